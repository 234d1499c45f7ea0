//! Airgrams of a list: `A-4568, JUNE 5, 1974`, `STATE CA-3400`, `Embassy's A-135 (NOTAL)`, `Oslo airgram A-57 to State DTD 23 Mar`.
//!
//! Needs: the cursor at an entry. Sets: entries of kind `airgram`. An airgram without a sender that stands directly behind a
//! number of somebody's is of the same sender; so are bare numbers behind it.

use super::cursor::{Cursor, Entry};
use super::dating::date_in_front;
use super::shapes::{is_airgram, is_capitals, line_of};
use crate::model::ReferenceKind;
use crate::notation::{self, Airgram, AirgramRead, DayMonth};
use crate::vocab::{self, Whose};

/// How many words may stand before the number: `Oslo airgram`, `RIO DE JANEIRO'S`.
const WORDS_BEFORE: usize = 4;
/// How far a bare number may be from the airgram before it: `A-1132, 1158`.
const REACH: u32 = 500;

impl<'t> Cursor<'t> {
    /// An airgram: whose it is, its number, its day.
    pub(super) fn airgram(&mut self) -> bool {
        let rest = self.rest();
        let line = line_of(rest);
        let before = line
            .split(' ')
            .take(WORDS_BEFORE)
            .take_while(|word| !is_airgram(word) && stands_before(word));
        let lead: usize = before.map(|word| word.len() + 1).sum();
        let Some(tail) = line.get(lead..) else {
            return false;
        };
        let length = tail
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'-' || !b.is_ascii())
            .count();
        let length = tail[..length.min(tail.len())]
            .trim_end_matches(|c: char| !c.is_ascii())
            .len();
        let read = without_letters(&line[..lead], &tail[..length]);
        if read.is_none() && !is_airgram(&tail[..length]) {
            return false;
        }
        let read = read.or_else(|| notation::read_airgram(tail));
        let whose = match sender(&line[..lead]) {
            Sender::Unsaid => Ok(self.sender_before()),
            Sender::Known(whose) => Ok(Some(whose)),
            Sender::Unknown => Err(()),
        };
        self.at += lead + read.map_or(length, |read| read.length);
        self.push_airgram(
            rest,
            read.filter(|read| whose.is_ok() || read.kind.is_circular()),
            whose.ok().flatten(),
        );
        true
    }

    /// `, 1158` behind an airgram: another of the same sender.
    pub(super) fn bare_airgram(&mut self) -> bool {
        let rest = self.rest();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).take(9).count();
        let ends = !rest[digits..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
        let serial = rest[..digits].parse::<u32>().ok();
        let next = self.last_airgram.zip(serial).filter(|(last, serial)| {
            let near = *serial > last.serial && *serial - last.serial <= REACH;
            ends && digits >= 3 && near && !self.after_label
        });
        let Some((last, serial)) = next else {
            return false;
        };
        let whose = self.found.last().and_then(|entry| entry.whose);
        self.at += digits;
        self.push_airgram(rest, Some(AirgramRead { serial, ..last }), whose);
        true
    }

    /// Adds the airgram that has just been passed over, with what stands behind it. `rest`: the text from its start.
    fn push_airgram(&mut self, rest: &'t str, read: Option<AirgramRead>, whose: Option<Whose>) {
        let to = self.sent_to();
        let day = self.airgram_day();
        let raw = &rest[..rest.len() - self.rest().len()];
        self.last = None;
        self.last_airgram = read;
        self.after_label = false;
        let (notal, and_previous) = self.marks();
        self.found.push(Entry {
            label: self.label,
            raw,
            number: None,
            whose,
            airgram: read,
            to,
            day,
            sent: None,
            time: None,
            kind: ReferenceKind::Airgram,
            notal,
            and_previous,
        });
    }

    /// The day behind an airgram, with a year or without; it may be of figures alone.
    fn airgram_day(&mut self) -> Option<DayMonth> {
        let rest = self.rest();
        let mut date = rest.trim_start_matches([',', ' ', '(']);
        for word in ["DTD ", "DATED ", "OF ", "dated ", "of "] {
            date = date.strip_prefix(word).unwrap_or(date);
        }
        let Some((day, after)) = date_in_front(date).filter(|_| date.len() < rest.len()) else {
            return self.day_behind();
        };
        let opened = rest[..rest.len() - date.len()].contains('(');
        let after = after.strip_prefix(')').filter(|_| opened).unwrap_or(after);
        self.at += rest.len() - after.len();
        Some(DayMonth {
            year: Some(day.year()),
            month: day.month(),
            day: day.day(),
        })
    }

    /// Who sent what stands directly before, without a letter of the list between.
    fn sender_before(&self) -> Option<Whose> {
        let last = self.found.last().filter(|_| !self.after_label)?;
        last.whose.or_else(|| {
            let post = vocab::posts().exact(&last.number.as_ref()?.post)?;
            (!post.is_series()).then_some(Whose::Post(post.name))
        })
    }
}

/// "Embassy Airgram 2008": a serial behind the noun.
fn without_letters(before: &str, tail: &str) -> Option<AirgramRead> {
    let mut words = before.trim_end().rsplit(' ');
    let noun = words.next().unwrap_or("");
    let is_noun = ["airgram", "airgrams"]
        .iter()
        .any(|known| noun.eq_ignore_ascii_case(known));
    let circular = words
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("circular"));
    let digits = (1..=5).contains(&tail.len()) && tail.bytes().all(|b| b.is_ascii_digit());
    let serial = tail.parse().ok().filter(|serial| *serial > 0)?;
    (is_noun && digits).then_some(AirgramRead {
        kind: Airgram::without_letters(circular),
        serial,
        length: tail.len(),
    })
}

/// Who sent an airgram, by the words before its number.
enum Sender {
    Unsaid,
    Known(Whose),
    /// Words that name no post of the table.
    Unknown,
}

fn sender(words: &str) -> Sender {
    let mut name = String::new();
    for word in words.split(' ') {
        let word = word.trim_end_matches(['.', ',']);
        let word = ["'s", "’s", "'S"]
            .iter()
            .find_map(|possessive| word.strip_suffix(possessive))
            .unwrap_or(word)
            .to_ascii_uppercase();
        if !matches!(&*word, "AIRGRAM" | "AIRGRAMS" | "CIRCULAR" | "NO" | "REF") {
            name.push_str(&word);
        }
    }
    if name.is_empty() {
        return Sender::Unsaid;
    }
    let whose = notation::house_of_airgrams(&name).or_else(|| notation::pronoun(&name));
    let post = || Some(Whose::Post(vocab::posts().exact(&name)?.name));
    whose.or_else(post).map_or(Sender::Unknown, Sender::Known)
}

/// A word that can stand before the number: part of a post's name, "airgram", "our".
fn stands_before(word: &str) -> bool {
    const SMALL: [&str; 4] = ["airgram", "airgrams", "circular", "no."];
    is_capitals(word) || notation::pronoun(word).is_some() || SMALL.contains(&word)
}
