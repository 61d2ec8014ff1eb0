"""Files are opened and written only in a few places, which make sure that no output destroys an input, and that
control characters in text are escaped."""

import re

import tree

SOURCES = [str(path) for path in tree.files() if path.suffix in (".cpp", ".hpp") and path.parts[0] in ("src", "python")]

OPENS = re.compile(r"\b(?:std::)?(?:i|o)?fstream\b|\bfopen\s*\(|(?<!\w)::(?:open|openat|creat|rename|mkostemps?)\s*\(")
WRITES = re.compile(r"\b(?:replace_file|WholeFile)\b")
SHOWS = re.compile(r"\b(?:std::)?(?:printf|fprintf|fputs|puts|putchar)\s*\(|\bstd::(?:cout|cerr|clog)\b")


def found(pattern, folders=("src/", "python/")):
    return {path for path in SOURCES if path.startswith(folders) and pattern.search(tree.text(path))}


def test_who_opens_files():
    readers = {"src/files/text_file.cpp", "src/files/csv_blocks.cpp"}
    others = {
        "src/files/atomic_file.cpp",  # writes to devices and pipes
        "src/files/file_lock.cpp",
        "src/files/stored_kind.cpp",  # examines the file that an output would replace
        "src/files/whole_file.cpp",
    }
    assert found(OPENS) == readers | others
    for path in readers:
        text = tree.text(path)
        assert len(OPENS.findall(text)) == 1 and text.count("note_input(") == 1, f"{path}: what is opened is noted as an input"


def test_who_writes_files():
    own = {"src/cli/administer.cpp", "src/cli/draft.cpp"}  # a response after its own check, and a draft
    assert {path for path in found(WRITES) if not path.startswith("src/files/")} == own
    text = tree.text("src/cli/administer.cpp")
    assert text.count("replace_file(") == 1 and "require_replaceable(" in text.split("replace_file(")[0]


def test_who_shows_words():
    assert found(SHOWS) == {"src/text/terminal.cpp"}


def test_what_python_writes():
    """Uses the same check, except for temporary folders."""
    writes = re.compile(r"\bopen\([^)]*[\"'](?:w|a|x|r\+)|\.write_(?:text|bytes)\(")
    lines = {path.name: [line for line in tree.text(path).splitlines() if writes.search(line) and ">>>" not in line]
             for path in tree.files() if str(path).startswith("python/intimetry/") and path.suffix == ".py"}
    assert {name: found for name, found in lines.items() if found} == {
        "_couples.py": ['        path.write_text(json.dumps(dict(couple)), encoding="utf-8")']}
