//! Comma-separated values read the slow way: one byte after another, with no library.

/// The rows of a text, those that are empty left out. `None` where a quotation is never closed.
pub fn rows(bytes: &[u8]) -> Option<Vec<Vec<Vec<u8>>>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), Vec::new());
    // Whether the row has anything, even an empty quotation.
    let (mut begun, mut quoted, mut at) = (false, false, 0);
    // A quotation opens at the beginning of a field and nowhere else.
    let mut fresh = true;
    while let Some(byte) = bytes.get(at).copied() {
        at += 1;
        if quoted {
            match byte {
                b'"' if bytes.get(at) == Some(&b'"') => {
                    field.push(b'"');
                    at += 1;
                }
                b'"' => quoted = false,
                other => field.push(other),
            }
            continue;
        }
        match byte {
            b'"' if fresh => (quoted, begun, fresh) = (true, true, false),
            b',' => {
                row.push(core::mem::take(&mut field));
                (begun, fresh) = (true, true);
            }
            b'\n' | b'\r' => {
                if begun {
                    row.push(core::mem::take(&mut field));
                    rows.push(core::mem::take(&mut row));
                }
                (begun, fresh) = (false, true);
            }
            other => {
                field.push(other);
                (begun, fresh) = (true, false);
            }
        }
    }
    if quoted {
        return None;
    }
    if begun {
        row.push(field);
        rows.push(row);
    }
    Some(rows)
}

/// Which field of the first row has one of these names.
pub fn column(rows: &[Vec<Vec<u8>>], names: &[&str]) -> Option<usize> {
    rows.first()?.iter().position(|field| {
        let text = String::from_utf8_lossy(field).trim().to_lowercase();
        names.contains(&text.as_str())
    })
}

/// What a cell of counts says: `Some(None)` where it is unknown, `None` where it is no number.
pub fn number(field: &[u8]) -> Option<Option<u64>> {
    match str::from_utf8(field).ok()?.trim() {
        "" | "-" => Some(None),
        text if text.bytes().all(|byte| byte.is_ascii_digit()) => Some(Some(text.parse().ok()?)),
        _ => None,
    }
}
