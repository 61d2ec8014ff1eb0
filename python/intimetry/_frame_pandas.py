"""Data frames of pandas."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from . import _core
from ._frame import ArrowStream, Frame, plain_array


class PandasFrame(Frame):
    kind = "pandas"

    def __init__(self, native: Any) -> None:
        super().__init__(native, list(native.columns), len(native))

    def array(self, at: int) -> np.ndarray | None:
        series = self.native.iloc[:, at]
        if isinstance(series.dtype, np.dtype):
            return plain_array(series.to_numpy())
        if getattr(series.dtype, "_is_numeric", False) or getattr(series.dtype, "_is_boolean", False):
            return np.asarray(series.array.to_numpy(dtype="float64", na_value=np.nan))
        return None

    def cells(self, at: int) -> list[Any]:
        cells: list[Any] = self.native.iloc[:, at].astype(object).to_numpy().tolist()
        return cells

    def coded(self, at: int) -> tuple[np.ndarray, list[Any]] | None:
        pd = sys.modules["pandas"]
        series = self.native.iloc[:, at]
        if isinstance(series.dtype, pd.CategoricalDtype):
            return series.cat.codes.to_numpy(dtype=np.int32), list(series.cat.categories.astype(object))
        if not isinstance(series.dtype, pd.StringDtype):
            return None
        places, cells = pd.factorize(series)
        return places.astype(np.int32), list(cells.astype(object))

    def label(self, row: int) -> str:
        index = self.native.index
        if type(index).__name__ == "RangeIndex" and index.start == 0 and index.step == 1:
            return f"row {row + 1}"
        value = index[row]
        return f"row {row + 1} (index {value.item() if isinstance(value, np.generic) else value!r})"

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        pd = sys.modules["pandas"]
        columns = {name: _pandas_values(scores, column) for name, column in scores.columns().items()}
        added = pd.DataFrame(columns, index=self.native.index, copy=False)
        if not kept:
            return added
        passed = self.native if len(kept) == len(self.names) else self.native.iloc[:, list(kept)]
        whole = pd.concat([passed, added], axis=1)
        whole.columns.name = self.native.columns.name
        whole.attrs = dict(self.native.attrs)
        return whole


def _pandas_values(scores: _core.ScoredFrame, column: Any) -> Any:
    """Return a column for pandas, with flags in its string type."""
    if not isinstance(column, tuple):
        return column
    pd = sys.modules["pandas"]
    codes, texts = column
    few = pd.Series(texts).array
    if getattr(few.dtype, "storage", "") != "pyarrow":
        return few.take(codes)
    flags = sys.modules["pyarrow"].table(ArrowStream(scores, views=False, only_flags=True))
    return pd.array(flags.column(0), dtype=few.dtype)
