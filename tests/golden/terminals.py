"""The program in a terminal, and keys pressed as a person presses them."""

import codecs
import fcntl
import json
import os
import pty
import re
import resource
import select
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


def paragraphs(screen):
    """The text of a screen with each paragraph in one line, because lines wrap."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", "\n".join(screen))]
