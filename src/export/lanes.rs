//! Places messages in lanes: a column a day, oldest left, a lane for each sender.
//!
//! Over 400 lines: where messages stand and how lines run between them are told by one grid.

use std::collections::{BTreeMap, BTreeSet};

use super::corridors::{Corridors, Ends};
use super::page::{Band, Layout, MARGIN, Place, Tick, Unit, Way, bound};
use super::picture::{Line, OTHERS, Picture};
use super::text::width;

/// Room for years and months above the lanes.
const AXIS: f64 = 42.0;
/// Room above the messages of a lane, for lines between them.
const HEADROOM: f64 = 30.0;
/// From one column to the next at least, and from one message of a lane to the next.
const STEP: f64 = 34.0;
const GAP: f64 = 12.0;
/// Room above the messages of a lane over which no line runs, where room is scarce.
const LITTLE: f64 = 12.0;
/// Between two rows of a lane: lines along the lower one run there.
const BETWEEN: f64 = 22.0;
/// Messages of a lane that stand close stand below each other, so many at most if they are of several days.
const DEEP: usize = 2;

/// How a strip is drawn.
pub(super) struct Manner<'p> {
    /// All lanes that there can be, from top to bottom.
    pub(super) lanes: Vec<&'p str>,
    /// Whether nothing is as high as it need not be, and lanes are named once.
    pub(super) is_tight: bool,
    /// Whether the day is told on which it begins.
    pub(super) tells_day: bool,
}

/// Places all shapes, and leads lines between them.
pub(super) fn in_lanes(picture: &Picture, sizes: &[(f64, f64)]) -> Layout {
    let manner = Manner {
        lanes: lanes(picture),
        is_tight: false,
        tells_day: false,
    };
    strip(picture, sizes, &manner)
}

/// Places shapes in those of the lanes that they need.
pub(super) fn strip(picture: &Picture, sizes: &[(f64, f64)], manner: &Manner<'_>) -> Layout {
    let own: BTreeSet<&str> = picture
        .shapes
        .iter()
        .filter_map(|shape| shape.lane.as_ref())
        .map(|lane| lane.name.as_str())
        .collect();
    let lanes = manner.lanes.iter().copied();
    let lanes: Vec<&str> = lanes.filter(|lane| own.contains(lane)).collect();
    let left = MARGIN + 16.0 + lanes.iter().map(|lane| label(lane)).fold(0.0, f64::max);
    let at: BTreeMap<&str, usize> = lanes
        .iter()
        .enumerate()
        .map(|(at, lane)| (*lane, at))
        .collect();
    let lane_of: Vec<usize> = picture
        .shapes
        .iter()
        .map(|shape| shape.lane.as_ref().map_or(0, |lane| at[lane.name.as_str()]))
        .collect();
    let mut grid = Grid::new(lanes.len(), left);
    grid.tells_day = manner.tells_day;
    let spots = grid.place(picture, sizes, &lane_of);
    let high = sizes.iter().map(|size| size.1).fold(0.0, f64::max);
    let mut layout = Layout {
        ticks: grid.ticks,
        is_tight: manner.is_tight,
        ..Layout::default()
    };
    let mut top = AXIS;
    let mut headroom = vec![HEADROOM; lanes.len()];
    if manner.is_tight {
        headroom.fill(LITTLE);
        for lane in passed_over(picture, &spots, &lane_of) {
            headroom[lane] = HEADROOM;
        }
    }
    for ((lane, rows), headroom) in lanes.iter().zip(&grid.right).zip(&headroom) {
        let height = headroom + rows.len() as f64 * (high + BETWEEN);
        layout.bands.push(Band {
            top,
            height,
            name: (*lane).to_owned(),
            color: color(picture, lane),
        });
        top += height;
    }
    for ((spot, lane), (width, height)) in spots.iter().zip(&lane_of).zip(sizes) {
        let row_top =
            layout.bands[*lane].top + headroom[*lane] + spot.row as f64 * (high + BETWEEN);
        layout.places.push(Place {
            x: spot.left + width / 2.0,
            y: row_top + high / 2.0,
            width: *width,
            height: *height,
        });
    }
    let ports = Ports::new(picture, &layout.places);
    let corridors = Corridors::new(&layout.places);
    layout.ways = (0..picture.lines.len())
        .map(|line| ports.way(&picture.lines[line], line, &layout.places, &corridors))
        .collect();
    bound(&mut layout);
    if manner.is_tight {
        layout.height = layout.height.max(top + 4.0);
        return layout;
    }
    // The names of the lanes stand at both ends.
    layout.width += left - MARGIN;
    layout.height = layout.height.max(top + MARGIN);
    layout
}

/// Lanes with a line that runs over messages of their first row.
fn passed_over<'s>(
    picture: &'s Picture,
    spots: &'s [Spot],
    lane_of: &'s [usize],
) -> impl Iterator<Item = usize> + 's {
    let is_first = |shape: usize| spots[shape].row == 0;
    let over = picture.lines.iter().filter(move |line| {
        let (one, other) = (line.from, line.to);
        let lefts = [spots[one].left, spots[other].left];
        let between = |at: usize| {
            lane_of[at] == lane_of[one]
                && is_first(at)
                && spots[at].left > lefts[0].min(lefts[1])
                && spots[at].left < lefts[0].max(lefts[1])
        };
        is_first(one)
            && is_first(other)
            && lane_of[one] == lane_of[other]
            && (0..spots.len()).any(between)
    });
    over.map(|line| lane_of[line.from])
}

fn color(picture: &Picture, lane: &str) -> String {
    let mut lanes = picture
        .shapes
        .iter()
        .filter_map(|shape| shape.lane.as_ref());
    let own = lanes.find(|own| own.name == lane);
    own.map(|lane| lane.color.clone()).unwrap_or_default()
}

/// Width of a lane's name.
fn label(lane: &str) -> f64 {
    width(lane, 12.0, true)
}

/// The lanes, the one with most messages first; what is together in one only for want of a sender last.
pub(super) fn lanes(picture: &Picture) -> Vec<&str> {
    let mut messages: BTreeMap<&str, usize> = BTreeMap::new();
    for lane in picture
        .shapes
        .iter()
        .filter_map(|shape| shape.lane.as_ref())
    {
        *messages.entry(&lane.name).or_default() += 1;
    }
    let mut lanes: Vec<(&str, usize)> = messages.into_iter().collect();
    lanes.sort_by_key(|(lane, count)| (*lane == OTHERS, std::cmp::Reverse(*count), *lane));
    lanes.into_iter().map(|(lane, _)| lane).collect()
}

#[derive(Clone, Copy, Default)]
struct Spot {
    left: f64,
    row: usize,
}

/// Where the next message of each lane can stand.
struct Grid {
    /// For each lane and row, where its last message ends.
    right: Vec<Vec<f64>>,
    /// Left edge of the column.
    left: f64,
    ticks: Vec<Tick>,
    /// Whether the first tick tells the day.
    tells_day: bool,
}

impl Grid {
    fn new(lanes: usize, left: f64) -> Self {
        Grid {
            right: vec![vec![f64::NEG_INFINITY]; lanes],
            left,
            ticks: Vec::new(),
            tells_day: false,
        }
    }

    /// Places shapes, which are in order of time.
    fn place(&mut self, picture: &Picture, sizes: &[(f64, f64)], lane_of: &[usize]) -> Vec<Spot> {
        let mut spots = vec![Spot::default(); sizes.len()];
        let mut from = 0;
        let mut before: Option<&str> = None;
        while from < sizes.len() {
            let key = |at: usize| (&picture.shapes[at].date, picture.shapes[at].dashed);
            let length = (from..sizes.len()).take_while(|at| key(*at) == key(from));
            let column = from..from + length.count();
            let day = picture.shapes[from].date.as_deref();
            if from > 0 {
                self.left += STEP + pause(before, day);
            }
            let mut of_lane: BTreeMap<usize, usize> = BTreeMap::new();
            for at in column.clone() {
                *of_lane.entry(lane_of[at]).or_default() += 1;
            }
            for (lane, count) in of_lane {
                self.left = self.left.max(self.free_from(lane, count));
            }
            for at in column.clone() {
                let row = self.row(lane_of[at]);
                self.right[lane_of[at]][row] = self.left + sizes[at].0;
                spots[at] = Spot {
                    left: self.left,
                    row,
                };
            }
            self.tick(before, day);
            before = day.or(before);
            from = column.end;
        }
        spots
    }

    /// From where on so many messages have room in a lane.
    fn free_from(&self, lane: usize, count: usize) -> f64 {
        let mut ends = self.right[lane].clone();
        let rows = ends.len().max(DEEP).max(count);
        ends.resize(rows, f64::NEG_INFINITY);
        ends.sort_by(f64::total_cmp);
        ends[count - 1] + GAP
    }

    /// The first free row of a lane; a new one where none is.
    fn row(&mut self, lane: usize) -> usize {
        let rows = &mut self.right[lane];
        let free = rows
            .iter()
            .position(|right| right + GAP <= self.left + 0.001);
        free.unwrap_or_else(|| {
            rows.push(f64::NEG_INFINITY);
            rows.len() - 1
        })
    }

    /// Marks where a year or month begins, and with which day the strip does if that is told.
    fn tick(&mut self, before: Option<&str>, day: Option<&str>) {
        let first = day.filter(|_| self.tells_day && self.ticks.is_empty());
        let Some(day) = day else {
            self.ticks.push(Tick {
                x: self.left,
                words: "no day".to_owned(),
                unit: Unit::Year,
            });
            return;
        };
        let part =
            |day: Option<&str>, end: usize| day.and_then(|day| day.get(..end)).map(String::from);
        let mut mark = |unit: Unit, words: Option<&str>| {
            let words = words.unwrap_or_default().to_owned();
            self.ticks.push(Tick {
                x: self.left,
                words,
                unit,
            });
        };
        if part(before, 4) != part(Some(day), 4) {
            mark(Unit::Year, day.get(..4));
        }
        if part(before, 7) != part(Some(day), 7) {
            let month = day.get(5..7).and_then(month);
            let number = first.and_then(|day| day.get(8..10)?.parse::<u32>().ok());
            let words = match (number, month) {
                (Some(number), Some(month)) => Some(format!("{number} {month}")),
                _ => month.map(str::to_owned),
            };
            mark(Unit::Month, words.as_deref());
        }
    }
}

/// The name of a month, by its number: "06".
pub(super) fn month(number: &str) -> Option<&'static str> {
    const MONTHS: [&str; 12] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ];
    MONTHS
        .get(number.parse::<usize>().ok()?.checked_sub(1)?)
        .copied()
}

/// More room where months or years went by, so that a silence can be seen.
fn pause(before: Option<&str>, day: Option<&str>) -> f64 {
    let months = |day: &str| -> Option<i32> {
        let (year, month) = (day.get(..4)?, day.get(5..7)?);
        Some(year.parse::<i32>().ok()? * 12 + month.parse::<i32>().ok()?)
    };
    match (before.and_then(months), day.and_then(months)) {
        (Some(before), Some(now)) if now - before > 12 => 60.0,
        (Some(before), Some(now)) if now - before > 1 => 30.0,
        (Some(before), Some(now)) if now > before => 14.0,
        _ => 0.0,
    }
}

/// A line at an edge: which, whether it arrives there, and how far right its other end is.
type Port = (usize, bool, f64);

/// Where lines leave and reach messages: spread along their upper and lower edges.
struct Ports {
    /// For each line, how far from the middle it leaves, and arrives.
    offsets: Vec<(f64, f64)>,
}

impl Ports {
    fn new(picture: &Picture, places: &[Place]) -> Self {
        let mut ports = Ports {
            offsets: vec![(0.0, 0.0); picture.lines.len()],
        };
        // By message, and whether it is the upper edge.
        let mut edges: BTreeMap<(usize, bool), Vec<Port>> = BTreeMap::new();
        for (at, line) in picture.lines.iter().enumerate() {
            let (from, to) = (places[line.from], places[line.to]);
            let up = leaves_above(from, to);
            let arrives_above = if is_level(from, to) { true } else { !up };
            let leaving = edges.entry((line.from, up)).or_default();
            leaving.push((at, false, to.x));
            let arriving = edges.entry((line.to, arrives_above)).or_default();
            arriving.push((at, true, from.x));
        }
        for ((shape, _), mut lines) in edges {
            lines.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.0.cmp(&b.0)));
            let room = (places[shape].width - 20.0).min(10.0 * (lines.len() - 1) as f64);
            let step = room / (lines.len() - 1).max(1) as f64;
            for (at, (line, arrives, _)) in lines.into_iter().enumerate() {
                let offset = step * at as f64 - room / 2.0;
                if arrives {
                    ports.offsets[line].1 = offset;
                } else {
                    ports.offsets[line].0 = offset;
                }
            }
        }
        ports
    }

    /// Over the messages between them where both stand in one row, else from edge to edge, around what stands between.
    fn way(&self, line: &Line, at: usize, places: &[Place], corridors: &Corridors) -> Way {
        let (from, to) = (places[line.from], places[line.to]);
        if is_level(from, to) && is_next(from, to, places) {
            let side = if from.x >= to.x { -0.5 } else { 0.5 };
            let start = (from.x + side * from.width, from.y);
            let end = (to.x - side * to.width, to.y);
            return Way {
                points: vec![start, end],
                label: end,
            };
        }
        let up = leaves_above(from, to);
        let edge =
            |place: Place, above: bool| place.y + place.height / if above { -2.0 } else { 2.0 };
        let arrives_above = if is_level(from, to) { true } else { !up };
        let start = (from.x + self.offsets[at].0, edge(from, up));
        let end = (to.x + self.offsets[at].1, edge(to, arrives_above));
        let ends = Ends {
            start,
            end,
            number: at,
        };
        let points = corridors.way(from, to, ends);
        Way {
            label: points[points.len() / 2],
            points,
        }
    }
}

fn is_level(one: Place, other: Place) -> bool {
    (one.y - other.y).abs() < 1.0
}

/// Whether a line leaves at the upper edge: to what is above, and along its own row.
fn leaves_above(from: Place, to: Place) -> bool {
    to.y < from.y + 1.0
}

/// Whether nothing stands between two messages of a row.
fn is_next(one: Place, other: Place, places: &[Place]) -> bool {
    let (low, high) = (one.x.min(other.x), one.x.max(other.x));
    !places
        .iter()
        .any(|place| is_level(*place, one) && place.x > low + 0.5 && place.x < high - 0.5)
}
