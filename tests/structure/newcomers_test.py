"""For a new statistic, instrument, format or subcommand the test names the missing paths."""

import re

import newcomers
import tree


def test_nothing_is_missing():
    problems = newcomers.missing(tree.files(), tree.text)
    assert not problems, "\n".join(problems)


def test_each_row_of_the_readme_is_checked():
    table = re.search(r"\| I add \|.*?\n\n", tree.text("README.md"), re.DOTALL)
    assert table, "README.md has no table that begins with 'I add'"
    rows = [line.split("|")[1].strip() for line in table[0].strip().splitlines()[2:]]
    assert rows == ["a statistic", "an instrument", "an output format", "a subcommand"]


def problems_of(files):
    return newcomers.missing(sorted(files), files.get)


def test_a_statistic_needs_its_reference_and_tags():
    tags = " ".join(newcomers.STATISTIC_TAGS)
    whole = {
        "include/intimetry/stats/tau.hpp": tags,
        "include/intimetry/stats/detail/sums.hpp": "",
        "tests/reference/tau/table.csv": "",
        "tests/reference/tau/provenance.md": "",
        "tests/reference/tau/make.R": "",
    }
    assert problems_of(whole) == []
    for path in ("table.csv", "provenance.md", "make.R"):
        part = {name: text for name, text in whole.items() if not name.endswith(path)}
        assert len(problems_of(part)) == 1
    assert len(problems_of(whole | {"include/intimetry/stats/tau.hpp": "@formula @source"})) == 2


def test_an_instrument_needs_three_files():
    whole = {f"instruments/x-1/{name}": "" for name in newcomers.INSTRUMENT_FILES} | {"instruments/LICENSE": ""}
    assert problems_of(whole) == []
    for path in newcomers.INSTRUMENT_FILES:
        part = {name: text for name, text in whole.items() if not name.endswith(path)}
        assert problems_of(part) == [f"instruments/x-1: instruments/x-1/{path} is missing"]


def test_a_format_needs_a_golden_file():
    source = {"src/render/report_html.cpp": ""}
    assert len(problems_of(source)) == 1
    assert problems_of(source | {"tests/golden/render/html/sample.html": ""}) == []


def test_a_verb_needs_help_and_a_run():
    source = {"src/cli/cmd_score.cpp": "", "src/cli/main.cpp": ""}
    assert len(problems_of(source)) == 2
    other = {"tests/golden/help/score.txt": "", "tests/golden/runs/a/command": "intimetry list\n"}
    assert len(problems_of(source | other)) == 1
    own = {"tests/golden/help/score.txt": "", "tests/golden/runs/a/command": "intimetry score a.csv\n"}
    assert problems_of(source | own) == []
