//! A document of a volume in the making: the message, the editors' notes, what a list explains.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::attribute;
use super::page::{Gap, OpenMark, Passage};
use crate::model::{Edition, EditorMark, MarkKind, Span};
use crate::read::MAX_DOCUMENT_BYTES;

/// A document in the making.
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) front: bool,
    /// Whether it lists persons or abbreviations.
    pub(super) lists: bool,
    pub(super) date: Option<String>,
    body: Passage,
    /// Notes that are open, the innermost last.
    open_notes: Vec<Passage>,
    notes: Vec<Passage>,
    /// Where the entry of a list stands and what it explains: identifier, and start of the entry.
    entry: Option<(String, usize)>,
}

impl Draft {
    pub(super) fn new(id: String, front: bool) -> Self {
        Draft {
            id,
            front,
            lists: false,
            date: None,
            body: Passage::default(),
            open_notes: Vec::new(),
            notes: Vec::new(),
            entry: None,
        }
    }

    /// Where words go now: the innermost note, else the message.
    pub(super) fn page(&mut self) -> &mut Passage {
        self.open_notes.last_mut().unwrap_or(&mut self.body)
    }

    pub(super) fn is_too_large(&self) -> bool {
        self.body.text.len() + self.notes.iter().map(|note| note.text.len()).sum::<usize>()
            > MAX_DOCUMENT_BYTES
    }

    pub(super) fn start(
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
                let mut note = Passage::default();
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

    pub(super) fn end(&mut self, element: &str, listed: &mut HashMap<String, String>) {
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
    pub(super) fn finish(self) -> (String, Edition) {
        let Passage {
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
                Some(EditorMark {
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
