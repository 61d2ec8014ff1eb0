"""Reliability: alpha in memory, bootstraps of omega, and a long file in constant memory. Run by benchmarks/run."""
import pathlib
import statistics
import subprocess
import sys

import numpy as np

import key
from data import made_by
from process import measure
from rounds import ONE_THREAD, Targets, environment, in_turns, number, ratio, table
from task import Size, Wanted, options_of, start

HERE = pathlib.Path(__file__).resolve().parent
R_RESPONDENTS = 100_000
REPLICATIONS = 2000
LAYOUTS = {"float64-rows": "float64 rows", "float64-columns": "float64 columns", "int8-columns": "int8 columns"}
NUMPY = {"cov": "NumPy, np.cov", "product": "NumPy, one product", "variances": "NumPy, variances alone"}


def make_long_file(build, respondents):
    path = build / "data" / f"answers-{respondents}.csv"
    if not path.exists():
        maker = HERE.parent / "csv" / "make_data.py"
        subprocess.run([sys.executable, maker, path, str(respondents)], env=environment(), check=True)
    return path


def start_contenders(build, folder):
    numpy = [sys.executable, HERE / "numpy_alpha.py", folder, key.PATH]
    return start({
        "ours": Wanted([build / "bin" / "benchmark_reliability_intimetry", folder, key.PATH], environment()),
        "NumPy": Wanted(numpy, environment(**ONE_THREAD)),
        "NumPy threads": Wanted(numpy, environment()),
        "R": Wanted(["Rscript", HERE / "r.R", folder, key.PATH], environment(), ("R psych", "R lavaan")),
    })


def psych(respondents):
    """The name of psych in tables; it only gets the first respondents."""
    return f"psych::alpha, {min(R_RESPONDENTS, respondents):,} respondents"


def list_entries(contenders, respondents):
    """(label, contender, entry, factor of its time, its table) of those that
    were started."""
    entries = []
    for layout in LAYOUTS:
        if layout == "float64-rows":
            entries += [("intimetry, rows", "ours", "float64-rows/1", 1, layout),
                        ("intimetry, rows, all threads", "ours", "float64-rows/all", 1, layout)]
        entries.append(("intimetry, view", "ours", f"{layout}/view", 1, layout))
        entries += [(name, "NumPy", f"{layout}/{entry}", 1, layout) for entry, name in NUMPY.items()]
        if layout == "float64-rows":
            entries.append(("NumPy, np.cov, all threads", "NumPy threads", f"{layout}/cov", 1, layout))
    more = respondents / min(R_RESPONDENTS, respondents)
    entries.append((psych(respondents), "R", "alpha", more, "float64-rows"))
    entries += [("intimetry", "ours", "bootstrap/1", 1, "bootstrap"),
                ("intimetry, all threads", "ours", "bootstrap/all", 1, "bootstrap"),
                ("R factanal, 20 replications", "R", "factanal/20", REPLICATIONS / 20, "bootstrap"),
                ("R lavaan, 20 replications", "R", "lavaan/20", REPLICATIONS / 20, "bootstrap")]
    return [entry for entry in entries if entry[1] in contenders]


def compare_answers(contenders, entries, folder, respondents):
    def saved(contender, entry):
        path = folder / "numbers.raw"
        contenders[contender].do("save", entry, path)
        return np.fromfile(path, dtype="float64")

    agree = True

    def hold(name, found, wanted, tolerance):
        nonlocal agree
        length = min(len(found), len(wanted))
        if not np.allclose(found[:length], wanted[:length], rtol=tolerance, atol=0):
            print(f"ANSWERS DIFFER: {name}: {found} is not {wanted}")
            agree = False

    wanted = saved("ours", "float64-rows/1")
    for name, contender, entry, _, where in entries:
        if where != "bootstrap" and entry != "alpha":
            hold(f"{name}, {where}", saved(contender, entry), wanted, 1e-9)
    if "R" not in contenders:
        return agree
    if respondents <= R_RESPONDENTS:
        hold("psych::alpha", saved("R", "alpha"), wanted, 1e-9)
    else:  # only the same respondents
        first = np.fromfile(folder / "int8-rows-r.raw", dtype=np.int8).reshape(-1, 36).astype(float)
        c = np.cov(first, rowvar=False)
        hold("psych::alpha", saved("R", "alpha")[:1], np.array([36 / 35 * (1 - np.trace(c) / c.sum())]), 1e-9)
    ours = saved("ours", "bootstrap/1")
    hold("lavaan's omega", saved("R", "lavaan/20")[:1], ours[:1], 1e-6)
    found = saved("R", "factanal/400")
    hold("factanal's omega", found[:1], ours[:1], 1e-4)
    # Other random draws: the limits differ by their Monte Carlo error.
    if np.abs(found[1:] - ours[1:]).max() > 0.25 * (ours[2] - ours[1]):
        print(f"ANSWERS DIFFER: bootstrap intervals {found[1:]} and {ours[1:]}")
        agree = False
    return agree


def print_results(times, entries):
    base = {"float64-rows": "intimetry, rows", "float64-columns": "intimetry, view",
            "int8-columns": "intimetry, view", "bootstrap": "intimetry"}
    titles = {**{layout: f"alpha, {title}" for layout, title in LAYOUTS.items()},
              "bootstrap": f"{REPLICATIONS:,} bootstrap omegas, 2,800 x 25"}
    for where, ours in base.items():
        rows = [[name, number(1000 * statistics.median(times[name, where])), number(1000 * min(times[name, where])),
                 *(number(value) for value in ratio(times[name, where], times[ours, where]))]
                for name, _, _, _, at in entries if at == where]
        table([titles[where], "median, ms", "least", "times ours, by medians", "by minima"], rows)


def print_targets(times, peaks, respondents):
    targets = Targets()
    for layout, title in LAYOUTS.items():
        ours = times["intimetry, rows" if layout == "float64-rows" else "intimetry, view", layout]
        for name in NUMPY.values():
            targets.at_least(f"alpha, {title}: {name} over ours", ratio(times[name, layout], ours), 5)
    targets.at_least("alpha, float64 rows, all threads: NumPy, np.cov over ours",
                     ratio(times["NumPy, np.cov, all threads", "float64-rows"],
                           times["intimetry, rows, all threads", "float64-rows"]), 5)
    rows = times["intimetry, rows", "float64-rows"]
    targets.at_least("alpha: psych over ours", ratio(times.get((psych(respondents), "float64-rows")), rows), 5)
    ours = times["intimetry", "bootstrap"]
    for name in ("R factanal, 20 replications", "R lavaan, 20 replications"):
        targets.at_least(f"bootstrap: {name.split(',')[0]} over ours", ratio(times.get((name, "bootstrap")), ours), 10)
    small, large = peaks
    targets.at_most("peak memory at ten times the file, times the other", (large / small, large / small), 1.1)
    targets.print()


def long_files(options):
    """Returns the peak memory at two sizes, and prints the times."""
    rows, peaks = [], []
    for respondents in (options.respondents, 10 * options.respondents):
        path = make_long_file(options.build, respondents)
        command = [str(options.program), "reliability", str(path), "-i", str(key.PATH)]
        seconds, peak = measure(command)
        peaks.append(peak)
        rows.append([f"{respondents:,} x 36", f"{path.stat().st_size / 1e6:.0f}", number(seconds), number(peak)])
    table(["intimetry reliability, file", "MB read", "s", "peak memory, MB"], rows)
    return peaks


def main():
    options = options_of("reliability", respondents=Size(1_000_000, tiny=2_000), rounds=Size(5, tiny=1))
    folder = made_by(HERE / "make_data.py", options.build / "data" / f"reliability-{options.respondents}", options.respondents)
    contenders = start_contenders(options.build, folder)
    entries = list_entries(contenders, options.respondents)
    agree = compare_answers(contenders, entries, folder, options.respondents)
    if agree:
        print(f"All answers agree. {options.respondents:,} respondents, {options.rounds} rounds.\n")
        runs = {(name, where): (lambda c=contenders[contender], e=entry, f=factor: f * c.do("run", e))
                for name, contender, entry, factor, where in entries}
        times = in_turns(runs, options.rounds, "reliability: ")
    for contender in contenders.values():
        contender.close()
    if not agree:
        return 1
    print_results(times, entries)
    peaks = long_files(options)
    print_targets(times, peaks, options.respondents)
    return 0


sys.exit(main())
