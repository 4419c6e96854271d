"""What hypothesis makes up: registers, windows, measures, figures and claims.

A register here is a `Case`: its publications as plain Python, and the files that say the same. No
rule of the catalogue is broken by one. Figures are made near the value that the oracle finds, so
that all four verdicts come up.

Hypothesis draws how long a register is, when it begins and how many claims there are, and shrinks
these; it also draws a seed for the days and one for each claim, so that a case costs microseconds
and thousands of them can be looked at. The same seed makes the same claim.
"""
import collections
import datetime
import json
import random
from fractions import Fraction
from typing import NamedTuple

from hypothesis import settings
from hypothesis import strategies as st

import oracle
from oracle import DAY, Data

#: How many of what were held against the oracle, for the last lines of a run.
compared = collections.Counter()


def examples(count):
    """So many examples under the profile `ci`, and as many more as another profile has more."""
    return settings(max_examples=count * settings.default.max_examples // 100)


UNCONTROLLED_SINCE = datetime.date(2023, 1, 1)
PREVENTED_SINCE = datetime.date(2024, 5, 5)


class Publication(NamedTuple):
    published: datetime.date
    days: dict  # people, boats, uncontrolled or None, by date
    weeks: dict  # people and events prevented, or None, by Sunday


class Case(NamedTuple):
    """A register of one series of UK arrivals."""

    publications: list

    @property
    def first(self):
        return min(self.publications[0].days)

    @property
    def last(self):
        return max(day for one in self.publications for day in one.days)

    def stands(self):
        """The dates of publication, each with the data as they stood after it."""
        days, weeks, found = {}, {}, []
        for one in self.publications:
            days = days | one.days
            weeks = weeks | {sunday: known for sunday, known in one.weeks.items() if known is not None}
            found.append((one.published, Data(days, weeks)))
        return found

    def newest(self):
        return self.stands()[-1][1]

    def to_csv(self):
        """Days where there is one publication without weeks, else a list of publications."""
        single = len(self.publications) == 1
        lines = ["" if single else "published,"]
        lines[0] += "date,people,boats,uncontrolled"
        for one in self.publications:
            for day, numbers in sorted(one.days.items()):
                cells = [day, *("-" if number is None else number for number in numbers)]
                lines.append(",".join(map(str, cells if single else [one.published, *cells])))
        return "\n".join(lines) + "\n"

    def to_json(self):
        """The register's own form; the weeks of the first publication are the sums of its days."""
        publications = []
        for number, one in enumerate(self.publications):
            days = [
                {"date": str(day), "people": people, "boats": boats, "uncontrolled": uncontrolled}
                for day, (people, boats, uncontrolled) in sorted(one.days.items())
            ]
            weeks = []
            for sunday, prevented in sorted(one.weeks.items()):
                of_week = [one.days[day] for day in oracle.days_between(sunday - 6 * DAY, sunday)]
                people, boats, uncontrolled = (
                    None if None in column else sum(column) for column in zip(*of_week, strict=True))
                row = {"ending": str(sunday), "people": people, "boats": boats, "uncontrolled": uncontrolled}
                if prevented is not None:
                    row |= {"prevented_people": prevented[0], "prevented_events": prevented[1]}
                weeks.append(row)
            publication = {"published": str(one.published), "days": days, "coverage": "partial" if number else "dense"}
            publications.append(publication | ({"weeks": weeks} if weeks else {}))
        return json.dumps({"format": 1, "series": [{"basis": "uk-arrivals", "publications": publications}]})


# Registers.

BOATS = (0, 0, 0, 1, 1, 2, 3, 5, 8, 14, 29)


def a_day(r, unknown):
    """People, boats and uncontrolled landings of a day that breaks no rule; some are not known."""
    boats = r.choice(BOATS)
    people = boats and boats + r.choice((0, r.randint(0, 99 * boats), r.randint(0, 60 * boats)))
    return people, boats, None if unknown and r.random() < 0.2 else r.choice((0, boats, r.randint(0, boats)))


def starts():
    return st.one_of(
        st.dates(datetime.date(2030, 1, 1), datetime.date(2033, 12, 31)),
        st.dates(datetime.date(2024, 4, 20), datetime.date(2024, 6, 10)),
        st.sampled_from([datetime.date(2028, 2, 27), datetime.date(2032, 1, 1), datetime.date(2031, 12, 29)]),
    )


def seeds():
    return st.integers(0, 2**32 - 1)


@st.composite
def cases(draw, longest=60, revised=True, weeks=True, start=None):
    """A register of one dense publication and, at times, later ones with some days of it revised."""
    first = draw(starts() if start is None else start)
    length = draw(st.integers(1, longest))
    return case_of(draw(seeds()), first, length, revised, weeks)


def case_of(seed, first, length, revised=True, weeks=True):
    r = random.Random(seed)
    unknown = r.random() < 0.3

    def figures_of(day):
        people, boats, uncontrolled = a_day(r, unknown)
        return people, boats, uncontrolled if day >= UNCONTROLLED_SINCE else None

    days = {first + number * DAY: figures_of(first + number * DAY) for number in range(length)}
    publications = [Publication(max(days) + r.randint(1, 3) * DAY, days, {})]
    if weeks and r.random() < 0.6:
        missing = r.random() < 0.3
        for day in days:
            if day.weekday() == 6 and day - 6 * DAY >= first:
                known = day >= PREVENTED_SINCE and not (missing and r.random() < 0.2)
                some = r.choice(((0, 0), (0, r.randint(1, 9)), (r.randint(1, 900), r.randint(1, 30))))
                publications[0].weeks[day] = some if known else None
    elif revised:
        # A week is the sum of its days as they stood, so that only series without weeks are revised here.
        for _ in range(r.randint(0, 2)):
            published = publications[-1].published + r.randint(1, 20) * DAY
            within = min((published - first).days, length + r.randint(0, 9))
            some = {first + r.randrange(within) * DAY for _ in range(r.randint(1, 5))}
            publications.append(Publication(published, {day: figures_of(day) for day in sorted(some)}, {}))
    return Case(publications)


# Windows.


def day_near(r, first, last):
    """A day of an extent or, at times, a little beyond it."""
    beyond = 20 if r.random() < 0.06 else 0
    return r.choice((
        first, last, *[first + r.randint(-beyond, (last - first).days + beyond) * DAY for _ in range(6)]))


def closed(r, first, last):
    return sorted((day_near(r, first, last), day_near(r, first, last)))


FORMS = ("closed",) * 6 + (
    "day", "week_ending", "month", "year", "from", "from", "handover", "handover", "first_days", "week_of", "to_date")


def window(r, first, last, depth=0):
    """A window in the form of docs/claims.md, with days as text."""
    day = day_near(r, first, last)
    form = r.choice(FORMS + ("years_before",) * (not depth and (last - first).days > 200))
    match form:
        case "closed":
            one, other = closed(r, first, last)
            return {"from": str(one), "to": str(other)}
        case "day" | "from" | "handover" | "week_of":
            return {form: str(day)}
        case "week_ending":
            return {"week_ending": str(day + (6 - day.weekday()) * DAY)}
        case "month":
            return {"month": str(day)[:7]}
        case "year":
            return {"year": day.year}
        case "first_days":
            return {"first_days": r.randint(1, 40), "handover": str(day)}
        case "to_date":
            return {"to_date": r.choice(("year", "month"))}
        case "years_before":
            return {"years_before": r.choice((1, 1, 2, 4)), "of": window(r, first, last, depth=1)}


# Measures.

COUNTED = ("people", "people", "people", "people", "boats", "boats", "uncontrolled-landings")
BY_WEEK = ("people-prevented", "events-prevented", "people-attempting")
KINDS = (
    "total", "total", "mean", "mean", "people-per-boat", "people-per-boat", "difference", "needed", "change",
    "change", "times", "share", "share-points", "share-change", "record", "record", "record-date", "rank", "rank",
    "record-since", "longest-streak", "streak", "days-with", "milestone", "milestone-day", "duration")
SHARES = (
    ("uncontrolled-landings", ["boats"]), ("people-prevented", ["people", "people-prevented"]),
    ("people", ["people-attempting"]), ("uncontrolled-landings", ["boats", "uncontrolled-landings"]))


def property_(r):
    return r.choice(("arrivals", "no-arrivals", {"at-least": r.randint(1, 600)}))


def measure(r, first, last, kinds=KINDS):
    """A measure that the series may have a value of, in the form of docs/claims.md."""
    kind = r.choice(kinds)

    def any_window():
        return window(r, first, last)

    of = r.choice(COUNTED * 2 + BY_WEEK)
    found = {"kind": kind}
    match kind:
        case "total":
            return found | {"of": of, "over": any_window()}
        case "mean":
            return found | {"of": of, "per": r.choice(("day", "week")), "over": any_window()}
        case "people-per-boat" | "duration":
            return found | {"over": any_window()}
        case "difference":
            return found | {"of": of, "over": any_window(), "against": any_window()}
        case "needed":
            return found | {"of": of, "over": any_window(), "to_pass": any_window()}
        case "change" | "times":
            found |= {"of": of, "over": any_window(), "against": any_window()}
            # What people say most: this year to date, against this point last year.
            if r.random() < 0.4:
                found["over"] = {"to_date": r.choice(("year", "month"))}
                found["against"] = {"years_before": 1, "of": found["over"]}
            per = r.choice((None, None, "day", "week"))
            return found | ({"per": per} if per else {})
        case "share" | "share-points" | "share-change":
            of, among = r.choice(SHARES)
            against = {} if kind == "share" else {"against": any_window()}
            return found | {"of": of, "among": among, "over": any_window()} | against
        case "record" | "record-date":
            return found | stretches(r, first, last, of)
        case "rank":
            found |= stretches(r, first, last, of)
            item = item_of(found["by"], day_near(r, first, last))
            return found | {"item": r.choice((item, item, item, any_window()))}
        case "record-since":
            return found | {"of": r.choice(COUNTED), "day": str(day_near(r, first, last))}
        case "longest-streak":
            return found | {"days": property_(r), "within": any_window()}
        case "streak":
            until = r.choice(({}, {"until": str(day_near(r, first, last))}))
            return found | {"days": property_(r)} | until
        case "days-with":
            return found | {"days": property_(r), "over": any_window()}
        case "milestone" | "milestone-day":
            return found | {"of": of, "reaches": r.choice((1, r.randint(1, 300), r.randint(1, 4000))), "over": any_window()}


def stretches(r, first, last, of):
    by = r.choice(("day", "day", "week", "month", "year", {"days": r.randint(1, 40)}))
    found = {"of": of, "by": by, "within": window(r, first, last)}
    if r.random() < 0.7:
        found["within"] = {"from": str(first - DAY), "to": str(last + DAY)}
    if r.random() < 0.25:
        found["order"] = "lowest"
    if r.random() < 0.15:
        found["month"] = r.choice((first.month, last.month, r.randint(1, 12)))
    return found


def item_of(by, day):
    match by:
        case "day":
            return {"day": str(day)}
        case "week":
            return {"week_of": str(day)}
        case "month":
            return {"month": str(day)[:7]}
        case "year":
            return {"year": day.year}
        case {"days": days}:
            return {"from": str(day), "to": str(day + (days - 1) * DAY)}


# Figures.

HEDGES = [hedge for all_ in oracle.HEDGES.values() for hedge in all_]
BEHIND = list(oracle.BEHIND)
NUMBER_WORDS = {number: word for word, number in oracle.WORDS.items()}
NATURES = ("count", "mean", "share", "change", "points", "times", "rank")


def whole(r, number):
    """A whole number in one of its forms; it may be a little rounded."""
    number = max(0, int(number))
    zeros = r.choice((0, 0, 0, *range(len(str(number)))))
    number = round(number / 10**zeros) * 10**zeros if zeros else number
    forms = [f"{number:,}", f"{number:,}", str(number)]
    if number in NUMBER_WORDS:
        forms.append(NUMBER_WORDS[number])
    if number and number % 100 == 0 and number >= 1000:
        thousands = f"{number // 1000}" if number % 1000 == 0 else f"{number // 1000}.{number % 1000 // 100}"
        forms += [thousands + "K", thousands + " thousand"]
    if number and number % 10**5 == 0 and number >= 10**6:
        forms.append(f"{number // 10**6}.{number % 10**6 // 10**5} million")
    return r.choice(forms)


def decimal(r, number, places=(0, 0, 1, 2)):
    """A number not below zero with so many decimals, as it is rounded half up."""
    places = r.choice(places)
    scaled = (2 * Fraction(number) * 10**places + 1) // 2
    if places == 0:
        return whole(r, scaled)
    return f"{scaled // 10**places:,}.{scaled % 10**places:0{places}d}"


def hedged(r, words, behind=False):
    """Words in front of a number, or behind it, or none."""
    place = r.randint(0, 9)
    if place < 3:
        return words
    if place == 9 and behind and words[-1] in "0123456789":
        end = r.choice(BEHIND)
        return words + end if end[0] == "-" else f"{words} {end}"
    return f"{r.choice(HEDGES)} {words}"


def part(r, number):
    """A part of a whole near a number."""
    if r.random() < 0.25:
        return r.choice(sorted(oracle.PARTS))
    if 0 < number < 1 and r.random() < 0.4:
        of = max(2, min(40, round(1 / number)))
        return r.choice((f"one in {of}", f"1 in {of}", f"1 in every {of}"))
    return min(oracle.PARTS, key=lambda words: abs(Fraction(*oracle.PARTS[words]) - number))


def nearby(r, number):
    """The number, or one a little beside it."""
    step = r.choice((0, 0, 0, Fraction(1, 1000), Fraction(1, 100), Fraction(1, 20), Fraction(1, 3)))
    return Fraction(number) + r.choice((-1, 1)) * (abs(number) * step + r.choice((0, 0, 0, 0, 1)))


def percent(r, number):
    text = decimal(r, abs(number) * 100, (0, 0, 0, 1))
    sign = r.choice(("%", " per cent", " percent")) if text[-1] in "0123456789" else " per cent"
    return hedged(r, text + sign)


def figure(r, nature, number):
    """A figure of this nature, near a number (for a date, near a day)."""
    if nature == "date":
        day = number + r.choice((0, 0, 0, 0, 1, -1)) * DAY
        return r.choice((f"{day.day} {day:%B %Y}", str(day), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b %Y}"))
    if nature in ("share", "change", "points"):
        number = Fraction(number) + r.choice((0, 0, 0, 0, Fraction(1, 50), -Fraction(1, 1000)))
    else:
        number = nearby(r, number)
    match nature:
        case "count":
            return hedged(r, whole(r, max(0, round(number))), behind=True)
        case "mean":
            return hedged(r, decimal(r, max(Fraction(0), number))) + r.choice(("", "", "", " each", " a day"))
        case "times":
            words = [word for word, times in oracle.TIMES.items() if times == round(number)]
            if words and r.random() < 0.5:
                return hedged(r, r.choice(words))
            return hedged(r, decimal(r, max(Fraction(0), number), (0, 1, 1, 2))) + " times"
        case "rank":
            words = {1: ("record", "a record", "the highest", "busiest"), 2: ("second", "the second highest"),
                     3: ("third", "the third highest")}
            some = words.get(int(number), (f"{int(number)}th",) if 4 <= number <= 20 else ("not a record",))
            return r.choice((*some, "not a record"))
        case "share":
            number = min(Fraction(1), max(Fraction(0), number))
            if r.random() >= 0.35:
                return percent(r, number)
            words = part(r, number)
            # The page does not say whether "about one in 25" is read on the ladder.
            return words if words[-2:].isdecimal() and int(words[-2:]) > 10 else hedged(r, words)
        case "points" | "change":
            up = number >= 0
            before = r.choice(oracle.UP_BEFORE if up else oracle.DOWN_BEFORE)
            digits = decimal(r, abs(number) * 100, (0, 0, 1))
            if nature == "points":
                return f"{before} {hedged(r, digits)} percentage points"
            if r.random() < 0.15 and digits[-1] in "0123456789":
                return f"{'+' if up else '-'}{digits}%"
            if r.random() < 0.15:
                return f"{digits} per cent {r.choice(oracle.UP_BEHIND if up else oracle.DOWN_BEHIND)}"
            return f"{before} {percent(r, number)}"
    raise ValueError(nature)


# Claims.


def claim(seed, case, id="claim", kinds=KINDS):
    """A claim about a register, with a figure that is at times right; None where words fail."""
    r = random.Random(seed)
    first, last, data = case.first, case.last, case.newest()
    found, as_of = {"id": id}, last
    match r.randint(0, 4):
        case 0:
            as_of = day_near(r, first, last)
            found["as_of"] = str(as_of)
        case 1:
            some = list({day_near(r, first, last): None for _ in range(3)})
            as_of, found["as_of"] = some[0], [str(day) for day in some]
    if r.random() < 0.5:
        date = day_near(r, first, last) + r.choice((0, 1)) * DAY
        found["date"] = str(date)
        if "as_of" not in found:
            as_of = date - DAY
    number = None
    # What is not known is asked after as well, but not most of the time.
    for _ in range(3):
        found["measure"] = measure(r, first, last, kinds)
        stated = oracle.nature(found["measure"])
        try:
            number = oracle.value(found["measure"], data, as_of)
            break
        except oracle.NoValue:
            pass
    if number is None:
        number = first if stated == "date" else Fraction(r.randint(0, 5000), 5000 if stated in ("share", "points", "change") else 1)
    found["figure"] = figure(r, stated, number)
    if stated != "date":
        try:
            oracle.figure(found["figure"], stated)
        except oracle.NotStated:
            return None
    if stated == "count" and r.random() < 0.25:
        found["rounded"] = True
    if r.random() < 0.2:
        alike = ("total", "difference", "needed", "record") if stated == "count" else (found["measure"]["kind"],)
        other = measure(r, first, last, alike)
        if oracle.nature(other) == stated:
            found["or"] = [other]
    return found


@st.composite
def documents(draw, case, most=8, kinds=KINDS):
    """Up to so many claims about a register, as a document."""
    some = draw(st.lists(seeds(), min_size=1, max_size=most))
    some = [claim(seed, case, f"c{number}", kinds) for number, seed in enumerate(some)]
    return {"format": "crossings-claims/1", "claims": [one for one in some if one]}
