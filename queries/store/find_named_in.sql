-- Whether a cable names an entity: a row if it does.
-- in:  :key TEXT, :cable TEXT (keys)    out: node_id INTEGER
SELECT mention.node_id
FROM meant
CROSS JOIN mention ON mention.node_id = meant.node_id
CROSS JOIN source ON source.source_id = mention.source_id
CROSS JOIN node AS message ON message.node_id = source.cable_id
WHERE meant.key = :key AND message.key = :cable
ORDER BY mention.node_id
LIMIT 1;
