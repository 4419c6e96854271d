//! The inverse questions: which days, boats, totals or dates a printed figure implies.
//!
//! Each answer is the exact set, with its gaps, as [`Solutions`].
//!
//! ```
//! use core::ops::Bound::{Excluded, Included};
//! use crossings::jiff::civil::date;
//! use crossings::{Convention, Interval, Ratio, solve};
//! // "Around 128 a day", of 21,446 people: a mean that rounds to 128.
//! let around_128 = Interval::new(Included(Ratio::new(255, 2)?), Excluded(Ratio::new(257, 2)?)).unwrap();
//! let days = solve::divisors(21_446, &around_128)?;
//! assert_eq!(days.to_string(), "167 or 168");
//! let took_office = date(2024, 7, 5);
//! let last_days = solve::last_days(21_446, &around_128, took_office, Convention::HOUSE)?;
//! assert_eq!(last_days.to_string(), "18 or 19 December 2024");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

use core::ops::Bound;

use jiff::civil::Date;

use crate::convention::Convention;
use crate::count::Days;
use crate::exact::Ratio;
use crate::interval::Interval;
use crate::measure::NoValue;
use crate::view::View;
use crate::windows::{Condition, WindowMeasure, stretches};

mod solutions;

pub use solutions::{Run, Solutions, Unknown};

/// Why a set of solutions cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SolveError {
    /// A number is too large.
    #[error("a number does not fit")]
    Overflow,
    /// The set would have to be found number by number, and there are too many.
    #[error("more than {limit} numbers would have to be tried one by one")]
    TooMany {
        /// How many are tried at most.
        limit: u64,
    },
}

/// How many numbers are tried one by one at most.
const LIMIT: u64 = 1_000_000;

/// The numbers of days, or of boats, by which a known total divided lies in the interval.
///
/// # Errors
/// - [`SolveError::Overflow`] when an end of the set does not fit 64 bits.
pub fn divisors(total: u64, mean: &Interval) -> Result<Solutions<u64>, SolveError> {
    if total == 0 {
        // Nothing is nothing each, of however many.
        let all = mean.contains(Ratio::whole(0)).then_some(Run { first: 1, last: None });
        return Ok(Solutions::from_runs(all));
    }
    // The greater the mean, the fewer there are: a mean of at least p/q says n ≤ total·q/p.
    //= docs/rules.md#rounding-and-inverse-questions
    //# solve-01: The numbers of days that a mean implies MUST be all those by which the total divided lies in its
    //# meaning.
    let most = match mean.lower() {
        Bound::Included(end) if end.numerator() > 0 => Some(floor(quotient(total, end)?)),
        Bound::Excluded(end) if end.numerator() > 0 => Some(below(quotient(total, end)?)),
        _ => None,
    };
    let least = match mean.upper() {
        Bound::Unbounded => Some(1),
        Bound::Included(end) if end.numerator() > 0 => Some(ceiling(quotient(total, end)?)),
        Bound::Excluded(end) if end.numerator() > 0 => Some(above(quotient(total, end)?)?),
        // A mean of something is above zero.
        _ => None,
    };
    let Some(least) = least else { return Ok(Solutions::from_runs(None)) };
    run(least.max(1), most)
}

/// The totals that, divided by a known number of days or boats, lie in the interval.
///
/// ```
/// use crossings::{Interval, Ratio, solve};
/// let half = Interval::point(Ratio::new(1, 2)?);
/// assert_eq!(solve::totals(6, &half)?.to_string(), "3");
/// assert!(solve::totals(7, &half)?.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// - [`SolveError::Overflow`] when an end of the set does not fit 64 bits.
pub fn totals(divisor: u64, mean: &Interval) -> Result<Solutions<u64>, SolveError> {
    if divisor == 0 {
        return Ok(Solutions::from_runs(None));
    }
    let (least, most) = multiples(divisor, mean)?;
    run(least.max(0), most)
}

/// The numbers of days, boats or people asked, up to `most`, of which *some* whole total gives a
/// mean in the interval: the inverse of the granularity test.
///
/// ```
/// use core::ops::Bound::{Excluded, Included};
/// use crossings::{Interval, Ratio, solve};
/// // No mean of 1, 2, 3, 4 or 5 answers is printed as 0.1.
/// let tenth = Interval::new(Included(Ratio::new(1, 20)?), Excluded(Ratio::new(3, 20)?)).unwrap();
/// assert_eq!(solve::divisors_of_any_total(&tenth, 20)?.to_string(), "7 to 20");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// - [`SolveError::Overflow`] when a step does not fit 128 bits, or a total that is tried 64 bits.
/// - [`SolveError::TooMany`] when the interval is so narrow that more than a million numbers would
///   have to be tried.
pub fn divisors_of_any_total(mean: &Interval, most: u64) -> Result<Solutions<u64>, SolveError> {
    let Some(mean) = mean.intersection(&Interval::at_least(Ratio::whole(0))) else {
        return Ok(Solutions::from_runs(None));
    };
    // Of more than so many, the totals lie closer together than the ends of the interval; for one
    // number alone, only the multiples of its denominator have it.
    let low = match mean.lower() {
        Bound::Included(low) | Bound::Excluded(low) if low.numerator() > 0 => low,
        _ => Ratio::whole(0),
    };
    let (step, tried) = match mean.upper() {
        Bound::Unbounded => (1, 0),
        Bound::Included(high) | Bound::Excluded(high) => {
            let width = high.checked_sub(low).map_err(|_| SolveError::Overflow)?;
            // One over the width; of no width there is none.
            match width.denominator().checked_div(width.numerator()) {
                None => (u64::try_from(high.denominator()).unwrap_or(u64::MAX), most),
                Some(far) => (1, u64::try_from(far).unwrap_or(u64::MAX).min(most)),
            }
        }
    };
    //= docs/rules.md#rounding-and-inverse-questions
    //# solve-04: A set of solutions that a million trials would not find MUST be refused.
    if tried.checked_div(step).unwrap_or(0) > LIMIT {
        return Err(SolveError::TooMany { limit: LIMIT });
    }
    let mut runs: Vec<Run<u64>> = Vec::new();
    let mut push = |first: u64, last: u64| match runs.last_mut() {
        Some(run) if run.last.and_then(|last| last.checked_add(1)) == Some(first) => run.last = Some(last),
        _ => runs.push(Run { first, last: Some(last) }),
    };
    let candidates = core::iter::successors(Some(step), |one| one.checked_add(step));
    for divisor in candidates.take_while(|one| *one <= tried) {
        if !totals(divisor, &mean)?.is_empty() {
            push(divisor, divisor);
        }
    }
    if let Some(first) = tried.checked_add(1).filter(|first| *first <= most) {
        push(first, most);
    }
    Ok(Solutions::from_runs(runs))
}

/// The last days, counted from a handover as the convention has it, at which a known total is a
/// mean for each day that lies in the interval.
///
/// # Errors
/// - [`SolveError::Overflow`] when a number of days does not fit 64 bits.
pub fn last_days(
    total: u64,
    mean: &Interval,
    handover: Date,
    convention: Convention,
) -> Result<Solutions<Date>, SolveError> {
    let days = divisors(total, mean)?;
    // A day beyond the calendar is none.
    //= docs/rules.md#rounding-and-inverse-questions
    //# solve-02: The last days that a mean implies MUST be counted by the convention that is named.
    let date = |n: u64| convention.nth_day(handover, Days::new(n));
    let runs = days.runs().iter().filter_map(|run| {
        let last = run.last.map(|last| date(last).unwrap_or(Date::MAX));
        Some(Run { first: date(run.first)?, last })
    });
    Ok(Solutions::from_runs(runs))
}

/// The last days of the windows of a series that begin on a day and whose value lies in the
/// interval.
///
/// # Errors
/// - [`NoValue::ByWeekOnly`] for what is known by week.
/// - [`NoValue::Overflow`] when a sum times an end of the interval does not fit 128 bits.
pub fn last_days_on(
    view: &View,
    first: Date,
    of: WindowMeasure,
    value: &Interval,
) -> Result<Solutions<Date>, NoValue> {
    let mut runs = Vec::new();
    for stretch in stretches(view, of.column()?) {
        let Some(place) = view.at(stretch.clone()).position(|(date, _)| date == first) else { continue };
        let last = |days: usize| {
            view.date_at(stretch.start.saturating_add(place).saturating_add(days).saturating_sub(1))
        };
        Condition::new(value, of, view, &stretch)?.each_run(place, |shortest, longest| {
            runs.extend(last(shortest).map(|first| Run { first, last: last(longest) }));
        });
    }
    Ok(Solutions::from_runs(runs))
}

/// The first days of the windows of a series that end on a day and whose value lies in the
/// interval.
///
/// # Errors
/// - [`NoValue::ByWeekOnly`] for what is known by week.
/// - [`NoValue::Overflow`] when a sum times an end of the interval does not fit 128 bits.
pub fn first_days_on(
    view: &View,
    last: Date,
    of: WindowMeasure,
    value: &Interval,
) -> Result<Solutions<Date>, NoValue> {
    let mut runs: Vec<Run<Date>> = Vec::new();
    for stretch in stretches(view, of.column()?) {
        let Some(place) = view.at(stretch.clone()).position(|(date, _)| date == last) else { continue };
        let condition = Condition::new(value, of, view, &stretch)?;
        for (start, (date, _)) in view.at(stretch).take(place.saturating_add(1)).enumerate() {
            if !condition.holds(start, place) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.last.and_then(|last| last.tomorrow().ok()) == Some(date) => {
                    run.last = Some(date);
                }
                _ => runs.push(Run { first: date, last: Some(date) }),
            }
        }
    }
    Ok(Solutions::from_runs(runs))
}

/// The whole numbers from one to another, where there are any.
fn run(least: i128, most: Option<i128>) -> Result<Solutions<u64>, SolveError> {
    if most.is_some_and(|most| most < least) {
        return Ok(Solutions::from_runs(None));
    }
    let fits = |end: i128| u64::try_from(end).map_err(|_| SolveError::Overflow);
    Ok(Solutions::from_runs([Run { first: fits(least)?, last: most.map(fits).transpose()? }]))
}

/// The least and the greatest whole number that lies in the interval, so many times as wide.
fn multiples(times: u64, of: &Interval) -> Result<(i128, Option<i128>), SolveError> {
    let scaled = |end: Ratio| end.checked_mul(Ratio::whole(times)).map_err(|_| SolveError::Overflow);
    let least = match of.lower() {
        Bound::Unbounded => 0,
        Bound::Included(end) => ceiling(scaled(end)?),
        Bound::Excluded(end) => above(scaled(end)?)?,
    };
    let most = match of.upper() {
        Bound::Unbounded => None,
        Bound::Included(end) => Some(floor(scaled(end)?)),
        Bound::Excluded(end) => Some(below(scaled(end)?)),
    };
    Ok((least, most))
}

/// A whole number divided by a fraction above zero.
fn quotient(number: u64, by: Ratio) -> Result<Ratio, SolveError> {
    Ratio::whole(number).checked_div(by).map_err(|_| SolveError::Overflow)
}

/// The greatest whole number that is not above.
fn floor(number: Ratio) -> i128 {
    number.floor().numerator()
}

/// The greatest whole number below.
fn below(number: Ratio) -> i128 {
    // There is one: no ratio is `i128::MIN`.
    ceiling(number).saturating_sub(1)
}

/// The least whole number that is not below.
fn ceiling(number: Ratio) -> i128 {
    number.ceiling().numerator()
}

/// The least whole number above.
fn above(number: Ratio) -> Result<i128, SolveError> {
    floor(number).checked_add(1).ok_or(SolveError::Overflow)
}
