//! # Revisions
//!
//! What changed between two views of one series. Most revisions move people between neighbouring
//! days: the gross change is far above the net one.

use jiff::civil::Date;

use super::argument::{number, numbered, shared, slot, value};
use super::boundary::{boundary, release};
use super::date::{crossings_date, crossings_moment, crossings_period};
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_integer;
use super::list::item;
use super::view::{crossings_arrivals, crossings_view};
use super::week::crossings_preventions;
use crate::{Arrivals, Boats, Period, Revision, Revisions, TotalFigures, WeekEnding, WeekFigures};

/// What changed, in all.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_revisions_facts {
    /// What the series counts: a `crossings_basis`.
    pub basis: u32,
    /// Whether a figure that the older view has is different or gone.
    pub revised: bool,
    /// When the older view was published.
    pub old_published: crossings_moment,
    /// When the newer view was published.
    pub new_published: crossings_moment,
    /// How many people more, or fewer, the revised days have in all.
    pub net_people: crossings_integer,
    /// How many people were moved, up or down, day by day.
    pub gross_people: crossings_integer,
}

/// A day that both views have, and not the same.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_revised_day {
    /// The day.
    pub date: crossings_date,
    /// What arrived, as the older view has it.
    pub old_arrivals: crossings_arrivals,
    /// What arrived, as the newer view has it.
    pub new_arrivals: crossings_arrivals,
}

/// A week that both views have, and not the same.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_revised_week {
    /// The Sunday that ends it.
    pub ending: crossings_date,
    /// What arrived, as the older view has it.
    pub old_arrivals: crossings_arrivals,
    /// What was prevented, as the older view has it.
    pub old_preventions: crossings_preventions,
    /// What arrived, as the newer view has it.
    pub new_arrivals: crossings_arrivals,
    /// What was prevented, as the newer view has it.
    pub new_preventions: crossings_preventions,
}

/// A published total that both views have, and not the same.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_revised_total {
    /// Over which days.
    pub period: crossings_period,
    /// The people, as the older view has them.
    pub old_people: u64,
    /// The boats, as the older view has them; 0 where that is not known.
    pub old_boats: u64,
    /// The people, as the newer view has them.
    pub new_people: u64,
    /// The boats, as the newer view has them; 0 where that is not known.
    pub new_boats: u64,
    /// Whether `old_boats` is known.
    pub old_boats_known: bool,
    /// Whether `new_boats` is known.
    pub new_boats_known: bool,
}

/// What it is that only one of two views has.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_change_kind {
    /// A day that only the newer has.
    AddedDay = 0,
    /// A day that only the older has.
    WithdrawnDay = 1,
    /// A week that only the newer has.
    AddedWeek = 2,
    /// A week that only the older has.
    WithdrawnWeek = 3,
    /// A published total that only the newer has.
    AddedTotal = 4,
    /// A published total that only the older has.
    WithdrawnTotal = 5,
}

numbered!(crossings_change_kind {
    AddedDay,
    WithdrawnDay,
    AddedWeek,
    WithdrawnWeek,
    AddedTotal,
    WithdrawnTotal
});

/// What only one of two views has.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_change {
    /// What it is: a `crossings_change_kind`.
    pub kind: u32,
    /// Of which days: the one day, Monday to Sunday, or the period of a total.
    pub period: crossings_period,
}

impl From<&Revision<Date, Arrivals>> for crossings_revised_day {
    fn from(day: &Revision<Date, Arrivals>) -> Self {
        Self { date: day.of.into(), old_arrivals: day.old.into(), new_arrivals: day.new.into() }
    }
}

impl From<&Revision<Date, WeekFigures>> for crossings_revised_week {
    fn from(week: &Revision<Date, WeekFigures>) -> Self {
        let Revision { of, old, new } = *week;
        Self {
            ending: of.into(),
            old_arrivals: old.arrivals.into(),
            old_preventions: old.preventions.into(),
            new_arrivals: new.arrivals.into(),
            new_preventions: new.preventions.into(),
        }
    }
}

impl From<&Revision<Period, TotalFigures>> for crossings_revised_total {
    fn from(total: &Revision<Period, TotalFigures>) -> Self {
        let Revision { of, old, new } = *total;
        Self {
            period: of.into(),
            old_people: old.people.get(),
            old_boats: old.boats.map_or(0, Boats::get),
            new_people: new.people.get(),
            new_boats: new.boats.map_or(0, Boats::get),
            old_boats_known: old.boats.is_some(),
            new_boats_known: new.boats.is_some(),
        }
    }
}

/// What only one of the two views has, by kind and then ascending.
fn changes(revisions: &Revisions) -> Vec<crossings_change> {
    use crossings_change_kind::{
        AddedDay, AddedTotal, AddedWeek, WithdrawnDay, WithdrawnTotal, WithdrawnWeek,
    };
    let change = |kind, period| crossings_change { kind: number(&kind), period };
    let days = [(AddedDay, &revisions.added), (WithdrawnDay, &revisions.withdrawn)];
    let weeks = [(AddedWeek, &revisions.added_weeks), (WithdrawnWeek, &revisions.withdrawn_weeks)];
    let totals = [(AddedTotal, &revisions.added_totals), (WithdrawnTotal, &revisions.withdrawn_totals)];
    let day = |date: Date| crossings_period { first: date.into(), last: date.into() };
    let days =
        days.into_iter().flat_map(|(kind, dates)| dates.iter().map(move |date| change(kind, day(*date))));
    let weeks = weeks.into_iter().flat_map(|(kind, endings)| {
        // Each is the Sunday of a week of a view, so none is left out.
        let periods = endings.iter().filter_map(|sunday| WeekEnding::new(*sunday).ok());
        periods.map(move |week| change(kind, week.period().into()))
    });
    let totals = totals
        .into_iter()
        .flat_map(|(kind, periods)| periods.iter().map(move |one| change(kind, (*one).into())));
    days.chain(weeks).chain(totals).collect()
}

/// What changed between two views. Free it with `crossings_revisions_free`.
#[derive(Debug)]
pub struct crossings_revisions {
    revisions: Revisions,
    changes: Vec<crossings_change>,
}

impl crossings_revisions {
    pub(super) fn new(revisions: Revisions) -> Self {
        Self { changes: changes(&revisions), revisions }
    }
}

/// Everything that differs from a view to a newer one.
///
/// Fails with `CROSSINGS_STATUS_BASIS_MISMATCH` where the two count different things.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_view_revisions(
    handle: *const crossings_view,
    newer: *const crossings_view,
    out: *mut *mut crossings_revisions,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let (old, new) = (&shared(handle, "handle")?.0, &shared(newer, "newer")?.0);
            out.give(crossings_revisions::new(Revisions::between(old, new)?));
            Ok(())
        })
    }
}

/// What changed, in all.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_revisions_about(
    handle: *const crossings_revisions,
    out: *mut crossings_revisions_facts,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let revisions = &shared(handle, "handle")?.revisions;
            out.give(crossings_revisions_facts {
                basis: number(&revisions.basis),
                revised: !revisions.is_empty(),
                old_published: revisions.old.into(),
                new_published: revisions.new.into(),
                net_people: revisions.net_people().into(),
                gross_people: revisions.gross_people().into(),
            });
            Ok(())
        })
    }
}

/// How many days both views have, and not the same.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_revisions_days_len(
    handle: *const crossings_revisions,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.revisions.days.len());
            Ok(())
        })
    }
}

/// The revised day at `index`, counted from 0. They are ascending.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_revisions_days_get(
    handle: *const crossings_revisions,
    index: usize,
    out: *mut crossings_revised_day,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(item(&shared(handle, "handle")?.revisions.days, index)?.into());
            Ok(())
        })
    }
}

/// How many weeks both views have, and not the same.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_revisions_weeks_len(
    handle: *const crossings_revisions,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.revisions.weeks.len());
            Ok(())
        })
    }
}

/// The revised week at `index`, counted from 0. They are ascending.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_revisions_weeks_get(
    handle: *const crossings_revisions,
    index: usize,
    out: *mut crossings_revised_week,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(item(&shared(handle, "handle")?.revisions.weeks, index)?.into());
            Ok(())
        })
    }
}

/// How many published totals both views have, and not the same.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_revisions_totals_len(
    handle: *const crossings_revisions,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.revisions.totals.len());
            Ok(())
        })
    }
}

/// The revised total at `index`, counted from 0. They are ascending.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_revisions_totals_get(
    handle: *const crossings_revisions,
    index: usize,
    out: *mut crossings_revised_total,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(item(&shared(handle, "handle")?.revisions.totals, index)?.into());
            Ok(())
        })
    }
}

/// How many days, weeks and published totals only one of the two views has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_revisions_changes_len(
    handle: *const crossings_revisions,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.changes.len());
            Ok(())
        })
    }
}

/// What only one of the two views has, at `index`, counted from 0. They are by kind and then
/// ascending.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_revisions_changes_get(
    handle: *const crossings_revisions,
    index: usize,
    out: *mut crossings_change,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(*item(&shared(handle, "handle")?.changes, index)?);
            Ok(())
        })
    }
}

/// Frees revisions; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_revisions_free(handle: *mut crossings_revisions) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
