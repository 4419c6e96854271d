//! # Checks
//!
//! What files contain, everything that is wrong with them, and a verdict. Data that break an
//! invariant are no failure of the call: they are its answer.

use std::sync::Arc;

use super::argument::{number, numbered, shared, slot, value};
use super::boundary::{boundary, release};
use super::date::{crossings_date, crossings_moment};
use super::error::{crossings_error, crossings_status};
use super::finding::{Findings, crossings_findings, crossings_severity};
use super::list::{List, item, item_of};
use super::source::{crossings_limits, crossings_source, intake};
use super::text::{Texts, crossings_text};
use crate::{Contents, Dating, FileReport, Inspection, RuleCount, SeriesContents, Verdict};

/// What is to be made of everything that was found.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_verdict {
    /// No rule is broken.
    Consistent = 0,
    /// No rule is broken whose breach shows that the data are wrong; there are warnings.
    Unusual = 1,
    /// The data cannot be right.
    Inconsistent = 2,
    /// A file could not be read.
    Unusable = 3,
}

numbered!(Verdict as crossings_verdict { Consistent, Unusual, Inconsistent, Unusable });

/// What was found, in all.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_inspection_facts {
    /// What is to be made of it: a `crossings_verdict`.
    pub verdict: u32,
    /// Reasons why a file was not read.
    pub problems: usize,
    /// Violations that cannot be.
    pub errors: usize,
    /// Violations that were never seen, yet may be.
    pub warnings: usize,
}

/// How often one rule is broken.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_rule_count {
    /// The id of the rule, `C003`.
    pub id: crossings_text,
    /// What it means that it is broken: a `crossings_severity`.
    pub severity: u32,
    /// What the rule says.
    pub statement: crossings_text,
    /// At how many places it is broken.
    pub violations: usize,
}

/// What was found in one file, as far as it could be read.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_file {
    /// The file, as it was named when it was read.
    pub name: crossings_text,
    /// Whether it was read as a whole.
    pub read: bool,
    /// How many series it has.
    pub series: usize,
    /// How many single boats.
    pub boats: usize,
    /// How many reported numbers of deaths.
    pub deaths: usize,
    /// How many agreements.
    pub agreements: usize,
    /// How many policy periods.
    pub policy_periods: usize,
}

/// How much there is of one series. Only what can be read is counted, and each day once.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_series_contents {
    /// What it counts: a `crossings_basis`.
    pub basis: u32,
    /// Whether the newest publication says its moment itself: a `crossings_dating`; 0 where
    /// `published` is not known.
    pub dating: u32,
    /// When the newest publication was published.
    pub published: crossings_moment,
    /// How many publications it has.
    pub publications: usize,
    /// How many days have a row.
    pub days: usize,
    /// How many weeks have a row.
    pub weeks: usize,
    /// How many other periods have a total.
    pub totals: usize,
    /// The first day that a row is about; no day where there is none.
    pub first: crossings_date,
    /// The last day that a row is about; no day where there is none.
    pub last: crossings_date,
}

fn show_rule(rule: &RuleCount, texts: &mut Texts) -> crossings_rule_count {
    let RuleCount { id, severity, statement, violations } = *rule;
    crossings_rule_count {
        id: texts.keep(id),
        severity: number(&crossings_severity::from(severity)),
        statement: texts.keep(statement),
        violations,
    }
}

fn show_file(file: &FileReport, texts: &mut Texts) -> crossings_file {
    let FileReport { name, read, contents } = file;
    let Contents { series, boats, deaths, agreements, policy_periods } = contents;
    crossings_file {
        name: texts.keep(name),
        read: *read,
        series: series.len(),
        boats: *boats,
        deaths: *deaths,
        agreements: *agreements,
        policy_periods: *policy_periods,
    }
}

impl From<&SeriesContents> for crossings_series_contents {
    fn from(contents: &SeriesContents) -> Self {
        let SeriesContents { basis, publications, published, dating, days, weeks, totals, from, to } =
            contents;
        Self {
            basis: number(basis),
            dating: number(&dating.unwrap_or(Dating::Stated)),
            published: (*published).into(),
            publications: *publications,
            days: *days,
            weeks: *weeks,
            totals: *totals,
            first: (*from).into(),
            last: (*to).into(),
        }
    }
}

/// What a check found. Free it with `crossings_inspection_free`.
#[derive(Debug)]
pub struct crossings_inspection {
    facts: crossings_inspection_facts,
    findings: Arc<Findings>,
    rules: List<crossings_rule_count>,
    files: List<crossings_file>,
    /// The series of each file.
    file_series: Vec<Vec<crossings_series_contents>>,
    /// The series of all files that were read, taken together.
    series: Vec<crossings_series_contents>,
}

impl From<Inspection> for crossings_inspection {
    fn from(inspection: Inspection) -> Self {
        let Inspection { files, series, problems, violations, counts, verdict } = inspection;
        let facts = crossings_inspection_facts {
            verdict: number(&verdict),
            problems: counts.problems,
            errors: counts.errors,
            warnings: counts.warnings,
        };
        let contents = |series: &[SeriesContents]| series.iter().map(Into::into).collect();
        Self {
            facts,
            findings: Arc::new(Findings::new(problems, violations)),
            rules: List::of(counts.rules, show_rule),
            file_series: files.iter().map(|file| contents(&file.contents.series)).collect(),
            series: contents(&series),
            files: List::of(files, show_file),
        }
    }
}

/// Checks files, read as successive publications.
///
/// - `sources`: the `sources_len` files, each published after the one before it.
/// - `limits` may be NULL for those of `crossings_limits_default`.
///
/// Does not fail because of what is in the files.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_check(
    sources: *const crossings_source,
    sources_len: usize,
    limits: *const crossings_limits,
    out: *mut *mut crossings_inspection,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let inspection = intake(sources, sources_len, limits)?.inspect();
            out.give(crossings_inspection::from(inspection));
            Ok(())
        })
    }
}

/// What was found, in all.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_inspection_about(
    handle: *const crossings_inspection,
    out: *mut crossings_inspection_facts,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.facts);
            Ok(())
        })
    }
}

/// Everything that is wrong: the reasons why files were not read, then the violations, those of
/// the readable parts of such files included.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_inspection_findings(
    handle: *const crossings_inspection,
    out: *mut *mut crossings_findings,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_findings(Arc::clone(&shared(handle, "handle")?.findings)));
            Ok(())
        })
    }
}

/// How many broken rules there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_inspection_rules_len(
    handle: *const crossings_inspection,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.rules.len());
            Ok(())
        })
    }
}

/// The broken rule at `index`, counted from 0. Its texts live as long as the
/// inspection. Errors come first, then warnings, each in the order of the ids.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_inspection_rules_get(
    handle: *const crossings_inspection,
    index: usize,
    out: *mut crossings_rule_count,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.rules.get(index)?);
            Ok(())
        })
    }
}

/// How many files there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_inspection_files_len(
    handle: *const crossings_inspection,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.files.len());
            Ok(())
        })
    }
}

/// The file at `index`, counted from 0. They are in the order given, and their
/// texts live as long as the inspection.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_inspection_files_get(
    handle: *const crossings_inspection,
    index: usize,
    out: *mut crossings_file,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.files.get(index)?);
            Ok(())
        })
    }
}

/// How many series the file at `file`, counted from 0, has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_inspection_file_series_len(
    handle: *const crossings_inspection,
    file: usize,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(item_of(&shared(handle, "handle")?.file_series, file, "file")?.len());
            Ok(())
        })
    }
}

/// How much the file at `file`, counted from 0, has of its series at `index`, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_inspection_file_series_get(
    handle: *const crossings_inspection,
    file: usize,
    index: usize,
    out: *mut crossings_series_contents,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(*item(item_of(&shared(handle, "handle")?.file_series, file, "file")?, index)?);
            Ok(())
        })
    }
}

/// How many series the files that were read have together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_inspection_series_len(
    handle: *const crossings_inspection,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.series.len());
            Ok(())
        })
    }
}

/// How much the files that were read have together of the series at `index`, counted from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_inspection_series_get(
    handle: *const crossings_inspection,
    index: usize,
    out: *mut crossings_series_contents,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(*item(&shared(handle, "handle")?.series, index)?);
            Ok(())
        })
    }
}

/// Frees what a check found; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_inspection_free(handle: *mut crossings_inspection) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
