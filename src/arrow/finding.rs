//! What is wrong with data, and the rules that say so.
#![forbid(unsafe_code)]

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use super::ToBatch;
use super::columns::Columns;
use crate::inspection::Inspection;
use crate::place::Place;
use crate::question::Explained;
use crate::source::Problem;
use crate::tally::{Tallied, TalliedFinding};
use crate::violation::{Violation, Violations};

/// A finding, as its row has it.
struct Finding<'a> {
    rule: &'a str,
    severity: String,
    statement: Option<&'a str>,
    place: &'a Place,
    got: &'a str,
    wanted: &'a str,
}

impl<'a> From<&'a Violation> for Finding<'a> {
    fn from(one: &'a Violation) -> Self {
        Self {
            rule: one.id(),
            severity: one.severity().to_string(),
            statement: Some(one.rule().statement),
            place: one.place(),
            got: one.got(),
            wanted: one.wanted(),
        }
    }
}

impl<'a> From<&'a Problem> for Finding<'a> {
    fn from(one: &'a Problem) -> Self {
        Self {
            rule: one.kind.name(),
            severity: "problem".to_owned(),
            statement: None,
            place: &one.place,
            got: &one.got,
            wanted: &one.wanted,
        }
    }
}

/// A row for each problem, and then for each violation: `rule`, its id, or the kind of a problem;
/// `severity`: `problem`, `error` or `warning`; `file`, `sheet`, `row`, `column`, `header` and
/// `pointer` of its place; `got`, `wanted`; `statement`, what the rule says.
pub(crate) fn findings<'a>(
    problems: impl IntoIterator<Item = &'a Problem>,
    violations: impl IntoIterator<Item = &'a Violation>,
) -> Result<RecordBatch, ArrowError> {
    let problems = problems.into_iter().map(Finding::from);
    let all: Vec<Finding<'_>> = problems.chain(violations.into_iter().map(Finding::from)).collect();
    let places = || all.iter().map(|one| one.place);
    Columns::default()
        .known("rule", all.iter().map(|one| one.rule))
        .known("severity", all.iter().map(|one| &one.severity))
        .texts("file", places().map(|place| place.file.as_deref()))
        .texts("sheet", places().map(|place| place.sheet.as_deref()))
        .numbers("row", places().map(|place| place.row))?
        .numbers("column", places().map(|place| place.column))?
        .texts("header", places().map(|place| place.header.as_deref()))
        .known("pointer", places().map(|place| &place.pointer))
        .known("got", all.iter().map(|one| one.got))
        .known("wanted", all.iter().map(|one| one.wanted))
        .texts("statement", all.iter().map(|one| one.statement))
        .batch()
}

/// A row for each violation, as an [`Inspection`] has them.
impl ToBatch for Violations {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        findings([], self)
    }
}

/// A row for each problem, and then for each violation: `rule`, its id, or the kind of a problem;
/// `severity`: `problem`, `error` or `warning`; `file`, `sheet`, `row`, `column`, `header` and
/// `pointer` of its place; `got`, `wanted`; `statement`, what the rule says.
impl ToBatch for Inspection {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        findings(&self.problems, &self.violations)
    }
}

/// A row for each rule: `id`, `severity`, `statement`, `source`.
impl ToBatch for Explained {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let rules = match self {
            Self::All(rules) => rules.as_slice(),
            Self::One { rule, .. } => core::slice::from_ref(rule),
        };
        Columns::default()
            .known("id", rules.iter().map(|rule| rule.id))
            .known("severity", rules.iter().map(|rule| rule.severity.to_string()))
            .known("statement", rules.iter().map(|rule| rule.statement))
            .known("source", rules.iter().map(|rule| rule.source))
            .batch()
    }
}

/// A row for each finding that is kept: `rule`, `severity`, `row`, from 0 on; `series`, `date`, `column`;
/// `got`, `wanted`; of a gap, `after` and `before`, the days around it, and `days`, how many are
/// missing; of a key that is there twice, `other_row`, the earlier of the two.
impl ToBatch for Tallied {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let all = || self.findings.iter();
        let gaps = || all().map(TalliedFinding::gap);
        Columns::default()
            .known("rule", all().map(TalliedFinding::id))
            .known("severity", all().map(|one| one.severity().to_string()))
            .numbers("row", all().map(|one| Some(one.row())))?
            .numbers("series", all().map(TalliedFinding::series))?
            .dates("date", all().map(TalliedFinding::date))
            .known("column", all().map(TalliedFinding::column))
            .known("got", all().map(TalliedFinding::got))
            .known("wanted", all().map(TalliedFinding::wanted))
            .dates("after", gaps().map(|gap| gap.map(|gap| gap.after)))
            .dates("before", gaps().map(|gap| gap.map(|gap| gap.before)))
            .counts("days", gaps().map(|gap| gap.map(|gap| gap.days)))?
            .numbers("other_row", all().map(TalliedFinding::other_row))?
            .batch()
    }
}
