"""The interface of all data frames: read columns, and return columns in the same kind of frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from . import _core
from ._errors import DataError


_UNSIGNED = {1: np.int16, 2: np.int32, 4: np.int64}


def column_error(message: str) -> DataError:
    error = DataError(message)
    error.code = "data_columns"
    return error


def plain_array(values: np.ndarray) -> np.ndarray | None:
    """Return the array with signed integers, float or double; None if it contains something else."""
    if isinstance(values, np.ma.MaskedArray):
        return np.ma.filled(values.astype(np.float64), np.nan) if values.dtype.kind in "biuf" else None
    kind, size = values.dtype.kind, values.dtype.itemsize
    if kind == "b":
        return values.view(np.int8)
    if kind == "u":
        if size in _UNSIGNED:
            return values.astype(_UNSIGNED[size])
        return values.astype(np.float64)
    if kind in "if":
        if kind == "f" and size not in (4, 8):
            return values.astype(np.float32 if size == 2 else np.float64)
        return values if values.dtype.isnative else values.astype(values.dtype.newbyteorder("="))
    return None


def listed(given: Any) -> list[Any]:
    """Return an argument of one or several values as a list; None is an empty list."""
    if given is None:
        return []
    return [given] if isinstance(given, str) or not isinstance(given, Iterable) else list(given)


def is_missing(value: Any) -> bool:
    """Return whether a cell is missing: None, NaN, NaT, pandas' NA."""
    if value is None or type(value).__name__ == "NAType":
        return True
    try:
        return bool(value != value)
    except (TypeError, ValueError):  # a cell with several values
        return False


def text_of(value: Any) -> str:
    """Return an identity, a role or a date as text: 7 for 7.0, and an empty text if it is missing."""
    if type(value) is str:
        return value
    if is_missing(value):
        return ""
    if isinstance(value, (float, np.floating)):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    if hasattr(value, "isoformat"):
        text = str(value.isoformat())
        return text.removesuffix("T00:00:00")
    if isinstance(value, np.datetime64):
        return str(value.astype("datetime64[D]"))
    return str(value)


class Frame:
    """A frame's columns by name; `kind` is its library."""

    kind = "dict"
    has_nulls = False
    """Whether missing numbers are null, not NaN."""
    wrap: Callable[[Any], Any] = staticmethod(lambda native: native)
    """Converts the result of `with_scores` to the kind of frame that the user gave."""

    def __init__(self, native: Any, names: Sequence[Any], rows: int) -> None:
        self.native = native
        self.names = [str(name) for name in names]
        self.rows = rows
        seen: set[str] = set()
        for name in self.names:
            if name in seen:
                raise column_error(f"the data frame: column '{name}' occurs twice; rename one of them")
            seen.add(name)

    def array(self, at: int) -> np.ndarray | None:
        """Return a column of numbers, without copying if possible; otherwise None."""
        raise NotImplementedError

    def cells(self, at: int) -> list[Any]:
        raise NotImplementedError

    def coded(self, at: int) -> tuple[np.ndarray, list[Any]] | None:
        """Return a column of text as an index for each row (-1: missing) into its different cells; None if the library
        has no fast way."""
        return None

    def label(self, row: int) -> str:
        return f"row {row + 1}"

    def texts(self, at: int) -> list[str]:
        return [text_of(value) for value in self.cells(at)]

    def arrow(self, columns: Sequence[int]) -> Any:
        """Return an object with `__arrow_c_stream__` for these columns, or None."""
        return None

    def table(self, columns: Sequence[int]) -> np.ndarray | None:
        """Return an array of numbers with exactly these columns, or None."""
        return None

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        """Return a frame of the same kind: these columns, then the scores."""
        raise NotImplementedError


class ArrowStream:
    """Scores for libraries that use Arrow's C interface."""

    def __init__(self, scores: _core.ScoredFrame, views: bool, only_flags: bool = False) -> None:
        self.scores = scores
        self.views = views
        self.only_flags = only_flags

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.scores.arrow_stream(self.views, self.only_flags)
