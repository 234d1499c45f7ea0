//! What stands before the name of a thing in what somebody proposes, "convening of", "not to", "a new", and what ends it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::rows;

/// What a word beside a name makes of a proposal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Front {
    /// It calls for the thing: `undertake`, `convening`.
    Calls,
    /// Something else is proposed: `not`, `postpone`.
    Against,
    /// An article or the like.
    Article,
    /// It begins something new behind the name, and means nothing before it: `since`.
    Behind,
    /// An adjective that leaves the thing what it is: `joint`, `early`.
    Plain,
}

/// What a word, in lower case, makes of a proposal beside the name of a thing; `None` for any other.
pub fn front(word: &str) -> Option<Front> {
    static FRONTS: LazyLock<HashMap<&'static str, Front>> = LazyLock::new(|| {
        rows(include_str!("fronts.tsv"))
            .map(|[word, sort]| {
                let front = match sort {
                    "calls" => Front::Calls,
                    "against" => Front::Against,
                    "behind" => Front::Behind,
                    "article" => Front::Article,
                    _ => Front::Plain,
                };
                (word, front)
            })
            .collect()
    });
    FRONTS.get(word).copied()
}
