//! From arguments to a part of the graph.

use super::args::{Only, PartArgs, ScopeArgs, SelectArgs, TiesArgs};
use super::find;
use super::report::Failure;
use crate::Store;
use crate::answers::select::{self, Cables, Part, Ties};
use crate::model::{Holding, Selection};

/// Reads which part of the graph is meant, and around what.
pub(super) fn selection(store: &Store, args: &SelectArgs) -> Result<Selection, Failure> {
    if args.part.depth.is_some() && args.around.is_empty() {
        let why = "--depth counts from something: say from what by --around";
        return Err(Failure::Refused(why.to_owned()));
    }
    let around = args
        .around
        .iter()
        .map(|name| Ok(find::node(store, name)?.id))
        .collect::<Result<_, Failure>>()?;
    Ok(select::selection(store, around, &(&args.part).into())?)
}

impl From<&ScopeArgs> for Cables {
    fn from(args: &ScopeArgs) -> Self {
        Cables {
            cables: args.cables.clone(),
            since: args.since.clone(),
            until: args.until.clone(),
            posts: args.posts.clone(),
            tags: args.tags.clone(),
            classifications: args.classifications.clone(),
        }
    }
}

impl From<&TiesArgs> for Ties {
    fn from(args: &TiesArgs) -> Self {
        Ties {
            via: args.via.clone(),
            cables: (&args.scope).into(),
        }
    }
}

impl From<&PartArgs> for Part {
    fn from(args: &PartArgs) -> Self {
        Part {
            depth: args.depth,
            kinds: args.kinds.clone(),
            holding: args.only.map(|only| match only {
                Only::Held => Holding::Held,
                Only::Stubs => Holding::Stub,
            }),
            top: args.top,
            least: args.least,
            ties: (&args.ties).into(),
        }
    }
}
