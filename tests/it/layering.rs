//! Data flows one way: each part imports only what the map allows, each outside crate has one home.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// Which parts of ours a part may import.
const MAY: [(&str, &[&str]); 13] = [
    ("model", &[]),
    ("vocab", &["model"]),
    ("read", &["model"]),
    ("parse", &["model", "vocab"]),
    ("extract", &["model", "vocab"]),
    ("resolve", &["model", "vocab"]),
    ("store", &["model"]),
    ("graph", &["model"]),
    ("export", &["model", "graph"]),
    (
        "answers",
        &[
            "model", "vocab", "parse", "extract", "resolve", "store", "graph", "export", "Store",
        ],
    ),
    (
        "ingest",
        &[
            "model", "vocab", "read", "parse", "extract", "resolve", "store", "Store",
        ],
    ),
    (
        "learning",
        &["model", "vocab", "read", "extract", "resolve", "ingest"],
    ),
    (
        "cli",
        &[
            "model", "vocab", "read", "store", "graph", "export", "answers", "ingest", "Store",
        ],
    ),
];

/// Which part an outside crate lives in.
const HOMES: [(&str, &str); 14] = [
    ("rusqlite", "store"),
    ("rusqlite_migration", "store"),
    ("petgraph", "graph"),
    ("graphviz_rust", "export"),
    ("dagre", "export"),
    ("oxrdf", "export"),
    ("oxttl", "export"),
    ("parquet", "export"),
    ("png", "export"),
    ("resvg", "export"),
    ("skrifa", "export"),
    ("clap", "cli"),
    ("indicatif", "cli"),
    ("encoding_rs", "read"),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The lines of code of every file of a part, which is a folder or one file.
fn code_of(part: &str) -> Vec<(PathBuf, usize, String)> {
    let mut paths = Vec::new();
    let folder = root("src").join(part);
    if folder.is_dir() {
        files(&folder, &mut paths);
    } else {
        paths.push(folder.with_extension("rs"));
    }
    let mut lines = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a file");
        for (number, line) in text.lines().enumerate() {
            let code = line.trim_start();
            if !code.starts_with("//") {
                lines.push((path.clone(), number + 1, code.to_owned()));
            }
        }
    }
    assert!(!lines.is_empty(), "src/{part} is empty");
    lines
}

/// The parts that a line imports: `crate::model::…`, `crate::{export, model}`.
fn imports(line: &str) -> Vec<String> {
    named_behind("crate::", line)
}

/// The names that stand behind a prefix, one by one or in a list.
fn named_behind(prefix: &str, line: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut found = Vec::new();
    for (at, _) in line.match_indices(prefix) {
        let path = &line[at + prefix.len()..];
        match path.strip_prefix('{') {
            Some(list) => found.extend(
                list.split('}')
                    .next()
                    .unwrap_or("")
                    .split(',')
                    .map(|part| word(part.trim())),
            ),
            None => found.push(word(path)),
        }
    }
    found
}

/// The file, or folder, of a part that a path lies in, and how many folders below the part it lies.
fn file_of(part: &str, path: &Path) -> (String, usize) {
    let below = path.strip_prefix(root("src").join(part)).expect("a path");
    let first = below.iter().next().expect("a name");
    let name = Path::new(first).file_stem().and_then(|name| name.to_str());
    (name.expect("a name").to_owned(), below.iter().count() - 1)
}

/// Which files of a part each of its files imports, itself left out.
fn imports_within(part: &str) -> BTreeMap<String, BTreeSet<String>> {
    let lines = code_of(part);
    let path_of_part = format!("crate::{}", part.replace('/', "::"));
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, ..) in &lines {
        imports.entry(file_of(part, path).0).or_default();
    }
    imports.remove("mod");
    let files: BTreeSet<String> = imports.keys().cloned().collect();
    for (path, _, line) in &lines {
        let (file, depth) = file_of(part, path);
        let prefix = "super::".repeat(depth + 1);
        let mut named = named_behind(&prefix, line);
        named.extend(named_behind(&format!("{path_of_part}::"), line));
        named.retain(|other| *other != file && files.contains(other));
        if let Some(imports) = imports.get_mut(&file) {
            imports.extend(named);
        }
    }
    imports
}

#[test]
fn each_part_imports_only_what_the_map_allows() {
    for (part, allowed) in MAY {
        for (path, number, line) in code_of(part) {
            for import in imports(&line) {
                let fine = import == part || allowed.contains(&import.as_str());
                assert!(
                    fine,
                    "{}:{number}: {part} imports {import}: {line}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn each_outside_crate_has_one_home() {
    for (part, _) in MAY {
        for (path, number, line) in code_of(part) {
            for (name, home) in HOMES {
                let used = line.contains(&format!("{name}::"));
                assert!(
                    !used || part == home,
                    "{}:{number}: {name} lives in {home}: {line}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn files_of_a_part_import_each_other_one_way() {
    let mut seen = 0;
    for part in [
        "model", "read", "graph", "export", "answers", "ingest", "cli", "extract/cables",
        "extract/page", "extract/protection", "extract/syntax", "extract/tagger", "extract/voices",
    ] {
        let mut imports = imports_within(part);
        seen += imports.values().map(BTreeSet::len).sum::<usize>();
        // What imports nothing that is left goes, until nothing is left.
        loop {
            let before = imports.len();
            let left: BTreeSet<String> = imports.keys().cloned().collect();
            imports.retain(|_, imports| !imports.is_disjoint(&left));
            if imports.len() == before {
                break;
            }
        }
        assert!(
            imports.is_empty(),
            "files of src/{part} import each other in a circle: {imports:?}"
        );
    }
    assert!(seen > 100, "imports are not seen");
}

#[test]
fn the_map_in_lib_names_every_part() {
    let lib = fs::read_to_string(root("src/lib.rs")).expect("a file");
    for entry in fs::read_dir(root("src")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let part = path.file_stem().and_then(|n| n.to_str()).expect("a name");
        if !["bin", "lib", "main"].contains(&part) {
            assert!(lib.contains(&format!("`{part}`")), "{part} is on no map");
            assert!(MAY.iter().any(|(known, _)| *known == part));
        }
    }
}

#[test]
fn a_forbidden_import_would_be_seen() {
    assert_eq!(imports("use crate::{export, model};"), ["export", "model"]);
    assert_eq!(imports("let x = crate::store::Store::open();"), ["store"]);
    assert!(imports("use super::model;").is_empty());
}
