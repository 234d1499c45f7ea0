//! Cables named in the running text: "reftel", "Ref B", "USNATO 400", "Embtel 900", "your 4711", "Bonn's 2451".
//!
//! Needs: the head, the days of the text. Sets: names of kind `cable`, and a claim `references` of the message for
//! each that its list does not have. Method: "reftel" is the only cable of the list, or the only one that the
//! message opens with; "Ref B" the one with this letter; a short name or a post before a serial is that cable, by
//! who writes to whom ([`notation::Correspondence`]), of the year that stands before it ("05 Norvale 1233"); so are airgrams. "Septel" is nothing: a message to come. Numbers of copies
//! ("repeated Bonn 200") are no references. A post before a date-time group is what it sent then, where words say that it is cited. Nothing is tied where two could be meant. Cost: one pass.

mod airgrams;
mod designator;
mod parts;
mod phrase;
mod timed;

use std::collections::{HashMap, HashSet};

use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::{Extractor, Layer};
use crate::model::{Claim, EntityKind, Filler, Meant, Mrn, NameSense, ReferenceKind};
use crate::notation::{self, Correspondence, DayMonth};
use crate::vocab::{self, PieceKind, Whose};
use phrase::{Phrase, Whole};

/// How sure a reference of the text is; one of a list is as sure as its number.
const CONFIDENCE: f32 = 0.8;
/// The same of an airgram whose sender no words name.
const UNSAID: f32 = 0.6;
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
        // Whose telegrams were named last, and the token behind them.
        let mut beside = None;
        for (index, sentence) in page.sentences.iter().enumerate() {
            let opens = index < OPENING && opens_with_references(page, sentence);
            for timed in timed::read(page, sentence, &parties) {
                let cited = Cited {
                    tokens: timed.tokens,
                    cable: CitedCable::Sent(timed.sent),
                    confidence: CONFIDENCE,
                };
                refer(draft, &mut known, sentence, cited);
            }
            let mut at = sentence.first;
            while at < sentence.end {
                if !matches!(page.tokens[at].kind, PieceKind::Word | PieceKind::Number) {
                    at += 1;
                    continue;
                }
                if let Some(cable) = known.whole(page, at, &parties) {
                    let cited = Cited {
                        tokens: (at, at + 1),
                        cable: CitedCable::Number(cable),
                        confidence: CONFIDENCE,
                    };
                    refer(draft, &mut known, sentence, cited);
                    at += 1;
                    continue;
                }
                if let Some((end, mrn)) = known.listed(page, at) {
                    let cited = Cited {
                        tokens: (at, end),
                        cable: CitedCable::Number(mrn),
                        confidence: CONFIDENCE,
                    };
                    refer(draft, &mut known, sentence, cited);
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
                let is_word = page.tokens[at].kind == PieceKind::Word;
                let airgrams = is_word.then(|| airgrams::read(page, at, sentence, beside));
                if let Some(named) = airgrams.flatten() {
                    for number in &named.numbers {
                        if let Some(cited) = known.airgram(&parties, named.whose, number) {
                            refer(draft, &mut known, sentence, cited);
                        }
                    }
                    at = named.end.max(at + 1);
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
                    let Some(cited) = known.telegram(&parties, &phrase, number) else {
                        continue;
                    };
                    if let CitedCable::Number(mrn) = &cited.cable
                        && opens
                    {
                        known.opening.push(mrn.clone());
                    }
                    refer(draft, &mut known, sentence, cited);
                }
                at = phrase.end.max(at + 1);
                beside = Some((phrase.whose, at));
            }
        }
    }
}

/// What the message is known to refer to.
struct Known {
    /// Cables and airgrams of the list, with their letters.
    list: Vec<Listed>,
    /// Airgrams of the list, by serial: "A-114" alone is the one there.
    airgrams: HashMap<u32, Mrn>,
    /// Those that the message opens with, where it has no list.
    opening: Vec<Mrn>,
    /// The message itself, by its number and by its time.
    own: Vec<CitedCable>,
    /// Those claimed already, by the head or here.
    claimed: HashSet<CitedCable>,
    /// The same by series and serial, the first of each: without a day, a number is the one that was named before.
    named: HashMap<(String, u32), Mrn>,
}

impl Known {
    fn of(page: &Page<'_>) -> Self {
        let references = page.cable.references.iter();
        let list: Vec<_> = references
            .filter(|r| matches!(r.kind, ReferenceKind::Cable | ReferenceKind::Airgram))
            .map(|r| Listed {
                label: r.label.clone(),
                mrn: r.mrn.clone(),
                kind: r.kind,
            })
            .collect();
        let numbered = list.iter().filter_map(|entry| entry.mrn.clone());
        let timed = page.cable.references.iter().filter_map(|r| r.sent.clone());
        let claimed = numbered
            .map(CitedCable::Number)
            .chain(timed.map(CitedCable::Sent))
            .collect();
        let number = page.cable.mrn.clone().map(CitedCable::Number);
        let time = vocab::posts().sending(page.cable).map(CitedCable::Sent);
        let mut named = HashMap::new();
        for mrn in list.iter().filter_map(|entry| entry.mrn.as_ref()) {
            named.entry(series_and_serial(mrn)).or_insert(mrn.clone());
        }
        let airgrams = list.iter().filter_map(|entry| entry.mrn.as_ref());
        let airgrams = airgrams.filter(|mrn| mrn.is_airgram());
        Known {
            airgrams: airgrams.map(|mrn| (mrn.serial(), mrn.clone())).collect(),
            list,
            opening: Vec::new(),
            own: number.into_iter().chain(time).collect(),
            claimed,
            named,
        }
    }

    fn telegram(
        &self,
        parties: &Correspondence,
        phrase: &Phrase,
        number: &phrase::Number,
    ) -> Option<Cited> {
        let mrn = parties.telegram(phrase.whose, phrase.to, number.serial, number.day)?;
        Some(Cited {
            tokens: number.tokens,
            cable: CitedCable::Number(self.named_before(mrn, number.day)),
            confidence: CONFIDENCE,
        })
    }

    /// "05NORVALE1233", "NORVALE1233": a number in one word, of no day to come.
    fn whole(&self, page: &Page<'_>, at: usize, parties: &Correspondence) -> Option<Mrn> {
        match phrase::whole(page, at)? {
            Whole::Number(mrn) => {
                let written = page.cable.date.map(|date| date.year());
                let is_past = |year: i16| i16::try_from(mrn.year()).is_ok_and(|own| own <= year);
                written.is_none_or(is_past).then_some(mrn)
            }
            Whole::Serial(post, serial) => {
                let mrn = parties.telegram(Whose::of(post), None, serial, None)?;
                Some(self.named_before(mrn, None))
            }
        }
    }

    fn airgram(
        &self,
        parties: &Correspondence,
        whose: Option<Whose>,
        number: &airgrams::Number,
    ) -> Option<Cited> {
        let is_sure = whose.is_some() || number.read.kind.is_circular();
        let listed = self.airgrams.get(&number.read.serial);
        let mrn = match listed.filter(|_| !is_sure) {
            Some(listed) => listed.clone(),
            None => parties.airgram(number.read, whose, number.to, number.day)?,
        };
        Some(Cited {
            tokens: number.tokens,
            cable: CitedCable::Number(self.named_before(mrn, number.day)),
            confidence: if is_sure { CONFIDENCE } else { UNSAID },
        })
    }

    /// The number that was named with its day before, where it stands without one now.
    fn named_before(&self, mrn: Mrn, day: Option<DayMonth>) -> Mrn {
        let before = self.named.get(&series_and_serial(&mrn));
        before.filter(|_| day.is_none()).cloned().unwrap_or(mrn)
    }

    /// Whether the list has telegrams.
    fn has_cables(&self) -> bool {
        let mut kinds = self.list.iter().map(|entry| entry.kind);
        kinds.any(|kind| kind == ReferenceKind::Cable)
    }

    /// "reftel", "refair", "Ref B", "reftel 900".
    fn listed(&self, page: &Page<'_>, at: usize) -> Option<(usize, Mrn)> {
        if page.initial(at) != Some(b'r') {
            return None;
        }
        if page.is_any(at, &["ref", "reftel"])
            && page.word(at + 1).len() == 1
            && page.tokens[at + 1].shape == Shape::Upper
        {
            let label = page.word(at + 1);
            let mut lettered = self.list.iter();
            let entry = lettered.find(|entry| entry.label.as_deref() == Some(label))?;
            return Some((at + 2, entry.mrn.clone()?));
        }
        let kind = if page.is_any(at, &["reftel", "reftels"]) {
            ReferenceKind::Cable
        } else if page.is_any(at, &["refair", "refairgram"]) {
            ReferenceKind::Airgram
        } else {
            return None;
        };
        let all = || {
            let of_kind = self.list.iter().filter(|entry| entry.kind == kind);
            let listed = of_kind.map(|entry| entry.mrn.as_ref());
            // What the text opens with are telegrams, where there is no list.
            let opening = self.opening.iter().map(Some);
            let is_open = kind == ReferenceKind::Cable && !self.has_cables();
            listed.chain(opening.filter(move |_| is_open))
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

fn series_and_serial(mrn: &Mrn) -> (String, u32) {
    (mrn.post().to_owned(), mrn.serial())
}

/// An entry of the list.
struct Listed {
    label: Option<String>,
    mrn: Option<Mrn>,
    kind: ReferenceKind,
}

/// "Re Deptel 678.", "Ref: …", or nothing but the reference: "Embtel 882."
fn opens_with_references(page: &Page<'_>, sentence: &Sentence) -> bool {
    let short = sentence.end - sentence.first <= 12;
    let opens = |at: usize| page.is(at, "re") || notation::opens_references(page.word(at));
    short || (sentence.first..(sentence.first + 3).min(sentence.end)).any(opens)
}

/// Nothing but short names and numbers near the start: "Verbatim text. Embtels 642 and 681. …" says to what a message refers.
fn is_caption(page: &Page<'_>, sentence: &Sentence) -> bool {
    let opening = page.sentences.iter().take(OPENING);
    let is_opening = opening.into_iter().any(|one| one.first == sentence.first);
    let is_part = |at: usize| {
        vocab::short_name(page.word(at)).is_some()
            || page.tokens[at].kind == PieceKind::Number
            || page.is_any(at, &["and", ",", "&", ";", ".", ":", "re", "ref", "refs"])
    };
    is_opening && (sentence.first..sentence.end).all(is_part)
}

/// A cable that a sentence cites.
struct Cited {
    tokens: (usize, usize),
    cable: CitedCable,
    confidence: f32,
}

/// How it is cited.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum CitedCable {
    Number(Mrn),
    /// By who sent it and when.
    Sent(String),
}

/// Names a cable, and claims that the message refers to it.
///
/// The words of another whom the message quotes are not its own, and a number of its own is no reference.
fn refer(draft: &mut Draft<'_, '_>, known: &mut Known, sentence: &Sentence, cited: Cited) {
    let Cited {
        tokens,
        cable,
        confidence,
    } = cited;
    if known.own.contains(&cable) {
        return;
    }
    let sense = match &cable {
        CitedCable::Number(mrn) => {
            let named = known.named.entry(series_and_serial(mrn));
            named.or_insert(mrn.clone());
            NameSense::Number(mrn.clone())
        }
        CitedCable::Sent(sent) => NameSense::Sent(sent.clone()),
    };
    let Some(id) = draft.name(tokens, EntityKind::Cable, sense, RULE, 0.85) else {
        return;
    };
    let Some(evidence) = draft.page.sentence_span(sentence) else {
        return;
    };
    // A letter is in its writer's words throughout.
    let quoted = draft.page.cable.mrn.is_some()
        && draft.page.is_quoted(tokens.0)
        && !is_caption(draft.page, sentence);
    // An editor's note in brackets: "(Telegram 1489 from Norvale; ibid.)".
    let end = sentence.end.min(tokens.1 + 8);
    let noted = (tokens.1..end).any(|at| draft.page.is(at, "ibid"));
    if quoted || noted || !known.claimed.insert(cable) {
        return;
    }
    let object = Filler::name(id, draft.get(id).span);
    draft.claim(Claim {
        confidence,
        ..Claim::new(
            Filler::implied(Meant::Message),
            "references",
            Some(object),
            evidence,
            RULE,
        )
    });
}
