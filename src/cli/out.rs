//! Standard output: text for people, or one JSON document.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use serde::Serialize;

use super::harmless::harmless;
use super::report::Failure;
pub(super) use crate::export::counted;
use crate::model::{Fact, Node, SURE, Table, across_pages, fold_space};

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

    /// Writes a table with aligned columns; long values are cut.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), Failure> {
        let cells: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| row.iter().map(|value| short(&value.to_string())).collect())
            .collect();
        let widths: Vec<usize> = table
            .columns
            .iter()
            .enumerate()
            .map(|(at, name)| {
                cells
                    .iter()
                    .map(|row| row[at].chars().count())
                    .chain([name.chars().count()])
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let mut print = |row: &[String]| -> Result<(), Failure> {
            let line: Vec<String> = row
                .iter()
                .zip(&widths)
                .map(|(cell, width)| format!("{cell:<width$}"))
                .collect();
            Ok(writeln!(
                self.stdout,
                "{}",
                harmless(line.join("  ").trim_end())
            )?)
        };
        print(&table.columns)?;
        print(
            &widths
                .iter()
                .map(|width| "-".repeat(*width))
                .collect::<Vec<_>>(),
        )?;
        cells.iter().try_for_each(|row| print(row))
    }
}

/// Longest cell of a table for people.
const LONGEST_CELL: usize = 72;

fn short(value: &str) -> String {
    let folded = fold_space(value);
    match folded.char_indices().nth(LONGEST_CELL) {
        Some((at, _)) => format!("{}…", &folded[..at]),
        None => folded,
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
        said.push_str(&format!(" · asked of {recipient}"));
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
