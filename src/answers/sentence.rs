//! The sentence around a place of a text.

use crate::model::across_pages;

/// Words before a full stop that do not end a sentence by it have fewer letters than this: `Dr.`, `U.S.`.
const SHORT: usize = 3;

/// The sentence, or line of a head, that stands at a byte of a text, white space folded.
pub(super) fn sentence(text: &str, at: usize) -> String {
    let mut first = 0;
    let mut end = text.len();
    let bytes = text.as_bytes();
    for (stop, c) in text
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | '?' | '!' | '\n'))
    {
        let behind = &text[stop + c.len_utf8()..];
        let ends = match c {
            '\n' => {
                behind
                    .trim_start_matches([' ', '\r', '\t'])
                    .starts_with('\n')
                    || heads(behind)
            }
            '.' => {
                let word = text[..stop]
                    .chars()
                    .rev()
                    .take_while(|c| c.is_alphanumeric())
                    .count();
                let gap = bytes.get(stop + 1).is_none_or(u8::is_ascii_whitespace);
                let opens = behind
                    .trim_start()
                    .chars()
                    .next()
                    .is_none_or(|c| !c.is_lowercase());
                word >= SHORT && gap && opens
            }
            _ => true,
        };
        if ends && stop >= at {
            end = stop + usize::from(c != '\n');
            break;
        }
        if ends {
            first = stop + c.len_utf8();
        }
    }
    unnumbered(&across_pages(&text[first..end])).to_owned()
}

/// A sentence without the number and portion marking before it, `2. (C)`, which are told beside it.
fn unnumbered(sentence: &str) -> &str {
    let words = sentence.trim_start_matches(|c: char| c.is_ascii_digit());
    let Some(words) = words.strip_prefix(". ").filter(|_| words != sentence) else {
        return sentence;
    };
    let is_marking = |marking: &str| {
        marking.len() < 8 && marking.chars().all(|c| c.is_ascii_uppercase() || c == '/')
    };
    match words
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(") "))
    {
        Some((marking, rest)) if is_marking(marking) => rest,
        _ => words,
    }
}

/// Whether a line opens a field of the head, `TAGS: …`, or a numbered paragraph.
fn heads(line: &str) -> bool {
    let line = line.trim_start();
    let word: String = line
        .chars()
        .take_while(|c| c.is_alphabetic() || matches!(c, '.' | ' '))
        .collect();
    let is_field =
        !word.is_empty() && line[word.len()..].starts_with(':') && !word.trim().contains(' ');
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    is_field || (digits > 0 && line[digits..].starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::sentence;

    fn check(text: &str, word: &str, expected: &str) {
        let at = text.find(word).expect("the word");
        assert_eq!(sentence(text, at), expected);
    }

    #[test]
    fn the_sentence_around_a_word_is_cut_out() {
        let text = "1. Dr. Varga left. The U.S. side\nfavors the Plan. Others do not.";
        check(text, "Plan", "The U.S. side favors the Plan.");
        check(text, "Varga", "Dr. Varga left.");
        check(text, "Others", "Others do not.");
        check("2. (S/NF) Marlow agreed.", "agreed", "Marlow agreed.");
    }

    #[test]
    fn a_field_of_a_head_is_a_sentence() {
        let text = "TAGS: PFOR\nSUBJECT: NORVALE TABLES PLAN\n\nREF: NORVALE 1088\n\n1. SUMMARY";
        check(text, "PLAN", "SUBJECT: NORVALE TABLES PLAN");
    }
}
