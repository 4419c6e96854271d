//! Changes of a register that keep every invariant, or change nothing and say why.
#![forbid(unsafe_code)]

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::basis::Basis;
use crate::draft::{
    Draft, DraftAgreement, DraftAmendment, DraftBoat, DraftBoatList, DraftDay, DraftInstalment, DraftPayment,
    DraftPolicyPeriod, DraftPublication, DraftSeries,
};
use crate::field::Field;
use crate::funding::Stage;
use crate::money::Amount;
use crate::publication::{Coverage, PublishedAt};
use crate::register::Register;
use crate::violation::Violations;

/// One change of a register.
///
/// In JSON a command is an object whose `command` names it:
/// `{"command": "close-period", "id": "pm-5", "to": "2026-07-19"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(tag = "command", rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Command {
    /// Records one day, as published at a moment. It joins the newest publication where that
    /// is of the same moment and source, and is a new one, of some days, otherwise.
    RecordDay {
        /// What is counted.
        basis: Basis,
        /// When it was published.
        published: PublishedAt,
        /// What it was published in.
        source: String,
        /// The day.
        day: DraftDay,
    },
    /// Records one boat of the UK arrivals.
    RecordBoat {
        /// The boat.
        boat: DraftBoat,
    },
    /// Says that every boat of a day is now recorded.
    CompleteBoats {
        /// The day.
        date: Date,
    },
    /// Publishes figures, new or revised, behind the newest publication.
    Publish {
        /// What is counted.
        basis: Basis,
        /// The figures.
        publication: DraftPublication,
    },
    /// Records a proposal. Its stage is set.
    Propose {
        /// The proposal.
        agreement: DraftAgreement,
    },
    /// Records an agreement; it takes the place of a proposal with its id. Its stage is set.
    Agree {
        /// The agreement.
        agreement: DraftAgreement,
    },
    /// Changes what an agreement in force promises. Its stage is set.
    Amend {
        /// The agreement, by id.
        id: String,
        /// What changed, and when.
        amendment: DraftAmendment,
        /// The new commitment; absent, it stays.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "json", schemars(with = "Option<Amount>"))]
        commitment: Option<Amount>,
        /// The new instalments; absent, they stay.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        instalments: Option<Vec<DraftInstalment>>,
        /// The new last day of the term; absent, it stays.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Date>,
    },
    /// Records that an agreement in force is over. Its stage is set.
    End {
        /// The agreement, by id.
        id: String,
    },
    /// Records a payment under an agreement.
    Pay {
        /// The agreement, by id.
        id: String,
        /// The payment.
        payment: DraftPayment,
    },
    /// Opens, or records, a policy period.
    OpenPeriod {
        /// The period.
        period: DraftPolicyPeriod,
    },
    /// Closes an open policy period.
    ClosePeriod {
        /// The period, by id.
        id: String,
        /// Its last day.
        to: Date,
    },
}

/// Why a command changed nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CommandError {
    /// There is no agreement with that id.
    #[error("there is no agreement `{0}`")]
    UnknownAgreement(String),
    /// The agreement is a proposal, or over: there is nothing in force to amend or end.
    #[error("the agreement `{id}` is not in force: it is {stage}")]
    NotInForce {
        /// The agreement.
        id: String,
        /// Where it stands.
        stage: Stage,
    },
    /// There is no policy period with that id.
    #[error("there is no policy period `{0}`")]
    UnknownPeriod(String),
    /// The policy period was closed before.
    #[error("the policy period `{id}` ended on {on}")]
    Closed {
        /// The period.
        id: String,
        /// Its last day.
        on: Date,
    },
    /// The change would break invariants.
    #[error("the change would break what must hold:\n{0}")]
    Broken(#[source] Violations),
}

impl Register {
    /// Carries out a command.
    ///
    /// ```
    /// use crossings::{Command, CommandError, Register, builtin};
    /// use jiff::civil::date;
    /// let mut register = builtin();
    /// let before = register.clone();
    /// let early = Command::ClosePeriod { id: "pm-starmer".to_owned(), to: date(2024, 7, 1) };
    /// let Err(CommandError::Broken(violations)) = register.apply(early) else { panic!() };
    /// assert_eq!(violations.errors().next().map(|one| one.id()), Some("P001"));
    /// assert_eq!(register, before);
    /// ```
    ///
    /// # Errors
    /// The register is as it was when the answer is:
    /// - [`CommandError::UnknownAgreement`], [`CommandError::UnknownPeriod`]: what the command
    ///   names is not there.
    /// - [`CommandError::NotInForce`]: the agreement to amend or end is a proposal, or over.
    /// - [`CommandError::Closed`]: the period to close has an end already.
    /// - [`CommandError::Broken`]: the change would break invariants; all of them are in it.
    pub fn apply(&mut self, command: Command) -> Result<(), CommandError> {
        let mut draft = Draft::from(&*self);
        //= docs/rules.md#the-catalogue-and-the-register
        //# register-06: A command MUST be carried out where what it names is there and the register keeps every
        //# invariant.
        change(&mut draft, command)?;
        //= docs/rules.md#the-catalogue-and-the-register
        //# register-05: A command that is refused MUST NOT change the register.
        *self = Self::try_from(draft).map_err(CommandError::Broken)?;
        Ok(())
    }
}

fn change(draft: &mut Draft, command: Command) -> Result<(), CommandError> {
    match command {
        Command::RecordDay { basis, published, source, day } => {
            record_day(draft, basis, published, source, day);
        }
        Command::RecordBoat { boat } => draft.boats.push(boat),
        Command::CompleteBoats { date } => {
            draft.complete_boat_lists.push(DraftBoatList { date: Field::Known(date), origin: None });
        }
        Command::Publish { basis, publication } => {
            publications(draft, basis, |publications| publications.push(publication));
        }
        Command::Propose { agreement } => {
            draft.agreements.push(DraftAgreement { stage: Stage::Proposed, ..agreement });
        }
        Command::Agree { agreement } => {
            draft.agreements.retain(|one| one.id != agreement.id || one.stage != Stage::Proposed);
            draft.agreements.push(DraftAgreement { stage: Stage::Agreed, ..agreement });
        }
        Command::Amend { id, amendment, commitment, instalments, to } => {
            let agreement = in_force(draft, id)?;
            agreement.stage = Stage::Amended;
            agreement.amendments.push(amendment);
            if let Some(commitment) = commitment {
                agreement.commitment = Field::Known(commitment);
            }
            if let Some(instalments) = instalments {
                agreement.instalments = instalments;
            }
            if let Some(to) = to {
                agreement.to = Field::Known(to);
            }
        }
        Command::End { id } => in_force(draft, id)?.stage = Stage::Ended,
        Command::Pay { id, payment } => agreement(draft, id)?.payments.push(payment),
        Command::OpenPeriod { period } => draft.policy_periods.push(period),
        Command::ClosePeriod { id, to } => {
            let Some(period) = draft.policy_periods.iter_mut().find(|one| one.id == id) else {
                return Err(CommandError::UnknownPeriod(id));
            };
            if let Some(on) = period.to.get() {
                return Err(CommandError::Closed { id, on });
            }
            period.to = Field::Known(to);
        }
    }
    Ok(())
}

/// Shows the publications of a basis to `see`; the series is made where there is none.
fn publications(draft: &mut Draft, basis: Basis, see: impl FnOnce(&mut Vec<DraftPublication>)) {
    if let Some(series) = draft.series.iter_mut().find(|series| series.basis == basis) {
        return see(&mut series.publications);
    }
    let mut series = DraftSeries { basis, ..DraftSeries::default() };
    see(&mut series.publications);
    draft.series.push(series);
}

fn record_day(draft: &mut Draft, basis: Basis, published: PublishedAt, source: String, day: DraftDay) {
    let published = Field::Known(published);
    publications(draft, basis, |publications| match publications.last_mut() {
        Some(newest) if newest.published == published && newest.source == source => newest.days.push(day),
        _ => publications.push(DraftPublication {
            published,
            source,
            coverage: Coverage::Partial,
            days: vec![day],
            ..DraftPublication::default()
        }),
    });
}

fn agreement(draft: &mut Draft, id: String) -> Result<&mut DraftAgreement, CommandError> {
    draft.agreements.iter_mut().find(|one| one.id == id).ok_or(CommandError::UnknownAgreement(id))
}

/// An agreement that is neither a proposal nor over.
fn in_force(draft: &mut Draft, id: String) -> Result<&mut DraftAgreement, CommandError> {
    let agreement = agreement(draft, id)?;
    if matches!(agreement.stage, Stage::Agreed | Stage::Amended) {
        Ok(agreement)
    } else {
        Err(CommandError::NotInForce { id: agreement.id.clone(), stage: agreement.stage })
    }
}
