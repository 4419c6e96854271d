//! The main ways through the library, each with an answer that is one line of text.

use std::fmt::Write;

use crossings::jiff::SignedDuration;
use crossings::jiff::civil::{Date, date};
use crossings::source::{self, Options};
use crossings::{
    Audit, AuditOptions, Basis, Cells, Claim, Columns, Counted, DraftClaim, Judge, JudgeOptions, Measure,
    Per, Period, Reading, Register, Tally, TallyOptions, Window,
};

/// A way: what it needs is made before the allocations are counted, and then it is walked.
pub(crate) struct Walk {
    pub(crate) name: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) prepare: fn() -> Prepared,
}

/// The walk itself: its answer, or a documented error in words.
type Prepared = Box<dyn FnOnce() -> Result<String, String>>;

pub(crate) const WALKS: [Walk; 5] = [
    Walk { name: "csv", answer: "1891 people in 61 boats", prepare: of_csv },
    Walk { name: "json", answer: "agreement x, paid 200 of 400", prepare: of_json },
    Walk { name: "claim", answer: "supported, with 1 trial", prepare: of_a_claim },
    Walk { name: "audit", answer: "conflict: boats + each + people", prepare: of_an_audit },
    Walk { name: "tally", answer: "1891 people, findings: C001 C002", prepare: of_a_tally },
];

const FIRST: Date = date(2024, 7, 1);

fn day(number: i64) -> Date {
    FIRST.checked_add(SignedDuration::from_hours(number * 24)).unwrap()
}

/// The people and boats of a day.
const fn figures(number: i64) -> (i64, i64) {
    let boats = number % 4;
    (boats * 31, boats)
}

const DAYS: i64 = 42;

fn table() -> String {
    let mut text = "date,people,boats\n".to_owned();
    for number in 0..DAYS {
        let (people, boats) = figures(number);
        writeln!(text, "{},{people},{boats}", day(number)).unwrap();
    }
    text
}

fn read_table(text: &str) -> Result<Register, String> {
    let draft = source::csv::read("days.csv", text.as_bytes(), &Options::default())
        .map_err(|error| error.to_string())?;
    Register::try_from(draft).map_err(|violations| violations.to_string())
}

fn of_csv() -> Prepared {
    let text = table();
    let all = Period::inclusive(day(0), day(DAYS - 1)).unwrap();
    Box::new(move || {
        let register = read_table(&text)?;
        let series = register.series(Basis::UkArrivals).ok_or("no series")?;
        let total = series.newest().total(all).map_err(|missing| missing.to_string())?;
        Ok(format!("{} people in {} boats", total.people, total.boats))
    })
}

fn of_json() -> Prepared {
    let text = r#"{"format": 1,
        "series": [{"basis": "uk-arrivals", "publications": [{"published": "2024-07-09",
            "days": [{"date": "2024-07-07", "people": 65, "boats": 1}]}]}],
        "agreements": [{"id": "x", "title": "An agreement", "payer": "one", "payee": "other", "stage": "agreed",
            "from": "2024-01-01", "to": "2024-12-31", "commitment": "EUR 4",
            "payments": [{"date": "2024-02-01", "amount": "EUR 2"}]}],
        "policy_periods": [{"id": "pm", "kind": "office", "timeline": "P", "title": "A",
            "from": "2024-07-05"}]}"#;
    Box::new(move || {
        let draft = source::json::read("register.json", text.as_bytes(), &Options::default())
            .map_err(|error| error.to_string())?;
        let register = Register::try_from(draft).map_err(|violations| violations.to_string())?;
        let agreement = register.agreement("x").ok_or("no agreement")?;
        let paid: i128 = agreement.payments.iter().map(|one| one.amount.minor()).sum();
        let of = agreement.commitment.ok_or("no commitment")?.amount.minor();
        Ok(format!("agreement x, paid {paid} of {of}"))
    })
}

fn claim(id: &str, measure: Measure, figure: &str) -> Result<Claim, String> {
    Claim::try_from(DraftClaim::new(id, measure, figure)).map_err(|faults| format!("{faults:?}"))
}

fn over() -> Window {
    Window::Days(Period::inclusive(day(0), day(DAYS - 1)).unwrap())
}

fn of_a_claim() -> Prepared {
    let register = read_table(&table()).unwrap();
    Box::new(move || {
        let measure = Measure::Mean { of: Counted::People, per: Per::Day, over: over() };
        // 1891 by 42 is a little over 45.
        let claim = claim("c", measure, "around 45")?;
        let judged = Judge::new(&register, JudgeOptions::default()).judge(&claim);
        let verdict = serde_json::to_value(judged.verdict).map_err(|error| error.to_string())?;
        let (verdict, trials) = (verdict.as_str().unwrap_or_default(), judged.trials.len());
        Ok(format!("{verdict}, with {trials} trial{}", if trials == 1 { "" } else { "s" }))
    })
}

fn of_an_audit() -> Prepared {
    Box::new(|| {
        let claims = [
            claim("people", Measure::Total { of: Counted::People, over: over() }, "1,891")?,
            claim("boats", Measure::Total { of: Counted::Boats, over: over() }, "61")?,
            claim("each", Measure::PeoplePerBoat { over: over() }, "almost 31")?,
        ];
        let all: Vec<&Claim> = claims.iter().collect();
        let audit = Audit::of("bundle", &all, &[], &AuditOptions::default());
        let found = audit.under(Reading::Strict);
        let together = serde_json::to_value(found.together).map_err(|error| error.to_string())?;
        let mut ids: Vec<&str> =
            found.conflicts.iter().flat_map(|one| one.claims.iter().map(String::as_str)).collect();
        ids.sort_unstable();
        Ok(format!("{}: {}", together.as_str().unwrap_or_default(), ids.join(" + ")))
    })
}

fn of_a_tally() -> Prepared {
    let number = |n: i64| i32::try_from(19_905 + n).unwrap();
    let mut dates: Vec<i32> = (0..DAYS).map(number).collect();
    // One day comes twice, and then an earlier one.
    dates[20] = dates[19];
    dates[30] = dates[10];
    let of = |pick: fn((i64, i64)) -> i64| -> Vec<u32> {
        (0..DAYS).map(|n| u32::try_from(pick(figures(n))).unwrap()).collect()
    };
    let (people, boats) = (of(|one| one.0), of(|one| one.1));
    Box::new(move || {
        let cells = |error: crossings::ColumnsError| error.to_string();
        let columns =
            Columns::new(Cells::from(&dates[..]), Cells::from(&people[..]), Cells::from(&boats[..]))
                .map_err(cells)?;
        let mut tally = Tally::new(TallyOptions::default());
        tally.observe(&columns);
        let tallied = tally.finish();
        let people = tallied.people.sum.ok_or("no sum")?;
        let mut ids: Vec<&str> = tallied.findings.iter().map(crossings::TalliedFinding::id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.retain(|id| *id != "C003");
        Ok(format!("{people} people, findings: {}", ids.join(" ")))
    })
}
