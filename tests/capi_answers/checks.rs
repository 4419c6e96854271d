//! Checks of files.

use crossings::capi::*;
use crossings::source::{self, Limits, Options};
use crossings::{Dating, Inspection, Intake, Place, SeriesContents, Severity, Verdict, builtin};
use proptest::prelude::*;

use crate::door::*;

/// Files of every kind: right, unusual, wrong, not readable, and nothing.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let mut register = Vec::new();
    source::json::write(&builtin(), &mut register).unwrap();
    vec![
        ("days.csv", b"date,people,boats,uncontrolled\n2030-04-29,0,0,0\n2030-04-30,120,2,0\n".to_vec()),
        ("crowded.csv", b"date,people,boats\n2030-05-01,900,1\n".to_vec()),
        (
            "wrong.csv",
            b"date,people,boats\n2030-05-02,3,5\n2030-05-02,x,0\n31/02/2030,,1\n2030-05-09,1,0\n".to_vec(),
        ),
        ("no boats.csv", b"date,people,colour\n2030-05-03,3,red\n".to_vec()),
        ("l\u{e9}once.ods", b"PK\x03\x04 and no more".to_vec()),
        ("register.json", register),
        ("half.json", b"{\"format\": 1, \"series\": [{\"basis\": \"french-attempts\"".to_vec()),
        ("", Vec::new()),
    ]
}

fn check(
    files: &[&(&str, Vec<u8>)],
    limits: Option<&crossings_limits>,
) -> Answer<Handle<crossings_inspection>> {
    let sources: Vec<_> = files.iter().map(|(name, bytes)| source(name, bytes)).collect();
    let limits = limits.map_or(core::ptr::null(), core::ptr::from_ref);
    handle(crossings_inspection_free, |out, err| unsafe {
        crossings_check(sources.as_ptr(), sources.len(), limits, out, err)
    })
}

fn inspect(files: &[&(&str, Vec<u8>)], limits: Limits) -> Inspection {
    let mut intake = Intake::default();
    for (name, bytes) in files {
        intake.add(name, source::read(name, bytes, &Options { published: None, limits }));
    }
    intake.inspect()
}

fn severity(severity: Severity) -> u32 {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
    }
}

fn is_place(given: &crossings_finding, wanted: &Place) {
    assert_eq!((given.row, given.column), (wanted.row.unwrap_or(0), wanted.column.unwrap_or(0)));
    assert_eq!(text(given.file).as_deref(), wanted.file.as_deref());
    assert_eq!(text(given.sheet).as_deref(), wanted.sheet.as_deref());
    assert_eq!(text(given.header).as_deref(), wanted.header.as_deref());
    assert_eq!(text(given.pointer).as_deref(), Some(&*wanted.pointer));
}

fn are_findings(given: &[crossings_finding], wanted: &Inspection) {
    assert_eq!(given.len(), wanted.problems.len() + wanted.violations.len());
    for (given, wanted) in given.iter().zip(&wanted.problems) {
        assert_eq!((given.severity, text(given.id).as_deref()), (2, Some(wanted.kind.name())));
        is_place(given, &wanted.place);
        assert_eq!(
            (text(given.got).unwrap(), text(given.wanted).unwrap()),
            (wanted.got.clone(), wanted.wanted.clone())
        );
        assert_eq!(text(given.message), Some(wanted.to_string()));
    }
    for (given, wanted) in given.iter().skip(wanted.problems.len()).zip(&wanted.violations) {
        assert_eq!(
            (given.severity, text(given.id).as_deref()),
            (severity(wanted.severity()), Some(wanted.id()))
        );
        is_place(given, wanted.place());
        assert_eq!(
            (text(given.got).as_deref(), text(given.wanted).as_deref()),
            (Some(wanted.got()), Some(wanted.wanted()))
        );
        assert_eq!(text(given.message), Some(wanted.to_string()));
    }
}

fn are_contents(given: &[crossings_series_contents], wanted: &[SeriesContents]) {
    assert_eq!(given.len(), wanted.len());
    for (given, wanted) in given.iter().zip(wanted) {
        assert_eq!(given.basis, basis(wanted.basis));
        is_moment(&given.published, wanted.published);
        assert_eq!(given.dating, u32::from(wanted.dating == Some(Dating::Inferred)));
        assert_eq!(wanted.dating.is_some(), given.published.known);
        let lens = (wanted.publications, wanted.days, wanted.weeks, wanted.totals);
        assert_eq!((given.publications, given.days, given.weeks, given.totals), lens);
        assert_eq!((from_date(given.first), from_date(given.last)), (wanted.from, wanted.to));
    }
}

fn is_inspection(given: &Handle<crossings_inspection>, wanted: &Inspection) {
    let facts = value(|out, err| unsafe { crossings_inspection_about(**given, out, err) }).unwrap();
    let verdict = match wanted.verdict {
        Verdict::Consistent => 0,
        Verdict::Unusual => 1,
        Verdict::Inconsistent => 2,
        Verdict::Unusable => 3,
    };
    let counts = &wanted.counts;
    assert_eq!(facts.verdict, verdict);
    assert_eq!(
        (facts.problems, facts.errors, facts.warnings),
        (counts.problems, counts.errors, counts.warnings)
    );

    let findings = handle(crossings_findings_free, |out, err| unsafe {
        crossings_inspection_findings(**given, out, err)
    })
    .unwrap();
    are_findings(&items(*findings, crossings_findings_len, crossings_findings_get), wanted);

    let rules = items(**given, crossings_inspection_rules_len, crossings_inspection_rules_get);
    assert_eq!(rules.len(), counts.rules.len());
    for (given, wanted) in rules.iter().zip(&counts.rules) {
        assert_eq!((text(given.id).as_deref(), given.severity), (Some(wanted.id), severity(wanted.severity)));
        assert_eq!(
            (text(given.statement).as_deref(), given.violations),
            (Some(wanted.statement), wanted.violations)
        );
    }

    let files = items(**given, crossings_inspection_files_len, crossings_inspection_files_get);
    assert_eq!(files.len(), wanted.files.len());
    let in_file = |file, index| {
        value(|out, err| unsafe { crossings_inspection_file_series_get(**given, file, index, out, err) })
    };
    let len =
        |file| value(|out, err| unsafe { crossings_inspection_file_series_len(**given, file, out, err) });
    for (file, (given, wanted)) in files.iter().zip(&wanted.files).enumerate() {
        let contents = &wanted.contents;
        assert_eq!((text(given.name).as_ref(), given.read), (Some(&wanted.name), wanted.read));
        assert_eq!(
            (given.series, given.boats, given.deaths),
            (contents.series.len(), contents.boats, contents.deaths)
        );
        assert_eq!((given.agreements, given.policy_periods), (contents.agreements, contents.policy_periods));
        let series: Vec<_> = (0..len(file).unwrap()).map(|index| in_file(file, index).unwrap()).collect();
        are_contents(&series, &contents.series);
        assert_eq!(in_file(file, series.len()).err(), Some(crossings_status::InvalidIndex));
    }
    assert_eq!(len(files.len()).err(), Some(crossings_status::InvalidIndex));
    assert_eq!(in_file(files.len(), 0).err(), Some(crossings_status::InvalidIndex));

    let series = items(**given, crossings_inspection_series_len, crossings_inspection_series_get);
    are_contents(&series, &wanted.series);
}

#[test]
fn files_in_any_company() {
    let files = files();
    let mut verdicts = std::collections::BTreeSet::new();
    for choice in 0..1_usize << files.len() {
        let chosen: Vec<_> =
            files.iter().enumerate().filter(|(n, _)| choice >> n & 1 == 1).map(|(_, file)| file).collect();
        let wanted = inspect(&chosen, Limits::default());
        verdicts.insert(wanted.verdict);
        is_inspection(&check(&chosen, None).unwrap(), &wanted);
    }
    assert_eq!(verdicts.len(), 4, "every verdict is reached: {verdicts:?}");
}

#[test]
fn a_check_keeps_to_its_limits() {
    let files = files();
    let all: Vec<_> = files.iter().collect();
    let default = value(|out, err| unsafe { crossings_limits_default(out, err) }).unwrap();
    is_inspection(&check(&all, Some(&default)).unwrap(), &inspect(&all, Limits::default()));
    let mut few = Limits::default();
    few.rows = 1;
    let wanted = inspect(&all, few);
    assert_ne!(wanted, inspect(&all, Limits::default()));
    is_inspection(&check(&all, Some(&crossings_limits { rows: 1, ..default })).unwrap(), &wanted);
}

#[test]
fn a_check_fails_only_where_the_call_is_wrong() {
    let mut source = source("a.csv", b"");
    let when = "2030-02-30";
    (source.published, source.published_len) = (when.as_ptr().cast(), when.len());
    let check = |sources, len| {
        handle(crossings_inspection_free, |out, err| unsafe {
            crossings_check(sources, len, core::ptr::null(), out, err)
        })
        .err()
    };
    assert_eq!(check(&raw const source, 1), Some(crossings_status::InvalidMoment));
    assert_eq!(check(core::ptr::null(), 1), Some(crossings_status::NullArgument));
    assert_eq!(check(core::ptr::null(), 0), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_bytes(text in "(date|people|boats|published|[,\n0-9]|2030-01-0[1-9]|[{}\"]|\\PC){0,60}", name in "[ab]{0,2}(\\.csv|\\.json|\\.ods)?") {
        let file = (&*name, text.into_bytes());
        is_inspection(&check(&[&file], None).unwrap(), &inspect(&[&file], Limits::default()));
    }

    #[test]
    fn any_register(register in crossings::strategy::register()) {
        let mut bytes = Vec::new();
        source::json::write(&register, &mut bytes).unwrap();
        let file = ("register.json", bytes);
        is_inspection(&check(&[&file, &file], None).unwrap(), &inspect(&[&file, &file], Limits::default()));
    }
}
