//! Acts without a word of their own: orders ("Please report"), advice ("we should wait", "best to reply"), promises ("he
//! would refer the matter"), refusals ("cannot sign").

use super::finder::{Finder, Sketch, modality};
use super::party::Class;
use super::phrase::{phrase, verb_phrase};
use super::view::{Helpers, View};
use super::who::{Doer, Who, doers, voices};
use crate::extract::syntax::{Relation, Tag};
use crate::model::Modality;
use crate::vocab::Sense;

/// What a course of action is called that somebody puts forward.
const BEST: [&str; 9] = [
    "useful",
    "helpful",
    "wise",
    "best",
    "desirable",
    "advisable",
    "prudent",
    "preferable",
    "wiser",
];

/// Adds what a verb tells by its mood alone.
pub(super) fn read(finder: &mut Finder<'_, '_, '_, '_>, at: usize) {
    let view = finder.view;
    if view.is_any(at, &BEST) {
        advice_by_adjective(finder, at);
        return;
    }
    let helpers = view.helpers(at);
    let helped = helpers.should
        || helpers.will
        || helpers.would
        || helpers.can
        || helpers.could
        || helpers.may;
    let full = view.tag(at).is_verb()
        || helped && matches!(view.tag(at), Tag::Adjective | Tag::Noun | Tag::Name);
    if !full {
        return;
    }
    let own_act = view
        .page
        .has_sense(at, |sense| matches!(sense, Sense::Verb(..)));
    order(finder, at, &helpers);
    advice(finder, at, &helpers);
    promise(finder, at, &helpers, own_act);
    refusal(finder, at, &helpers);
}

fn word(view: &View<'_, '_>, at: usize) -> String {
    view.page.word(at).to_ascii_lowercase()
}

fn sketch<'s>(
    view: &View<'_, '_>,
    at: usize,
    (act, kind): (&'static str, &'static str),
    lemma: &'s str,
    helpers: &Helpers,
    modality: Modality,
) -> Option<Sketch<'s>> {
    Some(Sketch {
        act,
        rule: kind,
        kind,
        lemma,
        at,
        object: verb_phrase(view, at)?,
        tie: "verb",
        recipient: None,
        modality,
        helpers: *helpers,
    })
}

/// Who says what a verb stands in; the message where nobody is told to.
fn said_by(view: &View<'_, '_>, at: usize) -> Vec<Doer> {
    let mut who = voices(view, at);
    if who.is_empty() {
        who.push((Who::Sender, "unsaid"));
    }
    who
}

/// Adds a reading, and the same with its object cut where another clause begins.
fn both(finder: &mut Finder<'_, '_, '_, '_>, made: &Sketch<'_>, who: &[Doer]) {
    finder.add(made, who);
    if let Some(object) = super::phrase::cut(finder.view, made.object) {
        let short = Sketch {
            object,
            tie: "verb-",
            ..*made
        };
        finder.add(&short, who);
    }
}

/// "Please report soonest", "You should tell him", "Embassy may inform Marlow".
fn order(finder: &mut Finder<'_, '_, '_, '_>, at: usize, helpers: &Helpers) {
    let view = finder.view;
    let lemma = word(view, at);
    let subject = view.child(at, &[Relation::Subject, Relation::PassiveSubject]);
    match subject {
        Some(subject) => {
            let asks =
                helpers.should || helpers.may || helpers.will || helpers.can || helpers.could;
            if !asks || helpers.have {
                return;
            }
            let Some(party) = finder.party(subject) else {
                return;
            };
            let class = party.class;
            // What the sender will do himself is no order.
            if party.filler.meant == crate::model::Meant::Sender {
                return;
            }
            let kind = match class {
                Class::You => "order-you",
                Class::House => "order-house",
                _ => return,
            };
            let Some(mut made) = sketch(
                view,
                at,
                ("requested", kind),
                &lemma,
                helpers,
                Modality::Asserted,
            ) else {
                return;
            };
            made.recipient = Some(subject);
            let who = said_by(view, at);
            both(finder, &made, &who);
        }
        None => {
            let bare = matches!(view.tag(at), Tag::Verb | Tag::Present) && !helpers.infinitive;
            let free = matches!(
                view.relation(at),
                Relation::Root | Relation::Conjunct | Relation::Parataxis | Relation::Other
            );
            let did = (at.saturating_sub(3).max(view.first)..at)
                .any(|before| view.is_any(before, &["did", "does", "would", "could"]));
            let helped = did
                || helpers.will
                || helpers.would
                || helpers.can
                || helpers.could
                || helpers.may
                || helpers.be;
            if !bare || !free || helped {
                return;
            }
            let mut top = at;
            while view.relation(top) == Relation::Conjunct
                && let Some(head) = view.head(top)
            {
                if view
                    .child(head, &[Relation::Subject, Relation::PassiveSubject])
                    .is_some()
                {
                    return;
                }
                top = head;
            }
            let please = view
                .children(at)
                .any(|child| view.is_any(child, &["please", "pls"]))
                || at > view.first && view.is_any(at - 1, &["please", "pls"]);
            let kind = match () {
                () if please => "order-please",
                () if at == view.first => "order-first",
                () => "order-bare",
            };
            if let Some(made) = sketch(
                view,
                at,
                ("requested", kind),
                &lemma,
                helpers,
                Modality::Asserted,
            ) {
                both(finder, &made, &[(Who::Sender, "unsaid")]);
            }
        }
    }
}

/// "We should wait", "he thought talks should go on".
fn advice(finder: &mut Finder<'_, '_, '_, '_>, at: usize, helpers: &Helpers) {
    let view = finder.view;
    if !helpers.should {
        return;
    }
    let Some(subject) = view.child(at, &[Relation::Subject, Relation::PassiveSubject]) else {
        return;
    };
    if view.is_any(subject, &["you"]) {
        return;
    }
    let lemma = word(view, at);
    let own = view.is_any(subject, &["we", "i"]) || view.page.word(subject) == "US";
    let kind = if own { "advice-own" } else { "advice-other" };
    let who = said_by(view, at);
    // Of one's own side the verb says enough; else who is to do it belongs to what is advised.
    let words = if own {
        verb_phrase(view, at)
    } else {
        phrase(view, at)
    };
    let Some(words) = words else { return };
    for act in ["proposed", "requested"] {
        if own && act == "requested" {
            continue;
        }
        let Some(mut made) = sketch(view, at, (act, kind), &lemma, helpers, Modality::Asserted)
        else {
            return;
        };
        made.object = words;
        both(finder, &made, &who);
    }
}

/// "It would be best to wait", "believe it important that talks go on".
fn advice_by_adjective(finder: &mut Finder<'_, '_, '_, '_>, at: usize) {
    let view = finder.view;
    let node = view.children(at).find(|child| {
        *child > at
            && matches!(
                view.relation(*child),
                Relation::OpenComplement
                    | Relation::Complement
                    | Relation::AdverbClause
                    | Relation::ClauseSubject
            )
    });
    let node = node.or_else(|| {
        // "it best to wait": the clause hangs on the verb before.
        let head = view.head(at)?;
        view.children(head).find(|child| {
            *child > at
                && matches!(
                    view.relation(*child),
                    Relation::OpenComplement | Relation::Complement | Relation::AdverbClause
                )
        })
    });
    // "Would be desirable approve this": what follows is advised, whatever the tree says.
    let behind = at + 1 < view.end
        && (view.tag(at + 1).is_verb()
            || matches!(view.tag(at + 1), Tag::To | Tag::Subordinator | Tag::Noun));
    let rest = || {
        let stop = (at + 1..view.end)
            .find(|token| matches!(view.page.word(*token), ";" | "." | "—"))
            .unwrap_or(view.end);
        super::phrase::between(view, at + 1, stop).filter(|_| behind)
    };
    let Some(object) = node.and_then(|node| phrase(view, node)).or_else(rest) else {
        return;
    };
    let helpers = view.helpers(at);
    let who = said_by(view, at);
    let lemma = word(view, at);
    let made = Sketch {
        act: "proposed",
        rule: "advice-adjective",
        kind: "advice-adjective",
        lemma: &lemma,
        at,
        object,
        tie: "clause",
        recipient: None,
        modality: Modality::Asserted,
        helpers,
    };
    both(finder, &made, &who);
}

/// "He said he would refer the matter", "we will inform you".
fn promise(finder: &mut Finder<'_, '_, '_, '_>, at: usize, helpers: &Helpers, own_act: bool) {
    let view = finder.view;
    let said = view.relation(at) == Relation::Complement;
    if !said || helpers.negated || !(helpers.will || helpers.would) || helpers.have {
        return;
    }
    let lemma = word(view, at);
    let who = doers(view, at);
    let kind = if own_act { "promise-act" } else { "promise" };
    let conditional = modality(view, at, helpers) == Modality::Conditional && !helpers.would;
    let mode = if conditional {
        Modality::Conditional
    } else {
        Modality::Asserted
    };
    if let Some(made) = sketch(view, at, ("agreed", kind), &lemma, helpers, mode) {
        both(finder, &made, &who);
    }
}

/// "Cannot sign", "would not be able to take part", "unable to accept".
fn refusal(finder: &mut Finder<'_, '_, '_, '_>, at: usize, helpers: &Helpers) {
    let view = finder.view;
    let barred = helpers.negated && (helpers.will || helpers.would || helpers.can || helpers.could);
    let unable = helpers.infinitive
        && view.head(at).is_some_and(|head| {
            view.is_any(head, &["unable", "unwilling", "unprepared", "impossible"])
        });
    if !(barred || unable) || helpers.have {
        return;
    }
    let lemma = word(view, at);
    let kind = if unable { "refusal-unable" } else { "refusal" };
    if let Some(made) = sketch(
        view,
        at,
        ("rejected", kind),
        &lemma,
        helpers,
        Modality::Asserted,
    ) {
        both(finder, &made, &doers(view, at));
    }
}
