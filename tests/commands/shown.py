"""The commands in the documents, in order, and the test of each."""

import dataclasses
import pathlib
import re
import shlex

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(path.relative_to(ROOT).as_posix() for pattern in ("*.md", "docs/*.md", "examples/*/README.md",
                                                                     "benchmarks/README.md") for path in ROOT.glob(pattern)
                   if path.name != "CHANGELOG.md")

PROGRAM = ("intimetry", "build/release/bin/intimetry")
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$|(?<!`)`(?P<span>[^`]+)`(?!`)", re.DOTALL | re.MULTILINE)
# The beginnings of commands within a sentence: a tool, or a script of this project. A subcommand of the
# program without arguments is only its name, unless it needs no arguments.
TOOLS = {"apt-get", "benchmarks/run", "cmake", "cpack", "ctest", "intimetry", "make", "pip", "python3", ".ci/run"}
SCRIPT = re.compile(r"(scripts|tests/golden)/[\w-]+$|build/\S*/bin/(python|intimetry)$")
ALONE = {"list"}


@dataclasses.dataclass(frozen=True)
class Command:
    document: str
    line: int
    text: str

    def words(self):
        return shlex.split(self.text)

    def of_the_program(self):
        return self.words()[0] in PROGRAM


def without_comment(line):
    return re.sub(r"(^|\s)#.*$", "", line).strip()


def is_command(span):
    """Whether text within a sentence is a command, and not the name of a file, a target or a subcommand."""
    words = [word for word in span.split() if "=" not in word]
    if not words or not (words[0] in TOOLS or SCRIPT.match(words[0])):
        return False
    if words[0] in PROGRAM:
        return len(words) > 2 or words[1:] and words[1] in ALONE
    return len(words) > 1 or "/" in words[0] and not words[0].startswith("build/") or len(span.split()) > 1


def commands_in(text, document="text"):
    found = []
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        if block["language"] == "sh":
            body = block["body"].replace("\\\n", " ").splitlines()
            found += [Command(document, line + number, without_comment(one)) for number, one in enumerate(body, 1)
                      if without_comment(one)]
        elif block["span"] and is_command(" ".join(block["span"].split())):
            found.append(Command(document, line, " ".join(block["span"].split())))
    return found


def shown():
    return [command for name in DOCUMENTS for command in commands_in((ROOT / name).read_text(encoding="utf-8"), name)]
