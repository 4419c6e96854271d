//! Tables of days, and of publications of days: what their columns mean, and their rows as a draft.
//!
//! A file of comma-separated values and a data frame are two forms of one table. Its cells come in
//! as texts; what they mean is said in the documentation of `csv`.
#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::Options;
use super::date::date_field;
use crate::basis::Basis;
use crate::draft::{Draft, DraftDay, DraftPublication, DraftSeries};
use crate::field::{Field, FieldValue};
use crate::place::{Origin, Table};
use crate::publication::{Coverage, Dating, PublishedAt};

mod header;

pub(super) use header::{Header, Name};

/// The publications, as their rows come in.
pub(super) struct Rows<'a> {
    header: &'a Header,
    file: &'a Arc<str>,
    options: &'a Options,
    publications: Vec<DraftPublication>,
    /// The dates of the last of them.
    dates: BTreeSet<Date>,
}

/// The number of the table of rows.
const TABLE: u32 = 0;
/// The number of a frame as a whole: it has no line that names the columns.
const WHOLE: u32 = 1;

impl<'a> Rows<'a> {
    pub(super) const fn new(file: &'a Arc<str>, header: &'a Header, options: &'a Options) -> Self {
        Self { header, file, options, publications: Vec::new(), dates: BTreeSet::new() }
    }

    pub(super) fn add(&mut self, row: u32, fields: &[&str]) {
        let origin = Some(Origin { table: TABLE, row });
        let note = self.header.text(fields, Name::Note);
        let date = date_field(self.header.text(fields, Name::Date));
        if self.header.lists_publications() {
            let published = published_field(self.header.text(fields, Name::Published));
            let source = match self.header.text(fields, Name::Source).trim() {
                "" => self.file,
                source => source,
            };
            let again = date.get().is_some_and(|date| self.dates.contains(&date));
            let last = self.publications.last();
            if again || last.is_none_or(|last| last.published != published || last.source != source) {
                self.close();
                let (source, coverage) = (source.to_owned(), Coverage::Partial);
                self.publications.push(DraftPublication {
                    published,
                    coverage,
                    source,
                    origin,
                    ..DraftPublication::default()
                });
            }
            self.dates.extend(date.get());
        } else if self.publications.is_empty() {
            let origin = Some(self.whole());
            let source = self.file.as_ref().to_owned();
            self.publications.push(DraftPublication { source, origin, ..DraftPublication::default() });
        }
        if let Some(publication) = self.publications.last_mut() {
            publication.days.push(DraftDay {
                date,
                people: Field::from_text(self.header.text(fields, Name::People)),
                boats: Field::from_text(self.header.text(fields, Name::Boats)),
                uncontrolled: Field::from_text(self.header.text(fields, Name::Uncontrolled)),
                note: (!note.trim().is_empty()).then(|| note.to_owned()),
                origin,
            });
        }
    }

    /// What belongs to no row: the line of the columns, or the frame.
    fn whole(&self) -> Origin {
        self.header.line.map_or(Origin { table: WHOLE, row: 0 }, |row| Origin { table: TABLE, row })
    }

    /// Gives back the room that the last publication does not need: there may be one for each
    /// row.
    fn close(&mut self) {
        if let Some(last) = self.publications.last_mut() {
            last.days.shrink_to_fit();
        }
        self.dates.clear();
    }

    pub(super) fn finish(mut self) -> Draft {
        self.close();
        if !self.header.lists_publications() {
            for publication in &mut self.publications {
                if let Some(published) = self.options.published {
                    publication.published = Field::Known(published);
                    continue;
                }
                let newest = publication.days.iter().filter_map(|day| day.date.get()).max();
                publication.published = newest.and_then(PublishedAt::inferred_from).into();
                //= docs/rules.md#publications-and-views
                //# view-07: A publication that does not say its moment MUST be dated to the beginning of the day
                //# after its newest, and be marked as inferred.
                publication.dating = Dating::Inferred;
            }
        }
        let mut draft = Draft::default();
        if self.publications.is_empty() {
            return draft;
        }
        let (file, columns) = (Arc::clone(self.file), self.header.columns.clone());
        if self.header.line.is_some() {
            draft.tables.add(Table::Columns { file, sheet: None, columns });
        } else {
            draft.tables.add(Table::Frame { name: Arc::clone(&file), columns });
            draft.tables.add(Table::File { file });
        }
        let origin = Some(self.whole());
        let publications = self.publications;
        draft.series.push(DraftSeries { basis: Basis::UkArrivals, publications, origin });
        draft
    }
}

/// A moment, or a date in one of the forms that tables have.
fn published_field(text: &str) -> Field<PublishedAt> {
    match text.trim() {
        "" | "-" => Field::Unknown,
        written => PublishedAt::from_text(written)
            .or_else(|| date_field(written).get().and_then(PublishedAt::start_of))
            .map_or_else(|| Field::Unreadable(written.to_owned()), Field::Known),
    }
}
