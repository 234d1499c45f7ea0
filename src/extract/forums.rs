//! What is a forum for what: "the NRC serve as a forum to discuss the treaty".
//!
//! Needs: bodies and initiatives. Sets: claims `forum_for`; who says so is settled by `acts`, which knows who speaks.
//! Method: the noun "forum" (venue, framework) between a body and "to discuss", "for discussion of", and a name.

use super::draft::Draft;
use super::page::{Page, Sentence};
use super::{Extractor, Layer};
use crate::model::{Claim, EntityKind, Filler, NameId};
use crate::vocab::PieceKind;
use crate::vocab::families::{self, Families};

pub(super) struct Forums;

impl Extractor for Forums {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Bodies]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::States]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        for sentence in &page.sentences {
            for at in sentence.first + 1..sentence.end.saturating_sub(1) {
                if page.is_any(at, &["forum", "venue"]) {
                    forum(draft, sentence, at);
                }
            }
        }
    }
}

fn forum(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<()> {
    let page = draft.page;
    let subject = body_before(draft, sentence, at)?;
    let behind = purpose(page, sentence, at + 1)?;
    let object = (behind..sentence.end.min(behind + 5)).find_map(|token| {
        let id = draft
            .owner(token)
            .filter(|id| draft.tokens_of(*id).0 == token)?;
        matches!(
            draft.get(id).kind,
            EntityKind::Initiative | EntityKind::Event
        )
        .then_some(id)
    })?;
    let evidence = page.sentence_span(sentence)?;
    let (one, other) = (
        Filler::name(subject, draft.get(subject).span),
        Filler::name(object, draft.get(object).span),
    );
    let mut claim = Claim::new(one, "forum_for", Some(other), evidence, "forum");
    claim.confidence = 0.85;
    draft.claim(claim);
    Some(())
}

/// The body that "serves as the primary" or "is a" forum: only such words may stand between.
fn body_before(draft: &Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<NameId> {
    const PASSED: Families = families::BE
        .and(families::MODAL)
        .and(families::ARTICLE)
        .and(families::NEGATIVE_ADVERB);
    let page = draft.page;
    let mut token = at;
    while token > sentence.first && at - token < 12 {
        token -= 1;
        if let Some(id) = draft
            .owner(token)
            .filter(|id| draft.get(*id).kind == EntityKind::Body)
        {
            // "NATO-Russia Council (NRC)": of a name and its short form the long one.
            let long = token
                .checked_sub(2)
                .and_then(|before| draft.owner(before))
                .filter(|long| {
                    page.word(token - 1) == "(" && draft.get(*long).kind == EntityKind::Body
                });
            return Some(long.unwrap_or(id));
        }
        let passes = page.tokens[token].kind == PieceKind::Sign
            && matches!(page.word(token), ")" | "(" | ",")
            || page.is_of(token, PASSED)
            || page.is_any(
                token,
                &[
                    "serve", "serves", "served", "serving", "as", "become", "remain", "remains",
                    "remained", "primary", "main", "proper", "appropriate", "best", "principal",
                    "only", "useful", "natural", "right", "possible", "act", "used",
                ],
            );
        if !passes {
            return None;
        }
    }
    None
}

/// Passes over "to discuss", "for discussion of", "for discussing", "for"; gives the token behind.
fn purpose(page: &Page<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let mut token = at;
    if !page.is_any(token, &["to", "for", "in"]) {
        return None;
    }
    while token < sentence.end
        && page.is_any(
            token,
            &[
                "to", "for", "in", "which", "discuss", "discussing", "discussion", "discussions",
                "debate", "consider", "considering", "consideration", "negotiate", "negotiating",
                "negotiation", "of", "on", "the", "a", "any",
            ],
        )
    {
        token += 1;
    }
    Some(token)
}
