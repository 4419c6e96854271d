//! The published annual totals, 2018 to 2025.

use jiff::civil::date;

use crate::basis::Basis;
use crate::count::{Boats, People};
use crate::draft::{DraftPublication, DraftSeries, DraftTotal};
use crate::field::Field;
use crate::publication::{Coverage, PublishedAt, Status};

/// A year, its people, its boats where the source has them, and the source.
type Year = (i16, u64, Option<u64>, &'static str);

fn publication(
    (year, month, day): (i16, i8, i8),
    status: Status,
    source: &str,
    years: &[Year],
) -> DraftPublication {
    let total = |&(year, people, boats, evidence): &Year| DraftTotal {
        from: Field::Known(date(year, 1, 1)),
        to: Field::Known(date(year, 12, 31)),
        people: Field::Known(People::new(people)),
        boats: boats.map(Boats::new).into(),
        evidence: evidence.to_owned(),
        origin: None,
    };
    DraftPublication {
        published: PublishedAt::start_of(date(year, month, day)).into(),
        status,
        coverage: Coverage::Partial,
        source: source.to_owned(),
        totals: years.iter().map(total).collect(),
        ..DraftPublication::default()
    }
}

pub(super) fn series() -> DraftSeries {
    const EPOCH: &str = "Epoch Times with Press Association, 24 February 2022";
    const GUARDIAN: &str = "The Guardian, 3 September 2023; the provisional days add up to 45,755";
    const INDEPENDENT: &str = "The Independent, 1 January 2026";
    const FEBRUARY: &str = "press reports of the quarterly statistics, about 26 February 2026";
    const WORKBOOK: &str =
        "Home Office time series workbook of 21 August 2026: the days of table SB_01, added up";
    let publications = vec![
        publication(
            (2022, 2, 24),
            Status::Final,
            "Immigration system statistics, year ending December 2021",
            &[(2018, 299, None, EPOCH), (2019, 1_843, None, EPOCH), (2020, 8_466, None, EPOCH)],
        ),
        publication(
            (2023, 9, 3),
            Status::Final,
            "Immigration system statistics, as reported",
            &[(2022, 45_774, None, GUARDIAN)],
        ),
        publication(
            (2026, 1, 1),
            Status::Provisional,
            "Daily figures, as reported",
            &[(2025, 41_472, None, INDEPENDENT)],
        ),
        publication(
            (2026, 2, 26),
            Status::Final,
            "Immigration system statistics, year ending December 2025",
            &[(2025, 41_474, None, FEBRUARY)],
        ),
        publication(
            (2026, 8, 21),
            Status::Provisional,
            "Migrants detected crossing the English Channel in small boats: time series",
            &[
                (2021, 28_526, Some(1_034), WORKBOOK),
                (2023, 29_437, Some(602), WORKBOOK),
                (2024, 36_816, Some(695), WORKBOOK),
            ],
        ),
    ];
    DraftSeries { basis: Basis::UkArrivals, publications, origin: None }
}
