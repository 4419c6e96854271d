//! `crossings claims`: are published figures true, and can they all be?

mod audit;
mod explain;
mod judged;
mod slips;
mod sums;

pub(crate) use sums::interval;

use std::io;
use std::path::Path;

use crate::cli::answer::{Answer, Outcome, Refusal};
use crate::cli::args::{self, Format};
use crate::cli::print::{ASIDE, HEADING, Text, many, quoted};
use crate::cli::{check, input};
use crate::question::{ClaimsDocument, JudgeClaims, JudgedClaims, JudgedOn, QuestionError};
use crate::source::{self, Limits};
use crate::{Amount, ClaimVerdict, Claims, Register, article};

pub(crate) fn answer(ask: &args::Claims) -> Result<Answer, Refusal> {
    let claims = document(ask)?;
    let register = match input::register(&ask.data.files())? {
        Ok(register) => register,
        Err(inspection) => return Ok(check::unusable(*inspection, ask.form.format)),
    };
    let question = JudgeClaims {
        as_of: ask.as_of,
        reading: ask.figures.reading.into(),
        rounding: ask.figures.rounding.into(),
        only: (!ask.only.is_empty()).then(|| ask.only.clone()),
        explain: ask.explain.iter().cloned().collect(),
        fuel: ask.fuel,
        largest: ask.largest,
        ..JudgeClaims::default()
    };
    let judged = question.judge(&claims, &register)?;
    let outcome = outcome(&judged);
    Ok(match (ask.form.format, &ask.explain) {
        (Format::Json, _) => Answer::json(judged, outcome),
        (Format::Text, Some(id)) => Answer::text(explain::text(&claims, &judged, id, &register), outcome),
        (Format::Text, None) => Answer::text(text(&claims, &judged, &register), outcome),
    })
}

/// The claims of the file, of standard input, or of the built-in article.
fn document(ask: &args::Claims) -> Result<Claims, Refusal> {
    let Some(path) = &ask.document else { return Ok(article()) };
    if path != Path::new("-") {
        return Ok(ClaimsDocument::at(path).read()?);
    }
    if ask.data.paths.iter().any(|path| path == Path::new("-")) {
        return Err(Refusal::new("`-`, standard input, can be read only once"));
    }
    let read = source::json::read_claims_stream("stdin", io::stdin().lock(), &Limits::default());
    read.map_err(|error| QuestionError::UnusableClaims(error.problems().to_vec()).into())
}

/// A claim that is not true as the house has it, or claims that cannot all be.
fn outcome(judged: &JudgedClaims) -> Outcome {
    if judged.counts.contradicted > 0 || judged.counts.depends > 0 || judged.conflict == Some(true) {
        Outcome::Found
    } else {
        Outcome::Well
    }
}

fn text(claims: &Claims, judged: &JudgedClaims, register: &Register) -> Text {
    let mut text = Text::default();
    heading(&mut text, judged);
    judged::table(&mut text, judged);
    judged::findings(&mut text, claims, judged, register);
    for one in &judged.audits {
        audit::text(&mut text, claims, judged, one);
    }
    proposals(&mut text, judged);
    text.gap();
    text.line(summed_up(judged));
    text
}

/// What the claims are from, and what they are judged on.
fn heading(text: &mut Text, judged: &JudgedClaims) {
    if let Some(title) = &judged.title {
        text.line(format_args!("{HEADING}{}{HEADING:#}", quoted(title)));
    }
    let with_days: Vec<String> = judged.series.iter().filter_map(on).collect();
    if with_days.is_empty() {
        text.line("judged without daily figures: --data FILE takes a workbook with days");
    } else {
        text.line(format_args!("judged on {}", with_days.join("; ")));
    }
    text.line(format_args!(
        "the house's reading is {}, table of readings {}",
        judged.reading, judged.readings_version
    ));
    text.gap();
}

/// `UK arrivals, days 2018-01-01..2026-08-20, as published 2026-08-21`.
fn on(series: &JudgedOn) -> Option<String> {
    let extent = series.extent?;
    let published = series.published.map_or_else(String::new, |at| format!(", as published {at}"));
    Some(format!("{}, days {extent}{published}", series.basis))
}

/// What is asked for, with no figure to check.
fn proposals(text: &mut Text, judged: &JudgedClaims) {
    if judged.proposals.0.is_empty() {
        return;
    }
    text.gap();
    text.line(format_args!("{HEADING}Asked for and not agreed{HEADING:#}"));
    for one in &judged.proposals.0 {
        let amount = one.commitment.map(|commitment| commitment.amount);
        let amount =
            amount.map_or_else(|| "no figure to check".to_owned(), |amount: Amount| amount.to_string());
        text.line(quoted(format_args!(
            "  {}: {}, {} to {}: {amount}",
            one.id, one.title, one.payer, one.payee
        )));
    }
}

/// How many claims have which verdict, and whether they can all be true.
fn summed_up(judged: &JudgedClaims) -> String {
    let counts = &judged.counts;
    let parts = [
        (counts.supported, ClaimVerdict::Supported),
        (counts.depends, ClaimVerdict::Depends),
        (counts.contradicted, ClaimVerdict::Contradicted),
        (counts.undetermined, ClaimVerdict::Undetermined),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, verdict)| {
            let style = judged::style(verdict);
            format!("{number} {style}{verdict}{style:#}")
        })
        .collect();
    let together = if judged.conflict == Some(true) { "; they cannot all be true" } else { "" };
    let more = format!("{ASIDE}; --explain ID shows the working of one{ASIDE:#}");
    format!("{}: {}{together}{more}", many(judged.judgements.len(), "claim"), parts.join(", "))
}
