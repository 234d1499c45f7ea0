//! Sheets of the 1960s, pages of the 1970s, and cables that are cited by their time.

use std::fs;

use cablegraph::ingest::understand;
use cablegraph::model::{Cable, Document};
use tempfile::tempdir;

use crate::support::{answer, raw};

fn read(words: &str) -> Document {
    understand(raw(words, None, None))
}

fn number(cable: &Cable) -> String {
    cable
        .mrn
        .as_ref()
        .map_or(String::new(), ToString::to_string)
}

fn cited(document: &Document) -> Vec<&str> {
    let named = |id: cablegraph::model::EntityId| document.entities[id.0 as usize].name.as_str();
    let claims = document.assertions.iter();
    let references = claims.filter(|claim| claim.predicate == "references");
    references
        .filter_map(|claim| claim.object.as_ref()?.entity)
        .map(named)
        .collect()
}

fn values(list: &[cablegraph::model::Located<String>]) -> Vec<&str> {
    list.iter().map(|one| one.value.as_str()).collect()
}

#[test]
fn a_sheet_that_came_in_has_sender_number_and_day() {
    let document = read(
        "INCOMING TELEGRAM     Department of State\n\nAction: FE\nInfo: SS G SP\n\n\
         CONFIDENTIAL                    Control: 7731\n                                Rec'd:   June 3, 1963\n\
                                         10:07 p.m.\nFROM:   Saigon\n\nTO:     Secretary of State\n\n\
         NO:     527, June 3, 4 p.m.\n\nSENT TO:   DEPARTMENT 527\nRPTD INFO: BANGKOK 31, PARIS 22, CINCPAC UNNUMBERED.\n\n\
         Deptel 388 and Embtel 511.\n\nThis message is invented. Tallis agreed.\n\nHALE",
    );
    let cable = &document.cable;
    assert_eq!(number(cable), "63SAIGON527");
    assert_eq!(
        cable.date.map(|day| day.to_string()).as_deref(),
        Some("1963-06-03")
    );
    assert_eq!(cable.time.map(|hour| hour.hour()), Some(16));
    assert_eq!(values(&cable.to), ["Secretary of State"]);
    assert_eq!(values(&cable.info), ["BANGKOK", "PARIS", "CINCPAC"]);
    assert_eq!(values(&cable.action), ["FE"]);
    assert_eq!(cited(&document), ["63STATETOSAIGON388", "63SAIGON511"]);
}

#[test]
fn the_number_beside_the_department_is_the_sender_s_and_that_beside_info_nobody_s() {
    let words = |action: &str| {
        format!(
            "INCOMING TELEGRAM\nDEPARTMENT OF STATE\n\nFROM: OSLO\n{action}INFO: AMEMBASSY STOCKHOLM 15\n\
             DATE: JUNE 3, 1964, 4 PM\n\nREF: YOUR 1234\n\nThis message is invented.\n\nTALLIS"
        )
    };
    let document = read(&words("ACTION: SECSTATE 527 PRIORITY\n"));
    assert_eq!(number(&document.cable), "64OSLO527");
    assert_eq!(values(&document.cable.to), ["SECSTATE"]);
    assert_eq!(cited(&document), ["64STATETOOSLO1234"]);
    assert_eq!(number(&read(&words("")).cable), "");
}

#[test]
fn a_sheet_that_went_out_is_the_department_s() {
    let words = |to: &str| {
        format!(
            "OUTGOING TELEGRAM   Department of State\n\nCONFIDENTIAL\n\n{to}\nINFO: Amembassy STOCKHOLM 210\n\n\
             Jun 3  6 52 PM '63\n\nRef: Embtels 511-513.\n\nThis message is invented. Department concurs.\n\nHALE"
        )
    };
    let document = read(&words("ACTION: Amembassy OSLO 527 PRIORITY"));
    let cable = &document.cable;
    let from = cable.from.as_ref().map(|from| from.value.as_str());
    assert_eq!(
        (number(cable).as_str(), from),
        ("63STATETOOSLO527", Some("Department of State"))
    );
    assert_eq!(values(&cable.to), ["Amembassy OSLO"]);
    assert_eq!(cited(&document), ["63OSLO511", "63OSLO512", "63OSLO513"]);
    // Each addressee has numbers of his own: of two none is the message's.
    let two = read(&words(
        "ACTION: Amembassy OSLO 527, Amembassy COPENHAGEN 311",
    ));
    assert_eq!(number(&two.cable), "");
    assert_eq!(two.cable.to.len(), 2);
}

#[test]
fn offices_in_the_margin_are_no_part_of_a_line() {
    let document = read(
        "              INCOMING TELEGRAM\n\n              Department of State\n\n\
         44            SECRET\nAction                                  Control:   4102\n\
         FE                                      Rec'd:     September 5, 1963\n\
         Info                                               7:22 a.m.\nSS     FROM:  Saigon\nG\n\
         SP     TO:    Secretary of State\nL\nH      NO:    455, September 5, 6 p.m.\n\n       IMMEDIATE\n\n       \
         Reference: Deptels 335, 338.\n\n       This message is invented. I saw Tallis.\n\n       HALE\n",
    );
    let cable = &document.cable;
    assert_eq!(number(cable), "63SAIGON455");
    assert_eq!(values(&cable.to), ["Secretary of State"]);
    assert_eq!(
        cable.classification.as_ref().map(|c| c.value.as_str()),
        Some("SECRET")
    );
    assert_eq!(
        cited(&document),
        ["63STATETOSAIGON335", "63STATETOSAIGON338"]
    );
}

#[test]
fn a_circular_has_its_own_number_and_none_of_its_addressees() {
    let document = read(
        "OUTGOING TELEGRAM Department of State\n\nUNCLASSIFIED\n\nSENT TO: AmEmbassy OSLO 77\n         AmEmbassy ROME 88\n\n\
         CIRCULAR 1517\n\nApril 3, 1964\n\nThis circular is invented. Posts should inform governments.\n\nHALE\n",
    );
    assert_eq!(number(&document.cable), "64STATECIRCULAR1517");
    assert_eq!(
        values(&document.cable.to),
        ["AmEmbassy OSLO", "AmEmbassy ROME"]
    );
}

#[test]
fn addressees_of_a_sheet_end_before_its_stamp_and_the_number_of_a_circular() {
    let document = read(
        "OUTGOING TELEGRAM Department of State\n\nUNCLASSIFIED\n\nACTION: Amembassy OSLO\nINFO: Amembassy ROME\n\
         CIRCULAR 1517\n     Jun 3  1946 '63\n\nThis circular is invented. Posts should inform governments.\n\nHALE\n",
    );
    let cable = &document.cable;
    assert_eq!(number(cable), "63STATECIRCULAR1517");
    let named = (values(&cable.to), values(&cable.info));
    assert_eq!(named, (vec!["Amembassy OSLO"], vec!["Amembassy ROME"]));
    // Below INFO too, indented or not; and where none stands, that is told.
    for (stamp, day) in [("   Jun 3  6 52 PM '63", Some("1963-06-03")), ("", None)] {
        let document = read(&format!(
            "OUTGOING TELEGRAM Department of State\n\nACTION: Amembassy OSLO 527\nINFO: Amembassy ROME\n{stamp}\n\n\
             This message is invented. Department concurs.\n\nHALE\n"
        ));
        let cable = &document.cable;
        assert_eq!(values(&cable.info), ["Amembassy ROME"]);
        let date = cable.date.map(|day| day.to_string());
        assert_eq!(date.as_deref(), day);
        let is_told = document.diagnostics.iter().any(|told| told.code == "P016");
        assert_eq!(is_told, day.is_none());
    }
}

#[test]
fn an_addressee_of_two_letters_is_one() {
    for name in ["EC", "UN"] {
        let document = read(&format!(
            "R 061000Z MAY 75\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC\nINFO {name}\nC O N F I D E N T I A L PARIS 77\n\n\
             SUBJECT: INVENTED\n\n1. THIS IS INVENTED.\nMARLOW\n"
        ));
        assert_eq!(values(&document.cable.info), [name]);
    }
}

#[test]
fn a_day_behind_the_classification_is_no_number_and_no_day_is_of_the_next_century() {
    let document = read(
        "R 031612Z JUN 65\nFM AMEMBASSY OSLO\nTO RUEHCR/SECSTATE WASHDC\nINFO RUFJC/AMEMBASSY PARIS\nSTATE GRNC\nBT\n\
         C O N F I D E N T I A L  JUN 3\n\n1. This message is invented.\n\nTALLIS\nBT",
    );
    let cable = &document.cable;
    assert_eq!((number(cable).as_str(), &cable.mrn_raw), ("", &None));
    assert_eq!(cable.date.map(|day| day.year()), Some(1965));
    assert!(cable.classification.is_some());
    assert_eq!(values(&cable.info), ["AMEMBASSY PARIS"]);
}

const PAGED: &str = "P R 051230Z MAY 75\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC PRIORITY 4412\n\
    C O N F I D E N T I A L OSLO 5123\n\nE.O. 11652: GDS\nTAGS: PFOR, NO\nSUBJECT: INVENTED TALK\n\n\
    1. SUMMARY: FOREIGN MINISTER TALLIS PROPOSED THAT THE FERRY TREATY BE REVIEWED BY A\nCONFIDENTIAL\n\n\n\
    CONFIDENTIAL\n\nPAGE 02  OSLO 05123  051240Z\n\nJOINT COMMISSION BEFORE JUNE. END SUMMARY.\n\n2. THIS IS INVENTED.\nHALE\n";

#[test]
fn what_stands_between_two_pages_is_in_the_slice_and_not_in_what_is_shown() {
    let folder = tempdir().expect("a folder");
    let (file, db) = (folder.path().join("paged.txt"), folder.path().join("c.db"));
    fs::write(&file, PAGED).expect("written");
    let (file, db) = (file.display().to_string(), db.display().to_string());
    answer(&["ingest", &file, "--db", &db]);
    let summary = read(PAGED).cable.summary.expect("a summary").value;
    assert!(
        summary.contains("BY A JOINT COMMISSION") && !summary.contains("PAGE"),
        "{summary}"
    );
    let shown = answer(&["proposals", "--db", &db]);
    let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("REVIEWED BY A JOINT COMMISSION"), "{shown}");
    assert!(!shown.contains("PAGE 02"), "{shown}");
    let exact = answer(&["proposals", "--json", "--db", &db]);
    assert!(exact.contains("PAGE 02  OSLO 05123"), "{exact}");
}

#[test]
fn a_summary_keeps_what_was_taken_out_and_no_heading_at_its_end() {
    let document = read(
        "P R 051230Z MAY 75\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nC O N F I D E N T I A L OSLO 5123\n\nSUBJECT: INVENTED\n\n\
         1. SUMMARY: TALLIS MET\nXXXXXXXXXXXX\nON FERRIES.\nCONFIDENTIAL\n\nPAGE 02  OSLO 05123  051240Z\n\nEND SUMMARY.\n\n\
         2. THIS IS INVENTED.\nHALE\n",
    );
    let summary = document.cable.summary.expect("a summary").value;
    assert_eq!(summary, "TALLIS MET XXXXXXXXXXXX ON FERRIES.");
}

#[test]
fn a_cable_cited_by_sender_and_time_is_the_only_one_held_that_was_sent_so() {
    let citing = |reference: &str| {
        format!(
            "R 061000Z MAY 75\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC\nC O N F I D E N T I A L PARIS 77\n\n\
             SUBJECT: INVENTED ANSWER\nREF: {reference}\n\n1. THIS IS INVENTED.\nMARLOW\n"
        )
    };
    let read_one = |reference: &str| {
        let document = read(&citing(reference));
        let one = &document.cable.references[0];
        (one.kind, one.sent.clone(), cited(&document).len())
    };
    let cable = cablegraph::model::ReferenceKind::Cable;
    let sent = |name: &str| Some(format!("{name} 051230Z MAY 75"));
    assert_eq!(
        read_one("AMEMBASSY OSLO 051230Z MAY 75"),
        (cable, sent("OSLO"), 1)
    );
    assert_eq!(
        read_one("A. USDAO OSLO DTG 051230Z MAY 75"),
        (cable, sent("USDAOOSLO"), 1)
    );
    // "My" is the writer's, "your" the reader's.
    assert_eq!(read_one("MY 051230Z MAY 75"), (cable, sent("PARIS"), 1));
    assert_eq!(read_one("YOUR 051230Z MAY 75"), (cable, sent("STATE"), 1));
    // Whose it is, nobody says.
    for nobody in [
        "DTG 051230Z MAY 75",
        "ARRIVAL OSLO 051230Z MAY 75",
        "AMEMBASSY OSLO/AMEMBASSY ROME 051230Z MAY 75",
    ] {
        assert_eq!(read_one(nobody), (cable, None, 0), "{nobody}");
    }
    // The time of a numbered cable is no second one, and the message's own is none.
    let list = |reference: &str| {
        let document = read(&citing(reference));
        let codes = document.diagnostics.iter().map(|told| told.code);
        (
            cited(&document).join(" "),
            codes.collect::<Vec<_>>().join(" "),
        )
    };
    assert_eq!(
        list("A. OSLO 12345 DTG 051230Z MAY 75, C. BONN 333 051330Z MAY 75"),
        ("75OSLO12345 75BONN333".to_owned(), String::new())
    );
    assert_eq!(
        list("A. PARIS 061000Z MAY 75, B. BONN 333"),
        ("75BONN333".to_owned(), String::new())
    );

    let folder = tempdir().expect("a folder");
    let db = folder.path().join("c.db").display().to_string();
    let load = |name: &str, words: &str| {
        let file = folder.path().join(name);
        fs::write(&file, words).expect("written");
        answer(&["ingest", &file.display().to_string(), "--db", &db])
    };
    load("citing.txt", &citing("OSLO 051230Z MAY 75"));
    assert!(answer(&["refs", "75PARIS77", "--db", &db]).contains("OSLO 051230Z MAY 75"));
    load("paged.txt", PAGED);
    let refs = answer(&["refs", "75PARIS77", "--db", &db]);
    assert!(refs.contains("75OSLO5123"), "{refs}");
    let why = answer(&["why", "OSLO 051230Z MAY 75", "--db", &db]);
    assert!(why.contains("only message held"), "{why}");
    assert!(answer(&["check", "--db", &db]).contains("The database is whole."));
}

#[test]
fn in_the_text_too_who_sent_it_and_when_is_a_citation_where_it_is_clear_who() {
    let said = |sentence: &str| {
        let document = read(&format!(
            "R 061000Z MAY 75\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC\nC O N F I D E N T I A L PARIS 77\n\n\
             SUBJECT: INVENTED ANSWER\n\n1. THIS IS INVENTED.\n\n2. {sentence}\nMARLOW\n"
        ));
        cited(&document)
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let one = |name: &str| vec![format!("{name} 051230Z MAY 75")];
    assert_eq!(
        said("AS REPORTED IN USDAO OSLO 051230Z MAY 75, THE FERRIES ARE IDLE."),
        one("USDAOOSLO")
    );
    assert_eq!(said("WE CONCUR IN OSLO DTG 051230Z MAY 75."), one("OSLO"));
    assert_eq!(
        said("Ferries are idle (Embassy Oslo 051230Z May 75)."),
        one("OSLO")
    );
    assert_eq!(said("SEE OSLO 051230Z MAY 75."), one("OSLO"));
    for nobody in [
        "Codel will depart Oslo 051230Z May 75 and arrive Rome 061500Z May 75.",
        "LEAVE FROM OSLO 051230Z MAY 75.",
        "VALID IN BONN 061600Z MAY 75.",
        "FERRIES LEAVE KESTREL OSLO 051230Z MAY 75.",
        "WE MET IN OSLO 5 MAY 75 1230Z.",
        "SEE PARIS 061000Z MAY 75, WHICH IS THIS MESSAGE.",
        "THE FERRY SAILED 051230Z MAY 75.",
    ] {
        assert_eq!(said(nobody), [""; 0], "{nobody}");
    }
}
