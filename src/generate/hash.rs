//! Chance without a state: a number for each number.

/// Odd, and near 2^64 divided by the golden ratio, so that neighbours fall far from each other.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// Any number, well mixed: the finalizer of splitmix64, by Sebastiano Vigna, in the public domain.
#[inline]
const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

/// The numbers of one seed and one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chance(u64);

impl Chance {
    /// Those for the figures of rows.
    pub(super) const fn of_figures(seed: u64) -> Self {
        Self(mixed(seed.wrapping_add(STEP)))
    }

    /// Those for faults.
    pub(super) const fn of_faults(seed: u64) -> Self {
        Self(mixed(seed.wrapping_sub(STEP)))
    }

    /// The one of a row, or of a fault.
    #[inline]
    pub(super) const fn of(self, nth: u64) -> u64 {
        mixed(self.0.wrapping_add(nth.wrapping_mul(STEP)))
    }

    /// Another one of it.
    pub(super) const fn again(self, nth: u64) -> u64 {
        mixed(self.of(nth))
    }
}

/// A number below `end`, or 0 where that is 0.
pub(super) fn below(chance: u64, end: u64) -> u64 {
    let scaled = u128::from(chance).wrapping_mul(u128::from(end)) >> 64;
    u64::try_from(scaled).unwrap_or(0)
}

/// A number from `from` on, `many` at most.
pub(super) fn from(from: u32, many: u32, chance: u64) -> u32 {
    let more = below(mixed(chance ^ u64::from(many)), u64::from(many));
    from.saturating_add(u32::try_from(more).unwrap_or(0))
}
