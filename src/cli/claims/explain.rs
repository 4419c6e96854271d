//! The working of one claim.

use super::{audit, judged, slips, sums};
use crate::cli::print::{HEADING, Text, many, quoted};
use crate::question::{Judged, JudgedClaims, Working};
use crate::{Claim, Claims, Held, Interval, Reading, Register, Rounding, Trial, Understanding};

/// How many interpretations are shown.
const SHOWN: usize = 40;

/// Every interpretation of a claim, with its sums.
pub(crate) fn text(claims: &Claims, all: &JudgedClaims, id: &str, register: &Register) -> Text {
    let mut text = Text::default();
    let found = all.judgements.iter().find(|one| one.judgement.id == id).zip(claims.claim(id));
    let Some((one, claim)) = found else {
        text.line(quoted(format_args!("{id} is not among the claims that --only names")));
        return text;
    };
    head(&mut text, one, claim, all.rounding);
    let trials = one.judgement.trials.iter().zip(&one.working);
    for (trial, working) in trials.take(SHOWN) {
        let differs = one.judgement.house().map(|house| judged::against(trial, house, Some(claim)));
        interpretation(&mut text, claim, (trial, &differs.unwrap_or_default()), working);
    }
    let more = one.judgement.trials.len().saturating_sub(SHOWN);
    if more > 0 {
        text.line(format_args!("  … and {}, which --format json has", many(more, "interpretation")));
    }
    mended(&mut text, one, claim, register);
    conflicts(&mut text, all, claim);
    text
}

/// The claim, and what its figure means.
fn head(text: &mut Text, one: &Judged, claim: &Claim, rounding: Rounding) {
    let judgement = &one.judgement;
    let style = judged::style(judgement.verdict);
    text.line(quoted(format_args!("{} {:?}", judgement.id, judgement.figure)));
    for (number, measure) in claim.measures().enumerate() {
        let what = if number == 0 { "measures".to_owned() } else { "or".to_owned() };
        text.line(quoted(format_args!("  {what}: {measure} ({})", measure.nature())));
    }
    text.line(format_args!(
        "  verdict: {style}{}{style:#}, in the {} reading",
        judgement.verdict, judgement.reading
    ));
    for reading in Reading::ALL {
        let how = Understanding { reading, rounding, rounded: claim.rounded() };
        let meant = match (claim.figure().date(), claim.figure().interval(judgement.nature, &how)) {
            (Some(_), _) => continue,
            (None, Ok(interval)) => sums::interval(&interval, judgement.nature),
            (None, Err(why)) => why.to_string(),
        };
        text.line(format_args!("  {:<11}{meant}", format!("{reading}:")));
    }
}

/// One way to understand it: which days, what they add up to, and what is true of that.
fn interpretation(text: &mut Text, claim: &Claim, (trial, differs): (&Trial, &[String]), working: &Working) {
    text.gap();
    let title = match differs {
        [] => format!("as the house has it, {}", trial.interpretation),
        differs => differs.join(", "),
    };
    text.line(format_args!("{HEADING}{}{HEADING:#}", quoted(title)));
    for step in &working.text {
        text.line(quoted(format_args!("  {step}")));
    }
    let Some(value) = trial.found.value() else {
        let why = judged::why_none(trial).unwrap_or_default();
        text.line(quoted(format_args!("  no value: {why}")));
        return;
    };
    let mut held: Vec<&Held> = trial.readings.iter().collect();
    held.sort_by_key(|held| held.reading);
    let held: Vec<String> = held
        .into_iter()
        .map(|held| {
            if held.interval.is_none() {
                (if held.holds { "true" } else { "not true" }).to_owned()
            } else {
                format!("{} {}", held.reading, if held.holds { "true" } else { "not true" })
            }
        })
        .collect();
    text.line(quoted(format_args!("  {value}; {:?}: {}", claim.figure().text(), held.join(", "))));
}

/// How far off the figure is, and what may have gone wrong.
fn mended(text: &mut Text, one: &Judged, claim: &Claim, register: &Register) {
    let judgement = &one.judgement;
    let off = judgement.distance.filter(|distance| distance.numerator() != 0);
    if off.is_some() || judgement.nearest.is_some() || !judgement.slips.is_empty() {
        text.gap();
    }
    if let Some(distance) = off {
        let point = Interval::point(distance);
        text.line(format_args!("off by {}", sums::interval(&point, judgement.nature)));
    }
    if let Some(nearest) = &judgement.nearest {
        text.line(quoted(format_args!("could have been printed: {nearest}")));
    }
    for slip in slips::lines(one, Some(claim), register) {
        text.line(quoted(format_args!("perhaps {slip}")));
    }
}

/// The conflicts that it is in, under every reading.
fn conflicts(text: &mut Text, all: &JudgedClaims, claim: &Claim) {
    for found in &all.audits {
        for (one, readings) in audit::conflicts(&found.readings, |one| audit::has(one, claim)) {
            text.gap();
            audit::conflict(text, &readings, one);
        }
    }
}
