"""im.score on frames of each kind, which returns only the scores as the same kind."""
import sys

import numpy as np
import pandas as pd

import intimetry as im
from contender import read_table, serve
from installed import has
from key import ITEMS, PATH, SCALES


def polars_frames(reals, bytes_):
    import polars as pl

    return (pl.DataFrame(dict(zip(ITEMS, reals.T)), nan_to_null=True).rechunk(),
            pl.DataFrame(dict(zip(ITEMS, bytes_.T))).with_columns(pl.all().replace(-1, None)).rechunk())


def arrow_table(reals):
    import pyarrow as pa

    return pa.table({item: pa.array(column, from_pandas=True) for item, column in zip(ITEMS, reals.T)})


def main():
    folder = sys.argv[1]
    threads = int(sys.argv[2])
    instrument = im.load(str(PATH))
    reals = read_table(folder, "float64-columns")
    pandas = pd.DataFrame(reals, columns=ITEMS)
    one = {item: 3 for item in ITEMS}
    row = np.full(36, 3.0)

    def scored(frame):
        return im.score(frame, instrument, keep="scores", threads=threads)

    def columns(frame):
        return np.column_stack([np.asarray(frame[scale], dtype="float64") for scale in SCALES])

    def polars_columns(frame):
        return frame.select(SCALES).to_numpy()

    class Lazy:
        """Scores that are combined into one table only for comparison, as for other contenders."""

        def __init__(self, frame, to_table):
            self.frame, self.to_table = frame, to_table

        def __array__(self, dtype=None, copy=None):
            return self.to_table(self.frame)

    def respondents(data):
        for _ in range(1000):
            im.score(data, instrument, keep="scores")
        return np.zeros((1, 6))

    entries = {}
    if has("Python polars"):
        polars, polars_bytes = polars_frames(reals, read_table(folder, "int8-columns"))
        entries["polars"] = lambda: Lazy(scored(polars), polars_columns)
        entries["polars-int8"] = lambda: Lazy(scored(polars_bytes), polars_columns)
    if has("Python pyarrow"):
        arrow = arrow_table(reals)
        entries["pyarrow"] = lambda: Lazy(scored(arrow), columns)
    serve(f"intimetry {im.__version__}", entries | {
        "pandas": lambda: Lazy(scored(pandas), columns),
        "numpy": lambda: Lazy(scored(reals), columns),
        "one-mapping": lambda: respondents(one),
        "one-array": lambda: respondents(row),
    })


main()
