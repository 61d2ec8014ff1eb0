"""A sample of couples: re-pairing permutations, and how time grows with the couples. Run by benchmarks/run."""
import argparse
import pathlib
import statistics
import subprocess
import sys

import numpy as np

from rounds import ONE_THREAD, Contender, Targets, environment, in_turns, number, ratio, table

HERE = pathlib.Path(__file__).resolve().parent
OURS = "intimetry, one thread"
NLME_COUPLES = 10_000
SIZES = (1_000, 10_000, 100_000, 1_000_000)


def agree(contenders, entries, folder, permutations):
    """Similarity and baseline to 1e-12; mean and SD of the re-paired means to what other random numbers allow."""
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
    """nlme finds the correlation by iteration: six digits."""
    answers = []
    for contender, entry in (("ours", f"apim/{NLME_COUPLES}"), ("nlme", "gls")):
        contenders[contender].do("save", entry, folder / "found.raw")
        answers.append(np.fromfile(folder / "found.raw"))
    if np.allclose(*answers, rtol=1e-6, atol=0):
        return True
    print(f"ANSWERS DIFFER: actor-partner model: {answers[0]}, nlme {answers[1]}")
    return False


def main():
    parser = argparse.ArgumentParser(prog="benchmarks/run dyadic")
    parser.add_argument("--build", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--couples", type=int, default=1_000)
    parser.add_argument("--items", type=int, default=40)
    parser.add_argument("--permutations", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    size = [str(options.couples), str(options.items)]
    folder = options.build / "data" / ("dyadic-" + "-".join(size))
    subprocess.run([sys.executable, HERE / "make_data.py", folder, *size], check=True)
    words = [str(folder), *size, str(options.permutations)]
    contenders = {
        "ours": Contender([str(options.build / "bin" / "benchmark_dyadic_intimetry"), *words], environment()),
        "NumPy": Contender([sys.executable, str(HERE / "numpy_permutations.py"), *words], environment(**ONE_THREAD)),
        "nlme": Contender(["Rscript", str(HERE / "apim.R"), str(folder), str(NLME_COUPLES)], environment(**ONE_THREAD)),
        "R": Contender(["Rscript", str(HERE / "permutations.R"), *words], environment(**ONE_THREAD)),
    }
    entries = {OURS: ("ours", "1"), "intimetry, all threads": ("ours", "all"),
               "NumPy, profiles paired anew": ("NumPy", "profiles"), "NumPy, pair matrix": ("NumPy", "table"),
               "R, pair matrix": ("R", "table")}
    good = agree(contenders, entries, folder, options.permutations) and apims_agree(contenders, folder)
    if good:
        print(f"All answers agree. {options.permutations:,} re-pairings of {size[0]} couples x {size[1]} items, "
              f"{options.rounds} rounds.\n")
        runs = {name: (lambda c=contenders[contender], e=entry: c.do("run", e))
                for name, (contender, entry) in entries.items()}
        runs |= {"nlme": lambda: contenders["nlme"].do("run", "gls"),
                 "apim": lambda: contenders["ours"].do("run", "apim/100000")}
        growing = ("icc", "pairwise", "apim")
        growth = [(what, n) for what in growing for n in SIZES]
        runs |= {(what, n): (lambda e=f"{what}-{n}": contenders["ours"].do("run", e)) for what, n in growth}
        times = in_turns(runs, options.rounds, "dyadic: ")
        table(["pseudo-couples", "median, ms", "least", "times ours, by medians", "by minima"],
              [[name, number(1e3 * statistics.median(times[name])), number(1e3 * min(times[name])),
                *(number(value) for value in ratio(times[name], times[OURS]))] for name in entries])
        table(["ours, ns a couple", *(f"{n:,}" for n in SIZES)],
              [[what, *(number(1e9 * min(times[what, n]) / n) for n in SIZES)] for what in growing])
        per_couple = [[1e6 * s / n for s in times[name]] for name, n in (("apim", 100_000), ("nlme", NLME_COUPLES))]
        table(["actor-partner model", "couples", "median, microseconds a couple", "times ours, by medians", "by minima"],
              [["intimetry", "100,000", number(statistics.median(per_couple[0])), "1", "1"],
               ["R nlme, gls", f"{NLME_COUPLES:,}", number(statistics.median(per_couple[1])),
                *(number(value) for value in ratio(per_couple[1], per_couple[0]))]])
        targets = Targets()
        for name in ("NumPy, profiles paired anew", "NumPy, pair matrix", "R, pair matrix"):
            targets.at_least(f"{name}, over ours", ratio(times[name], times[OURS]), 10)
        for what in growing:
            a_couple = [min(times[what, n]) / n for n in SIZES]
            grown = a_couple[-1] / a_couple[0]
            targets.at_most(f"{what}: time a couple, 10^6 couples over 10^3", (grown, grown), 2)
        targets.print()
    for contender in contenders.values():
        contender.close()
    return 0 if good else 1


sys.exit(main())
