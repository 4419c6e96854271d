//! A printed decimal number, with the place of its last digit.
#![forbid(unsafe_code)]

use core::fmt;
use core::str::FromStr;

use serde::{Serialize, Serializer};

use super::{Rounding, Span};
use crate::exact::{ExactError, Ratio};
use crate::interval::Interval;

/// A number as it was printed: its value, and the unit that it is a multiple of.
///
/// Zeros at the end say how closely it was rounded, so it is read from text:
///
/// ```
/// use crossings::{Printed, Ratio, Rounding};
/// let (two, one): (Printed, Printed) = ("2.80".parse()?, "2.8".parse()?);
/// assert_eq!(two.value(), one.value());
/// assert_eq!(two.unit(), Ratio::new(1, 100)?);
/// assert_eq!(one.preimage(Rounding::HalfUp)?.unwrap().to_string(), "[11/4, 57/20)");
/// assert_eq!(two.to_string(), "2.80");
/// assert_eq!("2,80".parse::<Printed>().unwrap_err().to_string(), "`,` stands where a digit should be, after 1 character");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Printed {
    value: Ratio,
    unit: Ratio,
}

/// Why something is no printed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PrintedError {
    /// The text has no digit, or none after its point.
    #[error("there is no digit where the text ends")]
    NoDigit,
    /// The text has something else than a minus sign, digits and one point.
    #[error("`{found}` stands where a digit should be, after {after} character{}", if *after == 1 { "" } else { "s" })]
    NotADigit {
        /// What stands there.
        found: char,
        /// How many characters come before it.
        after: usize,
    },
    /// The unit is zero or below.
    #[error("the unit that a number is rounded to is above zero")]
    NoUnit,
    /// The number is no multiple of the unit.
    #[error("the number is no multiple of the unit that it is rounded to")]
    NoMultiple,
    /// The arithmetic does not fit.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

impl Printed {
    /// A number printed in multiples of a unit: 35,000 in thousands, 120 to the nearest five.
    ///
    /// # Errors
    /// - [`PrintedError::NoUnit`] when the unit is zero or below.
    /// - [`PrintedError::NoMultiple`] when the number is no multiple of the unit.
    /// - [`PrintedError::Exact`] when a step does not fit 128 bits.
    pub fn new(value: Ratio, unit: Ratio) -> Result<Self, PrintedError> {
        if unit.numerator() <= 0 {
            return Err(PrintedError::NoUnit);
        }
        if value.checked_div(unit)?.denominator() != 1 {
            return Err(PrintedError::NoMultiple);
        }
        Ok(Self { value, unit })
    }

    /// The number.
    pub const fn value(self) -> Ratio {
        self.value
    }

    /// What one step in the last digit is worth.
    pub const fn unit(self) -> Ratio {
        self.unit
    }

    /// As a share, where the number is so many per cent.
    ///
    /// # Errors
    /// - [`ExactError::Overflow`] when a step does not fit 128 bits.
    pub fn per_cent(self) -> Result<Self, ExactError> {
        let hundred = Ratio::whole(100);
        Ok(Self { value: self.value.checked_div(hundred)?, unit: self.unit.checked_div(hundred)? })
    }

    /// All the numbers that are printed so; `None` for zero under [`Rounding::StepAway`].
    ///
    /// # Errors
    /// - [`ExactError::Overflow`] when a step does not fit 128 bits.
    pub fn preimage(self, rounding: Rounding) -> Result<Option<Interval>, ExactError> {
        rounding.preimage(self.value, self.unit)
    }

    /// The same as [`preimage`](Self::preimage), with its two ends.
    pub(crate) fn span(self, rounding: Rounding) -> Result<Option<Span>, ExactError> {
        rounding.span(self.value, self.unit)
    }

    /// Another multiple of the same unit.
    pub(crate) const fn with_value(self, value: Ratio) -> Self {
        Self { value, ..self }
    }

    /// The number so many units above.
    pub(crate) fn moved_by(self, units: Ratio) -> Result<Self, ExactError> {
        let by = self.unit.checked_mul(units);
        by.and_then(|by| self.value.checked_add(by)).map(|value| self.with_value(value))
    }

    /// The decimals that multiples of the unit need; `None` where no number of them is enough.
    fn places(self) -> Option<u8> {
        let denominator = self.unit.denominator();
        (0..=38_u8).find(|places| {
            10_i128.checked_pow((*places).into()).and_then(|scale| scale.checked_rem(denominator)) == Some(0)
        })
    }
}

impl FromStr for Printed {
    type Err = PrintedError;

    /// Reads an optional minus sign, digits, and optionally a point with digits after it: `128`,
    /// `-0.50`, `.50`. Nothing else: no separators of thousands, no exponent, no spaces.
    ///
    /// # Errors
    /// - [`PrintedError::NoDigit`] when the text, or what is after its point, is empty.
    /// - [`PrintedError::NotADigit`] when there is anything else.
    /// - [`PrintedError::Exact`] when the number does not fit 128 bits.
    fn from_str(text: &str) -> Result<Self, PrintedError> {
        let overflow = PrintedError::Exact(ExactError::Overflow);
        let (mut digits, mut scale): (i128, Option<i128>) = (0, None);
        let mut last = None;
        for (after, found) in text.chars().enumerate() {
            match (found, found.to_digit(10)) {
                (_, Some(digit)) => {
                    digits =
                        digits.checked_mul(10).and_then(|n| n.checked_add(digit.into())).ok_or(overflow)?;
                    scale = scale.map(|scale| scale.checked_mul(10).ok_or(overflow)).transpose()?;
                }
                ('-', _) if after == 0 => {}
                ('.', _) if scale.is_none() => scale = Some(1),
                _ => return Err(PrintedError::NotADigit { found, after }),
            }
            last = Some(found);
        }
        if !last.is_some_and(|last| last.is_ascii_digit()) {
            return Err(PrintedError::NoDigit);
        }
        let scale = scale.unwrap_or(1);
        let value = Ratio::new(digits, scale);
        let value = value.map(|value| if text.starts_with('-') { value.opposite() } else { value });
        let both = value.and_then(|value| Ratio::new(1, scale).map(|unit| Self { value, unit }));
        both.map_err(PrintedError::from)
    }
}

impl fmt::Display for Printed {
    /// With the decimals that its unit needs; as a fraction where there are none such.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.places().and_then(|places| self.value.to_decimal(places).ok()) {
            Some(decimal) => f.write_str(&decimal),
            None => self.value.fmt(f),
        }
    }
}

impl Serialize for Printed {
    /// As it is printed.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
