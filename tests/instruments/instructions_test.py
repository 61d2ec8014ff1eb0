"""Instructions are correct for the items that are asked: the open ones, all, or the clinician's only.

An instrument has `instructions` for all items except the clinician's, and `private_instructions` for those. A number
in either must be the number of items asked, for each set.
"""

import re

import pytest
from instrument_files import ids, read_key

NUMBERS = {word: number for number, word in enumerate(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split(), 1)}
NUMBER = r"(?P<number>" + "|".join(NUMBERS) + r"|\d+)"
ITEMS = r"(?:statements?|questions?|items?|lines?|sentences?)"
# A number of items is followed by a noun ("nine short statements", "three are yes or no questions") or
# preceded by a word for counting ("the last three"). "Each one", "the two of you", "from 0 to 10" are not.
COUNTED = re.compile(rf"\b(?:(?P<part>first|last|next|other|remaining|following)\s+{NUMBER}\b"
                     rf"|{NUMBER.replace('number', 'all')}\s+(?:[\w-]+\s+){{0,4}}?{ITEMS}\b)", re.IGNORECASE)
SETS = {"open": (False,), "all": (False, True), "clinician alone": (True,)}


def number(text):
    return NUMBERS.get(text.lower()) or int(text)


def faults(text, asked):
    """Numbers of items in a text that are wrong for this number of items."""
    found = []
    parts = []
    for match in COUNTED.finditer(text):
        if match["all"]:
            if number(match["all"]) != asked:
                found.append(f"{match[0]!r}, but {asked} are asked")
        elif number(match["number"]) >= asked:
            found.append(f"{match[0]!r} of {asked}")
        else:
            parts.append(number(match["number"]))
    if len(parts) > 1 and sum(parts) != asked:
        found.append(f"parts of {parts}, but {asked} are asked")
    return found


@pytest.mark.parametrize("text, asked, sound", [
    ("For the first nine statements, how much do you agree? The last three are about fear.", 9, False),
    ("For the first nine statements, how much do you agree? The last three are about fear.", 12, True),
    ("The last three are about fear.", 3, False),
    ("Below are ten short statements.", 10, True), ("Below are ten short statements.", 9, False),
    ("These 15 statements are about you.", 15, True), ("These 15 statements are about you.", 14, False),
    ("How much do you agree with each one? Think of the one this is about, of the two of you.", 9, True),
    ("Choose a number from 0, not at all true, to 10, completely true. Each statement counts.", 5, True),
])
def test_the_guard_knows_a_count_of_items(text, asked, sound):
    assert (faults(text, asked) == []) == sound


def said(key, perspective, language, kinds):
    """The items of these kinds and their instructions, by the definition of the format."""
    asked = [item for item in key["items"] if (item.get("visibility") == "clinician") in kinds]
    of_clinician = [item.get("visibility") == "clinician" for item in asked]
    fields = []
    if not all(of_clinician) or len(asked) == len(key["items"]):
        fields.append("instructions")
    if any(of_clinician):
        fields.append("private_instructions")
    texts = [key.get(field, {}).get(perspective, {}).get(language) for field in fields]
    return asked, [text for text in texts if text]


def instructions():
    for name in ids():
        key = read_key(name)
        texts = [*key.get("instructions", {}).items(), *key.get("private_instructions", {}).items()]
        for perspective, language in sorted({(meant, tag) for meant, text in texts for tag in text}):
            for kinds in SETS:
                yield name, perspective, language, kinds


@pytest.mark.parametrize("name, perspective, language, kinds", list(instructions()))
def test_no_number_contradicts_the_items_that_are_asked(name, perspective, language, kinds):
    asked, texts = said(read_key(name), perspective, language, SETS[kinds])
    if not asked:
        pytest.skip("no such items")
    for text in [*texts, " ".join(texts)]:
        assert faults(text, len(asked)) == [], f"{name}, {perspective}, {language}, {kinds}: {text}"


@pytest.mark.parametrize("name", ids())
def test_both_parts_are_in_the_same_perspectives_and_languages(name):
    key = read_key(name)
    kept = key.get("private_instructions", {})
    if not kept:
        return
    opened = key["instructions"]
    assert {meant: set(text) for meant, text in kept.items()} == {meant: set(text) for meant, text in opened.items()}


@pytest.mark.parametrize("name", ids())
def test_items_for_the_clinician_that_are_worded_have_their_own_instructions(name):
    key = read_key(name)
    kinds = {item.get("visibility") == "clinician" for item in key["items"]}
    worded = {tag for item in key["items"] if item.get("visibility") == "clinician" for tag in item.get("text", {})}
    for perspective in key["perspectives"]:
        if kinds == {False, True}:
            assert worded == set(key.get("private_instructions", {}).get(perspective, {})), perspective
