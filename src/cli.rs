//! The command line: it parses arguments, asks the library, and prints.
//!
//! [`run`] is all of it, so that every program that has the library has the command as well. It calls
//! nothing that the library does not offer to everybody.
//!
//! | exit status | |
//! |---|---|
//! | 0 | all is well |
//! | 1 | something was found: a broken rule, a revised figure, a claim that is not so |
//! | 2 | the input, or the question, cannot be used |
#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::io::{self, Write};

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
mod generate;
mod input;
mod print;
mod progress;
mod revisions;
mod summary;
mod tally;

use answer::{Answer, Outcome, Output, Refusal};
use args::{Arguments, Question, SchemaOf};

use crate::{question, source};

/// Does what the arguments say, prints to the standard output and the standard error of the
/// process, and returns the exit status.
///
/// The first argument is the name of the program. It is passed over: the help says `crossings`,
/// whatever the file is called. Both streams are flushed in the end, since nothing else flushes
/// them where the library is a shared one. Text that another language has in a buffer of its own
/// must be written before.
///
/// ```
/// use crossings::cli::run;
/// assert_eq!(run(["crossings", "--version"].map(Into::into)), 0);
/// assert_eq!(run(["crossings", "no-such-question"].map(Into::into)), 2);
/// ```
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let status = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => say(&arguments),
        Err(error) => {
            // Help that nobody reads to its end is no failure.
            let _ = error.print();
            u8::try_from(error.exit_code()).unwrap_or(Outcome::Unusable.status())
        }
    };
    // What cannot be written has been said already, or is no failure.
    let _ = io::stderr().flush();
    let _ = io::stdout().flush();
    status
}

/// Prints the answer, and returns the exit status.
fn say(arguments: &Arguments) -> u8 {
    let answer = ask(&arguments.question).unwrap_or_else(Answer::refusal);
    // The notes come first, so that a reader who closes the output misses none of them.
    let written = write(io::stderr().lock(), arguments.color, answer.notes)
        .and_then(|()| write(io::stdout().lock(), arguments.color, answer.out));
    match written {
        //= docs/rules.md#python-and-the-command-line
        //# cli-08: A reader that goes away MUST NOT be a failure.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "error: the answer could not be written: {error}");
            Outcome::Unusable.status()
        }
        _ => answer.outcome.status(),
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
        Question::Tally(ask) => tally::answer(ask),
        Question::Generate(ask) => generate::answer(ask),
        Question::Schema(ask) => Ok(Answer::json(
            match ask.of {
                SchemaOf::Register => source::json::schema(),
                SchemaOf::Questions => question::schema(),
                SchemaOf::Claims => source::json::claims_schema(),
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
