//! Reported deaths.

use crossings::capi::*;
use crossings::jiff::civil::date;
use crossings::{DeathScope, Deaths, Draft, DraftDeathReport, Field, People, Register};

use crate::caller::{Handle, constant, day, days, handed, items, name, own, text, told};

fn same_register(register: Handle<crossings_register>, wanted: &Register) {
    let reports = own(crossings_death_reports_free, |out, error| unsafe {
        crossings_register_death_reports(register.get(), out, error)
    });
    drop(register);
    let reports = reports.unwrap();
    let all = items(&reports, crossings_death_reports_len, crossings_death_reports_get);
    assert_eq!(all.len(), wanted.deaths().len());
    for (one, wanted) in all.iter().zip(wanted.deaths()) {
        assert_eq!(text(one.id), told(&wanted.id));
        assert_eq!(text(one.reported_by), told(&wanted.reported_by));
        assert_eq!(text(one.evidence), told(&wanted.evidence));
        assert_eq!(one.deaths, wanted.deaths.get());
        assert_eq!(one.missing_known.then_some(one.missing), wanted.missing.map(People::get));
        assert!(one.missing_known || one.missing == 0);
        assert_eq!(name("CROSSINGS_DEATH_SCOPE", one.scope), constant(wanted.scope));
        assert_eq!(one.period, days(Some(wanted.period)));
        assert_eq!(one.as_of, day(wanted.as_of));
    }
}

#[test]
fn what_is_not_known_is_not_zero() {
    use DeathScope::{AtSea, AtSeaAndShore, BorderRegion, Unstated};
    let report = |id: &str, scope, missing: Field<People>, as_of| DraftDeathReport {
        id: id.to_owned(),
        from: Field::Known(date(2024, 1, 1)),
        to: Field::Known(date(2024, 12, 31)),
        scope,
        deaths: Field::Known(Deaths::new(73)),
        missing,
        reported_by: "a prefecture".to_owned(),
        as_of,
        evidence: "general knowledge (not looked up)".to_owned(),
        origin: None,
    };
    let draft = Draft {
        deaths: vec![
            report("none", AtSea, Field::Known(People::new(0)), Field::Known(date(2025, 1, 2))),
            report("unknown", AtSeaAndShore, Field::Unknown, Field::Unknown),
            report("some", BorderRegion, Field::Known(People::new(3)), Field::Unknown),
            report("unstated", Unstated, Field::Unknown, Field::Unknown),
        ],
        ..Draft::default()
    };
    let register = Register::try_from(draft).unwrap();
    same_register(handed(&register), &register);
}

#[cfg(feature = "proptest")]
proptest::proptest! {
    #![proptest_config(crate::caller::cases())]
    #[test]
    fn those_of_any_register(wanted in crossings::strategy::register()) {
        same_register(handed(&wanted), &wanted);
    }
}
