//! What is printed for a number against digits worked out by long division, and the numbers
//! behind a printed one against that.

use core::ops::Bound;

use crossings::{ExactError, Printed, PrintedError, Ratio, Rounding, Threshold};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

/// Every rule: ten without a threshold, and three with nine thresholds each.
fn rules() -> Vec<Rounding> {
    let mut all = vec![
        Rounding::HalfUp,
        Rounding::HalfDown,
        Rounding::HalfEven,
        Rounding::Either,
        Rounding::Ceiling,
        Rounding::Floor,
        Rounding::Truncate,
        Rounding::AwayFromZero,
        Rounding::StepAway,
        Rounding::CeilingOrFloor,
    ];
    for threshold in (1..10).map(|tenths| Threshold::new(tenths).unwrap()) {
        all.extend([
            Rounding::UpFrom(threshold),
            Rounding::DownFrom(threshold),
            Rounding::EitherFrom(threshold),
        ]);
    }
    all
}

/// A number without its sign as people write it down: the whole part, the next digit, and
/// whether any digit after that is not zero.
struct Digits {
    whole: i128,
    next: i128,
    more: bool,
}

fn long_division(numerator: i128, denominator: i128) -> Digits {
    let (mut rest, by) = (numerator.abs(), denominator.abs());
    let whole = rest / by;
    rest = (rest % by) * 10;
    Digits { whole, next: rest / by, more: rest % by != 0 }
}

/// The multiples of one that a fraction may be printed as, from its digits alone.
fn by_digits(rule: Rounding, numerator: i128, denominator: i128) -> Vec<i128> {
    let negative = numerator != 0 && (numerator < 0) != (denominator < 0);
    let Digits { whole, next, more } = long_division(numerator, denominator);
    let exact = next == 0 && !more;
    let tie = next == 5 && !more;
    // To the next tenth from so many on; and, read downwards, from more than so many on.
    let from = |tenths: u8| next >= i128::from(tenths);
    let beyond = |tenths: u8| next > i128::from(tenths) || (next == i128::from(tenths) && more);
    let (down, up) = (whole, whole + 1);
    let one = |away: bool| vec![if away { up } else { down }];
    let magnitudes = match rule {
        Rounding::HalfDown => one(next >= 5 && !tie),
        Rounding::HalfEven if tie => one(whole.to_string().ends_with(['1', '3', '5', '7', '9'])),
        Rounding::Either if tie => vec![down, up],
        Rounding::HalfUp | Rounding::HalfEven | Rounding::Either => one(next >= 5),
        Rounding::Ceiling => one(!exact && !negative),
        Rounding::Floor => one(!exact && negative),
        Rounding::Truncate => vec![down],
        Rounding::AwayFromZero => one(!exact),
        Rounding::StepAway if numerator == 0 => vec![-1, 1],
        Rounding::StepAway => vec![up],
        Rounding::CeilingOrFloor if exact => vec![down],
        Rounding::CeilingOrFloor => vec![down, up],
        Rounding::UpFrom(t) => one(from(t.tenths())),
        Rounding::DownFrom(t) => one(beyond(10 - t.tenths())),
        Rounding::EitherFrom(t) => {
            let mut both = [one(from(t.tenths())), one(beyond(10 - t.tenths()))].concat();
            both.dedup();
            both
        }
        other => panic!("{other:?} is not in the list of rules"),
    };
    let mut multiples: Vec<i128> =
        magnitudes.into_iter().map(|magnitude| if negative { -magnitude } else { magnitude }).collect();
    multiples.sort_unstable();
    multiples
}

fn units() -> Vec<Ratio> {
    vec![ratio(1, 100), ratio(1, 10), ratio(1, 1), ratio(5, 1), ratio(10, 1), ratio(1000, 1), ratio(1, 3)]
}

/// `p ∈ round(x) ⇔ x ∈ preimage(p)` for the printed numbers around `x`, with `round` from digits.
fn law(rule: Rounding, numerator: i128, denominator: i128, unit: Ratio) {
    let x = ratio(numerator, denominator).checked_mul(unit).unwrap();
    let printed = by_digits(rule, numerator, denominator);
    let whole: Vec<Ratio> =
        printed.iter().map(|multiple| ratio(*multiple, 1).checked_mul(unit).unwrap()).collect();
    //= docs/rules.md#rounding-and-inverse-questions
    //# round-02: A rule of rounding that leaves a number open MUST give both.
    assert_eq!(rule.round(x, unit).unwrap(), whole, "{rule:?} of {x} in {unit}");
    for multiple in (-2..=2).map(|step| numerator.div_euclid(denominator) + step) {
        let p = ratio(multiple, 1).checked_mul(unit).unwrap();
        let behind = rule.preimage(p, unit).unwrap();
        //= docs/rules.md#rounding-and-inverse-questions
        //# round-01: A number MUST lie in the interval behind a printed one exactly where the rule of rounding
        //# prints it so.
        assert_eq!(
            behind.is_some_and(|interval| interval.contains(x)),
            printed.contains(&multiple),
            "{rule:?}: is {x} printed as {p}, in {unit}?"
        );
    }
}

#[test]
fn every_fortieth_of_a_unit_obeys_the_law_under_every_rule() {
    for rule in rules() {
        for fortieth in -130..=130 {
            for unit in units() {
                law(rule, fortieth, 40, unit);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::with_cases(4096)
    })]

    #[test]
    fn any_fraction_obeys_the_law(
        rule in select(rules()),
        numerator in -1_000_000_000_000_i128..1_000_000_000_000,
        denominator in 1..1_000_000_i128,
        unit in select(units()),
    ) {
        law(rule, numerator, denominator, unit);
    }

    #[test]
    fn the_ends_belong_or_not_as_the_interval_says(
        rule in select(rules()),
        multiple in -50..50_i128,
        unit in select(units()),
    ) {
        let p = ratio(multiple, 1).checked_mul(unit).unwrap();
        if let Some(interval) = rule.preimage(p, unit).unwrap() {
            for bound in [interval.lower(), interval.upper()] {
                let (end, belongs) = match bound {
                    Bound::Included(end) => (end, true),
                    Bound::Excluded(end) => (end, false),
                    Bound::Unbounded => panic!("a printed number has two ends"),
                };
                let x = end.checked_div(unit).unwrap();
                prop_assert_eq!(by_digits(rule, x.numerator(), x.denominator()).contains(&multiple), belongs);
            }
        }
    }

    #[test]
    fn a_printed_decimal_is_read_back(digits in "-?[1-9][0-9]{0,11}(\\.[0-9]{1,9})?") {
        let printed: Printed = digits.parse().unwrap();
        prop_assert_eq!(printed.to_string(), digits.clone());
        let places = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        prop_assert_eq!(printed.unit().denominator().to_string(), format!("1{}", "0".repeat(places)));
        prop_assert_eq!(printed.value().to_decimal(u8::try_from(places).unwrap()).unwrap(), digits);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,12}") {
        if let Ok(printed) = text.parse::<Printed>() {
            prop_assert!(text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-'), "{printed}");
        }
    }
}

#[test]
fn the_table_of_intervals() {
    let five = Threshold::new(5).unwrap();
    let (one, nine) = (Threshold::new(1).unwrap(), Threshold::new(9).unwrap());
    // Each printed number, in tenths, with the numbers behind it.
    let table = [
        (Rounding::HalfUp, "2.8", "[11/4, 57/20)"),
        (Rounding::HalfUp, "-2.8", "(-57/20, -11/4]"),
        (Rounding::HalfUp, "0.0", "(-1/20, 1/20)"),
        (Rounding::HalfDown, "2.8", "(11/4, 57/20]"),
        (Rounding::HalfDown, "0.0", "[-1/20, 1/20]"),
        (Rounding::HalfEven, "2.8", "[11/4, 57/20]"),
        (Rounding::HalfEven, "2.7", "(53/20, 11/4)"),
        (Rounding::HalfEven, "-2.7", "(-11/4, -53/20)"),
        (Rounding::HalfEven, "3.0", "[59/20, 61/20]"),
        (Rounding::Either, "2.7", "[53/20, 11/4]"),
        (Rounding::Ceiling, "2.8", "(27/10, 14/5]"),
        (Rounding::Ceiling, "-2.8", "(-29/10, -14/5]"),
        (Rounding::Floor, "2.8", "[14/5, 29/10)"),
        (Rounding::Floor, "-2.8", "[-14/5, -27/10)"),
        (Rounding::Truncate, "2.8", "[14/5, 29/10)"),
        (Rounding::Truncate, "-2.8", "(-29/10, -14/5]"),
        (Rounding::Truncate, "0.0", "(-1/10, 1/10)"),
        (Rounding::AwayFromZero, "2.8", "(27/10, 14/5]"),
        (Rounding::AwayFromZero, "-2.8", "[-14/5, -27/10)"),
        (Rounding::AwayFromZero, "0.0", "{0}"),
        (Rounding::StepAway, "2.8", "[27/10, 14/5)"),
        (Rounding::StepAway, "0.1", "[0, 1/10)"),
        (Rounding::StepAway, "-0.1", "(-1/10, 0]"),
        (Rounding::CeilingOrFloor, "2.8", "(27/10, 29/10)"),
        (Rounding::UpFrom(five), "2.8", "[11/4, 57/20)"),
        (Rounding::DownFrom(five), "2.8", "(11/4, 57/20]"),
        (Rounding::EitherFrom(five), "2.8", "[11/4, 57/20]"),
        (Rounding::UpFrom(one), "2.8", "[271/100, 281/100)"),
        (Rounding::UpFrom(nine), "2.8", "[279/100, 289/100)"),
        (Rounding::DownFrom(one), "2.8", "(279/100, 289/100]"),
        (Rounding::DownFrom(nine), "2.8", "(271/100, 281/100]"),
        (Rounding::EitherFrom(one), "2.8", "[271/100, 289/100]"),
        (Rounding::EitherFrom(nine), "2.8", "(271/100, 289/100)"),
    ];
    for (rule, printed, expected) in table {
        let behind = printed.parse::<Printed>().unwrap().preimage(rule).unwrap();
        assert_eq!(behind.unwrap().to_string(), expected, "{printed} under {rule:?}");
    }
    assert_eq!("0.0".parse::<Printed>().unwrap().preimage(Rounding::StepAway), Ok(None));
}

#[test]
fn official_statistics_to_the_nearest_five_and_ten() {
    let (five, ten) = (ratio(5, 1), ratio(10, 1));
    let up = Rounding::HalfUp;
    assert_eq!(up.preimage(ratio(120, 1), five).unwrap().unwrap().to_string(), "[235/2, 245/2)");
    //= docs/rules.md#rounding-and-inverse-questions
    //# round-03: A number that is no multiple of the unit MUST NOT have numbers behind it.
    assert_eq!(up.preimage(ratio(121, 1), five).unwrap(), None);
    // Fives go to the nearest multiple of twenty.
    for (value, printed) in [(5, 0), (15, 20), (25, 20), (35, 40), (-25, -20), (26, 30)] {
        assert_eq!(Rounding::HalfEven.round(ratio(value, 1), ten).unwrap(), [ratio(printed, 1)]);
    }
}

#[test]
fn there_is_no_unit_of_nothing() {
    let (zero, one) = (ratio(0, 1), ratio(1, 1));
    assert_eq!(Rounding::HalfUp.preimage(one, zero), Err(ExactError::ZeroDenominator));
    assert_eq!(Rounding::HalfUp.round(one, zero), Err(ExactError::ZeroDenominator));
    assert_eq!(Printed::new(one, zero), Err(PrintedError::NoUnit));
    assert_eq!(Printed::new(one, ratio(-1, 1)), Err(PrintedError::NoUnit));
    assert_eq!(Printed::new(one, ratio(5, 1)), Err(PrintedError::NoMultiple));
    for rule in rules() {
        let minus = rule.preimage(ratio(28, 10), ratio(-1, 10));
        assert_eq!(minus, rule.preimage(ratio(28, 10), ratio(1, 10)));
        assert_eq!(rule.round(ratio(283, 100), ratio(-1, 10)), rule.round(ratio(283, 100), ratio(1, 10)));
    }
}

#[test]
fn numbers_at_the_ends_of_128_bits_are_refused_or_right() {
    let largest = ratio(i128::MAX, 1);
    for rule in rules() {
        match rule.preimage(largest, ratio(1, 1)) {
            Err(error) => assert_eq!(error, ExactError::Overflow),
            Ok(behind) if rule == Rounding::StepAway => {
                assert!(behind.unwrap().contains(ratio(i128::MAX - 1, 1)));
            }
            Ok(behind) => assert!(behind.unwrap().contains(largest), "{rule:?}"),
        }
        let rounded = rule.round(ratio(i128::MAX, 2), ratio(1, i128::MAX));
        assert!(rounded.is_err() || rounded.unwrap() == [ratio(i128::MAX, 2)]);
    }
    let long = "9".repeat(40);
    assert_eq!(long.parse::<Printed>(), Err(PrintedError::Exact(ExactError::Overflow)));
    assert_eq!(format!("0.{long}").parse::<Printed>(), Err(PrintedError::Exact(ExactError::Overflow)));
}

#[test]
fn what_is_no_printed_number_says_where() {
    let error = |text: &str| text.parse::<Printed>().unwrap_err();
    for text in ["", "-", "5.", "."] {
        assert_eq!(error(text), PrintedError::NoDigit, "{text:?}");
    }
    for (text, found, after) in
        [("1,000", ',', 1), ("+5", '+', 0), ("1-2", '-', 1), ("1.2.3", '.', 3), (" 5", ' ', 0), ("٣", '٣', 0)]
    {
        assert_eq!(error(text), PrintedError::NotADigit { found, after }, "{text:?}");
    }
    assert_eq!(".50".parse::<Printed>().unwrap(), "0.50".parse().unwrap());
    assert_ne!("2.80".parse::<Printed>().unwrap(), "2.8".parse().unwrap());
    let share = "32.5".parse::<Printed>().unwrap().per_cent().unwrap();
    assert_eq!((share.to_string().as_str(), share.unit()), ("0.325", ratio(1, 1000)));
    let thousands = Printed::new(ratio(35_000, 1), ratio(1000, 1)).unwrap();
    assert_eq!(thousands.preimage(Rounding::Floor).unwrap().unwrap().to_string(), "[35000, 36000)");
    assert_eq!(thousands.to_string(), "35000");
    assert_eq!(Printed::new(ratio(2, 3), ratio(1, 3)).unwrap().to_string(), "2/3");
}

#[test]
fn rules_are_written_in_small_letters() {
    let written = |rule: Rounding| serde_json::to_string(&rule).unwrap();
    assert_eq!(written(Rounding::default()), "\"half-up\"");
    assert_eq!(written(Rounding::CeilingOrFloor), "\"ceiling-or-floor\"");
    assert_eq!(written(Rounding::UpFrom(Threshold::new(9).unwrap())), "{\"up-from\":9}");
    for rule in rules() {
        assert_eq!(serde_json::from_str::<Rounding>(&written(rule)).unwrap(), rule);
    }
    for tenths in [0, 10, 255] {
        let error = serde_json::from_str::<Rounding>(&format!("{{\"up-from\":{tenths}}}")).unwrap_err();
        assert!(error.to_string().contains("1 to 9 tenths"), "{error}");
    }
}

#[cfg(feature = "json")]
#[test]
fn the_schema_knows_what_a_threshold_is() {
    let schema = schemars::schema_for!(Rounding).to_value();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for rule in rules() {
        assert!(validator.is_valid(&serde_json::to_value(rule).unwrap()), "{rule:?}: {schema}");
    }
    for wrong in [r#""half-sideways""#, r#"{"up-from": 0}"#, r#"{"up-from": 10}"#, r#"{"up-from": 2.5}"#] {
        assert!(!validator.is_valid(&serde_json::from_str(wrong).unwrap()), "{wrong}");
    }
}
