//! A summary is what a clerk with a calendar finds, day by day.

use std::collections::BTreeMap;

use crossings::jiff::civil::{Date, Weekday, date};
use crossings::question::{QuestionError, RegisterQuestion, Summarise, Summarised};
use crossings::{
    AsOf, Basis, Boats, Convention, Draft, Grouping, HandoverDay, Missing, People, PolicyKind, PolicyPeriod,
    Publication, Register, RowTotal, Series, WeekRule, builtin, strategy,
};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// Of a period: timeline, label, first and last day, whether it is whole, people, boats and
/// uncontrolled landings or the first day that is missing, people and events prevented.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    timeline: Option<String>,
    label: String,
    days: (Date, Date),
    whole: bool,
    total: Result<(u64, u64, Option<u64>), Date>,
    prevented: Option<(u64, u64)>,
}

fn before(day: Date) -> Date {
    day.yesterday().unwrap()
}

fn after(day: Date) -> Date {
    day.tomorrow().unwrap()
}

/// The last day of the week that `day` is in.
fn end_of_week(mut day: Date, rule: WeekRule) -> Date {
    let last = match rule {
        WeekRule::MondayToSunday => Weekday::Sunday,
        WeekRule::SundayToSaturday => Weekday::Saturday,
    };
    while day.weekday() != last {
        day = after(day);
    }
    day
}

/// What the clerk asks of each day: whether it is of a period.
struct Kept<'a> {
    timeline: Option<String>,
    label: String,
    holds: Box<dyn Fn(Date) -> bool + 'a>,
}

/// The periods that a day of `span` is in, in the order of the report.
fn kept<'a>(question: &Summarise, periods: &'a [PolicyPeriod], span: &[Date]) -> Vec<Kept<'a>> {
    let kind = match question.by {
        Grouping::Office => PolicyKind::Office,
        Grouping::Act => PolicyKind::Act,
        Grouping::Agreement => PolicyKind::Agreement,
        by => {
            let rule = question.convention.week;
            let label = move |day: Date| match by {
                Grouping::Month => format!("{:04}-{:02}", day.year(), day.month()),
                Grouping::Week => format!("week ending {}", end_of_week(day, rule)),
                _ => format!("{:04}", day.year()),
            };
            let mut labels: Vec<String> = span.iter().map(|day| label(*day)).collect();
            labels.dedup();
            let of = |name: String| Kept {
                timeline: None,
                label: name.clone(),
                holds: Box::new(move |day| label(day) == name),
            };
            return labels.into_iter().map(of).collect();
        }
    };
    let late = kind == PolicyKind::Office && question.convention.handover == HandoverDay::Outgoing;
    let all: Vec<&PolicyPeriod> = periods.iter().filter(|one| one.kind == kind).collect();
    let mut timelines: Vec<&Option<String>> = Vec::new();
    for one in &all {
        if !timelines.contains(&&one.timeline) {
            timelines.push(&one.timeline);
        }
    }
    let mut kept = Vec::new();
    for timeline in timelines {
        let mut of: Vec<&PolicyPeriod> =
            all.iter().copied().filter(|one| one.timeline == *timeline).collect();
        of.sort_by_key(|one| (one.period.start(), one.period.end().is_none(), one.period.end()));
        kept.extend(of.into_iter().map(|one| Kept {
            timeline: timeline.clone(),
            label: one.title.clone(),
            holds: Box::new(move |day| {
                let day = if late { before(day) } else { day };
                one.period.start() <= day && one.period.end().is_none_or(|end| day < end)
            }),
        }));
    }
    kept
}

/// The rows of a summary, from the publications that count.
fn rows(question: &Summarise, publications: &[&Publication], periods: &[PolicyPeriod]) -> Vec<Row> {
    let (mut days, mut weeks) = (BTreeMap::new(), BTreeMap::new());
    for publication in publications {
        for day in &publication.days {
            days.insert(day.date, day.arrivals);
        }
        for week in &publication.weeks {
            weeks.insert(week.ending.date(), week.preventions);
        }
    }
    let (mut day, last) = (*days.keys().next().unwrap(), *days.keys().last().unwrap());
    let mut span = Vec::new();
    while day <= last {
        if question.from.is_none_or(|from| from <= day) && question.to.is_none_or(|to| day <= to) {
            span.push(day);
        }
        day = after(day);
    }
    let row = |one: Kept<'_>| {
        let cut: Vec<Date> = span.iter().copied().filter(|day| (one.holds)(*day)).collect();
        let (first, last) = (*cut.first()?, *cut.last()?);
        let (mut people, mut boats, mut uncontrolled, mut missing) = (0, 0, Some(0), None);
        for day in &cut {
            let Some(arrivals) = days.get(day) else {
                missing = missing.or(Some(*day));
                continue;
            };
            people += arrivals.people().get();
            boats += arrivals.boats().get();
            uncontrolled = uncontrolled.zip(arrivals.uncontrolled()).map(|(sum, more)| sum + more.get());
        }
        let a_week = cut.len() == 7 && last.weekday() == Weekday::Sunday;
        let prevented = weeks.get(&last).copied().flatten().filter(|_| a_week);
        Some(Row {
            whole: !(one.holds)(before(first)) && !(one.holds)(after(last)),
            timeline: one.timeline,
            label: one.label,
            days: (first, last),
            total: missing.map_or(Ok((people, boats, uncontrolled)), Err),
            prevented: prevented.map(|one| (one.people().get(), one.events().get())),
        })
    };
    kept(question, periods, &span).into_iter().filter_map(row).collect()
}

/// A published total: first day, last day, people, boats.
type Total = (Date, Date, u64, Option<u64>);

/// The newest published total of each period that lies within the window.
fn totals(question: &Summarise, publications: &[&Publication]) -> Vec<Total> {
    let mut totals: BTreeMap<(Date, Date), (People, Option<Boats>)> = BTreeMap::new();
    for total in publications.iter().flat_map(|one| &one.totals) {
        let (first, last) = (total.period.start(), total.period.last().unwrap());
        if question.from.is_none_or(|from| from <= first) && question.to.is_none_or(|to| last <= to) {
            totals.insert((first, last), (total.people, total.boats));
        }
    }
    let plain = |((first, last), (people, boats)): (_, (People, Option<Boats>))| {
        (first, last, people.get(), boats.map(Boats::get))
    };
    totals.into_iter().map(plain).collect()
}

/// What must come of a question, with how often each thing came.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Rows(Vec<Row>),
    Totals(Vec<Total>),
    Error(&'static str),
}

fn naive(question: &Summarise, register: &Register) -> Outcome {
    if question.from.zip(question.to).is_some_and(|(from, to)| to < from) {
        return Outcome::Error("reversed-window");
    }
    let Some(series) = register.all_series().iter().find(|one| one.basis() == question.basis) else {
        return Outcome::Error("no-such-series");
    };
    let counts = |one: &&Publication| match question.as_of {
        None => true,
        Some(AsOf::Day(day)) => one.published.date() <= day,
        Some(AsOf::Moment(moment)) => one.published.timestamp() <= moment,
    };
    let publications: Vec<&Publication> = series.publications().iter().filter(counts).collect();
    if publications.is_empty() {
        return Outcome::Error("nothing-published");
    }
    if publications.iter().all(|one| one.days.is_empty()) {
        let totals = totals(question, &publications);
        return match question.by {
            Grouping::Year if totals.is_empty() => Outcome::Error("no-totals"),
            Grouping::Year => Outcome::Totals(totals),
            _ => Outcome::Error("no-days"),
        };
    }
    let built_in = builtin();
    let own = register.policy_periods();
    let rows = rows(question, &publications, if own.is_empty() { built_in.policy_periods() } else { own });
    if rows.is_empty() { Outcome::Error("no-rows") } else { Outcome::Rows(rows) }
}

fn answered(answer: Result<Summarised, QuestionError>) -> Outcome {
    match answer {
        Err(error) => Outcome::Error(error.kind()),
        Ok(Summarised::Published(totals)) => Outcome::Totals(
            totals
                .totals
                .iter()
                .map(|one| {
                    let (first, last) = (one.period.start(), one.period.last().unwrap());
                    (first, last, one.people.get(), one.boats.map(Boats::get))
                })
                .collect(),
        ),
        Ok(Summarised::Days(summary)) => Outcome::Rows(
            summary
                .rows
                .into_iter()
                .map(|row| Row {
                    timeline: row.timeline,
                    label: row.label,
                    days: (row.period.start(), row.period.last().unwrap()),
                    whole: row.whole,
                    total: match row.total {
                        RowTotal::Total(total) => {
                            Ok((total.people.get(), total.boats.get(), total.uncontrolled.map(Boats::get)))
                        }
                        RowTotal::Missing(Missing::Day { first }) => Err(first),
                        RowTotal::Missing(other) => panic!("{other}"),
                    },
                    prevented: row.preventions.map(|one| (one.people().get(), one.events().get())),
                })
                .collect(),
        ),
    }
}

/// Registers with days and, now and then, without; with policy periods of their own and without.
fn registers() -> impl Strategy<Value = Register> {
    let kept = (prop::bool::weighted(0.8), any::<bool>());
    (strategy::register(), kept).prop_map(|(register, (days, periods))| {
        let mut draft = Draft { series: Draft::from(&register).series, ..Draft::default() };
        if periods {
            draft.policy_periods = Draft::from(&register).policy_periods;
            draft.policy_periods.iter_mut().for_each(|one| one.agreement = None);
        }
        if !days {
            draft.series.iter_mut().flat_map(|one| &mut one.publications).for_each(|one| one.days.clear());
        }
        Register::try_from(draft).unwrap()
    })
}

/// Questions about the days and publications of a register, and about others.
fn questions(register: &Register) -> impl Strategy<Value = Summarise> + use<> {
    let publications = || register.all_series().iter().flat_map(Series::publications);
    let mut moments: Vec<AsOf> = publications().map(|one| AsOf::Moment(one.published.timestamp())).collect();
    moments.extend(publications().map(|one| AsOf::Day(before(one.published.date()))));
    let mut dates: Vec<Date> = publications().flat_map(|one| &one.days).map(|day| day.date).collect();
    dates.extend(publications().flat_map(|one| &one.totals).map(|total| total.period.start()));
    dates.extend(publications().flat_map(|one| &one.totals).filter_map(|total| total.period.last()));
    dates.push(date(2022, 9, 3));
    let by = [
        Grouping::Office,
        Grouping::Act,
        Grouping::Agreement,
        Grouping::Year,
        Grouping::Year,
        Grouping::Month,
        Grouping::Week,
    ];
    let there: Vec<Basis> = register.all_series().iter().map(Series::basis).collect();
    let basis = prop_oneof![9 => prop::sample::select(there), 1 => Just(Basis::BelgianInterceptions)];
    let day = || prop::option::weighted(0.4, prop::sample::select(dates.clone()));
    let as_of = prop::option::weighted(0.4, prop::sample::select(moments));
    let week = prop::sample::select(vec![WeekRule::MondayToSunday, WeekRule::SundayToSaturday]);
    let handover = prop::sample::select(vec![HandoverDay::Incoming, HandoverDay::Outgoing]);
    (basis, prop::sample::select(by.to_vec()), as_of, day(), day(), week, handover).prop_map(
        |(basis, by, as_of, from, to, week, handover)| {
            let convention = Convention { week, handover, ..Convention::HOUSE };
            Summarise { basis, by, as_of, from, to, convention, ..Summarise::default() }
        },
    )
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 200,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_summary_is_what_a_clerk_finds(
        (register, questions) in registers().prop_flat_map(|register| {
            let questions = prop::collection::vec(questions(&register), 8);
            (Just(register), questions)
        }),
    ) {
        for question in questions {
            let wanted = naive(&question, &register);
            let sound = question.sound().is_ok();
            prop_assert_eq!(sound, wanted != Outcome::Error("reversed-window"));
            prop_assert_eq!(answered(question.answer_on(&register)), wanted, "{:?}", question);
        }
    }
}

#[test]
fn the_questions_have_answers_of_every_sort() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..150 {
        let register = registers().new_tree(&mut runner).unwrap().current();
        for _ in 0..4 {
            let question = questions(&register).new_tree(&mut runner).unwrap().current();
            let sort = match naive(&question, &register) {
                Outcome::Rows(rows) if rows.iter().any(|row| row.timeline.is_some()) => "offices",
                Outcome::Rows(rows) if rows.iter().any(|row| row.total.is_err()) => "a missing day",
                Outcome::Rows(rows) if rows.iter().any(|row| row.prevented.is_some()) => "preventions",
                Outcome::Rows(_) => "rows",
                Outcome::Totals(_) => "totals",
                Outcome::Error(kind) => kind,
            };
            *seen.entry(sort).or_default() += 1;
        }
    }
    let sorts = [
        "offices",
        "a missing day",
        "preventions",
        "rows",
        "totals",
        "reversed-window",
        "no-such-series",
        "nothing-published",
        "no-totals",
        "no-days",
        "no-rows",
    ];
    for sort in sorts {
        assert!(seen.contains_key(sort), "no question leads to {sort}: {seen:?}");
    }
}
