//! Panels in files, straight into a tally.
//!
//! | file | feature | told by |
//! |---|---|---|
//! | Parquet | `parquet` | its first bytes |
//! | Arrow IPC, as a file or as a stream | `parquet` | its first bytes |
//! | CSV | `csv` | being text |
//!
//! The columns are `date`, `people`, `boats` and, where there are such, `uncontrolled` and `series`, in
//! any order. Files have other columns as well: those are passed over, and of Parquet not even read.
//! What the values may be is said by
//! [`arrow::observe`](https://docs.rs/crossings/latest/crossings/arrow/fn.observe.html) for Parquet and
//! Arrow. In CSV a date is one of the forms of the reader `csv` and a number is digits; nothing, or
//! `-`, is a null. A cell that is neither keeps the file from being read, and is named.
//!
//! No file is ever in memory as a whole: Parquet is read page by page and row group by row group, Arrow
//! batch by batch, CSV in chunks of 65,536 rows. [`Limits`](crate::source::Limits) are for drafts; here there
//! are none, since nothing is kept.
#![forbid(unsafe_code)]

use core::fmt;
use core::sync::atomic::{AtomicU64, Ordering};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::{Problem, ProblemKind, ReadError};
use crate::draft::Draft;
use crate::tally::{Columns, Tally, TallyOptions};

/// A panel that is to be read.
pub struct PanelFile {
    name: String,
    content: Content,
}

enum Content {
    Path(PathBuf),
    Stream(Box<dyn Read + Send>),
}

impl PanelFile {
    /// The file at a path, by which problems call it.
    pub fn at(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref().to_path_buf();
        Self { name: path.to_string_lossy().into_owned(), content: Content::Path(path) }
    }

    /// Bytes that come one after another, such as standard input: CSV, or an Arrow stream. Parquet
    /// and Arrow files are read from their end, so that they cannot come like this.
    pub fn stream(name: &str, bytes: impl Read + Send + 'static) -> Self {
        Self { name: name.to_owned(), content: Content::Stream(Box::new(bytes)) }
    }

    /// What problems call it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Debug for PanelFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PanelFile").field("name", &self.name).finish_non_exhaustive()
    }
}

/// How far a reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelProgress {
    /// Rows that were looked at.
    pub rows: u64,
    /// Rows of all files together, where all of them say how many they have: Parquet does.
    pub of: Option<u64>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelRows {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: u64,
}

/// The tally of some files, one after another.
#[derive(Clone, Debug)]
pub struct PanelTally {
    /// The tally: rows are counted on from one file to the next.
    pub tally: Tally,
    /// The files, in their order.
    pub files: Vec<PanelRows>,
}

impl PanelTally {
    /// In which file a row is, and which of that file it is, from 0 on; `None` where there is no
    /// such row.
    pub fn place(&self, row: u64) -> Option<(&str, u64)> {
        place(&self.files, row)
    }
}

/// In which of some files a row of all is, and which of that file it is.
pub(crate) fn place(files: &[PanelRows], row: u64) -> Option<(&str, u64)> {
    let mut rest = row;
    for file in files {
        match rest.checked_sub(file.rows) {
            None => return Some((&file.name, rest)),
            Some(beyond) => rest = beyond,
        }
    }
    None
}

/// Tells how many rows were looked at just now.
pub(crate) type Tick<'a> = &'a dyn Fn(u64);

/// Looks at the rows that come next; `false` when it has seen enough.
pub(crate) type Look<'a> = &'a mut dyn FnMut(&Columns<'_>) -> bool;

/// Rows that can be looked at by themselves.
pub(crate) type Part = Box<dyn FnOnce(Look<'_>, Tick<'_>) -> Result<(), ReadError> + Send>;

/// A file whose columns are known to be those of a panel.
pub(crate) struct Opened {
    /// How many rows it has, if it says so.
    pub(crate) rows: Option<u64>,
    /// Its rows, in their order.
    pub(crate) parts: Vec<Part>,
}

/// Looks at every row of some files, one file after another.
///
/// With more than one thread ([`TallyOptions::threads`]), files and row groups of Parquet are read
/// side by side; the result is the same. `progress` is called now and then, by any of the threads.
///
/// Where anything is wrong with any file, there is no tally.
///
/// ```
/// # #[cfg(feature = "csv")] {
/// use crossings::source::panel::{PanelFile, tally};
/// use crossings::TallyOptions;
/// let days = "date,people,boats\n2024-07-07,65,1\n2024-07-08,419,0\n";
/// let read = tally([PanelFile::stream("days.csv", days.as_bytes())], TallyOptions::default(), &|_| {})?;
/// let found: Vec<_> = read.tally.finish().findings.iter().map(|one| (one.row(), one.id())).collect();
/// assert_eq!(found, [(1, "C004")]);
/// let days = "date,people\n2024-07-07,65\nyesterday,some\n";
/// let refused = tally([PanelFile::stream("days.csv", days.as_bytes())], TallyOptions::default(), &|_| {});
/// let why = refused.map(|_| ()).unwrap_err().to_string();
/// assert!(why.starts_with("days.csv: got the columns `date`, `people`; wanted a column `boats`"), "{why}");
/// # }
/// # Ok::<(), crossings::source::ReadError>(())
/// ```
///
/// # Errors
/// All that hold of any file whose columns are not those of a panel; if there is none, all that hold of
/// any file whose rows cannot be read:
/// - [`ProblemKind::Inaccessible`] when it cannot be opened, or reading it fails.
/// - [`ProblemKind::UnknownFormat`] when it is of no kind that is built in.
/// - [`ProblemKind::MissingColumn`] for each needed column that is not there.
/// - [`ProblemKind::UnknownColumn`] for each column of a panel that is there twice.
/// - [`ProblemKind::WrongType`] for each column of a type that its values cannot have.
/// - [`ProblemKind::Malformed`] when it is not what its kind of file must be, and for cells of CSV that
///   are no number or no day: the first twenty, and how many more there are.
pub fn tally(
    files: impl IntoIterator<Item = PanelFile>,
    options: TallyOptions,
    progress: &(dyn Fn(PanelProgress) + Sync),
) -> Result<PanelTally, ReadError> {
    let threads = options.threads.get();
    let Queue { mut files, parts, of } = Queue::of(files)?;
    let all = AtomicU64::new(0);
    let tick = |rows: u64| {
        let before = all.fetch_add(rows, Ordering::Relaxed);
        progress(PanelProgress { rows: before.saturating_add(rows), of });
    };
    let empty = Tally::new(options);
    let mut tally = empty.clone();
    let mut problems = Vec::new();
    let mut count = |nth: usize, rows: u64| {
        if let Some(file) = files.get_mut(nth) {
            file.rows = file.rows.saturating_add(rows);
        }
    };
    if threads.min(parts.len()) < 2 {
        for (nth, part) in parts {
            //= docs/rules.md#tallies
            //# tally-20: A panel MUST have the same tally in every form of file.
            let (rows, read) = counted(part, &mut observer(&mut tally), &tick);
            count(nth, rows);
            problems.extend(read.err().iter().flat_map(ReadError::problems).cloned());
        }
    } else {
        for (nth, rows, part) in side_by_side(parts, &empty, threads, &tick) {
            count(nth, rows);
            let merged = part.and_then(|part| {
                // They have one set of options.
                core::mem::replace(&mut tally, empty.clone()).merge(part).map_err(|error| {
                    ReadError::whole(
                        "the files",
                        ProblemKind::Malformed,
                        error.to_string(),
                        "parts of one panel",
                    )
                })
            });
            match merged {
                Ok(merged) => tally = merged,
                Err(error) => problems.extend_from_slice(error.problems()),
            }
        }
    }
    refuse(problems)?;
    Ok(PanelTally { tally, files })
}

/// Looks at every row of some files whose rows stand in any order, one file after another, and sorts
/// their keys in so many bytes of memory; see [`KeySort`](crate::KeySort).
///
/// The `order` of the options is not looked at: it is any. One thread does it all.
///
/// # Errors
/// - [`UnsortedError::Read`] for what [`tally`] refuses.
/// - [`UnsortedError::Sort`] when the temporary files of the sort cannot be written or read.
#[cfg(feature = "sort")]
pub fn tally_unsorted(
    files: impl IntoIterator<Item = PanelFile>,
    options: TallyOptions,
    memory: usize,
    progress: &(dyn Fn(PanelProgress) + Sync),
) -> Result<(crate::Tallied, Vec<PanelRows>), UnsortedError> {
    let Queue { mut files, parts, of } = Queue::of(files)?;
    let all = AtomicU64::new(0);
    let tick = |rows: u64| {
        let before = all.fetch_add(rows, Ordering::Relaxed);
        progress(PanelProgress { rows: before.saturating_add(rows), of });
    };
    let mut tally = Tally::new(TallyOptions { order: crate::RowOrder::Any, ..options });
    let mut keys = crate::KeySort::with_memory(memory);
    let mut problems = Vec::new();
    for (nth, part) in parts {
        let mut sorting = Ok(());
        let mut look = |columns: &Columns<'_>| {
            tally.observe(columns);
            sorting = keys.observe(columns);
            sorting.is_ok()
        };
        let (rows, read) = counted(part, &mut look, &tick);
        sorting?;
        if let Some(file) = files.get_mut(nth) {
            file.rows = file.rows.saturating_add(rows);
        }
        problems.extend(read.err().iter().flat_map(ReadError::problems).cloned());
    }
    refuse(problems)?;
    Ok((keys.sorted()?.complete(tally)?, files))
}

/// Why rows in any order have no tally.
#[cfg(feature = "sort")]
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnsortedError {
    /// A file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The keys cannot be sorted.
    #[error(transparent)]
    Sort(#[from] crate::KeySortError),
}

/// The parts of all files.
struct Queue {
    files: Vec<PanelRows>,
    /// Each with the number of its file.
    parts: Vec<(usize, Part)>,
    /// Rows of all files together, where all of them say how many they have.
    of: Option<u64>,
}

impl Queue {
    /// Opens the files.
    fn of(files: impl IntoIterator<Item = PanelFile>) -> Result<Self, ReadError> {
        let mut queue = Self { files: Vec::new(), parts: Vec::new(), of: Some(0) };
        let mut problems = Vec::new();
        for (nth, file) in files.into_iter().enumerate() {
            queue.files.push(PanelRows { name: file.name.clone(), rows: 0 });
            match open(file) {
                Ok(opened) => {
                    queue.of = queue.of.zip(opened.rows).map(|(all, rows)| all.saturating_add(rows));
                    queue.parts.extend(opened.parts.into_iter().map(|part| (nth, part)));
                }
                Err(error) => problems.extend_from_slice(error.problems()),
            }
        }
        refuse(problems)?;
        Ok(queue)
    }
}

fn observer(tally: &mut Tally) -> impl FnMut(&Columns<'_>) -> bool {
    |columns| {
        tally.observe(columns);
        true
    }
}

fn refuse(problems: Vec<Problem>) -> Result<(), ReadError> {
    if problems.is_empty() { Ok(()) } else { Err(ReadError::new(problems, Draft::default())) }
}

/// Looks at a part, and says how many rows it had.
fn counted(part: Part, look: Look<'_>, tick: &(dyn Fn(u64) + Sync)) -> (u64, Result<(), ReadError>) {
    let rows = AtomicU64::new(0);
    let read = part(look, &|more| {
        rows.fetch_add(more, Ordering::Relaxed);
        tick(more);
    });
    (rows.into_inner(), read)
}

/// The file of a part, how many rows it has, and its tally.
type Done = (usize, u64, Result<Tally, ReadError>);

/// Looks at the parts on several threads, each taking the next; the results are in order.
fn side_by_side(
    parts: Vec<(usize, Part)>,
    empty: &Tally,
    threads: usize,
    tick: &(dyn Fn(u64) + Sync),
) -> impl Iterator<Item = Done> {
    let threads = threads.min(parts.len());
    let done: Mutex<Vec<(usize, Done)>> = Mutex::new(Vec::with_capacity(parts.len()));
    let queue = Mutex::new(parts.into_iter().enumerate());
    let work = || {
        loop {
            // Not within the condition, where the lock would be held while the part is read.
            let next = queue.lock().map(|mut queue| queue.next());
            let Ok(Some((place, (file, part)))) = next else { break };
            let mut tally = empty.clone();
            let (rows, read) = counted(part, &mut observer(&mut tally), tick);
            if let Ok(mut done) = done.lock() {
                done.push((place, (file, rows, read.map(|()| tally))));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            // Where there is no other thread, this one does its work.
            let _ = std::thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, done)| done)
}

/// The kinds of file that there are readers for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Parquet,
    ArrowFile,
    ArrowStream,
    Text,
    Unknown,
}

/// Bytes at the beginning that tell the kinds apart.
const HEAD: usize = 512;

impl Kind {
    fn of(head: &[u8]) -> Self {
        if head.starts_with(b"PAR1") {
            Self::Parquet
        } else if head.starts_with(b"ARROW1") {
            Self::ArrowFile
        } else if head.starts_with(&[0xFF; 4]) {
            Self::ArrowStream
        } else if head.contains(&0) || head.starts_with(b"PARE") || head.starts_with(b"PK") {
            Self::Unknown
        } else {
            Self::Text
        }
    }

    /// What it is, and what reads it.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Parquet => ("a Parquet file", "`crossings` built with its feature `parquet`"),
            Self::ArrowFile => ("an Arrow file", "`crossings` built with its feature `parquet`"),
            Self::ArrowStream => ("an Arrow stream", "`crossings` built with its feature `parquet`"),
            Self::Text => ("text", "`crossings` built with its feature `csv`"),
            Self::Unknown => ("something else", "a panel as Parquet, as Arrow or as CSV"),
        }
    }
}

fn open(file: PanelFile) -> Result<Opened, ReadError> {
    let PanelFile { name, content } = file;
    let inaccessible = |error: std::io::Error| {
        ReadError::whole(&name, ProblemKind::Inaccessible, error.to_string(), "a file that can be read")
    };
    let (path, mut stream): (Option<PathBuf>, Box<dyn Read + Send>) = match content {
        Content::Path(path) => {
            let file = File::open(&path).map_err(inaccessible)?;
            (Some(path), Box::new(file))
        }
        Content::Stream(stream) => (None, stream),
    };
    let mut head = Vec::with_capacity(HEAD);
    let limit = u64::try_from(HEAD).unwrap_or(u64::MAX);
    stream.by_ref().take(limit).read_to_end(&mut head).map_err(inaccessible)?;
    let kind = Kind::of(&head);
    let bytes = std::io::Cursor::new(head).chain(stream);
    read(kind, &name, path.as_deref(), bytes)
}

/// Opens a file of a kind: at its path if it has one, or else as bytes one after another.
#[cfg_attr(
    not(any(feature = "parquet", feature = "csv")),
    expect(unused_variables, clippy::needless_pass_by_value)
)]
fn read(
    kind: Kind,
    name: &str,
    path: Option<&Path>,
    bytes: impl Read + Send + 'static,
) -> Result<Opened, ReadError> {
    match (kind, path) {
        #[cfg(feature = "parquet")]
        (Kind::Parquet, Some(path)) => crate::arrow::file::parquet(name, path),
        #[cfg(feature = "parquet")]
        (Kind::ArrowFile, Some(path)) => crate::arrow::file::arrow_file(name, path),
        #[cfg(feature = "parquet")]
        (Kind::ArrowStream, _) => crate::arrow::file::arrow_stream(name, bytes),
        #[cfg(feature = "csv")]
        (Kind::Text, _) => super::csv::panel::open(name, bytes),
        #[cfg(feature = "parquet")]
        (Kind::Parquet | Kind::ArrowFile, None) => {
            let (got, _) = kind.words();
            let got = format!("{got} as a stream");
            Err(ReadError::whole(
                name,
                ProblemKind::UnknownFormat,
                got,
                "its path, since it is read from its end",
            ))
        }
        (kind, _) => {
            let (got, wanted) = kind.words();
            Err(ReadError::whole(name, ProblemKind::UnknownFormat, got, wanted))
        }
    }
}
