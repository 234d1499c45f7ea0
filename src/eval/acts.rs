//! How well acts are read: who did what, and how it is meant, against what annotators marked.
//!
//! An act is right where an annotator has the same act in the same sentence and half of the words of its actor, as the text
//! has it or by name, are shared; at the level of objects half of the words of its object are shared too. Each marked act
//! counts once.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Deserializer};

use super::{BANDS, Counts, band_of};
use crate::model::{Argument, Document, Modality, content, likeness};
use crate::vocab;

/// An act as an annotator wrote it down: a line of a file of acts.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct GoldAct {
    /// Identity of its document.
    pub id: String,
    /// `proposed`, `requested` and so on.
    #[serde(default)]
    pub act: String,
    /// The words that name who acts.
    #[serde(default)]
    pub actor: String,
    /// Who that is, by the document's own words.
    pub actor_resolved: Option<String>,
    /// The words of what is proposed, of who is met.
    pub object: Option<String>,
    /// The sentence that tells it.
    #[serde(default)]
    pub quote: String,
    /// `asserted`, `negated`, `conditional`, `intended`.
    #[serde(default)]
    pub modality: String,
    /// Who says so, as the text names him; `Some(None)` where nobody but the message does, `None` where it is not marked.
    #[serde(default, deserialize_with = "marked")]
    pub attributed_to: Option<Option<String>>,
    /// Marked with doubt: counts neither way.
    #[serde(default)]
    pub optional: bool,
    /// The line says only that the document tells no act.
    #[serde(default)]
    pub none: bool,
}

/// A field that is there, be it `null`.
fn marked<'de, D: Deserializer<'de>>(field: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(field).map(Some)
}

impl GoldAct {
    /// What keeps it from being compared; `None` where nothing does.
    pub fn fault(&self) -> Option<String> {
        const MODALITIES: [&str; 4] = ["asserted", "negated", "conditional", "intended"];
        if self.none {
            return None;
        }
        let is_act = vocab::acts().any(|act| act == self.act);
        match () {
            () if !is_act => Some(format!(
                "`{}` is no act: they are {}",
                self.act,
                vocab::acts().collect::<Vec<_>>().join(", ")
            )),
            () if self.actor.trim().is_empty() => Some("an act without `actor`".to_owned()),
            () if self.quote.trim().is_empty() => Some("an act without `quote`".to_owned()),
            () if matches!(&self.attributed_to, Some(Some(name)) if name.trim().is_empty()) => {
                Some("`attributed_to` without a name: `null` is for nobody".to_owned())
            }
            () if !MODALITIES.contains(&self.modality.as_str()) => Some(format!(
                "`{}` is no modality: they are {}",
                self.modality,
                MODALITIES.join(", ")
            )),
            () => None,
        }
    }
}

/// An act as the program reads it, in the words that are compared.
#[derive(Clone, Debug)]
pub struct Read {
    act: String,
    /// What the actor is called.
    actor: Vec<String>,
    object: String,
    modality: Modality,
    sentence: String,
}

/// What is asked to agree for an act to be right.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Level {
    /// Act and actor.
    Actor,
    /// Act, actor and object.
    Object,
}

/// What an act turns out to be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// The annotators have it, at this place of theirs.
    Right(usize),
    /// They have it with doubt: it counts neither way.
    Doubtful,
    /// They do not have it.
    Wrong,
}

impl Read {
    /// An act of these words; who acts by each name.
    pub fn new(
        act: &str,
        actor: Vec<String>,
        object: &str,
        modality: Modality,
        sentence: &str,
    ) -> Self {
        Read {
            act: act.to_owned(),
            actor,
            object: object.to_owned(),
            modality,
            sentence: spaced(sentence),
        }
    }

    /// The sentence that tells it, with single spaces.
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// Whether an annotator's sentence is the one that tells it.
    pub fn is_in(&self, wanted: &GoldAct) -> bool {
        is_same_sentence(&self.sentence, &spaced(&wanted.quote))
    }

    /// Whether it is an annotator's act by the same one, of the same.
    pub fn is(&self, wanted: &GoldAct, level: Level) -> bool {
        self.act == wanted.act
            && self.is_in(wanted)
            && is_same_actor(&self.actor, wanted)
            && (level == Level::Actor || self.overlap(wanted) >= 0.5)
    }

    /// Whether it is meant as the annotator says.
    pub fn is_meant(&self, wanted: &GoldAct) -> bool {
        self.modality.as_str() == wanted.modality
    }

    fn overlap(&self, wanted: &GoldAct) -> f32 {
        let object = wanted.object.as_deref().unwrap_or_default();
        match self.object.is_empty() && object.is_empty() {
            true => 1.0,
            false => shared(&self.object, object),
        }
    }
}

impl Counts {
    fn count(&mut self, verdict: Verdict) {
        self.given += usize::from(verdict != Verdict::Doubtful);
        self.right += usize::from(matches!(verdict, Verdict::Right(_)));
    }
}

/// What each act of a document turns out to be; each marked one is taken by the first that it fits.
pub fn judge(read: &[&Read], gold: &[GoldAct], level: Level) -> Vec<Verdict> {
    let mut left: Vec<usize> = (0..gold.len()).collect();
    let mut verdicts = Vec::with_capacity(read.len());
    for own in read {
        let of = |at: &usize| (!gold[*at].optional, own.overlap(&gold[*at]));
        let fits = left.iter().filter(|at| own.is(&gold[**at], level));
        // Of equals the first, hence backwards.
        let best = fits.rev().max_by(|one, other| {
            let ((sure, alike), (other_sure, other_alike)) = (of(one), of(other));
            sure.cmp(&other_sure).then(alike.total_cmp(&other_alike))
        });
        let Some(best) = best.copied() else {
            verdicts.push(Verdict::Wrong);
            continue;
        };
        left.retain(|at| *at != best);
        verdicts.push(match gold[best].optional {
            true => Verdict::Doubtful,
            false => Verdict::Right(best),
        });
    }
    verdicts
}

/// Whether what the program takes for a sentence is what annotators quote; both with single spaces.
pub fn is_same_sentence(sentence: &str, quote: &str) -> bool {
    quote.contains(sentence) || sentence.contains(quote) && sentence.len() <= 2 * quote.len() + 200
}

/// A text with single spaces.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether somebody who goes by these names is the actor of a marked act.
pub fn is_same_actor(names: &[String], wanted: &GoldAct) -> bool {
    let called = [
        Some(wanted.actor.as_str()),
        wanted.actor_resolved.as_deref(),
    ];
    called.iter().flatten().any(|want| is_called(names, want))
}

/// Whether one of somebody's names shares half of its words with another, or holds them all.
fn is_called(names: &[String], want: &str) -> bool {
    let wish = words(want);
    names.iter().filter(|name| !name.is_empty()).any(|name| {
        let have = words(name);
        likeness(have.iter(), &wish) >= 0.5
            || (!wish.is_empty() && wish.is_subset(&have))
            || (!have.is_empty() && have.is_subset(&wish))
    })
}

fn words(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter_map(content)
        .collect()
}

fn shared(one: &str, other: &str) -> f32 {
    likeness(words(one).iter(), &words(other))
}

/// An act that one side has and the other lacks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ActMiss {
    /// Document.
    pub id: String,
    /// The gold has it, the program not; else the other way round.
    pub missed: bool,
    /// Which act.
    pub act: String,
    /// Who does it.
    pub actor: String,
    /// Of what; empty where none is told.
    pub object: String,
    /// The sentence.
    pub sentence: String,
}

/// What came of the acts of all documents.
#[derive(Clone, Debug, Default)]
pub struct ActScore {
    /// Act and actor right.
    pub actors: Counts,
    /// Act, actor and object right.
    pub objects: Counts,
    /// The same by act.
    pub acts: BTreeMap<&'static str, Counts>,
    /// Who says so, of those right with their actors where it is marked.
    pub says: Counts,
    /// Of those right with their objects, how many are meant as the annotators say.
    pub meant: usize,
    /// Given and right with actor, and with object, in each of [`BANDS`].
    pub bands: [[Counts; 2]; BANDS.len()],
    /// What is wrong with its object, in order.
    pub misses: Vec<ActMiss>,
}

impl ActScore {
    /// Adds a document as the program reads it; `gold` holds the acts of this document.
    pub fn add(&mut self, gold: &[GoldAct], read: &Document) {
        let ours: Vec<_> = read
            .assertions
            .iter()
            .filter(|assertion| vocab::acts().any(|act| act == assertion.predicate))
            .collect();
        let acts: Vec<Read> = ours
            .iter()
            .map(|assertion| {
                let object = assertion.object.as_ref();
                Read::new(
                    assertion.predicate,
                    names(&assertion.subject, read),
                    object.map_or("", |object| &object.text),
                    assertion.modality,
                    assertion.evidence.span.of(&read.raw.text),
                )
            })
            .collect();
        let whole: Vec<&Read> = acts.iter().collect();
        let by_actor = judge(&whole, gold, Level::Actor);
        let by_object = judge(&whole, gold, Level::Object);
        for act in vocab::acts() {
            self.acts.entry(act).or_default();
        }
        for (at, assertion) in ours.iter().enumerate() {
            let (actor, object) = (by_actor[at], by_object[at]);
            let [actors, objects] = &mut self.bands[band_of(assertion.confidence)];
            for counts in [&mut self.actors, actors] {
                counts.count(actor);
            }
            let of_act = self.acts.entry(assertion.predicate).or_default();
            for counts in [&mut self.objects, objects, of_act] {
                counts.count(object);
            }
            if let Verdict::Right(place) = actor
                && let Some(wanted) = &gold[place].attributed_to
            {
                let speaker = assertion.attributed_to.as_ref();
                let told = speaker.map(|speaker| names(speaker, read));
                self.says.wanted += usize::from(wanted.is_some());
                self.says.given += usize::from(told.is_some());
                let same = |(told, wanted): (Vec<String>, &String)| is_called(&told, wanted);
                self.says.right += usize::from(told.zip(wanted.as_ref()).is_some_and(same));
            }
            match object {
                Verdict::Right(place) => {
                    self.meant += usize::from(acts[at].is_meant(&gold[place]));
                }
                Verdict::Wrong => self.misses.push(ActMiss {
                    id: read.raw.id.clone(),
                    missed: false,
                    act: acts[at].act.clone(),
                    actor: assertion.subject.text.clone(),
                    object: acts[at].object.clone(),
                    sentence: acts[at].sentence.clone(),
                }),
                Verdict::Doubtful => {}
            }
        }
        for (place, wanted) in gold.iter().enumerate().filter(|(_, one)| !one.optional) {
            self.actors.wanted += 1;
            self.objects.wanted += 1;
            if let Some(act) = vocab::acts().find(|act| *act == wanted.act) {
                self.acts.entry(act).or_default().wanted += 1;
            }
            if !by_object.contains(&Verdict::Right(place)) {
                self.misses.push(ActMiss {
                    id: read.raw.id.clone(),
                    missed: true,
                    act: wanted.act.clone(),
                    actor: wanted.actor.clone(),
                    object: spaced(wanted.object.as_deref().unwrap_or_default()),
                    sentence: spaced(&wanted.quote),
                });
            }
        }
    }
}

/// What somebody in a role of an assertion is called.
fn names(argument: &Argument, read: &Document) -> Vec<String> {
    let entity = argument
        .entity
        .and_then(|id| read.entities.get(id.0 as usize));
    let known = entity
        .into_iter()
        .flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases));
    known.chain([&argument.text]).cloned().collect()
}
