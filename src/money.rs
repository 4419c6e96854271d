//! Sums of money, each in its own currency.
//!
//! Two currencies never add, and nothing here converts one into another: a euro amount and a
//! pound amount of one agreement are two facts.
#![forbid(unsafe_code)]

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::str::FromStr;

use iso_currency::Currency;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

mod sealed {
    pub trait Sealed {}
}

/// A currency known when the program is compiled: [`Gbp`] or [`Eur`].
pub trait Denomination: sealed::Sealed {
    /// Its entry in the list of ISO 4217.
    const CURRENCY: Currency;
}

/// The pound sterling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gbp {}

/// The euro.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Eur {}

impl sealed::Sealed for Gbp {}
impl sealed::Sealed for Eur {}

impl Denomination for Gbp {
    const CURRENCY: Currency = Currency::GBP;
}

impl Denomination for Eur {
    const CURRENCY: Currency = Currency::EUR;
}

/// Why an amount could not be read or reckoned.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MoneyError {
    /// The text is not a currency code, a space and a decimal number.
    #[error("`{0}` is not an amount such as `EUR 541000000` or `GBP 16.20`")]
    Unreadable(String),
    /// The two amounts are in different currencies.
    #[error("{left} and {right} do not add")]
    CurrencyMismatch {
        /// The code of one.
        left: &'static str,
        /// The code of the other.
        right: &'static str,
    },
    /// The sum does not fit.
    #[error("the sum does not fit 128 bits")]
    Overflow,
}

/// An amount in a currency that the type names.
///
/// ```
/// use crossings::{Eur, Money};
/// let instalments = [141_000_000, 191_000_000, 209_000_000].map(Money::<Eur>::whole);
/// assert_eq!(Money::checked_sum(instalments), Some(Money::whole(541_000_000)));
/// ```
/// Euros do not add to pounds:
/// ```compile_fail
/// use crossings::{Eur, Gbp, Money};
/// let wrong = Money::<Eur>::whole(541).checked_add(Money::<Gbp>::whole(476));
/// ```
pub struct Money<C> {
    minor: i128,
    currency: PhantomData<C>,
}

impl<C: Denomination> Money<C> {
    /// Nothing.
    pub const ZERO: Self = Self::from_minor(0);

    /// So many of the smallest unit: pence, cents.
    pub const fn from_minor(minor: i128) -> Self {
        Self { minor, currency: PhantomData }
    }

    /// So many whole pounds or euros.
    pub fn whole(units: u32) -> Self {
        // At most 10^4 of the smallest unit make a whole in ISO 4217, so this fits.
        Self::from_minor(i128::from(units).saturating_mul(minor_per_unit(C::CURRENCY)))
    }

    /// How many of the smallest unit.
    pub const fn minor(self) -> i128 {
        self.minor
    }

    /// The sum, or `None` where it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.minor.checked_add(other.minor).map(Self::from_minor)
    }

    /// The difference, which may be below zero, or `None` where it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.minor.checked_sub(other.minor).map(Self::from_minor)
    }

    /// The sum of many, in any order, or `None` where it does not fit; the sums on the way need not.
    pub fn checked_sum(many: impl IntoIterator<Item = Self>) -> Option<Self> {
        sum(many.into_iter().map(|one| one.minor)).map(Self::from_minor)
    }
}

impl<C> Clone for Money<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Money<C> {}

impl<C> PartialEq for Money<C> {
    fn eq(&self, other: &Self) -> bool {
        self.minor == other.minor
    }
}

impl<C> Eq for Money<C> {}

impl<C> PartialOrd for Money<C> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<C> Ord for Money<C> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.minor.cmp(&other.minor)
    }
}

impl<C> Hash for Money<C> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.minor.hash(state);
    }
}

impl<C: Denomination> fmt::Debug for Money<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<C: Denomination> fmt::Display for Money<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Amount::from(*self).fmt(f)
    }
}

/// An amount in a currency known only when the program runs, as data has it.
///
/// As text and in JSON it is the code, a space and the exact decimal: `EUR 541000000`,
/// `GBP 16200000`, `GBP 0.50`.
///
/// ```
/// use crossings::{Amount, Eur, Gbp, Money};
/// let agreed: Amount = "EUR 541000000".parse()?;
/// assert_eq!(agreed.in_currency::<Eur>(), Some(Money::whole(541_000_000)));
/// assert_eq!(agreed.in_currency::<Gbp>(), None);
/// assert!(agreed.checked_add("GBP 1".parse()?).is_err());
/// assert!("EUR 0.005".parse::<Amount>().is_err());
/// # Ok::<(), crossings::MoneyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    currency: Currency,
    minor: i128,
}

impl Amount {
    /// So many of the smallest unit of `currency`.
    pub const fn from_minor(currency: Currency, minor: i128) -> Self {
        Self { currency, minor }
    }

    /// Its currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// How many of the smallest unit.
    pub const fn minor(self) -> i128 {
        self.minor
    }

    /// The amount in the currency that the caller expects, or `None` where it is in another.
    pub fn in_currency<C: Denomination>(self) -> Option<Money<C>> {
        //= docs/rules.md#what-never-mixes
        //# kinds-04: An amount MUST NOT be converted into another currency.
        (self.currency == C::CURRENCY).then(|| Money::from_minor(self.minor))
    }

    /// The sum.
    ///
    /// # Errors
    /// - [`MoneyError::CurrencyMismatch`] when the currencies differ.
    /// - [`MoneyError::Overflow`] when the sum does not fit.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        let currency = currency_of_both(self.currency, other.currency)?;
        //= docs/rules.md#exactness
        //# exact-10: Amounts whose sum does not fit MUST have none.
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self { currency, minor })
    }
}

impl Amount {
    /// The sum of many, in any order, or `None` where there are none.
    ///
    /// # Errors
    /// - [`MoneyError::CurrencyMismatch`] when two are in different currencies, whether the sum would
    ///   fit or not.
    /// - [`MoneyError::Overflow`] when the sum of all does not fit; the sums on the way need not.
    pub fn checked_sum(many: impl IntoIterator<Item = Self>) -> Result<Option<Self>, MoneyError> {
        let mut many = many.into_iter().peekable();
        let Some(&Self { currency, .. }) = many.peek() else { return Ok(None) };
        let minors = many.map(|one| currency_of_both(currency, one.currency).map(|_| one.minor));
        let minors = minors.collect::<Result<Vec<_>, _>>()?;
        sum(minors).map(|minor| Some(Self { currency, minor })).ok_or(MoneyError::Overflow)
    }
}

/// Amounts add where they are in one currency.
fn currency_of_both(left: Currency, right: Currency) -> Result<Currency, MoneyError> {
    //= docs/rules.md#what-never-mixes
    //# kinds-03: Amounts in two currencies MUST NOT add.
    if left == right {
        return Ok(left);
    }
    Err(MoneyError::CurrencyMismatch { left: left.code(), right: right.code() })
}

/// A sum that may go beyond 128 bits on the way: only the end need fit.
fn sum(many: impl IntoIterator<Item = i128>) -> Option<i128> {
    let sum: BigRational = many.into_iter().map(|one| BigRational::from_integer(one.into())).sum();
    //= docs/rules.md#exactness
    //# exact-10: Amounts whose sum does not fit MUST have none.
    sum.numer().to_i128()
}

impl<C: Denomination> From<Money<C>> for Amount {
    fn from(money: Money<C>) -> Self {
        Self { currency: C::CURRENCY, minor: money.minor }
    }
}

/// How many of the smallest unit make a whole one.
pub(crate) fn minor_per_unit(currency: Currency) -> i128 {
    10_i128.saturating_pow(u32::from(currency.exponent().unwrap_or(0)))
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.currency.exponent().unwrap_or(0));
        let digits = format!("{:0>width$}", self.minor.unsigned_abs(), width = places.saturating_add(1));
        let (whole, part) =
            digits.split_at_checked(digits.len().saturating_sub(places)).unwrap_or((&digits, ""));
        let sign = if self.minor < 0 { "-" } else { "" };
        write!(f, "{} {sign}{whole}", self.currency.code())?;
        if part.bytes().any(|digit| digit != b'0') { write!(f, ".{part}") } else { Ok(()) }
    }
}

impl FromStr for Amount {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        parse_amount(text).ok_or_else(|| MoneyError::Unreadable(text.to_owned()))
    }
}

/// The closed form `CODE [-]digits[.digits]`, with no more decimals than the currency has.
fn parse_amount(text: &str) -> Option<Amount> {
    let (code, number) = text.split_once(' ')?;
    let currency = Currency::from_code(code)?;
    let places = usize::from(currency.exponent().unwrap_or(0));
    let (sign, number) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number),
    };
    let (whole, part) = match number.split_once('.') {
        Some((whole, part)) if !part.is_empty() => (whole, part),
        Some(_) => return None,
        None => (number, ""),
    };
    let canonical = whole == "0" || (!whole.is_empty() && !whole.starts_with('0'));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    //= docs/rules.md#what-never-mixes
    //# kinds-05: An amount as text MUST be its code, a space and its digits, with no more decimals than the
    //# currency has.
    if !canonical || !digits(whole) || !digits(part) || part.len() > places {
        return None;
    }
    // The sign is parsed with the digits: the lowest number has no opposite.
    let minor: i128 = format!("{sign}{whole}{part:0<places$}").parse().ok()?;
    // There is one way to write nothing.
    (minor != 0 || sign.is_empty()).then_some(Amount { currency, minor })
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "json")]
impl schemars::JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A currency code of ISO 4217, a space, and the exact decimal.",
            "pattern": "^[A-Z]{3} -?(0|[1-9][0-9]*)(\\.[0-9]+)?$",
        })
    }
}
