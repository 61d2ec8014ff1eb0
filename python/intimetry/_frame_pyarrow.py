"""Tables and record batches of pyarrow."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from . import _core
from ._frame import ArrowStream, Frame, plain_array


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
        casts = {"uint8": pa.int16(), "uint16": pa.int32(), "uint32": pa.int64(), "bool": pa.int8()}
        if str(column.type) in casts:
            return column.cast(casts[str(column.type)])
        numeric = types.is_integer(column.type) or types.is_floating(column.type) or types.is_decimal(column.type)
        # A number that is not exact as a double cannot be an answer: it is out of range in either case.
        return column.cast(pa.float64(), safe=False) if numeric or types.is_null(column.type) else None

    def array(self, at: int) -> np.ndarray | None:
        column = self._numeric(at)
        return None if column is None else plain_array(column.to_numpy())

    def cells(self, at: int) -> list[Any]:
        return list(self.native.column(at).to_pylist())

    def coded(self, at: int) -> tuple[np.ndarray, list[Any]] | None:
        pa = sys.modules["pyarrow"]
        column = self.native.column(at)
        types = pa.types
        kind = column.type.value_type if types.is_dictionary(column.type) else column.type
        if not (types.is_string(kind) or types.is_large_string(kind)):
            return None
        if column.num_chunks == 0:
            return np.empty(0, dtype=np.int32), []
        # Converted to text first, because chunks may have incompatible dictionaries.
        whole = pa.concat_arrays(column.cast(kind).dictionary_encode().chunks)
        return whole.indices.cast(pa.int32()).fill_null(-1).to_numpy(), whole.dictionary.to_pylist()

    def arrow(self, columns: Sequence[int]) -> Any:
        chosen = [self._numeric(at) for at in columns]
        if any(one is None for one in chosen):
            return None
        names = [self.names[at] for at in columns]
        return sys.modules["pyarrow"].Table.from_arrays(chosen, names=names)

    def with_scores(self, kept: Sequence[int], scores: _core.ScoredFrame) -> Any:
        added = sys.modules["pyarrow"].table(ArrowStream(scores, views=False))
        if not kept:
            return added
        passed = self.native.select(list(kept))
        for name, column in zip(added.column_names, added.columns):
            passed = passed.append_column(name, column)
        return passed
