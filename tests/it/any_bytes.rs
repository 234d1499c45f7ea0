//! No bytes panic a reader or keep it long, whatever the layout; rows are read as they were written.

use std::time::{Duration, Instant};

use cablegraph::model::Format;
use cablegraph::read::Layout;
use proptest::prelude::*;

use crate::formats::{Folder, all, gzip, read, read_bytes, text, zip, zstandard};

/// Pieces of every layout, so that random bytes reach all corners.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let words = prop::sample::select(vec![
        "{\"id\": \"a\", \"text\": \"",
        "\"}\n",
        "<html>",
        "<pre>",
        "</pre>",
        "<td>",
        "<th>Created</th>",
        "<!--",
        "-->",
        "<a title=\"",
        "&amp;",
        "&#",
        "id,date,mrn,body\n",
        "\"1\",\"12/28/1966 18:48\",\"66NORVALE1\",",
        "\\\"",
        "\"\"",
        "\"",
        ",",
        "\n",
        "\r\n",
        "\x0c",
        "==========\n",
        "NNNN\n",
        "VZCZCXRO1\n",
        "Viewing cable 09NORVALE1, X\n",
        "Message Text\n",
        "<TEI><text><body><div xml:id=\"d1\" type=\"document\">",
        "</div>",
        "<persName corresp=\"#p_TO1\">",
        "</persName>",
        "<note n=\"1\">",
        "</note>",
        "Message Attributes\n",
        "R 081015Z MAY 74\nFM AMEMBASSY NORVALE\nTO SECSTATE\n",
        "CONFIDENTIAL NORVALE 12\nSUBJECT: X\n",
        "1. TEXT\n",
        "\0",
        "\u{feff}",
        "PK\x03\x04",
        "\x1f",
    ]);
    let piece = prop_oneof![
        4 => words.prop_map(|words| words.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..40),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

const LAYOUTS: [Layout; 6] = [
    Layout::Auto,
    Layout::Given(Format::Text),
    Layout::Given(Format::Jsonl),
    Layout::Given(Format::Csv),
    Layout::Given(Format::Html),
    Layout::Given(Format::Tei),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic_a_reader(bytes in pieces(), packing in 0..4) {
        let packed = match packing {
            0 => bytes,
            1 => gzip(&bytes),
            2 => zstandard(&bytes),
            _ => zip(&[("a", &bytes), ("b", &bytes)]),
        };
        let folder = Folder::new();
        let path = folder.file("input", &packed);
        let begun = Instant::now();
        for layout in LAYOUTS {
            prop_assert!(!read(&path, layout).is_empty() || layout != Layout::Auto);
        }
        prop_assert!(begun.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn no_broken_archive_panics(cut in 0_usize..400, at in 0_usize..400, byte: u8, packing in 0..3) {
        let text = text();
        let mut packed = match packing {
            0 => gzip(text.as_bytes()),
            1 => zstandard(text.as_bytes()),
            _ => zip(&[("a.txt", text.as_bytes()), ("b.txt", text.as_bytes())]),
        };
        let place = at % packed.len();
        packed[place] = byte;
        packed.truncate(packed.len() - cut % packed.len());
        prop_assert!(!read_bytes("broken", &packed).is_empty());
    }

    #[test]
    fn rows_are_read_as_they_were_written(fields in prop::collection::vec("[a-zA-Z0-9 ,;\"\\\\\r\n\u{e9}]{0,12}", 2), lines in 1_usize..4) {
        // A field that holds a backslash before a quote means two things; the writer's own meaning is tested without.
        let fields: Vec<String> = fields.iter().map(|f| f.replace('\\', "/")).collect();
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["mrn", "header", "body"]).expect("memory");
        for line in 0..lines {
            table.write_record([&format!("09NORVALE{}", line + 1), &fields[0], &format!("x{}", fields[1])]).expect("memory");
        }
        let table = table.into_inner().expect("memory");
        let read = all("t.csv", &table);
        prop_assert_eq!(read.len(), lines);
        let head = fields[0].trim_ascii_end();
        let text = if head.is_empty() { format!("x{}", fields[1]) } else { format!("{head}\n\nx{}", fields[1]) };
        prop_assert_eq!(&read[lines - 1].text, &text);
    }
}
