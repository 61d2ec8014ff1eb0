"""Impossible days of answers are refused everywhere. The tests depend on the clock only in one direction: what is far
in the future for the test is so for the program."""

import datetime
import json

import program
import pytest
from program import ROOT

TODAY = datetime.date.today()
FAR = (TODAY + datetime.timedelta(days=3)).isoformat()
TOMORROW = (TODAY + datetime.timedelta(days=1)).isoformat()
COUPLE = ROOT / "examples" / "couple" / "couple.json"
WRONG = {FAR: "expected a day that is not in the future (today is ", "2962-03-01": "expected a day that is not in the future",
         "1026-03-01": "expected a day not before 1900-01-01", "1899-12-31": "expected a day not before 1900-01-01"}
RIGHT = ["1900-01-01", TOMORROW, TODAY.isoformat()]
ITEMS = ",".join(f"q{n}" for n in range(1, 8))


def said(folder, *arguments, expect, stdin=b""):
    done = program.run(arguments, folder, stdin)
    assert done.returncode == expect, done.stderr.decode()
    return done.stderr.decode()


@pytest.fixture
def begun(tmp_path):
    said(tmp_path, "case", "new", "couple.json", "--partner", "a=Ann", "--partner", "b=Bo", expect=0)
    return tmp_path


@pytest.mark.parametrize("arguments", [
    ["case", "consent", "couple.json", "--partner", "a", "-i", "ras", "--share", "scores", "--date"],
    ["administer", "couple.json", "--partner", "a", "-i", "session-pulse", "--date"],
    ["couple", COUPLE, "--for", "joint", "--as-of"],
    ["report", COUPLE, "--for", "joint", "--as-of"],
    ["case", "add", "couple.json", "--partner", "a", "--rows", "-", "-i", "ras", "--date"],
    ["couples", "-", "-i", "ras", "--as-of"],
], ids=lambda arguments: " ".join(map(str, arguments[:2])))
def test_on_the_command_line(begun, arguments):
    table = f"couple,partner,date,{ITEMS}\n".encode() if arguments[0] == "couples" else f"{ITEMS}\n".encode()
    for day, words in WRONG.items():
        message = said(begun, *arguments, day, expect=2, stdin=table)
        assert f"{arguments[-1]}: {words}" in message and f"found '{day}'" in message
    for day in RIGHT:
        assert "expected a day" not in program.run([*arguments, day], begun, table).stderr.decode()


def test_in_a_couples_file(begun):
    whole = json.loads(COUPLE.read_text())
    for part in ("administrations", "consents"):
        for day, words in WRONG.items():
            spoilt = json.loads(json.dumps(whole))
            spoilt[part][0]["date"] = day
            (begun / "spoilt.json").write_text(json.dumps(spoilt))
            for verb in (["case", "list", "spoilt.json"], ["couple", "spoilt.json", "--for", "joint"], ["check", "spoilt.json"]):
                message = said(begun, *verb, expect=4)
                assert f"/{part}/0/date  [bad_value]  {words}" in message and f"found the text '{day}'" in message
    for day in RIGHT:
        spoilt = json.loads(json.dumps(whole))
        spoilt["administrations"][0]["date"] = day
        (begun / "right.json").write_text(json.dumps(spoilt))
        said(begun, "case", "list", "right.json", expect=0)


def test_in_a_response(begun):
    response = {"format": "intimetry.response/1", "instrument": "ras", "version": "1.0.0", "perspective": "now",
                "date": "2026-03-01", "answers": {"q1": 3}}
    before = (begun / "couple.json").read_bytes()
    for day, words in WRONG.items():
        (begun / "response.json").write_text(json.dumps(response | {"date": day}))
        assert f"/date  [bad_value]  {words}" in said(begun, "check", "response.json", expect=4)
        assert words in said(begun, "case", "add", "couple.json", "response.json", "--partner", "a", expect=4)
    assert (begun / "couple.json").read_bytes() == before
    (begun / "response.json").write_text(json.dumps(response | {"date": TOMORROW}))
    said(begun, "case", "add", "couple.json", "response.json", "--partner", "a", expect=0)


@pytest.mark.parametrize("verb", [
    ["case", "add", "couple.json", "--rows", "t.csv", "-i", "ras", "--replace"], ["change", "t.csv", "-i", "ras"],
    ["change", "scores.csv", "-i", "ras", "--scores"], ["couples", "t.csv", "-i", "ras"], ["score", "t.csv", "-i", "ras"],
    ["score", "t.csv", "-i", "ras", "--threads", "1", "--json"],
], ids=lambda verb: " ".join(verb[:2]))
def test_in_a_table(begun, verb):
    def write(day):
        columns = "respondent,couple,partner" if verb[0] != "case" else "partner"
        who = {"a": "r,k,a", "b": "s,k,b"} if verb[0] != "case" else {"a": "a", "b": "b"}
        (begun / "t.csv").write_text(f"{columns},date,{ITEMS}\n{who['a']},2026-01-01,1,2,3,4,5,1,2\n"
                                     f"{who['b']},{day},1,2,3,4,5,1,1\n")
        (begun / "scores.csv").write_text(f"respondent,date,satisfaction\nr,2026-01-01,3\nr,{day},4\n")

    for day, words in WRONG.items():
        write(day)
        message = said(begun, *verb, expect=4)
        assert "data row 2" in message and "column 'date'" in message and f"found '{day}', {words}" in message
    for day in RIGHT:
        write(day)
        said(begun, *verb, expect=0)


def test_a_table_whose_dates_are_written_otherwise_is_scored(tmp_path):
    rows = "".join(f"{day},1,2,3,4,5,1,2\n" for day in ("01.03.2062", "3/1/2062", "2062-03-01T10:00", "", "soon"))
    (tmp_path / "t.csv").write_text(f"date,{ITEMS}\n{rows}")
    said(tmp_path, "score", "t.csv", "-i", "ras", expect=0)
    (tmp_path / "t.csv").write_text(f"Day,{ITEMS}\n2062-03-01,1,2,3,4,5,1,2\n")
    said(tmp_path, "score", "t.csv", "-i", "ras", expect=0)
    message = said(tmp_path, "score", "t.csv", "-i", "ras", "--date", "Day", expect=4)
    assert "data row 1, column 'Day'  [data_value]  found '2062-03-01'" in message
