//! The number that names a cable.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// Message reference number: year, post and serial.
///
/// Shown canonically, `09USNATO413`, with two digits of the year. The year itself is kept as four; read
/// without a date, two digits mean 1966 to 2065, so a telegram of 1961 is read back as such only from its
/// long form, `1961SAIGON1329`.
///
/// ```
/// use cablegraph::model::Mrn;
/// let mrn = Mrn::new(2009, "USNATO", 413).unwrap();
/// assert_eq!(mrn.to_string(), "09USNATO413");
/// assert_eq!("09USNATO413".parse(), Ok(mrn));
/// assert_eq!("1961SAIGON1329".parse::<Mrn>().unwrap().year(), 1961);
/// ```
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Mrn {
    year: u16,
    post: Box<str>,
    serial: u32,
}

/// First year of the window in which two digits are enough.
const WINDOW_START: u16 = 1966;

/// Posts that took over the name of a city from another there: the name, the first year in which it is the new
/// post's, what the older one is called. Embassy Berlin was opened in 1974; before, "Berlin 241" is of the Mission.
const TAKEN_OVER: [(&str, u16, &str); 1] = [("BERLIN", 1974, "USBERLIN")];

/// The Department of State, as a post.
pub const STATE: &str = "STATE";
/// What opens the series of the Department's telegrams to one post: `STATETOOSLO`.
pub const STATE_TO: &str = "STATETO";
/// The series of the Department's circular telegrams.
pub const CIRCULAR: &str = "STATECIRCULAR";
/// What ends the series of a sender's airgrams: `SAIGONAIRGRAM`, with a letter where they were not `A-`.
pub const AIRGRAM: &str = "AIRGRAM";

impl Mrn {
    /// Makes a number; `None` unless the post is upper-case ASCII letters and digits beginning with a
    /// letter, the serial is above zero and the year has four digits.
    pub fn new(year: u16, post: &str, serial: u32) -> Option<Self> {
        let letters = post.starts_with(|c: char| c.is_ascii_uppercase())
            && post
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && !post.ends_with(|c: char| c.is_ascii_digit());
        (letters && serial > 0 && (1900..=2100).contains(&year)).then(|| Mrn {
            year,
            post: Self::series_in(year, post).into(),
            serial,
        })
    }

    /// What a series is called in a year, where a post has taken over the name of another.
    ///
    /// ```
    /// use cablegraph::model::Mrn;
    /// assert_eq!(Mrn::series_in(1962, "STATETOBERLIN"), "STATETOUSBERLIN");
    /// assert_eq!(Mrn::series_in(1975, "BERLIN"), "BERLIN");
    /// ```
    pub fn series_in(year: u16, series: &str) -> Cow<'_, str> {
        let (telegrams, airgrams) = Self::split_airgrams(series);
        if !airgrams.is_empty() {
            return Cow::Owned(format!("{}{airgrams}", Self::series_in(year, telegrams)));
        }
        for (name, _, older) in TAKEN_OVER.iter().filter(|(_, from, _)| year < *from) {
            if series == *name {
                return Cow::Borrowed(older);
            }
            if let Some(to) = series
                .strip_prefix(name)
                .filter(|to| to.starts_with("TO") && to.len() > 2)
            {
                return Cow::Owned(format!("{older}{to}"));
            }
            if let Some(sender) = series
                .strip_suffix(name)
                .filter(|sender| sender.ends_with("TO"))
            {
                return Cow::Owned(format!("{sender}{older}"));
            }
        }
        Cow::Borrowed(series)
    }

    /// Parts what a series has in common with the same sender's telegrams from what makes it one of airgrams; the
    /// second is empty of telegrams.
    ///
    /// ```
    /// use cablegraph::model::Mrn;
    /// assert_eq!(Mrn::split_airgrams("SAIGONAIRGRAM"), ("SAIGON", "AIRGRAM"));
    /// assert_eq!(Mrn::split_airgrams("STATETOOSLO"), ("STATETOOSLO", ""));
    /// ```
    pub fn split_airgrams(series: &str) -> (&str, &str) {
        let at = series
            .rfind(AIRGRAM)
            .filter(|at| *at > 0 && series.len() - at <= AIRGRAM.len() + 1);
        series.split_at(at.unwrap_or(series.len()))
    }

    /// Whether it numbers an airgram.
    pub fn is_airgram(&self) -> bool {
        !Self::split_airgrams(&self.post).1.is_empty()
    }

    /// Four-digit year of transmission.
    pub fn year(&self) -> u16 {
        self.year
    }

    /// Canonical name of the sending post, `USNATO`.
    pub fn post(&self) -> &str {
        &self.post
    }

    /// Serial number within post and year.
    pub fn serial(&self) -> u32 {
        self.serial
    }

    /// The year that two digits mean: 66 to 99 are 1966 to 1999, 00 to 65 are 2000 to 2065.
    pub fn year_of_two_digits(digits: u16) -> u16 {
        let year = 1900 + digits % 100;
        if year < WINDOW_START {
            year + 100
        } else {
            year
        }
    }
}

impl fmt::Display for Mrn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}{}{}", self.year % 100, self.post, self.serial)
    }
}

impl Serialize for Mrn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The text is no canonical message reference number.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{0}` is no canonical message reference number such as 09USNATO413")]
pub struct NotCanonical(pub String);

impl FromStr for Mrn {
    type Err = NotCanonical;

    /// Reads the canonical form only; `parse::read_mrn` reads all the others.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = || NotCanonical(text.to_owned());
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (year, rest) = text.split_at(digits);
        let post_len = rest.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (post, serial) = rest.split_at(post_len);
        let number: u16 = year.parse().map_err(|_| refuse())?;
        let year = match digits {
            2 => Self::year_of_two_digits(number),
            4 => number,
            _ => return Err(refuse()),
        };
        let serial = serial.parse().map_err(|_| refuse())?;
        Mrn::new(year, post, serial).ok_or_else(refuse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_s_number_is_of_the_post_that_was_there_then() {
        for (year, series, number) in [
            (1962, "BERLIN", "62USBERLIN241"),
            (1962, "BERLINTOBONN", "62USBERLINTOBONN241"),
            (1962, "STATETOBERLIN", "62STATETOUSBERLIN241"),
            (1962, "COMBERLIN", "62COMBERLIN241"),
            (1962, "BERLINAIRGRAM", "62USBERLINAIRGRAM241"),
            (1962, "STATETOBERLINAIRGRAM", "62STATETOUSBERLINAIRGRAM241"),
            (1975, "BERLIN", "75BERLIN241"),
        ] {
            let made = Mrn::new(year, series, 241).map(|mrn| mrn.to_string());
            assert_eq!(made.as_deref(), Some(number));
        }
    }
}
