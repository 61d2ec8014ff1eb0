"""The JSON Schemas of couple, clinician, response and norm files accept and refuse the right files.

The same files are read by tests/unit/io/couple_json_test.cpp and norms_json_test.cpp: a file that only one of them
accepts is marked in tests/data/*/invalid/expected.json.
"""

import copy
import json
import math
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / "tests" / "data" / name for name in ("couple", "norms")]
EXPECTED = {
    folder / "invalid" / name: expected
    for folder in FOLDERS
    for name, expected in json.loads((folder / "invalid" / "expected.json").read_text(encoding="utf-8")).items()
}
SCHEMAS = {"couple": "couple", "clinician": "couple-clinician", "response": "response", "norms": "norms"}


def validator(kind):
    schema = json.loads((ROOT / "schemas" / f"{SCHEMAS[kind]}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker(["date"]))


def finite(digits):
    number = float(digits)
    if math.isinf(number):
        raise ValueError(f"{digits} is beyond the range of a double")
    return number


def kind_of(path):
    return path.name.split("-")[0].removesuffix(".json")


VALID = sorted(path for folder in FOLDERS for path in (folder / "valid").glob("*.json"))
INVALID = sorted(
    path for folder in FOLDERS for path in (folder / "invalid").glob("*.json") if path.name != "expected.json"
)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_valid_file_passes(path):
    validator(kind_of(path)).validate(json.loads(path.read_text(encoding="utf-8")))


def test_every_invalid_file_is_expected():
    assert set(INVALID) == set(EXPECTED)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_invalid_file_is_refused_unless_beyond_a_schema(path):
    expected = EXPECTED[path]
    try:
        value = json.loads(path.read_text(encoding="utf-8"), parse_float=finite)
    except ValueError as problem:
        assert expected["schema_refuses"], problem
        return
    assert validator(expected["reader"]).is_valid(value) != expected["schema_refuses"]


def paths_of(value, path=()):
    """Every object and field of a JSON value, by its path."""
    if isinstance(value, dict):
        yield path
        for name, inner in value.items():
            yield from paths_of(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths_of(inner, (*path, index))


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_a_field_too_many_is_refused_everywhere(path):
    """Only item ids are arbitrary; a field '?' is not an item id."""
    value = json.loads(path.read_text(encoding="utf-8"))
    for place in paths_of(value):
        changed = copy.deepcopy(value)
        inner = changed
        for step in place:
            inner = inner[step]
        inner["?"] = 1
        assert not validator(kind_of(path)).is_valid(changed), place
