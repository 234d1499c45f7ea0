//! Places cards in columns, so that the page is about half as wide again as high, and leads lines between them.
//!
//! A line leaves the row that names a card, runs down the gap between two columns and passes others between two of their
//! cards: it never lies under one, and in a gap each line has a lane of its own.

use super::curve::{Point, smooth};
use super::page::{Layout, MARGIN, Place, Way, bound, row_height};
use super::picture::{PROPORTION, Picture, WORDS};

/// Room between two cards of a column.
const GAP: f64 = 28.0;
/// Room between two columns without lines, and for each line.
const GUTTER: f64 = 44.0;
const LANE: f64 = 8.0;
/// From the edge of a card to the first line beside it.
const STUB: f64 = 18.0;
/// How round the corners of lines are.
const CORNER: f64 = 7.0;
/// From the top of a card to where lines reach it.
const PORT: f64 = 12.0;

/// Cards in as many columns as bring the page nearest to its proportion.
pub(super) fn in_stacks(picture: &Picture, sizes: &[(f64, f64)]) -> Layout {
    let order = order(picture);
    let choices = (1..=order.len()).map(|count| {
        let stacks = in_columns(&order, sizes, count);
        lay_out(picture, sizes, stacks)
    });
    let off = |layout: &Layout| layout.off(PROPORTION, WORDS);
    let choice = choices.min_by(|a, b| off(a).total_cmp(&off(b)));
    choice.unwrap_or_default()
}

fn lay_out(picture: &Picture, sizes: &[(f64, f64)], stacks: Vec<Vec<usize>>) -> Layout {
    let mut plan = Plan::of(stacks, sizes);
    let runs: Vec<Run> = (0..picture.lines.len())
        .map(|line| plan.run(picture, line))
        .collect();
    let lanes = plan.lanes(&runs);
    let mut layout = Layout {
        places: plan.places(sizes, &lanes.counts),
        ..Layout::default()
    };
    layout.ways = runs
        .iter()
        .zip(&lanes.of_run)
        .map(|(run, lanes)| plan.way(run, lanes, &layout.places))
        .collect();
    bound(&mut layout);
    layout
}

/// Cards in the order in which they are read: each before those that it leads to, the one with most rows first.
fn order(picture: &Picture) -> Vec<usize> {
    let leads_to = |shape: usize| {
        let rows = picture.shapes[shape].rows.iter().rev();
        rows.filter_map(|row| row.leads_to)
    };
    let mut is_led_to = vec![false; picture.shapes.len()];
    for shape in 0..picture.shapes.len() {
        leads_to(shape).for_each(|other| is_led_to[other] = true);
    }
    let mut first: Vec<usize> = (0..picture.shapes.len()).collect();
    first.sort_by_key(|shape| {
        let card = &picture.shapes[*shape];
        (
            card.focus,
            !is_led_to[*shape],
            card.rows.len(),
            std::cmp::Reverse(*shape),
        )
    });
    let mut is_placed = vec![false; picture.shapes.len()];
    let mut order = Vec::new();
    while let Some(shape) = first.pop() {
        if !std::mem::replace(&mut is_placed[shape], true) {
            order.push(shape);
            first.extend(leads_to(shape));
        }
    }
    order
}

/// Cards in at most so many columns, the highest as low as may be.
fn in_columns(order: &[usize], sizes: &[(f64, f64)], count: usize) -> Vec<Vec<usize>> {
    let fill = |most: f64| {
        let mut stacks: Vec<Vec<usize>> = vec![Vec::new()];
        let mut height = 0.0;
        for card in order {
            let high = sizes[*card].1 + GAP;
            if height + high > most && height > 0.0 {
                stacks.push(Vec::new());
                height = 0.0;
            }
            height += high;
            if let Some(stack) = stacks.last_mut() {
                stack.push(*card);
            }
        }
        stacks
    };
    let heights = || order.iter().map(|card| sizes[*card].1 + GAP);
    let (mut low, mut high) = (heights().fold(0.0, f64::max), heights().sum::<f64>());
    // Half a pixel near.
    while high - low > 0.5 {
        let middle = (low + high) / 2.0;
        if fill(middle).len() <= count {
            high = middle;
        } else {
            low = middle;
        }
    }
    fill(high)
}

/// Where cards stand in their columns, and between which a line may pass.
struct Plan {
    stacks: Vec<Vec<usize>>,
    /// The column of each card, and its upper edge.
    column: Vec<usize>,
    top: Vec<f64>,
    /// The gaps of each column, from top to bottom, and how many lines pass them.
    gaps: Vec<Vec<(f64, usize)>>,
    /// How many lines have reached each card.
    reached: Vec<usize>,
}

/// The way of a line: from a height beside one card to a height beside another, down one gutter after the other.
struct Run {
    from: (usize, bool, f64),
    to: (usize, bool, f64),
    /// Each gutter, with the heights at which the line enters and leaves it.
    gutters: Vec<(usize, f64, f64)>,
    /// Whether the line is drawn the other way round.
    is_back: bool,
}

/// The lane of each line in each of its gutters, and how many lanes a gutter has.
struct Lanes {
    of_run: Vec<Vec<usize>>,
    counts: Vec<usize>,
}

impl Plan {
    fn of(stacks: Vec<Vec<usize>>, sizes: &[(f64, f64)]) -> Self {
        let mut plan = Plan {
            column: vec![0; sizes.len()],
            top: vec![0.0; sizes.len()],
            gaps: Vec::new(),
            reached: vec![0; sizes.len()],
            stacks,
        };
        for (column, stack) in plan.stacks.iter().enumerate() {
            let mut y = MARGIN;
            let mut gaps = vec![(y - GAP / 2.0, 0)];
            for card in stack {
                plan.column[*card] = column;
                plan.top[*card] = y;
                y += sizes[*card].1 + GAP;
                gaps.push((y - GAP / 2.0, 0));
            }
            plan.gaps.push(gaps);
        }
        plan
    }

    /// From the row that names a card to that card.
    fn run(&mut self, picture: &Picture, line: usize) -> Run {
        let line = &picture.lines[line];
        let row = |card: usize, other: usize| {
            let shape = &picture.shapes[card];
            let at = shape
                .rows
                .iter()
                .position(|row| row.leads_to == Some(other));
            at.map(|at| row_height(shape, at))
        };
        let (card, other, row, is_back) = match row(line.from, line.to) {
            Some(row) => (line.from, line.to, row, false),
            None => {
                let row = row(line.to, line.from).unwrap_or(PORT);
                (line.to, line.from, row, true)
            }
        };
        let (one, two) = (self.column[card], self.column[other]);
        let start = self.top[card] + row;
        let end = self.top[other] + PORT + 4.0 * (self.reached[other] % 4) as f64;
        self.reached[other] += 1;
        // Gutters are numbered as the columns to their right.
        let is_ahead = one <= two;
        let passed: Vec<usize> = if is_ahead {
            (one + 1..two).collect()
        } else {
            (two + 1..one).rev().collect()
        };
        let mut gutter = if is_ahead { one + 1 } else { one };
        let mut y = start;
        let mut gutters = Vec::new();
        for column in passed {
            let gap = self.pass(column, y, end);
            gutters.push((gutter, y, gap));
            y = gap;
            gutter = if is_ahead { column + 1 } else { column };
        }
        gutters.push((gutter, y, end));
        Run {
            from: (card, is_ahead, start),
            to: (other, one >= two, end),
            gutters,
            is_back,
        }
    }

    /// Takes a gap of a column near the straight way; where many lines pass already, another.
    fn pass(&mut self, column: usize, from: f64, to: f64) -> f64 {
        let (low, high) = (from.min(to), from.max(to));
        let detour =
            |gap: &(f64, usize)| (low - gap.0).max(gap.0 - high).max(0.0) + 20.0 * gap.1 as f64;
        let gaps = self.gaps[column].iter_mut();
        let Some((y, passed)) = gaps.min_by(|a, b| detour(a).total_cmp(&detour(b))) else {
            return to;
        };
        let aside = (*passed).div_ceil(2) as f64 * if *passed % 2 == 0 { -4.0 } else { 4.0 };
        *passed += 1;
        *y + aside.clamp(-GAP / 2.0 + 3.0, GAP / 2.0 - 3.0)
    }

    /// A lane for each stretch of a gutter, such that no two lie on each other.
    fn lanes(&self, runs: &[Run]) -> Lanes {
        let mut lanes = Lanes {
            of_run: runs.iter().map(|run| vec![0; run.gutters.len()]).collect(),
            counts: vec![0; self.stacks.len() + 1],
        };
        for gutter in 0..=self.stacks.len() {
            let mut stretches: Vec<(f64, f64, usize, usize)> = Vec::new();
            for (at, run) in runs.iter().enumerate() {
                for (step, (own, from, to)) in run.gutters.iter().enumerate() {
                    if *own == gutter {
                        stretches.push((from.min(*to), from.max(*to), at, step));
                    }
                }
            }
            stretches.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
            let mut free: Vec<f64> = Vec::new();
            for (top, bottom, at, step) in stretches {
                let lane = free.iter().position(|free| *free < top);
                let lane = lane.unwrap_or(free.len());
                free.resize(free.len().max(lane + 1), 0.0);
                free[lane] = bottom + LANE;
                lanes.of_run[at][step] = lane;
            }
            lanes.counts[gutter] = free.len();
        }
        lanes
    }

    fn places(&self, sizes: &[(f64, f64)], lanes: &[usize]) -> Vec<Place> {
        let mut places = vec![Place::default(); sizes.len()];
        let mut x = MARGIN + LANE * lanes[0] as f64 + if lanes[0] > 0 { STUB } else { 0.0 };
        for (column, stack) in self.stacks.iter().enumerate() {
            let wide = stack.iter().map(|card| sizes[*card].0).fold(0.0, f64::max);
            for card in stack {
                let (width, height) = sizes[*card];
                places[*card] = Place {
                    x: x + width / 2.0,
                    y: self.top[*card] + height / 2.0,
                    width,
                    height,
                };
            }
            x += wide + GUTTER + LANE * lanes[column + 1] as f64;
        }
        places
    }

    fn way(&self, run: &Run, lanes: &[usize], places: &[Place]) -> Way {
        let beside = |(card, is_right, y): (usize, bool, f64)| {
            let place = places[card];
            let half = place.width / 2.0;
            (
                if is_right {
                    place.x + half
                } else {
                    place.x - half
                },
                y,
            )
        };
        let (start, end) = (beside(run.from), beside(run.to));
        let mut points = vec![start];
        for ((gutter, from, to), lane) in run.gutters.iter().zip(lanes) {
            let left = match gutter.checked_sub(1) {
                Some(column) => {
                    let cards = self.stacks[column].iter().map(|card| places[*card]);
                    let edges = cards.map(|place| place.x + place.width / 2.0);
                    edges.fold(0.0, f64::max)
                }
                None => MARGIN / 2.0 - STUB,
            };
            let x = left + STUB + LANE * *lane as f64;
            points.extend([(x, *from), (x, *to)]);
        }
        points.push(end);
        let mut points = rounded(&points);
        if run.is_back {
            points.reverse();
        }
        Way {
            label: start,
            points,
        }
    }
}

/// A line of level and upright stretches with round corners.
fn rounded(corners: &[Point]) -> Vec<Point> {
    let mut line = Vec::new();
    line.extend(corners.first());
    for corner in corners.windows(3) {
        let toward = |other: Point| {
            let (x, y) = (other.0 - corner[1].0, other.1 - corner[1].1);
            let far = x.hypot(y);
            let share = if far > 0.0 {
                (CORNER / far).min(0.5)
            } else {
                0.0
            };
            (corner[1].0 + x * share, corner[1].1 + y * share)
        };
        line.extend(smooth(&[toward(corner[0]), corner[1], toward(corner[2])]));
    }
    line.extend(corners.last());
    line
}
