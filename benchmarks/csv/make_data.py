"""make_data.py PATH RESPONDENTS: writes a table of answers, in parts: id, then one digit or nothing per item."""
import pathlib
import sys

import numpy as np

from key import ITEMS

OPTIONS, MISSING_SHARE, SEED, PART = 5, 0.02, 20240229, 100_000
ID_DIGITS = 8


def lines(random, first, count):
    """Returns the bytes of `count` lines, ids from `first`."""
    width = ID_DIGITS + 2 * len(ITEMS) + 1
    text = np.full((count, width), ord(","), dtype=np.uint8)
    numbers = np.arange(first, first + count)
    for place in range(ID_DIGITS):
        text[:, place] = ord("0") + numbers // 10 ** (ID_DIGITS - 1 - place) % 10
    answers = text[:, ID_DIGITS + 1 : width - 1 : 2]
    answers[:] = ord("0") + random.integers(0, OPTIONS, size=answers.shape, dtype=np.uint8)
    text[:, -1] = ord("\n")
    kept = np.ones(text.shape, dtype=bool)
    kept[:, ID_DIGITS + 1 : width - 1 : 2] = random.random(answers.shape, dtype=np.float32) >= MISSING_SHARE
    return text[kept].tobytes()


def main():
    path, respondents = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    path.parent.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(SEED)
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        file.write(",".join(["id", *ITEMS]).encode() + b"\n")
        for first in range(0, respondents, PART):
            file.write(lines(random, first, min(PART, respondents - first)))
    unfinished.rename(path)


main()
