//! What the weights are good for, on sentences that are invented, as are all names in them.

use proptest::prelude::*;

use super::*;
use crate::model::{Cable, Paragraph, Span};

/// Does something with the tree of the first sentence of a text.
fn with<T>(text: &str, take: impl FnOnce(&Page<'_>, &Sentence, Tree<'_>) -> T) -> T {
    let span = Span::new(text, 0, text.len()).expect("words");
    let cable = Cable {
        paragraphs: vec![Paragraph {
            number: None,
            portion: None,
            span,
        }],
        ..Cable::default()
    };
    let page = Page::of(text, None, &cable);
    let sentence = *page.sentences.first().expect("a sentence");
    let mut parser = Parser::new();
    let tree = parser.read(&page, &sentence);
    take(&page, &sentence, tree)
}

/// What a question about the first such word answers, as a word; `-` for no answer.
fn asked(text: &str, word: &str, question: impl Fn(Tree<'_>, usize) -> Option<usize>) -> String {
    with(text, |page, sentence, tree| {
        let found = (sentence.first..sentence.end).find(|at| page.is(*at, word));
        let at = found.expect("the word") - sentence.first;
        let answer = question(tree, at).map(|at| page.word(sentence.first + at));
        answer.unwrap_or("-").to_lowercase()
    })
}

#[track_caller]
fn subject(text: &str, verb: &str, expected: &str) {
    for text in [text.to_owned(), text.to_uppercase()] {
        let found = asked(&text, verb, |tree, at| tree.subject(at));
        assert_eq!(found, expected, "{verb} in: {text}");
    }
}

#[track_caller]
fn object(text: &str, verb: &str, expected: &str) {
    for text in [text.to_owned(), text.to_uppercase()] {
        let found = asked(&text, verb, |tree, at| tree.object(at));
        assert_eq!(found, expected, "{verb} in: {text}");
    }
}

#[track_caller]
fn complement(text: &str, verb: &str, expected: &str) {
    for text in [text.to_owned(), text.to_uppercase()] {
        let found = asked(&text, verb, |tree, at| tree.complement(at));
        assert_eq!(found, expected, "{verb} in: {text}");
    }
}

#[test]
fn who_does_is_the_subject() {
    subject(
        "The Tessarian Foreign Minister proposed a joint review of the agreement.",
        "proposed",
        "minister",
    );
    subject(
        "Marlow said the Cabinet had rejected the plan on May 3.",
        "rejected",
        "cabinet",
    );
    subject(
        "Marlow said the Cabinet had rejected the plan on May 3.",
        "said",
        "marlow",
    );
    subject(
        "Embassy received a note which rejected the plan.",
        "rejected",
        "note",
    );
    object(
        "Norvale will support the resolution.",
        "support",
        "resolution",
    );
}

#[test]
fn telegraphic_style_is_read() {
    subject("Stressed GOT could not accept plan.", "accept", "got");
    subject(
        "FonMin proposed meeting be held in Norvale.",
        "proposed",
        "fonmin",
    );
    subject(
        "Embassy requests guidance by OOB Friday.",
        "requests",
        "embassy",
    );
    subject("Request guidance by OOB Friday.", "request", "-");
    object("Request guidance by OOB Friday.", "request", "guidance");
    object(
        "Ambassador urged early ratification of treaty.",
        "urged",
        "ratification",
    );
}

#[test]
fn verbs_share_a_subject() {
    subject(
        "The delegation welcomed the draft and proposed two amendments.",
        "proposed",
        "delegation",
    );
    subject(
        "The Secretary urged Norvale to accept the plan.",
        "accept",
        "norvale",
    );
    subject(
        "Norvale agreed to withdraw its troops.",
        "withdraw",
        "norvale",
    );
}

#[test]
fn the_passive_voice_is_known() {
    let text = "The plan was rejected by the Cabinet.";
    subject(text, "rejected", "plan");
    object(text, "rejected", "plan");
    for text in [text.to_owned(), text.to_uppercase()] {
        assert_eq!(
            asked(&text, "rejected", |tree, at| tree.agent(at)),
            "cabinet"
        );
        let passive = asked(&text, "rejected", |tree, at| {
            tree.is_passive(at).then_some(at)
        });
        assert_eq!(passive, "rejected");
    }
    let text = "The plan was approved by Friday.";
    assert_eq!(asked(text, "approved", |tree, at| tree.agent(at)), "-");
    let text = "The Cabinet had rejected the plan.";
    assert_eq!(
        asked(text, "rejected", |tree, at| tree
            .is_passive(at)
            .then_some(at)),
        "-"
    );
}

#[test]
fn clauses_complete_verbs() {
    complement(
        "Marlow said that Norvale would sign the treaty.",
        "said",
        "sign",
    );
    complement("Marlow agreed to sign the treaty.", "agreed", "sign");
    complement(
        "Norvale asked the Department to postpone the talks.",
        "asked",
        "postpone",
    );
    complement("GON said it could not agree.", "said", "agree");
}

#[test]
fn what_helps_a_verb_is_told() {
    with(
        "Norvale would not accept the plan.",
        |page, sentence, tree| {
            let at = (sentence.first..sentence.end)
                .position(|at| page.is(at, "accept"))
                .expect("the verb");
            assert!(tree.is_negated(at, page, sentence));
            assert_eq!(tree.modal(at).map(|at| page.word(at)), Some("would"));
            assert_eq!(tree.root(), Some(at));
            assert_eq!(tree.extent(at), 0..tree.nodes().len());
            assert!(tree.node(at).is_some_and(|node| node.tag.is_verb()));
            assert!(tree.node(0).is_some_and(|node| node.tag.is_noun()));
        },
    );
}

/// One root, heads within the sentence, no circle, extents that hold their words.
fn check_tree(tree: Tree<'_>, count: usize) {
    assert_eq!(tree.nodes().len(), count);
    let roots = tree.nodes().iter().filter(|node| node.head().is_none());
    assert_eq!(roots.count(), 1);
    for at in 0..count {
        assert!(tree.extent(at).contains(&at));
        assert!(tree.extent(at).end <= count);
        if let Some(head) = tree.head(at) {
            let (inner, outer) = (tree.extent(at), tree.extent(head));
            assert!(inner.len() < outer.len());
            assert!(outer.start <= inner.start && inner.end <= outer.end);
        }
        let _ = (tree.subject(at), tree.object(at), tree.is_passive(at));
    }
}

#[test]
fn long_sentences_take_time_by_their_length() {
    let text = "and the plan of Norvale, which (we) proposed that it be, ".repeat(400);
    let span = Span::new(&text, 0, text.len()).expect("words");
    let cable = Cable {
        paragraphs: vec![Paragraph {
            number: None,
            portion: None,
            span,
        }],
        ..Cable::default()
    };
    let page = Page::of(&text, None, &cable);
    let mut whole = page.sentences[0];
    (whole.first, whole.end) = (0, page.tokens.len());
    let begun = std::time::Instant::now();
    let mut parser = Parser::new();
    assert_eq!(parser.read(&page, &whole).nodes().len(), page.tokens.len());
    assert!(page.tokens.len() > 5_000);
    assert!(begun.elapsed() < std::time::Duration::from_secs(2));
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{1,80}|([A-Za-z]{1,9}[ .,'()/-]{1,2}){1,30}") {
        let Some(span) = Span::new(&text, 0, text.len()) else {
            return Ok(());
        };
        let paragraphs = vec![Paragraph { number: None, portion: None, span }];
        let cable = Cable { paragraphs, ..Cable::default() };
        let page = Page::of(&text, None, &cable);
        let mut parser = Parser::new();
        for sentence in &page.sentences {
            check_tree(parser.read(&page, sentence), sentence.end - sentence.first);
        }
    }
}
