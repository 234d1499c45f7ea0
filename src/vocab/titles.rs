//! Offices, ranks and styles, and what they tell of who holds them.

use std::collections::HashSet;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{list, rows};

/// An office, rank or style.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Title {
    /// In full: `Secretary General`.
    pub office: &'static str,
    /// What kind of title.
    pub kind: TitleKind,
    /// What completes it.
    pub scope: TitleScope,
}

/// What kind of title it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TitleKind {
    /// Held by one person at a time; alone it can stand for that person.
    Office,
    /// Military or police.
    Rank,
    /// Mr, Dr, Sheikh.
    Style,
    /// A staff role that names no one when it stands alone.
    Role,
}

/// What completes a title.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TitleScope {
    /// Foreign Minister of a country.
    Country,
    /// Secretary General of an organisation.
    Body,
    /// Ambassador at a post.
    Post,
    /// Nothing.
    None,
}

/// What a title tells of who holds it, beside its kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mark {
    /// Head of a state, government or church.
    Head,
    /// Next to a head, and like one alone in a country.
    Second,
    /// Beside it nobody is an envoy, nor beside [`Mark::Head`] and [`Mark::Second`].
    High,
    /// Represents a country abroad.
    Envoy,
    /// Held by somebody of every mission: alone it is that of the sender's own.
    Mission,
    /// Has taken orders.
    Clergy,
    /// Stands before a given name alone: `Prince`.
    Royal,
}

impl Mark {
    /// As the table writes them.
    const ALL: [(&'static str, Mark); 7] = [
        ("head", Mark::Head),
        ("second", Mark::Second),
        ("high", Mark::High),
        ("envoy", Mark::Envoy),
        ("mission", Mark::Mission),
        ("clergy", Mark::Clergy),
        ("royal", Mark::Royal),
    ];

    fn read(written: &str) -> Option<Mark> {
        let mut all = Mark::ALL.into_iter();
        all.find_map(|(name, mark)| (name == written).then_some(mark))
    }
}

/// Whether an office, in full as in [`Title::office`], has a mark.
pub fn is_marked(office: &str, mark: Mark) -> bool {
    static MARKS: LazyLock<FxHashMap<&'static str, Vec<Mark>>> = LazyLock::new(|| {
        rows(include_str!("titles.tsv"))
            .map(|[office, _, _, marks, _]| (office, list(marks).filter_map(Mark::read).collect()))
            .collect()
    });
    MARKS.get(office).is_some_and(|marks| marks.contains(&mark))
}

/// The title in row `index` of the table.
pub fn title(index: u16) -> Title {
    titles()[usize::from(index)].0
}

/// A title and its forms.
type TitleRow = (Title, &'static str);

pub(super) fn titles() -> &'static [TitleRow] {
    static TITLES: LazyLock<Vec<TitleRow>> = LazyLock::new(|| {
        rows(include_str!("titles.tsv"))
            .map(|[office, kind, scope, _, forms]| {
                let kind = match kind {
                    "office" => TitleKind::Office,
                    "rank" => TitleKind::Rank,
                    "style" => TitleKind::Style,
                    _ => TitleKind::Role,
                };
                let scope = match scope {
                    "country" => TitleScope::Country,
                    "body" => TitleScope::Body,
                    "post" => TitleScope::Post,
                    _ => TitleScope::None,
                };
                (
                    Title {
                        office,
                        kind,
                        scope,
                    },
                    forms,
                )
            })
            .collect()
    });
    &TITLES
}

/// Whether `word` belongs to a title: `Deputy`, `Counselor`, `CDA`.
pub fn is_title_word(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        titles()
            .iter()
            .flat_map(|(_, forms)| list(forms))
            .flat_map(|form| form.split([' ', '/', '-', '.']))
            .filter(|word| word.len() > 1)
            .map(str::to_lowercase)
            .collect()
    });
    WORDS.contains(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_the_table_are_known_and_borne() {
        let mut borne: HashSet<&str> = HashSet::new();
        for [office, _, _, marks, _] in rows(include_str!("titles.tsv")) {
            for mark in list(marks) {
                assert!(Mark::read(mark).is_some(), "{office}: {mark}");
                borne.insert(mark);
            }
        }
        assert_eq!(borne.len(), Mark::ALL.len(), "{borne:?}");
    }

    #[test]
    fn an_officer_of_a_consulate_is_no_envoy_and_a_minister_counselor_is() {
        assert!(is_marked("Consul General", Mark::Envoy));
        assert!(is_marked("Minister Counselor", Mark::Envoy));
        assert!(!is_marked("Consular Officer", Mark::Envoy));
    }
}
