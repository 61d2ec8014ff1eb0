"""Intraclass correlations in the program's output, compared with those of R for the same ratings."""

import csv
import json
import math
import shutil

import pytest
from program import HERE, ROOT, run

REFERENCE = ROOT / "tests/reference/icc"
FORMS = {"ICC1": "ICC(1,1)", "ICC2": "ICC(2,1)", "ICC3": "ICC(3,1)",
         "ICC1k": "ICC(1,k)", "ICC2k": "ICC(2,k)", "ICC3k": "ICC(3,k)"}
OTHER_NAMES = {"ICC(1,1)": "ICC(1)", "ICC(2,1)": "ICC(A,1)", "ICC(3,1)": "ICC(C,1)",
               "ICC(1,k)": "ICC(k)", "ICC(2,k)": "ICC(A,k)", "ICC(3,k)": "ICC(C,k)"}


def reliability(tmp_path, answers, *options):
    shutil.copy(HERE / "runs/reliability-icc/ratings.json", tmp_path)
    (tmp_path / "answers.csv").write_text(answers, encoding="utf-8")
    done = run(["reliability", "answers.csv", "-i", "ratings.json", *options], tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def icc(tmp_path, answers, *options):
    return json.loads(reliability(tmp_path, answers, "--icc", "--json", *options))["groups"][0]["scales"][0]["icc"]


def published():
    """Shrout and Fleiss's six targets by four judges."""
    return (REFERENCE / "data/shrout_fleiss.csv").read_text(encoding="utf-8")


def test_all_six_forms_are_those_of_r(tmp_path):
    with (REFERENCE / "table.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["data"] == "shrout_fleiss"]
    assert len(rows) == 6 * 7
    found = icc(tmp_path, published())
    assert (found["n"], found["k"], found["left_out"]) == (6, 4, 0)
    assert {form["shrout_fleiss"]: form["mcgraw_wong"] for form in found["forms"]} == OTHER_NAMES
    forms = {form["shrout_fleiss"]: {**form, "low": form["interval"][0], "high": form["interval"][1]}
             for form in found["forms"]}
    for row in rows:
        value = forms[FORMS[row["form"]]][row["statistic"]]
        assert math.isclose(value, float(row["value"]), rel_tol=1e-9), (row, value)


@pytest.mark.parametrize("cases", ["listwise", "pairwise"])
def test_a_target_without_all_ratings_is_left_out_whatever_counts_for_alpha(tmp_path, cases):
    found = icc(tmp_path, published() + "1,,10,2\n,,,\n", "--cases", cases)
    assert (found["n"], found["left_out"]) == (6, 2)
    assert found["forms"] == icc(tmp_path, published())["forms"]


def test_partners_get_no_interval_that_takes_them_for_independent(tmp_path):
    lines = published().splitlines()
    table = "\n".join([f"couple,{lines[0]}", *(f"c{i // 2},{line}" for i, line in enumerate(lines[1:]))]) + "\n"
    (line,) = [line for line in reliability(tmp_path, table, "--icc", "--bootstrap", "0").splitlines()
               if "ICC(2,1)" in line and "ICC(A,1)" in line]
    assert line.split() == ["ICC(2,1)", "ICC(A,1)", ".29", "-", "11.03", "5,", "15", "-"]
    assert "[" in [line for line in reliability(tmp_path, published(), "--icc").splitlines() if "ICC(A,1)" in line][0]


def test_without_the_option_there_is_none(tmp_path):
    assert "ICC" not in reliability(tmp_path, published())
    assert '"icc"' not in reliability(tmp_path, published(), "--json")
