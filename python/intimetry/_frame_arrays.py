"""Dictionaries of columns and NumPy tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

import numpy as np

from . import _core
from ._frame import Frame, column_error, plain_array


class DictFrame(Frame):
    def __init__(self, native: Mapping[Any, Any]) -> None:
        self.columns = [_as_column(name, value) for name, value in native.items()]
        lengths = {len(column) for column in self.columns}
        if len(lengths) > 1:
            sizes = ", ".join(f"{name}: {len(column)}" for name, column in zip(native, self.columns))
            raise column_error(f"the columns have different lengths ({sizes}); give each respondent a value in each column")
        super().__init__(native, list(native), lengths.pop() if lengths else 0)

    def array(self, at: int) -> np.ndarray | None:
        column = self.columns[at]
        return plain_array(column) if isinstance(column, np.ndarray) else None

    def cells(self, at: int) -> list[Any]:
        column = self.columns[at]
        if isinstance(column, np.ndarray) and column.dtype.kind in "mM":
            return list(column)
        return column.tolist() if isinstance(column, np.ndarray) else list(column)

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        values = list(self.native.values())
        keys = list(self.native)
        return {keys[at]: values[at] for at in kept} | _dense_columns(scores)


class ArrayFrame(Frame):
    """A NumPy table, one row per respondent. The columns of an unnamed one are the instrument's items in order."""

    kind = "numpy"

    def __init__(self, native: np.ndarray, names: Sequence[str]) -> None:
        super().__init__(native, names, native.shape[0])
        self.structured = native.dtype.names is not None

    def table(self, columns: Sequence[int]) -> np.ndarray | None:
        whole = not self.structured and list(columns) == list(range(len(self.names)))
        return plain_array(self.native) if whole else None

    def _column(self, at: int) -> np.ndarray:
        return np.asanyarray(self.native[self.names[at]] if self.structured else self.native[:, at])

    def array(self, at: int) -> np.ndarray | None:
        return plain_array(self._column(at))

    def cells(self, at: int) -> list[Any]:
        column = self._column(at)
        return list(column) if column.dtype.kind in "mM" else column.tolist()

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        columns = {self.names[at]: self._column(at) for at in kept if self.structured} | _dense_columns(scores)
        types = [(name, column.dtype) for name, column in columns.items()]
        zeros = np.ma.zeros if isinstance(self.native, np.ma.MaskedArray) and kept else np.zeros
        table = zeros(self.rows, dtype=types)  # np.empty fills objects one by one, which takes twenty times
                                               # as long
        # Copying one column at a time would load the whole table into the cache for each.
        for begin in range(0, self.rows, 4096):
            part = slice(begin, begin + 4096)
            for name, column in columns.items():
                table[name][part] = column[part]
        return table


def _as_column(name: Any, values: Any) -> Any:
    if isinstance(values, np.ndarray):
        if values.ndim != 1:
            raise column_error(f"column '{name}' has {values.ndim} dimensions; expected one value for each respondent")
        return values
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        return [values]
    # Other collections have no order, or can be read only once.
    if isinstance(values, (Mapping, Set, Iterator)):
        raise column_error(f"column '{name}' is a {type(values).__name__}; expected a list, an array or a series")
    if hasattr(values, "to_list"):
        return values.to_list()
    return list(values)


def _dense_columns(scores: _core.ScoredFrame) -> dict[str, np.ndarray]:
    """Return arrays; flags are converted from indices and texts."""
    return {
        name: np.array(column[1], dtype=object)[column[0]] if isinstance(column, tuple) else column
        for name, column in scores.columns().items()
    }
