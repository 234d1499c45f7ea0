//! SVG, drawn here: no other program is needed to look at a picture.

use std::fmt::Write;

use super::Text;
use super::lanes::month;
use super::layout::{
    COLUMN_GAP, HEADING_LINES, HEADING_SIZE, LABEL_SIZE, LINE_HEIGHT, LINE_SIZE, Layout, Place,
    ROW_GAP, Unit, Way, day_width, lay_out, list_columns,
};
use super::picture::{Look, Picture, Row, Shape, Stroke, colors, legend_of};
use super::text::{width, wrap, xml};
use crate::model::EntityKind;

/// The path through points that follow each other closely.
fn path(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        let letter = if index == 0 { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(path, "{letter}{x:.1} {y:.1}");
    }
    path
}

/// Writes SVG 1.1 with the words of proof as tooltips.
#[derive(Clone, Copy, Debug, Default)]
pub struct Svg;

/// Height of the heading.
const TOP: f64 = 76.0;
const FONT: &str = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

impl Text for Svg {
    fn text(&self, picture: &Picture) -> String {
        let picture = &in_short(picture);
        let layout = lay_out(picture);
        let legend = legend(picture);
        let heading = width(&picture.title, 19.0, true)
            .max(width(&picture.subtitle, 12.5, false))
            .min(1400.0)
            + 48.0;
        let wide = layout.width.max(heading).max(560.0);
        let legend_rows = legend_rows(&legend, wide);
        let notes: Vec<String> = picture
            .notes
            .iter()
            .flat_map(|note| wrap(note, (wide / 6.6) as usize, 12))
            .collect();
        let high = TOP
            + layout.height
            + 22.0 * legend_rows.len() as f64
            + 16.0 * notes.len() as f64
            + 34.0;
        let mut out = String::new();
        open(&mut out, picture, wide, high);
        // Writing to a String cannot fail; the results below are dropped for that reason.
        let _ = writeln!(
            out,
            "<g transform=\"translate({:.1} {TOP:.1})\">",
            ((wide - layout.width) / 2.0).max(0.0)
        );
        time(&mut out, &layout);
        for (line, way) in picture.lines.iter().zip(&layout.ways) {
            draw_line(&mut out, line, way);
        }
        for (shape, place) in picture.shapes.iter().zip(&layout.places) {
            draw_shape(&mut out, shape, *place);
        }
        for (line, way) in picture.lines.iter().zip(&layout.ways) {
            draw_label(&mut out, &line.label, &line.color, way, &line.tooltip);
        }
        out.push_str("</g>\n");
        draw_legend(&mut out, &legend_rows, TOP + layout.height + 16.0);
        for (index, note) in notes.iter().enumerate() {
            let y =
                TOP + layout.height + 22.0 * legend_rows.len() as f64 + 26.0 + 16.0 * index as f64;
            let _ = writeln!(
                out,
                "<text x=\"24\" y=\"{y:.1}\" font-size=\"11\" fill=\"#444\">{}</text>",
                xml(note)
            );
        }
        out.push_str("</svg>\n");
        out
    }
}

/// The picture with shapes as they stand in lanes: told by what tells a message from the others of its lane.
fn in_short(picture: &Picture) -> Picture {
    let mut picture = picture.clone();
    for shape in &mut picture.shapes {
        if let Some(lane) = &shape.lane {
            shape.heading = vec![lane.short.clone()];
            let day = shape.date.as_deref().filter(|_| !shape.dashed);
            shape.lines = day.and_then(short_day).into_iter().collect();
        }
    }
    if picture.arrangement.is_by_time() {
        picture.subtitle = format!("Time runs from left to right. {}", picture.subtitle);
    }
    picture
}

/// "22 Jun": the year stands above.
fn short_day(day: &str) -> Option<String> {
    let month = month(day.get(5..7)?)?;
    let number = day.get(8..10)?.trim_start_matches('0');
    Some(format!("{number} {}", month.get(..3)?))
}

fn open(out: &mut String, picture: &Picture, wide: f64, high: f64) {
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide:.0}\" height=\"{high:.0}\" viewBox=\"0 0 {wide:.0} {high:.0}\" font-family=\"{FONT}\" role=\"img\">"
    );
    let _ = writeln!(out, "<title>{}</title>", xml(&picture.title));
    let _ = writeln!(out, "<desc>{}</desc>", xml(&picture.subtitle));
    // Where the mouse rests on a line, it stands out.
    out.push_str("<style>.line:hover path{stroke-width:3.4}</style>\n<defs>\n");
    let mut colors: Vec<&str> = picture
        .lines
        .iter()
        .map(|line| line.color.as_str())
        .collect();
    colors.sort_unstable();
    colors.dedup();
    for color in colors {
        let _ = writeln!(
            out,
            "<marker id=\"{}\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 1 L9 5 L0 9 z\" fill=\"{}\"/></marker>",
            marker(color),
            xml(color)
        );
    }
    out.push_str("</defs>\n");
    let _ = writeln!(
        out,
        "<rect width=\"{wide:.0}\" height=\"{high:.0}\" fill=\"#ffffff\"/>"
    );
    let _ = writeln!(
        out,
        "<text x=\"24\" y=\"34\" font-size=\"19\" font-weight=\"bold\" fill=\"#111\">{}</text>",
        xml(&picture.title)
    );
    let _ = writeln!(
        out,
        "<text x=\"24\" y=\"54\" font-size=\"12.5\" fill=\"#333\">{}</text>",
        xml(&picture.subtitle)
    );
}

fn marker(color: &str) -> String {
    format!(
        "arrow-{}",
        color
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
    )
}

/// Lanes, and years, months and days along the top of a picture arranged by time.
fn time(out: &mut String, layout: &Layout) {
    for (at, band) in layout.bands.iter().enumerate() {
        let fill = if at % 2 == 0 { "#f6f6f6" } else { "#ffffff" };
        let middle = band.top + band.height / 2.0 + 8.0;
        let right = layout.width - 12.0;
        let _ = writeln!(
            out,
            "<rect x=\"12\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{fill}\"/>",
            band.top,
            right - 12.0,
            band.height
        );
        for (x, anchor) in [(24.0, "start"), (right - 12.0, "end")] {
            let _ = writeln!(
                out,
                "<text x=\"{x:.1}\" y=\"{middle:.1}\" text-anchor=\"{anchor}\" font-size=\"12\" font-weight=\"bold\" fill=\"{}\">{}</text>",
                xml(&band.color),
                xml(&band.name)
            );
        }
    }
    let mut free = [f64::NEG_INFINITY; 2];
    for tick in &layout.ticks {
        let (row, y, size, style) = match tick.unit {
            Unit::Year => (0, 14.0, 14.0, " font-weight=\"bold\" fill=\"#555\""),
            Unit::Month => (1, 30.0, 12.0, " fill=\"#555\""),
        };
        let bottom = layout.height - 8.0;
        let x = tick.x - 4.0;
        let _ = writeln!(
            out,
            "<line x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{x:.1}\" y2=\"{bottom:.1}\" stroke=\"#cfcfcf\" stroke-dasharray=\"2 4\"/>",
            y - 12.0
        );
        // A month that has no room for its name has its line.
        if tick.x < free[row] {
            continue;
        }
        free[row] = tick.x + width(&tick.words, size, tick.unit == Unit::Year) + 6.0;
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{y}\" font-size=\"{size}\"{style}>{}</text>",
            tick.x + 2.0,
            xml(&tick.words)
        );
    }
}

fn draw_shape(out: &mut String, shape: &Shape, place: Place) {
    let (fill, outline) = colors(shape.look);
    let (x, y) = (place.x - place.width / 2.0, place.y - place.height / 2.0);
    let dash = if shape.dashed {
        " stroke-dasharray=\"6 4\""
    } else {
        ""
    };
    let fill = if shape.dashed { "#ffffff" } else { fill };
    let weight = if shape.focus { 2.6 } else { 1.3 };
    let style = format!("fill=\"{fill}\" stroke=\"{outline}\" stroke-width=\"{weight}\"{dash}");
    if let Some(link) = &shape.link {
        let _ = write!(out, "<a href=\"{}\" target=\"_blank\">", xml(link));
    }
    out.push_str("<g>");
    if !shape.tooltip.is_empty() {
        let _ = write!(out, "<title>{}</title>", xml(&shape.tooltip));
    }
    let (w, h) = (place.width, place.height);
    let _ = match shape.look {
        Look::Kind(EntityKind::Person) | Look::Group => write!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" rx=\"{:.1}\" {style}/>",
            (h / 2.0).min(20.0)
        ),
        Look::Kind(EntityKind::Place) => write!(
            out,
            "<ellipse cx=\"{:.1}\" cy=\"{:.1}\" rx=\"{:.1}\" ry=\"{:.1}\" {style}/>",
            place.x,
            place.y,
            w / 2.0,
            h / 2.0
        ),
        Look::Kind(EntityKind::Initiative) => {
            write!(out, "<polygon points=\"{}\" {style}/>", hexagon(x, y, w, h))
        }
        Look::Kind(EntityKind::Event) => {
            write!(out, "<polygon points=\"{}\" {style}/>", octagon(x, y, w, h))
        }
        Look::Kind(EntityKind::Body) => write!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" {style}/><line x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{outline}\" stroke-width=\"3\"/>",
            y + 1.0,
            x + w,
            y + 1.0
        ),
        Look::Kind(EntityKind::Cable | EntityKind::Document) => {
            write!(out, "<path d=\"{}\" {style}/>", dog_ear(x, y, w, h))
        }
        Look::Words | Look::Names => write!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" rx=\"3\" {style}/>"
        ),
        Look::Kind(EntityKind::Topic) => write!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" rx=\"8\" {style}/>"
        ),
    };
    write_text(out, shape, place);
    out.push_str("</g>");
    if shape.link.is_some() {
        out.push_str("</a>");
    }
    out.push('\n');
}

fn write_text(out: &mut String, shape: &Shape, place: Place) {
    let italic = italic(shape);
    let mut y = place.y - place.height / 2.0 + first_line(shape, place);
    for line in &shape.heading {
        let _ = write!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"{HEADING_SIZE}\" font-weight=\"bold\"{italic} fill=\"#111\">{}</text>",
            place.x,
            y + 1.0,
            xml(line)
        );
        y += LINE_HEIGHT * HEADING_LINES;
    }
    for line in &shape.lines {
        let _ = write!(
            out,
            "<text x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" font-size=\"{LINE_SIZE}\"{italic} fill=\"#222\">{}</text>",
            place.x,
            xml(line)
        );
        y += LINE_HEIGHT;
    }
    let mut left = place.x - place.width / 2.0 + 12.0;
    for (rows, wide) in list_columns(shape) {
        let mut y = y;
        for row in rows {
            write_row(out, shape, row, (left, y));
            y += (row.lines.len() as f64 + ROW_GAP) * LINE_HEIGHT;
        }
        left += wide + COLUMN_GAP;
    }
}

/// From the upper edge of a shape to the foot of its first line.
fn first_line(shape: &Shape, place: Place) -> f64 {
    if shape.rows.is_empty() {
        let lines = shape.lines.len() as f64 + shape.heading.len() as f64 * HEADING_LINES;
        place.height / 2.0 - lines * LINE_HEIGHT / 2.0 + 11.0
    } else {
        20.0
    }
}

fn italic(shape: &Shape) -> &'static str {
    match shape.look {
        Look::Words | Look::Group => " font-style=\"italic\"",
        Look::Kind(_) | Look::Names => "",
    }
}

fn write_row(out: &mut String, shape: &Shape, row: &Row, (left, mut y): (f64, f64)) {
    out.push_str("<g>");
    if !row.tooltip.is_empty() {
        let _ = write!(out, "<title>{}</title>", xml(&row.tooltip));
    }
    if let Some(day) = &row.day {
        let _ = write!(
            out,
            "<text x=\"{left:.1}\" y=\"{y:.1}\" font-size=\"{LINE_SIZE}\" fill=\"#666\">{}</text>",
            xml(day)
        );
    }
    for line in &row.lines {
        let _ = write!(
            out,
            "<text x=\"{:.1}\" y=\"{y:.1}\" font-size=\"{LINE_SIZE}\"{} fill=\"{}\">{}</text>",
            left + day_width(shape),
            italic(shape),
            xml(row.color.as_deref().unwrap_or("#222")),
            xml(line)
        );
        y += LINE_HEIGHT;
    }
    out.push_str("</g>");
}

fn hexagon(x: f64, y: f64, w: f64, h: f64) -> String {
    let cut = 14.0_f64.min(h / 2.0);
    format!(
        "{:.1},{y:.1} {:.1},{y:.1} {:.1},{:.1} {:.1},{:.1} {:.1},{:.1} {x:.1},{:.1}",
        x + cut,
        x + w - cut,
        x + w,
        y + h / 2.0,
        x + w - cut,
        y + h,
        x + cut,
        y + h,
        y + h / 2.0
    )
}

fn octagon(x: f64, y: f64, w: f64, h: f64) -> String {
    let c = 9.0_f64.min(h / 3.0);
    [
        (x + c, y),
        (x + w - c, y),
        (x + w, y + c),
        (x + w, y + h - c),
        (x + w - c, y + h),
        (x + c, y + h),
        (x, y + h - c),
        (x, y + c),
    ]
    .iter()
    .map(|(x, y)| format!("{x:.1},{y:.1}"))
    .collect::<Vec<_>>()
    .join(" ")
}

/// A sheet with its corner turned down.
fn dog_ear(x: f64, y: f64, w: f64, h: f64) -> String {
    let c = 11.0;
    format!(
        "M{x:.1} {y:.1} H{:.1} L{:.1} {:.1} V{:.1} H{x:.1} Z M{:.1} {y:.1} V{:.1} H{:.1}",
        x + w - c,
        x + w,
        y + c,
        y + h,
        x + w - c,
        y + c,
        x + w
    )
}

fn dashes(stroke: Stroke) -> String {
    match stroke.dashes() {
        "" => String::new(),
        lengths => format!(" stroke-dasharray=\"{lengths}\""),
    }
}

fn draw_line(out: &mut String, line: &super::picture::Line, way: &Way) {
    let dash = dashes(line.stroke);
    out.push_str("<g class=\"line\">");
    if !line.tooltip.is_empty() {
        let _ = write!(out, "<title>{}</title>", xml(&line.tooltip));
    }
    let weight = if line.stroke == Stroke::Dotted {
        1.1
    } else {
        1.6
    };
    let arrow = match line.arrow {
        true => format!(" marker-end=\"url(#{})\"", marker(&line.color)),
        false => String::new(),
    };
    let _ = writeln!(
        out,
        "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{weight}\"{dash}{arrow}/></g>",
        path(&way.points),
        xml(&line.color)
    );
}

fn draw_label(out: &mut String, label: &str, color: &str, way: &Way, tooltip: &str) {
    if label.is_empty() {
        return;
    }
    let (x, y) = way.label;
    let room = width(label, LABEL_SIZE, false) + 6.0;
    out.push_str("<g>");
    if !tooltip.is_empty() {
        let _ = write!(out, "<title>{}</title>", xml(tooltip));
    }
    let _ = writeln!(
        out,
        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{room:.1}\" height=\"13\" fill=\"#ffffff\"/><text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"{LABEL_SIZE}\" fill=\"{}\">{}</text></g>",
        x - room / 2.0,
        y - 6.5,
        y + 3.6,
        xml(color),
        xml(label)
    );
}

/// An entry of the legend: how it looks, what it means.
enum Key {
    Shape(Look, bool, &'static str),
    Line(Stroke, &'static str),
}

fn legend(picture: &Picture) -> Vec<Key> {
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

fn legend_rows(keys: &[Key], wide: f64) -> Vec<Vec<(f64, &Key)>> {
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

fn draw_legend(out: &mut String, rows: &[Vec<(f64, &Key)>], top: f64) {
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
