//! What every record goes through before it leaves: names of protected sources are masked, wherever they stand, and
//! characters that no file should hold are replaced. Places become short names: what stands in one is the same in every
//! import, and so is its name.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::super::mask::Mask;
use crate::model::{EdgeRecord, End, NodeRecord};

/// Masks records.
#[derive(Debug)]
pub struct Veil<'m> {
    mask: &'m Mask,
    /// Protected nodes, each with what keeps it apart without its name.
    sources: BTreeMap<i64, String>,
    met: BTreeSet<i64>,
}

impl<'m> Veil<'m> {
    /// A veil over protected nodes, each with the first place that names it.
    pub fn new(mask: &'m Mask, protected: impl IntoIterator<Item = (i64, String)>) -> Self {
        let mut veil = Veil {
            mask,
            sources: BTreeMap::new(),
            met: BTreeSet::new(),
        };
        let mut taken = BTreeSet::new();
        for (id, place) in protected {
            let mut name = short(&mask.name(&place, false));
            // Nobody is named where two are marked at one place, or at none.
            while !taken.insert(name.clone()) {
                name = short(&name);
            }
            veil.sources.insert(id, name);
        }
        veil
    }

    /// How many protected sources have gone through it.
    pub fn met(&self) -> usize {
        self.met.len()
    }

    /// A node as it may be shown.
    pub fn node(&mut self, node: NodeRecord) -> NodeRecord {
        let id = node.end.id;
        let mut head = node.head;
        let text = |text: String| match id {
            Some(cable) => clean(self.mask.text(cable, &text)),
            None => clean(text),
        };
        head.subject = head.subject.map(text);
        head.senders = self.ends(head.senders);
        head.addressees = self.ends(head.addressees);
        NodeRecord {
            end: self.end(node.end, node.said_in),
            head,
            ..node
        }
    }

    /// A statement as it may be shown.
    pub fn edge(&mut self, edge: EdgeRecord) -> EdgeRecord {
        let cable = edge.cable.id;
        let mask = self.mask;
        let text = |text: String| match cable {
            Some(cable) => clean(mask.text(cable, &text)),
            None => clean(mask.name(&text, false)),
        };
        let is_mention = edge.is_mention();
        let place = text(edge.id);
        let object = self.end(edge.object, cable);
        EdgeRecord {
            // The mentions of a text are told apart by whom they name.
            id: match is_mention {
                true => format!("m{}", short(&format!("{place} {}", object.key))),
                false => format!("e{}", short(&place)),
            },
            subject: self.end(edge.subject, cable),
            object,
            recipient: edge.recipient.map(|end| self.end(end, cable)),
            speaker: edge.speaker.map(|end| self.end(end, cable)),
            cable: self.end(edge.cable, cable),
            subject_text: text(edge.subject_text),
            object_text: edge.object_text.map(text),
            quote: text(edge.quote),
            portion: edge.portion.map(clean),
            ..edge
        }
    }

    fn ends(&mut self, ends: Vec<End>) -> Vec<End> {
        ends.into_iter().map(|end| self.end(end, None)).collect()
    }

    /// What stands in a role; words are those of a cable.
    fn end(&mut self, end: End, cable: Option<i64>) -> End {
        let Some(id) = end.id else {
            let text = |text: &str| match cable {
                Some(cable) => clean(self.mask.text(cable, text)),
                None => clean(self.mask.name(text, false)),
            };
            let (statement, role) = end.key.rsplit_once('.').unwrap_or((&end.key, ""));
            return End {
                key: format!("e{}.{role}", short(&text(statement))),
                name: text(&end.name),
                ..end
            };
        };
        if let Some(name) = self.sources.get(&id) {
            self.met.insert(id);
            if !self.mask.shows_all() {
                return End {
                    key: format!("{}:protected source {name}", end.kind.as_str()),
                    name: self.mask.name(&end.name, true),
                    ..end
                };
            }
        }
        let key = self.mask.of_end(end.kind, id, &end.key);
        End {
            name: clean(self.mask.of_end(end.kind, id, &end.name)),
            // Two keys must not become one.
            key: clean(if key == end.key {
                key
            } else {
                format!("{key} #{id}")
            }),
            ..end
        }
    }
}

/// A name for some words: of two statements in billions not the same.
fn short(words: &str) -> String {
    digest(words, 8)
}

/// The first bytes of the digest of some words as letters and digits, two a byte: the same everywhere.
pub(super) fn digest(words: &str, bytes: usize) -> String {
    let hash = Sha256::digest(words.as_bytes());
    let first = hash.iter().take(bytes);
    first.map(|byte| format!("{byte:02x}")).collect()
}

/// Without control characters, which formats cannot hold or terminals obey; line breaks and tabs stay.
fn clean(text: String) -> String {
    let harms = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(harms) {
        text.replace(harms, "\u{fffd}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::mask::Hidden;
    use super::*;
    use crate::model::{EntityKind, Kind};

    fn end(id: i64, name: &str) -> End {
        End {
            id: Some(id),
            kind: Kind::Of(EntityKind::Person),
            key: format!("person:{}", name.to_lowercase()),
            name: name.to_owned(),
        }
    }

    #[test]
    fn neither_name_nor_key_of_a_protected_source_is_left() {
        let mask = Mask::over([Hidden {
            names: vec!["Ilse Varga".to_owned()],
            words: vec!["Varga".to_owned()],
            cables: BTreeSet::from([7]),
            ..Hidden::default()
        }])
        .and_beside(BTreeMap::from([(2, 7)]));
        let mut veil = Veil::new(&mask, [(1, "cable:74NORVALE1120 0 12".to_owned())]);
        for (id, name) in [
            (1, "Ilse Varga"),
            (2, "Varga"),
            (3, "Brother of Ilse Varga"),
        ] {
            let shown = veil.end(end(id, name), Some(7));
            let all = format!("{} {}", shown.key, shown.name).to_lowercase();
            assert!(!all.contains("varga"), "{all}");
        }
        assert_eq!(veil.end(end(4, "Oskar Varga"), Some(8)).name, "Oskar Varga");
        assert_eq!(veil.met(), 1);
    }
}
