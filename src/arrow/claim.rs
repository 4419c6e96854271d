//! Judgements and windows.
#![forbid(unsafe_code)]

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use super::ToBatch;
use super::columns::Columns;
#[cfg(feature = "json")]
use crate::judgement::Found;
use crate::question::FoundWindows;
#[cfg(feature = "json")]
use crate::question::{Judged, JudgedClaims};

/// A row for each judgement: `id`, `figure`, `measure`; `nature` of the number, in words; `verdict`;
/// `value`, that of the house interpretation, and `no_value`, why there is none; `exact`, its number
/// as text; `distance` from the numbers that the figure may mean, as text; `nearest`, the figure that
/// could have been printed; `depends_on_reading`; `interpretations`, how many were tried; `slips`,
/// what may have gone wrong.
#[cfg(feature = "json")]
impl ToBatch for JudgedClaims {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let all = || self.judgements.iter().map(|one| &one.judgement);
        let found = || all().map(|one| one.house().map(|trial| &trial.found));
        let exact = |found: Option<&Found>| found?.value()?.number();
        let no_value = found().map(|one| match one {
            Some(Found::NoValue(why)) => Some(why.to_string()),
            _ => None,
        });
        Columns::default()
            .known("id", all().map(|one| &one.id))
            .known("figure", all().map(|one| &one.figure))
            .known("measure", self.judgements.iter().map(|one: &Judged| &one.measure))
            .shown("nature", all().map(|one| Some(one.nature)))
            .named("verdict", all().map(|one| one.verdict))
            .shown("value", found().map(|one| one.and_then(Found::value)))
            .texts("no_value", no_value)
            .shown("exact", found().map(exact))
            .shown("distance", all().map(|one| one.distance))
            .texts("nearest", all().map(|one| one.nearest.as_deref()))
            .flags("depends_on_reading", self.judgements.iter().map(|one| one.depends_on_reading))
            .numbers("interpretations", all().map(|one| u64::try_from(one.trials.len()).ok()))?
            .texts("slips", all().map(slips))
            .batch()
    }
}

/// The likely slips in words; nothing where there are none.
#[cfg(feature = "json")]
fn slips(judgement: &crate::judgement::Judgement) -> Option<String> {
    let words: Vec<String> = judgement.slips.iter().map(ToString::to_string).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// A row for each run of windows that begin on one day: `start`, `earliest_last`, `latest_last`,
/// `windows`, how many these are.
impl ToBatch for FoundWindows {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let runs = || self.runs.iter();
        Columns::default()
            .dates("start", runs().map(|run| Some(run.start)))
            .dates("earliest_last", runs().map(|run| Some(run.earliest_last)))
            .dates("latest_last", runs().map(|run| Some(run.latest_last)))
            .numbers("windows", runs().map(|run| Some(run.count())))?
            .batch()
    }
}
