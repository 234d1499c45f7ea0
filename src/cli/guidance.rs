//! `guidance`: who waits for guidance or for anything by a day, and which cable answers.

use super::args::GuidanceArgs;
use super::doubt;
use super::find::open;
use super::out::{Out, place, statement};
use super::report::{Failure, Outcome};
use crate::answers::guidance::{Answer, Asked, Reply, Request, Status, board};
use crate::answers::words::Days;
use crate::model::across_pages;

pub(super) fn run(args: &GuidanceArgs) -> Outcome {
    let asked = Asked {
        post: args.post.as_deref(),
        days: Days::read(args.since.as_deref(), args.until.as_deref())?,
        only_unanswered: args.unanswered,
        least: args.sure.least(),
    };
    let board = board(&open(&args.db)?, &asked)?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&board)?;
    } else {
        print(&mut out, &board.requests)?;
        doubt::tell(&mut out, &board.left_out)?;
    }
    out.end()?;
    if board.requests.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn print(out: &mut Out, requests: &[Request]) -> Outcome {
    if requests.is_empty() {
        return out.line("No request for guidance and no deadline is found.");
    }
    let of = |status| {
        requests
            .iter()
            .filter(move |request| request.status == status)
    };
    let sections = [
        (Status::Unanswered, "Unanswered, as far as is held here"),
        (
            Status::Cited,
            "Perhaps answered by a cable that is cited and not held",
        ),
        (Status::Answered, "Answered"),
    ];
    let mut first = true;
    for (status, heading) in sections {
        let count = of(status).count();
        if count == 0 {
            continue;
        }
        out.line(format!(
            "{}{heading} ({count}):",
            if first { "" } else { "\n" }
        ))?;
        first = false;
        for request in of(status) {
            print_one(out, request)?;
        }
    }
    Ok(())
}

fn print_one(out: &mut Out, request: &Request) -> Outcome {
    let day = request.day.as_deref().unwrap_or("no date   ");
    let wanted = request
        .wanted
        .as_ref()
        .map(|day| format!(", wanted by {day}"))
        .unwrap_or_default();
    let kind = match request.kind.as_str() {
        "guidance" => "asks for guidance",
        _ => "sets a day",
    };
    out.line("")?;
    out.wrapped(0, &format!("{day}  {} {kind}{wanted}", request.cable))?;
    if let Some(answer) = &request.answer {
        out.wrapped(12, &answered(answer))?;
    }
    print_replies(out, &request.replies)?;
    for fact in &request.facts {
        out.wrapped(12, &statement(fact))?;
        out.wrapped(
            12,
            &format!("{}: “{}”", place(fact), across_pages(&fact.quote)),
        )?;
    }
    Ok(())
}

/// "answered by 72STATE64317 of Department of State on 1972-04-14, after 3 days, in time".
fn answered(answer: &Answer) -> String {
    let through = answer.through.as_deref();
    if !answer.held {
        return match through {
            Some(through) => format!(
                "perhaps answered by {}, which {through} cites",
                answer.cable
            ),
            None => format!("perhaps answered by {}", answer.cable),
        };
    }
    let days = |count: i64| format!("{count} day{}", if count == 1 { "" } else { "s" });
    let mut said = format!("answered by {}", answer.cable);
    if let Some(from) = &answer.from {
        said.push_str(&format!(" of {from}"));
    }
    if let Some(day) = &answer.day {
        said.push_str(&format!(" on {day}"));
    }
    match answer.days_taken {
        Some(0) => said.push_str(", the same day"),
        Some(taken) => said.push_str(&format!(", after {}", days(taken))),
        None => {}
    }
    match answer.days_late {
        Some(late) if late > 0 => said.push_str(&format!(", {} late", days(late))),
        Some(_) => said.push_str(", in time"),
        None => {}
    }
    if let Some(through) = through {
        said.push_str(&format!(", by way of {through}"));
    }
    said
}

/// "Embassy Kestrel Bay answers in 74KESTRELBAY2051 on 1974-05-09, after 1 day".
fn print_replies(out: &mut Out, replies: &[Reply]) -> Outcome {
    for reply in replies {
        let Some(answer) = &reply.answer else {
            out.wrapped(14, &format!("{}: no answer is held", reply.addressee))?;
            continue;
        };
        let day = reply.day.as_ref().map(|day| format!(" on {day}"));
        let after = reply.days_taken.filter(|days| *days > 0);
        let after =
            after.map(|days| format!(", after {days} day{}", if days == 1 { "" } else { "s" }));
        let said = [day, after].into_iter().flatten().collect::<String>();
        out.wrapped(14, &format!("{}: {answer}{said}", reply.addressee))?;
    }
    Ok(())
}
