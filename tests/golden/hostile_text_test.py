"""Control sequences in text from files, file names and command lines are shown escaped."""

import json
import os
import re
import shutil
import subprocess

import pytest
from program import ROOT, environment, run, start
from terminal_test import open_terminal, read_all

EVIL = "\x1b]0;owned\x07\x1b[31mred\x1b[2J\b\r\x7f\x9b5m\u202eback\u2066x\u2028y"
# Allowed in text: letters, line ends, and on a terminal the program's own control sequences for bold, dim and
# colours.
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
STYLES = re.compile(r"\x1b\[(?:0|1|2|33|1;31)m")
NAME = "f\x1b[31m\x9b.json"


def evil_everywhere(value, evil):
    """The value with control sequences at the end of every text."""
    if isinstance(value, dict):
        return {key: evil_everywhere(inner, evil) for key, inner in value.items()}
    return value + evil if isinstance(value, str) else value


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return hostile_folder(tmp_path_factory.mktemp("hostile"), EVIL)


def hostile_folder(folder, evil):
    instrument = json.loads((ROOT / "instruments" / "session-pulse" / "instrument.json").read_text())
    instrument.pop("$schema", None)
    for part in ("title", "instructions"):
        instrument[part] = evil_everywhere(instrument[part], evil)
    instrument["items"] = [item | {"text": evil_everywhere(item["text"], evil)} for item in instrument["items"]]
    instrument["response_sets"][0]["labels"] = evil_everywhere(instrument["response_sets"][0]["labels"], evil)
    (folder / "instrument.json").write_text(json.dumps(instrument))
    couple = json.loads((ROOT / "examples" / "couple" / "couple.json").read_text())
    couple["partners"] = [partner | {"label": partner["label"] + evil, "role": "r" + evil} for partner in couple["partners"]]
    couple["clinician_file"] = "none"  # the clinician's file is not copied
    (folder / "couple.json").write_text(json.dumps(couple))
    norms = json.loads((ROOT / "tests" / "data" / "norms" / "valid" / "norms-full.json").read_text())
    for part in ("source", "description"):
        if part in norms:
            norms[part] += evil
    for norm in norms["norms"]:
        norm["group"] += evil
    (folder / "norms.json").write_text(json.dumps(norms))
    header = f'couple,partner,perspective,note,"g{evil}",group,q1,q2,q3,q4,q5,q6,q7\n'
    rows = "".join(f'"c{c}{evil}",{p},now,"{evil}",1,"{evil}",{",".join(str((c * k + k) % 5 + 1) for k in range(1, 8))}\n'
                   for c in range(12) for p in ("w", "m"))
    (folder / "ras.csv").write_text(header + rows, newline="")
    (folder / "bad.csv").write_text(header + f'c,"{evil}",now,,1,2,"{evil}",2,3,4,5,1,2\n', newline="")
    (folder / "waves.csv").write_text(f'respondent,date,q1,q2,q3,q4,q5,q6,q7\n"x{evil}",2026-01-01,1,2,3,4,5,1,2\n'
                                      f'"x{evil}",2026-02-01,5,4,5,1,2,5,1\n', newline="")
    (folder / NAME).write_text(json.dumps({"format": "intimetry.couple/1" + evil, "id" + evil: evil}))
    build = ["norms", "build", "ras.csv", "-i", "ras", "--least", "10", "-o", "ras-norms.json"]
    assert run(build, folder).returncode == 0  # of a group in the table
    broken = json.loads((folder / "couple.json").read_text())
    broken["partners"][0]["id"] = evil
    broken["administrations"][0] |= {"instrument": evil, "version": 1, "x" + evil: 1}
    (folder / "broken.json").write_text(json.dumps(broken))
    return folder


RUNS = {
    "show": ["show", "./instrument.json"],
    "form": ["form", "./instrument.json"],
    "check": ["check", "instrument.json"],
    "list": ["case", "list", "couple.json"],
    "couple": ["couple", "couple.json", "--for", "clinician"],
    "report": ["report", "couple.json", "--for", "clinician"],
    "change of a couple": ["change", "couple.json", "-i", "five-dimensions", "--scales", "emotional"],
    "norms": ["norms", "show", "norms.json"],
    "no group": ["score", "ras.csv", "-i", "ras", "--norms", "ras-norms.json", "--metrics", "t", "--norm-group", "x"],
    "score": ["score", "ras.csv", "-i", "ras"],
    "score as JSON": ["score", "ras.csv", "-i", "ras", "--json"],
    "couples": ["couples", "ras.csv", "-i", "ras"],
    "reshape": ["reshape", "ras.csv", "--to", "dyad", "--by", "perspective", "--shared", "g" + EVIL],
    "reliability": ["reliability", "ras.csv", "-i", "ras", "--by", "group", "--bootstrap", "0"],
    "quality": ["quality", "ras.csv", "-i", "ras", "--rows"],
    "change": ["change", "waves.csv", "-i", "ras"],
    "change of one": ["change", "waves.csv", "-i", "ras", "--json"],
    "icc": ["dyadic", "ras.csv", "--model", "icc", "--outcome", "q1,q2"],
    "build": ["norms", "build", "ras.csv", "-i", "ras", "--least", "10", "--source", EVIL, "--description", EVIL],
    "bad answer": ["score", "bad.csv", "-i", "ras"],
    "bad column": ["score", "ras.csv", "-i", "ras", "--couple", "q" + EVIL],
    "bad file": ["check", NAME],
    "broken couple": ["case", "list", "broken.json"],
    "no such file": ["show", "./none" + EVIL + ".json"],
    "no such instrument": ["show", "none" + EVIL],
    "unknown option": ["show", "ras", "--x" + EVIL],
    "unknown verb": ["sho" + EVIL],
    "no number": ["score", "ras.csv", "-i", "ras", "--threads", EVIL],
    "no date": ["couple", "couple.json", "--for", "joint", "--as-of", EVIL],
    "no audience": ["couple", "couple.json", "--for", EVIL],
    "no ending": ["list", "-o", EVIL + ".pdf"],
    "no folder": ["list", "-o", "none" + EVIL + "/x.txt"],
    "no partner": ["case", "consent", "couple.json", "--partner", EVIL, "-i", "ras", "--share", "scores"],
}
# Tables are data and are not changed, unless written to a terminal.
TABLES = {"score", "couples", "reshape", "quality", "change"}
# JSON is data too, without raw C0; C1 characters and direction marks are allowed in it.
JSON = {"score as JSON", "change of one", "build"}


def check_plain(text, what):
    found = STEERS.search(text)
    assert found is None, f"{what}: {text[max(0, found.start() - 80):found.end() + 40]!r}"


@pytest.mark.parametrize("name", RUNS)
def test_nothing_steers_what_reads_words(folder, name, tmp_path):
    work = shutil.copytree(folder, tmp_path / "work")
    done = run(RUNS[name], work)
    assert done.returncode != 1, done.stderr.decode()
    check_plain(done.stderr.decode("utf-8"), "standard error")
    if name not in TABLES | JSON:
        check_plain(done.stdout.decode("utf-8"), "standard output")
    elif name in JSON:
        assert not re.search(b"[\x00-\x09\x0b-\x1f]", done.stdout)


@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize("colour", ["", "1"])
def test_nothing_but_the_programs_own_colours_steers_a_terminal(folder, name, colour, tmp_path):
    work = shutil.copytree(folder, tmp_path / "work")
    terminal, own = open_terminal()
    process = start(RUNS[name], work, stdin=subprocess.DEVNULL, stdout=own, stderr=own,
                    env=environment(TERM="xterm", NO_COLOR=colour))
    os.close(own)
    text = read_all(terminal, process).decode("utf-8")
    if not colour:
        text = STYLES.sub("", text)
    check_plain(text.replace("\t", " "), "the terminal")


@pytest.mark.parametrize("name", ["show", "list", "couple", "report", "norms", "change of a couple"])
def test_a_file_for_reading_has_neither_colours_nor_orders(folder, name, tmp_path):
    """Also if the program is started on a terminal with colours."""
    work = shutil.copytree(folder, tmp_path / "work")
    terminal, own = open_terminal()
    process = start([*RUNS[name], "-o", "out.txt"], work, stdin=subprocess.DEVNULL, stdout=own, stderr=own,
                    env=environment(TERM="xterm"))
    os.close(own)
    read_all(terminal, process)
    check_plain((work / "out.txt").read_bytes().decode(), "the file")


@pytest.mark.parametrize("name", ["show", "check", "list", "couple", "report", "norms", "reliability", "change", "reshape",
                                  "build", "no group"])
def test_no_text_can_pretend_to_be_a_line_of_the_program(name, tmp_path):
    folder = hostile_folder(tmp_path, "\nForged line")
    arguments = [word.replace(EVIL, "\nForged line") for word in RUNS[name]]
    done = run(arguments, folder)
    words = done.stderr if name in TABLES - {"change"} | JSON else done.stdout + done.stderr
    assert not re.search(rb"^\s*Forged line", words, re.MULTILINE), words.decode()


def test_what_would_steer_is_shown(folder):
    said = run(["no\x1b[31mverb\u202e\x9b\n\xe9"], folder).stderr.decode()
    assert "there is no subcommand 'no\\x1b[31mverb\\u202e\\u009b\n\xe9'" in said
    # Bytes that are not UTF-8, which file names may contain.
    done = subprocess.run([os.environ["INTIMETRY_PROGRAM"], b"check", b"a\xff\x9bb.json"], cwd=folder, capture_output=True,
                          env=environment())
    assert b"a\\xff\\x9bb.json: no such file" in done.stderr


def test_a_table_is_passed_on_byte_for_byte(folder):
    header = (folder / "ras.csv").read_bytes().split(b"\n")[0]
    assert run(["score", "ras.csv", "-i", "ras", "-q"], folder).stdout.startswith(header[:header.index(b",q1")])
