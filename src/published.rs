//! Published totals of whole periods: figures in their own right, that no days add up to.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use serde::Serialize;

use crate::basis::Basis;
use crate::count::{Boats, People};
use crate::crossing::PeriodTotal;
use crate::period::Period;
use crate::publication::{AsOf, Publication, PublishedAt, Status};
use crate::series::Series;

/// One published total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublishedTotal {
    /// What the period is called: `2022` for a calendar year, its days otherwise.
    pub label: String,
    /// Over which days.
    pub period: Period,
    /// The people who arrived.
    pub people: People,
    /// The boats that arrived, where the publication says.
    pub boats: Option<Boats>,
    /// How sure the publication is.
    pub status: Status,
    /// When it was published.
    pub published: PublishedAt,
    /// Where the figure stands.
    pub evidence: String,
}

/// The published totals of a series: of each period the newest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublishedTotals {
    /// What the series counts.
    pub basis: Basis,
    /// The totals, by their first day.
    pub totals: Vec<PublishedTotal>,
}

impl PublishedTotals {
    /// The totals of `series` as it stood, or as it stands, of periods that lie within
    /// `window` where one is given.
    ///
    /// ```
    /// use crossings::{Basis, People, PublishedTotals, Status, builtin};
    /// let register = builtin();
    /// let series = register.series(Basis::UkArrivals).ok_or("no such series")?;
    /// let newest = PublishedTotals::new(series, None, None);
    /// let then = PublishedTotals::new(series, Some("2026-01-31".parse()?), None);
    /// let of_2025 = |totals: &PublishedTotals| {
    ///     totals.totals.iter().find(|one| one.label == "2025").map(|one| (one.people, one.status))
    /// };
    /// assert_eq!(of_2025(&newest), Some((People::new(41_474), Status::Final)));
    /// assert_eq!(of_2025(&then), Some((People::new(41_472), Status::Provisional)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(series: &Series, as_of: Option<AsOf>, window: Option<Period>) -> Self {
        let mut totals: BTreeMap<Period, PublishedTotal> = BTreeMap::new();
        let publications = series.publications().iter();
        let then = publications.take_while(|one| as_of.is_none_or(|moment| moment.includes(one.published)));
        for (publication, total) in then.flat_map(|one| one.totals.iter().map(move |total| (one, total))) {
            //= docs/rules.md#publications-and-views
            //# view-14: A published total MUST be answered with only where its whole period lies within the window.
            if window.is_some_and(|window| !window.covers(&total.period)) {
                continue;
            }
            totals.insert(total.period, published(publication, total));
        }
        Self { basis: series.basis(), totals: totals.into_values().collect() }
    }
}

fn published(publication: &Publication, total: &PeriodTotal) -> PublishedTotal {
    let period = total.period;
    let year = period.start().year();
    let label = if Period::year(year) == Ok(period) { format!("{year:04}") } else { period.to_string() };
    PublishedTotal {
        label,
        period,
        people: total.people,
        boats: total.boats,
        status: publication.status,
        published: publication.published,
        evidence: total.evidence.clone(),
    }
}
