"""Rounding: which numbers are printed as a figure. Numbers are counted in units of the last digit."""
from z3 import And, If, Implies, Int, Ints, Or, Real, Reals, ToInt, ToReal

from lemma import Claim, canary, lemma

SIGNED = ("ceiling", "floor")
TENTHS = 10


def threshold(t):
    """`Threshold`: 1 to 9 tenths."""
    return And(t >= 1, t <= 9)


def choose(rule, whole, rest, t):
    """`Rounding::choose`: whether the lower and whether the upper of the multiples beside a number are taken."""
    # Everything times ten, so that there is nothing to divide.
    tenths = rest * TENTHS
    up_from, down_from = tenths >= ToReal(t), tenths > ToReal(TENTHS - t)
    upper = {
        "half-up": tenths >= 5, "half-down": tenths > 5,
        "half-even": If(tenths == 5, whole % 2 != 0, tenths > 5),
        "ceiling": rest != 0, "away-from-zero": rest != 0, "step-away": rest == rest,
        "floor": rest != rest, "truncate": rest != rest,
        "up-from": up_from, "down-from": down_from,
    }
    if rule == "either":
        return tenths <= 5, tenths >= 5
    if rule == "ceiling-or-floor":
        return rest == rest, rest != 0
    if rule == "either-from":
        return Or(~up_from, ~down_from), Or(up_from, down_from)
    return ~upper[rule], upper[rule]


def printed(rule, x, y, t):
    """`Rounding::round`: whether `y` units is one of the numbers that `x` units are printed as."""
    negative = x < 0 if rule not in SIGNED else x != x
    size, multiple = If(negative, -x, x), If(negative, -y, y)
    whole = ToInt(size)
    lower, upper = choose(rule, whole, size - ToReal(whole), t)
    found = Or(And(lower, multiple == whole), And(upper, multiple == whole + 1))
    return Or(found, And(size == 0, multiple == -1)) if rule == "step-away" else found


def reach(rule, even, t):
    """`Rounding::reach_of_positive`: tenths below and above, and whether the ends belong."""
    yes, no = even == even, even != even
    up_from = ((TENTHS - t, yes), (t, no))
    return {
        "half-up": ((5, yes), (5, no)), "half-down": ((5, no), (5, yes)), "half-even": ((5, even), (5, even)),
        "either": ((5, yes), (5, yes)), "ceiling": ((10, no), (0, yes)), "away-from-zero": ((10, no), (0, yes)),
        "floor": ((0, yes), (10, no)), "truncate": ((0, yes), (10, no)), "step-away": ((10, yes), (0, no)),
        "ceiling-or-floor": ((10, no), (10, no)), "up-from": up_from, "down-from": up_from[::-1],
        "either-from": (wider(*up_from), wider(*up_from)),
    }[rule]


def wider(one, other):
    """`Reach::or` at one end: of two ends at one distance, the closed one reaches further."""
    far = If(one[0] > other[0], one[0], other[0])
    return far, Or(And(one[0] == far, one[1]), And(other[0] == far, other[1]))


def within(x, y, below, above):
    """Whether `x` is no further from `y` than such ends."""
    down, up = (ToReal(y) - x) * TENTHS, (x - ToReal(y)) * TENTHS
    far = [one if isinstance(one, int) else ToReal(one) for one in (below[0], above[0])]
    return And(Or(down < far[0], And(below[1], down == far[0])), Or(up < far[1], And(above[1], up == far[1])))


def preimage(rule, x, y, t):
    """`Rounding::preimage`, by `Rounding::reach`: whether `x` is in the band of `y`."""
    below, above = reach(rule, y % 2 == 0, t)
    if rule in SIGNED:
        return within(x, y, below, above)
    # Zero is reached from both sides as any number is from above; under step-away that is from nowhere.
    zero = within(x, y, above, above)
    return If(y > 0, within(x, y, below, above), If(y < 0, within(x, y, above, below), zero))


def unknowns():
    return Real("x"), Int("y"), Int("t")


def band(rule):
    x, y, t = unknowns()
    return Claim([threshold(t)], printed(rule, x, y, t) == preimage(rule, x, y, t))


AT = "src/rounding.rs: Rounding::round and preimage; src/rounding/reach.rs"


@lemma(AT)
def half_up_band():
    """A number is printed as y under half-up exactly where the band of y has it."""
    return band("half-up")


@lemma(AT)
def half_down_band():
    """The same of half-down."""
    return band("half-down")


@lemma(AT)
def half_even_band():
    """The same of half-even: the ends belong to even multiples, and to them alone."""
    return band("half-even")


@lemma(AT)
def either_band():
    """The same of `either`, which leaves open where a half goes."""
    return band("either")


@lemma(AT)
def ceiling_band():
    """The same of the ceiling, which knows signs."""
    return band("ceiling")


@lemma(AT)
def floor_band():
    """The same of the floor, which knows signs."""
    return band("floor")


@lemma(AT)
def truncate_band():
    """The same of cutting off: zero has the numbers of both sides."""
    return band("truncate")


@lemma(AT)
def away_from_zero_band():
    """The same of rounding away from zero: zero is printed of zero alone."""
    return band("away-from-zero")


@lemma(AT)
def step_away_band():
    """The same of stepping away: nothing is printed as zero, and zero goes to either side."""
    return band("step-away")


@lemma(AT)
def ceiling_or_floor_band():
    """The same of ceiling or floor, nobody knows which."""
    return band("ceiling-or-floor")


@lemma(AT)
def up_from_band():
    """The same of rounding up from any threshold of one to nine tenths."""
    return band("up-from")


@lemma(AT)
def down_from_band():
    """The same of rounding down while so many tenths or more are missing."""
    return band("down-from")


@lemma(AT)
def either_from_band():
    """The same of either of the two, for every threshold: what either rule prints."""
    return band("either-from")


SINGLE = ("half-up", "half-down", "half-even", "ceiling", "floor", "truncate", "away-from-zero", "up-from",
          "down-from")
DOUBLE = ("either", "ceiling-or-floor", "either-from")


@lemma("src/rounding.rs: Rounding::round, Choice")
def single_rules_print_one_number():
    """Nine rules never print one number in two ways."""
    x, y, t = unknowns()
    z = Int("z")
    both = [Implies(And(printed(rule, x, y, t), printed(rule, x, z, t)), y == z) for rule in SINGLE]
    return Claim([threshold(t)], And(*both))


@lemma("src/rounding.rs: Rounding::round, Choice")
def every_number_is_printed():
    """Each of the thirteen rules prints every number somehow: as the multiple at it or below it, or the next."""
    x, _, t = unknowns()
    low = ToInt(x)
    rules = (*SINGLE, *DOUBLE, "step-away")
    return Claim([threshold(t)], And(*(Or(printed(rule, x, low, t), printed(rule, x, low + 1, t),
                                          printed(rule, x, low - 1, t)) for rule in rules)))


@lemma("src/rounding.rs: the table of Rounding, on signs")
def mirrors():
    """Every rule but ceiling and floor prints −x as the mirror of x; the ceiling is the mirror of the floor."""
    x, y, t = unknowns()
    rules = [one for one in (*SINGLE, *DOUBLE, "step-away") if one not in SIGNED]
    alike = [printed(rule, x, y, t) == printed(rule, -x, -y, t) for rule in rules]
    turned = printed("ceiling", x, y, t) == printed("floor", -x, -y, t)
    return Claim([threshold(t)], And(turned, *alike))


@lemma("src/rounding.rs: UpFrom, DownFrom, EitherFrom")
def thresholds_of_five_are_halves():
    """From five tenths on, up-from is half-up, down-from half-down, and either-from is `either`."""
    x, y, t = unknowns()
    pairs = (("up-from", "half-up"), ("down-from", "half-down"), ("either-from", "either"))
    return Claim([t == 5], And(*(printed(one, x, y, t) == printed(other, x, y, t) for one, other in pairs)))


@lemma("src/rounding.rs: Rounding::round")
def rounding_keeps_order():
    """Under a rule that prints one number, a greater number is never printed as a lesser one."""
    x, y, t = unknowns()
    x2, y2 = Real("x2"), Int("y2")
    keep = [Implies(And(printed(rule, x, y, t), printed(rule, x2, y2, t)), y <= y2) for rule in SINGLE]
    return Claim([threshold(t), x <= x2], And(*keep))


@lemma("src/rounding.rs: Rounding::round; src/consistency: multiples that are whole")
def multiples_stay():
    """A number that is a multiple already is printed as itself alone, under every rule but step-away."""
    _, y, t = unknowns()
    z = Int("z")
    return Claim([threshold(t)], And(*(printed(rule, ToReal(z), y, t) == (y == z) for rule in (*SINGLE, *DOUBLE))))


@lemma("src/rounding.rs: Rounding::preimage, `printed ∓ unit·reach/10`")
def bands_scale_with_the_unit():
    """A band reckoned with the unit is the band in units, scaled: dividing by a unit above zero changes no end."""
    x, y, unit, tenths = Reals("x y unit tenths")
    value, number = x * unit, y * unit
    below = (number - unit * tenths / 10 <= value) == (y - tenths / 10 <= x)
    above = (value < number + unit * tenths / 10) == (x < y + tenths / 10)
    return Claim([unit > 0, tenths >= 0, tenths <= 10], And(below, above))


@lemma("src/rounding.rs: magnitude(unit)")
def the_sign_of_the_unit_does_not_matter():
    """The multiples of −u are those of u, so that a unit may be taken without its sign."""
    unit, number = Reals("unit number")
    times = Int("times")
    return Claim([unit != 0, number == ToReal(times) * unit], number == ToReal(-times) * -unit)


@lemma("src/exact.rs: Ratio::to_decimal, `(2·n·scale + d) / 2d`")
def half_up_in_whole_numbers():
    """r = (2n + d) div 2d is the r with 2dr ≤ 2n + d < 2dr + 2d: half-up without any fraction."""
    n, d, r, rest = Ints("n d r rest")
    step = 2 * d
    given = [n >= 0, d > 0, 2 * n + d == r * step + rest, rest >= 0, rest < step]
    return Claim(given, And(2 * d * r <= 2 * n + d, 2 * n + d < 2 * d * r + 2 * d))


@lemma("src/exact.rs: Ratio::to_decimal")
def half_up_in_whole_numbers_is_the_rule():
    """The same r is what `Rounding::HalfUp` prints of n/d: the two ways to round in the crate agree."""
    n, d, r = Ints("n d r")
    x = Real("x")
    # n/d = x, with x given as its whole and its rest: the inequalities divided by 2d.
    given = [n >= 0, d > 0, ToReal(n) == x * ToReal(d), x >= 0, ToReal(r) <= x + 0.5, x + 0.5 < ToReal(r) + 1]
    return Claim(given, printed("half-up", x, r, Int("t")))


@lemma("src/exact.rs: Ratio::to_decimal, `whole` and `rest`")
def decimal_digits_are_those_of_the_number():
    """The digits before and after the point make up the scaled number again, and those after it fit their width."""
    scaled, whole, rest, scale = Ints("scaled whole rest scale")
    scales = Or(*(scale == 10**places for places in range(0, 39)))
    given = [scales, scaled >= 0, whole == scaled / scale, rest == scaled % scale]
    return Claim(given, And(whole * scale + rest == scaled, rest >= 0, rest < scale, whole >= 0))


@lemma("src/figure/multiple.rs: multiple, Side")
def multiples_beside_a_number():
    """`Below`, `NotAbove`, `Above` and `NotBelow` are the greatest and the least multiples that their names say."""
    x, z = Real("x"), Int("z")
    whole = ToInt(x)
    exact = ToReal(whole) == x
    below, not_above = If(exact, whole - 1, whole), whole
    above, not_below = whole + 1, If(exact, whole, whole + 1)
    say = [(z <= below) == (ToReal(z) < x), (z <= not_above) == (ToReal(z) <= x),
           (z >= above) == (ToReal(z) > x), (z >= not_below) == (ToReal(z) >= x)]
    return Claim([x >= 0], And(*say))


@lemma("src/figure/multiple.rs: Side::Nearest")
def the_nearest_multiple_is_half_up():
    """`floor(x + 1/2)` is half-up, for numbers that are not below zero."""
    x, y, t = unknowns()
    return Claim([x >= 0], printed("half-up", x, y, t) == (y == ToInt(x + 0.5)))


@lemma("src/figure/table.rs: bare counts that are rounded; the reading of `35,000`")
def counts_printed_in_an_even_unit():
    """Whole counts printed half-up in a unit of 2k: from y − k to y + k − 1, both included."""
    count, y, k = Ints("count y k")
    x = Real("x")
    given = [k >= 1, count >= 0, y >= 1, x * 2 * ToReal(k) == ToReal(count)]
    band = And(2 * k * y - k <= count, count <= 2 * k * y + k - 1)
    halves = And(ToReal(y) - 0.5 <= x, x < ToReal(y) + 0.5)
    return Claim(given, band == halves)


@lemma("src/figure/scale.rs: almost, under, about with a granularity; src/figure/table.rs: laws of nesting")
def readings_of_a_hedge_are_nested():
    """`almost n`: the strict reading lies in the pragmatic one, and that in the literal one."""
    n, u, g, v = Reals("n u g v")
    strict, pragmatic, literal = And(n - u / 2 <= v, v < n), And(n - g / 2 <= v, v < n), v < n
    return Claim([u > 0, g >= u], And(Implies(strict, pragmatic), Implies(pragmatic, literal)))


@lemma("src/figure/scale.rs: Scale::about, `half(g).max(u)`")
def about_holds_what_is_printed_so():
    """`about n` to a reader has every number that is printed as n in its unit, and n itself."""
    n, u, g, v = Reals("n u g v")
    wide = If(g / 2 > u, g / 2, u)
    about = And(n - wide <= v, v <= n + wide)
    return Claim([u > 0, g >= u, n - u / 2 <= v, v < n + u / 2], about)


@canary(AT)
def wrong_half_up_takes_both_ends():
    """Wrong: the band of half-up has its upper end."""
    x, y, t = unknowns()
    return Claim([y > 0], printed("half-up", x, y, t) == And(ToReal(y) - 0.5 <= x, x <= ToReal(y) + 0.5))


@canary(AT)
def wrong_rounding_twice_is_rounding_once():
    """Wrong: a number rounded to tenths and then to wholes is the number rounded to wholes."""
    x, y, t = unknowns()
    tenths, z = Int("tenths"), Int("z")
    given = [x > 0, printed("half-up", x * 10, tenths, t), printed("half-up", ToReal(tenths) / 10, z, t)]
    return Claim(given, printed("half-up", x, z, t))


@canary(AT)
def wrong_floor_is_truncation():
    """Wrong: the floor cuts off, also below zero."""
    x, y, t = unknowns()
    return Claim([], printed("floor", x, y, t) == printed("truncate", x, y, t))
