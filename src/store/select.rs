//! Finds what a [`Selection`] holds: statements and mentions, the nodes that they tie, and the days between which they do.
//!
//! Memory: a bit for each statement and node and eight bytes for each node, so a million nodes and five million
//! statements take some nine megabytes; rings and the strongest nodes take a little for each node more.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::ask::{json, names};
use super::error::{Result, StoreError};
use super::tie::{Days, Tie, mention, number, statement};
use super::{Store, ask, queries};
use crate::model::{Holding, Ids, Kind, Scope, Selection, Value};

/// So many statements are asked for at once.
pub(super) const CHUNK: usize = 500;

/// How sure acts may be asked to be where there are too many.
pub const SURER: [f64; 3] = [0.7, 0.8, 0.9];

/// What a selection holds.
#[derive(Debug, Default)]
pub struct Selected {
    /// Statements, by number.
    pub statements: Ids,
    /// Nodes at their ends, and those that prove, speak or are asked in one.
    pub nodes: Ids,
    /// Nodes at an end.
    pub tied: Ids,
    /// Statements with words at an end in place of a node.
    pub wordy: Ids,
    /// How many pairs of a text and a node that it names.
    pub mentions: usize,
    /// How many acts are left out since they are read with too little confidence.
    pub left_out: usize,
    /// How many of the acts are less sure than each of [`SURER`].
    pub unsure: [usize; SURER.len()],
    pub(super) days: Days,
    pub(super) bounds: Bounds,
}

impl Selected {
    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.wordy.is_empty() && self.mentions == 0
    }
}

/// What SQL must know of a selection, and what it cannot tell.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    /// Cables that the scope holds; `None` where it holds all.
    scope: Option<Ids>,
    cables: Value,
    predicates: Value,
    kinds: Value,
    holding: Value,
    least: f64,
    takes_statements: bool,
    takes_mentions: bool,
    within: Option<Within>,
    top: Option<Ids>,
}

impl Bounds {
    /// Whether both ends are among the strongest, and mentions near the nodes asked for; SQL sees to the rest.
    fn wants(&self, tie: &Tie) -> bool {
        let strong = |id: Option<i64>| {
            let top = self.top.as_ref();
            top.is_none_or(|top| id.is_some_and(|id| top.contains(id)))
        };
        let pair = (tie.cable, tie.object.unwrap_or_default());
        let within = self.within.as_ref();
        strong(tie.subject)
            && strong(tie.object)
            && (tie.statement.is_some()
                || within.is_none_or(|within| within.mentions.contains(&pair)))
    }
}

/// What lies around some nodes.
#[derive(Debug, Default)]
struct Within {
    statements: Ids,
    /// Cable and node.
    mentions: HashSet<(i64, i64)>,
}

impl Store {
    /// Finds what a selection holds.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all statements are read once, with `top` twice; around some nodes, only those near them.
    pub fn select(&self, selection: &Selection) -> Result<Selected> {
        let mut selected = Selected {
            bounds: self.bounds(selection)?,
            ..Selected::default()
        };
        if !selection.around.is_empty() {
            let within = self.within(selection, &mut selected)?;
            selected.bounds.within = Some(within);
        }
        if let Some(top) = selection.top {
            selected.bounds.top = Some(self.strongest(&selected.bounds, top)?);
        }
        let mut found = Selected::default();
        let mut left_out = 0;
        self.each_tie(&selected.bounds, &mut left_out, |tie| {
            found.take(&tie);
            Ok(())
        })?;
        found.left_out = left_out + selected.left_out;
        // What was asked for is there, whether or not anything ties it.
        let top = selected.bounds.top.iter().flat_map(Ids::iter);
        for id in selection.around.iter().copied().chain(top) {
            found.nodes.insert(id);
            found.tied.insert(id);
        }
        if selection.holds_untied() {
            self.add_untied(selection, &mut found)?;
        }
        found.bounds = selected.bounds;
        Ok(found)
    }

    /// Cables that a scope holds, as nodes by their own numbers and by those that stand for them; `None` where it holds all.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn cables_in(&self, scope: &Scope) -> Result<Option<Ids>> {
        if scope.is_all() {
            return Ok(None);
        }
        let mut cables = Ids::default();
        self.each_cable(scope, |[cable, own], _| {
            cables.insert(cable);
            cables.insert(own);
        })?;
        Ok(Some(cables))
    }

    /// What SQL must know of a selection.
    fn bounds(&self, selection: &Selection) -> Result<Bounds> {
        let scope = self.cables_in(&selection.scope)?;
        let cables = scope.as_ref();
        Ok(Bounds {
            cables: cables.map_or(Value::Null, |cables| json(cables.iter())),
            scope,
            predicates: names(&selection.predicates),
            kinds: names(selection.kinds.iter().map(|kind| kind.as_str())),
            holding: match selection.holding {
                None => Value::Null,
                Some(Holding::Held) => Value::Text("held".to_owned()),
                Some(Holding::Stub) => Value::Text("stub".to_owned()),
            },
            least: selection.least,
            takes_statements: selection.statements,
            takes_mentions: selection.mentions,
            within: None,
            top: None,
        })
    }

    /// Hands over the cables of a scope, each by the node that stands for it and its own, with its day.
    fn each_cable(&self, scope: &Scope, mut take: impl FnMut([i64; 2], u32)) -> Result<()> {
        let text = |day: &Option<String>| day.clone().map_or(Value::Null, Value::Text);
        let cables = if scope.cables.is_empty() {
            Value::Null
        } else {
            json(scope.cables.iter().copied())
        };
        let parameters = [
            ("cables", cables),
            ("since", text(&scope.since)),
            ("until", text(&scope.until)),
            ("posts", names(&scope.posts)),
            ("tags", names(&scope.tags)),
            ("classifications", names(&scope.classifications)),
        ];
        let query = queries::SELECT_CABLES;
        ask::each(&self.connection, query, &parameters, |row| {
            let wrap = |error| StoreError::query(query.name, error);
            let nodes = [row.get(0).map_err(wrap)?, row.get(1).map_err(wrap)?];
            take(nodes, number(row.get(2).map_err(wrap)?));
            Ok(())
        })
    }

    /// Adds the cables of the scope that no statement ties.
    fn add_untied(&self, selection: &Selection, found: &mut Selected) -> Result<()> {
        let mut untied: Vec<i64> = Vec::new();
        self.each_cable(&selection.scope, |[cable, _], day| {
            found.days.widen(cable, day);
            if !found.tied.contains(cable) {
                untied.push(cable);
            }
        })?;
        for ids in untied.chunks(CHUNK) {
            for node in self.nodes(ids)? {
                let holding = selection.holding;
                if holding.is_none_or(|holding| (holding == Holding::Held) == node.held) {
                    found.nodes.insert(node.id);
                    found.tied.insert(node.id);
                }
            }
        }
        Ok(())
    }

    /// The nodes that most statements tie; of those tied alike, the ones read first.
    fn strongest(&self, bounds: &Bounds, top: usize) -> Result<Ids> {
        let mut degree: HashMap<i64, u64> = HashMap::new();
        self.each_tie(bounds, &mut 0, |tie| {
            for id in [tie.subject, tie.object].into_iter().flatten() {
                *degree.entry(id).or_default() += 1;
            }
            Ok(())
        })?;
        let mut all: Vec<(i64, u64)> = degree.into_iter().collect();
        all.sort_unstable_by_key(|(id, count)| (Reverse(*count), *id));
        Ok(all.into_iter().take(top).map(|(id, _)| id).collect())
    }

    /// Statements and mentions that lie within so many steps of some nodes; what a cable among them says lies one step away.
    fn within(&self, selection: &Selection, selected: &mut Selected) -> Result<Within> {
        let mut within = Within::default();
        // Those that are left out too: a statement between two rings is met from both.
        let mut met = Ids::default();
        let mut known: Ids = selection.around.iter().copied().collect();
        let mut frontier = selection.around.clone();
        for step in 0..selection.depth {
            let mut next = Vec::new();
            let mut reach = |ids: [Option<i64>; 2]| {
                next.extend(ids.into_iter().flatten().filter(|id| known.insert(*id)));
            };
            if selected.bounds.takes_statements {
                let near = self.edges_around(&frontier)?.into_iter();
                let mut ring: Ids = near.filter_map(|edge| edge.id).collect();
                if step == 0 {
                    self.each_said_by(&frontier, |id| ring.insert(id))?;
                }
                let ring: Ids = ring.iter().filter(|id| met.insert(*id)).collect();
                let bounds = &selected.bounds;
                self.each_statement_of(bounds, Some(&ring), &mut selected.left_out, |tie| {
                    reach([tie.subject, tie.object]);
                    within.statements.insert(tie.statement.unwrap_or_default());
                    Ok(())
                })?;
            }
            if selected.bounds.takes_mentions {
                for (cable, node) in self.named_around(selection, &selected.bounds, &frontier)? {
                    reach([Some(cable), Some(node)]);
                    within.mentions.insert((cable, node));
                }
            }
            if next.is_empty() {
                break;
            }
            frontier = next;
        }
        Ok(within)
    }

    /// Hands over the statements that these nodes, as cables, say.
    fn each_said_by(&self, cables: &[i64], mut take: impl FnMut(i64) -> bool) -> Result<()> {
        let query = queries::LOAD_SAID_BY;
        let parameters = [("cable_ids", json(cables.iter().copied()))];
        ask::each(&self.connection, query, &parameters, |row| {
            take(
                row.get(0)
                    .map_err(|error| StoreError::query(query.name, error))?,
            );
            Ok(())
        })
    }

    /// Pairs of a cable and what it names of which one is in the frontier and both belong to the selection.
    fn named_around(
        &self,
        selection: &Selection,
        bounds: &Bounds,
        frontier: &[i64],
    ) -> Result<Vec<(i64, i64)>> {
        let scope = bounds.scope.as_ref();
        let pairs: Vec<(i64, i64)> = self
            .mentions_around(frontier)?
            .into_iter()
            .filter_map(|edge| Some((edge.cable, edge.object?)))
            .filter(|(cable, _)| scope.is_none_or(|scope| scope.contains(*cable)))
            .collect();
        let named: Ids = pairs.iter().map(|(_, node)| *node).collect();
        let named: Vec<i64> = named.iter().collect();
        let mut wanted = Ids::default();
        for ids in named.chunks(CHUNK) {
            for node in self.nodes(ids)? {
                let kinds = &selection.kinds;
                let of_kind = kinds.is_empty() || kinds.contains(&Kind::Of(node.kind));
                let held = selection
                    .holding
                    .is_none_or(|holding| (holding == Holding::Held) == node.held);
                if of_kind && held {
                    wanted.insert(node.id);
                }
            }
        }
        Ok(pairs
            .into_iter()
            .filter(|(_, node)| wanted.contains(*node))
            .collect())
    }

    /// Hands over every statement, then all mentions, that lie within the bounds.
    pub(super) fn each_tie(
        &self,
        bounds: &Bounds,
        left_out: &mut usize,
        mut take: impl FnMut(Tie) -> Result<()>,
    ) -> Result<()> {
        if bounds.takes_statements {
            let near = bounds.within.as_ref().map(|within| &within.statements);
            self.each_statement_of(bounds, near, left_out, |tie| {
                if bounds.wants(&tie) {
                    take(tie)
                } else {
                    Ok(())
                }
            })?;
        }
        self.each_mention_of(bounds, take)
    }

    fn each_statement_of(
        &self,
        bounds: &Bounds,
        near: Option<&Ids>,
        left_out: &mut usize,
        mut take: impl FnMut(Tie) -> Result<()>,
    ) -> Result<()> {
        let query = queries::SELECT_EDGES;
        let mut ask = |edge_ids: Value| {
            let parameters = [
                ("edge_ids", edge_ids),
                ("cables", bounds.cables.clone()),
                ("predicates", bounds.predicates.clone()),
                ("kinds", bounds.kinds.clone()),
                ("holding", bounds.holding.clone()),
            ];
            ask::each(&self.connection, query, &parameters, |row| {
                let tie = statement(row).map_err(|error| StoreError::query(query.name, error))?;
                if tie.is_act && tie.confidence < bounds.least {
                    *left_out += 1;
                    return Ok(());
                }
                take(tie)
            })
        };
        match near {
            None => ask(Value::Null),
            Some(near) => {
                let all: Vec<i64> = near.iter().collect();
                all.chunks(CHUNK)
                    .try_for_each(|ids| ask(json(ids.iter().copied())))
            }
        }
    }

    /// The mentions of a node in a text, told once, by the first of them.
    pub(super) fn each_mention_of<E: From<StoreError>>(
        &self,
        bounds: &Bounds,
        mut take: impl FnMut(Tie) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        if !bounds.takes_mentions {
            return Ok(());
        }
        let parameters = [
            ("cables", bounds.cables.clone()),
            ("kinds", bounds.kinds.clone()),
            ("holding", bounds.holding.clone()),
        ];
        let query = queries::SELECT_MENTIONS;
        let mut of_source: Vec<Tie> = Vec::new();
        let mut at: HashMap<i64, usize> = HashMap::new();
        ask::each::<E>(&self.connection, query, &parameters, |row| {
            let tie = mention(row).map_err(|error| StoreError::query(query.name, error))?;
            let node = tie.object.unwrap_or_default();
            if !bounds.wants(&tie) {
                return Ok(());
            }
            if of_source
                .first()
                .is_some_and(|first| first.source != tie.source)
            {
                at.clear();
                of_source.drain(..).try_for_each(&mut take)?;
            }
            match at.get(&node) {
                Some(known) => of_source[*known].times += 1,
                None => {
                    at.insert(node, of_source.len());
                    of_source.push(tie);
                }
            }
            Ok(())
        })?;
        of_source.into_iter().try_for_each(take)
    }
}

impl Selected {
    fn take(&mut self, tie: &Tie) {
        match tie.statement {
            Some(id) => {
                self.statements.insert(id);
                if tie.subject.is_none() || tie.object.is_none() {
                    self.wordy.insert(id);
                }
            }
            None => self.mentions += 1,
        }
        for (count, least) in self.unsure.iter_mut().zip(SURER) {
            *count += usize::from(tie.is_act && tie.confidence < least);
        }
        for id in [tie.subject, tie.object].into_iter().flatten() {
            self.nodes.insert(id);
            self.tied.insert(id);
            self.days.widen(id, tie.day);
        }
        for id in tie.others.into_iter().flatten().chain([tie.cable]) {
            self.nodes.insert(id);
            self.days.widen(id, tie.day);
        }
    }
}
