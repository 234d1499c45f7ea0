//! Sums up all by which the program reads: `CABLEGRAPH_READER`, of which `model::READER` tells.
//!
//! What is compiled in, code as well as word lists and weights, is summed up once, when the program is built: nothing is left
//! to do at its start. Cost: a pass over some 30 MB.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The parts by which a text becomes mentions and statements, and what they are built of.
const READS: [&str; 8] = [
    "src/extract", "src/ingest", "src/model", "src/notation", "src/parse", "src/read",
    "src/resolve", "src/vocab",
];

/// Learns weights, and reads nothing.
const TRAINS: &str = "train";

fn main() -> io::Result<()> {
    let mut paths = Vec::new();
    for part in READS {
        println!("cargo::rerun-if-changed={part}");
        files(Path::new(part), &mut paths)?;
    }
    paths.sort();
    let mut sum = Sum::new();
    for path in paths {
        // The same on every system.
        let name: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        sum.add(name.join("/").as_bytes());
        sum.add(&fs::read(&path)?);
    }
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    println!(
        "cargo::rustc-env=CABLEGRAPH_READER=cablegraph {version} {:016x}",
        sum.0
    );
    Ok(())
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if !path.is_dir() {
            found.push(path);
        } else if !path.ends_with(TRAINS) {
            files(&path, found)?;
        }
    }
    Ok(())
}

/// FNV-1a of 64 bits, of several pieces: it need tell programs apart, and not withstand anybody.
struct Sum(u64);

impl Sum {
    fn new() -> Self {
        Sum(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a piece, with its length behind it, so that pieces do not run together.
    fn add(&mut self, bytes: &[u8]) {
        let length = (bytes.len() as u64).to_le_bytes();
        for byte in bytes.iter().chain(&length) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
