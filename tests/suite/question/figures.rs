//! Questions about figures are answered as trying everything does.

use crossings::jiff::civil::{Date, date};
use crossings::question::{
    ClaimsDocument, Describe, File, FindWindows, JudgeClaims, Question, Solve, SolvedSet,
};
use crossings::{Claims, Counted, Judge, JudgeOptions, Ratio, Together, WindowMeasure};

/// Days in a row, with figures that look like nothing in particular.
fn days() -> Vec<(Date, u64, u64)> {
    let (mut day, mut n, mut days) = (date(2024, 6, 1), 7_u64, Vec::new());
    for _ in 0..40 {
        n = (n * 37 + 11) % 1_009;
        days.push((day, if n % 5 == 0 { 0 } else { n % 90 + 10 }, if n % 5 == 0 { 0 } else { n % 3 + 1 }));
        day = day.tomorrow().unwrap();
    }
    days
}

fn file(days: &[(Date, u64, u64)]) -> File {
    let rows: Vec<String> =
        days.iter().map(|(day, people, boats)| format!("{day},{people},{boats}\n")).collect();
    File::here("days.csv", format!("date,people,boats\n{}", rows.concat()))
}

/// Of the windows that were asked for, those in which 40 to below 50 arrived a day, and all.
fn tried(question: &FindWindows, days: &[(Date, u64, u64)]) -> (Vec<(Date, Date)>, u64) {
    let (mut found, mut all) = (Vec::new(), 0);
    for (first, (start, ..)) in days.iter().enumerate() {
        for (last, (end, ..)) in days.iter().enumerate().skip(first) {
            let asked = question.from.is_none_or(|from| from <= *start)
                && question.to.is_none_or(|to| *end <= to)
                && question.starting.is_none_or(|day| day == *start)
                && question.ending.is_none_or(|day| day == *end);
            if !asked {
                continue;
            }
            all += 1;
            let (people, length) =
                (days[first..=last].iter().map(|day| day.1).sum::<u64>(), (last - first + 1) as u64);
            if people >= 40 * length && people < 50 * length {
                found.push((*start, *end));
            }
        }
    }
    (found, all)
}

#[test]
fn windows_are_those_that_trying_finds() {
    let days = days();
    // Nothing lies between 49.9999 and 50: there are forty days at most.
    let figure = "between 40 and 49.9999 a day";
    let between = FindWindows { files: file(&days).into(), limit: Some(2_000), ..FindWindows::of(figure) };
    let bounds = [None, Some(date(2024, 6, 4)), Some(date(2024, 6, 20)), Some(date(2024, 7, 9))];
    let mut seen = 0;
    for from in bounds {
        for to in bounds.into_iter().filter(|to| to.is_none() || from.is_none() || *to >= from) {
            for (starting, ending) in [(0, 0), (1, 0), (2, 0), (0, 2), (1, 2), (2, 3), (2, 2)] {
                let (starting, ending) = (bounds[starting], bounds[ending]);
                let question = FindWindows { from, to, starting, ending, ..between.clone() };
                let answer = question.answer().unwrap();
                let (found, all) = tried(&question, &days);
                let listed: Vec<(Date, Date)> = answer
                    .runs
                    .iter()
                    .flat_map(crossings::WindowRun::iter)
                    .map(|window| (window.start(), window.last().unwrap()))
                    .collect();
                assert_eq!(listed, found, "{question:?}");
                assert_eq!((answer.windows, answer.all), (found.len() as u64, all), "{question:?}");
                assert_eq!(answer.share, Ratio::new(found.len() as i128, i128::from(all)).ok());
                seen += found.len();
                // Those that are not listed are counted.
                let short = FindWindows { limit: Some(1), ..question }.answer().unwrap();
                assert_eq!(short.windows, answer.windows);
                assert_eq!(short.runs.len() + usize::try_from(short.more_runs).unwrap(), answer.runs.len());
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn the_unit_says_of_what_a_figure_is() {
    let files = || File::into(file(&days()));
    let of = |figure: &str| {
        FindWindows { files: files(), ..FindWindows::of(figure) }.answer().map(|found| found.of)
    };
    let cases = [
        ("74 a day", WindowMeasure::MeanPerDay(Counted::People)),
        ("about 500 people a week", WindowMeasure::MeanPerWeek(Counted::People)),
        ("two boats per day", WindowMeasure::MeanPerDay(Counted::Boats)),
        ("almost 60 each", WindowMeasure::PeoplePerBoat),
        ("60 per boat", WindowMeasure::PeoplePerBoat),
        ("377 boats", WindowMeasure::Total(Counted::Boats)),
        ("over 35,000", WindowMeasure::Total(Counted::People)),
    ];
    for (figure, wanted) in cases {
        assert_eq!(of(figure), Ok(wanted), "{figure}");
    }
    for figure in ["2.5", "30%", "50 deaths", "£5", "up 20%"] {
        assert_eq!(of(figure).unwrap_err().kind(), "ambiguous-figure", "{figure}");
    }
}

#[test]
fn what_is_solved_on_data_is_what_windows_find() {
    let days = days();
    let (from, to) = (days[0].0, days[39].0);
    let windows = FindWindows { files: file(&days).into(), ..FindWindows::of("between 30 and 60 a day") };
    let starting = FindWindows { starting: Some(from), ..windows.clone() }.answer().unwrap();
    let ending = FindWindows { ending: Some(to), ..windows.clone() }.answer().unwrap();
    let figure = || "between 30 and 60 a day".to_owned();
    let (of, basis, as_of, reading, rounding) =
        (None, windows.basis, None, windows.reading, crossings::Rounding::default());
    let files = || File::into(file(&days));
    let last =
        Solve::LastDayOnData { files: files(), from, figure: figure(), of, basis, as_of, reading, rounding };
    let first =
        Solve::FirstDayOnData { files: files(), to, figure: figure(), of, basis, as_of, reading, rounding };
    let (SolvedSet::Days(last), SolvedSet::Days(first)) =
        (last.answer().unwrap().solutions, first.answer().unwrap().solutions)
    else {
        panic!()
    };
    let runs = |found: &crossings::question::FoundWindows| -> Vec<crossings::Period> {
        found.runs.iter().flat_map(crossings::WindowRun::iter).collect()
    };
    let lasts: Vec<Date> = runs(&starting).iter().map(|window| window.last().unwrap()).collect();
    let firsts: Vec<Date> = runs(&ending).iter().map(crossings::Period::start).collect();
    assert!(!lasts.is_empty() && !firsts.is_empty());
    assert_eq!(last.iter().collect::<Vec<_>>(), lasts);
    assert_eq!(first.iter().collect::<Vec<_>>(), firsts);
}

#[test]
fn numbers_are_read_in_their_one_form() {
    let ratio = |above, below| Ratio::new(above, below).ok();
    for (text, wanted) in [
        ("56.886", ratio(56_886, 1_000)),
        ("21446/377", ratio(21_446, 377)),
        ("-21/100", ratio(-21, 100)),
        ("2/4", ratio(1, 2)),
        (".5", ratio(1, 2)),
        ("7", ratio(7, 1)),
        ("1/0", None),
        ("+1/2", None),
        ("1/+2", None),
        ("1/-2", None),
        ("1e3", None),
        ("1,000", None),
        ("", None),
    ] {
        assert_eq!(Describe::number(text), wanted, "{text}");
    }
}

/// Four claims of a day of 60 people in two boats, of which the third is not so.
const CLAIMS: &str = r#"{"format": "crossings-claims/1", "bundles": [{"id": "b", "claims": ["a", "c"]}, {"id": "e", "claims": ["d"]}],
    "claims": [
        {"id": "a", "date": "2024-06-03", "measure": {"kind": "total", "over": {"to_date": "month"}}, "figure": "60"},
        {"id": "b", "measure": {"kind": "total", "over": {"week_of": "2024-06-03"}}, "figure": "60"},
        {"id": "c", "date": "2024-06-03", "measure": {"kind": "total", "over": {"to_date": "month"}}, "figure": "61"},
        {"id": "d", "measure": {"kind": "money", "agreements": ["F11"], "currency": "GBP"}, "figure": "£476 million"}
    ]}"#;

#[test]
fn only_what_is_asked_for_is_judged() {
    let all = JudgeClaims { claims: Some(ClaimsDocument::here("c.json", CLAIMS)), ..JudgeClaims::default() };
    let judged = all.answer().unwrap();
    let ids = |judged: &crossings::question::JudgedClaims| -> Vec<String> {
        judged.judgements.iter().map(|one| one.judgement.id.clone()).collect()
    };
    assert_eq!(ids(&judged), ["a", "b", "c", "d"]);
    let bundles: Vec<&str> = judged.audits.iter().map(|audit| audit.bundle.as_str()).collect();
    assert_eq!((bundles, judged.conflict), (vec!["b", "e"], Some(true)));
    let only = |ids: &[&str]| Some(ids.iter().map(|id| (*id).to_owned()).collect());
    let some = JudgeClaims { only: only(&["d", "a"]), explain: vec!["d".to_owned()], ..all.clone() };
    let some = some.answer().unwrap();
    assert_eq!((ids(&some), some.conflict), (vec!["a".to_owned(), "d".to_owned()], Some(false)));
    let audited: Vec<&[String]> = some.audits.iter().map(|audit| &audit.claims[..]).collect();
    assert_eq!(audited, [["a".to_owned()], ["d".to_owned()]]);
    assert!(some.judgements[0].working.is_empty());
    assert_eq!(some.judgements[1].working.len(), some.judgements[1].judgement.trials.len());
    let unaudited = JudgeClaims { skip_audits: true, ..all.clone() }.answer().unwrap();
    assert_eq!((&unaudited.judgements, unaudited.audits.len()), (&judged.judgements, 0));
    assert_eq!(unaudited.conflict, None, "nobody asked");
    let starved = JudgeClaims { fuel: Some(0), ..all }.answer().unwrap();
    assert!(starved.audits[0].readings.iter().all(|found| found.together == Together::Undetermined));
    assert_eq!(starved.conflict, Some(false));
}

#[test]
fn the_working_of_a_trial_gives_its_value() {
    let earlier = File { published: Some("2024-06-03".parse().unwrap()), ..File::here("one.csv", ONE) };
    let later = File { published: Some("2024-07-01".parse().unwrap()), ..File::here("two.csv", TWO) };
    let files: crossings::question::Files = [earlier, later].into_iter().collect();
    let register = files.register().unwrap();
    let claims: Claims = ClaimsDocument::here("c.json", CLAIMS).read().unwrap();
    let judge = Judge::new(&register, JudgeOptions::default());
    let (mut values, mut texts) = (0, Vec::new());
    for claim in claims.claims() {
        let judgement = judge.judge(claim);
        for trial in &judgement.trials {
            match judge.working(claim, trial) {
                Ok(worked) => {
                    assert_eq!(Some(worked.value), trial.found.value(), "{claim}");
                    texts.push(worked.steps[0].to_string());
                    values += 1;
                }
                Err(_) => assert_eq!(trial.found.value(), None, "{claim}"),
            }
        }
    }
    assert!(values > 5, "{values}");
    // What had been published when the claim was made, and what is now.
    for wanted in ["60 people, 2024-06-01..2024-06-02, 2 days", "61 people, 2024-06-01..2024-06-02, 2 days"] {
        assert!(texts.iter().any(|text| text == wanted), "{wanted} is not among {texts:?}");
    }
}

const ONE: &str = "date,people,boats\n2024-06-01,0,0\n2024-06-02,60,2\n";
const TWO: &str = "date,people,boats\n2024-06-01,0,0\n2024-06-02,61,2\n";
