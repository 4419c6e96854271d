//! The program `crossings`: the command line of the library.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    crossings::cli::run(std::env::args_os()).into()
}
