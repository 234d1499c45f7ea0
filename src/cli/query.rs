//! `query`: a question by name, or an SQL file of the user's own.

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::args::QueryArgs;
use super::doubt::Doubt;
use super::find::{self, nodes, open};
use super::out::Out;
use super::proposals::act;
use super::report::{Failure, Outcome};
use super::{Bound, day};
use crate::Store;
use crate::model::{DOUBTFUL, Table, Value};
use crate::store::{QUESTIONS, heading};

#[derive(Serialize)]
struct Question<'q> {
    name: &'q str,
    question: &'q str,
    parameters: Vec<String>,
}

pub(super) fn run(args: &QueryArgs) -> Outcome {
    let Some(name) = args.name.as_deref().filter(|_| !args.list) else {
        return list(args);
    };
    let sql = text(name)?;
    let store = open(&args.db)?;
    let parameters: Vec<(&str, Value)> = args
        .parameters
        .iter()
        .map(|pair| parameter(&store, pair))
        .collect::<Result<_, _>>()?;
    let lacking = ["cable", "entity", "words"].into_iter().find(|needed| {
        placeholders(&sql).iter().any(|name| name == needed)
            && parameters.iter().all(|(name, _)| name != needed)
    });
    if let Some(parameter) = lacking {
        return Err(Failure::Lacking {
            question: name.to_owned(),
            parameter: parameter.to_owned(),
        });
    }
    let (table, doubt) = ask(
        &store,
        &Asked { name, sql: &sql },
        parameters,
        args.doubtful,
    )?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&table)?;
        doubt.note();
    } else {
        let question = heading(&sql);
        if !question.is_empty() {
            out.line(question)?;
        }
        out.table(&table)?;
        out.line(format!(
            "{} row{}",
            table.rows.len(),
            if table.rows.len() == 1 { "" } else { "s" }
        ))?;
        doubt.tell(&mut out)?;
    }
    out.end()?;
    if !table.rows.is_empty() {
        return Ok(());
    }
    // A name that is not known at all is most likely misspelt.
    for pair in &args.parameters {
        if let Some((_, name)) = pair.split_once('=').filter(|(key, _)| is_name(key)) {
            nodes(&store, name)?;
        }
    }
    Err(Failure::Empty)
}

/// A statement by its name.
struct Asked<'q> {
    name: &'q str,
    sql: &'q str,
}

/// Answers it; where it has the parameter `least` and the user says nothing of it, doubtful acts are left out and counted.
fn ask(
    store: &Store,
    asked: &Asked<'_>,
    mut parameters: Vec<(&str, Value)>,
    doubtful: bool,
) -> Result<(Table, Doubt), Failure> {
    let Asked { name, sql } = *asked;
    let given = parameters.iter().find(|(name, _)| *name == "least");
    let least = match given {
        Some((_, Value::Real(least))) => *least,
        Some((_, Value::Integer(least))) => *least as f64,
        Some(_) => 0.0,
        None => DOUBTFUL,
    };
    let mut doubt = Doubt::below(least);
    if doubtful || least <= 0.0 || !placeholders(sql).iter().any(|name| name == "least") {
        return Ok((store.ask(name, sql, &parameters)?, doubt));
    }
    parameters.retain(|(name, _)| *name != "least");
    let all = store.ask(name, sql, &parameters)?.rows.len();
    parameters.push(("least", Value::Real(least)));
    let table = store.ask(name, sql, &parameters)?;
    doubt.count(all.saturating_sub(table.rows.len()));
    Ok((table, doubt))
}

/// The statement: of a question, or of a file of the user's own.
fn text(name: &str) -> Result<String, Failure> {
    if let Some(query) = QUESTIONS.iter().find(|query| query.name == name) {
        return Ok(query.sql.to_owned());
    }
    let path = Path::new(name);
    if path.extension().is_none() && !path.exists() {
        let mut like: Vec<(f64, &str)> = QUESTIONS
            .iter()
            .map(|query| (strsim::jaro_winkler(query.name, name), query.name))
            .collect();
        like.sort_by(|a, b| b.0.total_cmp(&a.0));
        let like = like
            .into_iter()
            .take_while(|(likeness, _)| *likeness > 0.75)
            .take(3)
            .map(|(_, name)| name.to_owned())
            .collect();
        return Err(Failure::Nothing {
            what: format!("there is no question `{name}`; `cablegraph query --list` shows them"),
            like,
        });
    }
    let sql = fs::read_to_string(path).map_err(|error| Failure::Nothing {
        what: format!("the query `{name}` cannot be read: {error}"),
        like: Vec::new(),
    })?;
    let says_something = sql.lines().any(|line| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with("--")
    });
    if !says_something {
        return Err(Failure::Refused(format!("`{name}` holds no query")));
    }
    Ok(sql)
}

fn is_name(key: &str) -> bool {
    matches!(key, "name" | "by" | "about" | "who")
}

/// `KEY=VALUE`, the value read by what the key says it is.
fn parameter<'p>(store: &Store, pair: &'p str) -> Result<(&'p str, Value), Failure> {
    let (key, value) = pair
        .split_once('=')
        .ok_or_else(|| Failure::BadParameter(pair.to_owned()))?;
    let value = match key {
        "cable" => Value::Text(find::cable(store, value)?.key),
        "entity" => Value::Text(find::node(store, value)?.key),
        "act" => act(value)?.map_or(Value::Null, Value::Text),
        "since" => Value::Text(day(value, Bound::First)?),
        "until" => Value::Text(day(value, Bound::Last)?),
        "post" => Value::Text(find::post(value)),
        key if is_name(key) => Value::Text(find::folded(store, value)?),
        _ => match (value.parse::<i64>(), value.parse::<f64>()) {
            (Ok(number), _) => Value::Integer(number),
            (_, Ok(number)) if number.is_finite() => Value::Real(number),
            _ => Value::Text(value.to_owned()),
        },
    };
    Ok((key, value))
}

fn list(args: &QueryArgs) -> Outcome {
    let questions: Vec<Question> = QUESTIONS
        .iter()
        .map(|query| Question {
            name: query.name,
            question: query.question(),
            parameters: placeholders(query.sql),
        })
        .collect();
    let mut out = Out::new();
    if args.db.json {
        out.json(&questions)?;
    } else {
        for question in &questions {
            let parameters: String = question
                .parameters
                .iter()
                .map(|name| format!(" {name}=…"))
                .collect();
            out.line(format!("{}{parameters}", question.name))?;
            out.wrapped(4, question.question)?;
        }
    }
    out.end()
}

/// The parameters of a statement, in order of appearance, comments left out.
fn placeholders(sql: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in sql
        .lines()
        .map(|line| line.split("--").next().unwrap_or(""))
    {
        for part in line.split(':').skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            if name.starts_with(|c: char| c.is_ascii_lowercase()) && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}
