//! `diagnostics`: what could not be read, with the words it concerns.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::args::DiagnosticsArgs;
use super::find::open;
use super::out::Out;
use super::report::{Failure, Outcome};
use crate::Store;
use crate::model::{CODES, Table, Value};
use crate::store::queries;

pub(super) fn run(args: &DiagnosticsArgs) -> Outcome {
    if let Some(code) = args
        .code
        .as_deref()
        .filter(|code| !CODES.iter().any(|(known, _)| known == code))
    {
        let possible = CODES.iter().map(|(code, _)| (*code).to_owned());
        return Err(Failure::BadCode(code.to_owned(), possible.collect()));
    }
    let store = open(&args.db)?;
    let parameters = [
        ("code", args.code.clone().into()),
        ("path", args.path.clone().into()),
    ];
    let table = store.ask_query(queries::LIST_DIAGNOSTICS, &parameters)?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&table)?;
    } else if table.rows.is_empty() {
        out.line("Nothing went unread.")?;
    } else {
        for row in &table.rows {
            out.line(rendered(&store, &table, row)?)?;
        }
        for (code, meaning) in CODES {
            let count = table
                .rows
                .iter()
                .filter(|row| table.text(row, "code") == Some(code))
                .count();
            if count > 0 {
                out.line(format!("{count:>6} × {code}  {meaning}"))?;
            }
        }
    }
    out.end()
}

/// The diagnostic with its line of the text, the words marked.
fn rendered(store: &Store, table: &Table, row: &[Value]) -> Result<String, Failure> {
    let code = table.text(row, "code").unwrap_or_default();
    let path = table.text(row, "path").unwrap_or_default();
    let message = table.text(row, "message").unwrap_or_default();
    let cable = table.text(row, "cable");
    // One file may hold many documents: lines are counted within the document.
    let place = match table.text(row, "document") {
        Some(document) if document != path => format!("{path} › {document}"),
        _ => path.to_owned(),
    };
    let (Some(cable), Some(start), Some(end)) = (
        cable,
        table.integer(row, "start_byte"),
        table.integer(row, "end_byte"),
    ) else {
        let line = table
            .integer(row, "line")
            .map(|line| format!(":{line}"))
            .unwrap_or_default();
        let cable = cable.map(|cable| format!(" ({cable})")).unwrap_or_default();
        let beside = table.text(row, "beside");
        let beside = beside
            .map(|place| format!("\n  the other: {place}"))
            .unwrap_or_default();
        return Ok(format!(
            "warning[{code}]: {message}\n --> {place}{line}{cable}{beside}\n"
        ));
    };
    let source = match table.integer(row, "source_id") {
        Some(id) => store.text(id)?,
        None => None,
    };
    let (start, end) = (start as usize, end as usize);
    let Some(source) =
        source.filter(|source| source.is_char_boundary(start) && source.is_char_boundary(end))
    else {
        return Ok(format!(
            "warning[{code}]: {message}\n --> {place} ({cable}, bytes {start}..{end}): `{}`\n",
            table.text(row, "words").unwrap_or_default()
        ));
    };
    // The lines around the words; numbered from the start of the text.
    let from = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = source[end..].find('\n').map_or(source.len(), |at| end + at);
    let line = source[..from].matches('\n').count() + 1;
    let snippet = Snippet::source(&source[from..to])
        .line_start(line)
        .path(&place)
        .annotation(
            AnnotationKind::Primary
                .span(start - from..end - from)
                .label(format!("bytes {start}..{end}")),
        );
    let report = [Level::WARNING
        .primary_title(message)
        .id(code)
        .element(snippet)];
    Ok(format!("{}\n", Renderer::plain().render(&report)))
}
