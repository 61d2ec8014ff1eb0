"""make_data.py PATH COUPLES: writes the answers of simulated couples to five-dimensions (now and ideal, with the two
partners in adjacent rows), in parts: couple, partner, perspective, then one digit per item."""
import json
import pathlib
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEY = json.loads((ROOT / "instruments/five-dimensions/instrument.json").read_text(encoding="utf-8"))
ITEMS = [item["id"] for item in KEY["items"]]
SHEETS = [("A", "now"), ("A", "ideal"), ("B", "now"), ("B", "ideal")]
SEED, PART = 20240229, 20_000


def answers(random, count):
    """Returns answers 0 to 4, by couple, administration and item: half of their variance is the person's level."""
    levels = random.normal(size=(count, len(SHEETS), 1))
    felt = levels + random.normal(size=(count, len(SHEETS), len(ITEMS)))
    return np.digitize(felt, [-1.6, -0.5, 0.5, 1.6])


def main():
    path, couples = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    path.parent.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(SEED)
    unfinished = path.with_suffix(".part")
    with unfinished.open("w", encoding="ascii") as file:
        file.write(",".join(["couple", "partner", "perspective", *ITEMS]) + "\n")
        for first in range(0, couples, PART):
            for number, couple in enumerate(answers(random, min(PART, couples - first)), first + 1):
                for (partner, perspective), administration in zip(SHEETS, couple.tolist()):
                    file.write(f"c{number},{partner},{perspective},{','.join(map(str, administration))}\n")
    unfinished.rename(path)


main()
