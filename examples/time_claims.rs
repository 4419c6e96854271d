//! Prints how many milliseconds something about claims takes, inside one process: the median of
//! 101 rounds, after 10 to warm up. `benches/peers/claims.py` runs it.
//!
//! - `time_claims system`: prints the founding article as a system in JSON, and times nothing.
//! - `time_claims sets`: prints its conflicts and repairs in JSON, by the names of the statements.
//! - `time_claims diagnose`: times conflicts and repairs of that system.
//! - `time_claims verdict WORKBOOK`: judges the claims of `tests/data/claims.json` over all
//!   interpretations; `time_claims judge WORKBOOK` looks for slips as well.
//! - `time_claims windows WORKBOOK`: "74 a day" over all windows of the series.
use std::hint::black_box;
use std::time::Instant;

use crossings::consistency::{Completeness, Fuel, Limits, Statement, System};
use crossings::source::{self, Options, ods};
use crossings::{
    Audit, AuditOptions, Basis, Claim, Counted, Figure, Judge, JudgeOptions, Nature, Reading, Register,
    WindowMeasure, article, builtin, windows,
};

type Result<T> = core::result::Result<T, Box<dyn std::error::Error>>;

const WARM_UP: usize = 10;
const ROUNDS: usize = 101;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().unwrap_or_default();
    let file = arguments.next().unwrap_or_default();
    let out = match what.as_str() {
        "system" => serde_json::to_string(&system())?,
        "sets" => sets(&system())?,
        "diagnose" => {
            let system = system();
            let all = system.all();
            let found = || system.diagnose(black_box(&all), Limits::NONE, &mut Fuel::default());
            if found().all_repairs != Completeness::Complete {
                return Err("not all repairs were found".into());
            }
            median(found)?
        }
        "verdict" | "judge" => {
            let bytes = include_bytes!("../tests/data/claims.json");
            let claims = source::json::read_claims("claims.json", bytes, &source::Limits::default())?;
            let register = register(&file)?;
            let judge = Judge::new(&register, JudgeOptions::default());
            let slips = what == "judge";
            let one = |claim| if slips { judge.judge(claim) } else { judge.verdict(claim) };
            median(|| claims.claims().iter().map(one).collect::<Vec<_>>())?
        }
        "windows" => {
            let register = register(&file)?;
            let view = register.series(Basis::UkArrivals).ok_or("no arrivals")?.newest();
            let a_day = Figure::parse("74 a day")?.interval(Nature::Mean, &Reading::Strict.into())?;
            median(|| windows(black_box(&a_day), WindowMeasure::MeanPerDay(Counted::People), view))?
        }
        _ => return Err("usage: time_claims system|sets|diagnose|verdict|judge|windows [WORKBOOK]".into()),
    };
    std::io::Write::write_all(&mut std::io::stdout(), format!("{out}\n").as_bytes())?;
    Ok(())
}

/// What the founding article says, strictly.
fn system() -> System {
    let article = article();
    let claims: Vec<&Claim> = article.claims().iter().collect();
    Audit::system(&claims, builtin().policy_periods(), Reading::Strict, &AuditOptions::default())
}

/// All conflicts and repairs, by the names of the statements.
fn sets(system: &System) -> Result<String> {
    let found = system.diagnose(&system.all(), Limits::NONE, &mut Fuel::default());
    let named = |set: &Vec<Statement>| set.iter().map(|one| system.name(*one).to_owned()).collect();
    let conflicts: Vec<Vec<String>> = found.conflicts.iter().map(|one| named(&one.statements)).collect();
    let repairs: Vec<Vec<String>> = found.repairs.iter().map(|one| named(&one.statements)).collect();
    Ok(serde_json::to_string(&serde_json::json!({ "conflicts": conflicts, "repairs": repairs }))?)
}

fn register(file: &str) -> Result<Register> {
    Ok(Register::try_from(ods::read(file, &std::fs::read(file)?, &Options::default())?)?)
}

/// The median of all rounds, in milliseconds to the nanosecond.
fn median<T>(mut round: impl FnMut() -> T) -> Result<String> {
    for _ in 0..WARM_UP {
        black_box(round());
    }
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        black_box(round());
        times.push(start.elapsed());
    }
    times.sort();
    let median = times.get(times.len() >> 1).ok_or("no round was timed")?;
    let nanoseconds = median.subsec_nanos().checked_rem(1_000_000).unwrap_or(0);
    Ok(format!("{}.{nanoseconds:06}", median.as_millis()))
}
