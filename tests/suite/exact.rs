//! The arithmetic of ratios, rates and money against long-hand reckoning.
#![cfg(feature = "proptest")]

use std::cmp::Ordering;

use crossings::{
    Amount, Boats, Currency, Days, ExactError, Gbp, Money, MoneyError, People, Rate, Ratio, strategy,
};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// The greatest common divisor, by subtraction's heir.
fn common(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { common(b, a % b) }
}

/// Two numbers so small that no product of two of their products overflows.
fn fraction() -> impl Strategy<Value = (i128, i128)> {
    let small = -(1_i128 << 30)..(1_i128 << 30);
    (prop_oneof![small.clone(), -9..9_i128], prop_oneof![small, -9..9_i128])
        .prop_map(|(numerator, denominator)| (numerator, if denominator == 0 { 1 } else { denominator }))
}

/// Numbers at the very ends of what 128 bits hold.
fn extreme() -> impl Strategy<Value = i128> {
    let end = 0..4_i128;
    prop_oneof![
        end.clone().prop_map(|n| i128::MAX - n),
        end.prop_map(|n| i128::MIN + n),
        any::<i128>(),
        -3..3_i128,
        (0..127_u32).prop_map(|n| 1 << n),
    ]
}

fn is(ratio: Ratio, numerator: i128, denominator: i128) {
    assert_eq!(ratio.numerator() * denominator, numerator * ratio.denominator());
    assert!(ratio.denominator() > 0);
    //= docs/rules.md#exactness
    //# exact-02: A ratio MUST be in lowest terms, above a denominator that is above zero.
    assert_eq!(common(ratio.numerator(), ratio.denominator()), 1);
}

/// A fraction to so many decimals as children learn it: digit by digit, then the next digit
/// decides, halves away from zero.
fn long_hand(numerator: i128, denominator: i128, places: usize) -> String {
    let negative = (numerator < 0) != (denominator < 0);
    let (mut rest, by) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let mut digits: Vec<u8> = (rest / by).to_string().bytes().map(|digit| digit - b'0').collect();
    let whole = digits.len();
    rest %= by;
    for _ in 0..places {
        rest *= 10;
        digits.push(u8::try_from(rest / by).unwrap());
        rest %= by;
    }
    let mut carry = rest * 2 >= by;
    for digit in digits.iter_mut().rev() {
        if carry {
            carry = *digit == 9;
            *digit = (*digit + 1) % 10;
        }
    }
    let zero = !carry && digits.iter().all(|digit| *digit == 0);
    let text: String = digits.iter().map(|digit| char::from(b'0' + digit)).collect();
    let text = if carry { format!("1{text}") } else { text };
    let whole = if carry { whole + 1 } else { whole };
    let sign = if negative && !zero { "-" } else { "" };
    let (whole, part) = text.split_at(whole);
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// A failure is kept beside this file.
fn config() -> ProptestConfig {
    let file = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { failure_persistence: Some(Box::new(file)), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn ratios_reckon_as_fractions((a, b) in fraction(), (c, d) in fraction()) {
        let (one, other) = (Ratio::new(a, b).unwrap(), Ratio::new(c, d).unwrap());
        is(one, a, b);
        //= docs/rules.md#exactness
        //# exact-03: Ratios MUST reckon as fractions do.
        is(one.checked_add(other).unwrap(), a * d + c * b, b * d);
        is(one.checked_sub(other).unwrap(), a * d - c * b, b * d);
        is(one.checked_mul(other).unwrap(), a * c, b * d);
        match one.checked_div(other) {
            Ok(ratio) => is(ratio, a * d, b * c),
            Err(error) => {
                prop_assert_eq!(c, 0);
                //= docs/rules.md#exactness
                //# exact-06: A division by zero MUST be an error.
                prop_assert_eq!(error, ExactError::ZeroDenominator);
            }
        }
        // Both sides multiplied by both denominators, whose signs may turn the order about.
        let order = (a * d).cmp(&(c * b));
        let order = if (b < 0) == (d < 0) { order } else { order.reverse() };
        //= docs/rules.md#exactness
        //# exact-04: Ratios MUST compare exactly, whatever their size.
        prop_assert_eq!(one.cmp(&other), order);
        prop_assert_eq!(one == other, order == Ordering::Equal);
        let text = one.to_string();
        let whole = if a % b == 0 { (a / b).to_string() } else { String::new() };
        if whole.is_empty() {
            let (above, below) = text.split_once('/').unwrap();
            is(Ratio::new(above.parse().unwrap(), below.parse().unwrap()).unwrap(), a, b);
        } else {
            prop_assert_eq!(text, whole);
        }
    }

    #[test]
    fn decimals_are_those_of_long_division((a, b) in fraction(), places in 0..9_u8) {
        let decimal = Ratio::new(a, b).unwrap().to_decimal(places);
        prop_assert_eq!(decimal, Ok(long_hand(a, b, usize::from(places))));
    }

    #[test]
    fn halves_go_away_from_zero(n in -1_000_000..1_000_000_i128, places in 0..6_u32) {
        let scale = 10_i128.pow(places);
        // Half a unit of the last place beyond n of them.
        let half = Ratio::new(2 * n + n.signum(), 2 * scale).unwrap();
        let away = Ratio::new(n + n.signum(), scale).unwrap();
        let places = u8::try_from(places).unwrap();
        //= docs/rules.md#exactness
        //# exact-07: A decimal MUST be the ratio rounded to its places, a half away from zero.
        prop_assert_eq!(half.to_decimal(places), away.to_decimal(places));
    }

    #[test]
    fn the_ends_of_the_numbers_give_an_answer_or_an_error(
        (a, b, c, d) in (extreme(), extreme(), extreme(), extreme()),
        places in any::<u8>(),
    ) {
        let (Ok(one), Ok(other)) = (Ratio::new(a, b), Ratio::new(c, d)) else {
            prop_assert!([b, d].contains(&0) || [a, b, c, d].contains(&i128::MIN));
            return Ok(());
        };
        let results = [
            one.checked_add(other),
            one.checked_sub(other),
            one.checked_mul(other),
            one.checked_div(other),
        ];
        for result in results.into_iter().flatten() {
            prop_assert!(result.denominator() > 0);
            let _ = (result.to_decimal(places), result.cmp(&one), result.to_string(), result.to_f64());
            // And once more, from whatever came of it.
            for again in [
                result.checked_add(other),
                result.checked_sub(other),
                result.checked_mul(other),
                result.checked_div(other),
                other.checked_sub(result),
                other.checked_div(result),
            ].into_iter().flatten() {
                prop_assert!(again.denominator() > 0);
                let _ = (again.to_decimal(places), again.cmp(&result));
            }
        }
        prop_assert_eq!(one.cmp(&other), other.cmp(&one).reverse());
    }

    #[test]
    fn whole_numbers_at_the_ends_are_exact(a in any::<u64>(), b in any::<u64>()) {
        let (one, other) = (Ratio::whole(a), Ratio::whole(b));
        let (a, b) = (i128::from(a), i128::from(b));
        is(one.checked_add(other).unwrap(), a + b, 1);
        is(one.checked_sub(other).unwrap(), a - b, 1);
        prop_assert_eq!(one.to_decimal(2), Ok(format!("{a}.00")));
    }

    #[test]
    fn rates_are_ratios_of_their_counts(people in strategy::people(), n in any::<u64>(), m in any::<u64>()) {
        match Rate::of(people, Boats::new(n)) {
            Err(error) => {
                prop_assert_eq!(n, 0);
                prop_assert_eq!(error, ExactError::ZeroDenominator);
            }
            Ok(rate) => {
                prop_assert_eq!(rate.value(), Ratio::new(people.get().into(), n.into()).unwrap());
                prop_assert_eq!(rate.unit(), "people per boat");
                if let Ok(other) = Rate::of(People::new(m), Boats::new(n)) {
                    prop_assert_eq!(rate.cmp(&other), people.get().cmp(&m));
                }
            }
        }
        if n > 0 {
            prop_assert_eq!(Rate::of(people, Days::new(n)).unwrap().unit(), "people per day");
        }
    }

    // ---- money

    #[test]
    fn amounts_read_back(minor in extreme(), which in 0..6_usize) {
        let (currency, places) = [
            (Currency::EUR, 2),
            (Currency::GBP, 2),
            (Currency::JPY, 0),
            (Currency::KWD, 3),
            (Currency::CLF, 4),
            (Currency::XAU, 0),
        ][which];
        let amount = Amount::from_minor(currency, minor);
        let text = amount.to_string();
        prop_assert_eq!(text.parse::<Amount>(), Ok(amount), "{}", text);
        // The text says so many of the smallest unit, digit by digit.
        let (code, number) = text.split_once(' ').unwrap();
        prop_assert_eq!(code, currency.code());
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        prop_assert!(part.is_empty() || part.len() == places);
        let zeros = "0".repeat(places - part.len());
        let digits = format!("{whole}{part}{zeros}");
        prop_assert_eq!(digits.parse::<i128>().ok(), Some(minor));
    }

    #[test]
    fn what_is_no_amount_is_refused(
        amount in strategy::amount(),
        noise in "[ \\t,.+€£a-zA-Z-]{1,3}",
        at in any::<prop::sample::Index>(),
    ) {
        let text = amount.to_string();
        let (before, after) = text.split_at(at.index(text.len() + 1));
        let spoiled = format!("{before}{noise}{after}");
        // What is still read must be written in digits, with one point at most, and be read back.
        if let Ok(read) = spoiled.parse::<Amount>() {
            prop_assert_eq!(read.to_string().parse::<Amount>(), Ok(read));
            let number = spoiled.split_once(' ').unwrap().1;
            let number = number.strip_prefix('-').unwrap_or(number);
            prop_assert!(number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'), "{}", spoiled);
            prop_assert!(number.matches('.').count() <= 1);
        }
    }

    #[test]
    fn amounts_add_in_one_currency(a in extreme(), b in extreme()) {
        let pounds = |minor| Amount::from_minor(Currency::GBP, minor);
        match pounds(a).checked_add(pounds(b)) {
            Ok(sum) => prop_assert_eq!(Some(sum.minor()), a.checked_add(b)),
            Err(error) => {
                prop_assert_eq!(a.checked_add(b), None);
                //= docs/rules.md#exactness
                //# exact-10: Amounts whose sum does not fit MUST have none.
                prop_assert_eq!(error, MoneyError::Overflow);
            }
        }
        let euros = Amount::from_minor(Currency::EUR, b);
        //= docs/rules.md#what-never-mixes
        //# kinds-03: Amounts in two currencies MUST NOT add.
        prop_assert_eq!(
            pounds(a).checked_add(euros),
            Err(MoneyError::CurrencyMismatch { left: "GBP", right: "EUR" })
        );
        let typed = |minor| Money::<Gbp>::from_minor(minor);
        prop_assert_eq!(typed(a).checked_add(typed(b)).map(Money::minor), a.checked_add(b));
        prop_assert_eq!(typed(a).checked_sub(typed(b)).map(Money::minor), a.checked_sub(b));
        prop_assert_eq!(euros.in_currency::<Gbp>(), None);
        prop_assert_eq!(pounds(a).in_currency::<Gbp>(), Some(typed(a)));
    }

    #[test]
    fn counts_add_or_say_that_they_do_not_fit(many in prop::collection::vec(any::<u64>(), 0..4)) {
        let sum: u128 = many.iter().map(|n| u128::from(*n)).sum();
        let counted = People::checked_sum(many.iter().map(|n| People::new(*n)));
        //= docs/rules.md#exactness
        //# exact-08: Counts whose sum does not fit 64 bits MUST have none.
        prop_assert_eq!(counted.map(People::get), u64::try_from(sum).ok());
        if let [a, b, ..] = many[..] {
            let difference = People::new(a).checked_sub(People::new(b)).map(People::get);
            prop_assert_eq!(difference, (a >= b).then(|| a - b));
        }
    }
}

#[test]
fn some_texts_that_are_no_amounts() {
    for text in [
        "",
        " ",
        "EUR",
        "EUR ",
        "541",
        "EUR541",
        "EUR  541",
        "EUR 541 ",
        "eur 541",
        "EUR +541",
        "EUR 5,41",
        "EUR 05",
        "EUR 1.",
        "EUR .5",
        "EUR 0.005",
        "EUR 1.2.3",
        "EUR --1",
        "EUR 1e3",
        "JPY 1.5",
        "XYZ 1",
        "EUR ١",
        "€541",
        "EUR 170141183460469231731687303715884105728",
    ] {
        //= docs/rules.md#what-never-mixes
        //# kinds-05: An amount as text MUST be its code, a space and its digits, with no more decimals than the
        //# currency has.
        assert_eq!(text.parse::<Amount>(), Err(MoneyError::Unreadable(text.to_owned())), "{text}");
    }
    let half: Amount = "EUR 0.5".parse().unwrap();
    assert_eq!(half.minor(), 50);
}

/// The ends of what 128 bits hold: the greatest number has no next, the least no opposite.
#[test]
fn what_does_not_fit_128_bits_is_an_error() {
    let (largest, one) = (Ratio::new(i128::MAX, 1).unwrap(), Ratio::whole(1));
    //= docs/rules.md#exactness
    //# exact-05: A step that does not fit 128 bits MUST be an error.
    assert_eq!(largest.checked_add(one), Err(ExactError::Overflow));
    assert_eq!(largest.checked_mul(Ratio::whole(2)), Err(ExactError::Overflow));
    let least = Ratio::new(-i128::MAX, 1).unwrap();
    assert_eq!(least.checked_sub(Ratio::whole(2)), Err(ExactError::Overflow));
    assert_eq!(Ratio::new(i128::MIN, 1), Err(ExactError::Overflow));
    assert_eq!(largest.checked_add(least), Ratio::new(0, 1));
}
