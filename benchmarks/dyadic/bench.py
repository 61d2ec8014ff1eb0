"""A sample of couples: re-pairing permutations, and time by number of couples. Run by benchmarks/run."""
import pathlib
import statistics
import subprocess
import sys

import numpy as np

from rounds import ONE_THREAD, Targets, environment, in_turns, number, ratio, table
from task import Size, Wanted, options_of, start

HERE = pathlib.Path(__file__).resolve().parent
OURS = "intimetry, one thread"
NLME_COUPLES = 10_000
SIZES = (1_000, 10_000, 100_000, 1_000_000)
GROWING = ("icc", "pairwise", "apim")
ENTRIES = {OURS: ("ours", "1"), "intimetry, all threads": ("ours", "all"),
           "NumPy, profiles paired anew": ("NumPy", "profiles"), "NumPy, pair matrix": ("NumPy", "table"),
           "R, pair matrix": ("R", "table")}


def agree(contenders, entries, folder, permutations):
    """Similarity and baseline agree to 1e-12; mean and SD of the re-paired means within Monte Carlo error."""
    answers = {}
    for name, (contender, entry) in entries.items():
        contenders[contender].do("save", entry, folder / "found.raw")
        answers[name] = np.fromfile(folder / "found.raw")
    wanted = answers["NumPy, pair matrix"]
    noise = wanted[3] * np.array([0, 0, 6 / permutations**0.5, 6 / (2 * permutations) ** 0.5])
    good = True
    for name, found in answers.items():
        if not np.all(np.abs(found - wanted) <= 1e-12 + noise):
            print(f"ANSWERS DIFFER: {name}: {found}, expected {wanted}")
            good = False
    return good


def apims_agree(contenders, folder):
    """nlme estimates the correlation by iteration, to six digits."""
    if "nlme" not in contenders:
        return True
    answers = []
    for contender, entry in (("ours", f"apim/{NLME_COUPLES}"), ("nlme", "gls")):
        contenders[contender].do("save", entry, folder / "found.raw")
        answers.append(np.fromfile(folder / "found.raw"))
    if np.allclose(*answers, rtol=1e-6, atol=0):
        return True
    print(f"ANSWERS DIFFER: actor-partner model: {answers[0]}, nlme {answers[1]}")
    return False


def start_contenders(build, folder, words):
    return start({
        "ours": Wanted([build / "bin" / "benchmark_dyadic_intimetry", *words], environment()),
        "NumPy": Wanted([sys.executable, HERE / "numpy_permutations.py", *words], environment(**ONE_THREAD)),
        "nlme": Wanted(["Rscript", HERE / "apim.R", folder, NLME_COUPLES], environment(**ONE_THREAD), ("R nlme",)),
        "R": Wanted(["Rscript", HERE / "permutations.R", *words], environment(**ONE_THREAD), ("R",)),
    })


def measured(contenders, entries, sizes, rounds):
    """Returns name -> seconds: for pseudo-couples by name, for models by model name, for growing sizes by both."""
    runs = {name: (lambda c=contenders[contender], e=entry: c.do("run", e))
            for name, (contender, entry) in entries.items()}
    if "nlme" in contenders:
        runs["nlme"] = lambda: contenders["nlme"].do("run", "gls")
    runs["apim"] = lambda: contenders["ours"].do("run", "apim/100000")
    runs |= {(what, n): (lambda e=f"{what}-{n}": contenders["ours"].do("run", e)) for what in GROWING for n in sizes}
    return in_turns(runs, rounds, "dyadic: ")


def print_results(times, entries, sizes):
    table(["pseudo-couples", "median, ms", "least", "times ours, by medians", "by minima"],
          [[name, number(1e3 * statistics.median(times[name])), number(1e3 * min(times[name])),
            *(number(value) for value in ratio(times[name], times[OURS]))] for name in entries])
    table(["ours, ns a couple", *(f"{n:,}" for n in sizes)],
          [[what, *(number(1e9 * min(times[what, n]) / n) for n in sizes)] for what in GROWING])
    ours = [1e6 * seconds / 100_000 for seconds in times["apim"]]
    rows = [["intimetry", "100,000", number(statistics.median(ours)), "1", "1"]]
    if "nlme" in times:
        theirs = [1e6 * seconds / NLME_COUPLES for seconds in times["nlme"]]
        rows.append(["R nlme, gls", f"{NLME_COUPLES:,}", number(statistics.median(theirs)),
                     *(number(value) for value in ratio(theirs, ours))])
    table(["actor-partner model", "couples", "median, microseconds a couple", "times ours, by medians", "by minima"], rows)


def print_targets(times, sizes):
    targets = Targets()
    for name in ("NumPy, profiles paired anew", "NumPy, pair matrix", "R, pair matrix"):
        targets.at_least(f"{name}, over ours", ratio(times.get(name), times[OURS]), 10)
    for what in GROWING:
        a_couple = [min(times[what, n]) / n for n in sizes]
        grown = a_couple[-1] / a_couple[0]
        targets.at_most(f"{what}: time a couple, {sizes[-1]:,} couples over {sizes[0]:,}", (grown, grown), 2)
    targets.print()


def main():
    options = options_of("dyadic", couples=Size(1_000, tiny=50), items=Size(40, tiny=10),
                         permutations=Size(10_000, tiny=500), rounds=Size(5, tiny=1))
    sizes = SIZES[:2] if options.tiny else SIZES
    size = [str(options.couples), str(options.items)]
    folder = options.build / "data" / ("dyadic-" + "-".join(size))
    subprocess.run([sys.executable, HERE / "make_data.py", folder, *size], check=True)
    contenders = start_contenders(options.build, folder, [folder, *size, options.permutations])
    entries = {name: entry for name, entry in ENTRIES.items() if entry[0] in contenders}
    good = agree(contenders, entries, folder, options.permutations) and apims_agree(contenders, folder)
    if good:
        print(f"All answers agree. {options.permutations:,} re-pairings of {size[0]} couples x {size[1]} items, "
              f"{options.rounds} rounds.\n")
        times = measured(contenders, entries, sizes, options.rounds)
        print_results(times, entries, sizes)
        print_targets(times, sizes)
    for contender in contenders.values():
        contender.close()
    return 0 if good else 1


sys.exit(main())
