//! `crossings revisions`: what changed between two publications?

use std::path::PathBuf;

use serde::Serialize;

use crate::cli::answer::{Answer, Outcome, Output, Refusal};
use crate::cli::args::{Files, Format, RevisionsOf};
use crate::cli::print::{GOOD, HEADING, Side, Text, UNKNOWN, WARNING, change, grouped, many, signed, table};
use crate::cli::{check, input};
use crate::jiff::civil::Date;
use crate::question::{QuestionError, Revise};
use crate::{Arrivals, Boats, Comparison, Count, Inspection, PublishedAt, Revisions};

pub(crate) fn answer(ask: &RevisionsOf) -> Result<Answer, Refusal> {
    if ask.old == ask.new && ask.old.as_os_str() == "-" {
        return Err(Refusal::new("`-`, standard input, can be read only once"));
    }
    let read = |path: &PathBuf| {
        let files = Files { paths: vec![path.clone()], name: ask.name.clone(), published: Vec::new() };
        input::register(&files)
    };
    let comparison = match Revise::compare(read(&ask.old)?, read(&ask.new)?) {
        Ok(comparison) => comparison,
        Err(QuestionError::UnusableEither { old, new }) => {
            return Ok(unusable(Unusable { old, new }, ask.form.format));
        }
        Err(why) => return Err(why.into()),
    };
    let outcome = if comparison.revised { Outcome::Found } else { Outcome::Well };
    Ok(match ask.form.format {
        Format::Json => Answer::json(comparison, outcome),
        Format::Text => Answer::text(text(&comparison), outcome),
    })
}

/// What is wrong with either file, for programs.
#[derive(Serialize)]
struct Unusable {
    old: Option<Box<Inspection>>,
    new: Option<Box<Inspection>>,
}

fn unusable(files: Unusable, format: Format) -> Answer {
    if format == Format::Json {
        return Answer::json(files, Outcome::Unusable);
    }
    let notes = Output::report(move |out| {
        let mut text = Text::default();
        for inspection in [files.old, files.new].into_iter().flatten() {
            text.gap();
            check::text(&inspection, &mut text, out)?;
        }
        Ok(())
    });
    Answer { out: Output::default(), notes, outcome: Outcome::Unusable }
}

fn text(comparison: &Comparison) -> Text {
    let mut text = Text::default();
    for one in &comparison.series {
        text.gap();
        let moment = |one: Option<PublishedAt>| one.map_or_else(|| "unknown".to_owned(), |at| at.to_string());
        text.line(format_args!(
            "{HEADING}{}: published {}, then {}{HEADING:#}",
            one.basis,
            moment(one.old),
            moment(one.new)
        ));
        changed_days(&mut text, one);
        changed_weeks(&mut text, one);
        changed_totals(&mut text, one);
        text.gap();
        come_and_gone(&mut text, one);
        if !one.days.is_empty() {
            text.line(format_args!(
                "{} revised: people {} net, {} gross",
                many(one.days.len(), "day"),
                signed(one.net_people()),
                grouped(one.gross_people())
            ));
        }
        text.line(if one.is_empty() {
            format!("{GOOD}nothing was revised{GOOD:#}")
        } else {
            format!("{WARNING}revised{WARNING:#}")
        });
    }
    for basis in &comparison.withdrawn_series {
        text.line(format_args!("{WARNING}withdrawn{WARNING:#}: the series {basis}"));
    }
    for basis in &comparison.added_series {
        text.line(format_args!("added: the series {basis}"));
    }
    let Comparison { series, withdrawn_series, added_series, .. } = comparison;
    if series.is_empty() && withdrawn_series.is_empty() && added_series.is_empty() {
        text.line("neither file has a series");
    }
    text
}

/// `old → new`, or the one number where it did not change.
fn pair(old: &str, new: &str) -> String {
    if old == new { old.to_owned() } else { format!("{old} → {new}") }
}

fn counts<C: Count>(old: Option<C>, new: Option<C>) -> String {
    let known = |one: Option<C>| one.map_or_else(|| UNKNOWN.to_owned(), |one| grouped(one.get()));
    pair(&known(old), &known(new))
}

fn difference(old: Option<Boats>, new: Option<Boats>) -> String {
    match (old, new) {
        (Some(old), Some(new)) => change(old.get(), new.get()),
        (None, None) => "0".to_owned(),
        _ => UNKNOWN.to_owned(),
    }
}

/// People, boats and uncontrolled landings, each with its change.
fn arrivals(old: &Arrivals, new: &Arrivals) -> Vec<String> {
    vec![
        counts(Some(old.people()), Some(new.people())),
        change(old.people().get(), new.people().get()),
        counts(Some(old.boats()), Some(new.boats())),
        change(old.boats().get(), new.boats().get()),
        counts(old.uncontrolled(), new.uncontrolled()),
        difference(old.uncontrolled(), new.uncontrolled()),
    ]
}

/// The columns of [`arrivals`].
const ARRIVALS: [(&str, Side); 6] = [
    ("people", Side::Right),
    ("±", Side::Right),
    ("boats", Side::Right),
    ("±", Side::Right),
    ("uncontrolled", Side::Right),
    ("±", Side::Right),
];

fn changed_days(text: &mut Text, revisions: &Revisions) {
    if revisions.days.is_empty() {
        return;
    }
    let mut columns = vec![("day", Side::Left)];
    columns.extend(ARRIVALS);
    let rows = revisions.days.iter().map(|day| {
        let mut row = vec![day.of.to_string()];
        row.extend(arrivals(&day.old, &day.new));
        row
    });
    table(text, &columns, rows);
}

fn changed_weeks(text: &mut Text, revisions: &Revisions) {
    if revisions.weeks.is_empty() {
        return;
    }
    text.gap();
    let mut columns = vec![("week ending", Side::Left)];
    columns.extend(ARRIVALS);
    columns.extend([("prevented", Side::Right), ("events", Side::Right)]);
    let rows = revisions.weeks.iter().map(|week| {
        let mut row = vec![week.of.to_string()];
        row.extend(arrivals(&week.old.arrivals, &week.new.arrivals));
        let (old, new) = (week.old.preventions, week.new.preventions);
        row.push(counts(old.map(|one| one.people()), new.map(|one| one.people())));
        row.push(counts(old.map(|one| one.events()), new.map(|one| one.events())));
        row
    });
    table(text, &columns, rows);
}

fn changed_totals(text: &mut Text, revisions: &Revisions) {
    if revisions.totals.is_empty() {
        return;
    }
    text.gap();
    let columns = [("published total", Side::Left), ("people", Side::Right), ("±", Side::Right)];
    let columns = columns.into_iter().chain([("boats", Side::Right), ("±", Side::Right)]);
    let rows = revisions.totals.iter().map(|total| {
        vec![
            total.of.to_string(),
            counts(Some(total.old.people), Some(total.new.people)),
            change(total.old.people.get(), total.new.people.get()),
            counts(total.old.boats, total.new.boats),
            difference(total.old.boats, total.new.boats),
        ]
    });
    table(text, &columns.collect::<Vec<_>>(), rows);
}

/// What only one of the two has.
fn come_and_gone(text: &mut Text, one: &Revisions) {
    let mut say = |what: &str, word: &str, dates: &[Date]| {
        if let (Some(first), Some(last)) = (dates.first(), dates.last()) {
            text.line(format_args!("{what}: {}, {first}..{last}", many(dates.len(), word)));
        }
    };
    say("added", "day", &one.added);
    say("added", "week", &one.added_weeks);
    say("withdrawn", "day", &one.withdrawn);
    say("withdrawn", "week", &one.withdrawn_weeks);
    for (what, periods) in [("added", &one.added_totals), ("withdrawn", &one.withdrawn_totals)] {
        if !periods.is_empty() {
            let periods: Vec<String> = periods.iter().map(ToString::to_string).collect();
            text.line(format_args!("{what}: the totals of {}", periods.join(", ")));
        }
    }
}
