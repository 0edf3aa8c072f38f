"""A batch read on Spark: the same reader, the same lines, in the same order.

Files are read stage by stage, so that a run that was killed goes on after the last stage that was
written. Within one, each archive is shared between tasks as between processes; what comes of a
stage waits on disk, is put in order and is handed on.

``COMITY_SPARK_MASTER`` names a cluster; its machines must have Comity and see the files under the
same paths. Without it Spark runs on this machine alone and listens to nobody else.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from typing import Any, TypeVar

from comity.reader.batch.pieces import Outcome, Piece
from comity.reader.batch.pool import Step, found_empty
from comity.reader.batch.process import outcomes
from comity.reader.claims import Text
from comity.reader.errors import EngineFailed, EngineMissing
from comity.reader.forms.document import Limits

T = TypeVar("T")
MASTER = "COMITY_SPARK_MASTER"
STAGE_FILES = 20_000
"""Files of one stage; what comes of them waits on disk, some 100 MB."""
TASKS_PER_JOB = 8
"""So many tasks for each job, so that a slow file keeps few others waiting."""


def on_spark(
    pieces: Iterator[Piece], each: Callable[[Text], T], jobs: int, limits: Limits
) -> Iterator[Step[T]]:
    """Steps of all files in their order, as Spark reads them.

    Raises:
        EngineMissing: pyspark or Java is not installed.
        EngineFailed: Spark gave a stage up.
    """
    check_installed()
    from py4j.protocol import Py4JError  # here: few have it installed
    from pyspark.errors import PySparkException

    context = _context(jobs)
    try:
        while stage := list(islice(pieces, STAGE_FILES)):
            yield from _in_order(stage, _stage(context, stage, each, jobs, limits), jobs)
    except (Py4JError, PySparkException) as error:
        said = str(error).strip().partition("\n")[0]
        raise EngineFailed(f"found that Spark gave up ({said})") from error
    finally:
        context.stop()


def check_installed() -> None:
    """pyspark and Java are here.

    Raises:
        EngineMissing: one of them is not.
    """
    if find_spec("pyspark") is None:
        raise EngineMissing(
            "found no pyspark, which --engine spark runs on. Install it with `make spark`, or"
            " with `pip install pyspark`; --jobs N reads on this machine without it."
        )
    home = os.environ.get("JAVA_HOME", "")
    if not (shutil.which("java") or (home and shutil.which("java", path=f"{home}/bin"))):
        raise EngineMissing(
            "found no Java, which Spark runs on. Install Java 17 or newer (Debian and Ubuntu:"
            " apt install openjdk-17-jre-headless), or name its folder in JAVA_HOME."
        )


def _context(jobs: int) -> Any:
    from pyspark import SparkConf, SparkContext  # here, as above

    os.environ["PYSPARK_PYTHON"] = sys.executable
    master = os.environ.get(MASTER, "")
    conf = SparkConf().setAppName("comity").setMaster(master or f"local[{jobs}]")
    conf.set("spark.ui.enabled", "false").set("spark.log.level", "ERROR")
    conf.set("spark.ui.showConsoleProgress", "false")
    if not master:
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1")
    return SparkContext(conf=conf)


def _stage(
    context: Any, stage: list[Piece], each: Callable[[Text], T], jobs: int, limits: Limits
) -> Iterator[tuple[int, Outcome[T]]]:
    """(number of the file in the stage, outcome), in order."""
    from pyspark import StorageLevel  # here, as above

    work = [(n, share) for n, piece in enumerate(stage) for share in piece.shares(jobs)]
    slices = min(len(work), jobs * TASKS_PER_JOB)

    def read(share: tuple[int, Piece]) -> Iterable[tuple[int, Outcome[T]]]:
        return ((share[0], outcome) for outcome in outcomes(share[1], each, limits))

    # Kept, since Spark looks at what it is to sort once before it does.
    read_once = context.parallelize(work, slices).flatMap(read).persist(StorageLevel.DISK_ONLY)
    try:
        ordered = read_once.sortBy(lambda row: (row[0], row[1].index), numPartitions=slices)
        yield from ordered.toLocalIterator(prefetchPartitions=True)
    finally:
        read_once.unpersist()


def _in_order(
    stage: list[Piece], rows: Iterator[tuple[int, Outcome[T]]], jobs: int
) -> Iterator[Step[T]]:
    """The rows of a stage as steps, with the end of each file."""
    at, is_empty = 0, True
    for number, outcome in rows:
        while at < number:
            yield from _ended(stage[at], is_empty, jobs)
            at, is_empty = at + 1, True
        is_empty = False
        yield stage[at], outcome
    for piece in stage[at:]:
        yield from _ended(piece, is_empty, jobs)
        is_empty = True


def _ended(piece: Piece, is_empty: bool, jobs: int) -> Iterator[Step[Any]]:
    if is_empty and len(piece.shares(jobs)) > 1:
        yield piece, found_empty(piece)
    yield piece, None
