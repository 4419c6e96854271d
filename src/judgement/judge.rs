//! Holding claims against a register.
#![forbid(unsafe_code)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::interpretation::{Interpretation, conventions};
use super::{Found, Held, JudgeOptions, Judgement, Trial, slip};
use crate::basis::Basis;
use crate::claim::Claim;
use crate::figure::{NoInterval, Reading};
use crate::interval::Interval;
use crate::measure::{Grounds, Measure, Sums, Value};
use crate::publication::AsOf;
use crate::register::Register;
use crate::series::Series;
use crate::verdict::ClaimVerdict;
use crate::view::View;

/// A register that claims are judged on.
///
/// ```
/// use crossings::{Claim, ClaimVerdict, DraftClaim, Judge, JudgeOptions, Measure, Window, Period, builtin};
/// let register = builtin();
/// let judge = Judge::new(&register, JudgeOptions::default());
/// let money = Measure::Money {
///     agreements: vec!["F11".to_owned()],
///     currency: crossings::Currency::GBP,
///     reported_by: None,
/// };
/// let claim = Claim::try_from(DraftClaim::new("money", money, "over £500 million")).unwrap();
/// let judgement = judge.judge(&claim);
/// assert_eq!(judgement.verdict, ClaimVerdict::Contradicted);
/// ```
#[derive(Debug)]
pub struct Judge<'a> {
    register: &'a Register,
    options: JudgeOptions,
    /// The series as they stood when the options say, where they say so.
    then: BTreeMap<Basis, View>,
    /// What the claims about each series are judged on.
    grounds: BTreeMap<Basis, Grounds<'a>>,
}

/// The figure under each reading, for one of the claim's measures.
type Readings = Vec<(Reading, Option<Interval>)>;

impl<'a> Judge<'a> {
    /// A judge of claims on that register.
    pub fn new(register: &'a Register, options: JudgeOptions) -> Self {
        let mut then = BTreeMap::new();
        if let Some(moment) = options.as_of {
            then.extend(register.all_series().iter().map(|series| (series.basis(), series.as_of(moment))));
        }
        let bases = register.all_series().iter().map(Series::basis);
        let grounds = bases.map(|basis| (basis, Grounds::new(register, basis, Grounds::NO_DAY))).collect();
        Self { register, options, then, grounds }
    }

    /// The register.
    pub const fn register(&self) -> &'a Register {
        self.register
    }

    /// How claims are judged, where a claim leaves that open.
    pub const fn options(&self) -> &JudgeOptions {
        &self.options
    }

    /// The house's view of a series, where it is not the newest.
    pub(super) fn view(&self, basis: Basis) -> Option<&View> {
        self.then.get(&basis)
    }

    /// What claims on a basis are judged on, in the convention of the house.
    pub(super) fn grounds(&self, basis: Basis) -> Grounds<'a> {
        let known = self.grounds.get(&basis).cloned();
        known.unwrap_or_else(|| Grounds::new(self.register, basis, Grounds::NO_DAY))
    }

    /// Judges a claim, and looks for the figure that could have been printed and, where the claim is
    /// not supported, for what may have gone wrong.
    pub fn judge(&self, claim: &Claim) -> Judgement {
        let mut judgement = self.verdict(claim);
        let number = judgement.house().and_then(|house| house.found.value()?.number());
        //= docs/rules.md#verdicts-on-claims
        //# verdict-07: The figure that could have been printed MUST be supported in the claim's place.
        judgement.nearest = number.and_then(|number| claim.figure().nearest(number, judgement.nature));
        //= docs/rules.md#verdicts-on-claims
        //# verdict-09: A likely slip MUST NOT be named of a claim that is supported.
        let wrong = matches!(judgement.verdict, ClaimVerdict::Depends | ClaimVerdict::Contradicted);
        let house = judgement.house().filter(|_| wrong);
        judgement.slips = house.map(|house| slip::likely(self, claim, house)).unwrap_or_default();
        judgement
    }

    /// Judges a claim under every admissible interpretation, and looks no further: for neither the
    /// nearest figure nor slips.
    pub fn verdict(&self, claim: &Claim) -> Judgement {
        let trials = self.trials(claim);
        let reading = self.options.reading;
        let supported = trials.first().is_some_and(|house| house.holds(reading));
        let holds = trials.iter().any(|trial| trial.holding().next().is_some());
        let known = trials.first().is_some_and(|house| house.found.value().is_some());
        let unbounded = if known && !holds { self.unbounded(claim) } else { None };
        let verdict = match (supported, holds, known) {
            //= docs/rules.md#verdicts-on-claims
            //# verdict-01: A claim MUST be supported exactly where the house interpretation makes it true.
            (true, ..) => ClaimVerdict::Supported,
            //= docs/rules.md#verdicts-on-claims
            //# verdict-02: A claim MUST depend where the house interpretation does not make it true and another
            //# does.
            (false, true, _) => ClaimVerdict::Depends,
            //= docs/rules.md#verdicts-on-claims
            //# verdict-03: A claim MUST be contradicted only where there is a value and no interpretation makes it
            //# true.
            (false, false, true) if unbounded.is_none() => ClaimVerdict::Contradicted,
            //= docs/rules.md#unknown-is-not-zero
            //# unknown-10: What is not known MUST NOT contradict a claim.
            (false, false, _) => ClaimVerdict::Undetermined,
        };
        let nature = claim.measure().nature();
        let house = trials.first().and_then(|house| Some((house, house.found.value()?.number()?)));
        let distance = house.and_then(|(house, number)| {
            let held = house.readings.iter().find(|held| held.reading == reading);
            //= docs/rules.md#verdicts-on-claims
            //# verdict-06: The distance of a judgement MUST be that of the house's value from the numbers that the
            //# figure may mean.
            held.and_then(|held| held.interval).and_then(|meant| meant.distance(number).ok())
        });
        Judgement {
            id: claim.id().to_owned(),
            figure: claim.figure().text().to_owned(),
            nature,
            verdict,
            reading,
            trials,
            distance,
            nearest: None,
            unbounded,
            slips: Vec::new(),
        }
    }

    /// Why not all that the figure of a claim may mean is known: it does not fit 128 bits. Nobody has seen then that
    /// no reading makes the claim true.
    fn unbounded(&self, claim: &Claim) -> Option<NoInterval> {
        let how = self.options.understanding(claim.figure().widest(), claim.rounded());
        let meant = |measure: &Measure| claim.figure().interval(measure.nature(), &how).err();
        claim.measures().filter_map(meant).find(|why| *why == NoInterval::Overflow)
    }

    fn trials(&self, claim: &Claim) -> Vec<Trial> {
        let series = self.register.series(claim.basis());
        let views = self.views(claim, series);
        let mut trials = Vec::new();
        for (number, measure) in claim.measures().enumerate() {
            let readings = self.readings(claim, measure);
            for (reported_by, measure) in self.reporters(claim, measure) {
                for view in &views {
                    let all = Variations { claim, number, measure: &measure, reported_by: &reported_by };
                    self.vary(&all, view.as_deref(), &readings, &mut trials);
                }
            }
        }
        trials
    }

    /// The data as it stood: the newest, and what had been published when the claim was.
    fn views<'b>(&'b self, claim: &Claim, series: Option<&'b Series>) -> Vec<Option<Cow<'b, View>>> {
        let Some(series) = series else { return vec![None] };
        if self.options.as_of.is_some() {
            return vec![self.then.get(&series.basis()).map(Cow::Borrowed)];
        }
        let newest = Some(Cow::Borrowed(series.newest()));
        // Published totals count whenever they were published: only days have versions here.
        let moment = claim.date().map(AsOf::Day).filter(|_| !series.newest().is_empty());
        let known =
            moment.map(|moment| series.publications().partition_point(|one| moment.includes(one.published)));
        match known {
            Some(known) if known > 0 && known < series.publications().len() => {
                vec![newest, Some(Cow::Owned(series.after(known)))]
            }
            _ => vec![newest],
        }
    }

    /// What the figure means under each reading that it has, the house's first.
    fn readings(&self, claim: &Claim, measure: &Measure) -> Readings {
        let house = self.options.reading;
        if claim.figure().date().is_some() {
            // A date has no readings: it is itself.
            return vec![(house, None)];
        }
        let others = Reading::ALL.into_iter().filter(|reading| *reading != house);
        let understood = core::iter::once(house).chain(others).filter_map(|reading| {
            let how = self.options.understanding(reading, claim.rounded());
            let interval = claim.figure().interval(measure.nature(), &how).ok()?;
            Some((reading, Some(interval)))
        });
        understood.collect()
    }

    /// The measure, and with it each report of its money where the claim does not say whose.
    fn reporters<'c>(&self, claim: &Claim, measure: &'c Measure) -> Vec<(Option<String>, Cow<'c, Measure>)> {
        let mut all = vec![(None, Cow::Borrowed(measure))];
        let Measure::Money { agreements, currency, reported_by: None } = measure else { return all };
        let grounds = self.grounds(claim.basis());
        let mut names: Vec<&str> = Vec::new();
        for agreement in grounds.agreements().iter().filter(|one| agreements.contains(&one.id)) {
            for reported in agreement.reported.iter().filter(|one| one.amount.currency() == *currency) {
                if !names.contains(&reported.reported_by.as_str()) {
                    names.push(&reported.reported_by);
                }
            }
        }
        all.extend(names.into_iter().map(|name| {
            let reported_by = Some(name.to_owned());
            let (agreements, currency) = (agreements.clone(), *currency);
            (reported_by.clone(), Cow::Owned(Measure::Money { agreements, currency, reported_by }))
        }));
        all
    }

    /// Evaluates a measure on one view in every way that makes a difference to it.
    fn vary(&self, all: &Variations<'_>, view: Option<&View>, readings: &Readings, trials: &mut Vec<Trial>) {
        let known = last_known(all.claim, all.measure, view);
        let sums: &[Sums] =
            if all.measure.depends_on_sums() { &[Sums::Days, Sums::Spliced] } else { &[Sums::Days] };
        let conventions = conventions(all.measure);
        let mut grounds: Grounds<'_> = self.grounds(all.claim.basis());
        if let Some(view) = view {
            grounds = grounds.with_view(view);
        }
        for as_of in known {
            for &convention in &conventions {
                for &sums in sums {
                    grounds.as_of = as_of.unwrap_or(Grounds::NO_DAY);
                    (grounds.convention, grounds.sums) = (convention, sums);
                    let found = match all.measure.evaluate(&grounds) {
                        Ok(value) => Found::Value(value),
                        Err(none) => Found::NoValue(none),
                    };
                    let same = sums == Sums::Spliced && trials.last().is_some_and(|last| last.found == found);
                    // Nobody need have reported every agreement of a sum.
                    let unreported = all.reported_by.is_some() && found.value().is_none();
                    if same || unreported {
                        continue;
                    }
                    let readings = found.value().map(|value| held(all.claim, value, readings));
                    let interpretation = Interpretation {
                        measure: all.number,
                        reported_by: all.reported_by.clone(),
                        as_of,
                        convention,
                        sums,
                        published: view.and_then(View::published),
                    };
                    trials.push(Trial { interpretation, found, readings: readings.unwrap_or_default() });
                }
            }
        }
    }
}

/// One measure of a claim, as one report of its money has it.
struct Variations<'a> {
    claim: &'a Claim,
    number: usize,
    measure: &'a Measure,
    reported_by: &'a Option<String>,
}

/// Whether each reading holds of a value.
fn held(claim: &Claim, value: Value, readings: &Readings) -> Vec<Held> {
    let held = readings.iter().map(|&(reading, interval)| {
        let holds = match (interval, value.number()) {
            (Some(interval), Some(number)) => interval.contains(number),
            _ => value.date().is_some_and(|date| claim.figure().date() == Some(date)),
        };
        Held { reading, interval, holds }
    });
    held.collect()
}

/// Each day that may have been the last that was known, the likeliest first.
///
/// Where the claim does not say, it is the day before its publication, or the day itself, or two
/// days before; of a claim without a date, the last day of the data, where these have days.
fn last_known(claim: &Claim, measure: &Measure, view: Option<&View>) -> Vec<Option<Date>> {
    if let [first, ..] = claim.as_of() {
        let said = if measure.ends_as_of() { claim.as_of() } else { core::slice::from_ref(first) };
        return said.iter().copied().map(Some).collect();
    }
    let last = view.and_then(View::extent).and_then(|extent| extent.last());
    let published = claim.date();
    if !measure.ends_as_of() {
        return vec![published.or(last)];
    }
    let Some(published) = published else { return vec![last] };
    let back = |days: i64| published.checked_sub(days.days()).ok();
    //= docs/rules.md#verdicts-on-claims
    //# verdict-08: The last known day of a claim that does not say it MUST be, for the house, the day before its
    //# publication.
    [back(1), Some(published), back(2)].into_iter().flatten().map(Some).collect()
}
