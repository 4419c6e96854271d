//! The readings lie within one another.

use core::ops::Bound;

use crossings::{
    Currency, Figure, Interval, Nature, NoInterval, Ratio, Reading, Rounding, Threshold, Understanding,
};

const ONE_SIDED: &[&str] = &[
    "over N",
    "more than N",
    "above N",
    "at least N",
    "N or more",
    "no fewer than N",
    "under N",
    "fewer than N",
    "less than N",
    "below N",
    "at most N",
    "no more than N",
    "up to N",
    "almost N",
    "nearly N",
    "just under N",
    "close to N",
    "just over N",
    "a little over N",
];

const POINT: &[&str] =
    &["N", "exactly N", "about N", "around N", "roughly N", "approximately N", "some N", "~N"];

/// Numbers with what they can be numbers of.
fn numbers() -> Vec<(String, Nature)> {
    let plain = [
        "0",
        "1",
        "5",
        "7",
        "10",
        "12",
        "25",
        "60",
        "74",
        "100",
        "128",
        "999",
        "1,000",
        "1,500",
        "21,446",
        "35,000",
        "100,000",
        "1 million",
        "1.5 million",
        "35k",
        "three hundred",
        "2bn",
    ];
    let decimals = ["0.1", "0.5", "2.5", "56.9", "60.0", "141.60"];
    let percents =
        ["0", "1", "5", "7", "10", "15", "20", "46", "90", "95", "99", "100", "45.2", "20.0", "0.1"];
    let parts = [
        "a third",
        "two-thirds",
        "half",
        "a quarter",
        "three quarters",
        "a tenth",
        "nine tenths",
        "a sixth",
        "a ninth",
        "1/7",
        "1/30",
        "99/100",
        "1/1000",
        "999/1000",
        "one in two",
        "one in three",
        "one in four",
        "one in five",
        "one in nine",
        "one in ten",
        "one in eleven",
        "one in 250",
        "one in 100,000",
        "two in seven",
    ];
    let mut all = Vec::new();
    for number in plain {
        all.push((number.to_owned(), Nature::Count));
    }
    for number in plain.into_iter().chain(decimals) {
        all.push((format!("{number} a day"), Nature::Mean));
        all.push((number.to_owned(), Nature::Mean));
        all.push((format!("£{number}"), Nature::Money(Currency::GBP)));
        all.push((format!("{number} times"), Nature::Times));
    }
    for number in percents {
        all.push((format!("{number}%"), Nature::Share));
        all.push((format!("{number}% higher"), Nature::Change));
        all.push((format!("{number}% lower"), Nature::Change));
    }
    for part in parts {
        all.push((part.to_owned(), Nature::Share));
        all.push((format!("{part} more"), Nature::Change));
        all.push((format!("{part} less"), Nature::Change));
    }
    all
}

fn roundings() -> Vec<Rounding> {
    use Rounding::{
        AwayFromZero, Ceiling, CeilingOrFloor, DownFrom, Either, EitherFrom, Floor, HalfDown, HalfEven,
        HalfUp, StepAway, Truncate, UpFrom,
    };
    let tenths = |tenths| Threshold::new(tenths).unwrap();
    vec![
        HalfUp,
        HalfDown,
        HalfEven,
        Either,
        Ceiling,
        Floor,
        Truncate,
        AwayFromZero,
        StepAway,
        CeilingOrFloor,
        UpFrom(tenths(1)),
        UpFrom(tenths(9)),
        DownFrom(tenths(3)),
        EitherFrom(tenths(7)),
    ]
}

/// Every interval of a text under a reading, and whether counts are rounded.
fn read(text: &str, nature: Nature, rounding: Rounding, rounded: bool, reading: Reading) -> Option<Interval> {
    let figure = Figure::parse(text).unwrap_or_else(|error| panic!("{error}"));
    match figure.interval(nature, &Understanding { reading, rounding, rounded }) {
        Ok(interval) => Some(interval),
        Err(NoInterval::NoReading) => None,
        // `under 0`, `over 100%`.
        Err(error) => {
            assert_eq!(error, NoInterval::NotStated, "{text}");
            assert!(!figure.states(nature) || reading != Reading::Pragmatic, "{text}");
            None
        }
    }
}

/// Whether all of `a` lies in `b`, end by end: an answer that is not the crate's own.
fn within(a: &Interval, b: &Interval) -> bool {
    let lower = match (a.lower(), b.lower()) {
        (_, Bound::Unbounded) => true,
        (Bound::Unbounded, _) => false,
        (Bound::Included(a), Bound::Excluded(b)) => a > b,
        (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b)) => a >= b,
    };
    let upper = match (a.upper(), b.upper()) {
        (_, Bound::Unbounded) => true,
        (Bound::Unbounded, _) => false,
        (Bound::Included(a), Bound::Excluded(b)) => a < b,
        (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b)) => a <= b,
    };
    lower && upper
}

/// Put in each hedge's place; a hedge after a number stands before its unit.
fn hedged(hedge: &str, number: &str) -> String {
    if hedge.starts_with('N') && hedge.len() > 1 {
        for unit in [" a day", " higher", " lower", " more", " less"] {
            if let Some(bare) = number.strip_suffix(unit) {
                return hedge.replace('N', bare) + unit;
            }
        }
    }
    hedge.replace('N', number)
}

fn nests(hedges: &[&str], order: [Reading; 3], roundings: &[Rounding]) -> usize {
    let mut compared = 0;
    for (number, nature) in numbers() {
        for hedge in hedges {
            let text = hedged(hedge, &number);
            for rounding in roundings {
                for rounded in [false, true] {
                    let cells = order.map(|reading| read(&text, nature, *rounding, rounded, reading));
                    let there: Vec<_> = cells.into_iter().flatten().collect();
                    for pair in there.windows(2) {
                        assert!(
                            within(&pair[0], &pair[1]),
                            "{text} {nature} {rounding:?}: {} {}",
                            pair[0],
                            pair[1]
                        );
                        compared += 1;
                    }
                }
            }
        }
    }
    compared
}

#[test]
fn one_sided_hedges_nest_from_strict_to_literal() {
    let order = [Reading::Strict, Reading::Pragmatic, Reading::Literal];
    //= docs/rules.md#printed-figures
    //# figure-04: With a one-sided hedge, the strict reading MUST lie within the pragmatic, and that within the
    //# literal.
    assert!(nests(ONE_SIDED, order, &[Rounding::HalfUp, Rounding::Ceiling]) > 10_000);
}

#[test]
fn point_hedges_nest_from_literal_to_pragmatic() {
    let order = [Reading::Literal, Reading::Strict, Reading::Pragmatic];
    //= docs/rules.md#printed-figures
    //# figure-05: With any other hedge or none, the literal reading MUST lie within the strict, and that within the
    //# pragmatic.
    assert!(nests(POINT, order, &roundings()) > 10_000);
}

/// A number that a hedge excludes is never in, and one that it names is.
#[test]
fn the_printed_number_is_in_or_out_as_the_words_say() {
    let has = |hedge: &str| {
        ![
            "over", "more", "above", "under", "fewer", "less", "below", "almost", "nearly", "just", "close",
            "a little",
        ]
        .iter()
        .any(|out| hedge.starts_with(out))
    };
    for n in [1_u64, 9, 10, 60, 128, 1_000, 21_446, 35_000] {
        for hedge in ONE_SIDED.iter().chain(POINT) {
            let figure = Figure::parse(&hedge.replace('N', &n.to_string())).unwrap();
            for reading in Reading::ALL {
                if let Ok(interval) = figure.interval(Nature::Count, &reading.into()) {
                    //= docs/rules.md#printed-figures
                    //# figure-06: The printed number MUST belong to the meaning of a figure exactly where its words
                    //# do not exclude it.
                    assert_eq!(interval.contains(Ratio::whole(n)), has(hedge), "{figure} {reading:?}");
                }
            }
        }
    }
}

/// The mode of rounding is that of the understanding, wherever the table rounds.
#[test]
fn other_roundings_move_the_ends() {
    let read = |text: &str, reading, rounding| {
        let understanding = Understanding { reading, rounding, rounded: true };
        Figure::parse(text).unwrap().interval(Nature::Mean, &understanding).unwrap().to_string()
    };
    for (rounding, strict, pragmatic) in [
        (Rounding::HalfUp, "[119/2, 121/2)", "[55, 65)"),
        (Rounding::HalfEven, "[119/2, 121/2]", "[55, 65]"),
        (Rounding::Either, "[119/2, 121/2]", "[55, 65]"),
        (Rounding::Truncate, "[60, 61)", "[60, 70)"),
        (Rounding::Ceiling, "(59, 60]", "(50, 60]"),
    ] {
        assert_eq!(read("60", Reading::Strict, rounding), strict);
        assert_eq!(read("60", Reading::Pragmatic, rounding), pragmatic);
    }
    // What no reading rounds stays.
    assert_eq!(read("almost 60", Reading::Strict, Rounding::Ceiling), "[119/2, 60)");
}

/// No words mean a number that cannot be, however they are rounded.
#[test]
fn figures_mean_numbers_that_can_be() {
    let end = |n| Bound::Included(Ratio::whole(n));
    let mut seen = 0;
    for (number, nature) in numbers() {
        let domain = match nature {
            Nature::Change => continue,
            Nature::Share => Interval::new(end(0), end(1)),
            _ => Interval::new(end(0), Bound::Unbounded),
        };
        let domain = domain.unwrap();
        for hedge in ONE_SIDED.iter().chain(POINT) {
            let text = hedged(hedge, &number);
            for reading in Reading::ALL {
                for rounding in roundings() {
                    let Some(interval) = read(&text, nature, rounding, true, reading) else { continue };
                    //= docs/rules.md#printed-figures
                    //# figure-07: A figure MUST NOT mean a number below zero, unless it is a change, nor a share
                    //# above one.
                    assert!(within(&interval, &domain), "{text} {nature} {reading:?}: {interval}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 50_000, "{seen}");
}
