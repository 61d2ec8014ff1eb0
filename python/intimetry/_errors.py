"""The classes of errors that Python has no class of its own for, and what messages say alike."""

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the words that name the nearest, or none if nothing is near."""
    import difflib  # not at every start: few are misspelt

    lower = {one.lower(): one for one in known}
    near = difflib.get_close_matches(name.lower(), lower, 1)
    return f"; did you mean '{lower[near[0]]}'?" if near else ""


# Control characters but the line break, what separates lines, and what turns the direction of reading.
_UNSEEN = {**{c: f"\\x{c:02x}" for c in [*range(0x20), 0x7F] if c != 0x0A}, 0x09: "\\t", 0x0D: "\\r",
           **{c: f"\\u{c:04x}" for c in [*range(0x80, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)]}}  # fmt: skip


def visible(text: str) -> str:
    """Return the text with all that could steer a terminal written out, as the library does in its messages."""
    return text.translate(_UNSEEN)


class IntimetryError(Exception):
    """What every error class of this package's own is.

    Errors of files, arguments and look-ups are Python's own (`OSError`, `ValueError`, `LookupError`). All that
    the library raises have `code`, a word of one closed list, and `defects`, a list of
    ``(code, where, message)``.
    """

    code: str = ""
    defects: "list[tuple[str, str, str]]" = []

    def __str__(self) -> str:
        return visible(super().__str__())


class DataError(IntimetryError, ValueError):
    """Answers, a table of answers or a couple's file are at fault; the message says where."""


class InstrumentError(IntimetryError, ValueError):
    """An instrument, a text or a norm file is at fault; each defect is listed."""
