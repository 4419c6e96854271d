//! What changed between two views of one series.
#![forbid(unsafe_code)]

use jiff::civil::Date;
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::basis::{Basis, BasisMismatch};
use crate::crossing::{Arrivals, Preventions};
use crate::publication::PublishedAt;
use crate::view::View;

/// A figure that both views have, and not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision<K, V> {
    /// Of which day or week.
    pub of: K,
    /// What it was.
    pub old: V,
    /// What it is.
    pub new: V,
}

/// A week's figures, as a revision compares them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekFigures {
    /// What arrived.
    pub arrivals: Arrivals,
    /// What was prevented, where it is known.
    pub preventions: Option<Preventions>,
}

/// What changed between two views of one series.
///
/// Most revisions move people between neighbouring days: the gross change is far above the
/// net one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revisions {
    /// What the series counts.
    pub basis: Basis,
    /// When the older view was published.
    pub old: Option<PublishedAt>,
    /// When the newer view was published.
    pub new: Option<PublishedAt>,
    /// The days that both have and that differ, ascending.
    pub days: Vec<Revision<Date, Arrivals>>,
    /// The weeks that both have and that differ, ascending, by their Sunday.
    pub weeks: Vec<Revision<Date, WeekFigures>>,
    /// The days that only the newer has, ascending.
    pub added: Vec<Date>,
    /// The days that only the older has, ascending.
    pub withdrawn: Vec<Date>,
}

impl Revisions {
    /// Everything that differs from `old` to `new`.
    ///
    /// # Errors
    /// - [`BasisMismatch`] when the two count different things.
    pub fn between(old: &View, new: &View) -> Result<Self, BasisMismatch> {
        old.basis().same_as(new.basis())?;
        let days = old.days().filter_map(|(of, before)| {
            let after = new.day(of)?;
            (after != before).then_some(Revision { of, old: before, new: after })
        });
        let weeks = old.weeks().filter_map(|before| {
            let figures = |arrivals, preventions| WeekFigures { arrivals, preventions };
            let after = new.week(before.ending)?;
            let (old, new) =
                (figures(before.arrivals, before.preventions), figures(after.arrivals, after.preventions));
            (old != new).then_some(Revision { of: before.ending.date(), old, new })
        });
        let only = |one: &View, other: &View| {
            let dates = one.days().map(|(date, _)| date);
            dates.filter(|date| other.day(*date).is_none()).collect()
        };
        Ok(Self {
            basis: old.basis(),
            old: old.published(),
            new: new.published(),
            days: days.collect(),
            weeks: weeks.collect(),
            added: only(new, old),
            withdrawn: only(old, new),
        })
    }

    /// Whether no figure that the older view has is different or gone.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty() && self.weeks.is_empty() && self.withdrawn.is_empty()
    }

    /// How many people more, or fewer, the revised days have in all.
    pub fn net_people(&self) -> i128 {
        self.people_changes().fold(0, i128::saturating_add)
    }

    /// How many people were moved, up or down, day by day.
    pub fn gross_people(&self) -> i128 {
        self.people_changes().map(i128::saturating_abs).fold(0, i128::saturating_add)
    }

    fn people_changes(&self) -> impl Iterator<Item = i128> {
        self.days.iter().map(|day| {
            let people = |arrivals: &Arrivals| i128::from(arrivals.people().get());
            people(&day.new).saturating_sub(people(&day.old))
        })
    }
}

/// The figures of a day or a week as JSON has them.
#[derive(Serialize)]
struct Figures {
    people: u64,
    boats: u64,
    uncontrolled: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prevented_people: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prevented_events: Option<u64>,
}

impl From<&Arrivals> for Figures {
    fn from(day: &Arrivals) -> Self {
        Self {
            people: day.people().get(),
            boats: day.boats().get(),
            uncontrolled: day.uncontrolled().map(super::count::Boats::get),
            prevented_people: None,
            prevented_events: None,
        }
    }
}

impl From<&WeekFigures> for Figures {
    fn from(week: &WeekFigures) -> Self {
        Self {
            prevented_people: week.preventions.map(|one| one.people().get()),
            prevented_events: week.preventions.map(|one| one.events().get()),
            ..Self::from(&week.arrivals)
        }
    }
}

impl<V> Serialize for Revision<Date, V>
where
    for<'a> Figures: From<&'a V>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Revision", 3)?;
        out.serialize_field("of", &self.of)?;
        out.serialize_field("old", &Figures::from(&self.old))?;
        out.serialize_field("new", &Figures::from(&self.new))?;
        out.end()
    }
}

impl Serialize for Revisions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Revisions", 9)?;
        out.serialize_field("basis", &self.basis)?;
        out.serialize_field("old", &self.old)?;
        out.serialize_field("new", &self.new)?;
        out.serialize_field("days", &self.days)?;
        out.serialize_field("weeks", &self.weeks)?;
        out.serialize_field("added", &self.added)?;
        out.serialize_field("withdrawn", &self.withdrawn)?;
        out.serialize_field("net_people", &self.net_people())?;
        out.serialize_field("gross_people", &self.gross_people())?;
        out.end()
    }
}
