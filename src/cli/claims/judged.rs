//! The judgement on each claim.

use anstyle::Style;

use super::slips;
use crate::cli::print::{self, ERROR, GOOD, HEADING, Side, Text, UNKNOWN, WARNING, quoted};
use crate::question::{Judged, JudgedClaims};
use crate::{Claim, ClaimVerdict, Claims, Found, Reading, Register, Trial};

/// How a verdict looks.
pub(crate) const fn style(verdict: ClaimVerdict) -> Style {
    match verdict {
        ClaimVerdict::Supported => GOOD,
        ClaimVerdict::Depends => WARNING,
        ClaimVerdict::Contradicted => ERROR,
        ClaimVerdict::Undetermined => Style::new(),
    }
}

/// A line for each claim.
pub(crate) fn table(text: &mut Text, judged: &JudgedClaims) {
    let columns = [
        ("id", Side::Left),
        ("figure", Side::Left),
        ("what it measures", Side::Left),
        ("verdict", Side::Left),
        ("exact value", Side::Left),
        ("could have been printed", Side::Left),
    ];
    let rows = judged.judgements.iter().map(|one| {
        let judgement = &one.judgement;
        vec![
            judgement.id.clone(),
            judgement.figure.clone(),
            one.measure.clone(),
            judgement.verdict.to_string(),
            judgement
                .house()
                .and_then(|house| house.found.value())
                .map_or_else(none, |value| value.to_string()),
            judgement.nearest.clone().unwrap_or_else(none),
        ]
    });
    print::table(text, &columns, rows);
}

fn none() -> String {
    UNKNOWN.to_owned()
}

/// What is to be said of single claims below the table.
pub(crate) fn findings(text: &mut Text, claims: &Claims, judged: &JudgedClaims, register: &Register) {
    let of = |verdict| judged.judgements.iter().filter(move |one| one.judgement.verdict == verdict);
    let slips: Vec<&Judged> =
        judged.judgements.iter().filter(|one| !one.judgement.slips.is_empty()).collect();
    section(text, "What may have gone wrong", &slips, |one| {
        let slips = slips::lines(one, claims.claim(&one.judgement.id), register);
        slips.join("\n    or ")
    });
    let depends: Vec<&Judged> = of(ClaimVerdict::Depends).collect();
    section(text, "True only if understood otherwise", &depends, |one| otherwise(one, claims));
    let readings: Vec<&Judged> = judged.judgements.iter().filter(|one| one.depends_on_reading).collect();
    section(text, "Depends on how closely the figure is read", &readings, by_reading);
    let undetermined: Vec<&Judged> = of(ClaimVerdict::Undetermined).collect();
    section(text, "Cannot be decided, and why", &undetermined, |one| {
        let no_value = one.judgement.house().and_then(why_none);
        no_value.or_else(|| one.judgement.unbounded.map(|why| why.to_string())).unwrap_or_default()
    });
}

/// A list of claims with something to say of each.
fn section(text: &mut Text, title: &str, claims: &[&Judged], say: impl Fn(&Judged) -> String) {
    if claims.is_empty() {
        return;
    }
    text.gap();
    text.line(format_args!("{HEADING}{title}{HEADING:#}"));
    for one in claims {
        let lines = say(one);
        let mut lines = lines.lines();
        let first = lines.next().unwrap_or_default();
        text.line(quoted(format_args!("  {} {:?}: {first}", one.judgement.id, one.judgement.figure)));
        for line in lines {
            text.line(quoted(line));
        }
    }
}

/// In what a trial differs from the house's, with its measure in words.
pub(crate) fn against(trial: &Trial, house: &Trial, claim: Option<&Claim>) -> Vec<String> {
    let (own, its) = (&trial.interpretation, &house.interpretation);
    let measure =
        claim.and_then(|claim| claim.measures().nth(own.measure)).filter(|_| own.measure != its.measure);
    let mut words = own.against(its);
    if let (Some(measure), Some(first)) = (measure, words.first_mut()) {
        *first = format!("as {measure}");
    }
    words
}

/// Under which interpretation, or reading, a claim is true that is not so for the house.
fn otherwise(one: &Judged, claims: &Claims) -> String {
    let Some((house, (trial, reading))) = one.judgement.house().zip(one.judgement.witness()) else {
        return String::new();
    };
    let mut words = against(trial, house, claims.claim(&one.judgement.id));
    if !trial.holds(one.judgement.reading) {
        words.push(format!("in the {reading} reading"));
    }
    let value = trial.found.value().map_or_else(String::new, |value| format!(", which gives {value}"));
    format!("{}{value}", words.join(", "))
}

/// `true in the literal and pragmatic reading, not in the strict one`.
fn by_reading(one: &Judged) -> String {
    let Some(house) = one.judgement.house() else { return String::new() };
    let with = |holds: bool| -> Vec<String> {
        let held = house.readings.iter().filter(|held| held.holds == holds);
        let mut readings: Vec<Reading> = held.map(|held| held.reading).collect();
        readings.sort_unstable();
        readings.iter().map(ToString::to_string).collect()
    };
    let value = house.found.value().map_or_else(String::new, |value| format!("{value}: "));
    format!(
        "{value}true in the {} reading, not in the {}",
        with(true).join(" and "),
        with(false).join(" and ")
    )
}

/// Why a trial has no value.
pub(crate) fn why_none(trial: &Trial) -> Option<String> {
    match &trial.found {
        Found::NoValue(why) => Some(why.to_string()),
        Found::Value(_) => None,
    }
}
