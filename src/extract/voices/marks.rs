//! Whose words they are: tokens inside quotation marks, and inside letters and texts that a message passes on.
//!
//! Needs: words and sentences. Sets: for each token whether it is another's words, where "we" and "I" are not the
//! sender. Method: quotation marks, paragraph by paragraph; "Begin text", "Dear …", "Text of letter follows" up to
//! "End text", "Unquote" or the close of the letter, else to the end of the message: who passes on a text may say
//! nothing of his own behind it, and a wrong author is worse than a missing one. Cost: one pass.

use crate::extract::page::Page;
use crate::vocab::PieceKind;

/// For each token whether it is quoted.
pub(in crate::extract) fn find(page: &Page<'_>) -> Vec<bool> {
    let mut quoted = vec![false; page.tokens.len()];
    mark_quotations(page, &mut quoted);
    mark_texts(page, &mut quoted);
    quoted
}

/// Quotation marks; one that is not closed reaches to the end of its paragraph.
fn mark_quotations(page: &Page<'_>, quoted: &mut [bool]) {
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
}

/// Texts that the message passes on.
fn mark_texts(page: &Page<'_>, quoted: &mut [bool]) {
    let mut inside = false;
    for sentence in &page.sentences {
        let tokens = &mut quoted[sentence.first..sentence.end];
        for (at, quoted) in (sentence.first..).zip(tokens) {
            if inside && closes(page, at) {
                inside = false;
            } else if opens(page, at) {
                inside = true;
            }
            *quoted |= inside;
        }
        inside |= announces(page, sentence.first, sentence.end);
    }
}

/// "Begin text", "Quote", "Dear Mr. President".
fn opens(page: &Page<'_>, at: usize) -> bool {
    // Asked of every word: the first letter rules nearly all of them out.
    if !matches!(page.initial(at), Some(b'b' | b'v' | b'q' | b'd')) {
        return false;
    }
    let named = |at: usize| {
        page.tokens
            .get(at)
            .is_some_and(|token| token.kind == PieceKind::Word)
            && page.word(at).starts_with(char::is_uppercase)
    };
    (page.is_any(at, &["begin", "beginning"])
        && page.is_any(
            at + 1,
            &[
                "text", "quote", "message", "verbatim", "letter", "statement", "draft",
            ],
        ))
        || page.is_any(at, &["verbatim"]) && page.is_any(at + 1, &["text", "quote"])
        || matches!(page.word(at), "QUOTE" | "QTE" | "Qte")
        || (page.word(at) == "Quote" && !page.tokens[at].opens_line)
        || (page.is(at, "dear") && page.tokens[at].opens_line && named(at + 1))
        || (page.is(at, "dear")
            && (page.is_any(
                at + 1,
                &[
                    "mr", "mrs", "prime", "madam", "general", "senator", "ambassador", "excellency",
                ],
            )))
}

/// "End text", "Unquote", "Sincerely".
fn closes(page: &Page<'_>, at: usize) -> bool {
    if !matches!(page.initial(at), Some(b'u' | b'e' | b's')) {
        return false;
    }
    page.is_any(at, &["unquote", "unqte", "unqt"])
        || (page.is(at, "end")
            && (page.is_any(
                at + 1,
                &[
                    "text", "quote", "message", "verbatim", "letter", "statement", "draft",
                ],
            ) || (page.is(at + 1, "of")
                && page.is_any(at + 2, &["text", "quote", "message", "letter"]))))
        || (page.is(at, "sincerely") && page.tokens[at].opens_line)
}

/// "Following is text of letter:", "Message from the President follows:".
fn announces(page: &Page<'_>, first: usize, end: usize) -> bool {
    let last = end.saturating_sub(1);
    let colon = page.word(last) == ":"
        || page.is(last, "follows")
        || page.is(last.saturating_sub(1), "follows");
    let has = |words: &[&str]| (first..end).any(|at| page.is_any(at, words));
    end - first < 40
        && colon
        && has(&[
            "text", "message", "letter", "note", "statement", "memorandum", "reply", "aide",
            "announcement", "communique",
        ])
        && has(&["follows", "following", "verbatim", "text", "reads", "quote"])
        && !has(&["points", "lines"])
}
