//! What a check of files found: their contents, their faults, and a verdict.
#![forbid(unsafe_code)]

use core::fmt;
use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::basis::Basis;
use crate::draft::{Draft, DraftPublication, DraftSeries};
use crate::invariant::Severity;
use crate::publication::{Dating, PublishedAt};
use crate::source::Problem;
use crate::violation::Violations;

/// What is to be made of everything that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// No rule is broken.
    Consistent,
    /// No rule is broken whose breach shows that the data are wrong; there are warnings.
    Unusual,
    /// The data cannot be right.
    Inconsistent,
    /// A file could not be read.
    Unusable,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Consistent => "consistent",
            Self::Unusual => "unusual",
            Self::Inconsistent => "inconsistent",
            Self::Unusable => "unusable",
        })
    }
}

/// How much a draft has of one series. Only what can be read is counted, and each day once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeriesContents {
    /// What it counts.
    pub basis: Basis,
    /// How many publications it has.
    pub publications: usize,
    /// When the newest of them was published.
    pub published: Option<PublishedAt>,
    /// Whether that one says so itself.
    pub dating: Option<Dating>,
    /// How many days have a row.
    pub days: usize,
    /// How many weeks have a row.
    pub weeks: usize,
    /// How many other periods have a total.
    pub totals: usize,
    /// The first day that a row is about.
    pub from: Option<Date>,
    /// The last day that a row is about.
    pub to: Option<Date>,
}

impl SeriesContents {
    pub(crate) fn of(series: &DraftSeries) -> Self {
        let rows = || series.publications.iter();
        let known = |one: &DraftPublication| Some((one.published.get()?, one.dating));
        let newest = rows().filter_map(known).max_by_key(|(published, _)| *published);
        let days = distinct(rows().flat_map(|one| &one.days).filter_map(|day| day.date.get()).collect());
        let weeks =
            distinct(rows().flat_map(|one| &one.weeks).filter_map(|week| week.ending.get()).collect());
        let totals = rows().flat_map(|one| &one.totals);
        let totals =
            distinct(totals.filter_map(|total| Some((total.from.get()?, total.to.get()?))).collect());
        let monday = weeks.first().map(|sunday| sunday.checked_sub(6.days()).unwrap_or(*sunday));
        let first_total = totals.first().map(|total| total.0);
        let last_total = totals.iter().map(|total| total.1).max();
        Self {
            basis: series.basis,
            publications: series.publications.len(),
            published: newest.map(|(published, _)| published),
            dating: newest.map(|(_, dating)| dating),
            days: days.len(),
            weeks: weeks.len(),
            totals: totals.len(),
            from: [days.first().copied(), monday, first_total].into_iter().flatten().min(),
            to: days.last().copied().max(weeks.last().copied()).max(last_total),
        }
    }
}

/// Each once, ascending.
fn distinct<T: Ord>(mut many: Vec<T>) -> Vec<T> {
    many.sort_unstable();
    many.dedup();
    many
}

/// How much a draft has of everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contents {
    /// The series.
    pub series: Vec<SeriesContents>,
    /// How many single boats.
    pub boats: usize,
    /// How many reported numbers of deaths.
    pub deaths: usize,
    /// How many agreements.
    pub agreements: usize,
    /// How many policy periods.
    pub policy_periods: usize,
}

impl Contents {
    /// What `draft` has.
    pub fn of(draft: &Draft) -> Self {
        Self {
            series: draft.series.iter().map(SeriesContents::of).collect(),
            boats: draft.boats.len(),
            deaths: draft.deaths.len(),
            agreements: draft.agreements.len(),
            policy_periods: draft.policy_periods.len(),
        }
    }
}

/// What was found in one file, as far as it could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// The file, as the reader was told its name.
    pub name: String,
    /// Whether it was read as a whole.
    pub read: bool,
    /// What it has.
    #[serde(flatten)]
    pub contents: Contents,
}

/// How often one rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RuleCount {
    /// The rule's id.
    pub id: &'static str,
    /// What it means that it is broken.
    pub severity: Severity,
    /// What the rule says.
    pub statement: &'static str,
    /// At how many places it is broken.
    pub violations: usize,
}

/// How much was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Reasons why a file was not read.
    pub problems: usize,
    /// Violations that cannot be.
    pub errors: usize,
    /// Violations that were never seen, yet may be.
    pub warnings: usize,
    /// The broken rules: errors, then warnings, each in the order of the ids.
    pub rules: Vec<RuleCount>,
}

/// What a check found in one file, or in several read as successive publications.
///
/// Its JSON form is what the command line prints for `crossings check --format json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inspection {
    /// The files, in the order given.
    pub files: Vec<FileReport>,
    /// The series of all files that were read, taken together.
    pub series: Vec<SeriesContents>,
    /// Every reason why a file was not read.
    pub problems: Vec<Problem>,
    /// Every violation, those of the readable parts of files that were not read included.
    pub violations: Violations,
    /// How much of each there is.
    pub counts: Counts,
    /// What is to be made of it.
    pub verdict: Verdict,
}

impl Inspection {
    pub(crate) fn new(
        files: Vec<FileReport>,
        series: Vec<SeriesContents>,
        problems: Vec<Problem>,
        violations: Violations,
    ) -> Self {
        let mut rules: BTreeMap<(Severity, &'static str), RuleCount> = BTreeMap::new();
        for one in &violations {
            let (severity, id, statement) = (one.severity(), one.id(), one.rule().statement);
            let fresh = RuleCount { id, severity, statement, violations: 0 };
            let count = rules.entry((severity, id)).or_insert(fresh);
            count.violations = count.violations.saturating_add(1);
        }
        let counts = Counts {
            problems: problems.len(),
            errors: violations.errors().count(),
            warnings: violations.warnings().count(),
            rules: rules.into_values().collect(),
        };
        let verdict = match &counts {
            //= docs/rules.md#questions-and-reports
            //# ask-11: A check of a file that was not read MUST be called unusable, whatever else was found.
            Counts { problems: 1.., .. } => Verdict::Unusable,
            Counts { errors: 1.., .. } => Verdict::Inconsistent,
            Counts { warnings: 1.., .. } => Verdict::Unusual,
            _ => Verdict::Consistent,
        };
        Self { files, series, problems, violations, counts, verdict }
    }
}
