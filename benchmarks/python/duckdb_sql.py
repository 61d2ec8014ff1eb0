"""DuckDB: one SQL statement over an Arrow table with nulls, to an Arrow table."""
import sys

import duckdb
import numpy as np
import pyarrow as pa

from contender import read_table, serve
from key import HIGH, ITEMS, KEY, LEAST, LENGTH, LOW, REVERSED, SCALES


def keyed(item):
    return f"{LOW + HIGH} - {ITEMS[item]}" if item in REVERSED else ITEMS[item]


def statement():
    scores = []
    for scale, items in zip(SCALES, KEY):
        answered = " + ".join(f"({ITEMS[item]} is not null)::tinyint" for item in items)
        total = " + ".join(f"coalesce({keyed(item)}, 0)" for item in items)
        scores.append(f"case when {answered} >= {LEAST} then {LENGTH} * ({total})::double / ({answered}) end as {scale}")
    return f"select {', '.join(scores)} from answers"


def main():
    folder, threads = sys.argv[1], int(sys.argv[2])
    connection = duckdb.connect(config={"threads": threads} if threads else {})

    def table(answers, missing):
        return pa.table({item: pa.array(column, mask=missing(column)) for item, column in zip(ITEMS, answers.T)})

    tables = {
        "float64-columns": table(read_table(folder, "float64-columns"), np.isnan),
        "int8-columns": table(read_table(folder, "int8-columns"), lambda column: column < 0),
    }

    def score(layout):
        connection.register("answers", tables[layout])
        return connection.sql(statement()).to_arrow_table()

    class Lazy:
        def __init__(self, found):
            self.found = found

        def __array__(self, dtype=None, copy=None):
            return np.column_stack([self.found[scale].to_numpy() for scale in SCALES])

    serve(f"DuckDB {duckdb.__version__}", {layout: lambda layout=layout: Lazy(score(layout)) for layout in tables})


main()
