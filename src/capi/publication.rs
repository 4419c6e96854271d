//! # Publications
//!
//! What was published of a series, when, and how sure it was. The days of one publication are
//! here; its weeks and totals are where those are.

use std::sync::Arc;

use super::argument::{choice, number, numbered, shared, slot, value};
use super::boundary::{Failure, boundary, release};
use super::date::{crossings_date, crossings_moment};
use super::error::{crossings_error, crossings_status};
use super::list::{List, item};
use super::register::crossings_register;
use super::text::{Texts, crossings_text};
use super::view::crossings_arrivals;
use crate::question::QuestionError;
use crate::{Basis, Coverage, Dating, Day, Publication, Register, Series, Status};

/// Whether a publication says when it was made.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_dating {
    /// It does, or whoever read it did.
    Stated = 0,
    /// It does not: the moment is the beginning of the day after its newest figure.
    Inferred = 1,
}

numbered!(Dating as crossings_dating { Stated, Inferred });

/// How sure the figures of a publication are.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_publication_status {
    /// Operational data, subject to change.
    Provisional = 0,
    /// Final official statistics.
    Final = 1,
    /// Final figures with provisional ones after them, as news agencies splice them.
    Spliced = 2,
}

numbered!(Status as crossings_publication_status { Provisional, Final, Spliced });

/// How much of its stretch of days a publication has.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_coverage {
    /// Every day, and every week, from its first to its last.
    Dense = 0,
    /// Some days only: a page about yesterday, a list of changes.
    Partial = 1,
}

numbered!(Coverage as crossings_coverage { Dense, Partial });

/// One publication of a series.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_publication {
    /// When.
    pub published: crossings_moment,
    /// Whether it says so itself: a `crossings_dating`.
    pub dating: u32,
    /// How sure it is: a `crossings_publication_status`.
    pub status: u32,
    /// How much of its stretch it has: a `crossings_coverage`.
    pub coverage: u32,
    /// What it is: a title, a file's name.
    pub source: crossings_text,
    /// How many days it gives.
    pub days: usize,
    /// How many weeks it gives.
    pub weeks: usize,
    /// How many totals over other periods it gives.
    pub totals: usize,
}

/// One day of one publication.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_published_day {
    /// The day.
    pub date: crossings_date,
    /// What arrived.
    pub arrivals: crossings_arrivals,
    /// What the publisher wrote beside it, as printed; may be NULL.
    pub note: crossings_text,
}

fn show_publication(publication: &Publication, texts: &mut Texts) -> crossings_publication {
    let Publication { published, dating, status, coverage, source, days, weeks, totals } = publication;
    crossings_publication {
        published: Some(*published).into(),
        dating: number(dating),
        status: number(status),
        coverage: number(coverage),
        source: texts.keep(source),
        days: days.len(),
        weeks: weeks.len(),
        totals: totals.len(),
    }
}

fn show_day(day: &Day, texts: &mut Texts) -> crossings_published_day {
    let Day { date, arrivals, note } = day;
    crossings_published_day {
        date: (*date).into(),
        arrivals: (*arrivals).into(),
        note: texts.keep_known(note.as_deref()),
    }
}

/// A series of a register, which it keeps alive.
#[derive(Clone, Debug)]
pub(super) struct OfRegister {
    register: Arc<Register>,
    basis: Basis,
}

impl OfRegister {
    fn publications(&self) -> &[Publication] {
        self.register.series(self.basis).map_or(&[], Series::publications)
    }

    /// The publication at `index`.
    pub(super) fn publication(&self, index: usize) -> Result<&Publication, Failure> {
        item(self.publications(), index)
    }
}

/// How many series a register has, one for each basis.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_series_len(
    handle: *const crossings_register,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.all_series().len());
            Ok(())
        })
    }
}

/// What the series at `index`, counted from 0, counts: a `crossings_basis`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_series_get(
    handle: *const crossings_register,
    index: usize,
    out: *mut u32,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(number(&item(shared(handle, "handle")?.0.all_series(), index)?.basis()));
            Ok(())
        })
    }
}

/// A list of publications, oldest first. Free it with `crossings_publications_free`.
#[derive(Debug)]
pub struct crossings_publications {
    list: List<crossings_publication>,
    pub(super) of: OfRegister,
}

/// Everything that was ever published of a series.
///
/// - `basis`: a `crossings_basis`.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where the register has no such series.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_register_publications(
    handle: *const crossings_register,
    basis: u32,
    out: *mut *mut crossings_publications,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let register = Arc::clone(&shared(handle, "handle")?.0);
            let basis = choice(basis, "basis")?;
            let len = QuestionError::series(&register, basis)?.publications().len();
            let of = OfRegister { register, basis };
            let list = List::new(len, {
                let of = of.clone();
                move |index, texts| of.publications().get(index).map(|one| show_publication(one, texts))
            });
            out.give(crossings_publications { list, of });
            Ok(())
        })
    }
}

/// How many publications there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_publications_len(
    handle: *const crossings_publications,
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

/// The publication at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_publications_get(
    handle: *const crossings_publications,
    index: usize,
    out: *mut crossings_publication,
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

/// Frees a list of publications; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_publications_free(handle: *mut crossings_publications) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// A list of the days of one publication, ascending. Free it with
/// `crossings_published_days_free`.
#[derive(Debug)]
pub struct crossings_published_days(List<crossings_published_day>);

/// The days that the publication at `index`, counted from 0, gives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_publications_days(
    handle: *const crossings_publications,
    index: usize,
    out: *mut *mut crossings_published_days,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let of = shared(handle, "handle")?.of.clone();
            let len = of.publication(index)?.days.len();
            out.give(crossings_published_days(List::new(len, move |day, texts| {
                let days = of.publications().get(index).map_or(&[][..], |one| one.days.as_slice());
                days.get(day).map(|day| show_day(day, texts))
            })));
            Ok(())
        })
    }
}

/// How many days there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_published_days_len(
    handle: *const crossings_published_days,
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

/// The day at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_published_days_get(
    handle: *const crossings_published_days,
    index: usize,
    out: *mut crossings_published_day,
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

/// Frees a list of days; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_published_days_free(handle: *mut crossings_published_days) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
