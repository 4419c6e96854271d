//! The founding article's conflicts and repairs; and where `CROSSINGS_DATA` names the folder of
//! the real data, all claims of `tests/data/claims.json` judged on the newest workbook, and "74 a
//! day" over all its windows.
//!
//! `cargo bench --features ods,json --bench claims`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a benchmark ends where an assumption fails"
)]

use std::path::PathBuf;

use crossings::consistency::{Completeness, Fuel, Limits, System};
use crossings::source::{self, Options};
use crossings::{
    Audit, AuditOptions, Basis, Claim, Claims, Counted, Figure, Judge, JudgeOptions, Nature, Reading,
    Register, WindowMeasure, article, builtin, windows,
};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn system(reading: Reading) -> System {
    let article = article();
    let claims: Vec<&Claim> = article.claims().iter().collect();
    Audit::system(&claims, builtin().policy_periods(), reading, &AuditOptions::default())
}

#[divan::bench(args = Reading::ALL)]
fn all_conflicts_and_repairs_of_the_article(bencher: Bencher, reading: Reading) {
    let system = system(reading);
    let all = system.all();
    let found = system.diagnose(&all, Limits::NONE, &mut Fuel::default());
    assert_eq!(found.all_repairs, Completeness::Complete);
    bencher.bench(|| black_box(&system).diagnose(&all, Limits::NONE, &mut Fuel::default()));
}

#[divan::bench]
fn the_audit_of_the_article_under_every_reading(bencher: Bencher) {
    let article = article();
    let claims: Vec<&Claim> = article.claims().iter().collect();
    let policies = builtin();
    let options = AuditOptions::default();
    bencher.bench(|| Audit::of("article", black_box(&claims), policies.policy_periods(), &options));
}

/// The newest workbook; `None` where no folder is named.
fn workbook() -> Option<Register> {
    let data = PathBuf::from(std::env::var_os("CROSSINGS_DATA")?);
    let files = data.join("home-office").read_dir().unwrap().map(|entry| entry.unwrap().path());
    let newest = files.filter(|file| file.extension().is_some_and(|extension| extension == "ods")).max();
    Some(Register::try_from(source::read_file(&newest.unwrap(), &Options::default()).unwrap()).unwrap())
}

fn claims() -> Claims {
    let bytes = include_bytes!("../tests/data/claims.json");
    source::json::read_claims("claims.json", bytes, &source::Limits::default()).unwrap()
}

#[divan::bench]
fn every_interpretation_of_all_claims(bencher: Bencher) {
    let Some(register) = workbook() else { return };
    let (claims, judge) = (claims(), Judge::new(&register, JudgeOptions::default()));
    bencher.bench(|| claims.claims().iter().map(|claim| judge.verdict(claim)).collect::<Vec<_>>());
}

#[divan::bench]
fn every_slip_of_all_claims(bencher: Bencher) {
    let Some(register) = workbook() else { return };
    let (claims, judge) = (claims(), Judge::new(&register, JudgeOptions::default()));
    bencher.bench(|| claims.claims().iter().map(|claim| judge.judge(claim)).collect::<Vec<_>>());
}

#[divan::bench]
fn seventy_four_a_day_over_all_windows(bencher: Bencher) {
    let Some(register) = workbook() else { return };
    let view = register.series(Basis::UkArrivals).unwrap().newest();
    let interval =
        Figure::parse("74 a day").unwrap().interval(Nature::Mean, &Reading::Strict.into()).unwrap();
    bencher.bench(|| windows(black_box(&interval), WindowMeasure::MeanPerDay(Counted::People), view));
}
