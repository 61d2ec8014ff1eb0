"""The folders of src: the allowed includes, and that each has a namespace of the same name."""

import re

import pytest
import tree

# A folder may always include itself and the library's public headers, which are all but those in impl/ and detail/.
ROOMS = {
    "text": set(),
    "files": {"text"},
    "instruments": {"text", "files"},
    "table": {"text", "files", "instruments"},
    "cases": {"text", "files", "instruments", "table"},
    "analyses": {"text", "files", "instruments", "table", "cases"},
    "render": {"text", "files", "instruments", "table", "analyses"},
    "cli": {"text", "files", "instruments", "table", "cases", "analyses", "render"},
}
PYTHON = ROOMS["cli"]
# Analyses return values; render/ turns them into text, tables and JSON with these headers.
ONLY_VALUES = {"analyses"}
MAKES_TEXT = {"files/csv_writer.hpp", "text/json_values.hpp", "text/terminal.hpp", "text/text_table.hpp"}
LIB = "src/lib/"  # compiles the bodies of the library, and its kernels

HIDDEN = re.compile(r"^intimetry/.*/(impl|detail)/")

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.MULTILINE)
SOURCES = [str(p) for p in tree.files()
           if p.suffix in (".cpp", ".hpp") and p.parts[0] in ("src", "python") and not str(p).startswith(LIB)]


def broken_rules(path, text):
    """The forbidden includes of a source, one sentence each."""
    parts = path.split("/")
    if parts[0] == "src" and parts[1] not in ROOMS:
        return [f"{path}: the folder {parts[1]} is not in the table of tests/structure/rooms_test.py"]
    allowed = PYTHON if parts[0] == "python" else ROOMS[parts[1]] | {parts[1]}
    refused = MAKES_TEXT if parts[0] == "src" and parts[1] in ONLY_VALUES else set()
    problems = []
    for name in INCLUDE.findall(text):
        room = name.split("/")[0]
        if HIDDEN.search(name):
            problems.append(f"{path} includes {name}: what is not public is the library's own")
        if name in refused:
            problems.append(f"{path} includes {name}: it returns values, render/ makes text of them")
        elif not (name.startswith("intimetry/") or "/" not in name or room in allowed):
            problems.append(f"{path} includes {name}: it may include {', '.join(sorted(allowed))}")
    return problems


@pytest.mark.parametrize("path", SOURCES)
def test_include_rules(path):
    problems = broken_rules(path, tree.text(path))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("path", [p for p in SOURCES if p.startswith("src/")])
def test_namespace_is_the_room(path):
    room = path.split("/")[1]
    named = set(re.findall(r"^namespace intimetry::(\w+)", tree.text(path), re.MULTILINE))
    assert named <= {room}, f"{path}: expected namespace intimetry::{room}"


def test_benchmarks_and_examples_use_what_users_have():
    for path in tree.files():
        if path.suffix in (".cpp", ".hpp") and path.parts[0] in ("benchmarks", "examples"):
            text = tree.text(str(path))
            hidden = [name for name in INCLUDE.findall(text) if HIDDEN.search(name)]
            assert not hidden and "detail::" not in text, f"{path} uses {hidden or 'detail::'}, which is not public"


def test_the_rules_catch():
    assert broken_rules("src/text/a.hpp", '#include "files/b.hpp"\n')
    assert broken_rules("src/analyses/a.cpp", '#include "render/b.hpp"\n')
    assert broken_rules("src/analyses/a/a.cpp", '#include "text/terminal.hpp"\n')
    assert broken_rules("src/analyses/a/a.cpp", '#include "files/csv_writer.hpp"\n')
    assert not broken_rules("src/analyses/a/a.cpp", '#include "text/counted.hpp"\n#include "files/csv_error.hpp"\n')
    assert broken_rules("src/attic/a.cpp", "")
    assert broken_rules("src/render/a.cpp", '#include "cli/subcommand.hpp"\n')
    assert broken_rules("python/a.cpp", '#include "cli/subcommand.hpp"\n')
    assert broken_rules("src/text/a.cpp", '#include "intimetry/io/impl/json_parse.hpp"\n')
    assert broken_rules("python/a.cpp", '#include "intimetry/couple/detail/scored_administrations.hpp"\n')
    assert not broken_rules("src/cli/a.cpp", '#include "render/b.hpp"\n#include "intimetry/core/error.hpp"\n')


def test_every_analysis_has_one_shape():
    files = [path for path in SOURCES if path.startswith("src/analyses/")]
    assert all(path.count("/") == 3 for path in files), "each analysis has a folder of its own"
    names = {path.split("/")[2] for path in files}
    assert len(names) >= 9
    for name in names:
        start = name.capitalize()
        headers = "".join(tree.text(path) for path in files if path.startswith(f"src/analyses/{name}/")
                          and path.endswith(".hpp"))
        assert re.search(rf"struct {start}Request\b", headers), f"{name}: no {start}Request"
        assert re.search(rf"(struct|using) {start}Result\b", headers), f"{name}: no {start}Result"
        assert re.search(rf"{start}Result run_{name}\(const {start}Request& request, const table::Source& source",
                         headers), f"{name}: expected {start}Result run_{name}(request, source)"
