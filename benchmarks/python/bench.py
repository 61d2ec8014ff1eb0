"""im.score on data frames, compared with code for each library, and with the C++ kernel."""
import pathlib
import statistics
import sys

import numpy as np

import key
from data import made_by
from installed import has
from rounds import ONE_THREAD, Targets, environment, in_turns, number, ratio, table
from task import Size, Wanted, options_of, start

HERE = pathlib.Path(__file__).resolve().parent
SCORE = HERE.parent / "score"


def start_contenders(build, folder):
    def python(path, *more, needs=(), **environ):
        return Wanted([sys.executable, path, folder, *(more or [key.PATH])], environment(**environ), needs)

    polars, duckdb = ("Python polars",), ("Python duckdb", "Python pyarrow")
    return start({
        "kernel": Wanted([build / "bin" / "benchmark_score_intimetry", folder, key.PATH], environment()),
        "ours, one thread": python(HERE / "intimetry_package.py", "1", **ONE_THREAD),
        "ours, all threads": python(HERE / "intimetry_package.py", "0"),
        "NumPy": python(SCORE / "numpy_idiomatic.py", **ONE_THREAD),
        "pandas": python(SCORE / "pandas_frame.py", **ONE_THREAD),
        "Polars, one thread": python(SCORE / "polars_frame.py", needs=polars, **ONE_THREAD),
        "Polars, all threads": python(SCORE / "polars_frame.py", needs=polars),
        "DuckDB, one thread": python(HERE / "duckdb_sql.py", "1", needs=duckdb),
        "DuckDB, all threads": python(HERE / "duckdb_sql.py", "0", needs=duckdb),
    })


def list_entries(contenders):
    """(name, contender, entry) of those that were started, in the order of the table and of the rounds."""
    entries = [("C++ kernel, one thread, fresh table", "kernel", "float64-columns/fresh"),
               ("C++ kernel, one thread, fresh table, bitmaps", "kernel", "float64-validity/fresh"),
               ("C++ kernel, one thread, kept table", "kernel", "float64-columns/1"),
               ("C++ kernel, one thread, kept table, bitmaps", "kernel", "float64-validity/1")]  # fmt: skip
    for threads in ("one thread", "all threads"):
        entries += [(f"im.score, {kind}, {threads}", f"ours, {threads}", kind)
                    for kind in ("polars", "polars-int8", "pyarrow", "pandas", "numpy")
                    if has(f"Python {kind.removesuffix('-int8')}")]
    entries += [("NumPy", "NumPy", "float64-columns"), ("pandas", "pandas", "float64-columns")]
    for library in ("Polars", "DuckDB"):
        for threads in ("one thread", "all threads"):
            entries += [(f"{library}, {threads}, {layout}", f"{library}, {threads}", layout)
                        for layout in ("float64-columns", "int8-columns")]
    return [entry for entry in entries if entry[1] in contenders]


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
    base = "polars" if has("Python polars") else "numpy"
    ours = times[f"im.score, {base}, one thread"]
    rows = [[name, number(1e9 * statistics.median(times[name]) / respondents), number(1e9 * min(times[name]) / respondents),
             *(number(value) for value in ratio(times[name], ours))] for name, _, _ in entries]
    table([f"{respondents:,} x 36", "median, ns a respondent", "least", f"times ours ({base}), by medians", "by minima"], rows)


def print_targets(times):
    targets = Targets()
    for kind in ("polars", "pyarrow", "pandas"):
        mine = times.get(f"im.score, {kind}, one thread")
        for other in ("NumPy", "pandas", "Polars, one thread, float64-columns", "DuckDB, one thread, float64-columns"):
            targets.at_least(f"{other} / im.score on {kind}, one thread", ratio(times.get(other), mine), 1)
        # Both write into memory that they already have.
        kernel = "kept table" if kind == "pandas" else "kept table, bitmaps"
        targets.at_most(f"im.score on {kind} / kernel with a {kernel}",
                        ratio(mine, times[f"C++ kernel, one thread, {kernel}"]), 1.25)
    for threads, layout, kind in (("all threads", "float64-columns", "polars"), ("one thread", "int8-columns", "polars-int8"),
                                  ("all threads", "int8-columns", "polars-int8")):  # fmt: skip
        mine = times.get(f"im.score, {kind}, {threads}")
        for other in ("Polars", "DuckDB"):
            targets.at_least(f"{other}, {threads}, {layout} / im.score on {kind}, {threads}",
                             ratio(times.get(f"{other}, {threads}, {layout}"), mine), 1)
    for entry in ("one-mapping", "one-array"):
        found = [1000 * seconds for seconds in times[entry]]  # a thousand respondents per run
        targets.at_most(f"{entry}: microseconds a call", (statistics.median(found), min(found)), 100)
    targets.print()


def main():
    asked = options_of("python", respondents=Size(1_000_000, tiny=2_000), rounds=Size(7, tiny=1))
    folder = made_by(SCORE / "make_data.py", asked.build / "data" / f"score-{asked.respondents}", asked.respondents)
    contenders = start_contenders(asked.build, folder)
    entries = list_entries(contenders)
    if not compare_answers(contenders, entries, folder):
        return 1

    def run(contender, entry):
        # Other contenders have used the caches and the memory, so the first run is not counted.
        contenders[contender].do("run", entry)
        return contenders[contender].do("run", entry)

    runs = {name: lambda c=contender, e=entry: run(c, e) for name, contender, entry in entries}
    runs |= {entry: lambda e=entry: run("ours, one thread", e) for entry in ("one-mapping", "one-array")}
    print(f"All answers agree. {asked.respondents:,} respondents, {asked.rounds} rounds.\n")
    times = in_turns(runs, asked.rounds, "python: ")
    print_results(times, entries, asked.respondents)
    print_targets(times)
    for contender in contenders.values():
        contender.close()
    return 0


sys.exit(main())
