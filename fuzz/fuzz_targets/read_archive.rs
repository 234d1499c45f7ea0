//! No bytes behind the first ones of an archive panic the readers, whichever kind it is.
#![no_main]

use cablegraph::read::{Layout, documents_in};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for magic in [&b"\x1f\x8b\x08"[..], b"\x28\xb5\x2f\xfd", b"PK\x03\x04"] {
        let archive = [magic, bytes].concat();
        for _document in documents_in("fuzz", std::io::Cursor::new(archive), Layout::Auto) {}
    }
});
