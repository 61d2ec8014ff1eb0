"""pandas: a data frame of float64 columns, NaN for missing."""
import sys

import numpy as np
import pandas as pd

from contender import read_table, serve
from key import HIGH, ITEMS, KEY, LEAST, LENGTH, LOW, REVERSED, SCALES

reversed_items = [ITEMS[item] for item in REVERSED]


def score(answers):
    keyed = answers.copy()
    keyed[reversed_items] = LOW + HIGH - keyed[reversed_items]
    scores = {}
    for scale, items in zip(SCALES, KEY):
        part = keyed[[ITEMS[item] for item in items]]
        scores[scale] = (LENGTH * part.mean(axis=1)).where(part.count(axis=1) >= LEAST)
    return pd.DataFrame(scores)


def main():
    answers = pd.DataFrame(read_table(sys.argv[1], "float64-columns"), columns=ITEMS)
    serve(f"pandas {pd.__version__}, NumPy {np.__version__}", {"float64-columns": lambda: score(answers)})


main()
