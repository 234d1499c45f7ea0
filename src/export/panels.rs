//! Places many messages on a page: a panel for each thread, and a row for each stretch of time of a long one.
//!
//! Panels stand in the order of the picture, each as high up as it finds room, on a page near its proportion. A line to
//! another row is not drawn: a continuation in the message at each end has the number of the other. Cost: widths tried × panels².

use super::curve::Point;
use super::lanes::{Manner, in_lanes, lanes, strip};
use super::page::{Continuation, Frame, Layout, MARGIN, bound, size, with_room};
use super::picture::{Line, PROPORTION, Panel, Picture, Shape, WORDS};
use super::text::width;

/// So many messages are seen at a glance in one strip, however long it is.
pub(super) const GLANCE: usize = 20;
/// A strip that is wider than high by more than this is broken into rows, if it is wider than a short one.
const LONG: f64 = 4.0;
const SHORT: f64 = 900.0;
/// In so many rows at most.
const MOST_ROWS: usize = 20;
/// Height of the heading of a panel, and room between panels, and between rows.
const HEAD: f64 = 44.0;
const GAP: f64 = 16.0;
const ROW_GAP: f64 = 12.0;
/// Left and right of the words of a heading.
const SIDE: f64 = 12.0;
/// Width of a panel for its height, where there is a choice.
const PANEL: f64 = 2.0;
/// Widths of a page that are tried.
const WIDTHS: (f64, f64, f64) = (900.0, 4_500.0, 120.0);
/// A page this near to its proportion is near enough: the smallest is taken.
const NEAR: f64 = 0.12;
/// Marks of a message: so many have a number, and more are counted.
const MOST_CONTINUATIONS: usize = 3;

/// Threads in panels, or one in rows, or one strip where that is read well.
pub(super) fn in_panels(picture: &Picture, sizes: &[(f64, f64)]) -> Layout {
    if picture.panels.is_empty() {
        let whole = in_lanes(picture, sizes);
        let is_long = whole.width > LONG * whole.height;
        if picture.shapes.len() <= GLANCE || !is_long {
            return whole;
        }
        let all: Vec<usize> = (0..picture.shapes.len()).collect();
        return Thread::of(picture, &all, None).on_a_page(picture);
    }
    let threads: Vec<Thread<'_>> = picture
        .panels
        .iter()
        .map(|panel| Thread::of(picture, &panel.shapes, Some(panel)))
        .collect();
    let mut choice: Option<(f64, f64, Layout)> = None;
    let (mut wide, most, step) = WIDTHS;
    while wide <= most {
        let page = on_a_page(picture, &threads, wide);
        let off = page.off(PROPORTION, WORDS).max(NEAR);
        let area = page.width * page.height;
        let is_better = choice
            .as_ref()
            .is_none_or(|(best, least, _)| (off, area) < (*best, *least));
        if is_better {
            choice = Some((off, area, page));
        }
        wide += step;
    }
    choice.map(|choice| choice.2).unwrap_or_default()
}

fn on_a_page(picture: &Picture, threads: &[Thread<'_>], wide: f64) -> Layout {
    let panels: Vec<Layout> = threads.iter().map(|thread| thread.fitting(wide)).collect();
    let sizes: Vec<(f64, f64)> = panels
        .iter()
        .map(|panel| (panel.width, panel.height))
        .collect();
    let mut page = Layout::for_parts(picture);
    for ((thread, panel), at) in threads.iter().zip(panels).zip(pack(&sizes, wide)) {
        page.take(
            panel,
            (at.0 + MARGIN, at.1),
            &thread.of_shape,
            &thread.of_line,
        );
    }
    bound(&mut page);
    page
}

/// Where rectangles stand on a page of a width: each in turn as high up as it finds room, and there as far left.
fn pack(sizes: &[(f64, f64)], wide: f64) -> Vec<Point> {
    let mut spots: Vec<Point> = Vec::new();
    for size in sizes {
        let placed = || spots.iter().zip(sizes);
        let top = |left: f64| {
            let below = placed().filter(|(spot, other)| {
                spot.0 < left + size.0 + GAP && left < spot.0 + other.0 + GAP
            });
            let feet = below.map(|(spot, other)| spot.1 + other.1 + GAP);
            feet.fold(0.0, f64::max)
        };
        let lefts = placed().map(|(spot, other)| spot.0 + other.0 + GAP);
        let lefts = lefts.filter(|left| left + size.0 <= wide);
        let free = [0.0].into_iter().chain(lefts).map(|left| (top(left), left));
        let spot = free.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        spots.push(spot.map_or((0.0, 0.0), |(top, left)| (left, top)));
    }
    spots
}

/// A thread by itself.
struct Thread<'p> {
    /// Its messages, in order of time, and what leads from one to another.
    picture: Picture,
    /// Their positions in the whole picture.
    of_shape: Vec<usize>,
    of_line: Vec<usize>,
    panel: Option<&'p Panel>,
    /// All of it in one strip.
    whole: Layout,
}

impl<'p> Thread<'p> {
    fn of(picture: &Picture, shapes: &[usize], panel: Option<&'p Panel>) -> Self {
        let (part, of_line) = part(picture, shapes);
        let mut thread = Thread {
            picture: part,
            of_shape: shapes.to_vec(),
            of_line,
            panel,
            whole: Layout::default(),
        };
        let all: Vec<usize> = (0..shapes.len()).collect();
        thread.whole = thread.in_rows(&[all]);
        thread
    }

    /// The panel on a page so wide.
    fn fitting(&self, wide: f64) -> Layout {
        let whole = &self.whole;
        let is_long = whole.width > SHORT && whole.width > LONG * whole.height;
        if whole.width <= wide && !is_long {
            return whole.clone();
        }
        self.nearest(wide, PANEL, 0.0)
    }

    /// The only thread of a picture, in rows.
    fn on_a_page(&self, picture: &Picture) -> Layout {
        let rows = self.nearest(f64::INFINITY, PROPORTION, WORDS);
        let mut page = Layout::for_parts(picture);
        page.take(rows, (0.0, 0.0), &self.of_shape, &self.of_line);
        bound(&mut page);
        page
    }

    /// In as many rows as bring it nearest to a proportion, no wider than a page.
    fn nearest(&self, wide: f64, proportion: f64, words: f64) -> Layout {
        // By half a row, since rows are not alike.
        let tried = (2..=2 * MOST_ROWS).map(|halves| {
            let share = self.whole.width * 2.0 / halves as f64;
            let layout = self.in_rows(&self.rows(share.min(wide)));
            let off = layout.off(proportion, words);
            (off + (layout.width / wide - 1.0).max(0.0), layout)
        });
        let nearest = tried.min_by(|a, b| a.0.total_cmp(&b.0));
        nearest.map(|nearest| nearest.1).unwrap_or_default()
    }

    /// Stretches of time that are no wider: each ends where fewest lines go on, in its last quarter.
    fn rows(&self, wide: f64) -> Vec<Vec<usize>> {
        let place = |shape: usize| self.whole.places[shape];
        let left = |shape: usize| place(shape).x - place(shape).width / 2.0;
        let right = |shape: usize| place(shape).x + place(shape).width / 2.0;
        let count = self.picture.shapes.len();
        // Names of lanes and margins stand in each row.
        let room = wide - left(0) - MARGIN;
        let starts_column = |at: usize| left(at) > left(at - 1) + 0.5;
        let going_on = |at: usize| {
            let lines = self.picture.lines.iter();
            lines
                .filter(|line| line.from.min(line.to) < at && line.from.max(line.to) >= at)
                .count()
        };
        let (mut rows, mut from) = (Vec::new(), 0);
        while from < count {
            let fits = |at: &usize| right(*at) - left(from) <= room;
            let end = from + 1 + (from + 1..count).take_while(fits).count();
            let mut to = end;
            if end < count {
                let late = |at: &usize| left(*at) - left(from) > room * 0.75;
                let ends = (from + 1..=end)
                    .rev()
                    .filter(|at| starts_column(*at) && late(at));
                to = ends.min_by_key(|at| going_on(*at)).unwrap_or(end);
            }
            rows.push((from..to).collect());
            from = to;
        }
        rows
    }

    /// One row below the other, under the heading of the panel.
    fn in_rows(&self, rows: &[Vec<usize>]) -> Layout {
        let mut row_of = vec![0; self.picture.shapes.len()];
        for (at, row) in rows.iter().enumerate() {
            row.iter().for_each(|shape| row_of[*shape] = at);
        }
        let mut layout = Layout::for_parts(&self.picture);
        layout.continuations = self.continuations(&row_of);
        let names = lanes(&self.picture);
        let mut y = if self.panel.is_some() { HEAD } else { 0.0 };
        for row in rows {
            let (mut picture, of_line) = part(&self.picture, row);
            for (shape, whole) in picture.shapes.iter_mut().zip(row) {
                *shape = with_room(shape, &layout.continuations[*whole]);
            }
            let sizes: Vec<(f64, f64)> = picture.shapes.iter().map(size).collect();
            let manner = Manner {
                lanes: names.clone(),
                is_tight: true,
                tells_day: rows.len() > 1,
            };
            let strip = strip(&picture, &sizes, &manner);
            let (wide, high) = (strip.width, strip.height);
            layout.take(strip, (0.0, y), row, &of_line);
            layout.width = layout.width.max(wide);
            y += high + ROW_GAP;
        }
        layout.height = y - ROW_GAP;
        if let Some(panel) = self.panel {
            let words = width(&panel.heading, 13.0, true).max(width(&panel.says, 11.0, false));
            layout.width = layout.width.max(words + 2.0 * SIDE);
            layout.height += 6.0;
            layout.frames.push(Frame {
                left: 0.0,
                top: 0.0,
                width: layout.width,
                height: layout.height,
                panel: panel.clone(),
            });
        }
        layout
    }

    /// What stands in each message of lines that go on to another row.
    fn continuations(&self, row_of: &[usize]) -> Vec<Vec<Continuation>> {
        let mut continuations: Vec<Vec<(bool, Continuation)>> = vec![Vec::new(); row_of.len()];
        for line in &self.picture.lines {
            for (shape, other) in [(line.from, line.to), (line.to, line.from)] {
                if row_of[shape] != row_of[other] {
                    let is_up = row_of[other] < row_of[shape];
                    continuations[shape].push((is_up, self.continuation(is_up, other, line)));
                }
            }
        }
        continuations.into_iter().map(few).collect()
    }

    fn continuation(&self, is_up: bool, other: usize, line: &Line) -> Continuation {
        let arrow = if is_up { '↑' } else { '↓' };
        let shape: &Shape = &self.picture.shapes[other];
        let lane = shape.lane.as_ref();
        let number = lane.map_or("", |lane| lane.short.as_str());
        Continuation {
            words: format!("{arrow} {number}"),
            color: lane.map_or_else(|| line.color.clone(), |lane| lane.color.clone()),
            tooltip: line.tooltip.clone(),
        }
    }
}

/// Those up first; of too many in a direction the rest are counted.
fn few(continuations: Vec<(bool, Continuation)>) -> Vec<Continuation> {
    let (up, down): (Vec<_>, Vec<_>) = continuations
        .into_iter()
        .partition(|continuation| continuation.0);
    let mut few = Vec::new();
    for (arrow, continuations) in [('↑', up), ('↓', down)] {
        let mut continuations: Vec<Continuation> = continuations
            .into_iter()
            .map(|continuation| continuation.1)
            .collect();
        if continuations.len() > MOST_CONTINUATIONS {
            let rest = continuations.split_off(MOST_CONTINUATIONS - 1);
            let proofs: Vec<&str> = rest
                .iter()
                .map(|continuation| continuation.tooltip.as_str())
                .collect();
            continuations.push(Continuation {
                words: format!("{arrow} {} more", rest.len()),
                color: "#444444".to_owned(),
                tooltip: proofs.join("\n"),
            });
        }
        few.extend(continuations);
    }
    few
}

/// Some shapes, and the lines among them with their positions.
fn part(picture: &Picture, shapes: &[usize]) -> (Picture, Vec<usize>) {
    let mut at = vec![None; picture.shapes.len()];
    for (new, old) in shapes.iter().enumerate() {
        at[*old] = Some(new);
    }
    let mut part = Picture {
        shapes: shapes
            .iter()
            .map(|at| picture.shapes[*at].clone())
            .collect(),
        arrangement: picture.arrangement,
        ..Picture::default()
    };
    let mut of_line = Vec::new();
    for (old, line) in picture.lines.iter().enumerate() {
        if let (Some(from), Some(to)) = (at[line.from], at[line.to]) {
            part.lines.push(Line {
                from,
                to,
                ..line.clone()
            });
            of_line.push(old);
        }
    }
    (part, of_line)
}
