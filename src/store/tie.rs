//! What selection sees of a statement or mention: which nodes it ties, on which day.

use rusqlite::Row;

/// A statement, or the mentions of one node in one text, as selection sees them.
#[derive(Clone, Debug, Default)]
pub(super) struct Tie {
    /// `None` for mentions.
    pub(super) statement: Option<i64>,
    /// The text; of mentions only, as span and method.
    pub(super) source: i64,
    pub(super) subject: Option<i64>,
    pub(super) object: Option<i64>,
    /// Recipient and speaker.
    pub(super) others: [Option<i64>; 2],
    pub(super) cable: i64,
    /// As [`Days`] has it.
    pub(super) day: u32,
    pub(super) is_act: bool,
    pub(super) confidence: f64,
    pub(super) span: (i64, i64),
    pub(super) method: String,
    pub(super) times: i64,
}

/// First and last day of each node, as numbers such as 19740507; 0 where none is known.
#[derive(Debug, Default)]
pub(super) struct Days(Vec<(u32, u32)>);

impl Days {
    /// Takes in a day of a node.
    pub(super) fn widen(&mut self, node: i64, day: u32) {
        let Ok(at) = usize::try_from(node) else {
            return;
        };
        if day == 0 {
            return;
        }
        if at >= self.0.len() {
            self.0.resize(at + 1, (0, 0));
        }
        let (first, last) = self.0[at];
        let first = if first == 0 { day } else { first.min(day) };
        self.0[at] = (first, last.max(day));
    }

    /// First and last day of a node, `YYYY-MM-DD`.
    pub(super) fn of(&self, node: i64) -> (Option<String>, Option<String>) {
        let known = usize::try_from(node).ok().and_then(|at| self.0.get(at));
        let (first, last) = known.copied().unwrap_or_default();
        let text = |day: u32| {
            (day > 0).then(|| {
                format!(
                    "{:04}-{:02}-{:02}",
                    day / 10_000,
                    day / 100 % 100,
                    day % 100
                )
            })
        };
        (text(first), text(last))
    }
}

/// A day as a number; 0 where there is none.
pub(super) fn number(day: Option<String>) -> u32 {
    let digits: Option<String> = day.map(|day| day.replace('-', ""));
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// A row of `select_edges`.
pub(super) fn statement(row: &Row<'_>) -> rusqlite::Result<Tie> {
    Ok(Tie {
        statement: Some(row.get(0)?),
        subject: row.get(1)?,
        object: row.get(2)?,
        others: [row.get(3)?, row.get(4)?],
        cable: row.get(5)?,
        day: number(row.get(6)?),
        is_act: row.get(7)?,
        confidence: row.get(8)?,
        times: 1,
        ..Tie::default()
    })
}

/// A row of `select_mentions`.
pub(super) fn mention(row: &Row<'_>) -> rusqlite::Result<Tie> {
    let cable = row.get(1)?;
    Ok(Tie {
        source: row.get(0)?,
        subject: Some(cable),
        object: row.get(2)?,
        cable,
        span: (row.get(3)?, row.get(4)?),
        method: row.get(5)?,
        confidence: row.get(6)?,
        day: number(row.get(7)?),
        times: 1,
        ..Tie::default()
    })
}
