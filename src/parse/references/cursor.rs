//! Walks a reference list: letters of the list, numbers of cables, airgrams, and whatever else up to the next separator.

use super::dating::{date_in_front, dated, day_behind};
use crate::model::{Mrn, ReferenceKind};
use crate::parse::lines::is_debris;
use crate::vocab::{self, DayMonth, PostCertainty, Whose};

/// What tells the kind of an entry that is no cable.
const KIND_WORDS: [(&str, ReferenceKind); 17] = [
    ("E-MAIL", ReferenceKind::Email),
    ("EMAIL", ReferenceKind::Email),
    ("TELCON", ReferenceKind::Telcon),
    ("PHONE", ReferenceKind::Telcon),
    ("TELEPHONE", ReferenceKind::Telcon),
    ("FAX", ReferenceKind::Fax),
    ("MEMCON", ReferenceKind::Memo),
    ("MEMO", ReferenceKind::Memo),
    ("LETTER", ReferenceKind::Letter),
    ("LTR", ReferenceKind::Letter),
    ("AIRGRAM", ReferenceKind::Airgram),
    ("HTTP", ReferenceKind::Web),
    ("WWW.", ReferenceKind::Web),
    ("REPORT", ReferenceKind::Report),
    ("IIR", ReferenceKind::Report),
    ("OSC ", ReferenceKind::Report),
    ("MEETING", ReferenceKind::Meeting),
];

/// An entry of the list.
pub(super) struct Entry<'t> {
    pub(super) label: Option<char>,
    pub(super) raw: &'t str,
    pub(super) number: Option<vocab::NumberRead>,
    /// Whose it is, where a short name says so (`DEPTEL 388`): the number's post is empty then.
    pub(super) whose: Option<Whose>,
    /// The post that it was sent to, where that is written.
    pub(super) to: Option<&'static str>,
    /// The day behind it, where that has no year.
    pub(super) day: Option<DayMonth>,
    pub(super) kind: ReferenceKind,
    pub(super) notal: bool,
    pub(super) and_previous: bool,
}

/// Reads the list from its start to its end.
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    label: Option<char>,
    /// Whether the letter has just been read.
    after_label: bool,
    /// The cable just read: a bare number behind a comma is another of the same.
    last: Option<(vocab::NumberRead, Option<Whose>)>,
    /// How many numbers stand in a row.
    chained: usize,
    pub(super) found: Vec<Entry<'t>>,
    /// What was not understood.
    pub(super) odd: Vec<&'t str>,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Cursor {
            text,
            at: 0,
            label: None,
            after_label: false,
            last: None,
            chained: 0,
            found: Vec::new(),
            odd: Vec::new(),
        }
    }

    pub(super) fn run(&mut self) {
        while self.skip() {
            if self.label() || self.airgram() || self.cable() || self.bare_number() || self.remark()
            {
                continue;
            }
            if self.is_prose() {
                return;
            }
            self.other();
        }
    }

    /// Whether a sentence stands here: behind a full stop, without a letter of the list, more than a few words.
    fn is_prose(&self) -> bool {
        let before = self.text[..self.at].trim_end_matches(' ');
        let stopped = before.ends_with('.') && !self.after_label;
        let words = entry_end(line_of(self.rest()));
        stopped && !self.found.is_empty() && words.split(' ').count() > 6
    }

    fn rest(&self) -> &'t str {
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

    /// `A.`, `(A)`, `A)`, `[A]`, `A:`, `Ref A:`, or `A` before a post.
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
        let after = chars.as_str();
        let length = rest.len() - after.len();
        let marked = after.starts_with(['.', ')', ']', ':']);
        let opened =
            length > 1 + usize::from(inner.len() < rest.len() && !rest.starts_with(['(', '[']));
        let bare = letter.is_ascii_uppercase() && after.starts_with(' ') && self.follows(letter);
        if !(marked || (bare && (opened || self.read_cable(after.trim_start()).is_some()))) {
            return false;
        }
        self.label = Some(letter.to_ascii_uppercase());
        self.after_label = true;
        self.at += length + usize::from(marked);
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

    /// A cable: year or none, one to four words, digits.
    fn cable(&mut self) -> bool {
        let Some((number, whose, length)) = self.read_cable(self.rest()) else {
            return false;
        };
        let raw = &self.rest()[..length];
        self.at += length;
        self.chained = 0;
        self.push_cable(raw, number, whose);
        self.range();
        true
    }

    /// A number of a post, or a short name and a serial.
    fn read_cable(&self, rest: &str) -> Option<(vocab::NumberRead, Option<Whose>, usize)> {
        if let Some((whose, serial, length)) = short_name(rest) {
            let number = vocab::NumberRead {
                year: None,
                post: "".into(),
                serial,
                certainty: PostCertainty::Known,
            };
            return Some((number, Some(whose), length));
        }
        let (number, length) = self.read_number(rest)?;
        Some((number, None, length))
    }

    /// What a hyphen ties to a number: its year (`JCS 2331-65`), an editor's correction, or more of the same (`564-7`).
    fn range(&mut self) {
        let rest = self.rest();
        if let Some(inner) = rest.strip_prefix(" [")
            && let digits = inner.bytes().take_while(u8::is_ascii_digit).count()
            && inner[digits..].starts_with(']')
            && let Some(meant) = inner[..digits].parse().ok().filter(|meant| *meant > 0)
        {
            self.at += digits + 3;
            if let Some(number) = self.found.last_mut().and_then(|entry| entry.number.as_mut()) {
                number.serial = meant;
            }
            return;
        }
        let Some(tail) = rest.strip_prefix(['-', '–']) else {
            return;
        };
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        let ends = !tail[digits..].starts_with(|c: char| c.is_alphanumeric());
        let Some((last, whose)) = self.last.clone().filter(|_| ends && digits > 0) else {
            return;
        };
        let Ok(end) = tail[..digits].parse::<u32>() else {
            return;
        };
        let raw = &rest[rest.len() - tail.len()..][..digits];
        self.at += rest.len() - tail.len() + digits;
        let diplomatic = whose.is_some() || vocab::posts().exact(&last.post).is_some_and(|post| post.is_diplomatic());
        if digits == 2 && !diplomatic {
            if let Some(number) = self.found.last_mut().and_then(|entry| entry.number.as_mut()) {
                number.year = Some(Mrn::year_of_two_digits(end as u16));
                if end < 66 {
                    number.year = Some(1900 + end as u16);
                }
            }
            return;
        }
        let unit = 10_u32.saturating_pow(digits as u32);
        let end = last.serial / unit * unit + end;
        if end > last.serial && end - last.serial <= 10 {
            for serial in last.serial + 1..=end {
                let number = vocab::NumberRead { serial, ..last.clone() };
                self.push_cable(raw, number, whose);
            }
        }
    }

    fn push_cable(&mut self, raw: &'t str, number: vocab::NumberRead, whose: Option<Whose>) {
        self.after_label = false;
        let to = self.sent_to();
        if to.is_some() {
            // "296 and 305 to Norvale" went there both.
            let same = |entry: &&mut Entry<'_>| {
                entry.to.is_none()
                    && entry.whose == whose
                    && entry.number.as_ref().is_some_and(|n| n.post == number.post)
            };
            let chain = self.found.iter_mut().rev().take(self.chained).filter(same);
            chain.for_each(|entry| entry.to = to);
        }
        let written = number.year;
        let (year, day) = match self.year_behind() {
            Some(year) => (Some(year), None),
            None => (written, self.day_behind()),
        };
        let number = vocab::NumberRead { year, ..number };
        self.last = Some((
            vocab::NumberRead {
                year: written,
                ..number.clone()
            },
            whose,
        ));
        self.chained += 1;
        let (notal, and_previous) = self.marks();
        self.found.push(Entry {
            label: self.label,
            raw,
            number: Some(number),
            whose,
            to,
            day,
            kind: ReferenceKind::Cable,
            notal,
            and_previous,
        });
    }

    /// ` TO NEW DELHI` behind a number.
    fn sent_to(&mut self) -> Option<&'static str> {
        let rest = self.rest();
        let to = [" TO ", " to "]
            .iter()
            .find_map(|to| rest.strip_prefix(to))?;
        let mut found = None;
        let mut squeezed = String::new();
        let mut end = 0;
        for word in to.split_inclusive(' ').take(3) {
            let letters = word.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
            squeezed.push_str(&letters.to_ascii_uppercase());
            let post = vocab::posts().exact(&squeezed);
            found = post.map(|post| (post.name, end + letters.len())).or(found);
            end += word.len();
            if letters.len() + 1 < word.len() || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
                break;
            }
        }
        let (post, length) = found?;
        self.at += rest.len() - to.len() + length;
        Some(post)
    }

    /// `A-4568, JUNE 5, 1974`, `STATE CA-3400 NOV 2, 1966`: an airgram with its date.
    fn airgram(&mut self) -> bool {
        let rest = self.rest();
        let line = line_of(rest);
        let post = line
            .split(' ')
            .take(2)
            .take_while(|word| !is_airgram(word) && is_capitals(word));
        let lead: usize = post.map(|word| word.len() + 1).sum();
        let Some(tail) = line.get(lead..) else {
            return false;
        };
        let length = tail
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'-' || !b.is_ascii())
            .count();
        let length = tail[..length.min(tail.len())].trim_end_matches(|c: char| !c.is_ascii()).len();
        if !is_airgram(&tail[..length]) {
            return false;
        }
        let mut end = lead + length;
        let mut date = rest[end..].trim_start_matches([',', ' ', '(']);
        for word in ["DTD ", "DATED ", "OF "] {
            date = date.strip_prefix(word).unwrap_or(date);
        }
        if let Some((_, after)) = date_in_front(date) {
            let closed = after
                .strip_prefix(')')
                .filter(|_| rest[end..].contains('('));
            end = rest.len() - closed.unwrap_or(after).len();
        }
        self.at += end;
        self.last = None;
        let (notal, and_previous) = self.marks();
        self.found.push(Entry {
            label: self.label,
            raw: &rest[..end],
            number: None,
            whose: None,
            to: None,
            day: None,
            kind: ReferenceKind::Airgram,
            notal,
            and_previous,
        });
        true
    }

    /// `, 224` and `AND 44603` behind a cable: another one of the same post.
    fn bare_number(&mut self) -> bool {
        let rest = self.rest();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        // "Ref: Embtel 882. 1. We have": the first paragraph.
        let after_stop = self.text[..self.at].trim_end_matches(' ').ends_with('.');
        let numbers = rest[digits..].starts_with(". ") && digits <= 2;
        let whole = !rest[digits..].starts_with(|c: char| c.is_alphanumeric() || c == '/')
            && !(after_stop && !self.after_label)
            && !numbers;
        let Some((last, whose)) = self
            .last
            .clone()
            .filter(|_| (1..=7).contains(&digits) && whole)
        else {
            return false;
        };
        let Some(serial) = rest[..digits].parse().ok().filter(|serial| *serial > 0) else {
            return false;
        };
        let raw = &rest[..digits];
        self.at += digits;
        let number = vocab::NumberRead {
            serial,
            certainty: PostCertainty::Known,
            ..last
        };
        self.push_cable(raw, number, whose);
        self.range();
        true
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

    /// Anything else, up to the next separator.
    fn other(&mut self) {
        let rest = self.rest();
        let entry = entry_end(rest);
        let words = entry.trim_end();
        self.at += entry.len().max(1);
        self.last = None;
        let upper = words.to_ascii_uppercase();
        let kind = KIND_WORDS
            .iter()
            .find(|(word, _)| upper.contains(word))
            .map(|(_, kind)| *kind);
        let kind = kind.or_else(|| is_airgram(&upper).then_some(ReferenceKind::Airgram));
        match kind.or_else(|| self.label.map(|_| ReferenceKind::Other)) {
            Some(kind) if !words.is_empty() => {
                self.found.push(Entry {
                    label: self.label,
                    raw: words,
                    number: None,
                    whose: None,
                    to: None,
                    day: None,
                    kind,
                    notal: false,
                    and_previous: false,
                });
            }
            _ if words.len() > 1 => self.odd.push(words),
            _ => {}
        }
    }

    /// A day without a year behind a number: `SEPT. 28`.
    fn day_behind(&mut self) -> Option<DayMonth> {
        let (day, length) = day_behind(self.rest())?;
        self.at += length;
        Some(day)
    }

    /// The year behind a number: `(08)`, `(JULY 27, 1972)`, `DTD 8/3/73`, `OF MAY 5, 1972`.
    fn year_behind(&mut self) -> Option<u16> {
        if let Some((year, length)) = dated(self.rest()) {
            self.at += length;
            return Some(year);
        }
        let rest = self.rest();
        let inner = rest.trim_start().strip_prefix('(')?;
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let year: u16 = inner[..digits].parse().ok()?;
        let after = inner[digits..].strip_prefix(')')?;
        let year = match digits {
            2 => Mrn::year_of_two_digits(year),
            4 => year,
            _ => return None,
        };
        self.at += rest.len() - after.len();
        Some(year)
    }

    /// `(NOTAL)`, `AND PREVIOUS`, in any order.
    fn marks(&mut self) -> (bool, bool) {
        let (mut notal, mut and_previous) = (false, false);
        loop {
            let rest = self.rest();
            let upper: String = rest
                .chars()
                .take(24)
                .collect::<String>()
                .to_ascii_uppercase();
            let words = upper.trim_start_matches([' ', ',']);
            let lead = upper.len() - words.len();
            let hit = [
                ("(NOTAL)", 0),
                ("NOTAL", 0),
                ("(AND PREVIOUS)", 1),
                ("AND PREVIOUS", 1),
                ("ET AL", 1),
            ]
            .into_iter()
            .find(|(mark, _)| words.starts_with(mark));
            let Some((mark, which)) = hit else {
                return (notal, and_previous);
            };
            self.at += (lead + mark.len()).min(rest.len());
            notal |= which == 0;
            and_previous |= which == 1;
        }
    }

    /// A number at the start of `text`, and its length.
    fn read_number(&self, text: &str) -> Option<(vocab::NumberRead, usize)> {
        let bytes = text.as_bytes();
        let mut at = usize::from(bytes.first() == Some(&b'\''));
        let year = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if year != 0 && year != 2 && year != 4 {
            return None;
        }
        at += year;
        for word in 0..5 {
            let blanks = bytes[at..]
                .iter()
                .take_while(|b| matches!(b, b' ' | b'\n' | b'\r' | b'.' | b'-'))
                .count();
            at += blanks;
            let letters = bytes[at..]
                .iter()
                .take_while(|b| b.is_ascii_alphabetic() || matches!(b, b'0' | b'\''))
                .count();
            let digits = bytes[at..]
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count();
            if digits > 0 && word > 0 {
                let end = at + digits;
                let stops = bytes
                    .get(end)
                    .is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'/')
                    && digits <= 8;
                let number = vocab::posts().read_number(&text[..end]).filter(|_| stops)?;
                let sure = number.certainty != PostCertainty::Unknown
                    || is_post_like(&text[year..at], word);
                return sure.then_some((number, end));
            }
            if letters == 0 || (word == 0 && blanks > 1) {
                return None;
            }
            at += letters;
        }
        None
    }
}

/// `DEPTEL 388`, `Embtels 536`, `Dept's 344`, `EMBTEL NO. 12`: whose, serial, length.
fn short_name(text: &str) -> Option<(Whose, u32, usize)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let whose = vocab::short_name(&text[..letters]).or_else(|| {
        let upper = text.get(..letters).filter(|_| letters <= 8)?.to_ascii_uppercase();
        match upper.as_str() {
            "CIRCULAR" | "CIRTEL" => Some(Whose::Circular),
            "OUR" | "MY" => Some(Whose::Writer),
            "YOUR" | "UR" => Some(Whose::Reader),
            _ => None,
        }
    })?;
    let mut at = letters;
    for word in [" s ", " TEL ", " tel ", " NO. ", " No. ", " NO ", " Nos. ", " "] {
        if text[at..].starts_with(word) {
            at += word.len() - 1;
        }
    }
    at += text[at..].len() - text[at..].trim_start_matches(' ').len();
    let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let ends = !text[at + digits..].starts_with(|c: char| c.is_alphanumeric());
    let serial = text[at..at + digits].parse().ok().filter(|n| *n > 0)?;
    (ends && (1..=6).contains(&digits)).then_some((whose, serial, at + digits))
}

/// How long a line may be to be looked at as a whole.
const LINE: usize = 300;

/// The first line, as far as it is of any use.
fn line_of(text: &str) -> &str {
    let mut end = text.len().min(LINE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].lines().next().unwrap_or("")
}

/// The entry that stands here: up to a semicolon, a line's end or the next letter of the list.
fn entry_end(text: &str) -> &str {
    let end = text
        .char_indices()
        .skip(1)
        .find(|(at, c)| matches!(c, ';' | '\n') || label_at(&text[*at..]))
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// One word in capitals that no table knows may still be a post; a sentence is none.
fn is_post_like(words: &str, count: usize) -> bool {
    const NO_POST: [&str; 22] = [
        "AND", "PARA", "PARAS", "PAGE", "SECTION", "DTG", "FBIS", "OSC", "DATED", "DTD", "OF", "FROM",
        "TO", "THE", "IN", "ON", "BY", "NO", "NOTE", "CITE", "IIR", "FOR",
    ];
    let letters = words.bytes().filter(u8::is_ascii_alphabetic).count();
    let mut parts = words.split([' ', '.', '-', '\n', '\r']).filter(|word| !word.is_empty());
    count <= 2
        && letters >= 4
        && words.starts_with(|c: char| c.is_ascii_uppercase())
        && !words.bytes().any(|b| b.is_ascii_lowercase())
        && !parts.any(|word| {
            NO_POST.contains(&word)
                || vocab::month(word).is_some()
                || (count > 1 && (word.len() < 3 || is_kind(word)))
        })
}

fn is_kind(word: &str) -> bool {
    KIND_WORDS.iter().any(|(kind, _)| word.contains(kind.trim_end()))
}

/// `CA-3400`, `A-123`: airgrams have letters, a hyphen and a number.
fn is_airgram(upper: &str) -> bool {
    upper.split(' ').any(|word| {
        matches!(word.split_once(['-', '–']), Some(("A" | "CA" | "CW", digits)) if digits.bytes().next().is_some_and(|b| b.is_ascii_digit()))
    })
}

/// A word that can be part of a post's name: `GENEVA`, `Tokyo`, `Taipei's`.
fn is_capitals(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word
            .bytes()
            .all(|b| b.is_ascii_alphabetic() || b == b'\'' || !b.is_ascii())
}

/// Whether a lettered label such as `B.` or `(B)` stands here.
fn label_at(text: &str) -> bool {
    let mut inner = text;
    for _ in 0..4 {
        inner = inner.strip_prefix(['(', '[', '¶', ' ']).unwrap_or(inner);
    }
    let opened = inner.len() < text.len();
    let mut chars = inner.chars();
    opened
        && chars.next().is_some_and(|c| c.is_ascii_uppercase())
        && matches!(chars.next(), Some('.' | ')' | ']'))
        && matches!(chars.next(), None | Some(' ' | ')'))
}

/// `001.2 OF 003`: what is left of a page heading broken over two lines.
fn page_number(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let shape = bytes.len() >= 12
        && bytes[..3].iter().all(u8::is_ascii_digit)
        && bytes[3] == b'.'
        && bytes[4].is_ascii_digit()
        && text.get(5..9) == Some(" OF ");
    shape
        .then_some(12)
        .filter(|end| text.is_char_boundary(*end))
}
