//! Sentences of a treebank in CoNLL-U, and their parts of speech and relations in our words.

use super::super::{Relation, Tag};

/// A word of the treebank.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    pub(super) form: String,
    pub(super) lemma: String,
    pub(super) upos: String,
    pub(super) xpos: String,
    /// Place of its head; `None` for the root.
    pub(super) head: Option<usize>,
    pub(super) relation: String,
    /// Whether white space follows.
    pub(super) apart: bool,
}

/// The sentences of a file; lines that are no words are passed over.
pub(super) fn sentences(text: &str) -> Vec<Vec<Word>> {
    let mut all = Vec::new();
    for block in text.split("\n\n") {
        let mut words: Vec<Word> = Vec::new();
        // Up to which number the words are parts of one, and whether white space follows it: `do` `n't`.
        let mut joined = (0, true);
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [number, form, lemma, upos, xpos, _, head, relation, _, rest] = fields[..] else {
                continue;
            };
            let apart = !rest.contains("SpaceAfter=No");
            if let Some((_, last)) = number.split_once('-') {
                joined = (last.parse().unwrap_or(0), apart);
            }
            let (Ok(number), Ok(head)) = (number.parse::<usize>(), head.parse::<usize>()) else {
                continue;
            };
            let apart = match number.cmp(&joined.0) {
                std::cmp::Ordering::Less => false,
                std::cmp::Ordering::Equal => joined.1,
                std::cmp::Ordering::Greater => apart,
            };
            words.push(Word {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                upos: upos.to_owned(),
                xpos: xpos.to_owned(),
                head: head.checked_sub(1),
                relation: relation.to_owned(),
                apart,
            });
        }
        let whole = |word: &Word| word.head.is_none_or(|head| head < words.len());
        if !words.is_empty() && words.iter().all(whole) {
            all.push(words);
        }
    }
    all
}

impl Word {
    /// Its part of speech.
    pub(super) fn tag(&self) -> Tag {
        match (self.upos.as_str(), self.xpos.as_str()) {
            ("PUNCT", ",") => Tag::Comma,
            ("PUNCT", ".") => Tag::Stop,
            ("PUNCT", "HYPH") => Tag::Hyphen,
            ("PUNCT", _) => Tag::Mark,
            ("AUX" | "VERB", "MD") => Tag::Modal,
            ("AUX", "VBZ" | "VBP" | "VBD") => Tag::Auxiliary,
            ("AUX", _) => Tag::AuxiliaryForm,
            ("VERB", "VBD") => Tag::Past,
            ("VERB", "VBN") => Tag::Participle,
            ("VERB", "VBG") => Tag::Gerund,
            ("VERB", "VBP") => Tag::Present,
            ("VERB", "VBZ") => Tag::PresentS,
            ("VERB", _) => Tag::Verb,
            ("ADP", _) => Tag::Preposition,
            ("SCONJ", "WRB") | ("ADV", "WRB") => Tag::When,
            ("SCONJ", _) => Tag::Subordinator,
            ("PART", "TO") => Tag::To,
            ("PART", "POS") => Tag::Possessive,
            ("PART" | "ADV", _) => Tag::Adverb,
            ("CCONJ", _) => Tag::And,
            ("NUM", _) => Tag::Number,
            ("DET" | "PRON", "PRP$") => Tag::Our,
            ("DET" | "PRON", "WDT" | "WP" | "WP$") => Tag::Who,
            ("DET", _) => Tag::Determiner,
            ("PRON", _) => Tag::Pronoun,
            ("ADJ", _) => Tag::Adjective,
            ("INTJ", _) => Tag::Interjection,
            ("NOUN", "NNS") => Tag::Nouns,
            ("NOUN", _) => Tag::Noun,
            ("PROPN", _) => Tag::Name,
            _ => Tag::Other,
        }
    }

    /// What it is to its head.
    pub(super) fn relation(&self) -> Relation {
        let (kind, own) = self
            .relation
            .split_once(':')
            .unwrap_or((&self.relation, ""));
        match (kind, own) {
            ("root", _) => Relation::Root,
            ("nsubj", "pass") => Relation::PassiveSubject,
            ("nsubj", _) => Relation::Subject,
            ("csubj", _) => Relation::ClauseSubject,
            ("expl", _) => Relation::Expletive,
            ("obj", _) => Relation::Object,
            ("iobj", _) => Relation::IndirectObject,
            ("obl", "agent") => Relation::Agent,
            ("obl", _) => Relation::Oblique,
            ("aux", "pass") => Relation::PassiveAuxiliary,
            ("aux", _) => Relation::Auxiliary,
            ("cop", _) => Relation::Copula,
            ("ccomp", _) => Relation::Complement,
            ("xcomp", _) => Relation::OpenComplement,
            ("advcl", _) => Relation::AdverbClause,
            ("acl", "relcl") => Relation::RelativeClause,
            ("acl", _) => Relation::NounClause,
            ("conj", _) => Relation::Conjunct,
            ("cc", _) => Relation::Coordinator,
            ("mark", _) => Relation::Marker,
            ("case", _) => Relation::Case,
            ("det", _) => Relation::Determiner,
            ("amod" | "nummod", _) => Relation::Adjective,
            ("compound", "prt") => Relation::Particle,
            ("compound", _) | ("nmod", "desc") => Relation::Compound,
            ("nmod", "poss") => Relation::Possessor,
            ("nmod", _) => Relation::NounModifier,
            ("advmod", _) => Relation::Adverb,
            ("appos", _) => Relation::Apposition,
            ("parataxis" | "list", _) => Relation::Parataxis,
            ("flat" | "fixed" | "goeswith", _) => Relation::Flat,
            ("punct", _) => Relation::Sign,
            _ => Relation::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_one_word_stand_together() {
        let text = "# text = We don't.\n1\tWe\twe\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n\
                    2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
                    2\tdo\tdo\tVERB\tVBP\t_\t0\troot\t_\t_\n3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n\
                    3.1\tx\tx\tX\tX\t_\t_\t_\t_\t_\n4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
        let [words] = &sentences(text)[..] else {
            panic!("one sentence")
        };
        let apart: Vec<bool> = words.iter().map(|word| word.apart).collect();
        assert_eq!(apart, [true, false, false, true]);
        assert_eq!(words[0].relation(), Relation::Subject);
        assert_eq!((words[1].tag(), words[1].head), (Tag::Present, None));
    }
}
