//! What is in mind where a sentence is read: who spoke last, what "this proposal" is, what its pronouns mean.
//!
//! Method: what the sentences before left. Whom "he" means is told beforehand (`acts::parsed`); "we" is the message's, or its
//! state's in a clause that an American officer is reported to say. Cost: a look at the clauses before.

use super::actor::Actor;
use super::draft::Draft;
use crate::model::{EntityKind, Filler, Meant, NameId};
use crate::vocab::Sense;

/// How sure it is at most who "he" is to a rule, where that is known, and where it is not.
pub(super) const KNOWN: f32 = 0.65;
pub(super) const OPEN: f32 = 0.4;

/// What the sentences before have left in mind.
#[derive(Clone, Debug, Default)]
pub(super) struct Discourse {
    /// What trees tell of it.
    pub(super) mind: Mind,
    /// Who spoke last, for "Stressed that …".
    pub(super) speaker: Option<Filler>,
    /// Whoever speaks in the sentence that is read, with the first token of what he says.
    pub(super) said: Option<(Filler, usize)>,
    /// What its pronouns mean, in order.
    pub(super) pronouns: Vec<Antecedent>,
    /// The clauses that somebody says in it, each from its first token on, in order; of each whether an American officer says it.
    pub(super) voices: Vec<(usize, bool)>,
    /// What the bullet or the last proposal is about; "this proposal".
    pub(super) topic: Option<Filler>,
    /// Who has proposed or asked for something in the sentence that is read, and what; "Marlow agreed".
    pub(super) put_forward: Option<(Filler, Filler)>,
    /// The same of the sentence before.
    pub(super) put_forward_before: Option<(Filler, Filler)>,
    /// Who spoke last in the sentence that is read, and what he said.
    pub(super) heard: Option<(Filler, Filler)>,
    /// The same of the sentence before.
    pub(super) heard_before: Option<(Filler, Filler)>,
}

/// What the trees of the sentences before leave in mind.
#[derive(Clone, Debug, Default)]
pub(super) struct Mind {
    /// Who spoke last, by the tree: the rules keep a speaker of their own.
    pub(super) speaker: Option<Filler>,
    /// Whose talk may go on in the next sentence, by the tree: he who told something in this paragraph last, if nobody else did
    /// anything since.
    pub(super) teller: Option<NameId>,
    /// So many sentences ago.
    pub(super) since: u32,
    /// Whether the sentence opens a paragraph.
    pub(super) opens_paragraph: bool,
    /// Whether the last to speak in the paragraph was another than the sender.
    pub(super) reports: bool,
    /// Whose talk is being told.
    pub(super) running: Running,
    /// Whether the document chiefly tells what others said.
    pub(super) is_report: bool,
}

/// Whose words a sentence that names nobody tells, by what stands before it in the paragraph.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Running {
    /// Nothing tells.
    #[default]
    Open,
    /// The message's own.
    Own,
    Another,
}

/// American officers at a post, by their offices alone; of "CHARGÉ" the last letter has no small form in ASCII.
pub(super) const OFFICERS: [&str; 20] = [
    "ambassador", "amb", "charge", "chargé", "chargÉ", "dcm", "polcouns", "poloff", "emboff",
    "embassyoff", "econoff", "econcouns", "pao", "conoff", "sciatt", "defatt", "milatt", "labatt",
    "poladvisor", "polcounselor",
];

/// Whether a name is the bare office of an American at the post that writes: "the Ambassador", "DCM".
pub(super) fn is_own_officer(draft: &Draft<'_, '_>, id: NameId) -> bool {
    let page = draft.page;
    let (first, end) = draft.tokens_of(id);
    let bare = end == first + 1 && page.is_any(first, &OFFICERS);
    let foreign = first
        .checked_sub(1)
        .is_some_and(|at| page.has_sense(at, |sense| matches!(sense, Sense::Adjective(_))));
    bare && !foreign && !page.is(end, "of") && !page.is_from_department()
}

/// What a pronoun that stands for one person was found to mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Antecedent {
    /// The token of the pronoun.
    pub(super) at: usize,
    /// Whom it means; nobody where it is not known.
    pub(super) who: Option<NameId>,
    /// How sure that is.
    pub(super) share: f32,
}

impl Antecedent {
    /// That of the pronoun at a token, among those of its sentence.
    pub(super) fn at(found: &[Antecedent], at: usize) -> Option<Antecedent> {
        found.iter().find(|found| found.at == at).copied()
    }
}

impl Discourse {
    /// What is left of it where a paragraph opens: what a bullet is about is not carried over.
    pub(super) fn of_next_paragraph(self, opens_comment: bool) -> Self {
        Discourse {
            speaker: self.speaker,
            mind: Mind {
                opens_paragraph: true,
                reports: false,
                running: match opens_comment {
                    true => Running::Own,
                    false => Running::Open,
                },
                teller: None,
                ..self.mind
            },
            ..Discourse::default()
        }
    }

    /// What the pronoun at a token was found to mean.
    pub(super) fn he(&self, at: usize) -> Option<Antecedent> {
        Antecedent::at(&self.pronouns, at)
    }

    /// Who "we" is at a token: in what an American officer tells a foreigner it is his country.
    pub(super) fn we(&self, at: usize) -> Meant {
        let heard = self.voices.iter().rfind(|(first, _)| *first <= at);
        match heard {
            Some((_, true)) => Meant::State("United States"),
            _ => Meant::Sender,
        }
    }
}

/// Who is meant by a pronoun at a token; nobody for any other word.
pub(super) fn pronoun(draft: &Draft<'_, '_>, at: usize, discourse: &Discourse) -> Option<Actor> {
    let page = draft.page;
    let span = page.span(at, at + 1)?;
    let with = |meant, confidence| {
        Some(Actor::new(
            Filler {
                words: Some(span),
                meant,
            },
            confidence,
        ))
    };
    match () {
        // In another's words "we" is not the sender; who it is, only a letter tells.
        () if page.is_any(at, &["we", "i"]) && page.word(at) != "i" => match page.is_quoted(at) {
            true => draft.writer(at).and_then(|writer| with(writer, 0.75)),
            false if page.is(at, "i") => with(Meant::Signer, 0.75),
            false => with(discourse.we(at), 0.75),
        },
        () if page.is_any(at, &["he", "she"]) => {
            let known = discourse.he(at);
            match known.and_then(|found| Some((found.who?, found.share))) {
                Some((id, share)) => with(Meant::Name(id), share.min(KNOWN)),
                None => with(Meant::Nothing, OPEN),
            }
        }
        () if page.is(at, "they") => with(Meant::Nothing, 0.4),
        // "Norvale signaled it would": who speaks, where a state or body does, and the clause opens with "it".
        () if page.is(at, "it") => {
            let (speaker, clause) = discourse.said.as_ref()?;
            let opens = (at.saturating_sub(1)..=at).contains(clause);
            let speaks = matches!(speaker.meant, Meant::Name(id) if draft.get(id).kind != EntityKind::Person);
            (opens && speaks)
                .then(|| with(speaker.meant, 0.65))
                .flatten()
        }
        () => None,
    }
}
