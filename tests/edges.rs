//! Small cases at an edge: of faults that `mutation/run.py` planted there and no quick test had noticed, of lines that
//! nothing had reached, and of defects that were found on the way.
//!
//! Whoever looks for a case, or adds one, finds its place by the noun that it is about. Each file is about one noun of
//! the model, or a few that are close:
//!
//! | file | nouns |
//! |---|---|
//! | `numbers` | ratios, intervals, rates, money; printed numbers and their rounding |
//! | `periods` | weeks and windows of days |
//! | `funding` | agreements, instalments, policy periods |
//! | `registers` | drafts and registers: fields, checks, findings, repairs, revisions |
//! | `fields` | fields of a draft of which no register is made |
//! | `tallies` | columns and bytes |
//! | `sorted_keys` | the keys of rows in any order, in memory and in files |
//! | `figures` | figures as text: the grammar, readings, roundings, slips of a digit |
//! | `nearest` | the words for an exact number: those that describe it, and the nearest figure |
//! | `measures` | what is measured, its value and the working |
//! | `wording` | measures, windows, values, steps and reasons in words |
//! | `no_value` | measures that have no value |
//! | `claims` | claims and their documents; judgements |
//! | `slips` | likely slips of a claim, and what they mend |
//! | `audits` | claims held against each other |
//! | `reckoned` | printed figures of the same days, divided by each other |
//! | `left_out` | claims that take no part in that |
//! | `last_days` | the last known day in that: of which number a claim speaks, and which days are left |
//! | `consistency` | the engine: systems, fuel, proofs, conflicts, repairs |
//! | `long_numbers` | numbers of the engine that do not fit 128 bits |
//! | `fuel` | the same with every amount of fuel |
//! | `questions` | questions, windows that fit, the exact set of an unknown |
//! | `requests` | requests in JSON |
//! | `unknowns` | the exact set of an unknown, where its ends do not fit |
//! | `granularity` | GRIM, GRIMMER and DEBIT |
//! | `sources` | files, sheets, tables and frames |
//! | `writing` | places, findings and reports, in words and as JSON |
//! | `c_door` | handles and errors in C |
//!
//! The words that several of them need (a claim, days of March, a register of counted days) are made here, once; those
//! that only one needs are made there.
#![allow(
    clippy::unwrap_used,
    clippy::unreachable,
    clippy::float_cmp,
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

#[path = "edges/audits.rs"]
mod audits;
#[cfg(feature = "capi")]
#[path = "edges/c_door.rs"]
mod c_door;
#[path = "edges/claims.rs"]
mod claims;
#[path = "edges/consistency.rs"]
mod consistency;
#[path = "edges/fields.rs"]
mod fields;
#[path = "edges/figures.rs"]
mod figures;
#[path = "edges/fuel.rs"]
mod fuel;
#[path = "edges/funding.rs"]
mod funding;
#[path = "edges/granularity.rs"]
mod granularity;
#[path = "edges/last_days.rs"]
mod last_days;
#[path = "edges/left_out.rs"]
mod left_out;
#[path = "edges/long_numbers.rs"]
mod long_numbers;
#[path = "edges/measures.rs"]
mod measures;
#[path = "edges/nearest.rs"]
mod nearest;
#[path = "edges/no_value.rs"]
mod no_value;
#[path = "edges/numbers.rs"]
mod numbers;
#[path = "edges/periods.rs"]
mod periods;
#[path = "edges/questions.rs"]
mod questions;
#[path = "edges/reckoned.rs"]
mod reckoned;
#[path = "edges/registers.rs"]
mod registers;
#[cfg(feature = "json")]
#[path = "edges/requests.rs"]
mod requests;
#[path = "edges/slips.rs"]
mod slips;
#[cfg(feature = "sort")]
#[path = "edges/sorted_keys.rs"]
mod sorted_keys;
#[path = "edges/sources.rs"]
mod sources;
#[path = "edges/tallies.rs"]
mod tallies;
#[path = "edges/unknowns.rs"]
mod unknowns;
#[path = "edges/wording.rs"]
mod wording;
#[path = "edges/writing.rs"]
mod writing;

use std::ops::Bound::{Included, Unbounded};

use crossings::jiff::civil::{Date, date};
use crossings::{
    Basis, Boats, Claim, Counted, Dates, Dating, Draft, DraftAgreement, DraftClaim, DraftDay,
    DraftPublication, DraftReportedAmount, DraftSeries, Field, Interval, Measure, People, Period,
    PublishedAt, Ratio, Register, Window,
};

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

fn at_least(end: Ratio) -> Interval {
    Interval::new(Included(end), Unbounded).unwrap()
}

fn at_most(end: Ratio) -> Interval {
    Interval::new(Unbounded, Included(end)).unwrap()
}

/// The first day and the last are among them.
fn days(from: Date, to: Date) -> Window {
    Window::Days(Period::inclusive(from, to).unwrap())
}

/// Of March 2025.
fn march(from: i8, to: i8) -> Window {
    days(date(2025, 3, from), date(2025, 3, to))
}

/// From a day to the last day that was known.
fn since(first: Date) -> Window {
    Window::Days(Period::starting(first))
}

fn earlier(years: u8, of: Window) -> Window {
    Window::YearsBefore { years, of: Box::new(of) }
}

fn people(over: Window) -> Measure {
    Measure::Total { of: Counted::People, over }
}

fn boats(over: Window) -> Measure {
    Measure::Total { of: Counted::Boats, over }
}

/// A claim that does not say which day was the last known.
fn claim(id: &str, measure: Measure, figure: &str) -> Claim {
    known(id, measure, figure, &[])
}

/// A claim whose last known day is one of these, or any where there are none.
fn known(id: &str, measure: Measure, figure: &str, as_of: &[Date]) -> Claim {
    let draft = DraftClaim { as_of: Dates(as_of.to_vec()), ..DraftClaim::new(id, measure, figure) };
    Claim::try_from(draft).unwrap()
}

/// A claim that was published on a day, and does not say which day was the last known.
fn dated(id: &str, measure: Measure, figure: &str, on: Date) -> Claim {
    let draft = DraftClaim { date: Some(on), ..DraftClaim::new(id, measure, figure) };
    Claim::try_from(draft).unwrap()
}

/// Sixty people in a boat.
fn day(date: Date) -> DraftDay {
    DraftDay {
        date: Field::Known(date),
        people: Field::Known(People::new(60)),
        boats: Field::Known(Boats::new(1)),
        ..DraftDay::default()
    }
}

/// A day of March 2025.
fn arrivals(on: i8, people: u64, boats: u64) -> DraftDay {
    DraftDay {
        people: Field::Known(People::new(people)),
        boats: Field::Known(Boats::new(boats)),
        ..day(date(2025, 3, on))
    }
}

/// The same, with so many boats landed uncontrolled.
fn landed(on: i8, people: u64, boats: u64, uncontrolled: u64) -> DraftDay {
    DraftDay { uncontrolled: Field::Known(Boats::new(uncontrolled)), ..arrivals(on, people, boats) }
}

/// Days in a row from one on, with so many people each, in as few boats as take them at sixty a boat.
fn counted(first: Date, people: impl IntoIterator<Item = u64>) -> Vec<DraftDay> {
    let dates = std::iter::successors(Some(first), |date| date.tomorrow().ok());
    let row = |(date, people): (Date, u64)| DraftDay {
        people: Field::Known(People::new(people)),
        boats: Field::Known(Boats::new(people.div_ceil(60))),
        ..day(date)
    };
    dates.zip(people).map(row).collect()
}

/// The moment is that at which the day begins, and the source says it.
fn publication(on: Date, days: Vec<DraftDay>) -> DraftPublication {
    DraftPublication {
        published: PublishedAt::start_of(on).into(),
        dating: Dating::Stated,
        days,
        ..DraftPublication::default()
    }
}

/// One series of these publications, of arrivals.
fn published(publications: Vec<DraftPublication>) -> Draft {
    let series = DraftSeries { basis: Basis::UkArrivals, publications, origin: None };
    Draft { series: vec![series], ..Draft::default() }
}

fn register(publications: Vec<DraftPublication>) -> Register {
    Register::try_from(published(publications)).unwrap()
}

/// A register of counted days from 1 March 2025 on, published on 1 April.
fn counted_in_march(people: impl IntoIterator<Item = u64>) -> Register {
    register(vec![publication(date(2025, 4, 1), counted(date(2025, 3, 1), people))])
}

/// An agreement of which nothing but these amounts is known, each by whoever reported it.
fn reported(id: &str, amounts: &[(&str, &str)]) -> DraftAgreement {
    let amount = |(amount, by): &(&str, &str)| DraftReportedAmount {
        amount: Field::Known(amount.parse().unwrap()),
        reported_by: (*by).to_owned(),
        ..DraftReportedAmount::default()
    };
    DraftAgreement {
        id: id.to_owned(),
        title: id.to_owned(),
        payer: "United Kingdom".to_owned(),
        payee: "France".to_owned(),
        reported: amounts.iter().map(amount).collect(),
        evidence: "made up".to_owned(),
        ..DraftAgreement::default()
    }
}

/// These cases again, but one of them alone, named with its module, and with something else in the environment.
#[cfg(unix)]
fn again(test: &str, name: &str, value: &str) {
    let (_, test) = test.split_once("::").unwrap();
    let program = std::env::current_exe().unwrap();
    let mut command = std::process::Command::new(program);
    let done = command.args(["--exact", test, "--test-threads=1"]).env(name, value).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && said.contains("1 passed"), "{test}: {said}");
}
