-- The cables that name a protected source, as the nodes that stand for them.
-- scan: node (the marked ones are few and found by the partial indices)
-- out: entity_id INTEGER, cable_id INTEGER
SELECT DISTINCT member.entity_id, message.meant_id AS cable_id
FROM node
CROSS JOIN meant AS member ON member.entity_id = node.meant_id
CROSS JOIN mention ON mention.node_id = member.node_id
CROSS JOIN source ON source.source_id = mention.source_id
CROSS JOIN node AS message ON message.node_id = source.cable_id
WHERE node.protection IS NOT NULL OR node.given_protection IS NOT NULL
ORDER BY member.entity_id, message.meant_id;
