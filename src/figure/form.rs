//! What the words of a figure say, before anything is made of it.
#![forbid(unsafe_code)]

use core::fmt;
use core::iter::successors;
use core::ops::Range;

use iso_currency::Currency;
use jiff::civil::Date;
use serde::Serialize;

use crate::exact::{ExactError, Ratio};
use crate::measure::Order;

/// How the printed number is related to the number it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Hedge {
    Bare,
    Exactly,
    Over,
    AtLeast,
    Under,
    AtMost,
    UpTo,
    Almost,
    CloseTo,
    JustOver,
    About,
    Some,
}

impl Hedge {
    /// Whether it says on which side of the printed number the other lies.
    pub(super) const fn one_sided(self) -> bool {
        !matches!(self, Self::Bare | Self::Exactly | Self::About | Self::Some)
    }
}

/// What the printed number is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Plain,
    Percent,
    Points,
    Fraction,
    Times,
    Money(Currency),
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Direction {
    Up,
    Down,
}

/// A number in decimal digits or in words, with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Numeral {
    /// Its digits, without the decimal point.
    pub(super) digits: i128,
    /// How many of them are decimals.
    pub(super) decimals: u32,
    /// The power of ten that a multiplier such as `million` stands for.
    pub(super) power: u32,
    /// Where the number stands, without the multiplier.
    pub(super) place: Range<usize>,
    /// How it is written.
    pub(super) style: Style,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// In digits: `21,446`.
    Digits,
    /// In words: `twenty`.
    Words,
    /// In one word with what it counts: `doubled`, `tenfold`.
    Fold,
}

impl Numeral {
    /// The number, the unit of its last written digit, and its granularity: the unit of its last
    /// digit that is not zero, where no decimals are written.
    pub(super) fn written(&self) -> Result<[Ratio; 3], ExactError> {
        // The greatest multiplier is a billion.
        let multiplier = Ratio::whole(10_u64.saturating_pow(self.power));
        let times = |by: i128, unit: Ratio| Ratio::new(by, 1).and_then(|by| by.checked_mul(unit));
        if self.decimals == 0 {
            let step = if self.digits > 0 { roundness(self.digits) } else { 1 };
            let n = times(self.digits, multiplier);
            return n.and_then(|n| times(step, multiplier).map(|step| [n, multiplier, step]));
        }
        let last = ten(self.decimals).and_then(|of| Ratio::new(1, of));
        let unit = last.and_then(|last| last.checked_mul(multiplier));
        unit.and_then(|unit| times(self.digits, unit).map(|n| [n, unit, unit]))
    }
}

/// The greatest power of ten that divides a number above zero.
fn roundness(digits: i128) -> i128 {
    let powers = successors(Some(1_i128), |power| power.checked_mul(10));
    powers.take_while(|power| digits.checked_rem(*power) == Some(0)).last().unwrap_or(1)
}

/// A power of ten.
fn ten(power: u32) -> Result<i128, ExactError> {
    10_i128.checked_pow(power).ok_or(ExactError::Overflow)
}

/// The number that is printed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Size {
    /// In digits or words.
    Numeral(Numeral),
    /// So many parts of so many; below one. Where the words stand.
    Fraction(i128, i128, Range<usize>),
    /// One in so many, and where that number stands.
    OneIn(Numeral),
}

impl Size {
    /// The number in digits or words, where it is one and no part of a whole.
    pub(super) const fn numeral(&self) -> Option<&Numeral> {
        match self {
            Self::Numeral(numeral) => Some(numeral),
            Self::Fraction(..) | Self::OneIn(_) => None,
        }
    }
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// One number.
    Amount { hedge: Hedge, kind: Kind, size: Size, direction: Option<Direction> },
    /// Two numbers, and everything from one to the other.
    Between { kind: Kind, low: Numeral, high: Numeral, direction: Option<Direction> },
    /// None, nobody.
    Nothing,
    /// A place in an order; one that is only a number can be any ordinal number.
    Place { place: u64, order: Option<Order>, words: Range<usize> },
    /// No place but the first.
    NotFirst { order: Order, words: Range<usize> },
    /// A day.
    Day(Date),
}

/// The unit that is printed after a number: of what, and for each of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PrintedUnit {
    /// Of what: `people`, `boats`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<PrintedNoun>,
    /// For each of what: `a day`, `each`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<PrintedPer>,
}

/// What is counted, in the words of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PrintedNoun {
    /// People, migrants, arrivals, crossings.
    People,
    /// Boats, dinghies, vessels.
    Boats,
    /// Days.
    Days,
    /// Deaths.
    Deaths,
    /// Events.
    Events,
}

/// For each of what, in the words of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PrintedPer {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A boat.
    Boat,
}

impl fmt::Display for PrintedUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = self.of.map(|noun| match noun {
            PrintedNoun::People => "people",
            PrintedNoun::Boats => "boats",
            PrintedNoun::Days => "days",
            PrintedNoun::Deaths => "deaths",
            PrintedNoun::Events => "events",
        });
        let per = self.per.map(|per| match per {
            PrintedPer::Day => "per day",
            PrintedPer::Week => "per week",
            PrintedPer::Boat => "per boat",
        });
        match (noun, per) {
            (Some(noun), Some(per)) => write!(f, "{noun} {per}"),
            (Some(one), None) | (None, Some(one)) => f.write_str(one),
            (None, None) => Ok(()),
        }
    }
}
