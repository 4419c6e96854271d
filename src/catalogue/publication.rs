//! What holds of publications as such: their order, their rows' order, their age.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::spot::{Item, PublicationSpot, Spot, closed_period, duplicates, publications, publications_of};
use super::words::{self, Words};
use super::{Findings, Rule, rule};
use crate::draft::Draft;
use crate::order;
use crate::period::days_between;
use crate::publication::{Coverage, Dating, Status};

/// A dense source is stale when its newest day is older than this many days.
///
/// The weekly workbook is published with yesterday as its newest day; an abandoned page was
/// once read for 34 months.
const STALE_AFTER: i64 = 7;

pub(super) const RULES: &[Rule] = &[
    rule!(
        "C001",
        Error,
        unique,
        "A publication gives each day, each week and each period once.",
        "Home Office, time series workbook, tables SB_01 and SB_02"
    ),
    rule!(
        "C002",
        Error,
        ascending,
        "The days and the weeks of a publication ascend.",
        "Home Office, time series workbook, tables SB_01 and SB_02"
    ),
    rule!(
        "C003",
        Error,
        no_gaps,
        "A dense publication has every day, and every week, from its first to its last.",
        "Home Office, time series workbook: 3,154 days and 450 weeks without a gap on 21 August 2026"
    ),
    rule!(
        "C012",
        Error,
        over_before_published,
        "Nothing is observed on or after the date of its publication.",
        "Home Office, last-7-days page: a day is published on the next, at the earliest"
    ),
    rule!(
        "C013",
        Error,
        final_stays,
        "A final figure is never replaced by a provisional one.",
        "Home Office, time series workbook, Notes sheet, note 1"
    ),
    rule!(
        "C014",
        Error,
        ordered,
        "The publications of a series stand in the order in which they were published.",
        "docs/register.schema.json"
    ),
    rule!(
        "C016",
        Warning,
        stale,
        "The newest day of a source is at most 7 days older than its publication.",
        "Stored copies of the daily page: it stood still from February 2023 to December 2025"
    ),
    rule!(
        "C017",
        Warning,
        year_typo,
        "A publication of some days gives no day of a year before one that is due and not yet given.",
        "Stored copies of the daily page: `20 April 2025` was printed for 20 April 2026, twice"
    ),
    rule!(
        "C018",
        Error,
        one_series_a_basis,
        "There is one series for each basis.",
        "docs/register.schema.json"
    ),
    rule!(
        "C019",
        Error,
        totals_forwards,
        "A published total covers a period that ends after it starts.",
        "docs/register.schema.json"
    ),
];

/// The field that holds a date, the days from one to the next, and the dates.
type Dated<'a> = (&'static str, i64, Vec<(Spot<'a>, Date)>);

/// The dates of the days, then of the weeks.
fn dated(one: PublicationSpot<'_>) -> [Dated<'_>; 2] {
    let days = one.days().filter_map(|(spot, day)| Some((spot, day.date.get()?)));
    let weeks = one.weeks().filter_map(|(spot, week)| Some((spot, week.ending.get()?)));
    [("date", 1, days.collect()), ("ending", 7, weeks.collect())]
}

fn unique(draft: &Draft, findings: &mut Findings<'_>) {
    for one in publications(draft) {
        for (field, _, rows) in dated(one) {
            // Rows that ascend, as they should, name no date twice.
            if rows.is_sorted_by(|(_, before), (_, after)| before < after) {
                continue;
            }
            //= docs/rules.md#invariants
            //# C001: A publication MUST give each day, each week and each period once.
            duplicates(rows.into_iter(), |spot, date| {
                let Words { got, wanted } = words::again(*date);
                findings.add(spot.place(field), got, wanted);
            });
        }
        let periods = one.totals().filter_map(|(spot, t)| Some((spot, closed_period(&t.from, &t.to)?)));
        duplicates(periods, |spot, period| {
            findings.add(spot.place("from"), format_args!("{period} again"), "a period not given before");
        });
    }
}

fn ascending(draft: &Draft, findings: &mut Findings<'_>) {
    for one in publications(draft) {
        for (field, _, rows) in dated(one) {
            let date = |n: usize| rows.get(n).map(|(_, date)| *date);
            for (n, (before, after)) in rows.iter().zip(rows.iter().skip(1)).enumerate() {
                let (previous, current) = (before.1, after.1);
                //= docs/rules.md#invariants
                //# C002: The days and the weeks of a publication MUST ascend.
                if current >= previous {
                    continue;
                }
                // Two rows are the wrong way about: the one without which the rest ascends is
                // the culprit, and the later of the two where either would do.
                let later_fits = date(n.saturating_add(2)).is_none_or(|next| next >= previous);
                let earlier_fits = n.checked_sub(1).and_then(date).is_none_or(|d| d <= current);
                let (spot, culprit) = if !later_fits && earlier_fits { before } else { after };
                let Words { got, wanted } = words::back(*culprit, previous, current);
                findings.add(spot.place(field), got, wanted);
            }
        }
    }
}

fn no_gaps(draft: &Draft, findings: &mut Findings<'_>) {
    for one in publications(draft).filter(|one| one.publication.coverage == Coverage::Dense) {
        for (field, step, mut rows) in dated(one) {
            order::by_key(&mut rows, |(_, date)| *date);
            for ((_, before), (spot, after)) in rows.iter().zip(rows.iter().skip(1)) {
                //= docs/rules.md#invariants
                //# C003: A dense publication MUST have every day and every week from its first to its last.
                if days_between(*before, *after) <= step {
                    continue;
                }
                let Words { got, wanted } = words::gap(*before, *after, step);
                findings.add(spot.place(field), got, wanted);
            }
        }
    }
}

fn over_before_published(draft: &Draft, findings: &mut Findings<'_>) {
    for one in publications(draft) {
        let Some(published) = one.published_on() else { continue };
        let days = one.days().map(|(spot, day)| (spot, "date", day.date.get()));
        let weeks = one.weeks().map(|(spot, week)| (spot, "ending", week.ending.get()));
        let totals = one.totals().map(|(spot, total)| (spot, "to", total.to.get()));
        for (spot, field, last) in days.chain(weeks).chain(totals) {
            //= docs/rules.md#invariants
            //# C012: What was observed MUST NOT be of the day of its publication or of a later one.
            if let Some(last) = last.filter(|last| *last >= published) {
                findings.add(
                    spot.place(field),
                    format_args!("{last}, published on {published}"),
                    format!("a day before {published}"),
                );
            }
        }
    }
}

fn final_stays(draft: &Draft, findings: &mut Findings<'_>) {
    for series in 0..draft.series.len() {
        let (mut days, mut weeks, mut totals) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for one in publications_of(draft, series) {
            let given_days = one.days().filter_map(|(spot, day)| Some((spot, day.date.get()?)));
            let given_weeks = one.weeks().filter_map(|(spot, week)| Some((spot, week.ending.get()?)));
            let given_totals =
                one.totals().filter_map(|(spot, t)| Some((spot, closed_period(&t.from, &t.to)?)));
            match one.publication.status {
                Status::Spliced => {}
                Status::Final => {
                    days.extend(given_days.map(|(_, date)| date));
                    weeks.extend(given_weeks.map(|(_, date)| date));
                    totals.extend(given_totals.map(|(_, period)| period));
                }
                //= docs/rules.md#invariants
                //# C013: A final figure MUST NOT be replaced by a provisional one.
                Status::Provisional => {
                    let wanted = "a final figure, or none";
                    for (spot, date) in given_days.filter(|(_, date)| days.contains(date)) {
                        findings.add(
                            spot.place("date"),
                            format_args!("a provisional figure for {date}"),
                            wanted,
                        );
                    }
                    for (spot, date) in given_weeks.filter(|(_, date)| weeks.contains(date)) {
                        findings.add(
                            spot.place("ending"),
                            format_args!("a provisional figure for the week ending {date}"),
                            wanted,
                        );
                    }
                    for (spot, period) in given_totals.filter(|(_, period)| totals.contains(period)) {
                        findings.add(
                            spot.place("from"),
                            format_args!("a provisional figure for {period}"),
                            wanted,
                        );
                    }
                }
            }
        }
    }
}

fn ordered(draft: &Draft, findings: &mut Findings<'_>) {
    for series in 0..draft.series.len() {
        let mut newest = None;
        for one in publications_of(draft, series) {
            let Some(published) = one.publication.published.get() else { continue };
            //= docs/rules.md#invariants
            //# C014: The publications of a series MUST stand in the order in which they were published.
            if let Some(newest) = newest.filter(|newest| published < *newest) {
                let place = one.spot().place("published");
                findings.add(place, format_args!("{published} after {newest}"), format!("{newest} or later"));
            }
            newest = newest.max(Some(published));
        }
    }
}

fn stale(draft: &Draft, findings: &mut Findings<'_>) {
    for series in 0..draft.series.len() {
        let mut newest = None;
        for one in publications_of(draft, series) {
            newest = newest.max(one.days().filter_map(|(_, day)| day.date.get()).max());
            let stated = one.publication.dating == Dating::Stated && !one.publication.days.is_empty();
            let (true, Some(newest), Some(published)) = (stated, newest, one.published_on()) else {
                continue;
            };
            let age = days_between(newest, published);
            //= docs/rules.md#invariants
            //# C016: A source whose newest day is more than 7 days older than its publication MUST be warned of.
            if age > STALE_AFTER {
                findings.add(
                    one.spot().place("published"),
                    format_args!("{published}, {age} days after the newest day, {newest}"),
                    format!("a day within {STALE_AFTER} days before {published}"),
                );
            }
        }
    }
}

fn year_typo(draft: &Draft, findings: &mut Findings<'_>) {
    let partial = |one: &PublicationSpot<'_>| one.publication.coverage == Coverage::Partial;
    for series in (0..draft.series.len()).filter(|n| publications_of(draft, *n).any(|one| partial(&one))) {
        let mut given: BTreeSet<Date> = BTreeSet::new();
        for one in publications_of(draft, series) {
            given.extend(one.days().filter_map(|(_, day)| day.date.get()));
            let (Some(published), Coverage::Partial) = (one.published_on(), one.publication.coverage) else {
                continue;
            };
            for (spot, day) in one.days() {
                let Some(date) = day.date.get() else { continue };
                let Ok(year_later) = date.checked_add(1.year()) else { continue };
                // A day that was given by now is not due.
                //= docs/rules.md#invariants
                //# C017: In a publication of some days, a day a year before one that is due and not yet given MUST
                //# be warned of.
                if (1..=STALE_AFTER).contains(&days_between(year_later, published))
                    && !given.contains(&year_later)
                {
                    findings.add(
                        spot.place("date"),
                        format_args!("{date}, published on {published}"),
                        format!("perhaps {year_later}"),
                    );
                }
            }
        }
    }
}

fn one_series_a_basis(draft: &Draft, findings: &mut Findings<'_>) {
    let named = draft.series.iter().enumerate();
    let named = named.map(|(n, series)| (Spot::new(draft, Item::Series(n), series.origin), series.basis));
    //= docs/rules.md#invariants
    //# C018: There MUST be no more than one series for each basis.
    duplicates(named, |spot, basis| {
        findings.add(spot.place("basis"), format_args!("{basis} again"), "a basis not given before");
    });
}

fn totals_forwards(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, total) in publications(draft).flat_map(PublicationSpot::totals) {
        //= docs/rules.md#invariants
        //# C019: A published total MUST NOT end before it starts.
        if let (Some(from), Some(to)) = (total.from.get(), total.to.get())
            && to < from
        {
            findings.add(spot.place("to"), to, format!("{from} or later"));
        }
    }
}
