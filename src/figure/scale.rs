//! The places where the readings of a printed number end.
#![forbid(unsafe_code)]

use core::ops::Bound::{self, Excluded, Included};

use iso_currency::Currency;

use super::form::{Kind, Numeral, Size};
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

/// A printed number in the scale of its measure, and where its readings end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// The number.
    pub(super) n: Ratio,
    /// The unit of its last written digit, and its granularity; none for parts of a whole.
    pub(super) unit: Option<[Ratio; 2]>,
    /// Whether decimals are written.
    pub(super) decimals: bool,
    /// Of a part of a whole, the rungs of the ladder beside it.
    beside: [Ratio; 2],
}

impl Scale {
    /// The scale of a printed number.
    pub(super) fn of(kind: Kind, size: &Size) -> Result<Self, ExactError> {
        match size {
            Size::Numeral(numeral) => Self::of_numeral(kind, numeral),
            Size::Fraction(parts, of, _) => Ratio::new(*parts, *of).map(Self::of_part),
            Size::OneIn(of) => Ratio::new(1, of.digits).map(Self::of_part),
        }
    }

    /// That of a number in digits or words.
    pub(super) fn of_numeral(kind: Kind, numeral: &Numeral) -> Result<Self, ExactError> {
        let [n, u, g] = numeral.written()?;
        let g = if matches!(kind, Kind::Percent | Kind::Points) { percent_step(numeral, u) } else { g };
        let scaled = |number: Ratio| match kind {
            Kind::Percent | Kind::Points => number.checked_mul(Ratio::part::<1, 100>()),
            Kind::Money(currency) => number.checked_mul(minor(currency)),
            Kind::Plain | Kind::Fraction | Kind::Times => Ok(number),
        };
        // Where the granularity fits, so does the unit.
        let [u, g] = scaled(u).and_then(|u| scaled(g).map(|g| [u, g]))?;
        let n = scaled(n)?;
        Ok(Self { n, unit: Some([u, g]), decimals: numeral.decimals > 0, beside: [n, n] })
    }

    /// That of a part of a whole: a reader's ends lie on the ladder or half-way to it.
    fn of_part(n: Ratio) -> Self {
        let (mut below, mut above) = (Ratio::whole(0), Ratio::whole(1));
        for rung in LADDER.iter().filter_map(|(parts, of)| Ratio::new(*parts, *of).ok()) {
            if rung < n {
                below = rung;
            }
            if rung > n && rung < above {
                above = rung;
            }
        }
        Self { n, unit: None, decimals: false, beside: [below, above] }
    }

    /// How far `over` goes.
    pub(super) fn over(&self) -> Result<Ends, ExactError> {
        let [_, above] = self.beside;
        self.n.checked_add(self.step()).map(|end| match self.unit {
            Some(_) => [Included(end), Excluded(end)],
            None => [Excluded(above), Included(end)],
        })
    }

    /// How far `under` goes.
    pub(super) fn under(&self) -> Result<Ends, ExactError> {
        let [below, _] = self.beside;
        self.n.checked_sub(self.step()).map(|end| match self.unit {
            Some(_) => [Included(end), Excluded(end)],
            None => [Excluded(below), Included(end)],
        })
    }

    /// How far `just over` goes.
    pub(super) fn just_over(&self) -> Result<Ends, ExactError> {
        let [_, above] = self.beside;
        let more = |by: Ratio| self.n.checked_add(by).map(Included);
        let half_more = |step: Ratio| half(step).and_then(more);
        match self.unit {
            Some([u, g]) => both(half_more(g), half_more(u)),
            None => both(self.halfway(above).map(Excluded), more(point())),
        }
    }

    /// How far `almost` goes.
    pub(super) fn almost(&self) -> Result<Ends, ExactError> {
        let [below, _] = self.beside;
        let less = |by: Ratio| self.n.checked_sub(by).map(Included);
        let half_less = |step: Ratio| half(step).and_then(less);
        match self.unit {
            Some([u, g]) => both(half_less(g), half_less(u)),
            None => both(self.halfway(below).map(Included), less(point())),
        }
    }

    /// What `about` means to a reader.
    pub(super) fn about(&self) -> Result<Interval, ExactError> {
        let [below, above] = self.beside;
        let ends = match self.unit {
            Some([u, g]) => half(g)
                .and_then(|half| around(self.n, half.max(u)))
                .map(|[low, high]| [Included(low), Included(high)]),
            None => both(self.halfway(below).map(Included), self.halfway(above).map(Excluded)),
        };
        ends.map(|[lower, upper]| some(lower, upper))
    }

    /// The granularity; of a part of a whole, that within which it was rounded.
    fn step(&self) -> Ratio {
        self.unit.map_or(point(), |[_, g]| g)
    }

    fn halfway(&self, rung: Ratio) -> Result<Ratio, ExactError> {
        rung.checked_add(self.n).and_then(half)
    }
}

/// Half a percentage point, within which a part of a whole was rounded.
pub(super) fn point() -> Ratio {
    Ratio::part::<1, 200>()
}

/// Two ends, where both fit.
fn both(
    one: Result<Bound<Ratio>, ExactError>,
    other: Result<Bound<Ratio>, ExactError>,
) -> Result<Ends, ExactError> {
    one.and_then(|one| other.map(|other| [one, other]))
}

/// The numbers that are so far below and above another.
pub(super) fn around(n: Ratio, far: Ratio) -> Result<[Ratio; 2], ExactError> {
    n.checked_sub(far).and_then(|low| n.checked_add(far).map(|high| [low, high]))
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

/// How many of the smallest unit make a whole one of a currency: at most 10^4 in ISO 4217.
pub(super) fn minor(currency: Currency) -> Ratio {
    Ratio::whole(u64::try_from(minor_per_unit(currency)).unwrap_or(u64::MAX))
}
