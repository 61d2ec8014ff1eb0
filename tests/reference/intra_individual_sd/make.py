"""Writes table.csv: the standard deviation of each row in ../longest_run/data/answers.csv, exact except for the root."""
import pathlib
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 40
HERE = pathlib.Path(__file__).resolve().parent
lines = (HERE / "../longest_run/data/answers.csv").read_text().split("\n")[1:-1]
with open(HERE / "table.csv", "w") as table:
    table.write("administration,sd\n")
    for number, line in enumerate(lines):
        x = [Fraction(a) for a in line.split() if a != "NA"]
        sd = "NA"
        if len(x) > 1:
            mean = sum(x) / len(x)
            variance = sum((a - mean) ** 2 for a in x) / (len(x) - 1)
            sd = f"{float((Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt()):.17g}"
        table.write(f"{number},{sd}\n")
