"""Data frames of Polars, including lazy ones."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from . import _core
from ._frame import ArrowStream, Frame, plain_array


class PolarsFrame(Frame):
    kind = "polars"
    has_nulls = True

    def __init__(self, native: Any) -> None:
        super().__init__(native, native.columns, native.height)

    def _numeric(self, at: int) -> Any:
        """Return the column in a type that the library can read, or None if it is not numeric."""
        pl = sys.modules["polars"]
        series = self.native.to_series(at)
        casts = {
            pl.UInt8: pl.Int16, pl.UInt16: pl.Int32, pl.UInt32: pl.Int64, pl.Boolean: pl.Int8, pl.Null: pl.Float64
        }
        if series.dtype in (pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.Float32, pl.Float64):
            return series
        if series.dtype in casts:
            return series.cast(casts[series.dtype])
        if series.dtype.is_numeric():
            return series.cast(pl.Float64)
        return None

    def array(self, at: int) -> np.ndarray | None:
        series = self._numeric(at)
        return None if series is None else plain_array(series.to_numpy())

    def cells(self, at: int) -> list[Any]:
        return list(self.native.to_series(at).to_list())

    def coded(self, at: int) -> tuple[np.ndarray, list[Any]] | None:
        pl = sys.modules["polars"]
        series = self.native.to_series(at)
        if not isinstance(series.dtype, (pl.String, pl.Categorical, pl.Enum)):
            return None
        texts = series.cast(pl.String).alias("")  # Polars treats a name such as "^x$" as a pattern
        cells = texts.drop_nulls().unique()
        if len(cells) == 0:
            return np.full(len(series), -1, dtype=np.int32), []
        places = texts.replace_strict(cells, np.arange(len(cells), dtype=np.int32), return_dtype=pl.Int32)
        return places.fill_null(-1).to_numpy(), cells.to_list()

    def arrow(self, columns: Sequence[int]) -> Any:
        series = [self._numeric(at) for at in columns]
        if any(one is None for one in series):
            return None
        return sys.modules["polars"].DataFrame(series)

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        added = sys.modules["polars"].DataFrame(ArrowStream(scores, views=True))
        if not kept:
            return added
        passed = self.native if len(kept) == len(self.names) else self.native[:, list(kept)]
        return passed.hstack(added)


class LazyPolarsFrame(PolarsFrame):
    kind = "polars"

    def __init__(self, native: Any) -> None:
        super().__init__(native.collect())

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        return super().with_scores(kept, scores).lazy()
