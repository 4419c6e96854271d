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
//= docs/rules.md#the-c-interface
//# abi-14: A change of the binary interface MUST raise its version.
pub const CROSSINGS_ABI_VERSION: u32 = 4;

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
    PolicyPeriod = 11,
    /// `crossings_agreement`
    Agreement = 12,
    /// `crossings_instalment`
    Instalment = 13,
    /// `crossings_payment`
    Payment = 14,
    /// `crossings_reported_amount`
    ReportedAmount = 15,
    /// `crossings_amendment`
    Amendment = 16,
    /// `crossings_boat`
    Boat = 17,
    /// `crossings_death_report`
    DeathReport = 18,
    /// `crossings_invariant`
    Invariant = 19,
    /// `crossings_moment`
    Moment = 20,
    /// `crossings_convention`
    Convention = 21,
    /// `crossings_publication`
    Publication = 22,
    /// `crossings_published_day`
    PublishedDay = 23,
    /// `crossings_preventions`
    Preventions = 24,
    /// `crossings_week`
    Week = 25,
    /// `crossings_period_total`
    PeriodTotal = 26,
    /// `crossings_published_total`
    PublishedTotal = 27,
    /// `crossings_summary_facts`
    SummaryFacts = 28,
    /// `crossings_summary_row`
    SummaryRow = 29,
    /// `crossings_integer`
    Integer = 30,
    /// `crossings_revisions_facts`
    RevisionsFacts = 31,
    /// `crossings_revised_day`
    RevisedDay = 32,
    /// `crossings_revised_week`
    RevisedWeek = 33,
    /// `crossings_revised_total`
    RevisedTotal = 34,
    /// `crossings_change`
    Change = 35,
    /// `crossings_compared_series`
    ComparedSeries = 36,
    /// `crossings_inspection_facts`
    InspectionFacts = 37,
    /// `crossings_rule_count`
    RuleCount = 38,
    /// `crossings_file`
    File = 39,
    /// `crossings_series_contents`
    SeriesContents = 40,
    /// `crossings_interval`
    Interval = 41,
    /// `crossings_end`
    End = 42,
    /// `crossings_understanding`
    Understanding = 43,
    /// `crossings_figure_facts`
    FigureFacts = 44,
    /// `crossings_slip`
    Slip = 45,
    /// `crossings_description`
    Description = 46,
    /// `crossings_value`
    Value = 47,
    /// `crossings_measure_facts`
    MeasureFacts = 48,
    /// `crossings_grounds`
    Grounds = 49,
    /// `crossings_claim`
    Claim = 50,
    /// `crossings_judge_options`
    JudgeOptions = 51,
    /// `crossings_judgement_facts`
    JudgementFacts = 52,
    /// `crossings_trial`
    Trial = 53,
    /// `crossings_held`
    Held = 54,
    /// `crossings_likely_slip`
    LikelySlip = 55,
    /// `crossings_audit_options`
    AuditOptions = 56,
    /// `crossings_consistency_facts`
    ConsistencyFacts = 57,
    /// `crossings_left_out`
    LeftOut = 58,
    /// `crossings_conflict`
    Conflict = 59,
    /// `crossings_repair`
    Repair = 60,
    /// `crossings_witnessed`
    Witnessed = 61,
    /// `crossings_implied`
    Implied = 62,
    /// `crossings_implied_span`
    ImpliedSpan = 63,
    /// `crossings_tight`
    Tight = 64,
    /// `crossings_windows_facts`
    WindowsFacts = 65,
    /// `crossings_window_run`
    WindowRun = 66,
    /// `crossings_number_run`
    NumberRun = 67,
    /// `crossings_granularity`
    Granularity = 68,
    /// `crossings_tally_options`
    TallyOptions = 69,
    /// `crossings_columns`
    Columns = 70,
    /// `crossings_bytes`
    Bytes = 71,
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
    Moment,
    Convention,
    Publication,
    PublishedDay,
    Preventions,
    Week,
    PeriodTotal,
    PublishedTotal,
    SummaryFacts,
    SummaryRow,
    Integer,
    RevisionsFacts,
    RevisedDay,
    RevisedWeek,
    RevisedTotal,
    Change,
    ComparedSeries,
    InspectionFacts,
    RuleCount,
    File,
    SeriesContents,
    Interval,
    End,
    Understanding,
    FigureFacts,
    Slip,
    Description,
    Value,
    MeasureFacts,
    Grounds,
    Claim,
    JudgeOptions,
    JudgementFacts,
    Trial,
    Held,
    LikelySlip,
    AuditOptions,
    ConsistencyFacts,
    LeftOut,
    Conflict,
    Repair,
    Witnessed,
    Implied,
    ImpliedSpan,
    Tight,
    WindowsFacts,
    WindowRun,
    NumberRun,
    Granularity,
    TallyOptions,
    Columns,
    Bytes
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
            //= docs/rules.md#the-c-interface
            //# abi-15: The library MUST have the size of each structure that a C compiler sees.
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
        crossings_struct::Interval => size_of::<super::crossings_interval>(),
        crossings_struct::End => size_of::<super::crossings_end>(),
        crossings_struct::Understanding => size_of::<super::crossings_understanding>(),
        crossings_struct::FigureFacts => size_of::<super::crossings_figure_facts>(),
        crossings_struct::Slip => size_of::<super::crossings_slip>(),
        crossings_struct::Description => size_of::<super::crossings_description>(),
        crossings_struct::Value => size_of::<super::crossings_value>(),
        crossings_struct::MeasureFacts => size_of::<super::crossings_measure_facts>(),
        crossings_struct::Grounds => size_of::<super::crossings_grounds>(),
        crossings_struct::Claim => size_of::<super::crossings_claim>(),
        crossings_struct::JudgeOptions => size_of::<super::crossings_judge_options>(),
        crossings_struct::JudgementFacts => size_of::<super::crossings_judgement_facts>(),
        crossings_struct::Trial => size_of::<super::crossings_trial>(),
        crossings_struct::Held => size_of::<super::crossings_held>(),
        crossings_struct::LikelySlip => size_of::<super::crossings_likely_slip>(),
        crossings_struct::AuditOptions => size_of::<super::crossings_audit_options>(),
        crossings_struct::ConsistencyFacts => size_of::<super::crossings_consistency_facts>(),
        crossings_struct::LeftOut => size_of::<super::crossings_left_out>(),
        crossings_struct::Conflict => size_of::<super::crossings_conflict>(),
        crossings_struct::Repair => size_of::<super::crossings_repair>(),
        crossings_struct::Witnessed => size_of::<super::crossings_witnessed>(),
        crossings_struct::Implied => size_of::<super::crossings_implied>(),
        crossings_struct::ImpliedSpan => size_of::<super::crossings_implied_span>(),
        crossings_struct::Tight => size_of::<super::crossings_tight>(),
        crossings_struct::WindowsFacts => size_of::<super::crossings_windows_facts>(),
        crossings_struct::WindowRun => size_of::<super::crossings_window_run>(),
        crossings_struct::NumberRun => size_of::<super::crossings_number_run>(),
        crossings_struct::Granularity => size_of::<super::crossings_granularity>(),
        crossings_struct::TallyOptions => size_of::<super::crossings_tally_options>(),
        crossings_struct::Columns => size_of::<super::crossings_columns>(),
        crossings_struct::Bytes => size_of::<super::crossings_bytes>(),
    }
}
