//! Panels of any size, made from a seed, with faults whose place is known.
//!
//! For load tests, and for tests of whatever reads or checks panels: the columns of a
//! [`PanelPlan`] look like those of the official series, the same plan gives the same values on
//! every machine, and [`PanelPlan::planted`] lists what a [`Tally`](crate::Tally) has to find in
//! them, which is that and nothing else.
//!
//! Each value is a function of the plan and the number of its row. So any rows can be made by
//! themselves, in constant time, and parts of one panel at the same time.
//!
//! # What the values are
//!
//! - **Keys** ascend: series by series from [`PanelOptions::first_series`] on, and within each
//!   the days from 1 January 2018 on, one after another. The rows are shared out evenly: no
//!   series has more than one row more than another.
//! - **Figures** follow the seasons: two days in three have no arrivals, summer days have them
//!   more often than winter days. There are at most 20 boats, mostly few. The people aboard rise
//!   from about 10 in a boat in 2018 to about 60 in 2026.
//! - **Uncontrolled landings** are unknown before 2023 and mostly zero from then on.
//!
//! # What the faults are
//!
//! One of each [`PlantedKind`] in turn, spread evenly with some chance, at least four rows from
//! one to the next. What a row's neighbours must show of it is listed too: after a date beyond the
//! calendar, for example, the next row is one day too late.
//!
//! ```
//! use crossings::generate::{PanelOptions, PanelPlan};
//! use crossings::{Tally, TallyOptions};
//! let plan = PanelPlan::new(PanelOptions { seed: 7, faults: 20, ..PanelOptions::of(10_000) })?;
//! let mut tally = Tally::new(TallyOptions::default());
//! for chunk in plan.chunks(4_096) {
//!     tally.observe(&chunk.columns()?);
//! }
//! let found = tally.finish().findings;
//! let found: Vec<_> = found.iter().map(|one| (one.row(), one.id())).collect();
//! let planted: Vec<_> = plan.planted().map(|one| (one.row, one.id)).collect();
//! assert_eq!(found, planted);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

use core::ops::Range;

mod chunk;
mod figures;
mod hash;
mod planted;
mod spread;

pub use chunk::PanelChunk;
pub use planted::{Planted, PlantedKind};

use planted::Faults;
use spread::Spread;

/// 1 January 2018, the first day of every series.
const FIRST: i32 = 17_532;

/// 1 January 2023: uncontrolled landings are known from then on.
const KNOWN_FROM: i32 = 19_358;

/// The last day of the model's calendar, 9998-12-31.
const LAST: i32 = 2_932_531;

/// The days that the official series had in August 2026.
const OFFICIAL: u64 = 3_154;

/// What a panel is to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelOptions {
    /// How many rows.
    pub rows: u64,
    /// How many series they are of. Of more series than rows, the last have none.
    pub series: u32,
    /// The number of the first series; those of the others follow it.
    pub first_series: u32,
    /// What tells one panel of the same size from another.
    pub seed: u64,
    /// How many faults are planted: one in four rows at most.
    pub faults: u64,
}

impl PanelOptions {
    /// A panel of so many rows, in as many series as that takes if none has more than 3,154 days,
    /// which the official series had in August 2026. The first series is 0, the seed is 0, and
    /// nothing is wrong.
    pub fn of(rows: u64) -> Self {
        let series = u32::try_from(rows.div_ceil(OFFICIAL).max(1)).unwrap_or(u32::MAX);
        Self { rows, series, first_series: 0, seed: 0, faults: 0 }
    }
}

/// Why there is no such panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PanelError {
    /// Rows are to be of no series at all.
    #[error("there are {rows} rows and no series; wanted at least 1 series")]
    NoSeries {
        /// How many rows there are to be.
        rows: u64,
    },
    /// The numbers of the series do not fit 32 bits.
    #[error("the last of {series} series from {first} on has a number above 4,294,967,295; wanted fewer")]
    SeriesNumbers {
        /// The number of the first.
        first: u32,
        /// How many there are to be.
        series: u32,
    },
    /// A series is to have more days than there are until the end of the year 9998.
    #[error("a series has {days} days, gaps included; wanted at most {most}, until 9998: take more series")]
    TooManyDays {
        /// How many days the longest may need, those that its gaps leave out included.
        days: u64,
        /// How many there are from 1 January 2018 on.
        most: u64,
    },
    /// More faults are to be planted than there are places for.
    #[error("{faults} faults do not fit; wanted at most {most}, one in four rows")]
    TooManyFaults {
        /// How many are to be planted.
        faults: u64,
        /// How many fit.
        most: u64,
    },
}

/// A panel that can be made, as a whole or any part of it.
///
/// ```
/// use crossings::generate::{PanelError, PanelOptions, PanelPlan};
/// let plan = PanelPlan::new(PanelOptions { series: 10, ..PanelOptions::of(1_000_000_000) });
/// assert!(matches!(plan, Err(PanelError::TooManyDays { days: 100_000_000, .. })));
/// let plan = PanelPlan::new(PanelOptions::of(1_000_000_000))?;
/// // The last rows come at once.
/// let chunk = plan.chunk(999_999_998..1_000_000_000);
/// assert_eq!((chunk.series(), chunk.dates()), ([317_057, 317_057].as_slice(), [20_683, 20_684].as_slice()));
/// # Ok::<(), PanelError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelPlan {
    options: PanelOptions,
    spread: Spread,
    faults: Faults,
}

impl PanelPlan {
    /// The plan of such a panel.
    ///
    /// # Errors
    /// - [`PanelError::NoSeries`] when there are to be rows and no series.
    /// - [`PanelError::SeriesNumbers`] when the last series has no number of 32 bits.
    /// - [`PanelError::TooManyDays`] when a series may need a day after the year 9998.
    /// - [`PanelError::TooManyFaults`] when there is to be more than one fault in four rows.
    pub fn new(options: PanelOptions) -> Result<Self, PanelError> {
        let PanelOptions { rows, series, first_series, seed, faults } = options;
        if rows > 0 && series == 0 {
            return Err(PanelError::NoSeries { rows });
        }
        if first_series.checked_add(series.saturating_sub(1)).is_none() {
            return Err(PanelError::SeriesNumbers { first: first_series, series });
        }
        let most = Faults::most(rows);
        if faults > most {
            return Err(PanelError::TooManyFaults { faults, most });
        }
        let spread = Spread::new(rows, series);
        let planted = Faults::new(rows, seed, faults);
        let longest = spread.longest();
        let days = longest.saturating_add(planted.missing_at_most(longest));
        let most = u64::from(LAST.abs_diff(FIRST)).saturating_add(1);
        if days > most {
            return Err(PanelError::TooManyDays { days, most });
        }
        Ok(Self { options, spread, faults: planted })
    }

    /// What it was made from.
    pub const fn options(&self) -> PanelOptions {
        self.options
    }

    /// How many rows there are.
    pub const fn rows(&self) -> u64 {
        self.options.rows
    }

    /// Those of the rows that there are, counted from 0.
    pub fn chunk(&self, rows: Range<u64>) -> PanelChunk {
        PanelChunk::of(self, rows)
    }

    /// All rows, so many at a time; 0 is taken for 1.
    pub fn chunks(&self, rows: u32) -> impl Iterator<Item = PanelChunk> + '_ {
        let (all, step) = (self.rows(), u64::from(rows.max(1)));
        let mut from = 0_u64;
        core::iter::from_fn(move || {
            let start = Some(from).filter(|from| *from < all)?;
            from = start.saturating_add(step).min(all);
            Some(self.chunk(start..from))
        })
    }

    /// What a [`Tally`](crate::Tally) has to find, by row: this and nothing else.
    ///
    /// Where a panel is checked as [`Coverage::Partial`](crate::Coverage::Partial), without those
    /// of rule C003.
    ///
    /// ```
    /// use crossings::generate::{PanelOptions, PanelPlan, PlantedKind};
    /// let plan = PanelPlan::new(PanelOptions { faults: 9, ..PanelOptions::of(1_000) })?;
    /// // Two rows in each other's place break the order, and twice leave out a day.
    /// let swapped = plan.planted().filter(|one| one.kind == PlantedKind::Swapped);
    /// let found: Vec<_> = swapped.map(|one| (one.row - one.at, one.id)).collect();
    /// assert_eq!(found, [(0, "C003"), (1, "C002"), (2, "C003")]);
    /// # Ok::<(), crossings::generate::PanelError>(())
    /// ```
    pub fn planted(&self) -> impl Iterator<Item = Planted> + '_ {
        (0..self.options.faults).flat_map(|nth| self.findings(nth))
    }
}
