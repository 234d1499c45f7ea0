//! What may be written to a terminal.

use std::borrow::Cow;

/// Text without what would command a terminal: control characters, and marks that turn the direction of writing.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    let harms = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.contains(harms) {
        Cow::Owned(text.replace('\r', "").replace(harms, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}
