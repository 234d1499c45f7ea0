//! The telegram that a short name means between two who write to each other: in which series and year it was numbered.
//!
//! Until June 1966 the Department numbered its telegrams to each post apart from those to any other, and a post
//! its telegrams to another post apart from those to the Department. Such a number is of a series of its own,
//! `64STATETOBONN1359`; circular telegrams are `64STATECIRCULAR1517`. From July 1966 each sender had one series.

use jiff::civil::{Date, DateTime, date};

use super::DayMonth;
use super::numbering::{year_cited, year_of_day};
use crate::model::{CIRCULAR, Cable, DateSource, Mrn, STATE, STATE_TO};
use crate::vocab::{Post, Posts, Whose, posts};

/// The day from which the Department's telegrams have one series.
const ONE_SERIES: Date = date(1966, 7, 1);

/// Who writes to whom and when: what a short name of a telegram needs to be understood.
#[derive(Clone, Debug, Default)]
pub struct Correspondence {
    pub(super) date: Option<Date>,
    /// Post of the writer, `STATE` for the Department.
    pub(super) writer: Option<&'static str>,
    /// Post of the addressee, where it is one alone.
    pub(super) reader: Option<&'static str>,
    pub(super) own: Option<Mrn>,
}

impl Correspondence {
    /// That of a message, by its number, sender and addressees.
    pub fn of(cable: &Cable) -> Self {
        let table = posts();
        let named = |words: &str| table.addressed(words, cable.date).map(|post| post.name);
        let own = cable.mrn.as_ref();
        let numbered = table.sender(cable);
        let from = cable.from.as_ref().and_then(|from| named(&from.value));
        let mut readers = cable.to.iter().filter_map(|to| named(&to.value));
        let only = readers.next();
        let series = own.map_or("", |mrn| Mrn::split_airgrams(mrn.post()).0);
        let reader = match series.strip_prefix(STATE_TO) {
            Some(post) => table.exact(post).map(|post| post.name),
            None => only.filter(|only| readers.all(|other| other == *only)),
        };
        Correspondence {
            date: cable.date,
            writer: numbered.map(|post| post.name).or(from),
            reader,
            own: own.cloned(),
        }
    }

    /// The post of the two that is not the Department.
    pub(super) fn field(&self) -> Option<&'static str> {
        match self.writer {
            Some(STATE) => self.reader.filter(|reader| *reader != STATE),
            other => other,
        }
    }

    /// The telegram meant by a short name and a serial; `to` where an addressee is written, `day` where a day is.
    ///
    /// `None` where it is not known who is meant, and where the number could only be of days to come.
    pub fn telegram(
        &self,
        whose: Whose,
        to: Option<&'static str>,
        serial: u32,
        day: Option<DayMonth>,
    ) -> Option<Mrn> {
        let date = self.date?;
        let series = self.series(whose, to, serial, None)?;
        let year = match day.and_then(|day| year_of_day(day, date)) {
            Some(year) => year,
            None => {
                let (year, ahead) = year_cited(date, &series, serial, self.own.as_ref());
                if ahead {
                    return None;
                }
                year
            }
        };
        Mrn::new(year, &series, serial)
    }
}

impl Correspondence {
    /// The post whose message a short name means, as far as the two who write to each other tell.
    pub fn sender(&self, whose: Whose) -> Option<&'static str> {
        match whose {
            Whose::Department => Some(STATE),
            Whose::Circular => None,
            Whose::Field => self.field(),
            Whose::Writer => self.writer,
            Whose::Reader => self.reader,
            Whose::Post(post) => Some(post),
        }
    }

    /// The series that a short name means. `sent`: a day by which it was sent, where one is known.
    pub fn series(
        &self,
        whose: Whose,
        to: Option<&'static str>,
        serial: u32,
        sent: Option<Date>,
    ) -> Option<String> {
        let (from, to) = match whose {
            Whose::Circular => (CIRCULAR, None),
            Whose::Department | Whose::Post(STATE) => (STATE, to.or_else(|| self.field())),
            Whose::Field => (self.field()?, to),
            Whose::Writer => (self.writer?, to.or(self.reader)),
            Whose::Reader => (self.reader?, to.or(self.writer)),
            Whose::Post(post) => (post, to),
        };
        let date = self.date?;
        series(from, to, serial, sent.map_or(date, |sent| sent.min(date)))
    }
}

/// The series in which a telegram was numbered that is cited on `date`; `None` where its addressee is not known.
pub fn series(from: &str, to: Option<&str>, serial: u32, date: Date) -> Option<String> {
    let to = to.filter(|to| *to != from);
    let one_series = match (date < ONE_SERIES, (date - ONE_SERIES).get_days()) {
        (true, _) => false,
        // In the first month a small number is of the new series, a larger one of the old.
        (false, days @ 0..31) => serial <= (days as u32 + 1) * 700,
        _ => true,
    };
    match (from, to) {
        (STATE, _) if one_series || serial >= 10_000 => Some(STATE.to_owned()),
        (CIRCULAR, _) if one_series && date >= date_of_last_circular() => Some(STATE.to_owned()),
        (CIRCULAR, _) => Some(CIRCULAR.to_owned()),
        (STATE, to) => Some(format!("{STATE_TO}{}", to?)),
        (post, Some(to)) if !one_series && to != STATE && posts().is_diplomatic(post) => {
            Some(format!("{post}TO{to}"))
        }
        (post, _) => Some(post.to_owned()),
    }
}

fn date_of_last_circular() -> Date {
    date(1966, 9, 1)
}

impl Posts {
    /// The post that sends in a series: `STATE` for `STATETOBONN`, `BONN` for `BONNAIRGRAM`; none for a traveller's messages.
    pub fn sender_of(&self, series: &str) -> Option<Post> {
        let (series, _) = Mrn::split_airgrams(series);
        if let Some(post) = self.exact(series) {
            return (!post.is_series()).then_some(post);
        }
        let (from, to) = self.between(series)?;
        (to.is_some() || series == CIRCULAR).then_some(from)
    }

    /// The post that sent a message, by its number, one without a year too: `KATHMANDU 000964` of a message without a date.
    pub fn sender(&self, cable: &Cable) -> Option<Post> {
        if let Some(mrn) = &cable.mrn {
            let post = self.sender_of(mrn.post());
            return post.map(|post| post.in_year(cable.year()));
        }
        let written = &cable.mrn_raw.as_ref()?.value;
        let name = written.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let squeezed: String = name.chars().filter(|c| *c != ' ').collect();
        let post = self.exact(&squeezed.to_ascii_uppercase())?;
        (!post.is_series()).then_some(post)
    }

    /// Who sent a message and when, as others cite it without its number; of one with a date-time group and an `FM` line.
    pub fn sending(&self, cable: &Cable) -> Option<String> {
        let from = cable.from.as_ref()?;
        let (date, time) = (cable.date?, cable.time?);
        let is_group = cable.date_source == Some(DateSource::Dtg);
        is_group.then(|| self.sent_at(&from.value, date.to_datetime(time)))?
    }

    /// `USDAOSAIGON 051230Z MAY 75`: the sender by the name of its post, else by its letters, and the time.
    pub fn sent_at(&self, sender: &str, at: DateTime) -> Option<String> {
        let name = match self.addressed(sender, Some(at.date())) {
            Some(post) => post.name.to_owned(),
            None => {
                let letters = sender.chars().filter(char::is_ascii_alphanumeric);
                letters.collect::<String>().to_ascii_uppercase()
            }
        };
        let group = at.strftime("%d%H%MZ %b %y").to_string();
        (!name.is_empty()).then(|| format!("{name} {}", group.to_ascii_uppercase()))
    }

    /// Whether a message opens with `name` and its number: `Secto`, `TOPOL`, `CAP`, or a military command's name.
    pub fn names_series(&self, name: &str) -> bool {
        let squeezed: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let post = self.exact(&squeezed).filter(|post| post.name != STATE);
        post.is_some_and(|post| post.is_series() || !post.is_diplomatic())
    }

    /// Sender and addressee of a series such as `STATETOBONN`.
    pub fn between(&self, series: &str) -> Option<(Post, Option<Post>)> {
        if series == CIRCULAR {
            return Some((self.exact(STATE)?, None));
        }
        series.match_indices("TO").find_map(|(at, _)| {
            let (from, to) = (&series[..at], &series[at + 2..]);
            Some((self.named(from)?, Some(self.named(to)?)))
        })
    }

    /// The post with this very canonical name.
    fn named(&self, name: &str) -> Option<Post> {
        self.exact(name).filter(|post| post.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writing(from: &str, to: &str, on: Date, own: Option<Mrn>) -> Correspondence {
        let find = |post: &str| posts().exact(post).map(|post| post.name);
        Correspondence {
            date: Some(on),
            writer: find(from),
            reader: find(to),
            own,
        }
    }

    #[test]
    fn who_is_meant_depends_on_who_writes_to_whom() {
        let on = date(1964, 4, 15);
        let from_post = writing("OSLO", "STATE", on, Mrn::new(1964, "OSLO", 900));
        let to_post = writing("STATE", "OSLO", on, Mrn::new(1964, "STATETOOSLO", 800));
        let said = |by: &Correspondence, whose, serial| {
            by.telegram(whose, None, serial, None)
                .map(|mrn| mrn.to_string())
        };
        let some = |number: &str| Some(number.to_owned());
        assert_eq!(
            said(&from_post, Whose::Department, 780),
            some("64STATETOOSLO780")
        );
        assert_eq!(
            said(&to_post, Whose::Department, 780),
            some("64STATETOOSLO780")
        );
        assert_eq!(said(&to_post, Whose::Field, 882), some("64OSLO882"));
        assert_eq!(
            said(&from_post, Whose::Reader, 780),
            some("64STATETOOSLO780")
        );
        assert_eq!(said(&from_post, Whose::Writer, 880), some("64OSLO880"));
        assert_eq!(
            said(&to_post, Whose::Circular, 1517),
            some("64STATECIRCULAR1517")
        );
        assert_eq!(
            from_post
                .telegram(Whose::Post("ROME"), Some("LISBON"), 12, None)
                .map(|mrn| mrn.to_string()),
            some("64ROMETOLISBON12")
        );
        // From July 1966 each sender has one series.
        let later = writing("OSLO", "STATE", date(1966, 10, 3), None);
        assert_eq!(said(&later, Whose::Department, 58211), some("66STATE58211"));
    }
}
