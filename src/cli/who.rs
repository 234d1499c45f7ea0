//! `who`: the dossier of whoever goes by a name.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::args::{MostArgs, WhoArgs};
use super::doubt::Doubt;
use super::find::{nodes, open};
use super::marks::{self, MarkedPlace, marks};
use super::out::{Out, counted};
use super::report::{Failure, Outcome};
use crate::Store;
use crate::model::{EntityKind, Fact, Node, Table, Value, fold_name};
use crate::vocab;

/// So many of one name are told in full.
const MOST: usize = 5;
/// So many more of one name are listed by their keys.
const LISTED: usize = 15;
/// So many of those named beside them.
const COMPANIONS: i64 = 12;

#[derive(Serialize)]
struct Dossier {
    entity: Node,
    /// What marks the name as that of a source to protect.
    marks: Vec<MarkedPlace>,
    names: Vec<String>,
    offices: Vec<Fact>,
    did: Vec<Fact>,
    /// What it says that others did.
    says: Vec<Fact>,
    done_to: Vec<Fact>,
    head: Vec<Fact>,
    mentions: Table,
    named_with: Table,
    /// Acts read with too little confidence to be shown.
    left_out: usize,
}

pub(super) fn run(args: &WhoArgs) -> Outcome {
    let store = open(&args.db)?;
    let found = nodes(&store, &args.name)?;
    let dossiers: Vec<Dossier> = found
        .iter()
        .take(MOST)
        .map(|node| dossier(&store, node, args.sure.least()))
        .collect::<Result<_, _>>()?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&dossiers)?;
    } else {
        if found.len() > 1 {
            out.line(format!(
                "{} go by the name `{}`; they are kept apart.\n",
                found.len(),
                args.name
            ))?;
        }
        for (index, dossier) in dossiers.iter().enumerate() {
            if index > 0 {
                out.line("")?;
            }
            print(&mut out, dossier, found.len() > 1, args.most)?;
            let mut doubt = Doubt::below(args.sure.least());
            doubt.count(dossier.left_out);
            doubt.tell(&mut out)?;
        }
        if found.len() > MOST {
            let rest: Vec<&str> = found[MOST..]
                .iter()
                .take(LISTED)
                .map(|node| node.key.as_str())
                .collect();
            let more = found.len() - MOST - rest.len();
            let more = if more > 0 {
                format!(", and {more} more")
            } else {
                String::new()
            };
            out.line("")?;
            out.wrapped(
                0,
                &format!(
                    "Ask for the others by their keys: {}{more}",
                    rest.join(", ")
                ),
            )?;
        }
    }
    out.end()
}

fn dossier(store: &Store, node: &Node, least: f64) -> Result<Dossier, Failure> {
    let id = [("entity", Value::Text(node.key.clone()))];
    let names = store.ask_named("list_aliases", &id)?;
    let table = store.ask_named("list_facts_of_entity", &id)?;
    // One of several roles stands there more than once.
    let ids: BTreeSet<i64> = table
        .rows
        .iter()
        .filter_map(|row| table.integer(row, "edge_id"))
        .collect();
    let mut doubt = Doubt::below(least);
    let facts = doubt.sift(store.facts(&ids.into_iter().collect::<Vec<_>>())?);
    let of_id: BTreeMap<i64, &Fact> = facts.iter().map(|fact| (fact.edge_id, fact)).collect();
    let acts: BTreeSet<i64> = table
        .rows
        .iter()
        .filter(|row| table.text(row, "role") == Some("subject"))
        .filter_map(|row| table.integer(row, "edge_id"))
        .collect();
    let with = |test: &dyn Fn(&str, &str) -> bool| -> Vec<Fact> {
        let chosen = table.rows.iter().filter(|row| {
            test(
                table.text(row, "role").unwrap_or(""),
                table.text(row, "family").unwrap_or(""),
            )
        });
        chosen
            .filter_map(|row| of_id.get(&table.integer(row, "edge_id")?).copied().cloned())
            .collect()
    };
    let is_object = |role: &str| matches!(role, "object" | "recipient");
    let office = |fact: &Fact| fact.predicate == "holds_office";
    let said = with(&|role, family| role == "subject" && family != "head");
    let (offices, did): (Vec<Fact>, Vec<Fact>) = said.into_iter().partition(office);
    let companions = [
        ("entity", Value::Text(node.key.clone())),
        ("most", Value::Integer(COMPANIONS)),
    ];
    Ok(Dossier {
        entity: node.clone(),
        marks: marks(store, node)?,
        names: names
            .rows
            .iter()
            .filter_map(|row| names.text(row, "name").map(String::from))
            .filter(|name| *name != node.name)
            .filter(|name| node.kind != EntityKind::Person || vocab::spoken_in(name).is_none())
            .collect(),
        offices,
        did,
        // Of what somebody says that he did himself, "Did" tells.
        says: with(&|role, family| role == "speaker" && family != "head")
            .into_iter()
            .filter(|fact| !acts.contains(&fact.edge_id))
            .collect(),
        done_to: with(&|role, family| is_object(role) && family != "head"),
        head: with(&|role, family| is_object(role) && family == "head"),
        mentions: store.ask_named("count_entity_cables", &id)?,
        named_with: store.ask_named("list_companions", &companions)?,
        left_out: doubt.left_out(),
    })
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
    let with = &dossier.named_with;
    if !with.rows.is_empty() {
        let names: Vec<String> = with
            .rows
            .iter()
            .map(|row| {
                let unnamed = match with.integer(row, "named") {
                    Some(0) => ", not named",
                    _ => "",
                };
                format!(
                    "{} ({}{unnamed})",
                    with.text(row, "name").unwrap_or_default(),
                    with.get(row, "cables")
                )
            })
            .collect();
        out.line("")?;
        out.wrapped(
            0,
            &format!("Named in the same cables: {}", names.join(", ")),
        )?;
    }
    Ok(())
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
        out.wrapped(
            2,
            &format!("office: {office} ({}{day}{more})", super::out::place(fact)),
        )?;
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
    crate::vocab::predicates()
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
