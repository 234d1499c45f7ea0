//! What a page is laid out with: places, ways, lanes and frames, the measures of letters, and how large a shape is.
//!
//! Units: pixels, x to the right, y down. Every way of arranging shapes sets them on such a page; `layout` chooses which.

use super::curve::Point;
use super::picture::{Look, Panel, Picture, Row, Shape};
use super::text::width;
use crate::model::EntityKind;

/// A shape's place: its centre and size.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A line's way and the place of its label.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    /// Points that follow each other closely.
    pub(super) points: Vec<Point>,
    pub(super) label: Point,
}

/// A picture laid out.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub(super) places: Vec<Place>,
    pub(super) ways: Vec<Way>,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Along the top: where each year and month begins.
    pub(super) ticks: Vec<Tick>,
    /// Lanes, from top to bottom.
    pub(super) bands: Vec<Band>,
    /// Letters in a line of a label, where labels are broken.
    pub(super) letters: Option<usize>,
    /// Whether lanes are named at their left end alone.
    pub(super) is_tight: bool,
    /// Stretches of time with ticks and lanes of their own, each with its left upper corner; their shapes and lines are
    /// among those of the whole.
    pub(super) parts: Vec<(Point, Layout)>,
    /// Around parts, with what is told of them.
    pub(super) frames: Vec<Frame>,
    /// What stands in each shape of lines that are not drawn whole; nothing where all are.
    pub(super) continuations: Vec<Vec<Continuation>>,
}

/// A box around a part of the picture.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) panel: Panel,
}

/// The end of a line that goes on elsewhere.
#[derive(Clone, Debug)]
pub(super) struct Continuation {
    pub(super) words: String,
    pub(super) color: String,
    pub(super) tooltip: String,
}

impl Layout {
    /// How far a page with this on it is from a proportion of width to height, 0 for none; `words` is the height of what
    /// stands above and below.
    pub(super) fn off(&self, proportion: f64, words: f64) -> f64 {
        (self.width / (self.height + words) / proportion).ln().abs()
    }

    /// A page with nothing placed on it yet.
    pub(super) fn for_parts(picture: &Picture) -> Self {
        Layout {
            places: vec![Place::default(); picture.shapes.len()],
            ways: vec![Way::default(); picture.lines.len()],
            continuations: vec![Vec::new(); picture.shapes.len()],
            ..Layout::default()
        }
    }

    /// Right and lower edges of parts and frames.
    fn edges(&self) -> impl Iterator<Item = Point> {
        let parts = self.parts.iter();
        let parts = parts.map(|(at, part)| (at.0 + part.width, at.1 + part.height));
        let frames = self.frames.iter();
        let frames = frames.map(|frame| (frame.left + frame.width, frame.top + frame.height));
        parts.chain(frames)
    }

    /// Sets a part at a place, told which shapes and lines of the whole are its own.
    pub(super) fn take(&mut self, mut part: Layout, at: Point, shapes: &[usize], lines: &[usize]) {
        for (own, whole) in shapes.iter().enumerate() {
            let place = part.places[own];
            self.places[*whole] = Place {
                x: place.x + at.0,
                y: place.y + at.1,
                ..place
            };
        }
        for (continuations, whole) in part.continuations.drain(..).zip(shapes) {
            self.continuations[*whole] = continuations;
        }
        let moved = |point: Point| (point.0 + at.0, point.1 + at.1);
        for (way, whole) in part.ways.drain(..).zip(lines) {
            self.ways[*whole] = Way {
                points: way.points.into_iter().map(moved).collect(),
                label: moved(way.label),
            };
        }
        for (own, inner) in part.parts.drain(..) {
            self.parts.push((moved(own), inner));
        }
        for mut frame in part.frames.drain(..) {
            (frame.left, frame.top) = moved((frame.left, frame.top));
            self.frames.push(frame);
        }
        if !part.bands.is_empty() || !part.ticks.is_empty() {
            self.parts.push((at, part));
        }
    }
}

/// A shape with room below its words for continuations.
pub(super) fn with_room(shape: &Shape, continuations: &[Continuation]) -> Shape {
    let mut shape = shape.clone();
    // Blanks as wide as the widest continuation.
    let wide = continuations
        .iter()
        .map(|continuation| width(&continuation.words, LINE_SIZE, false));
    let blanks = wide.fold(0.0, f64::max) / width(" ", LINE_SIZE, false);
    let blank = " ".repeat(blanks.ceil() as usize);
    shape
        .lines
        .extend(continuations.iter().map(|_| blank.clone()));
    shape
}

/// Where a stretch of time begins.
#[derive(Clone, Debug)]
pub(super) struct Tick {
    pub(super) x: f64,
    pub(super) words: String,
    pub(super) unit: Unit,
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Unit {
    Year,
    Month,
}

/// A lane across the picture.
#[derive(Clone, Debug)]
pub(super) struct Band {
    pub(super) top: f64,
    pub(super) height: f64,
    pub(super) name: String,
    pub(super) color: String,
}

pub(super) const HEADING_SIZE: f64 = 13.0;
pub(super) const LINE_SIZE: f64 = 11.0;
pub(super) const LINE_HEIGHT: f64 = 14.0;
pub(super) const LABEL_SIZE: f64 = 10.5;
pub(super) const LABEL_HEIGHT: f64 = 13.0;
/// Height of a line of the heading, in lines of text.
pub(super) const HEADING_LINES: f64 = 1.15;
/// Room between two rows of a list, in lines of text.
pub(super) const ROW_GAP: f64 = 0.2;
/// From the upper edge of a list to the foot of its first line.
pub(super) const FIRST_LINE: f64 = 20.0;
/// Room between two columns of a list.
pub(super) const COLUMN_GAP: f64 = 18.0;
pub(super) const MARGIN: f64 = 24.0;

/// Size of the whole, from what is in it.
pub(super) fn bound(layout: &mut Layout) {
    let right = layout
        .places
        .iter()
        .map(|place| place.x + place.width / 2.0);
    let bottom = layout
        .places
        .iter()
        .map(|place| place.y + place.height / 2.0);
    let points = || layout.ways.iter().flat_map(|way| way.points.iter());
    layout.width = right
        .chain(points().map(|point| point.0))
        .chain(layout.edges().map(|edge| edge.0))
        .fold(0.0, f64::max)
        + MARGIN;
    layout.height = bottom
        .chain(points().map(|point| point.1))
        .chain(layout.edges().map(|edge| edge.1))
        .fold(0.0, f64::max)
        + MARGIN;
}

/// A shape is as large as its text, with room for slanting sides.
pub(super) fn size(shape: &Shape) -> (f64, f64) {
    let (list_width, list_lines) = list_size(shape);
    let text = shape
        .lines
        .iter()
        .map(|line| width(line, LINE_SIZE, false))
        .chain(
            shape
                .heading
                .iter()
                .map(|line| width(line, HEADING_SIZE, true)),
        )
        .fold(list_width, f64::max);
    let lines = shape.lines.len() as f64 + shape.heading.len() as f64 * HEADING_LINES + list_lines;
    let (sides, ends) = match shape.look {
        Look::Kind(EntityKind::Initiative | EntityKind::Event) => (42.0, 18.0),
        Look::Kind(EntityKind::Place) => (40.0, 22.0),
        Look::Kind(EntityKind::Person) | Look::Group => (32.0, 16.0),
        _ => (24.0, 16.0),
    };
    ((text + sides).max(60.0), lines * LINE_HEIGHT + ends)
}

/// The rows of a list in columns, each with its width.
pub(super) fn list_columns(shape: &Shape) -> Vec<(&[Row], f64)> {
    let rows = shape.rows.len().div_ceil(shape.columns.max(1)).max(1);
    let wide = |rows: &[Row]| {
        let words = rows.iter().flat_map(|row| {
            let is_bold = row.leads_to.is_some();
            let lines = row.lines.iter();
            lines.map(move |line| width(line, LINE_SIZE, is_bold))
        });
        words.fold(0.0, f64::max) + day_width(shape)
    };
    let columns = shape.rows.chunks(rows);
    columns.map(|rows| (rows, wide(rows))).collect()
}

/// From the upper edge of a shape to the middle of the first line of a row.
pub(super) fn row_height(shape: &Shape, row: usize) -> f64 {
    let above = shape.heading.len() as f64 * HEADING_LINES + shape.lines.len() as f64;
    let mut at = row;
    for (rows, _) in list_columns(shape) {
        if at < rows.len() {
            let lines = rows[..at]
                .iter()
                .map(|row| row.lines.len() as f64 + ROW_GAP);
            return FIRST_LINE - 4.0 + (above + lines.sum::<f64>()) * LINE_HEIGHT;
        }
        at -= rows.len();
    }
    FIRST_LINE
}

/// Width of a list, and its height in lines of text.
fn list_size(shape: &Shape) -> (f64, f64) {
    let columns = list_columns(shape);
    let between = COLUMN_GAP * columns.len().saturating_sub(1) as f64;
    let lines = |rows: &[Row]| {
        rows.iter()
            .map(|row| row.lines.len() as f64 + ROW_GAP)
            .sum()
    };
    (
        columns.iter().map(|column| column.1).sum::<f64>() + between,
        columns
            .iter()
            .map(|column| lines(column.0))
            .fold(0.0, f64::max),
    )
}

/// Room for the days of a list, before its words.
pub(super) fn day_width(shape: &Shape) -> f64 {
    if shape.rows.iter().any(|row| row.day.is_some()) {
        66.0
    } else {
        0.0
    }
}
