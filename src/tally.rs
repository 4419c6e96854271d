//! A check and a summary of columns: a panel of many series, of any number of rows.
//!
//! A [`Tally`] looks at each row once. It makes no [`Draft`](crate::Draft), and nothing that grows
//! with the number of rows: it keeps sums, the last key, and as many findings as it is asked for.
//!
//! The rules of the rows are those of the catalogue: C004, C005, C006 and the warning C015 where
//! people and boats are known, S004 for what is null and must not be, S001 for days beyond the
//! calendar, and S001 and S002 for what was no day and no count where the columns come from.
//!
//! The rules of the keys compare each row that has a key with the last before it that has one. A
//! key is a series with a day; a null, or a day beyond the calendar, makes none. The same key again
//! breaks C001, a lesser one C002, and a later day of the same series than the next C003. Keys that
//! ascend are unique; nothing is kept to show it. Rows in any other order are for [`KeySort`].
//!
//! Sums are kept for each span of days between two cuts, and every period is made of whole spans
//! (`spans`, `part`). Blocks of rows are decided as a whole where they lie in one span and have no
//! fault (`block`), and row by row where they have.
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};

mod bits;
mod block;
#[cfg(feature = "bytes")]
mod bytes;
mod columns;
mod finding;
mod finish;
mod key;
#[cfg(feature = "sort")]
mod key_sort;
mod odd;
mod options;
mod part;
mod row;
mod spans;
mod tallied;

use block::{BLOCK, Block, PIECE};
#[cfg(feature = "bytes")]
pub use bytes::TallyBytesError;
pub use columns::{Cells, Columns, ColumnsError};
use finding::{Fault, Noted, RULES};
pub use finding::{TalliedFinding, TalliedGap};
use key::{CalendarDay, Key, KeyAt};
#[cfg(feature = "sort")]
pub use key_sort::{KeySort, KeySortError, SortedKeys};
pub use odd::{Odd, OddCell, PanelColumn};
pub use options::{RowOrder, TallyError, TallyOptions};
use part::Part;
use row::Row;
use spans::Spans;
pub use tallied::{Tallied, TalliedKeys, TalliedMost, TalliedPeriod, TalliedSum};

/// Rows that one thread has to itself at least: for fewer it is not worth its start.
const WORTH_A_THREAD: usize = 131_072;

/// Rows of a run at least that it is worth looking at as a whole.
const WORTH_A_LOOK: usize = 8;

/// A check and a summary of columns, chunk by chunk.
///
/// Any division of the rows into chunks gives the same result, and so does a
/// [`merge`](Self::merge) of tallies of the parts.
///
/// ```
/// use crossings::{Columns, Tally, TalliedKeys, TallyOptions};
/// let mut tally = Tally::new(TallyOptions::default());
/// tally.observe(&Columns::new(&[19_000, 19_001], &[0, 130], &[0, 2])?);
/// tally.observe(&Columns::new(&[19_003], &[2], &[3])?);
/// let tallied = tally.finish();
/// assert_eq!((tallied.rows, tallied.keys), (3, TalliedKeys::Unique));
/// let found: Vec<_> = tallied.findings.iter().map(|one| (one.row(), one.id(), one.got())).collect();
/// assert_eq!(found, [
///     (2, "C003", "2022-01-11 next after 2022-01-09".to_owned()),
///     (2, "C005", "2 people in 3 boats".to_owned()),
/// ]);
/// # Ok::<(), crossings::ColumnsError>(())
/// ```
//= docs/rules.md#tallies
//# tally-21: The memory of a tally MUST NOT grow with its rows.
#[derive(Clone, Debug)]
pub struct Tally {
    options: TallyOptions,
    spans: Spans,
    state: State,
}

/// What a tally knows of its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct State {
    rows: u64,
    first: Option<KeyAt>,
    last: Option<KeyAt>,
    /// Rows that have a key.
    keyed: u64,
    /// How often a key is of another series than the one before it.
    changes: u64,
    /// The sums of each span, with the rows whose day is in it.
    parts: Vec<Part>,
    /// Those of rows without a day of the calendar.
    undated: Part,
    /// The earliest and the latest day.
    days: Option<(CalendarDay, CalendarDay)>,
    /// How often each of [`RULES`] is broken.
    broken: [u64; RULES.len()],
    /// The first of what was found.
    noted: Vec<Noted>,
}

impl Tally {
    /// A tally of no rows.
    pub fn new(options: TallyOptions) -> Self {
        let spans = Spans::new(&options.periods);
        let state = State { parts: vec![Part::default(); spans.count()], ..State::default() };
        Self { options, spans, state }
    }

    /// How it is made.
    pub const fn options(&self) -> &TallyOptions {
        &self.options
    }

    /// How many rows it has looked at.
    pub const fn rows(&self) -> u64 {
        self.state.rows
    }

    /// Looks at the rows that come next.
    pub fn observe(&mut self, columns: &Columns<'_>) {
        let threads = self.options.threads.get().min(columns.len().wrapping_div(WORTH_A_THREAD));
        if threads < 2 {
            return self.look(*columns);
        }
        // Whole blocks for each, so that no block is cut.
        let share = columns.len().div_ceil(threads).next_multiple_of(BLOCK);
        let (own, others) = columns.split(share);
        let empty = Self::new(self.options.clone());
        std::thread::scope(|scope| {
            let look = |part: Columns<'_>| {
                let mut tally = empty.clone();
                tally.look(part);
                tally
            };
            let started: Vec<_> = others
                .blocks(share)
                .map(|part| (part, std::thread::Builder::new().spawn_scoped(scope, move || look(part)).ok()))
                .collect();
            self.look(own);
            for (part, thread) in started {
                // What no thread could do is done here.
                match thread.and_then(|thread| thread.join().ok()) {
                    //= docs/rules.md#tallies
                    //# tally-03: The number of threads MUST NOT change a result.
                    Some(later) => self.append(later),
                    None => self.look(part),
                }
            }
        });
    }

    /// The tally of these rows and then those of `later`.
    ///
    /// # Errors
    /// - [`TallyError::OptionsDiffer`] when the two are made in different ways; only the number of
    ///   threads may differ.
    pub fn merge(mut self, later: Self) -> Result<Self, TallyError> {
        //= docs/rules.md#tallies
        //# tally-13: Tallies that are made in different ways MUST NOT merge.
        if let Some(option) = self.options.difference(&later.options) {
            return Err(TallyError::OptionsDiffer { option });
        }
        self.append(later);
        Ok(self)
    }

    fn look(&mut self, columns: Columns<'_>) {
        let mut zeroed = [0; BLOCK];
        let mut rest = columns;
        while !rest.is_empty() {
            let (block, after) = rest.split(self.reach(&rest));
            rest = after;
            if self.at_once(&block, &mut zeroed) {
                continue;
            }
            let mut left = block;
            while !left.is_empty() {
                let (run, after) = left.split(self.run(&left));
                let cut = run.len() < block.len();
                left = after;
                if cut && run.len() >= WORTH_A_LOOK && self.at_once(&run, &mut zeroed) {
                    continue;
                }
                for piece in run.blocks(PIECE) {
                    let small = piece.len() < WORTH_A_LOOK;
                    if small || !self.at_once(&piece, &mut zeroed) {
                        (0..piece.len()).for_each(|row| self.row(Row::of(&piece, row)));
                    }
                }
            }
        }
    }

    /// How many rows of a block are in the span of the first, if their days follow on each other.
    fn reach(&self, columns: &Columns<'_>) -> usize {
        let first = columns.dates.values().first().copied().unwrap_or(0);
        let end = self.spans.end(self.spans.of(first));
        let days = end.map_or(i64::MAX, |end| i64::from(end).saturating_sub(i64::from(first)));
        usize::try_from(days).map_or(BLOCK, |days| days.min(BLOCK))
    }

    /// How many rows are in the span of the first.
    fn run(&self, columns: &Columns<'_>) -> usize {
        let dates = columns.dates.values();
        let span = self.spans.of(dates.first().copied().unwrap_or(0));
        let (start, end) = (self.spans.start(span), self.spans.end(span));
        let outside =
            |day: &i32| start.is_some_and(|start| *day < start) || end.is_some_and(|end| *day >= end);
        dates.iter().position(outside).unwrap_or(dates.len())
    }

    /// Takes a block without faults; `false`, and nothing is done, where it may have one, or is not
    /// in one span.
    fn at_once(&mut self, columns: &Columns<'_>, zeroed: &mut [u32; BLOCK]) -> bool {
        static ZEROS: [u32; BLOCK] = [0; BLOCK];
        if columns.has_missing() {
            return false;
        }
        let known = columns.uncontrolled.map_or(0, |cells| cells.known());
        let uncontrolled = match columns.uncontrolled.filter(|_| known > 0) {
            Some(cells) => cells.or_zero(known, zeroed),
            None => ZEROS.as_slice(),
        };
        let block = Block {
            series: columns.series.map(|cells| cells.values()),
            dates: columns.dates.values(),
            people: columns.people.values(),
            boats: columns.boats.values(),
            uncontrolled,
        };
        self.sum_up(columns, &block, known).is_some()
    }

    fn sum_up(&mut self, columns: &Columns<'_>, block: &Block<'_>, known: usize) -> Option<()> {
        const SMALL: u32 = 0x7FFF_FFFF;
        let Self { options, spans, state } = self;
        let key = |row: usize| Row::of(columns, row).key();
        let (first, last) = key(0).zip(key(columns.len().saturating_sub(1)))?;
        let keys = match options.order {
            RowOrder::Ascending => {
                if state.last.is_some_and(|last| last.before(first, options.gaps()).is_some()) {
                    return None;
                }
                block::keys(block, (first.date.number(), last.date.number()), options.gaps())?
            }
            RowOrder::Any => block::days(block, first.date.number()),
        };
        let span = spans.of(keys.low);
        let days = CalendarDay::new(keys.low).zip(CalendarDay::new(keys.high));
        let days = days.filter(|_| spans.end(span).is_none_or(|end| keys.high < end));
        let (part, (low, high)) = state.parts.get_mut(span).zip(days)?;
        // No row of a block without faults has more people than fit this.
        let most = part.most.map(|most| most.people.min(SMALL));
        let sums = block::sums(block, most.unwrap_or(SMALL))?;
        if sums.more || most.is_none() {
            let highest = block.people.iter().max();
            let before = block.people.iter().take_while(|people| Some(*people) < highest).count();
            part.find_most(&Row::of(columns, before), state.rows.saturating_add(number(before)));
        }
        let rows = number(columns.len());
        part.rows = part.rows.saturating_add(rows);
        part.people.add(sums.people, rows);
        part.boats.add(sums.boats, rows);
        part.uncontrolled.add(sums.uncontrolled, number(known));
        if options.order == RowOrder::Ascending {
            state.turn_to(KeyAt { key: first, row: state.rows });
            state.changes = state.changes.saturating_add(u64::from(keys.changes));
            state.last = Some(KeyAt { key: last, row: state.rows.saturating_add(rows).saturating_sub(1) });
        }
        state.keyed = state.keyed.saturating_add(rows);
        state.widen(low, high);
        state.rows = state.rows.saturating_add(rows);
        Some(())
    }

    /// Looks at one row.
    fn row(&mut self, row: Row) {
        let Self { options, spans, state } = self;
        let keep = options.findings;
        row.of_values().for_each(|fault| state.note(&row, fault, keep));
        if let Some(key) = row.key() {
            let now = KeyAt { key, row: state.rows };
            state.keyed = state.keyed.saturating_add(1);
            if options.order == RowOrder::Ascending {
                if let Some(fault) = state.last.and_then(|last| last.before(key, options.gaps())) {
                    state.note(&row, fault, keep);
                }
                state.turn_to(now);
            }
        }
        row.of_figures().for_each(|fault| state.note(&row, fault, keep));
        let day = row.date.and_then(CalendarDay::new);
        if let Some(day) = day {
            state.widen(day, day);
        }
        let part = match day.and_then(|day| state.parts.get_mut(spans.of(day.number()))) {
            Some(part) => part,
            None => &mut state.undated,
        };
        //= docs/rules.md#tallies
        //# tally-07: Rows with faults MUST be added up with the others.
        part.row(&row, state.rows);
        state.rows = state.rows.saturating_add(1);
    }

    /// Adds the rows of a tally with the same options, which come after these.
    fn append(&mut self, later: Self) {
        let Self { options, state, .. } = self;
        let later = later.state;
        //= docs/rules.md#tallies
        //# tally-02: Tallies of parts, merged in any nesting, MUST give the result of one pass.
        let rows = state.rows;
        let mut noted: Vec<Noted> = later.noted.into_iter().map(|noted| noted.after(rows)).collect();
        if let Some(first) = later.first.map(|first| first.after(rows)) {
            if let Some(fault) = state.last.and_then(|last| last.before(first.key, options.gaps())) {
                let Key { series, date } = first.key;
                let seam = Noted { row: first.row, series, date: Some(date.number()), fault };
                let at = noted.partition_point(|one| one.place() < seam.place());
                noted.insert(at, seam);
                state.count(fault.rule(), 1);
            }
            let seam = state.last.is_some_and(|last| !last.key.same_series(first.key));
            let changes = later.changes.saturating_add(u64::from(seam));
            state.changes = state.changes.saturating_add(changes);
            state.first = state.first.or(Some(first));
            state.last = later.last.map(|last| last.after(rows));
        }
        let room = options.findings.saturating_sub(state.noted.len());
        state.noted.extend(noted.into_iter().take(room));
        for (rule, times) in later.broken.into_iter().enumerate() {
            state.count(rule, times);
        }
        if let Some((low, high)) = later.days {
            state.widen(low, high);
        }
        for (part, later) in state.parts.iter_mut().zip(later.parts) {
            *part = part.with(&later.after(rows));
        }
        state.undated = state.undated.with(&later.undated.after(rows));
        state.keyed = state.keyed.saturating_add(later.keyed);
        state.rows = rows.saturating_add(later.rows);
    }
}

/// How many rows those of a chunk are: no memory has more than fit.
fn number(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}

impl State {
    /// Takes note of the next key, and of its series if that is another.
    fn turn_to(&mut self, now: KeyAt) {
        let turned = self.last.is_some_and(|last| !last.key.same_series(now.key));
        self.changes = self.changes.saturating_add(u64::from(turned));
        self.first = self.first.or(Some(now));
        self.last = Some(now);
    }

    fn widen(&mut self, low: CalendarDay, high: CalendarDay) {
        let (earliest, latest) = self.days.unwrap_or((low, high));
        self.days = Some((earliest.min(low), latest.max(high)));
    }

    /// Counts a fault of the row that comes next, and keeps it if there is room.
    fn note(&mut self, row: &Row, fault: Fault, keep: usize) {
        self.count(fault.rule(), 1);
        //= docs/rules.md#tallies
        //# tally-04: Findings beyond those that are kept MUST be counted.
        if self.noted.len() < keep {
            self.noted.push(Noted { row: self.rows, series: row.series, date: row.date, fault });
        }
    }

    fn count(&mut self, rule: usize, times: u64) {
        for (broken, one) in self.broken.iter_mut().zip(0..) {
            *broken = broken.saturating_add(if one == rule { times } else { 0 });
        }
    }
}
