//! What is not in the series: money, deaths, single boats.
#![forbid(unsafe_code)]

use iso_currency::Currency;

use super::value::distinct;
use super::working::{Step, Trace};
use super::{Grounds, NoValue};
use crate::basis::Basis;
use crate::death::{DeathReport, DeathScope};
use crate::funding::Agreement;
use crate::money::Amount;
use crate::window::Window;

impl Grounds<'_> {
    /// The amounts of agreements in one currency, added up.
    pub(super) fn money(
        &self,
        ids: &[String],
        currency: Currency,
        by: Option<&str>,
        trace: &mut Trace,
    ) -> Result<Amount, NoValue> {
        let mut sum: Option<Amount> = None;
        for id in ids {
            let agreement = self.agreements().iter().find(|one| one.id == *id);
            let agreement = agreement.ok_or_else(|| NoValue::UnknownAgreement(id.clone()))?;
            let amount = match by {
                Some(by) => reported(agreement, currency, by)?,
                //= docs/rules.md#measures
                //# measure-11: Money MUST be what was committed or, failing that, first reported, in the currency
                //# asked for.
                None => agreement.listed(currency).ok_or_else(|| no_amount(agreement, currency))?,
            };
            trace.step(|| Step::Agreement { id: id.clone(), amount, reported_by: by.map(str::to_owned) });
            sum = Some(match sum {
                Some(sum) => sum.checked_add(amount)?,
                None => amount,
            });
        }
        sum.ok_or(NoValue::NoAgreements)
    }

    /// What the newest report of a scope and a window says that its author can have known.
    pub(super) fn deaths(&self, scope: DeathScope, over: &Window, trace: &mut Trace) -> Result<u64, NoValue> {
        let period = self.resolve(over)?;
        //= docs/rules.md#what-never-mixes
        //# kinds-09: Deaths on one scope MUST NOT stand for those on another.
        let of_it = |one: &&DeathReport| one.scope == scope && one.period == period;
        //= docs/rules.md#measures
        //# measure-12: A report of deaths MUST NOT count for a claim made before its author can have known it.
        let known = |one: &&DeathReport| one.as_of.is_none_or(|as_of| as_of <= self.as_of);
        let reports = || self.register().deaths().iter().filter(of_it).filter(known);
        let newest = reports().filter_map(|one| one.as_of).max();
        let mut newest_reports = reports().filter(|one| one.as_of == newest);
        let one = newest_reports.next().ok_or(NoValue::NoDeaths { scope, period })?;
        //= docs/rules.md#measures
        //# measure-13: Newest reports of deaths that differ MUST NOT give a value.
        if let Some(other) = newest_reports.find(|other| other.deaths != one.deaths) {
            let (one, other) = (one.deaths.get(), other.deaths.get());
            return Err(NoValue::DeathsDiffer { scope, period, one, other });
        }
        let DeathReport { id, deaths, reported_by, .. } = one;
        trace.step(|| Step::Report { id: id.clone(), deaths: *deaths, reported_by: reported_by.clone() });
        Ok(deaths.get())
    }

    /// The most people aboard one boat, where every boat of every day is listed.
    pub(super) fn most_aboard(&self, within: &Window, trace: &mut Trace) -> Result<u64, NoValue> {
        let within = self.resolve(within)?;
        if self.basis() != Basis::UkArrivals {
            return Err(NoValue::BoatsNotListed { day: within.start() });
        }
        let none_arrived = |day| {
            let arrivals = self.view().and_then(|view| view.day(day));
            arrivals.is_some_and(|arrivals| arrivals.boats().is_zero())
        };
        let mut next = Some(within.start());
        while let Some(day) = next.filter(|day| within.contains(*day)) {
            //= docs/rules.md#measures
            //# measure-14: The most aboard MUST NOT be said where the boats of a day are not all listed.
            if !self.register().complete_boat_lists().contains(&day) && !none_arrived(day) {
                return Err(NoValue::BoatsNotListed { day });
            }
            next = day.tomorrow().ok();
        }
        let boats = self.register().boats().iter().filter(|boat| within.contains(boat.date));
        // Of several the first.
        let most = boats.reduce(|most, boat| if boat.aboard > most.aboard { boat } else { most });
        let boat = most.ok_or(NoValue::NoBoats { period: within })?;
        let people = boat.aboard.people();
        trace.step(|| Step::Boat { id: boat.id.clone(), date: boat.date, people });
        Ok(people.get())
    }
}

/// The first amount that somebody reported in a currency.
fn reported(agreement: &Agreement, currency: Currency, by: &str) -> Result<Amount, NoValue> {
    let in_currency = || agreement.reported.iter().filter(|one| one.amount.currency() == currency);
    let found = in_currency().find(|one| one.reported_by == by).map(|one| one.amount);
    found.ok_or_else(|| NoValue::NotReported {
        agreement: agreement.id.clone(),
        by: by.to_owned(),
        currency,
        reporters: in_currency().map(|one| one.reported_by.clone()).collect(),
    })
}

fn no_amount(agreement: &Agreement, currency: Currency) -> NoValue {
    let committed = agreement.commitment.map(|commitment| commitment.amount);
    let amounts = committed.into_iter().chain(agreement.reported.iter().map(|one| one.amount));
    let known = distinct(amounts.map(Amount::currency));
    NoValue::NoAmount { agreement: agreement.id.clone(), currency, known }
}
