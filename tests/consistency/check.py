"""Checks what the consistency engine answered, from its JSON: `check.py CASES.json`.

Each case has a `system`, the places of the `statements` that were asked about, and the `answer`.
"""

import json
import sys
from fractions import Fraction


# The checker begins here.
def line(system, statements, path, kind, place):
    if kind == "branch":
        return path[place]
    at = system["rows" if kind == "row" else "variables"][place]
    assert kind == "variable" or at["statement"] in [None, *statements], "a row of another statement"
    terms = at["terms"] if kind == "row" else [(place, {"exact": "1"})]
    within = [at["within" if kind == "row" else "bounds"][side] for side in ("lower", "upper")]
    ends = [end and (Fraction(end["value"]["exact"]), not end["included"]) for end in within]
    return [(variable, Fraction(by["exact"])) for variable, by in terms], ends


def contradicts(system, statements, path, leaf):
    sums, total, strict = {}, 0, False
    for multiplier in leaf:
        terms, ends = line(system, statements, path, *multiplier["line"].popitem())
        (end, opened), by = ends[multiplier["side"] == "upper"], Fraction(multiplier["by"])
        sign = by if multiplier["side"] == "lower" else -by
        total, strict = total + sign * end, strict or opened
        sums |= {variable: sums.get(variable, 0) + sign * of for variable, of in terms}
        assert by > 0, "not above zero"
    return not any(sums.values()) and (total > 0 or (strict and total == 0))


def refutes(system, statements, steps, path=()):
    if "leaf" in (step := next(steps)):
        return contradicts(system, statements, path, step["leaf"])
    form, at = [(x, Fraction(by)) for x, by in step["branch"]["form"]], Fraction(step["branch"]["at"])
    assert all(by.denominator == 1 and system["variables"][x]["integer"] for x, by in [*form, (form[0][0], at)])
    cases = [(form, [None, (at, False)]), (form, [(at + 1, False), None])]
    return all([refutes(system, statements, steps, (*path, case)) for case in cases])


def satisfies(system, statements, values):
    rows = [("row", n) for n, row in enumerate(system["rows"]) if row["statement"] in [None, *statements]]
    for kind, place in [*rows, *(("variable", n) for n in range(len(values)))]:
        terms, (lower, upper) = line(system, statements, (), kind, place)
        total = sum(by * values[x] for x, by in terms)
        below = lower and (total < lower[0] or (lower[1] and total == lower[0]))
        above = upper and (total > upper[0] or (upper[1] and total == upper[0]))
        if below or above or (kind == "variable" and system["variables"][place]["integer"] and total % 1):
            return False
    return len(values) == len(system["variables"])
# The checker ends here.


def holds(case):
    (kind, answer), = case["answer"].items()
    if kind == "conflict":
        steps = iter(answer["steps"])
        return refutes(case["system"], case["statements"], steps) and next(steps, None) is None
    return satisfies(case["system"], case["statements"], [Fraction(value) for value in answer["values"]])


def main():
    sys.setrecursionlimit(100_000)
    with open(sys.argv[1]) as file:
        cases = json.load(file)
    for case in cases:
        try:
            accepted = holds(case)
        except (AssertionError, KeyError, IndexError, TypeError, StopIteration):
            accepted = False
        print("accepted" if accepted else "refused")


if __name__ == "__main__":
    main()
