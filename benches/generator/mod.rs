//! Makes a graph of any size in a file of the real schema, the same every time.
//!
//! `CABLEGRAPH_BENCH_NODES` and `CABLEGRAPH_BENCH_EDGES` say how large, 20,000 and 100,000 where they do not;
//! `CABLEGRAPH_BENCH_DB` names a file that is kept and taken again where it is there already.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

/// How large a graph is.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) nodes: u32,
    pub(crate) edges: u32,
}

impl Size {
    /// As the environment has it.
    pub(crate) fn asked() -> Self {
        let number = |name: &str, otherwise| {
            let given = std::env::var(name).ok();
            given.map_or(otherwise, |given| given.parse().expect("a number"))
        };
        Size {
            nodes: number("CABLEGRAPH_BENCH_NODES", 20_000),
            edges: number("CABLEGRAPH_BENCH_EDGES", 100_000),
        }
    }
}

/// The file, made where it is not kept from another time.
pub(crate) fn database(folder: &Path, size: Size) -> PathBuf {
    let kept = std::env::var_os("CABLEGRAPH_BENCH_DB").map(PathBuf::from);
    let path = kept.unwrap_or_else(|| folder.join("graph.db"));
    if !path.exists() {
        make(&path, size).expect("a graph");
    }
    path
}

/// Four of five nodes are cables, one a person.
///
/// Of five statements four are references, to one of the 5,000 cables before in four cases of five, else to any earlier one;
/// the fifth is an act towards a person, one in twenty of them doubtful.
fn make(path: &Path, size: Size) -> rusqlite::Result<()> {
    drop(cablegraph::ingest::create(path).expect("a database"));
    let mut connection = Connection::open(path)?;
    // Made anew in a minute where it is lost. Every key is right by the way it is made, and each would cost a look-up.
    connection.execute_batch(
        "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000;",
    )?;
    let indices: Vec<(String, String)> = connection
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let transaction = connection.transaction()?;
    for (name, _) in &indices {
        transaction.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    let cables = (size.nodes / 5 * 4).max(2);
    add_nodes(&transaction, size.nodes, cables)?;
    add_statements(&transaction, size, cables)?;
    for (_, sql) in &indices {
        transaction.execute_batch(sql)?;
    }
    transaction.commit()?;
    connection.execute_batch("ANALYZE; PRAGMA journal_mode = WAL;")
}

fn add_nodes(connection: &Connection, nodes: u32, cables: u32) -> rusqlite::Result<()> {
    let mut node = connection
        .prepare("INSERT INTO node (node_id, kind, key, name) VALUES (?1, ?2, ?3, ?4)")?;
    let mut cable = connection.prepare(
        "INSERT INTO cable (cable_id, mrn, year, post, serial, date, date_source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'dtg')",
    )?;
    let mut source = connection.prepare(
        "INSERT INTO source (source_id, cable_id, path, ordinal, document, format, encoding, sha256, bytes, leads, read_at) \
         VALUES (?1, ?1, 'bench', ?1, ?2, 'text', 'UTF-8', ?3, 64, 1, '2026-01-01T00:00:00Z')",
    )?;
    let mut text =
        connection.prepare("INSERT INTO source_text (source_id, text) VALUES (?1, ?2)")?;
    for id in 1..=nodes {
        if id > cables {
            let name = format!("Person {id}");
            node.execute((id, "person", format!("person:bench:{id}"), name))?;
            continue;
        }
        let year = 1970 + (u64::from(id - 1) * 40 / u64::from(cables)) as u32;
        let post = format!("POST{}", char::from(b'A' + (id % 26) as u8));
        let mrn = format!("{:02}{post}{id}", year % 100);
        let day = format!("{year}-{:02}-{:02}", id % 12 + 1, id % 28 + 1);
        node.execute((id, "cable", format!("cable:{mrn}"), &mrn))?;
        cable.execute((id, &mrn, year, post, id, day))?;
        source.execute((id, &mrn, format!("{id:064}")))?;
        text.execute((
            id,
            "THE EMBASSY REFERS TO EARLIER MESSAGES AND MET WITH THE MINISTER.",
        ))?;
    }
    Ok(())
}

fn add_statements(connection: &Connection, size: Size, cables: u32) -> rusqlite::Result<()> {
    let mut edge = connection.prepare(
        "INSERT INTO edge (edge_id, source_id, cable_id, subject_id, subject_text, predicate, object_id, object_text, \
                           modality, start_byte, end_byte, rule, confidence) \
         VALUES (?1, ?2, ?2, ?2, 'THE EMBASSY', ?3, ?4, 'it', 'asserted', 0, 64, 'bench', ?5)",
    )?;
    let mut state = 1_u64;
    let mut chance = |below: u32| {
        // Source: Knuth's linear generator of 64 bits; its upper half.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % u64::from(below.max(1))) as u32
    };
    for id in 1..=size.edges {
        // In the order of the cables, as ingest makes them.
        let cable = 2 + (u64::from(id - 1) * u64::from(cables - 1) / u64::from(size.edges)) as u32;
        let is_act = id % 5 == 0 && size.nodes > cables;
        let object = if is_act {
            cables + 1 + chance(size.nodes - cables)
        } else if id % 25 < 20 {
            cable - 1 - chance((cable - 1).min(5000))
        } else {
            1 + chance(cable - 1)
        };
        let predicate = if is_act { "met" } else { "references" };
        let confidence = if is_act && id % 100 == 0 { 0.3 } else { 0.9 };
        edge.execute((id, cable, predicate, object, confidence))?;
    }
    Ok(())
}
