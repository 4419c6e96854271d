"""The rules and the sums of registers, by PostgreSQL: constraints that take a register, or refuse it.

2,000 registers, or CROSSINGS_CASES many: each is laid out in tables under the constraints of postgres.sql and is
taken as a whole or not at all. The database takes just those that the library makes. What it refuses, it refuses
for a rule that the library finds broken, and where that is what many rows say together, all such rules are the same.
Needs the server's programs, and no driver. Where they are not there the tests are skipped, and with
CROSSINGS_REQUIRE_EVIDENCE=1 they fail.
"""
import csv
import json
import os
import pathlib
import re
import time

import pytest

from oracles import comparison
from oracles.comparison import Said, reduced
from oracles.server import Server, copied, missing

SCHEMA = pathlib.Path(__file__).with_name("postgres.sql")
#: The rules that bar a register, and those that are only unusual, as the head of the schema lists them.
WARNINGS = {"C015", "C016", "C017", "F008"}
ERRORS = {f"{letter}{number:03}" for letter, last in (("B", 6), ("C", 19), ("D", 2), ("F", 11), ("P", 7), ("S", 5))
          for number in range(1, last + 1)} - WARNINGS


@pytest.fixture(scope="module")
def server():
    why = missing()
    if why and os.environ.get("CROSSINGS_REQUIRE_EVIDENCE") == "1":
        pytest.fail(why)
    if why:
        pytest.skip(f"no PostgreSQL oracle: {why}")
    started = Server()
    yield started
    started.close()


def answers_to(server, cases, without="", offset=0):
    """For each register the constraint that refuses it, or nothing, and of those that are taken what is unusual.

    With `without`, a part of the schema is dropped before, and all is as it was afterwards.
    """
    incoming = copied("incoming", [(case.number + offset, json.dumps(case.document)) for case in cases])
    # One register after another: a query might call a function that writes in an order of the planner's.
    text = server.run(f"""
BEGIN; {without}
CREATE TEMPORARY TABLE incoming (number int PRIMARY KEY, document jsonb);
CREATE TEMPORARY TABLE answers (number int, refused text);
{incoming}
DO $$ DECLARE one record; BEGIN FOR one IN SELECT * FROM incoming ORDER BY number LOOP
    INSERT INTO answers VALUES (one.number, refused(one.number, one.document));
END LOOP; END $$;
COPY (SELECT number - {offset}, refused, ARRAY(SELECT DISTINCT rule FROM unusual WHERE register = number ORDER BY rule)
      FROM answers ORDER BY number) TO STDOUT WITH (FORMAT csv);
{"ROLLBACK" if without else "COMMIT"};
""", "oracle")
    refused, unusual = {}, {}
    for number, by, rules in csv.reader(text.splitlines()):
        refused[int(number)] = by
        unusual[int(number)] = set(filter(None, rules.strip("{}").split(",")))
    return refused, unusual


def rules_of(refused):
    """The rules at the head of a constraint's name, or of the names that the view gives."""
    return {one[:4].upper() for one in refused.split(",")} if refused else set()


def differ(cases, found, unusual):
    for case in cases:
        refused = found[case.number]
        theirs, as_a_whole = rules_of(refused), re.fullmatch(r"[A-Z]\d{3}(,[A-Z]\d{3})*", refused) is not None
        said = f"register {case.number}, given {case.faults}: {sorted(case.errors)} here and `{refused}` there"
        if bool(case.errors) != bool(theirs) or not comparison.comparable(theirs, case.errors) <= case.errors:
            yield said
        elif as_a_whole and not comparison.same_rules(case.errors, theirs):
            yield said
        elif not theirs and case.warnings != unusual[case.number]:
            yield f"{said}, and {sorted(case.warnings)} against {sorted(unusual[case.number])}"


def figures(server, cases):
    taken = [case for case in cases if not case.errors]
    asked = [(case.number, n, *window) for case in taken for n, window in enumerate(case.asked)]
    server.run(copied("asked", asked) + "ANALYZE;", "oracle")
    columns = ("register, question, people, boats, uncontrolled, people_per_boat, people_per_day, boats_per_day, most, "
               "record")
    answers = {}
    for row in server.rows(f"SELECT {columns} FROM said", "oracle"):
        number, question, people, boats, uncontrolled, *means, most, record = row
        said = Said(int(people), int(boats), int(uncontrolled) if uncontrolled else None, *map(reduced, means))
        answers[int(number), int(question)] = said, (record, int(most))
    return answers


@pytest.fixture(scope="module")
def run(server):
    start = time.perf_counter()
    cases = [comparison.judged(number, with_unreadable=True) for number in range(comparison.how_many())]
    server.create("oracle", SCHEMA.read_text(encoding="utf-8"))
    found, unusual = answers_to(server, cases)
    return cases, found, unusual, figures(server, cases), time.perf_counter() - start


def test_the_same_registers_are_taken(run):
    cases, found, unusual, _, _ = run
    assert not list(differ(cases, found, unusual))


def test_the_sums_are_the_same(run):
    cases, _, _, answers, _ = run
    taken = [case for case in cases if not case.errors]
    assert not [one for case in taken for one in comparison.sums_differ(case, answers)]
    assert len(answers) > len(taken)


def test_every_rule_refused_something(run):
    """Each rule that bars a register was named by the database, and each that is unusual came up."""
    cases, found, unusual, _, _ = run
    named = set().union(*map(rules_of, found.values()), *unusual.values())
    assert named <= ERRORS | WARNINGS
    if len(cases) >= 2000:
        assert not (ERRORS | WARNINGS) - named


WITHOUT = {
    "C004": "ALTER TABLE days DROP CONSTRAINT c004_people_with_boats;",
    "F003": "ALTER TABLE instalments DROP CONSTRAINT f003_no_day_of_two;",
    "P006": "ALTER TABLE policy_periods DROP CONSTRAINT p006_an_agreement_that_is_there;",
    "S002": "ALTER DOMAIN counted DROP CONSTRAINT s002_whole_and_not_below_zero;",
    "C009": "ALTER VIEW broken RENAME TO all_broken; CREATE VIEW broken AS SELECT * FROM all_broken WHERE rule <> 'C009';",
    "C016": "ALTER VIEW unusual RENAME TO all_unusual; CREATE VIEW unusual AS SELECT * FROM all_unusual WHERE rule <> 'C016';",
}


@pytest.mark.parametrize("rule", WITHOUT)
def test_a_schema_without_a_constraint_is_noticed(server, run, rule):
    """With one constraint dropped, the registers that only it refuses are taken, and the comparison says so."""
    cases = [case for case in run[0] if (rule in case.errors and len(case.errors) == 1)
             or (rule in case.warnings and not case.errors)][:10]
    assert cases, f"nothing breaks {rule} alone"
    # The registers that were taken are there already: these come under other numbers.
    assert list(differ(cases, *answers_to(server, cases, WITHOUT[rule], offset=10**9)))


def test_a_wrong_sum_is_noticed(run):
    """One person more in one answer of the database is a difference."""
    cases, _, _, answers, _ = run
    taken = [case for case in cases if not case.errors]
    (key, (said, record)), *_ = answers.items()
    altered = answers | {key: (said._replace(people=said.people + 1), record)}
    assert len([one for case in taken for one in comparison.sums_differ(case, altered)]) == 1


def test_evidence(server, run):
    cases, found, _, answers, seconds = run
    # Nothing is written down of a run that found a difference.
    test_the_same_registers_are_taken(run)
    test_the_sums_are_the_same(run)
    taken = sum(not refused for refused in found.values())
    version = server.rows("SELECT current_setting('server_version')", "oracle")[0][0].split()[0]
    comparison.write_evidence(
        "oracle_postgres",
        "PostgreSQL, with constraints written from the rules, takes just the registers that the library makes, refuses "
        "the others for a rule that the library finds broken, and has the same exact sums, means and records.",
        [f"python/tests/oracles/{name}"
         for name in ("test_postgres.py", "postgres.sql", "registers.py", "comparison.py", "server.py")],
        f"{len(cases):,} registers (seeds 0 to {len(cases) - 1}), {taken:,} taken and {len(cases) - taken:,} refused; "
        f"{len(ERRORS)} rules and {len(WARNINGS)} warnings, each of which came up; {len(answers):,} windows with the same "
        f"sums; {len(WITHOUT)} schemas without a constraint noticed; {seconds:.0f} s; PostgreSQL {version}",
        cases)
