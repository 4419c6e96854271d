//! Panels, exact numbers and the solver, at their edges.

use std::ops::Bound::{Excluded, Included, Unbounded};

use crossings::consistency::{
    self, Answer, Certificate, Completeness, Diagnosis, Fuel, Limits, Line, Multiplier, Side, Statement,
    System, Variable, checker,
};
use crossings::granularity::{Sample, grimmer};
use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::question::{RegisterQuestion, Solve};
use crossings::{
    Audit, AuditOptions, Basis, Boats, CLAIMS_FORMAT, Cells, Claim, Claims, Columns, Consistency, Counted,
    Dating, Draft, DraftClaim, DraftClaims, DraftDay, DraftInstalment, DraftPublication, DraftTotal, Field,
    Figure, Grounds, Interval, Judge, JudgeOptions, LikelySlip, Measure, Mending, Nature, Order, People, Per,
    Period, PublishedAt, Ratio, Reading, Register, Rounding, RowRepair, Step, Stretch, Sums, Tally,
    TallyOptions, Together, Understanding, Unit, Value, Window, WindowMeasure, builtin_draft, check,
    row_repairs, solve,
};

use super::{day, published, ratio};

fn at_least(end: Ratio) -> Interval {
    Interval::new(Included(end), Unbounded).unwrap()
}

fn at_most(end: Ratio) -> Interval {
    Interval::new(Unbounded, Included(end)).unwrap()
}

fn days(from: Date, to: Date) -> Window {
    Window::Days(Period::inclusive(from, to).unwrap())
}

fn total(of: Counted, over: Window) -> Measure {
    Measure::Total { of, over }
}

fn claim(id: &str, measure: Measure, figure: &str) -> Claim {
    Claim::try_from(DraftClaim::new(id, measure, figure)).unwrap()
}

fn audited(claims: &[Claim], reading: Reading) -> Consistency {
    let claims: Vec<&Claim> = claims.iter().collect();
    Audit::of("edges", &claims, &[], &AuditOptions::default()).under(reading).unwrap().clone()
}

/// Days from one on, with so many people each, in boats of at most sixty.
fn counted(first: Date, people: impl IntoIterator<Item = u64>) -> Vec<DraftDay> {
    let row = |(n, people): (i64, u64)| DraftDay {
        people: Field::Known(People::new(people)),
        boats: Field::Known(Boats::new(people.div_ceil(60))),
        ..day(first.checked_add(n.days()).unwrap())
    };
    (0..).zip(people).map(row).collect()
}

fn register(days: Vec<DraftDay>) -> Register {
    let publication = DraftPublication {
        published: PublishedAt::start_of(date(2025, 6, 1)).into(),
        dating: Dating::Stated,
        days,
        ..DraftPublication::default()
    };
    Register::try_from(published(publication)).unwrap()
}

#[test]
fn an_audit_names_what_follows_and_says_that_it_has_found_all() {
    let people = || total(Counted::People, days(date(2024, 7, 5), date(2024, 12, 18)));
    let over = claim("over", people(), "over 20,000");
    let exactly = claim("exactly", people(), "21,446");
    let found = audited(&[over.clone(), exactly.clone()], Reading::Strict);
    assert_eq!(found.redundant, ["over"]);
    assert!(audited(&[over], Reading::Strict).redundant.is_empty());
    assert_eq!((found.together, found.all_conflicts, found.all_repairs), (Together::Consistent, true, true));
    let found = audited(&[exactly, claim("other", people(), "21,447")], Reading::Strict);
    assert_eq!((found.together, found.all_conflicts, found.all_repairs), (Together::Conflict, true, true));
}

#[test]
fn an_unknown_number_is_called_what_is_counted_and_on_which_days() {
    let over = days(date(2024, 1, 1), date(2024, 7, 4));
    let one_day = || total(Counted::People, days(date(2024, 7, 5), date(2024, 7, 5)));
    let french = DraftClaim { basis: Basis::FrenchAttempts, ..DraftClaim::new("french", one_day(), "70") };
    let claims = [
        claim("before", total(Counted::People, over), "12,000"),
        claim("day", one_day(), "60"),
        Claim::try_from(french).unwrap(),
    ];
    let found = audited(&claims, Reading::Strict);
    let named: Vec<_> =
        found.repairs.first().unwrap().witness.iter().map(|one| one.quantity.as_str()).collect();
    assert_eq!(
        named,
        ["people[2024-01-01..2024-07-04]", "people[2024-07-05]", "people (French attempts)[2024-07-05]"]
    );
}

/// 383 people in 7 boats are 54.7 in each. 54.5 in each would be 1.5 people fewer, and 55 exactly 2 more.
#[test]
fn a_mean_that_only_rounding_makes_true_is_tight() {
    let over = || days(date(2024, 7, 5), date(2024, 12, 18));
    let claims = [
        claim("people", total(Counted::People, over()), "383"),
        claim("boats", total(Counted::Boats, over()), "7"),
        claim("each", Measure::PeoplePerBoat { over: over() }, "55"),
    ];
    let found = audited(&claims, Reading::Strict);
    let tight: Vec<_> = found.tight.iter().map(|one| (one.claim.as_str(), one.slack, one.attained)).collect();
    assert_eq!(tight, [("each", Some(ratio(3, 2)), true)]);
}

/// At most 100 people in one day or in any number of days: none a day, or 100, or what lies between.
#[test]
fn nobody_over_any_number_of_days_is_nobody_a_day() {
    let since = || Window::Days(Period::starting(date(2024, 7, 5)));
    let mean = Measure::Mean { of: Counted::People, per: Per::Day, over: since() };
    let claims = [
        claim("people", total(Counted::People, since()), "at most 100"),
        claim("mean", mean, "at most 60 a day"),
    ];
    let found = audited(&claims, Reading::Literal);
    let implied = found.implied.iter().find(|one| one.claim == "mean").unwrap().implied;
    assert_eq!(implied, Interval::new(Included(ratio(0, 1)), Included(ratio(100, 1))).unwrap());
}

/// The second and the third overlap an instalment that is listed before them, and each is named.
#[test]
fn instalments_that_overlap_an_earlier_one_are_all_named() {
    let part = |from, to| DraftInstalment {
        from: Field::Known(date(2025, 1, from)),
        to: Field::Known(date(2025, 1, to)),
        ..DraftInstalment::default()
    };
    let mut agreement = builtin_draft().agreements.remove(0);
    agreement.instalments = vec![part(1, 31), part(20, 25), part(10, 31)];
    let found = check(&Draft { agreements: vec![agreement], ..Draft::default() });
    let named: Vec<&str> =
        found.iter().filter(|one| one.id() == "F003").map(|one| one.place().pointer.as_str()).collect();
    assert_eq!(named, ["/agreements/0/instalments/1/from", "/agreements/0/instalments/2/from"]);
}

#[test]
fn a_claims_document_keeps_its_title() {
    let titled = |title: Option<&str>| DraftClaims {
        format: CLAIMS_FORMAT.to_owned(),
        title: title.map(str::to_owned),
        ..DraftClaims::default()
    };
    assert_eq!(Claims::try_from(titled(Some("an article"))).unwrap().title(), Some("an article"));
    assert_eq!(Claims::try_from(titled(None)).unwrap().title(), None);
}

/// That there is no number from `least` to `most`, by telling apart what is at most `at` and what is one more.
fn refuted(integer: bool, [least, most]: [Ratio; 2], form: Ratio, at: Ratio) -> bool {
    let mut system = System::new();
    let number = system.variable("n", integer, Interval::ALL);
    system.row(None, &[(number, ratio(1, 1))], at_least(least)).unwrap();
    system.row(None, &[(number, ratio(1, 1))], at_most(most)).unwrap();
    let end = |line, side, by: Ratio| Multiplier { line, side, by: by.into() };
    let leaf = |row, [of_row, of_branch]: [Side; 2]| {
        consistency::Step::Leaf(vec![
            end(Line::Row(row), of_row, form),
            end(Line::Branch(0), of_branch, ratio(1, 1)),
        ])
    };
    let branch = consistency::Step::Branch { form: vec![(number, form.into())], at: at.into() };
    let steps = vec![branch, leaf(0, [Side::Lower, Side::Upper]), leaf(1, [Side::Upper, Side::Lower])];
    checker::refutes(&system, &[], &Certificate { steps })
}

#[test]
fn a_proof_tells_apart_only_whole_numbers_by_whole_multiples() {
    let (one, half) = (ratio(1, 1), ratio(1, 2));
    let quarters = [ratio(1, 4), ratio(3, 4)];
    assert!(refuted(true, quarters, one, ratio(0, 1)));
    assert!(!refuted(false, quarters, one, ratio(0, 1)), "1/2 is such a number");
    assert!(!refuted(true, [one, one], one, half), "1 is neither at most 1/2 nor at least 3/2");
    assert!(!refuted(true, [one, one], half, ratio(0, 1)), "half of 1 is neither at most 0 nor at least 1");
}

#[test]
fn a_row_takes_a_cell_of_fuel_for_each_of_its_numbers() {
    let spent = |terms: usize| {
        let mut system = System::new();
        let all: Vec<Variable> = (0..100).map(|n| system.integer(n.to_string())).collect();
        let sum: Vec<(Variable, Ratio)> = all.into_iter().take(terms).map(|one| (one, ratio(1, 1))).collect();
        system.row(None, &sum, at_most(ratio(9, 1))).unwrap();
        let mut fuel = Fuel::default();
        assert!(matches!(system.check(&[], &mut fuel), Answer::Consistent(_)));
        fuel.spent()
    };
    assert!(spent(100) >= spent(1) + 99);
}

/// The least number of 64 bits has no opposite of 64 bits: twice -2^62/3, whose opposite is sought.
#[test]
fn the_least_number_of_a_word_is_reckoned_with_as_any_other() {
    let mut system = System::new();
    let least = ratio(-(1 << 62), 3);
    let x = system.variable("x", false, Interval::point(least));
    let y = system.variable("y", false, Interval::ALL);
    system.row(None, &[(x, ratio(2, 1)), (y, ratio(-1, 1))], Interval::point(ratio(0, 1))).unwrap();
    let found = system.check(&[], &mut Fuel::default());
    let Answer::Consistent(witness) = found else { unreachable!("{found:?}") };
    let values: Vec<String> = witness.values.iter().map(ToString::to_string).collect();
    assert_eq!(values, ["-4611686018427387904/3", "-9223372036854775808/3"]);
}

/// `x` is from 1/2 to 10; that it is 3/4 at least, and 5/8 at most, cannot be. When the first no longer holds,
/// a number that need not be whole stays within its bounds.
#[test]
fn what_repairs_leave_has_numbers_that_satisfy_it() {
    let mut system = System::new();
    let x =
        system.variable("x", false, Interval::new(Included(ratio(1, 2)), Included(ratio(10, 1))).unwrap());
    for within in [at_least(ratio(3, 4)), at_most(ratio(5, 8))] {
        let statement = system.statement(format!("{within:?}"));
        system.row(Some(statement), &[(x, ratio(1, 1))], within).unwrap();
    }
    let found = system.diagnose(&system.all(), Limits::NONE, &mut Fuel::default());
    assert_eq!(found.repairs.len(), 2);
    for repair in &found.repairs {
        let rest: Vec<Statement> =
            system.all().into_iter().filter(|one| !repair.statements.contains(one)).collect();
        assert!(checker::satisfies(&system, &rest, &repair.witness), "{repair:?}");
    }
}

/// Two conflicts of two statements each, and others that take fuel to look at.
fn two_conflicts() -> System {
    let mut system = System::new();
    let one = ratio(1, 1);
    for variable in ["x", "y"] {
        let variable = system.integer(variable);
        for number in [1, 2] {
            let statement = system.statement(number.to_string());
            system.row(Some(statement), &[(variable, one)], Interval::point(ratio(number, 1))).unwrap();
        }
    }
    let many: Vec<(Variable, Ratio)> = (0..30).map(|n| (system.integer(format!("of {n}")), one)).collect();
    for _ in 0..24 {
        let statement = system.statement("few");
        system.row(Some(statement), &many, at_most(ratio(100, 1))).unwrap();
    }
    system
}

#[test]
fn where_the_fuel_ran_out_that_is_why_there_may_be_more_conflicts() {
    let system = two_conflicts();
    let limits = Limits { repair: 0, ..Limits::NONE };
    let diagnosed = |fuel: u64| -> (Diagnosis, Fuel) {
        let mut fuel = Fuel::new(fuel);
        (system.diagnose(&system.all(), limits, &mut fuel), fuel)
    };
    let (found, fuel) = diagnosed(u64::MAX);
    assert_eq!((found.conflicts.len(), found.all_conflicts), (2, Completeness::Size));
    let (mut at_its_end, mut by_a_part) = (0, 0);
    for cells in 0..fuel.spent() {
        let (found, fuel) = diagnosed(cells);
        let unsure = found.conflicts.iter().any(|one| !one.minimal);
        if fuel.left() == 0 || unsure {
            assert_eq!(found.all_conflicts, Completeness::Fuel, "{cells}");
        }
        at_its_end += u32::from(fuel.left() == 0 && found.conflicts.len() == 1 && !unsure);
        by_a_part += u32::from(fuel.left() > 0 && unsure);
    }
    // Both cases are among them.
    assert!(at_its_end > 0 && by_a_part > 0, "{at_its_end}, {by_a_part}");
}

#[test]
fn what_is_not_the_first_has_an_order_all_the_same() {
    let order = |text| Figure::parse(text).unwrap().order();
    assert_eq!(order("not a record"), Some(Order::Highest));
    assert_eq!(order("not the lowest"), Some(Order::Lowest));
}

#[test]
fn a_count_that_was_rounded_to_ones_is_itself() {
    let how = Understanding { reading: Reading::Pragmatic, rounded: true, ..Understanding::default() };
    let meant = |text| Figure::parse(text).unwrap().interval(Nature::Count, &how).unwrap();
    assert_eq!(meant("21,446"), Interval::point(ratio(21_446, 1)));
    let tens = Interval::new(Included(ratio(21_435, 1)), Excluded(ratio(21_445, 1))).unwrap();
    assert_eq!(meant("21,440"), tens);
}

/// Rounded up or down, 123 is what lies strictly between 122 and 124; `about 123` may be either of them.
#[test]
fn a_looser_reading_has_an_end_that_either_of_two_has() {
    let how = |reading| Understanding { reading, rounding: Rounding::CeilingOrFloor, rounded: false };
    let about = Figure::parse("about 123").unwrap();
    let meant = |reading| about.interval(Nature::Mean, &how(reading)).unwrap();
    let (low, high) = (ratio(122, 1), ratio(124, 1));
    assert_eq!(meant(Reading::Strict), Interval::new(Excluded(low), Excluded(high)).unwrap());
    assert_eq!(meant(Reading::Pragmatic), Interval::new(Included(low), Included(high)).unwrap());
}

/// Four whole numbers with the sum 2 and a deviation of 1.53 would have squares that add up to 8. Those of 2, 2, 0
/// and 0 do, below zero or above, and no others; their sum is 4, 0 or -4.
#[test]
fn four_numbers_have_not_every_sum_of_squares() {
    let sample = Sample::new(4, 1).unwrap();
    let possible = |deviation: &str| {
        let found = grimmer("0.50".parse().unwrap(), deviation.parse().unwrap(), sample, Rounding::HalfUp);
        found.witness().is_some()
    };
    assert!(possible("0.58"), "0, 0, 1 and 1");
    assert!(!possible("1.53"));
}

#[test]
fn a_figure_of_three_digits_may_be_that_of_another_day() {
    let register = register(counted(date(2025, 3, 1), [60, 60, 50, 60, 123]));
    let measure = total(Counted::People, days(date(2025, 3, 3), date(2025, 3, 3)));
    let judgement = Judge::new(&register, JudgeOptions::default()).judge(&claim("c", measure, "123"));
    assert!(judgement.slips.contains(&LikelySlip::Day { date: date(2025, 3, 5) }), "{:?}", judgement.slips);
}

#[test]
fn of_streaks_of_one_length_the_first_is_shown() {
    let register = register(counted(date(2025, 3, 1), [60, 60, 0, 60, 60, 0]));
    let within = days(date(2025, 3, 1), date(2025, 3, 6));
    let measure = Measure::LongestStreak { days: crossings::Property::Arrivals, within };
    let worked = measure.explain(&Grounds::new(&register, Basis::UkArrivals, date(2025, 3, 6))).unwrap();
    let period = Some(Period::inclusive(date(2025, 3, 1), date(2025, 3, 2)).unwrap());
    assert_eq!(worked.steps.last(), Some(&Step::Streak { period }));
}

#[test]
fn a_final_total_of_all_the_days_is_all_the_working() {
    let publication = |on, days, totals| DraftPublication {
        published: PublishedAt::start_of(on).into(),
        dating: Dating::Stated,
        status: crossings::Status::Final,
        days,
        totals,
        ..DraftPublication::default()
    };
    let of_year = DraftTotal {
        from: Field::Known(date(2023, 1, 1)),
        to: Field::Known(date(2023, 12, 31)),
        people: Field::Known(People::new(4_000)),
        evidence: "made up".to_owned(),
        ..DraftTotal::default()
    };
    let days = counted(date(2023, 1, 1), [10; 365]);
    let register = Register::try_from(published(publication(date(2024, 2, 1), days, vec![of_year]))).unwrap();
    let grounds = Grounds::new(&register, Basis::UkArrivals, date(2023, 12, 31)).with_sums(Sums::Spliced);
    let year = total(Counted::People, Window::Days(Period::year(2023).unwrap()));
    let steps: Vec<String> = year.explain(&grounds).unwrap().steps.iter().map(ToString::to_string).collect();
    assert_eq!(steps, ["4,000 people, 2023-01-01..2023-12-31: a final published total in place of the days"]);
}

#[test]
fn a_place_between_two_is_no_ordinal() {
    let place = |number| Value::Number { number, unit: Unit::Place }.to_string();
    assert_eq!(place(ratio(3, 1)), "3rd");
    assert_eq!(place(ratio(3, 2)), "1.5 place");
}

#[test]
fn a_measure_says_per_what_and_which_end_of_the_order() {
    let over = days(date(2025, 3, 1), date(2025, 3, 6));
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

/// Before any file is read for it.
#[test]
fn a_question_with_no_figure_is_not_sound() {
    let question = |figure: &str| Solve::Days {
        total: 21_446,
        figure: figure.to_owned(),
        reading: Reading::Strict,
        rounding: Rounding::default(),
    };
    assert!(question("around 128 a day").sound().is_ok());
    assert!(question("a day").sound().is_err());
}

#[test]
fn people_can_be_mended_unless_more_boats_landed_than_arrived() {
    let mends_people = |landed: u64| {
        let repairs = row_repairs(People::new(0), Boats::new(2), Some(Boats::new(landed)));
        let people = Mending { from: People::new(2), to: Some(People::new(250)) };
        repairs.contains(&RowRepair { people: Some(people), ..RowRepair::default() })
    };
    assert_eq!([0, 1, 2, 3].map(mends_people), [true, true, true, false]);
}

/// Twenty rows that are sound, of which every second has a landing that is known. The others stand there with two.
#[test]
fn what_stands_in_the_place_of_a_null_is_not_added_up() {
    let dates: Vec<i32> = (19_000..19_020).collect();
    let landed: Vec<u32> = [1, 2].repeat(10);
    let cells = Cells::with_validity(&landed, &[0b0101_0101; 3], 0).unwrap();
    assert_eq!(cells.known(), 10);
    let columns = Columns::new(&dates, &[60; 20], &[2; 20]).unwrap().with_uncontrolled(cells).unwrap();
    let mut tally = Tally::new(TallyOptions::default());
    tally.observe(&columns);
    let tallied = tally.finish();
    assert_eq!(tallied.uncontrolled.sum.map(Boats::get), Some(10));
    assert_eq!(tallied.uncontrolled.known, 10);
}

/// The first 70 days have ten people each, the 30 after them none: the mean is ten for 1 to 70 days, beyond the
/// number of days that are compared at once.
#[test]
fn a_run_of_windows_ends_where_the_mean_falls() {
    let first = date(2025, 1, 1);
    let register = register(counted(first, [[10; 70].as_slice(), [0; 30].as_slice()].concat()));
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let of = WindowMeasure::MeanPerDay(Counted::People);
    let found = solve::last_days_on(view, first, of, &at_least(ratio(10, 1))).unwrap();
    let lasts: Vec<Date> = found.iter().collect();
    assert_eq!((lasts.len(), lasts.last()), (70, Some(&date(2025, 3, 11))));
}

#[cfg(feature = "bytes")]
mod bytes {
    use crossings::{Columns, Tally, TallyBytesError, TallyOptions};

    /// The checksum, a bit at a time.
    fn crc(bytes: &[u8]) -> u32 {
        let bit = |sum: u32, _| (sum >> 1) ^ if sum & 1 == 1 { 0xEDB8_8320 } else { 0 };
        !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
    }

    /// Of two rows the series can change but once.
    #[test]
    fn a_series_changes_less_often_than_there_are_rows() {
        let mut tally = Tally::new(TallyOptions::default());
        tally.observe(&Columns::new(&[0, 0], &[60, 60], &[1, 1]).unwrap().with_series(&[1, 2]).unwrap());
        let mut bytes = tally.to_bytes();
        let end = bytes.len() - 4;
        // After the mark and the version five bytes of options, the rows, two keys of five, and how many keys.
        let changes = 5 + 5 + 1 + 5 + 5 + 1;
        for (times, fine) in [(1, true), (2, false)] {
            *bytes.get_mut(changes).unwrap() = times;
            let sum = crc(bytes.get(..end).unwrap());
            bytes.get_mut(end..).unwrap().copy_from_slice(&sum.to_le_bytes());
            match Tally::from_bytes(&bytes) {
                Ok(read) => assert!(fine && read.to_bytes() == tally.to_bytes()),
                Err(error) => {
                    assert!(!fine);
                    assert_eq!(error, TallyBytesError::Impossible { what: "more keys than rows" });
                }
            }
        }
    }
}

#[cfg(all(feature = "arrow", feature = "csv"))]
mod frames {
    use std::sync::Arc;

    use crossings::arrow::arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, StringArray};
    use crossings::source::{Options, arrow};

    /// The frame is refused for a column that nobody knows. That its day is not known is said of the row, and not
    /// that its moment is not, for which there is no column.
    #[test]
    fn of_a_refused_frame_only_what_has_a_column_is_missing() {
        let columns = [("date", None), ("people", Some("60")), ("boats", Some("1")), ("colour", Some("red"))];
        let column = |value: Option<&str>| -> ArrayRef { Arc::new(StringArray::from(vec![value])) };
        let batch = RecordBatch::try_from_iter(columns.map(|(name, value)| (name, column(value)))).unwrap();
        let schema = batch.schema();
        let frame = RecordBatchIterator::new([Ok(batch)], schema);
        let refused = arrow::read("frame", frame, &Options::default()).unwrap_err();
        let said = refused.violations();
        let missing: Vec<(Option<u32>, &str)> = said
            .iter()
            .filter(|one| one.id() == "S004")
            .map(|one| (one.place().row, one.place().pointer.rsplit('/').next().unwrap()))
            .collect();
        assert_eq!(missing, [(Some(0), "date")]);
    }
}
