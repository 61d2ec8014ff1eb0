"""Forms compared with reviewed pages: a form changes only after a person has read the change. pages.py describes
where their styles and scripts are."""

import html
import json
import re

import pages
import program
import pytest
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
    pages.compare_page(HERE / "render" / "form" / f"{name}.html", done.stdout, pages.FORM)


PAGE = b"""<meta content="style-src %s %s"><style>a { color: red }</style>
<script type="application/json">{"id":1}</script><style>b {}</style>"""


def test_golden_pages_keep_all_but_styles_and_scripts():
    policy = tuple(map(pages.allowed_as, (b"a { color: red }", b"b {}")))
    page, contents = pages.without_looks(PAGE % policy, ("a.css", "b.css"))
    assert page == b"""<meta content="style-src 'sha256-@a.css' 'sha256-@b.css'"><style>@a.css</style>
<script type="application/json">{"id":1}</script><style>@b.css</style>"""
    assert contents == {"a.css": b"a { color: red }", "b.css": b"b {}"}


@pytest.mark.parametrize("policy", [(b"a {}", b"b {}"), (b"a { color: red }", b"a { color: red }")])
def test_golden_pages_need_a_policy_with_the_hash_of_each(policy):
    with pytest.raises(AssertionError, match="policy has to allow"):
        pages.without_looks(PAGE % tuple(map(pages.allowed_as, policy)), ("a.css", "b.css"))


def shipped():
    """Each instrument with wording, in each perspective and language."""
    for file in sorted((ROOT / "instruments").glob("*/instrument.json")):
        key = json.loads(file.read_text(encoding="utf-8"))
        for perspective in key["perspectives"]:
            for language in sorted({tag for item in key["items"] for tag in item.get("text", {})}):
                yield pytest.param(key, perspective, language, id=f"{key['id']}-{perspective}-{language}")


def sentences(text):
    return [one for one in re.split(r"(?<=[.?!]) ", text) if one]


@pytest.mark.parametrize("key, perspective, language", list(shipped()))
def test_a_form_says_what_goes_with_its_own_items_and_nothing_else(key, perspective, language, tmp_path):
    done = program.run(["form", key["id"], "--perspective", perspective, "--language", language], tmp_path)
    page = html.unescape(done.stdout.decode())
    opened = [item for item in key["items"] if item.get("visibility") != "clinician"]
    assert re.findall(r'<p class="instruction">(.*?)</p>', page) == [key["instructions"][perspective][language]]
    for sentence in sentences(key.get("private_instructions", {}).get(perspective, {}).get(language, "")):
        assert sentence not in page
    assert f">0 of {len(opened)} answered<" in page and f'max="{len(opened)}"' in page
    assert re.findall(r'<fieldset [^>]*id="item-(\w+)"', page) == [item["id"] for item in opened]


@pytest.mark.parametrize("language, told", [("de", "Aussagen zu Ihnen beiden."), ("fr", "Ces phrases sont de vous.")])
def test_a_form_in_another_language_leaves_out_what_is_for_the_clinicians_items(language, told, tmp_path):
    text = {"format": "intimetry.text/1", "instrument": "readiness", "language": language, "title": "Titel",
            "instructions": {"now": told}, "private_instructions": {"now": "Simulierter vertraulicher Teil."},
            "items": {f"q{n}": f"Simuliert {n}." for n in range(1, 13)}}
    (tmp_path / "text.json").write_text(json.dumps(text))
    page = program.run(["form", "readiness", "--text", "text.json"], tmp_path).stdout.decode()
    assert told in page and "Simulierter" not in page and "0 of 9 answered" in page


def test_an_overlay_says_nothing_of_clinicians_items_where_there_are_none(tmp_path):
    text = {"format": "intimetry.text/1", "instrument": "kmss", "language": "en",
            "private_instructions": {"now": "For one."}}
    (tmp_path / "text.json").write_text(json.dumps(text))
    done = program.run(["check", "text.json"], tmp_path)
    assert done.returncode == 3
    said = done.stderr.decode()
    assert "/private_instructions  [bad_value]  expected none, because no item has the visibility 'clinician'" in said


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
