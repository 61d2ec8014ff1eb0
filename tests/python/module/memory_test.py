"""Answers are read without copying, the interpreter lock is released, and scores own their memory."""

import gc
import sys
import threading

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import MAKERS, column_of, same, simulated

import intimetry as im
from intimetry._frames import frame_of
from intimetry._reading import Reading

RAS = im.load("ras")
ITEMS = list(RAS.items)
LARGE = 140_000  # rows whose scores use memory that the module keeps for reuse


def arrow_of(table):
    return pa.table({item: pa.Array.from_buffers(pa.float64(), len(column), [None, pa.py_buffer(column)])
                     for item, column in zip(ITEMS, table)})  # fmt: skip


@pytest.mark.parametrize("make", [
    arrow_of,
    lambda table: pl.from_arrow(arrow_of(table)),
    lambda table: pd.DataFrame(dict(zip(ITEMS, table)), copy=False),
    lambda table: dict(zip(ITEMS, table)),
    lambda table: table.T,
], ids=["pyarrow", "polars", "pandas", "dict", "numpy"])  # fmt: skip
def test_answers_are_read_where_they_lie(make):
    table = np.full((7, 5), 2.0)
    frame = frame_of(make(table), ITEMS)
    scorer = RAS.scorer({})
    columns = Reading().take(frame, scorer.columns(frame.names, True)["items"])
    table[:, 3] = 4.0  # changes the view, unless it is a copy
    scores = scorer.score(columns, None, [], [], frame.label, frame.has_nulls).columns()["satisfaction"]
    # The key reverses q4 and q7: the mean of five 2s and two 4s, and of five 4s and two 2s.
    assert scores.tolist() == pytest.approx([18 / 7] * 3 + [24 / 7] + [18 / 7], rel=1e-15)


def test_the_lock_is_released_while_scoring():
    answers = {item: np.full(500_000, 3.0) for item in ITEMS}
    began, ran, stop = threading.Event(), threading.Event(), threading.Event()

    def other():
        while not stop.is_set():
            began.wait()
            began.clear()
            ran.set()

    thread = threading.Thread(target=other)
    thread.start()
    interval = sys.getswitchinterval()
    # The other thread runs only if the lock is released.
    sys.setswitchinterval(1000)
    try:
        tries = 0
        while not ran.is_set() and tries < 50:
            tries += 1
            began.set()
            before = ran.is_set()
            im.score(answers, RAS, keep="scores", threads=1)
            assert not before
        assert ran.is_set(), f"{tries} calls, and no other thread ran in any"
    finally:
        sys.setswitchinterval(interval)
        stop.set()
        began.set()
        thread.join()


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_a_column_outlives_its_frame(kind):
    answers = simulated(RAS, LARGE, missing=0.3)
    expected = column_of(im.score(MAKERS["dict"](answers), RAS, keep="scores"), "satisfaction")
    found = im.score(MAKERS[kind](answers), RAS, keep="scores")
    columns = {name: found[name] for name in ("satisfaction", "flags")}
    del found
    gc.collect()
    other = [im.score(MAKERS[kind](simulated(RAS, LARGE, seed=9)), RAS) for _ in range(3)]  # reuses freed
                                                                                            # memory
    assert len(other) == 3
    assert same(column_of(columns, "satisfaction"), expected)
    assert set(column_of(columns, "flags")) == {"", "satisfaction:prorated", "satisfaction:too_few_answers"}


@pytest.mark.parametrize("views", [True, False])
@pytest.mark.parametrize("pieces", [1, 3])
@pytest.mark.parametrize("bits", [True, False])
def test_an_arrow_stream_is_what_the_arrays_are(views, pieces, bits):
    answers = MAKERS["pyarrow"](simulated(RAS, 301, missing=0.3))
    frame = frame_of(pa.concat_tables([answers.slice(100 * i, 100 if i < pieces - 1 else None) for i in range(pieces)]))
    scorer = RAS.scorer({"metrics": ["pomp", "sem", "ci"]})
    columns = Reading().take(frame, scorer.columns(frame.names, True)["items"])
    scores = scorer.score(columns, None, [], [], frame.label, bits)

    class Stream:
        def __init__(self, room):
            self.room = room

        def __arrow_c_stream__(self, requested_schema=None):
            return scores.arrow_stream(views, False, self.room)

    arrays = scores.columns()
    # A string column contains at most 2^31 - 1 bytes of text; a smaller limit gives more batches, and more
    # buffers for views.
    for room in (2**31 - 1, 40):
        reader = pa.RecordBatchReader.from_stream(Stream(room))
        batches = list(reader)
        assert (len(batches) > pieces) == (room == 40 and not views)
        table = pa.Table.from_batches(batches, reader.schema)
        table.validate(full=True)
        assert table.column_names == list(arrays)
        for name, array in arrays.items():
            if isinstance(array, tuple):
                assert table[name].to_pylist() == [array[1][place] for place in array[0]]
            else:
                assert same(column_of(table, name), array.tolist()), name
                assert table[name].null_count == np.isnan(array).sum()
    assert set(arrays["flags"][1]) >= {"", "satisfaction:prorated", "satisfaction:too_few_answers"}
