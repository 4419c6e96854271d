//! Files and standard input, read one after another.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::ProgressBar;

use crate::cli::answer::Refusal;
use crate::cli::args;
use crate::question::{Content, File, Files};
use crate::source::{self, Options, ReadError};
use crate::{Draft, Inspection, Intake, PublishedAt, Register, builtin};

/// Reads the files, or takes the built-in register where there are none.
pub(crate) fn intake(ask: &args::Files) -> Result<Intake, Refusal> {
    let published = moments(ask)?;
    if ask.paths.iter().filter(|path| is_stdin(path)).count() > 1 {
        return Err(Refusal::new("`-`, standard input, can be read only once"));
    }
    let files = ask.paths.iter().enumerate();
    let files: Files = files
        .map(|(index, path)| File { published: published.get(index).copied(), ..File::at(path) })
        .collect();
    let mut progress = Progress::new(ask.paths.len());
    Ok(files.intake_by(|file| {
        let stdin = matches!(&file.content, Content::Path(path) if is_stdin(path));
        let read = if stdin { read_stdin(file, ask.name.as_deref()) } else { (file.name(), file.read()) };
        progress.step();
        read
    }))
}

/// The files as a register, or what is wrong with them.
pub(crate) fn register(ask: &args::Files) -> Result<Result<Register, Box<Inspection>>, Refusal> {
    if ask.paths.is_empty() {
        moments(ask)?;
        return Ok(Ok(builtin()));
    }
    Ok(intake(ask)?.into_register())
}

/// The moments of publication, one for each file or none.
fn moments(files: &args::Files) -> Result<&[PublishedAt], Refusal> {
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

/// Reads standard input, and says what it is called.
fn read_stdin(file: &File, name: Option<&str>) -> (String, Result<Draft, ReadError>) {
    let options = Options { published: file.published, ..Options::default() };
    let name = name.unwrap_or("stdin");
    (name.to_owned(), source::read_stream(name, io::stdin().lock(), &options))
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
