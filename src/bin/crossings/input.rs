//! Files and standard input, read one after another.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::{Duration, Instant};

use crossings::source::{self, Options, ReadError};
use crossings::{Draft, Inspection, Intake, PublishedAt, Register, builtin, builtin_draft};
use indicatif::ProgressBar;

use crate::answer::Refusal;
use crate::args::Files;

/// What the built-in register is called where a file's name would stand.
const BUILTIN: &str = "built-in register";

/// Reads the files, or takes the built-in register where there are none.
pub(crate) fn intake(files: &Files) -> Result<Intake, Refusal> {
    let published = moments(files)?;
    if files.paths.iter().filter(|path| is_stdin(path)).count() > 1 {
        return Err(Refusal::new("`-`, standard input, can be read only once"));
    }
    let mut intake = Intake::default();
    if files.paths.is_empty() {
        intake.add(BUILTIN, Ok(builtin_draft()));
    }
    let mut progress = Progress::new(files.paths.len());
    for (index, path) in files.paths.iter().enumerate() {
        let options = Options { published: published.get(index).copied(), ..Options::default() };
        let (name, draft) = read(path, files.name.as_deref(), &options);
        intake.add(&name, draft);
        progress.step();
    }
    Ok(intake)
}

/// The files as a register, or what is wrong with them.
pub(crate) fn register(files: &Files) -> Result<Result<Register, Box<Inspection>>, Refusal> {
    if files.paths.is_empty() {
        moments(files)?;
        return Ok(Ok(builtin()));
    }
    Ok(intake(files)?.into_register())
}

/// The moments of publication, one for each file or none.
fn moments(files: &Files) -> Result<&[PublishedAt], Refusal> {
    let (moments, paths) = (files.published.len(), files.paths.len());
    if moments == 0 || moments == paths {
        return Ok(&files.published);
    }
    Err(Refusal::new(format_args!(
        "--published is given {moments} times for {paths} files; give it once for each file, in their order"
    )))
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads one file or standard input, and says what it is called.
fn read(path: &Path, name: Option<&str>, options: &Options) -> (String, Result<Draft, ReadError>) {
    if is_stdin(path) {
        let name = name.unwrap_or("stdin");
        (name.to_owned(), source::read_stream(name, io::stdin().lock(), options))
    } else {
        (path.to_string_lossy().into_owned(), source::read_file(path, options))
    }
}

/// A bar on a terminal, once the work has taken a while.
struct Progress {
    files: usize,
    done: usize,
    since: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Below this, nobody wonders.
    const A_WHILE: Duration = Duration::from_millis(300);

    fn new(files: usize) -> Self {
        Self { files, done: 0, since: Instant::now(), bar: None }
    }

    fn step(&mut self) {
        self.done = self.done.saturating_add(1);
        let wanted = self.done < self.files && self.since.elapsed() > Self::A_WHILE;
        if self.bar.is_none() && wanted && io::stderr().is_terminal() {
            self.bar = Some(ProgressBar::new(u64::try_from(self.files).unwrap_or(u64::MAX)));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(u64::try_from(self.done).unwrap_or(u64::MAX));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
