//! What changed between two files.

use crossings::jiff::civil::date;
use serde_json::json;

use crate::{
    Folder, THREE, broken, commas, good, line_with, notes, out, parsed, register, rows, run, status, texts,
};

#[test]
fn revisions_are_exactly_what_differs() {
    let folder = Folder::new("revisions");
    let older = rows(date(2022, 9, 1), date(2022, 9, 20));
    let mut newer = older[1..].to_vec();
    newer.extend(rows(date(2022, 9, 21), date(2022, 9, 23)));
    newer[1] = (newer[1].0, 1_305, 27);
    newer[2] = (newer[2].0, 717, 18);
    let (old, new) = (folder.file("old.json", good(&older)), folder.file("new.json", good(&newer)));

    let same = run(&["revisions", &old, &old]);
    assert_eq!(status(&same), 0, "{same:?}");
    assert!(out(&same).contains("nothing was revised"), "{same:?}");

    let text = run(&["revisions", &old, &new]);
    assert_eq!(status(&text), 1, "{text:?}");
    let said = out(&text);
    let (mut net, mut gross, mut changed) = (0_i64, 0_i64, 0);
    for (before, after) in older[1..].iter().zip(&newer) {
        assert_eq!(before.0, after.0);
        let shown = said.lines().any(|line| line.starts_with(&format!("{}  ", before.0)));
        assert_eq!(shown, before != after, "{}", before.0);
        if before != after {
            let line = line_with(&said, &[&before.0.to_string()]);
            assert!(line.contains(&format!("{} → {}", commas(before.1), commas(after.1))), "{line}");
            let difference = after.1 as i64 - before.1 as i64;
            (net, gross, changed) = (net + difference, gross + difference.abs(), changed + 1);
        }
    }
    assert_eq!(changed, 2);
    assert!(said.contains("added: 3 days, 2022-09-21..2022-09-23"), "{said}");
    assert!(said.contains("withdrawn: 1 day, 2022-09-01..2022-09-01"), "{said}");

    let report = run(&["revisions", &old, &new, "--format", "json"]);
    assert_eq!(status(&report), 1);
    let report = parsed(&report);
    assert_eq!(report["revised"], true);
    let series = &report["series"][0];
    assert_eq!(texts(&series["days"], "of"), ["2022-09-03", "2022-09-04"]);
    assert_eq!(series["days"][0]["new"]["people"], 1_305);
    assert_eq!((series["net_people"].as_i64(), series["gross_people"].as_i64()), (Some(net), Some(gross)));

    // Days that are merely new revise nothing.
    let longer = folder.file("longer.json", good(&rows(date(2022, 9, 1), date(2022, 9, 25))));
    let output = run(&["revisions", &old, &longer]);
    assert_eq!(status(&output), 0, "{output:?}");
    assert!(out(&output).contains("added: 5 days, 2022-09-21..2022-09-25"), "{output:?}");
}

#[test]
fn revisions_see_weeks_and_published_totals() {
    let folder = Folder::new("revised-weeks");
    let with = |people: u64, total: u64, endings: [&str; 2]| {
        let weeks = endings.map(|ending| json!({ "ending": ending, "people": people, "boats": 2 }));
        let total =
            json!({ "from": "2021-01-01", "to": "2021-12-31", "people": total, "evidence": "a test" });
        register(&[json!({ "published": "2022-10-01", "weeks": weeks, "totals": [total] })])
    };
    let old = folder.file("old.json", with(100, 28_526, ["2022-09-04", "2022-09-11"]));
    let new = folder.file("new.json", with(90, 28_526, ["2022-09-11", "2022-09-18"]));
    let text = run(&["revisions", &old, &new]);
    assert_eq!(status(&text), 1, "{text:?}");
    let said = out(&text);
    assert!(line_with(&said, &["2022-09-11"]).contains("100 → 90"), "{said}");
    assert!(said.contains("withdrawn: 1 week, 2022-09-04..2022-09-04"), "{said}");
    assert!(said.contains("added: 1 week, 2022-09-18..2022-09-18"), "{said}");
    let other = folder.file("other.json", with(100, 28_500, ["2022-09-04", "2022-09-11"]));
    let text = run(&["revisions", &old, &other]);
    assert_eq!(status(&text), 1, "{text:?}");
    assert!(out(&text).contains("28,526 → 28,500"), "{text:?}");
    assert_eq!(status(&run(&["revisions", &old, &old])), 0);
}

#[test]
fn revisions_need_two_good_files() {
    let folder = Folder::new("unusable-revisions");
    let fine = folder.file("fine.json", good(&THREE));
    let bad = folder.file("bad.json", broken());
    for (old, new) in [(&fine, &bad), (&bad, &fine), (&bad, &bad)] {
        let text = run(&["revisions", old, new]);
        assert_eq!((status(&text), out(&text).as_str()), (2, ""), "{text:?}");
        assert!(notes(&text).contains("error C004 "), "{text:?}");
        let report = run(&["revisions", old, new, "--format", "json"]);
        assert_eq!(status(&report), 2);
        let report = parsed(&report);
        assert_eq!((report["old"].is_null(), report["new"].is_null()), (*old == fine, *new == fine));
    }
    assert_eq!(status(&run(&["revisions", &fine, &folder.path("no-such-file.json")])), 2);
}
