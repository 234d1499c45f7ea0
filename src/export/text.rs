//! Text in pictures: breaking to width, measuring, quoting for XML.

/// Breaks text into lines of at most `width` characters, `most` of them; what is cut off ends in an ellipsis.
pub(super) fn wrap(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let fits = lines
            .last()
            .is_some_and(|line| line.chars().count() + 1 + word.chars().count() <= width);
        if fits {
            if let Some(line) = lines.last_mut() {
                line.push(' ');
                line.push_str(word);
            }
            continue;
        }
        if lines.len() == most {
            if let Some(line) = lines.last_mut() {
                line.push('…');
            }
            return lines;
        }
        // A word longer than a line is cut hard, so that no label can burst its shape.
        let mut rest: Vec<char> = word.chars().collect();
        while rest.len() > width && lines.len() + 1 < most {
            let tail = rest.split_off(width);
            lines.push(rest.into_iter().collect());
            rest = tail;
        }
        if rest.len() > width {
            rest.truncate(width.saturating_sub(1));
            rest.push('…');
        }
        lines.push(rest.into_iter().collect());
    }
    lines
}

/// Cuts text at `most` characters.
pub(super) fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

/// Width of text in pixels at a font size, by the letter widths of Helvetica (Adobe font metrics, thousandths of an
/// em) and a twelfth more, since most readers' sans-serif is wider.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: f64 = text.chars().map(letter_width).sum();
    thousandths / 1000.0 * size * if bold { 1.16 } else { 1.09 }
}

fn letter_width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' => 222.0,
        '\'' => 191.0,
        ' ' | '!' | ',' | '.' | '/' | ':' | ';' | '[' | ']' | 'I' | 'f' | 't' | '|' => 278.0,
        '(' | ')' | '-' | 'r' | '“' | '”' | '„' => 333.0,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500.0,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667.0,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722.0,
        'G' | 'O' | 'Q' => 778.0,
        'F' | 'T' | 'Z' => 611.0,
        'M' | 'm' => 833.0,
        'W' => 944.0,
        '…' | '—' => 1000.0,
        letter if letter.is_ascii() => 556.0,
        // Letters of other scripts are as wide as high.
        letter if (letter as u32) > 0x2e80 => 1000.0,
        _ => 600.0,
    }
}

/// Quotes text for XML; characters that XML cannot hold are replaced.
pub(super) fn xml(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => quoted.push_str("&amp;"),
            '<' => quoted.push_str("&lt;"),
            '>' => quoted.push_str("&gt;"),
            '"' => quoted.push_str("&quot;"),
            '\n' | '\t' => quoted.push(c),
            '\r' => quoted.push_str("&#13;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => quoted.push('\u{fffd}'),
            c => quoted.push(c),
        }
    }
    quoted
}

/// "1 line", "3 lines".
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_to_width_and_never_longer() {
        assert_eq!(
            wrap("one two three four", 9, 3),
            ["one two", "three", "four"]
        );
        assert_eq!(wrap("one two three four", 9, 2), ["one two", "three…"]);
        assert_eq!(wrap("unbreakablelongword", 8, 2), ["unbreaka", "blelong…"]);
        assert!(
            wrap(&"x".repeat(10_000), 20, 3)
                .iter()
                .all(|line| line.chars().count() <= 21)
        );
    }

    #[test]
    fn markup_stays_text() {
        assert_eq!(
            xml("a<b> & \"c\"\u{0}"),
            "a&lt;b&gt; &amp; &quot;c&quot;\u{fffd}"
        );
    }
}
