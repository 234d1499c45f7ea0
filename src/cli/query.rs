//! `query`: a question by name, or an SQL file of the user's own.

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::args::QueryArgs;
use super::find::open;
use super::out::Out;
use super::report::{Failure, Outcome};
use crate::model::{Value, fold_name};
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
    let (sql, own) = text(name)?;
    let parameters = parameters(&args.parameters, own)?;
    let store = open(&args.db)?;
    let table = store.ask(name, &sql, &parameters)?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&table)?;
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
    }
    out.end()?;
    if table.rows.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

/// The statement: of a question, or of a file of the user's own.
fn text(name: &str) -> Result<(String, bool), Failure> {
    if let Some(query) = QUESTIONS.iter().find(|query| query.name == name) {
        return Ok((query.sql.to_owned(), false));
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
    Ok((sql, true))
}

/// `KEY=VALUE`; names of our own questions are folded as the database folds them.
fn parameters(given: &[String], own: bool) -> Result<Vec<(&str, Value)>, Failure> {
    given
        .iter()
        .map(|pair| {
            let (key, value) = pair
                .split_once('=')
                .ok_or_else(|| Failure::BadParameter(pair.clone()))?;
            let folded = !own && matches!(key, "name" | "by" | "about" | "who");
            let value = match value.parse::<i64>() {
                Ok(number) if !folded => Value::Integer(number),
                _ if folded => Value::Text(fold_name(value)),
                _ => Value::Text(value.to_owned()),
            };
            Ok((key, value))
        })
        .collect()
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
