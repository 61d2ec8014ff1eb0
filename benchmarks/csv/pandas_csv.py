"""pandas_csv.py ANSWERS SCORES: read_csv, a data frame, to_csv."""
import sys

import pandas as pd

from key import HIGH, ITEMS, KEY, LEAST, LENGTH, LOW, REVERSED, SCALES

answers = pd.read_csv(sys.argv[1], dtype={"id": str} | {item: "float64" for item in ITEMS})
reversed_items = [ITEMS[item] for item in REVERSED]
answers[reversed_items] = LOW + HIGH - answers[reversed_items]
scores = answers[["id"]].copy()
for scale, items in zip(SCALES, KEY):
    part = answers[[ITEMS[item] for item in items]]
    answered = part.count(axis=1)
    scores[scale] = (LENGTH * part.mean(axis=1)).where(answered >= LEAST)
    scores[f"{scale}_n"] = answered
scores.to_csv(sys.argv[2], index=False)
