//! Nationalities and peoples: "the Soviets", "FRENCH AMBASSADOR IN TIRANA" name the country that they belong to.
//!
//! Needs: everything else, acts too: an adjective is nobody who acts. Sets: names of kind `place`, inside names of bodies
//! and initiatives too, never inside a person's. Misses: peoples that no list has. Cost: one pass over the hits.

use super::draft::Draft;
use super::page::Shape;
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameSense};
use crate::vocab::{self, Sense};

pub(super) struct Peoples;

impl Extractor for Peoples {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::People, Layer::Bodies, Layer::Places, Layer::Acts]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Places]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        let mut behind = 0;
        for sentence in &page.sentences {
            for at in sentence.first..sentence.end {
                if at < behind || (page.tokens[at].shape == Shape::Lower && !sentence.upper) {
                    continue;
                }
                let longest = page.hits_at(at).iter().find_map(|hit| match hit.sense {
                    Sense::Adjective(index) => Some((hit.end, index)),
                    _ => None,
                });
                let Some((end, index)) = longest.filter(|(end, _)| draft.may_name_place(at, *end))
                else {
                    continue;
                };
                let sense = NameSense::Known(vocab::place(index).name);
                draft.name((at, end), EntityKind::Place, sense, "nationality", 0.85);
                behind = end;
            }
        }
    }
}
