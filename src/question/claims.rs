//! Are published claims true, and can they all be?
#![forbid(unsafe_code)]

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Agreements, Content, Files, QuestionError, RegisterQuestion};
use crate::audit::{Audit, AuditOptions, Together};
use crate::basis::Basis;
use crate::builtin::article;
use crate::claim::Claim;
use crate::claims::{Bundle, Claims};
use crate::consistency::{Fuel, Limits};
use crate::figure::{READINGS_VERSION, Reading};
use crate::judgement::{Judge, JudgeOptions, Judgement, Trial};
use crate::measure::Step;
use crate::period::Period;
use crate::publication::{AsOf, PublishedAt};
use crate::register::Register;
use crate::rounding::Rounding;
use crate::series::Series;
use crate::source::{self, json};
use crate::verdict::ClaimVerdict;

/// What the one bundle of a document without any is called.
const ALL: &str = "all";

/// A claims document: where it is, or what is in it.
///
/// In JSON it is `{"path": "claims.json"}` or `{"name": "claims.json", "text": "{…}"}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub struct ClaimsDocument(pub Content);

/// A claims document as a request has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    path: Option<PathBuf>,
    name: Option<String>,
    text: Option<String>,
}

impl TryFrom<Written> for ClaimsDocument {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        Content::written(written.path, written.name, written.text).map(Self)
    }
}

impl schemars::JsonSchema for ClaimsDocument {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ClaimsDocument".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A claims document, as docs/claims.md has it: by its path, or a text that is here.",
            "oneOf": [
                {
                    "type": "object",
                    "properties": { "path": { "type": "string" } },
                    "required": ["path"],
                    "additionalProperties": false,
                },
                {
                    "type": "object",
                    "properties": { "name": { "type": "string" }, "text": { "type": "string" } },
                    "required": ["name", "text"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}

impl ClaimsDocument {
    /// The document at a path.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(Content::Path(path.into()))
    }

    /// A document that is here, by name.
    pub fn here(name: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        Self(Content::Bytes { name: name.into(), bytes: text.into() })
    }

    /// Reads it.
    ///
    /// # Errors
    /// - [`QuestionError::UnusableClaims`] with everything that is wrong with it.
    pub fn read(&self) -> Result<Claims, QuestionError> {
        let limits = source::Limits::default();
        let read = match &self.0 {
            Content::Path(path) => json::read_claims_file(path, &limits),
            Content::Bytes { name, bytes } => json::read_claims(name, bytes, &limits),
        };
        read.map_err(|error| QuestionError::UnusableClaims(error.problems().to_vec()))
    }
}

/// Asks for the judgement on each claim of a document, and whether they can all be true.
///
/// ```
/// use crossings::question::{JudgeClaims, Question};
/// use crossings::Reading;
/// // No document: the article that this project was founded on. No file: no days to judge by.
/// let judged = JudgeClaims::default().answer()?;
/// assert_eq!((judged.judgements.len(), judged.counts.contradicted), (11, 1));
/// let strictly = judged.audits[0].under(Reading::Strict);
/// assert!(strictly.conflicts.iter().any(|one| one.claims == ["people", "boats", "each"]));
/// # Ok::<(), crossings::question::QuestionError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct JudgeClaims {
    /// The claims document; the built-in article where it is left out.
    pub claims: Option<ClaimsDocument>,
    /// The data, oldest publication first; none is the built-in register, which has agreements and
    /// no days.
    pub files: Files,
    /// As it stood then: the publications up to a date, or up to a moment.
    pub as_of: Option<AsOf>,
    /// The reading of the house.
    pub reading: Reading,
    /// How printed figures were rounded.
    pub rounding: Rounding,
    /// Only these claims, by their ids; all of them where it is left out.
    pub only: Option<Vec<String>>,
    /// These claims, by their ids, with the working of each interpretation.
    pub explain: Vec<String>,
    /// Whether the claims are judged only, and not held against each other: that takes longest.
    pub skip_audits: bool,
    /// How much work each reading of each bundle may take; ten million where it is left out.
    pub fuel: Option<u64>,
    /// How many claims a conflict or a repair may have; any number where it is left out.
    pub largest: Option<usize>,
}

/// The answer to [`JudgeClaims`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JudgedClaims {
    /// What the claims are from.
    pub title: Option<String>,
    /// What they were judged on.
    pub series: Vec<JudgedOn>,
    /// The reading of the house.
    pub reading: Reading,
    /// How printed figures were rounded.
    pub rounding: Rounding,
    /// The version of the table of readings.
    pub readings_version: &'static str,
    /// The judgement on each claim, in the order of the document.
    pub judgements: Vec<Judged>,
    /// How many claims have which verdict.
    pub counts: VerdictCounts,
    /// Each bundle, held against each other; where the document has no bundles, all its claims. None
    /// where that was not asked for.
    pub audits: Vec<Audit>,
    /// Whether some claims cannot all be true in the reading of the house; `None` where nobody asked.
    pub conflict: Option<bool>,
    /// What is asked for and not agreed, with no figure to judge.
    pub proposals: Agreements,
}

/// A series that claims are judged on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JudgedOn {
    /// What it counts.
    pub basis: Basis,
    /// How many publications it has.
    pub publications: usize,
    /// When the newest that counts was published.
    pub published: Option<PublishedAt>,
    /// From its first day to its last; `null` where it has published totals only.
    pub extent: Option<Period>,
}

/// The judgement on a claim, with what the claim measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// The judgement.
    #[serde(flatten)]
    pub judgement: Judgement,
    /// What the claim measures, in words.
    pub measure: String,
    /// Whether the verdict would be another under another reading of the house.
    pub depends_on_reading: bool,
    /// The working of each trial, where that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub working: Vec<Working>,
}

/// The working of one trial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Working {
    /// Which trial, counted from 0.
    pub trial: usize,
    /// How the claim is understood in it, in words: in what it differs from the house.
    pub differs: Vec<String>,
    /// The steps, in words.
    pub text: Vec<String>,
    /// The steps; none where there is no value.
    pub steps: Vec<Step>,
}

/// How many claims have which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VerdictCounts {
    /// True, as the house understands them.
    pub supported: usize,
    /// True only as others may understand them.
    pub depends: usize,
    /// Not true, however they are understood.
    pub contradicted: usize,
    /// The data cannot tell.
    pub undetermined: usize,
}

impl JudgeClaims {
    /// The claims that are asked about.
    ///
    /// # Errors
    /// - [`QuestionError::UnusableClaims`] when the document cannot be read.
    pub fn document(&self) -> Result<Claims, QuestionError> {
        self.claims.as_ref().map_or_else(|| Ok(article()), ClaimsDocument::read)
    }

    /// Judges claims that are read already, on a register.
    ///
    /// # Errors
    /// - [`QuestionError::UnknownClaim`] when one that is asked for is not there.
    pub fn judge(&self, claims: &Claims, register: &Register) -> Result<JudgedClaims, QuestionError> {
        for id in self.only.iter().flatten().chain(&self.explain) {
            if claims.claim(id).is_none() {
                let known = claims.claims().iter().map(|claim| claim.id().to_owned()).collect();
                return Err(QuestionError::UnknownClaim { id: id.clone(), known });
            }
        }
        let options = JudgeOptions { as_of: self.as_of, reading: self.reading, rounding: self.rounding };
        let judge = Judge::new(register, options);
        let asked = claims.claims().iter().filter(|claim| self.asks_for(claim.id()));
        let judgements: Vec<Judged> = asked.map(|claim| self.judged(&judge, claim)).collect();
        let audits = if self.skip_audits { Vec::new() } else { self.audits(claims, register) };
        let counts = counted(&judgements);
        let in_conflict = |audit: &Audit| audit.under(self.reading).together == Together::Conflict;
        Ok(JudgedClaims {
            title: claims.title().map(str::to_owned),
            series: register.all_series().iter().map(|series| self.judged_on(series)).collect(),
            reading: self.reading,
            rounding: self.rounding,
            readings_version: READINGS_VERSION,
            judgements,
            counts,
            conflict: (!self.skip_audits).then(|| audits.iter().any(in_conflict)),
            audits,
            proposals: Agreements(claims.proposals().to_vec()),
        })
    }

    fn asks_for(&self, id: &str) -> bool {
        self.only.as_ref().is_none_or(|only| only.iter().any(|one| one == id))
    }

    fn judged(&self, judge: &Judge<'_>, claim: &Claim) -> Judged {
        let judgement = judge.judge(claim);
        let explained = self.explain.iter().any(|id| id == claim.id());
        Judged {
            measure: claim.measure().to_string(),
            depends_on_reading: judgement.depends_on_reading(),
            working: if explained { working(judge, claim, &judgement) } else { Vec::new() },
            judgement,
        }
    }

    fn judged_on(&self, series: &Series) -> JudgedOn {
        let then = self.as_of.map(|moment| series.as_of(moment));
        let view = then.as_ref().unwrap_or_else(|| series.newest());
        JudgedOn {
            basis: series.basis(),
            publications: series.publications().len(),
            published: view.published(),
            extent: view.extent(),
        }
    }

    fn audits(&self, claims: &Claims, register: &Register) -> Vec<Audit> {
        let largest = self.largest.unwrap_or(usize::MAX);
        let options = AuditOptions {
            rounding: self.rounding,
            limits: Limits { conflict: largest, repair: largest },
            fuel: self.fuel.unwrap_or_else(|| Fuel::default().left()),
        };
        let policies = register.policy_periods_or_builtin();
        let all = [Bundle {
            id: ALL.to_owned(),
            claims: claims.claims().iter().map(|claim| claim.id().to_owned()).collect(),
        }];
        let bundles = if claims.bundles().is_empty() { all.as_slice() } else { claims.bundles() };
        let audit = |bundle: &Bundle| {
            let some: Vec<&Claim> = claims.of(bundle).filter(|claim| self.asks_for(claim.id())).collect();
            (!some.is_empty()).then(|| Audit::of(bundle.id.clone(), &some, &policies, &options))
        };
        bundles.iter().filter_map(audit).collect()
    }
}

/// The working of every trial of a claim.
fn working(judge: &Judge<'_>, claim: &Claim, judgement: &Judgement) -> Vec<Working> {
    let of_trial = |(number, trial): (usize, &Trial), house: &Trial| {
        let steps = judge.working(claim, trial).map(|worked| worked.steps).unwrap_or_default();
        Working {
            trial: number,
            differs: trial.interpretation.against(&house.interpretation),
            text: steps.iter().map(ToString::to_string).collect(),
            steps,
        }
    };
    let trials = || judgement.trials.iter().enumerate();
    let of_all = |house: &Trial| trials().map(|trial| of_trial(trial, house)).collect();
    judgement.house().map(of_all).unwrap_or_default()
}

fn counted(judgements: &[Judged]) -> VerdictCounts {
    let of = |verdict| judgements.iter().filter(|one| one.judgement.verdict == verdict).count();
    VerdictCounts {
        supported: of(ClaimVerdict::Supported),
        depends: of(ClaimVerdict::Depends),
        contradicted: of(ClaimVerdict::Contradicted),
        undetermined: of(ClaimVerdict::Undetermined),
    }
}

impl RegisterQuestion for JudgeClaims {
    type Answer = JudgedClaims;

    fn files(&self) -> &Files {
        &self.files
    }

    fn answer_on(&self, register: &Register) -> Result<JudgedClaims, QuestionError> {
        self.judge(&self.document()?, register)
    }
}
