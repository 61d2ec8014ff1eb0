"""Runs contenders in turns, A B C A B C ..., so that disturbances of the machine affect all of them equally."""
import os
import pathlib
import statistics
import subprocess
import sys

COMMON = pathlib.Path(__file__).resolve().parent
ROOT = COMMON.parent.parent
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1"}


def environment(**more):
    return {**os.environ, "PYTHONPATH": str(COMMON), **more}


class Contender:
    """A process that holds the data and waits for commands; contender.py describes them."""

    def __init__(self, command, environ):
        self.name = pathlib.Path(command[-3] if len(command) > 2 else command[0]).name
        self._process = subprocess.Popen(command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        word, _, self.versions = self._answer().partition(" ")
        if word != "ready":
            raise SystemExit(f"benchmarks: {self.name} said '{word}' where 'ready' was expected")

    def _answer(self):
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"benchmarks: {self.name} ended early; its message is above")
        return line.strip()

    def do(self, *words):
        """Returns the seconds that the contender says it took."""
        self._process.stdin.write(" ".join(map(str, words)) + "\n")
        self._process.stdin.flush()
        return float(self._answer())

    def close(self):
        self._process.stdin.close()
        self._process.wait()


def in_turns(runs, rounds, note=""):
    """Calls each of `runs` (name -> function that returns a number) once per round; returns name -> numbers."""
    results = {name: [] for name in runs}
    for number in range(rounds):
        if sys.stderr.isatty():
            print(f"\r{note}round {number + 1} of {rounds} ", end="", file=sys.stderr, flush=True)
        for name, run in runs.items():
            results[name].append(run())
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    return results


def table(head, rows):
    """Prints a Markdown table; the first column is text, the others are numbers."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    for number, row in enumerate([head, *rows]):
        cells = [cell.ljust(width) if column == 0 else cell.rjust(width)
                 for column, (cell, width) in enumerate(zip(row, widths))]
        print("| " + " | ".join(cells) + " |")
        if number == 0:
            print("| " + " | ".join("-" * width if column == 0 else "-" * (width - 1) + ":"
                                    for column, width in enumerate(widths)) + " |")
    print()


def ratio(numbers, others):
    """Returns the ratio of the numbers to `others`, by medians and by minima; None if either was not measured."""
    if numbers is None or others is None:
        return None
    return statistics.median(numbers) / statistics.median(others), min(numbers) / min(others)


class Targets:
    """The targets and the results; printed, and never an error."""

    def __init__(self):
        self._rows = []

    def at_most(self, claim, found, limit):
        self._add(claim, found, f"at most {limit:g}", lambda value: value <= limit)

    def at_least(self, claim, found, limit):
        self._add(claim, found, f"at least {limit:g}", lambda value: value >= limit)

    def _add(self, claim, found, target, met):
        if found is None:
            self._rows.append([claim, target, "-", "-", "skipped"])
            return
        self._rows.append([claim, target, *(f"{value:.3g}" for value in found), "yes" if met(found[0]) else "NO"])

    def print(self):
        table(["target", "aimed at", "by medians", "by minima", "met"], self._rows)


def number(value):
    """Three significant digits, without an exponent."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
