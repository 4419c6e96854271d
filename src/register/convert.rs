//! Draft to register and back.

use crate::boat::{Aboard, Boat};
use crate::count::People;
use crate::crossing::{Arrivals, Day, PeriodTotal, Preventions, Week};
use crate::death::DeathReport;
use crate::draft::{
    Draft, DraftAgreement, DraftAmendment, DraftBoat, DraftBoatList, DraftDay, DraftDeathReport,
    DraftInstalment, DraftPayment, DraftPolicyPeriod, DraftPublication, DraftReportedAmount, DraftSeries,
    DraftTotal, DraftWeek, period,
};
use crate::field::Field;
use crate::funding::{Agreement, Amendment, Commitment, Instalment, Payment, ReportedAmount};
use crate::period::{Period, WeekEnding};
use crate::policy::PolicyPeriod;
use crate::publication::Publication;
use crate::register::Register;
use crate::series::Series;
use crate::violation::Violations;

/// The register that a draft holds, without what was found in it; `None` where one of its values is
/// unknown that must be known, is unreadable, or breaks what its own type promises.
pub(super) fn register(draft: &Draft) -> Option<Register> {
    Some(Register {
        series: each(&draft.series, series)?,
        boats: each(&draft.boats, boat)?,
        complete_boat_lists: each(&draft.complete_boat_lists, |list| list.date.get())?.into_iter().collect(),
        deaths: each(&draft.deaths, death_report)?,
        agreements: each(&draft.agreements, agreement)?,
        policy_periods: each(&draft.policy_periods, policy_period)?,
        warnings: Violations::default(),
    })
}

fn each<D, T>(drafts: &[D], one: impl FnMut(&D) -> Option<T>) -> Option<Vec<T>> {
    drafts.iter().map(one).collect()
}

/// A field that may be unknown but not unreadable.
#[expect(clippy::option_option, reason = "the outer is the failure of `?`, the inner the unknown value")]
fn optional<T: Copy>(field: &Field<T>) -> Option<Option<T>> {
    match field {
        Field::Known(value) => Some(Some(*value)),
        Field::Unknown => Some(None),
        Field::Unreadable(_) => None,
    }
}

fn series(draft: &DraftSeries) -> Option<Series> {
    Some(Series::new(draft.basis, each(&draft.publications, publication)?))
}

fn publication(draft: &DraftPublication) -> Option<Publication> {
    Some(Publication {
        published: draft.published.get()?,
        dating: draft.dating,
        status: draft.status,
        coverage: draft.coverage,
        source: draft.source.clone(),
        days: each(&draft.days, day)?,
        weeks: each(&draft.weeks, week)?,
        totals: each(&draft.totals, total)?,
    })
}

fn day(draft: &DraftDay) -> Option<Day> {
    let uncontrolled = optional(&draft.uncontrolled)?;
    let arrivals = Arrivals::new(draft.people.get()?, draft.boats.get()?, uncontrolled).ok()?;
    Some(Day { date: draft.date.get()?, arrivals, note: draft.note.clone() })
}

fn week(draft: &DraftWeek) -> Option<Week> {
    let uncontrolled = optional(&draft.uncontrolled)?;
    let preventions = match (optional(&draft.prevented_people)?, optional(&draft.prevented_events)?) {
        (Some(people), Some(events)) => Some(Preventions::new(people, events)?),
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => return None,
    };
    Some(Week {
        ending: WeekEnding::new(draft.ending.get()?).ok()?,
        arrivals: Arrivals::new(draft.people.get()?, draft.boats.get()?, uncontrolled).ok()?,
        preventions,
        note: draft.note.clone(),
    })
}

fn total(draft: &DraftTotal) -> Option<PeriodTotal> {
    Some(PeriodTotal {
        period: Period::inclusive(draft.from.get()?, draft.to.get()?).ok()?,
        people: draft.people.get()?,
        boats: optional(&draft.boats)?,
        evidence: draft.evidence.clone(),
    })
}

fn boat(draft: &DraftBoat) -> Option<Boat> {
    Some(Boat {
        id: draft.id.clone(),
        date: draft.date.get()?,
        aboard: Aboard::new(draft.people.get()?.get())?,
        landing: draft.landing,
    })
}

fn death_report(draft: &DraftDeathReport) -> Option<DeathReport> {
    Some(DeathReport {
        id: draft.id.clone(),
        period: period(&draft.from, &draft.to)?,
        scope: draft.scope,
        deaths: draft.deaths.get()?,
        missing: optional::<People>(&draft.missing)?,
        reported_by: draft.reported_by.clone(),
        as_of: optional(&draft.as_of)?,
        evidence: draft.evidence.clone(),
    })
}

fn agreement(draft: &DraftAgreement) -> Option<Agreement> {
    let term = match optional(&draft.from)? {
        Some(_) => Some(period(&draft.from, &draft.to)?),
        None => None,
    };
    let commitment = optional(&draft.commitment)?.map(|amount| Commitment { amount, binding: draft.binding });
    Some(Agreement {
        id: draft.id.clone(),
        title: draft.title.clone(),
        payer: draft.payer.clone(),
        payee: draft.payee.clone(),
        date: optional(&draft.date)?,
        stage: draft.stage,
        term,
        commitment,
        purposes: draft.purposes.clone(),
        reported: each(&draft.reported, |part| {
            let DraftReportedAmount { amount, binding, reported_by } = part;
            Some(ReportedAmount {
                amount: amount.get()?,
                binding: *binding,
                reported_by: reported_by.clone(),
            })
        })?,
        instalments: each(&draft.instalments, |part| {
            let period = Period::inclusive(part.from.get()?, part.to.get()?).ok()?;
            Some(Instalment { period, amount: part.amount.get()? })
        })?,
        payments: each(&draft.payments, |part| {
            Some(Payment { date: part.date.get()?, amount: part.amount.get()? })
        })?,
        amendments: each(&draft.amendments, |part| {
            Some(Amendment { date: part.date.get()?, change: part.change.clone() })
        })?,
        evidence: draft.evidence.clone(),
    })
}

fn policy_period(draft: &DraftPolicyPeriod) -> Option<PolicyPeriod> {
    Some(PolicyPeriod {
        id: draft.id.clone(),
        kind: draft.kind,
        timeline: draft.timeline.clone(),
        title: draft.title.clone(),
        period: period(&draft.from, &draft.to)?,
        agreement: draft.agreement.clone(),
        evidence: draft.evidence.clone(),
    })
}

pub(super) fn draft(register: &Register) -> Draft {
    Draft {
        series: register.series.iter().map(draft_series).collect(),
        boats: register.boats.iter().map(draft_boat).collect(),
        complete_boat_lists: register
            .complete_boat_lists
            .iter()
            .map(|date| DraftBoatList { date: Field::Known(*date), origin: None })
            .collect(),
        deaths: register.deaths.iter().map(draft_death_report).collect(),
        agreements: register.agreements.iter().map(DraftAgreement::from).collect(),
        policy_periods: register.policy_periods.iter().map(DraftPolicyPeriod::from).collect(),
        ..Draft::default()
    }
}

fn draft_series(series: &Series) -> DraftSeries {
    DraftSeries {
        basis: series.basis(),
        publications: series.publications().iter().map(draft_publication).collect(),
        origin: None,
    }
}

fn draft_publication(one: &Publication) -> DraftPublication {
    DraftPublication {
        published: Field::Known(one.published),
        dating: one.dating,
        status: one.status,
        coverage: one.coverage,
        source: one.source.clone(),
        days: one.days.iter().map(draft_day).collect(),
        weeks: one.weeks.iter().map(draft_week).collect(),
        totals: one.totals.iter().map(draft_total).collect(),
        origin: None,
    }
}

fn draft_day(day: &Day) -> DraftDay {
    DraftDay {
        date: Field::Known(day.date),
        people: Field::Known(day.arrivals.people()),
        boats: Field::Known(day.arrivals.boats()),
        uncontrolled: day.arrivals.uncontrolled().into(),
        note: day.note.clone(),
        origin: None,
    }
}

fn draft_week(week: &Week) -> DraftWeek {
    DraftWeek {
        ending: Field::Known(week.ending.date()),
        people: Field::Known(week.arrivals.people()),
        boats: Field::Known(week.arrivals.boats()),
        uncontrolled: week.arrivals.uncontrolled().into(),
        prevented_people: week.preventions.map(|one| one.people()).into(),
        prevented_events: week.preventions.map(|one| one.events()).into(),
        note: week.note.clone(),
        origin: None,
    }
}

fn draft_total(total: &PeriodTotal) -> DraftTotal {
    DraftTotal {
        from: Field::Known(total.period.start()),
        to: total.period.last().into(),
        people: Field::Known(total.people),
        boats: total.boats.into(),
        evidence: total.evidence.clone(),
        origin: None,
    }
}

fn draft_boat(boat: &Boat) -> DraftBoat {
    DraftBoat {
        id: boat.id.clone(),
        date: Field::Known(boat.date),
        people: Field::Known(boat.aboard.people()),
        landing: boat.landing,
        origin: None,
    }
}

fn draft_death_report(report: &DeathReport) -> DraftDeathReport {
    DraftDeathReport {
        id: report.id.clone(),
        from: Field::Known(report.period.start()),
        to: report.period.last().into(),
        scope: report.scope,
        deaths: Field::Known(report.deaths),
        missing: report.missing.into(),
        reported_by: report.reported_by.clone(),
        as_of: report.as_of.into(),
        evidence: report.evidence.clone(),
        origin: None,
    }
}

impl From<&Agreement> for DraftAgreement {
    /// The agreement as plain data.
    fn from(one: &Agreement) -> Self {
        Self {
            id: one.id.clone(),
            title: one.title.clone(),
            payer: one.payer.clone(),
            payee: one.payee.clone(),
            date: one.date.into(),
            stage: one.stage,
            from: one.term.map(|term| term.start()).into(),
            to: one.term.and_then(|term| term.last()).into(),
            commitment: one.commitment.map(|commitment| commitment.amount).into(),
            binding: one.commitment.map(|commitment| commitment.binding).unwrap_or_default(),
            purposes: one.purposes.clone(),
            reported: one
                .reported
                .iter()
                .map(|part| DraftReportedAmount {
                    amount: Field::Known(part.amount),
                    binding: part.binding,
                    reported_by: part.reported_by.clone(),
                })
                .collect(),
            instalments: one
                .instalments
                .iter()
                .map(|part| DraftInstalment {
                    from: Field::Known(part.period.start()),
                    to: part.period.last().into(),
                    amount: Field::Known(part.amount),
                })
                .collect(),
            payments: one
                .payments
                .iter()
                .map(|part| DraftPayment { date: Field::Known(part.date), amount: Field::Known(part.amount) })
                .collect(),
            amendments: one
                .amendments
                .iter()
                .map(|part| DraftAmendment { date: Field::Known(part.date), change: part.change.clone() })
                .collect(),
            evidence: one.evidence.clone(),
            origin: None,
        }
    }
}

impl From<&PolicyPeriod> for DraftPolicyPeriod {
    /// The policy period as plain data.
    fn from(one: &PolicyPeriod) -> Self {
        Self {
            id: one.id.clone(),
            kind: one.kind,
            timeline: one.timeline.clone(),
            title: one.title.clone(),
            from: Field::Known(one.period.start()),
            to: one.period.last().into(),
            agreement: one.agreement.clone(),
            evidence: one.evidence.clone(),
            origin: None,
        }
    }
}
