"""All changes of a couple's file from the terminal: each step changes the file completely or not at all."""

import json
import os
import resource
import stat

import program
import pytest
from files_test import without_privileges
from cases import CONSENT, LABEL, SHEETS, begun, case, read


def test_a_new_case_is_its_owners_alone_and_agrees_to_nothing(begun):
    assert read(begun)["partners"] == [{"id": "a", "label": LABEL}, {"id": "b", "label": "Bo"}]
    assert not read(begun).get("consents")
    assert stat.S_IMODE(os.stat(begun / "couple.json").st_mode) == 0o600
    assert "cannot be made" in case(begun, "new", "couple.json", "--partner", "a", "--partner", "b", expect=5)


def test_a_administration_is_removed_and_kept_in_the_history(begun):
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


def test_of_a_forgotten_partner_nothing_is_claimed(begun):
    (begun / "sheet.csv").write_text("partner,date,q10\na,2026-03-01,1\nb,2026-03-01,0\n")
    case(begun, "add", "couple.json", "--rows", "sheet.csv", "-i", "readiness")
    case(begun, "forget", "couple.json", "--partner", "a", "--yes")
    assert read(begun)["partners"][0]["forgotten"]
    report = " ".join(program.run(["report", "couple.json", "--for", "clinician"], begun).stdout.decode().split())
    assert "(readiness): not known: what was asked before" in report
    assert report.count("(readiness): not asked") == 0 and "answered no: q10" in report


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
