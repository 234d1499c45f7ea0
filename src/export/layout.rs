//! Lays a picture out: shapes in layers by dagre, around one in the middle, by time, or as cards.
//!
//! Units: pixels, x to the right, y down. Deterministic: the same picture is laid out the same.

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};

use super::columns::by_time;
use super::curve::Point;
use super::page::{LABEL_HEIGHT, LINE_HEIGHT, Layout, MARGIN, Place, bound, size};
use super::panels::in_panels;
use super::picture::{Arrangement, PROPORTION, Picture, WORDS};
use super::ports::{Ports, label_height, label_lines, label_width};
use super::stacks::in_stacks;
use super::star::{around, hub};

/// A page as wide as this can be read on paper.
const READABLE: f64 = 1_600.0;
/// Letters in a line of a label, where labels are broken: one of these.
const LETTERS: [usize; 2] = [34, 22];

/// Lays a picture out.
pub(super) fn lay_out(picture: &Picture) -> Layout {
    let sizes: Vec<(f64, f64)> = picture.shapes.iter().map(size).collect();
    match picture.arrangement {
        Arrangement::Layers => match hub(picture) {
            Some(hub) => around(picture, &sizes, hub),
            None => layers(picture, &sizes),
        },
        Arrangement::Time => by_time(picture, &sizes),
        Arrangement::Lanes => in_panels(picture, &sizes),
        Arrangement::Cards => in_stacks(picture, &sizes),
    }
}

/// Shapes in layers. Labels are written whole where the page has room for them; of a page that would be wide they are
/// broken so that it comes nearest to its proportion.
fn layers(picture: &Picture, sizes: &[(f64, f64)]) -> Layout {
    let whole = in_layers(picture, sizes, None);
    if whole.width <= READABLE || whole.width <= PROPORTION * (whole.height + WORDS) {
        return whole;
    }
    let off = |layout: &Layout| layout.off(PROPORTION, WORDS);
    let broken = LETTERS.map(|letters| in_layers(picture, sizes, Some(letters)));
    let nearest = broken
        .into_iter()
        .min_by(|a, b| off(a).total_cmp(&off(b)))
        .filter(|broken| off(broken) < off(&whole));
    nearest.unwrap_or(whole)
}

fn in_layers(picture: &Picture, sizes: &[(f64, f64)], letters: Option<usize>) -> Layout {
    let sizes: Vec<(f64, f64)> = (0..sizes.len())
        .map(|shape| {
            (
                sizes[shape].0,
                sizes[shape].1.max(label_height(picture, shape, letters)),
            )
        })
        .collect();
    let graph = layered(picture, &sizes, letters);
    let mut layout = Layout {
        letters,
        ..Layout::default()
    };
    for (index, (width, height)) in sizes.iter().enumerate() {
        let label = graph.node(&index.to_string());
        let at = |value: Option<f64>| value.unwrap_or_default();
        layout.places.push(Place {
            x: label.map_or(0.0, |label| at(label.x)),
            y: label.map_or(0.0, |label| at(label.y)),
            width: *width,
            height: *height,
        });
    }
    let lines = picture.lines.iter().enumerate();
    let inner: Vec<Vec<Point>> = lines
        .map(|(index, line)| {
            let (from, to) = (line.from.to_string(), line.to.to_string());
            let label = graph.edge(&from, &to, Some(&index.to_string()));
            let points = label.into_iter().flat_map(|label| &label.points);
            points.map(|point| (point.x, point.y)).collect()
        })
        .collect();
    let ports = Ports::new(picture, &layout.places, &inner, letters);
    layout.ways = (0..picture.lines.len())
        .map(|line| ports.way(picture, &layout.places, line, &inner[line]))
        .collect();
    bound(&mut layout);
    layout
}

/// Shapes and lines as dagre lays them out.
fn layered(
    picture: &Picture,
    sizes: &[(f64, f64)],
    letters: Option<usize>,
) -> Graph<NodeLabel, EdgeLabel> {
    let mut graph: Graph<NodeLabel, EdgeLabel> = Graph::with_options(GraphOptions {
        directed: true,
        multigraph: true,
        compound: false,
    });
    for (index, (width, height)) in sizes.iter().enumerate() {
        let label = NodeLabel {
            width: *width,
            height: *height,
            ..NodeLabel::default()
        };
        graph.set_node(index.to_string(), Some(label));
    }
    for (index, line) in picture.lines.iter().enumerate() {
        let label = EdgeLabel {
            width: label_width(line, letters),
            height: LINE_HEIGHT.max(LABEL_HEIGHT * label_lines(line, letters).len() as f64),
            labelpos: dagre::layout::types::LabelPos::Center,
            ..EdgeLabel::default()
        };
        graph.set_edge(
            line.from.to_string(),
            line.to.to_string(),
            Some(label),
            Some(&index.to_string()),
        );
    }
    let options = LayoutOptions {
        rankdir: RankDir::LR,
        nodesep: 22.0,
        edgesep: 14.0,
        ranksep: 34.0,
        marginx: MARGIN,
        marginy: MARGIN,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut graph, Some(options));
    graph
}
