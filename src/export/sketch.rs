//! Statements as shapes and lines, before they are gathered and written.

use std::collections::{BTreeMap, BTreeSet};

use super::material::{Material, is_cable};
use super::picture::{Line, Look, Picture, Shape, Stroke};
use super::text::{shorten, wrap};
use crate::model::{EntityKind, Fact, Node, SURE, across_pages, fold_name};

/// A picture with as many shapes as this needs no lists.
pub(super) const ROOMY: usize = 24;
/// So many days are written on a line.
pub(super) const MOST_DAYS: usize = 3;
/// Colour of what is no act.
pub(super) const GREY: &str = "#7a7a7a";
/// So many things are written on a line, and so many sentences prove them; how many more there are is told.
const MOST_LABELS: usize = 3;
const MOST_PROOFS: usize = 12;

/// The ends of a line, how it is drawn and in which colour: what is alike is one line.
pub(super) type LineKey = (usize, usize, Stroke, String);

/// One statement on a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// What is done: "proposed".
    pub(super) act: String,
    /// How it is meant, how sure it is and who says so: " (intended), unsure (says Rasmussen)".
    pub(super) manner: String,
    /// When, where the picture does not tell it otherwise.
    pub(super) day: Option<String>,
    /// The words that prove it.
    pub(super) proof: String,
    /// Whether it is the same both ways.
    pub(super) mutual: bool,
}

/// On which side a shape stands, where there are two.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Side {
    Acts,
    IsActedOn,
}

/// A picture in the making.
pub(super) struct Sketch<'m> {
    material: &'m Material<'m>,
    nodes: BTreeMap<i64, &'m Node>,
    pub(super) shapes: Vec<Shape>,
    pub(super) lines: BTreeMap<LineKey, Vec<Said>>,
    of_node: BTreeMap<(i64, Side), usize>,
    of_words: BTreeMap<(Look, i64, String), usize>,
    offices: BTreeMap<i64, &'m str>,
    pub(super) focus: Option<usize>,
    pub(super) in_sides: bool,
}

impl<'m> Sketch<'m> {
    /// Shapes and lines of all statements that are to be drawn.
    pub(super) fn of(material: &'m Material<'m>) -> Self {
        let mut sketch = Sketch {
            material,
            nodes: material.nodes.iter().map(|node| (node.id, node)).collect(),
            shapes: Vec::new(),
            lines: BTreeMap::new(),
            of_node: BTreeMap::new(),
            of_words: BTreeMap::new(),
            offices: offices(material),
            focus: None,
            in_sides: material.in_sides,
        };
        if !material.in_sides {
            let focus = material.focus.map(|focus| focus.id);
            sketch.focus = focus.and_then(|id| sketch.node(id, Side::Acts));
        }
        for fact in &material.summary.drawn {
            sketch.fact(fact);
        }
        if !material.in_sides {
            sketch.about();
        }
        sketch
    }

    /// Whether a node is drawn.
    pub(super) fn shows(&self, id: i64) -> bool {
        self.of_node.contains_key(&(id, Side::Acts))
            || self.of_node.contains_key(&(id, Side::IsActedOn))
    }

    fn node(&mut self, id: i64, side: Side) -> Option<usize> {
        let side = if self.in_sides { side } else { Side::Acts };
        if let Some(index) = self.of_node.get(&(id, side)) {
            return Some(*index);
        }
        let shape = self.shape(self.nodes.get(&id)?);
        self.shapes.push(shape);
        self.of_node.insert((id, side), self.shapes.len() - 1);
        Some(self.shapes.len() - 1)
    }

    fn shape(&self, node: &Node) -> Shape {
        let mask = self.material.mask;
        let name = mask.node(node);
        let focus = self.material.focus.is_some_and(|focus| focus.id == node.id);
        let subject = node
            .subject
            .as_ref()
            .map(|subject| mask.text(node.id, subject));
        let mut lines = Vec::new();
        let heading = if node.kind == EntityKind::Cable {
            lines.extend(node.date.clone());
            if focus {
                lines.extend(node.classification.clone());
                lines.extend(self.tags());
            } else if let Some(subject) = &subject {
                lines.extend(wrap(subject, 26, 3));
            }
            if !node.held {
                lines.push("cited, not held".to_owned());
            }
            vec![shorten(&name, 40)]
        } else {
            if let Some(office) = self.offices.get(&node.id) {
                lines.extend(wrap(&mask.name(office, false), 30, 2));
            }
            wrap(&name, 24, 3)
        };
        Shape {
            look: Look::Kind(node.kind),
            heading,
            lines,
            tooltip: match subject {
                Some(subject) => format!("{name}\n{subject}"),
                None => format!("{name} ({})", node.what()),
            },
            dashed: !node.held,
            focus,
            date: node.date.clone(),
            link: self.material.links.get(&node.id).cloned(),
            ..Shape::default()
        }
    }

    /// TAGS of the focus are written on it: as shapes they would tell little and hide much.
    fn tags(&self) -> Vec<String> {
        let focus = self.material.focus.map(|focus| focus.id);
        let aside = self.material.summary.aside.iter();
        let tags: Vec<&str> = aside
            .filter(|fact| fact.predicate == "tagged" && Some(fact.cable_id) == focus)
            .filter_map(|fact| fact.what())
            .collect();
        wrap(&tags.join(" · "), 30, 2)
    }

    fn words(&mut self, look: Look, cable: i64, words: &str, tooltip: String) -> usize {
        let words = self.material.mask.text(cable, words);
        // The same words of another cable may mean another thing.
        let key = (look, cable, fold_name(&words));
        if let Some(index) = self.of_words.get(&key) {
            return *index;
        }
        self.shapes.push(Shape {
            look,
            lines: wrap(&words, 32, 5),
            tooltip,
            ..Shape::default()
        });
        self.of_words.insert(key, self.shapes.len() - 1);
        self.shapes.len() - 1
    }

    fn fact(&mut self, fact: &Fact) {
        let proof = self.proof(fact);
        let from = match fact.subject_id.and_then(|id| self.node(id, Side::Acts)) {
            Some(index) => index,
            None => self.words(
                Look::Group,
                fact.cable_id,
                &fact.subject_text,
                proof.clone(),
            ),
        };
        let Some(to) = self.object(fact, &proof) else {
            return;
        };
        let style = (self.material.style)(&fact.predicate);
        // What is the same both ways leads to the focus, which comes first.
        let (from, to) = match style.symmetric && !self.in_sides {
            true => (from.max(to), from.min(to)),
            false => (from, to),
        };
        let stroke = match fact.modality.as_str() {
            "asserted" => Stroke::Solid,
            "negated" => Stroke::Broken,
            _ => Stroke::Dashed,
        };
        // A cable has one day, which stands on it; what several say is told with the day of each.
        let day = fact.date.clone().or_else(|| fact.cable_date.clone());
        let said = Said {
            act: style.label,
            manner: if self.is_overview() {
                String::new()
            } else {
                self.manner(fact)
            },
            day: day.filter(|_| style.has_day && !is_cable(self.material)),
            proof: proof.clone(),
            mutual: style.symmetric,
        };
        self.line(from, to, stroke, style.color, said);
        let asked = fact.recipient_id.filter(|_| !self.is_crowded());
        if let Some(recipient) = asked.and_then(|id| self.node(id, Side::IsActedOn))
            && recipient != to
        {
            let said = Said {
                act: fact.towards().to_owned(),
                proof,
                ..Said::default()
            };
            self.line(to, recipient, stroke, GREY.to_owned(), said);
        }
    }

    /// Whether there is too much to draw lines to whom something is asked of: it is told in words.
    fn is_crowded(&self) -> bool {
        self.in_sides || self.material.summary.drawn.len() > ROOMY
    }

    /// Whether the picture is about nothing single and crowded: lines say how often, and their proof the rest.
    pub(super) fn is_overview(&self) -> bool {
        self.material.focus.is_none() && self.is_crowded() && !self.in_sides
    }

    fn manner(&self, fact: &Fact) -> String {
        let mut manner = match fact.modality.as_str() {
            "asserted" => String::new(),
            other => format!(" ({other})"),
        };
        let recipient = fact.recipient_id.filter(|_| self.is_crowded());
        if let Some(recipient) = recipient.and_then(|id| self.nodes.get(&id)) {
            let name = shorten(&self.material.mask.node(recipient), 24);
            // "requested (of Norvale)"
            let towards = fact.towards().trim_start_matches("asked ");
            manner.push_str(&format!(" ({towards} {name})"));
        }
        if fact.confidence < SURE {
            manner.push_str(", unsure");
        }
        if let Some(speaker) = &fact.speaker {
            let speaker = self.material.mask.text(fact.cable_id, speaker);
            manner.push_str(&format!(" (says {})", shorten(&speaker, 24)));
        }
        manner
    }

    fn object(&mut self, fact: &Fact, proof: &str) -> Option<usize> {
        if let Some(index) = fact.object_id.and_then(|id| self.node(id, Side::IsActedOn)) {
            return Some(index);
        }
        let words = fact.object_text.as_deref()?;
        let words = match &fact.deadline {
            Some(deadline) => format!("{words}, by {deadline}"),
            None => words.to_owned(),
        };
        Some(self.words(Look::Words, fact.cable_id, &words, proof.to_owned()))
    }

    fn line(&mut self, from: usize, to: usize, stroke: Stroke, color: String, said: Said) {
        self.lines
            .entry((from, to, stroke, color))
            .or_default()
            .push(said);
    }

    /// The sentence, and where it stands.
    fn proof(&self, fact: &Fact) -> String {
        let place = match (fact.paragraph, &fact.portion) {
            (Some(paragraph), Some(portion)) => format!(", paragraph {paragraph} ({portion})"),
            (Some(paragraph), None) => format!(", paragraph {paragraph}"),
            _ => String::new(),
        };
        let quote = across_pages(&self.material.mask.text(fact.cable_id, &fact.quote));
        let cable = self.material.mask.text(fact.cable_id, &fact.cable);
        format!("“{}” — {cable}{place}", shorten(&quote, 600))
    }

    /// Words that name something in the picture are tied to it, so that a phrase does not hang in the air.
    fn about(&mut self) {
        let targets: Vec<(usize, String)> = self
            .material
            .names
            .iter()
            .filter(|(_, name)| name.chars().count() > 2)
            .filter_map(|(id, name)| {
                Some((*self.of_node.get(&(*id, Side::Acts))?, fold_name(name)))
            })
            .filter(|(_, name)| !name.is_empty())
            .collect();
        let mut ties = BTreeSet::new();
        for ((look, _, words), index) in &self.of_words {
            let words = format!(" {words} ");
            let named = targets
                .iter()
                .filter(|(_, name)| words.contains(&format!(" {name} ")));
            if *look == Look::Words {
                ties.extend(named.map(|(target, _)| (*index, *target)));
            }
        }
        for (from, to) in ties {
            let color = "#9a9a9a".to_owned();
            self.line(from, to, Stroke::Dotted, color, Said::default());
        }
    }

    /// The picture of it, without a heading.
    pub(super) fn finish(self) -> Picture {
        let most_days = if self.is_overview() { 0 } else { MOST_DAYS };
        let lines = self.lines.into_iter();
        Picture {
            shapes: self.shapes,
            lines: lines
                .map(|(tie, all)| write(tie, &all, most_days))
                .collect(),
            ..Picture::default()
        }
    }
}

/// Offices are told under the name of who holds them, the longest, not as a line of their own.
fn offices<'m>(material: &Material<'m>) -> BTreeMap<i64, &'m str> {
    let mut offices: BTreeMap<i64, &str> = BTreeMap::new();
    let aside = material.summary.aside.iter();
    for fact in aside.filter(|fact| fact.predicate == "holds_office") {
        if let (Some(id), Some(office)) = (fact.subject_id, fact.what()) {
            let known = offices.entry(id).or_insert(office);
            if office.len() > known.len() {
                *known = office;
            }
        }
    }
    offices
}

/// A line, with all that is said on it.
fn write((from, to, stroke, color): LineKey, all: &[Said], most_days: usize) -> Line {
    Line {
        from,
        to,
        label: labels(all, most_days),
        color,
        stroke,
        tooltip: proofs(all),
        arrow: !all.iter().all(|said| said.mutual),
    }
}

/// What is said, each act and manner once, with its days.
pub(super) fn labels(all: &[Said], most_days: usize) -> String {
    let mut days: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    let mut order = Vec::new();
    for said in all {
        let label = (said.act.as_str(), said.manner.as_str());
        let known = days.entry(label).or_insert_with(|| {
            order.push(label);
            Vec::new()
        });
        known.push(said.day.as_deref().unwrap_or_default());
    }
    let more = order.len().saturating_sub(MOST_LABELS);
    let mut labels: Vec<String> = order
        .into_iter()
        .take(MOST_LABELS)
        .map(|label| with_days(format!("{}{}", label.0, label.1), &days[&label], most_days))
        .collect();
    if more > 0 {
        labels.push(format!("and {more} more"));
    }
    labels.join(", ")
}

/// The words that prove it, each told once.
pub(super) fn proofs(all: &[Said]) -> String {
    let mut seen = BTreeSet::new();
    let mut proofs: Vec<&str> = all
        .iter()
        .map(|said| said.proof.as_str())
        .filter(|proof| !proof.is_empty() && seen.insert(*proof))
        .collect();
    let more = proofs.len().saturating_sub(MOST_PROOFS);
    proofs.truncate(MOST_PROOFS);
    let more = (more > 0).then(|| format!("and {more} more sentences"));
    proofs.extend(more.as_deref());
    proofs.join("\n\n")
}

fn with_days(label: String, days: &[&str], most: usize) -> String {
    let statements = days.len();
    let mut days: Vec<&str> = days.iter().copied().filter(|day| !day.is_empty()).collect();
    days.sort_unstable();
    days.dedup();
    match days.as_slice() {
        _ if most == 0 && statements > 1 => format!("{label} ({statements})"),
        _ if most == 0 => label,
        [] => label,
        [first, .., last] if days.len() > most => {
            format!("{label} ({statements} statements, {first} to {last})")
        }
        days => format!("{label} {}", days.join(", ")),
    }
}
