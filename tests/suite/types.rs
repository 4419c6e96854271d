//! What the types promise by themselves: they cross threads, and unlike things do not mix.

use std::panic::{RefUnwindSafe, UnwindSafe};

use crossings::{
    Aboard, Agreement, Amendment, Amount, Arrivals, ArrivalsError, AsOf, Basis, BasisMismatch, Binding, Boat,
    Boats, Cells, Column, Columns, Command, CommandError, Commitment, Convention, Coverage, Dating, Day,
    DayCount, Days, DeathReport, DeathScope, Deaths, Draft, DraftAgreement, DraftAmendment, DraftBoat,
    DraftBoatList, DraftDay, DraftDeathReport, DraftInstalment, DraftPayment, DraftPolicyPeriod,
    DraftPublication, DraftReportedAmount, DraftSeries, DraftTotal, DraftWeek, Eur, Events, ExactError,
    Field, Gbp, Grouping, HandoverDay, Instalment, Invariant, Landing, LastYear, Missing, Money, MoneyError,
    Origin, Payment, People, Period, PeriodError, PeriodTotal, Place, PolicyKind, PolicyPeriod, Preventions,
    Publication, PublishedAt, Purpose, Rate, Ratio, Register, ReportedAmount, Revision, Revisions, RowTotal,
    Series, Severity, Stage, Status, Summary, SummaryRow, Table, Tables, Tallied, TalliedFinding, Tally,
    TallyOptions, Total, View, Violation, Violations, Week, WeekEnding, WeekFigures, WeekRule, source,
};

fn crosses_threads<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static>() {}

macro_rules! all_cross_threads {
    ($($name:ty),* $(,)?) => {
        $(crosses_threads::<$name>();)*
    };
}

#[test]
fn every_public_type_crosses_threads() {
    all_cross_threads!(
        Aboard, Agreement, Amendment, Amount, Arrivals, ArrivalsError, AsOf, Basis, BasisMismatch, Binding,
        Boat, Boats, Cells<'static, u32>, Column, Columns<'static>, Command, CommandError, Commitment,
        Convention, Coverage, Dating, Day, DayCount, Days, DeathReport, DeathScope, Deaths, Draft, DraftAgreement, DraftAmendment, DraftBoat,
        DraftBoatList, DraftDay, DraftDeathReport, DraftInstalment, DraftPayment, DraftPolicyPeriod,
        DraftPublication, DraftReportedAmount, DraftSeries, DraftTotal, DraftWeek, Eur, Events, ExactError,
        Field<People>, Gbp, Grouping, HandoverDay, Instalment, Invariant, Landing, LastYear, Missing,
        Money<Eur>, MoneyError, Origin, Payment, People, Period, PeriodError, PeriodTotal, Place, PolicyKind,
        PolicyPeriod, Preventions, Publication, PublishedAt, Purpose, Rate<People, Boats>, Ratio, Register,
        ReportedAmount, Revision<Day, Arrivals>, Revisions, RowTotal, Series, Severity, Stage, Status,
        Summary, SummaryRow, Table, Tables, Tallied, TalliedFinding, Tally, TallyOptions, Total, View,
        Violation, Violations, Week, WeekEnding, WeekFigures, WeekRule, source::Limits, source::Options, source::Problem, source::ProblemKind,
        source::ReadError,
    );
}

/// Compiles only where `$left` cannot be compared with `$right`: if it could, there would be
/// two answers to which `Answer` is meant.
macro_rules! do_not_compare {
    ($($left:ty, $right:ty);* $(;)?) => {$({
        trait Compares<Answer> {
            fn answer() {}
        }
        impl<T: ?Sized> Compares<()> for T {}
        #[allow(dead_code, reason = "it is there to be in the way")]
        struct Yes;
        impl<T: ?Sized + PartialEq<$right>> Compares<Yes> for T {}
        let _ = <$left as Compares<_>>::answer;
    })*};
}

/// That they do not *add* is shown by the examples of `People`, `Money` and `Rate` that must not
/// compile.
#[test]
fn unlike_things_do_not_compare() {
    do_not_compare!(
        //= docs/rules.md#what-never-mixes
        //# kinds-01: Counts of different things MUST NOT compare.
        People, Boats;
        Boats, Events;
        Deaths, People;
        Days, People;
        Money<Eur>, Money<Gbp>;
        //= docs/rules.md#what-never-mixes
        //# kinds-02: People per boat and people per day MUST NOT compare.
        Rate<People, Boats>, Rate<People, Days>;
        Rate<People, Boats>, Ratio;
        Period, WeekEnding;
    );
}

/// The twins of the examples that must not compile: with like things, each compiles. So those
/// fail for the reason that they are meant to.
#[test]
fn like_things_mix() {
    assert_eq!(People::new(74).checked_add(People::new(74)), Some(People::new(148)));
    assert_eq!(Money::<Eur>::whole(541).checked_add(Money::<Eur>::whole(476)), Some(Money::whole(1_017)));
    let boat = |people| Rate::of(People::new(people), Boats::new(1)).unwrap();
    assert!(boat(74) == boat(74) && boat(74) != boat(75));
}

/// A count is its digits; whatever else stands there is kept, and not guessed at.
#[test]
fn a_count_is_written_in_one_way() {
    for text in ["05", "00", "+5", "-5", "5.0", "1,305", "1e3", "٥", "0x5", "18446744073709551616"] {
        //= docs/rules.md#exactness
        //# exact-11: A count as text MUST be digits and nothing else, with no zero in front.
        assert_eq!(Field::<People>::from_text(text), Field::Unreadable(text.to_owned()), "{text}");
    }
    for (text, number) in [("0", 0), (" 1305 ", 1_305), ("18446744073709551615", u64::MAX)] {
        assert_eq!(Field::from_text(text), Field::Known(People::new(number)), "{text}");
    }
    assert_eq!(Field::<People>::from_text(" "), Field::Unknown);
}
