//! Periods and the calendar: weeks, and the windows of days that are claimed of.

use crossings::jiff::civil::{Date, date};
use crossings::{
    Calendar, Convention, Days, HandoverDay, LastYear, Period, PeriodError, PolicyKind, PolicyPeriod,
    WeekRule, Window, WindowError, builtin,
};

use super::{days, earlier, march, since};

/// It begins on 1 January of the year 1, a Monday.
#[test]
fn the_first_week_of_the_calendar_is_a_week() {
    let first = Period::inclusive(date(1, 1, 1), date(1, 1, 7));
    assert_eq!(Convention::HOUSE.week_of(date(1, 1, 3)), first);
    let of_sundays = Convention { week: WeekRule::SundayToSaturday, ..Convention::HOUSE };
    assert_eq!(of_sundays.week_of(date(1, 1, 3)), Err(PeriodError::OutOfCalendar));
    assert_eq!(of_sundays.week_of(date(1, 1, 7)), Period::inclusive(date(1, 1, 7), date(1, 1, 13)));
}

#[test]
fn an_earlier_window_depends_on_how_years_and_how_its_own_days_are_counted() {
    let house = Convention::HOUSE;
    let other_years = Convention { last_year: LastYear::DayOfYear, ..house };
    let other_handover = Convention { handover: HandoverDay::Outgoing, ..house };
    let fixed = earlier(1, march(1, 31));
    assert!(!fixed.depends_on(house, house) && !fixed.depends_on(house, other_handover));
    assert!(fixed.depends_on(house, other_years));
    let office = earlier(1, Window::Handover(date(2024, 7, 5)));
    assert!(!office.depends_on(house, house));
    assert!(office.depends_on(house, other_years) && office.depends_on(house, other_handover));
}

#[test]
fn a_window_has_one_form_and_nothing_besides() {
    let read = |text: String| serde_json::from_str::<Window>(&text);
    let week = r#""week_of": "2024-07-05""#;
    let before = r#""years_before": 1, "of": { "year": 2024 }"#;
    let year = days(date(2024, 1, 1), date(2024, 12, 31));
    assert_eq!(read(format!("{{ {week} }}")).unwrap(), Window::WeekOf(date(2024, 7, 5)));
    assert_eq!(read(format!("{{ {before} }}")).unwrap(), earlier(1, year));
    for besides in [r#""day": "2024-07-05""#, r#""year": 2024"#, r#""to_date": "year""#] {
        assert!(read(format!("{{ {week}, {besides} }}")).is_err(), "{besides}");
        assert!(read(format!("{{ {before}, {besides} }}")).is_err(), "{besides}");
    }
}

#[test]
fn what_stands_besides_a_window_makes_it_none() {
    let read = |text: String| serde_json::from_str::<Window>(&text);
    let forms = [
        r#""week_ending": "2025-09-21""#,
        r#""from": "2024-01-01", "to": "2024-07-04""#,
        r#""policy": "pm-sunak""#,
        r#""to_date": "year""#,
    ];
    let others = [r#""day": "2024-07-05""#, r#""month": "2024-07""#, r#""handover": "2024-07-05""#];
    for form in forms {
        assert!(read(format!("{{ {form} }}")).is_ok(), "{form}");
        for besides in others.into_iter().chain([r#""week_of": "2024-07-05""#]) {
            assert!(read(format!("{{ {form}, {besides} }}")).is_err(), "{form}, {besides}");
        }
    }
}

/// Windows at the ends of the calendar, whose first day of a week is a Monday.
#[test]
fn a_window_beyond_the_calendar_has_no_days() {
    let (first, last) = (date(1, 1, 1), Date::MAX);
    let (house, beyond) = (Convention::HOUSE, WindowError::OutOfCalendar);
    let outgoing = Convention { handover: HandoverDay::Outgoing, ..house };
    let sundays = Convention { week: WeekRule::SundayToSaturday, ..house };
    let first_days = |days| Window::FirstDays { days: Days::new(days), handover: date(2024, 7, 5) };
    let rows = [
        (Window::Handover(last), outgoing, beyond.clone()),
        (Window::Handover(last), house, beyond.clone()),
        (first_days(u64::MAX), house, beyond.clone()),
        (first_days(0), house, beyond.clone()),
        (Window::ToDate(Calendar::Year), house, beyond.clone()),
        (Window::ToDate(Calendar::Month), house, beyond.clone()),
        (Window::WeekOf(last), house, beyond.clone()),
        (Window::WeekOf(first), sundays, beyond.clone()),
        (since(first), house, beyond.clone()),
        (earlier(1, days(first, date(1, 12, 31))), house, beyond.clone()),
        (earlier(255, days(date(255, 1, 1), date(256, 1, 1))), house, beyond.clone()),
        (earlier(1, Window::WeekOf(last)), house, beyond.clone()),
        (Window::Policy("nobody".to_owned()), house, WindowError::UnknownPolicy("nobody".to_owned())),
    ];
    for (window, convention, wanted) in rows {
        assert_eq!(window.resolve(last, convention, &[]), Err(wanted), "{window}");
    }
    assert_eq!(beyond.to_string(), "it goes beyond the calendar");
    let days_of = |window: Window| window.resolve(date(9999, 12, 30), house, &[]).unwrap().to_string();
    assert_eq!(days_of(Window::WeekOf(first)), "0001-01-01..0001-01-07");
    assert_eq!(days_of(Window::ToDate(Calendar::Month)), "9999-12-01..9999-12-30");
    assert_eq!(days_of(earlier(255, days(date(256, 2, 29), date(256, 2, 29)))), "0001-02-28..0001-02-28");
}

/// It stands for none, so that only a window with an end of its own has days then.
#[test]
fn no_window_ends_with_a_day_before_the_calendar() {
    let house = Convention::HOUSE;
    let (year, month) = (Window::ToDate(Calendar::Year), Window::ToDate(Calendar::Month));
    for window in [year, month, since(date(0, 12, 31))] {
        assert_eq!(window.resolve(date(0, 12, 31), house, &[]), Err(WindowError::OutOfCalendar), "{window}");
        let last = window.resolve(date(1, 1, 1), house, &[]).unwrap().last();
        assert_eq!(last, Some(date(1, 1, 1)), "{window}");
    }
    let march = Period::inclusive(date(2025, 3, 1), date(2025, 3, 31)).unwrap();
    assert_eq!(self::march(1, 31).resolve(date(0, 12, 31), house, &[]), Ok(march));
}

/// Of offices alone the convention says whose the handover day is.
#[test]
fn only_an_office_has_handover_days() {
    let register = builtin();
    let policies = register.policy_periods();
    let outgoing = Convention { handover: HandoverDay::Outgoing, ..Convention::HOUSE };
    for one in policies {
        let first = |convention| {
            let days =
                Window::Policy(one.id.clone()).resolve(date(9998, 12, 31), convention, policies).unwrap();
            days.start()
        };
        let (house, other) = (first(Convention::HOUSE), first(outgoing));
        assert_eq!(house, one.period.start(), "{}", one.id);
        let office = one.kind == PolicyKind::Office;
        assert_eq!(other, if office { house.tomorrow().unwrap() } else { house }, "{}", one.id);
    }
    assert!(policies.iter().any(|one| one.kind == PolicyKind::Act), "one that is no office");
}

#[test]
fn a_window_in_json_has_one_of_its_forms() {
    let refused = |text: &str| serde_json::from_str::<Window>(text).unwrap_err().to_string();
    let rows = [
        (
            r#"{"month":"+002022-07"}"#,
            "`+002022-07` is no month; wanted a year and a month, such as \"2022-07\"",
        ),
        (r#"{"month":"2022-7"}"#, "`2022-7` is no month; wanted a year and a month, such as \"2022-07\""),
        (r#"{"month":"2022-13"}"#, "`2022-13` is no month; wanted a year and a month, such as \"2022-07\""),
        (r#"{"month":"0000-12"}"#, "the calendar ends at 9999-12-31"),
        (r#"{"month":"9999-12"}"#, "the calendar ends at 9999-12-31"),
        (r#"{"year":9999}"#, "the calendar ends at 9999-12-31"),
        (r#"{"year":0}"#, "the calendar ends at 9999-12-31"),
        (r#"{"day":"9999-12-31"}"#, "the calendar ends at 9999-12-31"),
        (r#"{"from":"2025-03-02","to":"2025-03-01"}"#, "the period ends before it starts"),
        (
            r#"{"week_ending":"2025-03-01"}"#,
            "an official week ends on a Sunday, and 2025-03-01 is none; `week_of` takes any day",
        ),
        (
            r#"{"first_days":0,"handover":"2024-07-05"}"#,
            r#"the fields ["first_days", "handover"] make no window; "#,
        ),
        (r#"{"day":"2025-03-01","year":2025}"#, r#"the fields ["day", "year"] make no window; "#),
        ("{}", "the fields [] make no window; "),
    ];
    for (text, words) in rows {
        assert!(refused(text).starts_with(words), "{text}: {}", refused(text));
    }
    let days = |text: &str| serde_json::from_str::<Window>(text).unwrap().to_string();
    assert_eq!(days(r#"{"month":"9998-12"}"#), "9998-12-01 to 9998-12-31");
    assert_eq!(days(r#"{"day":"9999-12-30"}"#), "9999-12-30");
    assert_eq!(days(r#"{"year":1}"#), "0001-01-01 to 0001-12-31");
}

#[test]
fn the_year_to_date_is_one_of_the_calendar() {
    let to_date = |date| Convention::HOUSE.year_to_date(date);
    assert_eq!(to_date(date(0, 12, 31)), Err(PeriodError::OutOfCalendar));
    assert_eq!(to_date(date(1, 1, 1)), Period::inclusive(date(1, 1, 1), date(1, 1, 1)));
    assert_eq!(to_date(date(9999, 12, 31)), Err(PeriodError::OutOfCalendar));
}

/// Where the handover day is the outgoing office's, the next begins on a day that there is not.
#[test]
fn an_office_that_begins_or_ends_with_the_calendar_is_beyond_it() {
    let outgoing = Convention { handover: HandoverDay::Outgoing, ..Convention::HOUSE };
    let last = Date::MAX;
    let days = |period, convention| {
        let office = PolicyPeriod {
            id: "last".to_owned(),
            kind: PolicyKind::Office,
            timeline: None,
            title: "The last".to_owned(),
            period,
            agreement: None,
            evidence: String::new(),
        };
        Window::Policy("last".to_owned()).resolve(date(2025, 3, 1), convention, &[office])
    };
    let until_last = Period::new(date(9999, 12, 1), last).unwrap();
    assert_eq!(days(until_last, Convention::HOUSE), Ok(until_last));
    for period in [until_last, Period::starting(last)] {
        let refused = days(period, outgoing).unwrap_err();
        assert_eq!(refused, WindowError::OutOfCalendar);
        assert_eq!(refused.to_string(), "it goes beyond the calendar");
    }
    let counted = outgoing.first_days(last, Days::new(1));
    assert_eq!((outgoing.first_day(last), counted, outgoing.nth_day(last, Days::new(1))), (None, None, None));
}

#[test]
fn the_first_days_of_an_office_stand_alone() {
    let read = |text: &str| serde_json::from_str::<Window>(text);
    let (days, handover) = (Days::new(100), date(2024, 7, 5));
    let first = read(r#"{"first_days": 100, "handover": "2024-07-05"}"#).unwrap();
    assert_eq!(first, Window::FirstDays { days, handover });
    assert!(read(r#"{"first_days": 100, "handover": "2024-07-05", "year": 2024}"#).is_err());
    assert!(read(r#"{"first_days": 0, "handover": "2024-07-05"}"#).is_err());
}
