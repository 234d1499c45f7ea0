//! What a path is called: itself, its bytes that are no UTF-8 and what would be taken for such a byte as `\xNN`.

use std::path::{Path, PathBuf};

/// A path as it is shown and stored; no two paths are called the same.
pub(super) fn shown(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut name = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for (at, c) in chunk.valid().char_indices() {
            // Elsewhere a backslash parts folders.
            let is_escape = cfg!(unix) && escape(&chunk.valid().as_bytes()[at..]).is_some();
            match is_escape {
                true => name.push_str("\\x5c"),
                false => name.push(c),
            }
        }
        for byte in chunk.invalid() {
            name.push_str(&format!("\\x{byte:02x}"));
        }
    }
    name
}

/// The path that is called so.
pub fn path_of(name: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some(first) = rest.first() {
        let (byte, length) = escape(rest).map_or((*first, 1), |byte| (byte, 4));
        bytes.push(byte);
        rest = &rest[length..];
    }
    path(bytes, name)
}

/// The byte for which `\xNN` stands at the start of a name.
fn escape(name: &[u8]) -> Option<u8> {
    let digits = name.strip_prefix(b"\\x")?.get(..2)?;
    let is_ours = |digit: &u8| matches!(digit, b'0'..=b'9' | b'a'..=b'f');
    let digits = digits.iter().all(is_ours).then_some(digits)?;
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(unix)]
fn path(bytes: Vec<u8>, _: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn path(_: Vec<u8>, name: &str) -> PathBuf {
    name.into()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn no_two_paths_are_called_the_same() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;
        let check = |bytes: &[u8], name: &str| {
            let path = Path::new(OsStr::from_bytes(bytes));
            assert_eq!(shown(path), name);
            assert_eq!(path_of(name), path);
        };
        check("in/é x.txt".as_bytes(), "in/é x.txt");
        check(b"in/\xff.txt", "in/\\xff.txt");
        check(b"in/\\xff.txt", "in/\\x5cxff.txt");
        check(b"in/\\x5cxff", "in/\\x5cx5cxff");
        check(b"a\\\xfe\\b\\x", "a\\\\xfe\\b\\x");
    }
}
