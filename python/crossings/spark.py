"""Tallies of data frames of Apache Spark: `pip install crossings[spark]`.

`tally` here is `crossings.tally` where the rows are. Each partition makes a partial tally of its rows, and the
driver merges these in the order of the partitions. What runs where, and what is tried again, is for Spark to say:
a partial tally is the result of its task, so that a task which dies and runs again counts once.
"""

from __future__ import annotations

import pickle
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from crossings._library import version
from crossings.names import Coverage
from crossings.panel import PartialTally

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Table
    from pyspark.sql import DataFrame

    from crossings.panel import AnyPeriod
    from crossings.tallied import Tally

__all__ = ["tally"]


def tally(
    df: DataFrame,
    *,
    findings: int = 1000,
    coverage: Coverage | str = Coverage.DENSE,
    periods: Iterable[AnyPeriod] = (),
    sort: bool = False,
) -> Tally:
    """Checks the columns of a data frame: `date`, `people`, `boats`, and `uncontrolled` and `series` where there are such.

    The rows have to ascend by series and date, within each partition and from one partition to the next, as they do
    after `df.orderBy("series", "date")`. Rows that do not are findings.

    - `findings`, `coverage`, `periods`: as in `crossings.tally`. Rows are counted from 0 over all partitions.
    - `sort`: sorts first, for rows in any order. Of two rows with one key the one with fewer people comes first.
      Files need this unless there is one only: Spark does not read several in the order of their names.

    Raises `InvalidInput` before anything runs where a column is missing, unknown or of another type: a timestamp is
    one of another type, and `cast("date")` makes a date of it. Raises `ImportError` where Spark runs its tasks
    without this package, or with another version of it.
    """
    options: dict[str, Any] = {"findings": findings, "coverage": coverage, "periods": list(periods)}
    whole = PartialTally(**options)
    whole.observe(_empty(df), name="data frame")
    if sort:
        df = _sorted(df)
    for result in sorted(df.mapInArrow(_work(options), _RESULT).collect(), key=lambda result: int(result["partition"])):
        if result["failed"] is not None:
            raise ImportError(result["failed"], name="crossings")
        whole.merge(PartialTally.from_bytes(bytes(result["part"])))
    return whole.finish()


#: What a partition gives: one row.
_RESULT = "partition int, part binary, failed string"


def _work(options: dict[str, Any], wanted: str = version()) -> Callable[[Iterable[RecordBatch]], Iterator[RecordBatch]]:
    """What is done with each partition, with the options of a `PartialTally`.

    It is sent to other machines. It names nothing of this package, so that it can say where that is missing.
    """
    sent = pickle.dumps(options)

    def work(batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
        import pyarrow
        from pyspark import TaskContext

        def result(part: bytes | None, failed: str | None = None) -> RecordBatch:
            context = TaskContext.get()
            number = pyarrow.array([0 if context is None else context.partitionId()], pyarrow.int32())
            columns = [number, pyarrow.array([part], pyarrow.binary()), pyarrow.array([failed], pyarrow.string())]
            return pyarrow.record_batch(columns, names=["partition", "part", "failed"])

        where = f"{sys.executable} on {platform.node()}, with which Spark runs its tasks"
        try:
            import crossings
        except ImportError as error:
            yield result(None, f"{where}, cannot import crossings {wanted}: {error}")
            return
        if crossings.__version__ != wanted:
            yield result(None, f"{where}, has crossings {crossings.__version__}; wanted {wanted}, as the driver has")
            return
        part = crossings.PartialTally(**pickle.loads(sent))
        given = iter(batches)
        first = next(given, None)
        if first is not None:
            part.observe(pyarrow.RecordBatchReader.from_batches(first.schema, chain([first], given)))
        yield result(part.to_bytes())

    return work


#: What Arrow calls the types of Spark that a column of a panel may have.
_TYPES = {
    "byte": "int8",
    "short": "int16",
    "integer": "int32",
    "long": "int64",
    "float": "float32",
    "double": "float64",
    "date": "date32",
    "timestamp_ntz": "timestamp[us]",
    "void": "null",
}


def _empty(df: DataFrame) -> Table:
    """The columns of a data frame without their rows; one of a type that no panel has is a moment or a text."""
    import pyarrow

    def kind(name: str) -> Any:
        if name == "timestamp":
            return pyarrow.timestamp("us", "UTC")
        return pyarrow.type_for_alias(_TYPES.get(name, "string"))

    return pyarrow.schema([(field.name, kind(field.dataType.typeName())) for field in df.schema]).empty_table()


def _sorted(df: DataFrame) -> DataFrame:
    """In ranges of keys, each sorted by all that it has, so that every run gives the rows one order."""
    keys = [name for name in ("series", "date") if name in df.columns]
    rest = [name for name in ("people", "boats", "uncontrolled") if name in df.columns]
    return df.repartitionByRange(*keys).sortWithinPartitions(*keys, *rest)
