//! Hides sources that a cable asks not to name, in everything that leaves the database for others' eyes.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Node;

/// What stands for a name that must not be shown.
const MASKED: &str = "[protected source]";

/// A source that must not be named.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Hidden {
    /// Names that are hidden wherever they stand: `Ilse Varga`.
    pub names: Vec<String>,
    /// Words that name the source in its own cables and may name others elsewhere: `Varga`.
    pub words: Vec<String>,
    /// Names of others that hold one of these words and stay: `Ilse Quill`.
    pub others: Vec<String>,
    /// The cables that name the source.
    pub cables: BTreeSet<i64>,
}

impl Hidden {
    /// Hides whole-word occurrences of a name in a text, whatever their letter case, but in names of others.
    ///
    /// Cost: one pass where the name does not occur, as in nearly every text; names of others, which are many, are
    /// looked for only where it does.
    fn hide(&self, text: String, name: &str) -> String {
        if !word_starts(&text).any(|at| word(&text[at..], name).is_some()) {
            return text;
        }
        let mut masked = String::with_capacity(text.len());
        let mut from = 0;
        let mut passed = 0;
        for at in word_starts(&text) {
            if at < passed {
                continue;
            }
            let hidden = word(&text[at..], name);
            let mut others = self.others.iter();
            let other = others.find_map(|other| word(&text[at..], other));
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
}

/// The names to hide.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    sources: Vec<Hidden>,
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
            longest_first(&mut source.others);
        }
        Mask {
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
            sources: Vec::new(),
            beside: BTreeMap::new(),
            is_listed: None,
            shown: true,
        }
    }

    /// Whether the user asked to see the names.
    pub fn shows_all(&self) -> bool {
        self.shown
    }

    /// The name of a node, hidden where it must not be shown.
    pub fn name(&self, name: &str, is_protected: bool) -> String {
        if is_protected && !self.shown {
            return MASKED.to_owned();
        }
        self.sources.iter().fold(name.to_owned(), |name, source| {
            let names = source.names.iter();
            names.fold(name, |name, hidden| source.hide(name, hidden))
        })
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

    /// A name or key of an unprotected node.
    pub fn of_node(&self, node: i64, text: &str) -> String {
        match self.beside.get(&node) {
            Some(cable) => self.text(*cable, text),
            None => self.name(text, false),
        }
    }

    /// Words of a cable with every name hidden that must not be shown, whole words in any letter case.
    pub fn text(&self, cable: i64, text: &str) -> String {
        let masked = self.name(text, false);
        let here = self
            .sources
            .iter()
            .filter(|source| source.cables.contains(&cable));
        let masked = here.fold(masked, |text, source| {
            let words = source.words.iter();
            words.fold(text, |text, hidden| source.hide(text, hidden))
        });
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
                .rsplit(|c: char| !c.is_alphanumeric() && c != '-')
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

/// Where no letter or digit stands before: words begin there, and names that begin with a mark.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before: Option<char> = None;
    text.char_indices().filter_map(move |(at, letter)| {
        let is_start = before.is_none_or(|before| !before.is_alphanumeric());
        before = Some(letter);
        is_start.then_some(at)
    })
}

/// How many bytes of `text` spell `name` from its start on, where a word ends there.
fn word(text: &str, name: &str) -> Option<usize> {
    prefix(text, name).filter(|length| !text[*length..].starts_with(char::is_alphanumeric))
}

/// How many bytes of `text` spell `name`, letter case aside, from its start on; for a blank any white space may stand.
fn prefix(text: &str, name: &str) -> Option<usize> {
    let mut letters = text.char_indices().peekable();
    let mut end = 0;
    for wanted in name.chars() {
        let (at, found) = letters.next()?;
        let blank = found.is_whitespace() && wanted.is_whitespace();
        if !(blank || is_same_letter(found, wanted)) {
            return None;
        }
        end = at + found.len_utf8();
        while let Some((at, more)) = letters.next_if(|(_, more)| blank && more.is_whitespace()) {
            end = at + more.len_utf8();
        }
    }
    (end > 0).then_some(end)
}

/// Whether two letters are the same but for their case.
fn is_same_letter(one: char, other: char) -> bool {
    if one.is_ascii() && other.is_ascii() {
        one.eq_ignore_ascii_case(&other)
    } else {
        one.to_lowercase().eq(other.to_lowercase())
    }
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
