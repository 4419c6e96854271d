"""A lemma: a statement about numbers that z3 shows by finding nothing that breaks it.

A lemma is a function that gives a `Claim`: what is assumed and what follows. It is shown where the assumptions
with the opposite of what follows are `unsat`. That alone would also be so where the assumptions contradict each
other, so they are asked for by themselves and must be `sat`.

A canary is a claim that is wrong on purpose. It must come out `sat`, or the means of proof have gone blind.

Nothing here reads the Rust code. Each lemma says which lines it stands for, and spells their arithmetic again:
the link between the two is the reader, and the tests of the crate.
"""
import dataclasses
import inspect
import time
from collections.abc import Callable

import z3

#: The solver that all of this was shown with. Another may need longer, or say `unknown`.
SOLVER = "5.4.1"


@dataclasses.dataclass
class Claim:
    """What is assumed, and what follows from it; case by case, where the cases are shown to be all there are."""

    given: list
    then: object
    cases: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Lemma:
    name: str
    group: str
    says: str
    stands_for: str
    make: Callable
    long: bool = False
    wrong: bool = False
    milliseconds: int = 60_000


@dataclasses.dataclass
class Outcome:
    lemma: Lemma
    good: bool
    words: str
    seconds: float


LEMMAS: list[Lemma] = []


def _add(stands_for, **more):
    def register(make):
        says = inspect.cleandoc(make.__doc__ or "")
        if not says:
            raise ValueError(f"{make.__name__} does not say what it shows")
        if any(one.name == make.__name__ for one in LEMMAS):
            raise ValueError(f"{make.__name__} is there twice")
        LEMMAS.append(Lemma(make.__name__, make.__module__, says, stands_for, make, **more))
        return make

    return register


def lemma(stands_for, long=False, milliseconds=60_000):
    """A lemma about these lines of the crate."""
    return _add(stands_for, long=long, milliseconds=milliseconds)


def canary(stands_for):
    """A claim that is false of these lines, and that z3 must refuse."""
    return _add(stands_for, wrong=True)


def _answer(milliseconds, *claims):
    # A fixed seed: the same question gets the same answer in about the same time.
    solver = z3.Solver()
    solver.set("timeout", milliseconds)
    solver.set("random_seed", 1)
    solver.add(*claims)
    return solver.check(), solver


def _values(model):
    some = sorted((str(name), model[name]) for name in model.decls())
    return ", ".join(f"{name} = {value}" for name, value in some)


def check(one: Lemma) -> Outcome:
    """Shows a lemma, or says why it is not shown."""
    start = time.perf_counter()

    def outcome(good, words):
        return Outcome(one, good, words, time.perf_counter() - start)

    claim = one.make()
    possible, _ = _answer(one.milliseconds, *claim.given)
    if possible != z3.sat:
        return outcome(False, f"what is assumed is {possible}: nothing is said")
    found, solver = z3.unsat, None
    wanted = [((), z3.Or(*claim.cases))] if claim.cases else []
    wanted += [((case,), claim.then) for case in claim.cases] or [((), claim.then)]
    for case, then in wanted:
        found, solver = _answer(one.milliseconds, *claim.given, *case, z3.Not(then))
        if found != z3.unsat:
            break
    if one.wrong:
        if found == z3.sat:
            return outcome(True, "refused, as it must be")
        return outcome(False, f"a wrong claim was not refused: {found}")
    if found == z3.unsat:
        return outcome(True, "shown")
    if found == z3.sat:
        return outcome(False, f"FALSE: {_values(solver.model())}")
    return outcome(False, f"not shown: {found}, {solver.reason_unknown()}")
