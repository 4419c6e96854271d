//! What changed between two views of one series.
#![forbid(unsafe_code)]

use jiff::civil::Date;
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::basis::{Basis, BasisMismatch};
use crate::count::{Boats, People};
use crate::crossing::{Arrivals, PeriodTotal, Preventions};
use crate::period::{Period, WeekEnding};
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

/// The published total of a period, as a revision compares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TotalFigures {
    /// The people who arrived.
    pub people: People,
    /// The boats that arrived, where the publication says.
    pub boats: Option<Boats>,
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
    /// The published totals that both have and that differ, ascending.
    pub totals: Vec<Revision<Period, TotalFigures>>,
    /// The days that only the newer has, ascending.
    pub added: Vec<Date>,
    /// The days that only the older has, ascending.
    pub withdrawn: Vec<Date>,
    /// The weeks that only the newer has, ascending, by their Sunday.
    pub added_weeks: Vec<Date>,
    /// The weeks that only the older has, ascending, by their Sunday.
    pub withdrawn_weeks: Vec<Date>,
    /// The periods of which only the newer has a published total, ascending.
    pub added_totals: Vec<Period>,
    /// The periods of which only the older has a published total, ascending.
    pub withdrawn_totals: Vec<Period>,
}

impl Revisions {
    /// Everything that differs from `old` to `new`.
    ///
    /// # Errors
    /// - [`BasisMismatch`] when the two count different things.
    pub fn between(old: &View, new: &View) -> Result<Self, BasisMismatch> {
        old.basis().same_as(new.basis())?;
        let days = old.days().filter_map(|(of, before)| {
            //= docs/rules.md#publications-and-views
            //# view-09: A day that only one of two views has MUST be added or withdrawn, and not revised.
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
        let totals = old.published_totals().filter_map(|before| {
            let figures = |total: &PeriodTotal| TotalFigures { people: total.people, boats: total.boats };
            let after = new.published_total(before.period)?;
            let (old, new) = (figures(before), figures(after));
            (old != new).then_some(Revision { of: before.period, old, new })
        });
        let only = |one: &View, other: &View| {
            let dates = one.days().map(|(date, _)| date);
            dates.filter(|date| other.day(*date).is_none()).collect()
        };
        let only_weeks = |one: &View, other: &View| {
            let weeks = one.weeks().map(|week| week.ending);
            weeks.filter(|ending| other.week(*ending).is_none()).map(WeekEnding::date).collect()
        };
        let only_totals = |one: &View, other: &View| {
            let periods = one.published_totals().map(|total| total.period);
            periods.filter(|period| other.published_total(*period).is_none()).collect()
        };
        Ok(Self {
            basis: old.basis(),
            old: old.published(),
            new: new.published(),
            days: days.collect(),
            weeks: weeks.collect(),
            totals: totals.collect(),
            added: only(new, old),
            withdrawn: only(old, new),
            added_weeks: only_weeks(new, old),
            withdrawn_weeks: only_weeks(old, new),
            added_totals: only_totals(new, old),
            withdrawn_totals: only_totals(old, new),
        })
    }

    /// Whether no figure that the older view has is different or gone.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
            && self.weeks.is_empty()
            && self.totals.is_empty()
            && self.withdrawn.is_empty()
            && self.withdrawn_weeks.is_empty()
            && self.withdrawn_totals.is_empty()
    }

    /// How many people more, or fewer, the revised days have in all.
    pub fn net_people(&self) -> i128 {
        //= docs/rules.md#publications-and-views
        //# view-10: The net change of a revision MUST be the sum of its changes, and the gross change that of their
        //# sizes.
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
            uncontrolled: day.uncontrolled().map(Boats::get),
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
        revision(serializer, &self.of, &Figures::from(&self.old), &Figures::from(&self.new))
    }
}

impl Serialize for Revision<Period, TotalFigures> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        revision(serializer, &self.of, &self.old, &self.new)
    }
}

fn revision<S: Serializer, K: Serialize, F: Serialize>(
    serializer: S,
    of: &K,
    old: &F,
    new: &F,
) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_struct("Revision", 3)?;
    out.serialize_field("of", of)?;
    out.serialize_field("old", old)?;
    out.serialize_field("new", new)?;
    out.end()
}

impl Serialize for Revisions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Revisions", 14)?;
        out.serialize_field("basis", &self.basis)?;
        out.serialize_field("old", &self.old)?;
        out.serialize_field("new", &self.new)?;
        out.serialize_field("days", &self.days)?;
        out.serialize_field("weeks", &self.weeks)?;
        out.serialize_field("totals", &self.totals)?;
        out.serialize_field("added", &self.added)?;
        out.serialize_field("withdrawn", &self.withdrawn)?;
        out.serialize_field("added_weeks", &self.added_weeks)?;
        out.serialize_field("withdrawn_weeks", &self.withdrawn_weeks)?;
        out.serialize_field("added_totals", &self.added_totals)?;
        out.serialize_field("withdrawn_totals", &self.withdrawn_totals)?;
        out.serialize_field("net_people", &self.net_people())?;
        out.serialize_field("gross_people", &self.gross_people())?;
        out.end()
    }
}
