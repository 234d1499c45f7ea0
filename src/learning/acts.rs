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
use crate::eval::{GoldAct, Level, Read, Verdict, is_same_actor, is_same_sentence, judge, spaced};
use crate::extract::train_acts::{
    Answers, Learnt, Lesson, Plan, Seen, USUAL, Wanted, crossed, learn, see,
};
use crate::model::{Cable, Filler, Modality, RawText, Stated};
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

/// A document.
#[derive(Clone, Deserialize)]
pub(super) struct Line {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) date: Option<String>,
}

/// An act that annotators marked, and the byte of the word that carries it, where they marked that.
type Marked = (GoldAct, Option<usize>);

/// A document, what is seen in it and what is to be told of it.
struct Text {
    raw: RawText,
    cable: Cable,
    acts: Vec<GoldAct>,
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
    let of = by_document(lines::<GoldAct>(&asked.files[1])?);
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

fn by_document(acts: Vec<GoldAct>) -> HashMap<String, Vec<Marked>> {
    let mut of: HashMap<String, Vec<Marked>> = HashMap::new();
    for act in acts {
        let own = of.entry(act.id.clone()).or_default();
        if !act.none {
            own.push((act, None));
        }
    }
    of
}

/// The documents that have acts, or of which it is known that they have none.
fn prepare(documents: Vec<Line>, mut of: HashMap<String, Vec<Marked>>) -> Vec<Text> {
    documents
        .into_iter()
        .filter_map(|line| {
            let acts = of.remove(&line.id)?;
            Some(text(line, acts))
        })
        .collect()
}

/// The marks of a file that stand apart from their texts, by document.
pub(super) fn rows_of(marks: &Path) -> Result<HashMap<String, Vec<String>>, String> {
    let mut rows: HashMap<String, Vec<String>> = HashMap::new();
    for row in read_text(marks)?
        .lines()
        .filter(|row| !row.starts_with('#'))
    {
        let id = row.split('\t').next().unwrap_or_default();
        rows.entry(id.to_owned()).or_default().push(row.to_owned());
    }
    Ok(rows)
}

/// Documents whose acts are marked apart from them.
fn marked(marks: &Path, documents: &Path) -> Result<Vec<Text>, String> {
    let rows = rows_of(marks)?;
    let documents: Vec<Line> = lines(documents)?;
    let mut texts = Vec::new();
    let known = documents
        .into_iter()
        .filter_map(|line| Some((rows.get(&line.id)?, line)));
    for (rows, line) in known {
        let own = rows.iter().filter(|row| row.contains('\t'));
        let acts: Option<Vec<Marked>> = own.map(|row| mark(row, &line.text)).collect();
        let outside = || format!("{}: {}: a mark outside its text", marks.display(), line.id);
        let acts = acts.ok_or_else(outside)?;
        texts.push(text(line, acts));
    }
    Ok(texts)
}

fn mark(row: &str, text: &str) -> Option<Marked> {
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
    let gold = GoldAct {
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
        ..GoldAct::default()
    };
    let carrier = carrier.split_once('-');
    Some((gold, carrier.and_then(|(first, _)| first.parse().ok())))
}

/// The text of a document, and its head and layout.
pub(super) fn text_of(line: Line) -> (RawText, Cable) {
    let stated = Stated {
        date: line.date,
        ..Stated::default()
    };
    let raw = RawText::of_line(line.id, line.text, stated);
    let cable = ingest::parse_document(&raw).value;
    (raw, cable)
}

fn text(line: Line, acts: Vec<Marked>) -> Text {
    let (raw, cable) = text_of(line);
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
        .map(|(act, carrier)| {
            let quote = spaced(&act.quote);
            let own: Vec<usize> = (0..sentences.len())
                .filter(|index| is_same_sentence(&sentences[*index].0, &quote))
                .collect();
            let of = |index: usize| {
                let parties = sentences[index].1.iter().enumerate();
                parties
                    .filter(|(_, names)| is_same_actor(names, act))
                    .map(move |(slot, _)| (index, slot))
                    .collect::<Vec<_>>()
            };
            Wanted {
                act: act.act.clone(),
                actors: own.iter().flat_map(|index| of(*index)).collect(),
                sentences: own,
                carrier: *carrier,
                object: act.object.clone().unwrap_or_default(),
                modality: mode(&act.modality),
                optional: act.optional,
            }
        })
        .collect();
    Text {
        raw,
        cable,
        acts: acts.into_iter().map(|(act, _)| act).collect(),
        seen,
        wanted,
    }
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

    fn count(&mut self, told: &Told, verdict: Verdict, text: &Text) {
        if let Verdict::Right(place) = verdict {
            self.right += 1;
            self.mode += usize::from(told.read.is_meant(&text.acts[place]));
        }
        self.given += usize::from(verdict != Verdict::Doubtful);
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
            self.objects[index].add(told.count(text, Level::Object));
            self.actors[index].add(told.count(text, Level::Actor));
        }
        let told = Output::read(text, learnt, USUAL);
        for (told, verdict) in told.judged(text, Level::Object) {
            let tally = self.per_act.entry(told.act.to_owned()).or_default();
            tally.count(told, verdict, text);
            if verdict != Verdict::Doubtful {
                let bin = &mut self.bins[((told.confidence * 10.0) as usize).min(9)];
                bin[0] += usize::from(verdict != Verdict::Wrong);
                bin[1] += 1;
            }
        }
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

/// An act that weights tell of a document.
struct Told {
    read: Read,
    /// Its actor and its object in the words of the text.
    words: [String; 2],
    act: &'static str,
    rule: &'static str,
    confidence: f32,
}

/// What weights tell of a document.
struct Output(Vec<Told>);

impl Output {
    fn read(text: &Text, learnt: &Learnt, least: f32) -> Self {
        let findings = learnt.read(&text.raw, &text.cable, least);
        let parties = resolve::parties(&text.raw, &text.cable, &findings);
        let of = |filler: &Filler| {
            let words = filler.words.map(|words| spaced(words.of(&text.raw.text)));
            words.unwrap_or_else(|| format!("{:?}", filler.meant))
        };
        let claims = findings.claims.iter().zip(parties);
        let told = claims.map(|(claim, (actor, object))| Told {
            read: Read::new(
                claim.predicate,
                actor,
                object.first().map_or("", String::as_str),
                claim.modality,
                claim.evidence.of(&text.raw.text),
            ),
            words: [
                of(&claim.subject),
                claim.object.as_ref().map(of).unwrap_or_default(),
            ],
            act: claim.predicate,
            rule: claim.rule,
            confidence: claim.confidence,
        });
        Output(told.collect())
    }

    /// What each turns out to be.
    fn judged(&self, text: &Text, level: Level) -> impl Iterator<Item = (&Told, Verdict)> {
        let read: Vec<&Read> = self.0.iter().map(|told| &told.read).collect();
        self.0.iter().zip(judge(&read, &text.acts, level))
    }

    /// Compares with the acts of a document.
    fn count(&self, text: &Text, level: Level) -> Tally {
        let mut tally = Tally::default();
        for (told, verdict) in self.judged(text, level) {
            tally.count(told, verdict, text);
        }
        tally.wanted = text.acts.iter().filter(|act| !act.optional).count();
        tally
    }

    /// Says what is told wrongly and what is not told.
    fn show_errors(&self, text: &Text) {
        let mut found = HashSet::new();
        for (told, verdict) in self.judged(text, Level::Object) {
            match verdict {
                Verdict::Right(place) => {
                    found.insert(place);
                }
                Verdict::Doubtful => {}
                Verdict::Wrong => {
                    let [actor, object] = &told.words;
                    say(&format!(
                        "false {:.2} {} {} [{actor} | {object}] :: {}",
                        told.confidence,
                        told.act,
                        told.rule,
                        told.read.sentence(),
                    ));
                    for act in text.acts.iter().filter(|act| told.read.is_in(act)) {
                        say(&format!("    {}", written(act)));
                    }
                }
            }
        }
        for (index, act) in text.acts.iter().enumerate() {
            if !found.contains(&index) && !act.optional {
                say(&format!("lost {} :: {}", written(act), spaced(&act.quote)));
            }
        }
    }
}

/// A marked act in a line.
fn written(act: &GoldAct) -> String {
    let object = act.object.as_deref().unwrap_or_default();
    format!("{} [{} | {object}]", act.act, act.actor)
}

fn mode(name: &str) -> Modality {
    match name {
        "negated" => Modality::Negated,
        "conditional" => Modality::Conditional,
        "intended" => Modality::Intended,
        _ => Modality::Asserted,
    }
}
