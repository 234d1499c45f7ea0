//! Which words belong to an object, besides those that the judge or a rule found: the subject of the verb that opens it, the deed
//! that is refused, the end of a clause or list that it cuts short.
//!
//! Needs: the tree of the sentence; of a rule also the readings of the judge. Gives: the object's words. Cost: a look at the
//! tree around both ends.

use super::super::{Told, is_refused};
use super::frames;
use super::judge::Reading;
use super::others::with_others;
use super::scene::{ACTS, Scene};
use super::view::View;
use crate::extract::syntax::{Relation, Tag};
use crate::vocab::families::{self, Families};

/// Verbs that say of what is refused only that somebody does not think of it, give it or let it be: "does not want | a
/// conference", "cannot give | assurances", "will not permit | the talks".
const LETS_BE: [&str; 60] = [
    "accept", "agree", "give", "share", "make", "believe", "think", "feel", "consider", "regard",
    "afford", "plan", "desire", "want", "wish", "intend", "expect", "anticipate", "see",
    "perceive", "find", "support", "favor", "favour", "welcome", "approve", "like", "love", "need",
    "buy", "let", "allow", "permit", "subscribe", "settle", "contemplate", "envisage", "seek",
    "propose", "attempt", "try", "undertake", "authorize", "justify", "warrant", "understand",
    "be", "have", "provide", "grant", "tolerate", "recognize", "recognise", "countenance",
    "entertain", "condone", "supply", "hear", "extend", "attend",
];

/// Verbs that oppose without a frame of their own: who "did not dispute | it" has not rejected it.
const OPPOSES: [&str; 8] = [
    "dispute", "question", "challenge", "contest", "dissent", "begrudge", "quarrel", "close",
];

/// So many parts of a list are looked for.
const PARTS: usize = 3;

/// An object has no more words.
const LONGEST: usize = 40;

/// The whole object of an act that a word tells; `bidden` where the message itself does it and names nobody.
pub(super) fn whole(
    view: &View<'_, '_>,
    at: usize,
    act: &str,
    bidden: bool,
    (first, end): (usize, usize),
) -> (usize, usize) {
    if let Some(thing) = antecedent(view, at, first) {
        return thing;
    }
    let first = own_opening(view, at, (first, end));
    let end = well_ended(view, at, (first, end));
    let first = with_subject(view, at, (first, end));
    let first = match act {
        "proposed" | "requested" => what_should_be(view, first).unwrap_or(first),
        _ => first,
    };
    let deed = first > at
        && match act {
            "rejected" => is_deed(view, at, first),
            "proposed" | "requested" => {
                is_imperative(view, at, first) || bidden && bids_reader(view, at, first)
            }
            _ => false,
        };
    (if deed { at } else { first }, end)
}

/// The noun that a clause without its own object describes, where the words behind are another verb's: "| the language | which we
/// suggested seemed apt".
fn antecedent(view: &View<'_, '_>, at: usize, first: usize) -> Option<(usize, usize)> {
    let relative = view.relation(at) == Relation::RelativeClause && first == at + 1;
    let noun = view.head(at).filter(|noun| relative && *noun < at)?;
    let own = view.head(noun) == Some(first) && view.tag(first).is_verb();
    (own && view.tag(noun).is_noun()).then(|| (super::party::opening(view, noun), noun + 1))
}

/// Where what should be or may be done begins: "| the treaty | should be signed".
fn what_should_be(view: &View<'_, '_>, verb: usize) -> Option<usize> {
    let modal = view.child(verb, &[Relation::Auxiliary])?;
    let thing = view.child(verb, &[Relation::PassiveSubject])?;
    const MODAL: Families = families::NECESSITY
        .and(families::MAY)
        .and(families::COULD)
        .and(families::CAN);
    let known = view.is_of(modal, MODAL) && view.tag(thing).is_noun();
    let reach = view.reach(thing).0;
    // "B. The treaty", "Further, the treaty".
    let led = matches!(view.page.word(reach + 1), "." | "," | ")") && reach + 2 <= thing;
    let opening = reach + 2 * usize::from(led);
    let article = usize::from(view.is_of(opening, families::ARTICLE));
    (known && thing < modal).then_some(opening + article)
}

/// The whole object of what a rule tells: a rule stops short in "your frank, | and confidential evaluation" and runs on in
/// "Israeli acceptance of safeguards | might …".
pub(super) fn of_rule(
    view: &View<'_, '_>,
    scene: &Scene,
    readings: &[Vec<Reading>],
    rule: &Told,
) -> (usize, usize) {
    let (first, end) = rule.object;
    let first = thing_done(view, rule.at, (first, end)).unwrap_or(first);
    let end = read_end(view, scene, readings, rule).unwrap_or(end);
    if rule.claim.predicate == "met" {
        return (first, with_others(view, (first, end)));
    }
    let first = own_opening(view, rule.at, (first, end));
    let deed = is_refused(rule.claim.rule) && first > rule.at && !view.is_any(rule.at, &LETS_BE);
    let end = well_ended(view, rule.at, (first, end));
    (if deed { rule.at } else { first }, end)
}

/// Where what is acted on in the passive begins, whatever stands before it: "referred to Quill's advocacy of | the conference |
/// proposed by Norvale".
fn thing_done(view: &View<'_, '_>, at: usize, (first, end): (usize, usize)) -> Option<usize> {
    if end > at || !view.tag(at).is_verb() {
        return None;
    }
    let describes = matches!(
        view.relation(at),
        Relation::NounClause | Relation::RelativeClause
    );
    let noun = match describes {
        true => view.head(at),
        false => view.child(at, &[Relation::PassiveSubject]),
    };
    let noun = noun.filter(|noun| (first..end).contains(noun) && view.tag(*noun).is_noun())?;
    let leads_in = |node: &usize| {
        let leads = matches!(
            view.relation(*node),
            Relation::Case | Relation::Marker | Relation::Coordinator
        );
        leads || view.is_of(*node, families::ARTICLE)
    };
    let reach = view.reach(noun).0;
    let opening = (reach.max(first)..noun).find(|node| !leads_in(node));
    Some(opening.unwrap_or(noun))
}

/// Where an object begins behind what stands in it beside what is told: to whom, or why.
fn own_opening(view: &View<'_, '_>, at: usize, (first, end): (usize, usize)) -> usize {
    behind_hearer(view, at, (first, end))
        .or_else(|| behind_reason(view, (first, end)))
        .unwrap_or(first)
}

/// Where an object begins behind who it is offered to: "offered Quill the | presidency", "proposals to the Congress for | aid".
fn behind_hearer(view: &View<'_, '_>, at: usize, (first, end): (usize, usize)) -> Option<usize> {
    const OFFERS: [&str; 4] = ["offer", "offers", "offered", "offering"];
    if view.is_any(at, &OFFERS) && first == at + 1 {
        let behind = (first..end).find(|node| view.tag(*node) != Tag::Name)?;
        let thing = behind > first && view.is_of(behind, families::ARTICLE);
        return (thing && behind + 1 < end).then_some(behind + 1);
    }
    let to = first - usize::from(first > at && view.is_of(first - 1, families::ARTICLE));
    let told = view.tag(at).is_noun() && to == at + 2 && view.is(at + 1, "to");
    let named = told && view.tag(first) == Tag::Name;
    let leads = (first + 1..end).find(|node| view.is_any(*node, &["for", "that"]));
    leads
        .filter(|leads| named && leads + 1 < end)
        .map(|leads| leads + 1)
}

/// Where an object begins behind why it is proposed: "that because of the crisis, | we meet".
fn behind_reason(view: &View<'_, '_>, (first, end): (usize, usize)) -> Option<usize> {
    const REASONS: [[&str; 2]; 5] = [
        ["because", "of"],
        ["view", "of"],
        ["light", "of"],
        ["owing", "to"],
        ["due", "to"],
    ];
    let article = first > view.first && view.is_of(first - 1, families::ARTICLE);
    let before = first - usize::from(article);
    let led = |lead: &[&str; 2]| {
        before >= view.first + 2 && view.is(before - 2, lead[0]) && view.is(before - 1, lead[1])
    };
    let comma = (first..end).find(|node| view.page.word(*node) == ",")?;
    let clause = (comma + 1..end).any(|node| view.tag(node).is_verb());
    (clause && REASONS.iter().any(led)).then_some(comma + 1)
}

/// Where an object ends, with the rest of a phrase, list or clause that it cuts short.
fn well_ended(view: &View<'_, '_>, at: usize, (first, end): (usize, usize)) -> usize {
    (0..PARTS).fold(end, |end, _| with_rest(view, at, (first, end)))
}

/// Whether a verb is itself what is refused: "will not | alter its course", not "does not accept | the plan".
fn is_deed(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    view.helpers(at).negated
        && is_plain(view, at, first)
        && !view.is_any(at, &LETS_BE)
        && !view.is_any(at, &OPPOSES)
}

/// Whether a verb is what the message asks for: "Maintain | an active program".
fn is_imperative(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    let opens = at == view.first || matches!(view.page.word(at - 1), "." | ")" | ":" | ";");
    opens && is_plain(view, at, first)
}

/// Whether a verb is what the message bids its reader, wherever it stands: "if he declines, inform him that | the offer stands".
fn bids_reader(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    /// So far behind it what is told begins.
    const FAR: usize = 5;
    let bare = matches!(view.tag(at), Tag::Verb | Tag::Present)
        && view
            .child(
                at,
                &[
                    Relation::Subject,
                    Relation::PassiveSubject,
                    Relation::Auxiliary,
                ],
            )
            .is_none()
        && !(at > view.first && view.tag(at - 1) == Tag::To);
    const ASKS: [&str; 4] = ["need", "assume", "let", "require"];
    let asks = view.is_any(at, &ASKS)
        || frames(view.page, at)
            .any(|frame| matches!(frame.act.as_str(), "proposed" | "requested"));
    bare && !asks && first - at <= FAR && !(at..first).any(|node| view.tag(node).is_sign())
}

/// Whether a verb that tells no act stands right before words.
fn is_plain(view: &View<'_, '_>, at: usize, first: usize) -> bool {
    let leads = |at: usize| {
        matches!(
            view.tag(at),
            Tag::Determiner | Tag::Our | Tag::Preposition | Tag::Adverb | Tag::To
        )
    };
    let tells = frames(view.page, at).next().is_some();
    view.tag(at) == Tag::Verb && !tells && (at + 1..first).all(leads)
}

/// Whether nothing is rejected where a word is denied: "did not dispute that", "has not closed the door".
pub(super) fn is_let_stand(view: &View<'_, '_>, at: usize) -> bool {
    const DOOR: usize = 4;
    let opposes = view.is_any(at, &OPPOSES) || view.is(at, "closed");
    let shuts = view.is_any(at, &["close", "closed"]);
    let door = || (at..view.end.min(at + DOOR)).any(|node| view.is_any(node, &["door", "doors"]));
    opposes && view.helpers(at).negated && (!shuts || door())
}

/// Where an object ends that stops within a phrase, a list or a clause: "on ad hoc | basis", "press | and radio", "once it | is
/// cancelled".
fn with_rest(view: &View<'_, '_>, at: usize, (first, end): (usize, usize)) -> usize {
    let within = |node: usize| (first..end).contains(&node);
    let headed = |node: usize| view.head(node).is_some_and(within);
    let rest = noun_behind(view, (first, end))
        .or_else(|| phrase_behind(view, at, (first, end)))
        .or_else(|| {
            let part = part_behind(view, end)?;
            headed(part).then(|| view.reach(part).1)
        })
        .or_else(|| {
            let verb = clause_behind(view, end)?;
            let subject = view.child(verb, &[Relation::Subject, Relation::PassiveSubject])?;
            let told = headed(verb) || view.head(verb) == Some(at);
            let told = told && view.relation(verb) != Relation::Conjunct;
            // "concern about leaks | is genuine": what a preposition leads in acts in no clause.
            let led = first > view.first && view.tag(first - 1) == Tag::Preposition;
            let told = told && !(led && view.reach(subject).0 <= first);
            (told && within(subject)).then(|| view.reach(verb).1)
        });
    rest.filter(|rest| *rest > end && rest - first <= LONGEST)
        .unwrap_or(end)
}

/// Where a phrase ends that belongs to the last noun of an object: "adherence | by both sides", "the demands | of the Buddhists".
fn phrase_behind(view: &View<'_, '_>, at: usize, (first, end): (usize, usize)) -> Option<usize> {
    // "was promised free passage | by Norvale": by whom it is promised.
    let leads = view.is(end, "of") || view.is(end, "by") && !view.is_passive(at);
    let noun = (end + 1..view.end).find(|node| view.preposition(*node) == Some(end))?;
    let headed = view
        .head(noun)
        .is_some_and(|head| (first..end).contains(&head));
    let last = view.tag(end - 1);
    // "by OOB Friday, June 3" is a date, "sale | of which" a clause.
    let date = (end + 1..view.reach(noun).1).any(|node| view.tag(node) == Tag::Number);
    let told = view.tag(noun).is_noun() && last.is_noun() && !date && !view.is(end + 1, "oob");
    (leads && headed && told).then(|| view.reach(noun).1)
}

/// The part of a list that comes next behind an object.
fn part_behind(view: &View<'_, '_>, end: usize) -> Option<usize> {
    /// So far behind it stands: ", and our earlier plan".
    const FAR: usize = 5;
    let joins = |node: usize| {
        view.page.word(node) == "," || view.tag(node) == Tag::And && !view.is(node, "but")
    };
    let leads = |node: &usize| {
        let opens = matches!(view.tag(*node), Tag::Determiner | Tag::Our | Tag::Adjective)
            || view.relation(*node) == Relation::Compound;
        joins(*node) || opens && view.relation(*node) != Relation::Conjunct
    };
    let part = (end..view.end.min(end + FAR)).find(|node| !leads(node))?;
    let is_part = view.relation(part) == Relation::Conjunct && view.tag(part).is_noun();
    // "the plan and | his commitment may permit": another clause.
    let own = [
        Relation::Subject,
        Relation::PassiveSubject,
        Relation::Copula,
        Relation::Auxiliary,
    ];
    let behind = view.reach(part).1;
    let acts = behind < view.end && view.is_finite(behind);
    (joins(end) && is_part && view.child(part, &own).is_none() && !acts).then_some(part)
}

/// Where the noun ends on which the last word of an object hangs from before.
fn noun_behind(view: &View<'_, '_>, (first, end): (usize, usize)) -> Option<usize> {
    const FAR: usize = 4;
    let noun = head_behind(view, end).filter(|noun| *noun < end + FAR)?;
    let whole = view.reach(noun).0 >= first;
    (whole && view.tag(noun).is_noun()).then_some(noun + 1)
}

/// What the word before a token describes, if that stands behind: "informal | consultations".
fn head_behind(view: &View<'_, '_>, end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    let describes = matches!(
        view.relation(last),
        Relation::Adjective | Relation::Compound
    );
    view.head(last).filter(|head| describes && *head >= end)
}

/// The verb of the clause that goes on behind an object.
fn clause_behind(view: &View<'_, '_>, end: usize) -> Option<usize> {
    let next = (end..view.end).find(|node| view.tag(*node) != Tag::Adverb)?;
    let helps = matches!(
        view.relation(next),
        Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula
    );
    if helps {
        view.head(next)
    } else {
        view.tag(next).is_verb().then_some(next)
    }
}

/// Where an object that opens with a verb begins: at the subject of that verb, "believed | greater efforts | should be made";
/// behind it where the subject is the word that tells the act, "our concern | was about | the attack".
fn with_subject(view: &View<'_, '_>, at: usize, (first, end): (usize, usize)) -> usize {
    // An object may itself open with "have" or "do".
    const OPENS: Families = families::FINITE_BE
        .and(families::TENSED_HAVE)
        .and(families::MODAL);
    const LEADS_IN: [&str; 5] = ["about", "for", "of", "that", "to"];
    if !view.is_of(first, OPENS) {
        return first;
    }
    let subject = |verb: usize| view.child(verb, &[Relation::Subject, Relation::PassiveSubject]);
    let Some(subject) = subject(first).or_else(|| view.head(first).and_then(subject)) else {
        return first;
    };
    // "moves that | might be misread": the noun before them.
    let relative = view.is_any(subject, &["that", "which", "who"]);
    let noun = view.head(subject).and_then(|verb| view.head(verb));
    let noun = noun.filter(|noun| relative && *noun < subject);
    let opening = view.reach(noun.unwrap_or(subject)).0;
    if (opening..first).contains(&at) {
        let led = view.is_any(first + 1, &LEADS_IN) && !view.is(first + 2, "course");
        let led = usize::from(led);
        return (first + 1 + led).min(end - 1);
    }
    if at < opening && opening < first {
        opening
    } else {
        first
    }
}

/// A reading as sure as this knows better than a rule where an object ends.
const SURE_END: f32 = 0.35;

/// Where the object of what a rule tells ends by the surest reading of the same act ends it, or the tree: a rule stops short
/// in "your frank, | and confidential evaluation" and runs on in "Israeli acceptance of safeguards | might …".
fn read_end(
    view: &View<'_, '_>,
    scene: &Scene,
    readings: &[Vec<Reading>],
    rule: &Told,
) -> Option<usize> {
    let (first, end) = rule.object;
    let same =
        |one: &&Reading| one.at + scene.first == rule.at && ACTS[one.act] == rule.claim.predicate;
    let all = readings.iter().flatten().filter(same);
    let surest = all.max_by(|a, b| a.share.total_cmp(&b.share));
    // "common threats | and challenges" is one phrase.
    let joins = |at: usize| {
        let tag = |at: usize| scene.atom(at).map(|atom| atom.tag);
        tag(at) == Some(Tag::And)
            && tag(at + 1).is_some_and(|tag| tag.is_noun() || tag == Tag::Adjective)
    };
    let read = surest
        .filter(|one| one.share >= SURE_END && one.object.0 + scene.first == first)
        .map(|one| one.object.1)
        .filter(|at| !joins(*at) || *at + scene.first > end)
        .map(|at| at + scene.first)
        .filter(|at| *at < end || is_cut_short(scene, (first, end)))
        .filter(|at| head_behind(view, *at).is_none());
    let verb = before_verb_of(scene, rule.at).filter(|at| (first + 1..end).contains(at));
    let better = read.into_iter().chain(verb).min()?;
    (first < better).then_some(better)
}

/// Whether the last word of a stretch hangs on one behind it.
fn is_cut_short(scene: &Scene, (first, end): (usize, usize)) -> bool {
    let (first, end) = (first - scene.first, end - scene.first);
    let head = |at: &usize| scene.atom(*at)?.head;
    let mut heads = std::iter::successors(Some(end - 1), head).take(end - first + 1);
    heads
        .find(|at| !(first..end).contains(at))
        .is_some_and(|at| at >= end)
}

/// Where all that hangs on a noun ends, if it is the subject of a verb behind it: "opposition to the plan | surprised Marlow".
fn before_verb_of(scene: &Scene, noun: usize) -> Option<usize> {
    let at = noun.checked_sub(scene.first)?;
    let atom = scene.atom(at).filter(|atom| atom.tag.is_noun())?;
    let subject = matches!(atom.relation, Relation::Subject | Relation::PassiveSubject);
    let behind = atom.head.is_some_and(|head| head >= atom.reach.1);
    (subject && behind).then_some(atom.reach.1 + scene.first)
}
