//! Bytes to text: UTF-8 as it is, UTF-16 and the old Windows code pages by their looks.

use std::io::{self, BufRead, BufReader, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Reason;
use super::input::Input;

/// A text in which no-break spaces are blanks, as they look: heads are told by what stands between their words.
pub(super) fn with_blanks(text: String) -> String {
    match text.contains('\u{a0}') {
        true => text.replace('\u{a0}', " "),
        false => text,
    }
}

/// Decodes a document; gives the text without a byte order mark, and the encoding's name.
///
/// Bytes that mean nothing in the encoding become U+FFFD, so that the rest stays readable.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, &'static str), Reason> {
    decode_stated(bytes, None)
}

/// The same, where the document itself states an encoding: believed where the bytes do not show another.
pub(super) fn decode_stated(
    bytes: &[u8],
    stated: Option<&'static Encoding>,
) -> Result<(String, &'static str), Reason> {
    let (text, encoding) = decode_any(bytes, stated);
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    if is_binary(text.as_bytes()) {
        return Err(Reason::Binary);
    }
    Ok((text, encoding))
}

/// Decodes whatever it is, text or not.
pub(super) fn decode_any(
    bytes: &[u8],
    stated: Option<&'static Encoding>,
) -> (String, &'static str) {
    let (encoding, mark) = match wide(bytes) {
        Some(found) => found,
        None => {
            let mark = if bytes.starts_with(b"\xef\xbb\xbf") {
                3
            } else {
                0
            };
            if let Ok(text) = std::str::from_utf8(&bytes[mark..]) {
                return (text.to_owned(), UTF_8.name());
            }
            if is_damaged_utf8(&bytes[mark..]) {
                (UTF_8, mark)
            } else {
                (stated.unwrap_or_else(|| guess(&bytes[mark..])), mark)
            }
        }
    };
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    (text.into_owned(), encoding.name())
}

/// Whether bytes are UTF-8 but for a few: whole characters of several bytes are rare in any other encoding, those of three and
/// more next to impossible.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        let lengths = chunk.valid().chars().map(char::len_utf8);
        let worth = lengths.map(|length| match length {
            1 => 0,
            2 => 1,
            _ => 9,
        });
        whole += worth.sum::<usize>();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 3 * broken && whole > 0
}

/// The 8-bit encoding that the bytes look most like.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16, by its mark or its looks, and the length of the mark.
pub(super) fn wide(head: &[u8]) -> Option<(&'static Encoding, usize)> {
    match Encoding::for_bom(head) {
        Some((encoding, mark)) if encoding != UTF_8 => Some((encoding, mark)),
        Some(_) => None,
        None => utf16_without_mark(head).map(|encoding| (encoding, 0)),
    }
}

/// Whether bytes that begin an input can be no text.
pub(super) fn is_no_text(head: &[u8]) -> bool {
    match wide(head) {
        Some(_) => is_binary(decode_any(head, None).0.as_bytes()),
        None => is_binary(head),
    }
}

/// Makes an input UTF-8 where it is UTF-16, for layouts that are read byte by byte.
pub(super) fn narrow(mut input: Input, head: &[u8]) -> Input {
    let Some((encoding, _)) = wide(head) else {
        return input;
    };
    input.recoded = Some(encoding.name());
    input.bytes = Box::new(BufReader::new(Narrowed {
        wide: input.bytes,
        decoder: encoding.new_decoder_with_bom_removal(),
        ended: false,
    }));
    input
}

/// UTF-8 of a stream in another encoding.
struct Narrowed {
    wide: Box<dyn BufRead + Send>,
    decoder: Decoder,
    ended: bool,
}

impl Read for Narrowed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // A character needs room for four bytes; `BufReader` gives thousands.
        while !self.ended && buffer.len() >= 4 {
            let some = self.wide.fill_buf()?;
            let last = some.is_empty();
            let (result, taken, written, _) = self.decoder.decode_to_utf8(some, buffer, last);
            self.wide.consume(taken);
            self.ended = last && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
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
fn is_binary(text: &[u8]) -> bool {
    let head = &text[..text.len().min(1 << 16)];
    let control = |byte: &&u8| matches!(byte, 0..=6 | 14..=25 | 28..=31 | 127);
    head.iter().filter(control).count() * 100 > head.len()
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
        check(
            "CAFÉ “X” – TEST É"
                .as_bytes()
                .split_last()
                .map_or(&[][..], |(_, most)| most),
            "CAFÉ “X” – TEST \u{fffd}",
            "utf-8",
        );
        check(
            b"A \xe2\x80\x9cjoint\xe2\x80\x9d \xff plan \xff of \xe9 the \x93 two",
            "A “joint” \u{fffd} plan \u{fffd} of \u{fffd} the \u{fffd} two",
            "utf-8",
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
