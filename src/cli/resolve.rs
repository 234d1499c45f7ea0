//! `resolve`: which cable a footnote means.

use super::args::ResolveArgs;
use super::find::open;
use super::out::Out;
use super::report::{Failure, Outcome};
use crate::answers::citation::{Resolved, citation, resolve};

pub(super) fn run(args: &ResolveArgs) -> Outcome {
    let citation = citation(&args.citation)?;
    let resolved = resolve(&open(&args.db)?, citation, args.top as usize)?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&resolved)?;
    } else {
        print(&mut out, &resolved)?;
    }
    out.end()?;
    if resolved.matches.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn print(out: &mut Out, resolved: &Resolved) -> Outcome {
    let matches = &resolved.matches;
    for (index, found) in matches.iter().enumerate() {
        let held = if found.held {
            "held"
        } else {
            "cited, not held"
        };
        let day = found.date.as_ref().filter(|_| found.has_twin);
        let day = day.map(|day| format!(" of {day}"));
        let day = day.filter(|day| !found.cable.ends_with(day.as_str()));
        let name = format!("{}{}", found.cable, day.unwrap_or_default());
        let subject = found.subject.as_deref().unwrap_or("");
        out.line(
            format!(
                "{}. {:<20} {held}, {:.0} %  {subject}",
                index + 1,
                name,
                found.score * 100.0
            )
            .trim_end(),
        )?;
        out.wrapped(3, &found.reasons.join("; "))?;
    }
    let exact = matches
        .first()
        .is_some_and(|best| best.held && best.score > 0.95);
    match &resolved.number {
        Some(number) if !exact && matches.iter().all(|found| found.cable != *number) => out.line(
            format!("{number} is not held here, and nothing held here cites it."),
        ),
        None if matches.is_empty() => out.line("Nothing held or cited here fits."),
        _ => Ok(()),
    }
}
