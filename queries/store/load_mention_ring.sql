-- Every cable that mentions one of some nodes, and everything that one of some cables mentions, as the nodes that stand for them.
-- in:  :entity_ids TEXT (JSON array of integers)    out: cable_id INTEGER, entity_id INTEGER, mentions INTEGER
WITH ring (entity_id) AS (SELECT value FROM json_each(:entity_ids)),
     member (node_id) AS (
       SELECT node.node_id FROM ring CROSS JOIN node ON node.meant_id = ring.entity_id
     ),
     pair (cable_id, node_id, source_id, start_byte) AS (
       SELECT message.meant_id, mention.node_id, mention.source_id, mention.start_byte
       FROM member CROSS JOIN mention ON mention.node_id = member.node_id
       CROSS JOIN source ON source.source_id = mention.source_id
       CROSS JOIN node AS message ON message.node_id = source.cable_id
       UNION
       SELECT message.meant_id, mention.node_id, mention.source_id, mention.start_byte
       FROM member CROSS JOIN node AS message ON message.node_id = member.node_id
       CROSS JOIN source ON source.cable_id = message.node_id
       CROSS JOIN mention ON mention.source_id = source.source_id
     )
SELECT pair.cable_id, entity.entity_id, count(*) AS mentions
FROM pair CROSS JOIN entity ON entity.node_id = pair.node_id
WHERE entity.entity_id <> pair.cable_id
GROUP BY pair.cable_id, entity.entity_id
ORDER BY pair.cable_id, entity.entity_id;
