//! Names in running text: what is one, what is none, and who is meant.

use cablegraph::model::Document;

use crate::support::understand;

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

fn names(document: &Document, kind: &str) -> Vec<String> {
    let of_kind = document
        .entities
        .iter()
        .filter(|entity| entity.kind.as_str() == kind);
    of_kind.map(|entity| entity.name.clone()).collect()
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

#[test]
fn acts_have_the_right_author() {
    let said = |text: &str| -> Vec<String> {
        let document = understand(text);
        let acts = document
            .assertions
            .iter()
            .filter(|a| a.rule != "head" && a.predicate != "holds_office");
        acts.map(|a| {
            let object = a.object.as_ref().map_or("", |object| object.text.as_str());
            format!(
                "{} {} {}: {object}",
                a.subject.text,
                a.predicate,
                a.modality.as_str()
            )
        })
        .collect()
    };
    assert_eq!(
        said("Foreign Minister Marlow proposed that the talks be held in Athens."),
        ["Marlow proposed asserted: the talks be held in Athens"]
    );
    assert_eq!(
        said("The Rogers Plan was rejected by Foreign Minister Marlow."),
        ["Marlow rejected asserted: Rogers Plan"]
    );
    assert_eq!(
        said("Turkey will not accept the plan."),
        ["Turkey rejected asserted: plan"]
    );
    assert_eq!(
        said("Soviet opposition to the treaty continued."),
        ["Soviet rejected asserted: treaty"]
    );
    assert_eq!(
        said("If asked, Turkey would support the treaty."),
        ["Turkey supported conditional: treaty"]
    );
    // Nobody says who: nothing is said.
    assert!(said("It was proposed that the talks be held in Athens.").is_empty());
    assert!(said("A new proposal for talks is on the table.").is_empty());
    assert!(said("The proposed treaty was discussed.").is_empty());
}
