//! `crossings funding`: what was agreed, and for how much?

use crate::cli::answer::{Answer, Outcome, Refusal};
use crate::cli::args::{Format, Funding};
use crate::cli::print::{ASIDE, Side, Text, UNKNOWN, grouped, table};
use crate::cli::{check, input};
use crate::question::{self, RegisterQuestion};
use crate::{Agreement, Amount};

pub(crate) fn answer(ask: &Funding) -> Result<Answer, Refusal> {
    let register = match input::register(&ask.files)? {
        Ok(register) => register,
        Err(inspection) => return Ok(check::unusable(*inspection, ask.form.format)),
    };
    let agreements = question::Funding::default().answer_on(&register)?;
    Ok(match ask.form.format {
        Format::Json => Answer::json(agreements, Outcome::Well),
        Format::Text => Answer::text(text(&agreements.0), Outcome::Well),
    })
}

fn text(agreements: &[Agreement]) -> Text {
    let mut text = Text::default();
    if agreements.is_empty() {
        text.line("no agreement is recorded");
        return text;
    }
    let columns = [
        ("id", Side::Left),
        ("agreement", Side::Left),
        ("date", Side::Left),
        ("stage", Side::Left),
        ("committed", Side::Right),
        ("instalments", Side::Right),
        ("paid", Side::Right),
        ("reported", Side::Left),
    ];
    table(&mut text, &columns, agreements.iter().map(row));
    text.gap();
    text.line(format_args!(
        "{ASIDE}{UNKNOWN} not known. Amounts are as they were reported, each in its own currency.{ASIDE:#}"
    ));
    text
}

fn row(one: &Agreement) -> Vec<String> {
    let known = |text: Option<String>| text.unwrap_or_else(|| UNKNOWN.to_owned());
    let reported: Vec<String> = one.reported.iter().map(|reported| amount(reported.amount)).collect();
    vec![
        one.id.clone(),
        one.title.clone(),
        known(one.date.map(|date| date.to_string())),
        one.stage.to_string(),
        known(one.commitment.map(|commitment| amount(commitment.amount))),
        known(one.instalments_sum().map(amount)),
        known(one.payments_sum().map(amount)),
        known(Some(reported.join(", ")).filter(|text| !text.is_empty())),
    ]
}

/// An amount with its commas: `EUR 541,000,000`.
fn amount(amount: Amount) -> String {
    let text = amount.to_string();
    let Some((code, number)) = text.split_once(' ') else { return text };
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let Ok(whole) = whole.parse::<i128>() else { return text };
    let point = if part.is_empty() { "" } else { "." };
    format!("{code} {}{point}{part}", grouped(whole))
}
