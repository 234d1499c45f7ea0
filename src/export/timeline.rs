//! References as a picture: time runs from left to right, arrows lead to the message referred to.

use std::collections::BTreeMap;

use super::mask::Mask;
use super::panels::GLANCE;
use super::picture::{Arrangement, Lane, Line, Look, OTHERS, Panel, Picture, Shape, Stroke};
use super::text::{shorten, wrap};
use crate::model::{Mrn, Node};

/// Which message refers to which.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Link {
    /// The message that refers.
    pub citing: i64,
    /// The message referred to.
    pub cited: i64,
    /// The words that do.
    pub words: String,
    /// Whether only the editors of an edition say so.
    pub by_editors: bool,
}

/// What a picture of references is made of.
#[derive(Clone, Copy)]
pub struct References<'r> {
    /// Heading.
    pub title: &'r str,
    /// The message that it is about, if it is about one.
    pub focus: Option<&'r Node>,
    /// The messages.
    pub nodes: &'r [Node],
    /// Which refers to which.
    pub links: &'r [Link],
    /// Where the texts of messages can be read on the web.
    pub web: &'r BTreeMap<i64, String>,
    /// How a lane of messages is called whose numbers have this post or series.
    pub series: &'r dyn Fn(&str) -> String,
    /// What must not be shown.
    pub mask: &'r Mask,
}

/// More messages than this stand in lanes, by number only.
const FEW: usize = 12;

/// Colours of the palette of Okabe and Ito that can be seen on white, for the lanes in turn.
const COLORS: [&str; 5] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b07d00"];

/// Makes the picture of a chain or of threads.
///
/// A message that is only cited has no day of its own: it is placed right before the first that cites it.
pub fn timeline(references: &References<'_>) -> Picture {
    let References { links, mask, .. } = *references;
    let texts = references.nodes.iter().filter(|node| node.is_text());
    let mut order: Vec<&Node> = texts.collect();
    let days = days(&order, links);
    order.sort_by(|a, b| place_in_time(&days, a).cmp(&place_in_time(&days, b)));
    let places = order.iter().enumerate().map(|(at, node)| (node.id, at));
    let place: BTreeMap<i64, usize> = places.collect();
    let lanes = lanes(&order, references.series, mask);
    let in_lanes = order.len() > FEW;
    let shapes = order.iter().zip(&lanes).map(|(node, lane)| Shape {
        focus: references.focus.is_some_and(|focus| focus.id == node.id),
        date: days[&node.id].clone(),
        lane: in_lanes.then(|| lane.clone()),
        link: references.web.get(&node.id).cloned(),
        ..shape(node, mask)
    });
    let lines = links.iter().filter_map(|link| {
        let (from, to) = (*place.get(&link.citing)?, *place.get(&link.cited)?);
        let color = if in_lanes {
            lanes[from].color.clone()
        } else {
            "#444444".to_owned()
        };
        Some(Line {
            from,
            to,
            label: String::new(),
            color,
            stroke: if link.by_editors {
                Stroke::Dotted
            } else {
                Stroke::Solid
            },
            tooltip: proof(link, order[from], order[to], mask),
            arrow: true,
        })
    });
    let lines: Vec<Line> = lines.collect();
    let panels = match order.len() > GLANCE {
        true => panels(&order, &days, &lines, mask),
        false => Vec::new(),
    };
    let mut picture = Picture {
        title: references.title.to_owned(),
        subtitle: "An arrow leads to the message that is referred to.".to_owned(),
        lines,
        panels,
        shapes: shapes.collect(),
        arrangement: if in_lanes {
            Arrangement::Lanes
        } else {
            Arrangement::Time
        },
        notes: [missing(&order), undated(&order, &days)]
            .into_iter()
            .flatten()
            .collect(),
    };
    picture.tell_masked();
    picture
}

/// A panel for each thread, the longest first; none where all is one thread.
fn panels(
    order: &[&Node],
    days: &BTreeMap<i64, Option<String>>,
    lines: &[Line],
    mask: &Mask,
) -> Vec<Panel> {
    // The first message of the thread of each.
    let mut first: Vec<usize> = (0..order.len()).collect();
    for line in lines {
        let (one, other) = (first[line.from], first[line.to]);
        let (low, high) = (one.min(other), one.max(other));
        first.iter_mut().for_each(|of| {
            if *of == high {
                *of = low;
            }
        });
    }
    let mut threads: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, first) in first.into_iter().enumerate() {
        threads.entry(first).or_default().push(at);
    }
    if threads.len() < 2 {
        return Vec::new();
    }
    let mut threads: Vec<Vec<usize>> = threads.into_values().collect();
    threads.sort_by_key(|thread| std::cmp::Reverse(thread.len()));
    let panel = |shapes: Vec<usize>| {
        let held = shapes.iter().copied().find(|at| order[*at].held);
        let first = order[held.unwrap_or(shapes[0])];
        let subject = first.subject.as_ref();
        Panel {
            heading: shorten(&mask.node(first), 40),
            about: subject.map_or_else(String::new, |subject| mask.text(first.id, subject)),
            says: extent(&shapes, |at| days[&order[at].id].as_deref()),
            shapes,
        }
    };
    threads.into_iter().map(panel).collect()
}

/// "3 messages, 1961-02-03 to 1961-02-09".
fn extent<'d>(shapes: &[usize], day: impl Fn(usize) -> Option<&'d str>) -> String {
    let days = || shapes.iter().filter_map(|at| day(*at));
    let when = match (days().min(), days().max()) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(day), _) => format!(", {day}"),
        _ => String::new(),
    };
    let s = if shapes.len() == 1 { "" } else { "s" };
    format!("{} message{s}{when}", shapes.len())
}

/// By day, and before the held messages of a day those that they cite; what has no day comes last.
fn place_in_time<'n>(
    days: &'n BTreeMap<i64, Option<String>>,
    node: &'n Node,
) -> (bool, &'n Option<String>, bool, &'n str) {
    let day = &days[&node.id];
    (day.is_none(), day, node.held, &node.name)
}

fn proof(link: &Link, citing: &Node, cited: &Node, mask: &Mask) -> String {
    let words = mask.text(link.citing, &link.words);
    let (citing, cited) = (mask.node(citing), mask.node(cited));
    let who = if link.by_editors {
        format!("the editors of {citing} refer")
    } else {
        format!("{citing} refers")
    };
    format!("{who} to {cited}: “{words}”")
}

fn missing(order: &[&Node]) -> Option<String> {
    let missing = order.iter().filter(|node| !node.held).count();
    (missing > 0).then(|| {
        format!(
            "{missing} of {} messages are cited and not held; each stands before the first message that cites it.",
            order.len()
        )
    })
}

fn undated(order: &[&Node], days: &BTreeMap<i64, Option<String>>) -> Option<String> {
    let undated = order.iter().filter(|node| days[&node.id].is_none());
    match undated.count() {
        0 => None,
        1 => Some("One message has no day: it stands at the right end.".to_owned()),
        count => Some(format!(
            "{count} messages have no day: they stand at the right end."
        )),
    }
}

/// The day of each message; of one that is only cited, the day of the first that cites it.
pub fn days(nodes: &[&Node], links: &[Link]) -> BTreeMap<i64, Option<String>> {
    let own: BTreeMap<i64, &String> = nodes
        .iter()
        .filter_map(|node| Some((node.id, node.date.as_ref()?)))
        .collect();
    let mut first: BTreeMap<i64, &String> = BTreeMap::new();
    for link in links {
        if let Some(day) = own.get(&link.citing) {
            let known = first.entry(link.cited).or_insert(day);
            *known = (*known).min(day);
        }
    }
    let day = |id: i64| own.get(&id).or_else(|| first.get(&id));
    nodes
        .iter()
        .map(|node| (node.id, day(node.id).map(|day| (*day).clone())))
        .collect()
}

fn shape(node: &Node, mask: &Mask) -> Shape {
    let mut lines: Vec<String> = node.date.clone().into_iter().collect();
    match (&node.subject, node.held) {
        (Some(subject), _) => lines.extend(wrap(&mask.text(node.id, subject), 24, 4)),
        (None, false) => lines.push("cited, not held".to_owned()),
        (None, true) => {}
    }
    let name = mask.node(node);
    let known = [
        node.date.clone(),
        node.subject
            .as_ref()
            .map(|subject| mask.text(node.id, subject)),
    ];
    let known = known.into_iter().flatten();
    let missing = (!node.held).then(|| "cited, not held".to_owned());
    let tooltip: Vec<String> = [name.clone()]
        .into_iter()
        .chain(known)
        .chain(missing)
        .collect();
    Shape {
        look: Look::Kind(node.kind),
        heading: vec![name],
        lines,
        tooltip: tooltip.join("\n"),
        dashed: !node.held,
        ..Shape::default()
    }
}

/// The lane of each message: that of its sender, or of sender and addressee where their numbers ran apart. What is only
/// cited and stands alone, and what has no number, is together in one lane of others.
fn lanes(order: &[&Node], series: impl Fn(&str) -> String, mask: &Mask) -> Vec<Lane> {
    let numbers: Vec<Option<Mrn>> = order.iter().map(|node| node.name.parse().ok()).collect();
    let mut messages: BTreeMap<&str, usize> = BTreeMap::new();
    for number in numbers.iter().flatten() {
        *messages.entry(number.post()).or_default() += 1;
    }
    let mut colors: BTreeMap<String, &str> = BTreeMap::new();
    let mut lane = |(node, number): (&&Node, &Option<Mrn>)| {
        let own = number
            .as_ref()
            .filter(|number| node.held || messages[number.post()] > 1);
        let name = own.map_or_else(|| OTHERS.to_owned(), |number| series(number.post()));
        let short = match (own, number) {
            (Some(number), _) => number.serial().to_string(),
            (None, Some(_)) => mask.node(node),
            (None, None) => shorten(mask.node(node).rsplit('/').next().unwrap_or_default(), 24),
        };
        let next = COLORS[colors.len() % COLORS.len()];
        let color = colors.entry(name.clone()).or_insert(next);
        Lane {
            color: (*color).to_owned(),
            name,
            short,
        }
    };
    order.iter().zip(&numbers).map(&mut lane).collect()
}
