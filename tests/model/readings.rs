//! What a printed figure means, under each reading.

use std::fmt::Write as _;
use std::ops::Bound::{self, Excluded, Included, Unbounded};

use crossings::{Figure, Nature, NoInterval, Ratio, Reading, Understanding};

use super::harness::{Case, Rng};
use super::rounding::rule;

/// A hedge as the oracle calls it, and as it is printed.
const HEDGES: [(&str, &str); 12] = [
    ("bare", ""),
    ("exactly", "exactly "),
    ("over", "over "),
    ("at-least", "at least "),
    ("under", "under "),
    ("at-most", "at most "),
    ("up-to", "up to "),
    ("almost", "almost "),
    ("close-to", "close to "),
    ("just-over", "just over "),
    ("about", "about "),
    ("some", "some "),
];

/// One figure, read in three ways.
pub(crate) fn case(rng: &mut Rng, out: &mut Case) {
    let (hedge, words) = rng.one(&HEDGES);
    let (name, nature) =
        rng.one(&[("count", Nature::Count), ("mean", Nature::Mean), ("share", Nature::Share)]);
    let share = name == "share";
    let (power, multiplier) =
        if share || rng.percent(60) { (0, "") } else { rng.one(&[(3, " thousand"), (6, " million")]) };
    // A count has no decimals but before a multiplier that makes it whole.
    let most = if name == "count" { power.min(3) } else { 2 };
    let decimals = if rng.percent(60) { 0 } else { rng.between(0, most) };
    let round = rng.one(&[1, 1, 5, 10, 25, 100, 1_000]);
    let digits = if share && decimals == 0 {
        rng.between(0, 103)
    } else if rng.percent(3) {
        0
    } else {
        rng.between(0, 999) * round
    };
    let loosened = rng.percent(30);
    let (by, tenths, rounding) = rule(rng);

    let mut text = words.to_owned();
    let (scale, places) = (10_i64.pow(decimals as u32), decimals as usize);
    write!(text, "{}", digits / scale).unwrap();
    if decimals > 0 {
        write!(text, ".{:0places$}", digits % scale).unwrap();
    }
    text.push_str(if share { "%" } else { multiplier });
    let figure = Figure::parse(&text).unwrap_or_else(|error| panic!("{text}: {error}"));

    // The unit of the last digit, a tenth of it, and the number of these that an end is.
    let above = 10_i128.pow(power as u32);
    let tenth = Ratio::new(above, 10 * i128::from(scale) * if share { 100 } else { 1 }).unwrap();
    let put_end = |answer: &mut String, end: Bound<Ratio>| {
        let (bracket, at) = match end {
            Unbounded => return answer.push_str(" -"),
            Included(at) => ('[', at),
            Excluded(at) => ('(', at),
        };
        let at = at.checked_div(tenth).unwrap();
        assert_eq!(at.denominator(), 1, "{text}: an end between tenths of the last digit");
        write!(answer, " {bracket} {}", at.numerator()).unwrap();
    };
    let readings =
        [("literal", Reading::Literal), ("pragmatic", Reading::Pragmatic), ("strict", Reading::Strict)];
    for (reading, understood) in readings {
        let loose = u8::from(loosened);
        writeln!(out.question, "{hedge} {digits} {decimals} {power} {name} {loose} {by} {tenths} {reading}")
            .unwrap();
        let understanding = Understanding { reading: understood, rounding, rounded: loosened };
        match figure.interval(nature, &understanding) {
            Ok(interval) => {
                put_end(&mut out.answer, interval.lower());
                put_end(&mut out.answer, interval.upper());
            }
            Err(NoInterval::NoReading) => out.answer.push_str(" none"),
            Err(NoInterval::NotStated) => out.answer.push_str(" unstated"),
            Err(error) => panic!("{text}: {error}"),
        }
        out.answer.push('\n');
    }
}
