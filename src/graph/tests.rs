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
fn all_shortest_paths_are_counted_and_some_told() {
    let graph = graph(&[
        (1, 2),
        (1, 3),
        (2, 4),
        (4, 3),
        (4, 5),
        (4, 5),
        (1, 6),
        (6, 1),
    ]);
    let told = |most| {
        let (paths, count) = graph.shortest_paths(1, 5, most, |_| 0);
        let ends = |path: &Vec<&Edge>| -> Vec<(NodeId, NodeId)> {
            let ends = path.iter().map(|e| (e.subject, e.object));
            ends.filter_map(|(one, other)| one.zip(other)).collect()
        };
        (paths.iter().map(ends).collect::<Vec<_>>(), count)
    };
    let both = vec![vec![(1, 2), (2, 4), (4, 5)], vec![(1, 3), (4, 3), (4, 5)]];
    assert_eq!(told(1), (both[..1].to_vec(), 2));
    assert_eq!(told(9), (both, 2));
    assert_eq!(graph.shortest_paths(3, 3, 9, |_| 0), (vec![Vec::new()], 1));
    assert_eq!(graph.shortest_paths(3, 99, 9, |_| 0), (Vec::new(), 0));
}

#[test]
fn of_paths_as_short_the_one_of_the_lightest_nodes_comes_first() {
    let graph = graph(&[
        (1, 2),
        (2, 3),
        (3, 9),
        (1, 4),
        (4, 3),
        (4, 5),
        (5, 9),
        (1, 9),
        (9, 8),
    ]);
    let told = |start, goal, most| {
        let weight = |node| match node {
            2 | 9 => 50,
            3 => 7,
            _ => 1,
        };
        let (paths, count) = graph.shortest_paths(start, goal, most, weight);
        let inner = |path: Vec<&Edge>| -> Vec<NodeId> {
            let ends = path.windows(2).filter_map(|pair| {
                let of = |edge: &Edge| [edge.subject, edge.object];
                of(pair[0])
                    .into_iter()
                    .find(|end| of(pair[1]).contains(end))
            });
            ends.flatten().collect()
        };
        (paths.into_iter().map(inner).collect::<Vec<_>>(), count)
    };
    // 2 was told first, and is common.
    assert_eq!(told(1, 3, 3), (vec![vec![4], vec![2], vec![9]], 3));
    assert_eq!(told(3, 1, 1), (vec![vec![4]], 3));
    assert_eq!(graph.between(1, 3), [2, 4, 9]);
    // The ends weigh nothing, and a detour of light nodes is no way as short.
    assert_eq!(told(1, 9, 9), (vec![vec![]], 1));
    assert_eq!(
        told(2, 5, 9).0,
        [vec![1, 4], vec![3, 4], vec![1, 9], vec![3, 9]]
    );
    assert_eq!(graph.between(2, 5), [1, 3, 4, 9]);
    assert!(graph.between(1, 99).is_empty());
}

#[test]
fn as_many_shortest_paths_as_no_number_holds_do_no_harm() {
    // A row of two hundred squares.
    let squares = (0..200).flat_map(|n| {
        let at = 3 * n;
        [
            (at, at + 1),
            (at, at + 2),
            (at + 1, at + 3),
            (at + 2, at + 3),
        ]
    });
    let graph = graph(&squares.collect::<Vec<_>>());
    let (paths, count) = graph.shortest_paths(0, 600, 3, |_| 0);
    assert_eq!((paths.len(), count), (3, u64::MAX));
}
