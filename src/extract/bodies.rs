//! Bodies and initiatives: by the vocabulary, by short forms that the text explains, and by the noun at their head.
//!
//! Needs: definitions; people, whose words are left alone. Sets: names of kind `body` and `initiative`. Method: the
//! longest phrase of the vocabulary; a defined form wherever it stands, in quotation marks and lower case too; a
//! capitalised run that ends in (or opens) a noun such as Committee, Treaty or Process. Misses: unexplained
//! acronyms that no list has; names without such a noun. Cost: one pass.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::Draft;
use super::page::{Hit, Page, Sentence, Shape, WordList};
use super::verb::auxiliary;
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameSense};
use crate::vocab::{self, NotPerson, PieceKind, Sense};

pub(super) struct Bodies;

impl Extractor for Bodies {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Definitions, Layer::Shares, Layer::People]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Bodies]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        defined(draft);
        let page = draft.page;
        for sentence in &page.sentences {
            let mut at = sentence.first;
            while at < sentence.end {
                at = listed_posts(draft, sentence, at)
                    .or_else(|| known(draft, sentence, at))
                    .or_else(|| headed(draft, sentence, at))
                    .unwrap_or(at + 1);
            }
        }
    }
}

/// Defined short and long forms, wherever else they stand; where two would share words, the earlier definition has them.
///
/// Cost: words times the different lengths of long forms, however many definitions there are.
fn defined(draft: &mut Draft<'_, '_>) {
    let page = draft.page;
    let definitions = draft.findings.definitions.clone();
    let mut of_short: FxHashMap<&str, usize> = FxHashMap::default();
    let mut of_long: FxHashMap<String, usize> = FxHashMap::default();
    let mut lengths: BTreeSet<usize> = BTreeSet::new();
    let mut opens_long: FxHashSet<String> = FxHashSet::default();
    for (index, definition) in definitions.iter().enumerate() {
        of_short
            .entry(definition.short.of(page.text))
            .or_insert(index);
        let long = words_of(definition.long.of(page.text));
        if long.len() > 1 {
            lengths.insert(long.len());
            opens_long.insert(long[0].to_ascii_lowercase());
            let long = long.join(" ").to_ascii_lowercase();
            of_long.entry(long).or_insert(index);
        }
    }
    if definitions.is_empty() {
        return;
    }
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    let mut words = String::new();
    for at in 0..page.tokens.len() {
        let (token, word) = (&page.tokens[at], page.word(at));
        if token.shape != Shape::Lower {
            let stem = word.strip_suffix('s').unwrap_or(word);
            let plural = of_short.get(stem).filter(|_| token.shape == Shape::Mixed);
            let short = of_short.get(word).into_iter().chain(plural);
            found.extend(short.map(|index| (*index, at, at + 1)));
        }
        words.clear();
        words.push_str(word);
        words.make_ascii_lowercase();
        if !opens_long.contains(&words) {
            continue;
        }
        let (mut end, mut count) = (at, 0);
        words.clear();
        for length in &lengths {
            while count < *length && end < page.tokens.len() {
                let is_hyphen = end > at && matches!(page.word(end), "-" | "–");
                if !is_hyphen {
                    words.push_str(if count == 0 { "" } else { " " });
                    let from = words.len();
                    words.push_str(page.word(end));
                    words[from..].make_ascii_lowercase();
                    count += 1;
                }
                end += 1;
            }
            if count == *length
                && let Some(index) = of_long.get(&words)
            {
                found.push((*index, at, end));
            }
        }
    }
    found.sort_unstable();
    for (index, at, end) in found {
        if draft.is_free(at, end) {
            let definition = &definitions[index];
            let sense = definition
                .known
                .map_or(NameSense::AsWritten, NameSense::Known);
            draft.name((at, end), definition.kind, sense, "defined", 0.9);
        }
    }
}

fn words_of(text: &str) -> Vec<&str> {
    vocab::pieces(text, 0, text.len())
        .filter(|piece| piece.kind == PieceKind::Word)
        .map(|piece| &text[piece.start as usize..piece.end as usize])
        .collect()
}

/// "Embassies Norvale, Kestrel Bay and Port Velden": each city stands for the post there.
fn listed_posts(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let page = draft.page;
    const POSTS: WordList = WordList::new(&["embassies", "embs", "legations", "consulates"]);
    if !page.is_in(at, &POSTS) {
        return None;
    }
    let mut next = at + 1;
    let mut last = None;
    while next < sentence.end {
        let city = page
            .hits_at(next)
            .iter()
            .find(|hit| matches!(hit.sense, Sense::Place(_)));
        let Some((end, post)) = city.and_then(|hit| {
            let words = page.span(next, hit.end)?.of(page.text);
            Some((hit.end, vocab::posts().in_city(words)?))
        }) else {
            break;
        };
        let sense = NameSense::Known(post.body);
        draft.name((next, end), EntityKind::Body, sense, "vocabulary", 0.8);
        last = Some(end);
        next = end + usize::from(page.word(end) == ",");
        next += usize::from(page.is_any(next, &["and", "or"]));
    }
    last
}

/// The longest phrase of the vocabulary at a token.
fn known(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let page = draft.page;
    let hits = page.hits_at(at);
    let longest = hits.iter().find(|hit| {
        matches!(
            hit.sense,
            Sense::Body(_) | Sense::Initiative(_) | Sense::Post(_)
        )
    })?;
    let end = longest.end;
    // A longer place ("United States") or a longer headed name wins over a shorter body within it.
    let shadowed = hits
        .iter()
        .any(|hit| matches!(hit.sense, Sense::Place(_)) && hit.end > end);
    // "HAS GOT": a short word in capitals that the tagger holds for none.
    let verb =
        sentence.upper && end == at + 1 && page.tokens[at].len() <= 3 && draft.shares.denies(at);
    // "CAP 5114": a series with a number is a message, not the policy of the same letters.
    let is_series = |word: &str| {
        vocab::posts()
            .exact(word)
            .is_some_and(vocab::Post::is_series)
    };
    let series = (matches!(longest.sense, Sense::Initiative(_)) || is_series(page.word(at)))
        && end == at + 1
        && page.tokens.get(end).is_some_and(|token| {
            token.kind == PieceKind::Number && (4..=6).contains(&token.len()) && !token.opens_line
        })
        && !page.word(end).starts_with("19");
    // "by COB May 3": the close of business.
    let hour = end == at + 1
        && page.is_any(at, &["cob", "oob", "eob"])
        && at > sentence.first
        && page.is_any(at - 1, &["by", "before", "nlt", "until"]);
    if is_errand(page, sentence, at, end)
        || hour
        || verb
        || shadowed
        || series
        || is_half_word(page, at, end)
        || !draft.is_free(at, end)
        || extends(page, sentence, at, end)
    {
        return None;
    }
    let (kind, sense) = match longest.sense {
        Sense::Body(_) => (EntityKind::Body, body_sense(page, at, end)),
        Sense::Initiative(index) => (
            EntityKind::Initiative,
            NameSense::Known(vocab::initiative(index).name),
        ),
        Sense::Post(index) => (
            EntityKind::Body,
            NameSense::Known(
                vocab::posts()
                    .row(index)
                    .in_year(page.cable.date.map(|date| date.year()))
                    .body,
            ),
        ),
        _ => return None,
    };
    let (at, sense) = national(page, sentence, at, end, &sense)
        .filter(|(first, _)| draft.is_free(*first, end))
        .unwrap_or((at, sense));
    // A name of a plan is as often the law, day or thing that the plan is called after.
    let confidence = match kind {
        EntityKind::Initiative => 0.8,
        _ if matches!(sense, NameSense::OneOf(_)) => 0.8,
        _ => 0.9,
    };
    draft.name((at, end), kind, sense, "vocabulary", confidence)?;
    Some(end)
}

/// A state's own where words say so, though the form is another's elsewhere: "the Norvalian Coast Guard", "an official of the
/// Security Council staff". Where its name begins, and what it is.
fn national(
    page: &Page<'_>,
    sentence: &Sentence,
    at: usize,
    end: usize,
    sense: &NameSense,
) -> Option<(usize, NameSense)> {
    if is_american(page, at, end) && is_of_people(page, sentence, at) {
        return Some((at - 1, NameSense::AsWritten));
    }
    let is_council = page.is(at, "security") && page.is(at + 1, "council") && end == at + 2;
    if sentence.upper {
        return None;
    }
    if is_council {
        const STAFF: [&str; 5] = ["staff", "secretary", "secretariat", "adviser", "advisor"];
        let has_staff = page.is_any(end, &STAFF);
        return has_staff.then_some((at, NameSense::Generic("Security Council")));
    }
    // The sender's own is told by the bare words too.
    let is_other = is_of_people(page, sentence, at) && !is_senders(page, at - 1);
    let is_generic = matches!(sense, NameSense::Generic(_));
    (is_other && is_generic).then(|| (at - 1, NameSense::AsWritten))
}

/// Whether a people other than the Americans stands right before a token.
fn is_of_people(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    at > sentence.first && page.tokens[at].apart && page.hits_at(at - 1).iter().any(|hit| {
        matches!(hit.sense, Sense::Adjective(place) if vocab::place(place).name != "United States")
            && hit.end == at
    })
}

/// Whether a name is listed for a department of the United States in words that other states have for theirs: of "the
/// Norvalian Defense Department" it is Norvale's.
fn is_american(page: &Page<'_>, at: usize, end: usize) -> bool {
    let department =
        |row: vocab::Named| row.within == "United States" && row.name.starts_with("Department of");
    let by_letters = page.tokens[at].shape == Shape::Upper && page.tokens[at].len() <= 4;
    !by_letters
        && page.hits_at(at).iter().any(|hit| {
            hit.end == end
                && matches!(hit.sense, Sense::Body(index) if department(vocab::body(index)))
        })
}

/// Whether a people is that of the country which a message is sent from.
fn is_senders(page: &Page<'_>, at: usize) -> bool {
    let from = vocab::posts().sender(page.cable).map(|post| post.country);
    page.hits_at(at).iter().any(
        |hit| matches!(hit.sense, Sense::Adjective(place) if Some(vocab::place(place).name) == from),
    )
}

/// Whether "mission" alone is what somebody is sent for, or somebody else's: only a mission calls itself so.
fn is_errand(page: &Page<'_>, sentence: &Sentence, at: usize, end: usize) -> bool {
    if end > at + 1 || !page.is(at, "mission") {
        return false;
    }
    let post = vocab::posts().sender(page.cable);
    let is_own = post.is_some_and(|post| post.body.starts_with("US Mission"));
    let opens = at == sentence.first
        || page.has_sense(at - 1, |sense| {
            matches!(
                sense,
                Sense::NotPerson(NotPerson::Function | NotPerson::Verb)
            )
        })
        || page.tokens[at - 1].kind != PieceKind::Word;
    let joined = page.is_any(at + 1, &["of", "to", "on", "for", "-"])
        || (at > 0 && page.is_any(at - 1, &["a", "this", "that", "-", "/"]));
    !is_own || !opens || joined
}

/// Whether a short word in capitals is one half of a word that a hyphen breaks: "IST" of "RIGHT-IST".
fn is_half_word(page: &Page<'_>, at: usize, end: usize) -> bool {
    if end > at + 1 || page.tokens[at].shape != Shape::Upper {
        return false;
    }
    let is_word = |first: usize, second: usize| {
        let halves = [page.word(first), page.word(second)];
        halves.iter().all(|half| !half.is_empty()) && vocab::is_no_name(&halves.concat())
    };
    let joins = |hyphen: usize| {
        matches!(page.word(hyphen), "-" | "–")
            && page.tokens.get(hyphen).is_some_and(|token| !token.apart)
    };
    (joins(at + 1) && is_word(at, at + 2))
        || (at >= 2 && joins(at - 1) && !page.tokens[at].apart && is_word(at - 2, at))
}

/// What the lists make of a name of this kind that something else has found: "MLF" of "MLF working group".
pub(super) fn listed_sense(page: &Page<'_>, at: usize, end: usize, kind: EntityKind) -> NameSense {
    let hits = page.hits_at(at).iter().filter(|hit| hit.end == end);
    let known = hits.into_iter().find_map(|hit| match (kind, hit.sense) {
        (EntityKind::Body, Sense::Body(_)) => Some(body_sense(page, at, end)),
        (EntityKind::Initiative, Sense::Initiative(index)) => {
            Some(NameSense::Known(vocab::initiative(index).name))
        }
        _ => None,
    });
    known.unwrap_or(NameSense::AsWritten)
}

/// Governments, parties and armies of several countries share a short form: which is meant is for resolution to say.
pub(super) fn body_sense(page: &Page<'_>, at: usize, end: usize) -> NameSense {
    let mut rows: Vec<vocab::Named> = page
        .hits_at(at)
        .iter()
        .filter(|hit| hit.end == end)
        .filter_map(|hit| match hit.sense {
            Sense::Body(index) => Some(vocab::body(index)),
            _ => None,
        })
        .collect();
    // "DOD" and "DoD" are two forms of one row.
    rows.sort_unstable_by_key(|row| row.name);
    rows.dedup();
    match rows.as_slice() {
        [one] if one.is_generic() => NameSense::Generic(one.name),
        [one] if one.is_national() && is_short(page, at, end) => {
            NameSense::OneOf(vec![(one.within, one.name)])
        }
        [one] => NameSense::Known(one.name),
        many => NameSense::OneOf(many.iter().map(|row| (row.within, row.name)).collect()),
    }
}

/// Two or three letters, which stand for something else in every country.
fn is_short(page: &Page<'_>, at: usize, end: usize) -> bool {
    let token = &page.tokens[at];
    end == at + 1
        && token.shape == Shape::Upper
        && token.len() <= 3
        // What else the form can mean has been weighed.
        && vocab::readings(page.word(at)).is_empty()
}

/// Whether a known name is only the front of a headed one: `NATO` in "NATO Response Force".
fn extends(page: &Page<'_>, sentence: &Sentence, at: usize, end: usize) -> bool {
    !sentence.upper && headed_run(page, sentence, at).is_some_and(|(run_end, _, _)| run_end > end)
}

/// A capitalised run with a head noun.
fn headed(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let page = draft.page;
    let (end, kind, strong) = headed_run(page, sentence, at)?;
    // "Soviet Union" is no union.
    let place = |hit: &Hit| matches!(hit.sense, Sense::Place(_)) && hit.end >= end;
    if page.hits_at(at).iter().any(place) {
        return None;
    }
    let kind = match kind {
        "body" => EntityKind::Body,
        "initiative" => EntityKind::Initiative,
        _ => return None,
    };
    if !strong || !draft.is_free(at, end) {
        return None;
    }
    let confidence = if sentence.upper { 0.6 } else { 0.75 };
    // "Norvalian government" is the Norvalian Government.
    let year = page.cable.year();
    let government = page
        .span(at, end)
        .filter(|_| kind == EntityKind::Body)
        .and_then(|span| vocab::government(span.of(page.text), year));
    draft.name(
        (at, end),
        kind,
        government.map_or(NameSense::AsWritten, NameSense::Known),
        "head-noun",
        confidence,
    )?;
    Some(end)
}

/// Adjectives that open official names.
const OFFICIAL: [&str; 18] = [
    "joint", "open", "common", "general", "national", "international", "mutual", "multilateral",
    "interim", "permanent", "special", "supreme", "high", "central", "federal", "united",
    "comprehensive", "mixed",
];

/// The end, kind and strength of a headed name that begins at a token: "Corfu Process", "Treaty of Norvale".
#[inline]
pub(super) fn headed_run(
    page: &Page<'_>,
    sentence: &Sentence,
    at: usize,
) -> Option<(usize, &'static str, bool)> {
    // Asked of every word: most are in small letters, which open none.
    match page.tokens[at].shape {
        Shape::Lower => None,
        _ => cased_run(page, sentence, at),
    }
}

fn cased_run(
    page: &Page<'_>,
    sentence: &Sentence,
    at: usize,
) -> Option<(usize, &'static str, bool)> {
    if !opens_run(page, sentence, at) {
        return None;
    }
    if let Some((kind, strong)) =
        head_at(page, at).filter(|_| page.is_any(at + 1, &["of", "for", "on"]) && !sentence.upper)
    {
        let first = at + 2 + usize::from(page.is(at + 2, "the"));
        let end = (first..sentence.end.min(first + 5))
            .take_while(|at| is_run_word(page, *at, false))
            .last()?
            + 1;
        return Some((end, kind, strong));
    }
    let most = if sentence.upper { 4 } else { 6 };
    let mut end = at;
    let mut best = None;
    while end < sentence.end && end < at + most {
        if end > at && matches!(page.word(end), "-" | "–" | "/") && !page.tokens[end].apart {
            end += 1;
            continue;
        }
        if end > at
            && let Some((kind, strong)) = head_at(page, end)
                .filter(|_| page.tokens[end].shape != Shape::Lower)
                .or_else(|| small_head(page, at, end))
        {
            best = Some((
                end + 1,
                kind,
                strong && is_named(page, at, end, sentence.upper),
            ));
        }
        let inner = end > at
            && page.is_any(end, &["and", "of", "for", "on"])
            && is_run_word(page, end + 1, sentence.upper)
            && !sentence.upper;
        let official = sentence.upper && opens_officially(page, at) && is_describing(page, end);
        if !is_run_word(page, end, sentence.upper) && !inner && !official {
            break;
        }
        end += 1;
        if page
            .tokens
            .get(end)
            .is_some_and(|next| next.kind == PieceKind::Possessive)
        {
            break;
        }
    }
    best
}

fn head_at(page: &Page<'_>, at: usize) -> Option<(&'static str, bool)> {
    page.hits_at(at).iter().find_map(|hit| match hit.sense {
        Sense::Head(kind, strong) if hit.end == at + 1 => Some((kind, strong)),
        _ => None,
    })
}

/// A noun in small letters that with a people or name right before it is a body too: "Norvalian mission", "Marlow regime".
fn small_head(page: &Page<'_>, first: usize, at: usize) -> Option<(&'static str, bool)> {
    const SMALL: [&str; 14] = [
        "regime", "administration", "government", "govt", "delegation", "mission", "embassy",
        "army", "navy", "politburo", "cabinet", "parliament", "consulate", "junta",
    ];
    let named = page.has_sense(first, |s| {
        matches!(s, Sense::Place(_) | Sense::Adjective(_))
    }) || page.tokens[first].word.is_none();
    (at == first + 1 && named && page.is_any(at, &SMALL)).then_some(("body", true))
}

/// A run opens with a capitalised word that is no article and no sentence starter.
fn opens_run(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    let stands_for_more = || {
        page.has_sense(at, |sense| {
            matches!(
                sense,
                Sense::NotPerson(NotPerson::Function | NotPerson::Verb) | Sense::Title(_)
            )
        })
    };
    let inside = || {
        at > sentence.first
            && is_run_word(page, at - 1, sentence.upper)
            && !sentence.upper
            && !page.has_sense(at - 1, |sense| {
                matches!(sense, Sense::NotPerson(NotPerson::Function))
            })
    };
    // "Request Embassy's views", in capitals "WOULD VINDICATE ARMY".
    let verb = || {
        let asks = at == sentence.first && page.has_sense(at, |s| matches!(s, Sense::Verb(..)));
        let helped =
            at > sentence.first && (page.is(at - 1, "to") || auxiliary(page, at - 1).is_some());
        asks && head_at(page, at + 1).is_some()
            || sentence.upper && helped && page.tokens[at].word.is_none()
    };
    is_run_word(page, at, sentence.upper) && !stands_for_more() && !inside() && !verb()
}

/// Adjectives that in capitals too open the name of something agreed on: "OPEN SOUND TREATY".
fn opens_officially(page: &Page<'_>, at: usize) -> bool {
    page.is_any(
        at,
        &[
            "open", "joint", "common", "mutual", "interim", "comprehensive", "multilateral",
            "bilateral",
        ],
    )
}

/// A noun or adjective.
fn is_describing(page: &Page<'_>, at: usize) -> bool {
    page.tokens[at].kind == PieceKind::Word
        && page.has_sense(at, |sense| {
            matches!(
                sense,
                Sense::NotPerson(NotPerson::Noun | NotPerson::Adjective) | Sense::Head("place", _)
            )
        })
}

fn is_run_word(page: &Page<'_>, at: usize, upper: bool) -> bool {
    let Some(token) = page.tokens.get(at) else {
        return false;
    };
    if token.kind != PieceKind::Word || token.shape == Shape::Lower {
        return false;
    }
    // In capitals every word looks like a name: only places, peoples, words that no list knows and the adjectives of
    // official names count.
    !upper
        || token.word.is_none()
        || page.has_sense(at, |s| {
            matches!(s, Sense::Place(_) | Sense::Adjective(_) | Sense::Head(..))
        })
        || page.is_any(at, &OFFICIAL)
}

/// Whether something in the run before the head is a name, not only a describing word.
fn is_named(page: &Page<'_>, first: usize, head: usize, upper: bool) -> bool {
    (first..head).any(|at| {
        let plain = page.has_sense(at, |sense| matches!(sense, Sense::NotPerson(_)));
        if upper {
            !plain
                || (head - first > 1 && opens_officially(page, first))
                || page.has_sense(at, |s| matches!(s, Sense::Place(_) | Sense::Adjective(_)))
        } else {
            !plain
                || head - first > 1
                || page.tokens[first].shape == Shape::Capital
                    && page.tokens[head].shape == Shape::Capital
        }
    })
}
