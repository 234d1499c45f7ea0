//! `query`: a question by name, of the program's or of the user's own folder, or an SQL file.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

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
use crate::store::{
    Parameter, ParameterType, QUESTIONS, StoreError, heading, parameters as described,
};

#[derive(Serialize)]
struct Question {
    name: String,
    question: String,
    parameters: Vec<String>,
    /// Those that the question cannot be asked without.
    needed: Vec<String>,
    takes: Vec<Takes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
}

/// What a parameter takes, as the heading of the query says.
#[derive(Serialize)]
struct Takes {
    parameter: String,
    #[serde(rename = "type")]
    ty: &'static str,
    about: String,
}

pub(super) fn run(args: &QueryArgs) -> Outcome {
    let Some(name) = args.name.as_deref().filter(|_| !args.list) else {
        return list(args);
    };
    let folder = folder(args);
    let sql = text(name, folder.as_deref())?;
    let told = described(&sql);
    let store = open(&args.db)?;
    let parameters: Vec<(&str, Value)> = args
        .parameters
        .iter()
        .map(|pair| parameter(&store, pair, &told))
        .collect::<Result<_, _>>()?;
    let lacking = needed(&sql)
        .into_iter()
        .find(|needed| parameters.iter().all(|(name, _)| name != needed));
    if let Some(parameter) = lacking {
        return Err(Failure::Lacking {
            question: name.to_owned(),
            parameter,
        });
    }
    let absent = placeholders(&sql)
        .into_iter()
        .find(|name| parameters.iter().all(|(given, _)| given != name));
    let asked = Asked { name, sql: &sql };
    let (table, doubt) = ask(&store, &asked, parameters, args.doubtful).map_err(|failure| {
        match (failure, absent) {
            // `LIMIT :most` takes no NULL.
            (Failure::Store(StoreError::Query { source, .. }), Some(parameter))
                if source.to_string().contains("datatype mismatch") =>
            {
                let question = name.to_owned();
                Failure::Lacking {
                    question,
                    parameter,
                }
            }
            (failure, _) => failure,
        }
    })?;
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
        if let Some((_, name)) = pair
            .split_once('=')
            .filter(|(key, _)| is_folded(key, &told))
        {
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
    let ask = |parameters: &[(&str, Value)]| Ok(store.ask(name, sql, parameters)?);
    let table = doubt.ask(&parameters, ask, |table| table.rows.len())?;
    Ok((table, doubt))
}

/// The user's own folder of questions, if there is one.
fn folder(args: &QueryArgs) -> Option<PathBuf> {
    let config = || {
        let base = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from);
        let base = base.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".config")));
        Some(base?.join("cablegraph/queries"))
    };
    let given = args.folder.clone();
    given
        .or_else(|| env::var_os("CABLEGRAPH_QUERIES").map(PathBuf::from))
        .or_else(config)
        .filter(|folder| folder.is_dir())
}

/// The questions of a folder: name and file, by name.
fn own(folder: Option<&Path>) -> Vec<(String, PathBuf)> {
    let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
    let mut found: Vec<(String, PathBuf)> = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path)))
        .collect();
    found.sort();
    found
}

/// The statement: of a question of the program's, of one of the user's folder, or of a file.
fn text(name: &str, folder: Option<&Path>) -> Result<String, Failure> {
    if let Some(query) = QUESTIONS.iter().find(|query| query.name == name) {
        return Ok(query.sql.to_owned());
    }
    let own = own(folder);
    let named = own.iter().find(|(own, _)| own == name);
    let path = named.map_or(Path::new(name), |(_, path)| path.as_path());
    if path.extension().is_none() && !path.exists() {
        let all = QUESTIONS
            .iter()
            .map(|query| query.name)
            .chain(own.iter().map(|(own, _)| own.as_str()));
        let mut like: Vec<(f64, &str)> = all
            .map(|known| (strsim::jaro_winkler(known, name), known))
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

/// Whether the heading says that a parameter takes a name as the database folds it.
fn is_folded(key: &str, told: &[Parameter]) -> bool {
    let told = told.iter().find(|told| told.name == key);
    told.is_some_and(|told| told.about.contains("folded"))
}

/// `KEY=VALUE`, the value read by what the key says it is, else by the type that the heading gives it.
fn parameter<'p>(
    store: &Store,
    pair: &'p str,
    told: &[Parameter],
) -> Result<(&'p str, Value), Failure> {
    let (key, value) = pair
        .split_once('=')
        .ok_or_else(|| Failure::BadParameter(pair.to_owned()))?;
    let ty = told.iter().find(|told| told.name == key);
    let ty = ty.map(|told| told.ty);
    let value = match key {
        "cable" => Value::Text(find::cable(store, value)?.key),
        // The second of two: "key of a cable", "key".
        "other" if ty == Some(ParameterType::Text) => Value::Text(find::node(store, value)?.key),
        "entity" => Value::Text(find::node(store, value)?.key),
        "act" => act(value)?.map_or(Value::Null, Value::Text),
        "since" => Value::Text(day(value, Bound::First)?),
        "until" => Value::Text(day(value, Bound::Last)?),
        "post" => Value::Text(find::post(store, value)?),
        key if is_folded(key, told) => Value::Text(find::folded(store, value)?),
        key => typed(key, value, ty)?,
    };
    Ok((key, value))
}

/// A value of the type that the heading gives the parameter; without any, a number where it is one.
fn typed(key: &str, value: &str, ty: Option<ParameterType>) -> Result<Value, Failure> {
    let whole = value.parse::<i64>();
    let number = value
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite());
    let no = |wanted: &str| Failure::Refused(format!("`{key}` takes {wanted}, not `{value}`"));
    match ty {
        Some(ParameterType::Text) => Ok(Value::Text(value.to_owned())),
        Some(ParameterType::Integer) => {
            Ok(Value::Integer(whole.map_err(|_| no("a whole number"))?))
        }
        Some(ParameterType::Real) => Ok(Value::Real(number.ok_or_else(|| no("a number"))?)),
        None => Ok(match (whole, number) {
            (Ok(whole), _) => Value::Integer(whole),
            (_, Some(number)) => Value::Real(number),
            _ => Value::Text(value.to_owned()),
        }),
    }
}

fn question(name: &str, sql: &str, file: Option<&Path>) -> Question {
    let parameters = placeholders(sql);
    let takes = described(sql)
        .into_iter()
        .filter(|told| parameters.contains(&told.name))
        .map(|told| Takes {
            parameter: told.name,
            ty: told.ty.as_str(),
            about: told.about,
        })
        .collect();
    Question {
        name: name.to_owned(),
        question: heading(sql).to_owned(),
        parameters,
        needed: needed(sql),
        takes,
        file: file.map(|file| file.display().to_string()),
    }
}

fn list(args: &QueryArgs) -> Outcome {
    let mut questions: Vec<Question> = QUESTIONS
        .iter()
        .map(|query| question(query.name, query.sql, None))
        .collect();
    for (name, path) in own(folder(args).as_deref()) {
        // One that cannot be read is told when it is asked.
        let sql = fs::read_to_string(&path).unwrap_or_default();
        questions.push(question(&name, &sql, Some(&path)));
    }
    let mut out = Out::new();
    if args.db.json {
        out.json(&questions)?;
    } else {
        for question in &questions {
            let parameters: String = question
                .parameters
                .iter()
                .map(
                    |name| match question.file.is_some() || question.needed.contains(name) {
                        true => format!(" {name}=…"),
                        false => format!(" [{name}=…]"),
                    },
                )
                .collect();
            out.line(format!("{}{parameters}", question.name))?;
            out.wrapped(4, &question.question)?;
            for takes in &question.takes {
                let about = format!("{}: {} {}", takes.parameter, takes.ty, takes.about);
                out.wrapped(6, about.trim_end())?;
            }
            if let Some(file) = &question.file {
                out.wrapped(6, &format!("your own: {file}"))?;
            }
        }
    }
    out.end()
}

/// The parameters without which a question cannot be asked.
fn needed(sql: &str) -> Vec<String> {
    const NEEDED: [&str; 4] = ["cable", "entity", "words", "other"];
    let mut names = placeholders(sql);
    let is_pair = described(sql).iter().any(|told| told.name == "other");
    names.retain(|name| NEEDED.contains(&name.as_str()) && (is_pair || name != "other"));
    names
}

/// The parameters of a statement, in order of appearance, comments and text in quotes left out.
fn placeholders(sql: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in sql.lines() {
        let code = line.split("--").next().unwrap_or("");
        let line: String = code.split('\'').step_by(2).collect();
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
