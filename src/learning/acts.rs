//! The command that learns the judge of acts: documents and their acts in, a file of weights out.
//!
//! Two kinds of annotated documents are read. A set of documents, lines `{"id", "text"}`, with its acts, lines `{"id", "act",
//! "actor", "actor_resolved", "object", "quote", "modality", "optional"?}`. And marks that stand apart from their texts
//! (`--marks FILE --texts DOCS`): lines of `document, sentence, act, word that carries it, actor, who that is, object,
//! recipient, modality` with tabs between, the places as bytes `first-end` of the document's text, `-` for no such word or
//! recipient, `?` behind an act of which the annotator is not sure; who it is, is told by a place, by a name, or by `=` as the
//! actor's own words; a document's name alone says that it has no acts.
//!
//! Without `--out` nothing is written: half of the documents are learnt from and the other half read, and the other way round,
//! which tells what is to be expected of unseen text. `--errors N` prints what is told wrongly of the first N.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rayon::prelude::*;
use serde::Deserialize;

use super::{ended, lines, options, say, text as read_text, write};
use crate::extract::train_acts::{
    Answers, Learnt, Lesson, Plan, Seen, USUAL, Wanted, content, crossed, learn, likeness, see,
};
use crate::model::{Cable, Claim, Filler, Modality, RawText, Stated};
use crate::{ingest, resolve};

const USAGE: &str = "usage: train-acts [--out FILE] [--marks FILE.tsv --texts DOCS.jsonl] [--rounds N] [--penalty MILLIONTHS] [--step HUNDREDTHS] [--errors N] DOCS.jsonl ACTS.jsonl";

/// What was asked.
#[derive(Default)]
struct Asked {
    out: Option<PathBuf>,
    marks: Option<PathBuf>,
    texts: Option<PathBuf>,
    errors: usize,
    files: Vec<PathBuf>,
    plan: Plan,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    date: Option<String>,
}

/// An act as annotators wrote it down.
#[derive(Clone, Debug, Default, Deserialize)]
struct Act {
    id: String,
    #[serde(default)]
    act: String,
    #[serde(default)]
    actor: String,
    actor_resolved: Option<String>,
    object: Option<String>,
    #[serde(default)]
    quote: String,
    #[serde(default)]
    modality: String,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    none: bool,
    /// Byte of the word that carries it.
    #[serde(skip)]
    carrier: Option<usize>,
}

/// A document, what is seen in it and what is to be told of it.
struct Text {
    raw: RawText,
    cable: Cable,
    acts: Vec<Act>,
    seen: Seen,
    wanted: Vec<Wanted>,
}

impl Text {
    fn lesson(&self) -> Lesson<'_> {
        Lesson {
            seen: &self.seen,
            wanted: &self.wanted,
        }
    }
}

/// Runs the command with these arguments; wrong use and unreadable files give status 2.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    ended(ask(arguments).and_then(|asked| work(&asked)))
}

fn ask(arguments: impl Iterator<Item = OsString>) -> Result<Asked, String> {
    let mut asked = Asked::default();
    let files = options(arguments, USAGE, |name, value| {
        match name {
            "--out" => asked.out = Some(value.path()),
            "--marks" => asked.marks = Some(value.path()),
            "--texts" => asked.texts = Some(value.path()),
            "--errors" => asked.errors = value.number()?,
            "--rounds" => asked.plan.rounds = value.number()?,
            "--penalty" => asked.plan.penalty = value.number()? as f32 * 1e-6,
            "--step" => asked.plan.step = value.number()? as f32 / 100.0,
            _ => return None,
        }
        Some(())
    })?;
    asked.files = files;
    if asked.files.len() != 2 || asked.marks.is_some() != asked.texts.is_some() {
        return Err(USAGE.to_owned());
    }
    Ok(asked)
}

fn work(asked: &Asked) -> Result<(), String> {
    let of = by_document(lines::<Act>(&asked.files[1])?);
    let texts = prepare(lines(&asked.files[0])?, of);
    let more = match (&asked.marks, &asked.texts) {
        (Some(marks), Some(documents)) => marked(marks, documents)?,
        _ => Vec::new(),
    };
    let count = |texts: &[Text]| {
        let acts = texts.iter().flat_map(|text| &text.acts);
        acts.filter(|act| !act.optional).count()
    };
    say(&format!(
        "{} documents, {} acts; to learn from only: {} documents, {} acts",
        texts.len(),
        count(&texts),
        more.len(),
        count(&more),
    ));
    if let Some(out) = &asked.out {
        let lessons: Vec<Lesson<'_>> = texts.iter().chain(&more).map(Text::lesson).collect();
        let head = format!(
            "Weights of the judge of acts, learnt from {} annotated telegrams. Made by src/extract/acts/parsed/train; the \
             command stands in README.md. Public domain (CC0).\n",
            lessons.len()
        );
        write(out, &learn(&lessons, asked.plan).write(&head))?;
    } else {
        validate(&texts, &more, asked);
    }
    Ok(())
}

fn by_document(acts: Vec<Act>) -> HashMap<String, Vec<Act>> {
    let mut of: HashMap<String, Vec<Act>> = HashMap::new();
    for act in acts {
        let own = of.entry(act.id.clone()).or_default();
        if !act.none {
            own.push(act);
        }
    }
    of
}

/// The documents that have acts, or of which it is known that they have none.
fn prepare(documents: Vec<Line>, mut of: HashMap<String, Vec<Act>>) -> Vec<Text> {
    documents
        .into_iter()
        .filter_map(|line| {
            let acts = of.remove(&line.id)?;
            Some(text(line, acts))
        })
        .collect()
}

/// Documents whose acts are marked apart from them.
fn marked(marks: &Path, documents: &Path) -> Result<Vec<Text>, String> {
    let mut rows: HashMap<String, Vec<String>> = HashMap::new();
    for row in read_text(marks)?
        .lines()
        .filter(|row| !row.starts_with('#'))
    {
        let id = row.split('\t').next().unwrap_or_default();
        rows.entry(id.to_owned()).or_default().push(row.to_owned());
    }
    let documents: Vec<Line> = lines(documents)?;
    let mut texts = Vec::new();
    let known = documents
        .into_iter()
        .filter_map(|line| Some((rows.get(&line.id)?, line)));
    for (rows, line) in known {
        let own = rows.iter().filter(|row| row.contains('\t'));
        let acts: Option<Vec<Act>> = own.map(|row| mark(row, &line.text)).collect();
        let outside = || format!("{}: {}: a mark outside its text", marks.display(), line.id);
        let acts = acts.ok_or_else(outside)?;
        texts.push(text(line, acts));
    }
    Ok(texts)
}

fn mark(row: &str, text: &str) -> Option<Act> {
    let [
        id,
        quote,
        act,
        carrier,
        actor,
        resolved,
        object,
        _,
        modality,
    ] = row.split('\t').collect::<Vec<_>>().try_into().ok()?;
    let words = |place: &str| -> Option<String> {
        let (first, end) = place.split_once('-')?;
        let words = text.get(first.parse().ok()?..end.parse().ok()?)?;
        Some(words.to_owned())
    };
    Some(Act {
        id: id.to_owned(),
        act: act.trim_end_matches('?').to_owned(),
        optional: act.ends_with('?'),
        actor: words(actor)?,
        actor_resolved: match resolved {
            "=" => words(actor),
            name => Some(words(name).unwrap_or_else(|| name.to_owned())),
        },
        object: Some(words(object)?),
        quote: words(quote)?,
        modality: modality.to_owned(),
        carrier: carrier
            .split_once('-')
            .and_then(|(first, _)| first.parse().ok()),
        none: false,
    })
}

fn text(line: Line, acts: Vec<Act>) -> Text {
    let stated = Stated {
        date: line.date,
        ..Stated::default()
    };
    let raw = RawText::of_line(line.id, line.text, stated);
    let cable = ingest::parse_document(&raw).value;
    let seen = see(&raw, &cable);
    let names = resolve::parties(&raw, &cable, &seen.findings);
    let mut sentences: Vec<(String, Vec<&[String]>)> = Vec::new();
    let mut next = names.iter().map(|(actor, _)| actor.as_slice());
    for (span, parties) in seen.sentences() {
        sentences.push((
            spaced(span.of(&raw.text)),
            next.by_ref().take(parties).collect(),
        ));
    }
    let wanted = acts
        .iter()
        .map(|act| {
            let quote = spaced(&act.quote);
            let own: Vec<usize> = (0..sentences.len())
                .filter(|index| is_same_sentence(&sentences[*index].0, &quote))
                .collect();
            let of = |index: usize| {
                let parties = sentences[index].1.iter().enumerate();
                parties
                    .filter(|(_, names)| same_actor(names, act))
                    .map(move |(slot, _)| (index, slot))
                    .collect::<Vec<_>>()
            };
            Wanted {
                act: act.act.clone(),
                actors: own.iter().flat_map(|index| of(*index)).collect(),
                sentences: own,
                carrier: act.carrier,
                object: act.object.clone().unwrap_or_default(),
                modality: mode(&act.modality),
                optional: act.optional,
            }
        })
        .collect();
    Text {
        raw,
        cable,
        acts,
        seen,
        wanted,
    }
}

/// Whether what we take for a sentence is what annotators quote.
fn is_same_sentence(sentence: &str, quote: &str) -> bool {
    quote.contains(sentence) || sentence.contains(quote) && sentence.len() <= 2 * quote.len() + 200
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter_map(content)
        .collect()
}

fn shared(one: &str, other: &str) -> f32 {
    likeness(words(one).iter(), &words(other))
}

fn same_actor(names: &[String], act: &Act) -> bool {
    let wanted = [Some(act.actor.as_str()), act.actor_resolved.as_deref()];
    names.iter().filter(|name| !name.is_empty()).any(|name| {
        wanted.iter().flatten().any(|want| {
            let (have, wish) = (words(name), words(want));
            shared(name, want) >= 0.5
                || (!wish.is_empty() && wish.is_subset(&have))
                || (!have.is_empty() && have.is_subset(&wish))
        })
    })
}

/// Right, given, wanted; and of the right ones with the right modality.
#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    given: usize,
    wanted: usize,
    mode: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.given += other.given;
        self.wanted += other.wanted;
        self.mode += other.mode;
    }

    fn line(&self, name: &str) -> String {
        let p = self.right as f64 / self.given.max(1) as f64;
        let r = self.right as f64 / self.wanted.max(1) as f64;
        format!(
            "{name:12} P {p:.3}  R {r:.3}  F1 {:.3}  (wanted {})  modality {:.3}",
            2.0 * p * r / (p + r).max(1e-9),
            self.wanted,
            self.mode as f64 / self.right.max(1) as f64,
        )
    }
}

/// What cross-validation counts.
#[derive(Default)]
struct Counts {
    objects: [Tally; LEAST.len()],
    actors: [Tally; LEAST.len()],
    per_act: BTreeMap<String, Tally>,
    /// Right ones and all, by how sure they were said to be.
    bins: [[usize; 2]; 10],
    answers: Answers,
}

const LEAST: [f32; 7] = [0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6];

/// Of the marked documents every so manieth is read.
const EACH: usize = 5;

/// Says how well two judges, each learnt from every other document, read the others: of those annotated all, of those marked
/// every fifth.
fn validate(texts: &[Text], more: &[Text], asked: &Asked) {
    let all: Vec<&Text> = texts.iter().chain(more).collect();
    let lessons: Vec<Lesson<'_>> = all.iter().map(|text| text.lesson()).collect();
    let judges = crossed(&lessons, asked.plan);
    let read = |name: &str, some: Vec<usize>, shown: usize| {
        let counts = some.into_par_iter().enumerate().map(|(number, index)| {
            let mut counts = Counts::default();
            counts.add(all[index], &judges[index % 2], number < shown);
            counts
        });
        let counts: Vec<Counts> = counts.collect();
        say(name);
        counts
            .into_iter()
            .fold(Counts::default(), Counts::plus)
            .tell();
    };
    read("annotated:", (0..texts.len()).collect(), asked.errors);
    let marked = (texts.len()..all.len()).step_by(EACH).collect();
    read("marked:", marked, 0);
}

impl Counts {
    fn add(&mut self, text: &Text, learnt: &Learnt, show: bool) {
        learnt.answer(&text.lesson(), &mut self.answers);
        for (index, least) in LEAST.iter().enumerate() {
            let told = Output::read(text, learnt, *least);
            told.count(text, true, &mut self.objects[index], |_, _, _| {});
            told.count(text, false, &mut self.actors[index], |_, _, _| {});
        }
        let told = Output::read(text, learnt, USUAL);
        told.count(text, true, &mut Tally::default(), |claim, right, meant| {
            let tally = self.per_act.entry(claim.predicate.to_owned()).or_default();
            tally.given += 1;
            tally.right += usize::from(right);
            tally.mode += usize::from(meant);
            let bin = &mut self.bins[((claim.confidence * 10.0) as usize).min(9)];
            bin[0] += usize::from(right);
            bin[1] += 1;
        });
        for act in text.acts.iter().filter(|act| !act.optional) {
            self.per_act.entry(act.act.clone()).or_default().wanted += 1;
        }
        if show {
            told.show_errors(text);
        }
    }

    fn plus(mut self, other: Self) -> Self {
        for (own, other) in self.objects.iter_mut().zip(other.objects) {
            own.add(other);
        }
        for (own, other) in self.actors.iter_mut().zip(other.actors) {
            own.add(other);
        }
        for (name, tally) in other.per_act {
            self.per_act.entry(name).or_default().add(tally);
        }
        let pairs = self
            .bins
            .iter_mut()
            .flatten()
            .zip(other.bins.iter().flatten());
        let answers = self.answers.acts.iter_mut().chain(&mut self.answers.parts);
        let others = other.answers.acts.iter().chain(&other.answers.parts);
        for (own, other) in pairs.chain(answers.zip(others)) {
            *own += other;
        }
        self
    }

    fn tell(&self) {
        for ((least, object), actor) in LEAST.iter().zip(&self.objects).zip(&self.actors) {
            say(&actor.line(&format!("actor  {least}")));
            say(&object.line(&format!("object {least}")));
        }
        for (name, tally) in &self.per_act {
            say(&tally.line(name));
        }
        for (bin, [right, given]) in self.bins.iter().enumerate().filter(|(_, bin)| bin[1] > 0) {
            say(&format!("{:.1}: {right} of {given}", bin as f64 / 10.0));
        }
        let [right, told, wanted] = self.answers.acts;
        let [actors, objects, modes, all] = self.answers.parts;
        say(&format!(
            "acts of sentences: {right} right, {told} told, {wanted} wanted; with the word known, of {all}: {actors} actors, \
             {objects} objects, {modes} ways of meaning"
        ));
    }
}

/// What weights tell of a document: claims with the names of their actors and objects.
struct Output(Vec<(Claim, Vec<String>, Vec<String>)>);

impl Output {
    fn read(text: &Text, learnt: &Learnt, least: f32) -> Self {
        let findings = learnt.read(&text.raw, &text.cable, least);
        let parties = resolve::parties(&text.raw, &text.cable, &findings);
        let claims = findings.claims.into_iter().zip(parties);
        Output(
            claims
                .map(|(claim, (actor, object))| (claim, actor, object))
                .collect(),
        )
    }

    /// Compares with the acts of a document, with or without their objects.
    fn count(
        &self,
        text: &Text,
        objects: bool,
        tally: &mut Tally,
        mut told: impl FnMut(&Claim, bool, bool),
    ) {
        let mut left: HashSet<usize> = (0..text.acts.len()).collect();
        for (claim, actor, object) in &self.0 {
            let sentence = spaced(claim.evidence.of(&text.raw.text));
            let hit = left
                .iter()
                .copied()
                .filter(|index| {
                    let act = &text.acts[*index];
                    act.act == claim.predicate
                        && is_same_sentence(&sentence, &spaced(&act.quote))
                        && same_actor(actor, act)
                        && (!objects || same_object(object, act))
                })
                .min_by_key(|act| (text.acts[*act].optional, *act));
            if let Some(act) = hit {
                left.remove(&act);
                if text.acts[act].optional {
                    continue;
                }
                tally.right += 1;
            }
            let meant = hit.is_some_and(|act| claim.modality == mode(&text.acts[act].modality));
            tally.mode += usize::from(meant);
            tally.given += 1;
            told(claim, hit.is_some(), meant);
        }
        tally.wanted += text.acts.iter().filter(|act| !act.optional).count();
    }

    /// Says what is told wrongly and what is not told.
    fn show_errors(&self, text: &Text) {
        let of = |filler: &Filler| {
            let words = filler.words.map(|words| spaced(words.of(&text.raw.text)));
            words.unwrap_or_else(|| format!("{:?}", filler.meant))
        };
        let mut found = HashSet::new();
        for (claim, actor, object) in &self.0 {
            let sentence = spaced(claim.evidence.of(&text.raw.text));
            let near =
                |index: &usize| is_same_sentence(&sentence, &spaced(&text.acts[*index].quote));
            let near: Vec<usize> = (0..text.acts.len()).filter(near).collect();
            let hit = near.iter().find(|index| {
                let act = &text.acts[**index];
                act.act == claim.predicate && same_actor(actor, act) && same_object(object, act)
            });
            if let Some(hit) = hit {
                found.insert(*hit);
                continue;
            }
            say(&format!(
                "false {:.2} {} {} [{} | {}] :: {sentence}",
                claim.confidence,
                claim.predicate,
                claim.rule,
                of(&claim.subject),
                claim.object.as_ref().map(of).unwrap_or_default(),
            ));
            for index in near {
                let act = &text.acts[index];
                say(&format!(
                    "    {} [{} | {}]",
                    act.act,
                    act.actor,
                    act.object.as_deref().unwrap_or_default()
                ));
            }
        }
        for (index, act) in text.acts.iter().enumerate() {
            if found.contains(&index) || act.optional {
                continue;
            }
            say(&format!(
                "lost {} [{} | {}] :: {}",
                act.act,
                act.actor,
                act.object.as_deref().unwrap_or_default(),
                spaced(&act.quote)
            ));
        }
    }
}

fn same_object(names: &[String], act: &Act) -> bool {
    let wanted = act.object.as_deref().unwrap_or_default();
    names
        .first()
        .is_some_and(|words| shared(words, wanted) >= 0.5)
}

fn mode(name: &str) -> Modality {
    match name {
        "negated" => Modality::Negated,
        "conditional" => Modality::Conditional,
        "intended" => Modality::Intended,
        _ => Modality::Asserted,
    }
}
