//! Places few messages by time: a column a day, oldest left.

use std::collections::BTreeMap;

use super::curve::smooth;
use super::page::{Layout, MARGIN, Place, Tick, Unit, Way, bound};
use super::picture::Picture;

/// A column a day, oldest left; within the columns each message keeps the row of the one it leads on from.
pub(super) fn by_time(picture: &Picture, sizes: &[(f64, f64)]) -> Layout {
    let mut order: Vec<usize> = (0..picture.shapes.len()).collect();
    order.sort_by_key(|index| {
        let day = &picture.shapes[*index].date;
        (day.is_none(), day.clone(), *index)
    });
    let rows = rows(picture, &order);
    let row_height = sizes.iter().map(|size| size.1).fold(40.0, f64::max) + 34.0;
    let mut layout = Layout {
        places: vec![Place::default(); picture.shapes.len()],
        ..Layout::default()
    };
    let mut x = MARGIN;
    let mut column: Vec<usize> = Vec::new();
    let mut columns: Vec<Vec<usize>> = Vec::new();
    for index in &order {
        // A message that is only cited stands before the day of the one that cites it, in a column of its own.
        let day = |index: usize| {
            picture.shapes[index]
                .date
                .as_ref()
                .map(|date| (date, picture.shapes[index].dashed))
        };
        let same_day = column
            .first()
            .is_some_and(|first| day(*first) == day(*index) && day(*index).is_some());
        let free = column.iter().all(|other| rows[other] != rows[index]);
        let joins = same_day && free;
        if !column.is_empty() && !joins {
            columns.push(std::mem::take(&mut column));
        }
        column.push(*index);
    }
    columns.push(column);
    let mut year = String::new();
    for column in columns {
        let wide = column
            .iter()
            .map(|index| sizes[*index].0)
            .fold(0.0, f64::max);
        for index in &column {
            let (width, height) = sizes[*index];
            let row = rows[index] as f64;
            layout.places[*index] = Place {
                x: x + wide / 2.0,
                y: 58.0 + (row + 0.5) * row_height,
                width,
                height,
            };
            if let Some(own) = picture.shapes[*index]
                .date
                .as_deref()
                .and_then(|date| date.get(..4))
                && own != year
            {
                own.clone_into(&mut year);
                layout.ticks.push(Tick {
                    x: x - 12.0,
                    words: year.clone(),
                    unit: Unit::Year,
                });
            }
        }
        x += wide + 58.0;
    }
    layout.ways = picture
        .lines
        .iter()
        .map(|line| arc(&layout.places, line.from, line.to))
        .collect();
    bound(&mut layout);
    layout
}

/// Rows: a message stands in the row of the first it cites that is free there, so that a chain is a straight line.
fn rows(picture: &Picture, order: &[usize]) -> BTreeMap<usize, usize> {
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    let mut continued: Vec<usize> = Vec::new();
    let mut next = 0;
    for index in order {
        let cited = picture
            .lines
            .iter()
            .filter(|line| line.from == *index)
            .map(|line| line.to);
        let row = cited
            .filter_map(|to| {
                rows.get(&to)
                    .copied()
                    .filter(|_| !continued.contains(&to))
                    .map(|row| (row, to))
            })
            .min();
        let row = match row {
            Some((row, to)) => {
                continued.push(to);
                row
            }
            None => {
                next += 1;
                next - 1
            }
        };
        rows.insert(*index, row);
    }
    rows
}

/// From the left side of the later message to the right side of the earlier one; over the top where both are level
/// and others stand between.
fn arc(places: &[Place], from: usize, to: usize) -> Way {
    let (from, to) = (places[from], places[to]);
    let (start, end) = if from.x >= to.x {
        (
            (from.x - from.width / 2.0, from.y),
            (to.x + to.width / 2.0, to.y),
        )
    } else {
        (
            (from.x + from.width / 2.0, from.y),
            (to.x - to.width / 2.0, to.y),
        )
    };
    let apart = (start.0 - end.0).abs();
    let level = (start.1 - end.1).abs() < 1.0;
    if level && apart > 90.0 {
        let top = from.y - from.height / 2.0 - 20.0 - (apart / 30.0).min(18.0);
        let (start, end) = (
            (from.x, from.y - from.height / 2.0),
            (to.x, to.y - to.height / 2.0),
        );
        let mut points = smooth(&[
            start,
            (start.0 - 10.0, top),
            ((start.0 + end.0) / 2.0, top),
            (end.0, top),
            (end.0, end.1 - 9.0),
        ]);
        points.push(end);
        return Way {
            points,
            label: ((start.0 + end.0) / 2.0, top),
        };
    }
    // Level with the one or the other, wherever fewer messages stand in the way.
    let near = |x: f64| {
        let side = if from.x >= to.x { -24.0 } else { 24.0 };
        if x == start.0 { x + side } else { x - side }
    };
    let crossed = |bend: f64| {
        let level = |from_x: f64, to_x: f64, y: f64| {
            let (low, high) = (from_x.min(to_x) + 1.0, from_x.max(to_x) - 1.0);
            places
                .iter()
                .filter(|place| {
                    (place.y - y).abs() < place.height / 2.0
                        && place.x + place.width / 2.0 > low
                        && place.x - place.width / 2.0 < high
                })
                .count()
        };
        level(start.0, bend, start.1) + level(bend, end.0, end.1)
    };
    let bend = [near(start.0), near(end.0)]
        .into_iter()
        .min_by_key(|bend| crossed(*bend))
        .unwrap_or(start.0);
    let before_end = (end.0 + (bend - end.0).signum() * 9.0, end.1);
    let mut points = smooth(&[start, (bend, start.1), (bend, end.1), before_end]);
    points.push(end);
    Way {
        points,
        label: (bend, (start.1 + end.1) / 2.0),
    }
}
