"""Common parts of the tests of the Python package: simulated answers, frames of every kind, the program."""

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import intimetry as im

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("INTIMETRY_PROGRAM", "")

MAKERS = {
    "dict": lambda columns: {name: np.array([np.nan if v is None else v for v in column], dtype=float)
                             if all(v is None or isinstance(v, (int, float)) for v in column) else list(column)
                             for name, column in columns.items()},
    "pandas": pd.DataFrame,
    "polars": lambda columns: pl.DataFrame({n: pl.Series(n, list(c), strict=False) for n, c in columns.items()}),
    "pyarrow": lambda columns: pa.table({name: pa.array(list(column)) for name, column in columns.items()}),
}


def simulated(instrument, rows, seed=1, missing=0.05):
    """Return simulated answers, item -> list of numbers and None."""
    rng = np.random.default_rng(seed)
    sets = {one["id"]: one for one in instrument.to_dict()["response_sets"]}
    answers = {}
    for item in instrument.to_dict()["items"]:
        options = sets[item["response_set"]]
        if options.get("continuous"):
            column = np.round(rng.uniform(options["min"], options["max"], rows), 2).tolist()
        else:
            step = options.get("step", 1)
            column = rng.choice(np.arange(options["min"], options["max"] + 1, step), rows).tolist()
            column = [int(value) for value in column]
        answers[item["id"]] = [None if gone else value for value, gone in zip(column, rng.random(rows) < missing)]
    return answers


def as_csv(columns):
    """Return columns as the CSV text that the program reads."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in zip(*columns.values()):
        writer.writerow(["" if value is None or value != value else value for value in row])
    return text.getvalue()


def run(*arguments, stdin):
    if not PROGRAM:
        pytest.skip("INTIMETRY_PROGRAM is not set")
    done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def run_json(*arguments, stdin):
    return json.loads(run(*arguments, "--json", stdin=stdin))


def column_of(frame, name):
    """Return a column of any frame as a list; missing numbers are NaN."""
    column = frame[name]
    values = column.to_pylist() if hasattr(column, "to_pylist") else column.tolist() if hasattr(column, "tolist") \
        else column.to_list() if hasattr(column, "to_list") else list(column)
    return [float("nan") if value is None else value for value in values]


def same(a, b):
    """Whether two lists have the same bits; NaN equals NaN."""
    return len(a) == len(b) and all(x == y or (x != x and y != y) for x, y in zip(a, b))


def couples_answers(instrument, couples=60, seed=3):
    """Return a long table of simulated couples with correlated partners."""
    rng = np.random.default_rng(seed)
    known = im.load(instrument)
    sets = {one["id"]: one for one in known.to_dict()["response_sets"]}
    table = {"couple": [], "partner": []}
    for item in known.items:
        table[item] = []
    reversed_items = {item for scale in known.to_dict()["scales"] for item in scale.get("reversed", [])}
    for couple in range(couples):
        both = rng.normal()
        for partner in ("a", "b"):
            table["couple"].append(f"c{couple:03}")
            table["partner"].append(partner)
            own = 0.7 * both + 0.7 * rng.normal()
            for item in known.to_dict()["items"]:
                options = sets[item["response_set"]]
                middle = (options["min"] + options["max"]) / 2
                sign = -1 if item["id"] in reversed_items else 1
                value = round(middle + sign * (own + rng.normal()) * (options["max"] - options["min"]) / 5)
                table[item["id"]].append(int(min(max(value, options["min"]), options["max"])))
    return table
