//! Every function of the door, by how many arguments it has: `tests/fuzz_corpus.rs` holds the list to the header.

use super::Door;
use super::arguments::Call;
use crossings::capi::*;

/// A function as a pointer with so many arguments.
macro_rules! pointer {
    (0 $function:ident) => {
        $function as unsafe extern "C" fn() -> _
    };
    (1 $function:ident) => {
        $function as unsafe extern "C" fn(_) -> _
    };
    (2 $function:ident) => {
        $function as unsafe extern "C" fn(_, _) -> _
    };
    (3 $function:ident) => {
        $function as unsafe extern "C" fn(_, _, _) -> _
    };
    (4 $function:ident) => {
        $function as unsafe extern "C" fn(_, _, _, _) -> _
    };
    (5 $function:ident) => {
        $function as unsafe extern "C" fn(_, _, _, _, _) -> _
    };
    (6 $function:ident) => {
        $function as unsafe extern "C" fn(_, _, _, _, _, _) -> _
    };
    (7 $function:ident) => {
        $function as unsafe extern "C" fn(_, _, _, _, _, _, _) -> _
    };
    (8 $function:ident) => {
        $function as unsafe extern "C" fn(_, _, _, _, _, _, _, _) -> _
    };
    (9 $function:ident) => {
        $function as unsafe extern "C" fn(_, _, _, _, _, _, _, _, _) -> _
    };
    (10 $function:ident) => {
        $function as unsafe extern "C" fn(_, _, _, _, _, _, _, _, _, _) -> _
    };
}

macro_rules! calls {
    ($($arguments:tt: $($function:ident)*;)*) => {
        &[$($((stringify!($function), |door| pointer!($arguments $function).invoke(door)),)*)*]
    };
}

/// Those that are not called, and why not.
pub const LEFT_OUT: &[(&str, &str)] = &[
    ("crossings_command_line", "it writes to standard output, and reads any file that it is told"),
    ("crossings_ask", "it is `crossings_answer_ask` in one call"),
    (
        "crossings_answer_stream",
        "streams of Arrow are held to by tests/c_door/calls.rs and the Python package",
    ),
    ("crossings_findings_stream", "as above"),
    ("crossings_register_read_stream", "as above"),
    ("crossings_view_stream", "as above"),
    ("crossings_weeks_stream", "as above"),
    ("crossings_tally_stream", "as above"),
    ("crossings_answer_tally_unsorted", "as above"),
];

/// The functions by name.
pub const CALLS: &[(&str, fn(&mut Door<'_>))] = calls! {
    0: crossings_abi_version crossings_version;
    1: crossings_answer_free crossings_audit_free crossings_consistency_free crossings_left_outs_free
        crossings_boats_free crossings_invariants_free crossings_claims_free crossings_comparison_free
        crossings_conflicts_free crossings_repairs_free crossings_witness_free crossings_dates_free
        crossings_death_reports_free crossings_error_status crossings_error_message crossings_error_free
        crossings_status_name crossings_figure_free crossings_findings_free crossings_agreements_free
        crossings_purposes_free crossings_implied_figures_free crossings_implied_days_free crossings_tights_free
        crossings_inspection_free crossings_judgement_free crossings_held_readings_free
        crossings_likely_slips_free crossings_measure_free crossings_worked_free crossings_instalments_free
        crossings_payments_free crossings_policy_periods_free crossings_publications_free
        crossings_published_days_free crossings_period_totals_free crossings_published_totals_free
        crossings_register_free crossings_reported_amounts_free crossings_amendments_free
        crossings_revisions_free crossings_slips_free crossings_descriptions_free crossings_numbers_free
        crossings_date_runs_free crossings_summary_free crossings_tally_free crossings_string_free
        crossings_names_free crossings_verdicts_free crossings_view_free crossings_days_free
        crossings_weeks_free crossings_windows_free;
    2: crossings_questions crossings_catalogue crossings_claims_article crossings_convention_house
        crossings_readings_version crossings_register_builtin crossings_limits_default;
    3: crossings_answer_json crossings_audit_claims crossings_audit_depends_on_reading crossings_audit_json
        crossings_consistency_about crossings_consistency_aside crossings_consistency_redundant
        crossings_consistency_vacuous crossings_consistency_unfinished crossings_consistency_left_out
        crossings_left_outs_len
        crossings_register_boats crossings_register_complete_boat_lists crossings_boats_len
        crossings_invariants_len crossings_claims_json crossings_claims_title crossings_claims_len
        crossings_claims_bundles crossings_claims_proposals crossings_comparison_revised
        crossings_comparison_len crossings_consistency_conflicts crossings_conflicts_len
        crossings_consistency_repairs crossings_repairs_len crossings_witness_len crossings_period_days
        crossings_period_year crossings_period_week crossings_date_text crossings_dates_len
        crossings_register_death_reports crossings_death_reports_len crossings_figure_about
        crossings_error_findings crossings_findings_len crossings_register_agreements crossings_agreements_len
        crossings_purposes_len crossings_consistency_implied crossings_implied_figures_len
        crossings_consistency_days crossings_implied_days_len crossings_consistency_tight crossings_tights_len
        crossings_inspection_about crossings_inspection_findings crossings_inspection_rules_len
        crossings_inspection_files_len crossings_inspection_series_len crossings_interval_text
        crossings_judgement_about crossings_judgement_json crossings_judgement_len crossings_held_readings_len
        crossings_judgement_slips crossings_likely_slips_len crossings_measure_about crossings_measure_json
        crossings_worked_value crossings_worked_steps crossings_instalments_len crossings_payments_len
        crossings_register_policy_periods crossings_register_policy_periods_or_builtin
        crossings_register_timelines crossings_policy_periods_len crossings_register_series_len
        crossings_publications_len crossings_published_days_len crossings_view_period_totals
        crossings_period_totals_len crossings_published_totals_len crossings_register_json
        crossings_register_warnings crossings_reported_amounts_len crossings_amendments_len
        crossings_revisions_about crossings_revisions_days_len crossings_revisions_weeks_len
        crossings_revisions_totals_len crossings_revisions_changes_len crossings_figure_slips
        crossings_slips_len crossings_descriptions_len crossings_numbers_len crossings_numbers_text
        crossings_date_runs_len crossings_date_runs_text crossings_summary_about crossings_summary_len
        crossings_tally_bytes crossings_tally_answer crossings_string_text crossings_names_len
        crossings_verdicts_len crossings_struct_size crossings_view_basis crossings_view_published
        crossings_view_extent crossings_view_record crossings_view_days crossings_view_csv crossings_days_len
        crossings_view_weeks crossings_weeks_len crossings_windows_about crossings_windows_len;
    4: crossings_answer_revisions crossings_audit_under crossings_left_outs_get crossings_boats_get
        crossings_invariants_get crossings_claims_get crossings_claims_figure crossings_claims_as_of
        crossings_register_comparison crossings_comparison_get crossings_comparison_revisions
        crossings_conflicts_get crossings_conflicts_claims crossings_conflicts_proof
        crossings_conflicts_certificate crossings_repairs_get crossings_repairs_without
        crossings_repairs_witness crossings_witness_get crossings_convention_first_day
        crossings_convention_week_of crossings_convention_year_to_date crossings_convention_this_point_last_year
        crossings_period_month crossings_period_contains crossings_period_covers crossings_period_overlaps
        crossings_period_intersection crossings_date_parse crossings_dates_get crossings_death_reports_get
        crossings_ratio_new crossings_ratio_decimal crossings_figure_parse crossings_findings_get
        crossings_agreements_get crossings_agreements_purposes crossings_purposes_get
        crossings_implied_figures_get crossings_implied_figures_nearest crossings_implied_days_get
        crossings_implied_days_last crossings_tights_get crossings_inspection_rules_get
        crossings_inspection_files_get crossings_inspection_file_series_len crossings_inspection_series_get
        crossings_interval_contains crossings_judgement_get crossings_judgement_readings
        crossings_held_readings_get crossings_likely_slips_get crossings_measure_read
        crossings_agreements_instalments crossings_instalments_get crossings_agreements_payments
        crossings_payments_get crossings_policy_periods_on crossings_policy_periods_get
        crossings_register_series_get crossings_register_publications crossings_publications_get
        crossings_publications_days crossings_published_days_get crossings_publications_period_totals
        crossings_period_totals_get crossings_period_totals_find crossings_published_totals_get
        crossings_agreements_reported_amounts crossings_reported_amounts_get crossings_agreements_amendments
        crossings_amendments_get crossings_view_revisions crossings_revisions_days_get
        crossings_revisions_weeks_get crossings_revisions_totals_get crossings_revisions_changes_get
        crossings_slips_get crossings_descriptions_get crossings_solve_divisors crossings_solve_totals
        crossings_solve_divisors_of_any_total crossings_numbers_get crossings_date_runs_get
        crossings_summary_get crossings_tally_columns crossings_tally_merge crossings_tally_from_bytes
        crossings_names_get crossings_verdicts_get crossings_view_day crossings_view_total crossings_days_get
        crossings_publications_weeks crossings_weeks_get crossings_weeks_find crossings_windows_get;
    5: crossings_answer_check crossings_invariants_find crossings_claims_find crossings_claims_measure
        crossings_claims_bundle crossings_convention_day_number crossings_convention_nth_day
        crossings_convention_first_days crossings_agreements_find crossings_check
        crossings_inspection_file_series_get crossings_measure_evaluate crossings_register_timeline
        crossings_register_read crossings_register_apply crossings_summary_rate crossings_claims_verdicts
        crossings_register_view_after crossings_view_rate;
    6: crossings_answer_ask crossings_answer_claims crossings_figure_states crossings_figure_printed
        crossings_agreements_listed crossings_claims_judge crossings_describe crossings_solve_last_days
        crossings_register_view crossings_view_windows;
    7: crossings_answer_ask_register crossings_register_ask crossings_claims_audit crossings_claims_read
        crossings_figure_interval crossings_figure_nearest crossings_sample_sizes
        crossings_register_published_totals crossings_view_last_days crossings_view_first_days
        crossings_view_summary;
    8: crossings_grim;
    9: crossings_debit;
    10: crossings_grimmer;
};
