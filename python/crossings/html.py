"""Tables for notebooks: what `_repr_html_` shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossings.bundle import Audit, Bundle, Consistency
    from crossings.inspection import Inspection
    from crossings.judgement import Judgement, Judgements
    from crossings.register import Register
    from crossings.revisions import Revisions
    from crossings.solve import Solutions
    from crossings.summary import Summary
    from crossings.tallied import Tally
    from crossings.view import View
    from crossings.window import Windows

#: How many rows are shown at most.
MOST = 60


def _cell(value: object) -> str:
    if value is None:
        return '<td style="opacity:.5">unknown</td>'
    if isinstance(value, bool):
        return f"<td>{'yes' if value else 'no'}</td>"
    if isinstance(value, int):
        return f'<td style="text-align:right">{value:,}</td>'
    if isinstance(value, Mapping):
        return f'<td style="text-align:right" title="{escape(str(value["exact"]))}">{escape(str(value["decimal"]))}</td>'
    return f'<td style="text-align:left">{escape(str(value))}</td>'


def table(caption: str, headings: Iterable[str], rows: Iterable[Iterable[object]], count: int | None = None) -> str:
    """A table; of many rows the first, and how many there are."""
    head = "".join(f"<th>{escape(one)}</th>" for one in headings)
    shown = ["<tr>" + "".join(map(_cell, row)) + "</tr>" for row in islice(rows, MOST)]
    more = "" if count is None or count <= MOST else f"<p>{count:,} rows; the first {MOST} are shown.</p>"
    said = f'<caption style="text-align:left;font-weight:bold">{escape(caption)}</caption>'
    return f"<table>{said}<thead><tr>{head}</tr></thead><tbody>{''.join(shown)}</tbody></table>{more}"


def register(one: Register) -> str:
    """The series of a register."""
    views = [one.view(basis) for basis in one.series]
    rows = ((view.basis, len(view), view.extent, view.published, len(one.publications(view.basis))) for view in views)
    headings = ("series", "days", "from..to", "published", "publications")
    return table("Register", headings, ([*row[:2], row[2] or "published totals", *row[3:]] for row in rows))


def view(one: View) -> str:
    """The days of a series."""
    caption = f"{one.basis}, published {one.published}"
    return table(caption, ("date", "people", "boats", "uncontrolled"), one, len(one))


def summary(one: Summary) -> str:
    """The rows of a summary; of a series without days its published totals."""
    if one.totals:
        rows: Any = ((each.label, each.people, each.boats, each.status) for each in one.totals)
        return table(f"{one.basis}: published totals", ("", "people", "boats", "status"), rows)

    def row(value: Mapping[str, Any]) -> list[object]:
        total = value.get("total", {})
        label = value["label"] if value.get("timeline") is None else f"{value['timeline']}: {value['label']}"
        last = value["period"]["to"] or ""
        numbers = [total.get(name) for name in ("days", "people", "boats", "uncontrolled")]
        rates = [total.get(name) for name in ("people_per_boat", "people_per_day")]
        return [label, f"{value['period']['from']}..{last}", value["whole"], *numbers, *rates]

    headings = ("", "days", "whole", "days", "people", "boats", "uncontrolled", "people a boat", "people a day")
    values = one._value["rows"]
    return table(f"{one.basis} by {one.by}, published {one.published}", headings, map(row, values), len(values))


def revisions(one: Revisions) -> str:
    """The revised days of each series."""
    tables = []
    for series in one:
        rows = ((day.date, day.old.people, day.new.people, day.old.boats, day.new.boats) for day in series.days)
        caption = f"{series.basis}: {series.old_published} to {series.new_published}, net {series.net_people:+,} people"
        headings = ("date", "people", "people now", "boats", "boats now")
        tables.append(table(caption, headings, rows, len(series.days)))
    return "".join(tables) or "<p>Nothing to compare.</p>"


def inspection(one: Inspection) -> str:
    """Everything that is wrong."""
    headings = ("rule", "", "file", "row", "column", "got", "wanted")
    findings = one.findings
    rows = (
        (each.rule, each.severity, each.file, each.row and str(each.row), each.header, each.got, each.wanted)
        for each in findings
    )
    return table(f"Check: {one.verdict}", headings, rows, len(findings))


def judgement(one: Judgement) -> str:
    """A judgement with its trials."""
    rows = (
        (trial.as_of, trial.sums, trial.published, trial.value or trial.no_value, ", ".join(trial.holding) or "none")
        for trial in one.trials
    )
    nearest = "" if one.nearest is None else f", nearest {one.nearest}"
    caption = f"{one.id}: {one.figure}, {one.measure}: {one.verdict}{nearest}"
    headings = ("known up to", "sums of", "published", "value", "holds under")
    return table(caption, headings, rows, len(one.trials))


def judgements(one: Judgements) -> str:
    """Each judgement in a row."""
    rows = ((each.id, each.figure, each.measure, each.verdict, each.value, each.nearest) for each in one)
    caption = ", ".join(f"{count} {verdict}" for verdict, count in one.counts.items())
    return table(caption, ("claim", "figure", "measure", "verdict", "value", "nearest"), rows, len(one))


def consistency(one: Consistency) -> str:
    """The conflicts of claims, and what would mend them."""
    conflicts = ((", ".join(each.claims), "; ".join(each.proof)) for each in one.conflicts)
    repairs = ((", ".join(each.without) or "nothing",) for each in one.repairs)
    caption = f"Under the {one.reading} reading: {one.together}"
    return table(caption, ("conflict", "proof"), conflicts) + table("Repairs", ("without",), repairs)


def audit(one: Audit) -> str:
    """What is found under each reading."""
    rows = ((each.reading, each.together, len(each.conflicts), len(each.repairs)) for each in one.readings)
    return table(f"Bundle {one.bundle}", ("reading", "together", "conflicts", "repairs"), rows)


def bundle(one: Bundle) -> str:
    """The claims of a bundle."""
    rows = ((claim.id, claim.figure, claim.measure, claim.date) for claim in one.claims)
    return table("Bundle", ("claim", "figure", "measure", "published"), rows, len(one.claims))


def windows(one: Windows) -> str:
    """The runs of windows for which a figure holds."""
    rows = ((run.first, run.earliest_last, run.latest_last) for run in one)
    caption = f"{one.figure} holds for {one.count:,} of {one.all:,} windows"
    return table(caption, ("first day", "earliest last day", "latest last day"), rows, len(one))


def solutions(one: Solutions[Any]) -> str:
    """The runs of an exact set."""
    return table(f"{one.figure}: {one}", ("first", "last"), one.runs, len(one.runs))


def tally(one: Tally) -> str:
    """The findings in columns."""
    rows = ((str(each.row), each.series, each.date, each.rule, each.column, each.got, each.wanted) for each in one)
    caption = f"Tally: {one.verdict}, {one.rows:,} rows, keys {one.keys}"
    headings = ("row", "series", "date", "rule", "column", "got", "wanted")
    return table(caption, headings, rows, len(one) + one.left_out)
