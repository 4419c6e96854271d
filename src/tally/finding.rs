//! What a tally finds in a row.

use jiff::civil::Date;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use super::key::{CalendarDay, Key};
use super::odd::{Odd, PanelColumn};
use crate::catalogue::words::{self, Words};
use crate::count::{Boats, Days, People};
use crate::crossing::ArrivalsError;
use crate::field::FieldValue;
use crate::invariant::{Invariant, Severity};
use crate::period::date_of;
use crate::repair::{RowRepair, row_repairs};

/// The rules that a tally checks, in the order of the catalogue.
pub(super) const RULES: [&str; 10] =
    ["S001", "S002", "S004", "C001", "C002", "C003", "C004", "C005", "C006", "C015"];

/// The place in [`RULES`] of that of keys that are there twice.
pub(super) const REPEATED: usize = 3;

/// The place of that of keys that do not ascend.
pub(super) const DISORDER: usize = 4;

/// The place of that of gaps.
pub(super) const GAPS: usize = 5;

/// What is wrong with a row, with all that its words need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Fault {
    /// A date that is no day of the calendar.
    Beyond(i32),
    /// A value that is no day, or no count.
    Odd { column: PanelColumn, value: Odd },
    /// A null where something must be.
    Missing(Needed),
    /// A key that another row has already.
    Again { key: Key, row: u64 },
    /// A key that is less than the one of the row before.
    Back { before: Key, now: Key },
    /// Days without a row, since the row before.
    Gap { after: CalendarDay, before: CalendarDay },
    /// Figures that cannot be.
    Arrivals { kind: ArrivalsError, people: u32, boats: u32, uncontrolled: Option<u32> },
    /// Figures that were never seen.
    Crowded { people: u32, boats: u32, uncontrolled: Option<u32> },
}

/// What a row must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Needed {
    Series,
    Date,
    People,
    Boats,
}

impl Fault {
    /// The place in [`RULES`] of the rule that is broken.
    pub(super) const fn rule(&self) -> usize {
        match self {
            Self::Beyond(_) | Self::Odd { column: PanelColumn::Date, .. } => 0,
            Self::Odd { .. } => 1,
            Self::Missing(_) => 2,
            Self::Again { .. } => REPEATED,
            Self::Back { .. } => DISORDER,
            Self::Gap { .. } => GAPS,
            Self::Arrivals { kind, .. } => match kind {
                ArrivalsError::OneWithoutTheOther => 6,
                ArrivalsError::FewerPeopleThanBoats => 7,
                ArrivalsError::UncontrolledAboveBoats => 8,
            },
            Self::Crowded { .. } => 9,
        }
    }

    /// The column that it is about.
    const fn column(&self) -> &'static str {
        match self {
            Self::Beyond(_) | Self::Again { .. } | Self::Gap { .. } | Self::Missing(Needed::Date) => "date",
            Self::Odd { column, .. } => column.name(),
            Self::Back { before, now } if before.same_series(*now) => "date",
            Self::Back { .. } | Self::Missing(Needed::Series) => "series",
            Self::Missing(Needed::People) | Self::Crowded { .. } => "people",
            Self::Missing(Needed::Boats) => "boats",
            Self::Arrivals { kind, .. } => words::arrivals_field(*kind),
        }
    }

    fn words(&self) -> Words {
        let people = |people: u32| People::from(people);
        let boats = |boats: u32| Boats::from(boats);
        match *self {
            Self::Beyond(number) => Words::new(format!("`{}`", written(number)), Date::wanted()),
            Self::Odd { column, value } => Words::new(
                format!("`{value}`"),
                match column {
                    PanelColumn::Series => "the number of a series, such as 0 or 27".to_owned(),
                    PanelColumn::Date => Date::wanted(),
                    PanelColumn::People => People::wanted(),
                    PanelColumn::Boats | PanelColumn::Uncontrolled => Boats::wanted(),
                },
            ),
            Self::Missing(needed) => Words::new(
                "nothing",
                match needed {
                    Needed::Series => "the number of a series, such as 0 or 27".to_owned(),
                    Needed::Date => Date::wanted(),
                    Needed::People => People::wanted(),
                    Needed::Boats => Boats::wanted(),
                },
            ),
            Self::Again { key, .. } => words::again(key.date.date()),
            Self::Back { before, now } if before.same_series(now) => {
                let (before, now) = (before.date.date(), now.date.date());
                words::back(now, before, now)
            }
            Self::Back { before, now } => {
                let named = |key: Key| key.series.map_or("none".to_owned(), |series| series.to_string());
                let (before, now) = (named(before), named(now));
                Words::new(format!("series {now} after series {before}"), "series that ascend")
            }
            Self::Gap { after, before } => words::gap(after.date(), before.date(), 1),
            Self::Arrivals { kind, people: p, boats: b, uncontrolled } => {
                //= docs/rules.md#tallies
                //# tally-01: The rules of rows and their words MUST be those of the catalogue.
                words::arrivals(kind, people(p), boats(b), uncontrolled.map(boats))
            }
            Self::Crowded { people: p, boats: b, .. } => words::crowded(people(p), boats(b)),
        }
    }
}

/// A day, as far as the calendar goes, and else its number.
fn written(number: i32) -> String {
    match date_of(i64::from(number)) {
        Some(date) => date.to_string(),
        None => format!("{number} days since 1970-01-01"),
    }
}

/// Days of a series that have no row, between two that have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TalliedGap {
    /// The last day before them.
    pub after: Date,
    /// The first day after them.
    pub before: Date,
    /// How many days are missing between the two.
    pub days: Days,
}

/// One rule broken in one row.
///
/// Its words are made when they are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalliedFinding {
    pub(super) row: u64,
    pub(super) series: Option<u32>,
    pub(super) date: Option<i32>,
    pub(super) fault: Fault,
    pub(super) rule: &'static Invariant,
}

impl TalliedFinding {
    /// Which row, from 0 on over all chunks.
    pub const fn row(&self) -> u64 {
        self.row
    }

    /// The series of the row; `None` where it is null or there is no such column.
    pub const fn series(&self) -> Option<u32> {
        self.series
    }

    /// The day of the row; `None` where it is null or no day of the calendar.
    pub fn date(&self) -> Option<Date> {
        self.date.and_then(CalendarDay::new).map(CalendarDay::date)
    }

    /// The column that the finding is about: `series`, `date`, `people`, `boats` or `uncontrolled`.
    pub const fn column(&self) -> &'static str {
        self.fault.column()
    }

    /// The invariant.
    pub const fn rule(&self) -> &'static Invariant {
        self.rule
    }

    /// Its id, such as `C003`.
    pub const fn id(&self) -> &'static str {
        self.rule.id
    }

    /// Whether it cannot be, or was merely never seen.
    pub const fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// What stands there.
    pub fn got(&self) -> String {
        self.fault.words().got
    }

    /// What would be right there.
    pub fn wanted(&self) -> String {
        self.fault.words().wanted
    }

    /// The earlier row with the same series and day, where the finding is of rule C001.
    pub const fn other_row(&self) -> Option<u64> {
        match self.fault {
            Fault::Again { row, .. } => Some(row),
            _ => None,
        }
    }

    /// The smallest sets of counts whose change mends the row, where the finding is about its counts.
    pub fn repairs(&self) -> Vec<RowRepair> {
        let (Fault::Arrivals { people, boats, uncontrolled, .. }
        | Fault::Crowded { people, boats, uncontrolled }) = self.fault
        else {
            return Vec::new();
        };
        row_repairs(people.into(), boats.into(), uncontrolled.map(Into::into))
    }

    /// The days without a row, where the finding is of rule C003.
    pub fn gap(&self) -> Option<TalliedGap> {
        let Fault::Gap { after, before } = self.fault else { return None };
        let between = before.number().abs_diff(after.number()).saturating_sub(1);
        Some(TalliedGap { after: after.date(), before: before.date(), days: Days::new(between.into()) })
    }
}

impl Serialize for TalliedFinding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Words { got, wanted } = self.fault.words();
        let mut out = serializer.serialize_struct("TalliedFinding", 11)?;
        out.serialize_field("id", self.rule.id)?;
        out.serialize_field("severity", &self.rule.severity)?;
        out.serialize_field("row", &self.row)?;
        out.serialize_field("series", &self.series)?;
        out.serialize_field("date", &self.date())?;
        out.serialize_field("column", self.column())?;
        out.serialize_field("got", &got)?;
        out.serialize_field("wanted", &wanted)?;
        out.serialize_field("gap", &self.gap())?;
        out.serialize_field("other_row", &self.other_row())?;
        out.serialize_field("repairs", &self.repairs())?;
        out.end()
    }
}

/// A fault with its row, before it is known whether anybody asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Noted {
    pub(super) row: u64,
    pub(super) series: Option<u32>,
    pub(super) date: Option<i32>,
    pub(super) fault: Fault,
}

impl Noted {
    /// Where it stands among the findings: by row, and of one row in the order of the catalogue.
    pub(super) const fn place(&self) -> (u64, usize) {
        (self.row, self.fault.rule())
    }

    /// The same of rows that come after so many others.
    pub(super) const fn after(self, rows: u64) -> Self {
        let fault = match self.fault {
            Fault::Again { key, row } => Fault::Again { key, row: row.saturating_add(rows) },
            fault => fault,
        };
        Self { row: self.row.saturating_add(rows), fault, ..self }
    }

    /// The same with its rule, one of those of [`RULES`].
    pub(super) fn finding(self, rules: &[Option<&'static Invariant>]) -> Option<TalliedFinding> {
        let Self { row, series, date, fault } = self;
        let rule = rules.get(fault.rule()).copied().flatten();
        rule.map(|rule| TalliedFinding { row, series, date, fault, rule })
    }
}
