//! `export`: a part of the graph as a file of another program, with the proof of every statement.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::{ExportArgs, To};
use super::file::{Place, refuse_database};
use super::find::{note_unfinished, open_silently};
use super::mask::{mask, tell_unsettled};
use super::out::{Out, counted};
use super::report::{Failure, Outcome};
use super::select::selection;
use crate::Store;
use crate::answers::mask::unsettled;
use crate::answers::outlet::{HandedOver, hand_over, places};
use crate::export::Mask;
use crate::export::outlet::{Format, Outlet, Veil};
use crate::store::Selected;

#[derive(Debug, Serialize)]
struct Exported {
    files: Vec<String>,
    #[serde(flatten)]
    handed: HandedOver,
}

pub(super) fn run(args: &ExportArgs) -> Outcome {
    let format = format(args.to);
    let out = args.out.as_deref();
    // As of what is read, a stroke is the standard one.
    let out = out.filter(|path| path.as_os_str() != "-");
    match out {
        Some(path) => refuse_databases(format, path)?,
        None => refuse_stdout(format)?,
    }
    let store = open_silently(&args.db)?;
    let exported = store.as_it_is(|store| {
        // What is hidden and what is handed over must be of one moment.
        let mask = if args.show_protected {
            note_unfinished(store);
            Mask::none()
        } else {
            mask(store)?
        };
        let selected = store.select(&selection(store, &args.select)?)?;
        if selected.is_empty() {
            return Err(Failure::NothingSelected);
        }
        tell_unsettled(unsettled(store, &selected.nodes)?);
        let mut veil = Veil::new(&mask, places(store)?);
        let mut writing = Writing {
            store,
            selected: &selected,
            format,
            veil: &mut veil,
        };
        match out {
            Some(path) => writing.write_files(path),
            None => writing.write_stdout(),
        }
    })?;
    tell(args, &exported)
}

fn format(to: To) -> Format {
    match to {
        To::Graphml => Format::Graphml,
        To::Gexf => Format::Gexf,
        To::Csv => Format::Sheet,
        To::Neo4j => Format::Neo4j,
        To::Turtle => Format::Turtle,
        To::Ftm => Format::Ftm,
        #[cfg(feature = "parquet")]
        To::Parquet => Format::Parquet,
        To::Ris => Format::Ris,
        To::Csl => Format::Csl,
    }
}

/// A format of several files needs a folder, and a screen is no place for a graph.
fn refuse_stdout(format: Format) -> Outcome {
    let files = format.files();
    if files.len() > 1 {
        let why = format!(
            "this format is {}: say into which folder by --out",
            files.join(" and ")
        );
        return Err(Failure::Refused(why));
    }
    if io::stdout().is_terminal() {
        let why = format!(
            "a graph is not for reading on a screen: write `--out {}`",
            files[0]
        );
        return Err(Failure::Refused(why));
    }
    Ok(())
}

/// What is read from must not be written over, nor any other database.
fn refuse_databases(format: Format, path: &Path) -> Outcome {
    refuse_database(path)?;
    written(format, path)
        .iter()
        .try_for_each(|path| refuse_database(path))
}

/// The files of a format: the one named, or those in the folder named.
fn written(format: Format, path: &Path) -> Vec<PathBuf> {
    match format.files() {
        [_] => vec![path.to_owned()],
        names => names.iter().map(|name| path.join(name)).collect(),
    }
}

/// A selection on its way into files.
struct Writing<'w, 'm> {
    store: &'w Store,
    selected: &'w Selected,
    format: Format,
    veil: &'w mut Veil<'m>,
}

impl Writing<'_, '_> {
    /// Writes all files, and moves them to their places when all are whole.
    fn write_files(&mut self, path: &Path) -> Result<Exported, Failure> {
        let paths = written(self.format, path);
        if paths.len() > 1 {
            fs::create_dir_all(path).map_err(|error| Failure::File(path.to_owned(), error))?;
        }
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error| Failure::File(path, error)
        };
        let places = paths
            .iter()
            .map(|path| Place::at(path).map_err(failed(path)))
            .collect::<Result<Vec<_>, _>>()?;
        let writers = places.iter().map(|place| BufWriter::new(place.file()));
        let outlet = self.format.open(writers.collect());
        let mut outlet = outlet.map_err(failed(path))?;
        let mut exported = self
            .hand_over(&mut *outlet)
            .map_err(|failure| match failure {
                // Whoever reads a pipe may have seen enough: that is no failure.
                Failure::Write(error) if error.kind() != ErrorKind::BrokenPipe => {
                    Failure::File(path.to_owned(), error)
                }
                other => other,
            })?;
        drop(outlet);
        for (place, path) in places.into_iter().zip(&paths) {
            place.settle().map_err(failed(path))?;
            exported.files.push(path.display().to_string());
        }
        Ok(exported)
    }

    fn write_stdout(&mut self) -> Result<Exported, Failure> {
        let mut outlet = self.format.open(vec![BufWriter::new(io::stdout())])?;
        self.hand_over(&mut *outlet)
    }

    fn hand_over(&mut self, outlet: &mut dyn Outlet) -> Result<Exported, Failure> {
        let handed = hand_over(self.store, self.selected, self.format, self.veil, outlet)?;
        Ok(Exported {
            files: Vec::new(),
            handed,
        })
    }
}

/// Says what was written; beside a file on standard output it goes to standard error.
fn tell(args: &ExportArgs, exported: &Exported) -> Outcome {
    let handed = exported.handed;
    let mut lines = vec![format!(
        "{}: {} nodes, {} edges",
        exported.files.join(", "),
        handed.nodes,
        handed.edges
    )];
    if handed.doubtful_left_out > 0 {
        let doubtful = counted(handed.doubtful_left_out, "doubtful statement");
        lines.push(format!("{doubtful} left out."));
    }
    if handed.protected > 0 {
        let sources = counted(handed.protected, "protected source");
        lines.push(if args.show_protected {
            format!("{sources} shown by name: do not pass this on.")
        } else {
            format!("{sources} masked.")
        });
    }
    if exported.files.is_empty() {
        let mut stderr = io::stderr().lock();
        for line in &lines[1..] {
            // What cannot be said on standard error changes nothing of the file.
            let _ = writeln!(stderr, "note: {line}");
        }
        return Ok(());
    }
    let mut out = Out::new();
    if args.db.json {
        out.json(exported)?;
    } else {
        lines.iter().try_for_each(|line| out.line(line))?;
    }
    out.end()
}
