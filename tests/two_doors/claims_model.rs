//! What can be asked at either door about figures and claims. Answers are JSON, which each door
//! writes from its own values, field by field.

use std::fmt::Debug;

use serde_json::Value;

use super::model::{Answer, Convention, Day, Door, Limits, Ratio};

/// An interval: of each end its kind, and where it is.
pub type Ends = [(&'static str, &'static str); 2];

/// A kind of number, with its currency.
pub type Kind = (&'static str, Option<&'static str>);

/// A rule of rounding, with its tenths.
pub type Rule = (&'static str, u32);

/// How a figure is understood.
#[derive(Clone, Copy, Debug)]
pub struct Understood {
    pub reading: &'static str,
    pub rule: Rule,
    pub rounded: bool,
}

/// What a measure is evaluated on.
#[derive(Clone, Debug)]
pub struct On {
    pub basis: &'static str,
    pub sums: &'static str,
    pub last_day: Day,
    pub convention: Convention,
    pub as_of: Option<&'static str>,
}

/// How claims are judged.
#[derive(Clone, Copy, Debug)]
pub struct Judging {
    pub reading: &'static str,
    pub rule: Rule,
    pub as_of: Option<&'static str>,
}

/// How claims are held together.
#[derive(Clone, Copy, Debug)]
pub struct Auditing {
    pub rule: Rule,
    pub conflict: u64,
    pub repair: u64,
    pub fuel: u64,
}

/// A value of the model in JSON.
pub fn plain(value: impl Debug) -> Value {
    Value::String(format!("{value:?}"))
}

/// Everything that can be asked about figures and claims.
pub trait Claiming: Door {
    type Claims;

    fn readings_version() -> Answer<String>;
    fn ratio(numerator: i64, denominator: i64) -> Answer<Ratio>;
    fn interval_text(interval: &Ends) -> Answer<String>;
    fn interval_contains(interval: &Ends, number: &str) -> Answer<bool>;

    fn figure(text: &str) -> Answer<Value>;
    fn slips(text: &str) -> Answer<Value>;
    fn states(text: &str, kind: Kind) -> Answer<bool>;
    fn meant(text: &str, kind: Kind, understood: Option<&Understood>) -> Answer<Value>;
    fn printed(text: &str, kind: Kind) -> Answer<Ratio>;
    fn nearest(text: &str, number: &str, kind: Kind) -> Answer<String>;
    fn describe(number: &str, kind: Kind) -> Answer<Value>;

    fn measure(json: &str) -> Answer<Value>;
    fn evaluate(json: &str, register: &Self::Register, on: &On) -> Answer<Value>;

    fn claims(name: &str, json: &[u8], limits: Option<&Limits>) -> Answer<Self::Claims>;
    fn article() -> Answer<Self::Claims>;
    /// All that the document says.
    fn document(claims: &Self::Claims) -> Answer<Value>;
    fn claim(claims: &Self::Claims, index: usize) -> Answer<Value>;
    fn claim_measure(claims: &Self::Claims, index: usize, measure: usize) -> Answer<Value>;
    fn claim_at(claims: &Self::Claims, id: &str) -> Answer<usize>;
    fn bundle(claims: &Self::Claims, id: &str) -> Answer<Vec<String>>;
    fn judge(
        claims: &Self::Claims,
        index: usize,
        register: &Self::Register,
        how: Option<&Judging>,
    ) -> Answer<Value>;
    fn audit(
        claims: &Self::Claims,
        bundle: Option<&str>,
        periods: Option<&Self::Register>,
        how: Option<&Auditing>,
    ) -> Answer<Value>;
    /// One reading of an audit of all claims.
    fn audit_under(claims: &Self::Claims, reading: &str) -> Answer<Value>;

    fn windows(view: &Self::View, interval: &Ends, measure: &str, counted: &str) -> Answer<Value>;
    fn divisors(total: u64, mean: &Ends) -> Answer<Value>;
    fn totals_of(divisor: u64, mean: &Ends) -> Answer<Value>;
    fn divisors_of_any_total(mean: &Ends, most: u64) -> Answer<Value>;
    fn last_days(total: u64, mean: &Ends, handover: Day, how: Option<&Convention>) -> Answer<Value>;
    fn last_days_on(view: &Self::View, day: Day, interval: &Ends, of: [&str; 2]) -> Answer<Value>;
    fn first_days_on(view: &Self::View, day: Day, interval: &Ends, of: [&str; 2]) -> Answer<Value>;

    fn grim(mean: &str, sample: [u64; 2], rule: Rule) -> Answer<Value>;
    fn grimmer(figures: [&str; 2], sample: [u64; 2], rule: Rule) -> Answer<Value>;
    fn debit(figures: [&str; 2], size: u64, rule: Rule) -> Answer<Value>;
    fn sizes(mean: &str, items: u64, rule: Rule) -> Answer<Value>;
}
