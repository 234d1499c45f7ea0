//! How well names are found and acts are read, on documents that somebody has annotated: precision, recall, F1, B-cubed,
//! calibration.
//!
//! A name counts where span and kind are right. On both sides a leading article or title and a trailing possessive are
//! left off first ("Prime Minister Kim" is Kim; a title alone stays), since annotators differ in these.

mod across;
mod acts;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::model::{Document, EntityKind, RawText, Stated};
use crate::vocab::is_title_word;
pub use across::{Across, Pair, Proof, Split, Tally, Told};
pub use acts::{
    ActMiss, ActScore, GoldAct, Level, Read, Verdict, is_same_actor, is_same_sentence, judge,
    spaced,
};

/// An annotated document: a line of a gold file.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// Identity of the document.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its date, in any form.
    pub date: Option<String>,
    /// Its number, in any form.
    pub mrn: Option<String>,
    /// Every name in it; `None` where names are not marked.
    pub mentions: Option<Vec<GoldMention>>,
    /// Of which volume it is: entities are the same in all documents of one.
    pub volume: Option<String>,
    /// People by entity, as a list of the volume has them.
    #[serde(default)]
    pub persons: BTreeMap<String, GoldPerson>,
}

/// Somebody in a list of people.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPerson {
    /// In full, the surname first where a comma stands in it: `Marlow, Agnes`.
    pub name: String,
}

/// A name as an annotator marked it.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldMention {
    /// Where it begins: characters (code points), or bytes, from 0.
    pub start: usize,
    /// Where it ends, half-open.
    pub end: usize,
    /// `person`, `body`, `initiative`, `place`.
    pub kind: String,
    /// Who is meant: the same in every mention of the same, in one document or in all of a volume.
    pub entity: Option<String>,
    /// Marked with doubt: counts neither way.
    #[serde(default)]
    pub optional: bool,
}

/// What the offsets of a gold file count.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Unit {
    /// Characters, that is code points.
    #[default]
    Characters,
    /// Bytes of UTF-8.
    Bytes,
}

/// How many were right, of how many.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Given and wanted.
    pub right: usize,
    /// Given by the program.
    pub given: usize,
    /// Wanted by the gold.
    pub wanted: usize,
}

impl Counts {
    /// Share of those given that are wanted; 0 where none is given.
    pub fn precision(self) -> f64 {
        share(self.right, self.given)
    }

    /// Share of those wanted that are given; 0 where none is wanted.
    pub fn recall(self) -> f64 {
        share(self.right, self.wanted)
    }

    /// Harmonic mean of the two.
    pub fn f1(self) -> f64 {
        harmonic(self.precision(), self.recall())
    }
}

/// Harmonic mean of precision and recall; 0 where both are.
fn harmonic(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 {
        2.0 * precision * recall / (precision + recall)
    } else {
        0.0
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// Lower bounds of the bands of confidence, highest first.
pub const BANDS: [f64; 5] = [0.9, 0.8, 0.7, 0.5, 0.0];

/// A name that one side has and the other lacks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Miss {
    /// Document.
    pub id: String,
    /// The gold has it, the program not; else the other way round.
    pub missed: bool,
    /// Its kind.
    pub kind: String,
    /// The words around it, itself between `[` and `]`.
    pub context: String,
}

/// What came of all documents.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// By kind of entity.
    pub kinds: BTreeMap<&'static str, Counts>,
    /// Whatever the kind.
    pub spans: Counts,
    /// Given and right in each of [`BANDS`].
    pub bands: [Counts; BANDS.len()],
    /// The same by kind of entity.
    pub kind_bands: BTreeMap<&'static str, [Counts; BANDS.len()]>,
    /// Sums of B-cubed precision and recall, and over how many names.
    pub b_cubed: (f64, f64, usize),
    /// What is wrong, in order.
    pub misses: Vec<Miss>,
}

/// How well names within a document are put together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BCubed {
    /// Mean share, from 0 to 1, of right names among those put together with a name.
    pub precision: f64,
    /// Mean share of those found among the names that belong to a name.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
    /// Over how many names.
    pub names: usize,
}

/// The kinds that an annotation has.
const KINDS: [EntityKind; 4] = [
    EntityKind::Person,
    EntityKind::Body,
    EntityKind::Initiative,
    EntityKind::Place,
];

impl Gold {
    /// The document as one to read.
    pub fn raw(&self) -> RawText {
        let stated = Stated {
            date: self.date.clone(),
            mrn: self.mrn.clone(),
            ..Stated::default()
        };
        RawText::of_line(self.id.clone(), self.text.clone(), stated)
    }
}

impl Score {
    /// Adds a document as the program reads it.
    pub fn add(&mut self, gold: &Gold, read: &Document, unit: Unit) {
        let text = gold.text.as_str();
        for kind in KINDS {
            self.kinds.entry(kind.as_str()).or_default();
            self.kind_bands.entry(kind.as_str()).or_default();
        }
        let wanted = wanted(gold, unit);
        let mut given: BTreeMap<Place, (u32, f32)> = BTreeMap::new();
        for mention in read
            .mentions
            .iter()
            .filter(|mention| KINDS.contains(&mention.kind))
        {
            let span = trim(
                text,
                mention.span.start(),
                mention.span.end(),
                mention.kind == EntityKind::Person,
            );
            given
                .entry((span, mention.kind.as_str()))
                .or_insert((mention.entity.0, mention.confidence));
        }
        let certain: BTreeSet<(usize, usize)> = wanted
            .iter()
            .filter(|(_, marked)| !marked.optional)
            .map(|((span, _), _)| *span)
            .collect();
        let doubtful: BTreeSet<(usize, usize)> = wanted
            .keys()
            .map(|(span, _)| *span)
            .filter(|span| !certain.contains(span))
            .collect();
        given.retain(|(span, _), _| !doubtful.contains(span));
        for (place @ (span, kind), (_, confidence)) in &given {
            let right = wanted.contains_key(place);
            let counts = self.kinds.entry(kind).or_default();
            counts.given += 1;
            counts.right += usize::from(right);
            let band = band_of(*confidence);
            let of_kind = self.kind_bands.entry(kind).or_default();
            for counts in [&mut self.bands[band], &mut of_kind[band]] {
                counts.given += 1;
                counts.right += usize::from(right);
            }
            if !right {
                self.miss(gold, *span, false, kind);
            }
        }
        for ((span, kind), _) in wanted.iter().filter(|(_, marked)| !marked.optional) {
            self.kinds.entry(kind).or_default().wanted += 1;
            if !given.contains_key(&(*span, *kind)) {
                self.miss(gold, *span, true, kind);
            }
        }
        let found: BTreeSet<(usize, usize)> = given.keys().map(|(span, _)| *span).collect();
        self.spans.given += found.len();
        self.spans.wanted += certain.len();
        self.spans.right += found.intersection(&certain).count();
        self.cluster(&wanted, &given);
    }

    fn miss(&mut self, gold: &Gold, span: (usize, usize), missed: bool, kind: &str) {
        self.misses.push(Miss {
            id: gold.id.clone(),
            missed,
            kind: kind.to_owned(),
            context: context(&gold.text, span),
        });
    }

    /// B-cubed over the names that both sides have: how pure and how whole the group of each is.
    fn cluster(
        &mut self,
        wanted: &BTreeMap<Place, &GoldMention>,
        given: &BTreeMap<Place, (u32, f32)>,
    ) {
        let both: Vec<(u32, &str)> = given
            .iter()
            .filter_map(|(place, (entity, _))| {
                Some((*entity, wanted.get(place)?.entity.as_deref()?))
            })
            .collect();
        let (mut ours, mut theirs, mut shared) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (entity, name) in &both {
            *ours.entry(*entity).or_insert(0_usize) += 1;
            *theirs.entry(*name).or_insert(0_usize) += 1;
            *shared.entry((*entity, *name)).or_insert(0_usize) += 1;
        }
        for (entity, name) in &both {
            let together = shared[&(*entity, *name)];
            self.b_cubed.0 += share(together, ours[entity]);
            self.b_cubed.1 += share(together, theirs[name]);
            self.b_cubed.2 += 1;
        }
    }

    /// B-cubed of who is who within a document; 0 over no names.
    pub fn who_is_who(&self) -> BCubed {
        let (precision, recall, names) = self.b_cubed;
        let mean = |sum: f64| if names == 0 { 0.0 } else { sum / names as f64 };
        let (precision, recall) = (mean(precision), mean(recall));
        BCubed {
            precision,
            recall,
            f1: harmonic(precision, recall),
            names,
        }
    }

    /// All kinds together.
    pub fn all(&self) -> Counts {
        self.kinds
            .values()
            .fold(Counts::default(), |sum, counts| Counts {
                right: sum.right + counts.right,
                given: sum.given + counts.given,
                wanted: sum.wanted + counts.wanted,
            })
    }
}

/// Which of [`BANDS`] a confidence falls in, as it is written: 0.9 as a short float is a little less than 0.9.
fn band_of(confidence: f32) -> usize {
    let written = (f64::from(confidence) * 100.0).round() / 100.0;
    let band = BANDS.iter().position(|least| written >= *least);
    band.unwrap_or(BANDS.len() - 1)
}

/// Span in bytes and kind.
type Place = ((usize, usize), &'static str);

/// The marked names by span in bytes; one marked with certainty wins over one in doubt.
fn wanted(gold: &Gold, unit: Unit) -> BTreeMap<Place, &GoldMention> {
    let text = gold.text.as_str();
    let bytes: Vec<usize> = match unit {
        Unit::Bytes => Vec::new(),
        Unit::Characters => text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect(),
    };
    let at = |offset: usize| match unit {
        Unit::Bytes => Some(offset).filter(|at| text.is_char_boundary(*at)),
        Unit::Characters => bytes.get(offset).copied(),
    };
    let mut found: BTreeMap<Place, &GoldMention> = BTreeMap::new();
    for mention in gold.mentions.iter().flatten() {
        let (Some(start), Some(end)) = (at(mention.start), at(mention.end)) else {
            continue;
        };
        let Some(kind) = KINDS
            .iter()
            .find(|kind| kind.as_str() == mention.kind)
            .filter(|_| start < end)
        else {
            continue;
        };
        let span = trim(text, start, end, *kind == EntityKind::Person);
        let place = found.entry((span, kind.as_str())).or_insert(mention);
        if place.optional && !mention.optional {
            *place = mention;
        }
    }
    found
}

/// Words that may open a name without being part of it.
const OPENERS: [&str; 12] = [
    "the", "a", "an", "this", "that", "its", "his", "their", "our", "mr", "mrs", "of",
];

/// The span without leading article, of a person's name without title, and without a trailing possessive.
fn trim(text: &str, mut start: usize, mut end: usize, is_person: bool) -> (usize, usize) {
    for mark in ["'s", "’s", "'", "’"] {
        if let Some(stem) = text[start..end]
            .strip_suffix(mark)
            .filter(|stem| !stem.is_empty())
        {
            end = start + stem.len();
            break;
        }
    }
    let whole = start;
    loop {
        let words = &text[start..end];
        let length = words.find(char::is_whitespace).unwrap_or(words.len());
        let rest = words[length..].trim_start();
        let word = words[..length].trim_end_matches('.');
        let opener = OPENERS
            .iter()
            .any(|opener| word.eq_ignore_ascii_case(opener));
        if rest.is_empty() {
            // A title alone is all there is.
            return if is_person && is_title_word(word) && start > whole && !opener {
                (first_word(text, whole, end), end)
            } else {
                (start, end)
            };
        }
        if !(opener || (is_person && is_title_word(word))) {
            return (start, end);
        }
        start = end - rest.len();
    }
}

/// Behind leading articles, for a name of nothing but titles.
fn first_word(text: &str, start: usize, end: usize) -> usize {
    let words = &text[start..end];
    let article = OPENERS.iter().find_map(|opener| {
        let rest = words.get(opener.len()..)?;
        (words[..opener.len()].eq_ignore_ascii_case(opener) && rest.starts_with(' '))
            .then(|| rest.trim_start().len())
    });
    article.map_or(start, |length| end - length)
}

/// So many characters are shown on each side of a miss.
const AROUND: usize = 48;

fn context(text: &str, (start, end): (usize, usize)) -> String {
    let from = text[..start]
        .char_indices()
        .rev()
        .nth(AROUND)
        .map_or(0, |(at, _)| at);
    let to = text[end..]
        .char_indices()
        .nth(AROUND)
        .map_or(text.len(), |(at, _)| end + at);
    crate::model::fold_space(&format!(
        "{}[{}]{}",
        &text[from..start],
        &text[start..end],
        &text[end..to]
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::understand;

    #[test]
    fn articles_titles_and_possessives_do_not_count() {
        let check = |words: &str, kept: &str| {
            let (start, end) = trim(words, 0, words.len(), !words.contains("Ministry"));
            assert_eq!(&words[start..end], kept, "{words}");
        };
        check("Prime Minister Marlow", "Marlow");
        check("the Foreign Ministry's", "Foreign Ministry");
        check("Prime Minister", "Prime Minister");
        check("the Prime Minister", "Prime Minister");
        check("Tallis'", "Tallis");
    }

    #[test]
    fn what_is_found_is_counted() {
        let text = "INVENTED. Prime Minister Agnes Marlow met Oren Tallis in Paris.";
        let mark = |words: &str, kind: &str, entity: &str| {
            let start = text.find(words).expect("the words");
            GoldMention {
                start,
                end: start + words.len(),
                kind: kind.to_owned(),
                entity: Some(entity.to_owned()),
                optional: false,
            }
        };
        let gold = Gold {
            id: "invented".to_owned(),
            text: text.to_owned(),
            date: None,
            mrn: None,
            volume: None,
            persons: BTreeMap::new(),
            mentions: Some(vec![
                mark("Agnes Marlow", "person", "m"),
                mark("Paris", "place", "p"),
                mark("INVENTED", "person", "x"),
            ]),
        };
        let mut score = Score::default();
        score.add(&gold, &understand(gold.raw()), Unit::Characters);
        let person = score.kinds["person"];
        assert_eq!((person.right, person.wanted), (1, 2));
        assert_eq!(score.kinds["place"].f1(), 1.0);
        assert!(
            score
                .misses
                .iter()
                .any(|miss| miss.missed && miss.context.starts_with("[INVENTED]"))
        );
        assert_eq!(score.b_cubed.2, 2);
    }
}
