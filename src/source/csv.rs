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

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use jiff::civil::Date;

use self::header::{Header, Name};
use self::record::{Fault, Records};
use crate::basis::Basis;
use crate::draft::{Draft, DraftDay, DraftPublication, DraftSeries};
use crate::excerpt::excerpt;
use crate::field::{Field, FieldValue};
use crate::place::{Origin, Place, Table};
use crate::publication::{Coverage, Dating, PublishedAt};
use crate::source::date::date_field;
use crate::source::{Options, Problem, ProblemKind, ReadError, within_bytes};
use crate::view::View;

mod header;
mod record;

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
        Some((line, Ok(fields))) => Header::read(&file, line, &fields),
        Some((line, Err(fault))) => {
            return Err(ReadError::new(vec![malformed(&file, line, fault, None)], Draft::default()));
        }
    };
    let mut faults = Faults { file: &file, told: Vec::new(), more: 0 };
    let mut rows = Rows::new(&file, &header, options);
    let mut count: usize = 0;
    while let Some((line, record)) = records.next() {
        count = count.saturating_add(1);
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
    let problems: Vec<Problem> = header.problems.into_iter().chain(faults.finish()).collect();
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

/// The publications, as their rows come in.
struct Rows<'a> {
    header: &'a Header,
    file: &'a Arc<str>,
    options: &'a Options,
    publications: Vec<DraftPublication>,
    /// The dates of the last of them.
    dates: BTreeSet<Date>,
}

/// The number of the only table.
const TABLE: u32 = 0;

impl<'a> Rows<'a> {
    const fn new(file: &'a Arc<str>, header: &'a Header, options: &'a Options) -> Self {
        Self { header, file, options, publications: Vec::new(), dates: BTreeSet::new() }
    }

    fn add(&mut self, line: u32, fields: &[&str]) {
        let origin = Some(Origin { table: TABLE, row: line });
        let note = self.header.text(fields, Name::Note);
        let date = date_field(self.header.text(fields, Name::Date));
        if self.header.lists_publications() {
            let published = published_field(self.header.text(fields, Name::Published));
            let source = match self.header.text(fields, Name::Source).trim() {
                "" => self.file,
                source => source,
            };
            let again = date.get().is_some_and(|date| self.dates.contains(&date));
            let last = self.publications.last();
            if again || last.is_none_or(|last| last.published != published || last.source != source) {
                self.close();
                let (source, coverage) = (source.to_owned(), Coverage::Partial);
                self.publications.push(DraftPublication {
                    published,
                    coverage,
                    source,
                    origin,
                    ..DraftPublication::default()
                });
            }
            self.dates.extend(date.get());
        } else if self.publications.is_empty() {
            let origin = Some(Origin { table: TABLE, row: self.header.line });
            let source = self.file.as_ref().to_owned();
            self.publications.push(DraftPublication { source, origin, ..DraftPublication::default() });
        }
        if let Some(publication) = self.publications.last_mut() {
            publication.days.push(DraftDay {
                date,
                people: Field::from_text(self.header.text(fields, Name::People)),
                boats: Field::from_text(self.header.text(fields, Name::Boats)),
                uncontrolled: Field::from_text(self.header.text(fields, Name::Uncontrolled)),
                note: (!note.trim().is_empty()).then(|| note.to_owned()),
                origin,
            });
        }
    }

    /// Gives back the room that the last publication does not need: there may be one for each
    /// row.
    fn close(&mut self) {
        if let Some(last) = self.publications.last_mut() {
            last.days.shrink_to_fit();
        }
        self.dates.clear();
    }

    fn finish(mut self) -> Draft {
        self.close();
        if !self.header.lists_publications() {
            for publication in &mut self.publications {
                if let Some(published) = self.options.published {
                    publication.published = Field::Known(published);
                    continue;
                }
                let newest = publication.days.iter().filter_map(|day| day.date.get()).max();
                publication.published = newest.and_then(PublishedAt::inferred_from).into();
                publication.dating = Dating::Inferred;
            }
        }
        let mut draft = Draft::default();
        if self.publications.is_empty() {
            return draft;
        }
        let columns = self.header.columns.clone();
        draft.tables.add(Table::Columns { file: Arc::clone(self.file), sheet: None, columns });
        draft.series.push(DraftSeries {
            basis: Basis::UkArrivals,
            publications: self.publications,
            origin: Some(Origin { table: TABLE, row: self.header.line }),
        });
        draft
    }
}

/// A moment, or a date in one of the forms that tables have.
fn published_field(text: &str) -> Field<PublishedAt> {
    match text.trim() {
        "" | "-" => Field::Unknown,
        written => PublishedAt::from_text(written)
            .or_else(|| date_field(written).get().and_then(PublishedAt::start_of))
            .map_or_else(|| Field::Unreadable(written.to_owned()), Field::Known),
    }
}

/// A column's heading as a message quotes it.
fn quoted(heading: &str) -> String {
    excerpt(format_args!("`{heading}`"))
}
