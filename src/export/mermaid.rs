//! Mermaid: a flowchart that GitHub, GitLab, Obsidian and Notion draw within a page.
//!
//! Only syntax that Mermaid has known since 10.5, for what others run is older than the newest; labels are HTML, as they are
//! wherever no setting says otherwise. Tooltips stand there for
//! links alone and lines have none: what proves a shape or a line is a comment above it. Where no setting says otherwise,
//! Mermaid draws no more than 500 lines, and 50,000 characters without comments.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::Text;
use super::picture::{Look, Picture, Shape, Stroke, colors, legend_of};
use super::text::wrap;
use crate::model::EntityKind;

/// Writes Mermaid.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mermaid;

impl Mermaid {
    /// Where no setting says otherwise, it draws no more lines than this.
    pub const MOST_LINES: usize = 500;
}

/// What lines of the legend are drawn in.
const GRAY: &str = "#555555";

impl Text for Mermaid {
    fn text(&self, picture: &Picture) -> String {
        let mut out = Chart::default();
        let direction = match picture.arrangement.is_by_time() {
            true => "RL",
            false => "LR",
        };
        out.line(&format!(
            "---\ntitle: {}\n---\nflowchart {direction}",
            title(picture)
        ));
        for (at, panel) in picture.panels.iter().enumerate() {
            out.line(&format!("subgraph t{at}[\"{}\"]", label(&panel.label())));
            panel
                .shapes
                .iter()
                .for_each(|index| out.stand(picture, *index));
            out.line("end");
        }
        if picture.panels.is_empty() {
            (0..picture.shapes.len()).for_each(|index| out.stand(picture, index));
        }
        for line in &picture.lines {
            out.comment(&line.tooltip);
            let (from, to) = (format!("n{}", line.from), format!("n{}", line.to));
            out.link((&from, &to), line.stroke, &line.label, &line.color);
        }
        out.legend(picture);
        out.styles(picture);
        out.text
    }
}

/// The heading, as YAML.
fn title(picture: &Picture) -> String {
    // Mermaid takes markup out of titles, and knows no codes there.
    let plain: String = picture
        .title
        .chars()
        .map(|c| match c {
            '<' => '‹',
            '>' => '›',
            c => allowed(c),
        })
        .collect();
    // JSON is YAML.
    serde_json::Value::String(plain).to_string()
}

/// A flowchart as it grows.
#[derive(Default)]
struct Chart {
    text: String,
    links: usize,
    /// Which links are drawn alike, by position: colour and dashes.
    alike: BTreeMap<(String, Stroke), Vec<String>>,
    /// Names of the shapes that are drawn in a class beside that of their kind.
    cited: Vec<String>,
    focus: Vec<String>,
}

impl Chart {
    fn line(&mut self, words: &str) {
        self.text.push_str(words);
        self.text.push('\n');
    }

    fn comment(&mut self, words: &str) {
        for line in words.lines().filter(|line| !line.trim().is_empty()) {
            self.line(&format!("%% {}", remark(line.trim())));
        }
    }

    /// A shape of the picture, with its proof and its link.
    fn stand(&mut self, picture: &Picture, index: usize) {
        let shape = &picture.shapes[index];
        self.comment(&shape.tooltip);
        for row in &shape.rows {
            self.comment(&row.tooltip);
        }
        let name = format!("n{index}");
        self.shape(&name, shape, &shape.label());
        // What Mermaid would take for its own is left out.
        let plain = |link: &&String| !link.contains(['"', '%', '{', '}', ';', '#']);
        if let Some(link) = shape.link.as_ref().filter(plain) {
            self.line(&format!("click {name} href \"{link}\" _blank"));
        }
    }

    fn shape(&mut self, name: &str, shape: &Shape, words: &str) {
        if shape.dashed {
            self.cited.push(name.to_owned());
        }
        if shape.focus {
            self.focus.push(name.to_owned());
        }
        self.node(name, shape.look, words);
    }

    fn node(&mut self, name: &str, look: Look, words: &str) {
        let (open, close) = brackets(look);
        let (words, class) = (label(words), class(look));
        self.line(&format!("{name}{open}\"{words}\"{close}:::{class}"));
    }

    fn link(&mut self, (from, to): (&str, &str), stroke: Stroke, label: &str, color: &str) {
        let arrow = match stroke {
            Stroke::Solid | Stroke::Listed => "-->",
            Stroke::Dashed | Stroke::Broken | Stroke::Dotted => "-.->",
        };
        let label = match self::label(label) {
            label if label.is_empty() => label,
            label => format!("|\"{label}\"|"),
        };
        self.line(&format!("{from} {arrow}{label} {to}"));
        let alike = self.alike.entry((color.to_owned(), stroke)).or_default();
        alike.push(self.links.to_string());
        self.links += 1;
    }

    /// What shapes and lines mean, the second heading and the notes, in a box of their own.
    fn legend(&mut self, picture: &Picture) {
        self.line("subgraph legend");
        for (index, look) in picture.looks().into_iter().enumerate() {
            self.node(&format!("k{index}"), look, legend_of(look));
        }
        if picture.has_stubs() {
            self.cited.push("stub".to_owned());
            self.node(
                "stub",
                Look::Kind(EntityKind::Cable),
                "cable cited, not held",
            );
        }
        for (index, (stroke, words)) in picture.strokes().into_iter().enumerate() {
            let ends = (format!("a{index}"), format!("b{index}"));
            self.line(&format!("{}((\" \")):::note", ends.0));
            self.line(&format!("{}((\" \")):::note", ends.1));
            self.link((&ends.0, &ends.1), stroke, words, GRAY);
        }
        for (index, note) in std::iter::once(&picture.subtitle)
            .chain(&picture.notes)
            .filter(|note| !note.is_empty())
            .enumerate()
        {
            let lines = wrap(note, 60, 12).join("\n");
            self.line(&format!("note{index}[\"{}\"]:::note", label(&lines)));
        }
        self.line("end");
    }

    fn styles(&mut self, picture: &Picture) {
        for look in picture.looks() {
            let (fill, outline) = colors(look);
            let slanted = match look {
                Look::Words | Look::Group => ",font-style:italic",
                Look::Kind(_) | Look::Names => "",
            };
            let class = class(look);
            self.line(&format!(
                "classDef {class} fill:{fill},stroke:{outline},color:#111111{slanted}"
            ));
        }
        self.line("classDef note fill:#ffffff,stroke:none,color:#444444,text-align:left");
        for (class, style, names) in [
            (
                "cited",
                "fill:#ffffff,stroke-dasharray:6 4",
                std::mem::take(&mut self.cited),
            ),
            ("focus", "stroke-width:3px", std::mem::take(&mut self.focus)),
        ] {
            if !names.is_empty() {
                self.line(&format!("classDef {class} {style}"));
                self.line(&format!("class {} {class}", names.join(",")));
            }
        }
        for at in 0..picture.panels.len() {
            self.line(&format!(
                "style t{at} fill:#ffffff,stroke:#b5b5b5,color:#444444"
            ));
        }
        self.line("style legend fill:#ffffff,stroke:#cccccc,color:#444444");
        for ((color, stroke), links) in std::mem::take(&mut self.alike) {
            let mut style = format!("stroke:{color},color:{color}");
            if !stroke.dashes().is_empty() {
                // Writing to a String cannot fail.
                let _ = write!(style, ",stroke-dasharray:{}", stroke.dashes());
            }
            self.line(&format!("linkStyle {} {style}", links.join(",")));
        }
    }
}

/// What stands around the words of a shape.
fn brackets(look: Look) -> (&'static str, &'static str) {
    match look {
        Look::Kind(EntityKind::Cable) | Look::Words | Look::Names => ("[", "]"),
        Look::Kind(EntityKind::Person) | Look::Group => ("(", ")"),
        Look::Kind(EntityKind::Body) => ("[[", "]]"),
        Look::Kind(EntityKind::Initiative) => ("{{", "}}"),
        Look::Kind(EntityKind::Place) => ("([", "])"),
        Look::Kind(EntityKind::Topic) => ("[/", "\\]"),
        Look::Kind(EntityKind::Event) => ("[/", "/]"),
        Look::Kind(EntityKind::Document) => (">", "]"),
    }
}

fn class(look: Look) -> Cow<'static, str> {
    match look {
        Look::Kind(kind) => kind.to_string().into(),
        Look::Group => "group".into(),
        Look::Words => "words".into(),
        Look::Names => "names".into(),
    }
}

/// The character, or what stands for one that no file should hold.
fn allowed(c: char) -> char {
    match c {
        '\t' | '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => '\u{fffd}',
        c => c,
    }
}

/// Writes any text as a label, within a block of HTML where it holds signs: some versions read codes before they look for
/// Markdown, and take `1.` for a list; in such a block none looks for it.
fn label(text: &str) -> String {
    match quote(text) {
        plain if !plain.contains('#') => plain,
        signs => format!("<div>{signs}</div>"),
    }
}

/// Writes any text as a comment: what Mermaid may take for an instruction, `%%{`, is written as codes.
fn remark(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars().map(allowed) {
        match c {
            '%' | '{' | '}' | '#' => code(&mut written, c),
            c => written.push(c),
        }
    }
    written
}

fn code(out: &mut String, c: char) {
    // Writing to a String cannot fail.
    let _ = write!(out, "#{};", u32::from(c));
}

/// Writes any text so that it is nothing but text: line breaks as `<br/>`, and as codes, `#35;`, all signs that Mermaid,
/// or the Markdown, HTML, formulas and icons that it looks for in labels, may take for something else.
///
/// What is left as it is: letters and digits of all scripts, and signs where they stand as in prose. What is looked for
/// after codes are read, `$$`, `:fa-` and Mermaid's own marks of a code, is parted by a joiner that nobody sees.
fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    let mut before = '\n';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().unwrap_or('\n');
        if matches!(
            (before, c),
            ('$', '$') | (':', 'f') | ('ﬂ', '°') | ('¶', 'ß')
        ) {
            quoted.push('\u{2060}');
        }
        let plain = match allowed(c) {
            _ if c == '\r' && after == '\n' => continue,
            _ if c == '\n' => {
                quoted.push_str("<br/>");
                before = c;
                continue;
            }
            // Four at the head of a line make it code.
            ' ' => !before.is_whitespace() && after != '\n',
            ',' | '(' | '?' | '\'' => true,
            // Digits before these make a list; letters behind a stop may make an address.
            '.' | ')' => before.is_alphabetic() && !after.is_alphanumeric(),
            '-' => before.is_alphanumeric() && after.is_alphanumeric(),
            c => c.is_alphanumeric() || !c.is_ascii(),
        };
        let c = allowed(c);
        if plain {
            quoted.push(c);
        } else {
            code(&mut quoted, c);
        }
        before = c;
    }
    quoted
}

#[cfg(test)]
mod tests;
