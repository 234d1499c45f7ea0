//! `proposals`: who did what, with the sentence that says so.

use super::args::ProposalsArgs;
use super::days;
use super::doubt::Doubt;
use super::find::{folded, nodes, open};
use super::out::{Out, counted};
use super::report::{Failure, Outcome};
use super::sides::state_of;
use crate::Store;
use crate::model::{Fact, Value, fold_name};
use crate::vocab::{act_named, acts};

pub(super) fn run(args: &ProposalsArgs) -> Outcome {
    let act = act(&args.act)?;
    let (since, until) = days(args.since.as_deref(), args.until.as_deref())?;
    if let Some(blank) = [&args.by, &args.about]
        .into_iter()
        .flatten()
        .find(|name| fold_name(name).is_empty())
    {
        return Err(Failure::Refused(format!("`{blank}` is no name")));
    }
    let store = open(&args.db)?;
    let name = |asked: &Option<String>| {
        asked
            .as_deref()
            .map(|asked| folded(&store, asked))
            .transpose()
    };
    let text = |value: Option<String>| value.map_or(Value::Null, Value::Text);
    let parameters = [
        ("by", text(name(&args.by)?)),
        ("about", text(name(&args.about)?)),
        ("act", text(act)),
        ("since", text(since)),
        ("until", text(until)),
    ];
    let mut doubt = Doubt::below(args.sure.least());
    let facts = doubt.sift(store.ask_facts("list_acts", &parameters)?);
    let (told, rest) = args.most.of(&facts);
    let mut out = Out::new();
    if args.db.json {
        out.json(&told)?;
        doubt.note();
    } else if facts.is_empty() {
        let act = if matches!(args.act.as_str(), "any" | "all") {
            "No act".to_owned()
        } else {
            format!("No act `{}`", args.act)
        };
        out.line(format!("{act} is found{}.", wanted(args)))?;
        if let Some(known) = told_of(&store, args)? {
            out.line(known)?;
        }
    } else {
        for (index, fact) in told.iter().enumerate() {
            if index > 0 {
                out.line("")?;
            }
            out.fact(fact)?;
        }
        if told.is_empty() {
            out.line(format!("{} found{}.", counted(rest, "act"), wanted(args)))?;
        } else {
            out.left_out(rest)?;
        }
        if let Some(government) = with_government(args, &facts) {
            out.line(format!(
                "\nA state and its government are told as one side, with {government}."
            ))?;
        }
    }
    if !args.db.json {
        doubt.tell(&mut out)?;
    }
    out.end()?;
    if !facts.is_empty() {
        return Ok(());
    }
    suggest(&store, args)?;
    Err(Failure::Empty)
}

/// The other of a state and its government, where one was asked for and both act.
fn with_government(args: &ProposalsArgs, facts: &[Fact]) -> Option<String> {
    args.by.as_ref()?;
    let subjects = || facts.iter().map(|fact| fact.subject.as_str());
    let government = subjects()
        .find(|name| state_of(name).is_some_and(|state| subjects().any(|other| other == state)));
    // Where the state is not heard itself, who asked for it is told whose acts these are by each line.
    government.map(|government| format!("the {government}"))
}

/// The act asked for, by its name or a word for it: `proposed`, `propose`, `proposals`; `None` for any.
pub(super) fn act(given: &str) -> Result<Option<String>, Failure> {
    let word = given.trim().to_lowercase();
    if matches!(word.as_str(), "any" | "all") {
        return Ok(None);
    }
    let act = acts().find(|act| *act == word).or_else(|| act_named(&word));
    match act {
        Some(act) => Ok(Some(act.to_owned())),
        None => Err(Failure::BadWord {
            what: "act",
            given: given.to_owned(),
            possible: acts().chain(["any"]).map(str::to_owned).collect(),
        }),
    }
}

fn wanted(args: &ProposalsArgs) -> String {
    let by = args
        .by
        .as_ref()
        .map(|by| format!(" by {by}"))
        .unwrap_or_default();
    let about = args
        .about
        .as_ref()
        .map(|about| format!(" about {about}"))
        .unwrap_or_default();
    let bound = |word: &str, day: &Option<String>| {
        day.as_ref()
            .map(|day| format!(" {word} {day}"))
            .unwrap_or_default()
    };
    let (since, until) = (bound("since", &args.since), bound("until", &args.until));
    format!("{by}{about}{since}{until}")
}

/// A name that is not known at all is most likely misspelt; what is only named has other acts, or none.
fn suggest(store: &Store, args: &ProposalsArgs) -> Outcome {
    for name in [&args.by, &args.about].into_iter().flatten() {
        nodes(store, name)?;
    }
    Ok(())
}

/// "12 cables name it; …", where nothing is found about a name that is known.
fn told_of(store: &Store, args: &ProposalsArgs) -> Result<Option<String>, Failure> {
    let Some(about) = &args.about else {
        return Ok(None);
    };
    let Ok(known) = nodes(store, about) else {
        return Ok(None);
    };
    let mut cables = 0;
    for node in &known {
        let id = [("entity", Value::Text(node.key.clone()))];
        let table = store.ask_named("count_entity_cables", &id)?;
        let count = table
            .rows
            .first()
            .and_then(|row| table.integer(row, "cables"));
        cables = cables.max(count.unwrap_or_default());
    }
    let verb = if cables == 1 { "names" } else { "name" };
    let hint = match args.act.as_str() {
        "any" | "all" => format!("`cablegraph search '{about}'` finds where"),
        _ => format!(
            "`cablegraph proposals --about '{about}' --act any` tells what else is said of it"
        ),
    };
    let cables = usize::try_from(cables).unwrap_or_default();
    Ok((cables > 0).then(|| format!("{} {verb} it; {hint}", counted(cables, "cable"))))
}
