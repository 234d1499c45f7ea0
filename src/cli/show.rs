//! `show`: a cable's head, references, statements and text.

use super::args::ShowArgs;
use super::doubt;
use super::find::open;
use super::out::Out;
use super::report::Outcome;
use crate::answers::find::cable;
use crate::answers::show::{Shown, Spelt, show};
use crate::model::{Fact, Node, Table, Value};
use crate::vocab::predicates;

pub(super) fn run(args: &ShowArgs) -> Outcome {
    let store = open(&args.db)?;
    let node = cable(&store, &args.cable)?;
    let shown = show(&store, &node, args.sure.least())?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&shown)?;
    } else {
        print(&mut out, &node, &shown)?;
        doubt::tell(&mut out, &shown.left_out)?;
        terms(&mut out, &shown.terms)?;
        texts(&mut out, &shown.texts, args.text)?;
    }
    out.end()
}

fn print(out: &mut Out, node: &Node, shown: &Shown) -> Outcome {
    head(out, node, &shown.cable)?;
    of_head(out, shown)?;
    unread(out, &shown.unread)?;
    references(out, &shown.references)?;
    let said: Vec<&Fact> = shown
        .facts
        .iter()
        .filter(|fact| fact.rule != "head")
        .collect();
    if !said.is_empty() {
        out.line("\nWhat it says:")?;
        for fact in said {
            out.fact(fact)?;
        }
    }
    Ok(())
}

/// What could not be read, each kind once.
fn unread(out: &mut Out, unread: &Table) -> Outcome {
    let mut told: Vec<&str> = Vec::new();
    for row in &unread.rows {
        let code = unread.text(row, "code").unwrap_or_default();
        if !told.contains(&code) {
            told.push(code);
            let message = unread.text(row, "message").unwrap_or_default();
            out.wrapped(2, &format!("warning[{code}]: {message}"))?;
        }
    }
    Ok(())
}

fn terms(out: &mut Out, terms: &[Spelt]) -> Outcome {
    if terms.is_empty() {
        return Ok(());
    }
    let spelt: Vec<String> = terms
        .iter()
        .map(|one| format!("{}: {}", one.term, one.stands_for))
        .collect();
    out.line("\nWhat short words stand for:")?;
    out.wrapped(2, &spelt.join(" · "))
}

/// Where the texts are from, and the texts themselves if they are `wanted`.
fn texts(out: &mut Out, texts: &Table, wanted: bool) -> Outcome {
    for row in &texts.rows {
        let path = texts.text(row, "path").unwrap_or_default();
        let section = texts
            .integer(row, "section_number")
            .map(|number| format!(", section {number}"))
            .unwrap_or_default();
        let copy = if texts.integer(row, "leads") == Some(0) {
            " (another copy)"
        } else {
            ""
        };
        out.line(format!("\nText: {path}{section}{copy}"))?;
        if wanted {
            out.line(texts.text(row, "text").unwrap_or_default())?;
        }
    }
    match missing(texts) {
        Some(missing) => out.line(missing),
        None => Ok(()),
    }
}

/// Which sections of a message are not held.
fn missing(texts: &Table) -> Option<String> {
    let of = |column| {
        let rows = texts.rows.iter();
        rows.filter_map(move |row| texts.integer(row, column))
    };
    let count = of("section_count").max()?;
    let missing: Vec<String> = (1..=count)
        .filter(|number| of("section_number").all(|held| held != *number))
        .map(|number| number.to_string())
        .collect();
    let sections = if missing.len() == 1 {
        "section"
    } else {
        "sections"
    };
    (!missing.is_empty())
        .then(|| format!("\nNot held: {sections} {} of {count}", missing.join(", ")))
}

fn head(out: &mut Out, node: &Node, cable: &Table) -> Outcome {
    out.line(&node.name)?;
    if !node.held {
        out.line("  This cable is cited by others and not held here: nothing is known of it but its number.")?;
    }
    let Some(row) = cable.rows.first() else {
        return Ok(());
    };
    let fields = [
        ("date", "date"),
        ("classification", "classification"),
        ("captions", "captions"),
        ("precedence", "precedence"),
        ("subject", "subject"),
        ("sender", "from"),
        ("executive_order", "executive order"),
        ("declassify_on", "declassify on"),
        ("mrn_raw", "number as written"),
        ("summary", "summary"),
    ];
    for (column, label) in fields {
        let value = cable.get(row, column).to_string();
        // Lists are JSON in the database.
        let value = match column {
            "captions" | "precedence" => value
                .trim_matches(['[', ']'])
                .replace("\",\"", ", ")
                .replace('"', ""),
            _ => value,
        };
        if !value.is_empty() {
            out.wrapped(2, &format!("{label}: {value}"))?;
        }
    }
    Ok(())
}

/// What the head states of others: sender, tags, people; several of one kind in a line.
fn of_head(out: &mut Out, shown: &Shown) -> Outcome {
    for predicate in [
        "originated_by", "addressed_to", "informed", "tagged", "classified_by", "drafted_by",
        "cleared_by", "approved_by", "signed_by",
    ] {
        // A message in sections repeats its head.
        let mut named: Vec<&str> = Vec::new();
        let of_predicate = |fact: &&Fact| fact.rule == "head" && fact.predicate == predicate;
        for name in shown
            .facts
            .iter()
            .filter(of_predicate)
            .filter_map(|fact| fact.what())
        {
            if !named.contains(&name) {
                named.push(name);
            }
        }
        if !named.is_empty() {
            let label = predicates()
                .get(predicate)
                .map_or(predicate, |p| p.label.as_str());
            out.wrapped(2, &format!("{label}: {}", named.join(", ")))?;
        }
    }
    Ok(())
}

fn references(out: &mut Out, table: &Table) -> Outcome {
    for (direction, heading) in [("to", "Refers to:"), ("from", "Referred to by:")] {
        let rows: Vec<&Vec<Value>> = table
            .rows
            .iter()
            .filter(|row| table.text(row, "direction") == Some(direction))
            .collect();
        if rows.is_empty() {
            continue;
        }
        out.line(format!("\n{heading}"))?;
        for row in rows {
            let held = table.integer(row, "held") == Some(1);
            let subject = if held {
                table.text(row, "subject").unwrap_or("")
            } else {
                "cited, not held"
            };
            let day = table.text(row, "date").unwrap_or("          ");
            out.line(
                format!(
                    "  {day}  {:<20} {subject}",
                    table.text(row, "cable").unwrap_or_default()
                )
                .trim_end(),
            )?;
        }
    }
    Ok(())
}
