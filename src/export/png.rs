//! PNG: the picture as SVG draws it, for text processors, slides and print.
//!
//! Nothing need be installed: letters come from the fonts in `fonts/`, as wide as Helvetica's, so that the same picture
//! is the same everywhere. Fonts of the system stand in only for characters that those lack, such as Arabic and Chinese,
//! and are looked for only then.

use std::io::{self, Write as _};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::Tree;

use fonts::Fonts;

use super::svg::{Svg, size};
use super::{Exporter, Picture, Text};

mod fonts;

/// Writes PNG, at twice the size of the SVG where that is not too large.
#[derive(Clone, Copy, Debug, Default)]
pub struct Png;

/// How much larger than on the screen: 192 dots an inch, enough for print.
const SCALE: f64 = 2.0;

/// So wide or high at most, in pixels: what other programs still open.
const SIDE: f64 = 16_000.0;

/// So many pixels in all at most: 400 MB while it is drawn.
const PIXELS: f64 = 100e6;

/// Pixels of the screen in a metre, of which CSS says that 96 are an inch.
const A_METRE: f64 = 96.0 / 0.0254;

impl Exporter for Png {
    /// Fails where the SVG cannot be read, or there is no memory for the pixels.
    fn write(&self, picture: &Picture) -> io::Result<Vec<u8>> {
        draw(&tree(picture)?)
    }

    fn shrinks(&self, picture: &Picture) -> Option<f64> {
        let (wide, high) = size(picture);
        let scale = scale(wide, high);
        (scale < SCALE).then_some(scale / SCALE)
    }
}

/// The picture as shapes alone, its letters too.
fn tree(picture: &Picture) -> io::Result<Tree> {
    let mut fonts = Fonts::new();
    let svg = fonts.can_draw(&Svg.text(picture));
    Tree::from_str(&svg, &fonts.into_options()).map_err(io::Error::other)
}

/// How much larger than on the screen a picture of this size is drawn.
fn scale(wide: f64, high: f64) -> f64 {
    SCALE
        .min(SIDE / wide)
        .min(SIDE / high)
        .min((PIXELS / (wide * high)).sqrt())
}

fn draw(tree: &Tree) -> io::Result<Vec<u8>> {
    let (wide, high) = (
        f64::from(tree.size().width()),
        f64::from(tree.size().height()),
    );
    let scale = scale(wide, high);
    let pixels = |length: f64| (length * scale).round().max(1.0) as u32;
    let mut drawn = Pixmap::new(pixels(wide), pixels(high))
        .ok_or_else(|| io::Error::other("the picture is too large to be drawn"))?;
    drawn.fill(Color::WHITE);
    resvg::render(
        tree,
        Transform::from_scale(scale as f32, scale as f32),
        &mut drawn.as_mut(),
    );
    encode(&drawn, scale)
}

/// Nothing shines through white paper: three bytes a pixel are enough.
fn encode(drawn: &Pixmap, scale: f64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, drawn.width(), drawn.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let density = (A_METRE * scale).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: density,
        yppu: density,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().map_err(io::Error::other)?;
    let mut rows = writer.stream_writer().map_err(io::Error::other)?;
    let mut row = Vec::new();
    for pixels in drawn.data().chunks_exact(4 * drawn.width() as usize) {
        row.clear();
        for pixel in pixels.chunks_exact(4) {
            row.extend_from_slice(&pixel[..3]);
        }
        rows.write_all(&row)?;
    }
    rows.finish().map_err(io::Error::other)?;
    writer.finish().map_err(io::Error::other)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(title: &str) -> Picture {
        Picture {
            title: title.to_owned(),
            ..Picture::default()
        }
    }

    /// Width, height and bytes of the pixels.
    fn read(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut reader = png::Decoder::new(io::Cursor::new(bytes))
            .read_info()
            .expect("a PNG");
        let density = reader.info().pixel_dims.expect("a density");
        assert_eq!((density.xppu, density.yppu), (7559, 7559));
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let frame = reader.next_frame(&mut pixels).expect("pixels");
        assert_eq!(frame.color_type, png::ColorType::Rgb);
        (frame.width, frame.height, pixels)
    }

    fn dark(pixels: &[u8]) -> usize {
        pixels
            .chunks_exact(3)
            .filter(|pixel| pixel.iter().all(|color| *color < 100))
            .count()
    }

    #[test]
    fn words_are_drawn_on_white() {
        let bytes = Png.write(&picture("")).expect("a PNG");
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
        let (wide, high, blank) = read(&bytes);
        assert!(blank.iter().all(|color| *color == 255));
        let words = Png.write(&picture("Zürich, Αθήνα, Київ")).expect("a PNG");
        let (also_wide, also_high, written) = read(&words);
        assert_eq!((wide, high), (also_wide, also_high));
        assert!(dark(&written) > 1000, "{} are dark", dark(&written));
    }

    #[test]
    fn what_ours_lack_takes_nothing_from_the_rest() {
        let drawn = |title: &str| {
            let bytes = Png.write(&picture(title)).expect("a PNG");
            dark(&read(&bytes).2)
        };
        let plain = drawn("Minister of");
        // A character that no font has, emoji, and letters that are joined.
        assert!(drawn("Minister of \u{10ffff}") > plain);
        assert!(drawn("Minister of 👩\u{200d}👩 🇺🇳 وزارة الإسلام \u{10ffff}") > plain);
    }

    #[test]
    fn a_picture_that_is_too_large_tells_how_much_smaller_it_is() {
        assert_eq!(Png.shrinks(&picture("")), None);
        let mut large = picture("");
        large.notes = vec!["A note.".to_owned(); 1_000];
        let share = Png.shrinks(&large).expect("a share");
        let bytes = Png.write(&large).expect("a PNG");
        let reader = png::Decoder::new(io::Cursor::new(bytes)).read_info();
        let (wide, high) = reader.expect("a PNG").info().size();
        assert!((0.4..0.6).contains(&share), "{share}");
        assert!(high <= 16_000 && wide < 1_120, "{wide} × {high}");
        assert_eq!(Svg.shrinks(&large), None);
    }

    #[test]
    fn no_picture_is_too_large_to_be_opened() {
        assert_eq!(scale(560.0, 400.0), 2.0);
        for (wide, high) in [(9_000.0, 100.0), (400.0, 1e6), (12_000.0, 12_000.0)] {
            let scale = scale(wide, high);
            let (wide, high) = (wide * scale, high * scale);
            assert!(wide.max(high) <= SIDE + 0.5 && wide * high <= PIXELS * 1.001);
            assert!(wide.max(high) >= SIDE * 0.6, "{wide} × {high} is too small");
        }
    }
}
