-- Every statement between two nodes, for measures of the whole graph.
-- scan: edge (all of it is wanted)
-- out: edge_id, subject_id, object_id, predicate, modality, cable_id, confidence
SELECT edge.edge_id, subject.entity_id AS subject_id, object.entity_id AS object_id, edge.predicate, edge.modality,
       edge.cable_id, edge.confidence
FROM edge
JOIN entity AS subject ON subject.node_id = edge.subject_id
JOIN entity AS object ON object.node_id = edge.object_id
ORDER BY edge.edge_id;
