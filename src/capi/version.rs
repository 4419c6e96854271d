//! # Versions
//!
//! A program that loads the library at run time compares `CROSSINGS_ABI_VERSION` with
//! `crossings_abi_version()`, and its own sizes of the structures with
//! `crossings_struct_size()`, before it does anything else.

use core::ffi::c_char;

use super::argument::{Numbered, choice, value};
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
    /// `crossings_moment`
    Moment = 40,
    /// `crossings_convention`
    Convention = 41,
    /// `crossings_publication`
    Publication = 42,
    /// `crossings_published_day`
    PublishedDay = 43,
    /// `crossings_preventions`
    Preventions = 44,
    /// `crossings_week`
    Week = 45,
    /// `crossings_period_total`
    PeriodTotal = 46,
    /// `crossings_published_total`
    PublishedTotal = 47,
    /// `crossings_summary_facts`
    SummaryFacts = 48,
    /// `crossings_summary_row`
    SummaryRow = 49,
    /// `crossings_integer`
    Integer = 50,
    /// `crossings_revisions_facts`
    RevisionsFacts = 51,
    /// `crossings_revised_day`
    RevisedDay = 52,
    /// `crossings_revised_week`
    RevisedWeek = 53,
    /// `crossings_revised_total`
    RevisedTotal = 54,
    /// `crossings_change`
    Change = 55,
    /// `crossings_compared_series`
    ComparedSeries = 56,
    /// `crossings_inspection_facts`
    InspectionFacts = 57,
    /// `crossings_rule_count`
    RuleCount = 58,
    /// `crossings_file`
    File = 59,
    /// `crossings_series_contents`
    SeriesContents = 60,
}

impl Numbered for crossings_struct {
    const NAME: &'static str = "crossings_struct";
    const NUMBERS: &'static [(u32, Self)] = &[
        (0, Self::Text),
        (1, Self::Date),
        (2, Self::Period),
        (3, Self::Ratio),
        (4, Self::Amount),
        (5, Self::Source),
        (6, Self::Limits),
        (7, Self::Finding),
        (8, Self::Arrivals),
        (9, Self::Day),
        (10, Self::Total),
        (40, Self::Moment),
        (41, Self::Convention),
        (42, Self::Publication),
        (43, Self::PublishedDay),
        (44, Self::Preventions),
        (45, Self::Week),
        (46, Self::PeriodTotal),
        (47, Self::PublishedTotal),
        (48, Self::SummaryFacts),
        (49, Self::SummaryRow),
        (50, Self::Integer),
        (51, Self::RevisionsFacts),
        (52, Self::RevisedDay),
        (53, Self::RevisedWeek),
        (54, Self::RevisedTotal),
        (55, Self::Change),
        (56, Self::ComparedSeries),
        (57, Self::InspectionFacts),
        (58, Self::RuleCount),
        (59, Self::File),
        (60, Self::SeriesContents),
    ];
}

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
        crossings_struct::Moment => size_of::<super::crossings_moment>(),
        crossings_struct::Convention => size_of::<super::crossings_convention>(),
        crossings_struct::Publication => size_of::<super::crossings_publication>(),
        crossings_struct::PublishedDay => size_of::<super::crossings_published_day>(),
        crossings_struct::Preventions => size_of::<super::crossings_preventions>(),
        crossings_struct::Week => size_of::<super::crossings_week>(),
        crossings_struct::PeriodTotal => size_of::<super::crossings_period_total>(),
        crossings_struct::PublishedTotal => size_of::<super::crossings_published_total>(),
        crossings_struct::SummaryFacts => size_of::<super::crossings_summary_facts>(),
        crossings_struct::SummaryRow => size_of::<super::crossings_summary_row>(),
        crossings_struct::Integer => size_of::<super::crossings_integer>(),
        crossings_struct::RevisionsFacts => size_of::<super::crossings_revisions_facts>(),
        crossings_struct::RevisedDay => size_of::<super::crossings_revised_day>(),
        crossings_struct::RevisedWeek => size_of::<super::crossings_revised_week>(),
        crossings_struct::RevisedTotal => size_of::<super::crossings_revised_total>(),
        crossings_struct::Change => size_of::<super::crossings_change>(),
        crossings_struct::ComparedSeries => size_of::<super::crossings_compared_series>(),
        crossings_struct::InspectionFacts => size_of::<super::crossings_inspection_facts>(),
        crossings_struct::RuleCount => size_of::<super::crossings_rule_count>(),
        crossings_struct::File => size_of::<super::crossings_file>(),
        crossings_struct::SeriesContents => size_of::<super::crossings_series_contents>(),
    }
}
