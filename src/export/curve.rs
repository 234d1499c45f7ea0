//! Lines as smooth curves, and the place on them where a label stands.

/// A point of a picture, in pixels.
pub(super) type Point = (f64, f64);

/// So many straight pieces for each stretch of a curve: finer than the eye sees.
const PIECES: usize = 12;

/// A uniform cubic B-spline near some points, from the first to the last of them.
pub(super) fn smooth(points: &[Point]) -> Vec<Point> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    if points.len() < 3 {
        return points.to_vec();
    }
    // Ends that stand three times are passed through.
    let mut held = vec![*first; 2];
    held.extend_from_slice(points);
    held.extend([*last; 2]);
    let mut curve = vec![*first];
    for window in held.windows(4) {
        for step in 1..=PIECES {
            let t = step as f64 / PIECES as f64;
            let weights = [
                (1.0 - t).powi(3) / 6.0,
                (3.0 * t.powi(3) - 6.0 * t.powi(2) + 4.0) / 6.0,
                (-3.0 * t.powi(3) + 3.0 * t.powi(2) + 3.0 * t + 1.0) / 6.0,
                t.powi(3) / 6.0,
            ];
            let at = |of: fn(&Point) -> f64| {
                window
                    .iter()
                    .zip(weights)
                    .map(|(point, weight)| of(point) * weight)
                    .sum()
            };
            curve.push((at(|point| point.0), at(|point| point.1)));
        }
    }
    curve
}

/// Where a curve passes a vertical line; its middle where it never does.
pub(super) fn at_x(curve: &[Point], x: f64) -> Point {
    let crossing = curve
        .windows(2)
        .find(|pair| (pair[0].0 <= x) != (pair[1].0 <= x));
    match crossing {
        Some(pair) => {
            let share = (x - pair[0].0) / (pair[1].0 - pair[0].0);
            (x, pair[0].1 + share * (pair[1].1 - pair[0].1))
        }
        None => curve.get(curve.len() / 2).copied().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_begins_and_ends_where_it_should() {
        let curve = smooth(&[(0.0, 0.0), (10.0, 0.0), (20.0, 30.0), (40.0, 30.0)]);
        let near = |a: Point, b: Point| (a.0 - b.0).abs() + (a.1 - b.1).abs() < 1e-9;
        assert!(near(curve[0], (0.0, 0.0)) && near(curve[curve.len() - 1], (40.0, 30.0)));
        let (x, y) = at_x(&curve, 15.0);
        assert!((x - 15.0).abs() < 1e-9 && y > 0.0 && y < 30.0);
    }
}
