//! Rows of a table, printed as they come: as one JSON list of objects, or aligned for people.
//!
//! Memory: of the aligned form, the rows by which columns are made wide; else one row.

use super::out::Out;
use super::report::{Failure, Outcome};
use crate::model::{Row, Table, fold_space};

/// So many rows tell how wide the columns are; a longer value further down moves what stands behind it.
const MEASURED: usize = 1_000;

/// Longest cell of a table for people.
const LONGEST_CELL: usize = 72;

/// Prints a whole table, aligned.
pub(super) fn table(out: &mut Out, table: &Table) -> Outcome {
    let columns = &table.columns;
    let mut rows = Rows::aligned(out, "");
    let mut all = table.rows.iter();
    all.try_for_each(|values| rows.take(Row { columns, values }))?;
    rows.end(columns).map(drop)
}

/// What prints rows.
pub(super) struct Rows<'o> {
    out: &'o mut Out,
    form: Form,
    count: usize,
}

enum Form {
    Json,
    Aligned {
        heading: String,
        /// Until they are as many as measure the columns.
        waiting: Vec<Vec<String>>,
        /// Empty before that.
        widths: Vec<usize>,
    },
}

impl<'o> Rows<'o> {
    /// Prints a list of objects.
    pub(super) fn json(out: &'o mut Out) -> Self {
        Rows {
            out,
            form: Form::Json,
            count: 0,
        }
    }

    /// Prints aligned columns below a line that says what is asked, if there is one; long values are cut.
    pub(super) fn aligned(out: &'o mut Out, heading: &str) -> Self {
        Rows {
            out,
            form: Form::Aligned {
                heading: heading.to_owned(),
                waiting: Vec::new(),
                widths: Vec::new(),
            },
            count: 0,
        }
    }

    /// Prints a row.
    pub(super) fn take(&mut self, row: Row<'_>) -> Outcome {
        self.count += 1;
        match &mut self.form {
            Form::Json => self.out.json_item(&row, self.count - 1),
            Form::Aligned {
                waiting, widths, ..
            } => {
                let cells = row.values.iter().map(|value| short(&value.to_string()));
                let cells: Vec<String> = cells.collect();
                if !widths.is_empty() {
                    return print(self.out, widths, &cells);
                }
                waiting.push(cells);
                match waiting.len() {
                    MEASURED => self.begin(row.columns),
                    _ => Ok(()),
                }
            }
        }
    }

    /// Prints what is left, and tells how many rows there were.
    pub(super) fn end(mut self, columns: &[String]) -> Result<usize, Failure> {
        match &self.form {
            Form::Json => self.out.json_end(self.count)?,
            Form::Aligned { widths, .. } if widths.is_empty() => self.begin(columns)?,
            Form::Aligned { .. } => {}
        }
        Ok(self.count)
    }

    /// Ends what is printed where nothing more comes, so that it is a whole document.
    pub(super) fn break_off(self) -> Outcome {
        match self.form {
            Form::Json if self.count > 0 => self.out.json_end(self.count),
            Form::Json | Form::Aligned { .. } => Ok(()),
        }
    }

    /// Prints the heading and the rows that wait.
    fn begin(&mut self, columns: &[String]) -> Outcome {
        let Form::Aligned {
            heading,
            waiting,
            widths,
        } = &mut self.form
        else {
            return Ok(());
        };
        let widest = |(at, name): (usize, &String)| {
            let cells = waiting.iter().map(|row| row[at].chars().count());
            cells.chain([name.chars().count()]).max().unwrap_or(0)
        };
        *widths = columns.iter().enumerate().map(widest).collect();
        if !heading.is_empty() {
            self.out.line(&*heading)?;
        }
        print(self.out, widths, columns)?;
        let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        print(self.out, widths, &rules)?;
        std::mem::take(waiting)
            .iter()
            .try_for_each(|row| print(self.out, widths, row))
    }
}

fn print(out: &mut Out, widths: &[usize], row: &[String]) -> Outcome {
    let cells = row.iter().zip(widths);
    let cells: Vec<String> = cells
        .map(|(cell, width)| format!("{cell:<width$}"))
        .collect();
    out.line(cells.join("  ").trim_end())
}

fn short(value: &str) -> String {
    let folded = fold_space(value);
    match folded.char_indices().nth(LONGEST_CELL) {
        Some((at, _)) => format!("{}…", &folded[..at]),
        None => folded,
    }
}
