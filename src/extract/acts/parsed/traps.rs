//! What is no act whatever the weights say: questions, denials, words of another, idioms, phrases that break off.

use super::anothers::{helps, is_anothers};
use super::frames;
use super::party::{Class, Party};
use super::scene::Scene;
use super::view::View;
use super::who::{SUBJECTS, says};
use crate::extract::acts::bidden::is_asked_to;
use crate::extract::page::Sentence;
use crate::extract::syntax::{Relation, Tag};
use crate::extract::verb::is_finite;
use crate::vocab::families::{self, Families};
use crate::vocab::{Frame, PieceKind, VerbForm};

/// Whether a word carries no act by what stands around it.
pub(super) fn is_no_act(sentence: &Sentence, view: &View<'_, '_>, at: usize) -> bool {
    is_unreal(sentence, view, at)
        || is_open(view, at)
        || is_advised(view, at)
        || is_anothers_own(view, at)
        || is_nothing(view, at)
        || is_undecided(view, at)
        || is_no_duty(view, at)
        || is_ordered(view, at)
        || is_without_doubt(view, at)
        || is_taken_back(view, at)
        || is_not_given(view, at)
        || is_left_undone(view, at)
        || is_made_possible(view, at)
        || super::super::phrase::is_asked_first(view.page, sentence, at)
        || is_sent_on(sentence, view, at)
}

/// Whether a message is only to be sent on: "Department please | repeat to Oslo".
fn is_sent_on(sentence: &Sentence, view: &View<'_, '_>, at: usize) -> bool {
    let verb = at + usize::from(view.is_any(at, &["please", "pls"]));
    super::super::sender::is_routing(view.page, sentence, verb)
}

/// Whether a word only describes the noun behind it, of which something is told: "support | vessel arrived".
pub(super) fn describes(view: &View<'_, '_>, at: usize) -> bool {
    let noun = view
        .head(at)
        .filter(|noun| at < *noun && view.relation(at) == Relation::Compound);
    noun.is_some_and(|noun| {
        SUBJECTS.contains(&view.relation(noun)) && view.page.tokens[noun].kind == PieceKind::Word
    })
}

/// Whether it cannot be told whose deed a word is.
pub(super) fn is_anybodys(view: &View<'_, '_>, at: usize) -> bool {
    is_open(view, at) || is_advised(view, at) || is_made_possible(view, at)
}

/// Whether it is only told what lets somebody do it: "a law which would permit us to | offer credit".
fn is_made_possible(view: &View<'_, '_>, at: usize) -> bool {
    const LETS: [&str; 11] = [
        "permit", "permits", "permitting", "enable", "enables", "enabling", "allow", "allows",
        "allowing", "entitle", "entitles",
    ];
    const HIM: Families = families::US.and(families::HIM).and(families::THEM);
    /// So many words stand between: "permit | the new Government to |".
    const FAR: usize = 5;
    let to = usize::from(at > view.first && view.is(at - 1, "to"));
    let deed = at - to;
    // "permit us | offer it": only a pronoun stands before a verb that has lost its "to".
    let bare = to == 1 || deed > view.first && view.is_of(deed - 1, HIM);
    let verb = view.tag(at) == Tag::Verb && view.child(at, &[Relation::Subject]).is_none();
    let parts = |node: usize| view.tag(node).is_sign() || view.tag(node) == Tag::And;
    let mut somebody = (view.first..deed)
        .rev()
        .take(FAR)
        .take_while(|node| !parts(*node));
    let lets = somebody.find(|node| view.tag(*node).is_verb());
    // Who was enabled to do it did it, and so does who permits himself to.
    let himself = |lets: usize| (lets..at).any(|node| view.is_of(node, families::REFLEXIVE));
    bare && verb
        && lets.is_some_and(|lets| view.is_any(lets, &LETS) && lets + 1 < deed && !himself(lets))
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

/// Whether somebody is only free not to do it: "is not obliged to accept the offer".
fn is_no_duty(view: &View<'_, '_>, at: usize) -> bool {
    const OBLIGED: [&str; 5] = ["obliged", "obligated", "bound", "required", "compelled"];
    /// So far before it stands the "not".
    const NEAR: usize = 3;
    let to = usize::from(at > view.first && view.is(at - 1, "to"));
    let Some(duty) = (at - to).checked_sub(1).filter(|duty| *duty > view.first) else {
        return false;
    };
    let mut near = view.first.max(duty.saturating_sub(NEAR))..duty;
    view.is_any(duty, &OBLIGED) && near.any(|node| view.is_of(node, families::NEGATIVE_ADVERB))
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
    // Of "no assurance on this score" the noun before the preposition.
    let mut behind = first + 1..end;
    let head = behind
        .find(|at| view.tag(*at) == Tag::Preposition)
        .unwrap_or(end)
        - 1;
    let never = frames(page, at)
        .any(|frame| frame.act == act && frame.never.iter().any(|noun| view.is(head, noun)));
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
    let verb = at < first
        && (view.tag(first) == Tag::Past || joined(first) || first == at + 2 && joined(at + 1));
    // Whoever is asked to call on somebody calls on him as a rule.
    let asked = act != "met"
        && actor
            .at
            .is_some_and(|who| who < at && is_asked_to(page, view.first, view.reach(who).0, at));
    itself
        || verb
        || asked
        || is_anothers(scene, view, at, first, actor)
        // "should be able to sign" expects it.
        || matches!(act, "proposed" | "requested") && view.is(first, "be") && view.is(first + 1, "able")
        || is_of_relative(view, first)
        || leads_on(view, act, end)
        || act == "proposed" && is_not_proposed(view, at)
        || at > view.first && view.is(at - 1, "neither")
        || is_of_neighbour(view, at, act, (first, end))
        || is_protection(view, at, first)
        || nothing
        || never
        || refusal
        || breaks_off
        || greeted
        || is_asked_about(view, at, (first, end))
        || is_attempt(view, at, first)
        || is_reference(view, first)
        || is_claimed(view, at, first, actor)
        || is_joined_clause(view, at, first)
        || is_told_of_noun(view, at, first)
        || is_hearer(scene, view, at, act, first)
        || act == "requested" && is_own_need(view, at, (first, end), actor)
        || act == "requested" && is_plea(view, at, first)
}

/// Whether somebody only answers a charge or excuses himself: "pleaded | guilty", "pleads | illness".
fn is_plea(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    const PLEADS: [&str; 5] = ["plead", "pleads", "pleaded", "pleading", "pled"];
    const GUILTY: [&str; 8] = [
        "guilty", "not", "innocent", "ignorance", "illness", "poverty", "fatigue", "lack",
    ];
    view.is_any(at, &PLEADS) && view.is_any(first, &GUILTY)
}

/// Whether another only says what he has to have before he can answer: "said he would | need instructions".
fn is_own_need(
    view: &View<'_, '_>,
    at: usize,
    (first, end): (usize, usize),
    actor: &Party,
) -> bool {
    const NEEDS: [&str; 6] = ["need", "needs", "needed", "require", "requires", "required"];
    const FIRST: [&str; 9] = [
        "instruction", "instructions", "authority", "authorization", "approval", "guidance",
        "clearance", "time", "word",
    ];
    let another = !matches!(actor.class, Class::Own | Class::House | Class::Sender);
    // "more time to study it": the noun before what it is for.
    let mut head = first..end.min(first + 4);
    another && view.is_any(at, &NEEDS) && head.any(|at| view.is_any(at, &FIRST))
}

/// Where the words for those met end: before what is told of them or to them, "Poloff | that Marlow would sign".
pub(super) fn end_of_met(view: &View<'_, '_>, (first, end): (usize, usize)) -> usize {
    let mut clause = first + 1..end;
    clause
        .find(|at| view.is_any(*at, &["that", "which", "who", "whom"]) || helps(view, *at))
        .unwrap_or(end)
}

/// Whether nothing is put forward: "recommended against", "do not believe we should reply".
fn is_not_proposed(view: &View<'_, '_>, at: usize) -> bool {
    let floor = view.first.max(at.saturating_sub(10));
    view.is(at + 1, "against") || super::super::denied::is_not_held(view.page, floor, at)
}

/// Whether those met are followed by what they would do: of "told the counselor Marlow would sign" nobody met Marlow.
fn leads_on(view: &View<'_, '_>, act: &str, end: usize) -> bool {
    act == "met" && end < view.end && helps(view, end)
}

/// Whether a phrase goes on with what a thing would do: "an operation, which he said would | bring down the government".
fn is_of_relative(view: &View<'_, '_>, first: usize) -> bool {
    let Some(says_at) = first.checked_sub(2).filter(|at| *at > view.first + 1) else {
        return false;
    };
    let helps = helps(view, first - 1);
    let led = (says_at.saturating_sub(4).max(view.first)..says_at)
        .any(|at| view.is_any(at, &["which", "that", "who", "what"]));
    helps && led && says(view, says_at)
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
    behind
        || end <= at
            && (between(|view, at| view.is(at, "but") && view.page.word(at - 1) == ",")
                || is_of_verb_before(view, at, end))
}

/// Whether a phrase is what the verb before is about, and another verb is joined behind it: "rejects | a new count | but has
/// accepted, in principle, experts".
fn is_of_verb_before(view: &View<'_, '_>, at: usize, end: usize) -> bool {
    let joint = (end..at).find(|joint| view.is_any(*joint, &["but", "and"]));
    joint.is_some_and(|joint| {
        let helper = (joint + 1..at).find(|at| view.tag(*at) != Tag::Adverb);
        helper.is_some_and(|helper| view.is_of(helper, families::FINITE_HAVE))
            && view.tag(at) == Tag::Participle
            && !(joint + 1..at).any(|at| view.is(at, "been"))
            && view.head(end - 1).is_some_and(|verb| {
                view.relation(end - 1) == Relation::Object && view.tag(verb).is_verb() && verb < end
            })
    })
}

/// Whether a verb joined to a word governs a phrase, and not the word: "agreed to the visit but warned that | costs rose". Of
/// "proposed and endorsed the text" both do.
fn is_told_by_other(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    let joint = |and: &usize| {
        let verb = (and + 1..first).find(|at| view.tag(*at) != Tag::Adverb);
        view.is_any(*and, &["and", "but"]) && verb.is_some_and(|at| is_finite(view.page, at))
    };
    // "had refused, and appealed for | help"
    let comma = view.page.word(at + 1) == ",";
    let from = if view.tag(at).is_noun() || comma {
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

/// Whether somebody only tries to do what follows: "sought at first to argue that it was clear".
fn is_attempt(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    view.is_any(at, &["seek", "seeks", "sought", "seeking"])
        && (at + 1..first).any(|to| view.is(to, "to") && view.tag(to + 1) == Tag::Verb)
}

/// Whether a phrase is what a noun would do, not what it is about: "Tallis's agreement would | be of use".
fn is_told_of_noun(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    /// So far behind the opening of the phrase its verb stands.
    const FAR: usize = 5;
    let not = usize::from(view.is(first.saturating_sub(1), "not"));
    let modal = first.checked_sub(1 + not).filter(|modal| *modal > at);
    let would = modal.is_some_and(|modal| helps(view, modal));
    let mut opening = first..view.end.min(first + FAR);
    let is_verb = |verb| view.child(verb, &[Relation::Subject]) == Some(at);
    // "Tallis's anger was | in part theater"
    let state = modal.is_some_and(|be| view.is_of(be, families::FINITE_BE))
        && matches!(view.tag(first), Tag::Preposition | Tag::Adverb);
    view.tag(at).is_noun() && (would && opening.any(is_verb) || state)
}

/// Whether a phrase names only to whom something is said: "conveyed its concern to | the Danes", "a request to | Marlow".
fn is_hearer(scene: &Scene, view: &View<'_, '_>, at: usize, act: &str, first: usize) -> bool {
    const SAID: [&str; 10] = [
        "concern", "concerns", "protest", "protests", "complaint", "complaints", "request",
        "requests", "demand", "demands",
    ];
    let told = matches!(act, "concerned" | "requested") && view.is_any(at, &SAID);
    let told = told && !view.tag(first).is_verb();
    let article = usize::from(view.is_of(first.saturating_sub(1), families::ARTICLE));
    let behind = view.is(at + 1, "to") && first == at + 2 + article;
    let somebody = |party: &Party| {
        matches!(party.class, Class::Person | Class::Body | Class::Place)
            && party
                .at
                .is_some_and(|who| (first..first + 3).contains(&who))
    };
    told && behind && scene.parties.iter().any(somebody)
}

/// Whether what a word tells is only held to be so: "insisted that it was an increase", "volunteered that all was well", "the
/// figures suggest that".
fn is_claimed(view: &View<'_, '_>, at: usize, first: usize, actor: &Party) -> bool {
    let insists = view.is_any(at, &["insist", "insists", "insisted", "insisting"]);
    let says =
        view.is_any(at, &["volunteer", "volunteers", "volunteered"]) && view.is(at + 1, "that");
    let suggests = view.is_any(at, &["suggest", "suggests", "suggested"]);
    says || insists && first > at && super::super::complement::is_stated(view.page, view.end, first)
        || suggests && actor.class == Class::Thing
}

/// Whether a phrase opens another clause of the sentence: "would oppose it and I | guess withdraw".
fn is_joined_clause(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    let and = first.checked_sub(2).filter(|and| *and > at);
    and.is_some_and(|and| view.is_any(and, &["and", "but"]))
        && view.is_of(first - 1, families::PERSONAL.and(families::I))
        && view.tag(first).is_verb()
}

/// "see para 2", "see my immediately following telegram": the reader is sent on.
fn is_reference(view: &View<'_, '_>, first: usize) -> bool {
    /// So many words lead to what the reader is to see.
    const FAR: usize = 5;
    let names_paper = |at: usize| {
        view.page.word(at).get(..3).is_some_and(|opening| {
            ["par", "ref", "dep", "emb", "sep", "tel"]
                .iter()
                .any(|one| opening.eq_ignore_ascii_case(one))
        })
    };
    let own = view.is_of(first + 1, families::OUR);
    let paper = names_paper(first + 1) || own && (first + 2..first + FAR).any(names_paper);
    view.is(first, "see") && paper
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
    let marked = view
        .child(first, &[Relation::Marker])
        .is_some_and(|marker| view.is(marker, "that"));
    let said = view.relation(first) == Relation::Complement
        && view
            .head(first)
            .is_some_and(|head| says(view, head) || marked && view.tag(head) == Tag::Past);
    said && own.is_none()
}

/// Whether a bare verb goes on with what somebody is to do: of "Suggest Department approach him and | reject the draft" the sender
/// rejects nothing.
fn is_advised(view: &View<'_, '_>, at: usize) -> bool {
    const STEPS: usize = 4;
    let joined = view.relation(at) == Relation::Conjunct && view.tag(at) == Tag::Verb;
    let bare = view
        .child(
            at,
            &[
                Relation::Subject,
                Relation::PassiveSubject,
                Relation::Auxiliary,
            ],
        )
        .is_none();
    let Some(first) = view
        .head(at)
        .filter(|first| joined && bare && view.tag(*first).is_verb())
    else {
        return false;
    };
    let below = [
        Relation::Complement,
        Relation::OpenComplement,
        Relation::AdverbClause,
        Relation::Conjunct,
    ];
    let mut verb = first;
    for _ in 0..STEPS {
        let Some(above) = view
            .head(verb)
            .filter(|_| below.contains(&view.relation(verb)))
        else {
            return false;
        };
        let told = matches!(
            view.relation(verb),
            Relation::Complement | Relation::OpenComplement
        );
        let advises = |frame: &Frame| matches!(frame.act.as_str(), "proposed" | "requested");
        if told && frames(view.page, above).any(advises) {
            return true;
        }
        verb = above;
    }
    false
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
