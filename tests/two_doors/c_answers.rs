//! Answers, rows, frames and verdicts at the C door.

use std::sync::Arc;

use crossings::arrow::arrow_array::ffi_stream::FFI_ArrowArrayStream;
use crossings::capi::{
    crossings_answer, crossings_bytes, crossings_columns, crossings_date, crossings_judge_options,
    crossings_period, crossings_tally, crossings_tally_options, crossings_text,
};

use super::answers_model::{Answering, Forms, Frame, Panel, Table, Tallying, table};
use super::c_call::{Owned, c, given, handle, items, optional, stream, string, taking, value};
use super::c_door::{C, c_sources};
use super::c_values::c_limits;
use super::claims_model::Judging;
use super::header::{name, number};
use super::model::{Answer, Code, Limits, Name, Refusal, Source};

/// Both forms, each of them twice: an answer is made once and for all.
fn forms(answer: &Owned<crossings_answer>) -> Answer<Forms> {
    let json = || string(|out, err| c!(crossings_answer_json(answer.get(), out, err)));
    let rows =
        || stream(|out, err| c!(crossings_answer_stream(answer.get(), out, err))).map(|all| table(&all));
    let both = (json()?, rows());
    assert_eq!(both, (json()?, rows()));
    Ok(both)
}

/// Numbers that come in, or NULL.
fn given_numbers<T>(numbers: Option<&[T]>) -> (*const T, usize) {
    numbers.map_or((std::ptr::null(), 0), |numbers| (numbers.as_ptr(), numbers.len()))
}

/// The options with their periods, which the first point to.
fn tallying(how: &Tallying) -> (crossings_tally_options, Vec<crossings_period>) {
    let day = |[year, month, day]: [i16; 3]| crossings_date {
        year,
        month: month.try_into().unwrap(),
        day: day.try_into().unwrap(),
    };
    let periods =
        how.periods.iter().map(|(first, last)| crossings_period { first: day(*first), last: day(*last) });
    let periods: Vec<_> = periods.collect();
    let options = crossings_tally_options {
        findings: how.findings,
        periods: periods.as_ptr(),
        periods_len: periods.len(),
        coverage: number("coverage", how.coverage),
        order: number("row_order", how.order),
        threads: how.threads,
    };
    (options, periods)
}

fn tally_of(panel: &Panel, how: Option<&Tallying>) -> Answer<Owned<crossings_tally>> {
    let (options, many) = (how.map(tallying), given_numbers::<u32>);
    let (series, series_len) = many(panel.series.as_deref());
    let (dates, dates_len) = given_numbers(Some(&panel.dates));
    let (people, people_len) = many(Some(&panel.people));
    let (boats, boats_len) = many(Some(&panel.boats));
    let (uncontrolled, uncontrolled_len) = many(panel.uncontrolled.as_deref());
    let (uncontrolled_known, uncontrolled_known_len) = given_numbers(panel.known.as_deref());
    let columns = crossings_columns {
        series,
        series_len,
        dates,
        dates_len,
        people,
        people_len,
        boats,
        boats_len,
        uncontrolled,
        uncontrolled_len,
        uncontrolled_known,
        uncontrolled_known_len,
    };
    let (columns, options) = (&raw const columns, optional(options.as_ref().map(|(options, _)| options)));
    handle(|out, err| c!(crossings_tally_columns(columns, options, out, err)))
}

/// Its answer, and the same once more: a tally stays as it is.
fn answered(tally: &Owned<crossings_tally>) -> Answer<Forms> {
    let answer = || forms(&handle(|out, err| c!(crossings_tally_answer(tally.get(), out, err)))?);
    let one = answer();
    assert_eq!(one, answer());
    one
}

/// The same tally by its bytes, of which one may be wrong.
fn sent(tally: &Owned<crossings_tally>, wrong: Option<usize>) -> Answer<Owned<crossings_tally>> {
    let crossings_bytes { data, len } = value(|out, err| c!(crossings_tally_bytes(tally.get(), out, err)))?;
    // SAFETY: they are as many, and live as long as the tally.
    let mut bytes = unsafe { std::slice::from_raw_parts(data, len) }.to_vec();
    if let Some(byte) = wrong.and_then(|wrong| bytes.get_mut(wrong % len)) {
        *byte ^= 1;
    }
    handle(|out, err| c!(crossings_tally_from_bytes(bytes.as_ptr().cast(), bytes.len(), out, err)))
}

impl Answering for C {
    fn answer(question: &str, request: &str) -> Answer<Forms> {
        let ((name, name_len), (request, len)) = (given(Some(question)), given(Some(request)));
        forms(&handle(|out, err| c!(crossings_answer_ask(name, name_len, request, len, out, err)))?)
    }
    fn answer_on(register: &Self::Register, question: &str, request: &str) -> Answer<Forms> {
        let ((name, name_len), (request, len)) = (given(Some(question)), given(Some(request)));
        forms(&handle(|out, err| {
            c!(crossings_answer_ask_register(register.get(), name, name_len, request, len, out, err))
        })?)
    }
    fn answer_check(sources: &[Source], limits: Option<&Limits>) -> Answer<Forms> {
        let (sources, limits) = (c_sources(sources), limits.map(c_limits));
        let (first, len, limits) = (sources.as_ptr(), sources.len(), optional(limits.as_ref()));
        forms(&handle(|out, err| c!(crossings_answer_check(first, len, limits, out, err)))?)
    }
    fn answer_revisions(old: &Self::Register, new: &Self::Register) -> Answer<Forms> {
        forms(&handle(|out, err| c!(crossings_answer_revisions(old.get(), new.get(), out, err)))?)
    }
    fn answer_claims(claims: &Self::Claims, register: &Self::Register, request: &str) -> Answer<Forms> {
        let (request, len) = given(Some(request));
        forms(&handle(|out, err| {
            c!(crossings_answer_claims(claims.get(), register.get(), request, len, out, err))
        })?)
    }

    fn read_frame(frame: &Frame, published: Option<&str>, limits: Option<&Limits>) -> Answer<Self::Register> {
        let alive = Arc::new(());
        let producer = FFI_ArrowArrayStream::new(frame.reader(&alive));
        let ((called, called_len), (published, len)) = (given(Some("frame")), given(published));
        let limits = limits.map(c_limits);
        let limits = optional(limits.as_ref());
        let register = taking(producer, |frame| {
            handle(|out, err| {
                c!(crossings_register_read_stream(
                    frame, called, called_len, published, len, limits, out, err
                ))
            })
        });
        assert_eq!(Arc::strong_count(&alive), 1, "the producer is gone");
        register
    }
    fn view_rows(view: &Self::View) -> Answer<Table> {
        stream(|out, err| c!(crossings_view_stream(view.get(), out, err))).map(|all| table(&all))
    }
    fn week_rows(view: &Self::View) -> Answer<Table> {
        let weeks = handle(|out, err| c!(crossings_view_weeks(view.get(), out, err)))?;
        stream(|out, err| c!(crossings_weeks_stream(weeks.get(), out, err))).map(|all| table(&all))
    }
    fn finding_rows(sources: &[Source]) -> Answer<Table> {
        let sources = c_sources(sources);
        let (first, len) = (sources.as_ptr(), sources.len());
        let all = handle(|out, err| c!(crossings_check(first, len, std::ptr::null(), out, err)))?;
        let list = handle(|out, err| c!(crossings_inspection_findings(all.get(), out, err)))?;
        stream(|out, err| c!(crossings_findings_stream(list.get(), out, err))).map(|all| table(&all))
    }

    fn tally(panel: &Panel, how: Option<&Tallying>) -> Answer<Forms> {
        answered(&tally_of(panel, how)?)
    }
    fn tally_frame(frame: &Frame, how: Option<&Tallying>) -> Answer<Forms> {
        let (alive, options) = (Arc::new(()), how.map(tallying));
        let producer = FFI_ArrowArrayStream::new(frame.reader(&alive));
        let options = optional(options.as_ref().map(|(options, _)| options));
        let (called, len) = given(Some("panel"));
        let tally = taking(producer, |frame| {
            handle(|out, err| c!(crossings_tally_stream(frame, called, len, options, out, err)))
        });
        assert_eq!(Arc::strong_count(&alive), 1, "the producer is gone");
        answered(&tally?)
    }
    fn tally_unsorted(frame: &Frame, how: Option<&Tallying>, memory: usize) -> Answer<Forms> {
        let (alive, options) = (Arc::new(()), how.map(tallying));
        let producer = FFI_ArrowArrayStream::new(frame.reader(&alive));
        let options = optional(options.as_ref().map(|(options, _)| options));
        let (called, len) = given(Some("panel"));
        let answer = taking(producer, |frame| {
            handle(|out, err| {
                c!(crossings_answer_tally_unsorted(frame, called, len, options, memory, out, err))
            })
        });
        assert_eq!(Arc::strong_count(&alive), 1, "the producer is gone");
        forms(&answer?)
    }
    fn tally_merged(panels: [&Panel; 2], how: [Option<&Tallying>; 2], wrong: Option<usize>) -> Answer<Forms> {
        let earlier = sent(&tally_of(panels[0], how[0])?, None)?;
        let later = sent(&tally_of(panels[1], how[1])?, wrong)?;
        let merged = handle(|out, err| c!(crossings_tally_merge(earlier.get(), later.get(), out, err)))?;
        drop((earlier, later));
        answered(&merged)
    }
    fn command_line(arguments: &[&str]) -> Answer<i32> {
        let text = |one: &&str| {
            let (data, len) = given(Some(one));
            crossings_text { data, len }
        };
        let arguments: Vec<_> = arguments.iter().map(text).collect();
        value(|out, err| c!(crossings_command_line(arguments.as_ptr(), arguments.len(), out, err)))
    }

    fn verdicts(
        claims: &Self::Claims,
        register: &Self::Register,
        how: Option<&Judging>,
    ) -> Answer<Vec<Name>> {
        let options = how.map(|how| {
            let (as_of, as_of_len) = given(how.as_of);
            let (rounding, threshold) = (number("rounding", how.rule.0), how.rule.1);
            let reading = number("reading", how.reading);
            crossings_judge_options { reading, rounding, threshold, as_of, as_of_len }
        });
        let options = optional(options.as_ref());
        let list = handle(|out, err| {
            c!(crossings_claims_verdicts(claims.get(), register.get(), options, out, err))
        })?;
        let verdict = |verdict| name("claim_verdict", verdict);
        items!(&list, crossings_verdicts_len, crossings_verdicts_get, verdict)
    }
}

/// A stream that is not there, or was released before.
#[test]
fn no_stream_is_refused() {
    let read = |stream| -> Answer<()> {
        let nothing = std::ptr::null();
        handle(|out, err| {
            c!(crossings_register_read_stream(stream, nothing, 0, nothing, 0, nothing.cast(), out, err))
        })
        .map(|_| ())
    };
    assert_eq!(read(std::ptr::null_mut()), Err(Refusal::bare(Code::NullArgument)));
    let refusal = taking(FFI_ArrowArrayStream::empty(), read).unwrap_err();
    assert_eq!((refusal.code, refusal.findings.len()), (Code::Unreadable, 1));
    super::c_call::nothing_is_left();
}
