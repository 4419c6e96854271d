//! # Sources
//!
//! Files as bytes in memory: an OpenDocument spreadsheet as the Home Office publishes it, a CSV
//! of days or of publications, or the register's own JSON. Several of them are read as
//! successive publications of one register.

use core::ffi::{c_char, c_void};

use super::argument::{array, bytes, optional, text, value};
use super::boundary::{Failure, boundary};
use super::error::{crossings_error, crossings_status};
use crate::source::{Limits, Options, read};
use crate::{Intake, PublishedAt};

/// A file to read. Nothing of it is kept once the call is over.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_source {
    /// What findings call it, in UTF-8; its ending tells kinds of text apart.
    pub name: *const c_char,
    /// The length of `name` in bytes.
    pub name_len: usize,
    /// What is in it.
    pub bytes: *const c_void,
    /// How many bytes these are.
    pub bytes_len: usize,
    /// When it was published: `2026-08-21`, or a date and time with its offset. May be NULL
    /// where the file says it, or nobody does.
    pub published: *const c_char,
    /// The length of `published` in bytes.
    pub published_len: usize,
}

/// What is accepted of each file at most, so that no file takes more than 256 MB of memory.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_limits {
    /// Bytes of a file as it is stored.
    pub bytes: u64,
    /// Bytes of a part of an archive when it is unpacked.
    pub unpacked_bytes: u64,
    /// Rows, or items of lists.
    pub rows: u64,
    /// Cells of a workbook, those counted that a repeat stands for.
    pub cells: u64,
    /// Lists and objects within one another.
    pub nesting: u64,
}

/// The limits that hold where none are given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_limits_default(
    out: *mut crossings_limits,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let Limits { bytes, unpacked_bytes, rows, cells, nesting } = Limits::default();
            let wide = |limit: usize| u64::try_from(limit).unwrap_or(u64::MAX);
            value(out, "out")?.give(crossings_limits {
                bytes: wide(bytes),
                unpacked_bytes: wide(unpacked_bytes),
                rows: wide(rows),
                cells: wide(cells),
                nesting: wide(nesting),
            });
            Ok(())
        })
    }
}

impl crossings_limits {
    pub(super) fn read(self) -> Limits {
        let narrow = |limit: u64| usize::try_from(limit).unwrap_or(usize::MAX);
        Limits {
            bytes: narrow(self.bytes),
            unpacked_bytes: narrow(self.unpacked_bytes),
            rows: narrow(self.rows),
            cells: narrow(self.cells),
            nesting: narrow(self.nesting),
        }
    }
}

/// Reads files one after another.
///
/// # Safety
/// `sources` is NULL or points to `sources_len` sources, whose pointers are each NULL or point
/// to as many bytes as they say; `limits` is NULL or points to limits.
pub(super) unsafe fn intake(
    sources: *const crossings_source,
    sources_len: usize,
    limits: *const crossings_limits,
) -> Result<Intake, Failure> {
    // SAFETY: it is the contract of this function too.
    let (sources, limits) = unsafe { (array(sources, sources_len, "sources")?, optional(limits)) };
    let limits = limits.map_or_else(Limits::default, |limits| limits.read());
    // What is wrong with the call comes first, then with a moment, and then what is in the files.
    let mut given = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        let field = |field| format!("sources[{number}].{field}");
        // SAFETY: it is the contract of this function too.
        given.push(unsafe {
            (
                text(source.name, source.name_len, &field("name"))?,
                bytes(source.bytes, source.bytes_len, &field("bytes"))?,
                text(source.published, source.published_len, &field("published"))?,
            )
        });
    }
    let mut files = Vec::new();
    for (number, (name, bytes, published)) in given.into_iter().enumerate() {
        let published = match published {
            "" => None,
            published => Some(moment(published, &format!("sources[{number}].published"))?),
        };
        files.push((name, bytes, Options { published, limits }));
    }
    let mut intake = Intake::default();
    for (name, bytes, options) in files {
        intake.add(name, read(name, bytes, &options));
    }
    Ok(intake)
}

/// A moment of publication.
pub(super) fn moment(text: &str, name: &str) -> Result<PublishedAt, Failure> {
    text.parse().map_err(|_| {
        let message = format!("`{name}` is `{text}`; wanted a date, or a date and time with its offset");
        Failure::new(crossings_status::InvalidMoment, message)
    })
}
