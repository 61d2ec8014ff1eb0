"""Common functions for figures: axes, style of a series, names and numbers from arguments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from ._errors import did_you_mean
from ._frame import Frame, column_error, text_of

INK = "#303030"
COLOURS = ("#1b6ca8", "#c8553d", "#588b3a", "#8e5ea2", "#b58900", "#2a9d8f")
MARKS = ("o", "s", "^", "D", "v", "P", "X")
LINES = ("-", "--", ":", "-.")
FEW = 6
"""Number of series drawn by default; more would not be readable at the default size."""


def make_axes(axes: Any, size: tuple[float, float]) -> Any:
    if axes is None:
        try:
            import matplotlib.pyplot as plt
        except ImportError:
            raise ImportError("figures need matplotlib: pip install 'intimetry[plots]'") from None
        axes = plt.subplots(figsize=size, layout="constrained")[1]
    for side in ("top", "right"):
        if side in axes.spines:
            axes.spines[side].set_visible(False)
    return axes


def style_of(place: int) -> dict[str, Any]:
    """Return the style of a series. Marks and lines distinguish 28 series without colours."""
    line = LINES[place // len(MARKS) % len(LINES)]
    return {"color": COLOURS[place % len(COLOURS)], "marker": MARKS[place % len(MARKS)], "linestyle": line, "linewidth": 1.4}


def add_legend(axes: Any) -> None:
    """Add the legend beside the axes, in columns that fit a figure of the default size."""
    series = len(axes.get_legend_handles_labels()[0])
    axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5), ncols=1 + (series - 1) // 14)


def title_of(name: str) -> str:
    return name.replace("_", " ").capitalize()


def one_of(argument: str, given: Any, known: Iterable[str]) -> str:
    """Return the argument as text; it must be one of the known values."""
    names = list(dict.fromkeys(known))
    name = text_of(given)
    if name in names:
        return name
    there = ", ".join(names[:8]) + (f" or one of {len(names) - 8} more" if len(names) > 8 else "")
    raise ValueError(f"{argument}: expected {there}, found '{name}'{did_you_mean(name, names)}")


def numbers_of(frame: Frame, name: str, rows: Iterable[int]) -> np.ndarray:
    """Return a column's numbers in these rows; any kind of missing value is NaN."""
    if name not in frame.names:
        raise column_error(f"the data frame: there is no column '{name}'{did_you_mean(name, frame.names)}")
    at = frame.names.index(name)
    values = frame.array(at)
    if values is not None:
        return np.asarray(values[list(rows)], dtype=float)
    cells = frame.cells(at)
    found = []
    for row in rows:
        text = text_of(cells[row])
        try:
            found.append(float(text or "nan"))
        except ValueError:
            where = f"the data frame: {frame.label(row)}, column '{name}'"
            raise column_error(f"{where}: expected a number, found '{text}'") from None
    return np.array(found)
