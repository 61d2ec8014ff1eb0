"""Runs the independent programs again: every make.R and make.py in a copy of its folder, and compares the output
with the committed tables. Numbers may differ by a relative 1e-10, because of different builds of linear algebra
libraries; everything else must be the same. Usage: rerun.py"""

import csv
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
COMMAND = {"make.R": ["Rscript", "--vanilla"], "make.py": [sys.executable, "-B"]}


def same_cell(old, new):
    if old == new:
        return True
    try:
        return math.isclose(float(old), float(new), rel_tol=1e-10, abs_tol=1e-12)
    except ValueError:
        return False


def differences(old, new):
    with old.open(newline="") as before, new.open(newline="") as after:
        rows, made = list(csv.reader(before)), list(csv.reader(after))
    if len(rows) != len(made):
        return [f"{len(rows)} rows committed, {len(made)} made"]
    return [f"line {line}: committed {row}, made {again}" for line, (row, again) in enumerate(zip(rows, made), 1)
            if len(row) != len(again) or not all(map(same_cell, row, again))]


def rerun(script):
    with tempfile.TemporaryDirectory() as folder:
        # The whole tree is copied: a script may read another folder's data.
        copy = pathlib.Path(shutil.copytree(HERE, pathlib.Path(folder) / HERE.name)) / script.parent.name
        for table in copy.rglob("*.csv"):
            table.unlink()
        made = subprocess.run([*COMMAND[script.name], script.name], cwd=copy, check=True, capture_output=True)
        if not (copy / "table.csv").exists():  # some scripts print their table
            (copy / "table.csv").write_bytes(made.stdout)
        found = []
        for table in sorted(script.parent.rglob("*.csv")):
            again = copy / table.relative_to(script.parent)
            found += [f"{table.relative_to(HERE)}: {words}" for words in
                      (differences(table, again) if again.exists() else ["was not made"])]
        return found


def main():
    scripts = sorted(path for name in COMMAND for path in HERE.glob(f"*/{name}"))
    found = [words for script in scripts for words in rerun(script)]
    print("\n".join(found) or f"{len(scripts)} scripts make the committed tables again")
    return 1 if found or not scripts else 0


if __name__ == "__main__":
    sys.exit(main())
