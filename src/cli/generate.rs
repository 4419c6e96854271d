//! `crossings generate`: a panel of any size, with faults whose place is known.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::cli::answer::{Answer, Outcome, Refusal};
use crate::cli::args::{Compression, Generate};
use crate::cli::print::{ASIDE, HEADING, Text, many, quoted};
use crate::cli::progress::Progress;
use crate::generate::{PanelOptions, PanelPlan};
use crate::source;

const WITHOUT_PARQUET: &str =
    "this `crossings` was built without its feature `parquet`; wanted a name that ends in .csv";

/// How a panel is written.
#[derive(Clone, Copy)]
enum Form {
    Csv,
    Parquet,
}

pub(crate) fn answer(ask: &Generate) -> Result<Answer, Refusal> {
    let form = form(&ask.output)?;
    let of = PanelOptions::of(ask.rows);
    let options = PanelOptions {
        series: ask.series.unwrap_or(of.series),
        first_series: ask.first_series,
        seed: ask.seed,
        faults: ask.faults,
        ..of
    };
    let plan = PanelPlan::new(options).map_err(Refusal::new)?;
    let progress = Progress::new();
    let mut at = |rows| progress.at(rows, Some(ask.rows));
    let file = File::create(&ask.output).map_err(|error| unwritten(&ask.output, &error))?;
    match form {
        Form::Csv => {
            source::csv::write_panel(&plan, file, &mut at).map_err(|error| unwritten(&ask.output, &error))?;
        }
        Form::Parquet => parquet(&plan, file, ask, &mut at)?,
    }
    drop(progress);
    let listed = ask.list.as_ref().map(|path| list(&plan, path).map_err(|error| unwritten(path, &error)));
    let listed = listed.transpose()?;

    let mut text = Text::default();
    let rows = many(usize::try_from(ask.rows).unwrap_or(usize::MAX), "row");
    text.line(format_args!("{HEADING}{}{HEADING:#} {rows}", quoted(ask.output.display())));
    if let (Some(path), Some(lines)) = (&ask.list, listed) {
        let findings = many(lines, "finding");
        text.line(format_args!("{HEADING}{}{HEADING:#} {findings} to be found", quoted(path.display())));
    } else if ask.faults > 0 {
        text.line(format_args!("{ASIDE}--list FILE says where the faults are{ASIDE:#}"));
    }
    Ok(Answer::text(text, Outcome::Well))
}

/// The form that the ending of a name asks for.
fn form(path: &Path) -> Result<Form, Refusal> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("csv") => Ok(Form::Csv),
        Some("parquet") if cfg!(feature = "parquet") => Ok(Form::Parquet),
        Some("parquet") => Err(Refusal::new(WITHOUT_PARQUET)),
        _ => Err(Refusal::new(format_args!(
            "--output {} has no ending that says what to write; wanted .parquet or .csv",
            quoted(path.display())
        ))),
    }
}

#[cfg(feature = "parquet")]
fn parquet(plan: &PanelPlan, file: File, ask: &Generate, at: &mut dyn FnMut(u64)) -> Result<(), Refusal> {
    use crate::arrow::{Compressed, write_panel};
    let compressed = match ask.compression {
        Compression::Snappy => Compressed::Snappy,
        Compression::Zstd => Compressed::Zstd,
    };
    write_panel(plan, file, compressed, at).map_err(|error| unwritten(&ask.output, &error))
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: &PanelPlan, _: File, ask: &Generate, _: &mut dyn FnMut(u64)) -> Result<(), Refusal> {
    let (Compression::Snappy | Compression::Zstd) = ask.compression;
    Err(Refusal::new(WITHOUT_PARQUET))
}

/// Writes what is to be found, and says how much that is.
fn list(plan: &PanelPlan, path: &Path) -> io::Result<usize> {
    let mut out = BufWriter::new(File::create(path)?);
    out.write_all(b"row,rule,series,date,fault,at\n")?;
    let mut lines = 0_usize;
    for one in plan.planted() {
        let date = one.date.map_or_else(String::new, |date| date.to_string());
        writeln!(out, "{},{},{},{date},{},{}", one.row, one.id, one.series, one.kind.name(), one.at)?;
        lines = lines.saturating_add(1);
    }
    out.flush()?;
    Ok(lines)
}

fn unwritten(path: &Path, error: &dyn core::fmt::Display) -> Refusal {
    Refusal::new(format_args!("{} could not be written: {error}", quoted(path.display())))
}
