//! The bytes of a file of weights; its layout stands where it is read.

use crate::extract::syntax::weights::{CLASSES, mark, slot};

/// A feature and its weights, a class each.
pub(super) type Learnt<const CLASSES: usize> = (u64, [f32; CLASSES]);

/// Adds the table of moves to the bytes of a file.
pub(super) fn write_moves(pairs: u32, learnt: &[Learnt<3>], to: &mut Vec<u8>) {
    let apart: Vec<Learnt<2>> = learnt
        .iter()
        .map(|(feature, [shift, left, right])| (*feature, [left - shift, right - shift]))
        .collect();
    let step = step(&apart);
    write::<2, 3>(pairs, &apart, to, |weights| {
        let [left, right] = weights.map(|weight| whole(weight, step) as u8);
        ([left, right] != [0, 0]).then_some([0, left, right])
    });
}

/// Adds the two tables of tags or relations to the bytes of a file.
pub(super) fn write_mixed(
    pairs: [u32; 2],
    [wide, slim]: [&[Learnt<CLASSES>]; 2],
    to: &mut Vec<u8>,
) {
    let step = step(wide).max(step(slim));
    write::<CLASSES, 32>(pairs[0], wide, to, |weights| {
        let mut row = [0; 32];
        for (byte, weight) in row[1..].iter_mut().zip(weights) {
            *byte = whole(*weight, step) as u8;
        }
        row.iter().any(|byte| *byte != 0).then_some(row)
    });
    write::<CLASSES, 8>(pairs[1], slim, to, |weights| {
        let mut heaviest: Vec<usize> = (0..CLASSES).collect();
        heaviest.sort_by(|a, b| weights[*b].abs().total_cmp(&weights[*a].abs()));
        let mut row = 0;
        for class in heaviest.into_iter().take(4).rev() {
            let weight = whole(weights[class], step);
            if weight != 0 {
                row = row << 13 | u64::from(weight as u8) << 5 | (class as u64 + 1);
            }
        }
        (row != 0).then_some((row << 8).to_le_bytes())
    });
}

/// What one step of a whole weight is worth. The few largest are cut off: finer steps for all others are worth more.
fn step<const N: usize>(learnt: &[Learnt<N>]) -> f32 {
    let mut heaviest: Vec<f32> = learnt.iter().map(|(_, weights)| weight(weights)).collect();
    heaviest.sort_by(|a, b| b.total_cmp(a));
    heaviest
        .get(heaviest.len() / 1000)
        .map_or(1.0, |large| (large / 127.0).max(f32::MIN_POSITIVE))
}

fn weight<const N: usize>(weights: &[f32; N]) -> f32 {
    weights
        .iter()
        .map(|weight| weight.abs())
        .fold(0.0, f32::max)
}

fn whole(weight: f32, step: f32) -> i8 {
    (weight / step).round().clamp(-127.0, 127.0) as i8
}

/// Adds a table to the bytes of a file. Of features that want one row the heaviest have it.
fn write<const N: usize, const ROW: usize>(
    pairs: u32,
    learnt: &[Learnt<N>],
    to: &mut Vec<u8>,
    row: impl Fn(&[f32; N]) -> Option<[u8; ROW]>,
) {
    let mut order: Vec<&Learnt<N>> = learnt.iter().collect();
    order.sort_by(|a, b| weight(&b.1).total_cmp(&weight(&a.1)).then(a.0.cmp(&b.0)));
    let mut table = vec![[[0_u8; ROW]; 2]; pairs as usize];
    for (feature, weights) in order {
        let own = mark(*feature);
        let place = slot(*feature, table.len());
        // Of two that share a mark the second could not be told from the first.
        let free = table
            .get_mut(place)
            .filter(|pair| pair[0][0] != own)
            .and_then(|pair| pair.iter_mut().find(|row| row[0] == 0));
        if let Some(free) = free
            && let Some(mut row) = row(weights)
        {
            row[0] = own;
            *free = row;
        }
    }
    to.extend(pairs.to_le_bytes());
    to.extend(table.as_flattened().as_flattened());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::syntax::weights::{Weights, key};

    #[test]
    fn what_is_written_is_read_again() {
        let rows = |class: usize| {
            let mut row = [0.0; CLASSES];
            (row[class], row[2], row[3]) = (2.5, -1.0, 1.5);
            [(key(1, 2), row)]
        };
        let mut bytes = b"invented\0".to_vec();
        write_moves(4, &[(key(1, 2), [0.5, -0.5, 1.0])], &mut bytes);
        write_mixed([4, 4], [&rows(4), &rows(9)], &mut bytes);
        write_mixed([4, 4], [&rows(30), &[]], &mut bytes);
        let bytes: &'static [u8] = Box::leak(bytes.into());
        let weights = Weights::read(bytes).expect("weights");
        assert_eq!(weights.moves.score(&[key(1, 2)]), [0, -127, 64]);
        assert_eq!(weights.tags.best(&[key(1, 2)], 1), 4);
        assert_eq!(weights.tags.best(&[key(1, 2)], 0), 9);
        assert_eq!(weights.tags.best(&[key(1, 2), key(1, 2)], 1), 3);
        assert_eq!(weights.relations.best(&[key(1, 2), key(2, 2)], 2), 30);
        assert!(Weights::read(&bytes[..bytes.len() - 1]).is_none());
    }
}
