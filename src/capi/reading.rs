//! # Readings
//!
//! What decides which numbers a printed figure means: the kind of number that it states, how
//! closely it is read, and how it was rounded.

use core::ffi::c_char;

use super::argument::{choice, numbered, text};
use super::boundary::Failure;
use super::error::crossings_status;
use super::exact::buffer;
use crate::{Currency, Nature, Reading, Rounding, Threshold, Understanding};

/// What kind of number a measure gives: it decides how a printed figure is read.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_nature {
    /// A whole number of people, boats, events, days or deaths.
    Count = 0,
    /// So many for each of something.
    Mean = 1,
    /// A part of a whole, which is 1.
    Share = 2,
    /// A change as a share of what was before: 1/5 is up 20 per cent.
    Change = 3,
    /// A change in percentage points, as a part of the whole: 1/20 is up five.
    Points = 4,
    /// So many times as many.
    Times = 5,
    /// An amount of money, in the minor units of its currency.
    Money = 6,
    /// A place in an order: 1 is the record.
    Rank = 7,
    /// A day of the calendar.
    Date = 8,
}

numbered!(crossings_nature { Count, Mean, Share, Change, Points, Times, Money, Rank, Date });

impl From<Nature> for crossings_nature {
    fn from(nature: Nature) -> Self {
        match nature {
            Nature::Count => Self::Count,
            Nature::Mean => Self::Mean,
            Nature::Share => Self::Share,
            Nature::Change => Self::Change,
            Nature::Points => Self::Points,
            Nature::Times => Self::Times,
            Nature::Money(_) => Self::Money,
            Nature::Rank => Self::Rank,
            Nature::Date => Self::Date,
        }
    }
}

/// The code of a currency, where there is one.
pub(super) fn code(currency: Option<Currency>) -> [c_char; 4] {
    buffer(currency.map_or("", |currency| currency.code()))
}

/// The currency of a nature, where it is money.
pub(super) const fn currency_of(nature: Nature) -> Option<Currency> {
    match nature {
        Nature::Money(currency) => Some(currency),
        _ => None,
    }
}

/// The arguments `nature` and `currency`.
///
/// # Safety
/// `currency` is NULL or points to `currency_len` bytes that nobody changes or frees meanwhile.
pub(super) unsafe fn nature(
    nature: u32,
    currency: *const c_char,
    currency_len: usize,
) -> Result<Nature, Failure> {
    let nature = choice(nature, "nature")?;
    // SAFETY: it is the contract of this function too.
    let currency = unsafe { text(currency, currency_len, "currency") }?;
    Ok(match nature {
        crossings_nature::Count => Nature::Count,
        crossings_nature::Mean => Nature::Mean,
        crossings_nature::Share => Nature::Share,
        crossings_nature::Change => Nature::Change,
        crossings_nature::Points => Nature::Points,
        crossings_nature::Times => Nature::Times,
        crossings_nature::Money => Nature::Money(Currency::from_code(currency).ok_or_else(|| {
            let message = format!("`currency` is `{currency}`; wanted a code of ISO 4217, such as `GBP`");
            Failure::new(crossings_status::NotFound, message)
        })?),
        crossings_nature::Rank => Nature::Rank,
        crossings_nature::Date => Nature::Date,
    })
}

/// How closely a printed figure is read.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_reading {
    /// What a reader takes the words to mean. It is that of the house.
    Pragmatic = 0,
    /// What the words say and nothing more.
    Literal = 1,
    /// As a figure that was rounded in its last printed digit.
    Strict = 2,
}

numbered!(Reading as crossings_reading { Pragmatic, Literal, Strict });

/// How a number was rounded before it was printed.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_rounding {
    /// To the nearest; a half goes away from zero. It is that of the house.
    HalfUp = 0,
    /// To the nearest; a half goes towards zero.
    HalfDown = 1,
    /// To the nearest; a half goes to the even multiple of the unit.
    HalfEven = 2,
    /// To the nearest; nobody knows where a half goes.
    Either = 3,
    /// Towards positive numbers.
    Ceiling = 4,
    /// Towards negative numbers.
    Floor = 5,
    /// Towards zero.
    Truncate = 6,
    /// Away from zero; a multiple stays where it is.
    AwayFromZero = 7,
    /// Cut off, and then one unit away from zero.
    StepAway = 8,
    /// To one of the two multiples beside it; nobody knows which.
    CeilingOrFloor = 9,
    /// Away from zero from so many tenths of the unit on, else towards zero.
    UpFrom = 10,
    /// Towards zero while so many tenths of the unit, or more, are missing to the next multiple,
    /// else away from zero.
    DownFrom = 11,
    /// By one of the two rules before; nobody knows which.
    EitherFrom = 12,
}

numbered!(crossings_rounding {
    HalfUp,
    HalfDown,
    HalfEven,
    Either,
    Ceiling,
    Floor,
    Truncate,
    AwayFromZero,
    StepAway,
    CeilingOrFloor,
    UpFrom,
    DownFrom,
    EitherFrom
});

/// The rule of the argument `name`, and its tenths.
pub(super) fn rounding(rule: u32, threshold: u32, name: &str) -> Result<Rounding, Failure> {
    let rule = choice(rule, name)?;
    let tenths = || {
        let tenths = u8::try_from(threshold).ok().and_then(Threshold::new);
        tenths.ok_or_else(|| {
            let message = format!("the threshold of `{name}` is {threshold}; wanted 1 to 9 tenths");
            Failure::new(crossings_status::InvalidNumber, message)
        })
    };
    Ok(match rule {
        crossings_rounding::HalfUp => Rounding::HalfUp,
        crossings_rounding::HalfDown => Rounding::HalfDown,
        crossings_rounding::HalfEven => Rounding::HalfEven,
        crossings_rounding::Either => Rounding::Either,
        crossings_rounding::Ceiling => Rounding::Ceiling,
        crossings_rounding::Floor => Rounding::Floor,
        crossings_rounding::Truncate => Rounding::Truncate,
        crossings_rounding::AwayFromZero => Rounding::AwayFromZero,
        crossings_rounding::StepAway => Rounding::StepAway,
        crossings_rounding::CeilingOrFloor => Rounding::CeilingOrFloor,
        crossings_rounding::UpFrom => Rounding::UpFrom(tenths()?),
        crossings_rounding::DownFrom => Rounding::DownFrom(tenths()?),
        crossings_rounding::EitherFrom => Rounding::EitherFrom(tenths()?),
    })
}

/// How a printed figure is understood. All zeros is the way of the house.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_understanding {
    /// A `crossings_reading`.
    pub reading: u32,
    /// How a number was rounded, where the reading says that it was: a `crossings_rounding`.
    pub rounding: u32,
    /// From how many tenths the last three rules of rounding go, 1 to 9; others have none.
    pub threshold: u32,
    /// Whether a count with no hedge was rounded to its last digit that is not zero. Only the
    /// pragmatic reading heeds it.
    pub rounded: bool,
}

impl crossings_understanding {
    pub(super) fn read(&self) -> Result<Understanding, Failure> {
        Ok(Understanding {
            reading: choice(self.reading, "understanding.reading")?,
            rounding: rounding(self.rounding, self.threshold, "understanding.rounding")?,
            rounded: self.rounded,
        })
    }
}
