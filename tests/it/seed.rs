//! The cable that the project was founded on, against what must and must not come out of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{answer, root, shared};

/// What `extract` says of the cable.
struct Answer(Value);

impl Answer {
    fn list(&self, field: &str) -> &[Value] {
        self.0[field].as_array().map_or(&[], Vec::as_slice)
    }

    /// All names of an entity, lower case.
    fn names(&self, id: &Value) -> Vec<String> {
        let entity = self
            .list("entities")
            .iter()
            .find(|entity| &entity["id"] == id);
        entity.map_or(Vec::new(), names_of)
    }
}

fn names_of(entity: &Value) -> Vec<String> {
    let aliases = entity["aliases"].as_array().into_iter().flatten();
    aliases
        .chain([&entity["name"]])
        .filter_map(|name| name.as_str().map(str::to_lowercase))
        .collect()
}

fn words(text: &str) -> BTreeSet<String> {
    const SMALL: [&str; 12] = [
        "the", "a", "an", "of", "to", "in", "on", "for", "and", "as", "be", "that",
    ];
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !SMALL.contains(word))
        .map(String::from)
        .collect()
}

/// Whether the words of two texts agree by half and more (F1).
fn agree(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let shared = a.intersection(&b).count();
    2 * 2 * shared >= a.len() + b.len() && shared > 0
}

/// Whether a role of an assertion is filled by somebody of this name, or by words that say the same.
fn fills(answer: &Answer, assertion: &Value, role: &str, expected: &str) -> bool {
    let known = answer.names(&assertion[role]);
    let text = match role {
        "attributed_to" => "attributed_text".to_owned(),
        role => format!("{role}_text"),
    };
    known.contains(&expected.to_lowercase())
        || assertion[text.as_str()]
            .as_str()
            .is_some_and(|said| agree(said, expected))
}

fn matches(answer: &Answer, assertion: &Value, expected: &Value) -> bool {
    let same = |field: &str| expected[field].is_null() || expected[field] == assertion[field];
    let roles = ["subject", "object", "recipient", "attributed_to"];
    let filled = roles.iter().all(|role| {
        expected[role]
            .as_str()
            .is_none_or(|name| fills(answer, assertion, role, name))
    });
    let fields = ["predicate", "modality", "date", "deadline", "paragraph"];
    filled && fields.iter().all(|field| same(field))
}

fn check(cable: &Path, expectations: &Path) {
    let expected: Value =
        serde_json::from_str(&fs::read_to_string(expectations).expect("a file")).expect("JSON");
    let line = answer(&["extract", &cable.display().to_string()]);
    let answer = Answer(serde_json::from_str(&line).expect("a line of JSON"));
    for (field, value) in expected["cable"].as_object().expect("fields") {
        let got = &answer.0["cable"][field];
        match value.as_array() {
            // Of references and paragraphs the fields that are told must agree.
            Some(list) if list.first().is_some_and(Value::is_object) => {
                let got = got.as_array().expect("a list");
                assert_eq!(got.len(), list.len(), "{field}");
                for (one, other) in list.iter().zip(got) {
                    for (key, value) in one.as_object().expect("fields") {
                        assert_eq!(&other[key], value, "{field}.{key}");
                    }
                }
            }
            _ => assert_eq!(got, value, "{field}"),
        }
    }
    for (kind, names) in expected["entities"].as_object().expect("kinds") {
        for name in names.as_array().expect("names") {
            let name = name.as_str().expect("a name").to_lowercase();
            let found = answer
                .list("entities")
                .iter()
                .any(|entity| entity["kind"] == kind.as_str() && names_of(entity).contains(&name));
            assert!(found, "no {kind} is named {name}");
        }
    }
    for (name, aliases) in expected["aliases"].as_object().expect("names") {
        for alias in aliases.as_array().expect("aliases") {
            let (name, alias) = (
                name.to_lowercase(),
                alias.as_str().expect("a name").to_lowercase(),
            );
            let one = answer.list("entities").iter().any(|entity| {
                let names = names_of(entity);
                names.contains(&name) && names.contains(&alias)
            });
            assert!(one, "{alias} is not known as {name}");
        }
    }
    for must in expected["must"].as_array().expect("a list") {
        let found = answer
            .list("assertions")
            .iter()
            .any(|a| matches(&answer, a, must));
        assert!(found, "not said: {must}");
    }
    for never in expected["must_not"].as_array().expect("a list") {
        if let Some(name) = never["entity"].as_str() {
            let named = answer.list("entities").iter().find(|entity| {
                let kind = never["kind"].is_null() || entity["kind"] == never["kind"];
                kind && names_of(entity).contains(&name.to_lowercase())
            });
            assert!(named.is_none(), "{name} is no entity: {never}");
        } else {
            let said = answer
                .list("assertions")
                .iter()
                .find(|a| matches(&answer, a, never));
            assert!(said.is_none(), "said and must not be: {never}");
        }
    }
    spans(&answer, &fs::read_to_string(cable).expect("a file"));
}

/// Every quotation is the slice that its span names.
fn spans(answer: &Answer, text: &str) {
    for assertion in answer.list("assertions") {
        let at = |field: &str| assertion[field].as_u64().expect("an offset") as usize;
        assert_eq!(
            text.get(at("start")..at("end")),
            assertion["quote"].as_str(),
            "{assertion}"
        );
    }
}

#[test]
fn the_seed_cable_says_what_it_must() {
    check(
        &root("samples/usnato-413.txt"),
        &root("tests/fixtures/usnato-413.expected.json"),
    );
}

#[test]
fn the_seed_cable_meets_the_shared_expectations() {
    if let Some(seed) = shared("seed") {
        check(&seed.join("usnato-413.txt"), &seed.join("expected.json"));
    }
}
