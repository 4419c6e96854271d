//! Every fraction with a small denominator, under every rule and in several units.
//!
//! The oracle lists the multiples beside a number and picks by the words of the rule, with whole
//! numbers alone: it has no quotient and no digit.

use core::ops::Bound;
use std::time::Instant;

use crossings::{Printed, Ratio, Rounding, Threshold};

use crate::evidence::{Evidence, long};

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

fn rules() -> Vec<Rounding> {
    let plain = [
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
    let from = (1..10).filter_map(Threshold::new);
    let with = from.flat_map(|t| [Rounding::UpFrom(t), Rounding::DownFrom(t), Rounding::EitherFrom(t)]);
    plain.into_iter().chain(with).collect()
}

/// The multiples of one that `p/q` is printed as. `q` is above zero.
fn printed(rule: Rounding, p: i128, q: i128) -> Vec<i128> {
    // The multiple towards zero, found by walking there, and the one beyond.
    let sign = if p < 0 { -1 } else { 1 };
    let size = p * sign;
    let mut near = 0;
    while (near + 1) * q <= size {
        near += 1;
    }
    let far = near + 1;
    // How far the number is from either, in parts of 10 q.
    let (past, short) = (10 * (size - near * q), 10 * (far * q - size));
    let exact = past == 0;
    let one = |is_far: bool| vec![if is_far { far } else { near }];
    let chosen = match rule {
        Rounding::HalfUp => one(past >= short),
        Rounding::HalfEven => one(past > short || past == short && near % 2 != 0),
        Rounding::Either if past == short => vec![near, far],
        Rounding::HalfDown | Rounding::Either => one(past > short),
        Rounding::Ceiling => one(!exact && p > 0),
        Rounding::Floor => one(!exact && p < 0),
        Rounding::Truncate => one(false),
        Rounding::AwayFromZero => one(!exact),
        Rounding::StepAway if p == 0 => vec![-1, 1],
        Rounding::StepAway => one(true),
        Rounding::CeilingOrFloor if exact => one(false),
        Rounding::CeilingOrFloor => vec![near, far],
        Rounding::UpFrom(t) => one(past >= q * i128::from(t.tenths())),
        // Towards zero while so many tenths, or more, are missing.
        Rounding::DownFrom(t) => one(short < q * i128::from(t.tenths())),
        Rounding::EitherFrom(t) => {
            let (up, down) = (printed(Rounding::UpFrom(t), size, q), printed(Rounding::DownFrom(t), size, q));
            if up == down { up } else { vec![near, far] }
        }
        other => panic!("{other:?} is not in the list of rules"),
    };
    let mut chosen: Vec<i128> = chosen.into_iter().map(|multiple| multiple * sign).collect();
    chosen.sort_unstable();
    chosen
}

type Round = fn(Rounding, Ratio, Ratio) -> Vec<Ratio>;

fn real(rule: Rounding, value: Ratio, unit: Ratio) -> Vec<Ratio> {
    rule.round(value, unit).unwrap()
}

/// How far the numbers reach, in units.
const REACH: i128 = 4;

/// The units: decimals, whole numbers, thousands, and thirds.
fn units() -> [Ratio; 6] {
    [ratio(1, 100), ratio(1, 10), ratio(1, 1), ratio(5, 1), ratio(1000, 1), ratio(1, 3)]
}

struct Found {
    cases: u64,
    differences: u64,
}

/// Every `p/q` with `q` up to a bound, and what is printed of it; and which printed numbers it is
/// behind.
fn hold(round: Round, most: i128) -> Found {
    let mut found = Found { cases: 0, differences: 0 };
    for rule in rules() {
        for unit in units() {
            let times = |multiple: i128| ratio(multiple, 1).checked_mul(unit).unwrap();
            let behind: Vec<_> =
                (-REACH - 1..=REACH + 1).map(|m| (m, rule.preimage(times(m), unit).unwrap())).collect();
            for q in 1..=most {
                for p in -REACH * q..=REACH * q {
                    let value = ratio(p, q).checked_mul(unit).unwrap();
                    let wanted = printed(rule, p, q);
                    let made = round(rule, value, unit);
                    let same = made == wanted.iter().map(|m| times(*m)).collect::<Vec<_>>();
                    let law = behind.iter().all(|(multiple, interval)| {
                        interval.is_some_and(|one| one.contains(value)) == wanted.contains(multiple)
                    });
                    found.cases += 1;
                    found.differences += u64::from(!(same && law));
                }
            }
        }
    }
    found
}

/// Every end of every preimage, and whether the number there belongs.
fn ends() -> u64 {
    let mut cases = 0;
    for rule in rules() {
        for unit in units() {
            for multiple in -REACH..=REACH {
                let number = ratio(multiple, 1).checked_mul(unit).unwrap();
                let interval = rule.preimage(number, unit).unwrap();
                // Nothing is printed as nothing where each number moves away from it.
                assert_eq!(interval.is_none(), rule == Rounding::StepAway && multiple == 0);
                for bound in interval.iter().flat_map(|one| [one.lower(), one.upper()]) {
                    let (Bound::Included(end) | Bound::Excluded(end)) = bound else {
                        panic!("a printed number has two ends")
                    };
                    let at = end.checked_div(unit).unwrap();
                    let belongs = printed(rule, at.numerator(), at.denominator()).contains(&multiple);
                    assert_eq!(belongs, matches!(bound, Bound::Included(_)), "{rule:?} of {number}");
                }
                cases += 1;
            }
        }
    }
    cases
}

/// Every decimal with up to two places, as text.
fn decimals() -> u64 {
    let mut cases = 0;
    for places in 0..=2_u8 {
        let scale = 10_i128.pow(places.into());
        for n in -4 * scale..=4 * scale {
            let text = ratio(n, scale).to_decimal(places).unwrap();
            let read: Printed = text.parse().unwrap();
            assert_eq!((read.value(), read.unit()), (ratio(n, scale), ratio(1, scale)), "{text}");
            let size = n.abs();
            let digits = format!("{size:0width$}", width = usize::from(places) + 1);
            let (whole, rest) = digits.split_at(digits.len() - usize::from(places));
            let sign = if n < 0 { "-" } else { "" };
            let point = if places > 0 { "." } else { "" };
            assert_eq!(text, format!("{sign}{whole}{point}{rest}"));
            let halved = ratio(n, 2 * scale).to_decimal(places).unwrap();
            let away = printed(Rounding::HalfUp, n, 2)[0];
            assert_eq!(halved, ratio(away, scale).to_decimal(places).unwrap(), "half of {text}");
            cases += 1;
        }
    }
    cases
}

#[test]
fn every_small_fraction_under_every_rule() {
    let begun = Instant::now();
    // Twentieths lie on every threshold, on every half, and between any two of these.
    let most = if long() { 60 } else { 20 };
    let found = hold(real, most);
    assert_eq!(found.differences, 0);
    let (rules, units) = (rules().len() as u64, units().len() as u64);
    assert_eq!(rules, 10 + 3 * 9);
    let fractions: u64 = (1..=most.unsigned_abs() as u64).map(|q| 2 * REACH as u64 * q + 1).sum();
    assert_eq!(found.cases, rules * units * fractions);
    let ends = ends();
    assert_eq!(ends, rules * units * (2 * REACH as u64 + 1));
    let decimals = decimals();
    assert_eq!(decimals, (8 + 1) + (80 + 1) + (800 + 1));
    Evidence {
        name: "small_worlds_rounding",
        part: "Small worlds",
        promise: "Every small fraction is printed under every rule of rounding as the words of the rule say, \
                  and is behind just those printed numbers.",
        held_by: &["tests/small_worlds/rounding.rs", "docs/small-worlds.md"],
        measured: format!(
            "{} fractions with denominators up to {most}, {ends} printed numbers with both ends, {decimals} \
             decimals; 5 seeded faults told; {:.1} s",
            found.cases,
            begun.elapsed().as_secs_f64()
        ),
        command: "cargo test --test small_worlds rounding",
    }
    .write();
}

#[test]
fn a_faulty_rule_is_told() {
    fn instead(of: Rounding, by: Rounding, rule: Rounding, value: Ratio, unit: Ratio) -> Vec<Ratio> {
        real(if rule == of { by } else { rule }, value, unit)
    }
    let faults: [Round; 5] = [
        |rule, value, unit| instead(Rounding::HalfUp, Rounding::HalfDown, rule, value, unit),
        |rule, value, unit| instead(Rounding::HalfEven, Rounding::HalfUp, rule, value, unit),
        |rule, value, unit| instead(Rounding::Truncate, Rounding::Floor, rule, value, unit),
        |rule, value, unit| {
            let nine = Rounding::UpFrom(Threshold::new(9).unwrap());
            instead(nine, Rounding::Truncate, rule, value, unit)
        },
        |rule, value, unit| real(rule, value, unit).into_iter().take(1).collect(),
    ];
    for (n, fault) in faults.into_iter().enumerate() {
        assert!(hold(fault, 10).differences > 0, "fault {n} was not seen");
    }
}
