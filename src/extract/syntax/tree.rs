//! Questions to a tree: who hangs on whom, whether a verb suffers or does.
//!
//! Places count from the first token of the sentence. A place that is not there has no answers. Cost: a question looks at
//! the words that hang on one, or on those above it.

use std::ops::Range;

use super::{Node, Relation, Tag};
#[cfg(test)]
use crate::extract::page::{Page, Sentence};

/// A read sentence.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Tree<'n> {
    nodes: &'n [Node],
}

impl<'n> Tree<'n> {
    pub(super) fn new(nodes: &'n [Node]) -> Self {
        Tree { nodes }
    }

    /// All nodes, one a token; none where the program has no weights.
    pub(in crate::extract) fn nodes(&self) -> &'n [Node] {
        self.nodes
    }

    /// The node at a place.
    pub(in crate::extract) fn node(&self, at: usize) -> Option<&'n Node> {
        self.nodes.get(at)
    }

    /// What a word is to its head; the relation of the root for a place that is not there.
    pub(in crate::extract) fn relation(&self, at: usize) -> Relation {
        self.node(at).map_or(Relation::Root, |node| node.relation)
    }

    /// The head of a word; `None` for that on which the sentence hangs.
    pub(in crate::extract) fn head(&self, at: usize) -> Option<usize> {
        self.node(at)?.head()
    }

    /// The word with all that hangs on it, over any number of steps: one run of words.
    pub(in crate::extract) fn extent(&self, at: usize) -> Range<usize> {
        self.node(at).map_or(at..at, |node| {
            node.extent[0] as usize..node.extent[1] as usize + 1
        })
    }

    /// The words that hang on a word, in order.
    pub(in crate::extract) fn children(
        &self,
        at: usize,
    ) -> impl DoubleEndedIterator<Item = usize> + use<'n> {
        let nodes = self.nodes;
        self.extent(at)
            .filter(move |child| nodes.get(*child).and_then(Node::head) == Some(at))
    }

    /// The first word that hangs on a word in one of these relations.
    pub(in crate::extract) fn child(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        self.children(at)
            .find(|child| relations.contains(&self.relation(*child)))
    }

    /// Who does it, in the passive voice: "by Norvale".
    pub(in crate::extract) fn agent(&self, verb: usize) -> Option<usize> {
        self.child(verb, &[Relation::Agent])
    }

    /// Whether a verb is in the passive voice, a participle at a noun too.
    pub(in crate::extract) fn is_passive(&self, verb: usize) -> bool {
        let signs = [
            Relation::PassiveAuxiliary,
            Relation::PassiveSubject,
            Relation::Agent,
        ];
        let helped = [Relation::Auxiliary, Relation::Copula, Relation::Subject];
        let mut at = verb;
        for _ in 0..self.nodes.len() {
            if self.child(at, &signs).is_some() {
                return true;
            }
            let Some(node) = self.node(at).filter(|node| node.tag == Tag::Participle) else {
                return false;
            };
            // "was proposed and rejected": what helps the first helps the second.
            match (node.relation, node.head()) {
                (Relation::NounClause, _) => return true,
                (Relation::Conjunct, Some(above)) if self.child(at, &helped).is_none() => {
                    at = above
                }
                _ => return false,
            }
        }
        false
    }
}

/// Questions by which the tests see how well sentences are read.
#[cfg(test)]
impl Tree<'_> {
    /// The word on which the sentence hangs.
    pub(in crate::extract) fn root(&self) -> Option<usize> {
        self.nodes.iter().position(|node| node.head().is_none())
    }

    /// Who does what a verb or predicate says, or, in the passive voice, to whom it is done.
    ///
    /// A verb without a subject of its own has that of the verb it is listed with ("proposed and agreed"), of the verb
    /// that it completes ("agreed to go"; "urged Norvale to go": the object) or accompanies ("objected, saying"). For
    /// `which` the noun is given that it stands for; for the participle at a noun, that noun. `None` where the message
    /// leaves the subject out.
    pub(in crate::extract) fn subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        // Each step goes up the tree, so that the end is reached.
        for _ in 0..self.nodes.len() {
            let own = self.child(at, &[Relation::Subject, Relation::PassiveSubject]);
            let node = self.node(at)?;
            let Some(above) = node.head() else {
                return own;
            };
            match (own, node.relation) {
                (Some(own), Relation::RelativeClause) if self.is_relative(own) => {
                    return Some(above);
                }
                (Some(own), _) => return Some(own),
                (None, Relation::NounClause) => {
                    let verbal = matches!(node.tag, Tag::Participle | Tag::Gerund);
                    return verbal.then_some(above);
                }
                (None, Relation::OpenComplement) => {
                    let told = [Relation::Object, Relation::IndirectObject];
                    match self.child(above, &told).filter(|told| *told < at) {
                        Some(told) => return Some(told),
                        None => at = above,
                    }
                }
                (None, Relation::Conjunct) => at = above,
                (None, Relation::AdverbClause) if self.is_bare(at) => at = above,
                (None, _) => return None,
            }
        }
        None
    }

    /// What is done: the object of a verb, in the passive voice its subject.
    pub(in crate::extract) fn object(&self, verb: usize) -> Option<usize> {
        match self.child(verb, &[Relation::Object]) {
            None if self.is_passive(verb) => self.subject(verb),
            object => object,
        }
    }

    /// The clause that completes a verb: said *that he would*, agreed *to go*.
    pub(in crate::extract) fn complement(&self, verb: usize) -> Option<usize> {
        self.child(verb, &[Relation::Complement, Relation::OpenComplement])
    }

    /// The modal of a verb, `would`.
    pub(in crate::extract) fn modal(&self, verb: usize) -> Option<usize> {
        self.children(verb)
            .find(|child| self.tag(*child) == Some(Tag::Modal))
    }

    /// Whether `not` or `never` hangs on a word, or on a verb that helps it.
    pub(in crate::extract) fn is_negated(
        &self,
        at: usize,
        page: &Page<'_>,
        sentence: &Sentence,
    ) -> bool {
        self.children(at).any(|child| {
            let word = page.word(sentence.first + child);
            let ends = |end: &str| {
                let from = word.len().checked_sub(end.len());
                from.and_then(|from| word.get(from..))
                    .is_some_and(|last| last.eq_ignore_ascii_case(end))
            };
            ["not", "never"]
                .iter()
                .any(|no| word.eq_ignore_ascii_case(no))
                || ["n't", "n’t", "cannot"].iter().any(|no| ends(no))
        })
    }

    /// `which`, `that`.
    fn is_relative(&self, at: usize) -> bool {
        self.tag(at) == Some(Tag::Who)
    }

    /// Whether a clause begins without `that`, `if` and the like, so that it has the subject of the one above.
    fn is_bare(&self, at: usize) -> bool {
        let participle = matches!(self.tag(at), Some(Tag::Gerund | Tag::Participle));
        let marker = self.child(at, &[Relation::Marker]);
        participle || marker.is_some_and(|marker| self.tag(marker) == Some(Tag::To))
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.node(at).map(|node| node.tag)
    }
}
