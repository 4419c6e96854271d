//! Revisions and comparisons.

use crossings::capi::*;
use crossings::{Basis, Boats, Comparison, Period, Register, Revisions, WeekEnding, strategy};
use proptest::prelude::*;

use crate::door::*;

/// A whole number: as 64 bits where it fits, and as text.
fn is_integer(given: &crossings_integer, wanted: i128) {
    assert_eq!(chars(&given.text), wanted.to_string());
    assert_eq!(given.fits, i128::from(i64::MIN) <= wanted && wanted <= i128::from(i64::MAX));
    assert_eq!(i128::from(given.value), if given.fits { wanted } else { 0 });
}

/// What only one of the two has, kind by kind.
fn changes(wanted: &Revisions) -> Vec<(u32, Period)> {
    let mut all = Vec::new();
    for (kind, dates) in [(0, &wanted.added), (1, &wanted.withdrawn)] {
        all.extend(dates.iter().map(|date| (kind, Period::day(*date).unwrap())));
    }
    for (kind, endings) in [(2, &wanted.added_weeks), (3, &wanted.withdrawn_weeks)] {
        all.extend(endings.iter().map(|sunday| (kind, WeekEnding::new(*sunday).unwrap().period())));
    }
    for (kind, periods) in [(4, &wanted.added_totals), (5, &wanted.withdrawn_totals)] {
        all.extend(periods.iter().map(|period| (kind, *period)));
    }
    all
}

fn are_revisions(given: &Handle<crossings_revisions>, wanted: &Revisions) {
    let facts = value(|out, err| unsafe { crossings_revisions_about(**given, out, err) }).unwrap();
    assert_eq!((facts.basis, facts.revised), (basis(wanted.basis), !wanted.is_empty()));
    is_moment(&facts.old_published, wanted.old);
    is_moment(&facts.new_published, wanted.new);
    is_integer(&facts.net_people, wanted.net_people());
    is_integer(&facts.gross_people, wanted.gross_people());

    let days = items(**given, crossings_revisions_days_len, crossings_revisions_days_get);
    assert_eq!(days.len(), wanted.days.len());
    for (given, wanted) in days.iter().zip(&wanted.days) {
        assert_eq!(from_date(given.date), Some(wanted.of));
        is_arrivals(given.old_arrivals, wanted.old);
        is_arrivals(given.new_arrivals, wanted.new);
    }
    let weeks = items(**given, crossings_revisions_weeks_len, crossings_revisions_weeks_get);
    assert_eq!(weeks.len(), wanted.weeks.len());
    for (given, wanted) in weeks.iter().zip(&wanted.weeks) {
        assert_eq!(from_date(given.ending), Some(wanted.of));
        is_arrivals(given.old_arrivals, wanted.old.arrivals);
        is_preventions(given.old_preventions, wanted.old.preventions);
        is_arrivals(given.new_arrivals, wanted.new.arrivals);
        is_preventions(given.new_preventions, wanted.new.preventions);
    }
    let totals = items(**given, crossings_revisions_totals_len, crossings_revisions_totals_get);
    assert_eq!(totals.len(), wanted.totals.len());
    for (given, wanted) in totals.iter().zip(&wanted.totals) {
        is_period(given.period, Some(&wanted.of));
        assert_eq!((given.old_people, given.new_people), (wanted.old.people.get(), wanted.new.people.get()));
        is_known(given.old_boats, given.old_boats_known, wanted.old.boats.map(Boats::get));
        is_known(given.new_boats, given.new_boats_known, wanted.new.boats.map(Boats::get));
    }
    let alone = items(**given, crossings_revisions_changes_len, crossings_revisions_changes_get);
    let wanted = changes(wanted);
    assert_eq!(alone.len(), wanted.len());
    for (given, (kind, period)) in alone.iter().zip(&wanted) {
        assert_eq!(given.kind, *kind);
        is_period(given.period, Some(period));
    }
}

fn revisions(
    old: &Handle<crossings_view>,
    new: &Handle<crossings_view>,
) -> Answer<Handle<crossings_revisions>> {
    handle(crossings_revisions_free, |out, err| unsafe { crossings_view_revisions(**old, **new, out, err) })
}

/// Between every two publications of every series, forwards and backwards.
fn are_all_revisions(register: &Register) {
    let door = across(register);
    for series in register.all_series() {
        let view = |count| view_after(&door, basis(series.basis()), count).unwrap();
        let counts = 1..=series.publications().len();
        for (old, new) in counts.clone().flat_map(|old| counts.clone().map(move |new| (old, new))) {
            let wanted = Revisions::between(&series.after(old), &series.after(new)).unwrap();
            are_revisions(&revisions(&view(old), &view(new)).unwrap(), &wanted);
        }
    }
    let bases: Vec<u32> = register
        .all_series()
        .iter()
        .filter(|series| !series.publications().is_empty())
        .map(|series| basis(series.basis()))
        .collect();
    for (one, other) in bases.iter().zip(bases.iter().skip(1)) {
        let view = |basis| view_after(&door, basis, 1).unwrap();
        let given = revisions(&view(*one), &view(*other));
        assert_eq!(given.err(), Some(crossings_status::BasisMismatch));
    }
}

fn is_comparison(old: &Register, new: &Register) {
    let wanted = Comparison::between(old, new);
    let given = handle(crossings_comparison_free, |out, err| unsafe {
        crossings_register_comparison(*across(old), *across(new), out, err)
    })
    .unwrap();
    let revised = value(|out, err| unsafe { crossings_comparison_revised(*given, out, err) });
    assert_eq!(revised, Ok(wanted.revised));
    let both = wanted.series.iter().map(|one| (basis(one.basis), u32::from(!one.is_empty()), Some(one)));
    let alone = |bases: &[Basis], fate| -> Vec<_> {
        bases.iter().map(|one| (basis(*one), fate, None::<&Revisions>)).collect()
    };
    let wanted: Vec<_> =
        both.chain(alone(&wanted.withdrawn_series, 3)).chain(alone(&wanted.added_series, 2)).collect();
    let series = items(*given, crossings_comparison_len, crossings_comparison_get);
    assert_eq!(series.len(), wanted.len());
    let of = |index| {
        handle(crossings_revisions_free, |out, err| unsafe {
            crossings_comparison_revisions(*given, index, out, err)
        })
    };
    for (index, (given, (basis, fate, revisions))) in series.iter().zip(&wanted).enumerate() {
        assert_eq!((given.basis, given.fate), (*basis, *fate));
        match revisions {
            Some(wanted) => are_revisions(&of(index).unwrap(), wanted),
            None => assert_eq!(of(index).err(), Some(crossings_status::Missing)),
        }
    }
    assert_eq!(of(series.len()).err(), Some(crossings_status::InvalidIndex));
}

#[test]
fn revisions_of_known_registers() {
    registers().iter().for_each(are_all_revisions);
}

#[test]
fn people_beyond_64_bits_get_out_as_text() {
    let door = across(&huge());
    let view = |count| view_after(&door, 0, count).unwrap();
    let given = revisions(&view(1), &view(2)).unwrap();
    let facts = value(|out, err| unsafe { crossings_revisions_about(*given, out, err) }).unwrap();
    // (3 - m) + (4 - m) + (m - 5), and the same with every sign dropped, where m is 2^64 - 1.
    let most = (1_i128 << 64) - 1;
    is_integer(&facts.net_people, 2 - most);
    is_integer(&facts.gross_people, 3 * most - 12);
    assert!(!facts.net_people.fits && !facts.gross_people.fits);
}

#[test]
fn comparisons_of_known_registers() {
    let all = registers();
    for (old, new) in all.iter().flat_map(|old| all.iter().map(move |new| (old, new))) {
        is_comparison(old, new);
    }
    is_comparison(&Register::default(), &all[0]);
    is_comparison(&all[0], &Register::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn revisions_of_any_register(register in strategy::register()) {
        are_all_revisions(&register);
    }

    #[test]
    fn comparisons_of_any_registers(old in strategy::register(), new in strategy::register()) {
        is_comparison(&old, &new);
        is_comparison(&old, &old);
    }
}
