"""Writes data/answers.csv and table.csv: even-odd consistency of seeded administrations of six scales of five items, item i of
the form in scale i mod 6, by the definition with exact means."""
import math
import pathlib
import random
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
rng = random.Random(2)


def administration(care, gap):
    level = [rng.gauss(2, 1) for _ in range(6)]
    answers = [min(4, max(0, round(care * level[i % 6] + (1 - care) * rng.uniform(0, 4)))) for i in range(30)]
    return ["NA" if rng.random() < gap else str(a) for a in answers]


def correlation(x, y):
    mx, my = sum(x) / len(x), sum(y) / len(y)
    xx, yy = sum((a - mx) ** 2 for a in x), sum((b - my) ** 2 for b in y)
    if xx == 0 or yy == 0:
        return None
    return float(sum((a - mx) * (b - my) for a, b in zip(x, y))) / math.sqrt(xx * yy)


def consistency(answers):
    halves = []
    for scale in range(6):
        items = answers[scale::6]
        parts = [[Fraction(a) for a in items[start::2] if a != "NA"] for start in (0, 1)]
        if all(parts):
            halves.append([sum(part) / len(part) for part in parts])
    r = correlation(*zip(*halves)) if len(halves) > 2 else None
    return len(halves), "NA" if r is None else f"{r:.17g}", "NA" if r is None else f"{2 * r / (1 + r):.17g}"


(HERE / "data").mkdir(exist_ok=True)
with open(HERE / "data/answers.csv", "w") as data, open(HERE / "table.csv", "w") as table:
    data.write("answers\n")
    table.write("administration,scales,r,spearman_brown\n")
    for number in range(60):
        answers = administration(rng.choice([0, .5, .9]), rng.choice([0, .1, .6])) if number else ["3"] * 30
        data.write(" ".join(answers) + "\n")
        table.write(",".join(map(str, (number, *consistency(answers)))) + "\n")
