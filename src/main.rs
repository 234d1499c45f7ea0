//! The command `cablegraph`; everything it does is in the library.

fn main() {}
