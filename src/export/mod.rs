//! The graph, and single documents, for other programs and for the eye.
//!
//! Files of other programs are written by an [`outlet`]. A [`Picture`] says what is to be seen and nothing of how: `surroundings` and `timeline` make one, an
//! [`Exporter`] writes it. Names of protected sources are masked before a picture is made (`mask`).

mod curve;
mod dot;
mod layout;
mod mask;
pub mod outlet;
pub mod picture;
mod ports;
pub mod record;
#[cfg(feature = "sparql")]
pub mod sparql;
mod surroundings;
mod svg;
mod text;
mod timeline;

pub use dot::Dot;
pub use mask::{Hidden, Mask};
pub use picture::Picture;
pub use surroundings::{Material, surroundings};
pub use svg::Svg;
pub use timeline::timeline;

/// Writes a picture in one format.
pub trait Exporter {
    /// The whole file.
    fn write(&self, picture: &Picture) -> String;
}
