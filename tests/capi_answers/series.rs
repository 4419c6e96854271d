//! Publications, views of them, weeks and published totals.

use crossings::capi::*;
use crossings::jiff::civil::date;
use crossings::source::csv;
use crossings::{
    Boats, Coverage, Dating, Day, Period, PeriodTotal, Publication, PublishedTotals, Register, Series,
    Status, View, Week, WeekEnding, strategy,
};
use proptest::prelude::*;

use crate::door::*;

fn is_day(given: &crossings_published_day, wanted: &Day) {
    assert_eq!(from_date(given.date), Some(wanted.date));
    is_arrivals(given.arrivals, wanted.arrivals);
    assert_eq!(text(given.note), wanted.note);
}

/// The weeks of a list, each of which is found by its Sunday.
fn are_weeks<'a>(list: &Handle<crossings_weeks>, wanted: impl Iterator<Item = &'a Week>) {
    let wanted: Vec<&Week> = wanted.collect();
    let given = items(**list, crossings_weeks_len, crossings_weeks_get);
    assert_eq!(given.len(), wanted.len());
    let find = |ending| value(|out, err| unsafe { crossings_weeks_find(**list, ending, out, err) });
    for (index, (given, wanted)) in given.iter().zip(&wanted).enumerate() {
        assert_eq!(from_date(given.ending), Some(wanted.ending.date()));
        is_arrivals(given.arrivals, wanted.arrivals);
        is_preventions(given.preventions, wanted.preventions);
        assert_eq!(text(given.note), wanted.note);
        assert_eq!(find(given.ending), Ok(index));
    }
    let absent = date(9990, 1, 7);
    assert!(WeekEnding::new(absent).is_ok());
    assert_eq!(find(to_date(absent)), Err(crossings_status::Missing));
    assert_eq!(find(to_date(absent.yesterday().unwrap())), Err(crossings_status::InvalidPeriod));
}

fn are_totals<'a>(list: &Handle<crossings_period_totals>, wanted: impl Iterator<Item = &'a PeriodTotal>) {
    let wanted: Vec<&PeriodTotal> = wanted.collect();
    let given = items(**list, crossings_period_totals_len, crossings_period_totals_get);
    assert_eq!(given.len(), wanted.len());
    let find = |period| value(|out, err| unsafe { crossings_period_totals_find(**list, period, out, err) });
    for (index, (given, wanted)) in given.iter().zip(&wanted).enumerate() {
        is_period(given.period, Some(&wanted.period));
        assert_eq!(given.people, wanted.people.get());
        is_known(given.boats, given.boats_known, wanted.boats.map(Boats::get));
        assert_eq!(text(given.evidence).as_ref(), Some(&wanted.evidence));
        assert_eq!(find(given.period), Ok(index));
    }
    let absent = Period::inclusive(date(9990, 1, 1), date(9990, 1, 1)).unwrap();
    assert_eq!(find(to_period(&absent)), Err(crossings_status::Missing));
}

fn is_publication(
    list: *const crossings_publications,
    index: usize,
    given: &crossings_publication,
    wanted: &Publication,
) {
    is_moment(&given.published, Some(wanted.published));
    assert_eq!(given.dating, u32::from(wanted.dating == Dating::Inferred));
    let status = match wanted.status {
        Status::Provisional => 0,
        Status::Final => 1,
        Status::Spliced => 2,
    };
    assert_eq!(given.status, status);
    assert_eq!(given.coverage, u32::from(wanted.coverage == Coverage::Partial));
    assert_eq!(text(given.source).as_ref(), Some(&wanted.source));
    let lens = (wanted.days.len(), wanted.weeks.len(), wanted.totals.len());
    assert_eq!((given.days, given.weeks, given.totals), lens);
    let days = handle(crossings_published_days_free, |out, err| unsafe {
        crossings_publications_days(list, index, out, err)
    })
    .unwrap();
    let given = items(*days, crossings_published_days_len, crossings_published_days_get);
    assert_eq!(given.len(), wanted.days.len());
    given.iter().zip(&wanted.days).for_each(|(given, wanted)| is_day(given, wanted));
    let weeks = handle(crossings_weeks_free, |out, err| unsafe {
        crossings_publications_weeks(list, index, out, err)
    });
    are_weeks(&weeks.unwrap(), wanted.weeks.iter());
    let totals = handle(crossings_period_totals_free, |out, err| unsafe {
        crossings_publications_period_totals(list, index, out, err)
    });
    are_totals(&totals.unwrap(), wanted.totals.iter());
}

fn are_publications(register: &Handle<crossings_register>, series: &Series) {
    let list = handle(crossings_publications_free, |out, err| unsafe {
        crossings_register_publications(**register, basis(series.basis()), out, err)
    })
    .unwrap();
    let given = items(*list, crossings_publications_len, crossings_publications_get);
    assert_eq!(given.len(), series.publications().len());
    for (index, (given, wanted)) in given.iter().zip(series.publications()).enumerate() {
        is_publication(*list, index, given, wanted);
    }
    let past = given.len();
    let days = handle(crossings_published_days_free, |out, err| unsafe {
        crossings_publications_days(*list, past, out, err)
    });
    let weeks = handle(crossings_weeks_free, |out, err| unsafe {
        crossings_publications_weeks(*list, past, out, err)
    });
    let totals = handle(crossings_period_totals_free, |out, err| unsafe {
        crossings_publications_period_totals(*list, past, out, err)
    });
    let ends = [days.err(), weeks.err(), totals.err()];
    assert_eq!(ends, [Some(crossings_status::InvalidIndex); 3]);
}

fn is_view(given: &Handle<crossings_view>, wanted: &View) {
    assert_eq!(
        value(|out, err| unsafe { crossings_view_basis(**given, out, err) }),
        Ok(basis(wanted.basis()))
    );
    is_moment(
        &value(|out, err| unsafe { crossings_view_published(**given, out, err) }).unwrap(),
        wanted.published(),
    );
    let days =
        handle(crossings_days_free, |out, err| unsafe { crossings_view_days(**given, out, err) }).unwrap();
    let days = items(*days, crossings_days_len, crossings_days_get);
    assert_eq!(days.len(), wanted.len());
    for (given, (date, arrivals)) in days.iter().zip(wanted.days()) {
        assert_eq!(from_date(given.date), Some(date));
        is_arrivals(given.arrivals, arrivals);
    }
    let weeks = handle(crossings_weeks_free, |out, err| unsafe { crossings_view_weeks(**given, out, err) });
    are_weeks(&weeks.unwrap(), wanted.weeks());
    let totals = handle(crossings_period_totals_free, |out, err| unsafe {
        crossings_view_period_totals(**given, out, err)
    });
    are_totals(&totals.unwrap(), wanted.published_totals());
    let csv =
        handle(crossings_string_free, |out, err| unsafe { crossings_view_csv(**given, out, err) }).unwrap();
    let mut written = Vec::new();
    csv::write_days(wanted, &mut written).unwrap();
    assert_eq!(string(&csv).as_bytes(), written);
}

fn are_views(register: &Handle<crossings_register>, series: &Series) {
    let publications = series.publications().len();
    let number = basis(series.basis());
    assert_eq!(view_after(register, number, 0).err(), Some(crossings_status::Missing));
    for count in (1..=publications).chain([publications + 1, usize::MAX]).filter(|_| publications > 0) {
        is_view(&view_after(register, number, count).unwrap(), &series.after(count));
    }
}

fn are_published_totals(register: &Handle<crossings_register>, series: &Series) {
    let published = series.publications().iter().map(|one| one.published.to_string());
    let windows = series.newest().published_totals().map(|total| Some(total.period));
    let windows: Vec<_> = [None, Period::year(2024).ok()].into_iter().chain(windows).collect();
    for as_of in [String::new()].into_iter().chain(published).chain(["1900-01-01".to_owned()]) {
        for window in &windows {
            let c_window = window.as_ref().map(to_period);
            let list = handle(crossings_published_totals_free, |out, err| unsafe {
                crossings_register_published_totals(
                    **register,
                    basis(series.basis()),
                    as_of.as_ptr().cast(),
                    as_of.len(),
                    c_window.as_ref().map_or(core::ptr::null(), core::ptr::from_ref),
                    out,
                    err,
                )
            })
            .unwrap();
            let moment = (!as_of.is_empty()).then(|| as_of.parse().unwrap());
            let wanted = PublishedTotals::new(series, moment, *window).totals;
            let given = items(*list, crossings_published_totals_len, crossings_published_totals_get);
            assert_eq!(given.len(), wanted.len());
            for (given, wanted) in given.iter().zip(&wanted) {
                is_period(given.period, Some(&wanted.period));
                assert_eq!(given.people, wanted.people.get());
                is_known(given.boats, given.boats_known, wanted.boats.map(Boats::get));
                let status = match wanted.status {
                    Status::Provisional => 0,
                    Status::Final => 1,
                    Status::Spliced => 2,
                };
                assert_eq!(given.status, status);
                is_moment(&given.published, Some(wanted.published));
                assert_eq!(text(given.label).as_ref(), Some(&wanted.label));
                assert_eq!(text(given.evidence).as_ref(), Some(&wanted.evidence));
            }
        }
    }
}

fn are_series(register: &Register) {
    let door = across(register);
    let bases = items(*door, crossings_register_series_len, crossings_register_series_get);
    let wanted: Vec<u32> = register.all_series().iter().map(|series| basis(series.basis())).collect();
    assert_eq!(bases, wanted);
    for series in register.all_series() {
        are_publications(&door, series);
        are_views(&door, series);
        are_published_totals(&door, series);
    }
    for absent in (0..4).filter(|basis| !wanted.contains(basis)) {
        let list = handle(crossings_publications_free, |out, err| unsafe {
            crossings_register_publications(*door, absent, out, err)
        });
        assert_eq!(list.err(), Some(crossings_status::NotFound));
        assert_eq!(view_after(&door, absent, 1).err(), Some(crossings_status::NotFound));
        let totals = handle(crossings_published_totals_free, |out, err| unsafe {
            let null = core::ptr::null();
            crossings_register_published_totals(*door, absent, null, 0, core::ptr::null(), out, err)
        });
        assert_eq!(totals.err(), Some(crossings_status::NotFound));
    }
    assert_eq!(view_after(&door, 4, 1).err(), Some(crossings_status::InvalidEnum));
}

#[test]
fn the_series_of_known_registers() {
    registers().iter().for_each(are_series);
}

#[test]
fn a_list_keeps_alive_what_it_shows() {
    let register = across(&crossings::builtin());
    let list = handle(crossings_publications_free, |out, err| unsafe {
        crossings_register_publications(*register, 0, out, err)
    })
    .unwrap();
    drop(register);
    let totals = handle(crossings_period_totals_free, |out, err| unsafe {
        crossings_publications_period_totals(*list, 0, out, err)
    })
    .unwrap();
    drop(list);
    let builtin = crossings::builtin();
    are_totals(&totals, builtin.all_series()[0].publications()[0].totals.iter());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_series_of_any_register(register in strategy::register()) {
        are_series(&register);
    }
}
