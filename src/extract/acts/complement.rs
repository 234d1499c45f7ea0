//! What is proposed, asked for, accepted: the words behind a verb or noun of a frame.

use super::super::actor::Discourse;
use super::super::dates::day_at;
use super::super::draft::Draft;
use super::super::page::{Page, Sentence, Shape};
use super::super::people::title_at;
use super::super::verb::is_adverb;
use super::object::{is_possessive, object, person};
use super::phrase::{
    clause_end, has_subjunctive, infinitive_end, is_gerund, is_infinitive, opens_clause,
    opens_phrase, phrase_end, predicate,
};
use super::verb_at;
use crate::model::{EntityKind, Filler, NameId};
use crate::vocab::families::{self, Families};
use crate::vocab::{Frame, NotPerson, PieceKind, Sense, VerbForm};

/// The objects of one verb (several where "that …" is joined to "that …"), and to or of whom.
#[derive(Clone, Debug, Default)]
pub(super) struct Complement {
    pub(super) objects: Vec<Filler>,
    pub(super) recipient: Option<Filler>,
    /// Token behind the last object.
    pub(super) end: usize,
}

impl Complement {
    fn of(object: Option<Filler>, end: usize) -> Self {
        Complement {
            objects: object.into_iter().collect(),
            recipient: None,
            end,
        }
    }
}

/// What a word takes: the part of a frame that its complement is read by.
#[derive(Clone, Copy)]
pub(super) struct Valency<'f> {
    pub(super) act: &'f str,
    pub(super) takes: &'f [String],
    pub(super) recipient: &'f [String],
    /// Whether a clause must tell what is to be.
    pub(super) demands: bool,
    /// Whether it is read behind a noun, where the phrase may be the subject of a verb that follows.
    pub(super) nominal: bool,
}

impl<'f> Valency<'f> {
    pub(super) fn of(frame: &'f Frame) -> Self {
        Valency {
            act: &frame.act,
            takes: &frame.takes,
            recipient: &frame.recipient,
            demands: frame.demands,
            nominal: false,
        }
    }

    fn takes(self, what: &str) -> bool {
        self.takes.iter().any(|take| take == what)
    }
}

/// Reads the complement that begins at a token.
pub(super) fn complement(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    from: usize,
    frame: Valency<'_>,
    discourse: &Discourse,
) -> Option<Complement> {
    let page = draft.page;
    // "proposed to Marlow that", "asked Marlow to"
    let (recipient, at) = match recipient(draft, sentence, from, frame) {
        Some((recipient, behind)) => (Some(recipient), behind),
        None => (None, from),
    };
    let behind = at;
    let at = pass_adverbials(page, sentence, at);
    // "sought at first to argue that": what he argued.
    if (behind..at).any(|to| page.is(to, "to") && is_infinitive(page, to + 1)) {
        return None;
    }
    if frame.demands && is_stated(page, sentence.end, at + usize::from(page.is(at, "that"))) {
        return None;
    }
    // "Tallis now instructed to come" is told of Tallis: he was instructed.
    let reduced = recipient.is_none() && page.is(at, "to") && page.is_any(from - 1, &ORDERED);
    // "asked Tallis whether", "asked about": a question is no request.
    let asks_somebody = frame.recipient.iter().any(|place| place == "direct");
    if asks_somebody && let Some(favor) = favor(draft, sentence, at, discourse) {
        return Some(favor);
    }
    if reduced || asks_somebody && question_follows(draft, sentence, at) {
        return None;
    }
    let mut found = if frame.takes("person") {
        let (person, end) = person(draft, sentence, at)?;
        return Some(Complement {
            objects: vec![person],
            recipient: None,
            end,
        });
    } else if page.is(at, "that") && at > from && !frame.takes("that") {
        // "refused on the ground that talks went on": why, not what.
        return None;
    } else if page.is(at, "that") && frame.takes("that") && !stands_alone(page, at) {
        that_clause(draft, sentence, at + 1, frame)
    } else if let Some(first) = opens_infinitive(page, sentence, at, frame) {
        let end = infinitive_end(draft, sentence, first);
        // "refusal to ratify | has angered Brussels"
        let own = frame.nominal.then(|| predicate(page, first, end));
        let end = own.flatten().unwrap_or(end);
        Complement::of(object(draft, first, end, true, discourse), end)
    } else if frame.takes("that") && opens_clause(page, sentence, at) {
        clauses(draft, sentence, at)
    } else {
        phrase(draft, sentence, at, frame, discourse)?
    };
    if recipient.is_some() {
        found.recipient = recipient;
    }
    (!found.objects.is_empty()).then_some(found)
}

/// Whether a clause tells what is: "all was well", not "all be well".
pub(super) fn is_stated(page: &Page<'_>, end: usize, first: usize) -> bool {
    /// So far behind the first word of the clause its verb stands.
    const FAR: usize = 9;
    // "Insist they purchase weapons they do not need": a "do" that denies tells nothing yet.
    const STATES: Families = families::TENSED.and(families::BASE_HAVE);
    (first..end.min(first + FAR))
        .find_map(|at| {
            let past = || {
                verb_at(page, at)
                    .is_some_and(|(_, form, _)| form != VerbForm::Base && form != VerbForm::Gerund)
            };
            match () {
                () if page.is_of(at, families::NECESSITY.and(families::BARE_BE)) => Some(false),
                () if page.is_of(at, STATES) => Some(true),
                () => past().then_some(true),
            }
        })
        .unwrap_or(false)
}

/// Past forms behind whose own subject an infinitive tells what he was ordered to do.
const ORDERED: [&str; 7] = [
    "instructed", "urged", "requested", "begged", "exhorted", "implored", "invited",
];

/// What stands behind "that"; a noun's clause ends before the verb that is the noun's own.
fn that_clause(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    first: usize,
    frame: Valency<'_>,
) -> Complement {
    let own = frame
        .nominal
        .then(|| second_predicate(draft.page, sentence, first));
    match own.flatten() {
        Some(end) => Complement::of(object(draft, first, end, true, &Discourse::default()), end),
        None => clauses(draft, sentence, first),
    }
}

/// The verb of an infinitive or gerund that a word takes at a token.
fn opens_infinitive(
    page: &Page<'_>,
    sentence: &Sentence,
    at: usize,
    frame: Valency<'_>,
) -> Option<usize> {
    let to = page.is(at, "to") && at + 1 < sentence.end && is_infinitive(page, at + 1);
    if frame.takes("to") && to {
        return Some(at + 1);
    }
    // In telegraphese the "to" is dropped: "refuse permit procession".
    let dropped =
        frame.takes("to") && matches!(frame.act, "rejected" | "agreed") && is_bare(page, at);
    (dropped || frame.takes("ing") && is_gerund(page, at)).then_some(at)
}

/// A noun phrase, bare or behind a preposition of the frame ("agreed to the plan", where "to" opens no infinitive), or a clause
/// whose "that" is dropped ("suggested talks be held").
fn phrase(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    frame: Valency<'_>,
    discourse: &Discourse,
) -> Option<Complement> {
    let page = draft.page;
    let preposition = frame.takes.iter().any(|take| page.is(at, take)) && !page.is(at, "that");
    let first = at + usize::from(preposition);
    if first >= sentence.end || !opens_phrase(page, first) || opens_clause(page, sentence, first) {
        return None;
    }
    let is_clause = |first: usize| frame.takes("that") && has_subjunctive(page, sentence, first);
    let clause = is_clause(first);
    if !(frame.takes("np") || preposition || clause) {
        return None;
    }
    // "We request Department's initial reaction": whose reaction is asked for is asked of.
    let (owner, first) = match frame.act == "requested" && !clause {
        true => possessor(draft, first),
        false => (None, first),
    };
    let end = match is_clause(first) {
        true => clause_end(draft, sentence, first),
        false => phrase_end(draft, sentence, first, frame.nominal),
    };
    let mut found = Complement::of(object(draft, first, end, false, discourse), end);
    found.recipient = owner.or_else(|| behind(draft, end, frame));
    Some(found)
}

/// Whether a verb stands bare at a token, with something behind it.
pub(super) fn is_bare(page: &Page<'_>, at: usize) -> bool {
    let follows = page
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.kind == PieceKind::Word && opens_phrase(page, at + 1));
    let base = verb_at(page, at).is_some_and(|(_, form, _)| form == VerbForm::Base)
        || page.has_sense(at, |sense| sense == Sense::Speech(VerbForm::Base));
    base && follows
}

/// "agreed that was true": a "that" before a finite verb is what was spoken of, and not named here.
fn stands_alone(page: &Page<'_>, that: usize) -> bool {
    page.is_of(that + 1, families::TENSED)
}

/// What is asked for by a question: "asked Tallis if | he could give his views".
fn favor(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    discourse: &Discourse,
) -> Option<Complement> {
    /// So many words name who is asked, and who is to do it.
    const NAME: usize = 4;
    let page = draft.page;
    let asks = |at: usize| page.is_any(at, &["if", "whether"]);
    let asked = page.is_any(at.checked_sub(1)?, &["ask", "asks", "asked", "asking"]);
    let question = (at..sentence.end.min(at + NAME)).find(|at| asks(*at))?;
    let first = question + 1;
    let modal = (first + 1..sentence.end.min(first + 1 + NAME))
        .find(|at| page.is_of(*at, families::POSSIBILITY.and(families::WOULD)))?;
    let named = (at..question).chain(first..modal).all(|at| {
        page.tokens[at].kind == PieceKind::Word
            && !page.has_sense(at, |sense| {
                matches!(sense, Sense::NotPerson(NotPerson::Verb))
            })
    });
    // "if it would": whether it is so, is the question.
    let somebody = page.is_of(first, families::PERSONAL) || page.word(first) == "I";
    if !asked || !named || page.is(modal, "would") && !(somebody && modal == first + 1) {
        return None;
    }
    let end = clause_end(draft, sentence, first);
    let mut found = Complement::of(object(draft, first, end, true, discourse), end);
    found.recipient = page.span(at, question).map(|words| match draft.owner(at) {
        Some(id) if draft.tokens_of(id) == (at, question) => Filler::name(id, words),
        _ => Filler::words(words),
    });
    (!found.objects.is_empty()).then_some(found)
}

/// Whether what follows is a question: "whether", "him what", "Tallis about the treaty", "a question".
fn question_follows(draft: &Draft<'_, '_>, sentence: &Sentence, at: usize) -> bool {
    const OPENS: [&str; 17] = [
        "whether", "what", "why", "how", "when", "where", "who", "which", "whom", "if", "about",
        "re", "question", "questions", "him", "her", "them",
    ];
    let page = draft.page;
    let first = at + usize::from(page.is_any(at, &["the", "a", "two", "his", "some", "several"]));
    // "US" in capitals may be the country: "REQUESTED US SUPPORT".
    let me = page.is_any(first, &["me", "himself"]) || page.word(first) == "us";
    if page.is_any(first, &OPENS) || me {
        return true;
    }
    if page.is_any(first + 1, &["whether", "what", "why", "how", "about", "if"]) {
        return true;
    }
    // Somebody is asked, and no "to", "that" or verb follows that would say for what.
    let title = title_at(page, first).map(|(end, _)| end);
    let named = draft
        .owner(title.unwrap_or(first))
        .filter(|id| draft.get(*id).kind.can_act())
        .map(|id| draft.tokens_of(id).1);
    let Some(end) = named.or(title).filter(|end| *end > first) else {
        return false;
    };
    if is_possessive(page, end) {
        return false;
    }
    let asked =
        end < sentence.end && page.tokens[end].kind == PieceKind::Word && is_infinitive(page, end);
    !asked || page.is_any(end, &OPENS) || !opens_phrase(page, end)
}

/// The recipient right behind the verb.
fn recipient(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    frame: Valency<'_>,
) -> Option<(Filler, usize)> {
    let page = draft.page;
    let direct = frame.recipient.iter().any(|place| place == "direct");
    let preposition = frame.recipient.iter().any(|place| page.is(at, place));
    let first = at + usize::from(preposition);
    if !(direct || preposition) || first >= sentence.end {
        return None;
    }
    let core = first + usize::from(page.is_any(first, &["the", "both", "all"]));
    let (filler, end) = match (draft.owner(core), title_at(page, core)) {
        _ if let Some(man) = man_behind(draft, core) => (
            Filler::name(man, draft.get(man).span),
            draft.tokens_of(man).1,
        ),
        (Some(id), _) if draft.get(id).kind.can_act() => {
            members_of(page, core, draft.tokens_of(id).1)
                .or_else(|| Some((Filler::name(id, draft.get(id).span), draft.tokens_of(id).1)))?
        }
        (_, Some((end, _))) => match draft
            .owner(end)
            .filter(|id| draft.get(*id).kind == EntityKind::Person)
        {
            Some(id) => (Filler::name(id, draft.get(id).span), draft.tokens_of(id).1),
            None => (Filler::words(page.span(core, end)?), end),
        },
        _ if page.is_of(core, families::OBJECTIVE.and(families::YOU))
            || page.is_any(
                core,
                &["everyone", "allies", "posts", "embassy", "addressees"],
            ) =>
        {
            (Filler::words(page.span(core, core + 1)?), core + 1)
        }
        _ if preposition && let Some(end) = fellows(page, core) => {
            (Filler::words(page.span(core, end)?), end)
        }
        _ if preposition && let Some(that) = somebody_before_that(page, sentence, core) => {
            (Filler::words(page.span(core, that)?), that)
        }
        _ if direct && let Some(end) = group_before_to(page, sentence, core) => {
            (Filler::words(page.span(core, end)?), end)
        }
        _ if page.has_sense(core, |sense| matches!(sense, Sense::Adjective(_)))
            && page.tokens[core].shape != Shape::Lower =>
        {
            (Filler::words(page.span(core, core + 1)?), core + 1)
        }
        _ => return None,
    };
    let follows = page.is_any(end, &["to", "that", "for", "not"]) || preposition;
    (follows && !is_possessive(page, end)).then_some((filler, end))
}

/// Whom a people's name at a token and a title introduce: "Norvalian Foreign Minister | Marlow".
fn man_behind(draft: &Draft<'_, '_>, people: usize) -> Option<NameId> {
    let page = draft.page;
    let is_people = page.has_sense(people, |sense| matches!(sense, Sense::Adjective(_)));
    let (end, _) = title_at(page, people + 1).filter(|_| is_people)?;
    let men = (people + 1..=end).filter_map(|at| draft.owner(at));
    men.rev()
        .find(|man| draft.get(*man).kind == EntityKind::Person)
}

/// "EU members to", "NATO allies to": those of a body who are asked, where its name ends at a token.
fn members_of(page: &Page<'_>, first: usize, end: usize) -> Option<(Filler, usize)> {
    let group = page.has_sense(end, |sense| sense == Sense::Group) && page.is(end + 1, "to");
    let words = page.span(first, end + 1).filter(|_| group)?;
    Some((Filler::words(words), end + 1))
}

/// "his EU colleagues": the token behind whom somebody has for fellows.
fn fellows(page: &Page<'_>, first: usize) -> Option<usize> {
    const FELLOWS: [&str; 10] = [
        "colleagues", "colleague", "counterparts", "counterpart", "partners", "allies", "hosts",
        "host", "interlocutors", "superiors",
    ];
    let his = page.is_of(first, families::POSSESSIVE.and(families::ARTICLE));
    let end = (first + 1..first + 4).find(|at| page.is_any(*at, &FELLOWS))? + 1;
    his.then_some(end)
}

/// "proposed to the owner's agent that": the token of the "that" behind whom it is said to, told by a few words.
fn somebody_before_that(page: &Page<'_>, sentence: &Sentence, first: usize) -> Option<usize> {
    /// So many words tell who it is.
    const LONGEST: usize = 6;
    let that = (first + 1..sentence.end.min(first + LONGEST)).find(|at| page.is(*at, "that"))?;
    let plain = (first..that).all(|at| {
        matches!(
            page.tokens[at].kind,
            PieceKind::Word | PieceKind::Possessive
        ) && !page.has_sense(at, |sense| {
            matches!(
                sense,
                Sense::NotPerson(NotPerson::Verb) | Sense::Verb(..) | Sense::Speech(_)
            )
        })
    });
    plain.then_some(that)
}

/// "the member parties to organize": a group that is asked, where an infinitive follows.
fn group_before_to(page: &Page<'_>, sentence: &Sentence, first: usize) -> Option<usize> {
    let to = (first + 1..sentence.end.min(first + 5)).find(|at| page.is(*at, "to"))?;
    let plain = (first..to).all(|at| {
        page.tokens[at].kind == PieceKind::Word
            && !page.has_sense(at, |sense| {
                matches!(
                    sense,
                    Sense::NotPerson(NotPerson::Function) | Sense::Speech(_)
                )
            })
    });
    let group = page.has_sense(to - 1, |sense| sense == Sense::Group);
    (plain && group && to + 1 < sentence.end && is_infinitive(page, to + 1)).then_some(to)
}

/// "from the Department" behind an object.
fn behind(draft: &Draft<'_, '_>, end: usize, frame: Valency<'_>) -> Option<Filler> {
    let page = draft.page;
    if !frame.recipient.iter().any(|place| page.is(end, place)) {
        return None;
    }
    let core = end + 1 + usize::from(page.is(end + 1, "the"));
    let id = draft
        .owner(core)
        .filter(|id| draft.get(*id).kind.can_act())?;
    Some(Filler::name(id, draft.get(id).span))
}

/// Passes over "during his speech on relations" and the like, where a "that" still follows.
fn pass_adverbials(page: &Page<'_>, sentence: &Sentence, at: usize) -> usize {
    const ALWAYS: [&str; 9] = [
        "strongly", "again", "today", "yesterday", "also", "formally", "instead", "therefore",
        "however",
    ];
    const LEADS_ON: [&str; 11] = [
        "that", "about", "to", "of", "at", "over", "against", "with", "on", "for", "in",
    ];
    let mut first = at;
    // "complained bitterly that"; "EARLY" before a noun describes it.
    let passes = |at: usize| {
        page.word(at) == ","
            || page.is_any(at, &ALWAYS)
            || is_adverb(page, at) && (page.is_any(at + 1, &LEADS_ON) || page.word(at + 1) == ",")
    };
    while first < sentence.end && passes(first) {
        first += 1;
    }
    // "rejected out of hand"
    if page.is(first, "out") && page.is(first + 1, "of") && page.is(first + 2, "hand") {
        return first + 3;
    }
    // "agreed in principle to the summit"
    if page.is(first, "in") && page.is_any(first + 1, &["principle", "general", "part", "turn"]) {
        return first + 2;
    }
    if let Some(behind) = behind_day(page, first) {
        return behind;
    }
    if !page.is_any(
        first,
        &[
            "during", "in", "at", "on", "after", "before", "following", "through", "via",
            "yesterday", "today", "with", "to",
        ],
    ) {
        return first;
    }
    // "agreed to look into it | but warned that": no adverbial leads on to what another verb says.
    const PARTS: [&str; 10] = [
        "whether", "what", "if", "and", "but", "because", "provided", "condition", "who", "which",
    ];
    let that = (first..sentence.end.min(first + 26))
        .take_while(|at| !matches!(page.word(*at), ";" | "(") && !page.is_any(*at, &PARTS))
        .find(|at| page.is(*at, "that") && page.word(at - 1) != ",");
    match that {
        Some(that)
            if (first..that)
                .all(|at| verb_at(page, at).is_none_or(|(_, form, _)| form == VerbForm::Base)) =>
        {
            that
        }
        _ => first,
    }
}

/// "agreed on May 12 | to hand it over", "proposed on Monday | that": the token behind a day on which it was done.
fn behind_day(page: &Page<'_>, at: usize) -> Option<usize> {
    const WEEKDAYS: [&str; 7] = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ];
    let first = at + usize::from(page.is(at, "on"));
    let day = day_at(page, first);
    let weekday = page.is_any(first, &WEEKDAYS).then_some(first + 1);
    let end = day.map(|day| day.end).or(weekday)?;
    page.is_any(end, &["to", "that"]).then_some(end)
}

/// Where the clause behind a noun ends because the verb that follows is the noun's: "proposal that talks be held | was".
fn second_predicate(page: &Page<'_>, sentence: &Sentence, from: usize) -> Option<usize> {
    const JOINTS: [&str; 10] = [
        "and", "or", "but", "which", "who", "that", "what", "if", "when", "as",
    ];
    let last = sentence.end.min(from + 30);
    let open = |at: &usize| page.tokens[*at].kind != PieceKind::Sign && !page.is_any(*at, &JOINTS);
    // "Have" may be an infinitive, and May is a month.
    let finite = |at: usize| page.is_of(at, families::TENSED) && !page.is(at, "may");
    let verb = (from..last)
        .take_while(open)
        .find(|at| page.is(*at, "be") || finite(*at))?;
    // Helpers of one verb stand together: "should have been held".
    (verb + 1..last)
        .take_while(open)
        .find(|at| at - verb > 2 && finite(*at))
}

/// Clauses joined by "and that": an object each.
fn clauses(draft: &Draft<'_, '_>, sentence: &Sentence, from: usize) -> Complement {
    let page = draft.page;
    let mut found = Complement::default();
    let mut first = from;
    loop {
        found.end = clause_end(draft, sentence, first);
        let clause = object(draft, first, found.end, true, &Discourse::default());
        found.objects.extend(clause);
        let joint = found.end + usize::from(page.word(found.end) == ",");
        if page.is(joint, "and") && page.is(joint + 1, "that") && joint + 2 < sentence.end {
            first = joint + 2;
        } else {
            return found;
        }
    }
}

/// A possessive at the front of a phrase, and the token behind it.
fn possessor(draft: &Draft<'_, '_>, first: usize) -> (Option<Filler>, usize) {
    let page = draft.page;
    let core = first + usize::from(page.is(first, "the"));
    let Some(id) = draft
        .owner(core)
        .filter(|id| draft.get(*id).kind.can_act() && draft.tokens_of(*id).0 == core)
    else {
        return (None, first);
    };
    let (_, end) = draft.tokens_of(id);
    let filler = || Filler::name(id, draft.get(id).span);
    if page
        .tokens
        .get(end)
        .is_some_and(|token| token.kind == PieceKind::Possessive)
    {
        (Some(filler()), end + 1)
    } else if page.tokens[end - 1].possessive {
        (Some(filler()), end)
    } else {
        (None, first)
    }
}
