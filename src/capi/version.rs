//! # Versions
//!
//! A program that loads the library at run time compares `CROSSINGS_ABI_VERSION` with
//! `crossings_abi_version()`, and its own sizes of the structures with
//! `crossings_struct_size()`, before it does anything else.

use core::ffi::c_char;

use super::argument::{choice, numbered, value};
use super::boundary::boundary;
use super::error::{crossings_error, crossings_status};

/// The version of the binary interface. It changes whenever anything in this header does.
pub const CROSSINGS_ABI_VERSION: u32 = 1;

/// The version of the binary interface that the library has.
#[unsafe(no_mangle)]
pub extern "C" fn crossings_abi_version() -> u32 {
    CROSSINGS_ABI_VERSION
}

/// The version of the library, such as `0.1.0`. It is never freed.
#[unsafe(no_mangle)]
pub extern "C" fn crossings_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// The structures that cross the door.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_struct {
    /// `crossings_text`
    Text = 0,
    /// `crossings_date`
    Date = 1,
    /// `crossings_period`
    Period = 2,
    /// `crossings_ratio`
    Ratio = 3,
    /// `crossings_amount`
    Amount = 4,
    /// `crossings_source`
    Source = 5,
    /// `crossings_limits`
    Limits = 6,
    /// `crossings_finding`
    Finding = 7,
    /// `crossings_arrivals`
    Arrivals = 8,
    /// `crossings_day`
    Day = 9,
    /// `crossings_total`
    Total = 10,
    /// `crossings_policy_period`
    PolicyPeriod = 20,
    /// `crossings_agreement`
    Agreement = 21,
    /// `crossings_instalment`
    Instalment = 22,
    /// `crossings_payment`
    Payment = 23,
    /// `crossings_reported_amount`
    ReportedAmount = 24,
    /// `crossings_amendment`
    Amendment = 25,
    /// `crossings_boat`
    Boat = 26,
    /// `crossings_death_report`
    DeathReport = 27,
    /// `crossings_invariant`
    Invariant = 28,
}

numbered!(crossings_struct {
    Text,
    Date,
    Period,
    Ratio,
    Amount,
    Source,
    Limits,
    Finding,
    Arrivals,
    Day,
    Total,
    PolicyPeriod,
    Agreement,
    Instalment,
    Payment,
    ReportedAmount,
    Amendment,
    Boat,
    DeathReport,
    Invariant,
});

/// The size in bytes that a structure has in the library.
///
/// - `structure`: a `crossings_struct`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_struct_size(
    structure: u32,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(size(choice(structure, "structure")?));
            Ok(())
        })
    }
}

const fn size(structure: crossings_struct) -> usize {
    match structure {
        crossings_struct::Text => size_of::<super::crossings_text>(),
        crossings_struct::Date => size_of::<super::crossings_date>(),
        crossings_struct::Period => size_of::<super::crossings_period>(),
        crossings_struct::Ratio => size_of::<super::crossings_ratio>(),
        crossings_struct::Amount => size_of::<super::crossings_amount>(),
        crossings_struct::Source => size_of::<super::crossings_source>(),
        crossings_struct::Limits => size_of::<super::crossings_limits>(),
        crossings_struct::Finding => size_of::<super::crossings_finding>(),
        crossings_struct::Arrivals => size_of::<super::crossings_arrivals>(),
        crossings_struct::Day => size_of::<super::crossings_day>(),
        crossings_struct::Total => size_of::<super::crossings_total>(),
        crossings_struct::PolicyPeriod => size_of::<super::crossings_policy_period>(),
        crossings_struct::Agreement => size_of::<super::crossings_agreement>(),
        crossings_struct::Instalment => size_of::<super::crossings_instalment>(),
        crossings_struct::Payment => size_of::<super::crossings_payment>(),
        crossings_struct::ReportedAmount => size_of::<super::crossings_reported_amount>(),
        crossings_struct::Amendment => size_of::<super::crossings_amendment>(),
        crossings_struct::Boat => size_of::<super::crossings_boat>(),
        crossings_struct::DeathReport => size_of::<super::crossings_death_report>(),
        crossings_struct::Invariant => size_of::<super::crossings_invariant>(),
    }
}
