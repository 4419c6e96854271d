"""What a user would write instead: all minimal conflicts and repairs of a system, with z3.

    python benches/peers/conflicts_z3.py SYSTEM.json [ROUNDS]

SYSTEM.json is a `crossings::consistency::System` as JSON. The enumeration is MARCO: a map of the
sets not looked at yet, maximal seeds first, and one incremental solver with an assumption for each
statement; a conflict's unsat core is shrunk to a minimal one, and a consistent seed grown to a
maximal one. Prints what was found, and the median milliseconds of ROUNDS (default 15), each with
new solvers, after one to warm up. Reading the system is not timed.
"""
import json
import math
import statistics
import sys
import time
from fractions import Fraction

import z3


def number(value):
    return Fraction(value["exact"])


def fraction(value):
    """A number as z3 has it."""
    whole = value.denominator == 1
    return z3.IntVal(value.numerator) if whole else z3.Q(value.numerator, value.denominator)


def bounds(expression, within, scale):
    """The ends of an interval as constraints, where it has them."""
    lower, upper = within["lower"], within["upper"]
    if lower and upper and number(lower["value"]) == number(upper["value"]):
        return [expression == fraction(number(lower["value"]) * scale)]
    out = []
    if lower:
        end = fraction(number(lower["value"]) * scale)
        out.append(expression >= end if lower["included"] else expression > end)
    if upper:
        end = fraction(number(upper["value"]) * scale)
        out.append(expression <= end if upper["included"] else expression < end)
    return out


def compile_rows(system):
    """What always holds, and what each statement says."""
    variables = [(z3.Int if one["integer"] else z3.Real)(one["name"]) for one in system["variables"]]
    hard, soft = [], [[] for _ in system["statements"]]
    for variable, one in zip(variables, system["variables"]):
        hard += bounds(variable, one["bounds"], 1)
    for row in system["rows"]:
        terms = [(variables[place], number(by)) for place, by in row["terms"]]
        ends = [row["within"][end] for end in ("lower", "upper") if row["within"][end]]
        # Without denominators, so that rows of whole numbers stay within whole numbers.
        scale = math.lcm(
            *(by.denominator for _, by in terms), *(number(end["value"]).denominator for end in ends)
        )
        total = z3.Sum([variable * fraction(by * scale) for variable, by in terms])
        into = hard if row["statement"] is None else soft[row["statement"]]
        into += bounds(total, row["within"], scale)
    return hard, [z3.And(rows) if rows else z3.BoolVal(True) for rows in soft]


def check(solver, assumptions):
    """Whether there is a model; how long z3 took is added up, without the Python around it."""
    start = time.perf_counter()
    answer = solver.check(assumptions)
    check.seconds += time.perf_counter() - start
    if answer == z3.unknown:
        sys.exit(f"z3 gave up: {solver.reason_unknown()}")
    return answer == z3.sat


class Constraints:
    """The incremental solver: which sets of statements can be true together."""

    def __init__(self, hard, soft):
        self.all = frozenset(range(len(soft)))
        self.assumptions = [z3.Bool(f"statement {place}") for place in range(len(soft))]
        self.place = {one.get_id(): place for place, one in enumerate(self.assumptions)}
        self.solver = z3.Solver()
        self.solver.add(hard)
        self.solver.add([z3.Implies(*pair) for pair in zip(self.assumptions, soft)])
        self.conflicts, self.maximal = [], []
        self.checks = 0

    def consistent(self, statements):
        self.checks += 1
        return check(self.solver, [self.assumptions[place] for place in statements])

    def core(self):
        return frozenset(self.place[one.get_id()] for one in self.solver.unsat_core())

    def shrink(self, core):
        """A minimal conflict in a conflict; what is known to be consistent is not asked again."""
        needed = set()
        while untried := core - needed:
            one = min(untried)
            rest = core - {one}
            if any(rest <= known for known in self.maximal) or self.consistent(rest):
                needed.add(one)
            else:
                core = self.core()
        self.conflicts.append(core)
        return core

    def grow(self, together):
        """A maximal consistent set around one; what is known to conflict is not asked again."""
        for one in sorted(self.all - together):
            more = together | {one}
            if not any(known <= more for known in self.conflicts) and self.consistent(more):
                together = more
        self.maximal.append(together)
        return together


class Map:
    """The sets not looked at yet, large ones first."""

    def __init__(self, size):
        self.solver = z3.SolverFor("QF_FD")
        self.solver.set("phase", "always_true")
        self.inside = [z3.Bool(f"inside {place}") for place in range(size)]
        self.outside = [z3.Not(one) for one in self.inside]

    def seed(self):
        if not check(self.solver, []):
            return None
        model = self.solver.model()
        return frozenset(place for place, one in enumerate(self.inside) if not z3.is_false(model.eval(one)))

    def block_below(self, repair):
        self.solver.add(z3.Or([self.inside[place] for place in repair]))

    def block_above(self, conflict):
        self.solver.add(z3.Or([self.outside[place] for place in conflict]))


def enumerate_all(hard, soft):
    """All minimal conflicts, all minimal repairs, and the solver that found them."""
    constraints, unexplored = Constraints(hard, soft), Map(len(soft))
    while (seed := unexplored.seed()) is not None:
        if constraints.consistent(seed):
            unexplored.block_below(constraints.all - constraints.grow(seed))
        else:
            unexplored.block_above(constraints.shrink(constraints.core()))
    repairs = [constraints.all - together for together in constraints.maximal]
    return constraints.conflicts, repairs, constraints


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        system = json.load(file)
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    hard, soft = compile_rows(system)
    check.seconds = 0.0
    enumerate_all(hard, soft)
    times, inside = [], []
    for _ in range(rounds):
        check.seconds, start = 0.0, time.perf_counter()
        conflicts, repairs, solver = enumerate_all(hard, soft)
        times.append((time.perf_counter() - start) * 1e3)
        inside.append(check.seconds * 1e3)

    def named(sets):
        ordered = sorted(sets, key=lambda one: (len(one), sorted(one)))
        return [[system["statements"][place] for place in sorted(one)] for one in ordered]

    print(f"{len(conflicts)} conflicts, {len(repairs)} repairs, {solver.checks} checks")
    print(json.dumps({"conflicts": named(conflicts), "repairs": named(repairs)}, ensure_ascii=False))
    print(f"{statistics.median(times):.2f} ms ({min(times):.2f} to {max(times):.2f})")
    print(f"{statistics.median(inside):.2f} ms of it within z3's checks, those of the map included")


if __name__ == "__main__":
    main()
