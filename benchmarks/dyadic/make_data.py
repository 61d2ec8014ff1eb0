"""Writes couples.raw: 1,000 couples x 40 items of normal answers, first members then second, float64 rows; and
apim.raw: 100,000 couples, columns own and partner's x, then own and partner's y."""
import pathlib
import sys

import numpy as np

folder, couples, items = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
random = np.random.default_rng(20240926)
couple = random.normal(size=(couples, items))
both = np.stack([0.3 * couple + random.normal(size=couple.shape) for _ in range(2)])
both.tofile(folder / "couples.raw")

x = random.normal(size=(2, 100_000)) + 0.7 * random.normal(size=100_000)
y = 0.4 * x + 0.2 * x[::-1] + random.normal(size=(2, 100_000)) + 0.6 * random.normal(size=100_000)
np.concatenate([x, y]).tofile(folder / "apim.raw")
