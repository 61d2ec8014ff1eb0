"""Interviews in a terminal, with keys as a person presses them: completed, interrupted, and without traces afterwards."""

import codecs
import fcntl
import json
import os
import pty
import re
import resource
import select
import signal
import stat
import struct
import subprocess
import termios
import time

import program
import pytest
from program import environment, run

UP, DOWN, LEFT, DELETE, PAGE_DOWN, ENTER, BACKSPACE = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[3~", "\x1b[6~", "\r", "\x7f"
SECOND_SCREEN, FIRST_SCREEN = "\x1b[?1049h", "\x1b[?1049l"


class Terminal:
    """The program in a separate terminal, and its screen."""

    def __init__(self, folder, *arguments, rows=24, columns=80, room=resource.RLIM_INFINITY):
        try:
            self.terminal, own = pty.openpty()
        except OSError as problem:  # a minimal chroot has no terminals
            pytest.skip(f"needs a pseudo-terminal: {problem}")
        self.own = own
        self.resize(rows, columns)
        self.before = termios.tcgetattr(own)
        self.process = subprocess.Popen([program.PROGRAM, *map(str, arguments)], cwd=folder, stdin=own, stdout=own,
                                        stderr=own, env=environment(TERM="xterm"), start_new_session=True,
                                        preexec_fn=lambda: (fcntl.ioctl(0, termios.TIOCSCTTY, 0), resource.setrlimit(
                                            resource.RLIMIT_FSIZE, (room, room))))
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.text = ""
        self.frame = ""

    def resize(self, rows, columns):
        fcntl.ioctl(self.own, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def take(self, seconds):
        """The output within this time."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        self.text += self.decoder.decode(os.read(self.terminal, 1 << 20))
        self.frame = self.text.rpartition("\x1b[H")[2]
        return True

    def see(self, words):
        """Waits until the screen shows this text and returns it, without control sequences."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if words in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.frame) and self.frame.endswith("\x1b[J"):
                return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.frame).split("\r\n")
            self.take(0.1)
        pytest.fail(f"never shown: {words}; but: {self.frame!r}")

    def press(self, *keys, see):
        for key in keys:
            os.write(self.terminal, key.encode())
        return self.see(see)

    def end(self, *keys):
        """Presses the last keys; returns the status and the text then on the terminal's normal screen."""
        for key in keys:
            os.write(self.terminal, key.encode())
        deadline = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < deadline:
            self.take(0.05)
        while self.take(0.1):
            pass
        status = self.process.wait(10)
        assert termios.tcgetattr(self.own) == self.before, "the terminal is left as it was found"
        os.close(self.own)
        os.close(self.terminal)
        first, rest = self.text.split(SECOND_SCREEN, 1)
        second, last = rest.split(FIRST_SCREEN, 1)
        assert second.endswith("\x1b[2J\x1b[H\x1b[?25h\x1b[?7h"), "cleared before it is left"
        assert SECOND_SCREEN not in last and "\n" not in second.replace("\r\n", "")
        return status, (first + last).replace("\r\n", "\n")


def couple(folder):
    assert run(["case", "new", "couple.json", "--partner", "a=Ann", "--partner", "b=Bo"], folder).returncode == 0


def saved(folder, name="couple.json"):
    return json.loads((folder / name).read_text(encoding="utf-8"))["administrations"]


PULSE = ["administer", "couple.json", "--partner", "a", "-i", "session-pulse", "--date", "2026-03-01"]


def draft_name(partner, instrument, items="open"):
    """The name contains the partner, but not what is being asked: FNV-1a of the rest, in eight digits."""
    code = 2166136261
    for byte in f"{instrument} now {items}".encode():
        code = (code ^ byte) * 16777619 % 2**32
    return f"couple.json.draft.{partner}.{code:08x}"


DRAFT = draft_name("a", "session-pulse")


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


def test_stopped_and_taken_up_again(tmp_path):
    couple(tmp_path)
    terminal = Terminal(tmp_path, *PULSE)
    terminal.see("1 of 5")
    terminal.press("3", "4", see="3 of 5, 2 answered")
    status, left = terminal.end("q")
    assert status == 0 and left.startswith(f"Stopped. The answers so far are in {DRAFT}, which only you can read.\n")
    assert stat.S_IMODE(os.stat(tmp_path / DRAFT).st_mode) == 0o600
    assert saved(tmp_path) == []
    terminal = Terminal(tmp_path, *PULSE)
    shown = "\n".join(terminal.see("g  go on with it"))
    assert "a: session-pulse, now, started 2026-03-01, 2 of 5 answered" in shown and "keep the date" not in shown
    terminal.press("x", ENTER, "g", see="3 of 5, 2 answered")
    terminal.press("5", "6", "7", see="Every question is answered.")
    assert terminal.end(ENTER)[0] == 0
    assert list(saved(tmp_path)[0]["answers"].values()) == [3, 4, 5, 6, 7]
    assert not (tmp_path / DRAFT).exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_leaves_nothing_on_the_screen(tmp_path, number):
    couple(tmp_path)
    terminal = Terminal(tmp_path, *PULSE)
    terminal.see("1 of 5")
    terminal.press("3", see="2 of 5, 1 answered")
    terminal.process.send_signal(number)
    status, left = terminal.end()
    assert status == -number and "bond" not in left and DRAFT in left
    terminal = Terminal(tmp_path, *PULSE, "--resume")
    terminal.see("2 of 5, 1 answered")
    assert terminal.end("\x03")[0] == -signal.SIGINT  # Ctrl-C
    terminal = Terminal(tmp_path, *PULSE)
    terminal.see("g  go on with it")
    status, left = terminal.end("\x03")
    assert status == -signal.SIGINT and "started 2026" not in left


def test_killed_it_can_be_taken_up_again(tmp_path):
    couple(tmp_path)
    terminal = Terminal(tmp_path, *PULSE)
    terminal.see("1 of 5")
    terminal.press("3", see="2 of 5, 1 answered")
    terminal.process.kill()
    terminal.process.wait(60)
    Terminal(tmp_path, *PULSE, "--resume").see("2 of 5, 1 answered")
    again = Terminal(tmp_path, *PULSE, "--anew")
    again.see("1 of 5, 0 answered")
    again.end("q")
    assert not (tmp_path / DRAFT).exists()


LATER = [*PULSE[:-1], "2026-03-08"]


def begin(folder, *arguments, answers="34"):
    """Answers a few questions and stops."""
    terminal = Terminal(folder, *arguments)
    terminal.see("1 of 5")
    terminal.press(*answers, see=f"{len(answers)} answered")
    assert terminal.end("q")[0] == 0


def test_a_draft_of_another_day_keeps_its_day(tmp_path):
    couple(tmp_path)
    begin(tmp_path, *PULSE)
    kept = "They keep the date on which they were started, 2026-03-01, and do not get 2026-03-08."
    terminal = Terminal(tmp_path, *LATER, columns=120)
    assert kept in " ".join(terminal.see("g  go on with it"))
    terminal.press("g", see="3 of 5, 2 answered")
    terminal.press("5", "6", "7", see="Every question is answered.")
    status, left = terminal.end(ENTER)
    assert (status, left) == (0, f"Added a: session-pulse, now, 2026-03-01, 5 of 5 answered\n{kept}\n")
    assert [given["date"] for given in saved(tmp_path)] == ["2026-03-01"]


def test_resume_goes_on_unasked_and_keeps_the_day(tmp_path):
    couple(tmp_path)
    begin(tmp_path, *PULSE)
    terminal = Terminal(tmp_path, *LATER, "--resume")
    terminal.see("3 of 5, 2 answered")
    terminal.press("5", "6", "7", see="Every question is answered.")
    status, left = terminal.end(ENTER)
    assert status == 0 and "keep the date" in left
    assert [given["date"] for given in saved(tmp_path)] == ["2026-03-01"]


def test_without_a_date_a_draft_has_the_day_on_which_it_was_begun(tmp_path):
    couple(tmp_path)
    begin(tmp_path, *PULSE[:-2])
    draft = json.loads((tmp_path / DRAFT).read_text())
    (tmp_path / DRAFT).write_text(json.dumps(draft | {"date": "2026-02-02"}))
    terminal = Terminal(tmp_path, *PULSE[:-2], "--resume")
    terminal.see("3 of 5, 2 answered")
    terminal.press("5", see="4 of 5, 3 answered")
    terminal.end("q")
    assert json.loads((tmp_path / DRAFT).read_text())["date"] == "2026-02-02"


def test_begun_again_the_draft_is_gone_and_the_day_is_the_new_one(tmp_path):
    couple(tmp_path)
    begin(tmp_path, *PULSE)
    terminal = Terminal(tmp_path, *LATER)
    terminal.see("g  go on with it")
    terminal.press("b", see="1 of 5, 0 answered")
    terminal.press(*"99999", see="Every question is answered.")
    assert terminal.end(ENTER) == (0, "Added a: session-pulse, now, 2026-03-08, 5 of 5 answered\n")


@pytest.mark.parametrize("key", ["s", "q", "\x03"])
def test_stopped_at_the_question_the_draft_stays(tmp_path, key):
    couple(tmp_path)
    begin(tmp_path, *PULSE)
    before = (tmp_path / DRAFT).read_bytes()
    terminal = Terminal(tmp_path, *LATER)
    terminal.see("s  stop, and keep it")
    status, left = terminal.end(key)
    assert status == (-signal.SIGINT if key == "\x03" else 0) and "--resume" in left and "--anew" in left
    assert (tmp_path / DRAFT).read_bytes() == before and saved(tmp_path) == []


def test_a_draft_for_which_there_is_no_room_is_not_thrown_away(tmp_path):
    couple(tmp_path)
    begin(tmp_path, *PULSE)
    rows = "date,q1,q2,q3,q4,q5\n2026-03-08,1,2,3,4,5\n"
    add = ["case", "add", "couple.json", "--partner", "a", "--rows", "-", "-i", "session-pulse"]
    assert run(add, tmp_path, rows.encode()).returncode == 0
    before = (tmp_path / DRAFT).read_bytes()
    terminal = Terminal(tmp_path, *LATER)
    terminal.see("g  go on with it")
    status, left = terminal.end("b")
    assert status == 4 and "2026-03-08 already exists" in left
    assert (tmp_path / DRAFT).read_bytes() == before


def test_where_nobody_can_be_asked_a_draft_is_neither_used_nor_lost(tmp_path):
    couple(tmp_path)
    begin(tmp_path, *PULSE)
    before = (tmp_path / DRAFT).read_bytes()
    done = run(LATER, tmp_path, b"g\n")
    assert done.returncode == 2 and done.stdout == b""
    assert (f"administer: {DRAFT} contains unfinished answers: session-pulse, now, started 2026-03-01, 2 of 5 answered. "
            "Without a terminal the program cannot ask what to do with them: use --resume to continue, or --anew to discard "
            "them") in done.stderr.decode()
    assert (tmp_path / DRAFT).read_bytes() == before
    done = run([*PULSE[:3], "b", *PULSE[4:], "--resume"], tmp_path)
    assert done.returncode == 2 and b"there are no unfinished answers: no file couple.json.draft.b." in done.stderr
    assert b"use either --resume to continue, or --anew" in run([*PULSE, "--resume", "--anew"], tmp_path).stderr


def test_a_draft_of_something_else_is_left_alone(tmp_path):
    response = {"format": "intimetry.response/1", "instrument": "session-pulse", "version": "1.0.0", "perspective": "now",
                "date": "2026-03-01", "answers": {"q1": 3}}
    draft = tmp_path / "response.json.draft"
    asked = ["administer", "-o", "response.json", "-i", "five-dimensions", "--perspective", "ideal"]
    for begun, words in ((response, "was started with session-pulse 1.0.0, now, not five-dimensions"),
                         (response | {"instrument": "five-dimensions", "perspective": "ideal", "version": "0.0.1"},
                          "was started with five-dimensions 0.0.1, ideal, not"),
                         (response | {"instrument": "five-dimensions", "version": "1.0.0"}, "1.0.0, now, not five-dimensions")):
        draft.write_text(json.dumps(begun))
        done = run(asked, tmp_path)
        assert done.returncode == 4 and words in done.stderr.decode() and b"--anew" in done.stderr
        assert json.loads(draft.read_text()) == begun
    draft.write_text("no draft, but a poem")
    done = run([*asked, "--anew"], tmp_path)
    assert done.returncode == 4 and b"response.json.draft: is not a draft" in done.stderr
    assert draft.read_text() == "no draft, but a poem"


def test_answers_to_items_that_are_not_asked_now_are_not_lost(tmp_path):
    couple(tmp_path)
    asked = ["administer", "couple.json", "--partner", "a", "-i", "readiness", "--date", "2026-03-01"]
    terminal = Terminal(tmp_path, *asked, "--private")
    terminal.see("1 of 12")
    terminal.press(*"111", see="4 of 12, 3 answered")
    terminal.end("q")
    terminal = Terminal(tmp_path, *asked, "--private-alone")  # other items: another draft
    terminal.see("1 of 3, 0 answered")
    terminal.press("0", see="2 of 3, 1 answered")
    terminal.end("q")
    terminal = Terminal(tmp_path, *asked, "--private", "--resume")
    terminal.see("4 of 12, 3 answered")
    terminal.end("q")
    # A draft of an earlier version, when both had one name.
    (tmp_path / draft_name("a", "readiness", "clinician")).write_bytes(
        (tmp_path / draft_name("a", "readiness", "all")).read_bytes())
    done = run([*asked, "--private-alone", "--resume"], tmp_path)
    assert done.returncode == 4 and b"has an answer to q1, which is not asked now" in done.stderr


def test_to_be_stopped_is_not_to_show_the_answers(tmp_path):
    couple(tmp_path)
    terminal = Terminal(tmp_path, *PULSE)
    terminal.see("1 of 5")
    terminal.process.send_signal(signal.SIGTSTP)
    terminal.press("\x1a", "3", see="2 of 5")
    assert terminal.end("q")[0] == 0


def test_items_for_the_clinician_alone(tmp_path):
    couple(tmp_path)
    asked = ["administer", "couple.json", "--partner", "a", "-i", "readiness", "--date", "2026-03-01"]
    terminal = Terminal(tmp_path, *asked)
    terminal.see("1 of 9")
    terminal.press(*"111111111", see="Every question is answered.")
    terminal.end(ENTER)
    terminal = Terminal(tmp_path, *asked, "--private-alone")
    terminal.see("1 of 3")
    terminal.press(*"010", see="Every question is answered.")
    status, left = terminal.end(ENTER)
    assert (status, left) == (0, "Completed a: readiness, now, 2026-03-01, 12 of 12 answered now\n")
    assert list(saved(tmp_path)[0]["answers"]) == [f"q{n}" for n in range(1, 10)]
    assert saved(tmp_path, "couple.clinician.json")[0]["answers"] == {"q10": 0, "q11": 1, "q12": 0}
    terminal = Terminal(tmp_path, *asked[:-1], "2026-03-02", "--private")
    terminal.see("1 of 12")
    terminal.press(*"222222222000", see="Every question is answered.")
    terminal.end(ENTER)
    assert saved(tmp_path, "couple.clinician.json")[1]["answers"] == {"q10": 0, "q11": 0, "q12": 0}


def paragraphs(screen):
    """The text of a screen with each paragraph in one line, because lines wrap."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", "\n".join(screen))]


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


def test_a_sheet_of_paper(tmp_path):
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


def test_a_sheet_that_was_keyed_in_twice_or_is_empty_is_doubted(tmp_path):
    couple(tmp_path)
    rows = "date,q1,q2,q3,q4,q5,q6,q7\n2026-03-01,1,2,3,4,5,1,2\n"
    add = ["case", "add", "couple.json", "--partner", "a", "--rows", "-", "-i", "ras"]
    assert run(add, tmp_path, rows.encode()).returncode == 0

    def keyed(*more, keys="1234512"):
        terminal = Terminal(tmp_path, "administer", "couple.json", "--partner", "b", "-i", "ras", "--paper", *more)
        terminal.see("1: [")
        terminal.press(*keys, see="Enter saves")
        return terminal.end(ENTER)[1]

    assert "warning:" in (said := keyed("--date", "2026-03-01")) and "all answers are equal to those of a" in said
    assert "warning" not in keyed("--date", "2026-03-02")
    assert "no item is answered" in keyed("--date", "2026-03-03", keys="sssssss")


def test_whoever_answers_does_not_learn_that_the_partner_answered_the_same(tmp_path):
    couple(tmp_path)
    rows = "date,q1,q2,q3,q4,q5\n2026-03-01,3,4,5,6,7\n"
    add = ["case", "add", "couple.json", "--partner", "b", "--rows", "-", "-i", "session-pulse"]
    assert run(add, tmp_path, rows.encode()).returncode == 0
    terminal = Terminal(tmp_path, *PULSE)
    terminal.see("1 of 5")
    terminal.press(*"34567", see="Every question is answered.")
    assert terminal.end(ENTER) == (0, "Added a: session-pulse, now, 2026-03-01, 5 of 5 answered\n")


def test_any_number_between_two_ends(tmp_path):
    couple(tmp_path)
    terminal = Terminal(tmp_path, "administer", "couple.json", "--partner", "b", "-i", "crs", "--paper")
    terminal.see("a number from 0 to 10")
    terminal.press("7,5", ENTER, see=" 7.5  [")
    assert "11: expected a number from 0 to 10" in "\n".join(terminal.press("11", ENTER, see="11: expected"))
    terminal.press(*["s"] * 9, see="Without an answer")
    terminal.end(ENTER)
    assert saved(tmp_path)[0]["answers"]["q1"] == 7.5


def test_a_response_without_a_couple(tmp_path):
    terminal = Terminal(tmp_path, "administer", "-o", "response.json", "-i", "session-pulse")
    terminal.see("1 of 5")
    terminal.press(*"23456", see="Every question is answered.")
    assert terminal.end(ENTER)[0] == 0
    assert stat.S_IMODE(os.stat(tmp_path / "response.json").st_mode) == 0o600
    couple(tmp_path)
    done = run(["case", "add", "couple.json", "--partner", "a", "response.json"], tmp_path)
    assert done.returncode == 0 and list(saved(tmp_path)[0]["answers"].values()) == [2, 3, 4, 5, 6]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["couple.json", "response.json"]


def strange(folder, text, language="en"):
    instrument = json.loads((program.ROOT / "instruments" / "session-pulse" / "instrument.json").read_text())
    instrument.pop("$schema")
    instrument |= {"id": "strange", "title": {language: text}, "instructions": {"now": {language: text}}}
    instrument["items"] = [item | {"text": {language: text}} for item in instrument["items"]]
    instrument["response_sets"][0]["labels"] = {language: {"0": text, "10": text}}
    (folder / "strange.json").write_text(json.dumps(instrument))


@pytest.mark.parametrize("text", ["word " * 2000, "x" * 10_000, "\u611b" * 1000, "\u05d0\u05b8\u05d1 " * 500,
                                  "\x1b[31mred\x1b[2J\x07\x9b\u202eback\u202c"],
                         ids=["words", "one word", "Chinese", "Hebrew with points", "control characters"])
@pytest.mark.parametrize("size", [(24, 80), (10, 30)])
def test_long_and_hostile_text_stays_within_the_screen(tmp_path, text, size):
    couple(tmp_path)
    strange(tmp_path, text)
    terminal = Terminal(tmp_path, "administer", "couple.json", "--partner", "a", "-i", "./strange.json", rows=size[0],
                        columns=size[1])
    for _ in range(3):
        shown = terminal.see("1 of 5")
        assert len(shown) <= size[0]
        for line in shown:
            wide = sum(1 for c in line if "\u4e00" <= c <= "\u9fff")
            marks = sum(1 for c in line if "\u0591" <= c <= "\u05c2")
            # The last column stays free: erasing the rest of a line would erase a letter there.
            assert len(line) + wide - marks < size[1]
            assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line)
        terminal.text = terminal.text + "\x1b[H"
        os.write(terminal.terminal, PAGE_DOWN.encode())
        terminal.see("1 of 5")
    terminal.press("5", see="2 of 5, 1 answered")
    terminal.resize(15, 50)
    os.kill(terminal.process.pid, signal.SIGWINCH)
    assert terminal.end("q")[0] == 0


def test_what_cannot_be_saved_is_said_before_anything_is_asked(tmp_path):
    couple(tmp_path)
    terminal = Terminal(tmp_path, *PULSE)
    terminal.see("1 of 5")
    terminal.press(*"23456", see="Every question is answered.")
    terminal.end(ENTER)

    def refused(*arguments):
        terminal, own = pty.openpty()
        done = subprocess.run([program.PROGRAM, *arguments], cwd=tmp_path, stdin=own, stdout=own, stderr=subprocess.PIPE,
                              env=environment(TERM="xterm"))
        os.close(own)
        os.close(terminal)
        return done.returncode, done.stderr.decode()

    assert refused(*PULSE) == (4, "intimetry: a: session-pulse, now, 2026-03-01 already exists; nothing was added. "
                                  "Use --replace to replace it by the new answers\n")
    assert refused(*PULSE[:3], "c", *PULSE[4:])[0] == 4
    assert refused(*PULSE[:5], "ras")[0] == 2
    (tmp_path / DRAFT).write_text("{")
    assert DRAFT in refused(*PULSE, "--replace")[1]
    terminal = Terminal(tmp_path, *PULSE, "--replace", "--anew")
    terminal.see("1 of 5")
    assert terminal.end("q")[0] == 0 and not (tmp_path / DRAFT).exists()


def test_forgetting_reaches_what_an_interruption_left(tmp_path):
    couple(tmp_path)
    terminal = Terminal(tmp_path, *PULSE)
    terminal.see("1 of 5")
    terminal.press("3", see="2 of 5, 1 answered")
    terminal.end("q")
    (tmp_path / "couple.json.draft.ab.ras.now").write_text("another's")
    done = run(["case", "forget", "couple.json", "--partner", "a", "--yes"], tmp_path)
    assert done.returncode == 0 and b"and 1 draft." in done.stdout
    assert not (tmp_path / DRAFT).exists() and (tmp_path / "couple.json.draft.ab.ras.now").exists()


def test_a_full_disk_ends_cleanly(tmp_path):
    couple(tmp_path)
    terminal = Terminal(tmp_path, *PULSE, room=0)
    terminal.see("1 of 5")
    status, left = terminal.end("3")
    assert status == 5 and f"{DRAFT}: cannot be written: File too large" in left
    assert sorted(path.name for path in tmp_path.iterdir()) == ["couple.json"]
