"""How answers are spelt in a frame, and how the library takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from . import _core
from ._frame import Frame


class Reading:
    """How answers are spelt: texts and numbers that mean missing, or not applicable, and labels."""

    def __init__(
        self, na: Iterable[Any] = (), not_applicable: float | None = None, labels: Mapping[str, float] | None = None
    ) -> None:
        tokens = [na] if isinstance(na, (str, int, float)) else list(na)
        self.numbers = [float(token) for token in tokens if not isinstance(token, str)]
        self.not_applicable = None if not_applicable is None else float(not_applicable)
        self.labels = {str(text): float(value) for text, value in (labels or {}).items()}
        self.reader = _core.AnswerReader([token for token in tokens if isinstance(token, str)])

    def take(self, frame: Frame, at: Sequence[int]) -> _core.FrameColumns:
        """Return columns of a frame as the library takes them, in their own memory if that can be."""
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
