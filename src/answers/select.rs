//! From what people write of a part of the graph to a [`Selection`]: names found, days and words read.

use super::doubt::Doubt;
use super::error::Result;
use super::find;
use super::words::{Days, Via, classification, kind};
use crate::Store;
use crate::graph::Compact;
use crate::model::{DOUBTFUL, Holding, Ids, Scope, Selection};

/// Which cables say it, in people's words. What is empty does not narrow it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Cables {
    /// Numbers of these cables and no others.
    pub cables: Vec<String>,
    /// Sent on or after this day, month or year.
    pub since: Option<String>,
    /// Sent on or before this day, month or year.
    pub until: Option<String>,
    /// Of one of these posts.
    pub posts: Vec<String>,
    /// With one of these TAGS.
    pub tags: Vec<String>,
    /// With one of these classifications, in any of the words in which cables state them.
    pub classifications: Vec<String>,
}

/// By which predicates, and which cables say it, in people's words.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Ties {
    /// Names of predicates, `acts` for the seven acts, `all` for everything and mentions too; all but mentions where
    /// there are none.
    pub via: Vec<String>,
    /// Which cables.
    pub cables: Cables,
}

/// Which part of the graph, wherever it lies, in people's words. What is empty does not narrow it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// How many statements away at most from what it lies around; one where it is not said.
    pub depth: Option<u32>,
    /// Names of kinds at both ends of a statement, `words` among them.
    pub kinds: Vec<String>,
    /// Whether cables at the ends are held.
    pub holding: Option<Holding>,
    /// So many nodes at most.
    pub top: Option<u32>,
    /// Least confidence of an act, from 0 to 1.
    pub least: f64,
    /// By which predicates, and which cables say it.
    pub ties: Ties,
}

impl Default for Part {
    /// All of it but mentions and doubtful acts.
    fn default() -> Self {
        Part {
            depth: None,
            kinds: Vec::new(),
            holding: None,
            top: None,
            least: DOUBTFUL,
            ties: Ties::default(),
        }
    }
}

impl Part {
    /// Which part is meant, in words: "cables of NORVALE since 1974 · acts"; empty where all of it is.
    pub fn words(&self) -> String {
        let scope = &self.ties.cables;
        let list = |words: &str, given: &[String]| {
            (!given.is_empty()).then(|| format!("{words}{}", given.join(", ")))
        };
        let of_day =
            |words: &str, day: &Option<String>| day.as_ref().map(|day| format!("{words} {day}"));
        let at_once = scope.since.clone().filter(|_| scope.since == scope.until);
        let cables = [
            list("", &scope.classifications),
            list("of ", &scope.posts),
            list("tagged ", &scope.tags),
            of_day("of", &at_once),
            of_day("since", &scope.since.clone().filter(|_| at_once.is_none())),
            of_day("until", &scope.until.clone().filter(|_| at_once.is_none())),
            list("", &scope.cables),
        ];
        let cables = cables.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let held = self.holding.map(|holding| match holding {
            Holding::Held => "between what is held".to_owned(),
            Holding::Stub => "what leads to cables not held".to_owned(),
        });
        let depth = self.depth.filter(|depth| *depth > 1);
        let parts = [
            (!cables.is_empty()).then(|| format!("cables {cables}")),
            list("", &self.ties.via),
            list("between ", &self.kinds),
            held,
            depth.map(|depth| format!("up to {depth} statements away")),
            (self.least > DOUBTFUL).then(|| format!("at least {:.0} % sure", self.least * 100.0)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// Reads which part of the graph is meant, around some nodes or, without any, anywhere.
///
/// # Errors
///
/// When a cable or post is not there, or a word or day cannot be read.
pub fn selection(store: &Store, around: Vec<i64>, part: &Part) -> Result<Selection> {
    let kinds = part.kinds.iter().map(|name| kind(name));
    Ok(Selection {
        around,
        depth: part.depth.unwrap_or(1),
        kinds: kinds.collect::<Result<_>>()?,
        holding: part.holding,
        top: part.top.map(|top| top as usize),
        ..said(store, &part.ties, part.least)?
    })
}

/// What some cables say by some predicates, acts with at least some confidence.
fn said(store: &Store, ties: &Ties, least: f64) -> Result<Selection> {
    let via = Via::read(&ties.via)?;
    let (is_all, mentions) = (via.predicates.is_empty(), via.mentions);
    let predicates = via.statements();
    Ok(Selection {
        scope: scope(store, &ties.cables)?,
        statements: is_all || !predicates.is_empty(),
        mentions,
        predicates,
        least,
        ..Selection::default()
    })
}

/// The graph of what some cables say by some predicates; what is too doubtful is counted.
pub(super) fn graph(store: &Store, ties: &Ties, doubt: &mut Doubt) -> Result<Compact> {
    let ties = store.ties(&said(store, ties, doubt.least())?)?;
    doubt.count(ties.left_out);
    Ok(Compact::new(ties.pairs))
}

/// The graph of references.
pub(super) fn references(store: &Store, cables: &Cables) -> Result<Compact> {
    let ties = Ties {
        via: vec!["references".to_owned()],
        cables: cables.clone(),
    };
    graph(store, &ties, &mut Doubt::below(0.0))
}

/// Reads which cables are meant.
pub(super) fn scope(store: &Store, asked: &Cables) -> Result<Scope> {
    let Days { since, until } = Days::read(asked.since.as_deref(), asked.until.as_deref())?;
    let cables = asked.cables.iter();
    let posts = asked.posts.iter();
    let tags = asked.tags.iter();
    let classifications = asked.classifications.iter();
    Ok(Scope {
        cables: cables
            .map(|number| Ok(find::cable(store, number)?.id))
            .collect::<Result<_>>()?,
        since,
        until,
        posts: posts
            .map(|post| find::post(store, post))
            .collect::<Result<_>>()?,
        tags: tags.map(|tag| tag.trim().to_ascii_uppercase()).collect(),
        classifications: classifications
            .map(|words| classification(words))
            .collect::<Result<_>>()?,
    })
}

/// Which cables are meant, as nodes; `None` where all are.
pub(super) fn cables(store: &Store, asked: &Cables) -> Result<Option<Ids>> {
    Ok(store.cables_in(&scope(store, asked)?)?)
}
