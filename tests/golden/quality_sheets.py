"""Writes runs/quality-*/answers.csv: simulated answers of 120 people to five-dimensions, without faults and with one
fault of the data each. They contain no real answers.

    python3 quality_administrations.py
"""

import json
import math
import pathlib
import random

HERE = pathlib.Path(__file__).resolve().parent
INSTRUMENT = HERE / "../../instruments/five-dimensions/instrument.json"
CUTS = (-1.5, -0.6, 0.3, 1.2)
PEOPLE = 120
STRAIGHT_LINER, STOPS_EARLY = 4, 9


def answers(rng, scales, items):
    row = {}
    for scale in scales:
        level = rng.gauss(0, 1)
        for item in scale["items"]:
            felt = math.sqrt(0.4) * level + math.sqrt(0.6) * rng.gauss(0, 1)
            option = sum(felt > cut for cut in CUTS)
            row[item] = 4 - option if item in scale.get("reversed", []) else option
    return [row[item] for item in items]


def changed(rows, change):
    return [[x if x == "" else change(place, x) for place, x in enumerate(row)] for row in rows]


def write(run, items, rows):
    lines = ["respondent," + ",".join(items)]
    lines += [f"p{number:03}," + ",".join(map(str, row)) for number, row in enumerate(rows, 1)]
    folder = HERE / "runs" / run
    folder.mkdir(exist_ok=True)
    (folder / "answers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    instrument = json.loads(INSTRUMENT.read_text(encoding="utf-8"))
    items = [item["id"] for item in instrument["items"]]
    reversed_items = {item for scale in instrument["scales"] for item in scale.get("reversed", [])}
    rng = random.Random(6)
    clean = [answers(rng, instrument["scales"], items) for _ in range(PEOPLE)]
    clean[STRAIGHT_LINER] = [3] * len(items)
    clean[STOPS_EARLY][30:] = [""] * (len(items) - 30)
    write("quality-clean", items, clean)
    write("quality-one-off", items, changed(clean, lambda place, x: x + 1))
    write("quality-already-reversed", items,
          changed(clean, lambda place, x: 4 - x if items[place] in reversed_items else x))
    write("quality-already-reversed-but-one", items,
          changed(clean, lambda place, x: 4 - x if (items[place] in reversed_items) != (items[place] == "q7") else x))
    write("quality-wrong-key", items, changed(clean, lambda place, x: 4 - x if items[place] == "q7" else x))


if __name__ == "__main__":
    main()
