//! The arguments of what is about panels.

use core::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Form;
use crate::jiff::civil::Date;
use crate::{Period, PolicyKind};

/// How many findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown(pub(crate) usize);

fn shown(text: &str) -> Result<Shown, String> {
    match text {
        "all" => Ok(Shown(usize::MAX)),
        number => number.parse().map(Shown).map_err(|_| "wanted a whole number, or `all`".to_owned()),
    }
}

/// Days that are summed up.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Days {
    Of(Period),
    /// The built-in periods of a kind.
    Each(PolicyKind),
}

fn days(text: &str) -> Result<Days, String> {
    let wanted = || {
        "wanted a year, a month, a day, `2024-07-05..2024-12-31`, `2024-07-05..`, or `offices`, `acts` or \
         `agreements`"
            .to_owned()
    };
    let date = |text: &str| text.parse::<Date>().map_err(|_| wanted());
    let whole =
        |period: Result<Period, crate::PeriodError>| period.map(Days::Of).map_err(|why| why.to_string());
    match text {
        "offices" => return Ok(Days::Each(PolicyKind::Office)),
        "acts" => return Ok(Days::Each(PolicyKind::Act)),
        "agreements" => return Ok(Days::Each(PolicyKind::Agreement)),
        _ => {}
    }
    if let Some((first, last)) = text.split_once("..") {
        let first = date(first)?;
        return match last {
            "" => Ok(Days::Of(Period::starting(first))),
            last => whole(Period::inclusive(first, date(last)?)),
        };
    }
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year] => whole(Period::year(year.parse().map_err(|_| wanted())?)),
        [year, month] => {
            let (year, month) = year.parse().ok().zip(month.parse().ok()).ok_or_else(wanted)?;
            whole(Period::month(year, month))
        }
        _ => whole(Period::day(date(text)?)),
    }
}

/// Bytes of memory, with a unit or without.
fn bytes(text: &str) -> Result<usize, String> {
    let (digits, unit) =
        text.split_at(text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len()));
    let shift = match unit {
        "" => 0,
        "K" | "KB" => 10,
        "M" | "MB" => 20,
        "G" | "GB" => 30,
        _ => return Err("wanted bytes, such as 256MB or 1GB".to_owned()),
    };
    let number =
        digits.parse::<usize>().ok().and_then(|number| number.checked_mul(1_usize.wrapping_shl(shift)));
    number.ok_or_else(|| "wanted bytes, such as 256MB or 1GB".to_owned())
}

#[derive(Args)]
pub(crate) struct Tally {
    /// Panels to read, one after another, as Parquet, Arrow or CSV; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// What standard input is called
    #[arg(long)]
    pub(crate) name: Option<String>,

    /// How many findings are shown, the first ones, or `all`; every one is counted
    #[arg(long, value_name = "N", value_parser = shown, default_value = "100")]
    pub(crate) findings: Shown,

    /// Series have some of their days only: a missing day is no finding
    #[arg(long)]
    pub(crate) partial: bool,

    /// Sum these up, each for itself: years, months, days, FIRST..LAST, FIRST.., or `offices`, `acts` or
    /// `agreements` for the built-in ones
    #[arg(long, value_name = "PERIOD", value_parser = days, value_delimiter = ',', num_args = 1)]
    pub(crate) periods: Vec<Days>,

    /// The rows stand in any order: their keys are sorted, by one thread
    #[arg(long)]
    pub(crate) unsorted: bool,

    /// How much memory that may take; beyond it, 16 bytes a row go to temporary files
    #[arg(long, value_name = "BYTES", value_parser = bytes, default_value = "256MB", requires = "unsorted")]
    pub(crate) memory: usize,

    /// How many threads read side by side; the answer is the same
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) threads: NonZeroUsize,

    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Args)]
pub(crate) struct Generate {
    /// How many rows
    #[arg(long, value_name = "N", value_parser = number)]
    pub(crate) rows: u64,

    /// How many series; as many as leave 3,154 days for each where it is left out
    #[arg(long, value_name = "N")]
    pub(crate) series: Option<u32>,

    /// The number of the first series, for parts of one panel in files of their own
    #[arg(long, value_name = "N", default_value = "0")]
    pub(crate) first_series: u32,

    /// What tells one panel of the same size from another
    #[arg(long, value_name = "N", default_value = "0")]
    pub(crate) seed: u64,

    /// How many faults are planted
    #[arg(long, value_name = "N", value_parser = number, default_value = "0")]
    pub(crate) faults: u64,

    /// Write what is to be found of the faults, as CSV
    #[arg(long, value_name = "FILE")]
    pub(crate) list: Option<PathBuf>,

    /// How Parquet is compressed
    #[arg(long, value_enum, default_value = "snappy")]
    pub(crate) compression: Compression,

    /// Where to write: a name that ends in .parquet or .csv
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
}

/// How a file is compressed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Compression {
    Snappy,
    Zstd,
}

/// A number, in which `_` may stand between digits.
fn number(text: &str) -> Result<u64, String> {
    let digits: String = text.chars().filter(|letter| *letter != '_').collect();
    digits.parse().map_err(|_| "wanted a whole number, such as 1000000 or 1_000_000".to_owned())
}
