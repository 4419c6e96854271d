//! Looks at a workbook before it is read, and refuses what would not fit in memory.
//!
//! An archive of a kilobyte can unpack to gigabytes, and so can a sheet: see
//! [`weight`](super::weight). What was looked at here, and understood, is handed on in an archive
//! of its own, so that nothing else is read: see [`plain`](super::plain).
#![forbid(unsafe_code)]

use std::io::{self, Cursor, Read, Write};
use std::sync::Arc;

use memchr::memmem;
use rawzip::{DataDescriptorOutput, ZipArchiveWriter};
use zip::ZipArchive;
use zip::result::ZipError;

use super::weight::{Refusal, weigh};
use crate::place::Place;
use crate::source::{Limits, Problem, ProblemKind};

const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const WORKBOOK: &str = "an OpenDocument spreadsheet (.ods)";
const WHOLE: &str = "a whole OpenDocument spreadsheet (.ods)";

/// The parts that an archive may have. Workbooks with charts have some dozens.
const PARTS: usize = 1_000;

/// The bytes that a part may have that is not the sheets: it says what the workbook is.
const SMALL_PART: usize = 1 << 20;

/// The parts of a workbook that are read, written anew in an archive that is not packed.
pub(super) fn admit(file: &Arc<str>, bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, Box<Problem>> {
    repack(bytes, limits).map_err(|refusal| Box::new(problem(file, refusal)))
}

fn problem(file: &Arc<str>, refusal: Refusal) -> Problem {
    let Refusal { kind, sheet, row, column, got, wanted } = refusal;
    let place = Place {
        file: Some(Arc::clone(file)),
        sheet: sheet.map(Arc::from),
        row: row.and_then(|row| u32::try_from(row).ok()),
        column: column.and_then(|column| u32::try_from(column).ok()),
        ..Place::default()
    };
    Problem { kind, place, got, wanted }
}

fn refuse(kind: ProblemKind, got: impl Into<String>, wanted: impl Into<String>) -> Refusal {
    let (got, wanted) = (got.into(), wanted.into());
    Refusal { kind, sheet: None, row: None, column: None, got, wanted }
}

fn repack(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, Refusal> {
    if bytes.len() > limits.bytes {
        let (got, wanted) = (format!("{} bytes", bytes.len()), format!("{} bytes at most", limits.bytes));
        return Err(refuse(ProblemKind::TooLarge, got, wanted));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(refuse(ProblemKind::UnknownFormat, "no ZIP archive", WORKBOOK));
    }
    // The list of the parts is read whole, and each part of it begins with this mark.
    if memmem::find_iter(bytes, b"PK\x01\x02").count() > PARTS {
        return Err(refuse(ProblemKind::TooLarge, "too many parts", format!("{PARTS} parts at most")));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|why| unzip(&why, "the archive"))?;
    if archive.has_duplicate_names() {
        return Err(refuse(ProblemKind::Malformed, "two parts of one name", WHOLE));
    }

    let small = limits.unpacked_bytes.min(SMALL_PART);
    let Some(mimetype) = part(&mut archive, "mimetype", small)? else {
        return Err(refuse(ProblemKind::UnknownFormat, "a ZIP archive of another kind", WORKBOOK));
    };
    if mimetype.trim_ascii() != MIMETYPE.as_bytes() {
        let got: String = String::from_utf8_lossy(&mimetype).chars().take(100).collect();
        return Err(refuse(ProblemKind::UnknownFormat, format!("`{got}`"), WORKBOOK));
    }
    let manifest = needed(part(&mut archive, "META-INF/manifest.xml", small)?, "META-INF/manifest.xml")?;
    if memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(encrypted());
    }
    let meta = part(&mut archive, "meta.xml", small)?;

    let name = "content.xml";
    let found = archive.by_name(name).map(Some).or_else(|why| missing(&why, name))?;
    let content = needed(found, name)?;
    let declared = usize::try_from(content.size()).unwrap_or(usize::MAX).min(limits.unpacked_bytes);
    let mut unpacked = Vec::with_capacity(declared);
    copy_within(content, &mut unpacked, limits.unpacked_bytes, name)?;
    let content = core::str::from_utf8(&unpacked)
        .map_err(|_| refuse(ProblemKind::Malformed, "content.xml that is not UTF-8", "XML in UTF-8"))?;
    let plain = weigh(content, limits)?;
    drop(unpacked);

    let room = plain.len().saturating_add(manifest.len()).saturating_add(SMALL_PART);
    let mut packed = Packer(ZipArchiveWriter::new(Vec::with_capacity(room)));
    packed.add("mimetype", MIMETYPE.as_bytes())?;
    packed.add("META-INF/manifest.xml", &manifest)?;
    if let Some(meta) = meta {
        packed.add("meta.xml", &meta)?;
    }
    packed.add(name, &plain)?;
    packed.finish()
}

/// A part, unpacked.
fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    limit: usize,
) -> Result<Option<Vec<u8>>, Refusal> {
    let Some(entry) = archive.by_name(name).map(Some).or_else(|why| missing(&why, name))? else {
        return Ok(None);
    };
    let mut unpacked = Vec::new();
    copy_within(entry, &mut unpacked, limit, name)?;
    Ok(Some(unpacked))
}

/// Unpacks at most `limit` bytes, whatever the archive says of the size.
fn copy_within(entry: impl Read, to: &mut impl Write, limit: usize, name: &str) -> Result<usize, Refusal> {
    let most = u64::try_from(limit).unwrap_or(u64::MAX);
    let copied = io::copy(&mut entry.take(most.saturating_add(1)), to).map_err(|why| {
        refuse(ProblemKind::Malformed, format!("{name} that cannot be unpacked: {why}"), WHOLE)
    })?;
    if copied > most {
        let wanted = format!("{limit} bytes at most");
        return Err(refuse(ProblemKind::TooLarge, format!("more than that in {name}, unpacked"), wanted));
    }
    Ok(usize::try_from(copied).unwrap_or(limit))
}

fn needed<T>(part: Option<T>, name: &str) -> Result<T, Refusal> {
    part.ok_or_else(|| refuse(ProblemKind::Malformed, format!("no {name} in the archive"), WHOLE))
}

/// A part that is not there is `None`; other errors are errors.
fn missing<T>(why: &ZipError, name: &str) -> Result<Option<T>, Refusal> {
    if matches!(why, ZipError::FileNotFound) { Ok(None) } else { Err(unzip(why, name)) }
}

fn unzip(why: &ZipError, what: &str) -> Refusal {
    match why {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => encrypted(),
        _ => refuse(ProblemKind::Malformed, format!("{what} cannot be read: {why}"), WHOLE),
    }
}

fn encrypted() -> Refusal {
    refuse(ProblemKind::Encrypted, "a workbook locked with a password", "a workbook that is not")
}

/// An archive that is being written, with nothing packed.
struct Packer(ZipArchiveWriter<Vec<u8>>);

impl Packer {
    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Refusal> {
        self.write(name, bytes).map_err(|why| unpackable(&why, name))
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), rawzip::Error> {
        let (mut entry, _) = self.0.new_file(name).start()?;
        entry.write_all(bytes)?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        entry.finish(DataDescriptorOutput::new(crc32fast::hash(bytes), size))?;
        Ok(())
    }

    fn finish(self) -> Result<Vec<u8>, Refusal> {
        self.0.finish().map_err(|why| unpackable(&why, "the archive"))
    }
}

fn unpackable(why: &rawzip::Error, what: &str) -> Refusal {
    refuse(ProblemKind::Malformed, format!("{what} cannot be written anew: {why}"), WHOLE)
}
