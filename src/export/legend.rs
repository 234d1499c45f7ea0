//! What shapes and lines mean, below an SVG picture.

use std::fmt::Write;

use super::outline::{dashes, draw_shape};
use super::page::Place;
use super::picture::{Look, Picture, Shape, Stroke, legend_of};
use super::text::{width, xml};
use crate::model::EntityKind;

/// An entry of the legend: how it looks, what it means.
pub(super) enum Key {
    Shape(Look, bool, &'static str),
    Line(Stroke, &'static str),
}

/// What a picture needs explained.
pub(super) fn legend(picture: &Picture) -> Vec<Key> {
    let mut keys: Vec<Key> = picture
        .looks()
        .into_iter()
        .map(|look| Key::Shape(look, false, legend_of(look)))
        .collect();
    if picture.has_stubs() {
        keys.push(Key::Shape(
            Look::Kind(EntityKind::Cable),
            true,
            "cable cited, not held",
        ));
    }
    let strokes = picture.strokes().into_iter();
    keys.extend(strokes.map(|(stroke, words)| Key::Line(stroke, words)));
    keys
}

/// Its entries, in rows of a width, each with its place.
pub(super) fn legend_rows(keys: &[Key], wide: f64) -> Vec<Vec<(f64, &Key)>> {
    let mut rows: Vec<Vec<(f64, &Key)>> = vec![Vec::new()];
    let mut x = 24.0;
    for key in keys {
        let words = match key {
            Key::Shape(_, _, words) | Key::Line(_, words) => words,
        };
        let needed = 40.0 + width(words, 11.0, false);
        if x + needed > wide - 12.0 && x > 24.0 {
            rows.push(Vec::new());
            x = 24.0;
        }
        if let Some(row) = rows.last_mut() {
            row.push((x, key));
        }
        x += needed + 10.0;
    }
    rows
}

/// Writes the rows.
pub(super) fn draw_legend(out: &mut String, rows: &[Vec<(f64, &Key)>], top: f64) {
    for (index, row) in rows.iter().enumerate() {
        let y = top + 22.0 * index as f64;
        for (x, key) in row {
            let words = match key {
                Key::Shape(look, dashed, words) => {
                    let sample = Shape {
                        look: *look,
                        dashed: *dashed,
                        ..Shape::default()
                    };
                    draw_shape(
                        out,
                        &sample,
                        Place {
                            x: x + 14.0,
                            y,
                            width: 26.0,
                            height: 14.0,
                        },
                    );
                    words
                }
                Key::Line(stroke, words) => {
                    let dash = dashes(*stroke);
                    let _ = writeln!(
                        out,
                        "<line x1=\"{:.1}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\" stroke=\"#555\" stroke-width=\"1.6\"{dash}/>",
                        x + 1.0,
                        x + 27.0
                    );
                    words
                }
            };
            let _ = writeln!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"11\" fill=\"#333\">{}</text>",
                x + 33.0,
                y + 4.0,
                xml(words)
            );
        }
    }
}
