"""Couples: one couple's profile, all couples of a frame, and the layouts of tables of couples."""

from __future__ import annotations

import json
import os
import pathlib
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from . import _core
from ._analyses import Answers
from ._errors import IntimetryError
from ._frames import frame_of, make_frame
from ._instruments import Instrument, paths_of
from ._results import Couple, Couples
from ._scoring import norms_text


def couple(
    couple: Any, audience: str, *, as_of: str | None = None, error: str | None = None, norms: Any = (),
    norm_group: str | None = None, seed: int | None = None, instruments: Iterable[Any] = (),
) -> Couple:  # fmt: skip
    """Return one couple's profile: where the partners differ, and what of it is beyond error.

    Parameters
    ----------
    couple : path or mapping
        A couple's file, or what it says.
    audience : str
        ``"clinician"``, ``"joint"`` or a partner's id. What an audience may not see changes nothing in what it gets.
    as_of : str, optional
        As it stood on this day.
    error, norms, norm_group, seed : optional
        As in `score`; `norms` may be several, each of another instrument.
    instruments : path or iterable of paths
        Files of instruments that are not bundled.

    Returns
    -------
    Couple

    Examples
    --------
    >>> import intimetry as im
    >>> sheets = [{"partner": p, "instrument": "ras", "version": im.load("ras").version, "perspective": "now",
    ...            "date": "2026-01-01", "answers": {f"q{i}": (i + k) % 5 + 1 for i in range(1, 8)}}
    ...           for k, p in enumerate("ab")]
    >>> file = {"format": "intimetry.couple/1", "id": "simulated", "partners": [{"id": p, "label": p} for p in "ab"],
    ...         "administrations": sheets, "consents": []}
    >>> im.couple(file, "clinician").couple
    'simulated'

    R has no such profile.
    """
    given = [norms] if isinstance(norms, (str, os.PathLike)) or hasattr(norms, "to_json") else list(norms or ())
    options = {
        "as_of": as_of, "error": error, "norms": [norms_text(one) for one in given], "norm_group": norm_group,
        "seed": seed, "instruments": paths_of(instruments),
    }  # fmt: skip
    options = {name: value for name, value in options.items() if value is not None}
    if not isinstance(couple, Mapping):
        found = _core.couple(os.fspath(couple), audience, options)
    else:
        found = _mapped_couple(couple, audience, options)
    return Couple(json.loads(found), about="A couple's answers were compared with intimetry " + _core.__version__ + ".")


def _mapped_couple(couple: Mapping[str, Any], audience: str, options: dict[str, Any]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "couple.json"
        path.touch(0o600)
        path.write_text(json.dumps(dict(couple)), encoding="utf-8")
        try:
            return _core.couple(str(path), audience, options)
        except Exception as problem:
            # The user has no such file: messages speak of what was given.
            problem.args = (str(problem).replace(str(path), "the couple"),)
            if isinstance(problem, IntimetryError):
                problem.defects = [(code, at, words.replace(str(path), "the couple")) for code, at, words in problem.defects]
            raise


def couples(
    data: Any, instrument: Instrument | str, *, as_of: str | None = None, error: str | None = None,
    norms: Any = None, norm_group: str | None = None, **reading: Any,
) -> Couples:  # fmt: skip
    """Compare the partners of every couple: differences, gaps, misperceptions, each with its error.

    Parameters
    ----------
    data : frame
        A row for each answer sheet with ``couple``, ``partner`` and the items, ``perspective`` and ``date`` where
        there are several.
    instrument : Instrument or str
    as_of, error, norms, norm_group : optional
        As in `couple`.
    **reading
        How answers are read, as in `score`.

    Returns
    -------
    Couples
        ``to_frame`` has a row a couple and scale.

    Examples
    --------
    >>> import intimetry as im
    >>> sheets = {"couple": [1, 1], "partner": ["a", "b"]} | {f"q{i}": [5, 2] for i in range(1, 8)}
    >>> im.couples(sheets, "ras").to_frame("dict")["difference_now"]
    [1.2857142857142856]

    In R, a merge of the partners' rows and a subtraction; the errors have no counterpart.
    """
    text = norms_text(norms)
    options = dict(reading) | {
        "as_of": as_of, "error": error, "norms": None if text is None else [text], "norm_group": norm_group,
    }  # fmt: skip
    answers = Answers(data, instrument, options)
    lines, summary = _core.couples(answers.instrument._instrument, answers.options, answers.text)
    rows = [json.loads(line) for line in lines.splitlines()]
    return Couples({"summary": summary, "rows": rows}, answers.frame.kind, answers.about())


def reshape(
    data: Any, to: str, *, layout: str | None = None, members: Sequence[str] | None = None,
    couple: str = "couple", partner: str = "partner", shared: Sequence[str] = (), by: Sequence[str] = (),
    drop: Sequence[str] = (), number_partners: bool = False, trust_own: bool = False,
    sides: Sequence[str] | None = None, place: str = "last", join: str = "_",
) -> Any:  # fmt: skip
    """Lay a table of couples out anew: a row a partner, a row a couple, or pairwise. No value is changed.

    Parameters
    ----------
    data : frame
    to : {"individual", "dyad", "pairwise"}
        The layout wanted.
    layout : str, optional
        The layout of the frame, if it is not recognised.
    members : pair of str, optional
        What the partners are called in names of columns, or in the column of partners.
    couple, partner : str
        Names of the columns that say whose a row is.
    shared, by, drop : sequence of str
        Columns that are the couple's; that tell occasions apart; to leave out.
    number_partners, trust_own : bool
        Call the partners 1 and 2; where a pairwise row disagrees with the other's own, take the other's.
    sides, place, join
        What oneself and the other are called in a new pairwise table, where new names say the partner (``"last"``,
        ``"middle"``, ``"first"``), and what sets it apart.

    Returns
    -------
    The same kind of frame.

    Examples
    --------
    >>> import intimetry as im
    >>> im.reshape({"couple": [1, 2], "sat_w": [5, 3], "sat_m": [4, 4]}, "individual")
    {'couple': [1, 1, 2, 2], 'partner': ['w', 'm', 'w', 'm'], 'sat': [5, 4, 3, 4]}

    In R: ``dplyr``'s ``pivot_longer(cols, names_to = c(".value", "partner"), names_sep = "_")``.
    """
    frame = frame_of(data)
    pool = _Pool()
    options = {
        "to": to, "layout": layout, "members": None if members is None else list(members), "couple": couple,
        "partner": partner, "shared": list(shared), "by": list(by), "drop": list(drop), "trust_own": trust_own,
        "number_partners": number_partners, "sides": None if sides is None else list(sides), "place": place, "join": join,
    }  # fmt: skip
    texts = [
        (name, frame.texts(at) if name == partner else pool.words(frame.cells(at)))
        for at, name in enumerate(frame.names)
    ]
    found = _core.reshape(_core.FrameColumns(frame.rows).table_text(texts), options)
    columns = {
        name: cells if name == found["partner_column"] else pool.values(cells)
        for name, cells in zip(found["names"], found["columns"])
    }
    return make_frame(frame.kind, columns)


class _Pool:
    """Values of any type as words that stand for them, equal ones for equal values: layouts move words."""

    def __init__(self) -> None:
        self._words: dict[Any, str] = {}
        self._values: dict[str, Any] = {}

    def words(self, cells: Iterable[Any]) -> list[str]:
        return [self._word(cell) for cell in cells]

    def _word(self, cell: Any) -> str:
        if cell is None or cell != cell:
            return ""
        key = (type(cell), cell if cell.__hash__ else repr(cell))
        word = self._words.get(key)
        if word is None:
            word = self._words[key] = f"v{len(self._words)}"
            self._values[word] = cell
        return word

    def values(self, words: Iterable[str]) -> list[Any]:
        return [self._values.get(word, word or None) for word in words]
