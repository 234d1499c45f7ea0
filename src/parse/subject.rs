//! The subject line, and lists of names.
//!
//! Needs: the `SUBJECT` field. Sets: `subject`, joined over its lines, without portion marking.

use super::Reader;
use super::lines::is_debris;
use crate::model::{Located, fold_space};

/// Reads the field; the first that says something wins.
pub(super) fn read(reader: &mut Reader<'_>, content: &str) {
    if reader.cable.subject.is_some() {
        return;
    }
    let written = without_portion(content);
    let kept: Vec<&str> = written
        .lines()
        .map(|line| line.trim().trim_end_matches('\\').trim())
        .filter(|line| !line.is_empty() && !is_debris(line))
        .collect();
    let subject = fold_space(&kept.join(" "));
    if !subject.is_empty() {
        reader.cable.subject = reader.located(subject, written);
    }
}

/// Cuts `(U)` or `(C/NF)` off the front.
fn without_portion(content: &str) -> &str {
    let content = content.trim();
    match content
        .strip_prefix('(')
        .and_then(|inner| inner.split_once(')'))
    {
        Some((marking, rest))
            if marking.len() <= 8
                && marking.bytes().all(|b| b.is_ascii_uppercase() || b == b'/') =>
        {
            rest.trim_start()
        }
        _ => content,
    }
}

/// The names of a `DRAFTED BY` field and its kin, apart at commas and semicolons.
pub(super) fn names(reader: &Reader<'_>, content: &str) -> Vec<Located<String>> {
    content
        .lines()
        .next()
        .unwrap_or("")
        .split([',', ';'])
        .map(str::trim)
        .filter(|name| name.len() > 1)
        .filter_map(|name| reader.located(name.to_owned(), name))
        .collect()
}
