"""What the crate says of registers, and where a database says something else."""
import collections
import json
import os
import pathlib
import sys
from fractions import Fraction
from typing import NamedTuple

import crossings
from oracles import registers

sys.path.append(str(pathlib.Path(__file__).resolve().parents[3] / "scripts"))
from record import record as write_record

#: Where one rule is broken, others have nothing to say of the same rows, or say it in one of several right ways: a
#: sum over two currencies, a gap behind a tenure without an end, a total over amounts below zero.
LOSES_ITS_MEANING = {
    "P004": {"P002", "P003"},
    "F006": {"F001", "F004"},
    "F010": {"F001", "F004"},
    "F011": {"F004"},
    "S004": {"C004", "C005", "C006"},
}


class Said(NamedTuple):
    """The figures of a window."""

    people: int
    boats: int
    uncontrolled: int | None
    people_per_boat: Fraction | None
    people_per_day: Fraction
    boats_per_day: Fraction


class Case(NamedTuple):
    """A register, what it was given, and what the crate says of it."""

    number: int
    document: dict
    faults: list
    errors: set
    warnings: set
    asked: list
    said: list  # of each window: its figures, or None where a day is not known
    record: list  # of each window that is all of what is known: the first of the days with most people, and how many


def how_many():
    return int(os.environ.get("CROSSINGS_CASES", "2000"))


def judged(number, with_unreadable):
    """A register as the crate takes it: what it finds, whether it makes one, and what that says."""
    document, faults = registers.register(number, with_unreadable)
    data = json.dumps(document).encode()
    found = crossings.check(data)
    assert not found.problems, f"register {number} is not read at all: {found.problems[0]}"
    errors, warnings = {one.rule for one in found.errors}, {one.rule for one in found.warnings}
    if errors:
        try:
            crossings.Register.from_json(data)
        except crossings.Violations:
            return Case(number, document, faults, errors, warnings, [], [], [])
        raise AssertionError(f"register {number} breaks {errors} and was made")
    register, windows = crossings.Register.from_json(data), registers.asked(number, document)
    said = [figures(register, *window) for window in windows]
    return Case(number, document, faults, errors, warnings, windows, said, [record(register, *window) for window in windows])


def view_of(register, seen):
    return register.view() if seen is None else register.as_of(seen)


def figures(register, first, last, seen):
    try:
        view = view_of(register, seen)
        total = view.total(first, last)
    except crossings.Missing:
        return None
    boats = view.people_per_boat(first, last) if total.boats else None
    per_day = view.people_per_day(first, last), view.boats_per_day(first, last)
    return Said(total.people, total.boats, total.uncontrolled, boats, *per_day)


def record(register, first, last, seen):
    try:
        view = view_of(register, seen)
        found = view.record()
    except crossings.Missing:
        return None
    extent = view.extent
    whole = extent is not None and (str(extent.first), str(extent.last)) == (first, last)
    return (str(found.date), found.people) if whole else None


def comparable(rules, also):
    """Those rules that keep their meaning where any of these and the others are broken."""
    lost = set().union(*(LOSES_ITS_MEANING.get(one, set()) for one in rules | also))
    return rules - lost


def same_rules(ours, theirs):
    return comparable(ours, theirs) == comparable(theirs, ours)


def sums_differ(case, answers):
    """Where the sums of a register that was taken are others: `answers` has what the database says, by question."""
    for question, (ours, record_of) in enumerate(zip(case.said, case.record, strict=True)):
        theirs, most = answers.get((case.number, question), (None, None))
        if ours != theirs:
            yield f"register {case.number}, {case.asked[question]}: {ours} here and {theirs} there"
        if record_of is not None and ours is not None and record_of != most:
            yield f"register {case.number}, {case.asked[question]}: the record is {record_of} here and {most} there"


def reduced(text):
    return None if text in ("", None) else Fraction(text)


def counts(cases):
    """How many registers break each rule."""
    return collections.Counter(rule for case in cases for rule in case.errors | case.warnings)


def write_evidence(name, promise, held_by, measured, cases):
    """A file for docs/evidence.md, where the environment says in which folder."""
    write_record(
        name,
        part="Independent oracles",
        promise=promise,
        measured=measured,
        command=f"CROSSINGS_CASES={len(cases)} pytest {held_by[0]}",
        held_by=held_by,
    )
