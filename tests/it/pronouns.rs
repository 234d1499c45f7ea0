//! Who is meant by "she", "he", "the latter": invented messages.

use crate::support::{is_act, understand};

/// The acts of an invented text: who is meant to do what.
fn doers(text: &str) -> Vec<String> {
    let document = understand(&format!("FROM: EMBASSY NORVALE\n\n1. {text}\n"));
    let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
    acts.map(|act| {
        let who = act
            .subject
            .entity
            .map_or("nobody known", |id| &document.entities[id.0 as usize].name);
        format!("{who} {}", act.predicate)
    })
    .collect()
}

/// Who is meant to propose something in a text.
fn proposer(text: &str) -> Option<String> {
    doers(text)
        .iter()
        .find_map(|told| Some(told.strip_suffix(" proposed")?.to_owned()))
}

#[test]
fn she_is_no_man_by_title_or_given_name() {
    for man in [
        "Mr. Marlow",
        "Sir Ivo Marlow",
        "King Marlow",
        "Thomas Marlow",
        "General Jose Maria Marlow",
    ] {
        let text = format!("{man} received the delegation. She proposed a conference on straits.");
        assert_eq!(
            proposer(&text).as_deref(),
            Some("nobody known"),
            "{text} {:?}",
            doers(&text)
        );
    }
}

#[test]
fn she_is_the_woman_who_is_named_and_he_the_man() {
    let met = "Foreign Minister Hanne Tallis met Defense Minister Hugo Quill.";
    let by = |who: &str| proposer(&format!("{met} {who} proposed a conference on straits."));
    assert_eq!(by("She").as_deref(), Some("Hanne Tallis"));
    assert_eq!(by("He").as_deref(), Some("Hugo Quill"));
    let met = "Defense Minister Hugo Quill met Foreign Minister Hanne Tallis.";
    let by = |who: &str| proposer(&format!("{met} {who} proposed a conference on straits."));
    assert_eq!(by("She").as_deref(), Some("Hanne Tallis"));
    assert_eq!(by("He").as_deref(), Some("Hugo Quill"));
    // Of whom nothing is known she may be the only one who is named.
    let alone = "Director Brekke received us. She proposed a conference on straits.";
    assert_eq!(proposer(alone).as_deref(), Some("Brekke"));
    let among_two = "Director Brekke received Director Desh. She proposed a conference on straits.";
    assert_eq!(proposer(among_two).as_deref(), Some("nobody known"));
    let two =
        "Hanne Tallis met Ingrid Voss. Hugo Quill came. She proposed a conference on straits.";
    assert_eq!(proposer(two).as_deref(), Some("nobody known"));
}

#[test]
fn the_latter_is_the_second_of_the_only_two() {
    let latter = |before: &str| {
        proposer(&format!(
            "{before} The latter proposed a conference on straits."
        ))
    };
    let known = latter("Foreign Minister Hanne Tallis met Defense Minister Hugo Quill.");
    assert_eq!(known.as_deref(), Some("Hugo Quill"));
    for open in [
        "Hanne Tallis, Ingrid Voss and Hugo Quill met.",
        "Austria and Germany wrote to Hanne Tallis.",
        "Hugo Quill left.",
    ] {
        assert_eq!(latter(open).as_deref(), Some("nobody known"), "{open}");
    }
}
