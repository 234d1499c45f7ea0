//! The command that learns the judge of acts: documents and their acts in, a file of weights out.
//!
//! Documents are lines `{"id", "text"}`, acts lines as in an annotated set: `{"id", "act", "actor", "actor_resolved", "object",
//! "quote", "modality", "optional"?}`. A reading is right where act, sentence and actor agree and half of the words of the
//! object. Cross-validation by document tells what is to be expected of unseen text.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use serde::Deserialize;

use crate::extract::train_acts::{Learnt, Plan, Possible, learn, possible};
use crate::learning::{ended, lines, options, say, write};
use crate::model::{Format, Modality, RawText, Stated};
use crate::{ingest, resolve};

const USAGE: &str = "usage: train-acts [--out FILE] [--folds N] [--rounds N] [--penalty THOUSANDTHS] [--least N] [--show N] [--errors N] DOCS.jsonl ACTS.jsonl";

/// What was asked.
#[derive(Default)]
struct Asked {
    out: Option<PathBuf>,
    folds: usize,
    show: usize,
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
#[derive(Clone, Debug, Deserialize)]
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
}

/// A document with what may be said in it and what is.
struct Text {
    raw: RawText,
    possible: Possible,
    acts: Vec<Act>,
    /// For each possible act the acts that it may be.
    fits: Vec<Vec<usize>>,
    /// For each possible act, whether it is right.
    right: Vec<bool>,
    /// For each possible act those of its kind and sentence, and whether actor and object agree.
    near: Vec<HashMap<usize, (bool, bool)>>,
    /// For each possible act the names of who acts.
    actors: Vec<Vec<String>>,
}

/// Runs the command with these arguments; wrong use and unreadable files give status 2.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    ended(ask(arguments).and_then(|asked| work(&asked)))
}

fn ask(arguments: impl Iterator<Item = OsString>) -> Result<Asked, String> {
    let mut asked = Asked {
        folds: 5,
        ..Asked::default()
    };
    let files = options(arguments, USAGE, |name, value| {
        match name {
            "--out" => asked.out = Some(value.path()),
            "--least" => asked.plan.least = value.number()? as u32,
            "--folds" => asked.folds = value.number()?,
            "--show" => asked.show = value.number()?,
            "--errors" => asked.errors = value.number()?,
            "--rounds" => asked.plan.rounds = value.number()?,
            "--penalty" => asked.plan.penalty = value.number()? as f32 / 1000.0,
            _ => return None,
        }
        Some(())
    })?;
    asked.files = files;
    if asked.files.len() != 2 {
        return Err(USAGE.to_owned());
    }
    Ok(asked)
}

fn work(asked: &Asked) -> Result<(), String> {
    let documents: Vec<Line> = lines(&asked.files[0])?;
    let mut of: HashMap<String, Vec<Act>> = HashMap::new();
    for act in lines::<Act>(&asked.files[1])?
        .into_iter()
        .filter(|act| !act.none)
    {
        of.entry(act.id.clone()).or_default().push(act);
    }
    let texts: Vec<Text> = documents
        .into_iter()
        .map(|line| {
            let acts = of.remove(&line.id).unwrap_or_default();
            text(line, acts)
        })
        .collect();
    let count = |f: &dyn Fn(&Text) -> usize| texts.iter().map(f).sum::<usize>();
    let reached = |text: &Text| -> usize {
        let found: HashSet<usize> = text.fits.iter().flatten().copied().collect();
        found.len()
    };
    say(&format!(
        "{} documents, {} acts, {} possible ones, {} of them right, {} acts reached",
        texts.len(),
        count(&|text| text.acts.iter().filter(|act| !act.optional).count()),
        count(&|text| text.right.len()),
        count(&|text| text.right.iter().filter(|right| **right).count()),
        count(&reached),
    ));
    if asked.show > 0 {
        show_unreached(&texts, asked.show);
    }
    say(&reach(&texts));
    if asked.folds > 1 {
        validate(&texts, asked);
    }
    if let Some(out) = &asked.out {
        let all: Vec<(&Possible, &[bool])> = texts
            .iter()
            .map(|text| (&text.possible, text.right.as_slice()))
            .collect();
        let head = format!(
            "Weights of the judge of acts, learnt from {} annotated telegrams. Made by src/extract/acts/parsed/train.rs; the \
             command stands in README.md. Public domain (CC0).\n",
            texts.len()
        );
        let bytes = learn(&all, asked.plan).write(&head);
        write(out, &bytes)?;
    }
    Ok(())
}

fn text(line: Line, acts: Vec<Act>) -> Text {
    let raw = RawText {
        id: line.id,
        path: String::new(),
        ordinal: 1,
        format: Format::Jsonl,
        encoding: "UTF-8",
        sha256: String::new(),
        bytes: line.text.len() as u64,
        text: line.text,
        stated: Stated {
            date: line.date,
            ..Stated::default()
        },
        edition: None,
    };
    let cable = ingest::parse_document(&raw).value;
    let possible = possible(&raw, &cable);
    let parties = resolve::parties(&raw, &cable, &possible.findings);
    let quotes: Vec<String> = acts.iter().map(|act| spaced(&act.quote)).collect();
    let near: Vec<HashMap<usize, (bool, bool)>> = possible
        .claims()
        .iter()
        .zip(&parties)
        .map(|(claim, (actor, object))| {
            let sentence = spaced(claim.evidence.of(&raw.text));
            acts.iter()
                .zip(&quotes)
                .enumerate()
                .filter(|(_, (act, quote))| {
                    act.act == claim.predicate
                        && (quote.contains(&sentence)
                            || sentence.contains(quote.as_str())
                                && sentence.len() <= 2 * quote.len() + 200)
                })
                .map(|(index, (act, _))| {
                    let wanted = act.object.as_deref().unwrap_or_default();
                    let object = object.iter().any(|words| shared(words, wanted) >= 0.5);
                    (index, (same_actor(actor, act), object))
                })
                .collect()
        })
        .collect();
    let fits: Vec<Vec<usize>> = near
        .iter()
        .map(|near| {
            let mut both: Vec<usize> = near
                .iter()
                .filter(|(_, (actor, object))| *actor && *object)
                .map(|(index, _)| *index)
                .collect();
            both.sort_unstable();
            both
        })
        .collect();
    let right = fits.iter().map(|fits| !fits.is_empty()).collect();
    Text {
        raw,
        possible,
        acts,
        fits,
        right,
        near,
        actors: parties.into_iter().map(|(actor, _)| actor).collect(),
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that say nothing of who or what is meant.
const STOP: [&str; 24] = [
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "that", "this", "it", "its",
    "his", "their", "be", "is", "are", "was", "were", "with", "by", "as",
];

fn words(text: &str) -> HashSet<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty() && !STOP.contains(word) && !matches!(*word, "at" | "from"))
        .map(String::from)
        .collect()
}

/// Share of words that two phrases have in common (F1).
fn shared(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    let both = one.intersection(&other).count();
    if both == 0 {
        return 0.0;
    }
    2.0 * both as f64 / (one.len() + other.len()) as f64
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

/// Learns from all folds but one and reads that one.
fn validate(texts: &[Text], asked: &Asked) {
    const LEAST: [f32; 7] = [0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6];
    let mut tallies = [Tally::default(); LEAST.len()];
    let mut per_act: HashMap<String, Tally> = HashMap::new();
    let mut bins = [[0_usize; 2]; 10];
    for fold in 0..asked.folds {
        let learnt: Learnt = {
            let seen: Vec<(&Possible, &[bool])> = texts
                .iter()
                .enumerate()
                .filter(|(index, _)| index % asked.folds != fold)
                .map(|(_, text)| (&text.possible, text.right.as_slice()))
                .collect();
            learn(&seen, asked.plan)
        };
        for text in texts.iter().skip(fold).step_by(asked.folds) {
            if asked.errors > 0 {
                show_errors(text, &learnt);
            }
            for (tally, least) in tallies.iter_mut().zip(LEAST) {
                count(text, &learnt, least, tally, |_, _, _| {});
            }
            let mut all = Tally::default();
            count(text, &learnt, 0.3, &mut all, |act, right, share| {
                let tally = per_act.entry(act.to_owned()).or_default();
                tally.given += 1;
                tally.right += usize::from(right);
                let bin = &mut bins[((share * 10.0) as usize).min(9)];
                bin[0] += usize::from(right);
                bin[1] += 1;
            });
            for act in text.acts.iter().filter(|act| !act.optional) {
                per_act.entry(act.act.clone()).or_default().wanted += 1;
            }
        }
    }
    for (tally, least) in tallies.iter().zip(LEAST) {
        say(&tally.line(&format!("least {least}")));
    }
    let mut names: Vec<&String> = per_act.keys().collect();
    names.sort();
    for name in names {
        say(&per_act[name].line(name));
    }
    for (bin, [right, given]) in bins.iter().enumerate().filter(|(_, bin)| bin[1] > 0) {
        say(&format!("{:.1}: {right} of {given}", bin as f64 / 10.0));
    }
}

fn count(
    text: &Text,
    learnt: &Learnt,
    least: f32,
    tally: &mut Tally,
    mut told: impl FnMut(&str, bool, f32),
) {
    let mut left: HashSet<usize> = (0..text.acts.len()).collect();
    for (index, share) in learnt.stand(&text.possible, least) {
        let claim = &text.possible.claims()[index];
        let hit = text.fits[index]
            .iter()
            .copied()
            .filter(|act| left.contains(act))
            .min_by_key(|act| text.acts[*act].optional);
        if let Some(act) = hit {
            left.remove(&act);
            if text.acts[act].optional {
                continue;
            }
            tally.right += 1;
            tally.mode += usize::from(claim.modality == mode(&text.acts[act].modality));
        }
        tally.given += 1;
        told(claim.predicate, hit.is_some(), share);
    }
    tally.wanted += text.acts.iter().filter(|act| !act.optional).count();
}

fn mode(name: &str) -> Modality {
    match name {
        "negated" => Modality::Negated,
        "conditional" => Modality::Conditional,
        "intended" => Modality::Intended,
        _ => Modality::Asserted,
    }
}

/// Why acts are not reached: for each act how many have no reading in their sentence, one with the right actor, the right
/// object, both but apart.
fn reach(texts: &[Text]) -> String {
    let mut told: std::collections::BTreeMap<&str, [usize; 5]> = std::collections::BTreeMap::new();
    for text in texts {
        let found: HashSet<usize> = text.fits.iter().flatten().copied().collect();
        for (index, act) in text
            .acts
            .iter()
            .enumerate()
            .filter(|(_, act)| !act.optional)
        {
            let row = told.entry(act.act.as_str()).or_default();
            if found.contains(&index) {
                row[0] += 1;
                continue;
            }
            let near = |at: usize| text.near[at].get(&index).copied();
            let all: Vec<(bool, bool)> = (0..text.right.len()).filter_map(near).collect();
            let actor = all.iter().any(|(actor, _)| *actor);
            let object = all.iter().any(|(_, object)| *object);
            let slot = match (all.is_empty(), actor, object) {
                (true, ..) => 1,
                (_, true, false) => 2,
                (_, false, true) => 3,
                _ => 4,
            };
            row[slot] += 1;
        }
    }
    let mut lines =
        String::from("act: reached, no reading, actor only, object only, neither or apart\n");
    for (act, row) in told {
        lines.push_str(&format!("{act:10} {row:?}\n"));
    }
    lines
}

/// Acts that no reading reaches.
fn show_unreached(texts: &[Text], most: usize) {
    let mut shown = 0;
    for text in texts {
        let found: HashSet<usize> = text.fits.iter().flatten().copied().collect();
        for (index, act) in text.acts.iter().enumerate() {
            if found.contains(&index) || act.optional || shown >= most {
                continue;
            }
            shown += 1;
            say(&format!(
                "unreached {} [{} | {}] {}",
                act.act,
                act.actor,
                act.object.as_deref().unwrap_or_default(),
                spaced(&act.quote)
            ));
            let quote = spaced(&act.quote);
            for (claim, names) in text.possible.claims().iter().zip(&text.actors) {
                let sentence = spaced(claim.evidence.of(&text.raw.text));
                if claim.predicate == act.act
                    && (quote.contains(&sentence) || sentence.contains(&quote))
                {
                    let of = |filler: &crate::model::Filler| {
                        filler.words.map_or_else(
                            || format!("{:?}", filler.meant),
                            |words| spaced(words.of(&text.raw.text)),
                        )
                    };
                    say(&format!(
                        "    have [{} = {} | {}] {}",
                        of(&claim.subject),
                        names.join("/"),
                        claim.object.as_ref().map(of).unwrap_or_default(),
                        claim.rule
                    ));
                }
            }
        }
    }
}

/// What is chosen wrongly, and what is reached and not chosen.
fn show_errors(text: &Text, learnt: &Learnt) {
    let of = |filler: &crate::model::Filler| {
        let words = filler.words.map(|words| spaced(words.of(&text.raw.text)));
        words.unwrap_or_else(|| format!("{:?}", filler.meant))
    };
    let chosen = learnt.stand(&text.possible, 0.0);
    let mut found: HashSet<usize> = HashSet::new();
    for (index, share) in &chosen {
        let claim = &text.possible.claims()[*index];
        let told = format!(
            "{:.2} {} [{} | {}] {} :: {}",
            share,
            claim.predicate,
            of(&claim.subject),
            claim.object.as_ref().map(of).unwrap_or_default(),
            claim.rule,
            spaced(claim.evidence.of(&text.raw.text))
        );
        if *share >= 0.3 && text.fits[*index].is_empty() {
            let near: Vec<String> = text.near[*index]
                .keys()
                .map(|act| {
                    format!(
                        "{} | {}",
                        text.acts[*act].actor,
                        text.acts[*act].object.as_deref().unwrap_or_default()
                    )
                })
                .collect();
            say(&format!("false {told} ## {near:?}"));
        }
        if *share >= 0.3 {
            found.extend(&text.fits[*index]);
        }
    }
    for (index, act) in text.acts.iter().enumerate() {
        if found.contains(&index) {
            continue;
        }
        let fitting: Vec<usize> = (0..text.fits.len())
            .filter(|at| text.fits[*at].contains(&index))
            .collect();
        if fitting.is_empty() {
            continue;
        }
        let best = chosen
            .iter()
            .filter(|(at, _)| fitting.contains(at))
            .map(|(_, share)| *share)
            .fold(-1.0_f32, f32::max);
        let rules: HashSet<&str> = fitting
            .iter()
            .map(|at| text.possible.claims()[*at].rule)
            .collect();
        say(&format!(
            "lost {best:.2} {} [{} | {}] {rules:?} :: {}",
            act.act,
            act.actor,
            act.object.as_deref().unwrap_or_default(),
            spaced(&act.quote)
        ));
    }
}
