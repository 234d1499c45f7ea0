//! Which of some documents a citation means: each with a score and the reasons for it.
//!
//! A pure function of the citation and the candidates. A wrong digit, a neighbouring day or another year costs, and is
//! said; what the citation does not say costs nothing.

use jiff::civil::Date;

use crate::model::{Candidate, Citation, Match, fold_name};

/// What fits less is not offered.
const LEAST: f64 = 0.45;

/// Ranks candidates, the best first; equal ones held first, then by name.
pub fn rank(citation: &Citation, candidates: Vec<Candidate>) -> Vec<Match> {
    let mut matches: Vec<Match> = candidates
        .into_iter()
        .map(|candidate| judge(citation, candidate))
        .filter(|found| found.score >= LEAST)
        .collect();
    matches.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(b.candidate.held.cmp(&a.candidate.held))
            .then(a.candidate.name.cmp(&b.candidate.name))
    });
    matches
}

/// Weighs what fits against all that the citation says.
struct Scale {
    reached: f64,
    possible: f64,
    /// Whether a day or a person agrees.
    agrees: bool,
    /// Whether the number is the one that is wanted.
    is_number: bool,
    /// Whether a digit of it differs.
    is_near: bool,
    reasons: Vec<String>,
}

impl Scale {
    fn weigh(&mut self, weight: f64, share: f64, reason: String) {
        self.possible += weight;
        self.reached += weight * share;
        self.reasons.push(reason);
    }
}

fn judge(citation: &Citation, candidate: Candidate) -> Match {
    let mut scale = Scale {
        reached: 0.0,
        possible: 0.0,
        agrees: false,
        is_number: false,
        is_near: false,
        reasons: Vec::new(),
    };
    if let Some(document) = &citation.document {
        let same = candidate.document.as_ref() == Some(document);
        scale.weigh(1.0, f64::from(same), format!("document {document}"));
    }
    serial(citation, &candidate, &mut scale);
    if let Some(post) = &citation.post {
        match &candidate.post {
            Some(own) if own == post || citation.may_be_of(own) => {
                scale.weigh(2.0, 1.0, format!("post {own}"))
            }
            // The number of an answer is another series altogether.
            Some(own) if citation.to_post.as_ref() == Some(own) => {
                scale.weigh(6.0, 0.0, format!("from {own}, not to it"));
            }
            Some(own) => scale.weigh(2.0, 0.0, format!("post {own}, not {post}")),
            None => scale.weigh(1.0, 0.3, "its post is not known".to_owned()),
        }
    }
    days(citation, &candidate, &mut scale);
    person(
        citation.from.as_deref(),
        &candidate.senders,
        "signed or sent by",
        &mut scale,
    );
    // Addressees are posts more often than people: a name that is not there tells little.
    if let Some(to) = &citation.to
        && let Some(name) = named(&candidate.addressees, to)
    {
        scale.weigh(1.0, 1.0, format!("addressed to {name}"));
    }
    let is_told = citation.serial.is_some()
        || citation.date.is_some()
        || citation.month_and_day.is_some()
        || citation.document.is_some();
    if !is_told {
        // Post, year or a name fit many.
        scale.weigh(3.0, 0.0, "neither number nor day is given".to_owned());
    }
    // Of a wrong digit day or person must tell that the message is meant.
    if scale.is_near && !scale.agrees {
        scale.weigh(
            2.0,
            0.0,
            "neither day nor person tells that it is meant".to_owned(),
        );
    }
    let score = if is_other_post(citation, &candidate, &scale) {
        // Every post has such a number.
        0.0
    } else if scale.possible > 0.0 {
        scale.reached / scale.possible
    } else {
        0.0
    };
    Match {
        candidate,
        score: (score * 100.0).round() / 100.0,
        reasons: scale.reasons,
    }
}

/// Whether a message is of another post than the one that is meant, and neither day nor person speaks for it.
fn is_other_post(citation: &Citation, candidate: &Candidate, scale: &Scale) -> bool {
    let (Some(post), Some(own)) = (&citation.post, &candidate.post) else {
        return false;
    };
    post != own && !citation.may_be_of(own) && !scale.agrees && citation.document.is_none()
}

fn serial(citation: &Citation, candidate: &Candidate, scale: &mut Scale) {
    let Some(wanted) = citation.serial else {
        return;
    };
    match candidate.serial {
        Some(own) if own == wanted => {
            scale.is_number = true;
            scale.weigh(4.0, 1.0, format!("number {own}"));
        }
        Some(own) if strsim::osa_distance(&own.to_string(), &wanted.to_string()) == 1 => {
            // Of any day and year many numbers are so.
            let share = if tells_when_or_who(citation) {
                0.55
            } else {
                0.1
            };
            scale.is_near = true;
            scale.weigh(4.0, share, format!("number {own} is a digit off {wanted}"));
        }
        Some(own) => scale.weigh(4.0, 0.0, format!("number {own}, not {wanted}")),
        None => scale.weigh(4.0, 0.1, "its number is not known".to_owned()),
    }
}

/// Whether something besides number and post tells a telegram from others.
fn tells_when_or_who(citation: &Citation) -> bool {
    citation.date.is_some()
        || citation.year.is_some()
        || citation.month_and_day.is_some()
        || citation.from.is_some()
}

fn days(citation: &Citation, candidate: &Candidate, scale: &mut Scale) {
    match (citation.date, candidate.date) {
        (Some(wanted), Some(own)) => day(wanted, own, scale),
        (Some(wanted), None) => year(wanted.year() as u16, candidate.year, scale),
        (None, Some(own)) if citation.month_and_day.is_some() => {
            // Of the year of the candidate, since none is said; around New Year of the one beside it.
            let of_year = |years: i16| {
                let (month, day) = citation.month_and_day?;
                Date::new(own.year() + years, month, day).ok()
            };
            let nearest = [-1, 0, 1].into_iter().filter_map(of_year);
            let apart = |date: &Date| date.duration_until(own).as_hours().abs();
            if let Some(wanted) = nearest.min_by_key(apart) {
                day(wanted, own, scale);
            }
        }
        (None, own) => {
            if let Some(wanted) = citation.year {
                year(
                    wanted,
                    own.map(|own| own.year() as u16).or(candidate.year),
                    scale,
                );
            }
        }
    }
}

fn day(wanted: Date, own: Date, scale: &mut Scale) {
    let apart = wanted.duration_until(own).as_hours().unsigned_abs() / 24;
    let same_day = wanted.month() == own.month() && wanted.day() == own.day();
    let same_month = wanted.year() == own.year() && wanted.month() == own.month();
    scale.agrees |= apart < 8;
    match apart {
        0 => scale.weigh(3.0, 1.0, format!("day {own}")),
        1 => scale.weigh(
            3.0,
            0.85,
            format!("day {own}, next to {wanted}: clocks differ"),
        ),
        2..=7 => scale.weigh(3.0, 0.5, format!("day {own}, {apart} days from {wanted}")),
        _ if same_day && wanted.year().abs_diff(own.year()) == 1 => {
            scale.weigh(3.0, 0.5, format!("day {own}, a year from {wanted}"));
        }
        _ if same_day && scale.is_number => {
            scale.weigh(3.0, 0.5, format!("day {own}, not {wanted}: a misprint?"));
        }
        _ if same_month => scale.weigh(3.0, 0.4, format!("day {own}, in the month of {wanted}")),
        _ => scale.weigh(3.0, 0.0, format!("day {own}, not {wanted}")),
    }
}

fn year(wanted: u16, own: Option<u16>, scale: &mut Scale) {
    match own {
        Some(own) if own == wanted => scale.weigh(1.0, 1.0, format!("year {own}")),
        Some(own) if own.abs_diff(wanted) == 1 => {
            scale.weigh(1.0, 0.5, format!("year {own}, next to {wanted}"))
        }
        Some(own) => scale.weigh(1.0, 0.0, format!("year {own}, not {wanted}")),
        None => scale.weigh(1.0, 0.3, "its day is not known".to_owned()),
    }
}

fn person(wanted: Option<&str>, names: &[String], what: &str, scale: &mut Scale) {
    let Some(wanted) = wanted else { return };
    match named(names, wanted) {
        Some(name) => {
            scale.agrees = true;
            scale.weigh(3.0, 1.0, format!("{what} {name}"));
        }
        None if names.is_empty() => scale.weigh(
            3.0,
            0.2,
            format!("nothing says whether it is {what} {wanted}"),
        ),
        None => scale.weigh(
            3.0,
            0.0,
            format!("{what} {}, not {wanted}", names.join(", ")),
        ),
    }
}

/// The name that holds a surname as a word.
fn named<'n>(names: &'n [String], surname: &str) -> Option<&'n str> {
    let wanted = fold_name(surname);
    let holds = |name: &&String| fold_name(name).split(' ').any(|word| word == wanted);
    names.iter().find(holds).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn cable(serial: u32, day: Date, signer: &str) -> Candidate {
        Candidate {
            key: format!("cable:74NORVALE{serial}"),
            name: format!("74NORVALE{serial}"),
            held: true,
            date: Some(day),
            year: Some(1974),
            post: Some("NORVALE".to_owned()),
            serial: Some(serial),
            senders: vec![signer.to_owned()],
            ..Candidate::default()
        }
    }

    #[test]
    fn what_fits_many_is_not_offered() {
        let all = || vec![cable(1120, date(1974, 5, 8), "MARLOW")];
        // The post alone, and the number alone.
        let of_post = Citation {
            post: Some("NORVALE".to_owned()),
            to: Some("Quill".to_owned()),
            ..Citation::default()
        };
        assert!(rank(&of_post, all()).is_empty());
        let elsewhere = Citation {
            post: Some("TORPOINT".to_owned()),
            serial: Some(1120),
            ..Citation::default()
        };
        assert!(rank(&elsewhere, all()).is_empty());
        let of_that_day = Citation {
            date: Some(date(1974, 5, 8)),
            ..elsewhere
        };
        assert_eq!(rank(&of_that_day, all()).len(), 1);
    }

    #[test]
    fn the_exact_one_comes_first_and_a_slip_behind_it() {
        let all = || {
            vec![
                cable(1304, date(1974, 6, 21), "ROOK"),
                cable(1120, date(1974, 5, 8), "MARLOW"),
                cable(1121, date(1974, 5, 9), "MARLOW"),
            ]
        };
        let citation = Citation {
            post: Some("NORVALE".to_owned()),
            serial: Some(1120),
            date: Some(date(1974, 5, 8)),
            ..Citation::default()
        };
        let names = |matches: &[Match]| {
            matches
                .iter()
                .map(|found| found.candidate.name.clone())
                .collect::<Vec<_>>()
        };
        let found = rank(&citation, all());
        assert_eq!(names(&found), ["74NORVALE1120", "74NORVALE1121"]);
        assert!(found[0].score > 0.99 && found[1].score < 0.9, "{found:?}");
        let wrong_year = Citation {
            date: Some(date(1973, 5, 8)),
            ..citation.clone()
        };
        assert_eq!(names(&rank(&wrong_year, all()))[0], "74NORVALE1120");
        let by_people = Citation {
            from: Some("Rook".to_owned()),
            date: Some(date(1974, 6, 21)),
            ..Citation::default()
        };
        assert_eq!(names(&rank(&by_people, all())), ["74NORVALE1304"]);
        // A day without a year is one all the same; without any, a slip of the number is too little.
        let of_may = Citation {
            date: None,
            month_and_day: Some((5, 9)),
            ..citation.clone()
        };
        let found = rank(&of_may, all());
        assert_eq!(names(&found), ["74NORVALE1120", "74NORVALE1121"]);
        assert!(found[0].score < 0.99, "{found:?}");
        let any_day = Citation {
            date: None,
            ..citation.clone()
        };
        assert_eq!(names(&rank(&any_day, all())), ["74NORVALE1120"]);
        let answer = Citation {
            post: Some("STATE".to_owned()),
            to_post: Some("NORVALE".to_owned()),
            ..any_day
        };
        assert!(rank(&answer, all()).is_empty());
        let other = Citation {
            serial: Some(99),
            ..citation
        };
        assert!(rank(&other, all()).iter().all(|found| found.score < 0.65));
    }
}
