//! The number that could have been printed.

use crossings::{Figure, Ratio, Understanding};
use proptest::prelude::*;

use super::phrases::nature;

#[test]
fn the_number_that_could_have_been_printed() {
    // Figure, nature, exact value in printed units, what could have been printed.
    for (text, name, value, expected) in [
        ("74 a day", "mean", (13_574, 186), Some("73 a day")),
        ("74.0 a day", "mean", (13_574, 186), Some("73.0 a day")),
        ("21,446", "count", (21_466, 1), Some("21,466")),
        ("35,000", "count", (35_040, 1), Some("35,040")),
        ("377 boats", "count", (385, 1), Some("385 boats")),
        ("377 boats", "count", (1_385, 1), Some("1,385 boats")),
        ("1377 boats", "count", (1_385, 1), Some("1385 boats")),
        ("377 boats", "count", (771, 2), None),
        ("twelve", "count", (9, 1), Some("nine")),
        ("twelve", "count", (29, 1), Some("29")),
        ("13.6K", "count", (13_574, 1), Some("13.6K")),
        ("exactly 60 each", "mean", (113, 2), None),
        ("over £500m", "gbp", (476_000_000, 1), Some("over £400m")),
        ("over £500m", "gbp", (500_000_000, 1), Some("over £400m")),
        ("over 35,000", "count", (41_472, 1), Some("over 41,000")),
        ("at least 40", "count", (50, 1), Some("at least 50")),
        ("under 1,000", "count", (944, 1), Some("under 1,000")),
        ("up to 60", "count", (100, 1), Some("up to 100")),
        ("almost 60 each", "mean", (21_446, 377), Some("almost 60 each")),
        ("almost 60 each", "mean", (263, 5), Some("almost 53 each")),
        ("almost 60 each", "mean", (52, 1), None),
        ("nearly 50,000 people", "count", (45_665, 1), Some("nearly 50,000 people")),
        ("nearly 50,000 people", "count", (43_700, 1), Some("nearly 44,000 people")),
        ("around 128 per day", "mean", (12_777, 100), Some("around 128 per day")),
        ("around 25%", "share", (33, 1), Some("around 35%")),
        ("around 20%", "share", (33, 1), Some("around 30%")),
        ("almost 20%", "share", (158, 5), Some("almost 32%")),
        ("30%", "share", (100, 3), Some("33%")),
        ("almost a third", "share", (30, 1), Some("almost a third")),
        ("almost a third", "share", (47, 1), Some("almost half")),
        ("almost a third", "share", (20, 1), None),
        ("more than a third", "share", (68, 1), Some("more than two-thirds")),
        ("1/3", "share", (26, 1), Some("1/4")),
        ("one in five", "share", (10, 1), Some("one in ten")),
        ("1 in 5", "share", (1, 3), Some("1 in 300")),
        ("up 20%", "change", (204, 10), Some("up 20%")),
        ("up 20%", "change", (19, 1), Some("up 19%")),
        ("up 20%", "change", (-19, 1), None),
        ("down 20%", "change", (-19, 1), Some("down 19%")),
        ("-23%", "change", (-2_284, 100), Some("-23%")),
        ("-23%", "change", (-2_584, 100), Some("-26%")),
        ("doubled", "times", (31, 10), Some("trebled")),
        ("tenfold", "times", (12, 1), Some("twelvefold")),
        ("more than doubled", "times", (7, 2), Some("more than trebled")),
        ("doubled", "times", (5, 2), None),
        ("third highest", "rank", (4, 1), Some("fourth highest")),
        ("third highest", "rank", (1, 1), Some("a record")),
        ("a record", "rank", (25, 1), Some("25th highest")),
        ("the lowest", "rank", (2, 1), Some("second lowest")),
        ("not a record", "rank", (7, 1), Some("not a record")),
        ("not a record", "rank", (1, 1), Some("a record")),
        ("150th", "rank", (152, 1), Some("152nd")),
        ("second", "rank", (3, 1), Some("third")),
        ("between 20 and 30%", "share", (25, 1), Some("between 20 and 30%")),
        ("between 20 and 30%", "share", (35, 1), None),
        ("none", "count", (0, 1), Some("none")),
        ("none", "count", (1, 1), None),
        //= docs/rules.md#printed-figures
        //# figure-10: A percentage or a part MUST NOT state a change without a direction.
        ("20%", "change", (20, 1), None),
    ] {
        let (nature, scale) = nature(name);
        let exact = Ratio::new(value.0, value.1).unwrap().checked_mul(scale).unwrap();
        let got = Figure::parse(text).unwrap().nearest(exact, nature);
        assert_eq!(got.as_deref(), expected, "{text} for {value:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// What is said to be publishable holds, perhaps as a rounded count, and is the same figure
    /// once more.
    #[test]
    fn what_could_have_been_printed_is_true(
        index in any::<prop::sample::Index>(),
        numerator in -2_000_i128..2_000_000,
        denominator in 1_i128..200,
        name in prop::sample::select(&["count", "mean", "share", "change", "times", "gbp", "rank"][..]),
    ) {
        let texts = super::phrases::texts();
        let figure = Figure::parse(texts[index.index(texts.len())]).unwrap();
        let (nature, scale) = nature(name);
        let value = Ratio::new(numerator, denominator).unwrap().checked_mul(scale).unwrap();
        if let Some(text) = figure.nearest(value, nature) {
            let printed = Figure::parse(&text).unwrap();
            let holds = |rounded| {
                let understanding = Understanding { rounded, ..Understanding::default() };
                printed.interval(nature, &understanding).is_ok_and(|interval| interval.contains(value))
            };
            //= docs/rules.md#printed-figures
            //# figure-13: The nearest figure MUST be true of the value that it is proposed for.
            prop_assert!(holds(false) || holds(true), "{} for {}", text, value);
            prop_assert_eq!(printed.nearest(value, nature), Some(text));
        }
    }
}
