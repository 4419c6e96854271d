//! Panels: made, and added up.

use std::fs;

use super::{Folder, fed, line_with, list, notes, out, parsed, run, status, texts};

#[test]
fn what_was_planted_is_found_in_every_form() {
    let folder = Folder::new("panel");
    let listed = folder.path("faults.csv");
    let endings: &[&str] = if cfg!(feature = "parquet") { &["csv", "parquet"] } else { &["csv"] };
    for ending in endings {
        let path = folder.path(&format!("panel.{ending}"));
        let made = run(&[
            "generate",
            "--rows",
            "20_000",
            "--seed",
            "3",
            "--first-series",
            "40",
            "--faults",
            "100",
            "--list",
            &listed,
            "-o",
            &path,
        ]);
        assert_eq!(status(&made), 0, "{made:?}");
        assert!(out(&made).starts_with(&format!("{path} 20,000 rows\n")), "{made:?}");

        let report = run(&["tally", &path, "--findings", "all", "--threads", "2", "--format", "json"]);
        assert_eq!((status(&report), notes(&report)), (1, String::new()));
        let report = parsed(&report);
        let lines: Vec<String> = list(&report["findings"])
            .iter()
            .map(|one| {
                let date = one["date"].as_str().unwrap_or("");
                format!("{},{},{},{date}", one["row"], one["id"].as_str().unwrap(), one["series"])
            })
            .collect();
        let wanted = fs::read_to_string(&listed).unwrap();
        let (head, wanted) = wanted.split_once('\n').unwrap();
        assert_eq!(head, "row,rule,series,date,fault,at");
        let wanted: Vec<String> =
            wanted.lines().map(|line| line.split(',').take(4).collect::<Vec<_>>().join(",")).collect();
        assert_eq!(lines, wanted, "{ending}");
        assert_eq!((report["rows"].as_u64(), report["left_out"].as_u64()), (Some(20_000), Some(0)));
        assert!(texts(&report["rules"], "id").contains(&"C003"));

        let text = run(&["tally", &path, "--findings", "2"]);
        assert_eq!(status(&text), 1, "{text:?}");
        let said = out(&text);
        assert!(said.contains("20,000 rows, series that come back, "), "{said}");
        let more = format!("and {} more findings; --findings all shows them", lines.len() - 2);
        assert!(said.contains(&more) && said.ends_with(" warnings\n"), "{said}");
        line_with(&said, &["C003", "error"]);
        let first: Vec<&str> = lines[0].split(',').collect();
        let line = line_with(&said, &[&format!("row {},", first[0]), &format!("series {},", first[2])]);
        let severity = list(&report["findings"])[0]["severity"].as_str().unwrap();
        assert!(
            line.starts_with(&format!("{severity} {}", first[1])) && line.contains("; wanted "),
            "{line}"
        );
    }
}

#[test]
fn several_files_are_one_panel() {
    let folder = Folder::new("panels");
    let one = folder.file("one.csv", "date,people,boats,place\n2024-07-07,65,1,Dover\n2024-07-08,0,0,\n");
    let two = folder.file("two.csv", "people,boats,date\n419,0,2024-07-09\n");
    let text = run(&["tally", &one, &two]);
    assert_eq!(status(&text), 1);
    let said = out(&text);
    let wanted = format!("error C004 {two}, row 0, 2024-07-09, people: got 419 people in 0 boats; wanted ");
    assert!(said.contains(&wanted), "{said}");
    // Months apart, which is no matter where series have some days only.
    let late = "date,people,boats\n2024-09-09,60,1\n";
    let gap = fed(&["tally", &one, "-", "--name", "late.csv"], late);
    assert_eq!(status(&gap), 1, "{gap:?}");
    assert!(out(&gap).contains("error C003 late.csv, row 0"), "{gap:?}");
    let partial = fed(&["tally", &one, "-", "--partial"], late);
    assert_eq!(status(&partial), 0, "{partial:?}");
    assert!(out(&partial).contains("3 rows, 1 series, 2024-07-07..2024-09-09"), "{partial:?}");
    assert!(out(&partial).ends_with("consistent: no rule is broken\n"), "{partial:?}");
}

#[test]
fn what_cannot_be_done_is_said_with_its_reason() {
    let folder = Folder::new("no-panel");
    let bad = folder.file("bad.csv", "date,people,boats\n2024-07-07,some,1\n2024-07-08,2,one\n");
    let refused = run(&["tally", &bad, &folder.path("gone.parquet")]);
    assert_eq!((status(&refused), out(&refused)), (2, String::new()));
    assert!(notes(&refused).contains("gone.parquet: got "), "{refused:?}");
    let refused = run(&["tally", &bad]);
    for cell in ["line 2, column 2 (people): got `some`", "line 3, column 3 (boats): got `one`"] {
        assert!(notes(&refused).contains(cell), "{refused:?}");
    }
    for (arguments, why) in [
        (["--rows", "10", "--faults", "3", "-o", "p.csv"], "3 faults do not fit; wanted at most 2"),
        (["--rows", "10", "--series", "0", "-o", "p.csv"], "wanted at least 1 series"),
        (["--rows", "10", "--seed", "1", "-o", "p.xlsx"], "wanted .parquet or .csv"),
        (["--rows", "many", "--seed", "1", "-o", "p.csv"], "wanted a whole number"),
        (["--rows", "10", "--seed", "1", "-o", "no-such-folder/p.csv"], "p.csv could not be written"),
    ] {
        let refused = run(&[&["generate"], &arguments[..]].concat());
        assert_eq!((status(&refused), out(&refused)), (2, String::new()), "{refused:?}");
        assert!(notes(&refused).contains(why), "{refused:?}");
    }
}

#[test]
fn periods_are_added_up_and_rows_in_any_order_are_sorted() {
    let folder = Folder::new("panel-any");
    let (path, shuffled) = (folder.path("panel.csv"), folder.path("shuffled.csv"));
    assert_eq!(status(&run(&["generate", "--rows", "9000", "--series", "3", "-o", &path])), 0);
    let written = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<&str> = written.lines().collect();
    // The last day of a series twice, and then all of them backwards.
    lines.push(lines[3_000]);
    lines[1..].reverse();
    fs::write(&shuffled, lines.join("\n")).unwrap();

    let options = ["--periods", "2018,2019-03,2020-01-01..,offices", "--format", "json"];
    let ask = |path: &str, more: &[&str]| {
        let asked = [&["tally", path], &options[..], more].concat();
        parsed(&run(&asked))
    };
    let in_order = ask(&path, &[]);
    let found = ask(&shuffled, &["--unsorted", "--memory", "1K"]);
    let periods = list(&in_order["periods"]);
    assert!(periods.len() > 10, "three, and each office");
    let days: u64 =
        written.lines().filter(|line| line.contains(",2019-03-") || line.starts_with("2019-03-")).count()
            as u64;
    assert_eq!((periods[1]["rows"].as_u64(), days), (Some(93), 93));
    assert_eq!((&found["keys"], &in_order["keys"]), (&"repeated".into(), &"unique".into()));
    let twice = list(&found["findings"]);
    assert_eq!(texts(&found["findings"], "id"), ["C001"]);
    assert_eq!((twice[0]["other_row"].as_u64(), twice[0]["row"].as_u64()), (Some(0), Some(6_001)));

    let text = out(&run(&["tally", &path, "--periods", "2018,offices"]));
    line_with(&text, &["2018-01-01..2018-12-31", "1,095"]);
    assert!(text.contains("people a boat"), "{text}");
    let text = out(&run(&["tally", &shuffled]));
    assert!(text.contains("--unsorted sorts them"), "{text}");
    for wrong in ["20x8", "2018-13", "2020-01-02..2020-01-01", "ministers"] {
        let refused = run(&["tally", &path, "--periods", wrong]);
        assert_eq!(status(&refused), 2, "{wrong}");
        assert!(notes(&refused).contains(wrong), "{refused:?}");
    }
    assert_eq!(status(&run(&["tally", &path, "--memory", "1K"])), 2, "it is for --unsorted");
}
