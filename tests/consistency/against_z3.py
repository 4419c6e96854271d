"""Asks z3 what the consistency engine was asked: `against_z3.py CASES.json`. Needs `pip install z3-solver`.

Prints how many answers agree, and fails at the first that does not.
"""

import itertools
import json
import sys
from fractions import Fraction

import z3


def number(ratio):
    value = Fraction(ratio["exact"])
    return z3.Q(value.numerator, value.denominator)


def between(total, within):
    lower, upper = within["lower"], within["upper"]
    if lower:
        low = number(lower["value"])
        yield total >= low if lower["included"] else total > low
    if upper:
        high = number(upper["value"])
        yield total <= high if upper["included"] else total < high


class Asked:
    """A system, with a switch for each statement."""

    def __init__(self, system):
        self.solver = z3.Solver()
        self.solver.set("timeout", 20_000)
        new = [z3.Int if each["integer"] else z3.Real for each in system["variables"]]
        self.xs = [make(each["name"]) for make, each in zip(new, system["variables"])]
        real = [z3.ToReal(x) if z3.is_int(x) else x for x in self.xs]
        for x, each in zip(real, system["variables"]):
            self.solver.add(*between(x, each["bounds"]))
        self.switches = [z3.Bool(f"on{n}") for n in range(len(system["statements"]))]
        for row in system["rows"]:
            total = z3.Sum([number(by) * real[x] for x, by in row["terms"]] or [z3.RealVal(0)])
            for inequality in between(total, row["within"]):
                statement = row["statement"]
                self.solver.add(inequality if statement is None else
                                z3.Implies(self.switches[statement], inequality))

    def possible(self, statements):
        answer = self.solver.check(*(self.switches[s] for s in statements))
        return None if answer == z3.unknown else answer == z3.sat


def hitting(sets, members):
    """The minimal sets that have a member of each, by trying all."""
    found = []
    for size in range(members + 1):
        for some in map(set, itertools.combinations(range(members), size)):
            if all(some & each for each in sets) and not any(less <= some for less in found):
                found.append(some)
    return sorted(map(sorted, found))


def diagnosed(asked, case):
    """Whether the conflicts and repairs are those of z3, one by one and all of them."""
    members = len(asked.switches)
    conflicts, repairs = case["conflicts"], case["repairs"]
    for conflict in conflicts:
        assert asked.possible(conflict) is False, ("no conflict", conflict)
        for one in conflict:
            assert asked.possible([s for s in conflict if s != one]) is True, ("not minimal", conflict)
    for repair in repairs:
        rest = [s for s in range(members) if s not in repair]
        assert asked.possible(rest) is True, ("no repair", repair)
        for one in repair:
            assert asked.possible([*rest, one]) is False, ("not minimal", repair)
    assert sorted(repairs) == hitting([set(each) for each in conflicts], members), "not all repairs"


def reached(asked, case):
    """Whether the first variable has the range that was found, and no less of one."""
    everything = range(len(asked.switches))
    first = asked.xs[0]
    lower, upper = case["range"]["lower"], case["range"]["upper"]

    def some(inequality):
        asked.solver.push()
        asked.solver.add(inequality)
        answer = asked.possible(everything)
        asked.solver.pop()
        return answer

    for end, sign in ((lower, -1), (upper, 1)):
        if end is None:
            assert some(sign * first >= 10**7) is not False, "it ends"
            continue
        at = number(end["value"])
        assert some(sign * first > sign * at) is not True, "it goes on"
        assert some(first == at) is not (not end["included"]), "the end is open, or is not"
        assert some(sign * first >= sign * at - z3.Q(1, 1000)) is not False, "it does not go as far"


def main():
    with open(sys.argv[1]) as file:
        cases = json.load(file)
    agree, undetermined, unknown, sets, ranges = 0, 0, 0, 0, 0
    for place, case in enumerate(cases):
        (kind, _), = case["answer"].items()
        if kind == "undetermined":
            undetermined += 1
            continue
        asked = Asked(case["system"])
        expected = asked.possible(case["statements"])
        if expected is None:
            unknown += 1
            continue
        assert expected == (kind == "consistent"), (place, kind, expected)
        agree += 1
        if case["complete"] and place < 400:
            diagnosed(asked, case)
            ranges += case["range"] is not None
            if case["range"]:
                reached(asked, case)
            sets += len(case["conflicts"]) + len(case["repairs"])
    print(f"z3 {z3.get_version_string()}: {agree} of {len(cases)} agree, {undetermined} were undetermined here "
          f"and {unknown} there; {sets} conflicts and repairs agree, and {ranges} ranges")
    assert undetermined * 100 < len(cases) and unknown * 100 < len(cases), "too many without an answer"


if __name__ == "__main__":
    main()
