//! The keys of rows in any order, sorted in bounded memory.

use core::cmp::Reverse;
use core::num::NonZeroUsize;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use super::Tally;
use super::columns::Columns;
use super::finding::{Fault, Noted};
use super::finish::{KeysFound, conclude};
use super::key::{CalendarDay, Key, KeyAt};
use super::options::RowOrder;
use super::row::Row;
use super::tallied::Tallied;

/// Why keys cannot be sorted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeySortError {
    /// The folder for temporary files takes no more, or does not give back what it took.
    #[error("the temporary files of the sort: {0}")]
    Files(#[from] io::Error),
    /// The keys are those of other rows than the tally has seen.
    #[error("the keys are of {keys} rows, and the tally is of {rows}")]
    OtherRows {
        /// Rows whose keys were sorted.
        keys: u64,
        /// Rows of the tally.
        rows: u64,
    },
    /// The tally has checked the keys itself.
    #[error("the tally was made for rows that ascend; wanted one with `RowOrder::Any`")]
    InOrder,
}

/// Bytes of a key with its row.
const ENTRY: usize = 16;
/// Files that are read at the same time.
const FILES: usize = 64;
/// Bits of the number of a day, from the first of the calendar on.
const DAY: u32 = 22;

/// Checks the keys of a panel whose rows stand in any order: for what is there twice, with both
/// rows, and for days that are missing.
///
/// It sorts 16 bytes for each row, in as much memory as it is given; what does not fit is written
/// to temporary files, without a name, in the folder of the system for these
/// ([`std::env::temp_dir`]). To merge them it reads up to 64 at a time, with 64 kB for each. The
/// result is that of any order of the rows.
///
/// A [`Tally`] with [`RowOrder::Any`] checks everything else of the same rows, and takes the result:
///
/// ```
/// use crossings::{Columns, KeySort, RowOrder, TalliedKeys, Tally, TallyOptions};
/// let columns = Columns::new(&[19_003, 19_000, 19_001, 19_000], &[9, 0, 130, 0], &[1, 0, 2, 0])?;
/// let mut tally = Tally::new(TallyOptions { order: RowOrder::Any, ..TallyOptions::default() });
/// let mut keys = KeySort::with_memory(1 << 20);
/// tally.observe(&columns);
/// keys.observe(&columns)?;
///
/// let tallied = keys.sorted()?.complete(tally)?;
/// assert_eq!(tallied.keys, TalliedKeys::Repeated);
/// let found: Vec<_> = tallied.findings.iter().map(|one| (one.row(), one.id(), one.other_row())).collect();
/// assert_eq!(found, [(0, "C003", None), (3, "C001", Some(1))]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct KeySort {
    /// The most entries in memory.
    room: NonZeroUsize,
    rows: u64,
    entries: Vec<Entry>,
    /// Each ascending.
    runs: Vec<File>,
}

/// A key as one number, which is less where the key is, with its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: u64,
    row: u64,
}

impl Entry {
    fn new(key: Key, row: u64) -> Self {
        // The days of the calendar fit 22 bits, and a series with the lack of one 33 more.
        let day = key.date.number().abs_diff(CalendarDay::FIRST.number());
        let series = key.series.map_or(0, |series| u64::from(series).saturating_add(1));
        Self { key: series.wrapping_shl(DAY) | u64::from(day), row }
    }

    fn key(self) -> Key {
        let series = self.key.wrapping_shr(DAY).checked_sub(1);
        let day = self.key & !u64::MAX.wrapping_shl(DAY);
        Key {
            series: series.and_then(|series| u32::try_from(series).ok()),
            date: CalendarDay::FIRST.later(u32::try_from(day).unwrap_or(0)),
        }
    }
}

impl KeySort {
    /// A sort of no rows that keeps so many bytes in memory, and no fewer than 1,024.
    pub fn with_memory(bytes: usize) -> Self {
        let room = bytes.max(1_024).checked_div(ENTRY).and_then(NonZeroUsize::new);
        let room = room.unwrap_or(NonZeroUsize::MIN);
        Self { room, rows: 0, entries: Vec::new(), runs: Vec::new() }
    }

    /// Takes the keys of the rows that come next. A row without a key has none.
    ///
    /// # Errors
    /// - [`KeySortError::Files`] when the keys do not fit in memory and cannot be written.
    pub fn observe(&mut self, columns: &Columns<'_>) -> Result<(), KeySortError> {
        for row in 0..columns.len() {
            if let Some(key) = Row::of(columns, row).key() {
                if self.entries.len() >= self.room.get() {
                    self.spill()?;
                }
                self.entries.push(Entry::new(key, self.rows));
            }
            self.rows = self.rows.saturating_add(1);
        }
        Ok(())
    }

    /// Writes what is in memory to a file.
    fn spill(&mut self) -> io::Result<()> {
        self.entries.sort_unstable();
        self.runs.push(written(self.entries.drain(..).map(Ok))?);
        if self.runs.len() >= FILES {
            let merged = written(Merge::new(self.runs.drain(..), Vec::new())?)?;
            self.runs.push(merged);
        }
        Ok(())
    }

    /// The keys in order.
    ///
    /// # Errors
    /// - [`KeySortError::Files`] when what was written cannot be read.
    pub fn sorted(self) -> Result<SortedKeys, KeySortError> {
        let Self { rows, mut entries, runs, .. } = self;
        entries.sort_unstable();
        Ok(SortedKeys { rows, entries: Merge::new(runs.into_iter(), entries)? })
    }
}

/// The keys of all rows in order.
#[derive(Debug)]
pub struct SortedKeys {
    rows: u64,
    entries: Merge,
}

impl SortedKeys {
    /// The result of a tally, with what is found in the keys of its rows.
    ///
    /// # Errors
    /// - [`KeySortError::InOrder`] when the tally was made for rows that ascend.
    /// - [`KeySortError::OtherRows`] when it has seen more or fewer rows than were sorted.
    /// - [`KeySortError::Files`] when what was written cannot be read.
    pub fn complete(self, tally: Tally) -> Result<Tallied, KeySortError> {
        let Tally { options, spans, state } = tally;
        if options.order != RowOrder::Any {
            return Err(KeySortError::InOrder);
        }
        //= docs/rules.md#tallies
        //# tally-19: Keys of other rows than the tally's MUST be refused.
        if state.rows != self.rows {
            return Err(KeySortError::OtherRows { keys: self.rows, rows: state.rows });
        }
        let mut found = KeysFound::default();
        // The greatest of what is kept is the first to give way.
        let mut kept: BinaryHeap<ByPlace> = BinaryHeap::new();
        let mut before: Option<Entry> = None;
        for entry in self.entries {
            let entry = entry?;
            let now = entry.key();
            let last = before.map(|entry| KeyAt { key: entry.key(), row: entry.row });
            let same_series = last.is_some_and(|last| last.key.same_series(now));
            //= docs/rules.md#tallies
            //# tally-18: Sorted keys MUST have every repetition and every gap, in whatever order the rows stand.
            let fault = last.and_then(|last| last.before(now, options.gaps()));
            match fault {
                Some(Fault::Again { .. }) => found.repeated = found.repeated.saturating_add(1),
                Some(_) => found.gaps = found.gaps.saturating_add(1),
                None => {}
            }
            if let Some(fault) = fault {
                kept.push(ByPlace(Noted {
                    row: entry.row,
                    series: now.series,
                    date: Some(now.date.number()),
                    fault,
                }));
                if kept.len() > options.findings {
                    kept.pop();
                }
            }
            found.series = found.series.saturating_add(u64::from(!same_series));
            before = Some(entry);
        }
        found.noted = kept.into_sorted_vec().into_iter().map(|ByPlace(noted)| noted).collect();
        Ok(conclude(&options, &spans, state, Some(found)))
    }
}

/// A finding by its place.
#[derive(Debug, PartialEq, Eq)]
struct ByPlace(Noted);

impl Ord for ByPlace {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.0.place().cmp(&other.0.place())
    }
}

impl PartialOrd for ByPlace {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A new temporary file with entries, to be read from the first on.
fn written(entries: impl Iterator<Item = io::Result<Entry>>) -> io::Result<File> {
    let mut file = BufWriter::with_capacity(1 << 16, tempfile::tempfile()?);
    for entry in entries {
        let Entry { key, row } = entry?;
        file.write_all([key, row].map(u64::to_le_bytes).as_flattened())?;
    }
    let file = file.into_inner().map_err(io::IntoInnerError::into_error);
    file.and_then(|mut file| file.rewind().map(|()| file))
}

/// Several ascending runs as one.
#[derive(Debug)]
struct Merge {
    files: Vec<BufReader<File>>,
    memory: std::vec::IntoIter<Entry>,
    /// The next entry of each run, with the number of its file; the memory has none.
    next: BinaryHeap<Reverse<(Entry, Option<usize>)>>,
}

impl Merge {
    fn new(runs: impl Iterator<Item = File>, entries: Vec<Entry>) -> io::Result<Self> {
        let files = runs.map(|file| BufReader::with_capacity(1 << 16, file)).collect();
        let mut memory = entries.into_iter();
        let next = memory.next().map(|entry| Reverse((entry, None))).into_iter().collect();
        let mut merge = Self { files, memory, next };
        for file in 0..merge.files.len() {
            merge.refill(Some(file))?;
        }
        Ok(merge)
    }

    /// Puts the next entry of a run among those that come next.
    fn refill(&mut self, run: Option<usize>) -> io::Result<()> {
        let entry = match run.and_then(|file| self.files.get_mut(file)) {
            Some(file) => read(file)?,
            None => self.memory.next(),
        };
        self.next.extend(entry.map(|entry| Reverse((entry, run))));
        Ok(())
    }
}

impl Iterator for Merge {
    type Item = io::Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse((entry, run)) = self.next.pop()?;
        Some(self.refill(run).map(|()| entry))
    }
}

/// The next entry of a file; `None` at its end.
fn read(file: &mut impl Read) -> io::Result<Option<Entry>> {
    let mut numbers = [[0; 8]; 2];
    match file.read_exact(numbers.as_flattened_mut()) {
        // Every entry is written whole.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let [key, row] = numbers.map(u64::from_le_bytes);
    Ok(Some(Entry { key, row }))
}
