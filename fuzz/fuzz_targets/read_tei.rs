//! No bytes panic the reader of volumes.
#![no_main]

use cablegraph::model::Format;
use cablegraph::read::{Layout, documents_in};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for _document in documents_in(
        "fuzz",
        std::io::Cursor::new(bytes.to_vec()),
        Layout::Given(Format::Tei),
    ) {}
});
