//! `draw`: what surrounds something, chains and threads of references in time, who proposed what; as a file.

use std::path::Path;

use serde::Serialize;

use super::args::DrawArgs;
use super::file::{refuse_database, write};
use super::find::{node, note_unfinished, open_silently};
use super::mask::{mask, tell_unsettled};
use super::out::{Out, counted};
use super::read::say;
use super::report::{Failure, Outcome};
use crate::Store;
use crate::answers::find::cable;
use crate::answers::pictures::{self, Drawn};
use crate::answers::select::Part;
#[cfg(feature = "png")]
use crate::export::Png;
use crate::export::{Dot, Exporter, Mask, Mermaid, Picture, Svg};

#[derive(Serialize)]
struct Told<'p> {
    /// Nothing where there is nothing to draw.
    file: Option<String>,
    shapes: usize,
    lines: usize,
    /// Statements that stand in lists, on cards or beside shapes, and are no lines.
    rows: usize,
    notes: &'p [String],
}

pub(super) fn run(args: &DrawArgs) -> Outcome {
    let exporter = exporter(&args.output)?;
    refuse_database(&args.output)?;
    let store = open_silently(&args.db)?;
    let picture = store.as_it_is(|store| {
        let mask = if args.show_protected {
            note_unfinished(store);
            Mask::none()
        } else {
            mask(store)?
        };
        picture(store, args, &mask)
    })?;
    if picture.is_empty() {
        tell(args, &picture, None)?;
        return Err(Failure::Empty);
    }
    write(&args.output, exporter.write(&picture))?;
    if let Some(share) = exporter.shrinks(&picture) {
        say(&format!(
            "note: {} is drawn at {:.0} % of its usual size, which is too large for an image; as .svg it keeps every detail",
            args.output.display(),
            100.0 * share
        ));
    }
    tell(args, &picture, Some(args.output.display().to_string()))
}

fn picture(store: &Store, args: &DrawArgs, mask: &Mask) -> Result<Picture, Failure> {
    let Drawn { picture, unsettled } = drawn(store, args, mask)?;
    tell_unsettled(unsettled);
    Ok(picture)
}

fn drawn(store: &Store, args: &DrawArgs, mask: &Mask) -> Result<Drawn, Failure> {
    let target = args.target.as_deref();
    let (what, part) = (args.what, Part::from(&args.part));
    if what.chain || what.threads {
        let focus = target.map(|target| cable(store, target)).transpose()?;
        return Ok(match focus {
            Some(focus) if what.chain => pictures::chain(store, &focus, mask)?,
            focus => pictures::threads(store, focus.as_ref(), &part, mask)?,
        });
    }
    let focus = target.map(|target| node(store, target)).transpose()?;
    if what.proposals {
        return Ok(pictures::proposals(store, focus.as_ref(), &part, mask)?);
    }
    if focus.is_none() && part.depth.is_some() {
        let why = "--depth counts from something: say from which cable or name";
        return Err(Failure::Refused(why.to_owned()));
    }
    Ok(pictures::surroundings(store, focus.as_ref(), &part, mask)?)
}

/// Says what was drawn, and into which file; `None` where there was nothing.
fn tell(args: &DrawArgs, picture: &Picture, file: Option<String>) -> Outcome {
    let told = Told {
        file,
        shapes: picture.shapes.len(),
        lines: picture.lines.len(),
        rows: picture.shapes.iter().map(|shape| shape.rows.len()).sum(),
        notes: &picture.notes,
    };
    let mut out = Out::new();
    if args.db.json {
        out.json(&told)?;
        return out.end();
    }
    match &told.file {
        Some(file) => out.line(format!("{file}: {}", drawn_words(picture, &told)))?,
        None => out.line("Nothing is said that could be drawn.")?,
    }
    told.notes.iter().try_for_each(|note| out.line(note))?;
    if is_mermaid(&args.output) && told.lines > Mermaid::MOST_LINES {
        out.line(format!(
            "Mermaid draws no more than {} lines, unless its setting `maxEdges` says otherwise.",
            Mermaid::MOST_LINES
        ))?;
    }
    out.end()
}

/// "20 shapes, 19 lines", "1 card with 62 rows": what is seen.
fn drawn_words(picture: &Picture, told: &Told<'_>) -> String {
    let cards = picture.shapes.iter().filter(|shape| shape.is_card());
    let cards = cards.count();
    let rows = counted(told.rows, "row");
    let mut words = match cards {
        0 => vec![counted(told.shapes, "shape")],
        _ => vec![format!("{} with {rows}", counted(cards, "card"))],
    };
    if (1..told.shapes).contains(&cards) {
        words.push(counted(told.shapes - cards, "further shape"));
    }
    if cards == 0 || told.lines > 0 {
        words.push(counted(told.lines, "line"));
    }
    if cards == 0 && told.rows > 0 {
        words.push(format!("{rows} in lists"));
    }
    words.join(", ")
}

fn ending(path: &Path) -> Option<String> {
    let ending = path.extension()?.to_str()?;
    Some(ending.to_ascii_lowercase())
}

fn is_mermaid(path: &Path) -> bool {
    matches!(ending(path).as_deref(), Some("mmd" | "mermaid"))
}

fn exporter(path: &Path) -> Result<Box<dyn Exporter>, Failure> {
    match ending(path).as_deref() {
        Some("svg") => Ok(Box::new(Svg)),
        Some("dot" | "gv") => Ok(Box::new(Dot)),
        _ if is_mermaid(path) => Ok(Box::new(Mermaid)),
        #[cfg(feature = "png")]
        Some("png") => Ok(Box::new(Png)),
        _ => Err(Failure::BadFormat(path.into())),
    }
}
