//! The exact set of an unknown, where its ends or what they are reckoned with do not fit.

use std::ops::Bound::{self, Excluded, Included, Unbounded};

use crossings::jiff::civil::{Date, date};
use crossings::solve::{self, SolveError};
use crossings::{Convention, HandoverDay, Interval, Ratio};

use super::{at_least, at_most, ratio};

fn between(lower: Bound<Ratio>, upper: Bound<Ratio>) -> Interval {
    Interval::new(lower, upper).unwrap()
}

#[test]
fn an_end_that_does_not_fit_is_refused() {
    let (least, most) = (ratio(1, i128::MAX), ratio(i128::MAX, 1));
    let above = between(Excluded(least), Unbounded);
    let below = between(Unbounded, Excluded(least));
    for (total, mean) in [
        // 2^64 - 1 divided by it: as many as that, or more.
        (u64::MAX, above),
        (u64::MAX, at_most(least)),
        (u64::MAX, below),
        // More than the greatest number.
        (1, below),
    ] {
        assert_eq!(solve::divisors(total, &mean), Err(SolveError::Overflow), "{total} by {mean}");
    }
    for mean in [
        between(Included(ratio(0, 1)), Included(most)),
        between(Included(ratio(0, 1)), Excluded(most)),
        between(Excluded(most), Unbounded),
        at_least(most),
    ] {
        assert_eq!(solve::totals(u64::MAX, &mean), Err(SolveError::Overflow), "{mean}");
    }
    // 2^64 is more than is counted.
    let counted = |most| solve::totals(1, &between(Included(ratio(0, 1)), Included(most)));
    assert_eq!(counted(ratio(1 << 64, 1)), Err(SolveError::Overflow));
    // The difference of these has both denominators below the line.
    let narrow = between(Included(ratio(1, (1 << 126) - 1)), Included(ratio(1, (1 << 126) - 3)));
    assert_eq!(solve::divisors_of_any_total(&narrow, 20), Err(SolveError::Overflow));
    assert_eq!(SolveError::Overflow.to_string(), "a number does not fit");
}

#[test]
fn more_solutions_than_can_be_counted_have_no_number() {
    let all = solve::totals(1, &between(Included(ratio(0, 1)), Included(ratio(u64::MAX.into(), 1)))).unwrap();
    assert_eq!((all.count(), all.to_string().as_str()), (None, "0 to 18,446,744,073,709,551,615"));
    let but_one =
        solve::totals(1, &between(Included(ratio(1, 1)), Included(ratio(u64::MAX.into(), 1)))).unwrap();
    assert_eq!(but_one.count(), Some(u64::MAX));
    let open = solve::totals(1, &at_least(ratio(5, 1))).unwrap();
    assert_eq!((open.count(), open.only(), open.to_string().as_str()), (None, None, "at least 5"));
}

#[test]
fn days_without_a_last_have_no_number() {
    // Ten people, five a day at most: in two days or more.
    let open = solve::last_days(10, &at_most(ratio(5, 1)), date(2024, 7, 5), Convention::HOUSE).unwrap();
    assert_eq!((open.count(), open.to_string().as_str()), (None, "6 July 2024 or later"));
    // One a day at least: in ten days or fewer.
    let first_ten =
        solve::last_days(10, &at_least(ratio(1, 1)), date(2024, 7, 5), Convention::HOUSE).unwrap();
    assert_eq!((first_ten.count(), first_ten.to_string().as_str()), (Some(10), "5 to 14 July 2024"));
}

/// The house counts from the last day on, which is the only one; the other begins on the day after, which there is not.
#[test]
fn last_days_end_with_the_calendar() {
    let outgoing = Convention { handover: HandoverDay::Outgoing, ..Convention::HOUSE };
    let days = |convention| solve::last_days(10, &at_least(ratio(1, 1)), Date::MAX, convention).unwrap();
    assert_eq!(days(Convention::HOUSE).only(), Some(Date::MAX));
    assert!(days(outgoing).is_empty());
    assert_eq!(days(outgoing).to_string(), "none");
}

/// Nothing above the greatest number is counted.
#[test]
fn the_next_above_the_greatest_number_does_not_fit() {
    let beyond = between(Excluded(ratio(i128::MAX, 1)), Unbounded);
    assert_eq!(solve::totals(1, &beyond), Err(SolveError::Overflow));
}
