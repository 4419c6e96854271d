//! Measures on random small series, with gaps, against answers found day by day.
#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::cast_lossless,
    clippy::maybe_infinite_iter,
    clippy::unnecessary_wraps,
    reason = "a test ends where an assumption fails"
)]

use std::collections::BTreeMap;

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, Weekday, date};
use crossings::{
    Basis, Boats, Convention, Counted, Coverage, Draft, DraftDay, DraftPublication, DraftSeries, DraftTotal,
    DraftWeek, Events, Field, Grounds, Measure, Order, People, Per, Period, Property, PublishedAt, Ratio,
    Register, Status, Stretch, Sums, Value, WeekRule, Window,
};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// What is known: by day, by the Sunday of a week, and the final totals by year.
#[derive(Clone, Debug, Default)]
struct Model {
    days: BTreeMap<Date, (u64, u64, Option<u64>)>,
    weeks: BTreeMap<Date, Option<(u64, u64)>>,
    finals: BTreeMap<i16, u64>,
    spliced: bool,
    sunday_weeks: bool,
}

/// A sum may be known, unknown, or of no week at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sum {
    Known(u64),
    Unknown,
    NoWeek,
}

impl Model {
    fn people(&self, first: Date, last: Date) -> Sum {
        let mut sum = 0;
        let mut day = first;
        while day <= last {
            let new_year = day.month() == 1 && day.day() == 1;
            let year_end = date(day.year(), 12, 31);
            if let Some(total) =
                self.finals.get(&day.year()).filter(|_| self.spliced && new_year && year_end <= last)
            {
                sum += total;
                day = year_end.tomorrow().unwrap();
                continue;
            }
            let Some(arrived) = self.days.get(&day) else { return Sum::Unknown };
            sum += arrived.0;
            day = day.tomorrow().unwrap();
        }
        Sum::Known(sum)
    }

    /// The preventions of the weeks that end on one of the days, and how many weeks these are.
    fn weeks(&self, first: Date, last: Date, events: bool) -> (Sum, u64) {
        let (mut sum, mut weeks, mut day) = (0, 0, first);
        while day <= last {
            if day.weekday() == Weekday::Sunday {
                let Some(Some(prevented)) = self.weeks.get(&day) else { return (Sum::Unknown, 0) };
                sum += if events { prevented.1 } else { prevented.0 };
                weeks += 1;
            }
            day = day.tomorrow().unwrap();
        }
        (if weeks == 0 { Sum::NoWeek } else { Sum::Known(sum) }, weeks)
    }

    fn sum(&self, of: Counted, first: Date, last: Date) -> Sum {
        match of {
            Counted::People => self.people(first, last),
            Counted::PeoplePrevented => self.weeks(first, last, false).0,
            Counted::EventsPrevented => self.weeks(first, last, true).0,
            Counted::PeopleAttempting => match (self.people(first, last), self.weeks(first, last, false).0) {
                (Sum::Known(people), Sum::Known(prevented)) => Sum::Known(people + prevented),
                (Sum::Known(_), Sum::NoWeek) => Sum::NoWeek,
                _ => Sum::Unknown,
            },
            _ => {
                let (mut sum, mut day) = (0, first);
                while day <= last {
                    let Some(arrived) = self.days.get(&day) else { return Sum::Unknown };
                    let Some(more) = (if of == Counted::Boats { Some(arrived.1) } else { arrived.2 }) else {
                        return Sum::Unknown;
                    };
                    sum += more;
                    day = day.tomorrow().unwrap();
                }
                Sum::Known(sum)
            }
        }
    }

    fn known(&self, of: Counted, first: Date, last: Date) -> Option<u64> {
        match self.sum(of, first, last) {
            Sum::Known(sum) => Some(sum),
            _ => None,
        }
    }

    /// So many for each day, as a fraction.
    fn daily(&self, of: Counted, first: Date, last: Date) -> Option<Ratio> {
        let days = count_days(first, last) as i128;
        let prevented = |events| {
            let (Sum::Known(sum), weeks) = self.weeks(first, last, events) else { return None };
            Some(Ratio::new(sum.into(), 7 * i128::from(weeks)).unwrap())
        };
        match of {
            Counted::PeoplePrevented => prevented(false),
            Counted::EventsPrevented => prevented(true),
            Counted::PeopleAttempting => {
                let people = Ratio::new(self.known(Counted::People, first, last)?.into(), days).unwrap();
                Some(people.checked_add(prevented(false)?).unwrap())
            }
            _ => Some(Ratio::new(self.known(of, first, last)?.into(), days).unwrap()),
        }
    }

    fn mean(&self, of: Counted, per: Per, first: Date, last: Date) -> Option<Ratio> {
        let times = Ratio::whole(if per == Per::Week { 7 } else { 1 });
        Some(self.daily(of, first, last)?.checked_mul(times).unwrap())
    }

    /// Every whole stretch, known or not, by its first and last day.
    fn stretches(&self, by: Stretch, first: Date, last: Date) -> Vec<(Date, Date)> {
        let mut all = Vec::new();
        let mut day = first;
        while day <= last {
            let begins = match by {
                Stretch::Day | Stretch::Days(_) => true,
                Stretch::Week => {
                    day.weekday() == if self.sunday_weeks { Weekday::Sunday } else { Weekday::Monday }
                }
                Stretch::Month => day.day() == 1,
                Stretch::Year => day.day() == 1 && day.month() == 1,
            };
            let end = match by {
                Stretch::Day => day,
                Stretch::Days(days) => day + (i64::from(days) - 1).days(),
                Stretch::Week => day + 6.days(),
                Stretch::Month => day.last_of_month(),
                Stretch::Year => day.last_of_year(),
            };
            if begins && end <= last && end >= day {
                all.push((day, end));
            }
            day = day.tomorrow().unwrap();
        }
        all
    }

    fn compared(
        &self,
        of: Counted,
        by: Stretch,
        within: (Date, Date),
        month: Option<u8>,
    ) -> Vec<(Date, u64)> {
        let stretches = self.stretches(by, within.0, within.1).into_iter();
        let in_month = stretches.filter(|(first, _)| month.is_none_or(|month| first.month() as u8 == month));
        in_month.filter_map(|(first, last)| Some((first, self.known(of, first, last)?))).collect()
    }
}

fn count_days(first: Date, last: Date) -> i64 {
    let (mut days, mut day) = (1, first);
    while day < last {
        day = day.tomorrow().unwrap();
        days += 1;
    }
    days
}

fn by_week(of: Counted) -> bool {
    matches!(of, Counted::PeoplePrevented | Counted::EventsPrevented | Counted::PeopleAttempting)
}

fn ends(window: &Window) -> (Date, Date) {
    let Window::Days(period) = window else { panic!("only days are tested here") };
    (period.start(), period.last().unwrap())
}

/// A number or a date; `None` where the data cannot say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Number(Ratio),
    Date(Date),
}

fn whole(number: u64) -> Option<Answer> {
    Some(Answer::Number(Ratio::whole(number)))
}

fn holds(days: Property, people: u64) -> bool {
    match days {
        Property::Arrivals => people > 0,
        Property::NoArrivals => people == 0,
        Property::AtLeast(least) => people >= least,
    }
}

impl Model {
    fn answer(&self, measure: &Measure) -> Option<Answer> {
        match measure {
            Measure::Total { of, over } => whole(self.known(*of, ends(over).0, ends(over).1)?),
            Measure::Mean { of, per, over } => {
                Some(Answer::Number(self.mean(*of, *per, ends(over).0, ends(over).1)?))
            }
            Measure::PeoplePerBoat { over } => {
                // The boats have no final totals, so neither have the people in them.
                let days = Self { spliced: false, ..self.clone() };
                let people = days.known(Counted::People, ends(over).0, ends(over).1)?;
                let boats = days.known(Counted::Boats, ends(over).0, ends(over).1)?;
                Some(Answer::Number(Ratio::new(people.into(), boats.into()).ok()?))
            }
            Measure::Difference { of, over, against } => {
                let one = self.known(*of, ends(over).0, ends(over).1)? as i128;
                let other = self.known(*of, ends(against).0, ends(against).1)? as i128;
                Some(Answer::Number(Ratio::new(one - other, 1).unwrap()))
            }
            Measure::Needed { of, over, to_pass } => {
                let one = self.known(*of, ends(over).0, ends(over).1)?;
                let other = self.known(*of, ends(to_pass).0, ends(to_pass).1)?;
                whole((0..).find(|more| one + more > other).unwrap())
            }
            Measure::Change { of, per, over, against } | Measure::Times { of, per, over, against } => {
                let value = |window| match per {
                    Some(per) => self.mean(*of, *per, ends(window).0, ends(window).1),
                    None => Some(Ratio::whole(self.known(*of, ends(window).0, ends(window).1)?)),
                };
                let times = value(over)?.checked_div(value(against)?).ok()?;
                let one = Ratio::whole(u64::from(matches!(measure, Measure::Change { .. })));
                Some(Answer::Number(times.checked_sub(one).unwrap()))
            }
            Measure::Share { of, among, over } => {
                let kind = |of: Counted| match of {
                    Counted::Boats | Counted::UncontrolledLandings => "boats",
                    Counted::EventsPrevented => "events",
                    _ => "people",
                };
                let part = self.known(*of, ends(over).0, ends(over).1)?;
                let mut sum = 0;
                for one in among {
                    if kind(*one) != kind(*of) {
                        return None;
                    }
                    sum += self.known(*one, ends(over).0, ends(over).1)?;
                }
                Some(Answer::Number(Ratio::new(part.into(), sum.into()).ok()?))
            }
            _ => self.answer_by_days(measure),
        }
    }

    fn answer_by_days(&self, measure: &Measure) -> Option<Answer> {
        match measure {
            Measure::Record { of, by, within, order, month }
            | Measure::RecordDate { of, by, within, order, month } => {
                if by_week(*of) && *by == Stretch::Day {
                    return None;
                }
                let mut all = self.compared(*of, *by, ends(within), *month);
                all.sort_by_key(|(first, sum)| {
                    let sum = i128::from(*sum);
                    (if *order == Order::Highest { -sum } else { sum }, *first)
                });
                let (first, sum) = all.first()?;
                match measure {
                    Measure::Record { .. } => whole(*sum),
                    _ => Some(Answer::Date(*first)),
                }
            }
            Measure::Rank { of, item, by, within, order, month } => {
                if by_week(*of) && *by == Stretch::Day {
                    return None;
                }
                let all = self.compared(*of, *by, ends(within), *month);
                let is_one = self.stretches(*by, ends(within).0, ends(within).1).contains(&ends(item));
                let mine = all.iter().find(|(first, _)| is_one && *first == ends(item).0)?.1;
                let better = |sum: u64| if *order == Order::Highest { sum > mine } else { sum < mine };
                whole(1 + all.iter().filter(|(_, sum)| better(*sum)).count() as u64)
            }
            Measure::RecordSince { of, day } => {
                if by_week(*of) {
                    return None;
                }
                let days = Self { spliced: false, ..self.clone() };
                let least = days.known(*of, *day, *day)?;
                let mut before = day.yesterday().unwrap();
                while days.known(*of, before, before)? < least {
                    before = before.yesterday().unwrap();
                }
                Some(Answer::Date(before))
            }
            Measure::LongestStreak { days, within } => {
                let (mut longest, mut now, mut day) = (0, 0, ends(within).0);
                while day <= ends(within).1 {
                    now = if holds(*days, self.days.get(&day)?.0) { now + 1 } else { 0 };
                    longest = longest.max(now);
                    day = day.tomorrow().unwrap();
                }
                whole(longest)
            }
            Measure::Streak { days, until } => {
                let (mut now, mut day) = (0, until.unwrap());
                while holds(*days, self.days.get(&day)?.0) {
                    now += 1;
                    day = day.yesterday().unwrap();
                }
                whole(now)
            }
            Measure::DaysWith { days, over } => {
                let (mut like, mut day) = (0, ends(over).0);
                while day <= ends(over).1 {
                    like += u64::from(holds(*days, self.days.get(&day)?.0));
                    day = day.tomorrow().unwrap();
                }
                whole(like)
            }
            Measure::Milestone { of, reaches, over } | Measure::MilestoneDay { of, reaches, over } => {
                let (first, last) = ends(over);
                let mut day = first;
                loop {
                    let counted = match self.sum(*of, first, day) {
                        Sum::Known(counted) => counted,
                        Sum::NoWeek if *of == Counted::PeopleAttempting => {
                            self.known(Counted::People, first, day)?
                        }
                        Sum::NoWeek => 0,
                        Sum::Unknown => return None,
                    };
                    if counted >= *reaches {
                        break;
                    }
                    day = day.tomorrow().unwrap();
                    if day > last {
                        return None;
                    }
                }
                match measure {
                    Measure::Milestone { .. } => Some(Answer::Date(day)),
                    _ => whole(count_days(first, day) as u64),
                }
            }
            other => panic!("{other:?} is not tested here"),
        }
    }
}

fn register(model: &Model) -> Register {
    let day = |(date, (people, boats, uncontrolled)): (&Date, &(u64, u64, Option<u64>))| DraftDay {
        date: Field::Known(*date),
        people: Field::Known(People::new(*people)),
        boats: Field::Known(Boats::new(*boats)),
        uncontrolled: uncontrolled.map(Boats::new).into(),
        ..DraftDay::default()
    };
    let week = |(sunday, prevented): (&Date, &Option<(u64, u64)>)| {
        let days: Vec<_> =
            (0..7).filter_map(|back| model.days.get(&(*sunday - i64::from(back).days()))).collect();
        DraftWeek {
            ending: Field::Known(*sunday),
            people: Field::Known(People::new(days.iter().map(|day| day.0).sum())),
            boats: Field::Known(Boats::new(days.iter().map(|day| day.1).sum())),
            prevented_people: prevented.map(|prevented| People::new(prevented.0)).into(),
            prevented_events: prevented.map(|prevented| Events::new(prevented.1)).into(),
            ..DraftWeek::default()
        }
    };
    let total = |(year, people): (&i16, &u64)| DraftTotal {
        from: Field::Known(date(*year, 1, 1)),
        to: Field::Known(date(*year, 12, 31)),
        people: Field::Known(People::new(*people)),
        evidence: "made up".to_owned(),
        ..DraftTotal::default()
    };
    let publication = |on: Date| DraftPublication {
        published: PublishedAt::start_of(on).into(),
        coverage: Coverage::Partial,
        ..DraftPublication::default()
    };
    let publications = vec![
        DraftPublication {
            days: model.days.iter().map(day).collect(),
            weeks: model.weeks.iter().map(week).collect(),
            ..publication(date(2030, 1, 1))
        },
        DraftPublication {
            status: Status::Final,
            totals: model.finals.iter().map(total).collect(),
            ..publication(date(2030, 1, 2))
        },
    ];
    let series = vec![DraftSeries { basis: Basis::UkArrivals, publications, origin: None }];
    Register::try_from(Draft { series, ..Draft::default() }).unwrap()
}

/// Days from the first on, each known with some likelihood.
fn models(first: Date, longest: usize, known: f64) -> impl Strategy<Value = Model> {
    let arrived = prop_oneof![
        2 => Just((0, 0)),
        3 => (1..5_u64).prop_flat_map(|boats| (boats..boats + 9, Just(boats))),
    ];
    let uncontrolled = prop_oneof![30 => Just(Some(0_u64)), 1 => Just(Some(1)), 1 => Just(None)];
    let day = (arrived, uncontrolled, prop::bool::weighted(known));
    let days = prop::collection::vec(day, longest / 2..longest);
    let prevented = prop::option::weighted(0.95, (0..20_u64, 1..4_u64));
    let weeks = prop::collection::vec(prevented, longest / 7 + 1);
    let finals = prop::collection::btree_map(2024..2029_i16, 0..4_000_u64, 1..4);
    (days, weeks, finals, any::<bool>(), any::<bool>()).prop_map(
        move |(days, weeks, finals, spliced, sunday_weeks)| {
            let mut model = Model { finals, spliced, sunday_weeks, ..Model::default() };
            let mut date = first;
            for ((people, boats), uncontrolled, known) in days {
                if known {
                    model.days.insert(date, (people, boats, uncontrolled.map(|n| n.min(boats))));
                }
                date = date.tomorrow().unwrap();
            }
            let mut sunday = first;
            for prevented in weeks {
                while sunday.weekday() != Weekday::Sunday {
                    sunday = sunday.tomorrow().unwrap();
                }
                // A week is given where its days are: the sums must agree.
                if (0..7).all(|back| model.days.contains_key(&(sunday - i64::from(back).days()))) {
                    model.weeks.insert(sunday, prevented);
                }
                sunday = sunday.tomorrow().unwrap();
            }
            model
        },
    )
}

fn counted() -> impl Strategy<Value = Counted> {
    prop_oneof![
        4 => Just(Counted::People),
        1 => Just(Counted::Boats),
        1 => Just(Counted::UncontrolledLandings),
        1 => Just(Counted::PeoplePrevented),
        1 => Just(Counted::EventsPrevented),
        1 => Just(Counted::PeopleAttempting),
    ]
}

/// Windows near the days of a series that begins on `first`.
fn windows(first: Date, longest: i64) -> impl Strategy<Value = Window> {
    (-2..longest, 0..longest).prop_map(move |(start, more)| {
        let (start, end) = (first + start.days(), first + (start + more).days());
        Window::Days(Period::inclusive(start, end).unwrap())
    })
}

fn stretches(days: u16) -> impl Strategy<Value = Stretch> {
    prop_oneof![
        Just(Stretch::Day),
        Just(Stretch::Week),
        Just(Stretch::Month),
        Just(Stretch::Year),
        (0..days).prop_map(Stretch::Days),
    ]
}

fn properties() -> impl Strategy<Value = Property> {
    prop_oneof![Just(Property::Arrivals), Just(Property::NoArrivals), (0..12_u64).prop_map(Property::AtLeast)]
}

fn measures(first: Date, longest: i64, stretch: u16) -> BoxedStrategy<Measure> {
    let window = move || windows(first, longest);
    let per = || prop_oneof![Just(Per::Day), Just(Per::Week)];
    let order = || prop_oneof![Just(Order::Highest), Just(Order::Lowest)];
    let month = || prop_oneof![3 => Just(None), 1 => (0..14_u8).prop_map(Some)];
    let day = move || (-2..longest).prop_map(move |offset| first + offset.days());
    // One of the stretches, so that many ranks are found.
    let item = move || {
        (day(), 0..stretch).prop_flat_map(|(day, days)| {
            let inclusive = |first, last| Window::Days(Period::inclusive(first, last).unwrap());
            prop_oneof![
                Just((inclusive(day, day), Stretch::Day)),
                Just((inclusive(day, day + 6.days()), Stretch::Week)),
                Just((inclusive(day.first_of_month(), day.last_of_month()), Stretch::Month)),
                Just((inclusive(day.first_of_year(), day.last_of_year()), Stretch::Year)),
                Just((inclusive(day, day + i64::from(days).days()), Stretch::Days(days + 1))),
            ]
        })
    };
    let sums = prop_oneof![
        (counted(), window()).prop_map(|(of, over)| Measure::Total { of, over }),
        (counted(), per(), window()).prop_map(|(of, per, over)| Measure::Mean { of, per, over }),
        window().prop_map(|over| Measure::PeoplePerBoat { over }),
        (counted(), window(), window()).prop_map(|(of, over, against)| Measure::Difference {
            of,
            over,
            against
        }),
        (counted(), window(), window()).prop_map(|(of, over, to_pass)| Measure::Needed { of, over, to_pass }),
        (counted(), prop::option::of(per()), window(), window())
            .prop_map(|(of, per, over, against)| Measure::Change { of, per, over, against }),
        (counted(), prop::option::of(per()), window(), window())
            .prop_map(|(of, per, over, against)| Measure::Times { of, per, over, against }),
        (counted(), prop::collection::vec(counted(), 0..3), window())
            .prop_map(|(of, among, over)| Measure::Share { of, among, over }),
    ];
    let records = prop_oneof![
        (counted(), stretches(stretch), window(), order(), month())
            .prop_map(|(of, by, within, order, month)| Measure::Record { of, by, within, order, month }),
        (counted(), stretches(stretch), window(), order(), month())
            .prop_map(|(of, by, within, order, month)| Measure::RecordDate { of, by, within, order, month }),
        (counted(), item(), window(), order(), month()).prop_map(|(of, (item, by), within, order, month)| {
            Measure::Rank { of, item, by, within, order, month }
        }),
        (counted(), day()).prop_map(|(of, day)| Measure::RecordSince { of, day }),
    ];
    let days = prop_oneof![
        (properties(), window()).prop_map(|(days, within)| Measure::LongestStreak { days, within }),
        (properties(), day()).prop_map(|(days, until)| Measure::Streak { days, until: Some(until) }),
        (properties(), window()).prop_map(|(days, over)| Measure::DaysWith { days, over }),
        (counted(), 0..500_u64, window()).prop_map(|(of, reaches, over)| Measure::Milestone {
            of,
            reaches,
            over
        }),
        (counted(), 0..500_u64, window()).prop_map(|(of, reaches, over)| Measure::MilestoneDay {
            of,
            reaches,
            over
        }),
    ];
    prop_oneof![sums, records, days].boxed()
}

fn agrees(model: &Model, measures: &[Measure]) -> Result<(), TestCaseError> {
    let register = register(model);
    let mut grounds = Grounds::new(&register, Basis::UkArrivals, date(2030, 1, 1));
    grounds.sums = if model.spliced { Sums::Spliced } else { Sums::Days };
    if model.sunday_weeks {
        grounds.convention = Convention { week: WeekRule::SundayToSaturday, ..Convention::HOUSE };
    }
    for measure in measures {
        let got = measure.evaluate(&grounds);
        let answer = got.as_ref().ok().map(|value| match value {
            Value::Date(date) => Answer::Date(*date),
            value => Answer::Number(value.number().unwrap()),
        });
        //= docs/rules.md#unknown-is-not-zero
        //# unknown-09: A measure MUST NOT have a value where a day that it needs has no figure.
        prop_assert_eq!(answer, model.answer(measure), "{:?}: {:?}", measure, got);
        prop_assert_eq!(measure.explain(&grounds).map(|worked| worked.value), got);
    }
    Ok(())
}

fn config(cases: u32) -> ProptestConfig {
    let file = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { cases, failure_persistence: Some(Box::new(file)), ..ProptestConfig::default() }
}

const AUTUMN: Date = date(2024, 11, 18);
const YEARS: Date = date(2024, 12, 25);

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn on_a_few_weeks(
        model in models(AUTUMN, 90, 0.999),
        measures in prop::collection::vec(measures(AUTUMN, 45, 20), 24),
    ) {
        agrees(&model, &measures)?;
    }

    #[test]
    fn on_a_few_weeks_with_gaps(
        model in models(AUTUMN, 80, 0.8),
        measures in prop::collection::vec(measures(AUTUMN, 40, 10), 24),
    ) {
        agrees(&model, &measures)?;
    }
}

proptest! {
    #![proptest_config(config(160))]

    #[test]
    fn on_some_years(
        model in models(YEARS, 1_200, 0.9997),
        measures in prop::collection::vec(measures(YEARS, 800, 420), 16),
    ) {
        agrees(&model, &measures)?;
    }
}
