//! A second head in one text: a message that it passes on, or one that nothing parts from the one before.
//!
//! Method: two blocks of `FM` and `TO`, two lines of classification and number with labels of a head below them, or two headings
//! of an edition. Nothing is cut here: the place is told. Cost: one pass.

use super::lines::Line;
use crate::model::Span;

/// What opens a head.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Kind {
    Sender,
    Number,
    Heading,
}

/// So many lines of a head behind the one that opens it are looked at.
const HEAD_LINES: usize = 14;

/// Where the second head of a text begins.
pub(super) fn find(text: &str, lines: &[Line]) -> Option<Span> {
    let mut first: [Option<&str>; 3] = [None; 3];
    for (index, line) in lines.iter().enumerate() {
        let words = line.of(text);
        let Some(kind) = kind_of(words) else {
            continue;
        };
        let mut behind = lines[index + 1..]
            .iter()
            .map(|line| line.of(text))
            .filter(|line| !line.is_empty())
            .take(HEAD_LINES);
        let is_head = match kind {
            Kind::Sender => behind.any(|line| line.starts_with("TO ")),
            Kind::Number => behind.any(is_subject),
            Kind::Heading => true,
        };
        if !is_head {
            continue;
        }
        let known = &mut first[kind as usize];
        match known {
            // A message in sections repeats its own.
            Some(known) if kind != Kind::Number || serial(known) != serial(words) => {
                return Span::new(text, line.start, line.end);
            }
            Some(_) => {}
            None => *known = Some(words),
        }
    }
    None
}

fn kind_of(line: &str) -> Option<Kind> {
    const LONGEST: usize = 100;
    if let Some(sender) = line.strip_prefix("FM ") {
        return sender
            .starts_with(|c: char| c.is_ascii_uppercase())
            .then_some(Kind::Sender);
    }
    if line.len() > 2 * LONGEST {
        return None;
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.starts_with(". Telegram From ") || rest.starts_with("Telegram From ") {
        return line.contains(" to ").then_some(Kind::Heading);
    }
    const WORDS: [&str; 4] = ["UNCLAS", "CONFIDENTIAL", "SECRET", "LIMITEDOFFICIALUSE"];
    if line.len() > LONGEST || !line.starts_with(['U', 'C', 'S', 'L']) || serial(line).is_none() {
        return None;
    }
    let letters: String = line.chars().filter(char::is_ascii_alphabetic).collect();
    let is_classified = WORDS.iter().any(|word| letters.starts_with(word));
    // "UNCLASSIFIED Case No. F-2010-01234" of those who released it has no post before its figures.
    let before = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let post = before.trim_end().bytes().rev();
    let is_number = before.ends_with(' ') && post.take(3).all(|b| b.is_ascii_uppercase());
    (is_classified && is_number && !line.contains("PAGE")).then_some(Kind::Number)
}

/// The figures that a line ends with.
fn serial(line: &str) -> Option<u64> {
    let digits = line.len() - line.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    line[line.len() - digits..].parse().ok()
}

fn is_subject(line: &str) -> bool {
    const LABELS: [&str; 3] = ["SUBJECT:", "SUBJ:", "TAGS:"];
    LABELS.iter().any(|label| {
        line.get(..label.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(label))
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let found = find(text, &lines(text, 0)).map(|span| span.of(text));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_second_head_is_told_and_a_second_section_is_none() {
        let head = |post: &str| {
            format!(
                "FM AMEMBASSY {post}\nTO SECSTATE\nCONFIDENTIAL {post} 12\nSUBJECT: X\n1. TEXT.\n"
            )
        };
        let two = head("NORVALE") + &head("KESTREL BAY");
        check(&two, Some("FM AMEMBASSY KESTREL BAY"));
        check(&head("NORVALE"), None);
        check(
            "CONFIDENTIAL NORVALE 12\nTAGS: PREL\nCONFIDENTIAL NORVALE 13\nTAGS: PREL\n",
            Some("CONFIDENTIAL NORVALE 13"),
        );
        check(
            "CONFIDENTIAL SECTION 01 OF 02 NORVALE 12\nTAGS: PREL\nCONFIDENTIAL SECTION 02 OF 02 NORVALE 12\nTAGS: PREL\n",
            None,
        );
        check(
            "1. Telegram From Norvale to Kestrel Bay\nX\n2. Telegram From Kestrel Bay to Norvale\n",
            Some("2. Telegram From Kestrel Bay to Norvale"),
        );
        check("Telegram From Norvale to Kestrel Bay\nFM ONE\n", None);
        let released =
            "UNCLASSIFIED  U.S. Department of State  Case No. F-2010-01234  Date: 04/12/2012\n";
        check(&format!("{released}{}", head("NORVALE")), None);
    }
}
