"""How answers are written in a frame, and their conversion for the library."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypedDict

import numpy as np

from . import _core
from ._errors import did_you_mean
from ._frame import Frame, is_missing


class HowRead(TypedDict, total=False):
    """Options of `score` for reading and scoring a frame's answers."""

    perspective: str | None
    missing: str | float
    scales: str | Iterable[str] | None
    include_private: bool
    items: Mapping[str, str] | Sequence[str] | None
    item_prefix: str
    columns: Mapping[str, str] | None
    labels: Mapping[str, float] | None
    na: Any
    not_applicable: float | None
    threads: int | None


class Reads(HowRead, total=False):
    """The same options, if answers out of range can be an error."""

    out_of_range: str


def require_known(function: Callable[..., Any], given: Iterable[str], known: Iterable[str] = ()) -> None:
    """Refuse unknown keywords of a function, with the nearest known one."""
    has = {*known, *inspect.signature(function).parameters} - {"options", "reading"}
    for name in given:
        if name not in has:
            hint = did_you_mean(name, has) or f"; it has {', '.join(sorted(has))}"
            raise TypeError(f"{function.__name__}() has no argument '{name}'{hint}")


def _tokens(na: Any) -> list[Any]:
    """Return the missing tokens as a list."""
    if na is None:
        return []
    tokens = [na] if isinstance(na, str) or not isinstance(na, Iterable) else list(na)
    for token in tokens:
        if is_missing(token) or not isinstance(token, (str, int, float, np.integer, np.floating)):
            raise ValueError(f"na: expected numbers or texts for missing answers, found {token!r}")
    return tokens


def _number(token: Any) -> float | None:
    try:
        number = float(token)
    except ValueError:
        return None
    return number if np.isfinite(number) else None


class Reading:
    """How answers are written: texts and numbers for missing and not applicable, and labels."""

    def __init__(
        self, na: Any = (), not_applicable: float | None = None, labels: Mapping[str, float] | None = None
    ) -> None:
        tokens = _tokens(na)
        # "-99" also means the number, because a column may be read as text or as numbers.
        numbers = [_number(token) for token in tokens]
        self.numbers = [number for number in numbers if number is not None]
        self.not_applicable = None if not_applicable is None else float(not_applicable)
        if labels is not None and not isinstance(labels, Mapping):
            raise ValueError(f"labels: expected a mapping from text to number, found {labels!r}")
        self.labels = {str(text): float(value) for text, value in (labels or {}).items()}
        self.tokens = [token for token in tokens if isinstance(token, str)]
        self.reader = _core.AnswerReader(self.tokens)

    @classmethod
    def of(cls, options: dict[str, Any]) -> Reading:
        """Make it from a function's options, which are removed."""
        return cls(options.pop("na", ()), options.pop("not_applicable", None), options.pop("labels", None))

    def is_missing(self, text: str) -> bool:
        """Return whether a text means a missing value."""
        return text in self.tokens or (bool(self.numbers) and _number(text) in self.numbers)

    def take(self, frame: Frame, at: Sequence[int]) -> _core.FrameColumns:
        """Return columns of a frame for the library, without copying if possible."""
        columns = _core.FrameColumns(frame.rows)
        several = len(self.numbers) > 1
        table = None if several or not at else frame.table(at)
        exported = None if several or not at or table is not None else frame.arrow(at)
        if table is not None:
            columns.add_table([frame.names[place] for place in at], table)
        elif exported is not None:
            columns.take_arrow(exported)
        else:
            for place in at:
                self._add(columns, frame, place, several)
        columns.set_codes(self.numbers, self.not_applicable)
        return columns

    def _add(self, columns: _core.FrameColumns, frame: Frame, at: int, several: bool) -> None:
        array = frame.array(at)
        if array is None:
            coded = frame.coded(at)
            if coded is None:
                columns.add_cells(frame.names[at], frame.cells(at), self.reader, self.labels)
            else:
                columns.add_coded(frame.names[at], *coded, self.reader, self.labels)
            return
        if several:
            array = np.where(np.isin(array, self.numbers), np.nan, array.astype(np.float64))
        columns.add_array(frame.names[at], array)
