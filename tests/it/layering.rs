//! Data flows one way: each part imports only what the map allows, each outside crate has one home.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// Which parts of ours a part may import.
const MAY: [(&str, &[&str]); 15] = [
    ("model", &[]),
    ("vocab", &["model"]),
    ("notation", &["model", "vocab"]),
    ("read", &["model"]),
    ("parse", &["model", "vocab", "notation"]),
    ("extract", &["model", "vocab", "notation"]),
    ("resolve", &["model", "vocab", "notation"]),
    ("store", &["model"]),
    ("graph", &["model"]),
    ("export", &["model", "graph"]),
    (
        "answers",
        &[
            "model", "vocab", "notation", "parse", "extract", "resolve", "store", "graph",
            "export", "Store",
        ],
    ),
    (
        "ingest",
        &[
            "model", "vocab", "read", "parse", "extract", "resolve", "store", "Store",
        ],
    ),
    ("eval", &["model", "vocab", "read", "store", "ingest"]),
    (
        "learning",
        &[
            "model", "vocab", "read", "extract", "resolve", "ingest", "eval",
        ],
    ),
    (
        "cli",
        &[
            "model", "vocab", "read", "store", "graph", "export", "answers", "ingest", "eval",
            "Store",
        ],
    ),
];

/// Which parts an outside crate lives in: one each, but for what brings text in and out.
const HOMES: [(&str, &[&str]); 30] = [
    ("annotate_snippets", &["cli"]),
    ("chardetng", &["read"]),
    ("clap", &["cli"]),
    ("csv", &["read", "export"]),
    ("ctrlc", &["cli"]),
    ("dagre", &["export"]),
    ("encoding_rs", &["read"]),
    ("flate2", &["read"]),
    ("graphviz_rust", &["export"]),
    ("htmlize", &["read"]),
    ("indicatif", &["cli"]),
    ("oxigraph", &["export"]),
    ("oxrdf", &["export"]),
    ("oxttl", &["export"]),
    ("parquet", &["export"]),
    ("petgraph", &["graph"]),
    ("png", &["export"]),
    ("quick_xml", &["read", "export"]),
    ("resvg", &["export"]),
    ("rusqlite", &["store"]),
    ("rusqlite_migration", &["store"]),
    ("sha2", &["read", "export"]),
    ("skrifa", &["export"]),
    ("terminal_size", &["cli"]),
    ("textwrap", &["cli"]),
    ("toml", &["vocab"]),
    ("unicode_normalization", &["model"]),
    ("walkdir", &["read"]),
    ("zip", &["read"]),
    ("zstd", &["read"]),
];

/// Crates that any part may use: days, derives, errors, and what only makes a thing faster or shorter to write.
const ANYWHERE: [&str; 9] = [
    "jiff", "memchr", "rayon", "rustc_hash", "serde", "serde_json", "strsim", "tempfile",
    "thiserror",
];

/// The circles in which files of a folder import each other today. None may be added, and what is cut is struck off.
const CIRCLES: [(&str, &[&str]); 4] = [
    ("extract", &["actor", "discourse", "parties"]),
    (
        "extract",
        &[
            "address", "bodies", "cables", "definitions", "draft", "events", "head", "people",
            "places", "tagger",
        ],
    ),
    ("extract", &["dates", "page", "voices"]),
    ("extract/acts/parsed", &["carrier", "scene", "span"]),
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

/// The lines of code of every file of a part, which is a folder or one file; a `use` of many lines is one.
fn code_of(part: &str) -> Vec<(PathBuf, usize, String)> {
    let mut paths = Vec::new();
    let folder = root("src").join(part);
    if folder.is_dir() {
        files(&folder, &mut paths);
    } else {
        paths.push(folder.with_extension("rs"));
    }
    let mut lines: Vec<(PathBuf, usize, String)> = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a file");
        let mut open = false;
        for (number, line) in text.lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") {
                continue;
            }
            match lines.last_mut() {
                Some((_, _, whole)) if open => *whole += code,
                _ => lines.push((path.clone(), number + 1, code.to_owned())),
            }
            open = (open || is_use(code)) && !code.contains(';');
        }
    }
    assert!(!lines.is_empty(), "src/{part} is empty");
    lines
}

/// Whether a line begins a `use`, whoever may see what it brings.
fn is_use(code: &str) -> bool {
    let code = match code.strip_prefix("pub(") {
        Some(rest) => rest.split_once(") ").map_or("", |(_, code)| code),
        None => code.strip_prefix("pub ").unwrap_or(code),
    };
    code.starts_with("use ")
}

/// The parts that a line imports: `crate::model::…`, `crate::{export, model}`.
fn imports(line: &str) -> Vec<String> {
    named_behind("crate::", line)
}

/// The names that stand behind a prefix, one by one or in a list; of `{a::{b, c}, d}` they are `a` and `d`.
fn named_behind(prefix: &str, line: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut found = Vec::new();
    for (at, _) in line.match_indices(prefix) {
        let path = &line[at + prefix.len()..];
        let Some(list) = path.strip_prefix('{') else {
            found.push(word(path));
            continue;
        };
        found.push(word(list));
        let mut depth = 1;
        for (at, sign) in list.char_indices() {
            match sign {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => found.push(word(list[at + 1..].trim_start())),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// The file, or folder, of a part that a path below it lies in.
fn file_of(below: &Path) -> String {
    let first = below.iter().next().expect("a name");
    let name = Path::new(first).file_stem().and_then(|name| name.to_str());
    name.expect("a name").to_owned()
}

/// How the code of a file names the part that it lies in: `super::`, once more for each folder between.
///
/// A `mod.rs` is its folder, so that it lies as deep as the folder does.
fn way_up(below: &Path) -> String {
    let is_folder = below.file_name().is_some_and(|name| name == "mod.rs");
    "super::".repeat(below.iter().count() - usize::from(is_folder))
}

/// Which files of a part each of its files imports, itself left out.
fn imports_within(part: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = root("src").join(part);
    let code: Vec<(PathBuf, String)> = code_of(part)
        .into_iter()
        .map(|(path, _, line)| {
            let below = path.strip_prefix(&folder).expect("a path");
            (below.to_owned(), line)
        })
        .collect();
    imports_of(&format!("crate::{}::", part.replace('/', "::")), &code)
}

/// Which files of a part each of its files imports, by the path of the part and its lines of code.
fn imports_of(part: &str, code: &[(PathBuf, String)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (below, _) in code {
        imports.entry(file_of(below)).or_default();
    }
    imports.remove("mod");
    let files: BTreeSet<String> = imports.keys().cloned().collect();
    for (below, line) in code {
        let file = file_of(below);
        let Some(imports) = imports.get_mut(&file) else {
            continue;
        };
        let mut named = named_behind(&way_up(below), line);
        named.extend(named_behind(part, line));
        named.retain(|other| *other != file && files.contains(other));
        imports.extend(named);
    }
    imports
}

/// Every folder below `src` with several files, as a path.
fn folders() -> BTreeSet<String> {
    let mut paths = Vec::new();
    files(&root("src"), &mut paths);
    let folder_of = |path: &PathBuf| -> Option<String> {
        let below = path.parent()?.strip_prefix(root("src")).ok()?;
        Some(below.to_str()?.replace('\\', "/"))
    };
    let all = paths.iter().filter_map(folder_of);
    all.filter(|folder| !folder.is_empty() && folder != "bin")
        .collect()
}

/// The files that import each other, a list a circle, by name.
fn circles_of(imports: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<String>> {
    let reached = |from: &String| -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut open = vec![from];
        while let Some(file) = open.pop() {
            let new = imports[file].iter();
            open.extend(new.filter(|other| reached.insert((*other).clone())));
        }
        reached
    };
    let reach: BTreeMap<&String, BTreeSet<String>> =
        imports.keys().map(|file| (file, reached(file))).collect();
    let circle = |file: &&String| -> Vec<String> {
        let others = reach[*file].iter();
        let back = others.filter(|other| reach[*other].contains(*file));
        back.cloned().collect()
    };
    let circles = imports.keys().map(|file| circle(&file));
    circles.filter(|circle| !circle.is_empty()).collect()
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

/// Whether a line names something of an outside crate; a module of ours that is called like it stands behind a path.
fn uses(line: &str, name: &str) -> bool {
    let path = format!("{name}::");
    line.match_indices(&path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn each_outside_crate_has_its_home() {
    for (part, _) in MAY {
        for (path, number, line) in code_of(part) {
            for (name, homes) in HOMES {
                assert!(
                    !uses(&line, name) || homes.contains(&part),
                    "{}:{number}: {name} lives in {homes:?}: {line}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn every_outside_crate_is_listed() {
    let manifest = fs::read_to_string(root("Cargo.toml")).expect("a file");
    let manifest: toml::Table = manifest.parse().expect("TOML");
    let crates = manifest["dependencies"].as_table().expect("a table");
    let crates: BTreeSet<String> = crates.keys().map(|name| name.replace('-', "_")).collect();
    let homes = HOMES.iter().map(|(name, _)| *name);
    let listed: Vec<String> = homes.chain(ANYWHERE).map(str::to_owned).collect();
    assert_eq!(
        listed.iter().collect::<BTreeSet<_>>(),
        crates.iter().collect(),
        "each crate stands in HOMES, or in ANYWHERE"
    );
    assert_eq!(listed.len(), crates.len(), "no crate stands in both");
}

#[test]
fn files_of_a_folder_import_each_other_one_way() {
    let mut seen = 0;
    let mut circles: Vec<(String, Vec<String>)> = Vec::new();
    for folder in folders() {
        let imports = imports_within(&folder);
        seen += imports.values().map(BTreeSet::len).sum::<usize>();
        let within = circles_of(&imports).into_iter();
        circles.extend(within.map(|circle| (folder.clone(), circle)));
    }
    assert!(seen > 100, "imports are not seen");
    let known: Vec<(String, Vec<String>)> = CIRCLES
        .iter()
        .map(|(folder, files)| {
            let files = files.iter().map(|file| (*file).to_owned());
            ((*folder).to_owned(), files.collect())
        })
        .collect();
    for circle in &circles {
        assert!(
            known.contains(circle),
            "files of src/{} import each other in a circle: {:?}",
            circle.0,
            circle.1
        );
    }
    for circle in &known {
        assert!(
            circles.contains(circle),
            "no circle any more, or a smaller one: shorten CIRCLES: {circle:?}"
        );
    }
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
    assert!(uses("use csv::Reader;", "csv"));
    assert!(uses("let reader = csv::Reader::from_path(path);", "csv"));
    assert!(!uses("use super::csv::Columns;", "csv"));
}

#[test]
fn a_circle_through_a_folder_would_be_seen() {
    let code = [
        ("input.rs", "use super::archive::Allowance;"),
        ("archive/mod.rs", "use super::input::Input;"),
        ("archive/zip.rs", "use super::super::window::Window;"),
        (
            "window.rs",
            "use crate::read::{Unread, text::{Text, lines}, walk};",
        ),
        ("text.rs", ""),
        ("walk.rs", "use super::{Reason, shown};"),
        ("mod.rs", "use walk::walk;"),
    ]
    .map(|(path, line)| (PathBuf::from(path), line.to_owned()));
    let imports = imports_of("crate::read::", &code);
    let of = |file: &str| -> Vec<&str> { imports[file].iter().map(String::as_str).collect() };
    assert_eq!(of("input"), ["archive"]);
    assert_eq!(of("archive"), ["input", "window"]);
    assert_eq!(of("window"), ["text", "walk"]);
    assert!(of("walk").is_empty());
    assert_eq!(
        circles_of(&imports),
        BTreeSet::from([vec!["archive".to_owned(), "input".to_owned()]])
    );
}
