//! Lines of a text, and the parts of a stamp among them.

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

/// Lines of a stamp that are broken off it and mean nothing alone.
pub(super) fn is_part_of_stamp(line: &str) -> bool {
    line.eq_ignore_ascii_case("US Department of State")
        || line.eq_ignore_ascii_case("Department of State")
        || line.eq_ignore_ascii_case("Systematic Review")
        || (line.len() == 11
            && line.starts_with(|c: char| c.is_ascii_digit())
            && crate::notation::read_date(line).is_some())
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
}
