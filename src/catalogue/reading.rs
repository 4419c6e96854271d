//! What every value of a draft must be before anything can be said about it.

use std::borrow::Cow;

use super::spot::{Item, Spot, agreements, boats, policy_periods, publications};
use super::{Findings, Rule, rule};
use crate::draft::{Draft, FORMAT};
use crate::field::{Field, FieldValue};

pub(super) const RULES: &[Rule] = &[
    rule!(
        "S001",
        Error,
        dates,
        "Every date can be read, and is a day of the calendar.",
        "ISO 8601; Home Office, time series workbook, tables SB_01 and SB_02"
    ),
    rule!(
        "S002",
        Error,
        counts,
        "Every count is a whole number, not below zero.",
        "Home Office, time series workbook, tables SB_01 and SB_02"
    ),
    rule!(
        "S003",
        Error,
        amounts,
        "Every amount of money names its currency and is exact to its smallest unit.",
        "ISO 4217"
    ),
    rule!(
        "S004",
        Error,
        needed,
        "What names or makes an observation is known: its date, its people, its boats.",
        "Home Office, time series workbook: no cell of these columns is ever `-`"
    ),
    rule!(
        "S005",
        Error,
        format,
        "The register's form is of a version that this program reads.",
        "docs/register.schema.json"
    ),
];

/// What sort of value a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Date,
    Count,
    Amount,
}

/// A field that is not known, and whether it must be.
struct Absence<'a> {
    spot: Spot<'a>,
    field: &'a str,
    kind: Kind,
    /// The text that could not be read; `None` where there is nothing.
    text: Option<Cow<'a, str>>,
    wanted: fn() -> String,
    needed: bool,
}

/// Shows every field that is not known to `see`.
fn absences(draft: &Draft, see: &mut dyn FnMut(&Absence<'_>)) {
    fn look<T: FieldValue>(
        see: &mut dyn FnMut(&Absence<'_>),
        spot: Spot<'_>,
        (kind, needed): (Kind, bool),
        field: &str,
        value: &Field<T>,
    ) {
        let text = match value {
            Field::Known(value) => match value.beyond_calendar() {
                None => return,
                Some(text) => Some(Cow::Owned(text)),
            },
            Field::Unknown => None,
            Field::Unreadable(text) => Some(Cow::Borrowed(text.as_str())),
        };
        see(&Absence { spot, field, kind, text, wanted: T::wanted, needed });
    }
    const NEEDED_DATE: (Kind, bool) = (Kind::Date, true);
    const DATE: (Kind, bool) = (Kind::Date, false);
    const NEEDED_COUNT: (Kind, bool) = (Kind::Count, true);
    const COUNT: (Kind, bool) = (Kind::Count, false);
    const NEEDED_AMOUNT: (Kind, bool) = (Kind::Amount, true);
    const AMOUNT: (Kind, bool) = (Kind::Amount, false);

    for one in publications(draft) {
        look(see, one.spot(), NEEDED_DATE, "published", &one.publication.published);
        for (spot, day) in one.days() {
            look(see, spot, NEEDED_DATE, "date", &day.date);
            look(see, spot, NEEDED_COUNT, "people", &day.people);
            look(see, spot, NEEDED_COUNT, "boats", &day.boats);
            look(see, spot, COUNT, "uncontrolled", &day.uncontrolled);
        }
        for (spot, week) in one.weeks() {
            look(see, spot, NEEDED_DATE, "ending", &week.ending);
            look(see, spot, NEEDED_COUNT, "people", &week.people);
            look(see, spot, NEEDED_COUNT, "boats", &week.boats);
            look(see, spot, COUNT, "uncontrolled", &week.uncontrolled);
            look(see, spot, COUNT, "prevented_people", &week.prevented_people);
            look(see, spot, COUNT, "prevented_events", &week.prevented_events);
        }
        for (spot, total) in one.totals() {
            look(see, spot, NEEDED_DATE, "from", &total.from);
            look(see, spot, NEEDED_DATE, "to", &total.to);
            look(see, spot, NEEDED_COUNT, "people", &total.people);
            look(see, spot, COUNT, "boats", &total.boats);
        }
    }
    for (spot, boat) in boats(draft) {
        look(see, spot, NEEDED_DATE, "date", &boat.date);
        look(see, spot, NEEDED_COUNT, "people", &boat.people);
    }
    for (n, list) in draft.complete_boat_lists.iter().enumerate() {
        let spot = Spot::new(draft, Item::BoatList(n), list.origin);
        look(see, spot, NEEDED_DATE, "date", &list.date);
    }
    for (n, report) in draft.deaths.iter().enumerate() {
        let spot = Spot::new(draft, Item::Death(n), report.origin);
        look(see, spot, NEEDED_DATE, "from", &report.from);
        look(see, spot, DATE, "to", &report.to);
        look(see, spot, NEEDED_COUNT, "deaths", &report.deaths);
        look(see, spot, COUNT, "missing", &report.missing);
        look(see, spot, DATE, "as_of", &report.as_of);
    }
    for (spot, one) in agreements(draft) {
        look(see, spot, DATE, "date", &one.date);
        look(see, spot, DATE, "from", &one.from);
        look(see, spot, DATE, "to", &one.to);
        look(see, spot, AMOUNT, "commitment", &one.commitment);
        for (n, part) in one.reported.iter().enumerate() {
            look(see, spot, NEEDED_AMOUNT, &format!("reported/{n}/amount"), &part.amount);
        }
        for (n, part) in one.instalments.iter().enumerate() {
            look(see, spot, NEEDED_DATE, &format!("instalments/{n}/from"), &part.from);
            look(see, spot, NEEDED_DATE, &format!("instalments/{n}/to"), &part.to);
            look(see, spot, NEEDED_AMOUNT, &format!("instalments/{n}/amount"), &part.amount);
        }
        for (n, part) in one.payments.iter().enumerate() {
            look(see, spot, NEEDED_DATE, &format!("payments/{n}/date"), &part.date);
            look(see, spot, NEEDED_AMOUNT, &format!("payments/{n}/amount"), &part.amount);
        }
        for (n, part) in one.amendments.iter().enumerate() {
            look(see, spot, NEEDED_DATE, &format!("amendments/{n}/date"), &part.date);
        }
    }
    for (spot, one) in policy_periods(draft) {
        look(see, spot, NEEDED_DATE, "from", &one.from);
        look(see, spot, DATE, "to", &one.to);
    }
}

fn unreadable(draft: &Draft, findings: &mut Findings<'_>, kind: Kind) {
    absences(draft, &mut |absence| {
        if let (true, Some(text)) = (absence.kind == kind, &absence.text) {
            let place = absence.spot.place(absence.field);
            findings.add(place, format_args!("`{text}`"), (absence.wanted)());
        }
    });
}

fn dates(draft: &Draft, findings: &mut Findings<'_>) {
    //= docs/rules.md#invariants
    //# S001: Every date MUST be readable and a day of the calendar, of the years 1 to 9998.
    unreadable(draft, findings, Kind::Date);
}

fn counts(draft: &Draft, findings: &mut Findings<'_>) {
    //= docs/rules.md#invariants
    //# S002: Every count MUST be a whole number of zero or more.
    unreadable(draft, findings, Kind::Count);
}

fn amounts(draft: &Draft, findings: &mut Findings<'_>) {
    //= docs/rules.md#invariants
    //# S003: Every amount of money MUST name its currency and be exact to the currency's smallest unit.
    unreadable(draft, findings, Kind::Amount);
}

fn needed(draft: &Draft, findings: &mut Findings<'_>) {
    absences(draft, &mut |absence| {
        //= docs/rules.md#invariants
        //# S004: What names or makes an observation (its date, its people, its boats) MUST be known.
        if absence.needed && absence.text.is_none() {
            findings.add(absence.spot.place(absence.field), "nothing", (absence.wanted)());
        }
    });
}

fn format(draft: &Draft, findings: &mut Findings<'_>) {
    //= docs/rules.md#invariants
    //# S005: The register's form MUST be of the version that this program reads.
    if draft.format != FORMAT {
        let place = Spot::new(draft, Item::Draft, draft.origin).place("format");
        findings.add(place, draft.format, FORMAT.to_string());
    }
}
