//! Dates, periods, conventions.

use crossings::capi::*;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Convention, DayCount, Days, Draft, DraftPublication, DraftSeries, Field, HandoverDay, LastYear, Period,
    PublishedAt, Register, WeekEnding, WeekRule, strategy,
};
use proptest::prelude::*;

use crate::door::*;

fn parse(text: &str) -> Answer<crossings_date> {
    value(|out, err| unsafe { crossings_date_parse(text.as_ptr().cast(), text.len(), out, err) })
}

/// The period, or a status where the model has none.
fn same_period<E>(given: Answer<crossings_period>, wanted: Result<Period, E>, otherwise: crossings_status) {
    match wanted {
        Ok(period) => is_period(given.unwrap(), Some(&period)),
        Err(_) => assert_eq!(given.err(), Some(otherwise)),
    }
}

fn same_date(given: Answer<crossings_date>, wanted: Option<Date>) {
    assert_eq!(given.map(from_date), wanted.map(Some).ok_or(crossings_status::InvalidPeriod));
}

#[test]
fn a_text_that_is_no_date_is_refused() {
    for text in
        ["", " ", "2024-7-8", "20240708", "2024-07-08T00:00", "2024-07-08 ", "2023-02-29", "0", "08/07/2024"]
    {
        assert_eq!(parse(text).err(), Some(crossings_status::InvalidDate), "{text}");
    }
    let not_utf8 = b"2024\xFF";
    let given = value(|out, err| unsafe { crossings_date_parse(not_utf8.as_ptr().cast(), 5, out, err) });
    assert_eq!(given.err(), Some(crossings_status::InvalidUtf8));
    for (year, month, day) in
        [(2023, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (2024, 255, 255), (0, 0, 1)]
    {
        let date = crossings_date { year, month, day };
        let given = handle(crossings_string_free, |out, err| unsafe { crossings_date_text(date, out, err) });
        assert_eq!(given.err(), Some(crossings_status::InvalidDate));
    }
}

#[test]
fn years_months_and_weeks_at_the_ends_of_the_calendar() {
    for year in (-10_000..=10_000).step_by(50).chain([-9999, -1, 0, 1, 2024, 9998, 9999, i16::MIN, i16::MAX])
    {
        let given = value(|out, err| unsafe { crossings_period_year(year, out, err) });
        same_period(given, Period::year(year), crossings_status::InvalidPeriod);
        for month in [0, 1, 2, 12, 13, 127, 128, 255] {
            let given = value(|out, err| unsafe { crossings_period_month(year, month, out, err) });
            let wanted = i8::try_from(month).ok().and_then(|month| Period::month(year, month).ok());
            same_period(given, wanted.ok_or(()), crossings_status::InvalidPeriod);
        }
    }
    for day in [date(1, 1, 7), date(-9999, 1, 3), Date::MIN, Date::MAX, date(9999, 12, 26), date(2024, 7, 7)]
    {
        let given = value(|out, err| unsafe { crossings_period_week(to_date(day), out, err) });
        same_period(given, WeekEnding::new(day).map(WeekEnding::period), crossings_status::InvalidPeriod);
    }
}

#[test]
fn a_moment_fits_its_structure() {
    // The longest text, the first moment of all, one before 1970 with a fraction, and a date.
    for text in [
        "9998-12-31T23:59:59.999999999Z",
        "0001-01-01T00:00:00.000000001Z",
        "1969-12-31T23:59:59.75Z",
        "2026-05-31",
    ] {
        let published: PublishedAt = text.parse().unwrap();
        let publication = DraftPublication { published: Field::Known(published), ..Default::default() };
        let series = DraftSeries { publications: vec![publication], ..Default::default() };
        let register = Register::try_from(Draft { series: vec![series], ..Default::default() }).unwrap();
        let view = view_after(&across(&register), 0, 1).unwrap();
        let moment = value(|out, err| unsafe { crossings_view_published(*view, out, err) }).unwrap();
        is_moment(&moment, Some(published));
        assert_eq!(chars(&moment.text), text);
    }
}

fn conventions() -> impl Strategy<Value = Convention> {
    any::<[bool; 4]>().prop_map(|[outgoing, elapsed, sunday, day_of_year]| Convention {
        handover: if outgoing { HandoverDay::Outgoing } else { HandoverDay::Incoming },
        day_count: if elapsed { DayCount::Elapsed } else { DayCount::Ordinal },
        week: if sunday { WeekRule::SundayToSaturday } else { WeekRule::MondayToSunday },
        last_year: if day_of_year { LastYear::DayOfYear } else { LastYear::CalendarDate },
    })
}

fn any_date() -> impl Strategy<Value = Date> {
    let edge = proptest::sample::select(vec![
        Date::MIN,
        Date::MAX,
        date(1, 1, 1),
        date(9999, 12, 30),
        date(2024, 2, 29),
    ]);
    prop_oneof![8 => strategy::date(), 1 => edge]
}

#[test]
fn the_house_convention_is_all_zeros_and_null() {
    let zeros = crossings_convention { handover: 0, day_count: 0, week: 0, last_year: 0 };
    assert_eq!(value(|out, err| unsafe { crossings_convention_house(out, err) }), Ok(zeros));
    // Six published day numbers are of this kind: day 403 was the day 50,000 was passed.
    let (office, passed) = (to_date(date(2024, 7, 5)), to_date(date(2025, 8, 11)));
    for convention in [core::ptr::null(), &raw const zeros] {
        let number = value(|out, err| unsafe {
            crossings_convention_day_number(convention, office, passed, out, err)
        });
        assert_eq!(number, Ok(403));
    }
}

#[test]
fn a_convention_has_only_its_own_numbers() {
    let office = to_date(date(2024, 7, 5));
    for field in 0..4 {
        for wrong in [2, u32::MAX] {
            let mut convention = crossings_convention { handover: 0, day_count: 0, week: 0, last_year: 0 };
            match field {
                0 => convention.handover = wrong,
                1 => convention.day_count = wrong,
                2 => convention.week = wrong,
                _ => convention.last_year = wrong,
            }
            let given = value(|out, err| unsafe {
                crossings_convention_first_day(&raw const convention, office, out, err)
            });
            assert_eq!(given.err(), Some(crossings_status::InvalidEnum));
        }
    }
}

proptest! {
    #[test]
    fn a_date_and_its_text(date in any_date()) {
        let string = handle(crossings_string_free, |out, err| unsafe { crossings_date_text(to_date(date), out, err) }).unwrap();
        let text = crate::door::string(&string);
        let (year, month, day) = (date.year(), date.month(), date.day());
        if year >= 0 {
            prop_assert_eq!(&text, &format!("{year:04}-{month:02}-{day:02}"));
        }
        prop_assert_eq!(parse(&text), Ok(to_date(date)));
    }

    #[test]
    fn two_periods((one, other) in (strategy::period(), strategy::period()), day in strategy::date(), near in -3..9_i64) {
        use crossings::jiff::ToSpan;
        // Half of the time the two are neighbours, so that their ends meet.
        let other = match near {
            0.. => Period::new(one.start() + near.days(), one.start() + (near + 3).days()).unwrap(),
            _ => other,
        };
        let (c_one, c_other) = (to_period(&one), to_period(&other));
        for day in [day, one.start(), other.start(), one.start() - 1.day(), one.last().unwrap_or(day), one.end().unwrap_or(day)] {
            let contains = value(|out, err| unsafe { crossings_period_contains(c_one, to_date(day), out, err) });
            prop_assert_eq!(contains, Ok(one.contains(day)));
        }
        let covers = value(|out, err| unsafe { crossings_period_covers(c_one, c_other, out, err) });
        prop_assert_eq!(covers, Ok(one.covers(&other)));
        let overlaps = value(|out, err| unsafe { crossings_period_overlaps(c_one, c_other, out, err) });
        prop_assert_eq!(overlaps, Ok(one.overlaps(&other)));
        let both = value(|out, err| unsafe { crossings_period_intersection(c_one, c_other, out, err) });
        same_period(both, one.intersection(&other).ok_or(()), crossings_status::Missing);
    }

    #[test]
    fn a_week_of_any_day(day in any_date()) {
        let given = value(|out, err| unsafe { crossings_period_week(to_date(day), out, err) });
        same_period(given, WeekEnding::new(day).map(WeekEnding::period), crossings_status::InvalidPeriod);
    }

    #[test]
    fn a_convention(convention in conventions(), handover in any_date(), day in any_date(), n in strategy::days()) {
        let Convention { handover: whose, day_count, week, last_year } = convention;
        let c = crossings_convention {
            handover: u32::from(whose == HandoverDay::Outgoing),
            day_count: u32::from(day_count == DayCount::Elapsed),
            week: u32::from(week == WeekRule::SundayToSaturday),
            last_year: u32::from(last_year == LastYear::DayOfYear),
        };
        let (c, from, to) = (&raw const c, to_date(handover), to_date(day));
        same_date(
            value(|out, err| unsafe { crossings_convention_first_day(c, from, out, err) }),
            convention.first_day(handover),
        );
        prop_assert_eq!(
            value(|out, err| unsafe { crossings_convention_day_number(c, from, to, out, err) }),
            convention.day_number(handover, day).map(Days::get).ok_or(crossings_status::InvalidPeriod)
        );
        for n in [n.get(), 0, 1] {
            same_date(
                value(|out, err| unsafe { crossings_convention_nth_day(c, from, n, out, err) }),
                convention.nth_day(handover, Days::new(n)),
            );
            same_period(
                value(|out, err| unsafe { crossings_convention_first_days(c, from, n, out, err) }),
                convention.first_days(handover, Days::new(n)).ok_or(()),
                crossings_status::InvalidPeriod,
            );
        }
        same_period(
            value(|out, err| unsafe { crossings_convention_week_of(c, to, out, err) }),
            convention.week_of(day),
            crossings_status::InvalidPeriod,
        );
        same_period(
            value(|out, err| unsafe { crossings_convention_year_to_date(c, to, out, err) }),
            convention.year_to_date(day),
            crossings_status::InvalidPeriod,
        );
        same_date(
            value(|out, err| unsafe { crossings_convention_this_point_last_year(c, to, out, err) }),
            convention.this_point_last_year(day),
        );
    }
}
