//! Measures and their values: as words, on what they depend, and how they are worked out of a register.

use crossings::jiff::civil::date;
use crossings::{
    Basis, Counted, Draft, DraftBoat, DraftBoatList, DraftPublication, DraftTotal, Field, Grounds, Landing,
    Measure, Missing, NoValue, Order, People, Per, Period, Property, Register, Status, Step, Stretch, Sums,
    Unit, Value, Window,
};

use super::{arrivals, counted, counted_in_march, march, people, publication, published, ratio, register};

#[test]
fn a_place_between_two_is_no_ordinal() {
    let place = |number| Value::Number { number, unit: Unit::Place }.to_string();
    assert_eq!(place(ratio(3, 1)), "3rd");
    assert_eq!(place(ratio(3, 2)), "1.5 place");
}

#[test]
fn values_and_properties_are_written_in_words() {
    let points = |number| Value::Number { number, unit: Unit::Points }.to_string();
    assert_eq!(points(ratio(1, 20)), "5 percentage points");
    assert_eq!(points(ratio(-1, 8)), "-12.5 percentage points");
    assert_eq!(
        [points(ratio(1, 100)), points(ratio(-1, 100))],
        ["1 percentage point", "-1 percentage points"]
    );
    assert_eq!(Property::AtLeast(1_000).to_string(), "with at least 1,000 people");
    assert_eq!(Property::Arrivals.to_string(), "with arrivals");
    assert_eq!(Property::NoArrivals.to_string(), "without arrivals");
}

#[test]
fn a_measure_says_per_what_and_which_end_of_the_order() {
    let over = march(1, 6);
    let mean = |per| Measure::Mean { of: Counted::People, per, over: over.clone() }.to_string();
    assert_eq!(mean(Per::Day), format!("people per day, {over}"));
    assert_eq!(mean(Per::Week), format!("people per week, {over}"));
    let record = |order| {
        let (of, by, within) = (Counted::People, Stretch::Day, over.clone());
        Measure::Record { of, by, within, order, month: None }.to_string()
    };
    assert_eq!(record(Order::Highest), format!("most people of a day, {over}"));
    assert_eq!(record(Order::Lowest), format!("fewest people of a day, {over}"));
}

#[test]
fn a_comparison_says_of_what_and_per_what() {
    let (over, against) = (march(2, 2), march(1, 1));
    let of = Counted::People;
    let change = |per| Measure::Change { of, per, over: over.clone(), against: against.clone() }.to_string();
    let times = |per| Measure::Times { of, per, over: over.clone(), against: against.clone() }.to_string();
    let days = "2025-03-02 against 2025-03-01";
    assert_eq!(change(None), format!("change in people, {days}"));
    assert_eq!(change(Some(Per::Day)), format!("change in people per day, {days}"));
    assert_eq!(times(Some(Per::Week)), "times as many people per week, 2025-03-02 as 2025-03-01");
    let among = vec![Counted::People, Counted::Boats];
    let share = Measure::Share { of, among, over };
    assert_eq!(share.to_string(), "share of people in people and boats, 2025-03-02");
}

#[test]
fn a_share_depends_on_the_sums_where_people_are_in_it_anywhere() {
    let year = Window::Days(Period::year(2024).unwrap());
    let share = |of, among: &[Counted]| {
        Measure::Share { of, among: among.to_vec(), over: year.clone() }.depends_on_sums()
    };
    let (people, boats, landings) = (Counted::People, Counted::Boats, Counted::UncontrolledLandings);
    assert!(share(people, &[people, boats]));
    assert!(share(people, &[boats]));
    assert!(share(boats, &[people, boats]));
    assert!(!share(boats, &[boats, landings]));
}

#[test]
fn of_streaks_of_one_length_the_first_is_shown() {
    let register =
        register(vec![publication(date(2025, 6, 1), counted(date(2025, 3, 1), [60, 60, 0, 60, 60, 0]))]);
    let within = march(1, 6);
    let measure = Measure::LongestStreak { days: Property::Arrivals, within };
    let worked = measure.explain(&Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 6))).unwrap();
    let period = Some(Period::inclusive(date(2025, 3, 1), date(2025, 3, 2)).unwrap());
    assert_eq!(worked.steps.last(), Some(&Step::Streak { period }));
}

#[test]
fn of_several_boats_with_the_most_aboard_the_first_is_named() {
    let boat = |(id, people): (&str, u64)| DraftBoat {
        id: id.to_owned(),
        date: Field::Known(date(2025, 3, 1)),
        people: Field::Known(People::new(people)),
        landing: Landing::Unknown,
        origin: None,
    };
    let list = DraftBoatList { date: Field::Known(date(2025, 3, 1)), origin: None };
    let register = Register::try_from(Draft {
        boats: [("a", 50), ("b", 70), ("c", 70), ("d", 60)].map(boat).to_vec(),
        complete_boat_lists: vec![list],
        ..published(vec![publication(date(2025, 4, 1), vec![arrivals(1, 250, 4)])])
    });
    let register = register.unwrap();
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 1));
    let worked = Measure::MostAboard { within: march(1, 1) }.explain(&grounds).unwrap();
    let boat = Step::Boat { id: "b".to_owned(), date: date(2025, 3, 1), people: People::new(70) };
    assert_eq!(worked.steps, [boat]);
}

/// Ten people a day in 2023, and a final total of 4,000 in their place.
fn with_a_final_total() -> Register {
    let total = DraftTotal {
        from: Field::Known(date(2023, 1, 1)),
        to: Field::Known(date(2023, 12, 31)),
        people: Field::Known(People::new(4_000)),
        evidence: "made up".to_owned(),
        ..DraftTotal::default()
    };
    register(vec![DraftPublication {
        status: Status::Final,
        totals: vec![total],
        ..publication(date(2024, 2, 1), counted(date(2023, 1, 1), [10; 365]))
    }])
}

#[test]
fn a_final_total_of_all_the_days_is_all_the_working() {
    let register = with_a_final_total();
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2023, 12, 31)).with_sums(Sums::Spliced);
    let year = people(Window::Days(Period::year(2023).unwrap()));
    let steps: Vec<String> = year.explain(&grounds).unwrap().steps.iter().map(ToString::to_string).collect();
    assert_eq!(steps, ["4,000 people, 2023-01-01..2023-12-31: a final published total in place of the days"]);
}

/// It is one of people.
#[test]
fn a_final_total_takes_no_place_of_boats() {
    let register = with_a_final_total();
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2023, 12, 31)).with_sums(Sums::Spliced);
    let record = |of| {
        let within = Window::Days(Period::year(2023).unwrap());
        let record =
            Measure::Record { of, by: Stretch::Days(365), within, order: Order::Highest, month: None };
        record.evaluate(&grounds).unwrap().number()
    };
    assert_eq!(record(Counted::People), Some(ratio(4_000, 1)));
    assert_eq!(record(Counted::Boats), Some(ratio(365, 1)));
}

#[test]
fn a_stretch_of_no_days_is_nowhere_and_so_none_is_the_first() {
    let register = counted_in_march([60, 60]);
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 2));
    let (of, by, order, month) = (Counted::People, Stretch::Days(0), Order::Highest, None);
    let record = Measure::Record { of, by, within: march(1, 2), order, month };
    let none = record.evaluate(&grounds);
    assert!(matches!(none, Err(NoValue::NoStretch { by: Stretch::Days(0), .. })), "{none:?}");
    let rank = Measure::Rank { of, item: march(1, 1), by, within: march(1, 2), order, month };
    let none = rank.evaluate(&grounds);
    assert!(matches!(none, Err(NoValue::NotAmong { by: Stretch::Days(0), .. })), "{none:?}");
}

/// Two days with as many people as can be written are more than can be written.
#[test]
fn a_record_says_of_a_sum_that_does_not_fit_what_the_total_says() {
    let register = counted_in_march([u64::MAX, u64::MAX]);
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 2));
    let (of, by, order, month) = (Counted::People, Stretch::Days(2), Order::Highest, None);
    let record = Measure::Record { of, by, within: march(1, 2), order, month };
    let overflow = Err(NoValue::Missing(Missing::Overflow));
    assert_eq!(
        [record, people(march(1, 2))].map(|measure| measure.evaluate(&grounds)),
        [overflow.clone(), overflow]
    );
}

/// 2⁶⁴ − 1 people on the second day, and nobody on the first: one more than that is needed.
#[test]
fn what_is_needed_to_pass_the_largest_count_fits() {
    let register = counted_in_march([0, u64::MAX]);
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 2));
    let needed = |over, to_pass| {
        let needed = Measure::Needed { of: Counted::People, over, to_pass };
        needed.evaluate(&grounds).unwrap().to_string()
    };
    assert_eq!(needed(march(1, 1), march(2, 2)), "18,446,744,073,709,551,616 people");
    assert_eq!(needed(march(2, 2), march(1, 1)), "0 people");
    assert_eq!(needed(march(1, 1), march(1, 1)), "1 person");
}

#[test]
fn units_are_written_in_words() {
    let units = [
        (Unit::Share, "share"),
        (Unit::Change, "change"),
        (Unit::Points, "percentage points"),
        (Unit::Times, "times"),
        (Unit::PeoplePerBoat, "people per boat"),
        (Unit::Mean(Counted::Boats, Per::Week), "boats per week"),
    ];
    for (unit, words) in units {
        assert_eq!(unit.to_string(), words);
    }
}
