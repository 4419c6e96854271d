//! Agreements between the United Kingdom and France since 2014.

use iso_currency::Currency;
use jiff::civil::{Date, date};

use crate::draft::{DraftAgreement, DraftAmendment, DraftInstalment, DraftReportedAmount};
use crate::field::Field;
use crate::funding::{Binding, Purpose, Stage};
use crate::money::Amount;

use Binding::{Conditional, Estimated, Exact, UpTo};
use Purpose::{
    CommandCentre, Communication, DetentionCentre, Other, Patrols, PortSecurity, Reception, Returns,
    Surveillance,
};

const LIBRARY: &str = "House of Commons Library, CBP-9681";
const HL3419: &str = "written question HL3419, 15 November 2022";
const HL8269: &str = "written question HL8269, 18 September 2020";

/// Thousands of pounds.
fn gbp(thousands: u32) -> Amount {
    Amount::from_minor(Currency::GBP, i128::from(thousands).saturating_mul(100_000))
}

/// Thousands of euros.
fn eur(thousands: u32) -> Amount {
    Amount::from_minor(Currency::EUR, i128::from(thousands).saturating_mul(100_000))
}

fn reported(amount: Amount, binding: Binding, by: &str) -> DraftReportedAmount {
    DraftReportedAmount { amount: Field::Known(amount), binding, reported_by: by.to_owned() }
}

fn agreement(id: &str, title: &str, made: Option<Date>, evidence: &str) -> DraftAgreement {
    DraftAgreement {
        id: id.to_owned(),
        title: title.to_owned(),
        payer: "United Kingdom".to_owned(),
        payee: "France".to_owned(),
        date: made.into(),
        stage: Stage::Agreed,
        evidence: evidence.to_owned(),
        ..DraftAgreement::default()
    }
}

/// A financial year, 1 April to 31 March, and what falls due in it.
fn financial_year(from: i16, amount: Amount) -> DraftInstalment {
    DraftInstalment {
        from: Field::Known(date(from, 4, 1)),
        to: Field::Known(date(from.saturating_add(1), 3, 31)),
        amount: Field::Known(amount),
    }
}

pub(super) fn agreements() -> Vec<DraftAgreement> {
    [until_2020(), from_2020(), from_2025()].concat()
}

fn until_2020() -> Vec<DraftAgreement> {
    vec![
        DraftAgreement {
            purposes: vec![PortSecurity],
            reported: vec![
                reported(gbp(12_000), Exact, LIBRARY),
                reported(eur(15_000), Exact, "press, 22 September 2014: EUR 5m a year for three years"),
                reported(gbp(14_700), Estimated, "written question 217547: first payment, September 2014"),
            ],
            stage: Stage::Ended,
            ..agreement("F01", "Joint Ministerial Declaration", Some(date(2014, 9, 20)), LIBRARY)
        },
        DraftAgreement {
            purposes: vec![PortSecurity, Reception],
            reported: vec![
                reported(gbp(10_000), Exact, LIBRARY),
                reported(gbp(46_000), Estimated, "GB News, financial year 2015/16, on another base"),
            ],
            stage: Stage::Ended,
            ..agreement(
                "F02",
                "Joint Ministerial Declaration",
                Some(date(2015, 8, 20)),
                "House of Commons Library, CBP-9681; the day is general knowledge (not looked up)",
            )
        },
        DraftAgreement {
            purposes: vec![PortSecurity, Reception],
            reported: vec![reported(gbp(17_000), Exact, LIBRARY)],
            stage: Stage::Ended,
            ..agreement(
                "F03",
                "UK–France summit annex on migration",
                Some(date(2016, 3, 3)),
                "House of Commons Library, CBP-9681; the day is general knowledge (not looked up)",
            )
        },
        DraftAgreement {
            purposes: vec![PortSecurity],
            reported: vec![reported(gbp(36_000), Exact, "written question 217547")],
            stage: Stage::Ended,
            ..agreement(
                "F04",
                "Payment of 2017, with no published agreement",
                None,
                "written question 217547; Migration Watch UK, briefing 475; not in the Library's list",
            )
        },
        DraftAgreement {
            purposes: vec![PortSecurity, Surveillance],
            reported: vec![
                reported(gbp(45_500), Exact, "House of Commons Library, CBP-9681, and HL3419"),
                reported(eur(50_000), Exact, "The Local, 18 January 2018"),
                reported(gbp(44_500), Exact, "press, January 2018"),
            ],
            ..agreement("F05", "Sandhurst Treaty", Some(date(2018, 1, 18)), HL3419)
        },
        DraftAgreement {
            purposes: vec![Communication, Surveillance],
            reported: vec![reported(gbp(3_250), Exact, HL8269), reported(eur(3_600), Exact, HL8269)],
            stage: Stage::Ended,
            ..agreement(
                "F06",
                "Joint Action Plan on small boats",
                None,
                "written question HL8269; signed on 24 January 2019, or in September 2019 as the answer has it",
            )
        },
        DraftAgreement {
            purposes: vec![Patrols],
            reported: vec![reported(gbp(2_250), Exact, HL8269), reported(eur(2_500), Exact, HL8269)],
            from: Field::Known(date(2019, 4, 1)),
            to: Field::Known(date(2020, 3, 31)),
            stage: Stage::Ended,
            ..agreement(
                "F07",
                "Supplement to the Joint Action Plan",
                None,
                "written questions HL8269 and HL3419; not in the Library's list",
            )
        },
    ]
}

fn from_2020() -> Vec<DraftAgreement> {
    vec![
        DraftAgreement {
            purposes: vec![Patrols, Surveillance],
            from: Field::Known(date(2020, 4, 1)),
            to: Field::Known(date(2021, 3, 31)),
            reported: vec![
                reported(gbp(28_100), Exact, HL3419),
                reported(eur(31_400), Exact, HL3419),
                reported(gbp(54_000), Estimated, "Migration Watch UK, 17 November 2022: the figure of 2021"),
            ],
            stage: Stage::Ended,
            ..agreement(
                "F08",
                "Arrangement of 2020",
                Some(date(2020, 11, 28)),
                "written question HL3419; the day is general knowledge (not looked up)",
            )
        },
        DraftAgreement {
            purposes: vec![Patrols, Surveillance],
            from: Field::Known(date(2021, 4, 1)),
            to: Field::Known(date(2022, 3, 31)),
            reported: vec![
                reported(gbp(54_000), Exact, HL3419),
                reported(eur(62_700), Exact, HL3419),
                reported(gbp(55_000), Estimated, "press, July 2021"),
            ],
            stage: Stage::Ended,
            ..agreement("F09", "Arrangement of 2021", Some(date(2021, 7, 20)), HL3419)
        },
        DraftAgreement {
            purposes: vec![Patrols, Surveillance, Reception],
            from: Field::Known(date(2022, 4, 1)),
            to: Field::Known(date(2023, 3, 31)),
            reported: vec![
                reported(gbp(62_200), UpTo, HL3419),
                reported(eur(72_200), UpTo, HL3419),
                reported(gbp(63_000), Estimated, "press, 14 November 2022"),
            ],
            stage: Stage::Ended,
            ..agreement("F10", "Joint statement of 2022", Some(date(2022, 11, 14)), HL3419)
        },
        DraftAgreement {
            purposes: vec![DetentionCentre, Patrols, CommandCentre, Surveillance],
            from: Field::Known(date(2023, 4, 1)),
            to: Field::Known(date(2026, 3, 31)),
            commitment: Field::Known(eur(541_000)),
            reported: vec![
                reported(gbp(476_000), Exact, LIBRARY),
                reported(gbp(478_000), Exact, "press, March 2023"),
                reported(gbp(480_000), Estimated, "press, March 2023"),
                reported(gbp(470_000), Estimated, "press, March 2023"),
                reported(gbp(500_000), Estimated, "GB News: over £500m"),
            ],
            instalments: vec![
                financial_year(2023, eur(141_000)),
                financial_year(2024, eur(191_000)),
                financial_year(2025, eur(209_000)),
            ],
            ..agreement(
                "F11",
                "Joint Leaders' Declaration",
                Some(date(2023, 3, 10)),
                "TV5 Monde and The Independent, March 2023; House of Commons Library, CBP-9681",
            )
        },
    ]
}

fn from_2025() -> Vec<DraftAgreement> {
    vec![
        DraftAgreement {
            purposes: vec![DetentionCentre],
            stage: Stage::Amended,
            amendments: vec![DraftAmendment {
                date: Field::Known(date(2025, 2, 27)),
                change: "the Sandhurst arrangements extended to 2027; EUR 25m already programmed moved past mid-2026, \
                         no new money"
                    .to_owned(),
            }],
            ..agreement(
                "F12",
                "Extension of the Sandhurst arrangements",
                Some(date(2025, 2, 27)),
                "TV5 Monde, February 2025; the day is inferred from a weekday",
            )
        },
        DraftAgreement {
            purposes: vec![Returns],
            from: Field::Known(date(2025, 8, 5)),
            to: Field::Known(date(2026, 6, 10)),
            stage: Stage::Ended,
            ..agreement(
                "F13",
                "UK–France treaty: one in, one out",
                None,
                "GMIAU; signed on 29 or 30 July 2025, in force on 4, 5 or 6 August 2025; no amount stated",
            )
        },
        DraftAgreement {
            purposes: vec![Patrols],
            from: Field::Known(date(2026, 4, 1)),
            to: Field::Known(date(2026, 5, 31)),
            reported: vec![reported(gbp(16_200), Exact, "BBC")],
            stage: Stage::Ended,
            ..agreement("F14", "Bridging extension", None, "BBC, March 2026; the exact day was not found")
        },
        DraftAgreement {
            purposes: vec![Patrols, Surveillance, Other],
            reported: vec![
                reported(gbp(662_000), Exact, "LexLords, April 2026"),
                reported(gbp(660_000), Conditional, "press, April 2026: potentially £660m"),
            ],
            ..agreement(
                "F15",
                "Three-year agreement of 2026",
                Some(date(2026, 4, 23)),
                "secondary sources only: low confidence; about £500m and about £160m that depends on results",
            )
        },
    ]
}
