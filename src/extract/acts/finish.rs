//! What is settled of every act, whoever told it: who is meant by "you" and an office beside a name. Which words of its object belong
//! to it is for `trim`.
//!
//! Needs: a claim of a rule or of the judge. Gives: the claim as it is stored, or nothing. Cost: a look at the words around
//! its parts.

use super::super::discourse::OPEN;
use super::super::draft::Draft;
use super::super::page::Page;
use super::super::verb::is_adverb;
use crate::model::{Claim, EntityKind, Filler, Meant, Modality, NameId, NameSense, Span};
use crate::vocab::families::{self, Families};
use crate::vocab::{NotPerson, PieceKind, Sense};

/// The claim as it is stored; `None` where a letter that is passed on leaves open who acts.
pub(super) fn finished(draft: &Draft<'_, '_>, mut claim: Claim) -> Option<Claim> {
    settle_actor(draft, &mut claim)?;
    // "Rusk said that if you sign": he speaks to somebody else.
    let to_reader = claim.speaker.is_none();
    let roles = [
        Some(&mut claim.subject),
        claim.object.as_mut(),
        claim.recipient.as_mut(),
        claim.speaker.as_mut(),
    ];
    for filler in roles.into_iter().flatten().filter(|_| to_reader) {
        settle_pronoun(draft, filler);
    }
    super::trim::settle_object(draft.page, &mut claim)?;
    if names_himself(draft, &claim) {
        claim.subject.meant = Meant::Nothing;
        claim.confidence = claim.confidence.min(OPEN);
    }
    if claim.predicate == "proposed" && is_hint(draft.page, claim.object.as_ref()?.words) {
        return None;
    }
    super::deadlines::settle(draft, &mut claim);
    if claim.predicate == "met"
        && let Some(object) = &mut claim.object
        && let Some(man) = his_man(draft, object)
    {
        object.meant = Meant::Name(man);
    }
    // "Unless otherwise instructed, we will say that talks must wait".
    let opening = draft.page.token_at(claim.evidence.start());
    let is_open = matches!(claim.modality, Modality::Asserted | Modality::Intended);
    if is_open && claim.subject.meant.is_own() && draft.page.is(opening, "unless") {
        claim.modality = Modality::Conditional;
    }
    Some(claim)
}

/// "suggested that Tallis had accepted the plan", "the suggestion that he is ill": what somebody hints at is no plan.
fn is_hint(page: &Page<'_>, object: Option<Span>) -> bool {
    const SUGGESTS: [&str; 5] = [
        "suggested", "suggests", "suggest", "suggestion", "suggestions",
    ];
    const PLANS: [&str; 11] = [
        "be", "desirable", "useful", "better", "best", "helpful", "necessary", "important",
        "advisable", "time", "wise",
    ];
    // What "will" be is told as a fact too.
    const MODALS: Families = families::WOULD
        .and(families::POSSIBILITY)
        .and(families::NECESSITY);
    // "Suggest we have talks" tells of nothing that is so.
    const TELLS: Families = families::FINITE_BE.and(families::TENSED_HAVE);
    let Some(words) = object else { return false };
    let (first, end) = (page.token_at(words.start()), page.token_at(words.end()));
    let suggests = (first.saturating_sub(6)..first).any(|at| page.is_any(at, &SUGGESTS));
    let tells = (first + 1..end.min(first + 8))
        .take_while(|at| !page.is_any(*at, &["what", "which", "who", "how"]))
        .any(|at| page.is_of(at, TELLS));
    suggests
        && tells
        && !(first..end.min(first + 30)).any(|at| page.is_of(at, MODALS) || page.is_any(at, &PLANS))
}

/// Whether "he" is taken for somebody whom the object goes on to name: of "He suggested that Fonseka wait" he is another.
fn names_himself(draft: &Draft<'_, '_>, claim: &Claim) -> bool {
    let page = draft.page;
    let Filler {
        words: Some(words),
        meant: Meant::Name(id),
    } = claim.subject
    else {
        return false;
    };
    let pronoun = page.is_any(page.token_at(words.start()), &["he", "she"]);
    let surname = |id: NameId| page.word(draft.tokens_of(id).1 - 1);
    let Some(object) = claim.object.as_ref().and_then(|object| object.words) else {
        return false;
    };
    let (first, end) = (page.token_at(object.start()), page.token_at(object.end()));
    let same = |other: NameId| {
        // "Fonseka's plan" he may call his own.
        let owns = page
            .tokens
            .get(draft.tokens_of(other).1)
            .is_some_and(|next| next.kind == PieceKind::Possessive);
        draft.get(other).kind == EntityKind::Person
            && !owns
            && surname(other).eq_ignore_ascii_case(surname(id))
    };
    pronoun && draft.names_in(first, end).into_iter().any(same)
}

/// Who holds an office that stands alone is named beside it, and did it; some of those who are named are not all of them;
/// in a letter that is passed on "I" is not who signs the message, and nobody is where no word says who.
fn settle_actor(draft: &Draft<'_, '_>, claim: &mut Claim) -> Option<()> {
    if let Meant::Name(office) = claim.subject.meant
        && let Some(holder) = named_beside(draft, office)
    {
        claim.subject = Filler::name(holder, draft.get(holder).span);
    }
    let some = some_of(draft, &claim.subject).or_else(|| people_of(draft, &claim.subject));
    if let Some(some) = some {
        claim.subject = Filler::words(some);
    }
    let page = draft.page;
    let (first, end) = (
        page.token_at(claim.evidence.start()),
        page.token_at(claim.evidence.end()),
    );
    // In a text that is passed on nobody who is not named is the sender.
    let passed_on = page.is_quoted(first) && page.is_quoted(end.saturating_sub(1));
    if claim.subject.meant.is_own() && (page.voices.holds(claim.evidence) || passed_on) {
        let at = page.token_at(claim.subject.words?.start());
        claim.subject.meant = draft.writer(at).unwrap_or(Meant::Nothing);
    }
    // "I" of what somebody else said is he; "we" are his, and nobody is named whose.
    if claim.subject.meant.is_own()
        && let Some(relayed) = page
            .voices
            .relayed(claim.subject.words.unwrap_or(claim.evidence))
    {
        let at = page.token_at(claim.subject.words?.start());
        let own = page.is_any(at, &["i", "my"]);
        let (name, end) = relayed.speaker;
        let speaker = draft.owner(page.token_at(name));
        let speaker = speaker.filter(|id| draft.get(*id).kind == EntityKind::Person);
        let speaker = speaker.filter(|_| own && name < end);
        claim.subject.meant = speaker.map_or(Meant::Nothing, Meant::Name);
    }
    Some(())
}

/// "You" and "your" alone are who is written to, where that is known.
fn settle_pronoun(draft: &Draft<'_, '_>, filler: &mut Filler) {
    let page = draft.page;
    let Some(words) = filler.words.filter(|_| filler.meant == Meant::Nothing) else {
        return;
    };
    // "Your government" is somebody else.
    let (at, end) = (page.token_at(words.start()), page.token_at(words.end()));
    if at + 1 == end && page.is_any(at, &["you", "your"]) {
        filler.meant = page.you(at);
    }
}

/// Whom a state or body is only told of, of those who are met: of "Norvalian Ambassador Marlow" the man.
fn his_man(draft: &Draft<'_, '_>, object: &Filler) -> Option<NameId> {
    let page = draft.page;
    let words = object.words?;
    let is_kind = |id: NameId, kind: EntityKind| draft.get(id).kind == kind;
    let first = match object.meant {
        Meant::Name(id) if is_kind(id, EntityKind::Place) || is_kind(id, EntityKind::Body) => {
            draft.tokens_of(id).1
        }
        Meant::State(_) => page.token_at(words.start()) + 1,
        _ => return None,
    };
    let end = page.token_at(words.end());
    let man = (first + 1..end).find_map(|at| {
        draft
            .owner(at)
            .filter(|man| is_kind(*man, EntityKind::Person))
    })?;
    let title = |at: usize| page.has_sense(at, |sense| matches!(sense, Sense::Title(_)));
    let mut between = first..draft.tokens_of(man).0;
    let titled = between.is_empty() || between.clone().any(title);
    let plain = between.all(|at| {
        title(at) || page.word(at) == "." || page.word(at).starts_with(char::is_uppercase)
    });
    let by_name = !matches!(
        draft.get(man).sense,
        NameSense::Office(_) | NameSense::Holder(_)
    );
    (titled && plain && by_name).then_some(man)
}

/// The words for some of those who are named: "certain elements USG" are not the government.
fn some_of(draft: &Draft<'_, '_>, subject: &Filler) -> Option<Span> {
    let page = draft.page;
    let Meant::Name(id) = subject.meant else {
        return None;
    };
    let (first, end) = draft.tokens_of(id);
    let of = first.checked_sub(1).filter(|at| page.is(*at, "of"));
    let noun = of.unwrap_or(first).checked_sub(1)?;
    let how_many = noun.checked_sub(1)?;
    let some = page.is_any(
        noun,
        &["elements", "circles", "quarters", "factions", "segments"],
    ) && page.is_any(
        how_many,
        &["certain", "some", "many", "several", "few", "most"],
    ) && subject.words == Some(draft.get(id).span);
    some.then(|| page.span(how_many, end)).flatten()
}

/// The words for some of a people who are not counted among its government: "some eminent Japanese", "many Jordanian leaders".
fn some_people(page: &Page<'_>, (first, end): (usize, usize)) -> Option<Span> {
    const SOME: [&str; 9] = [
        "some", "many", "several", "few", "most", "certain", "numerous", "various", "those",
    ];
    /// Of these no word stands between: "in any case | Soviets".
    const ALL: [&str; 13] = [
        "all", "both", "other", "another", "two", "three", "four", "five", "six", "ten", "twenty",
        "fifty", "hundred",
    ];
    /// "a number of Germans"
    const OF_SOME: [&str; 8] = [
        "number", "group", "majority", "minority", "handful", "hundreds", "thousands", "millions",
    ];
    /// Ends of words for a people that are the same for one and for many.
    const INVARIANT: [&str; 5] = ["ese", "men", "ish", "nch", "swiss"];
    page.people_ending(end - 1)?;
    let is_some = |at: usize| page.is_any(at, &SOME);
    // "both British and French" are the two states.
    let is_all = |at: usize| page.is_any(at, &ALL) && !(page.is(at, "both") && page.is(end, "and"));
    let is_number = |of: usize| page.is(of, "of") && page.is_any(of - 1, &OF_SOME);
    let is_plain = |at: usize| {
        page.tokens[at].kind == PieceKind::Word
            && !is_adverb(page, at)
            && !page.has_sense(at, |sense| {
                matches!(
                    sense,
                    Sense::Verb(..)
                        | Sense::Speech(_)
                        | Sense::NotPerson(NotPerson::Verb | NotPerson::Function)
                )
            })
    };
    let is_plural = |at: usize| page.word(at).ends_with(['s', 'S']);
    let some = match first {
        at if at > 0 && (is_some(at - 1) || is_all(at - 1)) => at - 1,
        at if at > 1 && is_number(at - 1) => at - 2,
        at if at > 1 && is_some(at - 2) && is_plain(at - 1) && !is_plural(at - 1) => at - 2,
        _ => return None,
    };
    // "many Jordanian leaders"; "some Soviet interest" is the state's.
    let describes = !is_plural(end - 1) && end < page.tokens.len() && is_plain(end);
    let people = |at: usize| {
        is_plural(at) && page.has_sense(at, |sense| matches!(sense, Sense::Group | Sense::Title(_)))
    };
    let word = page.word(end - 1).to_ascii_lowercase();
    let alone = is_plural(end - 1) || INVARIANT.iter().any(|ending| word.ends_with(ending));
    match describes {
        true => people(end).then(|| page.span(some, end + 1)).flatten(),
        false => alone.then(|| page.span(some, end)).flatten(),
    }
}

/// The words for a people, or some of it: "the Norvalian public", "young Norvalians", "Norvalian banks" are not Norvale.
fn people_of(draft: &Draft<'_, '_>, subject: &Filler) -> Option<Span> {
    const PEOPLE: [&str; 5] = ["public", "people", "population", "voters", "electorate"];
    /// Of a people only these: "young Norvalians".
    const SORTS: [&str; 23] = [
        "young", "younger", "older", "elderly", "ordinary", "educated", "prominent", "leading",
        "individual", "wealthy", "poor", "rural", "urban", "moderate", "radical", "those",
        "fellow", "overseas", "ethnic", "expatriate", "exiled", "black", "white",
    ];
    let page = draft.page;
    let words = subject.words.filter(|_| subject.meant != Meant::Nothing)?;
    let (first, end) = (page.token_at(words.start()), page.token_at(words.end()));
    let sort = first.checked_sub(1).filter(|at| page.is_any(*at, &SORTS));
    let plural = page.people_ending(end - 1).is_some() && page.word(end - 1).ends_with('s');
    if let Some(sort) = sort.filter(|_| plural) {
        return page.span(sort, end);
    }
    if let Some(some) = some_people(page, (first, end)) {
        return Some(some);
    }
    // "Greek-Americans" are not America.
    let hyphen = first.checked_sub(2).filter(|other| {
        plural
            && page.word(first - 1) == "-"
            && !page.tokens[first - 1].apart
            && page.people_ending(*other).is_some()
    });
    if let Some(other) = hyphen {
        return page.span(other, end);
    }
    let of_state = page.people_ending(end - 1).is_some() || page.is_any(end - 1, &["us", "u.s"]);
    // "Norvalian banks", "Norvalian oil companies"
    let private = (end..end + 2).find(|at| page.is_of(*at, families::PRIVATE));
    let modifier = |private: usize| {
        private == end
            || page.tokens[end].kind == PieceKind::Word
                && draft.owner(end).is_none()
                && !page.has_sense(end, |sense| {
                    matches!(
                        sense,
                        Sense::Verb(..)
                            | Sense::Speech(_)
                            | Sense::NotPerson(NotPerson::Verb | NotPerson::Function)
                    )
                })
    };
    if let Some(private) = private.filter(|private| of_state && modifier(*private)) {
        return page.span(first, private + 1);
    }
    // "Norvalian public statements" are Norvale's.
    let behind = end + 1;
    let is_verb = |sense| {
        matches!(
            sense,
            Sense::Verb(..)
                | Sense::Speech(_)
                | Sense::NotPerson(NotPerson::Verb | NotPerson::Function)
        )
    };
    let minded = page.is_any(behind, &["opinion", "mind", "sentiment"]);
    let acts = minded || is_adverb(page, behind) || page.has_sense(behind, is_verb);
    let people = page.is_any(end, &PEOPLE) && of_state && (!page.is(end, "public") || acts);
    let last = behind + usize::from(minded);
    people.then(|| page.span(first, last)).flatten()
}

/// Who is named between commas right behind an office that stands alone.
fn named_beside(draft: &Draft<'_, '_>, office: NameId) -> Option<NameId> {
    let page = draft.page;
    let is_office = |id: NameId| matches!(draft.get(id).sense, NameSense::Holder(_));
    let (_, end) = draft.tokens_of(office);
    if !is_office(office) || page.word(end) != "," {
        return None;
    }
    // "Judge", "Mr." may stand before the name; "and" is before somebody else's.
    let beside = (end + 1..end + 4)
        .take_while(|at| !page.is_any(*at, &[",", "and", "or"]))
        .find_map(|at| draft.owner(at))?;
    let is_person = draft.get(beside).kind == EntityKind::Person && !is_office(beside);
    (is_person && page.word(draft.tokens_of(beside).1) == ",").then_some(beside)
}
