//! # Measures
//!
//! What a figure measures: so many people over these days, people for each boat, a record.
//! `docs/claims.md` shows each, as JSON.

use core::ffi::c_char;

use super::argument::{choice, number, numbered, shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::convention::{crossings_convention, of_convention};
use super::date::crossings_date;
use super::error::{crossings_error, crossings_status};
use super::exact::{crossings_amount, crossings_ratio};
use super::finding::Findings;
use super::list::One;
use super::reading::{code, crossings_nature, currency_of};
use super::register::crossings_register;
use super::text::{Texts, crossings_names, crossings_string, crossings_text};
use super::view::as_of_moment;
use crate::question::JsonQuestionError;
use crate::source::{Limits, json};
use crate::{Basis, Counted, Grounds, Measure, NoValue, Per, Register, Series, Sums, Unit, Value, Worked};

/// What is counted.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_counted {
    /// People who arrived.
    People = 0,
    /// Boats that arrived.
    Boats = 1,
    /// Boats that landed without interception.
    UncontrolledLandings = 2,
    /// People prevented from leaving France, by week.
    PeoplePrevented = 3,
    /// Events in which they were, by week.
    EventsPrevented = 4,
    /// People who arrived and people who were prevented, added up.
    PeopleAttempting = 5,
}

numbered!(Counted as crossings_counted {
    People,
    Boats,
    UncontrolledLandings,
    PeoplePrevented,
    EventsPrevented,
    PeopleAttempting
});

/// For each of what.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_per {
    /// For each day.
    Day = 0,
    /// For seven days.
    Week = 1,
}

numbered!(Per as crossings_per { Day, Week });

/// What people over a window are the sum of.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_sums {
    /// Of its days, which are provisional.
    Days = 0,
    /// Of the final published totals of the calendar years that lie wholly in the window, and of
    /// its other days.
    Spliced = 1,
}

numbered!(Sums as crossings_sums { Days, Spliced });

/// What a value is.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_value_kind {
    /// There is none.
    None = 0,
    /// A number with its unit.
    Number = 1,
    /// A day.
    Date = 2,
    /// An amount of money.
    Money = 3,
}

numbered!(crossings_value_kind { None, Number, Date, Money });

/// What a number counts.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_unit {
    /// There is no number.
    None = 0,
    /// So many of them.
    Count = 1,
    /// So many for each day or week.
    Mean = 2,
    /// People for each boat.
    PeoplePerBoat = 3,
    /// Days.
    Days = 4,
    /// Deaths.
    Deaths = 5,
    /// A part of a whole, which is 1.
    Share = 6,
    /// A change as a share of what was before.
    Change = 7,
    /// A change in percentage points, as a part of the whole.
    Points = 8,
    /// So many times as many.
    Times = 9,
    /// A place in an order: 1 is the first.
    Place = 10,
}

numbered!(crossings_unit {
    None,
    Count,
    Mean,
    PeoplePerBoat,
    Days,
    Deaths,
    Share,
    Change,
    Points,
    Times,
    Place
});

/// The exact answer of a measure.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_value {
    /// A `crossings_value_kind`.
    pub kind: u32,
    /// What the number counts: a `crossings_unit`.
    pub unit: u32,
    /// Of what, where the unit is `CROSSINGS_UNIT_COUNT` or `CROSSINGS_UNIT_MEAN`: a
    /// `crossings_counted`.
    pub of: u32,
    /// For each of what, where the unit is `CROSSINGS_UNIT_MEAN`: a `crossings_per`.
    pub per: u32,
    /// The number in the scale of the measure: shares and changes as parts of one, money in minor
    /// units. There is none of a day.
    pub number: crossings_ratio,
    /// The day, where it is one; else no day.
    pub date: crossings_date,
    /// The amount, where it is money.
    pub amount: crossings_amount,
    /// All of it for a person: `127.77 people per day (10733/84)`; NULL where there is none.
    pub text: crossings_text,
}

/// A value, as C has it.
pub(super) fn shown(value: Option<Value>, texts: &mut Texts) -> crossings_value {
    let kind = match value {
        None => crossings_value_kind::None,
        Some(Value::Number { .. }) => crossings_value_kind::Number,
        Some(Value::Date(_)) => crossings_value_kind::Date,
        Some(Value::Money(_)) => crossings_value_kind::Money,
    };
    let amount = match value {
        Some(Value::Money(amount)) => Some(amount),
        _ => None,
    };
    let (unit, of, per) = match value.and_then(|value| value.unit()) {
        None => (crossings_unit::None, None, None),
        Some(Unit::Count(of)) => (crossings_unit::Count, Some(of), None),
        Some(Unit::Mean(of, per)) => (crossings_unit::Mean, Some(of), Some(per)),
        Some(Unit::PeoplePerBoat) => (crossings_unit::PeoplePerBoat, None, None),
        Some(Unit::Days) => (crossings_unit::Days, None, None),
        Some(Unit::Deaths) => (crossings_unit::Deaths, None, None),
        Some(Unit::Share) => (crossings_unit::Share, None, None),
        Some(Unit::Change) => (crossings_unit::Change, None, None),
        Some(Unit::Points) => (crossings_unit::Points, None, None),
        Some(Unit::Times) => (crossings_unit::Times, None, None),
        Some(Unit::Place) => (crossings_unit::Place, None, None),
    };
    crossings_value {
        kind: number(&kind),
        unit: number(&unit),
        of: of.map_or(0, |of| number(&of)),
        per: per.map_or(0, |per| number(&per)),
        number: value.and_then(|value| value.number()).map_or(crossings_ratio::NONE, crossings_ratio::from),
        date: value.and_then(|value| value.date()).into(),
        amount: amount.into(),
        text: texts.keep_known(value.map(|value| value.to_string()).as_deref()),
    }
}

impl From<NoValue> for Failure {
    fn from(none: NoValue) -> Self {
        let status = match none {
            NoValue::Overflow => crossings_status::Overflow,
            _ => crossings_status::NoValue,
        };
        Self::new(status, none.to_string())
    }
}

/// What a measure is.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_measure_facts {
    /// In a few words: `people per day, 2024-07-05 to the last known day`.
    pub words: crossings_text,
    /// What kind of number it gives: a `crossings_nature`.
    pub nature: u32,
    /// The code of the currency, with a NUL behind it; empty where it gives no money.
    pub currency: [c_char; 4],
}

fn facts(measure: &Measure, texts: &mut Texts) -> crossings_measure_facts {
    let nature = measure.nature();
    crossings_measure_facts {
        words: texts.keep(&measure.to_string()),
        nature: number(&crossings_nature::from(nature)),
        currency: code(currency_of(nature)),
    }
}

/// A measure. Free it with `crossings_measure_free`.
#[derive(Debug)]
pub struct crossings_measure {
    measure: Measure,
    about: One<crossings_measure_facts>,
}

impl crossings_measure {
    pub(super) fn new(measure: Measure) -> Self {
        Self { about: One::new(|texts| facts(&measure, texts)), measure }
    }
}

/// A document in JSON.
pub(super) fn written(document: &impl serde::Serialize) -> Result<crossings_string, Failure> {
    let text = serde_json::to_string(document).map_err(JsonQuestionError::Unwritten);
    text.map(|text| crossings_string::new(&text)).map_err(Failure::from)
}

/// Reads a measure.
///
/// - `json`: such as `{"kind": "total", "of": "people", "over": {"year": 2022}}`.
///
/// Fails with `CROSSINGS_STATUS_INVALID_REQUEST` where the text is no measure; the findings say
/// where.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_measure_read(
    json: *const c_char,
    json_len: usize,
    out: *mut *mut crossings_measure,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let text = text(json, json_len, "json")?;
            let form = "a measure, as docs/claims.schema.json has it";
            let measure =
                json::strictly("json", text.as_bytes(), &Limits::default(), form).map_err(|error| {
                    let findings = Findings::new(error.problems().to_vec(), []);
                    Failure::new(crossings_status::InvalidRequest, findings.sentence()).with(findings)
                })?;
            out.give(crossings_measure::new(measure));
            Ok(())
        })
    }
}

/// What a measure is. The text lives as long as the measure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_measure_about(
    handle: *const crossings_measure,
    out: *mut crossings_measure_facts,
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

/// A measure in JSON, which `crossings_measure_read` reads.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_measure_json(
    handle: *const crossings_measure,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            written(&shared(handle, "handle")?.measure).map(|json| out.give(json))
        })
    }
}

/// Frees a measure; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_measure_free(handle: *mut crossings_measure) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// What a measure is evaluated on, beside the register.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_grounds {
    /// What is counted, and by whom: a `crossings_basis`.
    pub basis: u32,
    /// What people over a window are the sum of: a `crossings_sums`.
    pub sums: u32,
    /// The last day that was known.
    pub last_day: crossings_date,
    /// How days, weeks and years are counted.
    pub convention: crossings_convention,
    /// The moment up to which publications count, `2026-08-21` or a date and time with its offset.
    /// May be NULL for all of them.
    pub as_of: *const c_char,
    /// The length of `as_of` in bytes.
    pub as_of_len: usize,
}

impl crossings_grounds {
    /// What a measure gives on these grounds.
    ///
    /// # Safety
    /// `as_of` is NULL or points to `as_of_len` bytes that nobody changes or frees meanwhile.
    unsafe fn evaluate(&self, measure: &Measure, register: &Register) -> Result<Worked, Failure> {
        let basis: Basis = choice(self.basis, "grounds.basis")?;
        let sums = choice(self.sums, "grounds.sums")?;
        let last_day = self.last_day.read("grounds.last_day")?;
        let convention = of_convention(self.convention, "grounds.convention")?;
        // SAFETY: it is the contract of this function too.
        let view = match unsafe { text(self.as_of, self.as_of_len, "grounds.as_of") }? {
            "" => None,
            moment => {
                let moment = as_of_moment(moment)?;
                register.series(basis).map(|series: &Series| series.as_of(moment))
            }
        };
        let mut grounds = Grounds::new(register, basis, last_day).with_convention(convention).with_sums(sums);
        if let Some(view) = &view {
            grounds = grounds.with_view(view);
        }
        Ok(measure.explain(&grounds)?)
    }
}

/// A value with its working. Free it with `crossings_worked_free`.
#[derive(Debug)]
pub struct crossings_worked {
    worked: Worked,
    about: One<crossings_value>,
}

/// The exact value of a measure on a register, with its working.
///
/// Fails with `CROSSINGS_STATUS_NO_VALUE` where there is none; the message says why. Fails with
/// `CROSSINGS_STATUS_OVERFLOW` where a step does not fit 128 bits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_measure_evaluate(
    handle: *const crossings_measure,
    data: *const crossings_register,
    grounds: *const crossings_grounds,
    out: *mut *mut crossings_worked,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let measure = &shared(handle, "handle")?.measure;
            let register = &shared(data, "data")?.0;
            let worked = shared(grounds, "grounds")?.evaluate(measure, register)?;
            let about = One::new(|texts| shown(Some(worked.value), texts));
            out.give(crossings_worked { worked, about });
            Ok(())
        })
    }
}

/// The value. Its text lives as long as `handle`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_worked_value(
    handle: *const crossings_worked,
    out: *mut crossings_value,
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

/// What the value was made from, in order, a step each: `21,466 people, 2024-07-05..2024-12-18, 167 days`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_worked_steps(
    handle: *const crossings_worked,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let handle = shared(handle, "handle")?;
            out.give(crossings_names::new(handle.worked.steps.iter().map(ToString::to_string).collect()));
            Ok(())
        })
    }
}

/// Frees a value with its working; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_worked_free(handle: *mut crossings_worked) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
