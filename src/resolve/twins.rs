//! Which of the messages that bear one number a reference means.
//!
//! Needs: the day of the reference, its words, the messages held. Method: a day that stands behind the number decides; else the
//! nearest that was sent before. What was sent later cannot be meant, nor what is of a numbering before, where the new one
//! had come to the number already: then a message is meant that is not held. A pure function of what is stored, so the order
//! in which messages came tells nothing.

use jiff::civil::Date;

use crate::model::{Bearer, TwinMeant, Twins};
use crate::notation::{DayMonth, month, month_and_day, year_of_day};

/// Days may be misprinted by less: as for copies of one message.
const SAME: i64 = 45;
/// Days of two zones may differ by so much.
const ZONES: i64 = 2;

/// The message that a reference means; `None` where that is not told by what is held.
pub fn twin_meant(twins: &Twins) -> Option<TwinMeant> {
    let held = &twins.held;
    let name =
        |when: &str, day: Date| Some(TwinMeant::Absent(format!("{} {when} {day}", twins.mrn)));
    if held.is_empty() {
        // What was told apart from a message that is gone is the number again.
        return Some(TwinMeant::Absent(twins.mrn.to_string()));
    }
    let stated = twins.words.iter().find_map(|words| stated(twins, words));
    if let Some(day) = stated {
        let apart = |bearer: &&Bearer| days(day, bearer.day).abs();
        let nearest = held
            .iter()
            .min_by_key(|bearer| (apart(bearer), bearer.node))?;
        return match apart(&nearest) <= SAME {
            true => Some(TwinMeant::Held(nearest.node)),
            false => name("of", day),
        };
    }
    let behind = |bearer: &Bearer| days(bearer.day, twins.day);
    // "Last June (Embtel 900)" tells of the numbering before.
    let old =
        |bearer: &Bearer| bearer.outnumbered && !names_month(&twins.words, bearer.day.month());
    let before = held
        .iter()
        .filter(|bearer| behind(bearer) >= -ZONES && !old(bearer))
        .max_by_key(|bearer| (bearer.day, bearer.node));
    let misprinted = || {
        let near = held
            .iter()
            .filter(|bearer| (-SAME..-ZONES).contains(&behind(bearer)));
        near.min_by_key(|bearer| (bearer.day, bearer.node))
    };
    if let Some(bearer) = before.or_else(misprinted) {
        return Some(TwinMeant::Held(bearer.node));
    }
    match held
        .iter()
        .filter(|bearer| old(bearer))
        .map(|bearer| bearer.day)
        .max()
    {
        Some(last) => name("after", last),
        None => name("before", held.iter().map(|bearer| bearer.day).min()?),
    }
}

/// The day that stands behind the number: "telegram 4711 to Ankara, March 7, 1977".
fn stated(twins: &Twins, words: &str) -> Option<Date> {
    let number = twins.mrn.serial().to_string();
    let at = words.match_indices(&number).find(|(at, _)| {
        let is_figure = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
        let behind = words[at + number.len()..].chars().next();
        !is_figure(&words[..*at]) && !behind.is_some_and(|c| c.is_ascii_digit())
    });
    let behind = &words[at?.0 + number.len()..];
    // "to Saigon, March 7": a word or two may stand between.
    let comma = behind.find([',', '(']).filter(|at| {
        let between = &behind[..*at];
        between.split_whitespace().count() <= 4 && !between.contains(['.', ';', ':'])
    })?;
    let rest = behind[comma..].trim_start_matches([',', '(', ' ', '\n']);
    let rest = ["of ", "dated "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    let (day, behind) = month_and_day(rest)?;
    let year = behind.trim_start_matches([',', ' ']);
    let figures = year.bytes().take_while(u8::is_ascii_digit).count();
    let year = year[..figures].parse().ok().filter(|_| figures == 4);
    let day = DayMonth { year, ..day };
    day.in_year(i16::try_from(year_of_day(day, twins.day)?).ok()?)
}

/// Whether the words name a month.
fn names_month(words: &[String], number: i8) -> bool {
    let parts = words
        .iter()
        .flat_map(|words| words.split(|c: char| !c.is_alphabetic()));
    let mut capitals = parts.filter(|part| part.starts_with(char::is_uppercase));
    capitals.any(|part| month(part) == Some(number))
}

/// How many days from one to another.
fn days(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mrn;

    #[test]
    fn the_nearest_before_is_meant_unless_a_day_is_stated() {
        let check = |day: &str, words: &str, held: &[(&str, bool)], meant: &str| {
            let bearers = (1..).zip(held).map(|(node, (day, outnumbered))| Bearer {
                node,
                day: day.parse().expect("a day"),
                outnumbered: *outnumbered,
            });
            let twins = Twins {
                citing: 0,
                day: day.parse().expect("a day"),
                cited: 9,
                name: String::new(),
                mrn: Mrn::new(1965, "NORVALE", 805).expect("a number"),
                held: bearers.collect(),
                words: vec![words.to_owned()],
            };
            let found = match twin_meant(&twins) {
                Some(TwinMeant::Held(node)) => held[node as usize - 1].0.to_owned(),
                Some(TwinMeant::Absent(name)) => name,
                None => "nothing".to_owned(),
            };
            assert_eq!(found, meant, "{words} on {day}");
        };
        let both = [("1965-02-23", false), ("1965-12-28", false)];
        check("1965-12-29", "Your 805.", &both, "1965-12-28");
        check("1965-03-02", "Your 805.", &both, "1965-02-23");
        check(
            "1965-01-02",
            "Your 805.",
            &both,
            "65NORVALE805 before 1965-02-23",
        );
        check("1965-12-30", "Your 805, February 23.", &both, "1965-02-23");
        check(
            "1965-12-30",
            "Telegram 805 to Norvale, August 3, 1965.",
            &both,
            "65NORVALE805 of 1965-08-03",
        );
        check("1965-12-20", "Your 805.", &both[1..], "1965-12-28");
        let old = [("1965-02-23", true)];
        check(
            "1965-12-29",
            "Embtel 805.",
            &old,
            "65NORVALE805 after 1965-02-23",
        );
        check(
            "1965-12-29",
            "Last February (Embtel 805)",
            &old,
            "1965-02-23",
        );
        check("1965-12-29", "Embtel 805.", &[], "65NORVALE805");
    }
}
