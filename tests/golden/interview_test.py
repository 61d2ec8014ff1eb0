"""What a person sees and types at each question, in words, in numbers and in another language."""

import json

import program
import pytest
from program import run
from terminals import BACKSPACE, DOWN, DRAFT, ENTER, PULSE, UP, Terminal, couple, paragraphs, saved


def test_from_the_first_question_to_the_couples_file(tmp_path):
    couple(tmp_path)
    terminal = Terminal(tmp_path, *PULSE)
    assert "  0  Not at all true" in "\n".join(terminal.see("1. We were able to talk"))
    terminal.press("7", see="2. I felt a bond")
    # Ten begins with one: Enter, or a second digit, decides.
    terminal.press("1", ENTER, see="3. I felt drawn")
    terminal.press("x", see="4. My partner understood")
    assert "no answer to this one" in "\n".join(terminal.press("x", see="is no answer to this one"))
    terminal.press("s", see="5. Trusting")
    terminal.press("1", "0", see="Without an answer: 4.")
    # Back, changed; and by the question's number.
    terminal.press("b", see=" > 10  Completely true")
    terminal.press(UP, UP, ENTER, see="Enter saves the answers")
    terminal.press("2", ENTER, see="2. I felt a bond")
    terminal.press(DOWN, ENTER, see="3. I felt drawn")
    terminal.press("n", see="4. My partner understood")
    terminal.press("n", "n", see="Without an answer: 4.")
    status, left = terminal.end(ENTER)
    assert (status, left) == (0, "Added a: session-pulse, now, 2026-03-01, 3 of 5 answered\n")
    assert saved(tmp_path) == [{"partner": "a", "instrument": "session-pulse", "version": "1.0.0", "perspective": "now",
                                "date": "2026-03-01", "language": "en",
                                "answers": {"q1": 7, "q2": 2, "q3": "not_applicable", "q4": None, "q5": 8}}]
    assert not (tmp_path / DRAFT).exists()


def test_it_speaks_the_language_of_a_text_file(tmp_path):
    couple(tmp_path)
    words = {"position": "Frage {number} von {count}, {done} beantwortet", "skipped": "Übersprungen.",
             "expected": "{found}: erwartet {options}", "whole_number": "eine Zahl von {min} bis {max}",
             "not_applicable": "Trifft nicht zu", "keys_end": "Enter sichern   b zurück   q aufhören\x1b[31m",
             "open_questions": "Ohne Antwort: {questions}."}
    questions = {"format": "intimetry.text/1", "instrument": "session-pulse", "language": "de", "title": "Kurz",
                 "items": {f"q{n}": f"Simulierte Aussage {n}." for n in range(1, 6)}}
    (tmp_path / "de.json").write_text(json.dumps(questions))
    (tmp_path / "words.json").write_text(json.dumps({"format": "intimetry.text/1", "language": "de", "prompts": words}))
    terminal = Terminal(tmp_path, *PULSE, "--text", "de.json", "--text", "words.json")
    terminal.see("Frage 1 von 5, 0 beantwortet")
    terminal.press("-", see="-: erwartet eine Zahl von 0 bis 10")
    terminal.press("s", "b", see="Übersprungen.")
    terminal.press("s", "5", see="Trifft nicht zu")
    terminal.press("5", "5", "5", see="Ohne Antwort: 1.")
    assert "aufhören[31m" in "\n".join(terminal.see("Enter sichern"))
    assert terminal.end(ENTER)[0] == 0
    assert saved(tmp_path)[0]["language"] == "de"


@pytest.mark.parametrize("option, count, parts", [
    (None, 9, ["instructions"]), ("--private", 12, ["instructions", "private_instructions"]),
    ("--private-alone", 3, ["private_instructions"]),
])
def test_what_is_said_first_is_of_the_questions_that_are_asked(tmp_path, option, count, parts):
    couple(tmp_path)
    key = json.loads((program.ROOT / "instruments" / "readiness" / "instrument.json").read_text(encoding="utf-8"))
    asked = ["administer", "couple.json", "--partner", "a", "-i", "readiness", "--date", "2026-03-01"]
    terminal = Terminal(tmp_path, *asked, *([option] if option else []), rows=50)
    shown = paragraphs(terminal.see(f"1 of {count}, 0 answered"))
    for part in ("instructions", "private_instructions"):
        assert (key[part]["now"]["en"] in shown) == (part in parts), part
    given = ["1"] * 9 if count != 3 else []
    given += ["0"] * 3 if count != 9 else []
    terminal.press(*given, see="Every question is answered.")
    assert terminal.end(ENTER) == (0, f"Added a: readiness, now, 2026-03-01, {count} of {count} answered\n")


def test_an_instrument_of_the_clinicians_items_alone_says_both_texts(tmp_path):
    couple(tmp_path)
    text = {"format": "intimetry.text/1", "instrument": "hits", "language": "en",
            "instructions": {"now": "Simulated: how often?"},
            "private_instructions": {"now": "Simulated: for one alone."},
            "items": {f"q{n}": f"Simulated question {n}." for n in range(1, 5)}}
    (tmp_path / "text.json").write_text(json.dumps(text))
    for option in ("--private", "--private-alone"):
        asked = ["administer", "couple.json", "--partner", "a", "-i", "hits", "--text", "text.json", option]
        terminal = Terminal(tmp_path, *asked)
        shown = paragraphs(terminal.see("1 of 4, 0 answered"))
        told = [one for one in shown if one.startswith("Simulated:")]
        assert told == ["Simulated: how often?", "Simulated: for one alone."]
        terminal.end("q")


def test_what_is_said_of_private_answers_is_not_lost_in_another_language(tmp_path):
    couple(tmp_path)
    text = {"format": "intimetry.text/1", "instrument": "readiness", "language": "de",
            "instructions": {"now": "Simuliert."}, "items": {f"q{n}": f"Simuliert {n}." for n in range(1, 13)}}
    (tmp_path / "text.json").write_text(json.dumps(text))
    asked = ["administer", "couple.json", "--partner", "a", "-i", "readiness", "--text", "text.json"]
    done = run([*asked, "--private-alone"], tmp_path)
    assert done.returncode == 2
    assert "readiness, now, in 'de': there is no wording of 'private_instructions'" in done.stderr.decode()
    terminal = Terminal(tmp_path, *asked)
    assert "Simuliert." in paragraphs(terminal.see("1 of 9, 0 answered"))
    terminal.end("q")


def test_a_administration_of_paper(tmp_path):
    couple(tmp_path)
    # No wording is needed: ras is shipped without wording.
    terminal = Terminal(tmp_path, "administer", "couple.json", "--partner", "b", "-i", "ras", "--paper", "--date",
                        "2026-03-01")
    terminal.see("1: [")
    assert "expected a whole number from 1 to 5" in "\n".join(terminal.press("9", see="9: expected"))
    terminal.press("5", "4", " ", "3", BACKSPACE, see="[3]")
    terminal.press("2", see="1:  5   4   -   2  [")
    terminal.press("1", "2", "3", see="Without an answer: 3.")
    terminal.press("3", ENTER, see="1:  5   4  [-]")
    terminal.press("1", see="1:  5   4   1  [2]")
    terminal.press("n", "n", "n", "n", see="Every question is answered.")
    status, left = terminal.end(ENTER)
    assert (status, left) == (0, "Added b: ras, now, 2026-03-01, 7 of 7 answered\n")
    assert list(saved(tmp_path)[0]["answers"].values()) == [5, 4, 1, 2, 1, 2, 3]


def test_any_number_between_two_ends(tmp_path):
    couple(tmp_path)
    terminal = Terminal(tmp_path, "administer", "couple.json", "--partner", "b", "-i", "crs", "--paper")
    terminal.see("a number from 0 to 10")
    terminal.press("7,5", ENTER, see=" 7.5  [")
    assert "11: expected a number from 0 to 10" in "\n".join(terminal.press("11", ENTER, see="11: expected"))
    terminal.press(*["s"] * 9, see="Without an answer")
    terminal.end(ENTER)
    assert saved(tmp_path)[0]["answers"]["q1"] == 7.5
