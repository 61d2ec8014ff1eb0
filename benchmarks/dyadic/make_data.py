"""Writes couples.raw: 1,000 couples x 40 items of normal answers, first members then second, float64 rows."""
import pathlib
import sys

import numpy as np

folder, couples, items = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
random = np.random.default_rng(20240926)
couple = random.normal(size=(couples, items))
both = np.stack([0.3 * couple + random.normal(size=couple.shape) for _ in range(2)])
both.tofile(folder / "couples.raw")
