-- How often each of some nodes is told of: in how many statements it stands, and how often texts name it.
-- in:  :entity_ids TEXT (JSON array of integers)    out: entity_id INTEGER, tellings INTEGER
WITH ring (entity_id) AS (SELECT value FROM json_each(:entity_ids)),
     member (entity_id, node_id) AS (
       SELECT ring.entity_id, node.node_id FROM ring CROSS JOIN node ON node.meant_id = ring.entity_id
     )
SELECT member.entity_id,
       sum((SELECT count(*) FROM edge WHERE edge.subject_id = member.node_id)
           + (SELECT count(*) FROM edge WHERE edge.object_id = member.node_id)
           + (SELECT count(*) FROM mention WHERE mention.node_id = member.node_id)) AS tellings
FROM member
GROUP BY member.entity_id
ORDER BY member.entity_id;
