//! A picture of very many as cards: each of those who deal with most is a card that lists the others.
//!
//! Everybody stands once, by whom he is tied to most strongly of those who come before him: nearer to what the picture is
//! about, or else with more said of them. Who is listed and has a card too is led to by a line. All other ties are
//! counted. Method: a spanning forest of strongest ties, then the strongest ties between cards. Cost: ties × log.

use std::cmp::Reverse;
use std::collections::{BTreeMap, VecDeque};

use super::picture::{Look, Row, Shape};
use super::sketch::{MOST_DAYS, Said, Sketch, Tie, labels, proofs};
use super::text::wrap;

/// As many shapes as this can stand each for itself.
const MANY: usize = 70;
/// As many ties as this between shapes that have others can be lines.
const TANGLED: usize = 20;
/// So many below a row are told there, and need no card.
const FEW: usize = 3;
/// A card with more rows has them in columns.
const LONG: usize = 40;
/// Letters in a line of a card, and lines of a row.
const ROW_WIDTH: usize = 46;
const ROW_LINES: usize = 3;

/// Two shapes, the one that was made first before the other.
type Pair = (usize, usize);

/// A line that would be, and all that is said on it.
type Spoken = (Tie, Vec<Said>);

/// What is said between two shapes.
#[derive(Default)]
struct Bond {
    ties: Vec<Spoken>,
    /// How many statements say it.
    strength: usize,
}

/// Who stands on whose card.
struct Forest {
    /// What ties whom.
    bonds: BTreeMap<Pair, Bond>,
    /// Place of each shape among all: who comes first may have others below him.
    rank: Vec<usize>,
    /// Below whom each shape stands, and who stands below it, the strongest tie first.
    parent: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    /// Whether a shape has a card of its own.
    is_card: Vec<bool>,
    /// Shapes below none, with few below them.
    apart: Vec<usize>,
}

impl Sketch<'_> {
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
    fn done(&self, tie: &Tie, all: &[Said]) -> String {
        if !self.is_overview() {
            return labels(all, if all.len() > 1 { MOST_DAYS } else { 0 });
        }
        let words = labels(all, 0);
        match tie.2.manner() {
            Some(manner) => format!("{words}, {manner}"),
            None => words,
        }
    }

    /// The shapes that each shape is tied to, each once.
    fn neighbors(&self) -> Vec<Vec<usize>> {
        let mut neighbors: Vec<Vec<usize>> = vec![Vec::new(); self.shapes.len()];
        for (from, to, ..) in self.lines.keys() {
            neighbors[*from].push(*to);
            neighbors[*to].push(*from);
        }
        for others in &mut neighbors {
            others.sort_unstable();
            others.dedup();
        }
        neighbors
    }

    /// How far each shape is from what the picture is about; all alike where it is about nothing single.
    fn rings(&self, neighbors: &[Vec<usize>]) -> Vec<usize> {
        let Some(focus) = self.focus else {
            return vec![0; self.shapes.len()];
        };
        let mut rings = vec![usize::MAX; self.shapes.len()];
        rings[focus] = 0;
        let mut near = VecDeque::from([focus]);
        while let Some(shape) = near.pop_front() {
            for other in &neighbors[shape] {
                if rings[*other] == usize::MAX {
                    rings[*other] = rings[shape] + 1;
                    near.push_back(*other);
                }
            }
        }
        rings
    }
}

impl Forest {
    fn of(sketch: &Sketch<'_>) -> Self {
        let mut bonds: BTreeMap<Pair, Bond> = BTreeMap::new();
        for (tie, all) in &sketch.lines {
            let pair = (tie.0.min(tie.1), tie.0.max(tie.1));
            let bond = bonds.entry(pair).or_default();
            bond.strength += all.len();
            bond.ties.push((tie.clone(), all.clone()));
        }
        let count = sketch.shapes.len();
        let mut strength = vec![0; count];
        for (pair, bond) in &bonds {
            strength[pair.0] += bond.strength;
            strength[pair.1] += bond.strength;
        }
        let neighbors = sketch.neighbors();
        let rings = sketch.rings(&neighbors);
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|shape| {
            let is_words = matches!(sketch.shapes[*shape].look, Look::Words | Look::Group);
            (rings[*shape], is_words, Reverse(strength[*shape]), *shape)
        });
        let mut rank = vec![0; count];
        for (at, shape) in order.iter().enumerate() {
            rank[*shape] = at;
        }
        let mut forest = Forest {
            bonds,
            rank,
            parent: vec![None; count],
            children: vec![Vec::new(); count],
            is_card: vec![false; count],
            apart: Vec::new(),
        };
        for shape in &order {
            let is_near = sketch.focus.is_some() && rings[*shape] < usize::MAX;
            let before = neighbors[*shape].iter().copied().filter(|other| {
                forest.rank[*other] < forest.rank[*shape]
                    && (!is_near || rings[*other] < rings[*shape])
            });
            forest.parent[*shape] = forest.nearest(*shape, before);
        }
        forest.open_cards(&order, |shape| {
            let is_shared = sketch.in_sides && neighbors[shape].len() > 1;
            is_shared || Some(shape) == sketch.focus
        });
        forest
    }

    /// The one of some shapes that another is tied to most strongly; of two alike, who comes first.
    fn nearest(&self, shape: usize, others: impl Iterator<Item = usize>) -> Option<usize> {
        let strength = |other: usize| self.bond(shape, other).strength;
        others.max_by_key(|other| (strength(*other), Reverse(self.rank[*other])))
    }

    /// Who has more below him than can be told in his row has a card, and who must have one.
    fn open_cards(&mut self, order: &[usize], must: impl Fn(usize) -> bool) {
        let mut below = vec![0; order.len()];
        for shape in order.iter().rev() {
            if let Some(parent) = self.parent[*shape] {
                below[parent] += below[*shape] + 1;
                self.children[parent].push(*shape);
            }
        }
        for shape in order {
            let mut children = std::mem::take(&mut self.children[*shape]);
            children.sort_by_key(|child| {
                (
                    Reverse(self.bond(*shape, *child).strength),
                    self.rank[*child],
                )
            });
            self.children[*shape] = children;
            self.is_card[*shape] = below[*shape] > FEW || must(*shape);
            if !self.is_card[*shape] && self.parent[*shape].is_none() {
                self.apart.push(*shape);
            }
        }
    }

    fn bond(&self, one: usize, other: usize) -> &Bond {
        &self.bonds[&(one.min(other), one.max(other))]
    }

    /// Whether one of two stands below the other.
    fn is_told(&self, (one, other): Pair) -> bool {
        self.parent[one] == Some(other) || self.parent[other] == Some(one)
    }

    /// The strongest ties between cards beside those of the forest: half as many as there are cards, so that lines stay
    /// few, or all.
    fn across(&self, all: bool) -> Vec<Pair> {
        let mut across: Vec<Pair> = self
            .bonds
            .keys()
            .copied()
            .filter(|pair| pair.0 != pair.1 && self.is_card[pair.0] && self.is_card[pair.1])
            .filter(|pair| !self.is_told(*pair))
            .collect();
        across.sort_by_key(|pair| (Reverse(self.bonds[pair].strength), *pair));
        let cards = self.is_card.iter().filter(|is_card| **is_card).count();
        if !all {
            across.truncate(cards / 2);
        }
        across
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
