"""Outputs that would destroy what cannot be made again: inputs of the run, and the files of couples. Every subcommand
with -o is tested, as listed in its help; a new subcommand fails until its command is added below."""

import functools
import json
import os
import re
import shutil
import tempfile

import program
import pytest
from program import ROOT, run

RAS_ROWS = "".join(f"c{c},{p},{','.join(str((c * k + len(p) + k) % 5 + 1) for k in range(1, 8))}\n"
                   for c in range(1, 41) for p in ("w", "m"))
SHEETS = "partner,date,q1,q2,q3,q4,q5\na,2026-03-01,5,4,6,2,4\nb,2026-03-01,5,3,3,,7\n"
NORMS = ROOT / "tests" / "data" / "norms" / "valid" / "norms-full.json"
INSTRUMENT = ROOT / "instruments" / "session-pulse" / "instrument.json"

# The arguments of each subcommand without -o in the folder below; and the files that it reads.
TABLE = ["pairs.csv", "-i", "ras"]
VERBS = {
    "administer": (["-i", "./instrument.json"], ["instrument.json"]),
    "case list": (["couple.json"], ["couple.json"]),
    "change": (["waves.csv", "-i", "ras"], ["waves.csv"]),
    "check": (["instrument.json"], ["instrument.json"]),
    "couple": (["couple.json", "--for", "joint"], ["couple.json"]),
    "couples": (TABLE, ["pairs.csv"]),
    "dyadic": (["pairs.csv", "-i", "ras", "--model", "icc", "--outcome", "*"], ["pairs.csv"]),
    "form": (["./instrument.json"], ["instrument.json"]),
    "list": ([], []),
    "norms build": (TABLE, ["pairs.csv"]),
    "norms show": (["norms.json"], ["norms.json"]),
    "quality": (TABLE, ["pairs.csv"]),
    "reliability": ([*TABLE, "--bootstrap", "0"], ["pairs.csv"]),
    "report": (["couple.json", "--for", "joint", "--with", "./instrument.json"], ["couple.json", "instrument.json"]),
    "reshape": (["pairs.csv", "--to", "dyad"], ["pairs.csv"]),
    "score": ([*TABLE, "--map", "map.csv"], ["pairs.csv", "map.csv"]),
    "show": (["./instrument.json"], ["instrument.json"]),
}


@functools.cache
def help_of(*verb):
    with tempfile.TemporaryDirectory() as folder:
        done = run([*verb, "--help"], folder)
    assert done.returncode == 0
    return done.stdout.decode()


def verbs_in(text):
    """The subcommands in a help text: indented by two, in the groups after the options."""
    return re.findall(r"^  ([a-z][a-z-]+) {2,}\S", text.split("\nExample:")[0].split("First steps:")[0], re.MULTILINE)


def verbs_with_output():
    found = []
    for verb in verbs_in(help_of()):
        for step in [(verb, step) for step in verbs_in(help_of(verb))] or [(verb,)]:
            if "-o,--output" in help_of(*step):
                found.append(" ".join(step))
    return found


WITH_OUTPUT = verbs_with_output()


def test_every_verb_with_an_output_is_tried_here():
    assert sorted(WITH_OUTPUT) == sorted(VERBS)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    folder = tmp_path_factory.mktemp("begun")
    new = ["case", "new", "couple.json", "--partner", "a=Ann", "--partner", "b=Bo"]
    assert run(new, folder).returncode == 0
    for partner in "ab":
        assert run(["case", "seen-alone", "couple.json", "--partner", partner, "--date", "2026-03-01"], folder).returncode == 0
    (folder / "sheets.csv").write_text(SHEETS)
    assert run(["case", "add", "couple.json", "--rows", "sheets.csv", "-i", "session-pulse"], folder).returncode == 0
    (folder / "sheets.csv").write_text("partner,date,q1,q10,q11\na,2026-03-01,2,1,0\n")
    assert run(["case", "add", "couple.json", "--rows", "sheets.csv", "-i", "readiness"], folder).returncode == 0
    (folder / "pairs.csv").write_text("couple,partner,q1,q2,q3,q4,q5,q6,q7\n" + RAS_ROWS)
    (folder / "waves.csv").write_text("respondent,date,q1,q2,q3,q4,q5,q6,q7\nx,2026-01-01,1,2,3,4,5,1,2\n"
                                      "x,2026-02-01,5,4,5,1,2,5,1\n")
    (folder / "map.csv").write_text("item,column\nq1,q1\n")
    response = {"format": "intimetry.response/1", "instrument": "ras", "version": "1.0.0", "perspective": "now",
                "date": "2026-03-01", "answers": {"q1": 3}}
    (folder / "couple.json.draft.a.ras.now").write_text(json.dumps(response))
    (folder / "interrupted").write_text('{"format":"intimetry.couple-pending/1","couple":{},"clinician":{}}')
    shutil.copy(NORMS, folder / "norms.json")
    instrument = json.loads(INSTRUMENT.read_text())
    instrument.pop("$schema", None)
    (folder / "instrument.json").write_text(json.dumps(instrument))
    return folder


@pytest.fixture
def folder(begun, tmp_path):
    return shutil.copytree(begun, tmp_path / "run")


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*")
            if path.is_file() and not path.is_symlink()}


def refused(folder, verb, output, *more):
    """The message of a run that must fail and leave every file unchanged."""
    before = contents(folder)
    done = run([*verb.split(), *VERBS[verb][0], *more, "-o", output], folder)
    assert contents(folder) == before, "a file was changed"
    assert (done.returncode, done.stdout) == (2, b""), done.stderr.decode()
    return done.stderr.decode()


@pytest.mark.parametrize("verb", WITH_OUTPUT)
def test_no_output_takes_the_place_of_a_couples_file(folder, verb):
    shutil.copy(folder / "couple.json", folder / "notes.txt")
    (folder / "link").symlink_to("notes.txt")
    (folder / "further").symlink_to("link")
    (folder / "sub").mkdir()
    (folder / "edited.json").write_text('{\n "id": "c",\n "format" : "intimetry.couple\\/1", "partners": [')
    os.link(folder / "couple.json", folder / "hard.txt")
    shutil.copy(folder / "couple.clinician.json", folder / "private.txt")
    for output in ("notes.txt", "link", "further", "./sub/../notes.txt", folder / "notes.txt", "edited.json", "hard.txt"):
        assert f"{output}: this is a couple's file" in refused(folder, verb, output)
    message = refused(folder, verb, "private.txt")
    assert "private.txt: this is the clinician's file of a couple" in message and "another name" in message
    assert "a draft of somebody's answers" in refused(folder, verb, "couple.json.draft.a.ras.now")
    assert "an interrupted change of a couple's file" in refused(folder, verb, "interrupted")


@pytest.mark.parametrize("verb", WITH_OUTPUT)
def test_no_output_takes_a_name_that_is_kept_for_a_couples_file(folder, verb):
    (folder / "couple.clinician.json").unlink()
    (folder / "link").symlink_to("couple.clinician.json")  # a dangling link
    for output, what in {"couple.clinician.json": "the clinician's file", "COUPLE.Clinician.JSON": None,
                         "couple.json.pending": "an interrupted change", "couple.json.lock": "the lock",
                         "couple.json.draft.b.ras.now": "a draft", "link": "the clinician's file"}.items():
        if what is not None:
            assert f"{output}: this name is reserved for {what} of couple.json" in refused(folder, verb, output)
        elif (folder / "COUPLE.JSON").exists():  # a file system that ignores case
            assert "this name is reserved for" in refused(folder, verb, output)


@pytest.mark.parametrize("verb", WITH_OUTPUT)
def test_no_output_takes_the_place_of_an_input(folder, verb):
    for name in VERBS[verb][1]:
        (folder / "link").symlink_to(name)
        os.link(folder / name, folder / "hard")
        (folder / "sub").mkdir()
        for output in (name, f"./{name}", f"sub/../{name}", folder / name, "link", "hard"):
            message = refused(folder, verb, output, *(["--replace"] if verb == "administer" else []))
            assert str(output) in message and ("this command reads" in message or "a couple's file" in message)
        (folder / "link").unlink()
        (folder / "hard").unlink()
        (folder / "sub").rmdir()


@pytest.mark.parametrize("verb", WITH_OUTPUT)
@pytest.mark.parametrize("ending", "pdf docx doc xls xlsx ods odt rtf png PDF zip".split())
def test_no_file_is_written_that_would_not_be_what_its_name_says(folder, verb, ending):
    message = refused(folder, verb, f"out.{ending}")
    assert f"out.{ending}: no .{ending.lower()} file is written here. What is written: " in message
    assert f"See: intimetry {verb} --help" in message


@pytest.mark.parametrize("verb", [verb for verb in WITH_OUTPUT if verb != "administer"])
def test_any_other_file_is_replaced_as_ever(folder, verb):
    (folder / "old.txt").write_text("an old file")
    (folder / "link").symlink_to("old.txt")
    done = run([*verb.split(), *VERBS[verb][0], "-o", "link"], folder)
    assert done.returncode == 0, done.stderr.decode()
    assert (folder / "link").is_symlink() and (folder / "old.txt").read_bytes() not in (b"", b"an old file")


def test_standard_input_and_output_are_files_too(folder):
    scored = ["score", "-", "-i", "ras"]
    before = (folder / "pairs.csv").read_bytes()
    with open(folder / "pairs.csv", "rb") as table:
        done = program.start([*scored, "-o", "pairs.csv"], folder, stdin=table, stderr=program.subprocess.PIPE)
        assert b"pairs.csv: this is the file standard input" in done.communicate(timeout=60)[1] and done.returncode == 2
    with open(folder / "couple.json", "ab") as output:
        before_couple = (folder / "couple.json").read_bytes()
        done = program.start(["report", "couple.json", "--for", "joint"], folder, stdout=output,
                             stderr=program.subprocess.PIPE)
        assert b"standard output: this is the file couple.json" in done.communicate(timeout=60)[1]
    assert done.returncode == 2
    assert ((folder / "pairs.csv").read_bytes(), (folder / "couple.json").read_bytes()) == (before, before_couple)


def test_a_couples_file_is_known_behind_a_device(folder):
    with open(folder / "couple.json", "ab") as output:
        before = (folder / "couple.json").read_bytes()
        done = program.start(["list", "-o", "/dev/stdout"], folder, stdout=output, stderr=program.subprocess.PIPE)
        assert b"this is a couple's file" in done.communicate(timeout=60)[1] and done.returncode == 2
    assert (folder / "couple.json").read_bytes() == before


def test_what_begins_as_json_and_is_a_table_is_replaced(folder):
    assert run(["score", *TABLE, "--json", "-q", "-o", "scores.jsonl"], folder).returncode == 0
    assert run(["score", *TABLE, "--json", "-q", "-o", "scores.jsonl"], folder).returncode == 0
    assert run(["report", "couple.json", "--for", "joint", "--json", "-o", "r.json"], folder).returncode == 0
    assert run(["report", "couple.json", "--for", "joint", "--json", "-o", "r.json"], folder).returncode == 0


def test_a_page_is_written_for_any_ending_of_a_page(folder):
    for name in ("r.html", "r.HTML", "r.htm"):
        assert run(["report", "couple.json", "--for", "joint", "-o", name], folder).returncode == 0
        assert (folder / name).read_text().startswith("<!doctype html>")


def test_somebodys_file_is_not_taken_for_a_lock(folder):
    (folder / "couple.json.lock").write_text("a list of locksmiths")
    done = run(["case", "consent", "couple.json", "--partner", "a", "-i", "ras", "--share", "scores"], folder)
    assert done.returncode == 5 and b"couple.json.lock: this name is needed for a lock" in done.stderr
    assert (folder / "couple.json.lock").read_text() == "a list of locksmiths"
