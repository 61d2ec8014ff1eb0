"""The Python side of a contender: holds the data and waits for commands, so that rounds can be interleaved.

Commands on standard input, one per line: `run ENTRY` answers with the seconds of one run, `save ENTRY PATH` writes
the scores of one run (float64, scale after scale). The first line written names the versions.
"""
import sys
import time

import numpy as np


def read_table(folder, layout):
    """Returns the answers, respondents x items, in the given memory layout."""
    kind, order = layout.split("-")
    flat = np.fromfile(f"{folder}/{layout}.raw", dtype=kind)
    return flat.reshape(-1, 36) if order == "rows" else flat.reshape(36, -1).T


def serve(versions, entries):
    """Answers commands; `entries` has a function for each entry, which returns respondents x scales."""
    print("ready", versions, flush=True)
    for line in sys.stdin:
        command, entry, *rest = line.split()
        start = time.perf_counter()
        scores = entries[entry]()
        seconds = time.perf_counter() - start
        if command == "save":
            np.ascontiguousarray(np.asarray(scores, dtype="float64").T).tofile(rest[0])
        print(seconds, flush=True)
