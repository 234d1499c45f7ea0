//! Paths as the user gives them to the files behind them.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{Reason, Unread, shown};

/// The files of `paths`: each path itself, or the files below it by name, hidden ones left out.
pub(super) fn inputs(
    paths: &[PathBuf],
) -> Box<dyn Iterator<Item = Result<PathBuf, Unread>> + Send> {
    let paths = paths.to_vec();
    Box::new(paths.into_iter().flat_map(|path| {
        if path.is_dir() {
            folder(&path)
        } else {
            Box::new(std::iter::once(Ok(path)))
        }
    }))
}

fn folder(path: &Path) -> Box<dyn Iterator<Item = Result<PathBuf, Unread>> + Send> {
    let mut files = WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !hidden(entry))
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_file() => Some(Ok(entry.into_path())),
            Ok(_) => None,
            Err(error) => Some(Err(Unread {
                path: error.path().map(shown).unwrap_or_default(),
                line: None,
                reason: Reason::Io(error.into()),
            })),
        })
        .peekable();
    if files.peek().is_none() {
        return Box::new(std::iter::once(Err(Unread {
            path: shown(path),
            line: None,
            reason: Reason::EmptyFolder,
        })));
    }
    Box::new(files)
}

fn hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}
