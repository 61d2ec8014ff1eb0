"""Files that must not be overwritten, control sequences, and impossible days of answers."""

import datetime
import json
import re

import pandas as pd
import pytest
from conftest import ROOT, couples_answers

import intimetry as im

COUPLE = json.loads((ROOT / "examples" / "couple" / "couple.json").read_text())
EVIL = "\x1b]0;owned\x07\x1b[31mred\b\r\x7f\x9b5m\u202eback\u2066x"
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
ANSWERS = {f"q{n}": [n % 5 + 1, 5 - n % 4] for n in range(1, 8)}
FAR = (datetime.date.today() + datetime.timedelta(days=3)).isoformat()


@pytest.fixture(scope="module")
def norms():
    return im.norms(couples_answers("ras", 60), "ras", least=10)


@pytest.mark.parametrize("file", [COUPLE, {"format": "intimetry.couple-clinician/1", "id": "x", "administrations": []}])
def test_norms_are_not_saved_over_a_couples_file(norms, file, tmp_path):
    (tmp_path / "ann.json").write_text(json.dumps(file))
    (tmp_path / "link").symlink_to("ann.json")
    for name in ("ann.json", "link"):
        with pytest.raises(ValueError, match="of a couple|couple's file") as caught:
            norms.save(tmp_path / name)
        assert caught.value.code == "bad_usage" and "another name" in str(caught.value)
    assert json.loads((tmp_path / "ann.json").read_text()) == file
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ann.json", "link"]


def test_norms_are_saved_whole_or_not_at_all(norms, tmp_path, monkeypatch):
    (tmp_path / "norms.json").write_text("an old file")
    norms.save(tmp_path / "norms.json")
    assert (tmp_path / "norms.json").read_text() == norms.to_json()
    with pytest.raises(ValueError, match="no .pdf file"):
        norms.save(tmp_path / "norms.pdf")
    with pytest.raises(OSError, match="there is no folder"):
        norms.save(tmp_path / "none" / "norms.json")
    monkeypatch.chdir(tmp_path)
    norms.save("-")  # a file with that name, not standard output
    assert (tmp_path / "-").read_text() == norms.to_json()


@pytest.mark.parametrize("day, words", [(FAR, "not in the future"), ("2962-03-01", "not in the future"),
                                        ("1026-03-01", "not before 1900-01-01"),
                                        (datetime.date(2962, 3, 1), "not in the future")])
def test_days_on_which_nobody_can_have_answered(day, words):
    with pytest.raises(ValueError, match=words):
        im.couple(COUPLE, "clinician", as_of=day)
    spoilt = json.loads(json.dumps(COUPLE))
    spoilt["administrations"][0]["date"] = str(day)
    with pytest.raises(im.DataError, match=words) as caught:
        im.couple(spoilt, "clinician")
    assert caught.value.defects[0][1] == "/administrations/0/date"
    frame = pd.DataFrame(ANSWERS | {"respondent": ["r", "r"], "couple": ["c", "c"], "partner": ["a", "b"],
                                    "date": ["2026-01-01", day]})
    for call in (im.change, im.couples):
        with pytest.raises(im.DataError, match=words):
            call(frame, "ras")


def test_messages_steer_no_terminal(tmp_path):
    spoilt = json.loads(json.dumps(COUPLE))
    spoilt["partners"][0] |= {"id": EVIL, "x" + EVIL: 1}
    (tmp_path / f"a{EVIL}.json").write_text("{")
    raised = []
    for call in (lambda: im.couple(spoilt, "clinician"), lambda: im.check(tmp_path / f"a{EVIL}.json"),
                 lambda: im.score({name: [EVIL] for name in ANSWERS}, "ras"), lambda: im.load("x" + EVIL),
                 lambda: im.score(ANSWERS, "ras", columns={"partner": EVIL}),
                 lambda: im.files.read_qualtrics(tmp_path / f"a{EVIL}.json")):
        with pytest.raises((ValueError, LookupError)) as caught:
            call()
        raised.append(caught.value)
    for problem in raised:
        text = problem.args[0] if isinstance(problem, KeyError) else str(problem)
        assert not STEERS.search(text), repr(text)


def test_results_steer_no_terminal():
    frame = pd.DataFrame(ANSWERS | {"respondent": ["r" + EVIL] * 2, "couple": ["c" + EVIL] * 2, "partner": ["a", "b"],
                                    "date": ["2026-01-01", "2026-02-01"]})
    for result in (im.change(frame, "ras"), im.couples(frame.drop(columns="date"), "ras")):
        assert "red" in repr(result) and not STEERS.search(repr(result)), repr(result)
    instrument = im.load("ras").to_dict()
    instrument["title"] = {"en": "RAS" + EVIL}
    assert not STEERS.search(repr(im.load(instrument)))
