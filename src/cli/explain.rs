//! `crossings explain`: what do the rules say?

use crate::cli::answer::{Answer, Outcome, Refusal};
use crate::cli::args::{Explain, Format};
use crate::cli::print::{ASIDE, ERROR, HEADING, Side, Text, WARNING, quoted, table};
use crate::question::{self, Explained, Question, QuestionError};
use crate::{Invariant, Severity, catalogue};

pub(crate) fn answer(ask: &Explain) -> Result<Answer, Refusal> {
    let question = question::Explain { id: ask.id.clone() };
    let explained = question.answer().map_err(|why| match why {
        QuestionError::UnknownRule { id } => unknown(&id),
        why => why.into(),
    })?;
    Ok(match (ask.form.format, explained) {
        (Format::Json, explained) => Answer::json(explained, Outcome::Well),
        (Format::Text, Explained::All(rules)) => Answer::text(all(&rules), Outcome::Well),
        (Format::Text, Explained::One { rule, .. }) => Answer::text(one(rule), Outcome::Well),
    })
}

fn all(rules: &[&Invariant]) -> Text {
    let mut text = Text::default();
    let columns = [("id", Side::Left), ("severity", Side::Left), ("statement", Side::Left)];
    let row =
        |rule: &&Invariant| vec![rule.id.to_owned(), rule.severity.to_string(), rule.statement.to_owned()];
    table(&mut text, &columns, rules.iter().map(row));
    text.gap();
    text.line(format_args!("{ASIDE}crossings explain ID says more of one{ASIDE:#}"));
    text
}

fn one(rule: &Invariant) -> Text {
    let mut text = Text::default();
    let style = if rule.severity == Severity::Error { ERROR } else { WARNING };
    text.line(format_args!("{style}{} {}{style:#}", rule.severity, rule.id));
    text.line(format_args!("{HEADING}{}{HEADING:#}", rule.statement));
    text.line(format_args!("Source: {}", rule.source));
    text.gap();
    text.line(rule.page.trim_end());
    text
}

/// A longer list is no hint.
const MOST: usize = 12;

/// That there is no such rule, and which are the nearest.
fn unknown(id: &str) -> Refusal {
    let written = id.to_ascii_uppercase();
    let distance = |rule: &Invariant| strsim::osa_distance(&written, rule.id);
    let least = catalogue().map(distance).min().unwrap_or(0);
    let nearest: Vec<&str> = catalogue()
        .filter(|rule| least < rule.id.len() && distance(rule) == least)
        .map(|rule| rule.id)
        .collect();
    let hint = match nearest.as_slice() {
        [only] => format!("; did you mean {only}?"),
        [first, more @ ..] if more.len() <= MOST => format!("; did you mean {first}, {}?", more.join(", ")),
        _ => String::new(),
    };
    Refusal::new(format_args!("there is no rule `{}`{hint}\n`crossings explain` lists them all", quoted(id)))
}
