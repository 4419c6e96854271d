//! The figures of a day without a fault.

use super::hash::Chance;
use super::{FIRST, KNOWN_FROM};
use crate::crossing::MOST_ABOARD;

/// In 256 days, how many have arrivals: for each 32 days of the year, from January on.
const SEASONS: [u32; 12] = [36, 36, 56, 77, 90, 108, 128, 140, 133, 108, 77, 46];

/// Days after which boats carry no more people than before.
const RISE: u32 = 3_154;

/// A leap year and the three others, in quarters of days of a mean year.
const YEARS: u32 = 1_461;

const _: () = assert!(MOST_ABOARD >= 90, "a boat has at most 60 people, and half as many again");

/// People, boats and uncontrolled landings.
pub(super) type Figures = (u32, u32, u32);

/// The days of one series that follow one another, with the numbers of their rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    /// The next day, counted from the first of all.
    day: u32,
    /// Where in the year that is, in quarters of days.
    season: u32,
    row: u64,
    chance: Chance,
}

impl Days {
    /// Those from `date` on, of rows from `row` on.
    pub(super) fn new(chance: Chance, date: i32, row: u64) -> Self {
        let day = u32::try_from(date.saturating_sub(FIRST)).unwrap_or(0);
        let season = day.wrapping_mul(4).checked_rem(YEARS).unwrap_or(0);
        Self { day, season, row, chance }
    }

    /// The figures of the next day; the uncontrolled landings are those if they are known.
    #[inline]
    pub(super) fn next(&mut self) -> Figures {
        let often = usize::try_from(self.season >> 7).ok().and_then(|month| SEASONS.get(month));
        let figures = figures(self.chance.of(self.row), self.day.min(RISE), often.map_or(0, |often| *often));
        self.row = self.row.wrapping_add(1);
        self.day = self.day.wrapping_add(1);
        self.season = self.season.wrapping_add(4);
        self.season = self.season.checked_sub(YEARS).unwrap_or(self.season);
        figures
    }
}

/// What a day has, of so many days since the first; `often` is how many of 256 have arrivals.
#[inline]
fn figures(chance: u64, day: u32, often: u32) -> Figures {
    let [calm, many, full, some, landed, how_many, ..] = chance.to_le_bytes().map(u32::from);
    let any = u32::from(calm < often);
    // Most days have few boats: the square of an even chance, of 20.
    let boats = any.wrapping_mul(1_u32.wrapping_add(many.wrapping_mul(many).wrapping_mul(20) >> 16));
    // From 10 to 60 people in a boat, and between 0.6 and 1.4 times as many of the day.
    let aboard = 10_u32.wrapping_add(day.wrapping_mul(1_039) >> 16);
    let filled = 154_u32.wrapping_add(full.wrapping_mul(205) >> 8);
    let people = boats.wrapping_mul(aboard).wrapping_mul(filled) >> 8;
    let people = people.wrapping_add(some.wrapping_mul(boats) >> 8);
    let uncontrolled = any
        .wrapping_mul(u32::from(landed < 32))
        .wrapping_mul(1_u32.wrapping_add(how_many.wrapping_mul(boats) >> 8));
    (people, boats, uncontrolled)
}

/// Of so many days from `date` on, how many are before uncontrolled landings are known.
pub(super) fn unknown(date: i32, days: usize) -> usize {
    usize::try_from(KNOWN_FROM.saturating_sub(date)).unwrap_or(0).min(days)
}
