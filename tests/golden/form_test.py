"""Forms against reviewed pages: what stands in a form changes only when somebody has read the change."""

import json

import program
import pytest
from golden_test import compare
from program import HERE, ROOT

FORMS = {
    "session-pulse": ["session-pulse"],
    "five-dimensions-brief": ["five-dimensions-brief", "--perspective", "partner"],
    "readiness": ["readiness"],
}


@pytest.mark.parametrize("name", FORMS)
def test_form(name, tmp_path):
    done = program.run(["form", *FORMS[name]], tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    compare(HERE / "render" / "form" / f"{name}.html", done.stdout)


def test_the_schema_of_text_files_lists_the_prompts(tmp_path):
    schema = json.loads((ROOT / "schemas" / "text.schema.json").read_text(encoding="utf-8"))
    english = {name: prompt["title"] for name, prompt in schema["properties"]["prompts"]["properties"].items()}
    overlay = {"format": "intimetry.text/1", "language": "en", "prompts": english}
    (tmp_path / "en.json").write_text(json.dumps(overlay))
    done = program.run(["check", "en.json"], tmp_path)
    assert done.stdout.decode() == f"en.json: sound: prompts in language en: {len(english)} of {len(english)} translated\n"
    without = program.run(["form", "readiness"], tmp_path)
    assert program.run(["form", "readiness", "--text", "en.json"], tmp_path).stdout == without.stdout != b""


@pytest.mark.parametrize("prompts, complaint", [
    ({"downlod": "Laden"}, "'download'"), ({"progress": "{done}"}, "expected {count}, {done} in it, found {done}"),
    ({"clear": ""}, "expected a text, found an empty one"),
])
def test_prompts_that_cannot_be_used(prompts, complaint, tmp_path):
    (tmp_path / "de.json").write_text(json.dumps({"format": "intimetry.text/1", "language": "de", "prompts": prompts}))
    for arguments in (["check", "de.json"], ["form", "readiness", "--language", "en", "--text", "de.json"]):
        done = program.run(arguments, tmp_path)
        assert done.returncode == 3 and done.stdout == b""
        assert "de.json" in done.stderr.decode() and complaint in done.stderr.decode(), done.stderr.decode()


def test_text_files_in_two_languages_ask_which(tmp_path):
    for language in ("de", "fr"):
        words = {"format": "intimetry.text/1", "language": language, "prompts": {"clear": language}}
        (tmp_path / f"{language}.json").write_text(json.dumps(words))
    done = program.run(["form", "readiness", "--text", "de.json", "--text", "fr.json"], tmp_path)
    assert done.returncode == 2 and "de, fr" in done.stderr.decode()
