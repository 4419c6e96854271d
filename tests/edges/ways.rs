//! The fast ways of tallies and of the solver beside the plain ones, at their edges.

use std::ops::Bound::{Excluded, Included, Unbounded};

use crossings::consistency::{
    Answer, Completeness, Fuel, Limits, Reason, Statement, System, Witness, checker,
};
use crossings::granularity::{Sample, Undecided, grimmer, sizes};
use crossings::jiff::civil::date;
use crossings::{
    Basis, Boats, Cells, Columns, Convention, Coverage, Dating, DraftDay, DraftPublication, Field, Interval,
    Mending, Odd, OddCell, PanelColumn, People, Period, PeriodError, Printed, PublishedAt, Ratio, Register,
    Rounding, RowRepair, Stage, Tallied, Tally, TallyOptions, Verdict, WeekRule, row_repairs,
};

use super::{day, published, ratio};

/// It begins on 1 January of the year 1, a Monday.
#[test]
fn the_first_week_of_the_calendar_is_a_week() {
    let first = Period::inclusive(date(1, 1, 1), date(1, 1, 7));
    assert_eq!(Convention::HOUSE.week_of(date(1, 1, 3)), first);
    let of_sundays = Convention { week: WeekRule::SundayToSaturday, ..Convention::HOUSE };
    assert_eq!(of_sundays.week_of(date(1, 1, 3)), Err(PeriodError::OutOfCalendar));
    assert_eq!(of_sundays.week_of(date(1, 1, 7)), Period::inclusive(date(1, 1, 7), date(1, 1, 13)));
}

#[test]
fn stages_and_verdicts_are_written_as_in_json() {
    for (stage, name) in [
        (Stage::Proposed, "proposed"),
        (Stage::Agreed, "agreed"),
        (Stage::Amended, "amended"),
        (Stage::Ended, "ended"),
    ] {
        assert_eq!(stage.to_string(), name);
        assert_eq!(serde_json::to_value(stage).unwrap(), name);
    }
    for (verdict, name) in [
        (Verdict::Consistent, "consistent"),
        (Verdict::Unusual, "unusual"),
        (Verdict::Inconsistent, "inconsistent"),
        (Verdict::Unusable, "unusable"),
    ] {
        assert_eq!(verdict.to_string(), name);
        assert_eq!(serde_json::to_value(verdict).unwrap(), name);
    }
}

fn printed(text: &str) -> Printed {
    text.parse().unwrap()
}

/// Two whole numbers with the sum 1 are an odd number apart, and deviate by that over the root of two: 0.71 or 2.12.
#[test]
fn an_impossible_deviation_has_the_nearest_that_is_possible() {
    let near = |deviation| {
        let sample = Sample::new(2, 1).unwrap();
        grimmer(printed("0.50"), printed(deviation), sample, Rounding::HalfUp).nearest().to_vec()
    };
    assert_eq!(near("0.70"), [printed("0.71")]);
    assert_eq!(near("0.73"), [printed("0.71")]);
    assert_eq!(near("2.10"), [printed("2.12")]);
}

/// Four times the sum of the squares, less the square of the sum, is 3 here: a sum of three squares in one way alone.
#[test]
fn four_numbers_are_found_where_three_squares_are_alike() {
    let found = grimmer(printed("0.25"), printed("0.50"), Sample::new(4, 1).unwrap(), Rounding::HalfUp);
    assert_eq!(found.witness().unwrap().numbers, Some(vec![0, 0, 0, 1]));
}

/// From a million on every size makes six decimals possible, and those below can be tried. Here three numbers have a
/// total that does not fit.
#[test]
fn a_million_sizes_are_tried() {
    let mean = |places: usize| printed(&format!("4{}.{}", "0".repeat(31), "0".repeat(places)));
    assert_eq!(sizes(mean(6), 1, Rounding::HalfUp), Err(Undecided::Overflow));
    assert_eq!(sizes(printed("4.0000000"), 1, Rounding::HalfUp), Err(Undecided::Work));
}

/// 50 people in 1 boat, of which 3 landed uncontrolled: there were 3 boats or more, or at most 1 landed.
#[test]
fn landings_beyond_the_boats_are_mended_by_either() {
    let boats = Mending { from: Boats::new(3), to: Some(Boats::new(50)) };
    let uncontrolled = Mending { from: Boats::ZERO, to: Some(Boats::new(1)) };
    let found = row_repairs(People::new(50), Boats::new(1), Some(Boats::new(3)));
    assert_eq!(
        found,
        [
            RowRepair { boats: Some(boats), ..RowRepair::default() },
            RowRepair { uncontrolled: Some(uncontrolled), ..RowRepair::default() },
        ]
    );
}

#[test]
fn of_days_with_as_many_people_the_first_is_the_record() {
    let of = |on, people| DraftDay {
        people: Field::Known(People::new(people)),
        boats: Field::Known(Boats::new(3)),
        ..day(date(2025, 3, on))
    };
    let publication = DraftPublication {
        published: PublishedAt::start_of(date(2025, 3, 6)).into(),
        dating: Dating::Stated,
        days: vec![of(1, 60), of(2, 130), of(3, 130), of(4, 129)],
        ..DraftPublication::default()
    };
    let register = Register::try_from(published(publication)).unwrap();
    let (on, arrivals) = register.series(Basis::UkArrivals).unwrap().newest().record().unwrap();
    assert_eq!((on, arrivals.people()), (date(2025, 3, 2), People::new(130)));
}

const ROWS: usize = 10;

fn tallied(columns: Columns<'_>, coverage: Coverage) -> Tallied {
    let mut tally = Tally::new(TallyOptions { coverage, ..TallyOptions::default() });
    tally.observe(&columns);
    tally.finish()
}

/// In which rows which rule is broken.
fn broken(columns: Columns<'_>, coverage: Coverage) -> Vec<(u64, &'static str)> {
    tallied(columns, coverage).findings.iter().map(|one| (one.row(), one.id())).collect()
}

/// Rows whose figures are sound.
fn sound(dates: &[i32; ROWS]) -> Columns<'_> {
    Columns::new(dates, &[60; ROWS], &[2; ROWS]).unwrap()
}

/// A rule, in all rows but the first.
fn in_all_later(rule: &'static str) -> Vec<(u64, &'static str)> {
    (1..10).map(|row| (row, rule)).collect()
}

#[test]
fn a_tally_knows_how_many_rows_it_has_seen() {
    let mut tally = Tally::new(TallyOptions::default());
    assert_eq!(tally.rows(), 0);
    for times in 1..=3 {
        tally.observe(&sound(&[19_000; ROWS]));
        assert_eq!(tally.rows(), 10 * times);
    }
}

/// Days may be missing, and are none the less in order, each once.
#[test]
fn days_that_may_be_missing_ascend() {
    let (falling, equal) = (std::array::from_fn(|n| 19_000 - i32::try_from(n).unwrap()), [19_000; ROWS]);
    assert_eq!(broken(sound(&falling), Coverage::Partial), in_all_later("C002"));
    assert_eq!(broken(sound(&equal), Coverage::Partial), in_all_later("C001"));
    let of_one = |dates| sound(dates).with_series(&[7; ROWS]).unwrap();
    assert_eq!(broken(of_one(&falling), Coverage::Partial), in_all_later("C002"));
    assert_eq!(broken(of_one(&equal), Coverage::Partial), in_all_later("C001"));
    let apart: [i32; ROWS] = std::array::from_fn(|n| 19_000 + 2 * i32::try_from(n).unwrap());
    assert!(broken(sound(&apart), Coverage::Partial).is_empty());
    assert!(broken(of_one(&apart), Coverage::Partial).is_empty());
}

/// Each row is of the next day, and of the series before.
#[test]
fn series_that_fall_are_found_whatever_their_days() {
    let dates = std::array::from_fn(|n| 19_000 + i32::try_from(n).unwrap());
    let series: [u32; ROWS] = std::array::from_fn(|n| 20 - u32::try_from(n).unwrap());
    for coverage in [Coverage::Dense, Coverage::Partial] {
        let columns = sound(&dates).with_series(&series).unwrap();
        assert_eq!(broken(columns, coverage), in_all_later("C002"));
    }
}

/// What stands in its place would do.
#[test]
fn a_null_is_found_in_whatever_columns() {
    let dates: [i32; ROWS] = std::array::from_fn(|n| 19_000 + i32::try_from(n).unwrap());
    let (people, boats) = ([60_u32; ROWS], [2_u32; ROWS]);
    let all = [0b1111_1111, 0b11];
    let bits = |row: u32| [0b1111_1111 ^ (1 << row), 0b11];
    let found = |bits: [[u8; 2]; 3]| {
        let [of_dates, of_people, of_boats] = &bits;
        let dates = Cells::with_validity(&dates, of_dates, 0).unwrap();
        let people = Cells::with_validity(&people, of_people, 0).unwrap();
        let boats = Cells::with_validity(&boats, of_boats, 0).unwrap();
        broken(Columns::new(dates, people, boats).unwrap(), Coverage::Partial)
    };
    assert_eq!(found([all, all, all]), []);
    assert_eq!(found([bits(3), all, all]), [(3, "S004")]);
    assert_eq!(found([all, bits(4), all]), [(4, "S004")]);
    assert_eq!(found([all, all, bits(5)]), [(5, "S004")]);
    assert_eq!(found([bits(3), bits(4), bits(5)]), [(3, "S004"), (4, "S004"), (5, "S004")]);
}

/// The second row goes back a day, and the third a series.
#[test]
fn what_goes_back_is_found_in_the_column_that_does() {
    let columns = Columns::new(&[19_001, 19_000, 19_002], &[60; 3], &[2; 3]).unwrap();
    let tallied = tallied(columns.with_series(&[2, 2, 1]).unwrap(), Coverage::Dense);
    let found: Vec<_> = tallied.findings.iter().map(|one| (one.row(), one.id(), one.column())).collect();
    assert_eq!(found, [(1, "C002", "date"), (2, "C002", "series")]);
}

#[test]
fn a_date_that_is_none_comes_before_a_count_that_is_none() {
    let dates = Cells::with_validity(&[0_i32], &[0], 0).unwrap();
    let people = Cells::with_validity(&[0_u32], &[0], 0).unwrap();
    let odd = |column| OddCell { row: 0, column, value: Odd::Whole(1 << 40) };
    let odd = [odd(PanelColumn::Date), odd(PanelColumn::People)];
    let tallied = tallied(Columns::new(dates, people, &[2]).unwrap().with_odd(&odd), Coverage::Dense);
    let found: Vec<_> = tallied.findings.iter().map(|one| (one.id(), one.column())).collect();
    assert_eq!(found, [("S001", "date"), ("S002", "people")]);
}

#[test]
fn all_of_the_fuel_may_be_used() {
    let mut fuel = Fuel::new(10);
    assert_eq!((fuel.spend(4), fuel.spend(6), fuel.left()), (Ok(()), Ok(()), 0));
    assert_eq!((fuel.spend(0), fuel.spend(1)), (Ok(()), Err(Reason::Fuel)));
}

fn witness_of(system: &System) -> Witness {
    let found = system.check(&system.all(), &mut Fuel::default());
    let Answer::Consistent(witness) = found else { unreachable!("{found:?}") };
    witness
}

#[test]
fn a_number_is_within_its_bounds_though_no_row_has_it() {
    for (lower, upper) in [(-10, -1), (-10, 0), (-10, 10), (0, 10), (1, 10)] {
        for integer in [false, true] {
            let mut system = System::new();
            let bounds = Interval::new(Included(ratio(lower, 1)), Included(ratio(upper, 1))).unwrap();
            system.variable("x", integer, bounds);
            assert!(checker::satisfies(&system, &[], &witness_of(&system)), "{lower} to {upper}");
        }
    }
}

/// Its bound is zero, and a row says that it is above.
#[test]
fn what_is_above_its_bound_is_not_at_it() {
    let mut system = System::new();
    let x = system.rational("x");
    let above = Interval::new(Excluded(ratio(0, 1)), Unbounded).unwrap();
    system.row(None, &[(x, ratio(1, 1))], above).unwrap();
    assert!(checker::satisfies(&system, &[], &witness_of(&system)));
}

/// The least number of 64 bits is twice -2^62, and half of -2^64. Its opposite, which has no 64 bits, is sought.
#[test]
fn the_least_number_of_a_word_is_whole() {
    for (at, by) in [(ratio(-(1 << 62), 1), ratio(2, 1)), (ratio(-(1 << 64), 1), ratio(1, 2))] {
        let mut system = System::new();
        let x = system.variable("x", false, Interval::point(at));
        let y = system.variable("y", false, Interval::ALL);
        system.row(None, &[(x, by), (y, ratio(-1, 1))], Interval::point(ratio(0, 1))).unwrap();
        let y = witness_of(&system).values.last().map(ToString::to_string);
        assert_eq!(y.as_deref(), Some("-9223372036854775808"));
    }
}

#[test]
fn a_variable_named_twice_is_multiplied_by_the_sum() {
    let mut system = System::new();
    let (x, y) = (system.integer("x"), system.integer("y"));
    let terms = [(x, ratio(1, 1)), (y, ratio(5, 1)), (x, ratio(1, 2))];
    system.row(None, &terms, Interval::ALL).unwrap();
    let row = system.rows().first().unwrap();
    assert_eq!(row.terms(), [(x, ratio(3, 2)), (y, ratio(5, 1))]);
}

#[test]
fn a_long_number_takes_more_fuel() {
    let spent = |number: Ratio| {
        let mut system = System::new();
        let x = system.rational("x");
        system.row(None, &[(x, ratio(1, 1))], Interval::point(number)).unwrap();
        let mut fuel = Fuel::default();
        assert!(matches!(system.check(&[], &mut fuel), Answer::Consistent(_)));
        fuel.spent()
    };
    assert_eq!(spent(ratio(3, 1)), spent(ratio(i128::from(i64::MAX), 1)));
    assert!(spent(ratio(3, 1)) < spent(ratio(1 << 100, 1)));
}

/// Three statements of which any two can be true.
#[test]
fn conflicts_beyond_a_limit_are_left_out_and_that_is_said() {
    let mut system = System::new();
    let (x, y, one) = (system.integer("x"), system.integer("y"), ratio(1, 1));
    for (terms, is) in [(vec![(x, one)], 1), (vec![(y, one)], 1), (vec![(x, one), (y, one)], 3)] {
        let statement = system.statement(is.to_string());
        system.row(Some(statement), &terms, Interval::point(ratio(is, 1))).unwrap();
    }
    let found = |conflict| {
        let limits = Limits { conflict, ..Limits::NONE };
        let found = system.diagnose(&system.all(), limits, &mut Fuel::default());
        assert_eq!((found.repairs.len(), found.all_repairs), (3, Completeness::Complete));
        (found.conflicts.len(), found.all_conflicts)
    };
    assert_eq!(found(3), (1, Completeness::Complete));
    assert_eq!(found(2), (0, Completeness::Size));
}

/// The second statement contradicts the first, and says by itself that two whole numbers are a half apart: as they
/// have no limit, no number of cases is enough to refute that. The first is true by itself, which is soon found.
#[test]
fn a_question_too_hard_keeps_no_other_from_its_answer() {
    let mut system = System::new();
    let [x, y, z] = ["x", "y", "z"].map(|name| system.integer(name));
    let (half, one, minus) = (system.rational("half"), ratio(1, 1), ratio(-1, 1));
    let [easy, hard] = ["easy", "hard"].map(|name| system.statement(name));
    for (statement, terms, within) in [
        (easy, vec![(z, one)], Interval::point(ratio(0, 1))),
        (hard, vec![(z, one)], Interval::point(one)),
        (hard, vec![(half, one)], Interval::point(ratio(1, 2))),
        (hard, vec![(x, one), (y, minus), (half, minus)], Interval::point(ratio(0, 1))),
    ] {
        system.row(Some(statement), &terms, within).unwrap();
    }
    let mut fuel = Fuel::new(100_000);
    let found = system.diagnose(&system.all(), Limits::NONE, &mut fuel);
    let conflicts: Vec<(Vec<Statement>, bool)> =
        found.conflicts.iter().map(|one| (one.statements.clone(), one.minimal)).collect();
    assert_eq!(conflicts, [(vec![easy, hard], false)]);
    let repairs: Vec<&[Statement]> = found.repairs.iter().map(|one| one.statements.as_slice()).collect();
    assert_eq!(repairs, [[hard].as_slice()]);
    assert_eq!((found.all_conflicts, found.all_repairs), (Completeness::Fuel, Completeness::Fuel));
    assert!(fuel.spent() < 100_000);
}
