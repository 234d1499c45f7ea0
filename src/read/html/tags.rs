//! Markup to tags and words, in one pass.
//!
//! As browsers do, but for two things: nothing is a tag that never closes, so that no words are lost in one; and
//! attributes are left as written, so that a tag of a million of them costs no more than its bytes.

/// A piece of a page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Piece<'t> {
    /// Words, entities not decoded.
    Words(&'t str),
    /// `<name attributes>`; the letters of the name as written.
    Open { name: &'t str, attributes: &'t str },
    /// `</name>`.
    Close { name: &'t str },
}

/// Elements whose content is no markup.
const RAW: [&str; 8] = [
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes",
];

/// The pieces of a page, in order. Comments, declarations and instructions are passed over.
pub(super) struct Pieces<'t> {
    text: &'t str,
    at: usize,
    /// A quote in some tag is never closed: from here on quotes in tags count for nothing.
    broken_quotes: bool,
    /// No `>` comes any more, or no `-->`: nothing is looked for again.
    no_more_tags: bool,
    no_more_comments: bool,
    /// The raw element whose words come next.
    raw: Option<&'t str>,
}

impl<'t> Pieces<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Pieces {
            text,
            at: 0,
            broken_quotes: false,
            no_more_tags: false,
            no_more_comments: false,
            raw: None,
        }
    }

    fn words(&mut self, end: usize) -> Option<Piece<'t>> {
        let words = &self.text[self.at..end];
        self.at = end;
        Some(Piece::Words(words))
    }

    /// Where the content of a raw element ends.
    fn raw_end(&self, name: &str) -> usize {
        let bytes = self.text.as_bytes();
        memchr::memmem::find_iter(&bytes[self.at..], b"</")
            .map(|found| self.at + found)
            .find(|at| {
                let rest = &bytes[at + 2..];
                rest.get(..name.len())
                    .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
                    && !rest.get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
            })
            .unwrap_or(self.text.len())
    }

    /// Where the tag that begins at `from` ends, behind its `>`.
    fn tag_end(&mut self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if self.no_more_tags {
            return None;
        }
        let mut at = from;
        while !self.broken_quotes {
            let Some(found) = memchr::memchr3(b'>', b'"', b'\'', &bytes[at..]) else {
                self.broken_quotes = true;
                break;
            };
            at += found;
            if bytes[at] == b'>' {
                return Some(at + 1);
            }
            // A quote opens a value only behind an equals sign.
            let opens = bytes[from..at]
                .iter()
                .rev()
                .find(|b| !b.is_ascii_whitespace())
                == Some(&b'=');
            at += 1;
            if opens {
                match memchr::memchr(bytes[at - 1], &bytes[at..]) {
                    Some(closing) => at += closing + 1,
                    None => self.broken_quotes = true,
                }
            }
        }
        let end = memchr::memchr(b'>', &bytes[from..]).map(|found| from + found + 1);
        self.no_more_tags = end.is_none();
        end
    }

    /// Where a comment ends whose `<!--` ends at `from`.
    fn comment_end(&mut self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if bytes[from..].starts_with(b">") {
            return Some(from + 1);
        }
        if self.no_more_comments {
            return self.tag_end(from);
        }
        match memchr::memmem::find(&bytes[from..], b"-->") {
            Some(found) => Some(from + found + 3),
            None => {
                self.no_more_comments = true;
                self.tag_end(from)
            }
        }
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if let Some(name) = self.raw.take() {
            let end = self.raw_end(name);
            if end > self.at {
                return self.words(end);
            }
        }
        let bytes = self.text.as_bytes();
        let mut search = self.at;
        loop {
            if search >= bytes.len() {
                return (self.at < bytes.len()).then(|| self.words(bytes.len()))?;
            }
            let Some(found) = memchr::memchr(b'<', &bytes[search..]) else {
                search = bytes.len();
                continue;
            };
            let open = search + found;
            let rest = &bytes[open + 1..];
            let (name_at, is_tag) = match rest {
                [first, ..] if first.is_ascii_alphabetic() => (open + 1, true),
                [b'/', first, ..] if first.is_ascii_alphabetic() => (open + 2, true),
                [b'!' | b'?' | b'/', ..] => (open + 2, false),
                _ => {
                    search = open + 1;
                    continue;
                }
            };
            if open > self.at {
                return self.words(open);
            }
            let name_end = name_at
                + bytes[name_at..]
                    .iter()
                    .take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'>' | b'/' | b'<'))
                    .count();
            let end = if rest.starts_with(b"!--") {
                self.comment_end(open + 4)
            } else if is_tag {
                self.tag_end(name_end)
            } else {
                self.tag_end(open + 2)
            };
            let Some(end) = end else {
                search = open + 1;
                continue;
            };
            self.at = end;
            if !is_tag {
                search = end;
                continue;
            }
            let name = &self.text[name_at..name_end];
            if rest.starts_with(b"/") {
                return Some(Piece::Close { name });
            }
            let attributes = &self.text[name_end..end - 1];
            if RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) && !attributes.ends_with('/') {
                self.raw = Some(name);
            }
            return Some(Piece::Open { name, attributes });
        }
    }
}

/// The value of an attribute as written; names count without regard to case.
pub(super) fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| {
            c.is_ascii_whitespace() || matches!(c, '/' | '=' | '"' | '\'')
        });
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'))
            .unwrap_or(rest.len());
        let (found, behind) = rest.split_at(end);
        let Some(value) = behind.trim_ascii_start().strip_prefix('=') else {
            rest = behind;
            continue;
        };
        let value = value.trim_ascii_start();
        let (value, behind) = match value.as_bytes().first() {
            Some(quote @ (b'"' | b'\'')) => {
                let inner = &value[1..];
                inner.split_once(char::from(*quote)).unwrap_or((inner, ""))
            }
            _ => value.split_at(
                value
                    .find(|c: char| c.is_ascii_whitespace())
                    .unwrap_or(value.len()),
            ),
        };
        if found.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: &[&str]) {
        let mut pieces: Vec<String> = Vec::new();
        let mut in_words = false;
        for piece in Pieces::of(page) {
            match (piece, pieces.last_mut()) {
                (Piece::Words(words), Some(last)) if in_words => last.push_str(words),
                (Piece::Words(words), _) => pieces.push(words.to_owned()),
                (Piece::Open { name, .. }, _) => pieces.push(format!("+{name}")),
                (Piece::Close { name }, _) => pieces.push(format!("-{name}")),
            }
            in_words = matches!(piece, Piece::Words(_));
        }
        assert_eq!(pieces, expected, "{page:?}");
    }

    #[test]
    fn tags_are_told_from_words() {
        check("a<b>c</b >d", &["a", "+b", "c", "-b", "d"]);
        check(
            "<!DOCTYPE html><p title='a > b'>x<!-- <p> -->y",
            &["+p", "xy"],
        );
        check(
            "<script>if (a<b) '</p>'</script>x",
            &["+script", "if (a<b) '</p>'", "-script", "x"],
        );
        check("2 < 3 <4 x<y", &["2 < 3 <4 x<y"]);
        check(
            "<a title=\"open>x</a><b>y</b>",
            &["+a", "x", "-a", "+b", "y", "-b"],
        );
        check("it's <b>O'Neill's</b>", &["it's ", "+b", "O'Neill's", "-b"]);
        check("<!-- never closed <b>x", &["x"]);
        check("", &[]);
    }

    #[test]
    fn attributes_are_found_in_any_form() {
        assert_eq!(
            attribute(" id=x CLASS = \"a b\" disabled", "class"),
            Some("a b")
        );
        assert_eq!(attribute(" disabled class='a'", "class"), Some("a"));
        assert_eq!(attribute(" data-class=a", "class"), None);
    }
}
