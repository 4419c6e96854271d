//! The words of findings that a check of drafts and a tally of columns have in common.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::count::{Boats, Count, People};
use crate::crossing::{Arrivals, ArrivalsError, MOST_ABOARD};

/// What stands there, and what would be right.
pub(crate) struct Words {
    pub(crate) got: String,
    pub(crate) wanted: String,
}

impl Words {
    pub(crate) fn new(got: impl Into<String>, wanted: impl Into<String>) -> Self {
        Self { got: got.into(), wanted: wanted.into() }
    }
}

/// The field that a fault of arrivals is about.
pub(crate) const fn arrivals_field(kind: ArrivalsError) -> &'static str {
    match kind {
        ArrivalsError::OneWithoutTheOther | ArrivalsError::FewerPeopleThanBoats => "people",
        ArrivalsError::UncontrolledAboveBoats => "uncontrolled",
    }
}

/// One fault of arrivals.
pub(crate) fn arrivals(
    kind: ArrivalsError,
    people: People,
    boats: Boats,
    uncontrolled: Option<Boats>,
) -> Words {
    let wanted = match kind {
        ArrivalsError::OneWithoutTheOther => "both zero, or both above zero",
        ArrivalsError::FewerPeopleThanBoats => "at least one person for each boat",
        ArrivalsError::UncontrolledAboveBoats => "no more than the boats",
    };
    let got = match (kind, uncontrolled) {
        (ArrivalsError::UncontrolledAboveBoats, Some(uncontrolled)) => {
            format!("{uncontrolled} uncontrolled of {}", boats.in_words())
        }
        _ => format!("{} in {}", people.in_words(), boats.in_words()),
    };
    Words::new(got, wanted)
}

/// More people in the boats than ever were.
pub(crate) fn crowded(people: People, boats: Boats) -> Words {
    let most = Arrivals::most_aboard(boats);
    Words::new(
        format!("{} in {}", people.in_words(), boats.in_words()),
        format!("at most {most}: {MOST_ABOARD} for each boat"),
    )
}

/// A date that was given before.
pub(crate) fn again(date: Date) -> Words {
    Words::new(format!("{date} again"), "a date not given before")
}

/// A date out of its order: `culprit` is the one of `previous` and `current` that is wrong.
pub(crate) fn back(culprit: Date, previous: Date, current: Date) -> Words {
    Words::new(format!("{culprit}, with {previous} before {current}"), "dates that ascend")
}

/// No row between two dates that are more than `step` days from each other.
pub(crate) fn gap(before: Date, after: Date, step: i64) -> Words {
    let missing = before.checked_add(step.days()).map_or(before, |date| date);
    let last = after.checked_sub(step.days()).map_or(after, |date| date);
    let span = if missing >= last { format!("{missing}") } else { format!("{missing}..{last}") };
    Words::new(format!("{after} next after {before}"), format!("a row for {span}"))
}
