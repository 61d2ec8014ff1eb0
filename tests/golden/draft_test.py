"""Answers that were begun: kept on the disk, taken up again, thrown away or left alone."""

import json
import os
import signal
import stat

import pytest
from program import run
from terminals import DRAFT, ENTER, PULSE, Terminal, couple, draft_name, saved


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
