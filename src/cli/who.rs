//! `who`: the dossier of whoever goes by a name.

use super::args::{MostArgs, WhoArgs};
use super::bounds::Bounds;
use super::doubt;
use super::find::open;
use super::marks;
use super::out::{Out, counted, place};
use super::read::say;
use super::report::Outcome;
use crate::answers::find::nodes;
use crate::answers::surname;
use crate::answers::who::{Dossier, Namesakes, dossier};
use crate::model::{EntityKind, Fact, Node, Table, Value, fold_name};
use crate::vocab::predicates;

/// So many of one name are told in full.
const MOST: usize = 5;
/// So many more of one name are listed by their keys.
const LISTED: usize = 15;
/// So many of the surname are listed by their names in full.
const NAMESAKES: usize = 60;

pub(super) fn run(args: &WhoArgs) -> Outcome {
    let store = open(&args.db)?;
    let found = nodes(&store, &args.name)?;
    let count = found.len();
    let namesakes = surname::others_of(&store, &args.name, &found)?;
    let Namesakes { named, unnamed } = Namesakes::of(&store, found)?;
    // Of very many cables' "the Shah" one cable's is no answer.
    let is_crowd = unnamed.len() > 1 && count > MOST;
    let (all, crowd) = if is_crowd && !args.db.json {
        (named, unnamed)
    } else {
        (named.into_iter().chain(unnamed).collect(), Vec::new())
    };
    let (told, others) = all.split_at(MOST.min(all.len()));
    let mut dossiers: Vec<Dossier> = told
        .iter()
        .map(|node| dossier(&store, node, args.sure.least()))
        .collect::<Result<_, _>>()?;
    let mut out = Out::new();
    if args.db.json {
        keep(&mut dossiers, args.most);
        if !others.is_empty() {
            let keys = keys(others, LISTED);
            say(&format!(
                "note: {} more go by the name: {keys}",
                others.len()
            ));
        }
        out.json(&dossiers)?;
        return out.end();
    }
    if count > 1 {
        out.line(format!(
            "{count} go by the name `{name}`; they are kept apart. `cablegraph proposals --by '{name}' --act any` tells \
             what all of them did.",
            name = args.name
        ))?;
        print_crowd(&mut out, &crowd)?;
    }
    for (index, dossier) in dossiers.iter().enumerate() {
        if index > 0 || count > 1 {
            out.line("")?;
        }
        print(&mut out, dossier, count > 1, args.most)?;
        doubt::tell(&mut out, &dossier.left_out)?;
    }
    print_others(&mut out, others)?;
    print_namesakes(&mut out, &args.name, &namesakes)?;
    out.end()
}

/// Keeps so many statements of each list, and says how many of all they are.
fn keep(dossiers: &mut [Dossier], most: MostArgs) {
    let (mut told, mut rest) = (0, 0);
    for dossier in dossiers {
        let Dossier {
            offices,
            did,
            says,
            done_to,
            head,
            ..
        } = dossier;
        for list in [offices, did, says, done_to, head] {
            rest += most.keep(list);
            told += list.len();
        }
    }
    Bounds::by_most(told, rest).note();
}

/// Those whom no cable names, counted, with the keys of those told of most.
fn print_crowd(out: &mut Out, crowd: &[Node]) -> Outcome {
    if crowd.is_empty() {
        return Ok(());
    }
    let keys = keys(crowd, MOST);
    out.wrapped(
        0,
        &format!(
            "{} of them are holders of an office whom no cable names, each of one cable. Ask for one by its key: {keys}",
            crowd.len()
        ),
    )
}

/// Those of a name that are not told, by their keys.
fn print_others(out: &mut Out, others: &[Node]) -> Outcome {
    if others.is_empty() {
        return Ok(());
    }
    out.line("")?;
    let keys = keys(others, LISTED);
    out.wrapped(0, &format!("Ask for the others by their keys: {keys}"))
}

/// Those of the surname whom no cable calls by it alone, by their names.
fn print_namesakes(out: &mut Out, name: &str, namesakes: &[Node]) -> Outcome {
    if namesakes.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = namesakes
        .iter()
        .take(NAMESAKES)
        .map(|node| node.name.as_str())
        .collect();
    let more = match namesakes.len().saturating_sub(NAMESAKES) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    out.line("")?;
    out.wrapped(
        0,
        &format!(
            "{} more of the surname `{name}`, told by their names in full only; ask for one by it: {}{more}",
            namesakes.len(),
            names.join(", ")
        ),
    )
}

/// So many keys at most, and how many more there are.
fn keys(nodes: &[Node], most: usize) -> String {
    let listed: Vec<&str> = nodes
        .iter()
        .take(most)
        .map(|node| node.key.as_str())
        .collect();
    let listed = listed.join(", ");
    match nodes.len().saturating_sub(most) {
        0 => listed,
        more => format!("{listed}, and {more} more"),
    }
}

/// `shared`: others go by the name too, so that its key is wanted.
fn print(out: &mut Out, dossier: &Dossier, shared: bool, most: MostArgs) -> Outcome {
    let node = &dossier.entity;
    let mark = match node.protection {
        Some(_) => " — a source that asked not to be named: masked in everything drawn",
        None => "",
    };
    let held = if node.kind == EntityKind::Cable && !node.held {
        ", cited and not held"
    } else {
        ""
    };
    out.line(format!("{} ({}{held}){mark}", node.name, node.what()))?;
    if shared {
        out.line(format!("  key: {}", node.key))?;
    }
    marks::tell(out, &dossier.marks)?;
    if !dossier.names.is_empty() {
        out.wrapped(2, &format!("also: {}", dossier.names.join(", ")))?;
    }
    offices(out, &dossier.offices)?;
    mentions(out, &dossier.mentions)?;
    if !dossier.head.is_empty() {
        head(out, &dossier.head)?;
    }
    for (heading, facts) in [
        ("Did:", &dossier.did),
        ("Says of others:", &dossier.says),
        ("Of or to it:", &dossier.done_to),
    ] {
        if !facts.is_empty() {
            out.line(format!("\n{heading}"))?;
            let (told, rest) = most.of(facts);
            told.iter().try_for_each(|fact| out.fact(fact))?;
            out.left_out(rest)?;
        }
    }
    companions(out, &dossier.named_with)
}

fn companions(out: &mut Out, with: &Table) -> Outcome {
    if with.rows.is_empty() {
        return Ok(());
    }
    let companion = |row: &Vec<Value>| {
        let unnamed = match with.integer(row, "named") {
            Some(0) => ", not named",
            _ => "",
        };
        let name = with.text(row, "name").unwrap_or_default();
        format!("{name} ({}{unnamed})", with.get(row, "cables"))
    };
    let names: Vec<String> = with.rows.iter().map(companion).collect();
    out.line("")?;
    let names = names.join(", ");
    out.wrapped(0, &format!("Named in the same cables: {names}"))
}

/// Each office once, with the first statement of it and how many more there are.
fn offices(out: &mut Out, facts: &[Fact]) -> Outcome {
    let mut told: Vec<(String, &Fact, usize)> = Vec::new();
    for fact in facts {
        let office = fact.object_text.as_deref().unwrap_or_default();
        let folded = fold_name(office);
        match told.iter_mut().find(|(known, ..)| *known == folded) {
            Some((_, _, more)) => *more += 1,
            None => told.push((folded, fact, 0)),
        }
    }
    for (_, fact, more) in told {
        let day = fact
            .cable_date
            .as_deref()
            .map(|day| format!(", {day}"))
            .unwrap_or_default();
        let more = if more > 0 {
            format!(", and {more} more")
        } else {
            String::new()
        };
        let office = fact.object_text.as_deref().unwrap_or_default();
        out.wrapped(2, &format!("office: {office} ({}{day}{more})", place(fact)))?;
    }
    Ok(())
}

/// So many cables of one role are told by number, the rest counted.
const MOST_OF_ROLE: usize = 8;

/// What somebody did to cables, "signed", "classified": a line a role.
fn head(out: &mut Out, facts: &[Fact]) -> Outcome {
    let mut roles: Vec<(&str, Vec<&str>)> = Vec::new();
    for fact in facts {
        let label = label_of(&fact.predicate);
        match roles.iter_mut().find(|(known, _)| *known == label) {
            Some((_, cables)) => cables.push(&fact.cable),
            None => roles.push((label, vec![&fact.cable])),
        }
    }
    for (label, cables) in roles {
        let more = cables.len().saturating_sub(MOST_OF_ROLE);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        let shown: Vec<&str> = cables.into_iter().take(MOST_OF_ROLE).collect();
        out.wrapped(2, &format!("{label} {}{more}", shown.join(", ")))?;
    }
    Ok(())
}

/// "signed", "classified": what somebody did to a cable.
fn label_of(predicate: &str) -> &str {
    predicates()
        .get(predicate)
        .map_or(predicate, |predicate| predicate.inverse.as_str())
}

fn mentions(out: &mut Out, table: &Table) -> Outcome {
    let Some(row) = table.rows.first() else {
        return Ok(());
    };
    let (cables, mentions) = (
        table.integer(row, "cables").unwrap_or_default() as usize,
        table.integer(row, "mentions").unwrap_or_default() as usize,
    );
    let days = match (table.text(row, "first_day"), table.text(row, "last_day")) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(day), _) => format!(", {day}"),
        _ => String::new(),
    };
    out.line(format!(
        "  mentioned {} in {}{days}",
        counted(mentions, "time"),
        counted(cables, "cable")
    ))
}
