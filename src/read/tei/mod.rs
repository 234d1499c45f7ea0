//! Volumes of *Foreign Relations of the United States* in TEI: a document for each telegram, memorandum and letter,
//! and one for each list of persons and of abbreviations.
//!
//! What the editors say stays apart from what the message says: their notes stand behind it, their marks beside it
//! ([`Edition`]). Method: one pass over the events of the parser; white space is folded as a browser would. Entities
//! of a document type are never expanded or fetched. Memory: one document, and the names of the lists.

mod draft;
mod page;

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::io::{self, BufRead, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};

use draft::Draft;

use super::input::Input;
use super::{Reason, Stream, Unread, sha256};
use crate::model::{Format, RawText, Stated};

/// The documents of one volume.
pub(super) fn documents(input: Input) -> Stream {
    Box::new(Volume {
        xml: quick_xml::Reader::from_reader(Lines {
            bytes: input.bytes,
            line: 1,
        }),
        buffer: Vec::new(),
        path: input.name,
        id: String::new(),
        listed: HashMap::new(),
        in_front: false,
        divisions: Vec::new(),
        open: None,
        ready: VecDeque::new(),
        ordinal: 0,
        entity_told: false,
        ended: false,
    })
}

struct Volume {
    xml: quick_xml::Reader<Lines>,
    buffer: Vec<u8>,
    path: String,
    /// `frus1964-68v13`.
    id: String,
    /// What the lists of the volume say behind an identifier: a person's full name, a short form's long one.
    listed: HashMap<String, String>,
    in_front: bool,
    /// For each open `div`, whether it is the document that is being read.
    divisions: Vec<bool>,
    open: Option<Draft>,
    ready: VecDeque<Result<RawText, Unread>>,
    ordinal: u32,
    entity_told: bool,
    ended: bool,
}

impl Iterator for Volume {
    type Item = Result<RawText, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && !self.ended {
            self.step();
        }
        self.ready.pop_front()
    }
}

impl Volume {
    /// Takes one event.
    fn step(&mut self) {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        match self.xml.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => self.start(&tag),
            Ok(Event::Empty(tag)) => {
                self.start(&tag);
                self.end(tag.local_name().as_ref());
            }
            Ok(Event::End(tag)) => self.end(tag.local_name().as_ref()),
            Ok(Event::Text(text)) => self.write(&text),
            Ok(Event::CData(text)) => self.write(&text),
            Ok(Event::GeneralRef(name)) => self.reference(&name),
            Ok(Event::Eof) => self.finish(None),
            Ok(_) => {}
            Err(error) => self.finish(Some(error.to_string())),
        }
        self.buffer = buffer;
    }

    fn unread(&self, reason: Reason) -> Unread {
        Unread {
            path: self.path.clone(),
            line: Some(self.xml.get_ref().line),
            reason,
        }
    }

    /// Ends the volume; a document that is still open is told and left out.
    fn finish(&mut self, error: Option<String>) {
        self.ended = true;
        let within = self
            .open
            .take()
            .map(|draft| format!("it ends in the middle of {}", draft.id));
        if let Some(why) = error.or(within) {
            self.ready.push_back(Err(self.unread(Reason::BadXml(why))));
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        match name.as_ref() {
            "TEI" => self.id = attribute(tag, "id").unwrap_or_default().into_owned(),
            "front" => self.in_front = true,
            "body" | "back" => self.in_front = false,
            "div" => {
                let kind = attribute(tag, "type");
                let opens = self.open.is_none()
                    && (kind.as_deref() == Some("document")
                        || (self.in_front && kind.as_deref() == Some("section")));
                self.divisions.push(opens);
                if opens {
                    let id = attribute(tag, "id").unwrap_or_default();
                    self.open = Some(Draft::new(format!("{}/{id}", self.id), self.in_front));
                }
            }
            element => {
                if let Some(draft) = &mut self.open {
                    draft.start(element, tag, &self.id, &self.listed);
                }
            }
        }
    }

    fn end(&mut self, element: &str) {
        if element == "div" {
            if self.divisions.pop() == Some(true)
                && let Some(draft) = self.open.take()
            {
                self.emit(draft);
            }
        } else if let Some(draft) = &mut self.open {
            draft.end(element, &mut self.listed);
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(draft) = &mut self.open {
            draft.page().write(text);
        }
    }

    /// `&amp;` and `&#160;` are characters; anything else is kept as it is written.
    fn reference(&mut self, name: &BytesRef<'_>) {
        let written = name.to_string();
        let character = name
            .resolve_char_ref()
            .ok()
            .flatten()
            .map(|c| c.to_string());
        let known = character
            .map(Cow::Owned)
            .or_else(|| quick_xml::escape::resolve_xml_entity(&written).map(Cow::Borrowed));
        match known {
            Some(text) => self.write(&text),
            None => {
                self.write(&format!("&{written};"));
                if !std::mem::replace(&mut self.entity_told, true) {
                    self.ready
                        .push_back(Err(self.unread(Reason::Entity(written))));
                }
            }
        }
    }

    fn emit(&mut self, draft: Draft) {
        if draft.front && !draft.lists {
            return;
        }
        if draft.is_too_large() {
            return self.ready.push_back(Err(self.unread(Reason::TooLarge)));
        }
        let (id, date, front) = (draft.id.clone(), draft.date.clone(), draft.front);
        let (text, edition) = draft.finish();
        if text.is_empty() {
            if !front {
                self.ready.push_back(Err(self.unread(Reason::Empty)));
            }
            return;
        }
        self.ordinal += 1;
        self.ready.push_back(Ok(RawText {
            id: id.clone(),
            path: self.path.clone(),
            ordinal: self.ordinal,
            format: Format::Tei,
            encoding: "UTF-8",
            sha256: sha256(text.as_bytes()),
            bytes: text.len() as u64,
            text,
            stated: Stated {
                id: Some(id.clone()),
                date,
                source: Some(self.id.clone()),
                ..Stated::default()
            },
            edition: Some(Box::new(edition)),
        }));
    }
}

/// The value of an attribute, whatever its prefix.
fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)
        .map(|a| a.value)
}

/// Counts the lines that have been read.
struct Lines {
    bytes: Box<dyn BufRead + Send>,
    line: u64,
}

impl Read for Lines {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut available = self.fill_buf()?;
        let read = available.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Lines {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.bytes.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(available) = self.bytes.fill_buf() {
            self.line += memchr::memchr_iter(b'\n', &available[..amount.min(available.len())])
                .count() as u64;
        }
        self.bytes.consume(amount);
    }
}
