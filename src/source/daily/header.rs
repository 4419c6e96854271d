//! The first row: which column means what.

use std::sync::Arc;

use crate::excerpt::excerpt;
use crate::order;
use crate::place::{Column, Place};
use crate::source::{Problem, ProblemKind};

/// What a column can mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Name {
    Date,
    People,
    Boats,
    Uncontrolled,
    Note,
    Published,
    Source,
}

impl Name {
    const ALL: [Self; 7] = [
        Self::Date,
        Self::People,
        Self::Boats,
        Self::Uncontrolled,
        Self::Note,
        Self::Published,
        Self::Source,
    ];

    /// The field of the draft, which is the name of the column too; and what else it may be
    /// headed, in small letters.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Date => ("date", "date"),
            Self::People => ("people", "migrants arrived"),
            Self::Boats => ("boats", "boats arrived"),
            Self::Uncontrolled => ("uncontrolled", "boats arrived - involved in uncontrolled landings"),
            Self::Note => ("note", "notes"),
            Self::Published => ("published", "published"),
            Self::Source => ("source", "source"),
        }
    }

    fn of(heading: &str) -> Option<Self> {
        let heading = heading.to_lowercase();
        Self::ALL.into_iter().find(|name| {
            let (field, other) = name.words();
            heading == field || heading == other
        })
    }
}

/// The columns of a file.
pub(in crate::source) struct Header {
    /// The line it stands on; a frame has none.
    pub(in crate::source) line: Option<u32>,
    /// How many columns there are.
    #[cfg_attr(not(feature = "csv"), expect(dead_code, reason = "the rows of a frame are as wide as it is"))]
    pub(in crate::source) width: usize,
    /// The columns that were understood, the date first: it is the key of a row.
    pub(in crate::source) columns: Vec<Column>,
    /// What is wrong with them.
    pub(in crate::source) problems: Vec<Problem>,
    /// Whether every needed column is there.
    pub(in crate::source) complete: bool,
    /// Where each meaning stands, counted from 0.
    positions: Vec<(Name, usize)>,
}

impl Header {
    pub(in crate::source) fn read(file: &Arc<str>, line: Option<u32>, fields: &[&str]) -> Self {
        let mut header = Self {
            line,
            width: fields.len(),
            columns: Vec::new(),
            problems: Vec::new(),
            complete: true,
            positions: Vec::new(),
        };
        for (position, heading) in fields.iter().map(|heading| heading.trim()).enumerate() {
            let number = u32::try_from(position).unwrap_or(u32::MAX).saturating_add(1);
            let wanted = match Name::of(heading) {
                None => {
                    "a column that is known here: `date`, `people`, `boats`, `uncontrolled`, `note`; \
                         `published` and `source` in a list of publications"
                }
                Some(name) if header.position(name).is_some() => "a column that was not given before",
                Some(name) => {
                    header.positions.push((name, position));
                    let column = Column { field: name.words().0, number, header: Arc::from(heading) };
                    header.columns.push(column);
                    continue;
                }
            };
            let place = Place {
                file: Some(Arc::clone(file)),
                row: line,
                column: line.map(|_| number),
                header: line.is_none().then(|| Arc::from(heading)),
                ..Place::default()
            };
            //= docs/rules.md#readers
            //# read-04: A column of an unknown name MUST be refused.
            let (kind, wanted) = (ProblemKind::UnknownColumn, wanted.to_owned());
            header.problems.push(Problem { kind, place, got: quoted(heading), wanted });
        }
        order::by_key(&mut header.columns, |column| usize::from(column.field != Name::Date.words().0));
        header.need(file, fields);
        header
    }

    /// Reports the needed columns that are not there.
    fn need(&mut self, file: &Arc<str>, fields: &[&str]) {
        let mut needed = vec![Name::Date, Name::People, Name::Boats];
        if self.position(Name::Source).is_some() {
            needed.push(Name::Published);
        }
        for name in needed.into_iter().filter(|name| self.position(*name).is_none()).collect::<Vec<_>>() {
            let got: Vec<String> = fields.iter().map(|heading| quoted(heading.trim())).collect();
            let (field, other) = name.words();
            let or = if field == other { String::new() } else { format!(", or `{other}`") };
            self.complete = false;
            self.problems.push(Problem {
                kind: ProblemKind::MissingColumn,
                place: Place { file: Some(Arc::clone(file)), row: self.line, ..Place::default() },
                got: excerpt(format_args!("the columns {}", got.join(", "))),
                wanted: format!("a column `{field}`{or}"),
            });
        }
    }

    /// What the column at a position means, where that was understood.
    #[cfg(feature = "arrow")]
    pub(in crate::source) fn name_at(&self, position: usize) -> Option<Name> {
        self.positions.iter().find(|(_, one)| *one == position).map(|(name, _)| *name)
    }

    fn position(&self, name: Name) -> Option<usize> {
        self.positions.iter().find(|(one, _)| *one == name).map(|(_, position)| *position)
    }

    /// Whether each row says when it was published.
    pub(in crate::source) fn lists_publications(&self) -> bool {
        self.position(Name::Published).is_some()
    }

    /// The text of a row in the column of that meaning; nothing where there is no such column.
    pub(in crate::source) fn text<'r>(&self, fields: &[&'r str], name: Name) -> &'r str {
        self.position(name).and_then(|position| fields.get(position)).copied().unwrap_or_default()
    }
}

/// A column's heading as a message quotes it.
fn quoted(heading: &str) -> String {
    excerpt(format_args!("`{heading}`"))
}
