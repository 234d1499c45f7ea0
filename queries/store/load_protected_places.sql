-- Where a protected source is named: the first place of each text.
-- scan: node (the marked ones are few and found by the partial indices)
-- out: entity_id INTEGER, key TEXT (of the message as read), section_number INTEGER, start_byte INTEGER
SELECT member.entity_id, message.key, source.section_number, min(mention.start_byte) AS start_byte
FROM node
CROSS JOIN meant AS member ON member.entity_id = node.meant_id
CROSS JOIN mention ON mention.node_id = member.node_id
CROSS JOIN source ON source.source_id = mention.source_id
CROSS JOIN node AS message ON message.node_id = source.cable_id
WHERE node.protection IS NOT NULL OR node.given_protection IS NOT NULL
GROUP BY member.entity_id, source.source_id
ORDER BY member.entity_id, message.key, source.section_number, start_byte;
