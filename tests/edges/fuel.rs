//! The consistency engine with every amount of fuel, from none to enough: an answer is that of enough fuel, or it is
//! that the fuel ran out.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::ops::Bound::{Excluded, Included, Unbounded};

use crossings::consistency::{
    Answer, Completeness, Diagnosis, Followed, Fuel, Limits, Range, Reason, Row, Statement, System, Values,
    Variable, checker,
};
use crossings::jiff::civil::date;

use crossings::{
    Audit, AuditOptions, AuditPart, Claim, Consistency, Counted, Interval, Measure, Per, Reading, Together,
};

use super::{at_least, at_most, claim, days, march, people, ratio, since};

/// Enough for most of what is asked here.
const ENOUGH: u64 = 3_000;

/// Numbers that are the same each time.
struct Draws(u64);

impl Draws {
    /// From 0 on, so many.
    fn one_of(&mut self, many: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).checked_rem(many).unwrap()
    }
}

/// Five statements about three whole numbers and one that need not be: each of a row or two, with multiples from -3 to
/// 3 and from -3/2 to 3/2, and ends from 0 to 10.
fn system(seed: u64) -> System {
    let mut draws = Draws(seed);
    let mut system = System::new();
    let few = Interval::new(Included(ratio(0, 1)), Included(ratio(9, 1))).unwrap();
    let numbers =
        [system.integer("a"), system.variable("b", true, few), system.integer("c"), system.rational("d")];
    for name in ["1", "2", "3", "4", "5"] {
        let statement = system.statement(name);
        for _ in 0..=draws.one_of(2) {
            let mut by = || ratio(i128::from(draws.one_of(7)) - 3, 1 + i128::from(draws.one_of(2)));
            let terms = numbers.map(|number| (number, by()));
            let at = ratio(draws.one_of(21).into(), 2);
            let within = match draws.one_of(4) {
                0 => Interval::point(at),
                1 => at_least(at),
                2 => at_most(at),
                _ => Interval::new(Excluded(at), Unbounded).unwrap(),
            };
            system.row(Some(statement), &terms, within).unwrap();
        }
    }
    system
}

fn systems() -> impl Iterator<Item = System> {
    (1..=10).map(system)
}

/// Asks with every amount of fuel below what is spent. Whether a part of an answer is one of the whole is what `part`
/// says; a conflict is always whole. How often there was too little is counted.
fn every_fuel<T: PartialEq + Debug>(
    ask: impl Fn(&mut Fuel) -> Answer<T>,
    part: impl Fn(&T, &T) -> bool,
) -> u32 {
    let mut fuel = Fuel::new(ENOUGH);
    let right = ask(&mut fuel);
    let mut too_little = 0;
    for cells in 0..fuel.spent() {
        match (ask(&mut Fuel::new(cells)), &right) {
            (Answer::Undetermined(Reason::Fuel), _) => too_little += 1,
            (Answer::Consistent(found), Answer::Consistent(whole)) if part(&found, whole) => {}
            (found, right) => assert_eq!(&found, right, "with {cells}"),
        }
    }
    too_little
}

fn same<T: PartialEq>(found: &T, whole: &T) -> bool {
    found == whole
}

#[test]
fn a_check_and_a_proof_need_their_fuel() {
    let mut too_little = 0;
    for system in systems() {
        let all = system.all();
        too_little += every_fuel(|fuel| system.check(&all, fuel), same);
        let mut fuel = Fuel::new(ENOUGH);
        let right = system.plain_proof(&all, &mut fuel);
        for cells in 0..fuel.spent() {
            let found = system.plain_proof(&all, &mut Fuel::new(cells));
            assert!(found.is_none() || found == right, "with {cells}");
        }
    }
    assert!(too_little > 0);
}

/// Its ends are those of the numbers that need not be whole first, then those of whole ones, then the values.
#[test]
fn a_range_is_whole_or_says_what_is_missing() {
    let part = |found: &Range, whole: &Range| {
        found.relaxed == whole.relaxed
            && (found.hull.is_none() || found.hull == whole.hull)
            && (found.values == Values::Undetermined(Reason::Fuel) || found.values == whole.values)
    };
    let (mut too_little, mut consistent) = (0, 0);
    for system in systems() {
        let numbers: Vec<_> = system.rows().iter().flat_map(|row| row.terms().to_vec()).take(3).collect();
        // Of some statements only, so that there is a range.
        for held in 1..=3 {
            let some: Vec<Statement> = system.all().into_iter().take(held).collect();
            let ask = |fuel: &mut Fuel| system.range(&numbers, &some, 20, fuel).unwrap();
            too_little += every_fuel(ask, part);
            consistent += u32::from(matches!(ask(&mut Fuel::new(ENOUGH)), Answer::Consistent(_)));
        }
    }
    assert!(too_little > 0 && consistent > 0, "{too_little}, {consistent}");
}

#[test]
fn a_margin_needs_its_fuel() {
    let mut too_little = 0;
    for system in systems() {
        for held in 1..=3 {
            let some: Vec<Statement> = system.all().into_iter().take(held).collect();
            for statement in &some {
                too_little += every_fuel(|fuel| system.margin(*statement, &some, fuel), same);
            }
        }
    }
    assert!(too_little > 0);
}

/// Of some it follows, and of the others it does not, or that is not found out.
fn followed<T: PartialEq>(found: &Followed<T>, whole: &Followed<T>) -> bool {
    let open = |one: &T| found.undetermined.iter().any(|(other, _)| other == one);
    found.these.iter().all(|one| whole.these.contains(one))
        && whole.these.iter().all(|one| found.these.contains(one) || open(one))
        && found.undetermined.iter().all(|(one, why)| *why == Reason::Fuel && !found.these.contains(one))
}

#[test]
fn what_follows_needs_its_fuel() {
    let (mut too_little, mut follows) = (0, 0);
    for system in systems() {
        let numbers: BTreeSet<Variable> =
            system.rows().iter().flat_map(Row::terms).map(|(number, _)| *number).collect();
        let numbers: Vec<Variable> = numbers.into_iter().collect();
        for held in 1..=4 {
            let some: Vec<Statement> = system.all().into_iter().take(held).collect();
            too_little += every_fuel(|fuel| system.redundant(&some, fuel), followed);
            too_little += every_fuel(|fuel| system.vacuous(&numbers, &some, fuel), followed);
            let found = system.redundant(&some, &mut Fuel::new(ENOUGH));
            follows += u32::from(matches!(found, Answer::Consistent(found) if !found.these.is_empty()));
        }
    }
    assert!(too_little > 0 && follows > 0, "{too_little}, {follows}");
}

/// The statements of each conflict, and those of each repair. There may be several proofs of one conflict.
fn listed(found: &Diagnosis) -> [Vec<&[Statement]>; 2] {
    [
        found.conflicts.iter().map(|conflict| conflict.statements.as_slice()).collect(),
        found.repairs.iter().map(|repair| repair.statements.as_slice()).collect(),
    ]
}

/// What is listed is proved, even where the list is not complete; where it is, it is that of enough fuel.
#[test]
fn a_diagnosis_is_proved_with_any_fuel() {
    let (mut complete, mut cut_short) = (0, 0);
    for system in systems() {
        let all = system.all();
        let mut fuel = Fuel::new(ENOUGH);
        let right = system.diagnose(&all, Limits::NONE, &mut fuel);
        for cells in (0..=fuel.spent()).chain([ENOUGH]) {
            let found = system.diagnose(&all, Limits::NONE, &mut Fuel::new(cells));
            for conflict in &found.conflicts {
                assert!(
                    checker::refutes(&system, &conflict.statements, &conflict.certificate),
                    "with {cells}"
                );
            }
            for repair in &found.repairs {
                let rest: Vec<Statement> =
                    all.iter().copied().filter(|one| !repair.statements.contains(one)).collect();
                assert!(checker::satisfies(&system, &rest, &repair.witness), "with {cells}");
            }
            if (found.all_conflicts, found.all_repairs) == (Completeness::Complete, Completeness::Complete) {
                assert_eq!(listed(&found), listed(&right), "with {cells}");
                complete += 1;
            } else {
                cut_short += 1;
            }
        }
    }
    assert!(complete > 0 && cut_short > 0, "{complete}, {cut_short}");
}

/// 21,446 people at 128 a day, to the nearest, took 167 or 168 days, and neither gives 128 exactly.
fn of_unknown_days() -> [Claim; 3] {
    let open = || since(date(2024, 7, 5));
    let a_day = Measure::Mean { of: Counted::People, per: Per::Day, over: open() };
    [
        claim("people", people(open()), "21,446"),
        claim("over", people(open()), "over 20,000"),
        claim("mean", a_day, "128 a day"),
    ]
}

fn audited(claims: &[Claim], fuel: u64, limits: Limits) -> Consistency {
    let claims: Vec<&Claim> = claims.iter().collect();
    let options = AuditOptions { fuel, limits, ..AuditOptions::default() };
    Audit::of("fuel", &claims, &[], &options).under(Reading::Strict).clone()
}

const PARTS: [AuditPart; 5] =
    [AuditPart::Implied, AuditPart::Days, AuditPart::Redundant, AuditPart::Vacuous, AuditPart::Tight];

/// What is in a part of an audit.
fn part(found: &Consistency, part: AuditPart) -> String {
    match part {
        AuditPart::Implied => format!("{:?}", found.implied),
        AuditPart::Days => format!("{:?}", found.days),
        AuditPart::Redundant => format!("{:?}", found.redundant),
        AuditPart::Vacuous => format!("{:?}", found.vacuous),
        AuditPart::Tight => format!("{:?}", found.tight),
        other => unreachable!("{other}"),
    }
}

/// With any amount of fuel: each part of an audit is all there is, or is said not to be.
#[test]
fn a_part_of_an_audit_for_which_the_fuel_does_not_last_says_so() {
    let claims = of_unknown_days();
    let whole = audited(&claims, AuditOptions::default().fuel, Limits::NONE);
    assert_eq!((whole.together, whole.unfinished.as_slice()), (Together::Consistent, [].as_slice()));
    assert_eq!(whole.days.iter().map(|one| one.days.clone()).collect::<Vec<_>>(), [[167, 168]]);
    assert_eq!(whole.redundant, ["over"]);
    assert!(!whole.implied.is_empty() && whole.tight.iter().any(|one| one.claim == "mean"));
    assert_eq!(audited(&claims, 0, Limits::NONE).unfinished, PARTS);
    let (mut some, mut none) = (0, 0);
    let step = usize::try_from(whole.fuel.div_ceil(200)).unwrap();
    for fuel in (0..whole.fuel).step_by(step) {
        let found = audited(&claims, fuel, Limits::NONE);
        //= docs/rules.md#claims-held-against-each-other
        //# audit-12: A question for which the fuel does not last MUST be undetermined, for that reason.
        for of in PARTS.into_iter().filter(|of| !found.unfinished.contains(of)) {
            assert_eq!(part(&found, of), part(&whole, of), "{of} with {fuel}");
        }
        let implied = |one| whole.implied.contains(one);
        assert!(found.implied.iter().all(implied), "{fuel}: what is there is not changed by more");
        some += usize::from(!found.unfinished.is_empty() && found.unfinished != PARTS);
        none += usize::from(found.unfinished == PARTS);
    }
    assert!(some > 0 && none > 0, "{some}, {none}");
}

/// The row of the one claim is not made, and of no rows at all nothing has to be found out: that they are not all there
/// is is said all the same.
#[test]
fn a_claim_for_whose_row_there_is_no_fuel_is_not_passed_over() {
    let found = audited(&[claim("one", people(march(1, 1)), "60")], 0, Limits::NONE);
    assert_eq!((found.together, found.unfinished.as_slice()), (Together::Undetermined, PARTS.as_slice()));
}

/// Three numbers for one total, of which a repair takes two away: with none of that size nothing can be looked into.
#[test]
fn no_part_of_an_audit_is_all_there_is_where_no_repair_was_found() {
    let total = |figure| claim(figure, people(days(date(2025, 3, 1), date(2025, 3, 1))), figure);
    let claims = [total("100"), total("200"), total("300")];
    let unfinished = |limits| audited(&claims, AuditOptions::default().fuel, limits).unfinished;
    assert_eq!(unfinished(Limits { repair: 1, ..Limits::NONE }), PARTS);
    assert!(unfinished(Limits::NONE).is_empty());
    let names: Vec<String> = PARTS.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["implied", "days", "redundant", "vacuous", "tight"]);
}

/// Of the first statement a number is found only by cases, which have no part in what the other two say.
#[test]
fn cases_that_are_of_no_use_need_their_fuel() {
    let mut system = System::new();
    let [a, b, c, d] = ["a", "b", "c", "d"].map(|name| system.integer(name));
    let mut equal = |name, terms: [(Variable, i128); 2], to: i128| {
        let statement = system.statement(name);
        let terms = terms.map(|(number, by)| (number, ratio(by, 1)));
        system.row(Some(statement), &terms, Interval::point(ratio(to, 1))).unwrap();
        statement
    };
    equal("a sum", [(a, 2), (b, 1)], 1);
    let odd = [equal("another", [(c, 1), (d, 1)], 2), equal("a difference", [(c, 1), (d, -1)], 1)];
    let all = system.all();
    let Answer::Conflict(proof) = system.check(&all, &mut Fuel::new(ENOUGH)) else { unreachable!() };
    assert_eq!(proof.statements(&system), odd);
    assert!(every_fuel(|fuel| system.check(&all, fuel), same) > 0);
}

/// Each of seven numbers is said to be 1, 2 and 3: every two of the three contradict one another, and no others.
#[test]
fn a_diagnosis_of_many_conflicts_is_proved_with_less_fuel_than_it_takes() {
    let mut system = System::new();
    for name in ["a", "b", "c", "d", "e", "f", "g"] {
        let number = system.integer(name);
        for value in 1..=3 {
            let statement = system.statement(format!("{name} is {value}"));
            system.row(Some(statement), &[(number, ratio(1, 1))], Interval::point(ratio(value, 1))).unwrap();
        }
    }
    let (all, mut most) = (system.all(), 0);
    for cells in (0..30_000).step_by(103) {
        let found = system.diagnose(&all, Limits::NONE, &mut Fuel::new(cells));
        for conflict in &found.conflicts {
            assert!(checker::refutes(&system, &conflict.statements, &conflict.certificate), "with {cells}");
            let [one, other] = conflict.statements[..] else { unreachable!("{:?}", conflict.statements) };
            assert_eq!(one.index().checked_div(3), other.index().checked_div(3), "with {cells}");
        }
        most = most.max(found.conflicts.len());
        assert_eq!(found.all_repairs, Completeness::Fuel, "with {cells}");
    }
    assert!((8..=21).contains(&most), "{most}");
}
