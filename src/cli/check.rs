//! `crossings check`: is this data consistent?

use std::io::{self, Write};

use crate::cli::answer::{Answer, Outcome, Output, Refusal};
use crate::cli::args::{Check, Format};
use crate::cli::input;
use crate::cli::print::{ASIDE, ERROR, GOOD, HEADING, Side, Text, WARNING, grouped, many, quoted, table};
use crate::{Contents, Dating, Inspection, SeriesContents, Severity, Verdict};

pub(crate) fn answer(ask: &Check) -> Result<Answer, Refusal> {
    let inspection = input::intake(&ask.files)?.inspect();
    let outcome = match inspection.verdict {
        //= docs/rules.md#python-and-the-command-line
        //# cli-04: A warning MUST NOT be something found unless `--strict` says so.
        Verdict::Unusual if ask.strict => Outcome::Found,
        Verdict::Consistent | Verdict::Unusual => Outcome::Well,
        Verdict::Inconsistent => Outcome::Found,
        Verdict::Unusable => Outcome::Unusable,
    };
    Ok(Answer::new(report(inspection, ask.form.format), outcome))
}

/// The report of what cannot be used to answer another question.
pub(crate) fn unusable(inspection: Inspection, format: Format) -> Answer {
    let report = report(inspection, format);
    // What people asked for is not there, so this is no output for them; programs look there.
    let (out, notes) = match format {
        //= docs/rules.md#python-and-the-command-line
        //# cli-06: A question that has no answer MUST NOT print text to standard output.
        Format::Text => (Output::default(), report),
        Format::Json => (report, Output::default()),
    };
    Answer { out, notes, outcome: Outcome::Unusable }
}

/// The report of an inspection.
fn report(inspection: Inspection, format: Format) -> Output {
    match format {
        Format::Json => Answer::json(inspection, Outcome::Well).out,
        Format::Text => Output::report(move |out| text(&inspection, &mut Text::default(), out)),
    }
}

/// Writes the report of an inspection behind what is in `text`.
pub(crate) fn text(inspection: &Inspection, text: &mut Text, out: &mut dyn Write) -> io::Result<()> {
    for file in &inspection.files {
        let aside = if file.read { "" } else { " (could not be read as a whole)" };
        text.line(format_args!("{HEADING}{}{HEADING:#}{aside}", quoted(&file.name)));
        contents(text, &file.contents);
    }
    let read = inspection.files.iter().filter(|file| file.read).count();
    if read > 1 {
        text.line(format_args!("{HEADING}{} together{HEADING:#}", many(read, "file")));
        for one in &inspection.series {
            text.line(format_args!("  {}", series(one)));
        }
    }
    findings(text, inspection, out)?;
    counts(text, inspection);
    text.gap();
    text.line(verdict(inspection));
    text.hand_on(out)
}

fn contents(text: &mut Text, contents: &Contents) {
    for one in &contents.series {
        text.line(format_args!("  {}", series(one)));
    }
    let others = [
        (contents.boats, "single boat"),
        (contents.deaths, "death report"),
        (contents.agreements, "agreement"),
        (contents.policy_periods, "policy period"),
    ];
    let others: Vec<String> = others
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| many(number, word))
        .collect();
    if !others.is_empty() {
        text.line(format_args!("  {}", others.join(", ")));
    }
}

fn series(one: &SeriesContents) -> String {
    let mut parts = Vec::new();
    if one.days > 0 || one.weeks > 0 || one.totals == 0 {
        parts.push(format!("{} and {}", many(one.days, "day"), many(one.weeks, "week")));
    }
    if one.totals > 0 {
        parts.push(format!("{} of other periods", many(one.totals, "total")));
    }
    if let (Some(from), Some(to)) = (one.from, one.to) {
        parts.push(format!("{from}..{to}"));
    }
    parts.push(many(one.publications, "publication"));
    if let Some(published) = one.published {
        let newest = if one.publications == 1 { "" } else { "the newest " };
        let inferred = if one.dating == Some(Dating::Inferred) { " (inferred)" } else { "" };
        parts.push(format!("{newest}of {published}{inferred}"));
    }
    format!("{}: {}", one.basis, parts.join(", "))
}

/// Everything that is wrong: what could not be read, errors, warnings.
fn findings(text: &mut Text, inspection: &Inspection, out: &mut dyn Write) -> io::Result<()> {
    if !inspection.problems.is_empty() {
        text.gap();
        for problem in &inspection.problems {
            text.line(format_args!("{ERROR}unusable{ERROR:#} {}", quoted(problem)));
        }
    }
    for severity in [Severity::Error, Severity::Warning] {
        let style = if severity == Severity::Error { ERROR } else { WARNING };
        let mut some = inspection.violations.iter().filter(|one| one.severity() == severity).peekable();
        if some.peek().is_some() {
            text.gap();
        }
        for one in some {
            let what = format!("{}: got {}; wanted {}", one.place(), one.got(), one.wanted());
            text.line(format_args!("{style}{severity} {}{style:#} {}", one.id(), quoted(what)));
            text.hand_on(out)?;
        }
    }
    Ok(())
}

/// How often each rule is broken, and where to read about it.
fn counts(text: &mut Text, inspection: &Inspection) {
    let rules = &inspection.counts.rules;
    let Some(first) = rules.first() else { return };
    text.gap();
    let columns =
        [("rule", Side::Left), ("", Side::Left), ("broken", Side::Right), ("what it says", Side::Left)];
    let number = |n: usize| grouped(i128::try_from(n).unwrap_or(i128::MAX));
    table(
        text,
        &columns,
        rules.iter().map(|rule| {
            let (id, severity) = (rule.id.to_owned(), rule.severity.to_string());
            vec![id, severity, number(rule.violations), rule.statement.to_owned()]
        }),
    );
    text.line(format_args!("{ASIDE}crossings explain {} says more{ASIDE:#}", first.id));
}

fn verdict(inspection: &Inspection) -> String {
    let counts = &inspection.counts;
    let (errors, warnings) = (many(counts.errors, "error"), many(counts.warnings, "warning"));
    let (style, reasons) = match inspection.verdict {
        Verdict::Consistent => (GOOD, "no rule is broken".to_owned()),
        Verdict::Unusual => (WARNING, format!("no error, {warnings}")),
        Verdict::Inconsistent => (ERROR, format!("{errors}, {warnings}")),
        Verdict::Unusable => (ERROR, format!("{}, {errors}, {warnings}", many(counts.problems, "problem"))),
    };
    format!("{style}{}{style:#}: {reasons}", inspection.verdict)
}
