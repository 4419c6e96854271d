//! Sizes of structures, and threads.

use crossings::capi::*;

use crate::caller::ask;

#[test]
fn each_structure_has_the_size_of_its_name() {
    let sizes = [
        ("POLICY_PERIOD", 20, size_of::<crossings_policy_period>()),
        ("AGREEMENT", 21, size_of::<crossings_agreement>()),
        ("INSTALMENT", 22, size_of::<crossings_instalment>()),
        ("PAYMENT", 23, size_of::<crossings_payment>()),
        ("REPORTED_AMOUNT", 24, size_of::<crossings_reported_amount>()),
        ("AMENDMENT", 25, size_of::<crossings_amendment>()),
        ("BOAT", 26, size_of::<crossings_boat>()),
        ("DEATH_REPORT", 27, size_of::<crossings_death_report>()),
        ("INVARIANT", 28, size_of::<crossings_invariant>()),
    ];
    for (name, number, size) in sizes {
        assert_eq!(crate::caller::name("CROSSINGS_STRUCT", number), name);
        assert_eq!(ask(|out, error| unsafe { crossings_struct_size(number, out, error) }), Ok(size));
    }
}

#[test]
fn every_handle_crosses_threads() {
    fn crosses<T: Send + Sync + 'static>() {}
    crosses::<crossings_agreements>();
    crosses::<crossings_amendments>();
    crosses::<crossings_boats>();
    crosses::<crossings_dates>();
    crosses::<crossings_death_reports>();
    crosses::<crossings_instalments>();
    crosses::<crossings_invariants>();
    crosses::<crossings_names>();
    crosses::<crossings_payments>();
    crosses::<crossings_policy_periods>();
    crosses::<crossings_purposes>();
    crosses::<crossings_reported_amounts>();
}
