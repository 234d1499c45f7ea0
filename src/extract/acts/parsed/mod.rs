//! Acts by the tree of a sentence, judged by weights learnt from annotated telegrams.
//!
//! Needs: names of all kinds; the parser. Method: whom its pronouns mean is told first (`antecedent`). What a sentence holds is then
//! laid out (`scene`): its words in the tree, the
//! parties that may act, the words that may carry an act. Of each such word the judge (`judge`) asks which act it carries if
//! any (`carrier`), who does it (`doer`), which words tell of what (`span`) and how it is meant (`mode`); each answer is the
//! likeliest by linear weights over traits, and how sure the whole is, a last step tells. What no act can be, whatever the
//! weights say, is left out (`traps`, `anothers`). Learnt by the
//! programs `train-acts` and `train-antecedents` (`train`). Cost: a tree for each sentence with a pronoun or with a word that has
//! carried an act in the annotated telegrams.

mod anothers;
mod antecedent;
mod carrier;
mod classes;
mod doer;
mod judge;
mod mention;
mod mind;
mod mode;
mod object;
mod others;
mod party;
mod reality;
mod running;
mod scene;
mod span;
mod standing;
mod table;
mod telling;
#[cfg(any(test, feature = "train"))]
pub mod train;
mod traits;
mod traps;
mod view;
mod weights;
mod who;

use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::Told;
use super::put_in::PutIn;
use crate::extract::discourse::{Antecedent, Mind};
use crate::extract::syntax::{Parser, Relation, Tag};
use crate::model::{Claim, EntityKind, Filler, Meant, Modality, NameId, Span};
use crate::vocab::{self, Frame, Sense};
use antecedent::Answer;
pub(super) use antecedent::{People, Question};
pub(super) use judge::Reading;
pub(super) use judge::{is_one_thing, overlap};
use mind::remember;
use party::{Class, Party, party};
pub(super) use reality::Reality;
pub(super) use running::is_report;
use scene::ACTS;
pub(super) use scene::Gate;
pub(in crate::extract) use scene::Scene;
use view::View;
pub(super) use weights::{Weights, weights};
use who::{is_guessed, is_reported};

/// A sentence that is read, with its tree.
pub(super) struct Read<'v, 't> {
    view: View<'v, 't>,
}

impl Read<'_, '_> {
    /// Whether what a rule tells of somebody else is only thought.
    pub(super) fn is_guessed(&self, rule: &Told) -> bool {
        !rule.claim.subject.meant.is_own() && is_guessed(&self.view, rule.at)
    }

    /// Whether what a rule takes for the sender's own verb only describes the noun behind it.
    pub(super) fn describes(&self, rule: &Told) -> bool {
        let is_verb = frames(self.view.page, rule.at).next().is_some();
        let own = rule.claim.subject == Filler::implied(Meant::Sender);
        is_verb && own && traps::describes(&self.view, rule.at)
    }

    /// How far what a noun tells is real.
    pub(super) fn reality(&self, one: &Told) -> Reality {
        reality::of_noun(&self.view, one.at)
    }

    /// Whether it cannot be told whose deed it is that a rule tells.
    pub(super) fn is_open(&self, rule: &Told) -> bool {
        traps::is_anybodys(&self.view, rule.at)
    }

    /// Who says what the word at `at` tells, by which the words `actor` act: as the tree has it.
    pub(super) fn voice(
        &self,
        draft: &Draft<'_, '_>,
        at: usize,
        actor: Option<Span>,
    ) -> Option<Filler> {
        let actor = actor.map(|words| {
            let page = draft.page;
            page.token_at(words.start())..page.token_at(words.end())
        });
        let who = who::sayer(&self.view, at, actor)?;
        let voice = party(draft, &self.view, who)?;
        let he = self.view.is_any(who, &["he", "she"]);
        match voice.class {
            Class::Thing => None,
            Class::Unknown => Some(voice.filler).filter(|_| he),
            _ => Some(voice.filler),
        }
    }

    /// What its pronouns mean, in order.
    pub(super) fn pronouns(&self) -> &[Antecedent] {
        &self.view.pronouns
    }

    /// Whether the sentence goes on with what another was telling.
    pub(super) fn goes_on_telling(&self, draft: &Draft<'_, '_>, mind: &Mind) -> bool {
        telling::goes_on(draft, &self.view, mind)
    }

    /// Tokens of the object of what a rule tells, if others than the rule took belong to it.
    pub(super) fn object(
        &self,
        scene: &Scene,
        readings: &[Vec<Reading>],
        rule: &Told,
    ) -> Option<(usize, usize)> {
        rule.claim.object.as_ref()?.words?;
        let whole = object::of_rule(&self.view, scene, readings, rule);
        (whole != rule.object).then_some(whole)
    }
}

/// Reads a sentence; `None` where no word of it may carry an act, nor means anybody. Who is named in it is taken in by `people`, and
/// `answer` tells who its pronouns mean.
pub(super) fn read<'v, 'd: 'v, 't>(
    draft: &Draft<'d, 't>,
    sentence: &Sentence,
    parser: &'v mut Parser,
    (people, put_in): (&mut People, &[PutIn]),
    gate: &dyn Gate,
    answer: impl FnMut(&Question) -> Answer,
) -> Option<Read<'v, 't>> {
    let page = draft.page;
    let worth = (sentence.first..sentence.end).any(|at| {
        gate.knows_stem(traits::stem(page.word(at)))
            || page.has_sense(at, |sense| {
                matches!(sense, Sense::Speech(_) | Sense::Verb(..))
            })
            || mention::pronoun(page, at).is_some()
    });
    if !worth {
        people.pass(draft, sentence);
        return None;
    }
    let mut view = View::new(page, sentence, parser);
    view.pronouns = people.settle(draft, &view, sentence, put_in, answer);
    Some(Read { view })
}

/// Who is likeliest meant by a pronoun.
pub(super) fn answer(question: &Question) -> Answer {
    let weights = antecedent::weights();
    question.answer(|traits| weights.sums::<1>(traits)[0])
}

/// Lays a sentence out. What it leaves in mind goes into `mind`.
pub(super) fn scene(
    draft: &mut Draft<'_, '_>,
    read: &Read<'_, '_>,
    mind: &mut Mind,
    rules: &[Told],
    gate: &dyn Gate,
) -> Scene {
    let view = &read.view;
    let ruled = rules
        .iter()
        .filter_map(|rule| {
            let act = ACTS.iter().position(|act| *act == rule.claim.predicate)?;
            Some((rule.at.checked_sub(view.first)?, act as u32))
        })
        .collect();
    let scene = Scene::new(draft, view, mind, ruled, gate);
    remember(draft, view, mind);
    scene
}

/// Takes a sentence that was not read into mind.
pub(super) fn pass(draft: &Draft<'_, '_>, sentence: &Sentence, mind: &mut Mind) {
    mind.teller = mind
        .teller
        .filter(|_| telling::is_of_nobody(draft, sentence));
}

/// The acts that a scene tells by its readings where they are likely enough.
pub(super) fn claims(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    scene: &Scene,
    read: &Read<'_, '_>,
    mind: &Mind,
    readings: &[Vec<Reading>],
    least: f32,
) -> Vec<Told> {
    let page = draft.page;
    let view = &read.view;
    let Some(evidence) = page.sentence_span(sentence) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for told in judge::choose(readings, least) {
        let at = told.at + scene.first;
        let broken = page.is(at, "hope") && super::verbal::is_broken(page, at + 1);
        if broken || traps::is_no_act(sentence, view, at) {
            continue;
        }
        for slot in &told.doers {
            let actor = &scene.parties[*slot];
            let actor = shared_subject(scene, view, at, actor).unwrap_or(actor);
            let people = anothers::his_people(view, at, actor);
            let people = people.and_then(|people| scene.party_at(people - view.first));
            let actor = people.unwrap_or(actor);
            let Some(mut claim) = claim(draft, scene, view, mind, told, actor, evidence) else {
                continue;
            };
            let object = (told.object.0 + scene.first, told.object.1 + scene.first);
            let holds = matches!(claim.modality, Modality::Asserted | Modality::Intended);
            // "would withdraw its boats if Norvale accepted": what is promised depends on it.
            let on_condition = claim.predicate == "agreed"
                && super::agree::is_on_condition(page, sentence, object);
            let conditional = super::agree::is_conditional(page, sentence, at, object.1, false);
            if holds && (conditional || on_condition) {
                claim.modality = Modality::Conditional;
            }
            found.push(Told { at, object, claim });
        }
    }
    found
}

/// Who does what a verb tells that "and" joins to another, where somebody between the two was taken for him: "he" of "he noted
/// Quill's concern and expressed regret".
fn shared_subject<'s>(
    scene: &'s Scene,
    view: &View<'_, '_>,
    at: usize,
    actor: &Party,
) -> Option<&'s Party> {
    const SUBJECTS: [Relation; 2] = [Relation::Subject, Relation::PassiveSubject];
    let object = view.tag(at).is_noun() && view.relation(at) == Relation::Object;
    let verb = if object { view.head(at)? } else { at };
    let joined = view.relation(verb) == Relation::Conjunct && view.tag(verb) == Tag::Past;
    let first = view
        .head(verb)
        .filter(|first| joined && view.tag(*first) == Tag::Past)?;
    let subject = view.child(first, &SUBJECTS)?;
    let who = actor.at.filter(|who| (first..verb).contains(who))?;
    let alone = view.child(verb, &SUBJECTS).is_none() && !SUBJECTS.contains(&view.relation(who));
    let mut parties = scene.parties.iter();
    parties.find(|party| alone && subject < first && party.at == Some(subject))
}

/// How sure the readings of a scene are of what a rule tells: the surest that has its act and its actor.
pub(super) fn agreement(scene: &Scene, readings: &[Vec<Reading>], rule: &Told) -> f32 {
    let same = |one: &&Reading| {
        let object = (one.object.0 + scene.first, one.object.1 + scene.first);
        let near = one.at + scene.first == rule.at || is_one_thing(rule.object, object);
        let mut doers = one.doers.iter().map(|slot| &scene.parties[*slot].filler);
        near && ACTS[one.act] == rule.claim.predicate
            && doers.any(|doer| super::is_same_actor(&rule.claim.subject, doer))
    };
    let shares = readings.iter().flatten().filter(same).map(|one| one.share);
    shares.fold(0.0, f32::max)
}

/// How sure at most what a rule tells is, by how sure the judge is of it; of an act that he has not learnt he says nothing.
pub(super) fn most_sure(act: &str, agreed: f32) -> f32 {
    /// What only a rule tells.
    const UNREAD: f32 = 0.5;
    match ACTS[1..].contains(&act) {
        true => UNREAD + (1.0 - UNREAD) * agreed,
        false => 1.0,
    }
}

fn claim(
    draft: &mut Draft<'_, '_>,
    scene: &Scene,
    view: &View<'_, '_>,
    mind: &Mind,
    told: &Reading,
    actor: &Party,
    evidence: Span,
) -> Option<Claim> {
    let (first, end) = (told.object.0 + scene.first, told.object.1 + scene.first);
    let at = told.at + scene.first;
    let act = ACTS[told.act];
    let end = match act {
        "met" => others::with_others(view, (first, traps::end_of_met(view, (first, end)))),
        _ => end,
    };
    let (first, end) = match act {
        "met" => (first, end),
        _ => object::whole(view, at, act, actor.class == Class::Sender, (first, end)),
    };
    let words = draft.page.span(first, end)?;
    let meant = object_meant(draft, scene, act, (first, end))?;
    // Nobody meets himself.
    let himself = meant != Meant::Nothing && meant == actor.filler.meant;
    if himself || traps::is_no_object(scene, view, at, act, (first, end), actor) {
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
    claim.modality = match told.modality {
        Modality::Asserted if act == "rejected" && object::is_let_stand(view, at) => {
            Modality::Negated
        }
        told => told,
    };
    let least = if is_plain(scene, view, at, act, first, actor) {
        PLAIN
    } else {
        0.0
    };
    claim.confidence = told
        .share
        .max(least)
        .min(surest_here(view, mind, at, act, actor))
        .min(he_is(view, actor));
    if act != "met" {
        claim.recipient = recipient(draft, view, at, (first, end), &claim.subject);
    }
    // "I told him that we could not agree": an embassy speaks for its state.
    if actor.class == Class::Own
        && claim.subject.meant == Meant::Sender
        && !view.page.is_from_department()
        && is_reported(view, at)
    {
        claim.subject.meant = Meant::State("United States");
    }
    // "It might be worthwhile, Marlow thought, to wait": it is not the message that proposes it.
    if actor.class == Class::Sender
        && let Some(voice) = voice(draft, view, at)
        && !matches!(voice.class, Class::Own | Class::House)
    {
        claim.subject = Some(voice).filter(is_told)?.filler;
        claim.confidence = claim.confidence.min(surest(Class::Speaker));
    }
    Some(claim)
}

/// Who or what an object is that has a name; `None` where what is told is no act.
fn object_meant(
    draft: &Draft<'_, '_>,
    scene: &Scene,
    act: &str,
    (first, end): (usize, usize),
) -> Option<Meant> {
    if act != "met" {
        let initiative = super::object::head_initiative(draft, first, end, false);
        return Some(initiative.map_or(Meant::Nothing, Meant::Name));
    }
    let met = scene.parties.iter().find(|party| {
        party.class != Class::Thing && party.at.is_some_and(|at| first <= at && at < end)
    });
    // "called the Norvalian proposal a mistake": nobody is called on.
    let plan = |id: NameId| draft.get(id).kind == EntityKind::Initiative;
    let of_plan = |party: &Party| party.at.and_then(|at| draft.owner(at)).is_some_and(plan);
    let is_call = met.is_none_or(of_plan) && draft.names_in(first, end).into_iter().any(plan);
    (!is_call).then(|| met.map_or(Meant::Nothing, |party| party.filler.meant))
}

/// How sure it is at least where a frame and the tree tell the same.
const PLAIN: f32 = 0.5;

/// Whether a frame has the word for the act, and the tree has it of its own subject: "Friends of Quill | oppose the plan"; or with
/// whom it is done and what: "advised Quill | to sign"; or the message holds something best: "It would be | wise to wait".
fn is_plain(
    scene: &Scene,
    view: &View<'_, '_>,
    at: usize,
    act: &str,
    first: usize,
    actor: &Party,
) -> bool {
    let of_frame = |tells: &dyn Fn(&Frame) -> bool| {
        frames(view.page, at).any(|frame| frame.act == act && tells(frame))
    };
    let is_whole = |frame: &Frame| {
        !(frame.refused || frame.doubtful || frame.tree || frame.directed || frame.demands)
    };
    let feels = matches!(act, "concerned" | "supported");
    let is_state = feels && of_frame(&|frame| is_whole(frame) && !frame.adjectives.is_empty());
    let subject = match is_state {
        true => view.child(at, &who::SUBJECTS),
        false => view.child(at, &[Relation::Subject]),
    };
    let own = subject.is_some() && actor.at == subject;
    let asked = || {
        let object = view.child(at, &[Relation::Object, Relation::IndirectObject]);
        let somebody = object.and_then(|object| scene.party_at(object - view.first));
        let direct = of_frame(&|frame| frame.recipient.iter().any(|place| place == "direct"));
        direct && somebody.is_some_and(is_told) && view.is(first.saturating_sub(1), "to")
    };
    let it = subject.is_some_and(|it| view.is(it, "it"));
    let advised = it && act == "proposed" && actor.class == Class::Sender;
    advised && view.is_any(at, &super::advice::BEST)
        || own && view.tag(at).is_verb() && (of_frame(&is_whole) || asked())
        || own && is_state
}

/// How sure it can be at most who does what a word tells.
fn surest_here(view: &View<'_, '_>, mind: &Mind, at: usize, act: &str, actor: &Party) -> f32 {
    let guessed = actor.class != Class::Own && is_guessed(view, at);
    let most = surest(actor.class).min(if guessed { GUESSED } else { 1.0 });
    let open = actor.class == Class::Sender
        && (mind.reports || act != "met" && running::is_open(view, mind));
    most.min(if open { OPEN } else { 1.0 })
}

/// How sure it is at most whose deed is told by a sentence that names nobody, where somebody else was speaking: behind "Tallis
/// said that" it is his as often as the sender's. Told only when doubtful acts are asked for.
const OPEN: f32 = 0.45;

/// How sure is at most what somebody thinks that another did or will do.
pub(super) const GUESSED: f32 = 0.7;

/// How sure it is who "he" is.
fn he_is(view: &View<'_, '_>, actor: &Party) -> f32 {
    let found = actor.at.and_then(|at| view.antecedent(at));
    found
        .filter(|_| actor.class == Class::He)
        .map_or(1.0, |found| found.share)
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
    let party = party(draft, view, node)?;
    let thing = party.class == Class::Thing || view.is_any(node, &["it", "this", "that"]);
    let told = !thing && party.filler != *actor;
    told.then_some(party.filler)
}

/// Who says what a word tells, whether it is known who that is or not.
fn voice(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize) -> Option<Party> {
    party(draft, view, who::voice(view, at)?)
}

/// Whether somebody is told as a speaker; the reporter of the message is none of his own.
fn is_told(voice: &Party) -> bool {
    matches!(
        voice.class,
        Class::He | Class::Person | Class::Body | Class::Place | Class::Group
    )
}

#[cfg(test)]
mod tests {
    use super::most_sure;

    #[test]
    fn the_judge_bounds_only_acts_that_he_has_learnt() {
        assert_eq!(most_sure("proposed", 0.0), 0.5);
        assert_eq!(most_sure("proposed", 1.0), 1.0);
        assert_eq!(most_sure("invented", 0.0), 1.0);
    }
}
