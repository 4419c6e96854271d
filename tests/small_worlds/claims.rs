//! Every bundle of a few small claims, held against each other, against a look at every world in a box.
//!
//! A world is the people and boats of two stretches of days that lie side by side. Every bundle has
//! the claim that at most nine people arrived, so that no world outside the box can make it true.

use std::collections::BTreeSet;
use std::time::Instant;

use crossings::jiff::civil::date;
use crossings::{
    Audit, AuditOptions, Claim, Consistency, Counted, DraftClaim, Measure, Per, Period, Reading, Together,
    Window,
};

use crate::evidence::{Evidence, long};

/// Two days in January 2024, the three after them, and all five.
const WINDOWS: [(i8, i8); 3] = [(1, 2), (3, 5), (1, 5)];

#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    People,
    Boats,
    PeoplePerDay,
    PeoplePerBoat,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Hedge {
    Bare,
    AtLeast,
    Under,
    AtMost,
}

/// A claim: of what, over which window, how hedged, which number of one digit.
#[derive(Clone, Copy, Debug)]
struct Said {
    what: What,
    window: usize,
    hedge: Hedge,
    number: i64,
}

/// No more than nine people in all.
const BOUND: Said = Said { what: What::People, window: 2, hedge: Hedge::AtMost, number: 9 };

/// An end in halves, and whether it belongs; nothing where there is none.
type End = Option<(i64, bool)>;

impl Said {
    fn text(self) -> String {
        let n = self.number;
        match self.hedge {
            Hedge::Bare => format!("{n}"),
            Hedge::AtLeast => format!("at least {n}"),
            Hedge::Under => format!("under {n}"),
            Hedge::AtMost => format!("at most {n}"),
        }
    }

    fn claim(self, id: usize) -> Claim {
        let (from, to) = WINDOWS[self.window];
        let over = Window::Days(Period::inclusive(date(2024, 1, from), date(2024, 1, to)).unwrap());
        let measure = match self.what {
            What::People => Measure::Total { of: Counted::People, over },
            What::Boats => Measure::Total { of: Counted::Boats, over },
            What::PeoplePerDay => Measure::Mean { of: Counted::People, per: Per::Day, over },
            What::PeoplePerBoat => Measure::PeoplePerBoat { over },
        };
        Claim::try_from(DraftClaim::new(id.to_string(), measure, self.text())).unwrap()
    }

    /// The ends of what is meant, in halves, and whether each belongs: the tables of figures for a
    /// number of one digit, whose unit and granularity are 1. Nothing where it has no meaning.
    fn ends(self, reading: Reading) -> Option<(End, End)> {
        let n = 2 * self.number;
        let counts = matches!(self.what, What::People | What::Boats);
        Some(match (self.hedge, reading) {
            (Hedge::Bare, _) if counts => (Some((n, true)), Some((n, true))),
            (Hedge::Bare, Reading::Literal) => return None,
            (Hedge::Bare, _) => (Some((n - 1, true)), Some((n + 1, false))),
            (Hedge::AtLeast, Reading::Literal) => (Some((n, true)), None),
            (Hedge::AtLeast, Reading::Pragmatic) => (Some((n, true)), Some((n + 2, true))),
            (Hedge::AtLeast, _) => (Some((n, true)), Some((n + 2, false))),
            (Hedge::Under, Reading::Literal) => (Some((0, true)), Some((n, false))),
            (Hedge::Under, Reading::Pragmatic) => (Some((n - 2, true)), Some((n, false))),
            (Hedge::Under, _) => (Some((n - 2, false)), Some((n, false))),
            (Hedge::AtMost, Reading::Literal) => (Some((0, true)), Some((n, true))),
            (Hedge::AtMost, Reading::Pragmatic) => (Some((n - 2, true)), Some((n, true))),
            (Hedge::AtMost, _) => (Some((n - 2, false)), Some((n, true))),
        })
    }

    /// Whether it is true of so many people and boats over its window: both sides times what is
    /// below the line, so that nothing is divided.
    fn holds(self, people: i64, boats: i64, reading: Reading, days: [i64; 3]) -> Option<bool> {
        let (above, below) = match self.what {
            What::People => (people, 1),
            What::Boats => (boats, 1),
            What::PeoplePerDay => (people, days[self.window]),
            What::PeoplePerBoat => (people, boats),
        };
        let (lower, upper) = self.ends(reading)?;
        let from = lower.is_none_or(
            |(end, closed)| {
                if closed { 2 * above >= end * below } else { 2 * above > end * below }
            },
        );
        let to = upper.is_none_or(
            |(end, closed)| {
                if closed { 2 * above <= end * below } else { 2 * above < end * below }
            },
        );
        Some(from && to)
    }
}

/// A world: people and boats of the first stretch, and of the second.
type World = [i64; 4];

/// What somebody believes of the days and the boats, which may be wrong.
#[derive(Clone, Copy)]
struct Belief {
    days: [i64; 3],
    boats_have_people: bool,
}

const RIGHT: Belief = Belief { days: [2, 3, 5], boats_have_people: true };

/// Every world with so many people at most in each stretch.
fn the_box(most: i64, belief: Belief) -> Vec<World> {
    let stretch = |people: i64| if belief.boats_have_people { people } else { most };
    let mut worlds = Vec::new();
    for first in 0..=most {
        for second in 0..=most {
            for one in 0..=stretch(first) {
                worlds.extend((0..=stretch(second)).map(|other| [first, one, second, other]));
            }
        }
    }
    worlds
}

fn over(world: World, window: usize) -> (i64, i64) {
    let [first, one, second, other] = world;
    [(first, one), (second, other), (first + second, one + other)][window]
}

/// For each claim the worlds in which it is true, a bit each; nothing where it takes no part.
fn true_in(all: &[Said], worlds: &[World], reading: Reading, belief: Belief) -> Vec<Option<Vec<u64>>> {
    all.iter()
        .map(|said| {
            let mut bits = vec![0_u64; worlds.len().div_ceil(64)];
            for (n, world) in worlds.iter().enumerate() {
                let (people, boats) = over(*world, said.window);
                if said.holds(people, boats, reading, belief.days)? {
                    bits[n / 64] |= 1 << (n % 64);
                }
            }
            Some(bits)
        })
        .collect()
}

/// Whether some world is in all of these sets.
fn meet(sets: &[&Vec<u64>]) -> bool {
    let Some((first, rest)) = sets.split_first() else { return true };
    (0..first.len()).any(|at| rest.iter().fold(first[at], |bits, set| bits & set[at]) != 0)
}

/// The sets of claims that have no world in common while all smaller ones do, and the smallest that
/// leave a world when they are taken away.
fn conflicts_and_repairs(ids: &[usize], sets: &[&Vec<u64>]) -> [BTreeSet<Vec<usize>>; 2] {
    let all = (1_usize << ids.len()) - 1;
    let picked = |of: usize| -> Vec<&Vec<u64>> {
        (0..ids.len()).filter(|n| of >> n & 1 == 1).map(|n| sets[n]).collect()
    };
    let can: Vec<bool> = (0..=all).map(|of| meet(&picked(of))).collect();
    let less = |of: usize| (0..ids.len()).filter(move |n| of >> n & 1 == 1).map(move |n| of & !(1 << n));
    let named = |of: usize| (0..ids.len()).filter(|n| of >> n & 1 == 1).map(|n| ids[n]).collect();
    let conflict = |of: &usize| !can[*of] && less(*of).all(|of| can[of]);
    let repair = |of: &usize| can[all & !of] && less(*of).all(|of| !can[all & !of]);
    [(0..=all).filter(conflict).map(named).collect(), (0..=all).filter(repair).map(named).collect()]
}

/// Whether what was found is the truth of the box, and each witness is a world of its claims.
fn agrees(found: &Consistency, said: &[(usize, Said)], sets: &[Option<Vec<u64>>], belief: Belief) -> bool {
    let takes_part = |id: usize| sets[id].is_some();
    let ids: Vec<usize> = said.iter().map(|(id, _)| *id).filter(|id| takes_part(*id)).collect();
    let of_them: Vec<&Vec<u64>> = ids.iter().filter_map(|id| sets[*id].as_ref()).collect();
    let [conflicts, repairs] = conflicts_and_repairs(&ids, &of_them);
    let numbers = |ids: &[String]| -> Vec<usize> { ids.iter().map(|id| id.parse().unwrap()).collect() };
    let left_out: Vec<usize> = found.left_out.iter().map(|one| one.claim.parse().unwrap()).collect();
    let wanted = if conflicts.is_empty() { Together::Consistent } else { Together::Conflict };
    let witnessed = found.repairs.iter().all(|repair| {
        let without = numbers(&repair.without);
        let kept = said.iter().filter(|(id, _)| takes_part(*id) && !without.contains(id));
        kept.into_iter().all(|(_, one)| {
            let sum = |what: &str| -> i64 {
                let (from, to) = WINDOWS[one.window];
                let number = |quantity: &str| -> Option<(i8, i8)> {
                    let days = quantity.strip_prefix(what)?.strip_prefix('[')?.strip_suffix(']')?;
                    let day = |text: &str| text.strip_prefix("2024-01-").unwrap().parse::<i8>().unwrap();
                    days.split_once("..").map(|(first, last)| (day(first), day(last)))
                };
                let within = repair.witness.iter().filter(|one| {
                    number(&one.quantity).is_some_and(|(first, last)| from <= first && last <= to)
                });
                within.map(|one| one.number.parse::<i64>().unwrap()).sum()
            };
            one.holds(sum("people"), sum("boats"), found.reading, belief.days) == Some(true)
        })
    });
    found.together == wanted
        && found.all_conflicts
        && found.all_repairs
        && left_out == said.iter().map(|(id, _)| *id).filter(|id| !takes_part(*id)).collect::<Vec<_>>()
        && found.conflicts.iter().map(|one| numbers(&one.claims)).collect::<BTreeSet<_>>() == conflicts
        && found.repairs.iter().map(|one| numbers(&one.without)).collect::<BTreeSet<_>>() == repairs
        && witnessed
}

/// The claims that bundles are made of, behind the one that bounds them.
fn sayings(wide: bool) -> Vec<Said> {
    let mut all = vec![BOUND];
    for what in [What::People, What::Boats, What::PeoplePerDay, What::PeoplePerBoat] {
        for window in 0..WINDOWS.len() {
            for (hedge, number) in
                [(Hedge::Bare, 2), (Hedge::Under, 3), (Hedge::AtLeast, 3), (Hedge::Bare, 1)]
            {
                // The short form has two figures of each measure.
                let second =
                    if matches!(what, What::People | What::Boats) { Hedge::Under } else { Hedge::AtLeast };
                if wide || (hedge, number) == (Hedge::Bare, 2) || hedge == second {
                    all.push(Said { what, window, hedge, number });
                }
            }
        }
    }
    all
}

/// All sets of up to three of so many, besides the bound.
fn bundles(of: usize) -> Vec<Vec<usize>> {
    let mut all = vec![vec![]];
    for a in 1..of {
        all.push(vec![a]);
        for b in a + 1..of {
            all.push(vec![a, b]);
            all.extend((b + 1..of).map(|c| vec![a, b, c]));
        }
    }
    all
}

/// How many people each stretch of the box has at most. With more figures there are three claims that need sixteen
/// without the bound: one boat in the three days, at least 3 people a day, and 1 in each boat of all five.
fn most(wide: bool) -> i64 {
    if wide { 20 } else { 14 }
}

/// How many bundles were held against the box under all readings, how many of these answers were a
/// conflict, and which differ.
fn hold(all: &[Said], most: i64, every: usize, belief: Belief) -> (u64, u64, Vec<(Vec<usize>, Reading)>) {
    let worlds = the_box(most, belief);
    let claims: Vec<Claim> = all.iter().enumerate().map(|(id, said)| said.claim(id)).collect();
    let sets: Vec<_> = Reading::ALL.iter().map(|reading| true_in(all, &worlds, *reading, belief)).collect();
    let (mut cases, mut conflicts, mut differences) = (0, 0, Vec::new());
    for bundle in bundles(all.len()).into_iter().step_by(every) {
        let said: Vec<(usize, Said)> =
            [0].into_iter().chain(bundle.iter().copied()).map(|id| (id, all[id])).collect();
        let these: Vec<&Claim> = said.iter().map(|(id, _)| &claims[*id]).collect();
        let audit = Audit::of("bundle", &these, &[], &AuditOptions::default());
        cases += 1;
        for (reading, sets) in Reading::ALL.iter().zip(&sets) {
            let found = audit.under(*reading);
            conflicts += u64::from(found.together == Together::Conflict);
            if !agrees(found, &said, sets, belief) {
                differences.push((bundle.clone(), *reading));
            }
        }
    }
    (cases, conflicts, differences)
}

#[test]
fn every_bundle_of_up_to_three_small_claims() {
    let begun = Instant::now();
    let all = sayings(long());
    let (cases, conflicts, differences) = hold(&all, most(long()), 1, RIGHT);
    let shown: Vec<_> = differences
        .iter()
        .take(3)
        .map(|(bundle, reading)| (bundle.iter().map(|id| all[*id]).collect::<Vec<_>>(), reading))
        .collect();
    assert!(differences.is_empty(), "{} differ, such as {shown:#?}", differences.len());
    let n = all.len() as u64 - 1;
    assert_eq!(cases, 1 + n + n * (n - 1) / 2 + n * (n - 1) * (n - 2) / 6);
    assert!(conflicts > cases / 2 && conflicts < cases * 3 - cases / 2, "{conflicts} of {cases}");
    Evidence {
        name: "small_worlds_claims",
        part: "Small worlds",
        promise: "Whether a bundle of small claims can be true, its minimal conflicts and its minimal repairs \
                  are what a look at every world in a box finds, and each witness is such a world.",
        held_by: &["tests/small_worlds/claims.rs", "docs/small-worlds.md"],
        measured: format!(
            "all {cases} bundles of up to 3 of {n} claims and one that bounds them, under 3 readings, \
             {conflicts} of the answers a conflict; {} worlds in the box; 3 seeded faults told; {:.1} s",
            the_box(most(long()), RIGHT).len(),
            begun.elapsed().as_secs_f64()
        ),
        command: "cargo test --test small_worlds claims",
    }
    .write();
}

#[test]
fn a_faulty_belief_is_told() {
    let all = sayings(false);
    let faults = [
        Belief { days: [2, 4, 6], ..RIGHT },
        Belief { days: [2, 3, 6], ..RIGHT },
        Belief { boats_have_people: false, ..RIGHT },
    ];
    for (n, fault) in faults.into_iter().enumerate() {
        assert!(!hold(&all, most(false), 7, fault).2.is_empty(), "fault {n} was not seen");
    }
}
