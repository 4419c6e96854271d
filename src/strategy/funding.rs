//! Agreements whose money adds up.
#![forbid(unsafe_code)]

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{date, plus, text};
use crate::draft::{DraftAgreement, DraftAmendment, DraftInstalment, DraftPayment, DraftReportedAmount};
use crate::field::Field;
use crate::funding::{Binding, Purpose, Stage};
use crate::money::Amount;
use iso_currency::Currency;

const CURRENCIES: &[Currency] =
    &[Currency::EUR, Currency::GBP, Currency::EUR, Currency::GBP, Currency::JPY, Currency::KWD];
const BINDINGS: &[Binding] = &[Binding::Exact, Binding::UpTo, Binding::Conditional, Binding::Estimated];
const PURPOSES: &[Purpose] = &[
    Purpose::Patrols,
    Purpose::Surveillance,
    Purpose::PoliceStation,
    Purpose::CompensationFund,
    Purpose::Returns,
    Purpose::Other,
];

fn minor() -> impl Strategy<Value = i128> {
    prop_oneof![1..1_000_i128, 1..1_000_000_000_000_i128]
}

/// An amount above zero, in a currency with two decimals, none, or three.
pub fn amount() -> impl Strategy<Value = Amount> {
    (select(CURRENCIES), minor()).prop_map(|(currency, minor)| Amount::from_minor(currency, minor))
}

/// What is known of a term.
#[derive(Clone, Copy, Debug)]
enum Term {
    Unknown,
    Open,
    /// So many days longer than the instalments.
    Closed(i32),
}

/// How an agreement comes about, as numbers that shrink well.
#[derive(Clone, Debug)]
struct Plan {
    currency: Currency,
    stage: Stage,
    start: Date,
    term: Term,
    /// Days between, days of, and amount of each instalment.
    instalments: Vec<(i32, i32, i128)>,
    /// What is promised beyond the instalments, where the commitment is known.
    beyond: Option<i128>,
    binding: Binding,
    /// Days after the start, and what percentage of what is due and unpaid.
    payments: Vec<(i32, i128)>,
    amended: Option<i32>,
}

fn plan() -> impl Strategy<Value = Plan> {
    let stage = select(&[Stage::Agreed, Stage::Amended, Stage::Ended, Stage::Agreed, Stage::Proposed][..]);
    let term = prop_oneof![Just(Term::Unknown), Just(Term::Open), (0..300_i32).prop_map(Term::Closed)];
    let instalments = vec((0..40_i32, 2..400_i32, minor()), 0..4);
    let binding = prop_oneof![2 => Just(Binding::Exact), 1 => select(BINDINGS)];
    let payments = vec((0..1_200_i32, 1..=100_i128), 0..4);
    let promise = (of(prop_oneof![Just(0), minor()]), binding, instalments, payments, of(0..900_i32));
    (select(CURRENCIES), stage, date(), term, promise).prop_map(
        |(currency, stage, start, term, (beyond, binding, instalments, payments, amended))| Plan {
            currency,
            stage,
            start,
            term,
            instalments,
            beyond,
            binding,
            payments,
            amended,
        },
    )
}

/// An agreement with that id, at any stage, with instalments, payments, amendments and
/// reported amounts.
pub fn agreement(id: String) -> impl Strategy<Value = DraftAgreement> {
    let reported = vec((amount(), select(BINDINGS), text()), 0..3);
    let purposes = subsequence(PURPOSES.to_vec(), 0..=PURPOSES.len());
    (plan(), reported, purposes, text()).prop_map(move |(plan, reported, purposes, title)| DraftAgreement {
        id: id.clone(),
        title,
        purposes,
        reported: reported
            .into_iter()
            .map(|(amount, binding, reported_by)| DraftReportedAmount {
                amount: Field::Known(amount),
                binding,
                reported_by,
            })
            .collect(),
        ..plan.agreement()
    })
}

impl Plan {
    fn amount(&self, minor: i128) -> Field<Amount> {
        Field::Known(Amount::from_minor(self.currency, minor))
    }

    fn agreement(&self) -> DraftAgreement {
        let (instalments, last) = self.instalments();
        let sum = self.instalments.iter().map(|(_, _, minor)| *minor).fold(0, i128::saturating_add);
        let commitment = match (self.beyond, self.binding) {
            (None, _) => None,
            (Some(_), Binding::Exact) if sum > 0 => Some(sum),
            (Some(beyond), _) => Some(sum.saturating_add(beyond)).filter(|minor| *minor > 0),
        };
        let amended = self.amended.map(|days| plus(self.start, days));
        let binds = self.stage != Stage::Proposed;
        DraftAgreement {
            payer: "United Kingdom".to_owned(),
            payee: "France".to_owned(),
            date: Field::Known(plus(self.start, -20)),
            stage: self.stage,
            from: (!matches!(self.term, Term::Unknown)).then_some(self.start).into(),
            to: match self.term {
                Term::Closed(days) => Field::Known(plus(last, days)),
                Term::Unknown | Term::Open => Field::Unknown,
            },
            commitment: commitment.map_or(Field::Unknown, |minor| self.amount(minor)),
            binding: if commitment.is_some() { self.binding } else { Binding::default() },
            instalments,
            payments: if binds { self.payments(commitment, amended) } else { Vec::new() },
            amendments: amended
                .filter(|_| binds)
                .map(|date| DraftAmendment { date: Field::Known(date), change: "brought forward".to_owned() })
                .into_iter()
                .collect(),
            evidence: "general knowledge (not looked up)".to_owned(),
            ..DraftAgreement::default()
        }
    }

    /// The instalments one after another, and the last day of the last.
    fn instalments(&self) -> (Vec<DraftInstalment>, Date) {
        let mut next = self.start;
        let mut last = plus(self.start, 30);
        let mut instalments = Vec::new();
        for (gap, days, minor) in &self.instalments {
            let from = plus(next, *gap);
            next = plus(from, *days);
            last = plus(next, -1);
            instalments.push(DraftInstalment {
                from: Field::Known(from),
                to: Field::Known(last),
                amount: self.amount(*minor),
            });
        }
        (instalments, last)
    }

    /// Payments of a share of what is due and not yet paid.
    fn payments(&self, commitment: Option<i128>, amended: Option<Date>) -> Vec<DraftPayment> {
        let mut planned = self.payments.clone();
        planned.sort_by_key(|(days, _)| *days);
        let (mut paid, mut payments) = (0_i128, Vec::new());
        for (days, percent) in planned {
            let date = plus(self.start, days);
            let due = self.due(date, commitment, amended);
            let unpaid =
                due.saturating_sub(paid).saturating_mul(percent).checked_div(100).unwrap_or_default();
            if unpaid > 0 {
                paid = paid.saturating_add(unpaid);
                payments.push(DraftPayment { date: Field::Known(date), amount: self.amount(unpaid) });
            }
        }
        payments
    }

    fn due(&self, date: Date, commitment: Option<i128>, amended: Option<Date>) -> i128 {
        match (commitment, amended) {
            (Some(commitment), Some(amended)) if amended <= date => return commitment,
            (Some(commitment), _) if self.instalments.is_empty() => return commitment,
            (None, _) if self.instalments.is_empty() => return 1_000_000,
            _ => {}
        }
        let (mut next, mut due) = (self.start, 0_i128);
        for (gap, days, minor) in &self.instalments {
            let from = plus(next, *gap);
            next = plus(from, *days);
            if from <= date {
                due = due.saturating_add(*minor);
            }
        }
        due
    }
}
