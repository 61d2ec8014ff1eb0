"""The terminal as a page of its own: nothing is left on it, and nothing leaves it."""

import json
import os
import re
import signal

import program
import pytest
from terminals import DRAFT, PAGE_DOWN, PULSE, Terminal, couple


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


def test_to_be_stopped_is_not_to_show_the_answers(tmp_path):
    couple(tmp_path)
    terminal = Terminal(tmp_path, *PULSE)
    terminal.see("1 of 5")
    terminal.process.send_signal(signal.SIGTSTP)
    terminal.press("\x1a", "3", see="2 of 5")
    assert terminal.end("q")[0] == 0


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
