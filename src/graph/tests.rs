use super::*;

fn edge(subject: NodeId, object: NodeId) -> Edge {
    Edge {
        id: None,
        subject: Some(subject),
        object: Some(object),
        predicate: "references".to_owned(),
        cable: subject,
        confidence: 1.0,
    }
}

fn graph(edges: &[(NodeId, NodeId)]) -> Graph {
    Graph::new(edges.iter().map(|(one, other)| edge(*one, *other)))
}

#[test]
fn a_chain_runs_back_and_forward() {
    // 5 cites 4, 4 cites 3 and 2, 3 and 2 cite 1; 9 is apart.
    let graph = graph(&[(5, 4), (4, 3), (4, 2), (3, 1), (2, 1), (9, 8)]);
    let back = graph.chain(4, Direction::Back);
    assert_eq!(
        back.steps.into_iter().collect::<Vec<_>>(),
        [(1, -2), (2, -1), (3, -1), (4, 0)]
    );
    let both = graph.chain(3, Direction::Both);
    assert_eq!(
        both.steps.into_iter().collect::<Vec<_>>(),
        [(1, -1), (3, 0), (4, 1), (5, 2)]
    );
    assert_eq!(both.links, [(3, 1), (4, 3), (5, 4)]);
}

#[test]
fn a_circle_of_misprints_ends() {
    let graph = graph(&[(1, 2), (2, 3), (3, 1)]);
    let chain = graph.chain(1, Direction::Both);
    assert_eq!(chain.steps.len(), 3);
    assert_eq!(chain.links.len(), 3);
}

#[test]
fn a_chain_between_two_holds_every_way() {
    let graph = graph(&[(5, 4), (4, 3), (4, 2), (3, 1), (2, 1), (6, 3)]);
    for (one, other) in [(5, 1), (1, 5)] {
        let between = graph.chain_between(one, other);
        assert_eq!(
            between.steps.keys().copied().collect::<Vec<_>>(),
            [1, 2, 3, 4, 5]
        );
    }
    assert_eq!(graph.chain_between(6, 2), Chain::default());
}

#[test]
fn the_shortest_path_ignores_direction_and_takes_the_first_of_equals() {
    let graph = graph(&[(1, 2), (3, 2), (3, 4), (1, 5), (5, 4), (4, 6)]);
    let path = graph.shortest_path(1, 6).map(|path| {
        path.iter()
            .map(|e| (e.subject, e.object))
            .collect::<Vec<_>>()
    });
    assert_eq!(
        path,
        Some(vec![
            (Some(1), Some(5)),
            (Some(5), Some(4)),
            (Some(4), Some(6))
        ])
    );
    assert_eq!(graph.shortest_path(2, 2).map(|path| path.len()), Some(0));
    assert!(graph.shortest_path(1, 99).is_none());
}

#[test]
fn rank_adds_up_and_favours_the_cited() {
    let graph = graph(&[(1, 4), (2, 4), (3, 4), (3, 4), (4, 5)]);
    let ranks = graph.rank();
    let sum: f64 = ranks.iter().map(|rank| rank.pagerank).sum();
    assert!((sum - 1.0).abs() < 1e-9);
    assert_eq!(ranks[0].node, 5);
    assert_eq!(
        (ranks[1].node, ranks[1].incoming, ranks[1].outgoing),
        (4, 3, 1)
    );
    assert!(Graph::default().rank().is_empty());
}

#[test]
fn components_come_largest_first() {
    let graph = graph(&[(1, 2), (7, 8), (8, 9)]);
    assert_eq!(graph.components(), [vec![7, 8, 9], vec![1, 2]]);
}

#[test]
fn a_chain_of_a_hundred_thousand_does_no_harm() {
    let graph = Graph::new((1..100_000).map(|n| edge(n + 1, n)));
    assert_eq!(graph.chain(1, Direction::Forward).steps.len(), 100_000);
    assert_eq!(graph.components().len(), 1);
    assert_eq!(
        graph.shortest_path(1, 100_000).map(|path| path.len()),
        Some(99_999)
    );
}

#[test]
fn neighbours_stop_at_the_depth() {
    let graph = graph(&[(1, 2), (3, 2), (3, 4)]);
    assert_eq!(
        graph.neighbours(1, 2).into_iter().collect::<Vec<_>>(),
        [(1, 0), (2, 1), (3, 2)]
    );
}
