//! Cables named in the running text: "reftel", "Ref B", "USNATO 400", "Embtel 900", "your 4711", "Bonn's 2451".
//!
//! Needs: the head, the days of the text. Sets: names of kind `cable`, and a claim `references` of the message for
//! each that its list does not have. Method: "reftel" is the only cable of the list, or the only one that the
//! message opens with; "Ref B" the one with this letter; a short name or a post before a serial is that cable, by
//! who writes to whom ([`vocab::Correspondence`]). "Septel" is nothing: a message to come. Numbers of copies
//! ("repeated Bonn 200") are no references. Nothing is tied where two could be meant. Cost: one pass.

mod designator;
mod parts;
mod phrase;

use std::collections::HashSet;

use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::{Extractor, Layer};
use crate::model::{Claim, EntityKind, Filler, Meant, Mrn, NameSense, ReferenceKind};
use crate::vocab::{Correspondence, PieceKind};

/// How sure a reference of the text is; one of a list is as sure as its number.
const CONFIDENCE: f32 = 0.8;
const RULE: &str = "text-reference";
/// How many sentences of a message may open it with what it refers to.
const OPENING: usize = 4;

pub(super) struct Cables;

impl Extractor for Cables {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Head, Layer::Places]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Cables]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        let parties = Correspondence::of(page.cable);
        let mut known = Known::of(page);
        // The next number at or behind a token: without one near there is no phrase.
        let mut figures = 0;
        for (index, sentence) in page.sentences.iter().enumerate() {
            let opens = index < OPENING && opens_with_references(page, sentence);
            let mut at = sentence.first;
            while at < sentence.end {
                if page.tokens[at].kind != PieceKind::Word {
                    at += 1;
                    continue;
                }
                if let Some((end, mrn)) = known.listed(page, at) {
                    refer(draft, &mut known, sentence, (at, end), mrn);
                    at = end;
                    continue;
                }
                figures = figures.max(at);
                while page
                    .tokens
                    .get(figures)
                    .is_some_and(|token| token.kind != PieceKind::Number)
                {
                    figures += 1;
                }
                if figures > at + phrase::REACH {
                    at += 1;
                    continue;
                }
                let Some(phrase) = phrase::read(page, at, sentence.end) else {
                    at += 1;
                    continue;
                };
                // "Secto 57." at the head is the message's own number in a second series.
                if index < 2 && phrase::is_own_number(page, &phrase, sentence) {
                    at = phrase.end;
                    continue;
                }
                for number in &phrase.numbers {
                    let Some(mrn) =
                        parties.telegram(phrase.whose, phrase.to, number.serial, number.day)
                    else {
                        continue;
                    };
                    if opens {
                        known.opening.push(mrn.clone());
                    }
                    refer(draft, &mut known, sentence, number.tokens, mrn);
                }
                at = phrase.end.max(at + 1);
            }
        }
    }
}

/// What the message is known to refer to.
struct Known {
    /// Cables of the list, with their letters.
    list: Vec<(Option<String>, Option<Mrn>)>,
    /// Those that the message opens with, where it has no list.
    opening: Vec<Mrn>,
    /// Those claimed already, by the head or here.
    claimed: HashSet<Mrn>,
}

impl Known {
    fn of(page: &Page<'_>) -> Self {
        let cables = page.cable.references.iter();
        let list: Vec<_> = cables
            .filter(|r| r.kind == ReferenceKind::Cable)
            .map(|r| (r.label.clone(), r.mrn.clone()))
            .collect();
        let claimed = list.iter().filter_map(|(_, mrn)| mrn.clone()).collect();
        Known {
            list,
            opening: Vec::new(),
            claimed,
        }
    }

    /// "reftel", "Ref B", "reftel 900".
    fn listed(&self, page: &Page<'_>, at: usize) -> Option<(usize, Mrn)> {
        if page.is_any(at, &["ref", "reftel"])
            && page.word(at + 1).len() == 1
            && page.tokens[at + 1].shape == Shape::Upper
        {
            let label = page.word(at + 1);
            let (_, mrn) = self
                .list
                .iter()
                .find(|(l, _)| l.as_deref() == Some(label))?;
            return Some((at + 2, mrn.clone()?));
        }
        if !page.is_any(at, &["reftel", "reftels"]) {
            return None;
        }
        let all = || {
            let listed = self.list.iter().map(|(_, mrn)| mrn.as_ref());
            let opening = self.opening.iter().map(Some);
            listed.chain(opening.filter(|_| self.list.is_empty()))
        };
        if let Some(serial) = parts::serial(page, at + 1) {
            let mut with = all().flatten().filter(|mrn| mrn.serial() == serial);
            return with.next().map(|mrn| (at + 2, mrn.clone()));
        }
        let mut all = all();
        let only = all.next()?;
        all.all(|other| other == only)
            .then(|| Some((at + 1, only?.clone())))?
    }
}

/// "Re Deptel 678.", "Ref: …", or nothing but the reference: "Embtel 882."
fn opens_with_references(page: &Page<'_>, sentence: &Sentence) -> bool {
    let short = sentence.end - sentence.first <= 12;
    let opens = [
        "re",
        "ref",
        "refs",
        "reference",
        "references",
        "reftel",
        "reftels",
    ];
    short
        || (sentence.first..(sentence.first + 3).min(sentence.end))
            .any(|at| page.is_any(at, &opens))
}

/// Names a cable, and claims that the message refers to it.
///
/// The words of another whom the message quotes are not its own, and a number of its own is no reference.
fn refer(
    draft: &mut Draft<'_, '_>,
    known: &mut Known,
    sentence: &Sentence,
    tokens: (usize, usize),
    mrn: Mrn,
) {
    if draft.page.cable.mrn.as_ref() == Some(&mrn) {
        return;
    }
    let sense = NameSense::Number(mrn.clone());
    let Some(id) = draft.name(tokens, EntityKind::Cable, sense, RULE, 0.85) else {
        return;
    };
    let Some(evidence) = draft.page.sentence_span(sentence) else {
        return;
    };
    // A letter is in its writer's words throughout.
    let quoted = draft.page.cable.mrn.is_some() && draft.page.is_quoted(tokens.0);
    // An editor's note in brackets: "(Telegram 1489 from Norvale; ibid.)".
    let end = sentence.end.min(tokens.1 + 8);
    let noted = (tokens.1..end).any(|at| draft.page.is(at, "ibid"));
    if quoted || noted || !known.claimed.insert(mrn) {
        return;
    }
    let object = Filler::name(id, draft.get(id).span);
    draft.claim(Claim {
        confidence: CONFIDENCE,
        ..Claim::new(
            Filler::implied(Meant::Message),
            "references",
            Some(object),
            evidence,
            RULE,
        )
    });
}
