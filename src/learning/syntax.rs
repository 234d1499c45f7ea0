//! The command that learns the parser's weights: treebanks in CoNLL-U in, a file of weights out.
//!
//! Order: sentences are learnt from in an order that the program draws by itself; the same files give the same bytes.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use super::{LeftOut, ended, options, say, text, write};
use crate::extract::train_syntax::{Plan, Score, Style, measure, show, train};
use crate::extract::trees;
use crate::ingest;
use crate::model::{Cable, RawText};
use crate::read::{Layout, Unread, documents};

const USAGE: &str = "usage: train-syntax [--out FILE] [--check FILE]… [--show FILE]… [--speed FILE]… [--telegrams FILE]… [--leave-out FILE]… [--rounds N] [--tag-rounds N] [--least N] [--members N] [--silver N] [FILE.conllu…]
  --telegrams  texts to learn the words and ways of telegrams from
  --leave-out  the texts of this file are not, by id and by their words
  --check  tells how well a treebank is read, by the new weights or, where none are learnt, those of the program
  --show   tells how the sentences of telegrams are read
  --speed  tells how fast they are, by the weights of the program";

/// The head of the file of weights.
const HEAD: &str = "Weights of the parser, learnt from the English Web Treebank of Universal Dependencies \
(Silveira et al. 2014, https://github.com/UniversalDependencies/UD_English-EWT), CC BY-SA 4.0.\n\
Made by src/extract/syntax/train; the command stands in README.md. Licence: CC BY-SA 4.0, see LICENSE-weights.md beside this file.\n";

/// What was asked.
#[derive(Default)]
struct Asked {
    out: Option<PathBuf>,
    checked: Vec<PathBuf>,
    shown: Vec<PathBuf>,
    timed: Vec<PathBuf>,
    telegrams: Vec<PathBuf>,
    left_out: Vec<PathBuf>,
    files: Vec<PathBuf>,
    plan: Plan,
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
            "--check" => asked.checked.push(value.path()),
            "--show" => asked.shown.push(value.path()),
            "--speed" => asked.timed.push(value.path()),
            "--telegrams" => asked.telegrams.push(value.path()),
            "--leave-out" => asked.left_out.push(value.path()),
            "--members" => asked.plan.members = value.number()?,
            "--silver" => asked.plan.silver = value.number()?,
            "--rounds" => asked.plan.rounds = value.number()?,
            "--tag-rounds" => asked.plan.tag_rounds = value.number()?,
            "--least" => asked.plan.least = value.number()? as u32,
            _ => return None,
        }
        Some(())
    })?;
    asked.files = files;
    let asks = [&asked.checked, &asked.shown, &asked.timed];
    let idle = asked.out.is_none() && asks.iter().all(|files| files.is_empty());
    if idle || asked.files.is_empty() && asked.out.is_some() {
        return Err(USAGE.to_owned());
    }
    Ok(asked)
}

fn work(asked: &Asked) -> Result<(), String> {
    let mut learnt: Option<&'static [u8]> = None;
    if !asked.files.is_empty() {
        let treebanks: Vec<String> = asked
            .files
            .iter()
            .map(|path| text(path))
            .collect::<Result<_, _>>()?;
        let telegrams = telegrams(asked)?;
        let bytes = train(&treebanks, &telegrams, asked.plan, HEAD, say);
        if let Some(out) = &asked.out {
            write(out, &bytes)?;
        }
        // Weights are read where they lie; the command ends soon.
        learnt = Some(Box::leak(bytes.into_boxed_slice()));
    }
    for path in &asked.checked {
        let treebank = text(path)?;
        for style in Style::ALL {
            let score = measure(&treebank, style, learnt);
            say(&told(&path.display().to_string(), style, &score));
        }
    }
    for (raw, cable) in read(&asked.shown)? {
        let mut out = std::io::stdout().lock();
        if write!(out, "{}", show(&raw, &cable, learnt)).is_err() {
            break;
        }
    }
    time(&asked.timed)
}

fn time(files: &[PathBuf]) -> Result<(), String> {
    if files.is_empty() {
        return Ok(());
    }
    let all = read(files)?;
    trees(&all, |read| {
        let begun = Instant::now();
        let words = read();
        let rate = words as f64 / begun.elapsed().as_secs_f64();
        say(&format!("{words} words, {rate:.0} a second"));
    });
    Ok(())
}

/// The telegrams that are learnt from.
fn telegrams(asked: &Asked) -> Result<Vec<(RawText, Cable)>, String> {
    let mut left_out = LeftOut::default();
    for raw in documents(&asked.left_out, Layout::Auto) {
        let raw = raw.map_err(|error| error.to_string())?;
        left_out.add(raw.id, &raw.text);
    }
    let mut all = read(&asked.telegrams)?;
    all.retain(|(raw, _)| !left_out.has(&raw.id, &raw.text));
    Ok(all)
}

fn read(files: &[PathBuf]) -> Result<Vec<(RawText, Cable)>, String> {
    let understood = |raw: Result<RawText, _>| {
        let raw = raw.map_err(|error: Unread| error.to_string())?;
        let cable = ingest::parse_document(&raw).value;
        Ok((raw, cable))
    };
    documents(files, Layout::Auto).map(understood).collect()
}

/// A score in words; each relation of the plain style by itself.
fn told(name: &str, style: Style, score: &Score) -> String {
    let share = |part: usize, whole: usize| part as f32 / whole.max(1) as f32 * 100.0;
    let mut told = format!(
        "{name} {style:?}: {} words, tags {:.2}, heads {:.2}, with relations {:.2}",
        score.words,
        share(score.tags, score.words),
        share(score.heads, score.words),
        share(score.relations, score.words),
    );
    if matches!(style, Style::Plain | Style::TelegraphicCapitals) {
        for (relation, [there, found, right]) in &score.each {
            // Nothing goes wrong in writing to memory.
            let _ = write!(
                told,
                "\n  {relation}: {there}, precision {:.1}, recall {:.1}",
                share(*right, *found),
                share(*right, *there)
            );
        }
    }
    told
}
