//! The last day that was known, where a claim does not say it.
#![forbid(unsafe_code)]

use core::cmp::Ordering;

use jiff::civil::Date;

use crate::claim::Claim;
use crate::convention::Convention;
use crate::period::{Period, day_number};
use crate::policy::PolicyPeriod;
use crate::window::{Calendar, Window, WindowError};

/// A day's number, or the number of the last known day of a scope and so many more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Point {
    Day(i64),
    Last { scope: usize, plus: i64 },
}

/// From a point up to another, which is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Span {
    pub(super) from: Point,
    pub(super) to: Point,
}

/// A last known day that claims share: nothing is said of it, or several are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    /// What the claims that share it say.
    said: (Vec<Date>, Option<Date>),
    /// The first day that it may be.
    pub(super) first: i64,
    /// The last day that it may be, where anything bounds it.
    pub(super) last: Option<i64>,
}

/// Every scope of a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scopes(pub(super) Vec<Scope>);

/// The last known day of a claim: a day, or a scope.
#[derive(Clone, Copy, Debug)]
enum Known {
    Day(Date),
    Scope(usize),
}

impl Scopes {
    /// The scopes of the claims. A last known day is no earlier than a day that a claim with the
    /// same one speaks of, and no later than the day of publication.
    pub(super) fn of<'a>(claims: impl IntoIterator<Item = &'a Claim>, policies: &[PolicyPeriod]) -> Self {
        let mut scopes = Self::default();
        for claim in claims {
            let Known::Scope(index) = scopes.known(claim) else { continue };
            for window in claim.measure().windows() {
                let begun = scopes.begun(index, window, policies);
                if let (Some(begun), Some(scope)) = (begun, scopes.0.get_mut(index)) {
                    scope.first = scope.first.max(begun);
                }
            }
        }
        scopes
    }

    fn known(&mut self, claim: &Claim) -> Known {
        if let [date] = claim.as_of() {
            return Known::Day(*date);
        }
        let said = (claim.as_of().to_vec(), if claim.as_of().is_empty() { claim.date() } else { None });
        let there = self.0.iter().position(|scope| scope.said == said);
        Known::Scope(there.unwrap_or_else(|| {
            let days = claim.as_of().iter().copied().map(day_number);
            let first = days.clone().min().unwrap_or(i64::MIN);
            let last = days.max().or_else(|| claim.date().map(day_number));
            self.0.push(Scope { said, first, last });
            self.0.len().saturating_sub(1)
        }))
    }

    /// A date of the scope: the last that it may be.
    fn latest(&self, scope: usize) -> Option<Date> {
        let scope = self.0.get(scope)?;
        scope.said.0.iter().copied().max().or(scope.said.1)
    }

    /// A day that must have been known where somebody speaks of a window.
    fn begun(&self, scope: usize, window: &Window, policies: &[PolicyPeriod]) -> Option<i64> {
        let latest = self.latest(scope).unwrap_or(Date::MAX);
        match window {
            Window::Days(period) if !period.is_open() => period.last().map(day_number),
            Window::Days(period) => Some(day_number(period.start())),
            Window::YearsBefore { .. } => None,
            other => {
                let period = other.resolve(latest, Convention::HOUSE, policies).ok()?;
                let fixed = !other.ends_as_of();
                Some(day_number(if fixed { period.last()? } else { period.start() }))
            }
        }
    }

    /// The days that a claim's window is, as far as they are known.
    pub(super) fn span(
        &mut self,
        claim: &Claim,
        window: &Window,
        policies: &[PolicyPeriod],
    ) -> Result<Span, WindowError> {
        let house = Convention::HOUSE;
        let fixed = |period: Period| {
            let end = period.end().ok_or(WindowError::OutOfCalendar)?;
            Ok(Span { from: Point::Day(day_number(period.start())), to: Point::Day(day_number(end)) })
        };
        match self.known(claim) {
            Known::Day(date) => fixed(window.resolve(date, house, policies)?),
            Known::Scope(_) if !window.ends_as_of() => fixed(window.resolve(Date::MIN, house, policies)?),
            Known::Scope(scope) => {
                let latest = self.latest(scope).ok_or(WindowError::OutOfCalendar);
                let (window, years) = unshifted(window);
                let plus = if years == 0 { 1 } else { self.year_earlier(scope, years)?.saturating_add(1) };
                let to = Point::Last { scope, plus };
                let from = match window {
                    Window::Days(period) if years == 0 => period.start(),
                    Window::ToDate(Calendar::Year) => back(latest?, years)?.first_of_year(),
                    Window::ToDate(Calendar::Month) => back(latest?, years)?.first_of_month(),
                    other => back(other.resolve(Date::MAX, house, policies)?.start(), years)?,
                };
                Ok(Span { from: Point::Day(day_number(from)), to })
            }
        }
    }

    /// How many days a date so many years earlier is from each day that the scope may be, where
    /// that is one number.
    fn year_earlier(&self, scope: usize, years: u8) -> Result<i64, WindowError> {
        let bounds = self.0.get(scope).and_then(|scope| Some((scope.first, scope.last?)));
        let (first, last) = bounds.ok_or(WindowError::OutOfCalendar)?;
        let apart = |day: i64| {
            let date = date_of(day).ok_or(WindowError::OutOfCalendar)?;
            Ok::<_, WindowError>(day_number(back(date, years)?).saturating_sub(day))
        };
        let (low, high) = (apart(first)?, apart(last)?);
        if low == high { Ok(low) } else { Err(WindowError::OutOfCalendar) }
    }

    /// The first and the last number that a point may be.
    pub(super) fn bounds(&self, point: Point) -> (i64, i64) {
        match point {
            Point::Day(day) => (day, day),
            Point::Last { scope, plus } => self.0.get(scope).map_or((i64::MIN, i64::MAX), |scope| {
                let last = scope.last.map_or(i64::MAX, |last| last.saturating_add(plus));
                (scope.first.saturating_add(plus), last)
            }),
        }
    }

    /// Which of two points is the earlier, where that is known.
    pub(super) fn order(&self, a: Point, b: Point) -> Option<Ordering> {
        if a == b {
            return Some(Ordering::Equal);
        }
        if let (Point::Last { scope: one, plus: a }, Point::Last { scope: other, plus: b }) = (a, b)
            && one == other
        {
            return Some(a.cmp(&b));
        }
        let ((a_first, a_last), (b_first, b_last)) = (self.bounds(a), self.bounds(b));
        if a_last <= b_first {
            Some(Ordering::Less)
        } else if b_last <= a_first {
            Some(Ordering::Greater)
        } else {
            None
        }
    }
}

/// The window that an earlier one is an earlier one of, and how many years earlier.
fn unshifted(window: &Window) -> (&Window, u8) {
    match window {
        Window::YearsBefore { years, of } => {
            let (window, more) = unshifted(of);
            (window, years.saturating_add(more))
        }
        other => (other, 0),
    }
}

/// The same date so many years earlier.
fn back(mut date: Date, years: u8) -> Result<Date, WindowError> {
    for _ in 0..years {
        date = Convention::HOUSE.this_point_last_year(date).ok_or(WindowError::OutOfCalendar)?;
    }
    Ok(date)
}

/// The date of a day's number.
pub(super) fn date_of(day: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(day).ok()?;
    Date::constant(1970, 1, 1).checked_add(span).ok()
}
