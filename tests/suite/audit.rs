//! Claims held against each other, with no data.
#![cfg(all(feature = "json", feature = "proptest"))]

use std::collections::BTreeMap;

use crossings::consistency::checker;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Audit, AuditOptions, Basis, Claim, Consistency, Counted, DraftClaim, Figure, Held, Interval, Measure,
    Nature, Per, Period, Ratio, Reading, Reckoned, Together, Understanding, Window, article, builtin,
    describe,
};
use proptest::prelude::*;
use proptest::sample::Index;

fn audit(claims: &[Claim], reading: Reading) -> Consistency {
    let claims: Vec<&Claim> = claims.iter().collect();
    let audit = Audit::of("test", &claims, builtin().policy_periods(), &AuditOptions::default());
    audit.under(reading).clone()
}

#[test]
fn what_is_found_under_a_reading_is_of_that_reading() {
    let audit = Audit::of("none", &[], &[], &AuditOptions::default());
    for (reading, found) in Reading::ALL.into_iter().zip(&audit.readings) {
        assert_eq!((found.reading, audit.under(reading)), (reading, found));
    }
}

fn days(from: Date, to: Date) -> Window {
    Window::Days(Period::inclusive(from, to).unwrap())
}

fn claim(id: &str, measure: Measure, figure: &str) -> Claim {
    Claim::try_from(DraftClaim::new(id, measure, figure))
        .unwrap_or_else(|faults| panic!("{figure:?}: {faults:?}"))
}

/// Two stretches of days that lie side by side, and what is true of them.
#[derive(Clone, Copy, Debug)]
struct World {
    people: [u64; 2],
    boats: [u64; 2],
}

const STRETCHES: [(Date, Date, u64); 2] =
    [(date(2024, 1, 1), date(2024, 7, 4), 186), (date(2024, 7, 5), date(2024, 12, 18), 167)];

fn world() -> impl Strategy<Value = World> {
    let stretch = (1_u64..500).prop_flat_map(|boats| (boats..boats * 80, Just(boats)));
    (stretch.clone(), stretch)
        .prop_map(|(one, other)| World { people: [one.0, other.0], boats: [one.1, other.1] })
}

/// What can be said of a world: the measure, and its value by naive arithmetic.
fn sayings(world: World) -> Vec<(Measure, Ratio)> {
    let window = |index: usize| days(STRETCHES[index].0, STRETCHES[index].1);
    let both = days(STRETCHES[0].0, STRETCHES[1].1);
    let ratio = |a: i128, b: i128| Ratio::new(a, b).unwrap();
    let (people, boats) = (world.people.map(i128::from), world.boats.map(i128::from));
    let all_days = i128::from(STRETCHES[0].2 + STRETCHES[1].2);
    let mut all = Vec::new();
    for index in 0..2 {
        let n = i128::from(STRETCHES[index].2);
        let (p, b) = (people[index], boats[index]);
        let total = |of| Measure::Total { of, over: window(index) };
        let mean = |of, per| Measure::Mean { of, per, over: window(index) };
        all.push((total(Counted::People), ratio(p, 1)));
        all.push((total(Counted::Boats), ratio(b, 1)));
        all.push((mean(Counted::People, Per::Day), ratio(p, n)));
        all.push((mean(Counted::Boats, Per::Week), ratio(7 * b, n)));
        all.push((Measure::PeoplePerBoat { over: window(index) }, ratio(p, b)));
    }
    let (p, b) = (people[0] + people[1], boats[0] + boats[1]);
    let (over, against) = (window(1), window(0));
    let of = Counted::People;
    all.push((Measure::Total { of, over: both.clone() }, ratio(p, 1)));
    all.push((Measure::PeoplePerBoat { over: both.clone() }, ratio(p, b)));
    all.push((Measure::Mean { of, per: Per::Day, over: both }, ratio(p, all_days)));
    let per = None;
    all.push((
        Measure::Change { of, per, over: over.clone(), against: against.clone() },
        ratio(people[1] - people[0], people[0]),
    ));
    all.push((
        Measure::Times { of, per, over: over.clone(), against: against.clone() },
        ratio(people[1], people[0]),
    ));
    let rate = |index: usize| ratio(people[index], i128::from(STRETCHES[index].2));
    let change = rate(1).checked_sub(rate(0)).unwrap().checked_div(rate(0)).unwrap();
    all.push((
        Measure::Change { of, per: Some(Per::Day), over: over.clone(), against: against.clone() },
        change,
    ));
    if people[1] >= people[0] {
        all.push((Measure::Difference { of, over, against }, ratio(people[1] - people[0], 1)));
    }
    all
}

/// A figure that is true of a value under a reading: one of those that the library proposes, and
/// rounded in the plain way where it proposes none.
fn published(value: Ratio, nature: Nature, reading: Reading, which: Index) -> Option<String> {
    let said: Vec<String> = describe(value, nature)
        .into_iter()
        .filter(|said| said.readings.contains(&reading))
        .map(|said| said.text)
        .collect();
    (!said.is_empty()).then(|| which.get(&said).clone())
}

fn interval_has(text: &str, nature: Nature, reading: Reading, value: Ratio) -> bool {
    let how = Understanding::from(reading);
    Figure::parse(text).unwrap().interval(nature, &how).unwrap().contains(value)
}

/// The numbers of a witness as a world.
fn world_of(witness: &BTreeMap<&str, u64>) -> Option<World> {
    let of = |what: &str| -> Option<[u64; 2]> {
        let one = |index: usize| {
            let (from, to, _) = STRETCHES[index];
            witness.get(format!("{what}[{from}..{to}]").as_str()).copied()
        };
        Some([one(0)?, one(1)?])
    };
    Some(World { people: of("people")?, boats: of("boats")? })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// What is published of a true world can be true, and the witness would have been published in
    /// the same words.
    #[test]
    fn a_true_world_is_consistent(
        world in world(),
        reading in prop::sample::select(Reading::ALL.to_vec()),
        which in prop::collection::vec(any::<Index>(), 18),
        some in prop::collection::vec(any::<bool>(), 18),
    ) {
        let sayings = sayings(world);
        let mut claims = Vec::new();
        let mut said = Vec::new();
        for (number, (measure, value)) in sayings.iter().enumerate() {
            if !some[number] {
                continue;
            }
            if let Some(text) = published(*value, measure.nature(), reading, which[number]) {
                prop_assert!(interval_has(&text, measure.nature(), reading, *value));
                claims.push(claim(&format!("c{number}"), measure.clone(), &text));
                said.push((number, text));
            }
        }
        prop_assume!(!claims.is_empty());
        let found = audit(&claims, reading);
        //= docs/rules.md#claims-held-against-each-other
        //# audit-14: Figures that are all true of some numbers MUST NOT be called a conflict.
        prop_assert_eq!(found.together, Together::Consistent, "{:?}", found.conflicts);
        prop_assert!(found.left_out.is_empty(), "{:?}", found.left_out);
        prop_assert!(found.repairs[0].without.is_empty());
        let witness: BTreeMap<&str, u64> = found.repairs[0]
            .witness
            .iter()
            .map(|one| (one.quantity.as_str(), one.number.parse().unwrap()))
            .collect();
        // A number that no claim speaks of is in no witness; then there is no world to compare.
        if let Some(witnessed) = world_of(&witness)
            && witnessed.people[0] > 0
            && witnessed.boats.iter().all(|boats| *boats > 0)
        {
            let again = self::sayings(witnessed);
            for (number, text) in &said {
                // A fall has no difference to be said, so that the places of the last may differ.
                let Some((measure, value)) = again.get(*number) else { continue };
                prop_assert!(
                    interval_has(text, measure.nature(), reading, *value),
                    "{text:?} is not said of {value}, the witness's {measure}"
                );
            }
        }
    }

    /// A figure that is beyond what the others leave is in a conflict, and the proof holds.
    #[test]
    fn a_wrong_figure_is_in_a_conflict(
        world in world(),
        which in any::<Index>(),
        off in prop::sample::select(vec![-3_i64, -2, 2, 3]),
    ) {
        let sayings = sayings(world);
        let exact = [0, 1, 5, 6];
        let mut claims: Vec<Claim> = exact
            .iter()
            .map(|number| {
                let (measure, value) = &sayings[*number];
                claim(&format!("c{number}"), measure.clone(), &value.to_string())
            })
            .collect();
        let others: Vec<usize> = (0..sayings.len()).filter(|number| !exact.contains(number)).collect();
        let wrong = *which.get(&others);
        let (measure, value) = &sayings[wrong];
        let (text, beyond) = shifted(*value, measure.nature(), off);
        prop_assume!(beyond);
        claims.push(claim("wrong", measure.clone(), &text));
        let found = audit(&claims, Reading::Strict);
        //= docs/rules.md#claims-held-against-each-other
        //# audit-15: Windows that lie side by side MUST add up.
        prop_assert_eq!(found.together, Together::Conflict, "{} {} of {}", text, measure, value);
        prop_assert!(found.all_conflicts && found.all_repairs);
        for conflict in &found.conflicts {
            prop_assert!(conflict.claims.contains(&"wrong".to_owned()), "{:?}", conflict.claims);
        }
        prop_assert!(found.repairs.iter().any(|repair| repair.without == ["wrong"]));
        let refs: Vec<&Claim> = claims.iter().collect();
        let system = Audit::system(&refs, builtin().policy_periods(), Reading::Strict, &AuditOptions::default());
        for conflict in &found.conflicts {
            let statements = conflict.certificate.statements(&system);
            prop_assert!(checker::refutes(&system, &statements, &conflict.certificate));
        }
    }
}

/// A figure of so many units more than a value, and whether its strict reading leaves the value out.
fn shifted(value: Ratio, nature: Nature, off: i64) -> (String, bool) {
    let hundredfold = |value: Ratio| value.checked_mul(Ratio::whole(100)).unwrap();
    let moved = |value: Ratio| {
        let rounded: i128 = value.to_decimal(0).unwrap().parse().unwrap();
        rounded + i128::from(off)
    };
    let text = match nature {
        Nature::Change => {
            let percent = moved(hundredfold(value));
            if percent < 0 { format!("down {}%", -percent) } else { format!("up {percent}%") }
        }
        Nature::Times => format!("{}.5 times", moved(value).max(0)),
        _ => moved(value).to_string(),
    };
    if text.starts_with('-') {
        return (text, false);
    }
    let figure = Figure::parse(&text).unwrap();
    let read = figure.interval(nature, &Understanding::from(Reading::Strict));
    let beyond = read.is_ok_and(|interval| !interval.contains(value));
    (text, beyond)
}

/// The founding article: by hand, 21,446 / 377 = 56.886…, which almost 60 means pragmatically and
/// not strictly; 59.5 × 377 − 21,446 = 985.5.
#[test]
fn the_founding_article() {
    let article = article();
    let claims: Vec<&Claim> = article.claims().iter().collect();
    let all = Audit::of("article", &claims, builtin().policy_periods(), &AuditOptions::default());
    let pragmatic = all.under(Reading::Pragmatic);
    assert_eq!(pragmatic.together, Together::Consistent);
    assert_eq!(pragmatic.days[0].last, [date(2024, 12, 18), date(2024, 12, 19)]);
    assert_eq!(pragmatic.days[0].days, [167, 168]);
    let strict = all.under(Reading::Strict);
    assert_eq!(strict.together, Together::Conflict);
    let conflicts: Vec<Vec<&str>> =
        strict.conflicts.iter().map(|one| one.claims.iter().map(String::as_str).collect()).collect();
    assert_eq!(
        conflicts,
        [
            vec!["route", "third"],
            vec!["people", "boats", "each"],
            vec!["day", "boats", "each"],
            vec!["year", "boats", "each", "before"],
        ]
    );
    assert!(strict.conflicts[1].proof.last().unwrap().contains("985.5"));
    let boats = strict.implied.iter().find(|one| one.claim == "boats").unwrap();
    assert_eq!(boats.implied.to_string(), "[358, 360]");
    assert_eq!(boats.nearest, ["358 boats", "360 boats"]);
    let mut depends = all.depends_on_reading();
    depends.sort_unstable();
    assert_eq!(depends, ["before", "boats", "day", "each", "people", "route", "third", "year"]);
    assert!(pragmatic.vacuous.is_empty());
}

/// Figures that only an empty window could make true: nobody arrived, in no boat.
#[test]
fn a_claim_that_only_nothing_makes_true_is_vacuous() {
    let over = days(date(2024, 1, 1), date(2024, 1, 31));
    let none = claim("none", Measure::Total { of: Counted::Boats, over: over.clone() }, "none");
    let each = claim("each", Measure::PeoplePerBoat { over }, "at most 60 each");
    let found = audit(&[none, each], Reading::Literal);
    assert_eq!(found.together, Together::Consistent);
    //= docs/rules.md#claims-held-against-each-other
    //# audit-18: A claim that can be true only because there was nothing to divide by MUST be called vacuous.
    assert_eq!(found.vacuous, ["each"]);
}

/// What a bundle cannot say in rows is left out by name: two means over days that are unknown.
#[test]
fn what_is_not_linear_is_left_out() {
    let since = Window::Days(Period::starting(date(2024, 7, 5)));
    let before = days(date(2024, 1, 1), date(2024, 7, 4));
    let rate = Measure::Change { of: Counted::People, per: Some(Per::Day), over: since, against: before };
    let found = audit(&[claim("rate", rate, "up 73%")], Reading::Strict);
    assert_eq!(found.left_out.len(), 1);
    //= docs/rules.md#claims-held-against-each-other
    //# audit-17: A claim that is no row of exact arithmetic MUST be left out by name.
    assert_eq!(found.left_out[0].claim, "rate");
    assert!(found.left_out[0].why.contains("unknown"), "{}", found.left_out[0].why);
}

/// Different bases are different quantities: French attempts and British arrivals never clash.
#[test]
fn bases_do_not_meet() {
    let total = || Measure::Total { of: Counted::People, over: days(date(2025, 1, 1), date(2025, 12, 31)) };
    let arrived = claim("arrived", total(), "41,472");
    let mut draft = DraftClaim::new("tried", total(), "49,966");
    draft.basis = Basis::FrenchAttempts;
    let tried = Claim::try_from(draft).unwrap();
    //= docs/rules.md#what-never-mixes
    //# kinds-07: Claims on two bases MUST NOT be held against each other.
    assert_eq!(audit(&[arrived.clone(), tried], Reading::Strict).together, Together::Consistent);
    let other = claim("other", total(), "49,966");
    assert_eq!(audit(&[arrived, other], Reading::Strict).together, Together::Conflict);
}

/// Little fuel gives an honest answer, and more of it never another.
#[test]
fn fuel_decides_nothing_but_whether() {
    let article = article();
    let claims: Vec<&Claim> = article.claims().iter().collect();
    let mut decided = None;
    let mut undetermined = 0;
    for fuel in [0, 1, 10, 100, 1_000, 5_000, 20_000, 100_000, 1_000_000] {
        let options = AuditOptions { fuel, ..AuditOptions::default() };
        let audit = Audit::of("article", &claims, builtin().policy_periods(), &options);
        let together = audit.under(Reading::Strict).together;
        assert!(audit.readings.iter().all(|one| one.fuel <= fuel));
        match (decided, together) {
            (None, Together::Undetermined) => undetermined += 1,
            (None, answer) => decided = Some(answer),
            (Some(before), answer) => assert_eq!(before, answer, "at {fuel}"),
        }
    }
    assert_eq!(decided, Some(Together::Conflict));
    assert!(undetermined > 0);
}

fn dated(id: &str, measure: Measure, figure: &str, published: Date, as_of: &[Date]) -> Claim {
    let mut draft = DraftClaim::new(id, measure, figure);
    draft.date = Some(published);
    draft.as_of = crossings::Dates(as_of.to_vec());
    Claim::try_from(draft).unwrap()
}

/// 35,040 by some day before 15 December 2024 is 20 per cent more than 29,090 a year before, and
/// not than 31,000, whichever day that was.
#[test]
fn this_point_last_year_is_a_quantity_of_its_own() {
    let published = date(2024, 12, 15);
    let year = Window::ToDate(crossings::Calendar::Year);
    let before = Window::YearsBefore { years: 1, of: Box::new(year.clone()) };
    let of = Counted::People;
    let bundle = |last_year: &str| {
        let change = Measure::Change { of, per: None, over: year.clone(), against: before.clone() };
        audit(
            &[
                dated("now", Measure::Total { of, over: year.clone() }, "35,040", published, &[]),
                dated("then", Measure::Total { of, over: before.clone() }, last_year, published, &[]),
                dated("more", change, "20% higher", published, &[]),
            ],
            Reading::Strict,
        )
    };
    assert_eq!(bundle("29,090").together, Together::Consistent);
    let wrong = bundle("31,000");
    assert_eq!(wrong.together, Together::Conflict);
    assert_eq!(wrong.conflicts[0].claims, ["now", "then", "more"]);
}

/// The day that is sought is one of those that the claim names.
#[test]
fn a_last_day_is_found_among_those_named() {
    let published = date(2024, 12, 20);
    let since = Window::Days(Period::starting(date(2024, 7, 5)));
    let named = [date(2024, 12, 15), date(2024, 12, 18)];
    let of = Counted::People;
    let total = dated("total", Measure::Total { of, over: since.clone() }, "21,446", published, &named);
    let mean = Measure::Mean { of, per: Per::Day, over: since };
    let found = audit(&[total, dated("mean", mean, "128 a day", published, &named)], Reading::Strict);
    //= docs/rules.md#claims-held-against-each-other
    //# audit-20: A last known day MUST be sought among those that the claim names.
    assert_eq!(found.days[0].last, [date(2024, 12, 18)], "21,446 / 167 = 128.4; 19 December is not named");
}

/// Where nobody knows which of two last days is the later, the windows are not added up.
#[test]
fn windows_whose_order_is_not_known_are_unrelated() {
    let since =
        || Measure::Total { of: Counted::People, over: Window::Days(Period::starting(date(2024, 7, 5))) };
    let published = date(2024, 12, 20);
    let open = dated("open", since(), "100", published, &[date(2024, 12, 1), date(2024, 12, 10)]);
    let within = dated("within", since(), "200", published, &[date(2024, 12, 5)]);
    let earlier = dated("earlier", since(), "200", published, &[date(2024, 11, 30)]);
    //= docs/rules.md#claims-held-against-each-other
    //# audit-16: Windows whose order in time is not known MUST NOT be added up.
    assert_eq!(audit(&[open.clone(), within], Reading::Strict).together, Together::Consistent);
    assert_eq!(audit(&[open, earlier], Reading::Strict).together, Together::Conflict);
}

/// Each boat has somebody in it.
#[test]
fn more_boats_than_people_cannot_be() {
    let over = days(date(2024, 1, 1), date(2024, 1, 31));
    let people = claim("people", Measure::Total { of: Counted::People, over: over.clone() }, "5");
    let boats = claim("boats", Measure::Total { of: Counted::Boats, over }, "6");
    let found = audit(&[people, boats], Reading::Literal);
    //= docs/rules.md#claims-held-against-each-other
    //# audit-19: Each boat MUST be held to have somebody in it.
    assert_eq!(found.conflicts[0].claims, ["people", "boats"]);
}

/// 17,032 of 30,418 is not 45.2 per cent: the figures of one sentence, with no data.
#[test]
fn a_part_a_whole_and_a_share() {
    let over = || days(date(2023, 1, 1), date(2023, 8, 13));
    let bundle = |part: &str| {
        let share = Measure::Share {
            of: Counted::PeoplePrevented,
            among: vec![Counted::PeopleAttempting],
            over: over(),
        };
        audit(
            &[
                claim("part", Measure::Total { of: Counted::PeoplePrevented, over: over() }, part),
                claim("whole", Measure::Total { of: Counted::PeopleAttempting, over: over() }, "30,418"),
                claim("share", share, "45.2%"),
            ],
            Reading::Strict,
        )
    };
    let wrong = bundle("17,032");
    assert_eq!(wrong.conflicts[0].claims, ["part", "whole", "share"]);
    let part = wrong.implied.iter().find(|one| one.claim == "part").unwrap();
    // 45.15 and 45.25 per cent of 30,418 are 13,733.7 and 13,764.1.
    assert_eq!(part.implied.to_string(), "[13734, 13764]");
    // 30,418 less the 16,679 who had arrived.
    assert_eq!(bundle("13,739").together, Together::Consistent);
}

/// What a figure means under a reading, where that is exact.
fn meant(claim: &Claim, reading: Reading) -> Option<Interval> {
    claim.figure().interval(claim.measure().nature(), &Understanding::from(reading)).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Printed totals are divided as by hand, whatever they are.
    #[test]
    fn printed_totals_are_divided(n in 2_u64..600, mean in 2_u64..400, rest: u64, boats in 0_u64..400) {
        let people = n * mean + rest % n;
        let boats = 1 + boats % people;
        let printed = |by: u64| (2 * people + by) / (2 * by);
        let over = || Window::Days(Period::starting(date(2024, 7, 5)));
        let total = |of| Measure::Total { of, over: over() };
        let a_day = Measure::Mean { of: Counted::People, per: Per::Day, over: over() };
        let each = Measure::PeoplePerBoat { over: over() };
        let claims = [
            claim("people", total(Counted::People), &format!("{people} people")),
            claim("boats", total(Counted::Boats), &format!("{boats} boats")),
            claim("day", a_day.clone(), &format!("around {} a day", printed(n))),
            claim("each", each, &format!("around {} each", printed(boats))),
            claim("again", a_day, &format!("{} a day", printed(n) + 1)),
        ];
        let [_, _, day, each, again] = &claims;
        let held: Vec<&Claim> = claims.iter().take(4).collect();
        let policies = builtin();
        let audit = Audit::of("test", &held, policies.policy_periods(), &AuditOptions::default());
        let by = |number: u64| Ratio::new(i128::from(people), i128::from(number)).unwrap();
        let readings: Vec<Held> = Reading::ALL
            .into_iter()
            .filter_map(|reading| {
                let interval = meant(each, reading)?;
                Some(Held { reading, interval: Some(interval), holds: interval.contains(by(boats)) })
            })
            .collect();
        let per_boat = Reckoned::PerBoat {
            claim: "each".to_owned(),
            people: by(1),
            boats: Ratio::whole(boats),
            quotient: by(boats),
            readings,
        };
        for reading in Reading::ALL {
            let reckoned = audit.reckoned(&held, reading);
            let Some(interval) = meant(day, reading) else {
                // Nothing bounds the days.
                prop_assert_eq!(reckoned, [per_boat.clone()]);
                continue;
            };
            let means = |days: &[u64]| days.iter().map(|days| (*days, by(*days))).collect::<Vec<_>>();
            let by_hand: Vec<u64> = (1..5_000).filter(|days| interval.contains(by(*days))).collect();
            prop_assert!(by_hand.contains(&n));
            let (first, last) = (by_hand[0], by_hand[by_hand.len() - 1]);
            let around: Vec<u64> = [first - 1, last + 1].into_iter().filter(|days| *days > 0).collect();
            let [Reckoned::PerDay { claim, of, total, days, fits, beside }, other] = &reckoned[..] else {
                return Err(TestCaseError::fail(format!("{reckoned:?}")));
            };
            prop_assert_eq!(other, &per_boat);
            prop_assert_eq!((claim.as_str(), *of, *total), ("day", Counted::People, by(1)));
            prop_assert_eq!(days.iter().collect::<Vec<_>>(), by_hand.clone());
            prop_assert_eq!((fits, beside), (&means(&by_hand), &means(&around)));
            let implied = &audit.under(reading).days;
            prop_assert_eq!(implied.len(), 1);
            prop_assert_eq!(&implied[0].numbers(), days);
            prop_assert_eq!(implied[0].last_days().iter().collect::<Vec<_>>(), implied[0].last.clone());
        }
        // Without the totals there is nothing to divide; what is printed twice still is.
        let audit = Audit::of("test", &[day, again], policies.policy_periods(), &AuditOptions::default());
        let twice = Reckoned::Twice {
            claims: ["day".to_owned(), "again".to_owned()],
            nature: Nature::Mean,
            printed: [Ratio::whole(printed(n)), Ratio::whole(printed(n) + 1)],
        };
        prop_assert_eq!(audit.reckoned(&[day, again], Reading::Strict), [twice]);
    }
}
