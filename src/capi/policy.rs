//! # Policy periods
//!
//! Who held an office, which act was law, which agreement ran, who published the data: each for
//! some days. The periods of an office form a timeline, in which each begins where the one
//! before it ends; acts and agreements may overlap.
//!
//! A register that is read from a workbook has none. Those of `crossings_register_builtin` are
//! there without any file.

use core::ffi::c_char;
use std::sync::Arc;

use super::argument::{number, numbered, shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::date::{crossings_date, crossings_period};
use super::error::{crossings_error, crossings_status};
use super::list::List;
use super::register::crossings_register;
use super::text::{Texts, crossings_names, crossings_text};
use crate::{PolicyKind, PolicyPeriod};

/// What a policy period is a period of.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_policy_kind {
    /// One person's tenure of an office.
    Office = 0,
    /// An act of parliament, from the day that its title names: Royal Assent is not
    /// commencement.
    Act = 1,
    /// An agreement or partnership in force.
    Agreement = 2,
    /// Who ran the response and published the data.
    DataOwner = 3,
}

numbered!(PolicyKind as crossings_policy_kind { Office, Act, Agreement, DataOwner });

/// Days in which somebody held an office, an act was law, an agreement ran.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_policy_period {
    /// A `crossings_policy_kind`.
    pub kind: u32,
    /// From the first day to the last; `last` is no day where it has not ended, or its end is
    /// not known.
    pub period: crossings_period,
    /// What names it among all periods of a register: one person may hold an office twice.
    pub id: crossings_text,
    /// The office or function that its timeline is of, `Home Secretary`; NULL for acts and
    /// agreements.
    pub timeline: crossings_text,
    /// Who held it, or the title of the act or agreement.
    pub title: crossings_text,
    /// The id of the funding agreement that it is the period of; may be NULL.
    pub agreement: crossings_text,
    /// Where the dates stand, or that they are general knowledge.
    pub evidence: crossings_text,
}

/// A list of policy periods. Free it with `crossings_policy_periods_free`.
#[derive(Debug)]
pub struct crossings_policy_periods {
    periods: Arc<[PolicyPeriod]>,
    list: List<crossings_policy_period>,
}

impl crossings_policy_periods {
    fn new(periods: Vec<PolicyPeriod>) -> Self {
        let periods: Arc<[_]> = periods.into();
        Self { list: List::of(Arc::clone(&periods), show), periods }
    }

    fn on(&self, date: crossings_date) -> Result<usize, Failure> {
        let date = date.read("date")?;
        let index = self.periods.iter().position(|one| one.period.contains(date));
        index.ok_or_else(|| {
            Failure::new(crossings_status::Missing, format!("no period of the list has the day {date}"))
        })
    }
}

fn show(one: &PolicyPeriod, texts: &mut Texts) -> crossings_policy_period {
    let PolicyPeriod { id, kind, timeline, title, period, agreement, evidence } = one;
    crossings_policy_period {
        kind: number(kind),
        period: (*period).into(),
        id: texts.keep(id),
        timeline: texts.keep_known(timeline.as_deref()),
        title: texts.keep(title),
        agreement: texts.keep_known(agreement.as_deref()),
        evidence: texts.keep(evidence),
    }
}

/// The policy periods of a register, in its order.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_policy_periods(
    handle: *const crossings_register,
    out: *mut *mut crossings_policy_periods,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let periods = shared(handle, "handle")?.0.policy_periods().to_vec();
            out.give(crossings_policy_periods::new(periods));
            Ok(())
        })
    }
}

/// The policy periods of a register or, where it has none, those that are built in. Summaries by
/// office, act and agreement are by these.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_policy_periods_or_builtin(
    handle: *const crossings_register,
    out: *mut *mut crossings_policy_periods,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let periods = shared(handle, "handle")?.0.policy_periods_or_builtin().into_owned();
            out.give(crossings_policy_periods::new(periods));
            Ok(())
        })
    }
}

/// The names of the timelines of a register, ascending.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_timelines(
    handle: *const crossings_register,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let names = shared(handle, "handle")?.0.timelines().map(str::to_owned).collect();
            out.give(crossings_names::new(names));
            Ok(())
        })
    }
}

/// The periods of one timeline, by their first day.
///
/// - `name`: such as `Prime Minister`; `crossings_register_timelines` has them all.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where the register has no such timeline.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_timeline(
    handle: *const crossings_register,
    name: *const c_char,
    name_len: usize,
    out: *mut *mut crossings_policy_periods,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let name = text(name, name_len, "name")?;
            let periods = shared(handle, "handle")?.0.timeline(name);
            if periods.is_empty() {
                let message = format!("there is no timeline `{name}`");
                return Err(Failure::new(crossings_status::NotFound, message));
            }
            out.give(crossings_policy_periods::new(periods.into_iter().cloned().collect()));
            Ok(())
        })
    }
}

/// The index of the first period of the list that has the day `date`. In a timeline it is the only
/// one: it says who held the office then.
///
/// Fails with `CROSSINGS_STATUS_MISSING` where none has the day.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_policy_periods_on(
    handle: *const crossings_policy_periods,
    date: crossings_date,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.on(date)?);
            Ok(())
        })
    }
}

/// How many policy periods there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_policy_periods_len(
    handle: *const crossings_policy_periods,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.list.len());
            Ok(())
        })
    }
}

/// The period at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_policy_periods_get(
    handle: *const crossings_policy_periods,
    index: usize,
    out: *mut crossings_policy_period,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.list.get(index)?);
            Ok(())
        })
    }
}

/// Frees a list of policy periods; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_policy_periods_free(handle: *mut crossings_policy_periods) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
