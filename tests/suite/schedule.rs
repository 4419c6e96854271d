//! Instalments and payments against a reckoning by hand.

use crossings::jiff::civil::{Date, date};
use crossings::{Draft, DraftAgreement, DraftAmendment, DraftInstalment, DraftPayment, Field, Stage, check};
use proptest::prelude::*;

/// A day of a short month, counted from 1.
fn day(n: i8) -> Field<Date> {
    Field::Known(date(2030, 1, n))
}

fn euros(n: u32) -> Field<crossings::Amount> {
    Field::Known(format!("EUR {n}").parse().unwrap())
}

fn places(draft: &Draft, id: &str) -> Vec<String> {
    let mut places: Vec<String> =
        check(draft).iter().filter(|one| one.id() == id).map(|one| one.place().pointer.clone()).collect();
    places.sort();
    places
}

proptest! {
    #[test]
    fn payments_and_overlaps_are_found_as_by_hand(
        parts in prop::collection::vec((1_i8..28, 0_i8..4, 1_u32..100), 0..6),
        payments in prop::collection::vec((1_i8..31, 1_u32..60), 0..6),
        amended in prop::option::of(1_i8..31),
        commitment in prop::option::of(1_u32..300),
        starts in prop::option::of(1_i8..31),
    ) {
        let agreement = DraftAgreement {
            stage: Stage::Agreed,
            from: starts.map(|n| date(2030, 1, n)).into(),
            commitment: commitment.map_or(Field::Unknown, euros),
            instalments: parts
                .iter()
                .map(|(from, more, amount)| DraftInstalment {
                    from: day(*from),
                    to: day(from + more),
                    amount: euros(*amount),
                })
                .collect(),
            payments: payments
                .iter()
                .map(|(on, amount)| DraftPayment { date: day(*on), amount: euros(*amount) })
                .collect(),
            amendments: amended
                .iter()
                .map(|on| DraftAmendment { date: day(*on), change: String::new() })
                .collect(),
            ..DraftAgreement::default()
        };
        let draft = Draft { agreements: vec![agreement], ..Draft::default() };

        // A payment is too much where all that was paid by then, those of the same day in their
        // order, is more than what had fallen due.
        let mut too_much = Vec::new();
        for (n, (on, _)) in payments.iter().enumerate() {
            let paid: u32 = payments
                .iter()
                .enumerate()
                .filter(|(m, (earlier, _))| earlier < on || (earlier == on && *m <= n))
                .map(|(_, (_, amount))| amount)
                .sum();
            let due = match (amended.filter(|day| day <= on), commitment) {
                (Some(_), Some(commitment)) => Some(commitment),
                _ if parts.is_empty() => commitment.map(|all| if starts.is_some_and(|s| s > *on) { 0 } else { all }),
                _ => Some(parts.iter().filter(|(from, ..)| from <= on).map(|(.., amount)| amount).sum()),
            };
            if due.is_some_and(|due| paid > due) {
                too_much.push(format!("/agreements/0/payments/{n}/amount"));
            }
        }
        too_much.sort();
        prop_assert_eq!(places(&draft, "F004"), too_much);

        // Of two instalments that share a day the one that begins later is named, of those that begin together the
        // one that ends later, or is listed later.
        let days = |n: usize| parts[n].0..=parts[n].0 + parts[n].1;
        let share = |n: usize, m: usize| n != m && days(n).any(|day| days(m).contains(&day));
        let begins_later = |n: usize, m: usize| (parts[n].0, parts[n].1, n) > (parts[m].0, parts[m].1, m);
        let later = (0..parts.len()).filter(|&n| (0..parts.len()).any(|m| share(n, m) && begins_later(n, m)));
        let mut wanted: Vec<String> = later.map(|n| format!("/agreements/0/instalments/{n}/from")).collect();
        wanted.sort();
        prop_assert_eq!(places(&draft, "F003"), wanted);
    }
}
