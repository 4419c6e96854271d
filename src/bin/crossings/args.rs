//! The arguments, and the help that teaches them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use crossings::jiff::civil::Date;
use crossings::{AsOf, Basis, FieldValue, Grouping, PublishedAt};

const AFTER: &str = "\
Files:
  .ods   the Home Office time series workbook, as published every week
  .csv   days: date,people,boats[,uncontrolled]
  .json  the register's own form
  -      standard input
Several files are read as successive publications, oldest first. With no file, the built-in
register answers: offices, acts, agreements and published annual totals since 2018.

Exit status:
  0  all is well
  1  something was found: a broken rule, a revised figure
  2  the input, or the question, cannot be used

Examples:
  crossings check small-boats.ods
  crossings summary small-boats.ods --by office
  crossings revisions last-week.ods this-week.ods
  crossings explain C009";

const AFTER_CHECK: &str = "\
Every problem of every file is reported, with its sheet and cell.

Exit status:
  0  no error (with --strict: nothing at all)
  1  the data cannot be right
  2  a file cannot be read

JSON: one object with `files` (what each has), `series` (all files together), `problems` (why a
file could not be read), `violations` (broken rules), `counts` (of each, by rule) and `verdict`:
consistent, unusual (warnings only), inconsistent or unusable.

Examples:
  crossings check small-boats.ods
  crossings check 2026-07-10.ods 2026-07-17.ods --strict
  crossings check days.csv --published 2026-08-21T08:00:00Z
  crossings check --format json < small-boats.ods -";

const AFTER_SUMMARY: &str = "\
A period is cut to the days that the series has, and marked where it is. What is not known is
`–`, never zero. Offices, acts and agreements are those of the file or, where it has none, the
built-in ones. An office begins on its handover day.

Without a FILE there are published annual totals only, with where each stands.

Exit status:
  0  here it is
  2  the file cannot be used, or the question has no answer

Examples:
  crossings summary
  crossings summary small-boats.ods --by office
  crossings summary small-boats.ods --by month --from 2024-07-05 --to 2024-12-31
  crossings summary old.ods new.ods --by year --as-of 2026-01-31";

const AFTER_REVISIONS: &str = "\
The newest figure of each day, week and published total in OLD is compared with that in NEW.
Days that only NEW has are added, not revised.

Exit status:
  0  nothing was revised
  1  a figure differs or is gone
  2  a file cannot be used

Example:
  crossings revisions 2026-07-10.ods 2026-07-17.ods";

const AFTER_EXPLAIN: &str = "\
Exit status:
  0  here it is
  2  there is no such rule

Examples:
  crossings explain
  crossings explain C009";

const AFTER_FUNDING: &str = "\
Amounts stand as they were reported, each in its own currency; none is converted.

Exit status:
  0  here it is
  2  the file cannot be used

Examples:
  crossings funding
  crossings funding register.json --format json";

const AFTER_EXPORT: &str = "\
JSON has the whole register. CSV has the days of one series as they stand, and nothing else.

Exit status:
  0  here it is
  2  the file cannot be used, or has nothing to write

Examples:
  crossings export small-boats.ods --to csv > days.csv
  crossings export > built-in.json";

const AFTER_SCHEMA: &str = "\
Exit status:
  0  here it is

Examples:
  crossings schema > register.schema.json
  crossings schema questions > questions.schema.json";

/// Checks and summarises the figures published about small boats crossing the English Channel.
#[derive(Parser)]
#[command(name = "crossings", version, after_help = AFTER, arg_required_else_help = true)]
#[command(max_term_width = 100, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) question: Question,

    /// Whether to colour the text; `NO_COLOR` is honoured
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: clap::ColorChoice,
}

#[derive(Subcommand)]
pub(crate) enum Question {
    /// Says whether the data is consistent: every broken rule, at its place
    #[command(after_help = AFTER_CHECK)]
    Check(Check),
    /// Adds up the days, by office, year and more
    #[command(after_help = AFTER_SUMMARY)]
    Summary(Summary),
    /// Says what changed from one publication to another
    #[command(after_help = AFTER_REVISIONS)]
    Revisions(RevisionsOf),
    /// Says what the rules are, or all about one of them
    #[command(after_help = AFTER_EXPLAIN)]
    Explain(Explain),
    /// Lists the agreements and their money
    #[command(after_help = AFTER_FUNDING)]
    Funding(Funding),
    /// Writes the data in another form
    #[command(after_help = AFTER_EXPORT)]
    Export(Export),
    /// Prints the JSON Schema of the register's own form, or of questions
    #[command(after_help = AFTER_SCHEMA)]
    Schema(Schema),
}

/// What to read.
#[derive(Args)]
pub(crate) struct Files {
    /// Files to read, oldest publication first; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) paths: Vec<PathBuf>,

    /// What standard input is called; the ending tells the kind of a text file
    #[arg(long)]
    pub(crate) name: Option<String>,

    /// When the file was published, if not as it says itself; once for each file
    #[arg(long, value_name = "WHEN", value_parser = moment)]
    pub(crate) published: Vec<PublishedAt>,
}

/// How to answer.
#[derive(Args)]
pub(crate) struct Form {
    /// Text for people, JSON for programs
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) files: Files,

    /// Take warnings for errors
    #[arg(long)]
    pub(crate) strict: bool,

    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Args)]
pub(crate) struct Summary {
    #[command(flatten)]
    pub(crate) files: Files,

    /// By what to group the days
    #[arg(long, value_enum, default_value = "year")]
    pub(crate) by: By,

    /// The first day, included
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) from: Option<Date>,

    /// The last day, included
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) to: Option<Date>,

    /// As it stood then: the publications up to a date, or up to a moment
    #[arg(long, value_name = "WHEN", value_parser = as_of)]
    pub(crate) as_of: Option<AsOf>,

    /// Which series
    #[arg(long, value_enum, default_value = "uk-arrivals")]
    pub(crate) basis: Of,

    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Args)]
pub(crate) struct RevisionsOf {
    /// The older file
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,

    /// The newer file
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,

    /// What standard input is called, where a file is `-`
    #[arg(long)]
    pub(crate) name: Option<String>,

    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Args)]
pub(crate) struct Explain {
    /// The rule, such as C009; all of them where it is left out
    #[arg(value_name = "ID")]
    pub(crate) id: Option<String>,

    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Args)]
pub(crate) struct Funding {
    #[command(flatten)]
    pub(crate) files: Files,

    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) files: Files,

    /// Which form
    #[arg(long, value_enum, default_value = "json")]
    pub(crate) to: To,

    /// Which series, where the form has one only
    #[arg(long, value_enum, default_value = "uk-arrivals")]
    pub(crate) basis: Of,
}

#[derive(Args)]
pub(crate) struct Schema {
    /// Of which JSON: the register's own form, or the requests of `docs/questions.md`
    #[arg(value_enum, default_value = "register")]
    pub(crate) of: SchemaOf,
}

/// A form of JSON that has a schema.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SchemaOf {
    Register,
    Questions,
    Claims,
}

/// A form of the data.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum To {
    Json,
    Csv,
}

/// [`Grouping`], as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum By {
    Office,
    Act,
    Agreement,
    Year,
    Month,
    Week,
}

impl From<By> for Grouping {
    fn from(by: By) -> Self {
        match by {
            By::Office => Self::Office,
            By::Act => Self::Act,
            By::Agreement => Self::Agreement,
            By::Year => Self::Year,
            By::Month => Self::Month,
            By::Week => Self::Week,
        }
    }
}

/// [`Basis`], as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Of {
    UkArrivals,
    FrenchAttempts,
    FrontexDetections,
    BelgianInterceptions,
}

impl From<Of> for Basis {
    fn from(of: Of) -> Self {
        match of {
            Of::UkArrivals => Self::UkArrivals,
            Of::FrenchAttempts => Self::FrenchAttempts,
            Of::FrontexDetections => Self::FrontexDetections,
            Of::BelgianInterceptions => Self::BelgianInterceptions,
        }
    }
}

/// A day, in the one form that the doors take.
fn day(text: &str) -> Result<Date, String> {
    Date::from_text(text).ok_or_else(|| format!("wanted {}", Date::wanted()))
}

fn moment(text: &str) -> Result<PublishedAt, String> {
    PublishedAt::from_text(text).ok_or_else(|| format!("wanted {}", PublishedAt::wanted()))
}

fn as_of(text: &str) -> Result<AsOf, String> {
    text.parse().map_err(|_| format!("wanted {}", PublishedAt::wanted()))
}
