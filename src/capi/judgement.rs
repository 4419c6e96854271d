//! # Judgements
//!
//! What the data say of a claim: supported, contradicted, dependent on how it is understood, or
//! undetermined, with everything that rests on.

use core::ffi::c_char;
use std::sync::Arc;

use super::argument::{choice, number, optional, shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::claims::crossings_claims;
use super::convention::crossings_convention;
use super::date::{crossings_date, crossings_moment};
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_ratio;
use super::interval::crossings_interval;
use super::list::{List, One, item};
use super::measure::{crossings_value, shown, written};
use super::reading::{code, crossings_nature, currency_of, rounding};
use super::register::crossings_register;
use super::text::{Texts, crossings_string, crossings_text};
use super::view::as_of_moment;
use crate::{Found, Held, Judge, JudgeOptions, Judgement, Trial};

/// How claims are judged, where a claim leaves that open. All zeros is the way of the house.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_judge_options {
    /// The reading of the house: a `crossings_reading`.
    pub reading: u32,
    /// How printed figures were rounded: a `crossings_rounding`.
    pub rounding: u32,
    /// From how many tenths the last three rules of rounding go, 1 to 9; others have none.
    pub threshold: u32,
    /// The moment up to which publications count, `2026-08-21` or a date and time with its offset.
    /// May be NULL: then the newest counts, and what had been published when the claim was.
    pub as_of: *const c_char,
    /// The length of `as_of` in bytes.
    pub as_of_len: usize,
}

impl crossings_judge_options {
    /// # Safety
    /// `as_of` is NULL or points to `as_of_len` bytes that nobody changes or frees meanwhile.
    pub(super) unsafe fn read(&self) -> Result<JudgeOptions, Failure> {
        let reading = choice(self.reading, "options.reading")?;
        let rounding = rounding(self.rounding, self.threshold, "options.rounding")?;
        // SAFETY: it is the contract of this function too.
        let as_of = match unsafe { text(self.as_of, self.as_of_len, "options.as_of") }? {
            "" => None,
            moment => Some(as_of_moment(moment)?),
        };
        Ok(JudgeOptions { as_of, reading, rounding })
    }
}

/// A judgement in short.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_judgement_facts {
    /// The claim, by its id.
    pub id: crossings_text,
    /// The figure as it was printed.
    pub figure: crossings_text,
    /// What kind of number it states: a `crossings_nature`.
    pub nature: u32,
    /// The code of its currency, with a NUL behind it; empty where it is no money.
    pub currency: [c_char; 4],
    /// A `crossings_claim_verdict`.
    pub verdict: u32,
    /// The reading of the house: a `crossings_reading`.
    pub reading: u32,
    /// Whether the verdict would be another under another reading of the house.
    pub depends_on_reading: bool,
    /// Whether some interpretation makes the claim true.
    pub witness_known: bool,
    /// The index of the first interpretation that does; 0 where none does.
    pub witness: usize,
    /// The reading under which it does: a `crossings_reading`; 0 where none does.
    pub witness_reading: u32,
    /// How far the value of the house is from the numbers that the figure may mean; none where
    /// that cannot be said.
    pub distance: crossings_ratio,
    /// The figure that could have been printed for the value of the house; may be NULL.
    pub nearest: crossings_text,
    /// Why the claim is not contradicted though there is a value and no interpretation makes it true: not all that the
    /// figure may mean is known; NULL where that is not so.
    pub unbounded: crossings_text,
}

fn facts(judgement: &Judgement, texts: &mut Texts) -> crossings_judgement_facts {
    let witness = judgement.witness();
    let place =
        witness.and_then(|(trial, _)| judgement.trials.iter().position(|one| core::ptr::eq(one, trial)));
    crossings_judgement_facts {
        id: texts.keep(&judgement.id),
        figure: texts.keep(&judgement.figure),
        nature: number(&crossings_nature::from(judgement.nature)),
        currency: code(currency_of(judgement.nature)),
        verdict: number(&judgement.verdict),
        reading: number(&judgement.reading),
        depends_on_reading: judgement.depends_on_reading(),
        witness_known: witness.is_some(),
        witness: place.unwrap_or(0),
        witness_reading: witness.map_or(0, |(_, reading)| number(&reading)),
        distance: judgement.distance.map_or(crossings_ratio::NONE, crossings_ratio::from),
        nearest: texts.keep_known(judgement.nearest.as_deref()),
        unbounded: texts.keep_known(judgement.unbounded.map(|why| why.to_string()).as_deref()),
    }
}

/// A claim under one interpretation.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_trial {
    /// What the data say; of the kind `CROSSINGS_VALUE_KIND_NONE` where they do not.
    pub value: crossings_value,
    /// Why there is no value; NULL where there is one.
    pub no_value: crossings_text,
    /// Which of the measures of the claim, counted from 0.
    pub measure: usize,
    /// Whose report of an amount of money; may be NULL.
    pub reported_by: crossings_text,
    /// The last day that was known; no day where nobody says it, and there are no days.
    pub as_of: crossings_date,
    /// How days, weeks and years are counted.
    pub convention: crossings_convention,
    /// What sums over whole years are made of: a `crossings_sums`.
    pub sums: u32,
    /// The newest publication that counts; not known where there is none.
    pub published: crossings_moment,
    /// In what the interpretation differs from that of the house, in words; empty where it does
    /// not.
    pub differs: crossings_text,
}

fn trial(house: Option<&Trial>, one: &Trial, texts: &mut Texts) -> crossings_trial {
    let interpretation = &one.interpretation;
    let differs = house.map(|house| interpretation.against(&house.interpretation).join(", "));
    let no_value = match &one.found {
        Found::Value(_) => None,
        Found::NoValue(why) => Some(why.to_string()),
    };
    crossings_trial {
        value: shown(one.found.value(), texts),
        no_value: texts.keep_known(no_value.as_deref()),
        measure: interpretation.measure,
        reported_by: texts.keep_known(interpretation.reported_by.as_deref()),
        as_of: interpretation.as_of.into(),
        convention: interpretation.convention.into(),
        sums: number(&interpretation.sums),
        published: interpretation.published.into(),
        differs: texts.keep(&differs.unwrap_or_default()),
    }
}

/// A judgement. Free it with `crossings_judgement_free`.
#[derive(Debug)]
pub struct crossings_judgement {
    pub(super) judgement: Arc<Judgement>,
    about: One<crossings_judgement_facts>,
    trials: List<crossings_trial>,
}

impl crossings_judgement {
    fn new(judgement: Judgement) -> Self {
        let judgement = Arc::new(judgement);
        let shown = Arc::clone(&judgement);
        let about = One::new(|texts| facts(&judgement, texts));
        let trials = List::new(judgement.trials.len(), move |index, texts| {
            shown.trials.get(index).map(|one| trial(shown.house(), one, texts))
        });
        Self { judgement, about, trials }
    }
}

/// Judges the claim at `index` on a register, and looks for what may have gone wrong where it is not
/// supported.
///
/// - `options` may be NULL for those of the house.
///
/// Fails with `CROSSINGS_STATUS_INVALID_MOMENT` where `as_of` is none, and with
/// `CROSSINGS_STATUS_INVALID_NUMBER` where the rule of rounding has no threshold that it needs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_judge(
    handle: *const crossings_claims,
    index: usize,
    data: *const crossings_register,
    options: *const crossings_judge_options,
    out: *mut *mut crossings_judgement,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let claim = shared(handle, "handle")?.claim(index)?;
            let register = &shared(data, "data")?.0;
            let options = match optional(options) {
                Some(options) => options.read()?,
                None => JudgeOptions::default(),
            };
            out.give(crossings_judgement::new(Judge::new(register, options).judge(claim)));
            Ok(())
        })
    }
}

/// A judgement in short. Its texts live as long as the judgement.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_judgement_about(
    handle: *const crossings_judgement,
    out: *mut crossings_judgement_facts,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.about.get());
            Ok(())
        })
    }
}

/// A judgement in JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_judgement_json(
    handle: *const crossings_judgement,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            written(&*shared(handle, "handle")?.judgement).map(|json| out.give(json))
        })
    }
}

/// How many interpretations there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_judgement_len(
    handle: *const crossings_judgement,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.trials.len());
            Ok(())
        })
    }
}

/// The interpretation at `index`, counted from 0; the first is that of the house. Its texts live as
/// long as the judgement.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_judgement_get(
    handle: *const crossings_judgement,
    index: usize,
    out: *mut crossings_trial,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.trials.get(index)?);
            Ok(())
        })
    }
}

/// Frees a judgement; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_judgement_free(handle: *mut crossings_judgement) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// What a figure means under one reading, and whether the value is in it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_held {
    /// A `crossings_reading`.
    pub reading: u32,
    /// Whether the value is one of the numbers that the figure may mean.
    pub holds: bool,
    /// Whether there is an interval: there is none of a day, which is itself.
    pub interval_known: bool,
    /// The numbers that the figure may mean.
    pub interval: crossings_interval,
}

fn held(one: &Held, _: &mut Texts) -> crossings_held {
    crossings_held {
        reading: number(&one.reading),
        holds: one.holds,
        interval_known: one.interval.is_some(),
        interval: one.interval.map_or(crossings_interval::NONE, crossings_interval::from),
    }
}

/// A figure under its readings. Free it with `crossings_held_readings_free`.
#[derive(Debug)]
pub struct crossings_held_readings(List<crossings_held>);

/// The readings that the figure has under the interpretation at `index`; none where there is no
/// value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_judgement_readings(
    handle: *const crossings_judgement,
    index: usize,
    out: *mut *mut crossings_held_readings,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let trial = item(&shared(handle, "handle")?.judgement.trials, index)?;
            out.give(crossings_held_readings(List::of(trial.readings.clone(), held)));
            Ok(())
        })
    }
}

/// How many readings there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_held_readings_len(
    handle: *const crossings_held_readings,
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

/// The reading at `index`, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_held_readings_get(
    handle: *const crossings_held_readings,
    index: usize,
    out: *mut crossings_held,
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

/// Frees a list of readings; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_held_readings_free(handle: *mut crossings_held_readings) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
