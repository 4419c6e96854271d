//! Periods and weeks as people say them: with both ends, and only where there are such days.

use crossings::jiff::civil::{Date, date};
use crossings::{Period, PeriodError, WeekEnding};

#[test]
fn a_period_has_a_day_at_least() {
    let day = date(2024, 2, 28);
    //= docs/rules.md#days-weeks-and-conventions
    //# time-01: A period MUST have at least one day.
    assert_eq!(Period::new(day, day), Err(PeriodError::Reversed));
    assert_eq!(Period::new(day.tomorrow().unwrap(), day), Err(PeriodError::Reversed));
    //= docs/rules.md#days-weeks-and-conventions
    //# time-04: A last day before the first MUST be refused.
    assert_eq!(Period::inclusive(day, day.yesterday().unwrap()), Err(PeriodError::Reversed));
    let leap = Period::inclusive(day, date(2024, 3, 1)).unwrap();
    assert_eq!(leap.days().unwrap().get(), 3, "28 and 29 February, 1 March");
    assert_eq!(Period::inclusive(day, Date::MAX), Err(PeriodError::OutOfCalendar));
}

#[test]
fn a_period_is_said_by_its_first_and_its_last_day() {
    // 25 October is the successor's.
    let office = Period::new(date(2022, 9, 6), date(2022, 10, 25)).unwrap();
    let written = r#"{"from":"2022-09-06","to":"2022-10-24"}"#;
    //= docs/rules.md#days-weeks-and-conventions
    //# time-03: At every door a period MUST be said by its first and its last day, both included.
    assert_eq!(serde_json::to_string(&office).unwrap(), written);
    assert_eq!(serde_json::from_str::<Period>(written).unwrap(), office);
    assert_eq!(office.to_string(), "2022-09-06..2022-10-24");
    let open = Period::starting(date(2024, 7, 5));
    let written = r#"{"from":"2024-07-05","to":null}"#;
    assert_eq!(serde_json::to_string(&open).unwrap(), written);
    assert_eq!(serde_json::from_str::<Period>(written).unwrap(), open);
    for wrong in [r#"{"from":"2024-07-05","to":"2024-07-04"}"#, r#"{"from":"2024-07-05","until":null}"#] {
        assert!(serde_json::from_str::<Period>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn an_official_week_is_monday_to_its_sunday() {
    let (monday, sunday) = (date(2022, 8, 29), date(2022, 9, 4));
    let week = WeekEnding::new(sunday).unwrap();
    //= docs/rules.md#days-weeks-and-conventions
    //# time-07: An official week MUST be the seven days up to the Sunday that names it.
    assert_eq!(week.period(), Period::inclusive(monday, sunday).unwrap());
    for day in [monday, date(2022, 9, 3), date(2022, 9, 5)] {
        assert_eq!(WeekEnding::new(day), Err(PeriodError::NotSunday), "{day}");
    }
}
