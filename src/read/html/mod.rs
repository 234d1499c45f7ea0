//! A web page with one message, or several, each in a `<pre>` of its own: the cable pages of 2010 and 2011, those of the later library, or any other.
//!
//! Needs: bytes in any encoding, the page's own `charset` believed where the bytes do not show another. Gives: one
//! document, its text being the `<pre>` parts of a cable page with a blank line between them, else the element with
//! class `tagged-text`, else the one `<pre>` that is most of the page, else all words of it; what the table beside it
//! says is stated. Method: `tags` cuts the markup, `page` lays it out, `facts` reads the table. Memory: the page,
//! bounded by [`MAX_DOCUMENT_BYTES`](super::MAX_DOCUMENT_BYTES). Cost: one pass, whatever is nested in what.

mod facts;
mod page;
mod tags;

use encoding_rs::Encoding;

use super::heads::{self, Sign};
use super::input::Input;
use super::{Reason, Stream, encoding, read_bounded, sha256};
use crate::model::{Format, RawText, Stated};
use page::WebPage;

/// So many bytes are searched for the page's statement of its encoding.
const CHARSET_WITHIN: usize = 4096;

/// Reads the whole input as one page.
pub(super) fn documents(input: Input) -> Result<Stream, Reason> {
    let bytes = read_bounded(input.bytes)?;
    let (markup, encoding) = encoding::decode_stated(&bytes, charset(&bytes))?;
    let page = WebPage::read(&unix_lines(markup));
    let stated = facts::stated(&page);
    let encoding = input.recoded.unwrap_or(encoding);
    let several = several(&page);
    if several.len() > 1 {
        return Ok(documents_of(several, input.name, encoding));
    }
    let text = encoding::with_blanks(message(&page, stated.mrn.is_some()));
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let path = input.name;
    Ok(Box::new(std::iter::once(Ok(RawText {
        id: path.clone(),
        path,
        ordinal: 1,
        format: Format::Html,
        encoding,
        sha256: sha256(&bytes),
        bytes: bytes.len() as u64,
        text,
        stated,
        edition: None,
    }))))
}

/// The messages of a page that holds several: each a `<pre>` of its own with the head of a transmission; none where one is no
/// message.
fn several(page: &WebPage) -> Vec<String> {
    let all = page.verbatim.iter().map(|range| page.part(range));
    let parts: Vec<&str> = all.filter(|part| !part.trim().is_empty()).collect();
    let sent = |part: &&str| matches!(heads::head(part.as_bytes()), Some((Sign::Strong, _)));
    match parts.iter().all(sent) {
        true => parts
            .into_iter()
            .map(|part| encoding::with_blanks(part.to_owned()))
            .collect(),
        false => Vec::new(),
    }
}

/// The same as documents.
fn documents_of(texts: Vec<String>, path: String, encoding: &'static str) -> Stream {
    let documents = (1..).zip(texts).map(move |(ordinal, text)| {
        Ok(RawText {
            id: format!("{path}#{ordinal}"),
            path: path.clone(),
            ordinal,
            format: Format::Html,
            encoding,
            sha256: sha256(text.as_bytes()),
            bytes: text.len() as u64,
            text,
            stated: Stated::default(),
            edition: None,
        })
    });
    Box::new(documents)
}

/// The text of the message; `is_cable_page`: the page states the number of a cable.
fn message(page: &WebPage, is_cable_page: bool) -> String {
    if let Some(tagged) = &page.tagged
        && !page.part(tagged).trim().is_empty()
    {
        return page.part(tagged).trim_matches('\n').to_owned();
    }
    let all = page.verbatim.iter().map(|range| page.part(range));
    let parts: Vec<&str> = all.filter(|part| !part.trim().is_empty()).collect();
    let main = parts.iter().copied().max_by_key(|part| part.len());
    match main {
        Some(_) if is_cable_page => {
            let parts = parts.iter().map(|part| part.trim_end());
            parts.collect::<Vec<_>>().join("\n\n")
        }
        Some(main) if main.len() * 2 >= page.text().trim().len() => main.to_owned(),
        _ => page.text().trim_matches('\n').to_owned(),
    }
}

/// Line breaks as markup has them: line feeds.
fn unix_lines(markup: String) -> String {
    if memchr::memchr(b'\r', markup.as_bytes()).is_none() {
        return markup;
    }
    markup.replace("\r\n", "\n").replace('\r', "\n")
}

/// The encoding that the page states: `<meta charset=…>`, `content="text/html; charset=…"`, `encoding="…"`.
fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(CHARSET_WITHIN)].to_ascii_lowercase();
    let labels: [&[u8]; 2] = [b"charset=", b"encoding="];
    labels.into_iter().find_map(|label| {
        let at = memchr::memmem::find(&head, label)? + label.len();
        let value = head[at..].trim_ascii_start();
        let value = value
            .strip_prefix(b"\"")
            .or(value.strip_prefix(b"'"))
            .unwrap_or(value);
        let ends = |b: &u8| {
            b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b';' | b'>' | b'/' | b'?')
        };
        Encoding::for_label(value.split(ends).next()?)
    })
}
