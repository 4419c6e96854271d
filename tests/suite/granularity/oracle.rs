//! Means and standard deviations of whole numbers, as they are printed, reckoned slowly.

use std::collections::BTreeSet;

use crossings::granularity::{Sample, Spread};
use crossings::{Printed, Ratio, Rounding};

pub(super) const RULES: [Rounding; 10] = [
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

/// So many hundredths, or tenths, or ones, as they are printed.
pub(super) fn printed(digits: i128, places: u32) -> Printed {
    let scale = 10_i128.pow(places);
    Printed::new(Ratio::new(digits, scale).unwrap(), Ratio::new(1, scale).unwrap()).unwrap()
}

pub(super) fn sample(size: u64, items: u64) -> Sample {
    Sample::new(size, items).unwrap()
}

/// Where a number lies that is no less than `below` and less than the next whole number.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Part {
    Nothing,
    LessThanHalf,
    Half,
    MoreThanHalf,
}

/// What a number without its sign is rounded to, by each rule's meaning.
pub(super) fn rounded(rule: Rounding, below: i128, part: Part, negative: bool) -> Vec<i128> {
    let half_up = matches!(part, Part::Half | Part::MoreThanHalf);
    let exact = part == Part::Nothing;
    let up = match rule {
        Rounding::HalfDown => part == Part::MoreThanHalf,
        Rounding::HalfEven => part == Part::MoreThanHalf || (part == Part::Half && below % 2 == 1),
        Rounding::Either if part == Part::Half => return vec![below, below + 1],
        Rounding::HalfUp | Rounding::Either => half_up,
        Rounding::Ceiling => !exact && !negative,
        Rounding::Floor => !exact && negative,
        Rounding::Truncate => false,
        Rounding::AwayFromZero => !exact,
        Rounding::StepAway if exact && below == 0 => return vec![1, -1],
        Rounding::StepAway => true,
        Rounding::CeilingOrFloor if exact => false,
        Rounding::CeilingOrFloor => return vec![below, below + 1],
        other => panic!("{other:?} is not in the list of rules"),
    };
    vec![if up { below + 1 } else { below }]
}

/// The digits that a fraction with a positive denominator may be printed as.
pub(super) fn fraction_printed(rule: Rounding, numerator: i128, denominator: i128, places: u32) -> Vec<i128> {
    let scaled = numerator.abs() * 10_i128.pow(places);
    let (below, rest) = (scaled / denominator, scaled % denominator);
    let part = match (rest, (2 * rest).cmp(&denominator)) {
        (0, _) => Part::Nothing,
        (_, std::cmp::Ordering::Less) => Part::LessThanHalf,
        (_, std::cmp::Ordering::Equal) => Part::Half,
        (_, std::cmp::Ordering::Greater) => Part::MoreThanHalf,
    };
    let negative = numerator < 0;
    let both = rounded(rule, below, part, negative);
    both.into_iter().map(|digits| if negative { -digits } else { digits }).collect()
}

/// The digits that the root of a fraction may be printed as: the root is found by counting up.
pub(super) fn root_printed(rule: Rounding, numerator: i128, denominator: i128, places: u32) -> Vec<i128> {
    let scaled = numerator * 100_i128.pow(places);
    let mut below = 0;
    while (below + 1) * (below + 1) * denominator <= scaled {
        below += 1;
    }
    let half = (2 * below + 1) * (2 * below + 1) * denominator;
    let part = match (below * below * denominator == scaled, half.cmp(&(4 * scaled))) {
        (true, _) => Part::Nothing,
        (_, std::cmp::Ordering::Greater) => Part::LessThanHalf,
        (_, std::cmp::Ordering::Equal) => Part::Half,
        (_, std::cmp::Ordering::Less) => Part::MoreThanHalf,
    };
    rounded(rule, below, part, false)
}

/// `n(n − 1)` times the variance.
pub(super) fn scatter(numbers: &[i128]) -> i128 {
    let n = i128::try_from(numbers.len()).unwrap();
    let (sum, squares): (i128, i128) = (numbers.iter().sum(), numbers.iter().map(|x| x * x).sum());
    n * squares - sum * sum
}

/// That these numbers, so many items each, are printed with this mean and standard deviation.
pub(super) fn has(
    numbers: &[i128],
    items: i128,
    mean: i128,
    deviation: i128,
    places: (u32, u32),
    rule: Rounding,
) {
    let n = i128::try_from(numbers.len()).unwrap();
    let means = fraction_printed(rule, numbers.iter().sum(), n * items, places.0);
    assert!(means.contains(&mean), "{numbers:?} have means {means:?}, not {mean}");
    let deviations = root_printed(rule, scatter(numbers), n * (n - 1) * items * items, places.1);
    assert!(deviations.contains(&deviation), "{numbers:?} have deviations {deviations:?}, not {deviation}");
}

pub(super) fn is_witness(
    spread: &Spread,
    sample: Sample,
    mean: i128,
    deviation: i128,
    places: (u32, u32),
    rule: Rounding,
) {
    let numbers = spread.numbers.as_ref().expect("a list of so few is given");
    assert_eq!(u64::try_from(numbers.len()).unwrap(), sample.size());
    assert_eq!(numbers.iter().sum::<i128>(), spread.total);
    assert_eq!(numbers.iter().map(|x| x * x).sum::<i128>(), spread.squares);
    has(numbers, sample.items().into(), mean, deviation, places, rule);
}

/// The nearest of some numbers to another: one, or two as far on either side.
pub(super) fn nearest_of(all: &BTreeSet<i128>, to: i128, places: u32) -> Vec<Printed> {
    let least = all.iter().map(|digits| (digits - to).abs()).min().unwrap();
    all.iter().filter(|digits| (*digits - to).abs() == least).map(|digits| printed(*digits, places)).collect()
}
