//! `proposals`: who did what, with the sentence that says so; printed as they come.

use std::ops::ControlFlow;

use super::args::ProposalsArgs;
use super::find::open;
use super::out::{Out, counted};
use super::report::{Failure, Outcome};
use super::{bounds, doubt};
use crate::Store;
use crate::answers::find::{Name, nodes};
use crate::answers::proposals::{Acts, Asked, acts, cables_naming};
use crate::answers::search;
use crate::answers::words::{Days, act};
use crate::model::Fact;

pub(super) fn run(args: &ProposalsArgs) -> Outcome {
    let act = act(&args.act)?;
    let days = Days::read(args.since.as_deref(), args.until.as_deref())?;
    let asked = Asked {
        by: args.by.as_deref().map(Name::read).transpose()?,
        about: args.about.as_deref().map(Name::read).transpose()?,
        act,
        days,
        least: args.sure.least(),
    };
    let store = open(&args.db)?;
    let mut out = Out::new();
    let mut printed = Ok(());
    let mut told = 0_usize;
    let mut all = 0_usize;
    let found = acts(&store, &asked, |fact| {
        if args.most.admits(all) {
            printed = print_one(&mut out, &fact, all, args.db.json);
            told += 1;
        }
        all += 1;
        match printed {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    })?;
    printed?;
    // A name that is not known at all is most likely misspelt; what is only named, or stands in a text, has other acts, or none.
    let known = || -> Outcome {
        let about = asked.about.filter(|about| !is_written(&store, *about));
        for name in [asked.by, about].into_iter().flatten() {
            nodes(&store, name.as_str())?;
        }
        Ok(())
    };
    if args.db.json {
        // One document is printed, and that of an unknown name is its own.
        if all == 0 {
            known()?;
        }
        bounds::json_end(&mut out, told, all, args.most)?;
        doubt::note(&found.left_out);
    } else {
        match (told, all) {
            (_, 0) => print_nothing(&mut out, &store, args, asked.about)?,
            (0, _) => out.line(format!("{} found{}.", counted(all, "act"), wanted(args)))?,
            _ => out.left_out(all - told)?,
        }
        print_side(&mut out, &found)?;
        doubt::tell(&mut out, &found.left_out)?;
    }
    out.end()?;
    if all > 0 {
        return Ok(());
    }
    known()?;
    Err(Failure::Empty)
}

/// Whether words stand in a cable that is held.
fn is_written(store: &Store, about: Name<'_>) -> bool {
    let asked = search::Asked {
        text: about.as_str(),
        most: 1,
        ..search::Asked::default()
    };
    // What cannot be searched for is told as a name.
    search::search(store, &asked).is_ok_and(|found| !found.table.rows.is_empty())
}

/// An act, of which so many are printed.
fn print_one(out: &mut Out, fact: &Fact, at: usize, json: bool) -> Outcome {
    if json {
        return out.json_item(fact, at);
    }
    if at > 0 {
        out.line("")?;
    }
    out.fact(fact)
}

fn print_side(out: &mut Out, found: &Acts) -> Outcome {
    match &found.government {
        // Where the state is not heard itself, who asked for it is told whose acts these are by each line.
        Some(government) => out.line(format!(
            "\nA state and its government are told as one side, with the {government}."
        )),
        None => Ok(()),
    }
}

/// Says that no act is found; of a name that is known, how many cables name it.
fn print_nothing(
    out: &mut Out,
    store: &Store,
    args: &ProposalsArgs,
    about: Option<Name<'_>>,
) -> Outcome {
    let is_any = matches!(args.act.as_str(), "any" | "all");
    let act = match is_any {
        true => "No act".to_owned(),
        false => format!("No act `{}`", args.act),
    };
    out.line(format!("{act} is found{}.", wanted(args)))?;
    let Some(about) = about else {
        return Ok(());
    };
    let cables = cables_naming(store, about)?;
    let written = cables > 0 || is_written(store, about);
    let about = about.as_str();
    let verb = if cables == 1 { "names" } else { "name" };
    let hint = match is_any {
        true => format!("`cablegraph search '{about}'` finds where"),
        false => format!(
            "`cablegraph proposals --about '{about}' --act any` tells what else is said of it"
        ),
    };
    match cables {
        0 if written => out.line(format!("It stands in cables; {hint}")),
        0 => Ok(()),
        _ => out.line(format!("{} {verb} it; {hint}", counted(cables, "cable"))),
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
