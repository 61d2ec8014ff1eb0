"""compare.py WANTED FOUND...: compares tables of scores cell by cell; additional columns of others are ignored.

A separate process: the memory of one that starts contenders would count as theirs.
"""
import sys

import numpy as np
import pandas as pd

wanted = pd.read_csv(sys.argv[1], dtype={"id": str})
status = 0
for path in sys.argv[2:]:
    found = pd.read_csv(path, dtype={"id": str}, usecols=list(wanted.columns))[list(wanted.columns)]
    same = found["id"].equals(wanted["id"]) and np.allclose(
        found.drop(columns="id"), wanted.drop(columns="id"), rtol=1e-12, atol=0, equal_nan=True)
    if not same:
        print(f"ANSWERS DIFFER: {path} from {sys.argv[1]}")
        status = 1
sys.exit(status)
