"""Profiles of one couple, and of all couples in a frame."""

from __future__ import annotations

import datetime
import json
import os
import pathlib
import tempfile
from collections.abc import Iterable, Mapping
from typing import Any, Unpack

from . import _core
from ._analyses import Answers
from ._errors import IntimetryError
from ._frame import text_of
from ._instruments import Instrument, paths_of
from ._reading import Reads, require_known
from ._results import Couple, Couples
from ._scoring import norms_text


def couple(
    couple: Any, audience: str, *, as_of: str | datetime.date | None = None, error: str | None = None, norms: Any = (),
    norm_group: str | None = None, seed: int | None = None, instruments: Iterable[Any] = (),
) -> Couple:  # fmt: skip
    """Return one couple's profile: the differences between the partners, and which of them exceed error.

    Parameters
    ----------
    couple : path or mapping
        A couple's file, or its contents.
    audience : str
        ``"clinician"``, ``"joint"`` or a partner's id. What an audience may not see has no influence on the result.
        ``"joint"`` needs the record that each partner was seen alone (``intimetry case seen-alone``).
    as_of : str or date, optional
        Ignore later data than this date.
    error, norms, norm_group, seed : optional
        As in `score`; there may be several `norms`, one per instrument.
    instruments : path or iterable of paths
        Files of instruments that are not bundled.

    Returns
    -------
    Couple

    Examples
    --------
    >>> import intimetry as im
    >>> administrations = [{"partner": p, "instrument": "ras", "version": im.load("ras").version, "perspective": "now",
    ...            "date": "2026-01-01", "answers": {f"q{i}": (i + k) % 5 + 1 for i in range(1, 8)}}
    ...           for k, p in enumerate("ab")]
    >>> file = {"format": "intimetry.couple/1", "id": "simulated", "partners": [{"id": p, "label": p} for p in "ab"],
    ...         "administrations": administrations, "consents": []}
    >>> im.couple(file, "clinician").couple
    'simulated'

    R has no such profile.
    """
    given = [norms] if isinstance(norms, (str, os.PathLike)) or hasattr(norms, "to_json") else list(norms or ())
    options = {
        "as_of": text_of(as_of) or None, "error": error, "norms": [norms_text(one) for one in given], "norm_group": norm_group,
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
            # The path is temporary, so messages use another name.
            problem.args = (str(problem).replace(str(path), "the couple"),)
            if isinstance(problem, IntimetryError):
                problem.defects = [(code, at, words.replace(str(path), "the couple")) for code, at, words in problem.defects]
            raise


def couples(
    data: Any, instrument: Instrument | str, *, as_of: str | datetime.date | None = None, error: str | None = None,
    norms: Any = None, norm_group: str | None = None, **reading: Unpack[Reads],
) -> Couples:  # fmt: skip
    """Compare the partners of every couple: differences, gaps, misperceptions, each with its error.

    Parameters
    ----------
    data : frame
        One row per administration, with ``couple``, ``partner`` and the items; ``perspective`` and ``date`` if
        there are several.
    instrument : Instrument or str
    as_of, error, norms, norm_group : optional
        As in `couple`.
    **reading
        How answers are read, as in `score`.

    Returns
    -------
    Couples
        ``to_frame`` has one row per couple and scale.

    Examples
    --------
    >>> import intimetry as im
    >>> administrations = {"couple": [1, 1], "partner": ["a", "b"]} | {f"q{i}": [5, 2] for i in range(1, 8)}
    >>> im.couples(administrations, "ras").to_frame("dict")["difference_now"]
    [1.2857142857142856]

    In R: a merge of the partners' rows and a subtraction; R has no function for the errors.
    """
    require_known(couples, reading, Reads.__annotations__)
    text = norms_text(norms)
    options = dict(reading) | {
        "as_of": text_of(as_of) or None, "error": error, "norms": None if text is None else [text], "norm_group": norm_group,
    }  # fmt: skip
    answers = Answers(data, instrument, options)
    lines, summary = _core.couples(answers.instrument._instrument, answers.options, answers.text)
    rows = [json.loads(line) for line in lines.splitlines()]
    return Couples({"summary": summary, "rows": rows}, answers.frame.kind, answers.about())
