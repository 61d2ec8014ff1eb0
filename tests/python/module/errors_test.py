"""Invalid input raises a Python exception of the right class, with a message about the place and the way out."""

import csv
import datetime
import json

import numpy as np
import pandas as pd
import polars as pl
import pytest
from conftest import couples_answers, simulated

import intimetry as im
from intimetry import _core

RAS = im.load("ras")


def frame(**changed):
    return pd.DataFrame(simulated(RAS, 5, missing=0) | changed, index=list("vwxyz"))


def refused(data, *words, error=im.DataError, call=im.score, **options):
    with pytest.raises(error) as caught:
        call(data, "ras", **options)
    for word in words:
        assert word in str(caught.value), str(caught.value)
    return caught.value


def test_a_misspelt_column_is_named_with_the_nearest():
    problem = refused(frame().rename(columns={"q3": "Q3"}), "item q3", "no column 'q3'", "did you mean 'Q3'?")
    assert problem.code == "data_columns"
    refused(frame().add_prefix("ras_"), "item_prefix=")


@pytest.mark.parametrize("value, found", [
    ("often", "'often'"), (datetime.date(2026, 1, 2), "2026-01-02 (date)"), ([1], "[1] (list)"), (7, "'7'"),
    (2.5, "'2.5'"), (np.inf, "'inf'"), (-np.inf, "'-inf'"), (1j, "1j"), ("3,5", "'3,5'"),
])  # fmt: skip
def test_a_cell_that_is_no_answer(value, found):
    column = [1, 2, value, 4, 5]
    data = frame(q2=pd.Series(column, index=list("vwxyz"), dtype=object))
    problem = refused(data, "row 3 (index 'x'), column 'q2'", found, "expected a whole number from 1 to 5")
    assert problem.code == "data_value" and len(problem.defects) == 1
    for call in (im.reliability, im.norms):
        refused(data, "row 3 (index 'x'), column 'q2'", found, call=call)


def test_dates_and_times():
    data = frame(q2=pd.date_range("2026-01-01", periods=5).to_numpy())
    refused(data, "row 1 (index 'v'), column 'q2'", "2026-01-01")
    refused(pl.DataFrame(simulated(RAS, 1, missing=0) | {"q2": [datetime.datetime(2026, 1, 1)]}), "row 1, column 'q2'")
    refused(frame(q2=np.arange(5).astype("timedelta64[s]")), "column 'q2'")


def test_out_of_range_lists_twenty_rows_and_the_count_and_may_be_left_out():
    data = pd.DataFrame(simulated(RAS, 100, missing=0) | {"q1": [9] * 100})
    problem = refused(data, "100 answers cannot be scored", "The first 20", 'out_of_range="missing"')
    assert len(problem.defects) == 20
    found = im.score(data, "ras", out_of_range="missing", keep="scores")
    assert set(found["flags"]) == {"satisfaction:prorated;satisfaction:out_of_range"}
    text = frame(q2=pd.Series([1, 2, "x", 4, 5], index=list("vwxyz"), dtype=object))
    refused(text, "'x'", out_of_range="missing")


def test_doubled_columns_and_collisions():
    data = frame()
    refused(pd.concat([data, data[["q1"]]], axis=1), "column 'q1' occurs twice")
    refused(data.assign(satisfaction=1), "column 'satisfaction'", "prefix=")
    assert "satisfaction" in im.score(data.assign(satisfaction=1), "ras", keep="scores")
    assert "new_satisfaction" in im.score(data.assign(satisfaction=1), "ras", prefix="new_")


def test_an_empty_frame_gives_an_empty_frame():
    empty = frame().iloc[:0]
    found = im.score(empty, "ras")
    assert len(found) == 0 and "satisfaction" in found
    assert im.score(pl.DataFrame(schema={f"q{i}": pl.Int8 for i in range(1, 8)}), "ras").height == 0
    refused(pd.DataFrame(), "no column for 7 of the 7 items")


def test_arguments():
    refused(frame(), "metrics", "found 'tee'", error=ValueError, metrics="tee")
    refused(frame(), "missing: expected", error=ValueError, missing=1.5)
    refused(frame(), "perspective", "now", error=ValueError, perspective="then")
    refused(frame(), "out_of_range", error=ValueError, out_of_range="clip")
    refused(frame(), "keep", error=ValueError, keep="none")
    refused(frame(), "did you mean", error=LookupError, scales=["satisfactoin"])
    refused("answers.csv", "expected a data frame", error=TypeError)
    refused(np.ones((3, 5)), "7 columns")
    with pytest.raises(LookupError, match="csi-16"):
        im.load("csi-61")
    with pytest.raises(FileNotFoundError):
        im.load("./nowhere.json")


def test_an_instrument_at_fault_lists_every_defect():
    file = RAS.to_dict()
    file["items"][0]["response_set"] = "none"
    file["scales"][0]["items"].append("q99")
    with pytest.raises(im.InstrumentError) as caught:
        im.load(file)
    assert len(caught.value.defects) >= 2
    assert all(where.startswith("/") for _, where, _ in caught.value.defects)


def test_couples_at_fault():
    table = couples_answers("ras", couples=3)
    doubled = {name: column + column[:1] for name, column in table.items()}
    refused(doubled, "data rows 1 and 7", "Sort", call=im.couples)
    third = {name: [*column, {"couple": "c002", "partner": "c"}.get(name, column[0])] for name, column in table.items()}
    refused(third, "c002", call=im.couples)
    with pytest.raises(im.DataError, match="couple"):
        im.dyadic.icc({"pair": [1, 1], "x": [1, 2]}, "x")
    with pytest.raises(im.DataError, match="did you mean"):
        im.dyadic.icc({"couple": [1, 1, 2, 2], "sat": [1, 2, 3, 4]}, "satt")


def test_classes_are_those_of_the_error_table():
    import builtins

    for name, python_class in _core.error_classes.items():
        assert hasattr(im, python_class) or issubclass(getattr(builtins, python_class), Exception), name
    assert issubclass(im.DataError, ValueError) and issubclass(im.InstrumentError, im.IntimetryError)


def test_a_couple_file_at_fault(tmp_path):
    path = tmp_path / "couple.json"
    path.write_text(json.dumps({"format": "intimetry.couple/1", "id": "x", "partners": []}))
    with pytest.raises(im.DataError) as caught:
        im.couple(path, "clinician")
    assert caught.value.defects


def test_a_couple_that_is_no_file_is_called_the_couple():
    with pytest.raises(im.DataError) as caught:
        im.couple({}, "joint")
    assert str(caught.value).startswith("the couple: 4 defects")
    assert not any("couple.json" in words for _, _, words in caught.value.defects)


def test_one_instrument_is_a_list_of_one(tmp_path):
    mine = tmp_path / "mine.json"
    mine.write_text(json.dumps(RAS.to_dict() | {"id": "mine"}))
    administrations = [{"partner": p, "instrument": "mine", "version": RAS.version, "perspective": "now", "date": "2026-01-01",
               "answers": {f"q{i}": 3 for i in range(1, 8)}} for p in "ab"]  # fmt: skip
    file = {"format": "intimetry.couple/1", "id": "c", "partners": [{"id": p, "label": p} for p in "ab"],
            "administrations": administrations, "consents": []}  # fmt: skip
    path = tmp_path / "c.json"
    path.write_text(json.dumps(file))
    for one in (mine, str(mine)):
        assert im.couple(file, "clinician", instruments=one).couple == "c"
        assert im.check(path, instruments=one) == im.check(path, instruments=[mine])
    with pytest.raises(FileNotFoundError, match="nowhere.json"):
        im.check(path, instruments="/nowhere.json")


LATIN = "Ja,caf\u00e9".encode("latin-1")


def not_utf8(call, path, line):
    with pytest.raises(im.DataError) as caught:
        call()
    assert caught.value.code == "data_encoding"
    assert str(caught.value).startswith(f"{path}: line {line}: found the byte 0xE9, expected text in UTF-8")


def test_files_that_are_not_utf_8_are_named(tmp_path):
    path = tmp_path / "latin.json"
    path.write_bytes(b'{"format": "intimetry.couple/1",\n "id": "' + LATIN + b'"}')
    not_utf8(lambda: im.check(path), path, 2)
    good = tmp_path / "good.json"
    good.write_text(json.dumps(RAS.to_dict()))
    not_utf8(lambda: im.check(good, instruments=path), path, 2)
    table = tmp_path / "latin.csv"
    table.write_bytes(b"a,b\nc,d\n" + LATIN + b"\n")
    not_utf8(lambda: im.files.read_qualtrics(table), table, 3)


def qualtrics(path, *rows, names="Q1,Q2", end="\n"):
    ids = '"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"'
    path.write_text("\n".join([names, "How?,Why?", ids, *rows]) + end)
    return path


def test_what_qualtrics_files_may_have(tmp_path):
    path = tmp_path / "q.csv"
    wanted = {"QID1": ["4", ""], "QID2": ["2", ""]}
    assert im.files.read_qualtrics(qualtrics(path, "4,2", ",", end="\n\n\r\n"), kind="dict").frame == wanted
    limit = csv.field_size_limit()
    long = "e" * (limit + 1)
    assert im.files.read_qualtrics(qualtrics(path, f"4,{long}"), kind="dict").frame["QID2"] == [long]
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize("rows, names, words", [
    (["4,2"], "Q1", "row 1: found 1 fields, expected 2"), (["4,2", "", "4,2"], "Q1,Q2", "row 5: found 0 fields, expected 2"),
    (["4,2,1"], "Q1,Q2", "row 4: found 3 fields, expected 2"),
])  # fmt: skip
def test_rows_of_other_lengths(tmp_path, rows, names, words):
    with pytest.raises(im.DataError, match=words):
        im.files.read_qualtrics(qualtrics(tmp_path / "q.csv", *rows, names=names))


def test_a_directory_is_no_spss_file(tmp_path):
    pytest.importorskip("pyreadstat")
    with pytest.raises(IsADirectoryError, match="is a directory, expected an SPSS file"):
        im.files.read_sav(tmp_path)


def test_kinds_of_frames_are_four(tmp_path):
    path = qualtrics(tmp_path / "q.csv", "4,2")
    for call in (lambda: im.files.read_qualtrics(path, kind="x"), lambda: im.list().to_frame("x")):
        with pytest.raises(ValueError, match='kind: expected "pandas", "polars", "pyarrow" or "dict", found \'x\''):
            call()


def test_nothing_is_joint_before_each_was_seen_alone():
    file = {"format": "intimetry.couple/1", "id": "c", "partners": [{"id": p, "label": p} for p in "ab"],
            "administrations": [], "consents": []}
    with pytest.raises(im.DataError, match="before each was seen alone") as nobody:
        im.couple(file, "joint")
    file["seen_alone"] = [{"partner": "a", "date": "2026-03-01"}]
    with pytest.raises(im.DataError) as one:
        im.couple(file, "joint")
    assert str(one.value) == str(nobody.value), "the same words for every couple"
    file["seen_alone"].append({"partner": "b", "date": "2026-03-01"})
    assert im.couple(file, "joint").couple == "c"
