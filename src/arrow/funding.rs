//! Agreements and policy periods.
#![forbid(unsafe_code)]

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use super::ToBatch;
use super::columns::Columns;
use crate::funding::{Agreement, Binding};
use crate::money::Amount;
use crate::question::{Agreements, PolicyPeriods};

/// A row for each amount: what the agreement commits to, where it does, and then each reported one; one
/// row without an amount for an agreement that has none. `id`, `title`, `payer`, `payee`, `date`,
/// `stage`, `first` and `last` of the term; `role`: `committed` or `reported`; `currency`, `amount`
/// as text, exact to the smallest unit; `binding`; `reported_by`.
impl ToBatch for Agreements {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let rows: Vec<Row<'_>> = self.0.iter().flat_map(rows).collect();
        let agreements = || rows.iter().map(|row| row.agreement);
        let amounts = || rows.iter().map(|row| row.amount);
        Columns::default()
            .known("id", agreements().map(|one| &one.id))
            .known("title", agreements().map(|one| &one.title))
            .known("payer", agreements().map(|one| &one.payer))
            .known("payee", agreements().map(|one| &one.payee))
            .dates("date", agreements().map(|one| one.date))
            .named("stage", agreements().map(|one| one.stage))
            .dates("first", agreements().map(|one| one.term.map(|term| term.start())))
            .dates("last", agreements().map(|one| one.term?.last()))
            .texts("role", amounts().map(|one| one.map(|one| one.role)))
            .texts("currency", amounts().map(|one| one.map(|one| one.amount.currency().code())))
            .texts("amount", amounts().map(|one| one.map(|one| without_code(one.amount))))
            .texts("binding", amounts().map(|one| one.map(|one| binding_name(one.binding))))
            .texts("reported_by", amounts().map(|one| one?.reported_by))
            .batch()
    }
}

/// An agreement with one of its amounts.
struct Row<'a> {
    agreement: &'a Agreement,
    amount: Option<Stated<'a>>,
}

/// An amount, and how it is stated.
#[derive(Clone, Copy)]
struct Stated<'a> {
    role: &'static str,
    amount: Amount,
    binding: Binding,
    reported_by: Option<&'a str>,
}

/// What an agreement commits to, and each amount that was reported of it.
fn rows(agreement: &Agreement) -> impl Iterator<Item = Row<'_>> {
    let committed = agreement.commitment.map(|one| Stated {
        role: "committed",
        amount: one.amount,
        binding: one.binding,
        reported_by: None,
    });
    let reported = agreement.reported.iter().map(|one| Stated {
        role: "reported",
        amount: one.amount,
        binding: one.binding,
        reported_by: Some(one.reported_by.as_str()),
    });
    let none = committed.is_none() && agreement.reported.is_empty();
    let amounts = committed.into_iter().chain(reported).map(Some);
    amounts.chain(none.then_some(None)).map(move |amount| Row { agreement, amount })
}

/// The number of an amount whose text is `GBP 45500000`.
fn without_code(amount: Amount) -> String {
    let text = amount.to_string();
    text.split_once(' ').map_or(text.clone(), |(_, number)| number.to_owned())
}

const fn binding_name(binding: Binding) -> &'static str {
    match binding {
        Binding::Exact => "exact",
        Binding::UpTo => "up-to",
        Binding::Conditional => "conditional",
        Binding::Estimated => "estimated",
    }
}

/// A row for each period: `id`, `kind`, `timeline`, `title`, `first`, `last`, `agreement`,
/// `evidence`. An open period has no `last`.
impl ToBatch for PolicyPeriods {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let periods = || self.0.iter();
        Columns::default()
            .known("id", periods().map(|one| &one.id))
            .named("kind", periods().map(|one| one.kind))
            .texts("timeline", periods().map(|one| one.timeline.as_deref()))
            .known("title", periods().map(|one| &one.title))
            .dates("first", periods().map(|one| Some(one.period.start())))
            .dates("last", periods().map(|one| one.period.last()))
            .texts("agreement", periods().map(|one| one.agreement.as_deref()))
            .known("evidence", periods().map(|one| &one.evidence))
            .batch()
    }
}
