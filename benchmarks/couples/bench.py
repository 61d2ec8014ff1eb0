"""Profiles of couples, file to file: time and memory by number of couples and of threads. Run by benchmarks/run."""
import csv
import math
import pathlib
import statistics
import subprocess
import sys

from process import measure
from rounds import Targets, environment, in_turns, number, table
from task import Size, options_of

HERE = pathlib.Path(__file__).resolve().parent
COMPARED = 1000


def make_data(folder, couples):
    path = folder / f"couples-{couples}.csv"
    if not path.exists():
        subprocess.run([sys.executable, HERE / "make_data.py", path, str(couples)], env=environment(), check=True)
    return path


def same(found, wanted):
    if found == "" or wanted == "":
        return found == wanted
    return math.isclose(float(found), float(wanted), rel_tol=1e-12, abs_tol=1e-12)


def answers_agree(program, answers, folder, couples):
    """Compares the table of the first couples with plain Python; each of its lines must be found."""
    found, wanted = folder / "couples-found.csv", folder / "couples-wanted.csv"
    subprocess.run([program, "couples", answers, "-i", "five-dimensions", "-o", found, "-q"], check=True)
    subprocess.run([sys.executable, HERE / "naive.py", answers, str(couples), wanted], check=True)
    with found.open(newline="") as ours, wanted.open(newline="") as naive:
        rows = csv.DictReader(ours)
        compared = 0
        for couple, scale, difference, error, gap, gap_error in csv.reader(naive):
            row = next(rows, None)
            if row is None:
                print(f"ANSWERS DIFFER: {couple} {scale} is not in the program's table")
                return False
            validity = scale == "idealisation"
            pairs = [(row["difference_now"], difference), (row["difference_now_se"], error)]
            if not validity:
                pairs += [(row["gap_first"], gap), (row["gap_first_se"], gap_error)]
            # If the answers have zero variance there is no error, and none is printed.
            pairs = [(f, "" if f == "" and float(w or 0) == 0 else w) for f, w in pairs]
            if (row["couple"], row["scale"]) != (couple, scale) or not all(same(*pair) for pair in pairs):
                print(f"ANSWERS DIFFER: {couple} {scale}: {pairs}")
                return False
            compared += 1
    return compared > 0


def main():
    options = options_of("couples", sizes=Size([1000, 10_000, 100_000, 1_000_000], tiny=[50, 200]),
                         rounds=Size(3, tiny=1))
    folder = options.build / "data"
    files = {size: make_data(folder, size) for size in options.sizes}
    program = str(options.program)
    compared = min(COMPARED, options.sizes[0])
    if not answers_agree(program, str(files[options.sizes[0]]), folder, compared):
        return 1
    print(f"The first {compared:,} couples agree with plain Python. {options.rounds} rounds.\n")
    output = folder / "couples-out.csv"

    def command(size, threads):
        return [program, "couples", str(files[size]), "-i", "five-dimensions", "-o", str(output), "-q", "--threads",
                str(threads)]

    middle = options.sizes[-2] if len(options.sizes) > 1 else options.sizes[-1]
    runs = {(size, threads): (lambda c=command(size, threads): measure(c))
            for size in options.sizes for threads in ((1, 2) if size == middle else (1,))}
    results = in_turns(runs, options.rounds, "couples: ")
    seconds = {run: statistics.median(one[0] for one in measured) for run, measured in results.items()}
    peak = {run: max(one[1] for one in measured) for run, measured in results.items()}
    table(["couples, now and ideal, 6 scales", "threads", "median, s", "microseconds a couple", "peak memory, MB"],
          [[f"{size:,}", str(threads), number(seconds[size, threads]), number(1e6 * seconds[size, threads] / size),
            number(peak[size, threads])] for size, threads in runs])
    targets = Targets()
    largest = options.sizes[-1]
    growth = (seconds[largest, 1] / largest) / (seconds[middle, 1] / middle)
    targets.at_most("time a couple, largest over the size before", (growth, growth), 1.15)
    more = peak[largest, 1] - peak[middle, 1]
    targets.at_most("memory more at the largest size, MB", (more, more), 40)
    gain = seconds[middle, 1] / seconds[middle, 2]
    targets.at_least("one thread over two", (gain, gain), 1.6)
    targets.print()
    output.unlink()
    return 0


sys.exit(main())
