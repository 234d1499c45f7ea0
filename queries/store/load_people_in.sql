-- The people in some cables who need not be protected.
-- in:  :cable_ids TEXT (JSON array of numbers: the nodes that stand for the cables)    out: entity_id INTEGER
SELECT DISTINCT named.meant_id AS entity_id
FROM json_each(:cable_ids) AS wanted
CROSS JOIN node AS message ON message.meant_id = wanted.value
CROSS JOIN source ON source.cable_id = message.node_id
CROSS JOIN mention ON mention.source_id = source.source_id
CROSS JOIN node AS named ON named.node_id = mention.node_id AND named.kind = 'person'
WHERE named.meant_id NOT IN (SELECT meant_id FROM node WHERE protection IS NOT NULL)
  AND named.meant_id NOT IN (SELECT meant_id FROM node WHERE given_protection IS NOT NULL)
ORDER BY named.meant_id;
