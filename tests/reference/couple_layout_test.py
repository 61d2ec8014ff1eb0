"""`intimetry reshape` compared with a few lines of Python, on two tables of real couples in their original layouts."""

import csv
import io
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = [os.environ.get("INTIMETRY_CHECK_DATA"), ROOT.parent / "shared" / "data"]


def table(name):
    for folder in filter(None, FOLDERS):
        path = pathlib.Path(folder) / name
        if path.is_file():
            return path
    pytest.skip(f"needs {name}, not part of the project, in the folder INTIMETRY_CHECK_DATA names")


def reshaped(path, *options):
    done = subprocess.run([os.environ["INTIMETRY_PROGRAM"], "reshape", str(path), *options], check=True,
                          capture_output=True, text=True)
    return list(csv.DictReader(io.StringIO(done.stdout))), done.stderr


def rows_of(path):
    return list(csv.DictReader(path.read_text().splitlines()))


def test_a_row_a_couple_becomes_a_row_a_partner():
    path = table("pnrq_couples.csv")
    expected = []
    for couple in rows_of(path):
        for partner in "wm":
            cells = {name[:-2]: value for name, value in couple.items() if name.endswith("_" + partner)}
            if any(value not in ("NA", "") for value in cells.values()):
                expected.append({"couple": couple["couple"], "partner": partner} | cells)
    found, said = reshaped(path, "--to", "individual")
    assert found == expected and len(found) == 437
    assert "'w' and 'm'" in said and "left out: 1" in said


@pytest.mark.parametrize("place, join", [("last", "_"), ("middle", "."), ("first", "-")])
def test_there_and_back(tmp_path, place, join):
    path = table("pnrq_couples.csv")
    partners = tmp_path / "partners.csv"
    couples = tmp_path / "couples.csv"
    reshaped(path, "--to", "individual", "-o", partners)
    reshaped(partners, "--to", "dyad", "--place", place, "--join", join, "-o", couples)
    back = tmp_path / "back.csv"
    reshaped(couples, "--to", "individual", "-o", back)
    assert couples.read_text().splitlines()[1:] == path.read_text().splitlines()[1:]
    # A name such as sat.pnrq1, split to insert the partner, is joined again with the same delimiter.
    assert back.read_text().splitlines()[1:] == partners.read_text().splitlines()[1:]
    pairs = tmp_path / "pairs.csv"
    reshaped(couples, "--to", "pairwise", "-o", pairs)
    again = tmp_path / "again.csv"
    reshaped(pairs, "--to", "dyad", "--place", place, "--join", join, "-o", again)
    assert again.read_text().splitlines()[1:] == couples.read_text().splitlines()[1:]


def test_pairwise_becomes_a_row_a_couple():
    path = table("acipair.csv")
    options = ["--couple", "CoupleID", "--partner", "Partnum", "--drop", "Gender,Gender_P", "--shared", "Yearsmar"]
    found, said = reshaped(path, "--to", "dyad", *options)
    people = {(row["CoupleID"], row["Partnum"]): row for row in rows_of(path)}
    assert len(people) == 2 * len(found) == 296
    assert "pairwise" in said and "'A' and 'P'" in said
    for couple in found:
        for name in ("Gender", "SelfPos", "OtherPos", "Satisfaction", "Tension", "SimHob", "COtherPos", "CTension"):
            for partner in "12":
                assert couple[f"{name}_{partner}"] == people[couple["CoupleID"], partner][f"{name}_A"]
        assert couple["Yearsmar"] == people[couple["CoupleID"], "1"]["Yearsmar"]


def test_a_pairwise_row_that_disagrees_is_named():
    path = table("acipair.csv")
    done = subprocess.run([os.environ["INTIMETRY_PROGRAM"], "reshape", str(path), "--to", "dyad", "--couple",
                           "CoupleID", "--partner", "Partnum", "--drop", "Gender"], capture_output=True, text=True)
    assert done.returncode == 4
    assert "'MALE' in 'Gender_P'" in done.stderr and "'Husband' in 'Gender_A'" in done.stderr
