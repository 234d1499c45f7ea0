//! Leaves as lists: where many shapes hang on one by the same act, they are rows of one shape and not a fan.

use std::collections::{BTreeMap, BTreeSet};

use super::picture::{Look, Row, Shape, Stroke};
use super::sketch::{Said, Sketch, Tie, proofs};
use super::text::wrap;

/// A picture with as many shapes as this needs no lists.
pub(super) const ROOMY: usize = 24;
/// So many leaves of one kind make a list.
const FEW: usize = 3;
/// Letters in a line of a list.
const ROW_WIDTH: usize = 54;
/// Lines of a row.
const ROW_LINES: usize = 3;

/// What the leaves of a list have in common: the shape they hang on, whether they are acted on, and by which act.
type Stem = (usize, bool, String);

impl Sketch<'_> {
    /// Gathers leaves into lists where there are too many shapes: words first, then, if there still are, what has a name.
    pub(super) fn gather(&mut self) {
        let gathers: [fn(Look) -> bool; 2] = [|look| look == Look::Words, |_| true];
        for gathers in gathers {
            if self.shapes.len() <= ROOMY {
                return;
            }
            self.gather_such(gathers);
        }
    }

    fn gather_such(&mut self, gathers: impl Fn(Look) -> bool) {
        let mut stems: BTreeMap<Stem, Vec<(usize, Tie)>> = BTreeMap::new();
        for (leaf, tie) in self.leaves() {
            if gathers(self.shapes[leaf].look) {
                let outward = tie.1 == leaf;
                let hub = if outward { tie.0 } else { tie.1 };
                // Between two sides a list holds all that one does, and its rows tell which act each is.
                let act = if self.in_sides {
                    String::new()
                } else {
                    tie.3.clone()
                };
                stems
                    .entry((hub, outward, act))
                    .or_default()
                    .push((leaf, tie));
            }
        }
        let mut gone = vec![false; self.shapes.len()];
        for ((hub, outward, _), leaves) in stems {
            let few = if self.in_sides { FEW - 1 } else { FEW };
            if leaves.len() >= few && !gone[hub] {
                leaves.iter().for_each(|(leaf, _)| gone[*leaf] = true);
                self.make_list(hub, outward, leaves);
            }
        }
        gone.resize(self.shapes.len(), false);
        self.drop_shapes(&gone);
    }

    /// Shapes that one line leads to or from, and the line; of two that only lead to each other, the second is the leaf.
    fn leaves(&self) -> Vec<(usize, Tie)> {
        let mut ties: Vec<Vec<&Tie>> = vec![Vec::new(); self.shapes.len()];
        for tie in self.lines.keys() {
            ties[tie.0].push(tie);
            ties[tie.1].push(tie);
        }
        let is_single = |shape: usize| ties[shape].len() == 1 && Some(shape) != self.focus;
        let mut leaves = Vec::new();
        for (shape, of_shape) in ties.iter().enumerate() {
            let [tie] = of_shape.as_slice() else { continue };
            let other = if tie.0 == shape { tie.1 } else { tie.0 };
            let is_list = !self.shapes[shape].rows.is_empty();
            if is_single(shape) && !is_single(other) && !is_list {
                leaves.push((shape, (*tie).clone()));
            }
        }
        leaves
    }

    /// One shape in place of many, with a row for each, oldest first.
    fn make_list(&mut self, hub: usize, outward: bool, leaves: Vec<(usize, Tie)>) {
        let mut rows = Vec::new();
        let mut line: Vec<Said> = Vec::new();
        let mut strokes = Vec::new();
        let looks: BTreeSet<Look> = leaves.iter().map(|leaf| self.shapes[leaf.0].look).collect();
        for (leaf, tie) in leaves {
            let all = self.lines.remove(&tie).unwrap_or_default();
            rows.push(self.row(&self.shapes[leaf], &all, &tie.3));
            strokes.push((tie.2, tie.3));
            line.extend(all.into_iter().take(1));
        }
        rows.sort_by(|a, b| (&a.day, &a.lines).cmp(&(&b.day, &b.lines)));
        let list = self.shapes.len();
        self.shapes.push(Shape {
            look: match looks.into_iter().collect::<Vec<_>>().as_slice() {
                [look] => *look,
                _ => Look::Words,
            },
            rows,
            ..Shape::default()
        });
        let (stroke, color) = if self.in_sides {
            (Stroke::Solid, "#7a7a7a".to_owned())
        } else {
            strokes
                .into_iter()
                .min()
                .unwrap_or((Stroke::Solid, String::new()))
        };
        let (from, to) = if outward { (hub, list) } else { (list, hub) };
        let act = if self.in_sides {
            String::new()
        } else {
            line[0].act.clone()
        };
        let said = Said {
            act,
            ..Said::default()
        };
        self.lines.insert((from, to, stroke, color), vec![said]);
    }

    fn row(&self, leaf: &Shape, all: &[Said], color: &str) -> Row {
        let words: Vec<&str> = leaf.words().collect();
        let first = all.first();
        let act = first
            .filter(|_| self.in_sides)
            .map(|said| said.act.as_str());
        let manner = first.map_or("", |said| said.manner.as_str());
        let act = act
            .map(|act| format!("{act}{manner}: "))
            .unwrap_or_default();
        let behind = if self.in_sides { "" } else { manner };
        let text = format!("{act}{}{behind}", words.join(" "));
        Row {
            day: all.iter().filter_map(|said| said.day.clone()).min(),
            lines: wrap(&text, ROW_WIDTH, ROW_LINES),
            color: self.in_sides.then(|| color.to_owned()),
            tooltip: proofs(all),
        }
    }

    /// Takes shapes out; no line may lead to or from them.
    fn drop_shapes(&mut self, gone: &[bool]) {
        let mut next = 0;
        let moved: Vec<usize> = gone
            .iter()
            .map(|gone| {
                let at = next;
                next += usize::from(!gone);
                at
            })
            .collect();
        let mut gone = gone.iter();
        self.shapes
            .retain(|_| gone.next().is_some_and(|gone| !gone));
        self.focus = self.focus.map(|focus| moved[focus]);
        let lines = std::mem::take(&mut self.lines).into_iter();
        self.lines = lines
            .map(|((from, to, stroke, color), all)| ((moved[from], moved[to], stroke, color), all))
            .collect();
    }
}
