//! The exact answer of a measure.
#![forbid(unsafe_code)]

use core::fmt;

use iso_currency::Currency;
use jiff::civil::Date;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Counted, Per};
use crate::exact::Ratio;
use crate::money::Amount;

/// The exact answer of a measure: a number with its unit, a date or an amount of money.
///
/// ```
/// use crossings::{Counted, Per, Ratio, Unit, Value};
/// let mean = Value::Number { number: Ratio::new(21_466, 168)?, unit: Unit::Mean(Counted::People, Per::Day) };
/// assert_eq!(mean.to_string(), "127.77 people per day (10733/84)");
/// let change = Value::Number { number: Ratio::new(595, 2_909)?, unit: Unit::Change };
/// assert_eq!(change.to_string(), "20.45 % more (595/2909)");
/// # Ok::<(), crossings::ExactError>(())
/// ```
///
/// In JSON it is its text with the number and unit, the date or the amount: `{"text": "3rd",
/// "number": {"exact": "3", "decimal": "3.00"}, "unit": "place"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A number.
    Number {
        /// The number: a share or a change as a fraction.
        number: Ratio,
        /// What it counts.
        unit: Unit,
    },
    /// A day.
    Date(Date),
    /// An amount of money.
    Money(Amount),
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// So many of them.
    Count(Counted),
    /// So many for each day or week.
    Mean(Counted, Per),
    /// People for each boat.
    PeoplePerBoat,
    /// Days.
    Days,
    /// Deaths.
    Deaths,
    /// A part of a whole, which is 1.
    Share,
    /// A change as a share of what was before: 1/5 is a fifth more.
    Change,
    /// A change in percentage points, as a part of the whole.
    Points,
    /// So many times as many.
    Times,
    /// A place in an order: 1 is the first.
    Place,
}

impl Value {
    /// A whole number of something.
    pub(crate) fn count(number: u64, unit: Unit) -> Self {
        Self::Number { number: Ratio::whole(number), unit }
    }

    /// The number in the measure's scale: shares and changes as fractions, money in the minor
    /// units of its currency. `None` for a date.
    pub fn number(&self) -> Option<Ratio> {
        match self {
            Self::Number { number, .. } => Some(*number),
            Self::Money(amount) => Ratio::new(amount.minor(), 1).ok(),
            Self::Date(_) => None,
        }
    }

    /// The date, where it is one.
    pub const fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Number { .. } | Self::Money(_) => None,
        }
    }

    /// What the number counts, where it is one.
    pub const fn unit(&self) -> Option<Unit> {
        match self {
            Self::Number { unit, .. } => Some(*unit),
            Self::Date(_) | Self::Money(_) => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { number, unit } => in_words(*number, *unit, f),
            Self::Date(date) => date.fmt(f),
            Self::Money(amount) => f.write_str(&grouped(&amount.to_string())),
        }
    }
}

fn in_words(number: Ratio, unit: Unit, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match unit {
        Unit::Share => percent(number, "", f),
        Unit::Change if number.numerator() < 0 => percent(number.opposite(), " less", f),
        Unit::Change if number.numerator() == 0 => f.write_str("no change"),
        Unit::Change => percent(number, " more", f),
        Unit::Points => points(number, f),
        Unit::Place if number.denominator() == 1 => f.write_str(&ordinal(number.numerator())),
        _ => {
            let (decimal, rest) = decimal(number);
            write!(f, "{decimal} {}{rest}", unit.words(number == Ratio::whole(1)))
        }
    }
}

/// A fraction as a percentage, with the fraction itself where that says more.
fn percent(share: Ratio, words: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match share.checked_mul(Ratio::whole(100)) {
        Ok(percent) => {
            let (decimal, rest) = decimal(percent);
            let rest = if rest.is_empty() { rest } else { format!(" ({share})") };
            write!(f, "{decimal} %{words}{rest}")
        }
        Err(_) => write!(f, "{share}{words}"),
    }
}

/// A part of a whole in percentage points.
fn points(part: Ratio, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match part.checked_mul(Ratio::whole(100)) {
        Ok(points) => {
            let (decimal, rest) = decimal(points);
            write!(f, "{decimal} {}{rest}", Unit::Points.words(points == Ratio::whole(1)))
        }
        Err(_) => write!(f, "{part} of the whole"),
    }
}

/// A number to two places, and in brackets the number itself where these do not say it all.
fn decimal(number: Ratio) -> (String, String) {
    let Ok(decimal) = number.to_decimal(2) else { return (number.to_string(), String::new()) };
    let hundredfold = number.checked_mul(Ratio::whole(100));
    if hundredfold.is_ok_and(|hundredfold| hundredfold.denominator() == 1) {
        let short = decimal.trim_end_matches('0').trim_end_matches('.');
        return (grouped(short), String::new());
    }
    (grouped(&decimal), format!(" ({number})"))
}

/// A number with a comma between thousands; what stands before and behind its whole digits stays.
pub(crate) fn grouped(text: &str) -> String {
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (head, number) = text.split_at_checked(start).unwrap_or(("", text));
    let (whole, part) =
        number.split_at_checked(number.find('.').unwrap_or(number.len())).unwrap_or((number, ""));
    let mut out = head.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(place);
        if place > 0 && left.checked_rem(3) == Some(0) {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(part);
    out
}

/// `1st`, `2nd`, `3rd`, `11th`.
fn ordinal(number: i128) -> String {
    let ending = match (number.checked_rem_euclid(100), number.checked_rem_euclid(10)) {
        (Some(11..=13), _) => "th",
        (_, Some(1)) => "st",
        (_, Some(2)) => "nd",
        (_, Some(3)) => "rd",
        _ => "th",
    };
    format!("{}{ending}", grouped(&number.to_string()))
}

impl Counted {
    /// More than one of them, or none: `people`.
    pub(crate) const fn plural(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Boats => "boats",
            Self::UncontrolledLandings => "uncontrolled landings",
            Self::PeoplePrevented => "people prevented",
            Self::EventsPrevented => "events prevented",
            Self::PeopleAttempting => "people attempting",
        }
    }

    /// One of them: `person`.
    pub(crate) const fn singular(self) -> &'static str {
        match self {
            Self::People => "person",
            Self::Boats => "boat",
            Self::UncontrolledLandings => "uncontrolled landing",
            Self::PeoplePrevented => "person prevented",
            Self::EventsPrevented => "event prevented",
            Self::PeopleAttempting => "person attempting",
        }
    }
}

impl Unit {
    /// The unit, in words, of one or of another number; a share and a change are named without it.
    fn words(self, one: bool) -> String {
        let counted = |of: Counted| if one { of.singular() } else { of.plural() };
        match self {
            Self::Count(of) => counted(of).to_owned(),
            Self::Mean(of, Per::Day) => format!("{} per day", counted(of)),
            Self::Mean(of, Per::Week) => format!("{} per week", counted(of)),
            Self::PeoplePerBoat => if one { "person per boat" } else { "people per boat" }.to_owned(),
            Self::Days => if one { "day" } else { "days" }.to_owned(),
            Self::Deaths => if one { "death" } else { "deaths" }.to_owned(),
            Self::Share => "share".to_owned(),
            Self::Change => "change".to_owned(),
            Self::Points => if one { "percentage point" } else { "percentage points" }.to_owned(),
            Self::Times => if one { "time" } else { "times" }.to_owned(),
            Self::Place => "place".to_owned(),
        }
    }
}

impl fmt::Display for Unit {
    /// `people per day`, `share`, `place`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(false))
    }
}

impl Serialize for Unit {
    /// The unit, in words.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = if matches!(self, Self::Number { .. }) { 3 } else { 2 };
        let mut out = serializer.serialize_struct("Value", fields)?;
        out.serialize_field("text", &self.to_string())?;
        match self {
            Self::Number { number, unit } => {
                out.serialize_field("number", number)?;
                out.serialize_field("unit", unit)?;
            }
            Self::Date(date) => out.serialize_field("date", date)?,
            Self::Money(amount) => out.serialize_field("money", amount)?,
        }
        out.end()
    }
}

/// Currencies without doubles, in the order in which they come.
pub(super) fn distinct(currencies: impl IntoIterator<Item = Currency>) -> Vec<Currency> {
    let mut distinct = Vec::new();
    for currency in currencies {
        if !distinct.contains(&currency) {
            distinct.push(currency);
        }
    }
    distinct
}
