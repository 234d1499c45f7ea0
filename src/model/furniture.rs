//! What systems and registries put between the lines of a message, and its words without that.

use super::{Classification, fold_space};

/// Whether a line is page furniture, a stamp or a teleprinter's end of message.
///
/// Page headings (`PAGE 02 NICOSI 01089 01 OF 02`), repeats of the number (`TRIPOLI 00000402 001.2 OF 003`),
/// declassification stamps and the signs `BT`, `NNNN`, `#4711`.
pub fn is_debris(line: &str) -> bool {
    is_break(line) || is_kept(line)
}

/// Of debris, what readers are shown all the same: the place of a name that was taken out, and a note between asterisks.
fn is_kept(line: &str) -> bool {
    let redacted = || line.len() >= REDACTED.len() && line.bytes().all(|b| b == b'X' || b == b' ');
    line.starts_with("***") || (line.starts_with('X') && redacted())
}

/// Whether a line was put between the lines of the message, and says nothing.
fn is_break(line: &str) -> bool {
    let Some(first) = line.bytes().next() else {
        return false;
    };
    let sign = match first {
        b'P' | b'p' => is_page_heading(line),
        b'B' => line == "BT",
        b'#' => line.len() < 10 && line[1..].bytes().all(|b| b.is_ascii_digit() || b == b'#'),
        b'<' => line.starts_with("<<") && line.ends_with(">>"),
        b'-' | b'=' | b'_' | b'.' => {
            line.len() > 2
                && line
                    .bytes()
                    .all(|b| matches!(b, b'-' | b'=' | b'_' | b'.' | b' '))
        }
        b'R' | b'r' => is_review_date(line),
        // Notes of the communications centre on whom a message was sent on to.
        b'N' if line.starts_with("NOTE BY OC") => true,
        b'N' => {
            let is_end = (2..=6).contains(&line.len()) && line.bytes().all(|b| b == b'N');
            is_end || (line.len() <= 16 && line.ends_with("VVZCZ"))
        }
        _ => false,
    };
    sign || is_stamp(line)
        || is_release(line)
        || (first.is_ascii_uppercase() && is_number_repeat(line))
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
pub const REDACTED: &str = "XXXXXX";

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

/// `UNCLASSIFIED U.S. Department of State Case No. … Doc No. …`: what the release of a message is, and not the message.
fn is_release(line: &str) -> bool {
    const ISSUER: &str = "U.S. Department of State";
    let level = Classification::at_start(line).map_or(0, |(_, length)| length);
    let rest = line[level..].trim_start();
    rest.starts_with(ISSUER) && (rest.contains("Case No") || rest.contains("Doc No"))
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

/// The words of a passage as people read them: on one line, without what stands between two pages of it.
///
/// The first line may be a part of one, and stays; so does the last where no line break ends the passage.
/// [`super::Cable::words_of`] knows also what is no part of a line.
///
/// ```
/// use cablegraph::model::across_pages;
/// let passage = "TALLIS PROPOSED A\nCONFIDENTIAL\n\nPAGE 02  NORVAL 05123  051240Z\n\nREVIEW";
/// assert_eq!(across_pages(passage), "TALLIS PROPOSED A REVIEW");
/// ```
pub fn across_pages(passage: &str) -> String {
    let is_between = |line: &str| {
        let line = line.trim();
        is_break(line) || Classification::is_alone(line)
    };
    let whole = passage.matches('\n').count();
    let lines = passage.lines().enumerate();
    let kept = lines.filter(|(index, line)| *index == 0 || *index >= whole || !is_between(line));
    let kept: Vec<&str> = kept.map(|(_, line)| line).collect();
    fold_space(&kept.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_furniture_is_told_from_the_message() {
        for line in [
            "PAGE 02 NORVAL 01089 01 OF 02 111533Z",
            "NORVALE 00000402 001.2 OF 003",
            "NNNN",
            "NNN",
            "NNNNVVZCZ",
            "NNNNMAFVVZCZ",
            "BT",
            "#4711",
            "Declassified/Released US Department of State EO Systematic",
            "Petra J. Hale Declassified/Released US Department of State EO Systematic Review 05 JUL 2006",
            "XXXXXXXXXXXX",
            "NOTE BY OC/T: NOT PASSED NORVALE",
            "Review 30 JUN 2006",
            "UNCLASSIFIED U.S. Department of State Case No. M-1999-00001 Doc No. C00000001 Date: 01/02/2003",
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
            "U.S. Department of State officials met",
            "UNCLASSIFIED NORVALE 12",
        ] {
            assert!(!is_debris(line), "{line}");
        }
    }

    #[test]
    fn only_whole_lines_that_say_nothing_are_left_out() {
        for (passage, words) in [
            ("", ""),
            ("SECRET", "SECRET"),
            (
                "SECRET\nPAGE 02 NORVAL 05123 051240Z\nSECRET",
                "SECRET SECRET",
            ),
            ("ON\nSECRET\n", "ON"),
            ("MET\nXXXXXXXXXXXX\nTWICE", "MET XXXXXXXXXXXX TWICE"),
            (
                "MET\n*** THE SOURCE IS GOOD\nTWICE",
                "MET *** THE SOURCE IS GOOD TWICE",
            ),
            (
                "the plan of\r\n- Tallis\r\nfails",
                "the plan of - Tallis fails",
            ),
        ] {
            assert_eq!(across_pages(passage), words);
        }
    }
}
