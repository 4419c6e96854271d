//! Published claims, judged on the real workbook.
#![cfg(all(feature = "json", feature = "ods"))]
#![allow(clippy::print_stdout, reason = "a test ends where an assumption fails")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use crossings::source::{self, Limits, Options};
use crossings::{ClaimVerdict, Claims, Judge, JudgeOptions, Judgement, Register};

fn documents() -> Claims {
    let bytes = include_bytes!("../data/claims.json");
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

fn vintages() -> Register {
    let data = PathBuf::from(std::env::var_os("CROSSINGS_DATA").expect("CROSSINGS_DATA names the folder"));
    let draft = source::read_file(&data.join("vintages.csv"), &Options::default()).unwrap();
    Register::try_from(draft).unwrap()
}

/// 1,295 people on 22 August 2022 was what had been published on the day after; it was revised to
/// 1,137, and the record is 1,305 of 3 September 2022.
#[test]
#[ignore = "needs CROSSINGS_DATA"]
#[cfg(feature = "csv")]
fn a_record_of_its_time() {
    let (claims, register) = (documents(), vintages());
    let as_of = |moment: &str| {
        let options = JudgeOptions { as_of: Some(moment.parse().unwrap()), ..JudgeOptions::default() };
        let judge = Judge::new(&register, options);
        ["C133.1", "C133.2"].map(|id| judge.judge(claims.claim(id).unwrap()))
    };
    assert_eq!(as_of("2022-08-23").map(|one| one.verdict), [ClaimVerdict::Supported; 2]);
    let now = as_of("2026-08-21");
    assert_eq!(now.clone().map(|one| one.verdict), [ClaimVerdict::Contradicted; 2]);
    assert_eq!(now[0].nearest.as_deref(), Some("1,137"));
    let stale: Vec<String> = now[0].slips.iter().map(ToString::to_string).collect();
    assert!(stale.iter().any(|slip| slip.starts_with("true as published ")), "{stale:?}");
    // Left to itself, the judge admits both publications.
    let judge = Judge::new(&register, JudgeOptions::default());
    let depends = judge.judge(claims.claim("C133.1").unwrap());
    assert_eq!(depends.verdict, ClaimVerdict::Depends);
    let (trial, _) = depends.witness().unwrap();
    assert_eq!(trial.interpretation.published.unwrap().date().to_string(), "2022-08-23");
}

/// What went wrong, where somebody found it by hand.
#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn likely_slips_are_found() {
    let (claims, register) = (documents(), workbook());
    let judge = Judge::new(&register, JudgeOptions::default());
    let slips = |id: &str| -> Vec<String> {
        judge.judge(claims.claim(id).unwrap()).slips.iter().map(ToString::to_string).collect()
    };
    for (id, slip) in [
        ("C002", "446 for 466: \"21,466\" would be true"),
        ("C003", "true of the days up to 2024-12-12"),
        ("C029", "023 for 203: \"36,203\" would be true"),
        ("C093.1", "true of 2022-10-09"),
        ("C007", "true of EUR 541,000,000: another currency"),
    ] {
        let found = slips(id);
        assert!(found.iter().any(|one| one == slip), "{id}: {slip} is not among {found:?}");
    }
}

/// The founding article on the workbook: 21,466 and 385 where it has 21,446 and 377, and 73 a day.
#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn the_founding_article_on_the_workbook() {
    use ClaimVerdict::{Contradicted, Supported, Undetermined};
    let (article, register) = (crossings::article(), workbook());
    let judge = Judge::new(&register, JudgeOptions::default());
    let judged = |id: &str| judge.judge(article.claim(id).unwrap());
    let value = |id: &str| judged(id).house().unwrap().found.value().unwrap().to_string();
    assert_eq!(value("people"), "21,466 people");
    assert_eq!(value("boats"), "385 boats");
    // 13,574 / 186.
    assert_eq!(value("before"), "72.98 people per day (6787/93)");
    assert_eq!(judged("before").nearest.as_deref(), Some("73 a day"));
    let before: Vec<String> = judged("before").slips.iter().map(ToString::to_string).collect();
    // 13,489 / 182 = 74.1 to 30 June, 13,574 / 183 and / 184 to 1 and 2 July.
    assert!(
        before.iter().any(|slip| slip == "true of the days up to 2024-06-30, and on to 2024-07-02"),
        "{before:?}"
    );
    let verdicts: Vec<(&str, ClaimVerdict)> =
        article.claims().iter().map(|claim| (claim.id(), judge.judge(claim).verdict)).collect();
    assert_eq!(
        verdicts,
        [
            ("year", Supported),
            ("people", Contradicted),
            ("day", Supported),
            ("boats", Contradicted),
            ("each", Supported),
            ("before", Contradicted),
            ("money", Contradicted),
            ("route", Undetermined),
            ("third", Undetermined),
            ("deaths", Undetermined),
            ("belgium", Undetermined),
        ]
    );
    assert!(judged("each").depends_on_reading(), "55.76 is almost 60 pragmatically, and not strictly");
}
