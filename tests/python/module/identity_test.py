"""Raw scores, POMP, counts and flags have the same bits in the program and in Python, for every frame."""

import csv
import io
import json

import numpy as np
import pytest
from conftest import MAKERS, ROOT, as_csv, column_of, run, same, simulated

import intimetry as im

INSTRUMENTS = im.list().ids


def by_program(instrument, answers, *options):
    text = run("score", "-", "-i", instrument, "--metrics", "pomp", "--include-private", "-q", *options, stdin=as_csv(answers))
    rows = list(csv.reader(io.StringIO(text)))
    columns = dict(zip(rows[0], zip(*rows[1:])))
    return {
        name: list(column) if name == "flags" else [float(cell) if cell else float("nan") for cell in column]
        for name, column in columns.items()
    }


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_every_frame_scores_as_the_program_does(instrument):
    answers = simulated(im.load(instrument), 60, missing=0.12)
    expected = by_program(instrument, answers)
    for kind, make in MAKERS.items():
        found = im.score(make(answers), instrument, metrics="pomp", include_private=True, keep="scores")
        for name, column in expected.items():
            assert same(column_of(found, name), column), (kind, name)


@pytest.mark.parametrize("rule", ["complete", 0.5])
def test_missing_rules_are_the_programs(rule):
    answers = simulated(im.load("csi-16"), 80, seed=5, missing=0.3)
    option = rule if rule == "complete" else f"prorate:{rule}"
    expected = by_program("csi-16", answers, "--missing", option)
    found = im.score(MAKERS["pandas"](answers), "csi-16", metrics="pomp", missing=rule, keep="scores")
    for name, column in expected.items():
        assert same(column_of(found, name), column), name


def test_errors_and_norms_are_the_programs(tmp_path):
    sample = {"group": ["all"] * 200} | simulated(im.load("five-dimensions"), 200, seed=8, missing=0)
    norms = im.norms(MAKERS["pandas"](sample), "five-dimensions", source="simulated")
    norms.save(tmp_path / "norms.json")
    text = run("score", "-", "-i", "five-dimensions", "--metrics", "z,t,percentile,sem,ci", "--norms",
               str(tmp_path / "norms.json"), "--norm-group", "all", "-q", stdin=as_csv(sample))  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(text)))
    found = im.score(MAKERS["pandas"](sample), "five-dimensions", metrics=["z", "t", "percentile", "sem", "ci"],
                     norms=norms, norm_group="all", keep="scores")  # fmt: skip
    assert list(found.columns) == [name for name in rows[0] if name != "group"]
    for name in found.columns:
        cells = [row[name] for row in rows]
        expected = cells if name == "flags" else [float(cell) if cell else float("nan") for cell in cells]
        assert same(column_of(found, name), expected), name


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_hand_scored_cases_come_out(instrument):
    cases = json.loads((ROOT / "instruments" / instrument / "cases.json").read_text(encoding="utf-8"))["cases"]
    known = im.load(instrument)
    seen = 0
    for case in cases:
        answers = {item: case["answers"].get(item) for item in known.items}
        if any(isinstance(answer, str) for answer in answers.values()):
            answers = {item: "n/a" if answer == "not_applicable" else answer for item, answer in answers.items()}
        found = im.score({item: [answer] for item, answer in answers.items()}, known, include_private=True,
                         perspective=case.get("perspective"), out_of_range="missing", keep="scores")  # fmt: skip
        flags = column_of(found, "flags")[0]
        for scale, expected in case["scores"].items():
            raw = column_of(found, scale)[0]
            if expected["raw"] is None:
                assert raw != raw, (case, scale)
            else:
                assert raw == pytest.approx(expected["raw"], rel=1e-15, abs=1e-15), (case, scale)
            assert column_of(found, scale + "_n")[0] == expected["answered"], (case, scale)
            mine = [flag.split(":")[1] for flag in flags.split(";") if flag.split(":")[0] == scale]
            assert sorted(mine) == sorted(expected["flags"]), (case, scale)
            seen += 1
    assert seen > 0


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_threads_change_nothing(threads):
    answers = simulated(im.load("five-dimensions"), 60_000, missing=0.05)
    frame = MAKERS["polars"](answers)
    one = im.score(frame, "five-dimensions", threads=1, keep="scores")
    assert im.score(frame, "five-dimensions", threads=threads, keep="scores").equals(one, null_equal=True)


def test_one_respondent_scores_as_many_do():
    answers = simulated(im.load("csi-16"), 40, missing=0.1)
    many = im.score(MAKERS["pandas"](answers), "csi-16", metrics="pomp", keep="scores")
    for row in range(40):
        one = im.score({item: column[row] for item, column in answers.items()}, "csi-16", metrics="pomp", keep="scores")
        assert list(one) == list(many.columns)
        for name, value in one.items():
            assert same([value], [many[name].iloc[row]]), name


def test_a_plain_array_is_in_the_order_of_the_form():
    answers = simulated(im.load("ras"), 30)
    table = np.array([[np.nan if v is None else v for v in column] for column in answers.values()]).T
    found = im.score(table, "ras")
    assert found.dtype.names == ("satisfaction", "satisfaction_n", "flags")
    expected = im.score(MAKERS["pandas"](answers), "ras", keep="scores")
    assert same(found["satisfaction"].tolist(), expected["satisfaction"].tolist())


def test_a_plain_array_may_lie_in_memory_as_it_likes():
    answers = simulated(im.load("csi-16"), 50, missing=0)
    table = np.array(list(answers.values())).T
    expected = im.score(MAKERS["pandas"](answers), "csi-16", keep="scores")["satisfaction"].tolist()
    wide = np.zeros((100, 40), dtype=np.int32)
    wide[::2, 1:33:2] = table
    for laid in (np.ascontiguousarray(table, dtype=np.int8), np.asfortranarray(table, dtype=np.float32),
                 table[::-1, ::-1].copy()[::-1, ::-1], wide[::2, 1:33:2], table.astype(">i4"), table.astype(np.uint8)):  # fmt: skip
        assert same(im.score(laid, "csi-16")["satisfaction"].tolist(), expected), (laid.dtype, laid.strides)
    assert len(im.score(table[:0], "csi-16")) == 0


def test_flags_of_more_scales_than_a_number_has_bits_for(tmp_path):
    key = im.load("ras").to_dict() | {"id": "many-scales"}
    item, scale = key["items"][0], key["scales"][0] | {"reversed": []}
    key["reliabilities"] = []
    key["items"] = [item | {"id": f"q{i}"} for i in range(150)]
    key["scales"] = [scale | {"id": f"s{i}", "items": [f"q{5 * i + j}" for j in range(5)]} for i in range(30)]
    (tmp_path / "many-scales.json").write_text(json.dumps(key), encoding="utf-8")
    rng = np.random.default_rng(3)
    table = rng.integers(1, 6, (400, 150)).astype(float)
    table[rng.random(table.shape) < 0.2] = np.nan
    table[rng.random(table.shape) < 0.1] = 9
    table[::3] = 3
    answers = {f"q{i}": [None if cell != cell else int(cell) for cell in table[:, i]] for i in range(150)}
    instrument = str(tmp_path / "many-scales.json")
    expected = by_program(instrument, answers, "--out-of-range", "missing")
    found = im.score(MAKERS["pandas"](answers), instrument, keep="scores", out_of_range="missing")
    assert len(set(expected["flags"])) > 200
    assert found["flags"].tolist() == expected["flags"]
