//! A tally as bytes: there and back, and whatever else bytes can be.

#[allow(dead_code, unreachable_pub, reason = "its faults are planted by `tests/fuzz_corpus.rs`")]
#[path = "../../fuzz/tally_bytes.rs"]
mod fuzzed;

use super::*;
use crossings::TallyBytesError;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_tally_comes_back_as_it_was(
        rows in some_rows(),
        options in options(),
        cut in any::<prop::sample::Index>(),
    ) {
        let cut = cut.index(rows.len() + 1);
        let whole = tally(&rows, options.clone(), 0, Made::Whole).finish();
        let part = |rows: &[Row]| {
            let sent = tally(rows, options.clone(), 0, Made::Whole).to_bytes();
            let read = Tally::from_bytes(&sent).unwrap();
            assert_eq!(read.to_bytes(), sent);
            read
        };
        let merged = part(&rows[..cut]).merge(part(&rows[cut..])).unwrap();
        //= docs/rules.md#tallies
        //# tally-14: A tally sent as bytes MUST come back as it was.
        prop_assert_eq!(merged.finish(), whole);
    }

    /// One changed bit, and one missing end, are always noticed.
    #[test]
    fn damage_is_refused(
        rows in some_rows(),
        bit in any::<prop::sample::Index>(),
        end in any::<prop::sample::Index>(),
    ) {
        let sent = tally(&rows, TallyOptions::default(), 0, Made::Whole).to_bytes();
        let mut changed = sent.clone();
        let bit = bit.index(sent.len() * 8);
        changed[bit / 8] ^= 1 << (bit % 8);
        //= docs/rules.md#tallies
        //# tally-15: Bytes that were changed or cut off MUST be refused.
        prop_assert!(Tally::from_bytes(&changed).is_err());
        prop_assert!(Tally::from_bytes(&sent[..end.index(sent.len())]).is_err());
    }

    /// Behind a checksum that is right, too: what the fuzzer holds any bytes to holds of those that are nearly a
    /// tally.
    #[test]
    fn whatever_bytes_there_are_nothing_breaks(
        rows in some_rows(),
        options in options(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
    ) {
        let sent = tally(&rows, options, 0, Made::Whole).to_bytes();
        let mut content = sent[5..sent.len() - 4].to_vec();
        for (at, byte) in changes {
            let at = at.index(content.len());
            content[at] = byte;
        }
        fuzzed::run(&content);
    }
}

/// The checksum, a bit at a time.
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

#[test]
fn what_is_refused_is_named() {
    let sent = Tally::new(TallyOptions::default()).to_bytes();
    let damaged = |len| Some(TallyBytesError::Damaged { len });
    assert_eq!(Tally::from_bytes(b"").err(), Some(TallyBytesError::NotATally));
    assert_eq!(Tally::from_bytes(b"PAR1...").err(), Some(TallyBytesError::NotATally));
    assert_eq!(Tally::from_bytes(&sent[..4]).err(), damaged(4));
    assert_eq!(Tally::from_bytes(&sent[..7]).err(), damaged(7));
    let mut newer = sent.clone();
    newer[4] = 2;
    //= docs/rules.md#tallies
    //# tally-16: Bytes of another version MUST be refused.
    assert_eq!(Tally::from_bytes(&newer).err(), Some(TallyBytesError::Version { got: 2, wanted: 1 }));
    let mut longer = sent[..sent.len() - 4].to_vec();
    longer.push(0);
    longer.extend(crc(&longer).to_le_bytes());
    assert_eq!(Tally::from_bytes(&longer).err(), damaged(longer.len()));
}

/// What no rows give is refused, though every number in it can be read.
#[test]
fn what_cannot_be_is_refused() {
    let mut one = Tally::new(TallyOptions::default());
    one.observe(&Columns::new(&[19_000], &[9], &[1]).unwrap());
    let sent = one.to_bytes();
    let end = sent.len() - 4;
    let mut impossible = 0;
    for at in 5..end {
        for byte in [0, 1, 2, 3, 9, 200] {
            let mut changed = sent.clone();
            changed[at] = byte;
            let sum = crc(&changed[..end]);
            changed[end..].copy_from_slice(&sum.to_le_bytes());
            impossible +=
                usize::from(matches!(Tally::from_bytes(&changed), Err(TallyBytesError::Impossible { .. })));
        }
    }
    //= docs/rules.md#tallies
    //# tally-17: Bytes that say what no rows give MUST be refused.
    assert!(impossible > 20, "{impossible}");
}
