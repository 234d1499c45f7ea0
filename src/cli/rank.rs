//! `rank`: what stands in the middle of the graph.

use super::args::{self, RankArgs};
use super::bounds::Bounds;
use super::doubt;
use super::find::open;
use super::out::Out;
use super::report::{Failure, Outcome};
use crate::answers::rank::{Asked, Measure, Ranked, rank};
use crate::answers::words::node_kind;

pub(super) fn run(args: &RankArgs) -> Outcome {
    let asked = Asked {
        by: match args.by {
            args::Measure::Pagerank => Measure::Pagerank,
            args::Measure::Degree => Measure::Degree,
            args::Measure::Cited => Measure::Cited,
            args::Measure::Between => Measure::Between(args.samples as usize),
        },
        kind: args.kind.as_deref().map(node_kind).transpose()?,
        top: args.top as usize,
        ties: (&args.ties).into(),
        least: args.sure.least(),
    };
    let ranking = rank(&open(&args.db)?, &asked)?;
    let bounds = Bounds {
        told: ranking.nodes.len(),
        all: ranking.all,
        option: "--top",
    };
    let mut out = Out::new();
    if args.db.json {
        out.json(&ranking)?;
        bounds.note();
        doubt::note(&ranking.left_out);
    } else {
        print(&mut out, &ranking.nodes, args.by == args::Measure::Between)?;
        bounds.tell(&mut out)?;
        doubt::tell(&mut out, &ranking.left_out)?;
    }
    out.end()?;
    if ranking.nodes.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn print(out: &mut Out, ranked: &[Ranked], is_between: bool) -> Outcome {
    if ranked.is_empty() {
        return out.line("No statement ties two nodes of this kind.");
    }
    let between = if is_between { "between   " } else { "" };
    out.line(format!("{between}pagerank   in  out  node"))?;
    for row in ranked {
        let between = row.between.map(|share| format!("{share:.6}  "));
        out.line(format!(
            "{}{:.6}  {:>3}  {:>3}  {}",
            between.unwrap_or_default(),
            row.pagerank,
            row.incoming,
            row.outgoing,
            words(row)
        ))?;
    }
    Ok(())
}

/// "74NORVALE1120 (cable, cited and not held)".
pub(super) fn words(ranked: &Ranked) -> String {
    let node = &ranked.node;
    let held = if node.held {
        ""
    } else {
        ", cited and not held"
    };
    format!("{} ({}{held})", node.name, node.what())
}
