//! The money of an agreement.

use std::fmt::Write as _;
use std::sync::OnceLock;

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Amount, Binding, Currency, Draft, DraftAgreement, DraftAmendment, DraftInstalment, DraftPayment, Field,
    Stage, check,
};

use super::harness::{Case, Rng, put, put_flag};

fn days() -> &'static [Date] {
    static DAYS: OnceLock<Vec<Date>> = OnceLock::new();
    DAYS.get_or_init(|| (0..100).map(|n| date(2023, 3, 1).checked_add(n.days()).unwrap()).collect())
}

/// An amount: its currency, 0 or 1, and how much.
type Money = (i64, i64);

struct Agreement {
    proposed: bool,
    exact: bool,
    commitment: Option<Money>,
    made: Option<i64>,
    term: (Option<i64>, Option<i64>),
    instalments: Vec<(i64, i64, Money)>,
    payments: Vec<(i64, Money)>,
    amended: Vec<i64>,
}

/// Mostly an agreement in order, with a fault or two.
fn agreement(rng: &mut Rng) -> Agreement {
    let first = rng.between(25, 40);
    let (mut day, mut sum) = (first, 0);
    let mut instalments = Vec::new();
    for _ in 0..rng.below(4) {
        let (last, much) = (day + rng.between(0, 9), rng.between(1, 50));
        instalments.push((day, last, (0, much)));
        sum += much;
        day = last + 1 + rng.one(&[0, 0, 3]);
    }
    let exact = rng.percent(60);
    let committed = if instalments.is_empty() { rng.between(1, 100) } else { sum };
    let committed = if exact { committed } else { committed + rng.between(0, 20) };
    let mut payments: Vec<(i64, Money)> = Vec::new();
    let parts = if instalments.is_empty() { vec![(first, 0, (0, committed))] } else { instalments.clone() };
    for (from, _, (_, much)) in parts {
        if rng.percent(70) {
            payments.push((from + rng.one(&[0, 0, 1, 4]), (0, much - rng.one(&[0, 0, 1]))));
        }
    }
    let open = rng.percent(25);
    let mut one = Agreement {
        proposed: rng.percent(8),
        exact,
        commitment: (!rng.percent(15)).then_some((0, committed)),
        made: (!rng.percent(40)).then(|| first - rng.between(0, 4)),
        term: (Some(first), (!open).then_some(day.max(first + 1))),
        instalments,
        payments,
        amended: (0..rng.one(&[0, 0, 0, 1, 2])).map(|_| rng.between(25, 70)).collect(),
    };
    if rng.percent(20) {
        one.term = (None, None);
    }
    for _ in 0..rng.one(&[0, 0, 1, 1, 2]) {
        spoil(rng, &mut one);
    }
    if rng.percent(30) {
        one.instalments.reverse();
        one.payments.reverse();
    }
    one
}

fn spoil(rng: &mut Rng, one: &mut Agreement) {
    let by = rng.one(&[-3, -1, 1, 2]);
    let any = |rng: &mut Rng, len: usize| (len > 0).then(|| rng.below(len.max(1) as u64) as usize);
    let part = any(rng, one.instalments.len()).map(|n| &mut one.instalments[n]);
    let payment = any(rng, one.payments.len()).map(|n| &mut one.payments[n]);
    match (rng.below(12), part, payment) {
        (0, Some(part), _) => part.0 += by,
        (1, Some(part), _) => part.1 += by * 3,
        (2, Some(part), _) => part.2.1 += by,
        (3, Some(part), _) => part.2.0 = 1,
        (4, _, Some(payment)) => payment.0 += by,
        (5 | 6, _, Some(payment)) => payment.1.1 += by.abs(),
        (7, _, Some(payment)) => payment.1 = rng.one(&[(1, 5), (0, 0), (0, -4), (0, 500)]),
        (8, ..) => one.commitment = Some(rng.one(&[(1, 60), (0, 0), (0, 60), (0, 1)])),
        (9, ..) => one.term.0 = one.term.0.map(|day| day + by),
        (10, ..) => one.term.1 = one.term.1.map(|day| day + by * 4),
        _ => one.term = rng.one(&[(None, Some(80)), (Some(60), Some(50)), (Some(28), None)]),
    }
}

fn put_money(line: &mut String, (currency, minor): Money) {
    write!(line, " {currency} {minor}").unwrap();
}

fn ask(one: &Agreement, question: &mut String) {
    write!(question, "{} {}", u8::from(one.proposed), u8::from(one.exact)).unwrap();
    match one.commitment {
        Some(money) => put_money(question, money),
        None => question.push_str(" -"),
    }
    for day in [one.made, one.term.0, one.term.1] {
        put(question, day);
    }
    write!(question, " {}", one.instalments.len()).unwrap();
    for (from, to, money) in &one.instalments {
        write!(question, " {from} {to}").unwrap();
        put_money(question, *money);
    }
    write!(question, " {}", one.payments.len()).unwrap();
    for (day, money) in &one.payments {
        write!(question, " {day}").unwrap();
        put_money(question, *money);
    }
    write!(question, " {}", one.amended.len()).unwrap();
    one.amended.iter().for_each(|day| put(question, Some(day)));
    question.push('\n');
}

fn draft(one: &Agreement) -> Draft {
    let money = |(currency, minor): Money| {
        Amount::from_minor([Currency::EUR, Currency::GBP][currency as usize], minor.into())
    };
    let day = |n: i64| days()[n as usize];
    let agreement = DraftAgreement {
        id: "A".to_owned(),
        payer: "one".to_owned(),
        payee: "other".to_owned(),
        date: one.made.map(day).into(),
        stage: if one.proposed { Stage::Proposed } else { Stage::Agreed },
        from: one.term.0.map(day).into(),
        to: one.term.1.map(day).into(),
        commitment: one.commitment.map(money).into(),
        binding: if one.exact { Binding::Exact } else { Binding::UpTo },
        instalments: one
            .instalments
            .iter()
            .map(|(from, to, much)| DraftInstalment {
                from: Field::Known(day(*from)),
                to: Field::Known(day(*to)),
                amount: Field::Known(money(*much)),
            })
            .collect(),
        payments: one
            .payments
            .iter()
            .map(|(on, much)| DraftPayment {
                date: Field::Known(day(*on)),
                amount: Field::Known(money(*much)),
            })
            .collect(),
        amendments: one
            .amended
            .iter()
            .map(|on| DraftAmendment { date: Field::Known(day(*on)), change: String::new() })
            .collect(),
        ..DraftAgreement::default()
    };
    Draft { agreements: vec![agreement], ..Draft::default() }
}

/// Which rules an agreement keeps. Sums over two currencies are sums of nothing (F006), so F001 and F004
/// are not asked there; nor is F004 of proposals, nor where money flows back (F010).
pub(crate) fn case(rng: &mut Rng, out: &mut Case) {
    const RULES: [&str; 8] = ["F001", "F002", "F003", "F004", "F005", "F006", "F010", "F011"];
    let one = agreement(rng);
    ask(&one, &mut out.question);
    let mut kept = [true; RULES.len()];
    for violation in &check(&draft(&one)) {
        let rule = RULES.iter().position(|id| *id == violation.id());
        kept[rule.unwrap_or_else(|| panic!("unlooked for: {violation}"))] = false;
    }
    let (one_currency, above_zero) = (kept[5], kept[6]);
    for (id, keeps) in RULES.iter().zip(kept) {
        let asked = match *id {
            "F001" => one_currency,
            "F004" => one_currency && above_zero && !one.proposed,
            _ => true,
        };
        if asked { put_flag(&mut out.answer, keeps) } else { out.answer.push_str(" ?") }
    }
    put_flag(&mut out.answer, !kept.contains(&false));
    out.answer.push('\n');
}
