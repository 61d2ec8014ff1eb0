"""im.score on data frames, against what one writes with each library, and against the C++ kernel."""
import argparse
import pathlib
import statistics
import sys

import numpy as np

import key
from data import made_by
from rounds import ONE_THREAD, Contender, Targets, environment, in_turns, number, ratio, table

HERE = pathlib.Path(__file__).resolve().parent
SCORE = HERE.parent / "score"


def start_contenders(build, folder):
    def python(path, *more, **environ):
        return Contender([sys.executable, str(path), str(folder), *(more or [str(key.PATH)])], environment(**environ))

    return {
        "kernel": Contender([str(build / "bin" / "benchmark_score_intimetry"), str(folder), str(key.PATH)], environment()),
        "ours, one thread": python(HERE / "intimetry_package.py", "1", **ONE_THREAD),
        "ours, all threads": python(HERE / "intimetry_package.py", "0"),
        "NumPy": python(SCORE / "numpy_idiomatic.py", **ONE_THREAD),
        "pandas": python(SCORE / "pandas_frame.py", **ONE_THREAD),
        "Polars, one thread": python(SCORE / "polars_frame.py", **ONE_THREAD),
        "Polars, all threads": python(SCORE / "polars_frame.py"),
        "DuckDB, one thread": python(HERE / "duckdb_sql.py", "1"),
        "DuckDB, all threads": python(HERE / "duckdb_sql.py", "0"),
    }


def list_entries():
    """(name, contender, entry) in the order of the table and of the rounds."""
    entries = [("C++ kernel, one thread, fresh table", "kernel", "float64-columns/fresh"),
               ("C++ kernel, one thread, fresh table, bitmaps", "kernel", "float64-validity/fresh"),
               ("C++ kernel, one thread, kept table", "kernel", "float64-columns/1"),
               ("C++ kernel, one thread, kept table, bitmaps", "kernel", "float64-validity/1")]  # fmt: skip
    for threads in ("one thread", "all threads"):
        entries += [(f"im.score, {kind}, {threads}", f"ours, {threads}", kind)
                    for kind in ("polars", "polars-int8", "pyarrow", "pandas", "numpy")]
    entries += [("NumPy", "NumPy", "float64-columns"), ("pandas", "pandas", "float64-columns")]
    for library in ("Polars", "DuckDB"):
        for threads in ("one thread", "all threads"):
            entries += [(f"{library}, {threads}, {layout}", f"{library}, {threads}", layout)
                        for layout in ("float64-columns", "int8-columns")]
    return entries


def compare_answers(contenders, entries, folder):
    def saved(contender, entry):
        path = folder / "scores.raw"
        contenders[contender].do("save", entry, path)
        return np.fromfile(path, dtype="float64").reshape(len(key.SCALES), -1)

    wanted = saved("NumPy", "float64-columns")
    agree = True
    for name, contender, entry in entries:
        if not np.allclose(saved(contender, entry), wanted, rtol=1e-12, atol=0, equal_nan=True):
            print(f"ANSWERS DIFFER: {name}")
            agree = False
    return agree


def print_results(times, entries, respondents):
    ours = times["im.score, polars, one thread"]
    rows = [[name, number(1e9 * statistics.median(times[name]) / respondents), number(1e9 * min(times[name]) / respondents),
             *(number(value) for value in ratio(times[name], ours))] for name, _, _ in entries]
    table([f"{respondents:,} x 36", "median, ns a respondent", "least", "times ours (polars), by medians", "by minima"], rows)
    targets = Targets()
    for kind in ("polars", "pyarrow", "pandas"):
        mine = times[f"im.score, {kind}, one thread"]
        for other in ("NumPy", "pandas", "Polars, one thread, float64-columns", "DuckDB, one thread, float64-columns"):
            targets.at_least(f"{other} / im.score on {kind}, one thread", ratio(times[other], mine), 1)
        # Both write into memory that they had before.
        kernel = "kept table" if kind == "pandas" else "kept table, bitmaps"
        targets.at_most(f"im.score on {kind} / kernel with a {kernel}",
                        ratio(mine, times[f"C++ kernel, one thread, {kernel}"]), 1.25)
    for threads, layout, kind in (("all threads", "float64-columns", "polars"), ("one thread", "int8-columns", "polars-int8"),
                                  ("all threads", "int8-columns", "polars-int8")):  # fmt: skip
        mine = times[f"im.score, {kind}, {threads}"]
        for other in ("Polars", "DuckDB"):
            targets.at_least(f"{other}, {threads}, {layout} / im.score on {kind}, {threads}",
                             ratio(times[f"{other}, {threads}, {layout}"], mine), 1)
    for entry in ("one-mapping", "one-array"):
        found = [1000 * seconds for seconds in times[entry]]  # a thousand respondents a run
        targets.at_most(f"{entry}: microseconds a call", (statistics.median(found), min(found)), 100)
    targets.print()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--respondents", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    folder = made_by(SCORE / "make_data.py", asked.build / "data" / f"score-{asked.respondents}", asked.respondents)
    contenders = start_contenders(asked.build, folder)
    for contender in contenders.values():
        print(contender.versions)
    print()
    entries = list_entries()
    if not compare_answers(contenders, entries, folder):
        return 1

    def run(contender, entry):
        # Others had the caches and the memory for seconds: the first run after that is of them, not of the contender.
        contenders[contender].do("run", entry)
        return contenders[contender].do("run", entry)

    runs = {name: lambda c=contender, e=entry: run(c, e) for name, contender, entry in entries}
    runs |= {entry: lambda e=entry: run("ours, one thread", e) for entry in ("one-mapping", "one-array")}
    print_results(in_turns(runs, asked.rounds), entries, asked.respondents)
    for contender in contenders.values():
        contender.close()
    return 0


sys.exit(main())
