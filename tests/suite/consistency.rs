//! The consistency engine against every point of small boxes, and its proofs against changes.
#![allow(
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    reason = "a test ends where an assumption fails"
)]

#[path = "../consistency/plan.rs"]
pub(crate) mod plan;

use core::ops::Bound::{self, Excluded, Included, Unbounded};

use crossings::consistency::{
    Answer, Certificate, Completeness, Fuel, Limits, Line, Number, Reason, Side, Statement, Step, System,
    Values, Variable, Witness, checker,
};
use crossings::{Interval, Ratio};
use plan::{Dice, Plan};

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

fn interval(lower: Bound<Ratio>, upper: Bound<Ratio>) -> Interval {
    Interval::new(lower, upper).unwrap()
}

fn fuel() -> Fuel {
    Fuel::new(100_000_000)
}

fn random_plans(count: u64) -> impl Iterator<Item = (u64, Plan)> {
    (0..count).map(|seed| {
        let mut dice = Dice::new(seed);
        let variables = 1 + dice.roll(3) as usize;
        let statements = 1 + dice.roll(10) as usize;
        (seed, Plan::random(&mut dice, variables, 4, statements))
    })
}

fn chosen(system: &System, mask: u32) -> Vec<Statement> {
    system.all().into_iter().filter(|s| mask & 1 << s.index() != 0).collect()
}

fn mask(statements: &[Statement]) -> u32 {
    statements.iter().fold(0, |mask, s| mask | 1 << s.index())
}

/// The point as whole numbers.
fn whole(witness: &Witness) -> Vec<i64> {
    witness.values.iter().map(|value| value.to_string().parse().expect("a whole number")).collect()
}

#[test]
fn every_subset_is_consistent_where_a_point_says_so() {
    let (mut consistent, mut conflicts, mut branched) = (0, 0, 0);
    for (seed, plan) in random_plans(60) {
        let (system, _) = plan.system();
        let points = plan.points();
        for subset in 0..1_u32 << plan.statements {
            let expected = points.iter().any(|(_, mask)| mask & subset == subset);
            let statements = chosen(&system, subset);
            match system.check(&statements, &mut fuel()) {
                Answer::Consistent(witness) => {
                    assert!(expected, "seed {seed}, subset {subset:b}");
                    let point = whole(&witness);
                    assert!(point.iter().all(|x| (0..=plan.most).contains(x)));
                    let asked = |line: &&plan::Line| line.statement.is_none_or(|n| subset & 1 << n != 0);
                    assert!(plan.lines.iter().filter(asked).all(|line| line.holds(&point)));
                    //= docs/rules.md#claims-held-against-each-other
                    //# audit-01: Statements called consistent MUST come with numbers that satisfy all of them.
                    assert!(checker::satisfies(&system, &statements, &witness));
                    consistent += 1;
                }
                Answer::Conflict(certificate) => {
                    assert!(!expected, "seed {seed}, subset {subset:b}");
                    //= docs/rules.md#claims-held-against-each-other
                    //# audit-02: Statements called a conflict MUST come with a certificate that refutes them.
                    assert!(checker::refutes(&system, &statements, &certificate), "{certificate:?}");
                    conflicts += 1;
                    branched += u32::from(certificate.steps.len() > 1);
                }
                Answer::Undetermined(reason) => panic!("{reason}"),
            }
        }
    }
    assert!(consistent > 300 && conflicts > 300 && branched > 100, "{consistent} {conflicts} {branched}");
}

/// The members of a family that have no other member inside.
fn minimal(family: &[u32]) -> Vec<u32> {
    let inside = |set: u32| family.iter().any(|other| *other != set && other & set == *other);
    let mut out: Vec<u32> = family.iter().copied().filter(|set| !inside(*set)).collect();
    out.sort_by_key(|set| (set.count_ones(), set.reverse_bits()));
    out.reverse();
    out.sort_by_key(|set| set.count_ones());
    out
}

fn minimal_hitting_sets(family: &[u32], members: usize) -> Vec<u32> {
    let hitting: Vec<u32> =
        (0..1_u32 << members).filter(|set| family.iter().all(|other| set & other != 0)).collect();
    minimal(&hitting)
}

#[test]
fn conflicts_and_repairs_are_those_of_all_subsets() {
    let (mut conflicts, mut repairs) = (0, 0);
    for (seed, plan) in random_plans(500) {
        let (system, _) = plan.system();
        let points = plan.points();
        let everything = (1_u32 << plan.statements) - 1;
        let possible = |subset: u32| points.iter().any(|(_, mask)| mask & subset == subset);
        let bad: Vec<u32> = (0..=everything).filter(|subset| !possible(*subset)).collect();
        let removable: Vec<u32> = (0..=everything).filter(|subset| possible(everything & !subset)).collect();

        let found = system.diagnose(&system.all(), Limits::NONE, &mut fuel());
        assert_eq!(found.all_conflicts, Completeness::Complete, "seed {seed}");
        assert_eq!(found.all_repairs, Completeness::Complete, "seed {seed}");
        let conflicting: Vec<u32> = found.conflicts.iter().map(|c| mask(&c.statements)).collect();
        let repairing: Vec<u32> = found.repairs.iter().map(|r| mask(&r.statements)).collect();
        //= docs/rules.md#claims-held-against-each-other
        //# audit-07: Given the fuel, the conflicts MUST be all the minimal ones.
        assert_eq!(conflicting, minimal(&bad), "seed {seed}");
        //= docs/rules.md#claims-held-against-each-other
        //# audit-08: Given the fuel, the repairs MUST be all the minimal ones.
        assert_eq!(repairing, minimal(&removable), "seed {seed}");
        assert_eq!(minimal_hitting_sets(&conflicting, plan.statements), repairing, "seed {seed}");
        if !points.is_empty() {
            assert_eq!(minimal_hitting_sets(&repairing, plan.statements), conflicting, "seed {seed}");
        }
        for conflict in &found.conflicts {
            assert!(conflict.minimal);
            assert!(checker::refutes(&system, &conflict.statements, &conflict.certificate));
            assert_eq!(conflict.certificate.statements(&system), conflict.statements);
        }
        for repair in &found.repairs {
            let rest = chosen(&system, everything & !mask(&repair.statements));
            assert!(checker::satisfies(&system, &rest, &repair.witness));
        }
        conflicts += conflicting.len();
        repairs += repairing.len();
    }
    assert!(conflicts > 1_500 && repairs > 700, "{conflicts} {repairs}");
}

#[test]
fn a_limit_leaves_out_the_larger_sets_only_and_says_so() {
    let mut limited = 0;
    for (seed, plan) in random_plans(80) {
        let (system, _) = plan.system();
        let all = system.diagnose(&system.all(), Limits::NONE, &mut fuel());
        let limits = Limits { conflict: 2, repair: 2 };
        let few = system.diagnose(&system.all(), limits, &mut fuel());
        let small: Vec<_> = all.repairs.iter().filter(|r| r.statements.len() <= 2).collect();
        assert_eq!(
            few.repairs.iter().map(|r| &r.statements).collect::<Vec<_>>(),
            small.iter().map(|r| &r.statements).collect::<Vec<_>>(),
            "seed {seed}"
        );
        if few.all_repairs == Completeness::Complete {
            assert_eq!(small.len(), all.repairs.len());
        } else {
            //= docs/rules.md#claims-held-against-each-other
            //# audit-09: A list that a limit on its size cut short MUST be said not to be all there is.
            assert_eq!(few.all_repairs, Completeness::Size);
            limited += 1;
        }
        for conflict in &few.conflicts {
            assert!(conflict.statements.len() <= 2);
            assert!(all.conflicts.iter().any(|other| other.statements == conflict.statements));
        }
    }
    assert!(limited > 10, "{limited}");
}

#[test]
fn ranges_are_those_of_all_points() {
    let (mut gaps, mut points_seen) = (0, 0);
    for (seed, plan) in random_plans(250) {
        let (system, xs) = plan.system();
        let mut dice = Dice::new(seed + 1_000_000);
        let by: Vec<i64> = xs.iter().map(|_| dice.roll(9) - 4).collect();
        let sum: Vec<(Variable, Ratio)> =
            xs.iter().zip(&by).map(|(x, by)| (*x, ratio((*by).into(), 1))).collect();
        let subset = dice.roll(1 << plan.statements) as u32;
        let mut values: Vec<i64> = plan
            .points()
            .iter()
            .filter(|(_, mask)| mask & subset == subset)
            .map(|(point, _)| by.iter().zip(point).map(|(by, x)| by * x).sum())
            .collect();
        values.sort_unstable();
        values.dedup();
        let statements = chosen(&system, subset);
        match system.range(&sum, &statements, 5_000, &mut fuel()).unwrap() {
            Answer::Conflict(certificate) => {
                assert!(values.is_empty(), "seed {seed}");
                assert!(checker::refutes(&system, &statements, &certificate));
            }
            Answer::Consistent(range) => {
                let expected: Vec<Ratio> = values.iter().map(|v| ratio((*v).into(), 1)).collect();
                //= docs/rules.md#claims-held-against-each-other
                //# audit-10: The range of a quantity MUST be all the values that the statements leave it.
                assert_eq!(range.values, Values::These(expected.clone()), "seed {seed}");
                let hull = interval(Included(expected[0]), Included(*expected.last().unwrap()));
                assert_eq!(range.hull, Some(hull), "seed {seed}");
                assert!(range.relaxed.covers(&hull), "seed {seed}");
                let few = system.range(&sum, &statements, expected.len() - 1, &mut fuel()).unwrap();
                let Answer::Consistent(few) = few else { panic!() };
                assert_eq!((few.hull, few.values), (Some(hull), Values::Many));
                gaps += usize::from(values.last().unwrap() - values[0] >= values.len() as i64);
                points_seen += values.len();
            }
            Answer::Undetermined(reason) => panic!("{reason}"),
        }
    }
    assert!(gaps > 20 && points_seen > 300, "{gaps} {points_seen}");
}

#[test]
fn what_follows_is_what_follows_at_all_points() {
    let (mut redundant, mut vacuous) = (0, 0);
    for (seed, plan) in random_plans(1_500) {
        let (system, xs) = plan.system();
        let points = plan.points();
        let mut dice = Dice::new(seed + 2_000_000);
        let subset = (dice.roll(1 << plan.statements) & dice.roll(1 << plan.statements)) as u32;
        let statements = chosen(&system, subset);
        if !points.iter().any(|(_, mask)| mask & subset == subset) {
            assert!(matches!(system.redundant(&statements, &mut fuel()), Answer::Conflict(_)));
            assert!(matches!(system.vacuous(&xs, &statements, &mut fuel()), Answer::Conflict(_)));
            continue;
        }
        let Answer::Consistent(found) = system.redundant(&statements, &mut fuel()) else { panic!() };
        let follows = |n: u32| {
            let others = subset & !(1 << n);
            points.iter().all(|(_, mask)| mask & others != others || mask & 1 << n != 0)
        };
        let expected: Vec<usize> =
            (0..plan.statements).filter(|n| subset & 1 << n != 0 && follows(*n as u32)).collect();
        assert_eq!(found.these.iter().map(|s| s.index()).collect::<Vec<_>>(), expected, "seed {seed}");
        assert!(found.undetermined.is_empty());
        redundant += expected.len();

        let Answer::Consistent(found) = system.vacuous(&xs, &statements, &mut fuel()) else { panic!() };
        let zero = |x: &usize| {
            points.iter().filter(|(_, mask)| mask & subset == subset).all(|(point, _)| point[*x] == 0)
        };
        let expected: Vec<usize> = (0..plan.variables).filter(zero).collect();
        assert_eq!(found.these.iter().map(|x| x.index()).collect::<Vec<_>>(), expected, "seed {seed}");
        vacuous += expected.len();
    }
    assert!(redundant > 50 && vacuous > 20, "{redundant} {vacuous}");
}

#[test]
fn margins_are_those_of_all_points() {
    let mut limited = 0;
    for (seed, plan) in random_plans(250) {
        let (system, _) = plan.system();
        let mut dice = Dice::new(seed + 3_000_000);
        let statement = dice.roll(plan.statements as i64) as usize;
        let subset = (dice.roll(1 << plan.statements) & dice.roll(1 << plan.statements)) as u32;
        let held = subset | 1 << statement;
        // In halves: the distance of the nearest end.
        let distance = |point: &Vec<i64>| {
            let ends = plan.lines.iter().filter(|line| line.statement == Some(statement)).flat_map(|line| {
                let twice = 2 * line.by.iter().zip(point).map(|(by, x)| by * x).sum::<i64>();
                [line.lower.map(|(end, _)| twice - end), line.upper.map(|(end, _)| end - twice)]
            });
            ends.flatten().min().expect("every row has an end")
        };
        let points = plan.points();
        let held_by = points.iter().filter(|(_, mask)| mask & held == held);
        let expected = held_by.map(|(point, _)| distance(point)).max();
        match system.margin(system.all()[statement], &chosen(&system, subset), &mut fuel()) {
            Answer::Consistent(margin) => {
                assert_eq!(margin.most, expected.map(|twice| ratio(twice.into(), 2)), "seed {seed}");
                assert!(margin.attained, "seed {seed}");
                limited += 1;
            }
            Answer::Conflict(_) => assert_eq!(expected, None, "seed {seed}"),
            Answer::Undetermined(reason) => panic!("{reason}"),
        }
    }
    assert!(limited > 50, "{limited}");
}

#[test]
fn margins_by_hand() {
    // 127.5 N ≤ E < 128.5 N with E = 21,420 and N = 168: 127.5 × 168 is 21,420.
    let mut system = System::new();
    let (people, days) = (system.integer("people"), system.integer("days"));
    let one = ratio(1, 1);
    let mean = system.statement("128 a day");
    let above = interval(Included(ratio(0, 1)), Unbounded);
    let below = interval(Unbounded, Excluded(ratio(0, 1)));
    system.row(Some(mean), &[(people, one), (days, ratio(-255, 2))], above).unwrap();
    system.row(Some(mean), &[(people, one), (days, ratio(-257, 2))], below).unwrap();
    let count = system.statement("21,420 people");
    system.row(Some(count), &[(people, one)], Interval::point(ratio(21_420, 1))).unwrap();
    let window = system.statement("168 days");
    system.row(Some(window), &[(days, one)], Interval::point(ratio(168, 1))).unwrap();
    let Answer::Consistent(margin) = system.margin(mean, &system.all(), &mut fuel()) else { panic!() };
    assert_eq!((margin.most, margin.attained), (Some(ratio(0, 1)), true));

    // Of rationals in (0, 1) the farthest from both ends is one half; in (0, 3) below 1, one is
    // approached.
    let mut system = System::new();
    let x = system.rational("x");
    let first = system.statement("between 0 and 1");
    let within = interval(Excluded(ratio(0, 1)), Excluded(ratio(1, 1)));
    system.row(Some(first), &[(x, one)], within).unwrap();
    let second = system.statement("between 0 and 3");
    let within = interval(Excluded(ratio(0, 1)), Excluded(ratio(3, 1)));
    system.row(Some(second), &[(x, one)], within).unwrap();
    let third = system.statement("above 0");
    system.row(Some(third), &[(x, one)], interval(Excluded(ratio(0, 1)), Unbounded)).unwrap();
    let ask = |statement, statements: &[Statement]| match system.margin(statement, statements, &mut fuel()) {
        Answer::Consistent(margin) => (margin.most, margin.attained),
        other => panic!("{other:?}"),
    };
    assert_eq!(ask(first, &system.all()), (Some(ratio(1, 2)), true));
    assert_eq!(ask(second, &system.all()), (Some(ratio(1, 1)), false));
    assert_eq!(ask(third, &[third]), (None, false));
}

#[test]
fn ranges_know_open_ends_and_no_ends() {
    let mut system = System::new();
    let (x, y, one) = (system.rational("x"), system.rational("y"), ratio(1, 1));
    let first = system.statement("x + y < 2");
    system.row(Some(first), &[(x, one), (y, one)], interval(Unbounded, Excluded(ratio(2, 1)))).unwrap();
    let second = system.statement("x ≥ 1/3");
    system.row(Some(second), &[(x, one)], interval(Included(ratio(1, 3)), Unbounded)).unwrap();
    let hull = |sum: &[(Variable, Ratio)], statements: &[Statement]| match system
        .range(sum, statements, 10, &mut fuel())
        .unwrap()
    {
        Answer::Consistent(range) => {
            assert_eq!(range.hull, Some(range.relaxed));
            range.relaxed.to_string()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(hull(&[(y, one)], &system.all()), "[0, 5/3)");
    assert_eq!(hull(&[(x, one), (y, ratio(-1, 1))], &system.all()), "(-4/3, 2)");
    assert_eq!(hull(&[(x, one), (y, one)], &system.all()), "[1/3, 2)");
    assert_eq!(hull(&[(x, one), (y, one)], &[second]), "[1/3, ∞)");
    assert_eq!(hull(&[(x, one), (y, ratio(-1, 1))], &[second]), "(−∞, ∞)");
}

/// The article's means: arrivals ≥ 59.5 × boats, at most 21,446 arrivals, at least 377 boats.
fn almost_sixty() -> System {
    let mut system = System::new();
    let (arrivals, boats, one) = (system.integer("arrivals"), system.integer("boats"), ratio(1, 1));
    let each = system.statement("almost 60 on each");
    let above = interval(Included(ratio(0, 1)), Unbounded);
    system.row(Some(each), &[(arrivals, one), (boats, ratio(-119, 2))], above).unwrap();
    let people = system.statement("21,446 people");
    system.row(Some(people), &[(arrivals, one)], interval(Unbounded, Included(ratio(21_446, 1)))).unwrap();
    let in_boats = system.statement("in 377 boats");
    system.row(Some(in_boats), &[(boats, one)], interval(Included(ratio(377, 1)), Unbounded)).unwrap();
    system
}

#[test]
fn the_working_is_printed() {
    let system = almost_sixty();
    let Answer::Conflict(certificate) = system.check(&system.all(), &mut fuel()) else { panic!() };
    // 59.5 × 377 = 22,431.5, and 22,431.5 − 21,446 = 985.5.
    assert_eq!(
        certificate.explain(&system),
        "1 × (arrivals − 59.5 boats ≥ 0), as “almost 60 on each” says\n\
         1 × (arrivals ≤ 21446), as “21,446 people” says\n\
         59.5 × (boats ≥ 377), as “in 377 boats” says\n\
         so 0 ≥ 985.5, which is false"
    );
}

#[test]
fn a_conflict_of_whole_numbers_is_printed_by_cases() {
    let mut system = System::new();
    let (x, y) = (system.integer("x"), system.integer("y"));
    let odd = system.statement("odd");
    let two = ratio(2, 1);
    system.row(Some(odd), &[(x, two), (y, ratio(-2, 1))], Interval::point(ratio(1, 1))).unwrap();
    let Answer::Conflict(certificate) = system.check(&[odd], &mut fuel()) else { panic!() };
    assert!(checker::refutes(&system, &[odd], &certificate));
    assert_eq!(
        certificate.explain(&system),
        "if x − y ≤ 0:\n  \
         1 × (2 x − 2 y ≥ 1), as “odd” says\n  \
         2 × (x − y ≤ 0)\n  \
         so 0 ≥ 1, which is false\n\
         if x − y ≥ 1:\n  \
         1 × (2 x − 2 y ≤ 1), as “odd” says\n  \
         2 × (x − y ≥ 1)\n  \
         so 0 ≥ 1, which is false"
    );
}

/// Every certificate that differs in one number, one side or one line.
fn changed(certificate: &Certificate) -> Vec<Certificate> {
    let mut out = Vec::new();
    for (place, step) in certificate.steps.iter().enumerate() {
        let mut put = |step: Step| {
            let mut other = certificate.clone();
            other.steps[place] = step;
            out.push(other);
        };
        match step {
            Step::Branch { .. } => {}
            Step::Leaf(leaf) => {
                for (at, multiplier) in leaf.iter().enumerate() {
                    let mut with = |change: &dyn Fn(&mut crossings::consistency::Multiplier)| {
                        let mut leaf = leaf.clone();
                        change(&mut leaf[at]);
                        put(Step::Leaf(leaf));
                    };
                    let by = multiplier.by.to_ratio().unwrap();
                    let half_more = Number::from(by.checked_add(ratio(1, 2)).unwrap());
                    let negative = Number::from(ratio(0, 1).checked_sub(by).unwrap());
                    with(&|m| m.by = half_more.clone());
                    with(&|m| m.by = negative.clone());
                    with(&|m| m.by = Number::from(ratio(0, 1)));
                    with(&|m| m.side = if m.side == Side::Lower { Side::Upper } else { Side::Lower });
                    let mut without = leaf.clone();
                    without.remove(at);
                    put(Step::Leaf(without));
                }
            }
        }
        let mut without = certificate.clone();
        without.steps.remove(place);
        out.push(without);
        let mut twice = certificate.clone();
        twice.steps.insert(place, step.clone());
        out.push(twice);
    }
    out
}

#[test]
fn a_changed_proof_is_refused() {
    let mut tried = 0;
    let mut systems: Vec<System> =
        random_plans(400).filter(|(_, plan)| plan.statements < 8).map(|(_, plan)| plan.system().0).collect();
    systems.push(almost_sixty());
    for system in systems {
        for conflict in system.diagnose(&system.all(), Limits::NONE, &mut fuel()).conflicts {
            let proof = &conflict.certificate;
            for other in changed(proof) {
                // A change may leave a proof: what matters is that none is accepted without
                // being one, which adding up by hand shows.
                let accepted = checker::refutes(&system, &conflict.statements, &other);
                //= docs/rules.md#claims-held-against-each-other
                //# audit-04: A certificate MUST be accepted only where its ends, added up, say that 0 is above
                //# itself.
                assert_eq!(accepted, adds_up(&system, &conflict.statements, &other), "{other:?}");
                // Of several ends no one can be multiplied otherwise; one that is false by itself
                // can.
                let alone = |step: &Step| matches!(step, Step::Leaf(leaf) if leaf.len() == 1);
                let rewritten = other.steps.len() == proof.steps.len();
                assert!(!accepted || !rewritten || other.steps.iter().any(alone), "{other:?}");
                tried += 1;
            }
            // With one statement fewer it is no proof, for the conflict is minimal.
            for left_out in &conflict.statements {
                let rest: Vec<Statement> =
                    conflict.statements.iter().copied().filter(|s| s != left_out).collect();
                assert!(!checker::refutes(&system, &rest, proof));
            }
        }
    }
    assert!(tried > 5_000, "{tried}");
}

/// The checker once more, in small whole numbers and the other way round: recursively, with every
/// inequality written as `≤` and multiplied out. Only for numbers that are small.
fn adds_up(system: &System, statements: &[Statement], certificate: &Certificate) -> bool {
    type Branches = Vec<(Vec<(usize, i128)>, i128, bool)>;
    fn small(number: &Number) -> Option<i128> {
        let ratio = number.to_ratio()?;
        (ratio.denominator() == 1).then(|| ratio.numerator())
    }
    fn tree(system: &System, statements: &[Statement], steps: &[Step], path: &mut Branches) -> Option<usize> {
        match steps.first()? {
            Step::Leaf(leaf) => {
                let mut left = vec![ratio(0, 1); system.variables().len()];
                let (mut right, mut strict) = (ratio(0, 1), false);
                for multiplier in leaf {
                    let (terms, within): (Vec<(usize, Ratio)>, Interval) = match multiplier.line {
                        Line::Row(row) => {
                            let row = system.rows().get(row)?;
                            if row.statement().is_some_and(|s| !statements.contains(&s)) {
                                return None;
                            }
                            (row.terms().iter().map(|(x, by)| (x.index(), *by)).collect(), row.within())
                        }
                        Line::Variable(x) => {
                            (vec![(x.index(), ratio(1, 1))], system.variables()[x.index()].bounds())
                        }
                        Line::Branch(depth) => {
                            let (form, at, second) = path.get(depth)?;
                            let end = Included(ratio(at + i128::from(*second), 1));
                            let ends = if *second { (end, Unbounded) } else { (Unbounded, end) };
                            let form = form.iter().map(|(x, by)| (*x, ratio(*by, 1))).collect();
                            (form, interval(ends.0, ends.1))
                        }
                    };
                    let by = multiplier.by.to_ratio().unwrap();
                    if by.numerator() <= 0 {
                        return None;
                    }
                    let lower = multiplier.side == Side::Lower;
                    let by = if lower { ratio(0, 1).checked_sub(by).unwrap() } else { by };
                    let end = match if lower { within.lower() } else { within.upper() } {
                        Unbounded => return None,
                        Included(end) => end,
                        Excluded(end) => {
                            strict = true;
                            end
                        }
                    };
                    right = right.checked_add(by.checked_mul(end).unwrap()).unwrap();
                    for (x, of) in terms {
                        left[x] = left[x].checked_add(by.checked_mul(of).unwrap()).unwrap();
                    }
                }
                let nothing = left.iter().all(|sum| sum.numerator() == 0);
                let false_ = right.numerator() < 0 || strict && right.numerator() == 0;
                (nothing && false_).then_some(1)
            }
            Step::Branch { form, at } => {
                let form: Option<Vec<(usize, i128)>> =
                    form.iter().map(|(x, by)| Some((x.index(), small(by)?))).collect();
                path.push((form?, small(at)?, false));
                let first = tree(system, statements, &steps[1..], path)?;
                path.last_mut()?.2 = true;
                let second = tree(system, statements, steps.get(1 + first..)?, path)?;
                path.pop();
                Some(1 + first + second)
            }
        }
    }
    tree(system, statements, &certificate.steps, &mut Vec::new()) == Some(certificate.steps.len())
}

#[test]
fn a_changed_figure_is_noticed() {
    let system = almost_sixty();
    let Answer::Conflict(certificate) = system.check(&system.all(), &mut fuel()) else { panic!() };
    // 360 boats of almost 60 are at least 21,420 people, which is possible.
    let rebuilt = |people: i128, boats: i128, each: Ratio| {
        let mut system = System::new();
        let (x, y, one) = (system.integer("arrivals"), system.integer("boats"), ratio(1, 1));
        let statements = ["each", "people", "boats"].map(|name| system.statement(name));
        let at_least = |end| interval(Included(end), Unbounded);
        system.row(Some(statements[0]), &[(x, one), (y, each)], at_least(ratio(0, 1))).unwrap();
        let at_most = interval(Unbounded, Included(ratio(people, 1)));
        system.row(Some(statements[1]), &[(x, one)], at_most).unwrap();
        system.row(Some(statements[2]), &[(y, one)], at_least(ratio(boats, 1))).unwrap();
        system
    };
    let accepted = |system: &System| checker::refutes(system, &system.all(), &certificate);
    assert!(accepted(&rebuilt(21_446, 377, ratio(-119, 2))));
    assert!(accepted(&rebuilt(22_431, 377, ratio(-119, 2))), "22,431 < 22,431.5");
    assert!(!accepted(&rebuilt(22_432, 377, ratio(-119, 2))));
    assert!(accepted(&rebuilt(21_446, 361, ratio(-119, 2))), "361 × 59.5 = 21,479.5");
    assert!(!accepted(&rebuilt(21_446, 360, ratio(-119, 2))), "360 × 59.5 = 21,420");
    assert!(!accepted(&rebuilt(21_446, 377, ratio(-60, 1))));
}

#[test]
fn a_changed_witness_is_refused() {
    let mut refused = 0;
    for (_, plan) in random_plans(150) {
        let (system, _) = plan.system();
        let Answer::Consistent(witness) = system.check(&system.all(), &mut fuel()) else { continue };
        let point = whole(&witness);
        for (place, by) in (0..point.len()).flat_map(|place| [(place, -1), (place, 1), (place, 100)]) {
            let mut moved = point.clone();
            moved[place] += by;
            let holds = moved.iter().all(|x| (0..=plan.most).contains(x))
                && plan.lines.iter().all(|line| line.holds(&moved));
            let values = moved.iter().map(|x| Number::from(ratio((*x).into(), 1))).collect();
            //= docs/rules.md#claims-held-against-each-other
            //# audit-05: A witness MUST be accepted exactly where it satisfies every row that is held.
            assert_eq!(checker::satisfies(&system, &system.all(), &Witness { values }), holds);
            refused += usize::from(!holds);
        }
        let mut half = witness.clone();
        half.values[0] = Number::from(ratio((2 * point[0] + 1).into(), 2));
        //= docs/rules.md#claims-held-against-each-other
        //# audit-06: A witness MUST have whole numbers for what is counted in whole numbers.
        assert!(!checker::satisfies(&system, &system.all(), &half), "a half of a boat");
        let mut short = witness.clone();
        short.values.pop();
        assert!(!checker::satisfies(&system, &system.all(), &short));
    }
    assert!(refused > 50, "{refused}");
}

/// Lines with more than brackets on them, comments and imports apart.
fn lines_of_code(text: &str, comment: &str) -> usize {
    let code = |line: &&str| {
        let other = [comment, "#![", "use ", "import ", "from "].iter().any(|start| line.starts_with(start));
        !other && line.chars().any(char::is_alphanumeric)
    };
    text.lines().map(str::trim).filter(code).count()
}

#[test]
fn the_checkers_are_short_and_know_nothing_of_the_solver() {
    let rust = include_str!("../../src/consistency/checker.rs");
    assert!(lines_of_code(rust, "//") <= 40, "{} lines", lines_of_code(rust, "//"));
    for solver in ["branch::", "simplex", "problem", "num::", "proof"] {
        //= docs/rules.md#claims-held-against-each-other
        //# audit-03: The checker MUST NOT share code with the solver.
        assert!(!rust.contains(solver), "{solver} is of the solver");
    }
    let python = include_str!("../consistency/check.py");
    let (_, python) = python.split_once("# The checker begins here.").unwrap();
    let (python, _) = python.split_once("# The checker ends here.").unwrap();
    assert!(lines_of_code(python, "#") <= 40, "{} lines", lines_of_code(python, "#"));
}

#[test]
fn more_fuel_never_changes_a_decided_answer() {
    let (mut ran_out, mut decided) = (0, 0);
    for (seed, plan) in random_plans(60) {
        let (system, xs) = plan.system();
        let sum = [(xs[0], ratio(1, 1))];
        let mut known: Option<Answer> = None;
        let mut known_range = None;
        for cells in (0..14).map(|power| 1 << power).chain([1_000_000, 50_000_000]) {
            let mut budget = Fuel::new(cells);
            let answer = system.check(&system.all(), &mut budget);
            //= docs/rules.md#claims-held-against-each-other
            //# audit-11: Work MUST NOT go beyond what the fuel allows.
            assert!(budget.spent() <= cells);
            match (&known, answer) {
                (None, Answer::Undetermined(reason)) => {
                    //= docs/rules.md#claims-held-against-each-other
                    //# audit-12: A question for which the fuel does not last MUST be undetermined, for that reason.
                    assert_eq!(reason, Reason::Fuel);
                    assert_eq!(budget.left(), 0);
                    ran_out += 1;
                }
                (None, answer) => {
                    known = Some(answer);
                    decided += 1;
                }
                //= docs/rules.md#claims-held-against-each-other
                //# audit-13: More fuel MUST NOT change an answer that is there.
                (Some(known), answer) => assert_eq!(known, &answer, "seed {seed}, {cells} cells"),
            }
            let range = system.range(&sum, &system.all(), 100, &mut Fuel::new(cells)).unwrap();
            match (&known_range, range) {
                (_, Answer::Undetermined(_)) => assert_eq!(known_range, None),
                (None, Answer::Consistent(range)) if range.hull.is_none() => {}
                (None, Answer::Consistent(range)) if matches!(range.values, Values::Undetermined(_)) => {}
                (None, range) => known_range = Some(range),
                (Some(known), range) => assert_eq!(known, &range, "seed {seed}, {cells} cells"),
            }
            // What little fuel lists, much fuel lists.
            let few = system.diagnose(&system.all(), Limits::NONE, &mut Fuel::new(cells));
            let all = system.diagnose(&system.all(), Limits::NONE, &mut fuel());
            for conflict in few.conflicts.iter().filter(|conflict| conflict.minimal) {
                assert!(all.conflicts.iter().any(|other| other.statements == conflict.statements));
            }
            for repair in &few.repairs {
                assert!(all.repairs.iter().any(|other| other.statements == repair.statements));
            }
            if few.all_repairs == Completeness::Complete {
                assert_eq!(few.repairs.len(), all.repairs.len(), "seed {seed}, {cells} cells");
                assert_eq!(few.conflicts.len(), all.conflicts.len(), "seed {seed}, {cells} cells");
            }
        }
    }
    assert!(ran_out > 100 && decided == 60, "{ran_out} {decided}");
}
