//! Acts by the tree of a sentence, judged by weights learnt from annotated telegrams.
//!
//! Needs: names of all kinds; the parser. Method: what a sentence holds is laid out (`scene`): its words in the tree, the
//! parties that may act, the words that may carry an act. Of each such word the judge (`judge`) asks which act it carries if
//! any (`carrier`), who does it (`doer`), which words tell of what (`span`) and how it is meant (`mode`); each answer is the
//! likeliest by linear weights over traits, and how sure the whole is, a last step tells. Learnt by the program `train-acts`
//! (`train`). Cost: a tree for each sentence with a word that has carried an act in the annotated telegrams.

mod carrier;
mod doer;
mod judge;
mod mode;
mod party;
mod scene;
mod span;
pub mod train;
mod traits;
mod view;
mod weights;
mod who;

use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use crate::extract::syntax::{Parser, Relation, Tag};
use crate::model::{Claim, EntityKind, Filler, Meant, NameId, Span};
use crate::vocab::{self, Frame, Sense, VerbForm};
use judge::Told;
pub(super) use judge::overlap;
pub(super) use party::Mind;
use party::{Class, Party, party};
use scene::ACTS;
pub(super) use scene::Gate;
pub(in crate::extract) use scene::Scene;
use view::View;
pub(super) use weights::{Weights, weights};
use who::{Who, says, voices};

/// A sentence that is read, with its tree.
pub(super) struct Read<'v, 't> {
    view: View<'v, 't>,
}

/// Lays a sentence out; `None` where no word of it may carry an act. What it leaves in mind goes into `mind`.
pub(super) fn scene<'v, 'd: 'v, 't>(
    draft: &mut Draft<'d, 't>,
    sentence: &Sentence,
    parser: &'v mut Parser,
    mind: &mut Mind,
    rules: &[(usize, Claim)],
    gate: &dyn Gate,
) -> Option<(Scene, Read<'v, 't>)> {
    let page = draft.page;
    let worth = (sentence.first..sentence.end).any(|at| {
        gate.knows(traits::stem(page.word(at)))
            || page.has_sense(at, |sense| {
                matches!(sense, Sense::Speech(_) | Sense::Verb(..))
            })
    });
    if !worth {
        if let Some(person) = first_person(draft, sentence.first, sentence.end) {
            mind.person = Some(person);
        }
        return None;
    }
    let view = View::new(page, sentence, parser);
    let ruled = rules
        .iter()
        .filter_map(|(at, claim)| {
            let act = ACTS.iter().position(|act| *act == claim.predicate)?;
            Some((at.checked_sub(view.first)?, act as u32))
        })
        .collect();
    let scene = Scene::new(draft, &view, mind, ruled, gate);
    remember(draft, &view, mind);
    Some((scene, Read { view }))
}

/// The acts that a scene may tell by these weights, the unlikely too.
pub(super) fn claims(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    scene: &Scene,
    read: &Read<'_, '_>,
    mind: &Mind,
    weights: &Weights,
) -> Vec<super::Told> {
    let page = draft.page;
    let view = &read.view;
    let Some(evidence) = page.sentence_span(sentence) else {
        return Vec::new();
    };
    let deadline = super::sender::deadline(draft, sentence);
    let mut found = Vec::new();
    for told in weights.tell(scene, FAINTEST) {
        let at = told.at + scene.first;
        if is_unreal(page, sentence, view, at) || is_open(view, at) || is_anothers_own(view, at) {
            continue;
        }
        for slot in &told.doers {
            let Some(mut claim) = claim(
                draft,
                scene,
                view,
                mind,
                &told,
                &scene.parties[*slot],
                evidence,
            ) else {
                continue;
            };
            if claim.predicate == "requested" {
                claim.deadline = deadline;
                super::sender::ask_department(draft, &mut claim);
            }
            let object = (told.object.0 + scene.first, told.object.1 + scene.first);
            found.push(super::Told { at, object, claim });
        }
    }
    found
}

/// An act that is less likely than this is not told at all.
const FAINTEST: f32 = 0.02;

fn claim(
    draft: &mut Draft<'_, '_>,
    scene: &Scene,
    view: &View<'_, '_>,
    mind: &Mind,
    told: &Told,
    actor: &Party,
    evidence: Span,
) -> Option<Claim> {
    let (first, end) = (told.object.0 + scene.first, told.object.1 + scene.first);
    let at = told.at + scene.first;
    let words = draft.page.span(first, end)?;
    let act = ACTS[told.act];
    let meant = if act == "met" {
        let met = scene.parties.iter().find(|party| {
            party.class != Class::Thing && party.at.is_some_and(|at| first <= at && at < end)
        });
        met.map_or(Meant::Nothing, |party| party.filler.meant)
    } else {
        super::object::head_initiative(draft, first, end, false).map_or(Meant::Nothing, Meant::Name)
    };
    // Who acts is not what he acts on; to ask a question is no request; what is to be looked up is no deed.
    let itself = actor.filler.words.is_some_and(|own| {
        // "Foreign Minister Marlow backed out": nor is his title.
        let title = draft.page.token_at(own.start()) == end;
        title || own.start() < words.end() && words.start() < own.end()
    });
    let nothing = end == first + 1 && view.is_any(first, &["none", "nothing", "nobody"]);
    let never = frames(view.page, at)
        .any(|frame| frame.act == act && frame.never.iter().any(|noun| view.is(end - 1, noun)));
    // To refuse to reject is no rejection; "agreed that France" breaks off.
    let refusal = view.is_any(at, &["refuse", "refuses", "refused", "refusing"])
        && frames(view.page, first).any(|frame| frame.act == "rejected");
    let broken = view.is(first.saturating_sub(1), "that")
        && (first..end).all(|at| view.tag(at) == Tag::Name || view.tag(at).is_sign());
    // Whom one welcomes one greets.
    let greeted = view.is_any(at, &["welcome", "welcomes", "welcomed", "welcoming"])
        && scene.parties.iter().any(|party| {
            let at = party
                .at
                .is_some_and(|at| (first..end.min(first + 3)).contains(&at));
            party.class == Class::Person && at
        });
    if itself
        || greeted
        || refusal
        || broken
        || nothing
        || never
        || is_question(view, at, (first, end))
        || is_reference(view, first)
    {
        return None;
    }
    // Nobody meets himself.
    if meant != Meant::Nothing && meant == actor.filler.meant {
        return None;
    }
    let object = Filler {
        words: Some(words),
        meant,
    };
    let mut claim = Claim::new(
        actor.filler.clone(),
        act,
        Some(object),
        evidence,
        rule(view.page, at, act),
    );
    claim.modality = told.modality;
    claim.confidence = told.share.min(surest(actor.class));
    if act != "met" {
        claim.recipient = recipient(draft, view, mind, at, (first, end), &claim.subject);
    }
    claim.speaker = speaker(draft, view, mind, at, &claim.subject);
    Some(claim)
}

/// How sure an act can be at most, by how its actor is told: who "he" is, who goes on speaking, and whether a thing acts,
/// is never beyond doubt.
fn surest(class: Class) -> f32 {
    match class {
        Class::He | Class::Unknown | Class::Speaker | Class::Thing => 0.75,
        _ => 1.0,
    }
}

/// The frames that a word stands in.
fn frames<'p>(page: &'p Page<'_>, at: usize) -> impl Iterator<Item = &'static Frame> + use<'p> {
    page.hits_at(at).iter().filter_map(|hit| match hit.sense {
        Sense::Verb(index, ..) | Sense::Noun(index) | Sense::State(index) | Sense::Told(index) => {
            vocab::frames().get(usize::from(index))
        }
        _ => None,
    })
}

/// The frame that the word of an act stands in, where one has it.
fn rule(page: &Page<'_>, at: usize, act: &str) -> &'static str {
    let own = frames(page, at).find(|frame| frame.act == act);
    own.map_or("learnt", |frame| &frame.name)
}

/// To whom or of whom: who stands between the word and what it asks for, or behind "to", "of", "from".
fn recipient(
    draft: &mut Draft<'_, '_>,
    view: &View<'_, '_>,
    mind: &Mind,
    at: usize,
    (first, end): (usize, usize),
    actor: &Filler,
) -> Option<Filler> {
    let children: Vec<usize> = view.children(at).filter(|child| *child > at).collect();
    let direct = children.iter().copied().find(|child| {
        matches!(
            view.relation(*child),
            Relation::Object | Relation::IndirectObject
        )
    });
    let behind = children.iter().copied().find(|child| {
        matches!(
            view.relation(*child),
            Relation::Oblique | Relation::NounModifier
        ) && view
            .preposition(*child)
            .is_some_and(|case| view.is_any(case, &["to", "of", "from"]))
    });
    let outside = |node: &usize| !(first..end).contains(node);
    let node = direct.filter(outside).or(behind.filter(outside))?;
    let party = party(draft, view, node, mind)?;
    let told = !matches!(party.class, Class::Thing) && party.filler != *actor;
    told.then_some(party.filler)
}

/// Who says that somebody else does what a word tells; the reporter of the message is no speaker of his own.
fn speaker(
    draft: &mut Draft<'_, '_>,
    view: &View<'_, '_>,
    mind: &Mind,
    at: usize,
    actor: &Filler,
) -> Option<Filler> {
    let (who, _) = voices(view, at).into_iter().next()?;
    let Who::At(at) = who else { return None };
    let party = party(draft, view, at, mind)?;
    let told = matches!(
        party.class,
        Class::He | Class::Person | Class::Body | Class::Place | Class::Group
    );
    (told && party.filler.meant != actor.meant).then_some(party.filler)
}

/// Whether what somebody asks is a question: "asked if", "asked about", "asked what".
fn is_question(view: &View<'_, '_>, at: usize, (first, end): (usize, usize)) -> bool {
    const ASKS: [&str; 11] = [
        "if",
        "whether",
        "about",
        "what",
        "how",
        "why",
        "when",
        "who",
        "where",
        "which",
        "concerning",
    ];
    let from = (at + 1).max(first.saturating_sub(2));
    view.is_any(at, &["ask", "asks", "asked", "asking"])
        && (from..end.min(first + 4)).any(|at| view.is_any(at, &ASKS))
}

/// "see para 2", "see reftel": the reader is sent on.
fn is_reference(view: &View<'_, '_>, first: usize) -> bool {
    view.is(first, "see")
        && view.page.word(first + 1).get(..3).is_some_and(|opening| {
            ["par", "ref", "dep", "emb", "sep", "tel"]
                .iter()
                .any(|one| opening.eq_ignore_ascii_case(one))
        })
}

/// Whether it is told by "we" or "I" in another's words: whose they are, the quotation does not tell.
fn is_anothers_own(view: &View<'_, '_>, at: usize) -> bool {
    let own =
        |near: usize| view.page.is_quoted(near) && view.is_any(near, &["we", "i", "our", "my"]);
    let subject = view.child(
        at,
        &[
            Relation::Subject,
            Relation::PassiveSubject,
            Relation::Possessor,
        ],
    );
    subject.is_some_and(own) || at > view.first && own(at - 1)
}

/// Whether it cannot be told whose deed a verb is: in "Marlow said that Norvale had accepted and asked for time" either may
/// have asked.
fn is_open(view: &View<'_, '_>, at: usize) -> bool {
    let joined = view.relation(at) == Relation::Conjunct && view.tag(at) == Tag::Past;
    let Some(first) = view.head(at).filter(|_| joined) else {
        return false;
    };
    let own = view.child(at, &[Relation::Subject, Relation::PassiveSubject]);
    let said = view.relation(first) == Relation::Complement
        && view.head(first).is_some_and(|head| says(view, head));
    said && own.is_none()
}

/// Whether the sentence asks whether it is so, or calls it untrue.
fn is_unreal(page: &Page<'_>, sentence: &Sentence, view: &View<'_, '_>, at: usize) -> bool {
    let subject = view.child(at, &[Relation::Subject, Relation::PassiveSubject]);
    let opening = subject.map_or(at, |subject| view.reach(subject).0);
    // To deny that somebody did something is no refusal.
    let denies = view.is_any(at, &["deny", "denies", "denied", "denying"])
        && (view.child(at, &[Relation::Complement]).is_some() || view.is(at + 1, "that"));
    denies || super::denied::is_denied(page, sentence, opening, at, VerbForm::Past)
}

/// Keeps who "he" is and who spoke last.
fn remember(draft: &mut Draft<'_, '_>, view: &View<'_, '_>, mind: &mut Mind) {
    let speaks = (view.first..view.end).find(|at| {
        view.tag(*at).is_verb()
            && view.page.has_sense(*at, |sense| {
                matches!(sense, Sense::Speech(_) | Sense::Verb(..))
            })
            && view.child(*at, &[Relation::Subject]).is_some()
    });
    if let Some(Who::At(at)) =
        speaks.and_then(|at| who::doers(view, at).first().map(|(who, _)| *who))
        && let Some(party) = party::party(draft, view, at, mind)
        && !matches!(party.class, party::Class::Thing)
    {
        mind.speaker = Some(party.filler.clone());
        mind.since = 0;
        if let Meant::Name(id) = party.filler.meant
            && draft.get(id).kind == EntityKind::Person
        {
            mind.person = Some(id);
            return;
        }
    }
    if let Some(person) = first_person(draft, view.first, view.end) {
        mind.person = Some(person);
    }
}

/// The first person named within tokens `first..end`.
fn first_person(draft: &Draft<'_, '_>, first: usize, end: usize) -> Option<NameId> {
    let mut names = draft.names_in(first, end).into_iter();
    names.find(|id| draft.get(*id).kind == EntityKind::Person)
}
