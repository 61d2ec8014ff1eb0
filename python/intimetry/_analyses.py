"""Analyses of frames of answers. Each passes a table to the library and wraps the result."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Unpack

import numpy as np

from . import _core
from ._frame import Frame
from ._frames import frame_of
from ._instruments import Instrument, instrument_of
from ._reading import HowRead, Reading, Reads, require_known
from ._results import Change, Norms, Quality, Reliability
from ._scoring import array_items, item_names, norms_text

_ROLES = ("couple", "partner", "respondent", "date", "group", "version")


class Answers:
    """A frame of answers to an instrument for an analysis: a table in memory, and options."""

    def __init__(self, data: Any, instrument: Any, options: dict[str, Any]) -> None:
        """Read the answers; `options` are for the library and for reading."""
        self.instrument = instrument_of(instrument)
        reading = Reading.of(options)
        private = bool(options.get("include_private"))
        names = array_items(self.instrument, private) if isinstance(data, np.ndarray) else ()
        self.frame = frame_of(data, names)
        if options.get("items") is not None:
            options["items"] = item_names(options["items"], self.instrument)
        perspective = options.get("perspective")
        if perspective in self.frame.names:
            options["perspective"] = None
            options["columns"] = {**(options.get("columns") or {}), "perspective": perspective}
        self.options = {name: value for name, value in options.items() if value is not None}
        self.text = self._table(reading)

    def _table(self, reading: Reading) -> str:
        reads = ("items", "item_prefix", "scales", "include_private", "out_of_range", "keep_out_of_range", "missing", "columns",
                 "perspective")  # fmt: skip
        scorer = self.instrument.scorer({n: self.options[n] for n in reads if n in self.options})
        columns = reading.take(self.frame, scorer.columns(self.frame.names, True)["items"])
        scorer.check(columns, self.frame.label)
        named = self.options.get("columns") or {}
        texts = []
        for role in (*_ROLES, "perspective"):
            name = named.get(role, role)
            if name in self.frame.names:
                texts.append((name, self.frame.texts(self.frame.names.index(name))))
        return columns.table_text(texts)

    def about(self) -> str:
        rest = {n: self.options[n] for n in ("missing", "scales") if n in self.options}
        return self.instrument.methods(**rest)


def reliability(
    data: Any, instrument: Instrument | str, *, cases: str = "listwise", by: str | None = None,
    bootstrap: int | None = None, seed: int | None = None, level: float = 0.95, perspective: str | None = None,
    out_of_range: str = "error", scales: str | Iterable[str] | None = None, include_private: bool = False,
    items: Any = None, item_prefix: str = "", columns: Mapping[str, str] | None = None,
    labels: Mapping[str, float] | None = None, na: Any = (), not_applicable: float | None = None,
    threads: int | None = None,
) -> Reliability:  # fmt: skip
    """Return the reliability of each scale's scores in these answers.

    Parameters
    ----------
    data, instrument, perspective, out_of_range, scales, include_private, items, item_prefix, columns, labels, na, \
not_applicable, threads
        As `score` takes them.
    cases : {"listwise", "pairwise"}
        Which administrations are used.
    by : {"partner", "group"}, optional
        Separate results for each value of this column.
    bootstrap : int, optional
        Number of resamples for intervals; default 2000 with a column ``couple``, which is then used for cluster
        resampling; 0 for none.
    seed : int, optional
        Seed of the bootstrap; fixed by default.
    level : float
        Level of the intervals.

    Returns
    -------
    Reliability

    Examples
    --------
    >>> import intimetry as im
    >>> answers = {f"q{i}": [1, 2, 4, 5, 3, 4] for i in (1, 2, 3, 5, 6)} | {f"q{i}": [5, 4, 3, 1, 2, 2] for i in (4, 7)}
    >>> found = im.reliability(answers, "ras")
    >>> round(found.scales[0].alpha, 3)
    0.993

    In R: ``psych::alpha(d[paste0("q", 1:7)], keys = c("q4", "q7"))$total$raw_alpha``, and ``omega`` as
    ``psych::fa(..., fm = "ml")`` gives the loadings.
    """
    options = {
        "cases": cases, "by": by, "bootstrap": bootstrap, "seed": seed, "level": level, "perspective": perspective,
        "out_of_range": out_of_range, "scales": scales,
        "include_private": include_private, "items": items, "item_prefix": item_prefix, "columns": columns,
        "labels": labels, "na": na, "not_applicable": not_applicable, "threads": threads,
    }  # fmt: skip
    answers = Answers(data, instrument, options)
    found = _core.reliability(answers.instrument._instrument, answers.options, answers.text)
    return Reliability(json.loads(found), answers.frame.kind, answers.about())


def norms(
    data: Any, instrument: Instrument | str | None = None, *, source: str | None = None,
    description: str | None = None, norm_group: str | None = None, roles: bool = False,
    normalise: str | None = None, least: int | None = None, **reading: Unpack[Reads],
) -> Norms:  # fmt: skip
    """Make norms from your own sample, or load a norm file.

    Parameters
    ----------
    data : frame, or path
        Answers, as in `score`, or the path of a norm file.
    instrument : Instrument or str
        Required for a frame.
    source, description : str, optional
        The source of the sample, and a description of the people.
    norm_group : str, optional
        The group of all people; default: the column ``group``, or else ``all``.
    roles : bool
        The column ``partner`` contains roles, the same in every couple: make norms for each role too.
    normalise : {"rankit", "blom", "tukey", "van_der_waerden"}, optional
        Normalise T scores by rank.
        The smallest group for norms; default 50, at least 10. Measurement errors are only taken from groups of at
        least 100.
        more.
    **reading
        How answers are read, as in `score`: ``perspective``, ``missing``, ``out_of_range``, ``items`` ...

    Returns
    -------
    Norms

    Examples
    --------
    >>> import intimetry as im
    >>> answers = {f"q{i}": [1 + (i * n) % 5 for n in range(60)] for i in range(1, 8)}
    >>> mine = im.norms(answers, "ras", source="simulated", norm_group="students")
    >>> mine.to_dict()["norms"][0]["n"]
    60

    In R: ``psych::describe``, and ``ecdf`` with half of the ties.
    """
    require_known(norms, reading, Reads.__annotations__)
    if isinstance(data, (str, os.PathLike)):
        return Norms(norms_text(os.fspath(data)) or "", about="")
    if instrument is None:
        raise ValueError("instrument: expected the instrument of these answers, found none")
    options = dict(reading) | {
        "source": source, "description": description, "norm_group": norm_group, "roles": roles,
        "normalise": normalise, "least": least,
    }  # fmt: skip
    answers = Answers(data, instrument, options)
    if "source" not in answers.options:
        answers.options["source"] = f"a data frame of {answers.frame.rows} rows"
    text, left_out = _core.build_norms(answers.instrument._instrument, answers.options, answers.text)
    return Norms(text, left_out, answers.frame.kind, answers.about())


def quality(
    data: Any, instrument: Instrument | str, *, seed: int | None = None, **reading: Unpack[HowRead]
) -> Quality:
    """Check for careless answers, and for faults of the data that affect every score. Nothing is changed.

    Parameters
    ----------
    data, instrument
        As in `score`. Answers out of range are not an error: they are counted.
    seed : int, optional
        Seed for the random reversal of pairs with zero variance.
    **reading
        How answers are read, as in `score`.

    Returns
    -------
    Quality
        ``faults``, ``flags``; ``to_frame`` has one row per respondent.

    Examples
    --------
    >>> import intimetry as im
    >>> answers = {f"q{i}": [3, 1 + i % 5, 1 + (i * i) % 5] for i in range(1, 8)}
    >>> im.quality(answers, "ras").to_frame("dict")["longest_run"]
    [7.0, 1.0, 2.0]

    In R: ``careless::longstring``, ``careless::irv``, ``careless::evenodd``, ``careless::mahad``.
    """
    require_known(quality, reading, HowRead.__annotations__)
    options = dict(reading) | {"seed": seed, "keep_out_of_range": True}
    answers = Answers(data, instrument, options)
    found = _core.quality(answers.instrument._instrument, answers.options, answers.text)
    return Quality(json.loads(found), answers.frame.kind, answers.about())


def change(
    data: Any, instrument: Instrument | str, *, scores: bool = False, since: str | None = None,
    rci: float | None = None, reliability: float | None = None, sd: float | None = None,
    cutoff: float | str | None = None, role: str | None = None, norms: Any = None, norm_group: str | None = None,
    **reading: Unpack[Reads],
) -> Change:  # fmt: skip
    """Find changes over time that exceed measurement error.

    Parameters
    ----------
    data : frame, or path
        One row per administration, with ``respondent`` (or ``couple`` and ``partner``), ``date`` and the items; with
        `scores`, one column per scale instead. A path is a couple's file.
    instrument : Instrument or str
    scores : bool
        The columns are scores of scales.
    since : {"first", "previous"}, optional
        Only changes from the first occasion, or from the previous one.
    rci, reliability, sd : float, optional
        Error of a change on the only scale.
    cutoff : float or str, optional
        The clinical cutoff: a number, a published rule, or ``"none"``.
    role : str, optional
        The role of all people, for published figures of one role.
    norms, norm_group : optional
        Your own norms, and the group of the people.
    **reading
        How answers are read, as in `score`.

    Returns
    -------
    Change

    Examples
    --------
    >>> import intimetry as im
    >>> sessions = {"respondent": ["a", "a"], "date": ["2026-01-01", "2026-03-01"], "satisfaction": [2.0, 4.0]}
    >>> found = im.change(sessions, "ras", scores=True, reliability=0.86, sd=0.7)
    >>> round(found.series[0].occasions[1].since_first.rc, 2)
    5.4

    In R: ``clinicalsignificance::cs_anchor``; or ``(x2 - x1) / (sd * sqrt(2 * (1 - r)))``.
    """
    require_known(change, reading, Reads.__annotations__)
    options: dict[str, Any] = dict(reading) | {
        "scores": scores, "since": since, "rci": rci, "reliability": reliability, "sd": sd,
        "cutoff": None if cutoff is None else str(cutoff), "role": role, "norms": norms_text(norms),
        "norm_group": norm_group,
    }  # fmt: skip
    if isinstance(data, (str, os.PathLike)):
        known = instrument_of(instrument)
        options = {name: value for name, value in options.items() if value is not None}
        return Change(json.loads(_core.change_of_couple(known._instrument, options, os.fspath(data))), about=known.methods())
    if scores:
        known = instrument_of(instrument)
        frame = frame_of(data)
        how = Reading.of(options)
        options = {name: value for name, value in options.items() if value is not None}
        named = options.get("columns") or {}
        texts = [named.get(role, role) for role in (*_ROLES, "perspective")]
        found = _core.change(known._instrument, options, frame_text(frame, frame.names, texts, how))
        return Change(json.loads(found), frame.kind, known.methods())
    answers = Answers(data, instrument, options)
    found = _core.change(answers.instrument._instrument, answers.options, answers.text)
    return Change(json.loads(found), answers.frame.kind, answers.about())


def frame_text(frame: Frame, names: Sequence[str], identities: Sequence[Any], reading: Reading | None = None) -> str:
    """Return columns of a frame as a table: exact numbers, identities and everything else as text."""
    reading = reading or Reading()
    numbers = []
    texts = []
    for name in names:
        at = frame.names.index(name)
        # Large identity numbers would lose their last digits.
        if name not in identities and frame.array(at) is not None:
            numbers.append(at)
            continue
        cells = frame.texts(at)
        texts.append((name, cells if name in identities else ["" if reading.is_missing(cell) else cell for cell in cells]))
    return reading.take(frame, numbers).table_text(texts)
