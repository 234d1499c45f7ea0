//! Protect marks: every form in which cables write them marks the right name, and one that marks nobody is told.

use crate::support::understand;

/// Checks whose names a text marks, in mixed case and in capitals.
fn check_marks(text: &str, expected: &[&str]) {
    for (text, upper) in [(text.to_owned(), false), (text.to_uppercase(), true)] {
        let document = understand(&text);
        let marked: Vec<String> = document
            .entities
            .iter()
            .filter(|entity| entity.protection.is_some())
            .map(|entity| entity.name.clone())
            .collect();
        let mut expected: Vec<String> = expected.iter().map(|name| (*name).to_owned()).collect();
        if upper {
            expected
                .iter_mut()
                .for_each(|name| *name = name.to_uppercase());
        }
        assert_eq!(marked, expected, "{text}");
        let told = document.diagnostics.iter().any(|d| d.code == "X010");
        assert!(!told, "{text}");
    }
}

#[test]
fn a_mark_in_brackets_is_about_whoever_stands_before_it() {
    check_marks(
        "Ilse Varga (strictly protect) told Marlow no.",
        &["Ilse Varga"],
    );
    check_marks("Ilse Varga [protect] told Marlow no.", &["Ilse Varga"]);
    check_marks(
        "Ilse Varga (please\nprotect) told Marlow no.",
        &["Ilse Varga"],
    );
    check_marks("Dr. Li\nWu (strictly protect) said no.", &["Li Wu"]);
    check_marks(
        "Ilse Varga (a close adviser to the President of the Republic, please strictly protect) said no.",
        &["Ilse Varga"],
    );
    check_marks(
        "Ilse Varga (strictly protect and do not cite) told Marlow no.",
        &["Ilse Varga"],
    );
    check_marks(
        "Ilse Varga and Hugo Quill (protect both) told Marlow no.",
        &["Ilse Varga", "Hugo Quill"],
    );
    check_marks("Ilse Varga (protect", &["Ilse Varga"]);
}

#[test]
fn a_mark_that_closes_a_sentence_in_brackets_is_about_the_only_one_named_in_it() {
    check_marks(
        "Ida Marlow met Hugo Quill. (This was confirmed through Ilse Varga today — protect source.)",
        &["Ilse Varga"],
    );
    // Who is named there need not be the source.
    for said in [
        "Hugo Quill said no. (Ida Marlow was told so by our source — protect.)",
        "Hugo Quill said no. (Ida Marlow was told so — protect source.)",
    ] {
        let document = understand(said);
        let quill = document.entities.iter().find(|e| e.name == "Hugo Quill");
        assert!(quill.is_some_and(|e| e.protection.is_some()), "{said}");
    }
}

#[test]
fn a_mark_needs_no_brackets() {
    check_marks("Ilse Varga -- please protect -- said no.", &["Ilse Varga"]);
    check_marks("Ilse Varga/strictly protect/ said no.", &["Ilse Varga"]);
    check_marks("Ilse Varga, protect source, said no.", &["Ilse Varga"]);
    check_marks("Strictly protect: Ilse Varga said no.", &["Ilse Varga"]);
    check_marks("Ilse Varga told us so. Please protect.", &["Ilse Varga"]);
}

#[test]
fn a_mark_that_stands_apart_is_about_the_sentence_before_else_the_next_name() {
    check_marks("(Strictly protect.) Ilse Varga said no.", &["Ilse Varga"]);
    check_marks(
        "Please protect source. Ilse Varga said no.",
        &["Ilse Varga"],
    );
    check_marks(
        "Dr. Ilse Varga said no. (Strictly protect.) Ambassador Tallis left.",
        &["Ilse Varga"],
    );
    check_marks("Ilse Varga told us so (please protect).", &["Ilse Varga"]);
    check_marks(
        "A contact (please protect), Ilse Varga, told us no.",
        &["Ilse Varga"],
    );
}

#[test]
fn to_protect_something_marks_nobody() {
    check_marks("Ilse Varga said we must protect our interests.", &[]);
    check_marks("Ilse Varga spoke of the coast (to protect fishermen).", &[]);
    check_marks("Ilse Varga left the protected area.", &[]);
}

#[test]
fn a_mark_that_is_about_nobody_named_is_told() {
    let text = "The weather was fine. Our source (strictly protect) said no.";
    let document = understand(text);
    let told = document.diagnostics.iter().find(|d| d.code == "X010");
    let span = told.and_then(|told| told.span).expect("a place");
    assert_eq!(span.of(text), "(strictly protect)");
}

#[test]
fn whose_family_or_source_is_marked_is_not_marked() {
    check_marks(
        "Hugo Quill told us that he had tried to persuade Ida Marlow not to take the advice given her by her family \
         (protect source).",
        &["Hugo Quill"],
    );
    check_marks(
        "Ilse Varga, a source close to Ida Marlow (strictly protect), said no.",
        &["Ilse Varga"],
    );
    check_marks(
        "Ilse Varga, whom Ida Marlow's family (please protect) sent to us, said no.",
        &["Ilse Varga"],
    );
    check_marks(
        "Hugo Quill did not deny this. He said that he tried to persuade Agnes Marlow not to take the advice given her by \
         her family (protect source).",
        &["Hugo Quill"],
    );
    // Nobody else is named: "his" may be whoever speaks.
    check_marks(
        "Ilse Varga said that this came from her family (protect source).",
        &["Ilse Varga"],
    );
    for text in [
        "A member of Ida Marlow's family (protect) said no.",
        "Sources close to Prime Minister Ida Marlow (protect) said no.",
        "The brother of Ida Marlow (protect) said no.",
    ] {
        let document = understand(text);
        let mut marked = document.entities.iter();
        assert!(
            marked.all(|entity| entity.protection.is_none()),
            "{text}: {:?}",
            document.entities
        );
        let mut told = document.diagnostics.iter();
        assert!(told.any(|told| told.code == "X010"), "{text}");
    }
}

#[test]
fn a_mark_behind_a_word_for_people_still_marks_who_is_named_by_it() {
    check_marks("Our contact Ilse Varga (protect) said no.", &["Ilse Varga"]);
    check_marks(
        "Hugo Quill heard from Ilse Varga in her office (protect).",
        &["Ilse Varga"],
    );
}

#[test]
fn who_told_what_another_said_is_at_risk_too() {
    check_marks(
        "Ilse Varga told us that she had advised Quill against it (please protect).",
        &["Ilse Varga", "Quill"],
    );
}

#[test]
fn a_mark_behind_an_office_is_about_who_holds_it() {
    let text = "Jan Orrel, Managing Director (protect), said no.";
    let document = understand(text);
    let orrel = document.entities.iter().find(|e| e.name == "Jan Orrel");
    assert!(orrel.is_some_and(|orrel| orrel.protection.is_some()));
    let text = "IN SEPARATE CONVERSATION WITH ECONOFF, JAN ORREL, MANAGING DIRECTOR CONSORTIUM (PROTECT), DESCRIBED A CALL.";
    let document = understand(text);
    let orrel = document.entities.iter().find(|e| e.name.ends_with("ORREL"));
    assert!(
        orrel.is_some_and(|orrel| orrel.protection.is_some()),
        "{:?}",
        document.entities
    );
}
