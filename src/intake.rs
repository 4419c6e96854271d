//! Files that are read one after another, as successive publications.
#![forbid(unsafe_code)]

use crate::catalogue::{check, position};
use crate::draft::Draft;
use crate::inspection::{Contents, FileReport, Inspection};
use crate::register::Register;
use crate::source::{Problem, ReadError};
use crate::violation::Violations;

/// Files that are read one after another, as successive publications.
///
/// A file that cannot be read bars the way to a register, and does not hide what is wrong
/// with the others.
///
/// ```
/// use crossings::{Intake, Verdict, builtin_draft};
/// let mut intake = Intake::default();
/// intake.add("the built-in register", Ok(builtin_draft()));
/// let inspection = intake.inspect();
/// assert_eq!(inspection.counts.errors, 0);
/// assert_eq!(inspection.verdict, Verdict::Unusual);
/// assert!(intake.into_register().is_ok());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    files: Vec<FileReport>,
    draft: Draft,
    problems: Vec<Problem>,
    /// What is broken in the readable parts of files that could not be read.
    broken: Violations,
}

impl Intake {
    /// Adds what a reader made of a file, as published after those before it.
    pub fn add(&mut self, name: &str, read: Result<Draft, ReadError>) {
        let report = |contents| FileReport { name: name.to_owned(), read: read.is_ok(), contents };
        match &read {
            Ok(draft) => self.files.push(report(Contents::of(draft))),
            Err(error) => self.files.push(report(Contents::of(error.readable()))),
        }
        match read {
            Ok(draft) => self.draft.append(draft),
            Err(error) => {
                self.problems.extend_from_slice(error.problems());
                self.broken.append(error.violations(), position);
            }
        }
    }

    /// Everything that the files have in them and everything that is wrong with them.
    pub fn inspect(&self) -> Inspection {
        self.report(check(&self.draft))
    }

    /// The files as one register.
    ///
    /// # Errors
    /// - Everything that [`inspect`](Self::inspect) finds, when a file could not be read or the
    ///   files together break an invariant whose breach is an error.
    pub fn into_register(self) -> Result<Register, Box<Inspection>> {
        if !self.problems.is_empty() {
            return Err(Box::new(self.inspect()));
        }
        let contents = Contents::of(&self.draft);
        Register::try_from(self.draft).map_err(|violations| {
            Box::new(Inspection::new(self.files, contents.series, self.problems, violations))
        })
    }

    fn report(&self, mut violations: Violations) -> Inspection {
        violations.append(self.broken.clone(), position);
        let series = Contents::of(&self.draft).series;
        Inspection::new(self.files.clone(), series, self.problems.clone(), violations)
    }
}
