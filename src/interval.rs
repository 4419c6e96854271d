//! Intervals of exact numbers.
#![forbid(unsafe_code)]

use core::fmt;
use core::ops::Bound;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::exact::{ExactError, Ratio};

/// The numbers between two ends, each of which belongs to it, does not, or is not there. At
/// least one number lies in it.
///
/// ```
/// use core::ops::Bound::{Excluded, Included, Unbounded};
/// use crossings::{Interval, Ratio};
/// let almost_60 = Interval::new(Included(Ratio::new(119, 2)?), Excluded(Ratio::whole(60))).unwrap();
/// assert_eq!(almost_60.to_string(), "[119/2, 60)");
/// assert!(!almost_60.contains(Ratio::new(21_446, 377)?));
/// assert!(!almost_60.contains(Ratio::whole(60)));
/// assert_eq!(Interval::new(Excluded(Ratio::whole(60)), Unbounded).unwrap().intersection(&almost_60), None);
/// # Ok::<(), crossings::ExactError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    lower: Bound<Ratio>,
    upper: Bound<Ratio>,
}

impl Interval {
    /// Every number.
    pub const ALL: Self = Self { lower: Bound::Unbounded, upper: Bound::Unbounded };

    /// The numbers between two ends; `None` where there are none.
    pub fn new(lower: Bound<Ratio>, upper: Bound<Ratio>) -> Option<Self> {
        let closed = matches!((lower, upper), (Bound::Included(_), Bound::Included(_)));
        let some = |(low, high)| if closed { low <= high } else { low < high };
        number_at(lower).zip(number_at(upper)).is_none_or(some).then_some(Self { lower, upper })
    }

    /// A number and all above it.
    pub(crate) const fn at_least(end: Ratio) -> Self {
        Self { lower: Bound::Included(end), upper: Bound::Unbounded }
    }

    /// A number and all below it.
    pub(crate) const fn at_most(end: Ratio) -> Self {
        Self { lower: Bound::Unbounded, upper: Bound::Included(end) }
    }

    /// One number alone.
    pub const fn point(number: Ratio) -> Self {
        Self { lower: Bound::Included(number), upper: Bound::Included(number) }
    }

    /// The lower end.
    pub const fn lower(&self) -> Bound<Ratio> {
        self.lower
    }

    /// The upper end.
    pub const fn upper(&self) -> Bound<Ratio> {
        self.upper
    }

    /// The number, where it is one alone.
    pub fn as_point(&self) -> Option<Ratio> {
        match (self.lower, self.upper) {
            (Bound::Included(a), Bound::Included(b)) if a == b => Some(a),
            _ => None,
        }
    }

    /// Whether a number lies in it.
    pub fn contains(&self, number: Ratio) -> bool {
        let above = match self.lower {
            Bound::Unbounded => true,
            Bound::Included(end) => end <= number,
            Bound::Excluded(end) => end < number,
        };
        above
            && match self.upper {
                Bound::Unbounded => true,
                Bound::Included(end) => number <= end,
                Bound::Excluded(end) => number < end,
            }
    }

    /// Whether every number of `other` lies in it.
    pub fn covers(&self, other: &Self) -> bool {
        self.intersection(other).as_ref() == Some(other)
    }

    /// The numbers in both; `None` where there are none.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        Self::new(tighter(self.lower, other.lower, true), tighter(self.upper, other.upper, false))
    }

    /// The distance from a number to the nearest number in it, or to its open end. Zero where it
    /// contains the number, and at an open end.
    ///
    /// # Errors
    /// - [`ExactError::Overflow`] when it does not fit 128 bits.
    pub fn distance(&self, number: Ratio) -> Result<Ratio, ExactError> {
        match (self.lower, self.upper) {
            (Bound::Included(end) | Bound::Excluded(end), _) if number < end => end.checked_sub(number),
            (_, Bound::Included(end) | Bound::Excluded(end)) if number > end => number.checked_sub(end),
            _ => Ok(Ratio::whole(0)),
        }
    }
}

/// The number at an end, where there is one.
pub(crate) fn number_at(end: Bound<Ratio>) -> Option<Ratio> {
    match end {
        Bound::Unbounded => None,
        Bound::Included(number) | Bound::Excluded(number) => Some(number),
    }
}

/// The end with another number, where there is one.
pub(crate) fn moved(
    end: Bound<Ratio>,
    to: impl FnOnce(Ratio) -> Result<Ratio, ExactError>,
) -> Result<Bound<Ratio>, ExactError> {
    number_at(end).map_or(Ok(Bound::Unbounded), |number| to(number).map(|number| end.map(|_| number)))
}

/// The end that leaves fewer numbers: of two lower ends the higher, of two upper ends the lower.
fn tighter(a: Bound<Ratio>, b: Bound<Ratio>, lower: bool) -> Bound<Ratio> {
    match (a, b) {
        (Bound::Unbounded, end) | (end, Bound::Unbounded) => end,
        (Bound::Included(x) | Bound::Excluded(x), Bound::Included(y) | Bound::Excluded(y)) => {
            if x == y {
                if matches!(a, Bound::Excluded(_)) { a } else { b }
            } else if (x > y) == lower {
                a
            } else {
                b
            }
        }
    }
}

impl fmt::Display for Interval {
    /// `[119/2, 60)`; an end that is not there is written `−∞` or `∞`; one number alone `{60}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(number) = self.as_point() {
            return write!(f, "{{{number}}}");
        }
        match self.lower {
            Bound::Unbounded => f.write_str("(−∞, ")?,
            Bound::Included(end) => write!(f, "[{end}, ")?,
            Bound::Excluded(end) => write!(f, "({end}, ")?,
        }
        match self.upper {
            Bound::Unbounded => f.write_str("∞)"),
            Bound::Included(end) => write!(f, "{end}]"),
            Bound::Excluded(end) => write!(f, "{end})"),
        }
    }
}

impl Serialize for Interval {
    /// `{"text": "[119/2, 60)", "lower": {"value": …, "included": true}, "upper": …}`; an end that
    /// is not there is `null`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct End {
            value: Ratio,
            included: bool,
        }
        let end = |bound| match bound {
            Bound::Unbounded => None,
            Bound::Included(value) => Some(End { value, included: true }),
            Bound::Excluded(value) => Some(End { value, included: false }),
        };
        let mut out = serializer.serialize_struct("Interval", 3)?;
        out.serialize_field("text", &self.to_string())?;
        out.serialize_field("lower", &end(self.lower))?;
        out.serialize_field("upper", &end(self.upper))?;
        out.end()
    }
}
