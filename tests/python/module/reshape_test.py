"""Layouts of tables of couples: cells are unchanged, warnings report what is left out, and messages quote the data."""

import decimal
import re
import subprocess
import warnings

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import PROGRAM, as_csv

import intimetry as im


@pytest.fixture(autouse=True)
def no_unexpected_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        yield


def refused(*words, error=im.DataError, call=im.reshape, arguments=(), **options):
    with pytest.raises(error) as caught:
        call(*arguments, **options)
    for word in words:
        assert word in str(caught.value), str(caught.value)
    return caught.value


def warned(data, to, **options):
    """Return the converted frame, and the warnings about what is left out."""
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        made = im.reshape(data, to, **options)
    assert all(one.category is UserWarning and one.filename == __file__ for one in found)
    return made, [str(one.message) for one in found]


# Warnings about what is left out.

WIDE = {"couple": [1, 2, 3], "years": [3, 4, 5], "sat_w": [5, None, None], "sat_m": [4, None, 2]}


@pytest.mark.parametrize("to", ["individual", "pairwise"])
def test_people_of_whom_nothing_is_known_are_left_out_with_a_warning(to):
    made, words = warned(WIDE, to)
    assert made["couple"] == [1, 1, 3] and made["years"] == [3, 3, 5]
    assert len(words) == 1
    assert "3 partners of whom nothing is known" in words[0] and "1 couple left out as a whole: '2'" in words[0]


def test_as_many_are_left_out_as_the_program_says():
    if not PROGRAM:
        pytest.skip("INTIMETRY_PROGRAM is not set")
    done = subprocess.run([PROGRAM, "reshape", "-", "--to", "individual"], input=as_csv(WIDE), capture_output=True, text=True,
                          check=True)  # fmt: skip
    count = re.search(r"nothing is known, left out: (\d+)", done.stderr).group(1)
    assert warned(WIDE, "individual")[1][0].startswith(f"{count} partners of whom nothing is known")


def test_nothing_is_said_where_nothing_is_left_out():
    assert im.reshape(WIDE, "dyad") == WIDE
    half = {"couple": [1], "sat_w": [None], "mood_w": [2], "sat_m": [1], "mood_m": [None]}
    assert im.reshape(half, "individual")["sat"] == [None, 1]


def test_text_that_is_empty_or_na_is_a_value_in_a_frame():
    assert im.reshape({"couple": [1], "say_w": [""], "say_m": ["NA"]}, "individual")["say"] == ["", "NA"]


def test_couples_without_a_column_are_numbered_with_a_warning():
    made, words = warned({"sat_w": [5, 3], "sat_m": [4, 2]}, "individual")
    assert made == {"couple": [1, 1, 2, 2], "partner": ["w", "m", "w", "m"], "sat": [5, 4, 3, 2]}
    assert words == ["no column 'couple': couples are numbered 1, 2 ..., a row each"]


PAIRS = {"couple": [1, 1, 2, 2], "partner": list("abab"), "sat_A": [1, 2, 3, 4], "sat_P": [2, 9, 4, None]}


def test_cells_about_the_other_that_are_not_borne_out_are_counted():
    made, words = warned(PAIRS, "individual", trust_own=True)
    assert made["sat"] == [1, 2, 3, 4]
    assert words == ["2 cells about the other left out: the other's own row says something else"]
    if PROGRAM:
        done = subprocess.run([PROGRAM, "reshape", "-", "--to", "individual", "--trust-own"], input=as_csv(PAIRS),
                              capture_output=True, text=True, check=True)  # fmt: skip
        assert "left out: 2.\n" in done.stderr


def test_what_only_the_partner_s_row_says_is_kept():
    pairs = {"couple": [1, 1], "partner": ["a", "b"], "sat_A": [1, 2], "sat_P": [2, 1], "guess_P": [7, None]}
    made = im.reshape(pairs, "individual")
    assert made["guess"] == [None, 7]  # a's row has 7 for b


def test_a_person_without_a_row_is_taken_from_the_partner_s():
    pairs = {"couple": [1, 1, 2, 3], "partner": list("abaa"), "sat_A": [1, 2, 3, 5], "sat_P": [2, 1, 4, None]}
    assert im.reshape(pairs, "individual") == {
        "couple": [1, 1, 2, 2, 3], "partner": ["a", "b", "a", "b", "a"], "sat": [1, 2, 3, 4, 5]
    }  # fmt: skip


def test_who_is_left_out_is_told_by_couple_and_partner_whatever_they_are_called():
    made, words = warned({"couple": [1, None], "x_w": [5, 6], "x_m": [None, 7]}, "individual")
    assert made == {"couple": [1, None, None], "partner": ["w", "w", "m"], "x": [5, 6, 7]}
    assert words == ["1 partner of whom nothing is known (each cell is missing) left out"]
    pairs = {"couple": ["#1", "#2", "#2"], "partner": ["#a", "#a", "#b"], "x_A": [1, 2, 3], "x_P": [None, 3, 2]}
    assert im.reshape(pairs, "individual") == {"couple": ["#1", "#2", "#2"], "partner": ["#a", "#a", "#b"], "x": [1, 2, 3]}


# Cells are unchanged.

LARGE = [2**60 + 1, 2**60 + 2, 2**60 + 3]
ALONE = {"couple": [1, 1, 2], "partner": ["a", "b", "a"], "id": LARGE}


def test_integers_beyond_those_of_floats_stay_whole():
    made = im.reshape(pd.DataFrame(ALONE), "dyad")
    assert made["id_a"].dtype == "int64" and made["id_b"].dtype == "Int64"
    assert made["id_b"][0] == 2**60 + 2 and made["id_b"][1] is pd.NA
    kinds = [("couple", "i4"), ("partner", "U1"), ("id", "i8")]
    table = im.reshape(np.array(list(zip(*ALONE.values())), dtype=kinds), "dyad")
    assert table["id_b"].tolist() == [2**60 + 2, None] and table["id_a"].dtype == "i8"
    assert im.reshape(pl.DataFrame(ALONE), "dyad")["id_b"].to_list() == [2**60 + 2, None]
    assert im.reshape(pa.table(ALONE), "dyad")["id_b"].to_pylist() == [2**60 + 2, None]


def test_large_integers_and_floats_in_one_column_stay_what_they_are():
    wide = {"couple": [1], "id_w": [2**60 + 1], "id_m": [0.5]}
    assert im.reshape(pd.DataFrame(wide), "individual")["id"].tolist() == [2**60 + 1, 0.5]
    arrays = {name: np.array(column) for name, column in wide.items()}
    assert im.reshape(arrays, "individual")["id"].tolist() == [2**60 + 1, 0.5]
    for frame in (pl.DataFrame(wide), pa.table(wide)):
        refused("'id_w' ", "'id_m' ", "the same type", arguments=(frame, "individual"))


@pytest.mark.parametrize("column, kin", [
    (pd.array([1, 2, 3], dtype="int8"), "Int8"), (pd.array([1, 2, 3], dtype="uint16"), "UInt16"),
    (pd.array([1, 2, 3], dtype="Int64"), "Int64"), (np.array([True, False, True]), "boolean"),
    (np.array([1.5, 2, 3], dtype="float32"), "float32"), (pd.array(["x", "y", "z"], dtype="string"), "string"),
    (pd.date_range("2026-01-01", periods=3, tz="Europe/Rome"), None), (pd.period_range("2026-01", periods=3, freq="M"), None),
    (pd.Categorical(["low", "high", "low"], ["low", "high"], ordered=True), None),
])  # fmt: skip
def test_pandas_columns_keep_their_types(column, kin):
    frame = pd.DataFrame({"couple": [7, 7, 8], "partner": ["a", "b", "a"], "x": column}, index=[5, 6, 7])
    made = im.reshape(frame, "dyad")
    assert made["x_a"].dtype == frame["x"].dtype and made["x_a"].tolist() == [frame["x"][5], frame["x"][7]]
    assert made["x_b"].dtype == (kin or frame["x"].dtype)
    assert made["x_b"][0] == frame["x"][6] and pd.isna(made["x_b"][1])
    assert made.index.tolist() == [0, 1]


@pytest.mark.parametrize("column", [
    pl.Series([1, 2, 3], dtype=pl.Int8), pl.Series(["x", "y", "x"], dtype=pl.Categorical),
    pl.Series(["lo", "hi", "lo"], dtype=pl.Enum(["lo", "hi"])), pl.Series([[1], [2, 3], []], dtype=pl.List(pl.Int16)),
    pl.Series(["2026-01-01", "2026-01-02", "2026-01-03"]).str.to_date(), pl.Series([True, False, None]),
])  # fmt: skip
def test_polars_columns_keep_their_types(column):
    frame = pl.DataFrame({"couple": [7, 7, 8], "partner": ["a", "b", "a"], "x": column})
    made = im.reshape(frame, "dyad")
    cells = column.to_list()
    assert made["x_a"].to_list() == [cells[0], cells[2]] and made["x_b"].to_list() == [cells[1], None]
    assert made["x_a"].dtype == made["x_b"].dtype == column.dtype
    back, words = warned(made, "individual")
    assert back["x"].dtype == column.dtype and back["x"].to_list()[:2] == cells[:2]
    assert len(words) == 1 and words[0].startswith("1 partner" if cells[2] is not None else "2 partners")


def test_pyarrow_columns_keep_their_types_and_what_is_said_of_them():
    schema = pa.schema([
        pa.field("couple", pa.int32(), nullable=False), pa.field("partner", pa.dictionary(pa.int8(), pa.string())),
        pa.field("x", pa.int8(), nullable=False, metadata={"label": "How happy?"}),
    ])  # fmt: skip
    table = pa.table([pa.array([7, 7, 8], pa.int32()), pa.array(["a", "b", "a"]).dictionary_encode().cast(schema.field(1).type),
                      pa.array([1, 2, 3], pa.int8())], schema=schema)  # fmt: skip
    made = im.reshape(table, "dyad")
    assert made.schema.types == [pa.int32(), pa.int8(), pa.int8()]
    assert [field.nullable for field in made.schema] == [False, False, True]
    assert made.schema.field("x_b").metadata == {b"label": b"How happy?"}
    assert made.to_pydict() == {"couple": [7, 8], "x_a": [1, 3], "x_b": [2, None]}
    assert im.reshape(table, "pairwise").schema.field("partner").type == schema.field("partner").type


def test_columns_of_arrays_stay_arrays():
    frame = {"couple": np.array([1, 1, 2]), "partner": ["a", "b", "a"], "x": np.array([1, 2, 3], dtype="int8"),
             "day": np.array(["2026-01-01", "2026-01-02", "2026-01-03"], dtype="datetime64[D]")}  # fmt: skip
    made = im.reshape(frame, "dyad")
    assert made["x_a"].dtype == "int8" and made["day_b"].dtype == "datetime64[D]"
    assert made["x_b"].dtype == "float64" and made["x_b"][0] == 2 and np.isnan(made["x_b"][1])
    assert made["day_b"][0] == np.datetime64("2026-01-02") and np.isnat(made["day_b"][1])
    lists = im.reshape(frame | {"x": [1, 2, 3]}, "dyad")
    assert lists["x_b"] == [2, None]


def test_what_a_mask_hides_stays_hidden():
    hidden = np.ma.array([1, -99, 3], mask=[False, True, False])
    made = im.reshape({"couple": [1, 1, 2], "partner": ["a", "b", "a"], "x": hidden, "y": [1, 2, 3]}, "dyad")
    assert made["x_a"].tolist() == [1, 3] and made["x_b"].tolist() == [None, None] and made["x_b"].dtype == hidden.dtype
    rows, masks = [(1, "a", 2), (1, "b", -99)], [(False, False, False), (False, False, True)]
    table = np.ma.array(rows, mask=masks, dtype=[("couple", "i4"), ("partner", "U1"), ("x", "i2")])
    wide = im.reshape(table, "dyad")
    assert isinstance(wide, np.ma.MaskedArray) and wide.tolist() == [(1, 2, None)]


def test_the_same_kind_of_frame_comes_back():
    import narwhals as nw

    lazy = pl.LazyFrame(ALONE)
    assert isinstance(im.reshape(lazy, "dyad"), pl.LazyFrame)
    assert isinstance(im.reshape(pa.record_batch(ALONE), "dyad"), pa.RecordBatch)
    assert isinstance(im.reshape(pa.table(ALONE), "dyad"), pa.Table)
    wrapped = im.reshape(nw.from_native(lazy), "dyad")
    assert isinstance(wrapped, nw.LazyFrame) and isinstance(wrapped.to_native(), pl.LazyFrame)
    table = np.array([(1, 2.5, 4)], dtype=[("couple", "i4"), ("x_w", "f4"), ("x_m", "i2")])
    made = im.reshape(table, "individual")
    assert made.tolist() == [(1, "w", 2.5), (1, "m", 4)]
    assert made.dtype["couple"] == "i4" and made.dtype["x"] == "f4"


@pytest.mark.parametrize("frame", [
    pl.DataFrame({"couple": [1], "x_w": [1], "x_m": ["often"]}), pa.table({"couple": [1], "x_w": [1], "x_m": ["often"]}),
], ids=["polars", "pyarrow"])  # fmt: skip
def test_types_that_do_not_go_together_are_named(frame):
    problem = refused("'x_w' ", "nt64", "'x_m' ", "tring", arguments=(frame, "individual"))
    assert problem.code == "data_columns"


def test_pandas_holds_numbers_and_texts_in_one_column():
    frame = pd.DataFrame({"couple": [1], "x_w": [1], "x_m": ["often"]})
    assert im.reshape(frame, "individual")["x"].tolist() == [1, "often"]


def test_a_column_all_of_whose_cells_are_missing_keeps_its_type():
    frame = pl.DataFrame({"couple": [1, 1], "partner": ["a", "b"], "x": pl.Series([None, None], dtype=pl.Int8), "y": [1, 2]})
    assert im.reshape(frame, "dyad")["x_a"].dtype == pl.Int8
    assert im.reshape(pd.DataFrame({"couple": [1], "x_w": [np.nan], "y_w": [1], "x_m": [np.nan], "y_m": [2]}), "individual")[
        "x"].dtype == "float64"  # fmt: skip


def test_equal_cells_are_not_exchanged():
    cells = [decimal.Decimal("1.0"), decimal.Decimal("1.00"), 0.0, -0.0, 1, True, [1], (1,), np.int8(1), float("nan")]
    couples = [number // 2 for number in range(len(cells))]
    frame = pd.DataFrame({"couple": couples, "partner": ["a", "b"] * 5, "x": pd.Series(cells, dtype=object)})
    for data in (frame, {name: frame[name].tolist() for name in frame}):
        made = im.reshape(data, "dyad")
        assert all(one is other for one, other in zip(made["x_a"], cells[::2]))
        assert all(one is other for one, other in zip(made["x_b"], cells[1::2]))


def test_couples_and_partners_are_compared_as_text():
    couples = pd.Series([1, "1", 2.0, np.int64(2), "3 ", "3 "], dtype=object)
    frame = pd.DataFrame({"couple": couples, "partner": ["a", "b"] * 3, "wave": [1, 1.0, 1, 1, 2, 2], "x": range(6)})
    made = im.reshape(frame, "dyad", by="wave")
    assert made["couple"].tolist() == [1, 2.0, "3 "] and made["x_b"].tolist() == [1, 3, 5]
    mixed = pd.DataFrame({"couple": [1, 1], "partner": pd.Series([1, 2.0], dtype=object), "x": [5, 6]})
    assert im.reshape(mixed, "dyad").columns.tolist() == ["couple", "x_1", "x_2"]
    assert im.reshape(mixed, "pairwise")["partner"].tolist() == [1, 2.0]


def test_what_partners_share_is_compared_by_value():
    frame = pd.DataFrame({"couple": [1, 1], "partner": ["a", "b"], "x": [1, 2],
                          "fee": [decimal.Decimal("1.0"), decimal.Decimal("1.00")]})  # fmt: skip
    assert im.reshape(frame, "dyad", shared="fee")["fee"][0] is frame["fee"][0]
    close = [decimal.Decimal("1" * 40), decimal.Decimal("1" * 39 + "2")]  # equal in the 28 digits of
                                                                          # Decimal's arithmetic
    refused("a shared column needs the same value in both rows", arguments=({"couple": [1, 1], "partner": ["a", "b"], "x": close}, "dyad"), shared="x")
    times = np.array(["2026-01-01T08:00", "2026-01-01T09:00"], dtype="datetime64[m]")
    refused("'2026-01-01T09:00' in 'at'", arguments=({"couple": [1, 1], "partner": ["a", "b"], "at": times}, "dyad"), shared="at")


def test_occasions_of_one_day_stay_apart():
    hours = np.array(["2026-01-01T08:00", "2026-01-01T09:00"], dtype="datetime64[m]")
    waves = {"couple": [1, 1], "partner": ["a", "a"], "at": hours, "x": [1, 2]}
    assert im.reshape(waves, "pairwise", by="at")["at"].tolist() == hours.tolist()


def test_integers_and_floats_of_pairs_agree():
    frame = pd.DataFrame({"couple": [1, 1, 2], "partner": list("aba"), "x_A": [1, 2, 3], "x_P": [2, 1, np.nan]})
    assert im.reshape(frame, "dyad")["x_b"][0] == 2


def test_cells_that_are_not_available_or_arrays():
    frame = pd.DataFrame({"couple": ["c7", "c7", "c8"], "partner": ["a", "b", "a"], "x": pd.Series([1, pd.NA, 2], dtype=object),
                          "y": pd.Series([np.arange(3), None, pd.NaT], dtype=object)})  # fmt: skip
    made = im.reshape(frame, "dyad")
    assert made["x_a"].tolist() == [1, 2] and made["x_b"][0] is pd.NA
    assert made["y_a"][0] is frame["y"][0] and made["y_a"][1] is pd.NaT and made["y_b"][0] is None
    for column in ("couple", "partner"):
        lost = frame.assign(**{column: pd.Series(["c7", pd.NA, "c8"], dtype=object)})
        refused(f"data row 2 has no {column}", arguments=(lost, "dyad"))


def test_long_arrays_and_texts_are_compared_whole():
    same = {"couple": [1, 1], "partner": ["a", "b"], "x": [1, 2]}
    for one, other in ((np.zeros(5000), np.r_[np.zeros(2500), 1, np.zeros(2499)]), ("e" * 400 + "a", "e" * 400 + "b"),
                       ("\0", "\\x00"), ("\ud800", "\ud801")):  # fmt: skip
        assert im.reshape(same | {"y": [one, one]}, "dyad", shared="y")["y"][0] is one
        refused("a shared column needs the same value in both rows", arguments=(same | {"y": [one, other]}, "dyad"), shared="y")


def test_partners_numbered_keep_their_names():
    frame = pd.DataFrame({"couple": [1, 1, 2], "partner": [10, 11, 12], "x": [5, 6, 7]})
    made = im.reshape(frame, "dyad", number_partners=True)
    assert made["partner_1"].tolist() == [10, 12] and made["x_2"].tolist() == [6, pd.NA]
    assert made["partner_2"].dtype == "Int64"


# Messages quote the data.

def test_messages_say_what_cells_say():
    three = pd.DataFrame({"couple": ["c7"] * 3, "partner": ["a", "b", "a"], "x": [1, 2, 3]})
    refused("couple 'c7' has 3 rows", arguments=(three, "dyad"))
    refused("couple '1': data row 2 has '9' in 'sat_P', but the partner's own row has '1' in 'sat_A'", arguments=(PAIRS, "dyad"))
    shared = {"couple": [1, 1], "partner": ["a", "b"], "x": ["so\nso", 2.5]}
    refused("data row 2 has '2.5' in 'x', the partner's row 'so\\nso'", arguments=(shared, "dyad"), shared="x")
    long = shared | {"x": ["é" * 500, "b"]}
    assert "é" * 30 + "...'" in str(refused(arguments=(long, "dyad"), shared="x"))


def test_an_array_needs_names_of_columns():
    refused("no names", arguments=(np.ones((2, 2)), "dyad"))


def test_columns_named_by_the_user_must_be_there():
    problem = refused("no column 'cple'", "did you mean 'couple'?", arguments=(WIDE, "individual"), couple="cple")
    assert problem.code == "data_columns"
    long = {"couple": [1, 1], "partner": ["a", "b"], "x": [1, 2]}
    for options in ({}, {"number_partners": True}):
        refused("no column 'prtner'", "did you mean 'partner'?", arguments=(long, "dyad"), partner="prtner", **options)
    pairs = {"pair": [1, 1], "who": ["a", "b"], "x": [1, 2]}
    assert im.reshape(pairs, "dyad", couple="pair", partner="who") == {"pair": [1], "x_a": [1], "x_b": [2]}
    # With one row per couple there is no partner column, and the argument is the name of the new one.
    wide = {"couple": [1], "x_w": [1], "x_m": [2]}
    assert im.reshape(wide, "individual", partner="role") == {"couple": [1, 1], "role": ["w", "m"], "x": [1, 2]}


def test_one_name_is_a_list_of_one():
    long = {"couple": [1, 1], "partner": ["a", "b"], "years": [3, 3], "x": [1, 2]}
    wanted = {"couple": [1], "x_a": [1], "x_b": [2]}
    assert im.reshape(long, "dyad", drop="years") == wanted
    assert im.reshape(long, "dyad", shared="years") == {"couple": [1], "years": [3], "x_a": [1], "x_b": [2]}
    waves = {"couple": [1, 1], "partner": ["a", "a"], "wave": [1, 2], "x": [1, 2]}
    assert im.reshape(waves, "pairwise", by="wave")["wave"] == [1, 2]
    refused("'yaers'", arguments=(long, "dyad"), drop="yaers")


@pytest.mark.parametrize("name", ["members", "sides"])
@pytest.mark.parametrize("given", ["ab", ["a"], ["a", "b", "c"], ["a", "a"]])
def test_members_and_sides_are_two(name, given):
    refused(f"{name}: expected two names", repr(given), error=ValueError, arguments=(WIDE, "dyad"), **{name: given})


def test_members_may_be_numbers():
    wide = {"couple": [1], "x_1": [1], "x_2": [2]}
    assert im.reshape(wide, "individual", members=[2, 1])["x"] == [2, 1]


def test_an_empty_frame_gives_the_right_columns():
    empty = pl.DataFrame(schema={"couple": pl.Int8, "partner": pl.String, "years": pl.Int16, "x": pl.Float32})
    pairs = im.reshape(empty, "pairwise", shared="years")
    assert pairs.schema == {"couple": pl.Int8, "partner": pl.String, "years": pl.Int16, "x_A": pl.Float32, "x_P": pl.Float32}
    wide = im.reshape(empty, "dyad", shared="years", members=("w", "m"))
    assert wide.schema == {"couple": pl.Int8, "years": pl.Int16, "x_w": pl.Float32, "x_m": pl.Float32}
    back = im.reshape(wide, "individual")
    assert back.schema["x"] == pl.Float32 and back.columns == ["couple", "partner", "years", "x"] and back.height == 0
    refused("no rows", "what the partners are called", "members=", arguments=(empty, "dyad"))


@pytest.mark.parametrize("make, kind_of, text", [
    (pd.DataFrame, lambda frame: dict(frame.dtypes), pd.Series([], dtype=str).dtype),
    (pl.DataFrame, lambda frame: dict(frame.schema), pl.String),
    (pa.table, lambda frame: dict(zip(frame.schema.names, frame.schema.types)), pa.string()),
    (dict, lambda frame: {name: getattr(column, "dtype", type(column)) for name, column in frame.items()}, list),
    (lambda columns: np.zeros(0, dtype=[(name, column.dtype) for name, column in columns.items()]),
     lambda frame: {name: frame.dtype[name] for name in frame.dtype.names}, np.dtype("U1")),
], ids=["pandas", "polars", "pyarrow", "dict", "numpy"])  # fmt: skip
def test_an_empty_frame_of_every_kind_keeps_its_types(make, kind_of, text):
    frame = make({"couple": np.array([], dtype="int16"), "x_w": np.array([], dtype="f4"), "x_m": np.array([], dtype="f4")})
    before = kind_of(frame)
    made = im.reshape(frame, "individual")
    assert type(made) is type(frame)
    assert kind_of(made) == {"couple": before["couple"], "partner": text, "x": before["x_w"]}
