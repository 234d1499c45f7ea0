//! `diagnostics`: what could not be read, with the words it concerns.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::args::DiagnosticsArgs;
use super::find::open;
use super::out::Out;
use super::report::Outcome;
use crate::Store;
use crate::model::{Table, Value};

pub(super) fn run(args: &DiagnosticsArgs) -> Outcome {
    let store = open(&args.db)?;
    let text = |value: &Option<String>| value.clone().map_or(Value::Null, Value::Text);
    let table = store.ask_named(
        "list_diagnostics",
        &[("code", text(&args.code)), ("path", text(&args.path))],
    )?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&table)?;
    } else if table.rows.is_empty() {
        out.line("Nothing went unread.")?;
    } else {
        for row in &table.rows {
            out.line(rendered(&store, &table, row)?)?;
        }
        out.line(format!(
            "{} diagnostic{}",
            table.rows.len(),
            if table.rows.len() == 1 { "" } else { "s" }
        ))?;
    }
    out.end()
}

/// The diagnostic with its line of the text, the words marked.
fn rendered(store: &Store, table: &Table, row: &[Value]) -> Result<String, super::report::Failure> {
    let code = table.text(row, "code").unwrap_or_default();
    let path = table.text(row, "path").unwrap_or_default();
    let message = table.text(row, "message").unwrap_or_default();
    let cable = table.text(row, "cable");
    let (Some(cable), Some(start), Some(end)) = (
        cable,
        table.integer(row, "start_byte"),
        table.integer(row, "end_byte"),
    ) else {
        let line = table
            .integer(row, "line")
            .map(|line| format!(":{line}"))
            .unwrap_or_default();
        return Ok(format!(
            "warning[{code}]: {message}\n --> {path}{line}{}\n",
            cable.map(|cable| format!(" ({cable})")).unwrap_or_default()
        ));
    };
    let texts = store.ask_named("show_texts", &[("mrn", Value::Text(cable.to_owned()))])?;
    let source = texts
        .rows
        .iter()
        .find(|row| texts.text(row, "path") == Some(path))
        .and_then(|row| texts.text(row, "text"));
    let (start, end) = (start as usize, end as usize);
    let Some(source) =
        source.filter(|source| source.is_char_boundary(start) && source.is_char_boundary(end))
    else {
        return Ok(format!(
            "warning[{code}]: {message}\n --> {path} ({cable}, bytes {start}..{end}): `{}`\n",
            table.text(row, "words").unwrap_or_default()
        ));
    };
    // The lines around the words; numbered from the start of the text.
    let from = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = source[end..].find('\n').map_or(source.len(), |at| end + at);
    let line = source[..from].matches('\n').count() + 1;
    let snippet = Snippet::source(&source[from..to])
        .line_start(line)
        .path(path)
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
