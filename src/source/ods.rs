//! The Home Office time series workbook, an OpenDocument spreadsheet.
//!
//! Two tables are read, found by the headings of their columns and not by the names or the
//! order of the sheets. All other sheets (a cover, notes) are passed over.
//!
//! | table | columns |
//! |---|---|
//! | days | `Date`, `Migrants arrived`, `Boats arrived`, `Boats arrived - involved in uncontrolled landings`, `Notes` |
//! | weeks | `Week ending`, the same, `Migrants prevented`, `Events prevented`, `Notes` |
//!
//! - The columns may be in any order, and titles may stand above them. `Notes` may be missing.
//!   Any other column is a reason to refuse the file: its meaning is not known.
//! - An empty cell, or `-`, is unknown. Rows with nothing in them are passed over.
//! - Dates are typed, or text as `2026-08-20`, `20/08/2026` (the day first), `20 August 2026`
//!   or `20 Aug 2026`. Counts are whole numbers.
//! - The publication is dated by [`Options::published`], or else by what the workbook says of
//!   when it was saved (a time without an offset is taken for UTC), or else by its newest day.
//!
//! The text of all cells may be a quarter of [`Limits::unpacked_bytes`](super::Limits), and a
//! workbook may have 1,000 sheets and 1,000 parts; its manifest and its `meta.xml` may have a
//! mebibyte each.
#![forbid(unsafe_code)]

mod cell;
mod guard;
mod markup;
mod plain;
mod table;
mod weight;

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Ods, OdsError, Range, Reader};
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use self::table::{Kind, Sheet};
use super::{Options, Problem, ProblemKind, ReadError};
use crate::basis::Basis;
use crate::draft::{Draft, DraftDay, DraftPublication, DraftSeries, DraftWeek};
use crate::field::Field;
use crate::place::{Origin, Place, Table, Tables};
use crate::publication::{Coverage, Dating, PublishedAt, Status};

/// Reads a workbook. `name` is what the places of the values call it.
///
/// # Errors
/// - [`ProblemKind::UnknownFormat`] when it is no OpenDocument spreadsheet.
/// - [`ProblemKind::TooLarge`] when it would take more than the limits allow.
/// - [`ProblemKind::Malformed`] when it is cut off, or not written as a spreadsheet is.
/// - [`ProblemKind::Encrypted`] when it is locked with a password.
/// - [`ProblemKind::MissingTable`], [`ProblemKind::EmptyTable`], [`ProblemKind::MissingColumn`]
///   and [`ProblemKind::UnknownColumn`] when its tables are not those above.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Draft, ReadError> {
    let file: Arc<str> = Arc::from(name);
    let admitted = guard::admit(&file, bytes, &options.limits)
        .map_err(|problem| ReadError::new(vec![*problem], Draft::default()))?;
    let unread = |why: OdsError| {
        let (kind, wanted) = match why {
            OdsError::Password => (ProblemKind::Encrypted, "a workbook that is not locked"),
            _ => (ProblemKind::Malformed, "a whole OpenDocument spreadsheet (.ods)"),
        };
        let got: String = why.to_string().chars().take(200).collect();
        ReadError::whole(name, kind, got, wanted)
    };
    let mut workbook = Ods::new(Cursor::new(admitted)).map_err(unread)?;
    let stated = match options.published {
        Some(published) => Field::Known(published),
        None => saved(&workbook).map_err(unread)?,
    };

    let mut reading =
        Reading { file: &file, problems: Vec::new(), tables: Tables::default(), found: [None, None] };
    let origin = Some(Origin { table: reading.tables.add(Table::File { file: Arc::clone(&file) }), row: 0 });
    let (days, weeks) = reading.sheets(&mut workbook).map_err(unread)?;
    drop(workbook);
    let Reading { problems, tables, .. } = reading;

    let (published, dating) = match stated {
        Field::Unknown => (inferred(&days, &weeks), Dating::Inferred),
        stated => (stated, Dating::Stated),
    };
    let mut draft = Draft { tables, ..Draft::default() };
    if !(days.is_empty() && weeks.is_empty()) {
        let publication = DraftPublication {
            published,
            dating,
            status: Status::Provisional,
            coverage: Coverage::Dense,
            source: name.to_owned(),
            days,
            weeks,
            totals: Vec::new(),
            origin,
        };
        draft.series.push(DraftSeries { basis: Basis::UkArrivals, publications: vec![publication], origin });
    }
    if problems.is_empty() { Ok(draft) } else { Err(ReadError::new(problems, draft)) }
}

type Workbook = Ods<Cursor<Vec<u8>>>;

/// When the workbook says that it was saved; unknown where it does not.
fn saved(workbook: &Workbook) -> Result<Field<PublishedAt>, OdsError> {
    let properties = workbook.workbook_properties()?;
    let said = [properties.modified, properties.created];
    let Some(said) = said.into_iter().flatten().find(|said| !said.trim().is_empty()) else {
        return Ok(Field::Unknown);
    };
    let moment = said.trim().parse().ok().or_else(|| {
        let time: DateTime = said.trim().parse().ok()?;
        Offset::UTC.to_timestamp(time).ok()
    });
    Ok(moment.map_or_else(|| Field::Unreadable(said), |moment| Field::Known(PublishedAt::new(moment))))
}

/// The beginning of the day after the newest day, or the newest week where there is none.
fn inferred(days: &[DraftDay], weeks: &[DraftWeek]) -> Field<PublishedAt> {
    let day: Option<Date> = days.iter().filter_map(|day| day.date.get()).max();
    let newest = day.or_else(|| weeks.iter().filter_map(|week| week.ending.get()).max());
    newest.and_then(PublishedAt::inferred_from).into()
}

/// What was found while the sheets are gone through.
struct Reading<'a> {
    file: &'a Arc<str>,
    problems: Vec<Problem>,
    tables: Tables,
    /// The sheets of the daily and of the weekly table.
    found: [Option<String>; 2],
}

impl Reading<'_> {
    fn sheets(&mut self, workbook: &mut Workbook) -> Result<(Vec<DraftDay>, Vec<DraftWeek>), OdsError> {
        let (mut days, mut weeks) = (Vec::new(), Vec::new());
        let (mut empty, mut undecided) = (Vec::new(), Vec::new());
        let names = workbook.sheet_names();
        for (number, name) in names.iter().enumerate() {
            if names.iter().take(number).any(|other| other == name) {
                self.about_sheet(ProblemKind::Malformed, Some(name), "a second sheet of that name", "one");
                continue;
            }
            let cells = workbook.worksheet_range(name)?;
            if cells.is_empty() {
                empty.push(name.clone());
            }
            match Sheet::find(self.file, name, &cells) {
                None => {}
                Some(Sheet { kind: None, .. }) => undecided.push(name.clone()),
                Some(sheet) => self.table(name, &sheet, sheet.kind, &mut days, &mut weeks),
            }
        }
        // A table whose first column is missing is the one that is missing.
        for name in &undecided {
            let cells: Range<Data> = workbook.worksheet_range(name)?;
            let kind = if self.found[0].is_none() { Kind::Daily } else { Kind::Weekly };
            if let Some(sheet) = Sheet::find(self.file, name, &cells) {
                self.table(name, &sheet, Some(kind), &mut days, &mut weeks);
            }
        }
        for (kind, found) in [Kind::Daily, Kind::Weekly].into_iter().zip(self.found.clone()) {
            if found.is_none() {
                let shown = |name: &String| {
                    let note = if empty.contains(name) { " (empty)" } else { "" };
                    format!("`{}`{note}", name.chars().take(40).collect::<String>())
                };
                let list: Vec<String> = names.iter().take(20).map(shown).collect();
                let got = format!("no such table in the sheets {}", list.join(", "));
                let sheet = if let [one] = empty.as_slice() { Some(one.as_str()) } else { None };
                self.about_sheet(ProblemKind::MissingTable, sheet, got, kind.wanted());
            }
        }
        Ok((days, weeks))
    }

    /// Reads a table, unless there was one of its kind before.
    fn table(
        &mut self,
        name: &str,
        sheet: &Sheet<'_>,
        kind: Option<Kind>,
        days: &mut Vec<DraftDay>,
        weeks: &mut Vec<DraftWeek>,
    ) {
        let [daily, weekly] = &mut self.found;
        let found = if kind == Some(Kind::Weekly) { weekly } else { daily };
        if let Some(first) = found {
            let got = format!("a second table of that kind, after sheet `{first}`");
            let wanted = "one table of days and one of weeks";
            self.problems.push(sheet.problem(ProblemKind::Malformed, (sheet.header(), None), got, wanted));
            return;
        }
        *found = Some(name.to_owned());
        if kind == Some(Kind::Weekly) {
            *weeks = sheet.weeks(&mut self.tables, &mut self.problems);
        } else {
            *days = sheet.days(&mut self.tables, &mut self.problems);
        }
    }

    fn about_sheet(
        &mut self,
        kind: ProblemKind,
        sheet: Option<&str>,
        got: impl Into<String>,
        wanted: impl Into<String>,
    ) {
        let place =
            Place { file: Some(Arc::clone(self.file)), sheet: sheet.map(Arc::from), ..Place::default() };
        self.problems.push(Problem { kind, place, got: got.into(), wanted: wanted.into() });
    }
}
