//! The inverse questions, against tables written by hand and against trying each number.
#![allow(clippy::cast_sign_loss, reason = "a test ends where an assumption fails")]

use core::ops::Bound::{self, Excluded, Included, Unbounded};

use crossings::jiff::civil::{Date, date};
use crossings::solve::{self, SolveError};
use crossings::{Convention, DayCount, HandoverDay, Interval, Ratio};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

fn interval(lower: Bound<Ratio>, upper: Bound<Ratio>) -> Interval {
    Interval::new(lower, upper).unwrap()
}

/// What a whole number that was printed means when it was rounded half up.
fn rounded(number: i128) -> Interval {
    interval(Included(ratio(2 * number - 1, 2)), Excluded(ratio(2 * number + 1, 2)))
}

/// The founding article and its neighbours: `claims.csv` C004 and C006, and the arithmetic by hand:
/// 21,446/167 = 128.4, /168 = 127.7, /166 = 129.2, /169 = 126.9; 13,574/183 = 74.2, /184 = 73.8,
/// /182 = 74.6, /185 = 73.4; 21,446/358 = 59.91, /360 = 59.57, /357 = 60.07, /361 = 59.41.
#[test]
fn printed_means_imply_these_numbers() {
    let truncated = interval(Included(ratio(128, 1)), Excluded(ratio(129, 1)));
    let raised = interval(Excluded(ratio(127, 1)), Included(ratio(128, 1)));
    let almost_60 = interval(Included(ratio(119, 2)), Excluded(ratio(60, 1)));
    for (total, mean, text) in [
        (21_446, rounded(128), "167 or 168"),
        (21_446, truncated, "167"),
        (21_446, raised, "168"),
        (13_574, rounded(74), "183 or 184"),
        (21_446, almost_60, "358 to 360"),
        (21_446, interval(Unbounded, Excluded(ratio(60, 1))), "at least 358"),
        (21_446, rounded(21_446), "1"),
        (21_446, rounded(0), "at least 42,893"),
        (21_446, interval(Unbounded, Included(ratio(0, 1))), "none"),
        (0, rounded(0), "at least 1"),
        (0, rounded(1), "none"),
        (10, Interval::point(ratio(10, 3)), "3"),
        (10, Interval::point(ratio(11, 3)), "none"),
    ] {
        assert_eq!(solve::divisors(total, &mean).unwrap().to_string(), text, "{total} in {mean}");
    }
}

/// 21,446 people since 5 July 2024, day 1: 27 days of July, 31, 30, 31 and 30 to the end of
/// November make 149, so day 167 is 18 December.
#[test]
fn a_printed_mean_implies_its_last_day() {
    let took_office = date(2024, 7, 5);
    let last_days = |convention| solve::last_days(21_446, &rounded(128), took_office, convention).unwrap();
    let house = Convention::HOUSE;
    let elapsed = Convention { day_count: DayCount::Elapsed, ..house };
    let outgoing = Convention { handover: HandoverDay::Outgoing, ..house };
    let both = Convention { handover: HandoverDay::Outgoing, ..elapsed };
    assert_eq!(last_days(house).to_string(), "18 or 19 December 2024");
    //= docs/rules.md#rounding-and-inverse-questions
    //# solve-02: The last days that a mean implies MUST be counted by the convention that is named.
    assert_eq!(last_days(elapsed).to_string(), "19 or 20 December 2024");
    assert_eq!(last_days(outgoing).to_string(), "19 or 20 December 2024");
    assert_eq!(last_days(both).to_string(), "20 or 21 December 2024");
    assert_eq!(last_days(house).count(), Some(2));
    let text = |total, mean: &Interval| {
        solve::last_days(total, mean, date(2024, 12, 30), house).unwrap().to_string()
    };
    assert_eq!(
        text(10, &interval(Included(ratio(3, 1)), Included(ratio(5, 1)))),
        "31 December 2024 or 1 January 2025"
    );
    assert_eq!(
        text(10, &interval(Included(ratio(2, 1)), Included(ratio(5, 1)))),
        "31 December 2024 to 3 January 2025"
    );
    assert_eq!(text(10, &interval(Unbounded, Included(ratio(5, 1)))), "31 December 2024 or later");
    assert_eq!(text(10, &interval(Included(ratio(11, 1)), Unbounded)), "none");
    assert_eq!(text(10, &rounded(10)), "30 December 2024");
    // Day 1 of the calendar's last day is that day, and there is no other.
    let end = solve::last_days(10, &interval(Included(ratio(1, 1)), Unbounded), Date::MAX, house).unwrap();
    assert_eq!(end.to_string(), "31 December 9999");
}

#[test]
fn totals_of_a_known_number() {
    let text = |divisor, mean: &Interval| solve::totals(divisor, mean).unwrap().to_string();
    // 168 · 127.5 = 21,420 and 168 · 128.5 = 21,588.
    assert_eq!(text(168, &rounded(128)), "21,420 to 21,587");
    assert_eq!(text(3, &interval(Excluded(ratio(1, 1)), Excluded(ratio(5, 3)))), "4");
    assert_eq!(text(3, &interval(Excluded(ratio(1, 1)), Excluded(ratio(4, 3)))), "none");
    assert_eq!(text(3, &interval(Unbounded, Included(ratio(-1, 1)))), "none");
    assert_eq!(text(3, &interval(Included(ratio(-1, 1)), Included(ratio(1, 3)))), "0 or 1");
    assert_eq!(text(3, &Interval::ALL), "at least 0");
    assert_eq!(text(0, &Interval::ALL), "none");
}

/// The classic of the granularity test: no 28 whole answers have a mean that is printed as 5.19, for
/// 145/28 = 5.179 and 146/28 = 5.214.
#[test]
fn divisors_of_any_total() {
    let to_hundredths = |hundredths: i128| {
        interval(Included(ratio(2 * hundredths - 1, 200)), Excluded(ratio(2 * hundredths + 1, 200)))
    };
    let of = |mean: &Interval, most| solve::divisors_of_any_total(mean, most).unwrap();
    assert!(!of(&to_hundredths(519), 100).contains(28));
    assert!(of(&to_hundredths(518), 100).contains(28));
    assert!(of(&to_hundredths(345), 100).contains(20), "69/20 = 3.45");
    // One number alone has the multiples of its denominator.
    let third = of(&Interval::point(ratio(7, 3)), 10);
    assert_eq!((third.to_string().as_str(), third.count()), ("3, 6 or 9", Some(3)));
    assert_eq!(of(&Interval::point(ratio(1, i128::MAX)), u64::MAX).to_string(), "none");
    assert_eq!(of(&interval(Unbounded, Excluded(ratio(0, 1))), 10).to_string(), "none");
    assert_eq!(of(&interval(Included(ratio(1, 7)), Unbounded), 10).to_string(), "1 to 10");
    assert_eq!(of(&Interval::ALL, 0).to_string(), "none");
}

#[test]
fn what_is_too_large_is_refused() {
    let small = Interval::point(ratio(1, i128::MAX));
    assert_eq!(solve::divisors(u64::MAX, &small), Err(SolveError::Overflow));
    assert_eq!(solve::totals(u64::MAX, &Interval::point(ratio(3, 1))), Err(SolveError::Overflow));
    let narrow = interval(Excluded(ratio(1, 3)), Excluded(ratio(1_000_000_000_001, 3_000_000_000_000)));
    //= docs/rules.md#rounding-and-inverse-questions
    //# solve-04: A set of solutions that a million trials would not find MUST be refused.
    assert_eq!(
        solve::divisors_of_any_total(&narrow, u64::MAX),
        Err(SolveError::TooMany { limit: 1_000_000 })
    );
    assert_eq!(solve::divisors_of_any_total(&narrow, 300).unwrap().to_string(), "none");
}

#[test]
fn the_json_form() {
    let days = solve::divisors(21_446, &rounded(128)).unwrap();
    let wanted = serde_json::json!({ "text": "167 or 168", "runs": [{ "first": 167, "last": 168 }] });
    assert_eq!(serde_json::to_value(days).unwrap(), wanted);
    let open = solve::last_days(
        10,
        &interval(Unbounded, Included(ratio(5, 1))),
        date(2024, 7, 5),
        Convention::HOUSE,
    );
    let wanted = serde_json::json!({ "text": "6 July 2024 or later", "runs": [{ "first": "2024-07-06", "last": null }] });
    assert_eq!(serde_json::to_value(open.unwrap()).unwrap(), wanted);
}

fn config(cases: u32) -> ProptestConfig {
    let file = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { cases, failure_persistence: Some(Box::new(file)), ..ProptestConfig::default() }
}

/// An end: whether it is there and belongs to the interval, its numerator and denominator.
type End = (u8, i64, i64);

fn bound((kind, numerator, denominator): End) -> Bound<Ratio> {
    let end = ratio(numerator.into(), denominator.into());
    [Unbounded, Included(end), Excluded(end)][usize::from(kind)]
}

/// Whether a fraction lies between two ends, by multiplying crosswise.
fn lies(numerator: i64, denominator: i64, lower: End, upper: End) -> bool {
    let side = |end: End| numerator * end.2 - denominator * end.1;
    let above = [true, side(lower) >= 0, side(lower) > 0][usize::from(lower.0)];
    let below = [true, side(upper) <= 0, side(upper) < 0][usize::from(upper.0)];
    above && below
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn divisors_and_totals_are_those_that_trying_each_finds(
        number in 0..300_i64,
        lower in (0..3_u8, -5..40_i64, 1..9_i64),
        upper in (0..3_u8, -5..60_i64, 1..9_i64),
    ) {
        let Some(mean) = Interval::new(bound(lower), bound(upper)) else { return Ok(()) };
        let divisors = solve::divisors(number as u64, &mean).unwrap();
        let totals = solve::totals(number as u64, &mean).unwrap();
        // No end of a bounded set lies beyond: a mean of at least 1/8 of 300 has at most 2,400 days,
        // and one of at most 59 has at most 17,700.
        for one in 0..2_500_i64 {
            //= docs/rules.md#rounding-and-inverse-questions
            //# solve-01: The numbers of days that a mean implies MUST be all those by which the total divided lies
            //# in its meaning.
            prop_assert_eq!(divisors.contains(one as u64), one > 0 && lies(number, one, lower, upper), "{}", one);
        }
        for one in (0..2_500_i64).chain([17_699, 17_700, 17_701]) {
            prop_assert_eq!(totals.contains(one as u64), number > 0 && lies(one, number, lower, upper), "{}", one);
        }
        for run in divisors.runs().iter().chain(totals.runs()) {
            prop_assert!(run.last.is_none_or(|last| run.first <= last));
        }
        let days = solve::last_days(number as u64, &mean, date(2024, 7, 5), Convention::HOUSE).unwrap();
        let mut day = date(2024, 7, 5);
        for one in 1..400 {
            prop_assert_eq!(days.contains(day), divisors.contains(one));
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn divisors_of_any_total_are_those_that_trying_each_finds(
        most in 0..60_i64,
        lower in (0..3_u8, -5..40_i64, 1..50_i64),
        upper in (0..3_u8, -5..60_i64, 1..50_i64),
    ) {
        let Some(mean) = Interval::new(bound(lower), bound(upper)) else { return Ok(()) };
        let found = solve::divisors_of_any_total(&mean, most as u64).unwrap();
        // A mean that is not above 60 has no more than 60 times as many.
        let wanted: Vec<u64> = (1..=most)
            .filter(|divisor| (0..=60 * divisor + 1).any(|total| lies(total, *divisor, lower, upper)))
            .map(|divisor| divisor as u64)
            .collect();
        prop_assert_eq!(found.iter().collect::<Vec<_>>(), wanted.clone());
        prop_assert_eq!(found.count(), Some(wanted.len() as u64));
        // Runs have gaps between them.
        for pair in found.runs().windows(2) {
            prop_assert!(pair[0].last.unwrap() + 1 < pair[1].first);
        }
    }
}
