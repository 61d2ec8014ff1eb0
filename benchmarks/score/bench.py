"""Scores in memory: answers to scores, on one thread and on all. Run by benchmarks/run."""
import pathlib
import statistics
import sys

import numpy as np

import key
from data import made_by
from rounds import ONE_THREAD, Targets, environment, in_turns, number, ratio, table
from task import Size, Wanted, options_of, start

HERE = pathlib.Path(__file__).resolve().parent
R_RESPONDENTS = 100_000
LAYOUTS = {"float64-columns": "float64 columns", "float64-rows": "float64 rows", "int8-columns": "int8 columns"}
OURS = "intimetry"
CEILING = "ceiling: the same numbers added up"
WITH_TABLE = "ceiling: and a table written"


def start_contenders(build, folder):
    def python(name, *needs, **environ):
        return Wanted([sys.executable, HERE / f"{name}.py", folder, key.PATH], environment(**environ), needs)

    def compiled(name):
        return Wanted([build / "bin" / f"benchmark_score_{name}", folder, key.PATH], environment())

    return start({
        "ceiling": compiled("ceiling"),
        "intimetry": compiled("intimetry"),
        "NumPy, idiomatic": python("numpy_idiomatic", **ONE_THREAD),
        "NumPy, fastest": python("numpy_fastest", **ONE_THREAD),
        "pandas": python("pandas_frame", **ONE_THREAD),
        "Polars, one thread": python("polars_frame", "Python polars", **ONE_THREAD),
        "Polars, all threads": python("polars_frame", "Python polars"),
        "psych": Wanted(["Rscript", HERE / "psych.R", folder, key.PATH], environment(), ("R psych",)),
    })


def psych(function, respondents):
    """What tables call a function of psych, which has the first respondents alone."""
    return f"psych::{function}, {min(R_RESPONDENTS, respondents):,} respondents"


def list_entries(contenders, respondents):
    """(name, contender, entry, layout) of those that were started; the order is that of the table and of the rounds."""
    entries = []
    for layout in LAYOUTS:
        both = "columns" if layout != "float64-rows" else None
        if both:
            entries.append((CEILING, "ceiling", layout, layout))
            entries.append((WITH_TABLE, "ceiling", f"{layout}/table", layout))
        entries += [
            (f"{OURS}, one thread", "intimetry", f"{layout}/1", layout),
            (f"{OURS}, one thread, fresh table", "intimetry", f"{layout}/fresh", layout),
            (f"{OURS}, all threads", "intimetry", f"{layout}/all", layout),
            ("NumPy, fastest", "NumPy, fastest", layout, layout),
            ("NumPy, idiomatic", "NumPy, idiomatic", layout, layout),
        ]
        if both:
            entries += [(name, name, layout, layout) for name in ("Polars, one thread", "Polars, all threads")]
        if layout == "float64-columns":
            entries.append(("pandas", "pandas", layout, layout))
            entries += [(psych(name, respondents), "psych", name, layout) for name in ("scoreFast", "scoreItems")]
    return [entry for entry in entries if entry[1] in contenders]


def complete_administrations(folder):
    """Returns, for each respondent that psych scores and each scale, whether all items are answered."""
    answers = np.fromfile(folder / "int8-columns-r.raw", dtype=np.int8).reshape(len(key.ITEMS), -1)
    return np.array([(answers[items] >= 0).all(axis=0) for items in key.KEY])


def compare_answers(contenders, entries, folder):
    """Lets every contender save its scores, and returns whether all agree with idiomatic NumPy's."""

    def saved(contender, entry):
        path = folder / "scores.raw"
        contenders[contender].do("save", entry, path)
        return np.fromfile(path, dtype="float64").reshape(len(key.SCALES), -1)

    wanted = saved("NumPy, idiomatic", "float64-columns")
    complete = complete_administrations(folder)
    agree = True
    for name, contender, entry, layout in entries:
        if contender == "ceiling":
            continue
        found = saved(contender, entry)
        if contender == "psych":  # its rule for missing answers is another one
            same = np.allclose(found[complete], wanted[:, : found.shape[1]][complete], rtol=1e-12, atol=0)
        else:
            same = np.allclose(found, wanted, rtol=1e-12, atol=0, equal_nan=True)
        if not same:
            print(f"ANSWERS DIFFER: {name}, {LAYOUTS[layout]}")
            agree = False
    return agree


def per_respondent(times, contender, respondents):
    scored = min(R_RESPONDENTS, respondents) if contender == "psych" else respondents
    return [1e9 * seconds / scored for seconds in times]


def print_results(times, entries):
    for layout, title in LAYOUTS.items():
        ours = times[f"{OURS}, one thread", layout]
        rows = []
        for name, _, _, at in entries:
            if at != layout:
                continue
            taken = times[name, layout]
            rows.append([name, number(statistics.median(taken)), number(min(taken)),
                         *(number(value) for value in ratio(taken, ours))])
        table([title, "median, ns a respondent", "least", "times ours, by medians", "by minima"], rows)


def print_targets(times, respondents):
    targets = Targets()
    ours = {layout: times[f"{OURS}, one thread", layout] for layout in LAYOUTS}
    reals, bytes_ = "float64-columns", "int8-columns"
    for layout, limit in ((reals, 1.5), (bytes_, 2)):
        targets.at_most(f"{LAYOUTS[layout]}, times the ceiling", ratio(ours[layout], times[CEILING, layout]), limit)
        targets.at_most(f"{LAYOUTS[layout]}, times the ceiling with the table",
                        ratio(ours[layout], times[WITH_TABLE, layout]), 1.5)
    for layout, title in LAYOUTS.items():
        targets.at_least(f"{title}, fastest NumPy over ours", ratio(times["NumPy, fastest", layout], ours[layout]), 1)
    targets.at_least("float64 columns, idiomatic NumPy over ours",
                     ratio(times["NumPy, idiomatic", reals], ours[reals]), 8)
    targets.at_least("int8 columns, idiomatic NumPy over ours",
                     ratio(times["NumPy, idiomatic", bytes_], ours[bytes_]), 30)
    targets.at_least("a respondent, psych::scoreItems over ours",
                     ratio(times.get((psych("scoreItems", respondents), reals)), ours[reals]), 100)
    targets.print()


def main():
    options = options_of("score", respondents=Size(1_000_000, tiny=2_000), rounds=Size(11, tiny=1))
    folder = made_by(HERE / "make_data.py", options.build / "data" / f"score-{options.respondents}", options.respondents)
    contenders = start_contenders(options.build, folder)
    entries = list_entries(contenders, options.respondents)
    agree = compare_answers(contenders, entries, folder)
    if agree:
        print(f"All answers agree. {options.respondents:,} respondents, {options.rounds} rounds.\n")
        runs = {(name, layout): (lambda c=contenders[contender], e=entry: c.do("run", e))
                for name, contender, entry, layout in entries}
        times = in_turns(runs, options.rounds, "score: ")
        for name, contender, _, layout in entries:
            times[name, layout] = per_respondent(times[name, layout], contender, options.respondents)
        print_results(times, entries)
        print_targets(times, options.respondents)
    for contender in contenders.values():
        contender.close()
    return 0 if agree else 1


sys.exit(main())
