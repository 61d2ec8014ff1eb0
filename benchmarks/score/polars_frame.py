"""Polars: one lazy query over columns with nulls. Plain sums of filled columns: of the spellings that we tried
(sum_horizontal, mean_horizontal, the streaming engine) the fastest."""
import functools
import operator
import sys

import polars as pl

from contender import read_table, serve
from key import HIGH, ITEMS, KEY, LEAST, LENGTH, LOW, REVERSED, SCALES


def keyed(item, dtype):
    column = pl.col(ITEMS[item])
    return pl.lit(LOW + HIGH, dtype=dtype) - column if item in REVERSED else column


def query(answers, dtype):
    scores = []
    for scale, items in zip(SCALES, KEY):
        answered = functools.reduce(operator.add, (pl.col(ITEMS[item]).is_not_null().cast(pl.Int8) for item in items))
        total = functools.reduce(operator.add, (keyed(item, dtype).fill_null(0) for item in items))
        scores.append(pl.when(answered >= LEAST).then(LENGTH * total.cast(pl.Float64) / answered).alias(scale))
    return answers.lazy().select(scores)


def main():
    folder = sys.argv[1]
    reals = pl.DataFrame(dict(zip(ITEMS, read_table(folder, "float64-columns").T)), nan_to_null=True)
    bytes_ = pl.DataFrame(dict(zip(ITEMS, read_table(folder, "int8-columns").T)))
    bytes_ = bytes_.with_columns(pl.all().replace(-1, None)).rechunk()
    serve(f"Polars {pl.__version__}, {pl.thread_pool_size()} thread(s)", {
        "float64-columns": lambda: query(reals, pl.Float64).collect(),
        "int8-columns": lambda: query(bytes_, pl.Int8).collect(),
    })


main()
