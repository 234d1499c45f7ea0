//! Numbers of cables in a row: `NICOSIA 225, 224`, `DEPTELS 545 AND 550`, `JCS 2331-65`, with what stands behind each.
//!
//! Needs: the cursor at a number. Sets: entries of kind `cable`. Behind a number may stand an editor's correction,
//! the post that it went to, its day, `NOTAL` and `AND PREVIOUS`.

use super::cursor::{Cursor, Entry};
use super::dating::{dated, day_behind};
use super::shapes::{read_number, short_name, with_noun};
use crate::model::{Mrn, ReferenceKind, STATE};
use crate::notation::{self, DayMonth, PostCertainty};
use crate::vocab::{self, Whose};

/// A range of more serials than this is a slip of the pen, and two numbers.
const LONGEST_RANGE: u32 = 20;

impl<'t> Cursor<'t> {
    /// A cable: year or none, one to four words, digits.
    pub(super) fn cable(&mut self) -> bool {
        if self.sent_by_department() {
            return true;
        }
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

    /// `STATE TO OSLO 256`: the Department's number, of its series to that post.
    fn sent_by_department(&mut self) -> bool {
        const SENDERS: [&str; 3] = ["STATE TO ", "DEPT TO ", "DEPARTMENT TO "];
        let rest = self.rest();
        let sender = SENDERS.iter().find(|sender| {
            rest.get(..sender.len())
                .is_some_and(|own| own.eq_ignore_ascii_case(sender))
        });
        let Some(sender) = sender else { return false };
        let Some((number, length)) = read_number(&rest[sender.len()..]) else {
            return false;
        };
        let Some(post) = vocab::posts().exact(&number.post) else {
            return false;
        };
        let raw = &rest[..sender.len() + length];
        self.at += raw.len();
        self.chained = 0;
        let number = notation::NumberRead {
            post: "".into(),
            ..number
        };
        self.push_cable(raw, number, Some(Whose::Department));
        if let Some(entry) = self.found.last_mut() {
            entry.to = entry.to.or(Some(post.name));
        }
        self.range();
        true
    }

    /// A number of a post, or a short name and a serial.
    pub(super) fn read_cable(
        &self,
        rest: &str,
    ) -> Option<(notation::NumberRead, Option<Whose>, usize)> {
        if let Some((whose, serial, length)) = short_name(rest).or_else(|| with_noun(rest)) {
            let number = notation::NumberRead {
                year: None,
                post: "".into(),
                serial,
                certainty: PostCertainty::Known,
            };
            return Some((number, Some(whose), length));
        }
        // "MYTEL BONN 7001": the post that is named says more.
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let named = rest[letters..].trim_start_matches(' ');
        let lead = match vocab::short_name(&rest[..letters]) {
            Some(_) => rest.len() - named.len(),
            None => 0,
        };
        let (number, length) = read_number(&rest[lead..])?;
        Some((number, None, lead + length))
    }

    /// `5541 [5561]`: an editor's correction.
    pub(super) fn corrected(&mut self, number: notation::NumberRead) -> notation::NumberRead {
        let meant = self.rest().strip_prefix(" [").and_then(|inner| {
            let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
            let meant: u32 = inner[..digits].parse().ok().filter(|meant| *meant > 0)?;
            inner[digits..]
                .starts_with(']')
                .then_some((meant, digits + 3))
        });
        let Some((serial, length)) = meant else {
            return number;
        };
        self.at += length;
        notation::NumberRead { serial, ..number }
    }

    /// What a hyphen or `THROUGH` ties to a number: its year (`JCS 2331-65`), or more of the same (`564-7`, `12/13`,
    /// `600 - 604`).
    pub(super) fn range(&mut self) {
        let rest = self.rest();
        let Some((tail, is_apart)) = range_to(rest) else {
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
        // "600 - 2 PAGES": what stands apart must be a later number in full.
        let is_later = end > last.serial && end.to_string().len() >= last.serial.to_string().len();
        if is_apart && !is_later {
            return;
        }
        let raw = &rest[rest.len() - tail.len()..][..digits];
        self.at += rest.len() - tail.len() + digits;
        let diplomatic = whose.is_some()
            || vocab::posts()
                .exact(&last.post)
                .is_some_and(|post| post.is_diplomatic());
        if digits == 2 && !diplomatic && (50..90).contains(&end) {
            if let Some(number) = self
                .found
                .last_mut()
                .and_then(|entry| entry.number.as_mut())
            {
                // Hyphens and years are a habit of the 1960s.
                number.year = Some(1900 + end as u16);
            }
            return;
        }
        let unit = 10_u32.saturating_pow(digits as u32);
        let end = last.serial / unit * unit + end;
        let first = match end.checked_sub(last.serial) {
            Some(1..LONGEST_RANGE) => last.serial + 1,
            _ if is_apart => end,
            _ => return,
        };
        for serial in first..=end {
            let number = notation::NumberRead {
                serial,
                ..last.clone()
            };
            self.push_cable(raw, number, whose);
        }
    }

    pub(super) fn push_cable(
        &mut self,
        raw: &'t str,
        number: notation::NumberRead,
        whose: Option<Whose>,
    ) {
        self.after_label = false;
        let number = self.corrected(number);
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
        let number = notation::NumberRead { year, ..number };
        self.last = Some((
            notation::NumberRead {
                year: written,
                ..number.clone()
            },
            whose,
        ));
        self.last_airgram = None;
        self.chained += 1;
        let (notal, and_previous) = self.marks();
        self.found.push(Entry {
            label: self.label,
            raw,
            number: Some(number),
            whose,
            airgram: None,
            to,
            day,
            sent: None,
            time: None,
            kind: ReferenceKind::Cable,
            notal,
            and_previous,
        });
    }

    /// ` TO NEW DELHI` behind a number.
    pub(super) fn sent_to(&mut self) -> Option<&'static str> {
        let rest = self.rest();
        let to = [" TO ", " to "]
            .iter()
            .find_map(|to| rest.strip_prefix(to))?;
        for department in ["DEPARTMENT", "DEPT", "STATE"] {
            let name = to
                .get(..department.len())
                .filter(|name| name.eq_ignore_ascii_case(department));
            let ends = |name: &str| !to[name.len()..].starts_with(|c: char| c.is_alphanumeric());
            if name.is_some_and(ends) {
                self.at += rest.len() - to.len() + department.len();
                return Some(STATE);
            }
        }
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

    /// `, 224` and `AND 44603` behind a cable: another one of the same post.
    pub(super) fn bare_number(&mut self) -> bool {
        let rest = self.rest();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        // "Ref: Embtel 882. 1. We have": the first paragraph.
        let after_stop = self.text[..self.at].trim_end_matches(' ').ends_with('.');
        let numbers = rest[digits..].starts_with(". ") && digits <= 2;
        let whole = !rest[digits..].starts_with(|c: char| c.is_alphanumeric() || c == '/')
            && (!after_stop || self.after_label)
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
        let number = notation::NumberRead {
            serial,
            certainty: PostCertainty::Known,
            ..last
        };
        self.push_cable(raw, number, whose);
        self.range();
        true
    }

    /// A day without a year behind a number: `SEPT. 28`.
    pub(super) fn day_behind(&mut self) -> Option<DayMonth> {
        let (day, length) = day_behind(self.rest())?;
        self.at += length;
        Some(day)
    }

    /// The year behind a number: `(08)`, `(JULY 27, 1972)`, `DTD 8/3/73`, `OF MAY 5, 1972`.
    pub(super) fn year_behind(&mut self) -> Option<u16> {
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
    pub(super) fn marks(&mut self) -> (bool, bool) {
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
}

/// What stands behind the sign or word of a range, and whether that stands apart from the number before.
fn range_to(rest: &str) -> Option<(&str, bool)> {
    if let Some(tail) = rest.strip_prefix(['-', '–', '/']) {
        return Some((tail, false));
    }
    let joint = rest.strip_prefix([' ', '\n'])?.trim_start();
    ["- ", "– ", "THROUGH ", "THRU ", "through ", "thru "]
        .iter()
        .find_map(|sign| Some((joint.strip_prefix(sign)?.trim_start(), true)))
}
