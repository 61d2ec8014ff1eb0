"""The package's error classes, and common parts of messages."""

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint with the nearest name, or an empty text if none is near."""
    import difflib  # imported late, because it is rarely needed

    lower = {one.lower(): one for one in known}
    near = difflib.get_close_matches(name.lower(), lower, 1)
    return f"; did you mean '{lower[near[0]]}'?" if near else ""


# Control characters except the line break, line separators, and characters that change the text direction.
_UNSEEN = {**{c: f"\\x{c:02x}" for c in [*range(0x20), 0x7F] if c != 0x0A}, 0x09: "\\t", 0x0D: "\\r",
           **{c: f"\\u{c:04x}" for c in [*range(0x80, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)]}}  # fmt: skip


def visible(text: str) -> str:
    """Return the text with control characters escaped, as in the library's messages."""
    return text.translate(_UNSEEN)


class IntimetryError(Exception):
    """Base class of the package's error classes.

    Errors of files, arguments and look-ups are Python's own (`OSError`, `ValueError`, `LookupError`). All errors that
    the library raises have `code`, a word of a closed list, and `defects`, a list of
    ``(code, where, message)``.
    """

    code: str = ""
    defects: "list[tuple[str, str, str]]" = []

    def __str__(self) -> str:
        return visible(super().__str__())


class DataError(IntimetryError, ValueError):
    """Answers, a table of answers or a couple's file are invalid; the message contains the place."""


class InstrumentError(IntimetryError, ValueError):
    """An instrument, a text or a norm file is invalid; every defect is listed."""
