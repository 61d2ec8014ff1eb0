"""Columns of a new frame of any kind, with cells and types of old columns."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from ._frame import Frame, column_error
from ._frame_arrays import DictFrame


def new_column(kind: str, values: list[Any], of: type = object) -> Any:
    """Return a column of new values; `of` is its type if it is empty."""
    if kind == "pandas":
        return sys.modules["pandas"].Series(values, dtype=None if values else of).array
    if kind == "polars":
        pl = sys.modules["polars"]
        return pl.Series(values, dtype={int: pl.Int64, str: pl.String}.get(of, pl.Null))
    if kind == "pyarrow":
        pa = sys.modules["pyarrow"]
        return None, pa.array(values, {int: pa.int64(), str: pa.string()}.get(of, pa.null()))
    return np.array(values, dtype=None if values else of) if kind == "numpy" else values


def _unlike(frame: Frame, sources: Sequence[int], types: Iterable[Any]) -> Exception:
    words = ", ".join(f"'{frame.names[at]}' {one}" for at, one in zip(sources, types))
    return column_error(
        f"the data frame: columns to combine have types that have no common type without changing values: "
        f"{words}; give them the same type"
    )


def _pandas_column(frame: Frame, sources: Sequence[int], places: np.ndarray) -> Any:
    pd = sys.modules["pandas"]
    parts = [frame.native.iloc[:, at] for at in sources]
    column = parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)
    if pd.api.types.is_float_dtype(column.dtype) and any(_beyond_float(part) for part in parts):
        column = pd.concat([part.astype(object) for part in parts], ignore_index=True)
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iub" and (places < 0).any():
        # NumPy integers cannot be missing, and as floats, the default of pandas, large ones would change.
        kin = {"bool": "boolean"}.get(column.dtype.name, column.dtype.name.replace("int", "Int").replace("u", "U"))
        column = column.astype(kin)
    return column.array.take(places, allow_fill=True)


def _beyond_float(part: Any) -> bool:
    whole = sys.modules["pandas"].api.types.is_integer_dtype(part.dtype)
    return whole and bool(((part > 2**53) | (part < -(2**53))).any())


def _polars_column(frame: Frame, sources: Sequence[int], places: np.ndarray) -> Any:
    pl = sys.modules["polars"]
    parts = [frame.native.to_series(at).alias("") for at in sources]
    whole = parts[0]
    if len(parts) > 1:
        try:
            whole = pl.concat([part.to_frame() for part in parts], how="vertical_relaxed").to_series()
            faithful = all(_same_in(part, whole.dtype) for part in parts)
        except pl.exceptions.PolarsError:
            faithful = False
        if not faithful:
            raise _unlike(frame, sources, (part.dtype for part in parts))
    return whole.gather(pl.Series([None if place < 0 else place for place in places.tolist()], dtype=pl.Int64))


def _same_in(part: Any, common: Any) -> bool:
    """Return whether a column keeps its values in a common type; Polars converts numbers to text, and large integers to floats."""
    if part.dtype == common or part.null_count() == len(part):
        return True
    if part.dtype.is_numeric() != common.is_numeric():
        return False
    return bool(part.cast(common).cast(part.dtype).equals(part))


def _arrow_column(frame: Frame, sources: Sequence[int], places: np.ndarray) -> Any:
    pa = sys.modules["pyarrow"]
    parts = [frame.native.column(at) for at in sources]
    whole = parts[0]
    if len(parts) > 1:
        try:
            tables = [pa.table({"": part}) for part in parts]
            whole = pa.concat_tables(tables, promote_options="permissive").column(0)
        except pa.lib.ArrowException:
            raise _unlike(frame, sources, (part.type for part in parts)) from None
    # The metadata of a column is kept, except that it may contain nulls now.
    field = frame.native.schema.field(sources[0]).with_type(whole.type)
    if (places < 0).any() or len(parts) > 1:
        field = field.with_nullable(True)
    return field, whole.take(pa.array(places, mask=places < 0))


def _array_column(frame: Frame, sources: Sequence[int], places: np.ndarray) -> Any:
    columns = frame.columns if isinstance(frame, DictFrame) else [frame.native[name] for name in frame.names]
    parts = [columns[at] for at in sources]
    if not all(isinstance(part, np.ndarray) for part in parts):
        cells = [cell for at in sources for cell in frame.cells(at)]
        return [cells[place] if place >= 0 else None for place in places]
    masked = any(isinstance(part, np.ma.MaskedArray) for part in parts)
    gaps = bool((places < 0).any())
    common = _array_type(parts, gaps and not masked)
    join = np.ma.concatenate if masked else np.concatenate  # np.concatenate would remove a mask
    taken = join([part.astype(common) for part in parts])[places] if len(places) else parts[0][:0]
    if gaps and masked:
        taken[places < 0] = np.ma.masked
    elif gaps:
        taken[places < 0] = None if common.kind == "O" else np.array("NaT" if common.kind in "mM" else np.nan, dtype=common)
    return taken


def _array_type(parts: Sequence[np.ndarray], gaps: bool) -> np.dtype[Any]:
    """Return a type that preserves all cells, and that can be missing if there are gaps."""
    types = {part.dtype for part in parts}
    kinds = {one.kind for one in types}
    if (len(types) > 1 and not kinds <= set("iuf")) or (gaps and not kinds <= set("iufcmM")):
        return np.dtype(object)
    common = np.result_type(*types, *([np.float64] if gaps and kinds <= set("iuf") else []))
    if common.kind == "f" and any(part.dtype.kind in "iu" and not _holds(part) for part in parts):
        return np.dtype(object)
    return common


def _holds(part: np.ndarray) -> bool:
    return bool(np.all((part <= 2**53) & (part >= -(2**53))))


_TAKE = {
    "pandas": _pandas_column, "polars": _polars_column, "pyarrow": _arrow_column, "numpy": _array_column,
    "dict": _array_column,
}  # fmt: skip


def take(frame: Frame, sources: Sequence[int], places: np.ndarray) -> Any:
    """Return a column of the cells at these indices (-1: missing) of concatenated old columns."""
    return _TAKE[frame.kind](frame, sources, places)


def frame_like(frame: Frame, columns: dict[str, Any]) -> Any:
    """Return columns as a frame of the same kind as the original."""
    if frame.kind == "pandas":
        return sys.modules["pandas"].DataFrame(columns)
    if frame.kind == "polars":
        return sys.modules["polars"].DataFrame([column.alias(name) for name, column in columns.items()])
    if frame.kind == "pyarrow":
        pa = sys.modules["pyarrow"]
        fields = [
            pa.field(name, column.type) if field is None else field.with_name(name)
            for name, (field, column) in columns.items()
        ]
        return pa.table([column for _, column in columns.values()], schema=pa.schema(fields))
    if frame.kind == "numpy":
        types = [(name, column.dtype, column.shape[1:]) for name, column in columns.items()]
        zeros = np.ma.zeros if isinstance(frame.native, np.ma.MaskedArray) else np.zeros
        table = zeros(len(next(iter(columns.values()))), dtype=types)
        for name, column in columns.items():
            table[name] = column
        return table
    return columns


def record_batch(table: Any) -> Any:
    pa = sys.modules["pyarrow"]
    return pa.RecordBatch.from_arrays([column.combine_chunks() for column in table.columns], schema=table.schema)
