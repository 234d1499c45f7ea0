//! What to write in the place of an argument that the command does not take.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Formats that people ask `export` for, and the one to take.
const FORMATS: [(&[&str], &str); 5] = [
    (
        &["xlsx", "xls", "excel", "ods", "calc", "tsv"],
        "spreadsheets open tables: `--to csv`",
    ),
    (&["gephi"], "Gephi opens `--to gexf`"),
    (
        &["rdf", "ttl", "nt", "owl"],
        "RDF is written by `--to turtle`",
    ),
    (
        &["bib", "bibtex", "zotero", "endnote"],
        "Zotero and others open `--to ris`",
    ),
    (
        &["svg", "png", "dot", "mmd", "mermaid"],
        "pictures are made by `cablegraph draw`",
    ),
];

/// What a name behind a command that takes none may have been meant for.
const NAMES: [(&str, &str); 4] = [
    (
        "proposals",
        "name who acts by `--by`, and what it is about by `--about`",
    ),
    ("guidance", "name who asks by `--post`"),
    ("rank", "choose cables by --since, --until, --post or --tag"),
    ("export", "choose a part by `--around NAME`"),
];

/// What to write instead; nothing where the error says all.
pub(in crate::cli) fn hint(error: &clap::Error, command: Option<&str>) -> Option<&'static str> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.to_lowercase()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::InvalidValue => {
            let value = context(ContextKind::InvalidValue)?;
            let of = |(asked, _): &&(&[&str], &str)| asked.contains(&value.as_str());
            let is_format = context(ContextKind::InvalidArg)?.starts_with("--to");
            FORMATS
                .iter()
                .find(of)
                .filter(|_| is_format)
                .map(|(_, hint)| *hint)
        }
        ErrorKind::UnknownArgument => {
            let is_name = !context(ContextKind::InvalidArg)?.starts_with('-');
            NAMES
                .iter()
                .find(|(name, _)| is_name && command == Some(name))
                .map(|(_, hint)| *hint)
        }
        _ => None,
    }
}
