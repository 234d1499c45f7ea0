//! What the layout of a cable of the 2000s must not hide: numbers at the start of a line, labels, headings of pages. All invented.

use cablegraph::ingest::{parse_document, understand};
use cablegraph::model::{Cable, EntityKind};

use crate::support::raw;

fn cable_of(loose: &str, body: &str) -> Cable {
    parse_document(&raw(&text_of(loose, body), None, None)).value
}

fn text_of(loose: &str, body: &str) -> String {
    format!(
        "R 081200Z JUN 06\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nC O N F I D E N T I A L ROME 000900\n\nSIPDIS\n\n{loose}\
         E.O. 12958: DECL: 06/08/2016\nTAGS: PREL, IT\nSUBJECT: \"NO\" TO THE SOUND: INVENTED\n\n{body}\nQUILL\n"
    )
}

fn numbers(body: &str) -> Vec<(Option<u32>, Option<String>)> {
    let paragraphs = cable_of("", body).paragraphs.into_iter();
    let marked = paragraphs.filter(|paragraph| paragraph.number.is_some());
    marked
        .map(|paragraph| (paragraph.number, paragraph.portion))
        .collect()
}

#[test]
fn a_number_that_a_line_breaks_off_is_no_paragraph() {
    let marked = |count: u32| -> Vec<(Option<u32>, Option<String>)> {
        (1..=count)
            .map(|number| (Some(number), Some("C".to_owned())))
            .collect()
    };
    let rest =
        "2. (C) The Department agrees.\n\n3. (C) Post should say so.\n\n4. (C) Points follow.";
    let wrapped = format!("1. (C) This is an action request. See paras 3 and\n4.\n\n{rest}");
    assert_eq!(numbers(&wrapped), marked(4));
    let next = format!("1. (C) This is an action request. See para\n2.\n\n{rest}");
    assert_eq!(numbers(&next), marked(4));
    // A number that follows no other, where the missing one comes later.
    let count = format!("1. (C) The list has these:\n3. boats\n\n{rest}");
    assert_eq!(numbers(&count), marked(4));
    // Where a number is lost, the next one still opens a paragraph.
    let lost = "1. (C) The Minister was calm.\n\n3. (C) He left.";
    let numbers_lost: Vec<Option<u32>> = numbers(lost).into_iter().map(|(n, _)| n).collect();
    assert_eq!(numbers_lost, [Some(1), Some(3)]);
}

#[test]
fn a_corrected_copy_is_told_however_it_is_written() {
    for loose in [
        "CORRECTED COPY\n\n",
        "C O R R E C T E D  C O P Y\n\n",
        "C O R R E C T E D  C O P Y (PARA 2 NAME CORRECTED)\n\n",
        "CORRECTED COPY - PARA 2 NAME CORRECTED\n\n",
    ] {
        let cable = cable_of(loose, "1. (C) The Minister was calm.");
        let captions: Vec<String> = cable.captions.into_iter().map(|one| one.value).collect();
        let squeezed = captions.last().map(|last| last.replace(' ', ""));
        assert_eq!(squeezed.as_deref(), Some("CORRECTEDCOPY"), "{loose}");
        assert_eq!(cable.tags.len(), 2, "{loose}");
    }
}

#[test]
fn a_summary_ends_before_its_own_label() {
    let summary = |body: &str| {
        let summary = cable_of("", body).summary;
        summary.map(|summary| summary.value).unwrap_or_default()
    };
    for body in [
        "1. (C) Summary: The Minister was calm. End summary.",
        "1. (C) Summary: The Minister was calm. Summary ends.",
        "1. (C) Summary and comment: The Minister was calm. End summary and comment.",
        "1. (C) SUMMARY AND ACTION REQUEST. The Minister was calm. END SUMMARY.",
        "1. (C) Summary.  The Minister was calm.  End Summary.",
    ] {
        assert_eq!(summary(body), "The Minister was calm.", "{body}");
    }
    let told = "1. (C) Summary: The Minister's own summary ends with a warning. End summary.";
    assert_eq!(
        summary(told),
        "The Minister's own summary ends with a warning."
    );
}

#[test]
fn the_heading_of_a_page_is_no_part_of_a_name() {
    let body = "1. (C) The Ambassador said that we could not present a Norvalian\n\nCONFIDENTIAL\n\n\
                PAGE 02        ROME    00900  02 OF 02  081212Z\n\nproposal as our own.";
    let document = understand(raw(&text_of("", body), None, None));
    let mut names = document.entities.iter().flat_map(|entity| {
        let own = std::iter::once(&entity.name).chain(&entity.aliases);
        own.map(move |name| (entity.kind, name))
    });
    let paged = names.find(|(kind, name)| *kind != EntityKind::Cable && name.contains("PAGE"));
    assert_eq!(paged, None);
}
