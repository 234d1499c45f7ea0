//! Who did what: the seven acts, by the frames of `vocab/frames.toml`.
//!
//! Needs: people, bodies, places, events, and the claims of `forums`. Sets: claims of acts, and who says what.
//! Method: sentence by sentence, with what the sentences before left in mind (`this proposal`, the bullet's topic) and what its
//! pronouns mean, in two steps. By rule: a verb of a frame is read with its helpers (`verb`, `actor`), the noun phrase before it and its
//! complement; nouns and adjectives that name an act (`nominal`, `meeting`, `adjectival`) and the message's own requests, orders
//! and advice (`sender`, `order`, `imperative`, `advice`) are read apart; what a rule tells stands. By tree (`parsed`): all that
//! the tree of the sentence may tell, of which a judge learnt from annotated telegrams lets stand what is likely and what no
//! rule has told. What has no actor that can be told is left out. Misses: acts told without a word of the frames, and those of
//! which the judge is not sure. Cost: one pass; only sentences with a word that may carry an act are read closely.

mod adjectival;
mod advice;
mod agree;
mod author;
mod bidden;
mod complement;
mod deadlines;
mod denied;
mod fellows;
mod finish;
mod imperative;
mod instance;
mod listed;
mod meeting;
mod nominal;
mod object;
mod order;
mod parsed;
mod passive;
mod phrase;
mod polarity;
mod put_in;
mod reporting;
mod says;
mod sender;
mod speech;
mod trim;
mod verbal;
mod weighing;
mod when;
mod whose;

#[cfg(any(test, feature = "train"))]
pub use parsed::train;

use super::actor::Discourse;
use super::discourse::Mind;
use super::draft::Draft;
use super::page::{Page, Sentence};
use super::syntax::Parser;
use super::voices::is_own_again;
use super::{Extractor, Layer};
use crate::model::{Claim, EntityKind, Filler, Meant, Modality, Span};
use crate::vocab::{self, Frame, Sense, VerbForm};
use fellows::fellows;
use finish::finished;
use parsed::{Scene, Weights};
use put_in::PutIn;
use speech::Speech;
use weighing::{take_reality, weigh};

pub(super) struct Acts;

impl Extractor for Acts {
    fn needs(&self) -> &'static [Layer] {
        &[
            Layer::People,
            Layer::Bodies,
            Layer::Places,
            Layer::Events,
            Layer::States,
        ]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Acts]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        tell(draft, parsed::weights(), LEAST);
    }
}

/// Adds what the document says: what rules tell, and what the tree tells by these weights where it is likely enough.
fn tell(draft: &mut Draft<'_, '_>, weights: &Weights, least: f32) {
    each_sentence(draft, weights, |draft, heard| {
        let Heard {
            sentence,
            mut rules,
            speeches,
            scene,
            mind,
            discourse,
        } = heard;
        leave_repeated(&mut rules);
        let mut judged = Vec::new();
        if let Some((scene, read)) = &scene {
            let readings = weights.readings(scene);
            judged = parsed::claims(draft, sentence, scene, read, mind, &readings, least);
            for rule in &mut rules {
                weigh(draft, scene, read, &readings, rule);
            }
        } else {
            for rule in &mut rules {
                let most = parsed::most_sure(rule.claim.predicate, 0.0);
                rule.claim.confidence = rule.claim.confidence.min(most);
            }
        }
        judged.retain(|one| !rules.iter().any(|rule| rule.excludes(one)));
        rules.append(&mut judged);
        let read = scene.as_ref().map(|(_, read)| read);
        for one in &mut rules {
            if let Some(read) = read {
                take_reality(read, one);
            }
            polarity::settle(draft.page, one);
            weighing::bound(draft.page, one);
            whose::bound(draft, one);
        }
        add_fellows(draft, sentence, &mut rules, discourse);
        listed::add_points(draft, sentence, &mut rules);
        for mut one in rules {
            says::settle(draft, sentence, &speeches, read, mind, &mut one);
            if let Some(claim) = finished(draft, one.claim) {
                draft.claim(claim);
            }
        }
    });
}

/// Leaves of what two rules tell alike only what is told first: "put forward the idea of a summit".
fn leave_repeated(ruled: &mut Vec<Told>) {
    let mut kept: Vec<Told> = Vec::with_capacity(ruled.len());
    for one in ruled.drain(..) {
        let told = kept.iter().any(|other| {
            one.claim.predicate == other.claim.predicate
                && is_same_actor(&one.claim.subject, &other.claim.subject)
                && parsed::is_one_thing(one.object, other.object)
        });
        if !told {
            kept.push(one);
        }
    }
    *ruled = kept;
}

/// Adds the acts of those who are joined to who acts, where they are not told of already.
fn add_fellows(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    told: &mut Vec<Told>,
    discourse: &Discourse,
) {
    for at in 0..told.len() {
        for claim in fellows(draft, sentence, &told[at].claim, discourse) {
            let one = &told[at];
            let known = told.iter().any(|other| {
                other.claim.predicate == claim.predicate
                    && is_same_actor(&other.claim.subject, &claim.subject)
                    && parsed::is_one_thing(other.object, one.object)
            });
            if !known {
                let (at, object) = (one.at, one.object);
                told.push(Told { at, object, claim });
            }
        }
    }
}

/// An act that a sentence tells, by a rule or by the judge.
struct Told {
    /// The word that carries it.
    at: usize,
    /// Tokens of the object.
    object: (usize, usize),
    claim: Claim,
}

impl Told {
    /// Takes other words for the object.
    fn take_object(&mut self, draft: &mut Draft<'_, '_>, (first, end): (usize, usize)) {
        // A quotation that opens within is closed.
        let is_mark = |at: usize| matches!(draft.page.word(at), "“" | "”" | "\"");
        let end = match (is_mark(end), is_mark(end + 1)) {
            _ if !(first..end).any(|at| is_mark(at) || draft.page.word(at) == "„") => end,
            (true, _) => end + 1,
            (false, true) => end + 2,
            (false, false) => end,
        };
        let Some(words) = draft.page.span(first, end) else {
            return;
        };
        let named = match self.claim.object.as_ref().map(|object| object.meant) {
            Some(Meant::Name(id)) if words.contains(draft.get(id).span) => Meant::Name(id),
            // Who is met stays.
            Some(Meant::Name(_)) if self.claim.predicate == "met" => return,
            _ => Meant::Nothing,
        };
        self.object = (first, end);
        self.claim.object = Some(Filler {
            words: Some(words),
            meant: named,
        });
    }

    /// Whether what a rule tells leaves no room for another act.
    fn excludes(&self, other: &Told) -> bool {
        let shared = parsed::overlap(self.object, other.object);
        // "could not provide support": what he does to a deed of his own is told already.
        let own_deed = (self.object.0..self.object.1).contains(&other.at)
            && is_same_actor(&self.claim.subject, &other.claim.subject);
        let same_act = self.claim.predicate == other.claim.predicate;
        own_deed
            || if self.at == other.at {
                // "called on members to sign" asks, and visits nobody.
                same_act || shared > 0.5 || other.claim.predicate == "met"
            } else {
                same_act && parsed::is_one_thing(self.object, other.object)
            }
    }
}

/// Whether two fillers name the same actor.
fn is_same_actor(one: &Filler, other: &Filler) -> bool {
    one.words == other.words && one.words.is_some()
        || one.meant == other.meant && one.meant != Meant::Nothing
}

/// The tokens of a claim's object; the word that carries it where it has none.
fn object_tokens(draft: &Draft<'_, '_>, at: usize, claim: &Claim) -> (usize, usize) {
    let words = claim.object.as_ref().and_then(|object| object.words);
    words.map_or((at, at + 1), |words| {
        (
            draft.page.token_at(words.start()),
            draft.page.token_at(words.end()),
        )
    })
}

/// A sentence as it is read.
struct Heard<'s, 'v, 't> {
    sentence: &'s Sentence,
    /// What rules tell.
    rules: Vec<Told>,
    /// Who says what in it, by rule.
    speeches: Vec<Speech>,
    /// What it holds, and its tree; `None` where no word of it may carry an act, nor means anybody.
    scene: Option<(Scene, parsed::Read<'v, 't>)>,
    /// What the sentences before left in mind.
    mind: &'s Mind,
    /// The same, with what the rules make of this one.
    discourse: &'s Discourse,
}

/// Reads the document sentence by sentence, with what the sentences before left in mind.
fn each_sentence<'d, 't>(
    draft: &mut Draft<'d, 't>,
    gate: &dyn parsed::Gate,
    mut hear: impl FnMut(&mut Draft<'d, 't>, Heard<'_, '_, 't>),
) {
    let page = draft.page;
    let mut discourse = Discourse::default();
    discourse.mind.is_report = parsed::is_report(page);
    let mut paragraph = usize::MAX;
    let forums = claims_of_forums(draft);
    let mut parser = Parser::new();
    let mut people = parsed::People::default();
    for sentence in &page.sentences {
        if sentence.paragraph != paragraph {
            let words = page.cable.paragraphs[sentence.paragraph].span.of(page.text);
            discourse = discourse.of_next_paragraph(is_own_again(words));
            paragraph = sentence.paragraph;
        } else {
            discourse.mind.opens_paragraph = false;
        }
        // A comment in the midst of a paragraph ends what another was telling.
        if page
            .sentence_span(sentence)
            .is_some_and(|words| is_own_again(words.of(page.text)))
        {
            discourse.mind.teller = None;
        }
        discourse.mind.since += 1;
        if sentence.heading {
            people.pass(draft, sentence);
            discourse.topic =
                initiative_in(draft, sentence).map(|id| Filler::name(id, draft.get(id).span));
            continue;
        }
        discourse.pronouns.clear();
        let put_in = put_in::put_in(draft, sentence, &discourse);
        let tree = parsed::read(
            draft,
            sentence,
            &mut parser,
            (&mut people, &put_in),
            gate,
            parsed::answer,
        );
        discourse.pronouns = tree
            .as_ref()
            .map_or_else(Vec::new, |read| read.pronouns().to_vec());
        let (mut rules, speeches) = read(draft, sentence, &mut discourse, put_in, &forums);
        if let Some(tree) = &tree {
            rules.retain(|rule| !tree.describes(rule));
        }
        settle_topic(sentence, &mut discourse, &rules);
        let before = discourse.mind.clone();
        let mut after = before.clone();
        let scene = match tree {
            Some(read) => {
                let scene = parsed::scene(draft, &read, &mut after, &rules, gate);
                Some((scene, read))
            }
            None => {
                parsed::pass(draft, sentence, &mut after);
                None
            }
        };
        if let Some(met) = met_by_sender(draft, &rules) {
            discourse.speaker = Some(met.clone());
            after.speaker = Some(met);
            after.since = 0;
        }
        hear(
            draft,
            Heard {
                sentence,
                rules,
                speeches,
                scene,
                mind: &before,
                discourse: &discourse,
            },
        );
        discourse.mind = after;
    }
}

/// An act that is less likely than this is left out.
pub(in crate::extract) const LEAST: f32 = 0.35;

/// What the rules make of one sentence, and who says what in it.
fn read(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    discourse: &mut Discourse,
    put_in: Vec<PutIn>,
    forums: &[(Span, usize)],
) -> (Vec<Told>, Vec<Speech>) {
    let page = draft.page;
    let mut found = Vec::new();
    let Some(evidence) = page.sentence_span(sentence) else {
        return (found, Vec::new());
    };
    let speeches = speech::speeches(draft, sentence, discourse, put_in);
    discourse.said = speech::outermost(&speeches);
    discourse.put_forward_before = discourse.put_forward.take();
    discourse.heard_before = discourse.heard.take();
    discourse.heard = speeches
        .last()
        .and_then(|speech| speech.content(draft, sentence));
    let mut last = None;
    let mut at = sentence.first;
    while at < sentence.end {
        if speech::is_wished(page, &speeches, at) {
            at += 1;
            continue;
        }
        let made = verbal::read(draft, sentence, at, discourse, &mut last)
            .or_else(|| adjectival::read(draft, sentence, at, discourse, &mut last))
            .or_else(|| instance::read(draft, sentence, at, discourse))
            .or_else(|| nominal::read(draft, sentence, at, discourse))
            .or_else(|| meeting::read(draft, sentence, at, discourse))
            .or_else(|| sender::read(draft, sentence, at))
            .or_else(|| order::read(draft, sentence, at, &speeches))
            .or_else(|| imperative::read(draft, sentence, at))
            .or_else(|| advice::read(draft, sentence, at, discourse, &speeches));
        let Some(made) = made else {
            at += 1;
            continue;
        };
        for mut claim in made.claims {
            claim.evidence = evidence;
            speech::attribute(&speeches, made.at, &mut claim);
            let words = claim.object.as_ref().and_then(|object| object.words);
            let end = words.map_or(made.next, |words| page.token_at(words.end()));
            let opening = words.map_or(end, |words| page.token_at(words.start()));
            if claim.modality != Modality::Negated
                && agree::is_conditional(page, sentence, made.at, end, made.open)
            {
                claim.modality = Modality::Conditional;
            }
            if claim.predicate == "agreed"
                && claim.modality != Modality::Negated
                && agree::is_on_condition(page, sentence, (opening, end))
            {
                claim.modality = Modality::Conditional;
            }
            // "if Norvale does not attend" tells of no refusal.
            if claim.modality == Modality::Conditional && is_refused(claim.rule) {
                continue;
            }
            if matches!(claim.predicate, "proposed" | "requested")
                && claim.modality == Modality::Asserted
            {
                let put_forward = claim.object.clone();
                discourse.put_forward = put_forward.map(|object| (claim.subject.clone(), object));
            }
            found.push(Told {
                at: made.at,
                object: object_tokens(draft, made.at, &claim),
                claim,
            });
        }
        at = made.next.max(at + 1);
    }
    attribute_forums(draft, &speeches, forums, evidence);
    (found, speeches)
}

/// Keeps what the last proposal is about.
fn settle_topic(sentence: &Sentence, discourse: &mut Discourse, rules: &[Told]) {
    // A bullet keeps its topic; elsewhere the last proposal is what "it" means.
    let proposal = rules
        .iter()
        .rev()
        .find(|rule| rule.claim.predicate == "proposed")
        .and_then(|rule| rule.claim.object.clone());
    let named = |filler: &Filler| matches!(filler.meant, Meant::Name(_));
    if proposal.is_some() && !(sentence.bullet && discourse.topic.as_ref().is_some_and(named)) {
        discourse.topic = proposal;
    }
}

/// What a rule made at a token.
struct Made {
    claims: Vec<Claim>,
    /// The verb or noun.
    at: usize,
    /// Where reading goes on.
    next: usize,
    /// Whether the act is not told as done, so that an "if" behind it bears on it.
    open: bool,
}

/// A verb at a token: its frame, its form, and the token behind its particles.
type VerbFound = (&'static Frame, VerbForm, usize);

/// The frames whose verb stands at a token, those with most particles first.
fn verbs_at(page: &Page<'_>, at: usize) -> Vec<VerbFound> {
    let mut found: Vec<VerbFound> = Vec::new();
    for hit in page.hits_at(at).iter().filter(|hit| hit.end == at + 1) {
        let Sense::Verb(index, place, form) = hit.sense else {
            continue;
        };
        let Some(frame) = vocab::frames().get(usize::from(index)) else {
            continue;
        };
        if let Some(end) = page.behind_verb(index, place, at + 1) {
            found.push((frame, form, end));
        }
    }
    found.sort_by_key(|(_, _, end)| std::cmp::Reverse(*end));
    found
}

/// Whether a rule tells of deeds that somebody will not do.
fn is_refused(rule: &str) -> bool {
    vocab::frame(rule).is_some_and(|frame| frame.refused)
}

/// The first of [`verbs_at`].
fn verb_at(page: &Page<'_>, at: usize) -> Option<VerbFound> {
    verbs_at(page, at).into_iter().next()
}

/// The one initiative that a heading names.
fn initiative_in(draft: &Draft<'_, '_>, sentence: &Sentence) -> Option<crate::model::NameId> {
    draft
        .names_in(sentence.first, sentence.end)
        .into_iter()
        .find(|id| draft.get(*id).kind == EntityKind::Initiative)
}

/// Whom the sender has met without naming himself: "Saw Marlow at reception. Said …" goes on with Marlow.
fn met_by_sender(draft: &Draft<'_, '_>, rules: &[Told]) -> Option<Filler> {
    let met = rules.iter().find(|rule| {
        rule.claim.predicate == "met" && rule.claim.subject == Filler::implied(Meant::Sender)
    })?;
    let met = met.claim.object.clone()?;
    let is_person =
        matches!(met.meant, Meant::Name(id) if draft.get(id).kind == EntityKind::Person);
    is_person.then_some(met)
}

/// The claims of forums, each with the words that say it, in the order of the text.
fn claims_of_forums(draft: &Draft<'_, '_>) -> Vec<(Span, usize)> {
    let claims = draft.findings.claims.iter().enumerate();
    let mut forums: Vec<(Span, usize)> = claims
        .filter(|(_, claim)| claim.predicate == "forum_for")
        .map(|(index, claim)| (claim.evidence, index))
        .collect();
    forums.sort_unstable();
    forums
}

/// Says who speaks of the forums of a sentence, and how.
fn attribute_forums(
    draft: &mut Draft<'_, '_>,
    speeches: &[Speech],
    forums: &[(Span, usize)],
    evidence: Span,
) {
    let from = forums.partition_point(|(span, _)| *span < evidence);
    let own = forums[from..]
        .iter()
        .take_while(|(span, _)| *span == evidence);
    for (_, index) in own {
        let mut claim = draft.findings.claims[*index].clone();
        let words = claim.subject.words;
        let at = words.map_or(0, |words| draft.page.token_at(words.start()));
        speech::attribute(speeches, at, &mut claim);
        draft.findings.claims[*index] = claim;
    }
}
