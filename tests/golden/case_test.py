"""All changes of a couple's file from the terminal: each step changes the file completely or not at all."""

import json
import os
import resource
import stat

import program
import pytest
from files_test import without_privileges

SHEETS = "partner,date,q1,q2,q3,q4,q5\na,2026-03-01,5,4,6,2,4\nb,2026-03-01,5,3,3,,7\n"
LABEL = "Ann Example"
CONSENT = ["case", "consent", "couple.json", "--partner", "a", "-i", "ras", "--share", "scores"]


def case(folder, *arguments, expect=0, stdin=b""):
    done = program.run(["case", *arguments], folder, stdin)
    assert done.returncode == expect, done.stderr.decode()
    return (done.stdout + done.stderr).decode()


def read(folder, name="couple.json"):
    return json.loads((folder / name).read_text(encoding="utf-8"))


@pytest.fixture
def begun(tmp_path):
    case(tmp_path, "new", "couple.json", "--partner", f"a={LABEL}", "--partner", "b=Bo")
    return tmp_path


def test_a_new_case_is_its_owners_alone_and_agrees_to_nothing(begun):
    assert read(begun)["partners"] == [{"id": "a", "label": LABEL}, {"id": "b", "label": "Bo"}]
    assert not read(begun).get("consents")
    assert stat.S_IMODE(os.stat(begun / "couple.json").st_mode) == 0o600
    assert "cannot be made" in case(begun, "new", "couple.json", "--partner", "a", "--partner", "b", expect=5)


def new_case(folder, *more, expect=2):
    said = case(folder, "new", "new.json", *more, expect=expect)
    assert (folder / "new.json").exists() == (expect == 0)
    return said


@pytest.mark.parametrize("a, b", [("a=Ann", "b=Ann"), ("a=Ann", "b= ann "), ("Ann", "b=Ann"), ("a=b", "b")])
def test_two_partners_have_two_labels(tmp_path, a, b):
    assert "both partners would have the label" in new_case(tmp_path, "--partner", a, "--partner", b)
    # In an existing file labels are not checked.
    case(tmp_path, "new", "couple.json", "--partner", "a=Ann", "--partner", "b=Bo")
    couple = (tmp_path / "couple.json").read_text().replace('"Bo"', '"Ann"')
    (tmp_path / "couple.json").write_text(couple)
    assert "a: Ann\n  b: Ann" in case(tmp_path, "list", "couple.json")


@pytest.mark.parametrize("text", ["\x1b[31mAnn", "A\nnn", "A\tnn", "\x7f", "\u009b", "\u202eAnn", "\u2066", "\u2069"])
def test_names_that_would_steer_a_terminal_are_refused(tmp_path, text):
    for what, arguments in (("the label", ["--partner", f"a={text}", "--partner", "b"]),
                            ("the id", ["--partner", f"{text}=Ann", "--partner", "b"]),
                            ("the role", ["--partner", "a", "--partner", "b", "--role", f"a={text}", "--role", "b=x"])):
        message = new_case(tmp_path, *arguments)
        assert f"{what}: expected text without control characters" in message
        assert text not in message
    assert "expected letters, digits" in new_case(tmp_path, "--id", text, "--partner", "a", "--partner", "b")


def test_names_have_at_most_sixty_letters(tmp_path):
    most = "\U0001f600" * 60  # code points, not bytes
    new_case(tmp_path, "--partner", f"a={most}", "--partner", "b", "--role", f"a={most}", "--role", "b=x", "--id", "x" * 60,
             expect=0)
    (tmp_path / "new.json").unlink()
    for more in (["--partner", f"a={most}x", "--partner", "b"], ["--partner", "a" * 61, "--partner", "b"],
                 ["--partner", "a", "--partner", "b", "--role", f"a={most}x", "--role", "b=x"]):
        assert "expected at most 60 letters, found 61" in new_case(tmp_path, *more)
    assert "--id: expected" in new_case(tmp_path, "--partner", "a", "--partner", "b", "--id", "x" * 61)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    label = b"a=\xff\x9b".decode("utf-8", "surrogateescape")
    assert "the label: expected UTF-8, found '\\xff\\x9b'" in new_case(tmp_path, "--partner", label, "--partner", "b")


@pytest.mark.parametrize("name, id", [("Ann Bo", "Ann-Bo"), ("Ann & Bo (2026)", "Ann-Bo-2026"), ("\u00d6z_1", "z_1"),
                                      (" x.y ", "x.y"), ("couple-07", None)])
def test_an_id_is_made_of_the_files_name(tmp_path, name, id):
    said = case(tmp_path, "new", f"{name}.json", "--partner", "a", "--partner", "b")
    assert read(tmp_path, f"{name}.json")["id"] == (id or name)
    assert (f"(the couple's id is {id})" in said) == (id is not None)


@pytest.mark.parametrize("name", ["\u611b", "x" * 61, " "])
def test_where_no_id_can_be_made_of_the_files_name_it_is_asked_for(tmp_path, name):
    assert "give one with --id" in case(tmp_path, "new", f"{name}.json", "--partner", "a", "--partner", "b", expect=2)
    case(tmp_path, "new", f"{name}.json", "--id", "c1", "--partner", "a", "--partner", "b")
    assert read(tmp_path, f"{name}.json")["id"] == "c1"


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


def test_the_partners_sheet_given_in_for_a_second_person_is_doubted(begun):
    response = {"format": "intimetry.response/1", "instrument": "ras", "version": "1.0.0", "perspective": "now",
                "date": "2026-03-01", "answers": {f"q{i}": i % 5 + 1 for i in range(1, 8)}}
    (begun / "response.json").write_text(json.dumps(response))
    assert "warning" not in case(begun, "add", "couple.json", "response.json", "--partner", "a")
    assert WARNED.format("a") in case(begun, "add", "couple.json", "response.json", "--partner", "b")


def test_an_empty_sheet_is_doubted(begun):
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


def test_the_same_sheet_twice_needs_to_be_meant(begun):
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


def consent(folder, share, *more, partner="a", instrument="ras", expect=0):
    return case(folder, "consent", "couple.json", "--partner", partner, "-i", instrument, "--share", share, *more,
                expect=expect)


def shared(folder, partner="a", instrument="ras"):
    """The consents in force by `case list`, by perspective."""
    listed = json.loads(case(folder, "list", "couple.json", "--json"))
    return {row["perspective"]: row["share"] for row in listed["shares"]
            if (row["partner"], row["instrument"]) == (partner, instrument)}


def test_consent_is_given_and_withdrawn(begun):
    said = consent(begun, "scores", "--date", "2026-03-01")
    assert "a shares of ras (now): scores" in said
    assert shared(begun) == {"now": "scores"}
    assert "a shares of ras (all perspectives): nothing" in consent(begun, "nothing", "--date", "2026-03-02")
    assert shared(begun) == {"now": "nothing"}
    before = (begun / "couple.json").read_bytes()
    said = consent(begun, "items", "--date", "2026-02-01", expect=4)
    assert "older than the last withdrawal of 'a' for ras, 2026-03-02" in said
    assert (begun / "couple.json").read_bytes() == before
    assert "expected nothing, scores or items" in consent(begun, "all", expect=2)
    consent(begun, "items", "--date", "2026-03-02")
    assert shared(begun) == {"now": "items"}
    assert [c["share"] for c in read(begun)["consents"]] == ["scores", "nothing", "items"], "the history is kept"
    assert all(c["entered"] for c in read(begun)["consents"])


def test_a_withdrawal_counts_at_once_whatever_its_date(begun):
    consent(begun, "items", "--date", "2026-03-09")
    consent(begun, "nothing", "--date", "2026-03-01")
    assert shared(begun) == {"now": "nothing"}


def test_consent_is_for_a_perspective_and_for_a_scale(begun):
    said = consent(begun, "scores", instrument="five-dimensions", expect=2)
    assert "--perspective" in said and "now, ideal, partner" in said
    consent(begun, "scores", "--perspective", "now", "--scale", "emotional,sexual", instrument="five-dimensions")
    listed = json.loads(case(begun, "list", "couple.json", "--json"))
    row = next(r for r in listed["shares"] if (r["partner"], r["perspective"]) == ("a", "now"))
    assert row["scales"] == {"emotional": "scores", "sexual": "scores", "intellectual": "nothing",
                             "experiential": "nothing", "spiritual": "nothing", "idealisation": "nothing"}
    assert shared(begun, instrument="five-dimensions")["ideal"] == "nothing"
    assert "did you mean 'emotional'" in consent(begun, "scores", "--perspective", "now", "--scale", "emotionl",
                                                 instrument="five-dimensions", expect=2)
    assert "has all, now, ideal, partner" in consent(begun, "scores", "--perspective", "observer",
                                                     instrument="five-dimensions", expect=2)


def test_what_cannot_be_shared_cannot_be_agreed_to(begun):
    before = (begun / "couple.json").read_bytes()
    for instrument in ("hits", "pc-ptsd-5"):
        assert "nothing of" in consent(begun, "scores", instrument=instrument, expect=2)
    assert "no shipped instrument" in consent(begun, "scores", instrument="raz", expect=2)
    assert (begun / "couple.json").read_bytes() == before


def test_whoever_agrees_is_told_what_scores_tell(begun):
    said = consent(begun, "scores", instrument="session-pulse")
    words = " ".join(said.split())
    assert "The lowest and the highest possible score reveal every answer of their scale." in words
    assert "nearly reveal the answers" in words
    for scale in ("communication", "connection", "passion", "understanding", "trust"):
        assert scale in words
    assert "reveal every answer" not in consent(begun, "nothing", instrument="session-pulse")
    consent(begun, "scores", instrument="session-pulse")
    listed = case(begun, "list", "couple.json")
    assert "nearly reveal answers" in listed and "reveal every answer" in listed
    assert "nearly reveal the answers" not in " ".join(consent(begun, "scores").split()), "ras has seven items"


def test_a_preview_shows_what_the_other_would_see_and_enters_nothing(begun):
    (begun / "sheets.csv").write_text("partner,date,q1,q2,q3,q4,q5,q6,q7\na,2026-03-01,5,4,3,2,4,3,1\n"
                                      "b,2026-03-01,1,1,1,1,1,1,1\na,2026-04-01,5,5,5,2,4,3,1\n")
    case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "ras")
    before = (begun / "couple.json").read_bytes()
    said = consent(begun, "scores", "--preview")
    assert "Nothing was recorded" in said and "Satisfaction" in said
    # By hand: (5 + 5 + 5 + (6-2) + 4 + 3 + (6-1)) / 7.
    assert "4.4" in said
    assert "2026-04-01" in said and "2026-03-01" not in said, "earlier times have no day"
    assert (begun / "couple.json").read_bytes() == before
    nothing = consent(begun, "nothing", "--preview")
    assert "Satisfaction" not in nothing
    # The other partner's answers must not be shown here.
    (begun / "couple.json").write_text((begun / "couple.json").read_text().replace('"q1": 1', '"q1": 3'))
    assert consent(begun, "scores", "--preview") == said


def test_a_sheet_is_removed_and_kept_in_the_history(begun):
    (begun / "sheets.csv").write_text(SHEETS)
    case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse")
    given = read(begun)["administrations"][0]
    assert "there is no administration" in case(begun, "remove", "couple.json", "--partner", "a", "-i", "session-pulse", "--date",
                                       "2026-03-02", expect=4)
    case(begun, "remove", "couple.json", "--partner", "a", "-i", "session-pulse", "--date", "2026-03-01")
    assert [g["partner"] for g in read(begun)["administrations"]] == ["b"]
    kept = read(begun)["removed"][0]
    assert kept.pop("removed") and kept == given
    assert "Removed, not used" in case(begun, "list", "couple.json")
    case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse", "--replace")
    assert len(read(begun)["removed"]) == 2, "what is replaced is kept, too"
    case(begun, "forget", "couple.json", "--partner", "a", "--yes")
    assert [r["partner"] for r in read(begun)["removed"]] == ["b"]


def test_removed_private_answers_stay_in_the_clinicians_file(begun):
    (begun / "sheet.csv").write_text("partner,date,q1,q10\na,2026-03-01,2,1\n")
    case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    case(begun, "remove", "couple.json", "--partner", "a", "-i", "readiness", "--date", "2026-03-01")
    assert list(read(begun)["removed"][0]["answers"]) == ["q1"]
    assert list(read(begun, "couple.clinician.json")["removed"][0]["answers"]) == ["q10"]
    assert program.run(["check", "couple.json"], begun).returncode == 0
    report = program.run(["report", "couple.json", "--for", "clinician"], begun).stdout.decode()
    assert "POSITIVE" not in report


def test_seen_alone_is_recorded_and_needed_for_what_is_joint(begun):
    def joint():
        done = [program.run([verb, "couple.json", "--for", "joint", *more], begun)
                for verb, *more in (["report"], ["report", "--json"], ["report", "--html"], ["couple"],
                                    ["couple", "--json"])]
        return {(d.returncode, d.stderr) for d in done}

    nobody = joint()
    assert len(nobody) == 1 and next(iter(nobody))[0] == 4
    (begun / "sheets.csv").write_text(SHEETS)
    case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse")
    assert joint() == nobody, "the same words, whatever was answered"
    said = case(begun, "seen-alone", "couple.json", "--partner", "a", "--date", "2026-03-01")
    assert "before b was seen alone" in said
    assert joint() == nobody
    case(begun, "seen-alone", "couple.json", "--partner", "b", "--date", "2026-03-02")
    assert joint() == {(0, b"")}
    listed = case(begun, "list", "couple.json")
    assert "a: 2026-03-01" in listed and "b: 2026-03-02" in listed


def test_a_clinicians_file_that_is_missing_or_anothers_stops_the_report(begun):
    (begun / "sheet.csv").write_text("partner,date,q10\na,2026-03-01,1\n")
    case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    report = ["report", "renamed.json", "--for", "clinician"]
    (begun / "renamed.json").write_bytes((begun / "couple.json").read_bytes())
    done = program.run(report, begun)
    assert done.returncode == 5 and b"renamed.clinician.json" in done.stderr and b"no such file" in done.stderr
    before = (begun / "renamed.json").read_bytes()
    assert "renamed.clinician.json" in case(begun, "add", "renamed.json", "--rows", "sheet.csv", "-i", "readiness",
                                            "--date", "2026-04-01", "--replace", expect=5)
    assert (begun / "renamed.json").read_bytes() == before
    (begun / "renamed.clinician.json").write_bytes((begun / "couple.clinician.json").read_bytes())
    assert program.run(report, begun).returncode == 0
    # A file of a couple with the same name, in another folder.
    elsewhere = begun / "elsewhere"
    elsewhere.mkdir()
    case(elsewhere, "new", "couple.json", "--partner", "a=Else", "--partner", "b=Other")
    (elsewhere / "sheet.csv").write_text("partner,date,q10\na,2026-03-01,0\n")
    case(elsewhere, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    (begun / "renamed.clinician.json").write_bytes((elsewhere / "couple.clinician.json").read_bytes())
    done = program.run(report, begun)
    assert done.returncode == 4 and b"renamed.clinician.json" in done.stderr and b"/belongs_to" in done.stderr
    # If it is declared lost, the report says so.
    (begun / "renamed.clinician.json").unlink()
    lost = read(begun, "renamed.json") | {"clinician_file": "lost"}
    (begun / "renamed.json").write_text(json.dumps(lost))
    assert b"is lost" in program.run(report, begun).stdout


def test_a_partner_who_was_not_asked_is_named(begun):
    report = program.run(["report", "couple.json", "--for", "clinician"], begun).stdout.decode()
    for instrument in ("readiness", "hits", "e-hits", "pc-ptsd-5", "five-dimensions", "communication"):
        assert report.count(f"({instrument}): not asked") == 2, instrument
    assert "POSITIVE" not in report
    (begun / "sheet.csv").write_text("partner,date,q10,q11,q12\nb,2026-03-01,,,\n")
    case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    report = " ".join(program.run(["report", "couple.json", "--for", "clinician"], begun).stdout.decode().split())
    assert "(readiness): asked on 2026-03-01; left unanswered: q10, q11 and q12" in report
    assert report.count("(readiness): not asked") == 1


def test_answers_to_an_earlier_edition_are_scored_by_it(begun):
    def sheet(version, date, level):
        return {"partner": "a", "instrument": "five-dimensions", "version": version, "perspective": "now", "date": date,
                "answers": {f"q{i}": level for i in range(1, 47)}}

    couple = read(begun)
    couple["administrations"] = [sheet("1.0.0", "2026-01-01", 2), sheet("1.0.0", "2026-02-01", 2)]
    (begun / "couple.json").write_text(json.dumps(couple))
    change = ["change", "couple.json", "-i", "five-dimensions", "--scales", "sexual", "--json"]
    done = program.run(change, begun)
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    assert (found["version"], found["other_versions"]) == ("1.0.0", 0)
    # Eight items in the middle of 0 to 4, q45 among them.
    assert [o["score"] for o in found["series"][0]["occasions"]] == [16, 16]
    couple["administrations"].append(sheet("1.1.0", "2026-03-01", 2))
    (begun / "couple.json").write_text(json.dumps(couple))
    found = json.loads(program.run(change, begun).stdout)
    assert (found["version"], found["other_versions"]) == ("1.1.0", 2), "editions are not compared"
    assert [o["score"] for o in found["series"][0]["occasions"]] == [14]
    shown = json.loads(program.run(["couple", "couple.json", "--for", "a", "--json", "--as-of", "2026-02-15"], begun).stdout)
    own = {s["scale"]: (s["raw"], s["items"]) for s in shown["sheets"][0]["scores"]}
    assert own["sexual"] == (16, 8)


def test_of_a_forgotten_partner_nothing_is_claimed(begun):
    (begun / "sheet.csv").write_text("partner,date,q10\na,2026-03-01,1\nb,2026-03-01,0\n")
    case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    case(begun, "forget", "couple.json", "--partner", "a", "--yes")
    assert read(begun)["partners"][0]["forgotten"]
    report = " ".join(program.run(["report", "couple.json", "--for", "clinician"], begun).stdout.decode().split())
    assert "(readiness): not known: what was asked before" in report
    assert report.count("(readiness): not asked") == 0 and "answered no: q10" in report


def test_files_of_the_first_version_mean_what_they_meant(begun):
    old = read(begun)
    del old["clinician_file"]
    old["consents"] = [{"partner": "a", "instrument": "ras", "share": "nothing", "date": "2026-03-08"},
                       {"partner": "a", "instrument": "ras", "share": "items", "date": "2026-03-01"}]
    old["administrations"] = [{"partner": p, "instrument": "ras", "version": "1.0.0", "perspective": "now",
                               "date": "2026-03-01", "answers": {"q1": 3}} for p in ("a", "b")]
    (begun / "couple.json").write_text(json.dumps(old))
    assert shared(begun) == {"now": "nothing"}
    report = program.run(["report", "couple.json", "--for", "clinician"], begun).stdout.decode()
    assert "does not say whether a clinician's file belongs to it" in " ".join(report.split())


def test_forgetting_leaves_nothing_of_the_person_in_any_file(begun):
    (begun / "sheets.csv").write_text(SHEETS)
    (begun / "sheet.csv").write_text("partner,date,q1,q10,q11\na,2026-03-01,2,1,0\n")
    case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse")
    case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    case(begun, "consent", "couple.json", "--partner", "a", "-i", "readiness", "--share", "items")
    (begun / "sheets.csv").unlink()
    (begun / "sheet.csv").unlink()
    before = {path.name: path.read_bytes() for path in begun.iterdir()}
    assert "confirm with --yes" in case(begun, "forget", "couple.json", "--partner", "a", expect=2)
    assert {path.name: path.read_bytes() for path in begun.iterdir()} == before
    said = case(begun, "forget", "couple.json", "--partner", "a", "--yes")
    assert "Not removed: copies and backups" in said
    for path in begun.iterdir():
        text = path.read_text(encoding="utf-8")
        assert LABEL not in text and '"partner": "a"' not in text, path.name
    assert not (begun / "couple.clinician.json").exists()
    assert [g["partner"] for g in read(begun)["administrations"]] == ["b"]


@pytest.mark.parametrize("sheet, words", [
    ("partner,date,q1\na,2026-03-01,11\n", "data row 1 (line 2), column 'q1'  [data_value]  found '11', expected a whole"),
    ("partner,date,q1\nc,2026-03-01,1\n", "found 'c', expected a partner of this couple: a, b"),
    ("partner,date,q1\na,2026-02-30,1\n", "found '2026-02-30', expected a day"),
    ("partner,date,perspective,q1\na,2026-03-01,ideal,1\n", "expected a perspective of 'session-pulse': now"),
    ("partner,date,q1,q6\na,2026-03-01,1,1\n", "column 'q6' is not an item of 'session-pulse'"),
    ("partner,date\na,2026-03-01\n", "no column is an item's"),
    ("partner,q1\na,1\n", "no column 'date', and no --date"),
    ("date,q1\n2026-03-01,1\n", "no column 'partner', and no --partner"),
])
def test_bad_rows_add_nothing(begun, sheet, words):
    before = (begun / "couple.json").read_bytes()
    (begun / "sheet.csv").write_text(sheet)
    assert words in case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "session-pulse", expect=4)
    assert (begun / "couple.json").read_bytes() == before


def test_a_read_only_folder_is_said(begun):
    before = without_privileges()
    whole = (begun / "couple.json").read_bytes()
    begun.chmod(0o500)
    try:
        done = program.run(CONSENT, begun, before=before)
    finally:
        begun.chmod(0o700)
    assert done.returncode == 5 and b"couple.json" in done.stderr and b"Permission denied" in done.stderr
    assert {path.name: path.read_bytes() for path in begun.iterdir()} == {"couple.json": whole}


def test_a_full_disk_is_said(begun):
    whole = (begun / "couple.json").read_bytes()
    done = program.run(CONSENT, begun, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))
    assert done.returncode == 5 and b"couple.json: cannot be written: File too large" in done.stderr
    assert {path.name: path.read_bytes() for path in begun.iterdir()} == {"couple.json": whole}


@pytest.mark.parametrize("change, status, words", [
    (lambda text: text[:len(text) // 2], 4, "couple.json"),
    (lambda text: text.replace("intimetry.couple/1", "intimetry.couple/2"), 4, "newer"),
    (lambda text: text.replace('"label": "Bo"', '"label": ""').replace('"id": "b"', '"id": "joint"'), 4, "/partners/1/id"),
], ids=["half a file", "a newer version's", "edited by hand"])
def test_a_file_that_is_not_whole_is_left_as_it_is(begun, change, status, words):
    spoilt = change((begun / "couple.json").read_text())
    (begun / "couple.json").write_text(spoilt)
    for arguments in (CONSENT[1:], ["forget", "couple.json", "--partner", "a", "--yes"], ["list", "couple.json"]):
        assert words in case(begun, *arguments, expect=status)
        assert {path.name: path.read_text() for path in begun.iterdir()} == {"couple.json": spoilt}


def test_answers_to_other_items_complete_an_administration(begun):
    (begun / "sheet.csv").write_text("partner,date,q1,q2\na,2026-03-01,2,3\n")
    case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    (begun / "sheet.csv").write_text("partner,date,q3,q10\na,2026-03-01,4,1\n")
    said = case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    assert said == "Completed a: readiness, now, 2026-03-01, 4 of 12 answered now\n"
    assert [given["answers"] for given in read(begun)["administrations"]] == [{"q1": 2, "q2": 3, "q3": 4}]
    (begun / "sheet.csv").write_text("partner,date,q1,q4\na,2026-03-01,2,3\n")
    assert "already exists" in case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness", expect=4)
