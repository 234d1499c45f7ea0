//! The main path of a thread: the line of references along which most of its ways run.

use super::{Compact, Direction, NodeId};

/// A node of a main path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Milestone {
    /// The node.
    pub node: NodeId,
    /// Share of the thread's ways, from what cites nothing to what nothing cites, that lead through it.
    pub share: f64,
}

/// Shares that differ by less are equal: they are sums of logarithms.
const SAME: f64 = 1e-9;

impl Compact {
    /// The main path of the thread that holds a node, cited before citing: the way whose references have the greatest
    /// search path counts together.
    ///
    /// Of several as great, the one met first, walking from lower numbers. References that close a circle, which misprints make, are left out.
    /// Source: Hummon and Doreian 1989; Batagelj 2003. Cost: O(V + E). Empty where the graph does not hold the node.
    pub fn main_path(&self, node: NodeId) -> Vec<Milestone> {
        let mut members: Vec<u32> = self
            .near(node, Direction::Both, u32::MAX)
            .into_iter()
            .map(|(place, _)| place)
            .collect();
        members.sort_unstable();
        Thread::new(self, &members).main_path(self)
    }
}

/// References of a thread without circles.
struct Thread {
    /// What is cited before what cites it.
    order: Vec<u32>,
    /// Where each place stands in the order.
    at: Vec<u32>,
}

impl Thread {
    /// Walks the references depth first; what is left behind last is cited by none of the rest.
    fn new(graph: &Compact, members: &[u32]) -> Self {
        let mut met = vec![false; graph.node_count()];
        let mut at = vec![u32::MAX; graph.node_count()];
        let mut order = Vec::with_capacity(members.len());
        for start in members {
            if std::mem::replace(&mut met[*start as usize], true) {
                continue;
            }
            let mut stack = vec![(*start, 0)];
            while let Some((place, next)) = stack.last_mut() {
                match graph.out.of(*place).get(*next) {
                    Some(cited) => {
                        *next += 1;
                        if !std::mem::replace(&mut met[*cited as usize], true) {
                            stack.push((*cited, 0));
                        }
                    }
                    None => {
                        at[*place as usize] = order.len() as u32;
                        order.push(*place);
                        stack.pop();
                    }
                }
            }
        }
        Thread { order, at }
    }

    /// What a place cites, without what closes a circle: such a reference leads on in the order, not back.
    fn cited(&self, graph: &Compact, place: u32) -> impl Iterator<Item = usize> {
        let own = self.at[place as usize];
        let cited = graph.out.of(place).iter().map(|to| self.at[*to as usize]);
        cited.filter(move |at| *at < own).map(|at| at as usize)
    }

    fn main_path(&self, graph: &Compact) -> Vec<Milestone> {
        let count = self.order.len();
        // Logarithms of the numbers of ways, which pass 10³⁰⁸ in a long thread.
        let mut down: Vec<f64> = vec![f64::NEG_INFINITY; count];
        for (at, place) in self.order.iter().enumerate() {
            down[at] = log_sum(self.cited(graph, *place).map(|cited| down[cited])).max(0.0);
        }
        let mut up: Vec<f64> = vec![f64::NEG_INFINITY; count];
        let mut all = f64::NEG_INFINITY;
        for (at, place) in self.order.iter().enumerate().rev() {
            if up[at] == f64::NEG_INFINITY {
                up[at] = 0.0;
                all = log_sum([all, down[at]].into_iter());
            }
            for cited in self.cited(graph, *place) {
                up[cited] = log_sum([up[cited], up[at]].into_iter());
            }
        }
        let mut best: Vec<(f64, Option<usize>)> = vec![(0.0, None); count];
        for (at, place) in self.order.iter().enumerate() {
            for cited in self.cited(graph, *place) {
                let sum = best[cited].0 + (down[cited] + up[at] - all).exp();
                if sum > best[at].0 + SAME {
                    best[at] = (sum, Some(cited));
                }
            }
        }
        let mut last: Option<usize> = None;
        for at in 0..count {
            if last.is_none_or(|last| best[at].0 > best[last].0 + SAME) {
                last = Some(at);
            }
        }
        let mut path = Vec::new();
        while let Some(at) = last {
            path.push(Milestone {
                node: graph.ids[self.order[at] as usize],
                share: (down[at] + up[at] - all).exp().min(1.0),
            });
            last = best[at].1;
        }
        path.reverse();
        path
    }
}

/// The logarithm of the sum of what these are logarithms of.
fn log_sum(logs: impl Iterator<Item = f64>) -> f64 {
    logs.fold(f64::NEG_INFINITY, |sum, log| {
        let (less, more) = if sum < log { (sum, log) } else { (log, sum) };
        if less == f64::NEG_INFINITY {
            more
        } else {
            more + (less - more).exp().ln_1p()
        }
    })
}
