//! Tests of the measures of whole graphs; figures of the karate club are those of networkx 3.

use super::*;

/// Ties in a karate club before it fell apart, the lower number first. Source: Zachary 1977.
const KARATE: [(u8, &[u8]); 25] = [
    (1, &[2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32]),
    (2, &[3, 4, 8, 14, 18, 20, 22, 31]),
    (3, &[4, 8, 9, 10, 14, 28, 29, 33]),
    (4, &[8, 13, 14]),
    (5, &[7, 11]),
    (6, &[7, 11, 17]),
    (7, &[17]),
    (9, &[31, 33, 34]),
    (10, &[34]),
    (14, &[34]),
    (15, &[33, 34]),
    (16, &[33, 34]),
    (19, &[33, 34]),
    (20, &[34]),
    (21, &[33, 34]),
    (23, &[33, 34]),
    (24, &[26, 28, 30, 33, 34]),
    (25, &[26, 28, 32]),
    (26, &[32]),
    (27, &[30, 34]),
    (28, &[34]),
    (29, &[32, 34]),
    (30, &[33, 34]),
    (31, &[33, 34]),
    (32, &[33, 34]),
];

fn karate() -> Compact {
    let ties = KARATE.iter().flat_map(|(one, others)| {
        let others = others.iter();
        others.map(|other| (NodeId::from(*one), NodeId::from(*other)))
    });
    Compact::new(ties.chain([(33, 34)]).collect())
}

fn about(found: f64, wanted: f64) -> bool {
    (found - wanted).abs() < 1e-6
}

#[test]
fn a_pair_counts_once_and_a_node_not_for_itself() {
    let graph = Compact::new(vec![(7, 3), (7, 3), (3, 7), (5, 5), (7, 5), (-1, 3)]);
    assert_eq!((graph.node_count(), graph.arc_count()), (3, 3));
    assert_eq!(
        graph.within(7, Direction::Back, 9),
        [(7, 0), (3, 1), (5, 1)]
    );
    assert_eq!(graph.within(5, Direction::Forward, 1), [(5, 0), (7, 1)]);
    assert_eq!(graph.within(4, Direction::Both, 1), []);
    assert_eq!(Compact::new(Vec::new()).components().len(), 0);
    assert_eq!(Compact::default().communities(), Communities::default());
    assert_eq!(Compact::default().between(9), []);
}

#[test]
fn rank_adds_up_and_favours_the_cited() {
    let graph = Compact::new(vec![(1, 4), (2, 4), (3, 4), (3, 4), (4, 5)]);
    let ranks = graph.rank();
    let sum: f64 = ranks.iter().map(|rank| rank.pagerank).sum();
    assert!((sum - 1.0).abs() < 1e-9);
    assert_eq!(ranks[0].node, 5);
    assert_eq!(
        (ranks[1].node, ranks[1].incoming, ranks[1].outgoing),
        (4, 3, 1)
    );
    assert!(Compact::default().rank().is_empty());
}

#[test]
fn rank_and_betweenness_of_the_karate_club_are_as_others_find_them() {
    let ranks = karate().rank();
    assert!(about(ranks[0].pagerank, 0.259_047) && ranks[0].node == 34);
    assert!(about(ranks[1].pagerank, 0.095_489) && ranks[1].node == 33);
    let between = karate().between(34);
    assert!(about(between[0].1, 0.437_635), "{:?}", between[0]);
    assert!(about(between[33].1, 0.304_075), "{:?}", between[33]);
    let sample = karate().between(17);
    assert!((sample[0].1 - between[0].1).abs() < 0.15, "{:?}", sample[0]);
    assert_eq!(sample, karate().between(17));
}

#[test]
fn the_karate_club_falls_into_the_four_parts_that_others_find() {
    let found = karate().communities();
    assert!(found.modularity > 0.41, "{}", found.modularity);
    assert_eq!(found.parts.iter().map(Vec::len).sum::<usize>(), 34);
    let of = |node| found.parts.iter().position(|part| part.contains(&node));
    assert_ne!(of(1), of(34));
    assert_eq!(of(6), of(17));
    assert_eq!(found, karate().communities());
}

#[test]
fn two_cliques_that_one_tie_joins_are_two_communities() {
    let clique = |first: NodeId| {
        (first..first + 5).flat_map(move |one| (one + 1..first + 5).map(move |other| (one, other)))
    };
    let found = Compact::new(clique(0).chain(clique(5)).chain([(4, 5)]).collect()).communities();
    assert_eq!(found.parts, [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]);
    assert!(about(found.modularity, 20.0 / 21.0 - 0.5));
}

#[test]
fn components_come_largest_first() {
    let graph = Compact::new(vec![(1, 2), (7, 8), (8, 9)]);
    assert_eq!(graph.components(), [vec![7, 8, 9], vec![1, 2]]);
}

#[test]
fn the_main_path_is_the_way_of_the_greatest_counts() {
    // 1 and 2 are cited by 3, that by 4 and 5, both by 6; 6 by 7; 8 cites 2 alone.
    let graph = Compact::new(vec![
        (3, 1),
        (3, 2),
        (4, 3),
        (5, 3),
        (6, 4),
        (6, 5),
        (7, 6),
        (8, 2),
        (20, 21),
    ]);
    let path = graph.main_path(8);
    let nodes: Vec<NodeId> = path.iter().map(|milestone| milestone.node).collect();
    assert_eq!(nodes, [1, 3, 4, 6, 7]);
    // Five ways: two beginnings by two branches, and 8 to 2.
    let shares: Vec<f64> = path.iter().map(|milestone| milestone.share).collect();
    for (share, wanted) in shares.iter().zip([0.4, 0.8, 0.4, 0.8, 0.8]) {
        assert!(about(*share, wanted), "{shares:?}");
    }
    assert!(graph.main_path(99).is_empty());
}

#[test]
fn a_circle_of_misprints_does_not_stop_the_main_path() {
    let graph = Compact::new(vec![(2, 1), (3, 2), (4, 3), (2, 4)]);
    let nodes: Vec<NodeId> = graph.main_path(4).iter().map(|one| one.node).collect();
    assert!(nodes.len() >= 3, "{nodes:?}");
}

#[test]
fn a_thread_of_a_hundred_thousand_does_no_harm() {
    // Each cites the two before it: more ways than a float holds.
    let ties = (2..100_000).flat_map(|n| [(n, n - 1), (n, n - 2)]);
    let graph = Compact::new(ties.collect());
    let path = graph.main_path(0);
    assert!(path.len() > 50_000 && path.iter().all(|one| one.share.is_finite()));
    assert_eq!(graph.components().len(), 1);
    assert!(graph.communities().modularity > 0.9);
    assert_eq!(graph.between(2).len(), 100_000);
}
