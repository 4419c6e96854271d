//! Instructions counted at three sizes: twice the input takes twice the work, and not four times.
//!
//! Valgrind counts them, so that the numbers do not depend on how busy the machine is. This program
//! starts itself again under it, does each work once for each size, and reads the counts. Where there
//! is no valgrind it says NOT RUN, or fails where `CROSSINGS_REQUIRE_EVIDENCE=1` asks for it.
#![cfg(all(feature = "csv", feature = "json", target_os = "linux"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    clippy::print_stdout,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

mod evidence;

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crossings::jiff::SignedDuration;
use crossings::jiff::civil::date;
use crossings::source::{self, Options};
use crossings::{
    Cells, Claim, Columns, Counted, Draft, DraftClaim, Figure, Judge, JudgeOptions, Measure, Order, Per,
    Period, Register, Stretch, Tally, TallyOptions, Window, check,
};
use evidence::Evidence;

/// Says to a child that it is one.
const ORDER: &str = "CROSSINGS_SLOPES";

/// Work on something of a size, made before the count begins.
struct Work {
    name: &'static str,
    /// What a size counts.
    of: &'static str,
    /// The smallest of the three sizes; the others are twice and four times it.
    size: i64,
    prepare: fn(i64) -> Box<dyn FnMut()>,
}

static WORKS: [Work; 10] = [
    Work { name: "reading CSV", of: "rows", size: 250, prepare: reading_csv },
    Work { name: "reading JSON", of: "days", size: 250, prepare: reading_json },
    Work { name: "checking a draft", of: "days", size: 250, prepare: checking },
    Work { name: "checking a draft full of faults", of: "days", size: 100, prepare: checking_faults },
    Work { name: "making a register", of: "days", size: 250, prepare: registering },
    Work { name: "tallying a panel", of: "rows", size: 10_000, prepare: tallying },
    Work { name: "tallying a panel full of faults", of: "rows", size: 500, prepare: tallying_faults },
    Work { name: "judging a mean", of: "days", size: 250, prepare: judging_a_mean },
    Work { name: "judging a record", of: "days", size: 250, prepare: judging_a_record },
    Work { name: "parsing figures", of: "figures", size: 100, prepare: parsing },
];

/// A work that looks at everything once for each thing; it must be told.
static QUADRATIC: Work =
    Work { name: "a seeded quadratic work", of: "things", size: 200, prepare: quadratic };

/// How much more the second doubling may cost than twice the first: a tenth, for what grows in steps.
const MOST: (u64, u64) = (22, 10);

fn day(number: i64) -> String {
    date(1, 1, 1).checked_add(SignedDuration::from_hours((number + 700_000) * 24)).unwrap().to_string()
}

fn figures(number: i64) -> (i64, i64) {
    (number % 5 * 47, number % 5)
}

fn table(rows: i64) -> String {
    let mut text = "date,people,boats\n".to_owned();
    for number in 0..rows {
        let (people, boats) = figures(number);
        writeln!(text, "{},{people},{boats}", day(number)).unwrap();
    }
    text
}

fn document(rows: i64) -> String {
    let days: Vec<String> = (0..rows)
        .map(|number| {
            let (people, boats) = figures(number);
            format!(r#"{{"date":"{}","people":{people},"boats":{boats}}}"#, day(number))
        })
        .collect();
    format!(
        r#"{{"format":1,"series":[{{"basis":"uk-arrivals","publications":[{{"published":"2030-01-01","days":[{}]}}]}}]}}"#,
        days.join(",")
    )
}

fn draft(text: &str) -> Draft {
    source::csv::read("days.csv", text.as_bytes(), &Options::default()).unwrap()
}

fn reading_csv(size: i64) -> Box<dyn FnMut()> {
    let text = table(size);
    Box::new(move || drop(black_box(draft(&text))))
}

fn reading_json(size: i64) -> Box<dyn FnMut()> {
    let text = document(size);
    Box::new(move || {
        drop(black_box(source::json::read("days.json", text.as_bytes(), &Options::default()).unwrap()));
    })
}

fn checking(size: i64) -> Box<dyn FnMut()> {
    let draft = draft(&table(size));
    Box::new(move || assert!(check(black_box(&draft)).errors().next().is_none()))
}

fn checking_faults(size: i64) -> Box<dyn FnMut()> {
    // Each day again and again, with people in no boat.
    let rows = (0..size).fold("date,people,boats\n".to_owned(), |text, n| text + &day(n % 3) + ",7,0\n");
    let draft = draft(&rows);
    Box::new(move || assert!(check(black_box(&draft)).errors().count() >= usize::try_from(size).unwrap()))
}

fn registering(size: i64) -> Box<dyn FnMut()> {
    let draft = draft(&table(size));
    Box::new(move || drop(black_box(Register::try_from(draft.clone()).unwrap())))
}

fn tallying_of(size: i64, boats: impl Fn(i64) -> u32) -> Box<dyn FnMut()> {
    let whole = |n: i64| u32::try_from(n).unwrap();
    let dates: Vec<i32> = (0..size).map(|n| i32::try_from(n).unwrap()).collect();
    let people: Vec<u32> = (0..size).map(|n| whole(figures(n).0)).collect();
    let boats: Vec<u32> = (0..size).map(boats).collect();
    Box::new(move || {
        let columns =
            Columns::new(Cells::from(&dates[..]), Cells::from(&people[..]), Cells::from(&boats[..])).unwrap();
        let mut tally = Tally::new(TallyOptions { findings: usize::MAX, ..TallyOptions::default() });
        tally.observe(&columns);
        drop(black_box(tally.finish()));
    })
}

fn tallying(size: i64) -> Box<dyn FnMut()> {
    tallying_of(size, |n| u32::try_from(figures(n).1).unwrap())
}

fn tallying_faults(size: i64) -> Box<dyn FnMut()> {
    tallying_of(size, |_| 7)
}

fn judging(size: i64, measure: impl FnOnce(Window) -> Measure, figure: &str) -> Box<dyn FnMut()> {
    let register = Register::try_from(draft(&table(size))).unwrap();
    let first = day(0).parse().unwrap();
    let last = day(size - 1).parse().unwrap();
    let over = Window::Days(Period::inclusive(first, last).unwrap());
    let claim = Claim::try_from(DraftClaim::new("c", measure(over), figure)).unwrap();
    Box::new(move || {
        let judge = Judge::new(&register, JudgeOptions::default());
        assert!(!judge.judge(black_box(&claim)).trials.is_empty());
    })
}

fn judging_a_mean(size: i64) -> Box<dyn FnMut()> {
    judging(size, |over| Measure::Mean { of: Counted::People, per: Per::Day, over }, "around 94")
}

fn judging_a_record(size: i64) -> Box<dyn FnMut()> {
    let (of, by, order) = (Counted::People, Stretch::Day, Order::Highest);
    judging(size, |within| Measure::Record { of, by, within, order, month: None }, "188")
}

fn parsing(size: i64) -> Box<dyn FnMut()> {
    let figures = ["21,446", "almost a third", "over £500million", "around 128 a day", "between 20 and 30"];
    let all: Vec<&str> = figures.into_iter().cycle().take(usize::try_from(size).unwrap()).collect();
    Box::new(move || all.iter().for_each(|text| drop(black_box(Figure::parse(text).unwrap()))))
}

fn quadratic(size: i64) -> Box<dyn FnMut()> {
    let all: Vec<i64> = (0..size).collect();
    Box::new(move || {
        let seen = all.iter().filter(|one| all.iter().any(|other| *black_box(other) == **one + size));
        assert_eq!(seen.count(), 0);
    })
}

/// All works at all sizes, in the order in which a child does them.
fn all() -> Vec<(&'static Work, i64)> {
    let works = WORKS.iter().chain([&QUADRATIC]);
    works.flat_map(|work| [1, 2, 4].map(|times| (work, work.size * times))).collect()
}

/// The one function whose instructions are counted, by its name.
#[inline(never)]
fn counted_by_callgrind(work: &mut dyn FnMut()) {
    work();
}

/// Whether the work on 4n costs no more over that on 2n than about twice what that costs over n. What
/// costs the same at every size is also no more; a twentieth is nothing.
fn is_linear([one, two, four]: [u64; 3]) -> bool {
    let (times, of) = MOST;
    let (first, second) = (two.saturating_sub(one), four.saturating_sub(two));
    one > 1_000 && second * of <= first * times + one * of / 20
}

/// Every work can be done, at every size. It is also the child of the other test.
#[test]
fn every_work_is_done() {
    for (work, size) in all() {
        let mut prepared = (work.prepare)(size);
        // What is made once for all, such as a list of words, is made before the count.
        if std::env::var_os(ORDER).is_none() || size == work.size {
            prepared();
        }
        counted_by_callgrind(&mut *prepared);
    }
}

/// The counts of a child under valgrind, one for each work and size; `None` where there is no valgrind.
fn counts() -> Option<Vec<u64>> {
    Command::new("valgrind").arg("--version").output().ok()?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("slopes");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let out = Command::new("valgrind")
        .args(["--tool=callgrind", "--toggle-collect=*counted_by_callgrind*"])
        .args(["--dump-after=slopes::counted_by_callgrind", "--combine-dumps=no"])
        .arg(format!("--callgrind-out-file={}", folder.join("out").display()))
        .arg(std::env::current_exe().unwrap())
        .args(["every_work_is_done", "--exact", "--test-threads=1"])
        .env(ORDER, "1")
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let count = |nth: usize| {
        let text = std::fs::read_to_string(folder.join(format!("out.{}", nth + 1))).unwrap();
        let line = text.lines().find_map(|line| line.strip_prefix("totals: ")).unwrap();
        line.trim().parse().unwrap()
    };
    Some((0..all().len()).map(count).collect())
}

#[test]
fn twice_the_input_is_twice_the_work() {
    let begun = Instant::now();
    let Some(counts) = counts() else {
        assert_ne!(std::env::var("CROSSINGS_REQUIRE_EVIDENCE").as_deref(), Ok("1"), "there is no valgrind");
        println!("NOT RUN: the slopes need valgrind");
        return;
    };
    let all = all();
    assert_eq!(counts.len(), 3 * (WORKS.len() + 1));
    let mut measured = Vec::new();
    for (three, sizes) in counts.chunks(3).zip(all.chunks(3)) {
        let (work, size) = sizes[0];
        let three: [u64; 3] = three.try_into().unwrap();
        let slope = format!("{} at {size}, {} and {} {}: {three:?}", work.name, 2 * size, 4 * size, work.of);
        println!("{slope}");
        let seeded = work.name == QUADRATIC.name;
        assert_eq!(is_linear(three), !seeded, "{slope}");
        let each = three[2].saturating_sub(three[1]) / u64::try_from(2 * size).unwrap();
        if !seeded {
            measured.push(format!("{}: {each} instructions for each of {} {}", work.name, 4 * size, work.of));
        }
    }
    Evidence {
        name: "slopes",
        part: "Memory and fuel",
        promise: "Reading, checking, tallying, judging and parsing take work in proportion to their input, \
                  counted in instructions at n, 2n and 4n.",
        held_by: &["tests/slopes.rs"],
        measured: format!(
            "{}; a seeded quadratic work told; {:.1} s",
            measured.join("; "),
            begun.elapsed().as_secs_f64()
        ),
        command: "cargo test --features csv,json --test slopes",
    }
    .write();
}

#[test]
fn the_measure_tells_a_line_from_a_curve() {
    let of = |count: fn(u64) -> u64| is_linear([count(100), count(200), count(400)]);
    assert!(of(|n| 1_000 + 7 * n) && of(|_| 58_000));
    assert!(of(|n| n * u64::from((n * n).ilog2() + 10)), "sorting is allowed for");
    assert!(!of(|n| 1_000 + n * n) && !of(|n| n * n * u64::from(n.ilog2())));
    assert!(!of(|n| 100 * n + n * n / 2));
    assert!(!of(|_| 5), "nothing was counted");
}
