"""Results for 219 real couples compared with R's psych and with PSPP. The data are not part of the project."""

import csv
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT

import intimetry as im

HERE = Path(__file__).resolve().parent
PNRQ = ROOT / "tests" / "reference" / "pnrq"
FOLDERS = [os.environ.get("INTIMETRY_CHECK_DATA"), ROOT.parent / "shared" / "data"]
SCALES = {"positive": "sat", "negative": "dsat"}


@pytest.fixture(scope="module")
def path():
    for folder in filter(None, FOLDERS):
        if (Path(folder) / "pnrq_couples.csv").is_file():
            return Path(folder) / "pnrq_couples.csv"
    pytest.skip("needs pnrq_couples.csv, not part of the project, in the folder INTIMETRY_CHECK_DATA names")


@pytest.fixture(scope="module")
def partners(path):
    long = im.reshape(pd.read_csv(path), "individual")
    assert len(long) == 437  # one of the 438 people answered nothing and has no row
    items = im.load("pnrq").to_dict()["scales"]
    names = {}
    for scale in items:
        for number, item in enumerate(scale["items"], start=1):
            names[f"{SCALES[scale['id']]}.pnrq{number}"] = item
    return long.rename(columns=names)


@pytest.mark.parametrize("role, letter", [("women", "w"), ("men", "m")])
@pytest.mark.parametrize("rule, missing", [("complete", "complete"), ("prorate:0.5", 0.5)])
def test_scores_have_the_moments_that_r_finds(path, role, letter, rule, missing):
    items = {row["item"]: row["column"] for row in csv.DictReader((PNRQ / f"{role}.csv").open())}
    scores = im.score(pd.read_csv(path), "pnrq", items=items, missing=missing, keep="scores")
    for row in csv.DictReader((PNRQ / "table.csv").open()):
        if (row["role"], row["rule"]) != (role, rule):
            continue
        mine = scores[row["scale"]].dropna()
        assert len(mine) == int(row["n"])
        assert mine.mean() == pytest.approx(float(row["mean"]), rel=1e-12)
        assert mine.std() == pytest.approx(float(row["sd"]), rel=1e-12)


def test_reliability_and_likeness_are_r_s(path, partners):
    if shutil.which("Rscript") is None:
        pytest.skip("needs Rscript with psych")
    out = subprocess.run(["Rscript", "--vanilla", str(HERE / "alpha.R"), str(path)], capture_output=True, text=True, check=True)
    said = {tuple(line.split()[:2]): [float(x) for x in line.split()[2:]] for line in out.stdout.splitlines()}
    found = {scale.scale: scale for scale in im.reliability(partners, "pnrq", bootstrap=0).scales}
    scores = im.score(partners, "pnrq", missing="complete", keep="others")
    for scale, stem in SCALES.items():
        alpha, n = said[stem, "alpha"]
        assert found[scale].n == n
        assert found[scale].alpha == pytest.approx(alpha, rel=1e-10)
        rest = [item.item_rest for item in found[scale]["items"]]
        assert rest == pytest.approx(said[stem, "item_rest"], rel=1e-8)
        icc, couples = said[stem, "icc"]
        alike = im.dyadic.icc(scores, scale)
        assert alike.couples == couples
        assert alike.effects[0].estimate == pytest.approx(icc, rel=1e-10)


def test_alpha_is_pspp_s(partners, tmp_path):
    if shutil.which("pspp") is None:
        pytest.skip("needs pspp")
    for scale in im.load("pnrq").to_dict()["scales"]:
        complete = partners[scale["items"]].dropna().astype(int)
        complete.to_csv(tmp_path / "d.txt", sep=" ", header=False, index=False)
        (tmp_path / "d.sps").write_text(
            f"DATA LIST LIST FILE='{tmp_path}/d.txt' /a b c d.\nRELIABILITY /VARIABLES=a b c d.\n"
        )
        out = subprocess.run(["pspp", "-O", "format=csv", str(tmp_path / "d.sps")], capture_output=True, text=True, check=True)
        rows = out.stdout.splitlines()
        at = next(i for i, row in enumerate(rows) if row.startswith("Cronbach"))
        shown = float(rows[at + 1].split(",")[0])
        found = next(s for s in im.reliability(partners, "pnrq", bootstrap=0).scales if s.scale == scale["id"])
        assert found.alpha == pytest.approx(shown, abs=0.0051)
        assert not np.isnan(found.alpha)
