//! Some rows of a panel, as columns.

use core::ops::Range;

use super::PanelPlan;
use super::figures::{Days, unknown};
use super::hash::{Chance, from};
use super::planted::PlantedKind;
use super::{FIRST, LAST};
use crate::crossing::MOST_ABOARD;
use crate::tally::{Cells, Columns, ColumnsError};

/// Which values of a column are known, the lowest bit of a byte first.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    bits: Vec<u8>,
    /// How many are not.
    nulls: usize,
}

impl Known {
    fn all(len: usize) -> Self {
        Self { bits: vec![0xFF; len.div_ceil(8)], nulls: 0 }
    }

    fn is_known(&self, at: usize) -> bool {
        self.bits.get(at >> 3).is_some_and(|byte| byte & bit(at) != 0)
    }

    fn set(&mut self, at: usize, known: bool) {
        let was = self.is_known(at);
        let Some(byte) = self.bits.get_mut(at >> 3) else { return };
        match (was, known) {
            (true, false) => {
                *byte &= !bit(at);
                self.nulls = self.nulls.saturating_add(1);
            }
            (false, true) => {
                *byte |= bit(at);
                self.nulls = self.nulls.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// Nulls from one place on, where all were known.
    fn clear(&mut self, from: usize, many: usize) {
        let end = from.saturating_add(many);
        let mut at = from;
        while at < end {
            let bytes = end.saturating_sub(at) >> 3;
            if at.trailing_zeros() >= 3 && bytes > 0 {
                let first = at >> 3;
                let cleared = self.bits.get_mut(first..first.saturating_add(bytes));
                cleared.into_iter().flatten().for_each(|byte| *byte = 0);
                let cleared = bytes.saturating_mul(8);
                self.nulls = self.nulls.saturating_add(cleared);
                at = at.saturating_add(cleared);
            } else {
                self.set(at, false);
                at = at.saturating_add(1);
            }
        }
    }

    /// The bits, where they say something.
    fn bits(&self) -> Option<&[u8]> {
        (self.nulls > 0).then_some(&self.bits)
    }
}

/// The bit of a value in its byte.
fn bit(at: usize) -> u8 {
    1_u8.wrapping_shl(u32::try_from(at & 7).unwrap_or(0))
}

/// Some rows of a [`PanelPlan`], in columns that they own.
///
/// What stands in the place of a null is zero.
///
/// ```
/// use crossings::generate::{PanelOptions, PanelPlan};
/// let plan = PanelPlan::new(PanelOptions::of(5_000))?;
/// let chunk = plan.chunk(1_825..1_827);
/// assert_eq!((chunk.first_row(), chunk.len(), chunk.dates()), (1_825, 2, [19_357, 19_358].as_slice()));
/// // Uncontrolled landings are known from 2023 on.
/// assert_eq!((chunk.uncontrolled_at(0), chunk.uncontrolled_at(1).is_some()), (None, true));
/// # Ok::<(), crossings::generate::PanelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelChunk {
    first: u64,
    series: Vec<u32>,
    dates: Vec<i32>,
    people: Vec<u32>,
    boats: Vec<u32>,
    uncontrolled: Vec<u32>,
    people_known: Known,
    boats_known: Known,
    uncontrolled_known: Known,
}

impl PanelChunk {
    /// The number of its first row in the panel.
    pub const fn first_row(&self) -> u64 {
        self.first
    }

    /// How many rows it has.
    pub const fn len(&self) -> usize {
        self.dates.len()
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    /// The numbers of the series.
    pub fn series(&self) -> &[u32] {
        &self.series
    }

    /// The days, counted from 1 January 1970.
    pub fn dates(&self) -> &[i32] {
        &self.dates
    }

    /// The people, with a zero for each null.
    pub fn people(&self) -> &[u32] {
        &self.people
    }

    /// The boats, with a zero for each null.
    pub fn boats(&self) -> &[u32] {
        &self.boats
    }

    /// The uncontrolled landings, with a zero for each null.
    pub fn uncontrolled(&self) -> &[u32] {
        &self.uncontrolled
    }

    /// The validity bitmap of the people, as Arrow has them; `None` where all are known.
    pub fn people_known(&self) -> Option<&[u8]> {
        self.people_known.bits()
    }

    /// That of the boats.
    pub fn boats_known(&self) -> Option<&[u8]> {
        self.boats_known.bits()
    }

    /// That of the uncontrolled landings.
    pub fn uncontrolled_known(&self) -> Option<&[u8]> {
        self.uncontrolled_known.bits()
    }

    /// The people of a row of the chunk, where they are known.
    pub fn people_at(&self, row: usize) -> Option<u32> {
        self.people.get(row).copied().filter(|_| self.people_known.is_known(row))
    }

    /// The boats of a row of the chunk, where they are known.
    pub fn boats_at(&self, row: usize) -> Option<u32> {
        self.boats.get(row).copied().filter(|_| self.boats_known.is_known(row))
    }

    /// The uncontrolled landings of a row of the chunk, where they are known.
    pub fn uncontrolled_at(&self, row: usize) -> Option<u32> {
        self.uncontrolled.get(row).copied().filter(|_| self.uncontrolled_known.is_known(row))
    }

    /// The columns, as a [`Tally`](crate::Tally) looks at them.
    ///
    /// # Errors
    /// - None in fact: the columns are of one length. The type is that of [`Columns::new`].
    pub fn columns(&self) -> Result<Columns<'_>, ColumnsError> {
        let cells = |values, known: Option<_>| match known {
            Some(bits) => Cells::with_validity(values, bits, 0),
            None => Ok(Cells::new(values)),
        };
        let people = cells(&self.people, self.people_known())?;
        let boats = cells(&self.boats, self.boats_known())?;
        Columns::new(&self.dates, people, boats)?
            .with_series(&self.series)?
            .with_uncontrolled(cells(&self.uncontrolled, self.uncontrolled_known())?)
    }

    /// Those of the rows that the plan has.
    pub(super) fn of(plan: &PanelPlan, rows: Range<u64>) -> Self {
        let end = rows.end.min(plan.rows());
        let rows = rows.start.min(end)..end;
        let len = usize::try_from(rows.end.saturating_sub(rows.start)).unwrap_or(usize::MAX);
        let mut chunk = Self {
            first: rows.start,
            series: Vec::with_capacity(len),
            dates: Vec::with_capacity(len),
            people: vec![0; len],
            boats: vec![0; len],
            uncontrolled: vec![0; len],
            people_known: Known::all(len),
            boats_known: Known::all(len),
            uncontrolled_known: Known::all(len),
        };
        let chance = Chance::of_figures(plan.options.seed);
        let mut at = rows.start;
        while at < rows.end {
            at = chunk.run(plan, chance, at..rows.end);
        }
        // The fault of the row before may reach into the first.
        for nth in plan.faults.within(rows.start.saturating_sub(1)..rows.end) {
            chunk.plant(plan, nth);
        }
        chunk
    }

    /// Adds the rows from the first of `rows` on that are of one series and whose days follow one
    /// another; returns the row after them.
    fn run(&mut self, plan: &PanelPlan, chance: Chance, rows: Range<u64>) -> u64 {
        let nth = plan.spread.series(rows.start);
        let series = plan.spread.rows(nth);
        let end = series.end.min(rows.end);
        let mut ahead = plan.faults.within(rows.start.saturating_add(1)..end);
        let end = ahead.find(|fault| plan.faults.moves(*fault)).map_or(end, |fault| plan.faults.row(fault));
        let within = i64::try_from(rows.start.saturating_sub(series.start)).unwrap_or(i64::MAX);
        let day = within.saturating_add(plan.faults.moved(series.start, rows.start));
        let date = FIRST.saturating_add(i32::try_from(day).unwrap_or(i32::MAX));
        let number = plan.options.first_series.saturating_add(u32::try_from(nth).unwrap_or(u32::MAX));
        let days = usize::try_from(end.saturating_sub(rows.start)).unwrap_or(0);

        let from = self.dates.len();
        let to = from.saturating_add(days);
        self.series.resize(to, number);
        self.dates.extend((date..).take(days));
        let mut figures = Days::new(chance, date, rows.start);
        let unknown = unknown(date, days);
        let known_from = from.saturating_add(unknown);
        for (from, to, known) in [(from, known_from, false), (known_from, to, true)] {
            let people = self.people.get_mut(from..to).into_iter().flatten();
            let boats = self.boats.get_mut(from..to).into_iter().flatten();
            let landed = self.uncontrolled.get_mut(from..to).into_iter().flatten();
            for ((people, boats), landed) in people.zip(boats).zip(landed) {
                let day = figures.next();
                (*people, *boats) = (day.0, day.1);
                if known {
                    *landed = day.2;
                }
            }
        }
        self.uncontrolled_known.clear(from, unknown);
        end
    }

    /// Makes a fault of what stands at its place, as far as that is here.
    fn plant(&mut self, plan: &PanelPlan, nth: u64) {
        let row = plan.faults.row(nth);
        let kind = plan.kind(nth);
        if kind == PlantedKind::Swapped {
            self.move_date(row, 1);
            self.move_date(row.saturating_add(1), -1);
        }
        let Some(at) = row.checked_sub(self.first).and_then(|at| usize::try_from(at).ok()) else { return };
        let chance = plan.faults.chance(nth);
        let odd = chance & 1 == 1;
        match kind {
            // Those are made with the days.
            PlantedKind::Repeated | PlantedKind::Swapped | PlantedKind::Gap => {}
            PlantedKind::OneWithoutTheOther if odd => self.put(at, (from(1, 80, chance), 0, 0)),
            PlantedKind::OneWithoutTheOther => self.put(at, (0, from(1, 5, chance), 0)),
            PlantedKind::FewerPeopleThanBoats => {
                let boats = from(2, 6, chance);
                self.put(at, (from(1, boats.saturating_sub(1), chance), boats, 0));
            }
            PlantedKind::UncontrolledAboveBoats => {
                let boats = self.boats.get(at).copied().unwrap_or(0);
                if let Some(landed) = self.uncontrolled.get_mut(at) {
                    *landed = boats.saturating_add(from(1, 3, chance));
                }
                self.uncontrolled_known.set(at, true);
            }
            PlantedKind::Crowded => {
                let boats = from(1, 4, chance);
                let most = boats.saturating_mul(MOST_ABOARD);
                self.put(at, (most.saturating_add(from(1, 60, chance)), boats, 0));
            }
            PlantedKind::Missing => {
                let (values, known) = if odd {
                    (&mut self.people, &mut self.people_known)
                } else {
                    (&mut self.boats, &mut self.boats_known)
                };
                if let Some(value) = values.get_mut(at) {
                    *value = 0;
                }
                known.set(at, false);
            }
            PlantedKind::BeyondCalendar => {
                if let Some(date) = self.dates.get_mut(at) {
                    let days = i32::try_from(from(1, 365, chance)).unwrap_or(1);
                    *date = LAST.saturating_add(days);
                }
            }
        }
    }

    /// Moves the day of a row of the panel, if it is here.
    fn move_date(&mut self, row: u64, days: i32) {
        let at = row.checked_sub(self.first).and_then(|at| usize::try_from(at).ok());
        if let Some(date) = at.and_then(|at| self.dates.get_mut(at)) {
            *date = date.saturating_add(days);
        }
    }

    /// Puts figures in the place of others.
    fn put(&mut self, at: usize, figures: (u32, u32, u32)) {
        let columns = [&mut self.people, &mut self.boats, &mut self.uncontrolled];
        for (column, figure) in columns.into_iter().zip([figures.0, figures.1, figures.2]) {
            if let Some(value) = column.get_mut(at) {
                *value = figure;
            }
        }
    }
}
