//! One way in which a claim may be understood.
#![forbid(unsafe_code)]

use core::fmt;

use jiff::civil::Date;
use serde::Serialize;

use crate::convention::{Convention, DayCount, HandoverDay, LastYear, WeekRule};
use crate::measure::{Grounds, Measure, Sums};
use crate::publication::PublishedAt;

/// One way in which a claim may be understood, its reading aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Interpretation {
    /// Which of the claim's measures: 0 is the first, and those of `or` follow.
    pub measure: usize,
    /// Whose report of an amount of money, where the claim does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported_by: Option<String>,
    /// The last day that was known; `None` where nobody says it, and there are no days.
    pub as_of: Option<Date>,
    /// How days, weeks and years are counted.
    pub convention: Convention,
    /// What sums over whole years are made of.
    pub sums: Sums,
    /// The newest publication that counts; `None` where there is none.
    pub published: Option<PublishedAt>,
}

impl Interpretation {
    /// The last known day as a measure needs it.
    pub(super) fn known(&self) -> Date {
        self.as_of.unwrap_or(Grounds::NO_DAY)
    }

    /// In what it differs from another, in words; empty where it does not.
    pub fn against(&self, other: &Self) -> Vec<String> {
        let mut words = Vec::new();
        if self.measure != other.measure {
            words.push(format!("measure {}", self.measure.saturating_add(1)));
        }
        if let Some(by) = self.reported_by.as_ref().filter(|_| self.reported_by != other.reported_by) {
            words.push(format!("as reported by {by}"));
        }
        if self.as_of != other.as_of {
            words.push(self.to_string());
        }
        let (own, its) = (self.convention, other.convention);
        if own.handover != its.handover {
            words.push(match own.handover {
                HandoverDay::Incoming => "the handover day is the incoming's".to_owned(),
                HandoverDay::Outgoing => "the handover day is the outgoing's".to_owned(),
            });
        }
        if own.day_count != its.day_count {
            words.push(match own.day_count {
                DayCount::Ordinal => "the first day is day 1".to_owned(),
                DayCount::Elapsed => "the first day is day 0".to_owned(),
            });
        }
        if own.week != its.week {
            words.push(match own.week {
                WeekRule::MondayToSunday => "weeks from Monday to Sunday".to_owned(),
                WeekRule::SundayToSaturday => "weeks from Sunday to Saturday".to_owned(),
            });
        }
        if own.last_year != its.last_year {
            words.push(match own.last_year {
                LastYear::CalendarDate => "last year by the date".to_owned(),
                LastYear::DayOfYear => "last year by the day's number".to_owned(),
            });
        }
        if self.sums != other.sums {
            words.push(match self.sums {
                Sums::Days => "the provisional days".to_owned(),
                Sums::Spliced => "final totals in place of whole years".to_owned(),
            });
        }
        if self.published != other.published {
            words.push(match self.published {
                Some(published) => format!("as published by {published}"),
                None => "before anything was published".to_owned(),
            });
        }
        words
    }
}

impl fmt::Display for Interpretation {
    /// `known to 2024-12-18`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_of {
            Some(day) => write!(f, "known to {day}"),
            None => f.write_str("with no day known"),
        }
    }
}

/// The conventions that make a difference to a measure: the house's, and then the others.
pub(super) fn conventions(measure: &Measure) -> Vec<Convention> {
    let house = Convention::HOUSE;
    let turned = [
        Convention { handover: HandoverDay::Outgoing, ..house },
        Convention { day_count: DayCount::Elapsed, ..house },
        Convention { week: WeekRule::SundayToSaturday, ..house },
        Convention { last_year: LastYear::DayOfYear, ..house },
    ];
    let mut all = vec![house];
    for turn in turned.into_iter().filter(|turn| measure.depends_on(house, *turn)) {
        let with = |one: &Convention| Convention {
            handover: if turn.handover == house.handover { one.handover } else { turn.handover },
            day_count: if turn.day_count == house.day_count { one.day_count } else { turn.day_count },
            week: if turn.week == house.week { one.week } else { turn.week },
            last_year: if turn.last_year == house.last_year { one.last_year } else { turn.last_year },
        };
        let more: Vec<Convention> = all.iter().map(with).collect();
        all.extend(more);
    }
    all
}
