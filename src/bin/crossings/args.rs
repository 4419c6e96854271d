//! The arguments, and the help that teaches them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use crossings::jiff::civil::Date;
use crossings::{AsOf, Basis, Counted, FieldValue, Grouping, PublishedAt, Reading, Rounding, WindowMeasure};

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
  1  something was found: a broken rule, a revised figure, a claim that is not so
  2  the input, or the question, cannot be used

Examples:
  crossings check small-boats.ods
  crossings summary small-boats.ods --by office
  crossings revisions last-week.ods this-week.ods
  crossings claims --data small-boats.ods
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

const AFTER_CLAIMS: &str = "\
CLAIMS is a claims document: docs/claims.md has its form. With none, the article answers that this
project was founded on. Each claim is judged on the data under every way in which it may be
understood, and the claims are held against each other, with no data at all.

Verdicts:
  supported     true, as the house understands it
  depends       true only if understood otherwise, which is named
  contradicted  not true, however it is understood
  undetermined  the data cannot tell

Readings, of how closely a figure is read:
  literal    what the words say and nothing more: \"almost 60\" is below 60
  pragmatic  what a reader takes them to mean: 55 to below 60
  strict     as a figure that was rounded in its last digit: 59.5 to below 60

Exit status:
  0  every claim is supported or undetermined, and the claims can all be true
  1  a claim is contradicted or depends, or the claims cannot all be true in the house's reading
  2  the claims, the data or the question cannot be used

Examples:
  crossings claims
  crossings claims --data small-boats.ods
  crossings claims --explain each --data small-boats.ods
  crossings claims claims.json --data small-boats.ods --reading strict --only C001,C002
  crossings claims claims.json --as-of 2024-12-19 --data old.ods new.ods";

const AFTER_WINDOWS: &str = "\
Every window of days in a row is looked at: the fewer of them a figure holds of, the more must be
known of the days that were chosen. Windows that begin on one day and whose last days follow one
another stand on one line.

Exit status:
  0  here it is
  2  the file cannot be used, or the figure cannot be read

Examples:
  crossings windows \"74 a day\" --data small-boats.ods --starting 2024-01-01 --to 2024-12-31
  crossings windows \"almost 60 each\" --data small-boats.ods --starting 2024-07-05
  crossings windows \"56.9\" --of people-per-boat --data small-boats.ods --ending 2024-12-18";

const AFTER_FIGURE: &str = "\
A figure is printed words with a number: over £500million, almost a third, 21,446, 74 a day.

Exit status:
  0  here it is
  2  it is no figure that can be read

Examples:
  crossings figure \"almost a third\"
  crossings figure \"35,000\" --rounded";

const AFTER_DESCRIBE: &str = "\
The words come from the closest to the roundest. Shares and changes are parts of one: a third is
1/3, down 21 per cent is -0.21.

Exit status:
  0  here it is
  2  it is no number

Examples:
  crossings describe 56.886 --as mean
  crossings describe 21446/377 --as mean
  crossings describe 47600000000 --as pence";

const AFTER_SOLVE: &str = "\
What is unknown follows from what is given:
  --total                days, or boats, by which the total divided is the figure
  --total and --since    the last day, counted from a handover
  --days                 totals that, divided by so many days or boats, are the figure
  --most                 days, or boats, of which some whole total has the figure for its mean
  --data and --from      last days of windows of the data that begin there
  --data and --to        first days of windows of the data that end there

Exit status:
  0  here it is
  2  the file cannot be used, or the question has no answer

Examples:
  crossings solve \"around 128 a day\" --total 21446 --since 2024-07-05
  crossings solve \"almost 60 each\" --total 21446 --reading strict
  crossings solve \"74 a day\" --data small-boats.ods --from 2024-01-01";

const AFTER_SCHEMA: &str = "\
Exit status:
  0  here it is

Examples:
  crossings schema > register.schema.json
  crossings schema questions > questions.schema.json
  crossings schema claims > claims.schema.json";

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

/// [`Reading`], as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum How {
    Literal,
    Pragmatic,
    Strict,
}

impl From<How> for Reading {
    fn from(how: How) -> Self {
        match how {
            How::Literal => Self::Literal,
            How::Pragmatic => Self::Pragmatic,
            How::Strict => Self::Strict,
        }
    }
}

/// [`Rounding`], as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Rounded {
    HalfUp,
    HalfDown,
    HalfEven,
    Either,
    Ceiling,
    Floor,
    Truncate,
    AwayFromZero,
    CeilingOrFloor,
}

impl From<Rounded> for Rounding {
    fn from(rounded: Rounded) -> Self {
        match rounded {
            Rounded::HalfUp => Self::HalfUp,
            Rounded::HalfDown => Self::HalfDown,
            Rounded::HalfEven => Self::HalfEven,
            Rounded::Either => Self::Either,
            Rounded::Ceiling => Self::Ceiling,
            Rounded::Floor => Self::Floor,
            Rounded::Truncate => Self::Truncate,
            Rounded::AwayFromZero => Self::AwayFromZero,
            Rounded::CeilingOrFloor => Self::CeilingOrFloor,
        }
    }
}

/// What kind of number is described.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum NatureOf {
    /// A whole number
    Count,
    /// A mean
    Mean,
    /// A part of a whole: 1/3
    Share,
    /// A change, as a part of what was before: -0.21
    Change,
    /// A change in percentage points, as a part of the whole: 0.05
    Points,
    /// So many times as many
    Times,
    /// Pounds, in pence
    Pence,
    /// Euros, in cents
    Cents,
    /// A place in an order
    Rank,
}

/// [`WindowMeasure`], as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Measured {
    People,
    Boats,
    UncontrolledLandings,
    PeoplePerDay,
    BoatsPerDay,
    UncontrolledLandingsPerDay,
    PeoplePerWeek,
    BoatsPerWeek,
    UncontrolledLandingsPerWeek,
    PeoplePerBoat,
}

impl From<Measured> for WindowMeasure {
    fn from(measured: Measured) -> Self {
        let landings = Counted::UncontrolledLandings;
        match measured {
            Measured::People => Self::Total(Counted::People),
            Measured::Boats => Self::Total(Counted::Boats),
            Measured::UncontrolledLandings => Self::Total(landings),
            Measured::PeoplePerDay => Self::MeanPerDay(Counted::People),
            Measured::BoatsPerDay => Self::MeanPerDay(Counted::Boats),
            Measured::UncontrolledLandingsPerDay => Self::MeanPerDay(landings),
            Measured::PeoplePerWeek => Self::MeanPerWeek(Counted::People),
            Measured::BoatsPerWeek => Self::MeanPerWeek(Counted::Boats),
            Measured::UncontrolledLandingsPerWeek => Self::MeanPerWeek(landings),
            Measured::PeoplePerBoat => Self::PeoplePerBoat,
        }
    }
}

#[derive(Args)]
pub(crate) struct Schema {
    /// Of which JSON: the register's own form, the requests of `docs/questions.md`, or the claims
    /// documents of `docs/claims.md`
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
