//! Cables cited in the running text by their sender and time: "USDAO Saigon 051230Z May 75".
//!
//! Needs: the tokens of a page. Method: [`vocab::sending`], where the words say that a message is cited and not when somebody
//! travels. Cost: one pass over a sentence.

use crate::extract::page::{Page, Sentence};
use crate::vocab::{self, DtgFound};

/// A cable that is cited so.
pub(super) struct Timed {
    pub(super) tokens: (usize, usize),
    /// Who sent it and when.
    pub(super) sent: String,
}

/// Those of a sentence.
pub(super) fn read(page: &Page<'_>, sentence: &Sentence) -> Vec<Timed> {
    let mut found = Vec::new();
    let Some(span) = page.sentence_span(sentence) else {
        return found;
    };
    let mut from = span.start();
    while let Some(group) = vocab::find_dtg(&page.text[from..span.end()]) {
        let behind = match group {
            DtgFound::Whole(group) => {
                let cited = vocab::sending(&page.text[from..span.end()], group);
                found.extend(cited.filter(|one| one.is_cited).map(|one| Timed {
                    tokens: (
                        page.token_at(from + one.start),
                        page.token_at(from + group.end),
                    ),
                    sent: one.sent,
                }));
                group.end
            }
            DtgFound::Impossible(_, end) => end,
        };
        from += behind;
    }
    found
}
