//! Questions to a tree: who hangs on whom, who is the subject of a verb.

use super::Node;

/// A read sentence; places count from its first token.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Tree<'n> {
    nodes: &'n [Node],
}

impl<'n> Tree<'n> {
    pub(super) fn new(nodes: &'n [Node]) -> Self {
        Tree { nodes }
    }

    /// All nodes, one a token.
    pub(in crate::extract) fn nodes(&self) -> &'n [Node] {
        self.nodes
    }
}
