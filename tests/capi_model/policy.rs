//! Policy periods and their timelines.

use crossings::capi::*;
use crossings::jiff::ToSpan;
use crossings::jiff::civil::date;
use crossings::{PolicyPeriod, Register};

use crate::caller::{
    Answer, Handle, ask, builtin, constant, day, days, items, known_text, name, own, text, told, told_known,
};

type List = Handle<crossings_policy_periods>;

fn all(register: &Handle<crossings_register>) -> List {
    let register = register.get();
    own(crossings_policy_periods_free, |out, error| unsafe {
        crossings_register_policy_periods(register, out, error)
    })
    .unwrap()
}

fn or_builtin(register: &Handle<crossings_register>) -> List {
    let register = register.get();
    own(crossings_policy_periods_free, |out, error| unsafe {
        crossings_register_policy_periods_or_builtin(register, out, error)
    })
    .unwrap()
}

fn timeline(register: &Handle<crossings_register>, name: &str) -> Answer<List> {
    let register = register.get();
    own(crossings_policy_periods_free, |out, error| unsafe {
        crossings_register_timeline(register, name.as_ptr().cast(), name.len(), out, error)
    })
}

fn timelines(register: &Handle<crossings_register>) -> Vec<String> {
    let register = register.get();
    let names =
        own(crossings_names_free, |out, error| unsafe { crossings_register_timelines(register, out, error) });
    let names = names.unwrap();
    items(&names, crossings_names_len, crossings_names_get).into_iter().map(text).collect()
}

fn on(list: &List, date: crossings_date) -> Answer<usize> {
    let list = list.get();
    ask(|out, error| unsafe { crossings_policy_periods_on(list, date, out, error) })
}

fn same(list: &List, wanted: &[&PolicyPeriod]) {
    let told_periods = items(list, crossings_policy_periods_len, crossings_policy_periods_get);
    assert_eq!(told_periods.len(), wanted.len());
    for (one, wanted) in told_periods.into_iter().zip(wanted) {
        assert_eq!(name("CROSSINGS_POLICY_KIND", one.kind), constant(wanted.kind));
        assert_eq!(one.period, days(Some(wanted.period)));
        assert_eq!(text(one.id), told(&wanted.id));
        assert_eq!(known_text(one.timeline), told_known(wanted.timeline.as_ref()));
        assert_eq!(text(one.title), told(&wanted.title));
        assert_eq!(known_text(one.agreement), told_known(wanted.agreement.as_ref()));
        assert_eq!(text(one.evidence), told(&wanted.evidence));
    }
}

fn same_register(register: &Handle<crossings_register>, wanted: &Register) {
    let periods: Vec<_> = wanted.policy_periods().iter().collect();
    same(&all(register), &periods);
    same(&or_builtin(register), &periods);
    let mut names: Vec<_> = periods.iter().filter_map(|one| one.timeline.clone()).collect();
    names.sort();
    names.dedup();
    assert_eq!(timelines(register), names);
    for name in names {
        let list = timeline(register, &name).unwrap();
        let mut wanted: Vec<_> =
            periods.iter().copied().filter(|one| one.timeline.as_ref() == Some(&name)).collect();
        wanted.sort_by_key(|one| one.period.start());
        same(&list, &wanted);
        // Each first day, and each day before one, belongs to the period that says so.
        for (index, one) in wanted.iter().enumerate() {
            assert_eq!(on(&list, day(Some(one.period.start()))), Ok(index));
            let before = on(&list, day(one.period.start().checked_sub(1.day()).ok()));
            assert_eq!(before.ok(), index.checked_sub(1), "{one:?}");
        }
        let end = wanted[wanted.len().checked_sub(1).unwrap()].period.end();
        if let Some(end) = end {
            assert_eq!(on(&list, day(Some(end))).unwrap_err().0, crossings_status::Missing);
        }
    }
}

#[test]
fn those_of_the_built_in_register() {
    let (register, wanted) = builtin();
    same_register(&register, &wanted);
}

#[test]
fn who_held_an_office() {
    let (register, _) = builtin();
    let list = timeline(&register, "Prime Minister").unwrap();
    drop(register);
    let titles: Vec<_> = items(&list, crossings_policy_periods_len, crossings_policy_periods_get)
        .into_iter()
        .map(|one| text(one.title))
        .collect();
    let held = |on_day| on(&list, day(Some(on_day))).map(|index| titles[index].as_str());
    assert_eq!(held(date(2022, 10, 24)), Ok("Liz Truss"));
    assert_eq!(held(date(2022, 10, 25)), Ok("Rishi Sunak"));
    assert_eq!(held(date(1997, 5, 2)).unwrap_err().0, crossings_status::Missing);
    let no_day = crossings_date { year: 2023, month: 2, day: 29 };
    assert_eq!(on(&list, no_day).unwrap_err().0, crossings_status::InvalidDate);
}

#[test]
fn a_timeline_that_is_not_there() {
    let (register, _) = builtin();
    let (status, message) = timeline(&register, "First Lord").err().unwrap();
    assert_eq!(status, crossings_status::NotFound);
    assert!(message.contains("First Lord"), "{message}");
}

#[test]
fn a_register_without_periods_has_those_built_in_where_asked() {
    let empty = Register::default();
    let register = crate::caller::handed(&empty);
    same(&all(&register), &[]);
    assert!(timelines(&register).is_empty());
    let builtin = crossings::builtin();
    same(&or_builtin(&register), &builtin.policy_periods().iter().collect::<Vec<_>>());
}

#[cfg(feature = "proptest")]
proptest::proptest! {
    #![proptest_config(crate::caller::cases())]
    #[test]
    fn those_of_any_register(wanted in crossings::strategy::register()) {
        same_register(&crate::caller::handed(&wanted), &wanted);
    }
}
