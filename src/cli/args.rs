//! The arguments, and the help that teaches them.

mod choice;
mod help;
mod panel;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::jiff::civil::Date;
use crate::{AsOf, FieldValue, PublishedAt};

pub(crate) use choice::{By, How, Measured, NatureOf, Of, Rounded, SchemaOf, To};

pub(crate) use panel::{Compression, Days, Generate, Tally};

use help::{
    AFTER, AFTER_CHECK, AFTER_CLAIMS, AFTER_DESCRIBE, AFTER_EXPLAIN, AFTER_EXPORT, AFTER_FIGURE,
    AFTER_FUNDING, AFTER_GENERATE, AFTER_REVISIONS, AFTER_SCHEMA, AFTER_SOLVE, AFTER_SUMMARY, AFTER_TALLY,
    AFTER_WINDOWS,
};

/// Checks and summarises the figures published about small boats crossing the English Channel.
#[derive(Parser)]
#[command(name = "crossings", bin_name = "crossings", version, after_help = AFTER)]
#[command(arg_required_else_help = true, max_term_width = 100, disable_help_subcommand = true)]
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
    /// Judges published figures, and holds them against each other
    #[command(after_help = AFTER_CLAIMS)]
    Claims(Claims),
    /// Finds every window of days for which a figure holds
    #[command(after_help = AFTER_WINDOWS)]
    Windows(Windows),
    /// Says what a printed figure may mean
    #[command(after_help = AFTER_FIGURE)]
    Figure(FigureOf),
    /// Says in which words a number may be printed
    #[command(after_help = AFTER_DESCRIBE)]
    Describe(DescribeOf),
    /// Says which days, boats, totals or dates a figure implies
    #[command(after_help = AFTER_SOLVE)]
    Solve(SolveFor),
    /// Checks and adds up panels of any size: many series, day by day
    #[command(after_help = AFTER_TALLY)]
    Tally(Tally),
    /// Makes a panel of any size, with faults whose place is known
    #[command(after_help = AFTER_GENERATE)]
    Generate(Generate),
    /// Prints the JSON Schema of the register's own form, of questions or of claims
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

/// The data, where a file of another kind is asked about.
#[derive(Args)]
pub(crate) struct Data {
    /// Data to judge by, oldest publication first; `-` is standard input
    #[arg(long = "data", value_name = "FILE", num_args = 1..)]
    pub(crate) paths: Vec<PathBuf>,

    /// What standard input is called, where a FILE is `-`
    #[arg(long)]
    pub(crate) name: Option<String>,

    /// When each FILE was published, if not as it says itself
    #[arg(long, value_name = "WHEN", value_parser = moment)]
    pub(crate) published: Vec<PublishedAt>,
}

impl Data {
    pub(crate) fn files(&self) -> Files {
        Files { paths: self.paths.clone(), name: self.name.clone(), published: self.published.clone() }
    }
}

/// How figures are read.
#[derive(Args)]
pub(crate) struct Figures {
    /// How closely figures are read
    #[arg(long, value_enum, default_value = "pragmatic")]
    pub(crate) reading: How,

    /// How figures were rounded
    #[arg(long, value_enum, default_value = "half-up")]
    pub(crate) rounding: Rounded,
}

#[derive(Args)]
pub(crate) struct Claims {
    /// The claims document; `-` is standard input. The built-in article where it is left out
    #[arg(value_name = "CLAIMS")]
    pub(crate) document: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) data: Data,

    /// The data as it stood then: the publications up to a date, or up to a moment
    #[arg(long, value_name = "WHEN", value_parser = as_of)]
    pub(crate) as_of: Option<AsOf>,

    #[command(flatten)]
    pub(crate) figures: Figures,

    /// Only these claims
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    pub(crate) only: Vec<String>,

    /// The working of one claim: every interpretation, its sums, the conflicts that it is in
    #[arg(long, value_name = "ID")]
    pub(crate) explain: Option<String>,

    /// How much work each reading may take, as a count that is the same on every machine
    #[arg(long, value_name = "N")]
    pub(crate) fuel: Option<u64>,

    /// How many claims a conflict or a repair may have
    #[arg(long, value_name = "N")]
    pub(crate) largest: Option<usize>,

    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Args)]
pub(crate) struct Windows {
    /// The figure, as it was printed
    #[arg(value_name = "FIGURE")]
    pub(crate) figure: String,

    #[command(flatten)]
    pub(crate) data: Data,

    /// Of what the figure is; its unit says it where this is left out
    #[arg(long, value_enum)]
    pub(crate) of: Option<Measured>,

    /// Only windows that begin on this day or later
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) from: Option<Date>,

    /// Only windows that end on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) to: Option<Date>,

    /// Only windows that begin on this very day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) starting: Option<Date>,

    /// Only windows that end on this very day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) ending: Option<Date>,

    /// How many lines are shown; 50 where it is left out
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,

    /// As it stood then: the publications up to a date, or up to a moment
    #[arg(long, value_name = "WHEN", value_parser = as_of)]
    pub(crate) as_of: Option<AsOf>,

    /// Which series
    #[arg(long, value_enum, default_value = "uk-arrivals")]
    pub(crate) basis: Of,

    #[command(flatten)]
    pub(crate) figures: Figures,

    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Args)]
pub(crate) struct FigureOf {
    /// The figure, as it was printed
    #[arg(value_name = "FIGURE")]
    pub(crate) figure: String,

    /// How it was rounded
    #[arg(long, value_enum, default_value = "half-up")]
    pub(crate) rounding: Rounded,

    /// Take a bare whole number for one that was rounded to its zeros
    #[arg(long)]
    pub(crate) rounded: bool,

    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Args)]
pub(crate) struct DescribeOf {
    /// The number: a decimal, or a fraction
    #[arg(value_name = "NUMBER", allow_hyphen_values = true)]
    pub(crate) value: String,

    /// What kind of number it is
    #[arg(long = "as", value_enum, value_name = "KIND", default_value = "count")]
    pub(crate) nature: NatureOf,

    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Args)]
pub(crate) struct SolveFor {
    /// The figure, as it was printed
    #[arg(value_name = "FIGURE")]
    pub(crate) figure: String,

    /// A known total
    #[arg(long, value_name = "N")]
    pub(crate) total: Option<u64>,

    /// The day of the handover from which days are counted
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<Date>,

    /// A known number of days, or of boats
    #[arg(long, value_name = "N")]
    pub(crate) days: Option<u64>,

    /// Up to how many days, or boats
    #[arg(long, value_name = "N")]
    pub(crate) most: Option<u64>,

    /// The first day of windows of the data
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) from: Option<Date>,

    /// The last day of windows of the data
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) to: Option<Date>,

    #[command(flatten)]
    pub(crate) data: Data,

    /// Of what the figure is, in the data; its unit says it where this is left out
    #[arg(long, value_enum)]
    pub(crate) of: Option<Measured>,

    /// As it stood then: the publications up to a date, or up to a moment
    #[arg(long, value_name = "WHEN", value_parser = as_of)]
    pub(crate) as_of: Option<AsOf>,

    /// Which series
    #[arg(long, value_enum, default_value = "uk-arrivals")]
    pub(crate) basis: Of,

    #[command(flatten)]
    pub(crate) figures: Figures,

    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Args)]
pub(crate) struct Schema {
    /// Of which JSON: the register's own form, the requests of `docs/questions.md`, or the claims
    /// documents of `docs/claims.md`
    #[arg(value_enum, default_value = "register")]
    pub(crate) of: SchemaOf,
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
