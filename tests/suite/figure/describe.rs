//! Words for exact numbers.

use crossings::{Currency, Figure, Nature, Ratio, Reading, describe};
use proptest::prelude::*;

const NATURES: [Nature; 8] = [
    Nature::Count,
    Nature::Mean,
    Nature::Share,
    Nature::Change,
    Nature::Times,
    Nature::Money(Currency::GBP),
    Nature::Money(Currency::EUR),
    Nature::Rank,
];

/// Every description is true of the value under the readings that it names, and no other.
fn honest(value: Ratio, nature: Nature) -> usize {
    let descriptions = describe(value, nature);
    for description in &descriptions {
        let figure = Figure::parse(&description.text).unwrap_or_else(|error| panic!("{error}"));
        for reading in Reading::ALL {
            let holds =
                figure.interval(nature, &reading.into()).is_ok_and(|interval| interval.contains(value));
            //= docs/rules.md#printed-figures
            //# figure-12: Words proposed for a number MUST be true of it under the readings that they name, and
            //# under no other.
            assert_eq!(holds, description.readings.contains(&reading), "{figure} for {value}");
        }
        assert!(description.readings.iter().any(|reading| *reading != Reading::Literal));
        let same = descriptions.iter().filter(|other| other.text == description.text);
        assert_eq!(same.count(), 1, "{figure}");
    }
    descriptions.len()
}

fn texts(value: (i128, i128), nature: Nature) -> Vec<String> {
    let value = Ratio::new(value.0, value.1).unwrap();
    describe(value, nature).into_iter().map(|description| description.text).collect()
}

#[test]
fn a_value_has_its_honest_words() {
    for (nature, value, expected) in [
        (
            Nature::Count,
            (21_466, 1),
            &["21,466", "about 21,000", "over 21,000", "almost 21,500", "over 20,000"][..],
        ),
        (Nature::Count, (35_040, 1), &["35,040", "over 35,000", "about 35,000"]),
        (Nature::Count, (285_000, 1), &["285,000", "almost 300,000"]),
        (
            Nature::Mean,
            (21_446, 377),
            &["56.89", "56.9", "57", "almost 57", "over 56", "about 57", "almost 60"],
        ),
        (Nature::Mean, (74, 1), &["74"]),
        (Nature::Mean, (1, 2), &["0.5"]),
        (Nature::Share, (1, 1_000), &["0.1%"]),
        (Nature::Share, (3, 10), &["30%", "almost a third", "more than a quarter", "one in three"]),
        (Nature::Share, (1, 3), &["33.3%", "33%", "a third", "one in three"]),
        (Nature::Change, (5_950, 29_090), &["up 20%", "up 20.5%", "up over 20%"]),
        (Nature::Change, (-21, 100), &["down 21%", "down about 20%", "down over 20%"]),
        (Nature::Times, (21, 10), &["2.1 times", "doubled", "more than doubled", "about doubled"]),
        (Nature::Times, (29, 10), &["2.9 times", "trebled", "almost trebled"]),
        (
            Nature::Money(Currency::GBP),
            (47_600_000_000, 1),
            &["exactly £476,000,000", "£476 million", "over £400 million", "almost £500 million"],
        ),
        (Nature::Money(Currency::EUR), (150_000_000_000, 1), &["€1.5 billion"]),
        (Nature::Money(Currency::GBP), (50, 1), &["exactly £0.50"]),
        (Nature::Rank, (1, 1), &["a record", "first"]),
        (Nature::Rank, (3, 1), &["not a record", "third"]),
        (Nature::Rank, (52, 1), &["52nd"]),
    ] {
        let texts = texts(value, nature);
        for text in expected {
            assert!(texts.iter().any(|known| known == text), "{text} for {value:?} in {texts:?}");
        }
    }
}

#[test]
fn a_value_has_no_words_that_mislead() {
    let count = texts((1_000_000, 1), Nature::Count);
    assert!(!count.iter().any(|text| text == "over 10" || text == "over 900,000"), "{count:?}");
    assert!(!texts((21_446, 377), Nature::Mean).iter().any(|text| text == "almost 58" || text == "over 57"));
    assert!(texts((1, 2), Nature::Rank).is_empty());
    assert!(texts((-1, 1), Nature::Count).is_empty());
    assert!(texts((1, 1), Nature::Date).is_empty());
    assert!(texts((1, 1), Nature::Money(Currency::USD)).is_empty());
    // A count that is not whole is no count.
    assert!(!texts((1, 2), Nature::Count).iter().any(|text| text == "1" || text == "0"));
}

/// Every number of a dense grid, in each nature in its own scale.
#[test]
fn words_are_honest_over_a_grid() {
    let mut described = 0;
    for n in 0..1_200_u32 {
        let whole = Ratio::whole(u64::from(n));
        described += honest(whole, Nature::Count) + honest(whole, Nature::Rank);
        let part = Ratio::new(i128::from(n), 1_199).unwrap();
        described += honest(part, Nature::Share);
        described += honest(Ratio::new(i128::from(n) - 600, 300).unwrap(), Nature::Change);
        described += honest(Ratio::new(i128::from(n), 97).unwrap(), Nature::Times);
        described += honest(Ratio::new(i128::from(n), 7).unwrap(), Nature::Mean);
        let money = whole.checked_mul(Ratio::whole(8_333_333)).unwrap();
        described += honest(money, Nature::Money(Currency::GBP));
    }
    assert!(described > 50_000, "{described}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn words_are_honest(
        numerator in prop_oneof![-1_000_i128..1_000, any::<i64>().prop_map(i128::from), any::<i128>()],
        denominator in prop_oneof![1_i128..1_000, 1..i128::MAX],
        nature in prop::sample::select(&NATURES[..]),
    ) {
        if let Ok(value) = Ratio::new(numerator, denominator) {
            honest(value, nature);
        }
    }

    /// Whatever is zero or more and not too large has words.
    #[test]
    fn every_size_has_words(numerator in 0_i128..1_000_000_000, denominator in 1_i128..10_000) {
        let value = Ratio::new(numerator, denominator).unwrap();
        let whole = Ratio::new(numerator, 1).unwrap();
        prop_assert!(honest(whole, Nature::Count) > 0);
        prop_assert!(honest(value, Nature::Mean) > 0);
        prop_assert!(honest(value, Nature::Change) > 0);
        prop_assert!(honest(value, Nature::Times) > 0);
        prop_assert!(honest(whole, Nature::Money(Currency::GBP)) > 0);
        if value <= Ratio::whole(1) {
            prop_assert!(honest(value, Nature::Share) > 0);
        }
    }
}
