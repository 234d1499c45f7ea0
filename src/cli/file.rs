//! Files that the program writes: whole, or not there; what stood there stays until then. None takes the place of a database.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::report::{Failure, Outcome};
use crate::store::is_of_database;

/// Says so where a file is a database, or beside one a part of it: no file is written there.
pub(super) fn refuse_database(path: &Path) -> Outcome {
    match is_of_database(path) {
        true => Err(Failure::Database(path.into())),
        false => Ok(()),
    }
}

/// Writes a file, or says which could not be written.
pub(super) fn write(path: &Path, bytes: io::Result<Vec<u8>>) -> Outcome {
    refuse_database(path)?;
    let written = || {
        let bytes = bytes?;
        let place = Place::at(path)?;
        place.file().write_all(&bytes)?;
        place.settle()
    };
    written().map_err(|error| Failure::File(path.into(), error))
}

/// Where a file is written.
pub(super) enum Place {
    /// Under another name in the folder of its place, moved there when it is whole.
    Beside(NamedTempFile, PathBuf),
    /// As it comes: a device or pipe holds no file that could be replaced, and must not be.
    Straight(File),
}

impl Place {
    /// The place of a file that is to be written.
    ///
    /// # Errors
    ///
    /// When it is a folder, or its folder is not there or may not be written to.
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        let place = match fs::metadata(path) {
            Ok(there) if there.is_dir() => {
                return Err(io::Error::new(
                    io::ErrorKind::IsADirectory,
                    "it is a folder",
                ));
            }
            Ok(there) if !there.is_file() => {
                return Ok(Place::Straight(OpenOptions::new().write(true).open(path)?));
            }
            // A link stays a link: what it leads to is replaced.
            Ok(_) => fs::canonicalize(path)?,
            Err(_) => path.to_owned(),
        };
        let folder = place.parent().filter(|folder| *folder != Path::new(""));
        let file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        Ok(Place::Beside(file, place))
    }

    /// Where to write.
    pub(super) fn file(&self) -> &File {
        match self {
            Place::Beside(file, _) => file.as_file(),
            Place::Straight(file) => file,
        }
    }

    /// Puts what was written where it belongs; without this, what stood there stays.
    ///
    /// # Errors
    ///
    /// When it cannot be written to the end.
    pub(super) fn settle(self) -> io::Result<()> {
        let Place::Beside(file, place) = self else {
            return Ok(());
        };
        file.as_file().sync_all()?;
        readable(file.path())?;
        file.persist(place).map_err(|error| error.error)?;
        Ok(())
    }
}

/// A temporary file is for its owner alone; what becomes of it is like any other file.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    // The usual mask; asking for the process's own would change it for an instant.
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_there_stays_until_all_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("picture.svg");
        fs::write(&path, "what stood there").expect("written");
        let place = Place::at(&path).expect("a place");
        place.file().write_all(b"a half").expect("written");
        drop(place);
        assert_eq!(fs::read_to_string(&path).expect("read"), "what stood there");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        write(&path, Ok(b"all of it".to_vec())).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("read"), "all of it");
    }
}
