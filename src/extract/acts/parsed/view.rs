//! A sentence with its tree: which words hang on which, what helps a verb, how far a phrase goes.
//!
//! Places are tokens of the page. Cost: one pass to build; questions about a word look at its own dependents.

use crate::extract::page::{Page, Sentence};
use crate::extract::syntax::{Node, Parser, Relation, Tag};

/// A read sentence.
pub(super) struct View<'p, 't> {
    pub(super) page: &'p Page<'t>,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) upper: bool,
    nodes: Vec<Node>,
    /// For each node where its dependents begin in `hang`; one more at the end.
    from: Vec<u32>,
    /// Dependents, node by node, each in order.
    hang: Vec<u32>,
    /// For each node the first and last node of what hangs on it, itself included.
    reach: Vec<(u32, u32)>,
}

impl<'p, 't> View<'p, 't> {
    pub(super) fn new(page: &'p Page<'t>, sentence: &Sentence, parser: &mut Parser) -> Self {
        let nodes = parser.read(page, sentence).nodes().to_vec();
        let count = nodes.len();
        let mut from = vec![0_u32; count + 1];
        for node in &nodes {
            if let Some(slot) = node.head().and_then(|head| from.get_mut(head + 1)) {
                *slot += 1;
            }
        }
        for at in 0..count {
            from[at + 1] += from[at];
        }
        let mut next = from.clone();
        let mut hang = vec![0_u32; from[count] as usize];
        for (at, node) in nodes.iter().enumerate() {
            if let Some(slot) = node.head().and_then(|head| next.get_mut(head)) {
                hang[*slot as usize] = at as u32;
                *slot += 1;
            }
        }
        let mut view = View {
            page,
            first: sentence.first,
            end: sentence.first + count,
            upper: sentence.upper,
            nodes,
            from,
            hang,
            reach: (0..count as u32).map(|at| (at, at)).collect(),
        };
        view.measure();
        view
    }

    /// Fills in how far each node reaches, the deepest first.
    fn measure(&mut self) {
        let mut order = Vec::with_capacity(self.nodes.len());
        let roots = (0..self.nodes.len()).filter(|at| self.nodes[*at].head().is_none());
        order.extend(roots);
        let mut done = 0;
        while done < order.len() {
            let at = order[done];
            done += 1;
            let hang = self.from[at] as usize..self.from[at + 1] as usize;
            order.extend(self.hang[hang].iter().map(|child| *child as usize));
        }
        for at in order.into_iter().rev() {
            if let Some(head) = self.nodes[at].head() {
                let (low, high) = self.reach[at];
                let reach = &mut self.reach[head];
                *reach = (reach.0.min(low), reach.1.max(high));
            }
        }
    }

    fn node(&self, at: usize) -> Option<&Node> {
        at.checked_sub(self.first).and_then(|at| self.nodes.get(at))
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.node(at).map_or(Tag::Other, |node| node.tag)
    }

    pub(super) fn relation(&self, at: usize) -> Relation {
        self.node(at).map_or(Relation::Other, |node| node.relation)
    }

    /// The word that a word hangs on.
    pub(super) fn head(&self, at: usize) -> Option<usize> {
        self.node(at)
            .and_then(Node::head)
            .map(|head| head + self.first)
    }

    /// What hangs on a word, in order.
    pub(super) fn children(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let own = at.wrapping_sub(self.first);
        let hang = match (self.from.get(own), self.from.get(own.wrapping_add(1))) {
            (Some(from), Some(to)) => &self.hang[*from as usize..*to as usize],
            _ => &[],
        };
        hang.iter().map(|child| *child as usize + self.first)
    }

    /// The first dependent of a word with one of these relations.
    pub(super) fn child(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        self.children(at)
            .find(|child| relations.contains(&self.relation(*child)))
    }

    /// The tokens `first..end` of a word and all that hangs on it.
    pub(super) fn reach(&self, at: usize) -> (usize, usize) {
        self.node(at).map_or((at, at + 1), |_| {
            let (low, high) = self.reach[at - self.first];
            (low as usize + self.first, high as usize + self.first + 1)
        })
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

    /// What helps a verb or what "is" ties to its subject.
    pub(super) fn helpers(&self, at: usize) -> Helpers {
        let mut helpers = Helpers::default();
        let negations = ["not", "never", "n't", "n’t", "no", "neither", "nor"];
        for child in self.children(at) {
            match self.relation(child) {
                Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula => {
                    helpers.read(self, child);
                }
                _ if self.is_any(child, &negations[..4]) => helpers.negated = true,
                Relation::Coordinator if self.is_any(child, &negations) => helpers.negated = true,
                Relation::Marker if self.is(child, "to") => helpers.infinitive = true,
                Relation::Adverb if self.is_any(child, &["yet"]) => helpers.undecided = true,
                _ => {}
            }
        }
        // The parser may hang a helper elsewhere; what stands right before the verb helps it all the same.
        let mut before = at;
        while before > self.first && at - before < 4 {
            before -= 1;
            if self.tag(before) == Tag::Modal
                || matches!(self.tag(before), Tag::Auxiliary | Tag::AuxiliaryForm)
            {
                helpers.read(self, before);
            } else if self.is_any(before, &negations[..3]) {
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
    pub(super) undecided: bool,
}

impl Helpers {
    fn read(&mut self, view: &View<'_, '_>, at: usize) {
        let slot = match () {
            () if view.is_any(at, &["will", "shall", "'ll"]) => &mut self.will,
            () if view.is_any(at, &["would", "'d"]) => &mut self.would,
            () if view.is_any(at, &["can", "cannot"]) => &mut self.can,
            () if view.is(at, "could") => &mut self.could,
            () if view.is_any(at, &["may", "might"]) => &mut self.may,
            () if view.is_any(at, &["should", "must", "ought"]) => &mut self.should,
            () if view.is_any(at, &["has", "have", "had", "having"]) => &mut self.have,
            () if view.is_any(
                at,
                &["is", "are", "was", "were", "be", "been", "being", "am"],
            ) =>
            {
                &mut self.be
            }
            () => return,
        };
        *slot = true;
        self.negated |= view.is(at, "cannot");
    }

    /// One word for all of them, as a trait.
    pub(super) fn name(&self) -> &'static str {
        match () {
            () if self.should => "should",
            () if self.would => "would",
            () if self.will => "will",
            () if self.could => "could",
            () if self.can => "can",
            () if self.may => "may",
            () if self.infinitive => "to",
            () if self.have => "have",
            () if self.be => "be",
            () => "-",
        }
    }
}
