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
        "R": Contender(["Rscript", str(HERE / "permutations.R"), *words], environment(**ONE_THREAD)),
    }
    entries = {OURS: ("ours", "1"), "intimetry, all threads": ("ours", "all"),
               "NumPy, profiles paired anew": ("NumPy", "profiles"), "NumPy, pair matrix": ("NumPy", "table"),
               "R, pair matrix": ("R", "table")}
    good = agree(contenders, entries, folder, options.permutations)
    if good:
        print(f"All answers agree. {options.permutations:,} re-pairings of {size[0]} couples x {size[1]} items, "
              f"{options.rounds} rounds.\n")
        runs = {name: (lambda c=contenders[contender], e=entry: c.do("run", e))
                for name, (contender, entry) in entries.items()}
        growth = [(what, n) for what in ("icc", "pairwise") for n in SIZES]
        runs |= {(what, n): (lambda e=f"{what}-{n}": contenders["ours"].do("run", e)) for what, n in growth}
        times = in_turns(runs, options.rounds, "dyadic: ")
        table(["pseudo-couples", "median, ms", "least", "times ours, by medians", "by minima"],
              [[name, number(1e3 * statistics.median(times[name])), number(1e3 * min(times[name])),
                *(number(value) for value in ratio(times[name], times[OURS]))] for name in entries])
        table(["ours, ns a couple", *(f"{n:,}" for n in SIZES)],
              [[what, *(number(1e9 * min(times[what, n]) / n) for n in SIZES)] for what in ("icc", "pairwise")])
        targets = Targets()
        for name in ("NumPy, profiles paired anew", "NumPy, pair matrix", "R, pair matrix"):
            targets.at_least(f"{name}, over ours", ratio(times[name], times[OURS]), 10)
        targets.print()
    for contender in contenders.values():
        contender.close()
    return 0 if good else 1


sys.exit(main())
