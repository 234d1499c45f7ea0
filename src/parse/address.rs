//! Who sends and who receives: `FM`, `TO`, `INFO`, `ACTION`, and the teleprinter's routing lines.
//!
//! Needs: these fields. Sets: `from to info action`. Method: a line an addressee, or several apart by their
//! routing indicators; without indicator, precedence and copy number; names stand as written.

use super::Reader;
use super::fields::{Head, Sheet};
use super::label::{Label, is_indicator, looks_like_offices};
use super::security::is_precedence;
use crate::model::{Classification, DateSource, Located, STATE, Span, is_debris};
use crate::vocab;

/// Words that name the kind of an addressee.
const KINDS: [&str; 18] = [
    "AMEMBASSY", "AMEREMBASSY", "AMEMB", "AMCONSUL", "AMCONGEN", "USMISSION", "USLO", "USINT",
    "USDEL", "SECSTATE", "SECDEF", "USCINC", "CINC", "JCS", "WHITE HOUSE", "ALDIP",
    "ALL DIPLOMATIC", "USIA",
];

/// Words that are an addressee by themselves, where a list of them goes on: commands, departments and agencies.
const ALONE: [&str; 21] = [
    "AID", "CIA", "CMC", "CNO", "CSA", "CSAF", "DA", "DIA", "DIRNSA", "JCS", "NSA", "NSC", "OSD",
    "SECDEF", "SECSTATE", "TREASURY", "COMMERCE", "USIA", "USUN", "USNATO", "WHITEHOUSE",
];

/// Words that open an address wherever they stand in a line.
const OPENING: [&str; 8] = [
    "AMEMBASSY", "AMEREMBASSY", "AMCONSUL", "AMCONGEN", "USMISSION", "USINT", "USLO", "SECSTATE",
];

/// The addressees of a field.
///
/// `XMT` opens a list of those who are left out of a collective address: none of them is an addressee.
pub(super) fn addressees(reader: &Reader<'_>, content: &str) -> Vec<Located<String>> {
    let has_margin = reader.sheet == Some(Sheet::Incoming);
    content
        .lines()
        .map(str::trim)
        .enumerate()
        // "L": an office in the margin of a sheet, where no label stands.
        .filter(|(index, line)| *index == 0 || !has_margin || line.len() > 2)
        .map(|(_, line)| line)
        .filter(|line| !line.is_empty() && !is_debris(line) && !looks_like_offices(line))
        // The groups of the text are not counted: a line of the teleprinter.
        .filter(|line| !line.ends_with(" GRNC"))
        .take_while(|line| !line.starts_with("XMT ") && *line != "BT")
        .flat_map(|line| apart(line))
        .filter_map(|part| {
            let name = bare(part);
            // The kind of a post alone names none.
            let is_named = !OPENING.contains(&name) || name == "SECSTATE";
            is_named.then(|| reader.located(name.to_owned(), name))?
        })
        .collect()
}

/// Cuts a line before each routing indicator, `RUEHC/`, behind each number, `BANGKOK 31, SAIGON 22`, and between posts that
/// are all known, `CAIRO, TEL AVIV`.
fn apart(line: &str) -> Vec<&str> {
    if let Some(posts) = known_posts(line) {
        return posts;
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for (comma, _) in line.match_indices([',', ';']) {
        if !line[comma + 1..].starts_with(' ') {
            continue;
        }
        if bare(&line[start..comma]).len() < line[start..comma].trim().len() {
            parts.push(&line[start..comma]);
            start = comma + 1;
        }
    }
    if parts.is_empty() {
        for (at, _) in line.match_indices(' ') {
            let next = line[at + 1..].split(' ').next().unwrap_or("");
            if OPENING.contains(&next) && names_kind(line[start..].trim_start()) {
                parts.push(&line[start..at]);
                start = at + 1;
            }
        }
    }
    for slash in memchr::memchr_iter(b'/', line.as_bytes()) {
        let word = line[..slash].trim_end().rfind(' ').map_or(0, |at| at + 1);
        if word > start && is_indicator(line[word..slash].trim_end()) {
            parts.push(&line[start..word]);
            start = word;
        }
    }
    parts.push(&line[start..]);
    parts
}

/// The parts of a line between commas, where each names another post of the table.
fn known_posts(line: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = line.split(", ").map(str::trim).collect();
    let mut names: Vec<&str> = Vec::new();
    for part in &parts {
        let post = post_of(bare(part))?;
        if names.contains(&post.name) {
            return None;
        }
        names.push(post.name);
    }
    (parts.len() > 1).then_some(parts)
}

/// Cuts `RUEHC/` off the front and precedence and numbers off the end.
fn bare(line: &str) -> &str {
    let mut name = line.trim().trim_start_matches('/').trim_start();
    if let Some((indicator, rest)) = name.split_once('/')
        && is_indicator(indicator.trim_end())
    {
        name = rest.trim_start();
    }
    if let Some((first, rest)) = name.split_once(' ')
        && is_precedence(first)
    {
        name = rest.trim_start();
    }
    loop {
        name = name.trim_end_matches([' ', '.', ';', ',']);
        let last = name.rsplit(' ').next().unwrap_or("");
        let is_number = last.starts_with(|c: char| c.is_ascii_digit())
            && last.bytes().all(|b| b.is_ascii_digit() || b == b'/');
        let is_mark = is_number
            || is_precedence(&last.to_ascii_uppercase())
            || matches!(last, "BT" | "UNN" | "UNNUMBERED");
        if last.len() < name.len() && is_mark {
            name = &name[..name.len() - last.len()];
        } else if let Some(sent) = name.strip_suffix(" BY POUCH") {
            name = sent;
        } else {
            return name;
        }
    }
}

/// Whether a line says to whom a message is sent: an address, or a post with its number or precedence. `EUR` is neither.
pub(super) fn is_addressee(content: &str) -> bool {
    let line = content.lines().next().unwrap_or("").trim();
    if line.len() > 90 || looks_like_offices(line) {
        return false;
    }
    let name = bare(line).to_ascii_uppercase();
    let kind = names_kind(&name);
    let is_marked = name.len() < line.len();
    (kind && (is_marked || name.contains(' '))) || (is_marked && post_of(&name).is_some())
}

/// Whether the first line of a field lists addressees.
pub(super) fn is_list(content: &str) -> bool {
    let first = content.trim_start().lines().next().unwrap_or("");
    is_addressee(first) || goes_on(first)
}

/// Whether a line behind a blank one goes on with a list of addressees: `AMEMBASSY NORVALE PRIORITY`, `Amconsul Norvale`,
/// `CSAF`.
pub(super) fn goes_on(line: &str) -> bool {
    const LONGEST: usize = 50;
    let mut words = line.split(' ').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("").trim_end_matches(',');
    let is_kind = OPENING.contains(&first.to_ascii_uppercase().as_str());
    let name = bare(line);
    if first.bytes().any(|b| b.is_ascii_lowercase()) {
        // "Amembassy Norvale" of the Department's own sheets, "Bonn," of a list.
        let is_name =
            |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let names = words.clone().count() > 0 && words.all(is_name);
        let is_post = name.len() < line.len() && post_of(&name.to_ascii_uppercase()).is_some();
        let is_short = line.len() < LONGEST && !line.contains([':', '.']);
        return is_short && (is_kind && names || is_post && line.ends_with(','));
    }
    if post_of(name).is_some_and(|post| post.is_series() || post.name == STATE) && !names_kind(name)
    {
        // The message's own number, or a series that it belongs to.
        return false;
    }
    let several = || {
        let parts = apart(line);
        is_kind && parts.len() > 1 && parts.into_iter().all(is_address)
    };
    is_address(line) || several() || ALONE.contains(&name) || is_command(name)
}

/// `CINCSTRIKE`, `RUENAAACNO`: a command, or an addressee run into its routing indicator.
fn is_command(name: &str) -> bool {
    let is_word = name.bytes().all(|b| b.is_ascii_uppercase());
    is_word
        && (name.starts_with("CINC")
            || name.starts_with("COMUS")
            || name.starts_with("RUE") && name.len() > 8)
}

/// Those to whom an edition's heading says that a message went, each with the words that say so: "the Embassy in Norvale and the
/// Mission in Kestrel Bay" are two, and so are "the Embassies in Norvale and Tessaria".
pub(super) fn in_prose(words: &str) -> Vec<(String, &str)> {
    const KINDS: [&str; 13] = [
        "Embass", "Mission", "Consulate", "Legation", "Interests Section", "Liaison Office",
        "U.S. ", "Department of ", "Chief of ", "Commander", "Assistant Secretary",
        "Secretary of ", "Delegation",
    ];
    let is_kind = |words: &str| KINDS.iter().any(|kind| words.starts_with(kind));
    let bare = |words: &'_ str| -> usize {
        let rest = words.strip_prefix("to ").unwrap_or(words);
        words.len() - rest.strip_prefix("the ").unwrap_or(rest).len()
    };
    let and = words
        .match_indices(" and ")
        .map(|(at, sign)| (at, at + sign.len()));
    let pair = and
        .map(|(at, next)| (at, next + bare(&words[next..])))
        .find(|(at, next)| {
            let first = &words[..*at];
            // "the Secretary of State and Secretary of Defense" of one heading are two, "Embassies in Norvale and …" a list.
            is_kind(&words[*next..])
                && (is_kind(first) || first.starts_with("Secretary"))
                && !first.starts_with("Embassies")
        });
    if let Some((at, next)) = pair {
        let first = words[..at].trim_end_matches([',', ' ']);
        let mut all = in_prose(first);
        all.extend(in_prose(&words[next..]));
        return all;
    }
    let Some(list) = words.strip_prefix("Embassies in ") else {
        return vec![(words.to_owned(), words)];
    };
    let parts = list
        .split(", ")
        .flat_map(|part| part.strip_prefix("and ").unwrap_or(part).split(" and "));
    let parts = parts.map(|part| {
        part.strip_prefix("in ")
            .unwrap_or(part)
            .trim_end_matches(',')
    });
    parts
        .map(
            |part| match part.strip_prefix("the ").filter(|part| is_kind(part)) {
                Some(other) => (other.to_owned(), other),
                None => (format!("Embassy in {part}"), part),
            },
        )
        .collect()
}

/// The addressees of a field whose number stands behind them, with it: `527` of `Amembassy OSLO 527 PRIORITY`.
pub(super) fn numbered(content: &str) -> impl Iterator<Item = (&str, &str)> {
    content.lines().flat_map(apart).filter_map(|part| {
        let name = bare(part);
        let behind = name.as_ptr() as usize - part.as_ptr() as usize + name.len();
        let number = part[behind..].split(' ').find(|word| !word.is_empty())?;
        let is_number = number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit());
        is_number.then_some((name, number))
    })
}

/// The offices of an `ACTION` line: `EUR-12` is `EUR`.
pub(super) fn offices(reader: &Reader<'_>, content: &str) -> Vec<Located<String>> {
    let first = content.lines().next().unwrap_or("");
    first
        .split([' ', ',', ';'])
        .filter(|word| !word.is_empty())
        .take_while(|word| *word != "INFO")
        .map(|word| word.split_once('-').map_or(word, |(office, _)| office))
        .filter_map(|office| reader.located(office.to_owned(), office))
        .collect()
}

/// Whether a line can be an addressee that no label opens: `AMEMBASSY NORVALE PRIORITY`, `ROUTINE PARIS`.
pub(super) fn is_address(line: &str) -> bool {
    if line.len() > 70
        || line.bytes().any(|b| b.is_ascii_lowercase())
        || line.contains(['.', ':', '('])
    {
        return false;
    }
    let name = bare(line);
    if name.is_empty()
        || Classification::at_start(line).is_some()
        || name.bytes().any(|b| b.is_ascii_digit())
    {
        return false;
    }
    names_kind(name) || name.split(", ").all(|part| post_of(part).is_some())
}

/// Whether a line begins with the kind of an addressee: `AMEMBASSY`, `USMISSION`.
pub(super) fn names_kind(line: &str) -> bool {
    KINDS.iter().any(|kind| line.starts_with(kind))
}

/// Whether two lines name one post of the table, each with or without kind and number.
pub(super) fn is_same_post(one: &str, other: &str) -> bool {
    let post = |line| vocab::posts().addressed(bare(line), None);
    post(one)
        .zip(post(other))
        .is_some_and(|(one, other)| one.name == other.name)
}

fn post_of(name: &str) -> Option<vocab::Post> {
    let squeezed: String = name.chars().filter(char::is_ascii_alphabetic).collect();
    vocab::posts().exact(&squeezed)
}

/// Reads the addressees of a head whose `FM` and `TO` a copyist left out: they stand behind the date-time group.
///
/// The first is the sender where the message's own number is of its post.
pub(super) fn unlabelled(reader: &mut Reader<'_>, head: &Head<'_>) {
    let grouped = reader.cable.date_source == Some(DateSource::Dtg);
    let Some(dated) = reader.cable.date_span.map(Span::end).filter(|_| grouped) else {
        return;
    };
    if !reader.cable.to.is_empty() || head.all(Label::To).next().is_some() {
        return;
    }
    let serial = reader.cable.mrn.as_ref().map(|mrn| mrn.serial());
    let is_address = |line: &&str| {
        is_address(line) && copy_number(line).is_none_or(|number| Some(number) != serial)
    };
    let text = reader.text;
    let behind = head
        .loose
        .iter()
        .filter(|line| line.start > dated)
        .map(|line| line.of(text));
    for line in behind
        .skip_while(|line| !is_address(line))
        .take_while(|line| is_address(line))
    {
        for name in apart(line).into_iter().map(bare) {
            let own = reader.cable.mrn.as_ref().map(|mrn| mrn.post().to_owned());
            let is_sender = post_of(name).is_some_and(|post| own.as_deref() == Some(post.name));
            let located = reader.located(name.to_owned(), name);
            if reader.cable.from.is_none() && reader.cable.to.is_empty() && is_sender {
                reader.cable.from = located;
            } else if !is_sender {
                reader.cable.to.extend(located);
            }
        }
    }
}

/// The number at the end of an address, `3850` of `SECSTATE WASHDC 3850`.
pub(super) fn copy_number(line: &str) -> Option<u32> {
    line.rsplit(' ').next()?.parse().ok()
}

/// Whether a line belongs to the teleprinter: `VZCZCXYZ0001`, `PP RUEHC RUEHXX`, `DE RUEHNO #0413 2711644`, `ZNY CCCCC ZZH`.
pub(super) fn is_routing(line: &str) -> bool {
    if line.len() > 100 || line.bytes().any(|b| b.is_ascii_lowercase()) {
        return false;
    }
    let mut words = line.split(' ').filter(|word| !word.is_empty());
    let Some(first) = words.next() else {
        return false;
    };
    let station = |word: &str| (4..=8).contains(&word.len()) && word.starts_with("RU");
    match first {
        "ZNY" | "ZNR" => true,
        "DE" => words.next().is_some_and(station),
        _ if first.starts_with("VZCZC") => true,
        _ if first.len() <= 2 && first.bytes().all(|b| b"ZOPRYM".contains(&b)) => {
            let mut stations = words.peekable();
            stations.peek().is_some() && stations.all(station)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(content: &str) -> Vec<String> {
        let reader = Reader::of(content);
        addressees(&reader, content)
            .into_iter()
            .map(|name| name.value)
            .collect()
    }

    #[test]
    fn addressees_stand_without_routing_and_precedence() {
        assert_eq!(
            names("RUEHC/SECSTATE WASHDC IMMEDIATE 7542"),
            ["SECSTATE WASHDC"]
        );
        assert_eq!(
            names("RUDTC/AMEMBASSY LONDON PRIORITY RUFNPS/AMEMBASSY PARIS PRIORITY BT"),
            ["AMEMBASSY LONDON", "AMEMBASSY PARIS"]
        );
        assert_eq!(
            names("AMEMBASSY SUVA BY POUCH\nXMT AMEMBASSY TAIPEI\nAMEMBASSY SAIGON"),
            ["AMEMBASSY SUVA"]
        );
        assert_eq!(
            names("ROUTINE CAIRO, TEL AVIV, USUN NY"),
            ["CAIRO", "TEL AVIV", "USUN NY"]
        );
        assert_eq!(names("MARLOW, ROME"), ["MARLOW, ROME"]);
        assert_eq!(names("OCT-01 ISO-00 EUR-12"), [""; 0]);
        assert_eq!(names("/SECSTATE WASHDC 3628/3629"), ["SECSTATE WASHDC"]);
    }

    #[test]
    fn a_list_goes_on_behind_blank_lines_with_addressees_alone() {
        for line in [
            "AMEMBASSY NORVALE PRIORITY",
            "Amconsul NORVALE",
            "AmEmbassy, NORVALE",
            "CSAF",
            "CINCSTRIKE",
            "PARIS",
            "Paris,",
            "AMEMBASSY OSLO AMEMBASSY ROME AMCONSUL TORPOINT",
            "USUN NEW YORK 880",
        ] {
            assert!(goes_on(line), "{line}");
        }
        for line in [
            "STATE 24460", "TOSEC 12", "COUNTRY TEAM MESSAGE", "OSLO FOR MARLOW",
            "The Ambassador left.", "Paris was quiet",
        ] {
            assert!(!goes_on(line), "{line}");
        }
        assert_eq!(
            names("AMEMBASSY OSLO AMEMBASSY ROME\n\nAMCONSUL TORPOINT UNN"),
            ["AMEMBASSY OSLO", "AMEMBASSY ROME", "AMCONSUL TORPOINT"]
        );
    }

    #[test]
    fn an_edition_s_heading_may_name_several_addressees() {
        let check = |words: &str, expected: &[&str]| {
            let names = in_prose(words);
            let names: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, expected);
        };
        check(
            "Mission to the United Nations and the Interests Section in Norvale",
            &[
                "Mission to the United Nations",
                "Interests Section in Norvale",
            ],
        );
        check(
            "Embassy in Norvale and to the U.S. Interests Section in Tessaria",
            &["Embassy in Norvale", "U.S. Interests Section in Tessaria"],
        );
        check(
            "Embassies in Norvale, the Netherlands, and the Consulate in Torpoint",
            &[
                "Embassy in Norvale",
                "Embassy in the Netherlands",
                "Consulate in Torpoint",
            ],
        );
        check(
            "Mission to the North Atlantic Treaty Organization and European Regional Organizations",
            &[
                "Mission to the North Atlantic Treaty Organization and European Regional Organizations",
            ],
        );
    }

    #[test]
    fn routing_lines_are_told_from_words() {
        for line in [
            "VZCZCXYZ0001",
            "PP RUEHC RUEHXX",
            "DE RUEHNO #0413/01 2711644",
            "ZNY CCCCC ZZH",
            "R RUEHC",
        ] {
            assert!(is_routing(line), "{line}");
        }
        for line in [
            "DE FACTO", "PP. 3", "RR", "ROUTINE PARIS", "O 281644Z SEP 09",
        ] {
            assert!(!is_routing(line), "{line}");
        }
    }

    #[test]
    fn addresses_without_a_label_are_known() {
        for line in [
            "AMEMBASSY NORVALE PRIORITY",
            "ROUTINE PARIS",
            "SECSTATE WASHDC 3850",
            "ROUTINE CAIRO, TEL AVIV",
        ] {
            assert!(is_address(line), "{line}");
        }
        for line in [
            "PARIS TALKS",
            "MEMORANDUM OF CONVERSATION",
            "RABAT 4091 REFERS.",
            "",
        ] {
            assert!(!is_address(line), "{line}");
        }
    }
}
