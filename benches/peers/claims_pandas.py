"""What a user would write instead: the claims of tests/data/claims.json judged with pandas.

    python benches/peers/claims_pandas.py WORKBOOK [ROUNDS]

Each claim is judged over the interpretations of tests/data/README.md: readings, measures, days of
`as_of`, conventions and sums, each only where the measure depends on it. Days and weeks are data
frames, numbers are compared exactly. Reading the workbook, the claims, their dates and their
figures is not timed, nor is finding out which interpretations a claim has. Prints the verdicts,
how many differ from those expected, and the median milliseconds of ROUNDS (default 7), each over
all claims.
"""
import collections
import itertools
import json
import pathlib
import re
import statistics
import sys
import time
from fractions import Fraction

import pandas as pd

CLAIMS = pathlib.Path(__file__).resolve().parents[2] / "tests/data/claims.json"
DAY = pd.Timedelta(days=1)
YEAR = pd.DateOffset(years=1)
POLICIES = {
    "pm-may": ("2016-07-13", "2019-07-23"),
    "pm-johnson": ("2019-07-24", "2022-09-05"),
    "pm-truss": ("2022-09-06", "2022-10-24"),
    "pm-sunak": ("2022-10-25", "2024-07-04"),
    "pm-starmer": ("2024-07-05", None),
}
POLICIES = {name: tuple(date and pd.Timestamp(date) for date in pair) for name, pair in POLICIES.items()}
FINAL_TOTALS = {2018: 299, 2019: 1_843, 2020: 8_466, 2022: 45_774, 2025: 41_474}
# Thousands of pounds, the amount to be taken first in front.
AMOUNTS = {
    "F01": [12_000, 14_700], "F02": [10_000, 46_000], "F03": [17_000], "F04": [36_000],
    "F05": [45_500, 44_500], "F06": [3_250], "F07": [2_250], "F08": [28_100, 54_000],
    "F09": [54_000, 55_000], "F10": [62_200, 63_000], "F11": [476_000, 478_000, 480_000, 470_000, 500_000],
}

Convention = collections.namedtuple("Convention", "handover count week last_year")
HOUSE = Convention("incoming", "ordinal", "monday", "date")
OTHER = Convention("outgoing", "elapsed", "sunday", "day-of-year")


class NoData(Exception):
    """The data has no such value."""


# Loading.


def load(workbook):
    """The days and the weeks of a workbook, by date."""
    sheets = pd.read_excel(workbook, sheet_name=["SB_01", "SB_02"], engine="calamine", na_values="-", index_col=0)
    days, weeks = sheets["SB_01"], sheets["SB_02"]
    days = days.iloc[:, :3].set_axis(["people", "boats", "uncontrolled-landings"], axis=1)
    days = days.astype({"people": "int64", "boats": "int64", "uncontrolled-landings": "Int64"})
    weeks = weeks.iloc[:, 3:5].set_axis(["people-prevented", "events-prevented"], axis=1).astype("Int64")
    return days, weeks


def spliced_years(days):
    """For each year with a final total: its first and last day, and how many more that has."""
    for year, final in FINAL_TOTALS.items():
        of_year = days.loc[str(year), "people"]
        yield of_year.index[0], of_year.index[-1], final - int(of_year.sum())


def parse_window(window):
    """A window with its dates read; one that always has the same days as a pair of them."""
    match window:
        case {"day": day}:
            return pd.Timestamp(day), pd.Timestamp(day)
        case {"week_ending": sunday}:
            return pd.Timestamp(sunday) - 6 * DAY, pd.Timestamp(sunday)
        case {"month": text} | {"year": text}:
            period = pd.Period(str(text))
            return period.start_time, period.end_time.normalize()
        case {"from": first, "to": last}:
            return pd.Timestamp(first), pd.Timestamp(last)
        case {"years_before": years, "of": of}:
            return {"years_before": years, "of": parse_window(of)}
    return {key: pd.Timestamp(value) if key in ("from", "handover", "week_of") else value
            for key, value in window.items()}


def parse_measure(measure):
    windows = ("over", "against", "to_pass", "within", "item")
    dates = {key: pd.Timestamp(measure[key]) for key in ("day", "until") if key in measure}
    return measure | dates | {key: parse_window(measure[key]) for key in windows if key in measure}


# Figures.

WORDS = {"none": 0, "three": 3, "eight": 8, "nine": 9}
PLACES = {"record": 1, "second": 2, "third": 3}
HEDGES = {"nearly": "almost", "more than": "over", "around": "about", "some": "about"}
PATTERN = re.compile(
    r"(?P<change>up |down )?(?P<hedge>more than |just over |almost |nearly |about |around |some |over )?"
    r"(?:(?P<third>a third)|(?P<word>[a-z]+)|£?(?P<number>[\d,]+(?:\.\d+)?)(?P<unit>K|%| million| times)?)"
)
NATURES = {
    "mean": "rounded", "people-per-boat": "rounded", "share": "rounded", "change": "rounded",
    "times": "rounded", "money": "rounded", "rank": "rank", "record-date": "date",
    "record-since": "date", "milestone": "date", "start": "date",
}


class Interval:
    """The numbers between two ends, with brackets as they are written."""

    def __init__(self, brackets, lower, upper):
        self.lower, self.upper = lower, upper
        self.includes_lower, self.includes_upper = brackets[0] == "[", brackets[1] == "]"

    def __contains__(self, value):
        above = self.lower is None or (value >= self.lower if self.includes_lower else value > self.lower)
        return above and (self.upper is None or (value <= self.upper if self.includes_upper else value < self.upper))

    def negated(self):
        brackets = ("[" if self.includes_upper else "(") + ("]" if self.includes_lower else ")")
        ends = (end if end is None else -end for end in (self.upper, self.lower))
        return Interval(brackets, *ends)


def in_all(interval):
    return {"literal": interval, "pragmatic": interval, "strict": interval}


def parse_third(hedge):
    third, point = Fraction(1, 3), Fraction(1, 200)
    below, above = (third + Fraction(1, 4)) / 2, (third + Fraction(2, 5)) / 2
    if hedge == "almost":
        return {"literal": Interval("()", None, third), "pragmatic": Interval("[)", below, third),
                "strict": Interval("[)", third - point, third)}
    return {"literal": Interval("[]", third, third), "pragmatic": Interval("[)", below, above),
            "strict": Interval("[)", third - point, third + point)}


def parse_number(found):
    """The number, the unit of its last digit and that of its last digit that is not zero."""
    digits = found["number"].replace(",", "")
    scale = {"K": 1000, "%": Fraction(1, 100), " million": 1_000_000, " times": 1, None: 1}[found["unit"]]
    if "." in digits:
        last = significant = Fraction(1, 10 ** len(digits.partition(".")[2]))
    else:
        last, significant = 1, 10 ** (len(digits) - len(digits.rstrip("0")))
    return Fraction(digits) * scale, last * scale, significant * scale


def parse_figure(text, nature, rounded):
    """The numbers, or the day, that a figure may mean, by reading."""
    if nature == "date":
        day = pd.to_datetime(text, format="%d %B %Y")
        return in_all(Interval("[]", day, day))
    if nature == "rank":
        return in_all(Interval("[)", 2, None) if text == "not a record" else Interval("[]", *2 * [PLACES[text]]))
    found = PATTERN.fullmatch(text)
    hedge = (found["hedge"] or "").strip()
    hedge, some = HEDGES.get(hedge, hedge), hedge == "some"
    if found["third"]:
        return parse_third(hedge)
    n, last, significant = (WORDS[found["word"]], 1, 1) if found["word"] else parse_number(found)
    # A number that is not round is exact: some 45,774.
    if some and last == significant:
        hedge, nature = "", "count"
    if found["unit"] == "%":
        percent = n * 100
        significant = Fraction(1, 10) if percent % 10 == 0 else Fraction(1, 20) if percent % 5 == 0 else last
    half, half_last = Fraction(significant) / 2, Fraction(last) / 2
    as_rounded = Interval("[)", n - half_last, n + half_last)
    match hedge:
        case "over":
            readings = {"literal": Interval("()", n, None), "pragmatic": Interval("(]", n, n + significant),
                        "strict": Interval("()", n, n + significant)}
        case "almost":
            readings = {"literal": Interval("()", None, n), "pragmatic": Interval("[)", n - half, n),
                        "strict": Interval("[)", n - half_last, n)}
        case "just over":
            readings = {"literal": Interval("()", n, None), "pragmatic": Interval("(]", n, n + half),
                        "strict": Interval("(]", n, n + half_last)}
        case "about":
            width = max(half, last)
            readings = {"pragmatic": Interval("[]", n - width, n + width), "strict": as_rounded}
        case _ if nature == "count":
            readings = in_all(Interval("[]", n, n))
            if rounded:
                readings["pragmatic"] = Interval("[)", n - half, n + half)
        case _:
            readings = {"pragmatic": Interval("[)", n - half, n + half), "strict": as_rounded}
    if found["change"] == "down ":
        readings = {name: interval.negated() for name, interval in readings.items()}
    return readings


# Interpretations.


def window_depends(window):
    """On which parts of a convention, and whether on `as_of`."""
    match window:
        case {"first_days": _}:
            return {"handover"}
        case {"handover": _}:
            return {"handover", "as_of"}
        case {"week_of": _}:
            return {"week"}
        case {"policy": _} | {"to_date": _} | {"from": _}:
            return {"as_of"}
        case {"years_before": _, "of": of}:
            return {"last_year"} | window_depends(of)
    return set()


def depends(measure):
    """What the value of a measure depends on."""
    out = set().union(*(window_depends(one) for one in measure.values() if isinstance(one, dict)))
    kind, by = measure["kind"], measure.get("by", "day")
    if kind in ("milestone-day", "duration"):
        out.add("count")
    if kind in ("record", "record-date", "rank") and by == "week":
        out.add("week")
    if kind == "streak" and "until" not in measure:
        out.add("as_of")
    counted = {measure.get("of", "people"), *measure.get("among", ())}
    long = by == "year" or (isinstance(by, dict) and by["days"] >= 365)
    summed = kind in ("total", "mean", "difference", "needed", "change", "times", "share", "milestone", "milestone-day")
    if counted & {"people", "people-attempting"} and (summed or (kind in ("record", "record-date", "rank") and long)):
        out.add("sums")
    return out


def interpretations(measure, as_of):
    """Days of `as_of`, conventions, sums and reported amounts, those of the house in front."""
    on = depends(measure)
    conventions = itertools.product(
        *((house, other) if name in on else (house,) for name, house, other in zip(HOUSE._fields, HOUSE, OTHER))
    )
    reported = len(AMOUNTS[measure["agreements"][0]]) if len(measure.get("agreements", ())) == 1 else 1
    return list(
        itertools.product(
            as_of if "as_of" in on else as_of[:1],
            itertools.starmap(Convention, conventions),
            (False, True) if "sums" in on else (False,),
            range(reported),
        )
    )


def parse_claim(claim):
    as_of = claim.get("as_of")
    as_of = [pd.Timestamp(day) for day in (as_of if isinstance(as_of, list) else [as_of])]
    measures = []
    for one in [claim["measure"], *claim.get("or", [])]:
        measure, nature = parse_measure(one), NATURES.get(one["kind"], "count")
        readings = parse_figure(claim["figure"], nature, claim.get("rounded", False))
        measures.append((measure, readings, interpretations(measure, as_of)))
    return claim.get("basis", "uk-arrivals"), measures


# Judging: this is what is timed.


def a_year_before(day, convention):
    if convention.last_year == "date":
        return day - YEAR
    first = pd.Timestamp(day.year - 1, 1, 1)
    return min(first + (day.day_of_year - 1) * DAY, pd.Timestamp(day.year - 1, 12, 31))


def resolve(window, as_of, convention):
    """The first and the last day of a window."""
    match window:
        case (first, last):
            return first, last
        case {"to_date": unit}:
            return as_of.replace(day=1, month=1) if unit == "year" else as_of.replace(day=1), as_of
        case {"years_before": years, "of": of}:
            first, last = resolve(of, as_of, convention)
            for _ in range(years):
                first, last = a_year_before(first, convention), a_year_before(last, convention)
            return first, last
        case {"handover": day}:
            first = day if convention.handover == "incoming" else day + DAY
            last = first + (window["first_days"] - 1) * DAY if "first_days" in window else as_of
        case {"policy": name}:
            first, last = POLICIES[name]
            last = last or as_of
        case {"week_of": day}:
            since = day.weekday() if convention.week == "monday" else (day.weekday() + 1) % 7
            first = day - since * DAY
            last = first + 6 * DAY
        case {"from": first}:
            last = as_of
    if first > last:
        raise NoData(f"{first} is after {last}")
    return first, last


class Judge:
    def __init__(self, days, weeks):
        # Columns, for it takes time to take one out of a frame.
        self.days = {name: days[name] for name in days}
        self.weeks = {name: weeks[name] for name in weeks}
        self.first, self.last = days.index[0], days.index[-1]
        self.years = list(spliced_years(days))

    def column(self, of, first, last):
        """The days of a window, all of which have to be there."""
        if first < self.first or last > self.last:
            raise NoData("outside the series")
        return self.days[of].loc[first:last]

    def total(self, of, window, spliced):
        first, last = window
        if of == "people-attempting":
            return self.total("people", window, spliced) + self.total("people-prevented", window, spliced)
        if of in ("people-prevented", "events-prevented"):
            found = self.weeks[of].loc[first:last].sum(skipna=False, min_count=1)
        else:
            found = self.column(of, first, last).sum(skipna=False)
        if found is pd.NA:
            raise NoData(f"{of} are not known")
        found = int(found)
        if spliced and of == "people":
            found += sum(more for start, end, more in self.years if first <= start and end <= last)
        return found

    def rate(self, of, per, window, spliced):
        total = self.total(of, window, spliced)
        if per is None:
            return total
        return Fraction(total * (7 if per == "week" else 1), (window[1] - window[0]).days + 1)

    def stretches(self, measure, window, convention, spliced):
        """What is counted in each whole stretch of a window, by its first day."""
        of, by = measure.get("of", "people"), measure.get("by", "day")
        days = self.column(of, *window)
        match by:
            case "day":
                found = days
            case {"days": length}:
                found = days.rolling(length).sum().dropna().astype("int64")
                found.index -= (length - 1) * DAY
            case _:
                rule = {"week": "W-MON" if convention.week == "monday" else "W-SUN", "month": "MS", "year": "YS"}[by]
                grouped = days.resample(rule, closed="left", label="left")
                found, last_days = grouped.sum(), grouped.size().index
                last_days = last_days + pd.tseries.frequencies.to_offset(rule) - DAY
                found = found[(found.index >= window[0]) & (last_days <= window[1])]
        if spliced and of == "people":
            found = found.copy()
            ends = found.index + (pd.DateOffset(years=1) if by == "year" else by["days"] * DAY) - DAY
            for start, end, more in self.years:
                found[(found.index <= start) & (ends >= end)] += more
        if "month" in measure:
            found = found[found.index.month == measure["month"]]
        if found.empty:
            raise NoData("no whole stretch")
        return found

    def like(self, property, days):
        """Which days are like that."""
        match property:
            case "arrivals":
                return days > 0
            case "no-arrivals":
                return days == 0
            case {"at-least": people}:
                return days >= people

    def milestone(self, measure, window, spliced):
        """On which day of a window so many had been counted, and how many days after its first."""
        of = measure.get("of", "people")
        days = self.column(of, *window)
        if spliced and of == "people":
            days = days.copy()
            for start, end, more in self.years:
                if window[0] <= start and end <= window[1]:
                    days[end] += more
        reached = days.cumsum() >= measure["reaches"]
        if not reached.any():
            raise NoData("never reached")
        day = reached.idxmax()
        return day, (day - window[0]).days

    def value(self, measure, as_of, convention, spliced, reported):
        of = measure.get("of", "people")

        def window(name):
            return resolve(measure[name], as_of, convention)

        ordinal = 1 if convention.count == "ordinal" else 0
        match measure["kind"]:
            case "total":
                return self.total(of, window("over"), spliced)
            case "mean":
                return self.rate(of, measure["per"], window("over"), spliced)
            case "people-per-boat":
                over = window("over")
                return Fraction(self.total("people", over, False), self.total("boats", over, False))
            case "difference":
                return self.total(of, window("over"), spliced) - self.total(of, window("against"), spliced)
            case "needed":
                return self.total(of, window("to_pass"), spliced) + 1 - self.total(of, window("over"), spliced)
            case "change" | "times" as kind:
                per = measure.get("per")
                one = self.rate(of, per, window("over"), spliced)
                other = self.rate(of, per, window("against"), spliced)
                return Fraction(one - other if kind == "change" else one) / other
            case "share":
                over = window("over")
                among = sum(self.total(each, over, spliced) for each in measure["among"])
                return Fraction(self.total(of, over, spliced), among)
            case "record" | "record-date" as kind:
                found = self.stretches(measure, window("within"), convention, spliced)
                if measure.get("order") == "lowest":
                    return int(found.min()) if kind == "record" else found.idxmin()
                return int(found.max()) if kind == "record" else found.idxmax()
            case "rank":
                found = self.stretches(measure, window("within"), convention, spliced)
                item = found.get(window("item")[0])
                if item is None:
                    raise NoData("no such stretch")
                return 1 + int((found < item if measure.get("order") == "lowest" else found > item).sum())
            case "record-since":
                before = self.days[of].loc[: measure["day"] - DAY]
                return before[before >= self.days[of].at[measure["day"]]].index[-1]
            case "streak":
                like = self.like(measure["days"], self.days["people"].loc[: measure.get("until", as_of)])
                return int(like[::-1].cummin().sum())
            case "longest-streak":
                like = self.like(measure["days"], self.column("people", *window("within")))
                return int(like.groupby((~like).cumsum()).sum().max())
            case "days-with":
                return int(self.like(measure["days"], self.column("people", *window("over"))).sum())
            case "milestone":
                return self.milestone(measure, window("over"), spliced)[0]
            case "milestone-day":
                return self.milestone(measure, window("over"), spliced)[1] + ordinal
            case "duration":
                first, last = window("over")
                return (last - first).days + ordinal
            case "start":
                return POLICIES[measure["policy"]][0]
            case "money":
                amounts = [AMOUNTS[one] for one in measure["agreements"]]
                return sum(one[reported if len(amounts) == 1 else 0] for one in amounts) * 1000
            case kind:
                raise NoData(f"{kind} is not in the workbook")

    def judge(self, basis, measures):
        """The verdict, and all interpretations in which the figure holds."""
        if basis != "uk-arrivals":
            return "undetermined", []
        holds, house = [], None
        for place, (measure, readings, interpretations) in enumerate(measures):
            for number, interpretation in enumerate(interpretations):
                try:
                    value = self.value(measure, *interpretation)
                except NoData:
                    continue
                fits = [reading for reading, interval in readings.items() if value in interval]
                holds += [(reading, place, interpretation, value) for reading in fits]
                if place == number == 0:
                    house = "pragmatic" in fits
        if house is None:
            return "undetermined", holds
        return "supported" if house else "depends" if holds else "contradicted", holds


def main():
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with open(CLAIMS, encoding="utf-8") as file:
        claims = json.load(file)["claims"]
    judge = Judge(*load(sys.argv[1]))
    parsed = [parse_claim(claim) for claim in claims]
    verdicts = [judge.judge(*claim)[0] for claim in parsed]
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for claim in parsed:
            judge.judge(*claim)
        times.append((time.perf_counter() - start) * 1e3)
    differ = [one["id"] for one, verdict in zip(claims, verdicts) if verdict != one["expect"]["verdict"]]
    values = sum(len(measure[2]) for _, measures in parsed for measure in measures)
    print(len(claims), "claims,", values, "values:", dict(collections.Counter(verdicts)))
    print(len(differ), "differ from what is expected", *differ)
    print(f"{statistics.median(times):.2f} ms ({min(times):.2f} to {max(times):.2f})")


if __name__ == "__main__":
    main()
