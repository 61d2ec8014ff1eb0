"""The simulated couples: the file is the output of its script, and the program scores it by the key."""

import csv
import math
import os
import pathlib
import subprocess
import sys
from fractions import Fraction

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "five-dimensions"
sys.path.insert(0, str(ROOT / "tests" / "instruments"))

import recompute  # noqa: E402  exact fractions; shares no code with the library

KEY = recompute.read_exact(ROOT / "instruments" / "five-dimensions" / "instrument.json")


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_script_makes_the_file():
    made = subprocess.run([sys.executable, "-B", str(EXAMPLE / "simulate.py")], check=True, capture_output=True).stdout
    assert made == (EXAMPLE / "responses.csv").read_bytes()


def test_there_are_couples_gaps_and_inapplicable_items():
    rows = rows_of(EXAMPLE / "responses.csv")
    assert len({(row["couple"], row["partner"]) for row in rows}) >= 200
    assert {row["perspective"] for row in rows} == set(KEY["perspectives"])
    answers = [row[item["id"]] for row in rows for item in KEY["items"]]
    assert {"", "n/a"} < set(answers)


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    out = tmp_path_factory.mktemp("scores") / "scores.csv"
    subprocess.run([os.environ["INTIMETRY_PROGRAM"], "score", str(EXAMPLE / "responses.csv"), "-i", "five-dimensions",
                    "--metrics", "pomp", "-o", str(out)], check=True, capture_output=True)
    return rows_of(out)


def answer(text):
    return None if text == "" else recompute.NOT_APPLICABLE if text == "n/a" else int(text)


def nearest_double(value):
    return None if value is None else float(Fraction(value))


def cell(text):
    return None if text == "" else float(text)


def close(got, expected):
    if got is None or expected is None:
        return got is None and expected is None
    return math.isclose(got, expected, rel_tol=1e-12)


def test_scores_are_those_of_exact_fractions(scored):
    rows = rows_of(EXAMPLE / "responses.csv")
    assert len(scored) == len(rows)
    missing = 0
    for number, (given, got) in enumerate(zip(rows, scored), 1):
        answers = {item["id"]: answer(given[item["id"]]) for item in KEY["items"]}
        flags = []
        for scale, score in recompute.score_administration(KEY, given["perspective"], answers).items():
            where = f"row {number}, {scale}"
            assert cell(got[scale]) == nearest_double(score["raw"]), where
            assert int(got[f"{scale}_n"]) == score["answered"], where
            assert close(cell(got[f"{scale}_pomp"]), nearest_double(score["pomp"])), where
            missing += score["raw"] is None
            flags += [f"{scale}:{flag}" for flag in score["flags"]]
        assert got["flags"] == ";".join(flags), f"row {number}"
    assert missing > 0, "the example should have scores that are missing"


def test_other_columns_pass_through(scored):
    rows = rows_of(EXAMPLE / "responses.csv")
    for name in ("couple", "partner", "perspective", "date"):
        assert [row[name] for row in scored] == [row[name] for row in rows]
