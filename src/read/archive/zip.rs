//! The files of a zip, in the order of its directory.
//!
//! Needs: a zip on disk, or a stream to copy to a temporary file. Method: crate `zip` reads the directory, an entry at
//! a time; each file is then unpacked at its place. Where the end of the archive with its directory is missing, the
//! files are found by their own headers (`salvage`). Files of hidden names are left out, as in folders. Memory: a
//! hundred bytes and the name for each file of the archive, [`MAX_FILES`] at most.

use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};

use zip::CompressionMethod;
use zip::read::{Config, ZipFileEntry};
use zip::unstable::read::ZipIterable;

use super::member::{Member, Method, SharedFile};
use super::{Input, Layout, MAX_FILES, Reason, Stream, salvage, spool};
use crate::model::RawText;
use crate::read::{Unread, allowance, refused, stream};

/// The documents of all files of a zip.
pub(super) fn documents(mut input: Input, layout: Layout) -> Result<Stream, Reason> {
    let mut file = match &input.file {
        Some(path) => File::open(path)?,
        None => spool(&mut input)?,
    };
    let length = file.seek(SeekFrom::End(0))?;
    if input.file.is_some() {
        input.allowance.add_packed(length);
    }
    let shared = SharedFile::new(file);
    let (members, damage) = match directory(&shared) {
        Ok(members) => (members, None),
        Err(Directory::Refused(reason)) => return Err(reason),
        Err(Directory::Damaged(why)) => {
            let members = salvage::members(&shared, length)?;
            let why = format!("{why}; {} files are found by their headers", members.len());
            (members, Some(Reason::Damaged(why)))
        }
    };
    if members.is_empty() {
        return Err(damage.unwrap_or(Reason::EmptyFolder));
    }
    Ok(Box::new(Files {
        archive: Input {
            bytes: Box::new(std::io::empty()),
            file: None,
            ..input
        },
        shared,
        members: members.into_iter(),
        current: None,
        damage,
        layout,
    }))
}

/// Why a zip has no directory that can be read.
enum Directory {
    Refused(Reason),
    Damaged(String),
}

fn directory(shared: &SharedFile) -> Result<Vec<Member>, Directory> {
    let damaged = |error: zip::result::ZipError| Directory::Damaged(error.to_string());
    let reader = BufReader::new(shared.clone());
    let mut archive = ZipIterable::try_new(reader, Config::default()).map_err(damaged)?;
    if archive.len() > MAX_FILES {
        return Err(Directory::Refused(Reason::Member(
            "a zip of more than a million files",
        )));
    }
    let entries = archive.files().map_err(damaged)?;
    entries
        .map(|entry| Ok(member(&entry.map_err(damaged)?)))
        .collect()
}

fn member(entry: &ZipFileEntry<'_>) -> Member {
    let name = entry.name().map_or_else(
        |_| String::from_utf8_lossy(entry.name_raw()).into_owned(),
        |name| name.into_owned(),
    );
    Member {
        method: match entry.compression() {
            _ if entry.is_symlink() => Method::Refused("it is a link"),
            _ if entry.encrypted() => Method::Refused("it is encrypted"),
            CompressionMethod::Stored => Method::Stored,
            CompressionMethod::Deflated => Method::Deflated,
            method if method == CompressionMethod::ZSTD => Method::Zstd,
            _ => Method::Refused("it is packed by a method that is not read"),
        },
        name,
        header: entry.header_start(),
        packed: entry.compressed_size(),
        size: entry.size(),
        crc: entry.crc32(),
    }
}

/// Iterator over the documents of all files.
struct Files {
    /// What each file takes over: name, layers, allowance.
    archive: Input,
    shared: SharedFile,
    members: std::vec::IntoIter<Member>,
    current: Option<Stream>,
    damage: Option<Reason>,
    layout: Layout,
}

impl Iterator for Files {
    type Item = Result<RawText, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(document) = self.current.as_mut().and_then(Iterator::next) {
                return Some(document);
            }
            self.current = None;
            if self.archive.allowance.is_spent() {
                // The file that went too far has said so; the others would say it again.
                self.members = Vec::new().into_iter();
            }
            let Some(member) = self.members.next() else {
                let name = self.archive.name.clone();
                return self.damage.take().map(|reason| {
                    Err(Unread {
                        path: name,
                        line: None,
                        reason,
                    })
                });
            };
            self.current = self.open(&member);
        }
    }
}

impl Files {
    /// The documents of a file; `None` for folders and hidden files.
    fn open(&self, member: &Member) -> Option<Stream> {
        let inner = member.name.replace('\\', "/");
        let hidden = |part: &str| {
            (part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX"
        };
        if inner.ends_with('/') || inner.split('/').any(hidden) {
            return None;
        }
        let path = format!("{}/{}", self.archive.name, shown(&inner));
        let opened = if leads_out(&inner) {
            Err(Reason::Member("its name leads out of the archive"))
        } else {
            member.open(&self.shared).and_then(|unpacked| {
                let most = allowance::most_of_member(member.packed);
                let bytes = self.archive.allowance.limiting(unpacked, most);
                let input = Input {
                    bytes: Box::new(BufReader::with_capacity(1 << 16, bytes)),
                    name: path.clone(),
                    file: None,
                    layers: self.archive.layers,
                    allowance: self.archive.allowance.clone(),
                    recoded: None,
                };
                stream(input, self.layout)
            })
        };
        Some(opened.unwrap_or_else(|reason| refused(path, reason)))
    }
}

/// A name that is absolute, or steps up.
fn leads_out(name: &str) -> bool {
    let drive = matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    name.starts_with('/')
        || drive
        || name.contains('\0')
        || name.split('/').any(|part| part == "..")
}

/// A name without what would disturb a terminal.
fn shown(name: &str) -> String {
    let control = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    name.chars().map(control).collect()
}
