//! `guidance`: who waits for guidance or for anything by a day, and which cable answers.

use serde::Serialize;

use super::args::GuidanceArgs;
use super::days;
use super::doubt::Doubt;
use super::find::{self, open};
use super::out::{Out, place, statement};
use super::report::{Failure, Outcome};
use crate::Store;
use crate::model::{Fact, Table, Value, across_pages};

/// What is on the board.
#[derive(Serialize)]
struct Board {
    requests: Vec<Request>,
    /// Requests read with too little confidence to be shown.
    left_out: usize,
}

/// What one cable asks for.
#[derive(Serialize)]
struct Request {
    /// `guidance`, or `deadline`: something else by a day.
    kind: String,
    cable: String,
    day: Option<String>,
    /// The day by which it is wanted.
    wanted: Option<String>,
    status: Status,
    /// The cable that answers, or may do.
    answer: Option<Answer>,
    /// The words that ask.
    facts: Vec<Fact>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Unanswered,
    /// By a cable that is cited and not held.
    Cited,
    Answered,
}

#[derive(Serialize)]
struct Answer {
    cable: String,
    held: bool,
    day: Option<String>,
    from: Option<String>,
    /// The asker's own cable that leads from the request to it.
    through: Option<String>,
    /// From the day of the request.
    days_taken: Option<i64>,
    /// Behind the day by which it was wanted; early answers are below nought.
    days_late: Option<i64>,
}

pub(super) fn run(args: &GuidanceArgs) -> Outcome {
    let text = |value: Option<String>| value.map_or(Value::Null, Value::Text);
    let (since, until) = days(args.since.as_deref(), args.until.as_deref())?;
    let store = open(&args.db)?;
    let post = args.post.as_deref().map(|post| find::post(&store, post));
    let parameters = [
        ("post", text(post.transpose()?)),
        ("since", text(since)),
        ("until", text(until)),
    ];
    let mut doubt = Doubt::below(args.sure.least());
    let mut board = board(&store, &parameters, &mut doubt)?;
    if args.unanswered {
        board
            .requests
            .retain(|request| request.status != Status::Answered);
    }
    let mut out = Out::new();
    if args.db.json {
        out.json(&board)?;
    } else {
        print(&mut out, &board.requests)?;
        doubt.tell(&mut out)?;
    }
    out.end()?;
    if board.requests.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn board(store: &Store, parameters: &[(&str, Value)], doubt: &mut Doubt) -> Result<Board, Failure> {
    let ask = |parameters: &[(&str, Value)]| Ok(store.ask_both("list_guidance", parameters)?);
    let (table, facts) = doubt.ask(parameters, ask, |(table, _)| table.rows.len())?;
    let mut requests: Vec<Request> = Vec::new();
    for (row, fact) in table.rows.iter().zip(facts) {
        match requests.last_mut() {
            Some(request) if request.cable == fact.cable => {
                if table.text(row, "kind") == Some("guidance") {
                    request.kind = "guidance".to_owned();
                }
                request.facts.push(fact);
            }
            _ => requests.push(request(&table, row, fact)),
        }
    }
    Ok(Board {
        requests,
        left_out: doubt.left_out(),
    })
}

fn request(table: &Table, row: &[Value], fact: Fact) -> Request {
    let text = |column: &str| table.text(row, column).map(String::from);
    let status = match table.text(row, "status") {
        Some("answered") => Status::Answered,
        Some("cited") => Status::Cited,
        _ => Status::Unanswered,
    };
    Request {
        kind: text("kind").unwrap_or_default(),
        cable: fact.cable.clone(),
        day: fact.cable_date.clone(),
        wanted: text("wanted"),
        status,
        answer: text("answer").map(|cable| Answer {
            cable,
            held: status == Status::Answered,
            day: text("answer_day"),
            from: text("answer_from"),
            through: text("through"),
            days_taken: table.integer(row, "days_taken"),
            days_late: table.integer(row, "days_late"),
        }),
        facts: vec![fact],
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
