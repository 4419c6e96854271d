//! # Comparisons
//!
//! What changed between the newest views of two registers, series by series.

use super::argument::{number, numbered, shared, slot, value};
use super::boundary::{Failure, boundary, release};
use super::error::{crossings_error, crossings_status};
use super::list::item;
use super::register::crossings_register;
use super::revision::crossings_revisions;
use crate::{Basis, Comparison, Revisions};

/// What became of a series from one register to another.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_series_fate {
    /// Both have it; nothing that the older has is different or gone.
    Kept = 0,
    /// Both have it; a figure that the older has is different or gone.
    Revised = 1,
    /// Only the newer has it.
    Added = 2,
    /// Only the older has it.
    Withdrawn = 3,
}

numbered!(crossings_series_fate { Kept, Revised, Added, Withdrawn });

/// A series of one of two registers, or of both.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_compared_series {
    /// What it counts: a `crossings_basis`.
    pub basis: u32,
    /// What became of it: a `crossings_series_fate`.
    pub fate: u32,
}

/// What changed between two registers: the series that both have, then those that only the older
/// has, then those that only the newer has. Free it with `crossings_comparison_free`.
#[derive(Debug)]
pub struct crossings_comparison {
    revised: bool,
    series: Vec<(crossings_compared_series, Option<Revisions>)>,
}

impl From<Comparison> for crossings_comparison {
    fn from(comparison: Comparison) -> Self {
        use crossings_series_fate::{Added, Kept, Revised, Withdrawn};
        let Comparison { revised, series, withdrawn_series, added_series } = comparison;
        let compared =
            |basis: &Basis, fate| crossings_compared_series { basis: number(basis), fate: number(&fate) };
        let both = series
            .into_iter()
            .map(|one| (compared(&one.basis, if one.is_empty() { Kept } else { Revised }), Some(one)));
        let withdrawn = withdrawn_series.iter().map(|basis| (compared(basis, Withdrawn), None));
        let added = added_series.iter().map(|basis| (compared(basis, Added), None));
        Self { revised, series: both.chain(withdrawn).chain(added).collect() }
    }
}

/// Everything that differs from a register to a newer one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_comparison(
    handle: *const crossings_register,
    newer: *const crossings_register,
    out: *mut *mut crossings_comparison,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let (old, new) = (&shared(handle, "handle")?.0, &shared(newer, "newer")?.0);
            out.give(crossings_comparison::from(Comparison::between(old, new)));
            Ok(())
        })
    }
}

/// Whether a figure that the older register has is different or gone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_comparison_revised(
    handle: *const crossings_comparison,
    out: *mut bool,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.revised);
            Ok(())
        })
    }
}

/// How many series the two registers have.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_comparison_len(
    handle: *const crossings_comparison,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.series.len());
            Ok(())
        })
    }
}

/// The series at `index`, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_comparison_get(
    handle: *const crossings_comparison,
    index: usize,
    out: *mut crossings_compared_series,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let series = &shared(handle, "handle")?.series;
            out.give(item(series, index)?.0);
            Ok(())
        })
    }
}

/// What changed in the series at `index`, counted from 0.
///
/// Fails with `CROSSINGS_STATUS_MISSING` where only one of the registers has it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_comparison_revisions(
    handle: *const crossings_comparison,
    index: usize,
    out: *mut *mut crossings_revisions,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let series = &shared(handle, "handle")?.series;
            let (_, revisions) = item(series, index)?;
            let one = || Failure::new(crossings_status::Missing, "only one of the registers has the series");
            out.give(crossings_revisions::new(revisions.clone().ok_or_else(one)?));
            Ok(())
        })
    }
}

/// Frees a comparison; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_comparison_free(handle: *mut crossings_comparison) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
