//! Speed of what is asked of a whole graph, on one of any size: see `generator`.
//!
//! ```text
//! cargo bench --bench large_graph
//! CABLEGRAPH_BENCH_NODES=1000000 CABLEGRAPH_BENCH_EDGES=5000000 CABLEGRAPH_BENCH_DB=/tmp/million.db \
//!   cargo bench --bench large_graph
//! ```

mod generator;

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};

use cablegraph::Store;
use cablegraph::graph::{Compact, Direction};
use cablegraph::model::Selection;
use criterion::{Criterion, criterion_group, criterion_main};
use generator::{Size, database};
use rusqlite::Connection;

/// What lies within three references back, as any program that speaks SQL can ask.
const THREE_HOPS: &str = "
    WITH RECURSIVE near (node_id, far) AS (
      SELECT ?1, 0
      UNION
      SELECT edge.object_id, near.far + 1
      FROM near JOIN edge ON edge.subject_id = near.node_id AND edge.predicate = 'references'
      WHERE near.far < 3
    )
    SELECT count(DISTINCT node_id) FROM near";

fn large_graph(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let size = Size::asked();
    let path = database(folder.path(), size);
    let store = Store::open(&path).expect("a database");
    let load = || Compact::new(store.ties(&Selection::default()).expect("ties").pairs);
    let graph = load();
    let last = i64::from(size.nodes / 5 * 4);
    let mut group = c.benchmark_group("large graph");
    group.sample_size(10);
    group.bench_function("load", |b| b.iter(|| black_box(load().arc_count())));
    group.bench_function("reach", |b| {
        b.iter(|| black_box(graph.within(last, Direction::Back, u32::MAX).len()));
    });
    group.bench_function("pagerank", |b| b.iter(|| black_box(graph.rank().len())));
    group.bench_function("components", |b| {
        b.iter(|| black_box(graph.components().len()))
    });
    group.bench_function("communities", |b| {
        b.iter(|| black_box(graph.communities().parts.len()));
    });
    group.bench_function("main path", |b| {
        b.iter(|| black_box(graph.main_path(last).len()))
    });
    group.bench_function("between, from 8", |b| {
        b.iter(|| black_box(graph.between(8).len()))
    });
    three_hops(&mut group, &path, last);
    group.finish();
}

type Group<'g> = criterion::BenchmarkGroup<'g, criterion::measurement::WallTime>;

fn three_hops(group: &mut Group<'_>, path: &Path, last: i64) {
    let connection = Connection::open(path).expect("a database");
    let mut statement = connection.prepare(THREE_HOPS).expect("a query");
    group.bench_function("three hops by SQL", |b| {
        b.iter(|| {
            statement
                .query_row([last], |row| row.get::<_, i64>(0))
                .expect("a number")
        });
    });
}

/// The whole command, once a time; what it writes goes nowhere.
fn export(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = database(folder.path(), Size::asked());
    let mut group = c.benchmark_group("large graph");
    group.sample_size(10);
    group.bench_function("graphml", |b| {
        b.iter(|| {
            let written = Command::new(env!("CARGO_BIN_EXE_cablegraph"))
                .args(["export", "--to", "graphml", "--db"])
                .arg(&path)
                .stdout(Stdio::null())
                .status();
            assert!(written.expect("the program starts").success());
        });
    });
    group.finish();
}

criterion_group!(benches, large_graph, export);
criterion_main!(benches);
