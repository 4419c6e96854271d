"""What notebooks show: tables that are well made, and hold the numbers."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

import crossings
from crossings import Bundle, Claim, Claims, Measure, Register, Window, solve

CSV = b"date,people,boats,uncontrolled\n2024-07-08,65,1,0\n2024-07-09,0,0,\n2024-07-10,1419,36,1\n"


class Table(HTMLParser):
    """Reads tables, and refuses what is not balanced."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.headings: list[str] = []
        self.captions: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "caption":
            self.captions.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data
        if self.open and self.open[-1] == "caption":
            self.captions[-1] += data


def shown(one: Any) -> Table:
    table = Table(one._repr_html_())
    widths = {len(row) for row in table.rows}
    assert table.rows and (len(widths) == 1 or len(table.captions) > 1)
    return table


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.from_csv(CSV, published="2024-07-11")


def test_a_summary(register: Register) -> None:
    row = shown(register.summary("month")).rows[1]
    assert row == ["2024-07", "2024-07-08..2024-07-10", "no", "3", "1,484", "37", "unknown", "40.11", "494.67"]


def test_a_view(register: Register) -> None:
    rows = shown(register.view()).rows
    assert rows[1:] == [["2024-07-08", "65", "1", "0"], ["2024-07-09", "0", "0", "unknown"], ["2024-07-10", "1,419", "36", "1"]]


def test_a_long_table_says_how_long_it_is() -> None:
    days = "".join(f"2024-0{1 + n // 28}-{1 + n % 28:02},0,0\n" for n in range(28 * 3))
    only_january = [line for line in days.splitlines() if line.startswith("2024-01")]
    csv = "date,people,boats\n" + "\n".join(only_january)
    assert "shown" not in Register.from_csv(csv.encode(), "2024-07-01").view()._repr_html_()
    start = crossings.Convention()
    longer = "date,people,boats\n" + "".join(
        f"{start.nth_day(n + 1, handover='2024-01-01')},0,0\n" for n in range(100)
    )
    text = Register.from_csv(longer.encode(), "2024-07-01").view()._repr_html_()
    assert "100 rows; the first 60 are shown" in text and len(Table(text).rows) == 61


OTHERS: list[Callable[[Register], Any]] = [
    lambda r: r,
    lambda r: Register.builtin(),
    lambda r: Register.builtin().summary(),
    lambda r: r.summary("office"),
    lambda r: r.revisions(Register.from_csv(CSV.replace(b"65", b"66"), "2024-07-12")),
    lambda r: crossings.check(b"date,people,boats\n2024-07-08,65,0\n"),
    lambda r: crossings.judge(Claims.article(), r),
    lambda r: crossings.judge(Claims.article(), r)[0],
    lambda r: Bundle(Claims.article()),
    lambda r: Bundle(Claims.article()).audit(),
    lambda r: Bundle(Claims.article()).consistency(reading="strict"),
    lambda r: crossings.windows("65", r),
    lambda r: solve.days("almost 60 each", total=21446),
]


@pytest.mark.parametrize("make", OTHERS)
def test_every_report_is_a_table(register: Register, make: Callable[[Register], Any]) -> None:
    assert len(shown(make(register)).rows) >= 2


def test_what_others_wrote_is_escaped(register: Register) -> None:
    claim = Claim("<b>", Measure.named("<script>&", "count"), "60")
    for one in (crossings.judge([claim], register), crossings.judge(claim, register), Bundle([claim])):
        text = one._repr_html_()
        assert "<script>" not in text and "<b>" not in text and "&lt;b&gt;" in text
        shown(one)
    assert "&lt;" in crossings.check(crossings.Source(b"<x>", name="<i>.csv"))._repr_html_()


def test_a_rule_is_markdown() -> None:
    assert crossings.explain("C009")._repr_markdown_().startswith("#")
    assert "C009" in next(rule for rule in crossings.catalogue() if rule.id == "C009")._repr_markdown_()


def test_plain_texts_are_telling(register: Register) -> None:
    assert repr(register) == "<Register: uk-arrivals, 3 days, 2024-07-08..2024-07-10, published 2024-07-11>"
    assert repr(Register.builtin()) == "<Register: uk-arrivals, published totals, published 2026-08-21>"
    assert repr(register.summary("month")) == "<Summary of uk-arrivals: 1 rows by month>"
    assert repr(register.view()).startswith("<View of uk-arrivals: 3 days, 2024-07-08..2024-07-10")
    assert repr(Window.day("2024-07-08")) == 'Window({"day": "2024-07-08"})'
    assert "contradicted" in repr(Claim("a", Measure.total(over=Window.day("2024-07-08")), "66").judge(register))
