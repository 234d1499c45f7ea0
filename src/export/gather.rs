//! Leaves as lists: where many shapes hang on one by the same act, they are rows of one shape and not a fan.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::lay_out;
use super::picture::{Look, PROPORTION, Picture, Row, Shape, Stroke, WORDS};
use super::sketch::{GREY, LineKey, MOST_DAYS, ROOMY, Said, Sketch, labels, proofs};
use super::star::hub;
use super::text::wrap;

/// So many leaves of one kind make a list.
const FEW: usize = 3;
/// A list with more rows stands in columns.
const LONG: usize = 24;
/// With more rows than this in all, or around one in the middle, columns are as long as the page wants them: one of these.
const MANY_ROWS: usize = 100;
const LENGTHS: [usize; 7] = [8, 12, 16, LONG, 32, 48, 72];
/// So many cards are few.
const FEW_CARDS: usize = 6;
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
            if self.shapes.len() > ROOMY {
                self.gather_such(gathers);
            }
        }
    }

    fn gather_such(&mut self, gathers: impl Fn(Look) -> bool) {
        let mut stems: BTreeMap<Stem, Vec<(usize, LineKey)>> = BTreeMap::new();
        for (leaf, tie) in self.leaves() {
            if gathers(self.shapes[leaf].look) {
                let outward = tie.1 == leaf;
                let hub = if outward { tie.0 } else { tie.1 };
                // Between two sides a list holds all that one does, and its rows tell which act each is.
                let all = self.lines.get(&tie).filter(|_| !self.in_sides);
                let act = all.and_then(|all| all.first());
                let act = act.map(|said| said.act.clone()).unwrap_or_default();
                stems
                    .entry((hub, outward, act))
                    .or_default()
                    .push((leaf, tie));
            }
        }
        let mut gone = vec![false; self.shapes.len()];
        for (stem, leaves) in stems {
            let few = if self.in_sides { FEW - 1 } else { FEW };
            if leaves.len() >= few {
                leaves.iter().for_each(|(leaf, _)| gone[*leaf] = true);
                self.make_list(stem, leaves);
            }
        }
        gone.resize(self.shapes.len(), false);
        self.drop_shapes(&gone);
    }

    /// Shapes that one line leads to or from, and the line; where two only lead to each other, neither is a leaf.
    fn leaves(&self) -> Vec<(usize, LineKey)> {
        let mut ties: Vec<Vec<&LineKey>> = vec![Vec::new(); self.shapes.len()];
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
    fn make_list(&mut self, (hub, outward, act): Stem, leaves: Vec<(usize, LineKey)>) {
        let mut rows = Vec::new();
        let (mut looks, mut strokes, mut colors) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut mutual = true;
        for (leaf, tie) in leaves {
            let all = self.lines.remove(&tie).unwrap_or_default();
            rows.push(self.row(&self.shapes[leaf], &all, &tie.3));
            mutual &= all.iter().all(|said| said.mutual);
            looks.insert(self.shapes[leaf].look);
            strokes.insert(tie.2);
            colors.insert(tie.3);
        }
        rows.sort_by(|a, b| (&a.day, &a.lines).cmp(&(&b.day, &b.lines)));
        let list = self.shapes.len();
        self.shapes.push(Shape {
            look: only(looks).unwrap_or(Look::Names),
            rows,
            ..Shape::default()
        });
        let stroke = only(strokes).unwrap_or(Stroke::Listed);
        let color = only(colors).unwrap_or_else(|| GREY.to_owned());
        let (from, to) = if outward { (hub, list) } else { (list, hub) };
        let said = Said {
            act,
            mutual,
            ..Said::default()
        };
        self.lines.insert((from, to, stroke, color), vec![said]);
    }

    /// What is told of a leaf: of several statements each with its days, of one its day before.
    fn row(&self, leaf: &Shape, all: &[Said], color: &str) -> Row {
        let words = leaf.words().collect::<Vec<_>>().join(" ");
        let text = match all {
            [said] if self.in_sides => format!("{}{}: {words}", said.act, said.manner),
            [said] => format!("{words}{}", said.manner),
            _ if self.in_sides => format!("{}: {words}", labels(all, MOST_DAYS)),
            _ => format!("{words}: {}", labels(all, MOST_DAYS)),
        };
        Row {
            day: all.iter().filter_map(|said| said.day.clone()).min(),
            lines: wrap(&text, ROW_WIDTH, ROW_LINES),
            color: self.in_sides.then(|| color.to_owned()),
            tooltip: proofs(all),
            ..Row::default()
        }
    }

    /// Takes shapes out; no line or row may lead to or from them.
    pub(super) fn drop_shapes(&mut self, gone: &[bool]) {
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
        for row in self.shapes.iter_mut().flat_map(|shape| &mut shape.rows) {
            row.leads_to = row.leads_to.map(|other| moved[other]);
        }
        let lines = std::mem::take(&mut self.lines).into_iter();
        self.lines = lines
            .map(|((from, to, stroke, color), all)| ((moved[from], moved[to], stroke, color), all))
            .collect();
    }
}

/// Breaks long lists into columns: of very many rows, and around one in the middle, such that the page is nearest to its
/// proportion. Around one in the middle only those of the higher side are broken so: the other has room.
pub(super) fn break_columns(picture: &mut Picture) {
    set_columns(picture, LONG, |_| true);
    let rows: usize = picture.shapes.iter().map(|shape| shape.rows.len()).sum();
    let hub = hub(picture);
    if rows <= MANY_ROWS && hub.is_none() {
        return;
    }
    let high: Option<Vec<bool>> = hub.map(|hub| on_higher_side(picture, hub));
    let is_broken = |shape: usize| high.as_ref().is_none_or(|high| high[shape]);
    set_nearest(picture, 0.0, is_broken);
}

/// Breaks the lists of few cards into columns such that the page is nearest to its proportion; of many cards the columns
/// of the page see to that.
pub(super) fn break_cards(picture: &mut Picture) {
    let has_list = picture.shapes.iter().any(|shape| !shape.rows.is_empty());
    if has_list && picture.shapes.len() <= FEW_CARDS {
        set_nearest(picture, WORDS, |_| true);
    }
}

/// Sets the columns of some lists to the length that brings the page nearest to its proportion.
fn set_nearest(picture: &mut Picture, words: f64, is_broken: impl Fn(usize) -> bool) {
    let tried = LENGTHS.map(|long| {
        set_columns(picture, long, &is_broken);
        (lay_out(picture).off(PROPORTION, words), long)
    });
    let nearest = tried.into_iter().min_by(|a, b| a.0.total_cmp(&b.0));
    let long = nearest.map_or(LONG, |nearest| nearest.1);
    set_columns(picture, long, is_broken);
}

fn set_columns(picture: &mut Picture, long: usize, is_broken: impl Fn(usize) -> bool) {
    for (at, shape) in picture.shapes.iter_mut().enumerate() {
        if is_broken(at) {
            shape.columns = shape.rows.len().div_ceil(long);
        }
    }
}

/// Whether each shape stands on the side of the one in the middle on which more stands.
fn on_higher_side(picture: &Picture, hub: usize) -> Vec<bool> {
    let places = lay_out(picture).places;
    let is_right = |shape: usize| places[shape].x > places[hub].x;
    let height = |right: bool| {
        let own = (0..places.len()).filter(|shape| *shape != hub && is_right(*shape) == right);
        own.map(|shape| places[shape].height).sum::<f64>()
    };
    let higher = height(true) > height(false);
    let all = 0..places.len();
    all.map(|shape| is_right(shape) == higher).collect()
}

/// The one of a set that holds no other.
fn only<T: Ord>(set: BTreeSet<T>) -> Option<T> {
    let mut all = set.into_iter();
    all.next().filter(|_| all.next().is_none())
}
