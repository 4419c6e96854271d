//! Whatever a draft holds, the check answers; and where it finds no error there is a register.
#![cfg(feature = "proptest")]

use crossings::jiff::civil::{Date, date};
use crossings::jiff::{Span, Timestamp};
use crossings::{
    Amount, Basis, Binding, Boats, Coverage, Currency, Dating, DeathScope, Deaths, Draft, DraftAgreement,
    DraftAmendment, DraftBoat, DraftBoatList, DraftDay, DraftDeathReport, DraftInstalment, DraftPayment,
    DraftPolicyPeriod, DraftPublication, DraftReportedAmount, DraftSeries, DraftTotal, DraftWeek, Events,
    Field, Landing, Origin, People, PolicyKind, PublishedAt, Register, Stage, Status, Table, check, strategy,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Value, json};

/// A field in any state. The more often it is known, the nearer a draft comes to a register.
fn field<T: std::fmt::Debug + Clone + 'static>(
    known: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Field<T>> {
    let texts = select(&["", "-", "12", "2024-07-05", "EUR 1", "about 20", "\u{0}", "🚤"][..]);
    prop_oneof![
        12 => known.prop_map(Field::Known),
        1 => Just(Field::Unknown),
        1 => texts.prop_map(|text| Field::Unreadable(text.to_owned())),
    ]
    .boxed()
}

/// Few days, so that they meet, and the ends of the calendar.
fn any_date() -> impl Strategy<Value = Date> {
    prop_oneof![
        30 => (1..=28_i8).prop_map(|day| date(2022, 12, day)),
        10 => (1..=28_i8).prop_map(|day| date(2024, 7, day)),
        1 => select(vec![Date::MIN, Date::MAX, Date::ZERO, date(1, 1, 1), date(1, 1, 7), date(9998, 12, 31),
            date(9999, 12, 26), date(-9999, 1, 8), date(2024, 2, 29)]),
    ]
}

fn any_moment() -> impl Strategy<Value = PublishedAt> {
    prop_oneof![
        20 => any_date().prop_filter_map("the calendar's edge", PublishedAt::start_of),
        1 => select(&[Timestamp::MIN, Timestamp::MAX, Timestamp::UNIX_EPOCH][..]).prop_map(PublishedAt::new),
    ]
}

fn number() -> impl Strategy<Value = u64> {
    prop_oneof![10 => 0..4_u64, 5 => 0..400_u64, 1 => u64::MAX - 2..=u64::MAX]
}

fn count<T: From<u32> + std::fmt::Debug + Clone + 'static>(make: fn(u64) -> T) -> BoxedStrategy<Field<T>> {
    field(number().prop_map(make))
}

fn any_amount() -> BoxedStrategy<Field<Amount>> {
    let minor = prop_oneof![20 => 1..9_i128, 1 => Just(0), 1 => Just(i128::MAX), 1 => Just(i128::MIN)];
    let currency = select(&[Currency::EUR, Currency::EUR, Currency::EUR, Currency::GBP][..]);
    field((currency, minor).prop_map(|(currency, minor)| Amount::from_minor(currency, minor)))
}

fn id() -> impl Strategy<Value = String> {
    select(&["a", "b", "c", "d", "e", ""][..]).prop_map(str::to_owned)
}

fn day() -> impl Strategy<Value = DraftDay> {
    (field(any_date()), count(People::new), count(Boats::new), count(Boats::new)).prop_map(
        |(date, people, boats, uncontrolled)| DraftDay {
            date,
            people,
            boats,
            uncontrolled,
            ..DraftDay::default()
        },
    )
}

fn week() -> impl Strategy<Value = DraftWeek> {
    let sundays = select(vec![date(2022, 12, 4), date(2022, 12, 11), date(2022, 12, 18), date(2024, 7, 7)]);
    let prevented = (count(People::new), count(Events::new));
    let ending = prop_oneof![5 => field(sundays), 1 => field(any_date())];
    (ending, count(People::new), count(Boats::new), count(Boats::new), prevented).prop_map(
        |(ending, people, boats, uncontrolled, (prevented_people, prevented_events))| DraftWeek {
            ending,
            people,
            boats,
            uncontrolled,
            prevented_people,
            prevented_events,
            ..DraftWeek::default()
        },
    )
}

fn total() -> impl Strategy<Value = DraftTotal> {
    (field(any_date()), field(any_date()), count(People::new), count(Boats::new))
        .prop_map(|(from, to, people, boats)| DraftTotal { from, to, people, boats, ..DraftTotal::default() })
}

fn publication() -> impl Strategy<Value = DraftPublication> {
    let statuses = select(&[Status::Provisional, Status::Final, Status::Spliced][..]);
    let coverages = select(&[Coverage::Dense, Coverage::Partial][..]);
    let datings = select(&[Dating::Stated, Dating::Inferred][..]);
    let later = prop_oneof![3 => Just(PublishedAt::start_of(date(2025, 1, 1)).unwrap()), 1 => any_moment()];
    (field(later), statuses, coverages, datings, vec(day(), 0..3), vec(week(), 0..2), vec(total(), 0..2))
        .prop_map(|(published, status, coverage, dating, days, weeks, totals)| DraftPublication {
            published,
            status,
            coverage,
            dating,
            days,
            weeks,
            totals,
            ..DraftPublication::default()
        })
}

fn series() -> impl Strategy<Value = DraftSeries> {
    (select(&[Basis::UkArrivals, Basis::FrenchAttempts][..]), vec(publication(), 0..3))
        .prop_map(|(basis, publications)| DraftSeries { basis, publications, origin: None })
}

fn boat() -> impl Strategy<Value = DraftBoat> {
    let landings = select(&[Landing::Intercepted, Landing::Uncontrolled, Landing::Unknown][..]);
    (id(), field(any_date()), count(People::new), landings)
        .prop_map(|(id, date, people, landing)| DraftBoat { id, date, people, landing, origin: None })
}

fn deaths() -> impl Strategy<Value = DraftDeathReport> {
    (id(), field(any_date()), field(any_date()), count(Deaths::new), count(People::new), field(any_date()))
        .prop_map(|(id, from, to, deaths, missing, as_of)| DraftDeathReport {
            id,
            from,
            to,
            scope: DeathScope::AtSea,
            deaths,
            missing,
            reported_by: String::new(),
            as_of,
            evidence: String::new(),
            origin: None,
        })
}

fn agreement() -> impl Strategy<Value = DraftAgreement> {
    let stages = select(&[Stage::Proposed, Stage::Agreed, Stage::Amended, Stage::Ended][..]);
    let bindings = select(&[Binding::Exact, Binding::UpTo, Binding::Conditional, Binding::Estimated][..]);
    let reported = (any_amount(), bindings.clone()).prop_map(|(amount, binding)| DraftReportedAmount {
        amount,
        binding,
        reported_by: String::new(),
    });
    let instalment = (field(any_date()), field(any_date()), any_amount())
        .prop_map(|(from, to, amount)| DraftInstalment { from, to, amount });
    let payment = (field(any_date()), any_amount()).prop_map(|(date, amount)| DraftPayment { date, amount });
    let amendment = field(any_date()).prop_map(|date| DraftAmendment { date, change: String::new() });
    let parts = (vec(reported, 0..3), vec(instalment, 0..3), vec(payment, 0..3), vec(amendment, 0..2));
    let dates = (field(any_date()), field(any_date()), field(any_date()));
    (id(), id(), dates, stages, bindings, any_amount(), parts).prop_map(
        |(id, payee, (date, from, to), stage, binding, commitment, parts)| DraftAgreement {
            id,
            payer: "a".to_owned(),
            payee,
            date,
            stage,
            from,
            to,
            commitment,
            binding,
            reported: parts.0,
            instalments: parts.1,
            payments: parts.2,
            amendments: parts.3,
            ..DraftAgreement::default()
        },
    )
}

fn policy_period() -> impl Strategy<Value = DraftPolicyPeriod> {
    let kinds =
        select(&[PolicyKind::Office, PolicyKind::DataOwner, PolicyKind::Act, PolicyKind::Agreement][..]);
    (id(), kinds, of(id()), field(any_date()), field(any_date()), of(id())).prop_map(
        |(id, kind, timeline, from, to, agreement)| DraftPolicyPeriod {
            id,
            kind,
            timeline,
            title: String::new(),
            from,
            to,
            agreement,
            evidence: String::new(),
            origin: None,
        },
    )
}

/// A draft of anything. Each list is often empty or of one, so that one fault does not hide
/// what another would do.
fn garbage() -> impl Strategy<Value = Draft> {
    fn few<T: std::fmt::Debug>(one: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Vec<T>> {
        prop_oneof![3 => Just(Vec::new()).prop_map(|_: Vec<()>| Vec::new()), 2 => vec(one, 0..4)].boxed()
    }
    let lists = few(field(any_date()).prop_map(|date| DraftBoatList { date, origin: None }));
    let formats = prop_oneof![9 => Just(1), 1 => any::<u32>()];
    (formats, few(series()), few(boat()), lists, few(deaths()), few(agreement()), few(policy_period()))
        .prop_map(|(format, series, boats, complete_boat_lists, deaths, agreements, policy_periods)| Draft {
            format,
            series,
            boats,
            complete_boat_lists,
            deaths,
            agreements,
            policy_periods,
            ..Draft::default()
        })
}

/// The pointers of everything in a JSON value, with the value.
fn leaves(value: &Value, pointer: &str, into: &mut Vec<String>) {
    into.push(pointer.to_owned());
    match value {
        Value::Array(list) => {
            for (n, one) in list.iter().enumerate() {
                leaves(one, &format!("{pointer}/{n}"), into);
            }
        }
        Value::Object(map) => {
            for (key, one) in map {
                leaves(one, &format!("{pointer}/{key}"), into);
            }
        }
        _ => {}
    }
}

/// A valid draft with a few values replaced, rows repeated, swapped or taken out: as near to a
/// register as a draft can be without being meant to be one.
fn spoiled() -> impl Strategy<Value = Draft> {
    let values = json!([
        null,
        0,
        1,
        2,
        126,
        u64::MAX,
        -1,
        1.5,
        "",
        "2022-12-31",
        "2024-07-07",
        "9998-12-31",
        "9999-12-31",
        "0001-01-07",
        "-000001-01-01",
        "EUR 0",
        "EUR 1",
        "GBP 1",
        "JPY 170141183460469231731687303715884105727",
        "final",
        "partial",
        "spliced",
        "inferred",
        "proposed",
        "amended",
        "exact",
        "up-to",
        "act",
        "office",
        "uncontrolled"
    ]);
    let change = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..9_u8);
    (strategy::partial_draft(), vec(change, 0..4)).prop_map(move |(draft, changes)| {
        let mut draft = draft;
        for (which, what, how) in changes {
            let mut value = serde_json::to_value(&draft).unwrap();
            let mut pointers = Vec::new();
            leaves(&value, "", &mut pointers);
            let place = value.pointer_mut(&pointers[which.index(pointers.len())]).unwrap();
            match place {
                Value::Array(list) if !list.is_empty() => {
                    let n = what.index(list.len());
                    match how % 3 {
                        0 => drop(list.remove(n)),
                        1 => list.insert(n, list[n].clone()),
                        _ => list.swap(0, n),
                    }
                }
                Value::Array(_) | Value::Object(_) => {}
                Value::Number(number) if how > 3 => {
                    let near =
                        number.as_u64().map(|n| if how % 2 == 0 { n.saturating_add(1) } else { n / 2 });
                    *place = near.into();
                }
                Value::String(text) if how > 3 => {
                    // A day or two away, where it is a day.
                    if let Ok(day) = text.parse::<Date>() {
                        let days = Span::new().days(i64::from(how) - 6);
                        *place = day.saturating_add(days).to_string().into();
                    }
                }
                _ => *place = what.get(values.as_array().unwrap()).clone(),
            }
            // Where the change makes no draft, such as a stage of no such name, it is not made.
            draft = serde_json::from_value(value).unwrap_or(draft);
        }
        draft
    })
}

/// The ids and the places of everything that is found.
fn found(draft: &Draft) -> Vec<String> {
    check(draft).iter().map(ToString::to_string).collect()
}

/// Puts every pointer into the draft of a file that it was read from.
fn from_file(mut draft: Draft, name: &str) -> Draft {
    let table = draft.tables.add(Table::File { file: name.into() });
    let origin = Some(Origin { table, row: 0 });
    for series in &mut draft.series {
        series.origin = origin;
        for one in &mut series.publications {
            one.origin = origin;
            one.days.iter_mut().for_each(|one| one.origin = origin);
            one.weeks.iter_mut().for_each(|one| one.origin = origin);
            one.totals.iter_mut().for_each(|one| one.origin = origin);
        }
    }
    draft.boats.iter_mut().for_each(|one| one.origin = origin);
    draft.complete_boat_lists.iter_mut().for_each(|one| one.origin = origin);
    draft.deaths.iter_mut().for_each(|one| one.origin = origin);
    draft.agreements.iter_mut().for_each(|one| one.origin = origin);
    draft.policy_periods.iter_mut().for_each(|one| one.origin = origin);
    draft
}

/// So many cases; a failure is kept beside this file.
fn config(cases: u32) -> ProptestConfig {
    let file = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { cases, failure_persistence: Some(Box::new(file)), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn no_error_means_a_register(draft in prop_oneof![garbage().boxed(), spoiled().boxed()]) {
        let violations = check(&draft);
        let made = Register::try_from(draft.clone());
        match made {
            Ok(register) => {
                //= docs/rules.md#the-catalogue-and-the-register
                //# register-01: A draft that breaks a rule of severity error MUST NOT become a register.
                prop_assert!(!violations.has_errors());
                //= docs/rules.md#the-catalogue-and-the-register
                //# register-03: A register MUST carry the warnings of the draft that it was made of.
                prop_assert_eq!(register.warnings(), &violations);
                let again = Register::try_from(Draft::from(&register));
                prop_assert_eq!(again.as_ref(), Ok(&register));
            }
            Err(errors) => {
                //= docs/rules.md#the-catalogue-and-the-register
                //# register-02: A draft that breaks no rule of severity error MUST become a register.
                prop_assert!(violations.has_errors(), "no rule objects: {errors}");
                prop_assert_eq!(errors, violations);
            }
        }
    }

    #[test]
    fn a_check_says_the_same_twice_and_in_words(draft in prop_oneof![garbage().boxed(), spoiled().boxed()]) {
        let violations = check(&draft);
        //= docs/rules.md#the-catalogue-and-the-register
        //# catalogue-04: Two checks of one draft MUST find the same, in the same order.
        prop_assert_eq!(&violations, &check(&draft));
        for one in &violations {
            //= docs/rules.md#the-catalogue-and-the-register
            //# catalogue-03: A breach MUST say what stands there and what would be right.
            prop_assert!(!one.got().is_empty() && !one.wanted().is_empty(), "{}", one.id());
            prop_assert!(one.place().pointer.starts_with('/'), "{one}");
        }
    }

    #[test]
    fn garbage_survives_json_where_it_is_not_readable_after_all(draft in garbage()) {
        let text = serde_json::to_string(&draft).unwrap();
        let again: Draft = serde_json::from_str(&text).unwrap();
        // A text that was called unreadable and is readable becomes known; all else stays. So
        // once read, it reads the same for ever.
        let text = serde_json::to_string(&again).unwrap();
        prop_assert_eq!(serde_json::from_str::<Draft>(&text).unwrap(), again);
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn adding_to_nothing_changes_nothing(draft in garbage()) {
        let mut sum = Draft::default();
        sum.append(draft.clone());
        prop_assert_eq!(&sum, &draft);
        let mut sum = draft.clone();
        sum.append(Draft::default());
        prop_assert_eq!(&sum, &draft);
    }

    #[test]
    fn adding_puts_everything_behind(one in strategy::partial_draft(), other in strategy::partial_draft()) {
        let mut sum = one.clone();
        sum.append(other.clone());
        // By hand: each list one after the other, the publications by basis.
        let mut hand = one.clone();
        for series in &other.series {
            match hand.series.iter().position(|known| known.basis == series.basis) {
                Some(n) => hand.series[n].publications.extend(series.publications.clone()),
                None => hand.series.push(series.clone()),
            }
        }
        hand.boats.extend(other.boats.clone());
        hand.complete_boat_lists.extend(other.complete_boat_lists.clone());
        hand.deaths.extend(other.deaths.clone());
        hand.agreements.extend(other.agreements.clone());
        hand.policy_periods.extend(other.policy_periods.clone());
        //= docs/rules.md#the-catalogue-and-the-register
        //# register-07: The publications of a later file MUST come behind those of an earlier in the series of
        //# their basis.
        prop_assert_eq!(&sum, &hand);
        prop_assert_eq!(found(&sum), found(&hand));
    }

    #[test]
    fn each_value_remembers_its_file(one in garbage(), other in garbage()) {
        let mut sum = from_file(one.clone(), "one.json");
        sum.append(from_file(other.clone(), "other.json"));
        let by_pointer = |draft: &Draft| -> Vec<(String, Option<String>)> {
            check(draft)
                .iter()
                .map(|one| (one.place().pointer.clone(), one.place().file.as_deref().map(str::to_owned)))
                .collect()
        };
        for (pointer, file) in by_pointer(&sum) {
            let mut parts = pointer.split('/').skip(1);
            let (list, number) = (parts.next().unwrap(), parts.next());
            let number = || number.unwrap().parse::<usize>().unwrap();
            let own = match list {
                "format" => {
                    prop_assert_eq!(&file, &None);
                    continue;
                }
                "series" => match (one.series.get(number()), parts.next()) {
                    // A series of both files says what is wrong with it publication by publication.
                    (Some(series), Some("publications")) => {
                        parts.next().unwrap().parse::<usize>().unwrap() < series.publications.len()
                    }
                    (series, _) => series.is_some(),
                },
                "boats" => number() < one.boats.len(),
                "complete_boat_lists" => number() < one.complete_boat_lists.len(),
                "deaths" => number() < one.deaths.len(),
                "agreements" => number() < one.agreements.len(),
                "policy_periods" => number() < one.policy_periods.len(),
                _ => panic!("a place of no list: {pointer}"),
            };
            let wanted = if own { "one.json" } else { "other.json" };
            //= docs/rules.md#the-catalogue-and-the-register
            //# register-08: A breach in joined files MUST name the file that its value came from.
            prop_assert_eq!(file.as_deref(), Some(wanted), "{}", pointer);
        }
    }
}
