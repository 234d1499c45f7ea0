//! Acts told in the passive: "the plan was rejected by Norvale", "talks proposed by Norvale and Turkey".
//!
//! Needs: the verb and its helpers, told by `verbal`. Method: the agents behind "by" act, the subject is acted on; without
//! an agent nobody is guessed. Cost: a look at the words around the verb.

use super::super::actor::{Discourse, phrase_opening};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::parties::party_at;
use super::super::people::title_at;
use super::super::verb::{is_adverb, verb_group};
use super::complement::{Valency, complement};
use super::object::object;
use super::phrase::{clause_end, names_doer, opens_phrase};
use super::{Made, verb_at};
use crate::model::{Claim, EntityKind, Filler, Meant, Modality};
use crate::vocab::families;
use crate::vocab::{Frame, NotPerson, PieceKind, Sense, VerbFamily, VerbForm, form_in};

/// "The plan was rejected by Norvale": the agent acts, the subject is acted on.
pub(super) fn passive(
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
    let agent = agent(draft, sentence, by)?;
    let (opening, first) = acted_on(page, sentence, first, first == at)?;
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
        let to = (agent.end..sentence.end.min(agent.end + 5)).find(|at| page.is(*at, "to"))?;
        let valency = Valency::of(frame);
        let found = complement(draft, sentence, to, valency, &Discourse::default())?;
        let mut claim = Claim::new(
            agent.filler,
            &frame.act,
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
    // "They were promised | free passage | by Marlow": what stands behind the verb is given, the subject gets it.
    let given = given(draft, (opening, first), (end, by));
    let initiative = draft.names_in(opening, first).into_iter().find(|id| {
        draft.get(*id).kind == EntityKind::Initiative && draft.tokens_of(*id).1 == first
    });
    let acted_on = Filler {
        words: Some(span),
        meant: initiative.map_or(Meant::Nothing, Meant::Name),
    };
    let recipient = given.is_some().then(|| Filler::words(span));
    let clause = page
        .is(opening, "it")
        .then(|| clause_of_it(draft, sentence, agent.end));
    let mut claim = Claim::new(
        agent.filler,
        &frame.act,
        Some(given.or(clause.flatten()).unwrap_or(acted_on)),
        page.span(at, end)?,
        &frame.name,
    );
    claim.recipient = recipient;
    claim.modality = modality;
    claim.confidence = 0.75;
    let mut claims = vec![claim];
    for other in agents_behind(draft, sentence, agent.end) {
        let mut claim = claims[0].clone();
        claim.subject = other;
        claims.push(claim);
    }
    Some(Made {
        claims,
        at,
        next: agent.first,
        open: false,
    })
}

/// What somebody is given between the verb and "by": of "they were promised free passage by Marlow" the passage. Only who can
/// be given something is: of "the visa was refused last week by Norvale" the visa is acted on.
fn given(
    draft: &Draft<'_, '_>,
    (opening, first): (usize, usize),
    (end, by): (usize, usize),
) -> Option<Filler> {
    let page = draft.page;
    let gives = form_in(VerbFamily::Give, page.word(end - 1)) == Some(VerbForm::Past);
    let verb = gives && by > end && opens_phrase(page, end);
    let somebody = names_doer(draft, opening, first) || page.is_of(first - 1, families::PERSONAL);
    let thing = !is_adverb(page, end)
        && draft.owner(end).is_none()
        && !page.is_any(end, &["last", "this", "next", "two", "several"]);
    (verb && somebody && thing)
        .then(|| object(draft, end, by, false, &Discourse::default()))
        .flatten()
}

/// What "it" stands for: "it was proposed by Norvale | that | the Council meet".
fn clause_of_it(draft: &Draft<'_, '_>, sentence: &Sentence, from: usize) -> Option<Filler> {
    /// So many words stand between at most.
    const BETWEEN: usize = 8;
    let page = draft.page;
    let that = (from..sentence.end.min(from + BETWEEN)).find(|at| page.is(*at, "that"))?;
    let end = clause_end(draft, sentence, that + 1);
    object(draft, that + 1, end, true, &Discourse::default())
}

/// By whom something is done.
struct Agent {
    filler: Filler,
    /// Tokens of the name: the first, and the one behind the last.
    first: usize,
    end: usize,
}

/// Who is named behind "by"; only his titles and adjectives may stand between.
fn agent(draft: &mut Draft<'_, '_>, sentence: &Sentence, by: usize) -> Option<Agent> {
    let page = draft.page;
    let opening = by + 1 + usize::from(page.is(by + 1, "the"));
    let named = (opening..sentence.end.min(opening + 4)).find(|at| draft.owner(*at).is_some());
    // "by the Soviets" names a people; "by Soviet Foreign Minister Tallis" somebody of it.
    let party = named.and_then(|at| Some((at, party_at(draft, at)?)));
    let party = party.or_else(|| {
        let people = party_at(draft, opening)?;
        let ends = people.0 >= sentence.end || !noun_goes_on(page, people.0);
        ends.then_some((opening, people))
    });
    let (first, (mut end, mut filler)) = party?;
    // "by Interior Ministry spokesman Velk": he, not the Ministry.
    if let Some(man) = man_of(draft, sentence, end) {
        (end, filler) = party_at(draft, man)?;
    }
    (phrase_opening(page, sentence, first) <= by + 1).then_some(Agent { filler, first, end })
}

/// The token of a person whose title stands right behind a name, with nothing between: "Interior Ministry | spokesman Velk".
fn man_of(draft: &Draft<'_, '_>, sentence: &Sentence, title: usize) -> Option<usize> {
    let page = draft.page;
    let (behind, _) = title_at(page, title).filter(|(end, _)| *end < sentence.end)?;
    let id = draft.owner(behind)?;
    let (first, _) = draft.tokens_of(id);
    let is_his = draft.get(id).kind == EntityKind::Person && title <= first && first <= behind;
    is_his.then_some(first)
}

/// Whether a noun goes on behind a people: "by the Dutch delegation".
fn noun_goes_on(page: &Page<'_>, at: usize) -> bool {
    page.tokens[at].kind == PieceKind::Word
        && !page.is_any(
            at,
            &[
                "and", "or", "but", "in", "on", "at", "as", "to", "for", "who", "which", "during",
                "last", "when", "after", "before", "because", "since",
            ],
        )
}

/// What is acted on, before a verb whose helpers begin at a token: its first token, and the one behind its last. `reduced`
/// where the verb has no helpers.
fn acted_on(
    page: &Page<'_>,
    sentence: &Sentence,
    helpers: usize,
    reduced: bool,
) -> Option<(usize, usize)> {
    let mut end = helpers;
    // "was proposed by Norvale and | rejected by Turkey"
    let joint = end.checked_sub(1).filter(|at| *at > sentence.first);
    let joint = joint.filter(|at| reduced && page.is_any(*at, &["and", "but", "or", "nor"]));
    if let Some(joint) = joint {
        let before = |at: usize| {
            let (_, form, end) =
                verb_at(page, at).filter(|(_, form, _)| *form == VerbForm::Past)?;
            let group = verb_group(page, sentence, at, form, end)?;
            let passive = group.passive || group.bare && page.is(end, "by");
            passive.then_some((group.first, group.first == at))
        };
        let (first, reduced) = (sentence.first..joint).rev().find_map(before)?;
        return acted_on(page, sentence, first, reduced);
    }
    // "the plan, which was opposed by", "the plan, tabled by"
    let relative = end > sentence.first && page.is_any(end - 1, &["which", "that", "who"]);
    end -= usize::from(relative);
    let comma = end > sentence.first && page.word(end - 1) == ",";
    end -= usize::from(comma && (relative || reduced));
    // "the resolution (on the coast) was proposed by"
    let inside = end.checked_sub(1).filter(|at| page.word(*at) == ")");
    let bracket = inside.and_then(|close| {
        let mut before = (sentence.first..close).rev().take(25);
        before.find(|at| page.word(*at) == "(")
    });
    let end = bracket.unwrap_or(end);
    let opening = subject_opening(page, sentence, end);
    let opening = match reduced {
        true => behind_verb(page, opening, end),
        false => opening,
    };
    // "In the Council, supported by the Danes, Norvale opposed": where it was, not what was supported.
    const LEADS_IN: [&str; 14] = [
        "in", "at", "on", "during", "after", "before", "under", "with", "for", "from", "since",
        "as", "according", "despite",
    ];
    (!comma || !page.is_any(opening, &LEADS_IN)).then_some((opening, end))
}

/// Where a phrase begins that another verb acts on: "Marlow heard of | the talks proposed by Norvale".
fn behind_verb(page: &Page<'_>, opening: usize, end: usize) -> usize {
    const LEADS: [&str; 14] = [
        "of", "to", "on", "about", "for", "with", "in", "at", "from", "into", "the", "a", "an",
        "that",
    ];
    let is_finite = |at: &usize| {
        page.has_sense(*at, |sense| {
            matches!(sense, Sense::Speech(VerbForm::Past | VerbForm::Third))
        })
    };
    let verb = (opening + 1..end).rev().find(is_finite);
    let behind = verb.and_then(|verb| (verb + 1..end).find(|at| !page.is_any(*at, &LEADS)));
    behind.unwrap_or(opening)
}

/// "by Norvale, Turkey and Greece": those joined to the agent that ends before a token.
fn agents_behind(draft: &mut Draft<'_, '_>, sentence: &Sentence, mut end: usize) -> Vec<Filler> {
    let page = draft.page;
    let mut found = Vec::new();
    let mut closed = false;
    while end + 1 < sentence.end && !closed && found.len() < 8 {
        let comma = page.word(end) == ",";
        let and = end + usize::from(comma);
        closed = page.is(and, "and");
        let core = and + usize::from(closed);
        let core = core + usize::from(page.is(core, "the"));
        if !(comma || closed) || core >= sentence.end {
            break;
        }
        let Some((behind, other)) = party_at(draft, core) else {
            break;
        };
        found.push(other);
        end = behind;
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
    while opening < first && page.is_of(opening, families::ARTICLE) {
        opening += 1;
    }
    opening
}
