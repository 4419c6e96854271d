//! The consistency engine: systems of rows, what is found of them, with proofs, and the fuel that it takes.

use std::ops::Bound::{Excluded, Included, Unbounded};

use crossings::consistency::{
    Answer, Certificate, Completeness, Diagnosis, Fuel, Limits, Line, Multiplier, Number, Reason, Side,
    Statement, Step, System, SystemError, Values, Variable, Witness, checker,
};
use crossings::{Interval, Ratio};

use super::{at_least, at_most, ratio};

#[test]
fn a_number_of_a_proof_is_read_in_one_form() {
    for text in ["0", "-3", "119/2", "-1/3", "170141183460469231731687303715884105728"] {
        assert_eq!(text.parse::<Number>().unwrap().to_string(), text);
    }
    for text in ["", "2/4", "3/1", "+3", "03", "1/-3", "1/0", " 1", "1.5", "-0"] {
        assert!(text.parse::<Number>().is_err(), "{text:?}");
    }
}

/// Above five and at most five: the sum is more than nought, and no less; at least five and below four, it is not.
#[test]
fn a_proof_says_whether_an_end_is_open() {
    let ends = |lower, upper| {
        let mut system = System::new();
        let x = system.rational("x");
        for (name, interval) in [("more", lower), ("less", upper)] {
            let statement = system.statement(name);
            system.row(Some(statement), &[(x, ratio(1, 1))], interval).unwrap();
        }
        let found = system.diagnose(&system.all(), Limits::NONE, &mut Fuel::default());
        let [conflict] = &found.conflicts[..] else { unreachable!("{found:?}") };
        conflict.certificate.explain(&system).lines().last().unwrap().trim().to_owned()
    };
    let above = |end| Interval::new(Excluded(ratio(end, 1)), Unbounded).unwrap();
    assert_eq!(ends(above(5), at_most(ratio(5, 1))), "so 0 > 0, which is false");
    assert_eq!(ends(at_least(ratio(5, 1)), at_most(ratio(4, 1))), "so 0 ≥ 1, which is false");
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
fn all_of_the_fuel_may_be_used() {
    let mut fuel = Fuel::new(10);
    assert_eq!((fuel.spend(4), fuel.spend(6), fuel.left()), (Ok(()), Ok(()), 0));
    assert_eq!((fuel.spend(0), fuel.spend(1)), (Ok(()), Err(Reason::Fuel)));
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

/// Whether all can be true is asked first, and then of all but each: what those sixty questions take is counted.
#[test]
fn a_diagnosis_takes_the_fuel_of_its_questions() {
    let mut system = System::new();
    let all: Vec<Variable> = (0..60).map(|n| system.integer(n.to_string())).collect();
    for (n, pair) in all.windows(2).enumerate() {
        let [one, next] = pair else { unreachable!() };
        let statement = system.statement(format!("{} is more than {n}", n + 1));
        let terms = [(*next, ratio(1, 1)), (*one, ratio(-1, 1))];
        system.row(Some(statement), &terms, at_least(ratio(1, 1))).unwrap();
    }
    let (first, last) = (*all.first().unwrap(), *all.last().unwrap());
    let statement = system.statement("the last is less than the first");
    let terms = [(last, ratio(1, 1)), (first, ratio(-1, 1))];
    system.row(Some(statement), &terms, at_most(ratio(0, 1))).unwrap();
    let (mut asked, mut diagnosed) = (Fuel::default(), Fuel::default());
    assert!(matches!(system.check(&system.all(), &mut asked), Answer::Conflict(_)));
    assert_eq!(system.diagnose(&system.all(), Limits::NONE, &mut diagnosed).conflicts.len(), 1);
    assert!(diagnosed.spent() >= 4 * asked.spent(), "{} and {}", diagnosed.spent(), asked.spent());
    // What goes before and after each question takes at most 180 cells: the statements, what was found before, and
    // the numbers of each row.
    assert!(4 * asked.spent() > 2 * 61 * 180, "{}", asked.spent());
}

/// No whole number is between, but others are.
#[test]
fn a_plain_proof_is_of_what_cannot_be_though_no_number_were_whole() {
    let plain = |most: Ratio| {
        let mut system = System::new();
        let x = system.integer("x");
        for (name, interval) in [("more", at_least(ratio(9, 2))), ("less", at_most(most))] {
            let statement = system.statement(name);
            system.row(Some(statement), &[(x, ratio(1, 1))], interval).unwrap();
        }
        assert!(matches!(system.check(&system.all(), &mut Fuel::default()), Answer::Conflict(_)));
        let proof = system.plain_proof(&system.all(), &mut Fuel::default())?;
        assert!(checker::refutes(&system, &system.all(), &proof));
        Some(proof.steps.len())
    };
    assert_eq!(plain(ratio(17, 4)), Some(1));
    assert_eq!(plain(ratio(19, 4)), None);
}

/// Both ends are open, and there is less than one between them.
#[test]
fn what_is_between_two_open_ends_is_at_neither() {
    for (lower, upper) in [(0, 1), (-1, 0), (5, 6), (-6, -5)] {
        let mut system = System::new();
        let (x, y) = (system.rational("x"), system.rational("y"));
        let between = Interval::new(Excluded(ratio(lower, 1_000)), Excluded(ratio(upper, 1_000))).unwrap();
        system.row(None, &[(x, ratio(1, 1)), (y, ratio(-1, 1))], between).unwrap();
        assert!(checker::satisfies(&system, &[], &witness_of(&system)), "{lower} to {upper}");
    }
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

/// Three values are listed where three are asked for, and where two are, they are many.
#[test]
fn as_many_values_are_listed_as_are_asked_for() {
    let mut system = System::new();
    let x = system.integer("x");
    let one = ratio(1, 1);
    let said = system.statement("1 to 3");
    let within = Interval::new(Included(one), Included(ratio(3, 1))).unwrap();
    system.row(Some(said), &[(x, one)], within).unwrap();
    let listed = |most| {
        let found = system.range(&[(x, one)], &system.all(), most, &mut Fuel::default()).unwrap();
        let Answer::Consistent(range) = found else { unreachable!("{found:?}") };
        range.values
    };
    let all = Values::These((1..=3).map(|n| ratio(n, 1)).collect());
    assert_eq!([listed(2), listed(3), listed(4)], [Values::Many, all.clone(), all]);
}

/// 2/3 of 1/2 is 1/3, and 3/5 of 1/3 is 1/5.
#[test]
fn fractions_are_multiplied_and_added_up() {
    let mut system = System::new();
    let mut exactly = |name: &str, of| system.variable(name, false, Interval::point(ratio(1, of)));
    let (x, y, z) = (exactly("x", 2), exactly("y", 3), exactly("z", 3));
    let terms = [(x, ratio(2, 3)), (y, ratio(3, 5)), (z, ratio(3, 5))];
    let answer = system.range(&terms, &[], 1, &mut Fuel::default()).unwrap();
    let Answer::Consistent(range) = answer else { unreachable!("{answer:?}") };
    assert_eq!(range.hull, Some(Interval::point(ratio(11, 15))));
    assert_eq!(range.values, Values::These(vec![ratio(11, 15)]));
}

#[test]
fn what_is_asked_of_another_systems_variable_has_no_answer() {
    let mut system = System::new();
    let x = system.integer("x");
    system.row(None, &[(x, ratio(1, 1))], Interval::point(ratio(0, 1))).unwrap();
    let mut other = System::new();
    let foreign = [other.integer("x"), other.integer("y")];
    let answer = system.vacuous(&foreign, &system.all(), &mut Fuel::default());
    let Answer::Consistent(found) = answer else { unreachable!("{answer:?}") };
    assert_eq!((found.these, found.undetermined), (vec![x], Vec::new()));
}

/// That there is no number from `least` to `most`, by telling apart what is at most `at` and what is one more.
fn refuted(integer: bool, [least, most]: [Ratio; 2], form: Ratio, at: Ratio) -> bool {
    let mut system = System::new();
    let number = system.variable("n", integer, Interval::ALL);
    system.row(None, &[(number, ratio(1, 1))], at_least(least)).unwrap();
    system.row(None, &[(number, ratio(1, 1))], at_most(most)).unwrap();
    let end = |line, side, by: Ratio| Multiplier { line, side, by: by.into() };
    let leaf = |row, [of_row, of_branch]: [Side; 2]| {
        Step::Leaf(vec![end(Line::Row(row), of_row, form), end(Line::Branch(0), of_branch, ratio(1, 1))])
    };
    let branch = Step::Branch { form: vec![(number, form.into())], at: at.into() };
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
fn a_row_of_what_a_system_does_not_have_is_refused() {
    let mut other = System::new();
    let (_, unknown, statement) = (other.integer("x"), other.integer("y"), other.statement("said"));
    let mut system = System::new();
    let (x, one, greatest) = (system.integer("x"), ratio(1, 1), ratio(i128::MAX, 1));
    for (statement, terms, refused, why) in [
        (Some(statement), vec![(x, one)], SystemError::UnknownStatement(0), "there is no statement 0"),
        (None, vec![(x, one), (unknown, one)], SystemError::UnknownVariable(1), "there is no variable 1"),
        (
            None,
            vec![(x, greatest), (x, one)],
            SystemError::Overflow(0),
            "the numbers before variable 0 do not add up within 128 bits",
        ),
    ] {
        assert_eq!(refused.to_string(), why);
        if statement.is_none() {
            assert_eq!(system.range(&terms, &[], 0, &mut Fuel::default()), Err(refused.clone()));
        }
        assert_eq!(system.row(statement, &terms, Interval::ALL), Err(refused));
    }
    assert!(system.rows().is_empty());
}

/// A certificate may be of another system, and then proves nothing of this one.
#[test]
fn an_end_that_is_not_there_is_explained_as_such() {
    let mut other = System::new();
    let (_, unknown) = (other.integer("x"), other.integer("y"));
    let mut system = System::new();
    let x = system.integer("x");
    let ends = [
        (Line::Row(0), Side::Lower),
        (Line::Variable(unknown), Side::Lower),
        (Line::Variable(x), Side::Upper),
        (Line::Branch(0), Side::Lower),
    ];
    let leaf = ends.map(|(line, side)| Multiplier { line, side, by: ratio(1, 1).into() });
    let foreign = Certificate { steps: vec![Step::Leaf(leaf.to_vec())] };
    let not_there = "an end that is not there\n".repeat(4);
    assert_eq!(foreign.explain(&system), format!("{not_there}so 0 ≥ 0, which is false"));
    assert!(!checker::refutes(&system, &[], &foreign));
    assert!(!checker::satisfies(&system, &[], &Witness { values: Vec::new() }));
}

/// A second system has more of everything than the first, which knows nothing of what is only there.
#[test]
fn what_belongs_to_another_system_is_refused() {
    let (mut system, mut larger) = (System::new(), System::new());
    let known = system.integer("known");
    larger.integer("first");
    let (unknown, statement) = (larger.integer("second"), larger.statement("said"));
    let row = |system: &mut System, statement, terms: &[(Variable, Ratio)]| {
        system.row(statement, terms, at_most(ratio(1, 1)))
    };
    assert_eq!(row(&mut system, Some(statement), &[]), Err(SystemError::UnknownStatement(0)));
    assert_eq!(row(&mut system, None, &[(unknown, ratio(1, 1))]), Err(SystemError::UnknownVariable(1)));
    let greatest = ratio(i128::MAX, 1);
    let twice = [(known, greatest), (known, greatest)];
    assert_eq!(row(&mut system, None, &twice), Err(SystemError::Overflow(0)));
    let range = system.range(&[(unknown, ratio(1, 1))], &[], 9, &mut Fuel::default());
    assert_eq!(range, Err(SystemError::UnknownVariable(1)));
    // It has no row here, and so none that is near to an end.
    let Answer::Consistent(margin) = system.margin(statement, &[], &mut Fuel::default()) else {
        unreachable!()
    };
    assert_eq!(margin.most, None);
    assert!(matches!(system.check(&[statement], &mut Fuel::default()), Answer::Consistent(_)));
}

/// Nought values may be listed of one.
#[test]
fn a_single_value_is_listed_where_one_may_be() {
    let mut system = System::new();
    let x = system.variable("x", true, Interval::point(ratio(7, 1)));
    let listed = |most| {
        let answer = system.range(&[(x, ratio(1, 1))], &[], most, &mut Fuel::default()).unwrap();
        let Answer::Consistent(range) = answer else { unreachable!("{answer:?}") };
        range.values
    };
    assert_eq!((listed(0), listed(1)), (Values::Many, Values::These(vec![ratio(7, 1)])));
    assert_eq!(Limits::default(), Limits::NONE);
}

#[test]
fn a_proof_in_words_says_what_it_does_not_find() {
    let (mut system, mut larger) = (System::new(), System::new());
    let x = system.integer("x");
    system.row(None, &[(x, ratio(1, 1))], at_most(ratio(1, 1))).unwrap();
    larger.integer("first");
    let unknown = larger.integer("second");
    // A row, a variable and a branch that are not there; a row without a lower end.
    for line in [Line::Row(9), Line::Variable(unknown), Line::Branch(0), Line::Row(0)] {
        let by = ratio(1, 1).into();
        let steps = vec![Step::Leaf(vec![Multiplier { line, side: Side::Lower, by }])];
        let proof = Certificate { steps };
        assert!(!checker::refutes(&system, &[], &proof), "{line:?}");
        let words = proof.explain(&system);
        assert_eq!(words, "an end that is not there\nso 0 ≥ 0, which is false", "{line:?}");
    }
}
