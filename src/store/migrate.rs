//! Opens databases and brings them up to date.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use super::error::{Result, StoreError};

/// The steps of the schema, in order; only ever appended to.
const STEPS: [&str; 6] = [
    include_str!("../../migrations/0001_graph.sql"),
    include_str!("../../migrations/0002_holders.sql"),
    include_str!("../../migrations/0003_unprotect.sql"),
    include_str!("../../migrations/0004_leading.sql"),
    include_str!("../../migrations/0005_unfinished.sql"),
    include_str!("../../migrations/0006_no_replaced_texts.sql"),
];

/// What the header of our files says: `CABL`.
const APPLICATION: u32 = 0x4341_424C;

/// How long to wait for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// Version of a database that this program makes.
pub(super) const VERSION: u32 = STEPS.len() as u32;

/// Opens a database to write to it; makes one where there is none.
pub(super) fn open_to_write(path: &Path) -> Result<Connection> {
    let mut connection = open(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )?;
    let found = version(&connection, path)?;
    if found > VERSION {
        return Err(StoreError::Newer {
            path: path.into(),
            found,
            known: VERSION,
        });
    }
    if found == 0 && !is_empty(&connection, path)? {
        return Err(StoreError::NotADatabase(path.into()));
    }
    settings(&connection, path)?;
    let migrations = Migrations::new(STEPS.iter().map(|step| M::up(step)).collect());
    match migrations.to_latest(&mut connection) {
        Ok(()) => Ok(connection),
        // Another process made the same new file meanwhile.
        Err(_) if version(&connection, path)? == VERSION => Ok(connection),
        Err(rusqlite_migration::Error::RusqliteError { err, .. }) => {
            Err(StoreError::query("migrations", err))
        }
        Err(other) => Err(StoreError::Unopenable {
            path: path.into(),
            reason: other.to_string(),
        }),
    }
}

/// Opens a database to read from it.
pub(super) fn open_to_read(path: &Path) -> Result<Connection> {
    if !path.exists() {
        return Err(StoreError::Missing(path.into()));
    }
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let (connection, found) = match version(&connection, path) {
        Err(StoreError::Unopenable { .. }) if is_at_rest(path) => {
            // A log cannot be made in a folder that may only be read, and nothing writes there.
            let connection = open(
                &immutable(path),
                OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
            )?;
            let found = version(&connection, path)?;
            (connection, found)
        }
        found => (connection, found?),
    };
    match found {
        VERSION => Ok(connection),
        0 => Err(StoreError::NotADatabase(path.into())),
        found if found > VERSION => Err(StoreError::Newer {
            path: path.into(),
            found,
            known: VERSION,
        }),
        found => Err(StoreError::Older {
            path: path.into(),
            found,
            known: VERSION,
        }),
    }
}

/// Whether no other process has written what is not in the file yet.
fn is_at_rest(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).map_or(true, |log| log.len() == 0)
}

/// The file as one that nobody changes, in the form of SQLite's URIs.
fn immutable(path: &Path) -> PathBuf {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' => uri.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri.into()
}

fn open(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let unopenable = |reason: String| StoreError::Unopenable {
        path: path.into(),
        reason,
    };
    if path.is_dir() {
        return Err(unopenable("it is a folder".to_owned()));
    }
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| unopenable(error.to_string()))?;
    connection
        .busy_timeout(PATIENCE)
        .map_err(|error| unopenable(error.to_string()))?;
    Ok(connection)
}

/// The version of a database of ours; 0 of a new one.
fn version(connection: &Connection, path: &Path) -> Result<u32> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
    let found = number("user_version").and_then(|version| Ok((version, number("application_id")?)));
    match found {
        Ok((version, application)) if version == 0 || application == APPLICATION => Ok(version),
        Ok(_) => Err(StoreError::NotADatabase(path.into())),
        Err(error) => Err(match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt) => {
                StoreError::NotADatabase(path.into())
            }
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
                StoreError::Busy
            }
            _ => StoreError::Unopenable {
                path: path.into(),
                reason: error.to_string(),
            },
        }),
    }
}

/// A new file has no pages yet; anything else without a version is another program's.
fn is_empty(connection: &Connection, path: &Path) -> Result<bool> {
    let pages = connection.pragma_query_value(None, "page_count", |row| row.get::<_, i64>(0));
    pages
        .map(|pages| pages == 0)
        .map_err(|error| StoreError::Unopenable {
            path: path.into(),
            reason: error.to_string(),
        })
}

fn settings(connection: &Connection, path: &Path) -> Result<()> {
    let set = |name: &str, value: &dyn rusqlite::ToSql| {
        connection
            .pragma_update(None, name, value)
            .map_err(|error| match StoreError::query(name, error) {
                StoreError::Query { source, .. } => StoreError::Unopenable {
                    path: path.into(),
                    reason: source.to_string(),
                },
                other => other,
            })
    };
    // A write-ahead log lets others read while we write, and a killed process leaves whole batches only.
    set("journal_mode", &"wal")?;
    set("synchronous", &"normal")?;
    set("foreign_keys", &true)?;
    set("cache_size", &-65_536)?;
    set("temp_store", &"memory")
}
