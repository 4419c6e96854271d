//! The money of the built-in agreements, added up as the House of Commons Library does.

use crossings::{
    Amount, Basis, Command, CommandError, Currency, DraftPayment, Eur, Field, Gbp, Money, MoneyError,
    Severity, Stage, Status, Violation, builtin, builtin_draft, check,
};

#[test]
fn the_built_in_draft_makes_a_register() {
    let found = check(&builtin_draft());
    let errors: Vec<String> = found.errors().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let register = builtin();
    assert_eq!(register.policy_periods().len(), 32, "the rows of periods.csv");
    assert_eq!(register.agreements().len(), 15, "the rows of funding.csv");
}

#[test]
fn listed_items_of_2014_to_2022_23_sum_to_232_05_million() {
    let register = builtin();
    // The Library's list leaves out the payment of 2017 (F04) and the supplement (F07).
    let listed = ["F01", "F02", "F03", "F05", "F06", "F08", "F09", "F10"];
    let amounts = listed.map(|id| register.agreement(id).unwrap().listed_in::<Gbp>().unwrap());
    assert_eq!(Money::checked_sum(amounts), Some(Money::from_minor(23_205_000_000)));
}

#[test]
fn instalments_of_2023_sum_to_541_million_euros() {
    let register = builtin();
    let deal = register.agreement("F11").unwrap();
    assert_eq!(deal.instalments_in::<Eur>(), Some(Money::whole(541_000_000)));
    assert_eq!(deal.commitment_in::<Eur>(), deal.instalments_in::<Eur>());
    assert_eq!(deal.instalments_in::<Gbp>(), None, "the instalments are in euros");
    //= docs/rules.md#what-never-mixes
    //# kinds-04: An amount MUST NOT be converted into another currency.
    assert_eq!(deal.listed_in::<Gbp>(), Some(Money::whole(476_000_000)), "reported, not converted");
    let listed = |code| deal.listed(Currency::from_code(code).unwrap()).map(|amount| amount.to_string());
    assert_eq!(listed("GBP").unwrap(), "GBP 476000000");
    assert_eq!(listed("EUR").unwrap(), "EUR 541000000", "the commitment comes before any report");
    assert_eq!(listed("JPY"), None);
    let first = deal.instalments[0].amount;
    assert_eq!(
        first.checked_add("GBP 1".parse::<Amount>().unwrap()),
        Err(MoneyError::CurrencyMismatch { left: "EUR", right: "GBP" })
    );
}

#[test]
fn conflicting_reports_are_warned_of_and_kept() {
    let register = builtin();
    let conflicts: Vec<(&str, String)> =
        register.warnings().iter().map(|one| (one.id(), one.place().pointer.clone())).collect();
    assert!(register.warnings().iter().all(|one| one.severity() == Severity::Warning));
    // £44.5m against £45.5m of 2018, and £478m against £476m of 2023.
    let expected = [
        ("F008", "/agreements/4/reported/2/amount".into()),
        ("F008", "/agreements/10/reported/1/amount".into()),
    ];
    assert_eq!(conflicts, expected);
}

#[test]
fn nothing_is_paid_under_a_proposal_nor_before_it_is_due() {
    let mut register = builtin();
    let pay = |id: &str, date: &str, amount: &str| Command::Pay {
        id: id.into(),
        payment: DraftPayment {
            date: Field::Known(date.parse().unwrap()),
            amount: Field::Known(amount.parse().unwrap()),
        },
    };
    let before = register.clone();
    // EUR 141m fell due on 1 April 2023, EUR 191m more a year later.
    let CommandError::Broken(early) =
        register.apply(pay("F11", "2023-05-01", "EUR 141000000.01")).unwrap_err()
    else {
        panic!("a payment above what is due breaks F004");
    };
    assert_eq!(early.errors().map(Violation::id).collect::<Vec<_>>(), ["F004"]);
    assert_eq!(register, before);
    register.apply(pay("F11", "2023-05-01", "EUR 141000000")).unwrap();
    register.apply(pay("F11", "2024-04-01", "EUR 191000000")).unwrap();
    let CommandError::Broken(mixed) = register.apply(pay("F11", "2025-04-01", "GBP 1")).unwrap_err() else {
        panic!("a payment in another currency breaks F006");
    };
    assert_eq!(mixed.errors().map(Violation::id).collect::<Vec<_>>(), ["F006"]);
    assert_eq!(register.agreement("F11").unwrap().payments.len(), 2);

    let proposal = builtin_draft().agreements.swap_remove(14);
    register
        .apply(Command::Propose { agreement: crossings::DraftAgreement { id: "X1".into(), ..proposal } })
        .unwrap();
    assert_eq!(register.agreement("X1").unwrap().stage, Stage::Proposed);
    let CommandError::Broken(unbound) = register.apply(pay("X1", "2026-05-01", "GBP 1")).unwrap_err() else {
        panic!("a payment under a proposal breaks F005");
    };
    assert_eq!(unbound.errors().map(Violation::id).collect::<Vec<_>>(), ["F005"]);
}

#[test]
fn published_annual_totals() {
    let register = builtin();
    let series = register.series(Basis::UkArrivals).unwrap();
    let totals: Vec<(i16, u64)> =
        series.newest().published_totals().map(|one| (one.period.start().year(), one.people.get())).collect();
    // Final statistics where they were found, the workbook's days for the others.
    let expected = [
        (2018, 299),
        (2019, 1_843),
        (2020, 8_466),
        (2021, 28_526),
        (2022, 45_774),
        (2023, 29_437),
        (2024, 36_816),
        (2025, 41_474),
    ];
    assert_eq!(totals, expected);
    assert!(series.newest().published_totals().all(|one| !one.evidence.is_empty()));
    let statuses: Vec<Status> = series.publications().iter().map(|one| one.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == Status::Final).count(), 3);
}
