//! DOT, printed by graphviz-rust: for Graphviz and everything that reads its language.
//!
//! The crate escapes nothing: every identifier and label goes through [`quote`].

use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::Text;
use super::picture::{Look, Picture, Shape, Stroke, colors, legend_of};
use crate::model::EntityKind;

/// Writes DOT.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dot;

impl Text for Dot {
    fn text(&self, picture: &Picture) -> String {
        let mut stmts = vec![
            Stmt::GAttribute(GraphAttributes::Graph(vec![
                attribute(
                    "rankdir",
                    if picture.arrangement.is_by_time() {
                        "RL"
                    } else {
                        "LR"
                    },
                ),
                attribute("label", &format!("{}\n{}", picture.title, picture.subtitle)),
                attribute("labelloc", "t"),
                attribute("fontname", "Helvetica"),
                attribute("nodesep", "0.3"),
                attribute("ranksep", "0.5"),
            ])),
            Stmt::GAttribute(GraphAttributes::Node(vec![
                attribute("fontname", "Helvetica"),
                attribute("fontsize", "11"),
                attribute("style", "filled"),
            ])),
            Stmt::GAttribute(GraphAttributes::Edge(vec![
                attribute("fontname", "Helvetica"),
                attribute("fontsize", "10"),
            ])),
        ];
        let stand = |index: usize| Stmt::Node(node(&format!("n{index}"), &picture.shapes[index]));
        for (at, panel) in picture.panels.iter().enumerate() {
            let own = panel.shapes.iter().map(|index| stand(*index));
            let label = Stmt::Attribute(attribute("label", &panel.label()));
            let color = Stmt::Attribute(attribute("color", "#b5b5b5"));
            stmts.push(Stmt::Subgraph(Subgraph {
                id: Id::Plain(format!("cluster_{at}")),
                stmts: [label, color].into_iter().chain(own).collect(),
            }));
        }
        if picture.panels.is_empty() {
            stmts.extend((0..picture.shapes.len()).map(stand));
        }
        for line in &picture.lines {
            let style = match line.stroke {
                Stroke::Solid | Stroke::Listed => "solid",
                Stroke::Dashed | Stroke::Broken => "dashed",
                Stroke::Dotted => "dotted",
            };
            let mut attributes = vec![
                attribute("label", &line.label),
                attribute("color", &line.color),
                attribute("fontcolor", &line.color),
                attribute("style", style),
            ];
            if !line.arrow {
                attributes.push(attribute("dir", "none"));
            }
            if !line.tooltip.is_empty() {
                attributes.push(attribute("tooltip", &line.tooltip));
                attributes.push(attribute("labeltooltip", &line.tooltip));
            }
            let ty = EdgeTy::Pair(
                Vertex::N(id(&format!("n{}", line.from))),
                Vertex::N(id(&format!("n{}", line.to))),
            );
            stmts.push(Stmt::Edge(Edge { ty, attributes }));
        }
        stmts.push(Stmt::Subgraph(legend(picture)));
        let graph = Graph::DiGraph {
            id: Id::Plain("cables".to_owned()),
            strict: false,
            stmts,
        };
        let mut printed = graph.print(&mut PrinterContext::default());
        printed.push('\n');
        printed
    }
}

fn node(name: &str, shape: &Shape) -> Node {
    let (fill, outline) = colors(shape.look);
    let style = match (shape.dashed, shape.look) {
        (true, _) => "filled,dashed",
        (false, Look::Kind(EntityKind::Person) | Look::Group) => "filled,rounded",
        _ => "filled",
    };
    let mut attributes = vec![
        attribute("label", &shape.label()),
        attribute("shape", shape_of(shape.look)),
        attribute("fillcolor", if shape.dashed { "#ffffff" } else { fill }),
        attribute("color", outline),
        attribute("style", style),
        attribute("penwidth", if shape.focus { "2.4" } else { "1.2" }),
    ];
    if matches!(shape.look, Look::Words | Look::Group) {
        attributes.push(attribute("fontname", "Helvetica-Oblique"));
    }
    let proofs = shape.rows.iter().map(|row| row.tooltip.as_str());
    let tooltip: Vec<&str> = [shape.tooltip.as_str()].into_iter().chain(proofs).collect();
    let tooltip = tooltip.join("\n\n");
    if !tooltip.trim().is_empty() {
        attributes.push(attribute("tooltip", tooltip.trim()));
    }
    if let Some(link) = &shape.link {
        attributes.push(attribute("URL", link));
        attributes.push(attribute("target", "_blank"));
    }
    Node {
        id: id(name),
        attributes,
    }
}

fn shape_of(look: Look) -> &'static str {
    match look {
        Look::Kind(EntityKind::Cable) => "note",
        Look::Kind(EntityKind::Initiative) => "hexagon",
        Look::Kind(EntityKind::Place) => "ellipse",
        Look::Kind(EntityKind::Event) => "octagon",
        Look::Kind(EntityKind::Topic) => "tab",
        Look::Kind(EntityKind::Document) => "folder",
        Look::Kind(EntityKind::Person | EntityKind::Body)
        | Look::Group
        | Look::Words
        | Look::Names => "box",
    }
}

/// What the shapes mean, as a cluster of its own.
fn legend(picture: &Picture) -> Subgraph {
    let mut stmts = vec![
        Stmt::Attribute(attribute("label", "legend")),
        Stmt::Attribute(attribute("color", "#cccccc")),
    ];
    let sample = |look: Look, dashed: bool, words: &str| Shape {
        look,
        lines: vec![words.to_owned()],
        tooltip: words.to_owned(),
        dashed,
        ..Shape::default()
    };
    for (index, look) in picture.looks().into_iter().enumerate() {
        stmts.push(Stmt::Node(node(
            &format!("legend{index}"),
            &sample(look, false, legend_of(look)),
        )));
    }
    if picture.has_stubs() {
        stmts.push(Stmt::Node(node(
            "legend_stub",
            &sample(Look::Kind(EntityKind::Cable), true, "cable cited, not held"),
        )));
    }
    for (index, note) in picture.notes.iter().enumerate() {
        stmts.push(Stmt::Node(Node {
            id: id(&format!("note{index}")),
            attributes: vec![
                attribute("label", note),
                attribute("shape", "plaintext"),
                attribute("style", ""),
            ],
        }));
    }
    Subgraph {
        id: Id::Plain("cluster_legend".to_owned()),
        stmts,
    }
}

fn id(name: &str) -> NodeId {
    NodeId(Id::Plain(name.to_owned()), None)
}

fn attribute(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), Id::Escaped(quote(value)))
}

/// Quotes any text as a DOT string: quotation marks and backslashes escaped, line breaks as `\n`, controls replaced.
///
/// Graphviz reads `&amp;` within strings as XML does: what looks like such a reference is written as one to its `&`.
pub(super) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '&' if is_reference(&text[at + 1..]) => quoted.push_str("&amp;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether what stands behind an `&` makes a reference to a character of it: `amp;`, `#38;`.
fn is_reference(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    name.find(|c: char| !c.is_ascii_alphanumeric())
        .is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

#[cfg(test)]
mod tests {
    use super::super::picture::Line;
    use super::*;

    fn picture(words: &str) -> Picture {
        let shape = |heading: &str| Shape {
            look: Look::Words,
            heading: vec![heading.to_owned()],
            lines: vec![heading.to_owned()],
            tooltip: heading.to_owned(),
            ..Shape::default()
        };
        let line = Line {
            from: 0,
            to: 1,
            label: words.to_owned(),
            color: "#000000".to_owned(),
            stroke: Stroke::Solid,
            tooltip: words.to_owned(),
            arrow: true,
        };
        Picture {
            title: words.to_owned(),
            shapes: vec![shape(words), shape("b")],
            lines: vec![line],
            notes: vec![words.to_owned()],
            ..Picture::default()
        }
    }

    #[test]
    fn what_graphviz_would_read_as_a_reference_stays_as_it_is() {
        assert_eq!(quote("&amp; & &#38; &;"), "\"&amp;amp; & &amp;#38; &;\"");
    }

    #[test]
    fn any_label_can_be_parsed_again() {
        for words in [
            "plain",
            "a\"; node [shape=box",
            "trail\\",
            "{<|>}",
            "line\nbreak",
            "\u{0}\u{7}",
            "„Zürich“ שלום 🙂",
            "-> {",
            "\\\"",
            "",
        ] {
            let printed = Dot.text(&picture(words));
            let parsed = graphviz_rust::parse(&printed);
            let Ok(Graph::DiGraph { stmts, .. }) = parsed else {
                panic!("{words:?}: {parsed:?}\n{printed}")
            };
            let edges = stmts
                .iter()
                .filter(|stmt| matches!(stmt, Stmt::Edge(_)))
                .count();
            let nodes = stmts
                .iter()
                .filter(|stmt| matches!(stmt, Stmt::Node(_)))
                .count();
            assert_eq!((nodes, edges), (2, 1), "{words:?}");
        }
    }
}
