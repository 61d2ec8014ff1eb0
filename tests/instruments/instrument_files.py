"""The instruments of the repository, for the tests of this folder."""

from pathlib import Path

from recompute import read_exact

ROOT = Path(__file__).resolve().parents[2]
INSTRUMENTS = ROOT / "instruments"
SCHEMAS = ROOT / "schemas"


def folders():
    return sorted(path for path in INSTRUMENTS.iterdir() if path.is_dir())


def ids():
    return [path.name for path in folders()]


def read_key(name):
    return read_exact(INSTRUMENTS / name / "instrument.json")


def read_cases(name):
    return read_exact(INSTRUMENTS / name / "cases.json")["cases"]
