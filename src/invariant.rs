//! A rule that data must keep: what it says, whence it is known, what it means when broken.
#![forbid(unsafe_code)]

use core::fmt;

use serde::Serialize;

/// Whether a broken rule shows that the data are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It cannot be: the data are wrong, and no register is made of them.
    Error,
    /// It was never seen, yet may be: a register is made, and carries the warning.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One rule of the [`catalogue`](crate::catalogue).
///
/// ```
/// let rule = crossings::invariant("C009").ok_or("no such rule")?;
/// assert!(rule.statement.contains("seven days"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Serialize)]
pub struct Invariant {
    /// Its name for good: an id is never given to another rule.
    pub id: &'static str,
    /// What it means when it is broken.
    pub severity: Severity,
    /// What it says, for a citizen to read.
    pub statement: &'static str,
    /// Whence it is known.
    pub source: &'static str,
    /// Its page, in Markdown.
    #[serde(skip)]
    pub page: &'static str,
}

impl PartialEq for Invariant {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Invariant {}

impl fmt::Debug for Invariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Invariant({} {})", self.id, self.severity)
    }
}
