"""A table of answers to a table of scores, file to file, each contender a whole process. Run by benchmarks/run."""
import pathlib
import statistics
import subprocess
import sys

import key
from installed import all_missing
from process import measure
from rounds import Targets, environment, in_turns, number, ratio, table
from task import Size, options_of, say_skipped

HERE = pathlib.Path(__file__).resolve().parent
OURS = "intimetry"
OURS_ONE = "intimetry, one thread"


def make_data(folder, respondents):
    path = folder / f"answers-{respondents}.csv"
    if not path.exists():
        subprocess.run([sys.executable, HERE / "make_data.py", path, str(respondents)], env=environment(), check=True)
    return path


def list_commands(program, answers, folder):
    """Returns name -> (command, output file)."""
    commands = {}
    ours = [str(program), "score", str(answers), "-i", str(key.PATH)]
    for name, threads in ((OURS, []), (OURS_ONE, ["--threads", "1"])):
        output = folder / f"scores-{len(commands)}.csv"
        commands[name] = [*ours, *threads, "-o", str(output)], output
    for name, script in (("pandas", "pandas_csv.py"), ("Polars", "polars_csv.py")):
        if all_missing([f"Python {name.lower()}"]):
            continue
        output = folder / f"scores-{len(commands)}.csv"
        commands[name] = [sys.executable, str(HERE / script), str(answers), str(output)], output
    return commands


def answers_agree(commands):
    for command, _ in commands.values():
        measure(command)
    files = [str(output) for _, output in commands.values()]
    wanted = str(commands["pandas"][1])
    return subprocess.run([sys.executable, HERE / "compare.py", wanted, *files], check=False).returncode == 0


def print_results(results, long_result, answers, long_answers):
    def row(name, path, runs):
        seconds = [run[0] for run in runs]
        return [name, f"{path.stat().st_size / 1e6:.0f}", number(statistics.median(seconds)), number(min(seconds)),
                number(max(run[1] for run in runs))]

    rows = [row(name, answers, runs) for name, runs in results.items()]
    rows.append(row(f"{OURS}, ten times the table", long_answers, long_result))
    table(["file to file", "MB read", "median, s", "least", "peak memory, MB"], rows)


def print_targets(results, long_result):
    seconds = {name: [run[0] for run in runs] for name, runs in results.items()}
    peak = {name: max(run[1] for run in runs) for name, runs in results.items()}
    long_peak = max(run[1] for run in long_result)
    targets = Targets()
    targets.at_least("pandas over ours", ratio(seconds["pandas"], seconds[OURS]), 8)
    targets.at_least("Polars over ours", ratio(seconds.get("Polars"), seconds[OURS]), 1)
    targets.at_most("our peak memory, MB", (peak[OURS], peak[OURS]), 150)
    targets.at_most("our peak memory at ten times the table, MB", (long_peak, long_peak), 150)
    targets.print()


def main():
    options = options_of("csv", respondents=Size(1_000_000, tiny=2_000), rounds=Size(7, tiny=1))
    if absent := all_missing(["Python polars"]):
        say_skipped("Polars", absent)
    folder = options.build / "data"
    answers = make_data(folder, options.respondents)
    long_answers = make_data(folder, 10 * options.respondents)
    commands = list_commands(options.program, answers, folder)
    if not answers_agree(commands):
        return 1
    print(f"All answers agree. {options.respondents:,} respondents, {options.rounds} rounds.\n")
    runs = {name: (lambda c=command: measure(c)) for name, (command, _) in commands.items()}
    results = in_turns(runs, options.rounds, "csv: ")
    long_command = list_commands(options.program, long_answers, folder)[OURS][0]
    long_result = [measure(long_command) for _ in range(2)]
    print_results(results, long_result, answers, long_answers)
    print_targets(results, long_result)
    for _, output in commands.values():
        output.unlink()
    return 0


sys.exit(main())
