"""Files of other programs: SPSS .sav and Qualtrics CSV. For other formats use your data-frame library."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import dataclass, field
from typing import Any

from ._errors import DataError
from ._frames import make_frame
from ._instruments import utf8


@dataclass
class Table:
    """A file's answers and metadata."""

    frame: Any
    """The answers; values that the file declares missing are missing."""
    labels: dict[str, str] = field(default_factory=dict)
    """Column -> its label or question."""
    value_labels: dict[str, dict[Any, str]] = field(default_factory=dict)
    """Column -> value -> label."""
    user_missing: dict[str, list[Any]] = field(default_factory=dict)
    """Column -> the values, or pairs of bounds, that the file declares missing."""

    def __repr__(self) -> str:
        return f"<Table: {len(self.labels)} columns; frame, labels, value_labels, user_missing>"


def _refuse(path: str, message: str) -> DataError:
    error = DataError(f"{path}: {message}")
    error.code = "data_syntax"
    return error


def read_sav(path: str | os.PathLike[str]) -> Table:
    """Read an SPSS file; needs the extra ``spss`` (pyreadstat).

    Parameters
    ----------
    path : path

    Returns
    -------
    Table
        Its frame has numbers, not labels, for scoring.

    Examples
    --------
    >>> import intimetry as im
    >>> im.files.read_sav("answers.sav").frame  # doctest: +SKIP

    In R: ``haven::read_sav(path)``, with ``user_na = FALSE`` as here.
    """
    try:
        import pyreadstat
    except ImportError:
        raise ImportError("reading .sav files needs pyreadstat: pip install 'intimetry[spss]'") from None
    name = os.fspath(path)
    if not os.path.exists(name):
        raise FileNotFoundError(f"{name}: no such file")
    if os.path.isdir(name):
        raise IsADirectoryError(f"{name}: is a directory, expected an SPSS file")
    try:
        frame, meta = pyreadstat.read_sav(name)
        declared: Any = pyreadstat.read_sav(name, user_missing=True, metadataonly=True)[1].missing_ranges
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError) as problem:
        raise _refuse(name, f"cannot be read as an SPSS file: {problem}") from None
    missing = {
        column: [
            one["lo"] if one["lo"] == one["hi"] else (one["lo"], one["hi"])
            if isinstance(one, dict) else one for one in ranges
        ]
        for column, ranges in declared.items()
    }  # fmt: skip
    labels = {column: text or "" for column, text in meta.column_names_to_labels.items()}
    return Table(frame, labels, dict(meta.variable_value_labels), missing)


def read_qualtrics(path: str | os.PathLike[str], *, names: str = "import_id", kind: str = "pandas") -> Table:
    """Read a Qualtrics CSV export with three header rows, the third with the ImportIds.

    Parameters
    ----------
    path : path
    names : {"import_id", "name"}
        The names of columns: the ids, which Qualtrics never changes, or the names in the first row.
    kind : str
        ``"pandas"``, ``"polars"``, ``"pyarrow"`` or ``"dict"``.

    Returns
    -------
    Table
        Cells are text, as in the file; `score` reads numbers in text.

    Examples
    --------
    >>> import intimetry as im, pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "export.csv"
    >>> _ = path.write_text('Q1,Q2\\n"How, happy?",Agree?\\n"{""ImportId"":""QID1""}","{""ImportId"":""QID7""}"\\n4,2\\n')
    >>> table = im.files.read_qualtrics(path, kind="dict")
    >>> table.frame, table.labels["QID1"]
    ({'QID1': ['4'], 'QID7': ['2']}, 'How, happy?')

    In R: ``qualtRics::read_survey(path)``.
    """
    if names not in ("import_id", "name"):
        raise ValueError(f"names: expected \"import_id\" or \"name\", found {names!r}")
    name = os.fspath(path)
    rows = _csv_rows(name)
    if len(rows) < 3:
        raise _refuse(name, f"found {len(rows)} rows, expected the three header rows of a Qualtrics export")
    _require_width(name, rows[:3], 1, len(rows[2]))
    ids = []
    for column, cell in enumerate(rows[2]):
        try:
            ids.append(str(json.loads(cell)["ImportId"]))
        except (ValueError, KeyError, TypeError):
            raise _refuse(
                name, f"row 3, column {column + 1} ('{rows[0][column]}'): found {cell[:60]!r}, expected an ImportId such "
                'as {"ImportId":"QID1"}; export from Qualtrics as CSV without removing header rows'
            ) from None  # fmt: skip
    called = ids if names == "import_id" else rows[0]
    doubled = sorted({one for one in called if called.count(one) > 1})
    if doubled:
        raise _refuse(name, f"columns are called the same: {', '.join(doubled)}")
    _require_width(name, rows[3:], 4, len(called))
    columns = {one: [row[at] for row in rows[3:]] for at, one in enumerate(called)}
    return Table(make_frame(kind, columns), dict(zip(called, rows[1])))


def _csv_rows(name: str) -> list[list[str]]:
    """Return the rows of a file, without blank lines at its end."""
    text = utf8(name)
    limit = csv.field_size_limit()
    csv.field_size_limit(max(limit, len(text)))  # answers to open questions may be longer than Python's limit
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[list[str]] = []
    try:
        rows += reader
    except csv.Error as problem:
        raise _refuse(name, f"line {reader.line_num}: {problem}") from None
    finally:
        csv.field_size_limit(limit)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _require_width(name: str, rows: list[list[str]], first: int, width: int) -> None:
    for number, row in enumerate(rows, start=first):
        if len(row) != width:
            raise _refuse(name, f"row {number}: found {len(row)} fields, expected {width}, as row 3 has")
