"""Questions asked in a terminal, and the answers saved in the couple's file or as a response."""

import os
import pty
import stat
import subprocess

import program
from program import environment, run
from terminals import DRAFT, ENTER, PULSE, Terminal, couple, saved


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


def test_a_administration_that_was_keyed_in_twice_or_is_empty_is_doubted(tmp_path):
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


def test_a_full_disk_ends_cleanly(tmp_path):
    couple(tmp_path)
    terminal = Terminal(tmp_path, *PULSE, room=0)
    terminal.see("1 of 5")
    status, left = terminal.end("3")
    assert status == 5 and f"{DRAFT}: cannot be written: File too large" in left
    assert sorted(path.name for path in tmp_path.iterdir()) == ["couple.json"]
