//! What a paragraph opens with: its number, its portion marking.

/// `12.` or `12)` at the start of a line, and its length.
pub(super) fn number(words: &str) -> Option<(u32, usize)> {
    let lead = words.len() - words.trim_start_matches(['¶', ' ', '-']).len();
    let rest = &words[lead..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let mark = rest.as_bytes().get(digits)?;
    let next = rest.as_bytes().get(digits + 1);
    let opens = matches!(mark, b'.' | b')') && next.is_none_or(|b| !b.is_ascii_digit());
    let bare = rest[digits..].starts_with(" (") && portion(&rest[digits..]).is_some();
    let number = rest[..digits].parse().ok().filter(|n| *n > 0)?;
    (opens || bare).then_some((number, lead + digits + usize::from(opens)))
}

/// The portion marking that a paragraph opens with: `(C)`, `(S/NF)`, `(SBU)`.
pub(super) fn portion(words: &str) -> Option<&str> {
    let inner = words.trim_start().strip_prefix('(')?;
    let marking = inner[..inner.find(')')?].trim();
    let first = marking.split(['/', '-', ' ', ',']).next()?;
    let known = [
        "U", "C", "S", "TS", "SBU", "LOU", "FOUO", "NF", "c", "u", "s", "UNCLASSIFIED",
        "CONFIDENTIAL", "SECRET",
    ];
    let short = marking.len() <= 20
        && marking
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b' ' | b','));
    (short && known.contains(&first)).then_some(marking)
}
