//! The command that learns the tagger's weights: JSONL with marks in, a file of weights out.
//!
//! A line is a text: `{"id", "volume"?, "date"?, "text", "mentions": [{"start", "end", "kind", "entity"?}], "terms"?}`, offsets in
//! characters; kind `person`, `place` or `term`, whose entity is a key of `terms` with what the short form stands for.
//! Order: texts are learnt from in the order of the files; the same files give the same bytes.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use serde::Deserialize;

use super::{LeftOut, ended, lines, options, say, write};
use crate::extract::train::{Marked, Meaning, Plan, Text, train};
use crate::model::{EntityKind, RawText, Span, Stated};
use crate::vocab::Sense;
use crate::{ingest, vocab};

const USAGE: &str = "usage: train --out FILE [--hold VOLUME]… [--leave-out FILE]… [--bits N] [--least N] [--rounds N] [--rate N] [--settle-after N] FILE.jsonl…
  --hold       texts of this volume are not learnt from, to measure on
  --leave-out  nor are the texts of this file, by id and by their words
  --rate       the first step of learning, in thousandths";

/// What was asked.
#[derive(Default)]
struct Asked {
    out: Option<PathBuf>,
    held: Vec<String>,
    left_out: Vec<PathBuf>,
    files: Vec<PathBuf>,
    plan: Plan,
}

/// A line of the input.
#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    volume: String,
    text: String,
    date: Option<String>,
    #[serde(default)]
    mentions: Vec<Mention>,
    #[serde(default)]
    terms: HashMap<String, String>,
}

#[derive(Deserialize)]
struct Mention {
    start: usize,
    end: usize,
    kind: String,
    entity: Option<String>,
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
            "--hold" => asked.held.push(value.words()),
            "--leave-out" => asked.left_out.push(value.path()),
            "--bits" => asked.plan.bits = value.number()?.clamp(8, 22) as u32,
            "--least" => asked.plan.least = value.number()? as u32,
            "--rate" => asked.plan.rate = value.number()? as f32 / 1000.0,
            "--rounds" => asked.plan.rounds = value.number()?,
            "--settle-after" => asked.plan.settle_after = value.number()?,
            _ => return None,
        }
        Some(())
    })?;
    asked.files = files;
    if asked.files.is_empty() || asked.out.is_none() {
        return Err(USAGE.to_owned());
    }
    Ok(asked)
}

fn work(asked: &Asked) -> Result<(), String> {
    let mut left_out = LeftOut::default();
    for path in &asked.left_out {
        for line in lines::<Line>(path)? {
            left_out.add(line.id, &line.text);
        }
    }
    let mut texts = Vec::new();
    for path in &asked.files {
        for line in lines::<Line>(path)? {
            if !asked.held.contains(&line.volume) && !left_out.has(&line.id, &line.text) {
                texts.push(text(line));
            }
        }
    }
    say(&format!("{} texts", texts.len()));
    let head = format!(
        "Weights of the tagger, learnt from {} public-domain telegrams (Foreign Relations of the United States, U.S. Department of State).\n\
         Made by src/bin/train.rs; the command stands in README.md. Without the volumes {}. Public domain (CC0).\n",
        texts.len(),
        asked.held.join(", "),
    );
    let bytes = train(&texts, asked.plan, &head, |round| {
        say(&format!("round {round}"))
    });
    if let Some(out) = &asked.out {
        write(out, &bytes)?;
    }
    Ok(())
}

/// What the lexicon says that a short form stands for: a place, body or initiative by its whole name.
fn listed(long: &str) -> Option<EntityKind> {
    let name = long.split(['(', ';', ',']).next().unwrap_or(long).trim();
    let lexicon = vocab::lexicon();
    let mut buffer = String::new();
    let mut state = 0;
    for piece in vocab::pieces(name, 0, name.len()) {
        let word = lexicon.word(&name[piece.start as usize..piece.end as usize], &mut buffer)?;
        state = lexicon.step(state, word)?;
    }
    lexicon
        .entries(state)
        .iter()
        .find_map(|entry| match entry.sense {
            Sense::Place(_) => Some(EntityKind::Place),
            Sense::Body(_) | Sense::Post(_) => Some(EntityKind::Body),
            Sense::Initiative(_) => Some(EntityKind::Initiative),
            _ => None,
        })
}

/// A line as a text to learn from.
fn text(line: Line) -> Text {
    let mut at: Vec<usize> = line.text.char_indices().map(|(byte, _)| byte).collect();
    at.push(line.text.len());
    let marks = line
        .mentions
        .iter()
        .filter_map(|mention| {
            let span = Span::new(&line.text, *at.get(mention.start)?, *at.get(mention.end)?)?;
            let long = mention.entity.as_ref().and_then(|key| line.terms.get(key));
            let meaning = match mention.kind.as_str() {
                "person" => Meaning::Person,
                "place" => Meaning::Place,
                _ => long
                    .and_then(|long| listed(long).or_else(|| vocab::kind_of(long)))
                    .map_or(Meaning::Unsaid, Meaning::Thing),
            };
            Some(Marked { span, meaning })
        })
        .collect();
    let stated = Stated {
        date: line.date,
        ..Stated::default()
    };
    let raw = RawText::of_line(line.id, line.text, stated);
    let cable = ingest::parse_document(&raw).value;
    Text {
        raw,
        cable,
        group: line.volume,
        marks,
    }
}
