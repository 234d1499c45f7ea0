-- Every name that some people go by.
-- in:  :entity_ids TEXT (JSON array of integers)    out: entity_id INTEGER, name TEXT
SELECT DISTINCT node.meant_id AS entity_id, alias.name
FROM json_each(:entity_ids) AS wanted
CROSS JOIN node ON node.meant_id = wanted.value
CROSS JOIN alias ON alias.node_id = node.node_id
ORDER BY node.meant_id, alias.name;
