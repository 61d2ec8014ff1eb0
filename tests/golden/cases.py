"""A couple's file, as the steps of `intimetry case` make and change it."""

import json

import program
import pytest

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
