//! Everything that was ever published on one basis.
#![forbid(unsafe_code)]

use crate::basis::Basis;
use crate::publication::{AsOf, Publication};
use crate::view::View;

/// The publications of one basis, oldest first.
///
/// A figure is true *as published*: [`as_of`](Self::as_of) gives the series as it stood on a
/// day, [`newest`](Self::newest) as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    basis: Basis,
    publications: Vec<Publication>,
    newest: View,
}

impl Series {
    pub(crate) fn new(basis: Basis, publications: Vec<Publication>) -> Self {
        let newest = View::new(basis, &publications);
        Self { basis, publications, newest }
    }

    /// What is counted.
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The publications, oldest first.
    pub fn publications(&self) -> &[Publication] {
        &self.publications
    }

    /// The series with every publication in it.
    pub const fn newest(&self) -> &View {
        &self.newest
    }

    /// The series as it stood at a moment or at the end of a day. It is empty where nothing
    /// had been published.
    pub fn as_of(&self, moment: AsOf) -> View {
        let then = self.publications.iter().take_while(|one| moment.includes(one.published));
        View::new(self.basis, then)
    }

    /// The series as it stood after its first `count` publications, which tells two of one
    /// moment apart.
    pub fn after(&self, count: usize) -> View {
        View::new(self.basis, self.publications.iter().take(count))
    }
}
