//! Offices, acts, agreements in force and data owners.

use jiff::civil::{Date, date};

use super::GENERAL_KNOWLEDGE;
use crate::draft::DraftPolicyPeriod;
use crate::field::Field;
use crate::policy::PolicyKind;

const PA: &str = "Press Association, as printed by LBC, 12 August 2025";

/// A period that ends on the day before the second date, or has no known end: what names it, who or
/// what it is of, the two dates, and where they stand.
struct Entry(&'static str, &'static str, Date, Option<Date>, &'static str);

const PRIME_MINISTERS: &[Entry] = &[
    Entry("pm-may", "Theresa May", date(2016, 7, 13), Some(date(2019, 7, 24)), GENERAL_KNOWLEDGE),
    Entry("pm-johnson", "Boris Johnson", date(2019, 7, 24), Some(date(2022, 9, 6)), PA),
    Entry("pm-truss", "Liz Truss", date(2022, 9, 6), Some(date(2022, 10, 25)), PA),
    Entry("pm-sunak", "Rishi Sunak", date(2022, 10, 25), Some(date(2024, 7, 5)), PA),
    Entry(
        "pm-starmer",
        "Keir Starmer",
        date(2024, 7, 5),
        None,
        "Press Association; resignation announced on 22 June 2026, the successor's appointment not confirmed",
    ),
];

const HOME_SECRETARIES: &[Entry] = &[
    Entry("hs-rudd", "Amber Rudd", date(2016, 7, 13), Some(date(2018, 4, 30)), GENERAL_KNOWLEDGE),
    Entry("hs-javid", "Sajid Javid", date(2018, 4, 30), Some(date(2019, 7, 24)), GENERAL_KNOWLEDGE),
    Entry("hs-patel", "Priti Patel", date(2019, 7, 24), Some(date(2022, 9, 6)), GENERAL_KNOWLEDGE),
    Entry(
        "hs-braverman-1",
        "Suella Braverman",
        date(2022, 9, 6),
        Some(date(2022, 10, 19)),
        GENERAL_KNOWLEDGE,
    ),
    Entry("hs-shapps", "Grant Shapps", date(2022, 10, 19), Some(date(2022, 10, 25)), GENERAL_KNOWLEDGE),
    Entry(
        "hs-braverman-2",
        "Suella Braverman",
        date(2022, 10, 25),
        Some(date(2023, 11, 13)),
        GENERAL_KNOWLEDGE,
    ),
    Entry("hs-cleverly", "James Cleverly", date(2023, 11, 13), Some(date(2024, 7, 5)), GENERAL_KNOWLEDGE),
    Entry(
        "hs-cooper",
        "Yvette Cooper",
        date(2024, 7, 5),
        Some(date(2025, 9, 5)),
        "press reports of 5 July 2024 and of the reshuffle of 5 September 2025",
    ),
    Entry(
        "hs-mahmood",
        "Shabana Mahmood",
        date(2025, 9, 5),
        None,
        "press reports; in office in April 2026, not known after July 2026",
    ),
];

const FRENCH_INTERIOR_MINISTERS: &[Entry] = &[
    Entry("fr-collomb", "Gérard Collomb", date(2017, 5, 17), Some(date(2018, 10, 3)), GENERAL_KNOWLEDGE),
    Entry(
        "fr-philippe",
        "Édouard Philippe (interim)",
        date(2018, 10, 3),
        Some(date(2018, 10, 16)),
        GENERAL_KNOWLEDGE,
    ),
    Entry(
        "fr-castaner",
        "Christophe Castaner",
        date(2018, 10, 16),
        Some(date(2020, 7, 6)),
        GENERAL_KNOWLEDGE,
    ),
    Entry("fr-darmanin", "Gérald Darmanin", date(2020, 7, 6), Some(date(2024, 9, 21)), GENERAL_KNOWLEDGE),
    Entry(
        "fr-retailleau",
        "Bruno Retailleau",
        date(2024, 9, 21),
        Some(date(2025, 10, 12)),
        GENERAL_KNOWLEDGE,
    ),
    Entry("fr-nunez", "Laurent Nuñez", date(2025, 10, 12), None, "press reports; in office in April 2026"),
];

const DATA_OWNERS: &[Entry] = &[
    Entry(
        "data-home-office-1",
        "Home Office",
        date(2018, 1, 1),
        Some(date(2022, 4, 14)),
        "first day of the Home Office time series workbook",
    ),
    Entry(
        "data-mod",
        "Ministry of Defence",
        date(2022, 4, 14),
        Some(date(2023, 2, 1)),
        "Ministry of Defence daily page: 14 April 2022 to 31 January 2023",
    ),
    Entry("data-home-office-2", "Home Office", date(2023, 2, 1), None, "gov.uk, last-7-days page"),
];

const ACTS: &[Entry] = &[
    Entry(
        "act-naba-2022",
        "Nationality and Borders Act 2022 (Royal Assent)",
        date(2022, 4, 28),
        None,
        "general knowledge (not looked up); its section 40, on arrival, came into force on 28 June 2022",
    ),
    Entry(
        "act-ima-2023",
        "Illegal Migration Act 2023 (Royal Assent)",
        date(2023, 7, 20),
        Some(date(2025, 12, 2)),
        "Press Association, 20 July 2023; Free Movement for the repeal of most of it; its duty to remove was never \
         commenced (general knowledge, not looked up)",
    ),
    Entry(
        "act-rwanda-2024",
        "Safety of Rwanda Act 2024 (Royal Assent)",
        date(2024, 4, 25),
        Some(date(2025, 12, 2)),
        "start: general knowledge (not looked up); Free Movement for the repeal",
    ),
    Entry(
        "act-bsaia-2025",
        "Border Security, Asylum and Immigration Act 2025 (Royal Assent)",
        date(2025, 12, 2),
        None,
        "Free Movement; further provisions commenced on 5 January 2026 and about 2 February 2026",
    ),
];

/// An agreement in force, with the id of its funding where there is some.
const AGREEMENTS: &[(Entry, Option<&str>)] = &[
    (
        Entry(
            "rwanda-partnership",
            "UK–Rwanda partnership",
            date(2022, 4, 14),
            Some(date(2024, 7, 6)),
            "start: Hansard, 11 March 2025; end: general knowledge (not looked up)",
        ),
        None,
    ),
    (
        Entry(
            "uk-france-2023",
            "UK–France deal of 2023",
            date(2023, 4, 1),
            Some(date(2026, 4, 1)),
            "financial years 2023/24 to 2025/26",
        ),
        Some("F11"),
    ),
    (
        Entry(
            "one-in-one-out",
            "UK–France one-in-one-out pilot",
            date(2025, 8, 5),
            Some(date(2026, 6, 11)),
            "GMIAU; in force on 4, 5 or 6 August 2025 depending on the source",
        ),
        Some("F13"),
    ),
    (
        Entry(
            "uk-france-bridging",
            "UK–France bridging extension",
            date(2026, 4, 1),
            Some(date(2026, 6, 1)),
            "BBC: two months",
        ),
        Some("F14"),
    ),
    (
        Entry(
            "uk-france-2026",
            "UK–France three-year deal of 2026",
            date(2026, 4, 23),
            None,
            "secondary sources only: low confidence",
        ),
        Some("F15"),
    ),
];

fn draft(
    one: &Entry,
    kind: PolicyKind,
    timeline: Option<&str>,
    agreement: Option<&str>,
) -> DraftPolicyPeriod {
    let Entry(id, title, start, end, evidence) = *one;
    DraftPolicyPeriod {
        id: id.to_owned(),
        kind,
        timeline: timeline.map(str::to_owned),
        title: title.to_owned(),
        from: Field::Known(start),
        to: end.and_then(|end| end.yesterday().ok()).into(),
        agreement: agreement.map(str::to_owned),
        evidence: evidence.to_owned(),
        origin: None,
    }
}

pub(super) fn policy_periods() -> Vec<DraftPolicyPeriod> {
    let timelines = [
        (PolicyKind::Office, "Prime Minister", PRIME_MINISTERS),
        (PolicyKind::Office, "Home Secretary", HOME_SECRETARIES),
        (PolicyKind::Office, "French Interior Minister", FRENCH_INTERIOR_MINISTERS),
        (PolicyKind::DataOwner, "Data owner", DATA_OWNERS),
    ];
    let held = timelines.into_iter().flat_map(|(kind, timeline, entries)| {
        entries.iter().map(move |one| draft(one, kind, Some(timeline), None))
    });
    let acts = ACTS.iter().map(|one| draft(one, PolicyKind::Act, None, None));
    let agreements =
        AGREEMENTS.iter().map(|(one, funding)| draft(one, PolicyKind::Agreement, None, *funding));
    held.chain(acts).chain(agreements).collect()
}
