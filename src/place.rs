//! Where a value stands: file, sheet, row and column, or its path in the register's own form.
#![forbid(unsafe_code)]

use core::fmt;
use std::sync::Arc;

use serde::Serialize;

/// Where a value was found.
///
/// Rows and columns are counted from 1, as spreadsheets and editors show them; rows of a data frame
/// from 0, as frames count them, and its columns have names and no number. `pointer` is
/// the value's JSON Pointer (RFC 6901) in the register's own form; for a value that was read
/// from a table it says where in the draft the row went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Place {
    /// The file, as the reader was told its name.
    pub file: Option<Arc<str>>,
    /// The sheet of a workbook.
    pub sheet: Option<Arc<str>>,
    /// The row of a sheet or of a data frame, or the line of a text file.
    pub row: Option<u32>,
    /// The column.
    pub column: Option<u32>,
    /// What the column is headed.
    pub header: Option<Arc<str>>,
    /// The path in the register's own form.
    pub pointer: String,
}

impl Place {
    /// The cell as spreadsheets name it, such as `C15`, where there is one.
    pub fn cell(&self) -> Option<String> {
        Some(format!("{}{}", column_letters(self.column?)?, self.row?))
    }
}

/// The letters of column `n`, counted from 1: A to Z, AA, AB, …
fn column_letters(n: u32) -> Option<String> {
    let mut letters: Vec<char> = Vec::new();
    let mut rest = n;
    while let Some(place) = rest.checked_sub(1) {
        letters.extend(char::from_u32(u32::from('A').saturating_add(place.wrapping_rem(26))));
        rest = place.wrapping_div(26);
    }
    (!letters.is_empty()).then(|| letters.iter().rev().collect())
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(file) = &self.file else { return f.write_str(&self.pointer) };
        f.write_str(file)?;
        match (&self.sheet, self.row) {
            (Some(sheet), row) => {
                write!(f, ", sheet {sheet}")?;
                match (self.cell(), row) {
                    (Some(cell), _) => write!(f, ", cell {cell}")?,
                    (None, Some(row)) => write!(f, ", row {row}")?,
                    (None, None) => {}
                }
            }
            // The rows of a frame have columns without numbers.
            (None, Some(row)) if self.column.is_none() && self.header.is_some() => {
                write!(f, ", row {row}")?;
            }
            (None, Some(row)) => {
                write!(f, ", line {row}")?;
                if let Some(column) = self.column {
                    write!(f, ", column {column}")?;
                }
            }
            // An empty pointer is the file, or the column, as a whole.
            (None, None) if self.pointer.is_empty() => {}
            (None, None) => write!(f, " at {}", self.pointer)?,
        }
        match &self.header {
            Some(header) => write!(f, " ({header})"),
            None => Ok(()),
        }
    }
}

/// Which table, and which of its rows, something was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The table, by its number in [`Tables`].
    pub table: u32,
    /// The row, or the place in a list; see [`Table`].
    pub row: u32,
}

/// A column of a table that was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Column {
    /// The field of the draft that it went to: `people`.
    pub field: &'static str,
    /// Which column, counted from 1.
    pub number: u32,
    /// What it is headed.
    pub header: Arc<str>,
}

/// Somewhere rows were read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// A sheet, or a text file of columns; rows are counted from 1.
    Columns {
        /// The file.
        file: Arc<str>,
        /// The sheet, for a workbook.
        sheet: Option<Arc<str>>,
        /// The columns that were understood.
        columns: Vec<Column>,
    },
    /// A data frame; rows are counted from 0.
    Frame {
        /// What it is called.
        name: Arc<str>,
        /// The columns that were understood.
        columns: Vec<Column>,
    },
    /// A list in a file of the register's own form; rows are counted from 0, as in a pointer.
    List {
        /// The file.
        file: Arc<str>,
        /// The list's JSON Pointer.
        pointer: String,
    },
    /// A file as a whole.
    File {
        /// The file.
        file: Arc<str>,
    },
}

/// All the tables that a draft was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables(Vec<Table>);

impl Tables {
    /// Adds a table, and gives the number by which an [`Origin`] names it.
    pub fn add(&mut self, table: Table) -> u32 {
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push(table);
        number
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Moves the tables of another draft behind these.
    pub(crate) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether the value at that place, which is in a row, has no column in the table that its row is from.
    pub(crate) fn lack(&self, place: &Place) -> bool {
        let field = place.pointer.rsplit('/').next().unwrap_or_default();
        let of = (place.file.as_ref(), place.sheet.as_ref());
        self.0.iter().any(|table| {
            let (rows, columns) = match table {
                Table::Columns { file, sheet, columns } => ((Some(file), sheet.as_ref()), columns),
                Table::Frame { name, columns } => ((Some(name), None), columns),
                Table::List { .. } | Table::File { .. } => return false,
            };
            rows == of && !columns.iter().any(|column| column.field == field)
        })
    }

    /// The place of `field` in the item that came from `origin` and stands at `pointer` now.
    pub(crate) fn place(&self, origin: Option<Origin>, pointer: &str, field: &str) -> Place {
        let mut place = Place {
            file: None,
            sheet: None,
            row: None,
            column: None,
            header: None,
            pointer: format!("{pointer}/{field}"),
        };
        let Some(origin) = origin else { return place };
        let table = usize::try_from(origin.table).ok().and_then(|number| self.0.get(number));
        match table {
            None => {}
            Some(Table::File { file }) => place.file = Some(Arc::clone(file)),
            Some(Table::List { file, pointer }) => {
                place.file = Some(Arc::clone(file));
                place.pointer = format!("{pointer}/{}/{field}", origin.row);
            }
            Some(Table::Columns { file, sheet, columns }) => {
                place.file = Some(Arc::clone(file));
                place.sheet.clone_from(sheet);
                place.row = Some(origin.row);
                if let Some(column) = speaks_for(columns, field) {
                    place.column = Some(column.number);
                    place.header = Some(Arc::clone(&column.header));
                }
            }
            Some(Table::Frame { name, columns }) => {
                place.file = Some(Arc::clone(name));
                place.row = Some(origin.row);
                place.header = speaks_for(columns, field).map(|column| Arc::clone(&column.header));
            }
        }
        place
    }
}

/// The column of a field. A value that has none of its own is spoken of by the first: its key.
fn speaks_for<'a>(columns: &'a [Column], field: &str) -> Option<&'a Column> {
    columns.iter().find(|column| column.field == field).or_else(|| columns.first())
}
