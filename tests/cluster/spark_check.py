"""im.spark on a real cluster of two worker processes: the same scores and alpha as on one machine.

Run by `.ci/run spark`, with the package installed.
"""

import os
import sys

import numpy as np
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import intimetry as im


def main():
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false").config("spark.executorEnv.PYTHONPATH", os.environ.get("PYTHONPATH", ""))
        .config("spark.pyspark.python", sys.executable).config("spark.sql.execution.arrow.maxRecordsPerBatch", "700")
        .getOrCreate()
    )  # fmt: skip
    rng = np.random.default_rng(4)
    known = im.load("five-dimensions")
    sets = {one["id"]: one for one in known.to_dict()["response_sets"]}
    answers = pd.DataFrame({"id": np.arange(20_000)})
    for item in known.to_dict()["items"]:
        options = sets[item["response_set"]]
        answers[item["id"]] = pd.array(rng.integers(options["min"], options["max"] + 1, len(answers)), dtype="Int64")
    answers = answers.mask(rng.random(answers.shape) < 0.03).assign(id=np.arange(20_000))
    frame = spark.createDataFrame(answers.astype(object).where(answers.notna(), None), ", ".join(f"{c} bigint" for c in answers))
    frame = frame.repartition(8)

    hosts = frame.select(F.spark_partition_id().alias("part")).distinct().count()
    assert hosts == 8, hosts
    workers = frame.mapInArrow(_process, "pid bigint").distinct().count()
    assert workers >= 2, f"{workers} processes scored"

    scored = im.spark.score(frame, known, keep="others").toPandas().sort_values("id").reset_index(drop=True)
    alone = im.score(answers, known, keep="others")
    for name in alone.columns:
        pd.testing.assert_series_equal(scored[name], alone[name], check_dtype=False, rtol=0, atol=0)

    on_cluster = im.spark.reliability(frame, known).to_dict()["groups"][0]["scales"]
    on_one = im.reliability(answers, known, bootstrap=0).to_dict()["groups"][0]["scales"]
    assert on_cluster == on_one
    print(f"{len(scored)} rows scored by {workers} processes as by one machine; alpha {on_cluster[0]['alpha']}")
    spark.stop()


def _process(batches):
    import os

    import pyarrow as pa

    for batch in batches:
        if batch.num_rows:
            yield pa.RecordBatch.from_arrays([pa.array([os.getpid()], pa.int64())], names=["pid"])


main()
