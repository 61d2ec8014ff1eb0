"""The examples in instruments/README.md work."""

import json
import re
from fractions import Fraction

import recompute
from cases_test import defects
from instrument_files import INSTRUMENTS, read_cases

BLOCKS = re.findall(r"```json\n(.*?)```", (INSTRUMENTS / "README.md").read_text(encoding="utf-8"), re.DOTALL)


def test_examples_follow_their_schemas():
    names = ("instrument.schema.json", "cases.schema.json", "text.schema.json", "text.schema.json")
    assert len(BLOCKS) == len(names)
    assert [defects(name, json.loads(block)) for name, block in zip(names, BLOCKS)] == [[], [], [], []]


def test_example_key_scores_its_cases_and_the_shipped_ones():
    key, cases, text, _ = (json.loads(block, parse_float=Fraction) for block in BLOCKS)
    shipped = read_cases(key["id"])
    assert [line for case in cases["cases"] + shipped for line in recompute.differences(key, case)] == []
    assert set(text["items"]) == {item["id"] for item in key["items"]}
    assert set(text["labels"]) == {one["id"] for one in key["response_sets"]}
