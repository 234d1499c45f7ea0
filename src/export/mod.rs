//! The graph, and single documents, for other programs and for the eye.
//!
//! Files of other programs are written by an [`outlet`]. A [`Picture`] says what is to be seen and nothing of how: `surroundings` and `timeline` make one, an
//! [`Exporter`] writes it. Names of protected sources are masked before a picture is made (`mask`).

mod curve;
mod dot;
mod gather;
mod lanes;
mod layout;
mod link;
mod mask;
pub mod outlet;
pub mod picture;
mod ports;
pub mod record;
mod sketch;
#[cfg(feature = "sparql")]
pub mod sparql;
mod summary;
mod surroundings;
mod svg;
mod text;
mod timeline;

pub use dot::Dot;
pub use link::web_address;
pub use mask::{Hidden, Mask};
pub use picture::Picture;
pub use summary::{Start, Summary};
pub use surroundings::{Material, surroundings};
pub use svg::Svg;
pub use timeline::{Link, References, timeline};

/// Writes a picture in one format.
pub trait Exporter {
    /// The whole file.
    fn write(&self, picture: &Picture) -> String;
}
