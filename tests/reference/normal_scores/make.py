"""Writes the simulated scores data/*.csv and table.csv, by pspp RANK. Run in this folder: python3 make.py"""

import csv
import pathlib
import random
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
METHODS = {"rankit": "RANKIT", "blom": "BLOM", "tukey": "TUKEY", "van_der_waerden": "VW"}


def samples():
    draw = random.Random(20261102)
    return {
        "ties": [draw.randrange(5, 16) for _ in range(60)],
        "no_ties": [round(draw.gauss(0, 3), 4) for _ in range(41)],
        "skewed": [min(4, int(draw.expovariate(1))) for _ in range(150)],
        "gaps": [None if draw.random() < 0.2 else draw.randrange(1, 8) for _ in range(35)],
        "two": [3, 1],
        "equal": [2, 2, 2],
    }


def ranked(scores):
    """The results of pspp: the rank of each score, and its normal score by each method."""
    lines = "\n".join("." if score is None else repr(score) for score in scores)
    syntax = [f"DATA LIST LIST NOTABLE / score (F20.6).\nBEGIN DATA\n{lines}\nEND DATA.", "RANK score / RANK INTO r."]
    for name, method in METHODS.items():
        syntax.append(f"RANK score / NORMAL INTO n_{name} / FRACTION={method}.")
    names = ["r"] + [f"n_{name}" for name in METHODS]
    syntax.append(f"FORMATS {' '.join(names)} (F22.16).")
    syntax.append(f"SAVE TRANSLATE /OUTFILE='out.csv' /TYPE=CSV /REPLACE /CELLS=VALUES /KEEP={' '.join(names)}.")
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "rank.sps").write_text("\n".join(syntax) + "\n", encoding="utf-8")
        subprocess.run(["pspp", "rank.sps", "-O", "format=txt", "-o", "log"], cwd=folder, check=True,
                       capture_output=True)
        with open(pathlib.Path(folder) / "out.csv", newline="", encoding="utf-8") as out:
            return list(csv.reader(out))


def main():
    (HERE / "data").mkdir(exist_ok=True)
    with open(HERE / "table.csv", "w", encoding="utf-8") as table:
        print("sample", "row", "rank", *METHODS, sep=",", file=table)
        for name, scores in samples().items():
            cells = ["NA" if score is None else str(score) for score in scores]
            (HERE / "data" / f"{name}.csv").write_text("score\n" + "\n".join(cells) + "\n", encoding="utf-8")
            for row, numbers in enumerate(ranked(scores), 1):
                print(name, row, *(number.strip() or "NA" for number in numbers), sep=",", file=table)


main()
