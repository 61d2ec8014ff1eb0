"""The program compared with R, on the answers of 219 real couples: see pnrq/provenance.md."""

import csv
import io
import math
import os
import pathlib
import shutil
import statistics
import subprocess

import pytest

HERE = pathlib.Path(__file__).resolve().parent / "pnrq"
ROOT = HERE.parents[2]
FOLDERS = [os.environ.get("INTIMETRY_CHECK_DATA"), ROOT.parent / "shared" / "data"]
TABLE = list(csv.DictReader((HERE / "table.csv").read_text().splitlines()))


@pytest.fixture(scope="module")
def answers():
    for folder in filter(None, FOLDERS):
        path = pathlib.Path(folder) / "pnrq_couples.csv"
        if path.is_file():
            return path
    pytest.skip("needs pnrq_couples.csv, not part of the project, in the folder INTIMETRY_CHECK_DATA names")


def test_the_table_is_what_the_script_makes(answers):
    if shutil.which("Rscript") is None:
        pytest.skip("needs Rscript: apt-get install r-base-core")
    made = subprocess.run(["Rscript", "--vanilla", str(HERE / "pnrq.R"), str(answers)], check=True,
                          capture_output=True, text=True).stdout
    again = list(csv.DictReader(io.StringIO(made)))
    assert len(again) == len(TABLE) == 8
    for row, expected in zip(again, TABLE):
        for name, value in expected.items():
            if name in ("mean", "sd"):
                assert float(row[name]) == pytest.approx(float(value), rel=1e-12), (row, name)
            else:
                assert row[name] == value, (row, name)


@pytest.mark.parametrize("role", ["women", "men"])
@pytest.mark.parametrize("rule", ["complete", "prorate:0.5"])
def test_the_program_agrees_with_r(answers, role, rule):
    done = subprocess.run([os.environ["INTIMETRY_PROGRAM"], "score", str(answers), "-i", "pnrq", "--quiet", "--missing",
                           rule, "--map", str(HERE / f"{role}.csv")], check=True, capture_output=True, text=True)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    expected = {row["scale"]: row for row in TABLE if (row["role"], row["rule"]) == (role, rule)}
    assert len(rows) == 219 and set(expected) == {"positive", "negative"}
    for scale, figures in expected.items():
        scores = [float(row[scale]) for row in rows if row[scale] != ""]
        answered = [int(row[f"{scale}_n"]) for row in rows]
        assert len(scores) == int(figures["n"])
        assert sum(answered) == int(figures["answers"])
        assert answered.count(4) == int(figures["complete"])
        assert math.fsum(scores) / len(scores) == pytest.approx(float(figures["mean"]), rel=1e-12)
        assert statistics.stdev(scores) == pytest.approx(float(figures["sd"]), rel=1e-12)
