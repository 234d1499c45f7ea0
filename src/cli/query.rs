//! `query`: a question by name, of the program's or of the user's own folder, an SQL file, or a statement.

use std::env;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::args::QueryArgs;
use super::doubt;
use super::find::{note_others, open};
use super::out::{Out, counted};
use super::report::{Failure, Outcome};
use super::rows::Rows;
use crate::Store;
use crate::answers::find::nodes;
use crate::answers::query::{Described, Given, Question};
use crate::store::{QUESTIONS, heading, likest};

pub(super) fn run(args: &QueryArgs) -> Outcome {
    let Some(name) = args.name.as_deref().filter(|_| !args.list) else {
        return list(args);
    };
    let sql = text(name, folder(args).as_deref())?;
    let question = Question::new(name, &sql);
    let store = open(&args.db)?;
    let given: Vec<Given<'_>> = args
        .parameters
        .iter()
        .map(|pair| given(&store, &question, pair))
        .collect::<Result<_, _>>()?;
    let mut out = Out::new();
    let mut rows = match args.db.json {
        true => Rows::json(&mut out),
        false => Rows::aligned(&mut out, heading(&sql)),
    };
    let mut done = Ok(());
    let answered = question.ask(&store, &given, args.doubtful, |row| {
        done = rows.take(row);
        match done {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    let answered = match answered {
        Ok(answered) => answered,
        Err(error) => {
            rows.break_off()?;
            out.end()?;
            return Err(error.into());
        }
    };
    done?;
    let count = rows.end(&answered.columns)?;
    if args.db.json {
        doubt::note(&answered.left_out);
    } else {
        out.line(counted(count, "row"))?;
        doubt::tell(&mut out, &answered.left_out)?;
    }
    out.end()?;
    if count > 0 {
        return Ok(());
    }
    // A name that is not known at all is most likely misspelt.
    let pairs = args.parameters.iter();
    for (key, name) in pairs.filter_map(|pair| pair.split_once('=')) {
        if question.is_folded(key) {
            nodes(&store, name)?;
        }
    }
    Err(Failure::Empty)
}

/// Reads `KEY=VALUE`.
fn given<'p>(store: &Store, question: &Question<'_>, pair: &'p str) -> Result<Given<'p>, Failure> {
    let (key, value) = pair
        .split_once('=')
        .ok_or_else(|| Failure::BadParameter(pair.to_owned()))?;
    let given = question.read(store, key, value)?;
    if let Some(meant) = &given.meant {
        note_others(value, meant);
    }
    Ok(given)
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

/// The statement: itself where it is written out; of a question of the program's, of one of the user's folder, or of a file.
fn text(name: &str, folder: Option<&Path>) -> Result<String, Failure> {
    let opening = name
        .split_whitespace()
        .next()
        .filter(|word| word.len() < name.len());
    if opening.is_some_and(|word| ["select", "with"].contains(&word.to_lowercase().as_str())) {
        return Ok(name.to_owned());
    }
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
        return Err(Failure::Nothing {
            what: format!("there is no question `{name}`; `cablegraph query --list` shows them"),
            like: likest(name, all),
        });
    }
    let sql = fs::read_to_string(path).map_err(|error| Failure::Unreadable(path.into(), error))?;
    let says_something = sql.lines().any(|line| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with("--")
    });
    if !says_something {
        return Err(Failure::Refused(format!("`{name}` holds no query")));
    }
    Ok(sql)
}

fn list(args: &QueryArgs) -> Outcome {
    let mut questions: Vec<Described> = QUESTIONS
        .iter()
        .map(|query| Question::new(query.name, query.sql).describe())
        .collect();
    for (name, path) in own(folder(args).as_deref()) {
        // One that cannot be read is told when it is asked.
        let sql = fs::read_to_string(&path).unwrap_or_default();
        questions.push(Described {
            file: Some(path.display().to_string()),
            ..Question::new(&name, &sql).describe()
        });
    }
    let mut out = Out::new();
    if args.db.json {
        out.json(&questions)?;
    } else {
        questions
            .iter()
            .try_for_each(|question| print_question(&mut out, question))?;
    }
    out.end()
}

fn print_question(out: &mut Out, question: &Described) -> Outcome {
    let parameters: String = question
        .parameters
        .iter()
        .map(
            |name| match question.needed.contains(name) || question.file.is_some() {
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
    match &question.file {
        Some(file) => out.wrapped(6, &format!("your own: {file}")),
        None => Ok(()),
    }
}
