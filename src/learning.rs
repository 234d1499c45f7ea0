//! What the commands that learn weights share: how they end, what they say, how they read and write.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use serde::de::DeserializeOwned;

/// The exit status of a command; a reason for failure is told and gives status 2.
pub(crate) fn ended(told: Result<(), String>) -> ExitCode {
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            say(&reason);
            ExitCode::from(2)
        }
    }
}

/// Says something on standard error.
pub(crate) fn say(words: &str) {
    // Nobody is left to hear that nobody hears.
    let _ = writeln!(std::io::stderr().lock(), "{words}");
}

/// The text of a file.
pub(crate) fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))
}

/// The values of a file with one JSON object a line; empty lines are passed over.
pub(crate) fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
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
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes)
        .map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
    say(&format!("{} bytes to `{}`", bytes.len(), path.display()));
    Ok(())
}
