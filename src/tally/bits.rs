//! A bitmap: which values are known.

/// The lowest bit of a byte first, as Arrow has them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bits<'a> {
    /// From the byte with the first bit on.
    bytes: &'a [u8],
    /// Where in it the first bit is: 0 to 7.
    offset: u32,
}

/// How many bits are looked at together.
const WORD: usize = 64;

/// The bits of a byte, from the lowest on.
const BITS: [u32; 8] = [1, 2, 4, 8, 16, 32, 64, 128];

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8], offset: usize) -> Self {
        let bytes = bytes.get(offset >> 3..).unwrap_or_default();
        // Three bits of it are left, so it fits.
        Self { bytes, offset: u32::try_from(offset & 7).unwrap_or(0) }
    }

    /// All but the first `bits`.
    pub(super) fn skip(self, bits: usize) -> Self {
        let within = usize::try_from(self.offset).unwrap_or(0);
        Self::new(self.bytes, within.saturating_add(bits))
    }

    /// How many there are.
    pub(super) fn len(self) -> usize {
        let within = usize::try_from(self.offset).unwrap_or(0);
        self.bytes.len().saturating_mul(8).saturating_sub(within)
    }

    /// Whether a bit is set.
    pub(super) fn get(self, bit: usize) -> bool {
        let Self { bytes, offset } = self.skip(bit);
        bytes.first().is_some_and(|byte| byte.wrapping_shr(offset) & 1 == 1)
    }

    /// How many of the first `len` are set.
    pub(super) fn count(self, len: usize) -> usize {
        let ones = self.words(len).map(u64::count_ones);
        ones.fold(0, |sum, ones| sum.saturating_add(usize::try_from(ones).unwrap_or(0)))
    }

    /// The first `len`, as words from the lowest bit on; those of the last word that are beyond
    /// `len` are not set.
    fn words(self, len: usize) -> impl Iterator<Item = u64> {
        let Self { bytes, offset } = self;
        let mut rest = bytes;
        let mut left = len;
        core::iter::from_fn(move || {
            if left == 0 {
                return None;
            }
            let word = if let Some((eight, after)) = rest.split_first_chunk::<8>() {
                rest = after;
                let spill = after.first().map_or(0, |byte| u64::from(*byte));
                // In two steps, since a shift by all 64 bits is none.
                let spill = spill.wrapping_shl(63_u32.wrapping_sub(offset)).wrapping_shl(1);
                u64::from_le_bytes(*eight).wrapping_shr(offset) | spill
            } else {
                let few = rest.iter().rev().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
                rest = &[];
                few.wrapping_shr(offset)
            };
            let used = left.min(WORD);
            left = left.saturating_sub(WORD);
            let beyond = u32::try_from(WORD.saturating_sub(used)).unwrap_or(0);
            Some(word & u64::MAX.wrapping_shr(beyond))
        })
    }

    /// The values whose bit is set, and zero for the others.
    pub(super) fn zeroed(self, values: &[u32], out: &mut [u32]) {
        let words = self.words(values.len());
        for ((word, values), out) in words.zip(values.chunks(WORD)).zip(out.chunks_mut(WORD)) {
            let bytes = word.to_le_bytes().map(u32::from);
            let (eights, rest) = values.as_chunks::<8>();
            let (out, rest_out) = out.as_chunks_mut::<8>();
            for ((byte, values), out) in bytes.iter().zip(eights).zip(out.iter_mut()) {
                eight(*byte, values, out);
            }
            let last = bytes.get(eights.len()).copied().unwrap_or(0);
            // Where `out` reaches further than the values, their last ones are in its next eight.
            let ends = out.get_mut(eights.len()..).unwrap_or_default().as_flattened_mut();
            let ends = ends.iter_mut().chain(rest_out);
            for ((value, out), bit) in rest.iter().zip(ends).zip(BITS) {
                *out = if last & bit == 0 { 0 } else { *value };
            }
        }
    }
}

/// Those of eight values whose bit is set, and zero for the others.
fn eight(byte: u32, values: &[u32; 8], out: &mut [u32; 8]) {
    for ((value, out), bit) in values.iter().zip(out).zip(BITS) {
        *out = if byte & bit == 0 { 0 } else { *value };
    }
}
