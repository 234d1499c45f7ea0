//! Standard output: text for people, or one JSON document.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use serde::Serialize;

use super::harmless::harmless;
use super::report::Failure;
pub(super) use crate::export::counted;
use crate::model::{Fact, Node, SURE, across_pages};

/// Standard output, buffered; a closed pipe comes back as an error and ends the command.
pub(super) struct Out {
    stdout: BufWriter<StdoutLock<'static>>,
    width: usize,
}

/// Columns where standard output is no terminal.
const WIDTH: usize = 100;

impl Out {
    pub(super) fn new() -> Self {
        let width = if io::stdout().is_terminal() {
            terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0))
        } else {
            WIDTH
        };
        Out {
            stdout: BufWriter::new(io::stdout().lock()),
            width: width.clamp(50, 140),
        }
    }

    /// Writes the rest; what cannot be written is an error.
    pub(super) fn end(mut self) -> Result<(), Failure> {
        Ok(self.stdout.flush()?)
    }

    /// Writes a line.
    pub(super) fn line(&mut self, words: impl AsRef<str>) -> Result<(), Failure> {
        Ok(writeln!(self.stdout, "{}", harmless(words.as_ref()))?)
    }

    /// Writes text broken to the width, each line behind `indent` blanks.
    pub(super) fn wrapped(&mut self, indent: usize, words: &str) -> Result<(), Failure> {
        let room = self.width.saturating_sub(indent).max(30);
        for line in textwrap::wrap(&harmless(words), room) {
            writeln!(self.stdout, "{:indent$}{line}", "")?;
        }
        Ok(())
    }

    /// Writes bytes as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        Ok(self.stdout.write_all(bytes)?)
    }

    /// Writes one JSON document.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut self.stdout, value).map_err(io::Error::from)?;
        Ok(writeln!(self.stdout)?)
    }

    /// Writes one more value of a JSON list, of which so many are written.
    pub(super) fn json_item(&mut self, value: &impl Serialize, at: usize) -> Result<(), Failure> {
        let json = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
        let opening = if at == 0 { "[" } else { "," };
        let json = json.replace('\n', "\n  ");
        Ok(write!(self.stdout, "{opening}\n  {json}")?)
    }

    /// Ends a JSON list of so many values.
    pub(super) fn json_end(&mut self, count: usize) -> Result<(), Failure> {
        let closing = if count == 0 { "[]" } else { "\n]" };
        Ok(writeln!(self.stdout, "{closing}")?)
    }

    /// Writes a statement: who, what, how sure, and the sentence with paragraph and portion marking.
    pub(super) fn fact(&mut self, fact: &Fact) -> Result<(), Failure> {
        let day = fact
            .date
            .as_deref()
            .or(fact.cable_date.as_deref())
            .unwrap_or("no date   ");
        self.wrapped(0, &format!("{day}  {}", statement(fact)))?;
        let quote = across_pages(&fact.quote);
        self.wrapped(12, &format!("{}: “{quote}”", place(fact)))
    }

    /// Says how many of a list are not told, if any.
    pub(super) fn left_out(&mut self, count: usize) -> Result<(), Failure> {
        match count {
            0 => Ok(()),
            count => self.line(format!("… and {count} more")),
        }
    }
}

/// A statement in words: `Marlow proposed: a joint review [→ Joint Review]`.
pub(super) fn statement(fact: &Fact) -> String {
    let predicate = crate::vocab::predicates().get(fact.predicate.as_str());
    let label = predicate.map_or(fact.predicate.as_str(), |predicate| {
        predicate.label.as_str()
    });
    let modality = if fact.modality == "asserted" {
        String::new()
    } else {
        format!(" ({})", fact.modality)
    };
    let mut said = format!("{} {label}{modality}", fact.subject);
    if let Some(words) = fact.object_text.as_ref().or(fact.object.as_ref()) {
        said.push_str(": ");
        said.push_str(words);
    }
    if let (Some(object), true) = (&fact.object, fact.object_id.is_some())
        && fact.object != fact.object_text
    {
        said.push_str(&format!(" [→ {object}]"));
    }
    if let Some(recipient) = &fact.recipient {
        said.push_str(&format!(" · {} {recipient}", fact.towards()));
    }
    if let Some(deadline) = &fact.deadline {
        said.push_str(&format!(" · by {deadline}"));
    }
    if let Some(speaker) = &fact.speaker {
        said.push_str(&format!(" · says {speaker}"));
    }
    if fact.confidence < SURE {
        said.push_str(&format!(" · unsure ({:.0} %)", fact.confidence * 100.0));
    }
    said
}

/// Where a statement stands: cable, paragraph, portion marking.
pub(super) fn place(fact: &Fact) -> String {
    match (fact.paragraph, &fact.portion) {
        (Some(paragraph), Some(portion)) => format!("{} para {paragraph} ({portion})", fact.cable),
        (Some(paragraph), None) => format!("{} para {paragraph}", fact.cable),
        (None, Some(portion)) => format!("{} ({portion})", fact.cable),
        (None, None) => fact.cable.clone(),
    }
}

/// A cable in a line: day, number, whether it is held, subject.
pub(super) fn cable_line(node: &Node) -> String {
    let day = node.date.as_deref().unwrap_or("          ");
    let subject = if node.held {
        node.subject.as_deref().unwrap_or("")
    } else {
        "cited, not held"
    };
    format!("{day}  {:<20} {subject}", node.name)
        .trim_end()
        .to_owned()
}
