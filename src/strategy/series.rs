//! Series of publications whose weeks agree with their days.
#![forbid(unsafe_code)]

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{self, Date};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;

use super::{arrivals, date, note, plus, preventions, sunday_of, text};
use crate::basis::Basis;
use crate::count::{Boats, Count, People};
use crate::crossing::{Arrivals, Preventions};
use crate::draft::{DraftDay, DraftPublication, DraftSeries, DraftTotal, DraftWeek};
use crate::field::Field;
use crate::publication::{Coverage, Dating, PublishedAt, Status};

/// From here on the publisher of the UK arrivals writes nothing where nothing was counted.
const HOME_OFFICE: Date = civil::date(2023, 2, 1);
const UNCONTROLLED_FROM: Date = civil::date(2023, 1, 1);
const PREVENTIONS_FROM: Date = civil::date(2024, 5, 5);

/// A day before the calendar's end by so much that every publication of a series fits.
const LATEST: Date = civil::date(9900, 1, 1);

/// How one publication comes about, as numbers that shrink well.
#[derive(Clone, Debug)]
struct Plan {
    /// How many days are new since the publication before.
    advance: usize,
    /// How many days before the newest it begins; all, where that is more than there are.
    reach: usize,
    coverage: Coverage,
    status: Status,
    dating: Dating,
    /// Days and minutes from the end of the newest day to the publication.
    lag: (i32, i64),
    /// Which days a publication of some days gives.
    kept: Vec<bool>,
    /// New figures for days, counted back from the newest.
    revised: Vec<(usize, Arrivals)>,
    /// Whether it has weeks, and how many weeks before its first day it begins them.
    weeks: Option<i32>,
    /// Whether a week says how many landings were uncontrolled where that can be said.
    says_uncontrolled: bool,
    prevented: Vec<Option<Preventions>>,
    /// The figures of weeks whose days are not all known.
    loose: Arrivals,
    /// Totals: first day, how many more days, people and boats, whether boats are said.
    totals: Vec<(usize, usize, Arrivals, bool)>,
    source: String,
    note: Option<String>,
}

fn plan() -> impl Strategy<Value = Plan> {
    let status = select(&[Status::Provisional, Status::Provisional, Status::Final, Status::Spliced][..]);
    let coverage = select(&[Coverage::Dense, Coverage::Dense, Coverage::Partial][..]);
    let dating = select(&[Dating::Stated, Dating::Stated, Dating::Inferred][..]);
    let lag = (prop_oneof![5 => 0..4_i32, 1 => 8..20_i32], prop_oneof![Just(0), 1..1_440_i64]);
    let when = (0..12_usize, 0..50_usize, lag);
    let rows = (vec(any::<bool>(), 8), vec((0..12_usize, arrivals()), 0..4), weighted(0.7, 0..2_i32));
    let weeks = (any::<bool>(), vec(of(preventions()), 4), arrivals());
    let totals = vec((0..40_usize, 0..40_usize, arrivals(), any::<bool>()), 0..3);
    ((status, coverage, dating), when, rows, weeks, totals, (text(), note())).prop_map(
        |(
            (status, coverage, dating),
            (advance, reach, lag),
            (kept, revised, weeks),
            (says_uncontrolled, prevented, loose),
            totals,
            (source, note),
        )| Plan {
            advance,
            reach,
            coverage,
            status,
            dating,
            lag,
            kept,
            revised,
            weeks,
            says_uncontrolled,
            prevented,
            loose,
            totals,
            source,
            note,
        },
    )
}

/// One publication that is valid by itself.
pub fn publication(basis: Basis) -> impl Strategy<Value = DraftPublication> {
    (date(), vec(arrivals(), 12..24), plan()).prop_map(move |(start, figures, plan)| {
        let mut desk = Desk::new(basis, start, figures);
        desk.publish(plan)
    })
}

/// A series of one to four publications: dense and of some days, of every status, with days
/// revised by later ones, with weeks that equal the sum of their days as they stood then, and
/// with totals.
pub fn series(basis: Basis) -> impl Strategy<Value = DraftSeries> {
    (date(), vec(arrivals(), 16..44), vec(plan(), 1..5)).prop_map(move |(start, figures, plans)| {
        let mut desk = Desk::new(basis, start, figures);
        // The first has a day at least, so that every series has one.
        let publications = plans.into_iter().enumerate().map(|(n, plan)| {
            let kept = if n == 0 { vec![true] } else { plan.kept };
            let reach = plan.reach.max(usize::from(n == 0));
            desk.publish(Plan { reach, kept, ..plan })
        });
        let publications = publications.collect();
        DraftSeries { basis, publications, origin: None }
    })
}

/// The publisher: what it knows, and what it has said.
struct Desk {
    basis: Basis,
    start: Date,
    figures: Vec<Arrivals>,
    /// How many of the days are over.
    over: usize,
    said: BTreeMap<Date, Arrivals>,
    /// Up to where no provisional figure may be given any more.
    final_day: Option<Date>,
    final_week: Option<Date>,
    final_totals: BTreeSet<(Date, Date)>,
    newest: Option<PublishedAt>,
}

impl Desk {
    fn new(basis: Basis, start: Date, figures: Vec<Arrivals>) -> Self {
        Self {
            basis,
            start: start.min(LATEST),
            figures,
            over: 10,
            said: BTreeMap::new(),
            final_day: None,
            final_week: None,
            final_totals: BTreeSet::new(),
            newest: None,
        }
    }

    fn date(&self, n: usize) -> Date {
        plus(self.start, i32::try_from(n).unwrap_or_default())
    }

    fn publish(&mut self, plan: Plan) -> DraftPublication {
        self.over = self.over.saturating_add(plan.advance).min(self.figures.len());
        for (back, arrivals) in &plan.revised {
            let n = self.over.checked_sub(back.saturating_add(1));
            if let Some(figure) = n.and_then(|n| self.figures.get_mut(n)) {
                *figure = *arrivals;
            }
        }
        let published = self.moment(&plan);
        let days = self.days(&plan, published);
        let weeks = self.weeks(&plan, published);
        let totals = self.totals(&plan);
        if plan.status == Status::Final {
            let last_day = days.last().and_then(|day| day.date.get());
            let last_week = weeks.last().and_then(|week| week.ending.get());
            self.final_day = self.final_day.max(last_day);
            self.final_week = self.final_week.max(last_week);
            self.final_totals.extend(totals.iter().filter_map(|one| Some((one.from.get()?, one.to.get()?))));
        }
        DraftPublication {
            published: published.into(),
            dating: plan.dating,
            status: plan.status,
            coverage: plan.coverage,
            source: plan.source,
            days,
            weeks,
            totals,
            origin: None,
        }
    }

    /// When it is published: after its newest day, and not before the publication before it.
    fn moment(&mut self, plan: &Plan) -> Option<PublishedAt> {
        let (days, minutes) = plan.lag;
        let midnight = PublishedAt::start_of(plus(self.date(self.over), days))?;
        let moment = midnight.timestamp().saturating_add(minutes.minutes()).ok().map(PublishedAt::new);
        self.newest = self.newest.max(moment);
        self.newest
    }

    /// Whether a zero of `date` would be a count of what was not yet counted.
    fn too_early(&self, date: Date, from: Date, published: Option<PublishedAt>) -> bool {
        self.basis == Basis::UkArrivals
            && date < from
            && published.is_some_and(|published| published.date() >= HOME_OFFICE)
    }

    fn days(&mut self, plan: &Plan, published: Option<PublishedAt>) -> Vec<DraftDay> {
        let first = self.over.saturating_sub(plan.reach);
        let mut kept = plan.kept.iter().copied().cycle();
        let mut days = Vec::new();
        for n in first..self.over {
            let (date, Some(arrivals)) = (self.date(n), self.figures.get(n).copied()) else { continue };
            let replaces_final = plan.status == Status::Provisional && self.final_day >= Some(date);
            let left_out = plan.coverage == Coverage::Partial && kept.next() == Some(false);
            if replaces_final || left_out {
                continue;
            }
            let arrivals = self.as_said(date, arrivals, published);
            self.said.insert(date, arrivals);
            days.push(DraftDay {
                date: Field::Known(date),
                people: Field::Known(arrivals.people()),
                boats: Field::Known(arrivals.boats()),
                uncontrolled: arrivals.uncontrolled().into(),
                note: plan.note.clone().filter(|_| n == first),
                origin: None,
            });
        }
        days
    }

    fn as_said(&self, date: Date, arrivals: Arrivals, published: Option<PublishedAt>) -> Arrivals {
        let zero = arrivals.uncontrolled() == Some(Boats::ZERO);
        if zero && self.too_early(date, UNCONTROLLED_FROM, published) {
            Arrivals::new(arrivals.people(), arrivals.boats(), None).unwrap_or(arrivals)
        } else {
            arrivals
        }
    }

    fn weeks(&self, plan: &Plan, published: Option<PublishedAt>) -> Vec<DraftWeek> {
        let Some(weeks_before) = plan.weeks else { return Vec::new() };
        let first = self.date(self.over.saturating_sub(plan.reach));
        let mut ending = plus(sunday_of(first), weeks_before.saturating_mul(-7));
        let mut prevented = plan.prevented.iter().copied().cycle();
        let mut weeks = Vec::new();
        while ending < self.date(self.over) {
            let preventions = prevented.next().flatten();
            if plan.status != Status::Provisional || self.final_week < Some(ending) {
                let early = self.basis == Basis::UkArrivals && ending < PREVENTIONS_FROM;
                weeks.push(self.week(plan, ending, preventions.filter(|_| !early), published));
            }
            ending = plus(ending, 7);
        }
        weeks
    }

    fn week(
        &self,
        plan: &Plan,
        ending: Date,
        preventions: Option<Preventions>,
        published: Option<PublishedAt>,
    ) -> DraftWeek {
        let days: Vec<&Arrivals> = self.said.range(plus(ending, -6)..=ending).map(|(_, day)| day).collect();
        let whole = days.len() == 7;
        let (people, boats) = if whole {
            (sum(days.iter().map(|day| day.people())), sum(days.iter().map(|day| day.boats())))
        } else {
            (plan.loose.people(), plan.loose.boats())
        };
        let uncontrolled = if whole {
            let known: Option<Vec<Boats>> = days.iter().map(|day| day.uncontrolled()).collect();
            known.map(sum)
        } else {
            plan.loose.uncontrolled()
        };
        let early = |count: &Boats| count.is_zero() && self.too_early(ending, UNCONTROLLED_FROM, published);
        DraftWeek {
            ending: Field::Known(ending),
            people: Field::Known(people),
            boats: Field::Known(boats),
            uncontrolled: uncontrolled.filter(|count| plan.says_uncontrolled && !early(count)).into(),
            prevented_people: preventions.map(|one| one.people()).into(),
            prevented_events: preventions.map(|one| one.events()).into(),
            note: plan.note.clone(),
            origin: None,
        }
    }

    fn totals(&self, plan: &Plan) -> Vec<DraftTotal> {
        let mut totals: BTreeMap<(Date, Date), DraftTotal> = BTreeMap::new();
        let newest = self.over.saturating_sub(1);
        for (first, more, arrivals, says_boats) in &plan.totals {
            let from = self.date(*first.min(&newest));
            let to = self.date(first.saturating_add(*more).min(newest));
            if plan.status == Status::Provisional && self.final_totals.contains(&(from, to)) {
                continue;
            }
            let people: People = arrivals.people();
            totals.insert(
                (from, to),
                DraftTotal {
                    from: Field::Known(from),
                    to: Field::Known(to),
                    people: Field::Known(people),
                    boats: says_boats.then_some(arrivals.boats()).into(),
                    evidence: plan.source.clone(),
                    origin: None,
                },
            );
        }
        totals.into_values().collect()
    }
}

fn sum<C: Count>(counts: impl IntoIterator<Item = C>) -> C {
    C::new(counts.into_iter().map(C::get).fold(0, u64::saturating_add))
}
