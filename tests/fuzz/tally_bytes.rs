//! Bytes that may be a tally: an error, or a tally that comes back the same and can be used.
//!
//! The checksum is put right first; else next to nothing would get past it.

use crossings::{Columns, Tally, TallyBytesError};

type Read = fn(&[u8]) -> Result<Tally, TallyBytesError>;

/// What is wrong, and the body with it.
pub type Fault = (&'static str, fn(&[u8]));

pub const FAULTS: &[Fault] = &[
    ("a reader that counts a row too many", |bytes| {
        with(bytes, |bytes| {
            Tally::from_bytes(bytes).map(|mut tally| {
                tally.observe(&Columns::new(&[19_000], &[9], &[1]).expect("a row"));
                tally
            })
        });
    }),
    ("a reader that looks at no checksum", |bytes| {
        with(bytes, |bytes| {
            let (content, _) = bytes.split_at(bytes.len().saturating_sub(4));
            Tally::from_bytes(&summed(content.to_vec()))
        });
    }),
];

pub fn run(bytes: &[u8]) {
    with(bytes, Tally::from_bytes);
}

fn with(bytes: &[u8], read: Read) {
    let mut sent = b"XTLY\x01".to_vec();
    sent.extend_from_slice(bytes);
    let sent = summed(sent);
    let Ok(mut tally) = read(&sent) else { return };
    let again = read(&tally.to_bytes()).expect("what was written is read");
    assert_eq!(again.to_bytes(), tally.to_bytes());
    let mut damaged = sent;
    if let Some(last) = damaged.last_mut() {
        *last ^= 1;
    }
    assert!(read(&damaged).is_err(), "a bit of the checksum is wrong");
    let both = tally.clone().merge(again.clone()).expect("the same options");
    assert_eq!(both.rows(), tally.rows().saturating_mul(2));
    tally.observe(&Columns::new(&[19_000, 19_003], &[0, 9], &[0, 1]).expect("two rows"));
    let rows = tally.rows();
    let merged = tally.merge(again).expect("the same options");
    assert!(merged.rows() >= rows);
    let tallied = merged.finish();
    assert!(tallied.findings.iter().all(|finding| !finding.got().is_empty() && !finding.wanted().is_empty()));
    serde_json::to_string(&tallied).expect("a report has a form in JSON");
}

/// With their checksum behind them: CRC-32, a bit at a time.
fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut sum = u32::MAX;
    for byte in &bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ if sum & 1 == 1 { 0xEDB8_8320 } else { 0 };
        }
    }
    bytes.extend((!sum).to_le_bytes());
    bytes
}
