//! Published claims, judged on the real workbook.
#![cfg(all(feature = "json", feature = "ods"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs,
    reason = "a test ends where an assumption fails"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use crossings::source::{self, Limits, Options};
use crossings::{ClaimVerdict, Claims, Judge, JudgeOptions, Judgement, Register};

fn documents() -> Claims {
    let bytes = include_bytes!("data/claims.json");
    source::json::read_claims("claims.json", bytes, &Limits::default())
        .unwrap_or_else(|error| panic!("{error}"))
}

fn workbook() -> Register {
    let data = PathBuf::from(std::env::var_os("CROSSINGS_DATA").expect("CROSSINGS_DATA names the folder"));
    let mut files: Vec<PathBuf> =
        data.join("home-office").read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.to_string_lossy().contains("2026-08-21"));
    let [file] = files.as_slice() else { panic!("one workbook of 21 August 2026, not {files:?}") };
    Register::try_from(source::read_file(file, &Options::default()).unwrap()).unwrap()
}

/// The worst of the verdicts on a row's figures.
fn worst(verdicts: &[ClaimVerdict]) -> ClaimVerdict {
    use ClaimVerdict::{Contradicted, Depends, Supported, Undetermined};
    *[Contradicted, Depends, Undetermined, Supported].iter().find(|one| verdicts.contains(one)).unwrap()
}

/// Whether a researcher's word and a verdict say the same.
fn agree(researcher: &str, verdict: ClaimVerdict) -> bool {
    match researcher {
        "consistent" => verdict == ClaimVerdict::Supported,
        "off" => matches!(verdict, ClaimVerdict::Contradicted | ClaimVerdict::Depends),
        "contradicted" => verdict == ClaimVerdict::Contradicted,
        "not derivable" => verdict == ClaimVerdict::Undetermined,
        other => panic!("{other}"),
    }
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn every_claim_is_judged_as_the_arithmetic_has_it() {
    let (claims, register) = (documents(), workbook());
    let judge = Judge::new(&register, JudgeOptions::default());
    let mut counts: BTreeMap<ClaimVerdict, usize> = BTreeMap::new();
    let mut rows: BTreeMap<String, (Vec<ClaimVerdict>, String)> = BTreeMap::new();
    let mut wrong: Vec<String> = Vec::new();
    for claim in claims.claims() {
        let judgement: Judgement = judge.judge(claim);
        let expected = claim.expect().unwrap();
        *counts.entry(judgement.verdict).or_default() += 1;
        let row = claim.id().split('.').next().unwrap().to_owned();
        let researcher = expected.others["researcher"].clone();
        rows.entry(row).or_insert_with(|| (Vec::new(), researcher)).0.push(judgement.verdict);
        if judgement.verdict != expected.verdict {
            let house = judgement.house().map(|house| format!("{:?}", house.found));
            wrong.push(format!(
                "{claim}: {} where {} was expected; {}; house {house:?}",
                judgement.verdict,
                expected.verdict,
                claim.measure(),
            ));
        }
    }
    let agreed = rows.values().filter(|(verdicts, word)| agree(word, worst(verdicts))).count();
    println!("{} claims: {counts:?}", claims.claims().len());
    println!("{} rows, of which {agreed} agree with the researcher", rows.len());
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!((rows.len(), claims.claims().len()), (113, 186));
}
