//! What a command has to say, before it is printed.

use std::fmt;
use std::io::{self, Write};

use serde::Serialize;

use crate::cli::print::{ERROR, Text, quoted};
use crate::question::QuestionError;

/// How it went, as the exit status says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well.
    Well,
    /// Something was found.
    Found,
    /// The input, or the question, cannot be used.
    Unusable,
}

impl Outcome {
    /// The exit status.
    pub(crate) const fn status(self) -> u8 {
        match self {
            //= docs/rules.md#python-and-the-command-line
            //# cli-01: The exit status MUST be 0 where all is well.
            Self::Well => 0,
            //= docs/rules.md#python-and-the-command-line
            //# cli-02: The exit status MUST be 1 where something was found.
            Self::Found => 1,
            //= docs/rules.md#python-and-the-command-line
            //# cli-03: The exit status MUST be 2 where the input or the question cannot be used.
            Self::Unusable => 2,
        }
    }
}

/// Something to print. A report is written when its turn comes, line by line: of a file that is
/// wrong throughout it would fill the memory as one text.
pub(crate) enum Output {
    Text(String),
    Report(Report),
}

type Report = Box<dyn FnOnce(&mut dyn Write) -> io::Result<()>>;

impl Output {
    pub(crate) fn report(write: impl FnOnce(&mut dyn Write) -> io::Result<()> + 'static) -> Self {
        Self::Report(Box::new(write))
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }

    pub(crate) fn write(self, to: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Text(text) => to.write_all(text.as_bytes()),
            Self::Report(write) => write(to),
        }
    }
}

impl Default for Output {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// What a command has to say.
pub(crate) struct Answer {
    /// For standard output.
    pub(crate) out: Output,
    /// For standard error.
    pub(crate) notes: Output,
    /// How it went.
    pub(crate) outcome: Outcome,
}

impl Answer {
    /// Something on standard output.
    pub(crate) fn new(out: Output, outcome: Outcome) -> Self {
        Self { out, notes: Output::default(), outcome }
    }

    /// A text for people.
    pub(crate) fn text(text: Text, outcome: Outcome) -> Self {
        Self::new(Output::Text(text.into_string()), outcome)
    }

    /// A value for programs.
    pub(crate) fn json(value: impl Serialize + 'static, outcome: Outcome) -> Self {
        let out = Output::report(move |out| {
            serde_json::to_writer_pretty(&mut *out, &value)?;
            out.write_all(b"\n")
        });
        Self::new(out, outcome)
    }

    /// That there is no answer, and why.
    pub(crate) fn refusal(Refusal(why): Refusal) -> Self {
        let notes = Output::Text(format!("{ERROR}error:{ERROR:#} {why}\n"));
        Self { out: Output::default(), notes, outcome: Outcome::Unusable }
    }
}

/// Why there is no answer.
#[derive(Clone, Debug)]
pub(crate) struct Refusal(String);

impl Refusal {
    pub(crate) fn new(why: impl fmt::Display) -> Self {
        Self(why.to_string())
    }
}

/// What the model says, in the words of the command line.
impl From<QuestionError> for Refusal {
    fn from(why: QuestionError) -> Self {
        match why {
            QuestionError::ReversedWindow { from, to } => {
                Self::new(format_args!("--from {from} is after --to {to}; perhaps they are swapped"))
            }
            QuestionError::NoDays { .. } => Self::new(NO_DAYS),
            QuestionError::NothingDaily { .. } => Self::new(NOTHING_DAILY),
            QuestionError::AmbiguousFigure { figure, choices } => {
                let choices: Vec<String> =
                    choices.iter().map(|one| one.to_string().replace(' ', "-")).collect();
                let choices = choices.join(", ");
                Self::new(quoted(format_args!(
                    "the figure {figure:?} does not say of what it is; --of says it: {choices}"
                )))
            }
            QuestionError::NoReading { figure, reading } => Self::new(quoted(format_args!(
                "the figure {figure:?} has no exact meaning under the {reading} reading; --reading takes another"
            ))),
            QuestionError::UnusableClaims(problems) => {
                let lines: Vec<String> = problems.iter().map(quoted).collect();
                Self::new(format_args!("the claims cannot be read\n{}", lines.join("\n")))
            }
            why => Self::new(why),
        }
    }
}

const NOTHING_DAILY: &str = "there are no daily figures here

Daily figures need --data FILE: the Home Office publishes them every week in the workbook \"Migrants
detected crossing the English Channel in small boats: time series\" on gov.uk.";

const NO_DAYS: &str = "there are no daily figures here, only published totals of whole years

Daily figures need a FILE: the Home Office publishes them every week in the workbook \"Migrants
detected crossing the English Channel in small boats: time series\" on gov.uk.
  crossings summary FILE --by office
  crossings summary --by year           the published annual totals";
