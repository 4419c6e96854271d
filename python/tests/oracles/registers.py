"""Registers made up for the databases: most keep every rule, some break one, some several.

A register is the document of docs/register.schema.json as plain Python. Each is a function of its seed. A fault is
a small change of a kind that people make: a copied row, a swapped column, an id that is nobody's. Which rules
a changed register then breaks is not known here: that is what is asked, of the crate and of the databases.
"""
import copy
import datetime
import random

DAY = datetime.timedelta(1)
BOATS = (0, 0, 1, 1, 2, 3, 5, 14)
OFFICES = ("Prime Minister", "Home Secretary")


def date_of(text):
    return datetime.date.fromisoformat(text)


def moved(text, days):
    return str(date_of(text) + days * DAY)


def a_year_before(text):
    return f"{int(text[:4]) - 1}{text[4:].replace('-02-29', '-02-28')}"


# Registers that keep every rule.


def figures(r, date, published):
    boats = r.choice(BOATS)
    people = boats and r.choice((boats, boats * 125, r.randint(boats, boats * 90)))
    known = date >= datetime.date(2023, 1, 1) and r.random() < 0.8
    return {"people": people, "boats": boats, "uncontrolled": r.randint(0, boats) if known else None}


def day(r, date, published):
    return {"date": str(date)} | figures(r, date, published)


def weeks_of(r, days):
    by_date = {date_of(one["date"]): one for one in days}
    for sunday in sorted(by_date):
        seven = [by_date.get(sunday - back * DAY) for back in range(7)]
        if sunday.weekday() != 6 or None in seven:
            continue
        week = {"ending": str(sunday)}
        for field in ("people", "boats", "uncontrolled"):
            some = [one[field] for one in seven]
            week[field] = None if None in some else sum(some)
        # With some days unknown the week may know more; before 2023 nothing was counted, nowhere a zero.
        if sunday >= datetime.date(2024, 5, 5) and r.random() < 0.7:
            people, events = r.choice(((0, 0), (0, 4), (r.randint(1, 900), r.randint(1, 30))))
            week |= {"prevented_people": people, "prevented_events": events}
        yield week


def moment(r, date):
    return str(date) if r.random() < 0.6 else f"{date}T{r.randint(0, 23):02}:{r.randint(0, 59):02}:00Z"


def total_of(r, first, last):
    boats = r.randint(1, 400)
    one = {"from": str(first), "to": str(last), "people": boats * r.randint(1, 60)}
    return one | ({"boats": boats} if r.random() < 0.6 else {})


def arrivals(r):
    # Uncontrolled landings were first counted in January 2023, so that many registers are about its days.
    first = datetime.date(2022, 6, 1) + r.choice((r.randint(190, 240), r.randint(0, 1500))) * DAY
    dates = [first + n * DAY for n in range(r.choice((1, 3, 9, 16, 22)))]
    published = dates[-1] + r.choice((1, 1, 1, 3, 9)) * DAY
    days = [day(r, date, published) for date in dates]
    publications = [{"published": moment(r, published), "days": days}]
    weeks = list(weeks_of(r, days)) if r.random() < 0.7 else []
    if weeks:
        publications[0]["weeks"] = weeks
    if r.random() < 0.4:
        last = first - r.randint(1, 40) * DAY
        publications[0]["totals"] = [total_of(r, last - r.randint(0, 365) * DAY, last)]
        publications[0]["totals"] += [total_of(r, last - r.randint(366, 700) * DAY, last)] if r.random() < 0.5 else []
    for _ in range(r.choice((0, 0, 1, 2))):
        published += r.randint(0, 9) * DAY
        near = [date for date in dates + [published - DAY] if date < published]
        some = sorted(r.sample(sorted(set(near)), k=min(len(set(near)), r.randint(1, 4))))
        status = r.choice(("provisional", "provisional", "final", "spliced"))
        # Nothing provisional comes after something final.
        status = "spliced" if any(one.get("status") == "final" for one in publications) else status
        publications.append({"published": str(published + DAY), "coverage": "partial", "status": status,
                             "days": [day(r, date, published) for date in some]})
        published += DAY
    if r.random() < 0.2:
        publications[0]["dating"] = "inferred"
    return {"basis": "uk-arrivals", "publications": publications}


def attempts(r):
    first = datetime.date(2023, 3, 1) + r.randint(0, 900) * DAY
    days = [day(r, first + n * DAY, None) for n in range(r.randint(1, 4))]
    return {"basis": "french-attempts", "publications": [{"published": moved(days[-1]["date"], 1), "days": days}]}


def newest(series):
    return {one["date"]: one for publication in series["publications"] for one in publication["days"]}


def boats_of(r, series):
    boats, complete = [], []
    for date, one in r.sample(sorted(newest(series).items()), k=min(3, len(newest(series)))):
        whole = r.random() < 0.5
        count = one["boats"] if whole else r.randint(0, one["boats"])
        left, uncontrolled = one["people"], one["uncontrolled"]
        for n in range(count):
            after = one["boats"] - n - 1
            aboard = left if whole and n == count - 1 else r.randint(1, max(1, min(left - after, 2 * left // (after + 1))))
            left -= aboard
            own = uncontrolled is not None and n < uncontrolled
            landing = "uncontrolled" if own else "intercepted" if whole or r.random() < 0.5 else "unknown"
            boats.append({"id": f"{date}/{n}", "date": date, "people": aboard, "landing": landing})
        if whole:
            complete.append({"date": date})
    return boats, complete


def amount(currency, euros):
    return f"{currency} {euros}" if euros % 2 else f"{currency} {euros}.00"


def agreement(r, n):
    currency, year = r.choice(("EUR", "GBP")), r.randint(2019, 2026)
    made = {"id": f"F{n}", "title": "Arrangement", "payer": "United Kingdom", "payee": "France",
            "stage": r.choice(("agreed", "agreed", "amended", "ended")), "date": f"{year}-02-01"}
    instalments = []
    for offset in range(r.choice((0, 1, 2, 3))):
        instalments.append({"from": f"{year + offset}-04-01", "to": f"{year + offset + 1}-03-31",
                            "amount": amount(currency, r.randint(1, 300))})
    worth = sum(int(float(one["amount"][4:])) for one in instalments) or r.randint(1, 500)
    if instalments or r.random() < 0.6:
        made |= {"from": f"{year}-04-01", "to": f"{year + max(1, len(instalments))}-03-31"}
        if r.random() < 0.2:
            made["to"] = None
    if r.random() < 0.8:
        made["commitment"] = amount(currency, worth)
        if r.random() < 0.3:
            made |= {"binding": "up-to", "commitment": amount(currency, worth + r.randint(0, 50))}
    if r.random() < 0.3:
        made["amendments"] = [{"date": f"{year}-07-01", "change": "brought forward"}]
    payments, paid, due = [], 0, 0
    for one in instalments:
        due += int(float(one["amount"][4:]))
        some = r.randint(0, due - paid)
        if some:
            payments.append({"date": moved(one["from"], r.randint(0, 200)), "amount": amount(currency, some)})
            paid += some
    if not payments and r.random() < 0.15:
        made["stage"] = "proposed"
    if made.get("amendments") and "commitment" not in made:
        del made["amendments"]
    # What was reported may disagree: that is a warning.
    reported = [{"amount": amount(r.choice(("EUR", "GBP")), r.choice((worth, worth, worth + 2))), "reported_by": "press",
                 "binding": r.choice(("exact", "exact", "estimated"))} for _ in range(r.choice((0, 0, 1, 2)))]
    return made | {"instalments": instalments, "payments": payments, "reported": reported}


def policy_periods(r, agreements):
    periods = []
    for office in OFFICES[: r.choice((0, 1, 1, 2))]:
        first = datetime.date(2016, 7, 13) + r.randint(0, 900) * DAY
        for n in range(r.randint(1, 4)):
            last = first + r.randint(0, 700) * DAY
            periods.append({"id": f"{office}/{n}", "kind": r.choice(("office", "office", "data-owner")), "title": "Somebody",
                            "timeline": office, "from": str(first), "to": str(last)})
            first = last + DAY
        if r.random() < 0.5:
            periods[-1]["to"] = None
    for n, one in enumerate(agreements):
        if r.random() < 0.4:
            periods.append({"id": f"deal/{n}", "kind": "agreement", "title": "Deal", "from": "2023-03-10", "to": None,
                            "agreement": one["id"]})
    r.shuffle(periods)
    return periods


def death(r, n):
    first = datetime.date(2024, 1, 1) + r.randint(0, 600) * DAY
    last = first + r.randint(0, 365) * DAY
    return {"id": f"D{n}", "from": str(first), "to": r.choice((str(last), None)), "scope": "at-sea",
            "deaths": r.randint(0, 80), "reported_by": "somebody", "as_of": r.choice((None, str(first), str(last)))}


def sound(seed):
    """A register that is meant to keep every rule; warnings come of themselves."""
    r = random.Random(seed)
    series = [arrivals(r)] + ([attempts(r)] if r.random() < 0.3 else [])
    boats, complete = boats_of(r, series[0]) if r.random() < 0.6 else ([], [])
    agreements = [agreement(r, n) for n in range(r.choice((0, 1, 1, 2)))]
    return {"format": 1, "series": series, "boats": boats, "complete_boat_lists": complete,
            "deaths": [death(r, n) for n in range(r.choice((0, 1, 2)))], "agreements": agreements,
            "policy_periods": policy_periods(r, agreements)}


# Faults. Each changes a register in its place, or finds nothing to change.


def publications(document):
    return [one for series in document["series"] for one in series["publications"]]


def rows(document, kind):
    return [one for publication in publications(document) for one in publication.get(kind, [])]


def of_agreements(document, kind):
    return [one for agreement in document["agreements"] for one in agreement.get(kind, [])]


FAULTS = {}


def fault(make):
    FAULTS[make.__name__] = make
    return make


def changed(name, pick, change):
    """A fault that changes one of some rows."""

    def make(r, document):
        some = pick(document)
        if not some:
            return False
        one = r.choice(some)
        found = change(r, one)
        one.update(found or {})
        return bool(found)

    FAULTS[name] = make


def days(document):
    return rows(document, "days")


def weeks(document):
    return rows(document, "weeks")


def totals(document):
    return rows(document, "totals")


changed("nobody in boats", days, lambda r, one: {"people": 0, "boats": r.randint(1, 3), "uncontrolled": None})
changed("people without boats", days, lambda r, one: {"people": 37, "boats": 0, "uncontrolled": None})
changed("columns swapped", days, lambda r, one: {"people": one["boats"], "boats": one["people"]})
changed("people among uncontrolled", days, lambda r, one: {"uncontrolled": one["people"] + 1})
changed("a zero for nothing", lambda d: [one for one in days(d) + weeks(d) if one.get("date", one.get("ending")) < "2023"],
        lambda r, one: {"uncontrolled": 0})
changed("one person more", days, lambda r, one: one["people"] and {"people": one["people"] + 1})
changed("crowded", days, lambda r, one: one["boats"] and {"people": one["boats"] * 126})
changed("a year earlier", days, lambda r, one: {"date": moved(one["date"], -365)})
changed("last year's number", lambda d: [one for one in publications(d) if one.get("coverage") == "partial" and one["days"]],
        lambda r, one: one["days"][0].update(date=a_year_before(moved(one["published"][:10], -r.randint(1, 8)))) or dict(one))
changed("a later day", days, lambda r, one: {"date": moved(one["date"], r.choice((1, 2, 30)))})
changed("a week of more people", weeks, lambda r, one: {"people": one["people"] + 1})
changed("a week of more boats", weeks, lambda r, one: {"boats": one["boats"] + 1})
changed("a week without its boats", weeks, lambda r, one: {"people": 5, "boats": 0, "uncontrolled": None})
changed("a week to Saturday", weeks, lambda r, one: {"ending": moved(one["ending"], -1)})
changed("a later week", weeks, lambda r, one: {"ending": moved(one["ending"], r.choice((7, 14)))})
changed("prevented by nothing", weeks, lambda r, one: {"prevented_people": 9, "prevented_events": 0})
changed("half of what was prevented", weeks, lambda r, one: {"prevented_people": 9, "prevented_events": None})
changed("a total without boats", totals, lambda r, one: {"boats": 0})
changed("a total of too many boats", totals, lambda r, one: {"boats": one["people"] + 1})
changed("a total backwards", totals, lambda r, one: {"from": one["to"], "to": moved(one["to"], -1)})
changed("a total to come", totals, lambda r, one: {"to": "2027-12-31"})
changed("published too soon", publications, lambda r, one: one["days"] and {"published": one["days"][-1]["date"]})
changed("published long before", publications, lambda r, one: {"published": "2023-02-02"})
changed("final", lambda d: [one["publications"][0] for one in d["series"] if len(one["publications"]) > 1],
        lambda r, one: {"status": "final"})
changed("partial", publications, lambda r, one: {"coverage": "partial"})
changed("dense", publications, lambda r, one: {"coverage": "dense"})
changed("an empty boat", lambda d: d["boats"], lambda r, one: {"people": 0})
changed("a full boat", lambda d: d["boats"], lambda r, one: {"people": one["people"] + 1})
changed("a boat of another day", lambda d: d["boats"], lambda r, one: {"date": moved(one["date"], 1)})
changed("an own landing", lambda d: d["boats"], lambda r, one: {"landing": "uncontrolled"})
changed("an intercepted landing", lambda d: d["boats"], lambda r, one: {"landing": "intercepted"})
changed("deaths backwards", lambda d: d["deaths"], lambda r, one: {"to": moved(one["from"], -1)})
changed("known before", lambda d: d["deaths"], lambda r, one: {"as_of": moved(one["from"], -1)})
changed("another commitment", lambda d: [a for a in d["agreements"] if a.get("commitment")],
        lambda r, one: {"commitment": f"{one['commitment'][:4]}1{one['commitment'][4:]}"})
changed("commitment of nothing", lambda d: d["agreements"], lambda r, one: {"commitment": "EUR 0"})
changed("exact", lambda d: d["agreements"], lambda r, one: {"binding": "exact"})
changed("own payee", lambda d: d["agreements"], lambda r, one: {"payee": r.choice((" united kingdom", "United Kingdom"))})
changed("proposed", lambda d: d["agreements"], lambda r, one: {"stage": "proposed"})
changed("a term backwards", lambda d: d["agreements"], lambda r, one: {"from": "2024-04-01", "to": "2024-03-31"})
changed("a term without a beginning", lambda d: d["agreements"], lambda r, one: {"from": None, "to": "2029-03-31"})
changed("a short term", lambda d: [a for a in d["agreements"] if a.get("to")],
        lambda r, one: {"to": moved(one["to"], -1)})
changed("an instalment too long", lambda d: of_agreements(d, "instalments"), lambda r, one: {"to": moved(one["to"], 1)})
changed("an instalment too early", lambda d: of_agreements(d, "instalments"), lambda r, one: {"from": moved(one["from"], -1)})
changed("an instalment backwards", lambda d: of_agreements(d, "instalments"), lambda r, one: {"to": moved(one["from"], -1)})
changed("an instalment of pounds or euros", lambda d: of_agreements(d, "instalments"),
        lambda r, one: {"amount": r.choice(("EUR", "GBP")) + one["amount"][3:]})
changed("a payment of pounds or euros", lambda d: of_agreements(d, "payments"),
        lambda r, one: {"amount": r.choice(("EUR", "GBP")) + one["amount"][3:]})
changed("paid back", lambda d: of_agreements(d, "payments"), lambda r, one: {"amount": "EUR -3"})
changed("overpaid", lambda d: of_agreements(d, "payments"), lambda r, one: {"amount": one["amount"].split(".")[0] + "9"})
changed("paid early", lambda d: of_agreements(d, "payments"), lambda r, one: {"date": moved(one["date"], -365)})
changed("reported nothing", lambda d: of_agreements(d, "reported"), lambda r, one: {"amount": "GBP 0.00"})
changed("a tenure backwards", lambda d: d["policy_periods"], lambda r, one: {"to": moved(one["from"], -1)})
def ended(document):
    return [one for one in document["policy_periods"] if one.get("timeline") and one.get("to")]


changed("a day shared", ended, lambda r, one: {"to": moved(one["to"], 1)})
changed("a day of nobody", ended,
        lambda r, one: one["to"] > one["from"] and {"to": moved(one["to"], -1)})
changed("never ended", ended, lambda r, one: {"to": None})
changed("an agreement of nobody", lambda d: d["policy_periods"], lambda r, one: {"agreement": "F99"})
changed("no timeline", lambda d: d["policy_periods"], lambda r, one: {"timeline": None})
changed("a timeline", lambda d: d["policy_periods"], lambda r, one: {"timeline": "Acts"})
changed("an act", lambda d: d["policy_periods"], lambda r, one: {"kind": "act"})


def listed(name, pick, change):
    """A fault of one of some lists of rows."""

    def make(r, document):
        some = [one for one in pick(document) if len(one) > 1]
        return bool(some) and change(r, r.choice(some)) is not False

    FAULTS[name] = make


def copied(r, some):
    place = r.randrange(len(some))
    some.insert(place + 1, copy.deepcopy(some[place]))


def exchanged(r, some):
    one, other = r.sample(range(len(some)), k=2)
    some[one], some[other] = some[other], some[one]


def left_out(r, some):
    del some[r.randrange(len(some))]


def lists(kind):
    return lambda document: [one[kind] for one in publications(document) if one.get(kind)]


listed("a day copied", lists("days"), copied)
listed("days exchanged", lists("days"), exchanged)
listed("a day left out", lists("days"), left_out)
listed("a week copied", lists("weeks"), copied)
listed("weeks exchanged", lists("weeks"), exchanged)
listed("a week left out", lists("weeks"), left_out)
listed("a total copied", lists("totals"), copied)
listed("publications exchanged", lambda d: [one["publications"] for one in d["series"]], exchanged)
listed("a boat left out", lambda d: [d["boats"]], left_out)
listed("an instalment copied", lambda d: [one["instalments"] for one in d["agreements"]], copied)
listed("an instalment left out", lambda d: [one["instalments"] for one in d["agreements"]], left_out)
def named_alike(r, some):
    one, other = r.sample(some, k=2)
    one["id"] = other["id"]


for kind in ("boats", "deaths", "agreements", "policy_periods"):
    listed(f"{kind} named alike", lambda d, kind=kind: [d[kind]], named_alike)


listed("a report left out", lambda d: [d["deaths"]], left_out)


@fault
def a_series_twice(r, document):
    document["series"].append(copy.deepcopy(r.choice(document["series"])))
    return True


@fault
def a_complete_list(r, document):
    document["complete_boat_lists"].append({"date": r.choice(days(document))["date"]} if days(document) else {"date": "2024-01-01"})
    return True


#: Values that no column can hold: faults of the rules S001 to S005.
UNREADABLE = {}


def unreadable(name, pick, change):
    changed(name, pick, change)
    UNREADABLE[name] = FAULTS.pop(name)


unreadable("another format", lambda d: [d], lambda r, one: {"format": r.choice((0, 2))})
unreadable("no date", days, lambda r, one: {"date": r.choice(("31/02/2024", "2024-02-30", "2024-13-01"))})
unreadable("a date that is not there", days, lambda r, one: {"date": None})
unreadable("people unknown", days, lambda r, one: {"people": None})
unreadable("boats unknown", days, lambda r, one: {"boats": None})
unreadable("people below zero", days, lambda r, one: {"people": -65})
unreadable("half a boat", days, lambda r, one: {"boats": 1.5})
unreadable("deaths below zero", lambda d: d["deaths"], lambda r, one: {"deaths": -1})
unreadable("boat of nobody knows when", lambda d: d["boats"], lambda r, one: {"date": None})
unreadable("an amount in words", lambda d: of_agreements(d, "payments"), lambda r, one: {"amount": "€5m"})
unreadable("a tenth of a cent", lambda d: of_agreements(d, "instalments"), lambda r, one: {"amount": "EUR 5.001"})
unreadable("an amount that is not there", lambda d: of_agreements(d, "instalments"), lambda r, one: {"amount": None})
unreadable("a tenure from no date", lambda d: d["policy_periods"], lambda r, one: {"from": "2022-02-29"})


def register(seed, with_unreadable):
    """A register, and the faults that it was given: none in two of five, one in two, more in the rest."""
    r = random.Random(f"register {seed}")
    document = sound(seed)
    every, given = FAULTS | (UNREADABLE if with_unreadable else {}), []
    for _ in range(r.choice((0, 0, 1, 1, 3))):
        # Faults that reckon with a value come before those that leave none.
        kinds = UNREADABLE if given and given[-1] in UNREADABLE else every
        for _attempt in range(20):
            name = r.choice(list(kinds))
            if kinds[name](r, document):
                given.append(name)
                break
    return document, given


def asked(seed, document):
    """Three windows about a sound register's days, each as the series stood on some day, or as it stands."""
    r = random.Random(f"asked {seed}")
    known = sorted({one["date"] for one in rows(document, "days")})
    found = []
    for _ in range(3):
        first, last = sorted(r.choice(known) for _ in range(2)) if known else ("2024-01-01", "2024-01-02")
        if r.random() < 0.15:
            last = moved(last, r.randint(1, 3))
        seen = r.choice((None, None, moved(known[-1] if known else last, r.randint(-1, 12))))
        found.append((first, last, seen))
    return found
