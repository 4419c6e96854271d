//! # Claims
//!
//! A claims document: the figures of an article with what each measures, and which of them
//! belong together. `docs/claims.md` has its form.

use core::ffi::{c_char, c_void};
use std::sync::Arc;

use super::argument::{bytes, number, numbered, optional, shared, slot, text, value};
use super::boundary::{Failure, boundary, release};
use super::date::{crossings_date, crossings_dates};
use super::error::{crossings_error, crossings_status};
use super::figure::crossings_figure;
use super::finding::Findings;
use super::funding::crossings_agreements;
use super::list::{List, One, item, item_of};
use super::measure::{crossings_measure, written};
use super::reading::{code, crossings_nature, currency_of};
use super::source::crossings_limits;
use super::text::{Texts, crossings_names, crossings_string, crossings_text};
use crate::source::{Limits, json};
use crate::{Claim, ClaimVerdict, Claims, DraftClaims, Expectation, Measure, article};

/// What is found of a claim.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum crossings_claim_verdict {
    /// True, as the house understands it.
    Supported = 0,
    /// Not true as the house understands it, and true as some others may.
    Depends = 1,
    /// Not true, however it is understood.
    Contradicted = 2,
    /// The data cannot tell.
    Undetermined = 3,
}

numbered!(ClaimVerdict as crossings_claim_verdict { Supported, Depends, Contradicted, Undetermined });

/// A published claim: a figure as it was printed, and what it measures.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_claim {
    /// What names it among the claims of a document.
    pub id: crossings_text,
    /// The figure as it was printed.
    pub figure: crossings_text,
    /// What it measures, in a few words.
    pub measure: crossings_text,
    /// By whom it was published; may be NULL.
    pub outlet: crossings_text,
    /// At which address; may be NULL.
    pub url: crossings_text,
    /// On which day it was published; no day where that is not known.
    pub date: crossings_date,
    /// What is counted, and by whom: a `crossings_basis`.
    pub basis: u32,
    /// What kind of number the first measure gives: a `crossings_nature`.
    pub nature: u32,
    /// The code of the currency of that, with a NUL behind it; empty where it is no money.
    pub currency: [c_char; 4],
    /// How many measures it has: what it may measure is open where there are several.
    pub measures: usize,
    /// Whether the reader takes a bare whole number for one that was rounded to its zeros.
    pub rounded: bool,
    /// Whether somebody said what it is expected to be judged.
    pub expected_known: bool,
    /// What it is expected to be judged: a `crossings_claim_verdict`; 0 where that is not known.
    pub expected: u32,
    /// Why that is expected; may be NULL.
    pub expected_note: crossings_text,
}

fn show(claim: &Claim, texts: &mut Texts) -> crossings_claim {
    let source = claim.draft().source.as_ref();
    let nature = claim.measure().nature();
    let expected = claim.expect();
    crossings_claim {
        id: texts.keep(claim.id()),
        figure: texts.keep(claim.figure().text()),
        measure: texts.keep(&claim.measure().to_string()),
        outlet: texts.keep_known(source.map(|source| source.outlet.as_str())),
        url: texts.keep_known(source.and_then(|source| source.url.as_deref())),
        date: claim.date().into(),
        basis: number(&claim.basis()),
        nature: number(&crossings_nature::from(nature)),
        currency: code(currency_of(nature)),
        measures: claim.measures().count(),
        rounded: claim.rounded(),
        expected_known: expected.is_some(),
        expected: expected.map_or(0, |expected| number(&expected.verdict)),
        expected_note: texts.keep_known(expected.and_then(|Expectation { note, .. }| note.as_deref())),
    }
}

/// A claims document. Free it with `crossings_claims_free`.
#[derive(Debug)]
pub struct crossings_claims {
    pub(super) claims: Arc<Claims>,
    title: One<crossings_text>,
    list: List<crossings_claim>,
}

impl crossings_claims {
    fn new(claims: Claims) -> Self {
        let claims = Arc::new(claims);
        let shown = Arc::clone(&claims);
        let list = List::new(claims.claims().len(), move |index, texts| {
            shown.claims().get(index).map(|claim| show(claim, texts))
        });
        let title = One::new(|texts| texts.keep_known(claims.title()));
        Self { claims, title, list }
    }

    /// The claim at `index`.
    pub(super) fn claim(&self, index: usize) -> Result<&Claim, Failure> {
        item(self.claims.claims(), index)
    }

    /// The claims of a bundle, in its order.
    pub(super) fn bundle(&self, id: &str) -> Result<Vec<&Claim>, Failure> {
        let found = self.claims.bundles().iter().find(|bundle| bundle.id == id);
        let none = || Failure::new(crossings_status::NotFound, format!("there is no bundle `{id}`"));
        Ok(self.claims.of(found.ok_or_else(none)?).collect())
    }
}

/// Reads a claims document.
///
/// - `name`: what the findings of an error call the document.
/// - `json`: the document itself, the `json_len` bytes of it.
/// - `limits` may be NULL for those of `crossings_limits_default`.
///
/// Fails with `CROSSINGS_STATUS_UNREADABLE`; the findings of the error are everything that is wrong
/// with it: every figure that cannot be read, every id that is taken.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_read(
    name: *const c_char,
    name_len: usize,
    json: *const c_void,
    json_len: usize,
    limits: *const crossings_limits,
    out: *mut *mut crossings_claims,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let name = text(name, name_len, "name")?;
            let json = bytes(json, json_len, "json")?;
            let limits = optional(limits).map_or_else(Limits::default, |limits| limits.read());
            let claims = json::read_claims(name, json, &limits).map_err(|error| {
                Failure::found(crossings_status::Unreadable, Findings::new(error.problems().to_vec(), []))
            })?;
            out.give(crossings_claims::new(claims));
            Ok(())
        })
    }
}

/// The claims of an article of about 19 December 2024, on France asking Britain for more money: the
/// article that this project was founded on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_article(
    out: *mut *mut crossings_claims,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            slot(out, "out")?.give(crossings_claims::new(article()));
            Ok(())
        })
    }
}

/// A claims document in JSON, which `crossings_claims_read` reads.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_json(
    handle: *const crossings_claims,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            written(&DraftClaims::from(&*shared(handle, "handle")?.claims)).map(|json| out.give(json))
        })
    }
}

/// What the claims are from; its `data` is NULL where the document does not say. The text lives as long as the
/// document.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_title(
    handle: *const crossings_claims,
    out: *mut crossings_text,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.title.get());
            Ok(())
        })
    }
}

/// How many claims there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_len(
    handle: *const crossings_claims,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.list.len());
            Ok(())
        })
    }
}

/// The claim at `index`, counted from 0. Its texts live as long as the document.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_get(
    handle: *const crossings_claims,
    index: usize,
    out: *mut crossings_claim,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.list.get(index)?);
            Ok(())
        })
    }
}

/// The index of the claim with that id.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_find(
    handle: *const crossings_claims,
    id: *const c_char,
    id_len: usize,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            let id = text(id, id_len, "id")?;
            let index = shared(handle, "handle")?.claims.claims().iter().position(|claim| claim.id() == id);
            let none = || Failure::new(crossings_status::NotFound, format!("there is no claim `{id}`"));
            out.give(index.ok_or_else(none)?);
            Ok(())
        })
    }
}

/// The figure of the claim at `index`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_figure(
    handle: *const crossings_claims,
    index: usize,
    out: *mut *mut crossings_figure,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_figure::new(shared(handle, "handle")?.claim(index)?.figure().clone()));
            Ok(())
        })
    }
}

/// A measure of the claim at `index`.
///
/// - `measure`: which, counted from 0; the claim has `measures` of them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_measure(
    handle: *const crossings_claims,
    index: usize,
    measure: usize,
    out: *mut *mut crossings_measure,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let measures: Vec<&Measure> = shared(handle, "handle")?.claim(index)?.measures().collect();
            out.give(crossings_measure::new((*item_of(&measures, measure, "measure")?).clone()));
            Ok(())
        })
    }
}

/// Each day that may have been the last that was known when the claim at `index` was made, the
/// likeliest first; none where nothing is said of it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_as_of(
    handle: *const crossings_claims,
    index: usize,
    out: *mut *mut crossings_dates,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let dates = shared(handle, "handle")?.claim(index)?.as_of();
            out.give(crossings_dates::new(dates.iter().copied()));
            Ok(())
        })
    }
}

/// The ids of the bundles: claims that belong together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_bundles(
    handle: *const crossings_claims,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let handle = shared(handle, "handle")?;
            out.give(crossings_names::new(
                handle.claims.bundles().iter().map(|bundle| bundle.id.clone()).collect(),
            ));
            Ok(())
        })
    }
}

/// The ids of the claims of a bundle, in its order.
///
/// - `bundle`: its id.
///
/// Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is no such bundle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_bundle(
    handle: *const crossings_claims,
    bundle: *const c_char,
    bundle_len: usize,
    out: *mut *mut crossings_names,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let claims = shared(handle, "handle")?.bundle(text(bundle, bundle_len, "bundle")?)?;
            out.give(crossings_names::new(claims.into_iter().map(|claim| claim.id().to_owned()).collect()));
            Ok(())
        })
    }
}

/// What the document says is asked for and not agreed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_proposals(
    handle: *const crossings_claims,
    out: *mut *mut crossings_agreements,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            out.give(crossings_agreements::new(&Arc::new(
                shared(handle, "handle")?.claims.proposed().clone(),
            )));
            Ok(())
        })
    }
}

/// Frees a claims document; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_claims_free(handle: *mut crossings_claims) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
