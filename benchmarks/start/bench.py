"""The start time of a program: intimetry lists the instruments, Python does nothing."""
import os
import statistics
import sys

from process import measure
from rounds import Targets, in_turns, number, ratio, table
from task import Size, options_of


def main():
    options = options_of("start", rounds=Size(200, tiny=2))
    # Not the Python of the virtual environment, which takes longer to start, nor a launcher script.
    python = os.path.realpath(sys.executable)
    commands = {"intimetry list": [str(options.program), "list"], "python3 -c ''": [python, "-c", ""]}
    for command in commands.values():
        measure(command)
    results = in_turns({name: (lambda c=command: 1000 * measure(c)[0]) for name, command in commands.items()},
                       options.rounds, "start: ")
    rows = [[name, number(statistics.median(times)), number(min(times))] for name, times in results.items()]
    print(f"{options.rounds} rounds.\n")
    table(["whole process", "median, ms", "least"], rows)
    targets = Targets()
    targets.at_most("ours, times an empty Python", ratio(results["intimetry list"], results["python3 -c ''"]), 1)
    targets.print()
    return 0


sys.exit(main())
