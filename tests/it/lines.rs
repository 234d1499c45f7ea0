//! What a cable says does not hang on how its lines are broken: full lines, pages and parted words change nothing.

use cablegraph::model::Document;

use crate::support::{is_act, understand};

const HEAD: &str = "C O N F I D E N T I A L NORVALE 000412\n\nE.O. 12958: DECL: 09/28/2019\nTAGS: PREL\n\
    SUBJECT: AN INVENTED MESSAGE\n\n";

const TEXT: &str = "1. (C) This message is invented. Foreign Minister Agnes Marlow told Gen. Tallis on Feb. 14 that \
    Norvale had rejected the Tessarian-Norvalian Pilotage Treaty. Dr. Ilse Varga, who met with Amb. Quill on Sept. 3, \
    proposed a conference in July. She supported the U.S. draft and asked that the No. 2 of the Embassy visit Port \
    Velden by Oct. 5, 2009, before the election.";

/// Names and acts, white space aside.
fn said(document: &Document) -> Vec<String> {
    let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
    let mut said: Vec<String> = acts
        .map(|a| {
            let object = a.object.as_ref().map_or("", |object| object.text.as_str());
            format!("{} {}: {object}", a.subject.text, a.predicate)
        })
        .collect();
    said.extend(document.entities.iter().map(|entity| entity.name.clone()));
    said.sort();
    said
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("a line");
        if last.is_empty() {
            last.push_str(word);
        } else if last.len() + 1 + word.len() <= width {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[test]
fn where_lines_end_changes_nothing() {
    let flat = said(&understand(&format!("{HEAD}{TEXT}\n")));
    assert!(
        flat.iter().any(|line| line.contains("rejected")),
        "{flat:?}"
    );
    for width in 24..80 {
        let text = wrapped(TEXT, width).join("\n");
        assert_eq!(
            said(&understand(&format!("{HEAD}{text}\n"))),
            flat,
            "at {width}:\n{text}"
        );
    }
}

#[test]
fn a_page_that_ends_within_a_name_is_no_part_of_it() {
    let flat = said(&understand(&format!("{HEAD}{TEXT}\n")));
    let lines = wrapped(TEXT, 60);
    for at in 1..lines.len() {
        let (before, behind) = lines.split_at(at);
        let text = format!(
            "{}\n\nCONFIDENTIAL\n\nPAGE 02        NORVAL  00412  281540Z\n\n{}",
            before.join("\n"),
            behind.join("\n")
        );
        assert_eq!(
            said(&understand(&format!("{HEAD}{text}\n"))),
            flat,
            "{text}"
        );
    }
}

#[test]
fn a_word_parted_at_its_hyphen_is_one() {
    let text = "1. (C) This message is invented. Foreign Minister Marlow proposed a Tessarian-\nNorvalian commission.";
    let said = said(&understand(&format!("{HEAD}{text}\n")));
    let told = "Marlow proposed: Tessarian-Norvalian commission";
    assert!(said.iter().any(|line| line == told), "{said:?}");
}

#[test]
fn a_document_of_a_volume_without_text_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("volume.xml");
    let volume = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><div xml:id=\"d1\" type=\"document\"></div></body></text></TEI>";
    std::fs::write(&path, volume).expect("written");
    let read: Vec<_> =
        cablegraph::read::documents(&[path], cablegraph::read::Layout::Auto).collect();
    assert!(matches!(read.as_slice(), [Err(_)]), "{read:?}");
}

#[test]
fn a_month_in_full_ends_a_sentence() {
    let text = "1. (C) This message is invented. Marlow rejected the treaty in June. Quill proposed talks.";
    let document = understand(&format!("{HEAD}{text}\n"));
    let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
    let proofs: Vec<&str> = acts
        .map(|a| a.evidence.span.of(&document.raw.text))
        .collect();
    assert_eq!(
        proofs,
        [
            "Marlow rejected the treaty in June.",
            "Quill proposed talks."
        ]
    );
}

#[test]
fn what_stands_under_comment_is_part_of_the_message() {
    let unsigned = "1. (C) This message is invented. Marlow rejected the treaty.\n\nComment\n\n\
        2. (C) We recommend that the Department reply.\n\nQUILL\n";
    let document = understand(&format!("{HEAD}{unsigned}"));
    assert_eq!(document.cable.paragraphs.len(), 2);
    assert_eq!(document.cable.signed_by.len(), 1);
    // Behind the signature it is a web page's.
    let signed = "1. (C) This message is invented. Marlow rejected the treaty.\n\nQUILL\n\nComments\n\nNobody said anything.\n";
    let document = understand(&format!("{HEAD}{signed}"));
    assert_eq!(document.cable.paragraphs.len(), 1);
    assert_eq!(document.cable.signed_by.len(), 1);
}
