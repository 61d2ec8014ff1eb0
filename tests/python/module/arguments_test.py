"""Unknown arguments, and those of another type, are refused by name; identities are texts."""

import datetime
import decimal
from collections import OrderedDict

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import column_of, couples_answers, same, simulated

import intimetry as im

RAS = im.load("ras")
SAMPLE = {"couple": [n // 2 for n in range(20)], "x": [(7 * n) % 11 for n in range(20)]}


@pytest.mark.parametrize("call, near", [
    (lambda d: im.norms(d, "ras", mising="complete"), "missing"),
    (lambda d: im.quality(d, "ras", out_of_range="missing"), "it has"),
    (lambda d: im.change(d, "ras", scroes=True), "scores"),
    (lambda d: im.couples(d, "ras", perspectiv="now"), "perspective"),
    (lambda d: im.score_batches([d], "ras", kep="scores"), "keep"),
    (lambda d: im.dyadic.icc(SAMPLE, "x", lvel=0.9), "level"),
    (lambda d: im.dyadic.icc(SAMPLE, "x", roles="partner"), "role"),
    (lambda d: im.dyadic.icc(SAMPLE, "x", na=-99), "it has"),
    (lambda d: im.dyadic.pairwise(SAMPLE, "x", reliability=0.9), "it has"),
])  # fmt: skip
def test_a_keyword_that_is_not_there_is_refused_and_the_nearest_named(call, near):
    with pytest.raises(TypeError, match=near):
        call(simulated(RAS, 60, missing=0))


@pytest.mark.parametrize("options, words", [
    ({"threads": -1}, "threads: expected a whole number that is not negative, found -1"),
    ({"threads": 2.5}, "threads: expected a whole number"),
    ({"level": "x", "metrics": "ci"}, "level: expected a number, found 'x'"),
    ({"prefix": 3}, "prefix: expected a text, found 3"),
    ({"true_score": "yes"}, "true_score: expected True or False"),
    ({"scales": [3]}, "scales: expected texts"),
    ({"columns": {"cuple": "couple"}}, "columns: there is no 'cuple'; did you mean 'couple'?"),
    ({"columns": ["couple"]}, "columns: expected a mapping"),
    ({"na": pd.NA}, "na: expected numbers or texts"),
    ({"na": [[1]]}, "na: expected numbers or texts"),
    ({"labels": ["a"]}, "labels: expected a mapping"),
    ({"items": {f"q{i}" for i in range(1, 8)}}, "items: expected a mapping"),
    ({"items": "q1"}, "items: expected a mapping"),
    ({"out_of_range": "keep"}, "out_of_range: expected"),
    ({"perspective": ["now"]}, "perspective"),
])  # fmt: skip
def test_an_argument_of_another_type_is_named(options, words):
    with pytest.raises(ValueError) as caught:
        im.score(simulated(RAS, 5, missing=0), "ras", **options)
    assert words in str(caught.value)


@pytest.mark.parametrize("call", [
    lambda d: im.reliability(d, "ras", bootstrap=-1), lambda d: im.reliability(d, "ras", seed=-1),
    lambda d: im.norms(d, "ras", least=2.5), lambda d: im.norms(d, "ras", source=3),
    lambda d: im.dyadic.apim(SAMPLE, "x", "y", reliability="a"),
    lambda d: im.dyadic.icc(SAMPLE, "x", draws=-1),
])  # fmt: skip
def test_so_it_is_in_the_analyses(call):
    with pytest.raises(ValueError, match=": expected "):
        call(simulated(RAS, 60, missing=0))


def test_norms_are_a_path_or_norms():
    with pytest.raises(TypeError, match="norms: expected the path"):
        im.score(simulated(RAS, 5), "ras", norms=3)


def test_a_file_of_other_bytes_is_named(tmp_path):
    path = tmp_path / "file.json"
    path.write_bytes(b'{"a":\n"\xe4"}')
    with pytest.raises(im.DataError, match="file.json: line 2: found the byte 0xE4, expected text in UTF-8"):
        im.norms(path)
    with pytest.raises(im.InstrumentError, match="file.json"):
        im.load(str(path))


def test_one_text_is_a_list_of_one():
    answers = simulated(RAS, 60, missing=0)
    expected = im.score(answers, "ras", scales=["satisfaction"], keep="scores")["satisfaction"].tolist()
    assert im.score(answers, "ras", scales="satisfaction", keep="scores")["satisfaction"].tolist() == expected
    assert len(im.quality(answers, "ras", scales="satisfaction").to_frame("dict")["longest_run"]) == 60


def test_one_frame_is_no_batches():
    with pytest.raises(TypeError, match="found a frame"):
        im.score_batches(pd.DataFrame(simulated(RAS, 3)), "ras")


def test_zero_may_mean_missing_for_one_respondent():
    five = im.load("five-dimensions")
    one = dict.fromkeys(five.items, 0)
    assert np.isnan(im.score(one, five, na=0, keep="scores")["emotional"])
    assert np.isnan(im.score(one, five, na=np.array([0, -99]), keep="scores")["emotional"])


@pytest.mark.parametrize("make", [OrderedDict, lambda one: pd.DataFrame([one]).iloc[0].to_dict()])
def test_one_respondent_in_any_mapping_gives_scalars(make):
    one = {f"q{i}": 4 for i in range(1, 8)} | {"q2": pd.NA, "q3": np.int64(5), "note": np.float64(1)}
    found = im.score(make(one), "ras")
    # q4 and q7 are reversed: 4, 5, 2, 4, 4, 2 of six answers.
    assert found["satisfaction"] == pytest.approx(21 / 6) and found["note"] == 1
    assert not any(isinstance(value, (np.ndarray, list)) for value in found.values())


MASKED = np.ma.masked_equal(np.tile([1, 5, 3, 3, 3, 3, 3], (4, 1)), 5)


@pytest.mark.parametrize("make", [
    lambda: MASKED, lambda: {f"q{i + 1}": MASKED[:, i] for i in range(7)},
    lambda: np.ma.array([tuple(row) for row in MASKED.data], dtype=[(f"q{i}", "i4") for i in range(1, 8)],
                        mask=[tuple(row) for row in MASKED.mask]),
], ids=["table", "columns", "structured"])  # fmt: skip
def test_what_a_mask_hides_is_missing(make):
    data = make()
    found = im.score(data, "ras")
    assert column_of(found, "satisfaction_n") == [6] * 4
    assert column_of(found, "satisfaction") == pytest.approx([16 / 6] * 4)
    if not isinstance(data, np.ndarray) or data.dtype.names:
        assert np.ma.getmaskarray(found["q2"]).all()


@pytest.mark.parametrize("column", [{0: 1, 1: 2}, {1, 2}, (n for n in (1, 2))])
def test_a_column_without_an_order_is_refused(column):
    with pytest.raises(im.DataError, match="column 'q3' is a"):
        im.score({f"q{i}": [1, 2] for i in range(1, 8)} | {"q3": column}, "ras")


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table, dict])
def test_long_identities_keep_their_last_digit(make):
    many = 2**53
    ids = [many + 4 * n + k for n in range(10) for k in (0, 1)]
    with pytest.raises(im.DataError):  # 20 couples of one person
        im.dyadic.icc(make({"couple": ids, "x": list(range(20))}), "x")
    people = {"respondent": [many, many + 1], "date": ["2026-01-01", "2026-02-01"], "satisfaction": [2.0, 4.0]}
    found = im.change(make(people), "ras", scores=True, reliability=0.86, sd=0.7)
    assert [one.respondent for one in found.series] == [str(many), str(many + 1)]


@pytest.mark.parametrize("dtype", ["string", "Int64", object])
def test_missing_identities_of_any_kind_are_empty(dtype):
    table = couples_answers("ras", couples=3)
    codes = pd.array([int(text[1:]) for text in table["couple"]][:-1] + [pd.NA], dtype="Int64").astype(dtype)
    with pytest.raises(im.DataError, match="couple"):
        im.couples(pd.DataFrame(table | {"couple": codes}), "ras")


def test_a_note_that_is_missing_does_not_disturb():
    scored = pd.DataFrame({"respondent": ["a", "a"], "date": ["2026-01-01", "2026-03-01"], "satisfaction": [2.0, 4.0],
                           "note": pd.array(["x", None], "string")})  # fmt: skip
    assert len(im.change(scored, "ras", scores=True, reliability=0.86, sd=0.7).series) == 1


def test_scores_may_have_codes_for_missing():
    scored = {"respondent": ["a"] * 3, "date": ["2026-01-01", "2026-02-01", "2026-03-01"], "satisfaction": [2.0, -99.0, 4.0]}
    found = im.change(scored, "ras", scores=True, reliability=0.86, sd=0.7, na=-99)
    assert [one.score for one in found.series[0].occasions if one.score is not None] == [2.0, 4.0]


def test_texts_that_are_numbers_mean_the_numbers():
    answers = simulated(RAS, 5, missing=0) | {"q1": [5] * 5}
    for kind in (pd.DataFrame, pl.DataFrame, dict):
        assert set(column_of(im.score(kind(answers), "ras", na=["5.0", "none"], keep="scores"), "satisfaction_n")) <= {1, 2, 3, 4, 5, 6}


def test_unsigned_numbers_beyond_every_scale_are_out_of_range():
    answers = pa.table(simulated(RAS, 2, missing=0) | {"q1": pa.array([2**63 + 1, 1], pa.uint64())})
    found = im.score(answers, "ras", out_of_range="missing", keep="scores")
    assert column_of(found, "satisfaction_n") == [6, 7]


class Tagged(pa.ExtensionType):
    def __init__(self):
        super().__init__(pa.int64(), "simulated.tagged")

    def __arrow_ext_serialize__(self):
        return b""

    @classmethod
    def __arrow_ext_deserialize__(cls, storage, serialized):
        return cls()


def test_a_column_of_an_arrow_type_of_ones_own():
    answers = simulated(RAS, 3, missing=0)
    plain = pa.table(answers)
    tagged = plain.set_column(0, "q1", pa.ExtensionArray.from_storage(Tagged(), plain["q1"].combine_chunks()))
    expected = column_of(im.score(plain, "ras", keep="scores"), "satisfaction")
    assert column_of(im.score(tagged, "ras", keep="scores"), "satisfaction") == expected


def test_pandas_keeps_what_a_frame_says_of_itself():
    answers = pd.DataFrame(simulated(RAS, 3), index=pd.Index([10, 20, 30]))
    answers.columns.name, answers.attrs["study"] = "item", "simulated"
    found = im.score(answers, "ras")
    assert found.columns.name == "item" and found.attrs == {"study": "simulated"}
    with pytest.raises(im.DataError, match=r"row 2 \(index 20\), column 'q1'"):
        im.score(answers.assign(q1=[1, 9, 1]), "ras")


def test_groups_have_names():
    answers = simulated(RAS, 60, missing=0) | {"group": ["a"] * 30 + [None] + ["b"] * 29}
    with pytest.raises(im.DataError, match="row 31, column 'group': expected the group"):
        im.reliability(answers, "ras", by="group")


def test_a_difference_says_which_value_was_tested():
    # Partner a did not answer q1, b did not answer q7; over the other five, with q4 reversed, a is higher by
    # 1 in q6.
    administrations = {"couple": [1, 1], "partner": ["a", "b"], "q1": [None, 1], "q6": [4, 3], "q7": [1, None]}
    administrations |= {f"q{i}": [3, 3] for i in (2, 3, 4, 5)}
    found = im.couples(administrations, "ras").to_frame("dict")
    assert found["difference_now"] == pytest.approx([3.5 - 16 / 6])
    assert found["difference_now_tested"] == pytest.approx([1 / 5])
    low, high = found["difference_now_low"][0], found["difference_now_high"][0]
    assert (low + high) / 2 == pytest.approx(1 / 5)


@pytest.mark.parametrize("day", ["2026-01-31", datetime.date(2026, 1, 31), pd.Timestamp("2026-01-31")])
def test_a_day_is_a_date_or_a_text(day):
    administrations = {"couple": [1] * 4, "partner": ["a", "b"] * 2, "date": ["2026-01-01"] * 2 + ["2026-03-01"] * 2}
    administrations |= {f"q{i}": [5, 1, 3, 3] if i not in (4, 7) else [1, 5, 3, 3] for i in range(1, 8)}
    assert im.couples(administrations, "ras", as_of=day).to_frame("dict")["difference_now"] == [4.0]
    assert im.couples(administrations, "ras").to_frame("dict")["difference_now"] == [0.0]


def test_what_the_module_shows():
    assert {"score", "plots", "files", "spark"} <= set(dir(im)) and "TYPE_CHECKING" not in dir(im)


def test_decimals_are_numbers():
    answers = {f"q{i}": [decimal.Decimal("3"), decimal.Decimal("NaN")] for i in range(1, 8)}
    assert same(im.score(answers, "ras", keep="scores")["satisfaction"].tolist(), [3.0, float("nan")])
