"""No file has more than 400 lines and no function more than 60: what is longer is divided by what it is about."""

import ast
import re

import pytest
import tree

LONGEST_FILE = 400
LONGEST_FUNCTION = 60

FOLDERS = ("include", "src", "python", "tests", "examples", "scripts")
WRITTEN_BY_HAND = [str(p) for p in tree.files()
                   if p.parts[0] in FOLDERS and p.suffix in (".hpp", ".ipp", ".cpp", ".py", ".js", ".css")]

# What a brace or a name in it does not count: text, and what is said in comments.
ASIDE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.DOTALL)


def cpp_functions(text):
    """The functions of a C++ text, as pairs of their first and last line; a lambda is part of the function around it."""
    plain = ASIDE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    plain = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda found: re.sub(r"[^\n]", " ", found[0]), plain, flags=re.MULTILINE)
    found, scopes, start = [], [], 0
    for at in (match.start() for match in re.finditer(r"[{};]", plain)):
        if plain[at] == "{":
            head = plain[start:at]
            inside = bool(scopes) and scopes[-1][0] in ("function", "block")
            kind = "block" if inside else "namespace" if re.search(r"\bnamespace\b|\bextern\s+$", head) else \
                "function" if "(" in head else "type"
            scopes.append((kind, plain.count("\n", 0, at - len(head.lstrip())) + 1))
        elif plain[at] == "}":
            kind, first = scopes.pop()
            if kind == "function":
                found.append((first, plain.count("\n", 0, at) + 1))
        start = at + 1
    return found


def python_functions(text):
    """The same of Python; what a docstring says stands before a C++ function, and so does not count here either."""
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    said = [node.body[0].end_lineno - node.body[0].lineno + 1 if ast.get_docstring(node) else 0 for node in functions]
    return [(node.lineno + words, node.end_lineno) for node, words in zip(functions, said)]


def too_long(path, text):
    """What of a file is too long, a sentence each."""
    lines = text.count("\n")
    problems = [] if lines <= LONGEST_FILE else [f"{path}: {lines} lines"]
    functions = {".py": python_functions, ".js": lambda _: [], ".css": lambda _: []}.get(path[path.rindex("."):],
                                                                                        cpp_functions)(text)
    return problems + [f"{path}:{first}: a function of {last - first + 1} lines" for first, last in functions
                       if last - first >= LONGEST_FUNCTION]


@pytest.mark.parametrize("path", WRITTEN_BY_HAND)
def test_is_not_too_long(path):
    problems = too_long(path, tree.text(path))
    assert not problems, "\n".join(problems)


BODY = "  int x = '{';  // }\n" * 59


@pytest.mark.parametrize("path, text, lines", [
    ("a.cpp", "namespace a {\nint f(int x) {\n" + BODY + "}\n}\n", [61]),
    ("a.cpp", "namespace a {\nint f(int x) {\n" + BODY[:-len("  int x = '{';  // }\n")] + "}\n}\n", []),
    ("a.hpp", "struct A {\n  int b = 1;\n  void f() const {\n" + BODY + "  }\n};\n", [61]),
    ("a.hpp", "template <class T>\nvoid f(T t) {\n  const auto g = [&] {\n" + BODY + "  };\n}\n", [64]),
    ("a.hpp", "enum class A : int {\n" + "  one,\n" * 70 + "};\nconst char* a = R\"({{{)\";\n", []),
    ("a.py", "def f():\n" + "    pass\n" * 60, [61]),
    ("a.py", "def f():\n" + "    pass\n" * 59, []),
])
def test_what_is_too_long_is_found(path, text, lines):
    assert [int(re.findall(r"of (\d+) lines", words)[0]) for words in too_long(path, text)] == lines


def test_a_long_file_is_found():
    assert too_long("a.py", "pass\n" * 401) == ["a.py: 401 lines"] and not too_long("a.py", "pass\n" * 400)
