//! Shapes as SVG: an outline for each kind, and the words on it.

use std::fmt::Write;

use super::page::{
    COLUMN_GAP, Continuation, FIRST_LINE, Frame, HEADING_LINES, HEADING_SIZE, LINE_HEIGHT,
    LINE_SIZE, Place, ROW_GAP, day_width, list_columns,
};
use super::picture::{Look, Row, Shape, Stroke, colors};
use super::text::{shorten, width, xml};
use crate::model::EntityKind;

/// How a line is broken.
pub(super) fn dashes(stroke: Stroke) -> String {
    match stroke.dashes() {
        "" => String::new(),
        lengths => format!(" stroke-dasharray=\"{lengths}\""),
    }
}

/// Writes a shape, with what stands on it.
pub(super) fn draw_shape(out: &mut String, shape: &Shape, place: Place) {
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
        _ if shape.is_card() => write!(out, "{}", card(shape, place, &style)),
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

/// Writes what stands in a shape of lines that go on elsewhere, below its words.
pub(super) fn draw_continuations(out: &mut String, continuations: &[Continuation], place: Place) {
    let mut y =
        place.y + (place.height - 16.0) / 2.0 - continuations.len() as f64 * LINE_HEIGHT + 11.0;
    for continuation in continuations {
        let _ = writeln!(
            out,
            "<g class=\"mark\"><title>{}</title><text x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" font-size=\"{LINE_SIZE}\" fill=\"{}\">{}</text></g>",
            xml(&continuation.tooltip),
            place.x,
            xml(&continuation.color),
            xml(&continuation.words)
        );
        y += LINE_HEIGHT;
    }
}

/// Writes a box with its heading: what it is about as far as there is room.
pub(super) fn draw_frame(out: &mut String, frame: &Frame) {
    let (x, y) = (frame.left, frame.top);
    let panel = &frame.panel;
    let taken = width(&panel.heading, HEADING_SIZE, true) + 10.0;
    let room = frame.width - 24.0 - taken;
    let letters = panel.about.chars().count() as f64;
    let share = room / width(&panel.about, LINE_SIZE, false).max(1.0);
    let about = shorten(&panel.about, (letters * share).max(0.0) as usize);
    let _ = writeln!(
        out,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"6\" fill=\"#ffffff\" stroke=\"#b5b5b5\"/>\
         <text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{HEADING_SIZE}\" font-weight=\"bold\" fill=\"#111\">{}</text>\
         <text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{LINE_SIZE}\" fill=\"#555\">{}</text>",
        frame.width,
        frame.height,
        x + 12.0,
        y + 20.0,
        xml(&panel.heading),
        x + 12.0,
        y + 36.0,
        xml(&panel.says)
    );
    // A word or two would tell nothing.
    if about == panel.about || about.chars().count() > 12 {
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{LINE_SIZE}\" fill=\"#222\">{}</text>",
            x + 12.0 + taken,
            y + 20.0,
            xml(&about)
        );
    }
}

/// A white sheet, so that rows of any colour can be read, with the name on the colour of its kind.
fn card(shape: &Shape, place: Place, style: &str) -> String {
    let (x, y) = (place.x - place.width / 2.0, place.y - place.height / 2.0);
    let (w, h) = (place.width, place.height);
    let lines = shape.heading.len() as f64 * HEADING_LINES + shape.lines.len() as f64;
    let (right, foot) = (x + w, y + h);
    let head = FIRST_LINE - 11.0 + lines * LINE_HEIGHT;
    format!(
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" rx=\"6\" {style}/>\
         <path d=\"M{x:.1} {:.1} H{right:.1} V{:.1} Q{right:.1} {foot:.1} {:.1} {foot:.1} H{:.1} Q{x:.1} {foot:.1} {x:.1} {:.1} Z\" fill=\"#ffffff\"/>\
         <rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" rx=\"6\" {} fill=\"none\"/>",
        y + head,
        foot - 6.0,
        right - 6.0,
        x + 6.0,
        foot - 6.0,
        style.split_once(' ').map_or("", |(_, stroke)| stroke),
    )
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
    // A blank is room for a continuation.
    let lines = shape.lines.iter().take_while(|line| !line.starts_with(' '));
    for line in lines {
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
        FIRST_LINE
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
    // Who has a card too.
    let bold = row.leads_to.map_or("", |_| " font-weight=\"bold\"");
    for line in &row.lines {
        let _ = write!(
            out,
            "<text x=\"{:.1}\" y=\"{y:.1}\" font-size=\"{LINE_SIZE}\"{bold}{} fill=\"{}\">{}</text>",
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
