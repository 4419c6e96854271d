//! # The command line
//!
//! The command `crossings`, for programs that are it under another name.

use super::argument::{array, text, value};
use super::boundary::{Failure, boundary};
use super::error::{crossings_error, crossings_status};
use super::text::crossings_text;

/// Does what the arguments of the command `crossings` say, and prints to the standard output and the
/// standard error of the process. What the caller has in buffers of its own for these is not written.
///
/// - `arguments`: the `arguments_len` arguments; the first is the name of the program, which is passed
///   over.
/// - `out`: the exit status: 0 when all is well, 1 when something was found, 2 when the input or the
///   question cannot be used.
///
/// Fails with `CROSSINGS_STATUS_UNSUPPORTED` where the library was built without its command line.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_command_line(
    arguments: *const crossings_text,
    arguments_len: usize,
    out: *mut i32,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let given = array(arguments, arguments_len, "arguments")?.iter().enumerate();
            let given = given.map(|(number, one)| text(one.data, one.len, &format!("arguments[{number}]")));
            out.give(run(&given.collect::<Result<Vec<_>, _>>()?)?);
            Ok(())
        })
    }
}

#[cfg(feature = "cli")]
#[allow(clippy::unnecessary_wraps, reason = "without the command line it fails")]
fn run(arguments: &[&str]) -> Result<i32, Failure> {
    Ok(crate::cli::run(arguments.iter().map(Into::into)).into())
}

#[cfg(not(feature = "cli"))]
fn run(_: &[&str]) -> Result<i32, Failure> {
    Err(Failure::new(crossings_status::Unsupported, "the library was built without its feature `cli`"))
}
