"""Writes the simulated answers data/*.csv and table.csv, their covariances in rational arithmetic: python3 make.py"""

import csv
import pathlib
import random
from fractions import Fraction

HERE = pathlib.Path(__file__).parent
random.seed(20240917)


def likert(missing):
    trait = random.gauss(0, 1)
    answers = [min(5, max(1, round(3 + trait + random.gauss(0, 1)))) for _ in range(6)]
    return ["NA" if random.random() < missing else str(answer) for answer in answers]


def decimals():
    level = random.gauss(0, 1)
    return [f"{1e6 + level + random.gauss(0, 1):.6f}", f"{-3e4 + level:.9f}", f"{random.random():.12f}"]


def mixed(row):
    """Whole numbers in some rows, decimals in others, one beyond the bound of the integers, and missing answers."""
    whole = [str(random.randint(-30000, 30000)) for _ in range(4)]
    if row % 3 == 1:
        whole[row % 4] = f"{random.uniform(-100, 100):.5f}"
    if row % 7 == 2:
        whole[1] = str(random.randint(30001, 90000))
    return ["NA" if random.random() < 0.1 else cell for cell in whole]


SAMPLES = {
    "likert": [likert(0) for _ in range(120)],
    "likert_gaps": [likert(0.08) for _ in range(120)] + [["NA"] * 6],
    "decimals": [decimals() for _ in range(90)],
    "mixed": [mixed(row) for row in range(150)],
}


def covariance(pairs):
    n = len(pairs)
    x_mean, y_mean = (sum(column) / Fraction(n) for column in zip(*pairs))
    return sum((x - x_mean) * (y - y_mean) for x, y in pairs) / (n - 1)


def rows_of_table(name, rows):
    # The test reads doubles, so the exact value is that of the doubles, not of the decimals.
    numbers = [[None if cell == "NA" else Fraction(float(cell)) for cell in row] for row in rows]
    for cases in ("listwise", "pairwise"):
        used = numbers if cases == "pairwise" else [row for row in numbers if None not in row]
        for i in range(len(numbers[0])):
            for j in range(i, len(numbers[0])):
                pairs = [(row[i], row[j]) for row in used if row[i] is not None and row[j] is not None]
                mean = sum(x for x, _ in pairs) / Fraction(len(pairs))
                yield name, cases, i, j, len(pairs), repr(float(mean)), repr(float(covariance(pairs)))


def main():
    (HERE / "data").mkdir(exist_ok=True)
    table = []
    for name, rows in SAMPLES.items():
        with open(HERE / "data" / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(f"q{i + 1}" for i in range(len(rows[0])))
            writer.writerows(rows)
        table += rows_of_table(name, rows)
    with open(HERE / "table.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["data", "cases", "i", "j", "n", "mean", "covariance"])
        writer.writerows(table)


if __name__ == "__main__":
    main()
