//! Readers: bytes to [`Draft`], each value with its place.
//!
//! A reader either understands the shape of a whole file or refuses it with a [`ReadError`]
//! that lists every reason: a half-read file never becomes a draft. Values that are there and
//! cannot be read do not end the reading: they are in the draft, and
//! [`check`] reports each at its cell.
//!
//! | feature | module | reads | writes |
//! |---|---|---|---|
//! | `ods` | `ods` | the Home Office time series workbook | |
//! | `csv` | `csv` | days, and lists of publications | days |
//! | `json` | `json` | the register's own form | the same, and its JSON Schema |
//! | `arrow` | `arrow` | data frames: record batches of days, or of publications | |
//!
//! Those are readers of what becomes a register. A [`panel`] of any size is read without a draft, straight
//! into a [`Tally`](crate::Tally).
//!
//! Every reader of a draft keeps to [`Limits`], so that no input takes more than 256 MB of memory.
#![forbid(unsafe_code)]

use core::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::catalogue::check;
use crate::draft::Draft;
use crate::place::Place;
use crate::publication::PublishedAt;
use crate::violation::Violations;

#[cfg(feature = "arrow")]
pub mod arrow;
#[cfg(feature = "csv")]
pub mod csv;
#[cfg(any(feature = "csv", feature = "arrow"))]
mod daily;
#[cfg(any(feature = "ods", feature = "csv", feature = "arrow"))]
mod date;
mod file;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "ods")]
pub mod ods;
pub mod panel;

pub use file::{read_file, read_stream};

/// What a reader accepts at most. The defaults are ten times what the real files need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of a file as it is stored: 16 MiB.
    pub bytes: usize,
    /// Bytes of a part of an archive when it is unpacked: 32 MiB.
    pub unpacked_bytes: usize,
    /// Rows, or items of lists, of a file: 50,000. Each can break eight rules, and every
    /// violation is kept.
    pub rows: usize,
    /// Cells of a workbook, those counted that a repeat stands for: 250,000.
    pub cells: usize,
    /// Lists and objects within one another: 32.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        //= docs/rules.md#readers
        //# read-09: A file within the limits MUST NOT take more than 256 MB, the report of all that is wrong
        //# included.
        Self { bytes: 16 << 20, unpacked_bytes: 32 << 20, rows: 50_000, cells: 250_000, nesting: 32 }
    }
}

/// What a reader is told besides the bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// When the file was published, if that is known better than the file itself knows it.
    pub published: Option<PublishedAt>,
    /// What is accepted at most.
    pub limits: Limits,
}

/// What keeps a file from being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// It cannot be opened, or reading it fails.
    Inaccessible,
    /// It is not a file of a kind that is read here, or of a kind not built in.
    UnknownFormat,
    /// It is larger than a limit allows.
    TooLarge,
    /// It is cut off, or otherwise not what its kind of file must be.
    Malformed,
    /// It is locked with a password.
    Encrypted,
    /// A table that must be there is not.
    MissingTable,
    /// A table has no rows.
    EmptyTable,
    /// A column that must be there is not, or has another name.
    MissingColumn,
    /// A column has a meaning that is not known.
    UnknownColumn,
    /// A column of a data frame has a type that its values cannot have.
    WrongType,
}

impl ProblemKind {
    /// Its name, as it is in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inaccessible => "inaccessible",
            Self::UnknownFormat => "unknown-format",
            Self::TooLarge => "too-large",
            Self::Malformed => "malformed",
            Self::Encrypted => "encrypted",
            Self::MissingTable => "missing-table",
            Self::EmptyTable => "empty-table",
            Self::MissingColumn => "missing-column",
            Self::UnknownColumn => "unknown-column",
            Self::WrongType => "wrong-type",
        }
    }
}

impl Serialize for ProblemKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One reason why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// Where.
    pub place: Place,
    /// What stands there.
    pub got: String,
    /// What would be right there.
    pub wanted: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, got, wanted, .. } = self;
        write!(f, "{place}: got {got}; wanted {wanted}")
    }
}

/// A file was not read, with every reason why.
///
/// What of it could be understood is checked all the same, so that nothing that is wrong with
/// the file goes unsaid; see [`violations`](Self::violations).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    problems: Vec<Problem>,
    readable: Box<Draft>,
}

impl ReadError {
    /// An error with those reasons, and the tables that could be read in spite of them.
    pub(crate) fn new(problems: Vec<Problem>, readable: Draft) -> Self {
        Self { problems, readable: Box::new(readable) }
    }

    /// An error with one reason, about the file as a whole.
    pub(crate) fn whole(
        file: &str,
        kind: ProblemKind,
        got: impl Into<String>,
        wanted: impl Into<String>,
    ) -> Self {
        let place = Place { file: Some(Arc::from(file)), ..Place::default() };
        let problem = Problem { kind, place, got: got.into(), wanted: wanted.into() };
        Self { problems: vec![problem], readable: Box::default() }
    }

    /// Every reason.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The tables that could be read in spite of the reasons.
    pub(crate) fn readable(&self) -> &Draft {
        &self.readable
    }

    /// The invariants that the readable tables of the file break.
    ///
    /// That a value is not known is not said again of every row where its column is missing.
    pub fn violations(&self) -> Violations {
        //= docs/rules.md#readers
        //# read-03: What could be read of a refused file MUST be checked all the same.
        let mut said = check(&self.readable);
        said.retain(|one| one.id() != "S004" || !self.readable.tables.lack(one.place()));
        said
    }
}

impl fmt::Display for ReadError {
    /// One reason on each line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, problem) in self.problems.iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl core::error::Error for ReadError {}

/// The kinds of file that there are readers for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Workbook,
    Json,
    Csv,
    Unknown,
}

/// Bytes at the beginning that tell text from everything else.
const HEAD: usize = 4096;

impl Kind {
    fn of(name: &str, bytes: &[u8]) -> Self {
        let ends_in = |ending: &str| name.to_ascii_lowercase().ends_with(ending);
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        if bytes.starts_with(b"PK") || ends_in(".ods") {
            Self::Workbook
        } else if ends_in(".json") || text.trim_ascii_start().starts_with(b"{") {
            Self::Json
        } else if ends_in(".csv") || !(bytes.is_empty() || bytes.iter().take(HEAD).any(|byte| *byte == 0)) {
            Self::Csv
        } else {
            Self::Unknown
        }
    }
}

/// Reads a file of any kind that is built in, told apart by what it contains and, for text, by
/// the ending of `name`.
///
/// `name` is what the places of the values call the file.
///
/// # Errors
/// - [`ProblemKind::UnknownFormat`] when it is of no kind that is built in.
/// - What the reader of its kind says.
#[cfg_attr(not(any(feature = "ods", feature = "csv", feature = "json")), expect(unused_variables))]
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Draft, ReadError> {
    let unknown = |got, wanted| Err(ReadError::whole(name, ProblemKind::UnknownFormat, got, wanted));
    match Kind::of(name, bytes) {
        #[cfg(feature = "ods")]
        Kind::Workbook => ods::read(name, bytes, options),
        #[cfg(not(feature = "ods"))]
        Kind::Workbook => {
            unknown("a zip archive, as workbooks are", "`crossings` built with its feature `ods`")
        }
        #[cfg(feature = "json")]
        Kind::Json => json::read(name, bytes, options),
        #[cfg(not(feature = "json"))]
        Kind::Json => unknown("JSON", "`crossings` built with its feature `json`"),
        #[cfg(feature = "csv")]
        Kind::Csv => csv::read(name, bytes, options),
        #[cfg(not(feature = "csv"))]
        Kind::Csv => unknown("text", "`crossings` built with its feature `csv`"),
        Kind::Unknown => {
            unknown("something else", "an OpenDocument spreadsheet (.ods), a .csv or a .json file")
        }
    }
}

/// Refuses more bytes than the limit.
#[cfg(any(feature = "csv", feature = "json"))]
fn within_bytes(name: &str, bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    //= docs/rules.md#readers
    //# read-05: A file of more bytes than the limit MUST be refused.
    if bytes.len() > limits.bytes {
        let got = format!("{} bytes", bytes.len());
        let wanted = format!("at most {} bytes", limits.bytes);
        return Err(ReadError::whole(name, ProblemKind::TooLarge, got, wanted));
    }
    Ok(())
}
