//! Which section of a message a heading names, in figures and in words.

use crate::model::Section;

/// Counts that headings spell out.
const COUNTS: [&str; 12] = [
    "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN",
    "TWELVE",
];

/// The section named at the start of `text`, and the length of its words; blanks between them may be missing.
///
/// `SECTION 01 OF 02`, `SECTION02OF02`, `SECTION TWO OF TWO`, `SECTION 2 OF 2 SECTIONS`, `SECTION 1 OF *`, `FINAL SECTION OF 2`.
///
/// ```
/// use cablegraph::notation::section;
/// let (last, length) = section("FINAL SECTION OF TWO NORVALE 12").unwrap();
/// assert_eq!((last.number, last.of, length), (2, Some(2), "FINAL SECTION OF TWO".len()));
/// ```
pub fn section(text: &str) -> Option<(Section, usize)> {
    let (is_final, rest) = match without(text, "FINAL") {
        Some(rest) => (true, rest.trim_start_matches(' ')),
        None => (false, text),
    };
    let rest = ["SECTION", "SECT", "SEC"]
        .iter()
        .find_map(|word| without(rest, word))?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let named = match is_final {
        true => None,
        false => Some(count(rest)?),
    };
    let behind = named.map_or(rest, |(_, behind)| behind);
    let of = without(behind.trim_start_matches(' '), "OF");
    let (of, behind) = match of.map(|rest| (count(rest), rest)) {
        Some((Some((of, behind)), _)) => (Some(of), without_noun(behind)),
        _ => (None, behind),
    };
    let number = named.map(|(number, _)| number).or(of)?;
    Some((Section { number, of }, text.len() - behind.len()))
}

/// `01 OF 02` behind a message's number, without the word; two figures each.
pub fn bare_section(text: &str) -> Option<(Section, usize)> {
    let two = |text: &str| {
        let figures = text.get(..2)?.bytes().all(|b| b.is_ascii_digit());
        let ends = !text[2..].starts_with(|c: char| c.is_ascii_alphanumeric());
        text[..2].parse().ok().filter(|_| figures && ends)
    };
    let number = two(text)?;
    let of = two(text[2..].strip_prefix(" OF ")?)?;
    (1..=of).contains(&number).then_some((
        Section {
            number,
            of: Some(of),
        },
        "01 OF 02".len(),
    ))
}

/// A number of one or two figures, or in words, and what stands behind it.
fn count(text: &str) -> Option<(u8, &str)> {
    let text = text.trim_start_matches(' ');
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    if let Some(number) = misread(text) {
        return Some((number, &text[2..]));
    }
    if figures > 0 {
        let number = text[..figures].parse().ok().filter(|_| figures <= 2)?;
        return Some((number, &text[figures..]));
    }
    let mut spelt = (1..).zip(COUNTS);
    spelt.find_map(|(number, word)| Some((number, text.strip_prefix(word)?)))
}

/// What stands behind a word, in which a machine may have read letters as figures: "SECTI0N".
fn without<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let is_same = |(read, letter): (u8, u8)| {
        read == letter
            || matches!(
                (read, letter),
                (b'0', b'O') | (b'1' | b'l', b'I') | (b'5', b'S')
            )
    };
    let read = text.as_bytes().get(..word.len())?;
    let fits = read.iter().copied().zip(word.bytes()).all(is_same);
    fits.then(|| &text[word.len()..])
}

/// Two figures of which one is read as a letter: "0l", "O2".
fn misread(text: &str) -> Option<u8> {
    let figure = |byte: u8| match byte {
        b'O' | b'o' => Some(0),
        b'l' | b'I' => Some(1),
        b'0'..=b'9' => Some(byte - b'0'),
        _ => None,
    };
    let [one, other, rest @ ..] = text.as_bytes() else {
        return None;
    };
    let is_mixed = one.is_ascii_digit() != other.is_ascii_digit();
    let ends = rest.first().is_none_or(|next| *next == b' ');
    (is_mixed && ends).then_some(figure(*one)? * 10 + figure(*other)?)
}

/// `SECTIONS` behind the count.
fn without_noun(text: &str) -> &str {
    let rest = text.trim_start_matches(' ');
    rest.strip_prefix("SECTIONS").unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_named_in_figures_and_in_words() {
        for (text, number, of, rest) in [
            ("SECTION 01 OF 02 NORVALE", 1, Some(2), " NORVALE"),
            ("SECTION02OF02NORVALE", 2, Some(2), "NORVALE"),
            ("SECTION TWO OF THREE NORVALE", 2, Some(3), " NORVALE"),
            ("SECTION 2 OF 2 SECTIONS NORVALE", 2, Some(2), " NORVALE"),
            ("FINAL SECTION OF 4 NORVALE", 4, Some(4), " NORVALE"),
            ("FINALSECTIONOFTWO", 2, Some(2), ""),
            ("SECTION 1 OF * NORVALE", 1, None, " OF * NORVALE"),
            ("SEC. 3 OF 5", 3, Some(5), ""),
            ("SECTI0N 0l 0F O2 NORVALE", 1, Some(2), " NORVALE"),
        ] {
            let named =
                section(text).map(|(found, length)| (found.number, found.of, &text[length..]));
            assert_eq!(named, Some((number, of, rest)), "{text}");
        }
        for text in [
            "SECTION CHIEF", "SECRET", "FINAL SECTION NORVALE", "SECTION 123",
        ] {
            assert_eq!(section(text), None, "{text}");
        }
        assert!(bare_section("01 OF 02 081015Z").is_some());
        assert_eq!(bare_section("12 OF 02"), None);
        assert_eq!(bare_section("01 OF 020"), None);
    }
}
