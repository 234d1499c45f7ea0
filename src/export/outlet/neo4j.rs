//! Two tables for `neo4j-admin database import`: nodes with labels, relationships with types.
//!
//! Source: <https://neo4j.com/docs/operations-manual/current/tools/neo4j-admin/neo4j-admin-import/>. Sentences have line
//! breaks, so the import needs `--multiline-fields=true`. A label is the kind, `Person`; a type the predicate, `PROPOSED`.

use std::io::{self, Write};

use super::Outlet;
use super::columns::{Column, EDGE, NODE, Type};
use crate::model::{EdgeRecord, NodeRecord};

/// Of the columns of a node: its key, which the import wants in a form of its own.
const ON_NODE: usize = 1;
/// Of the columns of an edge: ends and predicate, behind the identifier.
const ON_EDGE: usize = 4;

pub(super) struct Neo4j<W: Write> {
    nodes: csv::Writer<W>,
    edges: csv::Writer<W>,
}

impl<W: Write> Neo4j<W> {
    pub(super) fn begin(nodes: W, edges: W) -> io::Result<Self> {
        let mut nodes = csv::Writer::from_writer(nodes);
        heading(&mut nodes, &["key:ID", ":LABEL"], &NODE[ON_NODE..])?;
        let mut edges = csv::Writer::from_writer(edges);
        let own = [":START_ID", ":END_ID", ":TYPE", "id:string"];
        heading(&mut edges, &own, &EDGE[ON_EDGE..])?;
        Ok(Neo4j { nodes, edges })
    }
}

fn heading<W: Write, T>(
    table: &mut csv::Writer<W>,
    own: &[&str],
    columns: &[Column<T>],
) -> io::Result<()> {
    let own = own.iter().map(ToString::to_string);
    let rest = columns.iter().map(|column| {
        let ty = match column.ty {
            Type::Text => "string",
            Type::Whole => "long",
            Type::Real => "double",
            Type::Flag => "boolean",
            Type::Day => "date",
        };
        format!("{}:{ty}", column.name)
    });
    Ok(table.write_record(own.chain(rest))?)
}

fn row<W: Write, T>(
    table: &mut csv::Writer<W>,
    own: &[&str],
    columns: &[Column<T>],
    record: &T,
) -> io::Result<()> {
    for field in own {
        table.write_field(field)?;
    }
    for column in columns {
        table.write_field((column.of)(record).text().unwrap_or_default())?;
    }
    Ok(table.write_record(None::<&[u8]>)?)
}

impl<W: Write> Outlet for Neo4j<W> {
    fn node(&mut self, node: &NodeRecord) -> io::Result<bool> {
        let kind = node.end.kind.as_str();
        let label = format!("{}{}", kind[..1].to_ascii_uppercase(), &kind[1..]);
        let own = [node.end.key.as_str(), &label];
        row(&mut self.nodes, &own, &NODE[ON_NODE..], node)?;
        Ok(true)
    }

    fn edge(&mut self, edge: &EdgeRecord) -> io::Result<()> {
        let ty = edge.predicate.to_ascii_uppercase();
        let own = [
            edge.subject.key.as_str(),
            &edge.object.key,
            &ty,
            edge.id.as_str(),
        ];
        row(&mut self.edges, &own, &EDGE[ON_EDGE..], edge)
    }

    fn end(&mut self) -> io::Result<()> {
        self.nodes.flush()?;
        self.edges.flush()
    }
}
