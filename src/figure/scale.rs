//! The places where the readings of a printed number end.
#![forbid(unsafe_code)]

use core::ops::Bound::{self, Excluded, Included};

use iso_currency::Currency;

use super::form::{Kind, Numeral, Size, ten};
use crate::exact::{ExactError, Ratio};
use crate::interval::Interval;
use crate::money::minor_per_unit;

/// Simple parts of a whole, for one of which a reader takes a share that is near it: their
/// numerators and denominators.
pub(super) const LADDER: [(i128, i128); 13] = [
    (0, 1),
    (1, 10),
    (1, 5),
    (1, 4),
    (1, 3),
    (2, 5),
    (1, 2),
    (3, 5),
    (2, 3),
    (3, 4),
    (4, 5),
    (9, 10),
    (1, 1),
];

/// An end for the pragmatic reading, and one for the strict.
pub(super) type Ends = [Bound<Ratio>; 2];

/// A printed number in the scale of its measure, and the ends around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// The number.
    pub(super) n: Ratio,
    /// The unit of its last written digit, and its granularity; none for parts of a whole.
    pub(super) unit: Option<[Ratio; 2]>,
    /// Whether decimals are written.
    pub(super) decimals: bool,
    /// How far `over` goes.
    pub(super) over: Ends,
    /// How far `under` goes.
    pub(super) under: Ends,
    /// How far `just over` goes.
    pub(super) just_over: Ends,
    /// How far `almost` goes.
    pub(super) almost: Ends,
    /// What `about` means to a reader.
    pub(super) about: Interval,
}

impl Scale {
    /// The scale of a printed number.
    pub(super) fn of(kind: Kind, size: &Size) -> Result<Self, ExactError> {
        match size {
            Size::Numeral(numeral) => Self::of_numeral(kind, numeral),
            Size::Fraction(parts, of, _) => Self::of_part(Ratio::new(*parts, *of)?),
            Size::OneIn(of) => Self::of_part(Ratio::new(1, of.digits)?),
        }
    }

    /// That of a number in digits or words.
    pub(super) fn of_numeral(kind: Kind, numeral: &Numeral) -> Result<Self, ExactError> {
        let [n, u, g] = numeral.written()?;
        let g = if matches!(kind, Kind::Percent | Kind::Points) { percent_step(numeral, u) } else { g };
        let scale = match kind {
            Kind::Percent | Kind::Points => Ratio::new(1, 100)?,
            Kind::Money(currency) => minor(currency)?,
            _ => Ratio::whole(1),
        };
        let [n, u, g] = [n.checked_mul(scale)?, u.checked_mul(scale)?, g.checked_mul(scale)?];
        let (half_u, half_g) = (half(u)?, half(g)?);
        let wide = half_g.max(u);
        Ok(Self {
            n,
            unit: Some([u, g]),
            decimals: numeral.decimals > 0,
            over: [Included(n.checked_add(g)?), Excluded(n.checked_add(g)?)],
            under: [Included(n.checked_sub(g)?), Excluded(n.checked_sub(g)?)],
            just_over: [Included(n.checked_add(half_g)?), Included(n.checked_add(half_u)?)],
            almost: [Included(n.checked_sub(half_g)?), Included(n.checked_sub(half_u)?)],
            about: some(Included(n.checked_sub(wide)?), Included(n.checked_add(wide)?)),
        })
    }

    /// That of a part of a whole: a reader's ends lie on the ladder or half-way to it.
    fn of_part(n: Ratio) -> Result<Self, ExactError> {
        let (mut below, mut above) = (Ratio::whole(0), Ratio::whole(1));
        for (parts, of) in LADDER {
            let rung = Ratio::new(parts, of)?;
            if rung < n {
                below = rung;
            }
            if rung > n && rung < above {
                above = rung;
            }
        }
        let point = Ratio::new(1, 200)?;
        let (low, high) = (half(below.checked_add(n)?)?, half(above.checked_add(n)?)?);
        let (less, more) = (Included(n.checked_sub(point)?), Included(n.checked_add(point)?));
        Ok(Self {
            n,
            unit: None,
            decimals: false,
            over: [Excluded(above), more],
            under: [Excluded(below), less],
            just_over: [Excluded(high), more],
            almost: [Included(low), less],
            about: some(Included(low), Excluded(high)),
        })
    }
}

/// The granularity of a number of per cent: whole tens and fives are round.
pub(super) fn percent_step(numeral: &Numeral, u: Ratio) -> Ratio {
    let divides =
        |by| numeral.decimals == 0 && numeral.digits > 0 && numeral.digits.checked_rem(by) == Some(0);
    if divides(10) {
        Ratio::whole(10)
    } else if divides(5) {
        Ratio::whole(5)
    } else {
        u
    }
}

/// An interval around a number; that it is never empty follows from the steps above zero.
fn some(lower: Bound<Ratio>, upper: Bound<Ratio>) -> Interval {
    Interval::new(lower, upper).unwrap_or(Interval::ALL)
}

/// Half a number.
pub(super) fn half(number: Ratio) -> Result<Ratio, ExactError> {
    number.checked_div(Ratio::whole(2))
}

/// The unit of the last digit of a number with so many decimals and such a multiplier.
pub(super) fn unit_of(decimals: u32, power: u32) -> Result<Ratio, ExactError> {
    Ratio::new(ten(power)?, ten(decimals)?)
}

/// How many of the smallest unit make a whole one of a currency.
pub(super) fn minor(currency: Currency) -> Result<Ratio, ExactError> {
    Ratio::new(minor_per_unit(currency), 1)
}
