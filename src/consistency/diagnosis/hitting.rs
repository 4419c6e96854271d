//! Minimal sets that have a member of each of the known sets.
#![forbid(unsafe_code)]

use std::collections::BTreeSet;

use super::super::fuel::{Fuel, Reason};

/// The minimal hitting sets that were not yet looked at, the smallest first.
pub(super) struct Hitting {
    open: BTreeSet<(usize, Vec<usize>)>,
}

impl Hitting {
    /// No set is known: nothing is needed to hit all.
    pub(super) fn new() -> Self {
        Self { open: BTreeSet::from([(0, Vec::new())]) }
    }

    pub(super) fn next(&mut self) -> Option<Vec<usize>> {
        self.open.pop_first().map(|(_, set)| set)
    }

    pub(super) fn put_back(&mut self, set: Vec<usize>) {
        self.open.insert((set.len(), set));
    }

    /// Adds a set, which is the last of those that are known. `false` where hitting sets of more
    /// than so many members were left out.
    pub(super) fn add(
        &mut self,
        set: &[usize],
        known: &[&[usize]],
        most: usize,
        fuel: &mut Fuel,
    ) -> Result<bool, Reason> {
        let mut all = true;
        let (hit, missed) = core::mem::take(&mut self.open).into_iter().partition(|(_, had)| meet(had, set));
        self.open = hit;
        let missed: BTreeSet<(usize, Vec<usize>)> = missed;
        for (size, had) in missed {
            if size >= most {
                all &= set.is_empty();
                continue;
            }
            for member in set {
                let mut more = had.clone();
                more.insert(more.partition_point(|other| other < member), *member);
                fuel.spend_each(more.len().saturating_add(known.len()))?;
                if each_is_needed(&more, known) {
                    self.open.insert((more.len(), more));
                }
            }
        }
        Ok(all)
    }
}

/// Whether each member is the only one in some known set.
fn each_is_needed(members: &[usize], known: &[&[usize]]) -> bool {
    let mut needed = BTreeSet::new();
    for set in known {
        let mut inside = members.iter().filter(|member| set.binary_search(member).is_ok());
        if let (Some(one), None) = (inside.next(), inside.next()) {
            needed.insert(*one);
        }
    }
    needed.len() == members.len()
}

/// Whether two sets have a member in common.
fn meet(a: &[usize], b: &[usize]) -> bool {
    first_common(a, b).is_ok()
}

/// After how many members of the smaller set one was met that is in both; or how many were not.
pub(super) fn first_common(a: &[usize], b: &[usize]) -> Result<usize, usize> {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    few.iter().position(|member| many.binary_search(member).is_ok()).ok_or(few.len())
}
