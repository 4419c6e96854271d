//! Every day of the calendar, against one that is walked day by day.
//!
//! The walk knows how long months are and which years are leap years; every other answer is a place
//! in the list of the days that it has walked.

use std::ops::RangeInclusive;
use std::time::Instant;

use crossings::jiff::Span;
use crossings::jiff::civil::{Date, Weekday};
use crossings::{
    Calendar, Convention, DayCount, Days, HandoverDay, LastYear, Period, PeriodError, WeekEnding, WeekRule,
    Window,
};

use crate::evidence::{Evidence, long};

/// One day as the walk sees it.
#[derive(Clone, Copy)]
struct Walked {
    date: Date,
    year: i16,
    month: i8,
    day: i8,
    /// 1 for 1 January.
    ordinal: usize,
    /// 0 for a Monday.
    weekday: usize,
}

const fn is_leap(year: i16) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_of(year: i16, month: i8) -> i8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1 January of year 1 to 31 December of year 9999.
struct Walk {
    days: Vec<Walked>,
    /// Where each year begins, by its number.
    years: Vec<usize>,
}

impl Walk {
    fn new() -> Self {
        let (mut days, mut years) = (Vec::with_capacity(3_652_059), vec![0]);
        for year in 1..=9999_i16 {
            years.push(days.len());
            let mut ordinal = 1;
            for month in 1..=12_i8 {
                for day in 1..=days_of(year, month) {
                    // 1 January of year 1 is a Monday in the Gregorian calendar.
                    let weekday = days.len() % 7;
                    let date = Date::new(year, month, day).unwrap();
                    days.push(Walked { date, year, month, day, ordinal, weekday });
                    ordinal += 1;
                }
            }
        }
        Self { days, years }
    }

    /// The period from one place up to, and without, another; nothing beyond either end.
    fn period(&self, from: Option<usize>, to: Option<usize>) -> Option<(Date, Date)> {
        let at = |place: usize| self.days.get(place).map(|walked| walked.date);
        Some((at(from?)?, at(to?)?))
    }

    /// The place of a date of a year; of 28 February where there is no 29.
    fn place(&self, year: i16, month: i8, day: i8) -> Option<usize> {
        if year < 1 {
            return None;
        }
        let before: usize = (1..month).map(|month| days_of(year, month) as usize).sum();
        Some(self.years[year as usize] + before + day.min(days_of(year, month)) as usize - 1)
    }

    /// The same place of the year so many years before.
    fn earlier(&self, at: usize, years: i16, rule: LastYear) -> Option<usize> {
        let walked = self.days[at];
        let year = walked.year - years;
        match rule {
            LastYear::CalendarDate => self.place(year, walked.month, walked.day),
            LastYear::DayOfYear if year < 1 => None,
            LastYear::DayOfYear => {
                let length = if is_leap(year) { 366 } else { 365 };
                Some(self.years[year as usize] + walked.ordinal.min(length) - 1)
            }
        }
    }
}

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// All ways in which a day is counted from a handover.
const COUNTS: [Convention; 4] = [
    Convention::HOUSE,
    Convention { day_count: DayCount::Elapsed, ..Convention::HOUSE },
    Convention { handover: HandoverDay::Outgoing, ..Convention::HOUSE },
    Convention { handover: HandoverDay::Outgoing, day_count: DayCount::Elapsed, ..Convention::HOUSE },
];

/// What is held against the walk, so that a faulty one can stand in its place.
#[derive(Clone, Copy)]
struct Counter {
    week_ending: fn(Date) -> Result<WeekEnding, PeriodError>,
    week_of: fn(Convention, Date) -> Result<Period, PeriodError>,
    year_to_date: fn(Convention, Date) -> Result<Period, PeriodError>,
    last_year: fn(Convention, Date) -> Option<Date>,
    day_number: fn(Convention, Date, Date) -> Option<Days>,
    nth_day: fn(Convention, Date, Days) -> Option<Date>,
    first_days: fn(Convention, Date, Days) -> Option<Period>,
}

const REAL: Counter = Counter {
    week_ending: WeekEnding::new,
    week_of: Convention::week_of,
    year_to_date: Convention::year_to_date,
    last_year: Convention::this_point_last_year,
    day_number: Convention::day_number,
    nth_day: Convention::nth_day,
    first_days: Convention::first_days,
};

fn ends(period: Period) -> (Date, Date) {
    (period.start(), period.end().unwrap())
}

/// Something that is off, with its day.
type Differences = Vec<(Date, &'static str)>;

struct Held<'a> {
    walk: &'a Walk,
    counter: Counter,
    cases: u64,
    differences: Differences,
}

impl Held<'_> {
    fn hold(&mut self, at: usize, what: &'static str, same: bool) {
        self.cases += 1;
        if !same {
            self.differences.push((self.walk.days[at].date, what));
        }
    }

    /// What a day is by itself: 7 cases.
    fn day(&mut self, at: usize) {
        let (walk, counter) = (self.walk, self.counter);
        let Walked { date, ordinal, weekday, .. } = walk.days[at];
        self.hold(at, "weekday", date.weekday() == WEEKDAYS[weekday]);
        let one = walk.period(Some(at), Some(at + 1));
        self.hold(at, "day", Period::day(date).map(ends).ok() == one);
        let monday = at.checked_sub(6);
        let ending = if weekday == 6 { walk.period(monday, Some(at + 1)) } else { None };
        let made = (counter.week_ending)(date);
        self.hold(at, "week ending", made.map(|week| ends(week.period())).ok() == ending);
        for (rule, since) in
            [(WeekRule::MondayToSunday, weekday), (WeekRule::SundayToSaturday, (weekday + 1) % 7)]
        {
            let start = at.checked_sub(since);
            let week = walk.period(start, start.map(|start| start + 7));
            let convention = Convention { week: rule, ..Convention::HOUSE };
            self.hold(at, "week of", (counter.week_of)(convention, date).map(ends).ok() == week);
        }
        let to_date = walk.period(Some(at + 1 - ordinal), Some(at + 1));
        let made = (counter.year_to_date)(Convention::HOUSE, date);
        self.hold(at, "year to date", made.map(ends).ok() == to_date);
        let days = made.ok().and_then(|period| period.days());
        self.hold(at, "days of it", days == to_date.map(|_| Days::new(ordinal as u64)));
    }

    /// The same point of the year before, under both rules: 2 cases.
    fn last_year(&mut self, at: usize) {
        for last_year in [LastYear::CalendarDate, LastYear::DayOfYear] {
            let wanted = self.walk.earlier(at, 1, last_year).map(|place| self.walk.days[place].date);
            let convention = Convention { last_year, ..Convention::HOUSE };
            let made = (self.counter.last_year)(convention, self.walk.days[at].date);
            self.hold(at, "last year", made == wanted);
        }
    }

    /// Its number, counted from a handover so many days before it in each way: 12 cases.
    fn counted(&mut self, at: usize, handover: usize) {
        let (walk, counter) = (self.walk, self.counter);
        let (date, from) = (walk.days[at].date, walk.days[handover].date);
        for convention in COUNTS {
            let first = handover + usize::from(convention.handover == HandoverDay::Outgoing);
            let one = u64::from(convention.day_count == DayCount::Ordinal);
            let number = at.checked_sub(first).map(|days| Days::new(days as u64 + one));
            self.hold(at, "day number", (counter.day_number)(convention, from, date) == number);
            let back = number.and_then(|number| (counter.nth_day)(convention, from, number));
            self.hold(at, "day of the number", back == number.map(|_| date));
            let days = Days::new((at + 1).saturating_sub(first) as u64);
            let period = if first <= at { walk.period(Some(first), Some(at + 1)) } else { None };
            let made = (counter.first_days)(convention, from, days);
            self.hold(at, "first days", made.map(ends) == period);
        }
    }

    /// The windows that end with the last known day: 6 cases.
    fn windows(&mut self, at: usize) {
        let walk = self.walk;
        let Walked { date, day, ordinal, .. } = walk.days[at];
        let resolved = |window: &Window, convention| window.resolve(date, convention, &[]).map(ends).ok();
        let month = walk.period(Some(at + 1 - day as usize), Some(at + 1));
        self.hold(
            at,
            "month to date",
            resolved(&Window::ToDate(Calendar::Month), Convention::HOUSE) == month,
        );
        let year = walk.period(Some(at + 1 - ordinal), Some(at + 1));
        self.hold(at, "year to date", resolved(&Window::ToDate(Calendar::Year), Convention::HOUSE) == year);
        for years in [1, 4] {
            for last_year in [LastYear::CalendarDate, LastYear::DayOfYear] {
                let of = Box::new(Window::ToDate(Calendar::Year));
                let window = Window::YearsBefore { years, of };
                let first = walk.earlier(at + 1 - ordinal, years.into(), last_year);
                let last = walk.earlier(at, years.into(), last_year);
                let wanted = year.and_then(|_| walk.period(first, last.map(|last| last + 1)));
                let made = resolved(&window, Convention { last_year, ..Convention::HOUSE });
                self.hold(at, "the same days of an earlier year", made == wanted);
            }
        }
    }
}

/// Holds the days of some years, each against a handover so many days before it.
fn hold(
    walk: &Walk,
    counter: Counter,
    years: RangeInclusive<i16>,
    distances: &[usize],
) -> (u64, Differences) {
    let mut held = Held { walk, counter, cases: 0, differences: Vec::new() };
    let until = walk.years.get(*years.end() as usize + 1).copied().unwrap_or(walk.days.len());
    for at in walk.years[*years.start() as usize]..until {
        held.day(at);
        held.last_year(at);
        for distance in distances {
            held.counted(at, at.saturating_sub(*distance));
        }
        held.windows(at);
    }
    (held.cases, held.differences)
}

/// Every month and every year as a period, and as the window of its JSON form.
fn months_and_years(walk: &Walk) -> u64 {
    let mut cases = 0;
    for year in 1..=9999_i16 {
        let first = walk.years[year as usize];
        let next = walk.years.get(year as usize + 1).copied();
        assert_eq!(Period::year(year).map(ends).ok(), walk.period(Some(first), next), "{year}");
        cases += 1;
        for month in 1..=12 {
            let from = walk.place(year, month, 1).unwrap();
            let wanted = walk.period(Some(from), Some(from + days_of(year, month) as usize));
            assert_eq!(Period::month(year, month).map(ends).ok(), wanted, "{year}-{month}");
            let window = serde_json::json!({ "month": format!("{year:04}-{month:02}") });
            let window = serde_json::from_value::<Window>(window).ok();
            assert_eq!(window, Period::month(year, month).ok().map(Window::Days));
            cases += 1;
        }
    }
    cases
}

#[test]
fn every_day_of_the_calendar() {
    let begun = Instant::now();
    let walk = Walk::new();
    // The leap years up to 9999, by the rule turned about.
    let days = 9999 * 365 + (9999 / 4 - 9999 / 100 + 9999 / 400);
    assert_eq!(walk.days.len(), days);
    let polling_day = walk.days[walk.place(2024, 7, 4).unwrap()];
    assert_eq!(WEEKDAYS[polling_day.weekday], Weekday::Thursday);

    let distances: &[usize] = if long() { &[402, 0, 1, 149, 366, 36_525, 1_000_000] } else { &[402] };
    let (cases, differences) = hold(&walk, REAL, 1..=9999, distances);
    assert!(differences.is_empty(), "{} of {cases}, such as {:?}", differences.len(), &differences[..3]);
    assert_eq!(cases, days as u64 * (7 + 2 + 12 * distances.len() as u64 + 6));
    // Every distance from a handover up to two years, about a leap day and at both ends.
    let near: Vec<usize> = (0..=732).collect();
    let mut all = cases;
    for years in [1..=2, 2023..=2024, 9998..=9999] {
        let years_days = if *years.start() == 2023 { 731 } else { 730 };
        let (cases, differences) = hold(&walk, REAL, years, &near);
        assert_eq!(differences, []);
        assert_eq!(cases, years_days * (7 + 2 + 12 * 733 + 6));
        all += cases;
    }
    let named = months_and_years(&walk);
    assert_eq!(named, 9999 * 13);
    Evidence {
        name: "small_worlds_calendar",
        part: "Small worlds",
        promise: "On every day of the years 1 to 9999 the weeks, months, years and day counts are those of a \
                  calendar that is walked day by day.",
        held_by: &["tests/small_worlds/calendar.rs", "docs/small-worlds.md"],
        measured: format!(
            "{days} days, {} cases; 7 seeded faults told; {:.1} s",
            all + named,
            begun.elapsed().as_secs_f64()
        ),
        command: "cargo test --test small_worlds calendar",
    }
    .write();
}

/// A date may be of the year 0 or before; nothing that is reckoned is. Years, weeks and the same days of an
/// earlier year once were.
#[test]
fn nothing_begins_before_the_calendar() {
    let out = Err(PeriodError::OutOfCalendar);
    //= docs/rules.md#days-weeks-and-conventions
    //# time-21: A period that is reckoned MUST NOT begin before the first day of year 1.
    for year in [-9999, -1, 0, 10_000] {
        assert_eq!(Period::year(year).map(ends), out.clone());
        assert_eq!((1..=12).filter(|month| Period::month(year, *month).is_ok()).count(), 0);
    }
    assert!(serde_json::from_str::<Window>(r#"{"year": 0}"#).is_err());
    assert!(serde_json::from_str::<Window>(r#"{"month": "0000-12"}"#).is_err());
    let date = |year, month, day| Date::new(year, month, day).unwrap();
    assert_eq!(WeekEnding::new(date(0, 12, 31)), Err(PeriodError::OutOfCalendar));
    assert!(WeekEnding::new(date(1, 1, 7)).is_ok());
    let sundays = Convention { week: WeekRule::SundayToSaturday, ..Convention::HOUSE };
    assert_eq!(sundays.week_of(date(1, 1, 6)).map(ends), out);
    assert!(sundays.week_of(date(1, 1, 7)).is_ok());
    for last_year in [LastYear::CalendarDate, LastYear::DayOfYear] {
        let convention = Convention { last_year, ..Convention::HOUSE };
        assert_eq!(convention.this_point_last_year(date(1, 12, 31)), None);
        assert_eq!(convention.this_point_last_year(date(2, 1, 1)), Some(date(1, 1, 1)));
    }
}

/// Mistakes that people make with calendars.
#[test]
fn a_faulty_counter_is_told() {
    let walk = Walk::new();
    let faults = [
        Counter { week_ending: |date| WeekEnding::new(date.tomorrow().unwrap()), ..REAL },
        Counter { week_of: |_, date| Convention::HOUSE.week_of(date), ..REAL },
        Counter { year_to_date: |_, date| Period::inclusive(date.first_of_month(), date), ..REAL },
        // A year is 365 days.
        Counter { last_year: |_, date| date.checked_sub(Span::new().days(365)).ok(), ..REAL },
        Counter { day_number: |_, from, to| Convention::HOUSE.day_number(from, to), ..REAL },
        Counter { nth_day: |_, from, n| Convention::HOUSE.nth_day(from, n), ..REAL },
        Counter { first_days: |_, from, n| Convention::HOUSE.first_days(from, n), ..REAL },
    ];
    for (n, fault) in faults.into_iter().enumerate() {
        let (_, differences) = hold(&walk, fault, 2024..=2024, &[402]);
        assert!(!differences.is_empty(), "fault {n} was not seen");
    }
    assert_eq!(hold(&walk, REAL, 2024..=2024, &[402]).1, []);
}
