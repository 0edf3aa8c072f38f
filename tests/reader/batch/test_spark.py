"""The reader on Spark writes what it writes without: the same bytes, gone on with after a stop."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from tests.reader.batch.test_writing import ROWS, corpus_in

from comity.reader.batch import pieces as piecing
from comity.reader.batch import spark
from comity.reader.batch.writing import write_many
from comity.reader.errors import EngineMissing

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("default")]


def test_spark_writes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spark.check_installed()  # an error that says whether pyspark or Java is missing
    monkeypatch.setattr(piecing, "SHARED_BYTES_MIN", 0)  # the archive is shared between tasks
    monkeypatch.setattr(spark, "STAGE_FILES", 2)
    corpus = corpus_in(tmp_path / "corpus", texts=60)
    (corpus / "empty.warc").write_bytes(b"WARC/1.0\r\nbroken")
    expected, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    *_, written = write_many([corpus], expected, ROWS)
    list(islice(write_many([corpus], out, ROWS), 9))
    *_, on_spark = write_many([corpus], out, ROWS, jobs=2, engine=spark.on_spark)
    assert out.read_bytes() == expected.read_bytes()
    assert on_spark == written
    assert on_spark.texts == 61


def test_a_missing_java_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(EngineMissing, match="Java 17"):
        spark.check_installed()
