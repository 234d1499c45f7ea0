//! Opens databases and brings them up to date.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use rusqlite_migration::{M, Migrations};

use super::error::{Result, StoreError};

/// The steps of the schema, in order; only ever appended to.
const STEPS: [&str; 10] = [
    include_str!("../../migrations/0001_graph.sql"),
    include_str!("../../migrations/0002_holders.sql"),
    include_str!("../../migrations/0003_unprotect.sql"),
    include_str!("../../migrations/0004_leading.sql"),
    include_str!("../../migrations/0005_unfinished.sql"),
    include_str!("../../migrations/0006_no_replaced_texts.sql"),
    include_str!("../../migrations/0007_bounds.sql"),
    include_str!("../../migrations/0008_reader.sql"),
    include_str!("../../migrations/0009_unfinished_runs.sql"),
    include_str!("../../migrations/0010_numbering.sql"),
];

/// What the header of our files says: `CABL`.
const APPLICATION: u32 = 0x4341_424C;

/// What every file of SQLite begins with.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// What SQLite calls the files beside a database that are a part of it.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Where the header of a file of SQLite says it.
const APPLICATION_AT: usize = 68;

/// How long to wait for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long to wait before a new file is looked at again that another process is making.
const PAUSE: Duration = Duration::from_millis(20);

/// How much of a file who writes keeps in memory, in KiB below nought.
const CACHE: i64 = -65_536;

/// The same of who reads: with SQLite's own 2 MB a walk through the graph reads the same pages over and over, and with
/// much more, large sorts, which take as much, become slower.
const READING_CACHE: i64 = -16_384;

/// Version of a database that this program makes.
pub(super) const VERSION: u32 = STEPS.len() as u32;

/// Opens a database to write to it; makes one where there is none.
pub(super) fn open_to_write(path: &Path) -> Result<Connection> {
    let start = Instant::now();
    loop {
        match open_now(path) {
            // Another process may be making the same new file: what it holds so far is not what it will hold.
            Err(StoreError::Busy) if start.elapsed() < PATIENCE => {
                thread::sleep(PAUSE);
            }
            opened => return opened,
        }
    }
}

fn open_now(path: &Path) -> Result<Connection> {
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
    settings(&connection, path)?;
    let migrations = Migrations::new(STEPS.iter().map(|step| M::up(step)).collect());
    match migrations.to_latest(&mut connection) {
        Ok(()) => Ok(connection),
        Err(error) => Err(match (version(&connection, path)?, error) {
            // Another process made the same new file meanwhile.
            (VERSION, _) => return Ok(connection),
            (_, rusqlite_migration::Error::RusqliteError { err, .. }) => {
                StoreError::query("migrations", err)
            }
            (_, other) => StoreError::Unopenable {
                path: path.into(),
                reason: other.to_string(),
            },
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
        VERSION => {
            set(&connection, path, "cache_size", &READING_CACHE)?;
            Ok(connection)
        }
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

/// The version of a database of ours; 0 of a file in which nothing is.
fn version(connection: &Connection, path: &Path) -> Result<u32> {
    // One statement, so that all is of one moment.
    let asked = "SELECT user_version, application_id, EXISTS (SELECT 1 FROM sqlite_schema) \
                 FROM pragma_user_version, pragma_application_id";
    let found = connection.query_row(asked, [], |row| {
        Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?, row.get(2)?))
    });
    match found {
        Ok((version, APPLICATION, true)) if version > 0 => Ok(version),
        Ok((0, 0, false)) => Ok(0),
        Ok(_) => Err(StoreError::NotADatabase(path.into())),
        Err(error) => Err(match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) if is_ours(path) => {
                StoreError::Damaged(error)
            }
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
                StoreError::NotADatabase(path.into())
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            _ => StoreError::Unopenable {
                path: path.into(),
                reason: error.to_string(),
            },
        }),
    }
}

/// Whether a file that SQLite cannot read begins as a database of ours does.
fn is_ours(path: &Path) -> bool {
    let mut head = [0; APPLICATION_AT + 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head.starts_with(MAGIC) && head[APPLICATION_AT..] == APPLICATION.to_be_bytes()
}

/// Whether a file is a database of SQLite, or beside one a part of it, also where a link leads to it. Ours is not told from
/// others: a database that is being made says only in its log whose it is.
pub fn is_of_database(path: &Path) -> bool {
    let is_database = |path: &Path| {
        let mut head = [0; MAGIC.len()];
        // A pipe is no database, and would wait to be written to.
        let mut read = || File::open(path)?.read_exact(&mut head);
        path.is_file() && read().is_ok() && head == *MAGIC
    };
    let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = place.file_name().and_then(OsStr::to_str);
    let mut around = BESIDE
        .iter()
        .filter_map(|ending| name?.strip_suffix(ending));
    is_database(&place) || around.any(|name| is_database(&place.with_file_name(name)))
}

fn settings(connection: &Connection, path: &Path) -> Result<()> {
    // A write-ahead log lets others read while we write, and a killed process leaves whole batches only.
    set(connection, path, "journal_mode", &"wal")?;
    set(connection, path, "synchronous", &"normal")?;
    set(connection, path, "foreign_keys", &true)?;
    set(connection, path, "cache_size", &CACHE)?;
    set(connection, path, "temp_store", &"memory")
}

fn set(
    connection: &Connection,
    path: &Path,
    name: &str,
    value: &dyn rusqlite::ToSql,
) -> Result<()> {
    connection
        .pragma_update(None, name, value)
        .map_err(|error| match StoreError::query(name, error) {
            StoreError::Query { source, .. } => StoreError::Unopenable {
                path: path.into(),
                reason: source.to_string(),
            },
            other => other,
        })
}
