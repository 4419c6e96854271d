//! Totals of a series over a list of periods.
#![forbid(unsafe_code)]

use core::fmt;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::basis::Basis;
use crate::convention::Convention;
use crate::crossing::Preventions;
use crate::order;
use crate::period::{FIRST_DAY, Period, PeriodError, WeekEnding};
use crate::policy::{PolicyKind, PolicyPeriod};
use crate::publication::PublishedAt;
use crate::view::{Missing, Total, View};

/// By what a summary groups the days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Grouping {
    /// The tenures of the offices.
    Office,
    /// The acts of parliament.
    Act,
    /// The agreements and partnerships.
    Agreement,
    /// Calendar years.
    #[default]
    Year,
    /// Calendar months.
    Month,
    /// Weeks, by the week rule of the convention.
    Week,
}

/// One period of a summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SummaryRow {
    /// The timeline that the period belongs to, where it belongs to one: `Prime Minister`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeline: Option<String>,
    /// What the period is called: `Liz Truss`, `2022`, `2022-09`.
    pub label: String,
    /// Which days were added up: those of the period that the series and the question have.
    pub period: Period,
    /// Whether these are all the days of the period, so far as it has an end.
    pub whole: bool,
    /// What arrived, or why that cannot be said.
    #[serde(flatten)]
    pub total: RowTotal,
    /// What was prevented, for a week of the official series.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preventions: Option<Preventions>,
}

/// What arrived, or why that cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowTotal {
    /// The total.
    Total(Total),
    /// Why there is none.
    Missing(Missing),
}

impl RowTotal {
    /// The total, where there is one.
    pub const fn ok(&self) -> Option<Total> {
        match self {
            Self::Total(total) => Some(*total),
            Self::Missing(_) => None,
        }
    }
}

/// Totals of a series over a list of periods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// What the series counts.
    pub basis: Basis,
    /// By what it is grouped.
    pub by: Grouping,
    /// When the newest publication in it was published.
    pub published: Option<PublishedAt>,
    /// From the first day with a figure to the last.
    pub extent: Option<Period>,
    /// How days and weeks are counted.
    //= docs/rules.md#days-weeks-and-conventions
    //# time-20: A summary MUST name the convention by which it counts.
    pub convention: Convention,
    /// The periods, by timeline and then by their first day.
    pub rows: Vec<SummaryRow>,
}

impl fmt::Display for Grouping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Office => "office",
            Self::Act => "act",
            Self::Agreement => "agreement",
            Self::Year => "year",
            Self::Month => "month",
            Self::Week => "week",
        })
    }
}

impl Summary {
    /// Adds up the days of `view` by `by`, within `window` where one is given.
    ///
    /// Periods are cut to the days that the series has; a period with none has no row.
    pub fn new(
        view: &View,
        by: Grouping,
        policy_periods: &[PolicyPeriod],
        window: Option<Period>,
        convention: Convention,
    ) -> Self {
        let extent = view.extent();
        let span = extent.and_then(|extent| match window {
            Some(window) => extent.intersection(&window),
            None => Some(extent),
        });
        let rows = span.map(|span| {
            let periods = match by {
                Grouping::Office => offices(policy_periods, convention),
                Grouping::Act => policy(policy_periods, PolicyKind::Act),
                Grouping::Agreement => policy(policy_periods, PolicyKind::Agreement),
                Grouping::Year | Grouping::Month | Grouping::Week => calendar(by, convention, span),
            };
            periods.into_iter().filter_map(|named| row(view, named, span)).collect()
        });
        Self {
            basis: view.basis(),
            by,
            published: view.published(),
            extent,
            convention,
            rows: rows.unwrap_or_default(),
        }
    }
}

/// A period with its name and its timeline.
struct Named {
    timeline: Option<String>,
    label: String,
    period: Period,
    /// Whether all its days are in the calendar.
    whole: bool,
}

/// The tenures of the offices, each with the handover days that the convention gives it.
fn offices(periods: &[PolicyPeriod], convention: Convention) -> Vec<Named> {
    let named = policy(periods, PolicyKind::Office).into_iter();
    let held = |one: Named| convention.tenure(one.period).map(|period| Named { period, ..one });
    named.filter_map(held).collect()
}

fn policy(periods: &[PolicyPeriod], kind: PolicyKind) -> Vec<Named> {
    let mut named: Vec<Named> = periods
        .iter()
        .filter(|one| one.kind == kind)
        .map(|one| Named {
            timeline: one.timeline.clone(),
            label: one.title.clone(),
            period: one.period,
            whole: true,
        })
        .collect();
    // Timelines stay in the order in which the register has them.
    let timelines: Vec<Option<String>> = named.iter().map(|one| one.timeline.clone()).collect();
    let place = |one: &Named| timelines.iter().position(|timeline| *timeline == one.timeline).unwrap_or(0);
    order::by_key(&mut named, |one| one.period);
    order::by_key(&mut named, place);
    named
}

/// The years, months or weeks that have a day in `span`.
fn calendar(by: Grouping, convention: Convention, span: Period) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    let mut next = Some(span.start());
    let with = |date: Option<Date>| {
        date.filter(|date| span.contains(*date)).and_then(|date| with_day(by, convention, date))
    };
    while let Some(one) = with(next) {
        //= docs/rules.md#publications-and-views
        //# view-12: Each day of a series within the window MUST be in one row of a summary by year, month or week.
        next = one.period.end();
        named.push(one);
    }
    named
}

/// The year, the month or the week that a day belongs to.
fn with_day(by: Grouping, convention: Convention, date: Date) -> Option<Named> {
    let mut whole = true;
    let (period, label) = match by {
        Grouping::Month => {
            (Period::month(date.year(), date.month()), format!("{:04}-{:02}", date.year(), date.month()))
        }
        Grouping::Week => {
            let week = convention.week_of(date).or_else(|_| {
                whole = false;
                before_whole_weeks(convention, date)
            });
            let last = week.ok().and_then(|week| week.last());
            (week, last.map_or_else(String::new, |last| format!("week ending {last}")))
        }
        _ => (Period::year(date.year()), format!("{:04}", date.year())),
    };
    period.ok().map(|period| Named { timeline: None, label, period, whole })
}

/// The first days of the calendar, where they are the end of a week that begins before it.
fn before_whole_weeks(convention: Convention, date: Date) -> Result<Period, PeriodError> {
    let next = convention.week_of(date.saturating_add(7.days()));
    next.and_then(|next| Period::new(FIRST_DAY, next.start()))
}

fn row(view: &View, named: Named, span: Period) -> Option<SummaryRow> {
    let Named { timeline, label, period, whole } = named;
    let cut = period.intersection(&span)?;
    let preventions = cut
        .last()
        .and_then(|last| WeekEnding::new(last).ok())
        .filter(|ending| ending.period() == cut)
        .and_then(|ending| view.week(ending)?.preventions);
    let total = match view.total(cut) {
        Ok(total) => RowTotal::Total(total),
        Err(missing) => RowTotal::Missing(missing),
    };
    //= docs/rules.md#publications-and-views
    //# view-13: A row of a summary MUST NOT be called whole where its period was cut.
    let whole = whole && cut == period;
    Some(SummaryRow { timeline, label, period: cut, whole, total, preventions })
}
