//! `sparql`: a query in the standard language of graphs, over what `export --to turtle` writes.

use std::fs;
use std::path::Path;

use super::args::SparqlArgs;
use super::export::turtle;
use super::find::open;
use super::out::Out;
use super::report::{Failure, Outcome};
use crate::export::sparql::ask;

pub(super) fn run(args: &SparqlArgs) -> Outcome {
    let query = if Path::new(&args.query).is_file() {
        fs::read_to_string(&args.query).map_err(|error| {
            Failure::Refused(format!("`{}` cannot be read: {error}", args.query))
        })?
    } else {
        args.query.clone()
    };
    let store = open(&args.db)?;
    let table = ask(&turtle(&store, &args.select)?, &query)
        .map_err(|error| Failure::Refused(format!("the query cannot be answered: {error}")))?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&table)?;
    } else {
        out.table(&table)?;
        let count = table.rows.len();
        out.line(format!("{count} row{}", if count == 1 { "" } else { "s" }))?;
    }
    out.end()?;
    if table.rows.is_empty() {
        return Err(Failure::Empty);
    }
    Ok(())
}
