//! A register that is built in, so that everything runs with no file.
//!
//! It holds the offices, acts, agreements and data owners since 2018, the funding agreements
//! since 2014, and the published annual totals from 2018 to 2025. Each figure says where it
//! stands; `general knowledge` says that it was not looked up.
#![forbid(unsafe_code)]

use std::borrow::Cow;
use std::sync::OnceLock;

#[cfg(feature = "json")]
use crate::claims::Claims;
use crate::draft::Draft;
use crate::policy::PolicyPeriod;
use crate::register::Register;
#[cfg(feature = "json")]
use crate::source::{Limits, json};

mod funding;
mod periods;
mod totals;

/// The built-in register.
///
/// It carries warnings: amounts reported of one agreement conflict, and are kept as they were
/// reported.
///
/// ```
/// use crossings::builtin;
/// let register = builtin();
/// let offices = register.timeline("Prime Minister");
/// assert_eq!(offices.len(), 5);
/// assert_eq!(offices[2].title, "Liz Truss");
/// ```
pub fn builtin() -> Register {
    // A test shows that the draft makes a register, so the default never stands in for it.
    Register::try_from(builtin_draft()).unwrap_or_default()
}

/// The built-in register, made once.
pub(crate) fn builtin_once() -> &'static Register {
    static BUILTIN: OnceLock<Register> = OnceLock::new();
    BUILTIN.get_or_init(builtin)
}

/// The built-in register as plain data.
pub fn builtin_draft() -> Draft {
    Draft {
        series: vec![totals::series()],
        agreements: funding::agreements(),
        policy_periods: periods::policy_periods(),
        ..Draft::default()
    }
}

/// The claims of an article of about 19 December 2024, on France asking Britain for more money:
/// the article that this project was founded on. Its figures are those that were printed.
///
/// ```
/// let article = crossings::article();
/// assert_eq!(article.claim("day").unwrap().figure().text(), "around 128 a day");
/// assert_eq!(article.proposals().len(), 3);
/// ```
#[cfg(feature = "json")]
pub fn article() -> Claims {
    let text = include_bytes!("builtin/article.json");
    // A test shows that the document can be read, so the default never stands in for it.
    json::read_claims("article.json", text, &Limits::default()).unwrap_or_default()
}

impl Register {
    /// The policy periods of this register or, where it has none, those that are built in: a
    /// workbook has crossings and no offices.
    pub fn policy_periods_or_builtin(&self) -> Cow<'_, [PolicyPeriod]> {
        if self.policy_periods().is_empty() {
            Cow::Borrowed(builtin_once().policy_periods())
        } else {
            Cow::Borrowed(self.policy_periods())
        }
    }
}

/// The words for what was not looked up.
const GENERAL_KNOWLEDGE: &str = "general knowledge (not looked up)";
