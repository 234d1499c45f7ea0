//! Wording of questions that have no answer.

use super::{ANEW, Words, did_you_mean};
use crate::answers::AnswerError;
use crate::store::{StoreError, likest};
use crate::vocab;

pub(super) fn words(error: &AnswerError) -> Words {
    match error {
        AnswerError::BadWord {
            what,
            given,
            possible,
        } => bad_word(what, given, possible),
        AnswerError::Several { asked, keys } => several(asked, keys),
        _ => (Some(message(error)), hint(error)),
    }
}

/// Says that a word is none of those possible, and which are.
pub(super) fn bad_word(what: &str, given: &str, possible: &[String]) -> Words {
    let all = format!("possible are: {}", possible.join(", "));
    let like = likest(given, possible.iter().map(String::as_str));
    let hint = match did_you_mean(&like) {
        Some(meant) => format!("{meant} {all}"),
        None => all,
    };
    (Some(format!("`{given}` is no {what}")), Some(hint))
}

fn several(asked: &str, keys: &[String]) -> Words {
    let shown: Vec<String> = keys.iter().take(8).map(|key| format!("`{key}`")).collect();
    let more = match keys.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (
        Some(format!(
            "{} go by the name `{asked}`: {}{more}",
            keys.len(),
            shown.join(", ")
        )),
        Some(format!(
            "name one by its key; `cablegraph who '{asked}'` tells them apart"
        )),
    )
}

/// What is wrong, with the options and commands that it concerns.
fn message(error: &AnswerError) -> String {
    match error {
        AnswerError::NoInitiative { asked, .. } => format!(
            "{error}; `cablegraph proposals --about '{asked}' --act any` tells what is said of it"
        ),
        AnswerError::NoActs(acts) => format!("{error}: --via takes {}", acts.join(", ")),
        AnswerError::TooMany(_) => {
            format!("{error}: say which, by --via, --since, --until, --post or --tag")
        }
        _ => error.to_string(),
    }
}

fn hint(error: &AnswerError) -> Option<String> {
    Some(match error {
        AnswerError::Store(error) => return of_store(error),
        AnswerError::NoName { asked, like } => {
            return of_envoys(asked).or_else(|| did_you_mean(like));
        }
        AnswerError::NoPost { like, .. } => return did_you_mean(like),
        AnswerError::NoCable { asked, like } => did_you_mean(like).unwrap_or_else(|| {
            if asked.split_whitespace().count() > 2 {
                return format!("`cablegraph resolve '{asked}'` lists what it may mean");
            }
            "write a number such as 09USNATO413, or `USNATO 413`; `cablegraph query list_cables` lists what is held"
                .into()
        }),
        AnswerError::Ambiguous { .. } => "write the number with its post and year".into(),
        AnswerError::BadDay(_) => {
            "write days as 2009-09-28, months as 2009-09 or September 2009, years as 2009".into()
        }
        AnswerError::UnclearDay(_) => "write days as 2009-09-28".into(),
        AnswerError::Reversed(since, until) => {
            format!("the two are reversed: write --since {until} --until {since}")
        }
        AnswerError::NoCitation(_) => {
            "write a citation such as 'Telegram 4711 from Ankara, March 7, 1977'".into()
        }
        AnswerError::BadSearch(_) => {
            "write words, \"a phrase\", or words tied by AND, OR, NOT".into()
        }
        AnswerError::Lacking { .. } => {
            "`cablegraph query --list` shows the parameters of each question".into()
        }
        _ => return None,
    })
}

/// Of "Ambassador to Norvale", what tells who it was.
fn of_envoys(asked: &str) -> Option<String> {
    let (title, place) = [" to ", " in ", " at ", " of "]
        .iter()
        .find_map(|word| asked.split_once(word))?;
    vocab::title_in(title)?;
    let posts = vocab::posts();
    let post = posts
        .in_city(place)
        .or_else(|| posts.embassy_in(place, None))?;
    Some(format!(
        "`cablegraph query list_people post={}` tells who signs there, in which year how often",
        post.name
    ))
}

fn of_store(error: &StoreError) -> Option<String> {
    let hint = match error {
        StoreError::Missing(path) => format!(
            "make it with `cablegraph ingest PATH --db {}`",
            path.display()
        ),
        StoreError::Unopenable { .. } => {
            "check that the file and its folder may be read and written".into()
        }
        StoreError::NotADatabase(_) => "name another file with --db".into(),
        StoreError::Damaged(_) | StoreError::Row { .. } => ANEW.into(),
        StoreError::Newer { .. } => "use the newer program, or name another file with --db".into(),
        StoreError::Older { path, .. } => format!(
            "bring it up to date with `cablegraph ingest PATH --db {}`",
            path.display()
        ),
        StoreError::Busy => {
            "wait until it has ended and run the command again; what is stored stays".into()
        }
        StoreError::Full => {
            "free some space and run the command again; what is stored stays".into()
        }
        StoreError::NoParameter(_) => {
            "`cablegraph query --list` shows the parameters of each question".into()
        }
        StoreError::NotAQuestion => {
            "write to the database with ingest, merge, split, rename, protect and unprotect only"
                .into()
        }
        StoreError::Query { .. } => return None,
    };
    Some(hint)
}
