//! # Deaths
//!
//! Reported numbers of deaths. Counts of different scopes differ, and none of them is wrong.

use super::argument::{number, numbered, shared, slot, value};
use super::boundary::{boundary, release};
use super::date::{crossings_date, crossings_period};
use super::error::{crossings_error, crossings_status};
use super::list::List;
use super::register::crossings_register;
use super::text::{Texts, crossings_text};
use crate::{DeathReport, DeathScope, People};

/// Whose deaths are counted.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_death_scope {
    /// At sea, as the coastguards report them.
    AtSea = 0,
    /// At sea and on the shore, on the way to a crossing.
    AtSeaAndShore = 1,
    /// Everywhere near the border: vehicles, camps, violence, illness as well.
    BorderRegion = 2,
    /// The source does not say.
    Unstated = 3,
}

numbered!(DeathScope as crossings_death_scope { AtSea, AtSeaAndShore, BorderRegion, Unstated });

/// A reported number of deaths.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_death_report {
    /// What names it among all reports of a register.
    pub id: crossings_text,
    /// Who reported it.
    pub reported_by: crossings_text,
    /// Where it stands, or that it is general knowledge.
    pub evidence: crossings_text,
    /// How many deaths.
    pub deaths: u64,
    /// The people missing besides; 0 where the report does not say.
    pub missing: u64,
    /// Whether `missing` is known.
    pub missing_known: bool,
    /// A `crossings_death_scope`.
    pub scope: u32,
    /// Over which days.
    pub period: crossings_period,
    /// Up to which day the reporter knew; no day where that is not known.
    pub as_of: crossings_date,
}

fn show(one: &DeathReport, texts: &mut Texts) -> crossings_death_report {
    let DeathReport { id, period, scope, deaths, missing, reported_by, as_of, evidence } = one;
    crossings_death_report {
        id: texts.keep(id),
        reported_by: texts.keep(reported_by),
        evidence: texts.keep(evidence),
        deaths: deaths.get(),
        missing: missing.map_or(0, People::get),
        missing_known: missing.is_some(),
        scope: number(scope),
        period: (*period).into(),
        as_of: (*as_of).into(),
    }
}

/// A list of reports of deaths. Free it with `crossings_death_reports_free`.
#[derive(Debug)]
pub struct crossings_death_reports(List<crossings_death_report>);

/// The reported deaths of a register, in its order.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_death_reports(
    handle: *const crossings_register,
    out: *mut *mut crossings_death_reports,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let reports = shared(handle, "handle")?.0.deaths();
            out.give(crossings_death_reports(List::of(reports, show)));
            Ok(())
        })
    }
}

/// How many reports there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_death_reports_len(
    handle: *const crossings_death_reports,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.len());
            Ok(())
        })
    }
}

/// The report at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_death_reports_get(
    handle: *const crossings_death_reports,
    index: usize,
    out: *mut crossings_death_report,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.get(index)?);
            Ok(())
        })
    }
}

/// Frees a list of reports; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_death_reports_free(handle: *mut crossings_death_reports) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
