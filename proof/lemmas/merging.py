"""Merging: what two tallies make of two stretches of rows is what one makes of both."""
from z3 import (
    And,
    Array,
    Bool,
    BoolVal,
    If,
    Implies,
    Int,
    IntSort,
    IntVal,
    Ints,
    Not,
    Or,
)

from lemma import Claim, canary, lemma

MOST_U64 = 2**64 - 1


def saturating(one, other, most=MOST_U64):
    """`saturating_add`."""
    return If(one + other > most, most, one + other)


@lemma("src/tally/part.rs: Part::with, Adding::add; src/tally.rs: State::count")
def saturating_sums_merge_in_any_grouping():
    """Sums that are cut at the top of 64 bits are associative and commutative, and zero adds nothing."""
    a, b, c = Ints("a b c")
    given = [And(one >= 0, one <= MOST_U64) for one in (a, b, c)]
    left, right = saturating(saturating(a, b), c), saturating(a, saturating(b, c))
    return Claim(given, And(left == right, saturating(a, b) == saturating(b, a), saturating(a, IntVal(0)) == a))


class Most:
    """`Option<Most>`: a row with its people."""

    def __init__(self, there, people, row):
        self.there, self.people, self.row = there, people, row

    @classmethod
    def named(cls, name):
        return cls(Bool(f"{name}_there"), Int(f"{name}_people"), Int(f"{name}_row"))

    def after(self, rows):
        """`Part::after`."""
        return Most(self.there, self.people, self.row + rows)

    def with_(self, other):
        """`Part::with`: `max_by_key` of the people, then of the earlier row; of two alike the last."""
        more = Or(other.people > self.people, And(other.people == self.people, other.row <= self.row))
        take = And(other.there, Or(Not(self.there), more))
        return Most(Or(self.there, other.there), If(take, other.people, self.people), If(take, other.row, self.row))

    def found(self, people, row):
        """`Part::find_most`: a row later than all before takes its place only with more people."""
        take = Or(Not(self.there), people > self.people)
        return Most(BoolVal(True), If(take, people, self.people), If(take, row, self.row))

    def same(self, other):
        return And(self.there == other.there, Implies(self.there, And(self.people == other.people, self.row == other.row)))


@lemma("src/tally/part.rs: Part::with")
def the_most_merges_in_any_grouping_and_order():
    """Of the rows with most people the first: associative, commutative, and none adds nothing."""
    a, b, c = Most.named("a"), Most.named("b"), Most.named("c")
    none = Most(BoolVal(False), IntVal(0), IntVal(0))
    return Claim([], And(a.with_(b).with_(c).same(a.with_(b.with_(c))), a.with_(b).same(b.with_(a)),
                         a.with_(none).same(a), none.with_(a).same(a)))


@lemma("src/tally/part.rs: Part::find_most, with, after")
def the_most_of_a_merge_is_that_of_the_rows():
    """Looking at a later row is merging with a tally of that row: of two with as many people the first stays."""
    a = Most.named("a")
    people, row = Ints("people row")
    one = Most(BoolVal(True), people, row)
    return Claim([Implies(a.there, a.row < row)], a.found(people, row).same(a.with_(one)))


@lemma("src/tally/part.rs: Part::after; src/tally/key.rs: KeyAt::after")
def rows_may_be_moved_before_or_after_a_merge():
    """Moving both parts by so many rows is moving their merge; moving twice is moving by the sum."""
    a, b = Most.named("a"), Most.named("b")
    k, j = Ints("k j")
    return Claim([], And(a.after(k).with_(b.after(k)).same(a.with_(b).after(k)), a.after(k).after(j).same(a.after(k + j))))


@lemma("src/tally.rs: State::widen")
def the_extent_of_a_merge_has_both():
    """Least and greatest days merge in any grouping, and hold a day exactly as long as one part's do, or between."""
    low, high, low2, high2, low3, high3 = Ints("low high low2 high2 low3 high3")

    def least(a, b):
        return If(a < b, a, b)

    def greatest(a, b):
        return If(a > b, a, b)

    given = [low <= high, low2 <= high2, low3 <= high3]
    grouped = And(least(least(low, low2), low3) == least(low, least(low2, low3)),
                  greatest(greatest(high, high2), high3) == greatest(high, greatest(high2, high3)))
    holds = And(least(low, low2) <= low, high2 <= greatest(high, high2), least(low, low2) <= greatest(high, high2))
    return Claim(given, And(grouped, holds))


class Keys:
    """What a tally knows of its keys: the first and the last, and how often each rule was broken between them."""

    FAULTS = ("again", "back", "gap", "changes")

    def __init__(self, there, first, last, counts):
        self.there, self.first, self.last, self.counts = there, first, last, counts

    @classmethod
    def named(cls, name):
        def key(which):
            series, date = Int(f"{name}_{which}_series"), Int(f"{name}_{which}_date")
            return series, date

        return cls(Bool(f"{name}_there"), key("first"), key("last"), {one: Int(f"{name}_{one}") for one in cls.FAULTS})

    @classmethod
    def of_row(cls, series, date):
        return cls(BoolVal(True), (series, date), (series, date), {one: IntVal(0) for one in cls.FAULTS})

    def valid(self):
        """No counts where there is no key: there is no pair to break a rule."""
        return And(*(And(one >= 0, Or(self.there, one == 0)) for one in self.counts.values()))

    def append(self, later, gaps):
        """`Tally::append`: the seam is looked at as two neighbouring rows are."""
        seam = And(self.there, later.there)
        found = before(self.last, later.first, gaps)
        counts = {one: self.counts[one] + later.counts[one] + If(And(seam, found[one]), 1, 0) for one in self.FAULTS}

        def taken(first, own, other):
            return tuple(If(first, mine, theirs) for mine, theirs in zip(own, other))

        return Keys(Or(self.there, later.there), taken(self.there, self.first, later.first),
                    taken(later.there, later.last, self.last), counts)

    def same(self, other):
        keys = [one == two for mine, theirs in ((self.first, other.first), (self.last, other.last))
                for one, two in zip(mine, theirs)]
        counts = [self.counts[one] == other.counts[one] for one in self.FAULTS]
        return And(self.there == other.there, Implies(self.there, And(*keys)), *counts)


def before(last, now, gaps):
    """`KeyAt::before`: what is wrong with a key right after another, and whether the series changes.

    A series that is not known is less than any other; here it is −1.
    """
    again = And(now[0] == last[0], now[1] == last[1])
    back = Or(now[0] < last[0], And(now[0] == last[0], now[1] < last[1]))
    gap = And(Not(again), Not(back), Not(gaps), now[0] == last[0], now[1] > last[1] + 1)
    return {"again": again, "back": back, "gap": gap, "changes": now[0] != last[0]}


@lemma("src/tally.rs: Tally::merge, append")
def keys_merge_in_any_grouping():
    """What is found of the keys of three stretches does not depend on which two are merged first."""
    a, b, c, gaps = Keys.named("a"), Keys.named("b"), Keys.named("c"), Bool("gaps")
    left, right = a.append(b, gaps).append(c, gaps), a.append(b.append(c, gaps), gaps)
    return Claim([a.valid(), b.valid(), c.valid()], left.same(right))


@lemma("src/tally.rs: Tally::new, append")
def a_tally_of_no_rows_adds_nothing():
    """Before or after another, a tally without a key changes nothing."""
    a, gaps = Keys.named("a"), Bool("gaps")
    none = Keys(BoolVal(False), (IntVal(0), IntVal(0)), (IntVal(0), IntVal(0)), {one: IntVal(0) for one in Keys.FAULTS})
    return Claim([a.valid()], And(a.append(none, gaps).same(a), none.append(a, gaps).same(a)))


@lemma("src/tally.rs: Tally::row, turn_to, append")
def a_row_is_a_tally_of_one():
    """Looking at the next row, as `row` does, is merging with a tally of that row alone."""
    a, gaps = Keys.named("a"), Bool("gaps")
    series, date = Ints("series date")
    found = before(a.last, (series, date), gaps)
    counts = {one: a.counts[one] + If(And(a.there, found[one]), 1, 0) for one in Keys.FAULTS}
    first = tuple(If(a.there, mine, now) for mine, now in zip(a.first, (series, date)))
    looked = Keys(BoolVal(True), first, (series, date), counts)
    return Claim([a.valid()], looked.same(a.append(Keys.of_row(series, date), gaps)))


@lemma("src/tally/key.rs: KeyAt::before")
def of_two_keys_at_most_one_thing_is_wrong():
    """A key after another is the same, or less, or a gap beyond it, or in order: just one of them."""
    last, now = Ints("last_series last_date"), Ints("series date")
    gaps = Bool("gaps")
    found = before(last, now, gaps)
    number = sum(If(found[one], 1, 0) for one in ("again", "back", "gap"))
    greater = Or(now[0] > last[0], And(now[0] == last[0], now[1] > last[1]))
    fine = And(greater, Or(gaps, now[0] != last[0], now[1] == last[1] + 1))
    return Claim([], And(number <= 1, (number == 0) == fine))


@lemma("src/tally.rs: TalliedKeys::Unique; src/tally/finish.rs: conclude")
def keys_that_ascend_are_unique():
    """Where no key is the same as the last before it, nor less, no key comes twice, however far apart."""
    series, dates = Array("series", IntSort(), IntSort()), Array("dates", IntSort(), IntSort())
    j, k = Ints("j k")

    def less(a, b):
        return Or(series[a] < series[b], And(series[a] == series[b], dates[a] < dates[b]))

    # By induction over the distance: rows k apart ascend, and so does each next row; what is used of both is
    # said of the rows in question alone.
    step, apart = less(j + k, j + k + 1), less(j, j + k)
    return Claim([k >= 1, j >= 0, step, apart],
                 And(less(j, j + k + 1), Not(And(series[j] == series[j + k + 1], dates[j] == dates[j + k + 1]))))


@lemma("src/tally.rs: append, `room`; State::note")
def as_many_findings_are_kept_as_in_one_go():
    """Two tallies that each keep so many findings keep after a merge what one would have: the first, and as many."""
    keep, one, other, seam = Ints("keep one other seam")

    def kept(all_):
        return If(all_ < keep, all_, keep)

    room = keep - kept(one)
    later = kept(other) + seam
    merged = kept(one) + If(later < room, later, room)
    return Claim([keep >= 0, one >= 0, other >= 0, Or(seam == 0, seam == 1)], merged == kept(one + other + seam))


@lemma("src/tally.rs: append, `partition_point` and `take(room)`")
def a_seam_beyond_what_is_kept_is_left_out():
    """Where the later tally left findings out before the seam's place, the seam is behind all that there is room for."""
    keep, own, before_seam = Ints("keep own before_seam")
    room = keep - own
    place = If(before_seam < keep, before_seam, keep)
    # The seam is kept exactly where, of all findings in their order, fewer than `keep` come before it.
    return Claim([keep >= 0, own >= 0, own <= keep, before_seam >= 0], (place < room) == (own + before_seam < keep))


@lemma("src/tally/spans.rs: Spans::of, within; src/tally/finish.rs: of_period")
def a_period_is_made_of_whole_spans():
    """A day is in a period exactly where its span is from the span of the first day up to that of the first after.

    For any number of cuts, of which the period's ends are two.
    """
    cuts = Array("cuts", IntSort(), IntSort())
    n, day, span, start, end, first, after = Ints("n day span start end first after")
    # That cuts ascend is used of these places alone.
    places = [place - back for place in (span, start, end, first, after) for back in (0, 1)]
    ascend = [Implies(And(0 <= one, one < other, other < n), cuts[one] < cuts[other])
              for one in places for other in places]

    def is_span(of, number):
        """`partition_point`: so many cuts are at or before the day."""
        return And(number >= 0, number <= n, Or(number == 0, cuts[number - 1] <= of), Or(number == n, of < cuts[number]))

    given = [*ascend, 0 <= start, start < end, end < n, is_span(day, span),
             is_span(cuts[start], first), is_span(cuts[end], after)]
    return Claim(given, And(cuts[start] <= day, day < cuts[end]) == And(first <= span, span < after))


@lemma("src/tally.rs: reach, `end − first`")
def a_block_ends_with_its_span():
    """Days that follow on each other from the first stay in its span for as many rows as `reach` says."""
    first, end, row = Ints("first end row")
    reach = If(end - first < 1024, end - first, 1024)
    return Claim([first < end, row >= 0, row < reach], And(first + row < end, row < 1024))


@lemma("src/tally.rs: observe, `split` and `append`; Columns::blocks")
def shares_of_threads_are_whole_blocks():
    """The share of a thread is a whole number of blocks, and so many shares have room for all rows."""
    rows, threads, block, share, least = Ints("rows threads block share least")
    given = [rows >= 1, threads >= 2, threads <= 4096, block == 1024, least == (rows + threads - 1) / threads,
             share == (least + block - 1) / block * block]
    return Claim(given, And(share % block == 0, share >= least, share < least + block, least * threads >= rows))


@canary("src/tally.rs: append")
def wrong_seams_need_not_be_looked_at():
    """Wrong: adding up what was found on either side is enough."""
    a, b, gaps = Keys.named("a"), Keys.named("b"), Bool("gaps")
    both = a.append(b, gaps)
    return Claim([a.valid(), b.valid()], And(*(both.counts[one] == a.counts[one] + b.counts[one] for one in Keys.FAULTS)))


@canary("src/tally/part.rs: Part::with")
def wrong_of_two_alike_the_last():
    """Wrong: a later row with as many people takes the place of the first."""
    a = Most.named("a")
    people, row = Ints("people row")
    take = Or(Not(a.there), people >= a.people)
    looked = Most(BoolVal(True), If(take, people, a.people), If(take, row, a.row))
    return Claim([Implies(a.there, a.row < row)], looked.same(a.with_(Most(BoolVal(True), people, row))))


@canary("src/tally.rs: merge")
def wrong_keys_merge_in_any_order():
    """Wrong: it does not matter which of two stretches comes first."""
    a, b, gaps = Keys.named("a"), Keys.named("b"), Bool("gaps")
    return Claim([a.valid(), b.valid()], a.append(b, gaps).same(b.append(a, gaps)))
