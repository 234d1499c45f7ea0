//! No bytes panic the readers, whatever layout they look like.
#![no_main]

use cablegraph::read::{Layout, documents};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let path = std::env::temp_dir().join(format!("cablegraph-fuzz-{}", std::process::id()));
    if std::fs::write(&path, bytes).is_ok() {
        for _document in documents(std::slice::from_ref(&path), Layout::Auto) {}
    }
});
