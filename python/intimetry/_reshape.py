"""Layouts of tables of couples."""

from __future__ import annotations

import decimal
import hashlib
import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np

from . import _core
from ._frame import Frame, column_error, is_missing, listed, text_of
from ._frame_polars import LazyPolarsFrame
from ._frames import frame_of
from ._reshape_columns import frame_like, new_column, record_batch, take


def reshape(
    data: Any, to: str, *, layout: str | None = None, members: Sequence[str] | None = None,
    couple: str = "couple", partner: str = "partner", shared: str | Sequence[str] = (), by: str | Sequence[str] = (),
    drop: str | Sequence[str] = (), number_partners: bool = False, trust_own: bool = False,
    sides: Sequence[str] | None = None, place: str = "last", join: str = "_",
) -> Any:  # fmt: skip
    """Convert the layout of a table of couples: one row per partner, one per couple, or pairwise. No value is changed.

    Parameters
    ----------
    data : frame
    to : {"individual", "dyad", "pairwise"}
        The new layout.
    layout : str, optional
        The layout of the frame; recognised by default.
    members : pair of str, optional
        The names of the partners in column names, or in the partner column.
    couple, partner : str
        Names of the columns for the couple and the partner. Their cells are compared as text: 1, 1.0 and ``"1"`` are
        one couple. A table with one row per couple has no partner column; `partner` is then the name of the new one.
    shared, by, drop : str or sequence of str
        Columns of the couple; columns that identify occasions; columns to leave out.
    number_partners, trust_own : bool
        Call the partners 1 and 2; if a pairwise row disagrees with the other partner's own row, use the latter.
    sides, place, join
        The names of the respondent and the other partner in a new pairwise table, the position of the partner in new
        names (``"last"``, ``"middle"``, ``"first"``), and the delimiter.

    Returns
    -------
    The same kind of frame.
        Columns keep their types. A type that cannot contain missing values is replaced by the nearest that can: pandas'
        ``int64`` by ``Int64``, an array of integers by one of floats, or of objects if floats are not exact.

    Warns
    -----
    UserWarning
        Something was left out or added: partners without any value in a table with one row per couple have no row,
        and a couple of two such partners is left out with its shared values; cells about the other partner that
        disagree with that partner's own row are left out; couples without a column are numbered by row.

    Examples
    --------
    >>> import intimetry as im
    >>> im.reshape({"couple": [1, 2], "sat_w": [5, 3], "sat_m": [4, 4]}, "individual")
    {'couple': [1, 1, 2, 2], 'partner': ['w', 'm', 'w', 'm'], 'sat': [5, 4, 3, 4]}

    In R: ``dplyr``'s ``pivot_longer(cols, names_to = c(".value", "partner"), names_sep = "_")``.
    """
    options = {
        "to": to, "layout": layout, "members": _pair("members", members), "couple": str(couple), "partner": str(partner),
        "shared": _names(shared), "by": _names(by), "drop": _names(drop), "trust_own": trust_own,
        "number_partners": number_partners, "sides": _pair("sides", sides), "place": place, "join": join,
    }  # fmt: skip
    if isinstance(data, np.ndarray) and data.dtype.names is None:
        raise column_error("an array whose columns have no names; give a structured array or a dictionary of columns")
    frame = frame_of(data)
    found = _Reshaping(frame, options)
    for words in found.losses():
        warnings.warn(words, UserWarning, stacklevel=2)
    made = frame_like(frame, found.columns)
    if isinstance(frame, LazyPolarsFrame):
        made = made.lazy()
    elif type(data).__name__ == "RecordBatch":
        made = record_batch(made)
    return frame.wrap(made)


def _names(given: Any) -> list[str]:
    return [str(one) for one in listed(given)]


def _pair(argument: str, given: Any) -> list[str] | None:
    if given is None:
        return None
    names = _names(given)
    if len(names) != 2 or names[0] == names[1]:
        raise ValueError(f'{argument}: expected two names, such as ("w", "m"), found {given!r}')
    return names


def _text(cell: Any) -> str:
    """Return a cell as text for comparison and messages: equal numbers have equal texts, and a missing value is empty."""
    if type(cell) is str:
        return cell
    if type(cell) is int or (type(cell) is float and cell % 1 > 0):  # the usual case first, for speed
        return repr(cell)
    if is_missing(cell):
        return ""
    if isinstance(cell, np.datetime64):
        return str(cell)  # including the time of day; an identity is the day only
    if isinstance(cell, decimal.Decimal):
        text = f"{cell:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if hasattr(cell, "tolist") and not isinstance(cell, np.generic):
        return repr(cell.tolist())  # a list in a cell: str() of a long array omits its middle
    return text_of(cell)


def _word(text: str) -> str:
    """Return a text as a short field for a table: its beginning, which messages show, and a hash if it is longer."""
    if len(text) <= 60 and text.isprintable():
        return text
    safe = text.encode("utf-8", "backslashreplace")
    begin = safe[:240].decode("utf-8", "ignore").replace("\0", "\\x00")
    return begin if len(safe) <= 240 and "\0" not in text else begin + hashlib.sha256(safe).hexdigest()


class _Reshaping:
    """A frame in a new layout. The library processes texts: first the cells, which it compares and reports, then their
    positions, so that every cell of the new columns is taken from an old one."""

    def __init__(self, frame: Frame, options: dict[str, Any]) -> None:
        self.frame = frame
        self.options = options
        self.couple = options["couple"]
        self.partner = options["partner"]
        self._require_named()
        self.cells = [frame.cells(at) for at in range(len(frame.names))]
        self.words = [self._column_words(at) for at in range(len(frame.names))]
        # The partners of an empty frame are unknown, and only needed for column names if rows are couples.
        checked = self._run(self.words, {} if frame.rows else {"to": "individual"})
        self.layout = checked["layout"]
        self._require_partners()
        self.places = self._place_words()
        self.moved = self._run(self.places, {"layout": self.layout, "trust_own": True})
        self.kept = self._kept_rows(checked) if frame.rows else []
        self.columns = {name: self._column(at) for at, name in enumerate(self.moved["names"])}

    def _require_named(self) -> None:
        """Let the library check columns named by the user, also those of couples and partners, which are optional."""
        if self.couple != "couple":
            self.options["shared"].append(self.couple)
        if self.partner != "partner" and self.options["number_partners"]:
            self.options["shared"].append(self.partner)

    def _require_partners(self) -> None:
        told = self.options["number_partners"] or (self.layout == "individual" and self.options["members"])
        if not self.frame.rows and self.options["to"] == "dyad" and self.layout != "dyad" and not told:
            raise column_error(
                "the data frame: no rows, so that nothing says what the partners are called in the new names of columns; "
                + ("members= says it, " if self.layout == "individual" else "") + "number_partners= calls them 1 and 2"
            )

    def _column_words(self, at: int) -> list[str]:
        name = self.frame.names[at]
        if name == self.partner:
            return ["" if is_missing(cell) else text_of(cell) for cell in self.cells[at]]
        if name == self.couple:
            return ["" if is_missing(cell) else _word(text_of(cell)) for cell in self.cells[at]]
        return [_word(_text(cell)) for cell in self.cells[at]]

    def _run(self, columns: list[list[str]], changed: dict[str, Any]) -> dict[str, Any]:
        rows = len(columns[0]) if columns else 0
        text = _core.FrameColumns(rows).table_text(list(zip(self.frame.names, columns)))
        found: dict[str, Any] = _core.reshape(text, self.options | changed)
        return found

    def _first_rows(self) -> list[int]:
        """Return for each row the first row of the same couple and occasion."""
        if self.couple not in self.frame.names:
            return list(range(self.frame.rows))
        keys = [self.words[self.frame.names.index(name)] for name in (self.couple, *self.options["by"])]
        first: dict[tuple[str, ...], int] = {}
        return [first.setdefault(key, row) for row, key in enumerate(zip(*keys))]

    def _place_words(self) -> list[list[str]]:
        """Return a column of positions, such as "#17", for each column of the frame; shared values have the position in the
        first of two rows. An empty frame is processed as one couple without rows."""
        self.height = self.frame.rows or (1 if self.layout == "dyad" else 2)
        first = self._first_rows() if self.frame.rows else [0] * self.height
        common = {self.couple, *self.options["shared"], *self.options["by"]}
        self.partner_named = self.layout != "dyad" and not self.options["number_partners"]
        columns = []
        for at, name in enumerate(self.frame.names):
            if name == self.partner and self.partner_named:
                columns.append(self.words[at] or list(self.options["members"] or ("a", "b")))
            else:
                rows = first if name in common and name != self.partner else range(self.height)
                columns.append([f"#{at * self.height + row}" for row in rows])
        return columns

    def _kept_rows(self, checked: dict[str, Any]) -> list[int]:
        """Return the new rows without partners who have only missing values."""
        every = list(range(len(self.moved["columns"][0])))
        if len(checked["columns"][0]) == len(every):
            return every
        known = [
            column if name in (self.couple, self.partner)  # these identify the row
            else ["" if is_missing(self._cell(word)) else word for word in column]
            for name, column in zip(self.frame.names, self.places)
        ]  # fmt: skip
        found = self._run(known, {"layout": self.layout, "trust_own": True})["columns"]
        people = set(zip(found[0], found[1]))
        return [row for row in every if (self.moved["columns"][0][row], self.moved["columns"][1][row]) in people]

    def _cell(self, place: str) -> Any:
        at, row = divmod(int(place[1:]), self.height)
        return self.cells[at][row]

    def _column(self, at: int) -> Any:
        name, words = self.moved["names"][at], self.moved["columns"][at]
        if name == self.couple and name not in self.frame.names:
            return new_column(self.frame.kind, [int(words[row]) for row in self.kept], int)
        named = name == self.partner and self.options["to"] != "dyad" and self.partner_named
        if named or any(word and word[0] != "#" for word in words):
            return self._partner_column(words, named)
        codes = np.array([int(word[1:]) if word else -1 for word in words], dtype=np.int64)
        return self._taken(name, codes)

    def _partner_column(self, words: list[str], named: bool) -> Any:
        """Return the names of the partners: cells of their column, unless it does not contain all of them."""
        if named and self.partner in self.frame.names:
            at = self.frame.names.index(self.partner)
            places = {word: at * self.height + row for row, word in reversed(list(enumerate(self.places[at])))}
            if set(words) <= set(places):
                return self._taken(self.partner, np.array([places[word] for word in words], dtype=np.int64))
        texts = [word if named or word[:1] != "#" else _text(self._cell(word)) for word in words]
        return new_column(self.frame.kind, [texts[row] or None for row in self.kept], str)

    def _taken(self, name: str, codes: np.ndarray) -> Any:
        sources = np.unique(codes[codes >= 0] // self.height)
        if len(sources) == 0:
            return new_column(self.frame.kind, [None] * len(self.kept))
        places = np.searchsorted(sources, codes // self.height) * self.height + codes % self.height
        return take(self.frame, sources.tolist(), np.where(codes < 0, -1, places)[self.kept])

    def losses(self) -> list[str]:
        """Return messages about cells that were left out or added."""
        found = []
        if self.couple not in self.frame.names:
            found.append(f"no column '{self.couple}': couples are numbered 1, 2 ..., a row each")
        if self.layout == "dyad":
            found += self._people_left_out()
        if self.layout == "pairwise":
            found += self._cells_left_out()
        return found

    def _people_left_out(self) -> list[str]:
        """Return the message about partners without a row."""
        whose = self.moved["columns"][0]
        here = {whose[row] for row in self.kept}
        gone = [couple for couple in dict.fromkeys(whose) if couple not in here]
        people = len(whose) - len(self.kept) if self.frame.rows else 0
        if people == 0:
            return []
        words = f"{_counted(people, 'partner')} of whom nothing is known (each cell is missing) left out"
        if gone:
            ids = [f"'{couple if couple[0] != '#' else _text(self._cell(couple))}'" for couple in gone[:5]]
            more = ", ..." if len(gone) > 5 else ""
            words += f"; with both partners, {_counted(len(gone), 'couple')} left out as a whole: {', '.join(ids)}{more}"
        return [words]

    def _cells_left_out(self) -> list[str]:
        """Return the message about cells that disagree with the other partner's own row."""
        rows: dict[int, list[int]] = {}
        for row, first in enumerate(self._first_rows()):
            rows.setdefault(first, []).append(row)
        both = [pair for two in rows.values() if len(two) == 2 for pair in (two, two[::-1])]
        denied = sum(
            self.words[other][row] != self.words[own][partner]
            for own, other in self._sides() if own is not None for row, partner in both
        )  # fmt: skip
        if denied == 0:
            return []
        return [f"{_counted(denied, 'cell')} about the other left out: the other's own row says something else"]

    def _sides(self) -> list[tuple[int | None, int]]:
        """Return pairs of columns about the respondent and the other partner, found by converting a couple of one row."""
        columns = [["a"] if name == self.partner else [f"#{at}"] for at, name in enumerate(self.frame.names)]
        found = self._run(columns, {"layout": "pairwise", "to": "individual"})["columns"]
        pairs = [column for column in found[2:] if column[1] != column[0] and column[1]]
        return [(int(own[1:]) if own else None, int(other[1:])) for own, other in pairs]


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" + "s" * (number != 1)
