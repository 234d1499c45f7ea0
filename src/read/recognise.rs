//! Tells what an input is by its first bytes, never by its name.

use std::borrow::Cow;

use super::archive::Kind;
use super::{array, csv, encoding};
use crate::model::Format;

/// What an input is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Found {
    /// Documents, laid out so.
    Format(Format),
    /// An archive that is opened.
    Archive(Kind),
    /// An archive that is not opened, by name.
    Refused(&'static str),
    /// A table of whose columns none is known to hold text.
    OtherTable,
    /// Mails one after the other.
    Mailbox,
}

const ARCHIVES: [(&[u8], Found); 10] = [
    (b"\x1f\x8b", Found::Archive(Kind::Gzip)),
    (b"\x28\xb5\x2f\xfd", Found::Archive(Kind::Zstd)),
    (b"PK\x03\x04", Found::Archive(Kind::Zip)),
    // A zip without files.
    (b"PK\x05\x06", Found::Archive(Kind::Zip)),
    (b"BZh", Found::Refused("bzip2")),
    (b"\xfd7zXZ\0", Found::Refused("xz")),
    (b"7z\xbc\xaf\x27\x1c", Found::Refused("7z")),
    (b"Rar!\x1a\x07", Found::Refused("rar")),
    (b"\x1f\x9d", Found::Refused("compress")),
    (b"\x04\x22\x4d\x18", Found::Refused("lz4")),
];

/// Where the archives of tapes name themselves.
const TAR_NAME_AT: usize = 257;

/// What the first bytes of an input show it to be; text where they show nothing else.
pub(super) fn recognise(head: &[u8]) -> Found {
    if let Some((_, found)) = ARCHIVES.iter().find(|(magic, _)| head.starts_with(magic)) {
        let is_words =
            *found == Found::Refused("bzip2") && !head.get(3).is_some_and(u8::is_ascii_digit);
        if !is_words {
            return *found;
        }
    }
    if head
        .get(TAR_NAME_AT..)
        .is_some_and(|at| at.starts_with(b"ustar"))
    {
        return Found::Refused("tar");
    }
    let text: Cow<'_, [u8]> = match encoding::wide(head) {
        Some(_) => encoding::decode_any(head, None).0.into_bytes().into(),
        None => head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).into(),
    };
    let text = text.trim_ascii_start();
    if text.starts_with(b"{") || array::is_array(text) || has_objects(text) {
        Found::Format(Format::Jsonl)
    } else if text.starts_with(b"<") && memchr::memmem::find(text, b"<TEI").is_some() {
        Found::Format(Format::Tei)
    } else if is_page(text) {
        Found::Format(Format::Html)
    } else if csv::is_table(text) {
        Found::Format(Format::Csv)
    } else if csv::is_other_table(text) {
        Found::OtherTable
    } else if is_mailbox(text) {
        Found::Mailbox
    } else {
        Found::Format(Format::Text)
    }
}

/// Whether lines behind a broken first one are JSON objects.
fn has_objects(text: &[u8]) -> bool {
    // One line may be as long as all that is looked at.
    let lines = text.split(|byte| *byte == b'\n').skip(1).take(2);
    let is_object =
        |line: &[u8]| line.starts_with(b"{\"") && memchr::memmem::find(line, b"\"text\"").is_some();
    lines.into_iter().any(is_object)
}

/// Whether markup of web pages opens the text.
fn is_page(text: &[u8]) -> bool {
    if !text.starts_with(b"<") {
        return false;
    }
    let opens = |name: &[u8]| {
        text.windows(name.len() + 1).any(|part| {
            part[..name.len()].eq_ignore_ascii_case(name)
                && matches!(part[name.len()], b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n')
        })
    };
    let names: [&[u8]; 9] = [
        b"<!doctype html", b"<html", b"<head", b"<body", b"<pre", b"<table", b"<div", b"<title",
        b"<h1",
    ];
    names.into_iter().any(opens)
}

/// Whether a line opens the text by which mailboxes part mails: `From a@example.org Sun May  8 12:00:00 2005`.
fn is_mailbox(text: &[u8]) -> bool {
    const DAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let words = line.trim_ascii().split(|byte| *byte == b' ');
    let words: Vec<&[u8]> = words.filter(|word| !word.is_empty()).collect();
    let [b"From", _, day, _, _, time, .., year] = words[..] else {
        return false;
    };
    DAYS.contains(&day)
        && time.contains(&b':')
        && year.len() == 4
        && year.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_tell_what_an_input_is() {
        let check = |head: &[u8], found: Found| assert_eq!(recognise(head), found, "{head:?}");
        check(
            b"R 081015Z MAY 74\nFM AMEMBASSY NORVALE",
            Found::Format(Format::Text),
        );
        check(b"\xef\xbb\xbf {\"id\": 1}", Found::Format(Format::Jsonl));
        check(
            b"garbage\n{\"id\": \"a\", \"text\": \"x\"}\n",
            Found::Format(Format::Jsonl),
        );
        check(b"[ {\"id\": 1}", Found::Format(Format::Jsonl));
        check(b"[\"FM NORVALE\\nTO\"]", Found::Format(Format::Jsonl));
        check(b"[Page 2]\nFM NORVALE", Found::Format(Format::Text));
        check(b"[\"Begin text\"]\nFM NORVALE", Found::Format(Format::Text));
        check(b"\r\n<!DOCTYPE html>\n<p>x", Found::Format(Format::Html));
        check(
            b"<?xml version=\"1.0\"?>\n<HTML lang=en>",
            Found::Format(Format::Html),
        );
        check(
            b"<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">",
            Found::Format(Format::Tei),
        );
        check(b"<C O N F I D E N T I A L>", Found::Format(Format::Text));
        check(
            b"\"1\",\"12/28/1966 18:48\",\"66NORVALE871\",\"Embassy Norvale\",\"UNCLASSIFIED\"",
            Found::Format(Format::Csv),
        );
        check(
            b"id,date,mrn,origin,classification,references,header,body\n",
            Found::Format(Format::Csv),
        );
        check(
            b"TAGS: PREL, MARR, NATO, RS\nDate, place, body\n",
            Found::Format(Format::Text),
        );
        check(b"\"MsgID\",\"Sent\",\"Body Text\"\n", Found::OtherTable);
        check(b"\"MsgID\";\"Body Text\"\r\n", Found::OtherTable);
        check(
            b"MsgID,Sent,Body Text\n\"1\",\"May 8\",\"FM NORVALE\nTO\"\n",
            Found::OtherTable,
        );
        check(
            b"\"5/8/2005\",\"05NORVALE12\",\"Embassy\",\"FM NORVALE\n",
            Found::OtherTable,
        );
        for words in [
            "\"NO COMMENT\", SAYS MARLOW\nFM NORVALE",
            "\"ONE\", \"TWO\", \"THREE\"\nFM NORVALE",
            "\"ONE\"\nFM NORVALE",
            "FM NORVALE\nTO OSLO,LIMA,QUITO\n",
            "From Ambassador Marlow Sunday May 8 2005\nFM NORVALE",
        ] {
            check(words.as_bytes(), Found::Format(Format::Text));
        }
        check(
            b"From a@example.org Sun May  8 12:00:00 2005\nSubject: X\n",
            Found::Mailbox,
        );
        check(b"BZhONG REPORTS", Found::Format(Format::Text));
        check(b"BZh91AY&SY", Found::Refused("bzip2"));
        check(b"PK\x03\x04", Found::Archive(Kind::Zip));
        let mut tar = vec![0; 512];
        tar[257..262].copy_from_slice(b"ustar");
        check(&tar, Found::Refused("tar"));
    }
}
