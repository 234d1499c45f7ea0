//! Pages of the 1970s. All texts are invented.

use std::fs;

use cablegraph::ingest::understand;
use cablegraph::model::Document;
use tempfile::tempdir;

use crate::support::{answer, raw};

fn read(words: &str) -> Document {
    understand(raw(words, None, None))
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
