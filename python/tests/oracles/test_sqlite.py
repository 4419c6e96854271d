"""The rules and the sums of registers, by SQLite with a schema of its own.

Of each register all broken rules are compared, errors and warnings, and the sums of windows of those that are made.
2,000 registers, or CROSSINGS_CASES many. S001 to S005 are left to PostgreSQL: sqlite.sql says why.
"""
import pathlib
import sqlite3
import time
from fractions import Fraction

import pytest

from oracles import comparison
from oracles.comparison import Said

SCHEMA = pathlib.Path(__file__).with_name("sqlite.sql")
RULES = {f"{letter}{number:03}" for letter, last in (("B", 6), ("C", 19), ("D", 2), ("F", 11), ("P", 7))
         for number in range(1, last + 1)}


def rows_of(number, document):
    """The rows of a register, by table."""
    for s, series in enumerate(document["series"]):
        yield "series", (number, s, series["basis"])
        for p, one in enumerate(series["publications"]):
            place = number, s, p
            yield "publications", (*place, one["published"], one.get("status", "provisional"),
                                   one.get("coverage", "dense"), one.get("dating", "stated"))
            for n, day in enumerate(one["days"]):
                yield "days", (*place, n, day["date"], day["people"], day["boats"], day["uncontrolled"])
            for n, week in enumerate(one.get("weeks", [])):
                yield "weeks", (*place, n, week["ending"], week["people"], week["boats"], week["uncontrolled"],
                                week.get("prevented_people"), week.get("prevented_events"))
            for n, total in enumerate(one.get("totals", [])):
                yield "totals", (*place, n, total["from"], total["to"], total["people"], total.get("boats"))
    for boat in document["boats"]:
        yield "boats", (number, boat["id"], boat["date"], boat["people"], boat["landing"])
    for one in document["complete_boat_lists"]:
        yield "complete_boat_lists", (number, one["date"])
    for one in document["deaths"]:
        yield "deaths", (number, one["id"], one["from"], one["to"], one["as_of"])
    for a, one in enumerate(document["agreements"]):
        place = number, a
        yield "agreements", (*place, one["id"], one["payer"], one["payee"], one["stage"], one["date"], one.get("from"),
                             one.get("to"), one.get("binding", "exact"))
        if one.get("commitment"):
            yield "amounts", (*place, "commitment", 0, one["commitment"], None, None, None)
        for n, part in enumerate(one["instalments"]):
            yield "amounts", (*place, "instalment", n, part["amount"], part["from"], part["to"], None)
        for n, part in enumerate(one["payments"]):
            yield "amounts", (*place, "payment", n, part["amount"], part["date"], None, None)
        for n, part in enumerate(one["reported"]):
            yield "amounts", (*place, "reported", n, part["amount"], None, None, part["binding"])
        for change in one.get("amendments", []):
            yield "amendments", (*place, change["date"])
    for n, one in enumerate(document["policy_periods"]):
        yield "policy_periods", (number, n, one["id"], one["kind"], one.get("timeline"), one["from"], one["to"],
                                 one.get("agreement"))


def asked_of(case):
    for question, window in enumerate(case.asked):
        yield "asked", (case.number, question, *window)


def database(cases, schema):
    found = sqlite3.connect(":memory:")
    found.executescript(schema)
    tables = {}
    for case in cases:
        for table, row in (*rows_of(case.number, case.document), *asked_of(case)):
            tables.setdefault(table, []).append(row)
    for table, rows in tables.items():
        found.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    found.execute("ANALYZE")
    return found


def rules_of(found):
    rules = {}
    for number, rule in found.execute("SELECT register, rule FROM broken"):
        rules.setdefault(number, set()).add(rule)
    return rules


def differ(cases, rules):
    for case in cases:
        ours, theirs = case.errors | case.warnings, rules.get(case.number, set())
        if not comparison.same_rules(ours, theirs):
            yield f"register {case.number}, given {case.faults}: {sorted(ours)} here and {sorted(theirs)} there"


def figures(found):
    answers = {}
    columns = "register, question, people, boats, uncontrolled, days, most, record"
    for number, question, people, boats, uncontrolled, days, most, record in found.execute(f"SELECT {columns} FROM said"):
        per_boat = Fraction(people, boats) if boats else None
        said = Said(people, boats, uncontrolled, per_boat, Fraction(people, days), Fraction(boats, days))
        answers[number, question] = said, (record, most)
    return answers


@pytest.fixture(scope="module")
def run():
    start = time.perf_counter()
    cases = [comparison.judged(number, with_unreadable=False) for number in range(comparison.how_many())]
    found = database(cases, SCHEMA.read_text(encoding="utf-8"))
    return cases, found, rules_of(found), figures(found), time.perf_counter() - start


def test_the_same_rules_are_broken(run):
    cases, _, rules, _, _ = run
    assert not list(differ(cases, rules))


def test_the_sums_are_the_same(run):
    cases, _, _, answers, _ = run
    taken = [case for case in cases if not case.errors]
    assert not [one for case in taken for one in comparison.sums_differ(case, answers)]
    assert sum(said is not None for case in taken for said in case.said) > len(taken)


def test_every_rule_came_up(run):
    broken = comparison.counts(run[0])
    if len(run[0]) >= 2000:
        assert not {rule for rule in RULES if broken[rule] < 3}
    assert not broken.keys() - RULES


@pytest.mark.parametrize("rule", ["C003", "C009", "F003", "P002"])
def test_a_schema_without_a_rule_is_noticed(run, rule):
    cases, _, rules, _, _ = run
    without = {number: some - {rule} for number, some in rules.items()}
    assert list(differ(cases, without)), f"nothing breaks {rule}"


def test_a_wrong_condition_is_noticed(run):
    """Ends that are included taken for excluded ones, a day too few in a week, one person fewer in a boat."""
    cases, schema = run[0][:2000], SCHEMA.read_text(encoding="utf-8")
    for right, wrong in (("two.first <= one.last", "two.first < one.last"), ("people > 125 * boats", "people > 124 * boats"),
                         ("count(*) = 7 AND", "count(*) = 6 AND"), ("weeks.number - 6 AND", "weeks.number - 5 AND")):
        assert schema.count(right) >= 1
        changed = database(cases, schema.replace(right, wrong))
        assert list(differ(cases, rules_of(changed))), f"{wrong} was not noticed"


def test_evidence(run):
    cases, _, _, answers, seconds = run
    # Nothing is written down of a run that found a difference.
    test_the_same_rules_are_broken(run)
    test_the_sums_are_the_same(run)
    broken = comparison.counts(cases)
    taken = sum(not case.errors for case in cases)
    comparison.write_evidence(
        "oracle_sqlite",
        "SQLite, with a schema written from the rules, finds the same broken rules in registers as the library, and the "
        "same sums, means and records in those that are made.",
        [f"python/tests/oracles/{name}" for name in ("test_sqlite.py", "sqlite.sql", "registers.py", "comparison.py")],
        f"{len(cases):,} registers (seeds 0 to {len(cases) - 1}), {taken:,} without an error, {len(RULES)} rules, each "
        f"broken {min(broken[rule] for rule in RULES)} times or more; {len(answers):,} windows with the same sums; "
        f"8 altered schemas noticed; {seconds:.0f} s; SQLite {sqlite3.sqlite_version}",
        cases)
