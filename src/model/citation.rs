//! What a footnote says of a document, and what is held that may be it.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::STATE;

/// A citation as people write it: `Telegram 4711 from Ankara, March 7, 1977`.
///
/// What it does not say is empty.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Citation {
    /// Canonical name of the sending post.
    pub post: Option<String>,
    /// Serial number.
    pub serial: Option<u32>,
    /// Year, where no day says it.
    pub year: Option<u16>,
    /// Day.
    #[serde(serialize_with = "day")]
    pub date: Option<Date>,
    /// Month and day, where no year stands with them.
    pub month_and_day: Option<(i8, i8)>,
    /// Who wrote it, as a person.
    pub from: Option<String>,
    /// To whom it went, as a person.
    pub to: Option<String>,
    /// Canonical name of the post to which it went.
    pub to_post: Option<String>,
    /// Identity of a document of an edition: `frus1961-63v15/d242`.
    pub document: Option<String>,
}

fn day<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(date),
        None => serializer.serialize_none(),
    }
}

impl Citation {
    /// The series of the Department's telegrams to the post, as it was until 1966: `STATETOOSLO`.
    pub fn series(&self) -> Option<String> {
        let to = self.to_post.as_ref().filter(|to| *to != STATE)?;
        let from = self.post.as_deref().filter(|post| *post == STATE)?;
        Some(format!("{from}TO{to}"))
    }

    /// Whether it says less than which series its number is of: "Embtel 12" without a post, "Deptel 12" without to which.
    pub fn is_relative(&self) -> bool {
        match self.post.as_deref() {
            None => true,
            Some("STATE") => self.to_post.is_none() && self.date.is_none() && self.year.is_none(),
            Some(_) => false,
        }
    }

    /// Whether it may be a message of this series: where nothing says to whom the Department sent it, of any of its own.
    pub fn may_be_of(&self, series: &str) -> bool {
        let of_state = || {
            self.post.as_deref() == Some("STATE")
                && self.to_post.is_none()
                && series.starts_with("STATETO")
        };
        self.series().as_deref() == Some(series) || of_state()
    }

    /// Whether it says nothing by which a document could be found.
    pub fn is_empty(&self) -> bool {
        *self
            == Citation {
                post: self.post.clone(),
                to_post: self.to_post.clone(),
                year: self.year,
                ..Citation::default()
            }
    }
}

/// A cable or other document that may be meant.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Candidate {
    /// Key of its node.
    pub key: String,
    /// Its number, else its identity in its edition.
    pub name: String,
    /// Whether it is held, not only cited.
    pub held: bool,
    /// Its identity within the input.
    pub document: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// Year of its number.
    pub year: Option<u16>,
    /// Post of its number.
    pub post: Option<String>,
    /// Serial of its number.
    pub serial: Option<u32>,
    /// Its subject.
    pub subject: Option<String>,
    /// Names of those who signed or sent it.
    pub senders: Vec<String>,
    /// Names of those it went to.
    pub addressees: Vec<String>,
}

/// A candidate with how well it fits and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The document.
    pub candidate: Candidate,
    /// How well it fits, from 0 to 1.
    pub score: f64,
    /// What fits and what does not, in words.
    pub reasons: Vec<String>,
}
