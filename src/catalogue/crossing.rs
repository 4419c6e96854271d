//! What holds of the arrivals and preventions of days and weeks.

use jiff::civil::{Date, date};

use super::spot::{arrivals, boats, publications, publications_of};
use super::words::{self, Words};
use super::{Findings, Rule, rule};
use crate::basis::Basis;
use crate::count::{Boats, Count, People};
use crate::crossing::{Arrivals, ArrivalsError, Preventions};
use crate::draft::{Draft, DraftDay};
use crate::field::Field;
use crate::order;
use crate::period::WeekEnding;
use crate::place::Place;

/// From this day on the Home Office publishes the series, and gives uncontrolled landings.
const HOME_OFFICE: Date = date(2023, 2, 1);
/// The first day of which it gives uncontrolled landings.
const UNCONTROLLED_FROM: Date = date(2023, 1, 1);
/// The first week of which it gives preventions, by its Sunday.
const PREVENTIONS_FROM: Date = date(2024, 5, 5);

pub(super) const RULES: &[Rule] = &[
    rule!(
        "C004",
        Error,
        both_or_neither,
        "People arrived exactly when boats did.",
        "Home Office, time series workbook: holds on all 3,154 days to 20 August 2026"
    ),
    rule!(
        "C005",
        Error,
        people_not_fewer,
        "Where there are people, they are not fewer than the boats: each boat carried somebody.",
        "Home Office, time series workbook, Notes sheet, note 2"
    ),
    rule!(
        "C006",
        Error,
        uncontrolled_within,
        "Uncontrolled landings are no more than the boats: they are a subset of them.",
        "Home Office, time series workbook, Notes sheet, note 5"
    ),
    rule!(
        "C007",
        Error,
        unknown_is_not_zero,
        "What was not yet counted is unknown, not zero: uncontrolled landings before 1 January 2023, \
         preventions before the week ending 5 May 2024.",
        "Home Office, time series workbook: these cells are `-`"
    ),
    rule!(
        "C008",
        Error,
        ends_on_sunday,
        "A week ends on a Sunday.",
        "Home Office, time series workbook, Notes sheet, note 6"
    ),
    rule!(
        "C009",
        Error,
        week_is_its_days,
        "A week equals the sum of its seven days, wherever both are known.",
        "Home Office, time series workbook: holds for all 450 weeks to 16 August 2026"
    ),
    rule!(
        "C010",
        Error,
        prevented_in_events,
        "People were prevented only where events were.",
        "Home Office, time series workbook: holds for all weeks; the converse does not, in 6 of 120"
    ),
    rule!(
        "C011",
        Error,
        prevented_together,
        "The people and the events prevented in a week are known together, or neither is.",
        "Home Office, time series workbook, table SB_02"
    ),
    rule!(
        "C015",
        Warning,
        crowded,
        "A boat carries no more than 125 people on the mean of a day: the most ever confirmed aboard one.",
        "Press, September 2025; the workbook of 21 August 2026 has 230 people in one boat on 10 August 2026"
    ),
];

/// Reports one kind of fault of arrivals, at the field that it is about.
fn faulty(draft: &Draft, findings: &mut Findings<'_>, kind: ArrivalsError) {
    for one in arrivals(draft) {
        let (Some(people), Some(boats)) = (one.people.get(), one.boats.get()) else { continue };
        let uncontrolled = one.uncontrolled.get();
        if Arrivals::faults(people, boats, uncontrolled).any(|fault| fault == kind) {
            let Words { got, wanted } = words::arrivals(kind, people, boats, uncontrolled);
            findings.add(one.spot.place(words::arrivals_field(kind)), got, wanted);
        }
    }
}

fn both_or_neither(draft: &Draft, findings: &mut Findings<'_>) {
    //= docs/rules.md#invariants
    //# C004: People MUST have arrived exactly when boats did.
    faulty(draft, findings, ArrivalsError::OneWithoutTheOther);
}

fn people_not_fewer(draft: &Draft, findings: &mut Findings<'_>) {
    //= docs/rules.md#invariants
    //# C005: Where there are people, they MUST NOT be fewer than the boats.
    faulty(draft, findings, ArrivalsError::FewerPeopleThanBoats);
}

fn uncontrolled_within(draft: &Draft, findings: &mut Findings<'_>) {
    //= docs/rules.md#invariants
    //# C006: Uncontrolled landings MUST NOT be more than the boats.
    faulty(draft, findings, ArrivalsError::UncontrolledAboveBoats);
}

fn unknown_is_not_zero(draft: &Draft, findings: &mut Findings<'_>) {
    //= docs/rules.md#invariants
    //# C007: What was not yet counted MUST be unknown: uncontrolled landings before 1 January 2023, preventions
    //# before the week ending 5 May 2024.
    let wanted = "nothing, or `-`: it was not counted yet";
    let uk_arrivals = |n: &usize| draft.series.get(*n).is_some_and(|s| s.basis == Basis::UkArrivals);
    for one in (0..draft.series.len()).filter(uk_arrivals).flat_map(|n| publications_of(draft, n)) {
        if one.published_on().is_none_or(|published| published < HOME_OFFICE) {
            continue;
        }
        for (spot, day) in one.days() {
            let early = day.date.get().is_some_and(|date| date < UNCONTROLLED_FROM);
            if early && is_zero(&day.uncontrolled) {
                findings.add(spot.place("uncontrolled"), 0, wanted);
            }
        }
        for (spot, week) in one.weeks() {
            let Some(ending) = week.ending.get() else { continue };
            if ending < UNCONTROLLED_FROM && is_zero(&week.uncontrolled) {
                findings.add(spot.place("uncontrolled"), 0, wanted);
            }
            if ending < PREVENTIONS_FROM && is_zero(&week.prevented_people) {
                findings.add(spot.place("prevented_people"), 0, wanted);
            }
            if ending < PREVENTIONS_FROM && is_zero(&week.prevented_events) {
                findings.add(spot.place("prevented_events"), 0, wanted);
            }
        }
    }
}

fn is_zero<C: Count>(field: &Field<C>) -> bool {
    field.get().is_some_and(|count| count.get() == 0)
}

fn ends_on_sunday(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, week) in publications(draft).flat_map(super::spot::PublicationSpot::weeks) {
        let Some(ending) = week.ending.get() else { continue };
        //= docs/rules.md#invariants
        //# C008: A week MUST end on a Sunday.
        if WeekEnding::new(ending).is_err() {
            let got = format!("{ending}, a {:?}", ending.weekday());
            findings.add(spot.place("ending"), got, "a Sunday");
        }
    }
}

/// Compares one figure of a week with the same of its days, where all are known.
fn compare<C: Count>(
    findings: &mut Findings<'_>,
    place: impl Fn() -> Place,
    week: &Field<C>,
    days: &[(Date, &DraftDay)],
    of_day: impl Fn(&DraftDay) -> Option<C>,
) {
    let Some(week) = week.get() else { return };
    // Seven numbers of 64 bits, so the sum fits.
    let sum = days
        .iter()
        .try_fold(0_u128, |sum, (_, day)| Some(sum.saturating_add(u128::from(of_day(day)?.get()))));
    //= docs/rules.md#invariants
    //# C009: A week MUST equal the sum of its seven days as they stood when it was published, wherever both are
    //# known.
    if let Some(sum) = sum.filter(|sum| *sum != u128::from(week.get())) {
        let unit = C::UNIT;
        findings.add(
            place(),
            format_args!("{week} {unit}"),
            format!("{sum} {unit}, the sum of the seven days"),
        );
    }
}

fn week_is_its_days(draft: &Draft, findings: &mut Findings<'_>) {
    for series in 0..draft.series.len() {
        // The days as they stood when the week was published, ascending, each once.
        let mut known: Vec<(Date, &DraftDay)> = Vec::new();
        // Those of publications since the last that had weeks, oldest first.
        let mut newer: Vec<(Date, &DraftDay)> = Vec::new();
        for one in publications_of(draft, series) {
            // Of a day that a publication gives twice, the first counts.
            let days = one.publication.days.iter().rev();
            newer.extend(days.filter_map(|day| Some((day.date.get()?, day))));
            if one.publication.weeks.is_empty() {
                continue;
            }
            known.append(&mut newer);
            // The sort is stable, and of two of one day the later stays.
            order::by_key(&mut known, |(date, _)| *date);
            known.dedup_by(|later, kept| {
                let same = later.0 == kept.0;
                if same {
                    *kept = *later;
                }
                same
            });
            for (spot, week) in one.weeks() {
                let Some(ending) = week.ending.get().and_then(|date| WeekEnding::new(date).ok()) else {
                    continue;
                };
                let monday = ending.period().start();
                let from = known.partition_point(|(date, _)| *date < monday);
                let Some(days) = known.get(from..from.saturating_add(7)) else { continue };
                if days.last().map(|(date, _)| *date) != Some(ending.date()) {
                    continue;
                }
                let place = |field: &'static str| move || spot.place(field);
                compare(findings, place("people"), &week.people, days, |day| day.people.get());
                compare(findings, place("boats"), &week.boats, days, |day| day.boats.get());
                compare(findings, place("uncontrolled"), &week.uncontrolled, days, |day| {
                    day.uncontrolled.get()
                });
            }
        }
    }
}

fn prevented_in_events(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, week) in publications(draft).flat_map(super::spot::PublicationSpot::weeks) {
        let (Some(people), Some(events)) = (week.prevented_people.get(), week.prevented_events.get()) else {
            continue;
        };
        //= docs/rules.md#invariants
        //# C010: People MUST NOT have been prevented where no event was.
        if Preventions::new(people, events).is_none() {
            let got = format!("{} prevented in {}", people.in_words(), events.in_words());
            findings.add(spot.place("prevented_events"), got, "at least one event");
        }
    }
}

fn prevented_together(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, week) in publications(draft).flat_map(super::spot::PublicationSpot::weeks) {
        //= docs/rules.md#invariants
        //# C011: The people and the events prevented in a week MUST be known together, or neither.
        let (field, other) = match (&week.prevented_people, &week.prevented_events) {
            (Field::Known(_), Field::Unknown) => ("prevented_events", "people"),
            (Field::Unknown, Field::Known(_)) => ("prevented_people", "events"),
            _ => continue,
        };
        findings.add(spot.place(field), "nothing", format!("a number: the {other} prevented are known"));
    }
}

fn crowded(draft: &Draft, findings: &mut Findings<'_>) {
    let mut look = |place: &dyn Fn() -> Place, people: People, boats: Boats| {
        //= docs/rules.md#invariants
        //# C015: More than 125 people in each boat, on the mean of a day, MUST be warned of.
        if Arrivals::crowded(people, boats) {
            let Words { got, wanted } = words::crowded(people, boats);
            findings.add(place(), got, wanted);
        }
    };
    for (spot, day) in publications(draft).flat_map(super::spot::PublicationSpot::days) {
        if let (Some(people), Some(boats)) = (day.people.get(), day.boats.get()) {
            look(&|| spot.place("people"), people, boats);
        }
    }
    for (spot, boat) in boats(draft) {
        if let Some(people) = boat.people.get() {
            look(&|| spot.place("people"), people, Boats::new(1));
        }
    }
}
