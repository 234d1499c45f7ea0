//! A sentence with its tree, by the tokens of the page: which words hang on which, what helps a verb.
//!
//! Cost: a question about a word looks at what hangs on it.

use crate::extract::discourse::Antecedent;
use crate::extract::page::{Page, Sentence};
use crate::extract::syntax::{Parser, Relation, Tag, Tree};
use crate::extract::verb::{Auxiliary, auxiliary, denied_helper, is_inverted};
use crate::vocab::families::{self, Families};

/// A read sentence.
pub(super) struct View<'v, 't> {
    pub(super) page: &'v Page<'t>,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) upper: bool,
    tree: Tree<'v>,
    /// What its pronouns mean, in order.
    pub(super) pronouns: Vec<Antecedent>,
}

impl<'v, 't> View<'v, 't> {
    pub(super) fn new(page: &'v Page<'t>, sentence: &Sentence, parser: &'v mut Parser) -> Self {
        let tree = parser.read(page, sentence);
        View {
            page,
            first: sentence.first,
            end: sentence.first + tree.nodes().len(),
            upper: sentence.upper,
            tree,
            pronouns: Vec::new(),
        }
    }

    /// What a pronoun was found to mean.
    pub(super) fn antecedent(&self, at: usize) -> Option<Antecedent> {
        Antecedent::at(&self.pronouns, at)
    }

    /// The place of a token in the tree.
    fn place(&self, at: usize) -> usize {
        at.wrapping_sub(self.first)
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tree
            .node(self.place(at))
            .map_or(Tag::Other, |node| node.tag)
    }

    pub(super) fn relation(&self, at: usize) -> Relation {
        self.tree
            .node(self.place(at))
            .map_or(Relation::Other, |node| node.relation)
    }

    /// The word that a word hangs on.
    pub(super) fn head(&self, at: usize) -> Option<usize> {
        let head = self.tree.head(self.place(at))?;
        Some(head + self.first)
    }

    /// What hangs on a word, in order.
    pub(super) fn children(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> + use<'v> {
        let first = self.first;
        self.tree
            .children(self.place(at))
            .map(move |child| child + first)
    }

    /// The main word of the sentence.
    pub(super) fn main_word(&self) -> Option<usize> {
        let is_main = |at: &usize| self.head(*at).is_none() && !self.tag(*at).is_sign();
        (self.first..self.end).find(is_main)
    }

    /// Whether a word is a verb that has a subject, or helps one.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        matches!(
            self.tag(at),
            Tag::Past | Tag::Present | Tag::PresentS | Tag::Modal | Tag::Auxiliary
        )
    }

    /// The first dependent of a word with one of these relations.
    pub(super) fn child(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        let child = self.tree.child(self.place(at), relations)?;
        Some(child + self.first)
    }

    /// The tokens `first..end` of a word and all that hangs on it.
    pub(super) fn reach(&self, at: usize) -> (usize, usize) {
        let extent = self.tree.extent(self.place(at));
        if extent.is_empty() {
            return (at, at + 1);
        }
        (extent.start + self.first, extent.end + self.first)
    }

    /// Whether a verb is in the passive voice.
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        self.tree.is_passive(self.place(verb))
    }

    /// By whom, in the passive voice.
    pub(super) fn agent(&self, verb: usize) -> Option<usize> {
        let agent = self.tree.agent(self.place(verb))?;
        Some(agent + self.first)
    }

    /// The preposition of a noun: `for` of "for talks"; also the marker of a clause.
    pub(super) fn preposition(&self, at: usize) -> Option<usize> {
        self.child(at, &[Relation::Case, Relation::Marker])
            .filter(|case| *case < at)
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        at < self.end && self.page.is(at, word)
    }

    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        at < self.end && self.page.is_any(at, words)
    }

    pub(super) fn is_of(&self, at: usize, families: Families) -> bool {
        at < self.end && self.page.is_of(at, families)
    }

    /// What helps a verb or what "is" ties to its subject.
    pub(super) fn helpers(&self, at: usize) -> Helpers {
        let mut helpers = Helpers::default();
        let is_not = |at: usize| {
            self.is_of(at, families::NEGATIVE_ADVERB) || self.is_any(at, &["n't", "n’t"])
        };
        let is_nor = |at: usize| self.is_of(at, families::NEITHER) || self.is(at, "no");
        for child in self.children(at) {
            match self.relation(child) {
                Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula => {
                    helpers.read(self, child);
                }
                _ if is_not(child) => helpers.negated = true,
                Relation::Coordinator if is_nor(child) => helpers.negated = true,
                // "Without consulting him" he was not consulted.
                Relation::Marker | Relation::Case if self.is(child, "without") => {
                    helpers.negated = true;
                }
                Relation::Marker if self.is(child, "to") => helpers.infinitive = true,
                _ => {}
            }
        }
        helpers.negated |= is_inverted(self.page, self.first, at);
        // The parser may hang a helper elsewhere; what stands right before the verb helps it all the same.
        let mut before = at;
        while before > self.first && at - before < 4 {
            before -= 1;
            if denied_helper(self.page, before).is_some()
                || self.tag(before) == Tag::Modal
                || matches!(self.tag(before), Tag::Auxiliary | Tag::AuxiliaryForm)
            {
                helpers.read(self, before);
            } else if is_not(before) {
                helpers.negated = true;
            } else if self.is(before, "cannot") {
                helpers.read(self, before);
            } else if self.tag(before) == Tag::To {
                helpers.infinitive = true;
                break;
            } else if self.tag(before) != Tag::Adverb {
                break;
            }
        }
        helpers
    }
}

/// What helps a verb.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Helpers {
    pub(super) will: bool,
    pub(super) would: bool,
    pub(super) can: bool,
    pub(super) could: bool,
    pub(super) may: bool,
    pub(super) should: bool,
    pub(super) be: bool,
    pub(super) have: bool,
    pub(super) negated: bool,
    pub(super) infinitive: bool,
}

impl Helpers {
    fn read(&mut self, view: &View<'_, '_>, at: usize) {
        // "Needn't" denies, and helps as nothing else does.
        self.negated |= denied_helper(view.page, at).is_some() || view.is(at, "cannot");
        let helper = match auxiliary(view.page, at) {
            Some((helper, _)) => helper,
            None if view.is(at, "'ll") => Auxiliary::Will,
            None if view.is(at, "'d") => Auxiliary::Would,
            None => return,
        };
        let slot = match helper {
            Auxiliary::Be => &mut self.be,
            Auxiliary::Have => &mut self.have,
            Auxiliary::Will => &mut self.will,
            Auxiliary::Would => &mut self.would,
            Auxiliary::Can => &mut self.can,
            Auxiliary::Could => &mut self.could,
            Auxiliary::May => &mut self.may,
            Auxiliary::Should => &mut self.should,
            Auxiliary::Do => return,
        };
        *slot = true;
    }

    /// One number for all of them.
    pub(super) fn number(&self) -> u32 {
        let all = [
            self.will, self.would, self.can, self.could, self.may, self.should, self.be, self.have,
            self.negated, self.infinitive,
        ];
        all.iter().fold(0, |sum, one| sum * 2 + u32::from(*one))
    }
}
