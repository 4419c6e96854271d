//! Numbers of any size, as certificates and witnesses carry them.
#![forbid(unsafe_code)]

use core::fmt;
use core::str::FromStr;

use num_rational::BigRational;
use num_traits::{One, ToPrimitive};
use serde::{Serialize, Serializer};

use crate::exact::{ExactError, Ratio};

/// An exact rational of any size, in lowest terms.
///
/// A system is written in [`Ratio`]s; what proves something about it may need longer numbers.
///
/// ```
/// use crossings::consistency::Number;
/// let long: Number = "340282366920938463463374607431768211456/3".parse()?;
/// assert_eq!(long.to_ratio(), None);
/// assert_eq!("119/2".parse::<Number>()?.in_words(), "59.5");
/// # Ok::<(), crossings::ExactError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub(super) BigRational);

impl Number {
    /// The same number in 128 bits; `None` where it does not fit.
    pub fn to_ratio(&self) -> Option<Ratio> {
        Ratio::new(self.0.numer().to_i128()?, self.0.denom().to_i128()?).ok()
    }

    /// One more.
    #[expect(clippy::arithmetic_side_effects, reason = "these numbers are of any size")]
    pub(super) fn next(self) -> Self {
        Self(self.0 + BigRational::one())
    }

    /// A decimal where at most six places are exact, else a fraction.
    pub fn in_words(&self) -> String {
        let decimal = |ratio: Ratio| {
            let scales = core::iter::successors(Some(1_i128), |scale| scale.checked_mul(10));
            let exact = |scale: i128| scale.checked_rem(ratio.denominator()) == Some(0);
            let places = (0..=6).zip(scales).find(|(_, scale)| exact(*scale));
            places.and_then(|(places, _)| ratio.to_decimal(places).ok())
        };
        self.to_ratio().and_then(decimal).unwrap_or_else(|| self.to_string())
    }
}

impl From<Ratio> for Number {
    fn from(ratio: Ratio) -> Self {
        Self(BigRational::new_raw(ratio.numerator().into(), ratio.denominator().into()))
    }
}

impl fmt::Display for Number {
    /// `numerator/denominator` in lowest terms, or the whole number alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Number {
    type Err = ExactError;

    /// Reads what [`Display`](fmt::Display) writes, and nothing else.
    ///
    /// # Errors
    /// - [`ExactError::Unreadable`] when the text is anything else.
    fn from_str(text: &str) -> Result<Self, ExactError> {
        let number = text.parse().map(Self).map_err(|_| ExactError::Unreadable)?;
        if number.to_string() == text { Ok(number) } else { Err(ExactError::Unreadable) }
    }
}

impl Serialize for Number {
    /// As it is displayed: `"119/2"`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
