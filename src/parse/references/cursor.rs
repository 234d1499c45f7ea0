//! Walks a reference list: letters of the list, numbers of cables, airgrams, and whatever else up to the next separator.

use jiff::civil::{Date, DateTime};

use super::shapes::{
    KIND_WORDS, bare_group, entry_end, is_airgram, is_page, line_of, page_number, timed,
    timed_by_short_name, timed_end,
};
use crate::model::{ReferenceKind, is_debris};
use crate::notation::{self, AirgramRead, DayMonth};
use crate::vocab::Whose;

/// An entry of the list.
pub(super) struct Entry<'t> {
    pub(super) label: Option<char>,
    pub(super) raw: &'t str,
    pub(super) number: Option<notation::NumberRead>,
    /// Whose it is, where a short name says so (`DEPTEL 388`): the number's post is empty then.
    pub(super) whose: Option<Whose>,
    /// The number of an airgram.
    pub(super) airgram: Option<AirgramRead>,
    /// The post that it was sent to, where that is written.
    pub(super) to: Option<&'static str>,
    /// The day behind it, where that has no year.
    pub(super) day: Option<DayMonth>,
    /// Of a cable cited without a number: who sent it and when.
    pub(super) sent: Option<String>,
    /// When it was sent, where a short name says by whom.
    pub(super) time: Option<DateTime>,
    pub(super) kind: ReferenceKind,
    pub(super) notal: bool,
    pub(super) and_previous: bool,
}

/// Reads the list from its start to its end.
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    /// Day of the message.
    pub(super) day: Option<Date>,
    pub(super) at: usize,
    pub(super) label: Option<char>,
    /// Whether the letter has just been read.
    pub(super) after_label: bool,
    /// The cable just read: a bare number behind a comma is another of the same.
    pub(super) last: Option<(notation::NumberRead, Option<Whose>)>,
    /// The airgram just read: so is a bare number behind it.
    pub(super) last_airgram: Option<AirgramRead>,
    /// How many numbers stand in a row.
    pub(super) chained: usize,
    pub(super) found: Vec<Entry<'t>>,
    /// What was not understood.
    pub(super) odd: Vec<&'t str>,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, day: Option<Date>) -> Self {
        Cursor {
            text,
            day,
            at: 0,
            label: None,
            after_label: false,
            last: None,
            last_airgram: None,
            chained: 0,
            found: Vec::new(),
            odd: Vec::new(),
        }
    }

    pub(super) fn run(&mut self) {
        while self.skip() {
            if self.copies()
                || self.passage()
                || self.own_time()
                || self.label()
                || self.airgram()
                || self.cable()
                || self.bare_airgram()
                || self.bare_number()
                || self.remark()
            {
                continue;
            }
            if self.is_prose() {
                return;
            }
            self.other();
        }
    }

    /// `REPEATED LONDON 145`, `rptd Bonn 12`: numbers of copies, no references.
    fn copies(&mut self) -> bool {
        let rest = self.rest();
        let word = rest
            .split(|c: char| !c.is_ascii_alphabetic())
            .next()
            .unwrap_or("");
        let known = ["REPEATED", "RPTD", "RPT", "REPTD", "SENT", "INFO"];
        if self.found.is_empty() || !known.iter().any(|known| word.eq_ignore_ascii_case(known)) {
            return false;
        }
        let entry = entry_end(line_of(rest));
        let end = entry.find([')', ';']).unwrap_or(entry.len());
        let end = entry.find(". ").map_or(end, |stop| stop.min(end));
        self.at += end.max(word.len());
        true
    }

    /// Whether a sentence stands here: behind a full stop, without a letter of the list, more than a few words.
    fn is_prose(&self) -> bool {
        let before = self.text[..self.at].trim_end_matches(' ');
        let stopped = before.ends_with('.') && !self.after_label;
        let words = entry_end(line_of(self.rest()));
        stopped && !self.found.is_empty() && words.split(' ').count() > 6
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Passes over white space, separators and debris lines; `false` at the end.
    fn skip(&mut self) -> bool {
        loop {
            let rest = self.rest();
            let blank = rest.len()
                - rest
                    .trim_start_matches(|c: char| {
                        c.is_whitespace() || matches!(c, ';' | ',' | ':' | '¶' | '-' | '&' | '.')
                    })
                    .len();
            self.at += blank;
            let rest = self.rest();
            let at_line_start = self.at == 0 || self.text[..self.at].ends_with(['\n', '\r', ' ']);
            let line = line_of(rest).trim_end();
            let and = ["AND ", "and ", "And "]
                .iter()
                .any(|word| rest.starts_with(word));
            if at_line_start && is_debris(line) {
                self.at += line.len();
            } else if let Some(length) = page_number(rest) {
                self.at += length;
            } else if and
                && !self.rest()[4..]
                    .trim_start()
                    .to_ascii_uppercase()
                    .starts_with("PREVIOUS")
            {
                self.at += 4;
            } else if blank == 0 {
                return !rest.is_empty();
            }
        }
    }

    /// `A.`, `(A)`, `A)`, `[A]`, `A:`, `A—`, `Ref A:`, or `A` before a post.
    fn label(&mut self) -> bool {
        let rest = self.rest();
        let mut inner = rest;
        for word in ["REF ", "Ref ", "ref "] {
            inner = inner.strip_prefix(word).unwrap_or(inner);
        }
        let inner = inner.trim_start_matches(['(', '[']);
        let mut chars = inner.chars();
        let Some(letter) = chars.next().filter(char::is_ascii_alphabetic) else {
            return false;
        };
        if is_page(inner) {
            return false;
        }
        let after = chars.as_str();
        let length = rest.len() - after.len();
        // "A—Bonn 12": a dash before a name; "A-12" is an airgram.
        let dashed = letter.is_ascii_uppercase()
            && after
                .strip_prefix(['—', '–'])
                .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_uppercase()));
        let marked = after.starts_with(['.', ')', ']', ':']) || dashed;
        let opened =
            length > 1 + usize::from(inner.len() < rest.len() && !rest.starts_with(['(', '[']));
        let bare = letter.is_ascii_uppercase() && after.starts_with(' ') && self.follows(letter);
        if !(marked || (bare && (opened || self.read_cable(after.trim_start()).is_some()))) {
            return false;
        }
        self.label = Some(letter.to_ascii_uppercase());
        self.after_label = true;
        let mark = after.chars().next().map_or(0, char::len_utf8);
        self.at += length + if marked { mark } else { 0 };
        if marked && self.rest().starts_with(')') {
            self.at += 1;
        }
        true
    }

    /// Whether a letter alone is the next of the list.
    fn follows(&self, letter: char) -> bool {
        match self.label {
            None => letter == 'A',
            Some(last) => letter as u32 == last as u32 + 1,
        }
    }

    /// A remark in parentheses says nothing of identity.
    fn remark(&mut self) -> bool {
        let rest = self.rest();
        if !rest.starts_with('(') {
            return false;
        }
        self.at += rest.find(')').map_or(rest.len(), |end| end + 1);
        true
    }

    /// `PARA 4`, `PARAS 2-3`, `SECTION 02 OF 02` behind a cable: a passage of it, and no document.
    fn passage(&mut self) -> bool {
        let rest = self.rest();
        if let Some((_, length)) = notation::section(rest).filter(|_| !self.found.is_empty()) {
            self.at += length;
            return true;
        }
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let is_word = ["PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(&rest[..letters]));
        let behind = rest[letters..].trim_start_matches(' ');
        let figures = behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
        if !is_word || self.found.is_empty() || figures.len() == behind.len() {
            return false;
        }
        self.at += rest.len() - figures.len();
        true
    }

    /// `DTG 051230Z MAY 75` behind a number: the time of that very cable.
    fn own_time(&mut self) -> bool {
        let before = self.text[..self.at].trim_end_matches([' ', '\n', '\r', ',']);
        let goes_on = !self.after_label && !before.ends_with(';');
        let numbered = (self.found.last()).filter(|last| {
            last.label == self.label && (last.number.is_some() || last.airgram.is_some())
        });
        let group = numbered.and_then(|_| bare_group(entry_end(line_of(self.rest())), self.day));
        self.at += group.filter(|_| goes_on).unwrap_or(0);
        group.is_some() && goes_on
    }

    /// Anything else, up to the next separator.
    fn other(&mut self) {
        let rest = self.rest();
        let entry = entry_end(rest);
        // "CINCPAC 301845Z. He says that …": what comes behind the time is the text.
        let stop = timed_end(entry, self.day).filter(|end| entry[*end..].starts_with(". "));
        let stop = stop.filter(|end| entry[*end..].split(' ').count() > 6);
        let entry = &entry[..stop.unwrap_or(entry.len())];
        let words = entry.trim_end();
        self.at += entry.len().max(1);
        self.last = None;
        self.last_airgram = None;
        let upper = words.to_ascii_uppercase();
        let kind = KIND_WORDS
            .iter()
            .find(|(word, _)| upper.contains(word))
            .map(|(_, kind)| *kind);
        let kind = kind.or_else(|| is_airgram(&upper).then_some(ReferenceKind::Airgram));
        let short = timed_by_short_name(words, self.day).filter(|_| kind.is_none());
        let timed = timed(words, self.day).filter(|_| kind.is_none());
        let kind = kind.or_else(|| timed.as_ref().map(|_| ReferenceKind::Cable));
        match kind.or_else(|| self.label.map(|_| ReferenceKind::Other)) {
            // A footnote's number is no entry.
            Some(kind) if words.contains(char::is_alphabetic) => {
                self.found.push(Entry {
                    label: self.label,
                    raw: words,
                    number: None,
                    whose: short.map(|(whose, _)| whose),
                    airgram: None,
                    to: None,
                    day: None,
                    time: short.map(|(_, time)| time),
                    notal: timed.is_some() && upper.contains("NOTAL"),
                    sent: timed.flatten(),
                    kind,
                    and_previous: false,
                });
            }
            _ if words.len() > 1 => self.odd.push(words),
            _ => {}
        }
    }
}
