"""Answers that are added to a couple's file: new, completed, replaced or doubted."""

import json
import os
import stat

import program
import pytest
from cases import SHEETS, begun, case, read

SAME = "partner,date,q1,q2,q3,q4,q5\na,2026-03-01,5,4,6,,4\nb,2026-03-01,5,4,6,,4\n"
WARNED = "all answers are equal to those of {}; if one person's answers were entered for both, enter the right ones with --replace"


def test_the_same_answers_of_both_partners_are_doubted(begun):
    (begun / "sheets.csv").write_text(SAME)
    said = case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse")
    assert said.count("warning:") == 1
    assert "intimetry: warning: a: session-pulse, now, 2026-03-01: " + WARNED.format("b") in said
    assert len(read(begun)["administrations"]) == 2
    # On another day, in another perspective, or with another answer there is no warning.
    (begun / "sheets.csv").write_text(SAME.replace("b,2026-03-01", "b,2026-03-02").replace("a,2026-03-01", "a,2026-03-04"))
    assert "warning" not in case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse")
    (begun / "sheets.csv").write_text(SAME.replace("2026-03-01", "2026-03-03").replace("6,,4\nb", "6,1,4\nb"))
    assert "warning" not in case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse")


def test_the_partners_administration_given_in_for_a_second_person_is_doubted(begun):
    response = {"format": "intimetry.response/1", "instrument": "ras", "version": "1.0.0", "perspective": "now",
                "date": "2026-03-01", "answers": {f"q{i}": i % 5 + 1 for i in range(1, 8)}}
    (begun / "response.json").write_text(json.dumps(response))
    assert "warning" not in case(begun, "add", "couple.json", "response.json", "--partner", "a")
    assert WARNED.format("a") in case(begun, "add", "couple.json", "response.json", "--partner", "b")


def test_an_empty_administration_is_doubted(begun):
    (begun / "sheets.csv").write_text("partner,date,q1,q2,q3,q4,q5\na,2026-03-01,,,,,\nb,2026-03-01,,,,,\n")
    said = case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse")
    for partner in "ab":
        assert f"intimetry: warning: {partner}: session-pulse, now, 2026-03-01: no item is answered" in said
    assert "all answers are equal" not in said and len(read(begun)["administrations"]) == 2
    (begun / "sheets.csv").write_text("partner,date,q3\na,2026-03-02,n/a\n")
    assert "warning" not in case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse")


def test_rows_become_administrations(begun):
    (begun / "sheets.csv").write_text(SHEETS)
    said = case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse")
    assert said == ("Added a: session-pulse, now, 2026-03-01, 5 of 5 answered\n"
                    "Added b: session-pulse, now, 2026-03-01, 4 of 5 answered\n")
    given = read(begun)["administrations"]
    assert [(g["partner"], g["perspective"], g["answers"]["q4"]) for g in given] == [("a", "now", 2), ("b", "now", None)]


def test_the_same_administration_twice_needs_to_be_meant(begun):
    (begun / "sheets.csv").write_text(SHEETS)
    case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse")
    before = (begun / "couple.json").read_bytes()
    # The second row is new, the first exists: nothing is added.
    (begun / "more.csv").write_text(SHEETS.replace("2026-03-01,5,3", "2026-04-01,5,3").replace("4,6", "9,9"))
    assert "already exists" in case(begun, "add", "couple.json", "--rows", "more.csv", "-i", "session-pulse", expect=4)
    assert (begun / "couple.json").read_bytes() == before
    assert "Replaced a" in case(begun, "add", "couple.json", "--rows", "more.csv", "-i", "session-pulse", "--replace")
    assert [(g["date"], g["answers"]["q2"]) for g in read(begun)["administrations"]] == [
        ("2026-03-01", 9), ("2026-03-01", 3), ("2026-04-01", 3)]


def test_a_response_becomes_its_partners(begun):
    response = {"format": "intimetry.response/1", "instrument": "ras", "version": "1.0.0", "perspective": "now",
                "date": "2026-03-01", "answers": {f"q{i}": 3 for i in range(1, 8)}}
    (begun / "response.json").write_text(json.dumps(response))
    assert "give the partner of the responses" in case(begun, "add", "couple.json", "response.json", expect=2)
    case(begun, "add", "couple.json", "response.json", "--partner", "b")
    assert read(begun)["administrations"][0]["partner"] == "b"
    response["answers"]["q1"] = 6
    (begun / "response.json").write_text(json.dumps(response | {"date": "2026-03-02"}))
    assert "/answers/q1" in case(begun, "add", "couple.json", "response.json", "--partner", "b", expect=4)


def test_clinician_answers_go_into_a_file_of_their_own(begun):
    (begun / "sheet.csv").write_text("partner,date,q1,q10,q11\na,2026-03-01,2,1,0\n")
    case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    assert list(read(begun)["administrations"][0]["answers"]) == ["q1"]
    assert read(begun, "couple.clinician.json")["administrations"][0]["answers"] == {"q10": 1, "q11": 0}
    assert stat.S_IMODE(os.stat(begun / "couple.clinician.json").st_mode) == 0o600
    assert "1 of 12" in case(begun, "list", "couple.json")
    assert "3 of 12" in case(begun, "list", "couple.json", "--include-private")


def test_answers_to_an_earlier_edition_are_scored_by_it(begun):
    def administration(version, date, level):
        return {"partner": "a", "instrument": "five-dimensions", "version": version, "perspective": "now", "date": date,
                "answers": {f"q{i}": level for i in range(1, 47)}}

    couple = read(begun)
    couple["administrations"] = [administration("1.0.0", "2026-01-01", 2), administration("1.0.0", "2026-02-01", 2)]
    (begun / "couple.json").write_text(json.dumps(couple))
    change = ["change", "couple.json", "-i", "five-dimensions", "--scales", "sexual", "--json"]
    done = program.run(change, begun)
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    assert (found["version"], found["other_versions"]) == ("1.0.0", 0)
    # Eight items in the middle of 0 to 4, q45 among them.
    assert [o["score"] for o in found["series"][0]["occasions"]] == [16, 16]
    couple["administrations"].append(administration("1.1.0", "2026-03-01", 2))
    (begun / "couple.json").write_text(json.dumps(couple))
    found = json.loads(program.run(change, begun).stdout)
    assert (found["version"], found["other_versions"]) == ("1.1.0", 2), "editions are not compared"
    assert [o["score"] for o in found["series"][0]["occasions"]] == [14]
    shown = json.loads(program.run(["couple", "couple.json", "--for", "a", "--json", "--as-of", "2026-02-15"], begun).stdout)
    own = {s["scale"]: (s["raw"], s["items"]) for s in shown["administrations"][0]["scores"]}
    assert own["sexual"] == (16, 8)


@pytest.mark.parametrize("administration, words", [
    ("partner,date,q1\na,2026-03-01,11\n", "data row 1 (line 2), column 'q1'  [data_value]  found '11', expected a whole"),
    ("partner,date,q1\nc,2026-03-01,1\n", "found 'c', expected a partner of this couple: a, b"),
    ("partner,date,q1\na,2026-02-30,1\n", "found '2026-02-30', expected a day"),
    ("partner,date,perspective,q1\na,2026-03-01,ideal,1\n", "expected a perspective of 'session-pulse': now"),
    ("partner,date,q1,q6\na,2026-03-01,1,1\n", "column 'q6' is not an item of 'session-pulse'"),
    ("partner,date\na,2026-03-01\n", "no column is an item's"),
    ("partner,q1\na,1\n", "no column 'date', and no --date"),
    ("date,q1\n2026-03-01,1\n", "no column 'partner', and no --partner"),
])
def test_bad_rows_add_nothing(begun, administration, words):
    before = (begun / "couple.json").read_bytes()
    (begun / "sheet.csv").write_text(administration)
    assert words in case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "session-pulse", expect=4)
    assert (begun / "couple.json").read_bytes() == before


def test_answers_to_other_items_complete_an_administration(begun):
    (begun / "sheet.csv").write_text("partner,date,q1,q2\na,2026-03-01,2,3\n")
    case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    (begun / "sheet.csv").write_text("partner,date,q3,q10\na,2026-03-01,4,1\n")
    said = case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    assert said == "Completed a: readiness, now, 2026-03-01, 4 of 12 answered now\n"
    assert [given["answers"] for given in read(begun)["administrations"]] == [{"q1": 2, "q2": 3, "q3": 4}]
    (begun / "sheet.csv").write_text("partner,date,q1,q4\na,2026-03-01,2,3\n")
    assert "already exists" in case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness", expect=4)
