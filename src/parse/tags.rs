//! TAGS entries in every shape: commas, blanks, codes run together, names of people and topics.
//!
//! Needs: the `TAGS` field. Sets: `tags`, upper case, each once. Method: what stands between two commas is cut by
//! the longest topic known, by codes, by people (surname first), by countries; what is left between these is one
//! topic. Misses: two unknown topics side by side.

use super::Reader;
use crate::model::{Located, fold_space, is_debris};
use crate::vocab::{self, tag_meaning, topic};

/// Reads the entries of a field.
pub(super) fn read(reader: &mut Reader<'_>, content: &str) {
    let mut entries = Entries {
        reader,
        found: Vec::new(),
        visit: false,
    };
    for line in content
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !is_debris(line))
    {
        let parts = parts(line);
        let mut at = 0;
        while at < parts.len() {
            at += entries
                .person_over_comma(line, &parts[at..])
                .unwrap_or_else(|| {
                    entries.part(parts[at]);
                    1
                });
        }
    }
    for entry in entries.found {
        if reader
            .cable
            .tags
            .iter()
            .all(|known| known.value != entry.value)
        {
            reader.cable.tags.push(entry);
        }
    }
}

/// Cuts a line at its commas and semicolons; parentheses stay whole and stand alone.
fn parts(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut inside = false;
    for (at, c) in line.char_indices() {
        match c {
            '(' if line[at..].contains(')') => {
                parts.push(&line[start..at]);
                (start, inside) = (at, true);
            }
            ')' if inside => {
                parts.push(&line[start..at + 1]);
                (start, inside) = (at + 1, false);
            }
            ',' | ';' if !inside => {
                parts.push(&line[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&line[start..]);
    let trimmed = parts.into_iter().map(str::trim);
    trimmed.filter(|part| !part.is_empty()).collect()
}

struct Entries<'r, 't> {
    reader: &'r Reader<'t>,
    found: Vec<Located<String>>,
    /// Whether the visitors that `OVIP` announces may follow.
    visit: bool,
}

impl Entries<'_, '_> {
    fn push(&mut self, value: String, written: &str) {
        self.found.extend(self.reader.located(value, written));
    }

    /// `CLINTON, HILLARY` behind `OVIP`: two parts, one person. Gives how many parts were read.
    fn person_over_comma(&mut self, line: &str, parts: &[&str]) -> Option<usize> {
        let [surname, given, ..] = parts else {
            return None;
        };
        let single = self.visit && is_name(surname) && codes(surname).is_none();
        let first = given.split(' ').next()?;
        let fits = single && vocab::is_given_name(first) && tag_meaning(first).is_none();
        if !fits || given.split(' ').count() > 2 {
            return None;
        }
        let written = from_to(line, surname, given);
        self.push(
            format!("{surname}, {}", fold_space(given)).to_uppercase(),
            written,
        );
        Some(2)
    }

    /// Reads what stands between two commas: one entry, or several apart by blanks.
    fn part(&mut self, part: &str) {
        if let Some(inner) = part.strip_prefix('(').and_then(|p| p.strip_suffix(')')) {
            return match inner.split_once(',') {
                Some((surname, given)) => {
                    let value = format!("{}, {}", surname.trim(), given.trim());
                    self.push(fold_space(&value).to_uppercase(), inner.trim());
                }
                None => self.part(inner.trim()),
            };
        }
        let words: Vec<&str> = part.split_whitespace().collect();
        if words.contains(&"PAGE") {
            // A page heading that a line's end has not kept apart.
            return;
        }
        let mut at = 0;
        while at < words.len() {
            at += self.entry(part, &words[at..]);
        }
    }

    /// Reads one entry and gives the count of its words.
    fn entry(&mut self, part: &str, words: &[&str]) -> usize {
        let word = trimmed(words[0]);
        if word.is_empty() {
            return 1;
        }
        if let Some((count, tag)) = topic(words) {
            self.push(tag, from_to(part, words[0], words[count - 1]));
            return count;
        }
        if let Some(codes) = codes(word) {
            self.visit = codes
                .last()
                .is_some_and(|code| code.eq_ignore_ascii_case("OVIP"));
            for code in codes {
                self.push(code.to_uppercase(), code);
            }
            return 1;
        }
        if let Some(count) = person(words, self.visit) {
            let written = from_to(part, words[0], words[count - 1]);
            let mut given = fold_space(&words[1..count].join(" "));
            if count == 2
                && let Some(initial) = middle_initial(self.reader.text, words[1], words[0])
            {
                given = format!("{given} {initial}.");
            }
            self.push(format!("{}, {given}", words[0]).to_uppercase(), written);
            return count;
        }
        let count = self.unknown(words);
        let written = from_to(part, words[0], words[count - 1]);
        let written =
            written.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '-' | '/'));
        self.push(fold_space(written).to_uppercase(), written);
        count
    }

    /// How many words from here on make one topic: up to the next thing known.
    fn unknown(&self, words: &[&str]) -> usize {
        let known = |at: usize| {
            at == words.len()
                || codes(trimmed(words[at])).is_some()
                || topic(&words[at..]).is_some()
                || person(&words[at..], false).is_some()
        };
        if let Some(count) = vocab::place_in_front(words).filter(|count| known(*count)) {
            return count;
        }
        (1..words.len())
            .find(|at| known(*at))
            .unwrap_or(words.len())
    }
}

/// The part of `line` from the first of two of its slices to the end of the second.
fn from_to<'l>(line: &'l str, first: &str, last: &str) -> &'l str {
    let offset = |part: &str| part.as_ptr() as usize - line.as_ptr() as usize;
    &line[offset(first)..offset(last) + last.len()]
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A word of letters only, as in names.
fn is_name(word: &str) -> bool {
    word.len() > 1
        && word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
}

/// How many words a person takes, surname first: `MARLOW IDA`, `TALLIS OREN P.`
fn person(words: &[&str], visit: bool) -> Option<usize> {
    let [surname, given, rest @ ..] = words else {
        return None;
    };
    if !is_name(surname) || !is_name(given) || given.len() < 3 {
        return None;
    }
    let no_name = |word: &str| vocab::is_no_name(word) || codes(word).is_some();
    let likely = vocab::is_given_name(given) && vocab::place_in_front(&words[..1]).is_none();
    if no_name(surname) || codes(given).is_some() || !(likely || visit) {
        return None;
    }
    let initial = rest.first().is_some_and(|word| {
        word.len() <= 2 && word.ends_with('.') && word.starts_with(|c: char| c.is_ascii_uppercase())
    });
    Some(2 + usize::from(initial))
}

/// The initial that the head gives a person whom the TAGS line names without it: `IDA Q. MARLOW`.
fn middle_initial(text: &str, given: &str, surname: &str) -> Option<char> {
    let end = text
        .char_indices()
        .nth(4000)
        .map_or(text.len(), |(at, _)| at);
    let mut words = text[..end].split_whitespace();
    let mut last = [words.next()?, words.next()?];
    for word in words {
        let [first, middle] = last;
        if let [letter, b'.'] = middle.as_bytes()
            && letter.is_ascii_alphabetic()
            && first.eq_ignore_ascii_case(given)
            && trimmed(word)
                .get(..surname.len())
                .is_some_and(|w| w.eq_ignore_ascii_case(surname))
        {
            return Some(char::from(letter.to_ascii_uppercase()));
        }
        last = [middle, word];
    }
    None
}

/// The codes that a word is made of: one, several run together, or several apart at stops and strokes.
fn codes(word: &str) -> Option<Vec<&str>> {
    let word = trimmed(word);
    if !word.is_ascii() || word.len() > 240 {
        return None;
    }
    if is_code(word) {
        return Some(vec![word]);
    }
    if word.contains(['.', '/', '-', '+', '&']) {
        let parts = word
            .split(['.', '/', '-', '+', '&'])
            .filter(|part| !part.is_empty());
        let found: Option<Vec<Vec<&str>>> = parts
            .map(|part| is_code(part).then(|| vec![part]).or_else(|| run_on(part)))
            .collect();
        return found.map(|found| found.concat());
    }
    run_on(word)
}

fn is_code(word: &str) -> bool {
    matches!(word.len(), 2..=16) && tag_meaning(&word.to_ascii_uppercase()).is_some()
}

/// Codes of four letters run together, among them at most two countries of two letters.
fn run_on(word: &str) -> Option<Vec<&str>> {
    if word.len() < 6 || !word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let mut found = Vec::new();
    if known_run(word, 0, &mut found) {
        return Some(found);
    }
    // In a long run one code may be new to the table.
    let (codes, country) = word.split_at(word.len() / 4 * 4);
    let pieces = (0..codes.len() / 4).map(|i| &codes[i * 4..i * 4 + 4]);
    let unknown = pieces.clone().filter(|code| !is_code(code)).count();
    let fits = unknown == 1 && codes.len() >= 20 && (country.is_empty() || is_code(country));
    fits.then(|| {
        pieces
            .chain((!country.is_empty()).then_some(country))
            .collect()
    })
}

/// Cuts a run into known codes; longer ones first, at most two of two letters and at least one of four.
fn known_run<'w>(rest: &'w str, countries: u8, found: &mut Vec<&'w str>) -> bool {
    if rest.is_empty() {
        return found.iter().any(|code| code.len() == 4);
    }
    for length in [4, 2] {
        let countries = countries + u8::from(length == 2);
        let Some(code) = rest
            .get(..length)
            .filter(|code| countries <= 2 && is_code(code))
        else {
            continue;
        };
        found.push(code);
        if known_run(&rest[length..], countries, found) {
            return true;
        }
        found.pop();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let mut reader = Reader::of(line);
        read(&mut reader, line);
        let tags: Vec<&str> = reader
            .cable
            .tags
            .iter()
            .map(|tag| tag.value.as_str())
            .collect();
        assert_eq!(tags, expected, "{line}");
    }

    #[test]
    fn codes_run_together_are_cut() {
        check("PRELPGOVEG, KNNP", &["PREL", "PGOV", "EG", "KNNP"]);
        check("EGPREL EGPREL", &["EG", "PREL"]);
        check("PREL PGOV PREL", &["PREL", "PGOV"]);
        check(
            "PRELPGOVAFNATO PREL.PHUM.EG",
            &["PREL", "PGOV", "AF", "NATO", "PHUM", "EG"],
        );
        check("UNGA/C-6", &["UNGA/C-6"]);
        check("COUNTRYMEN", &["COUNTRYMEN"]);
    }

    #[test]
    fn people_stand_surname_first() {
        check(
            "OVIP (MARLOW, IDA Q.), PREL",
            &["OVIP", "MARLOW, IDA Q.", "PREL"],
        );
        check("OVIP TALLIS OREN PREL", &["OVIP", "TALLIS, OREN", "PREL"]);
        check(
            "OVIP, MARLOW, HELEN, PREL",
            &["OVIP", "MARLOW, HELEN", "PREL"],
        );
        check(
            "PREL MARLOW HELEN P. EG",
            &["PREL", "MARLOW, HELEN P.", "EG"],
        );
        let text = "OVIP MARLOW HELEN\nVISIT OF MINISTER HELEN K. MARLOW";
        let mut reader = Reader::of(text);
        read(&mut reader, &text[..17]);
        assert_eq!(reader.cable.tags[1].value, "MARLOW, HELEN K.");
    }

    #[test]
    fn topics_are_cut_by_the_longest_known() {
        check(
            "EG COUNTER TERRORISM MIDDLE EAST PEACE PROCESS PREL",
            &[
                "EG",
                "COUNTERTERRORISM",
                "MIDDLE EAST PEACE PROCESS",
                "PREL",
            ],
        );
        check("LIGHTHOUSE KEEPING EG", &["LIGHTHOUSE KEEPING", "EG"]);
        check("NEW ZEALAND HUMAN RIGHTS", &["NEW ZEALAND", "HUMAN RIGHTS"]);
    }
}
