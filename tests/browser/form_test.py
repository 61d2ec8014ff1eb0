"""Forms in a browser: filled in by keyboard on a phone-sized screen, downloaded, added to a couple, shown."""

import datetime
import json
import os
import pathlib
import subprocess

import browsing
import jsonschema
import pytest
from browsing import DESKTOP, PAPER, PHONE, ROOT

PROGRAM = os.environ["INTIMETRY_PROGRAM"]
SCHEMA = json.loads((ROOT / "schemas" / "response.schema.json").read_text(encoding="utf-8"))


def intimetry(folder, *arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def form(folder, *arguments):
    intimetry(folder, "form", *arguments, "-o", "form.html")
    return folder / "form.html"


def instrument_file(folder, name="strange", **changes):
    """A test instrument with all features of forms."""
    instrument = json.loads((ROOT / "instruments" / "session-pulse" / "instrument.json").read_text(encoding="utf-8"))
    instrument.pop("$schema")
    instrument |= {"id": name} | changes
    (folder / f"{name}.json").write_text(json.dumps(instrument), encoding="utf-8")
    return f"{name}.json"


def downloaded(page, press):
    with page.expect_download() as waiting:
        press()
    assert waiting.value.suggested_filename == "response.json"
    response = json.loads(pathlib.Path(waiting.value.path()).read_text(encoding="utf-8"))
    jsonschema.validate(response, SCHEMA)
    return response


def focused(page):
    return page.evaluate("(() => { const e = document.activeElement;"
                         " return [e.id, e.name || '', e.value || '', e.textContent.trim()]; })()")


def tab_to(page, part, value):
    """Presses Tab until the element has the focus, as a user without a mouse."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if focused(page)[part] == value:
            return
    pytest.fail(f"Tab never comes to {value}")


def test_the_whole_way_by_keyboard_on_a_phone(browser, tmp_path):
    page = browsing.open_page(browser, form(tmp_path, "five-dimensions", "--perspective", "now"), PHONE)
    given = {}
    for number in range(1, 47):
        page.keyboard.press("Tab")
        item = f"q{number}"
        assert focused(page)[1] == f"item-{item}"
        choice = number % 5
        for _ in range(choice):
            page.keyboard.press("ArrowDown")
        if choice == 0:
            page.keyboard.press("Space")
        given[item] = choice
        assert page.locator("#progress-text").inner_text() == f"{number} of 46 answered"
    assert page.locator("#said").inner_text().startswith("All statements are answered.")
    # Changed, and then taken back.
    for _ in range(2):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowUp")
    given["q44"] -= 1
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Delete")
    given["q43"] = None
    assert page.locator("#progress-text").inner_text() == "45 of 46 answered"
    tab_to(page, 0, "download")
    page.keyboard.press("Enter")
    assert focused(page)[0] == "unanswered" and "Without an answer: 1." in focused(page)[3]
    page.keyboard.press("Tab")
    assert focused(page)[3] == "43"
    page.keyboard.press("Enter")
    assert focused(page)[1] == "item-q43"
    tab_to(page, 0, "download")
    response = downloaded(page, lambda: page.keyboard.press("Enter"))
    assert response["answers"] == given
    assert response["date"] == datetime.date.today().isoformat()
    browsing.assert_stays_home(page)

    (tmp_path / "response.json").write_text(json.dumps(response))
    intimetry(tmp_path, "case", "new", "couple.json", "--partner", "a", "--partner", "b")
    said = intimetry(tmp_path, "case", "add", "couple.json", "--partner", "a", "response.json")
    assert "a: five-dimensions, now" in said and "45 of 46 answered" in said
    (tmp_path / "other.json").write_text(json.dumps(response | {"answers": {f"q{n}": 3 for n in range(1, 47)}}))
    intimetry(tmp_path, "case", "add", "couple.json", "--partner", "b", "other.json")
    assert "emotional" in intimetry(tmp_path, "couple", "couple.json", "--for", "clinician")

    # Once downloaded, the page can be left and cleared.
    tab_to(page, 0, "clear")
    page.keyboard.press("Enter")
    assert page.locator("input:checked").count() == 0 and focused(page)[0] == "top"
    assert page.locator("#said").inner_text() == "The page is cleared."


def test_it_does_not_let_answers_go_unsaved(browser, tmp_path):
    page = browsing.open_page(browser, form(tmp_path, "session-pulse"), PHONE)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == []
    page.locator("input[name=item-q1]").nth(3).check()
    page.reload()
    assert asked == ["beforeunload"]
    assert page.locator("input:checked").count() == 0
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_not_applicable_and_what_nobody_answered(browser, tmp_path):
    page = browsing.open_page(browser, form(tmp_path, "five-dimensions", "--perspective", "ideal"))
    page.locator("#item-q4 input[value=not_applicable]").check()
    assert page.locator("#item-q1 input[value=not_applicable]").count() == 0
    page.locator("#item-q1 input").nth(2).check()
    page.locator("#item-q1 .take-back").click()
    page.locator("#item-q2 input").nth(0).check()
    page.locator("#download").click()
    assert "Without an answer: 44." in page.locator("#unanswered").inner_text()
    response = downloaded(page, page.locator("#download").click)
    answers = response.pop("answers")
    assert response == {"format": "intimetry.response/1", "instrument": "five-dimensions", "version": "1.1.0",
                        "perspective": "ideal", "date": datetime.date.today().isoformat(), "language": "en"}
    assert (answers.pop("q4"), answers.pop("q2")) == ("not_applicable", 0)
    assert set(answers.values()) == {None} and len(answers) == 44


def test_clinician_items_are_in_no_form(tmp_path):
    page = form(tmp_path, "readiness").read_text(encoding="utf-8")
    instrument = json.loads((ROOT / "instruments" / "readiness" / "instrument.json").read_text(encoding="utf-8"))
    hidden = [item for item in instrument["items"] if item.get("visibility") == "clinician"]
    assert len(hidden) == 3
    for item in hidden:
        assert item["text"]["en"] not in page and f'"{item["id"]}"' not in page


def test_any_number_between_two_ends(browser, tmp_path):
    text = {"format": "intimetry.text/1", "instrument": "crs", "language": "en",
            "items": {f"q{n}": f"Simulated statement {n}." for n in range(1, 11)}}
    (tmp_path / "text.json").write_text(json.dumps(text))
    page = browsing.open_page(browser, form(tmp_path, "crs", "--text", "text.json"), PHONE)
    page.locator("[name=item-q1]").fill("7,5")
    page.locator("[name=item-q2]").fill("10.5")
    assert page.locator("#item-q2-fault").is_visible() and not page.locator("#item-q1-fault").is_visible()
    browsing.assert_accessible(page)
    page.locator("#download").click()
    assert focused(page)[1] == "item-q2"
    page.locator("[name=item-q2]").fill("10")
    page.locator("#download").click()
    assert downloaded(page, page.locator("#download").click)["answers"] | {} == {
        "q1": 7.5, "q2": 10} | {f"q{n}": None for n in range(3, 11)}


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_anyone_can_use_it(browser, tmp_path, size, scheme):
    for arguments in (["five-dimensions-brief", "--perspective", "partner"], ["session-pulse"]):
        page = browsing.open_page(browser, form(tmp_path, *arguments), size, color_scheme=scheme)
        browsing.assert_accessible(page)
        browsing.assert_layout_holds(page)
        small = page.evaluate("[...document.querySelectorAll('.option, button')].filter(e => e.offsetHeight)"
                              ".map(e => e.getBoundingClientRect()).filter(b => b.height < 44 || b.width < 44).length")
        assert small == 0
        page.locator("#download").click()
        page.locator(".option input").first.check()
        browsing.assert_accessible(page)
        browsing.assert_stays_home(page)


GERMAN = {
    "progress_title": "Fortschritt", "progress": "{done} von {count} beantwortet", "take_back": "Antwort zurücknehmen",
    "stays_here": "Ihre Antworten bleiben auf dieser Seite, bis Sie sie herunterladen.", "finish_title": "Am Ende",
    "unanswered": "Ohne Antwort: {count}. Noch einmal herunterladen?", "go_to": "Zu Aussage {number}",
    "download": "Antworten herunterladen", "cleared": "Die Seite ist leer.",
}


def test_it_speaks_the_language_of_the_questions(browser, tmp_path):
    administration = instrument_file(tmp_path, title={"de": "Heute"}, instructions={"now": {"de": "Wie war es heute?"}},
                            items=[{"id": "q1", "text": {"de": "Es war gut."}, "response_set": "zero_to_ten"}],
                            scales=[{"id": "one", "title": {"de": "Eins"}, "score": "mean", "direction": "higher_is_better",
                                     "items": ["q1"]}], composites=[])
    (tmp_path / "de.json").write_text(json.dumps({"format": "intimetry.text/1", "language": "de", "prompts": GERMAN}))
    page = browsing.open_page(browser, form(tmp_path, administration, "--text", "de.json"), PHONE)
    assert page.locator("#progress-text").inner_text() == "0 von 1 beantwortet"
    assert page.locator("#progress").get_attribute("aria-label") == "Fortschritt"
    page.locator("#download").click()
    assert page.locator("#unanswered-text").inner_text() == "Ohne Antwort: 1. Noch einmal herunterladen?"
    assert page.get_by_role("link", name="Zu Aussage 1").count() == 1
    browsing.assert_accessible(page)
    page.locator("#item-q1 input").nth(4).check()
    assert page.locator("#item-q1 .take-back").inner_text().startswith("Antwort zurücknehmen")
    # Untranslated text is English, and marked so for screen readers.
    said = page.locator("#said")
    assert said.inner_text().startswith("All statements are answered.") and said.get_attribute("lang") == "en"
    assert downloaded(page, page.locator("#download").click)["language"] == "de"
    page.locator("#clear").click()
    assert said.inner_text() == "Die Seite ist leer." and said.get_attribute("lang") is None
    marked = page.evaluate("[...document.querySelectorAll('main [lang=en]')].map(e => e.id || e.textContent.slice(0, 9))")
    assert marked == ["With a ke", "Who: ", "Date: ", "clear"]


def test_what_has_the_focus_is_seen(browser, tmp_path):
    page = browsing.open_page(browser, form(tmp_path, "session-pulse"), PHONE)
    bar = page.locator("#progress").bounding_box()["height"]
    for _ in range(5):
        page.keyboard.press("Tab")
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        box = page.evaluate("(() => { const e = document.activeElement; const b = e.getBoundingClientRect();"
                            " return [b.top, b.bottom, innerHeight, getComputedStyle(e).outlineStyle]; })()")
        assert box[0] >= bar - 1 and box[1] <= box[2] and box[3] == "solid"


def test_without_scripts_it_is_a_administration_of_paper(browser, tmp_path):
    page = browsing.open_page(browser, form(tmp_path, "five-dimensions", "--perspective", "now"), PAPER,
                              java_script_enabled=False)
    assert "cannot save answers" in page.locator("noscript").inner_text()
    assert page.locator("#download").is_hidden()
    assert page.locator("fieldset").count() == 46


def test_on_paper_it_has_the_same_content(browser, tmp_path):
    page = browsing.open_page(browser, form(tmp_path, "five-dimensions", "--perspective", "now"), PAPER)
    on_screen = page.locator("legend").all_inner_texts()
    page.emulate_media(media="print")
    assert page.locator("legend").all_inner_texts() == on_screen and len(on_screen) == 46
    assert page.locator("legend:visible").count() == 46
    assert page.locator(".option:visible").count() == page.locator(".option").count()
    assert page.locator("button:visible").count() == 0 and page.locator("#progress").is_hidden()
    assert page.locator(".paper-lines").is_visible()
    assert page.locator("fieldset").first.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    browsing.assert_layout_holds(page)


HOSTILE = {
    "markup": "<b>bold</b><img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>",
    "end of a script": "</script><script>document.title='taken'</script><!--",
    "end of an attribute": "\"' onmouseover=\"document.title='taken'\" x='",
    "template": "{{title}} {{{data}}} {{#items}}x{{/items}}",
    "control characters": "a\x00b\x1b[31mred\x07\x9b\u2028c\td",
    "marks of direction": "left \u202eright\u202c \u2066isolate\u2069 \u200fmark",
    "long": "x" * 10_000,
    "long, in words": "word " * 2_000,
    "Arabic": "\u0623\u0634\u0639\u0631 \u0628\u0627\u0644\u0642\u0631\u0628 \u0645\u0646 \u0634\u0631\u064a\u0643\u064a.",
}


def hostile_instrument(folder, text, language):
    instrument = json.loads((ROOT / "instruments" / "session-pulse" / "instrument.json").read_text(encoding="utf-8"))
    items = [item | {"text": {language: text}, "not_applicable": True} for item in instrument["items"]]
    sets = [{"id": "zero_to_ten", "min": 0, "max": 10, "labels": {language: {"0": text, "10": text}}}]
    return instrument_file(folder, title={language: text}, instructions={"now": {language: text}}, items=items,
                           response_sets=sets)


@pytest.mark.parametrize("size", [PHONE, DESKTOP, PAPER], ids=["phone", "desktop", "paper"])
@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_is_text(browser, tmp_path, what, size):
    text = HOSTILE[what]
    language = "ar" if what == "Arabic" else "en"
    page = browsing.open_page(browser, form(tmp_path, hostile_instrument(tmp_path, text, language)), size)
    if size == PAPER:
        page.emulate_media(media="print")
    shown = page.locator("legend").first.text_content()
    turning = [chr(c) for c in (*range(0x2028, 0x202f), *range(0x2066, 0x206a))]
    wanted = "".join(c for c in text.replace("\t", " ") if c.isprintable() and c not in turning or c == "\u200f")
    assert shown.removeprefix("1. ") == wanted
    assert page.title().strip() == wanted.strip()
    assert page.locator("main img, main b, main script").count() == 0
    browsing.assert_layout_holds(page)
    if size == PHONE:
        browsing.assert_accessible(page)
    if size != PAPER:
        page.locator("#item-q1 input").first.check()
        page.locator("#download").click()
        assert downloaded(page, page.locator("#download").click)["answers"]["q1"] == 0
    browsing.assert_stays_home(page)


def test_a_language_from_right_to_left(browser, tmp_path):
    words = "\u05d0\u05e0\u05d9 \u05de\u05e8\u05d2\u05d9\u05e9 \u05e7\u05e8\u05d5\u05d1."
    text = {"format": "intimetry.text/1", "instrument": "session-pulse", "language": "he", "title": words,
            "instructions": {"now": words}, "items": {f"q{n}": words for n in range(1, 6)},
            "labels": {"zero_to_ten": {"0": words, "10": words}}}
    (tmp_path / "text.json").write_text(json.dumps(text))
    page = browsing.open_page(browser, form(tmp_path, "session-pulse", "--text", "text.json"), PHONE)
    assert page.locator("html").get_attribute("lang") == "he" and page.locator("html").get_attribute("dir") == "rtl"
    # The page's own text is English, and marked so.
    assert page.locator("#progress").get_attribute("lang") == "en"
    box = page.locator("#item-q1 .option").first.bounding_box()
    assert page.locator("#item-q1 .option").nth(1).bounding_box()["x"] < box["x"]
    browsing.assert_accessible(page)
    browsing.assert_layout_holds(page)


def test_wording_that_is_not_shipped_is_asked_for(tmp_path):
    done = subprocess.run([PROGRAM, "form", "ras"], cwd=tmp_path, capture_output=True)
    assert done.returncode == 2 and b"--text FILE" in done.stderr and not list(tmp_path.iterdir())
