"""naive.py ANSWERS COUPLES OUTPUT: the differences, gaps and their errors in plain Python, by the definitions, as the
expected output of the program before it is timed. Shares no code with it."""
import csv
import json
import math
import pathlib
import statistics
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEY = json.loads((ROOT / "instruments/five-dimensions/instrument.json").read_text(encoding="utf-8"))


def keyed(row, scale):
    return [4 - int(row[item]) if item in scale.get("reversed", []) else int(row[item]) for item in scale["items"]]


def paired(a, b):
    """The difference of two sums of keyed answers, and its standard error: t = mean(d) / (s_d / sqrt k)."""
    differences = [x - y for x, y in zip(a, b)]
    return sum(differences), math.sqrt(len(a)) * statistics.stdev(differences)


def main():
    source, couples, target = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    administrations = {}
    with open(source, newline="", encoding="ascii") as file:
        for row in csv.DictReader(file):
            if row["couple"] not in administrations and len(administrations) == couples:
                break
            administrations.setdefault(row["couple"], {})[row["partner"], row["perspective"]] = row
    with open(target, "w", newline="", encoding="ascii") as file:
        out = csv.writer(file)
        for couple, by_administration in administrations.items():
            for scale in KEY["scales"]:
                answers = {administration: keyed(row, scale) for administration, row in by_administration.items()}
                values = [*paired(answers["A", "now"], answers["B", "now"])]
                values += paired(answers["A", "ideal"], answers["A", "now"]) if not scale.get("validity") else ("", "")
                out.writerow([couple, scale["id"], *values])


main()
