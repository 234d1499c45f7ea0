//! Two tables for spreadsheets: nodes and edges.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before it. Source:
//! <https://owasp.org/www-community/attacks/CSV_Injection>. UTF-8 with a mark at the start, without which Excel takes it
//! for an old code page.

use std::io::{self, Write};

use super::Outlet;
use super::columns::{Cell, Column, EDGE, NODE};
use crate::model::{EdgeRecord, NodeRecord};

/// U+FEFF, by which spreadsheets know UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

pub(super) struct Sheet<W: Write> {
    nodes: csv::Writer<W>,
    edges: csv::Writer<W>,
}

impl<W: Write> Sheet<W> {
    pub(super) fn begin(nodes: W, edges: W) -> io::Result<Self> {
        Ok(Sheet {
            nodes: table(nodes, NODE)?,
            edges: table(edges, EDGE)?,
        })
    }
}

fn table<W: Write, T>(mut file: W, columns: &[Column<T>]) -> io::Result<csv::Writer<W>> {
    file.write_all(MARK)?;
    let mut table = csv::Writer::from_writer(file);
    table.write_record(columns.iter().map(|column| column.name))?;
    Ok(table)
}

fn row<W: Write, T>(
    table: &mut csv::Writer<W>,
    columns: &[Column<T>],
    record: &T,
) -> io::Result<()> {
    for column in columns {
        table.write_field(plain((column.of)(record)))?;
    }
    Ok(table.write_record(None::<&[u8]>)?)
}

/// A cell that no spreadsheet takes for a formula.
fn plain(cell: Cell<'_>) -> String {
    let is_text = matches!(cell, Cell::Text(_) | Cell::Owned(_));
    let text = cell.text().unwrap_or_default();
    let starts_formula = text
        .trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}')
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r']);
    if is_text && starts_formula {
        format!("'{text}")
    } else {
        text
    }
}

impl<W: Write> Outlet for Sheet<W> {
    fn node(&mut self, node: &NodeRecord) -> io::Result<bool> {
        row(&mut self.nodes, NODE, node)?;
        Ok(true)
    }

    fn edge(&mut self, edge: &EdgeRecord) -> io::Result<()> {
        row(&mut self.edges, EDGE, edge)
    }

    fn end(&mut self) -> io::Result<()> {
        self.nodes.flush()?;
        self.edges.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula() {
        for text in [
            "=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "＝1",
        ] {
            assert_eq!(plain(Cell::Text(text)), format!("'{text}"));
        }
        assert_eq!(plain(Cell::Text("NATO = 16")), "NATO = 16");
        assert_eq!(plain(Cell::Whole(-1)), "-1");
    }
}
