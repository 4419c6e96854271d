//! Values of the Rust API as plain ones, and its errors as the codes that the header gives them.

use std::fmt::Debug;

use crossings::jiff::civil::Date;
use crossings::question::{JsonQuestionError, QuestionError};
use crossings::source::Problem;
use crossings::{
    BasisMismatch, CommandError, Count, ExactError, Missing, NoValue, PeriodError, Place, PublishedAt,
    RowTotal, Violation,
};

use super::model::{
    Agreement, Amount, Answer, Arrivals, Code, Contents, Convention, Day, Finding, Inspection, Integer,
    Moment, NoTotal, Period, PeriodTotal, PolicyPeriod, Publication, Ratio, Refusal, Revisions, Row,
    RuleCount, Summary, Total, TotalFigures, Week, WeekFigures, refuse, screaming,
};
use super::model::{File, RATES};

/// A NUL has no place in a text of C; the header says what stands for it.
pub fn text(text: &str) -> String {
    //= docs/rules.md#the-c-interface
    //# abi-12: A text that goes out MUST have a NUL behind it, and U+FFFD for each NUL within it.
    text.replace('\0', "\u{FFFD}")
}

pub fn texts(known: Option<&str>) -> Option<String> {
    known.map(text)
}

pub fn day(date: Date) -> Day {
    (date.year(), u8::try_from(date.month()).unwrap(), u8::try_from(date.day()).unwrap())
}

pub fn date(day: Day) -> Answer<Date> {
    let (Ok(month), Ok(of_month)) = (i8::try_from(day.1), i8::try_from(day.2)) else {
        return refuse(Code::InvalidDate);
    };
    Date::new(day.0, month, of_month).or(refuse(Code::InvalidDate))
}

pub fn days(period: crossings::Period) -> Period {
    Period { first: day(period.start()), last: period.last().map(day) }
}

pub fn period(period: &Period) -> Answer<crossings::Period> {
    let first = date(period.first)?;
    match period.last {
        None => Ok(crossings::Period::starting(first)),
        Some(last) => Ok(crossings::Period::inclusive(first, date(last)?)?),
    }
}

pub fn moment(published: PublishedAt) -> Moment {
    let since = published.timestamp().as_nanosecond();
    Moment {
        seconds: i64::try_from(since.div_euclid(1_000_000_000)).unwrap(),
        nanoseconds: u32::try_from(since.rem_euclid(1_000_000_000)).unwrap(),
        text: published.to_string(),
    }
}

/// The value that the header calls so.
pub fn value<E: Debug + Copy>(of: &[E], name: &str) -> Answer<E> {
    of.iter().find(|value| screaming(value) == name).copied().ok_or(Refusal::bare(Code::InvalidEnum))
}

pub fn number<C: Count>(count: Option<C>) -> Option<u64> {
    count.map(Count::get)
}

pub fn convention(how: Option<&Convention>) -> Answer<crossings::Convention> {
    use crossings::{DayCount, HandoverDay, LastYear, WeekRule};
    let Some(how) = how else { return Ok(crossings::Convention::HOUSE) };
    Ok(crossings::Convention {
        handover: value(&[HandoverDay::Incoming, HandoverDay::Outgoing], &how.handover)?,
        day_count: value(&[DayCount::Ordinal, DayCount::Elapsed], &how.day_count)?,
        week: value(&[WeekRule::MondayToSunday, WeekRule::SundayToSaturday], &how.week)?,
        last_year: value(&[LastYear::CalendarDate, LastYear::DayOfYear], &how.last_year)?,
    })
}

pub fn named(how: crossings::Convention) -> Convention {
    Convention {
        handover: screaming(&how.handover),
        day_count: screaming(&how.day_count),
        week: screaming(&how.week),
        last_year: screaming(&how.last_year),
    }
}

pub fn ratio(ratio: crossings::Ratio) -> Ratio {
    let (above, below) = (i64::try_from(ratio.numerator()), i64::try_from(ratio.denominator()));
    Ratio { parts: above.ok().zip(below.ok()), text: ratio.to_string() }
}

fn integer(whole: i128) -> Integer {
    Integer { value: i64::try_from(whole).ok(), text: whole.to_string() }
}

pub fn amount(amount: crossings::Amount) -> Amount {
    Amount {
        minor: i64::try_from(amount.minor()).ok(),
        currency: amount.currency().code().to_owned(),
        text: amount.to_string(),
    }
}

pub fn arrivals(arrivals: crossings::Arrivals) -> Arrivals {
    Arrivals {
        people: arrivals.people().get(),
        boats: arrivals.boats().get(),
        uncontrolled: number(arrivals.uncontrolled()),
    }
}

pub fn total(total: crossings::Total) -> Total {
    let crossings::Total { period, days: many, people, boats, uncontrolled } = total;
    let arrivals = Arrivals { people: people.get(), boats: boats.get(), uncontrolled: number(uncontrolled) };
    Total { period: days(period), days: many.get(), arrivals }
}

pub fn rate(total: &crossings::Total, name: &str) -> Answer<Ratio> {
    Ok(ratio(match name {
        "PEOPLE_PER_BOAT" => total.people_per_boat()?.value(),
        "PEOPLE_PER_DAY" => total.people_per_day()?.value(),
        "BOATS_PER_DAY" => total.boats_per_day()?.value(),
        _ => return refuse(Code::InvalidEnum),
    }))
}

fn prevented(preventions: Option<crossings::Preventions>) -> Option<(u64, u64)> {
    preventions.map(|one| (one.people().get(), one.events().get()))
}

pub fn week(week: &crossings::Week) -> Week {
    Week {
        ending: day(week.ending.date()),
        arrivals: arrivals(week.arrivals),
        preventions: prevented(week.preventions),
        note: texts(week.note.as_deref()),
    }
}

pub fn period_total(total: &crossings::PeriodTotal) -> PeriodTotal {
    PeriodTotal {
        period: days(total.period),
        people: total.people.get(),
        boats: number(total.boats),
        evidence: text(&total.evidence),
    }
}

pub fn publication(one: &crossings::Publication) -> Publication {
    let of_day = |one: &crossings::Day| (day(one.date), arrivals(one.arrivals), texts(one.note.as_deref()));
    Publication {
        published: moment(one.published),
        dating: screaming(&one.dating),
        status: screaming(&one.status),
        coverage: screaming(&one.coverage),
        source: text(&one.source),
        days: one.days.iter().map(of_day).collect(),
        weeks: one.weeks.iter().map(week).collect(),
        totals: one.totals.iter().map(period_total).collect(),
    }
}

pub fn policy_period(one: &crossings::PolicyPeriod) -> PolicyPeriod {
    PolicyPeriod {
        kind: screaming(&one.kind),
        period: days(one.period),
        id: text(&one.id),
        timeline: texts(one.timeline.as_deref()),
        title: text(&one.title),
        agreement: texts(one.agreement.as_deref()),
        evidence: text(&one.evidence),
    }
}

pub fn agreement(one: &crossings::Agreement) -> Agreement {
    Agreement {
        id: text(&one.id),
        title: text(&one.title),
        payer: text(&one.payer),
        payee: text(&one.payee),
        evidence: text(&one.evidence),
        date: one.date.map(day),
        term: one.term.map(days),
        stage: screaming(&one.stage),
        commitment: one.commitment.map(|all| (amount(all.amount), screaming(&all.binding))),
        instalments_sum: one.instalments_sum().map(amount),
        payments_sum: one.payments_sum().map(amount),
        purposes: one.purposes.iter().map(screaming).collect(),
        reported: one
            .reported
            .iter()
            .map(|one| (amount(one.amount), screaming(&one.binding), text(&one.reported_by)))
            .collect(),
        instalments: one.instalments.iter().map(|one| (days(one.period), amount(one.amount))).collect(),
        payments: one.payments.iter().map(|one| (day(one.date), amount(one.amount))).collect(),
        amendments: one.amendments.iter().map(|one| (day(one.date), text(&one.change))).collect(),
    }
}

pub fn summary(summary: &crossings::Summary) -> Summary {
    let row = |row: &crossings::SummaryRow| Row {
        timeline: texts(row.timeline.as_deref()),
        label: text(&row.label),
        period: days(row.period),
        whole: row.whole,
        total: match row.total {
            RowTotal::Total(sum) => Ok(total(sum)),
            RowTotal::Missing(missing) => Err(NoTotal {
                code: Refusal::from(missing).code,
                day: if let Missing::Day { first } = missing { Some(day(first)) } else { None },
                why: missing.to_string(),
            }),
        },
        preventions: prevented(row.preventions),
        rates: RATES
            .iter()
            .map(|name| match &row.total {
                RowTotal::Total(total) => rate(total, name),
                RowTotal::Missing(missing) => Err((*missing).into()),
            })
            .collect(),
    };
    Summary {
        basis: screaming(&summary.basis),
        by: screaming(&summary.by),
        published: summary.published.map(moment),
        extent: summary.extent.map(days),
        convention: named(summary.convention),
        rows: summary.rows.iter().map(row).collect(),
    }
}

pub fn revisions(all: &crossings::Revisions) -> Revisions {
    let figures = |one: &crossings::WeekFigures| WeekFigures {
        arrivals: arrivals(one.arrivals),
        preventions: prevented(one.preventions),
    };
    let totals =
        |one: &crossings::TotalFigures| TotalFigures { people: one.people.get(), boats: number(one.boats) };
    let mut changes = Vec::new();
    for (name, dates) in [("ADDED_DAY", &all.added), ("WITHDRAWN_DAY", &all.withdrawn)] {
        changes.extend(dates.iter().map(|date| (name, Period::new(day(*date), day(*date)))));
    }
    for (name, sundays) in [("ADDED_WEEK", &all.added_weeks), ("WITHDRAWN_WEEK", &all.withdrawn_weeks)] {
        for sunday in sundays {
            let monday = (0..6).fold(*sunday, |date, _| date.yesterday().unwrap());
            changes.push((name, Period::new(day(monday), day(*sunday))));
        }
    }
    for (name, periods) in [("ADDED_TOTAL", &all.added_totals), ("WITHDRAWN_TOTAL", &all.withdrawn_totals)] {
        changes.extend(periods.iter().map(|period| (name, days(*period))));
    }
    Revisions {
        basis: screaming(&all.basis),
        revised: !all.is_empty(),
        old_published: all.old.map(moment),
        new_published: all.new.map(moment),
        net: integer(all.net_people()),
        gross: integer(all.gross_people()),
        days: all.days.iter().map(|one| (day(one.of), arrivals(one.old), arrivals(one.new))).collect(),
        weeks: all.weeks.iter().map(|one| (day(one.of), figures(&one.old), figures(&one.new))).collect(),
        totals: all.totals.iter().map(|one| (days(one.of), totals(&one.old), totals(&one.new))).collect(),
        changes: changes.into_iter().map(|(name, period)| (name.to_owned(), period)).collect(),
    }
}

pub fn inspection(all: &crossings::Inspection) -> Inspection {
    let contents = |one: &crossings::SeriesContents| Contents {
        basis: screaming(&one.basis),
        published: one.published.map(|published| (moment(published), screaming(&one.dating.unwrap()))),
        publications: one.publications,
        days: one.days,
        weeks: one.weeks,
        totals: one.totals,
        first: one.from.map(day),
        last: one.to.map(day),
    };
    let file = |one: &crossings::FileReport| File {
        name: text(&one.name),
        read: one.read,
        boats: one.contents.boats,
        deaths: one.contents.deaths,
        agreements: one.contents.agreements,
        policy_periods: one.contents.policy_periods,
        series: one.contents.series.iter().map(contents).collect(),
    };
    let rule = |one: &crossings::RuleCount| RuleCount {
        id: one.id.to_owned(),
        severity: screaming(&one.severity),
        statement: one.statement.to_owned(),
        violations: one.violations,
    };
    Inspection {
        verdict: screaming(&all.verdict),
        problems: all.counts.problems,
        errors: all.counts.errors,
        warnings: all.counts.warnings,
        findings: findings(&all.problems, all.violations.iter()),
        rules: all.counts.rules.iter().map(rule).collect(),
        files: all.files.iter().map(file).collect(),
        series: all.series.iter().map(contents).collect(),
    }
}

/// Problems first, then violations in the order of the catalogue.
pub fn findings<'a>(problems: &[Problem], broken: impl IntoIterator<Item = &'a Violation>) -> Vec<Finding> {
    let finding = |severity: &str, id: &str, place: &Place, [got, wanted, message]: [&str; 3]| Finding {
        severity: severity.to_owned(),
        row: place.row,
        column: place.column.unwrap_or(0),
        id: id.to_owned(),
        file: texts(place.file.as_deref()),
        sheet: texts(place.sheet.as_deref()),
        cell: place.sheet.as_ref().and_then(|_| place.cell()),
        header: texts(place.header.as_deref()),
        pointer: text(&place.pointer),
        got: text(got),
        wanted: text(wanted),
        message: text(message),
    };
    let order: Vec<&str> = crossings::catalogue().map(|rule| rule.id).collect();
    let mut broken: Vec<&Violation> = broken.into_iter().collect();
    broken.sort_by_key(|one| order.iter().position(|id| *id == one.id()));
    let problems = problems.iter().map(|one| {
        finding("PROBLEM", one.kind.name(), &one.place, [&one.got, &one.wanted, &one.to_string()])
    });
    let broken = broken.into_iter().map(|one| {
        let said = [one.got(), one.wanted(), &one.to_string()];
        finding(&screaming(&one.severity()), one.id(), one.place(), said)
    });
    problems.chain(broken).collect()
}

// ---- the errors, each with the code that the header documents ----------------------------

impl From<PeriodError> for Refusal {
    fn from(_: PeriodError) -> Self {
        // "A period ends before it begins, has no end where one is needed, or leaves the calendar."
        Self::bare(Code::InvalidPeriod)
    }
}

impl From<Missing> for Refusal {
    fn from(missing: Missing) -> Self {
        Self::bare(match missing {
            Missing::OpenPeriod => Code::InvalidPeriod,
            Missing::Day { .. } => Code::Missing,
            Missing::Overflow => Code::Overflow,
            other => panic!("the header does not speak of {other}"),
        })
    }
}

impl From<ExactError> for Refusal {
    fn from(error: ExactError) -> Self {
        Self::bare(match error {
            ExactError::ZeroDenominator => Code::ZeroDenominator,
            ExactError::Overflow => Code::Overflow,
            ExactError::Unreadable => Code::InvalidNumber,
            other => panic!("the header does not speak of {other}"),
        })
    }
}

impl From<BasisMismatch> for Refusal {
    fn from(_: BasisMismatch) -> Self {
        Self::bare(Code::BasisMismatch)
    }
}

impl From<CommandError> for Refusal {
    fn from(error: CommandError) -> Self {
        Self::bare(match error {
            CommandError::UnknownAgreement(_) | CommandError::UnknownPeriod(_) => Code::NotFound,
            CommandError::NotInForce { .. } => Code::NotInForce,
            CommandError::Closed { .. } => Code::Closed,
            CommandError::Broken(broken) => {
                return Self { code: Code::Inconsistent, findings: findings(&[], broken.iter()) };
            }
            other => panic!("the header does not speak of {other}"),
        })
    }
}

/// Files that make no register.
pub fn unusable<'a>(all: impl IntoIterator<Item = &'a crossings::Inspection>) -> Refusal {
    let all: Vec<_> = all.into_iter().collect();
    let problems: Vec<Problem> = all.iter().flat_map(|one| one.problems.clone()).collect();
    let code = if problems.is_empty() { Code::Inconsistent } else { Code::Unreadable };
    Refusal { code, findings: findings(&problems, all.iter().flat_map(|one| one.violations.iter())) }
}

impl From<QuestionError> for Refusal {
    fn from(error: QuestionError) -> Self {
        Self::bare(match error {
            QuestionError::Unusable(inspection) => return unusable([&*inspection]),
            QuestionError::UnusableEither { old, new } => {
                return unusable(old.as_deref().into_iter().chain(new.as_deref()));
            }
            QuestionError::ReversedWindow { .. } | QuestionError::OutOfCalendar => Code::InvalidPeriod,
            QuestionError::NoSuchSeries { .. }
            | QuestionError::UnknownRule { .. }
            | QuestionError::UnknownAgreement { .. }
            | QuestionError::UnknownTimeline { .. }
            | QuestionError::UnknownClaim { .. } => Code::NotFound,
            QuestionError::NoValue(NoValue::Overflow)
            | QuestionError::Unsolved(_)
            | QuestionError::Undecided(_) => Code::Overflow,
            QuestionError::NoValue(_)
            | QuestionError::NothingPublished { .. }
            | QuestionError::NoDays { .. }
            | QuestionError::NoTotals { .. }
            | QuestionError::NoRows { .. }
            | QuestionError::NothingDaily { .. } => Code::Missing,
            QuestionError::UnusableClaims(problems) => {
                return Self { code: Code::Unreadable, findings: findings(&problems, []) };
            }
            QuestionError::Unparsed(_)
            | QuestionError::NotStated { .. }
            | QuestionError::NoReading { .. }
            | QuestionError::AmbiguousFigure { .. } => Code::InvalidRequest,
            QuestionError::Command { error, .. } => return error.into(),
            other => panic!("the header does not speak of {other}"),
        })
    }
}

impl From<JsonQuestionError> for Refusal {
    fn from(error: JsonQuestionError) -> Self {
        Self::bare(match error {
            JsonQuestionError::UnknownQuestion(_) => Code::NotFound,
            JsonQuestionError::Request(error) => {
                return Self { code: Code::InvalidRequest, findings: findings(error.problems(), []) };
            }
            JsonQuestionError::FilesBesideRegister
            | JsonQuestionError::ClaimsBesideDocument
            | JsonQuestionError::NotOfRegister(_) => Code::InvalidRequest,
            JsonQuestionError::Question(error) => return error.into(),
            other => panic!("the header does not speak of {other}"),
        })
    }
}
