//! The solver's own numbers: two machine words while they fit, of any size where they do not.
#![forbid(unsafe_code)]

use core::cmp::Ordering;

use num_rational::{BigRational, Ratio as Rational};
use num_traits::{Signed, ToPrimitive};

use crate::exact::Ratio;

/// An exact rational in lowest terms. Small where both numbers fit 64 bits and neither is
/// `i64::MIN`, and only then, so that equal numbers are equal values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Num {
    Small(i64, i64),
    Large(Box<BigRational>),
}

impl Num {
    pub(super) const ZERO: Self = Self::Small(0, 1);
    pub(super) const ONE: Self = Self::Small(1, 1);

    #[inline]
    fn integer(n: i128) -> Self {
        match i64::try_from(n) {
            Ok(n) if n != i64::MIN => Self::Small(n, 1),
            _ => Self::lowest(n, 1),
        }
    }

    /// Of a fraction over 128 bits whose denominator is above zero.
    fn reduced(numerator: i128, denominator: i128) -> Self {
        if let (Ok(n), Ok(d)) = (i64::try_from(numerator), i64::try_from(denominator))
            && n != i64::MIN
        {
            let lowest = Rational::new(n, d);
            return Self::Small(*lowest.numer(), *lowest.denom());
        }
        let lowest = Rational::new(numerator, denominator);
        Self::lowest(*lowest.numer(), *lowest.denom())
    }

    /// Of a fraction in lowest terms.
    fn lowest(numerator: i128, denominator: i128) -> Self {
        match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(n), Ok(d)) if n != i64::MIN => Self::Small(n, d),
            _ => Self::Large(Box::new(BigRational::new_raw(numerator.into(), denominator.into()))),
        }
    }

    pub(super) fn from_big(big: BigRational) -> Self {
        match (big.numer().to_i64(), big.denom().to_i64()) {
            (Some(n), Some(d)) if n != i64::MIN => Self::Small(n, d),
            _ => Self::Large(Box::new(big)),
        }
    }

    pub(super) fn to_big(&self) -> BigRational {
        match self {
            Self::Small(n, d) => BigRational::new_raw((*n).into(), (*d).into()),
            Self::Large(big) => (**big).clone(),
        }
    }

    /// `None` where it does not fit 128 bits.
    pub(super) fn to_ratio(&self) -> Option<Ratio> {
        match self {
            Self::Small(n, d) => Ratio::new((*n).into(), (*d).into()).ok(),
            Self::Large(big) => Ratio::new(big.numer().to_i128()?, big.denom().to_i128()?).ok(),
        }
    }

    #[expect(clippy::arithmetic_side_effects, reason = "these numbers are of any size")]
    pub(super) fn plus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Small(0, _), n) | (n, Self::Small(0, _)) => n.clone(),
            (Self::Small(a, 1), Self::Small(c, 1)) => Self::integer(i128::from(*a) + i128::from(*c)),
            (Self::Small(a, b), Self::Small(c, d)) => small_sum(*a, *b, *c, *d),
            _ => Self::from_big(self.to_big() + other.to_big()),
        }
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        if self.is_zero() {
            other.opposite()
        } else if other.is_zero() {
            self.clone()
        } else {
            self.plus(&other.opposite())
        }
    }

    pub(super) fn opposite(&self) -> Self {
        match self {
            Self::Small(n, d) => Self::Small(n.saturating_neg(), *d),
            Self::Large(big) => Self::from_big(Rational::new_raw(
                core::ops::Neg::neg(big.numer().clone()),
                big.denom().clone(),
            )),
        }
    }

    #[expect(clippy::arithmetic_side_effects, reason = "these numbers are of any size")]
    pub(super) fn times(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Small(0, _), _) | (_, Self::Small(0, _)) => Self::ZERO,
            (Self::Small(1, 1), n) | (n, Self::Small(1, 1)) => n.clone(),
            (Self::Small(a, 1), Self::Small(c, 1)) => Self::integer(i128::from(*a) * i128::from(*c)),
            (Self::Small(a, b), Self::Small(c, d)) => small_product(*a, *b, *c, *d),
            _ => Self::from_big(self.to_big() * other.to_big()),
        }
    }

    /// One over it; of zero there is none.
    pub(super) fn reciprocal(&self) -> Option<Self> {
        match self {
            Self::Small(0, _) => None,
            Self::Small(n, d) if *n < 0 => Some(Self::Small(d.saturating_neg(), n.saturating_neg())),
            Self::Small(n, d) => Some(Self::Small(*d, *n)),
            // Zero is small.
            Self::Large(big) => Some(Self::from_big(big.recip())),
        }
    }

    pub(super) fn sign(&self) -> Ordering {
        match self {
            Self::Small(n, _) => n.cmp(&0),
            Self::Large(big) if big.is_negative() => Ordering::Less,
            Self::Large(_) => Ordering::Greater,
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        matches!(self, Self::Small(0, _))
    }

    pub(super) fn is_whole(&self) -> bool {
        match self {
            Self::Small(_, d) => *d == 1,
            Self::Large(big) => big.is_integer(),
        }
    }

    /// The greatest whole number that is not above it.
    pub(super) fn floor(&self) -> Self {
        match self {
            Self::Small(n, d) => Self::Small(n.checked_div_euclid(*d).unwrap_or(*n), 1),
            Self::Large(big) => Self::from_big(big.floor()),
        }
    }

    /// How far the nearest whole number is.
    pub(super) fn distance_to_whole(&self) -> Self {
        let above = self.minus(&self.floor());
        let below = Self::ONE.minus(&above);
        above.min(below)
    }

    /// What a step with it costs: one, and for the long the square of their length in words.
    pub(super) fn cost(&self) -> u64 {
        match self {
            Self::Small(..) => 1,
            Self::Large(big) => {
                let bits = big.numer().bits().saturating_add(big.denom().bits());
                bits.div_ceil(64).saturating_pow(2)
            }
        }
    }
}

#[expect(clippy::arithmetic_side_effects, reason = "two products of 63 bits and a sign fit 128 bits")]
fn small_sum(a: i64, b: i64, c: i64, d: i64) -> Num {
    let [a, b, c, d] = [a, b, c, d].map(i128::from);
    if b == d { Num::reduced(a + c, b) } else { Num::reduced(a * d + c * b, b * d) }
}

#[expect(clippy::arithmetic_side_effects, reason = "a product of 63 bits and a sign fits 128 bits")]
fn small_product(a: i64, b: i64, c: i64, d: i64) -> Num {
    let [a, b, c, d] = [a, b, c, d].map(i128::from);
    Num::reduced(a * c, b * d)
}

impl From<Ratio> for Num {
    fn from(ratio: Ratio) -> Self {
        Self::lowest(ratio.numerator(), ratio.denominator())
    }
}

impl PartialOrd for Num {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Num {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Self::Small(a, b), Self::Small(c, d)) = (self, other) {
            if b == d {
                return a.cmp(c);
            }
            let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
            // Products of 63 bits and a sign, which fit.
            return a.saturating_mul(d).cmp(&c.saturating_mul(b));
        }
        self.to_big().cmp(&other.to_big())
    }
}

/// A number and a multiple of something above zero that is smaller than any number: `x > 3` is
/// `x ≥ 3 + δ`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Delta {
    pub(super) real: Num,
    pub(super) tiny: Num,
}

impl Delta {
    pub(super) const ZERO: Self = Self { real: Num::ZERO, tiny: Num::ZERO };

    pub(super) const fn real(real: Num) -> Self {
        Self { real, tiny: Num::ZERO }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        Self { real: self.real.plus(&other.real), tiny: self.tiny.plus(&other.tiny) }
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        Self { real: self.real.minus(&other.real), tiny: self.tiny.minus(&other.tiny) }
    }

    pub(super) fn times(&self, factor: &Num) -> Self {
        Self { real: self.real.times(factor), tiny: self.tiny.times(factor) }
    }

    /// Whether an integer can have it.
    pub(super) fn is_whole(&self) -> bool {
        self.tiny.is_zero() && self.real.is_whole()
    }

    /// The greatest whole number below it, or it.
    pub(super) fn floor(&self) -> Num {
        let floor = self.real.floor();
        if self.tiny.sign() == Ordering::Less && floor == self.real { floor.minus(&Num::ONE) } else { floor }
    }

    pub(super) fn cost(&self) -> u64 {
        self.real.cost().saturating_add(if self.tiny.is_zero() { 0 } else { self.tiny.cost() })
    }
}

/// A sum of multiples, by ascending place, none of them zero.
pub(super) type Terms = Vec<(usize, Num)>;

/// Adds a multiple of one sum to another.
pub(super) fn add_scaled(sum: &mut Terms, factor: &Num, other: &[(usize, Num)]) {
    let mut out = Vec::with_capacity(sum.len().saturating_add(other.len()));
    let mut left = core::mem::take(sum).into_iter().peekable();
    for (place, by) in other {
        while let Some(before) = left.next_if(|(at, _)| at < place) {
            out.push(before);
        }
        let more = by.times(factor);
        let all = match left.next_if(|(at, _)| at == place) {
            Some((_, had)) => had.plus(&more),
            None => more,
        };
        if !all.is_zero() {
            out.push((*place, all));
        }
    }
    out.extend(left);
    *sum = out;
}

/// The multiple at a place; `None` where it is zero.
pub(super) fn at_place(terms: &[(usize, Num)], place: usize) -> Option<&Num> {
    let found = terms.binary_search_by(|(at, _)| at.cmp(&place)).ok()?;
    terms.get(found).map(|(_, by)| by)
}
