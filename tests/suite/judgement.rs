//! Claims judged on random series, against sums that are made by hand.
#![cfg(all(feature = "json", feature = "csv"))]

use std::fmt::Write;

use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use crossings::source::{Options, csv};
use crossings::{
    Claim, ClaimVerdict, Counted, Dates, DraftClaim, Judge, JudgeOptions, Judgement, Measure, Per, Period,
    Reading, Register, Window,
};
use proptest::prelude::*;

const FIRST: Date = date(2024, 1, 1);

fn day(number: usize) -> Date {
    FIRST.checked_add(i64::try_from(number).unwrap().days()).unwrap()
}

fn register(days: &[(u64, u64)]) -> Register {
    let mut text = "date,people,boats\n".to_owned();
    for (number, (people, boats)) in days.iter().enumerate() {
        writeln!(text, "{},{people},{boats}", day(number)).unwrap();
    }
    Register::try_from(csv::read("days.csv", text.as_bytes(), &Options::default()).unwrap()).unwrap()
}

fn series() -> impl Strategy<Value = Vec<(u64, u64)>> {
    let one = prop_oneof![Just((0, 0)), (1_u64..20).prop_flat_map(|boats| (boats..boats * 70, Just(boats)))];
    prop::collection::vec(one, 2..60)
}

fn judge(register: &Register, claim: &Claim) -> Judgement {
    Judge::new(register, JudgeOptions::default()).judge(claim)
}

fn claim(measure: Measure, figure: &str) -> Claim {
    Claim::try_from(DraftClaim::new("c", measure, figure))
        .unwrap_or_else(|faults| panic!("{figure}: {faults:?}"))
}

/// A number with a comma between thousands.
fn printed(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// A count is true where it is the sum, a hedge where the sum is beyond it, and a mean where it
    /// rounds to what is printed.
    #[test]
    fn verdicts_are_those_of_plain_arithmetic(
        days in series(),
        ends in any::<(prop::sample::Index, prop::sample::Index)>(),
        off in 0_u64..4,
    ) {
        let (one, other) = (ends.0.index(days.len()), ends.1.index(days.len()));
        let (from, to) = (one.min(other), one.max(other));
        let sum: u64 = days[from..=to].iter().map(|day| day.0).sum();
        let count = u64::try_from(to - from + 1).unwrap();
        let register = register(&days);
        let over = Window::Days(Period::inclusive(day(from), day(to)).unwrap());
        let of = Counted::People;
        let total = || Measure::Total { of, over: over.clone() };

        let exact = judge(&register, &claim(total(), &printed(sum + off)));
        //= docs/rules.md#verdicts-on-claims
        //# verdict-01: A claim MUST be supported exactly where the house interpretation makes it true.
        prop_assert_eq!(exact.verdict == ClaimVerdict::Supported, off == 0);
        //= docs/rules.md#verdicts-on-claims
        //# verdict-03: A claim MUST be contradicted only where there is a value and no interpretation makes it
        //# true.
        prop_assert_eq!(exact.verdict == ClaimVerdict::Contradicted, off != 0);
        //= docs/rules.md#verdicts-on-claims
        //# verdict-06: The distance of a judgement MUST be that of the house's value from the numbers that the
        //# figure may mean.
        prop_assert_eq!(exact.distance.unwrap().to_string(), off.to_string());
        let nearest = exact.nearest.unwrap();
        //= docs/rules.md#verdicts-on-claims
        //# verdict-07: The figure that could have been printed MUST be supported in the claim's place.
        prop_assert!(judge(&register, &claim(total(), &nearest)).verdict == ClaimVerdict::Supported);

        // Literally, over n is every number above n.
        let over_it = judge(&register, &claim(total(), &format!("over {}", printed(sum + off))));
        prop_assert_eq!(over_it.verdict, ClaimVerdict::Contradicted);
        if sum > off {
            let below = judge(&register, &claim(total(), &format!("over {}", printed(sum - off - 1))));
            prop_assert!(below.house().unwrap().holds(Reading::Literal));
            prop_assert_ne!(below.verdict, ClaimVerdict::Contradicted);
        }

        // 2·sum + n over 2n is the mean rounded half up.
        let rounded = (2 * sum + count) / (2 * count);
        let mean = |figure: u64| {
            let measure = Measure::Mean { of, per: Per::Day, over: over.clone() };
            judge(&register, &claim(measure, &format!("{figure} a day"))).house().unwrap().holds(Reading::Strict)
        };
        //= docs/rules.md#rounding-and-inverse-questions
        //# round-04: Figures MUST be taken as rounded half up where the caller does not say otherwise.
        prop_assert!(mean(rounded) && !mean(rounded + 1));
        prop_assert!(rounded == 0 || !mean(rounded - 1));
    }

    /// Two digits that were swapped are found, and so is a figure of another last day.
    #[test]
    fn what_went_wrong_is_found(days in series(), place in any::<prop::sample::Index>(), last in any::<prop::sample::Index>()) {
        let register = register(&days);
        let sum = |to: usize| days[..=to].iter().map(|day| day.0).sum::<u64>();
        let to = days.len() - 1;
        let measure = Measure::Total { of: Counted::People, over: Window::Days(Period::starting(FIRST)) };
        let of_day = |figure: &str| {
            let mut draft = DraftClaim::new("c", measure.clone(), figure);
            draft.as_of = Dates(vec![day(to)]);
            judge(&register, &Claim::try_from(draft).unwrap())
        };
        let mut digits = sum(to).to_string().into_bytes();
        let at = place.index(digits.len());
        if at + 1 < digits.len() && digits[at] != digits[at + 1] {
            digits.swap(at, at + 1);
            let swapped = String::from_utf8(digits).unwrap();
            prop_assume!(!swapped.starts_with('0') && swapped.trim_end_matches('0').len() >= 3);
            let judgement = of_day(&swapped);
            prop_assert_eq!(judgement.verdict, ClaimVerdict::Contradicted);
            let wanted = format!("\"{}\" would be true", sum(to));
            let slips: Vec<String> = judgement.slips.iter().map(ToString::to_string).collect();
            //= docs/rules.md#verdicts-on-claims
            //# verdict-10: Two digits that were swapped MUST be found as a likely slip.
            prop_assert!(slips.iter().any(|slip| slip.ends_with(&wanted)), "{wanted} not in {slips:?}");
        }
        let earlier = last.index(days.len());
        if sum(earlier) != sum(to) {
            let judgement = of_day(&printed(sum(earlier)));
            prop_assert_eq!(judgement.verdict, ClaimVerdict::Contradicted);
            let found = judgement.slips.iter().any(|slip| {
                matches!(slip, crossings::LikelySlip::LastDay { from, to } if (*from..=*to).contains(&day(earlier)))
            });
            //= docs/rules.md#verdicts-on-claims
            //# verdict-11: A figure of another last day MUST be found as a likely slip.
            prop_assert!(found, "{:?}", judgement.slips);
        }
    }
}

/// Shares that are compared: from 40 to 45 per cent is 5 points and 12.5 per cent.
#[test]
fn points_are_not_per_cent() {
    let text = r#"{
      "format": 1,
      "series": [{ "basis": "uk-arrivals", "publications": [{
        "published": "2024-07-15",
        "coverage": "partial",
        "weeks": [
          { "ending": "2024-07-07", "people": 60, "boats": 1, "prevented_people": 40, "prevented_events": 1 },
          { "ending": "2024-07-14", "people": 55, "boats": 1, "prevented_people": 45, "prevented_events": 1 }
        ],
        "days": [
          { "date": "2024-07-07", "people": 60, "boats": 1 }, { "date": "2024-07-14", "people": 55, "boats": 1 }
        ]
      }] }]
    }"#;
    let draft = crossings::source::json::read("weeks.json", text.as_bytes(), &Options::default()).unwrap();
    let register = Register::try_from(draft).unwrap_or_else(|violations| panic!("{violations}"));
    let on = |date: Date| Window::Days(Period::day(date).unwrap());
    let (of, among) = (Counted::PeoplePrevented, vec![Counted::PeopleAttempting]);
    let (over, against) = (on(date(2024, 7, 14)), on(date(2024, 7, 7)));
    let change =
        Measure::ShareChange { of, among: among.clone(), over: over.clone(), against: against.clone() };
    let points = Measure::SharePoints { of, among, over, against };
    let verdict = |measure: &Measure, figure: &str| judge(&register, &claim(measure.clone(), figure));
    assert_eq!(verdict(&points, "up 5 percentage points").verdict, ClaimVerdict::Supported);
    assert_eq!(verdict(&change, "up 12.5%").verdict, ClaimVerdict::Supported);
    let slip = verdict(&change, "up 5%");
    assert_eq!(slip.verdict, ClaimVerdict::Contradicted);
    assert!(slip.slips.contains(&crossings::LikelySlip::Points), "{:?}", slip.slips);
    //= docs/rules.md#what-never-mixes
    //# kinds-10: Percentage points MUST NOT state a share, nor a change in per cent.
    assert!(Claim::try_from(DraftClaim::new("c", change, "up 5 percentage points")).is_err());
}
