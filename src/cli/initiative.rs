//! `initiative`: who first named it, who first proposed it, and where each side stood, over time.

use super::args::InitiativeArgs;
use super::doubt;
use super::find::open;
use super::out::{Out, place, statement};
use super::report::{Failure, Outcome};
use crate::answers::find::Name;
use crate::answers::initiative::{History, Mention, Thread, initiative};
use crate::answers::sides::Side;
use crate::model::{Fact, across_pages};

pub(super) fn run(args: &InitiativeArgs) -> Outcome {
    let name = Name::read(&args.name)?;
    let store = open(&args.db)?;
    let answer = initiative(&store, name, args.sure.least())?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&answer)?;
    } else {
        print(&mut out, args, &answer.histories)?;
        doubt::tell(&mut out, &answer.left_out)?;
    }
    out.end()?;
    if answer.histories.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn print(out: &mut Out, args: &InitiativeArgs, histories: &[History]) -> Outcome {
    let asked = &args.name;
    let (told, rest) = histories.split_at(histories.len().min(args.most as usize));
    let Some(first) = histories.first() else {
        return out.line(format!(
            "No act whose object has the words `{asked}` is found."
        ));
    };
    if first.initiative.is_none() {
        out.line(format!(
            "No initiative goes by the name `{asked}`; told are acts whose object has these words."
        ))?;
    }
    let keys: Vec<&str> = histories
        .iter()
        .filter_map(|history| history.initiative.as_ref())
        .map(|node| node.key.as_str())
        .collect();
    let several = keys.iter().any(|key| *key != keys[0]);
    if several {
        out.line(format!(
            "Several go by the name `{asked}`; they are kept apart."
        ))?;
    }
    if first.description && histories.len() > 1 {
        out.line(format!(
            "It stands in {} threads of cables that no reference ties and may be {} things; they are kept apart.",
            histories.len(), histories.len()
        ))?;
    }
    for (index, history) in told.iter().enumerate() {
        if index > 0 || first.initiative.is_none() || several {
            out.line("")?;
        }
        if index > 0 && history.initiative.is_none() && histories[index - 1].initiative.is_some() {
            out.wrapped(
                0,
                "Nobody is read to act on it by its name; acts whose object has these words:",
            )?;
            out.line("")?;
        }
        print_one(out, history, several)?;
    }
    if rest.is_empty() {
        return Ok(());
    }
    out.line("")?;
    let threads = rest.iter().filter_map(|history| history.thread.as_ref());
    let threads: Vec<String> = threads.map(opening).collect();
    let where_from = match threads.as_slice() {
        [] => String::new(),
        threads => format!(" ({})", threads.join(", ")),
    };
    let (left, all) = (rest.len(), histories.len());
    out.wrapped(0, &format!("{left} more are left out{where_from}: `--most {all}` tells them; `cablegraph proposals --about '{asked}' --act any` lists all that is said of it"))
}

fn print_one(out: &mut Out, history: &History, keyed: bool) -> Outcome {
    let kind = history
        .initiative
        .as_ref()
        .map(|node| node.kind.to_string());
    let name = match kind {
        Some(kind) => format!("{} ({kind})", history.name),
        None => format!("“{}”", history.name),
    };
    let thread = history.thread.as_ref().map(told_apart);
    out.wrapped(0, &format!("{name}{}", thread.unwrap_or_default()))?;
    if let Some(node) = history.initiative.as_ref().filter(|_| keyed) {
        out.line(format!("  key: {}", node.key))?;
    }
    if !history.names.is_empty() {
        out.wrapped(2, &format!("also: {}", history.names.join(", ")))?;
    }
    if let Some(mention) = &history.first_mention {
        let day = mention.date.as_deref().unwrap_or("no date");
        out.wrapped(2, &format!("first mentioned: {day}, {}", at(mention)))?;
        out.wrapped(12, &format!("“{}”", mention.quote))?;
    }
    for fact in &history.announced {
        out.wrapped(2, &format!("announced: {}, {}", day(fact), statement(fact)))?;
    }
    match &history.first_proposed {
        Some(fact) => {
            let intended = if fact.modality == "intended" {
                " (intended)"
            } else {
                ""
            };
            out.wrapped(
                2,
                &format!(
                    "first proposed: {}, by {}{intended}",
                    day(fact),
                    fact.subject
                ),
            )?;
            out.wrapped(
                12,
                &format!("{}: “{}”", place(fact), across_pages(&fact.quote)),
            )?;
        }
        None if history.description => {}
        None => not_proposed(out, history)?,
    }
    if history.description && history.sides.is_empty() && history.in_passing.is_empty() {
        out.line("  only doubtful acts; `--doubtful` shows them")?;
    }
    print_sides(out, &history.sides)?;
    if !history.in_passing.is_empty() {
        out.line("\nOnly mentioned, in acts on something else:")?;
    }
    print_sides(out, &history.in_passing)
}

/// Says that nobody is read to have proposed it; where proposals mention it, that they do, and what lists them.
fn not_proposed(out: &mut Out, history: &History) -> Outcome {
    let nobody = "first proposed: no cable held here is read to say by whom";
    let lists = format!("`cablegraph proposals --about '{}'` lists", history.name);
    let beside = match history.proposals_beside {
        0 => String::new(),
        1 => format!("; {lists} a proposal of something else that mentions it"),
        many => format!("; {lists} {many} proposals of something else that mention it"),
    };
    out.wrapped(2, &format!("{nobody}{beside}"))
}

/// "74NORVALE100 of 1974-05-02": where a thread begins.
fn opening(thread: &Thread) -> String {
    let of = |day: &String| format!(" of {day}");
    let day = thread.date.as_ref().map(of).unwrap_or_default();
    format!("{}{day}", thread.first)
}

/// ", from 74NORVALE100 of 1974-05-02 on, in 3 cables (Norvale, Tessaria)": what tells a thread from others.
fn told_apart(thread: &Thread) -> String {
    let first = opening(thread);
    let places = match thread.places.as_slice() {
        [] => String::new(),
        places => format!(" ({})", places.join(", ")),
    };
    match thread.cables {
        0 | 1 => format!(", {first}{places}"),
        cables => format!(", from {first} on, in {cables} cables{places}"),
    }
}

fn day(fact: &Fact) -> &str {
    let day = fact.date.as_deref().or(fact.cable_date.as_deref());
    day.unwrap_or("no date")
}

fn print_sides(out: &mut Out, sides: &[Side]) -> Outcome {
    for side in sides {
        out.line("")?;
        let offices = offices(side);
        let government = if side.with_government {
            ", and its Government"
        } else {
            ""
        };
        out.wrapped(0, &format!("{}{government}{offices}", side.name))?;
        for position in &side.positions {
            for (index, fact) in position.facts.iter().enumerate() {
                let said = statement(fact);
                let said = said
                    .strip_prefix(&fact.subject)
                    .unwrap_or(&said)
                    .trim_start();
                match index {
                    0 => out.wrapped(2, &format!("{}  {said}", day(fact)))?,
                    _ => out.wrapped(2, &format!("{}  again", day(fact)))?,
                }
                out.wrapped(
                    14,
                    &format!("{}: “{}”", place(fact), across_pages(&fact.quote)),
                )?;
            }
        }
    }
    Ok(())
}

/// " (Prime Minister)": the offices of a side as its cables have them.
fn offices(side: &Side) -> String {
    match side.offices.as_slice() {
        offices if side.is_named() && !offices.is_empty() => format!(" ({})", offices.join(", ")),
        _ => String::new(),
    }
}

fn at(mention: &Mention) -> String {
    let paragraph = mention
        .paragraph
        .map(|number| format!(" para {number}"))
        .unwrap_or_default();
    let portion = mention
        .portion
        .as_ref()
        .map(|portion| format!(" ({portion})"))
        .unwrap_or_default();
    format!("{}{paragraph}{portion}", mention.cable)
}
