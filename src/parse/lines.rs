//! Lines of a text, and those among them that are no part of the message.

/// A line without its break and outer white space. Byte offsets into the text; `start == end` when blank.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Line {
    pub(super) fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    pub(super) fn is_blank(self) -> bool {
        self.start == self.end
    }
}

/// All lines of `text[from..]`. Breaks: LF, CRLF, a lone CR. Cost: one pass.
pub(super) fn lines(text: &str, from: usize) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut found = Vec::with_capacity((bytes.len() - from) / 48);
    let mut start = from;
    for at in memchr::memchr2_iter(b'\n', b'\r', &bytes[from..]).map(|at| at + from) {
        // The LF of a CRLF makes no line of its own.
        let second_half = bytes[at] == b'\n' && at == start && at > 0 && bytes[at - 1] == b'\r';
        if !second_half {
            found.push(trimmed(text, start, at));
        }
        start = at + 1;
    }
    if start < bytes.len() {
        found.push(trimmed(text, start, bytes.len()));
    }
    found
}

fn trimmed(text: &str, start: usize, end: usize) -> Line {
    let line = &text[start..end];
    let body = line.trim();
    if body.is_empty() {
        return Line { start, end: start };
    }
    let start = start + (line.len() - line.trim_start().len());
    Line {
        start,
        end: start + body.len(),
    }
}

/// Whether a line is page furniture, a stamp or a teleprinter's end of message.
///
/// Page headings (`PAGE 02 NICOSI 01089 01 OF 02`), repeats of the number (`TRIPOLI 00000402 001.2 OF 003`),
/// declassification stamps and the signs `BT`, `NNNN`, `#4711`.
pub(super) fn is_debris(line: &str) -> bool {
    let Some(first) = line.bytes().next() else {
        return false;
    };
    let sign = match first {
        b'P' | b'p' => is_page_heading(line),
        b'B' => line == "BT",
        b'#' => line.len() < 10 && line[1..].bytes().all(|b| b.is_ascii_digit() || b == b'#'),
        b'<' => line.starts_with("<<") && line.ends_with(">>"),
        b'*' => line.starts_with("***"),
        b'-' | b'=' | b'_' | b'.' => {
            line.len() > 2
                && line
                    .bytes()
                    .all(|b| matches!(b, b'-' | b'=' | b'_' | b'.' | b' '))
        }
        b'R' | b'r' => is_review_date(line),
        b'X' => line.len() >= REDACTED.len() && line.bytes().all(|b| b == b'X' || b == b' '),
        // Notes of the communications centre on whom a message was sent on to.
        b'N' if line.starts_with("NOTE BY OC") => true,
        b'N' => {
            let is_end = (2..=6).contains(&line.len()) && line.bytes().all(|b| b == b'N');
            is_end || (line.len() < 12 && line.ends_with("VVZCZ"))
        }
        _ => false,
    };
    sign || is_stamp(line) || (first.is_ascii_uppercase() && is_number_repeat(line))
}

fn is_page_heading(line: &str) -> bool {
    line.len() > 6
        && line
            .get(..4)
            .is_some_and(|word| word.eq_ignore_ascii_case("page"))
        && line[4..]
            .trim_start()
            .bytes()
            .take(2)
            .all(|b| b.is_ascii_digit())
        && (line.len() < 9 || line.to_ascii_uppercase() == line)
}

/// What stands for a name that was taken out before publication.
pub(super) const REDACTED: &str = "XXXXXX";

/// `Declassified/Released US Department of State EO Systematic Review 30 JUN 2006` and its kin, a reviewer's name before it too.
fn is_stamp(line: &str) -> bool {
    const WORD: &str = "declassified";
    let opens = |line: &str| {
        line.get(..WORD.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(WORD))
    };
    if line.len() > 200 {
        return false;
    }
    let inside = memchr::memchr_iter(b'/', line.as_bytes()).any(|slash| {
        let start = slash.saturating_sub(WORD.len());
        let released = line.get(slash + 1..slash + 9);
        line.get(start..).is_some_and(opens)
            && released.is_some_and(|word| word.eq_ignore_ascii_case("released"))
    });
    inside
        || line.starts_with("EO Systematic Review")
        || (opens(line) && {
            let lower = line.to_ascii_lowercase();
            lower.starts_with("declassified and released") || lower.contains("department of state")
        })
}

/// Lines of a stamp that are broken off it and mean nothing alone.
pub(super) fn is_part_of_stamp(line: &str) -> bool {
    line.eq_ignore_ascii_case("US Department of State")
        || line.eq_ignore_ascii_case("Department of State")
        || line.eq_ignore_ascii_case("Systematic Review")
        || (line.len() == 11
            && line.starts_with(|c: char| c.is_ascii_digit())
            && crate::vocab::read_date(line).is_some())
}

/// The second line of a stamp: `Review 30 JUN 2006`.
fn is_review_date(line: &str) -> bool {
    line.len() < 24
        && line
            .get(..7)
            .is_some_and(|word| word.eq_ignore_ascii_case("review "))
        && line[7..].starts_with(|c: char| c.is_ascii_digit())
}

/// `TRIPOLI 00000402  001.2 OF 003`.
fn is_number_repeat(line: &str) -> bool {
    if line.len() > 60 || !line.is_ascii() {
        return false;
    }
    let Some(of) = line.find(" OF ") else {
        return false;
    };
    let page = line[..of].rsplit(' ').next().unwrap_or("");
    let digits = |part: &str| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit());
    page.split_once('.')
        .is_some_and(|(a, b)| digits(a) && b.len() == 1)
        && digits(line[of + 4..].trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_of_all_kinds_end_a_line() {
        let found = |text: &str| {
            lines(text, 0)
                .iter()
                .map(|l| l.of(text).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(found("A\r\n\r\n B \nC"), ["A", "", "B", "C"]);
        assert_eq!(found("A\rB"), ["A", "B"]);
        assert_eq!(found(""), [""; 0]);
    }

    #[test]
    fn page_furniture_is_told_from_the_message() {
        for line in [
            "PAGE 02 NORVAL 01089 01 OF 02 111533Z",
            "NORVALE 00000402 001.2 OF 003",
            "NNNN",
            "NNN",
            "NNNNVVZCZ",
            "BT",
            "#4711",
            "Declassified/Released US Department of State EO Systematic",
            "Petra J. Hale Declassified/Released US Department of State EO Systematic Review 05 JUL 2006",
            "XXXXXXXXXXXX",
            "NOTE BY OC/T: NOT PASSED NORVALE",
            "Review 30 JUN 2006",
            "-----",
        ] {
            assert!(is_debris(line), "{line}");
        }
        for line in [
            "REVIEW OF THE TREATY",
            "PAGE OF HISTORY",
            "BT WILL SEND",
            "- Tallis agreed",
            "3 OF 12 members",
            "XXX",
            "NOTE BY THE EDITOR",
            "Declassified papers were read",
        ] {
            assert!(!is_debris(line), "{line}");
        }
    }
}
