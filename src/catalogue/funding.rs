//! What holds of agreements and their money.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::spot::{agreements, closed_period, duplicates};
use super::{Findings, Rule, rule};
use crate::draft::{Draft, DraftAgreement, period};
use crate::field::Field;
use crate::funding::{Binding, Stage};
use crate::money::{Amount, MoneyError};
use crate::order;
use crate::period::Period;

pub(super) const RULES: &[Rule] = &[
    rule!(
        "F001",
        Error,
        instalments_sum,
        "The instalments of an agreement add up to its commitment, in its own currency; to no more \
         than it where the commitment is not exact.",
        "UK–France Joint Leaders' Declaration, 10 March 2023: EUR 141m + 191m + 209m = 541m"
    ),
    rule!(
        "F002",
        Error,
        instalments_in_term,
        "Each instalment lies within the term of its agreement.",
        "House of Commons Library, CBP-9681: instalments are by financial year of the agreement"
    ),
    rule!(
        "F003",
        Error,
        instalments_apart,
        "The instalments of an agreement do not overlap.",
        "House of Commons Library, CBP-9681: instalments are by financial year of the agreement"
    ),
    rule!(
        "F004",
        Error,
        payments_due,
        "The payments under an agreement never exceed what fell due by their day; after an amendment, \
         never the commitment.",
        "By definition: an instalment is what falls due, a payment what settles it"
    ),
    rule!(
        "F005",
        Error,
        no_payment_of_proposal,
        "Nothing is paid under a proposal.",
        "By definition: a proposal binds nobody"
    ),
    rule!(
        "F006",
        Error,
        one_currency,
        "The commitment, the instalments and the payments of an agreement are in one currency.",
        "House of Commons Library, CBP-9681: figures are reported in euros or in pounds, at rates that differ"
    ),
    rule!(
        "F007",
        Error,
        parties_differ,
        "The payer and the payee of an agreement differ.",
        "By definition: an agreement is between two parties"
    ),
    rule!(
        "F008",
        Warning,
        reports_agree,
        "The amounts reported of an agreement in one currency, and said to be exact, are the same.",
        "The deal of 10 March 2023 was printed as £470m, £476m, £478m and £480m"
    ),
    rule!("F009", Error, unique, "Each agreement has an id of its own.", "docs/register.schema.json"),
    rule!(
        "F010",
        Error,
        above_zero,
        "Every amount of an agreement is above zero.",
        "By definition: an amount that is not known is unknown, not zero"
    ),
    rule!(
        "F011",
        Error,
        forwards,
        "The term and the instalments of an agreement end after they start.",
        "docs/register.schema.json"
    ),
];

/// The amounts of the instalments that are known, with their number.
fn instalments(one: &DraftAgreement) -> impl Iterator<Item = (usize, Option<Period>, Option<Amount>)> {
    one.instalments
        .iter()
        .enumerate()
        .map(|(n, part)| (n, closed_period(&part.from, &part.to), part.amount.get()))
}

fn instalments_sum(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, one) in agreements(draft) {
        let amounts: Option<Vec<Amount>> = instalments(one).map(|(_, _, amount)| amount).collect();
        let (Some(commitment), Some(amounts)) = (one.commitment.get(), amounts) else { continue };
        let exact = one.binding == Binding::Exact;
        let (fits, got) = match Amount::checked_sum(amounts) {
            Ok(None) | Err(MoneyError::CurrencyMismatch { .. }) => continue,
            Err(error) => (false, error.to_string()),
            Ok(Some(sum)) if sum.currency() != commitment.currency() => continue,
            Ok(Some(sum)) if exact => (sum.minor() == commitment.minor(), format!("instalments of {sum}")),
            Ok(Some(sum)) => (sum.minor() <= commitment.minor(), format!("instalments of {sum}")),
        };
        //= docs/rules.md#invariants
        //# F001: The instalments of an agreement MUST add up to its commitment, or to no more than it where it is
        //# not exact.
        if !fits {
            let wanted = if exact { commitment.to_string() } else { format!("no more than {commitment}") };
            findings.add(spot.place("commitment"), got, wanted);
        }
    }
}

fn instalments_in_term(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, one) in agreements(draft) {
        let Some(term) = period(&one.from, &one.to) else { continue };
        for (n, part, _) in instalments(one) {
            //= docs/rules.md#invariants
            //# F002: Each instalment MUST lie within the term of its agreement.
            if let Some(part) = part.filter(|part| !term.covers(part)) {
                findings.add(spot.place(&format!("instalments/{n}/from")), part, format!("days of {term}"));
            }
        }
    }
}

fn instalments_apart(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, one) in agreements(draft) {
        let mut parts: Vec<(usize, Period)> =
            instalments(one).filter_map(|(n, part, _)| Some((n, part?))).collect();
        order::by_key(&mut parts, |(_, part)| *part);
        let reach = |part: &Period| (part.is_open(), part.last());
        // In the order of their first days, each is compared with the one before it that reaches furthest.
        let mut furthest: Option<Period> = None;
        let mut overlaps: BTreeMap<usize, (Period, Period)> = BTreeMap::new();
        for (n, part) in parts {
            //= docs/rules.md#invariants
            //# F003: The instalments of an agreement MUST NOT overlap.
            if let Some(earlier) = furthest.filter(|earlier| earlier.overlaps(&part)) {
                overlaps.insert(n, (part, earlier));
            }
            furthest = furthest.filter(|one| reach(one) >= reach(&part)).or(Some(part));
        }
        for (n, (part, earlier)) in overlaps {
            let place = spot.place(&format!("instalments/{n}/from"));
            findings.add(place, part, format!("no day of {earlier}"));
        }
    }
}

/// What of an agreement falls due, and when: each instalment on its first day or, where there
/// are none, the commitment on the first day of the term; once amended, the commitment.
struct Schedule {
    commitment: Option<Amount>,
    /// The first day on which it was amended.
    amended: Option<Date>,
    /// The first days, ascending, and what had fallen due on each; `None` from where on that is
    /// not known.
    due: Vec<(Date, Option<Amount>)>,
    /// Nothing, in the currency of what falls due.
    nothing: Option<Amount>,
}

impl Schedule {
    fn of(one: &DraftAgreement) -> Self {
        let nothing = |amount: Amount| Amount::from_minor(amount.currency(), 0);
        let commitment = one.commitment.get();
        let amended = one.amendments.iter().filter_map(|change| change.date.get()).min();
        if one.instalments.is_empty() {
            let starts = one.from.get().or(one.date.get()).unwrap_or(Date::MIN);
            let due = vec![(starts, commitment)];
            return Self { commitment, amended, due, nothing: commitment.map(nothing) };
        }
        let parts: Option<Vec<(Date, Option<Amount>)>> =
            instalments(one).map(|(_, part, amount)| Some((part?.start(), amount))).collect();
        let known = parts.is_some();
        let mut due = parts.unwrap_or_default();
        order::by_key(&mut due, |(date, _)| *date);
        let first = instalments(one).next().and_then(|(_, _, amount)| amount);
        let nothing = first.filter(|_| known).map(nothing);
        let mut sum = nothing;
        for (_, amount) in &mut due {
            sum = sum.and_then(|sum| sum.checked_add((*amount)?).ok());
            *amount = sum;
        }
        Self { commitment, amended, due, nothing }
    }

    /// What had fallen due by `date`; `None` where that is not known.
    fn by(&self, date: Date) -> Option<Amount> {
        if let (true, Some(commitment)) = (self.amended.is_some_and(|day| day <= date), self.commitment) {
            return Some(commitment);
        }
        let fallen = self.due.partition_point(|(day, _)| *day <= date);
        match fallen.checked_sub(1).and_then(|last| self.due.get(last)) {
            Some((_, due)) => *due,
            None => self.nothing,
        }
    }
}

fn payments_due(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, one) in agreements(draft).filter(|(_, one)| one.stage != Stage::Proposed) {
        let mut payments: BTreeMap<Date, Vec<(usize, Amount)>> = BTreeMap::new();
        for (n, payment) in one.payments.iter().enumerate() {
            if let (Some(date), Some(amount)) = (payment.date.get(), payment.amount.get()) {
                payments.entry(date).or_default().push((n, amount));
            }
        }
        let schedule = Schedule::of(one);
        let mut paid: Option<Amount> = None;
        for (date, of_the_day) in payments {
            for (n, amount) in of_the_day {
                let place = || spot.place(&format!("payments/{n}/amount"));
                let total = match paid.map_or(Ok(amount), |paid| paid.checked_add(amount)) {
                    Ok(total) => total,
                    Err(MoneyError::Overflow) => {
                        findings.add(place(), amount, "a sum of payments that can be reckoned");
                        continue;
                    }
                    Err(_) => continue,
                };
                paid = Some(total);
                let Some(due) = schedule.by(date).filter(|due| due.currency() == total.currency()) else {
                    continue;
                };
                //= docs/rules.md#invariants
                //# F004: The payments under an agreement MUST NOT exceed what fell due by their day or, once it is
                //# amended, the commitment.
                if total.minor() > due.minor() {
                    let got = format!("{total} paid in all by {date}");
                    findings.add(place(), got, format!("no more than {due}, which had fallen due"));
                }
            }
        }
    }
}

fn no_payment_of_proposal(draft: &Draft, findings: &mut Findings<'_>) {
    //= docs/rules.md#invariants
    //# F005: A proposal MUST NOT have payments.
    for (spot, one) in agreements(draft).filter(|(_, one)| one.stage == Stage::Proposed) {
        for (n, payment) in one.payments.iter().enumerate() {
            let got = format!("a payment of {} under a proposal", payment.amount);
            findings.add(spot.place(&format!("payments/{n}")), got, "no payment before it is agreed");
        }
    }
}

fn one_currency(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, one) in agreements(draft) {
        let commitment = one.commitment.get().map(|amount| ("commitment".to_owned(), amount));
        let parts = one.instalments.iter().enumerate();
        let parts =
            parts.filter_map(|(n, part)| Some((format!("instalments/{n}/amount"), part.amount.get()?)));
        let payments = one.payments.iter().enumerate();
        let payments =
            payments.filter_map(|(n, paid)| Some((format!("payments/{n}/amount"), paid.amount.get()?)));
        let mut amounts = commitment.into_iter().chain(parts).chain(payments);
        let Some((_, first)) = amounts.next() else { continue };
        //= docs/rules.md#invariants
        //# F006: The commitment, the instalments and the payments of an agreement MUST be in one currency.
        for (field, amount) in amounts.filter(|(_, amount)| amount.currency() != first.currency()) {
            findings.add(spot.place(&field), amount, format!("an amount in {}", first.currency().code()));
        }
    }
}

fn parties_differ(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, one) in agreements(draft) {
        //= docs/rules.md#invariants
        //# F007: The payer and the payee of an agreement MUST differ.
        if one.payer.trim().to_lowercase() == one.payee.trim().to_lowercase() {
            findings.add(
                spot.place("payee"),
                format_args!("`{}`", one.payee),
                "a party other than the payer",
            );
        }
    }
}

fn reports_agree(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, one) in agreements(draft) {
        let exact = one.reported.iter().enumerate().filter(|(_, report)| report.binding == Binding::Exact);
        let mut first: BTreeMap<&'static str, (Amount, &str)> = BTreeMap::new();
        for (n, report) in exact {
            let Some(amount) = report.amount.get() else { continue };
            let entry = first.entry(amount.currency().code());
            let (earlier, by) = *entry.or_insert((amount, report.reported_by.as_str()));
            //= docs/rules.md#invariants
            //# F008: Amounts of one agreement in one currency that are reported as exact and differ MUST be warned
            //# of.
            if earlier.minor() != amount.minor() {
                findings.add(
                    spot.place(&format!("reported/{n}/amount")),
                    format_args!("{amount} reported by `{}`", report.reported_by),
                    format_args!("{earlier}, as reported by `{by}`"),
                );
            }
        }
    }
}

fn unique(draft: &Draft, findings: &mut Findings<'_>) {
    let named = agreements(draft).map(|(spot, one)| (spot, one.id.as_str()));
    //= docs/rules.md#invariants
    //# F009: Each agreement MUST have an id of its own.
    duplicates(named, |spot, id| {
        findings.add(spot.place("id"), format_args!("`{id}` again"), "an id not given before");
    });
}

fn above_zero(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, one) in agreements(draft) {
        let mut look = |field: &str, amount: &Field<Amount>| {
            //= docs/rules.md#invariants
            //# F010: Every amount of an agreement MUST be above zero.
            if let Some(amount) = amount.get().filter(|amount| amount.minor() <= 0) {
                findings.add(
                    spot.place(field),
                    amount,
                    "an amount above zero, or nothing where none is known",
                );
            }
        };
        look("commitment", &one.commitment);
        for (n, report) in one.reported.iter().enumerate() {
            look(&format!("reported/{n}/amount"), &report.amount);
        }
        for (n, part) in one.instalments.iter().enumerate() {
            look(&format!("instalments/{n}/amount"), &part.amount);
        }
        for (n, payment) in one.payments.iter().enumerate() {
            look(&format!("payments/{n}/amount"), &payment.amount);
        }
    }
}

fn forwards(draft: &Draft, findings: &mut Findings<'_>) {
    for (spot, one) in agreements(draft) {
        let mut look = |field: &str, from: &Field<Date>, to: &Field<Date>| match (from.get(), to.get()) {
            //= docs/rules.md#invariants
            //# F011: The term and the instalments of an agreement MUST NOT end before they start, nor without
            //# having started.
            (Some(from), Some(to)) if to < from => {
                findings.add(spot.place(field), to, format!("{from} or later"));
            }
            (None, Some(to)) if matches!(from, Field::Unknown) && field == "to" => {
                findings.add(
                    spot.place("from"),
                    format_args!("nothing, with an end on {to}"),
                    "the first day of the term",
                );
            }
            _ => {}
        };
        look("to", &one.from, &one.to);
        for (n, part) in one.instalments.iter().enumerate() {
            look(&format!("instalments/{n}/to"), &part.from, &part.to);
        }
    }
}
