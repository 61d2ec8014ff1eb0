"""polars_csv.py ANSWERS SCORES: one lazy query from file to file, with the default number of threads of Polars."""
import functools
import operator
import sys

import polars as pl

from key import HIGH, ITEMS, KEY, LEAST, LENGTH, LOW, REVERSED, SCALES


def keyed(item):
    column = pl.col(ITEMS[item])
    return pl.lit(LOW + HIGH, dtype=pl.Int8) - column if item in REVERSED else column


def total(columns):
    return functools.reduce(operator.add, columns)


scores = []
for scale, items in zip(SCALES, KEY):
    answered = total(pl.col(ITEMS[item]).is_not_null().cast(pl.Int8) for item in items)
    sums = total(keyed(item).fill_null(0) for item in items).cast(pl.Float64)
    scores += [pl.when(answered >= LEAST).then(LENGTH * sums / answered).alias(scale), answered.alias(f"{scale}_n")]

answers = pl.scan_csv(sys.argv[1], schema={"id": pl.String} | {item: pl.Int8 for item in ITEMS})
answers.select("id", *scores).sink_csv(sys.argv[2])
