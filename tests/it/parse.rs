//! Heads and layouts: every sample, and small inputs for single fields.

use std::fs;

use cablegraph::ingest::parse_document;
use cablegraph::model::Parsed;
use serde_json::Value;

use crate::support::{answer, raw, root};

fn parse(text: &str) -> Parsed<cablegraph::model::Cable> {
    parse_document(&raw(text, None, None))
}

#[test]
fn the_samples_are_read_as_they_were() {
    let mut files: Vec<_> = fs::read_dir(root("samples"))
        .expect("samples")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    files.sort();
    for file in files {
        let printed = answer(&["parse", &format!("samples/{file}")]);
        for (index, line) in printed.lines().enumerate() {
            let mut value: Value = serde_json::from_str(line).expect("JSON");
            // Spans are checked against the text by the laws; here they would only make noise.
            if let Some(cable) = value["cable"].as_object_mut() {
                cable.remove("spans");
            }
            let name = format!("{}_{index}", file.replace(['.', '-'], "_"));
            insta::assert_snapshot!(name, serde_json::to_string_pretty(&value).expect("JSON"));
        }
    }
}

#[test]
fn an_impossible_time_is_told_with_its_place() {
    let text = fs::read_to_string(root("tests/fixtures/bad/day_out_of_range.txt")).expect("a file");
    for text in [text.clone(), text.replace('\n', "\r\n")] {
        let parsed = parse(&text);
        assert_eq!(parsed.value.date, None);
        let told = parsed
            .diagnostics
            .iter()
            .find(|d| d.code == "P014")
            .expect("a diagnostic");
        assert_eq!(told.span.map(|span| span.of(&text)), Some("321314Z JAN 09"));
        assert_eq!(told.message, "`321314Z JAN 09` names no possible time");
    }
}

#[test]
fn what_is_not_said_stays_empty() {
    let parsed = parse("SUBJECT: NOTHING MUCH\n\n1. Text without anything else.");
    let cable = &parsed.value;
    assert_eq!(cable.mrn, None);
    assert_eq!(cable.date, None);
    assert!(
        cable.classification.is_none()
            && cable.classified_by.is_none()
            && cable.references.is_empty()
    );
    let parsed = parse("CONFIDENTIAL NORVALE 12\nREF: NORVALE 7\n\n1. (C) Text.");
    assert_eq!(parsed.value.mrn, None, "the year is not known");
    assert_eq!(parsed.value.references[0].mrn, None);
    let codes: Vec<&str> = parsed.diagnostics.iter().map(|d| d.code).collect();
    assert!(
        codes.contains(&"P002") && codes.contains(&"P020"),
        "{codes:?}"
    );
}

#[test]
fn references_keep_their_letters_kinds_and_marks() {
    let text = "R 081200Z FEB 05\nCONFIDENTIAL NORVALE 12\nREF: A. ANKARA 768 AND PREVIOUS\n     B. 04 ATHENS 1868 (NOTAL)\n     C. HALE-MORROW E-MAIL OF FEB 3\n     D. NICOSIA 225, 224\n\n1. (C) Text.";
    let list: Vec<(Option<String>, Option<String>, bool, bool)> = parse(text)
        .value
        .references
        .into_iter()
        .map(|r| {
            (
                r.label,
                r.mrn.map(|mrn| mrn.to_string()),
                r.notal,
                r.and_previous,
            )
        })
        .collect();
    let label = |letter: &str| Some(letter.to_owned());
    assert_eq!(
        list,
        [
            (label("A"), label("05ANKARA768"), false, true),
            (label("B"), label("04ATHENS1868"), true, false),
            (label("C"), None, false, false),
            (label("D"), label("05NICOSIA225"), false, false),
            (label("D"), label("05NICOSIA224"), false, false),
        ]
    );
}

#[test]
fn page_furniture_and_web_trailers_are_no_part_of_the_message() {
    let text = "CONFIDENTIAL NORVALE 12\nSUBJECT: PAGES\n\n1. (C) THE FIRST HALF OF\n\nPAGE 02 NORVAL 00012 081015Z\n\nA SENTENCE.\n\n2. (C) END.\nQUILL\n\nDeclassified/Released US Department of State EO Systematic\nReview 30 JUN 2006\n";
    let cable = parse(text).value;
    assert_eq!(
        cable
            .signed_by
            .iter()
            .map(|name| name.value.as_str())
            .collect::<Vec<_>>(),
        ["QUILL"]
    );
    assert_eq!(cable.paragraphs.len(), 2);
    let debris: Vec<&str> = cable.debris.iter().map(|span| span.of(text)).collect();
    assert!(
        debris.contains(&"PAGE 02 NORVAL 00012 081015Z") && debris.contains(&"Review 30 JUN 2006"),
        "{debris:?}"
    );
}

#[test]
fn a_stated_fact_wins_over_the_text() {
    let text = "R 081200Z FEB 05\nCONFIDENTIAL NORVALE 12\n\n1. (C) Text.";
    let parsed = parse_document(&raw(
        text,
        Some("2006-03-04T10:00:00"),
        Some("06 ANKARA 99"),
    ));
    assert_eq!(
        parsed.value.mrn.map(|mrn| mrn.to_string()).as_deref(),
        Some("06ANKARA99")
    );
    assert_eq!(
        parsed.value.date.map(|date| date.to_string()).as_deref(),
        Some("2006-03-04")
    );
    assert_eq!(
        parsed.value.mrn_raw.map(|raw| raw.value).as_deref(),
        Some("NORVALE 12")
    );
}

/// The canonical numbers of a reference list, in a message with this head.
fn referenced(head: &str, list: &str) -> Vec<String> {
    let cable = parse(&format!("{head}\nREF: {list}\n\n1. (C) Text.")).value;
    let numbers = cable.references.into_iter().filter_map(|r| r.mrn);
    numbers.map(|mrn| mrn.to_string()).collect()
}

#[test]
fn reference_lists_of_every_shape_are_read() {
    const HEAD: &str = "R 081200Z JUN 05\nCONFIDENTIAL ANKARA 900";
    let check =
        |list: &str, expected: &[&str]| assert_eq!(referenced(HEAD, list), expected, "{list}");
    check("A. (A) PARIS 7682 AND PREVIOUS", &["05PARIS7682"]);
    check(
        "A) ROME 12, B) 04 BRASILIA 1868",
        &["05ROME12", "04BRASILIA1868"],
    );
    check("NICOSIA 225, 224", &["05NICOSIA225", "05NICOSIA224"]);
    check("04 OSLO 12 AND 13", &["04OSLO12", "04OSLO13"]);
    check("[A] State 18, [B] Ottawa 22", &["05STATE18", "05OTTAWA22"]);
    check(
        "A. ROME 12\nCONFIDENTIAL\n\nPAGE 02 ANKARA 00900 01 OF 02 081210Z\n\nB. ROME 13",
        &["05ROME12", "05ROME13"],
    );
    check(
        "A. STATE 137863 (JULY 27, 2002)\nB. STATE'S 5 DTD 8/3/03 (NOTAL)",
        &["02STATE137863", "03STATE5"],
    );
    let text = format!("{HEAD}\nREF: A. ROME 12\nSUBJECT: LAMPS\nREF: B. OSLO 3\n\n1. (C) Text.");
    let numbers: Vec<String> = parse(&text)
        .value
        .references
        .into_iter()
        .filter_map(|r| r.mrn)
        .map(|m| m.to_string())
        .collect();
    assert_eq!(numbers, ["05ROME12", "05OSLO3"], "two sections");
}

#[test]
fn airgrams_and_passing_lines_are_told_from_cables() {
    let text = "R 081200Z JUN 75\nFM AMEMBASSY ROME\nROME 900\nREF: A-4568, JUNE 5, 1974, A-2213, MARCH 28, 1975\nFOR THE AMBASSADOR FROM MARLOW\n\n1. TEXT.";
    let list: Vec<(String, String)> = parse(text)
        .value
        .references
        .into_iter()
        .map(|r| (r.raw, format!("{:?}", r.kind)))
        .collect();
    let airgram = |raw: &str| (raw.to_owned(), "Airgram".to_owned());
    assert_eq!(
        list,
        [
            airgram("A-4568, JUNE 5, 1974"),
            airgram("A-2213, MARCH 28, 1975")
        ]
    );
}

#[test]
fn a_year_less_reference_is_last_years_only_where_it_can_be_no_other() {
    const HEAD: &str = "R 081200Z JAN 09\nCONFIDENTIAL ANKARA 20";
    assert_eq!(
        referenced(HEAD, "ANKARA 2100"),
        ["08ANKARA2100"],
        "the post has not sent as many yet"
    );
    assert_eq!(referenced(HEAD, "ANKARA 12"), ["09ANKARA12"]);
    assert_eq!(referenced(HEAD, "STATE 130500"), ["08STATE130500"]);
    assert_eq!(
        referenced(HEAD, "STATE 900, ROME 700"),
        ["09STATE900", "09ROME700"]
    );
    assert_eq!(
        referenced(HEAD, "09 ANKARA 2100"),
        ["09ANKARA2100"],
        "what is written stands"
    );
    let forward = "R 081200Z JUN 09\nCONFIDENTIAL ANKARA 900\nREF: A. ANKARA 950 B. 10 ROME 3\n\n1. (C) Text.";
    let told = parse(forward).diagnostics;
    assert_eq!(
        told.iter().filter(|d| d.code == "P021").count(),
        2,
        "{told:?}"
    );
}

#[test]
fn a_head_without_its_labels_is_read() {
    let text = "TELEGRAM\nDepartment of State\nAMEMBASSY ROME 3076\nPR 022231Z OCT 71\nAMEMBASSY ROME\nSECSTATE WASHDC PRIORITY 7542\nAMEMBASSY TUNIS PRIORITY\nROME 3076\nMEMORANDUM OF A TALK:\n1. MARLOW SPOKE. GP-4\nQUILL";
    let cable = parse(text).value;
    assert_eq!(
        cable.mrn.map(|m| m.to_string()).as_deref(),
        Some("71ROME3076")
    );
    assert_eq!(
        cable.from.map(|from| from.value).as_deref(),
        Some("AMEMBASSY ROME")
    );
    let to: Vec<String> = cable.to.into_iter().map(|to| to.value).collect();
    assert_eq!(to, ["SECSTATE WASHDC", "AMEMBASSY TUNIS"]);
    assert_eq!(
        cable.time.map(|time| time.to_string()).as_deref(),
        Some("22:31:00")
    );

    let text = "TELEGRAM\nDepartment of State 189100\n17 OCT 72 2114Z\nROUTINE TRIPOLI\n\n2. MARLOW SPOKE.";
    let cable = parse(text).value;
    assert_eq!(
        cable.mrn.map(|m| m.to_string()).as_deref(),
        Some("72STATE189100")
    );

    let text = "R 270945Z SEP 73\nFM USDEL TORPOINT\nTO SECSTATE WASHDC 26\nTORPOINT 29\nSUBJECT: LAMPS\n\n1. TEXT.";
    assert_eq!(
        parse(text).value.mrn.map(|m| m.to_string()).as_deref(),
        Some("73TORPOINT29")
    );
}

#[test]
fn on_a_sheet_of_the_department_the_serial_is_the_posts_that_sent_it() {
    let on = |from: &str| -> Option<String> {
        let text = format!(
            "217. Telegram 9519 From {from}, December 11, 1972\n\nDecember 11, 1972\n\nTELEGRAM\n\nDEPARTMENT OF STATE 9519\n\nSUBJ: LAMPS\n\n1. TEXT."
        );
        parse(&text).value.mrn.map(|m| m.to_string())
    };
    let post = on("the Embassy in Norway to the Department of State, Oslo");
    assert_eq!(post.as_deref(), Some("72OSLO9519"));
    let own = on("the Department of State to the Embassy in Norway, Washington");
    assert_eq!(own.as_deref(), Some("72STATE9519"));
}

#[test]
fn of_two_numbers_the_transmitted_one_is_taken() {
    let text = "TELEGRAM\nROME 130136\nR 241140Z NOV 73\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nROME 13013\nSUBJECT: LAMPS\n\n1. TEXT.";
    let parsed = parse(text);
    assert_eq!(
        parsed.value.mrn.map(|m| m.to_string()).as_deref(),
        Some("73ROME13013")
    );
    assert!(parsed.diagnostics.iter().any(|d| d.code == "P006"));
}

#[test]
fn an_impossible_day_still_has_a_year() {
    let parsed =
        parse("R 4502252 JUL 75\nFM AMEMBASSY ROME\nROME 3254\nSUBJECT: LAMPS\n\n1. TEXT.");
    assert_eq!(parsed.value.date, None);
    assert_eq!(
        parsed.value.mrn.map(|m| m.to_string()).as_deref(),
        Some("75ROME3254")
    );
    assert!(parsed.diagnostics.iter().any(|d| d.code == "P014"));
}

#[test]
fn routing_lines_and_distribution_are_no_addressees() {
    let text = "VZCZCXYZ0001\nPP RUEHC RUEHXX\nDE RUEHAK #0413/01 2711644\nZNY CCCCC ZZH\nP 281644Z SEP 09\nFM AMEMBASSY ANKARA\nTO RUEHC/SECSTATE WASHDC PRIORITY 7542\nINFO RUEHXX/AMEMBASSY ROME 0012\nACTION EUR-12 INFO OCT-01\nINFO OCT-01 ISO-00\nC O N F I D E N T I A L ANKARA 000413\nSUBJECT: LAMPS\n\n1. (C) Text.";
    let cable = parse(text).value;
    let names = |list: &[cablegraph::model::Located<String>]| {
        list.iter().map(|l| l.value.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&cable.to), ["SECSTATE WASHDC"]);
    assert_eq!(names(&cable.info), ["AMEMBASSY ROME"]);
    assert_eq!(names(&cable.action), ["EUR"]);
    assert_eq!(names(&cable.precedence), ["PRIORITY"]);
    assert!(
        cable
            .debris
            .iter()
            .any(|span| span.of(text) == "ZNY CCCCC ZZH")
    );
}

#[test]
fn drafters_stand_before_the_message() {
    let text = "DRAFTED BY EUR/RPE:IMARLOW:ABC\nAPPROVED BY EUR:OTALLIS\nPM:PHALE\nS/S:MR. QUILL\n-------- 104256\nP 061936Z JUL 74\nFM SECSTATE WASHDC\nTO AMEMBASSY ROME\nSTATE 146100\nE.O. 11652: GDS\nSUBJECT: LAMPS\n\n1. TEXT.";
    let cable = parse(text).value;
    let names = |list: &[cablegraph::model::Located<String>]| {
        list.iter().map(|l| l.value.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&cable.drafted_by), ["IMARLOW"]);
    assert_eq!(names(&cable.approved_by), ["OTALLIS"]);
    assert_eq!(names(&cable.cleared_by), ["PHALE", "MR. QUILL"]);
    assert_eq!(
        cable.date.map(|d| d.to_string()).as_deref(),
        Some("1974-07-06")
    );
}

#[test]
fn attributes_of_the_archive_fill_what_the_message_leaves_out() {
    let text = "Message Text\n\n1. TALLIS AGREED.\nQUILL\n\n\nMessage Attributes\n\nCurrent Classification: UNCLASSIFIED\nDraft Date: 10 DEC 1975\nDrafter: MARLOW:IM\nDocument Number: 1975ANKARA09012\nFrom: ANKARA\nOriginal Classification: CONFIDENTIAL\nReference: 75 STATE 5012\nReview Authority: halepj\nSubject: LIGHTHOUSES\nTAGS: PFOR, TU\nTo: STATE\nMarkings: Petra J. Hale Declassified/Released US Department of State EO Systematic Review 05 JUL 2006\n";
    let cable = parse(text).value;
    assert_eq!(
        cable.mrn.map(|mrn| mrn.to_string()).as_deref(),
        Some("75ANKARA9012")
    );
    assert_eq!(
        cable.date.map(|date| date.to_string()).as_deref(),
        Some("1975-12-10")
    );
    assert_eq!(
        cable.classification.map(|c| c.value.as_str()),
        Some("CONFIDENTIAL")
    );
    assert_eq!(
        cable.subject.map(|s| s.value).as_deref(),
        Some("LIGHTHOUSES")
    );
    assert_eq!(cable.drafted_by[0].value, "MARLOW");
    assert_eq!(
        cable.references[0]
            .mrn
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("75STATE5012")
    );
    assert_eq!(cable.tags.len(), 2);
    assert_eq!(cable.signed_by[0].value, "QUILL");
    let last = cable.paragraphs.last().expect("a paragraph").span;
    assert!(!last.of(text).contains("Hale") && !last.of(text).contains("Attributes"));
    assert!(
        cable
            .debris
            .iter()
            .any(|span| span.of(text).contains("Petra J. Hale"))
    );
}

#[test]
fn what_the_message_says_wins_over_its_attributes() {
    let text = "R 081200Z FEB 75\nCONFIDENTIAL ROME 12\nSUBJECT: LAMPS\n\n1. TEXT.\n\nMessage Attributes\n\nDraft Date: 10 DEC 1975\nDocument Number: 1975ANKARA09012\nSubject: OTHER\n";
    let cable = parse(text).value;
    assert_eq!(
        cable.mrn.map(|mrn| mrn.to_string()).as_deref(),
        Some("75ROME12")
    );
    assert_eq!(
        cable.date.map(|date| date.to_string()).as_deref(),
        Some("1975-02-08")
    );
    assert_eq!(cable.subject.map(|s| s.value).as_deref(), Some("LAMPS"));
}

#[test]
fn stamps_pages_and_redactions_are_kept_out_of_the_reading() {
    let text = "CONFIDENTIAL ROME 12\nSUBJECT: PAGES\n\n¶1. (C) XXXXXXXXXXXX SPOKE TO\n\nCONFIDENTIAL\n\nPAGE 02 ROME 00012 081015Z\n\nMARLOW. NOTHING ELSE WAS SAID. QUILL\n\nNOTE BY OC/T: NOT PASSED OSLO.\n\nCONFIDENTIAL\n\nPetra J. Hale\nDeclassified/Released\nUS Department of State\nEO Systematic Review\n05 JUL 2006\n";
    let cable = parse(text).value;
    let debris: Vec<&str> = cable.debris.iter().map(|span| span.of(text)).collect();
    for part in [
        "¶",
        "XXXXXXXXXXXX",
        "CONFIDENTIAL",
        "PAGE 02 ROME 00012 081015Z",
        "NOTE BY OC/T: NOT PASSED OSLO.",
        "Petra J. Hale",
        "05 JUL 2006",
    ] {
        assert!(debris.contains(&part), "{part}: {debris:?}");
    }
    assert_eq!(cable.paragraphs.len(), 1);
    assert_eq!(cable.signed_by[0].value, "QUILL");
}

#[test]
fn a_sentence_does_not_end_in_a_signature() {
    for text in [
        "1. HE WENT TO ST. LOUIS",
        "1. HE IS AT U.S. EMBASSY",
        "1. HE SAID NO. THANKS",
    ] {
        let cable = parse(&format!("CONFIDENTIAL ROME 12\nSUBJECT: X\n\n{text}")).value;
        assert!(cable.signed_by.is_empty(), "{text}: {:?}", cable.signed_by);
    }
}

#[test]
fn a_whole_head_without_a_subject_says_so() {
    let head = parse("E.O. 12958: N/A\nTAGS: ECON, ETRD\n\n").value;
    assert_eq!(head.subject_line(), Some(""));
    assert_eq!(parse("1. TEXT.").value.subject_line(), None);
}

#[test]
fn numbers_with_debris_and_misprints_name_the_post_that_is_meant() {
    let read = |number: &str| {
        let parsed = parse_document(&raw("", None, Some(number)));
        let misprint = parsed.diagnostics.iter().any(|d| d.code == "P003");
        (parsed.value.mrn.map(|mrn| mrn.to_string()), misprint)
    };
    for (number, canonical) in [
        ("09ECTION01OF02ANKARA39", "09ANKARA39"),
        ("08SECTIONQOF03OTTAWA12", "08OTTAWA12"),
        ("08SECTION01OFOTTAWA12", "08OTTAWA12"),
        ("08OTTAWA12SECTION02OF03", "08OTTAWA12"),
        ("07SIPDISANKARA12", "07ANKARA12"),
    ] {
        assert_eq!(read(number).0.as_deref(), Some(canonical), "{number}");
    }
    for (number, canonical) in [
        ("09OTTWA12", "09OTTAWA12"),
        ("09LIM7", "09LIMA7"),
        ("09OSLP7", "09OSLO7"),
    ] {
        assert_eq!(read(number), (Some(canonical.to_owned()), true), "{number}");
    }
    // As near to one post as to another.
    assert_eq!(read("09LOMA7").0.as_deref(), Some("09LOMA7"));
}

/// A message without a number of its own has the one by which the National Archives file it.
#[test]
fn a_document_number_of_the_archives_is_the_messages_number() {
    let read = |id: &str| {
        let mut raw = raw(
            "1. EMBOFF CALLED ON INVENTED MINISTER TALLIS.\nMARLOW",
            None,
            None,
        );
        raw.id = id.to_owned();
        let mrn = parse_document(&raw).value.mrn;
        mrn.map(|mrn| mrn.to_string())
    };
    assert_eq!(read("1973TRIPOL01068").as_deref(), Some("73TRIPOLI1068"));
    assert_eq!(
        read("dump/1974STATE234930").as_deref(),
        Some("74STATE234930")
    );
    for id in [
        "1973TRIPOL", "1973Tripol01068", "2973TRIPOL01068", "1973QUXZZX01068", "note 1973",
    ] {
        assert_eq!(read(id), None, "{id}");
    }
}

#[test]
fn a_date_below_the_distribution_is_read() {
    let head = "ACTION EUR-12\n\nINFO  OCT-01  ISO-00  CIAE-00  INR-10\n      NSC-07  /031 W\n                     --------------------- 027731\n\
        P R 141520Z NOV 74\nFM AMEMBASSY NORVALE\nTO SECSTATE WASHDC PRIORITY 0688\n\nC O N F I D E N T I A L NORVALE 0417\n\n\
        SUBJECT: AN INVENTED MESSAGE\n\n1. TEXT.\n\nTALLIS\n\n\nNNN\n";
    let cable = parse(head).value;
    assert_eq!(
        cable.mrn.map(|mrn| mrn.to_string()).as_deref(),
        Some("74NORVALE417")
    );
    assert_eq!(
        cable.date.map(|date| date.to_string()).as_deref(),
        Some("1974-11-14")
    );
    let words = |all: &[cablegraph::model::Located<String>]| -> Vec<String> {
        all.iter().map(|one| one.value.clone()).collect()
    };
    assert_eq!(words(&cable.precedence), ["PRIORITY", "ROUTINE"]);
    assert_eq!(words(&cable.signed_by), ["TALLIS"]);
}

#[test]
fn the_number_of_a_copy_is_not_the_messages_own() {
    let sheet = "OUTGOING TELEGRAM   Department of State\n\nSECRET\n\nACTION: Amembassy NORVALE    IMMEDIATE   1174\n\
        INFO:   Amembassy ATHENS     IMMEDIATE   1622\n        USUN NEW YORK        2788\n\n1. This message is invented.\n";
    let cable = parse(sheet).value;
    assert_eq!(cable.mrn_raw, None);
}

#[test]
fn the_serial_of_an_addressee_is_not_the_messages_own() {
    let number = |sender: &str, list: &str, own: &str| {
        let text = format!(
            "R 211540Z MAR 75\nFM {sender}\nTO SECSTATE WASHDC 4418\nINFO {list}\n\n{own}\n\nE.O. 11652: GDS\n\
             SUBJ: AN INVENTED MESSAGE\n\n1. THIS MESSAGE IS INVENTED.\n\nTALLIS\n"
        );
        let cable = parse(&text).value;
        let info: Vec<String> = cable.info.into_iter().map(|info| info.value).collect();
        (cable.mrn.map(|mrn| mrn.to_string()), info.join("; "))
    };
    let check = |found: (Option<String>, String), own: &str, info: &str| {
        assert_eq!(found, (Some(own.to_owned()), info.to_owned()));
    };
    let known = "AMEMBASSY PARIS\nAMEMBASSY ROME 811";
    let own = "C O N F I D E N T I A L NORVALE 1347";
    let both = "AMEMBASSY PARIS; AMEMBASSY ROME";
    check(
        number("AMEMBASSY NORVALE", known, own),
        "75NORVALE1347",
        both,
    );
    check(
        number("AMEMBASSY BONN", known, "CONFIDENTIAL BONN 1347"),
        "75BONN1347",
        both,
    );
    // A number alone on its line, of a post that no list knows.
    check(
        number("AMEMBASSY NORVALE", known, "NORVALE 1347"),
        "75NORVALE1347",
        both,
    );
    check(
        number("AMEMBASSY NORVALE", "BONN 22\nROME 811", own),
        "75NORVALE1347",
        "BONN; ROME",
    );
    let mission = "AMEMBASSY PARIS\nUSMISSION USUN NEW YORK 811";
    let info = "AMEMBASSY PARIS; USMISSION USUN NEW YORK";
    check(
        number("AMEMBASSY NORVALE", mission, own),
        "75NORVALE1347",
        info,
    );
    // Behind a blank line the list goes on with an address; the number behind the classification wins.
    let apart = "AMEMBASSY PARIS\n\nAMEMBASSY ROME 811";
    check(
        number("AMEMBASSY NORVALE", apart, own),
        "75NORVALE1347",
        both,
    );
    // The message's own number ends the list.
    check(
        number(
            "AMEMBASSY ROME",
            "AMEMBASSY PARIS\nROME 811",
            "CONFIDENTIAL",
        ),
        "75ROME811",
        "AMEMBASSY PARIS",
    );
}
