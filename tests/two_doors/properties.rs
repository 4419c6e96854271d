//! Whatever is asked, both doors give the same answer.

use std::collections::BTreeSet;

use crossings::strategy;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::{FileFailurePersistence, TestRunner};
use serde_json::Value;

use super::model::{Door, Limits, Source, source};
use super::plans::{self, draft_file, file};
use super::rust_door::Rust;
use super::suite::{self, Log, Plan, Suite, at_both_doors};
use super::workbook::{Workbook, number, text};

/// So many cases; a failure is kept beside this file.
fn config(cases: u32) -> ProptestConfig {
    let file = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { cases, failure_persistence: Some(Box::new(file)), ..ProptestConfig::default() }
}

struct OfRegister<'a>(&'a Source, &'a Plan);

impl Suite for OfRegister<'_> {
    fn ask<D: Door>(&self, log: &mut Log) {
        let register = D::read(std::slice::from_ref(self.0), None).unwrap();
        suite::typed::<D>(log, &register, self.1);
        suite::texts::<D>(log, &register);
    }
}

struct OfCalendar<'a>(&'a Plan);

impl Suite for OfCalendar<'_> {
    fn ask<D: Door>(&self, log: &mut Log) {
        suite::calendar::<D>(log, self.0);
    }
}

struct OfCommands<'a>(&'a Source, &'a [String]);

impl Suite for OfCommands<'_> {
    fn ask<D: Door>(&self, log: &mut Log) {
        let register = D::read(std::slice::from_ref(self.0), None).unwrap();
        let changed = suite::commands::<D>(log, D::read(std::slice::from_ref(self.0), None).unwrap(), self.1);
        suite::compared::<D>(log, &register, &changed);
    }
}

struct OfTwo<'a>(&'a Source, &'a Source);

impl Suite for OfTwo<'_> {
    fn ask<D: Door>(&self, log: &mut Log) {
        let read = |source: &Source| D::read(std::slice::from_ref(source), None).unwrap();
        suite::compared::<D>(log, &read(self.0), &read(self.1));
    }
}

struct OfFiles<'a>(&'a [Source], Option<Limits>);

impl Suite for OfFiles<'_> {
    fn ask<D: Door>(&self, log: &mut Log) {
        suite::files::<D>(log, self.0, self.1.as_ref());
    }
}

struct OfRequests<'a>(&'a Source, &'a [(&'static str, Value)]);

impl Suite for OfRequests<'_> {
    fn ask<D: Door>(&self, log: &mut Log) {
        let register = D::read(std::slice::from_ref(self.0), None).unwrap();
        let inline = serde_json::json!([{
            "name": "register.json",
            "text": String::from_utf8(self.0.bytes.clone()).unwrap(),
        }]);
        for (question, request) in self.1 {
            log.note(question, D::ask_on(&register, question, &request.to_string()));
            let mut with_files = request.clone();
            if let Value::Object(fields) = &mut with_files {
                fields.insert("files".to_owned(), inline.clone());
            }
            log.note(question, D::ask(question, &with_files.to_string()));
            log.note(question, D::ask_on(&register, question, &with_files.to_string()));
        }
    }
}

struct OfRatios<'a>(&'a [(String, u32)]);

impl Suite for OfRatios<'_> {
    fn ask<D: Door>(&self, log: &mut Log) {
        for (ratio, places) in self.0 {
            log.note(format_args!("{ratio} to {places}"), D::decimal(ratio, *places));
        }
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn registers((register, plan) in strategy::register().prop_flat_map(|register| {
        let plan = plans::plan(&register);
        (Just(register), plan)
    })) {
        at_both_doors(&OfRegister(&file(&register), &plan));
    }

    #[test]
    fn registers_without_some_nouns((draft, plan) in strategy::partial_draft().prop_flat_map(|draft| {
        let plan = plans::plan(&draft.clone().try_into().unwrap());
        (Just(draft), plan)
    })) {
        at_both_doors(&OfRegister(&draft_file("register.json", &draft), &plan));
    }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn commands((register, commands) in strategy::register().prop_flat_map(|register| {
        let commands = vec(strategy::command(&register), 1..6);
        (Just(register), commands)
    })) {
        let commands: Vec<String> = commands.iter().map(|one| serde_json::to_string(one).unwrap()).collect();
        at_both_doors(&OfCommands(&file(&register), &commands));
    }

    #[test]
    fn two_registers(one in strategy::partial_draft(), other in strategy::partial_draft()) {
        at_both_doors(&OfTwo(&draft_file("one.json", &one), &draft_file("other.json", &other)));
    }

    #[test]
    fn files_after_one_another(
        one in strategy::partial_draft(), other in strategy::partial_draft(), third in plans::csv(),
    ) {
        let sources = [draft_file("one.json", &one), draft_file("other.json", &other), third];
        at_both_doors(&OfFiles(&sources[..2], None));
        at_both_doors(&OfFiles(&sources, None));
    }

    #[test]
    fn requests(draft in strategy::partial_draft(), requests in vec(plans::request(), 4)) {
        at_both_doors(&OfRequests(&draft_file("register.json", &draft), &requests));
    }

    #[test]
    fn workbooks(
        cells in vec((0..2_usize, any::<Index>(), 0..5_usize, 0..6_u8), 0..4),
        cut in proptest::option::weighted(0.2, any::<Index>()),
    ) {
        let mut book = Workbook::new();
        for (sheet, row, column, what) in cells {
            let rows = if sheet == 0 { &mut book.days } else { &mut book.weeks };
            let row = row.index(rows.len());
            match what {
                0 => drop(rows.remove(row)),
                1 => rows.insert(row, rows[row].clone()),
                2 => rows[row][column] = text("about 20"),
                3 => rows[row][column] = number(7),
                4 => rows[row][column] = number(-1.5),
                _ => rows[row][column] = text("-"),
            }
        }
        let mut bytes = book.bytes();
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        at_both_doors(&OfFiles(&[source("book.ods", bytes)], None));
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn calendars(plan in plans::calendar()) {
        at_both_doors(&OfCalendar(&plan));
    }

    #[test]
    fn spoiled_drafts(file in plans::spoiled()) {
        at_both_doors(&OfFiles(&[file], None));
    }

    #[test]
    fn csvs(files in vec(plans::csv(), 1..3), few in proptest::option::of(0..200_u64)) {
        let limits = few.map(|few| Limits { bytes: few, rows: few / 40, ..Rust::limits().unwrap() });
        at_both_doors(&OfFiles(&files, limits));
    }

    #[test]
    fn ratios(
        numbers in vec((any::<i128>(), 1..=i128::MAX, 0..128_u32, 0..128_u32, 0..40_u32), 8),
        other in "[-0-9/. ]{0,12}",
    ) {
        let ratio = |(above, below, up, down, places): (i128, i128, u32, u32, u32)| {
            // As long as they like to be, in lowest terms or not.
            let (above, below) = (above >> up, (below >> down).max(1));
            (if below == 1 { above.to_string() } else { format!("{above}/{below}") }, places)
        };
        let mut ratios: Vec<(String, u32)> = numbers.into_iter().map(ratio).collect();
        ratios.extend([(other, 2), ("1/3".to_owned(), u32::MAX), ("1/3".to_owned(), 256)]);
        at_both_doors(&OfRatios(&ratios));
    }
}

/// The drafts above are spoiled in most ways that there are, and some not at all.
#[test]
fn spoiled_drafts_break_most_rules() {
    let mut runner = TestRunner::deterministic();
    let (mut ids, mut codes) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..300 {
        let file = plans::spoiled().new_tree(&mut runner).unwrap().current();
        codes.insert(Rust::read(std::slice::from_ref(&file), None).err().map(|refusal| refusal.code));
        let inspection = Rust::check(&[file], None).unwrap();
        ids.extend(inspection.findings.into_iter().map(|one| one.id));
    }
    let rules = Rust::catalogue().unwrap().into_iter().filter(|rule| ids.contains(&rule.id)).count();
    assert!(rules > 30, "only {rules} rules are broken: {ids:?}");
    assert_eq!(
        codes.len(),
        3,
        "a register, data that break rules, and a file that cannot be read: {codes:?}"
    );
}
