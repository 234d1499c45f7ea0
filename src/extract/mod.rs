//! [`Cable`] to names and claims: what the text names, and what it says of them, each with its words.
//!
//! One file a family of rules. Each extractor says which layers it needs and which it sets; the order of
//! `EXTRACTORS` is checked against that by a test, so that a new one can be put in its place by reading. None of
//! them decides who is meant: that is `resolve`.

mod actor;
mod acts;
mod address;
mod bodies;
mod cables;
mod clause;
mod dates;
mod definitions;
mod described;
mod discourse;
mod draft;
mod editors;
mod events;
mod forums;
mod from_line;
mod head;
mod heading;
mod nested;
mod offices;
mod page;
mod parties;
mod people;
mod places;
mod protection;
mod shortened;
mod syntax;
mod tagger;
mod terms;
mod verb;
mod voices;

use crate::model::{Cable, Findings, RawText};
#[cfg(any(test, feature = "train"))]
pub use acts::train as train_acts;
use draft::Draft;
use page::Page;
#[cfg(any(test, feature = "train"))]
pub use syntax::train as train_syntax;
#[cfg(any(test, feature = "train"))]
pub use tagger::train;
pub use terms::terms;

/// What an extractor leaves for those behind it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Layer {
    /// Names and claims of the head.
    Head,
    /// Short forms and what they stand for.
    Definitions,
    /// What the tagger holds each word for.
    Shares,
    /// Names of people.
    People,
    /// Who speaks in the message.
    Author,
    /// Names of bodies and initiatives.
    Bodies,
    /// Names of places.
    Places,
    /// Names of events.
    Events,
    /// Cables named in the text.
    Cables,
    /// Protect marks.
    Protection,
    /// Claims that are no acts.
    States,
    /// Claims of acts.
    Acts,
}

/// A family of rules.
trait Extractor: Sync {
    /// Layers that must be there before it runs.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the order is checked by a test")
    )]
    fn needs(&self) -> &'static [Layer];
    /// Layers that it adds to.
    fn sets(&self) -> &'static [Layer];
    /// Adds what it finds.
    fn run(&self, draft: &mut Draft<'_, '_>);
}

/// All extractors, in the order in which they run.
const EXTRACTORS: [&dyn Extractor; 22] = [
    &head::Head,
    &definitions::Definitions,
    &editors::MarkedPeople,
    &tagger::Reading,
    &people::People,
    &bodies::Bodies,
    &tagger::Tagger,
    &described::Described,
    &places::Places,
    &people::Letters,
    &people::Holders,
    &from_line::FromLine,
    &heading::Heading,
    &editors::MarkedThings,
    &events::Events,
    &cables::Cables,
    &protection::ProtectMarks,
    &offices::Offices,
    &forums::Forums,
    &shortened::Shortened,
    &acts::Acts,
    &nested::Nested,
];

/// Runs those extractors that are to be kept, in their order.
fn run(draft: &mut Draft<'_, '_>, mut keep: impl FnMut(&dyn Extractor) -> bool) {
    for extractor in EXTRACTORS {
        if keep(extractor) {
            extractor.run(draft);
        }
    }
}

fn is_of_acts(extractor: &dyn Extractor) -> bool {
    extractor.sets().contains(&Layer::Acts)
}

/// Runs all extractors before those of acts, and nothing behind them.
#[cfg(any(test, feature = "train"))]
fn before_acts(draft: &mut Draft<'_, '_>) {
    let mut before = true;
    run(draft, |extractor| {
        before &= !is_of_acts(extractor);
        before
    });
}

/// Finds what a document names and says. A pure function of the text and the vocabularies.
pub fn extract(raw: &RawText, cable: &Cable) -> Findings {
    let page = Page::new(raw, cable);
    let mut draft = Draft::new(&page);
    run(&mut draft, |_| true);
    draft.finish()
}

/// Names alone, without what the text says of them: what `extract` finds, less the acts.
///
/// For those who measure; actors and objects that only acts tell ("the Soviets proposed") are not among them.
pub fn names(raw: &RawText, cable: &Cable) -> Findings {
    let page = Page::new(raw, cable);
    let mut draft = Draft::new(&page);
    run(&mut draft, |extractor| !is_of_acts(extractor));
    draft.finish()
}

/// The trees of sentences alone: makes the pages of documents ready and hands on what reads all their sentences and counts the
/// words.
///
/// For those who time it.
pub fn trees(documents: &[(RawText, Cable)], take: impl FnOnce(&mut dyn FnMut() -> usize)) {
    let pages: Vec<Page<'_>> = documents
        .iter()
        .map(|(raw, cable)| Page::new(raw, cable))
        .collect();
    let mut parser = syntax::Parser::new();
    take(&mut || {
        let mut words = 0;
        for page in &pages {
            for sentence in &page.sentences {
                words += parser.read(page, sentence).nodes().len();
            }
        }
        words
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that extractors run behind those they need, where these layers are there before them.
    fn check_order(extractors: &[&dyn Extractor], before: &[Layer]) {
        let mut there = before.to_vec();
        for extractor in extractors {
            for layer in extractor.needs() {
                assert!(
                    there.contains(layer),
                    "{layer:?} is needed before it is set"
                );
            }
            assert!(!extractor.sets().is_empty());
            there.extend(extractor.sets());
        }
    }

    #[test]
    fn every_extractor_runs_behind_those_it_needs() {
        check_order(&EXTRACTORS, &[]);
    }

    #[test]
    fn so_do_those_that_read_the_lines_of_a_head() {
        // They begin with an empty draft: a head is not read for its own head, and nothing is defined in it.
        check_order(&heading::RULES, &[Layer::Head, Layer::Definitions]);
    }
}
