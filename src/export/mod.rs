//! The graph, and single documents, for other programs and for the eye.
//!
//! Files of other programs are written by an [`outlet`]. A [`Picture`] says what is to be seen and nothing of how: of what is
//! too much a [`Summary`] chooses; [`surroundings()`] (by `sketch` and `gather`) and [`timeline()`] make one; `layout` sets it
//! on a `page`, in layers, around one in the middle (`star`), in `columns`, `lanes` or `panels` of them; an [`Exporter`] writes it.
//! Names of protected sources are masked before a picture is made (`mask`). Files import each other one way, as `tests/it/layering.rs`
//! checks.

use std::io;

mod cards;
mod columns;
mod corridors;
mod curve;
mod dot;
mod forest;
mod gather;
mod lanes;
mod layout;
mod legend;
mod link;
mod mask;
mod material;
mod mermaid;
mod openings;
pub mod outlet;
mod outline;
mod page;
mod panels;
pub mod picture;
#[cfg(feature = "png")]
mod png;
mod ports;
pub mod record;
mod sketch;
#[cfg(feature = "sparql")]
pub mod sparql;
mod stacks;
mod star;
mod summary;
mod surroundings;
mod svg;
mod text;
mod timeline;

pub use dot::Dot;
pub use link::web_address;
pub use mask::{Hidden, Mask};
pub use material::{Material, Style};
pub use mermaid::Mermaid;
pub use picture::Picture;
#[cfg(feature = "png")]
pub use png::Png;
pub use summary::{Start, Summary};
pub use surroundings::surroundings;
pub use svg::Svg;
pub use text::counted;
pub use timeline::{Link, References, days, timeline};

/// Writes a picture in one format.
pub trait Exporter {
    /// The whole file. A format that is text always succeeds.
    fn write(&self, picture: &Picture) -> io::Result<Vec<u8>>;

    /// The share of its usual size in which a picture is drawn that is too large; `None` where it keeps it.
    fn shrinks(&self, _picture: &Picture) -> Option<f64> {
        None
    }
}

/// Writes a picture as text.
trait Text {
    /// The whole file.
    fn text(&self, picture: &Picture) -> String;
}

impl<T: Text> Exporter for T {
    fn write(&self, picture: &Picture) -> io::Result<Vec<u8>> {
        Ok(self.text(picture).into_bytes())
    }
}
