//! GraphML, as networkx, yEd, Cytoscape and igraph read it.
//!
//! Source: <http://graphml.graphdrawing.org/specification.html>. Every edge has an identifier, so that parallel
//! statements stay apart. Nodes that only prove or speak in a statement are told on the edge.

use std::io::{self, Write};

use super::Outlet;
use super::columns::{Column, EDGE, NODE};
use super::xml::Xml;
use crate::model::{EdgeRecord, NodeRecord};

/// Of the columns of an edge, those that attributes of the element tell: identifier and ends.
const ON_EDGE: usize = 3;
/// Of the columns of a node: its key.
const ON_NODE: usize = 1;

pub(super) struct Graphml<W: Write> {
    xml: Xml<W>,
}

impl<W: Write> Graphml<W> {
    pub(super) fn begin(file: W) -> io::Result<Self> {
        let mut xml = Xml::begin(file)?;
        xml.open(
            "graphml",
            &[
                ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                (
                    "xsi:schemaLocation",
                    "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
                ),
            ],
        )?;
        keys(&mut xml, "node", &NODE[ON_NODE..])?;
        keys(&mut xml, "edge", &EDGE[ON_EDGE..])?;
        xml.open("graph", &[("id", "cables"), ("edgedefault", "directed")])?;
        Ok(Graphml { xml })
    }

    fn data<T>(&mut self, of: &str, columns: &[Column<T>], record: &T) -> io::Result<()> {
        for column in columns {
            if let Some(text) = (column.of)(record).text() {
                let key = format!("{of}_{}", column.name);
                self.xml.text("data", &[("key", &key)], &text)?;
            }
        }
        Ok(())
    }
}

fn keys<W: Write, T>(xml: &mut Xml<W>, of: &str, columns: &[Column<T>]) -> io::Result<()> {
    for column in columns {
        let id = format!("{of}_{}", column.name);
        let attributes = [
            ("id", id.as_str()),
            ("for", of),
            ("attr.name", column.name),
            ("attr.type", column.ty.in_xml()),
        ];
        xml.empty("key", &attributes)?;
    }
    Ok(())
}

impl<W: Write> Outlet for Graphml<W> {
    fn node(&mut self, node: &NodeRecord) -> io::Result<bool> {
        if !node.tied {
            return Ok(false);
        }
        self.xml.open("node", &[("id", &node.end.key)])?;
        self.data("node", &NODE[ON_NODE..], node)?;
        self.xml.close("node")?;
        Ok(true)
    }

    fn edge(&mut self, edge: &EdgeRecord) -> io::Result<()> {
        let attributes = [
            ("id", edge.id.as_str()),
            ("source", &edge.subject.key),
            ("target", &edge.object.key),
        ];
        self.xml.open("edge", &attributes)?;
        self.data("edge", &EDGE[ON_EDGE..], edge)?;
        self.xml.close("edge")
    }

    fn end(&mut self) -> io::Result<()> {
        self.xml.close("graph")?;
        self.xml.close("graphml")?;
        self.xml.end()
    }
}
