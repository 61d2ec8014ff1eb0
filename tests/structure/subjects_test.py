"""Tests are found by the name of what they test: every public header and every source has a test of its name, and no
unit test has the name of something that does not exist."""

import re

import pytest
import tree

# A unit test stands where its subject does; other kinds of tests (laws, references ...) count wherever they stand.
UNIT = "tests/unit/"
# What else a unit test may be about, said behind the name of its subject or of its folder.
KINDS = {
    "cases": "hand-scored cases of the instruments",
    "crash": "the subject, stopped at any moment",
    "docs": "the page of docs/ that is written from the subject",
    "traps": "what other programs do wrong with the same data",
}
# The program itself: what a run does whatever its verb.
PROGRAM = ("main", "app")

INCLUDE = re.compile(r'^#include "([^"]+)"', re.MULTILINE)


class Tree:
    """What there is, by path; `text` gives the text of a file."""

    def __init__(self, paths, text):
        self.paths = set(paths)
        self.text = text
        self.tests = {path for path in self.paths if re.fullmatch(r"tests/.*_test\.(?:cpp|py)", path)}
        self.kinds = {name_of(path) for path in self.tests if not path.startswith(UNIT)}
        self.runs = {path.split("/")[3] for path in self.paths if re.fullmatch(r"tests/golden/runs/[^/]+/command", path)}
        self.analyses = {path.split("/")[2] for path in self.paths if re.fullmatch(r"src/analyses/\w+/.*", path)}

    def has_test(self, folder, name):
        return f"{UNIT}{folder}{name}_test.cpp" in self.tests or name in self.kinds

    def has_run(self, name):
        """Whether a golden run is named after this: NAME or NAME-..., with hyphens for underscores."""
        name = name.replace("_", "-")
        return any(run == name or run.startswith(name + "-") for run in self.runs)

    def of_analysis(self, name):
        """The analysis that a source's name begins with."""
        return [analysis for analysis in self.analyses if name == analysis or name.startswith(analysis + "_")]


def name_of(path):
    return re.sub(r"(?:_test)?\.\w+$", "", path.rsplit("/", 1)[-1])


def is_umbrella(text):
    """Whether a header does nothing but include others: headers_test.py says what these have to be."""
    return all(re.match(r"#include|#pragma once|//|$", line) for line in text.splitlines())


def header_is_tested(path, files):
    folder = path[len("include/intimetry/"):].rpartition("/")
    return files.has_test(folder[0] + folder[1], name_of(path)) or \
        (is_umbrella(files.text(path)) and "tests/structure/headers_test.py" in files.tests)


def program_is_tested(path, files):
    """By runs of the program, where a source of src/cli does no more than make a verb of what is tested elsewhere."""
    name = name_of(path)
    if name.startswith("cmd_"):
        verb = name[len("cmd_"):]
        return files.has_run(verb) or f"tests/golden/{verb}_test.py" in files.tests
    if name in PROGRAM:
        return files.has_run("program")
    users = [other for other in files.paths if other.startswith("src/") and name_of(other) != name
             and f"cli/{name}.hpp" in INCLUDE.findall(files.text(other))]
    part_of_verbs = users and all(name_of(user).startswith("cmd_") and program_is_tested(user, files) for user in users)
    return files.has_run(name) or bool(part_of_verbs)


def source_is_tested(path, files):
    _, room, *rest = path.split("/")
    name = name_of(path)
    if room == "lib":
        return True  # compiles the library's bodies, whose headers have their tests
    if files.has_test(path[len("src/"):].rpartition("/")[0] + "/", name) or files.has_test(f"{room}/", name):
        return True
    if room == "cli":
        return program_is_tested(path, files)
    if room == "analyses":  # the subject is the analysis, which has a folder
        return len(rest) > 1 and files.has_test("analyses/", rest[0])
    if room == "render" and any(files.has_test("render/", analysis) for analysis in files.of_analysis(name)):
        return True
    # A source without a header is a part of the one whose header it includes, and whose name it begins with.
    wholes = [name_of(included) for included in INCLUDE.findall(files.text(path)) if included.startswith(room + "/")]
    return path.replace(".cpp", ".hpp") not in files.paths and any(
        name.startswith(whole + "_") and files.has_test(f"{room}/", whole) for whole in wholes)


def subjects_of(path, files):
    """The files that a unit test of this path would be named after."""
    folder, name = path[len(UNIT):].rpartition("/")[0], name_of(path)
    if folder == "python_module":
        places = ["python/"]
    else:
        library = f"include/intimetry/{folder}/" if folder else "include/intimetry/"
        places = [library, library + "impl/", library + "detail/", f"src/{folder}/"]
    found = [place + name + ending for place in places for ending in (".hpp", ".ipp", ".cpp")]
    return [subject for subject in found if subject in files.paths] or (
        [f"src/analyses/{name}/"] if folder in ("analyses", "render") and name in files.analyses else [])


def has_subject(path, files):
    base, _, kind = name_of(path).rpartition("_")
    folder = path.rpartition("/")[0]
    return bool(subjects_of(path, files)) or (
        kind in KINDS and (base == folder.rpartition("/")[2] or bool(subjects_of(f"{folder}/{base}_test.cpp", files))))


def untested(files):
    """What has no test of its name, a sentence each, and unit tests of nothing."""
    problems = []
    for path in sorted(files.paths):
        if re.fullmatch(r"include/.*\.hpp", path) and not re.search(r"/(?:impl|detail)/", path):
            if not header_is_tested(path, files):
                problems.append(f"{path}: expected a test {UNIT}{path[len('include/intimetry/'):-len('.hpp')]}_test.cpp")
        elif re.fullmatch(r"src/.*\.cpp", path) and not source_is_tested(path, files):
            problems.append(f"{path}: expected a test {UNIT}{path[len('src/'):-len('.cpp')]}_test.cpp")
        elif path.startswith(UNIT) and path in files.tests and not has_subject(path, files):
            problems.append(f"{path}: there is nothing of this name to test")
    return problems


FILES = Tree([str(path) for path in tree.files()], tree.text)


def test_everything_has_a_test_of_its_name():
    problems = untested(FILES)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("path", sorted(path for path in FILES.tests if path.startswith(UNIT)))
def test_a_unit_test_includes_the_header_of_its_name(path):
    headers = [re.sub(r"^(?:include|src|python)/", "", subject) for subject in subjects_of(path, FILES)
               if subject.endswith(".hpp") and "/impl/" not in subject]  # these come with a public one
    assert not headers or set(headers) & set(INCLUDE.findall(tree.text(path))), f"{path} includes none of {headers}"


def tree_of(*paths, **texts):
    return Tree([*paths, *(name.replace("__", "/") + ".hpp" for name in texts)],
                lambda path: texts.get(path.replace("/", "__")[:-len(".hpp")], "int x;\n"))


@pytest.mark.parametrize("paths", [
    ["include/intimetry/core/date.hpp", "tests/unit/core/date_test.cpp"],
    ["include/intimetry/stats/icc.hpp", "tests/reference/icc/icc_test.cpp"],
    ["include/intimetry/core/impl/date.ipp", "include/intimetry/core/impl/parts.hpp"],
    ["src/lib/core.cpp"],
    ["src/text/terminal.cpp", "src/text/terminal.hpp", "tests/unit/text/terminal_test.cpp"],
    ["src/cli/cmd_score.cpp", "tests/golden/runs/score-na/command"],
    ["src/cli/cmd_form.cpp", "tests/golden/form_test.py"],
    ["src/cli/main.cpp", "tests/golden/runs/program-help/command"],
    ["src/cli/case_list.cpp", "tests/golden/runs/case-list-json/command"],
    ["src/analyses/score/worker.cpp", "src/analyses/score/score.hpp", "tests/unit/analyses/score_test.cpp"],
    ["src/render/score_text.cpp", "src/analyses/score/score.hpp", "tests/unit/render/score_test.cpp"],
    ["src/render/chart.cpp", "tests/unit/render/chart_test.cpp"],
    ["include/intimetry/core/error.hpp", "tests/unit/core/error_test.cpp", "tests/unit/core/error_docs_test.cpp"],
    ["include/intimetry/scoring/score.hpp", "tests/unit/scoring/score_test.cpp", "tests/unit/scoring/scoring_traps_test.cpp"],
])
def test_the_rules_allow(paths):
    complaints = [words for words in untested(tree_of(*paths)) if not words.startswith("src/analyses/score/score.hpp")]
    assert complaints == []


@pytest.mark.parametrize("paths, at_fault", [
    (["include/intimetry/core/date.hpp", "tests/unit/text/date_test.cpp", "src/text/date.hpp"],
     "include/intimetry/core/date.hpp"),
    (["src/text/terminal.cpp"], "src/text/terminal.cpp"),
    (["src/cli/cmd_score.cpp", "tests/golden/runs/scores-na/command"], "src/cli/cmd_score.cpp"),
    (["src/analyses/score/worker.cpp", "tests/unit/render/score_test.cpp"], "src/analyses/score/worker.cpp"),
    (["src/analyses/worker.cpp"], "src/analyses/worker.cpp"),
    (["src/render/scores.cpp", "src/analyses/score/score.hpp", "tests/unit/render/score_test.cpp"],
     "src/render/scores.cpp"),
    (["tests/unit/core/dates_test.cpp"], "tests/unit/core/dates_test.cpp"),
    (["tests/unit/core/date_crash_test.cpp"], "tests/unit/core/date_crash_test.cpp"),
])
def test_the_rules_catch(paths, at_fault):
    assert [words.split(":")[0] for words in untested(tree_of(*paths))] == [at_fault]


def test_a_part_is_tested_with_the_whole():
    paths = {"src/files/table.hpp", "src/files/table.cpp", "src/files/table_write.cpp", "tests/unit/files/table_test.cpp"}
    whole = Tree(paths, lambda path: '#include "files/table.hpp"\n')
    assert untested(whole) == []
    with_header = Tree(paths | {"src/files/table_write.hpp"}, whole.text)
    assert [words.split(":")[0] for words in untested(with_header)] == ["src/files/table_write.cpp"]


def test_what_verbs_alone_include_is_a_part_of_them():
    paths = {"src/cli/options.hpp", "src/cli/options.cpp", "src/cli/cmd_score.cpp", "tests/golden/runs/score-na/command"}
    text = {path: '#include "cli/options.hpp"\n' for path in paths}
    assert untested(Tree(paths, text.get)) == []
    more = paths | {"src/cli/draft.cpp", "tests/unit/cli/draft_test.cpp"}
    also_by_another = Tree(more, {path: '#include "cli/options.hpp"\n' for path in more}.get)
    assert [words.split(":")[0] for words in untested(also_by_another)] == ["src/cli/options.cpp"]


def test_an_umbrella_is_tested_by_the_headers():
    assert is_umbrella("#pragma once\n\n// all\n#include <a>\n") and not is_umbrella("#pragma once\n#define A\n")
