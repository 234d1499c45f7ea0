//! Speed of everything that runs once a document, once a batch or once a picture.
//!
//! Input: the telegrams of `../shared/corpus` where they are there, else the samples over and over. One core.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

use cablegraph::export::picture::{Line, Picture, Shape, Stroke};
use cablegraph::export::record::parse_line;
use cablegraph::export::{Exporter, Svg};
use cablegraph::graph::{Direction, Graph};
use cablegraph::ingest::{parse_document, understand};
use cablegraph::model::{Edge, Format, Outcome, RawText};
use cablegraph::read::{Layout, documents, documents_in};
use cablegraph::{extract, resolve};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// So many documents are measured at a time.
const DOCUMENTS: usize = 400;

fn corpus() -> (PathBuf, Layout) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let telegrams = root.join("../shared/corpus/frus/telegrams.jsonl");
    if telegrams.exists() {
        (telegrams, Layout::Given(Format::Jsonl))
    } else {
        (root.join("samples"), Layout::Auto)
    }
}

fn inputs() -> Vec<RawText> {
    let (path, layout) = corpus();
    let some: Vec<RawText> = documents(&[path], layout)
        .take(DOCUMENTS)
        .filter_map(Result::ok)
        .collect();
    assert!(!some.is_empty(), "there is nothing to measure");
    let copies = some.iter().cycle().take(DOCUMENTS).enumerate();
    copies
        .map(|(n, raw)| RawText {
            sha256: format!("{n:064}"),
            id: format!("{}-{n}", raw.id),
            ..raw.clone()
        })
        .collect()
}

fn bytes(inputs: &[RawText]) -> u64 {
    inputs.iter().map(|raw| raw.text.len() as u64).sum()
}

fn reading(c: &mut Criterion) {
    let inputs = inputs();
    let mut group = c.benchmark_group("reading");
    let (path, layout) = corpus();
    // The samples are few: what is read of them is less than what is parsed over and over.
    let read: Vec<RawText> = documents(std::slice::from_ref(&path), layout)
        .take(DOCUMENTS)
        .filter_map(Result::ok)
        .collect();
    group
        .throughput(Throughput::Bytes(bytes(&read)))
        .sample_size(10);
    group.bench_function("read", |b| {
        b.iter(|| {
            documents(std::slice::from_ref(&path), layout)
                .take(DOCUMENTS)
                .count()
        });
    });
    group.throughput(Throughput::Bytes(bytes(&inputs)));
    group.bench_function("parse", |b| {
        b.iter(|| inputs.iter().map(parse_document).map(black_box).count());
    });
    group.bench_function("parse and print", |b| {
        let mut line = Vec::new();
        b.iter(|| {
            for raw in &inputs {
                line.clear();
                let parsed = parse_document(raw);
                parse_line(raw, &parsed.value, &parsed.diagnostics, &mut line);
                black_box(&line);
            }
        });
    });
    let parsed: Vec<_> = inputs.iter().map(|raw| parse_document(raw).value).collect();
    group.bench_function("extract", |b| {
        b.iter(|| {
            let both = inputs.iter().zip(&parsed);
            both.for_each(|(raw, cable)| {
                black_box(extract::extract(raw, cable));
            });
        });
    });
    group.bench_function("names", |b| {
        b.iter(|| {
            let both = inputs.iter().zip(&parsed);
            both.for_each(|(raw, cable)| {
                black_box(extract::names(raw, cable));
            });
        });
    });
    let findings: Vec<_> = inputs
        .iter()
        .zip(&parsed)
        .map(|(raw, cable)| extract::extract(raw, cable))
        .collect();
    group.bench_function("resolve", |b| {
        b.iter(|| {
            let all = inputs.iter().zip(&parsed).zip(&findings);
            all.for_each(|((raw, cable), found)| {
                black_box(resolve::resolve(raw, cable, found));
            });
        });
    });
    group.finish();
}

/// Documents of nothing but quotations, of which each could open a letter: as many bytes a second, however long they are.
fn quoting(c: &mut Criterion) {
    let mut group = c.benchmark_group("quoting");
    group.sample_size(10);
    for quotations in [5_000, 40_000] {
        let text = "FM NORVALE\nTO SECSTATE\n\n".to_owned()
            + &"“One” QUOTE two UNQUOTE three\n\n".repeat(quotations);
        let raw = RawText {
            text,
            ..inputs().swap_remove(0)
        };
        let cable = parse_document(&raw).value;
        group.throughput(Throughput::Bytes(raw.text.len() as u64));
        group.bench_function(quotations.to_string(), |b| {
            b.iter(|| black_box(extract::names(&raw, &cable)));
        });
    }
    group.finish();
}

/// A document of nothing but names: people are told from each other within it.
fn naming(c: &mut Criterion) {
    const NAMES: usize = 8_000;
    let syllables = [
        "ka", "lo", "ri", "ven", "tar", "mus", "del", "ros", "bex", "nim",
    ];
    let surname = |n: usize| {
        let [a, b, c] = [n, n / 10, n / 100].map(|n| syllables[n % 10]);
        format!("{}{}{b}{c}", a[..1].to_uppercase(), &a[1..])
    };
    let given = ["Oren", "Agnes", "Hugo", "Ilse", "Lyman", "Ida"];
    let named = |n: usize| match n % 3 {
        0 => format!("{} {}", given[n % 6], surname(n * 7919)),
        1 => format!("Ambassador {}", surname(n * 7907)),
        _ => format!("Mr. {}", surname(n * 7901)),
    };
    let names: Vec<String> = (0..NAMES).map(named).collect();
    let raw = RawText {
        text: format!("FM NORVALE\nTO SECSTATE\n\n1. {}.", names.join(" met ")),
        ..inputs().swap_remove(0)
    };
    let cable = parse_document(&raw).value;
    let found = extract::extract(&raw, &cable);
    let mut group = c.benchmark_group("naming");
    group
        .throughput(Throughput::Elements(NAMES as u64))
        .sample_size(10);
    group.bench_function("resolve", |b| {
        b.iter(|| black_box(resolve::resolve(&raw, &cable, &found)));
    });
    group.finish();
}

/// Every layout, over the same messages; bytes are those of the messages, unpacked.
fn layouts(c: &mut Criterion) {
    let texts: Vec<String> = inputs().into_iter().map(|raw| raw.text).collect();
    let joined = |one: fn(&str) -> String| {
        texts
            .iter()
            .map(|text| one(text))
            .collect::<String>()
            .into_bytes()
    };
    let text = joined(|text| {
        format!("R 281604Z SEP 09\nFM AMEMBASSY NORVALE\nTO SECSTATE\n{text}\n==========\n")
    });
    let jsonl = joined(|text| serde_json::json!({"text": text}).to_string() + "\n");
    let csv = joined(|text| {
        let body = text.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"1\",\"9/28/2009 16:04\",\"09NORVALE412\",\"\",\"\",\"\",\"\",\"{body}\"\n")
    });
    let page = |text: &String| {
        format!(
            "<html><body><pre>{}</pre></body></html>",
            text.replace('<', "&lt;")
        )
    };
    let pages: Vec<String> = texts.iter().map(page).collect();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gzip, &text).expect("memory");
    let gzip = gzip.finish().expect("memory");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (n, text) in texts.iter().enumerate() {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(format!("{n}.txt"), options).expect("a file");
        std::io::Write::write_all(&mut zip, text.as_bytes()).expect("memory");
    }
    let zip = zip.finish().expect("an archive").into_inner();
    let zstd = zstd::encode_all(text.as_slice(), 3).expect("memory");
    let mut group = c.benchmark_group("layouts");
    group
        .throughput(Throughput::Bytes(
            texts.iter().map(|text| text.len() as u64).sum(),
        ))
        .sample_size(10);
    let layouts = [
        ("text", text),
        ("jsonl", jsonl),
        ("csv", csv),
        ("text.gz", gzip),
        ("text.zst", zstd),
        ("text.zip", zip),
    ];
    for (name, bytes) in layouts {
        group.bench_function(name, |b| {
            b.iter(|| {
                documents_in("bench", std::io::Cursor::new(bytes.clone()), Layout::Auto)
                    .filter(Result::is_ok)
                    .count()
            });
        });
    }
    group.bench_function("html", |b| {
        b.iter(|| {
            let read = pages.iter().flat_map(|page| {
                documents_in("bench", std::io::Cursor::new(page.clone()), Layout::Auto)
            });
            read.filter(Result::is_ok).count()
        });
    });
    group.finish();
    volume(c);
}

/// A volume in TEI; bytes are those of the XML.
fn volume(c: &mut Criterion) {
    let volume = std::fs::read_to_string("tests/fixtures/volume.xml").expect("the volume");
    let first = volume.find("<div type=\"document\"").expect("a document");
    let last = volume
        .rfind("</div>\n    </body>")
        .expect("the end of the documents");
    let documents = volume[first..last].repeat(500);
    let whole = [&volume[..first], &documents, &volume[last..]].concat();
    let mut group = c.benchmark_group("volume");
    group
        .throughput(Throughput::Bytes(whole.len() as u64))
        .sample_size(10);
    group.bench_function("tei", |b| {
        b.iter(|| {
            documents_in("bench", std::io::Cursor::new(whole.clone()), Layout::Auto)
                .filter(Result::is_ok)
                .count()
        });
    });
    group.finish();
}

/// Parts of speech and trees; elements are words.
fn parsing(c: &mut Criterion) {
    let documents: Vec<_> = inputs()
        .into_iter()
        .map(|raw| {
            let cable = parse_document(&raw).value;
            (raw, cable)
        })
        .collect();
    let mut group = c.benchmark_group("syntax");
    extract::trees(&documents, |read| {
        group
            .throughput(Throughput::Elements(read() as u64))
            .sample_size(10);
        group.bench_function("read", |b| b.iter(|| black_box(read())));
    });
    group.finish();
}

fn storing(c: &mut Criterion) {
    let batch: Vec<Outcome> = inputs()
        .into_iter()
        .map(|raw| Outcome::Read(Box::new(understand(raw))))
        .collect();
    let mut group = c.benchmark_group("storing");
    group
        .throughput(Throughput::Elements(batch.len() as u64))
        .sample_size(10);
    group.bench_function("save", |b| {
        b.iter(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let mut store =
                cablegraph::ingest::create(&folder.path().join("cables.db")).expect("a database");
            black_box(store.save(&batch).expect("saved"));
        });
    });
    group.finish();
    adding(c);
}

/// One document more, where others are held already: people are joined anew and numbers told apart.
fn adding(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let lines: Vec<String> = inputs()
        .iter()
        .map(|raw| serde_json::json!({"id": raw.id, "text": raw.text}).to_string())
        .collect();
    let load = |store: &mut cablegraph::Store, name, lines: &[String]| {
        std::fs::write(path(name), lines.join("\n")).expect("written");
        let read = documents(&[path(name)], Layout::Given(Format::Jsonl));
        cablegraph::ingest::ingest(store, read, |_| (), |_| ()).expect("stored")
    };
    let mut store = cablegraph::ingest::create(&path("cables.db")).expect("a database");
    load(&mut store, "all.jsonl", &lines);
    store.read_again();
    let mut group = c.benchmark_group("adding");
    group.sample_size(10);
    group.bench_function("one more", |b| {
        b.iter(|| black_box(load(&mut store, "one.jsonl", &lines[..1])));
    });
    group.finish();
}

fn walking(c: &mut Criterion) {
    // 100,000 messages that each cite two of the few hundred before them.
    let edge = |one: i64, other: i64| Edge {
        id: None,
        subject: Some(one),
        object: Some(other),
        predicate: "references".to_owned(),
        cable: one,
        confidence: 1.0,
    };
    let edges: Vec<Edge> = (1..100_000_i64)
        .flat_map(|n| [edge(n, n - 1 - n * 7919 % n.min(300)), edge(n, n - 1)])
        .collect();
    let graph = Graph::new(edges.iter().cloned());
    let mut group = c.benchmark_group("walking");
    group.sample_size(10);
    group.bench_function("load", |b| {
        b.iter(|| black_box(Graph::new(edges.iter().cloned())))
    });
    group.bench_function("chain", |b| {
        b.iter(|| black_box(graph.chain(99_999, Direction::Back)))
    });
    group.bench_function("path", |b| {
        b.iter(|| black_box(graph.shortest_path(99_999, 0).map(|p| p.len())))
    });
    group.finish();
}

fn drawing(c: &mut Criterion) {
    // Sixty names in layers, each leading to three of the next twenty.
    let shape = |n: usize| Shape {
        heading: vec![format!("Name {n}")],
        lines: vec!["a line of words below it".to_owned()],
        ..Shape::default()
    };
    let line = |from: usize, by: usize| Line {
        from,
        to: from + by,
        label: "proposed".to_owned(),
        color: "#0072B2".to_owned(),
        stroke: Stroke::Solid,
        tooltip: String::new(),
        arrow: true,
    };
    let picture = Picture {
        title: "Sixty names".to_owned(),
        shapes: (0..60).map(shape).collect(),
        lines: (0..40)
            .flat_map(|n| [1, 7, 20].map(|by| line(n, by)))
            .collect(),
        ..Picture::default()
    };
    let mut group = c.benchmark_group("drawing");
    group.sample_size(10);
    group.bench_function("layers and svg", |b| {
        b.iter(|| black_box(Svg.write(&picture).map(|file| file.len())))
    });
    group.finish();
}

/// The whole program on one short message, with what it knows of names and acts to load (`extract`) and without (`parse`).
fn starting(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let message = folder.path().join("message.txt");
    std::fs::write(&message, "FM NORVALE\nTO SECSTATE\n\n1. X.\n").expect("a message");
    let mut group = c.benchmark_group("starting");
    group.sample_size(30);
    for command in ["parse", "extract"] {
        group.bench_function(command, |b| {
            b.iter(|| {
                let program = env!("CARGO_BIN_EXE_cablegraph");
                let run = Command::new(program).arg(command).arg(&message).output();
                assert!(run.expect("the program").status.success());
            });
        });
    }
    group.finish();
}

criterion_group!(
    hot_paths, starting, reading, quoting, naming, layouts, parsing, storing, walking, drawing
);
criterion_main!(hot_paths);
