//! Answers, rows, frames and verdicts of the Rust API.

use std::num::NonZeroUsize;
use std::sync::Arc;

use crossings::arrow::ToBatch;
use crossings::arrow::arrow_array::RecordBatch;
use crossings::arrow::arrow_schema::ArrowError;
use crossings::jiff::civil::Date;
use crossings::question::{self, Question};
use crossings::source::{Options, arrow};
use crossings::{
    Cells, Columns, Comparison, Coverage, DraftClaims, Intake, Judge, JudgeOptions, KeySort, Period,
    RowOrder, Tally, TallyOptions,
};
use serde_json::{Value, json};

use super::answers_model::{Answering, Forms, Frame, Panel, Table, Tallying, table};
use super::claims_model::Judging;
use super::model::{Answer, Code, Limits, Name, Refusal, Source, refuse, screaming};
use super::rust_claims::judge_options;
use super::rust_door::{Rust, intake, most};
use super::rust_values::{findings, unusable, value};

fn of_batch(batch: Result<RecordBatch, ArrowError>) -> Answer<Table> {
    batch.map(|batch| table(&[batch])).or(refuse(Code::Overflow))
}

fn forms(answer: &question::Answer) -> Answer<Forms> {
    Ok((answer.json()?, answer.batch().map_or_else(|| refuse(Code::Unsupported), of_batch)))
}

fn written(answer: &impl serde::Serialize, rows: &impl ToBatch) -> Forms {
    (serde_json::to_string(answer).unwrap(), of_batch(rows.to_batch()))
}

fn tallying(how: Option<&Tallying>) -> Answer<TallyOptions> {
    let Some(how) = how else { return Ok(TallyOptions::default()) };
    let threads = usize::try_from(how.threads).unwrap();
    let day = |[year, month, day]: [i16; 3]| {
        Date::new(year, month.try_into().unwrap(), day.try_into().unwrap()).or(refuse(Code::InvalidDate))
    };
    let period = |(first, last): &([i16; 3], [i16; 3])| {
        Period::inclusive(day(*first)?, day(*last)?).or(refuse(Code::InvalidPeriod))
    };
    Ok(TallyOptions {
        periods: how.periods.iter().map(period).collect::<Answer<_>>()?,
        findings: how.findings,
        coverage: value(&[Coverage::Dense, Coverage::Partial], how.coverage)?,
        order: value(&[RowOrder::Ascending, RowOrder::Any], how.order)?,
        threads: NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN),
    })
}

fn tally_of(panel: &Panel, how: Option<&Tallying>) -> Answer<Tally> {
    let mut tally = Tally::new(tallying(how)?);
    let lengths = refuse(Code::InvalidLength);
    let Ok(mut columns) = Columns::new(&panel.dates, &panel.people, &panel.boats) else { return lengths };
    if let Some(series) = &panel.series {
        let Ok(with) = columns.with_series(series.as_slice()) else { return lengths };
        columns = with;
    }
    if let Some(uncontrolled) = &panel.uncontrolled {
        let cells = match &panel.known {
            None => Ok(Cells::new(uncontrolled)),
            Some(known) => Cells::with_validity(uncontrolled, known, 0),
        };
        let Ok(with) = cells.and_then(|cells| columns.with_uncontrolled(cells)) else { return lengths };
        columns = with;
    }
    tally.observe(&columns);
    Ok(tally)
}

/// The same tally by its bytes, of which one may be wrong.
fn sent(tally: &Tally, wrong: Option<usize>) -> Answer<Tally> {
    let mut bytes = tally.to_bytes();
    let len = bytes.len();
    if let Some(byte) = wrong.and_then(|wrong| bytes.get_mut(wrong % len)) {
        *byte ^= 1;
    }
    Tally::from_bytes(&bytes).or(refuse(Code::Unreadable))
}

impl Answering for Rust {
    fn answer(question: &str, request: &str) -> Answer<Forms> {
        forms(&question::answer(question, request)?)
    }
    fn answer_on(register: &Self::Register, question: &str, request: &str) -> Answer<Forms> {
        forms(&question::answer_on(register, question, request)?)
    }
    fn answer_check(sources: &[Source], limits: Option<&Limits>) -> Answer<Forms> {
        let inspection = intake(sources, limits)?.inspect();
        Ok(written(&inspection, &inspection))
    }
    fn answer_revisions(old: &Self::Register, new: &Self::Register) -> Answer<Forms> {
        let comparison = Comparison::between(old, new);
        Ok(written(&comparison, &comparison))
    }
    fn answer_claims(claims: &Self::Claims, register: &Self::Register, request: &str) -> Answer<Forms> {
        let request = if request.trim().is_empty() { "{}" } else { request };
        // The document goes with the request here.
        let Ok(Value::Object(mut request)) = serde_json::from_str(request) else {
            return forms(&question::answer_on(register, "claims", request)?);
        };
        let text = serde_json::to_string(&DraftClaims::from(claims)).unwrap();
        let document = json!({ "name": "claims.json", "text": text });
        if request.insert("claims".to_owned(), document).is_some_and(|one| !one.is_null()) {
            return refuse(Code::InvalidRequest);
        }
        forms(&question::answer_on(register, "claims", &Value::Object(request).to_string())?)
    }

    fn read_frame(frame: &Frame, published: Option<&str>, limits: Option<&Limits>) -> Answer<Self::Register> {
        let published = published.map(str::parse).transpose().or(refuse(Code::InvalidMoment))?;
        let mut options = Options { published, ..Options::default() };
        if let Some(limits) = limits {
            most(&mut options.limits, limits);
        }
        let mut intake = Intake::default();
        intake.add("frame", arrow::read("frame", frame.reader(&Arc::new(())), &options));
        intake.into_register().map_err(|inspection| unusable([&*inspection]))
    }
    fn view_rows(view: &Self::View) -> Answer<Table> {
        of_batch(view.to_batch())
    }
    fn week_rows(view: &Self::View) -> Answer<Table> {
        let weeks: Vec<_> = view.weeks().cloned().collect();
        of_batch(weeks[..].to_batch())
    }
    fn finding_rows(sources: &[Source]) -> Answer<Table> {
        of_batch(intake(sources, None)?.inspect().to_batch())
    }

    fn tally(panel: &Panel, how: Option<&Tallying>) -> Answer<Forms> {
        let tallied = tally_of(panel, how)?.finish();
        Ok(written(&tallied, &tallied))
    }
    fn tally_frame(frame: &Frame, how: Option<&Tallying>) -> Answer<Forms> {
        let mut tally = Tally::new(tallying(how)?);
        crossings::arrow::observe("panel", frame.reader(&Arc::new(())), &mut tally)
            .map_err(|error| Refusal { code: Code::Unreadable, findings: findings(error.problems(), []) })?;
        let tallied = tally.finish();
        Ok(written(&tallied, &tallied))
    }
    fn tally_unsorted(frame: &Frame, how: Option<&Tallying>, memory: usize) -> Answer<Forms> {
        let mut tally = Tally::new(TallyOptions { order: RowOrder::Any, ..tallying(how)? });
        let mut keys = KeySort::with_memory(memory);
        crossings::arrow::each_chunk("panel", frame.reader(&Arc::new(())), |columns| {
            tally.observe(columns);
            keys.observe(columns).is_ok()
        })
        .map_err(|error| Refusal { code: Code::Unreadable, findings: findings(error.problems(), []) })?;
        let tallied = keys.sorted().unwrap().complete(tally).unwrap();
        Ok(written(&tallied, &tallied))
    }
    fn tally_merged(panels: [&Panel; 2], how: [Option<&Tallying>; 2], wrong: Option<usize>) -> Answer<Forms> {
        let earlier = sent(&tally_of(panels[0], how[0])?, None)?;
        let later = sent(&tally_of(panels[1], how[1])?, wrong)?;
        let tallied = earlier.merge(later).or(refuse(Code::InvalidRequest))?.finish();
        Ok(written(&tallied, &tallied))
    }
    fn command_line(arguments: &[&str]) -> Answer<i32> {
        Ok(crossings::cli::run(arguments.iter().map(Into::into)).into())
    }

    fn verdicts(
        claims: &Self::Claims,
        register: &Self::Register,
        how: Option<&Judging>,
    ) -> Answer<Vec<Name>> {
        let options = how.map_or_else(|| Ok(JudgeOptions::default()), judge_options)?;
        let judge = Judge::new(register, options);
        // Each by the whole judgement on it, which looks for more.
        Ok(claims.claims().iter().map(|claim| screaming(&judge.judge(claim).verdict)).collect())
    }
}

/// What the two answers have in common is one type at this door: its form is the answer's.
#[test]
fn an_answer_is_what_its_question_says() {
    let said = question::Funding::default().answer().unwrap();
    let forms: Result<Forms, Refusal> = Rust::answer("funding", "");
    assert_eq!(forms.unwrap(), written(&said, &said));
}
