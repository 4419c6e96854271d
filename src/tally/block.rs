//! A block of rows, looked at as a whole.
//!
//! These loops have no branch for a row, so that the compiler makes vector instructions of them.
//! Each fault sets a bit that stays set. A block with such a bit, or with values too large for
//! the arithmetic here, is not decided here but row by row; most blocks have no fault at all.

#![allow(clippy::needless_bitwise_bool, reason = "a lazy operator would be a branch")]

use crate::crossing::MOST_ABOARD;

/// Rows of a block. Their sums fit 32 bits, and the parts of all columns that are looked at
/// together fit the nearest cache.
pub(super) const BLOCK: usize = 1_024;

/// Rows of a part of a block, for what only a part of it needs.
pub(super) const PIECE: usize = 128;

/// Boats of a row here at most, and every bit of such numbers. With 15 bits the product of
/// boats and people aboard is one instruction.
const BOATS: u32 = 0x7FFF;

/// The products and the sums below fit for so many people aboard at most.
const _: () = assert!(MOST_ABOARD < 128, "1,024 rows of 2^15 boats of 2^7 people are 2^32");

/// The columns of at most [`BLOCK`] rows of one length, with nothing missing.
pub(super) struct Block<'a> {
    /// `None` where all rows are of one series.
    pub(super) series: Option<&'a [u32]>,
    pub(super) dates: &'a [i32],
    pub(super) people: &'a [u32],
    pub(super) boats: &'a [u32],
    /// Zero where it is not known.
    pub(super) uncontrolled: &'a [u32],
}

/// What the figures of a block without faults add up to.
pub(super) struct Sums {
    pub(super) people: u32,
    pub(super) boats: u32,
    pub(super) uncontrolled: u32,
    /// Whether a row has more people than the most so far.
    pub(super) more: bool,
}

/// What the keys of a block are that ascend without gaps.
pub(super) struct Keys {
    /// How often the series changes within the block.
    pub(super) changes: u32,
    /// The earliest day.
    pub(super) low: i32,
    /// The latest day.
    pub(super) high: i32,
}

impl Keys {
    /// The same with more days.
    fn with<'a>(self, dates: impl IntoIterator<Item = &'a i32>) -> Self {
        let ends = (self.low, self.high);
        let (low, high) = dates.into_iter().fold(ends, |(low, high), date| (low.min(*date), high.max(*date)));
        Self { low, high, ..self }
    }
}

/// The sums of a block in which no row breaks C004, C005, C006 or C015; `None` where one does,
/// or a number is too large to say.
///
/// Without faults, `boats <= people <= 125 * boats` and `uncontrolled <= boats`: with no boats the
/// first says that there are no people. A difference is negative where it is broken, so that its
/// highest bit is set. With boats below 2^15 this is exact for all people, and for all
/// uncontrolled landings whose own highest bit is not set.
pub(super) fn sums(block: &Block<'_>, most: u32) -> Option<Sums> {
    let (mut wrong, mut large, mut over) = (0_u32, 0_u32, 0_u32);
    let mut sums = (0_u32, 0_u32, 0_u32);
    for ((people, boats), uncontrolled) in block.people.iter().zip(block.boats).zip(block.uncontrolled) {
        let (people, boats, uncontrolled) = (*people, *boats, *uncontrolled);
        let room = (boats & BOATS).wrapping_mul(MOST_ABOARD).wrapping_sub(people);
        wrong |= people.wrapping_sub(boats) | room | boats.wrapping_sub(uncontrolled) | uncontrolled;
        large |= boats;
        over |= most.wrapping_sub(people);
        sums.0 = sums.0.wrapping_add(people);
        sums.1 = sums.1.wrapping_add(boats);
        sums.2 = sums.2.wrapping_add(uncontrolled);
    }
    let (people, boats, uncontrolled) = sums;
    let clean = !negative(wrong) && large <= BOATS;
    clean.then_some(Sums { people, boats, uncontrolled, more: negative(over) })
}

/// Whether the highest bit is set.
const fn negative(number: u32) -> bool {
    number > u32::MAX >> 1
}

/// The keys of a block in which each is the next after the one before it: the next day of the
/// same series, or any day of a greater one. `None` where one is not.
///
/// With `gaps`, any later day of the same series will do. `first` and `last` are the days of its
/// first and its last row.
pub(super) fn keys(block: &Block<'_>, (first, last): (i32, i32), gaps: bool) -> Option<Keys> {
    let dates = block.dates.get(1..).unwrap_or_default();
    let whole = Keys { changes: 0, low: first, high: last };
    let Some(series) = block.series else {
        return consecutive(dates, block.dates)
            .then_some(())
            .or_else(|| (gaps && ascend(dates, block.dates)).then_some(()))
            .map(|()| whole);
    };
    let later = series.get(1..).unwrap_or_default();
    // Most blocks lie within one series.
    if same(later, series) && consecutive(dates, block.dates) {
        return Some(whole);
    }
    let mut keys = Keys { changes: 0, low: first, high: first };
    let dates = dates.chunks(PIECE).zip(block.dates.chunks(PIECE));
    let series = later.chunks(PIECE).zip(series.chunks(PIECE));
    for ((dates, dates_before), (series, series_before)) in dates.zip(series) {
        keys = if same(series, series_before) && consecutive(dates, dates_before) {
            keys.with(dates.first().into_iter().chain(dates.last()))
        } else {
            let changes = turns(dates, dates_before, series, series_before, gaps)?;
            let keys = keys.with(dates);
            Keys { changes: keys.changes.wrapping_add(changes), ..keys }
        };
    }
    Some(keys)
}

/// The days of a block whose order is nobody's business; `first` is that of its first row.
pub(super) fn days(block: &Block<'_>, first: i32) -> Keys {
    Keys { changes: 0, low: first, high: first }.with(block.dates)
}

/// Whether each number is the one before it.
fn same(series: &[u32], before: &[u32]) -> bool {
    series.iter().zip(before).fold(0, |wrong, (now, before)| wrong | (now ^ before)) == 0
}

/// Whether each day is the next after the one before it.
fn consecutive(dates: &[i32], before: &[i32]) -> bool {
    let pairs = dates.iter().zip(before);
    pairs.fold(0, |wrong, (now, before)| wrong | (now.wrapping_sub(*before) ^ 1)) == 0
}

/// Whether each day is after the one before it.
fn ascend(dates: &[i32], before: &[i32]) -> bool {
    dates.iter().zip(before).fold(true, |fine, (now, before)| fine & (now > before))
}

/// How often the series changes, where every key is the next, as [`keys`] has it.
fn turns(
    dates: &[i32],
    dates_before: &[i32],
    series: &[u32],
    series_before: &[u32],
    gaps: bool,
) -> Option<u32> {
    let (mut fine, mut changes) = (true, 0_u32);
    let dates = dates.iter().zip(dates_before);
    for ((date, date_before), (series, series_before)) in dates.zip(series.iter().zip(series_before)) {
        let next = (date.wrapping_sub(*date_before) == 1) | (gaps & (date > date_before));
        fine &= (series > series_before) | (next & (series == series_before));
        changes = changes.wrapping_add(u32::from(series != series_before));
    }
    fine.then_some(changes)
}
