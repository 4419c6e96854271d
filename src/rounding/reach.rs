//! How far below and above a printed number the numbers lie that are printed so.
#![forbid(unsafe_code)]

use super::{Rounding, Threshold};

/// Distances in tenths of the unit, and whether the number at that distance belongs.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    pub(super) below: u8,
    pub(super) below_closed: bool,
    pub(super) above: u8,
    pub(super) above_closed: bool,
}

impl Reach {
    const fn new(below: (u8, bool), above: (u8, bool)) -> Self {
        Self { below: below.0, below_closed: below.1, above: above.0, above_closed: above.1 }
    }

    /// The same on the other side of zero.
    const fn mirrored(self) -> Self {
        Self::new((self.above, self.above_closed), (self.below, self.below_closed))
    }

    /// The numbers of either: both reach from the same printed number, so there is no gap.
    fn or(self, other: Self) -> Self {
        // Of two ends at one distance, the closed one reaches further.
        Self::new(
            (self.below, self.below_closed).max((other.below, other.below_closed)),
            (self.above, self.above_closed).max((other.above, other.above_closed)),
        )
    }
}

impl Rounding {
    /// The reach around the printed number that is so many times the unit.
    pub(super) fn reach(self, multiple: i128) -> Reach {
        match self {
            Self::Ceiling => Reach::new((10, false), (0, true)),
            Self::Floor => Reach::new((0, true), (10, false)),
            _ => {
                let even = multiple.checked_rem(2) == Some(0);
                let positive = self.reach_of_positive(even);
                match multiple.signum() {
                    1 => positive,
                    -1 => positive.mirrored(),
                    // Zero is reached from above as any number is, and from below likewise.
                    _ => {
                        let above = (positive.above, positive.above_closed);
                        Reach::new(above, above)
                    }
                }
            }
        }
    }

    /// The reach around a printed number above zero, an even multiple of the unit or an odd one.
    fn reach_of_positive(self, even: bool) -> Reach {
        match self {
            Self::HalfUp => Reach::new((5, true), (5, false)),
            Self::HalfDown => Reach::new((5, false), (5, true)),
            Self::HalfEven => Reach::new((5, even), (5, even)),
            Self::Either => Reach::new((5, true), (5, true)),
            Self::Ceiling | Self::AwayFromZero => Reach::new((10, false), (0, true)),
            Self::Floor | Self::Truncate => Reach::new((0, true), (10, false)),
            Self::StepAway => Reach::new((10, true), (0, false)),
            Self::CeilingOrFloor => Reach::new((10, false), (10, false)),
            Self::UpFrom(threshold) => up_from(threshold),
            Self::DownFrom(threshold) => up_from(threshold).mirrored(),
            Self::EitherFrom(threshold) => up_from(threshold).or(up_from(threshold).mirrored()),
        }
    }
}

const fn up_from(threshold: Threshold) -> Reach {
    let tenths = threshold.tenths();
    Reach::new((10_u8.saturating_sub(tenths), true), (tenths, false))
}
