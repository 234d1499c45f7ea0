//! Volumes of *Foreign Relations of the United States* in TEI: a document for each telegram, memorandum and letter,
//! and one for each list of persons and of abbreviations.
//!
//! What the editors say stays apart from what the message says: their notes stand behind it, their marks beside it
//! ([`Edition`]). Method: one pass over the events of the parser; white space is folded as a browser would. Entities
//! of a document type are never expanded or fetched. Memory: one document, and the names of the lists.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::io::{self, BufRead, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};

use super::input::Input;
use super::{MAX_DOCUMENT_BYTES, Reason, Stream, Unread, sha256};
use crate::model::{Edition, Format, Mark, MarkKind, RawText, Span, Stated};

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
        let (id, date) = (draft.id.clone(), draft.date.clone());
        let (text, edition) = draft.finish();
        if text.is_empty() {
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

/// A document in the making.
struct Draft {
    id: String,
    front: bool,
    /// Whether it lists persons or abbreviations.
    lists: bool,
    date: Option<String>,
    body: Page,
    /// Notes that are open, the innermost last.
    open_notes: Vec<Page>,
    notes: Vec<Page>,
    /// Where the entry of a list stands and what it explains: identifier, start of the entry, end of the name.
    entry: Option<(String, usize)>,
}

impl Draft {
    fn new(id: String, front: bool) -> Self {
        Draft {
            id,
            front,
            lists: false,
            date: None,
            body: Page::default(),
            open_notes: Vec::new(),
            notes: Vec::new(),
            entry: None,
        }
    }

    /// Where words go now: the innermost note, else the message.
    fn page(&mut self) -> &mut Page {
        self.open_notes.last_mut().unwrap_or(&mut self.body)
    }

    fn is_too_large(&self) -> bool {
        self.body.text.len() + self.notes.iter().map(|note| note.text.len()).sum::<usize>()
            > MAX_DOCUMENT_BYTES
    }

    fn start(
        &mut self,
        element: &str,
        tag: &BytesStart<'_>,
        volume: &str,
        listed: &HashMap<String, String>,
    ) {
        let told = !self.front;
        let mark = |kind, key: &str| {
            let target = attribute(tag, key).map(|target| absolute(volume, &target));
            let name = target
                .as_ref()
                .and_then(|target| listed.get(target))
                .cloned();
            OpenMark {
                told,
                kind,
                start: 0,
                target,
                name,
            }
        };
        match element {
            "note" => {
                let mut note = Page::default();
                match attribute(tag, "n") {
                    Some(number) if attribute(tag, "type").as_deref() != Some("source") => {
                        note.write(&format!("[{number}] "))
                    }
                    _ => {}
                }
                self.open_notes.push(note);
            }
            "persName" if self.front => self.define(tag, MarkKind::Person, volume),
            "term" if self.front => self.define(tag, MarkKind::Term, volume),
            "persName" => self.page().open(mark(MarkKind::Person, "corresp")),
            "gloss" => self.page().open(mark(MarkKind::Term, "target")),
            "placeName" => self.page().open(mark(MarkKind::Place, "corresp")),
            "ref" => self.page().open(mark(MarkKind::Document, "target")),
            "date" => {
                let when = attribute(tag, "when")
                    .or_else(|| attribute(tag, "notBefore"))
                    .or_else(|| attribute(tag, "from"));
                if let (Some(when), true, None) = (when, self.open_notes.is_empty(), &self.date) {
                    self.date = Some(when.into_owned());
                }
            }
            "p" | "head" | "dateline" | "opener" | "closer" | "signed" | "list" | "table"
            | "quote" | "attachment" => self.page().break_off(Gap::Paragraph),
            "item" | "row" | "lb" => self.page().break_off(Gap::Line),
            "cell" => self.page().break_off(Gap::Blank),
            _ => {}
        }
    }

    /// A name that a list of the volume explains.
    fn define(&mut self, tag: &BytesStart<'_>, kind: MarkKind, volume: &str) {
        let target = attribute(tag, "id").map(|id| format!("{volume}#{id}"));
        self.lists |= target.is_some();
        self.page().open(OpenMark {
            told: target.is_some(),
            kind,
            start: 0,
            target,
            name: None,
        });
    }

    fn end(&mut self, element: &str, listed: &mut HashMap<String, String>) {
        match element {
            "note" => self
                .notes
                .extend(self.open_notes.pop().filter(|note| !note.text.is_empty())),
            "persName" | "gloss" | "placeName" | "ref" => {
                let front = self.front;
                let page = self.page();
                page.close();
                if let Some(mark) = page
                    .marks
                    .last_mut()
                    .filter(|mark| front && mark.kind == MarkKind::Person)
                    && let Some(target) = &mark.target
                {
                    let written = mark.span.of(&page.text).trim_end_matches(',').to_owned();
                    listed.insert(target.clone(), written.clone());
                    mark.name = Some(written);
                }
            }
            "term" => {
                self.page().close();
                if let Some(mark) = self
                    .page()
                    .marks
                    .last()
                    .filter(|mark| mark.kind == MarkKind::Term)
                {
                    self.entry = mark.target.clone().map(|target| (target, mark.span.end()));
                }
            }
            "item" => {
                if let Some((target, from)) = self.entry.take()
                    && let Some(long) = self.page().text.get(from..)
                {
                    listed.insert(
                        target,
                        long.trim_start_matches([',', ' ', ':'])
                            .trim_end_matches('.')
                            .to_owned(),
                    );
                }
                self.page().break_off(Gap::Line);
            }
            "p" | "head" | "dateline" | "opener" | "closer" | "signed" | "list" | "table"
            | "quote" | "attachment" => self.page().break_off(Gap::Paragraph),
            "row" => self.page().break_off(Gap::Line),
            _ => {}
        }
    }

    /// The text with the notes behind it, and what the editors say of it.
    fn finish(self) -> (String, Edition) {
        let Page {
            mut text,
            mut marks,
            ..
        } = self.body;
        let mut notes = None;
        for note in self.notes {
            text.push_str("\n\n");
            notes.get_or_insert(text.len());
            let base = text.len();
            text.push_str(&note.text);
            let moved = note.marks.into_iter().filter_map(|mark| {
                Some(Mark {
                    span: Span::new(&text, base + mark.span.start(), base + mark.span.end())?,
                    ..mark
                })
            });
            marks.extend(moved);
        }
        marks.sort_by_key(|mark| (mark.span.start(), usize::MAX - mark.span.end()));
        (
            text,
            Edition {
                notes,
                is_list: self.front,
                marks,
            },
        )
    }
}

/// `#p_AD1` and `#d5fn2` of a volume as the rest of the world calls them: `frus1964-68v13#p_AD1`, `frus1964-68v13/d5`.
fn absolute(volume: &str, target: &str) -> String {
    let (volume, fragment) = match target.split_once('#') {
        Some(("", fragment)) => (volume, fragment),
        Some((other, fragment)) => (other, fragment),
        None => return target.to_owned(),
    };
    let number = fragment
        .strip_prefix('d')
        .map(|rest| rest.bytes().take_while(u8::is_ascii_digit).count())
        .filter(|digits| *digits > 0);
    match number {
        Some(digits) => format!("{volume}/{}", &fragment[..=digits]),
        None => format!("{volume}#{fragment}"),
    }
}

/// What separates the words to come from those before.
#[derive(Clone, Copy, Default, Eq, Ord, PartialEq, PartialOrd)]
enum Gap {
    #[default]
    None,
    Blank,
    Line,
    Paragraph,
}

struct OpenMark {
    /// Whether it is told: of what stands in a list only the names that open its entries are.
    told: bool,
    kind: MarkKind,
    start: usize,
    target: Option<String>,
    name: Option<String>,
}

/// Words and marks of the message or of one note.
#[derive(Default)]
struct Page {
    text: String,
    gap: Gap,
    marks: Vec<Mark>,
    open: Vec<OpenMark>,
}

impl Page {
    fn break_off(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// Writes what separates the next word from the last.
    fn fill_gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if !self.text.is_empty() && !self.text.ends_with(['\n', ' ']) {
            self.text.push_str(match gap {
                Gap::None => "",
                Gap::Blank => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
    }

    /// Appends words, white space folded. A document past its bound grows no further.
    fn write(&mut self, words: &str) {
        if self.text.len() > MAX_DOCUMENT_BYTES {
            return;
        }
        if words.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.break_off(Gap::Blank);
        }
        for word in words.split_ascii_whitespace() {
            self.fill_gap();
            self.text.push_str(word);
            self.gap = Gap::Blank;
        }
        let glued = !words.ends_with(|c: char| c.is_ascii_whitespace());
        if glued && self.gap == Gap::Blank && !words.is_empty() {
            self.gap = Gap::None;
        }
    }

    fn open(&mut self, mark: OpenMark) {
        self.fill_gap();
        self.open.push(OpenMark {
            start: self.text.len(),
            ..mark
        });
    }

    fn close(&mut self) {
        let Some(OpenMark {
            told,
            kind,
            start,
            target,
            name,
        }) = self.open.pop()
        else {
            return;
        };
        if told && let Some(span) = Span::new(&self.text, start, self.text.len()) {
            self.marks.push(Mark {
                span,
                kind,
                target,
                name,
            });
        }
    }
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
