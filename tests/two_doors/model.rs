//! What can be asked at either door, and the answers, in types that belong to neither.

use std::fmt::Debug;

/// A year, a month and a day, of the calendar or not.
pub type Day = (i16, u8, u8);

/// A value of an enumeration, as the header spells it without its prefix: `UK_ARRIVALS`.
pub type Name = String;

/// A value, or why there is none.
pub type Answer<T> = Result<T, Refusal>;

macro_rules! plain {
    ($($(#[$doc:meta])* struct $name:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $(pub $field: $type),* }
    )*};
}

/// The ways in which a call ends without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    NullArgument,
    InvalidUtf8,
    InvalidLength,
    InvalidEnum,
    InvalidIndex,
    Panic,
    InvalidDate,
    InvalidPeriod,
    InvalidMoment,
    InvalidNumber,
    InvalidRequest,
    Unreadable,
    Inconsistent,
    NotFound,
    Missing,
    Overflow,
    ZeroDenominator,
    BasisMismatch,
    NotInForce,
    Closed,
    Unsupported,
    InvalidFigure,
    NotStated,
    NoReading,
    NoValue,
    TooMany,
}

impl Code {
    pub const ALL: [Self; 26] = [
        Self::NullArgument,
        Self::InvalidUtf8,
        Self::InvalidLength,
        Self::InvalidEnum,
        Self::InvalidIndex,
        Self::Panic,
        Self::InvalidDate,
        Self::InvalidPeriod,
        Self::InvalidMoment,
        Self::InvalidNumber,
        Self::InvalidRequest,
        Self::Unreadable,
        Self::Inconsistent,
        Self::NotFound,
        Self::Missing,
        Self::Overflow,
        Self::ZeroDenominator,
        Self::BasisMismatch,
        Self::NotInForce,
        Self::Closed,
        Self::Unsupported,
        Self::InvalidFigure,
        Self::NotStated,
        Self::NoReading,
        Self::NoValue,
        Self::TooMany,
    ];
}

/// `InvalidDate` as the header has it: `INVALID_DATE`.
pub fn screaming(value: &impl Debug) -> Name {
    let mut name = String::new();
    for (at, letter) in format!("{value:?}").char_indices() {
        if at > 0 && letter.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(letter.to_ascii_uppercase());
    }
    name
}

plain! {
    /// Why there is no answer, with everything that is wrong with the data.
    struct Refusal { code: Code, findings: Vec<Finding> }
    struct Finding {
        severity: Name, row: Option<u32>, column: u32, id: String, file: Option<String>, sheet: Option<String>,
        cell: Option<String>, header: Option<String>, pointer: String, got: String, wanted: String,
        message: String,
    }
    struct Period { first: Day, last: Option<Day> }
    struct Moment { seconds: i64, nanoseconds: u32, text: String }
    struct Convention { handover: Name, day_count: Name, week: Name, last_year: Name }
    /// The two numbers where they fit 64 bits, and the whole of it.
    struct Ratio { parts: Option<(i64, i64)>, text: String }
    struct Integer { value: Option<i64>, text: String }
    struct Amount { minor: Option<i64>, currency: String, text: String }
    struct Source { name: String, bytes: Vec<u8>, published: Option<String> }
    struct Limits { bytes: u64, unpacked_bytes: u64, rows: u64, cells: u64, nesting: u64 }
    struct Rule { severity: Name, id: String, statement: String, source: String, page: String }
    struct Inspection {
        verdict: Name, problems: usize, errors: usize, warnings: usize, findings: Vec<Finding>,
        rules: Vec<RuleCount>, files: Vec<File>, series: Vec<Contents>,
    }
    struct RuleCount { id: String, severity: Name, statement: String, violations: usize }
    struct File {
        name: String, read: bool, boats: usize, deaths: usize, agreements: usize, policy_periods: usize,
        series: Vec<Contents>,
    }
    struct Contents {
        basis: Name, published: Option<(Moment, Name)>, publications: usize, days: usize, weeks: usize,
        totals: usize, first: Option<Day>, last: Option<Day>,
    }
    struct PolicyPeriod {
        kind: Name, period: Period, id: String, timeline: Option<String>, title: String,
        agreement: Option<String>, evidence: String,
    }
    struct Agreement {
        id: String, title: String, payer: String, payee: String, evidence: String, date: Option<Day>,
        term: Option<Period>, stage: Name, commitment: Option<(Amount, Name)>,
        instalments_sum: Option<Amount>, payments_sum: Option<Amount>, purposes: Vec<Name>,
        reported: Vec<(Amount, Name, String)>, instalments: Vec<(Period, Amount)>,
        payments: Vec<(Day, Amount)>, amendments: Vec<(Day, String)>,
    }
    struct Boat { id: String, people: u64, date: Day, landing: Name }
    struct DeathReport {
        id: String, reported_by: String, evidence: String, deaths: u64, missing: Option<u64>, scope: Name,
        period: Period, as_of: Option<Day>,
    }
    struct Arrivals { people: u64, boats: u64, uncontrolled: Option<u64> }
    struct Total { period: Period, days: u64, arrivals: Arrivals }
    struct Publication {
        published: Moment, dating: Name, status: Name, coverage: Name, source: String,
        days: Vec<(Day, Arrivals, Option<String>)>, weeks: Vec<Week>, totals: Vec<PeriodTotal>,
    }
    struct Week {
        ending: Day, arrivals: Arrivals, preventions: Option<(u64, u64)>, note: Option<String>,
    }
    struct PeriodTotal { period: Period, people: u64, boats: Option<u64>, evidence: String }
    struct PublishedTotal {
        period: Period, people: u64, boats: Option<u64>, status: Name, published: Moment, label: String,
        evidence: String,
    }
    struct Summary {
        basis: Name, by: Name, published: Option<Moment>, extent: Option<Period>, convention: Convention,
        rows: Vec<Row>,
    }
    struct Row {
        timeline: Option<String>, label: String, period: Period, whole: bool, total: Result<Total, NoTotal>,
        preventions: Option<(u64, u64)>, rates: Vec<Answer<Ratio>>,
    }
    struct NoTotal { code: Code, day: Option<Day>, why: String }
    struct Revisions {
        basis: Name, revised: bool, old_published: Option<Moment>, new_published: Option<Moment>,
        net: Integer, gross: Integer, days: Vec<(Day, Arrivals, Arrivals)>,
        weeks: Vec<(Day, WeekFigures, WeekFigures)>, totals: Vec<(Period, TotalFigures, TotalFigures)>,
        changes: Vec<(Name, Period)>,
    }
    struct WeekFigures { arrivals: Arrivals, preventions: Option<(u64, u64)> }
    struct TotalFigures { people: u64, boats: Option<u64> }
    struct Comparison { revised: bool, series: Vec<(Name, Name, Answer<Revisions>)> }
}

pub const RATES: [&str; 3] = ["PEOPLE_PER_BOAT", "PEOPLE_PER_DAY", "BOATS_PER_DAY"];
pub const GROUPINGS: [&str; 6] = ["OFFICE", "ACT", "AGREEMENT", "YEAR", "MONTH", "WEEK"];
pub const BASES: [&str; 4] =
    ["UK_ARRIVALS", "FRENCH_ATTEMPTS", "FRONTEX_DETECTIONS", "BELGIAN_INTERCEPTIONS"];

impl Period {
    pub const fn new(first: Day, last: Day) -> Self {
        Self { first, last: Some(last) }
    }

    pub const fn starting(first: Day) -> Self {
        Self { first, last: None }
    }
}

impl Refusal {
    /// It is not about data.
    pub const fn bare(code: Code) -> Self {
        Self { code, findings: Vec::new() }
    }
}

pub fn refuse<T>(code: Code) -> Answer<T> {
    Err(Refusal::bare(code))
}

pub fn source(name: &str, bytes: impl Into<Vec<u8>>) -> Source {
    Source { name: name.to_owned(), bytes: bytes.into(), published: None }
}

/// Everything that can be asked. Two doors that answer alike are one model.
pub trait Door {
    const NAME: &'static str;
    type Register;
    type View;

    fn version() -> String;
    fn limits() -> Answer<Limits>;
    fn catalogue() -> Answer<Vec<Rule>>;
    fn rule_at(id: &str) -> Answer<usize>;
    fn questions() -> Answer<Vec<String>>;
    fn ask(question: &str, request: &str) -> Answer<String>;

    fn date(text: &str) -> Answer<Day>;
    fn date_text(day: Day) -> Answer<String>;
    fn days_of(period: &Period) -> Answer<u64>;
    fn year(year: i16) -> Answer<Period>;
    fn month(year: i16, month: u8) -> Answer<Period>;
    fn week(ending: Day) -> Answer<Period>;
    fn contains(period: &Period, day: Day) -> Answer<bool>;
    fn covers(period: &Period, other: &Period) -> Answer<bool>;
    fn overlaps(period: &Period, other: &Period) -> Answer<bool>;
    fn intersection(period: &Period, other: &Period) -> Answer<Period>;

    fn house() -> Answer<Convention>;
    fn first_day(how: Option<&Convention>, handover: Day) -> Answer<Day>;
    fn day_number(how: Option<&Convention>, handover: Day, day: Day) -> Answer<u64>;
    fn nth_day(how: Option<&Convention>, handover: Day, number: u64) -> Answer<Day>;
    fn first_days(how: Option<&Convention>, handover: Day, days: u64) -> Answer<Period>;
    fn week_of(how: Option<&Convention>, day: Day) -> Answer<Period>;
    fn year_to_date(how: Option<&Convention>, day: Day) -> Answer<Period>;
    fn this_point_last_year(how: Option<&Convention>, day: Day) -> Answer<Day>;
    /// The decimal of a ratio, by its text.
    fn decimal(ratio: &str, places: u32) -> Answer<String>;

    fn read(sources: &[Source], limits: Option<&Limits>) -> Answer<Self::Register>;
    fn check(sources: &[Source], limits: Option<&Limits>) -> Answer<Inspection>;
    fn builtin() -> Answer<Self::Register>;
    fn apply(register: &Self::Register, command: &str) -> Answer<Self::Register>;
    fn json(register: &Self::Register) -> Answer<String>;
    fn warnings(register: &Self::Register) -> Answer<Vec<Finding>>;
    fn ask_on(register: &Self::Register, question: &str, request: &str) -> Answer<String>;

    fn policy_periods(register: &Self::Register) -> Answer<Vec<PolicyPeriod>>;
    fn policy_periods_or_builtin(register: &Self::Register) -> Answer<Vec<PolicyPeriod>>;
    fn timelines(register: &Self::Register) -> Answer<Vec<String>>;
    fn timeline(register: &Self::Register, name: &str) -> Answer<Vec<PolicyPeriod>>;
    /// Which of the policy periods is the first with the day.
    fn period_on(register: &Self::Register, day: Day) -> Answer<usize>;
    /// Which of the periods of a timeline has the day.
    fn held_on(register: &Self::Register, timeline: &str, day: Day) -> Answer<usize>;
    fn agreements(register: &Self::Register) -> Answer<Vec<Agreement>>;
    fn agreement_at(register: &Self::Register, id: &str) -> Answer<usize>;
    fn listed(register: &Self::Register, index: usize, currency: &str) -> Answer<Amount>;
    fn boats(register: &Self::Register) -> Answer<Vec<Boat>>;
    fn complete_boat_lists(register: &Self::Register) -> Answer<Vec<Day>>;
    fn deaths(register: &Self::Register) -> Answer<Vec<DeathReport>>;

    fn series(register: &Self::Register) -> Answer<Vec<Name>>;
    fn publications(register: &Self::Register, basis: &str) -> Answer<Vec<Publication>>;
    fn published_totals(
        register: &Self::Register,
        basis: &str,
        as_of: Option<&str>,
        window: Option<&Period>,
    ) -> Answer<Vec<PublishedTotal>>;
    fn comparison(old: &Self::Register, new: &Self::Register) -> Answer<Comparison>;
    fn view(register: &Self::Register, basis: &str, as_of: Option<&str>) -> Answer<Self::View>;
    fn view_after(register: &Self::Register, basis: &str, count: usize) -> Answer<Self::View>;

    fn basis(view: &Self::View) -> Answer<Name>;
    fn published(view: &Self::View) -> Answer<Option<Moment>>;
    fn extent(view: &Self::View) -> Answer<Period>;
    fn day(view: &Self::View, day: Day) -> Answer<Arrivals>;
    fn total(view: &Self::View, period: &Period) -> Answer<Total>;
    fn rate(view: &Self::View, period: &Period, rate: &str) -> Answer<Ratio>;
    fn record(view: &Self::View) -> Answer<(Day, Arrivals)>;
    fn days(view: &Self::View) -> Answer<Vec<(Day, Arrivals)>>;
    fn csv(view: &Self::View) -> Answer<String>;
    fn weeks(view: &Self::View) -> Answer<Vec<Week>>;
    fn week_at(view: &Self::View, ending: Day) -> Answer<usize>;
    fn totals(view: &Self::View) -> Answer<Vec<PeriodTotal>>;
    fn total_at(view: &Self::View, period: &Period) -> Answer<usize>;
    fn summary(
        view: &Self::View,
        periods: &Self::Register,
        by: &str,
        window: Option<&Period>,
        how: Option<&Convention>,
    ) -> Answer<Summary>;
    fn revisions(old: &Self::View, new: &Self::View) -> Answer<Revisions>;
}
