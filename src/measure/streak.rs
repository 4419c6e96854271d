//! Days in a row, and days that are like something.
#![forbid(unsafe_code)]

use jiff::civil::Date;

use super::working::{Step, Trace};
use super::{Grounds, NoValue, Property};
use crate::crossing::Arrivals;
use crate::period::Period;
use crate::view::{Missing, View};
use crate::window::Window;

impl Property {
    fn holds(self, day: &Arrivals) -> bool {
        match self {
            Self::Arrivals => !day.people().is_zero(),
            Self::NoArrivals => day.people().is_zero(),
            Self::AtLeast(people) => day.people().get() >= people,
        }
    }
}

impl Grounds<'_> {
    /// The days of a window, each of which has a figure.
    fn known(&self, window: &Window) -> Result<(&View, Period), NoValue> {
        let (view, period) = (self.series()?, self.resolve(window)?);
        view.missing_in(&period).map_or(Ok((view, period)), |missing| Err(missing.into()))
    }

    pub(super) fn days_with(&self, days: Property, over: &Window, trace: &mut Trace) -> Result<u64, NoValue> {
        let (view, period) = self.known(over)?;
        let like = view.at(view.places(&period)).filter(|(_, day)| days.holds(day));
        trace.step(|| Step::Window { period, days: period.days().unwrap_or_default() });
        Ok(like.fold(0, |like, _| like.saturating_add(1)))
    }

    /// The first of the longest.
    pub(super) fn longest_streak(
        &self,
        days: Property,
        within: &Window,
        trace: &mut Trace,
    ) -> Result<u64, NoValue> {
        let (view, period) = self.known(within)?;
        trace.step(|| Step::Window { period, days: period.days().unwrap_or_default() });
        let (mut now, mut longest) = (0_u64, 0_u64);
        let mut last: Option<Date> = None;
        for (date, day) in view.at(view.places(&period)) {
            now = if days.holds(day) { now.saturating_add(1) } else { 0 };
            if now > longest {
                (longest, last) = (now, Some(date));
            }
        }
        trace.step(|| Step::Streak { period: last.and_then(|last| back(last, longest)) });
        Ok(longest)
    }

    /// The days in a row up to one, as far back as they go.
    pub(super) fn streak(
        &self,
        days: Property,
        until: Option<Date>,
        trace: &mut Trace,
    ) -> Result<u64, NoValue> {
        let (view, until) = (self.series()?, until.unwrap_or(self.as_of));
        let up_to = Period::inclusive(Date::MIN, until)?;
        let (mut streak, mut next) = (0_u64, Some(until));
        for (date, day) in view.at(view.places(&up_to)).rev() {
            if Some(date) != next {
                break;
            }
            if !days.holds(day) {
                trace.step(|| Step::Streak { period: back(until, streak) });
                return Ok(streak);
            }
            streak = streak.saturating_add(1);
            next = date.yesterday().ok();
        }
        // Where the days before are not known, neither is the number of those in a row.
        Err(Missing::Day { first: next.unwrap_or(until) }.into())
    }
}

/// So many days up to one; `None` for none.
fn back(last: Date, days: u64) -> Option<Period> {
    // There are fewer in the calendar than fit.
    let days = i32::try_from(days).unwrap_or(i32::MAX);
    let first = super::sum::days_later(last, 1_i32.saturating_sub(days));
    first.and_then(|first| Period::inclusive(first, last).ok())
}
