//! A statement of SQL with parameters, as a question: what it needs is read as people write it.

use std::ops::ControlFlow;

use serde::Serialize;

use super::doubt::Doubt;
use super::error::{AnswerError, Result};
use super::find::{self, Meant};
use super::words::{act, first_day, last_day};
use crate::Store;
use crate::model::{DOUBTFUL, Node, Row, Value};
use crate::store::{ParameterType, StoreError, heading, needs_nothing, parameters};

/// A question in SQL, with what its heading says of its parameters.
#[derive(Clone, Debug)]
pub struct Question<'q> {
    name: &'q str,
    sql: &'q str,
    told: Vec<crate::store::Parameter>,
    placeholders: Vec<String>,
}

/// What a question asks, and what it takes.
#[derive(Clone, Debug, Serialize)]
pub struct Described {
    /// Its name.
    pub name: String,
    /// What it asks: the heading of the statement.
    pub question: String,
    /// Names of its parameters, in order of appearance.
    pub parameters: Vec<String>,
    /// Those that the question cannot be asked without; of one of the user's own, what is unbound is told when it is asked.
    pub needed: Vec<String>,
    /// What the heading says of them.
    pub takes: Vec<Takes>,
    /// The file of a question of the user's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// What a parameter takes, as the heading of the query says.
#[derive(Clone, Debug, Serialize)]
pub struct Takes {
    /// Its name.
    pub parameter: String,
    /// Its type in SQL.
    #[serde(rename = "type")]
    pub ty: &'static str,
    /// What it means.
    pub about: String,
}

/// A value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Given<'g> {
    /// Name of the parameter.
    pub parameter: &'g str,
    /// The value as the statement takes it.
    pub value: Value,
    /// The node that a name means and those that it may mean too, where it is one.
    pub meant: Option<Meant>,
}

/// What is known of an answer when its rows have been handed over.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Acts read with too little confidence to be told.
    pub left_out: Doubt,
}

impl<'q> Question<'q> {
    /// A question by its name and statement.
    pub fn new(name: &'q str, sql: &'q str) -> Self {
        Question {
            name,
            sql,
            told: parameters(sql),
            placeholders: placeholders(sql),
        }
    }

    /// What it asks, and what it takes.
    pub fn describe(self) -> Described {
        let needed = self.needed().map(str::to_owned).collect();
        let is_taken = |told: &crate::store::Parameter| self.placeholders.contains(&told.name);
        let told = self.told.into_iter().filter(is_taken);
        let takes = told.map(|told| Takes {
            parameter: told.name,
            ty: told.ty.as_str(),
            about: told.about,
        });
        Described {
            name: self.name.to_owned(),
            question: heading(self.sql).to_owned(),
            takes: takes.collect(),
            parameters: self.placeholders,
            needed,
            file: None,
        }
    }

    /// Reads the value of a parameter by what its name says it is, else by the type that the heading gives it.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or names nothing that is here.
    pub fn read<'g>(&self, store: &Store, parameter: &'g str, value: &str) -> Result<Given<'g>> {
        let ty = self.told.iter().find(|told| told.name == parameter);
        let ty = ty.map(|told| told.ty);
        let is_node = match parameter {
            "entity" => true,
            // The second of two: "key of a cable", "key".
            "other" => ty == Some(ParameterType::Text),
            _ => false,
        };
        let meant = is_node.then(|| find::meant(store, value)).transpose()?;
        let key = |node: &Node| Value::Text(node.key.clone());
        let value = match (&meant, parameter) {
            (Some(meant), _) => key(&meant.node),
            (_, "cable") => key(&find::cable(store, value)?),
            (_, "act") => act(value)?.into(),
            (_, "since") => Value::Text(first_day(value)?),
            (_, "until") => Value::Text(last_day(value)?),
            // "67" is no year, as it is none of a day.
            (_, "year") => {
                let year = typed(parameter, value, ty)?;
                first_day(value)?;
                year
            }
            (_, "post") => Value::Text(find::post(store, value)?),
            _ if self.is_folded(parameter) => Value::Text(find::folded(store, value)?),
            _ => typed(parameter, value, ty)?,
        };
        Ok(Given {
            parameter,
            value,
            meant,
        })
    }

    /// The parameters without which it cannot be asked.
    fn needed(&self) -> impl Iterator<Item = &str> {
        let is_pair = self.told.iter().any(|told| told.name == "other");
        let needs_nothing = needs_nothing(self.sql);
        let all = self.placeholders.iter().map(String::as_str);
        all.filter(move |name| match *name {
            _ if needs_nothing || self.may_lack(name) => false,
            "entity" | "words" if self.takes_either() => false,
            "cable" | "entity" | "words" => true,
            // Whom to tell of; not how something of one's own is called.
            "name" => self.is_folded(name),
            "other" => is_pair,
            _ => false,
        })
    }

    /// Whether it takes an entity or words: one of them is enough.
    fn takes_either(&self) -> bool {
        self.takes("entity") && self.takes("words")
    }

    /// Whether the heading says that a parameter may be left out.
    fn may_lack(&self, parameter: &str) -> bool {
        let told = self.told.iter().find(|told| told.name == parameter);
        told.is_some_and(|told| told.about.contains("left out"))
    }

    /// Whether the heading says that a parameter takes a name as the database folds it.
    pub fn is_folded(&self, parameter: &str) -> bool {
        let told = self.told.iter().find(|told| told.name == parameter);
        told.is_some_and(|told| told.about.contains("folded"))
    }

    /// Answers it: hands each row over as it comes, until `take` has enough. Where it has the parameter `least` and nothing is
    /// given for it, doubtful acts are left out and counted, unless `doubtful` ones are wanted.
    ///
    /// # Errors
    ///
    /// When it lacks a parameter, or fails.
    pub fn ask(
        &self,
        store: &Store,
        given: &[Given<'_>],
        doubtful: bool,
        take: impl FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<Answered> {
        let is_absent = |name: &str| given.iter().all(|given| given.parameter != name);
        if let Some(name) = self.needed().find(|name| is_absent(name)) {
            return Err(self.lacks(name));
        }
        if self.takes_either() && is_absent("entity") && is_absent("words") {
            return Err(self.lacks("entity"));
        }
        let given = given.iter();
        let parameters = given.map(|given| (given.parameter, given.value.clone()));
        let answer = self.ask_sure(store, parameters.collect(), doubtful, take);
        let absent = self.placeholders.iter().find(|name| is_absent(name));
        answer.map_err(|error| match (error, absent) {
            // `LIMIT :most` takes no NULL.
            (AnswerError::Store(StoreError::Query { source, .. }), Some(parameter))
                if source.to_string().contains("datatype mismatch") =>
            {
                self.lacks(parameter)
            }
            (error, _) => error,
        })
    }

    fn ask_sure(
        &self,
        store: &Store,
        mut parameters: Vec<(&str, Value)>,
        doubtful: bool,
        mut take: impl FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<Answered> {
        let given = parameters.iter().find(|(name, _)| *name == "least");
        let least = match given {
            Some((_, Value::Real(least))) => *least,
            Some((_, Value::Integer(least))) => *least as f64,
            Some(_) => 0.0,
            None => DOUBTFUL,
        };
        let mut doubt = Doubt::below(least);
        let sifts = !doubtful && least > 0.0 && self.takes("least");
        let mut all = 0_usize;
        if sifts {
            parameters.retain(|(name, _)| *name != "least");
            store.ask_each(self.name, self.sql, &parameters, |_| {
                all += 1;
                ControlFlow::Continue(())
            })?;
            parameters.push(("least", Value::Real(least)));
        }
        let mut told = 0_usize;
        let columns = store.ask_each(self.name, self.sql, &parameters, |row| {
            told += 1;
            take(row)
        })?;
        doubt.count(all.saturating_sub(told));
        Ok(Answered {
            columns,
            left_out: doubt,
        })
    }

    fn takes(&self, parameter: &str) -> bool {
        self.placeholders.iter().any(|name| name == parameter)
    }

    fn lacks(&self, parameter: &str) -> AnswerError {
        AnswerError::Lacking {
            question: self.name.to_owned(),
            parameter: parameter.to_owned(),
        }
    }
}

/// A value of the type that the heading gives the parameter; without any, a number where it is one.
fn typed(key: &str, value: &str, ty: Option<ParameterType>) -> Result<Value> {
    let whole = value.parse::<i64>();
    let number = value
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite());
    let no = |wanted| AnswerError::BadValue {
        parameter: key.to_owned(),
        wanted,
        given: value.to_owned(),
    };
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
