//! What the value of a measure depends on.
#![forbid(unsafe_code)]

use super::{Counted, Measure, Per, Stretch};
use crate::convention::Convention;
use crate::window::Window;

/// A total, or a quotient, over one window.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Plain {
    Total(Counted),
    Mean(Counted, Per),
    PeoplePerBoat,
}

impl Plain {
    /// The measure of it over some window.
    pub(crate) fn over(self, over: Window) -> Measure {
        match self {
            Self::Total(of) => Measure::Total { of, over },
            Self::Mean(of, per) => Measure::Mean { of, per, over },
            Self::PeoplePerBoat => Measure::PeoplePerBoat { over },
        }
    }
}

impl Measure {
    /// The windows that it names, in their order.
    pub fn windows(&self) -> impl Iterator<Item = &Window> {
        let (one, other) = match self {
            Self::Total { over, .. }
            | Self::Mean { over, .. }
            | Self::PeoplePerBoat { over }
            | Self::Share { over, .. }
            | Self::DaysWith { over, .. }
            | Self::Milestone { over, .. }
            | Self::MilestoneDay { over, .. }
            | Self::Duration { over }
            | Self::Deaths { over, .. } => (Some(over), None),
            Self::Record { within, .. }
            | Self::RecordDate { within, .. }
            | Self::LongestStreak { within, .. }
            | Self::MostAboard { within } => (Some(within), None),
            Self::Difference { over, against, .. }
            | Self::Change { over, against, .. }
            | Self::SharePoints { over, against, .. }
            | Self::ShareChange { over, against, .. }
            | Self::Times { over, against, .. } => (Some(over), Some(against)),
            Self::Needed { over, to_pass, .. } => (Some(over), Some(to_pass)),
            Self::Rank { item, within, .. } => (Some(item), Some(within)),
            Self::RecordSince { .. }
            | Self::Streak { .. }
            | Self::Start { .. }
            | Self::Money { .. }
            | Self::Named { .. } => (None, None),
        };
        one.into_iter().chain(other)
    }

    /// What it is where it is plain, and over which window; `None` of all other measures.
    pub(crate) const fn plain(&self) -> Option<(Plain, &Window)> {
        match self {
            Self::Total { of, over } => Some((Plain::Total(*of), over)),
            Self::Mean { of, per, over } => Some((Plain::Mean(*of, *per), over)),
            Self::PeoplePerBoat { over } => Some((Plain::PeoplePerBoat, over)),
            _ => None,
        }
    }

    /// Whether the answer may depend on which of two ways people count in.
    ///
    /// ```
    /// use crossings::jiff::civil::date;
    /// use crossings::{Convention, DayCount, Measure, WeekRule, Window};
    /// let house = Convention::HOUSE;
    /// let elapsed = Convention { day_count: DayCount::Elapsed, ..house };
    /// let other_weeks = Convention { week: WeekRule::SundayToSaturday, ..house };
    /// let in_office = Measure::Duration { over: Window::Handover(date(2024, 7, 5)) };
    /// assert!(in_office.depends_on(house, elapsed));
    /// assert!(!in_office.depends_on(house, other_weeks));
    /// ```
    pub fn depends_on(&self, convention: Convention, other: Convention) -> bool {
        let own = match self {
            Self::Record { by, .. } | Self::RecordDate { by, .. } | Self::Rank { by, .. } => {
                *by == Stretch::Week && convention.week != other.week
            }
            Self::MilestoneDay { .. } | Self::Duration { .. } => convention.day_count != other.day_count,
            _ => false,
        };
        own || self.windows().any(|window| window.depends_on(convention, other))
    }

    /// Whether the answer may depend on the last day that was known: whether one of its windows
    /// ends with it, or its days in a row do.
    pub fn ends_as_of(&self) -> bool {
        matches!(self, Self::Streak { until: None, .. }) || self.windows().any(Window::ends_as_of)
    }

    /// Whether the answer may depend on what people over a window are the sum of: the days, or
    /// final totals as well ([`Sums`](super::Sums)).
    pub fn depends_on_sums(&self) -> bool {
        let people = |of: &Counted| matches!(of, Counted::People | Counted::PeopleAttempting);
        match self {
            Self::Total { of, .. }
            | Self::Mean { of, .. }
            | Self::Difference { of, .. }
            | Self::Needed { of, .. }
            | Self::Change { of, .. }
            | Self::Times { of, .. }
            | Self::Milestone { of, .. }
            | Self::MilestoneDay { of, .. } => people(of),
            Self::Share { of, among, .. }
            | Self::SharePoints { of, among, .. }
            | Self::ShareChange { of, among, .. } => people(of) || among.iter().any(people),
            // A final total is that of a whole year.
            Self::Record { of, by, .. } | Self::RecordDate { of, by, .. } | Self::Rank { of, by, .. } => {
                people(of) && matches!(by, Stretch::Year | Stretch::Days(365..))
            }
            _ => false,
        }
    }
}
