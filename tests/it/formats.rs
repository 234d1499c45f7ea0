//! One message in every layout is one cable; many messages in one file are told apart.

use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::Path;

use cablegraph::ingest::parse_document;
use cablegraph::model::{Cable, Format, RawText};
use cablegraph::read::{Layout, Unread, documents};
use tempfile::{TempDir, tempdir};

use crate::support::root;

/// A folder for the files of one test.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Folder(tempdir().expect("a folder"))
    }

    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> std::path::PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).expect("a file");
        path
    }
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("memory");
    packer.finish().expect("memory")
}

pub(crate) fn zstandard(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("memory")
}

pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated);
        packer.start_file(*name, options).expect("a file");
        packer.write_all(bytes).expect("memory");
    }
    packer.finish().expect("an archive").into_inner()
}

pub(crate) fn read(path: &Path, layout: Layout) -> Vec<Result<RawText, Unread>> {
    documents(&[path.to_owned()], layout).collect()
}

/// What is read from these bytes under this name.
pub(crate) fn read_bytes(name: &str, bytes: &[u8]) -> Vec<Result<RawText, Unread>> {
    read(&Folder::new().file(name, bytes), Layout::Auto)
}

/// The documents of these bytes, all of which can be read.
pub(crate) fn all(name: &str, bytes: &[u8]) -> Vec<RawText> {
    read_bytes(name, bytes)
        .into_iter()
        .map(|document| document.unwrap_or_else(|u| panic!("{name}: {}: {u}", u.path)))
        .collect()
}

const HEADER: &str = "R 281604Z SEP 09\nFM AMEMBASSY NORVALE\nTO RUEHC/SECSTATE WASHDC 0412\nINFO RUEHKB/AMEMBASSY KESTRELBAY\n";

const BODY: &str = "C O N F I D E N T I A L NORVALE 000412\n\nSIPDIS\n\nE.O. 12958: DECL: 09/28/2019\nTAGS: PREL, MARR\n\
    SUBJECT: INVENTED: TALLIS \u{201c}WELCOMES\u{201d} <OPEN> SOUND & TREATY\nREF: A. NORVALE 400\n     B. 09 KESTRELBAY 311\n\n\
    Classified By: Charge Quill for reasons 1.4 (b) and (d).\n\n1. (C) This message is invented: no such post or person exists.\n\n\
    SUMMARY\n-------\n\n2. (C) Foreign Minister Tallis told Charg\u{e9} that Norvale agrees.\nQUILL\n";

pub(crate) fn text() -> String {
    format!("{HEADER}\n{BODY}")
}

fn jsonl(text: &str) -> String {
    serde_json::json!({"id": "one", "text": text}).to_string() + "\n"
}

/// A row as the dump of 2011 has it: all quoted, a quote with a backslash before it.
fn dump_row(id: u32, header: &str, body: &str) -> String {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "\"{id}\",\"9/28/2009 16:04\",\"09NORVALE412\",\"Embassy Norvale\",\"CONFIDENTIAL\",\"09NORVALE400|09KESTRELBAY311\",\"{}\",\"{}\"\n",
        escaped(header),
        escaped(body)
    )
}

fn rfc_table(header: &str, body: &str) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    table
        .write_record([
            "id", "date", "mrn", "origin", "classification", "references", "header", "body",
        ])
        .and_then(|()| {
            table.write_record([
                "1", "9/28/2009 16:04", "09NORVALE412", "Embassy Norvale", "CONFIDENTIAL", "",
                header, body,
            ])
        })
        .expect("memory");
    String::from_utf8(table.into_inner().expect("memory")).expect("UTF-8")
}

fn markup(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('\u{e9}', "&eacute;")
        .replace('\n', "<br/>")
}

fn page_2010(header: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html><head><title>Cable Viewer</title><script>if (a<b) document.write('<pre>no</pre>')</script></head><body>\n\
         <p>An invented page.</p><h3>Viewing cable 09NORVALE412, INVENTED</h3>\n\
         <table class='cable'><tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>\n\
         <tr><td><a href='/c/09NORVALE412.html'>09NORVALE412</a></td><td><a>2009-09-28 16:04</a></td><td></td>\
         <td><a>CONFIDENTIAL</a></td><td><a>Embassy Norvale</a></td></tr></table>\n\
         <code><pre>{}</pre></code>\n<code><pre>\n{}</pre></code><p>Comments</p></body></html>",
        markup(header),
        markup(body)
    )
}

fn page_library(text: &str) -> String {
    format!(
        "<html><head><meta charset=\"utf-8\"><title>Cable: 09NORVALE412_a</title></head><body><nav>Menu</nav>\
         <div class=\"synopsis\"><table><tr><td><div class=\"s_key\">Date:</div><div class=\"s_val\">2009 September 28, 16:04 (Monday)</div></td>\
         <td><div class=\"s_key\">Canonical ID:</div><div class=\"s_val\">09NORVALE412_a</div></td></tr>\
         <tr><td><div class=\"s_key\">Original Classification:</div><div class=\"s_val\">CONFIDENTIAL</div></td>\
         <td><div class=\"s_key\">Current Classification:</div><div class=\"s_val\">-- Not Assigned --</div></td></tr></table></div>\
         <div id=\"tagged\" class=\"text tagged-text\"><div><pre>{}</pre></div></div><div>Footer</div></body></html>",
        markup(text)
    )
}

/// What a cable says, without places.
fn said(raw: &RawText) -> serde_json::Value {
    let cable: Cable = parse_document(raw).value;
    let words = |located: &[cablegraph::model::Located<String>]| -> Vec<String> {
        located.iter().map(|l| l.value.clone()).collect()
    };
    let one = |located: &Option<cablegraph::model::Located<String>>| {
        located.as_ref().map(|l| l.value.clone())
    };
    serde_json::json!({
        "mrn": cable.mrn.map(|mrn| mrn.to_string()),
        "date": cable.date.map(|date| date.to_string()),
        "classification": cable.classification.map(|l| l.value.to_string()),
        "captions": words(&cable.captions),
        "tags": words(&cable.tags),
        "subject": one(&cable.subject),
        "from": one(&cable.from),
        "to": words(&cable.to),
        "info": words(&cable.info),
        "references": cable.references.iter().map(|r| r.mrn.as_ref().map(ToString::to_string)).collect::<Vec<_>>(),
        "signed_by": words(&cable.signed_by),
        "paragraphs": cable.paragraphs.iter().map(|p| p.span.of(&raw.text).split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>(),
    })
}

#[test]
fn a_message_is_the_same_cable_in_every_layout() {
    let plain = all("cable.txt", text().as_bytes());
    let expected = said(&plain[0]);
    assert_eq!(expected["mrn"], "09NORVALE412");
    assert_eq!(
        expected["references"],
        serde_json::json!(["09NORVALE400", "09KESTRELBAY311"])
    );
    let crlf = text().replace('\n', "\r\n");
    let wide = |text: &str, pair: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(pair).collect()
    };
    let windows = |text: &str| -> Vec<u8> { encoding_rs::WINDOWS_1252.encode(text).0.into_owned() };
    let layouts: Vec<(&str, Vec<u8>, Format)> = vec![
        ("crlf.txt", crlf.clone().into_bytes(), Format::Text),
        ("windows.txt", windows(&text()), Format::Text),
        ("wide.txt", wide(&text(), u16::to_be_bytes), Format::Text),
        ("lines.jsonl", jsonl(&text()).into_bytes(), Format::Jsonl),
        (
            "wide.jsonl",
            wide(&jsonl(&text()), u16::to_le_bytes),
            Format::Jsonl,
        ),
        (
            "dump.csv",
            dump_row(1, HEADER, BODY).into_bytes(),
            Format::Csv,
        ),
        (
            "crlf.csv",
            dump_row(1, HEADER, BODY).replace('\n', "\r\n").into_bytes(),
            Format::Csv,
        ),
        (
            "windows.csv",
            windows(&dump_row(1, HEADER, BODY)),
            Format::Csv,
        ),
        (
            "wide.csv",
            wide(&dump_row(1, HEADER, BODY), u16::to_le_bytes),
            Format::Csv,
        ),
        (
            "table.csv",
            rfc_table(HEADER, BODY).into_bytes(),
            Format::Csv,
        ),
        (
            "2010.html",
            page_2010(HEADER, BODY).into_bytes(),
            Format::Html,
        ),
        (
            "windows.html",
            windows(
                &page_2010(HEADER, BODY)
                    .replace("&eacute;", "\u{e9}")
                    .replace("<head>", "<head><meta charset=windows-1252>"),
            ),
            Format::Html,
        ),
        (
            "wide.html",
            wide(&page_2010(HEADER, BODY), u16::to_be_bytes),
            Format::Html,
        ),
        (
            "library.html",
            page_library(&text()).into_bytes(),
            Format::Html,
        ),
        (
            "other.html",
            format!(
                "<html><body><h1>A page</h1><pre>{}</pre></body></html>",
                markup(&text())
            )
            .into_bytes(),
            Format::Html,
        ),
        ("named.bin", gzip(text().as_bytes()), Format::Text),
        ("cable.zst", zstandard(text().as_bytes()), Format::Text),
        (
            "cables.zip",
            zip(&[("in/a.txt", text().as_bytes())]),
            Format::Text,
        ),
        (
            "two.zip.gz",
            gzip(&zip(&[("in/a.txt", text().as_bytes())])),
            Format::Text,
        ),
        (
            "dump.csv.zst",
            zstandard(dump_row(1, HEADER, BODY).as_bytes()),
            Format::Csv,
        ),
    ];
    for (name, bytes, format) in layouts {
        let read = all(name, &bytes);
        assert_eq!(read.len(), 1, "{name}");
        assert_eq!(read[0].format, format, "{name}");
        assert_eq!(said(&read[0]), expected, "{name}: {}", read[0].text);
    }
}

#[test]
fn what_a_table_states_fills_what_the_text_lacks() {
    let row = "\"7\",\"9/28/2009 16:04\",\"09NORVALE412\",\"Embassy Norvale\",\"SECRET//NOFORN\",\"09NORVALE400|09NEWLINDHOLM55\",\"\",\"1. AN INVENTED TEXT, SEE NORVALE 400.\"\n";
    let raw = all("dump.csv", row.as_bytes()).remove(0);
    assert_eq!((raw.id.as_str(), raw.ordinal), ("7", 1));
    assert_eq!(raw.stated.origin.as_deref(), Some("Embassy Norvale"));
    let parsed = parse_document(&raw);
    let cable = &parsed.value;
    assert_eq!(
        cable.classification.as_ref().map(|c| c.value.as_str()),
        Some("SECRET")
    );
    let numbers: Vec<String> = cable
        .references
        .iter()
        .filter_map(|r| r.mrn.as_ref())
        .map(ToString::to_string)
        .collect();
    assert_eq!(numbers, ["09NORVALE400", "09NEWLINDHOLM55"]);
    assert_eq!(cable.references[0].span.of(&raw.text), "NORVALE 400");
    assert_eq!(
        parsed
            .diagnostics
            .iter()
            .filter(|d| d.code == "P041")
            .count(),
        1
    );
}

/// An invented telegram of 1974 with this number.
fn telegram(serial: u32) -> String {
    format!(
        "R 0810{:02}Z MAY 74\nFM AMEMBASSY NORVALE\nTO SECSTATE WASHDC 4410\nC O N F I D E N T I A L NORVALE {serial}\n\n\
         E.O. 11652: GDS\nTAGS: PFOR, XX\nSUBJECT: INVENTED MESSAGE {serial}\n\nSUMMARY\n--------------------\n\n\
         1. TALLIS SAID SO.\n\nOUTLOOK\n==========\n\n2. NO SUCH PERSON EXISTS.\nQUILL\n",
        serial % 60
    )
}

#[test]
fn many_messages_in_a_file_are_told_apart() {
    let check = |between: &str, count: usize| {
        let one = |n: u32| telegram(1100 + n) + &between.replace("NEXT", &(1101 + n).to_string());
        let file = [one(1), one(2), telegram(1103)].concat();
        for bytes in [
            file.clone().into_bytes(),
            file.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ] {
            let read = all("cables.txt", &bytes);
            assert_eq!(read.len(), count, "{between:?}");
            if count == 1 {
                assert!(!read[0].id.contains('#'));
                continue;
            }
            for (index, raw) in read.iter().enumerate() {
                assert!(raw.id.ends_with(&format!("#{}", index + 1)), "{}", raw.id);
                assert_eq!(raw.ordinal as usize, index + 1);
                assert_eq!(said(raw)["mrn"], format!("74NORVALE{}", 1101 + index));
                assert_eq!(
                    said(raw)["signed_by"],
                    serde_json::json!(["QUILL"]),
                    "{}",
                    raw.text
                );
            }
        }
    };
    for ruler in [
        "==========", "--------------------", "**********", "##########", "__________",
    ] {
        check(&format!("\n{ruler}\n\n"), 3);
    }
    check("\n\x0c", 3);
    check("\x0c\n\n", 3);
    check("\n\nNNNN\n\n\n", 3);
    check(
        "VZCZCXYZ0001\nRR RUEHC\nDE RUEHNV #1101 1281000\nZNY CCCCC ZZH\n",
        3,
    );
    check("Viewing cable 74NORVALENEXT, INVENTED\n\n", 3);
    // Behind a signature the first lines of a transmission are marks enough, whatever blank lines there are.
    check("", 3);
    check("\n\n", 3);
    // A short line of dashes stands under headings: in doubt nothing is cut.
    check("\n---------\n", 1);
}

#[test]
fn a_message_that_another_passes_on_is_not_cut_off() {
    let own = telegram(1101);
    for before in [
        "3. FOLLOWING TELEGRAM IS REPEATED FOR YOUR INFORMATION:\nQUILL\n\n",
        "3. WE QUOTE IT BELOW.\nQUILL\n",
        "3. THE TEXT IS BELOW.\n\n",
    ] {
        let body = own.trim_end().trim_end_matches("QUILL");
        let file = format!("{body}{before}{}", telegram(1102));
        assert_eq!(all("cable.txt", file.as_bytes()).len(), 1, "{file}");
    }
}

#[test]
fn records_without_a_heading_are_cut_behind_what_the_archives_say_of_them() {
    let record = |n: u32| {
        format!(
            "PAGE 01        NORVAL  0{n}  081015Z\n\n{}\n<< END OF DOCUMENT >>\n\n\nMessage Attributes\n\nAutomatic \
             Decaptioning: X\nCapture Date: 01 JAN 1994\nDocument Number: 1974NORVAL0{n}\n\n",
            telegram(n)
        )
    };
    for between in [
        "", "\x0c\n", "NNNN\n", "--------------------\n", "==========\n",
    ] {
        let file = [record(1101), between.to_owned(), record(1102)].concat();
        assert_eq!(all("cables.txt", file.as_bytes()).len(), 2, "{file}");
    }
}

#[test]
fn a_second_head_that_is_not_cut_off_is_told() {
    let codes = |file: &str| {
        let all = all("cables.txt", file.as_bytes());
        assert_eq!(all.len(), 1);
        let told = cablegraph::ingest::parse_document(&all[0]).diagnostics;
        told.iter().any(|told| told.code == "P050")
    };
    assert!(codes(&format!(
        "{}\nCable 2:\n\n{}",
        telegram(1101),
        telegram(1102)
    )));
    assert!(!codes(&telegram(1101)));
}

#[test]
fn tables_of_spreadsheets_are_read() {
    for separator in [";", "\t"] {
        let row = |n: u32| {
            let text = telegram(n);
            let cells = [
                &n.to_string(),
                "5/8/1974 10:15",
                &format!("74NORVALE{n}"),
                "Embassy Norvale",
                "CONFIDENTIAL",
                "",
                "",
                &text,
            ];
            let cells = cells.map(|cell| format!("\"{cell}\""));
            cells.join(separator) + "\n"
        };
        let file = row(1101) + &row(1102);
        assert_eq!(all("cables.txt", file.as_bytes()).len(), 2, "{file}");
    }
}

#[test]
fn pages_of_several_messages_are_read() {
    let page = format!(
        "<html><body><pre>{}</pre><hr><pre>{}</pre></body></html>",
        telegram(1101),
        telegram(1102)
    );
    assert_eq!(all("cables.html", page.as_bytes()).len(), 2);
    let one = format!(
        "<html><body><pre>{}</pre><hr><pre>A note.</pre></body></html>",
        telegram(1101)
    );
    assert_eq!(all("cable.html", one.as_bytes()).len(), 1);
}

#[test]
fn no_break_spaces_are_blanks() {
    let spaced = telegram(1101).replace(' ', "\u{a0}");
    let page = format!(
        "<html><body><pre>{}</pre></body></html>",
        telegram(1101).replace(' ', "&nbsp;")
    );
    for (name, file) in [("cable.txt", spaced), ("cable.html", page)] {
        let read = all(name, file.as_bytes());
        assert_eq!(said(&read[0])["mrn"], "74NORVALE1101", "{file}");
    }
}

#[test]
fn rulers_inside_a_message_do_not_cut_it() {
    let check = |file: &str| assert_eq!(all("cable.txt", file.as_bytes()).len(), 1, "{file}");
    check(&telegram(1));
    // Between head and body, between title and head.
    check(&format!("{HEADER}\n--------------------\n\n{BODY}"));
    check(&format!(
        "Viewing cable 09NORVALE412, INVENTED\n====================\n\n{}",
        text()
    ));
    check(&format!(
        "A COLLECTION OF INVENTED CABLES\n\n==========\n\n{}",
        text()
    ));
    check(&format!(
        "{BODY}\n----------------\nCONFIDENTIAL\n\nPAGE 02        NORVAL  00412  281604Z\n\n3. THE TEXT GOES ON.\n"
    ));
    check(&format!("\x0c{}\n\x0c\nNNNN\n\n", text()));
    for sample in fs::read_dir(root("samples")).expect("samples") {
        let path = sample.expect("a sample").path();
        if path.extension().is_some_and(|e| e == "txt") {
            assert_eq!(read(&path, Layout::Auto).len(), 1, "{}", path.display());
        }
    }
}

#[test]
fn records_of_the_archives_are_cut_at_their_first_part() {
    let text = |n: u32| {
        format!(
            "Message Text\n\n                    CONFIDENTIAL\n\nPAGE 01        NORVAL  0{n}  081015Z\n\n{}\n                    CONFIDENTIAL\n\n---------------------------\n\n",
            telegram(n)
        )
    };
    let attributes = "Message Attributes\n\nAutomatic Decaptioning: X\nDraft Date: 08 MAY 1974\nSubject: INVENTED\nTAGS: PFOR\n\n";
    for order in [0, 1] {
        let records = [1101, 1102, 1103].map(|n| {
            if order == 0 {
                text(n) + attributes
            } else {
                attributes.to_owned() + &text(n)
            }
        });
        let read = all("records.txt", records.concat().as_bytes());
        assert_eq!(read.len(), 3, "order {order}");
        assert_eq!(said(&read[1])["mrn"], "74NORVALE1102");
    }
}

#[test]
fn a_large_file_of_messages_is_read_message_by_message() {
    let mut file = String::new();
    for n in 0..40_000 {
        let _ = write!(file, "{}\n====================\n", telegram(n + 1));
    }
    let folder = Folder::new();
    let path = folder.file("many.txt", file.as_bytes());
    let count = documents(&[path], Layout::Auto)
        .filter(|d| d.as_ref().is_ok_and(|raw| raw.text.len() < 2000))
        .count();
    assert_eq!(count, 40_000);
}

#[test]
fn a_message_that_never_ends_is_passed_over_to_the_next() {
    let file = format!(
        "{}\n{}\n==========\n{}",
        telegram(1),
        "A LINE OF WORDS\n".repeat(1_200_000),
        telegram(2)
    );
    let read = read_bytes("long.txt", file.as_bytes());
    assert_eq!(read.len(), 2);
    assert!(
        read[0]
            .as_ref()
            .is_err_and(|u| u.reason.code() == "R005" && u.line == Some(1))
    );
    assert_eq!(
        said(read[1].as_ref().expect("a message"))["mrn"],
        "74NORVALE2"
    );
}

#[test]
fn words_of_pages_are_kept() {
    let page = "<html><body><p>One &amp; two&nbsp;three<br>four</p><ul><li>five<li><a href=x>six</a></ul>\
        <style>p {}</style><table><tr><td>a</td><td>b</td></tr></table>&#147;end&#148;</body></html>";
    let raw = all("page.html", page.as_bytes()).remove(0);
    assert_eq!(
        raw.text,
        "One & two three\nfour\n\nfive\nsix\n\na b\n\n\u{201c}end\u{201d}"
    );
}

#[test]
fn a_box_to_tick_opens_no_list() {
    for opening in ["[ ] URGENT\n", "[]\n", "[ ]  [ ]\n\n"] {
        let read = all("box.txt", format!("{opening}{}", telegram(1101)).as_bytes());
        assert_eq!(read.len(), 1, "{opening}");
        assert_eq!(said(&read[0])["mrn"], "74NORVALE1101", "{opening}");
    }
}
