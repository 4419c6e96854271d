//! What holds of every handle of the C door.
#![cfg(feature = "capi")]

use crossings::capi::*;

const HEADER: &str = include_str!("../../include/crossings.h");

/// The names of the handles, each of which the compiler has shown to cross threads.
macro_rules! crossing_threads {
    ($($handle:ident),+ $(,)?) => {{
        fn crosses<T: Send + Sync + 'static>() {}
        $(crosses::<$handle>();)+
        [$(stringify!($handle)),+]
    }};
}

#[test]
fn every_handle_crosses_threads() {
    let shown = crossing_threads![
        crossings_agreements,
        crossings_amendments,
        crossings_answer,
        crossings_audit,
        crossings_boats,
        crossings_claims,
        crossings_comparison,
        crossings_conflicts,
        crossings_consistency,
        crossings_date_runs,
        crossings_dates,
        crossings_days,
        crossings_death_reports,
        crossings_descriptions,
        crossings_error,
        crossings_figure,
        crossings_findings,
        crossings_held_readings,
        crossings_implied_days,
        crossings_implied_figures,
        crossings_inspection,
        crossings_instalments,
        crossings_invariants,
        crossings_judgement,
        crossings_left_outs,
        crossings_likely_slips,
        crossings_measure,
        crossings_names,
        crossings_numbers,
        crossings_payments,
        crossings_period_totals,
        crossings_policy_periods,
        crossings_publications,
        crossings_published_days,
        crossings_published_totals,
        crossings_purposes,
        crossings_register,
        crossings_repairs,
        crossings_reported_amounts,
        crossings_revisions,
        crossings_slips,
        crossings_string,
        crossings_summary,
        crossings_tally,
        crossings_tights,
        crossings_verdicts,
        crossings_view,
        crossings_weeks,
        crossings_windows,
        crossings_witness,
        crossings_worked,
    ];
    let mut freed: Vec<&str> = HEADER
        .lines()
        .filter_map(|line| line.strip_prefix("void crossings_")?.split_once("_free(")?.1.split_once(' '))
        .map(|(handle, _)| handle)
        .collect();
    freed.sort_unstable();
    //= docs/rules.md#the-c-interface
    //# abi-13: Every handle MUST be fit to be used by many threads at once.
    assert_eq!(freed, shown);
}

/// The face for C++ frees each of them.
#[test]
fn every_handle_is_freed_in_cpp() {
    let face = include_str!("../../examples/c/crossings.hpp");
    let frees = |line: &&str| line.starts_with("void crossings_") && line.contains("_free(");
    let handles: Vec<&str> = HEADER.lines().filter(frees).collect();
    assert!(handles.len() > 20, "{handles:?}");
    for line in handles {
        let (function, rest) = line.strip_prefix("void ").unwrap().split_once('(').unwrap();
        let handle = rest.split(' ').next().unwrap();
        let wanted = format!("inline void release({handle} *one) {{ {function}(one); }}");
        assert!(face.contains(&wanted), "examples/c/crossings.hpp lacks: {wanted}");
    }
}
