//! Whole numbers of one thing, that never mix.
//!
//! Each count has a type of its own, so 74 people a day can never meet 74 boats:
//!
//! ```compile_fail
//! use crossings::{Boats, People};
//! let wrong = People::new(74).checked_add(Boats::new(74));
//! ```
//!
//! Arithmetic is checked. There is no `+`: a sum that does not fit is an answer
//! of its own, [`None`], never a wrapped number.
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};

mod sealed {
    pub trait Sealed {}
}

/// A whole number of one thing.
///
/// Implemented by the counts of this module and by nothing else.
pub trait Count: sealed::Sealed + Copy + Ord + core::fmt::Debug + core::fmt::Display {
    /// What is counted, in the plural, as a message names it: `people`, `boats`.
    const UNIT: &'static str;

    /// One of them: `person`, `boat`.
    const ONE: &'static str;

    /// The count of `n` things.
    fn new(n: u64) -> Self;

    /// The number itself.
    fn get(self) -> u64;

    /// The number with what it counts: `0 boats`, `1 boat`, `2 boats`.
    fn in_words(self) -> String {
        let unit = if self.get() == 1 { Self::ONE } else { Self::UNIT };
        format!("{self} {unit}")
    }
}

macro_rules! count {
    ($(#[$doc:meta])* $name:ident, $unit:literal, $one:literal) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        //= docs/rules.md#what-never-mixes
        //# kinds-01: Counts of different things MUST NOT compare.
        pub struct $name(u64);

        impl $name {
            /// None of them: a known zero, which is not the same as an unknown number.
            pub const ZERO: Self = Self(0);

            /// The count of `n` things.
            #[inline]
            pub const fn new(n: u64) -> Self {
                Self(n)
            }

            /// The number itself.
            #[inline]
            pub const fn get(self) -> u64 {
                self.0
            }

            /// Whether there are none.
            #[inline]
            pub const fn is_zero(self) -> bool {
                self.0 == 0
            }

            /// The sum, or `None` where it does not fit 64 bits.
            #[inline]
            pub const fn checked_add(self, other: Self) -> Option<Self> {
                match self.0.checked_add(other.0) {
                    Some(n) => Some(Self(n)),
                    None => None,
                }
            }

            /// The difference, or `None` where it would be below zero.
            #[inline]
            pub const fn checked_sub(self, other: Self) -> Option<Self> {
                match self.0.checked_sub(other.0) {
                    Some(n) => Some(Self(n)),
                    None => None,
                }
            }

            /// The sum of many, or `None` where it does not fit 64 bits.
            pub fn checked_sum(many: impl IntoIterator<Item = Self>) -> Option<Self> {
                //= docs/rules.md#exactness
                //# exact-08: Counts whose sum does not fit 64 bits MUST have none.
                many.into_iter().try_fold(Self::ZERO, Self::checked_add)
            }
        }

        impl sealed::Sealed for $name {}

        impl Count for $name {
            const UNIT: &'static str = $unit;
            const ONE: &'static str = $one;

            fn new(n: u64) -> Self {
                Self(n)
            }

            fn get(self) -> u64 {
                self.0
            }
        }

        impl From<u32> for $name {
            fn from(n: u32) -> Self {
                Self(u64::from(n))
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

count!(
    /// People: on a day of arrivals, those detected on arrival in the United Kingdom or
    /// detected in the Channel by its authorities and brought ashore; of preventions, those
    /// kept from leaving France or returned to it.
    ///
    /// Source: Home Office, time series workbook, Notes sheet, notes 3 and 8.
    People, "people", "person"
);
count!(
    /// Boats that arrived, each counted once. The Ministry of Defence counted *events* in
    /// 2022 (boats that arrived together were one).
    ///
    /// Source: Home Office, time series workbook, Notes sheet, notes 1 and 2.
    Boats, "boats", "boat"
);
count!(
    /// Days of the calendar.
    Days, "days", "day"
);
count!(
    /// Operational events, as France counts preventions: not boats.
    ///
    /// Source: Home Office, time series workbook, Notes sheet, notes 7 and 8.
    Events, "events", "event"
);
count!(
    /// Deaths. A number of deaths means nothing without its
    /// scope.
    Deaths, "deaths", "death"
);
