"""Simple rules for every file of the tree: no paths of a machine, no unfinished work, no stray bytes."""

import re

import pytest
import tree

# Written in pieces, so that this file does not match itself.
MACHINE_PATH = re.compile(r"(?:^|[^\w./$}-])/(?:" + "|".join(["ro" + "ot", "ho" + "me", "tm" + "p", "wo" + "rk"]) + r")/\w")
UNFINISHED = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b|"
                        + "not imple" + "mented|" + "place" + "holder", re.IGNORECASE)
BINARY = {".png", ".gif", ".ico", ".whl", ".sav"}

TEXT_FILES = [str(p) for p in tree.files() if p.suffix not in BINARY and "corpus" not in p.parts]
SOURCES = [f for f in TEXT_FILES if f.startswith(("include/", "src/", "python/", "scripts/", "cmake/"))]


def hits(pattern, path):
    lines = (tree.ROOT / path).read_bytes().decode("utf-8", "replace").splitlines()
    return [f"{path}:{number}: {line.strip()[:120]}" for number, line in enumerate(lines, 1) if pattern.search(line)]


def test_no_path_of_a_machine():
    found = [hit for path in TEXT_FILES for hit in hits(MACHINE_PATH, path)]
    assert not found, "\n".join(found)


def test_nothing_is_left_unfinished():
    found = [hit for path in SOURCES for hit in hits(UNFINISHED, path)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", [p for p in SOURCES if p.endswith((".hpp", ".cpp", ".cmake", ".py"))])
def test_lines_end_plainly_and_fit(path):
    text = tree.text(path)
    assert "\r" not in text and "\t" not in text
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert not [line for line in text.splitlines() if line != line.rstrip()]


def test_the_patterns_find_what_they_are_for():
    assert MACHINE_PATH.search("cd /" + "root/x") and not MACHINE_PATH.search("build/release/bin/tmp")
    assert UNFINISHED.search("// TO" + "DO later") and not UNFINISHED.search("all done")
