"""Every program command in a document works, in the order of the document, on files like those it mentions.
Other commands are run by clone.py, or covered.py has the reason why not."""

import sys

import covered
import pytest
import shown

sys.path.insert(0, str(shown.ROOT / "tests" / "golden"))
import folders  # noqa: E402
import program  # noqa: E402
from terminals import ENTER, Terminal  # noqa: E402

SHOWN = shown.shown()
DOCUMENTS = sorted({command.document for command in SHOWN if command.of_the_program()})


def in_a_terminal(arguments, folder):
    """Answers each question of `administer` with one key; returns the status and the output."""
    terminal = Terminal(folder, *arguments)
    terminal.see("1:" if "--paper" in arguments else "1 of ")
    items = len(folders.instrument(arguments[arguments.index("-i") + 1])["items"])
    terminal.press("3" * items, see="Every question is answered.")
    return terminal.end(ENTER)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_programs_commands_work(document, tmp_path):
    folders.make(document, tmp_path)
    for command in SHOWN:
        if command.document != document or not command.of_the_program():
            continue
        arguments = command.words()[1:]
        if arguments[0] == "administer":
            status, said = in_a_terminal(arguments, tmp_path)
        else:
            done = program.run(arguments, tmp_path)
            status, said = done.returncode, done.stderr.decode()
        assert status == 0, f"{document}:{command.line}: {command.text}: status {status}\n{said}"


def test_every_command_shown_is_run_or_listed_with_the_reason():
    known = covered.RUN.keys() | covered.NOT_RUN.keys()
    unknown = [f"{c.document}:{c.line}: {c.text}" for c in SHOWN if not c.of_the_program() and c.text not in known]
    assert unknown == [], "to be added to RUN or NOT_RUN in tests/commands/covered.py"


def test_what_is_listed_is_shown():
    texts = {command.text for command in SHOWN}
    assert [command for command in covered.RUN if command not in texts] == []
    assert [command for command in covered.NOT_RUN if command not in texts] == []
    assert covered.RUN.keys() & covered.NOT_RUN.keys() == set()
    assert all(covered.NOT_RUN.values())


def test_each_document_for_users_is_searched():
    assert {"README.md", "CONTRIBUTING.md", "docs/clinicians.md", "docs/python.md", "examples/couple/README.md",
            "examples/five-dimensions/README.md", "benchmarks/README.md"} <= {command.document for command in SHOWN}


TEXT = """Run `intimetry change
couple.json -i x`, or `make demo`; `intimetry couples` is a verb, `intimetry list` works alone, `build/bench` is a folder.
```sh
intimetry show x    # shows `make test`
  # nothing
A=1 pip install . && \\
  other
```
```text
intimetry no
```
`scripts/demo` and `X=1` and `cmake/need.cmake`; then `X=1 build/env/bin/python`.
"""


def test_commands_are_found_in_blocks_and_in_sentences():
    found = [(command.line, command.text) for command in shown.commands_in(TEXT)]
    assert found == [(1, "intimetry change couple.json -i x"), (2, "make demo"), (2, "intimetry list"),
                     (4, "intimetry show x"), (6, "A=1 pip install . &&    other"), (12, "scripts/demo"),
                     (12, "X=1 build/env/bin/python")]
