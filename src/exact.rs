//! Exact rational numbers.
//!
//! No answer of this crate passes through floating point. A [`Ratio`] is a fraction in
//! lowest terms over 128-bit integers with checked arithmetic; a [`Rate`] is one that
//! remembers what was divided by what.
#![forbid(unsafe_code)]

use core::cmp::Ordering;
use core::fmt;
use core::marker::PhantomData;
use core::num::NonZeroU64;
use core::str::FromStr;

use num_rational::Ratio as Rational;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, ToPrimitive};
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::count::Count;

/// Why an exact number could not be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExactError {
    /// The denominator is zero: a mean over no days, people in no boats.
    #[error("there is nothing to divide by")]
    ZeroDenominator,
    /// A step of the arithmetic does not fit 128 bits.
    #[error("the number does not fit 128 bits")]
    Overflow,
    /// A text is no fraction in lowest terms.
    #[error("this is no fraction in lowest terms, such as `432/7`, nor a whole number")]
    Unreadable,
}

/// An exact fraction in lowest terms, with a positive denominator.
///
/// ```
/// use crossings::Ratio;
/// let per_boat = Ratio::new(41_472, 672)?;
/// assert_eq!(per_boat.to_string(), "432/7");
/// assert_eq!(per_boat.to_decimal(1)?, "61.7");
/// assert_eq!("432/7".parse(), Ok(per_boat));
/// assert!("864/14".parse::<Ratio>().is_err());
/// # Ok::<(), crossings::ExactError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
//= docs/rules.md#exactness
//# exact-01: An answer MUST NOT have a floating-point number in it.
pub struct Ratio(Rational<i128>);

/// A fraction in lowest terms whose numbers both fit a machine word, which is most of them: the
/// product of two such numbers fits two words, and is reduced at a fraction of the cost.
#[derive(Clone, Copy)]
struct Small {
    numerator: i64,
    denominator: i64,
}

impl Ratio {
    /// The fraction `numerator / denominator`.
    ///
    /// # Errors
    /// - [`ExactError::ZeroDenominator`] when `denominator` is zero.
    /// - [`ExactError::Overflow`] when either number is `i128::MIN`, whose opposite does not
    ///   exist.
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, ExactError> {
        if denominator == 0 {
            return Err(ExactError::ZeroDenominator);
        }
        if numerator == i128::MIN || denominator == i128::MIN {
            return Err(ExactError::Overflow);
        }
        Ok(match (i64::try_from(numerator), i64::try_from(denominator)) {
            (_, Ok(1)) => Self(Rational::new_raw(numerator, denominator)),
            (Ok(n), Ok(d)) if n != i64::MIN && d != i64::MIN => Self::of_words(n, d),
            _ => Self(Rational::new(numerator, denominator)),
        })
    }

    /// The same of two machine words, neither of which is `i64::MIN`.
    fn of_words(numerator: i64, denominator: i64) -> Self {
        //= docs/rules.md#exactness
        //# exact-02: A ratio MUST be in lowest terms, above a denominator that is above zero.
        let lowest = Rational::new(numerator, denominator);
        Self(Rational::new_raw((*lowest.numer()).into(), (*lowest.denom()).into()))
    }

    /// In machine words, where both numbers fit.
    fn small(self) -> Option<Small> {
        let numerator = i64::try_from(self.numerator()).ok()?;
        Some(Small { numerator, denominator: i64::try_from(self.denominator()).ok()? })
    }

    /// What is made of two numbers in machine words, where both are and the outcome fits.
    fn in_words(self, other: Self, of: impl FnOnce(Small, Small) -> (i128, i128)) -> Option<Self> {
        let (numerator, denominator) = of(self.small()?, other.small()?);
        Self::new(numerator, denominator).ok()
    }

    /// The whole number `n`.
    pub fn whole(n: u64) -> Self {
        Self(Rational::from_integer(i128::from(n)))
    }

    /// So many tenths.
    pub(crate) fn tenths(n: u8) -> Self {
        Self::of_words(n.into(), 10)
    }

    /// The number above the line, in lowest terms; it carries the sign.
    pub fn numerator(self) -> i128 {
        *self.0.numer()
    }

    /// The number below the line, in lowest terms; above zero.
    pub fn denominator(self) -> i128 {
        *self.0.denom()
    }

    /// So many parts of so many.
    pub(crate) fn part<const PARTS: u32, const OF: u32>() -> Self {
        const { assert!(OF > 0, "there is nothing to divide by") };
        Self(Rational::new(PARTS.into(), OF.into()))
    }

    /// So many by so many, of which there are some.
    pub(crate) fn by(number: u64, by: NonZeroU64) -> Self {
        Self(Rational::new(number.into(), by.get().into()))
    }

    /// A number of 128 bits, and whose opposite is one, as that of every other is.
    fn fitting(made: Option<Rational<i128>>) -> Option<Self> {
        made.filter(|made| *made.numer() != i128::MIN).map(Self)
    }

    /// The same distance from zero, on its other side.
    pub(crate) fn opposite(self) -> Self {
        // No number above the line is `i128::MIN`, so that each has an opposite.
        Self(Rational::new_raw(self.numerator().saturating_neg(), self.denominator()))
    }

    /// The number without its sign.
    pub(crate) fn magnitude(self) -> Self {
        if self.numerator() < 0 { self.opposite() } else { self }
    }

    /// The greatest whole number that is not above.
    pub(crate) fn floor(self) -> Self {
        let towards_zero = self.0.to_integer();
        // A fraction is at most half as far from zero as the numbers go, so that there is one below.
        let below = self.numerator() < 0 && self.denominator() != 1;
        Self(Rational::from_integer(if below { towards_zero.saturating_sub(1) } else { towards_zero }))
    }

    /// The least whole number that is not below.
    pub(crate) fn ceiling(self) -> Self {
        self.opposite().floor().opposite()
    }

    /// How far it is above its [floor](Self::floor): less than one.
    pub(crate) fn above_floor(self) -> Self {
        let (rest, denominator) = (*self.0.fract().numer(), self.denominator());
        // What is below zero and above `-denominator` is moved up between zero and it.
        let rest = if rest < 0 { rest.saturating_add(denominator) } else { rest };
        Self(Rational::new_raw(rest, denominator))
    }

    /// The sum.
    ///
    /// # Errors
    /// - [`ExactError::Overflow`] when a step does not fit 128 bits.
    pub fn checked_add(self, other: Self) -> Result<Self, ExactError> {
        let small = self.in_words(other, |a, b| a.sum(b, i128::saturating_add));
        //= docs/rules.md#exactness
        //# exact-05: A step that does not fit 128 bits MUST be an error.
        small.or_else(|| Self::fitting(self.0.checked_add(&other.0))).ok_or(ExactError::Overflow)
    }

    /// The difference.
    ///
    /// # Errors
    /// - [`ExactError::Overflow`] when a step does not fit 128 bits.
    pub fn checked_sub(self, other: Self) -> Result<Self, ExactError> {
        let small = self.in_words(other, |a, b| a.sum(b, i128::saturating_sub));
        small.or_else(|| Self::fitting(self.0.checked_sub(&other.0))).ok_or(ExactError::Overflow)
    }

    /// The product.
    ///
    /// # Errors
    /// - [`ExactError::Overflow`] when a step does not fit 128 bits.
    pub fn checked_mul(self, other: Self) -> Result<Self, ExactError> {
        let small = self.in_words(other, |a, b| a.product(b.numerator, b.denominator));
        small.or_else(|| Self::fitting(self.0.checked_mul(&other.0))).ok_or(ExactError::Overflow)
    }

    /// The quotient.
    ///
    /// # Errors
    /// - [`ExactError::ZeroDenominator`] when `other` is zero.
    /// - [`ExactError::Overflow`] when a step does not fit 128 bits.
    pub fn checked_div(self, other: Self) -> Result<Self, ExactError> {
        if other.numerator() == 0 {
            //= docs/rules.md#exactness
            //# exact-06: A division by zero MUST be an error.
            return Err(ExactError::ZeroDenominator);
        }
        let small = self.in_words(other, |a, b| a.product(b.denominator, b.numerator));
        small.or_else(|| Self::fitting(self.0.checked_div(&other.0))).ok_or(ExactError::Overflow)
    }

    /// The number rounded to `places` decimals, halves away from zero, as the field prints
    /// its figures (46.35 per cent to no decimals is 46, 74.5 is 75).
    ///
    /// # Errors
    /// - [`ExactError::Overflow`] when `places` is above 38, and when a step does not fit 128 bits: twice
    ///   the number above the line with so many zeros behind it plus the one below, or twice that below.
    pub fn to_decimal(self, places: u8) -> Result<String, ExactError> {
        let overflow = ExactError::Overflow;
        let scale = 10_i128.checked_pow(u32::from(places)).ok_or(overflow)?;
        let doubled = self
            .numerator()
            .checked_abs()
            .and_then(|n| n.checked_mul(scale))
            .and_then(|n| n.checked_mul(2))
            //= docs/rules.md#exactness
            //# exact-07: A decimal MUST be the ratio rounded to its places, a half away from zero.
            .and_then(|n| n.checked_add(self.denominator()))
            .ok_or(overflow)?;
        let twice = self.denominator().checked_mul(2).ok_or(overflow)?;
        let scaled = Rational::new_raw(doubled, twice).to_integer();
        let decimal = Rational::new_raw(scaled, scale);
        let (whole, rest) = (decimal.to_integer(), *decimal.fract().numer());
        let sign = if self.numerator() < 0 && scaled != 0 { "-" } else { "" };
        Ok(if places == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{rest:0width$}", width = usize::from(places))
        })
    }

    /// A floating-point number close by: for drawing, never for deciding.
    #[expect(clippy::float_arithmetic, reason = "the name says that the answer is not exact")]
    pub fn to_f64(self) -> f64 {
        let [numerator, denominator] = [self.numerator(), self.denominator()].map(|n| n.to_f64());
        numerator.unwrap_or(f64::NAN) / denominator.unwrap_or(f64::NAN)
    }
}

/// A product of 63 bits with 63 bits and a sign, and the sum of two of them, fit 128 bits: what is
/// reckoned here is never too large.
impl Small {
    /// The numbers above and below the line of a sum or a difference.
    fn sum(self, other: Self, add: fn(i128, i128) -> i128) -> (i128, i128) {
        let [a, b] = [self.numerator, self.denominator].map(i128::from);
        let [c, d] = [other.numerator, other.denominator].map(i128::from);
        if b == d {
            return (add(a, c), b);
        }
        //= docs/rules.md#exactness
        //# exact-03: Ratios MUST reckon as fractions do.
        (add(a.saturating_mul(d), c.saturating_mul(b)), b.saturating_mul(d))
    }

    /// The numbers above and below the line of a product.
    fn product(self, numerator: i64, denominator: i64) -> (i128, i128) {
        let [a, b, c, d] = [self.numerator, self.denominator, numerator, denominator].map(i128::from);
        (a.saturating_mul(c), b.saturating_mul(d))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator() == other.denominator() {
            return self.numerator().cmp(&other.numerator());
        }
        //= docs/rules.md#exactness
        //# exact-04: Ratios MUST compare exactly, whatever their size.
        let left = self.numerator().checked_mul(other.denominator());
        match left.zip(other.numerator().checked_mul(self.denominator())) {
            Some((left, right)) => left.cmp(&right),
            None => self.0.cmp(&other.0),
        }
    }
}

impl fmt::Display for Ratio {
    /// `numerator/denominator` in lowest terms, or the whole number alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Ratio {
    type Err = ExactError;

    /// Reads what [`Display`](fmt::Display) writes, and nothing else.
    ///
    /// # Errors
    /// - [`ExactError::Unreadable`] when the text is anything else.
    fn from_str(text: &str) -> Result<Self, ExactError> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let whole = |text: &str| text.parse::<i128>().map_err(|_| ExactError::Unreadable);
        let ratio = Self::new(whole(numerator)?, whole(denominator)?).map_err(|_| ExactError::Unreadable)?;
        if ratio.to_string() == text { Ok(ratio) } else { Err(ExactError::Unreadable) }
    }
}

impl Serialize for Ratio {
    /// `{"exact": "432/7", "decimal": "61.71"}`: the decimal has two places, for the eye.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Ratio", 2)?;
        out.serialize_field("exact", &self.to_string())?;
        out.serialize_field("decimal", &self.to_decimal(2).ok())?;
        out.end()
    }
}

/// An exact rate: so many `N` for each `D`.
///
/// People per boat and people per day are different types, and neither is a [`Ratio`] of
/// nothing in particular:
///
/// ```
/// use crossings::{Boats, Days, People, Rate};
/// let per_boat = Rate::of(People::new(21_446), Boats::new(377))?;
/// assert_eq!(per_boat.value().to_decimal(1)?, "56.9");
/// assert_eq!(per_boat.unit(), "people per boat");
/// # Ok::<(), crossings::ExactError>(())
/// ```
/// ```compile_fail
/// use crossings::{Boats, Days, People, Rate};
/// let (boat, day) = (Rate::of(People::new(74), Boats::new(1)), Rate::of(People::new(74), Days::new(1)));
/// assert!(boat.unwrap() == day.unwrap());
/// ```
//= docs/rules.md#what-never-mixes
//# kinds-02: People per boat and people per day MUST NOT compare.
pub struct Rate<N, D> {
    value: Ratio,
    of: PhantomData<(N, D)>,
}

impl<N: Count, D: Count> Rate<N, D> {
    /// `numerator` for each of `denominator`.
    ///
    /// # Errors
    /// - [`ExactError::ZeroDenominator`] when there is none of `denominator`.
    pub fn of(numerator: N, denominator: D) -> Result<Self, ExactError> {
        let value = Ratio::new(i128::from(numerator.get()), i128::from(denominator.get()))?;
        Ok(Self { value, of: PhantomData })
    }

    /// The number.
    pub fn value(self) -> Ratio {
        self.value
    }

    /// What it counts, in words: `people per boat`.
    pub fn unit(self) -> String {
        format!("{} per {}", N::UNIT, D::ONE)
    }
}

impl<N, D> Clone for Rate<N, D> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N, D> Copy for Rate<N, D> {}

impl<N, D> PartialEq for Rate<N, D> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<N, D> Eq for Rate<N, D> {}

impl<N, D> PartialOrd for Rate<N, D> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<N, D> Ord for Rate<N, D> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<N: Count, D: Count> fmt::Debug for Rate<N, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rate({} {})", self.value, self.unit())
    }
}

impl<N, D> Serialize for Rate<N, D> {
    /// As its [`Ratio`].
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}
