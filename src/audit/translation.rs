//! Claims as rows of exact arithmetic over unknown numbers.
#![forbid(unsafe_code)]

use core::ops::Bound;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use iso_currency::Currency;
use jiff::civil::Date;

use super::line::{Line, whole};
use super::scope::{Known, Point, Scopes, Span};
use crate::basis::Basis;
use crate::claim::Claim;
use crate::consistency::Fuel;
use crate::death::DeathScope;
use crate::exact::{ExactError, Ratio};
use crate::interval::{Interval, moved, number_at};
use crate::measure::{Counted, Measure, Nature, Per};
use crate::period::date_of;
use crate::policy::PolicyPeriod;
use crate::window::{Window, WindowError};

/// What one number of a row takes of the fuel. It bounds the memory too.
const CELL: u64 = 16;

/// A number that the claims speak of and that nothing is known of but what they say.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Unknown {
    /// How many over a span.
    //= docs/rules.md#what-never-mixes
    //# kinds-07: Claims on two bases MUST NOT be held against each other.
    Counted { basis: Basis, of: Counted, span: Span },
    /// The last known day of a scope, as a number of days: the first that it may be is day 1.
    LastDay { scope: usize },
    /// The money of one agreement.
    Money { agreement: String, currency: Currency, reported_by: Option<String> },
    /// Deaths on one count over a span.
    Deaths { scope: DeathScope, span: Span },
    /// Whatever else a measure gives, with the last known day where it depends on that.
    Other { basis: Basis, measure: Measure, known: Option<Known> },
}

impl Unknown {
    /// Whether it is a whole number.
    pub(super) fn is_whole(&self) -> bool {
        match self {
            Self::Counted { .. } | Self::LastDay { .. } | Self::Money { .. } | Self::Deaths { .. } => true,
            Self::Other { measure, .. } => {
                matches!(measure.nature(), Nature::Count | Nature::Rank | Nature::Date | Nature::Money(_))
            }
        }
    }

    /// Whether it may be below zero: what rises may fall, be it a number or a share, and a day may
    /// be before the one from which days are numbered.
    pub(super) fn may_be_negative(&self) -> bool {
        let Self::Other { measure, .. } = self else { return false };
        matches!(measure.nature(), Nature::Change | Nature::Points | Nature::Date)
    }
}

/// What a claim says of its unknown numbers: that a quotient lies in an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotient {
    pub(super) above: Line,
    pub(super) below: Line,
    /// Whether zero is printed where it is below zero, as of what is needed to pass another.
    pub(super) never_below_zero: bool,
}

impl Quotient {
    fn new(above: Line, below: Line) -> Self {
        Self { above, below, never_below_zero: false }
    }
}

/// A row: a sum that lies in an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) terms: BTreeMap<usize, Ratio>,
    pub(super) within: Interval,
}

/// Why a claim is no row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoRow {
    #[error("its days cannot be told: {0}")]
    Window(#[from] WindowError),
    #[error("its days cannot be told: without a date it is not known of which year or month they are")]
    NoDate,
    #[error("{0}")]
    Exact(#[from] ExactError),
    #[error("how many days it speaks of depends on the last known day in no simple way")]
    Days,
    #[error("the fuel ran out before its turn came")]
    Fuel,
    #[error("it compares two means, and how many days one of them has is itself unknown")]
    Nonlinear,
}

/// The unknown numbers of a bundle, and what its claims say of them.
pub(super) struct Translation<'a> {
    policies: &'a [PolicyPeriod],
    pub(super) scopes: Scopes,
    pub(super) unknowns: Vec<Unknown>,
    /// Where each stands among them.
    places: HashMap<Unknown, usize>,
    /// The first days from which it is counted to the last known day of each scope.
    firsts: BTreeSet<(usize, i64)>,
    /// What the rows may still cost.
    fuel: Fuel,
    /// The points at which the spans of a basis begin and end, in their order; `None` where that
    /// is not known.
    tiles: BTreeMap<Basis, Option<Vec<Point>>>,
}

impl<'a> Translation<'a> {
    pub(super) fn new(claims: &[&Claim], policies: &'a [PolicyPeriod], fuel: Fuel) -> Self {
        let mut new = Self {
            policies,
            scopes: Scopes::of(claims.iter().copied(), policies),
            unknowns: Vec::new(),
            places: HashMap::new(),
            firsts: BTreeSet::new(),
            fuel,
            tiles: BTreeMap::new(),
        };
        let mut points: BTreeMap<Basis, Vec<Point>> = BTreeMap::new();
        for claim in claims {
            for window in claim.measure().windows() {
                if let Ok(Span { from, to }) = new.span(claim, window) {
                    points.entry(claim.basis()).or_default().extend([from, to]);
                }
            }
        }
        new.tiles = points.into_iter().map(|(basis, points)| (basis, new.sorted(points))).collect();
        new
    }

    /// The points in their order, each once; `None` where the order is not known.
    fn sorted(&self, mut points: Vec<Point>) -> Option<Vec<Point>> {
        points.sort_unstable_by_key(|point| (self.scopes.bounds(*point), *point));
        points.dedup();
        let in_order = points.is_sorted_by(|one, next| self.scopes.before(*one, *next));
        //= docs/rules.md#claims-held-against-each-other
        //# audit-16: Windows whose order in time is not known MUST NOT be added up.
        in_order.then_some(points)
    }

    /// What making the rows took of the fuel, and what is left of it.
    pub(super) fn fuel(&self) -> Fuel {
        self.fuel.clone()
    }

    /// The first days from which it is counted to the last known day of a scope.
    pub(super) fn firsts(&self, scope: usize) -> impl Iterator<Item = (i64, Date)> {
        let firsts = self.firsts.range((scope, i64::MIN)..=(scope, i64::MAX));
        firsts.filter_map(|(_, first)| Some(*first).zip(date_of(*first)))
    }

    fn span(&mut self, claim: &Claim, window: &Window) -> Result<Span, NoRow> {
        let (first, to) = self.scopes.span(claim, window, self.policies)?;
        Ok(Span { from: Point::Day(first), to })
    }

    /// The place of an unknown number, which is new or there already.
    fn place(&mut self, unknown: Unknown) -> usize {
        let next = self.unknowns.len();
        let place = *self.places.entry(unknown.clone()).or_insert(next);
        if place == next {
            self.unknowns.push(unknown);
        }
        place
    }

    fn unknown(&mut self, unknown: Unknown) -> Line {
        Line::unknown(self.place(unknown))
    }

    /// How many over a span: the sum over the tiles that it is made of.
    fn counted(&mut self, basis: Basis, of: Counted, span: Span) -> Result<Line, NoRow> {
        if of == Counted::PeopleAttempting {
            let arrived = self.counted(basis, Counted::People, span)?;
            return Ok(arrived.add(&self.counted(basis, Counted::PeoplePrevented, span)?));
        }
        let tiles = self.tiles_of(basis, span);
        let cells = u64::try_from(tiles.len()).unwrap_or(u64::MAX).saturating_mul(CELL);
        self.fuel.spend(cells).map_err(|_| NoRow::Fuel)?;
        let mut sum = Line::zero();
        for span in tiles {
            sum.terms.insert(self.place(Unknown::Counted { basis, of, span }), 1);
        }
        Ok(sum)
    }

    /// The tiles that a span is made of; itself alone where the order of the points is not known.
    fn tiles_of(&self, basis: Basis, span: Span) -> Vec<Span> {
        let points = self.tiles.get(&basis).and_then(Option::as_deref).unwrap_or_default();
        let place = |point: Point| points.iter().position(|one| *one == point);
        let (Some(from), Some(to)) = (place(span.from), place(span.to)) else { return vec![span] };
        let within = points.get(from..=to).unwrap_or_default();
        //= docs/rules.md#claims-held-against-each-other
        //# audit-15: Windows that lie side by side MUST add up.
        within.iter().zip(within.iter().skip(1)).map(|(from, to)| Span { from: *from, to: *to }).collect()
    }

    fn total(&mut self, claim: &Claim, of: Counted, over: &Window) -> Result<Line, NoRow> {
        let span = self.span(claim, over)?;
        self.counted(claim.basis(), of, span)
    }

    /// How many days a window has.
    fn days(&mut self, claim: &Claim, over: &Window) -> Result<Line, NoRow> {
        let (first, to) = self.scopes.span(claim, over, self.policies)?;
        Ok(match to {
            Point::Day(end) => Line::number(end.saturating_sub(first)),
            Point::Last { scope, years } => {
                let after = self.scopes.after_last(scope, years).ok_or(NoRow::Days)?;
                self.firsts.insert((scope, first));
                let before = self.scopes.get(scope).first.saturating_sub(1);
                let known = before.saturating_add(after).saturating_sub(first);
                self.unknown(Unknown::LastDay { scope }).add(&Line::number(known))
            }
        })
    }

    /// The total over a window, and by how many days or weeks it is divided.
    fn mean(&mut self, claim: &Claim, of: Counted, per: Per, over: &Window) -> Result<Quotient, NoRow> {
        let (total, below) = (self.total(claim, of, over)?, self.days(claim, over)?);
        let factor = match per {
            Per::Day => 1,
            Per::Week => 7,
        };
        Ok(Quotient::new(total.times(factor), below))
    }

    /// A total, or a mean, over one window and over another; both times the days of both.
    fn both(
        &mut self,
        claim: &Claim,
        of: Counted,
        per: Option<Per>,
        windows: [&Window; 2],
    ) -> Result<[Line; 2], NoRow> {
        let [over, against] = windows;
        let (new, old) = (self.total(claim, of, over)?, self.total(claim, of, against)?);
        if per.is_none() {
            return Ok([new, old]);
        }
        let days = [self.days(claim, over)?, self.days(claim, against)?];
        let [Some(new_days), Some(old_days)] = days.map(|days| days.as_number()) else {
            //= docs/rules.md#claims-held-against-each-other
            //# audit-17: A claim that is no row of exact arithmetic MUST be left out by name.
            return Err(NoRow::Nonlinear);
        };
        Ok([new.times(old_days), old.times(new_days)])
    }

    /// What the claim's figure measures, as a quotient of unknown numbers.
    pub(super) fn quotient(&mut self, claim: &Claim) -> Result<Quotient, NoRow> {
        let one = Line::number(1);
        let basis = claim.basis();
        let (above, below) = match claim.measure() {
            Measure::Total { of, over } => (self.total(claim, *of, over)?, one),
            Measure::Mean { of, per, over } => return self.mean(claim, *of, *per, over),
            Measure::PeoplePerBoat { over } => {
                (self.total(claim, Counted::People, over)?, self.total(claim, Counted::Boats, over)?)
            }
            Measure::Difference { of, over, against } => {
                (self.total(claim, *of, over)?.minus(&self.total(claim, *of, against)?), one)
            }
            Measure::Needed { of, over, to_pass } => {
                let short = self.total(claim, *of, to_pass)?.minus(&self.total(claim, *of, over)?);
                //= docs/rules.md#measures
                //# measure-05: What is needed to pass a window MUST be one more than the difference, and never
                //# below zero.
                return Ok(Quotient { never_below_zero: true, ..Quotient::new(short.add(&one), one) });
            }
            Measure::Change { of, per, over, against } => {
                let [new, old] = self.both(claim, *of, *per, [over, against])?;
                (new.minus(&old), old)
            }
            Measure::Times { of, per, over, against } => {
                let [new, old] = self.both(claim, *of, *per, [over, against])?;
                (new, old)
            }
            Measure::Share { of, among, over } => {
                let mut whole = Line::zero();
                for one in among {
                    whole = whole.add(&self.total(claim, *one, over)?);
                }
                (self.total(claim, *of, over)?, whole)
            }
            Measure::Duration { over } => (self.days(claim, over)?, one),
            Measure::Money { agreements, currency, reported_by } => {
                let mut sum = Line::zero();
                for agreement in agreements {
                    let (agreement, reported_by) = (agreement.clone(), reported_by.clone());
                    let amount = Unknown::Money { agreement, currency: *currency, reported_by };
                    sum = sum.add(&self.unknown(amount));
                }
                (sum, one)
            }
            Measure::Deaths { scope, over } => {
                let span = self.span(claim, over)?;
                (self.unknown(Unknown::Deaths { scope: *scope, span }), one)
            }
            measure => {
                let known = self.scopes.known_to(claim, self.policies);
                (self.unknown(Unknown::Other { basis, measure: measure.clone(), known }), one)
            }
        };
        Ok(Quotient::new(above, below))
    }

    /// What holds of the unknown numbers of themselves: each boat has somebody in it, and an
    /// uncontrolled landing is one of a boat.
    pub(super) fn definitions(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (index, unknown) in self.unknowns.iter().enumerate() {
            let Unknown::Counted { basis, of, span } = unknown else { continue };
            let at_most = match of {
                //= docs/rules.md#claims-held-against-each-other
                //# audit-19: Each boat MUST be held to have somebody in it.
                Counted::Boats => Counted::People,
                Counted::UncontrolledLandings => Counted::Boats,
                _ => continue,
            };
            let greater = Unknown::Counted { basis: *basis, of: at_most, span: *span };
            let Some(&greater) = self.places.get(&greater) else { continue };
            let terms = Line::unknown(greater).minus(&Line::unknown(index)).factors();
            rows.push(Row { terms, within: Interval::at_least(Ratio::whole(0)) });
        }
        rows
    }
}

/// The rows by which a quotient, whose lower part is not below zero, lies in an interval.
pub(super) fn rows(quotient: &Quotient, interval: &Interval) -> Result<Vec<Row>, ExactError> {
    let Quotient { above, below, .. } = quotient;
    let mut rows = Vec::new();
    // Zero is printed of whatever is below it.
    let no_lower = quotient.never_below_zero && interval.contains(Ratio::whole(0));
    let lower = if no_lower { Bound::Unbounded } else { interval.lower() };
    // Where nothing below the line is unknown, both ends make one row.
    if let Some(below) = below.as_number() {
        // An end times what is below the line, less what is known above it.
        let known = whole(above.constant);
        let end = |end| {
            moved(end, |end| end.checked_mul(whole(below)).and_then(|product| product.checked_sub(known)))
        };
        let within = Interval::new(end(lower)?, end(interval.upper())?);
        rows.extend(within.map(|within| Row { terms: above.factors(), within }));
        return Ok(rows);
    }
    let indices: BTreeSet<usize> = above.terms.keys().chain(below.terms.keys()).copied().collect();
    for (bound, is_lower) in [(lower, true), (interval.upper(), false)] {
        let Some(end) = number_at(bound) else { continue };
        // What is above the line, less that many times what is below it.
        let less = |above: i64, below: i64| {
            end.checked_mul(whole(below)).and_then(|product| whole(above).checked_sub(product))
        };
        let term = |index| less(above.factor(index), below.factor(index)).map(|factor| (index, factor));
        let mut terms = indices.iter().copied().map(term).collect::<Result<BTreeMap<_, _>, _>>()?;
        terms.retain(|_, factor| factor.numerator() != 0);
        let zero = less(above.constant, below.constant)?.opposite();
        let edge = bound.map(|_| zero);
        let within = if is_lower {
            Interval::new(edge, Bound::Unbounded)
        } else {
            Interval::new(Bound::Unbounded, edge)
        };
        rows.extend(within.map(|within| Row { terms, within }));
    }
    Ok(rows)
}
