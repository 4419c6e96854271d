//! The last day that was known, where a claim does not say it.
#![forbid(unsafe_code)]

use jiff::civil::{Date, date};

use super::translation::NoRow;
use crate::claim::Claim;
use crate::convention::Convention;
use crate::measure::Measure;
use crate::period::{Period, date_of, day_number};
use crate::policy::PolicyPeriod;
use crate::window::{Window, WindowError};

/// The last day that a window can end with: another follows it.
const LATEST: Date = date(9999, 12, 30);

/// The number of a day, or of the day after the last known day of a scope, or of the same date so
/// many years before that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Point {
    Day(i64),
    Last { scope: usize, years: u8 },
}

/// From a point up to another, which is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Span {
    pub(super) from: Point,
    pub(super) to: Point,
}

/// What a claim says of its last known day: the days that it names, and its publication where it
/// names none.
pub(super) type Said = (Vec<Date>, Option<Date>);

/// What a claim says of its last known day: those that say the same share one.
pub(super) fn said(claim: &Claim) -> Said {
    (claim.as_of().to_vec(), if claim.as_of().is_empty() { claim.date() } else { None })
}

/// A last known day that claims share: nothing is said of it, or several are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    /// What the claims that share it say.
    pub(super) said: Said,
    /// The first day that it may be.
    pub(super) first: i64,
    /// The last day that it may be, where anything bounds it.
    pub(super) last: Option<i64>,
}

/// One of which nothing is said.
static UNSAID: Scope = Scope { said: (Vec::new(), None), first: i64::MIN, last: None };

/// Every scope of a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scopes(Vec<Scope>);

/// The last known day of a claim: a day, or a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Known {
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

    /// One of them, by its place.
    pub(super) fn get(&self, scope: usize) -> &Scope {
        self.0.get(scope).unwrap_or(&UNSAID)
    }

    fn known(&mut self, claim: &Claim) -> Known {
        if let [date] = claim.as_of() {
            return Known::Day(*date);
        }
        let said = said(claim);
        let there = self.0.iter().position(|scope| scope.said == said);
        Known::Scope(there.unwrap_or_else(|| {
            let days = claim.as_of().iter().copied().map(day_number);
            let first = days.clone().min().unwrap_or(i64::MIN);
            //= docs/rules.md#claims-held-against-each-other
            //# audit-20: A last known day MUST be sought among those that the claim names.
            let last = days.max().or_else(|| claim.date().map(day_number));
            self.0.push(Scope { said, first, last });
            self.0.len().saturating_sub(1)
        }))
    }

    /// The last known day of a claim, where what it measures depends on that.
    pub(super) fn known_to(&mut self, claim: &Claim, policies: &[PolicyPeriod]) -> Option<Known> {
        let depends = match claim.measure() {
            // The day on which so many were reached stays, whatever is counted afterwards.
            Measure::Milestone { over, .. } | Measure::MilestoneDay { over, .. } => {
                matches!(unshifted(over).0, Window::ToDate(_))
            }
            Measure::Streak { until, .. } => until.is_none(),
            measure => measure.windows().any(|window| ends_as_of(window, policies)),
        };
        depends.then(|| self.known(claim))
    }

    /// A date of the scope: the last that it may be.
    fn latest(&self, scope: usize) -> Option<Date> {
        let scope = self.get(scope);
        scope.said.0.iter().copied().max().or(scope.said.1)
    }

    /// A day that must have been known where somebody speaks of a window.
    fn begun(&self, scope: usize, window: &Window, policies: &[PolicyPeriod]) -> Option<i64> {
        let latest = self.latest(scope).unwrap_or(LATEST);
        let (window, years) = unshifted(window);
        if years > 0 {
            return None;
        }
        let bound = self.get(scope).last;
        // A day after the last that it may be need not have been known, as where a year is spoken of before it is over.
        let known = |day: &i64| bound.is_none_or(|bound| *day <= bound);
        let of =
            |period: Period| period.last().into_iter().chain([period.start()]).map(day_number).find(known);
        match window {
            Window::Days(period) => of(*period),
            // Without a date it is not known which year or month it is.
            Window::ToDate(_) if self.latest(scope).is_none() => None,
            other => {
                let period = other.resolve(latest, Convention::HOUSE, policies).ok()?;
                if ends_as_of(other, policies) { Some(day_number(period.start())) } else { of(period) }
            }
        }
    }

    /// The first of the days that a claim's window is, and the point up to which they go.
    pub(super) fn span(
        &mut self,
        claim: &Claim,
        window: &Window,
        policies: &[PolicyPeriod],
    ) -> Result<(i64, Point), NoRow> {
        let house = Convention::HOUSE;
        let fixed = |period: Period| {
            let ends = period.end().map(|end| (day_number(period.start()), Point::Day(day_number(end))));
            ends.ok_or(NoRow::Window(WindowError::OutOfCalendar))
        };
        match self.known(claim) {
            Known::Day(date) => fixed(window.resolve(date, house, policies)?),
            Known::Scope(_) if !ends_as_of(window, policies) => {
                fixed(window.resolve(Date::MIN, house, policies)?)
            }
            Known::Scope(scope) => {
                let (window, years) = unshifted(window);
                let first = match (window, self.latest(scope)) {
                    (Window::ToDate(_), None) => return Err(NoRow::NoDate),
                    // Any day may have been the last.
                    (Window::Days(period), None) => period.start(),
                    (window, latest) => window.resolve(latest.unwrap_or(LATEST), house, policies)?.start(),
                };
                let first = if years == 0 { first } else { back(first, years)? };
                Ok((day_number(first), Point::Last { scope, years }))
            }
        }
    }

    /// How many days a point is after the last known day of its scope, where that is one number
    /// whichever day that is.
    pub(super) fn after_last(&self, scope: usize, years: u8) -> Option<i64> {
        if years == 0 {
            return Some(1);
        }
        let (first, last) = (self.get(scope).first, self.get(scope).last?);
        let [low, high] = [first, last].map(|day| earlier(day, years).map(|then| then.saturating_sub(day)));
        // Between the two a leap day can be passed once at most in either direction, so that equal
        // ends are equal throughout where they are less than a year apart.
        let within_a_year = last.saturating_sub(first) < 365;
        low.filter(|_| low == high && within_a_year).map(|low| low.saturating_add(1))
    }

    /// The first and the last number that a point may be.
    pub(super) fn bounds(&self, point: Point) -> (i64, i64) {
        let (scope, years) = match point {
            Point::Day(day) => return (day, day),
            Point::Last { scope, years } => (scope, years),
        };
        let scope = self.get(scope);
        let after = |day: i64| earlier(day, years).map(|day| day.saturating_add(1));
        let first = after(scope.first).unwrap_or(i64::MIN);
        (first, scope.last.and_then(after).unwrap_or(i64::MAX))
    }

    /// Whether a point is known to be no later than another.
    pub(super) fn before(&self, a: Point, b: Point) -> bool {
        if let (Point::Last { scope: one, years: a }, Point::Last { scope: other, years: b }) = (a, b)
            && one == other
        {
            return b.cmp(&a).is_lt();
        }
        let ((_, a_last), (b_first, _)) = (self.bounds(a), self.bounds(b));
        a_last <= b_first
    }
}

/// Whether a window ends with the last known day: that of a policy period which has ended does not.
fn ends_as_of(window: &Window, policies: &[PolicyPeriod]) -> bool {
    let ended = |id: &String| policies.iter().any(|one| one.id == *id && !one.period.is_open());
    match unshifted(window).0 {
        Window::Policy(id) => !ended(id),
        other => other.ends_as_of(),
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
fn back(date: Date, years: u8) -> Result<Date, WindowError> {
    Convention::HOUSE.this_point_years_before(date, years).ok_or(WindowError::OutOfCalendar)
}

/// The number of the same date so many years earlier.
fn earlier(day: i64, years: u8) -> Option<i64> {
    if years == 0 {
        return Some(day);
    }
    back(date_of(day)?, years).ok().map(day_number)
}
