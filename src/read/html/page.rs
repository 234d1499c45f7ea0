//! Tags and words to lines of text, and which of them are the message and which say something about it.
//!
//! Method: one pass writes the words of the page as lines; of `<pre>`, of the element with class `tagged-text`, of
//! headings and of table cells it keeps where in these lines they stand. White space counts in `<pre>` only.

use std::ops::Range;

use super::tags::{Piece, Pieces, attribute};

/// A page, laid out as lines.
#[derive(Default)]
pub(super) struct WebPage {
    text: String,
    /// Content of each `<pre>`.
    pub(super) verbatim: Vec<Range<usize>>,
    /// Content of the element that holds the message in the library of diplomacy.
    pub(super) tagged: Option<Range<usize>>,
    /// Title and headings.
    pub(super) headings: Vec<String>,
    /// Cells of tables and lists of terms, in order.
    pub(super) cells: Vec<String>,
}

/// What is no part of what a page says.
const DROPPED: [&str; 11] = [
    "script", "style", "noscript", "template", "nav", "footer", "aside", "select", "svg", "iframe",
    "textarea",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 24] = [
    "address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "section", "tr", "ul",
];

/// An element whose content is being kept.
struct Open {
    name: String,
    /// Elements of the same name within it.
    depth: u32,
    start: usize,
}

impl Open {
    fn at(name: &str, start: usize) -> Option<Self> {
        let name = name.to_owned();
        Some(Open {
            name,
            depth: 1,
            start,
        })
    }
}

/// Notes a tag; gives where the content began, and takes the element, at its end.
fn step(open: &mut Option<Open>, name: &str, opens: bool) -> Option<usize> {
    let element = open.as_mut().filter(|element| element.name == name)?;
    if opens {
        element.depth += 1;
        return None;
    }
    element.depth -= 1;
    if element.depth > 0 {
        return None;
    }
    open.take().map(|element| element.start)
}

/// The page being written.
#[derive(Default)]
struct Writer {
    page: WebPage,
    dropped: Option<Open>,
    verbatim: Option<Open>,
    tagged: Option<Open>,
    cell: Option<Open>,
    heading: Option<Open>,
    /// A blank is due before the next word.
    blank: bool,
    /// The next line break is the one that markup puts behind `<pre>`.
    at_pre: bool,
}

impl WebPage {
    /// Lays a page out. Line breaks are line feeds already.
    pub(super) fn read(markup: &str) -> WebPage {
        let mut writer = Writer::default();
        for piece in Pieces::of(markup) {
            match piece {
                Piece::Words(words) => writer.words(words),
                Piece::Open { name, attributes } => {
                    writer.open(&name.to_ascii_lowercase(), attributes)
                }
                Piece::Close { name } => writer.close(&name.to_ascii_lowercase()),
            }
        }
        writer.end()
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The words of a part.
    pub(super) fn part(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or("")
    }
}

impl Writer {
    fn words(&mut self, words: &str) {
        if self.dropped.is_some() {
            return;
        }
        let words = htmlize::unescape(words);
        if self
            .heading
            .as_ref()
            .is_some_and(|open| open.name == "title")
        {
            // What a window is called is no line of the page.
            self.page.headings.push(words.trim().to_owned());
            return;
        }
        if self.verbatim.is_some() {
            let from = usize::from(std::mem::take(&mut self.at_pre) && words.starts_with('\n'));
            self.page.text.push_str(&words[from..]);
            return;
        }
        for part in words.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = part.trim_end_matches(|c: char| c.is_ascii_whitespace());
            if !word.is_empty() {
                if std::mem::take(&mut self.blank) && !self.at_line_start() {
                    self.page.text.push(' ');
                }
                self.page.text.push_str(word);
            }
            self.blank |= word.len() < part.len();
        }
    }

    fn at_line_start(&self) -> bool {
        self.page.text.is_empty() || self.page.text.ends_with('\n')
    }

    /// Ends the line, and leaves so many blank ones.
    fn line(&mut self, blank_lines: usize) {
        self.blank = false;
        if self.page.text.is_empty() {
            return;
        }
        let tail = self.page.text.len() - self.page.text.trim_end_matches('\n').len();
        for _ in tail..=blank_lines {
            self.page.text.push('\n');
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        step(&mut self.dropped, name, true);
        if self.dropped.is_some() {
            return;
        }
        if DROPPED.contains(&name) && !attributes.ends_with('/') {
            self.dropped = Open::at(name, 0);
            return;
        }
        self.layout(name, true);
        let start = self.page.text.len();
        let class = |wanted: &str| {
            attribute(attributes, "class")
                .is_some_and(|all| all.split_ascii_whitespace().any(|c| c == wanted))
        };
        step(&mut self.tagged, name, true);
        if self.tagged.is_none() && self.page.tagged.is_none() && class("tagged-text") {
            self.tagged = Open::at(name, start);
        }
        if self.verbatim.is_some() {
            step(&mut self.verbatim, name, true);
        } else if name == "pre" {
            self.verbatim = Open::at(name, start);
            self.at_pre = true;
        }
        if matches!(name, "td" | "th" | "dt" | "dd") || class("s_key") || class("s_val") {
            self.end_cell(false);
            self.cell = Open::at(name, start);
        } else {
            step(&mut self.cell, name, true);
        }
        if matches!(name, "title" | "h1" | "h2" | "h3") {
            self.heading = Open::at(name, start);
        }
    }

    fn close(&mut self, name: &str) {
        if self.dropped.is_some() {
            step(&mut self.dropped, name, false);
            return;
        }
        let end = self.page.text.len();
        if let Some(start) = step(&mut self.verbatim, name, false) {
            self.page.verbatim.push(start..end);
        }
        if let Some(start) = step(&mut self.tagged, name, false) {
            self.page.tagged = Some(start..end);
        }
        let ends_cell = self
            .cell
            .as_ref()
            .is_some_and(|cell| cell.name == name && cell.depth == 1);
        if ends_cell || name == "tr" {
            self.end_cell(ends_cell);
        } else {
            step(&mut self.cell, name, false);
        }
        if let Some(start) = step(&mut self.heading, name, false) {
            let words = self.page.text[start.min(end)..].trim().to_owned();
            self.page.headings.push(words);
        }
        self.layout(name, false);
    }

    /// What a tag does to the lines.
    fn layout(&mut self, name: &str, opens: bool) {
        match name {
            "br" if opens => {
                self.page.text.push('\n');
                self.blank = false;
            }
            _ if self.verbatim.is_some() && name != "pre" => {}
            "p" | "pre" | "table" => self.line(1),
            "td" | "th" if opens => self.blank = true,
            _ if BLOCKS.contains(&name) => self.line(0),
            _ => {}
        }
    }

    fn end_cell(&mut self, even_empty: bool) {
        if let Some(cell) = self.cell.take() {
            let words = self.page.text.get(cell.start..).unwrap_or("").trim();
            if even_empty || !words.is_empty() {
                self.page.cells.push(words.to_owned());
            }
        }
    }

    fn end(mut self) -> WebPage {
        let end = self.page.text.len();
        if let Some(open) = self.verbatim.take() {
            self.page.verbatim.push(open.start..end);
        }
        if let Some(open) = self.tagged.take() {
            self.page.tagged = Some(open.start..end);
        }
        self.end_cell(false);
        self.page
    }
}
