//! Exact numbers: ratios, intervals, rates and money; numbers as they are printed, and what they are rounded from.

use std::cmp::Ordering;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::ops::Bound::{self, Excluded, Included, Unbounded};

use crossings::{
    Amount, Boats, Currency, Eur, ExactError, Gbp, Interval, Money, MoneyError, People, Printed,
    PrintedError, Rate, Ratio, Rounding, Threshold,
};

use super::ratio;

#[test]
fn a_ratio_is_near_to_what_its_floating_point_form_says() {
    assert_eq!(ratio(-3, 8).to_f64(), -0.375);
    assert_eq!(ratio(0, 1).to_f64(), 0.0);
    assert_eq!(ratio(7, 2).to_f64(), 3.5);
}

#[test]
fn a_number_is_as_far_from_an_interval_as_from_its_nearer_end() {
    let between = |lower, upper| Interval::new(lower, upper).unwrap();
    let far = |within: Interval, number| within.distance(ratio(number, 1)).unwrap();
    for (lower, upper) in [(Included(2), Included(5)), (Excluded(2), Excluded(5))] {
        let of = |end: Bound<i128>| end.map(|number| ratio(number, 1));
        let within = between(of(lower), of(upper));
        let distances: Vec<Ratio> = (0..=7).map(|number| far(within, number)).collect();
        let wanted = [2, 1, 0, 0, 0, 0, 1, 2].map(|number| ratio(number, 1));
        assert_eq!(distances, wanted);
    }
    assert_eq!(far(between(Unbounded, Included(ratio(5, 1))), 9), ratio(4, 1));
    assert_eq!(far(between(Included(ratio(5, 1)), Unbounded), 1), ratio(4, 1));
    assert_eq!(far(Interval::ALL, 1), ratio(0, 1));
}

#[test]
fn an_interval_covers_what_lies_within_it() {
    let between = |lower, upper| Interval::new(Included(ratio(lower, 1)), Included(ratio(upper, 1))).unwrap();
    assert!(between(2, 5).covers(&between(2, 5)) && between(2, 5).covers(&between(3, 4)));
    assert!(!between(2, 5).covers(&between(1, 4)) && !between(2, 5).covers(&between(3, 6)));
    assert!(!between(2, 5).covers(&between(6, 7)));
    let open = Interval::new(Excluded(ratio(2, 1)), Unbounded).unwrap();
    assert!(Interval::ALL.covers(&open) && !open.covers(&between(2, 5)));
}

#[test]
fn rates_compare_by_their_value_and_are_shown_with_their_unit() {
    let aboard = |people, boats| Rate::of(People::new(people), Boats::new(boats)).unwrap();
    let compared = |people, boats| aboard(people, boats).partial_cmp(&aboard(2, 1));
    assert_eq!(compared(5, 3), Some(Ordering::Less));
    assert_eq!(compared(4, 2), Some(Ordering::Equal));
    assert_eq!(compared(7, 3), Some(Ordering::Greater));
    // 864 and 14 have 2 in common.
    assert_eq!(format!("{:?}", aboard(864, 14)), "Rate(432/7 people per boat)");
}

#[test]
fn money_compares_by_its_amount() {
    let money = Money::<Gbp>::from_minor;
    assert_eq!(money(150), money(150));
    assert_ne!(money(150), money(151));
    assert_eq!(money(149).partial_cmp(&money(150)), Some(Ordering::Less));
    assert_eq!(money(150).partial_cmp(&money(150)), Some(Ordering::Equal));
    assert_eq!(money(151).partial_cmp(&money(150)), Some(Ordering::Greater));
}

/// Else a table of many amounts would be searched from end to end.
#[test]
fn amounts_that_differ_have_different_hashes() {
    let hash = |money: Money<Gbp>| BuildHasherDefault::<DefaultHasher>::default().hash_one(money);
    assert_eq!(hash(Money::whole(1)), hash(Money::from_minor(100)));
    assert_ne!(hash(Money::whole(1)), hash(Money::whole(2)));
}

#[test]
fn money_is_written_with_its_currency() {
    let (pounds, euros) = (Money::<Gbp>::from_minor(-1_620), Money::<Eur>::whole(541));
    assert_eq!([pounds.to_string(), euros.to_string()], ["GBP -16.20", "EUR 541"]);
    assert_eq!([format!("{pounds:?}"), format!("{euros:?}")], ["GBP -16.20", "EUR 541"]);
}

/// Where 64 and 128 bits end, and what is beside that; small numbers; and all these divided by others of them.
fn ends() -> Vec<Ratio> {
    let above = [0, 1, 2, 5, 7, 1 << 62, (1 << 63) - 1, 1 << 63, 1 << 64, 1 << 126, i128::MAX - 1, i128::MAX];
    let below = [1, 2, 3, 10, (1 << 63) - 1, 1 << 63, (1 << 126) + 1, i128::MAX];
    let of =
        |above: i128| below.into_iter().flat_map(move |below| [ratio(above, below), ratio(-above, below)]);
    above.into_iter().flat_map(of).collect()
}

fn rules() -> Vec<Rounding> {
    let mut rules = vec![
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
    for threshold in [1, 5, 9].map(|tenths| Threshold::new(tenths).unwrap()) {
        rules.extend([
            Rounding::UpFrom(threshold),
            Rounding::DownFrom(threshold),
            Rounding::EitherFrom(threshold),
        ]);
    }
    rules
}

/// What it is printed as is something that it lies behind.
#[test]
fn a_number_is_rounded_right_or_said_not_to_fit() {
    let (mut right, mut refused) = (0, 0);
    let (small, large) = ([ratio(1, 1), ratio(1, 3), ratio(5, 1)], [1 << 64, 1 << 126, i128::MAX]);
    let units = large.into_iter().flat_map(|unit| [ratio(unit, 1), ratio(1, unit)]).chain(small);
    for (unit, rule) in units.flat_map(|unit| rules().into_iter().map(move |rule| (unit, rule))) {
        for value in ends() {
            let why = format!("{value} in {unit} by {rule:?}");
            let printed = match rule.round(value, unit) {
                Ok(printed) => printed,
                Err(error) => {
                    assert_eq!(error, ExactError::Overflow, "{why}");
                    refused += 1;
                    continue;
                }
            };
            assert!(
                matches!(printed.as_slice(), [_]) || matches!(printed.as_slice(), [a, b] if a < b),
                "{why}"
            );
            for one in printed {
                match rule.preimage(one, unit) {
                    Ok(behind) => {
                        assert!(behind.is_some_and(|behind| behind.contains(value)), "{why}: {one}");
                    }
                    Err(error) => assert_eq!(error, ExactError::Overflow, "{why}: {one}"),
                }
            }
            right += 1;
        }
    }
    assert!(right > 0 && refused > 0, "{right}, {refused}");
}

/// A half goes away from zero, as it does where it is rounded half up.
#[test]
fn a_decimal_is_the_number_rounded_or_said_not_to_fit() {
    let (mut right, mut refused) = (0, 0);
    for number in ends() {
        for places in [0, 1, 18, 19, 37, 38, 39, u8::MAX] {
            let why = format!("{number} to {places}");
            let text = match number.to_decimal(places) {
                Ok(text) => text,
                Err(error) => {
                    assert_eq!(error, ExactError::Overflow, "{why}");
                    refused += 1;
                    continue;
                }
            };
            let (_, decimals) = text.split_once('.').unwrap_or((&text, ""));
            assert_eq!(decimals.len(), usize::from(places), "{why}");
            match text.parse::<Printed>().unwrap().preimage(Rounding::HalfUp) {
                Ok(behind) => assert!(behind.is_some_and(|behind| behind.contains(number)), "{why}: {text}"),
                Err(error) => assert_eq!(error, ExactError::Overflow, "{why}"),
            }
            right += 1;
        }
    }
    assert!(right > 0 && refused > 0, "{right}, {refused}");
}

#[test]
fn a_printed_number_that_does_not_fit_is_refused() {
    let overflow = PrintedError::Exact(ExactError::Overflow);
    assert_eq!(Printed::new(ratio(i128::MAX, 1), ratio(1, 2)), Err(overflow));
    assert_eq!(overflow.to_string(), "the number does not fit 128 bits");
    // 10^38 fits, and 10^39 does not.
    let nought = |places| format!("0.{}", "0".repeat(places));
    assert_eq!(nought(38).parse::<Printed>().unwrap().to_string(), nought(38));
    assert_eq!(nought(39).parse::<Printed>(), Err(overflow));
    // No hundredth of this fits: neither of the number nor of its unit.
    let least = ratio(1, i128::MAX);
    for value in [least, ratio(0, 1)] {
        assert_eq!(Printed::new(value, least).unwrap().per_cent(), Err(ExactError::Overflow));
    }
}

/// Whatever they are of: of that there need not be two.
#[test]
fn rates_and_money_are_cloned_as_they_are() {
    fn twin<T: Clone>(one: &T) -> T {
        one.clone()
    }
    let (rate, money) = (Rate::of(People::new(60), Boats::new(2)).unwrap(), Money::<Gbp>::from_minor(-1_620));
    assert_eq!(twin(&rate), rate);
    assert_eq!(twin(&money), money);
}

#[test]
fn an_amount_is_a_text() {
    let read = |text| serde_json::from_str::<Amount>(text).map_err(|error| error.to_string());
    assert_eq!(read(r#""EUR 541""#), Ok(Money::<Eur>::whole(541).into()));
    assert_eq!(read("541").unwrap_err(), "invalid type: integer `541`, expected a string at line 1 column 3");
    let wanted = "`541 EUR` is not an amount such as `EUR 541000000` or `GBP 16.20`";
    assert_eq!(read(r#""541 EUR""#).unwrap_err(), wanted);
}

/// Whatever the order: a sum on the way need not fit, and the sum of all must.
#[test]
fn amounts_have_a_sum_where_that_fits() {
    let (most, least) = (i128::MAX, i128::MIN);
    let rows: [(&[i128], Option<i128>); 9] = [
        (&[most, 1, -1], Some(most)),
        (&[-1, 1, most], Some(most)),
        (&[least, -1, 1], Some(least)),
        (&[most, most, least, least], Some(-2)),
        (&[most, most, most, least, least, least], Some(-3)),
        (&[most, 1], None),
        (&[least, -1], None),
        (&[most, most], None),
        (&[most, most, 2], None),
    ];
    for (minor, wanted) in rows {
        let amounts = minor.iter().map(|minor| Amount::from_minor(Currency::EUR, *minor));
        let sum = wanted.map(|minor| Some(Amount::from_minor(Currency::EUR, minor)));
        assert_eq!(Amount::checked_sum(amounts), sum.ok_or(MoneyError::Overflow), "{minor:?}");
        let money = minor.iter().map(|minor| Money::<Eur>::from_minor(*minor));
        assert_eq!(Money::checked_sum(money), wanted.map(Money::from_minor), "{minor:?}");
    }
    let mixed = [(Currency::GBP, most), (Currency::GBP, 1), (Currency::EUR, -1)];
    let mixed = mixed.map(|(currency, minor)| Amount::from_minor(currency, minor));
    let refused = MoneyError::CurrencyMismatch { left: "GBP", right: "EUR" };
    assert_eq!((Amount::checked_sum(mixed), Amount::checked_sum([])), (Err(refused), Ok(None)));
}

/// The least number of 128 bits has no opposite, and nothing that is made of two numbers is it.
#[test]
fn what_two_numbers_make_reads_back() {
    let numbers = ends();
    for one in &numbers {
        for other in &numbers {
            let made = [
                one.checked_add(*other),
                one.checked_sub(*other),
                one.checked_mul(*other),
                one.checked_div(*other),
            ];
            for result in made.into_iter().flatten() {
                assert_eq!(result.to_string().parse(), Ok(result), "{one} and {other}");
            }
        }
    }
}

/// A third of it, too, is none, and nought divided by a third of the number above is nought.
#[test]
fn a_third_of_the_least_number_is_none() {
    let third = |numerator: i128| ratio(numerator, 3).checked_mul(ratio(2, 1));
    assert_eq!(third(-(1 << 126)), Err(ExactError::Overflow));
    assert_eq!(ratio(0, 1).checked_div(third(1 - (1 << 126)).unwrap()), Ok(ratio(0, 1)));
}

/// Twice 2^126 and one is more than the greatest number.
#[test]
fn a_decimal_is_refused_where_a_step_does_not_fit() {
    assert_eq!(ratio(1, (1 << 126) + 1).to_decimal(0), Err(ExactError::Overflow));
}

/// The next multiple is the greatest number and one: of 1 the one after it, of 2 that of a half that goes up.
#[test]
fn a_multiple_beyond_the_greatest_number_is_refused() {
    let greatest = ratio(i128::MAX, 1);
    assert_eq!(Rounding::StepAway.round(greatest, ratio(1, 1)), Err(ExactError::Overflow));
    assert_eq!(Rounding::HalfUp.round(greatest, ratio(2, 1)), Err(ExactError::Overflow));
    let thirds = Printed::new(greatest, ratio(1, 3));
    assert_eq!(thirds, Err(PrintedError::Exact(ExactError::Overflow)));
}

/// 10^38 fits below the line. Neither 10^39, nor twice it, nor a hundred times it does.
#[test]
fn the_smallest_unit_has_38_decimals() {
    let printed = |zeros, last| format!("0.{}{last}", "0".repeat(zeros)).parse::<Printed>();
    assert_eq!(printed(39, ""), Err(PrintedError::Exact(ExactError::Overflow)));
    let (none, least) = (printed(38, "").unwrap(), printed(37, "1").unwrap());
    assert_eq!((none.unit(), least.value()), (least.value(), ratio(1, 10_i128.pow(38))));
    for number in [none, least] {
        assert_eq!(number.preimage(Rounding::HalfUp), Err(ExactError::Overflow));
        assert_eq!(number.per_cent(), Err(ExactError::Overflow));
    }
}

/// The whole number below -7/2 is -4, and half a unit above it is where the rules part.
#[test]
fn a_number_below_zero_is_rounded_to_either_side() {
    let round = |rounding: Rounding| rounding.round(ratio(-7, 2), ratio(1, 1)).unwrap();
    assert_eq!(round(Rounding::Floor), [ratio(-4, 1)]);
    assert_eq!(round(Rounding::Ceiling), [ratio(-3, 1)]);
    assert_eq!(round(Rounding::HalfUp), [ratio(-4, 1)]);
    assert_eq!(round(Rounding::HalfDown), [ratio(-3, 1)]);
    assert_eq!(round(Rounding::Either), [ratio(-4, 1), ratio(-3, 1)]);
}

#[test]
fn a_rate_is_as_good_as_its_copy() {
    let rate = Rate::of(People::new(5), Boats::new(3)).unwrap();
    assert_eq!(vec![rate; 2], [rate, rate]);
}
