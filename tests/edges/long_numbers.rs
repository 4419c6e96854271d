//! Numbers of the consistency engine that do not fit 128 bits: it reckons with them, and gives none of them out.

use std::ops::Bound::Included;

use crossings::Interval;
use crossings::consistency::{Answer, Fuel, Number, Reason, System, Values};

use super::{at_least, at_most, ratio};

/// The square of 2^-100 is 2^-200.
#[test]
fn an_answer_beyond_128_bits_is_said_not_to_fit() {
    let mut system = System::new();
    let tiny = ratio(1, 1 << 100);
    let x = system.variable("x", false, Interval::point(tiny));
    let said = system.statement("above zero");
    system.row(Some(said), &[(x, tiny)], at_least(ratio(0, 1))).unwrap();
    let range = system.range(&[(x, tiny)], &system.all(), 10, &mut Fuel::default()).unwrap();
    assert_eq!(range, Answer::Undetermined(Reason::Overflow));
    let margin = system.margin(said, &system.all(), &mut Fuel::default());
    assert_eq!(margin, Answer::Undetermined(Reason::Overflow));
    assert_eq!(Reason::Overflow.to_string(), "the answer does not fit 128 bits");
}

#[test]
fn a_number_too_long_for_128_bits_is_no_ratio() {
    for text in ["1/340282366920938463463374607431768211456", "340282366920938463463374607431768211456"] {
        let number: Number = text.parse().unwrap();
        assert_eq!((number.to_ratio(), number.in_words()), (None, text.to_owned()));
    }
    let greatest = Number::from(ratio(i128::MAX, 1));
    assert_eq!(greatest.in_words(), "170141183460469231731687303715884105727");
    assert_eq!(greatest.to_ratio(), Some(ratio(i128::MAX, 1)));
}

/// One of two is 1, the other 0: the sum is 1/p or 1/q. Between the two lies one multiple of 1/(pq), which does not fit
/// and which the sum cannot be.
#[test]
fn what_a_sum_cannot_be_need_not_fit() {
    let mut system = System::new();
    let (x, y) = (system.integer("x"), system.integer("y"));
    let q = (1 << 64) + 1;
    let one = ratio(1, 1);
    system.row(None, &[(x, one), (y, one)], Interval::point(one)).unwrap();
    let (of_p, of_q) = (ratio(1, q + 2), ratio(1, q));
    let answer = system.range(&[(x, of_p), (y, of_q)], &[], 5, &mut Fuel::default()).unwrap();
    let Answer::Consistent(range) = answer else { unreachable!("{answer:?}") };
    assert_eq!(range.values, Values::These(vec![of_p, of_q]));
}

/// 2^127 fits neither above the line nor below it.
#[test]
fn a_long_number_is_no_ratio_whichever_side_is_long() {
    for text in ["170141183460469231731687303715884105728", "1/170141183460469231731687303715884105728"] {
        let number: Number = text.parse().unwrap();
        assert_eq!((number.to_ratio(), number.in_words().as_str()), (None, text));
    }
    let words = |text: &str| text.parse::<Number>().unwrap().in_words();
    assert_eq!(words("1/64"), "0.015625");
    assert_eq!(words("1/128"), "1/128");
    assert_eq!(words("-5/2"), "-2.5");
    // Ten times it does not fit.
    assert_eq!(
        words("170141183460469231731687303715884105727/2"),
        "170141183460469231731687303715884105727/2"
    );
}

#[test]
fn an_answer_that_does_not_fit_is_not_given() {
    let overflow = Answer::Undetermined(Reason::Overflow);
    // x times 2^100 is one over 2^100.
    let mut system = System::new();
    let x = system.variable("x", false, Interval::ALL);
    let power = 1_i128 << 100;
    system.row(None, &[(x, ratio(power, 1))], Interval::point(ratio(1, power))).unwrap();
    let range = system.range(&[(x, ratio(1, 1))], &[], 9, &mut Fuel::default()).unwrap();
    assert_eq!(range, overflow);

    // From one over 2^100 to one over 3^60, which is more: over both, the distance is over their product.
    let mut system = System::new();
    let x = system.variable("x", false, at_least(ratio(1, power)));
    let statement = system.statement("small");
    system.row(Some(statement), &[(x, ratio(1, 1))], at_most(ratio(1, 3_i128.pow(60)))).unwrap();
    let margin = system.margin(statement, &[], &mut Fuel::default());
    assert_eq!(margin, Answer::Undetermined(Reason::Overflow));
}

/// A third of x and y over 2^126 make nought, or one, two or three over thrice 2^126. The second of these is of x = 1
/// and y = -(2^126 - 1)/3, and does not fit.
#[test]
fn a_value_between_ends_that_fit_may_not_fit() {
    let mut system = System::new();
    let power = 1_i128 << 126;
    let between = |least, most| Interval::new(Included(least), Included(most)).unwrap();
    let x = system.variable("x", true, between(ratio(0, 1), ratio(3, 1)));
    let y = system.variable("y", true, between(ratio(-power, 1), ratio(0, 1)));
    let sum = [(x, ratio(1, 3)), (y, ratio(1, power))];
    system.row(None, &sum, between(ratio(0, 1), ratio(1, power))).unwrap();
    let answer = system.range(&sum, &[], 9, &mut Fuel::default()).unwrap();
    let Answer::Consistent(range) = answer else { unreachable!("{answer:?}") };
    assert_eq!(range.hull, Some(between(ratio(0, 1), ratio(1, power))));
    assert_eq!(range.values, Values::Undetermined(Reason::Overflow));
}
