//! Bytes to text: UTF-8 as it is, UTF-16 and the old Windows code pages by their looks.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Reason;

/// Decodes a document; gives the text without a byte order mark, and the encoding's name.
///
/// Bytes that mean nothing in the encoding become U+FFFD, so that the rest stays readable.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, &'static str), Reason> {
    let (encoding, text) = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        (encoding, text.into_owned())
    } else if let Some(encoding) = utf16_without_mark(bytes) {
        (
            encoding,
            encoding.decode_without_bom_handling(bytes).0.into_owned(),
        )
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (UTF_8, text.to_owned())
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let encoding = detector.guess(None, Utf8Detection::Deny);
        (
            encoding,
            encoding.decode_without_bom_handling(bytes).0.into_owned(),
        )
    };
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    if is_binary(&text) {
        return Err(Reason::Binary);
    }
    Ok((text, encoding.name()))
}

/// UTF-16 text of western letters has a zero in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(512) & !1];
    let zeros_at = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros_at(0), zeros_at(1));
    let most = head.len() / 2 * 7 / 10;
    if head.len() < 8 {
        None
    } else if odd > most && even == 0 {
        Some(UTF_16LE)
    } else if even > most && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// More than one control character in a hundred: teleprinter debris stays well below that.
fn is_binary(text: &str) -> bool {
    let (mut controls, mut all) = (0_usize, 0_usize);
    for byte in text.bytes().take(1 << 16) {
        all += 1;
        controls += usize::from(matches!(byte, 0..=6 | 14..=25 | 28..=31 | 127));
    }
    controls * 100 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: &str) {
        assert_eq!(
            decode(bytes).ok(),
            Some((text.to_owned(), encoding_name(encoding)))
        );
    }

    fn encoding_name(label: &str) -> &'static str {
        Encoding::for_label(label.as_bytes()).map_or("", |e| e.name())
    }

    #[test]
    fn old_encodings_are_read() {
        check("Chargé".as_bytes(), "Chargé", "utf-8");
        check(b"\xef\xbb\xbfREF", "REF", "utf-8");
        check(
            b"Charg\xe9 d\x92affaires said \x93no\x94 to the Ministry",
            "Chargé d’affaires said “no” to the Ministry",
            "windows-1252",
        );
        check(b"\xff\xfeR\0E\0F\0:\0", "REF:", "utf-16le");
        let wide: Vec<u8> = "REF: NORVALE 12"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        check(&wide, "REF: NORVALE 12", "utf-16be");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(matches!(decode(b" \r\n"), Err(Reason::Empty)));
        assert!(matches!(
            decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0>\0"),
            Err(Reason::Binary)
        ));
    }
}
