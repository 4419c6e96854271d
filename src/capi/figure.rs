//! # Figures
//!
//! A figure as it was printed: `over 35,000`, `almost a third`, `around 128 a day`. What it means
//! is an interval of exact numbers, and depends on how closely it is read.

use core::ffi::c_char;

use super::argument::{number, numbered, optional, shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::date::crossings_date;
use super::error::{crossings_error, crossings_status};
use super::exact::crossings_ratio;
use super::interval::crossings_interval;
use super::list::One;
use super::reading::{code, crossings_understanding};
use super::text::{Texts, crossings_string, crossings_text};
use crate::{Figure, NoInterval, Order, PrintedNoun, PrintedPer, READINGS_VERSION, Unparsed};

/// What is counted, in the words of a figure.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_printed_noun {
    /// The figure does not say.
    None = 0,
    /// People, migrants, arrivals, crossings.
    People = 1,
    /// Boats, dinghies, vessels.
    Boats = 2,
    /// Days.
    Days = 3,
    /// Deaths.
    Deaths = 4,
    /// Events.
    Events = 5,
}

numbered!(crossings_printed_noun { None, People, Boats, Days, Deaths, Events });

/// For each of what, in the words of a figure.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_printed_per {
    /// The figure does not say.
    None = 0,
    /// A day.
    Day = 1,
    /// A week.
    Week = 2,
    /// A boat.
    Boat = 3,
}

numbered!(crossings_printed_per { None, Day, Week, Boat });

/// Which end of an order a figure speaks of.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_printed_order {
    /// The figure does not say.
    None = 0,
    /// The greatest is first.
    Highest = 1,
    /// The least is first.
    Lowest = 2,
}

numbered!(crossings_printed_order { None, Highest, Lowest });

/// What a figure says in so many words.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_figure_facts {
    /// The text as it was printed.
    pub text: crossings_text,
    /// Of what: a `crossings_printed_noun`.
    pub noun: u32,
    /// For each of what: a `crossings_printed_per`.
    pub per: u32,
    /// Which end of an order it speaks of: a `crossings_printed_order`.
    pub order: u32,
    /// The day, where it is one; else no day.
    pub date: crossings_date,
    /// The code of the currency, with a NUL behind it; empty where it is no amount of money.
    pub currency: [c_char; 4],
    /// Whether it is a number of percentage points.
    pub points: bool,
    /// Whether it says that something fell.
    pub down: bool,
}

fn facts(figure: &Figure, texts: &mut Texts) -> crossings_figure_facts {
    let unit = figure.unit();
    let noun = match unit.and_then(|unit| unit.of) {
        None => crossings_printed_noun::None,
        Some(PrintedNoun::People) => crossings_printed_noun::People,
        Some(PrintedNoun::Boats) => crossings_printed_noun::Boats,
        Some(PrintedNoun::Days) => crossings_printed_noun::Days,
        Some(PrintedNoun::Deaths) => crossings_printed_noun::Deaths,
        Some(PrintedNoun::Events) => crossings_printed_noun::Events,
    };
    let per = match unit.and_then(|unit| unit.per) {
        None => crossings_printed_per::None,
        Some(PrintedPer::Day) => crossings_printed_per::Day,
        Some(PrintedPer::Week) => crossings_printed_per::Week,
        Some(PrintedPer::Boat) => crossings_printed_per::Boat,
    };
    let order = match figure.order() {
        None => crossings_printed_order::None,
        Some(Order::Highest) => crossings_printed_order::Highest,
        Some(Order::Lowest) => crossings_printed_order::Lowest,
    };
    crossings_figure_facts {
        text: texts.keep(figure.text()),
        noun: number(&noun),
        per: number(&per),
        order: number(&order),
        date: figure.date().into(),
        currency: code(figure.currency()),
        points: figure.is_points(),
        down: figure.is_down(),
    }
}

/// A figure as it was printed. Free it with `crossings_figure_free`.
#[derive(Debug)]
pub struct crossings_figure {
    pub(super) figure: Figure,
    about: One<crossings_figure_facts>,
}

impl crossings_figure {
    pub(super) fn new(figure: Figure) -> Self {
        Self { about: One::new(|texts| facts(&figure, texts)), figure }
    }
}

impl From<Unparsed> for Failure {
    fn from(unparsed: Unparsed) -> Self {
        Self::new(crossings_status::InvalidFigure, unparsed.to_string())
    }
}

impl From<NoInterval> for Failure {
    fn from(none: NoInterval) -> Self {
        let status = match none {
            NoInterval::NotStated => crossings_status::NotStated,
            NoInterval::NoReading => crossings_status::NoReading,
            NoInterval::Overflow => crossings_status::Overflow,
        };
        Self::new(status, none.to_string())
    }
}

/// The version of the table of readings that `crossings_figure_interval` answers by.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_readings_version(
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            slot(out, "out")?.give(crossings_string::new(READINGS_VERSION));
            Ok(())
        })
    }
}

/// Reads a figure.
///
/// - `figure`: such as `around 128 a day`.
///
/// Fails with `CROSSINGS_STATUS_INVALID_FIGURE` where the text is not in the grammar or has more
/// than 200 bytes; the message says at which byte, and what could have stood there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_figure_parse(
    figure: *const c_char,
    figure_len: usize,
    out: *mut *mut crossings_figure,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_figure::new(Figure::parse(text(figure, figure_len, "figure")?)?));
            Ok(())
        })
    }
}

/// What a figure says in so many words. The text lives as long as the figure.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_figure_about(
    handle: *const crossings_figure,
    out: *mut crossings_figure_facts,
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

/// Whether the words of a figure can state such a number.
///
/// - `nature`: a `crossings_nature`.
/// - `currency`: the code of the currency where `nature` is money; `currency` may be NULL where it
///   is not.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is no such currency.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_figure_states(
    handle: *const crossings_figure,
    nature: u32,
    currency: *const c_char,
    currency_len: usize,
    out: *mut bool,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let figure = &shared(handle, "handle")?.figure;
            out.give(figure.states(super::reading::nature(nature, currency, currency_len)?));
            Ok(())
        })
    }
}

/// The numbers that a figure means, in the scale of the measure: shares and changes as parts of
/// one, money in minor units, places in an order as whole numbers.
///
/// - `nature`: a `crossings_nature`.
/// - `currency`: the code of the currency where `nature` is money; `currency` may be NULL where it
///   is not.
/// - `understanding` may be NULL for that of the house.
///
/// Fails with `CROSSINGS_STATUS_NOT_STATED` where the words cannot state such a number, with
/// `CROSSINGS_STATUS_NO_READING` where they have no bounds under this reading, and for a day, which
/// is no number; with `CROSSINGS_STATUS_OVERFLOW` where a step does not fit 128 bits, with
/// `CROSSINGS_STATUS_INVALID_NUMBER` where the rule of rounding has no threshold that it needs, and
/// with `CROSSINGS_STATUS_NOT_FOUND` where there is no such currency.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_figure_interval(
    handle: *const crossings_figure,
    nature: u32,
    currency: *const c_char,
    currency_len: usize,
    understanding: *const crossings_understanding,
    out: *mut crossings_interval,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let figure = &shared(handle, "handle")?.figure;
            let nature = super::reading::nature(nature, currency, currency_len)?;
            let understanding = optional(understanding).map(crossings_understanding::read).transpose()?;
            out.give(figure.interval(nature, &understanding.unwrap_or_default())?.into());
            Ok(())
        })
    }
}

/// The number that is printed, whatever the words around it make of it, in the scale of the
/// measure.
///
/// - `nature`: a `crossings_nature`.
/// - `currency`: the code of the currency where `nature` is money; `currency` may be NULL where it
///   is not.
///
/// Fails with `CROSSINGS_STATUS_MISSING` where there is no single one, or the words cannot state
/// such a number, and with `CROSSINGS_STATUS_NOT_FOUND` where there is no such currency.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_figure_printed(
    handle: *const crossings_figure,
    nature: u32,
    currency: *const c_char,
    currency_len: usize,
    out: *mut crossings_ratio,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let figure = &shared(handle, "handle")?.figure;
            let printed = figure.printed(super::reading::nature(nature, currency, currency_len)?);
            let none = || Failure::new(crossings_status::Missing, "no single number of that kind is printed");
            out.give(printed.ok_or_else(none)?.into());
            Ok(())
        })
    }
}

/// The same words with the number that could have been printed for an exact value.
///
/// - `number`: the value, in the scale of the measure; its `text` is what counts.
/// - `nature`: a `crossings_nature`.
/// - `currency`: the code of the currency where `nature` is money; `currency` may be NULL where it
///   is not.
///
/// Fails with `CROSSINGS_STATUS_MISSING` where no number makes the words true, with
/// `CROSSINGS_STATUS_INVALID_NUMBER` where `number` is none, and with `CROSSINGS_STATUS_NOT_FOUND`
/// where there is no such currency.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_figure_nearest(
    handle: *const crossings_figure,
    number: *const crossings_ratio,
    nature: u32,
    currency: *const c_char,
    currency_len: usize,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let figure = &shared(handle, "handle")?.figure;
            let number = shared(number, "number")?.read()?;
            let nearest = figure.nearest(number, super::reading::nature(nature, currency, currency_len)?);
            let none =
                || Failure::new(crossings_status::Missing, "no number makes these words true of the value");
            out.give(crossings_string::new(&nearest.ok_or_else(none)?));
            Ok(())
        })
    }
}

/// Frees a figure; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_figure_free(handle: *mut crossings_figure) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
