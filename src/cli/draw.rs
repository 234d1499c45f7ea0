//! `draw`: what surrounds something, chains and threads of references in time, who proposed what; as a file.

use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;

use super::args::DrawArgs;
use super::find::{cable, node, open};
use super::mask::mask;
use super::out::Out;
use super::pictures;
use super::report::{Failure, Outcome};
use crate::Store;
#[cfg(feature = "png")]
use crate::export::Png;
use crate::export::{Dot, Exporter, Mask, Mermaid, Picture, Svg};

#[derive(Serialize)]
struct Drawn<'p> {
    file: String,
    shapes: usize,
    lines: usize,
    notes: &'p [String],
}

pub(super) fn run(args: &DrawArgs) -> Outcome {
    let exporter = exporter(&args.output)?;
    let store = open(&args.db)?;
    let mask = if args.show_protected {
        Mask::none()
    } else {
        mask(&store)?
    };
    let picture = store.as_it_is(|store| picture(store, args, &mask))?;
    if picture.lines.is_empty() {
        let mut out = Out::new();
        out.line("Nothing is said that could be drawn.")?;
        picture.notes.iter().try_for_each(|note| out.line(note))?;
        out.end()?;
        return Err(Failure::Empty);
    }
    write(&args.output, exporter.write(&picture))?;
    tell(args, &picture)
}

fn picture(store: &Store, args: &DrawArgs, mask: &Mask) -> Result<Picture, Failure> {
    let target = args.target.as_deref();
    let what = args.what;
    if what.chain || what.threads {
        let focus = target.map(|target| cable(store, target)).transpose()?;
        return match focus {
            Some(focus) if what.chain => pictures::chain(store, &focus, mask),
            focus => pictures::threads(store, focus.as_ref(), &args.part, mask),
        };
    }
    let focus = target.map(|target| node(store, target)).transpose()?;
    if what.proposals {
        pictures::proposals(store, focus.as_ref(), &args.part, mask)
    } else {
        pictures::surroundings(store, focus.as_ref(), &args.part, mask)
    }
}

fn tell(args: &DrawArgs, picture: &Picture) -> Outcome {
    let drawn = Drawn {
        file: args.output.display().to_string(),
        shapes: picture.shapes.len(),
        lines: picture.lines.len(),
        notes: &picture.notes,
    };
    let mut out = Out::new();
    if args.db.json {
        out.json(&drawn)?;
    } else {
        let count = |count: usize, what: &str| {
            format!("{count} {what}{}", if count == 1 { "" } else { "s" })
        };
        out.line(format!(
            "{}: {}, {}",
            drawn.file,
            count(drawn.shapes, "shape"),
            count(drawn.lines, "line")
        ))?;
        drawn.notes.iter().try_for_each(|note| out.line(note))?;
        let ending = args.output.extension().and_then(|ending| ending.to_str());
        let is_mermaid = matches!(ending, Some("mmd" | "mermaid"));
        if is_mermaid && drawn.lines > Mermaid::MOST_LINES {
            out.line(format!(
                "Mermaid draws no more than {} lines, unless its setting `maxEdges` says otherwise.",
                Mermaid::MOST_LINES
            ))?;
        }
    }
    out.end()
}

fn exporter(path: &Path) -> Result<Box<dyn Exporter>, Failure> {
    match path
        .extension()
        .and_then(|ending| ending.to_str())
        .map(str::to_ascii_lowercase)
        .as_deref()
    {
        Some("svg") => Ok(Box::new(Svg)),
        Some("dot" | "gv") => Ok(Box::new(Dot)),
        Some("mmd" | "mermaid") => Ok(Box::new(Mermaid)),
        #[cfg(feature = "png")]
        Some("png") => Ok(Box::new(Png)),
        _ => Err(Failure::BadFormat(path.into())),
    }
}

/// Writes a file, or says which could not be written.
pub(super) fn write(path: &Path, drawn: io::Result<Vec<u8>>) -> Outcome {
    drawn
        .and_then(|bytes| fs::write(path, bytes))
        .map_err(|error| Failure::File(path.into(), error))
}
