//! Exact sets of whole numbers or dates, with their gaps.
#![forbid(unsafe_code)]

use core::fmt;

use jiff::civil::Date;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

mod sealed {
    pub trait Sealed {}
    impl Sealed for u64 {}
    impl Sealed for jiff::civil::Date {}
}

/// What can be solved for: a whole number or a date.
pub trait Unknown: sealed::Sealed + Copy + Ord + fmt::Debug + Serialize {
    /// The one that follows; `None` for the last of all.
    fn next(self) -> Option<Self>;

    /// Writes a set of runs as a person reads it.
    #[doc(hidden)]
    fn write(runs: &[Run<Self>], f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// Numbers or dates in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Run<T> {
    /// The first.
    pub first: T,
    /// The last; `None` where there is no last one.
    pub last: Option<T>,
}

/// The exact set of what an unknown can be: runs with gaps between them, ascending.
///
/// ```
/// use core::ops::Bound::{Excluded, Included};
/// use crossings::{Interval, Ratio, solve};
/// let almost_60 = Interval::new(Included(Ratio::new(119, 2)?), Excluded(Ratio::whole(60))).unwrap();
/// let boats = solve::divisors(21_446, &almost_60)?;
/// assert_eq!(boats.to_string(), "358 to 360");
/// assert_eq!(boats.count(), Some(3));
/// assert!(boats.contains(360) && !boats.contains(361));
/// assert_eq!(boats.iter().collect::<Vec<_>>(), [358, 359, 360]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// As text it is `167 or 168`, `358 to 360`, `at least 20`, `18 or 19 December 2024`, `none`; in
/// JSON `{"text": …, "runs": [{"first": 167, "last": 168}]}`, with `null` for no last one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Solutions<T> {
    runs: Vec<Run<T>>,
}

impl<T: Unknown> Solutions<T> {
    /// Runs that are ascending and have gaps between them.
    pub(crate) fn from_runs(runs: impl IntoIterator<Item = Run<T>>) -> Self {
        Self { runs: runs.into_iter().collect() }
    }

    /// Numbers or dates that are ascending.
    pub(crate) fn of(ascending: impl IntoIterator<Item = T>) -> Self {
        let mut runs: Vec<Run<T>> = Vec::new();
        for one in ascending {
            match runs.last_mut() {
                Some(run) if run.last.and_then(T::next) == Some(one) => run.last = Some(one),
                _ => runs.push(Run { first: one, last: Some(one) }),
            }
        }
        Self { runs }
    }

    /// The runs, ascending, with gaps between them.
    pub fn runs(&self) -> &[Run<T>] {
        &self.runs
    }

    /// Whether there is no solution.
    pub const fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Whether this is one.
    pub fn contains(&self, one: T) -> bool {
        self.runs.iter().any(|run| run.first <= one && run.last.is_none_or(|last| one <= last))
    }

    /// The solution, where there is one alone.
    pub fn only(&self) -> Option<T> {
        match *self.runs {
            [Run { first, last: Some(last) }] if first == last => Some(first),
            _ => None,
        }
    }

    /// Each of them, ascending: without a last one, to the end of what can be counted.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        self.runs.iter().flat_map(|run| {
            let in_run = move |one: &T| run.last.is_none_or(|last| *one <= last);
            core::iter::successors(Some(run.first), |one| one.next()).take_while(in_run)
        })
    }
}

impl Solutions<u64> {
    /// How many there are; `None` where there is no last one, or more than fit 64 bits.
    pub fn count(&self) -> Option<u64> {
        let count = |run: &Run<u64>| run.last.and_then(|last| last.abs_diff(run.first).checked_add(1));
        self.runs.iter().try_fold(0_u64, |sum, run| sum.checked_add(count(run)?))
    }
}

impl Solutions<Date> {
    /// How many there are; `None` where there is no last one.
    pub fn count(&self) -> Option<u64> {
        let apart = |first, last| crate::period::days_between(first, last).unsigned_abs();
        let count = |run: &Run<Date>| run.last.and_then(|last| apart(run.first, last).checked_add(1));
        self.runs.iter().try_fold(0_u64, |sum, run| sum.checked_add(count(run)?))
    }
}

impl<T: Unknown> fmt::Display for Solutions<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() { f.write_str("none") } else { T::write(&self.runs, f) }
    }
}

impl<T: Unknown> Serialize for Solutions<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Solutions", 2)?;
        out.serialize_field("text", &self.to_string())?;
        out.serialize_field("runs", &self.runs)?;
        out.end()
    }
}

/// What stands between two members of a set that are written, or behind the last.
#[derive(Clone, Copy)]
enum Between {
    /// The second is the last of a run that the first begins.
    To,
    /// The second begins another run, or is the second and last of one.
    Or,
    /// There is no last one.
    Open,
    /// Nothing follows.
    End,
}

/// The members of a set that are written, each with what stands behind it.
fn written<T: Unknown>(runs: &[Run<T>]) -> Vec<(T, Between)> {
    let mut written = Vec::new();
    for (run, behind) in runs.iter().zip(1_usize..) {
        let after = if behind == runs.len() { Between::End } else { Between::Or };
        match run.last {
            None => written.push((run.first, Between::Open)),
            Some(last) if last == run.first => written.push((last, after)),
            Some(last) => {
                let pair = run.first.next() == Some(last);
                written.push((run.first, if pair { Between::Or } else { Between::To }));
                written.push((last, after));
            }
        }
    }
    written
}

/// What stands between the members: `or` before the last, a comma before the others.
fn separator(between: Between, more_follow: bool) -> &'static str {
    match between {
        Between::To => " to ",
        Between::Or if more_follow => ", ",
        Between::Or => " or ",
        Between::Open | Between::End => "",
    }
}

/// Whether another `or` follows.
fn or_follows<T>(behind: &[(T, Between)]) -> bool {
    behind.iter().any(|(_, between)| matches!(between, Between::Or))
}

impl Unknown for u64 {
    fn next(self) -> Option<Self> {
        self.checked_add(1)
    }

    fn write(runs: &[Run<Self>], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = written(runs);
        let mut rest = written.as_slice();
        while let Some(((number, between), behind)) = rest.split_first() {
            let number = crate::measure::grouped(&number.to_string());
            let open = if matches!(between, Between::Open) { "at least " } else { "" };
            write!(f, "{open}{number}{}", separator(*between, or_follows(behind)))?;
            rest = behind;
        }
        Ok(())
    }
}

impl Unknown for Date {
    fn next(self) -> Option<Self> {
        self.tomorrow().ok()
    }

    /// What the next date says as well is left out: `18 or 19 December 2024`.
    fn write(runs: &[Run<Self>], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = written(runs);
        let mut rest = written.as_slice();
        while let Some(((date, between), behind)) = rest.split_first() {
            let next = behind.first().map(|(date, _)| *date);
            let same_year = next.is_some_and(|next| next.year() == date.year());
            let same_month = same_year && next.is_some_and(|next| next.month() == date.month());
            write!(f, "{}", date.day())?;
            if !same_month {
                write!(f, " {}", month(*date))?;
            }
            if !same_year {
                write!(f, " {:04}", date.year())?;
            }
            let open = if matches!(between, Between::Open) { " or later" } else { "" };
            write!(f, "{open}{}", separator(*between, or_follows(behind)))?;
            rest = behind;
        }
        Ok(())
    }
}

fn month(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.iter().zip(1..).find(|(_, number)| *number == date.month()).map_or("", |(name, _)| name)
}
