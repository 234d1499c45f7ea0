//! Places what surrounds one thing: what leads to it in a column on its left, what it leads to on its right.
//!
//! Both columns stand level with it, and labels are broken, so that little of the page is empty.

use super::page::{LABEL_HEIGHT, Layout, MARGIN, Place, bound};
use super::picture::Picture;
use super::ports::{Ports, SHARE, label_lines, label_width};

/// With fewer shapes than this there is nothing to be packed.
const LEAST: usize = 9;
/// Letters in a line of a label.
const LETTERS: usize = 34;
/// Between two shapes of a column, and where lines bend.
const GAP: f64 = 22.0;
const BEND: f64 = 46.0;
/// Height at the thing in the middle for each line, up to a height.
const PORT: f64 = 14.0;
const HIGHEST: f64 = 180.0;

/// The shape that all lines lead to or from, none of them back to where another comes from.
pub(super) fn hub(picture: &Picture) -> Option<usize> {
    let hub = picture.shapes.iter().position(|shape| shape.focus)?;
    let mut sides = vec![None; picture.shapes.len()];
    for line in &picture.lines {
        let (leaf, is_right) = match (line.from == hub, line.to == hub) {
            (true, false) => (line.to, true),
            (false, true) => (line.from, false),
            _ => return None,
        };
        if sides[leaf].replace(is_right) == Some(!is_right) {
            return None;
        }
    }
    let tied = sides.iter().filter(|side| side.is_some()).count();
    (tied + 1 == sides.len() && tied + 1 >= LEAST).then_some(hub)
}

/// Places all shapes around one.
pub(super) fn around(picture: &Picture, sizes: &[(f64, f64)], hub: usize) -> Layout {
    let mut layout = Layout {
        places: vec![Place::default(); sizes.len()],
        letters: Some(LETTERS),
        ..Layout::default()
    };
    let lines_of = |shape: usize| {
        let lines = picture.lines.iter();
        lines.filter(move |line| line.from == shape || line.to == shape)
    };
    let side = |is_right: bool| -> Vec<usize> {
        let on_side = |shape: &usize| lines_of(*shape).any(|line| (line.from == hub) == is_right);
        let mut side: Vec<usize> = (0..sizes.len())
            .filter(|shape| *shape != hub && on_side(shape))
            .collect();
        side.sort_by_key(|shape| picture.shapes[*shape].rows.is_empty());
        side
    };
    // A shape is as high as the labels of its lines.
    let height = |shape: usize| {
        let labels = lines_of(shape).map(|line| label_lines(line, Some(LETTERS)).len());
        let label = labels.max().unwrap_or(1) as f64 * LABEL_HEIGHT + 3.0;
        let lines = lines_of(shape).count() as f64;
        sizes[shape].1.max(label * (lines - 1.0) / SHARE)
    };
    let sides = [side(false), side(true)];
    let heights = sides.each_ref().map(|side| {
        let heights = side.iter().map(|shape| height(*shape) + GAP);
        heights.sum::<f64>() - GAP
    });
    let ports = sides.each_ref().map(|side| {
        let lines = side.iter().map(|shape| lines_of(*shape).count());
        lines.sum::<usize>() as f64 * PORT
    });
    let hub_height = sizes[hub].1.max(ports[0].max(ports[1]).min(HIGHEST));
    let middle = MARGIN + heights[0].max(heights[1]).max(hub_height) / 2.0;
    let wide = |side: &[usize]| side.iter().map(|shape| sizes[*shape].0).fold(0.0, f64::max);
    let labels = |side: &[usize]| {
        let lines = side.iter().flat_map(|shape| lines_of(*shape));
        lines
            .map(|line| label_width(line, Some(LETTERS)))
            .fold(0.0, f64::max)
    };
    let mut left = MARGIN;
    let mut centers = [0.0; 2];
    if !sides[0].is_empty() {
        centers[0] = left + wide(&sides[0]) / 2.0;
        left += wide(&sides[0]) + labels(&sides[0]) + BEND;
    }
    layout.places[hub] = Place {
        x: left + sizes[hub].0 / 2.0,
        y: middle,
        width: sizes[hub].0,
        height: hub_height,
    };
    left += sizes[hub].0 + BEND + labels(&sides[1]) + 10.0;
    centers[1] = left + wide(&sides[1]) / 2.0;
    for ((side, all), x) in sides.iter().zip(heights).zip(centers) {
        let mut y = middle - all / 2.0;
        for shape in side {
            let high = height(*shape);
            layout.places[*shape] = Place {
                x,
                y: y + high / 2.0,
                width: sizes[*shape].0,
                height: high,
            };
            y += high + GAP;
        }
    }
    let inner = vec![Vec::new(); picture.lines.len()];
    let ports = Ports::new(picture, &layout.places, &inner, Some(LETTERS));
    layout.ways = (0..picture.lines.len())
        .map(|line| ports.way(picture, &layout.places, line, &[]))
        .collect();
    bound(&mut layout);
    layout
}
