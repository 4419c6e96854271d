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
//! ascend are unique; nothing is kept to show it.
//!
//! Blocks of rows are decided as a whole where they have no fault (`block`) and row by row where
//! they have.
#![forbid(unsafe_code)]

use core::num::NonZeroUsize;

use crate::count::Count;
use crate::inspection::{RuleCount, Verdict};
use crate::invariant::Severity;
use crate::period::{Period, date_of};
use crate::publication::Coverage;

mod bits;
mod block;
mod columns;
mod finding;
mod key;
mod odd;
mod row;
mod tallied;

use block::{BLOCK, Block, PIECE};
pub use columns::{Cells, Columns, ColumnsError};
use finding::{DISORDER, Fault, GAPS, Noted, REPEATED, RULES};
pub use finding::{TalliedFinding, TalliedGap};
use key::{CALENDAR, Key};
pub use odd::{Odd, OddCell, PanelColumn};
use row::Row;
pub use tallied::{Tallied, TalliedKeys, TalliedMost, TalliedSum};

/// How a tally is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TallyOptions {
    /// How many findings are kept: the first ones. All are counted.
    pub findings: usize,
    /// Whether every series has every day from its first to its last. With
    /// [`Coverage::Partial`] a missing day is no finding, and C003 is not checked.
    pub coverage: Coverage,
    /// How many threads share a chunk that is large.
    pub threads: NonZeroUsize,
}

impl Default for TallyOptions {
    /// A thousand findings, every day, one thread.
    fn default() -> Self {
        Self { findings: 1_000, coverage: Coverage::Dense, threads: NonZeroUsize::MIN }
    }
}

/// Why two tallies cannot be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TallyError {
    /// They keep different numbers of findings, or do not have the same coverage.
    #[error("the tallies have different options: {left:?} and {right:?}")]
    OptionsDiffer {
        /// Those of the earlier.
        left: TallyOptions,
        /// Those of the later.
        right: TallyOptions,
    },
}

/// Rows that one thread has to itself at least: for fewer it is not worth its start.
const WORTH_A_THREAD: usize = 1 << 17;

/// A column as it is added up.
#[derive(Clone, Copy, Debug, Default)]
struct Adding {
    sum: u128,
    known: u64,
}

impl Adding {
    // A sum of 128 bits holds 2^96 values, and a number of 64 bits more rows than there can be:
    // neither is ever saturated.
    fn add(&mut self, sum: impl Into<u128>, known: u64) {
        self.sum = self.sum.saturating_add(sum.into());
        self.known = self.known.saturating_add(known);
    }

    fn one(&mut self, value: Option<u32>) {
        if let Some(value) = value {
            self.add(value, 1);
        }
    }

    fn finish<C: Count>(self) -> TalliedSum<C> {
        TalliedSum { sum: u64::try_from(self.sum).ok().map(C::new), known: self.known }
    }
}

/// The row with the most people so far.
#[derive(Clone, Copy, Debug)]
struct Most {
    people: u32,
    row: u64,
    series: Option<u32>,
    date: Option<i32>,
}

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
#[derive(Clone, Debug)]
pub struct Tally {
    options: TallyOptions,
    rows: u64,
    /// The first key, with its row.
    first: Option<(u64, Key)>,
    last: Option<Key>,
    /// Rows that have a key.
    keyed: u64,
    /// How often a key is of another series than the one before it.
    changes: u64,
    people: Adding,
    boats: Adding,
    uncontrolled: Adding,
    most: Option<Most>,
    /// The earliest and the latest day.
    days: Option<(i32, i32)>,
    /// How often each of [`RULES`] is broken.
    broken: [u64; RULES.len()],
    /// The first of what was found.
    noted: Vec<Noted>,
}

impl Tally {
    /// A tally of no rows.
    pub const fn new(options: TallyOptions) -> Self {
        const NONE: Adding = Adding { sum: 0, known: 0 };
        Self {
            options,
            rows: 0,
            first: None,
            last: None,
            keyed: 0,
            changes: 0,
            people: NONE,
            boats: NONE,
            uncontrolled: NONE,
            most: None,
            days: None,
            broken: [0; RULES.len()],
            noted: Vec::new(),
        }
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
        let options = self.options;
        std::thread::scope(|scope| {
            let look = |part: Columns<'_>| {
                let mut tally = Self::new(options);
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
                    Some(later) => self.append(later),
                    None => self.look(part),
                }
            }
        });
    }

    /// The tally of these rows and then those of `later`.
    ///
    /// # Errors
    /// - [`TallyError::OptionsDiffer`] when the two keep different numbers of findings, or do not
    ///   have the same coverage.
    pub fn merge(mut self, later: Self) -> Result<Self, TallyError> {
        let (left, right) = (self.options, later.options);
        if (left.findings, left.coverage) != (right.findings, right.coverage) {
            return Err(TallyError::OptionsDiffer { left, right });
        }
        self.append(later);
        Ok(self)
    }

    /// What was found.
    pub fn finish(self) -> Tallied {
        let broken = |rule: usize| self.broken.get(rule).copied().unwrap_or(0);
        let invariants = RULES.map(crate::invariant);
        let checked = invariants.iter().enumerate().filter(|(n, _)| *n != GAPS || !self.gaps());
        let rules: Vec<RuleCount> = checked
            .filter_map(|(n, rule)| {
                let rule = (*rule)?;
                let violations = usize::try_from(broken(n)).unwrap_or(usize::MAX);
                Some(RuleCount {
                    id: rule.id,
                    severity: rule.severity,
                    statement: rule.statement,
                    violations,
                })
            })
            .collect();
        let found = |severity: Severity| rules.iter().any(|r| r.severity == severity && r.violations > 0);
        let verdict = match (found(Severity::Error), found(Severity::Warning)) {
            (true, _) => Verdict::Inconsistent,
            (false, true) => Verdict::Unusual,
            (false, false) => Verdict::Consistent,
        };
        let all = self.broken.iter().fold(0_u64, |sum, broken| sum.saturating_add(*broken));
        let findings: Vec<_> = self.noted.iter().filter_map(|noted| noted.finding(&invariants)).collect();
        let (repeated, ascending) = (broken(REPEATED) > 0, broken(DISORDER) == 0);
        let date = |day: i32| date_of(i64::from(day));
        Tallied {
            rows: self.rows,
            series: ascending.then(|| self.changes.saturating_add(u64::from(self.first.is_some()))),
            extent: self.days.and_then(|(low, high)| Period::inclusive(date(low)?, date(high)?).ok()),
            ascending,
            keys: match (repeated, ascending && self.keyed == self.rows) {
                (true, _) => TalliedKeys::Repeated,
                (false, true) => TalliedKeys::Unique,
                (false, false) => TalliedKeys::Unproved,
            },
            people: self.people.finish(),
            boats: self.boats.finish(),
            uncontrolled: self.uncontrolled.finish(),
            most: self.most.map(|most| TalliedMost {
                people: most.people.into(),
                row: most.row,
                series: most.series,
                date: most.date.filter(|day| CALENDAR.contains(day)).and_then(date),
            }),
            left_out: all.saturating_sub(u64::try_from(findings.len()).unwrap_or(u64::MAX)),
            rules,
            findings,
            verdict,
        }
    }

    /// Whether a missing day is none of our business.
    fn gaps(&self) -> bool {
        self.options.coverage == Coverage::Partial
    }

    fn look(&mut self, columns: Columns<'_>) {
        let mut zeroed = [0; BLOCK];
        for block in columns.blocks(BLOCK) {
            if self.at_once(&block, &mut zeroed) {
                continue;
            }
            for piece in block.blocks(PIECE) {
                if !self.at_once(&piece, &mut zeroed) {
                    (0..piece.len()).for_each(|row| self.row(Row::of(&piece, row)));
                }
            }
        }
    }

    /// Takes a block without faults; `false`, and nothing is done, where it may have one.
    fn at_once(&mut self, columns: &Columns<'_>, zeroed: &mut [u32; BLOCK]) -> bool {
        static ZEROS: [u32; BLOCK] = [0; BLOCK];
        if columns.has_missing() {
            return false;
        }
        let known = columns.uncontrolled.map_or(0, |cells| cells.known());
        let uncontrolled = match columns.uncontrolled {
            Some(cells) if known == cells.len() => cells.values(),
            Some(cells) if known > 0 => {
                cells.zeroed(zeroed);
                zeroed.as_slice()
            }
            _ => ZEROS.as_slice(),
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
        const SMALL: u32 = u32::MAX >> 1;
        let gaps = self.gaps();
        let end = columns.len().checked_sub(1)?;
        let (first, last) = (Row::of(columns, 0).key()?, Row::of(columns, end).key()?);
        if self.last.is_some_and(|before| before.before(first, gaps).is_some()) {
            return None;
        }
        // No row of a block without faults has more people than fit this.
        let most = self.most.map(|most| most.people.min(SMALL));
        let sums = block::sums(block, most.unwrap_or(SMALL))?;
        let keys = block::keys(block, gaps)?;
        if !(CALENDAR.contains(&keys.low) && CALENDAR.contains(&keys.high)) {
            return None;
        }
        if sums.more || most.is_none() {
            let highest = block.people.iter().max()?;
            let at = block.people.iter().position(|people| people == highest)?;
            self.find_most(&Row::of(columns, at), u64::try_from(at).ok()?);
        }
        let rows = u64::try_from(columns.len()).ok()?;
        self.people.add(sums.people, rows);
        self.boats.add(sums.boats, rows);
        self.uncontrolled.add(sums.uncontrolled, u64::try_from(known).ok()?);
        self.turn_to(first);
        self.changes = self.changes.saturating_add(u64::from(keys.changes));
        self.last = Some(last);
        self.keyed = self.keyed.saturating_add(rows);
        self.widen(keys.low, keys.high);
        self.rows = self.rows.saturating_add(rows);
        Some(())
    }

    /// Remembers a row that is so many rows ahead, if it has more people than any before.
    fn find_most(&mut self, row: &Row, ahead: u64) {
        let Some(people) = row.people else { return };
        if self.most.is_none_or(|most| people > most.people) {
            let at = self.rows.saturating_add(ahead);
            self.most = Some(Most { people, row: at, series: row.series, date: row.date });
        }
    }

    /// Takes note of the next key, and of its series if that is another.
    fn turn_to(&mut self, key: Key) {
        if self.first.is_none() {
            self.first = Some((self.rows, key));
        }
        let turned = self.last.is_some_and(|last| !last.same_series(key));
        self.changes = self.changes.saturating_add(u64::from(turned));
        self.last = Some(key);
    }

    fn widen(&mut self, low: i32, high: i32) {
        let (earliest, latest) = self.days.unwrap_or((low, high));
        self.days = Some((earliest.min(low), latest.max(high)));
    }

    /// Looks at one row.
    fn row(&mut self, row: Row) {
        row.of_values().for_each(|fault| self.note(&row, fault));
        if let Some(key) = row.key() {
            if let Some(fault) = self.last.and_then(|last| last.before(key, self.gaps())) {
                self.note(&row, fault);
            }
            self.turn_to(key);
            self.keyed = self.keyed.saturating_add(1);
            self.widen(key.date, key.date);
        } else if let Some(date) = row.date.filter(|date| CALENDAR.contains(date)) {
            self.widen(date, date);
        }
        row.of_figures().for_each(|fault| self.note(&row, fault));
        self.find_most(&row, 0);
        self.people.one(row.people);
        self.boats.one(row.boats);
        self.uncontrolled.one(row.uncontrolled);
        self.rows = self.rows.saturating_add(1);
    }

    fn note(&mut self, row: &Row, fault: Fault) {
        self.count(fault.rule(), 1);
        if self.noted.len() < self.options.findings {
            self.noted.push(Noted { row: self.rows, series: row.series, date: row.date, fault });
        }
    }

    fn count(&mut self, rule: usize, times: u64) {
        if let Some(broken) = self.broken.get_mut(rule) {
            *broken = broken.saturating_add(times);
        }
    }

    /// Adds the rows of a tally with the same options, which come after these.
    fn append(&mut self, later: Self) {
        let rows = self.rows;
        let mut noted: Vec<Noted> = later.noted.into_iter().map(|noted| noted.after(rows)).collect();
        if let Some((row, key)) = later.first {
            let row = rows.saturating_add(row);
            if let Some(fault) = self.last.and_then(|last| last.before(key, self.gaps())) {
                let Key { series, date } = key;
                let seam = Noted { row, series, date: Some(date), fault };
                let at = noted.partition_point(|one| one.place() < seam.place());
                noted.insert(at, seam);
                self.count(fault.rule(), 1);
            }
            let seam = self.last.is_some_and(|last| !last.same_series(key));
            let changes = later.changes.saturating_add(u64::from(seam));
            self.changes = self.changes.saturating_add(changes);
            self.first = self.first.or(Some((row, key)));
            self.last = later.last;
        }
        let room = self.options.findings.saturating_sub(self.noted.len());
        self.noted.extend(noted.into_iter().take(room));
        for (rule, times) in later.broken.into_iter().enumerate() {
            self.count(rule, times);
        }
        if let Some(most) = later.most
            && self.most.is_none_or(|so_far| most.people > so_far.people)
        {
            self.most = Some(Most { row: rows.saturating_add(most.row), ..most });
        }
        if let Some((low, high)) = later.days {
            self.widen(low, high);
        }
        self.people.add(later.people.sum, later.people.known);
        self.boats.add(later.boats.sum, later.boats.known);
        self.uncontrolled.add(later.uncontrolled.sum, later.uncontrolled.known);
        self.keyed = self.keyed.saturating_add(later.keyed);
        self.rows = rows.saturating_add(later.rows);
    }
}
