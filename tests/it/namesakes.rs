//! Whom a surname, a given name or a title alone means, in invented texts; and what short names stand for.

use std::collections::BTreeMap;

use crate::boards::invented;
use crate::support::{answer, check_named as check, named_in, understand};

/// Who is named in a message of an embassy, and by which words.
fn people(text: &str) -> BTreeMap<String, Vec<String>> {
    let head = "FROM: EMBASSY NORVALE\n\n1. This message is invented.";
    named_in(&understand(&format!("{head}\n\n{text}\n")))
}

#[test]
fn an_acronym_in_small_letters_is_no_title() {
    let named = people("2. Officer Rohan Das asked for help. DAS Tallis agreed.");
    check(&named, "Rohan Das", &["Rohan Das"]);
    check(&named, "Tallis", &["Tallis"]);
}

#[test]
fn a_bare_minister_is_the_only_one_named_by_then_or_in_the_paragraph() {
    let one = "2. FINANCE MINISTER VARGA SPOKE. MINISTER WAS WORRIED.\n\n3. TRADE MINISTER QUILL ARRIVED.";
    check(&people(one), "VARGA", &["VARGA", "MINISTER"]);
    let two = "2. FINANCE MINISTER VARGA SPOKE. ALGERIAN MINISTER QUILL OBJECTED.\n\n3. MINISTER WAS WORRIED.";
    check(&people(two), "QUILL", &["QUILL"]);
    check(&people(two), "VARGA", &["VARGA"]);
    let apart = "2. FINANCE MINISTER VARGA SPOKE.\n\n3. TRADE MINISTER QUILL OBJECTED. MINISTER WAS WORRIED.";
    check(&people(apart), "QUILL", &["QUILL", "MINISTER"]);
    let prime = "2. PRIME MINISTER MARLOW SPOKE. MINISTER WAS WORRIED.";
    check(&people(prime), "MARLOW", &["MARLOW"]);
}

#[test]
fn a_fathers_name_is_no_surname() {
    let named = people(
        "2. PRINCE KARIM BIN OREN, DEPUTY MINISTER, SPOKE. OREN WOULD OBJECT. KARIM AGREED.",
    );
    check(&named, "KARIM BIN OREN", &["KARIM BIN OREN", "KARIM"]);
}

#[test]
fn below_a_secretary_general_is_another() {
    let named = people("2. The Secretary-General's report came. U/SYG Oren Tallis praised it.");
    check(&named, "Oren Tallis", &["Oren Tallis"]);
}

#[test]
fn of_two_of_a_surname_it_is_who_was_named_in_full_in_the_paragraph() {
    let named = people(
        "2. Defense Minister Andrew Varga spoke. Varga asked for help. Transport Minister Anna Varga left.\n\n\
         3. Anna Varga came again. Varga offered to mediate.\n\n4. Varga's request is pending.",
    );
    check(&named, "Andrew Varga", &["Andrew Varga", "Varga"]);
    check(&named, "Anna Varga", &["Anna Varga", "Anna Varga", "Varga"]);
    check(&named, "Varga", &["Varga"]);
}

#[test]
fn a_surname_behind_a_word_that_no_list_has_is_a_full_name() {
    let named = people(
        "2. Davrit Gogolze, a member of parliament, and his brother Irvakli Gogolze dined. Davrit criticized us. \
         Gogolze said so.",
    );
    check(&named, "Davrit Gogolze", &["Davrit Gogolze", "Davrit"]);
    check(&named, "Irvakli Gogolze", &["Irvakli Gogolze", "Gogolze"]);
}

#[test]
fn names_of_two_short_words_are_read_whole() {
    let mixed = people("2. General Varg Le spoke. Varg Le asked for help. We met Varg Le.");
    check(&mixed, "Varg Le", &["Varg Le", "Varg Le", "Varg Le"]);
    let upper = people("2. GENERAL VARG LE SAID NO. VARG LE ASKED FOR HELP.");
    check(&upper, "VARG LE", &["VARG LE", "VARG LE"]);
    let tied = people("2. PREMIER VARG EN-LAI PROPOSED TALKS.");
    check(&tied, "VARG EN-LAI", &["VARG EN-LAI"]);
}

#[test]
fn a_particle_belongs_to_the_surname_that_speaks() {
    let named = people("2. DIRECTOR OF WATER AFFAIRS DU PRIEZ SAID NO. DU PRIEZ WAS TOLD.");
    check(&named, "DU PRIEZ", &["DU PRIEZ", "DU PRIEZ"]);
}

#[test]
fn a_place_that_is_a_surname_too_is_somebody_where_he_acts() {
    let acts = people("2. AMB JORDAN HAS SEEN THIS MESSAGE.");
    check(&acts, "JORDAN", &["JORDAN"]);
    let place = people("2. KING OF JORDAN LEFT. AMB JORDAN AND LEBANON MET.");
    check(&place, "Jordan", &["JORDAN", "JORDAN"]);
}

#[test]
fn a_name_in_brackets_behind_a_role_is_its_holders() {
    let named = people(
        "2. US REP (BREMLER) PROPOSED WORDING. NETHERLANDS REP (VAN DER MEJI) AGREED. ITALIAN REP (NOTAL) LEFT. \
         UK REP (SEE REF) SPOKE.",
    );
    check(&named, "BREMLER", &["BREMLER"]);
    check(&named, "VAN DER MEJI", &["VAN DER MEJI"]);
    check(&named, "NOTAL", &[]);
}

#[test]
fn who_is_named_in_full_beside_a_minister_is_another() {
    let named = people(
        "2. I called on FonMin Tallis. Quill and Oren Tallis were present.\n\n3. Tallis said no. FonMin Tallis stayed.",
    );
    check(&named, "Tallis", &["Tallis", "Tallis", "Tallis"]);
    check(&named, "Oren Tallis", &["Oren Tallis"]);
    let introduced =
        people("2. FonMin Oren Tallis came. FonMin Tallis spoke, and Oren Tallis left.");
    check(
        &introduced,
        "Oren Tallis",
        &["Oren Tallis", "Tallis", "Oren Tallis"],
    );
}

#[test]
fn a_son_is_told_by_what_stands_behind_the_surname() {
    let named =
        people("2. President Tallis spoke. Ambassador Tallis Jr agreed, and Tallis Jr stayed.");
    check(&named, "Tallis", &["Tallis"]);
    check(&named, "Tallis Jr", &["Tallis Jr", "Tallis Jr"]);
}

#[test]
fn a_letter_stands_for_whoever_of_it_was_named_first() {
    let named = people(
        "2. Met Chairman Kestrelov today; Minister Kolvar was there. K said he had no news. K replied that he \
         would sign. I told K so, and K asked for time. Plan K is dead.",
    );
    check(&named, "Kestrelov", &["Kestrelov", "K", "K", "K", "K"]);
    let once = people("2. Met Chairman Kestrelov today. K said he had no news.");
    check(&once, "Kestrelov", &["Kestrelov"]);
}

#[test]
fn many_holders_of_an_office_whom_no_cable_names_are_one_line() {
    let cable = |number: &'static str, body| {
        let (from, to) = ("AMEMBASSY NORVALE", "SECSTATE WASHDC");
        [number, "021000Z MAY 74", from, to, "", body]
    };
    let unnamed = "1. THE PRIME MINISTER PROPOSED A REVIEW OF THE TOLLS.";
    let numbers = [
        "NORVALE 100", "NORVALE 200", "NORVALE 300", "NORVALE 400", "NORVALE 500", "NORVALE 600",
    ];
    let mut cables: Vec<[&str; 6]> = numbers.map(|number| cable(number, unnamed)).to_vec();
    let said = |cables: &[[&str; 6]]| {
        let (_folder, db) = invented(cables);
        answer(&["who", "Prime Minister", "--db", &db])
    };
    let all = said(&cables);
    assert!(all.starts_with("6 go by the name"), "{all}");
    let one_line = all.split_whitespace().collect::<Vec<_>>().join(" ");
    let crowd = "6 of them are holders of an office whom no cable names, each of one cable.";
    assert!(
        one_line.contains(crowd) && all.contains("[cable:74NORVALE100]"),
        "{all}"
    );
    assert!(!all.contains("Did:"), "{all}");
    // Few are told in full.
    let few = said(&cables[..2]);
    assert_eq!(few.matches("Did:").count(), 2, "{few}");
    // Who has a name comes first, however many have none.
    cables.push(cable(
        "NORVALE 700",
        "1. PRIME MINISTER ILSE VARGA ARRIVED. THE PRIME MINISTER REJECTED THE TOLLS.",
    ));
    let named = said(&cables);
    assert!(named.contains("6 of them are holders"), "{named}");
    assert!(named.contains("\nILSE VARGA (person)\n"), "{named}");
    assert_eq!(named.matches("Did:").count(), 1, "{named}");
}
