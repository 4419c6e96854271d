//! Claims documents: the claims of an article, and which of them belong together.
#![forbid(unsafe_code)]

use core::fmt;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::claim::{Claim, ClaimFault, DraftClaim};
use crate::draft::{Draft, DraftAgreement};
use crate::funding::{Agreement, Stage};
use crate::register::Register;

/// What a claims document says it is.
pub const CLAIMS_FORMAT: &str = "crossings-claims/1";

/// Claims that are held against each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// What names it among the bundles of a document.
    pub id: String,
    /// The claims, by their ids.
    pub claims: Vec<String>,
}

/// A claims document as plain data, which may be wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "json", schemars(rename = "Claims"))]
#[serde(deny_unknown_fields)]
pub struct DraftClaims {
    /// `crossings-claims/1`.
    #[cfg_attr(feature = "json", schemars(extend("const" = CLAIMS_FORMAT)))]
    pub format: String,
    /// What the claims are from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The claims.
    #[serde(default)]
    pub claims: Vec<DraftClaim>,
    /// Which of them belong together; none means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bundles: Vec<Bundle>,
    /// What is asked for and not agreed, with no figure to judge.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<DraftAgreement>,
}

/// What is wrong with a claims document, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimsFault {
    /// The JSON Pointer of the field that is at fault.
    pub pointer: String,
    /// What is wrong, and what was wanted.
    pub kind: ClaimsFaultKind,
}

/// What can be wrong with a claims document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClaimsFaultKind {
    /// It is of another format, or of a later version of this one.
    #[error("the format is {0:?}; wanted {CLAIMS_FORMAT:?}")]
    Format(String),
    /// A claim is none.
    #[error("{0}")]
    Claim(ClaimFault),
    /// Two have the same id.
    #[error("the id {0:?} is taken; wanted one that no other has")]
    Taken(String),
    /// A bundle has a claim that is not there.
    #[error("there is no claim {0:?}; wanted the id of a claim of this document")]
    NoSuchClaim(String),
    /// A proposal breaks an invariant, or is more than proposed.
    #[error("{0}")]
    Proposal(String),
}

impl fmt::Display for ClaimsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.kind)
    }
}

/// A claims document: every figure is understood, every id is of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "a claims document has claims")]
pub struct Claims {
    title: Option<String>,
    claims: Vec<Claim>,
    bundles: Vec<Bundle>,
    /// What is asked for, as the agreements of a register.
    proposals: Register,
}

impl Claims {
    /// What the claims are from.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The claims, in the order of the document.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The claim with that id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id() == id)
    }

    /// Which claims belong together.
    pub fn bundles(&self) -> &[Bundle] {
        &self.bundles
    }

    /// The claims of a bundle, in its order.
    pub fn of<'a>(&'a self, bundle: &'a Bundle) -> impl Iterator<Item = &'a Claim> {
        bundle.claims.iter().filter_map(|id| self.claim(id))
    }

    /// What is asked for, as the agreements of a register.
    #[cfg(feature = "capi")]
    pub(crate) const fn proposed(&self) -> &Register {
        &self.proposals
    }

    /// What is asked for and not agreed.
    pub fn proposals(&self) -> &[Agreement] {
        self.proposals.agreements()
    }
}

impl TryFrom<DraftClaims> for Claims {
    type Error = Vec<ClaimsFault>;

    /// Reads every figure.
    ///
    /// # Errors
    /// Every fault of every claim, bundle and proposal, of those that [`ClaimsFaultKind`] lists.
    fn try_from(draft: DraftClaims) -> Result<Self, Vec<ClaimsFault>> {
        let mut faults = Vec::new();
        if draft.format != CLAIMS_FORMAT {
            faults.push(fault("/format", ClaimsFaultKind::Format(draft.format)));
        }
        unique("/claims", draft.claims.iter().map(|claim| claim.id.as_str()), &mut faults);
        unique("/bundles", draft.bundles.iter().map(|bundle| bundle.id.as_str()), &mut faults);
        let ids: BTreeSet<&str> = draft.claims.iter().map(|claim| claim.id.as_str()).collect();
        for (b, bundle) in draft.bundles.iter().enumerate() {
            for (c, id) in bundle.claims.iter().enumerate().filter(|(_, id)| !ids.contains(id.as_str())) {
                let pointer = format!("/bundles/{b}/claims/{c}");
                faults.push(fault(pointer, ClaimsFaultKind::NoSuchClaim(id.clone())));
            }
        }
        let proposals = proposals(draft.proposals, &mut faults);
        let mut claims = Vec::new();
        for (index, claim) in draft.claims.into_iter().enumerate() {
            match Claim::try_from(claim) {
                Ok(claim) => claims.push(claim),
                Err(wrong) => faults.extend(wrong.into_iter().map(|one| {
                    fault(format!("/claims/{index}/{}", one.field()), ClaimsFaultKind::Claim(one))
                })),
            }
        }
        if faults.is_empty() {
            Ok(Self { title: draft.title, claims, bundles: draft.bundles, proposals })
        } else {
            Err(faults)
        }
    }
}

fn fault(pointer: impl Into<String>, kind: ClaimsFaultKind) -> ClaimsFault {
    ClaimsFault { pointer: pointer.into(), kind }
}

/// Reports every id that was there before.
fn unique<'a>(list: &str, ids: impl Iterator<Item = &'a str>, faults: &mut Vec<ClaimsFault>) {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            faults.push(fault(format!("{list}/{index}/id"), ClaimsFaultKind::Taken(id.to_owned())));
        }
    }
}

/// The proposals as agreements that break no invariant, and that nobody agreed to.
fn proposals(drafts: Vec<DraftAgreement>, faults: &mut Vec<ClaimsFault>) -> Register {
    for (index, _) in drafts.iter().enumerate().filter(|(_, one)| one.stage != Stage::Proposed) {
        let words = "the stage is beyond `proposed`; wanted what is asked for and not agreed";
        faults.push(fault(format!("/proposals/{index}/stage"), ClaimsFaultKind::Proposal(words.to_owned())));
    }
    match Register::try_from(Draft { agreements: drafts, ..Draft::default() }) {
        Ok(register) => register,
        Err(violations) => {
            faults.extend(violations.errors().map(|one| {
                let pointer = one.place().pointer.replacen("/agreements", "/proposals", 1);
                fault(pointer, ClaimsFaultKind::Proposal(one.to_string()))
            }));
            Register::default()
        }
    }
}

impl From<&Claims> for DraftClaims {
    fn from(claims: &Claims) -> Self {
        Self {
            format: CLAIMS_FORMAT.to_owned(),
            title: claims.title.clone(),
            claims: claims.claims.iter().map(|claim| claim.draft().clone()).collect(),
            bundles: claims.bundles.clone(),
            proposals: Draft::from(&claims.proposals).agreements,
        }
    }
}
