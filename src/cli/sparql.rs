//! `sparql`: a query in the standard language of graphs, over what `export --to turtle` writes.

use std::fs;
use std::path::Path;

use super::args::SparqlArgs;
use super::find::open_silently;
use super::mask::tell_unfinished;
use super::out::{Out, counted};
use super::report::{Failure, Outcome};
use super::rows;
use super::select::selection;
use crate::answers::outlet::turtle;
use crate::export::sparql::ask;

pub(super) fn run(args: &SparqlArgs) -> Outcome {
    let query = if Path::new(&args.query).is_file() {
        fs::read_to_string(&args.query)
            .map_err(|error| Failure::Unreadable((&args.query).into(), error))?
    } else {
        args.query.clone()
    };
    let store = open_silently(&args.db)?;
    let turtle = store.as_it_is(|store| {
        tell_unfinished(store)?;
        Ok::<_, Failure>(turtle(store, &selection(store, &args.select)?)?)
    })?;
    let table = ask(&turtle, &query)
        .map_err(|error| Failure::Refused(format!("the query cannot be answered: {error}")))?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&table)?;
    } else {
        rows::table(&mut out, &table)?;
        out.line(counted(table.rows.len(), "row"))?;
    }
    out.end()?;
    if table.rows.is_empty() {
        return Err(Failure::Empty);
    }
    Ok(())
}
