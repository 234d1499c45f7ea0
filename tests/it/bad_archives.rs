//! Broken, hostile and odd inputs of the newer layouts: a diagnostic each, the rest read, in bounded time.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::formats::{Folder, gzip, zip, zstandard};
use crate::support::{run, text};

/// An invented message with this number.
fn message(serial: u32) -> String {
    format!(
        "R 281604Z SEP 09\nFM AMEMBASSY NORVALE\nTO SECSTATE WASHDC\nCONFIDENTIAL NORVALE {serial}\nSUBJECT: INVENTED {serial}\n\n1. (C) Text.\n"
    )
}

/// What `parse` makes of a file: the numbers of the cables, and what it says of the rest.
struct Read {
    numbers: Vec<String>,
    said: String,
    status: Option<i32>,
}

fn parse(path: &Path) -> Read {
    let begun = Instant::now();
    let output = run(&["parse", &path.display().to_string()]);
    assert!(
        begun.elapsed() < Duration::from_secs(30),
        "{} takes too long",
        path.display()
    );
    let said = text(&output.stderr);
    assert!(!said.contains("panicked"), "{said}");
    let numbers = text(&output.stdout)
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            line["cable"]["mrn"].as_str().unwrap_or("none").to_owned()
        })
        .collect();
    Read {
        numbers,
        said,
        status: output.status.code(),
    }
}

/// These cables are read of a file, and this is said of the rest.
fn check(name: &str, bytes: &[u8], numbers: &[&str], said: &[&str]) {
    let folder = Folder::new();
    let read = parse(&folder.file(name, bytes));
    assert_eq!(read.numbers, numbers, "{name}: {}", read.said);
    for words in said {
        assert!(
            read.said.contains(words),
            "{name} does not say `{words}`: {}",
            read.said
        );
    }
    assert_eq!(
        read.status,
        Some(if said.is_empty() { 0 } else { 2 }),
        "{name}: {}",
        read.said
    );
}

/// A stream that unpacks to a gibibyte of one letter.
fn bomb(letter: u8) -> Vec<u8> {
    gzip(&vec![letter; 16 << 20]).repeat(64)
}

#[test]
fn what_stands_behind_an_archive_costs_nothing_of_it() {
    let line = serde_json::json!({"id": "1", "text": message(1)}).to_string();
    let said = ["R009", "behind its end is no gzip"];
    for whole in [message(1), format!("{line}\n"), line] {
        let packed = gzip(whole.as_bytes());
        let padded = [packed.as_slice(), &[0; 512]].concat();
        check(
            "rest.gz",
            &[&packed, b"garbage".as_slice()].concat(),
            &["09NORVALE1"],
            &said,
        );
        check(
            "rest.gz",
            &[&padded, b"garbage".as_slice()].concat(),
            &["09NORVALE1"],
            &said,
        );
        check("padded.gz", &padded, &["09NORVALE1"], &[]);
    }
}

#[test]
fn a_truncated_archive_gives_what_was_whole() {
    let lines: String = (1..=3)
        .map(|n| {
            serde_json::json!({"id": n.to_string(), "text": message(n), "date": "2009-09-28"})
                .to_string()
                + "\n"
        })
        .collect();
    let two = [gzip(lines.as_bytes()), gzip(lines.as_bytes())].concat();
    let all = ["09NORVALE1", "09NORVALE2", "09NORVALE3"];
    check("whole.gz", &two, &[all, all].concat(), &[]);
    check(
        "cut.gz",
        &two[..two.len() - 40],
        &all,
        &["cut.gz", "R009", "it ends too early", "hint:"],
    );
    let packed = gzip(message(1).as_bytes());
    let mut zeros = packed.clone();
    zeros.extend([0; 1000]);
    check("tape.gz", &zeros, &["09NORVALE1"], &[]);
    check("cut-text.gz", &packed[..packed.len() - 3], &[], &["R009"]);
    let mut wrong = packed;
    let sum = wrong.len() - 6;
    wrong[sum] ^= 1;
    check("sum.gz", &wrong, &[], &["R009"]);
    let frames = [zstandard(lines.as_bytes()), zstandard(lines.as_bytes())].concat();
    check("cut.zst", &frames[..frames.len() - 10], &all, &["R009"]);
    let (one, other) = (message(1), message(2));
    let archive = zip(&[("a.txt", one.as_bytes()), ("in/b.txt", other.as_bytes())]);
    check("whole.zip", &archive, &["09NORVALE1", "09NORVALE2"], &[]);
    check(
        "no-directory.zip",
        &archive[..archive.len() - 30],
        &["09NORVALE1", "09NORVALE2"],
        &["R009", "2 files are found"],
    );
    let second = memchr::memmem::rfind(&archive, b"PK\x03\x04").expect("two files");
    check(
        "half.zip",
        &archive[..second + 60],
        &["09NORVALE1"],
        &["half.zip/in/b.txt", "R009"],
    );
    check("stub.zip", &archive[..20], &[], &["R009"]);
}

#[test]
fn a_zip_written_to_a_pipe_is_found_without_its_directory() {
    // Sizes behind the file, as streaming writers leave them.
    let one = message(1);
    let mut packer = zip::ZipWriter::new_stream(Vec::new());
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    for name in ["a.txt", "b.txt"] {
        packer.start_file(name, options).expect("a file");
        std::io::Write::write_all(&mut packer, one.as_bytes()).expect("memory");
    }
    let archive = packer.finish().expect("an archive").into_inner();
    check("piped.zip", &archive, &["09NORVALE1", "09NORVALE1"], &[]);
    check(
        "piped-cut.zip",
        &archive[..archive.len() - 30],
        &["09NORVALE1", "09NORVALE1"],
        &["R009"],
    );
}

#[test]
fn a_bomb_is_stopped_and_the_rest_goes_on() {
    let good = message(1);
    let said = ["R005", "R010", "bomb.gz", "unpacks to more than texts do"];
    check("bomb.gz", &bomb(b'A'), &[], &said);
    check("bomb.gz", &bomb(b'\n'), &[], &said);
    check("zeros.gz", &bomb(0), &[], &["R003"]);
    check(
        "bomb.zst",
        &zstandard(&vec![b'\n'; 1 << 30]),
        &[],
        &["R010"],
    );
    let zeros = vec![b'\n'; 100 << 20];
    check(
        "bomb.zip",
        &zip(&[("0.txt", &zeros), ("1.txt", good.as_bytes())]),
        &["09NORVALE1"],
        &["bomb.zip/0.txt", "R010"],
    );
    let inner = zip(&[("0.txt", &zeros)]);
    let files: Vec<(String, &[u8])> = (0..40)
        .map(|n| (format!("{n}.zip"), inner.as_slice()))
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .collect();
    check(
        "zips.zip",
        &zip(&files),
        &[],
        &["R010", "zips.zip/0.zip/0.txt"],
    );
}

#[test]
fn archives_in_archives_are_opened_two_deep() {
    let one = message(1);
    let zipped = zip(&[("a.txt", one.as_bytes())]);
    check(
        "two.zip",
        &zip(&[("in.zip", &zipped)]),
        &["09NORVALE1"],
        &[],
    );
    check(
        "two.gz",
        &gzip(&zstandard(one.as_bytes())),
        &["09NORVALE1"],
        &[],
    );
    let three = zip(&[
        ("in.zip", &zip(&[("in.zip", &zipped)])),
        ("b.txt", one.as_bytes()),
    ]);
    check(
        "three.zip",
        &three,
        &["09NORVALE1"],
        &["three.zip/in.zip/in.zip", "R011", "inside 2 others"],
    );
    let mut tar = vec![0; 1024];
    tar[257..262].copy_from_slice(b"ustar");
    check(
        "cables.tar.gz",
        &gzip(&tar),
        &[],
        &["R004", "compressed (tar)", "unpack it first"],
    );
}

#[test]
fn odd_files_of_a_zip_are_left_out_one_by_one() {
    let one = message(1);
    let mut archive = zip(&[
        ("/etc/passwd", b"x"),
        ("../up.txt", b"x"),
        ("C:\\drive.txt", b"x"),
        (".hidden", b"x"),
        ("__MACOSX/._a.txt", b"x"),
        ("secret.txt", b"x"),
        ("in\\a.txt", one.as_bytes()),
    ]);
    // The flag of encryption, in the header of the file and in the directory.
    for (magic, flags, name) in [(&b"PK\x03\x04"[..], 6, 30), (&b"PK\x01\x02"[..], 8, 46)] {
        let at = memchr::memmem::find_iter(&archive, magic)
            .find(|at| archive[at + name..].starts_with(b"secret.txt"))
            .expect("a header");
        archive[at + flags] |= 1;
    }
    check(
        "odd.zip",
        &archive,
        &["09NORVALE1"],
        &[
            "leads out of the archive",
            "odd.zip/../up.txt",
            "odd.zip/secret.txt",
            "it is encrypted",
            "R012",
        ],
    );
    check("empty.zip", &zip(&[]), &[], &["R007", "holds no file"]);
}

#[test]
fn a_zip_from_standard_input_is_read() {
    let one = message(1);
    let folder = Folder::new();
    let path = folder.file("cables.zip", &zip(&[("a.txt", one.as_bytes())]));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_cablegraph"))
        .args(["parse", "-"])
        .stdin(std::fs::File::open(path).expect("a file"))
        .output()
        .expect("the program starts");
    assert!(
        text(&output.stdout).contains("\"path\":\"-/a.txt\""),
        "{}",
        text(&output.stderr)
    );
}

/// A row of the dump.
fn row(serial: u32, body: &str) -> String {
    format!(
        "\"{serial}\",\"9/28/2009 16:04\",\"09NORVALE{serial}\",\"Embassy Norvale\",\"SECRET\",\"\",\"FM AMEMBASSY NORVALE\",\"{body}\"\n"
    )
}

#[test]
fn a_row_with_broken_quotes_is_told_and_the_next_is_read() {
    let body = "SUBJECT: INVENTED\n\n1. (C) Text.\nQUILL";
    let good = |serial| row(serial, body);
    let unclosed = good(2).replace("Text.\nQUILL\"", "Text, \"said Tallis.\nQUILL");
    let table = good(1) + &unclosed + &good(3) + &good(4);
    check(
        "dump.csv",
        table.as_bytes(),
        &["09NORVALE1", "09NORVALE3", "09NORVALE4"],
        &["dump.csv:5", "R013", "hint:"],
    );
    let stray = good(2).replace("Text.", "\"Text\", \"so to \"say\" it\".");
    check(
        "stray.csv",
        (good(1) + &stray + &good(3)).as_bytes(),
        &["09NORVALE1", "09NORVALE3"],
        &["stray.csv:5", "R013"],
    );
    let lenient = good(2).replace("Text.", "the \"Text\" failed.");
    check(
        "lenient.csv",
        (good(1) + &lenient + &good(3)).as_bytes(),
        &["09NORVALE1", "09NORVALE2", "09NORVALE3"],
        &[],
    );
    check(
        "last.csv",
        (good(1) + &unclosed).as_bytes(),
        &["09NORVALE1"],
        &["last.csv:5", "never closed"],
    );
    check(
        "few.csv",
        (good(1) + "\"2\",\"9/28/2009 16:04\",\"09NORVALE2\"\n" + &good(3)).as_bytes(),
        &["09NORVALE1", "09NORVALE3"],
        &["few.csv:5"],
    );
    let last = row(2, "SUBJECT: ANOTHER\n\nWORDS THAT STAND IN NO OTHER ROW");
    let packed = gzip((good(1) + &last).as_bytes());
    check(
        "cut.csv.gz",
        &packed[..packed.len() - 12],
        &["09NORVALE1"],
        &["R009"],
    );
}

#[test]
fn a_quote_that_is_never_closed_swallows_no_more_than_a_row_may_hold() {
    let mut table = row(1, "SUBJECT: X\n") + "\"2\",\"9/28/2009 16:04\",\"09NORVALE2\",\"open\n";
    table.push_str(&"words without a quote\n".repeat(2_000_000));
    table.push_str(&row(3, "SUBJECT: X\n"));
    check(
        "open.csv",
        table.as_bytes(),
        &["09NORVALE1", "09NORVALE3"],
        &["open.csv:3", "not closed within"],
    );
}

#[test]
fn zeros_are_borne_where_they_are_few() {
    let few = message(1).replace("Text.", "Te\0xt.");
    check("few.txt", few.as_bytes(), &["09NORVALE1"], &[]);
    let many = message(1).replace('E', "\0");
    check("many.txt", many.as_bytes(), &[], &["R003"]);
    check(
        "row.csv",
        row(1, &("SUBJECT: X\0\n".to_owned() + &"WORDS ".repeat(40))).as_bytes(),
        &["09NORVALE1"],
        &[],
    );
    check(
        "page.html",
        format!("<html><pre>{}</pre>\0</html>", message(1)).as_bytes(),
        &["09NORVALE1"],
        &[],
    );
}

#[test]
fn a_head_of_ten_thousand_lines_is_read() {
    let mut head = String::from(
        "R 281604Z SEP 09\nFM AMEMBASSY NORVALE\nTO SECSTATE WASHDC\nINFO AMEMBASSY KESTRELBAY\n",
    );
    for n in 0..10_000 {
        let _ = writeln!(head, "AMEMBASSY INVENTED {n} PRIORITY");
    }
    let long = head.clone() + "CONFIDENTIAL NORVALE 1\nSUBJECT: INVENTED\n\n1. (C) Text.\n";
    check("head.txt", long.as_bytes(), &["09NORVALE1"], &[]);
    check(
        "head.html",
        format!("<html><pre>{long}</pre></html>").as_bytes(),
        &["09NORVALE1"],
        &[],
    );
    let mut marks = String::new();
    for _ in 0..20_000 {
        marks.push_str("----------\n\nVZCZC\nFM X\nNNNN\n\x0c\nWikileaks: 09\n");
    }
    let read = parse(&Folder::new().file("marks.txt", marks.as_bytes()));
    assert_eq!(read.numbers.len(), 1);
}

#[test]
fn hostile_pages_cost_no_more_than_their_bytes() {
    let many = 1 << 20;
    for page in [
        format!("<html><a {}>", "a=\"x\" ".repeat(many)),
        format!("<html>{}", "<a b=\">\" ".repeat(many)),
        format!("<html>{}", "<!--".repeat(many)),
        format!("<html>{}", "<a<".repeat(many)),
        format!("<html>{}{}", "<div>".repeat(many), "</div>".repeat(many)),
        format!("<html>{}", "&amp".repeat(many)),
        format!("<html>{}", "<td>Created".repeat(many)),
        format!("<html>{}", "<title>".repeat(many)),
    ] {
        let read = parse(&Folder::new().file("page.html", page.as_bytes()));
        assert!(read.status.is_some());
    }
}
