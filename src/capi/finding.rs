//! # Findings
//!
//! What is wrong with data: why a file could not be read, and which invariants are broken.

use std::sync::Arc;

use super::argument::{number, numbered, shared, slot, value};
use super::boundary::{boundary, release};
use super::error::{crossings_error, crossings_status};
use super::list::List;
use super::text::{Texts, crossings_text};
use crate::source::Problem;
use crate::{Place, Severity, Violation};

/// What a finding means.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_severity {
    /// It cannot be: the data are wrong.
    Error = 0,
    /// It was never seen, yet it may be.
    Warning = 1,
    /// It keeps a file from being read.
    Problem = 2,
}

/// One thing that is wrong, where it stands, and what would be right there.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_finding {
    /// A `crossings_severity`.
    pub severity: u32,
    /// The row of the sheet or the line of the text, counted from 1, or of the data frame, counted
    /// from 0; 0 where `row_known` says that there is none.
    pub row: u32,
    /// The column, counted from 1; 0 where there is none.
    pub column: u32,
    /// The id of the broken invariant, `C003`; for a problem its kind, `missing-column`.
    pub id: crossings_text,
    /// The file, as it was named when it was read; may be NULL.
    pub file: crossings_text,
    /// The sheet of a workbook; may be NULL.
    pub sheet: crossings_text,
    /// The cell of a sheet, `B3145`; may be NULL.
    pub cell: crossings_text,
    /// What the column is headed; may be NULL.
    pub header: crossings_text,
    /// The JSON Pointer of the value in the register's own form.
    pub pointer: crossings_text,
    /// What stands there.
    pub got: crossings_text,
    /// What would be right there.
    pub wanted: crossings_text,
    /// All of it in one line for a person.
    pub message: crossings_text,
    /// Whether `row` is known: rows of data frames are counted from 0.
    pub row_known: bool,
}

/// Every problem, then every violation.
#[derive(Debug)]
pub(super) struct Findings {
    found: Arc<[Found]>,
    list: List<crossings_finding>,
}

impl Findings {
    /// What was found: problems that keep files from being read, and violations.
    pub(super) fn new(
        problems: impl IntoIterator<Item = Problem>,
        violations: impl IntoIterator<Item = Violation>,
    ) -> Self {
        let found: Arc<[Found]> = problems
            .into_iter()
            .map(Found::Problem)
            .chain(violations.into_iter().map(Found::Violation))
            .collect();
        Self { list: List::of(Arc::clone(&found), Found::show), found }
    }

    /// Nothing was found.
    pub(super) fn none() -> Self {
        Self::new([], [])
    }

    /// The first finding, and how many there are.
    pub(super) fn sentence(&self) -> String {
        let first = self.found.first().map(Found::message).unwrap_or_default();
        match self.found.len() {
            0 | 1 => first,
            many => format!("{first} (the first of {many} findings)"),
        }
    }
}

#[cfg(feature = "arrow")]
impl super::stream::Tabular for Findings {
    fn rows(&self) -> Result<arrow_array::RecordBatch, super::boundary::Failure> {
        let problems = self.found.iter().filter_map(|one| match one {
            Found::Problem(problem) => Some(problem),
            Found::Violation(_) => None,
        });
        let violations = self.found.iter().filter_map(|one| match one {
            Found::Violation(violation) => Some(violation),
            Found::Problem(_) => None,
        });
        crate::arrow::findings(problems, violations).map_err(Into::into)
    }
}

#[derive(Debug)]
enum Found {
    Problem(Problem),
    Violation(Violation),
}

impl Found {
    fn message(&self) -> String {
        match self {
            Self::Problem(problem) => problem.to_string(),
            Self::Violation(violation) => violation.to_string(),
        }
    }

    fn show(&self, texts: &mut Texts) -> crossings_finding {
        let (severity, id, place, got, wanted) = match self {
            Self::Problem(one) => {
                (crossings_severity::Problem, one.kind.name(), &one.place, &*one.got, &*one.wanted)
            }
            Self::Violation(one) => (one.severity().into(), one.id(), one.place(), one.got(), one.wanted()),
        };
        let Place { file, sheet, row, column, header, pointer } = place;
        crossings_finding {
            severity: number(&severity),
            row: row.unwrap_or(0),
            column: column.unwrap_or(0),
            id: texts.keep(id),
            file: texts.keep_known(file.as_deref()),
            sheet: texts.keep_known(sheet.as_deref()),
            cell: texts.keep_known(sheet.as_ref().and_then(|_| place.cell()).as_deref()),
            header: texts.keep_known(header.as_deref()),
            pointer: texts.keep(pointer),
            got: texts.keep(got),
            wanted: texts.keep(wanted),
            message: texts.keep(&self.message()),
            row_known: row.is_some(),
        }
    }
}

numbered!(crossings_severity { Error, Warning, Problem });

impl From<Severity> for crossings_severity {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
        }
    }
}

/// A list of findings: problems first, then violations in the order of the catalogue. Free it
/// with `crossings_findings_free`.
#[derive(Debug)]
pub struct crossings_findings(pub(super) Arc<Findings>);

/// Everything that was wrong with the data; a list of none where it was not about data.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_error_findings(
    handle: *const crossings_error,
    out: *mut *mut crossings_findings,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let findings = shared(handle, "handle")?.findings.clone();
            out.give(crossings_findings(findings.unwrap_or_else(|| Arc::new(Findings::none()))));
            Ok(())
        })
    }
}

/// How many findings there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_findings_len(
    handle: *const crossings_findings,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.list.len());
            Ok(())
        })
    }
}

/// The finding at `index`, counted from 0. Its texts live as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_findings_get(
    handle: *const crossings_findings,
    index: usize,
    out: *mut crossings_finding,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.list.get(index)?);
            Ok(())
        })
    }
}

/// Frees a list of findings; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_findings_free(handle: *mut crossings_findings) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
