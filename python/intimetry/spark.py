"""Scoring and reliability on a Spark cluster (the extra ``spark``): every worker runs the library."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from . import _core
from ._frames import frame_of
from ._reading import Reading
from ._instruments import Instrument, instrument_of
from ._results import Reliability
from ._scoring import score as score_frame
from ._scoring import score_batches


def score(frame: Any, instrument: Instrument | str, **options: Any) -> Any:
    """Score the partitions of a Spark data frame on their workers.

    Parameters
    ----------
    frame : pyspark.sql.DataFrame
    instrument : Instrument or str
    **options
        As in `intimetry.score`. Row numbers in errors are within a partition.

    Returns
    -------
    pyspark.sql.DataFrame
        With the columns of scores, as in `intimetry.score`.

    Examples
    --------
    >>> im.spark.score(spark.table("answers"), "csi-16")  # doctest: +SKIP

    In R: ``sparklyr::spark_apply`` with ``psych::scoreItems``.
    """
    known = instrument_of(instrument)
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    empty = to_arrow_schema(frame.schema).empty_table()
    schema = from_arrow_schema(score_frame(empty, known, **options).schema)

    def part(batches: Iterable[Any]) -> Iterator[Any]:
        yield from score_batches(batches, known, **options)

    return frame.mapInArrow(part, schema)


def reliability(frame: Any, instrument: Instrument | str, *, level: float = 0.95, **options: Any) -> Reliability:
    """Return the reliability of scales on a cluster: moments are computed on the workers, then merged.

    Parameters
    ----------
    frame : pyspark.sql.DataFrame
    instrument : Instrument or str
    level : float
    **options
        ``scales``, ``include_private``, ``items``, ``item_prefix``, ``cases``. All rows are one sample.

    Returns
    -------
    Reliability
        The coefficients are bit-identical to those of a single machine; there is no bootstrap.

    Examples
    --------
    >>> im.spark.reliability(spark.table("answers"), "csi-16")  # doctest: +SKIP

    In R: ``psych::alpha`` of a covariance matrix from ``sparklyr::ml_corr``.
    """
    import pyarrow as pa

    known = instrument_of(instrument)

    def part(batches: Iterable[Any]) -> Iterator[Any]:
        moments = gather(batches, known, options)
        yield pa.RecordBatch.from_arrays([pa.array([moments.state()], type=pa.binary())], names=["moments"])

    parts = frame.mapInArrow(part, "moments binary").collect()
    whole = _core.Moments(known._instrument, options)
    for row in parts:
        whole.merge_state(bytes(row["moments"]))
    found = json.loads(whole.reliability({**options, "level": level}))
    return Reliability(found, "pandas", known.methods())


def gather(batches: Iterable[Any], instrument: Instrument, options: dict[str, Any]) -> _core.Moments:
    """Return the moments for the reliability of these answers."""
    moments = _core.Moments(instrument._instrument, options)
    scorer = instrument.scorer(options)
    for batch in batches:
        part = frame_of(batch)
        columns = Reading().take(part, scorer.columns(part.names, True)["items"])
        scorer.check(columns, part.label)
        moments.add(columns)
    return moments
