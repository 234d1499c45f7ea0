//! `sparql`, in a target of its own: only with the feature is there such a command, and the other tests need not be built again.

#[path = "it/support.rs"]
#[expect(dead_code, reason = "shared with the tests of all else")]
mod support;

use serde_json::Value;
use support::{answer, run, samples_db};

/// What a query finds in the samples, a value of `who` each.
fn ask(arguments: &[&str]) -> Value {
    let said = answer(&[&["sparql", "--json", "--db", samples_db()], arguments].concat());
    serde_json::from_str(&said).expect("one JSON document")
}

fn whom(rows: &Value) -> Vec<&str> {
    let rows = rows.as_array().expect("a list").iter();
    rows.filter_map(|row| row["who"].as_str()).collect()
}

#[test]
fn a_query_is_answered_over_the_part_that_is_chosen() {
    let query = "SELECT ?who ?quote WHERE { ?s a rdf:Statement ; rdf:subject/rdfs:label ?who ; rdf:predicate cg:proposed . \
                 ?e oa:hasBody ?s ; oa:hasTarget/oa:hasSelector/oa:exact ?quote } ORDER BY ?who ?quote";
    let all = ask(&[query]);
    let some = ask(&[query, "--cable", "USNATO 413"]);
    let some = whom(&some);
    assert!(
        !some.is_empty() && some.len() < whom(&all).len(),
        "{some:?}"
    );
    assert!(some.contains(&"Rasmussen"), "{some:?}");
    let counted = ask(&["SELECT (count(*) AS ?n) WHERE { ?s a cg:Cable ; cg:held true }"]);
    assert_eq!(counted[0]["n"], 12);
}

#[test]
fn a_protected_source_is_found_by_no_query() {
    let hidden = "SELECT ?n WHERE { ?x rdfs:label ?n FILTER(CONTAINS(LCASE(?n), 'varga')) }";
    let hidden = run(&["sparql", hidden, "--db", samples_db()]);
    assert_eq!(hidden.status.code(), Some(1));
}

#[test]
fn what_is_no_query_is_wrong_use() {
    let wrong = run(&["sparql", "SELECT WHERE", "--db", samples_db()]);
    assert_eq!(wrong.status.code(), Some(2));
}
