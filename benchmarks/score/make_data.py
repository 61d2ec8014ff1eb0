"""make_data.py FOLDER RESPONDENTS: writes the answers, the same ones in three layouts, and in one for R."""
import pathlib
import sys

import numpy as np

ITEMS, OPTIONS, MISSING_SHARE, SEED = 36, 5, 0.02, 20240229
R_RESPONDENTS = 100_000


def main():
    folder, respondents = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(SEED)
    answers = random.integers(0, OPTIONS, size=(ITEMS, respondents), dtype=np.int8)
    answers[random.random((ITEMS, respondents), dtype=np.float32) < MISSING_SHARE] = -1
    answers.tofile(folder / "int8-columns.raw")
    answers[:, :R_RESPONDENTS].tofile(folder / "int8-columns-r.raw")
    reals = answers.astype(np.float64)
    reals[answers < 0] = np.nan
    reals.tofile(folder / "float64-columns.raw")
    np.ascontiguousarray(reals.T).tofile(folder / "float64-rows.raw")


main()
