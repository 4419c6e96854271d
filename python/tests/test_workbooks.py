"""The published workbooks, read here by other means, against the oracle: days, sums, claims, revisions.

These need the folder of the data, which CROSSINGS_DATA names.
"""
import bisect
import csv
import datetime
import json
import pathlib
import random
import types
import xml.etree.ElementTree as xml
import zipfile
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import crossings
import oracle
import strategies
from oracle import Data
from strategies import compared, examples
from test_oracle_claims import check_value, plain

pytestmark = pytest.mark.needs_data
CLAIMS = pathlib.Path(__file__).resolve().parents[2] / "tests/data/claims.json"
TABLE, OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def cell_of(cell):
    kind = cell.get(OFFICE + "value-type")
    if kind == "date":
        return datetime.date.fromisoformat(cell.get(OFFICE + "date-value")[:10])
    if kind == "float":
        number = Fraction(cell.get(OFFICE + "value"))
        assert number.denominator == 1
        return int(number)
    text = "".join(cell.itertext()).strip()
    return None if text == "-" else text


def sheet(workbook, name):
    """The rows of a sheet below its headings, with nothing but the standard library."""
    content = xml.fromstring(zipfile.ZipFile(workbook).read("content.xml"))
    (table,) = (one for one in content.iter(TABLE + "table") if one.get(TABLE + "name") == name)
    for row in table.iter(TABLE + "table-row"):
        cells = []
        for cell in row.findall(TABLE + "table-cell"):
            repeated = min(10, int(cell.get(TABLE + "number-columns-repeated", 1)))
            cells += [cell_of(cell)] * repeated
        if isinstance(cells[0], datetime.date):
            assert row.get(TABLE + "number-rows-repeated", "1") == "1"
            yield cells


def read(workbook):
    days = {day: tuple(numbers) for day, *numbers in (row[:4] for row in sheet(workbook, "SB_01"))}
    weeks = {row[0]: tuple(row[1:6]) for row in sheet(workbook, "SB_02")}
    prevented = {sunday: row[3:] for sunday, row in weeks.items() if row[3] is not None}
    return Data(days, prevented), weeks


@pytest.fixture(scope="module")
def workbooks(data):
    """The path of each workbook, its register, and what is in it; the oldest first."""
    paths = sorted((data / "home-office").glob("*.ods"))
    return [(path, crossings.Register.from_ods(path), *read(path)) for path in paths]


@pytest.fixture(scope="module")
def newest(workbooks):
    return workbooks[-1][1:3]


def test_there_are_workbooks(workbooks):
    assert len(workbooks) >= 6
    assert all(len(data.days) > 2800 for _, _, data, _ in workbooks)


def test_every_day_and_week(workbooks):
    for path, register, data, weeks in workbooks:
        view = register.view()
        assert {one.date: tuple(one)[1:] for one in view} == data.days, path.name
        found = {one.ending: (one.people, one.boats, one.uncontrolled, *(one.preventions or (None, None))) for one in view.weeks()}
        assert found == weeks, path.name
        compared["days"] += len(data.days)
        compared["weeks"] += len(weeks)


def test_sums_and_means(workbooks):
    @examples(400)
    @given(st.integers(0, len(workbooks) - 1), strategies.seeds())
    def each(place, seed):
        _, register, data, _ = workbooks[place]
        first, last = strategies.closed(random.Random(seed), min(data.days), data.last())
        view = register.view()
        compared["sums"] += 1
        if not data.known("people", first, last):
            with pytest.raises(crossings.Missing):
                view.total(first, last)
            return
        people, boats = data.by_days("people", first, last), data.by_days("boats", first, last)
        uncontrolled = data.known("uncontrolled-landings", first, last)
        total = view.total(first, last)
        assert (total.people, total.boats) == (people, boats)
        assert total.uncontrolled == (data.by_days("uncontrolled-landings", first, last) if uncontrolled else None)
        assert view.people_per_day(first, last) == Fraction(people, (last - first).days + 1)
        if boats:
            assert view.people_per_boat(first, last) == Fraction(people, boats)
        compared["means"] += 2

    each()


def test_values_of_measures(workbooks, newest):
    register, data = newest
    first, last = min(data.days), data.last()

    @examples(300)
    @given(strategies.seeds())
    def each(seed):
        r = random.Random(seed)
        measure = strategies.measure(r, first, last)
        as_of = r.choice((last, strategies.day_near(r, first, last)))
        # Milestones are told by the days; where final totals are below them, a sum can fall.
        spliced = r.random() < 0.3 and not measure["kind"].startswith("milestone")
        check_value(measure, register, data, as_of, r.choice(oracle.CONVENTIONS), spliced)

    each()


def test_verdicts(newest):
    register, data = newest
    published = register.publications()[0].published.date
    case = types.SimpleNamespace(first=min(data.days), last=data.last(), newest=lambda: data)
    seen = set()

    @examples(200)
    @given(strategies.seeds(), st.sampled_from(oracle.READINGS))
    def each(seed, reading):
        kinds = [kind for kind in strategies.KINDS if not kind.startswith("milestone")]
        claim = strategies.claim(seed, case, "one", kinds)
        if claim is None:
            return
        wanted, house, ways = oracle.judge(claim, [(published, data)], reading)
        found = crossings.Claim.from_dict(claim).judge(register, reading=reading, fuel=1)
        assert found.verdict == wanted, (claim, house, ways[:2])
        assert (None if found.value is None else plain(found.value)) == house
        seen.add(wanted)
        compared[f"verdicts: {wanted}"] += 1

    each()
    assert seen == {"supported", "depends", "contradicted", "undetermined"}


def test_the_published_claims(newest):
    """186 claims that were really printed: the library, the oracle and the researchers' table say the same."""
    register, data = newest
    document = json.loads(CLAIMS.read_text(encoding="utf-8"))
    claims = crossings.Claims.from_json(CLAIMS)
    quick = claims.verdicts(register)
    judged = crossings.judge(claims, register, fuel=1)
    published = register.publications()[0].published.date
    assert len(document["claims"]) == len(quick) == len(judged) == 186
    for claim, verdict, judgement in zip(document["claims"], quick, judged, strict=True):
        wanted, house, ways = oracle.judge(claim, [(published, data)])
        assert claim["expect"]["verdict"] == wanted == verdict == judgement.verdict, (claim["id"], house, ways[:2])
        if claim["measure"]["kind"] != "money" and judgement.value is not None:
            assert plain(judgement.value) == house, claim["id"]
        compared[f"verdicts: {wanted}"] += 1


def test_all_workbooks_as_one_series(workbooks):
    """Six publications one after another: each day as it stood on a date."""
    register = crossings.Register.read(*(path for path, *_ in workbooks))
    published = [one.published.date for one in register.publications()]
    assert published == sorted(published) and len(published) == len(workbooks)
    days = {}
    for moment, (_, _, data, _) in zip(published, workbooks, strict=True):
        days |= data.days
        assert {one.date: tuple(one)[1:] for one in register.as_of(moment)} == days
        compared["vintages"] += 1


def test_revisions_from_one_workbook_to_the_next(workbooks):
    for (_, old_register, old, _), (_, new_register, new, _) in zip(workbooks, workbooks[1:], strict=False):
        (found,) = old_register.revisions(new_register)
        changed = {day for day in old.days.keys() & new.days.keys() if old.days[day] != new.days[day]}
        assert {one.date for one in found.days} == changed
        assert found.added == sorted(new.days.keys() - old.days.keys())
        people = [new.days[day][0] - old.days[day][0] for day in changed]
        assert (found.net_people, found.gross_people) == (sum(people), sum(map(abs, people)))
        compared["revisions"] += 1


def test_summaries_by_year_and_by_office(newest):
    register, data = newest
    first, last = min(data.days), data.last()
    years = [(str(year), max(first, datetime.date(year, 1, 1)), min(last, datetime.date(year, 12, 31)))
             for year in range(first.year, last.year + 1)]
    offices = [oracle.resolve({"policy": name}, last) for name in oracle.OFFICES]
    for by, rows in (("year", years), ("office", [("", max(first, one), min(last, other)) for one, other in offices])):
        found = [row for row in register.summary(by=by) if row.timeline in (None, "Prime Minister")]
        assert len(found) == len(rows)
        for row, (label, start, end) in zip(found, rows, strict=True):
            people, boats = data.by_days("people", start, end), data.by_days("boats", start, end)
            assert (row.period.first, row.period.last, row.people, row.boats) == (start, end, people, boats)
            assert row.people_per_boat == Fraction(people, boats)
            assert label in ("", row.label)
            compared["rows of summaries"] += 1


def test_windows_for_which_a_figure_holds(newest):
    register, data = newest
    days = sorted(data.days)
    people = [0]
    for day in days:
        people.append(people[-1] + data.days[day][0])
    for text, reading in (("74 a day", "pragmatic"), ("around 128 a day", "strict"), ("almost 60 a day", "literal")):
        interval = oracle.figure(text, "mean")[reading]
        for place in range(0, len(days), 97):
            holding = [end for end in range(place + 1, len(days) + 1)
                       if Fraction(people[end] - people[place], end - place) in interval]
            found = crossings.windows(text, register, reading=reading, starting=days[place], limit=10_000)
            listed = [day for run in found for day in oracle.days_between(run.earliest_last, run.latest_last)]
            assert listed == [days[end - 1] for end in holding]
            assert (found.count, found.all) == (len(holding), len(days) - place)
            compared["windows"] += len(days) - place


def test_every_stored_vintage(data):
    """3,248 values of days as first published and each time they changed: the series as of any date."""
    with open(data / "vintages.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    register = crossings.Register.from_csv(data / "vintages.csv")
    published = [row["published"][:10] for row in rows]
    assert published == sorted(published)

    @examples(60)
    @given(st.dates(datetime.date.fromisoformat(published[0]), datetime.date.fromisoformat(published[-1])))
    def each(moment):
        known = rows[: bisect.bisect_right(published, str(moment))]
        wanted = {
            datetime.date.fromisoformat(row["date"]): (
                int(row["people"]), int(row["boats"]), None if row["uncontrolled"] in ("", "-") else int(row["uncontrolled"]))
            for row in known}
        assert {one.date: tuple(one)[1:] for one in register.as_of(moment)} == wanted
        compared["vintages"] += 1

    each()

