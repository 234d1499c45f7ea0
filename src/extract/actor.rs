//! Who stands before a verb: what acts are read with.
//!
//! Method: a walk to the left over adverbs and appositions to the noun phrase that ends there; no parse tree. What is
//! no noun phrase of an actor gives nothing: a wrong author is worse than a missing act.

use super::clause::{is_embedded, is_unknown_name};
use super::dates::days;
pub(super) use super::discourse::Discourse;
use super::discourse::pronoun;
use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::parties::{acting, is_between, joined, people};
use super::people::title_at;
use super::places::is_us;
use super::verb::{is_adverb, set_phrase};
use crate::model::{EntityKind, Filler, Meant, NameId};
use crate::vocab::families;
use crate::vocab::{NotPerson, PieceKind, Sense, VerbForm};

/// Somebody who acts, and how sure that is.
#[derive(Clone, Debug)]
pub(super) struct Actor {
    pub(super) filler: Filler,
    pub(super) confidence: f32,
}

impl Actor {
    pub(super) fn new(filler: Filler, confidence: f32) -> Self {
        Actor { filler, confidence }
    }

    /// The sender of the message, by what it says of itself.
    pub(super) fn sender(confidence: f32) -> Self {
        Actor::new(Filler::implied(Meant::Sender), confidence)
    }
}

/// The noun phrase that ends right before token `before`.
pub(super) fn subject(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    before: usize,
    discourse: &Discourse,
) -> Vec<Actor> {
    let Some(end) = strip_back(draft, sentence, before) else {
        return Vec::new();
    };
    let last = end - 1;
    if let Some(actor) = pronoun(draft, last, discourse) {
        let confidence = actor.confidence;
        let mut actors = vec![actor];
        joined(draft, sentence, last, confidence, &mut actors, discourse);
        return actors;
    }
    if let Some(id) = draft.owner(last) {
        return named(draft, sentence, id, end, discourse);
    }
    phrase(draft, sentence, end, discourse)
}

/// Words that put in who leads, joins or is one of those before the comma.
const LEADS_IN: [&str; 12] = [
    "led", "headed", "chaired", "represented", "including", "under", "with", "accompanied",
    "joined", "unlike", "like", "except",
];

/// Passes over what may stand between subject and verb; gives the end of the noun phrase.
fn strip_back(draft: &Draft<'_, '_>, sentence: &Sentence, before: usize) -> Option<usize> {
    let page = draft.page;
    let mut end = before;
    loop {
        let last = end.checked_sub(1).filter(|at| *at >= sentence.first)?;
        let word = page.word(last);
        if is_adverb(page, last)
            || (page.is_any(last, &["today", "yesterday", "tonight", "who", "which"])
                || page.is_of(last, families::HAVE))
        {
            end = last;
        } else if let Some(opening) = set_phrase(page, end).filter(|at| *at > sentence.first) {
            end = opening;
        } else if let Some(day) = days(page, sentence).iter().find(|day| day.end == end) {
            end = day.first
                - usize::from(
                    day.first > sentence.first && page.is_any(day.first - 1, &["on", "of"]),
                );
        } else if word == ")" {
            end = (sentence.first..last)
                .rev()
                .take(16)
                .find(|at| page.word(*at) == "(")?;
        } else if word == ","
            && let Some(open) = parenthesis(page, sentence, last)
        {
            end = open;
        } else if word == "," {
            // An apposition has a comma on both sides, and a name before the first.
            let open = (sentence.first + 1..last)
                .rev()
                .take(16)
                .find(|at| page.word(*at) == ",");
            // "the chairman, Judge Rook, suggested": the name inside says who.
            // A mark in brackets may stand behind it: "her adviser, Mira Desh (protect), said".
            let mut name_end = last;
            if name_end > 0 && page.word(name_end - 1) == ")" {
                name_end = (sentence.first..name_end)
                    .rev()
                    .take(10)
                    .find(|at| page.word(*at) == "(")
                    .unwrap_or(name_end);
            }
            let inside = name_end
                .checked_sub(1)
                .and_then(|before| draft.owner(before))
                .filter(|id| {
                    draft.get(*id).kind == EntityKind::Person && draft.tokens_of(*id).1 == name_end
                });
            // "the delegation, headed by Peter Orlov, rejected": he only leads it.
            let led = open.is_some_and(|open| page.is_any(open + 1, &LEADS_IN));
            match open {
                Some(open) if led => end = open,
                Some(open)
                    if inside.is_some()
                        && draft
                            .owner(open - 1)
                            .is_none_or(|id| draft.get(id).kind != EntityKind::Person) =>
                {
                    return Some(name_end);
                }
                Some(open) if draft.owner(open - 1).is_some() || is_group(page, open - 1) => {
                    end = open
                }
                _ if page.is_any(end, &["who", "which"]) => end = last,
                _ => return None,
            }
        } else {
            return Some(end);
        }
    }
}

/// The comma before ", however," ", in reply," and ", said Marlow,": what is put in between changes no subject.
fn parenthesis(page: &Page<'_>, sentence: &Sentence, close: usize) -> Option<usize> {
    const PUT_IN: [&str; 14] = [
        "however", "therefore", "moreover", "furthermore", "too", "nevertheless", "meanwhile",
        "consequently", "accordingly", "in", "on", "for", "like", "after",
    ];
    let open = (sentence.first + 1..close)
        .rev()
        .take(9)
        .find(|at| page.word(*at) == ",")?;
    let single = close - open == 2;
    let words = page.is_any(open + 1, &PUT_IN)
        && (single || page.is_any(open + 1, &["in", "on", "for", "like", "after"]));
    // ", said Marlow," and ", he added,"
    let says = |at: usize| {
        page.has_sense(at, |sense| {
            matches!(sense, Sense::Speech(VerbForm::Past | VerbForm::Third))
        })
    };
    (words || !single && (says(open + 1) || says(close - 1))).then_some(open)
}

/// Words for all, of whom some are left out behind "but".
pub(super) const ALL: [&str; 5] = ["all", "everybody", "everyone", "anybody", "anyone"];

/// A name, and those joined to it by "and": "Denktash and Rolandis agreed".
fn named(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    id: NameId,
    end: usize,
    discourse: &Discourse,
) -> Vec<Actor> {
    let page = draft.page;
    let (first, name_end) = draft.tokens_of(id);
    if name_end != end || !draft.get(id).kind.can_act() {
        return Vec::new();
    }
    let mut opening = phrase_opening(page, sentence, first);
    if is_embedded(page, sentence, opening) {
        return Vec::new();
    }
    if opening > sentence.first && page.word(opening - 1) == "," {
        // Inside an apposition nothing before the comma joins in.
        return vec![Actor::new(
            acting(draft, id),
            0.8 * draft.get(id).confidence.max(0.6),
        )];
    }
    if opening > sentence.first && page.is_any(opening - 1, &["or", "not"]) {
        // "whether he or Marlow had suggested it": who did is left open. "Quill and not Marlow" leaves him out.
        return Vec::new();
    }
    // "All but Norvale agreed."
    if opening > sentence.first + 1 && page.is(opening - 1, "but") && page.is_any(opening - 2, &ALL)
    {
        return Vec::new();
    }
    if opening > sentence.first && page.is_any(opening - 1, &["of", "from", "in", "at", "for"]) {
        // "delegation from Norvale": the head of the phrase stands before the preposition.
        return prepositional(draft, sentence, opening - 1, end)
            .into_iter()
            .collect();
    }
    if opening > sentence.first
        && page.is_any(
            opening - 1,
            &[
                "to", "on", "between", "under", "against", "into", "about", "than", "as",
                "through", "over", "after", "before", "except", "excluding", "besides", "unlike",
            ],
        )
    {
        return Vec::new();
    }
    let sure = if draft.get(id).kind == EntityKind::Person {
        0.9
    } else {
        0.85
    };
    let confidence = sure * draft.get(id).confidence.max(0.6);
    let mut actors = vec![Actor::new(acting(draft, id), confidence)];
    opening = joined(draft, sentence, opening, confidence, &mut actors, discourse);
    if is_between(page, sentence, opening) {
        return Vec::new();
    }
    // "Tallis, accompanied by Marlow and Quill, met": he before them acts; of others it is not known.
    if opening > sentence.first + 1 && page.is_any(opening - 1, &["by", "with"]) {
        let company = page.is_any(
            opening - 2,
            &["accompanied", "joined", "together", "along", "flanked"],
        );
        let comma = usize::from(company && opening > 2 && page.word(opening - 3) == ",");
        let head = (opening - 2)
            .checked_sub(comma + 1)
            .and_then(|at| draft.owner(at))
            .filter(|id| company && draft.get(*id).kind.can_act());
        return head
            .map(|id| Actor::new(acting(draft, id), confidence))
            .into_iter()
            .collect();
    }
    actors
}

/// Where a noun phrase whose core begins at `core` opens: titles, articles and adjectives before it.
pub(super) fn phrase_opening(page: &Page<'_>, sentence: &Sentence, core: usize) -> usize {
    let mut first = core;
    while first > sentence.first && core - first < 6 {
        let before = first - 1;
        let is_title = |at: &usize| {
            title_at(page, *at)
                .is_some_and(|(end, _)| end == first || (end + 1 == first && page.word(end) == "."))
        };
        if let Some(title) = (sentence.first.max(before.saturating_sub(4))..first).find(is_title) {
            first = title;
            continue;
        }
        let article = page.is_any(
            before,
            &[
                "the", "a", "an", "no", "certain", "some", "all", "most", "many", "several",
                "other", "both", "two", "three", "new", "former", "our", "his", "their", "my",
                "your", "its", "her",
            ],
        );
        let adjective = page.has_sense(before, |sense| matches!(sense, Sense::Adjective(_)))
            || is_people_of_unknown(page, before);
        let stop = page.word(before) == "." && !page.tokens[before].apart;
        if !(article || adjective || stop) {
            break;
        }
        first = before;
    }
    // "c. Soviets": the full stop of a point is none of theirs.
    while first < core && page.word(first) == "." {
        first += 1;
    }
    first
}

/// A capitalised word that no list has and that ends as names of peoples do: "Tessarian".
fn is_people_of_unknown(page: &Page<'_>, at: usize) -> bool {
    let token = &page.tokens[at];
    let word = page.word(at).to_ascii_lowercase();
    token.word.is_none()
        && token.shape != Shape::Lower
        && token.len() > 5
        && ["ian", "ese", "ish", "ean"]
            .iter()
            .any(|end| word.ends_with(end))
}

/// "members of NATO", "the SecGen of NATO": words whose head is a group or title before the preposition.
fn prepositional(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    preposition: usize,
    end: usize,
) -> Option<Actor> {
    let page = draft.page;
    let head = preposition
        .checked_sub(1)
        .filter(|at| *at >= sentence.first)?;
    if let Some(id) = draft.owner(head)
        && draft.tokens_of(id).1 == preposition
        && draft.get(id).kind.can_act()
    {
        return Some(Actor::new(Filler::name(id, draft.get(id).span), 0.7));
    }
    if !is_group(page, head) {
        return None;
    }
    let first = phrase_opening(page, sentence, head);
    Some(Actor::new(Filler::words(page.span(first, end)?), 0.6))
}

fn is_group(page: &Page<'_>, at: usize) -> bool {
    page.has_sense(at, |sense| sense == Sense::Group)
        || title_at(page, at).is_some_and(|(end, _)| end == at + 1)
        || page.has_sense(at, |sense| matches!(sense, Sense::Adjective(_)))
}

/// A noun phrase without a name: "certain NATO members", "Allies", "the British".
fn phrase(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    end: usize,
    discourse: &Discourse,
) -> Vec<Actor> {
    let page = draft.page;
    let last = end - 1;
    // "non-Communists" are all but they.
    let others =
        last > sentence.first + 1 && page.word(last - 1) == "-" && page.is(last - 2, "non");
    if page.tokens[last].kind != PieceKind::Word || others {
        return Vec::new();
    }
    if is_unknown_name(page, sentence, last) && !is_embedded(page, sentence, last) {
        let words = page.span(last, end).map(Filler::words);
        return words
            .map(|words| Actor::new(words, 0.45))
            .into_iter()
            .collect();
    }
    if is_own_house(page, sentence, last) {
        let filler = Filler {
            words: page.span(last, end),
            meant: Meant::Sender,
        };
        return vec![Actor::new(filler, 0.75)];
    }
    if !is_group(page, last) {
        return Vec::new();
    }
    let ending = page.people_ending(last);
    let ending = ending.filter(|_| page.tokens[last].shape != Shape::Lower);
    let mut first = ending.map_or(last, |(first, _)| first);
    while first > sentence.first
        && last - first < 5
        && is_modifier(draft, first - 1)
        && !(ending.is_some() && is_bare_noun(page, first - 1))
    {
        first -= 1;
    }
    first = phrase_opening(page, sentence, first);
    if is_embedded(page, sentence, first) {
        return Vec::new();
    }
    if first > sentence.first
        && page.is_any(
            first - 1,
            &[
                "of", "to", "with", "by", "on", "in", "for", "from", "at", "between", "about",
                "than", "as", "through", "over",
            ],
        )
    {
        return Vec::new();
    }
    let core = (first..end)
        .find(|at| !page.is_of(*at, families::ARTICLE))
        .unwrap_or(last);
    if ending.is_some_and(|(first, _)| first == core) {
        let Some(filler) = people(draft, core, end) else {
            return Vec::new();
        };
        let mut actors = vec![Actor::new(filler, 0.75)];
        let opening = joined(draft, sentence, first, 0.75, &mut actors, discourse);
        return if is_between(page, sentence, opening) {
            Vec::new()
        } else {
            actors
        };
    }
    let words = page.span(core, end).map(Filler::words);
    let actor = words.map(|words| Actor::new(words, 0.65));
    actor.into_iter().collect()
}

/// Whether a post calls itself so: "Post recommends", "the Mission agrees". "OAS mission" is another's.
fn is_own_house(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    let opens = |at: usize| {
        at == sentence.first
            || page.tokens[at - 1].kind == PieceKind::Sign
            || page.is_any(at - 1, &["and", "but", "that", "if"])
    };
    let lower = page.tokens[at].shape == Shape::Lower;
    let the = at > sentence.first && page.is(at - 1, "the") && !lower;
    page.is_of(at, families::POST)
        && (opens(at) || the)
        && !page.is_quoted(at)
        && !page.is_from_department()
}

/// A noun that ends what stands before: "among other things Tessarians proposed", "no evidence Tessarians agreed".
fn is_bare_noun(page: &Page<'_>, at: usize) -> bool {
    const OF_ADJECTIVES: [&str; 12] = [
        "ful", "ive", "al", "ous", "ent", "ant", "ary", "ble", "ing", "ed", "ic", "less",
    ];
    let word = page.word(at);
    page.tokens[at].shape == Shape::Lower && !OF_ADJECTIVES.iter().any(|end| word.ends_with(end))
}

/// Adjectives and nouns that stand before the head of a phrase.
fn is_modifier(draft: &Draft<'_, '_>, at: usize) -> bool {
    let page = draft.page;
    let token = &page.tokens[at];
    if matches!(page.word(at), "-" | "/") {
        return !token.apart;
    }
    // "TELLS US | MINISTRY WOULD SIGN"
    if is_us(page, at) {
        return false;
    }
    let verb = page.has_sense(at, |sense| {
        matches!(sense, Sense::NotPerson(NotPerson::Verb) | Sense::Verb(..))
    });
    // "While Soviets oppose": a joint of clauses is none in capitals either; "Grand" may open a name.
    let function = page.has_sense(at, |sense| match sense {
        Sense::NotPerson(NotPerson::Function) => true,
        Sense::NotPerson(NotPerson::Adjective) => token.shape == Shape::Lower,
        _ => false,
    });
    let known = page.has_sense(at, |sense| {
        matches!(
            sense,
            Sense::Adjective(_) | Sense::Body(_) | Sense::Place(_)
        )
    });
    token.kind == PieceKind::Word
        && !verb
        && !is_adverb(page, at)
        && (known || !function)
        && !page.is_any(
            at,
            &[
                "and", "or", "but", "that", "of", "to", "in", "on", "for", "with", "by", "from",
                "at", "as",
            ],
        )
}
