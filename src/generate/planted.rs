//! Faults, and what is to be found of each.

use core::ops::Range;

use jiff::civil::Date;

use super::PanelPlan;
use super::hash::{Chance, below};
use crate::period::date_of;

/// What is wrong at one place of a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PlantedKind {
    /// A row has the day of the row before it; the days go on from there.
    Repeated,
    /// A row and the next have each other's day.
    Swapped,
    /// One to seven days have no row.
    Gap,
    /// People without a boat, or boats with nobody.
    OneWithoutTheOther,
    /// Fewer people than boats.
    FewerPeopleThanBoats,
    /// More uncontrolled landings than boats.
    UncontrolledAboveBoats,
    /// More than 125 people in a boat.
    Crowded,
    /// The people, or the boats, are null.
    Missing,
    /// The date is after the year 9998.
    BeyondCalendar,
}

impl PlantedKind {
    /// All of them, in the order in which they are planted.
    pub const ALL: [Self; 9] = [
        Self::Repeated,
        Self::OneWithoutTheOther,
        Self::Swapped,
        Self::FewerPeopleThanBoats,
        Self::Gap,
        Self::UncontrolledAboveBoats,
        Self::BeyondCalendar,
        Self::Crowded,
        Self::Missing,
    ];

    /// Its name, such as `one-without-the-other`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Repeated => "repeated",
            Self::Swapped => "swapped",
            Self::Gap => "gap",
            Self::OneWithoutTheOther => "one-without-the-other",
            Self::FewerPeopleThanBoats => "fewer-people-than-boats",
            Self::UncontrolledAboveBoats => "uncontrolled-above-boats",
            Self::Crowded => "crowded",
            Self::Missing => "missing",
            Self::BeyondCalendar => "beyond-calendar",
        }
    }
}

/// One thing to be found, because of one fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planted {
    /// In which row, counted from 0.
    pub row: u64,
    /// The rule that it breaks, such as `C003`.
    pub id: &'static str,
    /// The series of the row.
    pub series: u32,
    /// The day of the row; `None` where it is beyond the calendar.
    pub date: Option<Date>,
    /// The fault that it comes from.
    pub kind: PlantedKind,
    /// The row in which that begins: this one, or one just before it.
    pub at: u64,
}

/// How many days a gap has at most.
const MOST_MISSING: u64 = 7;

/// How many kinds there are.
const KINDS: u64 = 9;

/// The places in [`PlantedKind::ALL`] of those that move all later days of a series.
const REPEATED: u64 = 0;
const GAP: u64 = 4;

/// Rows that each fault has to itself at least.
const ROOM: u64 = 4;

/// Where faults are: one in each of as many stretches of rows of nearly one length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Faults {
    rows: u64,
    many: u64,
    chance: Chance,
    /// The kind of the first.
    turn: u64,
}

impl Faults {
    pub(super) fn new(rows: u64, seed: u64, many: u64) -> Self {
        let chance = Chance::of_faults(seed);
        Self { rows, many, chance, turn: below(chance.of(many), KINDS) }
    }

    /// How many fit into so many rows.
    pub(super) fn most(rows: u64) -> u64 {
        rows.checked_div(ROOM).unwrap_or(0)
    }

    /// How many days the gaps of a series of so many rows leave out at most.
    pub(super) fn missing_at_most(self, rows: u64) -> u64 {
        if self.many == 0 {
            return 0;
        }
        let share = u128::from(rows).saturating_mul(u128::from(self.many));
        let faults = share.checked_div(u128::from(self.rows)).and_then(|share| u64::try_from(share).ok());
        // The ends of the series may cut a stretch each, and the kinds a turn.
        let gaps = faults.unwrap_or(u64::MAX).saturating_add(2).checked_div(KINDS).unwrap_or(0);
        gaps.saturating_add(1).saturating_mul(MOST_MISSING)
    }

    /// The row before which the stretch of a fault begins.
    fn stretch(self, nth: u64) -> u64 {
        let product = u128::from(nth).saturating_mul(u128::from(self.rows));
        let start = product.checked_div(u128::from(self.many)).unwrap_or(0);
        u64::try_from(start).unwrap_or(u64::MAX)
    }

    /// The row of a fault: not the first of its stretch, and not one of the last two, so that
    /// the next fault is four rows away or more.
    pub(super) fn row(self, nth: u64) -> u64 {
        let start = self.stretch(nth);
        let room = self.stretch(nth.saturating_add(1)).saturating_sub(start);
        let chance = below(self.chance.of(nth), room.saturating_sub(ROOM.saturating_sub(1)));
        start.saturating_add(1).saturating_add(chance)
    }

    /// The first fault whose row is `row` or later; as many as there are where none is.
    pub(super) fn from(self, row: u64) -> u64 {
        if self.many == 0 || row >= self.rows {
            return self.many;
        }
        // The last stretch that begins at the row, or before it.
        let product = u128::from(row).saturating_add(1).saturating_mul(u128::from(self.many));
        let nth = product.saturating_sub(1).checked_div(u128::from(self.rows)).unwrap_or(0);
        let nth = u64::try_from(nth).unwrap_or(u64::MAX);
        nth.saturating_add(u64::from(self.row(nth) < row))
    }

    /// Those whose row is one of `rows`.
    pub(super) fn within(self, rows: Range<u64>) -> Range<u64> {
        self.from(rows.start)..self.from(rows.end)
    }

    /// The kind that comes in its turn.
    fn turn(self, nth: u64) -> u64 {
        nth.saturating_add(self.turn).checked_rem(KINDS).unwrap_or(0)
    }

    /// Whether a fault moves the days from its row on, unless that is the first of a series.
    pub(super) fn moves(self, nth: u64) -> bool {
        matches!(self.turn(nth), REPEATED | GAP)
    }

    /// How many faults there are of a kind before one of them.
    fn before(self, nth: u64, turn: u64) -> u64 {
        let from = nth.saturating_add(self.turn).saturating_add(KINDS).saturating_sub(1);
        from.saturating_sub(turn).checked_div(KINDS).unwrap_or(0)
    }

    /// How many days later a row is than its place in its series says, which begins at `start`.
    pub(super) fn moved(self, start: u64, row: u64) -> i64 {
        // A fault in the first row of a series moves nothing.
        let first = self.from(start.saturating_add(1));
        let end = self.from(row.saturating_add(1));
        let repeated = self.before(end, REPEATED).saturating_sub(self.before(first, REPEATED));
        let missing = missing(self.before(end, GAP)).saturating_sub(missing(self.before(first, GAP)));
        let number = |days: u64| i64::try_from(days).unwrap_or(i64::MAX);
        number(missing).saturating_sub(number(repeated))
    }

    /// Chance for the values of a fault.
    pub(super) const fn chance(self, nth: u64) -> u64 {
        self.chance.again(nth)
    }
}

/// How many days so many gaps leave out: one the first, then one more each, until it is one again.
fn missing(gaps: u64) -> u64 {
    let turns = gaps.checked_div(MOST_MISSING).unwrap_or(0);
    let rest = gaps.checked_rem(MOST_MISSING).unwrap_or(0);
    let below = |number: u64| number.saturating_mul(number.saturating_sub(1)) >> 1;
    let longer = turns.saturating_mul(below(MOST_MISSING)).saturating_add(below(rest));
    gaps.saturating_add(longer)
}

impl PanelPlan {
    /// What a fault is. One that its place in its series has no room for is another.
    pub(super) fn kind(&self, nth: u64) -> PlantedKind {
        let kind = usize::try_from(self.faults.turn(nth)).ok().and_then(|turn| PlantedKind::ALL.get(turn));
        let kind = kind.copied().unwrap_or(PlantedKind::OneWithoutTheOther);
        let row = self.faults.row(nth);
        let series = self.spread.rows(self.spread.series(row));
        let (first, last) = (row == series.start, row.saturating_add(1) == series.end);
        match kind {
            PlantedKind::Repeated | PlantedKind::Gap if first => PlantedKind::OneWithoutTheOther,
            PlantedKind::Swapped if first || last => PlantedKind::OneWithoutTheOther,
            kind => kind,
        }
    }

    /// What is to be found of a fault, by row.
    pub(super) fn findings(&self, nth: u64) -> impl Iterator<Item = Planted> + use<> {
        let (at, kind) = (self.faults.row(nth), self.kind(nth));
        let series = self.spread.rows(self.spread.series(at));
        let found: [Option<&'static str>; 3] = match kind {
            PlantedKind::Repeated => [Some("C001"), None, None],
            PlantedKind::Swapped => [Some("C003"), Some("C002"), Some("C003")],
            PlantedKind::Gap => [Some("C003"), None, None],
            PlantedKind::OneWithoutTheOther => [Some("C004"), None, None],
            PlantedKind::FewerPeopleThanBoats => [Some("C005"), None, None],
            PlantedKind::UncontrolledAboveBoats => [Some("C006"), None, None],
            PlantedKind::Crowded => [Some("C015"), None, None],
            PlantedKind::Missing => [Some("S004"), None, None],
            // Before the first day of a series nothing is missing.
            PlantedKind::BeyondCalendar => [Some("S001"), (at > series.start).then_some("C003"), None],
        };
        let plan = *self;
        let rows = (at..series.end).zip(found);
        rows.filter_map(move |(row, id)| {
            let chunk = plan.chunk(row..row.saturating_add(1));
            let date = chunk.dates().first().filter(|date| **date <= super::LAST);
            let date = date.and_then(|date| date_of(i64::from(*date)));
            Some(Planted { row, id: id?, series: *chunk.series().first()?, date, kind, at })
        })
    }
}
