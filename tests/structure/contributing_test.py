"""The layout in CONTRIBUTING.md names every folder of the tree, and no other."""

import re

import tree

PARENTS = ("include/intimetry", "src", "python")  # their folders are listed too
NOT_LISTED = {"include"}  # as include/intimetry


def listed(text):
    """The folders in the layout block, and the folders of tests/ in the table."""
    block = re.search(r"^## Layout\n+```\n(.*?)```", text, re.DOTALL | re.MULTILINE)[1]
    found, parent = set(), ""
    for line in block.splitlines():
        indent, folder = re.match(r"(\s*)(\S+)/\s{2,}\S", line).groups()
        parent = parent if indent else folder
        found.add(f"{parent}/{folder}" if indent else folder)
    table = re.search(r"^\| folder of `tests/`.*\n\|.*\n((?:\|.*\n)+)", text, re.MULTILINE)[1]
    cells = [row.split("|")[1] for row in table.splitlines()]
    return found, {name for cell in cells for name in re.findall(r"`(\w+)/", cell)}


def folders(paths):
    """The same for the tree."""
    names = {"/".join(path.parts[:-1]) for path in paths}
    top = {name.split("/")[0] for name in names if name} - NOT_LISTED | {"include/intimetry"}
    inner = {"/".join(name.split("/")[: parent.count("/") + 2])
             for parent in PARENTS for name in names if name.startswith(parent + "/")}
    return top | inner, {name.split("/")[1] for name in names if name.startswith("tests/")}


def test_every_folder_is_listed():
    layout, tests = listed(tree.text("CONTRIBUTING.md"))
    in_tree, in_tests = folders(tree.files())
    assert layout == in_tree
    assert tests == in_tests


def test_a_missing_and_an_old_folder_are_noticed():
    text = "## Layout\n\n```\nsrc/   x\n  text/  y\n```\n\n| folder of `tests/` | contents |\n| --- | --- |\n| `unit/` | z |\n"
    assert listed(text) == ({"src", "src/text"}, {"unit"})
    files = [tree.pathlib.PurePosixPath(name) for name in ("src/text/a.cpp", "src/files/b.cpp", "tests/law/c.cpp", "README.md")]
    assert folders(files) == ({"src", "src/text", "src/files", "tests", "include/intimetry"}, {"law"})
