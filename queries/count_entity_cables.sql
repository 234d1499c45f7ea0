-- In how many cables an entity is mentioned, how often, from when to when.
-- in:  :entity_id INTEGER    out: cables INTEGER, mentions INTEGER, first_day, last_day
SELECT count(DISTINCT source.cable_id) AS cables, count(*) AS mentions, min(cable.date) AS first_day, max(cable.date) AS last_day
FROM node
JOIN mention ON mention.node_id = node.node_id
JOIN source ON source.source_id = mention.source_id
LEFT JOIN cable ON cable.cable_id = source.cable_id
WHERE node.node_id = :entity_id OR node.canonical_id = :entity_id
ORDER BY cables;
