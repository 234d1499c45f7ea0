//! Collects readings: settles who is meant, writes down what speaks for each.

use super::party::{Class, Mind, Party, party};
use super::reading::{Reading, Traits};
use super::view::{Helpers, View};
use super::who::{Doer, Who, says, voices};
use crate::extract::draft::Draft;
use crate::extract::syntax::{Relation, Tag};
use crate::model::{EntityKind, Filler, Modality};
use crate::vocab::Sense;

/// The readings of a sentence in the making.
pub(super) struct Finder<'f, 'd, 'p, 't> {
    pub(super) draft: &'f mut Draft<'d, 't>,
    pub(super) view: &'f View<'p, 't>,
    pub(super) mind: &'f Mind,
    pub(super) found: Vec<Reading>,
    /// Number of the last group of readings that stand or fall together: two who do one thing.
    pub(super) group: u32,
}

/// What a generator says of a possible act; who does it is told apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sketch<'s> {
    pub(super) act: &'static str,
    pub(super) rule: &'static str,
    /// How it is told: `active`, `passive`, `noun`, `order` …
    pub(super) kind: &'static str,
    /// The word in its plain form.
    pub(super) lemma: &'s str,
    pub(super) at: usize,
    pub(super) object: (usize, usize),
    /// How the object hangs on the word.
    pub(super) tie: &'static str,
    /// Head of the recipient.
    pub(super) recipient: Option<usize>,
    pub(super) modality: Modality,
    pub(super) helpers: Helpers,
}

impl Finder<'_, '_, '_, '_> {
    /// Adds a reading for each doer who can be told, by the first ways of telling them; those of one way are a group.
    pub(super) fn add(&mut self, sketch: &Sketch<'_>, doers: &[Doer]) {
        const WAYS: usize = 3;
        if is_open(self.view, sketch.at) {
            return;
        }
        let mut way_taken = None;
        let mut ways = 0;
        let nearest = self.nearest(sketch.at, doers);
        for (who, way) in doers.iter().chain(nearest.iter()) {
            if way_taken != Some(*way) {
                if ways == WAYS {
                    break;
                }
                self.group += 1;
            }
            if let Some(actor) = self.actor(*who, sketch) {
                if way_taken != Some(*way) {
                    ways += 1;
                }
                way_taken = Some(*way);
                self.push(sketch, actor, way);
            }
        }
    }

    /// The subject that stands nearest before a word, where the tree ties them by nothing.
    fn nearest(&self, at: usize, doers: &[Doer]) -> Option<Doer> {
        let view = self.view;
        let subject = (view.first..at).rev().find(|before| {
            matches!(
                view.relation(*before),
                Relation::Subject | Relation::PassiveSubject
            )
        })?;
        let known = doers.iter().any(|(who, _)| *who == Who::At(subject));
        (!known).then_some((Who::At(subject), "nearest"))
    }

    /// Whether tokens `first..end` open with the name of a person.
    pub(super) fn is_somebody(&self, (first, end): (usize, usize)) -> bool {
        (first..end.min(first + 3)).any(|at| {
            let owner = self.draft.owner(at);
            owner.is_some_and(|id| self.draft.get(id).kind == EntityKind::Person)
        })
    }

    /// The party of a noun phrase.
    pub(super) fn party(&mut self, at: usize) -> Option<Party> {
        party(self.draft, self.view, at, self.mind)
    }

    /// Who says that somebody else does what a word tells; the reporter of the message is no speaker of his own.
    fn speaker(&mut self, at: usize, actor: &Filler) -> Option<Filler> {
        let (who, _) = voices(self.view, at).into_iter().next()?;
        let Who::At(at) = who else { return None };
        let party = self.party(at)?;
        let told = matches!(
            party.class,
            Class::He | Class::Person | Class::Body | Class::Place | Class::Group
        );
        (told && party.filler.meant != actor.meant).then_some(party.filler)
    }

    fn actor(&mut self, who: Who, sketch: &Sketch<'_>) -> Option<Party> {
        let quoted = self.view.page.is_quoted(sketch.at);
        match who {
            Who::At(at) if (sketch.object.0..sketch.object.1).contains(&at) => None,
            Who::At(at) => self.party(at),
            Who::Sender => (!quoted).then(Party::sender),
            Who::Speaker => self.mind.speaker.clone().map(Party::speaker),
        }
    }

    fn push(&mut self, sketch: &Sketch<'_>, actor: Party, way: &'static str) {
        if sketch.act == "met" {
            self.meet(sketch, actor, way);
            return;
        }
        let recipient = sketch.recipient.and_then(|at| self.party(at));
        let traits = self.traits(sketch, &actor, way, recipient.as_ref());
        let own = actor.filler.clone();
        let speaker = self.speaker(sketch.at, &own);
        self.found.push(Reading {
            act: sketch.act,
            rule: sketch.rule,
            at: sketch.at,
            actor,
            object: sketch.object,
            object_party: None,
            recipient: recipient.map(|party| party.filler),
            speaker,
            modality: sketch.modality,
            traits,
            group: (self.group, 0),
        });
    }

    /// Whom one meets is a party: told by the name alone, and with all that the text says of them.
    fn meet(&mut self, sketch: &Sketch<'_>, actor: Party, way: &'static str) {
        let Some(at) = sketch.recipient else { return };
        let Some(met) = self.party(at) else { return };
        // Nobody meets himself, and talks are not talked with.
        let thing = met.class == Class::Thing && self.view.tag(at) != Tag::Name;
        if met.filler == actor.filler || thing {
            return;
        }
        let view = self.view;
        let short = (super::party::opening(view, at), at + 1);
        let whole = super::phrase::phrase(view, at)
            .filter(|words| *words != short && words.0 <= at && at < words.1);
        let full = whole
            .and_then(|words| super::phrase::cut(view, words))
            .filter(|words| *words != short && words.0 <= at && at < words.1);
        let group = self.group;
        let speaker = self.speaker(at, &actor.filler.clone());
        let forms = [
            Some((short, "met-short", 0_u8)),
            full.map(|words| (words, "met-full", 1)),
            whole.map(|words| (words, "met-whole", 2)),
        ];
        for (object, tie, form) in forms.into_iter().flatten() {
            let sketch = Sketch {
                tie,
                object,
                ..*sketch
            };
            let mut traits = self.traits(&sketch, &actor, way, Some(&met));
            traits.add(&["met-whom", met.class.name()]);
            traits.add(&["met-whom", met.class.name(), actor.class.name()]);
            traits.add(&["met-whom", met.class.name(), sketch.lemma]);
            traits.add(&["met-tie", met.class.name(), tie]);
            if met.class == Class::Thing {
                traits.add(&["met-thing", view.page.word(at)]);
            }
            let words = match tie {
                "met-short" => met.filler.words,
                _ => view.page.span(object.0, object.1),
            };
            self.found.push(Reading {
                act: sketch.act,
                rule: sketch.rule,
                at: sketch.at,
                actor: actor.clone(),
                object,
                object_party: Some(Filler {
                    words,
                    ..met.filler
                }),
                recipient: None,
                speaker: speaker.clone(),
                modality: sketch.modality,
                traits,
                // The forms are rivals; those of one form stand together.
                group: (group, form),
            });
        }
    }

    fn traits(
        &self,
        sketch: &Sketch<'_>,
        actor: &Party,
        way: &'static str,
        recipient: Option<&Party>,
    ) -> Traits {
        let view = self.view;
        let (act, kind, lemma, at) = (sketch.act, sketch.kind, sketch.lemma, sketch.at);
        let class = actor.class.name();
        let help = sketch.helpers.name();
        let negated = if sketch.helpers.negated { "not" } else { "" };
        let mut traits = Traits::default();
        traits.add(&[act]);
        traits.add(&["kind", act, kind]);
        traits.add(&["lemma", lemma, act]);
        traits.add(&["lemma-kind", lemma, kind]);
        traits.add(&["lemma-help", lemma, help, negated]);
        traits.add(&["help", act, kind, help, negated]);
        traits.add(&["way", act, kind, way]);
        traits.add(&["way-class", way, class]);
        traits.add(&["class", act, kind, class]);
        traits.add(&["lemma-class", lemma, class]);
        traits.add(&["tie", act, kind, sketch.tie]);
        traits.add(&["lemma-tie", lemma, sketch.tie]);
        let tag = view.tag(at).name();
        let relation = view.relation(at).name();
        traits.add(&["tag", act, kind, tag]);
        traits.add(&["relation", act, kind, relation]);
        traits.add(&["tag-way", tag, way]);
        if let Some(head) = view.head(at) {
            let above = view.page.word(head);
            traits.add(&["above", act, above, relation]);
            traits.add(&["above-tag", act, view.tag(head).name(), relation]);
            traits.add(&[
                "above-says",
                act,
                if says(view, head) { "1" } else { "0" },
                relation,
            ]);
        }
        let (first, end) = sketch.object;
        let length = match end.saturating_sub(first) {
            0 => "0",
            1 => "1",
            2 => "2",
            3..=5 => "5",
            6..=12 => "12",
            13..=20 => "20",
            _ => "long",
        };
        traits.add(&["length", act, kind, length]);
        traits.add(&["opens", act, kind, view.page.word(first)]);
        traits.add(&["opens-tag", act, kind, view.tag(first).name()]);
        let before = if first > view.first {
            view.page.word(first - 1)
        } else {
            "^"
        };
        traits.add(&["object-before", act, kind, before]);
        traits.add(&["object-before", lemma, before]);
        let behind = if end < view.end {
            view.page.word(end)
        } else {
            "$"
        };
        traits.add(&["object-behind", behind, length]);
        traits.add(&[
            "object-ends",
            view.tag(end.saturating_sub(1)).name(),
            view.tag(end).name(),
        ]);
        let modal = (first..end.min(first + 10)).find(|at| view.tag(*at) == Tag::Modal);
        traits.add(&[
            "object-modal",
            act,
            lemma,
            modal.map_or("", |at| view.page.word(at)),
        ]);
        let place = if first < at { "before" } else { "behind" };
        traits.add(&["place", act, kind, place]);
        if at > view.first {
            traits.add(&["left", act, view.page.word(at - 1)]);
        } else {
            traits.add(&["left", act, "^"]);
        }
        traits.add(&[
            "right",
            act,
            if at + 1 < view.end {
                view.page.word(at + 1)
            } else {
                "$"
            },
        ]);
        if let Some(who) = actor.at {
            if matches!(actor.class, Class::Thing | Class::Group | Class::House) {
                traits.add(&["thing", view.page.word(who)]);
                traits.add(&["thing", act, view.page.word(who)]);
            }
            let far = match at.abs_diff(who) {
                0..=2 => "near",
                3..=6 => "mid",
                7..=14 => "far",
                _ => "very far",
            };
            traits.add(&["far", way, far]);
        }
        let department = if view.page.is_from_department() {
            "dept"
        } else {
            "post"
        };
        traits.add(&["from", act, kind, class, department]);
        if view.page.is_quoted(at) {
            traits.add(&["quoted"]);
            traits.add(&["quoted", act, class]);
        }
        if view.upper {
            traits.add(&["upper"]);
        }
        if view.page.word(view.end.saturating_sub(1)) == "?" {
            traits.add(&["question", act]);
        }
        let depth = std::iter::successors(Some(at), |at| view.head(*at))
            .take(6)
            .count();
        traits.add(&[
            "depth",
            act,
            kind,
            ["0", "1", "2", "3", "4", "5", "6"][depth.min(6)],
        ]);
        if let Some(recipient) = recipient {
            traits.add(&["recipient", act, kind, recipient.class.name()]);
            traits.add(&["recipient", lemma, recipient.class.name()]);
        } else {
            traits.add(&["recipient", lemma, "-"]);
        }
        // What stands before the first word of the clause: "if", "whether", "that", "when".
        let opener = view
            .child(at, &[Relation::Marker])
            .map_or("", |at| view.page.word(at));
        traits.add(&["opener", act, opener]);
        let adverb = view
            .child(at, &[Relation::Adverb])
            .map_or("", |at| view.page.word(at));
        traits.add(&["adverb", act, adverb]);
        let saying = (view.first..at).rev().take(20).any(|before| {
            view.page
                .has_sense(before, |sense| matches!(sense, Sense::Speech(_)))
        });
        traits.add(&["said-before", act, kind, if saying { "1" } else { "0" }]);
        traits
    }
}

/// Whether it cannot be told whose deed a verb is: in "Marlow said that Norvale had accepted and asked for time" either may
/// have asked.
fn is_open(view: &View<'_, '_>, at: usize) -> bool {
    let Some(first) = view
        .head(at)
        .filter(|_| view.relation(at) == Relation::Conjunct && view.tag(at) == Tag::Past)
    else {
        return false;
    };
    let own = view.child(at, &[Relation::Subject, Relation::PassiveSubject]);
    let said = view.relation(first) == Relation::Complement
        && view.head(first).is_some_and(|head| says(view, head));
    said && own.is_none()
}

/// How an act is meant: done, denied, on a condition, planned.
pub(super) fn modality(view: &View<'_, '_>, at: usize, helpers: &Helpers) -> Modality {
    const WISHES: [&str; 9] = [
        "appreciate",
        "hope",
        "like",
        "welcome",
        "prefer",
        "suggest",
        "recommend",
        "propose",
        "urge",
    ];
    const PLANS: [&str; 22] = [
        "plan",
        "plans",
        "planned",
        "planning",
        "intend",
        "intends",
        "intended",
        "going",
        "decided",
        "authorized",
        "instructed",
        "asked",
        "requested",
        "expect",
        "expects",
        "wish",
        "wishes",
        "wants",
        "want",
        "directed",
        "about",
        "order",
    ];
    if helpers.negated {
        return Modality::Negated;
    }
    let conditional = view.children(at).any(|child| {
        view.relation(child) == Relation::AdverbClause
            && view
                .children(child)
                .any(|mark| view.is_any(mark, &["if", "unless", "provided", "should"]))
    });
    let modal = helpers.would || helpers.could || helpers.may || helpers.can;
    if conditional && (modal || helpers.will) {
        return Modality::Conditional;
    }
    if helpers.would && view.is_any(at, &WISHES) {
        return Modality::Asserted;
    }
    if modal {
        return Modality::Conditional;
    }
    if helpers.will || helpers.should {
        return Modality::Intended;
    }
    if helpers.infinitive {
        let above = view.head(at);
        let planned = above.is_some_and(|above| view.is_any(above, &PLANS));
        let willing = above
            .is_some_and(|above| view.is_any(above, &["prepared", "ready", "willing", "able"]));
        let aim = matches!(
            view.relation(at),
            Relation::NounClause | Relation::AdverbClause
        );
        if planned || aim {
            return Modality::Intended;
        }
        if willing {
            return Modality::Conditional;
        }
    }
    Modality::Asserted
}
