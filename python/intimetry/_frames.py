"""Recognises the kind of a frame. Narwhals is used for kinds that this package does not know."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ._frame import Frame, column_error
from ._frame_arrays import ArrayFrame, DictFrame
from ._frame_pandas import PandasFrame
from ._frame_polars import LazyPolarsFrame, PolarsFrame
from ._frame_pyarrow import ArrowFrame


def frame_of(data: Any, items: Sequence[str] = ()) -> Frame:
    """Return a Frame for any kind of data; `items` are the columns of an array without names."""
    if isinstance(data, Frame):
        return data
    if isinstance(data, np.ndarray):
        return _array_frame(data, items)
    if isinstance(data, Mapping):
        return DictFrame(data)
    for library, kind, frame in (
        ("pandas", "DataFrame", PandasFrame), ("polars", "DataFrame", PolarsFrame), ("polars", "LazyFrame", LazyPolarsFrame),
        ("pyarrow", "Table", ArrowFrame), ("pyarrow", "RecordBatch", ArrowFrame),
    ):  # fmt: skip
        module = sys.modules.get(library)
        if module is not None and isinstance(data, getattr(module, kind)):
            return frame(data)
    return _other_frame(data)


def _array_frame(data: np.ndarray, items: Sequence[str]) -> Frame:
    if data.dtype.names is not None:
        return ArrayFrame(data.reshape(-1), data.dtype.names)
    if data.ndim == 1:
        data = data.reshape(1, -1)
    if data.ndim != 2 or data.shape[1] != len(items):
        raise column_error(
            f"an array of shape {data.shape}: expected a row for each respondent and {len(items)} columns, "
            f"the items {items[0] if items else ''} to {items[-1] if items else ''} in this order"
        )
    return ArrayFrame(data, items)


def _other_frame(data: Any) -> Frame:
    import narwhals.stable.v2 as nw

    if type(data).__module__.startswith("narwhals."):
        return _narwhals_frame(data)
    try:
        frame = nw.from_native(data)
    except TypeError:
        raise TypeError(
            f"expected a data frame (pandas, polars, pyarrow, or another that narwhals takes), a NumPy array or a "
            f"dictionary of columns, found {type(data).__module__}.{type(data).__qualname__}"
        ) from None
    if isinstance(frame, nw.LazyFrame):
        return ArrowFrame(frame.collect("pyarrow").to_native())
    found = ArrowFrame(frame.to_arrow())
    found.wrap = lambda table: nw.from_arrow(table, backend=frame.implementation).to_native()
    return found


def _narwhals_frame(data: Any) -> Frame:
    """Return the frame that narwhals wraps; results are wrapped again with the same narwhals."""
    import narwhals

    stable = type(data).__module__.startswith("narwhals.stable.")
    api = sys.modules[type(data).__module__] if stable else narwhals
    found = frame_of(api.to_native(data))
    inner = found.wrap
    found.wrap = lambda native: api.from_native(inner(native))
    return found


def make_frame(kind: str, columns: Mapping[str, Sequence[Any]]) -> Any:
    """Return columns as a frame of the same kind as the data; a dictionary for arrays."""
    if kind == "pandas":
        import pandas as pd

        return pd.DataFrame(dict(columns))
    if kind == "polars":
        import polars as pl

        return pl.DataFrame({name: pl.Series(name, list(column), strict=False) for name, column in columns.items()})
    if kind == "pyarrow":
        import pyarrow as pa

        return pa.table({name: pa.array(list(column)) for name, column in columns.items()})
    if kind in ("dict", "numpy"):
        return {name: list(column) for name, column in columns.items()}
    raise ValueError(f'kind: expected "pandas", "polars", "pyarrow" or "dict", found {kind!r}')
