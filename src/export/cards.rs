//! A picture of very many as cards: each of those who deal with most is a card that lists the others.
//!
//! Everybody stands once, on the card or under the row of whom the forest has him below. Who has too many below him for a
//! row has a card too, and a line leads there; so do the strongest ties between cards. All other ties are counted.

use std::collections::BTreeMap;

use super::forest::{Bond, Forest, Pair, Spoken};
use super::picture::{Look, Row, Shape};
use super::sketch::{LineKey, MOST_DAYS, ROOMY, Said, Sketch, labels, proofs};
use super::text::wrap;

/// As many shapes as this can stand each for itself.
const MANY: usize = 70;
/// As many ties as this between shapes that have others can be lines.
const TANGLED: usize = 20;
/// A card with more rows has them in columns.
const LONG: usize = 40;
/// Letters in a line of a card, and lines of a row.
const ROW_WIDTH: usize = 46;
const ROW_LINES: usize = 3;

impl Sketch<'_> {
    /// Whether there are so many shapes that they could be cards.
    pub(super) fn is_many(&self) -> bool {
        self.shapes.len() > ROOMY
    }

    /// Whether there are so many shapes, and so many ties between them, that lines would be a tangle.
    pub(super) fn is_tangled(&self) -> bool {
        let neighbors = self.neighbors();
        let is_leaf = |shape: usize| neighbors[shape].len() == 1;
        let between = neighbors.iter().enumerate().flat_map(|(shape, others)| {
            let inner = others.iter().filter(move |other| **other > shape);
            inner.map(move |other| (shape, *other))
        });
        let inner = between.filter(|(one, other)| !is_leaf(*one) && !is_leaf(*other));
        self.shapes.len() > MANY && (self.in_sides || inner.count() > TANGLED)
    }

    /// Gathers all shapes into cards; says how they are to be read, and what is left out.
    pub(super) fn deal(&mut self) -> Vec<String> {
        let forest = Forest::of(self);
        let across = forest.across(self.in_sides);
        // How many ties of each shape are left out.
        let mut more = vec![0; self.shapes.len()];
        let is_left_out = |pair: &&Pair| !forest.is_told(**pair) && !across.contains(*pair);
        let left_out: Vec<Pair> = forest.bonds.keys().filter(is_left_out).copied().collect();
        for (one, other) in &left_out {
            more[*one] += 1;
            more[*other] += usize::from(one != other);
        }
        let mut lists: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
        for card in (0..self.shapes.len()).filter(|card| forest.is_card[*card]) {
            lists.insert(card, self.list(&forest, card, &more, 0));
        }
        for (one, other) in across {
            let mut pair = [one, other];
            pair.sort_by_key(|shape| forest.rank[*shape]);
            let [card, other] = pair;
            let mut rows = self.rows(card, other, forest.bond(card, other), "");
            rows.iter_mut()
                .take(1)
                .for_each(|row| row.leads_to = Some(other));
            lists.entry(card).or_default().extend(rows);
        }
        let mut apart = Vec::new();
        for shape in &forest.apart {
            let words = format!("{}{}", self.name(*shape), plus(more[*shape]));
            apart.push(Row {
                lines: wrap(&words, ROW_WIDTH, ROW_LINES),
                ..Row::default()
            });
            apart.extend(self.list(&forest, *shape, &more, 1));
        }
        for (card, rows) in lists {
            let shape = &mut self.shapes[card];
            let name = shape.heading.last_mut().or(shape.lines.last_mut());
            if let Some(name) = name {
                name.push_str(&plus(more[card]));
            }
            shape.columns = rows.len().div_ceil(LONG);
            shape.rows = rows;
        }
        self.tie_cards(&forest);
        if !apart.is_empty() {
            self.shapes.push(Shape {
                look: Look::Names,
                heading: vec!["Apart from these".to_owned()],
                columns: apart.len().div_ceil(LONG),
                rows: apart,
                ..Shape::default()
            });
        }
        told(left_out.len())
    }

    /// Who stands below a shape, each with those below him who have no card. Those of one name of whom the same is said are
    /// one row.
    fn list(&self, forest: &Forest, shape: usize, more: &[usize], depth: usize) -> Vec<Row> {
        let mut list: Vec<(Row, usize)> = Vec::new();
        for child in &forest.children[shape] {
            let has_card = forest.is_card[*child];
            let (plus, below) = if has_card {
                (String::new(), Vec::new())
            } else {
                let below = self.list(forest, *child, more, depth + 1);
                (plus(more[*child]), below)
            };
            let rows = self.rows(shape, *child, forest.bond(shape, *child), &plus);
            for (at, mut row) in rows.into_iter().enumerate() {
                indent(&mut row, depth);
                row.leads_to = Some(*child).filter(|_| has_card && at == 0);
                let is_like = |known: &&mut (Row, usize)| {
                    known.1 > 0 && known.0.lines == row.lines && known.0.color == row.color
                };
                match list.iter_mut().find(is_like) {
                    Some((known, times)) if below.is_empty() && !has_card => {
                        known.day = known.day.take().min(row.day);
                        known.tooltip = format!("{}\n\n{}", known.tooltip, row.tooltip);
                        *times += 1;
                    }
                    _ => list.push((row, usize::from(below.is_empty() && !has_card))),
                }
            }
            list.extend(below.into_iter().map(|row| (row, 0)));
        }
        let rows = list.into_iter().map(|(mut row, times)| {
            if let Some(line) = row.lines.last_mut().filter(|_| times > 1) {
                line.push_str(&format!(" ({times} of that name)"));
            }
            row
        });
        rows.collect()
    }

    /// Draws a line to each card from the row that names it, and takes out what has no card.
    fn tie_cards(&mut self, forest: &Forest) {
        self.lines.clear();
        for (card, shape) in self.shapes.iter().enumerate() {
            for other in shape.rows.iter().filter_map(|row| row.leads_to) {
                let bond = forest.bond(card, other);
                let strongest = bond.ties.iter().max_by_key(|(_, all)| all.len());
                if let Some((tie, _)) = strongest {
                    let all = bond.ties.iter().flat_map(|(_, all)| all.clone());
                    self.lines.insert(tie.clone(), all.collect());
                }
            }
        }
        let gone: Vec<bool> = forest.is_card.iter().map(|is_card| !is_card).collect();
        self.drop_shapes(&gone);
    }

    /// What a card says of somebody: a row for what both do, one for what the card's does, one for what is done to it.
    fn rows(&self, card: usize, other: usize, bond: &Bond, plus: &str) -> Vec<Row> {
        let name = self.name(other);
        let mut kinds: BTreeMap<(bool, bool), Vec<&Spoken>> = BTreeMap::new();
        for tie in &bond.ties {
            let is_mutual = tie.1.iter().all(|said| said.mutual);
            let is_done_to = !is_mutual && tie.0.0 != card;
            kinds.entry((!is_mutual, is_done_to)).or_default().push(tie);
        }
        let mut plus = Some(plus);
        let kinds = kinds.into_iter().map(|((is_act, is_done_to), ties)| {
            let done: Vec<String> = ties.iter().map(|(tie, all)| self.done(tie, all)).collect();
            let done = done.join(" · ");
            let words = match (done.is_empty(), is_act, is_done_to) {
                (true, ..) => name.clone(),
                (_, false, _) => format!("{name}: {done}"),
                (_, true, false) => format!("{done}: {name}"),
                (_, true, true) => format!("{name} {done}"),
            };
            let all: Vec<Said> = ties.iter().flat_map(|(_, all)| all.clone()).collect();
            let days = all.iter().filter_map(|said| said.day.clone());
            let plus = plus.take().unwrap_or_default();
            Row {
                day: days.min().filter(|_| !self.is_overview()),
                lines: wrap(&format!("{words}{plus}"), ROW_WIDTH, ROW_LINES),
                color: ties.first().map(|(tie, _)| tie.3.clone()),
                tooltip: proofs(&all),
                ..Row::default()
            }
        });
        kinds.collect()
    }

    fn name(&self, shape: usize) -> String {
        let shape = &self.shapes[shape];
        if shape.heading.is_empty() {
            shape.lines.join(" ")
        } else {
            shape.heading.join(" ")
        }
    }

    /// What is done, how and when; in an overview how often, and what a line would tell by its strokes.
    fn done(&self, tie: &LineKey, all: &[Said]) -> String {
        if !self.is_overview() {
            return labels(all, if all.len() > 1 { MOST_DAYS } else { 0 });
        }
        let words = labels(all, 0);
        match tie.2.manner() {
            Some(manner) => format!("{words}, {manner}"),
            None => words,
        }
    }
}

/// How many ties of a shape are left out: " +2".
fn plus(left_out: usize) -> String {
    match left_out {
        0 => String::new(),
        left_out => format!(" +{left_out}"),
    }
}

/// Sets a row below the one before it.
fn indent(row: &mut Row, depth: usize) {
    if let Some(line) = row.lines.first_mut() {
        line.insert_str(0, &"– ".repeat(depth));
    }
}

/// How cards are to be read, and how many ties they leave out.
fn told(left_out: usize) -> Vec<String> {
    let mut told = vec![
        "Each stands once, below whom it has most to do with: on a card, behind “–” under a row, or on a card of its own \
         that a line leads to."
            .to_owned(),
    ];
    if left_out > 0 {
        let (ties, are) = if left_out == 1 {
            ("tie", "is")
        } else {
            ("ties", "are")
        };
        told.push(format!(
            "{left_out} weaker {ties} among those drawn {are} left out; “+2” by a name says that it has two of them."
        ));
    }
    told
}
