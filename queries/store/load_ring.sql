-- Every statement that touches one of some nodes, but denied meetings: who has not met somebody is not near him.
-- in:  :entity_ids TEXT (JSON array of integers)
-- out: edge_id, subject_id, object_id, predicate, modality, cable_id, confidence; nodes are those that stand for them
WITH ring (entity_id) AS (SELECT value FROM json_each(:entity_ids)),
     member (node_id) AS (
       SELECT node.node_id FROM ring CROSS JOIN node ON node.meant_id = ring.entity_id
     ),
     touched (edge_id) AS (
       SELECT edge.edge_id FROM member CROSS JOIN edge ON edge.subject_id = member.node_id
       UNION
       SELECT edge.edge_id FROM member CROSS JOIN edge ON edge.object_id = member.node_id
       UNION
       SELECT edge.edge_id FROM member CROSS JOIN edge ON edge.recipient_id = member.node_id
     )
SELECT edge.edge_id, subject.meant_id AS subject_id,
       object.meant_id AS object_id, edge.predicate, edge.modality, message.meant_id AS cable_id, edge.confidence
FROM touched
CROSS JOIN edge ON edge.edge_id = touched.edge_id
CROSS JOIN node AS message ON message.node_id = edge.cable_id
LEFT JOIN node AS subject ON subject.node_id = edge.subject_id
LEFT JOIN node AS object ON object.node_id = edge.object_id
WHERE edge.predicate <> 'met' OR edge.modality <> 'negated'
ORDER BY edge.edge_id;
