//! Files and standard input, read one after another.

use std::io;
use std::path::Path;

use crate::cli::answer::Refusal;
use crate::cli::args;
use crate::cli::progress::Progress;
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
    let all = u64::try_from(ask.paths.len()).ok();
    let (progress, mut done) = (Progress::new(), 0_u64);
    Ok(files.intake_by(|file| {
        let stdin = matches!(&file.content, Content::Path(path) if is_stdin(path));
        let read = if stdin { read_stdin(file, ask.name.as_deref()) } else { (file.name(), file.read()) };
        done = done.saturating_add(1);
        progress.at(done, all);
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

pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads standard input, and says what it is called.
fn read_stdin(file: &File, name: Option<&str>) -> (String, Result<Draft, ReadError>) {
    let options = Options { published: file.published, ..Options::default() };
    let name = name.unwrap_or("stdin");
    (name.to_owned(), source::read_stream(name, io::stdin().lock(), &options))
}
