//! Acts told by a verb: "Marlow proposed that …", "the plan was rejected by Norvale".

use super::super::actor::{Actor, Discourse};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::verb::{VerbGroup, any_group, denied_helper};
use super::agree;
use super::author::{actors, opening};
use super::bidden::{is_asked_to, is_bidden, is_ordered, is_wished_for};
use super::complement::{Complement, Valency, complement};
use super::denied::{is_denied, is_none};
use super::passive::passive;
use super::when::act_date;
use super::{Made, VerbFound, verbs_at};
use crate::model::{Claim, EntityKind, Filler, Modality};
use crate::vocab::families::{self, Families};
use crate::vocab::{Frame, PieceKind, Sense, Special, VerbForm};

/// Reads the verb of a frame at a token.
///
/// `last` is who acted by the verb before: "he met Marlow and proposed …".
pub(super) fn read(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    discourse: &Discourse,
    last: &mut Option<Vec<Actor>>,
) -> Option<Made> {
    let page = draft.page;
    let found = verbs_at(page, at);
    let longest = found.first()?.2;
    let mut found = found.into_iter().take_while(|(_, _, end)| *end == longest);
    // "called on": with an infinitive a request, without one a visit.
    found.find_map(|verb| by_frame(draft, sentence, at, verb, discourse, last))
}

fn by_frame(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    verb: VerbFound,
    discourse: &Discourse,
    last: &mut Option<Vec<Actor>>,
) -> Option<Made> {
    let page = draft.page;
    let (frame, form, end) = verb;
    // "recommended against": nothing is proposed.
    let against = frame.act == "proposed" && page.is(end, "against");
    if against
        || is_broken(page, end)
        || draft.owner(at).is_some()
        || is_noun_here(page, sentence, at, form)
    {
        return None;
    }
    let mut group = acting_group(page, sentence, at, verb)?;
    let reduced = form == VerbForm::Past && group.bare && page.is(end, "by");
    let impersonal = is_impersonal(page, sentence, at, &group);
    if (group.passive || reduced) && !impersonal {
        return passive(draft, sentence, at, frame, group.first, end, group.modality);
    }
    let own_visit = frame.act == "met"
        && form == VerbForm::Past
        && group.first == sentence.first
        && !page.is_quoted(at);
    let around = (group.first, group.end);
    let actors = match own_visit || impersonal {
        // "Saw Marlow today": the sender's own doing.
        true => vec![Actor::sender(0.6)],
        false => actors(draft, sentence, around, discourse, last, form)?,
    };
    if !agree::agrees(draft, &group, form, &actors) {
        return None;
    }
    let opening = opening(page, sentence, &actors, group.first);
    let wish = form == VerbForm::Past && group.bare && is_wished_for(page, sentence.first, opening);
    if wish
        || is_ordered(page, sentence.first, opening, form, group.bare)
        || frame.act != "met" && is_asked_to(page, sentence.first, opening, group.first)
        || is_denied(page, sentence, opening, at, form)
    {
        return None;
    }
    if is_none(page, sentence, opening) {
        group.modality = Modality::Negated;
    }
    let own = complement(draft, sentence, group.end, Valency::of(frame), discourse);
    let is_answer = own.is_none();
    let found = own.or_else(|| answered(page, sentence, frame, end, &actors, discourse));
    let Some(found) = found else {
        return each_other(draft, sentence, (at, end), frame, &actors, &group);
    };
    let claims = told(
        draft,
        sentence,
        (at, verb),
        &group,
        &actors,
        &found,
        is_answer,
    )?;
    let modality = claims.first().map(|claim| claim.modality);
    *last = Some(actors);
    Some(Made {
        claims,
        at,
        next: end,
        open: modality != Some(Modality::Asserted) || form != VerbForm::Past,
    })
}

/// The verb with its helpers; `None` where it tells nothing of the frame.
fn acting_group(
    page: &Page<'_>,
    sentence: &Sentence,
    at: usize,
    (frame, form, end): VerbFound,
) -> Option<VerbGroup> {
    let mut group = any_group(page, sentence, at, form, end)?;
    // What the reader is bidden to do he is to do: "please call on Tallis", "Embassy should urge that".
    if group.bare && is_bidden(page, sentence, group.first) {
        group.modality = Modality::Intended;
    } else if group.duty {
        // "Embassy should seek an occasion": nobody is asked for one.
        let reader =
            super::order::is_reader(page, sentence, group.first) && !frame.has(Special::OfOthers);
        if !reader || group.modality != Modality::Asserted {
            return None;
        }
        group.modality = Modality::Intended;
    }
    if frame.refused && !(group.refuses && !group.passive && is_refusal(page, &group, at)) {
        return None;
    }
    Some(group)
}

/// What is told by a verb whose actors and objects are known.
fn told(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    (at, (frame, form, end)): (usize, VerbFound),
    group: &VerbGroup,
    actors: &[Actor],
    found: &Complement,
    is_answer: bool,
) -> Option<Vec<Claim>> {
    let page = draft.page;
    if frame.directed && (found.recipient.is_none() || group.modality == Modality::Negated)
        || found
            .objects
            .iter()
            .any(|object| words_of(page, object).is_some_and(|own| is_never(page, frame, own)))
        || visits(page, frame, &found.objects)
        || refuses_refusal(draft, frame, &found.objects)
    {
        return None;
    }
    let (act, modality) = act_of(frame, group, is_refusal(page, group, at));
    let polite = modality == Modality::Conditional
        && (is_polite(page, sentence, group, at) || act == "agreed" && page.is(at - 1, "can"));
    let modality = if polite { Modality::Asserted } else { modality };
    let (act, modality) = wished(draft, frame, form, &found.objects, act, modality)?;
    let opening = found.objects.first().and_then(|object| object.words);
    let opening = opening.map_or(found.end, |words| page.token_at(words.start()));
    let mut claim = Claim::new(
        actors.first()?.filler.clone(),
        act,
        None,
        page.span(at, end)?,
        &frame.name,
    );
    claim.recipient = found.recipient.clone();
    claim.modality = modality;
    claim.date = act_date(draft, sentence, group, (opening, found.end));
    let doubt = if frame.doubtful { 0.25 } else { 0.0 } + if sentence.upper { 0.05 } else { 0.0 };
    // What he agrees to who only "agreed" is surer than what "it" means.
    let doubt = doubt - if is_answer { 0.15 } else { 0.0 };
    Some(each(draft, sentence, &claim, doubt, actors, &found.objects))
}

/// Whether a message asks or proposes without saying "we": "It is hoped that", in telegrams "It hoped that".
fn is_impersonal(page: &Page<'_>, sentence: &Sentence, at: usize, group: &VerbGroup) -> bool {
    const OWN: [&str; 6] = [
        "hoped", "requested", "suggested", "recommended", "urged", "proposed",
    ];
    let it = group
        .first
        .checked_sub(1)
        .filter(|it| *it >= sentence.first);
    let opens = |it: usize| (sentence.first..it).all(|at| page.tokens[at].kind != PieceKind::Word);
    let own = it.is_some_and(|it| page.is(it, "it") && opens(it) && !page.is_quoted(it));
    // "It has been suggested", "it was hoped": by whom is not told.
    let now = group.passive && page.is_of(group.first, families::PRESENT_BE);
    own && (now || group.bare)
        && page.is_any(at, &OWN)
        && group.modality == Modality::Asserted
        && !page.is(at + 1, "by")
}

/// The claim of each actor and each object, surer where the object stands behind the verb.
fn each(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    like: &Claim,
    doubt: f32,
    actors: &[Actor],
    objects: &[Filler],
) -> Vec<Claim> {
    let page = draft.page;
    let verb = page.token_at(like.evidence.start());
    let of = |actor: &Actor, object: &Filler| {
        // "supported it": what "it" means is only the last thing that was proposed.
        let far = match object.words.map(|words| page.token_at(words.start())) {
            Some(first) if first < sentence.first => 0.35,
            Some(first) if first < verb => 0.15,
            _ => 0.0,
        };
        let mut claim = like.clone();
        claim.subject = actor.filler.clone();
        claim.object = Some(object.clone());
        claim.confidence = (actor.confidence - doubt - far).max(0.2);
        claim
    };
    actors
        .iter()
        .flat_map(|actor| objects.iter().map(move |object| of(actor, object)))
        .collect()
}

/// What somebody agrees to or declines where the verb stands alone: what another has put forward in the same sentence or the one
/// before, "Tallis proposed a visit and Marlow agreed"; else, where he agrees, what another said there.
fn answered(
    page: &Page<'_>,
    sentence: &Sentence,
    frame: &Frame,
    end: usize,
    actors: &[Actor],
    discourse: &Discourse,
) -> Option<Complement> {
    let alone = end >= sentence.end || page.tokens[end].kind == PieceKind::Sign;
    let answers = frame.has(Special::Answers);
    let put_forward = discourse.put_forward.as_ref();
    let put_forward = put_forward.or(discourse.put_forward_before.as_ref());
    let assents = frame.act == "agreed";
    let heard = discourse.heard_before.as_ref().filter(|_| assents);
    let (proposer, object) = put_forward.or(heard)?;
    let another = actors
        .iter()
        .all(|actor| !super::is_same_actor(&actor.filler, proposer));
    // "hoped that Norvale would | accept" is all one wish.
    let before = object
        .words
        .is_some_and(|words| page.token_at(words.end()) < end);
    (alone && answers && another && before).then(|| Complement {
        objects: vec![object.clone()],
        recipient: None,
        end,
    })
}

/// "Marlow and Tallis met": each the other.
fn each_other(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    (at, end): (usize, usize),
    frame: &'static Frame,
    actors: &[Actor],
    group: &VerbGroup,
) -> Option<Made> {
    let [other, one] = actors else { return None };
    if !frame.has(Special::EachOther) {
        return None;
    }
    let mut claim = Claim::new(
        one.filler.clone(),
        &frame.act,
        Some(other.filler.clone()),
        draft.page.span(at, end)?,
        "met-each-other",
    );
    claim.modality = group.modality;
    claim.date = act_date(draft, sentence, group, (end, end));
    claim.confidence = one.confidence.min(other.confidence);
    Some(Made {
        claims: vec![claim],
        at,
        next: end,
        open: false,
    })
}

/// Whether the helpers say more than "does not": "will not", "cannot", "is unable to".
fn is_refusal(page: &Page<'_>, group: &VerbGroup, verb: usize) -> bool {
    const HELPERS: Families = families::WILL
        .and(families::WOULD)
        .and(families::CAN)
        .and(families::COULD);
    const ABLE: [&str; 6] = [
        "unable", "unwilling", "prepared", "able", "position", "unprepared",
    ];
    let denied = (group.first..verb)
        .any(|at| denied_helper(page, at).is_some_and(|helper| helper.meet(HELPERS)));
    let hoped = group.first > 1
        && page.is_any(
            group.first - 2,
            &[
                "hope", "hoped", "hopes", "hoping", "if", "fear", "feared", "that",
            ],
        );
    let refuses = |at: usize| page.is_of(at, HELPERS) || page.is_any(at, &ABLE);
    !hoped && (denied || (group.first..verb).any(refuses))
}

/// "cannot accept" is a refusal, "does not support" is none; "would not object" is none either.
fn act_of(frame: &'static Frame, group: &VerbGroup, refusal: bool) -> (&'static str, Modality) {
    match (frame.act.as_str(), group.modality) {
        ("agreed", Modality::Negated) if group.refuses => ("rejected", Modality::Asserted),
        ("supported", Modality::Negated) if group.refuses && refusal => {
            ("rejected", Modality::Asserted)
        }
        ("rejected", Modality::Negated) if frame.refused => ("rejected", Modality::Asserted),
        (act, modality) => (act, modality),
    }
}

/// Whether an object is one that makes no such act: "offered his views".
fn is_never(page: &Page<'_>, frame: &Frame, (first, end): (usize, usize)) -> bool {
    let mut opening = first..end.min(first + 4);
    opening.any(|at| frame.never.iter().any(|noun| page.is(at, noun)))
}

/// The tokens of an object's words.
fn words_of(page: &Page<'_>, object: &Filler) -> Option<(usize, usize)> {
    let words = object.words?;
    Some((page.token_at(words.start()), page.token_at(words.end())))
}

/// "refused to reject the plan" rejects nothing; "welcomed Tallis" greets him.
fn refuses_refusal(draft: &Draft<'_, '_>, frame: &Frame, objects: &[Filler]) -> bool {
    let page = draft.page;
    let Some(words) = objects.first().and_then(|object| object.words) else {
        return false;
    };
    let first = page.token_at(words.start());
    let undone = frame.has(Special::Undoes)
        && verbs_at(page, first)
            .iter()
            .any(|(frame, ..)| frame.act == "rejected" && !frame.refused);
    undone || frame.has(Special::Greets) && is_greeted(draft, first)
}

/// Whether it is somebody who is welcomed: "welcomed Tallis", not "welcomed Tallis' plan".
fn is_greeted(draft: &Draft<'_, '_>, first: usize) -> bool {
    let page = draft.page;
    let title = super::super::people::title_at(page, first).map(|(end, _)| end);
    let person = draft
        .owner(title.unwrap_or(first))
        .filter(|id| draft.get(*id).kind == EntityKind::Person);
    let whole = person.is_some_and(|id| {
        let end = draft.tokens_of(id).1;
        page.tokens
            .get(end)
            .is_none_or(|token| token.kind != PieceKind::Possessive)
    });
    first > 0
        && page.is_any(first - 1, &["welcome", "welcomed", "welcomes"])
        && (whole || title.is_some() && person.is_none())
}

/// "called on the Ambassador to discuss": a visit, though an infinitive follows.
fn visits(page: &Page<'_>, frame: &Frame, objects: &[Filler]) -> bool {
    const ERRANDS: [&str; 19] = [
        "discuss", "say", "express", "present", "deliver", "inquire", "convey", "pay", "tell",
        "inform", "explain", "report", "talk", "protest", "hand", "introduce", "relay", "transmit",
        "make",
    ];
    let first = objects.first().and_then(|object| object.words);
    frame.has(Special::Visits)
        && first.is_some_and(|words| page.is_any(page.token_at(words.start()), &ERRANDS))
}

/// "Would welcome", "would like to suggest": said so, it is done, unless the sentence sets a condition.
fn is_polite(page: &Page<'_>, sentence: &Sentence, group: &VerbGroup, verb: usize) -> bool {
    const POLITE: [&str; 11] = [
        "like", "welcome", "prefer", "suggest", "recommend", "propose", "urge", "encourage",
        "request", "hope", "advocate",
    ];
    let would = (group.first..verb).any(|at| page.is(at, "would"));
    let condition = (sentence.first..sentence.end)
        .any(|at| page.is_any(at, &["if", "unless", "provided", "should"]));
    would && !condition && page.is_any(verb, &POLITE)
}

/// Whether the word before a token goes on behind a hyphen, as "Hope-fully", which a line broke.
pub(super) fn is_broken(page: &Page<'_>, end: usize) -> bool {
    page.word(end) == "-"
        && (end..=end + 1).all(|at| page.tokens.get(at).is_some_and(|token| !token.apart))
}

/// Hopes and thanks: who hopes that somebody does something asks it; only "would appreciate" asks for anything; whom one
/// "sees" one meets where it is told as done or planned.
fn wished(
    draft: &Draft<'_, '_>,
    frame: &'static Frame,
    form: VerbForm,
    objects: &[Filler],
    act: &'static str,
    modality: Modality,
) -> Option<(&'static str, Modality)> {
    let page = draft.page;
    // "would welcome your views" asks for them.
    if frame.has(Special::Greets) && modality == Modality::Asserted && asks_for_views(page, objects)
    {
        return Some(("requested", modality));
    }
    if frame.has(Special::Would) {
        return (modality == Modality::Conditional).then_some((act, Modality::Asserted));
    }
    if frame.has(Special::Planned) {
        let told = form == VerbForm::Past || modality == Modality::Intended;
        return told.then_some((act, modality));
    }
    if frame.has(Special::Deeds) {
        let asked = is_asked(draft, first_object(page, objects)?)?;
        return Some((if asked { "requested" } else { act }, modality));
    }
    Some((act, modality))
}

/// Whether what is hoped is somebody's deed, so that he is asked for it; `None` where what is hoped of stands elsewhere: "we
/// hope will come".
fn is_asked(draft: &Draft<'_, '_>, (first, end): (usize, usize)) -> Option<bool> {
    let page = draft.page;
    if page.is_of(first, families::MODAL) || page.is(first, "to") {
        return None;
    }
    // "We hope the matter can be resolved": nobody is asked.
    let any = |is_one: &dyn Fn(usize) -> bool| (first..end.min(first + 14)).any(is_one);
    let will =
        any(&|at| page.is_of(at, families::WILL.and(families::WOULD)) || page.is(at, "should"));
    let can = any(&|at| page.is_of(at, families::POSSIBILITY));
    let named = draft
        .owner(first)
        .is_some_and(|id| draft.get(id).kind.can_act());
    let deed = match any(&|at| page.is(at, "be")) {
        true => !will && !can,
        false => named || will && !can,
    };
    Some(deed && can_be_asked(draft, first) || is_hoped_of_you(page, first, end))
}

/// Whether a clause opens with somebody who can be asked: a name, a title, "they", "students"; what things do of themselves one
/// can only favour.
fn can_be_asked(draft: &Draft<'_, '_>, first: usize) -> bool {
    /// So many words stand before the noun.
    const BEFORE: usize = 3;
    let page = draft.page;
    let acts = |at: usize| {
        let kind = draft.owner(at).map(|id| draft.get(id).kind);
        let known = page.is_of(at, families::PERSONAL)
            || page.has_sense(at, |sense| matches!(sense, Sense::Group | Sense::Title(_)))
            || page.people_ending(at).is_some();
        kind.map_or(known, EntityKind::can_act)
    };
    let mut phrase = (first..=first + BEFORE).take_while(|at| {
        !(page.is_any(*at, &["of", "in", "on", "to"])
            || page.is_of(*at, families::FINITE.and(families::BARE_BE)))
    });
    phrase.any(acts)
}

/// Whether what is hoped is that "you" do something: "hope that in your talks you will raise it".
fn is_hoped_of_you(page: &Page<'_>, first: usize, end: usize) -> bool {
    let mut words = first..end.min(first + 12);
    words.any(|at| page.is(at, "you") && (at == first || page.is_of(at + 1, families::MODAL)))
}

/// The tokens of the first of some objects.
fn first_object(page: &Page<'_>, objects: &[Filler]) -> Option<(usize, usize)> {
    words_of(page, objects.first()?)
}

/// Whether what would be welcome is what the reader thinks: "would welcome the Department's views".
fn asks_for_views(page: &Page<'_>, objects: &[Filler]) -> bool {
    const VIEWS: [&str; 10] = [
        "views", "observations", "comments", "comment", "guidance", "advice", "suggestions",
        "reaction", "reactions", "instructions",
    ];
    let Some((first, end)) = first_object(page, objects) else {
        return false;
    };
    let wished = (first.saturating_sub(5)..first).any(|at| page.is(at, "would"))
        && (first.saturating_sub(3)..first).any(|at| page.is(at, "welcome"));
    wished && (first..end.min(first + 7)).any(|at| page.is_any(at, &VIEWS))
}

/// Whether a word that could be a verb is a noun or adjective here: "a request", "the proposed plan", "strong support".
fn is_noun_here(page: &Page<'_>, sentence: &Sentence, at: usize, form: VerbForm) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= sentence.first) else {
        // "Support for the plan", "Concern about": a noun opens the sentence with its preposition; "Second, …" counts.
        let noun = page.is_any(at + 1, &["for", "of", "from", "by", "in"]);
        // "Offer price", "Table 3", "Refuse collection": nobody tells so in one word what he himself does.
        const NOUNS: [&str; 9] = [
            "second", "offer", "table", "advance", "float", "refuse", "grant", "block", "back",
        ];
        return form == VerbForm::Base && (noun || page.is_any(at, &NOUNS));
    };
    let determiner = page.is_any(
        before,
        &[
            "the", "a", "an", "this", "that", "these", "his", "her", "its", "our", "their", "your",
            "any", "no", "such", "some", "of", "for", "in", "on", "with", "by", "from", "under",
            "full", "strong", "further", "formal",
        ],
    );
    let possessive = page.tokens[before].kind == crate::vocab::PieceKind::Possessive;
    // "had second thoughts", "Second, Norvale should": only "to second", "would second" is the verb.
    let ordinal = form == VerbForm::Base
        && page.is(at, "second")
        && !(page.is_of(before, families::MODAL.and(families::WE)) || page.is(before, "to"));
    if ordinal {
        return true;
    }
    match form {
        VerbForm::Base | VerbForm::Third => {
            determiner
                || possessive
                || page.is_any(at + 1, &["of"])
                || (page.is(at + 1, "for")
                    && !page.is_any(
                        at,
                        &[
                            "call", "calls", "appeal", "appeals", "ask", "asks", "press", "presses",
                        ],
                    ))
        }
        // "Reactions to proposed schedule", "comments re suggested text".
        VerbForm::Past => {
            const TO: [&str; 7] = [
                "to", "re", "regarding", "concerning", "about", "against", "into",
            ];
            let described = determiner && !page.is_any(before, &["that", "this", "no"]);
            described || possessive || page.is_any(before, &TO)
        }
        VerbForm::Gerund => false,
    }
}
