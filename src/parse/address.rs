//! Who sends and who receives: `FM`, `TO`, `INFO`, `ACTION`.
//!
//! Needs: these fields. Sets: `from to info action`. Method: a line an addressee, without routing indicator,
//! precedence and copy number; names stand as written.

use super::Reader;
use super::lines::is_debris;
use super::security::is_precedence;
use crate::model::Located;

/// The addressees of a field, one a line.
pub(super) fn addressees(reader: &Reader<'_>, content: &str) -> Vec<Located<String>> {
    content
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !is_debris(line))
        .filter_map(|line| {
            let name = bare(line);
            reader.located(name.to_owned(), name)
        })
        .collect()
}

/// Cuts `RUEHC/` off the front and precedence and numbers off the end.
fn bare(line: &str) -> &str {
    let mut name = line;
    if let Some((indicator, rest)) = line.split_once('/')
        && indicator.len() > 4
        && indicator.starts_with('R')
        && indicator.bytes().all(|b| b.is_ascii_uppercase())
    {
        name = rest.trim_start();
    }
    loop {
        name = name.trim_end_matches([' ', '.', ';', ',']);
        let last = name.rsplit(' ').next().unwrap_or("");
        let is_number = !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit());
        if last.len() < name.len() && (is_number || is_precedence(last)) {
            name = &name[..name.len() - last.len()];
        } else {
            return name;
        }
    }
}

/// The offices of an `ACTION` line: `EUR-12` is `EUR`.
pub(super) fn offices(reader: &Reader<'_>, content: &str) -> Vec<Located<String>> {
    let first = content.lines().next().unwrap_or("");
    first
        .split([' ', ',', ';'])
        .filter(|word| !word.is_empty())
        .map(|word| word.split_once('-').map_or(word, |(office, _)| office))
        .filter_map(|office| reader.located(office.to_owned(), office))
        .collect()
}
