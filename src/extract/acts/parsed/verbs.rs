//! Acts told by a verb of a frame, in either voice.

use super::finder::{Finder, Sketch, modality};
use super::phrase::phrase;
use super::view::View;
use super::who::{Doer, Who, doers, with_joined};
use crate::extract::acts::phrase::clause_end;
use crate::extract::page::Sentence;
use crate::extract::syntax::{Relation, Tag};
use crate::model::Modality;
use crate::vocab::{self, Frame, Sense, Told};

/// Adds what the frames of a verb make of a token.
pub(super) fn read(finder: &mut Finder<'_, '_, '_, '_>, sentence: &Sentence, at: usize) {
    let view = finder.view;
    let tag = view.tag(at);
    let possible =
        tag.is_verb() || matches!(tag, Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective);
    if !possible || finder.draft.owner(at).is_some() && !tag.is_verb() {
        return;
    }
    let found = verbs_of_frames(view, at);
    for (frame, lemma, end) in found.into_iter().filter(|(frame, ..)| !frame.refused) {
        verb(finder, sentence, frame, lemma, at, end);
    }
}

/// A frame, its verb, the token behind the verb's particles.
type Verb = (&'static Frame, &'static str, usize);

/// The frames whose verb stands at a token; of the verbs of one frame that with most particles.
fn verbs_of_frames(view: &View<'_, '_>, at: usize) -> Vec<Verb> {
    let mut found: Vec<Verb> = Vec::new();
    let frames = vocab::frames();
    for hit in view.page.hits_at(at).iter().filter(|hit| hit.end == at + 1) {
        let (Sense::Verb(index, place, _) | Sense::Told(index, place, Told::Verb)) = hit.sense
        else {
            continue;
        };
        let Some(frame) = frames.get(usize::from(index)) else {
            continue;
        };
        let Some(verb) = frame.verbs.get(usize::from(place)) else {
            continue;
        };
        let particles = verb.split(' ').skip(1);
        let mut end = at + 1;
        let fits = particles.into_iter().all(|particle| {
            end += 1;
            view.is(end - 1, particle)
        });
        if !fits {
            continue;
        }
        // Of one act the frame that needs no tree tells more, then the verb with most particles.
        let weight = |frame: &Frame, end: usize| (!frame.tree, end);
        match found.iter_mut().find(|(other, ..)| other.act == frame.act) {
            Some(other) if weight(other.0, other.2) < weight(frame, end) => {
                *other = (frame, verb, end);
            }
            Some(_) => {}
            None => found.push((frame, verb, end)),
        }
    }
    found
}

fn verb(
    finder: &mut Finder<'_, '_, '_, '_>,
    sentence: &Sentence,
    frame: &'static Frame,
    lemma: &str,
    at: usize,
    end: usize,
) {
    let view = finder.view;
    // "Backed down": with a particle it is another verb.
    let particle = view.child(at, &[Relation::Particle]).is_some()
        || view.is_any(end, &["down", "out", "off", "away", "up"]);
    if particle && end == at + 1 {
        return;
    }
    let helpers = view.helpers(at);
    let refusing = helpers.negated
        && (helpers.will || helpers.would || helpers.can || helpers.could || !helpers.have)
        && !helpers.undecided;
    let passive = view.tag(at) != Tag::Gerund
        && (view.is_passive(at) || view.tag(at) == Tag::Participle && helpers.be);
    let mut mode = modality(view, at, &helpers);
    let mut act: &'static str = &frame.act;
    if mode == Modality::Negated && refusing && matches!(act, "agreed" | "supported") {
        (act, mode) = ("rejected", Modality::Asserted);
    }
    let who: Vec<Doer> = if passive {
        agents(view, at)
    } else {
        doers(view, at)
    };
    let first = complement(view, frame, at, end, passive);
    let wider = first.as_ref().and_then(|found| wider(view, at, found));
    let rest = rest(finder, sentence, frame, end, first.as_ref());
    let mut words = Vec::new();
    let longer: Vec<Completed> = [first, wider, rest].into_iter().flatten().collect();
    let shorter: Vec<Completed> = longer
        .iter()
        .filter(|found| found.tie != "met")
        .filter_map(|found| {
            Some(Completed {
                words: super::phrase::cut(view, found.words)?,
                tie: match found.tie {
                    "object" | "object+" => "object-",
                    "clause" | "clause+" => "clause-",
                    "open" | "open+" => "open-",
                    "behind" => "behind-",
                    _ => "other-",
                },
                recipient: found.recipient,
            })
        })
        .collect();
    for object in longer.into_iter().chain(shorter) {
        // To refuse to reject is no rejection.
        let refusal = frame.name == "refuse"
            && verbs_of_frames(view, object.words.0)
                .iter()
                .any(|(frame, ..)| frame.act == "rejected");
        // Whom one welcomes one greets.
        let greeted = lemma == "welcome" && finder.is_somebody(object.words);
        if refusal || greeted || lemma == "ask" && is_question(view, object.words) {
            continue;
        }
        if words.contains(&object.words) {
            continue;
        }
        words.push(object.words);
        let sketch = Sketch {
            act,
            rule: &frame.name,
            kind: if passive { "passive" } else { "active" },
            lemma,
            at,
            object: object.words,
            tie: object.tie,
            recipient: object.recipient,
            modality: mode,
            helpers,
        };
        finder.add(&sketch, &who);
    }
}

/// Whether what is asked is a question, no request: "asked if", "asked about", "asked what".
fn is_question(view: &View<'_, '_>, (first, end): (usize, usize)) -> bool {
    const ASKS: [&str; 11] = [
        "if",
        "whether",
        "about",
        "what",
        "how",
        "why",
        "when",
        "who",
        "where",
        "which",
        "concerning",
    ];
    let from = first.saturating_sub(2).max(view.first);
    (from..end.min(first + 3)).any(|at| view.is_any(at, &ASKS))
}

/// The same complement with all that follows it in the clause: what the tree hangs on the verb may belong to the noun.
fn wider(view: &View<'_, '_>, at: usize, found: &Completed) -> Option<Completed> {
    let (first, end) = found.words;
    let reach = view.reach(at).1;
    if found.tie == "met" || first < at || reach <= end + 1 {
        return None;
    }
    let words = super::phrase::between(view, first, reach)?;
    Some(Completed {
        words,
        tie: match found.tie {
            "object" => "object+",
            "clause" => "clause+",
            "open" => "open+",
            _ => "other+",
        },
        recipient: found.recipient,
    })
}

/// What stands behind the verb up to the end of its clause, whatever the tree says.
fn rest(
    finder: &Finder<'_, '_, '_, '_>,
    sentence: &Sentence,
    frame: &Frame,
    end: usize,
    first: Option<&Completed>,
) -> Option<Completed> {
    let view = finder.view;
    let opens = end < view.end
        && !view.tag(end).is_sign()
        && (!matches!(view.tag(end), Tag::Preposition | Tag::And)
            || view.is_any(end, &["that", "to"]));
    if frame.act == "met" || !opens {
        return None;
    }
    let mut from = end;
    // Whom one asks is not what one asks.
    if let Some(recipient) = first
        .and_then(|found| found.recipient)
        .filter(|to| *to >= end)
    {
        // "Requests Department's guidance": the Department's is what is asked for.
        from = match view.tag(recipient + 1) {
            Tag::Possessive => end,
            _ => recipient + 1,
        };
    } else if frame.recipient.iter().any(|place| place == "direct")
        && let Some(id) = finder.draft.owner(end)
    {
        from = finder.draft.tokens_of(id).1;
    }
    let stop = clause_end(finder.draft, sentence, from).min(view.end);
    let words = (stop > from).then(|| super::phrase::between(view, from, stop))??;
    Some(Completed {
        words,
        tie: "behind",
        recipient: first.and_then(|found| found.recipient),
    })
}

/// By whom in the passive voice; the message where it says what its reader is asked to do.
fn agents(view: &View<'_, '_>, at: usize) -> Vec<Doer> {
    let by = view.agent(at).or_else(|| {
        view.children(at).find(|child| {
            view.relation(*child) == Relation::Oblique
                && view
                    .preposition(*child)
                    .is_some_and(|case| view.is(case, "by"))
        })
    });
    match by {
        Some(by) => with_joined(view, by, "agent"),
        None => vec![(Who::Sender, "no-agent")],
    }
}

/// What completes a verb.
struct Completed {
    words: (usize, usize),
    tie: &'static str,
    recipient: Option<usize>,
}

fn complement(
    view: &View<'_, '_>,
    frame: &Frame,
    at: usize,
    end: usize,
    passive: bool,
) -> Option<Completed> {
    let takes = |what: &str| frame.takes.iter().any(|take| take == what);
    let clause = view.children(at).find(|child| {
        *child > at
            && (view.relation(*child) == Relation::Complement
                || view.relation(*child) == Relation::OpenComplement)
    });
    let noun = view
        .child(at, &[Relation::Object])
        .filter(|object| *object > at);
    let indirect = view.child(at, &[Relation::IndirectObject]);
    let with_preposition = view.children(at).find(|child| {
        *child > at
            && matches!(
                view.relation(*child),
                Relation::Oblique | Relation::NounModifier | Relation::AdverbClause
            )
            && view.preposition(*child).is_some_and(|case| {
                let case = view.page.word(case).to_ascii_lowercase();
                takes(&case) || case == "to" && takes("to") && view.tag(*child).is_verb()
            })
    });
    let recipient = recipient(view, frame, at);
    if frame.act == "met" {
        let met = noun
            .filter(|_| takes("person") && end == at + 1)
            .or_else(|| {
                // "call on X", "discuss matter with X": behind the particle, or with a preposition.
                let behind = view
                    .children(at)
                    .find(|child| *child >= end && view.tag(*child).is_noun());
                if end > at + 1 {
                    behind
                } else {
                    with_preposition
                }
            })
            .or(with_preposition)
            .or_else(|| {
                passive
                    .then(|| view.child(at, &[Relation::PassiveSubject]))
                    .flatten()
            });
        let met = met?;
        return Some(Completed {
            words: (met, met + 1),
            tie: "met",
            recipient: Some(met),
        });
    }
    let of = |node: usize, tie: &'static str, recipient: Option<usize>| {
        phrase(view, node).map(|words| Completed {
            words,
            tie,
            recipient,
        })
    };
    if let Some(clause) = clause {
        let tie = match view.relation(clause) {
            Relation::OpenComplement => "open",
            _ => "clause",
        };
        let asked = noun
            .filter(|object| *object < clause)
            .or(indirect)
            .or_else(|| {
                passive
                    .then(|| view.child(at, &[Relation::PassiveSubject]))
                    .flatten()
            })
            .or(recipient);
        return of(clause, tie, asked);
    }
    if passive {
        let shared = || {
            // "supported by X and opposed by Y": the subject of the first is that of both.
            let first = view
                .head(at)
                .filter(|_| view.relation(at) == Relation::Conjunct)?;
            view.child(first, &[Relation::PassiveSubject, Relation::Subject])
        };
        let subject = view
            .child(at, &[Relation::PassiveSubject, Relation::Subject])
            .or_else(shared);
        if let Some(subject) = subject {
            let head = antecedent(view, subject);
            return of_noun(view, head, at).map(|words| Completed {
                words,
                tie: "passive-subject",
                recipient,
            });
        }
        if matches!(
            view.relation(at),
            Relation::NounClause | Relation::RelativeClause
        ) && let Some(head) = view.head(at)
        {
            return of_noun(view, head, at).map(|words| Completed {
                words,
                tie: "noun",
                recipient,
            });
        }
    }
    if let Some(object) = noun {
        return of(object, "object", recipient.or(indirect));
    }
    if let Some(object) = with_preposition {
        return of(object, "preposition", recipient);
    }
    // "the plan that Norvale rejected"
    let relative = view.relation(at) == Relation::RelativeClause;
    if relative
        && let Some(head) = view.head(at)
        && view
            .child(at, &[Relation::Subject])
            .is_some_and(|subject| !view.is_any(subject, &["who", "which", "that"]))
    {
        return of_noun(view, head, at).map(|words| Completed {
            words,
            tie: "relative",
            recipient,
        });
    }
    None
}

/// Whom a relative pronoun stands for.
fn antecedent(view: &View<'_, '_>, at: usize) -> usize {
    if !view.is_any(at, &["which", "that", "who"]) {
        return at;
    }
    view.head(at)
        .and_then(|verb| view.head(verb))
        .filter(|noun| *noun < at)
        .unwrap_or(at)
}

/// A noun and what describes it up to the verb that hangs on it.
fn of_noun(view: &View<'_, '_>, head: usize, verb: usize) -> Option<(usize, usize)> {
    let (first, end) = view.reach(head);
    let end = if verb > head && verb < end {
        view.reach(verb).0.max(head + 1)
    } else {
        end
    };
    super::phrase::between(view, first, end)
}

/// To whom or of whom.
fn recipient(view: &View<'_, '_>, frame: &Frame, at: usize) -> Option<usize> {
    let by_preposition = view.children(at).find(|child| {
        matches!(
            view.relation(*child),
            Relation::Oblique | Relation::NounModifier
        ) && view.preposition(*child).is_some_and(|case| {
            let case = view.page.word(case).to_ascii_lowercase();
            frame.recipient.contains(&case)
        })
    });
    by_preposition.or_else(|| view.child(at, &[Relation::IndirectObject]))
}
