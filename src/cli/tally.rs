//! `crossings tally`: a check and a summary of panels of any size.

use std::io::{self, Write};

use crate::cli::answer::{Answer, Outcome, Output, Refusal};
use crate::cli::args::{Days, Format, Tally as Ask};
use crate::cli::input::is_stdin;
use crate::cli::print::{
    ASIDE, ERROR, GOOD, HEADING, Side, Text, UNKNOWN, WARNING, count_or_unknown, grouped, many, quoted, table,
};
use crate::cli::progress::Progress;
use crate::source::panel::{PanelFile, PanelRows, UnsortedError, place, tally, tally_unsorted};
use crate::{
    Count, Coverage, Rate, RuleCount, Severity, Tallied, TalliedKeys, TalliedSum, TallyOptions, Verdict,
    builtin,
};

pub(crate) fn answer(ask: &Ask) -> Result<Answer, Refusal> {
    if ask.paths.iter().filter(|path| is_stdin(path)).count() > 1 {
        return Err(Refusal::new("`-`, standard input, can be read only once"));
    }
    let files = ask.paths.iter().map(|path| {
        if is_stdin(path) {
            PanelFile::stream(ask.name.as_deref().unwrap_or("stdin"), io::stdin())
        } else {
            PanelFile::at(path)
        }
    });
    let (labels, options) = options(ask);
    let progress = Progress::new();
    let tick = |at: crate::source::panel::PanelProgress| progress.at(at.rows, at.of);
    let read = if ask.unsorted {
        tally_unsorted(files, options, ask.memory, &tick)
    } else {
        let read = tally(files, options, &tick).map_err(UnsortedError::Read);
        read.map(|read| (read.tally.finish(), read.files))
    };
    drop(progress);
    let (tallied, files) = read.map_err(|why| match why {
        UnsortedError::Read(why) => {
            let lines: Vec<String> = why.problems().iter().map(quoted).collect();
            Refusal::new(format_args!("there is nothing to add up\n{}", lines.join("\n")))
        }
        UnsortedError::Sort(why) => Refusal::new(why),
    })?;
    let outcome = match tallied.verdict {
        Verdict::Consistent | Verdict::Unusual => Outcome::Well,
        Verdict::Inconsistent => Outcome::Found,
        Verdict::Unusable => Outcome::Unusable,
    };
    Ok(match ask.form.format {
        Format::Json => Answer::json(tallied, outcome),
        Format::Text => {
            let report =
                move |out: &mut dyn Write| text(&tallied, &files, &labels, &mut Text::default(), out);
            Answer::new(Output::report(report), outcome)
        }
    })
}

/// How the tally is made, with what each period is called.
fn options(ask: &Ask) -> (Vec<String>, TallyOptions) {
    let coverage = if ask.partial { Coverage::Partial } else { Coverage::Dense };
    let mut labelled = Vec::new();
    for days in &ask.periods {
        match days {
            Days::Of(period) => labelled.push((String::new(), *period)),
            Days::Each(kind) => {
                let builtin = builtin();
                let of_kind = builtin.policy_periods().iter().filter(|one| one.kind == *kind);
                labelled.extend(of_kind.map(|one| (one.title.clone(), one.period)));
            }
        }
    }
    let (labels, periods) = labelled.into_iter().unzip();
    let threads = ask.threads;
    (labels, TallyOptions { findings: ask.findings.0, coverage, periods, threads, ..TallyOptions::default() })
}

fn text(
    tallied: &Tallied,
    files: &[PanelRows],
    labels: &[String],
    text: &mut Text,
    out: &mut dyn Write,
) -> io::Result<()> {
    for file in files {
        let rows = number(file.rows, "row");
        text.line(format_args!("{HEADING}{}{HEADING:#} {rows}", quoted(&file.name)));
    }
    text.gap();
    let series = tallied.series.map_or_else(|| "series that come back".to_owned(), |n| number(n, "series"));
    let extent = tallied.extent.map_or_else(|| "no days".to_owned(), |extent| extent.to_string());
    text.line(format_args!("{}, {series}, {extent}", number(tallied.rows, "row")));
    text.line(match tallied.keys {
        TalliedKeys::Unique => "every row has a series and a day of its own",
        TalliedKeys::Repeated => "a day of a series comes twice",
        TalliedKeys::Unproved if tallied.ascending == Some(false) => {
            "a day of a series may come twice: rows are out of order; --unsorted sorts them"
        }
        TalliedKeys::Unproved => "a day of a series may come twice: keys are missing",
    });
    text.gap();
    sums(text, tallied);
    if let Some(most) = tallied.most {
        let date = most.date.map_or_else(|| UNKNOWN.to_owned(), |date| date.to_string());
        let of = most.series.map_or_else(String::new, |series| format!(" of series {series}"));
        let at = at(files, most.row);
        text.line(format_args!("most people: {} on {date}{of}, {at}", grouped(most.people.get())));
    }
    periods(text, tallied, labels);
    findings(text, tallied, files, out)?;
    counts(text, &tallied.rules);
    text.gap();
    text.line(verdict(tallied));
    text.hand_on(out)
}

fn sums(text: &mut Text, tallied: &Tallied) {
    fn row<C: Count>(name: &str, sum: TalliedSum<C>) -> Vec<String> {
        let known = sum.sum.filter(|_| sum.known > 0);
        vec![name.to_owned(), count_or_unknown(known), grouped(sum.known)]
    }
    let columns = [("", Side::Left), ("sum", Side::Right), ("rows where it is known", Side::Right)];
    let rows = [
        row("people", tallied.people),
        row("boats", tallied.boats),
        row("uncontrolled", tallied.uncontrolled),
    ];
    table(text, &columns, rows);
}

/// The sums of each period.
fn periods(text: &mut Text, tallied: &Tallied, labels: &[String]) {
    fn decimal<N: Count, D: Count>(rate: Option<Rate<N, D>>) -> String {
        let decimal = rate.and_then(|rate| rate.value().to_decimal(1).ok());
        decimal.unwrap_or_else(|| UNKNOWN.to_owned())
    }
    if tallied.periods.is_empty() {
        return;
    }
    text.gap();
    let mut columns = vec![
        ("period", Side::Left),
        ("rows", Side::Right),
        ("people", Side::Right),
        ("boats", Side::Right),
        ("uncontrolled", Side::Right),
        ("most in a row", Side::Right),
        ("people a row", Side::Right),
        ("people a boat", Side::Right),
    ];
    let named = labels.iter().any(|label| !label.is_empty());
    if named {
        columns.push(("", Side::Left));
    }
    let rows = tallied.periods.iter().zip(labels).map(|(of, label)| {
        let landed = if of.uncontrolled.known == 0 { None } else { of.uncontrolled.sum };
        let mut cells = vec![
            of.period.to_string(),
            grouped(of.rows),
            count_or_unknown(of.people.sum),
            count_or_unknown(of.boats.sum),
            count_or_unknown(landed),
            count_or_unknown(of.most.map(|most| most.people)),
            decimal(of.people_per_day),
            decimal(of.people_per_boat),
        ];
        if named {
            cells.push(label.clone());
        }
        cells
    });
    table(text, &columns, rows);
}

/// Every finding that was kept, and how many were not.
fn findings(text: &mut Text, tallied: &Tallied, files: &[PanelRows], out: &mut dyn Write) -> io::Result<()> {
    if !tallied.findings.is_empty() || tallied.left_out > 0 {
        text.gap();
    }
    for one in &tallied.findings {
        let style = if one.severity() == Severity::Error { ERROR } else { WARNING };
        let series = one.series().map_or_else(String::new, |series| format!(", series {series}"));
        let date = one.date().map_or_else(String::new, |date| format!(", {date}"));
        let place = at(files, one.row());
        let other = one.other_row().map_or_else(String::new, |row| format!(", as {}", at(files, row)));
        let what = format!(
            "{place}{series}{date}, {}: got {}{other}; wanted {}",
            one.column(),
            one.got(),
            one.wanted()
        );
        text.line(format_args!("{style}{} {}{style:#} {}", one.severity(), one.id(), quoted(what)));
        text.hand_on(out)?;
    }
    if tallied.left_out > 0 {
        let more = number(tallied.left_out, "more finding");
        text.line(format_args!("{ASIDE}and {more}; --findings all shows them{ASIDE:#}"));
    }
    Ok(())
}

/// Where a row is: of several files, in which.
fn at(files: &[PanelRows], row: u64) -> String {
    match place(files, row) {
        Some((file, row)) if files.len() > 1 => format!("{file}, row {row}"),
        _ => format!("row {row}"),
    }
}

/// How often each rule is broken that is.
fn counts(text: &mut Text, rules: &[RuleCount]) {
    let mut broken = rules.iter().filter(|rule| rule.violations > 0).peekable();
    let Some(first) = broken.peek().map(|rule| rule.id) else { return };
    text.gap();
    let columns =
        [("rule", Side::Left), ("", Side::Left), ("broken", Side::Right), ("what it says", Side::Left)];
    let number = |n: usize| grouped(i128::try_from(n).unwrap_or(i128::MAX));
    table(
        text,
        &columns,
        broken.map(|rule| {
            let (id, severity) = (rule.id.to_owned(), rule.severity.to_string());
            vec![id, severity, number(rule.violations), rule.statement.to_owned()]
        }),
    );
    text.line(format_args!("{ASIDE}crossings explain {first} says more{ASIDE:#}"));
}

fn verdict(tallied: &Tallied) -> String {
    let of = |severity: Severity| {
        let some = tallied.rules.iter().filter(|rule| rule.severity == severity);
        some.fold(0_usize, |sum, rule| sum.saturating_add(rule.violations))
    };
    let (errors, warnings) = (many(of(Severity::Error), "error"), many(of(Severity::Warning), "warning"));
    let (style, reasons) = match tallied.verdict {
        Verdict::Consistent => (GOOD, "no rule is broken".to_owned()),
        Verdict::Unusual => (WARNING, format!("no error, {warnings}")),
        Verdict::Inconsistent | Verdict::Unusable => (ERROR, format!("{errors}, {warnings}")),
    };
    format!("{style}{}{style:#}: {reasons}", tallied.verdict)
}

/// A number, with its commas, and the word for it.
fn number(number: u64, word: &str) -> String {
    match word {
        // It is its own plural.
        "series" => format!("{} {word}", grouped(number)),
        _ => many(usize::try_from(number).unwrap_or(usize::MAX), word),
    }
}
