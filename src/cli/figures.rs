//! `crossings windows`, `figure`, `describe` and `solve`: questions about one printed figure.

use crate::cli::answer::{Answer, Outcome, Refusal};
use crate::cli::args::{self, Format, NatureOf};
use crate::cli::claims::interval;
use crate::cli::print::{ASIDE, HEADING, Side, Text, UNKNOWN, grouped, quoted, table};
use crate::cli::{check, input};
use crate::question::{
    Describe, FigureRead, Files, FindWindows, FoundWindows, Question, ReadFigure, RegisterQuestion, Solve,
    Solved,
};
use crate::{Convention, Currency, Nature, Ratio, Reading, WindowRun};

pub(crate) fn windows(ask: &args::Windows) -> Result<Answer, Refusal> {
    let question = FindWindows {
        of: ask.of.map(Into::into),
        reading: ask.figures.reading.into(),
        rounding: ask.figures.rounding.into(),
        basis: ask.basis.into(),
        as_of: ask.as_of,
        from: ask.from,
        to: ask.to,
        starting: ask.starting,
        ending: ask.ending,
        limit: ask.limit,
        ..FindWindows::of(ask.figure.clone())
    };
    question.sound()?;
    let register = match input::register(&ask.data.files())? {
        Ok(register) => register,
        Err(inspection) => return Ok(check::unusable(*inspection, ask.form.format)),
    };
    let found = question.answer_on(&register)?;
    Ok(match ask.form.format {
        Format::Json => Answer::json(found, Outcome::Well),
        Format::Text => Answer::text(windows_text(&found), Outcome::Well),
    })
}

fn windows_text(found: &FoundWindows) -> Text {
    let mut text = Text::default();
    let meant = interval(&found.interval, found.of.nature());
    let figure = quoted(format_args!("{:?}", found.figure));
    let published = found.published.map_or_else(String::new, |at| format!(", as published {at}"));
    text.line(format_args!(
        "{HEADING}{figure}{HEADING:#}: {meant} {} in the {} reading",
        found.of, found.reading
    ));
    text.line(format_args!("{}{published}", found.basis));
    let share = found.share.and_then(|share| {
        let hundred = Ratio::whole(100);
        share.checked_mul(hundred).and_then(|share| share.to_decimal(3)).ok()
    });
    let share = share.map_or_else(String::new, |share| format!(", {share} %"));
    let (windows, all) = (grouped(found.windows), grouped(found.all));
    text.line(format_args!("it holds of {windows} of {all} windows{share}"));
    if !found.runs.is_empty() {
        text.gap();
        let columns = [
            ("from", Side::Left),
            ("up to", Side::Left),
            ("or as late as", Side::Left),
            ("windows", Side::Right),
        ];
        let row = |run: &WindowRun| {
            let latest = if run.latest_last == run.earliest_last {
                String::new()
            } else {
                run.latest_last.to_string()
            };
            vec![run.start.to_string(), run.earliest_last.to_string(), latest, grouped(run.count())]
        };
        table(&mut text, &columns, found.runs.iter().map(row));
    }
    if found.more_runs > 0 {
        let more = grouped(found.more_runs);
        text.line(format_args!("{ASIDE}and {more} such lines more; --limit shows more of them{ASIDE:#}"));
    }
    text
}

pub(crate) fn figure(ask: &args::FigureOf) -> Result<Answer, Refusal> {
    let question = ReadFigure {
        rounding: ask.rounding.into(),
        rounded: ask.rounded,
        ..ReadFigure::of(ask.figure.clone())
    };
    let read = question.answer()?;
    Ok(match ask.form.format {
        Format::Json => Answer::json(read, Outcome::Well),
        Format::Text => Answer::text(figure_text(&read), Outcome::Well),
    })
}

fn figure_text(read: &FigureRead) -> Text {
    let mut text = Text::default();
    let unit = read.unit.map_or_else(String::new, |unit| format!(", {unit}"));
    let figure = quoted(format_args!("{:?}", read.figure));
    text.line(format_args!("{HEADING}{figure}{HEADING:#}{unit}"));
    if let Some(date) = read.date {
        text.line(format_args!("a day: {date}"));
        return text;
    }
    text.gap();
    let columns =
        [("as", Side::Left), ("literal", Side::Left), ("pragmatic", Side::Left), ("strict", Side::Left)];
    let rows = read.natures.iter().map(|one| {
        let mut row = vec![one.nature.to_string()];
        row.extend(Reading::ALL.map(|reading| {
            let under = one.readings.iter().find(|under| under.reading == reading);
            let meant = under.and_then(|under| under.interval);
            meant.map_or_else(|| UNKNOWN.to_owned(), |meant| interval(&meant, one.nature))
        }));
        row
    });
    table(&mut text, &columns, rows);
    text.gap();
    text.line(format_args!(
        "{ASIDE}{UNKNOWN} no exact meaning. Table of readings {}.{ASIDE:#}",
        read.readings_version
    ));
    text
}

pub(crate) fn describe(ask: &args::DescribeOf) -> Result<Answer, Refusal> {
    let value = Describe::number(&ask.value).ok_or_else(|| {
        Refusal::new(format_args!(
            "`{}` is no number; wanted a decimal such as 56.886, or a fraction such as 21446/377",
            quoted(&ask.value)
        ))
    })?;
    let nature = match ask.nature {
        NatureOf::Count => Nature::Count,
        NatureOf::Mean => Nature::Mean,
        NatureOf::Share => Nature::Share,
        NatureOf::Change => Nature::Change,
        NatureOf::Points => Nature::Points,
        NatureOf::Times => Nature::Times,
        NatureOf::Pence => Nature::Money(Currency::GBP),
        NatureOf::Cents => Nature::Money(Currency::EUR),
        NatureOf::Rank => Nature::Rank,
    };
    let described = Describe { value, nature }.answer()?;
    if ask.form.format == Format::Json {
        return Ok(Answer::json(described, Outcome::Well));
    }
    let mut text = Text::default();
    let columns = [("words", Side::Left), ("true in these readings", Side::Left)];
    let rows = described.descriptions.iter().map(|one| {
        let readings: Vec<String> = one.readings.iter().map(ToString::to_string).collect();
        vec![one.text.clone(), readings.join(", ")]
    });
    table(&mut text, &columns, rows);
    Ok(Answer::text(text, Outcome::Well))
}

pub(crate) fn solve(ask: &args::SolveFor) -> Result<Answer, Refusal> {
    let question = unknown(ask)?;
    question.sound()?;
    let register = match input::register(&ask.data.files())? {
        Ok(register) => register,
        Err(inspection) => return Ok(check::unusable(*inspection, ask.form.format)),
    };
    let solved = question.answer_on(&register)?;
    Ok(match ask.form.format {
        Format::Json => Answer::json(solved, Outcome::Well),
        Format::Text => Answer::text(solved_text(ask, &solved), Outcome::Well),
    })
}

/// What is unknown, by what is given.
fn unknown(ask: &args::SolveFor) -> Result<Solve, Refusal> {
    let (figure, reading, rounding) =
        (ask.figure.clone(), ask.figures.reading.into(), ask.figures.rounding.into());
    let convention = Convention::HOUSE;
    let (files, of, basis) = (Files::default(), ask.of.map(Into::into), ask.basis.into());
    let as_of = ask.as_of;
    Ok(match (ask.total, ask.since, ask.days, ask.most, ask.from, ask.to) {
        (Some(total), None, None, None, None, None) => Solve::Days { total, figure, reading, rounding },
        (Some(total), Some(since), None, None, None, None) => {
            Solve::LastDay { total, figure, since, convention, reading, rounding }
        }
        (None, None, Some(days), None, None, None) => Solve::Totals { days, figure, reading, rounding },
        (None, None, None, Some(most), None, None) => Solve::AnyTotal { figure, most, reading, rounding },
        (None, None, None, None, Some(from), None) => {
            Solve::LastDayOnData { files, from, figure, of, basis, as_of, reading, rounding }
        }
        (None, None, None, None, None, Some(to)) => {
            Solve::FirstDayOnData { files, to, figure, of, basis, as_of, reading, rounding }
        }
        _ => {
            return Err(Refusal::new(
                "what is unknown is not clear; give one of: --total; --total and --since; --days; --most; \
                 --from or --to, with --data",
            ));
        }
    })
}

fn solved_text(ask: &args::SolveFor, solved: &Solved) -> Text {
    let mut text = Text::default();
    let what = match (ask.total, ask.since, ask.days) {
        (Some(_), Some(_), _) => "the last day",
        (Some(_), None, _) | (None, None, None) if ask.from.is_none() && ask.to.is_none() => "days, or boats",
        (_, _, Some(_)) => "the total",
        _ if ask.from.is_some() => "the last day",
        _ => "the first day",
    };
    text.line(format_args!("{what}: {HEADING}{}{HEADING:#}", solved.solutions));
    let figure = quoted(format_args!("{:?}", solved.figure));
    let meant = interval(&solved.interval, Nature::Mean);
    let meant = format!("{figure} may mean {meant} in the {} reading", Reading::from(ask.figures.reading));
    text.line(format_args!("{ASIDE}{meant}{ASIDE:#}"));
    text
}
