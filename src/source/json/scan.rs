//! A look at the brackets of a JSON text, before anything is kept of it.

use crate::source::Limits;

/// What goes beyond a limit, and on which line.
pub(super) struct Beyond {
    pub(super) line: u32,
    pub(super) got: String,
    pub(super) wanted: String,
}

/// A list or an object that is open.
struct Open {
    list: bool,
    /// Whether what comes next is an item.
    next: bool,
}

/// Counts the items of all lists, and the lists and objects within one another.
///
/// It knows strings and nothing else: whether the text is JSON is for the parser to say.
pub(super) fn within_limits(bytes: &[u8], limits: &Limits) -> Result<(), Beyond> {
    let mut open: Vec<Open> = Vec::new();
    let mut items: usize = 0;
    let mut line: u32 = 1;
    let mut bytes = bytes.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\n' => line = line.saturating_add(1),
            b' ' | b'\t' | b'\r' => {}
            b']' | b'}' => {
                open.pop();
            }
            b',' => {
                if let Some(inside) = open.last_mut() {
                    inside.next = inside.list;
                }
            }
            _ => {
                let next = open.last_mut().is_some_and(|inside| core::mem::take(&mut inside.next));
                items = items.saturating_add(usize::from(next));
                if items > limits.rows {
                    let wanted = format!("at most {} items in all lists", limits.rows);
                    return Err(Beyond { line, got: format!("item {items}"), wanted });
                }
            }
        }
        match byte {
            b'[' | b'{' => {
                let list = *byte == b'[';
                open.push(Open { list, next: list });
                //= docs/rules.md#readers
                //# read-07: JSON of more lists and objects within one another than the limit MUST be refused.
                if open.len() > limits.nesting {
                    let got = format!("{} lists and objects within one another", open.len());
                    return Err(Beyond { line, got, wanted: format!("at most {}", limits.nesting) });
                }
            }
            b'"' => pass_string(&mut bytes),
            _ => {}
        }
    }
    Ok(())
}

/// Goes past the rest of a string.
fn pass_string(bytes: &mut core::slice::Iter<'_, u8>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => {
                bytes.next();
            }
            _ => {}
        }
    }
}
