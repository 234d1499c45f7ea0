-- In how many cables an entity is mentioned, how often, from when to when.
-- in:  :entity TEXT (key)    out: cables INTEGER, mentions INTEGER, first_day, last_day
SELECT count(DISTINCT source.cable_id) AS cables, count(*) AS mentions, min(cable.date) AS first_day, max(cable.date) AS last_day
FROM meant
CROSS JOIN mention ON mention.node_id = meant.node_id
CROSS JOIN source ON source.source_id = mention.source_id
LEFT JOIN cable ON cable.cable_id = source.cable_id
WHERE meant.key = :entity
ORDER BY cables;
