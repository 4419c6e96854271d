//! Measures and windows, in words.
#![forbid(unsafe_code)]

use core::fmt;

use super::value::grouped;
use super::{Counted, Measure, Order, Per, Property, Stretch};
use crate::window::Window;

impl fmt::Display for Counted {
    /// `people`, `uncontrolled landings`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.plural())
    }
}

impl fmt::Display for Measure {
    /// What it measures, in a few words: `people per day, 2024-07-05 to the last known day`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Total { of, over } => write!(f, "{of}, {over}"),
            Self::Mean { of, per, over } => write!(f, "{of} {}, {over}", per.words()),
            Self::PeoplePerBoat { over } => write!(f, "people per boat, {over}"),
            Self::Difference { of, over, against } => write!(f, "{of}, {over} less {against}"),
            Self::Needed { of, over, to_pass } => write!(f, "{of} that {over} needs to pass {to_pass}"),
            Self::Change { of, per, over, against } => {
                write!(f, "change in {of}{}, {over} against {against}", per.map_or("", Per::words_after))
            }
            Self::Times { of, per, over, against } => {
                write!(f, "times as many {of}{}, {over} as {against}", per.map_or("", Per::words_after))
            }
            Self::Share { of, among, over } => write!(f, "share of {of} in {}, {over}", Sum(among)),
            Self::SharePoints { of, among, over, against } => {
                write!(
                    f,
                    "points by which the share of {of} in {} changed, {over} against {against}",
                    Sum(among)
                )
            }
            Self::ShareChange { of, among, over, against } => {
                write!(f, "change in the share of {of} in {}, {over} against {against}", Sum(among))
            }
            Self::Record { of, by, within, order, month } => {
                write!(f, "{} {of} of a {}{}, {within}", order.words(), by.words(), InMonth(*month))
            }
            Self::RecordDate { of, by, within, order, month } => {
                write!(f, "first day of the {} with the {} {of}", by.words(), order.words())?;
                write!(f, "{}, {within}", InMonth(*month))
            }
            Self::Rank { of, item, by, within, order, month } => {
                write!(f, "place of {item} among the {} with the {} {of}", by.plural(), order.words())?;
                write!(f, "{}, {within}", InMonth(*month))
            }
            Self::RecordSince { of, day } => write!(f, "last day before {day} with as many {of}"),
            Self::LongestStreak { days, within } => write!(f, "most days in a row {days}, {within}"),
            Self::Streak { days, until: Some(until) } => write!(f, "days in a row {days}, up to {until}"),
            Self::Streak { days, until: None } => write!(f, "days in a row {days}, up to the last known day"),
            Self::DaysWith { days, over } => write!(f, "days {days}, {over}"),
            Self::Milestone { of, reaches, over } => {
                write!(f, "day by which {} {of} were reached, {over}", grouped(&reaches.to_string()))
            }
            Self::MilestoneDay { of, reaches, over } => {
                write!(
                    f,
                    "number of the day by which {} {of} were reached, {over}",
                    grouped(&reaches.to_string())
                )
            }
            Self::Duration { over } => write!(f, "days, {over}"),
            Self::Start { policy } => write!(f, "first day of {policy}"),
            Self::Money { agreements, currency, reported_by } => {
                write!(f, "{} of {}", currency.code(), agreements.join(" + "))?;
                reported_by.iter().try_for_each(|by| write!(f, ", as reported by {by}"))
            }
            Self::Deaths { over, .. } => write!(f, "deaths, {over}"),
            Self::MostAboard { within } => write!(f, "most people aboard one boat, {within}"),
            Self::Named { quantity, .. } => f.write_str(quantity),
        }
    }
}

impl Per {
    const fn words(self) -> &'static str {
        match self {
            Self::Day => "per day",
            Self::Week => "per week",
        }
    }

    const fn words_after(self) -> &'static str {
        match self {
            Self::Day => " per day",
            Self::Week => " per week",
        }
    }
}

impl Order {
    const fn words(self) -> &'static str {
        match self {
            Self::Highest => "most",
            Self::Lowest => "fewest",
        }
    }
}

impl Stretch {
    /// `day`, `stretch of 403 days`.
    pub(crate) fn words(self) -> String {
        match self {
            Self::Day => "day".to_owned(),
            Self::Week => "week".to_owned(),
            Self::Month => "month".to_owned(),
            Self::Year => "year".to_owned(),
            Self::Days(days) => format!("stretch of {days} days"),
        }
    }

    /// `days`, `stretches of 403 days`.
    fn plural(self) -> String {
        match self {
            Self::Days(days) => format!("stretches of {days} days"),
            _ => format!("{}s", self.words()),
        }
    }
}

impl fmt::Display for Property {
    /// `with arrivals`, `with at least 1,000 people`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arrivals => f.write_str("with arrivals"),
            Self::NoArrivals => f.write_str("without arrivals"),
            Self::AtLeast(people) => write!(f, "with at least {} people", grouped(&people.to_string())),
        }
    }
}

/// Counts that are added up.
struct Sum<'a>(&'a [Counted]);

impl fmt::Display for Sum<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<&str> = self.0.iter().map(|one| one.plural()).collect();
        f.write_str(&words.join(" and "))
    }
}

/// The month of the year to which stretches are limited.
struct InMonth(Option<u8>);

impl fmt::Display for InMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NAMES: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let name = |month: u8| NAMES.get(usize::from(month).checked_sub(1)?);
        match self.0 {
            None => Ok(()),
            Some(month) => match name(month) {
                Some(name) => write!(f, " in {name}"),
                None => write!(f, " in month {month}"),
            },
        }
    }
}

impl fmt::Display for Window {
    /// `2024-01-01 to 2024-07-04`, `the year to date`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use crate::window::Calendar;
        match self {
            Self::Days(period) => match period.last() {
                Some(last) if last == period.start() => write!(f, "{last}"),
                Some(last) => write!(f, "{} to {last}", period.start()),
                None => write!(f, "{} to the last known day", period.start()),
            },
            Self::Handover(handover) => write!(f, "the handover of {handover} to the last known day"),
            Self::FirstDays { days, handover } => {
                write!(f, "the first {days} days from the handover of {handover}")
            }
            Self::Policy(id) => write!(f, "{id}"),
            Self::WeekOf(date) => write!(f, "the week with {date}"),
            Self::ToDate(Calendar::Year) => f.write_str("the year to date"),
            Self::ToDate(Calendar::Month) => f.write_str("the month to date"),
            Self::YearsBefore { years: 1, of } => write!(f, "({of}) a year before"),
            Self::YearsBefore { years, of } => write!(f, "({of}) {years} years before"),
        }
    }
}
