//! The command line: it parses arguments, calls the library, and prints.
#![forbid(unsafe_code)]

use std::io::{self, Write};
use std::process::ExitCode;

use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use clap::Parser;

mod answer;
mod args;
mod check;
mod claims;
mod explain;
mod export;
mod figures;
mod funding;
mod input;
mod print;
mod revisions;
mod summary;

use answer::{Answer, Outcome, Output, Refusal};
use args::{Arguments, Question, SchemaOf};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help that nobody reads to its end is no failure.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let answer = ask(&arguments.question).unwrap_or_else(Answer::refusal);
    // The notes come first, so that a reader who closes the output misses none of them.
    let written = write(io::stderr().lock(), arguments.color, answer.notes)
        .and_then(|()| write(io::stdout().lock(), arguments.color, answer.out));
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "error: the answer could not be written: {error}");
            ExitCode::from(2)
        }
        _ => answer.outcome.into(),
    }
}

fn ask(question: &Question) -> Result<Answer, Refusal> {
    match question {
        Question::Check(ask) => check::answer(ask),
        Question::Summary(ask) => summary::answer(ask),
        Question::Revisions(ask) => revisions::answer(ask),
        Question::Explain(ask) => explain::answer(ask),
        Question::Funding(ask) => funding::answer(ask),
        Question::Export(ask) => export::answer(ask),
        Question::Claims(ask) => claims::answer(ask),
        Question::Windows(ask) => figures::windows(ask),
        Question::Figure(ask) => figures::figure(ask),
        Question::Describe(ask) => figures::describe(ask),
        Question::Solve(ask) => figures::solve(ask),
        Question::Schema(ask) => Ok(Answer::json(
            match ask.of {
                SchemaOf::Register => crossings::source::json::schema(),
                SchemaOf::Questions => crossings::question::schema(),
                SchemaOf::Claims => crossings::source::json::claims_schema(),
            },
            Outcome::Well,
        )),
    }
}

/// Writes what there is to say, with its colours or without.
fn write(stream: impl RawStream + AsLockedWrite, color: clap::ColorChoice, output: Output) -> io::Result<()> {
    if output.is_empty() {
        return Ok(());
    }
    let choice = match color {
        clap::ColorChoice::Auto => AutoStream::choice(&stream),
        clap::ColorChoice::Always => ColorChoice::Always,
        clap::ColorChoice::Never => ColorChoice::Never,
    };
    let mut stream = io::BufWriter::with_capacity(1 << 16, AutoStream::new(stream, choice));
    output.write(&mut stream)?;
    stream.flush()
}
