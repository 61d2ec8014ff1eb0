"""Every analysis has the same result as the program's --json output, and its objects are usable."""

import csv
import io
import json

import numpy as np
import pandas as pd
import polars as pl
import pytest
from conftest import MAKERS, ROOT, as_csv, column_of, couples_answers, run, run_json, same, simulated

import intimetry as im

LONG = couples_answers("five-dimensions", 60)
MODELS = {
    "icc": ({"outcome": ["emotional", "sexual"]}, {}),
    "pairwise": ({"outcome": ["emotional", "sexual"]}, {}),
    "pseudo-couples": ({"outcome": ["emotional", "sexual", "spiritual"]}, {"draws": 200}),
    "distinguishability": ({"outcome": ["emotional"]}, {"draws": 200, "role": "partner"}),
    "apim": ({"outcome": "emotional", "predictor": "sexual"}, {}),
    "gls": ({"outcome": "emotional", "predictor": ["sexual", "sexual@partner"]}, {}),
    "common-fate": ({"outcome": "emotional", "predictor": "sexual"}, {}),
    "response-surface": ({"outcome": "emotional", "predictor": "sexual"}, {"centre": 50}),
    "truth-bias": ({"outcome": "emotional", "predictor": "sexual"}, {}),
}


def check_result(result, rows):
    frame = result.to_frame("pandas")
    assert len(frame) == rows
    assert type(result).__name__ in repr(result)
    assert "<table>" in result._repr_html_()
    assert len(result.methods()) > 60
    json.dumps(result.to_dict())


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_reliability(kind):
    found = im.reliability(MAKERS[kind](LONG), "five-dimensions", bootstrap=200)
    assert found.to_dict() == run_json(
        "reliability", "-", "-i", "five-dimensions", "--items", "--bootstrap", "200", stdin=as_csv(LONG)
    )
    check_result(found, 6)
    words = found.methods()
    known = im.load("five-dimensions")
    for part in (known.version, known.content_hash[:12], "unvalidated", "120 administrations", "omega", "200 bootstrap"):
        assert part in words, words


def test_reliability_by_partner():
    found = im.reliability(LONG, "five-dimensions", by="partner")
    assert found.to_dict() == run_json("reliability", "-", "-i", "five-dimensions", "--items", "--by", "partner", stdin=as_csv(LONG))
    assert [group.partner for group in found.groups] == ["a", "b"]


def test_norms(tmp_path):
    norms = im.norms(MAKERS["polars"](LONG), "five-dimensions", source="simulated", norm_group="all")
    (tmp_path / "sample.csv").write_text(as_csv(LONG))
    run("norms", "build", str(tmp_path / "sample.csv"), "-i", "five-dimensions", "--source", "simulated", "--norm-group",
        "all", "-o", str(tmp_path / "norms.json"), "-q", stdin="")  # fmt: skip
    assert norms.to_dict() == json.loads((tmp_path / "norms.json").read_text())
    assert im.norms(tmp_path / "norms.json").to_dict() == norms.to_dict()
    assert isinstance(norms.to_frame(), pl.DataFrame)
    assert norms.methods()
    used = im.score(LONG, "five-dimensions", norms=norms, norm_group="all", metrics="t", keep="scores")
    assert np.mean(column_of(used, "emotional_t")) == pytest.approx(50)


def test_quality():
    answers = simulated(im.load("five-dimensions"), 80)
    answers["q1"][0] = 99
    found = im.quality(MAKERS["pandas"](answers), "five-dimensions")
    program = run_json("quality", "-", "-i", "five-dimensions", "--rows", stdin=as_csv(answers))
    assert found.to_dict() == program
    check_result(found, 80)


def test_change():
    sessions = {"respondent": [f"p{i // 3}" for i in range(30)], "date": [f"2026-0{1 + i % 3}-01" for i in range(30)]}
    sessions |= simulated(im.load("ras"), 30, missing=0)
    expected = run_json("change", "-", "-i", "ras", stdin=as_csv(sessions))
    found = im.change(MAKERS["pandas"](sessions), "ras")
    assert found.to_dict() == expected
    dated = pd.DataFrame(sessions).assign(date=lambda d: pd.to_datetime(d["date"]))
    assert im.change(dated, "ras").to_dict() == expected
    check_result(found, 30)


def test_couples():
    lines = run("couples", "-", "-i", "five-dimensions", "--json", "-q", stdin=as_csv(LONG)).splitlines()
    found = im.couples(MAKERS["pandas"](LONG), "five-dimensions")
    assert found.to_dict()["rows"] == [json.loads(line) for line in lines]
    check_result(found, len(lines))


def test_couple(tmp_path):
    for path in sorted((ROOT / "examples" / "couple").glob("*.json")):
        if path.name.endswith(".clinician.json") or "format" not in json.loads(path.read_text()):
            continue
        if not json.loads(path.read_text())["format"].startswith("intimetry.couple/"):
            continue
        for audience in ("clinician", "joint"):
            found = im.couple(path, audience)
            assert found.to_dict() == run_json("couple", str(path), "--for", audience, stdin="")
            assert found.methods() and repr(found) and len(found.to_frame("pandas")) > 0
        return
    pytest.fail("no couple file in examples/couple")


@pytest.mark.parametrize("model", MODELS)
def test_dyadic(model):
    scores = im.score(MAKERS["pandas"](LONG), "five-dimensions", keep="others").drop(columns="flags")
    arguments, options = MODELS[model]
    found = getattr(im.dyadic, model.replace("-", "_"))(scores, **arguments, **options)
    words = []
    for name, value in {**arguments, **options}.items():
        for one in value if isinstance(value, list) else [value]:
            words += [f"--{name}", str(one)]
    table = {name: scores[name].tolist() for name in scores.columns}
    expected = run_json("dyadic", "-", "--model", model, *words, stdin=as_csv(table))
    assert found.to_dict() == expected
    check_result(found, 2 if model == "distinguishability" else len(expected["effects"]))  # two tests, no
                                                                                           # effects
    by_items = getattr(im.dyadic, model.replace("-", "_"))(LONG, **arguments, **options, instrument="five-dimensions")
    assert by_items.to_dict() == {**expected, "unvalidated": "five-dimensions"}


LAYOUTS = ["individual", "dyad", "pairwise"]


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_reshape_there_and_back(kind):
    long = {"couple": [1, 1, 2, 2], "partner": ["m", "w", "m", "w"], "married": [3.5, 3.5, 7.0, 7.0], "sat": [1, 2, 3, 4],
            "word": ["a", "b", "c", "d"]}  # fmt: skip
    frame = MAKERS[kind](long)
    wide = im.reshape(frame, "dyad", shared=["married"])
    assert [column_of(wide, n) for n in ("couple", "sat_m", "word_w")] == [[1, 2], [1, 3], ["b", "d"]]
    pairs = im.reshape(frame, "pairwise", shared=["married"])
    assert column_of(pairs, "sat_P") == [2, 1, 4, 3]
    for table in (wide, pairs):
        back = im.reshape(table, "individual")
        assert {name: column_of(back, name) for name in long} == long


def test_files(tmp_path):
    pyreadstat = pytest.importorskip("pyreadstat")
    answers = pd.DataFrame(simulated(im.load("ras"), 20, missing=0)).astype(float)
    answers.loc[3, "q2"] = 99
    pyreadstat.write_sav(answers, tmp_path / "a.sav", column_labels={"q1": "How happy?"}, missing_ranges={"q2": [99]},
                         variable_value_labels={"q1": {1.0: "low", 5.0: "high"}})  # fmt: skip
    table = im.files.read_sav(tmp_path / "a.sav")
    assert table.labels["q1"] == "How happy?" and table.value_labels["q1"][5.0] == "high"
    assert table.user_missing["q2"] == [99] and np.isnan(table.frame.loc[3, "q2"])
    assert im.score(table.frame, "ras")["satisfaction_n"].tolist() == [7] * 3 + [6] + [7] * 16


def qualtrics(answers):
    """Return a Qualtrics export: names, questions and import ids above the answers, and quoted text with line breaks."""
    names = ["StartDate", *(f"Q{i}_1" for i in range(1, 8))]
    questions = ["Start Date", *(f'How satisfied,\n"on the whole" ({i})?' for i in range(1, 8))]
    ids = ["startDate", *(f"QID{i}" for i in range(1, 8))]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([names, questions, [json.dumps({"ImportId": one}) for one in ids]])
    writer.writerows(["2026-01-02 10:00:00", *row] for row in zip(*answers.values()))
    return text.getvalue()


@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow", "dict"])
def test_qualtrics(tmp_path, kind):
    answers = simulated(im.load("ras"), 20)
    answers = {item: ["" if value is None else value for value in column] for item, column in answers.items()}
    path = tmp_path / "export.csv"
    path.write_text("\ufeff" + qualtrics(answers), encoding="utf-8")
    table = im.files.read_qualtrics(path, kind=kind)
    assert table.labels["QID3"] == 'How satisfied,\n"on the whole" (3)?'
    expected = im.score({item: [None if value == "" else value for value in column] for item, column in answers.items()},
                        "ras", keep="scores")  # fmt: skip
    found = im.score(table.frame, "ras", items=[f"QID{i}" for i in range(1, 8)], keep="scores")
    assert same(column_of(found, "satisfaction"), column_of(expected, "satisfaction"))
    named = im.files.read_qualtrics(path, names="name", kind=kind)
    assert same(column_of(im.score(named.frame, "ras", items=[f"Q{i}_1" for i in range(1, 8)], keep="scores"), "satisfaction"),
                column_of(expected, "satisfaction"))  # fmt: skip


@pytest.mark.parametrize("text, words", [
    ("a\nb\nc\n1\n", "row 3, column 1 ('a'): found 'c', expected an ImportId"),
    ("a\nb\n", "found 2 rows, expected the three header rows"),
    ('a,b\nx,y\n"{""ImportId"":""Q""}","{""ImportId"":""Q""}"\n', "columns are called the same: Q"),
    ('a,b\nx,y\n"{""ImportId"":""Q""}","{""ImportId"":""R""}"\n1,2\n3\n', "row 5: found 1 fields, expected 2"),
])  # fmt: skip
def test_qualtrics_at_fault(tmp_path, text, words):
    (tmp_path / "b.csv").write_text(text)
    with pytest.raises(im.DataError) as caught:
        im.files.read_qualtrics(tmp_path / "b.csv")
    assert words in str(caught.value) and "b.csv" in str(caught.value)


def test_lists_and_instruments():
    assert json.loads(run("list", "--json", stdin="")) == list(im.list())
    assert len(im.list().to_frame()) == len(im.list())
    known = im.load("csi-16")
    assert "<table>" in known._repr_html_() and "csi-16" in repr(known)
    assert len(known.content_hash) == 64
    assert im.load(known.to_dict()).content_hash == known.content_hash


def test_an_error_that_is_not_there_has_no_source():
    answers = {f"q{i}": [3] * 10 for i in range(1, 8)}
    row = im.reliability(answers, "ras", bootstrap=0).to_frame("dict")
    assert row["sem"] == [None] and row["sem_by"] == [None]
