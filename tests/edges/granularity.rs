//! Granularity: which means and deviations a sample of whole numbers can have.

use crossings::granularity::{Figure, Granularity, Ones, Sample, Undecided, debit, grim, grimmer, sizes};
use crossings::{Printed, Rounding};

use super::ratio;

fn printed(text: &str) -> Printed {
    text.parse().unwrap()
}

/// 5.19 of 28 would be 145.32 in all; 145 make 5.178…, and 146 make 5.214….
#[test]
fn the_nearest_possible_mean_is_another() {
    let answer = grim(printed("5.19"), Sample::new(28, 1).unwrap(), Rounding::HalfUp);
    assert_eq!(answer.nearest(), [printed("5.18")]);
}

/// From a million on every size makes six decimals possible, and those below can be tried. Here three numbers have a
/// total that does not fit.
#[test]
fn a_million_sizes_are_tried() {
    let mean = |places: usize| printed(&format!("4{}.{}", "0".repeat(31), "0".repeat(places)));
    assert_eq!(sizes(mean(6), 1, Rounding::HalfUp), Err(Undecided::Overflow));
    assert_eq!(sizes(printed("4.0000000"), 1, Rounding::HalfUp), Err(Undecided::Work));
}

/// Two whole numbers with the sum 1 are an odd number apart, and deviate by that over the root of two: 0.71 or 2.12.
#[test]
fn an_impossible_deviation_has_the_nearest_that_is_possible() {
    let near = |deviation| {
        let sample = Sample::new(2, 1).unwrap();
        grimmer(printed("0.50"), printed(deviation), sample, Rounding::HalfUp).nearest().to_vec()
    };
    assert_eq!(near("0.70"), [printed("0.71")]);
    assert_eq!(near("0.73"), [printed("0.71")]);
    assert_eq!(near("2.10"), [printed("2.12")]);
}

/// Of 0, 0 and 1 the variance is 1/3, and there are no others with that sum and a deviation from 0.575 to 0.585.
#[test]
fn of_three_numbers_the_lower_two_may_be_alike() {
    let found = grimmer(printed("0.33"), printed("0.58"), Sample::new(3, 1).unwrap(), Rounding::HalfUp);
    assert_eq!(found.witness().unwrap().numbers, Some(vec![0, 0, 1]));
}

/// Rounded up, 0.1 is more than nothing, and two whole numbers that differ deviate by 0.7 or more; 0.0 is nothing.
#[test]
fn a_deviation_that_is_rounded_up_is_above_the_multiple_below() {
    let found = |deviation| {
        grimmer(printed("1.0"), printed(deviation), Sample::new(2, 1).unwrap(), Rounding::Ceiling)
    };
    assert_eq!(found("0.1").witness(), None);
    assert_eq!(found("0.0").witness().unwrap().numbers, Some(vec![1, 1]));
}

/// Four whole numbers with the sum 2 and a deviation of 1.53 would have squares that add up to 8. Those of 2, 2, 0
/// and 0 do, below zero or above, and no others; their sum is 4, 0 or -4.
#[test]
fn four_numbers_have_not_every_sum_of_squares() {
    let sample = Sample::new(4, 1).unwrap();
    let possible = |deviation: &str| {
        let found = grimmer(printed("0.50"), printed(deviation), sample, Rounding::HalfUp);
        found.witness().is_some()
    };
    assert!(possible("0.58"), "0, 0, 1 and 1");
    assert!(!possible("1.53"));
}

/// Four times the sum of the squares, less the square of the sum, is 3 here: a sum of three squares in one way alone.
#[test]
fn four_numbers_are_found_where_three_squares_are_alike() {
    let found = grimmer(printed("0.25"), printed("0.50"), Sample::new(4, 1).unwrap(), Rounding::HalfUp);
    assert_eq!(found.witness().unwrap().numbers, Some(vec![0, 0, 0, 1]));
}

/// A mean of 0.5 is that of 9 or of 10 ones among 20. With 9 the variance is 9·11/(20·19) =
/// 0.2605…, and its root 0.5104…; with 10 it is 0.5129….
#[test]
fn a_deviation_is_that_of_the_very_number_of_ones() {
    let ones =
        |deviation: &str| debit(printed("0.5"), printed(deviation), 20, Rounding::HalfUp).witness().copied();
    assert_eq!(ones("0.5104"), Some(Ones { ones: 9 }));
    assert_eq!(ones("0.5130"), Some(Ones { ones: 10 }));
}

/// The greatest number of 128 bits, of which no half can be taken off exactly.
const GREATEST: &str = "170141183460469231731687303715884105727";

fn of(size: u64) -> Sample {
    Sample::new(size, 1).unwrap()
}

#[test]
fn what_does_not_fit_is_not_decided() {
    let mean = |mean: &str, sample, rounding| grim(printed(mean), sample, rounding).is_possible();
    assert_eq!(
        grim(printed(GREATEST), of(1), Rounding::HalfUp),
        Granularity::Undetermined(Undecided::Overflow)
    );
    assert_eq!(sizes(printed(GREATEST), 1, Rounding::HalfUp), Err(Undecided::Overflow));
    // No number is printed 0 under this rule, and the nearest that are depend on how many numbers there are: 2^128.
    assert_eq!(mean("0", of(1), Rounding::StepAway), Some(false));
    assert_eq!(mean("0", Sample::new(u64::MAX, u64::MAX).unwrap(), Rounding::StepAway), None);
    // The width of what is printed so, times the items: 2^100 times about 2^64.
    let wide = Printed::new(ratio(0, 1), ratio(1 << 100, 1)).unwrap();
    assert_eq!(sizes(wide, u64::MAX, Rounding::HalfUp), Err(Undecided::Overflow));

    let spread = |mean: &str, deviation: Printed, size| {
        let found = grimmer(printed(mean), deviation, of(size), Rounding::HalfUp);
        assert_eq!(found, Granularity::Undetermined(Undecided::Overflow), "{mean} {deviation} {size}");
    };
    spread("1", printed(GREATEST), 2);
    // The sum of the squares: twice the square of 10^20; that of about 9.2 · 10^18, and that of 4 · 10^18.
    spread("100000000000000000000", printed("0"), 2);
    spread("9200000000000000000", printed("4000000000000000000"), 2);
    // Twice the scatter of three, which is six times the square.
    spread("0", Printed::new(ratio(4_000_000_000_000_000_000, 1), ratio(2, 1)).unwrap(), 3);
    // The scatter of 10^19 numbers is about 1.55 · 10^38, and the square of half of these is added.
    spread("0", printed("1.25"), 10_000_000_000_000_000_000);
    let ones = |deviation| debit(printed("0.5"), printed(deviation), 2, Rounding::HalfUp);
    for deviation in [GREATEST, "6521908912666391106"] {
        assert_eq!(ones(deviation), Granularity::Undetermined(Undecided::Overflow), "{deviation}");
    }
}

/// Each is as far as the numbers go: one unit more, and nothing is decided. So nothing is said to be nearest.
#[test]
fn the_nearest_are_looked_for_as_far_as_numbers_go() {
    let none = Granularity::Impossible { figure: Figure::Deviation, nearest: Vec::new() };
    // The square of twice this and one more is the last odd one below 2^127. A nought and a one deviate by 0.71.
    assert_eq!(
        debit(printed("0.5"), printed("6521908912666391105"), 2, Rounding::HalfUp),
        Granularity::Impossible { figure: Figure::Deviation, nearest: Vec::new() }
    );
    // Half a unit below -2^126 + 1 is half of -2^127 + 1.
    let least = printed("-85070591730234615865843651857942052863");
    assert_eq!(grimmer(printed("1"), least, of(2), Rounding::HalfUp), none);
    // 64 units below it, each of 2^120, is -2^127.
    let wide = Printed::new(ratio(-(1 << 126), 1), ratio(1 << 120, 1)).unwrap();
    assert_eq!(grimmer(printed("1"), wide, of(2), Rounding::HalfUp), none);
}

/// No deviation is below zero; that of 1 and 1 is zero.
#[test]
fn the_nearest_are_within_a_thousand_units() {
    let near = |deviation| {
        let found = grimmer(printed("1.0"), printed(deviation), of(2), Rounding::HalfUp);
        assert_eq!(found.is_possible(), Some(false));
        found.nearest().to_vec()
    };
    assert_eq!(near("-1000"), [printed("0")]);
    assert_eq!(near("-1001"), []);
}

/// Two million numbers and three with a total from -1,000,001 to 1,000,001: all but those of which each is 0 are more
/// spread out than 0.0005, and those are less.
#[test]
fn a_million_totals_are_looked_at() {
    let found = grimmer(printed("0"), printed("0.0005"), of(2_000_003), Rounding::HalfUp);
    assert_eq!(found, Granularity::Undetermined(Undecided::Work));
    assert_eq!(Undecided::Work.to_string(), "there are more than a million cases to look at");
}

/// Those that are not soon found are left out; those that are given are right.
#[test]
fn numbers_that_are_far_apart_are_right_or_left_out() {
    for size in [2, 3, 4, 5, 6, 1_000, 1_001] {
        for deviation in ["0", "1", "1000", "1000000000", "1000000000000", "1000000000000000"] {
            let found = grimmer(printed("7"), printed(deviation), of(size), Rounding::HalfUp);
            let Granularity::Possible(spread) = found else {
                // As many numbers as make a whole mean deviate by any whole number but little of them.
                unreachable!("{deviation} of {size}: {found:?}")
            };
            // A variance is the scatter over n(n - 1), and its root is within half a unit of what is printed.
            let (n, wanted): (i128, i128) = (size.into(), deviation.parse().unwrap());
            let scatter = n * spread.squares - spread.total * spread.total;
            let half = |twice: i128| twice * twice * n * (n - 1);
            assert!(4 * scatter >= half((2 * wanted - 1).max(0)) && 4 * scatter < half(2 * wanted + 1));
            let Some(numbers) = spread.numbers else { continue };
            assert!(size <= 1_000 && numbers.is_sorted());
            assert_eq!(numbers.len(), usize::try_from(size).unwrap());
            assert_eq!(numbers.iter().sum::<i128>(), spread.total);
            assert_eq!(numbers.iter().map(|one| one * one).sum::<i128>(), spread.squares);
        }
    }
}

/// Each has a step that does not fit, beside others that do.
#[test]
fn a_single_step_that_does_not_fit_leaves_a_mean_undecided() {
    let undecided = |mean: Printed, size, rounding| {
        let found = grim(mean, of(size), rounding);
        assert_eq!(found, Granularity::Undetermined(Undecided::Overflow), "{mean} of {size}");
    };
    // Two thirds are 2/3 · 10^38 units: twice 10^38, over three.
    undecided(printed(&format!("0.{}", "0".repeat(38))), 3, Rounding::StepAway);
    // Three times the lower end of what is printed so is 3 · 2^125, and three times the upper one 9 · 2^125.
    let wide = Printed::new(ratio(1 << 126, 1), ratio(1 << 126, 1)).unwrap();
    undecided(wide, 3, Rounding::HalfUp);
    // Four times an end is about 8k/30, reduced by three or by five, and lies a third or three fifths above the same
    // whole number: no whole total has the mean. Four times the mean is 4k/15, which nothing reduces.
    let k = i128::MAX / 3;
    let k = k - (k - 13).rem_euclid(15);
    undecided(Printed::new(ratio(k, 15), ratio(1, 15)).unwrap(), 4, Rounding::HalfUp);
}

/// What is printed so reaches from -2^126 to 2^126.
#[test]
fn the_width_of_what_is_printed_so_may_not_fit() {
    let zero = Printed::new(ratio(0, 1), ratio(1 << 126, 1)).unwrap();
    assert_eq!(sizes(zero, 1, Rounding::CeilingOrFloor), Err(Undecided::Overflow));
}

/// Of how many numbers, or of so many items each, the product is that does not fit.
#[test]
fn more_numbers_than_fit_leave_all_undecided() {
    let overflow = Undecided::Overflow;
    let (mean, most) = (printed("1"), Sample::new(u64::MAX, u64::MAX).unwrap());
    assert_eq!(grim(mean, most, Rounding::HalfUp), Granularity::Undetermined(overflow));
    // Half a unit above the greatest number, and the squares of about 2^64 numbers; of 2^40 with 2^48 or 2^44 items.
    for (mean, size, items) in
        [(GREATEST, 2, 1), ("1", u64::MAX, 1), ("1", 1 << 40, 1 << 48), ("1", 1 << 40, 1 << 44)]
    {
        let sample = Sample::new(size, items).unwrap();
        let found = grimmer(printed(mean), printed("1"), sample, Rounding::HalfUp);
        assert_eq!(found, Granularity::Undetermined(overflow), "{mean} of {size} with {items}");
    }
    for (mean, size) in [(GREATEST, 2), ("0.5", u64::MAX)] {
        let found = debit(printed(mean), printed("1"), size, Rounding::HalfUp);
        assert_eq!(found, Granularity::Undetermined(overflow), "{mean} of {size}");
    }
}
