//! Summaries.

use crossings::capi::*;
use crossings::jiff::civil::date;
use crossings::{
    Boats, Convention, DayCount, Grouping, HandoverDay, LastYear, Missing, Period, Rate, Ratio, Register,
    RowTotal, Summary, SummaryRow, Total, View, WeekRule, strategy,
};
use proptest::prelude::*;

use crate::door::*;

const GROUPINGS: [Grouping; 6] =
    [Grouping::Office, Grouping::Act, Grouping::Agreement, Grouping::Year, Grouping::Month, Grouping::Week];

const OTHER: Convention = Convention {
    handover: HandoverDay::Outgoing,
    day_count: DayCount::Elapsed,
    week: WeekRule::SundayToSaturday,
    last_year: LastYear::DayOfYear,
};

fn is_total(given: crossings_total, wanted: &Total) {
    is_period(given.period, Some(&wanted.period));
    assert_eq!(given.days, wanted.days.get());
    assert_eq!((given.arrivals.people, given.arrivals.boats), (wanted.people.get(), wanted.boats.get()));
    let uncontrolled = wanted.uncontrolled.map(Boats::get);
    is_known(given.arrivals.uncontrolled, given.arrivals.uncontrolled_known, uncontrolled);
}

fn is_row(given: &crossings_summary_row, wanted: &SummaryRow) {
    assert_eq!(text(given.timeline), wanted.timeline);
    assert_eq!(text(given.label).as_ref(), Some(&wanted.label));
    is_period(given.period, Some(&wanted.period));
    assert_eq!(given.whole, wanted.whole);
    is_preventions(given.preventions, wanted.preventions);
    match wanted.total {
        RowTotal::Total(total) => {
            assert!(given.total_known);
            is_total(given.total, &total);
            assert_eq!(
                (given.missing_status, text(given.missing), from_date(given.missing_day)),
                (0, None, None)
            );
        }
        RowTotal::Missing(missing) => {
            assert!(!given.total_known);
            is_period(given.total.period, None);
            assert_eq!(given.total.days, 0);
            let nothing =
                crossings_arrivals { people: 0, boats: 0, uncontrolled: 0, uncontrolled_known: false };
            assert_eq!(given.total.arrivals, nothing);
            assert_eq!(text(given.missing), Some(missing.to_string()));
            let first = if let Missing::Day { first } = missing { Some(first) } else { None };
            assert_eq!(from_date(given.missing_day), first);
        }
    }
}

/// The rate of a row: a status where there is none.
fn rate(total: &RowTotal, number: u32) -> Result<Ratio, crossings_status> {
    let RowTotal::Total(total) = total else { return Err(crossings_status::Missing) };
    let rate = match number {
        0 => total.people_per_boat().map(Rate::value),
        1 => total.people_per_day().map(Rate::value),
        _ => total.boats_per_day().map(Rate::value),
    };
    rate.map_err(|_| crossings_status::ZeroDenominator)
}

fn are_rates(summary: &Handle<crossings_summary>, index: usize, row: &SummaryRow, missing_status: u32) {
    for number in 0..3 {
        let given = value(|out, err| unsafe { crossings_summary_rate(**summary, index, number, out, err) });
        match rate(&row.total, number) {
            Ok(ratio) => {
                let given = given.unwrap();
                let fits = i64::try_from(ratio.numerator()).ok().zip(i64::try_from(ratio.denominator()).ok());
                assert_eq!((given.numerator, given.denominator), fits.unwrap_or((0, 0)));
                assert_eq!(chars(&given.text), ratio.to_string());
            }
            Err(crossings_status::Missing) => {
                assert_eq!(given.err().map(|status| status as u32), Some(missing_status));
            }
            Err(status) => assert_eq!(given.err(), Some(status)),
        }
    }
    let given = value(|out, err| unsafe { crossings_summary_rate(**summary, index, 3, out, err) });
    assert_eq!(given.err(), Some(crossings_status::InvalidEnum));
}

fn convention(convention: Convention) -> crossings_convention {
    let other = u32::from(convention == OTHER);
    crossings_convention { handover: other, day_count: other, week: other, last_year: other }
}

fn summary(
    view: &Handle<crossings_view>,
    register: &Handle<crossings_register>,
    by: u32,
    window: Option<&crossings_period>,
    convention: Option<&crossings_convention>,
) -> Answer<Handle<crossings_summary>> {
    handle(crossings_summary_free, |out, err| unsafe {
        crossings_view_summary(
            **view,
            **register,
            by,
            window.map_or(core::ptr::null(), core::ptr::from_ref),
            convention.map_or(core::ptr::null(), core::ptr::from_ref),
            out,
            err,
        )
    })
}

fn is_summary(given: &Handle<crossings_summary>, view: &Handle<crossings_view>, wanted: &Summary, by: u32) {
    let facts = value(|out, err| unsafe { crossings_summary_about(**given, out, err) }).unwrap();
    assert_eq!((facts.basis, facts.by), (basis(wanted.basis), by));
    is_moment(&facts.published, wanted.published);
    is_period(facts.extent, wanted.extent.as_ref());
    assert_eq!(facts.convention, convention(wanted.convention));
    let rows = items(**given, crossings_summary_len, crossings_summary_get);
    assert_eq!(rows.len(), wanted.rows.len());
    for (index, (row, wanted)) in rows.iter().zip(&wanted.rows).enumerate() {
        is_row(row, wanted);
        let alone = value(|out, err| unsafe { crossings_view_total(**view, row.period, out, err) });
        assert_eq!(alone.err().map_or(0, |status| status as u32), row.missing_status);
        are_rates(given, index, wanted, row.missing_status);
    }
    let past = value(|out, err| unsafe { crossings_summary_rate(**given, rows.len(), 0, out, err) });
    assert_eq!(past.err(), Some(crossings_status::InvalidIndex));
}

/// Windows that cut a view in every way.
fn windows(view: &View) -> Vec<Option<Period>> {
    let Some(extent) = view.extent() else { return vec![None] };
    let (first, last) = (extent.start(), extent.last().unwrap());
    let middle = view.days().nth(view.len().div_ceil(2).saturating_sub(1)).unwrap().0;
    vec![
        None,
        Some(Period::starting(middle)),
        Some(Period::inclusive(first, middle).unwrap()),
        Some(Period::inclusive(middle, last).unwrap()),
        Some(Period::day(date(1, 1, 1)).unwrap()),
    ]
}

fn are_summaries(register: &Register) {
    let door = across(register);
    for series in register.all_series().iter().filter(|series| !series.publications().is_empty()) {
        let view = view_after(&door, basis(series.basis()), usize::MAX).unwrap();
        for (by, grouping) in GROUPINGS.into_iter().enumerate() {
            let by = u32::try_from(by).unwrap();
            for window in windows(series.newest()) {
                for wanted_convention in [Convention::HOUSE, OTHER] {
                    let periods = register.policy_periods_or_builtin();
                    let wanted = Summary::new(series.newest(), grouping, &periods, window, wanted_convention);
                    let window = window.as_ref().map(to_period);
                    let convention = convention(wanted_convention);
                    let given = summary(&view, &door, by, window.as_ref(), Some(&convention)).unwrap();
                    is_summary(&given, &view, &wanted, by);
                    if wanted_convention == Convention::HOUSE {
                        let given = summary(&view, &door, by, window.as_ref(), None).unwrap();
                        is_summary(&given, &view, &wanted, by);
                    }
                }
            }
        }
    }
}

#[test]
fn summaries_of_known_registers() {
    registers().iter().for_each(are_summaries);
}

#[test]
fn a_sum_that_does_not_fit_says_so() {
    let door = across(&huge());
    let view = view_after(&door, 0, 1).unwrap();
    let summary = summary(&view, &door, 3, None, None).unwrap();
    let rows = items(*summary, crossings_summary_len, crossings_summary_get);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].missing_status, crossings_status::Overflow as u32);
    assert_eq!(from_date(rows[0].missing_day), None);
}

#[test]
fn a_summary_takes_only_what_there_is() {
    let door = across(&crossings::builtin());
    let view = view_after(&door, 0, usize::MAX).unwrap();
    let no_window = crossings_period {
        first: crossings_date { year: 2024, month: 2, day: 30 },
        last: crossings_date { year: 0, month: 0, day: 0 },
    };
    let backwards = crossings_period { first: to_date(date(2024, 2, 2)), last: to_date(date(2024, 2, 1)) };
    let no_convention = crossings_convention { handover: 0, day_count: 0, week: 2, last_year: 0 };
    let failed = |by, window, convention| summary(&view, &door, by, window, convention).err();
    assert_eq!(failed(6, None, None), Some(crossings_status::InvalidEnum));
    assert_eq!(failed(3, Some(&no_window), None), Some(crossings_status::InvalidDate));
    assert_eq!(failed(3, Some(&backwards), None), Some(crossings_status::InvalidPeriod));
    assert_eq!(failed(3, None, Some(&no_convention)), Some(crossings_status::InvalidEnum));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn summaries_of_any_register(register in strategy::register()) {
        are_summaries(&register);
    }
}
