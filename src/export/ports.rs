//! Where lines leave and reach their shapes, and how they run between.

use super::curve::{Point, at_x, smooth};
use super::page::{LABEL_HEIGHT, LABEL_SIZE, Place, Way};
use super::picture::{Line, Picture};
use super::text::{width, wrap};

/// The label of a line, broken where a layout says after how many letters.
pub(super) fn label_lines(line: &Line, letters: Option<usize>) -> Vec<String> {
    match letters {
        Some(letters) => wrap(&line.label, letters, MOST_LINES),
        None => vec![line.label.clone()],
    }
}

/// Width that the label of a line takes.
pub(super) fn label_width(line: &Line, letters: Option<usize>) -> f64 {
    let lines = label_lines(line, letters);
    let wide = lines.iter().map(|line| width(line, LABEL_SIZE, false));
    wide.fold(0.0, f64::max) + 10.0
}

/// Height of a shape beside which the broken labels of its lines stand and do not touch each other; 0 of labels that are
/// written whole.
pub(super) fn label_height(picture: &Picture, shape: usize, letters: Option<usize>) -> f64 {
    let beside = |end: fn(&Line) -> usize| {
        let lines = picture.lines.iter().filter(|line| end(line) == shape);
        let labels = lines.map(|line| label_lines(line, letters).len());
        let count = labels.clone().count();
        let highest = labels.max().unwrap_or_default() as f64 * LABEL_HEIGHT + LABEL_GAP;
        match count {
            2..=CROWD => highest * (count - 1) as f64 / SHARE,
            _ => 0.0,
        }
    };
    match letters {
        Some(_) => beside(|line| line.from).max(beside(|line| line.to)),
        None => 0.0,
    }
}

/// Where lines leave and reach their shapes: spread along the sides, in the order of what they lead to.
pub(super) struct Ports {
    /// Height at which each line leaves, and at which it arrives.
    leaves: Vec<f64>,
    arrives: Vec<f64>,
    /// How many lines leave and reach each shape.
    out: Vec<usize>,
    into: Vec<usize>,
    /// Letters in a line of a label, where labels are broken.
    letters: Option<usize>,
}

/// Lines of a label, and room between two labels.
const MOST_LINES: usize = 5;
const LABEL_GAP: f64 = 3.0;
/// Share of a side of a shape at which lines leave and arrive.
pub(super) const SHARE: f64 = 0.6;
/// More lines than this at one shape, and their labels stand at the other ends.
const CROWD: usize = 3;

impl Ports {
    pub(super) fn new(
        picture: &Picture,
        places: &[Place],
        inner: &[Vec<Point>],
        letters: Option<usize>,
    ) -> Self {
        let count = picture.lines.len();
        let mut ports = Ports {
            leaves: vec![0.0; count],
            arrives: vec![0.0; count],
            out: vec![0; places.len()],
            into: vec![0; places.len()],
            letters,
        };
        for (shape, place) in places.iter().enumerate() {
            let spread = |mut lines: Vec<(usize, f64)>, heights: &mut Vec<f64>| {
                lines.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
                let labels = lines
                    .iter()
                    .map(|(line, _)| label_lines(&picture.lines[*line], letters).len());
                let gap = labels.max().unwrap_or(1) as f64 * LABEL_HEIGHT + LABEL_GAP;
                let room = (place.height * SHARE).min(gap * lines.len().saturating_sub(1) as f64);
                let step = room / lines.len().saturating_sub(1).max(1) as f64;
                for (at, (line, _)) in lines.iter().enumerate() {
                    heights[*line] = place.y - room / 2.0 + step * at as f64;
                }
                lines.len()
            };
            let at =
                |end: fn(&Line) -> usize, toward: &dyn Fn(usize) -> f64| -> Vec<(usize, f64)> {
                    (0..count)
                        .filter(|line| end(&picture.lines[*line]) == shape)
                        .map(|line| (line, toward(line)))
                        .collect()
                };
            // Where a line heads is told by its second point, else by its other end.
            let ahead = |line: usize| {
                inner[line]
                    .get(1)
                    .map_or(places[picture.lines[line].to].y, |point| point.1)
            };
            let behind = |line: usize| {
                inner[line]
                    .iter()
                    .rev()
                    .nth(1)
                    .map_or(places[picture.lines[line].from].y, |point| point.1)
            };
            ports.out[shape] = spread(at(|line| line.from, &ahead), &mut ports.leaves);
            ports.into[shape] = spread(at(|line| line.to, &behind), &mut ports.arrives);
        }
        ports
    }

    /// The way of a line: out of the right side of one shape, straight to the edge of its layer, so that it never
    /// passes under another shape of it; as the layout leads it; and straight into the left side of the other.
    pub(super) fn way(
        &self,
        picture: &Picture,
        places: &[Place],
        line: usize,
        inner: &[Point],
    ) -> Way {
        let (from, to) = (picture.lines[line].from, picture.lines[line].to);
        let label = label_width(&picture.lines[line], self.letters);
        let (one, other) = (places[from], places[to]);
        let (start, end) = (one.x + one.width / 2.0, other.x - other.width / 2.0);
        if start >= end {
            let points = smooth(inner);
            let middle = points.get(points.len() / 2).copied().unwrap_or_default();
            return Way {
                points,
                label: middle,
            };
        }
        let (high, low) = (self.leaves[line], self.arrives[line]);
        let in_layer = |place: Place| {
            places
                .iter()
                .filter(move |near| (near.x - place.x).abs() < 1.0)
        };
        let mut right = in_layer(one)
            .map(|near| near.x + near.width / 2.0)
            .fold(start, f64::max)
            + 4.0;
        let mut left = in_layer(other)
            .map(|near| near.x - near.width / 2.0)
            .fold(end, f64::min)
            - 10.0;
        // Labels stand in a column, behind which all lines have bent.
        let column = |end: fn(&Line) -> usize, place: Place| {
            let beside = picture
                .lines
                .iter()
                .filter(|line| (places[end(line)].x - place.x).abs() < 1.0);
            beside
                .map(|line| label_width(line, self.letters))
                .fold(0.0, f64::max)
        };
        let mut at = None;
        if self.out[from] > CROWD && self.into[to] <= CROWD {
            at = Some((left - label / 2.0, low));
            left -= column(|line| line.to, other);
        } else if self.into[to] > CROWD && self.out[from] <= CROWD {
            at = Some((right + label / 2.0, high));
            right += column(|line| line.from, one);
        }
        let mut bend = vec![(right, high), (right + 6.0, high)];
        bend.extend(
            inner
                .iter()
                .copied()
                .filter(|point| point.0 > right + 6.0 && point.0 < left - 6.0),
        );
        bend.extend([(left - 6.0, low), (left, low)]);
        let mut points = vec![(start, high)];
        points.extend(smooth(&bend));
        points.push((end, low));
        let middle = (right + left) / 2.0;
        Way {
            label: at.unwrap_or_else(|| at_x(&points, middle)),
            points,
        }
    }
}
