//! Leads lines between rows of boxes: along the corridors between rows, and through rows where no box stands.
//!
//! No line passes under a box that is not its end: a curve stays within the corners that it is bent at, and these lie in one
//! corridor. Cost: for each line the rows it crosses, each looked up among that row's gaps.

use super::curve::{Point, smooth};
use super::page::Place;

/// From a line to the boxes beside it at least.
const CLEAR: f64 = 3.0;

/// The last of a line is straight, for the arrow's head.
const HEAD: f64 = 9.0;

/// Rows of boxes from top to bottom.
pub(super) struct Corridors {
    rows: Vec<Row>,
}

struct Row {
    middle: f64,
    top: f64,
    bottom: f64,
    /// Where a line can pass, from left to right: first and last place of each.
    gaps: Vec<(f64, f64)>,
}

/// Where a line leaves and arrives, and which of those side by side it is.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    pub(super) start: Point,
    pub(super) end: Point,
    pub(super) number: usize,
}

impl Corridors {
    pub(super) fn new(places: &[Place]) -> Self {
        let mut order: Vec<&Place> = places.iter().collect();
        order.sort_by(|a, b| (a.y).total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        let rows = order.chunk_by(|a, b| (a.y - b.y).abs() < 1.0).map(row);
        Corridors {
            rows: rows.collect(),
        }
    }

    /// The way of a line from one row to another, or over the boxes of its own.
    pub(super) fn way(&self, from: Place, to: Place, ends: Ends) -> Vec<Point> {
        let (from, to) = (self.row(from), self.row(to));
        let mut points = vec![ends.start];
        let mut x = ends.start.0;
        if from == to {
            let top = self.rows[from].top;
            let over = top - 7.0 - 4.0 * (ends.number % 4) as f64;
            points.extend(bent(
                (x, top),
                over,
                (ends.end.0, top - HEAD.min(top - over)),
            ));
        } else {
            let is_up = to < from;
            let mut row = from;
            while row != to {
                let next = if is_up { row - 1 } else { row + 1 };
                let (near, far) = match is_up {
                    true => (self.rows[row].top, self.rows[next].bottom),
                    false => (self.rows[row].bottom, self.rows[next].top),
                };
                let (out, far) = match (next == to, is_up) {
                    (true, true) => (ends.end.0, far + HEAD),
                    (true, false) => (ends.end.0, far - HEAD),
                    (false, _) => (self.rows[next].free(ends.end.0, ends.number), far),
                };
                // Lines that run side by side do not run on each other.
                let room = ((far - near).abs() / 2.0 - 8.0).clamp(0.0, 14.0);
                let side = ((ends.number % 5) as f64 - 2.0) / 2.0;
                points.extend(bent(
                    (x, near),
                    (near + far) / 2.0 + room * side,
                    (out, far),
                ));
                x = out;
                row = next;
            }
        }
        points.push(ends.end);
        points
    }

    fn row(&self, place: Place) -> usize {
        let behind = self.rows.partition_point(|row| row.middle < place.y + 1.0);
        behind.saturating_sub(1)
    }
}

/// From one side of a corridor to the other, along a height within it.
fn bent(from: Point, along: f64, to: Point) -> Vec<Point> {
    smooth(&[from, (from.0, along), (to.0, along), to])
}

fn row(boxes: &[&Place]) -> Row {
    let edge = |place: &Place, side: f64| place.y + side * place.height / 2.0;
    let mut gaps = Vec::new();
    let mut left = f64::NEG_INFINITY;
    for place in boxes {
        let (start, end) = (place.x - place.width / 2.0, place.x + place.width / 2.0);
        if start - CLEAR >= left {
            gaps.push((left, start - CLEAR));
        }
        left = left.max(end + CLEAR);
    }
    gaps.push((left, f64::INFINITY));
    Row {
        middle: boxes[0].y,
        top: boxes
            .iter()
            .map(|place| edge(place, -1.0))
            .fold(f64::INFINITY, f64::min),
        bottom: boxes
            .iter()
            .map(|place| edge(place, 1.0))
            .fold(f64::NEG_INFINITY, f64::max),
        gaps,
    }
}

impl Row {
    /// The place nearest to one wanted at which a line can pass; of several lines each a little aside.
    fn free(&self, wanted: f64, number: usize) -> f64 {
        let behind = self.gaps.partition_point(|gap| gap.0 <= wanted);
        let near = &self.gaps[behind.saturating_sub(1)..(behind + 1).min(self.gaps.len())];
        let within = |gap: &(f64, f64)| {
            let aside = 4.0 * (number % 5) as f64;
            match wanted {
                wanted if wanted < gap.0 => (gap.0 + aside).min(gap.1),
                wanted if wanted > gap.1 => (gap.1 - aside).max(gap.0),
                wanted => wanted,
            }
        };
        let places = near.iter().map(within);
        let nearest = places.min_by(|a, b| (a - wanted).abs().total_cmp(&(b - wanted).abs()));
        nearest.unwrap_or(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_passes_between_the_boxes_of_the_rows_that_it_crosses() {
        let place = |x: f64, y: f64| Place {
            x,
            y,
            width: 80.0,
            height: 30.0,
        };
        // Three rows, boxes above each other, and many in the middle one.
        let mut places: Vec<Place> = (0..7)
            .map(|at| place(100.0 * f64::from(at), 60.0))
            .collect();
        places.extend([place(300.0, 0.0), place(310.0, 120.0), place(0.0, 120.0)]);
        let corridors = Corridors::new(&places);
        for (from, to) in [(8, 7), (7, 8), (9, 7), (7, 9), (0, 6), (9, 8)] {
            for number in 0..6 {
                let (one, other) = (places[from], places[to]);
                let up = other.y < one.y + 1.0;
                let above = if one.y == other.y { true } else { !up };
                let side = |above: bool| if above { -15.0 } else { 15.0 };
                let ends = Ends {
                    start: (one.x, one.y + side(up)),
                    end: (other.x, other.y + side(above)),
                    number,
                };
                let way = corridors.way(one, other, ends);
                for (at, place) in places
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| *at != from && *at != to)
                {
                    let is_under = |point: &Point| {
                        (point.0 - place.x).abs() < 40.0 && (point.1 - place.y).abs() < 15.0
                    };
                    // Between two points of a straight piece as well.
                    let along = way.windows(2).flat_map(|pair| {
                        let at = move |share: f64| {
                            (
                                pair[0].0 + share * (pair[1].0 - pair[0].0),
                                pair[0].1 + share * (pair[1].1 - pair[0].1),
                            )
                        };
                        (0..=10).map(move |share| at(f64::from(share) / 10.0))
                    });
                    assert!(
                        !along.into_iter().any(|point| is_under(&point)),
                        "{from} to {to}: under {at}"
                    );
                }
            }
        }
    }
}
