//! Claims as rows of exact arithmetic over unknown numbers.
#![forbid(unsafe_code)]

use core::ops::Bound;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use iso_currency::Currency;

use super::line::Line;
use super::scope::{Known, Point, Scopes, Span};
use crate::basis::Basis;
use crate::claim::Claim;
use crate::consistency::Fuel;
use crate::death::DeathScope;
use crate::exact::{ExactError, Ratio};
use crate::interval::Interval;
use crate::measure::{Counted, Measure, Nature, Per};
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

/// A row: a sum that lies in an interval. It belongs to a claim, or holds of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) claim: Option<usize>,
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
        let in_order = points.windows(2).all(|pair| match pair {
            [one, next] => self.scopes.before(*one, *next),
            _ => true,
        });
        //= docs/rules.md#claims-held-against-each-other
        //# audit-16: Windows whose order in time is not known MUST NOT be added up.
        in_order.then_some(points)
    }

    /// What making the rows took of the fuel, and what is left of it.
    pub(super) fn fuel(&self) -> Fuel {
        self.fuel.clone()
    }

    /// The first days from which it is counted to the last known day of a scope.
    pub(super) fn firsts(&self, scope: usize) -> impl Iterator<Item = i64> {
        self.firsts.range((scope, i64::MIN)..=(scope, i64::MAX)).map(|(_, first)| *first)
    }

    fn span(&mut self, claim: &Claim, window: &Window) -> Result<Span, NoRow> {
        self.scopes.span(claim, window, self.policies)
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
            return Ok(arrived.add(&self.counted(basis, Counted::PeoplePrevented, span)?)?);
        }
        let tiles = self.tiles_of(basis, span);
        let cells = u64::try_from(tiles.len()).unwrap_or(u64::MAX).saturating_mul(CELL);
        self.fuel.spend(cells).map_err(|_| NoRow::Fuel)?;
        let mut sum = Line::zero();
        for span in tiles {
            sum.terms.insert(self.place(Unknown::Counted { basis, of, span }), Ratio::whole(1));
        }
        Ok(sum)
    }

    /// The tiles that a span is made of; itself alone where the order of the points is not known.
    fn tiles_of(&self, basis: Basis, span: Span) -> Vec<Span> {
        let Some(Some(points)) = self.tiles.get(&basis) else { return vec![span] };
        let place = |point: Point| points.iter().position(|one| *one == point);
        let (Some(from), Some(to)) = (place(span.from), place(span.to)) else { return vec![span] };
        let within = points.get(from..=to).unwrap_or_default();
        let tile = |pair: &[Point]| match pair {
            [from, to] => Some(Span { from: *from, to: *to }),
            _ => None,
        };
        //= docs/rules.md#claims-held-against-each-other
        //# audit-15: Windows that lie side by side MUST add up.
        within.windows(2).filter_map(tile).collect()
    }

    fn total(&mut self, claim: &Claim, of: Counted, over: &Window) -> Result<Line, NoRow> {
        let span = self.span(claim, over)?;
        self.counted(claim.basis(), of, span)
    }

    /// A point's number.
    fn point(&mut self, point: Point) -> Result<Line, NoRow> {
        match point {
            Point::Day(day) => Ok(Line::number(Ratio::new(i128::from(day), 1)?)),
            Point::Last { scope, years } => {
                let after = self.scopes.after_last(scope, years).ok_or(NoRow::Days)?;
                let before = self.scopes.0.get(scope).map_or(0, |scope| scope.first.saturating_sub(1));
                let known = Line::number(Ratio::new(i128::from(before.saturating_add(after)), 1)?);
                Ok(self.unknown(Unknown::LastDay { scope }).add(&known)?)
            }
        }
    }

    /// How many days a window has.
    fn days(&mut self, claim: &Claim, over: &Window) -> Result<Line, NoRow> {
        let Span { from, to } = self.span(claim, over)?;
        let days = self.point(to)?.minus(&self.point(from)?)?;
        if let (Point::Day(first), Point::Last { scope, .. }) = (from, to) {
            self.firsts.insert((scope, first));
        }
        Ok(days)
    }

    /// The total over a window, and by how many days or weeks it is divided.
    fn mean(&mut self, claim: &Claim, of: Counted, per: Per, over: &Window) -> Result<Quotient, NoRow> {
        let (total, below) = (self.total(claim, of, over)?, self.days(claim, over)?);
        let factor = match per {
            Per::Day => 1,
            Per::Week => 7,
        };
        Ok(Quotient::new(total.times(Ratio::whole(factor))?, below))
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
        Ok([new.times(old_days)?, old.times(new_days)?])
    }

    /// What the claim's figure measures, as a quotient of unknown numbers.
    pub(super) fn quotient(&mut self, claim: &Claim) -> Result<Quotient, NoRow> {
        let one = Line::number(Ratio::whole(1));
        let basis = claim.basis();
        let (above, below) = match claim.measure() {
            Measure::Total { of, over } => (self.total(claim, *of, over)?, one),
            Measure::Mean { of, per, over } => return self.mean(claim, *of, *per, over),
            Measure::PeoplePerBoat { over } => {
                (self.total(claim, Counted::People, over)?, self.total(claim, Counted::Boats, over)?)
            }
            Measure::Difference { of, over, against } => {
                (self.total(claim, *of, over)?.minus(&self.total(claim, *of, against)?)?, one)
            }
            Measure::Needed { of, over, to_pass } => {
                let short = self.total(claim, *of, to_pass)?.minus(&self.total(claim, *of, over)?)?;
                //= docs/rules.md#measures
                //# measure-05: What is needed to pass a window MUST be one more than the difference, and never
                //# below zero.
                return Ok(Quotient { never_below_zero: true, ..Quotient::new(short.add(&one)?, one) });
            }
            Measure::Change { of, per, over, against } => {
                let [new, old] = self.both(claim, *of, *per, [over, against])?;
                (new.minus(&old)?, old)
            }
            Measure::Times { of, per, over, against } => {
                let [new, old] = self.both(claim, *of, *per, [over, against])?;
                (new, old)
            }
            Measure::Share { of, among, over } => {
                let mut whole = Line::zero();
                for one in among {
                    whole = whole.add(&self.total(claim, *one, over)?)?;
                }
                (self.total(claim, *of, over)?, whole)
            }
            Measure::Duration { over } => (self.days(claim, over)?, one),
            Measure::Money { agreements, currency, reported_by } => {
                let mut sum = Line::zero();
                for agreement in agreements {
                    let (agreement, reported_by) = (agreement.clone(), reported_by.clone());
                    let amount = Unknown::Money { agreement, currency: *currency, reported_by };
                    sum = sum.add(&self.unknown(amount))?;
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
            let (Ok(less), Some(within)) = (
                Line::unknown(greater).minus(&Line::unknown(index)),
                Interval::new(Bound::Included(Ratio::whole(0)), Bound::Unbounded),
            ) else {
                continue;
            };
            rows.push(Row { claim: None, terms: less.terms, within });
        }
        rows
    }
}

/// The rows by which a quotient, whose lower part is not below zero, lies in an interval.
pub(super) fn rows(claim: usize, quotient: &Quotient, interval: &Interval) -> Result<Vec<Row>, ExactError> {
    let mut rows = Vec::new();
    // Zero is printed of whatever is below it.
    let no_lower = quotient.never_below_zero && interval.contains(Ratio::whole(0));
    let lower = if no_lower { Bound::Unbounded } else { interval.lower() };
    // Where nothing below the line is unknown, both ends make one row.
    if let Some(below) = quotient.below.as_number() {
        let end = |bound: Bound<Ratio>| {
            Ok(match bound {
                Bound::Unbounded => Bound::Unbounded,
                Bound::Included(end) => Bound::Included(moved(end, below, &quotient.above)?),
                Bound::Excluded(end) => Bound::Excluded(moved(end, below, &quotient.above)?),
            })
        };
        let within = Interval::new(end(lower)?, end(interval.upper())?);
        let terms = quotient.above.terms.clone();
        rows.extend(within.map(|within| Row { claim: Some(claim), terms, within }));
        return Ok(rows);
    }
    for (bound, is_lower) in [(lower, true), (interval.upper(), false)] {
        let (Bound::Included(end) | Bound::Excluded(end)) = bound else { continue };
        let line = quotient.above.minus(&quotient.below.times(end)?)?;
        let zero = Ratio::whole(0).checked_sub(line.constant)?;
        let edge =
            if matches!(bound, Bound::Included(_)) { Bound::Included(zero) } else { Bound::Excluded(zero) };
        let within = if is_lower {
            Interval::new(edge, Bound::Unbounded)
        } else {
            Interval::new(Bound::Unbounded, edge)
        };
        rows.extend(within.map(|within| Row { claim: Some(claim), terms: line.terms.clone(), within }));
    }
    Ok(rows)
}

/// An end of an interval, times what is below the line, less what is known above it.
fn moved(end: Ratio, below: Ratio, above: &Line) -> Result<Ratio, ExactError> {
    end.checked_mul(below)?.checked_sub(above.constant)
}
