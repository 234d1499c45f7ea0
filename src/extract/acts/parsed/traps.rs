//! What is no act whatever the weights say: questions, denials, words of another, idioms, phrases that break off.

use super::frames;
use super::party::{Class, Party};
use super::scene::Scene;
use super::view::View;
use super::who::says;
use crate::extract::actor::ALL;
use crate::extract::page::Sentence;
use crate::extract::syntax::{Relation, Tag};
use crate::extract::verb::{is_adverb, is_behind_lead, is_finite};
use crate::vocab::VerbForm;

/// Verbs that help another.
const HELPS: [&str; 7] = ["will", "would", "could", "can", "should", "might", "must"];

/// Whether a word carries no act by what stands around it.
pub(super) fn is_no_act(sentence: &Sentence, view: &View<'_, '_>, at: usize) -> bool {
    is_unreal(sentence, view, at)
        || is_open(view, at)
        || is_anothers_own(view, at)
        || is_nothing(view, at)
        || is_undecided(view, at)
        || is_ordered(view, at)
        || is_without_doubt(view, at)
        || is_taken_back(view, at)
        || is_not_given(view, at)
        || is_left_undone(view, at)
}

/// Whether somebody keeps from doing it: "refrained from criticizing the draft", "stopped short of accepting".
fn is_left_undone(view: &View<'_, '_>, at: usize) -> bool {
    const KEEPS: [&str; 11] = [
        "refrain", "refrains", "refrained", "refraining", "desist", "desisted", "abstain",
        "abstained", "shied", "shrank", "away",
    ];
    let Some(before) = at.checked_sub(2).filter(|before| *before >= view.first) else {
        return false;
    };
    view.is(at - 1, "from") && view.is_any(before, &KEEPS)
        || view.is(at - 1, "of") && view.is(before, "short")
}

/// Whether a noun tells what is only sought, or said not to be.
fn is_not_given(view: &View<'_, '_>, at: usize) -> bool {
    view.tag(at).is_noun()
        && frames(view.page, at)
            .any(|frame| super::super::denied::is_not_given(view.page, view.first, at, &frame.act))
}

/// Whether a noun tells what is taken back or stopped: "withdrew its proposal", "killed a proposal".
fn is_taken_back(view: &View<'_, '_>, at: usize) -> bool {
    const STOPS: [&str; 6] = ["kill", "killed", "killing", "shelved", "scuttled", "buried"];
    let object = view.tag(at).is_noun() && view.relation(at) == Relation::Object;
    object
        && view.head(at).is_some_and(|verb| {
            super::super::nominal::takes_back(view.page, verb) || view.is_any(verb, &STOPS)
        })
}

/// Whether a doubt is told that nobody has: "left little doubt that".
fn is_without_doubt(view: &View<'_, '_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= view.first);
    view.is_any(at, &["doubt", "doubts"])
        && before.is_some_and(|before| view.is_any(before, &["no", "little", "without"]))
}

/// Whether nothing is to be taken for it: "nothing in this should be | read as support".
fn is_nothing(view: &View<'_, '_>, at: usize) -> bool {
    let subject = view.child(at, &[Relation::Subject, Relation::PassiveSubject]);
    subject.is_some_and(|subject| view.is_any(subject, &["nothing", "none", "nobody"]))
        && view.helpers(at).should
}

/// Whether somebody has yet to decide on it: "is considering whether to support".
fn is_undecided(view: &View<'_, '_>, at: usize) -> bool {
    let to = at.checked_sub(1).filter(|to| *to > view.first);
    to.is_some_and(|to| view.is(to, "to") && view.is_any(to - 1, &["whether", "how", "if"]))
}

/// Whether a bare verb is what somebody is asked to do: "urged that the Danes | reject it".
fn is_ordered(view: &View<'_, '_>, at: usize) -> bool {
    let is_base = |verb: &String| verb.split(' ').next().is_some_and(|word| view.is(at, word));
    let base = frames(view.page, at).any(|frame| frame.verbs.iter().any(is_base));
    let bare = view.child(at, &[Relation::Auxiliary]).is_none();
    // Of a verb that it holds for a preposition the tree tells no subject; the name right before is one all the same.
    let subject = view
        .child(at, &[Relation::Subject])
        .filter(|subject| *subject < at)
        .or_else(|| (at > view.first && view.tag(at - 1).is_noun()).then(|| at - 1));
    base && subject.is_some_and(|subject| {
        let opening = view.reach(subject).0;
        super::super::bidden::is_ordered(view.page, view.first, opening, VerbForm::Base, bare)
    })
}

/// Whether tokens `first..end` cannot be what somebody's act at a word is about.
pub(super) fn is_no_object(
    scene: &Scene,
    view: &View<'_, '_>,
    at: usize,
    act: &str,
    (first, end): (usize, usize),
    actor: &Party,
) -> bool {
    let page = view.page;
    // Who acts is not what he acts on, nor is his title: "Foreign Minister Marlow backed out".
    let itself = actor.filler.words.is_some_and(|own| {
        let (from, to) = (page.token_at(own.start()), page.token_at(own.end()));
        from == end || from < end && first < to
    });
    let nothing = end == first + 1 && view.is_any(first, &["none", "nothing", "nobody"]);
    let never = frames(page, at)
        .any(|frame| frame.act == act && frame.never.iter().any(|noun| view.is(end - 1, noun)));
    // To refuse to reject is no rejection.
    let refusal = view.is_any(at, &["refuse", "refuses", "refused", "refusing"])
        && frames(page, first).any(|frame| frame.act == "rejected" && !frame.refused);
    // "agreed that France"
    let breaks_off = view.is(first.saturating_sub(1), "that")
        && (first..end).all(|at| view.tag(at) == Tag::Name || view.tag(at).is_sign());
    // Whom one welcomes one greets.
    let opening = first..end.min(first + 3);
    let greeted = view.is_any(at, &["welcome", "welcomes", "welcomed", "welcoming"])
        && scene.parties.iter().any(|party| {
            party.class == Class::Person && party.at.is_some_and(|at| opening.contains(&at))
        });
    // "supported | and France opposed the text": another verb.
    let joined = |at: usize| view.is_any(at, &["and", "but"]);
    let before = actor.at.filter(|who| (view.first..at).contains(who));
    let verb = at < first
        && (view.tag(first) == Tag::Past || joined(first) || first == at + 2 && joined(at + 1));
    itself
        || verb
        || is_behind(view, at, actor)
        || is_of_lead(view, at, actor)
        || is_of_his_man(view, at, actor)
        // "should be able to sign" expects it.
        || matches!(act, "proposed" | "requested") && view.is(first, "be") && view.is(first + 1, "able")
        || is_anothers_clause(scene, view, first, actor)
        || is_of_relative(view, first)
        || leads_on(view, act, end)
        || act == "proposed" && is_not_proposed(view, at)
        || at > view.first && view.is(at - 1, "neither")
        || is_of_all(view, at, actor)
        || is_of_few(view, actor)
        || is_anothers_state(view, at, actor)
        || is_anothers_noun(view, at, actor)
        || before.is_some_and(|who| is_wished(view, at, who) || is_hoped_for(view, who))
        // "It is agreed": nobody is told.
        || before.is_some_and(|who| view.is(who, "it") && view.is_passive(at))
        || is_written_to(view, at, actor)
        || is_empowered(view, at, first, actor)
        || is_of_neighbour(view, at, act, (first, end))
        || is_paper(view, actor)
        || is_protection(view, at, first)
        || nothing
        || never
        || refusal
        || breaks_off
        || greeted
        || is_asked_about(view, at, (first, end))
        || is_attempt(view, at, first)
        || is_reference(view, first)
        || is_bidden(view, at, actor)
        || is_claimed(view, at, first, actor)
        || is_joined_clause(view, at, first)
        || is_target(view, at, actor)
        || is_told_of_noun(view, at, first)
}

/// Where the words for those met end: before what is told of them or to them, "Poloff | that Marlow would sign".
pub(super) fn end_of_met(view: &View<'_, '_>, (first, end): (usize, usize)) -> usize {
    let mut clause = first + 1..end;
    clause
        .find(|at| view.is_any(*at, &["that", "which", "who", "whom"]) || view.is_any(*at, &HELPS))
        .unwrap_or(end)
}

/// Whether somebody is only told of in what a verb acts on: "proposed talks, conditional on an invitation from | Marlow".
fn is_behind(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    const LEADS: [&str; 11] = [
        "from", "of", "to", "with", "for", "on", "in", "at", "about", "against", "between",
    ];
    let who = actor.at.filter(|who| *who > at && view.tag(at).is_verb());
    let led = who.and_then(|who| view.preposition(who));
    led.is_some_and(|case| case > at && view.is_any(case, &LEADS)) && !view.is_passive(at)
}

/// Whether it is somebody of his who acts: "my predecessor recommended it".
fn is_of_his_man(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    const MEN: [&str; 18] = [
        "predecessor", "predecessors", "successor", "wife", "husband", "brother", "father", "son",
        "friend", "friends", "guest", "guests", "visitor", "visitors", "host", "hosts",
        "informant", "contact",
    ];
    let own = actor
        .at
        .filter(|who| view.tag(*who) == Tag::Our && view.tag(at).is_verb());
    own.is_some_and(|who| {
        let noun = view.head(who).unwrap_or(who + 1);
        view.is_any(noun, &MEN) || view.is_any(who + 1, &MEN)
    })
}

/// Whether somebody is only named in the phrase that leads in to what the sender did: "In accordance | the President's |
/// instructions, called on Marlow".
fn is_of_lead(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    let before = actor.at.is_some_and(|who| view.first < who && who < at);
    before && view.tag(at).is_verb() && is_behind_lead(view.page, view.first, at)
}

/// Whether a phrase goes on with what somebody else would do, or another state would not: "told Quill that Marlow would |
/// sign". Of his own state a minister speaks for it.
fn is_anothers_clause(scene: &Scene, view: &View<'_, '_>, first: usize, actor: &Party) -> bool {
    let not = |at: usize| view.is_any(at, &["not", "never"]);
    let before = first.checked_sub(1).filter(|at| *at > view.first);
    let (modal, denied) = match before {
        Some(at) if not(at) => (at - 1, true),
        Some(at) => (at, not(first)),
        None => return false,
    };
    let Some(subject) = modal.checked_sub(1).filter(|at| *at >= view.first) else {
        return false;
    };
    let other = scene.parties.iter().any(|party| {
        party.at == Some(subject)
            && (party.class == Class::Person || denied && party.class != Class::He)
    });
    view.is_any(modal, &HELPS) && other && actor.at != Some(subject)
}

/// Whether nothing is put forward: "recommended against", "do not believe we should reply".
fn is_not_proposed(view: &View<'_, '_>, at: usize) -> bool {
    let floor = view.first.max(at.saturating_sub(10));
    view.is(at + 1, "against") || super::super::denied::is_not_held(view.page, floor, at)
}

/// Whether those met are followed by what they would do: of "told the counselor Marlow would sign" nobody met Marlow.
fn leads_on(view: &View<'_, '_>, act: &str, end: usize) -> bool {
    act == "met" && end < view.end && view.is_any(end, &HELPS)
}

/// Whether a phrase goes on with what a thing would do: "an operation, which he said would | bring down the government".
fn is_of_relative(view: &View<'_, '_>, first: usize) -> bool {
    let Some(says_at) = first.checked_sub(2).filter(|at| *at > view.first + 1) else {
        return false;
    };
    let helps = view.is_any(first - 1, &HELPS);
    let led = (says_at.saturating_sub(4).max(view.first)..says_at)
        .any(|at| view.is_any(at, &["which", "that", "who", "what"]));
    helps && led && says(view, says_at)
}

/// Whether somebody is only wished to have it done to him: "wanted Norvale offered a treaty".
pub(super) fn is_wished(view: &View<'_, '_>, at: usize, who: usize) -> bool {
    let done = matches!(view.tag(at), Tag::Past | Tag::Participle);
    let bare = view.child(at, &[Relation::Auxiliary]).is_none();
    let opening = view.reach(who).0;
    done && bare && super::super::bidden::is_wished_for(view.page, view.first, opening)
}

/// Whether it is said of somebody that few or none of them do it: "no one in the Cabinet", "few deputies", "all but Norvale".
fn is_of_few(view: &View<'_, '_>, actor: &Party) -> bool {
    let Some(who) = actor.at.filter(|who| (view.first..view.end).contains(who)) else {
        return false;
    };
    let mut before = (view.first..who)
        .rev()
        .take(5)
        .take_while(|at| !view.tag(*at).is_verb() && !view.tag(*at).is_sign());
    before.any(|at| {
        view.is_any(
            at,
            &[
                "few", "nobody", "none", "neither", "except", "excluding", "unlike",
            ],
        ) || view.is(at, "no") && view.is(at + 1, "one")
            || at > view.first && view.is(at, "but") && view.is_any(at - 1, &ALL)
            || view.is(at, "not") && view.is(at + 1, "all")
    })
}

/// Adjectives that tell of somebody's will.
const WILLING: [&str; 8] = [
    "unwilling", "willing", "reluctant", "prepared", "unprepared", "ready", "opposed", "determined",
];

/// Whether somebody else stands right before the adjective that tells of his will: "Marlow thought that if West unwilling".
fn is_anothers_state(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before > view.first) else {
        return false;
    };
    let who = actor.at.unwrap_or(view.first);
    let named = view.page.word(before).starts_with(char::is_uppercase);
    view.is_any(at, &WILLING)
        && (view.tag(before).is_noun() || named)
        && (who + 1..before).any(|between| view.is_any(between, &["that", "if"]))
}

/// Whether a noun that names an act tells whose it is, and he is another: in "Marlow supported the Norvalian proposal" Marlow
/// proposes nothing.
fn is_anothers_noun(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    let own = view.children(at).filter(|child| *child < at);
    let people = |child: &usize| view.page.people_ending(*child).is_some();
    let mut own = own.filter(people);
    view.tag(at).is_noun() && own.next().is_some_and(|owner| actor.at != Some(owner))
}

/// Whether a verb has a subject that names nobody, and somebody else is taken for it: "a meeting, to which all agreed".
fn is_of_all(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    const NOBODY: [&str; 9] = [
        "all", "both", "everybody", "everyone", "nobody", "none", "others", "some", "many",
    ];
    let before = at.checked_sub(1).filter(|before| *before >= view.first);
    let subject = view
        .child(at, &[Relation::Subject, Relation::PassiveSubject])
        .or(before);
    subject.is_some_and(|subject| view.is_any(subject, &NOBODY) && actor.at != Some(subject))
}

/// Whether a phrase stands in another clause than the word of an act: "Marlow agreed; | Quill would have to check", "Marlow
/// had insisted, | but he refused"; nobody is met in what somebody is told: "in a meeting Marlow said that he knew Quill".
fn is_of_neighbour(
    view: &View<'_, '_>,
    at: usize,
    act: &str,
    (first, end): (usize, usize),
) -> bool {
    let (from, to) = (at.min(end), at.max(first));
    let between = |word: fn(&View<'_, '_>, usize) -> bool| (from..to).any(|at| word(view, at));
    let behind = at < first
        && (between(|view, at| view.page.word(at) == ";")
            || is_told_by_other(view, at, first)
            || act != "concerned" && is_of_condition(view, at, first)
            || act == "met" && between(|view, at| view.is(at, "that")));
    behind || end <= at && between(|view, at| view.is(at, "but") && view.page.word(at - 1) == ",")
}

/// Whether a verb joined to a word governs a phrase, and not the word: "agreed to the visit but warned that | costs rose". Of
/// "proposed and endorsed the text" both do.
fn is_told_by_other(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    let joint = |and: &usize| {
        let verb = (and + 1..first).find(|at| view.tag(*at) != Tag::Adverb);
        view.is_any(*and, &["and", "but"]) && verb.is_some_and(|at| is_finite(view.page, at))
    };
    let from = if view.tag(at).is_noun() {
        at + 1
    } else {
        at + 3
    };
    (from..first).any(|and| joint(&and))
}

/// Whether a phrase tells why, on what condition or against what an act was done: "refused because | Marlow wanted it".
fn is_of_condition(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    const LEADS: [&str; 9] = [
        "because", "although", "though", "unless", "if", "without", "while", "whereas", "lest",
    ];
    let mut between = at + 1..first;
    let said = between.clone().any(|at| view.is(at, "that"));
    let manner =
        view.is_any(at, &["accept", "accepts", "accepted", "accepting"]) && view.is(at + 1, "with");
    let condition = view.is_any(first, &["provided", "providing"])
        || view.is(first - 1, "that")
            && view.is_any(first.saturating_sub(2), &["provided", "condition"]);
    manner || condition || !said && between.any(|at| view.is_any(at, &LEADS))
}

/// Whether the words are the mark of a source at risk: "Marlow (please | protect) told us".
fn is_protection(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    let opens = at > view.first && matches!(view.page.word(at - 1), "(" | "[");
    opens && view.is(at, "please") && view.is(first, "protect")
}

/// Papers and utterances.
const PAPERS: [&str; 14] = [
    "letter", "letters", "message", "messages", "note", "notes", "telegram", "cable", "memorandum",
    "invitation", "reaction", "reactions", "response", "responses",
];

/// Whether a paper is said to act, and nobody who wrote it: "the note blaming Turks", "the reaction took the form of criticism".
fn is_paper(view: &View<'_, '_>, actor: &Party) -> bool {
    actor.class == Class::Thing && actor.at.is_some_and(|at| view.is_any(at, &PAPERS))
}

/// Whether somebody is only whom a letter goes to: "letter to Marlow proposing talks".
fn is_written_to(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    let Some(person) = actor.at.filter(|person| *person < at) else {
        return false;
    };
    // Before the name stand a title and an adjective at most.
    let mut before = (view.first..person).rev().take(5);
    let to = before.find(|at| view.is(*at, "to"));
    let paper = to.is_some_and(|to| to > view.first && view.is_any(to - 1, &PAPERS));
    paper && view.tag(at) == Tag::Gerund
}

/// Whether what somebody asks is a question: "asked if", "asked about", "asked what".
fn is_asked_about(view: &View<'_, '_>, at: usize, (first, end): (usize, usize)) -> bool {
    const ASKS: [&str; 11] = [
        "if", "whether", "about", "what", "how", "why", "when", "who", "where", "which",
        "concerning",
    ];
    let from = (at + 1).max(first.saturating_sub(2));
    view.is_any(at, &["ask", "asks", "asked", "asking"])
        && (from..end.min(first + 4)).any(|at| view.is_any(at, &ASKS))
}

/// Whether somebody is only hoped to do it.
fn is_hoped_for(view: &View<'_, '_>, who: usize) -> bool {
    super::super::denied::is_hoped(view.page, view.first, view.reach(who).0)
}

/// Whether who acts is told what he may or must do: "Ambassador also authorized | inform Norvale" leaves out an "is".
fn is_empowered(view: &View<'_, '_>, at: usize, first: usize, actor: &Party) -> bool {
    const EMPOWERED: [&str; 11] = [
        "authorized", "instructed", "directed", "empowered", "ordered", "urged", "exhorted",
        "implored", "invited", "encouraged", "persuaded",
    ];
    let words = actor
        .filler
        .words
        .map(|words| view.page.token_at(words.end()));
    let beside = words.is_some_and(|end| end <= at && (end..at).all(|at| is_adverb(view.page, at)));
    let to = view.is(at + 1, "to");
    let deed = at + 1 + usize::from(to);
    beside && view.is_any(at, &EMPOWERED) && deed == first && (to || view.tag(deed) == Tag::Verb)
}

/// Whether somebody only tries to do what follows: "sought at first to argue that it was clear".
fn is_attempt(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    view.is_any(at, &["seek", "seeks", "sought", "seeking"])
        && (at + 1..first).any(|to| view.is(to, "to") && view.tag(to + 1) == Tag::Verb)
}

/// Whether a noun is aimed at who is taken for its author: "criticism of Norvale".
fn is_target(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    let who = actor
        .at
        .filter(|who| *who > at && view.is_any(at, &super::super::nominal::TOWARDS));
    let case = who.and_then(|who| view.preposition(who));
    case.is_some_and(|case| view.is(case, "of"))
}

/// Whether a phrase is what a noun would do, not what it is about: "Tallis's agreement would | be of use".
fn is_told_of_noun(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    /// So far behind the opening of the phrase its verb stands.
    const FAR: usize = 5;
    let not = usize::from(view.is(first.saturating_sub(1), "not"));
    let modal = first.checked_sub(1 + not).filter(|modal| *modal > at);
    let would = modal.is_some_and(|modal| view.is_any(modal, &HELPS));
    let mut opening = first..view.end.min(first + FAR);
    let is_verb = |verb| view.child(verb, &[Relation::Subject]) == Some(at);
    would && view.tag(at).is_noun() && opening.any(is_verb)
}

/// Whether what a word tells is only held to be so: "insisted that it was an increase", "the figures suggest that".
fn is_claimed(view: &View<'_, '_>, at: usize, first: usize, actor: &Party) -> bool {
    let insists = view.is_any(at, &["insist", "insists", "insisted", "insisting"]);
    let suggests = view.is_any(at, &["suggest", "suggests", "suggested"]);
    insists && first > at && super::super::complement::is_stated(view.page, view.end, first)
        || suggests && actor.class == Class::Thing
}

/// Whether a phrase opens another clause of the sentence: "would oppose it and I | guess withdraw".
fn is_joined_clause(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    const SUBJECTS: [&str; 6] = ["i", "we", "he", "she", "they", "you"];
    let and = first.checked_sub(2).filter(|and| *and > at);
    and.is_some_and(|and| view.is_any(and, &["and", "but"]))
        && view.is_any(first - 1, &SUBJECTS)
        && view.tag(first).is_verb()
}

/// Whether the reader is bidden to do it, and another is taken for him: "please call on Tallis".
fn is_bidden(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    at > view.first && view.is_any(at - 1, &["please", "pls"]) && actor.class != Class::You
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

/// Whether it is told by "we" or "I" in another's words: whose they are, only a letter tells.
fn is_anothers_own(view: &View<'_, '_>, at: usize) -> bool {
    let page = view.page;
    let own = |near: usize| {
        let letter = || page.voices.letter(page.span(near, near + 1)?);
        page.is_quoted(near) && view.is_any(near, &["we", "i", "our", "my"]) && letter().is_none()
    };
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
fn is_unreal(sentence: &Sentence, view: &View<'_, '_>, at: usize) -> bool {
    let subject = view.child(at, &[Relation::Subject, Relation::PassiveSubject]);
    let opening = subject.map_or(at, |subject| view.reach(subject).0);
    // To deny that somebody did something is no refusal.
    let denies = view.is_any(at, &["deny", "denies", "denied", "denying"])
        && (view.child(at, &[Relation::Complement]).is_some() || view.is(at + 1, "that"));
    denies || super::super::denied::is_denied(view.page, sentence, opening, at, VerbForm::Past)
}
