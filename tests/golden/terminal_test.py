"""Colours and progress on a terminal, neither in a pipe or a file."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time

import pytest
from program import HERE, environment, run, start

ESCAPE = b"\x1b"
CLEARED_LINE = b"\r\x1b[K"


def open_terminal():
    try:
        return pty.openpty()
    except OSError as problem:  # a minimal chroot has no terminals
        pytest.skip(f"needs a pseudo-terminal: {problem}")


def read_all(terminal, process):
    """All output of a process to a terminal."""
    text = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        ready = select.select([terminal], [], [], 0.1)[0]
        try:
            part = os.read(terminal, 65536) if ready else b""
        except OSError:  # on Linux the error after the last writer has closed
            break
        text += part
        if not ready and process.poll() is not None:
            break
    os.close(terminal)
    assert process.wait(60) is not None
    return text.replace(b"\r\n", b"\n")


def on_terminal(arguments, cwd, columns=80, **variables):
    """The program's output to a terminal of this width."""
    terminal, own = open_terminal()
    fcntl.ioctl(own, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = start(arguments, cwd, stdin=subprocess.DEVNULL, stdout=own, stderr=own,
                    env=environment(**{"TERM": "xterm"} | variables))
    os.close(own)
    return read_all(terminal, process)


RUNS = [["list"], ["show", "five-dimensions"], ["show", "five-dimension"],
        ["score", str(HERE / "data" / "ras.csv"), "-i", "ras"]]


@pytest.mark.parametrize("arguments", RUNS)
def test_colours_are_for_terminals(arguments, tmp_path):
    piped = run(arguments, tmp_path)
    assert ESCAPE not in piped.stdout + piped.stderr
    assert b"\x1b[1" in on_terminal(arguments, tmp_path)
    assert ESCAPE not in on_terminal(arguments, tmp_path, NO_COLOR="1")
    assert ESCAPE not in on_terminal(arguments, tmp_path, TERM="dumb")
    assert on_terminal(arguments, tmp_path, NO_COLOR="1") == piped.stdout + piped.stderr
    # https://no-color.org: set to a text that is not empty
    assert ESCAPE in on_terminal(arguments, tmp_path, NO_COLOR="")


@pytest.mark.parametrize("arguments", RUNS)
def test_colours_are_all_that_a_terminal_gets_besides(arguments, tmp_path):
    piped = run(arguments, tmp_path)
    assert re.sub(rb"\x1b\[[0-9;]*m", b"", on_terminal(arguments, tmp_path)) == piped.stdout + piped.stderr


def test_lines_fit_the_terminal(tmp_path):
    for columns in (50, 80, 100):
        text = on_terminal(["show", "pair"], tmp_path, columns, NO_COLOR="1").decode()
        assert max(map(len, text.splitlines()[2:])) <= columns
    assert on_terminal(["show", "pair"], tmp_path, 50) != on_terminal(["show", "pair"], tmp_path, 100)


def score_slowly(folder, stderr):
    """Starts a run that gets a block of answers every 0.4 seconds, five of them; the last must be read."""
    os.mkfifo(folder / "answers.csv")
    process = start(["score", "answers.csv", "-i", "eis", "-o", "scores.csv"], folder, stderr=stderr,
                    env=environment(TERM="xterm", NO_COLOR="1"))
    with open(folder / "answers.csv", "wb") as answers:
        answers.write(b"note,q1,q2,q3,q4,q5\n")
        for _ in range(5):
            answers.write((b"x" * 1000 + b",1,2,3,4,5\n") * 1100)
            answers.flush()
            time.sleep(0.4)
    return process


def test_progress_on_a_terminal(tmp_path):
    terminal, own = open_terminal()
    process = score_slowly(tmp_path, own)
    os.close(own)
    text = read_all(terminal, process)
    progress, summary = text.rsplit(CLEARED_LINE, 1)
    assert progress.startswith(CLEARED_LINE) and b" rows, " in progress and b" MB" in progress
    assert summary.startswith(b"Scored 5,500 rows of answers.csv")


def test_no_progress_into_a_pipe(tmp_path):
    process = score_slowly(tmp_path, subprocess.PIPE)
    text = process.communicate(timeout=60)[1]
    assert process.returncode == 0
    assert text.startswith(b"Scored 5,500 rows of answers.csv") and b"\r" not in text and ESCAPE not in text
