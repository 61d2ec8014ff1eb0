"""What a data frame of any kind is to this package: columns in, columns out, the same kind back.

NumPy, pandas, polars and pyarrow are read where they lie; what else narwhals takes is collected first.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from . import _core
from ._errors import DataError

_UNSIGNED = {1: np.int16, 2: np.int32, 4: np.int64}


def _data_error(message: str) -> DataError:
    error = DataError(message)
    error.code = "data_columns"
    return error


def plain_array(values: np.ndarray) -> np.ndarray | None:
    """Return the array as one of signed integers, float or double; None if it holds something else."""
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


def text_of(value: Any) -> str:
    """Return what an identity, a role or a date is as text: 7 for 7.0, nothing for what is missing."""
    if value is None or value != value:
        return ""
    if type(value) is str:
        return value
    if isinstance(value, (float, np.floating)):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    if type(value).__name__ == "NAType":
        return ""
    if hasattr(value, "isoformat"):
        text = str(value.isoformat())
        return text.removesuffix("T00:00:00")
    if isinstance(value, np.datetime64):
        return str(value.astype("datetime64[D]"))
    return str(value)


class Frame:
    """A frame's columns by name; `kind` says what it is."""

    kind = "dict"
    has_nulls = False
    """Whether a missing number is none, and not NaN."""
    wrap: Callable[[Any], Any] = staticmethod(lambda native: native)
    """Makes what `with_scores` returns the kind that the user gave, where the frame stands for another."""

    def __init__(self, native: Any, names: Sequence[Any], rows: int) -> None:
        self.native = native
        self.names = [str(name) for name in names]
        self.rows = rows
        seen: set[str] = set()
        for name in self.names:
            if name in seen:
                raise _data_error(f"the data frame: column '{name}' is there twice; rename one of them")
            seen.add(name)

    def array(self, at: int) -> np.ndarray | None:
        """Return a column that holds numbers, without copying where that can be; else None."""
        raise NotImplementedError

    def cells(self, at: int) -> list[Any]:
        raise NotImplementedError

    def coded(self, at: int) -> tuple[np.ndarray, list[Any]] | None:
        """Return a column of text as a place for each row (-1: missing) among its different cells; None if the library has
        no fast way."""
        return None

    def label(self, row: int) -> str:
        return f"row {row + 1}"

    def texts(self, at: int) -> list[str]:
        return [text_of(value) for value in self.cells(at)]

    def arrow(self, columns: Sequence[int]) -> Any:
        """Return something with `__arrow_c_stream__` that holds these columns, if the frame can give it."""
        return None

    def table(self, columns: Sequence[int]) -> np.ndarray | None:
        """Return an array of numbers whose columns are these and no others, if the frame is one."""
        return None

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        """Return a frame of the same kind: these columns, then the scores."""
        raise NotImplementedError


class ArrowStream:
    """Scores as libraries take them that know Arrow's C interface."""

    def __init__(self, scores: _core.ScoredFrame, views: bool, only_flags: bool = False) -> None:
        self.scores = scores
        self.views = views
        self.only_flags = only_flags

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.scores.arrow_stream(self.views, self.only_flags)


class DictFrame(Frame):
    def __init__(self, native: Mapping[Any, Any]) -> None:
        self.columns = [_as_column(value) for value in native.values()]
        lengths = {len(column) for column in self.columns}
        if len(lengths) > 1:
            sizes = ", ".join(f"{name}: {len(column)}" for name, column in zip(native, self.columns))
            raise _data_error(f"the columns differ in length ({sizes}); give each respondent a value in each")
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
    """A NumPy table, a row a respondent; plain ones have the instrument's items as columns, in its order."""

    kind = "numpy"

    def __init__(self, native: np.ndarray, names: Sequence[str]) -> None:
        super().__init__(native, names, native.shape[0])
        self.structured = native.dtype.names is not None

    def table(self, columns: Sequence[int]) -> np.ndarray | None:
        whole = not self.structured and list(columns) == list(range(len(self.names)))
        return plain_array(self.native) if whole else None

    def _column(self, at: int) -> np.ndarray:
        return np.asarray(self.native[self.names[at]] if self.structured else self.native[:, at])

    def array(self, at: int) -> np.ndarray | None:
        return plain_array(self._column(at))

    def cells(self, at: int) -> list[Any]:
        column = self._column(at)
        return list(column) if column.dtype.kind in "mM" else column.tolist()

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        columns = {self.names[at]: self._column(at) for at in kept if self.structured} | _dense_columns(scores)
        types = [(name, column.dtype) for name, column in columns.items()]
        table = np.zeros(self.rows, dtype=types)  # np.empty fills objects one by one, and takes twenty times as long
        # A column at a time, each would bring the whole table through the memory once more.
        for begin in range(0, self.rows, 4096):
            part = slice(begin, begin + 4096)
            for name, column in columns.items():
                table[name][part] = column[part]
        return table


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
        return list(self.native.iloc[:, at].astype(object))

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
        return f"row {row + 1} (index {index[row]!r})"

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        pd = sys.modules["pandas"]
        columns = {name: _pandas_values(scores, column) for name, column in scores.columns().items()}
        added = pd.DataFrame(columns, index=self.native.index, copy=False)
        if not kept:
            return added
        passed = self.native if len(kept) == len(self.names) else self.native.iloc[:, list(kept)]
        return pd.concat([passed, added], axis=1)


def _pandas_values(scores: _core.ScoredFrame, column: Any) -> Any:
    """Return a column as pandas takes it; flags as pandas' own kind of text."""
    if not isinstance(column, tuple):
        return column
    pd = sys.modules["pandas"]
    codes, texts = column
    few = pd.Series(texts).array
    if getattr(few.dtype, "storage", "") != "pyarrow":
        return few.take(codes)
    flags = sys.modules["pyarrow"].table(ArrowStream(scores, views=False, only_flags=True))
    return pd.array(flags.column(0), dtype=few.dtype)


class PolarsFrame(Frame):
    kind = "polars"
    has_nulls = True

    def __init__(self, native: Any) -> None:
        super().__init__(native, native.columns, native.height)

    def _numeric(self, at: int) -> Any:
        """Return the column in a type that the library reads, or None if it holds no numbers."""
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
        texts = series.cast(pl.String)
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


class ArrowFrame(Frame):
    kind = "pyarrow"
    has_nulls = True

    def __init__(self, native: Any) -> None:
        if type(native).__name__ == "RecordBatch":
            native = sys.modules["pyarrow"].Table.from_batches([native])
        super().__init__(native, native.column_names, native.num_rows)

    def _numeric(self, at: int) -> Any:
        pa = sys.modules["pyarrow"]
        column = self.native.column(at)
        types = pa.types
        if types.is_signed_integer(column.type) or types.is_float32(column.type) or types.is_float64(column.type):
            return column
        casts = {pa.uint8(): pa.int16(), pa.uint16(): pa.int32(), pa.uint32(): pa.int64(), pa.bool_(): pa.int8()}
        if column.type in casts:
            return column.cast(casts[column.type])
        numeric = types.is_integer(column.type) or types.is_floating(column.type) or types.is_decimal(column.type)
        return column.cast(pa.float64()) if numeric or types.is_null(column.type) else None

    def array(self, at: int) -> np.ndarray | None:
        column = self._numeric(at)
        return None if column is None else plain_array(column.to_numpy())

    def cells(self, at: int) -> list[Any]:
        return list(self.native.column(at).to_pylist())

    def coded(self, at: int) -> tuple[np.ndarray, list[Any]] | None:
        pa = sys.modules["pyarrow"]
        column = self.native.column(at)
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            column = column.dictionary_encode()
        elif not pa.types.is_dictionary(column.type):
            return None
        whole = pa.concat_arrays(column.unify_dictionaries().chunks) if column.num_chunks else None
        if whole is None:
            return np.empty(0, dtype=np.int32), []
        return whole.indices.cast(pa.int32()).fill_null(-1).to_numpy(), whole.dictionary.to_pylist()

    def arrow(self, columns: Sequence[int]) -> Any:
        chosen = [self._numeric(at) for at in columns]
        if any(one is None for one in chosen):
            return None
        names = [self.names[at] for at in columns]
        return sys.modules["pyarrow"].Table.from_arrays(chosen, names=names)

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        added = sys.modules["pyarrow"].table(ArrowStream(scores, views=False))
        passed = self.native.select(list(kept))
        for name, column in zip(added.column_names, added.columns):
            passed = passed.append_column(name, column)
        return passed if kept else added


def _as_column(values: Any) -> Any:
    if isinstance(values, np.ndarray):
        if values.ndim != 1:
            raise _data_error(f"a column has {values.ndim} dimensions; expected one value for each respondent")
        return values
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        return [values]
    if hasattr(values, "to_list"):
        return values.to_list()
    return list(values)


def _dense_columns(scores: _core.ScoredFrame) -> dict[str, np.ndarray]:
    """Return arrays, that of flags too: they come as numbers and the texts that those stand for."""
    return {
        name: np.array(column[1], dtype=object)[column[0]] if isinstance(column, tuple) else column
        for name, column in scores.columns().items()
    }


class LazyPolarsFrame(PolarsFrame):
    kind = "polars"

    def __init__(self, native: Any) -> None:
        super().__init__(native.collect())

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        return super().with_scores(kept, scores).lazy()


def frame_of(data: Any, items: Sequence[str] = ()) -> Frame:
    """Return a frame of any kind as this package's; `items` are the columns of an array without names."""
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
        raise _data_error(
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
    """Return the frame that narwhals wraps; what is made of it is wrapped again, by the narwhals that did."""
    import narwhals

    stable = type(data).__module__.startswith("narwhals.stable.")
    api = sys.modules[type(data).__module__] if stable else narwhals
    found = frame_of(api.to_native(data))
    inner = found.wrap
    found.wrap = lambda native: api.from_native(inner(native))
    return found


def make_frame(kind: str, columns: Mapping[str, Sequence[Any]]) -> Any:
    """Return columns as a frame of the kind that the data came in; a dictionary for arrays."""
    if kind == "pandas":
        import pandas as pd

        return pd.DataFrame(dict(columns))
    if kind == "polars":
        import polars as pl

        return pl.DataFrame({name: pl.Series(name, list(column), strict=False) for name, column in columns.items()})
    if kind == "pyarrow":
        import pyarrow as pa

        return pa.table({name: pa.array(list(column)) for name, column in columns.items()})
    return {name: list(column) for name, column in columns.items()}
