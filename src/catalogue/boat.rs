//! What holds of single boats, and of them against their day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::spot::{Spot, boats, duplicates, publications_of};
use super::{Findings, Rule, rule};
use crate::basis::Basis;
use crate::boat::{Aboard, Landing};
use crate::draft::{Draft, DraftDay};

pub(super) const RULES: &[Rule] = &[
    rule!(
        "B001",
        Error,
        somebody_aboard,
        "A boat that arrived carried at least one person.",
        "Home Office, time series workbook, Notes sheet, note 2"
    ),
    rule!("B002", Error, unique, "Each boat has an id of its own.", "docs/register.schema.json"),
    rule!(
        "B003",
        Error,
        within_the_day,
        "The boats listed of a day, and the people aboard them, are no more than the day's.",
        "Home Office, time series workbook, table SB_01: a day's figures count every boat"
    ),
    rule!(
        "B004",
        Error,
        complete,
        "Where the list of a day's boats is said to be complete, it is not short of the day's figures.",
        "Home Office, time series workbook, table SB_01: a day's figures count every boat"
    ),
    rule!(
        "B005",
        Error,
        uncontrolled_within,
        "The boats listed of a day as uncontrolled landings are no more than the day's.",
        "Home Office, time series workbook, Notes sheet, note 5"
    ),
    rule!(
        "B006",
        Error,
        uncontrolled_complete,
        "Where the list of a day's boats is said to be complete and every landing in it is known, \
         its uncontrolled landings are not short of the day's.",
        "Home Office, time series workbook, Notes sheet, note 5"
    ),
];

fn somebody_aboard(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, boat) in boats(draft) {
        //= docs/rules.md#invariants
        //# B001: A boat that arrived MUST have carried at least one person.
        if boat.people.get().is_some_and(|people| Aboard::new(people.get()).is_none()) {
            findings.add(spot.place("people"), "0 people", "at least one");
        }
    }
}

fn unique(draft: &Draft, findings: &mut Findings<'_>) {
    let named = boats(draft).map(|(spot, boat)| (spot, boat.id.as_str()));
    //= docs/rules.md#invariants
    //# B002: Each boat MUST have an id of its own.
    duplicates(named, |spot, id| {
        findings.add(spot.place("id"), format_args!("`{id}` again"), "an id not given before");
    });
}

/// The boats listed of one day, and the day itself.
#[derive(Default)]
struct Listed<'a> {
    day: Option<&'a DraftDay>,
    /// Where the last of them stands.
    spot: Option<Spot<'a>>,
    boats: u64,
    /// `None` where the people of one are not known.
    people: Option<u128>,
    uncontrolled: u64,
    /// Where the last uncontrolled landing stands.
    uncontrolled_spot: Option<Spot<'a>>,
    unknown_landings: u64,
}

/// Every day that boats are listed of, with its figures in the newest publication.
fn lists(draft: &Draft) -> BTreeMap<Date, Listed<'_>> {
    let mut lists: BTreeMap<Date, Listed<'_>> = BTreeMap::new();
    for (spot, boat) in boats(draft) {
        let Some(date) = boat.date.get() else { continue };
        let nobody = || Listed { people: Some(0), ..Listed::default() };
        let list = lists.entry(date).or_insert_with(nobody);
        list.spot = Some(spot);
        list.boats = list.boats.saturating_add(1);
        // There is no room for so many boats that this would not fit.
        list.people = list.people.and_then(|sum| sum.checked_add(u128::from(boat.people.get()?.get())));
        match boat.landing {
            Landing::Uncontrolled => {
                list.uncontrolled = list.uncontrolled.saturating_add(1);
                list.uncontrolled_spot = Some(spot);
            }
            Landing::Unknown => list.unknown_landings = list.unknown_landings.saturating_add(1),
            Landing::Intercepted => {}
        }
    }
    for list in &draft.complete_boat_lists {
        if let Some(date) = list.date.get() {
            lists.entry(date).or_insert_with(|| Listed { people: Some(0), ..Listed::default() });
        }
    }
    let uk_arrivals = draft.series.iter().enumerate().filter(|(_, s)| s.basis == Basis::UkArrivals);
    for (_, day) in
        uk_arrivals.flat_map(|(n, _)| publications_of(draft, n)).flat_map(super::spot::PublicationSpot::days)
    {
        if let Some(list) = day.date.get().and_then(|date| lists.get_mut(&date)) {
            list.day = Some(day);
        }
    }
    lists
}

fn within_the_day(draft: &Draft, findings: &mut Findings<'_>) {
    for (date, list) in lists(draft) {
        let (Some(day), Some(spot)) = (list.day, list.spot) else { continue };
        //= docs/rules.md#invariants
        //# B003: The boats listed of a day, and the people aboard them, MUST NOT be more than the day's.
        if let Some(boats) = day.boats.get().filter(|boats| list.boats > boats.get()) {
            let got = format!("{} boats listed of {date}", list.boats);
            findings.add(spot.place("date"), got, format!("no more than {boats}"));
        }
        if let (Some(listed), Some(people)) = (list.people, day.people.get())
            && listed > u128::from(people.get())
        {
            let got = format!("{listed} people aboard the boats listed of {date}");
            findings.add(spot.place("people"), got, format!("no more than {people}"));
        }
    }
}

/// The days whose list is said to be complete, with their list.
fn complete_lists(draft: &Draft) -> impl Iterator<Item = (Spot<'_>, Date, Listed<'_>)> {
    let mut lists = lists(draft);
    draft.complete_boat_lists.iter().enumerate().filter_map(move |(n, complete)| {
        let spot = Spot::new(draft, super::spot::Item::BoatList(n), complete.origin);
        let date = complete.date.get()?;
        Some((spot, date, lists.remove(&date)?))
    })
}

fn complete(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, date, list) in complete_lists(draft) {
        let Some(day) = list.day else { continue };
        //= docs/rules.md#invariants
        //# B004: A list of a day's boats that is said to be complete MUST NOT be short of the day's figures.
        if let Some(boats) = day.boats.get().filter(|boats| list.boats < boats.get()) {
            let got = format!("{} boats listed of {date}", list.boats);
            findings.add(spot.place("date"), got, boats.to_string());
        } else if let (Some(listed), Some(people)) = (list.people, day.people.get())
            && listed < u128::from(people.get())
        {
            let got = format!("{listed} people aboard the boats listed of {date}");
            findings.add(spot.place("date"), got, people.to_string());
        }
    }
}

fn uncontrolled_within(draft: &Draft, findings: &mut Findings<'_>) {
    for (date, list) in lists(draft) {
        let Some(uncontrolled) = list.day.and_then(|day| day.uncontrolled.get()) else { continue };
        //= docs/rules.md#invariants
        //# B005: The boats listed of a day as uncontrolled landings MUST NOT be more than the day's.
        if let Some(spot) = list.uncontrolled_spot.filter(|_| list.uncontrolled > uncontrolled.get()) {
            let got = format!("{} uncontrolled landings listed of {date}", list.uncontrolled);
            findings.add(spot.place("landing"), got, format!("no more than {uncontrolled}"));
        }
    }
}

fn uncontrolled_complete(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, date, list) in complete_lists(draft) {
        let Some(uncontrolled) = list.day.and_then(|day| day.uncontrolled.get()) else { continue };
        //= docs/rules.md#invariants
        //# B006: The uncontrolled landings of a complete list in which every landing is known MUST NOT be short of
        //# the day's.
        if list.unknown_landings == 0 && list.uncontrolled < uncontrolled.get() {
            let got = format!("{} uncontrolled landings listed of {date}", list.uncontrolled);
            findings.add(spot.place("date"), got, uncontrolled.to_string());
        }
    }
}
