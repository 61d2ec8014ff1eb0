"""Frame types give the same results for any memory layout; input is never changed."""

import copy

import narwhals
import narwhals.stable.v1
import narwhals.stable.v2
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import MAKERS, column_of, same, simulated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import intimetry as im

RAS = im.load("ras")
ANSWER = st.one_of(st.none(), st.integers(1, 5))
SHEETS = st.lists(st.lists(ANSWER, min_size=7, max_size=7), min_size=1, max_size=30)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def columns_of(administrations):
    return {f"q{i + 1}": [administration[i] for administration in administrations] for i in range(7)}


def naive(administration):
    """Return the score by the published key: the mean of the items, q4 and q7 reversed."""
    keyed = [6 - x if i in (3, 6) else x for i, x in enumerate(administration) if x is not None]
    least = next(rule["min_answered"] for rule in RAS.scorer({"missing": "published"}).rules())
    return sum(keyed) / len(keyed) if len(keyed) >= least else float("nan")


@QUICK
@given(SHEETS)
def test_kinds_of_frame_agree_with_a_naive_score(administrations):
    expected = [naive(administration) for administration in administrations]
    for kind, make in MAKERS.items():
        found = column_of(im.score(make(columns_of(administrations)), RAS, keep="scores"), "satisfaction")
        assert found == pytest.approx(expected, rel=1e-14, nan_ok=True), kind


@QUICK
@given(SHEETS, st.randoms())
def test_a_permutation_permutes(administrations, random):
    order = list(range(len(administrations)))
    random.shuffle(order)
    frame = pd.DataFrame(columns_of(administrations), dtype="Int64")
    straight = im.score(frame, RAS)
    assert im.score(frame.iloc[order], RAS).equals(straight.iloc[order])
    names = list(frame.columns)
    random.shuffle(names)
    assert im.score(frame[names], RAS, keep="scores").equals(straight[["satisfaction", "satisfaction_n", "flags"]])


def numpy_types(column):
    whole = [0 if v is None else v for v in column]
    gaps = [np.nan if v is None else v for v in column]
    yield pd.Series(column, dtype="Int8")
    yield pd.Series(column, dtype="UInt16")
    yield pd.Series(column, dtype="Float32")
    yield pd.Series(column, dtype="int64[pyarrow]")
    yield pd.Series(gaps, dtype="float64")
    yield pd.Series(np.array(gaps, dtype=">f8"))
    yield pd.Series(np.array(gaps, dtype="float16"))
    yield pd.Series(column, dtype=object)
    yield pd.Series([None if v is None else str(v) for v in column], dtype=object)
    yield pd.Series([None if v is None else str(v) for v in column], dtype="string")
    yield pd.Series(pd.Categorical(column, categories=[1, 2, 3, 4, 5]))
    yield pd.Series(pd.Categorical([None if v is None else str(v) for v in column]))
    for kind in ("i1", "u1", ">i2", "u4", "i8", "u8"):
        yield pd.Series(np.array(whole, dtype=kind))


@QUICK
@given(SHEETS)
def test_every_pandas_type_scores_alike(administrations):
    columns = columns_of(administrations)
    expected = im.score(MAKERS["dict"](columns), RAS, keep="scores")["satisfaction"].tolist()
    types = {name: list(numpy_types(column)) for name, column in columns.items()}
    for at in range(len(types["q1"])):
        frame = pd.DataFrame({name: series[at] for name, series in types.items()})
        # Types without a missing value have 0 there, as a missing token.
        found = im.score(frame, RAS, keep="scores", na=0)["satisfaction"].tolist()
        assert same(found, expected), frame.dtypes


POLARS = [pl.Int8, pl.UInt8, pl.Int64, pl.UInt64, pl.Float32, pl.Float64, pl.String, pl.Categorical, pl.Int128,
          pl.Enum([str(i) for i in range(1, 6)])]  # fmt: skip
ARROW = [pa.int8(), pa.uint8(), pa.uint32(), pa.uint64(), pa.float16(), pa.float32(), pa.string(), pa.large_string(),
         pa.decimal128(20, 0)]  # fmt: skip


@QUICK
@given(SHEETS, st.integers(1, 4))
def test_every_arrow_type_and_chunking_scores_alike(administrations, pieces):
    columns = columns_of(administrations)
    expected = im.score(MAKERS["dict"](columns), RAS, keep="scores")["satisfaction"].tolist()
    parts = [administrations[i::pieces] for i in range(pieces)]
    for kind in POLARS:
        text = kind not in (pl.Int128,) and not kind.is_numeric()
        make = lambda rows: pl.DataFrame(  # noqa: E731
            {n: pl.Series(n, [None if v is None else str(v) if text else v for v in c], dtype=kind)
             for n, c in columns_of(rows).items()})  # fmt: skip
        assert same(column_of(im.score(make(administrations), RAS, keep="scores"), "satisfaction"), expected), kind
        whole = pl.concat([make(part) for part in parts if part], rechunk=False)
        mixed = im.score(pl.concat([MAKERS["polars"](columns_of(p)).cast(pl.Int64) for p in parts if p]), RAS, keep="scores")
        assert same(column_of(im.score(whole, RAS, keep="scores"), "satisfaction"), column_of(mixed, "satisfaction")), kind
    for kind in ARROW:
        text = pa.types.is_string(kind) or pa.types.is_large_string(kind)
        table = pa.table({n: pa.array([None if v is None else str(v) if text else
                                       np.float16(v) if kind == pa.float16() else v for v in c]).cast(kind)
                          if kind != pa.float16() else pa.array([None if v is None else np.float16(v) for v in c], kind)
                          for n, c in columns.items()})  # fmt: skip
        assert same(column_of(im.score(table, RAS, keep="scores"), "satisfaction"), expected), kind
        sliced = pa.concat_tables([table.slice(0, 1), table.slice(1)])
        assert same(column_of(im.score(sliced, RAS, keep="scores"), "satisfaction"), expected), kind


TEXT_KINDS = {
    "pandas": pd.DataFrame,
    "pandas, categories": lambda c: pd.DataFrame(c).astype("category"),
    "pandas, objects": lambda c: pd.DataFrame(c, dtype=object),
    "polars": pl.DataFrame,
    "polars, categories": lambda c: pl.DataFrame(c, schema=dict.fromkeys(c, pl.Categorical)),
    "pyarrow": pa.table,
    "pyarrow, large": lambda c: pa.table({n: pa.array(v, pa.large_string()) for n, v in c.items()}),
    "pyarrow, pieces": lambda c: pa.concat_tables([pa.table(c).slice(0, 2), pa.table(c).slice(2)]),
    "pyarrow, dictionaries in pieces": lambda c: pa.concat_tables(
        [pa.table({n: pa.array(v[part], pa.string()).dictionary_encode() for n, v in c.items()})
         for part in (slice(0, 2), slice(2, None))]),
    "pyarrow, dictionaries with nulls in pieces": lambda c: pa.concat_tables(
        [pa.table({n: pa.DictionaryArray.from_arrays(pa.array(range(len(v[part])), pa.int8()), pa.array(v[part], pa.string()))
                   for n, v in c.items()})
         for part in (slice(0, 2), slice(2, None))]),
}  # fmt: skip
WORDS = st.lists(st.lists(st.sampled_from([None, "", "NA", "n/a", "1", "2.0", " 3", "often", "5"]), min_size=7, max_size=7),
                 min_size=3, max_size=12)  # fmt: skip


@QUICK
@given(WORDS)
def test_texts_are_read_alike_however_they_are_kept(administrations):
    columns = {f"q{i + 1}": [administration[i] for administration in administrations] for i in range(7)}
    options = {"labels": {"often": 4}, "keep": "scores", "out_of_range": "missing"}

    def outcome(frame):
        try:
            found = im.score(frame, RAS, **options)
        except im.DataError as problem:
            return str(problem)
        return [column_of(found, name) for name in ("satisfaction", "satisfaction_n", "flags")]

    expected = outcome(columns)
    for kind, make in TEXT_KINDS.items():
        found = outcome(make(columns))
        if isinstance(expected, str):
            assert found == expected, kind
        else:
            assert all(same(a, b) for a, b in zip(found, expected)), kind


NUMBER_KINDS = {
    "NumPy": lambda columns: {name: np.array(column) for name, column in columns.items()},
    "objects": lambda columns: pd.DataFrame(columns, dtype=object),
    "objects, real": lambda columns: pd.DataFrame({n: [float(x) for x in c] for n, c in columns.items()}, dtype=object),
    "nullable": lambda columns: pd.DataFrame(columns, dtype="Int32"),
    "texts": lambda columns: pd.DataFrame({name: [str(x) for x in column] for name, column in columns.items()}),
    "real texts": lambda columns: pl.DataFrame({name: [f"{x}.0" for x in column] for name, column in columns.items()}),
    "Arrow": pa.table,
}


@pytest.mark.parametrize("kind", NUMBER_KINDS)
@pytest.mark.parametrize("missing", [(77,), (77, 1234567), (77, 1234567, "none")])
def test_numbers_that_mean_missing_or_not_applicable_do_so_in_every_kind_of_column(kind, missing):
    pulse = im.load("session-pulse")  # its q3 may be not applicable, and all but one of its scales have one
                                      # item
    columns = {f"q{i}": [5, missing[-2] if missing[-1] == "none" else missing[-1], 8] for i in range(1, 6)}
    columns["q3"] = [77, 5, 99]
    found = im.score(NUMBER_KINDS[kind](columns), pulse, keep="scores", na=missing, not_applicable=99)
    assert same(column_of(found, "trust"), [5, float("nan"), 8])
    assert same(column_of(found, "passion"), [float("nan"), 5, float("nan")])
    flags = column_of(found, "flags")
    assert ["passion:not_applicable" in text for text in flags] == [False, False, True]
    assert ["passion:too_few_answers" in text for text in flags] == [True, False, True]
    assert ["trust:too_few_answers" in text for text in flags] == [False, True, False]


def test_texts_in_columns_with_odd_names():
    columns = {f"^{item}$": [str(value) for value in column] for item, column in simulated(RAS, 3, missing=0).items()}
    named = {f"q{i + 1}": column for i, column in enumerate(columns.values())}
    expected = im.score(named, RAS, keep="scores")["satisfaction"].tolist()
    for make in TEXT_KINDS.values():
        assert column_of(im.score(make(columns), RAS, items=list(columns), keep="scores"), "satisfaction") == expected


@QUICK
@given(SHEETS)
def test_strides_and_read_only_memory(administrations):
    answers = np.array([[np.nan if v is None else v for v in administration] for administration in administrations])
    expected = im.score(answers, RAS)["satisfaction"].tolist()
    wide = np.full((2 * len(administrations), 21), 9.0)
    wide[::2, ::3] = answers
    wide.setflags(write=False)
    for table in (np.asfortranarray(answers), wide[::2, ::3], answers[::-1][::-1], answers.astype(">f4")):
        assert same(im.score(table, RAS)["satisfaction"].tolist(), expected)


@QUICK
@given(SHEETS)
def test_input_is_never_changed(administrations):
    columns = columns_of(administrations)
    for kind, make in MAKERS.items():
        frame = make(columns)
        before = copy.deepcopy(frame)
        im.score(frame, RAS, metrics="pomp", na=1, out_of_range="missing")
        if kind == "dict":
            assert all(same(list(frame[n]), list(before[n])) for n in columns)
        else:
            assert frame.equals(before), kind


def test_the_same_kind_comes_back_with_order_and_index():
    answers = {"id": ["x", "y", "z"]} | simulated(RAS, 3)
    frame = pd.DataFrame(answers, index=[30, 10, 20])
    found = im.score(frame, RAS)
    assert list(found.columns) == [*answers, "satisfaction", "satisfaction_n", "flags"]
    assert list(found.index) == [30, 10, 20]
    assert list(im.score(frame, RAS, keep="others").columns) == ["id", "satisfaction", "satisfaction_n", "flags"]
    assert isinstance(im.score(MAKERS["polars"](answers).lazy(), RAS), pl.LazyFrame)
    assert isinstance(im.score(MAKERS["pyarrow"](answers), RAS), pa.Table)
    assert isinstance(im.score(MAKERS["dict"](answers), RAS), dict)


def test_what_narwhals_takes():
    duckdb = pytest.importorskip("duckdb")
    table = MAKERS["pyarrow"](simulated(RAS, 50))
    connection = duckdb.connect()
    connection.register("answers", table)
    found = im.score(connection.sql("select * from answers"), RAS, keep="scores")
    assert found.equals(im.score(table, RAS, keep="scores"))


@pytest.mark.parametrize("api", [narwhals, narwhals.stable.v1, narwhals.stable.v2])
@pytest.mark.parametrize("make", [
    pd.DataFrame, lambda c: pl.DataFrame(c), lambda c: pl.LazyFrame(c), lambda c: pa.table(c),
], ids=["pandas", "polars", "polars lazy", "pyarrow"])  # fmt: skip
def test_what_narwhals_wraps_comes_back_wrapped(api, make):
    native = make({"id": ["x", "y", "z"]} | simulated(RAS, 3))
    wrapped = api.from_native(native)
    found = im.score(wrapped, RAS)
    assert type(found) is type(wrapped)
    plain, unwrapped = im.score(native, RAS), api.to_native(found)
    assert type(unwrapped) is type(native)
    collected = [one.collect() if hasattr(one, "collect") else one for one in (plain, unwrapped)]
    assert collected[0].equals(collected[1])


def test_a_subclass_of_a_frame_is_such_a_frame():
    class Study(pd.DataFrame):
        @property
        def _constructor(self):
            return Study

    answers = simulated(RAS, 4)
    found = im.score(Study(answers, index=list("dcba")), RAS)
    assert list(found.index) == list("dcba")
    assert found["satisfaction"].tolist() == im.score(pd.DataFrame(answers), RAS)["satisfaction"].tolist()


def test_batches_score_as_the_whole():
    table = MAKERS["pyarrow"](simulated(RAS, 1000))
    whole = im.score(table, RAS)
    parts = list(im.score_batches(table.to_batches(max_chunksize=130), RAS))
    assert pa.Table.from_batches(parts).combine_chunks().equals(whole.combine_chunks())


def test_perspectives_from_a_column_and_a_value():
    five = im.load("five-dimensions")
    answers = {"meant": ["now", "ideal", "partner", "now"]} | simulated(five, 4)
    frame = pd.DataFrame(answers)
    by_column = im.score(frame, five, perspective="meant", keep="scores")
    assert list(im.score(frame.rename(columns={"meant": "perspective"}), five, keep="scores").columns) == list(by_column.columns)
    for row, meant in enumerate(answers["meant"]):
        alone = im.score(frame.drop(columns="meant").iloc[[row]], five, perspective=meant, keep="scores")
        assert alone.equals(by_column.iloc[[row]])


def test_clinician_items_only_on_request():
    file = RAS.to_dict()
    file["id"] = "mine"
    for place, visibility in enumerate(["shared"] * 6 + ["clinician"]):
        file["items"][place]["visibility"] = visibility
    file["scales"][0]["items"].remove("q7")
    file["scales"][0]["reversed"].remove("q7")
    file["scales"].append({**file["scales"][0], "id": "hidden", "items": ["q7"], "reversed": []})
    file = {name: value for name, value in file.items() if name not in ("reliabilities", "norms", "change", "cutoffs")}
    mine = im.load(file)
    frame = pd.DataFrame(simulated(mine, 5))
    shown, asked = im.score(frame, mine), im.score(frame, mine, include_private=True)
    assert [name for name in asked if name not in shown] == ["q7", "hidden", "hidden_n"]
    assert "hidden" not in im.reliability(frame.drop(columns="q7"), mine, bootstrap=0).to_frame()["scale"].tolist()
    with pytest.raises(ValueError, match="include_private=True"):
        im.score(pd.DataFrame(simulated(im.load("e-hits"), 5)), "e-hits")
