//! Cables cited in the running text by their sender and time: "USDAO Saigon 051230Z May 75", "your 051230Z".
//!
//! Needs: the tokens of a page. Method: [`notation::sending`], where the words say that a message is cited and not when somebody
//! travels; behind a short name or "your", who writes to whom. Cost: one pass over a sentence.

use crate::extract::page::{Page, Sentence};
use crate::notation::{self, Correspondence, Dtg, DtgFound};
use crate::vocab;
use jiff::civil::Time;

/// A cable that is cited so.
pub(super) struct Timed {
    pub(super) tokens: (usize, usize),
    /// Who sent it and when.
    pub(super) sent: String,
}

/// Those of a sentence.
pub(super) fn read(page: &Page<'_>, sentence: &Sentence, parties: &Correspondence) -> Vec<Timed> {
    let mut found = Vec::new();
    let Some(span) = page.sentence_span(sentence) else {
        return found;
    };
    let mut from = span.start();
    while let Some(group) = notation::find_cited_dtg(&page.text[from..span.end()], page.cable.date)
    {
        let behind = match group {
            DtgFound::Whole(group) => {
                let words = &page.text[from..span.end()];
                let cited = notation::sending(words, group).filter(|one| one.is_cited);
                let cited = cited.map(|one| (one.start, one.sent));
                let cited = cited.or_else(|| {
                    let before = &page.text[..from + group.start];
                    let line = before.rsplit('\n').next().unwrap_or("");
                    // "For Norvale: we note your 051230Z" has another reader.
                    let reads_another = ["For ", "FOR "].iter().any(|word| line.contains(word));
                    by_short_name(words, group, parties).filter(|_| !reads_another)
                });
                found.extend(cited.map(|(start, sent)| Timed {
                    tokens: (page.token_at(from + start), page.token_at(from + group.end)),
                    sent,
                }));
                group.end
            }
            DtgFound::Impossible(_, end) => end,
        };
        from += behind;
    }
    found
}

/// "Embtel 051230Z", "your 051230Z": where the short name begins, and what is meant.
fn by_short_name(words: &str, group: Dtg, parties: &Correspondence) -> Option<(usize, String)> {
    let before = words[..group.start].trim_end();
    let start = before.trim_end_matches(char::is_alphabetic).len();
    let sender = parties.sender(notation::short_name_or_pronoun(&before[start..])?)?;
    let time = Time::new(group.hour, group.minute, 0, 0).ok()?;
    let sent = vocab::posts().sent_at(sender, group.date.to_datetime(time))?;
    Some((start, sent))
}
