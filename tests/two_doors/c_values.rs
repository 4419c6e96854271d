//! Structures of the C door as plain values, and the other way about. A value that is not known
//! is zero beside its flag.

use crossings::capi::{
    crossings_agreement, crossings_amount, crossings_arrivals, crossings_convention, crossings_date,
    crossings_finding, crossings_findings, crossings_integer, crossings_limits, crossings_moment,
    crossings_period, crossings_period_total, crossings_policy_period, crossings_preventions,
    crossings_published_total, crossings_ratio, crossings_series_contents, crossings_total, crossings_week,
};

use super::c_call::{Owned, buffer, c, items, said, text, value};
use super::header::{name, number};
use super::model::{
    Agreement, Amount, Answer, Arrivals, Contents, Convention, Day, Finding, Integer, Limits, Moment, Period,
    PeriodTotal, PolicyPeriod, PublishedTotal, Ratio, Total, Week,
};

/// A number with the flag that says whether it is known.
pub fn known(flag: bool, number: u64) -> Option<u64> {
    //= docs/rules.md#the-c-interface
    //# abi-18: A value that is not known MUST be flagged, and its number is 0.
    assert!(flag || number == 0, "what is not known is {number}");
    flag.then_some(number)
}

pub fn c_day((year, month, day): Day) -> crossings_date {
    crossings_date { year, month, day }
}

/// A day, where it is one.
pub fn some_day(date: crossings_date) -> Option<Day> {
    let day = (date.year, date.month, date.day);
    (day != (0, 0, 0)).then_some(day)
}

pub fn day(date: crossings_date) -> Day {
    some_day(date).expect("a day")
}

pub fn c_period(period: &Period) -> crossings_period {
    crossings_period { first: c_day(period.first), last: c_day(period.last.unwrap_or((0, 0, 0))) }
}

pub fn some_period(period: crossings_period) -> Option<Period> {
    let last = some_day(period.last);
    let first = some_day(period.first);
    assert!(first.is_some() || last.is_none(), "an end without a beginning");
    first.map(|first| Period { first, last })
}

pub fn period(period: crossings_period) -> Period {
    some_period(period).expect("a period")
}

pub fn some_moment(moment: crossings_moment) -> Option<Moment> {
    let text = buffer(&moment.text);
    let is = Moment { seconds: moment.seconds, nanoseconds: moment.nanoseconds, text };
    if !moment.known {
        assert_eq!(is, Moment { seconds: 0, nanoseconds: 0, text: String::new() });
    }
    moment.known.then_some(is)
}

pub fn moment(moment: crossings_moment) -> Moment {
    some_moment(moment).expect("a moment")
}

pub fn c_convention(how: &Convention) -> crossings_convention {
    crossings_convention {
        handover: number("handover", &how.handover),
        day_count: number("day_count", &how.day_count),
        week: number("week_rule", &how.week),
        last_year: number("last_year", &how.last_year),
    }
}

pub fn convention(how: crossings_convention) -> Convention {
    Convention {
        handover: name("handover", how.handover),
        day_count: name("day_count", how.day_count),
        week: name("week_rule", how.week),
        last_year: name("last_year", how.last_year),
    }
}

pub fn limits(limits: crossings_limits) -> Limits {
    let crossings_limits { bytes, unpacked_bytes, rows, cells, nesting } = limits;
    Limits { bytes, unpacked_bytes, rows, cells, nesting }
}

pub fn c_limits(limits: &Limits) -> crossings_limits {
    let Limits { bytes, unpacked_bytes, rows, cells, nesting } = *limits;
    crossings_limits { bytes, unpacked_bytes, rows, cells, nesting }
}

pub fn ratio(ratio: crossings_ratio) -> Ratio {
    let fits = ratio.denominator != 0;
    assert!(fits || ratio.numerator == 0, "a ratio by halves");
    Ratio { parts: fits.then_some((ratio.numerator, ratio.denominator)), text: buffer(&ratio.text) }
}

pub fn integer(integer: crossings_integer) -> Integer {
    assert!(integer.fits || integer.value == 0);
    Integer { value: integer.fits.then_some(integer.value), text: buffer(&integer.text) }
}

pub fn some_amount(amount: crossings_amount) -> Option<Amount> {
    let (currency, text) = (buffer(&amount.currency), buffer(&amount.text));
    assert!(amount.fits || amount.minor == 0);
    assert_eq!(currency.is_empty(), text.is_empty());
    if currency.is_empty() {
        assert!(!amount.fits, "no amount, and it fits");
        return None;
    }
    Some(Amount { minor: amount.fits.then_some(amount.minor), currency, text })
}

pub fn amount(amount: crossings_amount) -> Amount {
    some_amount(amount).expect("an amount")
}

pub fn arrivals(arrivals: crossings_arrivals) -> Arrivals {
    let crossings_arrivals { people, boats, uncontrolled, uncontrolled_known } = arrivals;
    Arrivals { people, boats, uncontrolled: known(uncontrolled_known, uncontrolled) }
}

pub fn total(total: crossings_total) -> Total {
    Total { period: period(total.period), days: total.days, arrivals: arrivals(total.arrivals) }
}

pub fn prevented(preventions: crossings_preventions) -> Option<(u64, u64)> {
    let crossings_preventions { people, events, known: flag } = preventions;
    known(flag, people).zip(known(flag, events))
}

pub fn week(week: crossings_week) -> Week {
    Week {
        ending: day(week.ending),
        arrivals: arrivals(week.arrivals),
        preventions: prevented(week.preventions),
        note: text(week.note),
    }
}

pub fn period_total(total: crossings_period_total) -> PeriodTotal {
    PeriodTotal {
        period: period(total.period),
        people: total.people,
        boats: known(total.boats_known, total.boats),
        evidence: said(total.evidence),
    }
}

pub fn published_total(total: crossings_published_total) -> PublishedTotal {
    PublishedTotal {
        period: period(total.period),
        people: total.people,
        boats: known(total.boats_known, total.boats),
        status: name("publication_status", total.status),
        published: moment(total.published),
        label: said(total.label),
        evidence: said(total.evidence),
    }
}

pub fn policy_period(one: crossings_policy_period) -> PolicyPeriod {
    PolicyPeriod {
        kind: name("policy_kind", one.kind),
        period: period(one.period),
        id: said(one.id),
        timeline: text(one.timeline),
        title: said(one.title),
        agreement: text(one.agreement),
        evidence: said(one.evidence),
    }
}

/// An agreement without what it has many of.
pub fn agreement(one: &crossings_agreement) -> Agreement {
    Agreement {
        id: said(one.id),
        title: said(one.title),
        payer: said(one.payer),
        payee: said(one.payee),
        evidence: said(one.evidence),
        date: some_day(one.date),
        term: some_period(one.term),
        stage: name("stage", one.stage),
        commitment: some_amount(one.commitment).map(|amount| (amount, name("binding", one.binding))),
        instalments_sum: some_amount(one.instalments_sum),
        payments_sum: some_amount(one.payments_sum),
        purposes: Vec::new(),
        reported: Vec::new(),
        instalments: Vec::new(),
        payments: Vec::new(),
        amendments: Vec::new(),
    }
}

pub fn contents(one: crossings_series_contents) -> Contents {
    let dating = name("dating", one.dating);
    let published = some_moment(one.published);
    assert!(published.is_some() || one.dating == 0);
    Contents {
        basis: name("basis", one.basis),
        published: published.map(|published| (published, dating)),
        publications: one.publications,
        days: one.days,
        weeks: one.weeks,
        totals: one.totals,
        first: some_day(one.first),
        last: some_day(one.last),
    }
}

fn finding(one: crossings_finding) -> Finding {
    Finding {
        severity: name("severity", one.severity),
        row: one.row_known.then_some(one.row),
        column: one.column,
        id: said(one.id),
        file: text(one.file),
        sheet: text(one.sheet),
        cell: text(one.cell),
        header: text(one.header),
        pointer: said(one.pointer),
        got: said(one.got),
        wanted: said(one.wanted),
        message: said(one.message),
    }
}

/// Every finding of a list.
pub fn findings(list: &Owned<crossings_findings>) -> Answer<Vec<Finding>> {
    let len = value(|out, err| c!(crossings_findings_len(list.get(), out, err)))?;
    let item = |index| value(|out, err| c!(crossings_findings_get(list.get(), index, out, err))).map(finding);
    (0..len).map(item).collect()
}

/// The same of a list that no error gave, and that there is none behind the last. (An index past
/// the end is an error, and has findings itself.)
pub fn all_findings(list: &Owned<crossings_findings>) -> Answer<Vec<Finding>> {
    items!(list, crossings_findings_len, crossings_findings_get, finding)
}
