//! Who of several to whom a request goes has answered it, and whose answer is not held.

use serde::Serialize;

use super::error::Result;
use crate::Store;
use crate::model::{Fact, Value};
use crate::store::queries;

/// What one addressee of a request has sent.
#[derive(Clone, Debug, Serialize)]
pub struct Reply {
    /// Who it is.
    pub addressee: String,
    /// The first later cable of theirs that refers to the request.
    pub answer: Option<String>,
    /// Its day, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// From the day of the request.
    pub days_taken: Option<i64>,
}

impl Reply {
    /// Whether nothing of theirs that answers is held.
    pub(super) fn is_missing(&self) -> bool {
        self.answer.is_none()
    }
}

/// The replies to a request that goes to several; none where it is addressed to one, or asked of somebody in particular.
pub(super) fn replies(store: &Store, asking: &Fact) -> Result<Vec<Reply>> {
    let nodes = store.nodes(&[asking.cable_id])?;
    let Some(cable) = nodes.first() else {
        return Ok(Vec::new());
    };
    let table = store.ask_query(
        queries::LIST_REPLIES,
        &[("cable", Value::Text(cable.key.clone()))],
    )?;
    let rows = table.rows.iter();
    let mut replies: Vec<Reply> = rows
        .filter_map(|row| {
            let text = |column| table.text(row, column).map(String::from);
            Some(Reply {
                addressee: text("addressee")?,
                answer: text("answer"),
                day: text("answer_day"),
                days_taken: table.integer(row, "days"),
            })
        })
        .collect();
    // "Embassy Norvale is requested to": of those addressed only who is named is asked.
    let is_named = |reply: &Reply| asking.quote.contains(&reply.addressee);
    if replies.iter().any(is_named) {
        replies.retain(is_named);
    }
    let asked = asking.recipient.as_ref();
    let is_ones = asked.is_some_and(|asked| replies.iter().any(|reply| reply.addressee == *asked));
    Ok(if is_ones || replies.len() < 2 {
        Vec::new()
    } else {
        replies
    })
}
