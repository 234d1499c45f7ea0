//! Statements as a picture: what surrounds a node, a part of the graph, or who proposed what.

use std::collections::BTreeMap;

use super::gather::{break_cards, break_columns};
use super::layout::lay_out;
use super::mask::Mask;
use super::material::Material;
use super::picture::{Arrangement, Picture};
use super::sketch::Sketch;
use super::text::shorten;
use crate::model::{Fact, Node};

/// A page with a longer side, in pixels, cannot be read as a whole; nor one so many times as wide as high.
const LARGE: f64 = 2_800.0;
const WIDE: f64 = 2.5;
/// What surrounds one thing is printed: with a longer side its letters are too small on A4, and cards say the same.
const PRINTED: f64 = 2_000.0;

/// Makes the picture.
pub fn surroundings(material: &Material<'_>) -> Picture {
    let mut sketch = Sketch::of(material);
    let mut notes = left_out(material).into_iter().collect::<Vec<_>>();
    notes.extend(of_heads(material));
    notes.extend(also_named(material, &sketch));
    notes.extend(masked(material, &sketch));
    let in_layers = (!sketch.is_tangled()).then(|| layers(Sketch::of(material)));
    let in_layers = in_layers.filter(|picture| !sketch.is_many() || is_handy(picture, material));
    let drawn = in_layers.unwrap_or_else(|| {
        notes.splice(..0, sketch.deal());
        cards(sketch)
    });
    let mut picture = Picture {
        title: title(material),
        subtitle: subtitle(material),
        notes,
        ..drawn
    };
    picture.tell_masked();
    picture
}

/// Shapes in layers, those that are alike in lists.
fn layers(mut sketch: Sketch<'_>) -> Picture {
    sketch.gather();
    let mut picture = sketch.finish();
    break_columns(&mut picture);
    picture
}

/// Cards. Their rows tell what is said, at the one end of each line.
fn cards(sketch: Sketch<'_>) -> Picture {
    let mut picture = sketch.finish();
    picture.arrangement = Arrangement::Cards;
    picture.lines.iter_mut().for_each(|line| line.label.clear());
    break_cards(&mut picture);
    picture
}

/// Whether a page can be looked at as a whole, and read.
fn is_handy(picture: &Picture, material: &Material<'_>) -> bool {
    let most = match material.focus {
        Some(_) if !material.in_sides => PRINTED,
        _ => LARGE,
    };
    let layout = lay_out(picture);
    layout.width.max(layout.height) <= most && layout.width / layout.height <= WIDE
}

fn title(material: &Material<'_>) -> String {
    let name = material.focus.map(|focus| material.mask.node(focus));
    let title = match (material.title, name) {
        (Some(title), Some(name)) => format!("{title}: {name}"),
        (Some(title), None) => title.to_owned(),
        (None, name) => name.unwrap_or_default(),
    };
    shorten(&title, 90)
}

fn subtitle(material: &Material<'_>) -> String {
    let own = material.focus.map(|focus| {
        let subject = focus
            .subject
            .as_ref()
            .map(|subject| material.mask.text(focus.id, subject));
        match (&focus.date, subject) {
            (Some(date), Some(subject)) => format!("{date} · {subject}"),
            (None, Some(subject)) => subject,
            (Some(date), None) => date.clone(),
            (None, None) => format!("{}: what the cables say of it", focus.kind),
        }
    });
    let parts = [own.unwrap_or_default(), material.part.to_owned()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    shorten(&parts.join(" · "), 150)
}

fn left_out(material: &Material<'_>) -> Option<String> {
    let left = material.summary.left_out;
    let drawn = if material.in_sides {
        "those who do most are drawn, each with what is surest"
    } else {
        "what is said most often and most surely is drawn"
    };
    let (are, s) = if left == 1 { ("is", "") } else { ("are", "s") };
    (left > 0).then(|| format!("{left} further statement{s} {are} left out; {drawn}."))
}

/// How many cables bear the name in their heads, by role.
fn of_heads(material: &Material<'_>) -> Vec<String> {
    let Some(focus) = material.focus else {
        return Vec::new();
    };
    let mut roles: BTreeMap<String, Vec<&Fact>> = BTreeMap::new();
    for fact in &material.summary.heads {
        let style = (material.style)(&fact.predicate);
        roles.entry(style.label).or_default().push(fact);
    }
    let name = material.mask.node(focus);
    let say = |(label, facts): (String, Vec<&Fact>)| {
        let days = || facts.iter().filter_map(|fact| fact.cable_date.as_deref());
        let when = match (days().min(), days().max()) {
            (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
            (Some(day), _) => format!(", {day}"),
            _ => String::new(),
        };
        let cables = if facts.len() == 1 { "cable" } else { "cables" };
        format!("{} {cables} {label} {name}{when}.", facts.len())
    };
    roles.into_iter().map(say).collect()
}

/// What the cable names without saying more of it is told in words.
fn also_named(material: &Material<'_>, sketch: &Sketch<'_>) -> Option<String> {
    let mut rest: Vec<String> = material
        .named
        .iter()
        .filter(|node| !sketch.shows(node.id))
        .map(|node| material.mask.node(node))
        .collect();
    // Where a masked one stood would tell how the name begins.
    rest.sort_by_key(|name| Mask::hides(name));
    (!rest.is_empty()).then(|| format!("Also named: {}.", rest.join(", ")))
}

fn masked(material: &Material<'_>, sketch: &Sketch<'_>) -> Option<String> {
    let is_protected = |node: &&Node| node.protection.is_some();
    let drawn = material.nodes.iter().filter(|node| sketch.shows(node.id));
    let named = material.named.iter().filter(|node| !sketch.shows(node.id));
    let count = drawn.chain(named).filter(is_protected).count();
    let are = if count == 1 { " is" } else { "s are" };
    match (count, material.mask.shows_all()) {
        (0, _) => None,
        (_, true) => Some(format!(
            "{count} protected source{are} shown by name: do not pass this picture on."
        )),
        (_, false) => Some(format!("{count} protected source{are} masked.")),
    }
}
