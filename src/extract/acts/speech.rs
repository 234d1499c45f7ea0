//! Who says what a sentence reports: "the SecGen recognized that …", "we will tell Marlow that …".
//!
//! Method: the verbs that report, with the clause of each, in the order of the text, so that "we" in one is known from those
//! around it; no parse tree. Longer than most, since which verbs report and whose words they report are told by the same words.
//! Cost: one pass over the sentence.

use super::super::actor::{Discourse, subject};
use super::super::discourse::is_own_officer;
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::people::title_at;
use super::super::verb::{VerbGroup, is_adverb, verb_group};
use super::object::object;
use super::phrase::clause_end;
use super::put_in::{PutIn, according};
use super::reporting::{HEARS, OPINION, saying_verb, speech_verb};
use super::verb_at;
use crate::model::{Claim, EntityKind, Filler, Meant, Modality};
use crate::vocab::families::{self, Families};
use crate::vocab::{NotPerson, PieceKind, Sense, VerbFamily, VerbForm, form_in};

/// A verb with a that-clause, and who speaks.
#[derive(Clone, Debug)]
pub(super) struct Speech {
    speaker: Filler,
    modality: Modality,
    /// Whether what it reports is only wished for: "proposed that Norvale accept".
    mandative: bool,
    /// The clause: tokens `first..end`.
    first: usize,
    end: usize,
    verb: usize,
    /// Whether it gives what somebody believes, not what he says.
    opinion: bool,
    /// Whether it is told that he speaks: not in "might say" and "learned".
    told: bool,
}

/// A verb that may report, before it is known who speaks.
#[derive(Clone, Copy, Debug)]
struct Report {
    verb: usize,
    form: VerbForm,
    /// The clause: tokens `first..end`.
    first: usize,
    end: usize,
    /// How its clause is tied to it.
    tie: Tie,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Tie {
    That,
    /// "proposed that A | and that B": the speaker of the clause before.
    AndThat,
    /// "Tallis said the Prime Minister opposed the plan".
    Dropped,
}

/// The speeches of a sentence, in order; nested ones behind those around them. Who speaks in each is left in mind.
pub(super) fn speeches(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    discourse: &mut Discourse,
    put_in: Vec<PutIn>,
) -> Vec<Speech> {
    let page = draft.page;
    discourse.voices.clear();
    let put_in = put_in.into_iter().map(|one| one.told_by(page, discourse));
    let mut found: Vec<Speech> = put_in.map(Speech::from).collect();
    let mut with_that: Option<Speech> = None;
    for report in reports(draft, sentence) {
        if report.tie == Tie::AndThat
            && let Some(before) = &with_that
        {
            let first = report.first;
            found.push(Speech {
                first,
                ..before.clone()
            });
            continue;
        }
        let Report {
            verb,
            form,
            first,
            end,
            tie,
        } = report;
        let quoted = quoted_as(page, sentence, verb, form);
        let group = quoted.or_else(|| verb_group(page, sentence, verb, form, verb + 1));
        let Some(group) = group.filter(|group| !group.passive) else {
            continue;
        };
        let actor = subject(draft, sentence, group.first, discourse)
            .into_iter()
            .next();
        let speaker = actor.map(|actor| actor.filler);
        let joined = page.is_any(group.first.saturating_sub(1), &["and", "but"]);
        let heard = match &speaker {
            None if joined => opener(draft, sentence),
            speaker => speaker.clone(),
        };
        if let Some(own) = is_own_voice(draft, sentence, &report, &group, heard.as_ref()) {
            discourse.voices.push((first, own));
        }
        let Some(speaker) = speaker else { continue };
        let mandative = tie == Tie::That
            && verb_at(page, verb).is_some_and(|(frame, _, _)| {
                matches!(frame.act.as_str(), "proposed" | "requested")
            });
        let speech = Speech {
            speaker,
            modality: group.modality,
            mandative,
            first,
            end,
            verb,
            opinion: page.is_any(verb, &OPINION),
            told: group.modality == Modality::Asserted && !page.is_any(verb, &HEARS),
        };
        if tie != Tie::Dropped {
            with_that = Some(speech.clone());
        }
        found.push(speech);
    }
    if let Some(outermost) = found.iter().min_by_key(|speech| speech.verb) {
        discourse.speaker = Some(outermost.speaker.clone());
    }
    found.splice(0..0, according(draft, sentence).map(Speech::from));
    found.sort_by_key(|speech| speech.first);
    // "X stated:" and "X said Y" without "that" leave the speaker in mind for what follows.
    if found.is_empty()
        && let Some((verb, form)) = (sentence.first..sentence.end.min(sentence.first + 12))
            .find_map(|at| speech_verb(page, at).map(|form| (at, form)))
        && let Some(group) =
            verb_group(page, sentence, verb, form, verb + 1).filter(|group| !group.passive)
        && let Some(actor) = subject(draft, sentence, group.first, discourse)
            .into_iter()
            .next()
    {
        discourse.speaker = Some(actor.filler);
    }
    found
}

/// The verbs of a sentence that may report, in the order of what they report.
fn reports(draft: &Draft<'_, '_>, sentence: &Sentence) -> Vec<Report> {
    let page = draft.page;
    let mut found = Vec::new();
    for that in (sentence.first + 1..sentence.end).filter(|at| page.is(*at, "that")) {
        let joined = page.is(that - 1, "and") && !found.is_empty();
        let verb = match joined {
            true => found
                .last()
                .map(|before: &Report| (before.verb, before.form)),
            false => verb_before(page, sentence, that),
        };
        let Some((verb, form)) = verb else { continue };
        found.push(Report {
            verb,
            form,
            first: that + 1,
            end: sentence.end,
            tie: if joined { Tie::AndThat } else { Tie::That },
        });
    }
    for verb in sentence.first..sentence.end.saturating_sub(2) {
        let Some(form) = speech_verb(page, verb) else {
            continue;
        };
        let told = found.iter().any(|report| report.verb == verb);
        if told || draft.owner(verb).is_some() {
            continue;
        }
        if let Some(first) = clause_behind(draft, sentence, verb) {
            found.push(Report {
                verb,
                form,
                first,
                end: clause_end(draft, sentence, first),
                tie: Tie::Dropped,
            });
        }
    }
    found.sort_by_key(|report| report.first);
    found
}

/// Who opens a sentence, of which another verb goes on: "The Ambassador urged a visit and | said he …".
fn opener(draft: &Draft<'_, '_>, sentence: &Sentence) -> Option<Filler> {
    let first = sentence.first + usize::from(draft.page.is(sentence.first, "the"));
    let id = draft.owner(first)?;
    let person = draft.get(id).kind == EntityKind::Person;
    person.then(|| Filler::name(id, draft.get(id).span))
}

/// Whether it is an American officer whose words a clause reports; `None` where they are nobody's: "it is said".
fn is_own_voice(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    report: &Report,
    group: &VerbGroup,
    speaker: Option<&Filler>,
) -> Option<bool> {
    const NOBODY: [&str; 8] = ["it", "this", "that", "which", "there", "and", "but", "to"];
    let page = draft.page;
    let before = group
        .first
        .checked_sub(1)
        .filter(|at| *at >= sentence.first);
    let Some(speaker) = speaker else {
        let somebody = before.is_some_and(|at| !page.is_any(at, &NOBODY));
        return somebody.then_some(false);
    };
    let tells = report.form == VerbForm::Past
        && speech_verb(page, report.verb).is_some()
        && !page.is_any(report.verb, &OPINION)
        && !page.is_any(report.verb, &["heard", "learned", "concluded"]);
    let own = match speaker.meant {
        Meant::Name(id) => is_own_officer(draft, id),
        Meant::Sender | Meant::Signer => true,
        _ => false,
    };
    Some(own && tells)
}

/// The token at which a clause begins behind a verb of speech, its addressee passed over; it must hold a verb.
fn clause_behind(draft: &Draft<'_, '_>, sentence: &Sentence, verb: usize) -> Option<usize> {
    let page = draft.page;
    let mut first = verb + 1;
    while first < sentence.end && is_adverb(page, first) {
        first += 1;
    }
    let addressed = form_in(VerbFamily::Tell, page.word(verb)).is_some();
    if addressed {
        let core = first + usize::from(page.is(first, "the"));
        let core = title_at(page, core).map_or(core, |(end, _)| end);
        first = match draft.owner(core) {
            Some(id) => draft.tokens_of(id).1,
            None if core > first => core,
            None => first + 1,
        };
    }
    let opens = first < sentence.end
        && page.tokens[first].kind == PieceKind::Word
        && !page.has_sense(first, |sense| sense == Sense::NotPerson(NotPerson::Verb))
        && (page.is_any(
            first,
            &[
                "the", "he", "she", "we", "they", "his", "her", "our", "their", "its", "it",
                "this", "these", "no", "if",
            ],
        ) || page.word(first) == "I"
            || draft.owner(first).is_some()
            || title_at(page, first).is_some()
            || page.has_sense(first, |sense| {
                matches!(sense, Sense::Adjective(_) | Sense::Group)
            }));
    // Other modals tell as often what the sender asks for: "before we can tell if we should try".
    const TELLS: Families = families::FINITE_BE
        .and(families::FINITE_HAVE)
        .and(families::WILL)
        .and(families::WOULD)
        .and(families::COULD);
    let has_verb = (first + 1..sentence.end.min(first + 14))
        .take_while(|at| !matches!(page.word(*at), ";" | ":") && !page.is(*at, "that"))
        .any(|at| {
            page.has_sense(at, |sense| {
                matches!(
                    sense,
                    Sense::Verb(..) | Sense::Speech(_) | Sense::NotPerson(NotPerson::Verb)
                )
            }) || page.is_of(at, TELLS)
                || page.is(at, "not")
        });
    (opens && has_verb).then_some(first)
}

/// The verb that a "that" belongs to: right before it, or before an adverbial or addressee between.
fn verb_before(page: &Page<'_>, sentence: &Sentence, that: usize) -> Option<(usize, VerbForm)> {
    let floor = sentence.first.max(that.saturating_sub(16));
    for at in (floor..that).rev() {
        // "is telling anyone who will listen that …"
        let before = at.checked_sub(1);
        let anyone = page.is(at, "who")
            && before.is_some_and(|before| {
                page.is_any(before, &["anyone", "anybody", "everyone", "all"])
            });
        if matches!(page.word(at), ";" | ":")
            || page.is_any(at, &["that", "which", "who"]) && !anyone
        {
            return None;
        }
        if let Some(found) = made_known(page, sentence, at) {
            return Some(found);
        }
        if let Some(form) = saying_verb(page, at) {
            return Some((at, form));
        }
        if let Some((_, form, _)) = verb_at(page, at) {
            return Some((at, form));
        }
    }
    None
}

/// "was quoted as saying": whoever is quoted says so.
fn quoted_as(
    page: &Page<'_>,
    sentence: &Sentence,
    verb: usize,
    form: VerbForm,
) -> Option<VerbGroup> {
    let quoted = verb.checked_sub(2).filter(|at| *at > sentence.first)?;
    let is_quoted = form == VerbForm::Gerund
        && page.is(verb - 1, "as")
        && page.is_any(quoted, &["quoted", "cited", "reported"]);
    let group = verb_group(page, sentence, quoted, VerbForm::Past, quoted + 1)?;
    let said = VerbGroup {
        passive: false,
        end: verb + 1,
        ..group
    };
    (is_quoted && group.passive).then_some(said)
}

/// "let it be known", "made clear": the first verb of a phrase that ends at a token and says as much as "said".
fn made_known(page: &Page<'_>, sentence: &Sentence, at: usize) -> Option<(usize, VerbForm)> {
    if !page.is_any(at, &["known", "clear", "plain"]) {
        return None;
    }
    let be = |at: usize| page.is(at, "be");
    let it = |at: usize| page.is(at, "it");
    let mut verb = at.checked_sub(1)?;
    let passive = be(verb);
    verb = verb.checked_sub(usize::from(passive))?;
    verb = verb.checked_sub(usize::from(it(verb)))?;
    let form = match () {
        () if passive && page.is(verb, "let") => VerbForm::Past,
        () if passive => return None,
        () if page.is(verb, "made") => VerbForm::Past,
        () if page.is(verb, "makes") => VerbForm::Third,
        () if page.is(verb, "make") => VerbForm::Base,
        () => return None,
    };
    (verb >= sentence.first).then_some((verb, form))
}

impl From<PutIn> for Speech {
    fn from(one: PutIn) -> Self {
        Speech {
            speaker: one.speaker,
            modality: Modality::Asserted,
            mandative: false,
            first: one.first,
            end: one.end,
            verb: one.at,
            opinion: one.opinion,
            told: true,
        }
    }
}

impl Speech {
    /// Who speaks.
    pub(super) fn speaker(&self) -> &Filler {
        &self.speaker
    }

    /// Who speaks, and what is said.
    pub(super) fn content(
        &self,
        draft: &Draft<'_, '_>,
        sentence: &Sentence,
    ) -> Option<(Filler, Filler)> {
        let end = clause_end(draft, sentence, self.first).min(self.end);
        let said = object(draft, self.first, end, true, &Discourse::default())?;
        (self.verb < self.first).then(|| (self.speaker.clone(), said))
    }

    /// Where the clause begins that the sender is going to say: "we will indicate that | talks must wait".
    pub(super) fn announced(&self) -> Option<usize> {
        let planned = self.modality != Modality::Asserted && self.modality != Modality::Negated;
        (self.speaker.meant == Meant::Sender && planned && !self.opinion).then_some(self.first)
    }
}

/// Who speaks first in a sentence, and the token at which what he says begins; nobody where it is not told as said.
pub(super) fn outermost(speeches: &[Speech]) -> Option<(Filler, usize)> {
    let first = speeches.iter().min_by_key(|speech| speech.verb)?;
    let told = first.modality == Modality::Asserted && !first.opinion && first.verb < first.first;
    told.then(|| (first.speaker.clone(), first.first))
}

/// The innermost speech that holds a token.
pub(super) fn innermost(speeches: &[Speech], at: usize) -> Option<&Speech> {
    speeches
        .iter()
        .rfind(|speech| speech.first <= at && at < speech.end)
}

/// Whether a bare verb at a token is only what somebody wishes: no act of its own subject.
pub(super) fn is_wished(page: &Page<'_>, speeches: &[Speech], at: usize) -> bool {
    innermost(speeches, at).is_some_and(|speech| speech.mandative)
        && verb_at(page, at).is_some_and(|(_, form, _)| form == VerbForm::Base)
}

/// Whether a token stands in what somebody else than the sender is reported to say.
pub(super) fn is_reported(speeches: &[Speech], at: usize) -> bool {
    speeches
        .iter()
        .any(|speech| speech.first <= at && at < speech.end && !speech.speaker.meant.is_own())
}

/// Sets speaker and modality of a claim whose verb stands inside a speech.
///
/// The reporter of the message is no speaker of his own: his "we will tell them that …" only bends the modality.
pub(super) fn attribute(speeches: &[Speech], at: usize, claim: &mut Claim) {
    let Some(speech) = around(speeches, at).next() else {
        return;
    };
    let bends = matches!(speech.modality, Modality::Conditional | Modality::Intended);
    if bends && claim.modality != Modality::Negated {
        claim.modality = speech.modality;
    }
    if let Some(speaker) = teller(speeches, at, claim) {
        claim.speaker = Some(speaker);
    }
}

/// Who tells of what a claim says, other than whoever does it; nobody where it is only said that he might tell.
pub(super) fn teller(speeches: &[Speech], at: usize, claim: &Claim) -> Option<Filler> {
    let mut around = around(speeches, at);
    let speech = around.next().filter(|speech| speech.told)?;
    let subject = claim.subject.meant;
    let is_himself = |speech: &Speech| subject == speech.speaker.meant && subject != Meant::Nothing;
    // "Marlow said Quill had told him that he opposed it": Quill speaks of himself, and Marlow says so.
    let other = match is_himself(speech) {
        true => around.find(|outer| !is_himself(outer) && !outer.speaker.meant.is_own()),
        false => Some(speech).filter(|speech| !speech.speaker.meant.is_own() || speech.opinion),
    };
    other.map(|speech| speech.speaker.clone())
}

/// Whether a token stands in what somebody says, be it the message.
pub(super) fn is_told(speeches: &[Speech], at: usize) -> bool {
    around(speeches, at).next().is_some()
}

/// The speeches that hold a token, from the innermost.
fn around(speeches: &[Speech], at: usize) -> impl Iterator<Item = &Speech> {
    let holds = move |speech: &&Speech| speech.first <= at && at < speech.end && speech.verb != at;
    speeches.iter().rev().filter(holds)
}
