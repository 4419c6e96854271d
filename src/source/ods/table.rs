//! A table in a sheet: its headings, and the rows under them.
#![forbid(unsafe_code)]

use std::sync::Arc;

use calamine::{Data, Range};

use super::cell::{count, date, is_blank, note, text};
use crate::draft::{DraftDay, DraftWeek};
use crate::place::{Column, Origin, Place, Table, Tables};
use crate::source::{Problem, ProblemKind};

/// What a table is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A row for each day: `SB_01`.
    Daily,
    /// A row for each week: `SB_02`.
    Weekly,
}

/// A column that a table has: the field of the draft, and what heads it.
type Heading = (&'static str, &'static str);

const NOTES: &str = "Notes";
const DAILY: [Heading; 5] = [
    ("date", "Date"),
    ("people", "Migrants arrived"),
    ("boats", "Boats arrived"),
    ("uncontrolled", "Boats arrived - involved in uncontrolled landings"),
    ("note", NOTES),
];
const WEEKLY: [Heading; 7] = [
    ("ending", "Week ending"),
    ("people", "Migrants arrived"),
    ("boats", "Boats arrived"),
    ("uncontrolled", "Boats arrived - involved in uncontrolled landings"),
    ("prevented_people", "Migrants prevented"),
    ("prevented_events", "Events prevented"),
    ("note", NOTES),
];

impl Kind {
    const fn headings(self) -> &'static [Heading] {
        match self {
            Self::Daily => &DAILY,
            Self::Weekly => &WEEKLY,
        }
    }

    /// Every heading that a table of this kind needs, for a message.
    pub(super) fn wanted(self) -> String {
        let names = self.headings().iter().filter(|(_, header)| *header != NOTES);
        let names: Vec<String> = names.map(|(_, header)| format!("`{header}`")).collect();
        format!("a sheet with the columns {}", names.join(", "))
    }
}

/// Whether a text is that heading, in any case and with any spaces.
fn heads(text: &str, heading: &str) -> bool {
    let mut wanted = heading.split_whitespace();
    text.split_whitespace().all(|word| wanted.next().is_some_and(|one| one.eq_ignore_ascii_case(word)))
        && wanted.next().is_none()
}

/// A sheet in which a table was found.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    file: &'a Arc<str>,
    name: Arc<str>,
    cells: &'a Range<Data>,
    /// Which row of `cells` has the headings.
    header: usize,
    /// What the table is of; `None` where the column that would say so is not there.
    pub(super) kind: Option<Kind>,
}

impl<'a> Sheet<'a> {
    /// The table of a sheet: its first row in which two columns are headed as known tables are.
    pub(super) fn find(file: &'a Arc<str>, name: &str, cells: &'a Range<Data>) -> Option<Self> {
        for (header, row) in cells.rows().enumerate() {
            let (mut dated, mut ending, mut prevented, mut known) = (false, false, false, 0_usize);
            for cell in row {
                let Data::String(text) = cell else { continue };
                let is = |(_, header): &Heading| heads(text, header);
                dated |= DAILY.first().is_some_and(is);
                ending |= WEEKLY.first().is_some_and(is);
                prevented |= WEEKLY.iter().filter(|(field, _)| field.starts_with("prevented")).any(is);
                known = known.saturating_add(usize::from(DAILY.iter().chain(&WEEKLY).any(is)));
            }
            if known >= 2 {
                let kind = if ending {
                    Some(Kind::Weekly)
                } else if dated {
                    Some(Kind::Daily)
                } else {
                    prevented.then_some(Kind::Weekly)
                };
                return Some(Self { file, name: Arc::from(name), cells, header, kind });
            }
        }
        None
    }

    /// A problem in the row of the headings, or further down, and in a column.
    pub(super) fn problem(
        &self,
        kind: ProblemKind,
        (row, column): (usize, Option<usize>),
        got: impl Into<String>,
        wanted: impl Into<String>,
    ) -> Problem {
        let place = Place {
            file: Some(Arc::clone(self.file)),
            sheet: Some(Arc::clone(&self.name)),
            row: Some(self.row_number(row)),
            column: column.map(|column| self.column_number(column)),
            ..Place::default()
        };
        Problem { kind, place, got: got.into(), wanted: wanted.into() }
    }

    /// The row of the headings.
    pub(super) const fn header(&self) -> usize {
        self.header
    }

    /// The number of a row as the spreadsheet shows it.
    fn row_number(&self, row: usize) -> u32 {
        let start = self.cells.start().map_or(0, |(row, _)| row);
        u32::try_from(row).unwrap_or(u32::MAX).saturating_add(start).saturating_add(1)
    }

    fn column_number(&self, column: usize) -> u32 {
        let start = self.cells.start().map_or(0, |(_, column)| column);
        u32::try_from(column).unwrap_or(u32::MAX).saturating_add(start).saturating_add(1)
    }

    /// Which column has which field, with a problem for every column that is missing, given
    /// twice, or unknown.
    fn columns(&self, kind: Kind, problems: &mut Vec<Problem>) -> Columns {
        let headers = self.cells.rows().nth(self.header).unwrap_or_default();
        let mut columns = Columns { of: [None; 7], known: vec![false; headers.len()] };
        let here = |column| (self.header, Some(column));
        for (at, cell) in headers.iter().enumerate().filter(|(_, cell)| !is_blank(cell)) {
            let number = kind.headings().iter().position(|(_, heading)| heads(&text(cell), heading));
            if let Some(known) = columns.known.get_mut(at) {
                *known = true;
            }
            match number.and_then(|number| columns.of.get_mut(number)) {
                Some(column @ None) => *column = Some(at),
                Some(Some(_)) => {
                    let got = format!("a second column `{}`", text(cell));
                    problems.push(self.problem(
                        ProblemKind::UnknownColumn,
                        here(at),
                        got,
                        "each column once",
                    ));
                }
                None => {
                    let got = format!("a column `{}`", text(cell));
                    let wanted = "a column whose meaning is known";
                    problems.push(self.problem(ProblemKind::UnknownColumn, here(at), got, wanted));
                }
            }
        }
        for ((_, header), column) in kind.headings().iter().zip(columns.of) {
            if column.is_none() && *header != NOTES {
                let names = headers.iter().filter(|cell| !is_blank(cell));
                let names: Vec<String> = names.take(20).map(|cell| format!("`{}`", text(cell))).collect();
                let got = format!("the columns {}", names.join(", "));
                let wanted = format!("a column `{header}`");
                problems.push(self.problem(ProblemKind::MissingColumn, (self.header, None), got, wanted));
            }
        }
        columns
    }

    /// The table as a draft knows it.
    fn table(&self, kind: Kind, columns: &Columns) -> Table {
        let headers = self.cells.rows().nth(self.header).unwrap_or_default();
        let column = |((field, _), at): (&Heading, &Option<usize>)| {
            let header = Arc::from(text(headers.get((*at)?)?).as_ref());
            Some(Column { field, number: self.column_number((*at)?), header })
        };
        Table::Columns {
            file: Arc::clone(self.file),
            sheet: Some(Arc::clone(&self.name)),
            columns: kind.headings().iter().zip(&columns.of).filter_map(column).collect(),
        }
    }

    /// The rows that have something in them, each with where it is from.
    fn rows(&self, columns: &Columns, table: u32, problems: &mut Vec<Problem>) -> Vec<(Origin, &'a [Data])> {
        let mut unheaded = columns.known.clone();
        let mut rows = Vec::with_capacity(self.cells.height());
        for (at, row) in self.cells.rows().enumerate().skip(self.header.saturating_add(1)) {
            let mut blank = true;
            for ((column, cell), known) in row.iter().enumerate().zip(&mut unheaded) {
                if is_blank(cell) {
                    continue;
                }
                blank = false;
                if !*known {
                    *known = true;
                    let got = format!("`{}` in a column without a heading", text(cell));
                    let wanted = "a column whose meaning is known";
                    let place = (at, Some(column));
                    problems.push(self.problem(ProblemKind::UnknownColumn, place, got, wanted));
                }
            }
            if !blank {
                rows.push((Origin { table, row: self.row_number(at) }, row));
            }
        }
        if rows.is_empty() {
            let wanted = "a row for each day, or each week";
            problems.push(self.problem(ProblemKind::EmptyTable, (self.header, None), "no row", wanted));
        }
        rows
    }

    /// The days of a daily table.
    pub(super) fn days(&self, tables: &mut Tables, problems: &mut Vec<Problem>) -> Vec<DraftDay> {
        let columns = self.columns(Kind::Daily, problems);
        let table = tables.add(self.table(Kind::Daily, &columns));
        let rows = self.rows(&columns, table, problems).into_iter();
        rows.map(|(origin, row)| DraftDay {
            date: date(columns.cell(row, 0)),
            people: count(columns.cell(row, 1)),
            boats: count(columns.cell(row, 2)),
            uncontrolled: count(columns.cell(row, 3)),
            note: note(columns.cell(row, 4)),
            origin: Some(origin),
        })
        .collect()
    }

    /// The weeks of a weekly table.
    pub(super) fn weeks(&self, tables: &mut Tables, problems: &mut Vec<Problem>) -> Vec<DraftWeek> {
        let columns = self.columns(Kind::Weekly, problems);
        let table = tables.add(self.table(Kind::Weekly, &columns));
        let rows = self.rows(&columns, table, problems).into_iter();
        rows.map(|(origin, row)| DraftWeek {
            ending: date(columns.cell(row, 0)),
            people: count(columns.cell(row, 1)),
            boats: count(columns.cell(row, 2)),
            uncontrolled: count(columns.cell(row, 3)),
            prevented_people: count(columns.cell(row, 4)),
            prevented_events: count(columns.cell(row, 5)),
            note: note(columns.cell(row, 6)),
            origin: Some(origin),
        })
        .collect()
    }
}

/// The columns of a table.
#[derive(Debug)]
struct Columns {
    /// Where each heading of the kind stands, in the order of the headings.
    of: [Option<usize>; 7],
    /// Whether a column has a heading, known or not.
    known: Vec<bool>,
}

impl Columns {
    /// The cell under a heading; one that is not there has nothing in it.
    fn cell<'a>(&self, row: &'a [Data], heading: usize) -> &'a Data {
        let at = self.of.get(heading).copied().flatten();
        at.and_then(|at| row.get(at)).unwrap_or(&Data::Empty)
    }
}
