//! Hides sources that a cable asks not to name, in everything that leaves the database for others' eyes.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::openings::{Openings, word_starts};
use crate::model::{EntityKind, Kind, Node, fold, is_inner};

/// What stands for a name that must not be shown.
const MASKED: &str = "[protected source]";

/// A source that must not be named.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Hidden {
    /// Names that are hidden wherever they stand: `Ilse Varga`.
    pub names: Vec<String>,
    /// Words that name the source in its own cables and may name others elsewhere: `Varga`.
    pub words: Vec<String>,
    /// The same, where they have a capital, since they are also a title, place or common word: `King`.
    pub capitals: Vec<String>,
    /// Names of others that hold one of these words and stay: `Ilse Quill`.
    pub others: Vec<String>,
    /// The cables that name the source.
    pub cables: BTreeSet<i64>,
    /// Whether any other cable may name it too, so that its words are hidden in all.
    pub anywhere: bool,
}

impl Hidden {
    /// Hides whole-word occurrences of a name in a text, whatever their letter case, but in names of others.
    ///
    /// Cost: one pass where the name does not occur, as in nearly every text; names of others, which are many, are
    /// looked for only where it does.
    fn hide(&self, text: String, name: &str) -> String {
        self.hide_where(text, name, |_| true)
    }

    /// The same, where the name has a capital.
    fn hide_capital(&self, text: String, name: &str) -> String {
        self.hide_where(text, name, |found| found.starts_with(char::is_uppercase))
    }

    fn hide_where(&self, text: String, name: &str, is_meant: fn(&str) -> bool) -> String {
        let found = |at: usize| {
            let length = word(&text[..at], &text[at..], name)?;
            is_meant(&text[at..at + length]).then_some(length)
        };
        if !word_starts(&text).any(|at| found(at).is_some()) {
            return text;
        }
        let mut masked = String::with_capacity(text.len());
        let mut from = 0;
        let mut passed = 0;
        for at in word_starts(&text) {
            if at < passed {
                continue;
            }
            let hidden = found(at);
            let mut others = self.others.iter();
            let other = others.find_map(|other| word(&text[..at], &text[at..], other));
            if other > hidden {
                passed = at + other.unwrap_or_default();
            } else if let Some(length) = hidden {
                masked.push_str(&text[from..at]);
                masked.push_str(MASKED);
                passed = at + length;
                from = passed;
            }
        }
        masked.push_str(&text[from..]);
        masked
    }

    /// Hides the words of the source.
    fn hide_words(&self, text: String) -> String {
        let text = match text.contains('@') {
            true => self.hide_addresses(text),
            false => text,
        };
        let words = self.words.iter();
        let text = words.fold(text, |text, hidden| self.hide(text, hidden));
        let capitals = self.capitals.iter();
        capitals.fold(text, |text, hidden| self.hide_capital(text, hidden))
    }

    /// Hides mail addresses in which a word of the source stands: `ivarga@example.org`.
    fn hide_addresses(&self, text: String) -> String {
        const SHORTEST: usize = 4;
        let words = self.words.iter().chain(&self.capitals);
        let telling: Vec<String> = words
            .map(|word| fold(word))
            .filter(|word| word.len() >= SHORTEST)
            .collect();
        let is_part = |c: char| !c.is_whitespace() && !"<>()[]\",;:".contains(c);
        let gives_away = |address: &str| {
            let folded = fold(address);
            address.contains('@') && telling.iter().any(|word| folded.contains(word))
        };
        let mut masked = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(start) = rest.find(is_part) {
            let length = rest[start..].find(|c| !is_part(c));
            let end = length.map_or(rest.len(), |length| start + length);
            masked.push_str(&rest[..start]);
            let part = &rest[start..end];
            masked.push_str(if gives_away(part) { MASKED } else { part });
            rest = &rest[end..];
        }
        masked.push_str(rest);
        masked
    }
}

/// The names to hide.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    sources: Vec<Hidden>,
    /// How the names of the sources begin, in their order.
    openings: Openings,
    /// The cables that name a source.
    cables: HashSet<i64>,
    beside: BTreeMap<i64, i64>,
    /// Whether a list has a word; capitalised ones that none has are given names where a hidden name follows.
    is_listed: Option<fn(&str) -> bool>,
    shown: bool,
}

impl Mask {
    /// A mask over these sources.
    pub fn over(sources: impl IntoIterator<Item = Hidden>) -> Self {
        let longest_first = |names: &mut Vec<String>| {
            names.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            names.dedup();
        };
        let mut sources: Vec<Hidden> = sources.into_iter().collect();
        for source in &mut sources {
            longest_first(&mut source.names);
            longest_first(&mut source.words);
            longest_first(&mut source.capitals);
            longest_first(&mut source.others);
        }
        Mask {
            openings: Openings::of(sources.iter().flat_map(|source| &source.names)),
            cables: sources
                .iter()
                .flat_map(|source| source.cables.iter().copied())
                .collect(),
            sources,
            beside: BTreeMap::new(),
            is_listed: None,
            shown: false,
        }
    }

    /// The same, and what only cables of protected sources name, each with one of these: what is hidden there is hidden
    /// in its name.
    pub fn and_beside(mut self, beside: BTreeMap<i64, i64>) -> Self {
        self.beside = beside;
        self
    }

    /// The same, which hides given names with the surnames behind them: capitalised words that no list has, "Xandrel | Varga".
    pub fn and_unlisted(mut self, is_listed: fn(&str) -> bool) -> Self {
        self.is_listed = Some(is_listed);
        self
    }

    /// A mask that hides nothing: the user asked to see the names.
    pub fn none() -> Self {
        Mask {
            shown: true,
            ..Mask::default()
        }
    }

    /// Whether the user asked to see the names.
    pub fn shows_all(&self) -> bool {
        self.shown
    }

    /// The name of a node, hidden where it must not be shown.
    ///
    /// Cost: one pass, whatever the number of sources, where none of their names may stand in it, as in nearly every text.
    pub fn name(&self, name: &str, is_protected: bool) -> String {
        if is_protected && !self.shown {
            return MASKED.to_owned();
        }
        let may_hold = self.openings.met(name);
        let mut text = name.to_owned();
        let mut at = 0;
        let mut is_changed = false;
        for source in &self.sources {
            for hidden in &source.names {
                // What is hidden changes the text: from there on every name is looked for.
                if is_changed || may_hold.holds(at) {
                    text = source.hide(text, hidden);
                    is_changed = text != name;
                }
                at += 1;
            }
            if source.anywhere {
                text = source.hide_words(text);
                is_changed = text != name;
            }
        }
        text
    }

    /// The name of a node of the graph, as [`Mask::name`] has it; and where only cables of protected sources name it,
    /// without what is hidden there. A cable's own name is words of the cable: an input may name it after the source.
    pub fn node(&self, node: &Node) -> String {
        match node.protection {
            Some(_) => self.name(&node.name, true),
            None if node.is_text() => self.text(node.id, &node.name),
            None => self.of_node(node.id, &node.name),
        }
    }

    /// A name or key of an unprotected node, of a cable as words of the cable.
    pub fn of_end(&self, kind: Kind, node: i64, text: &str) -> String {
        match kind {
            Kind::Of(EntityKind::Cable | EntityKind::Document) => self.text(node, text),
            _ => self.of_node(node, text),
        }
    }

    /// A name or key of an unprotected node.
    pub fn of_node(&self, node: i64, text: &str) -> String {
        match self.beside.get(&node) {
            Some(cable) => self.text(*cable, text),
            None => self.name(text, false),
        }
    }

    /// Words of a cable with every name hidden that must not be shown, whole words in any letter case.
    pub fn text(&self, cable: i64, text: &str) -> String {
        let mut masked = self.name(text, false);
        if self.cables.contains(&cable) {
            let here = self
                .sources
                .iter()
                .filter(|source| source.cables.contains(&cable) && !source.anywhere);
            masked = here.fold(masked, |text, source| source.hide_words(text));
        }
        match self.is_listed {
            Some(is_listed) => with_given_names(masked, is_listed),
            None => masked,
        }
    }

    /// Whether something is hidden in a text.
    pub fn hides(text: &str) -> bool {
        text.contains(MASKED)
    }
}

/// A text in which what is hidden takes the unlisted capitalised words right before it along.
fn with_given_names(text: String, is_listed: fn(&str) -> bool) -> String {
    /// So many given names are told by their place alone.
    const MOST: usize = 3;
    let mut masked = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once(MASKED) {
        masked.push_str(before);
        for _ in 0..MOST {
            let kept = masked.trim_end();
            let word = kept
                .rsplit(|c: char| !c.is_alphanumeric() && c != '-' && !is_inner(c))
                .next();
            let word = word.filter(|word| kept.len() < masked.len() && word.len() > 1);
            let given =
                word.filter(|word| word.starts_with(char::is_uppercase) && !is_listed(word));
            let Some(given) = given else { break };
            masked.truncate(kept.len() - given.len());
        }
        masked.push_str(MASKED);
        rest = behind;
    }
    masked.push_str(rest);
    masked
}

/// How many bytes of `text` spell `name` from its start on, where a word ends there; a number may stand behind it, and the s of
/// a family behind "the", or where nothing else is said.
fn word(before: &str, text: &str, name: &str) -> Option<usize> {
    const SHORTEST: usize = 3;
    let length = prefix(text, name)?;
    let behind = &text[length..];
    if !behind.starts_with(char::is_alphanumeric) {
        return Some(length);
    }
    if name.len() < SHORTEST {
        return None;
    }
    let is_family = |rest: &str| {
        let the = before.trim_end();
        let last = the.get(the.len().saturating_sub(3)..).unwrap_or_default();
        let is_alone = before.is_empty() && rest.is_empty();
        is_alone || the.len() < before.len() && last.eq_ignore_ascii_case("the")
    };
    let rest = match behind.strip_prefix(['s', 'S']) {
        Some(rest) if is_family(rest) => rest,
        _ => behind.trim_start_matches(|c: char| c.is_ascii_digit()),
    };
    (!rest.starts_with(char::is_alphanumeric)).then(|| text.len() - rest.len())
}

/// How many bytes of `text` spell `name`, letter case and accents aside, from its start on. For a blank or hyphen any white space
/// may stand, signs that join words, or nothing, as in names of files; a hyphen may break a word, at the end of a line or where one
/// was.
fn prefix(text: &str, name: &str) -> Option<usize> {
    let joins = |c: char| c.is_whitespace() || matches!(c, '-' | '_' | '.' | '+' | ',');
    let mut end = 0;
    for wanted in name.chars().filter(|c| !is_inner(*c)) {
        if wanted.is_whitespace() || wanted == '-' && end > 0 {
            let rest = text[end..].trim_start_matches(|c: char| joins(c) || is_inner(c));
            end = text.len() - rest.len();
            continue;
        }
        let mut rest = text[end..].trim_start_matches(is_inner);
        if end > 0
            && let Some(behind) = rest.strip_prefix('-')
        {
            rest = behind.trim_start();
        }
        let found = rest.chars().next()?;
        if !is_same_letter(found, wanted) {
            return None;
        }
        end = text.len() - rest.len() + found.len_utf8();
    }
    let rest = text[end..].trim_start_matches(is_inner);
    (end > 0).then(|| text.len() - rest.len())
}

/// Whether two letters are the same but for case and accents.
fn is_same_letter(one: char, other: char) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(&other);
    }
    let plain = |letter: char| fold(letter.encode_utf8(&mut [0; 4]));
    one == other || one.is_alphabetic() && other.is_alphabetic() && plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn varga() -> Mask {
        Mask::over([Hidden {
            names: ["Dr. Ilse Varga", "Ilse Quill Varga", "Ilse Varga"]
                .map(String::from)
                .to_vec(),
            words: vec!["Varga".to_owned(), "İlse".to_owned(), "Ilse".to_owned()],
            others: vec!["Ilse Quill".to_owned()],
            cables: BTreeSet::from([1]),
            ..Hidden::default()
        }])
    }

    #[test]
    fn marked_names_are_hidden_in_every_form() {
        let mask = varga();
        assert_eq!(
            mask.text(1, "VARGA said that Ilse\nVarga agreed with İLSE"),
            "[protected source] said that [protected source] agreed with [protected source]"
        );
        assert_eq!(
            mask.text(2, "told by ILSE\r\n   VARGA."),
            "told by [protected source]."
        );
        assert_eq!(
            mask.text(1, "Vargas is another man"),
            "Vargas is another man"
        );
        assert_eq!(mask.name("anything", true), MASKED);
        assert_eq!(Mask::none().name("Varga", true), "Varga");
    }

    #[test]
    fn a_given_name_that_no_list_has_is_hidden_with_the_surname() {
        let mask = varga().and_unlisted(|word| word == "President");
        let told = |text: &str| mask.text(1, text);
        assert_eq!(
            told("the activist Xandrel Varga said no"),
            "the activist [protected source] said no"
        );
        assert_eq!(
            told("Xandrel Varga and Xandrel Varga"),
            "[protected source] and [protected source]"
        );
        assert_eq!(
            told("President Varga, Varga"),
            "President [protected source], [protected source]"
        );
        assert_eq!(told("Xandrel. Nobody else"), "Xandrel. Nobody else");
    }

    #[test]
    fn a_given_name_stays_within_the_name_of_another() {
        let mask = varga();
        assert_eq!(
            mask.text(1, "Ilse, ILSE\nQUILL and Ilse Quilling spoke"),
            "[protected source], ILSE\nQUILL and [protected source] Quilling spoke"
        );
        // The longer name wins.
        assert_eq!(mask.text(2, "Ilse Quill Varga"), MASKED);
    }

    #[test]
    fn names_of_many_others_cost_little_where_the_source_is_not_named() {
        let others = (0..20_000).map(|at| format!("Ilse Quill{at}")).collect();
        let mask = Mask::over([Hidden {
            names: vec!["Ilse Varga".to_owned()],
            words: vec!["Ilse".to_owned()],
            others,
            cables: BTreeSet::from([1]),
            ..Hidden::default()
        }]);
        // Twenty thousand names at each of a million words would take hours.
        let text = "All of this is invented for a test. ".repeat(125_000);
        assert_eq!(mask.text(1, &text), text);
    }

    #[test]
    fn a_namesake_in_another_cable_keeps_the_name() {
        let mask = varga();
        assert_eq!(mask.text(2, "Minister Varga spoke"), "Minister Varga spoke");
        assert_eq!(mask.text(2, "ILSE VARGA spoke"), "[protected source] spoke");
        assert_eq!(mask.name("Oskar Varga", false), "Oskar Varga");
    }
}
