//! Agreements and their money.

use core::ptr::null_mut;

use crossings::capi::*;
use crossings::{Agreement, Eur, Gbp, Register};

use crate::caller::{
    Answer, Handle, ask, builtin, constant, day, days, items, name, own, same_amount, text, told,
};

type List = Handle<crossings_agreements>;

/// A function that gives what an agreement has many of.
type Parts<L> = unsafe extern "C" fn(
    *const crossings_agreements,
    usize,
    *mut *mut L,
    *mut *mut crossings_error,
) -> crossings_status;

fn agreements(register: &Handle<crossings_register>) -> List {
    let register = register.get();
    own(crossings_agreements_free, |out, error| unsafe {
        crossings_register_agreements(register, out, error)
    })
    .unwrap()
}

fn find(list: &List, id: &str) -> Answer<usize> {
    let list = list.get();
    ask(|out, error| unsafe { crossings_agreements_find(list, id.as_ptr().cast(), id.len(), out, error) })
}

fn listed(list: &List, index: usize, currency: &str) -> Answer<crossings_amount> {
    let list = list.get();
    let (code, len) = (currency.as_ptr().cast(), currency.len());
    ask(|out, error| unsafe { crossings_agreements_listed(list, index, code, len, out, error) })
}

fn parts<L>(list: &List, index: usize, parts: Parts<L>, free: unsafe extern "C" fn(*mut L)) -> Handle<L> {
    let list = list.get();
    let past = own(free, |out, error| unsafe { parts(list, usize::MAX, out, error) });
    assert_eq!(past.err().unwrap().0, crossings_status::InvalidIndex);
    own(free, |out, error| unsafe { parts(list, index, out, error) }).unwrap()
}

fn same(list: &List, index: usize, one: &crossings_agreement, wanted: &Agreement) {
    assert_eq!(text(one.id), told(&wanted.id));
    assert_eq!(text(one.title), told(&wanted.title));
    assert_eq!(text(one.payer), told(&wanted.payer));
    assert_eq!(text(one.payee), told(&wanted.payee));
    assert_eq!(text(one.evidence), told(&wanted.evidence));
    assert_eq!(one.date, day(wanted.date));
    assert_eq!(one.term, days(wanted.term));
    assert_eq!(name("CROSSINGS_STAGE", one.stage), constant(wanted.stage));
    let binding = wanted.commitment.map_or("EXACT".to_owned(), |one| constant(one.binding));
    assert_eq!(name("CROSSINGS_BINDING", one.binding), binding);
    same_amount(&one.commitment, wanted.commitment.map(|one| one.amount));
    same_amount(&one.instalments_sum, wanted.instalments_sum());
    same_amount(&one.payments_sum, wanted.payments_sum());
    assert_eq!(find(list, &wanted.id), Ok(index));
    same_purposes(list, index, one, wanted);
    same_reported(list, index, one, wanted);
    same_instalments(list, index, one, wanted);
    same_payments(list, index, one, wanted);
    same_amendments(list, index, one, wanted);
    same_listed(list, index, wanted);
}

fn same_purposes(list: &List, index: usize, one: &crossings_agreement, wanted: &Agreement) {
    let purposes = parts(list, index, crossings_agreements_purposes, crossings_purposes_free);
    let told = items(&purposes, crossings_purposes_len, crossings_purposes_get);
    assert_eq!(one.purposes_len, told.len());
    let told: Vec<_> = told.into_iter().map(|purpose| name("CROSSINGS_PURPOSE", purpose)).collect();
    assert_eq!(told, wanted.purposes.iter().map(constant).collect::<Vec<_>>());
}

fn same_reported(list: &List, index: usize, one: &crossings_agreement, wanted: &Agreement) {
    let reported = parts(list, index, crossings_agreements_reported_amounts, crossings_reported_amounts_free);
    let all = items(&reported, crossings_reported_amounts_len, crossings_reported_amounts_get);
    assert_eq!((one.reported_amounts_len, all.len()), (wanted.reported.len(), wanted.reported.len()));
    for (one, wanted) in all.iter().zip(&wanted.reported) {
        same_amount(&one.amount, Some(wanted.amount));
        assert_eq!(name("CROSSINGS_BINDING", one.binding), constant(wanted.binding));
        assert_eq!(text(one.reported_by), told(&wanted.reported_by));
    }
}

fn same_instalments(list: &List, index: usize, one: &crossings_agreement, wanted: &Agreement) {
    let instalments = parts(list, index, crossings_agreements_instalments, crossings_instalments_free);
    let all = items(&instalments, crossings_instalments_len, crossings_instalments_get);
    assert_eq!((one.instalments_len, all.len()), (wanted.instalments.len(), wanted.instalments.len()));
    for (one, wanted) in all.iter().zip(&wanted.instalments) {
        assert_eq!(one.period, days(Some(wanted.period)));
        same_amount(&one.amount, Some(wanted.amount));
    }
}

fn same_payments(list: &List, index: usize, one: &crossings_agreement, wanted: &Agreement) {
    let payments = parts(list, index, crossings_agreements_payments, crossings_payments_free);
    let all = items(&payments, crossings_payments_len, crossings_payments_get);
    assert_eq!((one.payments_len, all.len()), (wanted.payments.len(), wanted.payments.len()));
    for (one, wanted) in all.iter().zip(&wanted.payments) {
        assert_eq!(one.date, day(Some(wanted.date)));
        same_amount(&one.amount, Some(wanted.amount));
    }
}

fn same_amendments(list: &List, index: usize, one: &crossings_agreement, wanted: &Agreement) {
    let amendments = parts(list, index, crossings_agreements_amendments, crossings_amendments_free);
    let all = items(&amendments, crossings_amendments_len, crossings_amendments_get);
    assert_eq!((one.amendments_len, all.len()), (wanted.amendments.len(), wanted.amendments.len()));
    for (one, wanted) in all.iter().zip(&wanted.amendments) {
        assert_eq!(one.date, day(Some(wanted.date)));
        assert_eq!(text(one.change), told(&wanted.change));
    }
}

fn same_listed(list: &List, index: usize, wanted: &Agreement) {
    let pounds = wanted.listed_in::<Gbp>().map(Into::into);
    let euros = wanted.listed_in::<Eur>().map(Into::into);
    for (currency, wanted) in [("GBP", pounds), ("EUR", euros)] {
        match listed(list, index, currency) {
            Ok(told) => same_amount(&told, wanted),
            Err((status, _)) => assert_eq!((status, wanted), (crossings_status::Missing, None)),
        }
    }
}

fn same_register(register: Handle<crossings_register>, wanted: &Register) {
    let list = agreements(&register);
    drop(register);
    let all = items(&list, crossings_agreements_len, crossings_agreements_get);
    assert_eq!(all.len(), wanted.agreements().len());
    for (index, (one, wanted)) in all.iter().zip(wanted.agreements()).enumerate() {
        same(&list, index, one, wanted);
    }
}

#[test]
fn those_of_the_built_in_register() {
    let (register, wanted) = builtin();
    same_register(register, &wanted);
}

#[test]
fn the_deal_of_2023_by_its_id() {
    let (register, _) = builtin();
    let list = agreements(&register);
    let deal = find(&list, "F11").unwrap();
    let instalments = parts(&list, deal, crossings_agreements_instalments, crossings_instalments_free);
    drop((register, list));
    let told = items(&instalments, crossings_instalments_len, crossings_instalments_get);
    let euros: Vec<_> = told.iter().map(|one| (one.period.first.year, one.amount.minor)).collect();
    // House of Commons Library, CBP-9681: 141, 191 and 209 million euros.
    assert_eq!(euros, [(2023, 14_100_000_000), (2024, 19_100_000_000), (2025, 20_900_000_000)]);
}

#[test]
fn what_is_not_there() {
    let (register, _) = builtin();
    let list = agreements(&register);
    let status = |answer: Answer<usize>| answer.unwrap_err().0;
    assert_eq!(status(find(&list, "F99")), crossings_status::NotFound);
    assert_eq!(status(find(&list, "")), crossings_status::NotFound);
    let status = |index, currency: &str| listed(&list, index, currency).err().unwrap().0;
    assert_eq!(status(0, "JPY"), crossings_status::Missing);
    assert_eq!(status(0, "pounds"), crossings_status::NotFound);
    assert_eq!(status(usize::MAX, "GBP"), crossings_status::InvalidIndex);
    let mut past = null_mut();
    let one = unsafe { crossings_agreements_purposes(list.get(), 15, &raw mut past, null_mut()) };
    assert_eq!(one, crossings_status::InvalidIndex, "there are 15, counted from 0");
}

#[cfg(feature = "proptest")]
proptest::proptest! {
    #![proptest_config(crate::caller::cases())]
    #[test]
    fn those_of_any_register(wanted in crossings::strategy::register()) {
        same_register(crate::caller::handed(&wanted), &wanted);
    }
}
