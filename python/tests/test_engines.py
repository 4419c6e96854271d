"""DuckDB and polars hand a panel on as they read it: what is found is what is found in the whole of it at once."""
import duckdb
import polars
import pyarrow.parquet
import pytest

import crossings
import panels

ROWS, FAULTS = 300_000, 120


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    """A file of several row groups, and what was planted in it."""
    table, planted = panels.made(ROWS, FAULTS)
    path = tmp_path_factory.mktemp("panel") / "panel.parquet"
    pyarrow.parquet.write_table(table, path, row_group_size=17_011)
    return str(path), table, planted


@pytest.fixture(scope="module")
def once(panel):
    """The tally of the table in memory, in one pass."""
    found = crossings.tally(panel[1], periods=panels.PERIODS)
    assert [(one.rule, one.row) for one in found] == panel[2]
    return panels.everything(found)


def by_duckdb(path):
    return duckdb.sql(f"from '{path}'")


def by_duckdb_in_batches(path):
    return duckdb.sql(f"from '{path}'").to_arrow_reader(10_000)


def by_duckdb_sorted(path):
    shuffled = duckdb.sql(f"from '{path}' order by hash(date, series)")  # noqa: F841 — the next query reads it
    return duckdb.sql("from shuffled order by series, date, people, boats")


def by_polars(path):
    return polars.scan_parquet(path).collect_batches()


def by_polars_in_batches(path):
    return polars.scan_parquet(path).collect_batches(chunk_size=10_000)


def by_polars_in_other_types(path):
    columns = polars.col("people", "boats", "series").cast(polars.Int64), polars.col("uncontrolled").cast(polars.Int16)
    return polars.scan_parquet(path).with_columns(*columns).collect_batches()


WAYS = {function.__name__: function for function in (
    by_duckdb, by_duckdb_in_batches, by_polars, by_polars_in_batches, by_polars_in_other_types)}


@pytest.mark.parametrize("way", WAYS)
def test_a_stream_gives_the_result_of_one_pass(way, panel, once):
    assert panels.everything(crossings.tally(WAYS[way](panel[0]), periods=panels.PERIODS)) == once


def test_rows_that_the_engine_sorts(panel):
    """The rows of one key change places where their figures say so; everything else stays."""
    whole = polars.DataFrame(panel[1]).sort("series", "date", "people", "boats", nulls_last=True)
    ours = crossings.tally(by_duckdb_sorted(panel[0]), periods=panels.PERIODS)
    assert panels.everything(ours) == panels.everything(crossings.tally(whole, periods=panels.PERIODS))
    assert {one.rule for one in ours} == {rule for rule, _ in panel[2]}


@pytest.mark.parametrize("ways", [("by_duckdb", "by_polars"), ("by_polars_in_batches", "by_duckdb_in_batches")])
def test_parts_of_several_engines_are_merged(ways, panel, once):
    """A part of the rows each, tallied by itself, sent as bytes and merged in the order of the rows."""
    cuts, whole = [0, 1, 100_003, 100_004, 250_000, ROWS], crossings.PartialTally(periods=panels.PERIODS)
    for number, (start, end) in enumerate(zip(cuts[:-1], cuts[1:], strict=True)):
        part = crossings.PartialTally(periods=panels.PERIODS)
        if ways[number % 2].startswith("by_duckdb"):
            part.observe(duckdb.sql(f"from '{panel[0]}' limit {end - start} offset {start}"))
        else:
            part.observe(polars.scan_parquet(panel[0]).slice(start, end - start).collect_batches())
        whole.merge(crossings.PartialTally.from_bytes(part.to_bytes()))
    assert panels.everything(whole.finish()) == once


def test_batches_one_by_one(panel, once):
    part = crossings.PartialTally(periods=panels.PERIODS)
    for batch in polars.scan_parquet(panel[0]).collect_batches(chunk_size=50_000):
        part.observe(batch)
    assert panels.everything(part.finish()) == once


def test_a_column_too_many_is_refused_by_name(panel):
    with pytest.raises(crossings.InvalidInput, match="`day`"):
        crossings.tally(duckdb.sql(f"select date as day, * from '{panel[0]}'"))
    with pytest.raises(crossings.InvalidInput, match="`day`"):
        crossings.tally(polars.scan_parquet(panel[0]).with_columns(day=polars.col("date")).collect_batches())


def test_an_engine_that_fails_in_between_gives_no_tally(panel):
    """A value that cannot be read in the middle of the stream: an error, and not a tally of what came before."""
    query = f"select date, people, case when file_row_number = 200000 then error('broken off') else boats end as boats from read_parquet('{panel[0]}', file_row_number=true)"
    with pytest.raises(Exception, match="broken off"):
        crossings.tally(duckdb.sql(query))

    def fails(frame):
        if frame["series"].max() > 200:
            raise ValueError("broken off")
        return frame

    with pytest.raises(Exception, match="broken off"):
        crossings.tally(polars.scan_parquet(panel[0]).map_batches(fails, streamable=True).collect_batches())
