//! The guidance board: who waits for guidance or for anything by a day, and which cable answers.

use serde::Serialize;

use super::doubt::Doubt;
use super::error::Result;
use super::find;
pub use super::replies::Reply;
use super::replies::replies;
use super::words::Days;
use crate::Store;
use crate::model::{Fact, Table, Value};
use crate::store::queries;

/// Which requests.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked<'a> {
    /// Of this post.
    pub post: Option<&'a str>,
    /// Sent on these days.
    pub days: Days,
    /// Only those that no cable held here answers.
    pub only_unanswered: bool,
    /// How sure a request must be read, from 0 to 1.
    pub least: f64,
}

/// What is on the board.
#[derive(Clone, Debug, Serialize)]
pub struct Board {
    /// A cable each.
    pub requests: Vec<Request>,
    /// Requests read with too little confidence to be told.
    pub left_out: Doubt,
}

/// What one cable asks for.
#[derive(Clone, Debug, Serialize)]
pub struct Request {
    /// `guidance`, or `deadline`: something else by a day.
    pub kind: String,
    /// Number of the cable.
    pub cable: String,
    /// Its day, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// The day by which it is wanted, `YYYY-MM-DD`.
    pub wanted: Option<String>,
    /// Whether it is answered.
    pub status: Status,
    /// The cable that answers, or may do.
    pub answer: Option<Answer>,
    /// What each addressee of several has sent.
    pub replies: Vec<Reply>,
    /// The words that ask.
    pub facts: Vec<Fact>,
}

impl Request {
    /// Whether an answer of one of several addressees is not held.
    fn is_open(&self) -> bool {
        self.replies.iter().any(Reply::is_missing)
    }
}

/// Whether a request is answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// By no cable held or cited here.
    Unanswered,
    /// Perhaps, by a cable that is cited and not held.
    Cited,
    /// By a cable held here.
    Answered,
}

/// A cable that answers a request.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// Its number.
    pub cable: String,
    /// Whether it is held; where it is not, it only may be the answer.
    pub held: bool,
    /// Its day, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// Who sent it.
    pub from: Option<String>,
    /// The asker's own cable that leads from the request to it.
    pub through: Option<String>,
    /// From the day of the request.
    pub days_taken: Option<i64>,
    /// Behind the day by which it was wanted; early answers are below nought.
    pub days_late: Option<i64>,
}

/// Lists who waits for guidance, or for anything by a day, and which cable answers.
///
/// Order: by cable, as the store has it, oldest first.
///
/// # Errors
///
/// When the post is not known here.
pub fn board(store: &Store, asked: &Asked<'_>) -> Result<Board> {
    let post = asked.post.map(|post| find::post(store, post)).transpose()?;
    let Days { since, until } = asked.days.clone();
    let parameters = [
        ("post", post.into()),
        ("since", since.into()),
        ("until", until.into()),
    ];
    let mut doubt = Doubt::below(asked.least);
    let ask =
        |parameters: &[(&str, Value)]| Ok(store.ask_both(queries::LIST_GUIDANCE, parameters)?);
    let (table, facts) = doubt.ask(&parameters, ask, |(table, _)| table.rows.len())?;
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
    for request in &mut requests {
        if let Some(fact) = request.facts.first() {
            request.replies = replies(store, fact)?;
        }
    }
    if asked.only_unanswered {
        requests.retain(|request| request.status != Status::Answered || request.is_open());
    }
    Ok(Board {
        requests,
        left_out: doubt,
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
        replies: Vec::new(),
        facts: vec![fact],
    }
}
