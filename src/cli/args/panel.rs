//! The arguments of what is about panels.

use core::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Form;

/// How many findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown(pub(crate) usize);

fn shown(text: &str) -> Result<Shown, String> {
    match text {
        "all" => Ok(Shown(usize::MAX)),
        number => number.parse().map(Shown).map_err(|_| "wanted a whole number, or `all`".to_owned()),
    }
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
