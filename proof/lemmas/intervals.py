"""Intervals: ends that belong, do not, or are not there; and the rows that the solver makes of them."""
from z3 import And, Bool, Exists, ForAll, If, Implies, Int, Ints, Not, Or, Real, Reals, ToInt, ToReal

from lemma import Claim, canary, lemma

UNBOUNDED, INCLUDED, EXCLUDED = range(3)


class End:
    """A `Bound<Ratio>`."""

    def __init__(self, name):
        self.kind, self.at = Int(f"{name}_kind"), Real(f"{name}_at")

    @property
    def there(self):
        return self.kind != UNBOUNDED

    @property
    def closed(self):
        return self.kind == INCLUDED

    def is_one(self):
        return And(self.kind >= UNBOUNDED, self.kind <= EXCLUDED)

    def same(self, other):
        return And(self.kind == other.kind, Or(Not(self.there), self.at == other.at))


class Interval:
    """An `Interval`, before anybody asked whether there is a number in it."""

    def __init__(self, name):
        self.lower, self.upper = End(f"{name}_low"), End(f"{name}_high")

    def ends(self):
        return And(self.lower.is_one(), self.upper.is_one())

    def contains(self, x):
        """`Interval::contains`."""
        low, high = self.lower, self.upper
        above = Or(Not(low.there), low.at < x, And(low.closed, low.at == x))
        return And(above, Or(Not(high.there), x < high.at, And(high.closed, x == high.at)))

    def some(self):
        """`Interval::new`: whether it is `Some`."""
        low, high = self.lower, self.upper
        both = And(low.closed, high.closed)
        return Or(Not(low.there), Not(high.there), If(both, low.at <= high.at, low.at < high.at))

    def valid(self):
        return And(self.ends(), self.some())

    def same(self, other):
        return And(self.lower.same(other.lower), self.upper.same(other.upper))

    def middle(self):
        """A number in it, where there is one."""
        low, high = self.lower, self.upper
        halfway = (low.at + high.at) / 2
        return If(low.there, If(high.there, halfway, low.at + 1), If(high.there, high.at - 1, 0))


def tighter(a, b, lower, found):
    """`tighter`: that `found` is the end of the two that leaves fewer numbers."""
    first = Or(Not(b.there), And(a.there, If(a.at == b.at, a.kind == EXCLUDED, (a.at > b.at) == lower)))
    return If(first, found.same(a), found.same(b))


def intersected(a, b, name="both"):
    """`Interval::intersection`: the interval, and what says that it is that."""
    both = Interval(name)
    lower, upper = tighter(a.lower, b.lower, True, both.lower), tighter(a.upper, b.upper, False, both.upper)
    return both, And(both.ends(), lower, upper)


@lemma("src/interval.rs: Interval::new")
def no_interval_is_empty():
    """`Interval::new` gives `Some` exactly where a number lies between the ends: the middle, if any."""
    a, x = Interval("a"), Real("x")
    return Claim([a.ends()], And(Implies(a.contains(x), a.some()), Implies(a.some(), a.contains(a.middle()))))


@lemma("src/interval.rs: Interval::intersection, tighter")
def an_intersection_has_what_both_have():
    """A number lies in the intersection exactly where it lies in both."""
    a, b, x = Interval("a"), Interval("b"), Real("x")
    both, made = intersected(a, b)
    return Claim([a.valid(), b.valid(), made], both.contains(x) == And(a.contains(x), b.contains(x)))


@lemma("src/interval.rs: Interval::intersection")
def an_intersection_is_none_where_nothing_is_in_both():
    """It is `None` exactly where no number lies in both."""
    a, b, x = Interval("a"), Interval("b"), Real("x")
    both, made = intersected(a, b)
    common = And(a.contains(both.middle()), b.contains(both.middle()))
    return Claim([a.valid(), b.valid(), made],
                 And(Implies(both.some(), common), Implies(And(a.contains(x), b.contains(x)), both.some())))


@lemma("src/interval.rs: Interval::intersection")
def intersection_knows_no_order():
    """a ∩ b is b ∩ a as a value, and a ∩ a is a: equal numbers are equal ends."""
    a, b = Interval("a"), Interval("b")
    one, made = intersected(a, b)
    other, made_too = intersected(b, a, "turned")
    own, made_own = intersected(a, a, "own")
    return Claim([a.valid(), b.valid(), made, made_too, made_own], And(one.same(other), own.same(a)))


@lemma("src/interval.rs: Interval::intersection; src/consistency: ends met one by one")
def intersection_is_associative():
    """(a ∩ b) ∩ c is a ∩ (b ∩ c), as a value."""
    a, b, c = Interval("a"), Interval("b"), Interval("c")
    ab, made = intersected(a, b, "ab")
    left, made_left = intersected(ab, c, "left")
    bc, made_too = intersected(b, c, "bc")
    right, made_right = intersected(a, bc, "right")
    given = [a.valid(), b.valid(), c.valid(), made, made_left, made_too, made_right]
    return Claim(given, left.same(right))


@lemma("src/interval.rs: Interval::covers")
def covers_is_every_number():
    """`covers`, which compares the intersection with the other, says that each number of the other lies in it."""
    a, b, x = Interval("a"), Interval("b"), Real("x")
    both, made = intersected(a, b)
    covers = And(both.some(), both.same(b))
    every = ForAll([x], Implies(b.contains(x), a.contains(x)))
    return Claim([a.valid(), b.valid(), made], covers == every)


@lemma("src/interval.rs: Interval::distance")
def distance_is_zero_at_the_interval():
    """The distance is zero where the number lies in it or at an open end, and above zero everywhere else."""
    a, x = Interval("a"), Real("x")
    low, high = a.lower, a.upper
    distance = If(And(low.there, x < low.at), low.at - x, If(And(high.there, x > high.at), x - high.at, 0))
    at_end = Or(And(low.there, x == low.at), And(high.there, x == high.at))
    return Claim([a.valid()], And(distance >= 0, (distance == 0) == Or(a.contains(x), at_end)))


@lemma("src/interval.rs: Interval::distance")
def distance_is_the_shortest_way():
    """No number of the interval is nearer than the distance says."""
    a, x, y = Interval("a"), Real("x"), Real("y")
    low, high = a.lower, a.upper
    distance = If(And(low.there, x < low.at), low.at - x, If(And(high.there, x > high.at), x - high.at, 0))
    return Claim([a.valid(), a.contains(y)], If(y >= x, y - x, x - y) >= distance)


@lemma("src/figure/table.rs: mirror")
def a_mirror_has_the_opposites():
    """The mirror of an interval has −x exactly where the interval has x, and is never empty."""
    a, m, x = Interval("a"), Interval("m"), Real("x")
    given = [a.valid(), m.ends(), m.lower.kind == a.upper.kind, m.upper.kind == a.lower.kind,
             m.lower.at == -a.upper.at, m.upper.at == -a.lower.at]
    return Claim(given, And(m.some(), m.contains(-x) == a.contains(x)))


@lemma("src/figure/scale.rs: scaled; src/audit/translation.rs: moved")
def scaling_by_a_positive_number_keeps_an_interval():
    """Ends times a factor above zero, less a constant: k·x − c lies between them exactly where x lay between."""
    a, s = Interval("a"), Interval("s")
    x, k, c = Reals("x k c")
    given = [a.valid(), s.ends(), k > 0, s.lower.kind == a.lower.kind, s.upper.kind == a.upper.kind,
             s.lower.at == a.lower.at * k - c, s.upper.at == a.upper.at * k - c]
    return Claim(given, And(s.some(), s.contains(k * x - c) == a.contains(x)))


@lemma("src/windows/condition.rs: Condition::new, `signed` with −1")
def scaling_by_a_negative_number_swaps_the_ends():
    """Ends times a factor below zero change sides."""
    a, s = Interval("a"), Interval("s")
    x, k = Reals("x k")
    given = [a.valid(), s.ends(), k < 0, s.lower.kind == a.upper.kind, s.upper.kind == a.lower.kind,
             s.lower.at == a.upper.at * k, s.upper.at == a.lower.at * k]
    return Claim(given, And(s.some(), s.contains(k * x) == a.contains(x)))


@lemma("src/audit/translation.rs: rows")
def a_quotient_is_two_rows():
    """above/below lies in an interval exactly where both rows hold, if there is something to divide by."""
    a = Interval("a")
    above, below = Reals("above below")
    low, high = above - below * a.lower.at, above - below * a.upper.at
    lower = Or(Not(a.lower.there), low > 0, And(a.lower.closed, low == 0))
    upper = Or(Not(a.upper.there), high < 0, And(a.upper.closed, high == 0))
    q = Real("q")
    return Claim([a.valid(), below > 0, q * below == above], And(lower, upper) == a.contains(q))


@lemma("src/audit/translation.rs: rows; ARCHITECTURE.md: what only nothing makes true")
def closed_rows_of_nothing_say_nothing():
    """With nothing below the line and nothing above it, two closed rows hold, whatever their ends."""
    a = Interval("a")
    above, below = Reals("above below")
    low, high = above - below * a.lower.at, above - below * a.upper.at
    return Claim([a.valid(), a.lower.closed, a.upper.closed, above == 0, below == 0], And(low >= 0, high <= 0))


@lemma("src/windows/condition.rs: scaled, `a(end) ≥ a(start)`")
def a_mean_is_a_comparison_of_two_prefixes():
    """A window's mean is at least p/q exactly where q·sum − p·days is no less before its end than at its start."""
    sum_start, sum_end, start, end, p, q = Ints("sum_start sum_end start end p q")
    mean, least = Reals("mean least")
    given = [end > start, q > 0, mean * ToReal(end - start) == ToReal(sum_end - sum_start),
             least * ToReal(q) == ToReal(p)]
    at_least = q * sum_end - p * end >= q * sum_start - p * start
    more = q * sum_end - p * end > q * sum_start - p * start
    return Claim(given, And((mean >= least) == at_least, (mean > least) == more))


@lemma("src/consistency/problem.rs: Problem::round; src/consistency/num.rs: Delta::floor")
def whole_sums_have_whole_ends():
    """A whole sum below an end is at most its floor (one less, where a whole end is open); above, the next."""
    n, x = Int("n"), Real("x")
    open_end = Bool("open_end")
    floor = If(And(open_end, x == ToReal(ToInt(x))), ToInt(x) - 1, ToInt(x))
    upper = If(open_end, ToReal(n) < x, ToReal(n) <= x) == (n <= floor)
    lower = If(open_end, ToReal(n) > x, ToReal(n) >= x) == (n >= If(And(Not(open_end), x == ToReal(ToInt(x))),
                                                                    ToInt(x), ToInt(x) + 1))
    return Claim([], And(upper, lower))


@lemma("src/consistency/num.rs: Delta, its derived order")
def strict_rows_by_a_tiny_part():
    """(a, b) < (c, d) by the first that differs says a + bδ < c + dδ for every δ that is small enough."""
    a, b, c, d, tiny = Reals("a b c d tiny")
    less = Or(a < c, And(a == c, b < d))
    bound = Real("bound")
    small = ForAll([tiny], Implies(And(tiny > 0, tiny < bound), a + b * tiny < c + d * tiny))
    # Where a < c, any δ below (c − a) / (|b − d| + 1) will do; a bound of one where a = c.
    spread = If(b > d, b - d, d - b) + 1
    given = [less, bound == If(a < c, (c - a) / spread, 1)]
    return Claim(given, small)


@lemma("src/figure/table.rs: Row::lawful, hull")
def a_hull_has_both():
    """The hull of two intervals around a number they share has every number of either, and none beyond their ends."""
    a, b, h, x = Interval("a"), Interval("b"), Interval("h"), Real("x")
    common = Real("common")
    given = [a.valid(), b.valid(), h.ends(), a.contains(common), b.contains(common),
             looser(a.lower, b.lower, True, h.lower), looser(a.upper, b.upper, False, h.upper)]
    return Claim(given, And(h.some(), h.contains(x) == Or(a.contains(x), b.contains(x))))


def looser(a, b, lower, found):
    """The end of the two that leaves more numbers."""
    first = If(And(a.there, b.there), If(a.at == b.at, a.closed, (a.at < b.at) == lower), Not(a.there))
    return If(first, found.same(a), found.same(b))


@canary("src/interval.rs: Interval::contains")
def wrong_open_ends_belong():
    """Wrong: an interval has its upper end, whether that is open or not."""
    a = Interval("a")
    return Claim([a.valid(), a.upper.there, a.lower.kind == UNBOUNDED], a.contains(a.upper.at))


@canary("src/interval.rs: Interval::new")
def wrong_one_closed_end_is_enough():
    """Wrong: two ends at one number have a number between them where either is closed."""
    a = Interval("a")
    low, high = a.lower, a.upper
    return Claim([a.ends(), low.there, high.there, low.at == high.at, Or(low.closed, high.closed)],
                 Exists([Real("x")], a.contains(Real("x"))))


@canary("src/audit/translation.rs: rows")
def wrong_rows_need_no_divisor():
    """Wrong: two rows say what the quotient says, also where there is nothing to divide by."""
    low, high, above, below, q = Reals("low high above below q")
    given = [low < high, below >= 0, q * below == above]
    rows = And(above - below * low >= 0, above - below * high <= 0)
    return Claim(given, Implies(rows, And(low <= q, q <= high)))
