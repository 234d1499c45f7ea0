//! Tokens inside quotation marks.
//!
//! Needs: words and sentences. Sets: for each token whether it is quoted. Method: quotation marks, paragraph by paragraph; one that is
//! not closed reaches to the end of its paragraph. Cost: one pass.

use crate::extract::page::Page;
use crate::vocab::PieceKind;

/// For each token whether it is quoted.
pub(super) fn find(page: &Page<'_>) -> Vec<bool> {
    let mut quoted = vec![false; page.tokens.len()];
    let mut paragraph = usize::MAX;
    let mut open: Option<&str> = None;
    for sentence in &page.sentences {
        if sentence.paragraph != paragraph {
            // A paragraph that opens with a single mark is one of a speech of several.
            let speech = Some("‘").filter(|mark| page.word(sentence.first) == *mark);
            (paragraph, open) = (sentence.paragraph, speech);
        }
        let tokens = &mut quoted[sentence.first..sentence.end];
        for (at, quoted) in (sentence.first..).zip(tokens) {
            if page.tokens[at].kind == PieceKind::Sign {
                let word = page.word(at);
                open = match (open, word) {
                    (None, "“" | "„" | "«" | "\"") => Some(word),
                    (Some("“"), "”")
                    | (Some("„"), "“" | "”")
                    | (Some("«"), "»")
                    | (Some("‘"), "’")
                    | (Some("\""), "\"") => None,
                    // Inches and the like: a mark that no word follows closes nothing that was opened.
                    (open, _) => open,
                };
            }
            *quoted = open.is_some();
        }
    }
    quoted
}
