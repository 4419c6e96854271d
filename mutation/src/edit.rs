//! Insertions into a text: each stands before or after a stretch of it, and they nest.
use std::ops::Range;

/// What is inserted around stretches of a text.
#[derive(Debug, Default)]
pub struct Edits(Vec<Edit>);

#[derive(Debug)]
struct Edit {
    /// Whose it is.
    mutant: usize,
    /// The stretch that it stands around.
    around: Range<usize>,
    before: String,
    after: String,
}

impl Edits {
    pub fn around(&mut self, mutant: usize, around: Range<usize>, before: String, after: String) {
        self.0.push(Edit { mutant, around, before, after });
    }

    /// The text with everything inserted, and for each mutant where its own texts begin and end.
    ///
    /// Of two stretches that begin at the same place, the text of the longer one stands first; of two that end at the
    /// same place, that of the shorter one does. Of two equal ones the first to be added is the outer one.
    pub fn apply(&self, text: &str) -> (String, Vec<(usize, usize, usize)>) {
        let mut inserts = Vec::new();
        for (order, edit) in self.0.iter().enumerate() {
            let length = edit.around.end - edit.around.start;
            // What ends at a place stands before what begins there.
            let empty = usize::from(length == 0);
            inserts.push((edit.around.start, 1, usize::MAX - length, order, edit.mutant, &edit.before));
            inserts.push((edit.around.end, 2 * empty, length, usize::MAX - order, edit.mutant, &edit.after));
        }
        inserts.sort();
        let mut written = String::with_capacity(2 * text.len());
        let mut spans = Vec::new();
        let mut at = 0;
        for (place, _, _, _, mutant, insert) in inserts {
            written.push_str(&text[at..place]);
            at = place;
            let start = written.len();
            written.push_str(insert);
            spans.push((mutant, start, written.len()));
        }
        written.push_str(&text[at..]);
        (written, spans)
    }
}
