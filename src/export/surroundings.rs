//! What surrounds a cable or an entity: who acts, on what, with the words that prove it.

use std::collections::{BTreeMap, BTreeSet};

use super::mask::Mask;
use super::picture::{Arrangement, Line, Look, Picture, Shape, Stroke};
use super::text::{shorten, wrap};
use crate::model::{EntityKind, Fact, Node, SURE, fold_name};

/// What a picture is made of.
#[derive(Clone, Copy)]
pub struct Material<'m> {
    /// What it is about.
    pub focus: &'m Node,
    /// Every node that may be shown.
    pub nodes: &'m [Node],
    /// Statements, in the order in which they are to be told.
    pub facts: &'m [Fact],
    /// Nodes that the cable names without saying more of them.
    pub named: &'m [Node],
    /// Names of nodes, for finding them in words: node, name.
    pub names: &'m [(i64, String)],
    /// How a predicate is written and coloured: label, colour.
    pub style: &'m dyn Fn(&str) -> (String, String),
    /// What must not be shown.
    pub mask: &'m Mask,
}

/// More statements than this make a hairball: the surest are drawn, the rest counted.
const MOST: usize = 30;

/// What is told on a shape, or in words, and not as a line.
const UNDRAWN: [&str; 3] = ["tagged", "holds_office", "mentions"];

/// Makes the picture.
pub fn surroundings(material: &Material<'_>) -> Picture {
    let mut sketch = Sketch {
        material,
        shapes: Vec::new(),
        lines: BTreeMap::new(),
        of_node: BTreeMap::new(),
        of_words: BTreeMap::new(),
        offices: BTreeMap::new(),
    };
    let mut notes = Vec::new();
    // What heads of cables say of a person or body, "signed by", would be a fan of like lines: it is counted.
    let is_cable = material.focus.kind == EntityKind::Cable;
    let (mut facts, of_heads): (Vec<&Fact>, Vec<&Fact>) = material
        .facts
        .iter()
        .filter(|fact| !UNDRAWN.contains(&fact.predicate.as_str()))
        .partition(|fact| is_cable || fact.rule != "head");
    if facts.len() > MOST {
        facts.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        notes.push(format!(
            "{} further statements are left out; the surest {MOST} are drawn.",
            facts.len() - MOST
        ));
        facts.truncate(MOST);
        facts.sort_by(|a, b| {
            (&a.cable_date, &a.cable, a.start).cmp(&(&b.cable_date, &b.cable, b.start))
        });
    }
    sketch.read_offices();
    sketch.node(material.focus.id);
    for fact in &facts {
        sketch.fact(fact);
    }
    sketch.about();
    notes.extend(sketch.of_heads(&of_heads));
    notes.extend(sketch.named_only());
    notes.extend(sketch.masked());
    sketch.finish(notes)
}

/// The ends of a line, how it is drawn and in which colour: what is alike is one line.
type Tie = (usize, usize, Stroke, String);
/// A label, its day, and the words that prove it.
type Said = (String, Option<String>, String);

/// So many days are written on a line.
const MOST_DAYS: usize = 3;

struct Sketch<'m> {
    material: &'m Material<'m>,
    shapes: Vec<Shape>,
    lines: BTreeMap<Tie, Vec<Said>>,
    of_node: BTreeMap<i64, usize>,
    of_words: BTreeMap<(Look, String), usize>,
    offices: BTreeMap<i64, String>,
}

impl Sketch<'_> {
    /// Offices are told under the name of who holds them, not as a line of their own.
    fn read_offices(&mut self) {
        for fact in self
            .material
            .facts
            .iter()
            .filter(|fact| fact.predicate == "holds_office")
        {
            if let (Some(id), Some(office)) = (fact.subject_id, &fact.object) {
                let known = self.offices.entry(id).or_insert_with(|| office.clone());
                if office.len() > known.len() {
                    office.clone_into(known);
                }
            }
        }
    }

    fn node(&mut self, id: i64) -> Option<usize> {
        if let Some(index) = self.of_node.get(&id) {
            return Some(*index);
        }
        let node = self.material.nodes.iter().find(|node| node.id == id)?;
        let shape = self.shape(node);
        self.shapes.push(shape);
        self.of_node.insert(id, self.shapes.len() - 1);
        Some(self.shapes.len() - 1)
    }

    fn shape(&self, node: &Node) -> Shape {
        let name = self.material.mask.node(node);
        let focus = node.id == self.material.focus.id;
        let mut lines = Vec::new();
        let heading = if node.kind == EntityKind::Cable {
            lines.extend(node.date.clone());
            if focus {
                lines.extend(node.classification.clone());
                lines.extend(self.tags());
            } else if let Some(subject) = &node.subject {
                lines.extend(wrap(&self.material.mask.text(node.id, subject), 26, 3));
            }
            if !node.held {
                lines.push("cited, not held".to_owned());
            }
            vec![shorten(&name, 40)]
        } else {
            let heading = wrap(&name, 24, 3);
            if let Some(office) = self.offices.get(&node.id) {
                lines.extend(wrap(&self.material.mask.name(office, false), 30, 2));
            }
            heading
        };
        let tooltip = match &node.subject {
            Some(subject) => format!("{name}\n{}", self.material.mask.text(node.id, subject)),
            None => format!("{name} ({})", node.what()),
        };
        Shape {
            look: Look::Kind(node.kind),
            heading,
            lines,
            tooltip,
            dashed: !node.held,
            focus,
            date: node.date.clone(),
        }
    }

    /// TAGS of the focus are written on it: as shapes they would tell little and hide much.
    fn tags(&self) -> Vec<String> {
        let own =
            |fact: &&Fact| fact.predicate == "tagged" && fact.cable_id == self.material.focus.id;
        let tags: Vec<&str> = self
            .material
            .facts
            .iter()
            .filter(own)
            .filter_map(|fact| fact.object.as_deref())
            .collect();
        wrap(&tags.join(" · "), 30, 2)
    }

    fn words(&mut self, look: Look, cable: i64, words: &str, tooltip: String) -> usize {
        let words = self.material.mask.text(cable, words);
        let key = (look, fold_name(&words));
        if let Some(index) = self.of_words.get(&key) {
            return *index;
        }
        let lines = wrap(&words, 32, 5);
        self.shapes.push(Shape {
            look,
            heading: Vec::new(),
            lines,
            tooltip,
            dashed: false,
            focus: false,
            date: None,
        });
        self.of_words.insert(key, self.shapes.len() - 1);
        self.shapes.len() - 1
    }

    fn fact(&mut self, fact: &Fact) {
        let proof = self.proof(fact);
        let from = match fact.subject_id.and_then(|id| self.node(id)) {
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
        let (label, color) = (self.material.style)(&fact.predicate);
        let stroke = match fact.modality.as_str() {
            "asserted" => Stroke::Solid,
            "negated" => Stroke::Broken,
            _ => Stroke::Dashed,
        };
        let mut label = match fact.modality.as_str() {
            "asserted" => label,
            other => format!("{label} ({other})"),
        };
        if fact.confidence < SURE {
            label.push_str(", unsure");
        }
        if let Some(speaker) = &fact.speaker {
            label = format!(
                "{label} (says {})",
                shorten(&self.material.mask.text(fact.cable_id, speaker), 24)
            );
        }
        // A cable has one day, which stands on it; what several say is told with the day of each.
        let day = fact
            .date
            .clone()
            .or_else(|| fact.cable_date.clone())
            .filter(|_| self.material.focus.kind != EntityKind::Cable);
        self.line(from, to, stroke, color, (label, day, proof.clone()));
        if let Some(recipient) = fact.recipient_id.and_then(|id| self.node(id))
            && recipient != to
        {
            self.line(
                to,
                recipient,
                stroke,
                "#7a7a7a".to_owned(),
                ("asked of".to_owned(), None, proof),
            );
        }
    }

    fn object(&mut self, fact: &Fact, proof: &str) -> Option<usize> {
        if let Some(index) = fact.object_id.and_then(|id| self.node(id)) {
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
        let quote = crate::model::fold_space(&self.material.mask.text(fact.cable_id, &fact.quote));
        format!("“{}” — {}{place}", shorten(&quote, 600), fact.cable)
    }

    /// Words that name something in the picture are tied to it, so that a phrase does not hang in the air.
    fn about(&mut self) {
        let targets: Vec<(usize, &str)> = self
            .material
            .names
            .iter()
            .filter(|(_, name)| name.chars().count() > 2)
            .filter_map(|(id, name)| Some((*self.of_node.get(id)?, name.as_str())))
            .filter(|(index, _)| {
                matches!(self.shapes[*index].look, Look::Kind(EntityKind::Initiative))
            })
            .collect();
        let mut ties = BTreeSet::new();
        for ((look, words), index) in &self.of_words {
            for (target, name) in &targets {
                let name = fold_name(name);
                if *look == Look::Words
                    && !name.is_empty()
                    && format!(" {words} ").contains(&format!(" {name} "))
                {
                    ties.insert((*index, *target));
                }
            }
        }
        for (from, to) in ties {
            self.line(
                from,
                to,
                Stroke::Dotted,
                "#9a9a9a".to_owned(),
                (String::new(), None, String::new()),
            );
        }
    }

    /// How many cables bear the name in their heads, by role.
    fn of_heads(&self, facts: &[&Fact]) -> Vec<String> {
        let mut roles: BTreeMap<String, Vec<&Fact>> = BTreeMap::new();
        for fact in facts {
            let (label, _) = (self.material.style)(&fact.predicate);
            roles.entry(label).or_default().push(fact);
        }
        let focus = self.material.focus;
        let name = self.material.mask.node(focus);
        let say = |(label, facts): (String, Vec<&Fact>)| {
            let days = || facts.iter().filter_map(|fact| fact.cable_date.as_deref());
            let when = match (days().min(), days().max()) {
                (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
                (Some(day), _) => format!(", {day}"),
                _ => String::new(),
            };
            let cables = if facts.len() == 1 { "cable" } else { "cables" };
            format!("{} {cables} {label} {name}{when}.", facts.len())
        };
        roles.into_iter().map(say).collect()
    }

    /// What the cable names without saying more of it is told in words.
    fn named_only(&self) -> Option<String> {
        let rest: Vec<String> = self
            .material
            .named
            .iter()
            .filter(|node| !self.of_node.contains_key(&node.id))
            .map(|node| self.material.mask.node(node))
            .collect();
        (!rest.is_empty()).then(|| format!("Also named: {}.", rest.join(", ")))
    }

    fn masked(&self) -> Option<String> {
        let protected = self
            .of_node
            .keys()
            .filter(|id| {
                self.material
                    .nodes
                    .iter()
                    .any(|node| node.id == **id && node.protection.is_some())
            })
            .count();
        let named = self
            .material
            .named
            .iter()
            .filter(|node| node.protection.is_some() && !self.of_node.contains_key(&node.id))
            .count();
        let count = protected + named;
        match (count, self.material.mask.shows_all()) {
            (0, _) => None,
            (_, true) => Some(format!(
                "{count} protected source{} shown by name: do not pass this picture on.",
                plural(count)
            )),
            (_, false) => Some(format!("{count} protected source{} masked.", plural(count))),
        }
    }

    fn finish(self, notes: Vec<String>) -> Picture {
        let focus = self.material.focus;
        let name = self.material.mask.node(focus);
        let subtitle = match (&focus.date, &focus.subject) {
            (Some(date), Some(subject)) => {
                format!("{date} · {}", self.material.mask.text(focus.id, subject))
            }
            (None, Some(subject)) => self.material.mask.text(focus.id, subject),
            (Some(date), None) => date.clone(),
            (None, None) => format!("{}: what the cables say of it", focus.kind),
        };
        let lines = self
            .lines
            .into_iter()
            .map(|((from, to, stroke, color), all)| {
                let mut labels: Vec<(String, Vec<String>)> = Vec::new();
                let mut proofs: Vec<String> = Vec::new();
                for (label, day, proof) in all {
                    let at = labels.iter().position(|(known, _)| *known == label);
                    let at = at.unwrap_or_else(|| {
                        labels.push((label, Vec::new()));
                        labels.len() - 1
                    });
                    let days = &mut labels[at].1;
                    match day {
                        Some(day) if !days.contains(&day) => days.push(day),
                        _ => {}
                    }
                    if !proof.is_empty() && !proofs.contains(&proof) {
                        proofs.push(proof);
                    }
                }
                let labels: Vec<String> = labels
                    .into_iter()
                    .map(|(label, days)| with_days(label, &days))
                    .collect();
                Line {
                    from,
                    to,
                    label: labels.join(", "),
                    color,
                    stroke,
                    tooltip: proofs.join("\n\n"),
                }
            })
            .collect();
        let mut picture = Picture {
            title: shorten(&name, 90),
            subtitle: shorten(&subtitle, 150),
            shapes: self.shapes,
            lines,
            arrangement: Arrangement::Layers,
            notes,
        };
        picture.tell_masked();
        picture
    }
}

fn with_days(label: String, days: &[String]) -> String {
    match days {
        [] => label,
        days if days.len() > MOST_DAYS => format!("{label} {} … {}", days[0], days[days.len() - 1]),
        days => format!("{label} {}", days.join(", ")),
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { " is" } else { "s are" }
}
