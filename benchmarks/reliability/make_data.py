"""make_data.py FOLDER RESPONDENTS: complete answers of one factor to 36 items in three layouts, and 2,800 to 25."""
import pathlib
import sys

import numpy as np

ITEMS, OPTIONS, SEED, PART = 36, 6, 20240301, 100_000
R_RESPONDENTS = 100_000


def answers(random, respondents, items):
    trait = random.standard_normal((respondents, 1), dtype=np.float32)
    loadings = np.linspace(0.4, 1.2, items, dtype=np.float32)
    latent = loadings * trait + random.standard_normal((respondents, items), dtype=np.float32)
    return np.clip(np.floor(latent + OPTIONS / 2), 0, OPTIONS - 1).astype(np.int8)


def main():
    folder, respondents = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(SEED)
    rows = np.concatenate([answers(random, min(PART, respondents - first), ITEMS)
                           for first in range(0, respondents, PART)])
    np.ascontiguousarray(rows.T).tofile(folder / "int8-columns.raw")
    rows[:R_RESPONDENTS].tofile(folder / "int8-rows-r.raw")
    rows.astype(np.float64).tofile(folder / "float64-rows.raw")
    np.ascontiguousarray(rows.T.astype(np.float64)).tofile(folder / "float64-columns.raw")
    answers(random, 2800, 25).astype(np.float64).tofile(folder / "omega-rows.raw")


main()
