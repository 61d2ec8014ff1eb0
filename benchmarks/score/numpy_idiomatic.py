"""NumPy as a researcher writes it: reverse with np.where, nanmean along the items, half-rule."""
import sys
import warnings

import numpy as np

from contender import read_table, serve
from key import HIGH, KEY, LEAST, LENGTH, LOW, REVERSED

reverse = np.isin(np.arange(36), REVERSED)


def score_reals(answers):
    keyed = np.where(reverse, LOW + HIGH - answers, answers)
    scores = np.empty((len(answers), len(KEY)))
    for s, items in enumerate(KEY):
        scale = keyed[:, items]
        answered = (~np.isnan(scale)).sum(axis=1)
        scores[:, s] = np.where(answered >= LEAST, LENGTH * np.nanmean(scale, axis=1), np.nan)
    return scores


def score_bytes(answers):
    return score_reals(np.where(answers == -1, np.nan, answers))


def main():
    warnings.simplefilter("ignore", RuntimeWarning)  # the mean of no answers
    folder = sys.argv[1]
    tables = {layout: read_table(folder, layout) for layout in ("float64-columns", "float64-rows", "int8-columns")}
    serve(f"NumPy {np.__version__}", {
        "float64-columns": lambda: score_reals(tables["float64-columns"]),
        "float64-rows": lambda: score_reals(tables["float64-rows"]),
        "int8-columns": lambda: score_bytes(tables["int8-columns"]),
    })


main()
