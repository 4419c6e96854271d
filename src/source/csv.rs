//! Comma-separated values: days, and lists of publications.
//!
//! # Two shapes
//!
//! **Days**: one publication, with every day from its first to its last. The columns are
//! `date,people,boats` and, where there are such, `uncontrolled` and `note`.
//!
//! ```text
//! date,people,boats,uncontrolled
//! 2024-07-07,0,0,0
//! 2024-07-08,65,1,0
//! ```
//!
//! The file does not say when it was published. Where [`Options::published`] does not either,
//! it is taken as the beginning of the day after its newest day, and said to be inferred.
//!
//! **Publications**: many, each with some days. The columns are `published,date,people,boats`
//! and, where there are such, `uncontrolled`, `source` and `note`.
//!
//! ```text
//! published,date,people,boats,source
//! 2022-09-05,2022-09-04,1160,25,daily page
//! 2025-11-14,2022-09-03,1305,27,workbook
//! 2025-11-14,2022-09-04,717,18,workbook
//! ```
//!
//! Rows that follow one another with the same `published` and the same `source` are one
//! publication. A day that comes again among them begins another one of the same moment: two
//! in one morning happen. `published` is a date, or a date and time with its offset.
//! [`Options::published`] has no say here.
//!
//! # What both have in common
//!
//! - The first row names the columns, in any order, in capitals or not. The headings of the
//!   official workbook are understood as well: `Date`, `Migrants arrived`, `Boats arrived`,
//!   `Boats arrived - involved in uncontrolled landings`, `Notes`.
//! - A column with another name is refused, for nobody knows what it means; so are a column
//!   given twice and a needed one that is not there.
//! - A date is `2026-08-20`, `20/08/2026` (the day first), `20 August 2026` or `20 Aug 2026`.
//! - A count is digits and nothing else. Nothing, or `-`, says that it is not known.
//! - The text is UTF-8, with or without a byte order mark. Fields with commas, quotation marks
//!   or line ends stand in `"…"`, with `""` for a quotation mark.
//! - Every row has as many fields as the first. Empty lines are passed over.
#![forbid(unsafe_code)]

use std::io;
use std::sync::Arc;

use self::record::{Fault, Records};
use crate::draft::Draft;
use crate::place::Place;
use crate::source::daily::{Header, Rows};
use crate::source::{Options, Problem, ProblemKind, ReadError, within_bytes};
use crate::view::View;

pub(crate) mod panel;
mod record;

pub use panel::write_panel;

/// Rows whose faults are told one by one; of the others, the number.
const TOLD: usize = 20;

/// Reads days, or a list of publications, of the UK arrivals.
///
/// `name` is what the places of the values call the file; days are said to come from it.
///
/// # Errors
/// All that hold of:
/// - [`ProblemKind::TooLarge`] when there are more bytes or rows than the limits allow.
/// - [`ProblemKind::EmptyTable`] when there is no row beside the names of the columns.
/// - [`ProblemKind::MissingColumn`] for each needed column that is not there.
/// - [`ProblemKind::UnknownColumn`] for each column of another name, or named twice.
/// - [`ProblemKind::Malformed`] for each row that has too few or too many fields, is not UTF-8
///   or opens a quotation that nothing closes.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Draft, ReadError> {
    within_bytes(name, bytes, &options.limits)?;
    let file: Arc<str> = Arc::from(name);
    let mut records = Records::new(bytes);
    let header = match records.next() {
        None => return Err(empty(name)),
        Some((line, Ok(fields))) => Header::read(&file, Some(line), &fields),
        Some((line, Err(fault))) => {
            return Err(ReadError::new(vec![malformed(&file, line, fault, None)], Draft::default()));
        }
    };
    let mut faults = Faults { file: &file, told: Vec::new(), more: 0 };
    let mut rows = Rows::new(&file, &header, options);
    let mut count: usize = 0;
    while let Some((line, record)) = records.next() {
        count = count.saturating_add(1);
        //= docs/rules.md#readers
        //# read-06: A file of more rows than the limit MUST be refused.
        if count > options.limits.rows {
            let wanted = format!("at most {} rows", options.limits.rows);
            let place = Place { file: Some(file), row: Some(line), ..Place::default() };
            let got = format!("row {count}");
            let problem = Problem { kind: ProblemKind::TooLarge, place, got, wanted };
            return Err(ReadError::new(
                header.problems.into_iter().chain([problem]).collect(),
                Draft::default(),
            ));
        }
        match record {
            //= docs/rules.md#readers
            //# read-14: Whatever the bytes are, they MUST be read, or refused with a reason.
            Err(fault) => faults.add(line, fault, header.width),
            Ok(fields) if fields.len() != header.width => {
                faults.add(line, Fault::Fields(fields.len()), header.width);
            }
            Ok(fields) if header.complete => rows.add(line, &fields),
            Ok(_) => {}
        }
    }
    if count == 0 {
        let problems = header.problems.into_iter().chain(empty(name).problems);
        return Err(ReadError::new(problems.collect(), Draft::default()));
    }
    let draft = rows.finish();
    //= docs/rules.md#readers
    //# read-02: A refusal MUST have every reason that was found.
    let problems: Vec<Problem> = header.problems.into_iter().chain(faults.finish()).collect();
    //= docs/rules.md#readers
    //# read-01: A file that cannot be read as a whole MUST NOT become a draft.
    if problems.is_empty() { Ok(draft) } else { Err(ReadError::new(problems, draft)) }
}

/// Writes the days of a view, in the shape of days that [`read`] reads.
///
/// Every day with a figure is a row. A view of a series with gaps has them in the file as
/// well, where reading reports them.
///
/// # Errors
/// - What `out` says when it cannot be written to.
pub fn write_days(view: &View, out: impl io::Write) -> io::Result<()> {
    let mut rows = ::csv::Writer::from_writer(out);
    rows.write_record(["date", "people", "boats", "uncontrolled"])?;
    //= docs/rules.md#readers
    //# read-12: Days that are written as CSV MUST be read back as they were.
    for (date, day) in view.days() {
        let uncontrolled = day.uncontrolled().map_or_else(|| "-".to_owned(), |boats| boats.to_string());
        let row = [date.to_string(), day.people().to_string(), day.boats().to_string(), uncontrolled];
        rows.write_record(row)?;
    }
    rows.flush()
}

fn empty(name: &str) -> ReadError {
    ReadError::whole(
        name,
        ProblemKind::EmptyTable,
        "no rows",
        "the names of the columns, and a row for each day",
    )
}

fn malformed(file: &Arc<str>, line: u32, fault: Fault, width: Option<usize>) -> Problem {
    let (got, wanted) = match (fault, width) {
        (Fault::Fields(fields), Some(width)) => {
            (format!("{fields} fields"), format!("{width}, as many as the first row has"))
        }
        (Fault::Fields(fields), None) => (format!("{fields} fields"), "fewer".to_owned()),
        (Fault::TooManyFields, _) => {
            let most = record::MOST_FIELDS;
            (format!("more than {most} fields"), format!("at most {most}"))
        }
        (Fault::NotUtf8, _) => ("bytes that are not UTF-8".to_owned(), "text in UTF-8".to_owned()),
        (Fault::OpenQuotation, _) => {
            ("a quotation that goes on to the end of the file".to_owned(), "a `\"` that closes it".to_owned())
        }
    };
    let place = Place { file: Some(Arc::clone(file)), row: Some(line), ..Place::default() };
    Problem { kind: ProblemKind::Malformed, place, got, wanted }
}

/// The rows that are no rows of the table.
struct Faults<'a> {
    file: &'a Arc<str>,
    told: Vec<Problem>,
    more: usize,
}

impl Faults<'_> {
    fn add(&mut self, line: u32, fault: Fault, width: usize) {
        if self.told.len() < TOLD {
            self.told.push(malformed(self.file, line, fault, Some(width)));
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    fn finish(self) -> impl Iterator<Item = Problem> {
        let rest = (self.more > 0).then(|| Problem {
            kind: ProblemKind::Malformed,
            place: Place { file: Some(Arc::clone(self.file)), ..Place::default() },
            got: format!("{} more such rows", self.more),
            wanted: "rows like the first".to_owned(),
        });
        self.told.into_iter().chain(rest)
    }
}
