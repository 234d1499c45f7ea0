//! The commands that learn the weights of the program, and what they share: how they end, what they say, how they read and
//! write.
//!
//! Feature `train` alone has them: who installs the program learns nothing.

pub mod acts;
pub mod antecedents;
pub mod syntax;
pub mod tagger;

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::de::DeserializeOwned;

/// What stands behind an option.
pub(super) struct Value(OsString);

impl Value {
    /// As a path.
    pub(super) fn path(self) -> PathBuf {
        self.0.into()
    }

    /// As words.
    pub(super) fn words(&self) -> String {
        self.0.to_string_lossy().into_owned()
    }

    /// As a number; `None` where it is none.
    pub(super) fn number(&self) -> Option<usize> {
        self.0.to_str()?.parse().ok()
    }
}

/// Hands each `--option` with its value to `option` and gives the other arguments, which are files, in order.
///
/// # Errors
///
/// The usage, where an option has no value or `option` gives `None` for it.
pub(super) fn options(
    mut arguments: impl Iterator<Item = OsString>,
    usage: &str,
    mut option: impl FnMut(&str, Value) -> Option<()>,
) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    while let Some(argument) = arguments.next() {
        let name = argument.to_string_lossy().into_owned();
        if !name.starts_with("--") {
            files.push(argument.into());
            continue;
        }
        let told = arguments
            .next()
            .and_then(|value| option(&name, Value(value)));
        told.ok_or(usage)?;
    }
    Ok(files)
}

/// Texts that are not learnt from, by id and by their words, however these are spaced.
#[derive(Default)]
pub(super) struct LeftOut(HashSet<String>);

impl LeftOut {
    /// Leaves out a text.
    pub(super) fn add(&mut self, id: String, text: &str) {
        self.0.insert(id);
        self.0.insert(Self::words(text));
    }

    /// Whether a text is left out.
    pub(super) fn has(&self, id: &str, text: &str) -> bool {
        self.0.contains(id) || self.0.contains(&Self::words(text))
    }

    fn words(text: &str) -> String {
        text.split_whitespace().collect()
    }
}

/// The exit status of a command; a reason for failure is told and gives status 2.
pub(super) fn ended(told: Result<(), String>) -> ExitCode {
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            say(&reason);
            ExitCode::from(2)
        }
    }
}

/// Says something on standard error.
pub(super) fn say(words: &str) {
    // Nobody is left to hear that nobody hears.
    let _ = writeln!(std::io::stderr().lock(), "{words}");
}

/// The text of a file.
pub(super) fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))
}

/// The values of a file with one JSON object a line; empty lines are passed over.
pub(super) fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    text(path)?
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            serde_json::from_str(line)
                .map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))
        })
        .collect()
}

/// Writes weights to a file and says so.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes)
        .map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
    say(&format!("{} bytes to `{}`", bytes.len(), path.display()));
    Ok(())
}
