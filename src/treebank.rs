//! The command that learns the parser's weights: treebanks in CoNLL-U in, a file of weights out.
//!
//! Order: sentences are learnt from in an order that the program draws by itself; the same files give the same bytes.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::extract::train_syntax::{Plan, Score, Style, measure, show, train};
use crate::ingest;
use crate::read::{Layout, documents};

const USAGE: &str = "usage: train-syntax [--out FILE] [--check FILE]… [--show FILE]… [--rounds N] [--tag-rounds N] [--least N] [FILE.conllu…]
  --check  tells how well a treebank is read, by the new weights or, where none are learnt, those of the program
  --show   tells how the sentences of telegrams are read";

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
    files: Vec<PathBuf>,
    plan: Plan,
}

/// Runs the command with these arguments; wrong use and unreadable files give status 2.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    match ask(arguments).and_then(|asked| work(&asked)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            say(&reason);
            ExitCode::from(2)
        }
    }
}

fn say(words: &str) {
    // Nobody is left to hear that nobody hears.
    let _ = writeln!(std::io::stderr().lock(), "{words}");
}

fn ask(mut arguments: impl Iterator<Item = OsString>) -> Result<Asked, String> {
    let mut asked = Asked::default();
    while let Some(argument) = arguments.next() {
        let name = argument.to_string_lossy().into_owned();
        if !name.starts_with("--") {
            asked.files.push(argument.into());
            continue;
        }
        let value = arguments.next().ok_or(USAGE)?;
        let number = || {
            let text = value.to_str();
            text.and_then(|text| text.parse::<usize>().ok())
                .ok_or(USAGE)
        };
        match name.as_str() {
            "--out" => asked.out = Some(value.into()),
            "--check" => asked.checked.push(value.into()),
            "--show" => asked.shown.push(value.into()),
            "--rounds" => asked.plan.rounds = number()?,
            "--tag-rounds" => asked.plan.tag_rounds = number()?,
            "--least" => asked.plan.least = number()? as u32,
            _ => return Err(USAGE.to_owned()),
        }
    }
    let asks_something =
        asked.out.is_some() || !asked.checked.is_empty() || !asked.shown.is_empty();
    if !asks_something || asked.files.is_empty() && asked.out.is_some() {
        return Err(USAGE.to_owned());
    }
    Ok(asked)
}

fn work(asked: &Asked) -> Result<(), String> {
    let mut learnt: Option<&'static [u8]> = None;
    if !asked.files.is_empty() {
        let treebanks: Vec<String> = asked.files.iter().map(text).collect::<Result<_, _>>()?;
        let bytes = train(&treebanks, asked.plan, HEAD, say);
        if let Some(out) = &asked.out {
            fs::write(out, &bytes)
                .map_err(|error| format!("cannot write `{}`: {error}", out.display()))?;
            say(&format!("{} bytes to `{}`", bytes.len(), out.display()));
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
    for raw in documents(&asked.shown, Layout::Auto) {
        let raw = raw.map_err(|error| error.to_string())?;
        let cable = ingest::parse_document(&raw).value;
        let mut out = std::io::stdout().lock();
        if write!(out, "{}", show(&raw, &cable, learnt)).is_err() {
            break;
        }
    }
    Ok(())
}

fn text(path: &PathBuf) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))
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
