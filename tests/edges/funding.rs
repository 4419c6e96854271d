//! Agreements, their instalments, and policy periods: what a check finds of them, and what it does not.

use crossings::jiff::civil::{Date, date};
use crossings::{
    Amount, Binding, Currency, Draft, DraftAgreement, DraftInstalment, DraftPayment, DraftPolicyPeriod, Eur,
    Field, Payment, PolicyKind, Stage, Violation, builtin, builtin_draft, check,
};

/// An agreement that breaks nothing, of 2025, without instalments, payments and reports.
fn agreement() -> DraftAgreement {
    DraftAgreement {
        from: Field::Known(date(2025, 1, 1)),
        to: Field::Known(date(2025, 12, 31)),
        binding: Binding::Exact,
        reported: Vec::new(),
        instalments: Vec::new(),
        payments: Vec::new(),
        amendments: Vec::new(),
        ..builtin_draft().agreements.remove(0)
    }
}

/// What is found of an agreement: the rule, and where.
fn found(agreement: DraftAgreement) -> Vec<(String, String)> {
    let found = check(&Draft { agreements: vec![agreement], ..Draft::default() });
    found.iter().map(|one| (one.id().to_owned(), one.place().pointer.clone())).collect()
}

#[test]
fn every_agreement_that_is_built_in_says_where_it_stands() {
    let bare: Vec<String> = builtin_draft()
        .agreements
        .into_iter()
        .filter(|one| one.evidence.is_empty())
        .map(|one| one.id)
        .collect();
    assert_eq!(bare, [""; 0]);
}

/// Euros and pounds have no sum that a commitment could be held to: the currencies alone are wrong.
#[test]
fn instalments_in_another_currency_are_not_added_up() {
    let part = |amount: &str, from, to| DraftInstalment {
        from: Field::Known(from),
        to: Field::Known(to),
        amount: Field::Known(amount.parse().unwrap()),
    };
    let parts = [
        part("GBP 40", date(2025, 1, 1), date(2025, 5, 31)),
        part("GBP 30", date(2025, 6, 1), date(2025, 12, 31)),
    ];
    let euros = Field::Known("EUR 100".parse().unwrap());
    let found = found(DraftAgreement { commitment: euros, instalments: parts.into(), ..agreement() });
    assert!(!found.is_empty() && found.iter().all(|(id, _)| id == "F006"), "{found:?}");
}

/// Of two instalments that end together the one that began first is named to those that they overlap.
#[test]
fn an_instalment_may_have_no_day_of_the_first_that_ends_last() {
    let part = |first| DraftInstalment {
        from: Field::Known(date(2025, 1, first)),
        to: Field::Known(date(2025, 1, 31)),
        ..DraftInstalment::default()
    };
    let agreement = DraftAgreement { instalments: [1, 20, 25].map(part).into(), ..agreement() };
    let found = check(&Draft { agreements: vec![agreement], ..Draft::default() });
    let overlaps: Vec<&str> = found.iter().filter(|one| one.id() == "F003").map(Violation::wanted).collect();
    assert_eq!(overlaps, ["no day of 2025-01-01..2025-01-31"; 2]);
}

/// A term that ends must have begun. An instalment may leave its first day out, and a first day that cannot be read
/// is not one that is not there.
#[test]
fn an_end_without_a_beginning_is_wrong_of_a_term_alone() {
    let of_f011 = |agreement| found(agreement).into_iter().filter(|(id, _)| id == "F011").collect::<Vec<_>>();
    let bare = DraftAgreement { from: Field::Unknown, ..agreement() };
    assert_eq!(of_f011(bare), [("F011".to_owned(), "/agreements/0/from".to_owned())]);
    let unread = DraftAgreement { from: Field::Unreadable("New Year".to_owned()), ..agreement() };
    assert_eq!(of_f011(unread), []);
    let part = DraftInstalment { to: Field::Known(date(2025, 6, 30)), ..DraftInstalment::default() };
    assert_eq!(of_f011(DraftAgreement { instalments: vec![part], ..agreement() }), []);
}

/// Of two periods that end together the one that began first is named.
#[test]
fn an_overlap_names_the_first_that_ends_last() {
    let day = |day| Field::<Date>::Known(date(2025, 1, day));
    let tenure = |id: &str, from, to| DraftPolicyPeriod {
        id: id.to_owned(),
        kind: PolicyKind::Office,
        timeline: Some("seat".to_owned()),
        title: id.to_owned(),
        from: day(from),
        to: day(to),
        agreement: None,
        evidence: "made up".to_owned(),
        origin: None,
    };
    let policy_periods = vec![tenure("a", 1, 10), tenure("b", 5, 10), tenure("c", 8, 12)];
    let found = check(&Draft { policy_periods, ..Draft::default() });
    let overlaps: Vec<&str> = found.iter().filter(|one| one.id() == "P003").map(Violation::got).collect();
    assert_eq!(
        overlaps,
        [
            "2025-01-05 in `seat`, within 2025-01-01..2025-01-10",
            "2025-01-08 in `seat`, within 2025-01-01..2025-01-10",
        ]
    );
}

/// Twice the greatest amount does not fit.
#[test]
fn money_whose_sum_does_not_fit_is_found() {
    let amount = |minor| Field::Known(Amount::from_minor(Currency::EUR, minor));
    let date = Field::Known(date(2025, 1, 1));
    let instalment = DraftInstalment { amount: amount(i128::MAX), ..DraftInstalment::default() };
    let payment = DraftPayment { date, amount: amount(i128::MAX) };
    let found = |binding| {
        let agreement = DraftAgreement {
            stage: Stage::Agreed,
            binding,
            commitment: amount(500),
            instalments: vec![instalment.clone(), instalment.clone()],
            payments: vec![payment.clone(), payment.clone()],
            ..builtin_draft().agreements.remove(0)
        };
        let found = check(&Draft { agreements: vec![agreement], ..Draft::default() });
        let said = |id: &str, at: &str| {
            let here = found.iter().find(|one| (one.id(), one.place().pointer.as_str()) == (id, at))?;
            Some([here.got().to_owned(), here.wanted().to_owned()])
        };
        [said("F001", "/agreements/0/commitment"), said("F004", "/agreements/0/payments/1/amount")]
    };
    let said = |got: &str, wanted: &str| Some([got.to_owned(), wanted.to_owned()]);
    let payments =
        said("EUR 1701411834604692317316873037158841057.27", "a sum of payments that can be reckoned");
    let instalments = |wanted| said("the sum does not fit 128 bits", wanted);
    assert_eq!(found(Binding::Exact), [instalments("EUR 5"), payments.clone()]);
    assert_eq!(found(Binding::UpTo), [instalments("no more than EUR 5"), payments]);
}

#[test]
fn what_an_agreement_does_not_say_has_no_sum() {
    let mut agreement = builtin().agreements().first().unwrap().clone();
    agreement.commitment = None;
    agreement.reported.clear();
    agreement.instalments.clear();
    agreement.payments.clear();
    assert_eq!((agreement.commitment_in::<Eur>(), agreement.listed_in::<Eur>()), (None, None));
    assert_eq!((agreement.instalments_sum(), agreement.instalments_in::<Eur>()), (None, None));
    let mut paid = |amounts: &[(Currency, i128)]| {
        let payment = |(currency, minor)| Payment {
            date: date(2025, 1, 1),
            amount: Amount::from_minor(currency, minor),
        };
        agreement.payments = amounts.iter().copied().map(payment).collect();
        agreement.payments_sum()
    };
    assert_eq!(paid(&[]), None);
    assert_eq!(paid(&[(Currency::EUR, 5), (Currency::EUR, 7)]), Some(Amount::from_minor(Currency::EUR, 12)));
    assert_eq!(paid(&[(Currency::EUR, 5), (Currency::GBP, 7)]), None);
    assert_eq!(paid(&[(Currency::EUR, i128::MAX), (Currency::EUR, 1)]), None);
}
