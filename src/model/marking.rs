//! How secret a cable and its parts are.

use std::fmt;

use serde::{Serialize, Serializer};

/// Classification of a whole cable.
///
/// Order: from open to secret, so that the highest of several is their maximum.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Classification {
    /// `UNCLASSIFIED`, `UNCLAS`.
    Unclassified,
    /// `UNCLASSIFIED//FOR OFFICIAL USE ONLY`.
    ForOfficialUseOnly,
    /// `LIMITED OFFICIAL USE`, used until 1995.
    LimitedOfficialUse,
    /// `CONFIDENTIAL`.
    Confidential,
    /// `SECRET`.
    Secret,
    /// `TOP SECRET`.
    TopSecret,
}

impl Classification {
    /// All of them with the words in which a heading states them, longest first.
    pub const WORDS: [(Classification, &'static str); 8] = [
        (
            Classification::ForOfficialUseOnly,
            "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        ),
        (Classification::ForOfficialUseOnly, "UNCLASSIFIED//FOUO"),
        (Classification::LimitedOfficialUse, "LIMITED OFFICIAL USE"),
        (Classification::TopSecret, "TOP SECRET"),
        (Classification::Unclassified, "UNCLASSIFIED"),
        (Classification::Confidential, "CONFIDENTIAL"),
        (Classification::Unclassified, "UNCLAS"),
        (Classification::Secret, "SECRET"),
    ];

    /// The classification that a line begins with, its letters apart or not (`C O N F I D E N T I A L`), and its length.
    pub fn at_start(line: &str) -> Option<(Classification, usize)> {
        Self::WORDS
            .iter()
            .find_map(|(level, words)| Some((*level, spaced_prefix(line, words)?)))
    }

    /// Whether a line is nothing but the classification, as stands at the head and foot of every page.
    pub fn is_alone(line: &str) -> bool {
        const LONGEST: usize = 60;
        line.len() <= LONGEST
            && Self::at_start(line).is_some_and(|(_, length)| length == line.len())
    }

    /// The words as the program writes them.
    pub fn as_str(self) -> &'static str {
        match self {
            Classification::Unclassified => "UNCLASSIFIED",
            Classification::ForOfficialUseOnly => "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
            Classification::LimitedOfficialUse => "LIMITED OFFICIAL USE",
            Classification::Confidential => "CONFIDENTIAL",
            Classification::Secret => "SECRET",
            Classification::TopSecret => "TOP SECRET",
        }
    }
}

/// Length of `words` at the start of `line`, its letters apart or not.
pub fn spaced_prefix(line: &str, words: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let mut at = 0;
    for letter in words.bytes().filter(|b| *b != b' ') {
        while bytes.get(at) == Some(&b' ') && at > 0 {
            at += 1;
        }
        if bytes.get(at) != Some(&letter) {
            return None;
        }
        at += 1;
    }
    let ends = bytes
        .get(at)
        .is_none_or(|next| !next.is_ascii_alphanumeric());
    ends.then_some(at)
}

impl fmt::Display for Classification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Classification {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// How strongly a cable asks that a source not be named.
///
/// People so marked are at risk; the mark stays with the mention and with the node, and whatever leaves
/// the database for others' eyes masks them.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Protection {
    /// `(protect)`, `(please protect)`.
    Protect,
    /// `(strictly protect)`.
    StrictlyProtect,
}

impl Protection {
    /// The name that database and JSON use.
    pub fn as_str(self) -> &'static str {
        match self {
            Protection::Protect => "protect",
            Protection::StrictlyProtect => "strictly_protect",
        }
    }

    /// The mark that a name of the database means.
    pub fn from_name(name: &str) -> Option<Self> {
        [Protection::Protect, Protection::StrictlyProtect]
            .into_iter()
            .find(|mark| mark.as_str() == name)
    }
}
