//! # Summaries
//!
//! Totals of a view over a list of periods: offices, acts, agreements, years, months, weeks.

use std::sync::Arc;

use super::argument::{choice, number, numbered, optional, shared, slot, value};
use super::boundary::{Failure, boundary, release};
use super::convention::{convention, crossings_convention};
use super::date::{crossings_date, crossings_moment, crossings_period};
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_ratio;
use super::list::{List, item};
use super::register::crossings_register;
use super::text::{Texts, crossings_text};
use super::view::{crossings_arrivals, crossings_rate, crossings_total, crossings_view};
use super::week::crossings_preventions;
use crate::{Grouping, Missing, RowTotal, Summary, SummaryRow};

/// By what a summary groups the days.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_grouping {
    /// The tenures of the offices.
    Office = 0,
    /// The acts of parliament.
    Act = 1,
    /// The agreements and partnerships.
    Agreement = 2,
    /// Calendar years.
    Year = 3,
    /// Calendar months.
    Month = 4,
    /// Weeks, by the week rule of the convention.
    Week = 5,
}

numbered!(Grouping as crossings_grouping { Office, Act, Agreement, Year, Month, Week });

/// What a summary is about.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_summary_facts {
    /// What the series counts: a `crossings_basis`.
    pub basis: u32,
    /// By what it is grouped: a `crossings_grouping`.
    pub by: u32,
    /// When the newest publication in it was published.
    pub published: crossings_moment,
    /// From the first day with a figure to the last; no days where there is none.
    pub extent: crossings_period,
    /// How days and weeks are counted.
    pub convention: crossings_convention,
}

/// One period of a summary.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_summary_row {
    /// The timeline that the period belongs to, `Prime Minister`; may be NULL.
    pub timeline: crossings_text,
    /// What the period is called: `Liz Truss`, `2022`, `2022-09`.
    pub label: crossings_text,
    /// Which days were added up: those of the period that the series and the question have.
    pub period: crossings_period,
    /// Whether these are all the days of the period, so far as it has an end.
    pub whole: bool,
    /// Whether `total` is known.
    pub total_known: bool,
    /// What arrived; all zeros where that cannot be said.
    pub total: crossings_total,
    /// The `crossings_status` with which `crossings_view_total` fails for the period;
    /// `CROSSINGS_STATUS_OK` where `total` is known.
    pub missing_status: u32,
    /// The first day of the period without a figure; no day where there is none.
    pub missing_day: crossings_date,
    /// Why the total cannot be said; may be NULL.
    pub missing: crossings_text,
    /// What was prevented; known of weeks of the official series alone.
    pub preventions: crossings_preventions,
}

/// What stands for a total that is not known.
const NO_TOTAL: crossings_total = crossings_total {
    period: crossings_period::NONE,
    days: 0,
    arrivals: crossings_arrivals { people: 0, boats: 0, uncontrolled: 0, uncontrolled_known: false },
};

fn show(row: &SummaryRow, texts: &mut Texts) -> crossings_summary_row {
    let SummaryRow { timeline, label, period, whole, total, preventions } = row;
    let missing = match total {
        RowTotal::Total(_) => None,
        RowTotal::Missing(missing) => Some(*missing),
    };
    let missing_day = match missing {
        Some(Missing::Day { first }) => Some(first),
        _ => None,
    };
    let status = missing.map_or(crossings_status::Ok, |missing| Failure::from(missing).status());
    crossings_summary_row {
        timeline: texts.keep_known(timeline.as_deref()),
        label: texts.keep(label),
        period: (*period).into(),
        whole: *whole,
        total_known: total.ok().is_some(),
        total: total.ok().map_or(NO_TOTAL, crossings_total::from),
        missing_status: number(&status),
        missing_day: missing_day.into(),
        missing: texts.keep_known(missing.map(|missing| missing.to_string()).as_deref()),
        preventions: (*preventions).into(),
    }
}

/// A summary. Free it with `crossings_summary_free`.
#[derive(Debug)]
pub struct crossings_summary {
    summary: Arc<Summary>,
    rows: List<crossings_summary_row>,
}

/// Adds up the days of a view by periods.
///
/// - `periods`: the register whose offices, acts and agreements these are; where it has none of
///   any kind, those of `crossings_register_builtin`.
/// - `by`: a `crossings_grouping`.
/// - `window`: only days within it; may be NULL for all.
/// - `convention` may be NULL for that of the house.
///
/// Periods are cut to the days that the view has. A period with none has no row.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_summary(
    handle: *const crossings_view,
    periods: *const crossings_register,
    by: u32,
    window: *const crossings_period,
    convention: *const crossings_convention,
    out: *mut *mut crossings_summary,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let view = &shared(handle, "handle")?.0;
            let periods = shared(periods, "periods")?.0.policy_periods_or_builtin();
            let by = choice(by, "by")?;
            let convention = self::convention(convention)?;
            let window = optional(window).map(|window| window.read("window")).transpose()?;
            let summary = Arc::new(Summary::new(view, by, &periods, window, convention));
            let rows = List::new(summary.rows.len(), {
                let summary = Arc::clone(&summary);
                move |index, texts| summary.rows.get(index).map(|row| show(row, texts))
            });
            out.give(crossings_summary { summary, rows });
            Ok(())
        })
    }
}

/// What a summary is about.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_summary_about(
    handle: *const crossings_summary,
    out: *mut crossings_summary_facts,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let summary = &shared(handle, "handle")?.summary;
            out.give(crossings_summary_facts {
                basis: number(&summary.basis),
                by: number(&summary.by),
                published: summary.published.into(),
                extent: summary.extent.map_or(crossings_period::NONE, crossings_period::from),
                convention: summary.convention.into(),
            });
            Ok(())
        })
    }
}

/// How many periods there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_summary_len(
    handle: *const crossings_summary,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.rows.len());
            Ok(())
        })
    }
}

/// The period at `index`, counted from 0. Its texts live as long as the
/// summary. The periods are by timeline and then by their first day.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_summary_get(
    handle: *const crossings_summary,
    index: usize,
    out: *mut crossings_summary_row,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.rows.get(index)?);
            Ok(())
        })
    }
}

/// A rate over the period at `index`, counted from 0.
///
/// - `rate`: a `crossings_rate`.
///
/// Fails as `crossings_view_rate` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_summary_rate(
    handle: *const crossings_summary,
    index: usize,
    rate: u32,
    out: *mut crossings_ratio,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let row = item(&shared(handle, "handle")?.summary.rows, index)?;
            let rate: crossings_rate = choice(rate, "rate")?;
            out.give(match row.total {
                RowTotal::Total(total) => rate.of(&total)?.into(),
                RowTotal::Missing(missing) => return Err(missing.into()),
            });
            Ok(())
        })
    }
}

/// Frees a summary; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_summary_free(handle: *mut crossings_summary) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
