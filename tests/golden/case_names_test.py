"""What people and couples are called in a new file: ids, labels and roles."""

import pytest
from cases import case, read


def new_case(folder, *more, expect=2):
    said = case(folder, "new", "new.json", *more, expect=expect)
    assert (folder / "new.json").exists() == (expect == 0)
    return said


@pytest.mark.parametrize("a, b", [("a=Ann", "b=Ann"), ("a=Ann", "b= ann "), ("Ann", "b=Ann"), ("a=b", "b")])
def test_two_partners_have_two_labels(tmp_path, a, b):
    assert "both partners would have the label" in new_case(tmp_path, "--partner", a, "--partner", b)
    # In an existing file labels are not checked.
    case(tmp_path, "new", "couple.json", "--partner", "a=Ann", "--partner", "b=Bo")
    couple = (tmp_path / "couple.json").read_text().replace('"Bo"', '"Ann"')
    (tmp_path / "couple.json").write_text(couple)
    assert "a: Ann\n  b: Ann" in case(tmp_path, "list", "couple.json")


@pytest.mark.parametrize("text", ["\x1b[31mAnn", "A\nnn", "A\tnn", "\x7f", "\u009b", "\u202eAnn", "\u2066", "\u2069"])
def test_names_that_would_steer_a_terminal_are_refused(tmp_path, text):
    for what, arguments in (("the label", ["--partner", f"a={text}", "--partner", "b"]),
                            ("the id", ["--partner", f"{text}=Ann", "--partner", "b"]),
                            ("the role", ["--partner", "a", "--partner", "b", "--role", f"a={text}", "--role", "b=x"])):
        message = new_case(tmp_path, *arguments)
        assert f"{what}: expected text without control characters" in message
        assert text not in message
    assert "expected letters, digits" in new_case(tmp_path, "--id", text, "--partner", "a", "--partner", "b")


def test_names_have_at_most_sixty_letters(tmp_path):
    most = "\U0001f600" * 60  # code points, not bytes
    new_case(tmp_path, "--partner", f"a={most}", "--partner", "b", "--role", f"a={most}", "--role", "b=x", "--id", "x" * 60,
             expect=0)
    (tmp_path / "new.json").unlink()
    for more in (["--partner", f"a={most}x", "--partner", "b"], ["--partner", "a" * 61, "--partner", "b"],
                 ["--partner", "a", "--partner", "b", "--role", f"a={most}x", "--role", "b=x"]):
        assert "expected at most 60 letters, found 61" in new_case(tmp_path, *more)
    assert "--id: expected" in new_case(tmp_path, "--partner", "a", "--partner", "b", "--id", "x" * 61)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    label = b"a=\xff\x9b".decode("utf-8", "surrogateescape")
    assert "the label: expected UTF-8, found '\\xff\\x9b'" in new_case(tmp_path, "--partner", label, "--partner", "b")


@pytest.mark.parametrize("name, id", [("Ann Bo", "Ann-Bo"), ("Ann & Bo (2026)", "Ann-Bo-2026"), ("\u00d6z_1", "z_1"),
                                      (" x.y ", "x.y"), ("couple-07", None)])
def test_an_id_is_made_of_the_files_name(tmp_path, name, id):
    said = case(tmp_path, "new", f"{name}.json", "--partner", "a", "--partner", "b")
    assert read(tmp_path, f"{name}.json")["id"] == (id or name)
    assert (f"(the couple's id is {id})" in said) == (id is not None)


@pytest.mark.parametrize("name", ["\u611b", "x" * 61, " "])
def test_where_no_id_can_be_made_of_the_files_name_it_is_asked_for(tmp_path, name):
    assert "give one with --id" in case(tmp_path, "new", f"{name}.json", "--partner", "a", "--partner", "b", expect=2)
    case(tmp_path, "new", f"{name}.json", "--id", "c1", "--partner", "a", "--partner", "b")
    assert read(tmp_path, f"{name}.json")["id"] == "c1"
