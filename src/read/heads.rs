//! Where one message of a plain text ends and the next begins.
//!
//! Method: a mark (form feed, ruler, `NNNN`, routing block, title of a web page) counts only where what follows looks
//! like the head of a message and what precedes like one with its body: lines of dashes stand under headings inside
//! cables, and between heading and text. In doubt nothing is cut. Text is given as bytes of an 8-bit encoding.

/// So many bytes behind a mark are looked at.
pub(super) const LOOK_AHEAD: usize = 16 << 10;

/// So many lines of words behind a mark are looked at: routing lines are many.
const HEAD_LINES: usize = 40;

/// A line at which a message may end or begin.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Boundary {
    /// A form feed or a ruler: part of neither message.
    Between,
    /// `NNNN`: the last line of a message.
    Last,
    /// `VZCZC…`, `Viewing cable …`: the first line of a message.
    First,
    /// `Message Text`, by which the National Archives head the telegram in a record.
    RecordText,
    /// `Message Attributes`, by which they head what they say of it.
    RecordAttributes,
}

/// What a line marks, if anything.
pub(super) fn boundary(line: &[u8]) -> Option<Boundary> {
    // Most lines are none, and are told by their first letter.
    let first = *line.iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'))?;
    if !matches!(
        first,
        b'\x0c' | b'=' | b'-' | b'*' | b'#' | b'_' | b'N' | b'V' | b'M' | b'm' | b'W'
    ) {
        return None;
    }
    let words = line.trim_ascii();
    match first {
        b'\x0c' => Some(Boundary::Between),
        b'N' => (words == b"NNNN").then_some(Boundary::Last),
        b'M' | b'm' if words.eq_ignore_ascii_case(b"message text") => Some(Boundary::RecordText),
        b'M' | b'm' if words.eq_ignore_ascii_case(b"message attributes") => {
            Some(Boundary::RecordAttributes)
        }
        b'V' | b'W' => (is_routing(words) || is_page_title(words)).then_some(Boundary::First),
        b'M' | b'm' => None,
        ruler => {
            (words.len() >= 10 && words.iter().all(|b| *b == ruler)).then_some(Boundary::Between)
        }
    }
}

/// How surely a head follows.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Sign {
    /// Classification and number: also the second half of a message whose head and body a ruler parts.
    Weak,
    /// What only the first lines of a transmission hold.
    Strong,
}

/// Whether the head of a message follows a mark: how sure, and where its first line begins.
pub(super) fn head(text: &[u8]) -> Option<(Sign, usize)> {
    let start = first_words(text);
    let (mut group, mut from, mut to, mut number, mut label) = (false, false, false, false, false);
    let mut titled = false;
    for (index, line) in lines(&text[start..])
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty())
        .take(HEAD_LINES)
        .enumerate()
    {
        let marked = boundary(line);
        if is_record_page(line) || is_edited_heading(line) || line.starts_with(b"Viewing cable ") {
            return Some((Sign::Strong, start));
        }
        if is_paragraph(line) || (index > 0 && marked.is_some()) {
            break;
        }
        if titled
            && line
                .get(..19)
                .is_some_and(|b| b.eq_ignore_ascii_case(b"department of state"))
        {
            return Some((Sign::Strong, start));
        }
        // Copies of the early 1970s are headed so, and say "Department of State" below.
        titled = line == b"TELEGRAM";
        group |= has_date_time_group(line);
        to |= from && line.starts_with(b"TO ");
        from |= is_sender(line);
        label |= is_label(line);
        number |= is_classified_number(line);
        if from && (group || to) {
            return Some((Sign::Strong, start));
        }
    }
    (number && label).then_some((Sign::Weak, start))
}

/// What says that a text before a mark is a message.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// Lines of a transmission: sender, date-time group.
    sent: bool,
    /// Lines that come behind these: subject, TAGS, numbered paragraphs.
    body: bool,
}

impl Evidence {
    /// Looks for more of it in whole lines.
    pub(super) fn look(&mut self, text: &[u8]) {
        for line in lines(text).map(<[u8]>::trim_ascii) {
            self.body |= is_label(line) || is_paragraph(line) || is_edited_heading(line);
            self.sent |= is_sender(line) || has_date_time_group(line);
        }
    }

    /// Whether head and body of a message were met.
    pub(super) fn is_whole(self) -> bool {
        self.body && self.sent
    }

    /// Whether a message may end here, if a head of this sign follows.
    pub(super) fn may_end(self, next: Sign) -> bool {
        self.body || (self.sent && next == Sign::Strong)
    }
}

/// Where the first line with words begins, behind blank lines and rulers.
fn first_words(text: &[u8]) -> usize {
    let mut at = 0;
    for line in lines(text) {
        let words = line.trim_ascii();
        let blank = line.len() - line.trim_ascii_start().len();
        let feed = line[..blank].iter().rposition(|b| *b == b'\x0c');
        match (words.is_empty(), feed, boundary(line)) {
            (true, ..) | (false, None, Some(Boundary::Between | Boundary::Last)) => {}
            // The first words may stand on the line of the form feed.
            (false, feed, _) => return at + feed.map_or(0, |feed| feed + 1),
        }
        at += line.len();
    }
    at.min(text.len())
}

/// The lines of a text, with their line breaks.
pub(super) fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split_inclusive(|b| *b == b'\n')
}

/// `VZCZCXRO5812`.
fn is_routing(line: &[u8]) -> bool {
    line.starts_with(b"VZCZC") && line.len() < 30
}

/// `Viewing cable 09NORVALE12, SUBJECT` and `Wikileaks: 28.09.2009 – SUBJECT`.
fn is_page_title(line: &[u8]) -> bool {
    let begins = |words: &[u8]| {
        line.get(..words.len())
            .is_some_and(|b| b.eq_ignore_ascii_case(words))
    };
    let digits = |at: usize| {
        line.get(at..at + 2)
            .is_some_and(|two| two.iter().all(u8::is_ascii_digit))
    };
    (begins(b"viewing cable ") && digits(14)) || (begins(b"wikileaks: ") && digits(11))
}

/// `PAGE 01        NORVAL  01120  081015Z`: the first page of a telegram in the State Department's system.
pub(super) fn is_record_page(line: &[u8]) -> bool {
    line.strip_prefix(b"PAGE 01 ")
        .is_some_and(|rest| rest.iter().filter(|b| b.is_ascii_digit()).count() >= 6)
}

/// `8. Telegram From the Embassy in Norvale to the Department of State`.
fn is_edited_heading(line: &[u8]) -> bool {
    const KINDS: [&[u8]; 6] = [
        b"Telegram ", b"Airgram ", b"Circular Telegram ", b"Circular Airgram ",
        b"Backchannel Message ", b"Message ",
    ];
    let digits = line.iter().take_while(|b| b.is_ascii_digit()).count();
    let rest = &line[digits..];
    // A paragraph is numbered too: sender and addressee are named in a heading.
    let numbered = (1..=4).contains(&digits);
    let Some(rest) = rest.strip_prefix(b". ").filter(|_| numbered) else {
        return false;
    };
    let ends = |word: &[u8]| memchr::memmem::find(&rest[..rest.len().min(200)], word).is_some();
    KINDS.iter().any(|kind| rest.starts_with(kind))
        && (ends(b" From ") || ends(b" from "))
        && ends(b" to ")
}

/// `R 081015Z MAY 74`, with or without precedence: day and time, a zone, a month, a year, on a short line.
pub(super) fn has_date_time_group(line: &[u8]) -> bool {
    const MONTHS: &[u8] = b"JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    if line.len() > 80 {
        return false;
    }
    let is_group = |at: usize| {
        let digits = line
            .get(at..at + 6)
            .is_some_and(|six| six.iter().all(u8::is_ascii_digit));
        let own = at == 0 || !line[at - 1].is_ascii_alphanumeric();
        if !digits || !own {
            return false;
        }
        let rest = &line[at + 6..];
        let rest = rest.strip_prefix(b"Z").unwrap_or(rest).trim_ascii_start();
        rest.get(..3)
            .is_some_and(|month| MONTHS.chunks(3).any(|m| m.eq_ignore_ascii_case(month)))
    };
    // Only precedences may stand before it.
    (0..line.len().min(12)).any(is_group)
}

/// `FM AMEMBASSY NORVALE`.
pub(super) fn is_sender(line: &[u8]) -> bool {
    line.strip_prefix(b"FM ")
        .is_some_and(|rest| rest.iter().any(u8::is_ascii_alphabetic))
}

/// `SUBJECT:`, `TAGS:`, `E.O. 12958:`, `REF:`, `SIPDIS`.
pub(super) fn is_label(line: &[u8]) -> bool {
    let labels: [&[u8]; 9] = [
        b"SUBJECT:", b"SUBJ:", b"TAGS:", b"REF:", b"REFS:", b"E.O. 1", b"E.O.: 1", b"EO 1",
        b"SIPDIS",
    ];
    labels.iter().any(|label| {
        line.get(..label.len())
            .is_some_and(|b| b.eq_ignore_ascii_case(label))
    })
}

/// `1. (C) …`, `12. THE …`.
pub(super) fn is_paragraph(line: &[u8]) -> bool {
    let digits = line.iter().take_while(|b| b.is_ascii_digit()).count();
    (1..=3).contains(&digits) && line[digits..].starts_with(b". ") && !is_edited_heading(line)
}

/// `C O N F I D E N T I A L SECTION 01 OF 02 NORVALE 000413`: classification first, number last.
pub(super) fn is_classified_number(line: &[u8]) -> bool {
    const WORDS: [&[u8]; 5] = [
        b"UNCLAS", b"CONFIDENTIAL", b"SECRET", b"TOPSECRET", b"LIMITEDOFFICIALUSE",
    ];
    let digits = line.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    if line.len() > 100 || !(1..=8).contains(&digits) {
        return false;
    }
    let letters: Vec<u8> = line
        .iter()
        .copied()
        .filter(|b| b.is_ascii_alphabetic())
        .collect();
    let post = line[..line.len() - digits].trim_ascii_end();
    let post = post
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_uppercase())
        .count();
    WORDS.iter().any(|word| letters.starts_with(word))
        && post >= 3
        && memchr::memmem::find(line, b"PAGE").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        let check =
            |line: &str, expected| assert_eq!(boundary(line.as_bytes()), expected, "{line:?}");
        check("==========\r\n", Some(Boundary::Between));
        check("---------\n", None);
        check("------------------ 058475\n", None);
        check("\x0cPAGE 02\n", Some(Boundary::Between));
        check("NNNN\n", Some(Boundary::Last));
        check("NNNNORVALE\n", None);
        check("VZCZCXRO5812\n", Some(Boundary::First));
        check(
            "Viewing cable 09NORVALE12, INVENTED\n",
            Some(Boundary::First),
        );
        check("Viewing cable traffic was slow\n", None);
        check("  Message Text  \n", Some(Boundary::RecordText));
        check("MESSAGE TEXT FOLLOWS\n", None);
    }

    #[test]
    fn a_head_is_told_from_a_body() {
        let check =
            |text: &str, sign| assert_eq!(head(text.as_bytes()).map(|(s, _)| s), sign, "{text}");
        check(
            "\n\nR 081015Z MAY 74\nFM AMEMBASSY NORVALE\nTO SECSTATE\n",
            Some(Sign::Strong),
        );
        check(
            "FM AMEMBASSY NORVALE\nTO SECSTATE WASHDC\n",
            Some(Sign::Strong),
        );
        check(
            "CONFIDENTIAL NORVALE 12\nSIPDIS\nSUBJECT: X\n",
            Some(Sign::Weak),
        );
        check("CONFIDENTIAL NORVALE 12\nwas the number\n", None);
        check(
            "1. TALLIS SAID SO.\nR 081015Z MAY 74\nFM AMEMBASSY NORVALE\n",
            None,
        );
        check(
            "CONFIDENTIAL\n\nPAGE 02        NORVAL  01120  081015Z\n\nTHE TEXT GOES ON\n",
            None,
        );
        check(
            "CONFIDENTIAL\n\nPAGE 01        NORVAL  01120  081015Z\n44\nACTION EUR-25\n",
            Some(Sign::Strong),
        );
        check(
            "8. Telegram From the Embassy in Norvale to the Department of State\n",
            Some(Sign::Strong),
        );
    }
}
