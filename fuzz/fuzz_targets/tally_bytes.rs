//! Bytes that may be a tally: an error, or a tally that comes back the same and can be used.
//!
//!     cargo fuzz run tally_bytes
//!
//! The checksum is put right first; else next to nothing would get past it.
#![no_main]

use crossings::{Columns, Tally};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut sent = b"XTLY\x01".to_vec();
    sent.extend_from_slice(bytes);
    sent.extend(crc(&sent).to_le_bytes());
    let Ok(mut tally) = Tally::from_bytes(&sent) else { return };
    let again = Tally::from_bytes(&tally.to_bytes()).expect("what was written is read");
    assert_eq!(again.to_bytes(), tally.to_bytes());
    tally.observe(&Columns::new(&[19_000, 19_003], &[0, 9], &[0, 1]).expect("two rows"));
    let merged = tally.merge(again).expect("the same options").finish();
    assert!(merged.findings.iter().all(|finding| !finding.got().is_empty() && !finding.wanted().is_empty()));
});

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ if sum & 1 == 1 { 0xEDB8_8320 } else { 0 };
        }
    }
    !sum
}
