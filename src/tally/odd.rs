//! Values that no cell can hold: below zero, not whole, too large, or no day.

use core::fmt;

use serde::{Deserialize, Serialize};

/// A column of a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PanelColumn {
    /// Which series.
    Series,
    /// Which day.
    Date,
    /// How many people.
    People,
    /// How many boats.
    Boats,
    /// How many of the boats landed without interception.
    Uncontrolled,
}

impl PanelColumn {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Series => "series",
            Self::Date => "date",
            Self::People => "people",
            Self::Boats => "boats",
            Self::Uncontrolled => "uncontrolled",
        }
    }
}

/// What a table of a panel has, as every reader of one looks for it.
#[cfg(any(feature = "arrow", feature = "csv"))]
impl PanelColumn {
    /// All of them, those that must be there first.
    pub(crate) const ALL: [Self; 5] =
        [Self::Date, Self::People, Self::Boats, Self::Uncontrolled, Self::Series];
    /// How many must be there.
    pub(crate) const NEEDED: usize = 3;
}

/// A value as it stood in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Odd {
    /// A whole number.
    Whole(i128),
    /// A floating-point number, by its bits.
    Real(u64),
    /// A moment that is no day, in seconds since the beginning of 1970.
    Moment(i64),
}

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Whole(number) => number.fmt(f),
            Self::Real(bits) => f64::from_bits(bits).fmt(f),
            Self::Moment(seconds) => match jiff::Timestamp::from_second(seconds) {
                Ok(moment) => f.write_str(moment.to_string().trim_end_matches('Z')),
                Err(_) => write!(f, "{seconds} seconds since 1970-01-01"),
            },
        }
    }
}

/// A value that the cell in its place cannot hold; that cell is null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OddCell {
    /// Its row in the chunk, from 0 on.
    pub row: usize,
    /// Its column.
    pub column: PanelColumn,
    /// What stands there.
    pub value: Odd,
}

/// Those of a chunk, or of a part of one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Odds<'a> {
    /// By their rows.
    cells: &'a [OddCell],
    /// The row of the chunk that is the first of the part.
    from: usize,
}

impl<'a> Odds<'a> {
    pub(super) const fn new(cells: &'a [OddCell]) -> Self {
        Self { cells, from: 0 }
    }

    pub(super) const fn is_empty(self) -> bool {
        self.cells.is_empty()
    }

    /// Those of the first `len` rows, and the rest.
    pub(super) fn split(self, len: usize) -> (Self, Self) {
        let from = self.from.saturating_add(len);
        let (head, tail) = self.cells.split_at(self.cells.partition_point(|one| one.row < from));
        (Self { cells: head, ..self }, Self { cells: tail, from })
    }

    /// The one of a row and a column.
    pub(super) fn get(self, row: usize, column: PanelColumn) -> Option<Odd> {
        let row = self.from.saturating_add(row);
        let first = self.cells.partition_point(|one| one.row < row);
        let mut of_row = self.cells.iter().skip(first).take_while(|one| one.row == row);
        of_row.find(|one| one.column == column).map(|one| one.value)
    }
}
