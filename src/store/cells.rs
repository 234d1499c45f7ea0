//! Cells of the rows that queries of ours give: what must be there is, or the row is an error and not a gap in the answer.

use serde::de::DeserializeOwned;

use super::error::{Result, StoreError};
use crate::model::{Table, Value};

/// A row of a query's table.
#[derive(Clone, Copy)]
pub(super) struct Cells<'t> {
    query: &'t str,
    table: &'t Table,
    row: &'t [Value],
}

/// Reads every row of a query's table.
pub(super) fn read<T>(
    query: &str,
    table: &Table,
    read: impl Fn(Cells<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let rows = table.rows.iter();
    rows.map(|row| read(Cells::of(query, table, row))).collect()
}

impl<'t> Cells<'t> {
    pub(super) fn of(query: &'t str, table: &'t Table, row: &'t [Value]) -> Self {
        Cells { query, table, row }
    }

    /// Text that must be there.
    pub(super) fn text(self, column: &'static str) -> Result<&'t str> {
        self.known(column, self.maybe_text(column))
    }

    /// A whole number that must be there.
    pub(super) fn integer(self, column: &'static str) -> Result<i64> {
        self.known(column, self.maybe_integer(column))
    }

    /// A number that must be there.
    pub(super) fn real(self, column: &'static str) -> Result<f64> {
        let number = match self.table.get(self.row, column) {
            Value::Real(number) => Some(*number),
            Value::Integer(number) => Some(*number as f64),
            _ => None,
        };
        self.known(column, number)
    }

    /// A value that is written as JSON.
    pub(super) fn json<T: DeserializeOwned>(self, column: &'static str) -> Result<T> {
        self.known(column, serde_json::from_str(self.text(column)?).ok())
    }

    /// What a column was read as, if it could be.
    pub(super) fn known<T>(self, column: &'static str, value: Option<T>) -> Result<T> {
        value.ok_or_else(|| StoreError::Row {
            query: self.query.to_owned(),
            column,
        })
    }

    pub(super) fn maybe_text(self, column: &str) -> Option<&'t str> {
        self.table.text(self.row, column)
    }

    /// Text under a column that only some of the queries have whose rows are read alike.
    pub(super) fn text_if_asked(self, column: &str) -> Option<&'t str> {
        self.table.find(self.row, column)?.as_text()
    }

    pub(super) fn maybe_integer(self, column: &str) -> Option<i64> {
        self.table.integer(self.row, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_lacks_what_must_be_there_is_an_error_that_names_the_query_and_the_column() {
        let table = Table {
            columns: vec!["name".into(), "seen".into()],
            rows: vec![vec![Value::Null, Value::Text("[".into())]],
        };
        let told = |column| {
            let error = read("list_names", &table, |row| match column {
                "name" => row.text(column).map(drop),
                _ => row.json::<Vec<String>>(column).map(drop),
            });
            error.expect_err("a row that cannot be read").to_string()
        };
        for column in ["name", "seen"] {
            let words = told(column);
            assert!(
                words.contains("list_names") && words.contains(column),
                "{words}"
            );
        }
    }
}
