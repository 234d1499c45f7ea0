//! Where the next message of a plain text begins although nothing parts it from the one before.
//!
//! Method: only what cannot stand within a message cuts it: the first lines of a transmission (date-time group, `FM`, `TO`, or
//! the first page of a record, or the heading of a copy) behind the signature or the end of a message that has head and body, with
//! another number. Behind words that pass a message on ("QUOTE", "FOLLOWING TELEGRAM") it may be the message that is passed on:
//! nothing is cut there. Text is given as bytes of an 8-bit encoding.

use super::heads::{
    Evidence, has_date_time_group, is_classified_number, is_label, is_paragraph, is_record_page,
    is_sender, lines,
};

/// What a line opens, if it opens a transmission.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Opening {
    /// `R 081015Z MAY 74`.
    Group,
    /// `PAGE 01        NORVAL  01120  081015Z`.
    Page,
    /// `TELEGRAM`, of copies of the early 1970s.
    Copy,
}

/// What a line opens; nearly all lines are told by their first letter.
pub(super) fn opening(line: &[u8]) -> Option<Opening> {
    const LONGEST: usize = 80;
    if !matches!(line.first()?, b'P' | b'R' | b'O' | b'Z' | b'T') {
        return None;
    }
    let words = line.trim_ascii();
    match words {
        b"TELEGRAM" => Some(Opening::Copy),
        _ if words.len() > LONGEST => None,
        _ if is_record_page(words) => Some(Opening::Page),
        _ if words.get(1) == Some(&b' ') || words.get(2) == Some(&b' ') => {
            has_date_time_group(words).then_some(Opening::Group)
        }
        _ => None,
    }
}

/// What was met of a message, as far as it tells whether another one may follow unmarked.
#[derive(Clone, Debug, Default)]
pub(super) struct Passed {
    /// The serial number of its head or first page.
    number: Option<u64>,
    /// It passes on another message, or may.
    passes_on: bool,
    /// The last line with words.
    last: Vec<u8>,
    /// Whether blank lines stand behind that.
    blank: bool,
    /// What the archives say of it has begun: what follows is no text of it.
    pub(super) in_attributes: bool,
}

impl Passed {
    /// Looks at one line more.
    pub(super) fn look(&mut self, line: &[u8]) {
        /// So much of a last line is kept.
        const KEPT: usize = 64;
        let words = line.trim_ascii();
        if words.is_empty() {
            self.blank = true;
            return;
        }
        self.blank = false;
        self.last.clear();
        self.last.extend_from_slice(&words[..words.len().min(KEPT)]);
        if self.number.is_none() {
            self.number = serial(words);
        }
        self.passes_on |= passes_on(words);
    }

    /// Whether another message begins at `ahead`, which opens so. `evidence` is what tells that this is a message.
    pub(super) fn may_end(&self, evidence: Evidence, opening: Opening, ahead: &[u8]) -> bool {
        if !evidence.is_whole() {
            return false;
        }
        let is_over = self.in_attributes || self.last == b"<< END OF DOCUMENT >>";
        let next = numbers(ahead);
        let is_other = next.is_none_or(|next| self.number != Some(next));
        match opening {
            Opening::Page => is_other && !self.passes_on || is_over,
            Opening::Copy => self.blank && is_copy(ahead),
            Opening::Group => {
                let signed = !self.passes_on && is_signature(&self.last);
                is_other && (is_over || signed) && is_transmission(ahead)
            }
        }
    }
}

/// Whether a line passes a message on, or quotes one.
fn passes_on(line: &[u8]) -> bool {
    const WORDS: [&[u8]; 12] = [
        b"QUOTE", b"FOLLOWING TEL", b"FOLLOWING MESS", b"FOLLOWING CABLE", b"FOLLOWING SENT",
        b"FOLLOWING REPEAT", b"FOLLOWING RECEIVED", b"FOLLOWING FROM", b"FOLLOWING IS",
        b"BEGIN TEXT", b"FOLLOWS", b"REPEATED",
    ];
    let upper = line.to_ascii_uppercase();
    WORDS
        .iter()
        .any(|words| memchr::memmem::find(&upper, words).is_some())
}

/// The serial number that a line of a head states.
fn serial(line: &[u8]) -> Option<u64> {
    let digits: Vec<u8> = if is_record_page(line) {
        let words = line.split(u8::is_ascii_whitespace).skip(2);
        let mut numbers =
            words.filter(|word| !word.is_empty() && word.iter().all(u8::is_ascii_digit));
        numbers.next()?.to_vec()
    } else if is_classified_number(line) {
        let digits = line.iter().rev().take_while(|b| b.is_ascii_digit());
        digits
            .copied()
            .collect::<Vec<u8>>()
            .into_iter()
            .rev()
            .collect()
    } else {
        return None;
    };
    String::from_utf8(digits).ok()?.parse().ok()
}

/// The serial number of the head that a text opens with.
fn numbers(ahead: &[u8]) -> Option<u64> {
    const HEAD_LINES: usize = 40;
    let mut lines = lines(ahead).map(<[u8]>::trim_ascii);
    lines
        .by_ref()
        .filter(|line| !line.is_empty())
        .take(HEAD_LINES)
        .take_while(|line| !is_paragraph(line))
        .find_map(serial)
}

/// `TELEGRAM`, below it `Department of State`, a number behind it or none.
fn is_copy(ahead: &[u8]) -> bool {
    let is_department = |line: &[u8]| {
        let letters = line.iter().filter(|b| !b.is_ascii_whitespace());
        let letters: Vec<u8> = letters.map(u8::to_ascii_lowercase).collect();
        letters.starts_with(b"departmentofstate")
    };
    let mut lines = lines(ahead).map(<[u8]>::trim_ascii);
    lines.next() == Some(b"TELEGRAM")
        && lines
            .find(|line| !line.is_empty())
            .is_some_and(is_department)
}

/// A date-time group, right below it `FM`, and `TO` before anything else of a head.
fn is_transmission(ahead: &[u8]) -> bool {
    const ADDRESS_LINES: usize = 8;
    let mut lines = lines(ahead)
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty());
    let group = lines.next().is_some_and(has_date_time_group);
    let from = lines.next().is_some_and(is_sender);
    group
        && from
        && lines
            .take(ADDRESS_LINES)
            .take_while(|line| !is_label(line) && !is_paragraph(line))
            .any(|line| line.starts_with(b"TO "))
}

/// `WHITCOMBE`, `DE VRIES`: a name in capitals and nothing else on its line.
fn is_signature(line: &[u8]) -> bool {
    const LONGEST: usize = 24;
    const NONE: [&[u8]; 10] = [
        b"CONFIDENTIAL", b"SECRET", b"UNCLASSIFIED", b"UNCLAS", b"TOP SECRET",
        b"LIMITED OFFICIAL USE", b"END TEXT", b"SIPDIS", b"NOFORN", b"END SUMMARY",
    ];
    let letters = line.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let words = line.split(|b| *b == b' ').count();
    (3..=LONGEST).contains(&line.len())
        && letters >= 3
        && words <= 3
        && line
            .iter()
            .all(|b| b.is_ascii_uppercase() || matches!(b, b' ' | b'-' | b'\'' | b'.'))
        && !NONE.contains(&line)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "R 091015Z MAY 74\nFM AMEMBASSY KESTREL BAY\nTO SECSTATE\nCONFIDENTIAL KESTREL BAY 13\nSUBJECT: Y\n";

    fn check(before: &str, ahead: &str, expected: bool) {
        let (mut passed, mut evidence) = (Passed::default(), Evidence::default());
        before.lines().for_each(|line| passed.look(line.as_bytes()));
        evidence.look(before.as_bytes());
        let first = ahead.lines().next().unwrap_or_default();
        let found = opening(first.as_bytes())
            .is_some_and(|opening| passed.may_end(evidence, opening, ahead.as_bytes()));
        assert_eq!(found, expected, "{before}\n{ahead}");
    }

    #[test]
    fn a_transmission_behind_a_signature_is_another_message() {
        let message = "R 081015Z MAY 74\nFM AMEMBASSY NORVALE\nTO SECSTATE\nCONFIDENTIAL NORVALE 12\nSUBJECT: X\n1. TEXT.\n";
        check(&format!("{message}MARLOW\n"), HEAD, true);
        check(&format!("{message}MARLOW\n\n\n"), HEAD, true);
        check(message, HEAD, false);
        check(
            &format!("{message}2. FOLLOWING TELEGRAM IS REPEATED:\nMARLOW\n"),
            HEAD,
            false,
        );
        check(&format!("{message}QUOTE\n"), HEAD, false);
        check(&format!("{message}CONFIDENTIAL\n"), HEAD, false);
        check("MARLOW\n", HEAD, false);
        // The second section of one cable.
        let own = HEAD.replace("KESTREL BAY 13", "SECTION 02 OF 02 NORVALE 0012");
        check(&format!("{message}MARLOW\n"), &own, false);
        check(
            &format!("{message}MARLOW\n"),
            "R 091015Z MAY 74 WAS THE TIME OF THE LAST ONE.\n",
            false,
        );
    }

    #[test]
    fn the_heading_of_another_copy_is_another_message() {
        let first =
            "TELEGRAM\nDepartment of State\nR 081015Z AUG 71\nFM AMEMBASSY NORVALE\n1. TEXT.\n\n";
        check(first, "TELEGRAM\nDepartment of State\n", true);
        check(first, "TELEGRAM\n\nDEPARTMENT OF STATE 189100\n", true);
        check(
            first,
            "TELEGRAM\nWAS SENT BY THE DEPARTMENT OF STATE.\n",
            false,
        );
        check(first.trim_end(), "TELEGRAM\nDepartment of State\n", false);
    }

    #[test]
    fn the_first_page_of_another_record_is_another_message() {
        let first = "PAGE 01        NORVAL  01120  081015Z\nR 081015Z MAY 74\nFM AMEMBASSY NORVALE\nSUBJECT: X\n1. TEXT.\n";
        check(first, "PAGE 01        KESTRE  02051  091015Z\n", true);
        check(first, "PAGE 01        NORVAL  01120  081015Z\n", false);
        check(first, "PAGE 02        NORVAL  01120  081015Z\n", false);
    }
}
