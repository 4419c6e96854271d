//! The sizes of the structures, as a program asks for them at run time.

use crossings::capi::*;

use crate::door::value;

#[test]
fn the_sizes_that_the_library_says() {
    let sizes = [
        (crossings_struct::Moment, size_of::<crossings_moment>()),
        (crossings_struct::Convention, size_of::<crossings_convention>()),
        (crossings_struct::Publication, size_of::<crossings_publication>()),
        (crossings_struct::PublishedDay, size_of::<crossings_published_day>()),
        (crossings_struct::Preventions, size_of::<crossings_preventions>()),
        (crossings_struct::Week, size_of::<crossings_week>()),
        (crossings_struct::PeriodTotal, size_of::<crossings_period_total>()),
        (crossings_struct::PublishedTotal, size_of::<crossings_published_total>()),
        (crossings_struct::SummaryFacts, size_of::<crossings_summary_facts>()),
        (crossings_struct::SummaryRow, size_of::<crossings_summary_row>()),
        (crossings_struct::Integer, size_of::<crossings_integer>()),
        (crossings_struct::RevisionsFacts, size_of::<crossings_revisions_facts>()),
        (crossings_struct::RevisedDay, size_of::<crossings_revised_day>()),
        (crossings_struct::RevisedWeek, size_of::<crossings_revised_week>()),
        (crossings_struct::RevisedTotal, size_of::<crossings_revised_total>()),
        (crossings_struct::Change, size_of::<crossings_change>()),
        (crossings_struct::ComparedSeries, size_of::<crossings_compared_series>()),
        (crossings_struct::InspectionFacts, size_of::<crossings_inspection_facts>()),
        (crossings_struct::RuleCount, size_of::<crossings_rule_count>()),
        (crossings_struct::File, size_of::<crossings_file>()),
        (crossings_struct::SeriesContents, size_of::<crossings_series_contents>()),
    ];
    for (structure, size) in sizes {
        let given = value(|out, err| unsafe { crossings_struct_size(structure as u32, out, err) });
        assert_eq!(given, Ok(size), "{structure:?}");
    }
}
