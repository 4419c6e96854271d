//! What is printed for a number, and the numbers behind what is printed.

use std::fmt::Write as _;
use std::ops::Bound::{Excluded, Included, Unbounded};

use crossings::{Ratio, Rounding, Threshold};

use super::harness::{Case, Rng, put_flag};

const UNITS: [(i128, i128); 8] = [(1, 1), (1, 10), (1, 100), (5, 1), (10, 1), (1_000, 1), (1, 3), (7, 2)];

/// A rule, as the oracle calls it with its threshold, and as the library does.
pub(crate) fn rule(rng: &mut Rng) -> (&'static str, i64, Rounding) {
    let tenths = rng.between(1, 9);
    let threshold = Threshold::new(tenths as u8).unwrap();
    let (name, rule) = rng.one(&[
        ("half-up", Rounding::HalfUp),
        ("half-down", Rounding::HalfDown),
        ("half-even", Rounding::HalfEven),
        ("either", Rounding::Either),
        ("ceiling", Rounding::Ceiling),
        ("floor", Rounding::Floor),
        ("truncate", Rounding::Truncate),
        ("away-from-zero", Rounding::AwayFromZero),
        ("step-away", Rounding::StepAway),
        ("ceiling-or-floor", Rounding::CeilingOrFloor),
        ("up-from", Rounding::UpFrom(threshold)),
        ("down-from", Rounding::DownFrom(threshold)),
        ("either-from", Rounding::EitherFrom(threshold)),
    ]);
    (name, tenths, rule)
}

/// A number of units, mostly near what rules care about: halves, tenths, whole numbers, zero.
pub(crate) fn case(rng: &mut Rng, out: &mut Case) {
    let (name, tenths, rule) = rule(rng);
    let d = if rng.percent(80) { rng.one(&[1, 2, 10, 20, 3, 100]) } else { rng.between(1, 10_000) };
    let n = if rng.percent(90) { rng.between(-4 * d, 4 * d) } else { rng.between(-(1 << 40), 1 << 40) };
    let m = n.div_euclid(d) + rng.between(-1, 2);
    writeln!(out.question, "{name} {tenths} {n} {d} {m}").unwrap();

    let (above, below) = rng.one(&UNITS);
    let unit = Ratio::new(above, below).unwrap();
    let in_units = |number: Ratio| number.checked_div(unit).unwrap();
    let value = Ratio::new(n.into(), d.into()).unwrap().checked_mul(unit).unwrap();
    let printed = Ratio::new(m.into(), 1).unwrap().checked_mul(unit).unwrap();
    // The unit's sign does not matter.
    let given = if rng.percent(10) { Ratio::new(-above, below).unwrap() } else { unit };
    let rounded = rule.round(value, given).unwrap();
    for one in &rounded {
        let one = in_units(*one);
        assert_eq!(one.denominator(), 1);
        write!(out.answer, " {}", one.numerator()).unwrap();
    }
    out.answer.push_str(" ;");
    let band = rule.preimage(printed, given).unwrap();
    match band {
        None => out.answer.push_str(" -"),
        Some(band) => {
            let tenths = |from: Ratio, to: Ratio| {
                let reach = in_units(to.checked_sub(from).unwrap()).checked_mul(Ratio::whole(10)).unwrap();
                assert_eq!(reach.denominator(), 1);
                reach.numerator()
            };
            for (end, lower) in [(band.lower(), true), (band.upper(), false)] {
                let (at, closed) = match end {
                    Included(at) => (at, true),
                    Excluded(at) => (at, false),
                    Unbounded => panic!("a band has two ends"),
                };
                let reach = if lower { tenths(at, printed) } else { tenths(printed, at) };
                write!(out.answer, " {reach}").unwrap();
                put_flag(&mut out.answer, closed);
            }
        }
    }
    put_flag(&mut out.answer, band.is_some_and(|band| band.contains(value)));
    out.answer.push('\n');
}
