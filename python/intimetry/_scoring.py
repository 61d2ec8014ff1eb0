"""Scores from frames of answers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

import numpy as np

from . import _core
from ._errors import DataError
from ._frame import Frame, is_missing, listed
from ._frames import frame_of
from ._instruments import Instrument, instrument_of, utf8
from ._reading import Reading, require_known


def item_names(items: Any, instrument: Instrument) -> dict[str, str]:
    """Return item -> column from the user's mapping, or from columns in the order of the items."""
    if items is None:
        return {}
    if isinstance(items, Mapping):
        return {str(item): str(column) for item, column in items.items()}
    if isinstance(items, (str, Set)):
        raise ValueError(f"items: expected a mapping, or columns in the order of the items; a {type(items).__name__} has none")
    columns = [str(column) for column in items]
    if len(columns) != len(instrument.items):
        raise ValueError(
            f"items: expected {len(instrument.items)} columns, one for each item of '{instrument.id}' in the order of "
            f"the form, found {len(columns)}"
        )
    return dict(zip(instrument.items, columns))


def norms_text(norms: Any) -> str | None:
    if norms is None:
        return None
    if hasattr(norms, "to_json"):
        return str(norms.to_json())
    if not isinstance(norms, (str, os.PathLike)):
        raise TypeError(f"norms: expected the path of a norm file or the result of im.norms(), found {norms!r}")
    return _core.check_norms_text(utf8(os.fspath(norms)), str(norms))


def array_items(instrument: Instrument, include_private: bool) -> list[str]:
    hidden = instrument._clinician_items
    return [item for item in instrument.items if include_private or item not in hidden]


def score(
    data: Any,
    instrument: Instrument | str,
    *,
    metrics: str | Iterable[str] = (),
    keep: str = "all",
    perspective: str | None = None,
    missing: str | float = "published",
    out_of_range: str = "error",
    scales: str | Iterable[str] | None = None,
    include_private: bool = False,
    prefix: str = "",
    items: Mapping[str, str] | Sequence[str] | None = None,
    item_prefix: str = "",
    columns: Mapping[str, str] | None = None,
    labels: Mapping[str, float] | None = None,
    na: Any = (),
    not_applicable: float | None = None,
    norms: Any = None,
    norm_group: str | None = None,
    error: str | None = None,
    level: float = 0.95,
    true_score: bool = False,
    threads: int | None = None,
) -> Any:
    """Score answers: one row per respondent, one column per item.

    Parameters
    ----------
    data : frame, array or mapping
        pandas, polars (eager or lazy), pyarrow, or any frame that narwhals supports; a NumPy array whose columns are the items
        in the order of the form, or a structured one; a dictionary of columns, or of one respondent's answers.
        The data are never changed.
    instrument : Instrument or str
        The result of `load`, an id or a path.
    metrics : str or iterable of str
        In addition to the raw score: ``"pomp"``, ``"z"``, ``"t"``, ``"percentile"``, ``"stanine"``, ``"sten"``, ``"sem"``,
        ``"ci"``.
    keep : {"all", "others", "scores"}
        Which columns of the frame come first in the result: all, all but the items, or none. Items for the
        clinician alone are left out unless `include_private`.
    perspective : str, optional
        A perspective, or its column; a column ``perspective`` is used by default.
    missing : {"published", "complete"} or float
        How many answers a score needs: by each scale's own rule, all, or this share.
    out_of_range : {"error", "missing"}
        Raise an error for answers that are not an option of their item, or treat them as missing, with a flag.
    scales : iterable of str, optional
        Only these scales and composites.
    include_private : bool
        Also score items for the clinician.
    prefix : str
        Prefix of the names of all new columns.
    items : mapping or sequence, optional
        Item -> column if the names differ, or the columns in the order of the items.
    item_prefix : str
        Item columns have the names ``item_prefix + "q1"`` ...
    columns : mapping, optional
        The names of the columns ``partner``, ``perspective``, ``group``, if they differ.
    labels : mapping, optional
        Text -> number, for answers given as text.
    na, not_applicable : optional
        Numbers or texts that mean missing; the number that means "not applicable". Always missing are
        null, NaN, and the texts empty, ``NA``, ``NaN``, ``.``; the text ``n/a`` is not applicable.
    norms, norm_group : optional
        Norms (see `norms`) or a path, by default the instrument's own; and the group of the people.
    error, level, true_score : optional
        The only source of measurement error, the level of intervals, and whether these are around the true score.
    threads : int, optional
        Number of threads; by default the number of processors. Scores do not depend on it.

    Returns
    -------
    The same kind of frame, with order and index kept; for lazy frames that narwhals supports and that are not Polars
    (DuckDB, Ibis, Dask), a pyarrow table. For each scale and composite ``SCALE``, ``SCALE_n`` (items
    answered), then the metrics; last ``flags``, as ``scale:flag;scale:flag``. A missing score is NaN
    (null in polars and Arrow).

    Notes
    -----
    Memory of deleted scores is kept for reuse, at most 256 MiB; the operating system may reclaim it at any time.

    Raises
    ------
    DataError
        Columns are missing (with the nearest name) or duplicate; answers are invalid, with their rows.

    Examples
    --------
    >>> import intimetry as im
    >>> im.score({"q1": 5, "q2": 4, "q3": 5, "q4": 2, "q5": 4, "q6": 5, "q7": 1}, "ras", keep="scores")
    {'satisfaction': 4.571428571428571, 'satisfaction_n': 7, 'flags': ''}
    >>> im.score({"q1": [5, 4], "q2": [4, None], "q3": [5, 3], "q4": [2, 2], "q5": [4, 4], "q6": [5, 3],
    ...           "q7": [1, 2]}, "ras", keep="scores")["satisfaction"].round(3)
    array([4.571, 3.667])

    In R, for complete answers: ``psych::scoreItems(psych::make.keys(7, c(1, 2, 3, -4, 5, 6, -7)), d, min = 1,
    max = 5)$scores``. By default ``scoreItems`` imputes missing answers; intimetry never does.
    """
    instrument = instrument_of(instrument)
    options: dict[str, Any] = {
        "metrics": listed(metrics), "missing": missing, "out_of_range": out_of_range,
        "scales": listed(scales), "include_private": include_private, "prefix": prefix, "item_prefix": item_prefix,
        "norm_group": norm_group, "error": error, "level": level, "true_score": true_score, "threads": threads,
        "keep_items": keep == "all",
    }  # fmt: skip
    if keep not in ("all", "others", "scores"):
        raise ValueError(f"keep: expected \"all\", \"others\" or \"scores\", found {keep!r}")
    if items is not None:
        options["items"] = item_names(items, instrument)
    if columns is not None:
        options["columns"] = dict(columns) if isinstance(columns, Mapping) else columns
    if norms is not None:
        options["norms"] = norms_text(norms)
    single = isinstance(data, Mapping) and bool(data) and all(_is_scalar(value) for value in data.values())
    asked = (labels, na, not_applicable, norms, norm_group, error)
    if single and not true_score and all(value is None or (type(value) is tuple and not value) for value in asked):
        done = _score_mapping(data, instrument, options, keep, perspective)
        if done is not None:
            return done
    frame = frame_of(data, array_items(instrument, include_private) if isinstance(data, np.ndarray) else ())
    result = _score_frame(frame, instrument, options, keep, perspective, Reading(na, not_applicable, labels))
    if not single:
        return result
    return {name: column.tolist()[0] if isinstance(column, np.ndarray) else column for name, column in result.items()}


def _is_scalar(value: Any) -> bool:
    return isinstance(value, (int, float, str, np.generic)) or (is_missing(value) and not isinstance(value, np.ndarray))


def _score_mapping(
    data: Mapping[str, Any], instrument: Instrument, options: dict[str, Any], keep: str, perspective: str | None
) -> dict[str, Any] | None:
    """Score one respondent without a frame; None if that is not possible."""
    if any(metric != "pomp" and metric != "raw" for metric in options["metrics"]):
        return None
    if perspective is None and "perspective" in data:
        perspective = "perspective"
    if perspective is not None and perspective in data:
        perspective = data[perspective]
    scores: dict[str, Any] | None = instrument.scorer({**options, "perspective": perspective}).score_one(dict(data))
    if scores is None or keep == "scores":
        return scores
    if any(name in data for name in scores):
        return None
    kept = data if keep == "all" else None
    return None if kept is None or instrument._clinician_items else {**kept, **scores}


def perspective_codes(
    frame: Frame, instrument: Instrument, perspective: str | None, columns: Mapping[str, str] | None
) -> np.ndarray | None:
    """Return each row's perspective as a number, or None if it is not given."""
    name = perspective if perspective in frame.names else (columns or {}).get("perspective", "perspective")
    if perspective is not None and perspective not in frame.names:
        if perspective not in instrument.perspectives:
            instrument.scorer({"perspective": perspective})  # raises an error with the known perspectives
        return np.full(frame.rows, _core.perspectives[perspective], dtype=np.int8)
    if name not in frame.names:
        return None
    known = {word: _core.perspectives[word] for word in instrument.perspectives}
    texts = frame.texts(frame.names.index(name))
    try:
        return np.array([known[text] for text in texts], dtype=np.int8)
    except KeyError:
        row = next(row for row, text in enumerate(texts) if text not in known)
        raise data_value(
            f"the data frame: {frame.label(row)}, column '{name}': found '{texts[row]}', expected a perspective of "
            f"'{instrument.id}': {', '.join(known)}"
        ) from None


def data_value(message: str) -> DataError:
    error = DataError(message)
    error.code = "data_value"
    return error


def _score_frame(
    frame: Frame, instrument: Instrument, options: dict[str, Any], keep: str, perspective: str | None, reading: Reading
) -> Any:
    scorer = instrument.scorer(options)
    places = scorer.columns(frame.names, keep == "scores")
    codes = perspective_codes(frame, instrument, perspective, options.get("columns"))
    columns = reading.take(frame, places["items"])
    roles = [] if places["role"] is None else frame.texts(_place(frame, options, "partner"))
    groups = [] if places["group"] is None else frame.texts(_place(frame, options, "group"))
    scores = scorer.score(columns, codes, roles, groups, frame.label, frame.has_nulls)
    return frame.wrap(frame.with_scores([] if keep == "scores" else places["passed"], scores))


def _place(frame: Frame, options: Mapping[str, Any], role: str) -> int:
    return frame.names.index((options.get("columns") or {}).get(role, role))


def score_batches(
    batches: Iterable[Any], instrument: Instrument | str, **options: Any
) -> Iterator[Any]:
    """Score several frames, such as parts of a table that does not fit in memory.

    Parameters
    ----------
    batches : iterable of frames
        pyarrow record batches, chunks of ``pandas.read_csv``, and so on.
    instrument : Instrument or str
    **options
        As in `score`.

    Yields
    ------
    A scored frame for each; a record batch for a record batch (more than one if the text of its flags exceeds the
    limit of a batch, 2 GiB).

    Examples
    --------
    >>> import intimetry as im
    >>> part = {f"q{i}": [3, 4] for i in range(1, 8)}
    >>> [scores["satisfaction"].round(2).tolist() for scores in im.score_batches([part, part], "ras", keep="scores")]
    [[3.0, 3.43], [3.0, 3.43]]

    In R: a loop with ``psych::scoreItems`` over the chunks of ``readr::read_csv_chunked``.
    """
    if not isinstance(batches, (list, tuple)) and (isinstance(batches, Mapping) or hasattr(batches, "columns")):
        raise TypeError("batches: expected frames one after the other, found a frame; im.score() scores one")
    require_known(score, options)
    return _score_each(batches, instrument_of(instrument), options)


def _score_each(batches: Iterable[Any], instrument: Instrument, options: dict[str, Any]) -> Iterator[Any]:
    for batch in batches:
        result = score(batch, instrument, **options)
        if type(batch).__name__ == "RecordBatch" and type(batch).__module__.startswith("pyarrow"):
            yield from result.combine_chunks().to_batches() if result.num_rows else [_empty_batch(result)]
        else:
            yield result


def _empty_batch(table: Any) -> Any:
    import pyarrow as pa

    return pa.RecordBatch.from_arrays([pa.array([], type=field.type) for field in table.schema], schema=table.schema)
