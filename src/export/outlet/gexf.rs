//! GEXF 1.3, as Gephi reads it, with the days of nodes and edges for its timeline.
//!
//! Source: <https://gexf.net/primer.html>. A node is there from the first to the last day of what ties it, a cable from
//! the day on which it was sent, an edge on the day of the act, else of the cable; what has no day is always there. The kind of an edge is its predicate, so that
//! Gephi keeps parallel statements of different predicates apart.

use std::io::{self, Write};

use super::Outlet;
use super::columns::{Column, EDGE, NODE};
use super::xml::Xml;
use crate::model::{EdgeRecord, NodeRecord};

/// Of the columns of an edge, those that attributes of the element tell: identifier and ends.
const ON_EDGE: usize = 3;
/// Of the columns of a node: its key and name.
const ON_NODE: usize = 2;

pub(super) struct Gexf<W: Write> {
    xml: Xml<W>,
    in_edges: bool,
}

impl<W: Write> Gexf<W> {
    pub(super) fn begin(file: W) -> io::Result<Self> {
        let mut xml = Xml::begin(file)?;
        xml.open(
            "gexf",
            &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")],
        )?;
        xml.open("meta", &[])?;
        xml.text("creator", &[], "cablegraph")?;
        xml.close("meta")?;
        xml.open(
            "graph",
            &[
                ("defaultedgetype", "directed"),
                ("mode", "dynamic"),
                ("timeformat", "date"),
                ("timerepresentation", "interval"),
            ],
        )?;
        attributes(&mut xml, "node", &NODE[ON_NODE..])?;
        attributes(&mut xml, "edge", &EDGE[ON_EDGE..])?;
        xml.open("nodes", &[])?;
        Ok(Gexf {
            xml,
            in_edges: false,
        })
    }

    fn begin_edges(&mut self) -> io::Result<()> {
        if !self.in_edges {
            self.in_edges = true;
            self.xml.close("nodes")?;
            self.xml.open("edges", &[])?;
        }
        Ok(())
    }

    fn values<T>(&mut self, columns: &[Column<T>], record: &T) -> io::Result<()> {
        self.xml.open("attvalues", &[])?;
        for column in columns {
            if let Some(text) = (column.of)(record).text() {
                self.xml
                    .empty("attvalue", &[("for", column.name), ("value", &text)])?;
            }
        }
        self.xml.close("attvalues")
    }
}

fn attributes<W: Write, T>(xml: &mut Xml<W>, of: &str, columns: &[Column<T>]) -> io::Result<()> {
    xml.open("attributes", &[("class", of), ("mode", "static")])?;
    for column in columns {
        let attributes = [
            ("id", column.name),
            ("title", column.name),
            ("type", column.ty.in_xml()),
        ];
        xml.empty("attribute", &attributes)?;
    }
    xml.close("attributes")
}

impl<W: Write> Outlet for Gexf<W> {
    fn node(&mut self, node: &NodeRecord) -> io::Result<bool> {
        if !node.tied {
            return Ok(false);
        }
        let mut attributes = vec![
            ("id", node.end.key.as_str()),
            ("label", node.end.name.as_str()),
        ];
        attributes.extend(node.first_day.as_deref().map(|day| ("start", day)));
        attributes.extend(node.last_day.as_deref().map(|day| ("end", day)));
        self.xml.open("node", &attributes)?;
        self.values(&NODE[ON_NODE..], node)?;
        self.xml.close("node")?;
        Ok(true)
    }

    fn edge(&mut self, edge: &EdgeRecord) -> io::Result<()> {
        self.begin_edges()?;
        let mut attributes = vec![
            ("id", edge.id.as_str()),
            ("source", edge.subject.key.as_str()),
            ("target", edge.object.key.as_str()),
            ("kind", edge.predicate.as_str()),
            ("label", edge.label.as_str()),
        ];
        if let Some(day) = edge.day() {
            attributes.extend([("start", day), ("end", day)]);
        }
        self.xml.open("edge", &attributes)?;
        self.values(&EDGE[ON_EDGE..], edge)?;
        self.xml.close("edge")
    }

    fn end(&mut self) -> io::Result<()> {
        self.begin_edges()?;
        self.xml.close("edges")?;
        self.xml.close("graph")?;
        self.xml.close("gexf")?;
        self.xml.end()
    }
}
