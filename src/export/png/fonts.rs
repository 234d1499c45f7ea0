//! Which font each character is drawn in.
//!
//! Ours wherever they have it, else one of the system's, and a box where no font has it: what draws the picture would give
//! a whole text up at the first such character.
//!
//! Misses: flags and other emoji that fonts have as pictures only; in a text of two scripts, characters that a font joins
//! and that has only one of the scripts. They are boxes too.

use std::sync::Arc;

use resvg::usvg::fontdb::{Database, FaceInfo, Family, ID, Query, Style, Weight};
use resvg::usvg::{FontResolver, FontStyle, Options};
use rustc_hash::FxHashMap;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

/// The name of the fonts in `fonts/`, whatever names a picture gives.
const FAMILY: &str = "Cablegraph Sans";

/// What stands for a character that no font has; ours have this one.
const BOX: char = '\u{fffd}';

pub(super) static OURS: [&[u8]; 4] = [
    include_bytes!("../fonts/CablegraphSans-Regular.ttf"),
    include_bytes!("../fonts/CablegraphSans-Bold.ttf"),
    include_bytes!("../fonts/CablegraphSans-Italic.ttf"),
    include_bytes!("../fonts/CablegraphSans-BoldItalic.ttf"),
];

/// Fonts, and for which characters they stand in.
pub(super) struct Fonts {
    pub(super) all: Database,
    /// Those of the system, in the order in which they are tried; nothing before they are looked for.
    system: Option<Vec<ID>>,
    /// Which of them a character that ours lack is drawn in.
    others: FxHashMap<char, Option<ID>>,
}

impl Fonts {
    /// The fonts that come with the program.
    pub(super) fn new() -> Self {
        let mut all = Database::new();
        for font in OURS {
            all.load_font_data(font.to_vec());
        }
        Fonts {
            all,
            system: None,
            others: FxHashMap::default(),
        }
    }

    /// The SVG with a box, or a space, for each character that no font has.
    pub(super) fn can_draw(&mut self, svg: &str) -> String {
        let Ok(own) = FontRef::new(OURS[0]) else {
            return svg.to_owned();
        };
        svg.chars()
            .map(|c| {
                if c.is_ascii() || c.is_control() || is_ignorable(c) || has(&own, c) {
                    return c;
                }
                match self.other(c) {
                    Some(_) => c,
                    None if c.is_whitespace() => ' ',
                    None => BOX,
                }
            })
            .collect()
    }

    /// The font of the system that draws a character.
    fn other(&mut self, c: char) -> Option<ID> {
        if let Some(known) = self.others.get(&c) {
            return *known;
        }
        let system = self.system.get_or_insert_with(|| load(&mut self.all));
        let found = system.iter().position(|id| is_drawn(&self.all, *id, c));
        let other = found.map(|at| {
            // The same script follows, mostly.
            system[..=at].rotate_right(1);
            system[0]
        });
        self.others.insert(c, other);
        other
    }

    /// Takes ours for every name, and for what they lack the fonts that [`Fonts::can_draw`] found.
    pub(super) fn into_options(self) -> Options<'static> {
        let others = self.others;
        let select_font = |font: &resvg::usvg::Font, fonts: &mut Arc<Database>| {
            let style = match font.style() {
                FontStyle::Normal => Style::Normal,
                FontStyle::Italic | FontStyle::Oblique => Style::Italic,
            };
            ours(fonts, Weight(font.weight()), style)
        };
        let select_fallback = move |c: char, used: &[ID], _: &mut Arc<Database>| {
            let other = others.get(&c).copied().flatten();
            other.filter(|other| !used.contains(other))
        };
        Options {
            font_resolver: FontResolver {
                select_font: Box::new(select_font),
                select_fallback: Box::new(select_fallback),
            },
            fontdb: Arc::new(self.all),
            ..Options::default()
        }
    }
}

fn ours(fonts: &Database, weight: Weight, style: Style) -> Option<ID> {
    fonts.query(&Query {
        families: &[Family::Name(FAMILY)],
        weight,
        style,
        ..Query::default()
    })
}

/// Loads the fonts of the system: first those that have Latin letters too, so that a text can be of one font, and of
/// them the upright and regular ones; else by name.
fn load(all: &mut Database) -> Vec<ID> {
    let own: Vec<ID> = all.faces().map(|face| face.id).collect();
    all.load_system_fonts();
    let all = &*all;
    let mut system: Vec<&FaceInfo> = all.faces().filter(|face| !own.contains(&face.id)).collect();
    system.sort_by_cached_key(|face| {
        (
            !is_drawn(all, face.id, 'a'),
            face.style != Style::Normal,
            face.weight.0.abs_diff(Weight::NORMAL.0),
            face.monospaced,
            face.post_script_name.clone(),
        )
    });
    system.iter().map(|face| face.id).collect()
}

/// Whether a character shows nothing, whatever the font.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

fn has(font: &FontRef<'_>, c: char) -> bool {
    font.charmap().map(c).is_some()
}

/// Whether a font has a character as lines: one that has pictures of it alone would leave a gap.
fn is_drawn(fonts: &Database, id: ID, c: char) -> bool {
    let drawn = fonts.with_face_data(id, |data, index| {
        let font = FontRef::from_index(data, index).ok()?;
        let pictures = font.cbdt().is_ok() || font.sbix().is_ok();
        let lines = font.outline_glyphs().format().is_some();
        Some(lines && (!pictures || font.colr().is_ok()) && has(&font, c))
    });
    drawn.flatten() == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_of_the_system_are_looked_for_only_where_ours_lack_a_character() {
        let mut fonts = Fonts::new();
        for ours in [
            "Zürich, Łódź — “naïve” … → non\u{2011}breaking",
            "Αθήνα Київ משרד החוץ",
            "line\nbreak \u{fffd}\u{202e}\u{200d}\u{fe0f}",
        ] {
            assert_eq!(fonts.can_draw(ours), ours);
            assert!(fonts.system.is_none(), "{ours}");
        }
        fonts.can_draw("漢");
        assert!(fonts.system.is_some());
    }

    #[test]
    fn what_no_font_has_is_a_box() {
        let mut fonts = Fonts::new();
        fonts.system = Some(fonts.all.faces().map(|face| face.id).collect());
        assert_eq!(
            fonts.can_draw("of 漢\u{3000}字, 👩\u{200d}👩"),
            "of \u{fffd} \u{fffd}, \u{fffd}\u{200d}\u{fffd}"
        );
    }

    #[test]
    fn every_style_has_its_own_letters() {
        let fonts = Fonts::new().all;
        let mut found = Vec::new();
        for style in [Style::Normal, Style::Italic] {
            for weight in [Weight::NORMAL, Weight::BOLD] {
                let id = ours(&fonts, weight, style).expect("a font");
                let face = fonts.face(id).expect("a face");
                assert_eq!((face.weight, face.style), (weight, style));
                found.push(id);
            }
        }
        found.dedup();
        assert_eq!(found.len(), OURS.len());
    }
}
