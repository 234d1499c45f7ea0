//! `search`: cables whose text holds some words.

use super::args::SearchArgs;
use super::find::open;
use super::out::Out;
use super::report::{Failure, Outcome};
use super::select;
use crate::Store;
use crate::model::{Ids, Table, Value};
use crate::store::StoreError;

pub(super) fn run(args: &SearchArgs) -> Outcome {
    let store = open(&args.db)?;
    let said = select::cables(&store, &args.scope)?;
    let table = search(&store, args, said.as_ref())?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&table)?;
    } else if table.rows.is_empty() {
        out.line(format!("No cable held here contains `{}`.", args.text))?;
    } else {
        for row in &table.rows {
            let day = table.text(row, "date").unwrap_or("          ");
            let classification = table.text(row, "classification").unwrap_or("");
            out.line(
                format!(
                    "{day}  {:<20} {classification:<14} {}",
                    table.text(row, "cable").unwrap_or_default(),
                    table.text(row, "subject").unwrap_or("")
                )
                .trim_end(),
            )?;
            out.wrapped(
                12,
                &crate::model::across_pages(table.text(row, "snippet").unwrap_or_default()),
            )?;
        }
    }
    if table.rows.len() == args.most as usize && !args.db.json {
        out.line(format!(
            "\nThese are the best {}; `--most N` shows more.",
            args.most
        ))?;
    }
    out.end()?;
    if table.rows.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

/// As the user writes it where that is a search; else each word as it stands ("c'est", "1.4(b)").
fn search(store: &Store, args: &SearchArgs, said: Option<&Ids>) -> Result<Table, Failure> {
    let text = args.text.as_str();
    let among = said.map_or(Value::Null, |said| {
        let list: Vec<i64> = said.iter().collect();
        Value::Text(serde_json::json!(list).to_string())
    });
    let ask = |words: &str| {
        store.ask_named(
            "search_text",
            &[
                ("words", Value::Text(words.to_owned())),
                ("most", Value::Integer(args.most.into())),
                ("among", among.clone()),
            ],
        )
    };
    // A phrase that has no end is a slip, not a word.
    if text.matches('"').count() % 2 == 1 {
        return Err(Failure::BadSearch(text.to_owned()));
    }
    match ask(text) {
        Err(StoreError::Query { .. }) => {
            let quoted: Vec<String> = text
                .split_whitespace()
                .map(|word| format!("\"{}\"", word.replace('"', "")))
                .collect();
            ask(&quoted.join(" ")).map_err(|error| match error {
                StoreError::Query { .. } => Failure::BadSearch(text.to_owned()),
                other => other.into(),
            })
        }
        done => Ok(done?),
    }
}
