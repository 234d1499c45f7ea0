//! Acts told by a noun: "Soviet opposition to the plan", "Marlow's proposal for talks", "raised concern among members".

use super::super::actor::{Discourse, phrase_opening, subject};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence, Shape};
use super::super::parties::party_at;
use super::super::people::title_at;
use super::super::verb::verb_group;
use super::Made;
use super::complement::{Valency, complement};
use super::denied::{is_denied, is_not_given};
use super::object::refers_back;
use crate::model::{Claim, EntityKind, Filler, Meant, Modality, NameId, NameSense};
use crate::vocab::families;
use crate::vocab::{self, Frame, NotPerson, PieceKind, Sense, VerbFamily, VerbForm, form_in};

const CAUSE: [&str; 8] = [
    "raised", "raises", "caused", "causes", "aroused", "provoked", "prompted", "created",
];

/// Whether by a verb somebody takes back what a noun behind it says.
pub(super) fn takes_back(page: &Page<'_>, verb: usize) -> bool {
    form_in(VerbFamily::TakeBack, page.word(verb)).is_some()
}

/// Reads the noun of a frame at a token.
pub(super) fn read(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    discourse: &Discourse,
) -> Option<Made> {
    let page = draft.page;
    let frame = noun_at(page, at)?;
    if is_not_given(page, sentence.first, at, &frame.act) {
        return None;
    }
    let claim = caused(draft, sentence, at, frame, discourse)
        .or_else(|| voiced(draft, sentence, at, frame, discourse))
        .or_else(|| possessed(draft, sentence, at, frame, discourse))?;
    Some(Made {
        claims: vec![claim],
        at,
        next: at + 1,
        open: false,
    })
}

fn noun_at(page: &Page<'_>, at: usize) -> Option<&'static Frame> {
    page.hits_at(at).iter().find_map(|hit| match hit.sense {
        Sense::Noun(index) if hit.end == at + 1 => vocab::frames().get(usize::from(index)),
        _ => None,
    })
}

/// "This proposal has raised concern among certain members": those among whom are concerned, about the subject.
fn caused(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    frame: &'static Frame,
    discourse: &Discourse,
) -> Option<Claim> {
    let page = draft.page;
    let verb = (sentence.first..at)
        .rev()
        .take(3)
        .find(|token| page.is_any(*token, &CAUSE))?;
    if frame.act != "concerned" || !page.is_any(at + 1, &["among", "in", "amongst"]) {
        return None;
    }
    let group = verb_group(page, sentence, verb, VerbForm::Past, verb + 1)
        .filter(|group| !group.passive)?;
    let first = at + 2;
    let end = group_end(draft, sentence, first)?;
    let actor = match draft
        .owner(first)
        .filter(|id| draft.tokens_of(*id) == (first, end))
    {
        Some(id) => Filler::name(id, draft.get(id).span),
        None => Filler::words(page.span(first, end)?),
    };
    let object = cause(draft, sentence, group.first, discourse)?;
    let mut claim = Claim::new(
        actor,
        &frame.act,
        Some(object),
        page.span(at, at + 1)?,
        "concern-among",
    );
    claim.modality = group.modality;
    claim.confidence = 0.75;
    Some(claim)
}

/// The phrase behind "among": up to a verb, comma or the sentence's end.
fn group_end(draft: &Draft<'_, '_>, sentence: &Sentence, first: usize) -> Option<usize> {
    let page = draft.page;
    let end = (first..sentence.end.min(first + 7))
        .take_while(|token| {
            (page.tokens[*token].kind == PieceKind::Word || page.word(*token) == "-")
                && !(page.is_any(
                    *token,
                    &["that", "about", "over", "and", "who", "which", "as", "in"],
                ) || page.is_of(*token, families::FINITE_BE))
        })
        .last()?
        + 1;
    (end > first).then_some(end)
}

/// What causes the concern: an initiative, or "this proposal" where it is known what that is.
fn cause(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    before: usize,
    discourse: &Discourse,
) -> Option<Filler> {
    let page = draft.page;
    let first = (sentence.first..before)
        .rev()
        .take(10)
        .take_while(|token| !matches!(page.word(*token), "," | ";" | ":"))
        .last()?;
    if refers_back(page, first, before) {
        return discourse.topic.clone();
    }
    let name = draft.names_in(first, before).into_iter().find(|id| {
        draft.get(*id).kind == EntityKind::Initiative && draft.tokens_of(*id).1 == before
    });
    Some(Filler {
        words: page.span(first, before),
        meant: name.map_or(Meant::Nothing, Meant::Name),
    })
}

/// Whether "had" before a noun helps another verb: "had killed an objection", "has met criticism". In "has grave doubts" and
/// "had no objection" it does not.
fn helps_a_verb(page: &Page<'_>, had: usize, noun: usize) -> bool {
    const PAST: [&str; 8] = [
        "bought", "brought", "sold", "shot", "lost", "met", "heard", "left",
    ];
    let next = had + 1;
    let adjective = |sense| matches!(sense, Sense::NotPerson(NotPerson::Adjective));
    let past = page.word(next).to_ascii_lowercase().ends_with("ed")
        || page.is_any(next, &PAST)
        || page.has_sense(next, |sense| {
            matches!(sense, Sense::Verb(..) | Sense::NotPerson(NotPerson::Verb))
        });
    next < noun && past && !page.has_sense(next, adjective)
}

/// Whether an act is one that another lends: his support, his consent.
fn is_lent(frame: &Frame) -> bool {
    matches!(frame.act.as_str(), "supported" | "agreed")
}

/// Who is named at a token or behind the article there.
fn party_behind(draft: &mut Draft<'_, '_>, at: usize) -> Option<Filler> {
    let core = at + usize::from(draft.page.is_any(at, &["the", "a", "all"]));
    party_at(draft, core).map(|(_, filler)| filler)
}

/// "Marlow expressed concern about …".
fn voiced(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    frame: &'static Frame,
    discourse: &Discourse,
) -> Option<Claim> {
    let page = draft.page;
    // Between verb and noun only an article and adjectives may stand: "made no formal objection".
    let (verb, form) = (sentence.first..at)
        .rev()
        .take(5)
        .take_while(|token| {
            page.tokens[*token].kind == PieceKind::Word && !page.is_any(*token, &STOPS)
        })
        .find_map(|token| {
            let word = page.word(token);
            let form =
                form_in(VerbFamily::Voice, word).or_else(|| form_in(VerbFamily::TakeBack, word))?;
            Some((token, form))
        })?;
    let none = takes_back(page, verb)
        || (verb + 1..at).any(|token| page.is_any(token, &["no", "little", "any", "without"]));
    // "felt this suggestion was": a clause, not what is felt.
    let clause = page.is_any(
        verb,
        &[
            "felt", "feels", "feel", "noted", "stated", "confirmed", "indicated",
        ],
    ) && (verb + 1..at)
        .any(|token| page.is_any(token, &["the", "this", "that", "these", "such"]));
    let anothers = clause
        || (verb + 1..at).any(|token| {
            page.is_of(token, families::HIS.and(families::OUR))
                && page.is_any(verb, &["felt", "feels", "feel", "noted"])
                || draft.owner(token).is_some()
                || page.tokens[token].kind == PieceKind::Possessive
                || page.is(token, "your")
        });
    let not_his = frame.act == "proposed" && form_in(VerbFamily::PassOn, page.word(verb)).is_some();
    let has = page.is_of(verb, families::HAVE);
    let helps = has && helps_a_verb(page, verb, at);
    if anothers || not_his || helps || draft.owner(verb).is_some() {
        return None;
    }
    let group = verb_group(page, sentence, verb, form, verb + 1).filter(|group| !group.passive)?;
    let actor = subject(draft, sentence, group.first, discourse)
        .into_iter()
        .next()?;
    let actor_words = actor.filler.words;
    let is_verb = |token| page.has_sense(token, |sense| matches!(sense, Sense::Verb(..)));
    let holds = has && !(verb + 1..at).any(is_verb);
    let (who, object) = match holds && page.is(at + 1, "of") && is_lent(frame) {
        // "Quill has the support of the army": the army supports him.
        true => (party_behind(draft, at + 2)?, actor.filler),
        false => (
            actor.filler,
            object_of(draft, sentence, at + 1, frame, discourse)?,
        ),
    };
    let mut claim = Claim::new(
        who,
        &frame.act,
        Some(object),
        page.span(at, at + 1)?,
        "voiced",
    );
    claim.modality = if none {
        Modality::Negated
    } else {
        group.modality
    };
    let opening = actor_words.map_or(group.first, |words| page.token_at(words.start()));
    let opening = phrase_opening(page, sentence, opening.min(group.first));
    if is_denied(page, sentence, opening, verb, form) {
        return None;
    }
    if group.refuses {
        return None;
    }
    claim.confidence = actor.confidence;
    Some(claim)
}

/// Words that end the way back from a noun to the verb that voices it.
const STOPS: [&str; 13] = [
    "and", "or", "that", "of", "to", "in", "for", "with", "on", "by", "from", "about", "over",
];

/// What a noun is about: behind "about", "over", "for", "to", "that" and the like.
fn object_of(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    from: usize,
    frame: &Frame,
    discourse: &Discourse,
) -> Option<Filler> {
    let page = draft.page;
    let takes = [
        "about", "over", "at", "for", "to", "that", "regarding", "concerning", "with", "re", "on",
        "against", "of",
    ];
    // Where a frame takes no plain noun phrase, only what it takes says what the noun is about.
    let own = frame.takes.iter().any(|take| take == "np")
        || frame.takes.iter().any(|take| page.is(from, take));
    if !own || !page.is_any(from, &takes) {
        return None;
    }
    let first = if page.is(from, "that") {
        from
    } else {
        from + 1
    };
    // "raised the idea with Marlow", "conveyed its concern to Marlow": to whom, not what.
    let told = match frame.act.as_str() {
        "proposed" => page.is_any(from, &["with", "to"]),
        "requested" | "concerned" => page.is(from, "to"),
        _ => false,
    };
    if told && opens_with_name(draft, first) {
        return None;
    }
    let plain = ["np".to_owned()];
    let valency = Valency {
        act: &frame.act,
        takes: match frame.takes.iter().any(|take| take == "np") {
            true => &frame.takes,
            false => &plain,
        },
        recipient: &[],
        demands: false,
        nominal: true,
    };
    complement(draft, sentence, first, valency, discourse)?
        .objects
        .into_iter()
        .next()
}

/// Whether a phrase opens with somebody's name or title: "the Norvalian FM Tallis".
fn opens_with_name(draft: &Draft<'_, '_>, first: usize) -> bool {
    let page = draft.page;
    (first..page.tokens.len().min(first + 4))
        .take_while(|at| {
            *at == first && page.is(first, "the")
                || page.tokens[*at].kind == PieceKind::Word
                    && page.tokens[*at].shape != Shape::Lower
        })
        .any(|at| {
            let kind = draft.owner(at).map(|id| draft.get(id).kind);
            kind.is_some_and(EntityKind::can_act)
                || title_at(page, at).is_some()
                || page.people_ending(at).is_some()
        })
}

/// "Marlow's proposal for talks", "Soviet opposition to the plan", "NATO request for guidance".
fn possessed(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    frame: &'static Frame,
    discourse: &Discourse,
) -> Option<Claim> {
    let page = draft.page;
    let before = at.checked_sub(1).filter(|before| *before >= sentence.first);
    let (filler, confidence, object) = match of_agent(draft, sentence, at) {
        Some((agent, end)) => {
            let object = object_of(draft, sentence, end, frame, discourse)?;
            (Filler::name(agent, draft.get(agent).span), 0.7, object)
        }
        None => {
            let object = object_of(draft, sentence, at + 1, frame, discourse)?;
            let (filler, confidence) = owner(draft, sentence, before?, discourse)?;
            (filler, confidence, object)
        }
    };
    let mut claim = Claim::new(
        filler,
        &frame.act,
        Some(object),
        page.span(at, at + 1)?,
        "nominal",
    );
    claim.modality = Modality::Asserted;
    // Of nouns that name an act the half is read wrongly in one word or another.
    claim.confidence = confidence - 0.1;
    Some(claim)
}

/// Nouns behind which "of" tells at whom they are aimed: "criticism of Norvale".
pub(super) const TOWARDS: [&str; 10] = [
    "criticism", "fear", "fears", "distrust", "suspicion", "suspicions", "rejection", "acceptance",
    "approval", "endorsement",
];

/// "opposition of Norvale to", "proposal by Marlow that": who acts behind the noun, and the token behind him.
fn of_agent(draft: &Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<(NameId, usize)> {
    let page = draft.page;
    let target = page.is(at + 1, "of") && page.is_any(at, &TOWARDS);
    if target || !page.is_any(at + 1, &["of", "by", "from", "among"]) {
        return None;
    }
    let first = at + 2 + usize::from(page.is(at + 2, "the"));
    let core = super::super::people::title_at(page, first).map_or(first, |(end, _)| end);
    let id = draft
        .owner(core)
        .filter(|id| draft.get(*id).kind.can_act())?;
    let end = draft.tokens_of(id).1;
    let goes_on = end < sentence.end && page.is_any(end, &["to", "that", "for", "over", "about"]);
    (goes_on && draft.tokens_of(id).0 == core).then_some((id, end))
}

/// A possessive name or a people right before the noun, one adjective allowed between.
pub(super) fn owner(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    before: usize,
    discourse: &Discourse,
) -> Option<(Filler, f32)> {
    let page = draft.page;
    let mut token = before;
    if page.tokens[token].shape == Shape::Lower
        && page.tokens[token].kind == PieceKind::Word
        && token > sentence.first
        && !page.is_any(
            token,
            &[
                "the", "a", "of", "to", "in", "and", "any", "no", "for", "our", "my", "his", "her",
                "their", "your",
            ],
        )
    {
        token -= 1;
    }
    if let Some(found) = pronoun(draft, token, discourse) {
        return Some(found);
    }
    let acts = |draft: &Draft<'_, '_>, id: NameId| draft.get(id).kind.can_act();
    if page.tokens[token].kind == PieceKind::Possessive {
        let id = draft
            .owner(token.checked_sub(1)?)
            .filter(|id| acts(draft, *id))?;
        return Some((Filler::name(id, draft.get(id).span), 0.75));
    }
    if page.tokens[token].possessive {
        let id = draft.owner(token).filter(|id| acts(draft, *id))?;
        return Some((Filler::name(id, draft.get(id).span), 0.7));
    }
    // "Norvalian proposal" is a name too, the people in it none yet.
    let (first, index) = page.people_ending(token)?;
    let within =
        |id| draft.get(id).kind == EntityKind::Initiative && draft.tokens_of(id).1 > token + 1;
    if page.tokens[token].shape == Shape::Lower || !draft.owner(token).is_none_or(within) {
        return None;
    }
    let id = draft.name(
        (first, token + 1),
        EntityKind::Place,
        NameSense::Known(vocab::place(index).name),
        "people",
        0.6,
    )?;
    Some((Filler::name(id, draft.get(id).span), 0.65))
}

/// "our concern", "his proposal": the sender's, or of him whom the pronoun means.
fn pronoun(draft: &Draft<'_, '_>, at: usize, discourse: &Discourse) -> Option<(Filler, f32)> {
    let page = draft.page;
    let words = page.span(at, at + 1)?;
    let meant = |meant| Filler {
        words: Some(words),
        meant,
    };
    match () {
        () if page.is_any(at, &["my", "our"]) && page.is_quoted(at) => {
            draft.writer(at).map(|writer| (meant(writer), 0.7))
        }
        () if page.is(at, "my") => Some((meant(Meant::Signer), 0.7)),
        () if page.is(at, "our") => Some((meant(discourse.we(at)), 0.7)),
        () if page.is_any(at, &["his", "her"]) => {
            let found = discourse.he(at)?;
            let id = found.who?;
            Some((meant(Meant::Name(id)), found.share.min(0.55)))
        }
        () if page.is(at, "your") => (!page.is_quoted(at)).then(|| (meant(Meant::Nothing), 0.5)),
        () if page.is(at, "their") => Some((meant(Meant::Nothing), 0.4)),
        () => None,
    }
}
