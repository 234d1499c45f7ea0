//! SVG, drawn here: no other program is needed to look at a picture.

use std::fmt::Write;

use super::Text;
use super::lanes::month;
use super::layout::lay_out;
use super::legend::{Key, draw_legend, legend, legend_rows};
use super::outline::{dashes, draw_continuations, draw_frame, draw_shape};
use super::page::{LABEL_HEIGHT, LABEL_SIZE, Layout, Unit, Way, with_room};
use super::picture::{Line, Picture, Stroke};
use super::ports::{label_lines, label_width};
use super::text::{width, wrap, xml};

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
/// What the end of a line that goes on in another row means.
const CONTINUATIONS: &str =
    "“↑ 12” or “↓ 12” in a message: the line between it and 12 goes on in a row above or below.";
const FONT: &str = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

/// What stands on a page, and its size.
struct Canvas {
    layout: Layout,
    legend: Vec<Key>,
    notes: Vec<String>,
    wide: f64,
    high: f64,
}

impl Canvas {
    /// The page of a picture whose shapes are told in short.
    fn of(picture: &Picture) -> Self {
        let layout = lay_out(picture);
        let legend = legend(picture);
        let heading = width(&picture.title, 19.0, true)
            .max(width(&picture.subtitle, 12.5, false))
            .min(1400.0)
            + 48.0;
        let wide = layout.width.max(heading).max(560.0);
        let has_continuations = layout
            .continuations
            .iter()
            .any(|continuations| !continuations.is_empty());
        let notes: Vec<String> = picture
            .notes
            .iter()
            .map(String::as_str)
            .chain(has_continuations.then_some(CONTINUATIONS))
            .flat_map(|note| wrap(note, (wide / 6.6) as usize, 12))
            .collect();
        let high = TOP
            + layout.height
            + 22.0 * legend_rows(&legend, wide).len() as f64
            + 16.0 * notes.len() as f64
            + 34.0;
        Canvas {
            layout,
            legend,
            notes,
            wide,
            high,
        }
    }
}

/// Width and height of a picture in pixels of the screen.
#[cfg(feature = "png")]
pub(super) fn size(picture: &Picture) -> (f64, f64) {
    let page = Canvas::of(&in_short(picture));
    (page.wide, page.high)
}

impl Text for Svg {
    fn text(&self, picture: &Picture) -> String {
        let picture = &in_short(picture);
        let page = Canvas::of(picture);
        let Canvas {
            layout,
            legend,
            notes,
            wide,
            high,
        } = &page;
        let (wide, high) = (*wide, *high);
        let legend_rows = legend_rows(legend, wide);
        let mut out = String::new();
        open(&mut out, picture, wide, high);
        // Writing to a String cannot fail; the results below are dropped for that reason.
        let _ = writeln!(
            out,
            "<g transform=\"translate({:.1} {TOP:.1})\">",
            ((wide - layout.width) / 2.0).max(0.0)
        );
        time(&mut out, layout);
        for frame in &layout.frames {
            draw_frame(&mut out, frame);
        }
        for ((x, y), part) in &layout.parts {
            let _ = writeln!(out, "<g transform=\"translate({x:.1} {y:.1})\">");
            time(&mut out, part);
            out.push_str("</g>\n");
        }
        for (line, way) in picture.lines.iter().zip(&layout.ways) {
            // A line to another row is told at both its ends.
            if !way.points.is_empty() {
                draw_line(&mut out, line, way);
            }
        }
        for (at, (shape, place)) in picture.shapes.iter().zip(&layout.places).enumerate() {
            match layout
                .continuations
                .get(at)
                .filter(|continuations| !continuations.is_empty())
            {
                Some(continuations) => {
                    draw_shape(&mut out, &with_room(shape, continuations), *place);
                    draw_continuations(&mut out, continuations, *place);
                }
                None => draw_shape(&mut out, shape, *place),
            }
        }
        for (line, way) in picture.lines.iter().zip(&layout.ways) {
            draw_label(&mut out, line, way, layout.letters);
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
        let ends = [(24.0, "start"), (right - 12.0, "end")];
        for (x, anchor) in ends.into_iter().take(if layout.is_tight { 1 } else { 2 }) {
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

fn draw_line(out: &mut String, line: &Line, way: &Way) {
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

fn draw_label(out: &mut String, line: &Line, way: &Way, letters: Option<usize>) {
    if line.label.is_empty() {
        return;
    }
    let (x, y) = way.label;
    let lines = label_lines(line, letters);
    let room = label_width(line, letters) - 4.0;
    let high = LABEL_HEIGHT * lines.len() as f64;
    out.push_str("<g class=\"label\">");
    if !line.tooltip.is_empty() {
        let _ = write!(out, "<title>{}</title>", xml(&line.tooltip));
    }
    let _ = write!(
        out,
        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{room:.1}\" height=\"{high:.0}\" fill=\"#ffffff\"/>",
        x - room / 2.0,
        y - high / 2.0,
    );
    for (at, words) in lines.iter().enumerate() {
        let _ = write!(
            out,
            "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"{LABEL_SIZE}\" fill=\"{}\">{}</text>",
            y - high / 2.0 + 10.1 + LABEL_HEIGHT * at as f64,
            xml(&line.color),
            xml(words)
        );
    }
    out.push_str("</g>\n");
}
