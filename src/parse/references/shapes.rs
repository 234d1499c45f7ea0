//! The shapes of the words in a reference list: short names, numbers, airgrams, letters of the list.
//!
//! Needs: the text from a place on. Cost: bounded by a line, whatever follows.

use jiff::civil::{Date, DateTime, Time};

use crate::model::ReferenceKind;
use crate::notation::{self, DtgFound, PostCertainty};
use crate::vocab::{self, Whose};

/// What tells the kind of an entry that is no cable.
pub(super) const KIND_WORDS: [(&str, ReferenceKind); 19] = [
    ("E-MAIL", ReferenceKind::Email),
    ("EMAIL", ReferenceKind::Email),
    ("TELCON", ReferenceKind::Telcon),
    ("TELECON", ReferenceKind::Telcon),
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
    ("BOOK", ReferenceKind::Book),
];

/// `DEPTEL 388`, `Embtels 536`, `Dept's 344`, `EMBTEL NO. 12`: whose, serial, length.
pub(super) fn short_name(text: &str) -> Option<(Whose, u32, usize)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = &text[..letters];
    let circular = || {
        let is_one = notation::is_circular(word) || notation::is_department_circular(word);
        is_one.then_some(Whose::Circular)
    };
    let whose = notation::short_name_or_pronoun(word).or_else(circular)?;
    let mut at = letters;
    for word in [
        " s ", " TEL ", " tel ", " NO. ", " No. ", " NO ", " Nos. ", " ",
    ] {
        if text[at..].starts_with(word) {
            at += word.len() - 1;
        }
    }
    at += text[at..].len() - text[at..].trim_start_matches(' ').len();
    let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let ends = !text[at + digits..].starts_with(|c: char| c.is_alphanumeric());
    let ends = ends && !(digits == 6 && is_zone(&text[at + digits..]));
    let serial = text[at..at + digits].parse().ok().filter(|n| *n > 0)?;
    (ends && (1..=6).contains(&digits)).then_some((whose, serial, at + digits))
}

/// `Amman tels 444`, `Department telegram 140`, `EMBASSY'S 699`, `Berlin tel 120 Dept`: whose, serial, length.
pub(super) fn with_noun(text: &str) -> Option<(Whose, u32, usize)> {
    let mut name = String::new();
    let mut at = 0;
    for word in line_of(text).split_inclusive(' ').take(4) {
        at += word.len();
        let upper = word.trim_end().to_ascii_uppercase();
        if notation::is_telegram(&upper) {
            break;
        }
        let owner = ["'S", "’S"]
            .iter()
            .find_map(|mark| upper.strip_suffix(mark));
        let bare = owner.unwrap_or(&upper);
        if !bare.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        name.push_str(bare);
        if owner.is_some() && text[at..].starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
    }
    let whose = match name.as_str() {
        "" => return None,
        "DEPARTMENTCIRCULAR" | "DEPTCIRCULAR" => Whose::Circular,
        word if notation::is_circular(word) => Whose::Circular,
        word => match notation::house(word).or_else(|| notation::pronoun(word)) {
            Some(whose) => whose,
            None => Whose::Post(vocab::posts().exact(word)?.name),
        },
    };
    let rest = &text[at..];
    let rest = ["No. ", "Nos. ", "NO. "]
        .iter()
        .find_map(|no| rest.strip_prefix(no))
        .unwrap_or(rest);
    let at = text.len() - rest.len();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !rest[digits..].starts_with(|c: char| c.is_alphanumeric());
    let serial = rest[..digits].parse().ok().filter(|n| *n > 0)?;
    (ends && (1..=6).contains(&digits)).then_some((whose, serial, at + digits))
}

/// `USDAO SAIGON 051230Z MAY 75`: a cable cited by its time, and who sent it and when. `None` inside where no sender, or
/// more than one, stands before the group.
pub(super) fn timed(entry: &str, day: Option<Date>) -> Option<Option<String>> {
    let line = line_of(entry);
    let Some(DtgFound::Whole(group)) = notation::find_cited_dtg(line, day) else {
        return None;
    };
    let opens = |start: usize| !line[..start].contains(char::is_alphanumeric);
    let cited = notation::sending(line, group).filter(|one| one.is_cited || opens(one.start));
    Some(cited.map(|one| one.sent))
}

/// Where the first date-time group of an entry ends.
pub(super) fn timed_end(entry: &str, day: Option<Date>) -> Option<usize> {
    match notation::find_cited_dtg(line_of(entry), day)? {
        DtgFound::Whole(group) => Some(group.end),
        DtgFound::Impossible(..) => None,
    }
}

/// `Your 210957Z`, `EMBTEL 051230Z MAY 75`: whose it is and when it was sent, of an entry whose group stands behind a short name.
pub(super) fn timed_by_short_name(entry: &str, day: Option<Date>) -> Option<(Whose, DateTime)> {
    let line = line_of(entry);
    let Some(DtgFound::Whole(group)) = notation::find_cited_dtg(line, day) else {
        return None;
    };
    let name = line[..group.start].trim();
    let whose = notation::short_name_or_pronoun(name)?;
    let time = Time::new(group.hour, group.minute, 0, 0).ok()?;
    Some((whose, group.date.to_datetime(time)))
}

/// `DTG 051230Z MAY 75` at the start, where nothing says who sent it: its length.
pub(super) fn bare_group(entry: &str, day: Option<Date>) -> Option<usize> {
    const PLAIN: [&str; 6] = ["DTG", "MSG", "MESSAGE", "OF", "DTD", "DATED"];
    let line = line_of(entry);
    let Some(DtgFound::Whole(group)) = notation::find_cited_dtg(line, day) else {
        return None;
    };
    let mut before = line[..group.start].split(|c: char| !c.is_alphanumeric());
    before
        .all(|word| word.is_empty() || PLAIN.iter().any(|known| known.eq_ignore_ascii_case(word)))
        .then_some(group.end)
}

/// How long a line may be to be looked at as a whole.
const LINE: usize = 300;

/// The first line, as far as it is of any use.
pub(super) fn line_of(text: &str) -> &str {
    let end = text.floor_char_boundary(LINE);
    text[..end].lines().next().unwrap_or("")
}

/// The entry that stands here: up to a semicolon, a line's end or the next letter of the list.
pub(super) fn entry_end(text: &str) -> &str {
    let end = text
        .char_indices()
        .skip(1)
        .find(|(at, c)| matches!(c, ';' | '\n') || label_at(&text[*at..]))
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// One word in capitals that no table knows may still be a post; a sentence is none.
fn is_post_like(words: &str, count: usize) -> bool {
    const NO_POST: [&str; 24] = [
        "AND", "PARA", "PARAS", "PAGE", "SECTION", "DTG", "FBIS", "OSC", "DATED", "DTD", "OF",
        "FROM", "TO", "THROUGH", "THRU", "THE", "IN", "ON", "BY", "NO", "NOTE", "CITE", "IIR",
        "FOR",
    ];
    let letters = words.bytes().filter(u8::is_ascii_alphabetic).count();
    let mut parts = words
        .split([' ', '.', '-', '\n', '\r'])
        .filter(|word| !word.is_empty());
    count <= 2
        && letters >= 4
        && words
            .trim_start()
            .starts_with(|c: char| c.is_ascii_uppercase())
        && !words.bytes().any(|b| b.is_ascii_lowercase())
        && !parts.any(|word| {
            NO_POST.contains(&word)
                || notation::month(word).is_some()
                || (count > 1 && (word.len() < 3 || is_kind(word)))
        })
}

fn is_kind(word: &str) -> bool {
    KIND_WORDS
        .iter()
        .any(|(kind, _)| word.contains(kind.trim_end()))
}

/// `CA-3400`, `A-123`: airgrams have letters, a hyphen and a number.
pub(super) fn is_airgram(upper: &str) -> bool {
    upper.split(' ').any(|word| {
        matches!(word.split_once(['-', '–']), Some(("A" | "CA" | "CW", digits)) if digits.bytes().next().is_some_and(|b| b.is_ascii_digit()))
    })
}

/// A word that can be part of a post's name: `GENEVA`, `Tokyo`, `Taipei's`.
pub(super) fn is_capitals(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word
            .bytes()
            .all(|b| b.is_ascii_alphabetic() || b == b'\'' || !b.is_ascii())
}

/// `12/13`: two numbers of as many figures, and no day of a month and year.
fn is_pair(text: &[u8], digits: usize) -> bool {
    let second = text.get(digits + 1..).unwrap_or(&[]);
    let figures = second
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .take(9)
        .count();
    let ends = |b: &u8| !b.is_ascii_alphanumeric() && *b != b'/';
    figures == digits && second.get(figures).is_none_or(ends)
}

/// `/030521Z` behind a number: the time of that very cable.
fn joins_group(text: &str) -> bool {
    let figures = text.strip_prefix('/').unwrap_or("");
    figures.bytes().take_while(u8::is_ascii_digit).count() == 6 && is_zone(&figures[6..])
}

/// ` Z` behind six figures: they are a time.
fn is_zone(text: &str) -> bool {
    let zone = text.strip_prefix(' ').unwrap_or(text).strip_prefix('Z');
    zone.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
}

/// Whether a lettered label such as `B.` or `(B)` stands here.
pub(super) fn label_at(text: &str) -> bool {
    let mut inner = text;
    for _ in 0..4 {
        inner = inner.strip_prefix(['(', '[', '¶', ' ']).unwrap_or(inner);
    }
    let opened = inner.len() < text.len();
    let mut chars = inner.chars();
    opened
        && !is_page(inner)
        && chars.next().is_some_and(|c| c.is_ascii_uppercase())
        && matches!(chars.next(), Some('.' | ')' | ']'))
        && matches!(chars.next(), None | Some(' ' | ')'))
}

/// `P. 33`, `PP. 3-4`: pages of a book, and no letter of the list; `P. 76 NORVALE 12` is one.
pub(super) fn is_page(text: &str) -> bool {
    let Some(behind) = text.strip_prefix(['P', 'p']) else {
        return false;
    };
    let behind = behind.strip_prefix(['P', 'p']).unwrap_or(behind);
    let Some(number) = behind.strip_prefix('.') else {
        return false;
    };
    let number = number.trim_start_matches(' ');
    let figures = number.bytes().take_while(u8::is_ascii_digit).count();
    let name = number[figures..].trim_start_matches(' ');
    figures > 0 && !name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// `001.2 OF 003`: what is left of a page heading broken over two lines.
pub(super) fn page_number(text: &str) -> Option<usize> {
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

/// A number at the start of `text`, and its length.
pub(super) fn read_number(text: &str) -> Option<(notation::NumberRead, usize)> {
    let bytes = text.as_bytes();
    // "'09 NORVALE 1204"
    let mut at =
        usize::from(bytes.starts_with(b"'") && bytes.get(1).is_some_and(u8::is_ascii_alphanumeric));
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
        // What was passed over is one byte a sign.
        let digits = notation::figures(&text[at..]);
        if digits > 0 && word > 0 {
            let end = at + digits;
            let stops = bytes
                .get(end)
                .is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'/')
                || is_pair(&bytes[at..], digits)
                || joins_group(&text[end..])
                || notation::section(&text[end..]).is_some();
            let stops = stops && digits <= 8 && !(digits == 6 && is_zone(&text[end..]));
            let number = vocab::posts().read_number(&text[..end]).filter(|_| stops)?;
            // "INCSR BRAZIL 2008" is a report of that year.
            let is_year = digits == 4 && (1950..2050).contains(&number.serial) && word > 1;
            let sure = number.certainty != PostCertainty::Unknown
                || (is_post_like(&text[year..at], word) && !is_year && blanks > 0);
            return sure.then_some((number, end));
        }
        if letters == 0 || bytes[at] == b'\'' || (word == 0 && blanks > 1) {
            return None;
        }
        at += letters;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_a_number_is_is_told_in_every_form() {
        let check = |text: &str, whose: Whose, serial: u32| {
            assert_eq!(
                short_name(text),
                Some((whose, serial, text.len())),
                "{text}"
            );
        };
        check("YR 4711", Whose::Reader, 4711);
        check("Our tel 12", Whose::Writer, 12);
        check("CIRCULARS 655", Whose::Circular, 655);
        check("Depcirs 1517", Whose::Circular, 1517);
        let told = with_noun("Depts telegram 140").map(|(whose, serial, _)| (whose, serial));
        assert_eq!(told, Some((Whose::Department, 140)));
    }
}
