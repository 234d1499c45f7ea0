//! Chance that is the same every time.

/// Where the row of numbers begins.
const SEED: u64 = 1977;

/// So many different numbers below `count`, in an order by chance; all of them where `most` is no less.
pub(super) fn draw(count: usize, most: usize) -> Vec<u32> {
    let mut all: Vec<u32> = (0..count as u32).collect();
    let most = most.min(count);
    let mut state = SEED;
    for at in 0..most {
        all.swap(at, at + (next(&mut state) % (count - at) as u64) as usize);
    }
    all.truncate(most);
    all
}

/// The next number of a row that looks like chance. Source: SplitMix64, Steele, Lea and Flood 2014.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
