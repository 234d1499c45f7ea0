//! Whose deed it cannot be: who is taken for an actor though somebody else acts, is acted on, or is only named beside it.
//!
//! Needs: a party that the weights take for the actor of a word. Cost: a look at the words around both.

use super::party::{Class, Party};
use super::scene::Scene;
use super::view::View;
use crate::extract::actor::ALL;
use crate::extract::page::Shape;
use crate::extract::places::is_us;
use crate::extract::syntax::{Relation, Tag};
use crate::extract::verb::{is_adverb, is_behind_lead};
use crate::vocab::families::{self, Families};
use crate::vocab::{Sense, VerbFamily, VerbForm, form_in};

/// Whether a modal stands at a token. "May" is none here: "Ambassador may assure him" lets him do so, and May is a month.
pub(super) fn helps(view: &View<'_, '_>, at: usize) -> bool {
    view.is_of(at, families::MODAL) && !view.is(at, "may")
}

/// Whether somebody else does what a word tells, or nobody whom it names. The object begins at `first`.
pub(super) fn is_anothers(
    scene: &Scene,
    view: &View<'_, '_>,
    at: usize,
    first: usize,
    actor: &Party,
) -> bool {
    let before = actor.at.filter(|who| (view.first..at).contains(who));
    is_behind(view, at, actor)
        || is_of_lead(view, at, actor)
        || is_of_his_man(view, at, actor)
        || is_of_subject(scene, view, at, actor)
        || is_anothers_clause(scene, view, first, actor)
        || is_of_all(view, at, actor)
        || is_of_few(view, actor)
        || is_anothers_state(view, at, actor)
        || is_anothers_noun(scene, view, at, actor)
        || before.is_some_and(|who| is_wished(view, at, who) || is_hoped_for(view, who))
        // "It is agreed": nobody is told.
        || before.is_some_and(|who| view.is(who, "it") && view.is_passive(at))
        || is_written_to(view, at, actor)
        || is_empowered(view, at, first, actor)
        || is_paper(view, actor)
        || is_bidden(view, at, actor)
        || is_target(view, at, actor)
        || is_to_his_dismay(view, at, actor)
        || is_of_clause_before(scene, view, at, actor)
        || is_told_to(view, at, actor)
        || is_of_nobody(scene, view, at, actor)
        || is_accused(view, at, actor)
        || is_of_his_people(view, at, actor)
        || is_talked_into(view, at, actor)
        || is_by_leave(view, at, actor)
        || is_of_longer_name(view, actor)
}

/// Whether somebody only lets another do it: "has, with | my | approval, offered".
fn is_by_leave(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    const LEAVE: [&str; 9] = [
        "approval", "consent", "concurrence", "agreement", "permission", "blessing", "support",
        "backing", "authorization",
    ];
    let Some(who) = actor.at.filter(|who| (view.first..at).contains(who)) else {
        return false;
    };
    let leave = view
        .head(who)
        .filter(|leave| *leave != at && view.is_any(*leave, &LEAVE));
    leave.is_some_and(|leave| {
        leave < at
            && view
                .preposition(leave)
                .is_some_and(|case| view.is_any(case, &["with", "without"]))
    })
}

/// Whether a place only ends the name of a body that is not known: "Task Force | Saigon".
fn is_of_longer_name(view: &View<'_, '_>, actor: &Party) -> bool {
    let Some(who) = actor.at.filter(|who| *who > view.first) else {
        return false;
    };
    let named = !view.upper && view.page.word(who - 1).starts_with(char::is_uppercase);
    actor.class == Class::Place && named && view.is(who - 1, "force")
}

/// Whether those act who are told of by somebody: "the group led by | Marlow", "those close to | Marlow". A letter of his speaks for
/// him.
fn is_of_his_people(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    his_people(view, at, actor).is_some()
}

/// The word by which those are told who act: "friends" of "friends of | Marlow oppose it".
pub(super) fn his_people(view: &View<'_, '_>, at: usize, actor: &Party) -> Option<usize> {
    const PEOPLE: [&str; 20] = [
        "friend", "friends", "supporter", "supporters", "follower", "followers", "critic",
        "critics", "opponent", "opponents", "enemies", "associates", "adviser", "advisers",
        "aides", "close", "loyal", "led", "headed", "chaired",
    ];
    let words = actor
        .filler
        .words
        .filter(|_| actor.class == Class::Person)
        .map(|words| view.page.token_at(words.start()));
    let first = words.filter(|first| view.first < *first && *first < at)?;
    // Before the name stand titles and an article.
    let mut before = (view.first..first).rev().take(4);
    let case = before.find(|at| view.is_any(*at, &["of", "to", "by"]))?;
    let people = case
        .checked_sub(1)
        .filter(|people| *people >= view.first && view.is_any(*people, &PEOPLE));
    people.filter(|_| view.tag(at).is_verb() && !view.is_passive(at))
}

/// Whether somebody only gets another to do it: "talked Marlow into | accepting".
fn is_talked_into(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    /// So many words name the other.
    const FAR: usize = 4;
    let into = at.checked_sub(1).filter(|into| view.is(*into, "into"));
    let into = into.filter(|_| view.tag(at) == Tag::Gerund);
    let who = actor.at.filter(|who| *who < at);
    into.zip(who).is_some_and(|(into, who)| {
        let mut between = (who + 1).max(into.saturating_sub(FAR))..into;
        between.any(|at| view.tag(at).is_noun() || view.is_of(at, families::OBJECTIVE))
    })
}

/// Whether it is he of whom others complain: "Marlow was | accused of delay".
fn is_accused(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    /// So many words stand between "was" and the verb.
    const FAR: usize = 3;
    let before = actor.at.is_some_and(|who| who < at);
    let suffers = || {
        let mut helpers = view.first.max(at.saturating_sub(FAR))..at;
        helpers.any(|at| view.is_of(at, families::BE))
    };
    before
        && form_in(VerbFamily::Charge, view.page.word(at)) == Some(VerbForm::Past)
        && view.is_passive(at)
        && suffers()
}

/// Whether it was done by whoever did it, and the sender is taken for him: "it has been | suggested", "Tallis is | instructed to
/// wait". "It is suggested" is the sender's.
fn is_of_nobody(scene: &Scene, view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    const PAST: Families = families::PAST_BE.and(families::FINITE_HAVE);
    /// So many helpers and adverbs stand between.
    const FAR: usize = 5;
    let it = (view.first.max(at.saturating_sub(FAR))..at).find(|it| view.is_of(*it, families::IT));
    let past = it.is_some_and(|it| (it + 1..at).any(|at| view.is_of(at, PAST)));
    // Whom the Department names to its posts it may well instruct.
    let another = |who: usize| {
        let class = scene.party_at(who - view.first).map(|party| party.class);
        matches!(
            class,
            Some(Class::Person | Class::Body | Class::Place | Class::Group)
        ) && (past_be(view, at) || !view.page.is_from_department())
    };
    let told_of = view.child(at, &[Relation::PassiveSubject]);
    actor.class == Class::Sender && view.is_passive(at) && (past || told_of.is_some_and(another))
}

/// Whether "was" or "were" stands right before a participle.
fn past_be(view: &View<'_, '_>, at: usize) -> bool {
    at > view.first && view.is_of(at - 1, families::PAST_BE)
}

/// Whether it is we to whom it is told what somebody would do: "tells | us | the Bank could accept it".
fn is_told_to(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    let tells = |at: usize| form_in(VerbFamily::Tell, view.page.word(at)).is_some();
    let us = actor.at.is_some_and(|who| {
        let we = view.page.word(who) == "us" || is_us(view.page, who);
        view.first < who && who < at && we && tells(who - 1)
    });
    us && view.child(at, &[Relation::Auxiliary]).is_some()
}

/// Whether a noun tells what another feels of what is told: "Norvale signed, to the dismay of | Marlow".
fn is_to_his_dismay(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    const FEELINGS: [&str; 14] = [
        "dismay", "regret", "alarm", "annoyance", "surprise", "chagrin", "disappointment",
        "relief", "anger", "delight", "embarrassment", "satisfaction", "irritation",
        "consternation",
    ];
    let before = actor.at.is_some_and(|who| who < at);
    let to_the =
        at > view.first + 1 && view.is_of(at - 1, families::ARTICLE) && view.is(at - 2, "to");
    before && to_the && view.is_any(at, &FEELINGS) && view.is(at + 1, "of")
}

/// Whether somebody acts before a semicolon, and behind it another is the subject: "Marlow proposed talks; Quill liked this
/// but | doubted".
fn is_of_clause_before(scene: &Scene, view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    let Some(who) = actor.at.filter(|who| (view.first..at).contains(who)) else {
        return false;
    };
    let semicolon = (who + 1..at).rev().find(|at| view.page.word(*at) == ";");
    let subject = |party: &Party| {
        let opens_clause = |there: usize| {
            semicolon.is_some_and(|semicolon| view.reach(there).0 == semicolon + 1)
                && there < at
                && matches!(
                    view.relation(there),
                    Relation::Subject | Relation::PassiveSubject
                )
        };
        party.class != Class::Thing && party.at.is_some_and(opens_clause)
    };
    view.tag(at).is_verb() && scene.parties.iter().any(subject)
}

/// Whether somebody else is the subject of a verb, and the sender, whom no word names, is taken for him: "Task Force | would
/// appreciate". What he "should" do he is bidden by the sender.
fn is_of_subject(scene: &Scene, view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    let subject = view.child(at, &[Relation::Subject]);
    // A name that no list has is somebody too: "Marlow would appreciate".
    let before = (view.first..at).rev().find(|before| !helps(view, *before));
    let capital = |at: usize| view.page.word(at).starts_with(char::is_uppercase);
    let opens = |before: &usize| {
        before + 1 < at
            && view.tag(view.first) != Tag::Preposition
            && (view.first..*before).all(capital)
    };
    let subject = subject.or(before.filter(opens));
    let is_name = |subject: usize| {
        let own = view.is_of(subject, families::POST.and(families::DEPARTMENT));
        let token = &view.page.tokens[subject];
        let name = view.tag(subject) == Tag::Name || token.word.is_none();
        subject < at && name && token.shape == Shape::Capital && !own
    };
    let somebody = subject.is_some_and(|subject| {
        let of = scene.parties.iter().find(|party| party.at == Some(subject));
        of.is_some_and(|party| {
            matches!(
                party.class,
                Class::Person | Class::Body | Class::Place | Class::Group
            )
        }) || is_name(subject)
    });
    let acts = matches!(view.tag(at), Tag::Verb | Tag::Present | Tag::PresentS);
    actor.class == Class::Sender && acts && somebody && !view.helpers(at).should
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
    helps(view, modal) && other && actor.at != Some(subject)
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
    }) || is_left_out(view, who)
}

/// Whether it is said of somebody that it was not he: "Marlow and not Minister | Quill".
fn is_left_out(view: &View<'_, '_>, who: usize) -> bool {
    let is_title = |at: &usize| view.page.word(*at).starts_with(char::is_uppercase);
    let mut before = (view.first..who).rev().skip_while(is_title);
    before.next().is_some_and(|at| view.is(at, "not")) && !view.upper
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
fn is_anothers_noun(scene: &Scene, view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    let own = view.children(at).filter(|child| *child < at);
    // "union demands that" are the union's, "called on him at the latter's request" is the latter's.
    let people = |child: &usize| {
        let group = view.page.has_sense(*child, |sense| sense == Sense::Group);
        view.page.people_ending(*child).is_some()
            || group && view.relation(*child) == Relation::Compound
            || view.is_any(*child, &["latter", "former"])
    };
    let mut own = own.filter(people);
    // "Offer by the Junta to invite observers" is the Junta's.
    let doer = |party: &Party| {
        let by = party.at.and_then(|who| view.preposition(who));
        by == Some(at + 1) && party.class != Class::Thing
    };
    let by = view.is(at + 1, "by") && scene.parties.iter().any(doer);
    let behind = actor.at.is_some_and(|who| who > at);
    view.tag(at).is_noun()
        && (by && !behind || own.next().is_some_and(|owner| actor.at != Some(owner)))
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

/// Papers and utterances.
const PAPERS: [&str; 14] = [
    "letter", "letters", "message", "messages", "note", "notes", "telegram", "cable", "memorandum",
    "invitation", "reaction", "reactions", "response", "responses",
];

/// Whether a paper is said to act, and nobody who wrote it: "the note blaming Turks", "the reaction took the form of criticism".
fn is_paper(view: &View<'_, '_>, actor: &Party) -> bool {
    actor.class == Class::Thing && actor.at.is_some_and(|at| view.is_any(at, &PAPERS))
}

/// Whether somebody is only whom a letter goes to: "letter to Marlow proposing talks", "wrote Marlow asking for time".
fn is_written_to(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    let Some(person) = actor.at.filter(|person| *person < at) else {
        return false;
    };
    // Before the name stand a title and an adjective at most.
    let mut before = (view.first..person).rev().take(5);
    let to = before.find(|at| view.is(*at, "to"));
    let paper = to.is_some_and(|to| to > view.first && view.is_any(to - 1, &PAPERS));
    let opening = view.reach(person).0;
    let addressed = || super::super::phrase::turns_to(view.page, view.first, opening).is_some();
    view.tag(at) == Tag::Gerund && (paper || addressed())
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

/// Whether a noun is aimed at who is taken for its author: "criticism of Norvale".
fn is_target(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    let who = actor
        .at
        .filter(|who| *who > at && view.is_any(at, &super::super::nominal::TOWARDS));
    let case = who.and_then(|who| view.preposition(who));
    case.is_some_and(|case| view.is(case, "of"))
}

/// Whether the reader is bidden to do it, and another is taken for him: "please call on Tallis".
fn is_bidden(view: &View<'_, '_>, at: usize, actor: &Party) -> bool {
    at > view.first && view.is_any(at - 1, &["please", "pls"]) && actor.class != Class::You
}
