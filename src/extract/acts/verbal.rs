//! Acts told by a verb: "Marlow proposed that …", "the plan was rejected by Norvale".

use super::super::actor::{Actor, Discourse, phrase_opening, subject};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence, Shape};
use super::super::verb::{VerbGroup, is_adverb, verb_group};
use super::agree;
use super::complement::{Valency, complement};
use super::denied::{is_denied, is_none};
use super::when::act_date;
use super::{Made, VerbFound, verbs_at};
use crate::model::{Claim, EntityKind, Filler, Meant, Modality, NameId};
use crate::vocab::{Frame, NotPerson, PieceKind, Sense, VerbForm};

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
    if draft.owner(at).is_some() || is_noun_here(page, sentence, at, form) {
        return None;
    }
    let mut group = verb_group(page, sentence, at, form, end)?;
    if frame.refused && !(group.refuses && !group.passive && is_refusal(page, &group, at)) {
        return None;
    }
    let reduced = form == VerbForm::Past && group.bare && page.is(end, "by");
    if group.passive || reduced {
        return passive(draft, sentence, at, frame, group.first, end, group.modality);
    }
    let own_visit = frame.act == "met"
        && form == VerbForm::Past
        && group.first == sentence.first
        && !page.is_quoted(at);
    let actors = match own_visit {
        // "Saw Marlow today": the sender's own doing.
        true => vec![Actor::sender(0.6)],
        false => actors(
            draft,
            sentence,
            (group.first, group.end),
            discourse,
            last,
            form,
        )?,
    };
    if !agree::agrees(draft, &group, form, &actors) {
        return None;
    }
    let opening = opening(page, sentence, &actors, group.first);
    if is_denied(page, sentence, opening, at, form) {
        return None;
    }
    if is_none(page, sentence, opening) {
        group.modality = Modality::Negated;
    }
    let Some(found) = complement(draft, sentence, group.end, Valency::of(frame), discourse) else {
        return each_other(draft, sentence, (at, end), frame, &actors, &group);
    };
    if found
        .objects
        .iter()
        .any(|object| is_never(page, frame, object))
        || visits(page, frame, &found.objects)
        || refuses_refusal(draft, frame, &found.objects)
    {
        return None;
    }
    let (act, modality) = act_of(frame, group.modality, group.refuses);
    let (act, modality) = wished(draft, frame, form, &found.objects, act, modality)?;
    let opening = found.objects.first().and_then(|object| object.words);
    let opening = opening.map_or(found.end, |words| page.token_at(words.start()));
    let date = act_date(draft, sentence, &group, (opening, found.end));
    let deadline = (act == "requested")
        .then(|| super::sender::deadline(draft, sentence))
        .flatten();
    let doubt = if frame.doubtful { 0.25 } else { 0.0 } + if sentence.upper { 0.05 } else { 0.0 };
    let mut claims = Vec::new();
    for actor in &actors {
        for object in &found.objects {
            let mut claim = Claim::new(
                actor.filler.clone(),
                act,
                Some(object.clone()),
                page.span(at, end)?,
                &frame.name,
            );
            claim.recipient = found.recipient.clone();
            claim.modality = modality;
            claim.date = date;
            claim.deadline = deadline;
            // "supported it": what "it" means is only the last thing that was proposed.
            let before = object
                .words
                .is_some_and(|words| page.token_at(words.start()) < at);
            let doubt = doubt + if before { 0.35 } else { 0.0 };
            claim.confidence = (actor.confidence - doubt).max(0.2);
            super::sender::ask_department(draft, &mut claim);
            claims.push(claim);
        }
    }
    *last = Some(actors);
    Some(Made {
        claims,
        at,
        next: end,
        open: modality != Modality::Asserted || form != VerbForm::Past,
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
    if frame.name != "meet" {
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

/// Who acts: the phrase before the verb, else the one who acted before an "and", else the last speaker.
pub(super) fn actors(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    (first, group_end): (usize, usize),
    discourse: &Discourse,
    last: &Option<Vec<Actor>>,
    form: VerbForm,
) -> Option<Vec<Actor>> {
    let page = draft.page;
    if first == sentence.first {
        // "Agreed language", "Proposed force level", "Request explained": no verb opens these.
        let next = page.word(group_end).to_ascii_lowercase();
        let describes = match form {
            VerbForm::Past => {
                group_end < sentence.end
                    && page.tokens[group_end].kind == PieceKind::Word
                    && page.tokens[group_end].shape == Shape::Lower
                    && draft.owner(group_end).is_none()
                    && !page.has_sense(group_end, |s| s == Sense::NotPerson(NotPerson::Function))
            }
            _ => next.len() > 4 && next.ends_with("ed"),
        };
        if describes {
            return None;
        }
        // "Proposed that …" goes on with the last speaker; "Recommend that …" is the sender's own word.
        return match (form, &discourse.speaker) {
            (VerbForm::Past, Some(speaker)) => Some(vec![Actor {
                filler: speaker.clone(),
                confidence: 0.5,
            }]),
            (VerbForm::Base, _) if !page.is_quoted(first) => Some(vec![Actor::sender(0.6)]),
            _ => None,
        };
    }
    let joined = page.is_any(first - 1, &["and", "but", "or"]) || page.is(first, "nor");
    let found = if joined {
        Vec::new()
    } else {
        subject(draft, sentence, first, discourse)
    };
    // "Meanwhile suggest you see him", "Unless you object, request early reply": the sender's own word.
    if found.is_empty() && form == VerbForm::Base && is_own_word(page, sentence, first, group_end) {
        return Some(vec![Actor::sender(0.55)]);
    }
    if joined
        && form == VerbForm::Past
        && let Some(said) = goes_on_saying(draft, sentence, first, group_end, discourse)
    {
        return said;
    }
    if found.is_empty() && (joined || page.word(first - 1) == ",") {
        return last.clone().map(|actors| {
            actors
                .into_iter()
                .map(|actor| Actor {
                    confidence: actor.confidence - 0.1,
                    ..actor
                })
                .collect()
        });
    }
    (!found.is_empty()).then_some(found)
}

/// "Marlow said Norvale could not sign and asked for time": whether a past form behind "and" goes on with who speaks.
///
/// It does where the clause between has no past form that it could be joined to; where it may be joined to either,
/// nobody is said to act. `None` where the sentence reports nothing.
fn goes_on_saying(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    first: usize,
    group_end: usize,
    discourse: &Discourse,
) -> Option<Option<Vec<Actor>>> {
    let page = draft.page;
    let (speaker, clause) = discourse
        .said
        .as_ref()
        .filter(|(_, clause)| *clause < first)?;
    let floor = (*clause).max(sentence.first);
    let between = floor..first - 1;
    // Another "that" or a semicolon: who goes on there is not told.
    let parted = between
        .clone()
        .any(|at| matches!(page.word(at), ";" | "“" | "”" | "\"" | ":"));
    let helped = (first..group_end.saturating_sub(1))
        .any(|at| page.is_any(at, &["has", "have", "is", "are", "was", "were"]));
    let modal = between.clone().any(|at| {
        page.is_any(
            at,
            &[
                "would", "could", "will", "can", "cannot", "should", "must", "might", "may", "be",
                "is", "are",
            ],
        )
    });
    let actor = (floor..first.min(floor + 4)).any(|at| {
        draft.owner(at).is_some_and(|id| {
            matches!(
                draft.get(id).kind,
                EntityKind::Person | EntityKind::Body | EntityKind::Place
            )
        }) || page.is_any(at, &["he", "she", "they", "we", "i", "who"])
            || page.has_sense(at, |sense| {
                matches!(sense, Sense::Group | Sense::Title(_) | Sense::Adjective(_))
            })
    });
    let past = between.clone().any(|at| {
        page.has_sense(at, |sense| {
            matches!(
                sense,
                Sense::Verb(_, _, VerbForm::Past) | Sense::Speech(VerbForm::Past)
            )
        }) || page.is_any(at, &["had", "was", "were", "did"])
            || page.word(at).len() > 4
                && page.word(at).to_ascii_lowercase().ends_with("ed")
                && !page.is_any(at.saturating_sub(1), &["be", "been", "is", "are", "not"])
    });
    if parted || helped || (actor && past) || (actor && !modal) {
        return Some(None);
    }
    Some(Some(vec![Actor {
        filler: speaker.clone(),
        confidence: 0.7,
    }]))
}

/// Whether a verb in its base form, with nothing but an adverb or a comma before it, is one by which a message asks or
/// proposes in its own name.
fn is_own_word(page: &Page<'_>, sentence: &Sentence, first: usize, group_end: usize) -> bool {
    const OWN: [&str; 9] = [
        "request",
        "suggest",
        "recommend",
        "propose",
        "urge",
        "hope",
        "concur",
        "appreciate",
        "agree",
    ];
    let opening = (sentence.first..first)
        .all(|at| is_adverb(page, at) || page.is_any(at, &["meanwhile", "accordingly"]));
    let comma = page.word(first - 1) == ",";
    let plain = group_end - first == 1 || page.is_any(first, &["would", "do"]);
    (opening || comma) && plain && page.is_any(group_end - 1, &OWN) && !page.is_quoted(first)
}

/// Whether the helpers say more than "does not": "will not", "cannot", "is unable to".
fn is_refusal(page: &Page<'_>, group: &VerbGroup, verb: usize) -> bool {
    const HELPERS: [&str; 12] = [
        "will",
        "would",
        "cannot",
        "can",
        "could",
        "unable",
        "unwilling",
        "prepared",
        "able",
        "position",
        "shall",
        "unprepared",
    ];
    let hoped = group.first > 1
        && page.is_any(
            group.first - 2,
            &[
                "hope", "hoped", "hopes", "hoping", "if", "fear", "feared", "that",
            ],
        );
    !hoped && (group.first..verb).any(|at| page.is_any(at, &HELPERS))
}

/// "cannot accept" is a refusal; "would not object" is none.
fn act_of(frame: &'static Frame, modality: Modality, refuses: bool) -> (&'static str, Modality) {
    match (frame.act.as_str(), modality) {
        ("agreed", Modality::Negated) if refuses => ("rejected", Modality::Asserted),
        ("supported", Modality::Negated) if refuses => ("rejected", Modality::Asserted),
        ("rejected", Modality::Negated) if frame.refused => ("rejected", Modality::Asserted),
        (act, modality) => (act, modality),
    }
}

/// Whether an object is one that makes no such act: "offered his views".
fn is_never(page: &Page<'_>, frame: &Frame, object: &Filler) -> bool {
    let Some(words) = object.words.filter(|_| !frame.never.is_empty()) else {
        return false;
    };
    let (first, end) = (page.token_at(words.start()), page.token_at(words.end()));
    (first..end.min(first + 4)).any(|at| frame.never.iter().any(|noun| page.is(at, noun)))
}

/// The token at which the phrase of the first actor opens; that of the verb where the actor is not before it.
pub(super) fn opening(
    page: &Page<'_>,
    sentence: &Sentence,
    actors: &[Actor],
    verb: usize,
) -> usize {
    let words = actors.iter().filter_map(|actor| actor.filler.words);
    let first = words.map(|words| page.token_at(words.start())).min();
    first
        .filter(|first| sentence.first <= *first && *first < verb)
        .map_or(verb, |first| phrase_opening(page, sentence, first))
}

/// "refused to reject the plan" rejects nothing; "welcomed Tallis" greets him.
fn refuses_refusal(draft: &Draft<'_, '_>, frame: &Frame, objects: &[Filler]) -> bool {
    let page = draft.page;
    let Some(words) = objects.first().and_then(|object| object.words) else {
        return false;
    };
    let first = page.token_at(words.start());
    match frame.name.as_str() {
        "refuse" => verbs_at(page, first)
            .iter()
            .any(|(frame, ..)| frame.act == "rejected"),
        "support" => {
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
            page.token_at(words.start()) > 0
                && page.is_any(first - 1, &["welcome", "welcomed", "welcomes"])
                && (whole || title.is_some() && person.is_none())
        }
        _ => false,
    }
}

/// "called on the Ambassador to discuss": a visit, though an infinitive follows.
fn visits(page: &Page<'_>, frame: &Frame, objects: &[Filler]) -> bool {
    const ERRANDS: [&str; 16] = [
        "discuss",
        "say",
        "express",
        "present",
        "deliver",
        "inquire",
        "convey",
        "pay",
        "tell",
        "inform",
        "explain",
        "report",
        "talk",
        "protest",
        "hand",
        "introduce",
    ];
    let first = objects.first().and_then(|object| object.words);
    frame.name == "call-on-to"
        && first.is_some_and(|words| page.is_any(page.token_at(words.start()), &ERRANDS))
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
    match frame.name.as_str() {
        "appreciate" => (modality == Modality::Conditional).then_some((act, Modality::Asserted)),
        "see" => {
            (form == VerbForm::Past || modality == Modality::Intended).then_some((act, modality))
        }
        "hope" => {
            let words = objects.first()?.words?;
            let (first, end) = (page.token_at(words.start()), page.token_at(words.end()));
            // "we hope will come": what is hoped of stands elsewhere.
            if page.is_any(
                first,
                &["will", "would", "can", "could", "might", "may", "to"],
            ) {
                return None;
            }
            let open = (first..end.min(first + 14)).any(|at| {
                page.is_any(
                    at,
                    &[
                        "will", "would", "can", "could", "might", "may", "should", "be",
                    ],
                )
            });
            // What happens of itself is favoured, not asked for.
            let itself = page.is_any(first, &["this", "it", "that", "the", "these", "there"])
                && draft.owner(first + 1).is_none();
            let somebody = draft.owner(first).is_some() || page.is(first, "you");
            let asked = somebody || (open && !itself);
            Some((if asked { "requested" } else { act }, modality))
        }
        _ => Some((act, modality)),
    }
}

/// Whether a word that could be a verb is a noun or adjective here: "a request", "the proposed plan", "strong support".
fn is_noun_here(page: &Page<'_>, sentence: &Sentence, at: usize, form: VerbForm) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= sentence.first) else {
        // "Support for the plan", "Concern about": a noun opens the sentence with its preposition.
        return form == VerbForm::Base && page.is_any(at + 1, &["for", "of", "from", "by", "in"]);
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
        VerbForm::Past => {
            (determiner && !page.is_any(before, &["that", "this", "no"])) || possessive
        }
        VerbForm::Gerund => false,
    }
}

/// "The plan was rejected by Norvale": the agent acts, the subject is acted on.
fn passive(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    frame: &'static Frame,
    first: usize,
    end: usize,
    modality: Modality,
) -> Option<Made> {
    let page = draft.page;
    let by = (end..sentence.end.min(end + 6)).find(|token| page.is(*token, "by"))?;
    let core = by + 1 + usize::from(page.is(by + 1, "the"));
    let core = (core..sentence.end.min(core + 4)).find(|token| draft.owner(*token).is_some())?;
    let agent = draft.owner(core).filter(|id| {
        matches!(
            draft.get(*id).kind,
            EntityKind::Person | EntityKind::Body | EntityKind::Place
        )
    })?;
    // Between "by" and the name only its titles and adjectives may stand.
    let titles_only = phrase_opening(page, sentence, core) <= by + 1;
    if !titles_only {
        return None;
    }
    // "the resolution (on the coast) was proposed by"
    let first = match first.checked_sub(1).filter(|at| page.word(*at) == ")") {
        Some(close) => (sentence.first..close)
            .rev()
            .take(25)
            .find(|at| page.word(*at) == "(")
            .unwrap_or(first),
        None => first,
    };
    let opening = subject_opening(page, sentence, first);
    let span = page.span(opening, first).filter(|_| opening < first)?;
    // "the requests will be met by Norvale" is no meeting.
    let person = draft.owner(first - 1).is_some_and(|id| {
        draft.get(id).kind == EntityKind::Person
            && phrase_opening(page, sentence, draft.tokens_of(id).0) <= opening
    });
    if frame.act == "met" && !person {
        return None;
    }
    // "Tallis was asked by Marlow to come": he is asked, and the infinitive says what.
    if frame.recipient.iter().any(|place| place == "direct") {
        let agent_end = draft.tokens_of(agent).1;
        let to = (agent_end..sentence.end.min(agent_end + 5)).find(|at| page.is(*at, "to"))?;
        let valency = Valency::of(frame);
        let found = complement(draft, sentence, to, valency, &Discourse::default())?;
        let mut claim = Claim::new(
            Filler::name(agent, draft.get(agent).span),
            frame_act(frame),
            found.objects.into_iter().next(),
            page.span(at, end)?,
            &frame.name,
        );
        claim.recipient = Some(Filler::words(span));
        claim.modality = modality;
        claim.confidence = 0.7;
        return Some(Made {
            claims: vec![claim],
            at,
            next: to,
            open: false,
        });
    }
    let initiative = draft.names_in(opening, first).into_iter().find(|id| {
        draft.get(*id).kind == EntityKind::Initiative && draft.tokens_of(*id).1 == first
    });
    let object = Filler {
        words: Some(span),
        meant: initiative.map_or(Meant::Nothing, Meant::Name),
    };
    let mut claim = Claim::new(
        Filler::name(agent, draft.get(agent).span),
        frame_act(frame),
        Some(object),
        page.span(at, end)?,
        &frame.name,
    );
    claim.modality = modality;
    claim.confidence = 0.75;
    let mut claims = vec![claim];
    for other in agents_behind(draft, sentence, agent) {
        let mut claim = claims[0].clone();
        claim.subject = Filler::name(other, draft.get(other).span);
        claims.push(claim);
    }
    Some(Made {
        claims,
        at,
        next: core,
        open: false,
    })
}

/// "by Norvale, Turkey and Greece": those joined to the first agent.
fn agents_behind(draft: &Draft<'_, '_>, sentence: &Sentence, first: NameId) -> Vec<NameId> {
    let page = draft.page;
    let mut found = Vec::new();
    let mut end = draft.tokens_of(first).1;
    let mut closed = false;
    while end + 1 < sentence.end && !closed && found.len() < 8 {
        let comma = page.word(end) == ",";
        let and = end + usize::from(comma);
        closed = page.is(and, "and");
        let core = and + usize::from(closed);
        let joins = (comma || closed) && core < sentence.end;
        let Some(id) = draft.owner(core).filter(|id| {
            joins
                && draft.tokens_of(*id).0 == core
                && matches!(
                    draft.get(*id).kind,
                    EntityKind::Person | EntityKind::Body | EntityKind::Place
                )
        }) else {
            break;
        };
        found.push(id);
        end = draft.tokens_of(id).1;
    }
    // Only a list that closes with "and" is one; behind it no verb may make the last of them a new subject.
    let verb = end < sentence.end
        && page.has_sense(end, |sense| {
            matches!(
                sense,
                Sense::Verb(..) | Sense::Speech(_) | Sense::NotPerson(NotPerson::Verb)
            )
        });
    if closed && !verb { found } else { Vec::new() }
}

/// Where the words before a verb that can be its subject open: at a comma, joint or verb before them.
pub(super) fn subject_opening(page: &Page<'_>, sentence: &Sentence, first: usize) -> usize {
    let mut opening = first;
    while opening > sentence.first && first - opening < 14 {
        let before = opening - 1;
        let stops = matches!(page.word(before), "," | ";" | ":" | "(" | ")")
            || page.is_any(
                before,
                &["that", "and", "but", "which", "who", "while", "when"],
            )
            || page.has_sense(before, |s| s == Sense::NotPerson(NotPerson::Verb));
        if stops {
            break;
        }
        opening = before;
    }
    while opening < first && page.is_any(opening, &["the", "a", "an"]) {
        opening += 1;
    }
    opening
}

fn frame_act(frame: &'static Frame) -> &'static str {
    &frame.act
}
