//! Names in running text: what is one, what is none, and who is meant.

use cablegraph::model::{Document, EntityKind};

use crate::support::{raw, understand};

/// Checks the names of a one-paragraph message: the second line marks them from below, with their kinds.
///
/// Names that are not marked must not be found, names that are marked must be.
fn check_mentions(marked: &str) {
    let mut lines = marked.lines();
    let (text, marks) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
    let document = understand(text);
    let found: Vec<(usize, usize, String)> = document
        .mentions
        .iter()
        .map(|m| (m.span.start(), m.span.end(), m.kind.to_string()))
        .collect();
    let mut expected = Vec::new();
    let mut at = 0;
    while at < marks.len() {
        let run = marks[at..].bytes().take_while(|b| *b == b'^').count();
        if run == 0 {
            at += 1;
            continue;
        }
        let kind: String = marks[at + run..]
            .trim_start()
            .chars()
            .take_while(char::is_ascii_lowercase)
            .collect();
        expected.push((at, at + run, kind));
        at += run;
    }
    let words = |list: &[(usize, usize, String)]| -> Vec<String> {
        list.iter()
            .map(|(from, to, kind)| format!("{} {kind}", &text[*from..*to]))
            .collect()
    };
    assert_eq!(words(&found), words(&expected), "{text}");
}

/// The names of what is named; offices whose holder the text never names are told by [`unnamed`].
fn names(document: &Document, kind: &str) -> Vec<String> {
    let of_kind = document
        .entities
        .iter()
        .filter(|entity| entity.kind.as_str() == kind && !entity.key.starts_with("holder:"));
    of_kind.map(|entity| entity.name.clone()).collect()
}

/// The offices whose holder the text never names.
fn unnamed(document: &Document) -> Vec<String> {
    let unnamed = document
        .entities
        .iter()
        .filter(|entity| entity.key.starts_with("holder:"));
    unnamed.map(|entity| entity.name.clone()).collect()
}

#[test]
fn people_are_found_by_title_given_name_and_surname() {
    check_mentions(
        "\
Ambassador Marlow returned to Ankara.
           ^^^^^^ person      ^^^^^^ place",
    );
    check_mentions(
        "\
Henry Tallis agreed; thereupon Tallis met Foreign Minister Castellane.
^^^^^^^^^^^^ person            ^^^^^^ person               ^^^^^^^^^^ person",
    );
    check_mentions(
        "\
FONMIN CASTELLANE ARRIVED IN ATHENS.
       ^^^^^^^^^^ person     ^^^^^^ place",
    );
    check_mentions(
        "\
Gen. van der Quill declined.
     ^^^^^^^^^^^^^ person",
    );
}

#[test]
fn roles_posts_stamps_and_captions_are_no_people() {
    for text in [
        "The Foreign Minister declined comment.",
        "Ambassador requested an appointment.",
        "SIPDIS NOFORN",
        "Department pass CINCPAC.",
        "MINIMIZE CONSIDERED.",
        "Reftel refers.",
        "USS Marlow called at the port.",
    ] {
        let people = names(&understand(text), "person");
        assert!(people.is_empty(), "{text}: {people:?}");
    }
}

#[test]
fn bodies_and_initiatives_are_found_by_list_and_by_head_noun() {
    let document = understand(
        "The House Foreign Affairs Committee discussed the Rogers Plan and the Corfu Process with NATO.",
    );
    assert_eq!(
        names(&document, "body"),
        [
            "House Foreign Affairs Committee",
            "North Atlantic Treaty Organization"
        ]
    );
    assert!(
        names(&document, "initiative")
            .iter()
            .any(|name| name == "Corfu Process")
    );
}

#[test]
fn an_explained_short_form_is_the_long_one_everywhere() {
    let document = understand(
        "The Open Sound Treaty (OST) failed. Marlow said the OST was dead. The „open sound treaty“ is no more.",
    );
    let treaty = document
        .entities
        .iter()
        .find(|entity| entity.name == "Open Sound Treaty")
        .expect("the treaty");
    assert!(treaty.aliases.contains(&"OST".to_owned()), "{treaty:?}");
    let mentions = document
        .mentions
        .iter()
        .filter(|mention| mention.entity == treaty.id)
        .count();
    assert_eq!(mentions, 4);
}

#[test]
fn two_of_one_surname_are_kept_apart() {
    let document = understand("Henry Marlow met Thomas Marlow. Thomas Marlow agreed.");
    assert_eq!(
        names(&document, "person"),
        ["Henry Marlow", "Thomas Marlow"]
    );
}

#[test]
fn a_protect_mark_stays_with_the_source_before_it() {
    for (text, marked) in [
        (
            "Henry Marlow's adviser, Mira Desh (strictly protect), disagreed.",
            "Mira Desh",
        ),
        (
            "According to Thomas Quill (please protect) the talks failed.",
            "Thomas Quill",
        ),
        ("DR. HENRY VARGA (STRICTLY PROTECT) SAID NO.", "HENRY VARGA"),
        ("Xandrel Ponthus (protect) told us so.", "Xandrel Ponthus"),
    ] {
        let document = understand(text);
        let protected: Vec<&str> = document
            .entities
            .iter()
            .filter(|entity| entity.protection.is_some())
            .map(|entity| entity.name.as_str())
            .collect();
        assert_eq!(protected, [marked], "{text}");
    }
}

fn in_1974(text: &str) -> Document {
    cablegraph::ingest::understand(raw(text, Some("1974-05-10"), Some("74NORVALE12")))
}

#[test]
fn what_was_founded_later_is_no_reading() {
    let document = in_1974("THE PSI LEADERS CAME TO PEKING. THE EEC WAS SILENT.");
    let names: Vec<&str> = document
        .entities
        .iter()
        .map(|entity| entity.name.as_str())
        .collect();
    assert!(
        !names.contains(&"Proliferation Security Initiative"),
        "{names:?}"
    );
    assert!(names.contains(&"Peking"), "{names:?}");
    assert!(names.contains(&"European Economic Community"), "{names:?}");
}

#[test]
fn manner_list_letters_and_neighbours_are_no_names() {
    for (text, people) in [
        (
            "SHAH ADAMANTLY OPPOSED THE PLAN. SHAH FELT THAT IT FAILED.",
            vec![],
        ),
        ("C. Marlow said no.", vec!["Marlow"]),
        (
            "Henry Tallis, Prime Minister Marlow and others came.",
            vec!["Henry Tallis", "Marlow"],
        ),
    ] {
        assert_eq!(names(&understand(text), "person"), people, "{text}");
    }
    let offices = |text: &str| {
        let document = understand(text);
        let held = document
            .assertions
            .iter()
            .filter(|a| a.predicate == "holds_office");
        held.map(|a| a.subject.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        offices("Henry Tallis, Prime Minister Marlow and others came."),
        ["Marlow"]
    );
    assert!(offices("In his talks with Henry Tallis, the Chancellor said no.").is_empty());
}

#[test]
fn what_looks_like_a_person_and_is_none() {
    for text in [
        // Pronouns and participles that are spelt as titles.
        "WHEN HE ABOLISHED THE POST NOBODY SPOKE.",
        "HE SAID THAT HE COULDN'T AGREE.",
        "THE SHIP GAVE HIM NOHOPE OF THIS.",
        "MINED CAVITIES WERE FOUND.",
        "THE MAJOR CONSTRAINT REMAINS, AND OTHER MAJOR CEREALS TOO.",
        "THE GENERAL MANAGEMENT AGREED.",
        // What a staff did, behind its title.
        "EMBASSY REPS FIELDED QUESTIONS.",
        "EMBOFF LEFT AN AIDE MEMOIRE.",
        "They spoke to Deputy Head of the section.",
        // Ships, firms, exercises.
        "The tanker Marlow said it would sail.",
        "The order went to Henry Tallis & Sons.",
        "THE EXPORTER IS HENRY TALLIS, INC.",
        "THE LINE AEROTESSAR SAID IT WOULD FLY.",
        // Places and buildings.
        "THE SHIP LEFT FOR DIEGO GARCIA.",
        "We drove through Pontharion again.",
        // Peoples, creeds, compounds.
        "The Franco-German and Anglo-Tessarian pacts failed.",
        "East German Vopos stood by.",
        "The memory of Nazism made it hard.",
        // What stands with the article elsewhere.
        "THE FOREP HAS NO OBJECTION. FOREP SAID SO.",
        // Letters, and words run together.
        "The text printed in \"X\" said so.",
        "He asked that they be informed ofAllied plans.",
    ] {
        let people = names(&understand(text), "person");
        assert!(people.is_empty(), "{text}: {people:?}");
    }
    // A building of one name with a person who is there.
    assert_eq!(
        who_is_who("1. Mr. House left. White House approval came late."),
        ["House a"]
    );
}

#[test]
fn an_office_alone_is_told_apart_from_people_who_are_named() {
    let document = understand("1. The Turkish Foreign Minister declined. Ambassador Marlow left.");
    assert_eq!(names(&document, "person"), ["Marlow"]);
    assert_eq!(unnamed(&document), ["Foreign Minister of Turkey"]);
    for nobodys in [
        "TALKS WERE HELD AT FOREIGN MINISTER LEVEL.",
        "THE RED CROSS WAS PUT IN CHARGE OF RELIEF.",
    ] {
        assert!(unnamed(&understand(nobodys)).is_empty(), "{nobodys}");
    }
}

/// The words that name a person, in order, as entities `a`, `b` …
fn who_is_who(text: &str) -> Vec<String> {
    let document = understand(text);
    let mut seen: Vec<u32> = Vec::new();
    let mut told: Vec<(usize, String)> = Vec::new();
    for mention in document
        .mentions
        .iter()
        .filter(|m| m.kind.as_str() == "person")
    {
        let id = mention.entity.0;
        let place = seen
            .iter()
            .position(|known| *known == id)
            .unwrap_or_else(|| {
                seen.push(id);
                seen.len() - 1
            });
        let letter = char::from(b'a' + place as u8);
        let words = mention.span.of(&document.raw.text);
        told.push((mention.span.start(), format!("{words} {letter}")));
    }
    told.sort();
    told.into_iter().map(|(_, words)| words).collect()
}

#[test]
fn a_title_alone_is_whoever_holds_it_in_the_cable() {
    assert_eq!(
        who_is_who(
            "1. Foreign Minister Castellane came late. Tallis spoke. The Foreign Minister apologized."
        ),
        ["Castellane a", "Tallis b", "Foreign Minister a"]
    );
    // "FonMin" is that of the country spoken of.
    assert_eq!(
        who_is_who(
            "1. Turkish FonMin Ostrovic and Greek FonMin Belmanov met. The Turkish FonMin spoke; Greek FonMin listened."
        ),
        ["Ostrovic a", "Belmanov b", "FonMin a", "FonMin b"]
    );
    // "the Secretary" is the Secretary of State, not the Secretary General.
    assert_eq!(
        who_is_who(
            "1. NATO Secretary General Tallis and Secretary of State Marlow met. The Secretary General spoke; the Secretary listened."
        ),
        ["Tallis a", "Marlow b", "Secretary General a", "Secretary b"]
    );
}

#[test]
fn classifier_text_and_signature_in_capitals_are_one() {
    let text = "C O N F I D E N T I A L NORVALE 000412\n\nSIPDIS\n\nE.O. 12958: DECL: 09/28/2019\nTAGS: PREL\nSUBJECT: PILOTAGE\n\n\
                Classified By: Ambassador Oren Tallis for reasons 1.4 (b) and (d).\n\n\
                1. (C) THE AMBASSADOR MET FONMIN CASTELLANE. TALLIS SAID NO.\nTALLIS\n";
    assert_eq!(
        who_is_who(text),
        [
            "Oren Tallis a", "AMBASSADOR a", "CASTELLANE b", "TALLIS a", "TALLIS a"
        ]
    );
}

#[test]
fn a_series_with_a_number_is_no_initiative() {
    assert!(names(&understand("CAP 81342 refers."), "initiative").is_empty());
    let policy = names(
        &understand("They spoke of the CAP in Brussels."),
        "initiative",
    );
    assert_eq!(policy, ["Common Agricultural Policy"]);
}

#[test]
fn a_letter_before_a_stroke_is_no_body() {
    let document = understand("They spoke of B/P problems and of ABMs in the ME.");
    let words = |kind: &str| -> Vec<&str> {
        let of_kind = document.mentions.iter().filter(|m| m.kind.as_str() == kind);
        of_kind.map(|m| m.span.of(&document.raw.text)).collect()
    };
    assert_eq!(words("topic"), ["B/P", "ABM"]);
    assert_eq!(words("place"), ["ME"]);
    assert!(words("body").is_empty());
}

#[test]
fn a_mark_is_made_of_its_own_words_and_masks_no_title() {
    let marked = |text: &str| -> Vec<String> {
        let document = understand(text);
        let protected = document.entities.iter().filter(|e| e.protection.is_some());
        protected
            .map(|e| format!("{} {:?}", e.name, e.aliases))
            .collect()
    };
    assert!(marked("Henry Tallis spoke of the visit (minus protected section).").is_empty());
    assert!(marked("Henry Tallis came (to protect our interests).").is_empty());
    assert_eq!(
        marked("Ambassador Tallis (protect) agreed. The Ambassador left."),
        ["Tallis [\"Ambassador Tallis\"]"]
    );
}

#[test]
fn an_addressee_with_a_title_is_a_person() {
    let document = understand(
        "1. Telegram From Secretary of State Marlow to the Department of State\n\nText of the message.",
    );
    let bodies = names(&document, "body");
    assert!(
        !bodies.iter().any(|name| name.contains("Marlow")),
        "{bodies:?}"
    );
}

#[test]
fn surnames_are_told_by_how_one_deals_with_them() {
    for text in [
        "Yesterday I saw Pontharion again.",
        "We spoke of Pontharion's letter.",
        "In conversation with Pontharion nothing new was said.",
        "Ambassador Marlow and Pontharion left.",
    ] {
        let people = names(&understand(text), "person");
        assert!(
            people.iter().any(|name| name == "Pontharion"),
            "{text}: {people:?}"
        );
    }
    for text in [
        "We drove through Pontharion again.",
        "The Pontharion was seen at sea.",
        "Tripartitely agreed formula was sent.",
    ] {
        let people = names(&understand(text), "person");
        assert!(people.is_empty(), "{text}: {people:?}");
    }
}

#[test]
fn telegraphic_style_is_spelt_out_and_is_nobody() {
    let text = "INVENTED. FYI: see septel. The PermReps of Tessara met PERMREP MARLOW.";
    let document = understand(text);
    let terms: Vec<(&str, &str)> = document
        .terms
        .iter()
        .map(|term| (term.span.of(text), term.meaning))
        .collect();
    let expected = [
        ("FYI", "for your information"),
        ("septel", "separate telegram"),
        ("PermRep", "permanent representative"),
        ("PERMREP", "permanent representative"),
    ];
    assert_eq!(terms, expected);
    assert!(
        document
            .entities
            .iter()
            .all(|entity| entity.name != "separate telegram")
    );
}

#[test]
fn one_government_is_one_in_its_time() {
    for (text, name) in [
        (
            "GVN said yes. Vietnam is far. The Vietnamese Government and the Government of Viet-Nam said no.",
            "Government of South Vietnam",
        ),
        (
            "Sov Govt said yes. The Soviet Government and the Soviet government said no.",
            "Government of the Soviet Union",
        ),
        (
            "The Bonn Government came from Germany. The Federal Government, the German government and the Fed Govt said no.",
            "Government of Germany",
        ),
    ] {
        assert_eq!(names(&in_1974(text), "body"), [name], "{text}");
    }
    let later = raw("The GVN said yes.", Some("1984-05-10"), Some("84NORVALE12"));
    let later = cablegraph::ingest::understand(later);
    assert_eq!(names(&later, "body"), ["Government of Vietnam"]);
}

#[test]
fn what_the_lists_know_is_theirs_to_name() {
    let text = "2609. NATUS. CEDTO, BUSEC. The Sov position on the Federal Republic was judged with Sov intentions in Viet-Nam.";
    let document = in_1974(text);
    assert_eq!(names(&document, "body"), Vec::<String>::new());
    assert_eq!(
        names(&document, "place"),
        ["Soviet Union", "West Germany", "Vietnam"]
    );
}

#[test]
fn debris_is_no_name() {
    for (text, people) in [
        (
            "His Excellency Dr. H.C. Ivo Marlow came.",
            vec!["Ivo Marlow"],
        ),
        ("Chancellor Dr. h.c. Marlow came.", vec!["Marlow"]),
        (
            "Chancellor Tallister came. They asked Chancellor Tallis-ter about it.",
            vec!["Tallister"],
        ),
        ("Paris for Under Secretary Del. Geneva for Sec Del.", vec![]),
        ("Mr. and Mrs. Ivo Tallis came.", vec!["Ivo Tallis"]),
    ] {
        assert_eq!(names(&understand(text), "person"), people, "{text}");
    }
}

#[test]
fn a_nationality_is_of_the_state_of_its_time() {
    let called = |year: &str| -> Vec<String> {
        let text = format!(
            "SUBJECT: AN INVENTED MESSAGE\n\nNorvale, May 9, {year}\n\n1. The Czechs and the Russians were invited."
        );
        let document =
            cablegraph::ingest::understand(raw(&text, Some(&format!("{year}-05-09")), None));
        let places = document
            .entities
            .iter()
            .filter(|entity| entity.kind == EntityKind::Place);
        places.map(|entity| entity.key.clone()).collect()
    };
    for (year, states) in [
        ("1968", ["place:czechoslovakia", "place:soviet union"]),
        ("2006", ["place:czech republic", "place:russia"]),
    ] {
        let called = called(year);
        assert!(
            states
                .iter()
                .all(|state| called.iter().any(|key| key == state)),
            "{year}: {called:?}"
        );
    }
}

#[test]
fn the_ambassador_is_the_senders_own() {
    let who = |text: &str| -> Vec<String> {
        let text = format!("SUBJECT: AN INVENTED MESSAGE\n\n{text}");
        let document = understand(&text);
        let titles = document
            .mentions
            .iter()
            .filter(|mention| mention.span.of(&text) == "Ambassador");
        titles
            .map(|mention| document.entities[mention.entity.0 as usize].name.clone())
            .collect()
    };
    let apart = "1. Quill told the Ambassador that he would stay.\n\n2. French Ambassador Dupont urged restraint.\n\n\
        3. The Ambassador agreed to wait.";
    assert!(
        !who(apart).iter().any(|name| name.contains("Dupont")),
        "{:?}",
        who(apart)
    );
    // Named before in the same paragraph he may be meant.
    let beside = "1. French Ambassador Dupont urged restraint. The Ambassador agreed to wait.";
    assert!(
        who(beside).iter().any(|name| name.contains("Dupont")),
        "{:?}",
        who(beside)
    );
}

#[test]
fn a_short_form_is_of_the_body_of_its_time() {
    let called = |year: &str| -> Vec<String> {
        let text = format!(
            "SUBJECT: AN INVENTED MESSAGE\n\nNorvale, May 9, {year}\n\n1. Norvale will cooperate with the ICC."
        );
        let document =
            cablegraph::ingest::understand(raw(&text, Some(&format!("{year}-05-09")), None));
        document
            .entities
            .iter()
            .map(|entity| entity.name.clone())
            .collect()
    };
    for (year, body) in [
        ("1963", "International Control Commission"),
        ("2008", "International Criminal Court"),
    ] {
        assert!(
            called(year).iter().any(|name| name == body),
            "{year}: {:?}",
            called(year)
        );
    }
}

#[test]
fn a_listed_initiative_is_found_in_small_letters() {
    check_mentions(
        "\
They favored a non-proliferation treaty, and a treaty on fisheries.
               ^^^^^^^^^^^^^^^^^^^^^^^^ initiative",
    );
    check_mentions(
        "\
They met nobody of the Smith regime.
                       ^^^^^^^^^^^^ body",
    );
}
