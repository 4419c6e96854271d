//! Totals, and what changed in them.
#![forbid(unsafe_code)]

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use jiff::civil::Date;

use super::ToBatch;
use super::columns::Columns;
use crate::basis::Basis;
use crate::comparison::Comparison;
use crate::count::{Boats, Count, People};
use crate::crossing::{Arrivals, Preventions};
use crate::exact::Rate;
use crate::published::PublishedTotals;
use crate::question::{Published, Summarised};
use crate::revision::{Revision, Revisions, TotalFigures, WeekFigures};
use crate::summary::{RowTotal, Summary};

/// A row for each period: `timeline`, where it belongs to one; `label`; `first` and `last`, the days
/// that were added up; `whole`, whether these are all its days; `days`, `people`, `boats`,
/// `uncontrolled`; `people_per_boat`, `people_per_day`; `prevented_people`, `prevented_events`;
/// `missing`, why there is no total.
impl ToBatch for Summary {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let totals = || self.rows.iter().map(|row| row.total.ok());
        let preventions = || self.rows.iter().map(|row| row.preventions);
        let missing = self.rows.iter().map(|row| match row.total {
            RowTotal::Missing(missing) => Some(missing),
            RowTotal::Total(_) => None,
        });
        Columns::default()
            .texts("timeline", self.rows.iter().map(|row| row.timeline.as_deref()))
            .known("label", self.rows.iter().map(|row| &row.label))
            .dates("first", self.rows.iter().map(|row| Some(row.period.start())))
            .dates("last", self.rows.iter().map(|row| row.period.last()))
            .flags("whole", self.rows.iter().map(|row| row.whole))
            .counts("days", totals().map(|one| one.map(|one| one.days)))?
            .counts("people", totals().map(|one| one.map(|one| one.people)))?
            .counts("boats", totals().map(|one| one.map(|one| one.boats)))?
            .counts("uncontrolled", totals().map(|one| one?.uncontrolled))?
            .rates("people_per_boat", totals().map(|one| one?.people_per_boat().ok().map(Rate::value)))?
            .rates("people_per_day", totals().map(|one| one?.people_per_day().ok().map(Rate::value)))?
            .counts("prevented_people", preventions().map(|one| one.map(|one| one.people())))?
            .counts("prevented_events", preventions().map(|one| one.map(|one| one.events())))?
            .shown("missing", missing)
            .batch()
    }
}

/// A row for each total: `label`, `first`, `last`, `people`, `boats`, `status`, `published`,
/// `evidence`.
impl ToBatch for PublishedTotals {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let totals = || self.totals.iter();
        Columns::default()
            .known("label", totals().map(|one| &one.label))
            .dates("first", totals().map(|one| Some(one.period.start())))
            .dates("last", totals().map(|one| one.period.last()))
            .counts("people", totals().map(|one| Some(one.people)))?
            .counts("boats", totals().map(|one| one.boats))?
            .named("status", totals().map(|one| one.status))
            .shown("published", totals().map(|one| Some(one.published)))
            .known("evidence", totals().map(|one| &one.evidence))
            .batch()
    }
}

/// Those of the [`Summary`] or of the [`PublishedTotals`].
impl ToBatch for Summarised {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        match self {
            Self::Days(summary) => summary.to_batch(),
            Self::Published(totals) => totals.to_batch(),
        }
    }
}

/// A row for each publication: `published`, `dating`, `status`, `coverage`, `source`; how many
/// `days`, `weeks` and `totals` it gives.
impl ToBatch for Published {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let publications = || self.publications.iter();
        Columns::default()
            .shown("published", publications().map(|one| Some(one.published)))
            .named("dating", publications().map(|one| one.dating))
            .named("status", publications().map(|one| one.status))
            .named("coverage", publications().map(|one| one.coverage))
            .known("source", publications().map(|one| &one.source))
            .numbers("days", publications().map(|one| u64::try_from(one.days).ok()))?
            .numbers("weeks", publications().map(|one| u64::try_from(one.weeks).ok()))?
            .numbers("totals", publications().map(|one| u64::try_from(one.totals).ok()))?
            .batch()
    }
}

/// One thing that is other than it was.
#[derive(Default)]
struct Change {
    basis: Basis,
    unit: &'static str,
    fate: &'static str,
    first: Option<Date>,
    last: Option<Date>,
    old: Figures,
    new: Figures,
}

#[derive(Clone, Copy, Default)]
struct Figures {
    people: Option<People>,
    boats: Option<Boats>,
    uncontrolled: Option<Boats>,
    preventions: Option<Preventions>,
}

impl From<Arrivals> for Figures {
    fn from(one: Arrivals) -> Self {
        let (people, boats, uncontrolled) = (Some(one.people()), Some(one.boats()), one.uncontrolled());
        Self { people, boats, uncontrolled, preventions: None }
    }
}

impl From<WeekFigures> for Figures {
    fn from(one: WeekFigures) -> Self {
        Self { preventions: one.preventions, ..Self::from(one.arrivals) }
    }
}

impl From<TotalFigures> for Figures {
    fn from(one: TotalFigures) -> Self {
        Self { people: Some(one.people), boats: one.boats, ..Self::default() }
    }
}

fn changes(of: &Revisions) -> Vec<Change> {
    let one =
        |unit, fate, first, last| Change { basis: of.basis, unit, fate, first, last, ..Change::default() };
    let revised = |unit, first, last, old, new| Change { old, new, ..one(unit, "revised", first, last) };
    let mut all = Vec::new();
    all.extend(of.days.iter().map(|Revision { of, old, new }| {
        revised("day", Some(*of), Some(*of), Figures::from(*old), Figures::from(*new))
    }));
    all.extend(of.weeks.iter().map(|Revision { of, old, new }| {
        revised("week", None, Some(*of), Figures::from(*old), Figures::from(*new))
    }));
    all.extend(of.totals.iter().map(|Revision { of, old, new }| {
        revised("total", Some(of.start()), of.last(), Figures::from(*old), Figures::from(*new))
    }));
    for (fate, days, weeks, totals) in [
        ("added", &of.added, &of.added_weeks, &of.added_totals),
        ("withdrawn", &of.withdrawn, &of.withdrawn_weeks, &of.withdrawn_totals),
    ] {
        all.extend(days.iter().map(|day| one("day", fate, Some(*day), Some(*day))));
        all.extend(weeks.iter().map(|sunday| one("week", fate, None, Some(*sunday))));
        all.extend(totals.iter().map(|period| one("total", fate, Some(period.start()), period.last())));
    }
    all
}

/// One figure of each change.
fn of<'a, C: Count>(
    all: &'a [Change],
    figure: impl Fn(&Change) -> Option<C> + 'a,
) -> impl Iterator<Item = Option<C>> + 'a {
    all.iter().map(figure)
}

/// A row for each figure that is revised, added or withdrawn: `basis`; `unit`: `day`, `week` or
/// `total`; `change`; `first` and `last` of its days, a week having its Sunday alone; of a revised
/// one, `old_people`, `new_people`, `old_boats`, `new_boats`, `old_uncontrolled`,
/// `new_uncontrolled`, and for a week `old_prevented_people`, `new_prevented_people`,
/// `old_prevented_events`, `new_prevented_events`. Series that one register alone has are in the
/// JSON form.
impl ToBatch for Comparison {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let all: Vec<Change> = self.series.iter().flat_map(changes).collect();
        Columns::default()
            .named("basis", all.iter().map(|one| one.basis))
            .known("unit", all.iter().map(|one| one.unit))
            .known("change", all.iter().map(|one| one.fate))
            .dates("first", all.iter().map(|one| one.first))
            .dates("last", all.iter().map(|one| one.last))
            .counts("old_people", of(&all, |one| one.old.people))?
            .counts("new_people", of(&all, |one| one.new.people))?
            .counts("old_boats", of(&all, |one| one.old.boats))?
            .counts("new_boats", of(&all, |one| one.new.boats))?
            .counts("old_uncontrolled", of(&all, |one| one.old.uncontrolled))?
            .counts("new_uncontrolled", of(&all, |one| one.new.uncontrolled))?
            .counts("old_prevented_people", of(&all, |one| one.old.preventions.map(|one| one.people())))?
            .counts("new_prevented_people", of(&all, |one| one.new.preventions.map(|one| one.people())))?
            .counts("old_prevented_events", of(&all, |one| one.old.preventions.map(|one| one.events())))?
            .counts("new_prevented_events", of(&all, |one| one.new.preventions.map(|one| one.events())))?
            .batch()
    }
}
