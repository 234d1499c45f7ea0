//! Airgrams: messages by mail. Each sender numbered them apart from his telegrams.
//!
//! `A-257` is a post's, or the Department's to one post, which had a series to each of them even when its telegrams had
//! one; `CA-10362` is the Department's to many. Until 1962 there were `G-504`, `CG-12` and `CW-4207` beside them.
//! Numbering began anew when that of telegrams did. Such a number is of a series of its own: `62SAIGONAIRGRAM257`,
//! `65STATETOMOSCOWAIRGRAM317`, `63STATECIRCULARAIRGRAM10362`, `61MOSCOWAIRGRAMG504`.

use jiff::civil::Date;

use super::DayMonth;
use super::correspondence::Correspondence;
use super::number::{NumberRead, PostCertainty, split_year};
use super::numbering::{year_cited, year_of_day};
use crate::model::{AIRGRAM, CIRCULAR, Mrn, STATE, STATE_TO};
use crate::vocab::{Post, Posts, Whose};

/// What stands before the serial of an airgram.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Airgram {
    /// `C`: the Department's, to many posts.
    circular: bool,
    /// `G`, `W`; nothing for `A`.
    letter: &'static str,
}

/// The number of an airgram, as far as it says itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct AirgramRead {
    /// What stands before the serial.
    pub kind: Airgram,
    /// Serial number.
    pub serial: u32,
    /// How many bytes it takes.
    pub length: usize,
}

/// The month from which on an airgram cited without a day is of the message's year.
const FIRST_SURE_MONTH: i8 = 4;
/// Below this `A-5` alone may be an aircraft, a tank, a point of a list, or the Department's.
const LEAST_ALONE: u32 = 100;

/// Reads `A-257`, `CA–10362`, `CW 8841`, `CG-12` at the start of a text.
///
/// ```
/// use cablegraph::notation;
/// let read = notation::read_airgram("CA-10362, March 22").unwrap();
/// assert_eq!((read.serial, read.length), (10362, 8));
/// assert_eq!(notation::read_airgram("A-1-E aircraft"), None);
/// ```
pub fn read_airgram(text: &str) -> Option<AirgramRead> {
    const DASHES: [char; 3] = ['-', '–', '—'];
    let letters = text
        .bytes()
        .take(3)
        .take_while(u8::is_ascii_uppercase)
        .count();
    let kind = airgram(&text[..letters])?;
    let rest = &text[letters..];
    // "A – 257", as some volumes print it.
    let spaced = rest.strip_prefix(" – ");
    let serial = match rest.strip_prefix(DASHES).or(spaced) {
        Some(serial) => serial.strip_prefix(' ').unwrap_or(serial),
        // "A 12" is an article and a number.
        None => rest.strip_prefix(' ').filter(|_| kind.circular)?,
    };
    let digits = serial.bytes().take_while(u8::is_ascii_digit).count();
    let behind = serial.get(digits..)?;
    let goes_on = behind
        .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '/'))
        || behind
            .strip_prefix(DASHES)
            .is_some_and(|more| more.starts_with(|c: char| c.is_alphanumeric()))
        || behind
            .strip_prefix(['.', ','])
            .is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit()));
    let number = serial[..digits].parse().ok().filter(|number| *number > 0)?;
    (!goes_on && digits <= 5).then_some(AirgramRead {
        kind,
        serial: number,
        length: text.len() - behind.len(),
    })
}

/// Which airgrams some letters mean: `A`, `CA`, `G`, `CG`, `CW`.
pub fn airgram(letters: &str) -> Option<Airgram> {
    let (circular, letter) = match letters {
        "A" => (false, ""),
        "G" => (false, "G"),
        "CA" => (true, ""),
        "CG" => (true, "G"),
        "CW" => (true, "W"),
        _ => return None,
    };
    Some(Airgram { circular, letter })
}

impl Airgram {
    /// Those that are called so without letters: `Airgram 2008`, `Circular airgram 2008`.
    pub fn without_letters(circular: bool) -> Self {
        Airgram {
            circular,
            letter: "",
        }
    }

    /// Whether it is the Department's to many posts.
    pub fn is_circular(self) -> bool {
        self.circular
    }

    /// Whether such a number is a section of a staff where it is small: `G-2`.
    fn is_staff(self) -> bool {
        self.letter == "G" && !self.circular
    }

    /// Whether there were such airgrams: all but `A-` and `CA-` ended by 1963.
    fn existed(self, date: Date) -> bool {
        self.letter.is_empty() || date.year() < 1963
    }

    /// The series of such airgrams `from` a post; `None` where it is not known who is meant, or to whom the
    /// Department wrote.
    pub fn series(self, from: Option<&str>, to: Option<&str>) -> Option<String> {
        let sender = match from {
            _ if self.circular => CIRCULAR.to_owned(),
            Some(STATE) => format!("{STATE_TO}{}", to.filter(|to| *to != STATE)?),
            from => from?.to_owned(),
        };
        Some(format!("{sender}{AIRGRAM}{}", self.letter))
    }
}

impl Correspondence {
    /// The airgram that is cited with what may stand before it and behind it.
    ///
    /// A number alone in a message from a post is that post's. `None` where it is not known who is meant or in which
    /// year: in its first months as many airgrams of the year before are cited as of the new one.
    pub fn airgram(
        &self,
        read: AirgramRead,
        whose: Option<Whose>,
        to: Option<&'static str>,
        day: Option<DayMonth>,
    ) -> Option<Mrn> {
        let date = self.date?;
        if !read.kind.existed(date) || (read.kind.is_staff() && read.serial < LEAST_ALONE) {
            return None;
        }
        let from = match whose {
            Some(Whose::Department) => Some(STATE),
            Some(Whose::Circular) => None,
            Some(Whose::Field) => self.field(),
            Some(Whose::Writer) => self.writer,
            Some(Whose::Reader) => self.reader,
            Some(Whose::Post(post)) => Some(post),
            None => self
                .writer
                .filter(|writer| *writer != STATE && read.serial >= LEAST_ALONE),
        };
        let series = read.kind.series(from, to.or_else(|| self.field()))?;
        let year = match day {
            Some(day) => year_of_day(day, date)?,
            None => year_of(date, &series, read.serial, self.own.as_ref())?,
        };
        Mrn::new(year, &series, read.serial)
    }
}

/// The year of an airgram cited without a day, where it is sure enough.
fn year_of(date: Date, series: &str, serial: u32, own: Option<&Mrn>) -> Option<u16> {
    if own.is_some_and(|own| own.post() == series) {
        let (year, ahead) = year_cited(date, series, serial, own);
        return Some(year).filter(|_| !ahead);
    }
    let sure = date.month() >= FIRST_SURE_MONTH;
    u16::try_from(date.year()).ok().filter(|_| sure)
}

impl Posts {
    /// An airgram's number with its sender before it: `Saigon A-257`, `62 SAIGON A-257`, `CA-10362`.
    pub(super) fn read_airgram_of(&self, words: &str) -> Option<NumberRead> {
        let letters = words
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let sender = letters.trim_end_matches(|c: char| c.is_ascii_uppercase());
        let read = read_airgram(words.get(sender.len()..)?)?;
        let sender: String = sender
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let (year, sender) = split_year(&sender);
        let sender = sender.strip_suffix(AIRGRAM).unwrap_or(sender);
        let (from, to) = match self.exact(sender) {
            Some(post) => (Some(post), None),
            None => match self.between(sender) {
                Some((from, to)) => (Some(from), to),
                None => (None, None),
            },
        };
        let name = |post: Option<Post>| post.map(|post| post.name);
        Some(NumberRead {
            year,
            post: read.kind.series(name(from), name(to))?.into(),
            serial: read.serial,
            certainty: PostCertainty::Known,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::posts;

    #[test]
    fn letters_a_hyphen_and_a_serial_are_an_airgram() {
        for (text, serial, length) in [
            ("A-257. Text", 257, 5),
            ("A–257, June 3", 257, 7),
            ("CA- 10362", 10_362, 9),
            ("CW 8841 May 4", 8841, 7),
            ("G-504.", 504, 5),
            ("A – 257. Text", 257, 9),
        ] {
            let read = read_airgram(text).map(|read| (read.serial, read.length));
            assert_eq!(read, Some((serial, length)), "{text}");
        }
        for text in [
            "A 257", "A-4's", "A-1-E", "A-3b", "B-52", "A-12/3", "A-5,000", "CAP-5", "A-", "A-0",
            "A-123456",
        ] {
            assert_eq!(read_airgram(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_written_whole_is_of_its_sender_s_series() {
        for (text, series) in [
            ("Saigon A-257", Some("SAIGONAIRGRAM")),
            ("62 SAIGON A-257", Some("SAIGONAIRGRAM")),
            ("Saigon airgram A-257", Some("SAIGONAIRGRAM")),
            ("State to Oslo A-89", Some("STATETOOSLOAIRGRAM")),
            ("STATE CA-3400", Some("STATECIRCULARAIRGRAM")),
            ("CW-8841", Some("STATECIRCULARAIRGRAMW")),
            ("State A-89", None),
            ("A-257", None),
        ] {
            let read = posts().read_airgram_of(text);
            let read = read.as_ref().map(|number| &*number.post);
            assert_eq!(read, series, "{text}");
        }
    }
}
