//! Walking a draft with a finger on the place.

use jiff::civil::Date;

use crate::count::{Boats, People};
use crate::draft::{
    Draft, DraftAgreement, DraftBoat, DraftDay, DraftPolicyPeriod, DraftPublication, DraftTotal, DraftWeek,
    period,
};
use crate::field::Field;
use crate::period::Period;
use crate::place::{Origin, Place};

/// An item of the draft, by its path.
#[derive(Clone, Copy)]
pub(super) enum Item {
    Draft,
    Series(usize),
    Publication(usize, usize),
    Day(usize, usize, usize),
    Week(usize, usize, usize),
    Total(usize, usize, usize),
    Boat(usize),
    BoatList(usize),
    Death(usize),
    Agreement(usize),
    Policy(usize),
}

/// An item, ready to say where it is; nothing is written down until a finding needs it.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    draft: &'a Draft,
    item: Item,
    origin: Option<Origin>,
}

impl<'a> Spot<'a> {
    pub(super) const fn new(draft: &'a Draft, item: Item, origin: Option<Origin>) -> Self {
        Self { draft, item, origin }
    }

    pub(super) fn place(&self, field: &str) -> Place {
        let pointer = match self.item {
            Item::Draft => String::new(),
            Item::Series(s) => format!("/series/{s}"),
            Item::Publication(s, p) => format!("/series/{s}/publications/{p}"),
            Item::Day(s, p, n) => format!("/series/{s}/publications/{p}/days/{n}"),
            Item::Week(s, p, n) => format!("/series/{s}/publications/{p}/weeks/{n}"),
            Item::Total(s, p, n) => format!("/series/{s}/publications/{p}/totals/{n}"),
            Item::Boat(n) => format!("/boats/{n}"),
            Item::BoatList(n) => format!("/complete_boat_lists/{n}"),
            Item::Death(n) => format!("/deaths/{n}"),
            Item::Agreement(n) => format!("/agreements/{n}"),
            Item::Policy(n) => format!("/policy_periods/{n}"),
        };
        self.draft.tables.place(self.origin, &pointer, field)
    }
}

/// A publication with its place in the draft.
#[derive(Clone, Copy)]
pub(super) struct PublicationSpot<'a> {
    draft: &'a Draft,
    series: usize,
    number: usize,
    pub(super) publication: &'a DraftPublication,
}

impl<'a> PublicationSpot<'a> {
    pub(super) fn spot(&self) -> Spot<'a> {
        let item = Item::Publication(self.series, self.number);
        Spot::new(self.draft, item, self.publication.origin)
    }

    pub(super) fn days(self) -> impl Iterator<Item = (Spot<'a>, &'a DraftDay)> {
        self.publication.days.iter().enumerate().map(move |(n, day)| {
            (Spot::new(self.draft, Item::Day(self.series, self.number, n), day.origin), day)
        })
    }

    pub(super) fn weeks(self) -> impl Iterator<Item = (Spot<'a>, &'a DraftWeek)> {
        self.publication.weeks.iter().enumerate().map(move |(n, week)| {
            (Spot::new(self.draft, Item::Week(self.series, self.number, n), week.origin), week)
        })
    }

    pub(super) fn totals(self) -> impl Iterator<Item = (Spot<'a>, &'a DraftTotal)> {
        self.publication.totals.iter().enumerate().map(move |(n, total)| {
            (Spot::new(self.draft, Item::Total(self.series, self.number, n), total.origin), total)
        })
    }

    /// The date, when it is known, of when it was published.
    pub(super) fn published_on(&self) -> Option<Date> {
        Some(self.publication.published.get()?.date())
    }
}

/// The publications of one series, in their order.
pub(super) fn publications_of(draft: &Draft, series: usize) -> impl Iterator<Item = PublicationSpot<'_>> {
    let publications = draft.series.get(series).map(|one| one.publications.as_slice());
    publications.unwrap_or_default().iter().enumerate().map(move |(number, publication)| PublicationSpot {
        draft,
        series,
        number,
        publication,
    })
}

/// The publications of every series.
pub(super) fn publications(draft: &Draft) -> impl Iterator<Item = PublicationSpot<'_>> {
    (0..draft.series.len()).flat_map(move |series| publications_of(draft, series))
}

/// The arrivals of a day, a week, or a published total.
#[derive(Clone, Copy)]
pub(super) struct ArrivalsSpot<'a> {
    pub(super) spot: Spot<'a>,
    pub(super) people: &'a Field<People>,
    pub(super) boats: &'a Field<Boats>,
    pub(super) uncontrolled: &'a Field<Boats>,
}

/// What a published total says of uncontrolled landings.
static UNKNOWN: Field<Boats> = Field::Unknown;

/// The arrivals of every day, every week and every published total.
pub(super) fn arrivals(draft: &Draft) -> impl Iterator<Item = ArrivalsSpot<'_>> {
    publications(draft).flat_map(|publication| {
        let days = publication.days().map(|(spot, day)| {
            let DraftDay { people, boats, uncontrolled, .. } = day;
            ArrivalsSpot { spot, people, boats, uncontrolled }
        });
        let weeks = publication.weeks().map(|(spot, week)| {
            let DraftWeek { people, boats, uncontrolled, .. } = week;
            ArrivalsSpot { spot, people, boats, uncontrolled }
        });
        let totals = publication.totals().map(|(spot, total)| {
            let DraftTotal { people, boats, .. } = total;
            ArrivalsSpot { spot, people, boats, uncontrolled: &UNKNOWN }
        });
        days.chain(weeks).chain(totals)
    })
}

pub(super) fn boats(draft: &Draft) -> impl Iterator<Item = (Spot<'_>, &DraftBoat)> {
    let spot = |n, boat: &DraftBoat| Spot::new(draft, Item::Boat(n), boat.origin);
    draft.boats.iter().enumerate().map(move |(n, boat)| (spot(n, boat), boat))
}

pub(super) fn agreements(draft: &Draft) -> impl Iterator<Item = (Spot<'_>, &DraftAgreement)> {
    let spot = |n, one: &DraftAgreement| Spot::new(draft, Item::Agreement(n), one.origin);
    draft.agreements.iter().enumerate().map(move |(n, one)| (spot(n, one), one))
}

pub(super) fn policy_periods(draft: &Draft) -> impl Iterator<Item = (Spot<'_>, &DraftPolicyPeriod)> {
    let spot = |n, one: &DraftPolicyPeriod| Spot::new(draft, Item::Policy(n), one.origin);
    draft.policy_periods.iter().enumerate().map(move |(n, one)| (spot(n, one), one))
}

/// The period of what must have a last day: `None` also where that is unknown.
pub(super) fn closed_period(from: &Field<Date>, to: &Field<Date>) -> Option<Period> {
    period(from, to).filter(|period| !period.is_open())
}

/// Reports each name that was given before, where the later one stands.
pub(super) fn duplicates<'a, K: Ord + Clone>(
    named: impl Iterator<Item = (Spot<'a>, K)>,
    mut report: impl FnMut(Spot<'a>, &K),
) {
    let mut seen = std::collections::BTreeSet::new();
    for (spot, name) in named {
        if !seen.insert(name.clone()) {
            report(spot, &name);
        }
    }
}
