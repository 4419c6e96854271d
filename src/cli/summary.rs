//! `crossings summary`: what does the data say?

use crate::cli::answer::{Answer, Outcome, Output, Refusal};
use crate::cli::args::{self, Format};
use crate::cli::print::{
    ASIDE, HEADING, Side, Text, UNKNOWN, count, count_or_unknown, many, quoted, rate, table,
};
use crate::cli::{check, input};
use crate::question::{RegisterQuestion, Summarise, Summarised};
use crate::{Grouping, Missing, PublishedTotals, RowTotal, Summary, SummaryRow};

pub(crate) fn answer(ask: &args::Summary) -> Result<Answer, Refusal> {
    let question = Summarise {
        basis: ask.basis.into(),
        by: ask.by.into(),
        as_of: ask.as_of,
        from: ask.from,
        to: ask.to,
        ..Summarise::default()
    };
    question.sound()?;
    let register = match input::register(&ask.files)? {
        Ok(register) => register,
        Err(inspection) => return Ok(check::unusable(*inspection, ask.form.format)),
    };
    let summarised = question.answer_on(&register)?;
    let warnings = match summarised {
        Summarised::Days(_) => register.warnings().len(),
        Summarised::Published(_) => 0,
    };
    let mut answer = match (ask.form.format, summarised) {
        //= docs/rules.md#python-and-the-command-line
        //# cli-05: The command line MUST print as JSON what the library answers to the question.
        (Format::Json, summarised) => Answer::json(summarised, Outcome::Well),
        (Format::Text, Summarised::Days(summary)) => Answer::text(text(&summary), Outcome::Well),
        (Format::Text, Summarised::Published(totals)) => Answer::text(published(&totals), Outcome::Well),
    };
    if warnings > 0 {
        let warnings = many(warnings, "warning");
        answer.notes = Output::Text(format!("{ASIDE}{warnings}; see `crossings check`{ASIDE:#}\n"));
    }
    Ok(answer)
}

fn published(totals: &PublishedTotals) -> Text {
    let mut text = Text::default();
    text.line(format_args!("{}: published totals; there are no daily figures here", totals.basis));
    text.gap();
    let columns = [
        ("period", Side::Left),
        ("people", Side::Right),
        ("boats", Side::Right),
        ("status", Side::Left),
        ("published", Side::Left),
        ("where it stands", Side::Left),
    ];
    let rows = totals.totals.iter().map(|one| {
        vec![
            one.label.clone(),
            count(one.people),
            count_or_unknown(one.boats),
            one.status.to_string(),
            one.published.to_string(),
            one.evidence.clone(),
        ]
    });
    table(&mut text, &columns, rows);
    text.gap();
    text.line(format_args!("{ASIDE}{UNKNOWN} not known{ASIDE:#}"));
    text
}

fn text(summary: &Summary) -> Text {
    let mut text = Text::default();
    let published = summary.published.map_or_else(String::new, |at| format!(", as published {at}"));
    let days = summary.extent.map_or_else(String::new, |extent| format!(", days {extent}"));
    text.line(format_args!("{HEADING}{}{HEADING:#}{published}{days}", summary.basis));
    text.gap();
    let shape = Shape::of(summary);
    table(&mut text, &shape.columns(), summary.rows.iter().map(|row| shape.row(row)));
    notes(&mut text, summary);
    text
}

/// Which columns there are.
#[derive(Clone, Copy)]
struct Shape {
    timeline: bool,
    preventions: bool,
}

impl Shape {
    fn of(summary: &Summary) -> Self {
        Self {
            timeline: summary.rows.iter().any(|row| row.timeline.is_some()),
            preventions: summary.by == Grouping::Week,
        }
    }

    fn columns(self) -> Vec<(&'static str, Side)> {
        let mut columns = Vec::new();
        if self.timeline {
            columns.push(("timeline", Side::Left));
        }
        columns.extend([
            ("period", Side::Left),
            ("from", Side::Left),
            ("to", Side::Left),
            ("", Side::Left),
            ("days", Side::Right),
            ("people", Side::Right),
            ("boats", Side::Right),
            ("uncontrolled", Side::Right),
            ("people/boat", Side::Right),
            ("people/day", Side::Right),
        ]);
        if self.preventions {
            columns.extend([("prevented", Side::Right), ("events", Side::Right)]);
        }
        columns
    }

    fn row(self, row: &SummaryRow) -> Vec<String> {
        let mut cells = Vec::new();
        if self.timeline {
            cells.push(row.timeline.clone().unwrap_or_default());
        }
        cells.extend([row.label.clone(), row.period.start().to_string()]);
        cells.push(row.period.last().map_or_else(String::new, |last| last.to_string()));
        cells.push(if row.whole { "" } else { "*" }.to_owned());
        cells.push(count_or_unknown(row.period.days()));
        let total = row.total.ok();
        cells.push(count_or_unknown(total.map(|total| total.people)));
        cells.push(count_or_unknown(total.map(|total| total.boats)));
        cells.push(count_or_unknown(total.and_then(|total| total.uncontrolled)));
        cells.push(total.map_or_else(|| UNKNOWN.to_owned(), |total| rate(total.people_per_boat())));
        cells.push(total.map_or_else(|| UNKNOWN.to_owned(), |total| rate(total.people_per_day())));
        if self.preventions {
            cells.push(count_or_unknown(row.preventions.map(|one| one.people())));
            cells.push(count_or_unknown(row.preventions.map(|one| one.events())));
        }
        cells
    }
}

/// What the marks in the table mean.
fn notes(text: &mut Text, summary: &Summary) {
    let mut notes = Vec::new();
    if summary.rows.iter().any(|row| !row.whole) {
        notes.push("* only a part of the period: the days that are known and were asked for".to_owned());
    }
    let unknown = |row: &SummaryRow| match row.total {
        RowTotal::Missing(_) => true,
        RowTotal::Total(total) => {
            total.uncontrolled.is_none()
                || total.boats.is_zero()
                || (summary.by == Grouping::Week && row.preventions.is_none())
        }
    };
    if summary.rows.iter().any(unknown) {
        notes.push(format!("{UNKNOWN} not known of every day, or nothing to divide by"));
    }
    for row in &summary.rows {
        let RowTotal::Missing(missing) = row.total else { continue };
        let missing: Missing = missing;
        notes.push(quoted(format_args!("{}: {missing}", row.label)));
    }
    if !notes.is_empty() {
        text.gap();
    }
    for note in notes {
        text.line(format_args!("{ASIDE}{note}{ASIDE:#}"));
    }
}
