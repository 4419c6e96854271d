//! Published figures, judged and held against each other.

use serde_json::{Value, json};

use crate::real::workbooks;
use crate::{Folder, fed, line_with, list, notes, out, parsed, run, status, texts};

/// 240 people in 5 boats on 4 days: 60 a day, 48 in each boat.
const DAYS: &str = "date,people,boats\n2024-07-05,100,2\n2024-07-06,0,0\n2024-07-07,59,1\n2024-07-08,81,2\n";

/// A claim since 5 July 2024, made on the 9th.
fn claim(id: &str, kind: &Value, figure: &str) -> Value {
    let mut measure = kind.clone();
    measure["over"] = json!({ "from": "2024-07-05" });
    json!({ "id": id, "date": "2024-07-09", "measure": measure, "figure": figure })
}

fn people(figure: &str) -> Value {
    claim("people", &json!({ "kind": "total" }), figure)
}

fn boats(figure: &str) -> Value {
    claim("boats", &json!({ "kind": "total", "of": "boats" }), figure)
}

fn a_day(figure: &str) -> Value {
    claim("day", &json!({ "kind": "mean", "per": "day" }), figure)
}

fn each(figure: &str) -> Value {
    claim("each", &json!({ "kind": "people-per-boat" }), figure)
}

fn document(claims: &[Value]) -> String {
    json!({ "format": "crossings-claims/1", "title": "A test", "claims": claims }).to_string()
}

#[test]
fn claims_that_are_so_are_well() {
    let folder = Folder::new("claims-well");
    let data = folder.file("days.csv", DAYS);
    let claims = folder.file("claims.json", document(&[people("240"), a_day("60 a day"), each("48 each")]));
    let answer = run(&["claims", &claims, "--data", &data]);
    assert_eq!((status(&answer), notes(&answer)), (0, String::new()), "{answer:?}");
    let said = out(&answer);
    assert!(
        said.starts_with(
            "A test\njudged on UK arrivals, days 2024-07-05..2024-07-08, as published 2024-07-09\n"
        ),
        "{said}"
    );
    //= docs/rules.md#verdicts-on-claims
    //# verdict-08: The last known day of a claim that does not say it MUST be, for the house, the day before its
    //# publication.
    line_with(&said, &["people", "240", "supported", "240 people"]);
    line_with(&said, &["day", "60 a day", "supported", "60 people per day"]);
    line_with(&said, &["each", "48 each", "supported", "48 people per boat"]);
    for reading in ["pragmatic:", "strict:"] {
        line_with(&said, &[reading, "they can all be true"]);
    }
    assert!(said.contains("\n3 claims: 3 supported; --explain ID"), "{said}");
    //= docs/rules.md#verdicts-on-claims
    //# verdict-09: A likely slip MUST NOT be named of a claim that is supported.
    assert!(!said.contains("may have gone wrong"), "{said}");
    // The first day was the 5th, and 240 / 60 = 4; 240 / 3 = 80 and 240 / 5 = 48 are not 60.
    let strictly = out(&run(&["claims", &claims, "--reading", "strict"]));
    let days = "\"60 a day\" of 240 people is 4 days: 240 / 4 = 60; but 240 / 3 = 80 and 240 / 5 = 48";
    assert!(strictly.contains(days), "{strictly}");
    assert!(
        strictly.contains("the last known day is 8 July 2024 (day 4, where 2024-07-05 is day 1)"),
        "{strictly}"
    );
}

#[test]
fn claims_that_are_not_so_are_found() {
    let folder = Folder::new("claims-found");
    let data = folder.file("days.csv", DAYS);
    let known = |mut claim: Value| {
        claim["as_of"] = json!("2024-07-08");
        claim
    };
    let claims = [people("159"), boats("6 boats"), each("about 50")].map(known);
    let claims = folder.file("claims.json", document(&claims));
    let answer = run(&["claims", &claims, "--data", &data]);
    assert_eq!(status(&answer), 1, "{answer:?}");
    let said = out(&answer);
    line_with(&said, &["people", "159", "contradicted", "240 people", "240"]);
    line_with(&said, &["boats", "6 boats", "contradicted", "5 boats"]);
    line_with(&said, &["each", "about 50", "supported", "48 people per boat"]);
    // 100 + 0 + 59 is 159: one day too few.
    assert!(said.contains("\n  people \"159\": true of the days up to 2024-07-07 (159 people, 2024-07-05..2024-07-07, 3 days)\n"), "{said}");
    // 48 is below 50 and not from 49.5 on.
    let depends =
        "\n  each \"about 50\": 48 people per boat: true in the pragmatic reading, not in the strict\n";
    //= docs/rules.md#verdicts-on-claims
    //# verdict-12: A verdict that another reading of the house would change MUST be said to.
    assert!(said.contains(depends), "{said}");
    assert!(
        said.contains(
            "159 people / 6 boats = 26.5 in each boat; \"about 50\" is not true in the pragmatic reading"
        ),
        "{said}"
    );
    // Of 159 people, 45 to 55 in each boat are 3 boats.
    line_with(&said, &["literal:", "they can all be true"]);
    line_with(&said, &["pragmatic:", "they cannot all be true,", "1 conflict"]);
    assert!(
        said.contains("  people + boats + each cannot all be true in the pragmatic reading:\n"),
        "{said}"
    );
    assert!(
        said.contains("\n    so 0 ≥ 111, which is false\n"),
        "6 × 45 is 270, which is 111 above 159: {said}"
    );
    assert!(
        said.contains(
            "in the pragmatic reading the rest can all be true without people, or boats, or each\n"
        ),
        "{said}"
    );
    assert!(said.contains("2 contradicted; they cannot all be true"), "{said}");
    let only = run(&["claims", &claims, "--data", &data, "--only", "each"]);
    assert_eq!(status(&only), 0, "{only:?}");
    // 48 is not from 49.5 to 50.5.
    let strictly = run(&["claims", &claims, "--data", &data, "--only", "each", "--reading", "strict"]);
    assert_eq!(status(&strictly), 1, "{strictly:?}");
    //= docs/rules.md#verdicts-on-claims
    //# verdict-02: A claim MUST depend where the house interpretation does not make it true and another does.
    line_with(&out(&strictly), &["each", "about 50", "depends", "48 people per boat"]);
    let answer = parsed(&run(&["claims", &claims, "--data", &data, "--format", "json"]));
    assert_eq!(texts(&answer["judgements"], "verdict"), ["contradicted", "contradicted", "supported"]);
    assert_eq!(
        answer["counts"],
        json!({ "supported": 1, "depends": 0, "contradicted": 2, "undetermined": 0 })
    );
    assert_eq!(answer["conflict"], true);
}

#[test]
fn a_conflict_alone_is_found() {
    // Twice two is not six, whatever the data say.
    let claims = document(&[people("6"), boats("2"), each("exactly 2")]);
    let answer = fed(&["claims", "-"], &claims);
    assert_eq!(status(&answer), 1, "{answer:?}");
    let said = out(&answer);
    assert!(said.contains("judged without daily figures"), "{said}");
    assert!(said.contains("people + boats + each cannot all be true under any reading:"), "{said}");
    assert!(said.contains("people \"6\": there is no figure for 2024-07-05"), "{said}");
    let said = out(&fed(&["claims", "-", "--fuel", "1"], &claims));
    line_with(&said, &["strict:", "not found out:"]);
    let said = out(&fed(&["claims", "-", "--largest", "2"], &claims));
    assert!(!said.contains("people + boats + each"), "{said}");
}

#[test]
fn the_working_of_a_claim_is_shown() {
    let folder = Folder::new("claims-explain");
    let data = folder.file("days.csv", DAYS);
    let mut each = each("almost 50");
    each["as_of"] = json!(["2024-07-08", "2024-07-07"]);
    let claims = folder.file("claims.json", document(&[each, boats("6 boats")]));
    let answer = run(&["claims", &claims, "--data", &data, "--explain", "each"]);
    assert_eq!(status(&answer), 1, "the boats are still wrong: {answer:?}");
    let said = out(&answer);
    for words in [
        "  verdict: supported, in the pragmatic reading\n",
        "  literal:   0 to below 50\n  pragmatic: 45 to below 50\n  strict:    49.5 to below 50\n",
        "as the house has it, known to 2024-07-08\n",
        "  240 people, 2024-07-05..2024-07-08, 4 days\n  5 boats, 2024-07-05..2024-07-08, 4 days\n",
        "  48 people per boat; \"almost 50\": literal true, pragmatic true, strict not true\n",
        // 159 / 3 = 53.
        "\nknown to 2024-07-07\n  159 people, 2024-07-05..2024-07-07, 3 days\n  3 boats, ",
        "  53 people per boat; \"almost 50\": literal not true, pragmatic not true, strict not true\n",
    ] {
        assert!(said.contains(words), "{words} in:\n{said}");
    }
    let unknown = run(&["claims", &claims, "--explain", "nobody"]);
    assert_eq!(status(&unknown), 2);
    assert!(notes(&unknown).contains("there is no claim `nobody`; there is: each, boats"), "{unknown:?}");
}

#[test]
fn claims_that_cannot_be_read_are_refused() {
    let folder = Folder::new("claims-unusable");
    let soaring = folder.file("soaring.json", document(&[people("soaring"), boats("£5")]));
    let answer = run(&["claims", &soaring]);
    assert_eq!((status(&answer), out(&answer)), (2, String::new()), "{answer:?}");
    let why = notes(&answer);
    assert!(why.contains(&format!("{soaring} at /claims/0/figure: got `▸soaring`")), "{why}");
    assert!(
        why.contains(&format!(
            "{soaring} at /claims/1/figure: got the figure \"£5\" cannot state a whole number"
        )),
        "{why}"
    );
    let missing = run(&["claims", &folder.path("missing.json")]);
    assert_eq!(status(&missing), 2);
    assert!(notes(&missing).contains("missing.json: got "), "{missing:?}");
    let twice = fed(&["claims", "-", "--data", "-"], "{}");
    assert_eq!(status(&twice), 2);
    assert!(notes(&twice).contains("can be read only once"), "{twice:?}");
    let claims = folder.file("claims.json", document(&[people("240")]));
    let data = folder.file("broken.csv", "date,people,boats\n2024-07-05,100,0\n");
    let broken = run(&["claims", &claims, "--data", &data]);
    assert_eq!(status(&broken), 2);
    assert!(notes(&broken).contains("C004"), "{broken:?}");
    // What a document says cannot command the terminal.
    let escape = document(&[
        json!({ "id": "a\u{1b}[2J", "measure": { "kind": "start", "policy": "p\u{1b}" }, "figure": "1 May 2024" }),
    ]);
    let said = fed(&["claims", "-", "--color", "never"], &escape);
    assert!(!out(&said).contains('\u{1b}') && out(&said).contains("a\\u{1b}[2J"), "{said:?}");
}

#[test]
fn the_article_is_held_against_itself() {
    let answer = run(&["claims"]);
    assert_eq!(status(&answer), 1, "{answer:?}");
    let said = out(&answer);
    for words in [
        "France asks Britain for more money",
        // 21,446 / 166 = 129.193 and 21,446 / 169 = 126.899 are not around 128.
        "\"around 128 a day\" of 21,446 people is 167 or 168 days: 21,446 / 167 = 128.419, 21,446 / 168 = 127.655; \
         but 21,446 / 166 = 129.193 and 21,446 / 169 = 126.899\n",
        "the last known day is 18 or 19 December 2024 (day 167 or 168, where 2024-07-05 is day 1)\n",
        "21,446 people / 377 boats = 56.886 in each boat; \"almost 60 each\" is true in the literal reading (0 to below 60), \
         true in the pragmatic reading (55 to below 60), not true in the strict reading (59.5 to below 60)\n",
        "\"30%\" and \"almost a third\" are of the same quantity: 30% is not 33.333%, so they cannot both be meant exactly\n",
        "  route + third cannot all be true in the strict reading:\n",
        "  people + boats + each cannot all be true in the strict reading:\n",
        "    so 0 ≥ 985.5, which is false\n",
        "  money \"over £500 million\": true of EUR 541,000,000: another currency\n",
        "  belgium \"down by over 90 per cent\": there is no series of Belgian interceptions\n",
        "Asked for and not agreed\n  P1: More patrols, United Kingdom to France: no figure to check\n",
    ] {
        assert!(said.contains(words), "{words} in:\n{said}");
    }
    line_with(&said, &["money", "contradicted", "GBP 476,000,000"]);
    // 21,446 / 60 = 357.4 and 21,446 / 59.5 = 360.4.
    line_with(&said, &["boats", "377 boats", "358 to 360", "358 boats … 360 boats"]);
    line_with(&said, &["literal:", "they can all be true"]);
    line_with(&said, &["pragmatic:", "they can all be true"]);
    line_with(&said, &["strict:", "they cannot all be true,"]);
}

#[test]
fn windows_are_found_and_counted() {
    let folder = Folder::new("windows-found");
    let data = folder.file("days.csv", DAYS);
    // Of ten windows: 100/1, 100/2, 159/3, 240/4; 0, 59/2, 140/3; 59, 140/2; 81.
    let strictly = ["windows", "60 a day", "--reading", "strict", "--data", &data];
    let said = out(&run(&strictly));
    assert!(
        said.starts_with("\"60 a day\": 59.5 to below 60.5 people per day in the strict reading\n"),
        "{said}"
    );
    assert!(said.contains("it holds of 1 of 10 windows, 10.000 %\n"), "{said}");
    line_with(&said, &["2024-07-05", "2024-07-08", "1"]);
    // Pragmatically, 55 to below 65: 240/4 and 59/1.
    let answer = parsed(&run(&["windows", "60 a day", "--data", &data, "--format", "json"]));
    assert_eq!((&answer["windows"], &answer["all"]), (&json!(2), &json!(10)));
    let ending =
        parsed(&run(&["windows", "60 a day", "--data", &data, "--format", "json", "--ending", "2024-07-08"]));
    assert_eq!((&ending["windows"], &ending["all"]), (&json!(1), &json!(4)));
    let within = [
        "windows",
        "60 a day",
        "--data",
        &data,
        "--format",
        "json",
        "--from",
        "2024-07-06",
        "--to",
        "2024-07-07",
    ];
    let within = parsed(&run(&within));
    assert_eq!((&within["windows"], &within["all"]), (&json!(1), &json!(3)));
    assert_eq!(list(&within["runs"]).len(), 1);
    let unsaid = run(&["windows", "56.9", "--data", &data]);
    assert_eq!(status(&unsaid), 2);
    assert!(notes(&unsaid).contains("--of says it: people, boats, people-per-day"), "{unsaid:?}");
    // 240/5 and 240 less 100 in 3 boats are 48 and 46.7; nobody knows of 53.
    let per_boat =
        parsed(&run(&["windows", "48", "--of", "people-per-boat", "--data", &data, "--format", "json"]));
    assert_eq!(per_boat["windows"], 1);
    let nothing = run(&["windows", "74 a day"]);
    assert_eq!(status(&nothing), 2);
    assert!(notes(&nothing).contains("--data FILE"), "{nothing:?}");
}

#[test]
fn a_figure_is_read_and_described_and_solved() {
    let said = out(&run(&["figure", "almost a third"]));
    line_with(&said, &["a share", "29.167% to below 33.333%"]);
    let refused = run(&["figure", "soaring"]);
    assert_eq!(status(&refused), 2);
    assert!(notes(&refused).contains("is no figure that can be read"), "{refused:?}");
    let said = out(&run(&["describe", "56.886", "--as", "mean"]));
    line_with(&said, &["almost 57", "literal, pragmatic, strict"]);
    line_with(&said, &["almost 60", "literal, pragmatic"]);
    assert_eq!(status(&run(&["describe", "1/0"])), 2);
    let strictly = |arguments: &[&str]| {
        let answer = run(&[&["solve"], arguments, &["--reading", "strict"]].concat());
        assert_eq!(status(&answer), 0, "{answer:?}");
        out(&answer).lines().next().unwrap().to_owned()
    };
    let day = "around 128 a day";
    assert_eq!(strictly(&[day, "--total", "21446"]), "days, or boats: 167 or 168");
    assert_eq!(
        strictly(&[day, "--total", "21446", "--since", "2024-07-05"]),
        "the last day: 18 or 19 December 2024"
    );
    // From 127.5 × 2 = 255 to below 128.5 × 2 = 257.
    assert_eq!(strictly(&[day, "--days", "2"]), "the total: 255 or 256");
    // Halves need two, four … answers, and of three none is 0.5 to one decimal.
    assert_eq!(strictly(&["0.5", "--most", "4"]), "days, or boats: 2 or 4");
    let folder = Folder::new("solve");
    let data = folder.file("days.csv", DAYS);
    assert_eq!(strictly(&["60 a day", "--from", "2024-07-05", "--data", &data]), "the last day: 8 July 2024");
    assert_eq!(strictly(&["70 a day", "--to", "2024-07-08", "--data", &data]), "the first day: 7 July 2024");
    assert_eq!(status(&run(&["solve", day])), 2);
}

/// The newest of the real workbooks that is well known.
fn workbook() -> String {
    let named = "2026-08-21".parse().unwrap();
    workbooks().into_iter().find(|(date, _)| *date == named).unwrap().1
}

#[test]
#[ignore = "needs CROSSINGS_DATA"]
fn the_article_is_judged_on_the_workbook() {
    let data = workbook();
    let answer = run(&["claims", "--data", &data]);
    assert_eq!(status(&answer), 1, "{answer:?}");
    let said = out(&answer);
    line_with(&said, &["year", "over 35,000", "supported", "35,040 people"]);
    line_with(&said, &["people", "21,446", "contradicted", "21,466 people"]);
    line_with(&said, &["boats", "377 boats", "contradicted", "385 boats"]);
    line_with(&said, &["day", "supported", "128.54 people per day"]);
    line_with(&said, &["each", "supported", "55.76 people per boat"]);
    line_with(&said, &["before", "74 a day", "contradicted", "72.98 people per day", "73 a day"]);
    line_with(&said, &["money", "contradicted", "GBP 476,000,000"]);
    for id in ["route", "third", "deaths", "belgium"] {
        line_with(&said, &[id, "undetermined"]);
    }
    for words in [
        "  people \"21,446\": 446 for 466: \"21,466\" would be true\n",
        "  boats \"377 boats\": true of the days up to 2024-12-12 (377 boats, 2024-07-05..2024-12-12, 161 days)\n",
        "  before \"74 a day\": true of the days up to 2024-06-30, and on to 2024-07-02 (",
        // 13,489 / 182 and 13,574 / 184.
        "13,489 people, 2024-01-01..2024-06-30, 182 days: 74.12 people per day",
        "13,574 people, 2024-01-01..2024-07-02, 184 days: 73.77 people per day",
        "true of EUR 541,000,000: another currency",
        "the last known day is 18 or 19 December 2024",
    ] {
        assert!(said.contains(words), "{words} in:\n{said}");
    }
    let strict = ["--starting", "2024-01-01", "--to", "2024-12-31", "--reading", "strict"];
    let found = out(&run(&[&["windows", "74 a day", "--data", &data], &strict[..]].concat()));
    line_with(&found, &["2024-01-01", "2024-06-30", "2024-07-02", "3"]);
    let working = out(&run(&["claims", "--data", &data, "--explain", "before"]));
    assert!(working.contains("  13,574 people, 2024-01-01..2024-07-04, 186 days\n"), "{working}");
}
