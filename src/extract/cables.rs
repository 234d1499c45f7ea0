//! Cables named in the running text: "reftel", "Ref B", "USNATO 400", "Embtel 900".
//!
//! Needs: the references and number of the head. Sets: names of kind `cable`. Method: "reftel" is the only cable of
//! the list, "Ref B" the one with this letter; a post followed by a serial is that cable, of the message's year or
//! the year before where the serial is higher than can be. Nothing is tied where two could be meant.

use super::draft::Draft;
use super::page::{Page, Shape};
use super::{Extractor, Layer};
use crate::model::{EntityKind, Mrn, NameSense, ReferenceKind};
use crate::vocab::{self, PieceKind, PostCertainty};

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
        for at in 0..page.tokens.len() {
            let token = &page.tokens[at];
            if token.kind != PieceKind::Word {
                continue;
            }
            let found = listed(page, at)
                .or_else(|| own_series(page, at))
                .or_else(|| numbered(page, at));
            if let Some((end, mrn)) = found {
                draft.name(
                    (at, end),
                    EntityKind::Cable,
                    NameSense::Number(mrn),
                    "text-reference",
                    0.85,
                );
            }
        }
    }
}

/// "reftel", "Ref B": an entry of the list.
fn listed(page: &Page<'_>, at: usize) -> Option<(usize, Mrn)> {
    let cables = || {
        page.cable
            .references
            .iter()
            .filter(|r| r.kind == ReferenceKind::Cable)
    };
    if page.is_any(at, &["reftel", "reftels"]) {
        let mut all = cables();
        let only = all.next()?;
        return all
            .next()
            .is_none()
            .then(|| Some((at + 1, only.mrn.clone()?)))?;
    }
    if page.is_any(at, &["ref", "reftel"])
        && page.word(at + 1).len() == 1
        && page.tokens[at + 1].shape == Shape::Upper
    {
        let label = page.word(at + 1);
        let entry = cables().find(|r| r.label.as_deref() == Some(label))?;
        return Some((at + 2, entry.mrn.clone()?));
    }
    None
}

/// "Embtel 900" in a cable from an embassy: a cable of its own.
fn own_series(page: &Page<'_>, at: usize) -> Option<(usize, Mrn)> {
    let own = page.cable.mrn.as_ref()?;
    if !page.is_any(at, &["embtel", "ourtel", "mytel", "contel"]) || own.post() == "STATE" {
        return None;
    }
    let serial: u32 = serial(page, at + 1)?;
    let year = if serial >= own.serial() {
        own.year() - 1
    } else {
        own.year()
    };
    Some((at + 2, Mrn::new(year, own.post(), serial)?))
}

fn serial(page: &Page<'_>, at: usize) -> Option<u32> {
    let token = page.tokens.get(at)?;
    (token.kind == PieceKind::Number && token.apart && token.len() <= 7)
        .then(|| page.word(at).parse().ok())
        .flatten()
        .filter(|n| *n > 0)
}

/// "USNATO 400": a post that the table knows, and a serial.
fn numbered(page: &Page<'_>, at: usize) -> Option<(usize, Mrn)> {
    let figures_follow = (at + 1..at + 4).any(|next| {
        let token = page.tokens.get(next);
        token.is_some_and(|token| token.kind == PieceKind::Number)
    });
    if page.tokens[at].shape == Shape::Lower || !figures_follow {
        return None;
    }
    let date = page.cable.date?;
    for words in 1..=3 {
        let number = at + words;
        if words > 1
            && (page.tokens.get(number - 1)?.kind != PieceKind::Word
                || page.tokens[number - 1].shape == Shape::Lower)
        {
            return None;
        }
        if serial(page, number).is_none() {
            continue;
        }
        // "NORVALE 12 PEOPLE" and "NORVALE 1978" are no numbers: three digits at least, and no year.
        let figures = page.word(number);
        let is_year =
            figures.len() == 4 && (figures.starts_with("19") || figures.starts_with("20"));
        // Only a post that the table has by this very name: a look at its misprints would be slow and unsure.
        let post: String = page
            .span(at, number)?
            .of(page.text)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        vocab::posts().exact(&post)?;
        let read = vocab::posts().read_number(page.span(at, number + 1)?.of(page.text))?;
        let sure = read.certainty == PostCertainty::Known
            && figures.len() >= 3
            && !is_year
            && !figures.contains([',', '.']);
        let own = page
            .cable
            .mrn
            .as_ref()
            .filter(|own| own.post() == read.post);
        let year = date.year() as u16;
        let year = if own.is_some_and(|own| read.serial > own.serial()) {
            year - 1
        } else {
            year
        };
        return sure
            .then(|| read.mrn(Some(year)))
            .flatten()
            .map(|mrn| (number + 1, mrn));
    }
    None
}
