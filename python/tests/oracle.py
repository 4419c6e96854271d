"""What the library has to answer, worked out slowly in plain Python.

It knows the pages docs/figures.md and docs/claims.md, and nothing of the library: there are only
`datetime` and `fractions` in it. Every sum adds up its days, every record looks at every stretch,
and a claim is held against every way of counting, whether that makes a difference or not.
"""
import calendar
import datetime
import itertools
import re
from fractions import Fraction
from typing import NamedTuple

READINGS = ("literal", "pragmatic", "strict")
ROUNDINGS = ("half-up", "half-down", "half-even", "either", "ceiling", "floor", "truncate")
DAY = datetime.timedelta(1)
HALF = Fraction(1, 2)


class NoValue(Exception):
    """The data do not say."""


class NotStated(Exception):
    """Such words cannot state such a number."""


# Intervals.


class Interval(NamedTuple):
    """The numbers between two ends, None where there is no end."""

    low: Fraction | None
    low_in: bool
    high: Fraction | None
    high_in: bool

    def __contains__(self, number):
        above = self.low is None or number > self.low or (self.low_in and number == self.low)
        below = self.high is None or number < self.high or (self.high_in and number == self.high)
        return above and below

    def __str__(self):
        if self.low is not None and self.low == self.high:
            return f"{{{self.low}}}"
        low = "−∞" if self.low is None else self.low
        high = "∞" if self.high is None else self.high
        return f"{'[' if self.low_in else '('}{low}, {high}{']' if self.high_in else ')'}"

    def is_empty(self):
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_in and self.high_in))

    def mirrored(self):
        def turned(end):
            return None if end is None else -end

        return Interval(turned(self.high), self.high_in, turned(self.low), self.low_in)

    def scaled(self, factor):
        def times(end):
            return None if end is None else end * factor

        return Interval(times(self.low), self.low_in, times(self.high), self.high_in)

    def cut(self, other):
        """The numbers of both."""
        low, low_in = max((self.low, self.low_in), (other.low, other.low_in), key=_lower)
        high, high_in = min((self.high, self.high_in), (other.high, other.high_in), key=_upper)
        return Interval(low, low_in, high, high_in)

    def joined(self, other):
        """The least interval with the numbers of both."""
        low, low_in = min((self.low, self.low_in), (other.low, other.low_in), key=_lower)
        high, high_in = max((self.high, self.high_in), (other.high, other.high_in), key=_upper)
        return Interval(low, low_in, high, high_in)

    def distance(self, number):
        """How far a number is from the nearest end; 0 for one of its own."""
        if self.low is not None and number < self.low:
            return self.low - number
        if self.high is not None and number > self.high:
            return number - self.high
        return Fraction(0)


def _lower(end):
    number, included = end
    return (number is not None, number or 0, not included)


def _upper(end):
    number, included = end
    return (number is None, number or 0, included)


def closed(low, high):
    return Interval(low, True, high, True)


def opened(low, high):
    return Interval(low, False, high, False)


def right_open(low, high):
    return Interval(low, True, high, False)


def left_open(low, high):
    return Interval(low, False, high, True)


def just(number):
    return closed(number, number)


# Rounding.


def printed_as(number, unit, rounding="half-up"):
    """The numbers of which `number`, not below zero and a multiple of `unit`, is the rounded form."""
    half = Fraction(unit) / 2
    if rounding == "half-up":
        return right_open(number - half, number + half) if number else opened(-half, half)
    if rounding == "half-down":
        return left_open(number - half, number + half) if number else closed(-half, half)
    if rounding == "half-even":
        even = (Fraction(number) / unit) % 2 == 0
        return (closed if even else opened)(number - half, number + half)
    if rounding == "either":
        return closed(number - half, number + half)
    if rounding == "ceiling":
        return left_open(number - unit, number)
    if rounding == "floor":
        return right_open(number, number + unit)
    if rounding == "truncate":
        return right_open(number, number + unit) if number else opened(-Fraction(unit), Fraction(unit))
    raise ValueError(rounding)


# Figures.

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10)))
WORDS = {word: number for number, word in enumerate(SMALL)} | TENS
WORDS |= {f"{ten}-{SMALL[one]}": value + one for ten, value in TENS.items() for one in range(1, 10)}
MULTIPLIERS = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9,
}
HEDGES = {
    "exactly": ("exactly",),
    "just over": (
        "just over", "just above", "just more than", "a little over", "a little more than",
        "little more than", "slightly over", "slightly more than",
    ),
    "almost": ("just under", "just below", "almost", "nearly"),
    "close to": ("close to",),
    "over": ("over", "more than", "above", "exceeding", "in excess of"),
    "at least": ("at least", "no fewer than", "no less than", "not fewer than", "not less than"),
    "under": ("under", "fewer than", "less than", "below"),
    "at most": ("at most", "no more than", "not more than"),
    "up to": ("up to",),
    "about": ("about", "around", "roughly", "approximately"),
    "some": ("some",),
}
BEHIND = {"or more": "at least", "-plus": "at least", "or fewer": "at most", "or less": "at most"}
UP_BEFORE = (
    "up", "up by", "rose", "rose by", "risen by", "increased", "increased by", "grew", "grew by",
    "an increase of", "a rise of",
)
DOWN_BEFORE = (
    "down", "down by", "fell", "fell by", "fallen by", "decreased", "decreased by", "dropped", "dropped by",
    "cut", "cut by", "reduced by", "a decrease of", "a fall of", "a drop of", "a cut of", "a reduction of",
)
UP_BEHIND = ("higher", "more", "above", "up", "increase", "rise")
DOWN_BEHIND = ("lower", "less", "fewer", "below", "down", "decrease", "fall", "drop", "cut", "reduction")
PARTS = {
    "one third": (1, 3), "a tenth": (1, 10), "a fifth": (1, 5), "a quarter": (1, 4), "a third": (1, 3), "half": (1, 2),
    "a sixth": (1, 6), "a seventh": (1, 7), "one eighth": (1, 8), "a ninth": (1, 9),
    "two fifths": (2, 5), "two-fifths": (2, 5), "three fifths": (3, 5), "three-fifths": (3, 5),
    "two thirds": (2, 3), "two-thirds": (2, 3), "three quarters": (3, 4), "three-quarters": (3, 4),
    "four fifths": (4, 5), "four-fifths": (4, 5), "nine tenths": (9, 10), "nine-tenths": (9, 10),
}
LADDER = [Fraction(*one) for one in
          ((0, 1), (1, 10), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (9, 10), (1, 1))]
TIMES = {
    "doubled": 2, "double": 2, "twice": 2, "trebled": 3, "treble": 3, "tripled": 3, "triple": 3,
    "quadrupled": 4, "quadruple": 4, "tenfold": 10,
}
FIRST_PLACE = (
    "record", "a record", "a new record", "highest", "the highest", "busiest", "the busiest", "largest",
    "the largest", "biggest", "greatest", "lowest", "the lowest", "quietest", "smallest",
)
ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}


class Number(NamedTuple):
    """A printed number in units of its nature: itself, the unit of its last digit, its granularity."""

    n: Fraction
    u: Fraction
    g: Fraction
    multiplied: bool


def date_of(text):
    """The day that a figure is; None of any other."""
    text = text.strip().lower()
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        return datetime.date(*map(int, found.groups()))
    if found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]+) (\d{4})", text):
        return datetime.date(int(found[3]), MONTHS[found[2]], int(found[1]))
    if found := re.fullmatch(r"([a-z]+) (\d{1,2}), (\d{4})", text):
        return datetime.date(int(found[3]), MONTHS[found[1]], int(found[2]))
    return None


def _number(digits, multiplier="", percent=False):
    factor = Fraction(MULTIPLIERS.get(multiplier, 1))
    if digits in WORDS:
        digits = str(WORDS[digits])
    digits = digits.replace(",", "")
    n = Fraction(digits)
    if "." in digits:
        u = g = Fraction(1, 10 ** len(digits.split(".")[1]))
    else:
        u, zeros = Fraction(1), len(digits) - len(digits.rstrip("0"))
        if percent:
            g = Fraction(10 if n % 10 == 0 else 5 if n % 5 == 0 else 1) if n else u
        else:
            g = Fraction(10**zeros) if n else u
    if percent:
        factor = Fraction(1, 100)
    return Number(n * factor, u * factor, g * factor, bool(multiplier))


def _of_number(hedge, number, nature, rounded, rounding):
    """The readings of one number with its hedge, before they are cut to what its nature allows."""
    n, u, g, multiplied = number
    if hedge == "some":
        hedge = "some exactly" if not multiplied and g == u else "about"
    match hedge:
        case "exactly":
            return dict.fromkeys(READINGS, just(n))
        case "over":
            return {"literal": opened(n, None), "pragmatic": left_open(n, n + g), "strict": opened(n, n + g)}
        case "at least":
            return {"literal": right_open(n, None), "pragmatic": closed(n, n + g), "strict": right_open(n, n + g)}
        case "just over":
            return {"literal": opened(n, None), "pragmatic": left_open(n, n + g / 2), "strict": left_open(n, n + u / 2)}
        case "under":
            return {"literal": opened(None, n), "pragmatic": right_open(n - g, n), "strict": opened(n - g, n)}
        case "at most":
            return {"literal": left_open(None, n), "pragmatic": closed(n - g, n), "strict": left_open(n - g, n)}
        case "up to":
            return {"literal": left_open(None, n), "pragmatic": closed(n - g, n), "strict": closed(n - u / 2, n)}
        case "almost" | "close to":
            found = {"literal": opened(None, n), "pragmatic": right_open(n - g / 2, n), "strict": right_open(n - u / 2, n)}
            if hedge == "close to":
                del found["literal"]
            return found
        case "about":
            reach = max(g / 2, u)
            return {"pragmatic": closed(n - reach, n + reach), "strict": printed_as(n, u, rounding)}
    if nature == "times" and u == 1:
        found = {"literal": just(n), "pragmatic": closed(n - Fraction(1, 4), n + Fraction(1, 4)),
                 "strict": printed_as(n, Fraction(1, 10), rounding)}
    elif nature in ("count", "rank"):
        found = dict.fromkeys(READINGS, just(n))
        if rounded and hedge is None and g > 1:
            found["pragmatic"] = printed_as(n, g, rounding)
    else:
        found = {"pragmatic": printed_as(n, g, rounding), "strict": printed_as(n, u, rounding)}
        if nature == "times":
            found["literal"] = just(n)
    if hedge == "some exactly":
        found.pop("literal", None)
    return found


def _of_part(hedge, part, one_in):
    """The readings of a part of a whole. `one_in` is how many, of `one in five`."""
    steps = sorted({*LADDER, part})
    place = steps.index(part)
    below, above = steps[place - 1], steps[place + 1]
    point = Fraction(1, 200)
    match hedge:
        case "exactly":
            return dict.fromkeys(READINGS, just(part))
        case None | "about" | "some":
            if one_in is not None:
                strict = left_open(1 / (one_in + HALF), 1 / (one_in - HALF))
            else:
                strict = right_open(part - point, part + point)
            pragmatic = right_open((below + part) / 2, (part + above) / 2)
            if one_in is not None and one_in > 10:
                pragmatic = strict
            found = {"literal": just(part), "pragmatic": pragmatic.joined(strict), "strict": strict}
            if hedge is not None:
                del found["literal"]
            return found
        case "over":
            found = {"literal": opened(part, None), "pragmatic": opened(part, above), "strict": left_open(part, part + point)}
        case "at least":
            found = {"literal": right_open(part, None), "pragmatic": right_open(part, above), "strict": closed(part, part + point)}
        case "just over":
            found = {"literal": opened(part, None), "pragmatic": opened(part, (part + above) / 2),
                     "strict": left_open(part, part + point)}
        case "under":
            found = {"literal": opened(None, part), "pragmatic": opened(below, part), "strict": right_open(part - point, part)}
        case "at most" | "up to":
            found = {"literal": left_open(None, part), "pragmatic": left_open(below, part), "strict": closed(part - point, part)}
        case "almost" | "close to":
            found = {"literal": opened(None, part), "pragmatic": right_open((below + part) / 2, part),
                     "strict": right_open(part - point, part)}
            if hedge == "close to":
                del found["literal"]
    found["strict"] = found["strict"].cut(found["pragmatic"])
    return found


_NUMBER = r"(?P<{0}>[\d,]+(?:\.\d+)?|" + "|".join(sorted(WORDS, key=len, reverse=True)) + ")"
_MULTIPLIER = r"(?: ?(?P<{0}>thousand|million|billion|bn|k|m)\b)?"
_PERCENT = r"(?P<percent> ?%| per cent| percent)?"
_ONE = re.compile("(?P<money>£)?" + _NUMBER.format("one") + _MULTIPLIER.format("times") + _PERCENT)
_RANGE = re.compile(
    "(?:between |from )?(?P<money>£)?" + _NUMBER.format("one") + _MULTIPLIER.format("times")
    + r"(?: ?%| per cent| percent)? (?:and|to) £?" + _NUMBER.format("two") + _MULTIPLIER.format("times_two") + _PERCENT
)
_COUNTED = r"(?: (?:people|migrants|arrivals|crossings|boats|dinghies|vessels|days|deaths|events|person|boat|day))?"
_EACH = r"(?: a day| per day| each day| every day| daily|/day| a week| per week| each| per boat| a boat|/boat)?"
_UNIT = re.compile("(?P<core>.+?)" + _COUNTED + _EACH)


def figure(text, nature, rounded=False, rounding="half-up"):
    """The numbers that a figure may mean as a number of this nature, by reading.

    A reading that has no exact meaning is left out. Shares and changes are parts of one, money
    is in pence.
    """
    words = text.strip().lower()
    if nature == "rank":
        found = _place(words)
        return dict.fromkeys(READINGS, found)
    direction = None
    if nature == "points":
        words = re.sub(" percentage points?", "%", words)
    if nature in ("change", "points"):
        direction, words = _direction(words)
    hedge, words = hedge_of(words)
    found = _core(words, hedge, nature, rounded, rounding)
    allowed = closed(Fraction(0), Fraction(1)) if nature == "share" else right_open(Fraction(0), None)
    found = {reading: interval.cut(allowed) for reading, interval in found.items()}
    if any(interval.is_empty() for interval in found.values()):
        raise NotStated(text)
    if direction == "down":
        found = {reading: interval.mirrored() for reading, interval in found.items()}
    return found


def _place(words):
    if words in FIRST_PLACE:
        return just(Fraction(1))
    if words in ("not a record", "not the highest"):
        return right_open(Fraction(2), None)
    words = re.sub(r"^the | (highest|busiest|lowest)$|-highest$", "", words)
    if found := re.fullmatch(r"(\d+)(st|nd|rd|th)", words):
        return just(Fraction(int(found[1])))
    return just(Fraction(ORDINALS[words]))


def _direction(words):
    if words[0] in "+-−":
        return ("up" if words[0] == "+" else "down"), words[1:]
    before = {word: "up" for word in UP_BEFORE} | {word: "down" for word in DOWN_BEFORE}
    for word in sorted(before, key=len, reverse=True):
        # "up to" is a hedge.
        if words.startswith(word + " ") and not words.startswith("up to "):
            return before[word], words[len(word) + 1 :]
    behind = {word: "up" for word in UP_BEHIND} | {word: "down" for word in DOWN_BEHIND}
    for word in sorted(behind, key=len, reverse=True):
        if words.endswith(" " + word) and not words.endswith((" or more", " or less", " or fewer")):
            return behind[word], re.sub("^an? (?!third|quarter|fifth|tenth|little)", "", words[: -len(word) - 1])
    raise ValueError(words)


def hedge_of(words):
    if words.startswith("~"):
        return "about", words[1:].strip()
    before = {word: hedge for hedge, all_ in HEDGES.items() for word in all_}
    for word in sorted(before, key=len, reverse=True):
        if words.startswith(word + " "):
            return before[word], words[len(word) + 1 :]
    for word, hedge in BEHIND.items():
        if words.endswith(word if word[0] == "-" else " " + word):
            return hedge, words[: -len(word)].strip()
    return None, words


def _core(words, hedge, nature, rounded, rounding):
    if nature == "times":
        base = re.sub(" as (many|much|high)$", "", words)
        if base in TIMES:
            n = Fraction(TIMES[base])
            return _of_number(hedge, _number(str(n)), nature, rounded, rounding)
        base = re.sub("( times|-fold)$", "", base)
        return _of_number(hedge, _number(base), nature, rounded, rounding)
    if words in PARTS:
        return _of_part(hedge, Fraction(*PARTS[words]), None)
    if found := re.fullmatch(r"(\d+)/(\d+)", words):
        return _of_part(hedge, Fraction(int(found[1]), int(found[2])), None)
    if found := re.fullmatch(r"([a-z\d]+) in (?:every )?([a-z\d-]+)", words):
        one, of = (WORDS.get(word) or int(word) for word in found.groups())
        return _of_part(hedge, Fraction(one, of), of if one == 1 else None)
    if words in ("none", "nobody"):
        return _of_number(hedge, _number("0"), nature, rounded, rounding)
    if found := re.fullmatch(r"([\d,]+)(st|nd|rd|th)", words):
        return _of_number(hedge, _number(found[1]), nature, rounded, rounding)
    core = _UNIT.fullmatch(words)["core"]
    pence = 100 if nature == "money" else 1
    if found := _RANGE.fullmatch(core):
        percent = bool(found["percent"])
        one = _number(found["one"], found["times"] or "", percent)
        two = _number(found["two"], found["times_two"] or "", percent)
        return dict.fromkeys(READINGS, closed(one.n * pence, two.n * pence))
    found = _ONE.fullmatch(core)
    if found is None:
        raise ValueError(words)
    number = _number(found["one"], found["times"] or "", bool(found["percent"]))
    readings = _of_number(hedge, number, nature, rounded, rounding)
    return {reading: interval.scaled(pence) for reading, interval in readings.items()}


# Data.

# What the statistics of record say; they take the place of a year's days where that is admitted.
FINALS = {2018: 299, 2019: 1_843, 2020: 8_466, 2022: 45_774, 2025: 41_474}
OFFICES = {
    "pm-may": ("2016-07-13", "2019-07-23"),
    "pm-johnson": ("2019-07-24", "2022-09-05"),
    "pm-truss": ("2022-09-06", "2022-10-24"),
    "pm-sunak": ("2022-10-25", "2024-07-04"),
    "pm-starmer": ("2024-07-05", None),
}
# What agreements were reported to be worth, in thousands of pounds, the amount that is taken first
# in front: the House of Commons Library and parliamentary answers.
AMOUNTS = {
    "F01": (12_000, 14_700), "F02": (10_000, 46_000), "F03": (17_000,), "F04": (36_000,),
    "F05": (45_500, 44_500), "F06": (3_250,), "F07": (2_250,), "F08": (28_100, 54_000),
    "F09": (54_000, 55_000), "F10": (62_200, 63_000), "F11": (476_000, 478_000, 480_000, 470_000, 500_000),
}
ADDED_BY_WEEK = ("people-prevented", "events-prevented", "people-attempting")
KIND = {"people": 0, "people-prevented": 0, "people-attempting": 0, "boats": 1, "uncontrolled-landings": 1,
        "events-prevented": 2}
COLUMN = {"people": 0, "boats": 1, "uncontrolled-landings": 2}


def day_of(text):
    return datetime.date.fromisoformat(text) if isinstance(text, str) else text


def days_between(first, last):
    """Each day from the first to the last, both included."""
    return [first + n * DAY for n in range((last - first).days + 1)]


class Data:
    """One series: its days and its weeks as they stand.

    `days` has people, boats and uncontrolled landings (None: not known) by date; `weeks` has
    people and events prevented by Sunday, and no entry for a week of which they are not known.
    """

    def __init__(self, days, weeks=None, finals=None):
        self.days = dict(days)
        self.weeks = dict(weeks or {})
        self.finals = FINALS if finals is None else finals
        self._sums = {}

    def last(self):
        return max(self.days, default=None)

    def known(self, of, first, last):
        """Whether every day has the figure."""
        return all(day in self.days and self.days[day][COLUMN[of]] is not None for day in days_between(first, last))

    def by_days(self, of, first, last):
        """What the days add up to; every one of them has to be known."""
        found, day = 0, first
        # What was added up before up to a day need not be added up again.
        if (of, first, last - DAY) in self._sums:
            found, day = self._sums[of, first, last - DAY], last
        while day <= last and found is not None:
            number = self.days[day][COLUMN[of]] if day in self.days else None
            found = None if number is None else found + number
            day += DAY
        self._sums[of, first, last] = found
        if found is None:
            raise NoValue(f"{of} are not known of every day from {first} to {last}")
        return found

    def by_weeks(self, of, first, last):
        """What the weeks that end in a window add up to, and how many there are."""
        sundays = [day for day in days_between(first, last) if day.weekday() == 6]
        if not sundays:
            raise NoValue("no week ends there")
        if any(sunday not in self.weeks for sunday in sundays):
            raise NoValue("preventions are not known")
        return sum(self.weeks[sunday][of == "events-prevented"] for sunday in sundays), len(sundays)

    def people(self, first, last, spliced):
        if not spliced:
            return self.by_days("people", first, last)
        if not self.days and not self.weeks:
            raise NoValue("no series")
        sum_, since = 0, first
        for year, final in sorted(self.finals.items()):
            start, end = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
            if first <= start and end <= last:
                if since < start:
                    sum_ += self.by_days("people", since, start - DAY)
                sum_, since = sum_ + final, end + DAY
        return sum_ + (self.by_days("people", since, last) if since <= last else 0)

    def total(self, of, first, last, spliced=False):
        if of == "people":
            return self.people(first, last, spliced)
        if of == "people-attempting":
            return self.people(first, last, spliced) + self.by_weeks("people-prevented", first, last)[0]
        if of in ADDED_BY_WEEK:
            return self.by_weeks(of, first, last)[0]
        return self.by_days(of, first, last)

    def daily(self, of, first, last, spliced=False):
        """For each day, as a fraction."""
        days = (last - first).days + 1
        if of in ("people-prevented", "events-prevented"):
            sum_, weeks = self.by_weeks(of, first, last)
            return Fraction(sum_, 7 * weeks)
        if of == "people-attempting":
            return self.daily("people", first, last, spliced) + self.daily("people-prevented", first, last)
        return Fraction(self.total(of, first, last, spliced), days)


# Windows.


class Convention(NamedTuple):
    handover: str = "incoming"
    count: str = "ordinal"
    week: str = "monday"
    last_year: str = "date"


HOUSE = Convention()
CONVENTIONS = [
    Convention(*one) for one in itertools.product(
        ("incoming", "outgoing"), ("ordinal", "elapsed"), ("monday", "sunday"), ("date", "day-of-year"))
]


def month_of(year, month):
    return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])


def week_of(day, week="monday"):
    first = day - (day.weekday() if week == "monday" else (day.weekday() + 1) % 7) * DAY
    return first, first + 6 * DAY


def years_before(day, years, last_year):
    if last_year == "date":
        leap = calendar.isleap(day.year - years)
        return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) and not leap else day.day)
    first = datetime.date(day.year - years, 1, 1)
    return min(first + (day - datetime.date(day.year, 1, 1)), datetime.date(day.year - years, 12, 31))


def resolve(window, as_of, convention=HOUSE):
    """The first and the last day of a window."""
    handed = DAY if convention.handover == "outgoing" else 0 * DAY
    match window:
        case {"day": day}:
            first = last = day_of(day)
        case {"week_ending": sunday}:
            first, last = day_of(sunday) - 6 * DAY, day_of(sunday)
        case {"month": text}:
            first, last = month_of(*map(int, text.split("-")))
        case {"year": year}:
            first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        case {"from": first, "to": last}:
            first, last = day_of(first), day_of(last)
        case {"from": first}:
            first, last = day_of(first), as_of
        case {"first_days": days, "handover": day}:
            first = day_of(day) + handed
            last = first + (days - 1) * DAY
        case {"handover": day}:
            first, last = day_of(day) + handed, as_of
        case {"policy": name}:
            first, last = (end and day_of(end) + handed for end in OFFICES[name])
            last = last or as_of
        case {"week_of": day}:
            first, last = week_of(day_of(day), convention.week)
        case {"to_date": unit}:
            first, last = as_of.replace(day=1, **({"month": 1} if unit == "year" else {})), as_of
        case {"years_before": years, "of": of}:
            first, last = (years_before(day, years, convention.last_year) for day in resolve(of, as_of, convention))
    if first > last:
        raise NoValue("it begins after it ends")
    return first, last


# Measures.

WINDOWS = ("over", "against", "to_pass", "within", "item")
NATURES = {
    "mean": "mean", "people-per-boat": "mean", "change": "change", "share-change": "change", "times": "times",
    "share": "share", "share-points": "points", "rank": "rank", "record-date": "date", "record-since": "date",
    "milestone": "date", "start": "date", "money": "money",
}


def nature(measure):
    if measure["kind"] == "named":
        return measure["nature"]
    return NATURES.get(measure["kind"], "count")


def like(property_, people):
    match property_:
        case "arrivals":
            return people > 0
        case "no-arrivals":
            return people == 0
        case {"at-least": least}:
            return people >= least


def stretch_at(by, day, convention):
    """The stretch that a day belongs to or, of so many days, begins."""
    match by:
        case "day":
            return day, day
        case "week":
            return week_of(day, convention.week)
        case "month":
            return month_of(day.year, day.month)
        case "year":
            return datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31)
        case {"days": days}:
            return day, day + (days - 1) * DAY


def stretches(measure, data, as_of, convention, spliced):
    """What is counted in each whole stretch of a window that is known, by its first day."""
    of, by = measure.get("of", "people"), measure.get("by", "day")
    first, last = resolve(measure["within"], as_of, convention)
    if of in ADDED_BY_WEEK and by == "day":
        raise NoValue("known by week")
    found = {}
    for day in days_between(first, last):
        start, end = stretch_at(by, day, convention)
        if start != day or end > last or measure.get("month", day.month) != day.month:
            continue
        try:
            found[start] = data.total(of, start, end, spliced)
        except NoValue:
            continue
    return found


def quotient(measure, data, as_of, convention, spliced):
    of, per = measure.get("of", "people"), measure.get("per")
    both = [resolve(measure[name], as_of, convention) for name in ("over", "against")]
    if per is None:
        one, other = (Fraction(data.total(of, *window, spliced)) for window in both)
    else:
        one, other = (data.daily(of, *window, spliced) for window in both)
    if other == 0:
        raise NoValue("nothing to divide by")
    return one, other


def share(measure, data, window, as_of, convention, spliced):
    of, window = measure["of"], resolve(window, as_of, convention)
    part = data.total(of, *window, spliced)
    if any(KIND[one] != KIND[of] for one in measure["among"]):
        raise NoValue("they do not add")
    whole = sum(data.total(one, *window, spliced) for one in measure["among"])
    if whole == 0:
        raise NoValue("nothing to divide by")
    return Fraction(part, whole)


def value(measure, data, as_of, convention=HOUSE, spliced=False):
    """The exact value of a measure: a whole number, a fraction, or a date."""
    of = measure.get("of", "people")

    def window(name):
        return resolve(measure[name], as_of, convention)

    def better(one, other):
        return one < other if measure.get("order") == "lowest" else one > other

    match measure["kind"]:
        case "total":
            return data.total(of, *window("over"), spliced)
        case "mean":
            return data.daily(of, *window("over"), spliced) * (7 if measure["per"] == "week" else 1)
        case "people-per-boat":
            people, boats = (data.by_days(one, *window("over")) for one in ("people", "boats"))
            if boats == 0:
                raise NoValue("nothing to divide by")
            return Fraction(people, boats)
        case "difference":
            return data.total(of, *window("over"), spliced) - data.total(of, *window("against"), spliced)
        case "needed":
            one, other = (data.total(of, *window(name), spliced) for name in ("over", "to_pass"))
            return max(0, other + 1 - one)
        case "change":
            one, other = quotient(measure, data, as_of, convention, spliced)
            return (one - other) / other
        case "times":
            one, other = quotient(measure, data, as_of, convention, spliced)
            return one / other
        case "share":
            return share(measure, data, measure["over"], as_of, convention, spliced)
        case "share-points" | "share-change" as kind:
            one, other = (share(measure, data, measure[name], as_of, convention, spliced) for name in ("over", "against"))
            if kind == "share-points":
                return one - other
            if other == 0:
                raise NoValue("nothing to divide by")
            return (one - other) / other
        case "record" | "record-date" as kind:
            best = None
            for start, number in sorted(stretches(measure, data, as_of, convention, spliced).items()):
                if best is None or better(number, best[1]):
                    best = start, number
            if best is None:
                raise NoValue("no whole stretch")
            return best[1] if kind == "record" else best[0]
        case "rank":
            found = stretches(measure, data, as_of, convention, spliced)
            item = window("item")
            if item[0] not in found or stretch_at(measure.get("by", "day"), item[0], convention) != item:
                raise NoValue("not one of them")
            return 1 + sum(better(number, found[item[0]]) for number in found.values())
        case "record-since":
            day = day_of(measure["day"])
            wanted = data.by_days(of, day, day)
            while True:
                day -= DAY
                if data.by_days(of, day, day) >= wanted:
                    return day
        case "longest-streak":
            first, last = window("within")
            data.by_days("people", first, last)
            now = longest = 0
            for day in days_between(first, last):
                now = now + 1 if like(measure["days"], data.days[day][0]) else 0
                longest = max(longest, now)
            return longest
        case "streak":
            day, streak = day_of(measure.get("until", as_of)), 0
            while like(measure["days"], data.by_days("people", day, day)):
                day, streak = day - DAY, streak + 1
            return streak
        case "days-with":
            first, last = window("over")
            data.by_days("people", first, last)
            return sum(like(measure["days"], data.days[day][0]) for day in days_between(first, last))
        case "milestone" | "milestone-day" as kind:
            first, last = window("over")
            for day in days_between(first, last):
                if _by(of, data, first, day, spliced) >= measure["reaches"]:
                    break
            else:
                raise NoValue("not reached")
            return day if kind == "milestone" else (day - first).days + (convention.count == "ordinal")
        case "duration":
            first, last = window("over")
            return (last - first).days + (convention.count == "ordinal")
        case "start":
            return day_of(OFFICES[measure["policy"]][0])
        case "money":
            amounts = [AMOUNTS[one][0] for one in measure["agreements"]]
            return sum(amounts) * 100_000
    raise NoValue(measure["kind"])


def _by(of, data, first, day, spliced):
    """How many had been counted by the end of a day; of weeks, those that have ended."""
    if of in ADDED_BY_WEEK and not any(one.weekday() == 6 for one in days_between(first, day)):
        return data.total("people", first, day, spliced) if of == "people-attempting" else 0
    return data.total(of, first, day, spliced)


# Verdicts.


def judge(claim, publications, reading="pragmatic", rounding="half-up"):
    """The verdict on a claim, the value of the house (None: not known), and every way that holds.

    `publications` is a list of a date of publication and the `Data` as they stood after it, the
    newest last; empty where there is no series.
    """
    if claim.get("basis", "uk-arrivals") != "uk-arrivals":
        return "undetermined", None, []
    newest = publications[-1][1] if publications else Data({})
    views = [newest]
    date = claim.get("date") and day_of(claim["date"])
    if date:
        then = [data for published, data in publications if published <= date]
        if then and len(then) < len(publications):
            views.append(then[-1])
    house, ways, first, seen = None, [], True, {}
    for number, measure in enumerate([claim["measure"], *claim.get("or", [])]):
        stated = nature(measure)
        is_date = stated == "date"
        wanted = date_of(claim["figure"]) if is_date else figure(
            claim["figure"], stated, claim.get("rounded", False), rounding)
        for data in views:
            for as_of in _known(claim, date, data):
                for convention, spliced in itertools.product(CONVENTIONS, (False, True)):
                    found = _value_once(seen, measure, data, as_of, convention, spliced)
                    if first:
                        house, first = found, False
                        holds = found is not None and (
                            found == wanted if is_date else reading in wanted and found in wanted[reading])
                        if holds:
                            return "supported", house, [(number, as_of, convention, spliced, reading)]
                    if found is None:
                        continue
                    fits = READINGS if is_date and found == wanted else () if is_date else [
                        one for one, interval in wanted.items() if found in interval]
                    ways += [(number, as_of, convention, spliced, one) for one in fits]
    verdict = "depends" if ways else "contradicted" if house is not None else "undetermined"
    return verdict, house, ways


def _value_once(seen, measure, data, as_of, convention, spliced):
    """The value, or None; ways of counting that come to the same days are worked out once."""
    try:
        days = [resolve(one, as_of, convention) for name, one in measure.items() if name in WINDOWS]
    except NoValue:
        return None
    last = as_of if measure["kind"] == "streak" else None
    key = (id(measure), id(data), *days, convention.count, convention.week, spliced, last)
    if key not in seen:
        try:
            seen[key] = value(measure, data, as_of, convention, spliced)
        except NoValue:
            seen[key] = None
    return seen[key]


def _known(claim, date, data):
    """Each day that may have been the last that was known, the likeliest first."""
    if "as_of" in claim:
        days = claim["as_of"] if isinstance(claim["as_of"], list) else [claim["as_of"]]
        return [day_of(day) for day in days]
    if date:
        return [date - DAY, date, date - 2 * DAY]
    return [data.last() or datetime.date(1, 1, 2)]
