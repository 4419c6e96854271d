//! `crossings export`: the same data in another form.

use crate::cli::answer::{Answer, Outcome, Output, Refusal};
use crate::cli::args::{Export, Format, To};
use crate::cli::{check, input};
use crate::question::{self, RegisterQuestion};
use crate::{Basis, source};

pub(crate) fn answer(ask: &Export) -> Result<Answer, Refusal> {
    let register = match input::register(&ask.files)? {
        Ok(register) => register,
        Err(inspection) => return Ok(check::unusable(*inspection, Format::Text)),
    };
    let mut bytes = Vec::new();
    let written = match ask.to {
        To::Json => source::json::write_draft(&question::Export::default().answer_on(&register)?, &mut bytes),
        To::Csv => {
            let basis = Basis::from(ask.basis);
            let series = register.series(basis).filter(|series| !series.newest().is_empty());
            let series =
                series.ok_or_else(|| Refusal::new(format_args!("there are no days of {basis} here")))?;
            source::csv::write_days(series.newest(), &mut bytes)
        }
    };
    written.map_err(Refusal::new)?;
    let mut out = String::from_utf8(bytes).map_err(Refusal::new)?;
    if !out.ends_with('\n') {
        out.push('\n');
    }
    Ok(Answer::new(Output::Text(out), Outcome::Well))
}
