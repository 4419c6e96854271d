//! From a path or a stream to bytes, and never more of them than the limit allows.
#![forbid(unsafe_code)]

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::{Limits, Options, ProblemKind, ReadError, read};
use crate::draft::Draft;

/// Reads the file at `path`, as [`read`] does; places name it by the path.
///
/// # Errors
/// - [`ProblemKind::Inaccessible`] when it cannot be opened, or reading it fails.
/// - [`ProblemKind::TooLarge`] when it has more bytes than the limit; no more than that many
///   are read.
/// - What the reader of its kind says.
pub fn read_file(path: &Path, options: &Options) -> Result<Draft, ReadError> {
    let name = path.to_string_lossy();
    match File::open(path) {
        Ok(file) => read_stream(&name, file, options),
        Err(error) => Err(inaccessible(&name, &error)),
    }
}

/// Reads all of a stream, as [`read`] does; places name it `name`.
///
/// # Errors
/// - [`ProblemKind::Inaccessible`] when reading fails.
/// - [`ProblemKind::TooLarge`] when it has more bytes than the limit; no more than that many
///   are read.
/// - What the reader of its kind says.
pub fn read_stream(name: &str, stream: impl Read, options: &Options) -> Result<Draft, ReadError> {
    read(name, &bytes(name, stream, &options.limits)?, options)
}

/// All bytes of the file at `path`, or of none that has more than the limit.
#[cfg(feature = "json")]
pub(super) fn bytes_at(path: &Path, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let name = path.to_string_lossy();
    match File::open(path) {
        Ok(file) => bytes(&name, file, limits),
        Err(error) => Err(inaccessible(&name, &error)),
    }
}

/// All bytes of a stream that has no more of them than the limit.
pub(super) fn bytes(name: &str, stream: impl Read, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let limit = limits.bytes;
    let mut bytes = Vec::new();
    let one_more = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    if let Err(error) = stream.take(one_more).read_to_end(&mut bytes) {
        return Err(inaccessible(name, &error));
    }
    if bytes.len() > limit {
        let (got, wanted) = (format!("more than {limit} bytes"), format!("at most {limit} bytes"));
        return Err(ReadError::whole(name, ProblemKind::TooLarge, got, wanted));
    }
    Ok(bytes)
}

fn inaccessible(name: &str, error: &std::io::Error) -> ReadError {
    ReadError::whole(name, ProblemKind::Inaccessible, error.to_string(), "a file that can be read")
}
